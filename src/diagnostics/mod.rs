//! Findings about a trainer's files.
//!
//! Owns [`Code`], [`Diagnostic`], [`Diagnostics`] and their printed forms (people, `json`, `sarif`).
//! Knows nothing of pages or quizzes: a finding is a code, places, and values for the words of `locales/*/diagnostics.ftl`.

mod code;
mod human;
mod json;
mod sarif;

pub use code::{Code, Severity};
pub use human::{print_human, summary_line};
pub use json::to_json;
pub use sarif::to_sarif;

use crate::locale::Value;
use crate::source::{FileId, SourceMap, Span};

/// A place beside the main one.
#[derive(Debug, Clone, PartialEq)]
pub struct Related {
    /// The other place.
    pub span: Span,
    /// Attribute of the finding's message that says what the place is, for example `first`.
    pub note: &'static str,
}

/// One finding. Its words are the Fluent message named by its code: the value is the one-line message,
/// `.label` stands under the carets, `.help` says what to type.
#[derive(Debug, Clone, PartialEq)]
pub struct Diagnostic {
    /// Stable name.
    pub code: Code,
    /// Level, after the site's own settings were applied.
    pub severity: Severity,
    /// The place; `None` only for findings about the site as a whole.
    pub span: Option<Span>,
    /// Further places.
    pub related: Vec<Related>,
    /// Values for the message, its label and its help.
    pub args: Vec<(&'static str, Value)>,
}

impl Diagnostic {
    /// A finding at a place, at the usual level of its code.
    pub fn new(code: Code, span: Span) -> Self {
        Self { code, severity: code.severity(), span: Some(span), related: Vec::new(), args: Vec::new() }
    }

    /// A finding about a whole file.
    pub fn in_file(code: Code, file: FileId) -> Self {
        Self::new(code, Span { file, start: 0, end: 0 })
    }

    /// A finding about the site as a whole.
    pub fn global(code: Code) -> Self {
        Self { code, severity: code.severity(), span: None, related: Vec::new(), args: Vec::new() }
    }

    /// Adds a value for the words.
    #[must_use]
    pub fn arg(mut self, name: &'static str, value: impl Into<Value>) -> Self {
        self.args.push((name, value.into()));
        self
    }

    /// Adds a further place with the attribute that explains it.
    #[must_use]
    pub fn related(mut self, span: Span, note: &'static str) -> Self {
        self.related.push(Related { span, note });
        self
    }

    /// The values as the word lookup wants them.
    pub(crate) fn word_args(&self) -> Vec<(&str, Value)> {
        self.args.iter().map(|(name, value)| (*name, value.clone())).collect()
    }
}

/// All findings of a run.
#[derive(Debug, Clone, Default)]
pub struct Diagnostics {
    list: Vec<Diagnostic>,
}

impl Diagnostics {
    /// Adds a finding.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.list.push(diagnostic);
    }

    /// Adds many findings.
    pub fn extend(&mut self, diagnostics: impl IntoIterator<Item = Diagnostic>) {
        self.list.extend(diagnostics);
    }

    /// Sorts by path, place and code, and drops exact repetitions.
    pub fn sort(&mut self, sources: &SourceMap) {
        let path = |diagnostic: &Diagnostic| diagnostic.span.and_then(|span| sources.get(span.file)).map(|file| file.path.as_str());
        self.list.sort_by(|a, b| path(a).cmp(&path(b)).then_with(|| a.span.cmp(&b.span)).then_with(|| a.code.name().cmp(b.code.name())));
        self.list.dedup();
    }

    /// Applies levels chosen by the site; `None` drops the finding. Errors cannot be lowered.
    pub fn apply_levels(&mut self, level: impl Fn(Code) -> Option<Severity>) {
        self.list.retain_mut(|diagnostic| {
            if diagnostic.severity == Severity::Error {
                return true;
            }
            match level(diagnostic.code) {
                Some(severity) => {
                    diagnostic.severity = severity;
                    true
                }
                None => false,
            }
        });
    }

    /// Raises every warning to an error (`--strict`).
    pub fn make_strict(&mut self) {
        for diagnostic in &mut self.list {
            if diagnostic.severity == Severity::Warning {
                diagnostic.severity = Severity::Error;
            }
        }
    }

    /// How many findings have a level.
    pub fn count(&self, severity: Severity) -> usize {
        self.list.iter().filter(|diagnostic| diagnostic.severity == severity).count()
    }

    /// Whether nothing may be written.
    pub fn has_errors(&self) -> bool {
        self.count(Severity::Error) > 0
    }

    /// The findings in their present order.
    pub fn iter(&self) -> std::slice::Iter<'_, Diagnostic> {
        self.list.iter()
    }

    /// Number of findings.
    pub fn len(&self) -> usize {
        self.list.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }
}

impl From<Diagnostic> for Diagnostics {
    fn from(diagnostic: Diagnostic) -> Self {
        Self { list: vec![diagnostic] }
    }
}

impl IntoIterator for Diagnostics {
    type Item = Diagnostic;
    type IntoIter = std::vec::IntoIter<Diagnostic>;

    fn into_iter(self) -> Self::IntoIter {
        self.list.into_iter()
    }
}
