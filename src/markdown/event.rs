//! What a reading yields for the writers. Texts are borrowed from what was read: most are pieces of it as they stand.

use std::borrow::Cow;
use std::ops::Range;

use super::document::AlertKind;
use crate::model::SectionId;

/// One step of a walk through the document. `Open` and `Close` are balanced.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Event<'t> {
    Open {
        element: Element,
        /// Whether ruby stands directly in this block; it needs more room between lines.
        ruby: bool,
    },
    Close,
    Text(Cow<'t, str>),
    Code(Cow<'t, str>),
    Ruby {
        base: String,
        reading: String,
    },
    Variable(String),
    /// A line end of the source; `space` is false where Japanese text goes on.
    SoftBreak {
        space: bool,
    },
    HardBreak,
    /// `<wbr>`
    WordBreak,
    Rule,
    Image {
        src: String,
        alt: String,
    },
    /// A reference to a footnote; numbers are given when the whole document has been read.
    NoteReference {
        label: String,
        number: usize,
        occurrence: usize,
        /// Whether the note says that its fact is not confirmed yet.
        unconfirmed: bool,
    },
    CodeBlock {
        language: Option<String>,
        text: String,
    },
    /// Index into the document's fences.
    Fence(usize),
}

/// What can hold other events.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Element {
    Paragraph,
    Heading {
        level: u8,
        id: Option<SectionId>,
        /// The whole heading in the file.
        span: Range<usize>,
    },
    Quote,
    Alert(AlertKind),
    List(Option<u64>),
    Item {
        task: bool,
    },
    /// The text of a task with its checkbox.
    Task {
        checked: bool,
    },
    Definitions,
    DefinitionTerm,
    Definition,
    Table(Vec<Alignment>),
    TableHead,
    TableRow,
    TableCell,
    Emphasis,
    Strong,
    Strikethrough,
    /// Index into the document's links.
    Link(usize),
    Tag {
        name: TagName,
        title: Option<String>,
    },
}

impl Element {
    /// Whether it is part of a line of text.
    pub(super) fn is_inline(&self) -> bool {
        matches!(self, Self::Emphasis | Self::Strong | Self::Strikethrough | Self::Link(_) | Self::Tag { .. } | Self::Task { .. })
    }

    /// Whether it is a block that can hold a line of text directly.
    pub(super) fn holds_text(&self) -> bool {
        matches!(
            self,
            Self::Paragraph | Self::Heading { .. } | Self::Item { .. } | Self::DefinitionTerm | Self::Definition | Self::TableCell
        )
    }
}

/// Alignment of a table column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Alignment {
    Unset,
    Start,
    Center,
    End,
}

/// The tags that an author may write and that enclose text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum TagName {
    Kbd,
    Sub,
    Sup,
    Abbr,
}

impl TagName {
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Kbd => "kbd",
            Self::Sub => "sub",
            Self::Sup => "sup",
            Self::Abbr => "abbr",
        }
    }
}
