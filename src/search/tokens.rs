//! Cuts normalised text into the terms of the index, and a query into the terms it asks for.
//!
//! Kanji and kana give overlapping pairs, katakana words also triples, other scripts give words with their parts, so
//! that no dictionary decides where a Japanese word ends.

use std::ops::Range;

use super::normalize::{Class, Unit, is_han, is_kana, units};

/// Longest word that is also indexed in one piece.
const JOINED_MAX: usize = 24;

/// A term that a query asks for.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct QueryTerm {
    pub(super) text: String,
    /// Every term that begins like this one counts.
    pub(super) prefix: bool,
}

/// A stretch of a query: one of the alternatives has to match, each with all of its terms.
pub(super) type Run = Vec<Vec<QueryTerm>>;

/// A stretch of text without a gap inside.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Group {
    Word(Range<usize>),
    Grams(Range<usize>),
}

/// The terms of a text, in order, repeated terms repeated.
pub fn index_tokens(text: &str) -> Vec<String> {
    let (units, mut terms) = (units(text), TermList::default());
    index_terms(&units, &mut terms);
    let term = |at| {
        let mut term = String::new();
        terms.write(&units, at, &mut term).then_some(term)
    };
    (0..).map_while(term).collect()
}

/// The terms a query asks for, as the shared case table writes them: chunks separated by a space, runs by `+`,
/// alternatives by `|`, terms by `&`, and `*` behind a term that stands for every longer one.
pub fn query_tokens(text: &str, loose: bool) -> String {
    let mut out = String::new();
    for chunk in chunks(&units(text)) {
        if !out.is_empty() {
            out.push(' ');
        }
        let runs: Vec<String> = query_runs(&chunk, loose)
            .iter()
            .map(|run| {
                let alternatives: Vec<String> = run
                    .iter()
                    .map(|terms| {
                        let terms: Vec<String> =
                            terms.iter().map(|term| format!("{}{}", term.text, if term.prefix { "*" } else { "" })).collect();
                        terms.join("&")
                    })
                    .collect();
                alternatives.join("|")
            })
            .collect();
        out.push_str(&runs.join("+"));
    }
    out
}

/// The terms of a text, as places in its units, so that none needs memory of its own.
#[derive(Debug, Clone, Default)]
pub(super) struct TermList {
    terms: Vec<Range<usize>>,
    /// Terms that do not stand in the text in one piece. Their places go on behind its last unit.
    made: Vec<char>,
    behind: usize,
}

impl TermList {
    /// Writes the term at a place of the list that was made of these units. False behind the last.
    pub(super) fn write(&self, units: &[Unit], at: usize, out: &mut String) -> bool {
        let Some(term) = self.terms.get(at) else { return false };
        out.clear();
        match term.start.checked_sub(self.behind) {
            None => out.extend(chars(slice(units, term.clone()))),
            Some(start) => out.extend(self.made.get(start..start + term.len()).unwrap_or_default()),
        }
        true
    }

    /// Adds a term that stands in the text, by its units.
    fn add(&mut self, units: Range<usize>) {
        self.terms.push(units);
    }

    /// Adds a term that does not.
    fn add_made(&mut self, term: impl IntoIterator<Item = char>) {
        let start = self.behind + self.made.len();
        self.made.extend(term);
        self.terms.push(start..self.behind + self.made.len());
    }
}

/// Lists every term of a text.
pub(super) fn index_terms(units: &[Unit], out: &mut TermList) {
    out.terms.clear();
    out.made.clear();
    out.behind = units.len();
    for group in groups(units) {
        match group {
            Group::Word(range) => index_word(units, range, out),
            Group::Grams(range) => index_grams(units, range, out),
        }
    }
}

/// Divides a query at its gaps; a chunk is looked for as one phrase.
pub(super) fn chunks(units: &[Unit]) -> Vec<Vec<Unit>> {
    let mut out: Vec<Vec<Unit>> = Vec::new();
    let mut end = None;
    for group in groups(units) {
        let (Group::Word(range) | Group::Grams(range)) = group;
        let part = slice(units, range.clone());
        match out.last_mut().filter(|_| end == Some(range.start)) {
            Some(chunk) => chunk.extend_from_slice(part),
            None => out.push(part.to_vec()),
        }
        end = Some(range.end);
    }
    out
}

