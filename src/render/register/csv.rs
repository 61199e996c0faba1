//! The register as comma-separated values for programs that open tables.

use super::RegisterView;
use super::table::{COLUMNS, Cell, head};
use crate::locale::Locale;
use crate::render::csv::{self, harmless};

pub(super) fn render(view: RegisterView, locale: Locale) -> Vec<u8> {
    let head = COLUMNS.iter().map(|column| head(column, view.words, locale)).collect();
    let rows = view.register.rows.iter().map(|row| {
        let cells = COLUMNS.iter().map(|column| match (column.cell)(row, view.words, locale) {
            Cell::Text(text) => harmless(text),
            Cell::Number(number) => number.to_string(),
            Cell::Day(day) => day.to_string(),
        });
        cells.collect()
    });
    csv::file(std::iter::once(head).chain(rows))
}
