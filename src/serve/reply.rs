//! Answers: tags, compression, "not changed", and the plain pages of refusals.

use std::io::Write as _;

use axum::body::Body;
use axum::extract::Request;
use axum::http::header::{
    ACCEPT_ENCODING, ALLOW, CACHE_CONTROL, CONTENT_ENCODING, CONTENT_LENGTH, CONTENT_TYPE, ETAG, IF_NONE_MATCH, VARY,
};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode};
use axum::response::Response;
use flate2::Compression;
use flate2::write::GzEncoder;
use sha2::{Digest as _, Sha256};

use super::media::{ASK, Media};
use super::words::{both, words};
use crate::locale::Locale;

/// Below this size the headers of compression cost about as much as it saves.
const SMALLEST_TO_SHRINK: usize = 1024;

/// What an answer depends on in its request.
#[derive(Debug, Clone, Default)]
pub(super) struct Asked {
    head_only: bool,
    takes_gzip: bool,
    known_tags: Vec<String>,
}

impl Asked {
    /// Reads the method and the headers of a request.
    pub(super) fn by(request: &Request) -> Self {
        Self {
            head_only: request.method() == Method::HEAD,
            takes_gzip: takes_gzip(request.headers()),
            known_tags: list(request.headers(), &IF_NONE_MATCH).map(|tag| tag.trim_start_matches("W/").to_owned()).collect(),
        }
    }

    /// The same request, answered without compression.
    pub(super) fn uncompressed(self) -> Self {
        Self { takes_gzip: false, ..self }
    }
}

/// The parts of a header that is a list, over all its lines.
fn list<'a>(headers: &'a HeaderMap, name: &'a axum::http::HeaderName) -> impl Iterator<Item = &'a str> {
    headers.get_all(name).iter().filter_map(|value| value.to_str().ok()).flat_map(|value| value.split(',')).map(str::trim)
}

/// Whether gzip is named and not refused by `q=0`.
fn takes_gzip(headers: &HeaderMap) -> bool {
    list(headers, &ACCEPT_ENCODING).any(|entry| {
        let mut fields = entry.split(';').map(str::trim);
        let named = fields.next().is_some_and(|coding| coding.eq_ignore_ascii_case("gzip") || coding == "*");
        let refused = fields.filter_map(|field| field.strip_prefix("q=")).any(|q| q.parse::<f32>().is_ok_and(|q| q <= 0.0));
        named && !refused
    })
}

/// The answer with a file of the site. Compression and hashing take time: call it where blocking is allowed.
pub(super) fn file(asked: &Asked, media: Media, bytes: Vec<u8>) -> Response {
    let shrink = asked.takes_gzip && media.shrinks && bytes.len() >= SMALLEST_TO_SHRINK;
    // Two codings of one file are two representations, so each has a tag of its own.
    let tag = format!("\"{}{}\"", short_hash(&bytes), if shrink { "-gz" } else { "" });
    let known = asked.known_tags.iter().any(|known| *known == tag || known == "*");
    let (status, bytes) = match () {
        () if known => (StatusCode::NOT_MODIFIED, Vec::new()),
        () if shrink => (StatusCode::OK, gzip(&bytes)),
        () => (StatusCode::OK, bytes),
    };
    let mut response = body(asked, status, media.content_type, bytes);
    let headers = response.headers_mut();
    headers.insert(CACHE_CONTROL, HeaderValue::from_static(media.cache));
    if let Ok(tag) = HeaderValue::try_from(tag) {
        headers.insert(ETAG, tag);
    }
    if media.shrinks {
        headers.insert(VARY, HeaderValue::from_static("accept-encoding"));
    }
    if known {
        headers.remove(CONTENT_TYPE);
        headers.remove(CONTENT_LENGTH);
    } else if shrink {
        headers.insert(CONTENT_ENCODING, HeaderValue::from_static("gzip"));
    }
    response
}

/// The answer with the site's own page for what is not there.
pub(super) fn not_found(asked: &Asked, page: Option<Vec<u8>>) -> Response {
    match page {
        Some(page) => uncached(body(asked, StatusCode::NOT_FOUND, Media::of("404.html").content_type, page)),
        None => plain(asked, StatusCode::NOT_FOUND),
    }
}

/// A short page in every language of the program, for answers that concern no page of the site.
pub(super) fn plain(asked: &Asked, status: StatusCode) -> Response {
    let key = format!("serve-page-{}", status.as_u16());
    let mut text = both(|locale: Locale| words().has(locale, &key).then(|| words().get(locale, &key)));
    if text.is_empty() {
        text = status.to_string() + "\n";
    }
    let mut response = uncached(body(asked, status, "text/plain; charset=utf-8", text.into_bytes()));
    if status == StatusCode::METHOD_NOT_ALLOWED {
        response.headers_mut().insert(ALLOW, HeaderValue::from_static("GET, HEAD"));
    }
    response
}

/// An answer that says its length, and for `HEAD` stops there.
pub(super) fn body(asked: &Asked, status: StatusCode, content_type: &'static str, bytes: Vec<u8>) -> Response {
    let length = bytes.len();
    let mut response = Response::new(if asked.head_only { Body::empty() } else { Body::from(bytes) });
    *response.status_mut() = status;
    response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static(content_type));
    response.headers_mut().insert(CONTENT_LENGTH, HeaderValue::from(length));
    response
}

fn uncached(mut response: Response) -> Response {
    response.headers_mut().insert(CACHE_CONTROL, HeaderValue::from_static(ASK));
    response
}

/// 16 hexadecimal digits: a tag must differ when the content does, and need not resist an attacker.
fn short_hash(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::with_capacity(bytes.len() / 3), Compression::default());
    // Writing to memory cannot be refused.
    let _ = encoder.write_all(bytes);
    encoder.finish().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn gzip_is_used_only_when_it_is_taken() {
        let check = |value: &str, expected: bool| {
            let headers = HeaderMap::from_iter([(ACCEPT_ENCODING, HeaderValue::from_str(value).unwrap())]);
            assert_eq!(takes_gzip(&headers), expected, "{value:?}");
        };
        check("gzip", true);
        check("br, GZIP;q=0.5", true);
        check("*", true);
        check("gzip;q=0", false);
        check("gzip; q=0.000, br", false);
        check("br", false);
        check("", false);
        assert!(!takes_gzip(&HeaderMap::new()));
    }
}
