//! YAML as trainers write it: decoded strictly, and a second, positioned reading for findings.
//!
//! The model carries no spans. A rule knows the *route* of a value (`questions[3].options[1].text.ja`); only when a finding
//! is built is the route looked up in a positioned parse of that one file.

use std::fmt;
use std::ops::Range;

use granit_parser::{Event, Parser};
use serde::de::DeserializeOwned;
use serde_yaml::Error;

use crate::diagnostics::{Code, Diagnostic};
use crate::source::{FileId, Span};

/// Deepest nesting that a file may have; the deepest shape in use has eight levels.
const MAX_DEPTH: usize = 32;
/// Most values in one file; the largest file of a real site has about 20,000.
const MAX_NODES: usize = 500_000;

/// One step of a route.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Step {
    /// A key of a mapping.
    Key(String),
    /// A position in a sequence, from 0.
    Index(usize),
}

/// The way from the top of a file to a value.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Route(Vec<Step>);

impl Route {
    /// The file itself.
    pub fn top() -> Self {
        Self::default()
    }

    /// One key further.
    #[must_use]
    pub fn key(&self, key: impl Into<String>) -> Self {
        let mut steps = self.0.clone();
        steps.push(Step::Key(key.into()));
        Self(steps)
    }

    /// One position further.
    #[must_use]
    pub fn index(&self, index: usize) -> Self {
        let mut steps = self.0.clone();
        steps.push(Step::Index(index));
        Self(steps)
    }
}

impl fmt::Display for Route {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, step) in self.0.iter().enumerate() {
            match step {
                Step::Key(key) if at == 0 => f.write_str(key)?,
                Step::Key(key) => write!(f, ".{key}")?,
                Step::Index(index) => write!(f, "[{index}]")?,
            }
        }
        Ok(())
    }
}

/// Where every value of one file stands.
#[derive(Debug, Clone, Default)]
pub struct Positions {
    /// Sorted by route; ranges are bytes of the file.
    entries: Vec<(Route, Range<usize>)>,
}

impl Positions {
    /// Reads positions; what follows a syntax error is left out.
    pub fn of(text: &str) -> Self {
        let mut reader = PositionReader { parser: Parser::new_from_str(text), entries: Vec::new(), depth: 0 };
        reader.document();
        let mut entries = reader.entries;
        entries.sort_by(|a, b| a.0.cmp(&b.0));
        Self { entries }
    }

    /// The range of a value; of its nearest written ancestor when it is not there itself.
    pub fn range(&self, route: &Route) -> Range<usize> {
        let mut route = route.clone();
        loop {
            if let Ok(at) = self.entries.binary_search_by(|entry| entry.0.cmp(&route)) {
                return self.entries.get(at).map_or(0..0, |entry| entry.1.clone());
            }
            if route.0.pop().is_none() {
                return 0..0;
            }
        }
    }
}

struct PositionReader<'a> {
    parser: Parser<'a, granit_parser::StrInput<'a>>,
    entries: Vec<(Route, Range<usize>)>,
    depth: usize,
}

impl<'a> PositionReader<'a> {
    fn next(&mut self) -> Option<(Event<'a>, Range<usize>)> {
        loop {
            let (event, span) = self.parser.next_event()?.ok()?;
            let range = span.byte_range().unwrap_or(0..0);
            match event {
                Event::StreamStart | Event::DocumentStart(..) | Event::Anchor(..) | Event::Comment(..) => {}
                event => return Some((event, range)),
            }
        }
    }

    fn document(&mut self) {
        if let Some((event, range)) = self.next() {
            self.value(event, range, &Route::top());
        }
    }

    /// Reads one value; `None` when the file ended or broke inside it.
    fn value(&mut self, event: Event<'a>, range: Range<usize>, route: &Route) -> Option<()> {
        match event {
            Event::SequenceStart(..) => {
                let place = self.open(route, range)?;
                for index in 0.. {
                    match self.next()? {
                        (Event::SequenceEnd, _) => break,
                        (event, range) => {
                            if index == 0 {
                                self.mark(place, range.start..range.start + 1);
                            }
                            self.value(event, range, &route.index(index))?;
                        }
                    }
                }
                self.depth -= 1;
            }
            Event::MappingStart(..) => {
                let place = self.open(route, range)?;
                for index in 0.. {
                    let (key, key_range) = match self.next()? {
                        (Event::MappingEnd, _) => break,
                        (Event::Scalar(key, ..), range) => (key.into_owned(), range),
                        _ => return None,
                    };
                    let (event, range) = self.next()?;
                    // A finding about a whole mapping points at its first key, one about a list or an empty value at
                    // the key before it: a caret under one word reads better than one under a screenful.
                    if index == 0 {
                        self.mark(place, key_range.clone());
                    }
                    let whole = range.is_empty() || matches!(event, Event::SequenceStart(..) | Event::MappingStart(..));
                    let at = self.entries.len();
                    self.value(event, range, &route.key(key))?;
                    if whole {
                        self.mark(at, key_range);
                    }
                }
                self.depth -= 1;
            }
            _ => self.entries.push((route.clone(), range)),
        }
        Some(())
    }

