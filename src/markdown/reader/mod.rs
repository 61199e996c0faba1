//! From the parser's events to ours: the dialect's rules are applied and findings made here.

mod code;
mod heading;
mod line;
mod link;
mod table;
mod tags;
mod text;

use std::borrow::Cow;
use std::ops::Range;

use pulldown_cmark::{BlockQuoteKind, Event as Parsed, Options, Parser, Tag};

use self::code::CodeDraft;
use self::link::ImageDraft;
use self::text::Run;
use super::document::{AlertKind, Document};
use super::event::{Alignment, Element, Event, TagName};
use super::marks::{Marked, Shape};
use super::offsets::Offsets;
use crate::diagnostics::{Code, Diagnostic};
use crate::model::SectionId;
use crate::source::{FileId, Span};

/// Deepest nesting of elements; what lies deeper is kept as text without its markup.
const DEPTH: usize = 48;

/// A text to read and where it comes from.
pub(super) struct Source<'t> {
    file: FileId,
    text: Cow<'t, str>,
    /// Positions in the text → positions in the file.
    offsets: Offsets,
    /// Bytes at the start that the author did not write.
    prelude: usize,
    place: Place,
    marked: Marked,
}

impl<'t> Source<'t> {
    pub(super) fn new(file: FileId, text: impl Into<Cow<'t, str>>, offsets: Offsets, place: Place) -> Self {
        let text = text.into();
        let shape = match place {
            Place::Inline => Shape::Inline,
            Place::Page | Place::Case => Shape::Page,
        };
        let marked = Marked::new(&text, shape);
        Self { file, text, offsets, prelude: 0, place, marked }
    }

    /// The same with so many bytes at the start that the author did not write.
    pub(super) fn after_prelude(self, prelude: usize) -> Self {
        Self { prelude, ..self }
    }
}

/// What the text is part of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    Page,
    /// A case study inside a page.
    Case,
    /// A value of a YAML file.
    Inline,
}

/// A footnote as it is written; numbers come later.
#[derive(Debug, Clone)]
pub(super) struct NoteDraft<'t> {
    pub(super) label: String,
    pub(super) events: Vec<Event<'t>>,
    /// Whether it began with `[M]`.
    pub(super) unconfirmed: bool,
}

/// What was read.
pub(super) struct Reading<'t> {
    /// Without its HTML.
    pub(super) document: Document,
    pub(super) events: Vec<Event<'t>>,
    pub(super) notes: Vec<NoteDraft<'t>>,
    pub(super) diagnostics: Vec<Diagnostic>,
}

/// Reads a text; `section` is the one that it stands in.
pub(super) fn read<'t>(source: &'t Source<'_>, section: Option<SectionId>) -> Reading<'t> {
    let options = match source.place {
        Place::Inline => Options::ENABLE_STRIKETHROUGH,
        Place::Page | Place::Case => {
            Options::ENABLE_STRIKETHROUGH
                | Options::ENABLE_TABLES
                | Options::ENABLE_FOOTNOTES
                | Options::ENABLE_TASKLISTS
                | Options::ENABLE_HEADING_ATTRIBUTES
                | Options::ENABLE_DEFINITION_LIST
                | Options::ENABLE_GFM
        }
    };
    let mut reader = Reader::new(source, section);
    for (event, range) in Parser::new_ext(&source.marked.text, options).into_offset_iter() {
        reader.take(event, range);
    }
    reader.finish()
}

/// What an `End` of the parser, or an end that we find ourselves, has to close.
enum Frame {
    /// An element that was opened at this index.
    Kept(usize),
    Heading(usize),
    Image,
    /// A footnote, with its label.
    Note(String),
    /// A link that leads nowhere: only its text stays.
    Dropped,
    /// A tag written by hand; the parser does not know that it holds something.
    Tag(TagName, Range<usize>),
    /// The text of a task.
    Task,
}

struct Reader<'a> {
    source: &'a Source<'a>,
    marked: &'a Marked,
    place: Place,
    document: Document,
    diagnostics: Vec<Diagnostic>,
    /// Finished footnotes.
    notes: Vec<NoteDraft<'a>>,
    /// Events of the text and, above them, of the footnote being read.
    out: Vec<Vec<Event<'a>>>,
    stack: Vec<Frame>,
    /// Elements open above the stack that are not kept: inside an image, or too deep.
    dropped: usize,
    run: Run<'a>,
    code: Option<CodeDraft>,
    image: Option<ImageDraft>,
    /// Columns of the table being read.
    columns: usize,
    section: Option<SectionId>,
    heading_level: u8,
    /// Last visible character of the line of text, and the soft break that waits for the next one.
    last: Option<char>,
    soft_break: Option<usize>,
}

