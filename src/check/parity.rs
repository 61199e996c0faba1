//! Both languages have the same structure: sections, steps, tables, lists, images, fences, footnotes.

use super::Context;
use crate::diagnostics::{Code, Diagnostic};
use crate::load::LoadedText;
use crate::markdown::{Document, SectionOutline};
use crate::resolve::FenceData;
use crate::source::Span;

pub(super) fn structure_parity(context: &Context<'_>) -> Vec<Diagnostic> {
    let site = context.site;
    let mut found = Vec::new();
    for key in site.text_pages() {
        let Some(texts) = site.texts(&key) else { continue };
        let Some((reference, first)) = site.settings.languages.iter().find_map(|locale| Some((*locale, texts.get(locale)?))) else {
            continue;
        };
        for (locale, text) in texts.iter().filter(|(locale, _)| **locale != reference) {
            let mut pair = Pair { context, first, text, language: locale.as_str(), reference: reference.as_str(), found: &mut found };
            pair.documents(&first.document, &text.document);
        }
    }
    found
}

struct Pair<'a> {
    context: &'a Context<'a>,
    first: &'a LoadedText,
    text: &'a LoadedText,
    language: &'a str,
    reference: &'a str,
    found: &'a mut Vec<Diagnostic>,
}

impl Pair<'_> {
    fn report(
        &mut self,
        what: &'static str,
        here: &std::ops::Range<usize>,
        there: &std::ops::Range<usize>,
        found: String,
        expected: String,
    ) {
        self.found.push(
            Diagnostic::new(Code::StructureParity, Span::new(self.text.file, here.clone()))
                .arg("what", what)
                .arg("language", self.language)
                .arg("reference", self.reference)
                .arg("found", found)
                .arg("expected", expected)
                .related(Span::new(self.first.file, there.clone()), "there"),
        );
    }

    fn documents(&mut self, first: &Document, second: &Document) {
        let ids = |document: &Document| -> Vec<Option<String>> {
            document.outline.sections.iter().map(|section| section.id.as_ref().map(ToString::to_string)).collect()
        };
        let (expected, found) = (ids(first), ids(second));
        // A section without an id, or with a broken one, has a finding of its own.
        let same = |(a, b): (&Option<String>, &Option<String>)| a.is_none() || b.is_none() || a == b;
        if expected.len() != found.len() || !expected.iter().zip(&found).all(same) {
            // The first place where the two part says most.
            let at = expected.iter().zip(&found).take_while(|pair| same(*pair)).count();
            let span = |document: &Document, at: usize| {
                document
                    .outline
                    .sections
                    .get(at)
                    .or(document.outline.sections.last())
                    .map(|section| section.span.clone())
                    .unwrap_or_default()
            };
            let name = |list: &[Option<String>]| list.get(at).cloned().flatten().map_or("–".to_owned(), |id| format!("#{id}"));
            self.report("sections", &span(second, at), &span(first, at), name(&found), name(&expected));
            return;
        }
        let before = self.found.len();
        for (first, second) in first.outline.sections.iter().zip(&second.outline.sections) {
            self.sections(first, second);
        }
        // References that differ say it already, and where.
        let told = self.found.iter().skip(before).any(|found| found.args.contains(&("what", "footnotes".into())));
        if first.outline.footnotes != second.outline.footnotes && !told {
            self.report("footnotes", &(0..0), &(0..0), second.outline.footnotes.join(" "), first.outline.footnotes.join(" "));
        }
        let labels = |document: &Document| -> Vec<String> {
            let mut labels: Vec<String> = document.unconfirmed.iter().map(|mark| mark.label.to_lowercase()).collect();
            labels.sort_unstable();
            labels
        };
        let (expected, found) = (labels(first), labels(second));
        if expected != found {
            // The mark that one of the two has.
            let only = |one: &[String], other: &[String]| one.iter().find(|label| !other.contains(label)).cloned();
            let place = |document: &Document, label: Option<&String>| {
                let mark = document.unconfirmed.iter().find(|mark| label.is_some_and(|label| mark.label.eq_ignore_ascii_case(label)));
                mark.map(|mark| mark.span.clone()).unwrap_or(0..0)
            };
            let (here, there) = (only(&found, &expected), only(&expected, &found));
            let or_none = |label: &Option<String>| label.as_ref().map_or("–".to_owned(), |label| format!("[^{label}]"));
            self.report("unconfirmed", &place(second, here.as_ref()), &place(first, there.as_ref()), or_none(&here), or_none(&there));
        }
        for (a, b) in first.fences.iter().zip(&second.fences) {
            if let (Some(a), Some(b)) = (&a.case, &b.case) {
                self.documents(a, b);
            }
            let site = self.context.site;
            let data = |file, start| site.fences.get(&(file, start));
            let names = |data: Option<&FenceData>| -> Option<(&'static str, Vec<String>)> {
                match data? {
                    FenceData::Steps(steps) => Some(("steps", steps.iter().map(|step| step.step.id.clone()).collect())),
                    FenceData::Document(document) => Some(("fields", document.fields.iter().map(|field| field.id.clone()).collect())),
                    FenceData::Wireframe(wireframe) => {
                        let label = |part: &crate::model::WireframeBox| format!("{}={}", part.id, part.label);
                        Some(("boxes", wireframe.boxes.iter().map(label).collect()))
                    }
                    FenceData::Figure(figure) => {
                        Some(("figure", std::iter::once(figure.src.clone()).chain(figure.labels.keys().cloned()).collect()))
                    }
                    FenceData::Check(id) => Some(("check", vec![id.to_string()])),
                    FenceData::Case(_) => None,
                }
            };
            let expected = names(data(self.first.file, a.span.start));
            let found = names(data(self.text.file, b.span.start));
            if let (Some((what, expected)), Some((_, found))) = (expected, found)
                && expected != found
            {
                let differs = |list: &[String], other: &[String]| {
                    list.iter().find(|id| !other.contains(id)).cloned().unwrap_or_else(|| list.join(" "))
                };
                self.report(what, &b.span, &a.span, differs(&found, &expected), differs(&expected, &found));
            }
        }
    }

    fn sections(&mut self, first: &SectionOutline, second: &SectionOutline) {
        let (here, there) = (&second.span, &first.span);
        let sizes =
            |tables: &[(usize, usize)]| tables.iter().map(|(rows, columns)| format!("{rows}×{columns}")).collect::<Vec<_>>().join(" ");
        let counts = |lists: &[usize]| lists.iter().map(usize::to_string).collect::<Vec<_>>().join(" ");
        let fences = |section: &SectionOutline| section.fences.iter().map(|kind| kind.name()).collect::<Vec<_>>().join(" ");
        let alerts = |section: &SectionOutline| section.alerts.iter().map(|kind| kind.name()).collect::<Vec<_>>().join(" ");
        let notes = |section: &SectionOutline| {
            let mut labels = section.footnotes.clone();
            labels.sort_unstable();
            labels.join(" ")
        };
        let pairs = [
            ("level", second.level.to_string(), first.level.to_string()),
            ("tables", sizes(&second.tables), sizes(&first.tables)),
            ("lists", counts(&second.lists), counts(&first.lists)),
            ("images", second.images.join(" "), first.images.join(" ")),
            ("fences", fences(second), fences(first)),
            ("code", second.code_blocks.to_string(), first.code_blocks.to_string()),
            ("alerts", alerts(second), alerts(first)),
            ("footnotes", notes(second), notes(first)),
        ];
        for (what, found, expected) in pairs {
            if found != expected {
                let or_none = |text: String| if text.is_empty() { "–".to_owned() } else { text };
                self.report(what, here, there, or_none(found), or_none(expected));
            }
        }
    }
}
