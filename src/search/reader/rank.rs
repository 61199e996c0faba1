//! Finds the sections of a plan, groups them by page and puts the best first.

use std::collections::{BTreeMap, BTreeSet};

use super::super::tokens::QueryTerm;
use super::plan::{Alternative, Plan, Slot, Stage};
use super::verify::contains;
use super::{Answer, Hit, Reader, SubHit};

/// What a beginning counts beside the whole word.
const BEGINNING: f64 = 0.5;
/// What the second section of a page adds to the first.
const SECOND: f64 = 0.1;
/// Factors for the whole query as title, in the title, in the heading.
const TITLE: f64 = 4.0;
const IN_TITLE: f64 = 2.0;
const IN_HEADING: f64 = 1.5;
/// Candidates that may fail their proof before every term of a phrase is asked for: in a browser, texts that do not have the
/// phrase cost more than the terms that were left out.
const FAILED_MAX: usize = 3;
/// Further sections shown of one page.
const MORE: usize = 3;

/// Score by section.
type Sections = BTreeMap<u32, f64>;

/// The sections of a slot and how to prove that they hold it.
struct SlotHits<'a> {
    sections: Sections,
    /// Sections found by an alternative that needs no proof.
    sure: BTreeSet<u32>,
    phrases: Vec<&'a str>,
}

/// A page that may answer the query.
struct Candidate {
    way: usize,
    score: f64,
    /// Sections with their scores, best first.
    sections: Vec<(u32, f64)>,
}

/// Answers a plan.
pub(super) fn answer(reader: &Reader, plan: &Plan, limit: usize) -> Answer {
    let (answer, failed) = attempt(reader, plan, limit, false);
    if failed > FAILED_MAX { attempt(reader, plan, limit, true).0 } else { answer }
}

/// Answers a plan, and counts the candidates that did not have the phrase.
fn attempt(reader: &Reader, plan: &Plan, limit: usize, precise: bool) -> (Answer, usize) {
    let mut also: Vec<String> = Vec::new();
    let ways: Vec<Vec<SlotHits>> =
        plan.ways.iter().map(|way| way.iter().map(|slot| find(reader, slot, plan.stage, precise, &mut also)).collect()).collect();
    let mut hits: Vec<(f64, u32, Hit)> = Vec::new();
    let mut failed = 0;
    for (page, candidate) in candidates(reader, &ways, plan.stage) {
        if hits.len() >= limit {
            break;
        }
        let Some(slots) = ways.get(candidate.way) else { continue };
        let Some(best) = proven(reader, slots, &candidate.sections, plan.stage) else {
            failed += 1;
            continue;
        };
        if let Some(hit) = hit(reader, plan, &candidate, best) {
            hits.push((hit.score, page, hit));
        }
    }
    hits.sort_by(|left, right| right.0.total_cmp(&left.0).then(left.1.cmp(&right.1)));
    let hits = hits.into_iter().map(|(_, _, hit)| hit).collect();
    (Answer { hits, also, nearest: plan.stage >= Stage::Loose }, failed)
}

/// Pages that have every slot of a way, best first, then in the order of the site.
fn candidates(reader: &Reader, ways: &[Vec<SlotHits>], stage: Stage) -> Vec<(u32, Candidate)> {
    let mut pages: BTreeMap<u32, Candidate> = BTreeMap::new();
    for (number, slots) in ways.iter().enumerate() {
        let mut scores: BTreeMap<u32, Sections> = BTreeMap::new();
        let mut found: BTreeMap<u32, BTreeSet<usize>> = BTreeMap::new();
        for (at, slot) in slots.iter().enumerate() {
            for (section, score) in &slot.sections {
                let page = reader.page_of.get(*section as usize).copied().unwrap_or_default();
                *scores.entry(page).or_default().entry(*section).or_default() += score;
                found.entry(page).or_default().insert(at);
            }
        }
        for (page, sections) in scores {
            let count = found.get(&page).map_or(0, BTreeSet::len);
            let enough = if stage == Stage::Any { count * 2 >= slots.len() } else { count == slots.len() };
            if !enough {
                continue;
            }
            let mut sections: Vec<(u32, f64)> = sections.into_iter().collect();
            sections.sort_by(|left, right| right.1.total_cmp(&left.1).then(left.0.cmp(&right.0)));
            let at = |place: usize| sections.get(place).map_or(0.0, |section| section.1);
            let candidate = Candidate { way: number, score: at(0) + SECOND * at(1), sections };
            if pages.get(&page).is_none_or(|known| known.score < candidate.score) {
                pages.insert(page, candidate);
            }
        }
    }
    let mut out: Vec<(u32, Candidate)> = pages.into_iter().collect();
    out.sort_by(|left, right| right.1.score.total_cmp(&left.1.score).then(left.0.cmp(&right.0)));
    out
}

