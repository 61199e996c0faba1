//! Findings as JSON, for editors and scripts: one object, stable English keys, words in the chosen language.

use serde_json::{Value as Json, json};

use super::{Diagnostic, Diagnostics};
use crate::locale::{Locale, Words};
use crate::source::{SourceMap, Span};

/// The findings as one JSON document ending in a line feed.
pub fn to_json(diagnostics: &Diagnostics, sources: &SourceMap, words: &Words, locale: Locale) -> String {
    let list: Vec<Json> = diagnostics.iter().map(|diagnostic| one(diagnostic, sources, words, locale)).collect();
    let document = json!({ "schema": "sekisho/findings/1", "findings": list });
    serde_json::to_string_pretty(&document).unwrap_or_default() + "\n"
}

fn one(diagnostic: &Diagnostic, sources: &SourceMap, words: &Words, locale: Locale) -> Json {
    let args = diagnostic.word_args();
    let code = diagnostic.code.name();
    json!({
        "code": code,
        "severity": diagnostic.severity.name(),
        "message": words.format(locale, code, &args),
        "label": words.attribute(locale, code, "label", &args),
        "help": words.attribute(locale, code, "help", &args),
        "place": diagnostic.span.and_then(|span| place(span, sources)),
        "related": diagnostic.related.iter().map(|related| json!({
            "note": words.attribute(locale, code, related.note, &args),
            "place": place(related.span, sources),
        })).collect::<Vec<_>>(),
    })
}

/// Path, 1-based line and column (characters), and the passage itself, cut at 200 characters.
fn place(span: Span, sources: &SourceMap) -> Option<Json> {
    let file = sources.get(span.file)?;
    let (line, column) = file.line_column(span.start as usize);
    let (end_line, end_column) = file.line_column(span.end as usize);
    let text: String = file.text.get(span.range()).unwrap_or_default().chars().take(200).collect();
    Some(json!({ "path": file.path, "line": line, "column": column, "end_line": end_line, "end_column": end_column, "text": text }))
}
