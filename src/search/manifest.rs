//! The manifest `m.js`: what a reader has to know before it can choose shards.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::digits;
use super::input::SearchError;

/// Version of the shard format.
pub(super) const VERSION: u32 = 2;

/// The payload of `m.js`, as JSON. Lists of numbers are written by [`digits`].
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct Manifest {
    /// [`VERSION`].
    pub(super) v: u32,
    /// Number of sections.
    pub(super) n: u32,
    /// Sections of each page.
    pub(super) pages: String,
    /// Sections of each fragment.
    pub(super) frags: String,
    /// Where each term shard begins; a term is in the last shard whose beginning is not greater.
    pub(super) terms: Vec<String>,
    /// Where each word shard begins.
    pub(super) words: Vec<String>,
    /// Terms that fill a shard of their own, with the number of their sections: a plan avoids them.
    pub(super) heavy: BTreeMap<String, u32>,
}

impl Manifest {
    /// Fills in the sections of each page; the shards are added by the exporter.
    pub(super) fn new(counts: &[u32]) -> Self {
        Self {
            v: VERSION,
            n: counts.iter().sum(),
            pages: digits::write(counts.iter().copied()),
            frags: String::new(),
            terms: Vec::new(),
            words: Vec::new(),
            heavy: BTreeMap::new(),
        }
    }

    pub(super) fn to_payload(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }

    pub(super) fn parse(payload: &str) -> Result<Self, SearchError> {
        let manifest: Self = serde_json::from_str(payload).map_err(|_| SearchError::shard("m", "it is no manifest"))?;
        if manifest.v == VERSION { Ok(manifest) } else { Err(SearchError::shard("m", "it has another version")) }
    }
}
