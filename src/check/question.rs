//! A question has the parts of its kind, a right answer, and feedback that explains.

use super::Context;
use crate::diagnostics::{Code, Diagnostic};
use crate::load::Route;
use crate::model::{Kind, Number, QuizItem};
use crate::resolve::{number_value, variable_names};
use crate::source::FileId;

pub(super) fn questions(context: &Context<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for quiz in context.site.modules.values().filter_map(|module| module.quiz.as_ref()) {
        for (index, item) in quiz.data.questions.iter().enumerate() {
            let mut question =
                Question { context, file: quiz.file, route: Route::top().key("questions").index(index), item, found: &mut found };
            question.answers();
            question.shape();
            question.feedback();
        }
    }
    found
}

struct Question<'a> {
    context: &'a Context<'a>,
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
        if !matches!(item.kind, Kind::Single | Kind::Multiple | Kind::TrueFalse) {
            return;
        }
        let right = item.options.iter().filter(|option| option.correct).count();
        let route = self.route.key("id");
        if right == 0 && !item.options.is_empty() {
            self.report(Code::QuestionWithoutAnswer, &route, |diagnostic| diagnostic.arg("count", item.options.len()));
        } else if right > 1 && item.kind != Kind::Multiple {
            let second = item.options.iter().enumerate().filter(|(_, option)| option.correct).nth(1).map_or(0, |(at, _)| at);
            let route = self.route.key("options").index(second).key("correct");
            self.report(Code::QuestionManyAnswers, &route, |diagnostic| diagnostic.arg("count", right));
        } else if item.kind == Kind::Multiple && right == item.options.len() && right > 0 {
            self.wrong_shape(&route, "all-right");
        }
    }

    /// The parts that a kind has, and no others.
    fn shape(&mut self) {
        let item = self.item;
        let top = self.route.key("id");
        let needs_options = matches!(item.kind, Kind::Single | Kind::Multiple | Kind::TrueFalse);
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
            _ => {}
        }
        let extra = [
            ("options", !item.options.is_empty(), needs_options),
            ("answer", item.answer.is_some(), item.kind == Kind::Numeric),
            ("near", !item.near.is_empty(), item.kind == Kind::Numeric),
            ("pairs", !item.pairs.is_empty(), item.kind == Kind::Matching),
            ("extra", !item.extra.is_empty(), item.kind == Kind::Matching),
            ("items", !item.items.is_empty(), item.kind == Kind::Ordering),
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
        if matches!(item.kind, Kind::Numeric | Kind::Matching | Kind::Ordering) {
            for (part, text) in [("right", &item.feedback.right), ("wrong", &item.feedback.wrong)] {
                if text.is_empty() {
                    let route = self.route.key("feedback");
                    self.report(Code::FeedbackMissing, &route, |diagnostic| diagnostic.arg("part", part));
                }
            }
        }
    }
}
