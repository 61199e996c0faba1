//! The pass before the Markdown parser: invisible marks that make CommonMark read Japanese as people write it.
//!
//! CommonMark lets `**` open or close emphasis by the characters beside it, and full-width punctuation counts as
//! punctuation although Japanese has no space there. So `**注意：**必ず` stays raw. A mark (a private-use character that
//! the text does not contain) between the delimiters and the punctuation makes the latter look like a letter.
//! The same mark keeps a line that begins with a tag from becoming an HTML block, caps nesting, and vouches for
//! variables; a second one stands for the bar of ruby, which would end a table cell.
//! Marks may land in code, addresses or tags: harmless, because [`Marked::unmark`] takes them out of all that the
//! parser returns.

use std::collections::BTreeSet;

use super::characters::{is_cjk, is_private_use, is_symbol, is_variation_selector};
use super::offsets::Offsets;

/// Deepest nesting of quotes and lists that one line may open, and the deepest indentation that is still structure.
/// More is taken as text, which keeps the parser linear and pages shallow.
const CONTAINERS_PER_LINE: usize = 24;
const INDENTATION: usize = 160;

/// How the text will be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    /// Blocks.
    Page,
    /// One paragraph, whatever its lines begin with.
    Inline,
}

/// A text with marks.
#[derive(Debug)]
pub(super) struct Marked {
    /// The text for the parser.
    pub(super) text: String,
    /// Positions in it → positions in the unmarked text.
    pub(super) offsets: Offsets,
    /// Stands for nothing; before a space, for nothing together with it.
    mark: char,
    /// Stands for the bar of ruby.
    bar: char,
}

impl Marked {
    /// Sets marks into a text.
    pub(super) fn new(text: &str, shape: Shape) -> Self {
        match free_characters(text) {
            Some((mark, bar)) => Marker::new(text, mark, bar).run(shape),
            // Every private-use character occurs: plain CommonMark is all that can be had.
            None => Self { text: text.to_owned(), offsets: Offsets::starting_at(0), mark: '\0', bar: '\0' },
        }
    }

    /// Appends a piece of the marked text without its marks; `at` is where it starts. Anchors lead from positions in
    /// `out` to positions in the unmarked text.
    pub(super) fn unmark_into(&self, piece: &str, at: usize, out: &mut String, anchors: &mut Offsets) {
        let mut rest = piece;
        let mut position = at;
        anchors.push(out.len(), self.offsets.at(position));
        while let Some(found) = rest.find([self.mark, self.bar]) {
            let (before, from) = rest.split_at(found);
            out.push_str(before);
            let mut characters = from.chars();
            let character = characters.next().unwrap_or_default();
            if character == self.bar && self.bar != '\0' {
                out.push('|');
            } else if character == '\0' {
                out.push('\0');
            } else if characters.as_str().starts_with(' ') {
                characters.next();
            }
            position += before.len() + (from.len() - characters.as_str().len());
            rest = characters.as_str();
            anchors.push(out.len(), self.offsets.at(position));
        }
        out.push_str(rest);
    }

    /// A piece of text without its marks.
    pub(super) fn unmark(&self, piece: &str) -> String {
        let mut out = String::with_capacity(piece.len());
        self.unmark_into(piece, 0, &mut out, &mut Offsets::default());
        out
    }

    /// `{base⟨bar⟩reading}` at the start of a piece: base, reading and length.
    pub(super) fn ruby_at<'t>(&self, piece: &'t str) -> Option<(&'t str, &'t str, usize)> {
        let inner = piece.strip_prefix('{')?;
        let (body, _) = inner.split_once('}')?;
        let (base, reading) = body.split_once(self.bar)?;
        (!body.contains(self.mark)).then_some((base, reading, body.len() + 2))
    }

    /// `{⟨mark⟩{name}}` at the start of a piece: name and length.
    pub(super) fn variable_at<'t>(&self, piece: &'t str) -> Option<(&'t str, usize)> {
        let inner = piece.strip_prefix('{')?.strip_prefix(self.mark)?.strip_prefix('{')?;
        let (name, _) = inner.split_once("}}")?;
        is_name(name.trim()).then_some((name.trim(), piece.len() - inner.len() + name.len() + 2))
    }
}

