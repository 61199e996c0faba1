//! Files of the site from memory; pages get the script of the preview added on their way out, so that no built site
//! can ever hold it.

use std::collections::BTreeMap;
use std::sync::Arc;

use axum::extract::{Request, State};
use axum::http::StatusCode;
use axum::response::Response;

use super::events::Live;
use super::snapshot::{Snapshot, version};
use crate::locale::{Locale, Value};
use crate::serve::file_name::{NoName, file_name};
use crate::serve::media::{ASK, Media};
use crate::serve::reply::{self, Asked};
use crate::serve::words::words;

const SCRIPT: &str = include_str!("../../../themes/default/js/preview.js");
const STYLE: &str = include_str!("../../../themes/default/preview/preview.css");

/// The words of the panel, in `serve.ftl`; `{n}` is filled by the script.
const PANEL_WORDS: [&str; 16] = [
    "preview-title",
    "preview-errors",
    "preview-warnings",
    "preview-error",
    "preview-warning",
    "preview-note",
    "preview-live",
    "preview-stale",
    "preview-lost",
    "preview-previous",
    "preview-next",
    "preview-fold",
    "preview-unfold",
    "preview-fix",
    "preview-line",
    "preview-more",
];

/// `/_preview/preview.js`
pub(super) async fn script(request: Request) -> Response {
    reply::file(&Asked::by(&request).uncompressed(), Media::of("preview.js"), SCRIPT.into())
}

/// `/_preview/preview.css`
pub(super) async fn style(request: Request) -> Response {
    reply::file(&Asked::by(&request).uncompressed(), Media::of("preview.css"), STYLE.into())
}

/// Answers a request from the files in memory. Nothing is compressed: the browser is on the same machine.
pub(super) async fn serve_page(State(live): State<Arc<Live>>, request: Request) -> Response {
    let asked = Asked::by(&request).uncompressed();
    let snapshot = live.now();
    let name = match file_name(request.uri().path()) {
        Ok(name) => name,
        Err(NoName::Malformed) => return reply::plain(&asked, StatusCode::BAD_REQUEST),
        Err(NoName::Unknown) => return not_found(&asked, &snapshot, &live),
    };
    match snapshot.file(&name) {
        Some(Ok(bytes)) => {
            let bytes = if name.ends_with(".html") { with_panel(&bytes, live.locale) } else { bytes.to_vec() };
            // Names with a hash are asked for as well: a preview may rebuild the same name with other bytes.
            reply::file(&asked, Media { cache: ASK, ..Media::of(&name) }, bytes)
        }
        Some(Err(reason)) => {
            let page = notice(&version(&Err(reason.clone())), "preview-failed", Some(&reason), live.locale);
            reply::body(&asked, StatusCode::INTERNAL_SERVER_ERROR, Media::of("index.html").content_type, page)
        }
        None if snapshot.is_built() => not_found(&asked, &snapshot, &live),
        None => {
            let page = notice("", "preview-waiting", None, live.locale);
            reply::body(&asked, StatusCode::SERVICE_UNAVAILABLE, Media::of("index.html").content_type, page)
        }
    }
}

fn not_found(asked: &Asked, snapshot: &Snapshot, live: &Live) -> Response {
    let page = snapshot.file("404.html").and_then(Result::ok);
    reply::not_found(asked, page.map(|page| with_panel(&page, live.locale)))
}

/// The page with the script, the style and the words of the panel at the end of its head.
fn with_panel(page: &Arc<[u8]>, locale: Locale) -> Vec<u8> {
    let at = find(page, b"</head>").or_else(|| find(page, b"<body")).unwrap_or(page.len());
    let (before, after) = page.split_at(at);
    let panel = panel(&version(&Ok(Arc::clone(page))), locale);
    [before, panel.as_bytes(), after].concat()
}

fn panel(version: &str, locale: Locale) -> String {
    let number = [("n", Value::from("{n}"))];
    let list: BTreeMap<&str, String> = PANEL_WORDS.iter().map(|key| (*key, words().format(locale, key, &number))).collect();
    // Inside a script element `<` could end it.
    let list = serde_json::to_string(&list).unwrap_or_default().replace('<', "\\u003c");
    format!(
        "<link rel=\"stylesheet\" href=\"/_preview/preview.css\">\
         <script type=\"application/json\" id=\"sk-preview-words\">{list}</script>\
         <script defer src=\"/_preview/preview.js\" data-sk-version=\"{version}\" data-sk-lang=\"{locale}\"></script>"
    )
}

fn find(page: &[u8], tag: &[u8]) -> Option<usize> {
    page.windows(tag.len()).position(|window| window.eq_ignore_ascii_case(tag))
}

/// Stands in for a page: as long as no build has worked, or when the page itself could not be made.
fn notice(version: &str, key: &str, reason: Option<&str>, locale: Locale) -> Vec<u8> {
    let (title, text) = (words().get(locale, &format!("{key}-title")), words().get(locale, key));
    let panel = panel(version, locale);
    let reason = reason.map(|reason| format!("<pre>{}</pre>", reason.replace('&', "&amp;").replace('<', "&lt;"))).unwrap_or_default();
    let page = format!(
        "<!doctype html><html lang=\"{locale}\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\
         <meta name=\"color-scheme\" content=\"light dark\">\
         <title>{title}</title>{panel}</head><body class=\"sk-preview-waiting\"><main id=\"main\"><h1>{title}</h1><p>{text}</p>{reason}</main></body></html>"
    );
    page.into_bytes()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_panel_goes_into_the_head() {
        let check = |page: &str, before: &str, after: &str| {
            let page = String::from_utf8(with_panel(&Arc::from(page.as_bytes()), Locale::JA)).unwrap();
            assert!(page.starts_with(&format!("{before}<link rel")), "{page}");
            assert!(page.ends_with(&format!("</script>{after}")), "{page}");
        };
        check("<html><head><title>x</title></head><body>x</body></html>", "<html><head><title>x</title>", "</head><body>x</body></html>");
        check("<HTML><HEAD></HEAD><BODY>", "<HTML><HEAD>", "</HEAD><BODY>");
        check("<html><body class=x>", "<html>", "<body class=x>");
        check("text", "text", "");
        check("", "", "");
    }

    #[test]
    fn every_word_of_the_panel_exists() {
        for locale in [Locale::EN, Locale::JA] {
            for key in PANEL_WORDS.iter().chain(&["preview-waiting-title", "preview-waiting", "preview-failed-title", "preview-failed"]) {
                assert!(words().has(locale, key), "{key} in {locale}");
            }
        }
        assert!(panel("", Locale::JA).contains(r#""preview-errors":"エラー{n}""#));
    }
}
