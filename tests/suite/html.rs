//! A reader of HTML, as far as tests need one: tags with attributes, text, and the visible text of a page.

use std::collections::BTreeSet;

/// What a page consists of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Token {
    /// An opening tag; `text` is the content of elements that hold no markup (`script`, `style`, `title`, `textarea`).
    Open { name: String, attributes: Vec<(String, String)>, text: String },
    /// A closing tag.
    Close(String),
    /// Text with its character references resolved.
    Text(String),
}

impl Token {
    /// The value of an attribute of an opening tag.
    pub(crate) fn attribute(&self, name: &str) -> Option<&str> {
        match self {
            Self::Open { attributes, .. } => attributes.iter().find(|(own, _)| own == name).map(|(_, value)| value.as_str()),
            _ => None,
        }
    }
}

/// Reads a page from its first byte to its last; what is no HTML fails the test.
pub(crate) fn tokens(page: &str) -> impl Iterator<Item = Token> + '_ {
    let mut rest = page;
    let mut closing = None;
    std::iter::from_fn(move || {
        loop {
            if let Some(name) = closing.take() {
                return Some(Token::Close(name));
            }
            if rest.is_empty() {
                return None;
            }
            if let Some(comment) = rest.strip_prefix("<!--") {
                rest = &comment[comment.find("-->").expect("a comment ends") + 3..];
            } else if rest.starts_with("<!") {
                rest = &rest[rest.find('>').expect("a declaration ends") + 1..];
            } else if let Some(close) = rest.strip_prefix("</") {
                let end = close.find('>').expect("a tag ends");
                rest = &close[end + 1..];
                return Some(Token::Close(close[..end].trim().to_ascii_lowercase()));
            } else if rest.starts_with('<') && rest[1..].starts_with(|c: char| c.is_ascii_alphabetic()) {
                let (token, closed) = opening(&mut rest);
                closing = closed;
                return Some(token);
            } else {
                let first = rest.chars().next().map_or(0, char::len_utf8);
                let end = rest[first..].find('<').map_or(rest.len(), |at| first + at);
                let (text, after) = rest.split_at(end);
                rest = after;
                return Some(Token::Text(resolved(text)));
            }
        }
    })
}

/// Reads an opening tag; a shape of a drawing that ends in itself also gives the name to close.
fn opening(rest: &mut &str) -> (Token, Option<String>) {
    let start = &rest[1..];
    let end = start.find(|c: char| c.is_ascii_whitespace() || c == '>' || c == '/').expect("a tag ends");
    let name = start[..end].to_ascii_lowercase();
    let mut tail = start[end..].trim_start_matches(|c: char| c.is_ascii_whitespace() || c == '/');
    let mut attributes = Vec::new();
    while !tail.starts_with('>') {
        let end = tail.find(|c: char| c.is_ascii_whitespace() || matches!(c, '=' | '>' | '/')).expect("an attribute ends");
        let attribute = tail[..end].to_ascii_lowercase();
        tail = tail[end..].trim_start();
        let mut value = String::new();
        if let Some(after) = tail.strip_prefix('=') {
            let after = after.trim_start();
            let (text, next) = match after.chars().next() {
                Some(quote @ ('"' | '\'')) => {
                    let end = after[1..].find(quote).expect("a value ends") + 1;
                    (&after[1..end], &after[end + 1..])
                }
                _ => after.split_at(after.find(|c: char| c.is_ascii_whitespace() || c == '>').expect("a value ends")),
            };
            value = resolved(text);
            tail = next;
        }
        attributes.push((attribute, value));
        tail = tail.trim_start_matches(|c: char| c.is_ascii_whitespace() || c == '/');
    }
    let ends_itself = rest[..rest.len() - tail.len()].ends_with('/') && !VOID.contains(&name.as_str());
    *rest = &tail[1..];
    let mut text = String::new();
    if matches!(name.as_str(), "script" | "style" | "title" | "textarea") {
        let close = format!("</{name}");
        let end = rest.find(&close).expect("an element ends");
        text = if matches!(name.as_str(), "script" | "style") { rest[..end].to_owned() } else { resolved(&rest[..end]) };
        *rest = &rest[end..];
    }
    let closed = ends_itself.then(|| name.clone());
    (Token::Open { name, attributes, text }, closed)
}

/// Resolves the character references that our pages use.
fn resolved(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        let from = &rest[at..];
        let name_end = from[1..].find(|c: char| !c.is_ascii_alphanumeric() && c != '#').map_or(from.len(), |end| end + 1);
        let name = &from[1..name_end];
        let number = name.strip_prefix("#x").or(name.strip_prefix("#X")).map(|hex| u32::from_str_radix(hex, 16));
        let number = number.or_else(|| name.strip_prefix('#').map(str::parse));
        let character = match (name, number) {
            (_, Some(Ok(number))) => char::from_u32(number),
            ("amp", _) => Some('&'),
            ("lt", _) => Some('<'),
            ("gt", _) => Some('>'),
            ("quot", _) => Some('"'),
            ("apos", _) => Some('\''),
            ("nbsp", _) => Some('\u{a0}'),
            _ => None,
        };
        match character {
            Some(character) => {
                out.push(character);
                rest = from[name_end..].strip_prefix(';').unwrap_or(&from[name_end..]);
            }
            None => {
                out.push('&');
                rest = &from[1..];
            }
        }
    }
    out.push_str(rest);
    out
}