/// The terms one chunk asks for. `loose` looks for words that are spelled a little differently.
pub(super) fn query_runs(chunk: &[Unit], loose: bool) -> Vec<Run> {
    groups(chunk)
        .map(|group| match group {
            Group::Word(range) => query_word(slice(chunk, range), loose),
            Group::Grams(range) => query_grams(slice(chunk, range), loose),
        })
        .collect()
}

fn slice(units: &[Unit], range: Range<usize>) -> &[Unit] {
    units.get(range).unwrap_or_default()
}

fn groups(units: &[Unit]) -> impl Iterator<Item = Group> {
    let class = |at: usize| units.get(at).map_or(Class::Gap, |unit| unit.class);
    let worded = move |at: usize| matches!(class(at), Class::Letter | Class::Digit);
    let mut at = 0;
    std::iter::from_fn(move || {
        while at < units.len() && class(at) == Class::Gap {
            at += 1;
        }
        let start = at;
        if class(at) == Class::Gram {
            while class(at) == Class::Gram {
                at += 1;
            }
            return Some(Group::Grams(start..at));
        }
        while worded(at) || is_connector(units, at) && worded(at + 1) {
            at += 1;
        }
        (at > start).then_some(Group::Word(start..at))
    })
}

fn is_connector(units: &[Unit], at: usize) -> bool {
    units.get(at).is_some_and(|unit| matches!(unit.ch, '-' | '.' | '\'' | '_'))
}

/// The parts of a word: cut at connectors and between letters and digits.
fn parts(word: &[Unit]) -> impl Iterator<Item = &[Unit]> + Clone {
    let of_one_class = word.chunk_by(|left, right| left.class == right.class);
    of_one_class.filter(|part| part.first().is_some_and(|unit| unit.class != Class::Gap))
}

/// Whether a word is a number with points, such as criterion `4.7`, which is also a term of its own.
fn is_dotted(word: &[Unit]) -> bool {
    word.iter().all(|unit| unit.class == Class::Digit || unit.ch == '.') && word.iter().any(|unit| unit.ch == '.')
}

/// Whether a word of several parts is also a term as a whole, without its connectors.
fn is_joined(word: &[Unit]) -> bool {
    parts(word).nth(1).is_some() && parts(word).map(<[Unit]>::len).sum::<usize>() <= JOINED_MAX
}

fn index_word(units: &[Unit], range: Range<usize>, out: &mut TermList) {
    let word = slice(units, range.clone());
    // Most words are all letters, and have neither parts nor points.
    if word.iter().all(|unit| unit.class == Class::Letter) {
        return out.add(range);
    }
    if is_dotted(word) {
        out.add(range.clone());
    } else if is_joined(word) {
        out.add_made(parts(word).flat_map(chars));
    }
    let mut at = range.start;
    for part in word.chunk_by(|left, right| left.class == right.class) {
        if part.first().is_some_and(|unit| unit.class != Class::Gap) {
            out.add(at..at + part.len());
        }
        at += part.len();
    }
}

fn chars(units: &[Unit]) -> impl Iterator<Item = char> {
    units.iter().map(|unit| unit.ch)
}

fn query_word(word: &[Unit], loose: bool) -> Run {
    if is_dotted(word) {
        return vec![vec![QueryTerm { text: gram(word), prefix: false }]];
    }
    let parts: Vec<String> = parts(word).map(gram).collect();
    let mut run = vec![parts.iter().cloned().map(word_term).collect::<Vec<_>>()];
    if is_joined(word) {
        run.push(vec![word_term(parts.concat())]);
    }
    if loose {
        run.extend(parts.last().and_then(|part| stem(part)).map(|stem| vec![QueryTerm { text: stem, prefix: true }]));
    }
    run
}

fn word_term(text: String) -> QueryTerm {
    let length = text.chars().count();
    let digits = text.starts_with(|ch: char| ch.is_ascii_digit());
    QueryTerm { prefix: length >= if digits { 3 } else { 2 }, text }
}

