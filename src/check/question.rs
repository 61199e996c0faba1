//! A question has the parts of its kind, a right answer, and feedback that explains.

use super::Context;
use crate::diagnostics::{Code, Diagnostic};
use crate::load::Route;
use crate::locale::Locale;
use crate::model::{Kind, Node, Number, OptionId, QuizItem, fold};
use crate::resolve::{Module, number_value, variable_names};
use crate::source::FileId;

pub(super) fn questions(context: &Context<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for module in context.site.modules.values() {
        let Some(quiz) = &module.quiz else { continue };
        for (index, item) in quiz.data.questions.iter().enumerate() {
            let route = Route::top().key("questions").index(index);
            let mut question = Question { context, module, file: quiz.file, route, item, found: &mut found };
            question.answers();
            question.shape();
            question.parts();
            question.feedback();
        }
    }
    found
}

struct Question<'a> {
    context: &'a Context<'a>,
    module: &'a Module,
    file: FileId,
    route: Route,
    item: &'a QuizItem,
    found: &'a mut Vec<Diagnostic>,
}

impl Question<'_> {
    fn report(&mut self, code: Code, route: &Route, args: impl FnOnce(Diagnostic) -> Diagnostic) {
        let diagnostic = Diagnostic::new(code, self.context.span(self.file, route)).arg("id", self.item.id.as_str());
        self.found.push(args(diagnostic));
    }

    fn wrong_shape(&mut self, route: &Route, problem: &'static str) {
        let kind = self.item.kind.name();
        self.report(Code::QuestionShape, route, |diagnostic| diagnostic.arg("kind", kind).arg("problem", problem));
    }

    /// How many options are right.
    fn answers(&mut self) {
        let item = self.item;
        if !item.kind.has_options() {
            return;
        }
        let several = matches!(item.kind, Kind::Multiple | Kind::Hotspot);
        let right = item.options.iter().filter(|option| option.correct).count();
        let route = self.route.key("id");
        if right == 0 && !item.options.is_empty() {
            self.report(Code::QuestionWithoutAnswer, &route, |diagnostic| diagnostic.arg("count", item.options.len()));
        } else if right > 1 && !several {
            let second = item.options.iter().enumerate().filter(|(_, option)| option.correct).nth(1).map_or(0, |(at, _)| at);
            let route = self.route.key("options").index(second).key("correct");
            self.report(Code::QuestionManyAnswers, &route, |diagnostic| diagnostic.arg("count", right));
        } else if several && right == item.options.len() && right > 0 {
            self.wrong_shape(&route, "all-right");
        }
    }

    /// Whether the parts of a kind are whole.
    fn shape(&mut self) {
        let item = self.item;
        let top = self.route.key("id");
        match item.kind {
            Kind::Single | Kind::Multiple if !(2..=8).contains(&item.options.len()) => self.wrong_shape(&top, "options"),
            Kind::TrueFalse => {
                let ids: Vec<&str> = item.options.iter().map(|option| option.id.as_str()).collect();
                if ids.len() != 2 || !ids.contains(&"true") || !ids.contains(&"false") {
                    self.wrong_shape(&top, "true-false");
                }
            }
            Kind::Numeric => match &item.answer {
                None => self.wrong_shape(&top, "answer"),
                Some(answer) => {
                    let route = self.route.key("answer");
                    if answer.tolerance < 0.0 || !answer.tolerance.is_finite() {
                        self.wrong_shape(&route.key("tolerance"), "tolerance");
                    }
                    if number_value(self.context.site, &answer.value).is_none() {
                        self.wrong_shape(&route.key("value"), "value");
                    }
                    if let Number::Variable(text) = &answer.value
                        && !variable_names(text).iter().all(|name| item.uses.iter().any(|used| used == name))
                    {
                        self.wrong_shape(&route.key("value"), "uses");
                    }
                }
            },
            Kind::Matching if item.pairs.len() < 2 => self.wrong_shape(&top, "pairs"),
            Kind::Ordering if item.items.len() < 2 => self.wrong_shape(&top, "items"),
            Kind::Text => self.text(),
            Kind::Hotspot => self.hotspot(),
            Kind::Scenario => self.scenario(),
            _ => {}
        }
    }

    fn text(&mut self) {
        let item = self.item;
        let empty = |locale: &Locale| item.accept.get(locale).is_none_or(|list| list.iter().all(|answer| fold(answer).is_empty()));
        // An answer in any language counts, so each language needs one that its readers would type.
        if let Some(locale) = self.context.site.settings.languages.iter().find(|locale| empty(locale)) {
            let route = if item.accept.is_empty() { self.route.key("id") } else { self.route.key("accept") };
            let language = locale.as_str();
            self.report(Code::QuestionShape, &route, |diagnostic| {
                diagnostic.arg("kind", "text").arg("problem", "accept").arg("language", language)
            });
        }
        if !item.graded {
            self.wrong_shape(&self.route.key("id"), "graded");
        }
    }

    fn hotspot(&mut self) {
        let item = self.item;
        let top = self.route.key("id");
        if item.document.is_none() {
            self.wrong_shape(&top, "document");
        } else if !self.context.site.settings.languages.iter().all(|locale| self.module.texts.contains_key(locale)) {
            // A graded question never falls back to another language.
            self.wrong_shape(&self.route.key("document"), "document-language");
        }
        if item.options.len() < 2 {
            self.wrong_shape(&top, "places");
        }
    }

    /// A story can be finished from everywhere: each situation has one right decision and is reached, and no way leads
    /// back. So the best way has a length, and so has the longest one.
    fn scenario(&mut self) {
        let item = self.item;
        let nodes = self.route.key("nodes");
        if item.nodes.is_empty() {
            self.wrong_shape(&self.route.key("id"), "nodes");
        }
        for (at, node) in item.nodes.iter().enumerate() {
            let route = nodes.index(at).key("id");
            if !(2..=8).contains(&node.options.len()) {
                self.wrong_shape(&route, "options");
            } else if node.options.iter().filter(|turn| turn.correct).count() != 1 {
                self.wrong_shape(&route, "node-right");
            }
            let follows = |other: &Node, id: &OptionId| other.options.iter().any(|turn| turn.next.as_ref() == Some(id));
            if at > 0 && !item.nodes.iter().any(|other| other.id != node.id && follows(other, &node.id)) {
                self.wrong_shape(&route, "node-unreached");
            }
            for (option, turn) in node.options.iter().enumerate() {
                // Situations stand in the order of the story: what follows stands below.
                let next = turn.next.as_ref().and_then(|next| item.nodes.iter().position(|other| other.id == *next));
                if next.is_some_and(|next| next <= at) {
                    self.wrong_shape(&nodes.index(at).key("options").index(option).key("next"), "node-back");
                }
            }
        }
    }

    /// The parts that a kind has, and no others.
    fn parts(&mut self) {
        let item = self.item;
        let extra = [
            ("options", !item.options.is_empty(), item.kind.has_options()),
            ("answer", item.answer.is_some(), item.kind == Kind::Numeric),
            ("near", !item.near.is_empty(), item.kind == Kind::Numeric),
            ("pairs", !item.pairs.is_empty(), item.kind == Kind::Matching),
            ("extra", !item.extra.is_empty(), item.kind == Kind::Matching),
            ("items", !item.items.is_empty(), item.kind == Kind::Ordering),
            ("accept", !item.accept.is_empty(), item.kind == Kind::Text),
            ("graded", item.graded, item.kind == Kind::Text),
            ("document", item.document.is_some(), item.kind == Kind::Hotspot),
            ("nodes", !item.nodes.is_empty(), item.kind == Kind::Scenario),
        ];
        for (part, present, allowed) in extra {
            if present && !allowed {
                self.wrong_shape(&self.route.key(part), "foreign");
            }
        }
    }

    fn feedback(&mut self) {
        let item = self.item;
        for (at, option) in item.options.iter().enumerate() {
            if option.feedback.is_empty() {
                let route = self.route.key("options").index(at).key("id");
                self.report(Code::FeedbackMissing, &route, |diagnostic| diagnostic.arg("part", option.id.as_str()));
            }
        }
        for (at, node) in item.nodes.iter().enumerate() {
            for (option, turn) in node.options.iter().enumerate().filter(|(_, turn)| turn.feedback.is_empty()) {
                let route = self.route.key("nodes").index(at).key("options").index(option).key("id");
                self.report(Code::FeedbackMissing, &route, |diagnostic| diagnostic.arg("part", turn.id.as_str()));
            }
        }
        if item.kind.has_feedback() {
            for (part, text) in [("right", &item.feedback.right), ("wrong", &item.feedback.wrong)] {
                if text.is_empty() {
                    let route = self.route.key("feedback");
                    self.report(Code::FeedbackMissing, &route, |diagnostic| diagnostic.arg("part", part));
                }
            }
        }
    }
}
