//! The manifest `m.js`: what a reader has to know before it can choose shards.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::digits;
use super::input::{SearchError, SearchPage};

/// Version of the shard format.
pub(super) const VERSION: u32 = 1;

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
    /// Names of the kinds of pages.
    pub(super) kinds: Vec<String>,
    /// Kind of each page.
    pub(super) kind: String,
    /// Level of each page: 0 none, 1 must, 2 should.
    pub(super) level: String,
    /// Ids of the modules.
    pub(super) modules: Vec<String>,
    /// Module of each page: 0 none, else one more than its place in `modules`.
    pub(super) module: String,
}

impl Manifest {
    /// Fills in what comes from the pages; the shards are added by the exporter.
    pub(super) fn of_pages(pages: &[SearchPage], counts: &[u32]) -> Self {
        let kinds = sorted(pages.iter().map(|page| page.kind.0));
        let modules = sorted(pages.iter().filter_map(|page| page.module.as_deref()));
        let place = |list: &[String], name: &str| list.iter().position(|entry| entry == name).and_then(|at| u32::try_from(at).ok());
        Self {
            v: VERSION,
            n: counts.iter().sum(),
            pages: digits::write(counts.iter().copied()),
            frags: String::new(),
            terms: Vec::new(),
            words: Vec::new(),
            heavy: BTreeMap::new(),
            kind: digits::write(pages.iter().map(|page| place(&kinds, page.kind.0).unwrap_or(0))),
            level: digits::write(pages.iter().map(|page| match page.level {
                Some("must") => 1,
                Some("should") => 2,
                _ => 0,
            })),
            module: digits::write(
                pages.iter().map(|page| page.module.as_deref().and_then(|module| place(&modules, module)).map_or(0, |at| at + 1)),
            ),
            kinds,
            modules,
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

fn sorted<'a>(names: impl Iterator<Item = &'a str>) -> Vec<String> {
    names.collect::<std::collections::BTreeSet<_>>().into_iter().map(str::to_owned).collect()
}
