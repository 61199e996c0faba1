//! Functions take modules that are for them, and every module is taken by somebody.

use std::collections::BTreeSet;

use super::Context;
use crate::diagnostics::{Code, Diagnostic};
use crate::load::Route;
use crate::model::Function;

/// A module that a function names is for this function, or for everybody.
pub(super) fn not_for_function(context: &Context<'_>) -> Vec<Diagnostic> {
    let site = context.site;
    let Some(file) = site.sources.find("content/functions.yaml") else { return Vec::new() };
    let mut found = Vec::new();
    for (index, function) in site.functions.iter().enumerate() {
        for (list, ids) in [("modules", &function.modules), ("optional", &function.optional)] {
            for (at, id) in ids.iter().enumerate() {
                let Some(module) = site.modules.get(id) else { continue };
                let audience = &module.data.audience.functions;
                if audience.iter().any(|named| *named == function.id || named.as_str() == Function::EVERYONE) {
                    continue;
                }
                let span = context.span(file, &Route::top().key("functions").index(index).key(list).index(at));
                let said = context.span(module.file, &Route::top().key("audience").key("functions"));
                found.push(
                    Diagnostic::new(Code::ModuleNotForFunction, span)
                        .arg("module", id.as_str())
                        .arg("function", function.id.as_str())
                        .related(said, "audience"),
                );
            }
        }
    }
    found
}

/// Where functions name modules, each published one is named by at least one of them.
pub(super) fn unassigned(context: &Context<'_>) -> Vec<Diagnostic> {
    let site = context.site;
    if !site.has_curricula() {
        return Vec::new();
    }
    let named: BTreeSet<_> = site.functions.iter().flat_map(|function| function.modules.iter().chain(&function.optional)).collect();
    let open = site.published().filter(|module| !named.contains(&module.id));
    open.map(|module| {
        let span = context.span(module.file, &Route::top().key("audience").key("functions"));
        Diagnostic::new(Code::ModuleUnassigned, span).arg("module", module.id.as_str())
    })
    .collect()
}
