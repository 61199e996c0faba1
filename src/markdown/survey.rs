//! What a finished document consists of: text per section for search, and its outline for the comparison of languages.

use std::collections::BTreeMap;

use super::document::{Document, SearchText, SectionOutline, SectionText};
use super::event::{Element, Event};
use super::fence::Fence;
use super::plain::Plain;
use super::reader::NoteDraft;
use crate::model::SectionId;

/// Fills `outline` and, when the search wants them, `sections` from the events.
pub(super) fn survey(document: &mut Document, events: &[Event<'_>], notes: &[NoteDraft<'_>], wanted: SearchText) {
    let mut survey = Survey::new(&document.fences, wanted);
    for event in events {
        survey.take(event);
    }
    let Survey { mut outlines, texts, .. } = survey;
    outlines.shrink_to_fit();
    document.sections = texts.map(|texts| texts.finish(&outlines, notes)).unwrap_or_default();
    document.outline.sections = outlines;
    document.outline.footnotes = notes.iter().map(|note| note.label.clone()).collect();
}

fn append_note(section: &mut SectionText, note: &NoteDraft<'_>) {
    let text = super::plain::text_of(&note.events);
    if !section.text.is_empty() && !text.is_empty() {
        section.text.push('\n');
    }
    section.text.push_str(&text);
    section.readings.extend(note.events.iter().filter_map(reading));
}

fn reading(event: &Event<'_>) -> Option<(String, String)> {
    match event {
        Event::Ruby { base, reading } => Some((base.clone(), reading.clone())),
        _ => None,
    }
}

struct Survey<'a> {
    fences: &'a [Fence],
    outlines: Vec<SectionOutline>,
    texts: Option<Texts>,
    /// What is open, as far as counting needs it.
    open: Vec<Open>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Open {
    Heading,
    /// Index among the section's lists.
    List(usize),
    Other,
}

impl<'a> Survey<'a> {
    fn new(fences: &'a [Fence], wanted: SearchText) -> Self {
        let texts = (wanted == SearchText::Collected).then(Texts::new);
        Self { fences, outlines: vec![SectionOutline { level: 1, ..SectionOutline::default() }], texts, open: Vec::new() }
    }

    fn take(&mut self, event: &Event<'_>) {
        match event {
            Event::Open { element, .. } => self.open(element),
            Event::Close => {
                if self.open.pop() == Some(Open::Heading) {
                    if let Some(texts) = &mut self.texts {
                        texts.end_heading();
                    }
                    return;
                }
            }
            _ => self.count(event),
        }
        if let Some(texts) = &mut self.texts {
            texts.push(event);
        }
    }

    fn open(&mut self, element: &Element) {
        let Some(outline) = self.outlines.last_mut() else { return };
        let open = match element {
            // A heading inside a quote or a list is a fault and opens no section.
            Element::Heading { level, id, span } if self.open.is_empty() => {
                self.outlines.push(SectionOutline { id: id.clone(), level: *level, span: span.clone(), ..SectionOutline::default() });
                if let Some(texts) = &mut self.texts {
                    texts.open_section(id.clone(), *level);
                }
                Open::Heading
            }
            Element::List(_) => {
                outline.lists.push(0);
                Open::List(outline.lists.len() - 1)
            }
            Element::Item { .. } => {
                if let Some(Open::List(list)) = self.open.last()
                    && let Some(items) = outline.lists.get_mut(*list)
                {
                    *items += 1;
                }
                Open::Other
            }
            Element::Table(columns) => {
                outline.tables.push((0, columns.len()));
                Open::Other
            }
            Element::TableHead | Element::TableRow => {
                if let Some((rows, _)) = outline.tables.last_mut() {
                    *rows += 1;
                }
                Open::Other
            }
            Element::Alert(kind) => {
                outline.alerts.push(*kind);
                Open::Other
            }
            _ => Open::Other,
        };
        self.open.push(open);
    }

    fn count(&mut self, event: &Event<'_>) {
        let Some(outline) = self.outlines.last_mut() else { return };
        match event {
            Event::Image { src, .. } => outline.images.push(src.clone()),
            Event::Fence(index) => outline.fences.extend(self.fences.get(*index).map(|fence| fence.kind)),
            Event::CodeBlock { .. } => outline.code_blocks += 1,
            Event::NoteReference { label, .. } => outline.footnotes.push(label.clone()),
            _ => {}
        }
    }
}

/// The plain text of the sections.
struct Texts {
    sections: Vec<SectionText>,
    plain: Plain,
    heading: Option<Plain>,
}

impl Texts {
    fn new() -> Self {
        Self { sections: vec![SectionText { level: 1, ..SectionText::default() }], plain: Plain::default(), heading: None }
    }

    fn open_section(&mut self, id: Option<SectionId>, level: u8) {
        self.end_section();
        self.sections.push(SectionText { id, level, ..SectionText::default() });
        self.heading = Some(Plain::default());
    }

    fn push(&mut self, event: &Event<'_>) {
        if let (Some(reading), Some(section)) = (reading(event), self.sections.last_mut()) {
            section.readings.push(reading);
        }
        match &mut self.heading {
            Some(heading) if !matches!(event, Event::Open { element: Element::Heading { .. }, .. }) => heading.push(event),
            Some(_) => {}
            None => self.plain.push(event),
        }
    }

    fn end_heading(&mut self) {
        let heading = self.heading.take().map(Plain::finish).unwrap_or_default();
        if let Some(section) = self.sections.last_mut() {
            section.heading = heading.trim().to_owned();
        }
    }

    fn end_section(&mut self) {
        if let Some(section) = self.sections.last_mut() {
            section.text = std::mem::take(&mut self.plain).finish();
        }
    }

    /// The texts; each note belongs to the section that refers to it first.
    fn finish(mut self, outlines: &[SectionOutline], notes: &[NoteDraft<'_>]) -> Vec<SectionText> {
        self.end_section();
        self.sections.shrink_to_fit();
        let labels = outlines.iter().enumerate().flat_map(|(index, outline)| outline.footnotes.iter().map(move |label| (index, label)));
        let mut first_use: BTreeMap<String, usize> = BTreeMap::new();
        for (index, label) in labels {
            first_use.entry(label.to_lowercase()).or_insert(index);
        }
        for note in notes {
            if let Some(section) = first_use.get(&note.label.to_lowercase()).and_then(|&index| self.sections.get_mut(index)) {
                append_note(section, note);
            }
        }
        self.sections
    }
}
