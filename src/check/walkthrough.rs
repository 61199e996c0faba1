//! Steps say what one should see, and the numbers of a wireframe are those of its steps.

use std::collections::BTreeMap;

use super::Context;
use crate::diagnostics::{Code, Diagnostic};
use crate::load::{Route, fence_span};
use crate::markdown::{Document, Fence};
use crate::model::Step;
use crate::resolve::FenceData;
use crate::source::FileId;

pub(super) fn walkthroughs(context: &Context<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for key in context.site.text_pages() {
        for text in context.site.texts(&key).into_iter().flat_map(|texts| texts.values()) {
            document(context, text.file, &text.document, &mut found);
        }
    }
    found
}

fn document(context: &Context<'_>, file: FileId, document: &Document, found: &mut Vec<Diagnostic>) {
    for (at, fence) in document.fences.iter().enumerate() {
        match context.site.fences.get(&(file, fence.span.start)) {
            Some(FenceData::Steps(steps)) => {
                for (index, step) in steps.iter().enumerate() {
                    for (field, text) in [("screen", &step.step.screen), ("action", &step.step.action), ("expected", &step.step.expected)] {
                        if text.trim().is_empty() {
                            let span = fence_span(file, fence, &Route::top().index(index).key(field));
                            found.push(Diagnostic::new(Code::StepIncomplete, span).arg("id", step.step.id.as_str()).arg("field", field));
                        }
                    }
                    footnotes(file, fence, index, &step.step, found);
                }
            }
            Some(FenceData::Wireframe(wireframe)) => {
                let steps = document.fences.iter().skip(at + 1).find_map(|next| match context.site.fences.get(&(file, next.span.start)) {
                    Some(FenceData::Steps(steps)) => Some(steps.len()),
                    _ => None,
                });
                numbers(file, fence, wireframe, steps.unwrap_or(0), found);
            }
            _ => {}
        }
    }
}

/// Notes belong to the text of the page; in a step their mark would be shown as it is written.
fn footnotes(file: FileId, fence: &Fence, index: usize, step: &Step, found: &mut Vec<Diagnostic>) {
    let needed = [("screen", &step.screen), ("action", &step.action), ("expected", &step.expected)];
    let others = [("tip", &step.tip), ("pitfall", &step.pitfall)].into_iter().filter_map(|(field, text)| Some((field, text.as_ref()?)));
    for (field, text) in needed.into_iter().chain(others) {
        let mark = text.find("[^").and_then(|start| text.get(start..)?.split_inclusive(']').next());
        if let Some(mark) = mark.filter(|mark| mark.ends_with(']')) {
            let span = fence_span(file, fence, &Route::top().index(index).key(field));
            found.push(Diagnostic::new(Code::LinkMalformed, span).arg("target", mark).arg("reason", "footnote-step"));
        }
    }
}

fn numbers(file: FileId, fence: &Fence, wireframe: &crate::model::Wireframe, steps: usize, found: &mut Vec<Diagnostic>) {
    let span = |index: usize, key: &str| fence_span(file, fence, &Route::top().key("boxes").index(index).key(key));
    let mut ids = BTreeMap::new();
    for (index, part) in wireframe.boxes.iter().enumerate() {
        if let Some(number) = part.number
            && !(1..=steps).contains(&usize::from(number))
        {
            found.push(
                Diagnostic::new(Code::WireframeNumbers, span(index, "number"))
                    .arg("problem", "no-step")
                    .arg("number", u32::from(number))
                    .arg("steps", steps),
            );
        }
        let [x, y, width, height] = part.at;
        let [most_x, most_y] = wireframe.size;
        if width == 0 || height == 0 || x.saturating_add(width) > most_x || y.saturating_add(height) > most_y {
            found.push(
                Diagnostic::new(Code::WireframeNumbers, span(index, "at"))
                    .arg("problem", "outside")
                    .arg("number", u32::from(part.number.unwrap_or(0)))
                    .arg("steps", steps),
            );
        }
        if let Some(first) = ids.insert(part.id.as_str(), index) {
            found.push(
                Diagnostic::new(Code::IdDuplicate, span(index, "id")).arg("id", part.id.as_str()).related(span(first, "id"), "first"),
            );
        }
    }
}
