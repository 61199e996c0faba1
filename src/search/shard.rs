//! A shard as a file: a classic script that hands one string to the page, since `fetch` is refused on `file://`.

use super::input::SearchError;

/// The script of a shard. The folder is named inside, so that a shard of an older build is never taken for this one.
pub(super) fn write(folder: &str, name: &str, payload: &str) -> Vec<u8> {
    let mut out = String::with_capacity(folder.len() + name.len() + payload.len() + 32);
    out.push_str("sekisho.shard(");
    for (text, behind) in [(folder, ','), (name, ','), (payload, ')')] {
        quote(&mut out, text);
        out.push(behind);
    }
    out.push_str(";\n");
    out.into_bytes()
}

/// The folder, the name and the payload of a shard.
pub(super) fn parse(file: &str, bytes: &[u8]) -> Result<[String; 3], SearchError> {
    let fault = |reason| SearchError::shard(file, reason);
    let script = std::str::from_utf8(bytes).map_err(|_| fault("it is not UTF-8"))?;
    let arguments = script
        .trim_end()
        .strip_prefix("sekisho.shard(")
        .and_then(|rest| rest.strip_suffix(");"))
        .ok_or_else(|| fault("it does not call sekisho.shard"))?;
    // The strings are written as JSON, which is also a JavaScript literal.
    serde_json::from_str(&format!("[{arguments}]")).map_err(|_| fault("its strings are damaged"))
}

fn quote(out: &mut String, text: &str) {
    out.push('"');
    // Payloads are printable and have nothing to escape. Looking at all bytes is faster than stopping at the first.
    let is_bare = |byte: u8| byte.is_ascii_graphic() & (byte != b'"') & (byte != b'\\') & (byte != b'<');
    if text.bytes().fold(true, |bare, byte| bare & is_bare(byte)) {
        out.push_str(text);
    } else {
        text.chars().for_each(|ch| escape(out, ch));
    }
    out.push('"');
}

fn escape(out: &mut String, ch: char) {
    match ch {
        '"' => out.push_str("\\\""),
        '\\' => out.push_str("\\\\"),
        '\n' => out.push_str("\\n"),
        '\t' => out.push_str("\\t"),
        // Line ends in a script, the start of a closing tag, and characters that some editors and proxies drop.
        '<' | '\0'..='\u{1f}' | '\u{7f}' | '\u{2028}' | '\u{2029}' | '\u{feff}' => {
            out.push_str(&format!("\\u{:04x}", u32::from(ch)));
        }
        other => out.push(other),
    }
}

/// The order of terms and words in the shards: by UTF-16 unit, as scripts compare strings.
pub(super) fn script_order(left: &str, right: &str) -> std::cmp::Ordering {
    left.encode_utf16().cmp(right.encode_utf16())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_payload_survives() {
        let payload = "a\"b\\c\n\td</script>\u{2028}\u{0}封印🚢";
        let bytes = write("ja-00000000", "t/0", payload);
        assert!(!String::from_utf8_lossy(&bytes).contains("</"));
        assert_eq!(parse("t/0.js", &bytes).unwrap(), ["ja-00000000", "t/0", payload]);
    }

    #[test]
    fn a_cut_shard_is_refused() {
        let bytes = write("ja-00000000", "t/0", "封印の管理");
        for length in 0..bytes.len() - 1 {
            assert!(parse("t/0.js", &bytes[..length]).is_err());
        }
    }
}
