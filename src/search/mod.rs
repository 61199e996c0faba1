//! Full-text search of the site: normalises, tokenises and indexes pages, exports the index as small static shards,
//! and reads those shards back.
//!
//! Owns the shard format (`docs/search.md`) and everything that names tantivy, which is used while building only: its
//! dictionary and postings are exported and nothing of it reaches a browser. [`Reader`] is the reference that the
//! script `search.js` has to agree with; both run the case table `tests/search/normalize.json`.
//! Knows neither templates nor YAML: the caller hands in plain text.

mod analyzer;
mod bits;
pub mod collect;
mod counts;
mod deflate;
mod expand;
mod export;
mod facets;
mod fragments;
mod index;
mod input;
mod lexicon;
mod manifest;
mod normalize;
mod numerals;
mod phrases;
mod printable;
mod reader;
mod readings;
mod romaji;
mod shard;
mod terms;
mod tokens;

pub use export::build_index;
pub use input::{Facet, FacetValue, IndexFiles, PageKindName, SearchError, SearchPage, SearchSection, SearchTerm};
pub use normalize::normalize;
pub use reader::{Answer, Hit, Reader, SubHit};
pub use readings::{ReadingReport, UnreadWord, kana, report};
pub use tokens::{index_tokens, query_tokens};
