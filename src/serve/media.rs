//! What a file name says about the bytes: content type, whether they shrink, and how long a browser may keep them.

/// Properties of an answer that follow from the file name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Media {
    /// Value of `Content-Type`.
    pub(super) content_type: &'static str,
    /// Whether compression is worth its time.
    pub(super) shrinks: bool,
    /// Value of `Cache-Control`.
    pub(super) cache: &'static str,
}

/// Kept, but asked for every time; the tag makes the answer short.
pub(super) const ASK: &str = "no-cache";
/// The name holds a hash of the content, so the content never changes.
const FOREVER: &str = "public, max-age=31536000, immutable";

impl Media {
    /// The properties of a file of the site.
    pub(super) fn of(name: &str) -> Self {
        let (content_type, shrinks) = match name.rsplit_once('.').map(|(_, ending)| ending) {
            Some("html") => ("text/html; charset=utf-8", true),
            Some("css") => ("text/css; charset=utf-8", true),
            Some("js") => ("text/javascript; charset=utf-8", true),
            Some("json") => ("application/json; charset=utf-8", true),
            Some("svg") => ("image/svg+xml; charset=utf-8", true),
            Some("txt") => ("text/plain; charset=utf-8", true),
            Some("xml") => ("application/xml; charset=utf-8", true),
            Some("png") => ("image/png", false),
            Some("ico") => ("image/x-icon", false),
            Some("woff2") => ("font/woff2", false),
            _ => ("application/octet-stream", false),
        };
        Self { content_type, shrinks, cache: if is_fingerprinted(name) { FOREVER } else { ASK } }
    }
}

/// Whether a name below `assets/` or `search/` carries the 8 digits that the build derives from the content:
/// `assets/site-1a2b3c4d.css`, `search/ja-1a2b3c4d/m.js`.
fn is_fingerprinted(name: &str) -> bool {
    let Some(rest) = name.strip_prefix("assets/").or_else(|| name.strip_prefix("search/")) else { return false };
    rest.split('/').any(|part| {
        let stem = part.split('.').next().unwrap_or_default();
        let hash = stem.rsplit_once('-').map(|(_, hash)| hash).unwrap_or_default();
        hash.len() == 8 && hash.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'a'..=b'f'))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_names_with_a_hash_are_kept_for_good() {
        let check = |name: &str, forever: bool| assert_eq!(Media::of(name).cache == FOREVER, forever, "{name}");
        check("assets/site-1a2b3c4d.css", true);
        check("search/ja-0000ffff/m.js", true);
        check("search/ja-0000ffff/t/01.js", true);
        check("assets/site.css", false);
        check("assets/site-1a2b3c4.css", false);
        check("assets/site-1a2b3c4g.css", false);
        check("ja/pages/site-1a2b3c4d.html", false);
        check("index.html", false);
    }

    #[test]
    fn text_names_its_encoding() {
        let check = |name: &str, expected: &str| assert_eq!(Media::of(name).content_type, expected, "{name}");
        check("ja/index.html", "text/html; charset=utf-8");
        check("a.js", "text/javascript; charset=utf-8");
        check("mark.svg", "image/svg+xml; charset=utf-8");
        check("a.png", "image/png");
        check("html", "application/octet-stream");
    }
}
