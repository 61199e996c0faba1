//! Numbers people search by: portal questions and criteria by number, and kanji numerals beside digits.

use super::normalize::{is_han, normalize};

const KANJI: [char; 10] = ['〇', '一', '二', '三', '四', '五', '六', '七', '八', '九'];

/// The term of a number that names a page, from every way to write it: `175`, `Q175`, `問175`, `質問 175`, `4.7`.
pub(super) fn number_term(text: &str) -> Option<String> {
    let text: String = normalize(text).chars().filter(|ch| *ch != ' ').collect();
    let number = ["question", "criterion", "質問", "基準", "問", "q", "no.", "no"]
        .iter()
        .find_map(|prefix| text.strip_prefix(prefix))
        .unwrap_or(&text);
    let number = ["番", "問"].iter().find_map(|suffix| number.strip_suffix(suffix)).unwrap_or(number);
    let parts: Vec<&str> = number.split('.').collect();
    let fits = parts.len() <= 3 && parts.iter().all(|part| (1..=4).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit()));
    fits.then(|| format!("#{number}"))
}

/// The same words with digits and kanji numerals before a kanji exchanged (`7点` and `七点`), if there are any.
pub(super) fn exchanged(text: &str) -> Option<String> {
    let chars: Vec<char> = text.chars().collect();
    let mut out = String::new();
    let mut at = 0;
    while let Some(first) = chars.get(at) {
        let belongs = |ch: &char| if first.is_ascii_digit() { ch.is_ascii_digit() } else { value(*ch).is_some() };
        let run: Vec<char> = chars.iter().skip(at).take_while(|ch| belongs(ch)).copied().collect();
        at += run.len().max(1);
        let counts = chars.get(at).is_some_and(|next| is_han(*next));
        let other = if !counts || run.is_empty() {
            None
        } else if first.is_ascii_digit() {
            to_kanji(&run)
        } else {
            to_digits(&run)
        };
        match other {
            Some(other) => out.push_str(&other),
            None if run.is_empty() => out.push(*first),
            None => out.extend(run),
        }
    }
    (out != text).then_some(out)
}

/// The value of a kanji numeral; 十 counts as ten.
fn value(ch: char) -> Option<u32> {
    if ch == '十' {
        return Some(10);
    }
    KANJI.iter().position(|kanji| *kanji == ch).and_then(|at| u32::try_from(at).ok()).filter(|value| *value > 0)
}

fn to_kanji(run: &[char]) -> Option<String> {
    let number: u32 = run.iter().collect::<String>().parse().ok().filter(|number| (1..100).contains(number))?;
    let kanji = |value: u32| KANJI.get(value as usize).copied();
    let mut out = String::new();
    if number >= 20 {
        out.extend(kanji(number / 10));
    }
    if number >= 10 {
        out.push('十');
    }
    out.extend(kanji(number % 10).filter(|kanji| *kanji != '〇'));
    Some(out)
}

fn to_digits(run: &[char]) -> Option<String> {
    let values: Vec<u32> = run.iter().filter_map(|ch| value(*ch)).collect();
    let number = match *values.as_slice() {
        [one] => one,
        [10, one] if one < 10 => 10 + one,
        [tens, 10] if tens < 10 => tens * 10,
        [tens, 10, one] if tens < 10 && one < 10 => tens * 10 + one,
        _ => return None,
    };
    Some(number.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_way_to_write_a_number_gives_one_term() {
        let check = |input: &str, expected: Option<&str>| assert_eq!(number_term(input).as_deref(), expected, "{input}");
        for input in ["175", "Q175", "q 175", "問175", "質問175", "問１７５", "175番", "Question 175"] {
            check(input, Some("#175"));
        }
        check("4.7", Some("#4.7"));
        check("基準４．７", Some("#4.7"));
        check("12.8.1", Some("#12.8.1"));
        for input in ["", "seal", "17712x", "20210", "4.", "1.2.3.4", "問"] {
            check(input, None);
        }
    }

    #[test]
    fn numerals_before_a_kanji_are_exchanged() {
        let check = |input: &str, expected: Option<&str>| assert_eq!(exchanged(input).as_deref(), expected, "{input}");
        check("7点検査", Some("七点検査"));
        check("七点検査", Some("7点検査"));
        check("17点検査", Some("十七点検査"));
        check("二十五人", Some("25人"));
        check("60日", Some("六十日"));
        check("封印", None);
        check("7つ", None);
        check("iso17712", None);
        check("175番", None);
    }
}
