//! Options of `single` questions do not give the answer away by their length.
//!
//! Rule 6 of the blueprint: the right option is often the longest by accident. It is never longer than 1.4 times the mean
//! of its question, and the longest in no more than 40 % of a pool's `single` questions, in every language.

use super::Context;
use crate::diagnostics::{Code, Diagnostic};
use crate::load::Route;
use crate::locale::Locale;
use crate::markdown::plain_inline;
use crate::model::{Kind, QuizItem};
use crate::resolve::Site;

/// Greatest length of the right option in hundredths of the mean.
const MOST_OF_MEAN: usize = 140;
/// Greatest share of questions whose right option is the longest, in percent.
const MOST_LONGEST: usize = 40;
/// A pool with fewer `single` questions says nothing about shares.
const LEAST_SINGLE: usize = 5;

pub(super) fn option_length(context: &Context<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for quiz in context.site.modules.values().filter_map(|module| module.quiz.as_ref()) {
        for &locale in &context.site.settings.languages {
            let mut single = 0;
            let mut longest = 0;
            for (index, item) in quiz.data.questions.iter().enumerate().filter(|(_, item)| item.kind == Kind::Single) {
                let Some(lengths) = lengths(context.site, item, locale) else { continue };
                single += 1;
                longest += usize::from(lengths.right > lengths.longest_wrong);
                // right > 1.4 × mean, in whole numbers.
                if lengths.right * 100 * lengths.count > MOST_OF_MEAN * lengths.sum {
                    let route =
                        Route::top().key("questions").index(index).key("options").index(lengths.at).key("text").key(locale.as_str());
                    found.push(
                        Diagnostic::new(Code::OptionLength, context.span(quiz.file, &route))
                            .arg("scope", "question")
                            .arg("id", item.id.as_str())
                            .arg("language", locale.as_str())
                            .arg("right", lengths.right)
                            .arg("mean", lengths.sum / lengths.count)
                            .arg("percent", MOST_LONGEST),
                    );
                }
            }
            if single >= LEAST_SINGLE && longest * 100 > MOST_LONGEST * single {
                found.push(
                    Diagnostic::in_file(Code::OptionLength, quiz.file)
                        .arg("scope", "pool")
                        .arg("id", "")
                        .arg("language", locale.as_str())
                        .arg("right", longest)
                        .arg("mean", single)
                        .arg("percent", MOST_LONGEST),
                );
            }
        }
    }
    found
}

struct Lengths {
    at: usize,
    right: usize,
    longest_wrong: usize,
    sum: usize,
    count: usize,
}

/// Lengths in characters as shown, without marks and with variables filled in; `None` when a text or the right option is missing.
fn lengths(site: &Site, item: &QuizItem, locale: Locale) -> Option<Lengths> {
    let shown = |text: &str| site.fill(&plain_inline(text), locale).chars().count();
    let all: Vec<usize> = item.options.iter().map(|option| option.text.get(locale).map(shown)).collect::<Option<_>>()?;
    let at = item.options.iter().position(|option| option.correct)?;
    let right = *all.get(at)?;
    let longest_wrong = all.iter().enumerate().filter(|(index, _)| *index != at).map(|(_, length)| *length).max()?;
    Some(Lengths { at, right, longest_wrong, sum: all.iter().sum(), count: all.len() })
}
