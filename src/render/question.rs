//! A question as native controls: a frame that all kinds share, and inside it the component of the kind.

use serde_json::{Value as Json, json};

use super::Page;
use crate::model::{Choice, Kind, Node, QuizItem, decision};
use crate::resolve::{Module, number_value};

impl Page<'_> {
    /// One question as HTML. `mode` is `quiz` or `check` (free practice inside a text).
    pub(super) fn question_html(&self, module: &Module, item: &QuizItem, mode: &str) -> Result<String, String> {
        let kind = item.kind.name();
        let mut own = match item.kind {
            Kind::Single | Kind::Multiple | Kind::TrueFalse => json!({ "options": self.options(item) }),
            Kind::Numeric => self.numeric(item),
            Kind::Matching => self.matching(item),
            Kind::Ordering => self.ordering(item),
            Kind::Text => self.typed(item),
            Kind::Hotspot => self.hotspot(module, item),
            Kind::Scenario => json!({ "nodes": item.nodes.iter().map(|node| self.node(node)).collect::<Vec<_>>() }),
        };
        own["id"] = item.id.as_str().into();
        own["kind"] = kind.into();
        let component = format!("components/question-{}/template.html", kind.replace('_', "-"));
        let body = self.theme.templates.render(&component, &json!({ "lang": self.locale.as_str(), "q": own }))?;
        let near: Vec<Json> =
            item.near.iter().map(|near| json!({ "value": near.value, "feedback_html": self.quiz_text(&near.feedback) })).collect();
        let context = json!({
            "lang": self.locale.as_str(),
            "mode": mode,
            "q": {
                "id": item.id.as_str(),
                "kind": kind,
                "objective": item.objective.as_str(),
                "section": item.section.as_str(),
                "critical": item.critical,
                "stem_html": self.quiz_text(&item.stem),
                "has_hint": !matches!(item.kind, Kind::Single | Kind::TrueFalse | Kind::Numeric | Kind::Text),
                "body_html": body,
                "near": near,
                "right_html": self.quiz_text(&item.feedback.right),
                "wrong_html": self.quiz_text(&item.feedback.wrong),
            },
        });
        let template = if mode == "check" { "fragments/check-question.html" } else { "components/question/template.html" };
        self.theme.templates.render(template, &context)
    }

    fn options(&self, item: &QuizItem) -> Vec<Json> {
        let text = |option: &Choice| {
            if item.kind == Kind::TrueFalse && option.text.is_empty() {
                self.site.word(self.locale, if option.id.as_str() == "true" { "quiz-true" } else { "quiz-false" })
            } else {
                self.quiz_text(&option.text)
            }
        };
        let options = item.options.iter().map(|option| {
            json!({
                "id": option.id.as_str(),
                "correct": option.correct,
                "text_html": text(option),
                "feedback_html": self.quiz_text(&option.feedback),
            })
        });
        options.collect()
    }

    fn numeric(&self, item: &QuizItem) -> Json {
        let answer = item.answer.as_ref();
        json!({
            "answer": answer.and_then(|answer| number_value(self.site, &answer.value)),
            "tolerance": answer.map(|answer| answer.tolerance),
            "unit": answer.map(|answer| self.quiz_plain(&answer.unit)),
        })
    }

    fn matching(&self, item: &QuizItem) -> Json {
        let pairs = item.pairs.iter().map(|pair| json!({ "id": pair.id.as_str(), "left_html": self.quiz_text(&pair.left) }));
        let right = item.pairs.iter().map(|pair| (pair.id.as_str(), &pair.right));
        let extra = item.extra.iter().map(|extra| (extra.id.as_str(), &extra.right));
        let mut choices: Vec<(&str, String)> = right.chain(extra).map(|(id, text)| (id, self.quiz_plain(text))).collect();
        choices.sort_unstable();
        let in_order = choices.iter().zip(&item.pairs).all(|((id, _), pair)| *id == pair.id.as_str());
        turn_if(in_order, &mut choices);
        let choices = choices.into_iter().map(|(id, text)| json!({ "id": id, "text": text }));
        json!({ "pairs": pairs.collect::<Vec<_>>(), "choices": choices.collect::<Vec<_>>() })
    }

    /// The order of the file is the key; what stands in the page is sorted by id, so that reading the page without its
    /// script gives nothing away.
    fn ordering(&self, item: &QuizItem) -> Json {
        let order: Vec<&str> = item.items.iter().map(|part| part.id.as_str()).collect();
        let mut parts: Vec<_> = item.items.iter().collect();
        parts.sort_by(|a, b| a.id.cmp(&b.id));
        turn_if(parts.iter().map(|part| part.id.as_str()).eq(order.iter().copied()), &mut parts);
        let items = parts.into_iter().map(|part| json!({ "id": part.id.as_str(), "text_html": self.quiz_text(&part.text) }));
        json!({ "items": items.collect::<Vec<_>>(), "order": order.join(",") })
    }

    /// Accepted answers of every language, those of the page first: its first one is shown as the right answer.
    fn typed(&self, item: &QuizItem) -> Json {
        let others = self.site.settings.languages.iter().filter(|locale| **locale != self.locale);
        let lists = std::iter::once(&self.locale).chain(others).filter_map(|locale| item.accept.get(locale));
        let accept: Vec<&String> = lists.flatten().collect();
        json!({ "accept_json": json!(accept).to_string() })
    }

    /// The document in the language of the page; `check` has made sure that it is there.
    fn hotspot(&self, module: &Module, item: &QuizItem) -> Json {
        let Some(document) = item.document.as_ref().and_then(|id| self.site.document(module, self.locale, id)) else {
            return json!({ "document": { "title": "", "fields": [] } });
        };
        let fill = |text: &str| self.site.fill(text, self.locale);
        let fields = document.fields.iter().map(|field| {
            let option = item.options.iter().find(|option| option.id.as_str() == field.id);
            json!({
                "id": field.id,
                "label": fill(&field.label),
                "value": fill(&field.value),
                "option": option.is_some(),
                "correct": option.is_some_and(|option| option.correct),
                "feedback_html": option.map(|option| self.quiz_text(&option.feedback)),
            })
        });
        json!({ "document": { "title": fill(&document.title), "fields": fields.collect::<Vec<_>>() } })
    }

    /// Decisions are sorted by id, as what the file says first is often the right one.
    fn node(&self, node: &Node) -> Json {
        let mut turns: Vec<_> = node.options.iter().collect();
        turns.sort_by(|a, b| a.id.cmp(&b.id));
        let options = turns.into_iter().map(|turn| {
            json!({
                "id": turn.id.as_str(),
                "decision": decision(&node.id, &turn.id),
                "correct": turn.correct,
                "text_html": self.quiz_text(&turn.text),
                "outcome_html": self.quiz_text(&turn.outcome),
                "feedback_html": self.quiz_text(&turn.feedback),
                "next": turn.next.as_ref().map_or("", |next| next.as_str()),
            })
        });
        json!({ "id": node.id.as_str(), "text_html": self.quiz_text(&node.text), "options": options.collect::<Vec<_>>() })
    }
}

/// Ids may happen to sort into the right order: then the first one moves to the end, as in a graded attempt.
fn turn_if<T>(is_right: bool, list: &mut [T]) {
    if is_right && !list.is_empty() {
        list.rotate_left(1);
    }
}
