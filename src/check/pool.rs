//! A pool is large enough to draw from: twice the draw, two questions for each objective, room for critical ones.

use super::Context;
use crate::diagnostics::{Code, Diagnostic};
use crate::load::Route;
use crate::model::CognitiveLevel;
use crate::resolve::Module;

/// Numbers of `module.yaml` that the shape alone does not bound.
fn values(context: &Context<'_>, module: &Module, found: &mut Vec<Diagnostic>) {
    let mut invalid = |key: &str, problem: &'static str, value: String| {
        let span = context.span(module.file, &Route::top().key(key));
        found.push(Diagnostic::new(Code::SettingInvalid, span).arg("key", key).arg("problem", problem).arg("found", value));
    };
    if module.data.assurance > 4 {
        invalid("assurance", "assurance", module.data.assurance.to_string());
    }
    if module.data.minutes == 0 {
        invalid("minutes", "minutes", "0".to_owned());
    }
    if let Some(validity) = module.data.validity
        && validity.months.is_some_and(|months| months > 0) == validity.fiscal_year
    {
        invalid("validity", "validity", String::new());
    }
}

/// Greatest share of recall questions, in percent (rule 2 of the blueprint).
const MOST_RECALL: usize = 30;

pub(super) fn pool(context: &Context<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for module in context.site.modules.values() {
        values(context, module, &mut found);
        let policy = module.data.quiz;
        let route = Route::top().key("quiz");
        let Some(quiz) = &module.quiz else {
            if policy.is_some() && !context.site.gaps.has_quiz(module.id.as_str()) {
                let span = context.span(module.file, &route);
                found.push(Diagnostic::new(Code::FileMissing, span).arg("path", format!("quizzes/{}.yaml", module.id)));
            }
            continue;
        };
        let Some(policy) = policy else {
            let span = context.span(module.file, &Route::top().key("schema"));
            found.push(
                Diagnostic::new(Code::PoolTooSmall, span)
                    .arg("problem", "no-policy")
                    .arg("pool", quiz.data.questions.len())
                    .arg("draw", 0usize),
            );
            continue;
        };
        let draw = usize::from(policy.draw);
        let pool = quiz.data.questions.len();
        if draw == 0 || pool < 2 * draw || policy.pass_percent == 0 || policy.pass_percent > 100 || policy.attempts == 0 {
            let (problem, key) = match () {
                () if draw > 0 && pool < 2 * draw => ("small", "draw"),
                () if draw == 0 => ("policy", "draw"),
                () if policy.attempts == 0 => ("policy", "attempts"),
                () => ("policy", "pass_percent"),
            };
            let span = context.span(module.file, &route.key(key));
            found.push(Diagnostic::new(Code::PoolTooSmall, span).arg("problem", problem).arg("pool", pool).arg("draw", draw));
        }
        for (at, objective) in module.data.objectives.iter().enumerate() {
            let count = quiz.data.questions.iter().filter(|item| item.objective == objective.id).count();
            if count < 2 {
                let span = context.span(module.file, &Route::top().key("objectives").index(at).key("id"));
                found.push(Diagnostic::new(Code::ObjectiveUntested, span).arg("id", objective.id.as_str()).arg("count", count));
            }
        }
        let critical = quiz.data.questions.iter().filter(|item| item.critical).count();
        // Objectives that a critical question already covers need no further place in the draw.
        let covered: std::collections::BTreeSet<_> =
            quiz.data.questions.iter().filter(|item| item.critical).map(|item| &item.objective).collect();
        let open = module.data.objectives.iter().filter(|objective| !covered.contains(&objective.id)).count();
        if draw > 0 && open + critical > draw {
            let span = context.span(module.file, &route.key("draw"));
            found.push(Diagnostic::new(Code::DrawTooSmall, span).arg("draw", draw).arg("objectives", open).arg("critical", critical));
        }
        let recall = quiz.data.questions.iter().filter(|item| item.level == CognitiveLevel::Remember).count();
        if pool > 0 && recall * 100 > MOST_RECALL * pool {
            found.push(
                Diagnostic::in_file(Code::RecallShare, quiz.file).arg("recall", recall).arg("pool", pool).arg("percent", MOST_RECALL),
            );
        }
    }
    found
}
