//! What one pass over a Markdown text yields.

use std::ops::Range;

use super::fence::Fence;
use super::html::Prepared;
use super::target::Target;
use crate::model::SectionId;

/// Whether the plain text of sections is collected. Only the search asks for it, and it is 11 MB for 1,000 pages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SearchText {
    /// It is collected.
    Collected,
    /// It is left out.
    LeftOut,
}

/// A Markdown text, read. Spans are byte ranges of the whole file.
#[derive(Debug, Clone, Default)]
pub struct Document {
    /// Headings in order.
    pub headings: Vec<Heading>,
    /// Links in order, without those whose target cannot be read.
    pub links: Vec<Link>,
    /// Images in order; figures are fences.
    pub images: Vec<Image>,
    /// Named fences in order. The fences of a case are in its own document.
    pub fences: Vec<Fence>,
    /// Site variables in order.
    pub variables: Vec<VariableUse>,
    /// Plain text for the search index: what stands before the first heading, then one entry per heading. Empty when it was
    /// left out.
    pub sections: Vec<SectionText>,
    /// Footnotes that begin with `[M]`: what they are about is not confirmed yet.
    pub unconfirmed: Vec<Unconfirmed>,
    /// What both languages must have alike.
    pub outline: Outline,
    pub(super) html: Prepared,
}

impl Document {
    /// This document and, after it, those of its case fences.
    pub fn with_cases(&self) -> impl Iterator<Item = &Document> {
        std::iter::once(self).chain(self.fences.iter().filter_map(|fence| fence.case.as_deref()))
    }
}

/// A heading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heading {
    /// 2 to 4 in a sound document.
    pub level: u8,
    /// The explicit id, if it is a valid one.
    pub id: Option<SectionId>,
    /// Plain text, without readings.
    pub text: String,
    /// The whole heading.
    pub span: Range<usize>,
}

/// A link.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// Where it leads.
    pub target: Target,
    /// The whole link, `[text](target)`.
    pub span: Range<usize>,
    /// The target alone where it stands beside the text, else the whole link.
    pub target_span: Range<usize>,
}

/// An image.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Image {
    /// Source as written.
    pub src: String,
    /// Text alternative.
    pub alt: String,
    /// The whole image.
    pub span: Range<usize>,
}

/// A place where a site variable is filled in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VariableUse {
    /// Its name.
    pub name: String,
    /// From `{{` to `}}`.
    pub span: Range<usize>,
}

/// A footnote about a fact that nobody has confirmed yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unconfirmed {
    /// Label of the footnote.
    pub label: String,
    /// The mark, `[M]`.
    pub span: Range<usize>,
}

/// The plain text of a section, for the search index. Blocks and cells end with a line feed, readings are apart,
/// variables stay `{{name}}`; a footnote belongs to the section that refers to it first.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SectionText {
    /// Id of the heading.
    pub id: Option<SectionId>,
    /// Level of the heading; 1 for what stands before the first one.
    pub level: u8,
    /// Text of the heading.
    pub heading: String,
    /// Text below it.
    pub text: String,
    /// Ruby of heading and text: base and reading.
    pub readings: Vec<(String, String)>,
}

/// The structure of a document.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Outline {
    /// One entry per entry of [`Document::sections`].
    pub sections: Vec<SectionOutline>,
    /// Labels of the footnotes, in the order in which they are written.
    pub footnotes: Vec<String>,
}

/// What a section holds, not counting the sections below it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SectionOutline {
    /// Id of the heading.
    pub id: Option<SectionId>,
    /// Level of the heading; 1 for what stands before the first one.
    pub level: u8,
    /// Rows (with the head) and columns of each table.
    pub tables: Vec<(usize, usize)>,
    /// Number of items of each list, in the order in which the lists begin.
    pub lists: Vec<usize>,
    /// Sources of the images.
    pub images: Vec<String>,
    /// Named fences.
    pub fences: Vec<super::FenceKind>,
    /// Code blocks that are no named fence.
    pub code_blocks: usize,
    /// Alerts.
    pub alerts: Vec<AlertKind>,
    /// Labels of the footnotes referred to.
    pub footnotes: Vec<String>,
    /// The heading, or an empty range at the start of the text.
    pub span: Range<usize>,
}

/// Kind of an alert.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum AlertKind {
    /// `[!NOTE]`
    Note,
    /// `[!TIP]`
    Tip,
    /// `[!IMPORTANT]`
    Important,
    /// `[!WARNING]`
    Warning,
    /// `[!CAUTION]`
    Caution,
}

impl AlertKind {
    /// The word in lower case, as in class names.
    pub fn name(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Tip => "tip",
            Self::Important => "important",
            Self::Warning => "warning",
            Self::Caution => "caution",
        }
    }
}

/// Inline Markdown, read.
#[derive(Debug, Clone, Default)]
pub struct Inline {
    /// Links in order.
    pub links: Vec<Link>,
    /// Site variables in order.
    pub variables: Vec<VariableUse>,
    /// The text without markup, readings left out, variables as `{{name}}`.
    pub plain: String,
    pub(super) html: Prepared,
}
