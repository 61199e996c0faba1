//! Fingerprints: hashes of normalized source, so that translations, releases and records can name a text.

use sha2::{Digest, Sha256};
use std::fmt;
use unicode_normalization::UnicodeNormalization;

/// `sha256:` and 64 hexadecimal digits.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
#[serde(transparent)]
pub struct Fingerprint(String);

impl Fingerprint {
    /// Fingerprint of a text as it stands.
    pub fn of(text: &str) -> Self {
        Self::of_bytes(text.as_bytes())
    }

    /// Fingerprint of bytes.
    pub fn of_bytes(bytes: &[u8]) -> Self {
        let digest = Sha256::digest(bytes);
        let mut hex = String::with_capacity(71);
        hex.push_str("sha256:");
        for byte in digest {
            hex.push(char::from(b"0123456789abcdef"[usize::from(byte >> 4)]));
            hex.push(char::from(b"0123456789abcdef"[usize::from(byte & 15)]));
        }
        Self(hex)
    }

    /// Fingerprint of several named parts, independent of the order in which they are handed in.
    pub fn of_parts<'a>(parts: impl IntoIterator<Item = (&'a str, &'a Fingerprint)>) -> Self {
        let mut lines: Vec<String> = parts.into_iter().map(|(name, part)| format!("{name} {part}\n")).collect();
        lines.sort_unstable();
        Self::of(&lines.concat())
    }

    /// The whole text with its prefix.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The first hexadecimal digits, for file names and for people.
    pub fn short(&self, digits: usize) -> &str {
        let hex = self.0.strip_prefix("sha256:").unwrap_or(&self.0);
        hex.get(..digits).unwrap_or(hex)
    }
}

impl fmt::Display for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The form of a source text that is hashed: NFC, line feeds, no trailing blanks, no byte order mark, ruby readings
/// removed, exactly one line feed at the end. Site variables are not filled in.
pub fn normalize_source(text: &str) -> String {
    let text = text.trim_start_matches('\u{feff}');
    let text: std::borrow::Cow<'_, str> = if is_composed(text) { text.into() } else { text.nfc().collect::<String>().into() };
    let mut out = String::with_capacity(text.len());
    for line in text.replace("\r\n", "\n").replace('\r', "\n").split('\n') {
        out.push_str(without_ruby(line.trim_end()).trim_end());
        out.push('\n');
    }
    let end = out.trim_end_matches('\n').len();
    out.truncate(end);
    out.push('\n');
    out
}

/// Whether a text is in NFC for sure: only characters that neither combine nor decompose further. Ordinary English and
/// Japanese texts are; the general test costs more than hashing.
fn is_composed(text: &str) -> bool {
    text.chars().all(|c| {
        matches!(c,
            '\0'..='\u{2ff}' | '\u{2010}'..='\u{2027}' | '\u{3000}'..='\u{3029}' | 'ぁ'..='ゖ' | 'ァ'..='ー'
            | '\u{4e00}'..='\u{9fff}' | '\u{ff01}'..='\u{ff5e}')
    })
}

/// `{漢字|かんじ}` → `漢字`; anything that is no ruby stays.
fn without_ruby(line: &str) -> String {
    let mut out = String::with_capacity(line.len());
    let mut rest = line;
    while let Some(open) = rest.find('{') {
        let (before, from) = rest.split_at(open);
        out.push_str(before);
        let inner = &from[1..];
        let parts = inner.find('}').and_then(|close| {
            let body = &inner[..close];
            let (base, reading) = body.split_once('|')?;
            (!base.is_empty() && !reading.is_empty() && !body.contains('{')).then_some((base, close))
        });
        match parts {
            Some((base, close)) => {
                out.push_str(base);
                rest = &inner[close + 1..];
            }
            None => {
                out.push('{');
                rest = inner;
            }
        }
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ruby_line_ends_and_trailing_blanks_do_not_count() {
        let a = normalize_source("\u{feff}{封印|ふういん}を見る。  \r\n次\r\n\r\n");
        assert_eq!(a, "封印を見る。\n次\n");
        assert_eq!(normalize_source(&a), a);
        assert_eq!(normalize_source("が"), normalize_source("か\u{3099}"));
        assert_eq!(normalize_source("{{name}} {a|} {b"), "{{name}} {a|} {b\n");
    }

    #[test]
    fn the_quick_test_never_says_composed_of_what_is_not() {
        let mut text = String::new();
        for c in (0..=0x2_ffffu32).filter_map(char::from_u32) {
            text.clear();
            text.push(c);
            assert!(!is_composed(&text) || text.nfc().eq(text.chars()), "{c:?}");
        }
        assert!(is_composed("封印を「確認」する。ＡＢＣ（1）…‘quoted’") && !is_composed("か\u{3099}"));
    }

    #[test]
    fn parts_do_not_depend_on_order() {
        let (a, b) = (Fingerprint::of("a"), Fingerprint::of("b"));
        assert_eq!(Fingerprint::of_parts([("x", &a), ("y", &b)]), Fingerprint::of_parts([("y", &b), ("x", &a)]));
        assert_eq!(a.as_str(), "sha256:ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb");
    }
}
