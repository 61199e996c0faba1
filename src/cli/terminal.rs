//! What commands say, and where.

#![expect(clippy::print_stdout, clippy::print_stderr, reason = "this is the room that prints")]

use std::io::IsTerminal;

use crate::diagnostics::{Diagnostics, print_human, summary_line, to_json, to_sarif};
use crate::locale::{Locale, Value, Words, builtin_words};
use crate::pipeline::Outcome;

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
    pub(crate) words: Words,
    pub(crate) locale: Locale,
}

impl Terminal {
    pub(crate) fn new(locale: Locale) -> Self {
        let files = builtin_words();
        let (words, _) = Words::new(Locale::EN, files.iter().map(|(locale, name, text)| (*locale, name.as_str(), text.as_str())));
        let known = words.locales().any(|known| known == locale);
        Self { words, locale: if known { locale } else { Locale::EN } }
    }

    pub(crate) fn word(&self, key: &str, args: &[(&str, Value)]) -> String {
        self.words.format(self.locale, key, args)
    }

    /// A result, to standard output.
    pub(crate) fn say(&self, key: &str, args: &[(&str, Value)]) {
        println!("{}", self.word(key, args));
    }

    /// Text that is the result itself.
    pub(crate) fn print(&self, text: &str) {
        print!("{text}");
    }

    /// Why a command could not run: message, then what to do.
    pub(crate) fn fail(&self, key: &str, args: &[(&str, Value)]) {
        let level = self.word("level-error", &[]);
        eprintln!("{level}: {}", self.word(key, args));
        if let Some(help) = self.words.attribute(self.locale, key, "help", args) {
            eprintln!("{}: {help}", self.word("level-help", &[]));
        }
    }

    /// A text to standard error.
    pub(crate) fn note(&self, text: &str) {
        eprintln!("{text}");
    }

    /// Prints findings. People's forms go to standard error, so that a command's result can be piped; JSON and SARIF
    /// are the result.
    pub(crate) fn findings(&self, outcome: &Outcome, format: Format) {
        let (sources, diagnostics) = (outcome.sources(), &outcome.diagnostics);
        match format {
            Format::Human => {
                let color =
                    std::io::stderr().is_terminal() && anstream::AutoStream::choice(&std::io::stderr()) != anstream::ColorChoice::Never;
                eprint!("{}", print_human(diagnostics, sources, outcome.words(), self.locale, color));
                if !diagnostics.is_empty() {
                    self.summary(diagnostics);
                }
            }
            Format::Json => print!("{}", to_json(diagnostics, sources, outcome.words(), self.locale)),
            Format::Sarif => print!("{}", to_sarif(diagnostics, sources, outcome.words(), self.locale)),
        }
    }

    fn summary(&self, diagnostics: &Diagnostics) {
        eprintln!("{}", summary_line(diagnostics, &self.words, self.locale));
    }
}