/// Two private-use characters that do not occur in the text.
fn free_characters(text: &str) -> Option<(char, char)> {
    let used: BTreeSet<char> = text.chars().filter(|&c| is_private_use(c)).collect();
    let mut free = ('\u{e000}'..='\u{f8ff}').chain('\u{f0000}'..='\u{ffffd}').filter(|c| !used.contains(c));
    Some((free.next()?, free.next()?))
}

fn is_name(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_' || b == b'-')
}

struct Marker<'t> {
    text: &'t str,
    out: String,
    offsets: Offsets,
    copied: usize,
    mark: char,
    bar: char,
}

impl<'t> Marker<'t> {
    fn new(text: &'t str, mark: char, bar: char) -> Self {
        Self { text, out: String::with_capacity(text.len() + text.len() / 8), offsets: Offsets::starting_at(0), copied: 0, mark, bar }
    }

    fn run(mut self, shape: Shape) -> Marked {
        let bytes = self.text.as_bytes();
        let mut at = self.line_start(0, shape);
        while let Some(&byte) = bytes.get(at) {
            at = match byte {
                b'\n' => self.line_start(at + 1, shape),
                b'\\' if bytes.get(at + 1).is_some_and(u8::is_ascii_punctuation) => at + 2,
                b'*' | b'~' => self.delimiters(at),
                b'{' => self.brace(at),
                _ => at + 1,
            };
        }
        self.copy_to(self.text.len());
        Marked { text: self.out, offsets: self.offsets, mark: self.mark, bar: self.bar }
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
            match (is_symbol(before), is_symbol(after)) {
                (true, false) => self.insert(start, self.mark, 0),
                (false, true) => self.insert(end, self.mark, 0),
                _ => {}
            }
        }
        end
    }

    /// `{base|reading}` and `{{name}}`.
    fn brace(&mut self, at: usize) -> usize {
        let rest = self.text.get(at + 1..).unwrap_or_default();
        if let Some(inner) = rest.strip_prefix('{') {
            let length = inner.bytes().take_while(|&b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-' | b' ')).count();
            let (name, after) = inner.split_at(length);
            if is_name(name.trim()) && after.starts_with("}}") {
                self.insert(at + 1, self.mark, 0);
                return at + 2 + length + 2;
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
        b'[' if text.starts_with("[^") => {
            let line = text.lines().next().unwrap_or_default();
            line.find("]:").map(|at| at + 2)
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(input: &str, expected: &str) {
        let marked = Marked::new(input, Shape::Page);
        let shown: String = marked.text.replace(marked.mark, "·").replace(marked.bar, "¦");
        assert_eq!(shown, expected);
        let mut back = String::new();
        let mut anchors = Offsets::default();
        marked.unmark_into(&marked.text, 0, &mut back, &mut anchors);
        assert_eq!(back, input);
        for (at, _) in back.char_indices() {
            assert_eq!(anchors.at(at), at, "{input}");
        }
    }

    #[test]
    fn marks_stand_between_delimiters_and_punctuation() {
        check("**注意：**必ず", "**注意：·**必ず");
        check("は**「重要」**です", "は**·「重要」·**です");
        check("**注意：** 必ず", "**注意：** 必ず");
        check("a **(b)**c", "a **(b)**c");
        check("は**`a`**です", "は**·`a`·**です");
        check("~~旧。~~新", "~~旧。·~~新");
        check("9:00~「", "9:00~「");
        check(r"は\**「a」", r"は\**「a」");
        check("|**注意：**|", "|**注意：**|");
    }

    #[test]
    fn ruby_and_variables_are_vouched_for() {
        check("| {封印|ふういん} | b |", "| {封印¦ふういん} | b |");
        check("{{report_phone}}と{{ x }}", "{·{report_phone}}と{·{ x }}");
        check(r"\{{x}} {a|} {|b} {a*b|c} {{a b}}", r"\{{x}} {a|} {|b} {a*b|c} {{a b}}");
    }

    #[test]
    fn tags_do_not_open_blocks() {
        check("<div>\n> - <br>\na <br>", "·<div>\n> - ·<br>\na <br>");
        check("[^a]: <b>", "[^a]: ·<b>");
    }

    #[test]
    fn marks_are_characters_that_the_text_lacks() {
        check("\u{e000}**注意：**必ず\u{e001}{封印|ふういん}", "\u{e000}**注意：·**必ず\u{e001}{封印¦ふういん}");
    }
}
