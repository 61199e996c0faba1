//! Smaller pages. Styles and scripts stay as they are; what a reader sees does not change, and a test compares it.
//!
//! Not all of a page goes through the minifier with it: parts that many pages share are minified once, and the text of a
//! page, its breadcrumbs and its lists of links are written without blanks that could go (fences of the text, which templates make,
//! are minified one by one). The elements around the marks of parts take no note of blanks.

use minify_html::Cfg;

/// Minifies a page or a part of one; marks in it stay.
pub(super) fn minify(html: &[u8]) -> Vec<u8> {
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
    minify_html::minify(html, &config)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_stay_where_they_are() {
        let small = String::from_utf8(minify(b"<div>\n<?sk b?>\n</div>\n<div> <?sk a?></div>")).expect("UTF-8");
        assert_eq!(small, "<div><?sk b?></div><div><?sk a?></div>");
    }

    /// The table of character references is ours (`vendor/`): each stands for the character that the standard says.
    #[test]
    fn a_reference_is_its_character() {
        let table = include_str!("../../vendor/minify-html-common/entities.json");
        let table: std::collections::BTreeMap<String, serde_json::Value> = serde_json::from_str(table).expect("JSON");
        let small = |text: &str| String::from_utf8(minify(format!("<p title=\"b{text} c\">a{text} d</p>").as_bytes())).expect("UTF-8");
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
