//! From events to tags, with slots for what only a page knows.

use super::escape::escape_into;
use super::prepared::{Picture, Prepared, Slot};
use crate::markdown::event::{Alignment, Element, Event, TagName};
use crate::markdown::plain;

#[derive(Default)]
pub(super) struct Writer<'a> {
    pub(super) out: Prepared,
    /// What each open element ends with.
    closing: Vec<Closing>,
    table: Option<Table<'a>>,
    /// Text of the heading above, which names tables.
    heading: String,
}

/// The end of an element.
enum Closing {
    Tag(&'static str),
    Heading(u8),
    Name(TagName),
    Link,
}

struct Table<'a> {
    columns: &'a [Alignment],
    column: usize,
    head: bool,
}

impl<'a> Writer<'a> {
    pub(super) fn with_room_for(length: usize) -> Self {
        let mut writer = Self::default();
        writer.out.text.reserve(length);
        writer
    }

    pub(super) fn finish(mut self) -> Prepared {
        self.out.shrink();
        self.out
    }

    pub(super) fn events(&mut self, events: &'a [Event<'_>]) {
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
                Event::Close => match self.closing.pop() {
                    Some(Closing::Tag(tag)) => self.markup(tag),
                    Some(Closing::Heading(level)) => self.markup(&format!("</h{level}>\n")),
                    Some(Closing::Name(name)) => self.markup(&format!("</{}>", name.name())),
                    Some(Closing::Link) => self.out.slot(Slot::LinkEnd),
                    None => {}
                },
                _ => self.leaf(event),
            }
        }
    }

    /// Tags, as they are.
    pub(super) fn markup(&mut self, markup: &str) {
        self.out.text.push_str(markup);
    }

    /// A word of the interface.
    pub(super) fn word(&mut self, key: &'static str) {
        self.out.slot(Slot::Word(key));
    }

    fn text(&mut self, text: &str) {
        escape_into(&mut self.out.text, text);
    }

    fn leaf(&mut self, event: &Event<'_>) {
        match event {
            Event::Text(text) => self.text(text),
            Event::Code(text) => {
                self.markup("<code>");
                self.text(text);
                self.markup("</code>");
            }
            Event::Ruby { base, reading } => {
                self.markup("<ruby>");
                self.text(base);
                self.markup("<rp>（</rp><rt>");
                self.text(reading);
                self.markup("</rt><rp>）</rp></ruby>");
            }
            Event::Variable(name) => self.out.slot(Slot::Variable(name.as_str().into())),
            Event::SoftBreak { space } => self.markup(if *space { "\n" } else { "" }),
            Event::HardBreak => self.markup("<br>\n"),
            Event::WordBreak => self.markup("<wbr>"),
            Event::Rule => self.markup("<hr>\n"),
            Event::Image { src, alt } => {
                let mut alternative = Writer::default();
                alternative.filled(alt);
                self.out.slot(Slot::Image(Box::new(Picture { src: src.clone(), alt: alternative.finish() })));
            }
            Event::NoteReference { number, occurrence, unconfirmed, .. } => self.note_reference(*number, *occurrence, *unconfirmed),
            Event::CodeBlock { language, text } => {
                // Long lines scroll, and what scrolls must be reachable with the keyboard.
                self.markup("<pre tabindex=\"0\"><code");
                if let Some(language) = language {
                    self.markup(" class=\"language-");
                    self.text(language);
                    self.markup("\"");
                }
                self.markup(">");
                self.text(text);
                self.markup("</code></pre>\n");
            }
            Event::Fence(index) => self.out.slot(Slot::Fence(*index)),
            Event::Open { .. } | Event::Close => {}
        }
    }

    /// Plain text in which variables still stand as `{{name}}`.
    fn filled(&mut self, text: &str) {
        let mut rest = text;
        while let Some((before, after)) = rest.split_once("{{") {
            self.text(before);
            match after.split_once("}}") {
                Some((name, after)) => {
                    self.out.slot(Slot::Variable(name.into()));
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
    fn open(&mut self, element: &'a Element, ruby: bool, empty: bool) -> Closing {
        match element {
            Element::Paragraph => self.block("p", ruby, "</p>\n"),
            Element::Heading { level, id, .. } => {
                self.markup(&format!("<h{level}"));
                if let Some(id) = id {
                    self.markup(&format!(" id=\"{id}\""));
                }
                self.markup(if ruby { " class=\"sk-has-ruby\">" } else { ">" });
                Closing::Heading(*level)
            }
            Element::Quote => self.plain("<blockquote>\n", "</blockquote>\n"),
            Element::Alert(kind) => {
                self.markup(&format!("<div class=\"sk-alert sk-alert--{}\" role=\"note\"><p class=\"sk-alert__title\">", kind.name()));
                self.out.slot(Slot::AlertTitle(*kind));
                self.plain("</p>\n", "</div>\n")
            }
            Element::List(None) => self.plain("<ul>\n", "</ul>\n"),
            Element::List(Some(1)) => self.plain("<ol>\n", "</ol>\n"),
            Element::List(Some(start)) => self.plain(&format!("<ol start=\"{start}\">\n"), "</ol>\n"),
            Element::Item { task } => {
                let start = match (task, ruby) {
                    (true, true) => "<li class=\"sk-task sk-has-ruby\">",
                    (true, false) => "<li class=\"sk-task\">",
                    (false, true) => "<li class=\"sk-has-ruby\">",
                    (false, false) => "<li>",
                };
                self.plain(start, "</li>\n")
            }
            Element::Task { checked } => {
                self.markup("<label><input type=\"checkbox\" disabled");
                self.plain(if *checked { " checked> " } else { "> " }, "</label>")
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
            Element::Link(index) => {
                self.out.slot(Slot::Link(*index));
                Closing::Link
            }
            Element::Tag { name, title } => {
                self.markup(&format!("<{}", name.name()));
                if let Some(title) = title {
                    self.markup(" title=\"");
                    self.text(title);
                    self.markup("\"");
                }
                self.markup(">");
                Closing::Name(*name)
            }
        }
    }

    fn plain(&mut self, start: &str, end: &'static str) -> Closing {
        self.markup(start);
        Closing::Tag(end)
    }

    fn block(&mut self, name: &str, ruby: bool, end: &'static str) -> Closing {
        self.markup("<");
        self.markup(name);
        self.plain(if ruby { " class=\"sk-has-ruby\">" } else { ">" }, end)
    }

    fn table(&mut self, columns: &'a [Alignment]) -> Closing {
        self.table = Some(Table { columns, column: 0, head: false });
        self.markup("<div class=\"sk-table\" tabindex=\"0\" role=\"region\" aria-label=\"");
        self.word("table");
        if !self.heading.is_empty() {
            self.markup(" – ");
            let heading = std::mem::take(&mut self.heading);
            self.filled(&heading);
            self.heading = heading;
        }
        self.plain("\"><table>\n", "</tbody></table></div>\n")
    }

    fn row(&mut self, head: bool) -> Closing {
        if let Some(table) = &mut self.table {
            table.column = 0;
            table.head = head;
        }
        if head { self.plain("<thead><tr>", "</tr></thead><tbody>\n") } else { self.plain("<tr>", "</tr>\n") }
    }

    fn cell(&mut self, ruby: bool, empty: bool) -> Closing {
        let (alignment, head) = match &mut self.table {
            Some(table) => {
                table.column += 1;
                (table.columns.get(table.column - 1).copied().unwrap_or(Alignment::Unset), table.head)
            }
            None => (Alignment::Unset, false),
        };
        // A corner without a text heads nothing.
        let heads = head && !empty;
        self.markup(if heads { "<th scope=\"col\"" } else { "<td" });
        self.markup(match (alignment, ruby) {
            (Alignment::Unset | Alignment::Start, false) => ">",
            (Alignment::Unset | Alignment::Start, true) => " class=\"sk-has-ruby\">",
            (Alignment::Center, false) => " class=\"sk-center\">",
            (Alignment::Center, true) => " class=\"sk-center sk-has-ruby\">",
            (Alignment::End, false) => " class=\"sk-end\">",
            (Alignment::End, true) => " class=\"sk-end sk-has-ruby\">",
        });
        Closing::Tag(if heads { "</th>" } else { "</td>" })
    }
}

/// Text of the heading that the events begin with.
fn heading_text(events: &[Event<'_>]) -> String {
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
