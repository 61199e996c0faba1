//! Classes of characters that decide about emphasis and about line ends in Japanese text.

/// Chinese, Japanese and Korean characters with their punctuation, after the ranges of the "CJK friendly emphasis"
/// amendment to CommonMark (tats-u/markdown-cjk-friendly, `ranges.md`), joined where nothing else lies between.
const CJK: &[(u32, u32)] = &[
    (0x1100, 0x11ff),
    (0x20a9, 0x20a9),
    (0x2329, 0x232a),
    (0x2e80, 0x2ff3),
    (0x2ff0, 0x303f),
    (0x3041, 0xa4c6),
    (0xa960, 0xa97c),
    (0xac00, 0xd7fb),
    (0xf900, 0xfaff),
    (0xfe10, 0xfe19),
    (0xfe30, 0xfe6b),
    (0xff01, 0xffee),
    (0x16fe0, 0x18df2),
    (0x1aff0, 0x1b2fb),
    (0x1f200, 0x1f268),
    (0x20000, 0x3fffd),
    // Variation selectors of ideographs: the character before them is one.
    (0xe0100, 0xe01ef),
];

/// Korean is written with spaces, so its line ends stay spaces.
const HANGUL: &[(u32, u32)] =
    &[(0x1100, 0x11ff), (0x3131, 0x318e), (0x3200, 0x321e), (0x3260, 0x327e), (0xa960, 0xa97c), (0xac00, 0xd7fb), (0xffa0, 0xffdc)];

/// Punctuation that brings its own space: no blank belongs beside it, whatever stands on the other side.
const FULL_WIDTH_PUNCTUATION: &[(u32, u32)] = &[
    (0x3001, 0x3003),
    (0x3008, 0x3011),
    (0x3014, 0x301f),
    (0x30fb, 0x30fb),
    (0xfe30, 0xfe6b),
    (0xff01, 0xff0f),
    (0xff1a, 0xff20),
    (0xff3b, 0xff40),
    (0xff5b, 0xff65),
];

/// The place of the first byte that is wanted. Such bytes are rare and texts long, so many are looked at in one step; the
/// compiler can do that when `is_wanted` has neither branches nor tables.
pub(super) fn find_byte(bytes: &[u8], is_wanted: impl Fn(u8) -> bool) -> Option<usize> {
    const STEP: usize = 16;
    let (blocks, _) = bytes.as_chunks::<STEP>();
    let passed = blocks.iter().take_while(|block| !block.iter().fold(false, |found, byte| found | is_wanted(*byte))).count() * STEP;
    let rest = bytes.get(passed..)?;
    rest.iter().position(|byte| is_wanted(*byte)).map(|at| passed + at)
}

fn within(ranges: &[(u32, u32)], character: char) -> bool {
    let point = u32::from(character);
    ranges.iter().any(|&(first, last)| (first..=last).contains(&point))
}

/// Whether CommonMark's rule for delimiter runs is bent beside this character.
pub(super) fn is_cjk(character: char) -> bool {
    character >= '\u{1100}' && !character.is_whitespace() && within(CJK, character)
}

/// Whether a character counts as punctuation or symbol beside a delimiter run. Marks that combine with the character
/// before them do not, nor do private-use characters.
pub(super) fn is_symbol(character: char) -> bool {
    !character.is_alphanumeric()
        && !character.is_whitespace()
        && !character.is_control()
        && !is_combining(character)
        && !is_private_use(character)
}

/// Private-use characters of the basic plane and of plane 15.
pub(super) fn is_private_use(character: char) -> bool {
    matches!(character, '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..='\u{ffffd}')
}

/// Combining voice marks of kana, joiners and variation selectors.
fn is_combining(character: char) -> bool {
    matches!(character, '\u{3099}' | '\u{309a}' | '\u{200b}'..='\u{200d}' | '\u{300}'..='\u{36f}' | '\u{e0100}'..='\u{e01ef}')
        || is_variation_selector(character)
}

/// Variation selectors; the character before them decides.
pub(super) fn is_variation_selector(character: char) -> bool {
    matches!(character, '\u{fe00}'..='\u{fe0f}')
}

/// Whether a line end between these two characters stands for nothing, rather than for a space.
pub(super) fn joins(before: char, after: char) -> bool {
    let wide = |character| is_cjk(character) && !within(HANGUL, character);
    within(FULL_WIDTH_PUNCTUATION, before) || within(FULL_WIDTH_PUNCTUATION, after) || wide(before) && wide(after)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_byte_is_found_wherever_it_stands() {
        for length in 0..70 {
            let mut text = vec![b'a'; length];
            assert_eq!(find_byte(&text, |byte| byte == b'*'), None);
            for at in (0..length).rev() {
                text[at] = b'*';
                assert_eq!(find_byte(&text, |byte| byte == b'*'), Some(at));
            }
        }
    }

    #[test]
    fn line_ends_between_japanese_characters_vanish() {
        for (before, after, joined) in [
            ('す', 'で', true),
            ('。', '次', true),
            ('。', 'C', true),
            ('T', '（', true),
            ('ﾙ', 'ｼ', true),
            ('は', 'C', false),
            ('T', 'は', false),
            ('a', 'b', false),
            ('.', '封', false),
            ('한', '국', false),
            ('𠮷', '野', true),
        ] {
            assert_eq!(joins(before, after), joined, "{before} {after}");
        }
    }

    #[test]
    fn symbols_are_neither_letters_nor_blanks() {
        for symbol in ['「', '。', '：', '*', '`', '→', '￥', '＋', '…', '※'] {
            assert!(is_symbol(symbol), "{symbol}");
        }
        for other in ['封', 'か', 'ー', 'A', '1', '１', '①', ' ', '\u{3000}', '\u{3099}', '々'] {
            assert!(!is_symbol(other), "{other}");
        }
    }
}
