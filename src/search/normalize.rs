//! One spelling for everything that is indexed or typed: NFKC, lower case, katakana folded to hiragana, long-vowel
//! marks at the end of a word optional.
//!
//! `search.js` holds the same rules; `tests/search/normalize.json` is run by both. Classes are fixed ranges of code
//! points, because the Unicode tables of a browser and of this program may differ in age.

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
    out.reserve(text.chars().count());
    let mut chars = text.chars().peekable();
    while let Some(first) = chars.next() {
        let marked = chars.peek().is_some_and(|next| is_mark(*next));
        if !marked && is_plain(first) {
            push(out, first);
            continue;
        }
        // A mark joins the character before it and nothing else, so that both sides cut the text alike.
        let mut cluster = String::from(first);
        while let Some(mark) = chars.next_if(|next| is_mark(*next)) {
            cluster.push(mark);
        }
        for ch in cluster.nfkc() {
            push(out, ch);
        }
    }
    soften(out);
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

/// Characters that NFKC leaves alone; most of a Japanese or English text, so the slow way is rare.
fn is_plain(ch: char) -> bool {
    matches!(ch, '\u{0}'..='\u{7f}' | '\u{3001}' | '\u{3002}' | '\u{3041}'..='\u{3096}' | '\u{30a1}'..='\u{30fa}' | '\u{30fc}'
        | '\u{4e00}'..='\u{9fff}')
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
        '\u{30fc}' => out.last().is_none_or(|last| last.katakana || !is_kana(last.ch)),
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
        if unit.ch != '\u{30fc}' {
            at += 1;
            continue;
        }
        let mark = at;
        while units.get(at).is_some_and(|unit| unit.ch == '\u{30fc}') {
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
    fn plain_characters_are_left_alone_by_nfkc() {
        for ch in (0..=0xffff).filter_map(char::from_u32).filter(|ch| is_plain(*ch)) {
            assert!(ch.nfkc().eq([ch]), "{ch:?}");
        }
    }
}
