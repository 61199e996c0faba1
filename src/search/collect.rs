//! What the index is built from: the pages of a site as plain text, and the glossary.

use std::collections::BTreeMap;

use super::input::{PageKindName, SearchPage, SearchSection, SearchTerm};
use crate::load::LoadedText;
use crate::locale::{Locale, LocalizedText};
use crate::model::{Criterion, Level, PageKey, PortalQuestion, Reading};
use crate::resolve::{FenceData, Site, summary, title};

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
            module: None,
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
            PageKey::Module(id) | PageKey::Quiz(id) => {
                page.module = Some(id.to_string());
                if matches!(key, PageKey::Module(_)) {
                    self.markdown(key, &mut page);
                } else {
                    page.sections.push(section(None, "", String::new()));
                }
            }
            PageKey::Home | PageKey::Page(_) | PageKey::Walkthrough(_) => self.markdown(key, &mut page),
            _ => page.sections.push(section(None, "", summary(self.site, key, self.locale))),
        }
        Some(page)
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
