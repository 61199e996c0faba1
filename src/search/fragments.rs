//! The text shards `f/N.js`: whole sections, in the order of the pages, read only for the results that are shown.
//!
//! A line that begins with `=` names a page: path, title, kind, level; every other line is a section of the page
//! above it: anchor, heading, text. Fields are separated by tabs. A fragment that begins inside a page names it again.

use super::input::{SearchError, SearchPage, SearchSection};

/// Characters after which a fragment is closed. Small fragments are the strongest lever on the bytes of a query.
const TARGET: usize = 2_500;

/// The text of the sections of a fragment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct StoredSection {
    pub(super) path: String,
    pub(super) title: String,
    pub(super) kind: String,
    pub(super) level: String,
    pub(super) anchor: String,
    pub(super) heading: String,
    pub(super) text: String,
}

/// The payloads and the number of sections in each.
pub(super) fn write(pages: &[SearchPage]) -> (Vec<String>, Vec<u32>) {
    let mut payloads = Vec::new();
    let mut counts = Vec::new();
    let mut text = String::new();
    let mut size = 0;
    let mut count = 0;
    for page in pages {
        let mut named = false;
        let blank = [SearchSection::default()];
        let sections = if page.sections.is_empty() { blank.as_slice() } else { page.sections.as_slice() };
        for section in sections {
            if size >= TARGET {
                payloads.push(std::mem::take(&mut text));
                counts.push(std::mem::take(&mut count));
                (size, named) = (0, false);
            }
            if !named {
                let line = ["=", &field(&page.path), "\t", &field(&page.title), "\t", page.kind.0, "\t", page.level.unwrap_or(""), "\n"];
                text.push_str(&line.concat());
                named = true;
            }
            let before = text.len();
            let line = [section.anchor.as_deref().unwrap_or(""), "\t", &field(&section.heading), "\t", &field(&section.text), "\n"];
            text.push_str(&line.concat());
            size += text.get(before..).map_or(0, |line| line.chars().count());
            count += 1;
        }
    }
    if count > 0 {
        payloads.push(text);
        counts.push(count);
    }
    (payloads, counts)
}

/// Reads the sections of a payload.
pub(super) fn parse(payload: &str, shard: &str) -> Result<Vec<StoredSection>, SearchError> {
    let fault = || SearchError::shard(shard, "a line has too few fields");
    let mut page: Option<[String; 4]> = None;
    let mut out = Vec::new();
    for line in payload.lines() {
        let mut fields = line.trim_start_matches('=').split('\t').map(str::to_owned);
        let mut next = || fields.next().ok_or_else(fault);
        if line.starts_with('=') {
            page = Some([next()?, next()?, next()?, next()?]);
            continue;
        }
        let [path, title, kind, level] = page.clone().ok_or_else(fault)?;
        out.push(StoredSection { path, title, kind, level, anchor: next()?, heading: next()?, text: next()? });
    }
    Ok(out)
}

/// A text without line ends and tabs, which separate fields.
fn field(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
