//! The text shards `f/N.js`: whole sections, in the order of the pages, read only for the results that are shown. A JSON
//! list of [`StoredSection`]s; what sections of a page have in common is said again in each, which costs next to nothing
//! after compression.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use super::input::{SearchError, SearchPage, SearchSection};
use super::manifest::Parts;

/// Bytes after which a fragment is closed. Small fragments are the strongest lever on the bytes of a query.
const TARGET: usize = 4_000;

/// Path, title, kind and level of the page, then anchor, heading and text of a section.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct StoredSection<'a>(
    pub(super) Cow<'a, str>,
    pub(super) Cow<'a, str>,
    pub(super) Cow<'a, str>,
    pub(super) Cow<'a, str>,
    pub(super) Cow<'a, str>,
    pub(super) Cow<'a, str>,
    pub(super) Cow<'a, str>,
);

impl StoredSection<'_> {
    pub(super) fn path(&self) -> &str {
        &self.0
    }

    pub(super) fn title(&self) -> &str {
        &self.1
    }

    pub(super) fn anchor(&self) -> &str {
        &self.4
    }

    pub(super) fn heading(&self) -> &str {
        &self.5
    }

    pub(super) fn text(&self) -> &str {
        &self.6
    }
}

/// The payloads, and what the manifest says about the sections: where pages and fragments begin.
pub(super) fn write(pages: &[SearchPage]) -> (Vec<String>, Parts) {
    let mut payloads = Vec::new();
    let mut parts = Parts::default();
    let mut fragment = Vec::new();
    let mut size = 0;
    let blank = [SearchSection::default()];
    for page in pages {
        let title = plain(&page.title);
        let sections = if page.sections.is_empty() { blank.as_slice() } else { page.sections.as_slice() };
        for (at, section) in sections.iter().enumerate() {
            if size >= TARGET {
                payloads.push(payload(&fragment));
                fragment.clear();
                size = 0;
            }
            parts.add(at == 0, fragment.is_empty());
            let [heading, text] = [&section.heading, &section.text].map(|text| plain(text));
            size += heading.len() + text.len();
            let anchor = section.anchor.as_deref().unwrap_or_default();
            let [path, kind, level, anchor] = [&page.path, page.kind.0, page.level.unwrap_or_default(), anchor].map(Cow::Borrowed);
            fragment.push(StoredSection(path, title.clone(), kind, level, anchor, heading, text));
        }
    }
    if !fragment.is_empty() {
        payloads.push(payload(&fragment));
    }
    (payloads, parts)
}

fn payload(fragment: &[StoredSection]) -> String {
    serde_json::to_string(fragment).unwrap_or_default()
}

/// Reads the sections of a payload.
pub(super) fn parse(payload: &[u8], shard: &str) -> Result<Vec<StoredSection<'static>>, SearchError> {
    serde_json::from_slice(payload).map_err(|_| SearchError::shard(shard, "it is no list of sections"))
}

/// A text on one line.
fn plain(text: &str) -> Cow<'_, str> {
    let runs = |text: &str| text.contains("  ") || text.contains(|ch: char| ch != ' ' && ch.is_whitespace()) || text.trim() != text;
    if runs(text) { Cow::Owned(text.split_whitespace().collect::<Vec<_>>().join(" ")) } else { Cow::Borrowed(text) }
}
