//! The word shards `y/N.js`: what to search besides the word that was typed.
//!
//! An entry holds a spelling that people type, then the words of this language that it stands for: the reading of a term
//! (kana before conversion, or romaji), its other spellings and its name in another language, the readings of ruby and of
//! the table of readings, and those of compounds of such words.

use std::collections::{BTreeMap, BTreeSet};

use super::input::{SearchError, SearchPage, SearchTerm};
use super::lexicon::{Lexicon, ruby};
use super::normalize::{squeezed, units};
use super::readings::compounds;
use super::shard::script_order;
use super::tokens::{QueryTerm, chunks, query_runs};
use super::{numerals, romaji};
use crate::locale::Locale;
use crate::model::{Place, Reading};

/// Most words that one spelling stands for.
const TARGETS_MAX: usize = 4;

/// Spellings with the words they stand for, sorted as scripts sort.
pub(super) fn table(
    locale: Locale,
    pages: &[SearchPage],
    terms: &[SearchTerm],
    table_of_readings: &[Reading],
    sections: &dyn Fn(&QueryTerm) -> usize,
) -> Vec<(String, Vec<String>)> {
    let mut table: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let mut add = |spelling: &str, target: &str| {
        let key = squeezed(spelling);
        if key.is_empty() || key == squeezed(target) {
            return;
        }
        let targets = table.entry(key).or_default();
        if targets.len() < TARGETS_MAX && !targets.iter().any(|known| known == target) {
            targets.push(target.to_owned());
        }
    };
    for term in terms {
        let targets: Vec<&str> = term.forms.get(&locale).map(|form| names(form)).unwrap_or_default();
        let targets: Vec<&str> = targets.into_iter().filter(|target| frequency(target, sections) > 0).collect();
        let mut spellings: Vec<String> = term.reading.iter().flat_map(|reading| readings(reading)).collect();
        let others = term.forms.iter().filter(|(other, _)| **other != locale);
        spellings.extend(others.flat_map(|(_, form)| names(form)).map(str::to_owned));
        spellings.extend(term.variants.iter().cloned());
        // 7点検査 is asked for as often as 七点検査.
        let numbered: Vec<String> = targets.iter().copied().filter_map(numerals::exchanged).collect();
        spellings.extend(spellings.iter().filter_map(|spelling| numerals::exchanged(spelling)).collect::<Vec<_>>());
        spellings.extend(numbered);
        for spelling in spellings {
            targets.iter().for_each(|target| add(&spelling, target));
        }
    }
    let by_ruby: BTreeSet<&(String, String)> = ruby(pages).collect();
    for (word, reading) in by_ruby {
        readings(reading).iter().for_each(|spelling| add(spelling, word));
    }
    if locale == Locale::JA {
        let lexicon = Lexicon::new(pages, terms, table_of_readings);
        // Of words that sound alike the more frequent ones are meant. What an earlier source reads is read so.
        let read = table_of_readings.iter().filter(|entry| entry.place == Place::Anywhere && lexicon.reads(entry));
        let mut words: Vec<(usize, &Reading)> = read.map(|entry| (frequency(&entry.word, sections), entry)).collect();
        words.retain(|(count, _)| *count > 0);
        words.sort_by(|left, right| right.0.cmp(&left.0).then_with(|| left.1.word.cmp(&right.1.word)));
        for (_, entry) in words {
            readings(&entry.reading).iter().for_each(|spelling| add(spelling, &entry.word));
        }
        for compound in compounds(pages, &lexicon) {
            add(&compound.reading, &compound.word);
        }
    }
    let mut out: Vec<_> = table.into_iter().collect();
    out.sort_by(|(left, _), (right, _)| script_order(left, right));
    out
}

/// Reads a word shard: a list of spellings, each with the words that it stands for.
pub(super) fn parse(payload: &[u8], shard: &str) -> Result<Vec<(String, Vec<String>)>, SearchError> {
    serde_json::from_slice(payload).map_err(|_| SearchError::shard(shard, "it is no list of words"))
}

/// A reading in kana and in romaji.
fn readings(reading: &str) -> Vec<String> {
    let mut out = vec![reading.to_owned()];
    out.extend(romaji::spellings(&squeezed(reading)));
    out
}

/// The names in a glossary form: `Minimum Security Criteria (MSC)` holds two.
pub(super) fn names(form: &str) -> Vec<&str> {
    form.split(['(', ')', '（', '）', '／']).flat_map(|name| name.split(" / ")).map(str::trim).filter(|name| !name.is_empty()).collect()
}

/// How many sections may have a word. With none it cannot be found, and searching it besides would be an empty promise.
fn frequency(word: &str, sections: &dyn Fn(&QueryTerm) -> usize) -> usize {
    let chunks = chunks(&units(word));
    let runs = chunks.iter().flat_map(|chunk| query_runs(chunk, false));
    let of_run = |run: Vec<Vec<QueryTerm>>| run.iter().map(|terms| terms.iter().map(sections).min().unwrap_or(0)).max().unwrap_or(0);
    runs.map(of_run).min().unwrap_or(0)
}
