//! The list of footnotes.
//!
//! Ids have underscores, which ids of sections cannot have.

use super::writer::Writer;
use crate::markdown::event::{Element, Event};
use crate::markdown::notes::Note;

impl<'a> Writer<'a> {
    /// A reference in the text.
    pub(super) fn note_reference(&mut self, number: usize, occurrence: usize, unconfirmed: bool) {
        // A bare number says little when read aloud, so the heading of the list describes it.
        self.markup(&format!(
            "<sup class=\"sk-note-ref\"><a href=\"#fn_{number}\" id=\"fnref_{number}_{occurrence}\" aria-describedby=\"fn_title\">{number}</a></sup>"
        ));
        if unconfirmed {
            self.markup(" ");
            self.mark("footnote-unconfirmed");
        }
    }

    /// The list, if there are notes.
    pub(super) fn notes(&mut self, notes: &'a [Note<'_>]) {
        if notes.is_empty() {
            return;
        }
        self.markup("<section class=\"sk-notes\" aria-labelledby=\"fn_title\"><h2 id=\"fn_title\">");
        self.word("footnotes");
        self.markup("</h2>\n<ol>\n");
        for note in notes {
            self.markup(&format!("<li id=\"fn_{}\">", note.number));
            // The way back stands at the end of the last paragraph, not on a line of its own.
            let in_paragraph = ends_in_paragraph(&note.events);
            let (body, last) = note.events.split_at(note.events.len() - usize::from(in_paragraph));
            match body.split_first() {
                Some((open, rest)) if note.unconfirmed => {
                    self.events(std::slice::from_ref(open));
                    self.mark("footnote-unconfirmed");
                    self.markup(" ");
                    self.events(rest);
                }
                _ => self.events(body),
            }
            for occurrence in 1..=note.references {
                self.way_back(note.number, occurrence);
            }
            self.events(last);
            self.markup("</li>\n");
        }
        self.markup("</ol></section>\n");
    }

    /// Words that stand out.
    fn mark(&mut self, word: &'static str) {
        self.markup("<span class=\"sk-tag\">");
        self.word(word);
        self.markup("</span>");
    }

    fn way_back(&mut self, number: usize, occurrence: usize) {
        self.markup(&format!(" <a href=\"#fnref_{number}_{occurrence}\" aria-label=\""));
        self.word("footnote-back");
        self.markup(&match occurrence {
            1 => format!(" {number}\">↩\u{fe0e}</a>"),
            _ => format!(" {number}-{occurrence}\">↩\u{fe0e}<sup>{occurrence}</sup></a>"),
        });
    }
}

/// Whether the last event closes a paragraph.
fn ends_in_paragraph(events: &[Event<'_>]) -> bool {
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
