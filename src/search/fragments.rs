//! The text shards `f/N.js`: whole sections, in the order of the pages, read only for the results that are shown. A JSON
//! list of [`StoredSection`]s; what sections of a page have in common is said again in each, which costs next to nothing
//! after compression.

use std::borrow::Cow;

use memchr::memmem;
use serde::{Deserialize, Serialize};

use super::input::{SearchError, SearchPage, SearchSection};

/// Bytes of text after which a fragment may be closed, and after which it is. Small fragments are the strongest lever on the
/// bytes of a query.
const LEAST: usize = 2_800;
const MOST: usize = 6_500;
/// Most sections of a fragment, however little stands in them.
const SECTIONS_MAX: usize = 1_000;

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

/// The payloads, and how many sections each has.
///
/// A fragment has as many sections as the one before wherever its size allows it: such a list compresses to next to nothing, and
/// every reader loads it.
pub(super) fn write(pages: &[SearchPage]) -> (Vec<String>, Vec<u32>) {
    let mut payloads = Vec::new();
    let mut counts = Vec::new();
    let mut fragment: Vec<StoredSection> = Vec::new();
    let mut close = |fragment: &mut Vec<StoredSection>| {
        payloads.push(serde_json::to_string(fragment).unwrap_or_default());
        counts.push(u32::try_from(fragment.len()).unwrap_or(u32::MAX));
        fragment.clear();
    };
    let (mut size, mut last) = (0, 0);
    let blank = [SearchSection::default()];
    for page in pages {
        let title = plain(&page.title);
        let sections = if page.sections.is_empty() { blank.as_slice() } else { page.sections.as_slice() };
        for section in sections {
            let is_full = size >= MOST || size >= LEAST && fragment.len() >= last || fragment.len() >= SECTIONS_MAX;
            if is_full {
                last = fragment.len();
                close(&mut fragment);
                size = 0;
            }
            let [heading, text] = [&section.heading, &section.text].map(|text| plain(text));
            size += heading.len() + text.len();
            let anchor = section.anchor.as_deref().unwrap_or_default();
            let [path, kind, level, anchor] = [&page.path, page.kind.0, page.level.unwrap_or_default(), anchor].map(Cow::Borrowed);
            fragment.push(StoredSection(path, title.clone(), kind, level, anchor, heading, text));
        }
    }
    if !fragment.is_empty() {
        close(&mut fragment);
    }
    (payloads, counts)
}

/// Reads the sections of a payload.
pub(super) fn parse(payload: &[u8], shard: &str) -> Result<Vec<StoredSection<'static>>, SearchError> {
    serde_json::from_slice(payload).map_err(|_| SearchError::shard(shard, "it is no list of sections"))
}

/// A text on one line, without blanks around it or two in a row.
fn plain(text: &str) -> Cow<'_, str> {
    match blanks(text) {
        Blanks::Good => Cow::Borrowed(text),
        Blanks::Ascii => Cow::Owned(joined(text.split_ascii_whitespace(), text.len())),
        Blanks::Any => Cow::Owned(joined(text.split_whitespace(), text.len())),
    }
}

fn joined<'t>(words: impl Iterator<Item = &'t str>, length: usize) -> String {
    let mut out = String::with_capacity(length);
    for word in words {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    out
}

/// Whether a text is on one line already, and which white space it has if it is not.
enum Blanks {
    Good,
    Ascii,
    Any,
}

/// Every text of a site comes by here, so bytes are looked at before characters.
fn blanks(text: &str) -> Blanks {
    let (mut ends_line, mut is_suspicious) = (false, false);
    for byte in text.bytes() {
        ends_line |= matches!(byte, b'\t' | b'\n' | b'\r' | 0x0c);
        // Bytes that begin other white space, but for the wide blank, which begins like all kana.
        is_suspicious |= matches!(byte, 0x0b | 0xc2 | 0xe1 | 0xe2);
    }
    let has = |piece: &str| memmem::find(text.as_bytes(), piece.as_bytes()).is_some();
    if has("\u{3000}") || is_suspicious && text.contains(|ch: char| !ch.is_ascii_whitespace() && ch.is_whitespace()) {
        Blanks::Any
    } else if ends_line || text.starts_with(' ') || text.ends_with(' ') || has("  ") {
        Blanks::Ascii
    } else {
        Blanks::Good
    }
}

#[cfg(test)]
mod tests {
    use super::super::input::PageKindName;
    use super::*;

    fn counts(sizes: impl IntoIterator<Item = usize>) -> Vec<u32> {
        let sections = sizes.into_iter().map(|size| SearchSection { text: "a".repeat(size), ..SearchSection::default() }).collect();
        let page = SearchPage {
            path: "p.html".to_owned(),
            title: "P".to_owned(),
            kind: PageKindName("page"),
            level: None,
            facets: Vec::new(),
            numbers: Vec::new(),
            sections,
        };
        write(&[page]).1
    }

    #[test]
    fn fragments_have_as_many_sections_as_the_one_before_within_their_bounds() {
        // After four of 900 bytes comes a fragment of four of 1,500: at its bound it may have as many.
        assert_eq!(counts([900; 8].into_iter().chain([1_500; 4]).chain([900])), [4, 4, 4, 1]);
        // Long ones are closed earlier, short ones later.
        assert_eq!(counts([900; 4].into_iter().chain([3_500; 4]).chain([10; 300])), [4, 2, 2, 280, 20]);
        assert_eq!(counts([9_000; 3]), [1, 1, 1]);
        assert_eq!(counts([0; 2_500]), [1_000, 1_000, 500]);
        assert_eq!(counts([]), [1]);
    }

    #[test]
    fn a_text_is_put_on_one_line() {
        for (text, expected) in
            [("", ""), ("a b", "a b"), (" a", "a"), ("a ", "a"), ("a  b", "a b"), ("封印\n\u{3000}管理", "封印 管理"), (" \t", "")]
        {
            assert_eq!(plain(text), expected, "{text:?}");
        }
        assert!(matches!(plain("封印 管理"), Cow::Borrowed(_)));
        for blank in (0..=0xffff).filter_map(char::from_u32).filter(|ch| ch.is_whitespace() && *ch != ' ') {
            assert_eq!(plain(&format!("a{blank}b")), "a b", "{blank:?}");
        }
    }
}
