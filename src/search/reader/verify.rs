//! Whether words stand together in a text; the index knows only that a section has their parts.

use super::super::normalize::{Unit, squeeze};

/// Whether a squeezed phrase stands in a text; a long-vowel mark that writers leave out may be there or not.
pub(super) fn contains(text: &str, phrase: &str) -> bool {
    let text = squeeze(text);
    let phrase: Vec<char> = phrase.chars().collect();
    (0..text.len()).any(|start| begins(text.get(start..).unwrap_or_default(), &phrase))
}

fn begins(mut text: &[Unit], mut phrase: &[char]) -> bool {
    while let Some((wanted, rest)) = phrase.split_first() {
        match text.split_first() {
            Some((unit, after)) if unit.ch == *wanted => (text, phrase) = (after, rest),
            Some((unit, after)) if unit.soft => text = after,
            _ => return false,
        }
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn phrases_are_found_across_spellings() {
        let check = |text: &str, phrase: &str, expected: bool| assert_eq!(contains(text, phrase), expected, "{phrase} in {text}");
        check("サーバー管理室", "さーば管理", true);
        check("サーバー管理室", "ばー管理", true);
        check("サーバ管理室", "さーば管理", true);
        check("C-TPATの基準", "ctpatの", true);
        check("ISO 17712", "iso17712", true);
        check("東京と京都", "東京都", false);
    }
}
