//! Whole numbers as printable text: small ones take one character, and none needs an escape in a script.
//!
//! 90 characters are used, from `#` to `~` without `<` and `\`. The first 64 end a number, the other 26 carry on.

use super::input::SearchError;

const ENDING: u32 = 64;
const CARRYING: u32 = 26;

/// Appends a number.
pub(super) fn push(out: &mut String, mut value: u32) {
    while value >= ENDING {
        value -= ENDING;
        out.push(digit(ENDING + value % CARRYING));
        value /= CARRYING;
    }
    out.push(digit(value));
}

/// Reads the number at the front of a text and moves the text behind it.
pub(super) fn take(text: &mut &str, shard: &str) -> Result<u32, SearchError> {
    let fault = || SearchError::shard(shard, "a number is cut off");
    let mut value: u32 = 0;
    let mut scale: u32 = 1;
    loop {
        let mut chars = text.chars();
        let digit = chars.next().and_then(value_of).ok_or_else(fault)?;
        *text = chars.as_str();
        value = digit.checked_mul(scale).and_then(|part| value.checked_add(part)).ok_or_else(fault)?;
        if digit < ENDING {
            return Ok(value);
        }
        scale = scale.checked_mul(CARRYING).ok_or_else(fault)?;
    }
}

/// Reads numbers until the text ends.
pub(super) fn all(mut text: &str, shard: &str) -> Result<Vec<u32>, SearchError> {
    let mut out = Vec::new();
    while !text.is_empty() {
        out.push(take(&mut text, shard)?);
    }
    Ok(out)
}

/// Writes a list of numbers.
pub(super) fn write(values: impl IntoIterator<Item = u32>) -> String {
    let mut out = String::new();
    values.into_iter().for_each(|value| push(&mut out, value));
    out
}

fn digit(value: u32) -> char {
    let mut code = 0x23 + value;
    code += u32::from(code >= 0x3c);
    code += u32::from(code >= 0x5c);
    char::from_u32(code).unwrap_or('#')
}

fn value_of(ch: char) -> Option<u32> {
    let code = u32::from(ch);
    let fits = (0x23..=0x7e).contains(&code) && code != 0x3c && code != 0x5c;
    fits.then(|| code - 0x23 - u32::from(code > 0x3c) - u32::from(code > 0x5c))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_number_comes_back() {
        let values: Vec<u32> = (0..5_000).chain([1 << 20, 1 << 28, u32::MAX / 8, u32::MAX]).collect();
        let text = write(values.iter().copied());
        assert_eq!(all(&text, "t").unwrap(), values);
        assert!(text.bytes().all(|byte| byte.is_ascii_graphic() && !b"\"\\<!".contains(&byte)));
    }

    #[test]
    fn damage_is_an_error() {
        for text in ["~", "~~~~~~~~~~~~#", "\"", "é"] {
            assert!(all(text, "t").is_err(), "{text}");
        }
    }
}
