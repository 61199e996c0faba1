//! Why a record file cannot be taken as it is, and the words for it.

use super::plain;
use crate::locale::{Locale, Value, Words};

/// Why a record file cannot be taken as it is. [`Fault::code`] names the message `show-fault-<code>`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// The system does not hand out the file.
    Unreadable,
    /// Larger than [`super::MAX_BYTES`].
    TooLarge,
    /// Ends in the middle.
    Truncated,
    /// No JSON, or JSON of something else.
    Foreign,
    /// A later version of the format; the number is that of the version.
    Future(u32),
    /// The checksum is not that of the content.
    Edited,
    /// Of another site; the text is the base of that site.
    OtherSite(String),
    /// The shape is not that of `docs/schemas/record-file.schema.json`; the text says where.
    Malformed(String),
    /// Statements of more than one learner.
    Mixed,
    /// The same statement twice; the text is its id.
    Repeated(String),
    /// A statement contradicts itself; the text is its id.
    Contradiction(String),
}

impl Fault {
    /// Stable name of the kind of fault.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Unreadable => "unreadable",
            Self::TooLarge => "too-large",
            Self::Truncated => "truncated",
            Self::Foreign => "foreign",
            Self::Future(_) => "future",
            Self::Edited => "edited",
            Self::OtherSite(_) => "other-site",
            Self::Malformed(_) => "malformed",
            Self::Mixed => "mixed",
            Self::Repeated(_) => "repeated",
            Self::Contradiction(_) => "contradiction",
        }
    }

    /// What was found, for people.
    pub fn message(&self, words: &Words, locale: Locale) -> String {
        words.format(locale, &self.key(), &self.values())
    }

    /// What to do about it.
    pub fn remedy(&self, words: &Words, locale: Locale) -> Option<String> {
        words.attribute(locale, &self.key(), "help", &self.values())
    }

    fn key(&self) -> String {
        format!("show-fault-{}", self.code())
    }

    fn values(&self) -> [(&'static str, Value); 1] {
        let detail = match self {
            Self::Future(version) => version.to_string(),
            Self::OtherSite(text) | Self::Malformed(text) | Self::Repeated(text) | Self::Contradiction(text) => plain(text),
            _ => String::new(),
        };
        [("detail", detail.into())]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::locale::builtin;

    #[test]
    fn every_fault_has_words_and_a_remedy_in_both_languages() {
        let words = builtin();
        let text = || "x".to_owned();
        let faults = [
            Fault::Unreadable,
            Fault::TooLarge,
            Fault::Truncated,
            Fault::Foreign,
            Fault::Future(2),
            Fault::Edited,
            Fault::OtherSite(text()),
            Fault::Malformed(text()),
            Fault::Mixed,
            Fault::Repeated(text()),
            Fault::Contradiction(text()),
        ];
        for locale in [Locale::EN, Locale::JA] {
            for fault in &faults {
                assert!(words.has(locale, &fault.key()), "{fault:?} in {locale}");
                assert!(fault.remedy(&words, locale).is_some(), "{fault:?} in {locale}");
            }
        }
    }
}
