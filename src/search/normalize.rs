//! One spelling for everything that is indexed or typed: NFKC, lower case, katakana folded to hiragana, long-vowel
//! marks at the end of a word optional.
//!
//! `search.js` holds the same rules; `tests/search/normalize.json` is run by both. Classes are fixed ranges of code
//! points, because the Unicode tables of a browser and of this program may differ in age.

use std::str::Chars;
use std::sync::LazyLock;

use unicode_normalization::UnicodeNormalization;

pub(super) use crate::model::is_kanji as is_han;

/// What a normalised character is to the tokeniser.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Class {
    /// A letter of a script that puts spaces between words.
    Letter,
    /// 0 to 9.
    Digit,
    /// Kanji, kana or hangul: no spaces, so pairs of characters are indexed.
    Gram,
    /// Anything else.
    Gap,
}

/// A normalised character and what is remembered of its origin.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Unit {
    pub(super) ch: char,
    /// It was written in katakana.
    pub(super) katakana: bool,
    /// A long-vowel mark that other writers leave out: `サーバー` is `サーバ`.
    pub(super) soft: bool,
    pub(super) class: Class,
}

/// Normalises a text: optional long-vowel marks are left out, everything between words becomes one space.
pub fn normalize(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for unit in units(text).into_iter().filter(|unit| !unit.soft) {
        let gap = unit.class == Class::Gap && !matches!(unit.ch, '-' | '.' | '\'' | '_');
        if !gap {
            out.push(unit.ch);
        } else if !out.is_empty() && !out.ends_with(' ') {
            out.push(' ');
        }
    }
    out.truncate(out.trim_end().len());
    out
}

/// Normalises a text to characters that still know where they come from; gaps stay as they are.
pub(super) fn units(text: &str) -> Vec<Unit> {
    let mut out = Vec::new();
    write_units(text, &mut out);
    out
}

/// The same into a list that is used again and again.
pub(super) fn write_units(text: &str, out: &mut Vec<Unit>) {
    out.clear();
    out.reserve(text.len());
    let simple = &*SIMPLE;
    let mut before = None;
    let mut has_long_vowel = false;
    let mut chars = text.chars();
    while let Some(ch) = chars.next() {
        if let Some(unit) = simple_unit(simple, ch) {
            out.push(unit);
            before = Some(ch);
            continue;
        }
        let is_marked = |chars: &Chars| chars.clone().next().is_some_and(is_mark);
        if ch == LONG_VOWEL && !is_marked(&chars) {
            has_long_vowel = true;
            push(out, ch);
            before = None;
            continue;
        }
        // A mark joins the character before it and nothing else, so that both sides cut the text alike.
        let mut cluster = String::new();
        if let Some(before) = before.take().filter(|_| is_mark(ch)) {
            out.pop();
            cluster.push(before);
        }
        cluster.push(ch);
        while is_marked(&chars) {
            cluster.extend(chars.next());
        }
        for ch in cluster.nfkc() {
            has_long_vowel |= ch == LONG_VOWEL;
            push(out, ch);
        }
    }
    if has_long_vowel {
        soften(out);
    }
}

/// What becomes of characters that give one unit each, whatever stands before them: of those below [`LOW`] and of the full-width
/// ones. Nearly all of a text, so the slow way is rare.
static SIMPLE: LazyLock<Vec<Option<Unit>>> = LazyLock::new(|| {
    let chars = (0..LOW).chain(FULL_WIDTH..FULL_WIDTH_END).map(char::from_u32);
    chars.map(|ch| ch.filter(|ch| !is_mark(*ch)).and_then(lone_unit)).collect()
});
const LOW: u32 = 0x3100;
const FULL_WIDTH: u32 = 0xff00;
const FULL_WIDTH_END: u32 = 0xff66;
const LONG_VOWEL: char = '\u{30fc}';

/// The unit of a character, if it gives one, always the same.
fn lone_unit(ch: char) -> Option<Unit> {
    let mut units = Vec::new();
    ch.nfkc().for_each(|ch| push(&mut units, ch));
    match units.as_slice() {
        // Whether the long-vowel mark is katakana depends on what stands before it.
        [unit] if unit.ch != LONG_VOWEL => Some(*unit),
        _ => None,
    }
}

fn simple_unit(simple: &[Option<Unit>], ch: char) -> Option<Unit> {
    let code = u32::from(ch);
    let place = match code {
        0x4e00..=0x9fff => return Some(Unit { ch, katakana: false, soft: false, class: Class::Gram }),
        FULL_WIDTH..FULL_WIDTH_END => code - FULL_WIDTH + LOW,
        0..LOW => code,
        _ => return None,
    };
    simple.get(place as usize).copied().flatten()
}

/// Only the characters of words, as phrases are compared: `C-TPAT` is `ctpat`, `ISO 17712` is `iso17712`.
pub(super) fn squeeze(text: &str) -> Vec<Unit> {
    let mut units = units(text);
    units.retain(|unit| unit.class != Class::Gap);
    units
}

/// The squeezed text as it is looked up, without optional marks.
pub(super) fn squeezed(text: &str) -> String {
    squeeze(text).into_iter().filter(|unit| !unit.soft).map(|unit| unit.ch).collect()
}

