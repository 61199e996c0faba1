//! Every finding that a site's files can cause: `tests/diagnostics/<code>.md` lays small files over the minimal site and
//! marks the finding on the line it concerns. The form is described in `tests/diagnostics/README.md`.

mod case;

use std::collections::BTreeSet;

use rayon::prelude::*;
use sekisho::diagnostics::Code;
use sekisho::locale::{Locale, Words, builtin_words};

use super::support::repository;

/// Codes whose cases cannot be written as a text file, and the test that has them instead.
const ELSEWHERE: [(Code, &str); 4] = [
    (Code::FileUnreadable, "needs a folder, a pipe or missing rights: bad_input/files.rs"),
    (Code::FileNotUtf8, "needs bytes that are no text: bad_input/files.rs"),
    (Code::FileTooLarge, "needs a file of megabytes: bad_input/files.rs"),
    (Code::SymlinkOutside, "needs a link: bad_input/files.rs"),
];

#[test]
fn cases_give_exactly_the_marked_findings() {
    let wrong: Vec<String> = Code::ALL.par_iter().flat_map(|code| faults(*code)).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

/// Cases of a code that come out otherwise than they are marked.
fn faults(code: Code) -> Vec<String> {
    let path = repository().join(format!("tests/diagnostics/{code}.md"));
    let Ok(text) = std::fs::read_to_string(path) else { return Vec::new() };
    let cases = case::cases(&text);
    assert!(!cases.is_empty(), "{code}.md holds no case");
    let mut wrong = Vec::new();
    for case in cases {
        let found = case.run();
        if !case.expects(code) {
            wrong.push(format!("{code}.md, {}: expects no {code}", case.name));
        }
        if found != case.expected {
            wrong.push(format!("{code}.md, {}\n{}", case.name, case::difference(&case.expected, &found)));
        }
    }
    wrong
}

#[test]
fn every_code_has_a_case() {
    let mut missing: BTreeSet<String> = Code::ALL.iter().map(|code| format!("{code}.md")).collect();
    let mut unknown = BTreeSet::new();
    for entry in std::fs::read_dir(repository().join("tests/diagnostics")).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        if !missing.remove(&name) && name != "README.md" {
            unknown.insert(name);
        }
    }
    for (code, reason) in ELSEWHERE {
        assert!(missing.remove(&format!("{code}.md")), "{code} has a case and a reason to have none: {reason}");
    }
    assert!(missing.is_empty() && unknown.is_empty(), "missing: {missing:?}, of no code: {unknown:?}");
}

#[test]
fn every_code_has_words_in_both_languages() {
    let files = builtin_words();
    let (words, faults) = Words::new(Locale::EN, files.iter().map(|(locale, name, text)| (*locale, name.as_str(), text.as_str())));
    assert!(faults.is_empty(), "{faults:?}");
    for code in Code::ALL {
        for locale in [Locale::EN, Locale::JA] {
            assert!(words.has(locale, code.name()), "{code} has no message in {locale}");
        }
        let help = |locale| words.attribute(locale, code.name(), "help", &[]);
        assert!(help(Locale::EN).is_some() && help(Locale::EN) != help(Locale::JA), "{code} has no help of its own in one language");
    }
}

#[test]
fn every_code_has_a_page() {
    let folder = repository().join("docs/diagnostics");
    let missing: Vec<&str> = Code::ALL.iter().map(|code| code.name()).filter(|name| !folder.join(format!("{name}.md")).is_file()).collect();
    assert!(missing.is_empty(), "docs/diagnostics lacks {missing:?}");
}
