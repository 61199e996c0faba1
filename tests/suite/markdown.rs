//! Markdown: the Japanese corpus, a second parser as oracle, places of findings, hostile input.

use std::time::{Duration, Instant};

use sekisho::markdown::{self, AlertKind, Document, Fence, Href, Resolver, SearchText, Target};
use sekisho::source::FileId;
use serde::Deserialize;

use super::support::SiteTest;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Corpus {
    emphasis: Vec<Line>,
    dialect: Vec<Line>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Line {
    input: String,
    html: String,
    /// Why the second parser reads the line otherwise.
    differs: Option<String>,
}

fn corpus() -> Result<Corpus, serde_yaml::Error> {
    serde_yaml::from_str(include_str!("../markdown/japanese.yaml"))
}

/// Shows questions as answers.
struct Echo;

impl Resolver for Echo {
    fn href(&self, target: &Target) -> Option<Href> {
        Some(Href { url: target.to_string(), external: false, title: None })
    }

    fn variable(&self, name: &str) -> Option<String> {
        (name == "phone").then(|| "0120".to_owned())
    }

    fn fence(&self, fence: &Fence) -> String {
        format!("<div>{}</div>", fence.kind.name())
    }

    fn alert_title(&self, kind: AlertKind) -> String {
        kind.name().to_owned()
    }

    fn word(&self, key: &str) -> String {
        key.to_owned()
    }
}

fn read(text: &str) -> Document {
    markdown::parse(FileId(0), text, 0..text.len(), SearchText::Collected).0
}

fn html(text: &str) -> String {
    markdown::write_html(&read(text), &Echo)
}

/// The same line read by comrak.
fn oracle(text: &str) -> String {
    let mut options = comrak::Options::default();
    options.extension.cjk_friendly_emphasis = true;
    options.extension.strikethrough = true;
    comrak::markdown_to_html(text, &options)
}

/// Without the classes of this dialect.
fn bare(html: &str) -> String {
    html.replace(" class=\"sk-term\"", "").trim().to_owned()
}

#[test]
fn japanese_corpus() -> Result<(), serde_yaml::Error> {
    let corpus = corpus()?;
    assert!(corpus.emphasis.len() >= 60);
    for line in corpus.emphasis.iter().chain(&corpus.dialect) {
        assert_eq!(bare(&html(&line.input)), line.html, "{}", line.input);
    }
    Ok(())
}

#[test]
fn a_second_parser_agrees_about_emphasis() -> Result<(), serde_yaml::Error> {
    for line in corpus()?.emphasis {
        let same = bare(&oracle(&line.input)) == line.html;
        match line.differs {
            None => assert!(same, "{}: comrak reads {}", line.input, oracle(&line.input)),
            Some(reason) => assert!(!same, "{}: no longer differs ({reason})", line.input),
        }
    }
    Ok(())
}

/// Every kind of full-width punctuation, as the last and as the first character of emphasized text.
#[test]
fn punctuation_of_every_kind_stands_beside_delimiters() {
    let punctuation = "、。，．・：；？！゛゜´｀¨＾￣＿ヽヾ々〆〇ー―‐／＼～∥｜…‥‘’“”（）〔〕［］｛｝〈〉《》「」『』【】＋－±×÷＝≠＜＞≦≧∞∴♂♀°′″℃￥＄￠￡％＃＆＊＠§☆★○●◎◇◆□■△▲▽▼※〒→←↑↓〓〜〝〟｡｢｣､･〖〗〘〙";
    for character in punctuation.chars() {
        for delimiter in ["**", "*", "~~"] {
            for text in [
                format!("前{delimiter}あ{character}{delimiter}後"),
                format!("前{delimiter}{character}あ{delimiter}後"),
                format!("{character}{delimiter}あ{delimiter}{character}"),
            ] {
                let tag = match delimiter {
                    "**" => "<strong>",
                    "*" => "<em>",
                    _ => "<del>",
                };
                assert!(html(&text).contains(tag), "{text}");
                assert_eq!(bare(&html(&text)), bare(&oracle(&text)), "{text}");
            }
        }
    }
}

/// Numbers that look random and are the same in every run (xorshift).
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % limit as u64) as usize
    }

    fn text(&mut self, pieces: &[&str], longest: usize) -> String {
        let length = self.below(longest) + 1;
        (0..length).map(|_| pieces[self.below(pieces.len())]).collect()
    }
}

/// Lines without sense: both parsers apply the same rule to them.
#[test]
fn a_second_parser_agrees_about_random_lines() {
    let pieces = ["あ", "漢", "「", "」", "。", "：", "a", "1", "(", ")", " ", "*", "*", "**", "**", "***", "`", "_"];
    let mut dice = Dice(42);
    for _ in 0..6_000 {
        // A letter in front, or the line could be a list or a rule.
        let line = format!("x{}", dice.text(&pieces, 12));
        assert_eq!(bare(&html(&line)), bare(&oracle(&line)), "{line}");
    }
}

