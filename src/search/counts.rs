//! Lists of small numbers as text, for payloads in JSON: a character each, which deflate makes as small as it can be.

use super::input::SearchError;

/// Added to every number, so that no control character is needed.
const FIRST: u32 = 35;
/// The largest number: the characters behind it are no characters.
pub(super) const MAX: u32 = 0xd7ff - FIRST;

/// Writes a list; what is larger than [`MAX`] is written as that.
pub(super) fn write(values: impl IntoIterator<Item = u32>) -> String {
    values.into_iter().filter_map(|value| char::from_u32(FIRST + value.min(MAX))).collect()
}

/// Reads a list.
pub(super) fn read(text: &str, shard: &str) -> Result<Vec<u32>, SearchError> {
    let number = |ch| u32::from(ch).checked_sub(FIRST).ok_or_else(|| SearchError::shard(shard, "a list of numbers is damaged"));
    text.chars().map(number).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_number_comes_back() {
        let values: Vec<u32> = (0..=MAX).collect();
        assert_eq!(read(&write(values.iter().copied()), "t").unwrap(), values);
        assert_eq!(read(&write([u32::MAX]), "t").unwrap(), [MAX]);
        assert!(read("#\t", "t").is_err());
    }
}
