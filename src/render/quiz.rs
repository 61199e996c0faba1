//! Quiz pages: the pool, and the facts that a record needs.

use std::collections::BTreeSet;

use serde_json::{Map, Value as Json, json};

use super::Page;
use super::chrome::script_json;
use crate::locale::LocalizedText;
use crate::model::{ModuleId, PageKey, Titles};
use crate::resolve::{Edition, Module, title};

impl Page<'_> {
    pub(super) fn quiz(&self, id: &ModuleId) -> Result<(&'static str, Json), String> {
        let module = self.site.modules.get(id).ok_or_else(|| format!("no module {id}"))?;
        let items = module.quiz.iter().flat_map(|quiz| &quiz.data.questions);
        let questions: String = items.map(|item| self.question_html(module, item, "quiz")).collect::<Result<_, _>>()?;
        Ok((
            "quiz.html",
            json!({
                "module": self.module_facts(module),
                "module_href": self.link(&PageKey::Module(id.clone())),
                "functions": self.functions(),
                "proof": self.proof_facts(),
                "questions_html": questions,
                "quiz_json": script_json(&self.quiz_facts(module)),
            }),
        ))
    }

    /// What a proof says of this site and a record names by id only.
    pub(super) fn proof_facts(&self) -> Json {
        let names = |title: &LocalizedText| -> Vec<Json> {
            let others = self.site.settings.languages.iter().filter(|other| **other != self.locale);
            [&self.locale]
                .into_iter()
                .chain(others)
                .map(|other| json!({ "lang": other.as_str(), "text": title.get_or_any(*other) }))
                .collect()
        };
        let functions = self.site.functions.iter().map(|function| json!({ "id": function.id.as_str(), "names": names(&function.title) }));
        json!({
            "functions": functions.collect::<Vec<_>>(),
            "edition": self.site.edition.as_ref().map(|edition| json!({
                "id": edition.id.as_str(), "names": names(&edition.criteria.data.title),
            })),
        })
    }

    /// What a record says about a module, in every language, as it is in this release.
    pub(super) fn quiz_facts(&self, module: &Module) -> Json {
        let data = &module.data;
        let key = PageKey::Module(module.id.clone());
        let languages = &self.site.settings.languages;
        let names = languages.iter().map(|locale| (locale.to_string(), title(self.site, &key, *locale))).collect();
        let text = self.site.text_or_any(&key, self.locale);
        let sections: Map<String, Json> = text
            .into_iter()
            .flat_map(|text| &text.document.headings)
            .filter_map(|heading| {
                let id = heading.id.as_ref()?;
                let href = format!("{}#{id}", self.link(&key));
                Some((id.to_string(), json!({ "title": self.site.fill(&heading.text, self.locale), "href": href })))
            })
            .collect();
        let edition = self.site.edition.as_ref();
        let criteria: BTreeSet<&str> = data
            .satisfies
            .iter()
            .filter_map(|evidence| edition?.question(evidence.question))
            .flat_map(|question| question.criteria.iter().map(|id| id.as_str()))
            .collect();
        // What was taught and tested, for the proof: the sections that questions refer to, in every language.
        let tested: BTreeSet<&str> = module.quiz.iter().flat_map(|quiz| &quiz.data.questions).map(|item| item.section.as_str()).collect();
        let topics = languages
            .iter()
            .map(|locale| {
                let text = self.site.text_or_any(&key, *locale);
                let headings = text
                    .into_iter()
                    .flat_map(|text| &text.document.headings)
                    .filter(|heading| heading.id.as_ref().is_some_and(|id| tested.contains(id.as_str())));
                (locale.to_string(), headings.map(|heading| self.site.fill(&heading.text, *locale)).collect())
            })
            .collect();
        let of_edition = |edition: &Edition| {
            let text = &edition.criteria.data.title;
            languages.iter().map(|locale| (locale.to_string(), text.get_or_any(*locale).to_owned())).collect()
        };
        let titles = Titles { title: names, topics, edition: edition.map(of_edition).unwrap_or_default() };
        let policy = data.quiz;
        json!({
            "module": module.id.as_str(),
            "edition": edition.map(|edition| edition.id.as_str()),
            "title": titles.title,
            "release": data.release,
            "fingerprint": module.fingerprint.as_str(),
            "variables": module.variables.as_str(),
            "draw": policy.map(|policy| policy.draw),
            "pass_percent": policy.map(|policy| policy.pass_percent),
            "attempts": policy.map(|policy| policy.attempts),
            "assurance": data.assurance,
            "validity": data.validity.map(|validity| json!({ "months": validity.months, "fiscal_year": validity.fiscal_year })),
            "fiscal_year_start_month": self.site.settings.calendar.fiscal_year_start_month,
            "time_zone": self.site.settings.calendar.time_zone,
            "objectives": data.objectives.iter().map(|objective| json!({
                "id": objective.id.as_str(), "text": self.text(&objective.text),
            })).collect::<Vec<_>>(),
            "sections": sections,
            "satisfies": data.satisfies.iter().map(|evidence| evidence.question).collect::<Vec<_>>(),
            "supports": data.supports.iter().map(|evidence| evidence.question).collect::<Vec<_>>(),
            "criteria": criteria,
            "titles": titles,
            "statement_base": self.site.settings.base,
        })
    }
}
