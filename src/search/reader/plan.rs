//! Turns a query into what has to be found: one slot per chunk, each with alternatives.

use std::collections::BTreeSet;

use super::super::normalize::{Unit, is_kana, squeezed, units};
use super::super::numerals;
use super::super::tokens::{Run, chunks, query_runs};
use super::Reader;

/// Weight of a word that was searched besides the typed one.
const BESIDE: f64 = 0.5;
/// Most words that the beginning of a reading is completed to.
const COMPLETED_MAX: usize = 5;

/// How far a query is taken; the next stage runs only when the one before found nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Stage {
    /// The words as typed, and what the glossary says they stand for.
    Typed,
    /// Beginnings of names in another language and of readings in romaji.
    Guessed,
    /// Other spellings: endings, long vowels, small vowels.
    Loose,
    /// Pages that hold a good part of what was asked for.
    Any,
}

impl Stage {
    pub(super) const ALL: [Self; 4] = [Self::Typed, Self::Guessed, Self::Loose, Self::Any];
}

/// One way to say what was asked for.
#[derive(Debug)]
pub(super) struct Alternative {
    pub(super) runs: Vec<Run>,
    /// The words as they have to stand together; empty when finding the terms is proof enough.
    pub(super) phrase: String,
    pub(super) weight: f64,
    /// The word to name when it was searched besides.
    pub(super) beside: Option<String>,
}

/// A part of the query; one of its alternatives has to be found.
pub(super) type Slot = Vec<Alternative>;

/// What to look for.
#[derive(Debug)]
pub(super) struct Plan {
    pub(super) stage: Stage,
    /// Ways to understand the query; a page is found when all slots of one way are.
    pub(super) ways: Vec<Vec<Slot>>,
    /// What counts as the whole query when it stands in a title or heading.
    pub(super) phrases: Vec<String>,
}

impl Plan {
    pub(super) fn new(reader: &Reader, text: &str, stage: Stage) -> Self {
        let all = units(text);
        let chunks = chunks(&all);
        let mut ways: Vec<Vec<Slot>> = Vec::new();
        if !chunks.is_empty() {
            ways.push(chunks.iter().map(|chunk| slot(reader, chunk, stage)).collect());
        }
        let number = numerals::number_term(text).filter(|number| stage == Stage::Typed && !reader.postings(number).is_empty());
        if let Some(term) = number {
            let runs = vec![vec![vec![super::super::tokens::QueryTerm { text: term, prefix: false }]]];
            ways.push(vec![vec![Alternative { runs, phrase: String::new(), weight: 4.0, beside: None }]]);
        }
        let whole = squeezed(text);
        if chunks.len() > 1 && stage <= Stage::Guessed {
            let targets = reader.words.get(&whole).into_iter().flatten();
            ways.extend(targets.map(|target| vec![vec![beside(target)]]));
        }
        let mut phrases = vec![whole];
        if let [way] = ways.as_slice()
            && let [slot] = way.as_slice()
        {
            phrases.extend(slot.iter().filter_map(|alternative| alternative.beside.as_deref()).map(squeezed));
        }
        phrases.retain(|phrase| !phrase.is_empty());
        Self { stage, ways, phrases }
    }
}

fn slot(reader: &Reader, chunk: &[Unit], stage: Stage) -> Slot {
    let text: String = chunk.iter().filter(|unit| !unit.soft).map(|unit| unit.ch).collect();
    let mut out = vec![alternative(query_runs(chunk, stage >= Stage::Loose), &text, stage)];
    if stage >= Stage::Loose {
        return out;
    }
    let key = squeezed(&text);
    let start = kana_of(&key).unwrap_or(&key);
    let exact = |spelling: &str| reader.words.get(spelling).into_iter().flatten();
    let mut targets: Vec<&String> = exact(&key).collect();
    let length = start.chars().count();
    if kana_of(&key).is_some() {
        targets.extend(exact(start));
    }
    // What is typed in full needs no completion.
    let open = targets.is_empty();
    if open && (kana_of(&key).is_some() && length > 1 || stage == Stage::Guessed && length > 2) {
        targets.extend(completed(reader, start));
    }
    let mut seen = BTreeSet::new();
    targets.retain(|target| seen.insert(*target));
    out.extend(targets.into_iter().map(|target| beside(target)));
    out
}

/// The kana of a chunk, without letters at the end that the input method has not turned into kana yet.
fn kana_of(key: &str) -> Option<&str> {
    let typed = key.trim_end_matches(|ch: char| ch.is_ascii_lowercase() && !"aiueo".contains(ch));
    (!typed.is_empty() && typed.chars().all(is_kana)).then_some(typed)
}

/// The words whose spelling begins like this, shortest spelling first. A compound of a word that is among them adds nothing:
/// its pages have that word.
fn completed<'a>(reader: &'a Reader, start: &str) -> Vec<&'a String> {
    let mut found: Vec<(&String, &Vec<String>)> =
        reader.words.range(start.to_owned()..).take_while(|(spelling, _)| spelling.starts_with(start)).collect();
    found.sort_by_key(|(spelling, _)| spelling.encode_utf16().count());
    let mut kept: Vec<(&String, &Vec<String>)> = Vec::new();
    for entry in found {
        if kept.len() < COMPLETED_MAX && !kept.iter().any(|(shorter, _)| entry.0.starts_with(shorter.as_str())) {
            kept.push(entry);
        }
    }
    kept.into_iter().flat_map(|(_, targets)| targets).collect()
}

fn beside(target: &str) -> Alternative {
    let units = units(target);
    let runs: Vec<Run> = chunks(&units).iter().flat_map(|chunk| query_runs(chunk, false)).collect();
    let mut out = alternative(runs, target, Stage::Typed);
    out.weight = BESIDE;
    out.beside = Some(target.to_owned());
    out
}

fn alternative(runs: Vec<Run>, text: &str, stage: Stage) -> Alternative {
    let one_term = matches!(runs.as_slice(), [run] if run.iter().all(|terms| terms.len() == 1));
    let phrase = if one_term || stage >= Stage::Loose { String::new() } else { squeezed(text) };
    Alternative { runs, phrase, weight: 1.0, beside: None }
}
