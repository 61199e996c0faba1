//! Numbers for footnotes: in the order in which they are referred to first, cases included.

use std::collections::BTreeMap;

use super::document::{Document, Note};
use super::event::Event;
use super::reader::NoteDraft;

/// Numbers the references of a document and of its cases and attaches the notes that are referred to.
pub(super) fn number(document: &mut Document, drafts: Vec<NoteDraft>) {
    let mut drafts: BTreeMap<String, Vec<Event>> =
        drafts.into_iter().rev().map(|draft| (draft.label.to_lowercase(), draft.events)).collect();
    let mut numbering = Numbering::default();
    let mut events = std::mem::take(&mut document.events);
    for event in &mut events {
        if let Event::Fence(index) = event {
            if let Some(case) = document.fences.get_mut(*index).and_then(|fence| fence.case.as_mut()) {
                numbering.walk(&mut case.events);
            }
        } else {
            numbering.take(event);
        }
    }
    document.events = events;
    // A note may refer to a note that nothing else names, so the list can grow while it is read.
    let mut at = 0;
    while let Some((label, _)) = numbering.order.get(at) {
        let mut events = drafts.remove(label).unwrap_or_default();
        numbering.walk(&mut events);
        document.notes.push(Note { number: at + 1, references: 0, events });
        at += 1;
    }
    for (note, (_, references)) in document.notes.iter_mut().zip(numbering.order) {
        note.references = references;
    }
}

#[derive(Default)]
struct Numbering {
    numbers: BTreeMap<String, usize>,
    /// Label and number of references.
    order: Vec<(String, usize)>,
}

impl Numbering {
    fn walk(&mut self, events: &mut [Event]) {
        for event in events {
            self.take(event);
        }
    }

    fn take(&mut self, event: &mut Event) {
        let Event::NoteReference { label, number, occurrence } = event else { return };
        let key = label.to_lowercase();
        let index = *self.numbers.entry(key.clone()).or_insert_with(|| {
            self.order.push((key, 0));
            self.order.len() - 1
        });
        if let Some((_, references)) = self.order.get_mut(index) {
            *references += 1;
            *occurrence = *references;
        }
        *number = index + 1;
    }
}
