//! From a reference to the page it means.

use super::site::{Dangling, Place, Site};
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
            let key = site.modules.get_key_value(id.as_str()).map(|(id, _)| PageKey::Module(id.clone()));
            on_page(site, "module", id, key, anchor.as_deref(), site.modules.keys().map(Id::as_str))
        }
        Target::Quiz { id } => {
            let key = site.modules.get_key_value(id.as_str()).map(|(id, _)| PageKey::Quiz(id.clone())).filter(|key| site.has_page(key));
            on_page(site, "quiz", id, key, None, site.modules.keys().map(Id::as_str))
        }
        Target::Source { id } => {
            let known = || site.outside.iter().flat_map(|outside| &outside.data.sources);
            match known().find(|source| source.id.as_str() == id) {
                Some(source) => Ok(Place::Outside(source.url.clone())),
                None => Err(dangling("outside", id, known().map(|source| source.id.as_str()))),
            }
        }
        Target::Portal { id, anchor } => {
            let key = site.walkthrough(id).map(|walkthrough| PageKey::Walkthrough(walkthrough.id.clone()));
            on_page(site, "portal", id, key, anchor.as_deref(), site.walkthroughs.iter().map(|walkthrough| walkthrough.id.as_str()))
        }
        Target::Page { id, anchor } => {
            let key = site.pages.get_key_value(id.as_str());
            let key = key.map(|(page, _)| if id == "home" { PageKey::Home } else { PageKey::Page(page.clone()) });
            on_page(site, "page", id, key, anchor.as_deref(), site.pages.keys().map(Id::as_str))
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

fn on_page<'a>(
    site: &Site,
    kind: &'static str,
    id: &str,
    key: Option<PageKey>,
    anchor: Option<&str>,
    known: impl Iterator<Item = &'a str>,
) -> Result<Place, Dangling> {
    let Some(key) = key else { return Err(dangling(kind, id, known)) };
    match anchor {
        None => Ok(Place::Inside(key, None)),
        Some(anchor) => match site.anchors(&key) {
            Some(anchors) if anchors.contains(anchor) => Ok(Place::Inside(key, Some(anchor.to_owned()))),
            anchors => Err(dangling("section", anchor, anchors.into_iter().flatten().map(String::as_str))),
        },
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
