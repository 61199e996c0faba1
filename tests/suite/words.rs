//! The words of the interface: both languages have the same messages with the same values, and nothing asks for others.

use std::collections::{BTreeMap, BTreeSet};

use sekisho::locale::builtin_words;

use super::html::visible_text;
use super::support::{QUICK, SiteTest, repository, tree};

/// What a message needs of its translation.
#[derive(Debug, Default, PartialEq, Eq)]
struct Shape {
    /// Values that are filled in.
    values: BTreeSet<String>,
    /// Cases of its choices, plural forms apart: languages differ in those.
    cases: BTreeSet<String>,
}

/// Messages for which a script has more values than one language shows: a time has its distance from UTC in English,
/// the name of its zone and the year of the era in Japanese.
const EITHER: [(&str, &[&str]); 2] = [("proof-when-value", &["era", "offset", "zone"]), ("proof-due-value", &["due_era"])];

/// Messages and attributes (`key`, `key.help`) of a language.
fn messages(language: &str) -> BTreeMap<String, Shape> {
    let mut messages: BTreeMap<String, Shape> = BTreeMap::new();
    for (locale, name, text) in builtin_words() {
        if locale.as_str() != language {
            continue;
        }
        let (mut message, mut current) = (String::new(), String::new());
        for line in text.lines().filter(|line| !line.starts_with('#')) {
            let is_name = |name: &str| !name.is_empty() && name.bytes().all(|b| b.is_ascii_alphanumeric() || b"-_".contains(&b));
            let start = line.split_once('=').map(|(name, _)| name.trim_end());
            match start {
                Some(key) if is_name(key) => {
                    key.clone_into(&mut message);
                    current = message.clone();
                    assert!(!messages.contains_key(&current), "{name}: {current} is written twice");
                }
                Some(key) if key.trim_start().strip_prefix('.').is_some_and(is_name) => current = format!("{message}{}", key.trim_start()),
                _ => {}
            }
            let shape = messages.entry(current.clone()).or_default();
            for (at, _) in line.match_indices('$') {
                shape.values.insert(line[at + 1..].chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '_').collect());
            }
            let case = line.trim_start().trim_start_matches('*').strip_prefix('[').and_then(|rest| rest.split_once(']'));
            if let Some((case, _)) =
                case.filter(|(case, _)| !matches!(*case, "zero" | "one" | "two" | "few" | "many" | "other") && case.parse::<u32>().is_err())
            {
                shape.cases.insert(case.to_owned());
            }
        }
    }
    messages.remove("");
    messages
}

#[test]
fn both_languages_have_the_same_messages() {
    let (english, japanese) = (messages("en"), messages("ja"));
    let only = |a: &BTreeMap<String, Shape>, b: &BTreeMap<String, Shape>| {
        a.keys().filter(|key| !b.contains_key(*key)).cloned().collect::<Vec<_>>()
    };
    assert_eq!(only(&english, &japanese), Vec::<String>::new(), "without Japanese");
    assert_eq!(only(&japanese, &english), Vec::<String>::new(), "without English");
    assert!(english.len() > 500);
}

#[test]
fn translations_fill_in_the_same_values_and_tell_the_same_cases_apart() {
    let (english, japanese) = (messages("en"), messages("ja"));
    let mut faults = Vec::new();
    for (key, shape) in &english {
        let Some(other) = japanese.get(key).filter(|other| *other != shape) else { continue };
        // The wording of one language may do without a value; inventing one is a fault in either.
        let known = EITHER.iter().filter(|(own, _)| own == key).flat_map(|(_, values)| *values).map(|value| (*value).to_owned());
        let known: BTreeSet<String> = known.chain(shape.values.iter().cloned()).collect();
        let unknown: Vec<_> = other.values.difference(&known).collect();
        if !unknown.is_empty() || other.cases != shape.cases {
            faults.push(format!("{key}: unknown values {unknown:?}, cases {:?} and {:?}", shape.cases, other.cases));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn templates_ask_only_for_messages_that_exist() {
    let known = messages("en");
    let mut missing = BTreeSet::new();
    for (path, bytes) in tree(&repository().join("themes/default")).into_iter().filter(|(path, _)| path.ends_with(".html")) {
        let text = String::from_utf8(bytes).unwrap();
        for (at, _) in text.match_indices("key=\"") {
            let key = text[at + 5..].split('"').next().unwrap_or_default();
            // A key may end in a value: `level-` and then the level.
            let is_known = if key.ends_with('-') { known.keys().any(|known| known.starts_with(key)) } else { known.contains_key(key) };
            if !is_known {
                missing.insert(format!("{path}: {key}"));
            }
        }
    }
    assert!(missing.is_empty(), "{missing:#?}");
}

/// A message that does not exist shows its key.
#[test]
fn no_page_shows_a_key() {
    let run = SiteTest::minimal().run(QUICK);
    let is_key = |line: &&String| line.contains('-') && line.bytes().all(|b| b.is_ascii_lowercase() || b == b'-');
    for (path, bytes) in run.files().into_iter().filter(|(path, _)| path.starts_with("ja/") && path.ends_with(".html")) {
        let lines = visible_text(std::str::from_utf8(bytes).unwrap(), &BTreeSet::new());
        let keys: Vec<&String> = lines.iter().filter(is_key).collect();
        assert!(keys.is_empty(), "{path}: {keys:?}");
    }
}
