//! The pass before the Markdown parser: invisible marks that make CommonMark read Japanese as people write it.
//!
//! CommonMark lets `**` open or close emphasis by the characters beside it, and full-width punctuation counts as
//! punctuation although Japanese has no space there. So `**注意：**必ず` stays raw. A mark (a private-use character that
//! the text does not contain) between the delimiters and the punctuation makes the latter look like a letter.
//! The same mark keeps a line that begins with a tag from becoming an HTML block, caps nesting, and vouches for
//! variables; a second one stands for the bar of ruby, which would end a table cell.
//! Marks may land in code, addresses or tags: harmless, because [`Marked::unmark`] takes them out of all that the
//! parser returns.

mod marker;

use std::borrow::Cow;
use std::collections::BTreeSet;

use super::characters::is_private_use;
use super::offsets::Offsets;
use marker::Marker;

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
    /// Whether there is any mark in the text.
    has_marks: bool,
    /// Stands for nothing; before a space, for nothing together with it.
    mark: char,
    /// Stands for the bar of ruby.
    bar: char,
    /// Stands for nothing and is punctuation: between a mark and other delimiters, which go on seeing what they saw.
    sign: char,
}

impl Marked {
    /// Sets marks into a text.
    pub(super) fn new(text: &str, shape: Shape) -> Self {
        match free_characters(text) {
            Some((mark, bar, sign)) => Marker::new(text, mark, bar, sign).run(shape),
            // Every character that could serve occurs: plain CommonMark is all that can be had.
            None => Self { text: text.to_owned(), offsets: Offsets::starting_at(0), has_marks: false, mark: '\0', bar: '\0', sign: '\0' },
        }
    }

    /// Appends a piece of the marked text without its marks; `at` is where it starts. Anchors lead from positions in
    /// `out` to positions in the unmarked text.
    pub(super) fn unmark_into(&self, piece: &str, at: usize, out: &mut String, anchors: &mut Offsets) {
        let mut rest = piece;
        let mut position = at;
        anchors.push(out.len(), self.offsets.at(position));
        while let Some(found) = rest.find([self.mark, self.bar, self.sign]) {
            let (before, from) = rest.split_at(found);
            out.push_str(before);
            let mut characters = from.chars();
            let character = characters.next().unwrap_or_default();
            if character == self.bar && self.bar != '\0' {
                out.push('|');
            } else if character == '\0' {
                out.push('\0');
            } else if character == self.mark && characters.as_str().starts_with(' ') {
                characters.next();
            }
            position += before.len() + (from.len() - characters.as_str().len());
            rest = characters.as_str();
            anchors.push(out.len(), self.offsets.at(position));
        }
        out.push_str(rest);
    }

    /// A piece of text without its marks.
    pub(super) fn unmark<'t>(&self, piece: &'t str) -> Cow<'t, str> {
        if !self.has_marks || !piece.contains([self.mark, self.bar, self.sign]) {
            return Cow::Borrowed(piece);
        }
        let mut out = String::with_capacity(piece.len());
        self.unmark_into(piece, 0, &mut out, &mut Offsets::default());
        Cow::Owned(out)
    }

    /// The same of a text that may be a piece of another one or stand alone.
    pub(super) fn unmark_any<'t>(&self, piece: Cow<'t, str>) -> Cow<'t, str> {
        match piece {
            Cow::Borrowed(piece) => self.unmark(piece),
            Cow::Owned(piece) => Cow::Owned(self.unmark(&piece).into_owned()),
        }
    }

    /// `{base⟨bar⟩reading}` at the start of a piece: base, reading and length.
    pub(super) fn ruby_at<'t>(&self, piece: &'t str) -> Option<(&'t str, &'t str, usize)> {
        let inner = piece.strip_prefix('{')?;
        // The first of these signs decides, so that a row of braces is not searched again and again.
        let bar = inner.find(['{', '}', self.mark, self.bar])?;
        let (base, rest) = inner.split_at(bar);
        let rest = rest.strip_prefix(self.bar)?;
        let end = rest.find(['{', '}', self.mark, self.bar])?;
        let (reading, rest) = rest.split_at(end);
        rest.starts_with('}').then_some((base, reading, piece.len() - rest.len() + 1))
    }

    /// `{⟨mark⟩{name}}` at the start of a piece: name and length.
    pub(super) fn variable_at<'t>(&self, piece: &'t str) -> Option<(&'t str, usize)> {
        let inner = piece.strip_prefix('{')?.strip_prefix(self.mark)?.strip_prefix('{')?;
        let (name, rest) = inner.split_at(name_length(inner));
        (is_name(name.trim()) && rest.starts_with("}}")).then_some((name.trim(), piece.len() - rest.len() + 2))
    }
}

/// Two private-use characters and a punctuation character (medieval ones have a block of their own) that do not occur
/// in the text.
fn free_characters(text: &str) -> Option<(char, char, char)> {
    let medieval = '\u{2e00}'..='\u{2e42}';
    // Almost no text has one of them, and its bytes say so faster than its characters: without an early end, many at once.
    let bytes = text.as_bytes();
    let pairs = bytes.iter().zip(bytes.iter().skip(1));
    let may_have = pairs.fold(false, |found, pair| found | matches!(pair, (0xe2, 0xb8 | 0xb9) | (0xee | 0xf3, _) | (0xef, 0x80..=0xa3)));
    let used: BTreeSet<char> = match may_have {
        true => text.chars().filter(|c| is_private_use(*c) || medieval.contains(c)).collect(),
        false => BTreeSet::new(),
    };
    let mut free = ('\u{e000}'..='\u{f8ff}').chain('\u{f0000}'..='\u{ffffd}').filter(|c| !used.contains(c));
    Some((free.next()?, free.next()?, medieval.clone().find(|c| !used.contains(c))?))
}

/// Length of what can be a name with blanks around it.
fn name_length(text: &str) -> usize {
    text.bytes().take_while(|&b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-' | b' ')).count()
}

fn is_name(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_' || b == b'-')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(input: &str, expected: &str) {
        let marked = Marked::new(input, Shape::Page);
        let shown: String = marked.text.replace(marked.mark, "·").replace(marked.bar, "¦").replace(marked.sign, ",");
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
        check("~~「旧」~~**新**です", "~~「旧」~~,·**新**です");
        check("は**_「a」_**です", "は**·,_「a」_,·**です");
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