pub(super) fn is_kana(ch: char) -> bool {
    matches!(ch, '\u{3041}'..='\u{3096}' | '\u{309d}'..='\u{309f}' | '\u{30a1}'..='\u{30fa}' | '\u{30fc}'..='\u{30ff}')
}

fn class(ch: char) -> Class {
    match ch {
        '0'..='9' => Class::Digit,
        'a'..='z' => Class::Letter,
        '\u{0}'..='\u{bf}' | '\u{d7}' | '\u{f7}' => Class::Gap,
        '\u{c0}'..='\u{2af}' | '\u{300}'..='\u{1fff}' | '\u{2c00}'..='\u{2dff}' | '\u{a4d0}'..='\u{abff}' => Class::Letter,
        '\u{ac00}'..='\u{d7a3}' => Class::Gram,
        _ if is_kana(ch) || is_han(ch) => Class::Gram,
        _ => Class::Gap,
    }
}

/// Marks that belong to the character before them: accents, the voiced sounds of half-width kana, variation selectors.
fn is_mark(ch: char) -> bool {
    matches!(ch, '\u{300}'..='\u{36f}' | '\u{3099}' | '\u{309a}' | '\u{ff9e}' | '\u{ff9f}' | '\u{fe00}'..='\u{fe0f}'
        | '\u{e0100}'..='\u{e01ef}')
}

/// Characters that are seen by nobody and must not divide a word.
fn is_invisible(ch: char) -> bool {
    matches!(ch, '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}' | '\u{fe00}'..='\u{fe0f}' | '\u{e0100}'..='\u{e01ef}')
}

fn push(out: &mut Vec<Unit>, ch: char) {
    if is_invisible(ch) {
        return;
    }
    let katakana = match ch {
        LONG_VOWEL => out.last().is_none_or(|last| last.katakana || !is_kana(last.ch)),
        _ => matches!(ch, '\u{30a1}'..='\u{30fa}' | '\u{30fd}'..='\u{30ff}'),
    };
    match ch {
        // By far the most characters, and none of them has a lower case.
        '\u{3040}'..='\u{30a0}' | '\u{30fb}'..='\u{9fff}' => put(out, ch, katakana),
        '\0'..='\u{7f}' => put(out, ch.to_ascii_lowercase(), false),
        _ => ch.to_lowercase().for_each(|ch| put(out, ch, katakana)),
    }
}

fn put(out: &mut Vec<Unit>, ch: char, katakana: bool) {
    let ch = match ch {
        // ヶ月 and ヵ月 are か月.
        '\u{30f5}' | '\u{30f6}' | '\u{3095}' | '\u{3096}' => 'か',
        '\u{30a1}'..='\u{30f4}' | '\u{30fd}' | '\u{30fe}' => char::from_u32(u32::from(ch) - 0x60).unwrap_or(ch),
        '\u{2018}' | '\u{2019}' => '\'',
        '\u{2010}'..='\u{2015}' | '\u{2212}' => '-',
        other => other,
    };
    out.push(Unit { ch, katakana, soft: false, class: class(ch) });
}

/// Marks the long-vowel marks at the end of a katakana word as optional, in stretches of three or more kana.
fn soften(units: &mut [Unit]) {
    let mut stretch = 0;
    let mut at = 0;
    while at < units.len() {
        let Some(unit) = units.get(at).copied() else { break };
        if !is_kana(unit.ch) {
            at += 1;
            stretch = at;
            continue;
        }
        if unit.ch != LONG_VOWEL {
            at += 1;
            continue;
        }
        let mark = at;
        while units.get(at).is_some_and(|unit| unit.ch == LONG_VOWEL) {
            at += 1;
        }
        // The word goes on when more kana of the same script follow.
        let ends = units.get(at).is_none_or(|next| !is_kana(next.ch) || unit.katakana && !next.katakana);
        if ends && mark > stretch && at - stretch >= 3 {
            units.iter_mut().take(at).skip(mark).for_each(|unit| unit.soft = true);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn normalizing_twice_equals_once() {
        for text in [
            "サーバー",
            "キーの",
            "のカー",
            "ｻｰﾊﾞｰ室",
            "ＣＴＰＡＴ",
            "㈱",
            "データー・カー",
            "İstanbul",
            "がガ",
            "コピーして",
            "ーー",
            "らーめんー",
        ] {
            let once = normalize(text);
            assert_eq!(normalize(&once), once, "{text}");
        }
    }

    #[test]
    fn the_short_way_gives_what_the_long_one_gives() {
        for ch in (0..=0xffff).filter_map(char::from_u32).filter(|ch| simple_unit(&SIMPLE, *ch).is_some()) {
            for (before, after) in [("", ""), ("サ", "ー"), ("a", "\u{301}"), ("は", "\u{309a}"), ("ﾊ", "ﾞ")] {
                let mut expected = Vec::new();
                before.nfkc().for_each(|ch| push(&mut expected, ch));
                let joined = String::from_iter([ch]) + after;
                if after == "ー" {
                    ch.nfkc().chain(['ー']).for_each(|ch| push(&mut expected, ch))
                } else {
                    joined.nfkc().for_each(|ch| push(&mut expected, ch))
                }
                soften(&mut expected);
                assert_eq!(units(&format!("{before}{joined}")), expected, "{ch:?}");
            }
        }
    }
}
