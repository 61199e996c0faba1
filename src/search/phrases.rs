//! The phrase book of an index: pieces of text that stand in many places, so that small shards can refer to them.

/// Most bytes of the book. It is read with the manifest, so its size is part of every first query.
const SIZE: usize = 16_000;
/// The book has at most this part of the texts: a small site needs a small one.
const SHARE: usize = 20;
/// Bytes of a phrase, and of the pieces whose frequency says what a phrase is worth.
const PHRASE: usize = 60;
const PIECE: usize = 8;
/// Bytes of text that are looked at.
const SAMPLE: usize = 600_000;
/// Counters of pieces; two pieces may share one.
const COUNTERS_LOG: u32 = 18;

/// Chooses phrases from texts: from each of as many stretches as there is room for phrases, the one whose pieces stand
/// in the most texts (Liao, Petri, Moffat and Wirth, "Effective Construction of Relative Lempel-Ziv Dictionaries",
/// 2016). The best ones stand last, where they are nearest to what refers to them.
pub(super) fn choose(texts: &[String]) -> String {
    let all: usize = texts.iter().map(String::len).sum();
    let step = all.div_ceil(SAMPLE).max(1);
    let sample: Vec<&str> = texts.iter().step_by(step).map(String::as_str).collect();
    let mut counts = count(&sample);
    let sample = sample.concat();
    let room = SIZE.min(all / SHARE);
    let mut phrases: Vec<(u64, &str)> = Vec::new();
    let stretch = sample.len() / (room / PHRASE).max(1);
    for start in (0..sample.len()).step_by(stretch.max(PHRASE)) {
        let Some((worth, phrase)) = best(&sample, start, stretch, &counts) else { continue };
        for piece in pieces(phrase) {
            if let Some(count) = counts.get_mut(piece) {
                *count = 0;
            }
        }
        phrases.push((worth, phrase));
    }
    phrases.sort_by_key(|(worth, _)| *worth);
    let mut out: String = phrases.into_iter().map(|(_, phrase)| phrase).collect();
    out.drain(..next_character(&out, out.len().saturating_sub(room)));
    out
}

/// In how many texts each piece stands, without the first.
fn count(texts: &[&str]) -> Vec<u32> {
    let mut counts = vec![0; 1 << COUNTERS_LOG];
    let mut seen_in = vec![0_u32; 1 << COUNTERS_LOG];
    for (text, number) in texts.iter().zip(1..) {
        for piece in pieces(text) {
            if let (Some(count), Some(seen)) = (counts.get_mut(piece), seen_in.get_mut(piece))
                && *seen != number
            {
                *count += u32::from(*seen != 0);
                *seen = number;
            }
        }
    }
    counts
}

/// The most valuable phrase that begins in a stretch; none where nothing stands elsewhere, too.
fn best<'t>(sample: &'t str, start: usize, length: usize, counts: &[u32]) -> Option<(u64, &'t str)> {
    let end = (start + length).min(sample.len());
    let worth: Vec<u64> =
        sample.as_bytes().get(start..end)?.windows(PIECE).map(|piece| counts.get(hash(piece)).copied().map_or(0, u64::from)).collect();
    let width = (PHRASE - PIECE).min(worth.len());
    let mut sum: u64 = worth.iter().take(width).sum();
    let mut found = (sum, 0);
    for (at, (added, dropped)) in worth.iter().skip(width).zip(&worth).enumerate() {
        sum = sum + added - dropped;
        if sum > found.0 {
            found = (sum, at + 1);
        }
    }
    let from = next_character(sample, start + found.1);
    let to = next_character(sample, (start + found.1 + PHRASE).min(end));
    sample.get(from..to).filter(|_| found.0 > 0).map(|phrase| (found.0, phrase))
}

/// The first place from here on where a character begins.
fn next_character(text: &str, at: usize) -> usize {
    (at..text.len()).find(|at| text.is_char_boundary(*at)).unwrap_or(text.len())
}

/// The counters of the pieces of a text.
fn pieces(text: &str) -> impl Iterator<Item = usize> {
    text.as_bytes().windows(PIECE).map(hash)
}

fn hash(piece: &[u8]) -> usize {
    let value = piece.first_chunk().map_or(0, |piece: &[u8; PIECE]| u64::from_be_bytes(*piece));
    usize::try_from(value.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> (64 - COUNTERS_LOG)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_in_many_texts_is_chosen() {
        let texts: Vec<String> = (0..200)
            .map(|number| format!("{number} を控えてから、封印の番号を台帳に書き写します。{}", "別の話".repeat(number % 7)))
            .collect();
        let book = choose(&texts);
        assert!(book.contains("封印の番号を台帳に"), "{book}");
        assert!(book.len() <= texts.concat().len() / SHARE);
        assert_eq!(choose(&[]), "");
        assert_eq!(choose(&["封印".to_owned()]), "");
    }
}
