//! Hiragana to romaji, so that a reading is also found when the input method is off.

use std::collections::HashMap;
use std::sync::LazyLock;

/// Kana with their Hepburn and, where it differs, Kunrei spelling. Two kana stand before one.
const TABLE: &str = "\
きゃ kya きゅ kyu きょ kyo しゃ sha|sya しゅ shu|syu しょ sho|syo しぇ she|sye ちゃ cha|tya ちゅ chu|tyu ちょ cho|tyo ちぇ che|tye
にゃ nya にゅ nyu にょ nyo ひゃ hya ひゅ hyu ひょ hyo みゃ mya みゅ myu みょ myo りゃ rya りゅ ryu りょ ryo ぎゃ gya ぎゅ gyu ぎょ gyo
じゃ ja|zya じゅ ju|zyu じょ jo|zyo じぇ je|zye びゃ bya びゅ byu びょ byo ぴゃ pya ぴゅ pyu ぴょ pyo ふぁ fa ふぃ fi ふぇ fe ふぉ fo
てぃ ti|thi でぃ di|dhi うぃ wi うぇ we うぉ wo ゔぁ va ゔぃ vi ゔぇ ve ゔぉ vo
あ a い i う u え e お o か ka き ki く ku け ke こ ko さ sa し shi|si す su せ se そ so た ta ち chi|ti つ tsu|tu て te と to
な na に ni ぬ nu ね ne の no は ha ひ hi ふ fu|hu へ he ほ ho ま ma み mi む mu め me も mo や ya ゆ yu よ yo
ら ra り ri る ru れ re ろ ro わ wa を wo ん n|nn が ga ぎ gi ぐ gu げ ge ご go ざ za じ ji|zi ず zu ぜ ze ぞ zo
だ da ぢ ji|di づ zu|du で de ど do ば ba び bi ぶ bu べ be ぼ bo ぱ pa ぴ pi ぷ pu ぺ pe ぽ po ゔ vu ー -";

/// [`TABLE`] by kana.
static SYLLABLES: LazyLock<HashMap<&str, &str>> = LazyLock::new(|| {
    let mut words = TABLE.split_whitespace();
    std::iter::from_fn(|| Some((words.next()?, words.next()?))).collect()
});

/// The spellings of a reading: Hepburn, and Kunrei as input methods take it. Nothing when it is not all hiragana.
pub(super) fn spellings(reading: &str) -> Vec<String> {
    let mut out: Vec<String> = [0, 1].into_iter().filter_map(|column| spell(reading, column)).collect();
    out.dedup();
    out
}

fn spell(reading: &str, column: usize) -> Option<String> {
    let mut out = String::new();
    let mut rest = reading;
    let mut doubled = false;
    while !rest.is_empty() {
        if let Some(after) = rest.strip_prefix('っ') {
            (rest, doubled) = (after, true);
            continue;
        }
        let (length, columns) = syllable(rest)?;
        let romaji = columns.split('|').nth(column).or_else(|| columns.split('|').next())?;
        if std::mem::take(&mut doubled) {
            out.push(if romaji.starts_with("ch") { 't' } else { romaji.chars().next()? });
        }
        out.push_str(romaji);
        rest = rest.get(length..)?;
    }
    Some(out)
}

/// The length of the first syllable of a text and how it is spelled: of two kana, or else of one.
fn syllable(text: &str) -> Option<(usize, &'static str)> {
    let mut ends = text.char_indices().map(|(at, ch)| at + ch.len_utf8());
    let (one, two) = (ends.next()?, ends.next());
    two.into_iter().chain([one]).find_map(|end| Some((end, *SYLLABLES.get(text.get(..end)?)?)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn readings_are_spelled_both_ways() {
        let check = |input: &str, expected: &[&str]| assert_eq!(spellings(input), expected, "{input}");
        check("ふういん", &["fuuin", "huuinn"]);
        check("しんにゅうしゃ", &["shinnyuusha", "sinnnyuusya"]);
        check("さっか", &["sakka"]);
        check("まっち", &["matchi", "matti"]);
        check("さーば", &["sa-ba"]);
        check("封印", &[]);
    }
}
