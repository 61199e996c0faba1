//! `sekisho records show`: what stands in a record file that a learner saved, and what is wrong with it.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use clap::ArgMatches;

use super::own_site;
use crate::cli::Ending;
use crate::cli::terminal::{Terminal, width};
use crate::load::read_bytes;
use crate::locale::{Locale, Value};
use crate::model::{Moment, Person, RecordFile, Statement};
use crate::records::{Fault, Known, MAX_BYTES, check_code, marks_of, read_record_file, steers};

/// Explains every file that was named; a file with faults is shown as far as it can be read.
pub(super) fn run(matches: &ArgMatches, terminal: &Terminal) -> Ending {
    let known = match own_site(matches, terminal) {
        Ok(site) => site.map(|site| Known::of(&site)),
        Err(_) => return Ending::CouldNotRun,
    };
    let mut ending = Ending::Clean;
    for path in matches.get_many::<PathBuf>("files").into_iter().flatten() {
        match read_bytes(path, MAX_BYTES as u64) {
            Ok(bytes) => {
                let (file, faults) = match &bytes {
                    Some(bytes) => read_record_file(bytes, known.as_ref().map(|known| known.base.as_str())),
                    None => (None, vec![Fault::TooLarge]),
                };
                terminal.print(&Report { terminal, known: known.as_ref() }.whole(path, file.as_ref(), &faults));
                if !faults.is_empty() && ending == Ending::Clean {
                    ending = Ending::Findings;
                }
            }
            Err(error) => {
                terminal.fail("show-unreadable", &[("path", path.display().to_string().into()), ("cause", error.to_string().into())]);
                ending = Ending::CouldNotRun;
            }
        }
    }
    ending
}

/// Writes a record file as lines for a person.
struct Report<'a> {
    terminal: &'a Terminal,
    known: Option<&'a Known>,
}