/// The best section of a page whose slots all stand in some section as they were asked for.
fn proven(reader: &Reader, slots: &[SlotHits], sections: &[(u32, f64)], stage: Stage) -> Option<u32> {
    let holds = |slot: &SlotHits, section: u32| {
        slot.sections.contains_key(&section)
            && (slot.sure.contains(&section) || slot.phrases.iter().any(|phrase| stands(reader, section, phrase)))
    };
    if stage < Stage::Any && !slots.iter().all(|slot| sections.iter().any(|(section, _)| holds(slot, *section))) {
        return None;
    }
    let best = sections.iter().find(|(section, _)| slots.iter().any(|slot| holds(slot, *section)));
    best.or(sections.first()).map(|(section, _)| *section)
}

/// Whether a phrase stands in one of the fields of a section.
fn stands(reader: &Reader, section: u32, phrase: &str) -> bool {
    let first = section == 0 || reader.page_of.get(section as usize) != reader.page_of.get(section as usize - 1);
    reader.sections.get(section as usize).is_some_and(|stored| {
        contains(stored.text(), phrase) || contains(stored.heading(), phrase) || first && contains(stored.title(), phrase)
    })
}

fn hit(reader: &Reader, plan: &Plan, candidate: &Candidate, best: u32) -> Option<Hit> {
    let stored = reader.sections.get(best as usize)?;
    let title: String = super::super::normalize::squeezed(stored.title());
    let factor = plan
        .phrases
        .iter()
        .map(|phrase| {
            if title == *phrase {
                TITLE
            } else if contains(stored.title(), phrase) {
                IN_TITLE
            } else if contains(stored.heading(), phrase) {
                IN_HEADING
            } else {
                1.0
            }
        })
        .fold(1.0, f64::max);
    let others = candidate.sections.iter().filter(|(section, _)| *section != best);
    let more = others.filter_map(|(section, _)| reader.sections.get(*section as usize)).filter(|stored| !stored.anchor().is_empty());
    Some(Hit {
        path: stored.path().to_owned(),
        anchor: Some(stored.anchor().to_owned()).filter(|anchor| !anchor.is_empty()),
        title: stored.title().to_owned(),
        heading: stored.heading().to_owned(),
        score: candidate.score * factor,
        more: more.take(MORE).map(|stored| SubHit { anchor: stored.anchor().to_owned(), heading: stored.heading().to_owned() }).collect(),
    })
}

fn find<'a>(reader: &Reader, slot: &'a Slot, stage: Stage, precise: bool, also: &mut Vec<String>) -> SlotHits<'a> {
    let mut out = SlotHits { sections: Sections::new(), sure: BTreeSet::new(), phrases: Vec::new() };
    for alternative in slot {
        let found = if stage == Stage::Any { any_terms(reader, alternative) } else { all_runs(reader, alternative, precise) };
        if found.is_empty() {
            continue;
        }
        if let Some(word) = alternative.beside.as_ref().filter(|word| !also.contains(word)) {
            also.push(word.clone());
        }
        if alternative.phrase.is_empty() {
            out.sure.extend(found.keys());
        } else {
            out.phrases.push(&alternative.phrase);
        }
        for (section, score) in found {
            let known = out.sections.entry(section).or_default();
            *known = known.max(score * alternative.weight);
        }
    }
    out
}

