//! What the index is built from: the pages of a site as plain text, and the glossary.

use std::collections::{BTreeMap, BTreeSet};

use super::input::{Facet, FacetValue, PageKindName, SearchPage, SearchSection, SearchTerm};
use crate::load::LoadedText;
use crate::locale::{Locale, LocalizedText};
use crate::model::{Criterion, EntityTypeId, Level, ModuleId, PageKey, PortalQuestion, Reading};
use crate::resolve::{Edition, FenceData, Site, summary, title};

/// What a page may be, in the order in which a list of results offers it.
const KINDS: [&str; 6] = ["module", "question", "criteria", "portal", "glossary", "page"];

/// Every page of a language that is worth finding. Answer keys, options and feedback are left out: the index would give
/// them away.
pub fn pages(site: &Site, locale: Locale) -> Vec<SearchPage> {
    let collect = Collect { site, locale };
    site.page_keys().iter().filter_map(|key| collect.page(key)).collect()
}

/// The glossary as groups of words that mean the same.
pub fn terms(site: &Site) -> Vec<SearchTerm> {
    site.glossary
        .iter()
        .flat_map(|glossary| &glossary.data.terms)
        .map(|term| SearchTerm {
            forms: term.term.iter().map(|(locale, text)| (locale, text.to_owned())).collect(),
            variants: term.avoid.values().flatten().cloned().collect(),
            reading: term.reading.clone(),
        })
        .collect()
}

/// How words are read that the glossary does not have.
pub fn readings(site: &Site) -> &[Reading] {
    site.readings.as_ref().map(|table| table.data.as_slice()).unwrap_or_default()
}

struct Collect<'a> {
    site: &'a Site,
    locale: Locale,
}

