//! Short forms of questions, criteria and trainings, as templates list them.

use serde_json::{Value as Json, json};

use super::Page;
use crate::locale::LocalizedText;
use crate::model::{CriterionId, EntityTypeId, Level, LevelChange, PageKey, PortalQuestion};
use crate::resolve::{Site, Training, section_title, title};

/// The stable word of a level.
pub(super) fn level(level: Level) -> &'static str {
    match level {
        Level::Must => "must",
        Level::Should => "should",
        Level::MustAndShould => "must-and-should",
        Level::Unknown => "unknown",
    }
}

impl Page<'_> {
    pub(super) fn text<'t>(&self, text: &'t LocalizedText) -> &'t str {
        text.get_or_any(self.locale)
    }

    pub(super) fn text_other<'t>(&self, text: &'t LocalizedText) -> &'t str {
        text.get_or_any(self.other())
    }

    pub(super) fn question_ref(&self, question: &PortalQuestion) -> Json {
        json!({
            "number": question.number,
            "href": self.link(&PageKey::Question(question.number)),
            "title": self.text(&question.title),
            "title_other": self.text_other(&question.title),
            "level": level(question.level),
            "section_title": title(self.site, &PageKey::Section(question.section.clone()), self.locale),
            "text": self.text(&question.text),
        })
    }

    /// References to numbers that exist; `resolve` has reported the others.
    pub(super) fn question_refs(&self, numbers: impl IntoIterator<Item = u16>) -> Vec<Json> {
        let edition = self.site.edition.as_ref();
        numbers.into_iter().filter_map(|number| edition?.question(number)).map(|question| self.question_ref(question)).collect()
    }

    pub(super) fn criterion_ref(&self, id: &CriterionId) -> Option<Json> {
        let criterion = self.site.edition.as_ref()?.criterion(id.as_str())?;
        let category = self.site.category(&criterion.category)?;
        let page = PageKey::Category(criterion.category.clone());
        Some(json!({
            "id": criterion.id.as_str(),
            "href": format!("{}#{}", self.link(&page), Site::criterion_anchor(&criterion.id)),
            "text": self.text(&criterion.text),
            "level": level(criterion.level),
            "category_title": self.text(&category.title),
            "category": { "href": self.link(&page), "title": self.text(&category.title), "number": category.number },
        }))
    }

    pub(super) fn entity_ref(&self, id: &EntityTypeId) -> Json {
        let key = PageKey::Entity(id.clone());
        json!({ "href": self.link(&key), "title": title(self.site, &key, self.locale) })
    }

    pub(super) fn history(&self, changes: &[LevelChange]) -> Vec<Json> {
        changes.iter().map(|change| json!({ "from": change.from, "level": level(change.level), "note": self.text(&change.note) })).collect()
    }

    /// Titles of sources by their ids.
    pub(super) fn source_titles(&self, ids: &[String]) -> Vec<String> {
        let sources = self.site.edition.as_ref().map(|edition| edition.criteria.data.sources.as_slice()).unwrap_or_default();
        ids.iter()
            .filter_map(|id| sources.iter().find(|source| source.id == *id))
            .map(|source| self.text(&source.title).to_owned())
            .collect()
    }

    pub(super) fn training_refs(&self, trainings: Option<&Vec<Training>>) -> Vec<Json> {
        trainings
            .into_iter()
            .flatten()
            .filter_map(|training| {
                let module = self.site.modules.get(&training.module)?;
                let key = PageKey::Module(training.module.clone());
                let sections: Vec<Json> = training
                    .sections
                    .iter()
                    .filter_map(|id| {
                        let title = section_title(self.site, &key, id, self.locale)?;
                        Some(json!({ "href": format!("{}#{id}", self.link(&key)), "title": title }))
                    })
                    .collect();
                Some(json!({
                    "href": self.link(&key),
                    "title": title(self.site, &key, self.locale),
                    "minutes": module.data.minutes,
                    "pass_percent": module.data.quiz.map(|quiz| quiz.pass_percent),
                    "sections": sections,
                    "audience": self.audience(module),
                }))
            })
            .collect()
    }

    pub(super) fn audience(&self, module: &crate::resolve::Module) -> Vec<String> {
        module
            .data
            .audience
            .functions
            .iter()
            .filter_map(|id| self.site.function(id))
            .map(|function| self.text(&function.title).to_owned())
            .collect()
    }
}
