//! Numbers in as few bits as their size needs, low bits first: the lists of sections in the term shards, and
//! deflate streams.

use super::input::SearchError;

/// Writes bits.
#[derive(Default)]
pub(super) struct BitWriter {
    bytes: Vec<u8>,
    waiting: u64,
    count: u32,
}

impl BitWriter {
    /// The lowest bits of a value, at most 32.
    pub(super) fn bits(&mut self, value: u32, count: u32) {
        self.waiting |= (u64::from(value) & ((1 << count) - 1)) << self.count;
        self.count += count;
        if self.count >= 32 {
            #[allow(clippy::cast_possible_truncation, reason = "the low half is meant")]
            self.bytes.extend_from_slice(&(self.waiting as u32).to_le_bytes());
            self.waiting >>= 32;
            self.count -= 32;
        }
    }

    /// As many ones as the number says, then a zero.
    pub(super) fn unary(&mut self, mut value: u32) {
        while value >= 31 {
            self.bits((1 << 31) - 1, 31);
            value -= 31;
        }
        self.bits((1 << value) - 1, value + 1);
    }

    /// A number whose usual size is known: its last `low` bits as they are, the rest in unary (Rice).
    pub(super) fn rice(&mut self, value: u32, low: u32) {
        let high = value >> low;
        // Nearly always both parts go at once.
        if high + 1 + low <= 32 {
            let rest = value & ((1 << low) - 1);
            self.bits(((1 << high) - 1) | (rest << high << 1), high + 1 + low);
        } else {
            self.unary(high);
            self.bits(value, low);
        }
    }

    /// A number from 1 of any size: its length in unary, then what follows the first one (Elias).
    pub(super) fn gamma(&mut self, value: u32) {
        let length = value.max(1).ilog2();
        self.unary(length);
        self.bits(value, length);
    }

    /// The bits so far, filled up to whole bytes.
    pub(super) fn finish(mut self) -> Vec<u8> {
        let left = self.count.div_ceil(8) as usize;
        self.bytes.extend(self.waiting.to_le_bytes().iter().take(left));
        self.bytes
    }
}

/// Reads what [`BitWriter`] wrote.
pub(super) struct BitReader<'a> {
    bytes: &'a [u8],
    at: usize,
    shard: &'a str,
}

impl<'a> BitReader<'a> {
    pub(super) fn new(bytes: &'a [u8], shard: &'a str) -> Self {
        Self { bytes, at: 0, shard }
    }

    fn fault(&self) -> SearchError {
        SearchError::shard(self.shard, "a number is cut off")
    }

    fn bit(&mut self) -> Result<u32, SearchError> {
        let byte = self.bytes.get(self.at / 8).ok_or_else(|| self.fault())?;
        let bit = u32::from(*byte) >> (self.at % 8) & 1;
        self.at += 1;
        Ok(bit)
    }

    pub(super) fn bits(&mut self, count: u32) -> Result<u32, SearchError> {
        let mut value = 0;
        for place in 0..count {
            value |= self.bit()? << place;
        }
        Ok(value)
    }

    pub(super) fn unary(&mut self) -> Result<u32, SearchError> {
        let mut value = 0;
        while self.bit()? == 1 {
            value += 1;
        }
        Ok(value)
    }

    pub(super) fn rice(&mut self, low: u32) -> Result<u32, SearchError> {
        let high = self.unary()?;
        let rest = self.bits(low)?;
        high.checked_mul(1 << low).and_then(|high| high.checked_add(rest)).ok_or_else(|| self.fault())
    }

    pub(super) fn gamma(&mut self) -> Result<u32, SearchError> {
        let length = self.unary()?;
        if length > 30 {
            return Err(self.fault());
        }
        Ok(1 << length | self.bits(length)?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_number_comes_back() {
        let values: Vec<u32> = (0..500).chain([1 << 12, (1 << 20) + 7, (1 << 28) - 1]).collect();
        let mut writer = BitWriter::default();
        for value in &values {
            writer.rice(*value, 12);
            writer.gamma(value + 1);
            writer.unary(value % 100);
            writer.bits(*value, 29);
        }
        let bytes = writer.finish();
        let mut reader = BitReader::new(&bytes, "t");
        for value in values {
            assert_eq!(reader.rice(12).unwrap(), value);
            assert_eq!(reader.gamma().unwrap(), value + 1);
            assert_eq!(reader.unary().unwrap(), value % 100);
            assert_eq!(reader.bits(29).unwrap(), value);
        }
    }

    #[test]
    fn damage_is_an_error() {
        for bytes in [&[][..], &[0xff], &[0xff; 8]] {
            assert!(BitReader::new(bytes, "t").gamma().is_err());
            assert!(BitReader::new(bytes, "t").rice(5).is_err());
        }
    }
}
