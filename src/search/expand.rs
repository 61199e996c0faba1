//! The word shards `y/N.js`: what to search besides the word that was typed.
//!
//! A line holds a spelling that people type, then the words of this language that it stands for: the reading of a term
//! (kana before conversion, or romaji), its other spellings and its name in another language, and the reading of ruby.

use std::collections::{BTreeMap, BTreeSet};

use super::input::{SearchError, SearchPage, SearchTerm};
use super::normalize::{squeezed, units};
use super::shard::script_order;
use super::tokens::{chunks, query_runs};
use super::{numerals, romaji};
use crate::locale::Locale;

/// Most words that one spelling stands for.
const TARGETS_MAX: usize = 4;

/// Spellings with the words they stand for, sorted as scripts sort.
pub(super) fn table(
    locale: Locale,
    pages: &[SearchPage],
    terms: &[SearchTerm],
    is_indexed: &dyn Fn(&str) -> bool,
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
        let targets: Vec<&str> = targets.into_iter().filter(|target| occurs(target, is_indexed)).collect();
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
    let ruby: BTreeSet<&(String, String)> = pages.iter().flat_map(|page| &page.sections).flat_map(|section| &section.readings).collect();
    for (word, reading) in ruby {
        readings(reading).iter().for_each(|spelling| add(spelling, word));
    }
    let mut out: Vec<_> = table.into_iter().collect();
    out.sort_by(|(left, _), (right, _)| script_order(left, right));
    out
}

/// A line of a word shard.
pub(super) fn line(spelling: &str, targets: &[String]) -> String {
    format!("{spelling}\t{}\n", targets.join("\t"))
}

/// Reads the lines of a word shard.
pub(super) fn parse(payload: &str, shard: &str) -> Result<Vec<(String, Vec<String>)>, SearchError> {
    payload
        .lines()
        .map(|line| {
            let mut fields = line.split('\t').map(str::to_owned);
            let spelling = fields.next().unwrap_or_default();
            let targets: Vec<String> = fields.collect();
            if targets.is_empty() { Err(SearchError::shard(shard, "a word stands for nothing")) } else { Ok((spelling, targets)) }
        })
        .collect()
}

/// A reading in kana and in romaji.
fn readings(reading: &str) -> Vec<String> {
    let mut out = vec![reading.to_owned()];
    out.extend(romaji::spellings(&squeezed(reading)));
    out
}

/// The names in a glossary form: `Minimum Security Criteria (MSC)` holds two.
fn names(form: &str) -> Vec<&str> {
    form.split(['(', ')', '（', '）', '／']).flat_map(|name| name.split(" / ")).map(str::trim).filter(|name| !name.is_empty()).collect()
}

/// Whether a word can be found at all; searching it besides would else be an empty promise.
fn occurs(word: &str, is_indexed: &dyn Fn(&str) -> bool) -> bool {
    let chunks = chunks(&units(word));
    !chunks.is_empty()
        && chunks.iter().flat_map(|chunk| query_runs(chunk, false)).all(|run| {
            run.iter().any(|terms| terms.iter().all(|term| is_indexed(&term.text) || term.prefix && term.text.chars().count() == 1))
        })
}
