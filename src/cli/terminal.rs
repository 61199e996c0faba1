//! What commands say, and where.

use std::io::{IsTerminal, Write};
use std::sync::Arc;

use crate::diagnostics::{Diagnostics, print_human, summary_line, to_json, to_sarif};
use crate::locale::{Locale, Value, Words, builtin};
use crate::pipeline::Outcome;

/// Columns that a text takes in a terminal: full-width characters count as two.
pub(super) fn width(text: &str) -> usize {
    text.chars().map(|c| if u32::from(c) < 0x1100 { 1 } else { 2 }).sum()
}

/// How findings are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Format {
    /// For people.
    Human,
    /// For scripts.
    Json,
    /// For code hosts.
    Sarif,
}

/// The terminal in one language.
#[derive(Debug)]
pub(crate) struct Terminal {
    pub(crate) words: Arc<Words>,
    pub(crate) locale: Locale,
}

impl Terminal {
    pub(crate) fn new(locale: Locale) -> Self {
        let words = builtin();
        let known = words.locales().any(|known| known == locale);
        Self { words, locale: if known { locale } else { Locale::EN } }
    }

    pub(crate) fn word(&self, key: &str, args: &[(&str, Value)]) -> String {
        self.words.format(self.locale, key, args)
    }

    /// A result, to standard output.
    pub(crate) fn say(&self, key: &str, args: &[(&str, Value)]) {
        self.print(&(self.word(key, args) + "\n"));
    }

    /// Text that is the result itself.
    pub(crate) fn print(&self, text: &str) {
        // A reader such as `head` may have gone; that is no failure of the command.
        let _ = std::io::stdout().lock().write_all(text.as_bytes());
    }

    /// Why a command could not run: message, then what to do.
    pub(crate) fn fail(&self, key: &str, args: &[(&str, Value)]) {
        let level = self.word("level-error", &[]);
        self.note(&format!("{level}: {}", self.word(key, args)));
        if let Some(help) = self.words.attribute(self.locale, key, "help", args) {
            self.note(&format!("{}: {help}", self.word("level-help", &[])));
        }
    }

    /// A text to standard error.
    pub(crate) fn note(&self, text: &str) {
        let _ = writeln!(std::io::stderr().lock(), "{text}");
    }

    /// Prints findings. People's forms go to standard error, so that a command's result can be piped; JSON and SARIF
    /// are the result.
    pub(crate) fn findings(&self, outcome: &Outcome, format: Format) {
        let (sources, diagnostics) = (outcome.sources(), &outcome.diagnostics);
        match format {
            Format::Human => {
                let color =
                    std::io::stderr().is_terminal() && anstream::AutoStream::choice(&std::io::stderr()) != anstream::ColorChoice::Never;
                let text = print_human(diagnostics, sources, outcome.words(), self.locale, color);
                let _ = std::io::stderr().lock().write_all(text.as_bytes());
                if !diagnostics.is_empty() {
                    self.summary(diagnostics);
                }
            }
            Format::Json => self.print(&to_json(diagnostics, sources, outcome.words(), self.locale)),
            Format::Sarif => self.print(&to_sarif(diagnostics, sources, outcome.words(), self.locale)),
        }
    }

    fn summary(&self, diagnostics: &Diagnostics) {
        self.note(&summary_line(diagnostics, &self.words, self.locale));
    }
}
