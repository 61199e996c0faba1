//! Plain text of events, for search, tables of contents and messages.

use super::event::Event;

/// The text of some events without markup: ruby without readings, variables as `{{name}}`, blocks on lines of their own.
pub(super) fn text_of(events: &[Event<'_>]) -> String {
    let mut plain = Plain::default();
    for event in events {
        plain.push(event);
    }
    plain.finish()
}

/// Collects plain text.
#[derive(Debug, Default)]
pub(super) struct Plain {
    text: String,
    /// For each open element, whether it ends a line.
    blocks: Vec<bool>,
}

impl Plain {
    pub(super) fn push(&mut self, event: &Event<'_>) {
        match event {
            Event::Open { element, .. } => {
                let ends_line = !element.is_inline();
                if ends_line {
                    self.line_end();
                }
                self.blocks.push(ends_line);
            }
            Event::Close => {
                if self.blocks.pop().unwrap_or(true) {
                    self.line_end();
                }
            }
            Event::Text(text) | Event::Code(text) => self.text.push_str(text),
            Event::Ruby { base, .. } => self.text.push_str(base),
            Event::Variable(name) => {
                self.text.push_str("{{");
                self.text.push_str(name);
                self.text.push_str("}}");
            }
            Event::SoftBreak { space } => {
                if *space {
                    self.text.push(' ');
                }
            }
            Event::HardBreak => self.line_end(),
            Event::Image { alt, .. } => self.text.push_str(alt),
            Event::CodeBlock { text, .. } => {
                self.line_end();
                self.text.push_str(text);
                self.line_end();
            }
            Event::WordBreak | Event::Rule | Event::NoteReference { .. } | Event::Fence(_) => {}
        }
    }

    fn line_end(&mut self) {
        if !self.text.is_empty() && !self.text.ends_with('\n') {
            self.text.push('\n');
        }
    }

    /// The text so far, without line feeds at its end.
    pub(super) fn finish(self) -> String {
        let length = self.text.trim_end_matches('\n').len();
        let mut text = self.text;
        text.truncate(length);
        // Kept with the document, and growing leaves half of a buffer empty.
        text.shrink_to_fit();
        text
    }
}
