//! Tests of the whole way from text to document and HTML.

use super::*;
use crate::diagnostics::Code;

/// Answers every question in a way that the tests can see.
pub(super) struct Echo;

impl Resolver for Echo {
    fn href(&self, target: &Target) -> Option<Href> {
        let external = matches!(target, Target::External(_));
        Some(Href { url: target.to_string(), external, title: None })
    }

    fn variable(&self, name: &str) -> Option<String> {
        (name == "phone").then(|| "<0120>".to_owned())
    }

    fn fence(&self, fence: &Fence) -> String {
        format!("<div>{}</div>", fence.kind.name())
    }

    fn alert_title(&self, kind: AlertKind) -> String {
        kind.name().to_uppercase()
    }

    fn word(&self, key: &str) -> String {
        key.to_owned()
    }
}

fn read(text: &str) -> (Document, Vec<Diagnostic>) {
    parse(FileId(0), text, 0..text.len(), SearchText::Collected)
}

fn html(text: &str) -> String {
    write_html(&read(text).0, &Echo)
}

fn check(input: &str, expected: &str) {
    assert_eq!(html(input), expected, "{input}");
}

/// Codes with the passage they point at.
fn findings(text: &str) -> Vec<(Code, &str)> {
    read(text).1.into_iter().map(|finding| (finding.code, finding.span.map_or("", |span| &text[span.range()]))).collect()
}

#[test]
fn blocks_become_html() {
    check("a **b** *c* `d`\n", "<p>a <strong>b</strong> <em>c</em> <code>d</code></p>\n");
    check("## 開ける前に {#before}\n", "<h2 id=\"before\">開ける前に</h2>\n");
    check(
        "> [!WARNING]\n> 待つ\n",
        "<div class=\"sk-alert sk-alert--warning\" role=\"note\"><p class=\"sk-alert__title\">WARNING</p>\n<p>待つ</p>\n</div>\n",
    );
    check(
        "- [x] a\n- [ ] b\n  - c\n",
        "<ul>\n<li class=\"sk-task\"><label><input type=\"checkbox\" disabled checked> a</label></li>\n<li class=\"sk-task\"><label><input type=\"checkbox\" disabled> b</label><ul>\n<li>c</li>\n</ul>\n</li>\n</ul>\n",
    );
    check("封印\n: 鍵\n", "<dl>\n<dt>封印</dt>\n<dd>鍵</dd>\n</dl>\n");
    check("3. a\n4. b\n", "<ol start=\"3\">\n<li>a</li>\n<li>b</li>\n</ol>\n");
    check("```rust\na < b\n```\n", "<pre tabindex=\"0\"><code class=\"language-rust\">a &lt; b\n</code></pre>\n");
}

#[test]
fn tables_use_classes() {
    check(
        "| | 右 |\n|---|--:|\n| {封印|ふういん} | `a` |\n",
        "<div class=\"sk-table\" tabindex=\"0\" role=\"region\" aria-label=\"table\"><table>\n<thead><tr><td></td><th scope=\"col\" class=\"sk-end\">右</th></tr></thead><tbody>\n<tr><td class=\"sk-has-ruby\"><ruby>封印<rp>（</rp><rt>ふういん</rt><rp>）</rp></ruby></td><td class=\"sk-end\"><code>a</code></td></tr>\n</tbody></table></div>\n",
    );
}

#[test]
fn alternatives_and_table_names_are_filled() {
    check(
        "![電話{{phone}}の*図*](a.png)\n",
        "<p><img src=\"a.png\" alt=\"電話&lt;0120&gt;の図\" loading=\"lazy\" decoding=\"async\"></p>\n",
    );
    assert!(html("## {{phone}} {#a}\n\n|a|\n|-|\n").contains("aria-label=\"table – &lt;0120&gt;\""));
}

#[test]
fn links_and_footnotes() {
    check(
        "[封印](term:seal) [x](https://a.example/?b&c)\n",
        "<p><a href=\"term:seal\" class=\"sk-term\">封印</a> <a href=\"https://a.example/?b&amp;c\" class=\"sk-external\" rel=\"external noopener noreferrer\">x<span class=\"sk-hidden\"> external-link</span></a></p>\n",
    );
    // Without a text an outside link shows its address.
    check(
        "[](https://a.example/?b&c)\n",
        "<p><a href=\"https://a.example/?b&amp;c\" class=\"sk-external\" rel=\"external noopener noreferrer\">https://a.example/?b&amp;c<span class=\"sk-hidden\"> external-link</span></a></p>\n",
    );
    check(
        "a[^x]b[^x]\n\n[^x]: 出典\n",
        "<p>a<sup class=\"sk-note-ref\"><a href=\"#fn_1\" id=\"fnref_1_1\" aria-describedby=\"fn_title\">1</a></sup>b<sup class=\"sk-note-ref\"><a href=\"#fn_1\" id=\"fnref_1_2\" aria-describedby=\"fn_title\">1</a></sup></p>\n<section class=\"sk-notes\" aria-labelledby=\"fn_title\"><h2 id=\"fn_title\">footnotes</h2>\n<ol>\n<li id=\"fn_1\"><p>出典 <a href=\"#fnref_1_1\" aria-label=\"footnote-back 1\">↩\u{fe0e}</a> <a href=\"#fnref_1_2\" aria-label=\"footnote-back 1-2\">↩\u{fe0e}<sup>2</sup></a></p>\n</li>\n</ol></section>\n",
    );
}

