//! Text as HTML.

use crate::markdown::characters::byte_set;

/// The bytes that cannot stay as they are: control characters but tab and line feed, and signs of markup.
const REPLACED: [bool; 256] = byte_set(
    b"\0\x01\x02\x03\x04\x05\x06\x07\x08\x0b\x0c\r\x0e\x0f\x10\x11\x12\x13\x14\x15\x16\x17\x18\x19\x1a\x1b\x1c\x1d\x1e\x1f\x7f&<>\"'",
);

/// Appends text so that it is safe between tags and inside quoted attributes. Control characters that HTML does not
/// allow become replacement characters.
pub(in crate::markdown) fn escape_into(out: &mut String, text: &str) {
    let mut rest = text;
    while let Some(at) = rest.bytes().position(|byte| REPLACED[usize::from(byte)]) {
        let (plain, from) = rest.split_at(at);
        out.push_str(plain);
        out.push_str(match from.as_bytes().first() {
            Some(b'&') => "&amp;",
            Some(b'<') => "&lt;",
            Some(b'>') => "&gt;",
            Some(b'"') => "&quot;",
            Some(b'\'') => "&#39;",
            _ => "\u{fffd}",
        });
        rest = from.get(1..).unwrap_or_default();
    }
    out.push_str(rest);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_leaves_its_place() {
        for (text, expected) in
            [("封印 & <b>", "封印 &amp; &lt;b&gt;"), ("\"'", "&quot;&#39;"), ("a\0b\tc\nd", "a\u{fffd}b\tc\nd"), ("", "")]
        {
            let mut out = String::new();
            escape_into(&mut out, text);
            assert_eq!(out, expected);
        }
    }
}
