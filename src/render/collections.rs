//! Lists: modules, walkthroughs, glossary, records of this browser.

use serde_json::{Value as Json, json};

use super::Page;
use super::chrome::script_json;
use crate::locale::Locale;
use crate::model::{Function, PageKey};
use crate::resolve::Module;
use crate::resolve::{summary, title};

impl Page<'_> {
    /// A module as lists show it.
    pub(super) fn module_entry(&self, module: &Module) -> Json {
        let key = PageKey::Module(module.id.clone());
        let quiz = PageKey::Quiz(module.id.clone());
        json!({
            "id": module.id.as_str(),
            "href": self.link(&key),
            "quiz_href": self.site.has_page(&quiz).then(|| self.link(&quiz)),
            "title": title(self.site, &key, self.locale),
            "summary": summary(self.site, &key, self.locale),
            "short": self.text(&module.data.short),
            "minutes": module.data.minutes,
            "audience": self.audience(module),
            "questions": module.quiz.as_ref().map_or(0, |quiz| quiz.data.questions.len()),
            "pass_percent": module.data.quiz.map(|quiz| quiz.pass_percent),
            "satisfies": module.data.satisfies.iter().map(|evidence| evidence.question).collect::<Vec<_>>(),
        })
    }

    pub(super) fn training(&self) -> (&'static str, Json) {
        let modules: Vec<Json> = self.site.in_order().into_iter().map(|module| self.module_entry(module)).collect();
        ("training.html", json!({ "modules": modules, "functions": self.curricula() }))
    }

    /// What each function takes, on sites whose functions name modules. One that takes nothing is left out.
    pub(super) fn curricula(&self) -> Vec<Json> {
        let site = self.site;
        let list = |modules: &[&Module]| -> Vec<Json> {
            let entry = |module: &&Module| {
                let key = PageKey::Module(module.id.clone());
                json!({ "href": self.link(&key), "title": title(site, &key, self.locale), "minutes": module.data.minutes })
            };
            modules.iter().map(entry).collect()
        };
        let functions = site.functions.iter().filter(|_| site.has_curricula());
        functions
            .map(|function| (function, site.curriculum(function)))
            .filter(|(_, curriculum)| !(curriculum.needed.is_empty() && curriculum.optional.is_empty()))
            .map(|(function, curriculum)| {
                json!({
                    "id": format!("for-{}", function.id),
                    "title": self.text(&function.title),
                    "minutes": curriculum.minutes(),
                    "needed": list(&curriculum.needed),
                    "optional": list(&curriculum.optional),
                })
            })
            .collect()
    }

    pub(super) fn portal(&self) -> (&'static str, Json) {
        let walkthroughs: Vec<Json> = self
            .site
            .walkthroughs
            .iter()
            .map(|walkthrough| {
                let key = PageKey::Walkthrough(walkthrough.id.clone());
                json!({
                    "href": self.link(&key),
                    "title": title(self.site, &key, self.locale),
                    "summary": summary(self.site, &key, self.locale),
                    "source_date": walkthrough.data.source_date,
                })
            })
            .collect();
        ("portal.html", json!({ "walkthroughs": walkthroughs }))
    }

    pub(super) fn my_training(&self) -> (&'static str, Json) {
        let modules: Vec<Json> = self
            .site
            .in_order()
            .into_iter()
            .filter(|module| self.site.has_page(&PageKey::Quiz(module.id.clone())))
            .map(|module| {
                let mut facts = self.quiz_facts(module);
                if let Some(facts) = facts.as_object_mut() {
                    let key = PageKey::Module(module.id.clone());
                    facts.insert("href".to_owned(), self.link(&key).into());
                    facts.insert("quiz_href".to_owned(), self.link(&PageKey::Quiz(module.id.clone())).into());
                    facts.insert("minutes".to_owned(), module.data.minutes.into());
                    // Nobody needs a module that functions take only when it is their work; one without an audience is for all.
                    let functions: Vec<&str> = self.site.functions_of(module).map(|function| function.id.as_str()).collect();
                    let for_all = functions.is_empty() && !self.site.has_curricula();
                    facts.insert("functions".to_owned(), if for_all { Json::Null } else { json!(functions) });
                    let own_title = title(self.site, &key, self.locale);
                    facts.insert("title".to_owned(), own_title.into());
                    for name in ["sections", "titles", "objectives"] {
                        facts.remove(name);
                    }
                }
                facts
            })
            .collect();
        let modules_json = script_json(&Json::Array(modules));
        (
            "my-training.html",
            json!({ "modules_json": modules_json, "functions": self.functions(), "everyone": Function::EVERYONE, "proof": self.proof_facts() }),
        )
    }

    /// The functions that a learner may have; everyone is no answer to what somebody does.
    pub(super) fn functions(&self) -> Vec<Json> {
        let functions = self.site.functions.iter().filter(|function| !function.is_everyone());
        functions.map(|function| json!({ "id": function.id.as_str(), "title": self.text(&function.title) })).collect()
    }

    pub(super) fn this_pc(&self) -> (&'static str, Json) {
        ("this-pc.html", json!({ "time_zone": self.site.settings.calendar.time_zone }))
    }

    /// Terms by kana row in Japanese, by letter in other languages.
    pub(super) fn glossary(&self) -> (&'static str, Json) {
        let Some(glossary) = &self.site.glossary else { return ("glossary.html", Json::Null) };
        let mut terms: Vec<(String, &crate::model::Term)> = glossary
            .data
            .terms
            .iter()
            .map(|term| {
                let key = match (&term.reading, self.locale) {
                    (Some(reading), Locale::JA) => reading.clone(),
                    _ => self.text(&term.term).to_lowercase(),
                };
                (key, term)
            })
            .collect();
        sort_by_language(&mut terms, self.locale);
        let mut groups: Vec<(String, Vec<Json>)> = Vec::new();
        for (key, term) in terms {
            let name = group_name(&key, self.locale);
            let entry = json!({
                "id": term.id.as_str(),
                "term": self.text(&term.term),
                "term_other": self.text_other(&term.term),
                "reading": if self.locale == Locale::JA { term.reading.clone() } else { None },
                "definition": self.text(&term.definition),
            });
            match groups.last_mut() {
                Some((last, entries)) if *last == name => entries.push(entry),
                _ => groups.push((name, vec![entry])),
            }
        }
        let groups: Vec<Json> = groups
            .into_iter()
            .enumerate()
            .map(|(at, (title, terms))| json!({ "id": format!("group-{}", at + 1), "title": title, "terms": terms }))
            .collect();
        ("glossary.html", json!({ "groups": &groups, "usage": self.link(&PageKey::Usage) }))
    }

    /// The Japanese forms that texts use and avoid, by where each form comes from, and the rules of spelling.
    pub(super) fn usage(&self) -> (&'static str, Json) {
        let Some(glossary) = &self.site.glossary else { return ("usage.html", Json::Null) };
        let of = |basis: Option<&str>| {
            let mut terms: Vec<(&str, Json)> = glossary
                .data
                .terms
                .iter()
                .filter(|term| term.basis.as_deref() == basis)
                .filter_map(|term| {
                    let form = term.term.get(Locale::JA)?;
                    let reading = term.reading.as_deref().unwrap_or(form);
                    Some((reading, json!({ "form": form, "avoid": term.avoid.get(&Locale::JA).cloned().unwrap_or_default() })))
                })
                .collect();
            sort_by_language(&mut terms, Locale::JA);
            terms.into_iter().map(|(_, term)| term).collect::<Vec<_>>()
        };
        let sources = glossary.data.basis.iter().map(|basis| (basis.id.as_str(), self.text(&basis.title).to_owned(), of(Some(&basis.id))));
        let unknown = ("unknown", self.site.word(self.locale, "usage-unknown"), of(None));
        let groups: Vec<Json> = sources
            .chain([unknown])
            .filter(|(_, _, terms)| !terms.is_empty())
            .map(|(id, title, terms)| json!({ "id": format!("basis-{id}"), "title": title, "terms": terms }))
            .collect();
        let orthography: Vec<&str> = glossary.data.orthography.iter().map(|rule| self.text(rule)).collect();
        ("usage.html", json!({ "groups": &groups, "orthography": orthography }))
    }
}

