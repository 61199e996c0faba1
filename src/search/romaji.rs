//! Romaji to hiragana, for what is typed when the input method is off.

/// Every syllable; the longest that fits is taken.
const TABLE: &str = include_str!("romaji.txt");

/// The hiragana of a word in romaji (Hepburn or Kunrei), or nothing when it is none.
pub(super) fn to_kana(word: &str) -> Option<String> {
    let mut rest = word;
    let mut out = String::new();
    while let Some(first) = rest.chars().next() {
        let mut tail = rest.chars();
        tail.next();
        let tail = tail.as_str();
        // A doubled consonant is a small tsu; n before a consonant or at the end is ん.
        if first != 'n' && "bcdfghjkmprstwyz".contains(first) && (tail.starts_with(first) || first == 't' && tail.starts_with("ch")) {
            out.push('っ');
            rest = tail;
            continue;
        }
        let syllable = (1..=3).rev().find_map(|length| {
            let part = rest.get(..length)?;
            syllables().find(|(romaji, _)| *romaji == part)
        });
        match syllable {
            Some((romaji, kana)) => {
                out.push_str(kana);
                rest = rest.get(romaji.len()..)?;
            }
            None if first == 'n' => {
                out.push('ん');
                // `kennsa` as input methods want it, `onna` as it is spelled.
                let doubled = tail.strip_prefix('n').filter(|rest| !rest.starts_with(['a', 'i', 'u', 'e', 'o', 'y']));
                rest = doubled.or_else(|| tail.strip_prefix('\'')).unwrap_or(tail);
            }
            None => return None,
        }
    }
    (!out.is_empty()).then_some(out)
}

fn syllables() -> impl Iterator<Item = (&'static str, &'static str)> {
    TABLE.split_whitespace().filter_map(|pair| pair.find(|ch: char| !ch.is_ascii()).map(|at| pair.split_at(at)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_read() {
        let check = |input: &str, expected: Option<&str>| assert_eq!(to_kana(input).as_deref(), expected, "{input}");
        check("fuuin", Some("ふういん"));
        check("huuin", Some("ふういん"));
        check("shinnyuusha", Some("しんにゅうしゃ"));
        check("kijun", Some("きじゅん"));
        check("zyouhou", Some("じょうほう"));
        check("kennsa", Some("けんさ"));
        check("onna", Some("おんな"));
        check("sakka", Some("さっか"));
        check("matchi", Some("まっち"));
        check("kon'yaku", Some("こんやく"));
        check("seal", None);
        check("", None);
    }
}
