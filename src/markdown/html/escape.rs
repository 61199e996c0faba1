//! Text as HTML.

use crate::markdown::characters::find_byte;

/// Whether a byte cannot stay as it is: control characters but tab and line feed, and signs of markup.
fn is_replaced(byte: u8) -> bool {
    let is_control = (byte < b' ') & (byte != b'\t') & (byte != b'\n') | (byte == 0x7f);
    is_control | (byte == b'&') | (byte == b'<') | (byte == b'>') | (byte == b'"') | (byte == b'\'')
}

/// Appends text so that it is safe between tags and inside quoted attributes. Control characters that HTML does not
/// allow become replacement characters.
pub(in crate::markdown) fn escape_into(out: &mut String, text: &str) {
    let mut rest = text;
    while let Some(at) = find_byte(rest.as_bytes(), is_replaced) {
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
