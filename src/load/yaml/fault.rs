//! From the decoder's errors to findings with words of the site's languages.

use std::ops::Range;

use serde_yaml::Error;
use serde_yaml::budget::BudgetBreach;

use super::{MAX_DEPTH, MAX_NODES, Positions};
use crate::diagnostics::{Code, Diagnostic};
use crate::load::suggest;
use crate::source::{FileId, SourceFile, Span};

/// Most characters of the author's text that a message repeats.
const MOST_FOUND: usize = 80;
/// Most names that a help line offers.
const MOST_NAMES: usize = 6;

/// Turns an error into a finding. `offset` is where `text` begins in the file.
pub(super) fn finding(file: FileId, text: &str, offset: usize, error: &Error) -> Diagnostic {
    let fault = Fault { file, text, offset, range: range(text, error) };
    match error {
        Error::DuplicateMappingKey { key, .. } => fault.at(Code::YamlDuplicateKey).arg("key", key.clone().unwrap_or_default()),
        Error::UnknownAnchor { .. }
        | Error::AliasError { .. }
        | Error::AliasExpansionLimitExceeded { .. }
        | Error::AliasReplayLimitExceeded { .. }
        | Error::AliasReplayStackDepthExceeded { .. }
        | Error::RecursiveReferencesRequireWeakTypes { .. }
        | Error::MergeKeyNotAllowed { .. }
        | Error::MergeValueNotMapOrSeqOfMaps { .. }
        | Error::Budget { breach: BudgetBreach::Anchors { .. } | BudgetBreach::Aliases { .. }, .. } => fault.at(Code::YamlAlias),
        Error::Budget { breach: BudgetBreach::Documents { .. }, .. } | Error::MultipleDocuments { .. } => fault.shape("documents", "", ""),
        Error::Budget { .. } => fault.at(Code::YamlTooDeep).arg("depth", MAX_DEPTH).arg("nodes", MAX_NODES),
        Error::SerdeUnknownField { field, expected, .. } => fault.shape("unknown-field", field, &list(&nearest_first(field, expected))),
        Error::SerdeMissingField { field, .. } => fault.missing_field(field),
        Error::SerdeUnknownVariant { variant, expected, .. } => fault.shape("unknown-value", variant, &list(expected)),
        Error::SerdeInvalidType { expected, .. } | Error::SerdeInvalidValue { expected, .. } => fault.wrong_type(expected),
        Error::Unexpected { expected, .. } => fault.wrong_type(expected),
        Error::InvalidScalar { ty, .. } => fault.wrong_type(ty),
        Error::SerdeInvalidLength { len, .. } => fault.shape("length", &len.to_string(), ""),
        Error::InvalidBooleanStrict { .. } => fault.shape("boolean", fault.found(), ""),
        Error::NullIntoString { .. } | Error::Eof { .. } => fault.shape("empty", "", ""),
        Error::Message { msg, .. } => fault.message(msg),
        other => fault.syntax(&other.to_string()),
    }
}

/// The bytes that an error is about.
fn range(text: &str, error: &Error) -> Range<usize> {
    let Some(location) = error.location() else { return 0..0 };
    let span = location.span();
    let bytes = |number: u64| usize::try_from(number).unwrap_or(usize::MAX);
    match (span.byte_offset(), span.byte_len()) {
        (Some(start), Some(length)) => {
            let start = bytes(start).min(text.len());
            start..start.saturating_add(bytes(length)).min(text.len())
        }
        _ => {
            let at = SourceFile::new("", text).offset(bytes(location.line()), bytes(location.column()));
            at..at
        }
    }
}

/// An error on its way to a finding.
struct Fault<'t> {
    file: FileId,
    text: &'t str,
    offset: usize,
    range: Range<usize>,
}

impl Fault<'_> {
    fn at(&self, code: Code) -> Diagnostic {
        Diagnostic::new(code, Span::new(self.file, self.range.start + self.offset..self.range.end + self.offset))
    }

    /// What the author wrote there, its first line.
    fn found(&self) -> &str {
        self.text.get(self.range.clone()).unwrap_or_default().lines().next().unwrap_or_default()
    }

    fn shape(&self, kind: &'static str, found: &str, expected: &str) -> Diagnostic {
        let cut: String = found.chars().take(MOST_FOUND).collect();
        self.at(Code::YamlShape).arg("kind", kind).arg("found", cut).arg("expected", expected)
    }

    /// The decoder is at the end of a mapping when it misses a field; the reader looks at its beginning.
    fn missing_field(mut self, field: &str) -> Diagnostic {
        self.range = Positions::of(self.text).mapping_around(self.range.start);
        self.shape("missing-field", field, "")
    }

    /// What is expected comes as a key for the message: Rust's names of types mean nothing to a trainer.
    fn wrong_type(&self, expected: &str) -> Diagnostic {
        let expected = match expected {
            "mapping start" => "map",
            "sequence start" => "list",
            "string scalar" => "text",
            "floating point" | "f64" | "f32" => "number",
            other if other.strip_prefix(['u', 'i']).is_some_and(|bits| bits.parse::<u8>().is_ok()) => "whole-number",
            _ => "other",
        };
        let kind = match self.found() {
            "[" | "-" => "list-found",
            "{" => "map-found",
            _ => "type",
        };
        self.shape(kind, self.found(), expected)
    }

    /// Errors in words: those of our own types, of dates and of alternatives that all failed.
    fn message(&self, message: &str) -> Diagnostic {
        if message.contains("is no id") {
            return self.at(Code::IdInvalid).arg("id", self.found().trim_matches(['\'', '"']));
        }
        if message.contains("language tag") {
            return self.shape("language", self.found(), "");
        }
        if message.contains("did not match any variant") {
            return self.wrong_type("other");
        }
        if message.contains("invalid length") {
            return self.shape("length", "", "");
        }
        // What can still fail in words here is a date; everything else comes from the scanner and has no length.
        if !self.range.is_empty() && message.contains("parse") {
            return self.shape("date", self.found(), "");
        }
        self.syntax(message)
    }

    /// Text that is no YAML. `reason` is a key for the commonest slips; `detail` is the scanner's own English.
    fn syntax(&self, message: &str) -> Diagnostic {
        let detail = message.split(" at line ").next().unwrap_or_default();
        let any = |words: &[&str]| words.iter().any(|word| detail.contains(word));
        let reason = if any(&["quote"]) && any(&["unclosed"]) {
            "quote"
        } else if any(&["trailing content"]) {
            "after-quote"
        } else if any(&["escape"]) {
            "escape"
        } else if any(&["bracket", "flow", "illegal placement"]) {
            "bracket"
        } else if any(&["tab"]) {
            "tab"
        } else if any(&["mapping values"]) {
            "colon"
        } else if any(&["unexpected character"]) {
            "character"
        } else {
            "other"
        };
        self.at(Code::YamlSyntax).arg("reason", reason).arg("detail", detail)
    }
}

fn list(names: &[&str]) -> String {
    names.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ")
}

fn nearest_first<'a>(field: &str, expected: &[&'a str]) -> Vec<&'a str> {
    let mut names = expected.to_vec();
    names.sort_by_key(|name| suggest::distance(field, name));
    names.truncate(MOST_NAMES);
    names
}