/// Everything that the dialect knows, in any order: no panic, ranges inside the text and at character borders, balanced
/// tags.
#[test]
fn any_text_is_a_document() {
    let pieces = [
        "あ",
        "。",
        "「",
        "a",
        " ",
        "\n",
        "\n\n",
        "\r\n",
        "\t",
        "    ",
        "\0",
        "\u{e000}",
        "\u{2e00}",
        "*",
        "**",
        "~~",
        "_",
        "`",
        "```",
        "````",
        "steps",
        "case\ntitle: a\n\n",
        "\n```\n",
        "{",
        "}",
        "|",
        "{封印|ふういん}",
        "{{",
        "}}",
        "{{phone}}",
        "[",
        "]",
        "(",
        ")",
        "](",
        "[a](term:b)",
        "![a](b.png)",
        "![",
        "<",
        ">",
        "<kbd>",
        "</kbd>",
        "<br>",
        "<abbr title='",
        "<!--",
        "-->",
        "&amp;",
        "&#0;",
        "\\",
        "#",
        "\n## ",
        "{#a}",
        "\n- ",
        "\n1. ",
        "- [ ] ",
        "\n> ",
        "> [!NOTE]\n",
        "\n| a | b |\n|---|--:|\n",
        "[^a]",
        "\n[^a]: ",
        "\n: ",
        "---",
        "===",
        "葛󠄀",
        "か゛",
    ];
    let mut dice = Dice(7);
    for _ in 0..4_000 {
        let text = dice.text(&pieces, 40);
        let (document, findings) = markdown::parse(FileId(0), &text, 0..text.len(), SearchText::Collected);
        let html = markdown::write_html(&document, &Echo);
        assert_eq!(unbalanced(&html), None, "{text:?}\n{html}");
        let spans = findings.iter().filter_map(|finding| finding.span).map(|span| span.range());
        let spans = spans.chain(document.with_cases().flat_map(|document| {
            let headings = document.headings.iter().map(|heading| heading.span.clone());
            let links = document.links.iter().flat_map(|link| [link.span.clone(), link.target_span.clone()]);
            let variables = document.variables.iter().map(|variable| variable.span.clone());
            let fences = document.fences.iter().flat_map(|fence| [fence.span.clone(), fence.body_span.clone()]);
            headings.chain(links).chain(variables).chain(fences).collect::<Vec<_>>()
        }));
        for span in spans {
            assert!(text.get(span.clone()).is_some(), "{span:?} in {text:?}");
        }
        for variable in document.with_cases().flat_map(|document| &document.variables) {
            assert!(text[variable.span.clone()].contains(&variable.name), "{text:?}");
        }
        let (inline, _) = markdown::parse_inline(FileId(0), &text, 0);
        assert_eq!(unbalanced(&markdown::write_inline_html(&inline, &Echo)), None, "{text:?}");
    }
}

/// The first tag that does not match, if there is one.
fn unbalanced(html: &str) -> Option<String> {
    let mut open: Vec<&str> = Vec::new();
    for piece in html.split('<').skip(1) {
        let tag = piece.split('>').next().unwrap_or_default();
        let name = tag.trim_start_matches('/').split(' ').next().unwrap_or_default();
        match name {
            "br" | "hr" | "wbr" | "img" | "input" => {}
            _ if tag.starts_with('/') => {
                if open.pop() != Some(name) {
                    return Some(tag.to_owned());
                }
            }
            _ => open.push(name),
        }
    }
    open.pop().map(str::to_owned)
}

fn time(text: &str) -> Duration {
    let start = Instant::now();
    let html = html(text);
    let elapsed = start.elapsed();
    assert_eq!(unbalanced(&html), None);
    elapsed
}

/// The long text is four times the short one. Other processes disturb the clock, so one good run of several is enough.
fn assert_linear(name: &str, short: &str, long: &str) {
    let mut runs = Vec::new();
    let is_linear = (0..4).any(|_| {
        let (short, long) = (time(short), time(long));
        runs.push((short, long));
        long < short * 10 + Duration::from_millis(20)
    });
    assert!(is_linear, "{name:?}: {runs:?}");
}

/// Four times the text takes about four times as long, whatever is repeated (sixteen times would be quadratic).
#[test]
fn reading_is_linear() {
    for piece in [
        "*",
        "**a ",
        "**「a」",
        "*a **b",
        "~~",
        "_a",
        "`",
        "``a`",
        "[",
        "[a](",
        "![a](b.png",
        "[^",
        "[^a",
        "]",
        "<",
        "<kbd>",
        "<!--",
        "<?",
        "{",
        "{{",
        "{a|",
        "{{a",
        "{封印|ふういん}",
        "{{phone}}",
        "\\",
        "&",
        "> ",
        "- ",
        "1. ",
        "- a\n",
        "> a\n",
        "# a\n",
        "## a {#a}\n",
        "|",
        "| a |\n|---|\n",
        "a\n: b\n",
        "[a]: b\n",
        "[^a]: b\n\n",
        "```\n",
        "```case\n",
        "\n",
        "封印を確認します。\n",
        "\0",
    ] {
        assert_linear(piece, &piece.repeat(2_500), &piece.repeat(10_000));
    }
    // Lists nested by indentation, then many blank lines inside them.
    let nested = |lines: usize| (0..lines / 10).map(|at| format!("{}- a\n", "  ".repeat(at))).collect::<String>() + &"\n".repeat(lines * 4);
    assert_linear("nested lists", &nested(500), &nested(2_000));
}

