//! Words whose reading is known, and how a stretch of kanji is divided into them. There is no dictionary: readings come
//! from the glossary, from ruby and from the table of readings.

use std::collections::BTreeSet;

use super::expand::names;
use super::input::{SearchPage, SearchTerm};
use crate::locale::Locale;
use crate::model::{Place, Reading, is_kanji};

/// What a character without a reading costs when a stretch is divided: more than any way to divide the rest.
const UNREAD: u32 = 1_000;
/// Hiragana that begin a word of their own behind a noun.
fn is_particle(ch: char) -> bool {
    matches!(ch, 'を' | 'は' | 'が' | 'に' | 'で' | 'と' | 'も' | 'へ' | 'や' | 'の' | 'か' | 'な' | 'だ' | 'ね' | 'よ')
}

/// Every word with a known reading. An earlier source is trusted more: the glossary, then ruby, then the table.
pub(super) struct Lexicon<'a> {
    /// Those that begin alike, short ones first.
    words: Vec<Vec<Word<'a>>>,
    /// Where the words with a first character are among them, by its number. Every character of a site is looked up.
    by_first: Vec<u16>,
}

/// A word with its readings, by where it may stand.
struct Word<'a> {
    text: &'a str,
    /// Its second character, which tells most words that begin alike apart.
    second: Option<char>,
    readings: Vec<(Place, &'a str)>,
}

/// A part of a stretch: a word with its reading, or what has none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Part<'t, 'a> {
    pub(super) text: &'t str,
    pub(super) place: Place,
    pub(super) reading: Option<&'a str>,
}

/// A stretch of kanji, with the kana that belong to its words.
pub(super) struct Stretch<'s, 't, 'a> {
    pub(super) parts: &'s [Part<'t, 'a>],
    /// Kana that belong to its last kanji stand behind it.
    pub(super) has_okurigana: bool,
}

/// The stretches of a text. A site has a hundred thousand, so none has memory of its own.
#[derive(Default)]
pub(super) struct Stretches<'t, 'a> {
    parts: Vec<Part<'t, 'a>>,
    /// Where each stretch ends among the parts, and whether kana that belong to it follow.
    ends: Vec<(usize, bool)>,
}

impl<'t, 'a> Stretches<'t, 'a> {
    pub(super) fn iter(&self) -> impl Iterator<Item = Stretch<'_, 't, 'a>> {
        let mut start = 0;
        self.ends.iter().map(move |(end, has_okurigana)| {
            let parts = self.parts.get(start..*end).unwrap_or_default();
            start = *end;
            Stretch { parts, has_okurigana: *has_okurigana }
        })
    }
}

/// The best way to get to a place of the text.
#[derive(Clone, Copy)]
struct Step<'a> {
    end: usize,
    cost: u32,
    from: usize,
    place: Place,
    reading: Option<&'a str>,
}

/// The best ways to all places that were reached, in their order: few, so that a list is the fastest map.
struct Steps<'a>(Vec<Step<'a>>);

impl<'a> Steps<'a> {
    /// Where the step to a place is, or would be.
    fn place(&self, end: usize) -> Result<usize, usize> {
        self.0.binary_search_by_key(&end, |step| step.end)
    }

    fn get(&self, end: usize) -> Option<&Step<'a>> {
        self.place(end).ok().and_then(|place| self.0.get(place))
    }

    /// Keeps a step unless one that costs as little leads there.
    fn reach(&mut self, step: Step<'a>) {
        match self.place(step.end) {
            Ok(place) => {
                if let Some(known) = self.0.get_mut(place).filter(|known| step.cost < known.cost) {
                    *known = step;
                }
            }
            Err(place) => self.0.insert(place, step),
        }
    }
}

impl<'a> Lexicon<'a> {
    pub(super) fn new(pages: &'a [SearchPage], terms: &'a [SearchTerm], readings: &'a [Reading]) -> Self {
        // None begins with a character that is not known yet.
        let mut out = Self { words: vec![Vec::new()], by_first: Vec::new() };
        for term in terms {
            if let (Some(form), Some(reading)) = (term.forms.get(&Locale::JA), &term.reading)
                && let [name, ..] = names(form).as_slice()
            {
                out.add(name, Place::Anywhere, reading);
            }
        }
        let ruby: BTreeSet<&(String, String)> = ruby(pages).collect();
        // Ruby on one kanji says how it is read in that word.
        let words = ruby.into_iter().filter(|(word, _)| word.chars().nth(1).is_some());
        words.for_each(|(word, reading)| out.add(word, Place::Anywhere, reading));
        readings.iter().for_each(|reading| out.add(&reading.word, reading.place, &reading.reading));
        out
    }

