//! The register: for each person and module the standing that counts. Always drawn anew from a collection; it knows no
//! present time, so an end of validity is a day and never "expired".

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use jiff::tz::TimeZone;
use unicode_normalization::UnicodeNormalization;

use super::collection::Collection;
use super::delivery::{LearnerKey, Stated};
use super::known::{self, Known};
use super::mark::{Mark, marks_of, needed};
use super::validity::ValidUntil;
use crate::locale::Locale;
use crate::model::{Attempt, LearnerKind, ModuleId, Person, Statement};

/// The standing of one person in one module: the latest pass or, without one, the latest attempt.
#[derive(Debug, Clone)]
pub struct Row {
    /// Staff number as typed, or nothing for a learner without one.
    pub number: Option<String>,
    /// What the learner said last, or nothing when the name was removed.
    pub person: Option<Person>,
    /// The module.
    pub module: ModuleId,
    titles: BTreeMap<String, String>,
    /// Release that was learned.
    pub release: u32,
    /// Whether it was passed.
    pub passed: bool,
    /// Day of the attempt, in the time zone of the site.
    pub day: Date,
    /// Percent.
    pub score: u8,
    /// Language in which the attempt was finished.
    pub language: String,
    /// Finished attempts at this release that the register holds.
    pub attempts: usize,
    /// How sure the record is.
    pub assurance: u8,
    /// How sure it has to be.
    pub assurance_needed: u8,
    /// Until when it counts.
    pub until: ValidUntil,
    /// Number of the record, as on the proof.
    pub record: String,
    /// What to look at.
    pub marks: Vec<Mark>,
}

impl Row {
    /// Title of the module in a language, else in any.
    pub fn title(&self, locale: Locale) -> &str {
        let own = self.titles.get(locale.as_str()).or_else(|| self.titles.get("en")).or_else(|| self.titles.values().next());
        own.map(String::as_str).unwrap_or_default()
    }
}

/// Rows by number, then by module.
#[derive(Debug, Clone)]
pub struct Register {
    /// The rows.
    pub rows: Vec<Row>,
    /// People.
    pub learners: usize,
    /// Statements that stand behind the rows.
    pub statements: usize,
    /// Day of the latest attempt.
    pub latest: Option<Date>,
}

impl Register {
    /// Draws the register, compared with a site if there is one.
    pub fn of(collection: &Collection, known: Option<&Known>) -> Self {
        let mut groups: BTreeMap<(LearnerKey, ModuleId), Vec<Entry>> = BTreeMap::new();
        let mut statements = 0;
        for statement in collection.statements() {
            let Some(attempt) = statement.attempt() else { continue };
            statements += 1;
            groups.entry((LearnerKey::of(statement), attempt.module.clone())).or_default().push(Entry { statement, attempt });
        }
        let bases: BTreeSet<&str> = groups.keys().map(|(learner, _)| learner.base.as_str()).collect();
        let mut drawing = Drawing { collection, known, several_sites: bases.len() > 1, zones: BTreeMap::new() };
        let learners: BTreeSet<&LearnerKey> = groups.keys().map(|(learner, _)| learner).collect();
        let learners = learners.len();
        let mut rows: Vec<(LearnerKey, Row)> = groups
            .into_iter()
            .filter_map(|((learner, _), entries)| {
                let row = drawing.row(&learner, &entries)?;
                Some((learner, row))
            })
            .collect();
        rows.sort_by(|(a, row), (b, other)| by_number(&a.name, &b.name).then_with(|| a.cmp(b)).then_with(|| row.module.cmp(&other.module)));
        let rows: Vec<Row> = rows.into_iter().map(|(_, row)| row).collect();
        Self { learners, statements, latest: rows.iter().map(|row| row.day).max(), rows }
    }
}

/// A statement with the attempt it tells of.
struct Entry<'a> {
    statement: &'a Statement,
    attempt: &'a Attempt,
}

struct Drawing<'a> {
    collection: &'a Collection,
    known: Option<&'a Known>,
    several_sites: bool,
    zones: BTreeMap<String, TimeZone>,
}

