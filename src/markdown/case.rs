//! Case studies: `title: …`, a blank line, Markdown.

use super::document::{Document, SearchText};
use super::event::Event;
use super::fence::FenceKind;
use super::offsets::Offsets;
use super::reader::{NoteDraft, Place, Source, read};
use super::survey::survey;
use crate::diagnostics::{Code, Diagnostic};
use crate::source::{FileId, Span};

/// The text of a case, and the index of its fence.
pub(super) type CaseText = (usize, Source<'static>);

/// Finds the texts of the case fences of a document, and their titles.
pub(super) fn texts(file: FileId, document: &mut Document, notes: &[NoteDraft<'_>], diagnostics: &mut Vec<Diagnostic>) -> Vec<CaseText> {
    // The page's notes are announced to each case, or the parser would take its references for text.
    let labels = notes.iter().map(|note| note.label.as_str()).filter(|label| !label.contains(['[', ']', '\n', '\\']));
    let mut prelude: String = labels.map(|label| format!("[^{label}]: -\n\n")).collect();
    if !prelude.is_empty() {
        prelude.push_str("***\n\n");
    }
    let mut texts = Vec::new();
    for (index, fence) in document.fences.iter_mut().enumerate().filter(|(_, fence)| fence.kind == FenceKind::Case) {
        let (title, start) = title(&fence.body).map_or((None, 0), |(title, start)| (Some(title), start));
        if title.is_none() {
            let line = fence.body.lines().next().unwrap_or_default().len();
            let finding = Diagnostic::new(Code::FrontMatter, Span::new(file, fence.source_range(0..line))).arg("reason", "case-title");
            diagnostics.push(finding);
        }
        fence.title = title;
        let mut offsets = Offsets::starting_at(fence.source_offset(start));
        offsets.push(prelude.len(), fence.source_offset(start));
        for (at, position) in fence.offsets.anchors().filter(|&(at, _)| at > start) {
            offsets.push(prelude.len() + at - start, position);
        }
        let text = format!("{prelude}{}", fence.body.get(start..).unwrap_or_default());
        texts.push((index, Source::new(file, text, offsets, Place::Case).after_prelude(prelude.len())));
    }
    texts
}

/// Reads the cases of a document; returns the events of every fence, none for those that are no case. Notes written in a
/// case join those of the page, because a page has one list.
pub(super) fn read_cases<'t>(
    texts: &'t [CaseText],
    document: &mut Document,
    notes: &mut Vec<NoteDraft<'t>>,
    diagnostics: &mut Vec<Diagnostic>,
    wanted: SearchText,
) -> Vec<Vec<Event<'t>>> {
    let mut cases = vec![Vec::new(); document.fences.len()];
    for (index, source) in texts {
        let (Some(fence), Some(events)) = (document.fences.get_mut(*index), cases.get_mut(*index)) else { continue };
        let mut reading = read(source, fence.section.clone());
        survey(&mut reading.document, &reading.events, &reading.notes, wanted);
        diagnostics.append(&mut reading.diagnostics);
        notes.append(&mut reading.notes);
        fence.case = Some(Box::new(reading.document));
        *events = reading.events;
    }
    cases
}

/// The title and where the text begins.
fn title(body: &str) -> Option<(String, usize)> {
    let line = body.lines().next()?;
    let title = line.strip_prefix("title:")?.trim();
    let title = title.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')).unwrap_or(title);
    (!title.is_empty()).then(|| (title.to_owned(), (line.len() + 1).min(body.len())))
}
