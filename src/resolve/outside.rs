//! Links that leave the site, and where they stand.

use super::fences::FenceData;
use super::site::Site;
use crate::load::{LoadedText, Route, fence_span};
use crate::markdown::{Link, Target};
use crate::model::PageKey;
use crate::source::{FileId, Span};

/// A link in a text that leads to a page of somebody else.
#[derive(Debug)]
pub struct OutsideLink<'a> {
    /// The page whose text holds it.
    pub page: PageKey,
    /// The target in the text; of a step the field that holds it.
    pub span: Span,
    /// [`Target::Source`] or a web address.
    pub target: &'a Target,
    /// Whether it stands in a footnote.
    pub in_footnote: bool,
}

impl Site {
    /// Every link that leaves the site, in the order of pages, languages and places.
    pub fn outside_links(&self) -> Vec<OutsideLink<'_>> {
        let mut found = Vec::new();
        for page in self.text_pages() {
            for text in self.texts(&page).into_iter().flat_map(|texts| texts.values()) {
                let source = self.source(text.file);
                let source = source.as_deref().map(String::as_str).unwrap_or_default();
                let links = own_links(text).chain(self.step_links(text));
                found.extend(links.filter(|(link, _)| leaves(&link.target)).map(|(link, span)| OutsideLink {
                    page: page.clone(),
                    span,
                    target: &link.target,
                    in_footnote: in_footnote(source, span.range().start),
                }));
            }
        }
        found
    }

    /// Links in the texts of steps, with the place of the field.
    fn step_links<'a>(&'a self, text: &'a LoadedText) -> impl Iterator<Item = (&'a Link, Span)> {
        let fences = text.document.with_cases().flat_map(|document| &document.fences);
        fences.flat_map(move |fence| {
            let steps = match self.fences.get(&(text.file, fence.span.start)) {
                Some(FenceData::Steps(steps)) => steps.as_slice(),
                _ => &[],
            };
            steps.iter().enumerate().flat_map(move |(index, step)| {
                step.fields().flat_map(move |(field, inline)| {
                    let place = move || fence_span(text.file, fence, &Route::top().index(index).key(field));
                    inline.links.iter().map(move |link| (link, place()))
                })
            })
        })
    }
}

fn own_links(text: &LoadedText) -> impl Iterator<Item = (&Link, Span)> {
    let place = |file: FileId, link: &Link| Span::new(file, link.target_span.clone());
    text.document.with_cases().flat_map(|document| &document.links).map(move |link| (link, place(text.file, link)))
}

fn leaves(target: &Target) -> bool {
    match target {
        Target::Source { .. } => true,
        Target::External(address) => address.starts_with("http"),
        _ => false,
    }
}

/// Whether a place is in a footnote: its line, or one above it without an empty line between, begins a note.
fn in_footnote(source: &str, at: usize) -> bool {
    let before = source.get(..at).unwrap_or_default();
    let block = before.rsplit("\n\n").next().unwrap_or_default();
    block.lines().any(|line| line.starts_with("[^") && line.contains("]:"))
}

#[cfg(test)]
mod tests {
    use super::in_footnote;

    #[test]
    fn footnotes_are_told_from_texts() {
        let text = "A [link](https://a.example).\n\n[^a]: Page,\nsee [there](https://b.example).\n\nAfter [it](https://c.example).";
        let at = |needle: &str| text.find(needle).unwrap_or(0);
        assert_eq!(["https://a", "https://b", "https://c"].map(|needle| in_footnote(text, at(needle))), [false, true, false]);
        assert!(!in_footnote(text, text.len() + 1));
    }
}