impl Collect<'_> {
    fn page(&self, key: &PageKey) -> Option<SearchPage> {
        let kind = match key {
            PageKey::Module(_) | PageKey::Quiz(_) | PageKey::Training => "module",
            PageKey::Question(_) | PageKey::Section(_) => "question",
            PageKey::Criteria | PageKey::Category(_) | PageKey::Entities | PageKey::Entity(_) | PageKey::Coverage => "criteria",
            PageKey::Walkthrough(_) | PageKey::Portal => "portal",
            PageKey::Glossary | PageKey::Usage => "glossary",
            PageKey::Home | PageKey::Page(_) | PageKey::MyTraining | PageKey::ThisPc => "page",
            // Pages for finding are not found themselves.
            PageKey::Search | PageKey::SiteIndex => return None,
        };
        let mut page = SearchPage {
            path: key.path(),
            title: title(self.site, key, self.locale),
            kind: PageKindName(kind),
            level: None,
            facets: self.facets(key, kind),
            numbers: Vec::new(),
            sections: Vec::new(),
        };
        match key {
            PageKey::Question(number) => {
                let question = self.site.edition.as_ref()?.question(*number)?;
                page.level = level(question.level);
                page.numbers = vec![number.to_string(), format!("Q{number}")];
                page.sections = vec![self.question(question)];
            }
            PageKey::Category(category) => {
                let edition = self.site.edition.as_ref()?;
                let own = edition.category(category.as_str())?;
                page.sections.push(section(None, "", self.text(&own.deck_topic).to_owned()));
                for criterion in edition.criteria.data.criteria.iter().filter(|criterion| criterion.category == *category) {
                    page.numbers.push(criterion.id.to_string());
                    page.sections.push(self.criterion(criterion));
                }
            }
            PageKey::Section(id) => {
                let edition = self.site.edition.as_ref()?;
                let titles: Vec<String> = edition
                    .questions
                    .data
                    .questions
                    .iter()
                    .filter(|question| question.section == *id)
                    .map(|question| format!("{} {}", question.number, self.text(&question.title)))
                    .collect();
                page.sections.push(section(None, "", titles.join("\n")));
            }
            PageKey::Entity(id) => {
                let entity = self.site.edition.as_ref()?.entity(id.as_str())?;
                page.sections.push(section(None, "", entity.note.as_ref().map(|note| self.text(note).to_owned()).unwrap_or_default()));
            }
            PageKey::Glossary => {
                for term in self.site.glossary.iter().flat_map(|glossary| &glossary.data.terms) {
                    let mut entry = section(Some(term.id.as_str()), self.text(&term.term), self.text(&term.definition).to_owned());
                    if let (Some(reading), Some(form)) = (&term.reading, term.term.get(Locale::JA)) {
                        entry.readings.push((form.to_owned(), reading.clone()));
                    }
                    page.sections.push(entry);
                }
            }
            PageKey::Quiz(_) => page.sections.push(section(None, "", String::new())),
            PageKey::Home | PageKey::Page(_) | PageKey::Walkthrough(_) | PageKey::Module(_) => self.markdown(key, &mut page),
            _ => page.sections.push(section(None, "", summary(self.site, key, self.locale))),
        }
        Some(page)
    }

    /// What a page can be narrowed by: a question by the criteria that it asks about and the modules that cover it, a
    /// module by the questions that it covers, a list by what stands on it.
    fn facets(&self, key: &PageKey, kind: &'static str) -> Vec<FacetValue> {
        let mut own = Facets { site: self.site, locale: self.locale, values: BTreeSet::new() };
        let place = KINDS.iter().position(|known| *known == kind).unwrap_or_default();
        own.add(Facet::Kind, place, kind, self.site.word(self.locale, &format!("search-kind-{kind}")));
        let Some(edition) = &self.site.edition else {
            if let PageKey::Module(id) | PageKey::Quiz(id) = key {
                own.module(id);
            }
            return own.values.into_iter().collect();
        };
        let questions = || edition.questions.data.questions.iter();
        match key {
            PageKey::Question(number) => own.questions(edition, edition.question(*number)),
            PageKey::Section(id) => own.questions(edition, questions().filter(|question| question.section == *id)),
            PageKey::Category(category) => {
                let criteria: Vec<&Criterion> =
                    edition.criteria.data.criteria.iter().filter(|criterion| criterion.category == *category).collect();
                own.criteria(edition, criteria.iter().copied());
                criteria.iter().for_each(|criterion| own.level(criterion.level));
                let asked = criteria.iter().flat_map(|criterion| edition.questions_of(&criterion.id));
                asked.for_each(|question| own.modules_of(question.number));
            }
            PageKey::Entity(id) => own.entities(edition, |entity| entity == id),
            PageKey::Walkthrough(id) => {
                let data = self.site.walkthrough(id.as_str()).map(|walkthrough| &walkthrough.data);
                let criteria = data.into_iter().flat_map(|data| &data.criteria).filter_map(|id| edition.criterion(id.as_str()));
                own.criteria(edition, criteria);
            }
            PageKey::Module(id) | PageKey::Quiz(id) => {
                own.module(id);
                let data = self.site.modules.get(id).map(|module| &module.data);
                let covered = data.into_iter().flat_map(|data| data.satisfies.iter().chain(&data.supports));
                for question in covered.filter_map(|evidence| edition.question(evidence.question)) {
                    own.topics(edition, question.criteria.iter().filter_map(|id| edition.criterion(id.as_str())));
                }
                // A module that names no type of company is for all of them.
                let audience = data.map(|data| data.audience.entity_types.as_slice()).unwrap_or_default();
                own.entities(edition, |entity| audience.is_empty() || audience.contains(entity));
            }
            _ => {}
        }
        own.values.into_iter().collect()
    }

    fn text<'t>(&self, text: &'t LocalizedText) -> &'t str {
        text.get_or_any(self.locale)
    }

    fn question(&self, question: &PortalQuestion) -> SearchSection {
        let mut lines = vec![self.text(&question.text).to_owned()];
        lines.extend(question.proof.iter().map(|proof| self.text(&proof.text).to_owned()));
        section(None, "", lines.join("\n"))
    }

    fn criterion(&self, criterion: &Criterion) -> SearchSection {
        let mut lines = vec![self.text(&criterion.text).to_owned()];
        lines.extend(criterion.keywords.get(&self.locale).into_iter().flatten().cloned());
        lines.extend(criterion.standards.iter().cloned());
        section(Some(&Site::criterion_anchor(&criterion.id)), criterion.id.as_str(), lines.join("\n"))
    }

    /// The text of a page, with steps of walkthroughs as sections of their own.
    fn markdown(&self, key: &PageKey, page: &mut SearchPage) {
        let Some(text) = self.site.text_or_any(key, self.locale) else { return };
        let lead = summary(self.site, key, self.locale);
        for part in &text.document.sections {
            page.sections.push(SearchSection {
                anchor: part.id.as_ref().map(ToString::to_string),
                heading: self.site.fill(&part.heading, self.locale),
                text: self.site.fill(&part.text, self.locale),
                readings: part.readings.clone(),
            });
        }
        match page.sections.first_mut().filter(|first| first.anchor.is_none()) {
            Some(first) => first.text = format!("{lead}\n{}", first.text),
            None => page.sections.insert(0, section(None, "", lead)),
        }
        self.fences(text, page);
    }

    fn fences(&self, text: &LoadedText, page: &mut SearchPage) {
        // Text of fences belongs to the section that holds them.
        let mut by_section: BTreeMap<Option<String>, Vec<String>> = BTreeMap::new();
        for fence in text.document.with_cases().flat_map(|document| &document.fences) {
            let owner = fence.section.as_ref().map(ToString::to_string);
            match self.site.fences.get(&(text.file, fence.span.start)) {
                Some(FenceData::Steps(steps)) => {
                    for step in steps {
                        let [screen, action, expected] = &step.texts;
                        let more = step.tip.iter().chain(&step.pitfall);
                        let lines: Vec<String> =
                            [action, expected].into_iter().chain(more).map(|inline| self.site.fill(&inline.plain, self.locale)).collect();
                        page.sections.push(section(Some(&step.step.id), &self.site.fill(&screen.plain, self.locale), lines.join("\n")));
                    }
                }
                Some(FenceData::Case(title)) => {
                    let mut lines = vec![title.clone()];
                    lines.extend(fence.case.iter().flat_map(|case| &case.sections).map(|part| part.text.clone()));
                    by_section.entry(owner).or_default().push(self.site.fill(&lines.join("\n"), self.locale));
                }
                Some(FenceData::Document(document)) => {
                    let lines: Vec<String> = document.fields.iter().map(|field| format!("{} {}", field.label, field.value)).collect();
                    by_section.entry(owner).or_default().push(self.site.fill(&lines.join("\n"), self.locale));
                }
                Some(FenceData::Figure(figure)) => {
                    by_section.entry(owner).or_default().push(self.site.fill(&figure.alt, self.locale));
                }
                _ => {}
            }
        }
        for part in &mut page.sections {
            if let Some(lines) = by_section.get(&part.anchor) {
                part.text = format!("{}\n{}", part.text, lines.join("\n"));
            }
        }
    }
}

