//! What drawings may hold, and how they are written.

use super::*;

fn drawing(inside: &str) -> String {
    format!("<svg xmlns=\"{SVG}\" xmlns:xlink=\"{XLINK}\" viewBox=\"0 0 480 100\" width=\"480\" height=\"100\">{inside}</svg>")
}

fn clean(inside: &str, labels: &[(&str, &str)]) -> Svg {
    let labels = labels.iter().map(|&(key, text)| (key.to_owned(), text.to_owned())).collect();
    sanitize(&drawing(inside), "f1", &labels, "流れ & <図>").unwrap()
}

fn check(inside: &str, expected: &str) {
    let head =
        "<svg role=\"img\" aria-labelledby=\"f1-title\" viewBox=\"0 0 480 100\"><title id=\"f1-title\">流れ &amp; &lt;図&gt;</title>";
    assert_eq!(clean(inside, &[("a", "封印"), ("b", "一行目\n二行目")]).html, format!("{head}{expected}</svg>"), "{inside}");
}

/// Reasons with the passages they point at.
fn faults(svg: &str) -> Vec<(&'static str, &str)> {
    let faults = sanitize(svg, "f1", &BTreeMap::new(), "").unwrap_err();
    faults.into_iter().map(|fault| (fault.reason, &svg[fault.range])).collect()
}

fn refused(inside: &str, reason: &'static str, passage: &str) {
    assert_eq!(faults(&drawing(inside)), [(reason, passage)], "{inside}");
}

#[test]
fn shapes_pass_and_noise_goes() {
    check(
        "\n  <!-- x -->\n  <g class=\"f-line f-fill\"><rect x=\"1\" width=\"2\"/></g>",
        "<g class=\"f-line f-fill\"><rect x=\"1\" width=\"2\"/></g>",
    );
    check(
        "<title>x</title><path d=\"M1,2 L-3.5 4z\" fill=\"none\" transform=\"rotate(45 1 2)\"/>",
        "<path d=\"M1,2 L-3.5 4z\" fill=\"none\" transform=\"rotate(45 1 2)\"/>",
    );
    check(
        "<text x=\"1\">a &lt; b<tspan font-weight=\"700\">c</tspan></text>",
        "<text x=\"1\">a &lt; b<tspan font-weight=\"700\">c</tspan></text>",
    );
}

#[test]
fn ids_and_references_get_the_prefix() {
    check(
        "<defs><marker id=\"m\"><path d=\"M0 0\"/></marker></defs><line marker-end=\"url(#m)\"/><use href=\"#m\"/><use xlink:href=\"#m\"/>",
        "<defs><marker id=\"f1-m\"><path d=\"M0 0\"/></marker></defs><line marker-end=\"url(#f1-m)\"/><use href=\"#f1-m\"/><use href=\"#f1-m\"/>",
    );
}

#[test]
fn labels_replace_text() {
    check("<text x=\"5\" data-label=\"a\">seal<tspan>!</tspan></text>", "<text x=\"5\">封印</text>");
    check("<text x=\"5\" data-label=\"b\"/>", "<text x=\"5\">一行目<tspan x=\"5\" dy=\"1.3em\">二行目</tspan></text>");
    check("<text data-label=\"missing\">seal</text>", "<text></text>");
    let svg = clean("<text data-label=\"b\"/><text data-label=\"a\"/><text data-label=\"a\"/>", &[("a", "<script>")]);
    assert_eq!(svg.label_keys, ["a", "b"]);
    assert!(svg.html.contains("&lt;script&gt;") && !svg.html.contains("<script>"));
}

#[test]
fn what_is_not_listed_is_refused() {
    refused("<script>alert(1)</script>", "element", "<script>");
    refused("<style>a{}</style>", "element", "<style>");
    refused("<foreignObject/>", "element", "<foreignObject");
    refused("<animate attributeName=\"x\"/>", "element", "<animate");
    refused("<set/>", "element", "<set");
    refused("<image href=\"#a\"/>", "element", "<image");
    refused("<a href=\"#a\"><g/></a>", "element", "<a");
    refused("<svg/>", "element", "<svg");
    refused("<linearGradient/>", "element", "<linearGradient");
    refused("<h:div xmlns:h=\"http://www.w3.org/1999/xhtml\"/>", "element", "<h:div");
    refused("<g onclick=\"x()\"/>", "attribute", "onclick=\"x()\"");
    refused("<g style=\"fill:red\"/>", "attribute", "style=\"fill:red\"");
    refused("<g fill=\"red\"/>", "value", "fill=\"red\"");
    refused("<g class=\"f-line sk-button\"/>", "class", "class=\"f-line sk-button\"");
    refused("<path d=\"url(#a)\"/>", "value", "d=\"url(#a)\"");
    refused("<path d=\"M0 0&quot;\"/>", "value", "d=\"M0 0&quot;\"");
    refused("<use href=\"https://a.example/x.svg#a\"/>", "reference", "href=\"https://a.example/x.svg#a\"");
    refused("<use xlink:href=\"javascript:x\"/>", "reference", "xlink:href=\"javascript:x\"");
    refused("<use href=\"#none\"/>", "reference", "href=\"#none\"");
    refused("<g id=\"a\"><use href=\"#a\"/></g>", "reference", "href=\"#a\"");
    refused("<g clip-path=\"url(https://a.example/#a)\"/>", "reference", "clip-path=\"url(https://a.example/#a)\"");
    refused("<g id=\"a\"/><g id=\"a\"/>", "id", "id=\"a\"");
    refused("<g id=\"a b\"/>", "id", "id=\"a b\"");
    refused("<g data-label=\"a\"/>", "attribute", "data-label=\"a\"");
    refused("<?php x ?>", "instruction", "<?php x ?>");
}

#[test]
fn files_that_are_no_drawing_are_refused() {
    assert_eq!(faults("<!DOCTYPE svg [<!ENTITY a \"b\">]><svg/>"), [("document-type", "<")]);
    assert_eq!(faults("<html/>"), [("root", "<html")]);
    assert_eq!(faults("<svg viewBox=\"0 0 1 1\"/>"), [("root", "<svg")]);
    assert_eq!(faults(&format!("<svg xmlns=\"{SVG}\"/>")), [("view-box", "<svg")]);
    assert_eq!(faults(&format!("<svg xmlns=\"{SVG}\" viewBox=\"0 0 1\"/>")), [("view-box", "<svg")]);
    assert_eq!(faults(&format!("<?xml-stylesheet href=\"a.css\"?><svg xmlns=\"{SVG}\" viewBox=\"0 0 1 1\"/>"))[0].0, "instruction");
    assert_eq!(faults("<svg><g></svg>")[0].0, "syntax");
    assert_eq!(faults("")[0].0, "syntax");
    assert_eq!(faults(&"<g>".repeat(100_000))[0].0, "depth");
    assert_eq!(faults(&drawing(&format!("{}{}", "<g>".repeat(40), "</g>".repeat(40)))), [("depth", "<g>")]);
    assert_eq!(faults(&drawing(&"<g/>".repeat(6_000)))[0].0, "depth");
}

#[test]
fn a_byte_order_mark_shifts_places() {
    let svg = format!("\u{feff}{}", drawing("<script/>"));
    assert_eq!(faults(&svg), [("element", "<script")]);
}
