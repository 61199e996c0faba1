//! The list of footnotes.
//!
//! Ids have underscores, which ids of sections cannot have.

use super::escape::escape_into;
use super::writer::Writer;
use crate::markdown::document::Note;
use crate::markdown::event::{Element, Event};

impl<'a> Writer<'a> {
    /// A reference in the text.
    pub(super) fn note_reference(&mut self, number: usize, occurrence: usize) {
        // A bare number says little when read aloud, so the heading of the list describes it.
        self.out.push_str(&format!(
            "<sup class=\"sk-note-ref\"><a href=\"#fn_{number}\" id=\"fnref_{number}_{occurrence}\" aria-describedby=\"fn_title\">{number}</a></sup>"
        ));
    }

    /// The list, if there are notes.
    pub(super) fn notes(&mut self, notes: &'a [Note]) {
        if notes.is_empty() {
            return;
        }
        self.out.push_str("<section class=\"sk-notes\" aria-labelledby=\"fn_title\"><h2 id=\"fn_title\">");
        let title = self.resolver.word("footnotes");
        escape_into(&mut self.out, &title);
        self.out.push_str("</h2>\n<ol>\n");
        for note in notes {
            self.out.push_str(&format!("<li id=\"fn_{}\">", note.number));
            // The way back stands at the end of the last paragraph, not on a line of its own.
            let in_paragraph = ends_in_paragraph(&note.events);
            let (body, last) = note.events.split_at(note.events.len() - usize::from(in_paragraph));
            self.events(body);
            for occurrence in 1..=note.references {
                self.way_back(note.number, occurrence);
            }
            self.events(last);
            self.out.push_str("</li>\n");
        }
        self.out.push_str("</ol></section>\n");
    }

    fn way_back(&mut self, number: usize, occurrence: usize) {
        let word = self.resolver.word("footnote-back");
        self.out.push_str(&format!(" <a href=\"#fnref_{number}_{occurrence}\" aria-label=\""));
        escape_into(&mut self.out, &word);
        self.out.push_str(&match occurrence {
            1 => format!(" {number}\">↩\u{fe0e}</a>"),
            _ => format!(" {number}-{occurrence}\">↩\u{fe0e}<sup>{occurrence}</sup></a>"),
        });
    }
}

/// Whether the last event closes a paragraph.
fn ends_in_paragraph(events: &[Event]) -> bool {
    if !matches!(events.last(), Some(Event::Close)) {
        return false;
    }
    let mut closed = 0usize;
    for event in events.iter().rev() {
        match event {
            Event::Close => closed += 1,
            Event::Open { element, .. } => {
                closed -= 1;
                if closed == 0 {
                    return *element == Element::Paragraph;
                }
            }
            _ => {}
        }
    }
    false
}
