//! From events to tags.

use std::borrow::Cow;

use super::Resolver;
use super::escape::{escape, escape_into};
use crate::markdown::event::{Alignment, Element, Event};
use crate::markdown::fence::Fence;
use crate::markdown::plain;
use crate::markdown::target::Target;

pub(super) struct Writer<'a> {
    pub(super) resolver: &'a dyn Resolver,
    pub(super) out: String,
    fences: &'a [Fence],
    /// What each open element ends with.
    closing: Vec<Cow<'static, str>>,
    table: Option<Table<'a>>,
    /// Text of the heading above, which names tables.
    heading: String,
}

struct Table<'a> {
    columns: &'a [Alignment],
    column: usize,
    head: bool,
}

impl<'a> Writer<'a> {
    pub(super) fn new(resolver: &'a dyn Resolver, fences: &'a [Fence]) -> Self {
        Self { resolver, out: String::new(), fences, closing: Vec::new(), table: None, heading: String::new() }
    }

    pub(super) fn finish(self) -> String {
        self.out
    }

    pub(super) fn events(&mut self, events: &'a [Event]) {
        for (at, event) in events.iter().enumerate() {
            match event {
                Event::Open { element, ruby, .. } => {
                    if let Element::Heading { .. } = element {
                        self.heading = heading_text(events.get(at..).unwrap_or_default());
                    }
                    let empty = matches!(events.get(at + 1), Some(Event::Close));
                    let closing = self.open(element, *ruby, empty);
                    self.closing.push(closing);
                }
                Event::Close => {
                    let closing = self.closing.pop().unwrap_or_default();
                    self.out.push_str(&closing);
                }
                _ => self.leaf(event),
            }
        }
    }

    fn text(&mut self, text: &str) {
        escape_into(&mut self.out, text);
    }

    fn leaf(&mut self, event: &Event) {
        match event {
            Event::Text(text) => self.text(text),
            Event::Code(text) => {
                self.out.push_str("<code>");
                self.text(text);
                self.out.push_str("</code>");
            }
            Event::Ruby { base, reading } => {
                self.out.push_str("<ruby>");
                self.text(base);
                self.out.push_str("<rp>（</rp><rt>");
                self.text(reading);
                self.out.push_str("</rt><rp>）</rp></ruby>");
            }
            Event::Variable(name) => {
                let value = self.value(name);
                self.text(&value);
            }
            Event::SoftBreak { space } => self.out.push_str(if *space { "\n" } else { "" }),
            Event::HardBreak => self.out.push_str("<br>\n"),
            Event::WordBreak => self.out.push_str("<wbr>"),
            Event::Rule => self.out.push_str("<hr>\n"),
            Event::Image { src, alt } => self.image(src, alt),
            Event::NoteReference { number, occurrence, .. } => self.note_reference(*number, *occurrence),
            Event::CodeBlock { language, text } => {
                // Long lines scroll, and what scrolls must be reachable with the keyboard.
                self.out.push_str("<pre tabindex=\"0\"><code");
                if let Some(language) = language {
                    self.out.push_str(" class=\"language-");
                    self.text(language);
                    self.out.push('"');
                }
                self.out.push('>');
                self.text(text);
                self.out.push_str("</code></pre>\n");
            }
            Event::Fence(index) => {
                if let Some(fence) = self.fences.get(*index) {
                    let html = self.resolver.fence(fence);
                    self.out.push_str(&html);
                    self.out.push('\n');
                }
            }
            Event::Open { .. } | Event::Close => {}
        }
    }

    fn value(&self, name: &str) -> String {
        self.resolver.variable(name).unwrap_or_else(|| format!("{{{{{name}}}}}"))
    }

    fn image(&mut self, src: &str, alt: &str) {
        let Some(url) = self.resolver.image(src) else { return self.filled(alt) };
        self.out.push_str("<img src=\"");
        self.text(&url);
        self.out.push_str("\" alt=\"");
        self.filled(alt);
        self.out.push_str("\" loading=\"lazy\" decoding=\"async\">");
    }

    /// Plain text in which variables still stand as `{{name}}`.
    fn filled(&mut self, text: &str) {
        let mut rest = text;
        while let Some((before, after)) = rest.split_once("{{") {
            self.text(before);
            match after.split_once("}}") {
                Some((name, after)) => {
                    let value = self.value(name);
                    self.text(&value);
                    rest = after;
                }
                None => {
                    self.text("{{");
                    rest = after;
                }
            }
        }
        self.text(rest);
    }

