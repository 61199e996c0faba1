//! Smaller pages. Styles and scripts stay as they are; what a reader sees does not change, and a test compares it.

use minify_html::Cfg;

pub(super) fn minify(html: &str) -> Vec<u8> {
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
    minify_html::minify(html.as_bytes(), &config)
}