impl<'a> Reader<'a> {
    fn new(source: &'a Source<'_>, section: Option<SectionId>) -> Self {
        Self {
            source,
            marked: &source.marked,
            place: source.place,
            document: Document::default(),
            diagnostics: Vec::new(),
            notes: Vec::new(),
            // Room for an event every few bytes, because growing copies them all.
            out: vec![Vec::with_capacity(source.text.len() / 8 + 4)],
            stack: Vec::new(),
            dropped: 0,
            run: Run::default(),
            code: None,
            image: None,
            columns: 0,
            section,
            heading_level: 1,
            last: None,
            soft_break: None,
        }
    }

    fn finish(mut self) -> Reading<'a> {
        self.flush();
        // Documents are kept until the last page is written, and growing leaves half of a list empty.
        self.document.links.shrink_to_fit();
        let events = self.out.into_iter().next().unwrap_or_default();
        Reading { document: self.document, events, notes: self.notes, diagnostics: self.diagnostics }
    }

    /// The place in the file of a range of the marked text.
    fn place_of(&self, range: Range<usize>) -> Range<usize> {
        self.source.offsets.range(self.marked.offsets.range(range))
    }

    /// The same without the line end that the parser counts to a block.
    fn block_place(&self, range: Range<usize>) -> Range<usize> {
        let whole = self.marked.offsets.range(range);
        let text = self.source.text.get(whole.clone()).unwrap_or_default();
        self.source.offsets.range(whole.start..whole.start + text.trim_end().len())
    }

    fn finding(&self, code: Code, place: Range<usize>) -> Diagnostic {
        Diagnostic::new(code, Span::new(self.source.file, place))
    }

    fn take(&mut self, event: Parsed<'a>, range: Range<usize>) {
        if self.source.prelude > 0 && self.marked.offsets.at(range.start) < self.source.prelude {
            return;
        }
        if !matches!(event, Parsed::Text(_)) {
            self.flush();
        }
        match event {
            Parsed::Start(tag) => self.start(tag, range),
            Parsed::End(_) => self.end(),
            Parsed::Text(text) => match &mut self.code {
                Some(code) => code.push(&text, range, self.marked, self.source),
                None => self.run.push(text.into(), range),
            },
            Parsed::Code(text) => {
                let code = self.marked.unmark_any(text.into());
                self.visible(&code);
                self.emit(Event::Code(code));
            }
            Parsed::InlineHtml(tag) => self.raw_tag(&self.marked.unmark(&tag), range),
            Parsed::Html(text) => self.literal_html(&self.marked.unmark(&text), range),
            Parsed::FootnoteReference(label) => {
                let label = self.marked.unmark(&label).into_owned();
                self.emit(Event::NoteReference { label, number: 0, occurrence: 0, unconfirmed: false });
            }
            Parsed::SoftBreak => {
                if self.image.is_none() {
                    self.soft_break = Some(self.events().len());
                }
                self.emit(Event::SoftBreak { space: false });
            }
            Parsed::HardBreak => self.line_break(),
            Parsed::Rule => self.emit(Event::Rule),
            Parsed::TaskListMarker(checked) => self.task(checked),
            // Not enabled.
            Parsed::InlineMath(text) | Parsed::DisplayMath(text) => self.run.push(text.into(), range),
        }
    }

    fn start(&mut self, tag: Tag<'_>, range: Range<usize>) {
        if self.image.is_some() || self.dropped > 0 || self.stack.len() >= DEPTH {
            match tag {
                Tag::CodeBlock(kind) => self.code = Some(CodeDraft::new(kind, range, self.marked)),
                _ => {
                    if self.image.is_none() && matches!(tag, Tag::Paragraph | Tag::Item | Tag::TableCell | Tag::Heading { .. }) {
                        self.emit(Event::SoftBreak { space: true });
                    }
                    self.dropped += 1;
                }
            }
            return;
        }
        let element = match tag {
            Tag::Paragraph | Tag::HtmlBlock => Element::Paragraph,
            Tag::Heading { level, id, .. } => {
                self.new_line();
                let element = self.heading_element(level as u8, id.as_deref(), range);
                let open = self.open(element);
                self.stack.push(Frame::Heading(open));
                return;
            }
            Tag::BlockQuote(kind) => kind.map_or(Element::Quote, |kind| Element::Alert(alert(kind))),
            Tag::CodeBlock(kind) => {
                self.close_own(false);
                self.new_line();
                self.code = Some(CodeDraft::new(kind, range, self.marked));
                return;
            }
            Tag::List(start) => Element::List(start),
            Tag::Item => Element::Item { task: false },
            Tag::FootnoteDefinition(label) => {
                self.new_line();
                self.out.push(Vec::new());
                self.stack.push(Frame::Note(self.marked.unmark(&label).into_owned()));
                return;
            }
            Tag::DefinitionList => Element::Definitions,
            Tag::DefinitionListTitle => Element::DefinitionTerm,
            Tag::DefinitionListDefinition => Element::Definition,
            Tag::Table(columns) => {
                self.columns = columns.len();
                Element::Table(columns.into_iter().map(alignment).collect())
            }
            Tag::TableHead => Element::TableHead,
            Tag::TableRow => {
                self.table_row(range, self.columns);
                Element::TableRow
            }
            Tag::TableCell => Element::TableCell,
            Tag::Emphasis => Element::Emphasis,
            Tag::Strong => Element::Strong,
            Tag::Strikethrough => Element::Strikethrough,
            Tag::Link { link_type, dest_url, .. } => return self.start_link(link_type, &dest_url, range),
            Tag::Image { dest_url, .. } => return self.start_image(&dest_url, range),
            // Not enabled.
            Tag::Superscript | Tag::Subscript | Tag::MetadataBlock(_) => return self.stack.push(Frame::Dropped),
        };
        if !element.is_inline() {
            self.close_own(false);
            self.new_line();
        }
        let open = self.open(element);
        self.stack.push(Frame::Kept(open));
    }

    fn end(&mut self) {
        if let Some(code) = self.code.take() {
            return self.end_code(code);
        }
        if self.dropped > 0 {
            self.dropped -= 1;
            return;
        }
        self.close_own(true);
        match self.stack.pop() {
            None | Some(Frame::Dropped) => {}
            Some(Frame::Kept(open)) => {
                let inline = matches!(self.events().get(open), Some(Event::Open { element, .. }) if element.is_inline());
                self.emit(Event::Close);
                if !inline {
                    self.new_line();
                }
            }
            Some(Frame::Heading(open)) => {
                self.emit(Event::Close);
                self.new_line();
                self.end_heading(open);
            }
            Some(Frame::Image) => self.end_image(),
            Some(Frame::Note(label)) => {
                self.new_line();
                let events = self.out.pop().unwrap_or_default();
                let unconfirmed = self.document.unconfirmed.iter().any(|mark| mark.label == label);
                self.notes.push(NoteDraft { label, events, unconfirmed });
            }
            // `close_own` has taken these.
            Some(Frame::Tag(..) | Frame::Task) => self.emit(Event::Close),
        }
    }

    /// Closes tags and tasks that are open on top; before a block inside an item only when a task is among them.
    fn close_own(&mut self, all: bool) {
        let own = self.stack.iter().rev().take_while(|frame| matches!(frame, Frame::Tag(..) | Frame::Task)).count();
        let task = self.stack.iter().rev().take(own).any(|frame| matches!(frame, Frame::Task));
        if !all && !task {
            return;
        }
        for _ in 0..own {
            if let Some(Frame::Tag(name, span)) = self.stack.pop() {
                let finding = self.finding(Code::RawHtml, span).arg("tag", format!("<{}>", name.name())).arg("reason", "unclosed");
                self.diagnostics.push(finding);
            }
            self.emit(Event::Close);
        }
    }

    fn events(&self) -> &[Event<'a>] {
        self.out.last().map(Vec::as_slice).unwrap_or_default()
    }

    fn emit(&mut self, event: Event<'a>) {
        match &mut self.image {
            Some(image) => image.push(&event),
            None => {
                if let Some(out) = self.out.last_mut() {
                    out.push(event);
                }
            }
        }
    }

    fn open(&mut self, element: Element) -> usize {
        let at = self.events().len();
        self.emit(Event::Open { element, ruby: false });
        at
    }
}

fn alert(kind: BlockQuoteKind) -> AlertKind {
    match kind {
        BlockQuoteKind::Note => AlertKind::Note,
        BlockQuoteKind::Tip => AlertKind::Tip,
        BlockQuoteKind::Important => AlertKind::Important,
        BlockQuoteKind::Warning => AlertKind::Warning,
        BlockQuoteKind::Caution => AlertKind::Caution,
    }
}

fn alignment(alignment: pulldown_cmark::Alignment) -> Alignment {
    match alignment {
        pulldown_cmark::Alignment::None => Alignment::Unset,
        pulldown_cmark::Alignment::Left => Alignment::Start,
        pulldown_cmark::Alignment::Center => Alignment::Center,
        pulldown_cmark::Alignment::Right => Alignment::End,
    }
}
