//! Bytes as printable ASCII: 13 bits in two characters, so a compressed shard grows by 23 % (base64: 33 %). A server that
//! compresses takes nearly all of it back.
//!
//! 91 characters are used, from `#` to `~` without `<` and `\`, and `!`. None needs an escape in a script.

use super::input::SearchError;

const BASE: u32 = 91;
const BITS: u32 = 13;
const CHARACTERS: &[u8; BASE as usize] = b"#$%&'()*+,-./0123456789:;=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[]^_`abcdefghijklmnopqrstuvwxyz{|}~!";

/// Writes bytes as text, the low bits first.
pub(super) fn write(bytes: &[u8]) -> String {
    let mut out = Vec::with_capacity(bytes.len() * 16 / 13 + 2);
    // As many bytes as make whole pairs of characters, read as one number.
    for group in bytes.chunks(BITS as usize) {
        let mut number = [0; 16];
        number.iter_mut().zip(group).for_each(|(to, from)| *to = *from);
        let mut number = u128::from_le_bytes(number);
        for _ in 0..(group.len() * 8).div_ceil(BITS as usize) {
            let value = (number & ((1 << BITS) - 1)) as usize;
            out.extend([value / CHARACTERS.len(), value % CHARACTERS.len()].map(|digit| CHARACTERS.get(digit).copied().unwrap_or(b'!')));
            number >>= BITS;
        }
    }
    String::from_utf8(out).unwrap_or_default()
}

/// Whether so many bytes come back without a byte of zeros behind them.
pub(super) fn is_exact(length: usize) -> bool {
    let bits = length * 8;
    bits.next_multiple_of(13) - bits < 8
}

/// Reads the bytes of a text. Up to one byte of zeros may follow them.
pub(super) fn read(text: &str, shard: &str) -> Result<Vec<u8>, SearchError> {
    let fault = || SearchError::shard(shard, "a character does not belong there");
    let mut out = Vec::with_capacity(text.len() * 13 / 16 + 1);
    let (mut waiting, mut count) = (0_u32, 0);
    for pair in text.as_bytes().chunks(2) {
        let [high, low] = pair else { return Err(fault()) };
        let value = digit(*high).zip(digit(*low)).map(|(high, low)| high * BASE + low).ok_or_else(fault)?;
        waiting |= value << count;
        count += BITS;
        while count >= 8 {
            #[allow(clippy::cast_possible_truncation, reason = "the low byte is meant")]
            out.push(waiting as u8);
            waiting >>= 8;
            count -= 8;
        }
    }
    Ok(out)
}

fn digit(byte: u8) -> Option<u32> {
    let code = u32::from(byte);
    match byte {
        b'!' => Some(BASE - 1),
        b'<' | b'\\' => None,
        b'#'..=b'~' => Some(code - 0x23 - u32::from(code > 0x3c) - u32::from(code > 0x5c)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_byte_comes_back() {
        for length in 0..70_u8 {
            let bytes: Vec<u8> = (0..length).map(|at| at.wrapping_mul(37) ^ length).collect();
            let text = write(&bytes);
            assert!(text.bytes().all(|byte| byte.is_ascii_graphic() && !b"\"\\<".contains(&byte)));
            let read = read(&text, "t").unwrap();
            assert_eq!(read.get(..bytes.len()), Some(bytes.as_slice()));
            assert_eq!(read.len() == bytes.len(), is_exact(bytes.len()));
        }
        let all: Vec<u8> = (0..=255).cycle().take(2_000).collect();
        assert_eq!(read(&write(&all), "t").unwrap().get(..2_000), Some(all.as_slice()));
    }

    #[test]
    fn damage_is_an_error() {
        for text in ["#", "\"#", "#\\", "é", "<#"] {
            assert!(read(text, "t").is_err(), "{text}");
        }
    }
}