    fn open(&mut self, route: &Route, range: Range<usize>) -> Option<usize> {
        self.depth += 1;
        if self.depth > MAX_DEPTH {
            return None;
        }
        self.entries.push((route.clone(), range));
        Some(self.entries.len() - 1)
    }

    /// Changes what a finding about an entry marks.
    fn mark(&mut self, place: usize, range: Range<usize>) {
        if let Some(entry) = self.entries.get_mut(place) {
            entry.1 = range;
        }
    }
}

/// Decodes a file. `offset` is where `text` begins in the file, for YAML inside Markdown.
pub fn decode<T: DeserializeOwned>(file: FileId, text: &str, offset: usize) -> Result<T, Diagnostic> {
    let options = serde_yaml::options! {
        budget: serde_yaml::budget! {
            max_depth: MAX_DEPTH,
            max_nodes: MAX_NODES,
            max_anchors: 0,
            max_aliases: 0,
            max_documents: 1,
            max_total_scalar_bytes: 16 << 20,
        },
        duplicate_keys: serde_yaml::DuplicateKeyPolicy::Error,
        merge_keys: serde_yaml::MergeKeyPolicy::Error,
        strict_booleans: true,
        with_snippet: false,
    };
    serde_yaml::from_str_with_options(text, options).map_err(|error| fault(file, text, offset, error.without_snippet()))
}

/// Turns a decoder's error into a finding whose words come from the site's languages.
fn fault(file: FileId, text: &str, offset: usize, error: &Error) -> Diagnostic {
    let range = error.location().map_or(0..0, |location| {
        let span = location.span();
        match (span.byte_offset(), span.byte_len()) {
            (Some(start), Some(len)) => {
                let start = usize::try_from(start).unwrap_or(0).min(text.len());
                start..(start + usize::try_from(len).unwrap_or(0)).min(text.len())
            }
            _ => {
                let at = line_column_offset(text, location.line(), location.column());
                at..at
            }
        }
    });
    let at = |code: Code| Diagnostic::new(code, Span::new(file, range.start + offset..range.end + offset));
    let list = |names: &[&str]| names.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ");
    match error {
        Error::DuplicateMappingKey { key, .. } => at(Code::YamlDuplicateKey).arg("key", key.clone().unwrap_or_default()),
        Error::UnknownAnchor { .. }
        | Error::AliasError { .. }
        | Error::AliasExpansionLimitExceeded { .. }
        | Error::AliasReplayLimitExceeded { .. }
        | Error::AliasReplayStackDepthExceeded { .. }
        | Error::RecursiveReferencesRequireWeakTypes { .. }
        | Error::MergeKeyNotAllowed { .. }
        | Error::MergeValueNotMapOrSeqOfMaps { .. } => at(Code::YamlAlias),
        Error::Budget { breach, .. } => match breach {
            serde_yaml::budget::BudgetBreach::Anchors { .. } | serde_yaml::budget::BudgetBreach::Aliases { .. } => at(Code::YamlAlias),
            serde_yaml::budget::BudgetBreach::Documents { .. } => shape(at(Code::YamlShape), "documents", "", ""),
            _ => at(Code::YamlTooDeep).arg("depth", MAX_DEPTH).arg("nodes", MAX_NODES),
        },
        Error::MultipleDocuments { .. } => shape(at(Code::YamlShape), "documents", "", ""),
        Error::SerdeUnknownField { field, expected, .. } => {
            shape(at(Code::YamlShape), "unknown-field", field, &list(&nearest_first(field, expected)))
        }
        Error::SerdeMissingField { field, .. } => shape(at(Code::YamlShape), "missing-field", field, ""),
        Error::SerdeUnknownVariant { variant, expected, .. } => shape(at(Code::YamlShape), "unknown-value", variant, &list(expected)),
        Error::SerdeInvalidType { unexpected, expected, .. } => shape(at(Code::YamlShape), "type", unexpected, expected),
        Error::SerdeInvalidValue { unexpected, expected, .. } => shape(at(Code::YamlShape), "type", unexpected, expected),
        Error::InvalidScalar { ty, .. } => shape(at(Code::YamlShape), "type", text.get(range.clone()).unwrap_or_default(), ty),
        Error::InvalidBooleanStrict { .. } => shape(at(Code::YamlShape), "boolean", text.get(range.clone()).unwrap_or_default(), ""),
        Error::NullIntoString { .. } | Error::Eof { .. } => shape(at(Code::YamlShape), "empty", "", ""),
        Error::Unexpected { expected, .. } => shape(at(Code::YamlShape), "type", "", expected),
        Error::Message { msg, .. } if range.is_empty() || !msg.contains('\u{60}') => at(Code::YamlSyntax).arg("reason", msg.clone()),
        Error::Message { msg, .. } => shape(at(Code::YamlShape), "other", msg, ""),
        other => at(Code::YamlSyntax).arg("reason", other.to_string()),
    }
}