/// Gathers the values of a page.
struct Facets<'a> {
    site: &'a Site,
    locale: Locale,
    values: BTreeSet<FacetValue>,
}

impl<'a> Facets<'a> {
    fn add(&mut self, facet: Facet, order: usize, id: &str, label: String) {
        self.values.insert(FacetValue { facet, order, id: id.to_owned(), label });
    }

    fn questions(&mut self, edition: &Edition, questions: impl IntoIterator<Item = &'a PortalQuestion>) {
        for question in questions {
            self.level(question.level);
            self.modules_of(question.number);
            self.criteria(edition, question.criteria.iter().filter_map(|id| edition.criterion(id.as_str())));
        }
    }

    fn criteria<'c>(&mut self, edition: &Edition, criteria: impl Iterator<Item = &'c Criterion> + Clone) {
        self.topics(edition, criteria.clone());
        for criterion in criteria {
            self.entities(edition, |entity| criterion.all_entities || criterion.applies_to.contains(entity));
        }
    }

    fn topics<'c>(&mut self, edition: &Edition, criteria: impl Iterator<Item = &'c Criterion>) {
        for criterion in criteria {
            let mut categories = edition.criteria.data.categories.iter().enumerate();
            let Some((order, category)) = categories.find(|(_, category)| category.key == criterion.category) else { continue };
            self.add(Facet::Topic, order, category.key.as_str(), category.title.get_or_any(self.locale).to_owned());
        }
    }

    fn entities(&mut self, edition: &Edition, is_meant: impl Fn(&EntityTypeId) -> bool) {
        for (order, entity) in edition.entity_types.data.entity_types.iter().enumerate().filter(|(_, entity)| is_meant(&entity.id)) {
            self.add(Facet::Entity, order, entity.id.as_str(), entity.title.get_or_any(self.locale).to_owned());
        }
    }

    fn modules_of(&mut self, question: u16) {
        let site = self.site;
        let covers = [&site.satisfied_by, &site.supported_by].into_iter().filter_map(|by| by.get(&question)).flatten();
        covers.for_each(|training| self.module(&training.module));
    }

    fn module(&mut self, id: &ModuleId) {
        let order = self.site.modules.keys().position(|known| known == id).unwrap_or_default();
        self.add(Facet::Module, order, id.as_str(), title(self.site, &PageKey::Module(id.clone()), self.locale));
    }

    /// A level with recommended parts is found both ways.
    fn level(&mut self, level: Level) {
        let (must, should) = match level {
            Level::Must => (true, false),
            Level::Should => (false, true),
            Level::MustAndShould => (true, true),
            Level::Unknown => (false, false),
        };
        for (order, (id, _)) in [("must", must), ("should", should)].into_iter().enumerate().filter(|(_, (_, has))| *has) {
            self.add(Facet::Level, order, id, self.site.word(self.locale, &format!("level-{id}")));
        }
    }
}

fn section(anchor: Option<&str>, heading: &str, text: String) -> SearchSection {
    SearchSection { anchor: anchor.map(str::to_owned), heading: heading.to_owned(), text, readings: Vec::new() }
}

fn level(level: Level) -> Option<&'static str> {
    match level {
        Level::Must | Level::MustAndShould => Some("must"),
        Level::Should => Some("should"),
        Level::Unknown => None,
    }
}
