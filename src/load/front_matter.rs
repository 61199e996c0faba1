//! The head of a Markdown file: title and summary between two lines of `---`.

use std::ops::Range;

use serde::Deserialize;

use super::yaml;
use crate::diagnostics::{Code, Diagnostic};
use crate::source::{FileId, Span};

/// What the head of a text holds.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct FrontMatter {
    pub(super) title: String,
    #[serde(default)]
    pub(super) summary: String,
}

/// Splits a text; the range is that of the body. A missing or broken head is a finding, and the whole text is the body.
pub(super) fn split(file: FileId, text: &str) -> (FrontMatter, Range<usize>, Option<Diagnostic>) {
    let start = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    let body = start..text.len();
    let Some(first_end) = line_end(text, start).filter(|&end| text[start..end].trim_end() == "---") else {
        return (FrontMatter::default(), body, Some(Diagnostic::new(Code::FrontMatter, Span::new(file, start..start))));
    };
    let mut at = first_end;
    while let Some(end) = line_end(text, at) {
        if text[at..end].trim_end() == "---" {
            let head = text.get(first_end..at).unwrap_or_default();
            return match yaml::decode::<FrontMatter>(file, head, first_end) {
                Ok(front) => (front, end..text.len(), None),
                Err(diagnostic) => (FrontMatter::default(), end..text.len(), Some(diagnostic)),
            };
        }
        at = end;
    }
    (FrontMatter::default(), body, Some(Diagnostic::new(Code::FrontMatter, Span::new(file, start..first_end))))
}

/// End of the line that starts at an offset, its line feed included; `None` at the end of the text.
fn line_end(text: &str, at: usize) -> Option<usize> {
    let rest = text.get(at..).filter(|rest| !rest.is_empty())?;
    Some(rest.find('\n').map_or(text.len(), |feed| at + feed + 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn splits_head_and_body() {
        let text = "---\ntitle: 封印\nsummary: s\n---\n本文\n";
        let (front, body, fault) = split(FileId(0), text);
        assert_eq!((front.title.as_str(), &text[body], fault), ("封印", "本文\n", None));
        let (_, body, fault) = split(FileId(0), "本文だけ");
        assert_eq!((body, fault.map(|d| d.code)), (0.."本文だけ".len(), Some(Code::FrontMatter)));
        assert_eq!(split(FileId(0), "---\ntitle: x\n").2.map(|d| d.code), Some(Code::FrontMatter));
        assert_eq!(split(FileId(0), "---\ntitel: x\n---\n").2.map(|d| d.code), Some(Code::YamlShape));
        assert!(split(FileId(0), "\u{feff}---\r\ntitle: x\r\n---\r\nb").2.is_none());
        assert!(split(FileId(0), "").2.is_some());
    }
}
