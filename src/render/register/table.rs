//! The columns of the register, the same in the table and in the workbook.

use jiff::civil::Date;

use crate::locale::{Locale, Words};
use crate::model::Person;
use crate::records::{Row, ValidUntil, plain};

/// A column; its head is the word `register-column-<name>`. The order is part of the format: new ones come last.
pub(super) struct Column {
    pub(super) name: &'static str,
    /// Width in the workbook, in characters.
    pub(super) width: u8,
    pub(super) cell: fn(&Row, &Words, Locale) -> Cell,
}

/// What stands in a cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Cell {
    /// Text, also when it looks like a number: `0042`.
    Text(String),
    Number(u32),
    Day(Date),
}

pub(super) const COLUMNS: [Column; 18] = [
    Column { name: "number", width: 12, cell: |row, _, _| text(row.number.as_deref()) },
    Column { name: "name", width: 20, cell: |row, _, _| text(person(row, |person| &person.name)) },
    Column { name: "kana", width: 20, cell: |row, _, _| text(person(row, |person| &person.kana)) },
    Column { name: "latin", width: 20, cell: |row, _, _| text(person(row, |person| &person.latin)) },
    Column { name: "department", width: 18, cell: |row, _, _| text(person(row, |person| &person.department)) },
    Column { name: "module", width: 14, cell: |row, _, _| text(Some(row.module.as_str())) },
    Column { name: "title", width: 32, cell: |row, _, locale| text(Some(row.title(locale))) },
    Column { name: "release", width: 8, cell: |row, _, _| Cell::Number(row.release) },
    Column { name: "result", width: 12, cell: |row, words, locale| Cell::Text(result(row.passed, words, locale)) },
    Column { name: "day", width: 12, cell: |row, _, _| Cell::Day(row.day) },
    Column { name: "score", width: 9, cell: |row, _, _| Cell::Number(u32::from(row.score)) },
    Column { name: "language", width: 10, cell: |row, _, _| text(Some(&row.language)) },
    Column { name: "attempts", width: 10, cell: |row, _, _| Cell::Number(u32::try_from(row.attempts).unwrap_or(u32::MAX)) },
    Column { name: "assurance", width: 11, cell: |row, _, _| Cell::Number(u32::from(row.assurance)) },
    Column { name: "assurance-needed", width: 11, cell: |row, _, _| Cell::Number(u32::from(row.assurance_needed)) },
    Column { name: "until", width: 14, cell: |row, words, locale| until(row.until, words, locale) },
    Column { name: "record", width: 22, cell: |row, _, _| text(Some(&row.record)) },
    Column { name: "marks", width: 60, cell: |row, words, locale| Cell::Text(marks(row, words, locale).join(" / ")) },
];

/// Head of a column.
pub(super) fn head(column: &Column, words: &Words, locale: Locale) -> String {
    words.get(locale, &format!("register-column-{}", column.name))
}

/// What to look at, in words.
pub(super) fn marks(row: &Row, words: &Words, locale: Locale) -> Vec<String> {
    row.marks.iter().map(|mark| mark.message(words, locale)).collect()
}

/// Passed or not, in words.
pub(super) fn result(passed: bool, words: &Words, locale: Locale) -> String {
    words.get(locale, if passed { "show-passed" } else { "show-failed" })
}

/// The end of validity: a day, words, or nothing when it is not known or does not come up.
pub(super) fn until(until: ValidUntil, words: &Words, locale: Locale) -> Cell {
    match until {
        ValidUntil::Day(day) => Cell::Day(day),
        ValidUntil::Always => Cell::Text(words.get(locale, "register-always")),
        ValidUntil::NotPassed => Cell::Text(String::new()),
        ValidUntil::Unknown => Cell::Text(words.get(locale, "register-unknown")),
    }
}

fn person(row: &Row, field: fn(&Person) -> &String) -> Option<&str> {
    row.person.as_ref().map(|person| field(person).as_str())
}

fn text(text: Option<&str>) -> Cell {
    Cell::Text(plain(text.unwrap_or_default()))
}
