//! From the path of a request to the name of a file of the site, or to a refusal.
//!
//! A site holds plain ASCII names without dotfiles, so the rule is a list of what is allowed, not of what is dangerous:
//! every trick with dots, encodings, drives or reserved names falls outside of it.

use percent_encoding::percent_decode_str;

/// Why a request path names no file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum NoName {
    /// The path is no path at all, or tries to leave the folder: 400.
    Malformed,
    /// The path is well-formed, and no site has such a file: 404.
    Unknown,
}

/// The name of the file that a request path means, with `/` between folders and never at the start.
/// `/` and `/<folder>/` mean the `index.html` in them.
pub(super) fn file_name(request_path: &str) -> Result<String, NoName> {
    let rest = request_path.strip_prefix('/').ok_or(NoName::Malformed)?;
    let mut parts = rest.split('/').map(part).collect::<Result<Vec<_>, _>>()?;
    let folders = parts.len() - 1;
    match parts.last_mut() {
        // Deeper folders have no page of their own.
        Some(last) if last.is_empty() && folders <= 1 => "index.html".clone_into(last),
        _ => {}
    }
    if parts.iter().all(|part| is_plain(part)) { Ok(parts.join("/")) } else { Err(NoName::Unknown) }
}

/// One part, decoded exactly once. What no client sends by accident is refused as malformed.
fn part(raw: &str) -> Result<String, NoName> {
    if has_broken_escape(raw) {
        return Err(NoName::Malformed);
    }
    let text = percent_decode_str(raw).decode_utf8().map_err(|_| NoName::Malformed)?;
    let hostile = text == "." || text == ".." || text.chars().any(|c| matches!(c, '/' | '\\' | ':') || c.is_control());
    if hostile { Err(NoName::Malformed) } else { Ok(text.into_owned()) }
}

/// Whether a `%` is not followed by two hexadecimal digits; the decoder would leave it as it is.
fn has_broken_escape(raw: &str) -> bool {
    raw.split('%').skip(1).any(|after| after.bytes().take(2).filter(u8::is_ascii_hexdigit).count() < 2)
}

/// Whether a decoded part can be a name in a site: ASCII letters, digits, `-`, `_` and inner dots, and no device of Windows.
fn is_plain(part: &str) -> bool {
    let stem = part.split('.').next().unwrap_or_default();
    !stem.is_empty()
        && !part.ends_with('.')
        && part.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b'.'))
        && !is_device(stem)
}

/// Windows opens a device for these names, in every folder and with every ending.
fn is_device(stem: &str) -> bool {
    let upper = stem.to_ascii_uppercase();
    let numbered =
        |name: &str| upper.strip_prefix(name).is_some_and(|rest| rest.len() == 1 && rest.as_bytes().iter().all(u8::is_ascii_digit));
    matches!(upper.as_str(), "CON" | "PRN" | "AUX" | "NUL") || numbered("COM") || numbered("LPT")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(request_path: &str, expected: Result<&str, NoName>) {
        assert_eq!(file_name(request_path).as_deref(), expected.as_deref(), "{request_path:?}");
    }

    #[test]
    fn pages_assets_and_folders() {
        check("/", Ok("index.html"));
        check("/ja/", Ok("ja/index.html"));
        check("/ja/modules/cyber.html", Ok("ja/modules/cyber.html"));
        check("/assets/site-1a2b3c4d.css", Ok("assets/site-1a2b3c4d.css"));
        check("/ja/%6dodules/cyber%2Ehtml", Ok("ja/modules/cyber.html"));
    }

    #[test]
    fn names_that_no_site_has() {
        for path in [
            "/ja/modules/",
            "//",
            "/ja//index.html",
            "//evil.example/x",
            "/.git/config",
            "/ja/.env",
            "/%2egit/config",
            "/index.html.",
            "/index.html%20",
            "/%252e%252e/secret",
            "/..%252fsecret",
            "/%25252e/x",
            "/...",
            "/.../x",
            "/nul",
            "/NUL.html",
            "/ja/com1.txt",
            "/%EF%BC%8E%EF%BC%8E/x",
            "/%E6%97%A5.html",
            "/~root",
            "/a*b",
        ] {
            check(path, Err(NoName::Unknown));
        }
    }

    #[test]
    fn paths_that_are_attacks_or_broken() {
        for path in [
            "",
            "*",
            "index.html",
            "/..",
            "/../secret",
            "/ja/../../secret",
            "/.",
            "/./index.html",
            "/%2e%2e/secret",
            "/%2E%2e/secret",
            "/.%2e/secret",
            "/ja%2f..%2f..%2fsecret",
            "/..%2fsecret",
            "/..%5csecret",
            "/..\\secret",
            "/%5c%5cserver%5cshare",
            "/C:/Windows/win.ini",
            "/c%3a/secret",
            "/index.html%00.png",
            "/%00",
            "/%0d%0aSet-Cookie:x",
            "/%",
            "/%2",
            "/%zz",
            "/%c0%ae%c0%ae/secret",
            "/%ff",
            "/index.html::$DATA",
        ] {
            check(path, Err(NoName::Malformed));
        }
    }
}
