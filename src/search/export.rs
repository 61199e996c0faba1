//! Writes the shards of one language: manifest, facets, terms, texts and words.

use std::fmt::Write as _;

use sha2::{Digest, Sha256};

use super::index::{self, Posting, Postings8};
use super::input::{IndexFiles, SearchError, SearchPage, SearchTerm};
use super::manifest::Manifest;
use super::shard::script_order;
use super::tokens::QueryTerm;
use super::{digits, expand, facets, fragments, shard};
use crate::locale::Locale;
use crate::model::Reading;

/// Bytes after which a term or word shard is closed.
const SHARD: usize = 8_000;
/// Bytes from which a term gets a shard of its own, so that its neighbors stay cheap.
const HEAVY: usize = 4_000;

/// Builds the index of one language from its pages, in the order in which equally good results shall stand, and the
/// word groups of the glossary, and how words are read that the glossary does not have. Deterministic: the same input
/// gives the same bytes.
///
/// # Errors
/// [`SearchError::Index`] when the indexer refuses, [`SearchError::TooLarge`] for more than 2^28 sections.
pub fn build_index(locale: Locale, pages: &[SearchPage], terms: &[SearchTerm], readings: &[Reading]) -> Result<IndexFiles, SearchError> {
    let postings = index::build(pages)?;
    let counts: Vec<u32> = pages.iter().map(|page| u32::try_from(page.sections.len().max(1)).unwrap_or(u32::MAX)).collect();
    let mut manifest = Manifest::new(&counts);
    let mut shards: Vec<(String, String)> = Vec::new();

    let (texts, sizes) = fragments::write(pages);
    manifest.frags = digits::write(sizes);
    shards.extend(texts.into_iter().enumerate().map(|(at, text)| (format!("f/{at}"), text)));

    let packed = pack_terms(&postings, &mut manifest);
    shards.extend(packed.into_iter().enumerate().map(|(at, text)| (format!("t/{at}"), text)));

    let sections = |term: &QueryTerm| {
        let longer = postings
            .range(term.text.clone()..)
            .take_while(|(text, _)| text.starts_with(&term.text) && (term.prefix || **text == term.text));
        longer.map(|(_, list)| list.len()).max().unwrap_or(0)
    };
    let mut words = Pack::default();
    for (spelling, targets) in expand::table(locale, pages, terms, readings, &sections) {
        words.add(&spelling, false, |_| expand::line(&spelling, &targets));
    }
    let (words, beginnings) = words.finish();
    manifest.words = beginnings;
    shards.extend(words.into_iter().enumerate().map(|(at, text)| (format!("y/{at}"), text)));

    shards.push(("c".to_owned(), facets::write(pages)));
    shards.push(("m".to_owned(), manifest.to_payload()));
    shards.sort();
    Ok(name_files(locale, &shards))
}

fn name_files(locale: Locale, shards: &[(String, String)]) -> IndexFiles {
    let mut hash = Sha256::new();
    for (name, payload) in shards {
        hash.update(shard::write("", name, payload));
    }
    let mut folder = format!("{locale}-");
    for byte in hash.finalize().iter().take(4) {
        let _ = write!(folder, "{byte:02x}");
    }
    let files = shards.iter().map(|(name, payload)| (format!("{name}.js"), shard::write(&folder, name, payload))).collect();
    IndexFiles { folder: format!("search/{folder}"), files }
}

fn pack_terms(postings: &Postings8, manifest: &mut Manifest) -> Vec<String> {
    let mut terms: Vec<(&String, &Vec<Posting>)> = postings.iter().collect();
    terms.sort_by(|(left, _), (right, _)| script_order(left, right));
    let mut pack = Pack::default();
    for (term, list) in terms {
        let mut body = String::new();
        digits::push(&mut body, u32::try_from(list.len()).unwrap_or(u32::MAX));
        let mut last = 0;
        for posting in list {
            digits::push(&mut body, (posting.section - last) << 3 | u32::from(posting.impact));
            last = posting.section;
        }
        let heavy = body.len() > HEAVY;
        if heavy {
            manifest.heavy.insert(term.clone(), u32::try_from(list.len()).unwrap_or(u32::MAX));
        }
        pack.add(term, heavy, |before| {
            let shared = shared_start(before, term);
            let mut entry = String::new();
            digits::push(&mut entry, u32::try_from(term.get(..shared).map_or(0, |start| start.encode_utf16().count())).unwrap_or(0));
            entry.push_str(term.get(shared..).unwrap_or(term));
            entry.push('!');
            entry.push_str(&body);
            entry
        });
    }
    let (shards, beginnings) = pack.finish();
    manifest.terms = beginnings;
    shards
}

/// Bytes that two terms have in common at their start, cut between characters.
fn shared_start(left: &str, right: &str) -> usize {
    left.chars().zip(right.chars()).take_while(|(left, right)| left == right).map(|(ch, _)| ch.len_utf8()).sum()
}

/// Fills shards with entries in order and remembers the shortest text that tells where each begins.
#[derive(Default)]
struct Pack {
    shards: Vec<String>,
    beginnings: Vec<String>,
    last: String,
    close: bool,
}

impl Pack {
    /// Adds an entry; the function writes it, given the key before it in the same shard.
    fn add(&mut self, key: &str, alone: bool, entry: impl FnOnce(&str) -> String) {
        let full = self.shards.last().is_none_or(|shard| shard.len() >= SHARD);
        if full || alone || self.close {
            let shared = shared_start(&self.last, key);
            let beginning: String = match key.get(shared..).and_then(|rest| rest.chars().next()) {
                Some(next) => key.get(..shared + next.len_utf8()).unwrap_or(key).to_owned(),
                None => key.to_owned(),
            };
            self.beginnings.push(beginning);
            self.shards.push(entry(""));
        } else if let Some(shard) = self.shards.last_mut() {
            shard.push_str(&entry(&self.last));
        }
        self.close = alone;
        key.clone_into(&mut self.last);
    }

    fn finish(self) -> (Vec<String>, Vec<String>) {
        (self.shards, self.beginnings)
    }
}
