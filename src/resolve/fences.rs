//! What stands in the named fences of a text, decoded once.

use std::collections::BTreeMap;

use crate::diagnostics::{Code, Diagnostic};
use crate::load::{Route, decode_fence, fence_span};
use crate::markdown::{self, Document, Fence, FenceKind, Inline};
use crate::model::{Figure, ItemId, ScreenDocument, SectionId, Step, Wireframe};
use crate::source::{FileId, Span};

/// A step with its texts parsed.
#[derive(Debug, Clone)]
pub struct StepData {
    /// As written.
    pub step: Step,
    /// Screen, action, expected result.
    pub texts: [Inline; 3],
    /// Advice.
    pub tip: Option<Inline>,
    /// Common mistake.
    pub pitfall: Option<Inline>,
}

impl StepData {
    /// Every text that is written, with the name of its field.
    pub fn fields(&self) -> impl Iterator<Item = (&'static str, &Inline)> {
        let needed = ["screen", "action", "expected"].into_iter().zip(&self.texts);
        needed.chain(self.tip.iter().map(|tip| ("tip", tip))).chain(self.pitfall.iter().map(|pitfall| ("pitfall", pitfall)))
    }
}

/// A decoded fence.
#[derive(Debug, Clone)]
pub enum FenceData {
    /// `steps`
    Steps(Vec<StepData>),
    /// `wireframe`
    Wireframe(Wireframe),
    /// `document`
    Document(ScreenDocument),
    /// `figure`
    Figure(Figure),
    /// `check`
    Check(ItemId),
    /// `case`: its title; the text is the fence's own document.
    Case(String),
}

/// Decodes every fence of a document, those inside cases too.
pub(super) fn decode_all(
    file: FileId,
    document: &Document,
    out: &mut BTreeMap<(FileId, usize), FenceData>,
    diagnostics: &mut Vec<Diagnostic>,
) {
    for fence in &document.fences {
        match decode(file, fence, diagnostics) {
            Ok(data) => {
                out.insert((file, fence.span.start), data);
            }
            Err(diagnostic) => diagnostics.push(diagnostic),
        }
        if let Some(case) = &fence.case {
            decode_all(file, case, out, diagnostics);
        }
    }
}

fn decode(file: FileId, fence: &Fence, diagnostics: &mut Vec<Diagnostic>) -> Result<FenceData, Diagnostic> {
    let body = fence.body.as_str();
    match fence.kind {
        FenceKind::Steps => {
            let steps: Vec<Step> = decode_fence(file, fence)?;
            let mut list: Vec<StepData> = Vec::with_capacity(steps.len());
            for (index, step) in steps.into_iter().enumerate() {
                let span = fence_span(file, fence, &Route::top().index(index).key("id"));
                if SectionId::new(step.id.as_str()).is_err() {
                    diagnostics.push(Diagnostic::new(Code::IdInvalid, span).arg("id", step.id.clone()));
                }
                if let Some(first) = list.iter().position(|other| other.step.id == step.id) {
                    let first = fence_span(file, fence, &Route::top().index(first).key("id"));
                    diagnostics.push(Diagnostic::new(Code::IdDuplicate, span).arg("id", step.id.clone()).related(first, "first"));
                }
                let mut inline = |key: &str, text: &str| {
                    let at = fence_span(file, fence, &Route::top().index(index).key(key));
                    let (inline, found) = markdown::parse_inline(file, text, at.start as usize);
                    // Offsets inside a YAML scalar are not those of the text (quotes, folding): mark the whole value.
                    diagnostics.extend(found.into_iter().map(|diagnostic| Diagnostic { span: Some(at), ..diagnostic }));
                    inline
                };
                let texts = [inline("screen", &step.screen), inline("action", &step.action), inline("expected", &step.expected)];
                let tip = step.tip.as_deref().map(|text| inline("tip", text));
                let pitfall = step.pitfall.as_deref().map(|text| inline("pitfall", text));
                list.push(StepData { step, texts, tip, pitfall });
            }
            Ok(FenceData::Steps(list))
        }
        FenceKind::Wireframe => decode_fence(file, fence).map(FenceData::Wireframe),
        FenceKind::Document => {
            let document: ScreenDocument = decode_fence(file, fence)?;
            for (index, field) in document.fields.iter().enumerate() {
                if let Some(first) = document.fields.iter().take(index).position(|other| other.id == field.id) {
                    let place = |at: usize| fence_span(file, fence, &Route::top().key("fields").index(at).key("id"));
                    let duplicate = Diagnostic::new(Code::IdDuplicate, place(index)).arg("id", field.id.clone());
                    diagnostics.push(duplicate.related(place(first), "first"));
                }
            }
            Ok(FenceData::Document(document))
        }
        FenceKind::Figure => decode_fence(file, fence).map(FenceData::Figure),
        FenceKind::Check => ItemId::new(body.trim())
            .map(FenceData::Check)
            .map_err(|_| Diagnostic::new(Code::IdInvalid, Span::new(file, fence.body_span.clone())).arg("id", body.trim())),
        FenceKind::Case => {
            let title =
                body.lines().next().and_then(|line| line.strip_prefix("title:")).map(|title| title.trim().trim_matches(['"', '\'']));
            Ok(FenceData::Case(title.unwrap_or_default().to_owned()))
        }
    }
}