impl Drawing<'_> {
    fn row(&mut self, learner: &LearnerKey, entries: &[Entry]) -> Option<Row> {
        let time = |entry: &&Entry| (entry.statement.timestamp.timestamp(), entry.statement.id.clone());
        let passes = entries.iter().filter(|entry| entry.statement.result.success);
        let Entry { statement, attempt } = passes.max_by_key(time).or_else(|| entries.iter().max_by_key(time))?;
        let day = self.day(statement, attempt);
        let people = self.collection.people(learner);
        let titles = self.known.and_then(|known| known.modules.get(&attempt.module)).map_or_else(
            || statement.object.definition.as_ref().map(|definition| definition.name.clone()).unwrap_or_default(),
            |module| module.titles.iter().map(|(locale, title)| (locale.to_string(), title.clone())).collect(),
        );
        let until = match self.known {
            _ if !statement.result.success => ValidUntil::NotPassed,
            Some(known) if known.base == learner.base => known.valid_until(&attempt.module, day),
            _ => ValidUntil::Unknown,
        };
        Some(Row {
            number: (attempt.learner == LearnerKind::StaffNumber).then(|| learner.name.clone()),
            person: people.last().map(|stated| stated.person.clone()),
            module: attempt.module.clone(),
            titles,
            release: attempt.release,
            passed: statement.result.success,
            day,
            score: statement.result.score.raw,
            language: statement.context.language.clone(),
            attempts: entries.iter().filter(|entry| entry.attempt.release == attempt.release).count(),
            assurance: attempt.assurance,
            assurance_needed: needed(attempt, self.known),
            until,
            record: statement.id.number(),
            marks: self.marks(learner, entries, attempt, &people),
        })
    }

    fn marks(&self, learner: &LearnerKey, entries: &[Entry], attempt: &Attempt, people: &[&Stated]) -> Vec<Mark> {
        let mut marks = Vec::new();
        if entries.iter().any(|entry| self.collection.is_conflict(&entry.statement.id)) {
            marks.push(Mark::Conflict);
        }
        if self.known.map_or(self.several_sites, |known| known.base != learner.base) {
            marks.push(Mark::OtherSite(learner.base.clone()));
        }
        let names = different_names(people);
        if names.len() > 1 {
            marks.push(Mark::TwoNames(names));
        }
        match people.last() {
            None => marks.push(Mark::Nameless),
            Some(latest) => {
                let stated = &latest.person.number;
                if attempt.learner == LearnerKind::StaffNumber && !stated.is_empty() && *stated != learner.name {
                    marks.push(Mark::OtherNumber(stated.clone()));
                }
            }
        }
        // Modules of another site are not those of this one, even under the same id.
        marks.extend(marks_of(attempt, self.known.filter(|known| known.base == learner.base)));
        if clock_went_back(entries) && !marks.contains(&Mark::Clock) {
            marks.push(Mark::Clock);
        }
        marks
    }

    fn day(&mut self, statement: &Statement, attempt: &Attempt) -> Date {
        match self.known {
            Some(known) => known.day(&statement.timestamp),
            None => {
                let zone = self.zones.entry(attempt.time_zone.clone()).or_insert_with(|| known::zone(&attempt.time_zone));
                zone.to_datetime(statement.timestamp.timestamp()).date()
            }
        }
    }
}

/// Names under one number that are not the same person's by their spelling, the latest last. A name that stood in the
/// other field, or is written with other blanks, widths or capitals, is the same.
fn different_names(people: &[&Stated]) -> Vec<String> {
    let fold = |name: &str| name.nfkc().filter(|c| !c.is_whitespace()).flat_map(char::to_lowercase).collect::<String>();
    let mut names: Vec<String> = Vec::new();
    let mut spellings: Vec<BTreeSet<String>> = Vec::new();
    for Person { name, kana, .. } in people.iter().rev().map(|stated| &stated.person) {
        let own: BTreeSet<String> = [fold(name), fold(kana)].into_iter().filter(|name| !name.is_empty()).collect();
        if !own.is_empty() && spellings.iter().all(|known| known.is_disjoint(&own)) {
            names.push(name.clone());
            spellings.push(own);
        }
    }
    names.reverse();
    names
}

/// Whether times contradict the order in which one browser made its statements, or an attempt ends before it begins.
fn clock_went_back(entries: &[Entry]) -> bool {
    let ended = |entry: &Entry| entry.statement.timestamp.timestamp();
    let mut in_order: Vec<&Entry> = entries.iter().collect();
    // Attempts of one registration come from one browser, which counts its statements.
    in_order.sort_by_key(|entry| (&entry.statement.context.registration, entry.attempt.sequence, &entry.statement.id));
    let pairs = in_order.iter().zip(in_order.iter().skip(1));
    let backwards =
        pairs.into_iter().any(|(a, b)| a.statement.context.registration == b.statement.context.registration && ended(a) > ended(b));
    backwards || entries.iter().any(|entry| entry.attempt.started.timestamp() > ended(entry))
}

/// Numbers in the order of numbers, then other names, then learners without a number.
fn by_number(a: &str, b: &str) -> Ordering {
    let key = |name: &str| {
        let digits = !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_digit());
        let bare = if digits { name.trim_start_matches('0') } else { name };
        (name.starts_with("local:"), !digits, if digits { bare.len() } else { 0 }, bare.to_owned())
    };
    key(a).cmp(&key(b)).then_with(|| a.cmp(b))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Moment;

    #[test]
    fn numbers_stand_in_their_order() {
        let mut names = ["local:b", "205", "A-7", "1042", "0042", "42", "local:a"];
        names.sort_by(|a, b| by_number(a, b));
        assert_eq!(names, ["0042", "42", "205", "1042", "A-7", "local:a", "local:b"]);
    }

    #[test]
    fn names_differ_by_more_than_their_writing() {
        let check = |list: &[(&str, &str)], expected: &[&str]| {
            let stated: Vec<Stated> = list
                .iter()
                .map(|(name, kana)| Stated {
                    base: String::new(),
                    learner: "1".to_owned(),
                    stated: Moment::new("2026-04-18T04:25:10Z").unwrap(),
                    person: Person {
                        name: (*name).to_owned(),
                        kana: (*kana).to_owned(),
                        number: "1".to_owned(),
                        department: String::new(),
                        latin: String::new(),
                        function: None,
                    },
                })
                .collect();
            assert_eq!(different_names(&stated.iter().collect::<Vec<_>>()), expected, "{list:?}");
        };
        check(&[("山田 花子", "")], &["山田 花子"]);
        check(&[("山田　花子", ""), ("山田花子", "")], &["山田花子"]);
        check(&[("Yamada Hanako", "山田 花子"), ("山田 花子", "YAMADA Hanako")], &["山田 花子"]);
        check(&[("山田 花子", ""), ("佐藤 太郎", "")], &["山田 花子", "佐藤 太郎"]);
    }
}
