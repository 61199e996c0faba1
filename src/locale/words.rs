//! The words of the interface and of the terminal, from Fluent files.

use std::borrow::Cow;
use std::collections::BTreeMap;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use unic_langid::LanguageIdentifier;

use super::Locale;

/// A value filled into a message.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// Text, inserted as it is.
    Text(String),
    /// A whole number; Fluent chooses plural forms by it. Grouping is the caller's.
    Number(i64),
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<usize> for Value {
    fn from(number: usize) -> Self {
        Self::Number(i64::try_from(number).unwrap_or(i64::MAX))
    }
}

impl From<u32> for Value {
    fn from(number: u32) -> Self {
        Self::Number(i64::from(number))
    }
}

/// Why a Fluent file could not be used whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WordsFault {
    /// The language of the file.
    pub locale: Locale,
    /// Name of the file, as handed in.
    pub file: String,
    /// Byte range of the text that is no Fluent.
    pub range: std::ops::Range<usize>,
    /// What the parser says.
    pub reason: String,
}

/// Messages of every language; a message missing in a language is looked for in the first one.
pub struct Words {
    bundles: BTreeMap<Locale, FluentBundle<FluentResource>>,
    first: Locale,
}

impl std::fmt::Debug for Words {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Words").field("locales", &self.bundles.keys().collect::<Vec<_>>()).finish()
    }
}

impl Words {
    /// Builds bundles from `(language, file name, text)`; a later file may replace messages of an earlier one.
    /// Broken entries are skipped and returned as faults.
    pub fn new<'a>(first: Locale, files: impl IntoIterator<Item = (Locale, &'a str, &'a str)>) -> (Self, Vec<WordsFault>) {
        let mut bundles: BTreeMap<Locale, FluentBundle<FluentResource>> = BTreeMap::new();
        let mut faults = Vec::new();
        for (locale, name, text) in files {
            let bundle = bundles.entry(locale).or_insert_with(|| {
                let id: LanguageIdentifier = locale.as_str().parse().unwrap_or_default();
                let mut bundle = FluentBundle::new_concurrent(vec![id]);
                // Isolation marks would show up in titles, attributes and records; the texts are one direction.
                bundle.set_use_isolating(false);
                bundle
            });
            let resource = match FluentResource::try_new(text.to_owned()) {
                Ok(resource) => resource,
                Err((resource, errors)) => {
                    faults.extend(errors.into_iter().map(|error| WordsFault {
                        locale,
                        file: name.to_owned(),
                        range: error.slice.clone().unwrap_or_else(|| error.pos.clone()),
                        reason: error.kind.to_string(),
                    }));
                    resource
                }
            };
            bundle.add_resource_overriding(resource);
        }
        (Self { bundles, first }, faults)
    }

    /// The languages that have words.
    pub fn locales(&self) -> impl Iterator<Item = Locale> {
        self.bundles.keys().copied()
    }

    /// A message without arguments; a missing one shows its key, and a test looks for that.
    pub fn get(&self, locale: Locale, key: &str) -> String {
        self.format(locale, key, &[])
    }

    /// A message with arguments.
    pub fn format(&self, locale: Locale, key: &str, args: &[(&str, Value)]) -> String {
        self.lookup(locale, key, None, args).unwrap_or_else(|| key.to_owned())
    }

    /// An attribute of a message (`.label`, `.help`), or `None` when there is none.
    pub fn attribute(&self, locale: Locale, key: &str, attribute: &str, args: &[(&str, Value)]) -> Option<String> {
        self.lookup(locale, key, Some(attribute), args)
    }

    /// A message for a script, which fills the values itself: `{ $n }` becomes `{n}`, plural forms take the last one.
    pub fn template(&self, locale: Locale, key: &str) -> String {
        self.get(locale, key).replace("{$", "{")
    }

    /// Whether a language has a message of its own.
    pub fn has(&self, locale: Locale, key: &str) -> bool {
        self.bundles.get(&locale).is_some_and(|bundle| bundle.has_message(key))
    }

    fn lookup(&self, locale: Locale, key: &str, attribute: Option<&str>, args: &[(&str, Value)]) -> Option<String> {
        [locale, self.first].into_iter().find_map(|locale| {
            let bundle = self.bundles.get(&locale)?;
            let message = bundle.get_message(key)?;
            let pattern = match attribute {
                Some(name) => message.get_attribute(name)?.value(),
                None => message.value()?,
            };
            let mut fluent_args = FluentArgs::new();
            for (name, value) in args {
                match value {
                    Value::Text(text) => fluent_args.set(Cow::Borrowed(*name), FluentValue::from(text.as_str())),
                    Value::Number(number) => fluent_args.set(Cow::Borrowed(*name), FluentValue::from(*number)),
                }
            }
            let mut errors = Vec::new();
            Some(bundle.format_pattern(pattern, Some(&fluent_args), &mut errors).into_owned())
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn falls_back_to_the_first_language_and_takes_arguments() {
        let (words, faults) = Words::new(
            Locale::EN,
            [
                (Locale::EN, "a.ftl", "hits = { $n ->\n    [one] one hit\n   *[other] { $n } hits\n }\nonly = English"),
                (Locale::JA, "a.ftl", "hits = { $n }件"),
            ],
        );
        assert!(faults.is_empty());
        assert_eq!(words.format(Locale::JA, "hits", &[("n", 2usize.into())]), "2件");
        assert_eq!(words.format(Locale::EN, "hits", &[("n", 1usize.into())]), "one hit");
        assert_eq!(words.get(Locale::JA, "only"), "English");
        assert_eq!(words.get(Locale::JA, "missing"), "missing");
    }

    #[test]
    fn reports_broken_entries_and_keeps_the_others() {
        let (words, faults) = Words::new(Locale::EN, [(Locale::EN, "a.ftl", "good = yes\nbad = { $\nother = yes")]);
        assert_eq!(faults.len(), 1);
        assert_eq!(words.get(Locale::EN, "good"), "yes");
    }
}
