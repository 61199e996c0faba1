//! Languages, text in several languages, and the words of the interface.
//!
//! Owns [`Locale`], [`LocalizedText`] and [`Words`] (Fluent). Reads no file: texts are handed in.

mod builtin;
mod text;
mod words;

pub use builtin::{builtin, builtin_words};
pub use text::LocalizedText;
pub use words::{Value, Words, WordsFault};

use std::fmt;
use std::str::FromStr;

/// A language of the site, as its tag is written in `sekisho.yaml`; at most 15 bytes, so it is copied freely.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Locale {
    bytes: [u8; 15],
    len: u8,
}

impl Locale {
    /// English, the first language of the terminal.
    pub const EN: Self = Self::literal(b"en");
    /// Japanese.
    pub const JA: Self = Self::literal(b"ja");

    const fn literal(tag: &[u8; 2]) -> Self {
        let mut bytes = [0; 15];
        bytes[0] = tag[0];
        bytes[1] = tag[1];
        Self { bytes, len: 2 }
    }

    /// The tag, for example `ja` or `ja-easy`.
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.bytes[..usize::from(self.len)]).unwrap_or("en")
    }
}

/// Why a tag is no [`Locale`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct InvalidLocale;

impl fmt::Display for InvalidLocale {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a language tag is 2 to 15 characters of a-z, 0-9 and `-`, for example `ja`")
    }
}

impl std::error::Error for InvalidLocale {}

impl FromStr for Locale {
    type Err = InvalidLocale;

    fn from_str(tag: &str) -> Result<Self, InvalidLocale> {
        let fits = (2..=15).contains(&tag.len())
            && tag.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
            && tag.bytes().take(2).all(|b| b.is_ascii_lowercase())
            && !tag.ends_with('-');
        if !fits {
            return Err(InvalidLocale);
        }
        let mut bytes = [0; 15];
        bytes[..tag.len()].copy_from_slice(tag.as_bytes());
        Ok(Self { bytes, len: u8::try_from(tag.len()).unwrap_or(0) })
    }
}

impl fmt::Display for Locale {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl fmt::Debug for Locale {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl serde::Serialize for Locale {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

impl<'de> serde::Deserialize<'de> for Locale {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let tag = std::borrow::Cow::<'_, str>::deserialize(deserializer)?;
        tag.parse().map_err(serde::de::Error::custom)
    }
}
