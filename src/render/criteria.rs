//! Pages made from an edition: overview, categories, portal sections, questions, entity types.

use std::collections::BTreeSet;

use serde_json::{Value as Json, json};

use super::Page;
use super::refs::level;
use crate::model::{CategoryKey, Criterion, EntityTypeId, EvidenceKind, Level, PageKey, PortalSectionId, ProofBasis, TrainingDuty};
use crate::resolve::title;
use crate::resolve::{Edition, Site};

/// The name of a fieldless enum as it is written in files.
fn written(value: &impl serde::Serialize) -> Json {
    serde_json::to_value(value).unwrap_or(Json::Null)
}

impl Page<'_> {
    /// Pages made from an edition exist only with one, so an empty object never reaches a reader.
    fn edition(&self) -> Option<&Edition> {
        self.site.edition.as_ref()
    }

    pub(super) fn criteria(&self) -> (&'static str, Json) {
        let Some(edition) = self.edition() else { return ("criteria.html", Json::Null) };
        let data = &edition.criteria.data;
        let count = |key: &CategoryKey, fits: &dyn Fn(&Criterion) -> bool| {
            data.criteria.iter().filter(|criterion| criterion.category == *key && fits(criterion)).count()
        };
        let areas: Vec<Json> = data
            .focus_areas
            .iter()
            .map(|area| {
                let categories: Vec<Json> = area
                    .categories
                    .iter()
                    .filter_map(|key| self.site.category(key))
                    .map(|category| {
                        let key = &category.key;
                        json!({
                            "number": category.number,
                            "key": key.as_str(),
                            "href": self.link(&PageKey::Category(key.clone())),
                            "title": self.text(&category.title),
                            "title_other": self.text_other(&category.title),
                            "deck_topic": self.text(&category.deck_topic),
                            "must": count(key, &|criterion| criterion.level == Level::Must),
                            "should": count(key, &|criterion| criterion.level == Level::Should),
                            "mixed": count(key, &|criterion| criterion.level == Level::MustAndShould),
                            "training": count(key, &|criterion| criterion.training_duty == TrainingDuty::Explicit),
                            "count": count(key, &|_| true),
                        })
                    })
                    .collect();
                json!({ "id": area.id, "title": self.text(&area.title), "categories": categories })
            })
            .collect();
        let questions = &edition.questions.data;
        let sections: Vec<Json> = questions
            .sections
            .iter()
            .map(|section| {
                let own = || questions.questions.iter().filter(|question| question.section == section.id);
                json!({
                    "id": section.id.as_str(),
                    "href": self.link(&PageKey::Section(section.id.clone())),
                    "title": self.text(&section.title),
                    "title_other": self.text_other(&section.title),
                    "count": own().count(),
                    "musts": own().filter(|question| question.level == Level::Must).count(),
                })
            })
            .collect();
        let total = |level: Level| data.criteria.iter().filter(|criterion| criterion.level == level).count();
        let context = json!({
            "focus_areas": areas,
            "sections": sections,
            "totals": {
                "criteria": data.criteria.len(),
                "must": total(Level::Must),
                "should": total(Level::Should),
                "mixed": total(Level::MustAndShould),
                "unknown": total(Level::Unknown),
                "questions": questions.questions.len(),
                "known": questions.questions.len(),
                "checks": questions.questions.iter().map(|question| usize::from(question.checks)).sum::<usize>(),
                "deck_total": questions.deck_total,
                "highest": questions.highest_number,
            },
            "total_note": self.text(&questions.total_note),
            "profile": self.text(&questions.profile),
            "sources": data.sources.iter().map(|source| self.text(&source.title)).collect::<Vec<_>>(),
            "unread": { "note": self.text(&data.unread.note), "ids": data.unread.ids.iter().map(|id| id.as_str()).collect::<Vec<_>>() },
            "entities_href": self.link(&PageKey::Entities),
            "coverage_href": self.link(&PageKey::Coverage),
        });
        ("criteria.html", context)
    }

    pub(super) fn category(&self, key: &CategoryKey) -> (&'static str, Json) {
        let Some((edition, category)) = self.edition().and_then(|edition| Some((edition, edition.category(key.as_str())?))) else {
            return ("category.html", Json::Null);
        };
        let data = &edition.criteria.data;
        let area = data.focus_areas.iter().find(|area| area.categories.contains(key));
        let criteria: Vec<Json> = data
            .criteria
            .iter()
            .filter(|criterion| criterion.category == *key)
            .map(|criterion| {
                let topics: Vec<&str> = criterion
                    .topics
                    .iter()
                    .filter_map(|id| data.topics.iter().find(|topic| topic.id == *id))
                    .map(|topic| self.text(&topic.title))
                    .collect();
                json!({
                    "id": criterion.id.as_str(),
                    "anchor": Site::criterion_anchor(&criterion.id),
                    "text": self.text(&criterion.text),
                    "text_other": self.text_other(&criterion.text),
                    "level": level(criterion.level),
                    "history": self.history(&criterion.level_history),
                    "training_duty": written(&criterion.training_duty),
                    "review": criterion.review,
                    "retention": criterion.retention.as_ref().map(|text| self.text(text)),
                    "standards": criterion.standards,
                    "topics": topics,
                    "applies_to": criterion.applies_to.iter().map(|id| self.entity_ref(id)).collect::<Vec<_>>(),
                    "all_entities": criterion.all_entities,
                    "questions": edition.questions_of(&criterion.id).map(|question| self.question_ref(question)).collect::<Vec<_>>(),
                    "sources": self.source_titles(&criterion.sources),
                    "confidence": criterion.confidence,
                })
            })
            .collect();
        let context = json!({
            "category": {
                "number": category.number,
                "key": key.as_str(),
                "title": self.text(&category.title),
                "title_other": self.text_other(&category.title),
                "deck_topic": self.text(&category.deck_topic),
                "deck_topic_other": self.text_other(&category.deck_topic),
                "focus_title": area.map(|area| self.text(&area.title)).unwrap_or_default(),
            },
            "criteria": criteria,
        });
        ("category.html", context)
    }

    pub(super) fn section(&self, id: &PortalSectionId) -> (&'static str, Json) {
        let Some((edition, section)) = self.edition().and_then(|edition| Some((edition, edition.section(id.as_str())?))) else {
            return ("section.html", Json::Null);
        };
        let questions: Vec<Json> = edition
            .questions
            .data
            .questions
            .iter()
            .filter(|question| question.section == *id)
            .map(|question| {
                let mut entry = self.question_ref(question);
                if let Some(entry) = entry.as_object_mut() {
                    let criteria: Vec<Json> = question.criteria.iter().filter_map(|id| self.criterion_ref(id)).collect();
                    entry.insert("criteria".to_owned(), Json::Array(criteria));
                    entry.insert("trained".to_owned(), Json::Bool(self.site.satisfied_by.contains_key(&question.number)));
                    entry.insert("supported".to_owned(), Json::Bool(self.site.supported_by.contains_key(&question.number)));
                    entry.insert("checks".to_owned(), question.checks.into());
                    entry.insert("evidence".to_owned(), written(&question.evidence));
                }
                entry
            })
            .collect();
        let categories: Vec<Json> = section
            .categories
            .iter()
            .filter_map(|key| self.site.category(key))
            .map(|category| {
                json!({ "href": self.link(&PageKey::Category(category.key.clone())), "title": self.text(&category.title), "number": category.number })
            })
            .collect();
        let context = json!({
            "section": {
                "id": id.as_str(),
                "title": self.text(&section.title),
                "title_other": self.text_other(&section.title),
                "categories": categories,
            },
            "questions": questions,
        });
        ("section.html", context)
    }

    pub(super) fn question(&self, number: u16) -> (&'static str, Json) {
        let Some((edition, question)) = self.edition().and_then(|edition| Some((edition, edition.question(number)?))) else {
            return ("question.html", Json::Null);
        };
        let criteria: Vec<&Criterion> = question.criteria.iter().filter_map(|id| edition.criterion(id.as_str())).collect();
        let mut entities: BTreeSet<&EntityTypeId> = BTreeSet::new();
        let mut sources: Vec<String> = Vec::new();
        for criterion in &criteria {
            entities.extend(&criterion.applies_to);
            for source in self.source_titles(&criterion.sources) {
                if !sources.contains(&source) {
                    sources.push(source);
                }
            }
        }
        // The weakest of the criteria's sources is how sure the page may be.
        let rank = |confidence: &str| ["partial", "one-source", "two-sources"].iter().position(|known| *known == confidence).unwrap_or(0);
        let confidence =
            criteria.iter().map(|criterion| criterion.confidence.as_str()).min_by_key(|confidence| rank(confidence)).unwrap_or("partial");
        let related: BTreeSet<u16> = question
            .criteria
            .iter()
            .flat_map(|id| edition.questions_of(id))
            .map(|question| question.number)
            .filter(|other| *other != number)
            .collect();
        let walkthroughs: Vec<Json> = self
            .site
            .walkthroughs
            .iter()
            .filter(|walkthrough| walkthrough.data.questions.is_empty() || walkthrough.data.questions.contains(&number))
            .map(|walkthrough| {
                let key = PageKey::Walkthrough(walkthrough.id.clone());
                json!({ "href": self.link(&key), "title": title(self.site, &key, self.locale) })
            })
            .collect();
        let proof: Vec<Json> = question
            .proof
            .iter()
            .map(|proof| {
                let basis = match proof.basis {
                    ProofBasis::Deck => "deck",
                    ProofBasis::Page => "page",
                    ProofBasis::Suggestion => "suggestion",
                };
                json!({ "text": self.text(&proof.text), "basis": basis })
            })
            .collect();
        let section = PageKey::Section(question.section.clone());
        let context = json!({
            "question": {
                "number": number,
                "title": self.text(&question.title),
                "title_other": self.text_other(&question.title),
                "text": self.text(&question.text),
                "text_other": self.text_other(&question.text),
                "level": level(question.level),
                "level_note": question.level_note.as_ref().map(|text| self.text(text)),
                "history": self.history(&question.level_history),
                "in_deck": question.in_deck,
                "deck_level": question.deck_level,
                "section": { "href": self.link(&section), "title": title(self.site, &section, self.locale) },
                "mapping": question.mapping,
                "mapping_note": question.mapping_note.as_ref().map(|text| self.text(text)),
                "checks": question.checks,
                "evidence": if question.evidence == EvidenceKind::Training { "training" } else { "other" },
                "proof": proof,
                "criteria": question.criteria.iter().filter_map(|id| self.criterion_ref(id)).collect::<Vec<_>>(),
                "entities": entities.into_iter().map(|id| self.entity_ref(id)).collect::<Vec<_>>(),
                "sources": sources,
                "confidence": confidence,
                "satisfied_by": self.training_refs(self.site.satisfied_by.get(&number)),
                "supported_by": self.training_refs(self.site.supported_by.get(&number)),
                "walkthroughs": walkthroughs,
                "related": self.question_refs(related),
            },
        });
        ("question.html", context)
    }

    pub(super) fn entities(&self) -> (&'static str, Json) {
        let entities: Vec<Json> = self
            .edition()
            .into_iter()
            .flat_map(|edition| &edition.entity_types.data.entity_types)
            .map(|entity| {
                json!({
                    "id": entity.id.as_str(),
                    "href": self.link(&PageKey::Entity(entity.id.clone())),
                    "title": self.text(&entity.title),
                    "title_other": self.text_other(&entity.title),
                    "criteria_read": entity.criteria_read,
                    "note": entity.note.as_ref().map(|text| self.text(text)),
                    "count": self.site.criteria_of(&entity.id).count(),
                })
            })
            .collect();
        ("entities.html", json!({ "entities": entities }))
    }

    pub(super) fn entity(&self, id: &EntityTypeId) -> (&'static str, Json) {
        let Some((edition, entity)) = self.edition().and_then(|edition| Some((edition, edition.entity(id.as_str())?))) else {
            return ("entity.html", Json::Null);
        };
        let own: Vec<&Criterion> = self.site.criteria_of(id).collect();
        let groups: Vec<Json> = edition
            .criteria
            .data
            .categories
            .iter()
            .filter_map(|category| {
                let criteria: Vec<Json> = own
                    .iter()
                    .filter(|criterion| criterion.category == category.key)
                    .filter_map(|criterion| self.criterion_ref(&criterion.id))
                    .collect();
                (!criteria.is_empty()).then(|| {
                    json!({
                        "category": {
                            "number": category.number,
                            "title": self.text(&category.title),
                            "href": self.link(&PageKey::Category(category.key.clone())),
                        },
                        "criteria": criteria,
                    })
                })
            })
            .collect();
        let context = json!({
            "entity": {
                "id": id.as_str(),
                "title": self.text(&entity.title),
                "title_other": self.text_other(&entity.title),
                "criteria_read": entity.criteria_read,
                "basis": entity.basis,
                "note": entity.note.as_ref().map(|text| self.text(text)),
                "count": own.len(),
            },
            "groups": groups,
        });
        ("entity.html", context)
    }
}