    /// Writes the start of an element and returns its end.
    fn open(&mut self, element: &'a Element, ruby: bool, empty: bool) -> Cow<'static, str> {
        match element {
            Element::Paragraph => self.block("p", ruby, "</p>\n"),
            Element::Heading { level, id } => {
                self.out.push_str(&format!("<h{level}"));
                if let Some(id) = id {
                    self.out.push_str(&format!(" id=\"{id}\""));
                }
                self.out.push_str(if ruby { " class=\"sk-has-ruby\">" } else { ">" });
                Cow::Owned(format!("</h{level}>\n"))
            }
            Element::Quote => self.plain("<blockquote>\n", "</blockquote>\n"),
            Element::Alert(kind) => {
                let title = escape(&self.resolver.alert_title(*kind));
                let name = kind.name();
                self.out.push_str(&format!(
                    "<div class=\"sk-alert sk-alert--{name}\" role=\"note\"><p class=\"sk-alert__title\">{title}</p>\n"
                ));
                Cow::Borrowed("</div>\n")
            }
            Element::List(None) => self.plain("<ul>\n", "</ul>\n"),
            Element::List(Some(1)) => self.plain("<ol>\n", "</ol>\n"),
            Element::List(Some(start)) => {
                self.out.push_str(&format!("<ol start=\"{start}\">\n"));
                Cow::Borrowed("</ol>\n")
            }
            Element::Item { task } => {
                let class = match (task, ruby) {
                    (true, true) => "<li class=\"sk-task sk-has-ruby\">",
                    (true, false) => "<li class=\"sk-task\">",
                    (false, true) => "<li class=\"sk-has-ruby\">",
                    (false, false) => "<li>",
                };
                self.plain(class, "</li>\n")
            }
            Element::Task { checked } => {
                self.out.push_str("<label><input type=\"checkbox\" disabled");
                self.out.push_str(if *checked { " checked> " } else { "> " });
                Cow::Borrowed("</label>")
            }
            Element::Definitions => self.plain("<dl>\n", "</dl>\n"),
            Element::DefinitionTerm => self.block("dt", ruby, "</dt>\n"),
            Element::Definition => self.block("dd", ruby, "</dd>\n"),
            Element::Table(columns) => self.table(columns),
            Element::TableHead => self.row(true),
            Element::TableRow => self.row(false),
            Element::TableCell => self.cell(ruby, empty),
            Element::Emphasis => self.plain("<em>", "</em>"),
            Element::Strong => self.plain("<strong>", "</strong>"),
            Element::Strikethrough => self.plain("<del>", "</del>"),
            Element::Link(target) => self.link(target),
            Element::Tag { name, title } => {
                let name = name.name();
                self.out.push('<');
                self.out.push_str(name);
                if let Some(title) = title {
                    self.out.push_str(" title=\"");
                    self.text(title);
                    self.out.push('"');
                }
                self.out.push('>');
                Cow::Owned(format!("</{name}>"))
            }
        }
    }

    fn plain(&mut self, start: &str, end: &'static str) -> Cow<'static, str> {
        self.out.push_str(start);
        Cow::Borrowed(end)
    }

    fn block(&mut self, name: &str, ruby: bool, end: &'static str) -> Cow<'static, str> {
        self.out.push('<');
        self.out.push_str(name);
        self.out.push_str(if ruby { " class=\"sk-has-ruby\">" } else { ">" });
        Cow::Borrowed(end)
    }

    fn table(&mut self, columns: &'a [Alignment]) -> Cow<'static, str> {
        self.table = Some(Table { columns, column: 0, head: false });
        let word = self.resolver.word("table");
        self.out.push_str("<div class=\"sk-table\" tabindex=\"0\" role=\"region\" aria-label=\"");
        self.text(&word);
        if !self.heading.is_empty() {
            self.out.push_str(" – ");
            let heading = self.heading.clone();
            self.filled(&heading);
        }
        self.out.push_str("\"><table>\n");
        Cow::Borrowed("</tbody></table></div>\n")
    }

    fn row(&mut self, head: bool) -> Cow<'static, str> {
        if let Some(table) = &mut self.table {
            table.column = 0;
            table.head = head;
        }
        if head { self.plain("<thead><tr>", "</tr></thead><tbody>\n") } else { self.plain("<tr>", "</tr>\n") }
    }

    fn cell(&mut self, ruby: bool, empty: bool) -> Cow<'static, str> {
        let (alignment, head) = match &mut self.table {
            Some(table) => {
                table.column += 1;
                (table.columns.get(table.column - 1).copied().unwrap_or(Alignment::Unset), table.head)
            }
            None => (Alignment::Unset, false),
        };
        let class = match alignment {
            Alignment::Unset | Alignment::Start => "",
            Alignment::Center => "sk-center",
            Alignment::End => "sk-end",
        };
        // A corner without a text heads nothing.
        let heads = head && !empty;
        self.out.push_str(if heads { "<th scope=\"col\"" } else { "<td" });
        match (class, ruby) {
            ("", false) => {}
            ("", true) => self.out.push_str(" class=\"sk-has-ruby\""),
            (class, false) => self.out.push_str(&format!(" class=\"{class}\"")),
            (class, true) => self.out.push_str(&format!(" class=\"{class} sk-has-ruby\"")),
        }
        self.out.push('>');
        Cow::Borrowed(if heads { "</th>" } else { "</td>" })
    }

    fn link(&mut self, target: &Target) -> Cow<'static, str> {
        let Some(href) = self.resolver.href(target) else { return Cow::Borrowed("") };
        self.out.push_str("<a href=\"");
        self.text(&href.url);
        self.out.push('"');
        if let Some(title) = &href.title {
            self.out.push_str(" title=\"");
            self.text(title);
            self.out.push('"');
        }
        if !href.external {
            self.out.push_str(if matches!(target, Target::Term(_)) { " class=\"sk-term\">" } else { ">" });
            return Cow::Borrowed("</a>");
        }
        self.out.push_str(" class=\"sk-external\" rel=\"external noopener noreferrer\">");
        let word = escape(&self.resolver.word("external-link"));
        Cow::Owned(format!("<span class=\"sk-hidden\"> {word}</span></a>"))
    }
}

/// Text of the heading that the events begin with.
fn heading_text(events: &[Event]) -> String {
    let mut depth = 0usize;
    let end = events.iter().position(|event| {
        match event {
            Event::Open { .. } => depth += 1,
            Event::Close => depth -= 1,
            _ => {}
        }
        depth == 0
    });
    plain::text_of(events.get(..end.unwrap_or(0)).unwrap_or_default()).trim().to_owned()
}
