//! Writes the shards of one language: manifest, facets, terms, texts and words.

use std::fmt::Write as _;

use rayon::prelude::*;
use sha2::{Digest, Sha256};

use super::deflate::Deflater;
use super::index::{self, Inverted};
use super::input::{IndexFiles, SearchError, SearchPage, SearchTerm};
use super::manifest::{Manifest, VERSION};
use super::shard::script_order;
use super::terms::{self, TermShard};
use super::tokens::QueryTerm;
use super::{counts, expand, facets, fragments, phrases, printable, shard};
use crate::locale::Locale;
use crate::model::Reading;

/// Bytes after which a term shard is closed, estimated as they are after compression.
const TERMS: usize = 3_600;
/// Bytes from which on a plan does without a term where others of its phrase are enough.
const HEAVY: usize = 8_000;
/// Bytes before compression after which a word shard is closed.
const WORDS: usize = 5_000;

/// A shard before compression.
struct Raw {
    name: String,
    text: Vec<u8>,
    /// What stands behind the text, if it has numbers.
    numbers: Vec<u8>,
}

impl Raw {
    fn text(name: impl Into<String>, text: impl Into<Vec<u8>>) -> Self {
        Self { name: name.into(), text: text.into(), numbers: Vec::new() }
    }
}

/// A spelling with the words that it stands for.
type Entry = (String, Vec<String>);

/// Builds the index of one language from its pages, in the order in which equally good results shall stand, and the
/// word groups of the glossary, and how words are read that the glossary does not have. Deterministic: the same input
/// gives the same bytes.
///
/// # Errors
/// [`SearchError::Index`] when the indexer refuses, [`SearchError::TooLarge`] for more than 2^28 sections, or more
/// than 55,000 on one page.
pub fn build_index(locale: Locale, pages: &[SearchPage], terms: &[SearchTerm], readings: &[Reading]) -> Result<IndexFiles, SearchError> {
    let inverted = index::build(pages)?;
    let (texts, sections_of) = fragments::write(pages);
    let mut manifest = Manifest {
        v: VERSION,
        n: sections_of.iter().sum(),
        pages: counts::write(sections_of_pages(pages)?),
        fragments: counts::write(sections_of),
        phrases: phrases::choose(&texts),
        ..Manifest::default()
    };
    let mut raw: Vec<Raw> = vec![Raw::text("c", facets::write(pages))];
    raw.extend(texts.into_iter().enumerate().map(|(at, text)| Raw::text(format!("f/{at}"), text)));
    pack_terms(&inverted, &mut manifest, &mut raw);
    pack_words(&expand::table(locale, pages, terms, readings, &|term| sections(&inverted, term)), &mut manifest, &mut raw);

    let mut shards = compress(&raw, &manifest.phrases);
    shards.extend(compress(&[Raw::text("m", manifest.to_payload())], ""));
    shards.sort();
    Ok(name_files(locale, &shards))
}

/// How many sections each page has.
fn sections_of_pages(pages: &[SearchPage]) -> Result<Vec<u32>, SearchError> {
    let count = |page: &SearchPage| u32::try_from(page.sections.len().max(1)).ok().filter(|count| *count <= counts::MAX);
    pages.iter().map(|page| count(page).ok_or(SearchError::TooLarge)).collect()
}

fn compress(raw: &[Raw], phrases: &str) -> Vec<(String, String)> {
    let deflater = Deflater::new(phrases.as_bytes());
    let one = |deflater: &mut Deflater, raw: &Raw| (raw.name.clone(), printable::write(&deflater.deflate(&raw.text, &raw.numbers)));
    raw.par_iter().map_init(|| deflater.clone(), one).collect()
}

fn name_files(locale: Locale, shards: &[(String, String)]) -> IndexFiles {
    let mut hash = Sha256::new();
    for part in shards.iter().flat_map(|(name, payload)| [name, payload]) {
        hash.update(part);
        // Belongs to no name and no payload.
        hash.update([0]);
    }
    let mut folder = format!("{locale}-");
    for byte in hash.finalize().iter().take(4) {
        let _ = write!(folder, "{byte:02x}");
    }
    let files = shards.par_iter().map(|(name, payload)| (format!("{name}.js"), shard::write(&folder, name, payload))).collect();
    IndexFiles { folder: format!("search/{folder}"), files }
}

