//! From a reference to the page it means.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::site::{Dangling, Place, Site, TextPage};
use crate::load::suggest::nearest;
use crate::markdown::Target;
use crate::model::{Id, PageKey};

/// Resolves one reference.
pub(super) fn place(site: &Site, target: &Target) -> Result<Place, Dangling> {
    match target {
        Target::External(url) => Ok(Place::Outside(url.clone())),
        Target::Fragment(anchor) => Ok(Place::Same(anchor.clone())),
        Target::Term(id) => match site.term(id) {
            Some(term) => Ok(Place::Inside(PageKey::Glossary, Some(term.id.to_string()))),
            None => {
                let known = site.glossary.iter().flat_map(|glossary| &glossary.data.terms).map(|term| term.id.as_str());
                Err(dangling("term", id, known))
            }
        },
        Target::Question { edition, number } => {
            own_edition(site, edition.as_deref(), "question", number)?;
            let edition = site.edition.as_ref();
            let found = number.parse().ok().and_then(|number| edition.and_then(|edition| edition.question(number)));
            match found {
                Some(question) => Ok(Place::Inside(PageKey::Question(question.number), None)),
                None => {
                    let known: Vec<String> = edition
                        .iter()
                        .flat_map(|edition| &edition.questions.data.questions)
                        .map(|question| question.number.to_string())
                        .collect();
                    Err(dangling("question", number, known.iter().map(String::as_str)))
                }
            }
        }
        Target::Criterion { edition, id } => {
            own_edition(site, edition.as_deref(), "criterion", id)?;
            match site.criterion_page(id) {
                Some((page, anchor)) => Ok(Place::Inside(page, Some(anchor))),
                None => {
                    let known =
                        site.edition.iter().flat_map(|edition| &edition.criteria.data.criteria).map(|criterion| criterion.id.as_str());
                    Err(dangling("criterion", id, known))
                }
            }
        }
        Target::Module { id, anchor } => {
            let page = site.modules.get(id.as_str()).map(|module| (PageKey::Module(module.id.clone()), &module.anchors));
            on_page("module", id, page, anchor.as_deref(), site.modules.keys().map(Id::as_str))
        }
        Target::Quiz { id } => {
            let page = site.modules.get(id.as_str()).map(|module| (PageKey::Quiz(module.id.clone()), &module.anchors));
            on_page("quiz", id, page.filter(|(key, _)| site.has_page(key)), None, site.modules.keys().map(Id::as_str))
        }
        Target::Source { id } => {
            let known = || site.outside.iter().flat_map(|outside| &outside.data.sources);
            match known().find(|source| source.id.as_str() == id) {
                Some(source) => Ok(Place::Outside(source.url.clone())),
                None => Err(dangling("outside", id, known().map(|source| source.id.as_str()))),
            }
        }
        Target::Portal { id, anchor } => {
            let page = site.walkthrough(id).map(|walkthrough| (PageKey::Walkthrough(walkthrough.id.clone()), &walkthrough.anchors));
            on_page("portal", id, page, anchor.as_deref(), site.walkthroughs.iter().map(|walkthrough| walkthrough.id.as_str()))
        }
        Target::Page { id, anchor } => {
            let key = |page: &TextPage| if id == "home" { PageKey::Home } else { PageKey::Page(page.id.clone()) };
            let page = site.pages.get(id.as_str()).map(|page| (key(page), &page.anchors));
            on_page("page", id, page, anchor.as_deref(), site.pages.keys().map(Id::as_str))
        }
        Target::Site { name, anchor } => {
            let key = PageKey::from_site_name(name).filter(|key| site.has_page(key));
            let known = PageKey::SINGLE.each_ref().map(PageKey::kind);
            match key {
                Some(key) => Ok(Place::Inside(key, anchor.clone())),
                None => Err(dangling("site-page", name, known)),
            }
        }
    }
}

/// A place on a page with these anchors.
fn on_page<'a>(
    kind: &'static str,
    id: &str,
    page: Option<(PageKey, &Arc<BTreeSet<String>>)>,
    anchor: Option<&str>,
    known: impl Iterator<Item = &'a str>,
) -> Result<Place, Dangling> {
    let Some((key, anchors)) = page else { return Err(dangling(kind, id, known)) };
    match anchor {
        Some(anchor) if !anchors.contains(anchor) => Err(dangling("section", anchor, anchors.iter().map(String::as_str))),
        anchor => Ok(Place::Inside(key, anchor.map(str::to_owned))),
    }
}

/// A reference into another edition is dangling until a site has more than one.
fn own_edition(site: &Site, edition: Option<&str>, kind: &'static str, name: &str) -> Result<(), Dangling> {
    match edition {
        Some(edition) if edition != site.settings.edition.as_str() => {
            let known = site.settings.edition.as_str();
            Err(Dangling { kind, name: format!("{edition}/{name}"), nearest: Some(format!("{known}/{name}")) })
        }
        _ => Ok(()),
    }
}

fn dangling<'a>(kind: &'static str, name: &str, known: impl IntoIterator<Item = &'a str>) -> Dangling {
    Dangling { kind, name: name.to_owned(), nearest: nearest(name, known).map(str::to_owned) }
}