#[test]
fn variables_are_text() {
    check(
        "電話は{{phone}}、{{other}}、`{{phone}}`、\\{{phone}}\n",
        "<p>電話は&lt;0120&gt;、{{other}}、<code>{{phone}}</code>、{{phone}}</p>\n",
    );
    let text = "電話は**{{phone}}**です";
    let (document, _) = read(text);
    assert_eq!(&text[document.variables[0].span.clone()], "{{phone}}");
}

#[test]
fn tags_outside_the_list_are_text() {
    check(
        "<kbd>Ctrl</kbd> <abbr title=\"a&quot;b\" onclick=\"x\">c</abbr>\n",
        "<p><kbd>Ctrl</kbd> <abbr title=\"a&quot;b\">c</abbr></p>\n",
    );
    check("<script>\nalert(1)\n</script>\n\n**次**\n", "<p>&lt;script&gt;\nalert(1)\n&lt;/script&gt;</p>\n<p><strong>次</strong></p>\n");
    check("*<kbd>a* b</kbd>\n", "<p><em><kbd>a</kbd></em> b&lt;/kbd&gt;</p>\n");
    assert_eq!(findings("a <b>x</b>"), [(Code::RawHtml, "<b>"), (Code::RawHtml, "</b>")]);
}

#[test]
fn headings_need_ids_and_order() {
    assert_eq!(findings("## A\n"), [(Code::HeadingWithoutId, "## A")]);
    assert_eq!(findings("## A {#Ab}\n"), [(Code::HeadingIdInvalid, "#Ab")]);
    assert_eq!(findings("# A {#a}\n"), [(Code::HeadingLevel, "# A {#a}")]);
    assert_eq!(findings("### A {#a}\n"), [(Code::HeadingLevel, "### A {#a}")]);
    assert_eq!(findings("## A {#a}\n#### B\n"), [(Code::HeadingLevel, "#### B")]);
    assert_eq!(findings("## {封印|ふういん} {#a}\n"), [(Code::RubyInHeading, "## {封印|ふういん} {#a}")]);
    assert_eq!(findings("## A {#a}\n### B {#b}\n#### C\n## D {#d}\n"), []);
}

#[test]
fn links_are_judged_at_their_target() {
    assert_eq!(findings("は**「[a](other.md)」**で"), [(Code::LinkMalformed, "other.md")]);
    assert_eq!(findings("[a](JavaScript&#58;x)"), [(Code::LinkSchemeForbidden, "JavaScript&#58;x")]);
    assert_eq!(findings("[a](<java\tscript:x>)"), [(Code::LinkSchemeForbidden, "<java\tscript:x>")]);
    assert_eq!(findings("[a](ftp://x \"t\")"), [(Code::LinkSchemeUnknown, "ftp://x")]);
    assert_eq!(findings("a[^b]"), [(Code::LinkMalformed, "[^b]")]);
    assert_eq!(findings("![](a.png)"), [(Code::ImageWithoutAlt, "![](a.png)")]);
    assert_eq!(findings("![a](https://a.example/b.png)"), [(Code::LinkMalformed, "https://a.example/b.png")]);
    assert_eq!(html("[a](other.md)"), "<p>a</p>\n");
}

#[test]
fn fences_are_kept_with_their_places() {
    let text = "---\na: b\n---\n\n## A {#a}\n\n```steps\n- id: x\n```\n\n- 一\n\n  ```check\n  cyber-q01\n  ```\n\n```step\n```\n";
    let (document, findings) = parse(FileId(0), text, 14..text.len(), SearchText::Collected);
    let steps = &document.fences[0];
    assert_eq!((steps.kind, steps.body.as_str(), &text[steps.body_span.clone()]), (FenceKind::Steps, "- id: x\n", "- id: x\n"));
    assert_eq!(steps.section.as_ref().map(|id| id.as_str()), Some("a"));
    let nested = &document.fences[1];
    assert_eq!(nested.body, "cyber-q01\n");
    assert_eq!(&text[nested.source_range(0..9)], "cyber-q01");
    assert_eq!(
        findings.iter().map(|finding| (finding.code, &text[finding.span.unwrap().range()])).collect::<Vec<_>>(),
        [(Code::FenceUnknown, "step")]
    );
}