/// Elements that stand in a line of text; every other one begins a line of its own.
const INLINE: [&str; 26] = [
    "a", "abbr", "b", "bdi", "button", "cite", "code", "del", "em", "i", "img", "input", "kbd", "label", "mark", "q", "rp", "rt", "ruby",
    "s", "small", "span", "strong", "sub", "sup", "time",
];

/// Elements without a closing tag.
const VOID: [&str; 10] = ["area", "base", "br", "hr", "img", "input", "link", "meta", "source", "wbr"];

/// Classes whose elements lay their children out in boxes (flex and grid): blanks between those are not shown.
pub(crate) fn box_classes(css: &str) -> BTreeSet<String> {
    let mut classes = BTreeSet::new();
    for rule in css.split('}') {
        let mut parts = rule.rsplit('{');
        let (Some(body), Some(selectors)) = (parts.next(), parts.next()) else { continue };
        let display = body.split(';').filter_map(|line| line.trim().strip_prefix("display:")).map(str::trim).next_back();
        if !display.is_some_and(|display| display.ends_with("flex") || display.ends_with("grid")) {
            continue;
        }
        for selector in selectors.split(',') {
            let last = selector.split_ascii_whitespace().last().unwrap_or_default();
            if let Some(class) = last.strip_prefix('.').filter(|class| !class.contains([':', '.', '[', '>', '~', '+'])) {
                classes.insert(class.to_owned());
            }
        }
    }
    classes
}

/// The lines that a reader sees: blanks inside a line are one, those at its ends are none, as a browser shows them.
/// `boxes` are classes whose children are no line of text.
pub(crate) fn visible_text(page: &str, boxes: &BTreeSet<String>) -> Vec<String> {
    // Of every open element, whether its children are boxes.
    let mut open: Vec<bool> = Vec::new();
    let mut lines = Vec::new();
    let mut line = String::new();
    let mut preformatted = 0usize;
    let mut in_body = false;
    let mut end_line = |line: &mut String| {
        let text = std::mem::take(line);
        let text = text.trim_matches(' ');
        if !text.is_empty() {
            lines.push(text.to_owned());
        }
    };
    for token in tokens(page) {
        match token {
            Token::Open { name, attributes, .. } => {
                in_body |= name == "body";
                if open.last() == Some(&true) {
                    end_line(&mut line);
                }
                if !VOID.contains(&name.as_str()) {
                    let class = attributes.iter().find(|(name, _)| name == "class").map_or("", |(_, value)| value.as_str());
                    open.push(class.split_ascii_whitespace().any(|class| boxes.contains(class)));
                }
                preformatted += usize::from(name == "pre");
                match name.as_str() {
                    // Something to see that is no text; blanks beside it count.
                    "input" | "img" => line.push('\u{fffc}'),
                    "wbr" => {}
                    _ if INLINE.contains(&name.as_str()) => {}
                    _ => end_line(&mut line),
                }
            }
            Token::Close(name) => {
                open.pop();
                if open.last() == Some(&true) {
                    end_line(&mut line);
                }
                preformatted -= usize::from(name == "pre");
                if !INLINE.contains(&name.as_str()) {
                    end_line(&mut line);
                }
            }
            Token::Text(text) if in_body && preformatted > 0 => line.push_str(&text),
            Token::Text(text) if in_body => {
                for character in text.chars() {
                    let character = if character.is_ascii_whitespace() { ' ' } else { character };
                    if character != ' ' || !line.ends_with(' ') {
                        line.push(character);
                    }
                }
            }
            Token::Text(_) => {}
        }
    }
    end_line(&mut line);
    lines
}

#[test]
fn reads_tags_values_and_text() {
    let page = "<!doctype html><html lang=ja><!-- x --><body><p class=\"a b\" data-x='1&amp;2' hidden>封印 &lt;ok&gt;</p><br/><script src=a.js></script>";
    let list: Vec<Token> = tokens(page).collect();
    assert_eq!(list[0].attribute("lang"), Some("ja"));
    assert_eq!(list[2].attribute("data-x"), Some("1&2"));
    assert_eq!(list[2].attribute("hidden"), Some(""));
    assert_eq!(list[3], Token::Text("封印 <ok>".to_owned()));
    assert_eq!(list[6].attribute("src"), Some("a.js"));
    let list: Vec<Token> = tokens("<svg><path d=M0 /></svg>").collect();
    assert_eq!(list[2..], [Token::Close("path".to_owned()), Token::Close("svg".to_owned())]);
}

#[test]
fn blanks_count_as_in_a_browser() {
    let boxes = box_classes("@media print{.row{display:none}}.row,.page .grid{gap:1px;display:flex}.x{display:block}");
    assert_eq!(boxes, BTreeSet::from(["grid".to_owned(), "row".to_owned()]));
    let lines = |page: &str| visible_text(&format!("<body>{page}"), &boxes);
    assert_eq!(lines("<div class='a row'><a>a</a> <a>b</a></div>"), ["a", "b"]);
    assert_eq!(lines("<div class='a'><p class=row><a>a</a> <a>b <i>c</i></a></p><a>d</a> <a>e</a></div>"), ["a", "b c", "d e"]);
    assert_eq!(lines("<div> <p> a  <b> b</b>\n c </p> </div>d"), ["a b c", "d"]);
    assert_eq!(lines("<p><a>a</a> <a>b</a>"), ["a b"]);
    assert_eq!(lines("<p><a>a</a><a>b</a>"), ["ab"]);
    assert_eq!(lines("<pre>a\n  b</pre>"), ["a\n  b"]);
    assert_eq!(lines("<label><input> x</label><br>y"), ["\u{fffc} x", "y"]);
}