    fn add(&mut self, word: &'a str, place: Place, reading: &'a str) {
        let Some(first) = word.chars().next().filter(|_| word.chars().any(is_kanji)) else { return };
        let first = first as usize;
        if self.by_first.len() <= first {
            self.by_first.resize(first + 1, 0);
        }
        let Some(at) = self.by_first.get_mut(first) else { return };
        if *at == 0 {
            // More first characters than that have no language.
            let Ok(next) = u16::try_from(self.words.len()) else { return };
            *at = next;
            self.words.push(Vec::new());
        }
        let Some(alike) = self.words.get_mut(usize::from(*at)) else { return };
        let place_of_word = alike.iter().position(|known| known.text == word).unwrap_or_else(|| {
            let longer = alike.partition_point(|known| known.text.len() <= word.len());
            alike.insert(longer, Word { text: word, second: word.chars().nth(1), readings: Vec::new() });
            longer
        });
        let Some(known) = alike.get_mut(place_of_word) else { return };
        if known.readings.iter().all(|(other, _)| *other != place) {
            known.readings.push((place, reading));
            known.readings.sort_by_key(|(place, _)| *place);
        }
    }

    /// The words that begin with a character.
    fn alike(&self, first: char) -> &[Word<'a>] {
        let at = self.by_first.get(first as usize).copied().unwrap_or(0);
        self.words.get(usize::from(at)).map_or(&[], Vec::as_slice)
    }

    /// What is known of a word.
    pub(super) fn readings(&self, word: &str) -> &[(Place, &'a str)] {
        let alike = word.chars().next().map_or(&[] as &[_], |first| self.alike(first));
        alike.iter().find(|known| known.text == word).map_or(&[], |known| known.readings.as_slice())
    }

    /// Whether a line of the table says how its word is read, and no earlier source does.
    pub(super) fn reads(&self, line: &Reading) -> bool {
        self.readings(&line.word).contains(&(line.place, line.reading.as_str()))
    }

    /// The words that begin at a place of a text.
    fn at(&self, text: &str, at: usize) -> impl Iterator<Item = &Word<'a>> {
        let rest = text.get(at..).unwrap_or_default();
        let mut chars = rest.chars();
        let alike = chars.next().map_or(&[] as &[_], |first| self.alike(first));
        let second = chars.next();
        alike.iter().filter(move |word| word.second.is_none() || word.second == second && rest.starts_with(word.text))
    }

    /// Whether a stretch begins at a place, with this character.
    fn is_stretch(&self, text: &str, at: usize, ch: char) -> bool {
        is_kanji(ch) || !self.alike(ch).is_empty() && self.at(text, at).next().is_some()
    }

