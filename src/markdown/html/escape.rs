//! Text as HTML.

/// Appends text so that it is safe between tags and inside quoted attributes. Control characters that HTML does not
/// allow become replacement characters.
pub(in crate::markdown) fn escape_into(out: &mut String, text: &str) {
    let mut plain = 0;
    for (at, byte) in text.bytes().enumerate() {
        let replacement = match byte {
            b'&' => "&amp;",
            b'<' => "&lt;",
            b'>' => "&gt;",
            b'"' => "&quot;",
            b'\'' => "&#39;",
            b'\t' | b'\n' => continue,
            0..=31 | 127 => "\u{fffd}",
            _ => continue,
        };
        out.push_str(text.get(plain..at).unwrap_or_default());
        out.push_str(replacement);
        plain = at + 1;
    }
    out.push_str(text.get(plain..).unwrap_or_default());
}

/// The text alone.
pub(super) fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    escape_into(&mut out, text);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_leaves_its_place() {
        for (text, expected) in
            [("封印 & <b>", "封印 &amp; &lt;b&gt;"), ("\"'", "&quot;&#39;"), ("a\0b\tc\nd", "a\u{fffd}b\tc\nd"), ("", "")]
        {
            assert_eq!(escape(text), expected);
        }
    }
}
