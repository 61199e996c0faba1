//! The term shards `t/N.js`: which sections have a term, and how strongly.
//!
//! The terms come first, in the order of UTF-16, each as the number of units that it shares with the one before, its
//! rest and `!`; then a zero byte; then, in bits, the sections of each term.

use super::bits::{BitReader, BitWriter};
use super::index::Posting;
use super::input::SearchError;

/// Impacts, most frequent first: their place is written in unary.
const IMPACTS: [u8; 8] = [3, 4, 2, 5, 6, 7, 1, 0];
/// The place of each impact.
const PLACES: [u32; 8] = [7, 6, 2, 0, 1, 3, 4, 5];
/// The number of shared units is a character: `#` for none.
const SHARED: u8 = b'#';

/// A shard that is being filled.
#[derive(Default)]
pub(super) struct TermShard {
    text: String,
    bits: BitWriter,
    last: String,
}

impl TermShard {
    /// Adds the next term.
    pub(super) fn add(&mut self, term: &str, postings: &[Posting], sections: u32) {
        let shared = shared_start(&self.last, term);
        let units = term.get(..shared).map_or(0, |start| start.encode_utf16().count());
        self.text.push(char::from(SHARED.saturating_add(u8::try_from(units).unwrap_or(0))));
        self.text.push_str(term.get(shared..).unwrap_or(term));
        self.text.push('!');
        term.clone_into(&mut self.last);
        let count = u32::try_from(postings.len()).unwrap_or(u32::MAX);
        let low = low_bits(count, sections);
        self.bits.gamma(count);
        let mut next = 0;
        for posting in postings {
            self.bits.rice(posting.section - next, low);
            self.bits.unary(PLACES.get(usize::from(posting.impact)).copied().unwrap_or_default());
            next = posting.section + 1;
        }
    }

    /// The text and the numbers of the payload.
    pub(super) fn finish(self) -> (Vec<u8>, Vec<u8>) {
        let mut text = self.text.into_bytes();
        text.push(0);
        (text, self.bits.finish())
    }
}

/// About how many bytes a term takes after compression.
pub(super) fn size(term: &str, count: usize, sections: u32) -> usize {
    let low = low_bits(u32::try_from(count).unwrap_or(u32::MAX), sections) as usize;
    2 + term.len() / 3 + count * (2 * low + 7) / 16
}

/// Reads the terms of a payload.
pub(super) fn parse(payload: &[u8], sections: u32, shard: &str) -> Result<Vec<(String, Vec<Posting>)>, SearchError> {
    let fault = || SearchError::shard(shard, "a term is cut off");
    let end = payload.iter().position(|byte| *byte == 0).ok_or_else(fault)?;
    let (text, bits) = payload.split_at(end);
    let mut bits = BitReader::new(bits.get(1..).unwrap_or_default(), shard);
    let text = std::str::from_utf8(text).ok().and_then(|text| text.strip_suffix('!')).ok_or_else(fault)?;
    let mut last: Vec<u16> = Vec::new();
    let mut out = Vec::new();
    for entry in text.split('!') {
        let shared = entry.bytes().next().and_then(|byte| byte.checked_sub(SHARED)).ok_or_else(fault)?;
        last.truncate(usize::from(shared));
        last.extend(entry.get(1..).ok_or_else(fault)?.encode_utf16());
        let count = bits.gamma()?;
        let low = low_bits(count, sections);
        let mut next: u32 = 0;
        let mut postings = Vec::new();
        for _ in 0..count {
            let section = bits.rice(low)?.checked_add(next).filter(|section| *section < sections).ok_or_else(fault)?;
            let impact = IMPACTS.get(bits.unary()? as usize).copied().ok_or_else(fault)?;
            postings.push(Posting { section, impact });
            next = section + 1;
        }
        out.push((String::from_utf16(&last).map_err(|_| fault())?, postings));
    }
    Ok(out)
}

/// Bits of a distance that are written as they are: about as many as the usual distance has.
fn low_bits(count: u32, sections: u32) -> u32 {
    let usual = u64::from(sections) * 7 / (u64::from(count.max(1)) * 10);
    usual.max(1).ilog2()
}

/// Bytes that two terms have in common at their start, cut between characters.
fn shared_start(left: &str, right: &str) -> usize {
    left.chars().zip(right.chars()).take_while(|(left, right)| left == right).map(|(ch, _)| ch.len_utf8()).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn terms_come_back_and_take_the_expected_room() {
        let sections = 40_000;
        let every = |step: usize| (0..sections).step_by(step).map(|section| Posting { section, impact: (section % 8) as u8 }).collect();
        let terms: Vec<(&str, Vec<Posting>)> =
            vec![("4.7", every(1)), ("封印", every(3)), ("封緘", every(977)), ("𠮷", every(39_999)), ("𠮷野", every(40_000))];
        let mut shard = TermShard::default();
        terms.iter().for_each(|(term, postings)| shard.add(term, postings, sections));
        let (text, bits) = shard.finish();
        let payload = [text, bits.clone()].concat();
        let read = parse(&payload, sections, "t/0").unwrap();
        assert!(read.iter().map(|(term, postings)| (term.as_str(), postings)).eq(terms.iter().map(|(term, postings)| (*term, postings))));
        let expected: usize = terms.iter().map(|(term, postings)| size(term, postings.len(), sections)).sum();
        assert!(bits.len() < expected * 2 && expected < bits.len() * 2, "{expected} {}", bits.len());
        for length in (0..payload.len()).step_by(payload.len() / 9) {
            assert!(parse(payload.get(..length).unwrap(), sections, "t/0").is_err(), "{length}");
        }
        assert!(parse(&payload, 1_000, "t/0").is_err());
    }
}
