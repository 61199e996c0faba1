//! Compresses the payloads of an index, and reads them as a browser does.
//!
//! A payload is a raw deflate stream (RFC 1951) that may refer back into the phrase book of the index: a reader puts the phrases
//! before it, in one stored block, and cuts them off the result. Small shards become much smaller that way.
//!
//! The compressor is ours for its speed (docs/decisions/0009 has the times of libraries); reading is left to one.

mod block;
mod huffman;
mod matches;

use std::io::Read as _;

use flate2::read::DeflateDecoder;

use self::matches::{Matcher, Piece};
use super::bits::BitWriter;
use super::input::SearchError;
use super::printable;

/// What a damaged shard may unfold to.
const LARGEST: u64 = 64 << 20;
/// A stored block without contents.
const NOTHING: [u8; 5] = [0, 0, 0, 0xff, 0xff];

/// Compresses one payload after another with the same phrases.
#[derive(Clone)]
pub(super) struct Deflater {
    matcher: Matcher,
}

impl Deflater {
    /// Phrases have at most 32,000 bytes.
    pub(super) fn new(phrases: &[u8]) -> Self {
        Self { matcher: Matcher::new(phrases) }
    }

    /// Compresses a payload: a text, and numbers behind it, which get codes of their own and repeat nothing. Its length is one that
    /// [`printable`] gives back exactly.
    pub(super) fn deflate(&mut self, text: &[u8], numbers: &[u8]) -> Vec<u8> {
        let mut out = BitWriter::default();
        block::write(&mut out, self.matcher.pieces(text), numbers.is_empty());
        if !numbers.is_empty() {
            let numbers: Vec<Piece> = numbers.iter().copied().map(Piece::Letter).collect();
            block::write(&mut out, &numbers, true);
        }
        let mut out = out.finish();
        // Browsers refuse a stream with anything behind it, and as text some lengths come back with a zero.
        while !printable::is_exact(out.len()) {
            out.splice(..0, NOTHING);
        }
        out
    }
}

/// Reads a payload.
pub(super) fn inflate(payload: &[u8], phrases: &[u8], shard: &str) -> Result<Vec<u8>, SearchError> {
    let fault = || SearchError::shard(shard, "it is no whole deflate stream");
    let length = u16::try_from(phrases.len()).map_err(|_| fault())?;
    let mut stream = vec![0];
    stream.extend(length.to_le_bytes());
    stream.extend((!length).to_le_bytes());
    stream.extend(phrases);
    stream.extend(payload);
    let mut out = Vec::new();
    DeflateDecoder::new(stream.as_slice()).take(LARGEST).read_to_end(&mut out).map_err(|_| fault())?;
    out.drain(..phrases.len());
    Ok(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Numbers that look random, the same in every run.
    fn noise(length: usize, mut seed: u32) -> Vec<u8> {
        let mut next = || {
            seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (seed >> 24) as u8
        };
        (0..length).map(|_| next()).collect()
    }

    #[test]
    fn payloads_come_back_and_phrases_make_them_small() {
        let phrases = "封印の番号を控えてから、扉を閉めます。".as_bytes();
        let text = "扉を閉めます。封印の番号を控えてから".as_bytes();
        let alone = Deflater::new(b"").deflate(text, b"");
        let mut deflater = Deflater::new(phrases);
        for [text, numbers] in [[text, b""], [text, b"\0\x01\x02"], [b"", b""], [b"", b"\0"], [b"a", b""], [b"a", text]] {
            let packed = deflater.deflate(text, numbers);
            assert!(printable::is_exact(packed.len()));
            assert_eq!(inflate(&packed, phrases, "t").unwrap(), [text, numbers].concat());
        }
        assert_eq!(inflate(&alone, b"", "t").unwrap(), text);
        assert!(deflater.deflate(text, b"").len() * 2 < alone.len());
    }

    #[test]
    fn every_kind_of_payload_comes_back() {
        let far = [noise(40_000, 1), b"abcdefgh".repeat(3), noise(40_000, 1)].concat();
        let counted: Vec<u8> = (0..24).flat_map(|byte: u8| vec![byte; 1 << (byte / 2)]).collect();
        let texts: [Vec<u8>; 9] = [
            Vec::new(),
            vec![0; 300_000],
            (0..=255).collect(),
            (0..=255).cycle().take(70_000).collect(),
            noise(100_000, 2),
            far,
            counted,
            "封印を確かめます。".repeat(5_000).into_bytes(),
            b"seal number ".repeat(3),
        ];
        for phrases in [Vec::new(), b"seal number".to_vec(), noise(32_000, 1)] {
            let mut deflater = Deflater::new(&phrases);
            for text in &texts {
                let packed = deflater.deflate(text, b"end");
                assert_eq!(inflate(&packed, &phrases, "t").unwrap(), [text, &b"end"[..]].concat());
                assert!(packed.len() < text.len() + text.len() / 500 + 200);
                // What was compressed before leaves no trace.
                assert_eq!(packed, Deflater::new(&phrases).deflate(text, b"end"));
            }
        }
    }

    #[test]
    fn a_text_becomes_as_small_as_with_a_library() {
        use std::io::Write as _;
        let text = include_bytes!("../../../docs/formats.md");
        let mut library = flate2::write::DeflateEncoder::new(Vec::new(), flate2::Compression::new(6));
        library.write_all(text).unwrap();
        let library = library.finish().unwrap();
        let own = Deflater::new(b"").deflate(text, b"");
        assert!(own.len() * 100 < library.len() * 103, "{} {}", own.len(), library.len());
    }

    #[test]
    fn a_cut_payload_is_an_error() {
        let packed = Deflater::new(b"").deflate("封印の番号を控える".as_bytes(), b"");
        for length in 0..packed.len() {
            assert!(inflate(packed.get(..length).unwrap(), b"", "t").is_err(), "{length}");
        }
    }
}