/// An English word without its ending, to be searched as a beginning.
fn stem(word: &str) -> Option<String> {
    ["ing", "ies", "ed", "es", "s"]
        .iter()
        .find_map(|ending| word.strip_suffix(ending))
        .filter(|stem| stem.len() >= 3 && !stem.ends_with('s'))
        .map(str::to_owned)
}

fn index_grams(units: &[Unit], range: Range<usize>, out: &mut TermList) {
    let run = slice(units, range.clone());
    for (at, unit) in range.clone().zip(run) {
        let rest = slice(units, at + 1..range.end);
        // The last character begins no pair, and a query of one character is answered by beginnings.
        out.add(at..(at + 2).min(range.end));
        if rest.first().is_some_and(|next| next.soft)
            && !unit.soft
            && let Some(next) = rest.iter().find(|next| !next.soft)
        {
            out.add_made([unit.ch, next.ch]);
        }
    }
    for pair in stretches(run, |unit| is_han(unit.ch)).filter(|stretch| stretch.len() == 2) {
        // 京都 as a word of its own weighs more than the 京都 in 東京都.
        out.add(range.start + pair.start..range.start + pair.end);
    }
    for word in stretches(run, |unit| unit.katakana).filter(|word| word.len() >= 3) {
        (word.start..word.end - 2).for_each(|at| out.add(range.start + at..range.start + at + 3));
        out.add_made(skeleton(slice(run, word)).chars());
    }
}

fn query_grams(run: &[Unit], loose: bool) -> Run {
    let run: Vec<Unit> = run.iter().copied().filter(|unit| !unit.soft).collect();
    let exact = |text: String| QueryTerm { text, prefix: false };
    if let [only] = run.as_slice() {
        return vec![vec![QueryTerm { text: only.ch.to_string(), prefix: true }]];
    }
    let pairs: Vec<QueryTerm> = run.windows(2).map(|pair| exact(gram(pair))).collect();
    if loose {
        let mut out = vec![pairs];
        let rest = skeleton(&run);
        // What is left of one kana would begin half of all words.
        if run.iter().all(|unit| is_kana(unit.ch)) && rest.chars().count() > 2 {
            out.push(vec![QueryTerm { text: rest, prefix: true }]);
        }
        return out;
    }
    let mut terms = Vec::new();
    for (at, window) in run.windows(2).enumerate() {
        let triple = run.get(at..at + 3).filter(|triple| triple.iter().all(|unit| unit.katakana));
        let before = at.checked_sub(1).and_then(|before| run.get(before..at + 2));
        match triple {
            Some(triple) => terms.push(exact(gram(triple))),
            // The second half of the triple before it.
            None if before.is_some_and(|before| before.iter().all(|unit| unit.katakana)) => {}
            None => terms.push(exact(gram(window))),
        }
    }
    vec![terms]
}

/// The longest stretches of units that belong to something, by their places.
fn stretches(run: &[Unit], belongs: impl Fn(&Unit) -> bool) -> impl Iterator<Item = Range<usize>> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let start = at + run.get(at..)?.iter().position(&belongs)?;
        let length = run.get(start..)?.iter().position(|unit| !belongs(unit)).unwrap_or(run.len() - start);
        at = start + length;
        Some(start..at)
    })
}

fn gram(units: &[Unit]) -> String {
    chars(units).collect()
}

/// What stays of a kana word when everything is dropped that writers vary: length, doubling, small vowels, ヴ.
fn skeleton(word: &[Unit]) -> String {
    let mut out = String::from("~");
    for unit in word {
        let ch = match unit.ch {
            'ー' | 'っ' => continue,
            'ぁ' => 'あ',
            'ぃ' => 'い',
            'ぅ' => 'う',
            'ぇ' => 'え',
            'ぉ' => 'お',
            'ぢ' => 'じ',
            'づ' => 'ず',
            'ゔ' => 'ぶ',
            other => other,
        };
        // ヴァ is written バ by most.
        let voiced = match ch {
            'あ' => 'ば',
            'い' => 'び',
            'え' => 'べ',
            'お' => 'ぼ',
            _ => '\0',
        };
        if voiced != '\0' && out.ends_with('ぶ') && unit.ch != ch {
            out.pop();
            out.push(voiced);
        } else {
            out.push(ch);
        }
    }
    out
}