fn shape(diagnostic: Diagnostic, kind: &'static str, found: &str, expected: &str) -> Diagnostic {
    let cut: String = found.chars().take(80).collect();
    diagnostic.arg("kind", kind).arg("found", cut).arg("expected", expected)
}

fn nearest_first<'a>(field: &str, expected: &[&'a str]) -> Vec<&'a str> {
    let mut names = expected.to_vec();
    names.sort_by_key(|name| crate::load::suggest::distance(field, name));
    names.truncate(6);
    names
}

fn line_column_offset(text: &str, line: u64, column: u64) -> usize {
    let file = crate::source::SourceFile::new("", text);
    file.offset(usize::try_from(line).unwrap_or(usize::MAX), usize::try_from(column).unwrap_or(1))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at<'a>(text: &'a str, positions: &Positions, route: &Route) -> &'a str {
        &text[positions.range(route)]
    }

    #[test]
    fn routes_lead_to_the_written_value() {
        let text = "questions:\n  - id: 封印\n    options:\n      - {id: a, text: {ja: 'はい'}}\n      - id: b\nempty:\n";
        let positions = Positions::of(text);
        let questions = Route::top().key("questions");
        assert_eq!(at(text, &positions, &questions.index(0).key("id")), "封印");
        assert_eq!(at(text, &positions, &questions.index(0).key("options").index(0).key("text").key("ja")), "'はい'");
        assert_eq!(at(text, &positions, &questions.index(0).key("options").index(1)), "id");
        assert_eq!(at(text, &positions, &questions.index(0).key("missing").key("deeper")), "id");
        assert_eq!(at(text, &positions, &Route::top().key("empty")), "empty");
        assert_eq!(questions.index(0).key("id").to_string(), "questions[0].id");
    }

    #[test]
    fn broken_and_deep_input_ends_in_positions_without_a_panic() {
        for text in ["", "[", "a: [b, {c: d", &"[".repeat(5000), "a: &x b\nc: *x", "- - - - x", "\u{0}", "? [a]\n: b", "a: b\n---\nc: d"] {
            let _ = Positions::of(text).range(&Route::top().key("a").index(3));
        }
    }

    #[derive(Debug, serde::Deserialize)]
    #[serde(deny_unknown_fields)]
    #[expect(dead_code, reason = "only decoded")]
    struct Sample {
        name: String,
        #[serde(default)]
        yes: bool,
    }

    #[test]
    fn faults_have_codes() {
        let cases: [(&str, Option<Code>); 12] = [
            ("name: a", None),
            ("name: a\nname: b", Some(Code::YamlDuplicateKey)),
            ("name: &x a", Some(Code::YamlAlias)),
            ("name: *x", Some(Code::YamlAlias)),
            ("name: a\nnaem: b", Some(Code::YamlShape)),
            ("yes: true", Some(Code::YamlShape)),
            ("name: a\nyes: no", Some(Code::YamlShape)),
            ("name: [", Some(Code::YamlSyntax)),
            ("name: 'a", Some(Code::YamlSyntax)),
            ("name: a\n<<: {yes: true}", Some(Code::YamlAlias)),
            ("name: a\n---\nname: b", Some(Code::YamlShape)),
            ("", Some(Code::YamlShape)),
        ];
        for (text, expected) in cases {
            let found = decode::<Sample>(FileId(0), text, 0).err().map(|diagnostic| diagnostic.code);
            assert_eq!(found, expected, "{text}");
        }
        let deep = format!("name: {}1{}", "[".repeat(60), "]".repeat(60));
        assert_eq!(decode::<Sample>(FileId(0), &deep, 0).err().map(|d| d.code), Some(Code::YamlTooDeep));
    }
}
