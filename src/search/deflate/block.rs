//! Writes a block of a deflate stream with codes of its own (RFC 1951, 3.2.7).

use super::huffman::{self, Word};
use super::matches::{MOST, Piece};
use crate::search::bits::BitWriter;

/// Symbols of letters, the end and lengths; those of distances; those that say how long code words are, in the order in which
/// they are written.
const SYMBOLS: usize = 286;
const END: usize = 256;
const DISTANCES: usize = 30;
const ORDER: [usize; 19] = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];
/// The longest word of the code in which lengths of words are written.
const LONGEST_OF_LENGTHS: usize = 7;

/// A symbol with the bits behind it.
#[derive(Clone, Copy)]
struct Symbol {
    symbol: usize,
    extra: u32,
    bits: u32,
}

/// Writes pieces as one block.
pub(super) fn write(out: &mut BitWriter, pieces: &[Piece], is_last: bool) {
    let (mut counts, mut distances) = ([0; SYMBOLS], [0; DISTANCES]);
    let mut count = |symbol: usize| counts.get_mut(symbol).map_or((), |count| *count += 1);
    count(END);
    for piece in pieces {
        match *piece {
            Piece::Letter(letter) => count(usize::from(letter)),
            Piece::Copy { length, distance } => {
                count(of_length(length).symbol);
                if let Some(count) = distances.get_mut(of_distance(distance).symbol) {
                    *count += 1;
                }
            }
        }
    }
    out.bits(u32::from(is_last) | 2 << 1, 3);
    let [symbols, distances] = [&counts[..], &distances[..]].map(|counts| huffman::lengths(counts, huffman::LONGEST));
    write_lengths(out, &symbols, &distances);

    let (symbols, distances) = (huffman::words(&symbols), huffman::words(&distances));
    let put = |out: &mut BitWriter, code: &[Word], symbol: Symbol| {
        let word = code.get(symbol.symbol).copied().unwrap_or_default();
        out.bits(word.bits | symbol.bits << word.length, word.length + symbol.extra);
    };
    for piece in pieces {
        match *piece {
            Piece::Letter(letter) => put(out, &symbols, alone(usize::from(letter))),
            Piece::Copy { length, distance } => {
                put(out, &symbols, of_length(length));
                put(out, &distances, of_distance(distance));
            }
        }
    }
    put(out, &symbols, alone(END));
}

fn alone(symbol: usize) -> Symbol {
    Symbol { symbol, extra: 0, bits: 0 }
}

fn of_length(length: usize) -> Symbol {
    match length - 3 {
        _ if length == MOST => alone(285),
        rest @ 0..8 => alone(257 + rest),
        rest => {
            let extra = rest.ilog2() - 2;
            bits_behind(257 + 4 * (extra as usize + 1) + (rest >> extra & 3), extra, rest)
        }
    }
}

fn of_distance(distance: usize) -> Symbol {
    match distance - 1 {
        rest @ 0..4 => alone(rest),
        rest => {
            let extra = rest.ilog2() - 1;
            bits_behind(2 * (extra as usize + 1) + (rest >> extra & 1), extra, rest)
        }
    }
}

fn bits_behind(symbol: usize, extra: u32, rest: usize) -> Symbol {
    Symbol { symbol, extra, bits: u32::try_from(rest & ((1 << extra) - 1)).unwrap_or_default() }
}

/// Writes the lengths of the words of both codes, runs of the same length shortened.
fn write_lengths(out: &mut BitWriter, symbols: &[u8], distances: &[u8]) {
    let used = |lengths: &[u8]| lengths.iter().rposition(|length| *length > 0).map_or(1, |last| last + 1);
    let (symbols, distances) = (symbols.get(..used(symbols)).unwrap_or_default(), distances.get(..used(distances)).unwrap_or_default());
    let runs = runs(&[symbols, distances].concat());
    let mut counts = [0; ORDER.len()];
    for run in &runs {
        if let Some(count) = counts.get_mut(run.symbol) {
            *count += 1;
        }
    }
    let lengths = huffman::lengths(&counts, LONGEST_OF_LENGTHS);
    let ordered = ORDER.map(|symbol| lengths.get(symbol).copied().unwrap_or_default());
    let written = ordered.iter().rposition(|length| *length > 0).map_or(4, |last| (last + 1).max(4));
    for (value, less, bits) in [(symbols.len(), 257, 5), (distances.len(), 1, 5), (written, 4, 4)] {
        out.bits(u32::try_from(value - less).unwrap_or_default(), bits);
    }
    ordered.iter().take(written).for_each(|length| out.bits(u32::from(*length), 3));
    let words = huffman::words(&lengths);
    for run in runs {
        let word = words.get(run.symbol).copied().unwrap_or_default();
        out.bits(word.bits, word.length);
        out.bits(run.bits, run.extra);
    }
}

/// Lengths of words as symbols: 16 repeats the length before 3 to 6 times, 17 and 18 stand for 3 to 10 and 11 to 138 zeros.
fn runs(lengths: &[u8]) -> Vec<Symbol> {
    let mut out = Vec::new();
    for run in lengths.chunk_by(|left, right| left == right) {
        let length = run.first().copied().map_or(0, usize::from);
        let mut left = run.len();
        if length > 0 {
            out.push(alone(length));
            left -= 1;
        }
        while left >= 3 {
            let (symbol, extra, least, most) = match (length, left) {
                (0, 11..) => (18, 7, 11, 138),
                (0, _) => (17, 3, 3, 10),
                _ => (16, 2, 3, 6),
            };
            let taken = left.min(most);
            out.push(bits_behind(symbol, extra, taken - least));
            left -= taken;
        }
        out.extend(std::iter::repeat_n(alone(length), left));
    }
    out
}