/// Sections that have one alternative of every run.
fn all_runs(reader: &Reader, alternative: &Alternative, precise: bool) -> Sections {
    let every = alternative.runs.iter().map(|run| {
        let mut either = Sections::new();
        for terms in run {
            let light = light_terms(reader, terms);
            // Where the phrase is looked for in the texts, some of its terms are enough.
            let asked = if alternative.phrase.is_empty() || precise { light } else { few(light) };
            for (section, score) in intersect(asked.into_iter().map(|term| term_sections(reader, term))) {
                let known = either.entry(section).or_default();
                *known = known.max(score);
            }
        }
        either
    });
    intersect(every)
}

/// Sections that have at least a third of the terms of the first alternative of every run.
fn any_terms(reader: &Reader, alternative: &Alternative) -> Sections {
    let terms: Vec<&QueryTerm> = alternative.runs.iter().filter_map(|run| run.first()).flatten().collect();
    let mut found: BTreeMap<u32, (usize, f64)> = BTreeMap::new();
    for term in &terms {
        for (section, score) in term_sections(reader, term) {
            let known = found.entry(section).or_default();
            *known = (known.0 + 1, known.1 + score);
        }
    }
    found.into_iter().filter(|(_, (count, _))| count * 3 >= terms.len()).map(|(section, (_, score))| (section, score)).collect()
}

/// Without terms that stand nearly everywhere, when the others can say enough.
fn light_terms<'a>(reader: &Reader, terms: &'a [QueryTerm]) -> Vec<&'a QueryTerm> {
    let is_heavy = |term: &&QueryTerm| !term.prefix && reader.heavy.contains(&term.text);
    let light: Vec<&QueryTerm> = terms.iter().filter(|term| !is_heavy(term)).collect();
    if light.is_empty() { terms.iter().collect() } else { light }
}

/// Terms that say most for two or three requests: of katakana the middle one; of pairs the middle and the last one, which
/// are the seams of most compounds; beside katakana the first and the last one.
fn few(terms: Vec<&QueryTerm>) -> Vec<&QueryTerm> {
    let (triples, pairs): (Vec<_>, Vec<_>) = terms.into_iter().partition(|term| term.text.encode_utf16().count() > 2);
    let middle = triples.get(triples.len().saturating_sub(1) / 2).copied();
    match (middle, pairs.as_slice()) {
        (None, _) => two(&pairs, (pairs.len().saturating_sub(1)) / 2),
        (Some(_), []) => two(&triples, (triples.len() - 1) / 2),
        (Some(middle), _) => std::iter::once(middle).chain(two(&pairs, 0)).collect(),
    }
}

/// The term at a place and the last one.
fn two<'a>(terms: &[&'a QueryTerm], place: usize) -> Vec<&'a QueryTerm> {
    match (terms.get(place), terms) {
        (Some(one), [_, _, .., last]) => vec![one, last],
        _ => terms.to_vec(),
    }
}

fn intersect(every: impl Iterator<Item = Sections>) -> Sections {
    every
        .reduce(|left, right| {
            left.into_iter().filter_map(|(section, score)| right.get(&section).map(|other| (section, score + other))).collect()
        })
        .unwrap_or_default()
}

/// The sections of a term, or of every term that begins like it.
fn term_sections(reader: &Reader, term: &QueryTerm) -> Sections {
    let mut out = Sections::new();
    let range = reader
        .terms
        .range(term.text.clone()..)
        .take_while(|(text, _)| if term.prefix { text.starts_with(&term.text) } else { **text == term.text });
    for (text, postings) in range {
        let factor = if *text == term.text { 1.0 } else { BEGINNING };
        for posting in postings {
            let known = out.entry(posting.section).or_default();
            *known = known.max((f64::from(posting.impact) + 0.5) * factor);
        }
    }
    let rarity = rarity(reader.count, out.len());
    out.values_mut().for_each(|score| *score *= rarity);
    out
}

/// The weight of a term by the number of sections that have it: that of BM25, ln(1 + (all - with + 0.5) / (with + 0.5)).
fn rarity(all: u32, with: usize) -> f64 {
    #[allow(clippy::cast_precision_loss, reason = "fewer than 2^28 sections")]
    let with = with as f64;
    ((f64::from(all) + 1.0) / (with + 0.5)).ln()
}
