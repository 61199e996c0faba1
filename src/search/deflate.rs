//! Compresses the payloads of an index, and reads them as a browser does.
//!
//! A payload is a raw deflate stream that may refer back into the phrase book of the index: a reader puts the phrases
//! before it, in one stored block, and cuts them off the result. Small shards become much smaller that way.

use std::io::Read as _;

use flate2::read::DeflateDecoder;
use flate2::{Compress, Compression, FlushCompress};

use super::input::SearchError;
use super::printable;

/// Chosen by measure (docs/decisions/0009): higher levels cost time and gain little.
const LEVEL: u32 = 6;
/// What a damaged shard may unfold to.
const LARGEST: u64 = 64 << 20;
/// A stored block without contents.
const NOTHING: [u8; 5] = [0, 0, 0, 0xff, 0xff];

/// Compresses one payload after another with the same phrases.
pub(super) struct Deflater<'a> {
    phrases: &'a [u8],
    stream: Compress,
}

impl<'a> Deflater<'a> {
    /// Phrases have at most 32,000 bytes.
    pub(super) fn new(phrases: &'a [u8]) -> Self {
        Self { phrases, stream: Compress::new(Compression::new(LEVEL), false) }
    }

    /// Compresses the parts of a payload, each with codes of its own: letters beside numbers would spoil both. Its length is one
    /// that [`printable`] gives back exactly.
    pub(super) fn deflate(&mut self, parts: &[&[u8]]) -> Result<Vec<u8>, SearchError> {
        self.stream.reset();
        if !self.phrases.is_empty() {
            self.stream.set_dictionary(self.phrases).map_err(|_| SearchError::Deflate)?;
        }
        let mut out = Vec::new();
        for (at, part) in parts.iter().enumerate() {
            let flush = if at + 1 < parts.len() { FlushCompress::Sync } else { FlushCompress::Finish };
            // Room for the worst case, so that one call does it.
            out.reserve(part.len() + part.len() / 8 + 64);
            self.stream.compress_vec(part, &mut out, flush).map_err(|_| SearchError::Deflate)?;
        }
        // Browsers refuse a stream with anything behind it, and as text some lengths come back with a zero.
        while !printable::is_exact(out.len()) {
            out.splice(..0, NOTHING);
        }
        Ok(out)
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

    #[test]
    fn payloads_come_back_and_phrases_make_them_small() {
        let phrases = "封印の番号を控えてから、扉を閉めます。".as_bytes();
        let text = "扉を閉めます。封印の番号を控えてから".as_bytes();
        let alone = Deflater::new(b"").deflate(&[text]).unwrap();
        let mut deflater = Deflater::new(phrases);
        for parts in [&[text][..], &[text, b"\0\x01\x02"], &[b""], &[b"", b""]] {
            let packed = deflater.deflate(parts).unwrap();
            assert!(printable::is_exact(packed.len()));
            assert_eq!(inflate(&packed, phrases, "t").unwrap(), parts.concat());
        }
        assert_eq!(inflate(&alone, b"", "t").unwrap(), text);
        assert!(deflater.deflate(&[text]).unwrap().len() * 2 < alone.len());
    }

    #[test]
    fn a_cut_payload_is_an_error() {
        let packed = Deflater::new(b"").deflate(&["封印の番号を控える".as_bytes()]).unwrap();
        for length in 0..packed.len() {
            assert!(inflate(packed.get(..length).unwrap(), b"", "t").is_err(), "{length}");
        }
    }
}
