//! What the index is built from, what it is built into, and why that may be impossible.

use std::collections::BTreeMap;
use std::fmt;

use super::shard;
use crate::locale::Locale;

/// What a page is, as facets and results name it: `module`, `question`, `criteria`, `portal`, `glossary`, `page`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct PageKindName(pub &'static str);

/// What a list of results can be narrowed by, in the order in which facets are offered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Facet {
    /// What a page is.
    Kind,
    /// Must or should.
    Level,
    /// Category of criteria.
    Topic,
    /// Training module.
    Module,
    /// Type of company.
    Entity,
}

impl Facet {
    /// The word for it in the index and in addresses.
    pub fn name(self) -> &'static str {
        match self {
            Self::Kind => "kind",
            Self::Level => "level",
            Self::Topic => "topic",
            Self::Module => "module",
            Self::Entity => "entity",
        }
    }
}

/// A value of a facet.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct FacetValue {
    /// The facet.
    pub facet: Facet,
    /// Place among the values of the facet.
    pub order: usize,
    /// The word for it in addresses.
    pub id: String,
    /// Its name in the language of the index.
    pub label: String,
}

/// One page in one language.
#[derive(Debug, Clone)]
pub struct SearchPage {
    /// Path below the folder of the language, for example `modules/cyber.html`.
    pub path: String,
    /// Title of the page.
    pub title: String,
    /// What the page is, for its place in a result.
    pub kind: PageKindName,
    /// `must` or `should`, where the page itself has a level.
    pub level: Option<&'static str>,
    /// What a list with this page can be narrowed by; a facet may have several values.
    pub facets: Vec<FacetValue>,
    /// Numbers by which people ask for the page, whole: `4.7`, `175`, `Q175`.
    pub numbers: Vec<String>,
    /// The text, one entry per heading, in reading order; the first one holds what stands before any heading.
    pub sections: Vec<SearchSection>,
}

/// The text below one heading.
#[derive(Debug, Clone, Default)]
pub struct SearchSection {
    /// Id of the heading, or `None` for what stands before the first one.
    pub anchor: Option<String>,
    /// Text of the heading; empty before the first one.
    pub heading: String,
    /// Plain text without markup and without the readings of ruby.
    pub text: String,
    /// Words with the reading that ruby gives them: `(封印, ふういん)`.
    pub readings: Vec<(String, String)>,
}

/// A group of words that mean the same.
#[derive(Debug, Clone, Default)]
pub struct SearchTerm {
    /// The preferred form of each language; `name (SHORT)` counts as two forms.
    pub forms: BTreeMap<Locale, String>,
    /// Further forms that people type.
    pub variants: Vec<String>,
    /// Reading of the Japanese form, in hiragana.
    pub reading: Option<String>,
}

/// The shards of one language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IndexFiles {
    /// Folder below the root of the site, for example `search/ja-1a2b3c4d`; the last part is a hash of the contents.
    pub folder: String,
    /// Name below `folder` and bytes of each file, sorted by name: `c.js`, `f/0.js`, `m.js`, `t/0.js`, `y/0.js`.
    pub files: Vec<(String, Vec<u8>)>,
}

impl IndexFiles {
    /// The script `search/<lang>.js` that is loaded first: it names the folder of the present index, so that pages
    /// need not change with every word of the site.
    pub fn pointer(&self) -> String {
        let folder = self.folder.rsplit('/').next().unwrap_or_default();
        let language = folder.rsplit_once('-').map_or(folder, |(language, _)| language);
        String::from_utf8_lossy(&shard::write("", language, folder)).into_owned()
    }
}

/// Why an index could not be built or read.
#[derive(Debug)]
pub enum SearchError {
    /// The indexer refused.
    Index(tantivy::TantivyError),
    /// A shard is not in the format of this version.
    Shard {
        /// Name of the shard, for example `t/3`.
        name: String,
        /// What is wrong with it.
        reason: &'static str,
    },
    /// More sections than the format can number, in all or on one page.
    TooLarge,
}

impl SearchError {
    pub(super) fn shard(name: &str, reason: &'static str) -> Self {
        Self::Shard { name: name.to_owned(), reason }
    }
}

impl fmt::Display for SearchError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Index(_) => f.write_str("the search index could not be built"),
            Self::Shard { name, reason } => write!(f, "the search shard {name} cannot be read: {reason}"),
            Self::TooLarge => f.write_str("the site or one of its pages has more sections than a search index can number"),
        }
    }
}

impl std::error::Error for SearchError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Index(error) => Some(error),
            Self::Shard { .. } | Self::TooLarge => None,
        }
    }
}

impl From<tantivy::TantivyError> for SearchError {
    fn from(error: tantivy::TantivyError) -> Self {
        Self::Index(error)
    }
}
