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

/// How every mark begins.
const MARK: &str = "<?sk ";

/// Minifies a page with marks in it and puts the parts in the places of their marks.
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
    while let Some(at) = rest.windows(MARK.len()).position(|window| window == MARK.as_bytes()) {
        let (before, from) = rest.split_at(at);
        whole.extend_from_slice(before);
        let part = parts.iter().find(|part| from.starts_with(part.mark.as_bytes()));
        let (put, length) = part.map_or((MARK.as_bytes(), MARK.len()), |part| (&*part.html, part.mark.len()));
        whole.extend_from_slice(put);
        rest = from.get(length..).unwrap_or_default();
    }
    whole.extend_from_slice(rest);
    whole
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_stand_where_their_marks_stood() {
        let parts = [Part::new("<?sk a?>", b"<p>\n one </p>\n<p>two</p>"), Part::small("<?sk b?>", b"<b> x </b>".to_vec())];
        let check = |html: &str, expected: &str| assert_eq!(String::from_utf8_lossy(&minify(html.as_bytes(), &parts)), expected);
        check("<div>\n<?sk b?>\n</div>\n<div><?sk a?></div>", "<div><b> x </b></div><div><p>one</p><p>two</p></div>");
        check("<div><?sk a?><?sk a?></div>", "<div><p>one</p><p>two</p><p>one</p><p>two</p></div>");
        check("<div>&lt;?sk a?></div><?sk other?>", "<div>&lt;?sk a?></div><?sk other?>");
    }

    /// The table of character references is ours (`vendor/`): each stands for the character that the standard says.
    #[test]
    fn a_reference_is_its_character() {
        let table = include_str!("../../vendor/minify-html-common/entities.json");
        let table: std::collections::BTreeMap<String, serde_json::Value> = serde_json::from_str(table).expect("JSON");
        let small = |text: &str| String::from_utf8(minify(format!("<p title=\"b{text} c\">a{text} d</p>").as_bytes(), &[])).expect("UTF-8");
        let plain = |character: &str| small(&character.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;"));
        assert_eq!(table.len(), 2231);
        for (name, entry) in &table {
            assert_eq!(small(name), plain(entry["characters"].as_str().expect("text")), "{name}");
        }
        for (written, character) in
            [("&#12354;", "あ"), ("&#x3042;", "あ"), ("&not it;", "¬ it;"), ("&none;", "&none;"), ("&#;", "&#;"), ("&#x;", "&#x;")]
        {
            assert_eq!(small(written), plain(character), "{written}");
        }
        // The longest name counts; in an attribute only when nothing follows that could go on.
        assert_eq!(small("&notit;"), "<p title=\"b&notit; c\">a¬it; d</p>");
    }
}