/// How many sections may have a term.
fn sections(inverted: &Inverted, term: &QueryTerm) -> usize {
    let longer = inverted.beginning(&term.text).filter(|(text, _)| term.prefix || *text == term.text);
    longer.map(|(_, list)| list.len()).max().unwrap_or(0)
}

fn pack_terms(inverted: &Inverted, manifest: &mut Manifest, raw: &mut Vec<Raw>) {
    let mut all: Vec<_> = inverted.iter().map(|(term, list)| (term, list, terms::size(term, list.len(), manifest.n))).collect();
    all.sort_by(|(left, ..), (right, ..)| script_order(left, right));
    let mut last = "";
    let (mut shard, mut filled) = (TermShard::default(), TERMS);
    let (mut shards, mut beginnings) = (Vec::new(), Vec::new());
    for (term, list, size) in all {
        // A term that fills a shard has one of its own, so that its neighbors stay cheap.
        if filled >= TERMS || size >= TERMS {
            shards.push(std::mem::take(&mut shard));
            beginnings.push(between(last, term));
            filled = 0;
        }
        if size >= HEAVY {
            manifest.heavy.push(term.to_owned());
        }
        shard.add(term, list, manifest.n);
        filled += size;
        last = term;
    }
    shards.push(shard);
    // The first one was put down before anything was in it.
    for (at, shard) in shards.into_iter().skip(1).enumerate() {
        let (text, numbers) = shard.finish();
        raw.push(Raw { name: format!("t/{at}"), text, numbers });
    }
    let lists = manifest.name_terms(beginnings).into_iter().enumerate();
    raw.extend(lists.map(|(at, list)| Raw::text(format!("l/{at}"), serde_json::to_vec(&list).unwrap_or_default())));
}

fn pack_words(table: &[Entry], manifest: &mut Manifest, raw: &mut Vec<Raw>) {
    let mut last = "";
    let mut shards: Vec<(usize, &[Entry])> = Vec::new();
    let mut start = 0;
    for (at, (spelling, targets)) in table.iter().enumerate() {
        let size = spelling.len() + targets.iter().map(String::len).sum::<usize>();
        match shards.last_mut().filter(|(filled, _)| *filled < WORDS) {
            Some((filled, entries)) => (*filled, *entries) = (*filled + size, table.get(start..=at).unwrap_or_default()),
            None => {
                start = at;
                manifest.words.push(between(last, spelling));
                shards.push((size, table.get(at..=at).unwrap_or_default()));
            }
        }
        if spelling.starts_with(|first| first >= '一') {
            manifest.kanji.push(spelling.chars().take(2).collect());
        }
        last = spelling;
    }
    manifest.kanji.dedup();
    let payload = |entries| serde_json::to_vec(entries).unwrap_or_default();
    raw.extend(shards.into_iter().enumerate().map(|(at, (_, entries))| Raw::text(format!("y/{at}"), payload(entries))));
}

/// A short text that stands behind one key and not behind the next: the characters that they share and one that is as
/// round a number as lies between, because such a list compresses well.
fn between(last: &str, next: &str) -> String {
    let mut last = last.chars();
    let mut out = String::new();
    for ch in next.chars() {
        let before = last.next();
        if before == Some(ch) {
            out.push(ch);
            continue;
        }
        let (low, high) = (before.map_or(0x20, u32::from), u32::from(ch));
        // Scripts sort by UTF-16, where the order is another one from here on.
        let round = if low < high && high < 0xd800 { high >> (low ^ high).ilog2() << (low ^ high).ilog2() } else { high };
        out.push(char::from_u32(round).unwrap_or(ch));
        break;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_beginning_lies_between_two_keys() {
        for (last, next) in
            [("", "a"), ("", "#1"), ("封印", "封緘"), ("封", "封印"), ("sea", "seal"), ("ん", "一"), ("鿿", "𠮷"), ("𠮷", "\u{fa0e}")]
        {
            let beginning = between(last, next);
            assert!(script_order(last, &beginning).is_lt() && script_order(&beginning, next).is_le(), "{last} {beginning} {next}");
        }
    }
}
