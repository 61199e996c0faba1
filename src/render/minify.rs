//! Smaller pages. Styles and scripts stay as they are; what a reader sees does not change, and a test compares it.
//!
//! Not all of a page goes through the minifier with it: parts that many pages share are minified once, and the text of a
//! page is written without blanks that could go (its fences, which templates make, are minified one by one). A mark stands
//! in the place of each. Marks are processing instructions, which no text can contain, and the elements around parts take
//! no note of blanks.

use minify_html::Cfg;

/// A part of pages and its mark.
#[derive(Debug, Clone)]
pub(super) struct Part {
    mark: &'static str,
    html: std::sync::Arc<[u8]>,
}

impl Part {
    /// HTML to minify.
    pub(super) fn new(mark: &'static str, html: &[u8]) -> Self {
        Self::small(mark, minify(html, &[]))
    }

    /// HTML that is small already.
    pub(super) fn small(mark: &'static str, html: Vec<u8>) -> Self {
        Self { mark, html: html.into() }
    }
}

/// Minifies a page with marks in it and puts the parts, in their order on the page, in the places of their marks.
pub(super) fn minify(html: &[u8], parts: &[Part]) -> Vec<u8> {
    let mut config = Cfg::new();
    config.minify_css = false;
    config.minify_js = false;
    // Validators and old proxies want the whole document and its quotes.
    config.keep_html_and_head_opening_tags = true;
    config.keep_closing_tags = true;
    config.keep_input_type_text_attr = true;
    config.allow_noncompliant_unquoted_attribute_values = false;
    config.allow_removing_spaces_between_attributes = false;
    config.allow_optimal_entities = false;
    config.minify_doctype = false;
    let small = minify_html::minify(html, &config);
    if parts.is_empty() {
        return small;
    }
    let mut whole = Vec::with_capacity(small.len() + parts.iter().map(|part| part.html.len()).sum::<usize>());
    let mut rest = small.as_slice();
    for part in parts {
        let mark = part.mark.as_bytes();
        if let Some(at) = rest.windows(mark.len()).position(|window| window == mark) {
            whole.extend_from_slice(&rest[..at]);
            whole.extend_from_slice(&part.html);
            rest = &rest[at + mark.len()..];
        }
    }
    whole.extend_from_slice(rest);
    whole
}
