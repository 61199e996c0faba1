//! Findings as SARIF 2.1.0, which code hosts and editors read.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde_json::{Value as Json, json};

use super::{Diagnostics, Severity};
use crate::locale::{Locale, Words};
use crate::source::SourceMap;

/// The findings as a SARIF log with one run.
pub fn to_sarif(diagnostics: &Diagnostics, sources: &SourceMap, words: &Words, locale: Locale) -> String {
    let mut codes: Vec<_> = diagnostics.iter().map(|diagnostic| diagnostic.code).collect();
    codes.sort_unstable();
    codes.dedup();
    let rules: Vec<Json> = codes.iter().map(|code| json!({ "id": code.name() })).collect();
    let results: Vec<Json> = diagnostics
        .iter()
        .map(|diagnostic| {
            let args = diagnostic.word_args();
            let code = diagnostic.code.name();
            let mut text = words.format(locale, code, &args);
            for attribute in ["label", "help"] {
                if let Some(more) = words.attribute(locale, code, attribute, &args) {
                    text.push('\n');
                    text.push_str(&more);
                }
            }
            let locations: Vec<Json> = diagnostic
                .span
                .and_then(|span| {
                    let file = sources.get(span.file)?;
                    let (line, column) = file.line_column(span.start as usize);
                    let (end_line, end_column) = file.line_column(span.end as usize);
                    Some(json!({ "physicalLocation": {
                        "artifactLocation": { "uri": uri(&file.path) },
                        "region": { "startLine": line, "startColumn": column, "endLine": end_line, "endColumn": end_column },
                    }}))
                })
                .into_iter()
                .collect();
            json!({ "ruleId": code, "level": level(diagnostic.severity), "message": { "text": text }, "locations": locations })
        })
        .collect();
    let log = json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": { "name": "sekisho", "version": env!("CARGO_PKG_VERSION"), "rules": rules } },
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    });
    serde_json::to_string_pretty(&log).unwrap_or_default() + "\n"
}

/// A path as a relative address: SARIF takes no blanks and no letters beyond ASCII.
fn uri(path: &str) -> String {
    const PLAIN: &AsciiSet = &NON_ALPHANUMERIC.remove(b'/').remove(b'-').remove(b'_').remove(b'.').remove(b'~');
    utf8_percent_encode(path, PLAIN).to_string()
}

fn level(severity: Severity) -> &'static str {
    severity.name()
}
