//! Where marks go.

use super::{Marked, Shape, is_name, name_length};
use crate::markdown::characters::{find_byte, is_cjk, is_symbol, is_variation_selector};
use crate::markdown::offsets::Offsets;

/// Deepest nesting of quotes and lists that one line may open, and the deepest indentation that is still structure.
/// More is taken as text, which keeps the parser linear and pages shallow.
const CONTAINERS_PER_LINE: usize = 24;
const INDENTATION: usize = 160;

/// Walks over a text once and copies it with its marks.
pub(super) struct Marker<'t> {
    text: &'t str,
    out: String,
    offsets: Offsets,
    copied: usize,
    mark: char,
    bar: char,
    sign: char,
}

impl<'t> Marker<'t> {
    pub(super) fn new(text: &'t str, mark: char, bar: char, sign: char) -> Self {
        let out = String::with_capacity(text.len() + text.len() / 8);
        Self { text, out, offsets: Offsets::starting_at(0), copied: 0, mark, bar, sign }
    }

    pub(super) fn run(mut self, shape: Shape) -> Marked {
        let bytes = self.text.as_bytes();
        let mut at = self.line_start(0, shape);
        while let Some(found) = bytes.get(at..).and_then(|rest| find_byte(rest, is_stop)) {
            at += found;
            at = match bytes.get(at).copied().unwrap_or_default() {
                b'\n' => self.line_start(at + 1, shape),
                b'\\' if bytes.get(at + 1).is_some_and(u8::is_ascii_punctuation) => at + 2,
                b'*' | b'~' => self.delimiters(at),
                b'{' => self.brace(at),
                _ => at + 1,
            };
        }
        let has_marks = !self.out.is_empty();
        self.copy_to(self.text.len());
        Marked { text: self.out, offsets: self.offsets, has_marks, mark: self.mark, bar: self.bar, sign: self.sign }
    }

    fn copy_to(&mut self, at: usize) {
        self.out.push_str(self.text.get(self.copied..at).unwrap_or_default());
        self.copied = at;
    }

    /// Puts something in at a place of the text, instead of `skipped` bytes.
    fn insert(&mut self, at: usize, inserted: char, skipped: usize) {
        self.copy_to(at);
        self.out.push(inserted);
        self.copied = at + skipped;
        self.offsets.push(self.out.len(), self.copied);
    }

    /// Looks at what opens a line; returns where its inline text may begin.
    fn line_start(&mut self, start: usize, shape: Shape) -> usize {
        let line = self.text.get(start..).unwrap_or_default();
        if shape == Shape::Inline {
            let indentation = line.len() - line.trim_start_matches([' ', '\t']).len();
            let at = start + indentation;
            if at < self.text.len() {
                // On a blank line, too: the paragraph goes on.
                self.insert(at, self.mark, 0);
                self.out.push(' ');
                self.offsets.push(self.out.len(), at);
            }
            return at;
        }
        let mut at = start;
        let mut containers = 0;
        loop {
            let rest = self.text.get(at..).unwrap_or_default();
            let blanks = rest.len() - rest.trim_start_matches([' ', '\t']).len();
            at += blanks;
            if blanks > INDENTATION || containers > CONTAINERS_PER_LINE {
                self.insert(at, self.mark, 0);
                return at;
            }
            match container(self.text.get(at..).unwrap_or_default()) {
                Some(length) => {
                    containers += 1;
                    at += length;
                }
                None => break,
            }
        }
        let bytes = self.text.as_bytes();
        if bytes.get(at) == Some(&b'<') && bytes.get(at + 1).is_some_and(|&b| b.is_ascii_alphabetic() || matches!(b, b'/' | b'!' | b'?')) {
            self.insert(at, self.mark, 0);
            return at + 1;
        }
        at
    }

    /// A run of `*` or `~`: marks the sides on which punctuation hides a letter of a language without spaces.
    fn delimiters(&mut self, start: usize) -> usize {
        let bytes = self.text.as_bytes();
        let delimiter = bytes.get(start).copied().unwrap_or_default();
        let end = start + bytes.iter().skip(start).take_while(|&&b| b == delimiter).count();
        if delimiter == b'~' && end - start != 2 {
            return end;
        }
        let before = self.text.get(..start).unwrap_or_default().chars().rev().find(|&c| !is_variation_selector(c));
        let after = self.text.get(end..).unwrap_or_default().chars().next();
        let (Some(before), Some(after)) = (before, after) else { return end };
        // Blanks and the edges of table cells are real borders.
        if before.is_whitespace() || after.is_whitespace() || before == '|' || after == '|' {
            return end;
        }
        if is_cjk(before) || is_cjk(after) {
            let is_delimiter = |c: char| matches!(c, '*' | '~' | '_');
            match (is_symbol(before), is_symbol(after)) {
                (true, false) => {
                    if is_delimiter(before) {
                        self.insert(start, self.sign, 0);
                    }
                    self.insert(start, self.mark, 0);
                }
                (false, true) => {
                    self.insert(end, self.mark, 0);
                    if is_delimiter(after) {
                        self.insert(end, self.sign, 0);
                    }
                }
                _ => {}
            }
        }
        end
    }

    /// `{base|reading}` and `{{name}}`.
    fn brace(&mut self, at: usize) -> usize {
        let rest = self.text.get(at + 1..).unwrap_or_default();
        if let Some(inner) = rest.strip_prefix('{') {
            let (name, after) = inner.split_at(name_length(inner));
            if is_name(name.trim()) && after.starts_with("}}") {
                self.insert(at + 1, self.mark, 0);
                return at + 2 + name.len() + 2;
            }
            return at + 1;
        }
        let is_plain = |c: char| !matches!(c, '{' | '}' | '|' | '\n' | '\r' | '\\' | '`' | '*' | '[' | ']' | '<' | '>' | '&');
        let base = rest.len() - rest.trim_start_matches(is_plain).len();
        let (base, rest) = rest.split_at(base);
        let Some(rest) = rest.strip_prefix('|') else { return at + 1 };
        let reading = rest.len() - rest.trim_start_matches(is_plain).len();
        let (reading, rest) = rest.split_at(reading);
        if base.trim().is_empty() || reading.trim().is_empty() || !rest.starts_with('}') {
            return at + 1;
        }
        self.insert(at + 1 + base.len(), self.bar, 1);
        at + 1 + base.len() + 1 + reading.len() + 1
    }
}

/// Whether a mark may be due at a byte.
fn is_stop(byte: u8) -> bool {
    (byte == b'\n') | (byte == b'\\') | (byte == b'*') | (byte == b'~') | (byte == b'{')
}

/// Length of a marker that opens a quote, a list item, a definition or a footnote at the start of a text.
fn container(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    let blank = |at: usize| matches!(bytes.get(at), None | Some(b' ' | b'\t' | b'\n' | b'\r'));
    match bytes.first()? {
        b'>' => Some(1),
        b'-' | b'+' | b'*' | b':' if blank(1) => Some(1),
        b'0'..=b'9' => {
            let digits = bytes.iter().take_while(|b| b.is_ascii_digit()).count();
            (digits <= 9 && matches!(bytes.get(digits), Some(b'.' | b')')) && blank(digits + 1)).then_some(digits + 1)
        }
        b'[' => {
            let label = text.strip_prefix("[^")?;
            let end = label.find(|c: char| c.is_whitespace() || matches!(c, '[' | ']'))?;
            label.get(end..)?.starts_with("]:").then_some(2 + end + 2)
        }
        _ => None,
    }
}
