//! Named fences: the dialect's only extensions. What stands inside most of them is YAML, which others decode.

use std::ops::Range;

use super::document::Document;
use super::offsets::Offsets;
use crate::model::SectionId;

/// A named fence.
#[derive(Debug, Clone)]
pub struct Fence {
    /// Its name.
    pub kind: FenceKind,
    /// What stands between the fences, with line feeds.
    pub body: String,
    /// From the opening to the closing fence.
    pub span: Range<usize>,
    /// The body in the file.
    pub body_span: Range<usize>,
    /// The section it stands in.
    pub section: Option<SectionId>,
    /// Title of a case, as inline Markdown.
    pub title: Option<String>,
    /// Text of a case.
    pub case: Option<Box<Document>>,
    pub(super) offsets: Offsets,
}

impl Fence {
    /// Byte offset in the file of a byte offset in [`Fence::body`]; exact in indented and quoted fences and in files
    /// with carriage returns, too.
    pub fn source_offset(&self, at: usize) -> usize {
        self.offsets.at(at.min(self.body.len()))
    }

    /// Byte range in the file of a byte range in the body.
    pub fn source_range(&self, range: Range<usize>) -> Range<usize> {
        let start = self.source_offset(range.start);
        start..self.source_offset(range.end).max(start)
    }
}

/// Name of a fence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FenceKind {
    /// YAML: steps on a screen.
    Steps,
    /// YAML: a schematic document or mail.
    Document,
    /// Markdown: a boxed case study.
    Case,
    /// A question id: free practice in place.
    Check,
    /// YAML: a schematic screen.
    Wireframe,
    /// YAML: an SVG file with labels.
    Figure,
}

impl FenceKind {
    /// All names, in the order of the dialect's description.
    pub const ALL: [Self; 6] = [Self::Steps, Self::Document, Self::Case, Self::Check, Self::Wireframe, Self::Figure];

    /// The word behind the backticks.
    pub fn name(self) -> &'static str {
        match self {
            Self::Steps => "steps",
            Self::Document => "document",
            Self::Case => "case",
            Self::Check => "check",
            Self::Wireframe => "wireframe",
            Self::Figure => "figure",
        }
    }
}

/// What the word behind the backticks says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum InfoWord {
    Named(FenceKind),
    /// The language of a code block; highlighting is not done, but the class stays.
    Language,
    /// A misspelt name.
    Near(FenceKind),
    /// Neither a name nor a language.
    Unknown,
}

/// Judges the first word of an info string that is not empty.
pub(super) fn judge(word: &str) -> InfoWord {
    if let Some(kind) = FenceKind::ALL.into_iter().find(|kind| kind.name() == word) {
        return InfoWord::Named(kind);
    }
    let lower = word.to_lowercase();
    let near = |kind: &FenceKind| distance_within(&lower, kind.name(), if kind.name().len() > 5 { 2 } else { 1 });
    if let Some(kind) = FenceKind::ALL.into_iter().find(near) {
        return InfoWord::Near(kind);
    }
    let is_language = word.len() <= 32 && word.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'+' | b'#' | b'-' | b'.' | b'_'));
    if is_language { InfoWord::Language } else { InfoWord::Unknown }
}

/// Whether at most `limit` letters were added, left out, replaced or swapped with their neighbor.
fn distance_within(a: &str, b: &str, limit: usize) -> bool {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().take(32).collect(), b.chars().collect());
    if a.len().abs_diff(b.len()) > limit {
        return false;
    }
    let mut rows: Vec<Vec<usize>> = vec![(0..=b.len()).collect()];
    let cell =
        |rows: &Vec<Vec<usize>>, row: usize, column: usize| rows.get(row).and_then(|r| r.get(column)).copied().unwrap_or(usize::MAX / 2);
    for (i, &from) in a.iter().enumerate() {
        let mut row = vec![i + 1];
        for (j, &to) in b.iter().enumerate() {
            let replaced = cell(&rows, i, j) + usize::from(from != to);
            let mut best = replaced.min(cell(&rows, i, j + 1) + 1).min(row.last().copied().unwrap_or_default() + 1);
            let swapped = i > 0 && j > 0 && a.get(i - 1) == Some(&to) && b.get(j - 1) == Some(&from);
            if swapped {
                best = best.min(cell(&rows, i - 1, j - 1) + 1);
            }
            row.push(best);
        }
        rows.push(row);
    }
    cell(&rows, a.len(), b.len()) <= limit
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_behind_backticks() {
        for (word, expected) in [
            ("steps", InfoWord::Named(FenceKind::Steps)),
            ("figure", InfoWord::Named(FenceKind::Figure)),
            ("step", InfoWord::Near(FenceKind::Steps)),
            ("Steps", InfoWord::Near(FenceKind::Steps)),
            ("setps", InfoWord::Near(FenceKind::Steps)),
            ("docment", InfoWord::Near(FenceKind::Document)),
            ("cases", InfoWord::Near(FenceKind::Case)),
            ("wire-frame", InfoWord::Near(FenceKind::Wireframe)),
            ("figures", InfoWord::Near(FenceKind::Figure)),
            ("bash", InfoWord::Language),
            ("yaml", InfoWord::Language),
            ("c++", InfoWord::Language),
            ("text", InfoWord::Language),
            ("手順", InfoWord::Unknown),
            ("{.yaml}", InfoWord::Unknown),
        ] {
            assert_eq!(judge(word), expected, "{word}");
        }
    }
}
