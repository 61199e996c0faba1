//! Numbers for footnotes: in the order in which they are referred to first, cases included.

use std::collections::{BTreeMap, BTreeSet};

use super::event::Event;
use super::reader::NoteDraft;

/// A footnote that is referred to.
#[derive(Debug)]
pub(super) struct Note<'t> {
    pub(super) number: usize,
    pub(super) references: usize,
    pub(super) unconfirmed: bool,
    pub(super) events: Vec<Event<'t>>,
}

/// Numbers the references of a document and of the cases in its fences; returns the notes that are referred to, by number.
pub(super) fn number<'t>(events: &mut [Event<'_>], cases: &mut [Vec<Event<'_>>], drafts: Vec<NoteDraft<'t>>) -> Vec<Note<'t>> {
    let mut drafts: BTreeMap<String, NoteDraft<'_>> = drafts.into_iter().rev().map(|draft| (draft.label.to_lowercase(), draft)).collect();
    let unconfirmed = drafts.iter().filter(|(_, draft)| draft.unconfirmed).map(|(label, _)| label.clone()).collect();
    let mut numbering = Numbering { unconfirmed, ..Numbering::default() };
    for event in events {
        match event {
            Event::Fence(index) => numbering.walk(cases.get_mut(*index).map(Vec::as_mut_slice).unwrap_or_default()),
            _ => numbering.take(event),
        }
    }
    let mut notes = Vec::new();
    // A note may refer to a note that nothing else names, so the list can grow while it is read.
    while let Some((label, _)) = numbering.order.get(notes.len()) {
        let (mut events, unconfirmed) = drafts.remove(label).map(|draft| (draft.events, draft.unconfirmed)).unwrap_or_default();
        numbering.walk(&mut events);
        notes.push(Note { number: notes.len() + 1, references: 0, unconfirmed, events });
    }
    for (note, (_, references)) in notes.iter_mut().zip(numbering.order) {
        note.references = references;
    }
    notes
}

#[derive(Default)]
struct Numbering {
    numbers: BTreeMap<String, usize>,
    /// Label and number of references.
    order: Vec<(String, usize)>,
    /// Labels of notes about facts that are not confirmed yet.
    unconfirmed: BTreeSet<String>,
}

impl Numbering {
    fn walk(&mut self, events: &mut [Event<'_>]) {
        for event in events {
            self.take(event);
        }
    }

    fn take(&mut self, event: &mut Event<'_>) {
        let Event::NoteReference { label, number, occurrence, unconfirmed } = event else { return };
        let key = label.to_lowercase();
        *unconfirmed = self.unconfirmed.contains(&key);
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