/// Sorts by the key, in the order that readers of the language expect.
pub(super) fn sort_by_language<K: AsRef<str> + Ord, T>(list: &mut [(K, T)], locale: Locale) {
    use icu_collator::{CollatorBorrowed, options::CollatorOptions};
    let preferences = icu_locale_preferences(locale);
    match CollatorBorrowed::try_new(preferences, CollatorOptions::default()) {
        Ok(collator) => list.sort_by_cached_key(|(key, _)| {
            let mut bytes = Vec::new();
            // A list of bytes takes whatever is written.
            let _ = collator.write_sort_key_to(key.as_ref(), &mut bytes);
            bytes
        }),
        Err(_) => list.sort_by(|a, b| a.0.cmp(&b.0)),
    }
}

fn icu_locale_preferences(locale: Locale) -> icu_collator::CollatorPreferences {
    let locale: icu_locale_core::Locale = locale.as_str().parse().unwrap_or(icu_locale_core::Locale::UNKNOWN);
    locale.into()
}

/// The kana row of a reading, or the first letter.
pub(super) fn group_name(key: &str, locale: Locale) -> String {
    let first = key.chars().next().unwrap_or('#');
    if locale == Locale::JA {
        let rows = [
            ("あ行", 'ゔ'..='ゔ'),
            ("あ行", 'ぁ'..='お'),
            ("か行", 'ゕ'..='ゖ'),
            ("か行", 'か'..='ご'),
            ("さ行", 'さ'..='ぞ'),
            ("た行", 'た'..='ど'),
            ("な行", 'な'..='の'),
            ("は行", 'は'..='ぽ'),
            ("ま行", 'ま'..='も'),
            ("や行", 'ゃ'..='よ'),
            ("ら行", 'ら'..='ろ'),
            ("わ行", 'ゎ'..='ん'),
        ];
        if let Some((name, _)) = rows.into_iter().find(|(_, range)| range.contains(&first)) {
            return name.to_owned();
        }
    }
    if first.is_ascii_alphabetic() { first.to_ascii_uppercase().to_string() } else { "#".to_owned() }
}
