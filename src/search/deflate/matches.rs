//! Finds what stands in a text before: the pieces of a deflate block (LZ77).

/// Shortest and longest copy. Three bytes, which deflate knows, too, cost more than they save in texts as short as these.
const LEAST: usize = 4;
pub(super) const MOST: usize = 258;
/// How far back a copy may reach.
const FAR: usize = 32_768;
/// Places that are compared.
const PLACES_MAX: usize = 16;
/// A copy so long is taken without a look at the next place, and one so long without a look at more places for the same.
const GOOD: usize = 8;
const LONG: usize = 32;
/// Table of places by the hash of their first bytes. It is copied for every payload, so it should be small.
const HASH_LOG: u32 = 14;
const NONE: u32 = u32::MAX;

/// A part of a text: a letter as it is, or a copy of what stands some bytes before.
#[derive(Debug, Clone, Copy)]
pub(super) enum Piece {
    Letter(u8),
    Copy { length: usize, distance: usize },
}

/// Looks for copies in a phrase book and in the text itself.
#[derive(Clone)]
pub(super) struct Matcher {
    /// The phrase book and what was read of a payload.
    window: Vec<u8>,
    /// The last place of each hash, and for each place the one before with the same hash.
    last: Vec<u32>,
    before: Vec<u32>,
    /// `last` and the length of `window` when only the phrase book has been read.
    last_of_book: Vec<u32>,
    book: usize,
    pieces: Vec<Piece>,
}

#[derive(Clone, Copy)]
struct Found {
    length: usize,
    distance: usize,
}

const NOTHING: Found = Found { length: 0, distance: 0 };

impl Matcher {
    pub(super) fn new(book: &[u8]) -> Self {
        let last = vec![NONE; 1 << HASH_LOG];
        let mut matcher = Self {
            window: book.to_vec(),
            last,
            before: vec![NONE; book.len()],
            last_of_book: Vec::new(),
            book: book.len(),
            pieces: Vec::new(),
        };
        (0..book.len()).for_each(|at| _ = matcher.pass(at));
        matcher.last_of_book = matcher.last.clone();
        matcher
    }

    /// The pieces of a text, which may begin with copies from the phrase book.
    pub(super) fn pieces(&mut self, text: &[u8]) -> &[Piece] {
        let mut at = self.book;
        self.window.truncate(at);
        self.window.extend_from_slice(text);
        // What a payload before left there is replaced before it is read.
        if self.before.len() < self.window.len() {
            self.before.resize(self.window.len(), NONE);
        }
        self.last.copy_from_slice(&self.last_of_book);
        self.pieces.clear();
        let mut here = self.find(at);
        while let Some(letter) = self.window.get(at).copied() {
            // A longer copy may begin at the next place.
            let next = if here.length < GOOD { self.find(at + 1) } else { NOTHING };
            if here.length > 0 && here.length >= next.length {
                self.pieces.push(Piece::Copy { length: here.length, distance: here.distance });
                let passed = at + if here.length < GOOD { 2 } else { 1 };
                at += here.length;
                (passed..at).for_each(|at| _ = self.pass(at));
                here = self.find(at);
            } else {
                self.pieces.push(Piece::Letter(letter));
                at += 1;
                here = next;
            }
        }
        &self.pieces
    }

    /// Enters a place into the table and gives the last one that may begin alike.
    fn pass(&mut self, at: usize) -> u32 {
        let Some(bytes) = four(&self.window, at) else { return NONE };
        let hash = u32::from_le_bytes(*bytes).wrapping_mul(0x9e37_79b1) >> (32 - HASH_LOG);
        let (Some(last), Some(before)) = (self.last.get_mut(hash as usize), self.before.get_mut(at)) else { return NONE };
        // A payload of 4 GB is never made.
        *before = std::mem::replace(last, u32::try_from(at).unwrap_or(NONE));
        *before
    }

    /// The longest copy for a place, which is entered into the table.
    fn find(&mut self, at: usize) -> Found {
        let mut place = self.pass(at);
        if place == NONE {
            return NOTHING;
        }
        let end = self.window.len().min(at + MOST);
        let Some(text) = self.window.get(at..end).filter(|text| text.len() >= LEAST) else { return NOTHING };
        let mut best = NOTHING;
        // Only what has the next byte, too, can be longer than the best. The bytes before it are most likely to differ.
        let mut tail = 0;
        let mut wanted = four(text, tail);
        for _ in 0..PLACES_MAX {
            let from = place as usize;
            if at - from > FAR {
                break;
            }
            if four(&self.window, from + tail) == wanted {
                let length = self.window.get(from..from + text.len()).map_or(0, |copied| alike(copied, text));
                if length > best.length.max(LEAST - 1) {
                    best = Found { length, distance: at - from };
                    if length >= LONG || length == text.len() {
                        break;
                    }
                    tail = length + 1 - LEAST;
                    wanted = four(text, tail);
                }
            }
            place = self.before.get(from).copied().unwrap_or(NONE);
            if place == NONE {
                break;
            }
        }
        best
    }
}

/// Four bytes of a text from a place on.
fn four(text: &[u8], at: usize) -> Option<&[u8; LEAST]> {
    text.get(at..)?.first_chunk()
}

/// How many bytes two texts of the same length have in common at their beginnings.
fn alike(left: &[u8], right: &[u8]) -> usize {
    let (left, right) = (left.as_chunks::<8>(), right.as_chunks::<8>());
    let mut length = 0;
    for (left, right) in left.0.iter().zip(right.0) {
        let different = u64::from_le_bytes(*left) ^ u64::from_le_bytes(*right);
        if different != 0 {
            return length + different.trailing_zeros() as usize / 8;
        }
        length += 8;
    }
    length + left.1.iter().zip(right.1).take_while(|(left, right)| left == right).count()
}
