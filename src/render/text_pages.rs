//! Pages written in Markdown: home, pages, modules, walkthroughs.

use serde_json::{Value as Json, json};

use super::Page;
use super::inline::PageResolver;
use crate::load::LoadedText;
use crate::markdown;
use crate::model::{ModuleId, PageKey, WalkthroughId};
use crate::resolve::{FenceData, Module};
use crate::theme::{Value, object};

/// The text of a page.
pub(super) struct Body {
    pub(super) html: String,
    /// Contents list.
    pub(super) toc: Vec<Value>,
    /// The language, when it is not that of the page: the text is marked as such.
    pub(super) fallback: Option<Json>,
}

impl Page<'_> {
    /// The text of this page: in its language, else in another one.
    fn own_text(&self) -> Option<(&LoadedText, crate::locale::Locale)> {
        let texts = self.site.texts(self.key)?;
        let own = texts.get(&self.locale).map(|text| (text, self.locale));
        own.or_else(|| self.site.settings.languages.iter().find_map(|locale| Some((texts.get(locale)?, *locale))))
    }

    /// The fences of the text, those inside cases too.
    pub(super) fn own_fences(&self) -> impl Iterator<Item = &FenceData> {
        self.own_text().into_iter().flat_map(|(text, _)| {
            let fences = text.document.with_cases().flat_map(|document| &document.fences);
            fences.filter_map(|fence| self.site.fences.get(&(text.file, fence.span.start)))
        })
    }

    /// Whether the text shows steps or screens, whose style is not that of every text.
    pub(super) fn has_screens(&self) -> bool {
        self.own_fences().any(|fence| matches!(fence, FenceData::Steps(_) | FenceData::Wireframe(_)))
    }

    /// The text of the page, if it has one.
    pub(super) fn body(&self) -> Result<Option<Body>, String> {
        let Some((text, locale)) = self.own_text() else { return Ok(None) };
        let resolver = PageResolver::new(self, locale, Some(text.file));
        let html = markdown::write_html(&text.document, &resolver);
        if let Some(reason) = resolver.failure.take() {
            return Err(reason);
        }
        let headings = text.document.headings.iter().filter(|heading| heading.level <= 3);
        let toc: Vec<Value> = headings
            .filter_map(|heading| {
                let id = heading.id.as_ref()?;
                Some(object([
                    ("href", format!("#{id}").into()),
                    ("title", self.site.fill(&heading.text, locale).into()),
                    ("level", heading.level.into()),
                ]))
            })
            .collect();
        let fallback = (locale != self.locale).then(|| json!({ "lang": locale.as_str(), "name": self.site.word(locale, "language-name") }));
        Ok(Some(Body { html, toc, fallback }))
    }

    pub(super) fn home(&self) -> (&'static str, Json) {
        let edition = self.site.edition.as_ref();
        // Where functions name modules, the home page shows what everybody takes, and leads on from each function.
        let everyone = self.site.functions.iter().find(|function| function.is_everyone() && !function.modules.is_empty());
        let shown = everyone.map_or_else(|| self.site.in_order(), |everyone| self.site.curriculum(everyone).needed);
        let modules: Vec<Json> = shown.into_iter().map(|module| self.module_entry(module)).collect();
        (
            "home.html",
            json!({
                "modules": modules,
                "functions": self.curricula(),
                "for_everyone": everyone.is_some(),
                "counts": {
                    "criteria": edition.map_or(0, |edition| edition.criteria.data.criteria.len()),
                    "questions": edition.map_or(0, |edition| edition.questions.data.questions.len()),
                    "categories": edition.map_or(0, |edition| edition.criteria.data.categories.len()),
                    "terms": self.site.glossary.as_ref().map_or(0, |glossary| glossary.data.terms.len()),
                    "modules": self.site.published().count(),
                    "walkthroughs": self.site.walkthroughs.len(),
                },
            }),
        )
    }

    pub(super) fn module(&self, id: &ModuleId) -> Result<(&'static str, Json), String> {
        let module = self.site.modules.get(id).ok_or_else(|| format!("no module {id}"))?;
        let quiz = PageKey::Quiz(id.clone());
        Ok((
            "module.html",
            json!({
                "module": self.module_facts(module),
                "unconfirmed": self.unconfirmed(),
                "quiz_href": self.site.has_page(&quiz).then(|| self.link(&quiz)),
            }),
        ))
    }

    /// How many facts of the text are not confirmed yet.
    fn unconfirmed(&self) -> usize {
        let text = self.site.text_or_any(self.key, self.locale);
        text.into_iter().flat_map(|text| text.document.with_cases()).map(|document| document.unconfirmed.len()).sum()
    }

    pub(super) fn walkthrough(&self, id: &WalkthroughId) -> Result<(&'static str, Json), String> {
        let walkthrough = self.site.walkthrough(id.as_str()).ok_or_else(|| format!("no walkthrough {id}"))?;
        let data = &walkthrough.data;
        let roles: Vec<&str> = data.roles.iter().filter_map(|role| self.site.function(role)).map(|role| self.text(&role.title)).collect();
        Ok((
            "walkthrough.html",
            json!({
                "walkthrough": {
                    "id": id.as_str(),
                    "source": self.text(&data.source),
                    "source_date": data.source_date,
                    "roles": roles,
                    "questions": self.question_refs(data.questions.iter().copied()),
                    "criteria": data.criteria.iter().filter_map(|criterion| self.criterion_ref(criterion)).collect::<Vec<_>>(),
                },
            }),
        ))
    }

    /// Facts about a module for its page and its quiz.
    pub(super) fn module_facts(&self, module: &Module) -> Json {
        let data = &module.data;
        let validity = data.validity.unwrap_or_default();
        json!({
            "id": module.id.as_str(),
            "short": self.text(&data.short),
            "release": data.release,
            "minutes": data.minutes,
            "audience": self.audience(module),
            "entity_types": data.audience.entity_types.iter().map(|id| self.entity_ref(id)).collect::<Vec<_>>(),
            "objectives": data.objectives.iter().map(|objective| json!({
                "id": objective.id.as_str(), "text": self.text(&objective.text),
            })).collect::<Vec<_>>(),
            "satisfies": self.question_refs(data.satisfies.iter().map(|evidence| evidence.question)),
            "supports": self.question_refs(data.supports.iter().map(|evidence| evidence.question)),
            "validity_months": validity.months,
            "fiscal_year": validity.fiscal_year,
            "assurance": data.assurance,
            "reviewed": data.reviewed.as_ref().map(|review| json!({ "by": review.by, "on": review.on.to_string() })),
            "pass_percent": data.quiz.map(|quiz| quiz.pass_percent),
            "draw": data.quiz.map(|quiz| quiz.draw),
            "attempts": data.quiz.map(|quiz| quiz.attempts),
            "questions": module.quiz.as_ref().map_or(0, |quiz| quiz.data.questions.len()),
            "fingerprint": module.fingerprint.as_str(),
            "fingerprint_short": module.fingerprint.short(12),
        })
    }
}
