//! Named fences as HTML: steps, wireframes, documents, figures, cases, checks.

use serde_json::json;

use super::Page;
use super::inline::PageResolver;
use super::svg_wireframe;
use crate::markdown::{self, Fence, svg};
use crate::model::{Figure, ItemId, PageKey, ScreenDocument, Wireframe};
use crate::resolve::{FenceData, StepData};

impl PageResolver<'_> {
    /// A fence as HTML. `resolve` and `check` have refused what cannot be shown; what still fails is a template.
    pub(super) fn fragment(&self, fence: &Fence) -> Result<String, String> {
        let Some(file) = self.file else { return Ok(String::new()) };
        let Some(data) = self.page.site.fences.get(&(file, fence.span.start)) else { return Ok(String::new()) };
        let (template, context) = match data {
            FenceData::Steps(steps) => ("fragments/steps.html", self.steps(steps)),
            FenceData::Wireframe(wireframe) => ("fragments/wireframe.html", self.wireframe(wireframe)),
            FenceData::Document(document) => ("fragments/document.html", self.document(document)),
            FenceData::Figure(figure) => match self.figure(figure) {
                Some(context) => ("fragments/figure.html", context),
                None => return Ok(String::new()),
            },
            FenceData::Check(id) => match self.check(id) {
                Some(context) => ("fragments/check.html", context),
                None => return Ok(String::new()),
            },
            FenceData::Case(title) => {
                let body = fence.case.as_ref().map(|case| markdown::write_html(case, self)).unwrap_or_default();
                ("fragments/case.html", json!({ "title": self.fill(title), "body_html": body }))
            }
        };
        let mut context = context;
        if let Some(map) = context.as_object_mut() {
            map.insert("lang".to_owned(), self.locale.as_str().into());
        }
        self.page.theme.templates.render(template, &context).map(|html| self.page.small(html))
    }

    fn fill(&self, text: &str) -> String {
        self.page.site.fill(text, self.locale)
    }

    fn steps(&self, steps: &[StepData]) -> serde_json::Value {
        let list: Vec<_> = steps
            .iter()
            .enumerate()
            .map(|(at, step)| {
                let [screen, action, expected] = &step.texts;
                json!({
                    "id": step.step.id,
                    "number": at + 1,
                    "screen_html": self.inline(screen),
                    "action_html": self.inline(action),
                    "expected_html": self.inline(expected),
                    "tip_html": step.tip.as_ref().map(|text| self.inline(text)),
                    "pitfall_html": step.pitfall.as_ref().map(|text| self.inline(text)),
                })
            })
            .collect();
        json!({ "steps": list })
    }

    fn wireframe(&self, wireframe: &Wireframe) -> serde_json::Value {
        let alternative = self.page.site.word(self.locale, "wireframe-alternative");
        json!({
            "id": wireframe.id,
            "title": self.fill(&wireframe.title),
            "svg_html": svg_wireframe::draw(wireframe, &self.fill(&wireframe.title), &alternative),
        })
    }

    fn document(&self, document: &ScreenDocument) -> serde_json::Value {
        let fields: Vec<_> = document
            .fields
            .iter()
            .map(|field| json!({ "id": field.id, "label": self.fill(&field.label), "value": self.fill(&field.value) }))
            .collect();
        json!({ "document": { "id": document.id, "title": self.fill(&document.title), "fields": fields } })
    }

    fn figure(&self, figure: &Figure) -> Option<serde_json::Value> {
        let site = self.page.site;
        let file = site.figures(self.page.key)?.get(&figure.src)?;
        let source = site.source(*file)?;
        let number = self.figures.get() + 1;
        self.figures.set(number);
        let id = format!("fig{number}");
        let labels = figure.labels.iter().map(|(key, text)| (key.clone(), self.fill(text))).collect();
        let drawn = svg::sanitize(&source, &id, &labels, &self.fill(&figure.alt)).ok()?;
        Some(json!({ "id": id, "svg_html": drawn.html, "caption": figure.caption.as_deref().map(|text| self.fill(text)) }))
    }

    /// The place of a question: the question itself comes later, from the script of the page.
    fn check(&self, id: &ItemId) -> Option<serde_json::Value> {
        let PageKey::Module(module) = self.page.key else { return None };
        let quiz = self.page.site.modules.get(module)?.quiz.as_ref()?;
        let item = quiz.data.questions.iter().find(|item| item.id == *id)?;
        let href = format!("{}#question-{}", self.page.link(&PageKey::Quiz(module.clone())), item.id);
        Some(json!({ "id": item.id.as_str(), "href": href }))
    }
}

impl Page<'_> {
    /// A fragment made small by itself, because what surrounds it is not minified again.
    pub(super) fn small(&self, html: String) -> String {
        String::from_utf8(self.options.small(html.into_bytes())).unwrap_or_default()
    }
}
