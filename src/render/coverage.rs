//! The matrix of portal questions and modules, for whoever has to show it at a validation.

use serde_json::{Value as Json, json};

use super::Page;
use super::refs::level;
use crate::model::{EntityType, ModuleId, PageKey, PortalSection};
use crate::resolve::{Cover, Coverage, CoverageRow, Gap, LEAST_ITEMS, section_title, title};

impl Page<'_> {
    pub(super) fn coverage(&self) -> (&'static str, Json) {
        let Some(edition) = &self.site.edition else { return ("coverage.html", Json::Null) };
        let coverage = Coverage::of(self.site);
        let types = &edition.entity_types.data.entity_types;
        let training: Vec<&CoverageRow> = coverage.training().collect();
        let modules = self.columns(&training);
        let rows: Vec<Json> = training.iter().map(|row| self.coverage_row(row, types, &modules)).collect();
        let sections = &edition.questions.data.sections;
        let others: Vec<Json> = sections.iter().filter_map(|section| self.other_section(section, &coverage, types)).collect();
        let with_gaps = training.iter().filter(|row| !row.gaps.is_empty()).count();
        let heads: Vec<Json> = modules.iter().map(|id| self.module_head(id)).collect();
        let context = json!({
            "modules": heads,
            "training": rows,
            "sections": others,
            "types": types.iter().enumerate().map(|(at, entity)| self.type_row(at, entity, &coverage)).collect::<Vec<_>>(),
            "unread": ranges(&coverage.unread),
            "totals": {
                "training": training.len(),
                "satisfied": training.iter().filter(|row| !row.satisfied_by.is_empty()).count(),
                "gaps": with_gaps,
                "other": coverage.other().count(),
                "supported": coverage.other().filter(|row| !row.supported_by.is_empty()).count(),
                "unread": coverage.unread.len(),
            },
        });
        ("coverage.html", context)
    }

    /// The modules that do anything for a question whose evidence is training.
    fn columns(&self, rows: &[&CoverageRow]) -> Vec<ModuleId> {
        let is_named =
            |id: &&ModuleId| rows.iter().any(|row| row.satisfied_by.iter().chain(&row.supported_by).any(|cover| cover.module == **id));
        self.site.modules.keys().filter(is_named).cloned().collect()
    }

    fn module_head(&self, id: &ModuleId) -> Json {
        let key = PageKey::Module(id.clone());
        let short = self.site.modules.get(id).map(|module| self.text(&module.data.short)).unwrap_or_default();
        json!({ "href": self.link(&key), "short": short, "title": title(self.site, &key, self.locale) })
    }

    fn coverage_row(&self, row: &CoverageRow, types: &[EntityType], modules: &[ModuleId]) -> Json {
        let holds = |covers: &[Cover], module: &ModuleId| covers.iter().any(|cover| cover.module == *module);
        let cells = modules.iter().map(|module| match (holds(&row.satisfied_by, module), holds(&row.supported_by, module)) {
            (true, _) => "satisfies",
            (false, true) => "supports",
            (false, false) => "",
        });
        let question = self.site.edition.as_ref().and_then(|edition| edition.question(row.question));
        let places: Vec<String> =
            types.iter().enumerate().filter(|(_, entity)| row.is_for(&entity.id)).map(|(at, _)| at.to_string()).collect();
        json!({
            "number": row.question,
            "href": self.link(&PageKey::Question(row.question)),
            "title": question.map(|question| self.text(&question.title)).unwrap_or_default(),
            "level": level(row.level),
            "since": row.since,
            "types": places.join(" "),
            "state": match row.gaps.first() {
                None => "ok",
                Some(Gap::NoModule) => "bad",
                Some(_) => "warn",
            },
            "gaps": row.gaps.iter().map(|gap| self.gap(gap)).collect::<Vec<_>>(),
            "cells": cells.collect::<Vec<_>>(),
            "satisfied_by": row.satisfied_by.iter().filter_map(|cover| self.cover(cover)).collect::<Vec<_>>(),
            "supported_by": row.supported_by.iter().filter_map(|cover| self.cover(cover)).collect::<Vec<_>>(),
        })
    }

    fn cover(&self, cover: &Cover) -> Option<Json> {
        let mut head = self.module_head(&cover.module);
        let fields = head.as_object_mut()?;
        let sections: Vec<Json> = cover.sections.iter().map(|carried| self.section_ref(&cover.module, &carried.section)).collect();
        // Where one link has to do: the first section, else the module.
        let place = sections.first().and_then(|section| section.get("href")).or(fields.get("href")).cloned();
        fields.insert("place".to_owned(), place.into());
        fields.insert("sections".to_owned(), Json::Array(sections));
        fields.insert("items".to_owned(), cover.items.len().into());
        Some(head)
    }

    fn section_ref(&self, module: &ModuleId, section: &str) -> Json {
        let key = PageKey::Module(module.clone());
        let name = section_title(self.site, &key, section, self.locale);
        json!({ "href": format!("{}#{section}", self.link(&key)), "title": name.as_deref().unwrap_or(section) })
    }

    fn gap(&self, gap: &Gap) -> Json {
        match gap {
            Gap::NoModule => json!({ "kind": gap.name() }),
            Gap::FewItems(count) => json!({ "kind": gap.name(), "count": count, "least": LEAST_ITEMS }),
            Gap::SectionUntested { module, section } => {
                json!({ "kind": gap.name(), "module": self.module_head(module), "section": self.section_ref(module, section) })
            }
        }
    }

    /// A section of the portal with its questions that ask for other evidence; nothing when it has none.
    fn other_section(&self, section: &PortalSection, coverage: &Coverage, types: &[EntityType]) -> Option<Json> {
        let rows: Vec<Json> =
            coverage.other().filter(|row| row.section == section.id).map(|row| self.coverage_row(row, types, &[])).collect();
        let href = self.link(&PageKey::Section(section.id.clone()));
        (!rows.is_empty()).then(|| json!({ "id": section.id.as_str(), "href": href, "title": self.text(&section.title), "rows": rows }))
    }

    fn type_row(&self, at: usize, entity: &EntityType, coverage: &Coverage) -> Json {
        let training: Vec<&CoverageRow> = coverage.training().filter(|row| row.is_for(&entity.id)).collect();
        let open: Vec<Json> = training
            .iter()
            .filter(|row| !row.is_satisfied_for(&entity.id))
            .map(|row| json!({ "number": row.question, "href": self.link(&PageKey::Question(row.question)) }))
            .collect();
        json!({
            "at": at,
            "href": self.link(&PageKey::Entity(entity.id.clone())),
            "title": self.text(&entity.title),
            "training": training.len(),
            "satisfied": training.len() - open.len(),
            "open": open,
            "other": coverage.other().filter(|row| row.is_for(&entity.id)).count(),
        })
    }
}

/// `1, 5–8`: numbers in order, neighbors drawn together.
fn ranges(numbers: &[u16]) -> Vec<String> {
    let mut runs: Vec<(u16, u16)> = Vec::new();
    for &number in numbers {
        match runs.last_mut() {
            Some((_, last)) if *last + 1 == number => *last = number,
            _ => runs.push((number, number)),
        }
    }
    runs.into_iter().map(|(first, last)| if first == last { first.to_string() } else { format!("{first}–{last}") }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn neighbors_are_drawn_together() {
        assert_eq!(ranges(&[6, 13, 14, 21, 35, 36, 37]), ["6", "13–14", "21", "35–37"]);
        assert_eq!(ranges(&[]), Vec::<String>::new());
        assert_eq!(ranges(&[65_534, 65_535]), ["65534–65535"]);
    }
}