#[test]
fn cases_are_documents() {
    let text = "a[^n]\n\n````case\ntitle: 架空の会社\n\n**注意：**必ず[x](y)。[^n]\n\n```check\nq\n```\n````\n\n[^n]: 出典\n";
    let (document, findings) = read(text);
    let case = document.fences[0].case.as_ref().unwrap();
    assert_eq!(document.fences[0].title.as_deref(), Some("架空の会社"));
    assert_eq!(case.fences[0].kind, FenceKind::Check);
    assert_eq!(&text[case.fences[0].body_span.clone()], "q\n");
    assert_eq!(findings.iter().map(|finding| &text[finding.span.unwrap().range()]).collect::<Vec<_>>(), ["y"]);
    let html = write_html(case, &Echo);
    assert!(html.starts_with("<p><strong>注意：</strong>必ずx。<sup class=\"sk-note-ref\"><a href=\"#fn_1\" id=\"fnref_1_2\""), "{html}");
    assert!(write_html(&document, &Echo).contains("fnref_1_2"));
}

#[test]
fn sections_hold_plain_text() {
    let text = "前書き。\nCTPAT\nです\n\n## 見出し {#a}\n\n{封印|ふういん}の\n**点検**と`code`。[^n]\n\n| 表 | b |\n|---|---|\n| c | {{x}} |\n\n- 一\n- 二\n\n```steps\nhidden\n```\n\n[^n]: 出典\n";
    let (document, _) = read(text);
    assert_eq!(document.sections[0].text, "前書き。CTPAT です");
    let section = &document.sections[1];
    assert_eq!(section.heading, "見出し");
    assert_eq!(section.text, "封印の点検とcode。\n表\nb\nc\n{{x}}\n一\n二\n出典");
    assert_eq!(section.readings, [("封印".to_owned(), "ふういん".to_owned())]);
    let outline = &document.outline.sections[1];
    assert_eq!(
        (outline.tables.as_slice(), outline.lists.as_slice(), outline.fences.as_slice()),
        ([(2, 2)].as_slice(), [2].as_slice(), [FenceKind::Steps].as_slice())
    );
    assert_eq!(document.outline.footnotes, ["n"]);
    let (without, _) = parse(FileId(0), text, 0..text.len(), SearchText::LeftOut);
    assert!(without.sections.is_empty());
    assert_eq!(without.outline, document.outline);
    assert_eq!(write_html(&without, &Echo), write_html(&document, &Echo));
}

#[test]
fn inline_values_have_no_blocks() {
    let inline = |text: &str| write_inline_html(&parse_inline(FileId(0), text, 0).0, &Echo);
    for (text, expected) in [
        ("1. **「封印」**を\n   確認する", "1. <strong>「封印」</strong>を確認する"),
        ("- a\n- b", "- a\n- b"),
        ("# a", "# a"),
        ("```\na", "```\na"),
        ("> a | b\n> --- | ---\n\nc", "&gt; a | b\n&gt; --- | ---\nc"),
        ("{封印|ふういん}と{{phone}}", "<ruby>封印<rp>（</rp><rt>ふういん</rt><rp>）</rp></ruby>と&lt;0120&gt;"),
        ("[封印](term:seal)", "<a href=\"term:seal\" class=\"sk-term\">封印</a>"),
        ("", ""),
        ("***", "***"),
    ] {
        assert_eq!(inline(text), expected, "{text}");
    }
    assert_eq!(plain_inline("**{封印|ふういん}**は{{phone}}"), "封印は{{phone}}");
    let text = "aa [x](y)";
    let (_, findings) = parse_inline(FileId(0), text, 10);
    assert_eq!(findings[0].span.unwrap().range(), 17..18);
}

/// `[M]` at the beginning of a note: said beside every reference, cut from the note, and kept for the rules.
#[test]
fn facts_that_are_not_confirmed() {
    let text = "a[^y] b[^n] c[^y]\n\n[^y]: [M] 要確認 [x]\n[^n]: Source \\[M]\n";
    let (document, diagnostics) = parse(FileId(0), text, 0..text.len(), SearchText::Collected);
    assert!(diagnostics.is_empty(), "{diagnostics:?}");
    assert_eq!(document.unconfirmed.len(), 1);
    assert_eq!((document.unconfirmed[0].label.as_str(), &text[document.unconfirmed[0].span.clone()]), ("y", "[M]"));
    let html = write_html(&document, &Echo);
    assert_eq!(html.matches(" <span class=\"sk-tag\">footnote-unconfirmed</span>").count(), 2, "{html}");
    assert!(html.contains("<li id=\"fn_1\"><p><span class=\"sk-tag\">footnote-unconfirmed</span> 要確認 [x]"), "{html}");
    assert!(html.contains("<li id=\"fn_2\"><p>Source [M]"), "{html}");
    // Search finds the words of the note without the mark.
    assert!(document.sections[0].text.contains("要確認") && !document.sections[0].text.contains("[M] 要確認"));
    for misplaced in ["a [M]", "[^n]: b [M]\n\na[^n]", "- [M] a", "[^n]: **[M]** b\n\na[^n]"] {
        let (document, diagnostics) = parse(FileId(0), misplaced, 0..misplaced.len(), SearchText::Collected);
        assert_eq!((document.unconfirmed.len(), diagnostics.len()), (0, 1), "{misplaced}");
    }
}
