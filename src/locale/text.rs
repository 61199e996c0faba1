//! One text in several languages.

use std::collections::BTreeMap;

use super::Locale;

/// A text per language; a missing language is representable and reported by `check`, not here.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(transparent)]
pub struct LocalizedText(BTreeMap<Locale, String>);

impl LocalizedText {
    /// The text in a language, or `None` when it is missing or blank.
    pub fn get(&self, locale: Locale) -> Option<&str> {
        self.0.get(&locale).map(String::as_str).filter(|text| !text.trim().is_empty())
    }

    /// The text in a language, else in any language, else nothing.
    pub fn get_or_any(&self, locale: Locale) -> &str {
        self.get(locale).or_else(|| self.0.values().map(String::as_str).find(|text| !text.trim().is_empty())).unwrap_or_default()
    }

    /// Every language written, with its text, sorted by tag.
    pub fn iter(&self) -> impl Iterator<Item = (Locale, &str)> {
        self.0.iter().map(|(locale, text)| (*locale, text.as_str()))
    }

    /// Whether no language is written at all.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The same text map with every text changed by a function.
    #[must_use]
    pub fn map(&self, mut change: impl FnMut(Locale, &str) -> String) -> Self {
        Self(self.0.iter().map(|(locale, text)| (*locale, change(*locale, text))).collect())
    }
}

impl<const N: usize> From<[(Locale, &str); N]> for LocalizedText {
    fn from(pairs: [(Locale, &str); N]) -> Self {
        Self(pairs.into_iter().map(|(locale, text)| (locale, text.to_owned())).collect())
    }
}

impl FromIterator<(Locale, String)> for LocalizedText {
    fn from_iter<I: IntoIterator<Item = (Locale, String)>>(pairs: I) -> Self {
        Self(pairs.into_iter().collect())
    }
}
