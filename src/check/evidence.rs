//! A module that counts as evidence tests what it claims, and its quiz tests nothing that it does not claim.

use super::Context;
use crate::diagnostics::{Code, Diagnostic};
use crate::load::Route;
use crate::model::{Evidence, ModuleId};
use crate::resolve::{Coverage, Gap, LEAST_ITEMS};

/// Every question that a published module satisfies is tested, and so is every section that carries it.
pub(super) fn tested(context: &Context<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    let coverage = Coverage::of(context.site);
    // A quiz that is missing or could not be read has a finding of its own.
    let is_unread = |module: &ModuleId| {
        let module = context.site.modules.get(module);
        module.is_some_and(|module| module.quiz.is_none() && (module.data.quiz.is_some() || context.site.gaps.has_quiz(module.id.as_str())))
    };
    for (row, gap) in coverage.gaps() {
        if row.satisfied_by.iter().any(|cover| is_unread(&cover.module)) {
            continue;
        }
        let (module, section, count) = match (gap, row.satisfied_by.first()) {
            (Gap::FewItems(count), Some(first)) => (&first.module, None, *count),
            (Gap::SectionUntested { module, section }, _) => (module, Some(section.as_str()), 0),
            // Whether there is a module for everything is no fault of a file; the matrix shows it.
            _ => continue,
        };
        let Some((file, route)) = place(context, module, row.question, section) else { continue };
        found.push(
            Diagnostic::new(Code::EvidenceUntested, context.span(file, &route))
                .arg("problem", if section.is_some() { "section" } else { "few" })
                .arg("number", row.question.to_string())
                .arg("section", section.unwrap_or_default())
                .arg("count", count)
                .arg("least", LEAST_ITEMS),
        );
    }
    found
}

/// Where a module says that it satisfies a question, or names a section for it.
fn place(context: &Context<'_>, module: &ModuleId, question: u16, section: Option<&str>) -> Option<(crate::source::FileId, Route)> {
    let module = context.site.modules.get(module)?;
    let own = module.data.satisfies.iter().enumerate().filter(|(_, entry)| entry.question == question);
    let route = |index: usize| Route::top().key("satisfies").index(index);
    let mut routes = own.filter_map(|(index, entry)| match section {
        None => Some(route(index).key("question")),
        Some(section) => {
            let at = entry.sections.iter().position(|known| known.as_str() == section)?;
            Some(route(index).key("sections").index(at))
        }
    });
    Some((module.file, routes.next()?))
}

/// Every question that a module names says where it is taught, and every question that its quiz tests is named.
pub(super) fn related(context: &Context<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for module in context.site.modules.values() {
        let lists: [(&str, &[Evidence]); 2] = [("satisfies", &module.data.satisfies), ("supports", &module.data.supports)];
        for (list, entries) in lists {
            for (index, entry) in entries.iter().enumerate().filter(|(_, entry)| entry.sections.is_empty()) {
                let span = context.span(module.file, &Route::top().key(list).index(index).key("question"));
                found.push(Diagnostic::new(Code::EvidenceWithoutSection, span).arg("number", entry.question.to_string()));
            }
        }
        let Some(quiz) = &module.quiz else { continue };
        let is_named = |number: u16| lists.iter().any(|(_, entries)| entries.iter().any(|entry| entry.question == number));
        for (index, item) in quiz.data.questions.iter().enumerate() {
            for (at, number) in item.portal.iter().enumerate().filter(|(_, number)| !is_named(**number)) {
                let span = context.span(quiz.file, &Route::top().key("questions").index(index).key("portal").index(at));
                let diagnostic = Diagnostic::new(Code::QuestionUnrelated, span).arg("id", item.id.as_str());
                found.push(diagnostic.arg("number", number.to_string()));
            }
        }
    }
    found
}