    /// The stretches of kanji of a text, with the kana that belong to their words, divided into words so that as little
    /// as possible is left without a reading.
    pub(super) fn stretches<'t>(&self, text: &'t str) -> Stretches<'t, 'a> {
        let mut out = Stretches::default();
        let mut steps = Steps(Vec::new());
        let mut at = 0;
        while let Some(ch) = text.get(at..).and_then(|rest| rest.chars().next()) {
            if self.is_stretch(text, at, ch) {
                at = self.divide(text, at, &mut steps, &mut out.parts);
                out.ends.push((out.parts.len(), has_okurigana(text.get(at..).unwrap_or_default())));
            } else {
                at += ch.len_utf8();
            }
        }
        out
    }

    /// A text whose words are replaced by their readings.
    pub(super) fn read_out(&self, text: &str) -> String {
        let mut out = String::new();
        let (mut steps, mut parts) = (Steps(Vec::new()), Vec::new());
        let mut at = 0;
        while let Some(ch) = text.get(at..).and_then(|rest| rest.chars().next()) {
            if self.is_stretch(text, at, ch) {
                at = self.divide(text, at, &mut steps, &mut parts);
                out.extend(parts.drain(..).map(|part| part.reading.unwrap_or(part.text)));
            } else {
                out.push(ch);
                at += ch.len_utf8();
            }
        }
        out
    }

    /// Adds the parts of the stretch that begins at a place, and gives the place where it ends.
    fn divide<'t>(&self, text: &'t str, start: usize, steps: &mut Steps<'a>, out: &mut Vec<Part<'t, 'a>>) -> usize {
        steps.0.clear();
        let mut best: Option<(u32, usize)> = None;
        let mut next = Some((start, 0_u32, None));
        let mut passed = 0;
        while let Some((at, so_far, before)) = next {
            if at > start && !goes_on(text, at) {
                // Of ways that leave as little unread the longest one counts: 積込み確認書 and not 積込.
                if best.is_none_or(|(unread, _)| so_far / UNREAD <= unread) {
                    best = Some((so_far / UNREAD, at));
                }
            } else {
                let mut reach = |end: usize, cost: u32, place: Place, reading: Option<&'a str>| {
                    steps.reach(Step { end, cost: so_far.saturating_add(cost), from: at, place, reading });
                };
                for Word { text: word, readings, .. } in self.at(text, at) {
                    let end = at + word.len();
                    for (place, reading) in readings {
                        let fits = match place {
                            Place::Anywhere => true,
                            Place::Front => {
                                goes_on(text, end) || text.get(end..).unwrap_or_default().starts_with(|ch: char| ch.is_ascii_digit())
                            }
                            Place::Behind => before.map_or_else(|| follows_word(text, at), |before: Place| before != Place::Front),
                        };
                        // A single kanji before okurigana begins a verb: 必ず書く has no 書.
                        let is_verb = word.chars().nth(1).is_none() && has_okurigana(text.get(end..).unwrap_or_default());
                        if fits && !is_verb {
                            reach(end, cost(word, *place), *place, Some(reading));
                        }
                    }
                }
                let length = text.get(at..).and_then(|rest| rest.chars().next()).map_or(1, char::len_utf8);
                reach(at + length, UNREAD, Place::Anywhere, None);
            }
            // Every step leads forward, so those that were passed stay where they are.
            next = steps.0.get(passed).map(|step| (step.end, step.cost, Some(step.place)));
            passed += 1;
        }
        let first = out.len();
        let last = best.map_or(start, |(_, end)| end);
        let mut end = last;
        while let Some(step) = steps.get(end).filter(|_| end > start) {
            out.push(Part { text: text.get(step.from..end).unwrap_or_default(), place: step.place, reading: step.reading });
            end = step.from;
        }
        out.get_mut(first..).unwrap_or_default().reverse();
        last
    }
}

/// Readings that ruby gives, with their words.
pub(super) fn ruby(pages: &[SearchPage]) -> impl Iterator<Item = &(String, String)> {
    pages.iter().flat_map(|page| &page.sections).flat_map(|section| &section.readings)
}

/// Few and long words are most likely what is meant; a single kanji and an ending are less likely than a word.
fn cost(word: &str, place: Place) -> u32 {
    let single = word.chars().nth(1).is_none();
    match (place, single) {
        // 〜会社 is said がいしゃ, and that is why it is in the table.
        (Place::Front | Place::Behind, false) => 19,
        (Place::Anywhere, false) => 20,
        (Place::Front | Place::Behind, true) => 30,
        (Place::Anywhere, true) => 31,
    }
}

/// Whether a stretch goes on here: with a kanji, or with the ヶ of 三ヶ月.
fn goes_on(text: &str, at: usize) -> bool {
    let mut rest = text.get(at..).unwrap_or_default().chars();
    match rest.next() {
        Some('ヶ' | 'ヵ' | 'ケ') => rest.next().is_some_and(is_kanji) && text.get(..at).unwrap_or_default().ends_with(is_kanji),
        first => first.is_some_and(is_kanji),
    }
}

/// Whether a text begins with kana that belong to the kanji before it.
fn has_okurigana(rest: &str) -> bool {
    rest.starts_with(|ch: char| matches!(ch, '\u{3041}'..='\u{3096}') && !is_particle(ch))
}

/// Whether a word that is no kanji stands directly before: コンテナ内, 3枚.
fn follows_word(text: &str, at: usize) -> bool {
    let before = text.get(..at).unwrap_or_default().chars().next_back();
    before.is_some_and(|ch| ch.is_alphanumeric() && !matches!(ch, '\u{3041}'..='\u{3096}') || ch == 'ー')
}