/// Three megabytes of ordinary text, and nesting that would overflow a stack.
#[test]
fn large_and_deep_texts_are_read() {
    let page = "## 見出し {#a}\n\n**注意：**{封印|ふういん}を[確認](term:seal)します。[^a]\n次に扉を開けます。\n\n- 一\n- 二\n\n| a | b |\n|---|---|\n| c | d |\n\n";
    let text = page.repeat(3_000_000 / page.len()) + "[^a]: 出典\n";
    let start = Instant::now();
    let document = read(&text);
    assert!(document.headings.len() > 10_000);
    assert!(start.elapsed() < Duration::from_secs(60));
    for piece in ["> ", "- ", "*a **b ", "[", "<sub>"] {
        let html = html(&piece.repeat(50_000));
        let depth = html.split('<').skip(1).fold((0usize, 0usize), |(now, most), piece| match piece.starts_with('/') {
            true => (now.saturating_sub(1), most),
            false => (now + 1, most.max(now + 1)),
        });
        assert!(depth.1 < 60, "{piece}: {}", depth.1);
    }
}

#[test]
fn carriage_returns_change_nothing() {
    let text = "## 見出し {#a}\n\n封印を\n確認\n\n```steps\n- id: a\n  screen: b\n```\n\n| a |\n|---|\n| {b|c} |\n";
    let with_returns = text.replace('\n', "\r\n");
    assert_eq!(html(text), html(&with_returns));
    let (document, findings) = markdown::parse(FileId(0), &with_returns, 0..with_returns.len(), SearchText::Collected);
    assert!(findings.is_empty());
    let fence = &document.fences[0];
    assert_eq!(fence.body, "- id: a\n  screen: b\n");
    let at = fence.body.find("screen").unwrap_or_default();
    assert_eq!(&with_returns[fence.source_range(at..at + 6)], "screen");
}

/// Scraps of drawings in any order: refused or written, never a panic, and nothing that runs.
#[test]
fn any_drawing_is_refused_or_harmless() {
    let pieces = [
        "<g>",
        "</g>",
        "<g class='f-line'>",
        "<text data-label='a'>",
        "</text>",
        "<rect x='1'/>",
        "<script>",
        "</script>",
        "<style>",
        "<use href='#a'/>",
        "<g id='a'>",
        "<!--",
        "-->",
        "<![CDATA[",
        "]]>",
        " onload='x'",
        " style='x'",
        "&amp;",
        "&#0;",
        "&lt;",
        "<",
        ">",
        "\"",
        "'",
        "あ",
        "<!DOCTYPE",
        "<?a?>",
        "\0",
        "<tspan>",
        "</tspan>",
        "<a xlink:href='javascript:x'/>",
    ];
    let labels = [("a".to_owned(), "<script>\n封印".to_owned())].into();
    let mut dice = Dice(3);
    let mut written = 0;
    for _ in 0..4_000 {
        let svg = format!("<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 1 1'>{}</svg>", dice.text(&pieces, 5));
        match markdown::svg::sanitize(&svg, "f", &labels, "alt") {
            Ok(drawing) => {
                written += 1;
                let html = drawing.html.to_lowercase().replace("/>", ">");
                assert!(!["<script", "<style", "<a ", "<!", "<?"].iter().any(|tag| html.contains(tag)), "{svg}");
                assert!(
                    !html.split('<').any(|tag| tag.split('>').next().is_some_and(|tag| tag.contains("onload=") || tag.contains("style="))),
                    "{svg}"
                );
            }
            Err(faults) => assert!(faults.iter().all(|fault| svg.get(fault.range.clone()).is_some()), "{svg}"),
        }
    }
    assert!(written > 100);
}

/// A fact that is not confirmed yet says so in the words of the page, beside it, in its note and at the head of a module.
#[test]
fn a_fact_that_is_not_confirmed_is_marked_in_both_languages() {
    let run = SiteTest::minimal()
        .replace("content/modules/seals/en.md", "[^sample]: Sample", "[^sample]: [M] Sample")
        .replace("content/modules/seals/ja.md", "[^sample]: 見本", "[^sample]: [M] 見本")
        .check_strict();
    for (path, mark, count) in [
        ("en/modules/seals.html", "not yet confirmed", "One fact on this page is not yet confirmed"),
        ("ja/modules/seals.html", "未確認", "まだ確認していない内容が1件あり"),
    ] {
        let page = run.page(path);
        assert_eq!(page.matches(&format!("<span class=\"sk-tag\">{mark}</span>")).count(), 2, "{path}");
        assert!(page.contains(count) && !page.contains("[M]"), "{path}");
    }
}
