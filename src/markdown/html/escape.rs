//! Text as HTML.

/// The bytes that cannot stay as they are.
const REPLACED: [bool; 256] = {
    let mut replaced = [false; 256];
    let mut control = 0;
    while control < 32 {
        replaced[control] = control != b'\t' as usize && control != b'\n' as usize;
        control += 1;
    }
    replaced[127] = true;
    replaced[b'&' as usize] = true;
    replaced[b'<' as usize] = true;
    replaced[b'>' as usize] = true;
    replaced[b'"' as usize] = true;
    replaced[b'\'' as usize] = true;
    replaced
};

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
