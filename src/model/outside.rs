//! Sources outside the site: official pages and documents with their addresses.

use super::id::SourceId;
use crate::locale::{Locale, LocalizedText};
use serde::{Deserialize, Serialize};

/// A page or document of somebody else. Texts name it as `source:<id>`, so its address stands in one place.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OutsideSource {
    /// Id.
    pub id: SourceId,
    /// Title.
    pub title: LocalizedText,
    /// Who publishes it.
    pub publisher: LocalizedText,
    /// Address, `https:` or `http:`.
    pub url: String,
    /// Languages in which it is written.
    pub languages: Vec<Locale>,
    /// Date of the source itself, `2020-01` or `2021-10-28`; nothing when it bears none.
    #[serde(default)]
    pub dated: Option<String>,
    /// Day on which its facts were taken for this site.
    pub taken: jiff::civil::Date,
    /// Whether an authority publishes it.
    #[serde(default)]
    pub official: bool,
}

/// `content/sources.yaml`.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SourcesFile {
    /// `sekisho/sources/1`.
    pub schema: String,
    /// The sources, in order.
    pub sources: Vec<OutsideSource>,
}