impl Report<'_> {
    fn whole(&self, path: &Path, file: Option<&RecordFile>, faults: &[Fault]) -> String {
        let mut out = format!("{}\n", path.display());
        if let Some(file) = file {
            self.head(&mut out, file);
            for (at, statement) in file.statements.iter().enumerate() {
                self.statement(&mut out, at + 1, statement, file);
            }
        }
        out.push('\n');
        if faults.is_empty() {
            let key = if self.known.is_some() { "show-sound" } else { "show-sound-alone" };
            out.push_str(&format!("  {}\n", self.word(key, &[])));
        }
        for fault in faults {
            let (words, locale) = (&self.terminal.words, self.terminal.locale);
            out.push_str(&format!("  {}: {}\n", self.word("level-error", &[]), fault.message(words, locale)));
            if let Some(help) = fault.remedy(words, locale) {
                out.push_str(&format!("  {}: {help}\n", self.word("level-help", &[])));
            }
        }
        // A file may hold anything: signs that steer a terminal are not handed on.
        out.chars().map(|c| if steers(c) && c != '\n' { '\u{fffd}' } else { c }).collect()
    }

    fn head(&self, out: &mut String, file: &RecordFile) {
        let person = match &file.person {
            Some(person) => self.person(person),
            None => self.word("show-nameless", &[]),
        };
        self.line(out, "show-person", &person);
        if let Some(id) = file.person.as_ref().and_then(|person| person.function.as_ref()) {
            let function = self.known.and_then(|known| known.functions.get(id));
            self.line(out, "show-function", function.map_or(id.as_str(), |title| title.get_or_any(self.terminal.locale)));
        }
        self.line(out, "show-site", &file.site.base);
        self.line(out, "show-saved", &moment(&file.saved));
        self.line(out, "show-records", &file.statements.len().to_string());
    }

    fn person(&self, person: &Person) -> String {
        let separator = self.word("cli-between-values", &[]);
        let others = [person.kana.as_str(), &person.latin].into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join(&separator);
        let others = if others.is_empty() { others } else { self.word("show-bracket", &[("text", others.into())]) };
        let number = match person.number.as_str() {
            "" => self.word("record-no-number", &[]),
            number => self.word("record-staff", &[("number", number.into())]),
        };
        let parts = [format!("{}{others}", person.name), number, person.department.clone()];
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(&separator)
    }

    fn statement(&self, out: &mut String, at: usize, statement: &Statement, file: &RecordFile) {
        let result = if statement.result.success { "show-passed" } else { "show-failed" };
        out.push_str(&format!("\n  {at}  {}  {}\n", statement.id.number(), self.word(result, &[])));
        let Some(attempt) = statement.attempt() else { return };
        let titles = file.titles.get(&format!("{}@{}", attempt.module, attempt.release));
        let title = titles.and_then(|titles| self.own(&titles.title)).unwrap_or_default();
        let module = self.word(
            "show-module-of",
            &[("title", title.into()), ("module", attempt.module.to_string().into()), ("release", attempt.release.into())],
        );
        self.line(out, "show-module", &module);
        self.line(out, "show-finished", &moment(&statement.timestamp));
        let items = attempt.items.len();
        let score = self.word(
            "show-score-of",
            &[
                ("score", u32::from(statement.result.score.raw).into()),
                ("pass", u32::from(attempt.pass_percent).into()),
                ("right", attempt.right.into()),
                ("items", items.into()),
            ],
        );
        self.line(out, "show-score", &score);
        self.line(out, "show-attempt", &attempt.attempt.to_string());
        if let Some(reason) = &attempt.reason {
            self.line(out, "show-reason", reason);
        }
        let levels = [("level", u32::from(attempt.assurance).into()), ("needed", u32::from(attempt.assurance_needed).into())];
        self.line(out, "show-assurance", &self.word("show-assurance-of", &levels));
        let criteria: Vec<(&str, &str)> =
            statement.context.activities.category.iter().filter_map(|activity| edition_and_id(&activity.id)).collect();
        if let Some((edition, _)) = criteria.first() {
            // The record names the edition as it was called then; records of earlier versions leave that to the site.
            let site = self.known.and_then(|known| known.edition.as_ref()).filter(|(id, _)| id.as_str() == *edition);
            let title =
                titles.and_then(|titles| self.own(&titles.edition)).or(site.map(|(_, title)| title.get_or_any(self.terminal.locale)));
            let list = criteria.iter().map(|(_, id)| *id).collect::<Vec<_>>().join(" ");
            let value = self.word("proof-criteria-value", &[("edition", title.unwrap_or(edition).into()), ("criteria", list.into())]);
            self.line(out, "show-criteria", &value);
        }
        if let Some(honor) = &attempt.honor {
            // Another version of the site may have a text that this program does not know.
            let known = honor.id.as_str().starts_with("honor-") && self.terminal.words.has(self.terminal.locale, honor.id.as_str());
            let text = if known { self.word(honor.id.as_str(), &[]) } else { String::new() };
            let source = self.word("show-bracket", &[("text", format!("{}, {}", honor.id, honor.language).into())]);
            self.line(out, "show-honor", format!("{text}{source}").trim());
        }
        self.line(out, "show-code", &check_code(statement));
        for mark in marks_of(attempt, self.known) {
            out.push_str(&format!("     ! {}\n", mark.message(&self.terminal.words, self.terminal.locale)));
        }
    }

    fn own<'t>(&self, texts: &'t BTreeMap<String, String>) -> Option<&'t str> {
        [self.terminal.locale, Locale::EN]
            .iter()
            .find_map(|locale| texts.get(locale.as_str()))
            .or(texts.values().next())
            .map(String::as_str)
    }

    fn word(&self, key: &str, args: &[(&str, Value)]) -> String {
        self.terminal.word(key, args)
    }

    fn line(&self, out: &mut String, key: &str, value: &str) {
        let name = self.word(key, &[]);
        out.push_str(&format!("     {name}{}{value}\n", " ".repeat(18usize.saturating_sub(width(&name)).max(2))));
    }
}

/// Edition and id at the end of the address of a criterion.
fn edition_and_id(address: &str) -> Option<(&str, &str)> {
    let (rest, id) = address.rsplit_once('/')?;
    Some((rest.rsplit('/').next()?, id))
}

/// Date and time as written, to the minute, with the zone as written.
fn moment(moment: &Moment) -> String {
    let text = moment.as_str();
    let zone = text.find(['Z', 'z', '+']).or_else(|| text.get(10..)?.rfind('-').map(|at| at + 10)).unwrap_or(text.len());
    let (time, zone) = text.split_at(zone);
    let zone = if zone.eq_ignore_ascii_case("z") { "UTC" } else { zone };
    format!("{} {zone}", time.get(..16).unwrap_or(time).replace(['T', 't'], " "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moments_are_shown_to_the_minute_with_their_zone() {
        let check = |text: &str, expected: &str| assert_eq!(moment(&Moment::new(text).unwrap()), expected);
        check("2026-04-18T04:25:10.000Z", "2026-04-18 04:25 UTC");
        check("2026-04-18T13:25:10+09:00", "2026-04-18 13:25 +09:00");
        check("2026-04-17T23:25:10-05:00", "2026-04-17 23:25 -05:00");
    }
}
