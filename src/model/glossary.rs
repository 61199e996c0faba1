//! Glossary terms.

use super::edition::Source;
use super::id::TermId;
use crate::locale::{Locale, LocalizedText};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A term with its preferred form in every language.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Term {
    /// Id; also its anchor on the glossary page.
    pub id: TermId,
    /// Preferred form.
    pub term: LocalizedText,
    /// Reading of the Japanese form in hiragana.
    #[serde(default)]
    pub reading: Option<String>,
    /// Short definition.
    pub definition: LocalizedText,
    /// Forms to avoid in text; search finds the term by them.
    #[serde(default)]
    pub avoid: BTreeMap<Locale, Vec<String>>,
    /// Where the form was seen.
    #[serde(default)]
    pub basis: Option<String>,
}

/// `content/glossary.yaml`.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GlossaryFile {
    /// `sekisho/glossary/1`.
    pub schema: String,
    /// What the `basis` of a term means.
    #[serde(default)]
    pub basis: Vec<Source>,
    /// Rules of spelling.
    #[serde(default)]
    pub orthography: Vec<LocalizedText>,
    /// The terms.
    pub terms: Vec<Term>,
}
