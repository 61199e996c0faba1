//! The register as a workbook, one sheet for each language. Texts are texts, so `0042` keeps its zeros and a name is
//! never a formula; days are days.

use jiff::civil::Date;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError};

use super::table::{COLUMNS, Cell, head};
use super::{LANGUAGES, RegisterView};
use crate::locale::Locale;

/// Number of A4 in the format.
const A4: u8 = 9;

pub(super) fn render(view: RegisterView) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    // A workbook has to say when it was made. The same day for all of them keeps equal registers equal.
    let made = ExcelDateTime::from_ymd(2000, 1, 1)?;
    book.set_properties(&DocProperties::new().set_title(view.words.get(Locale::EN, "register-title")).set_creation_datetime(&made));
    for locale in LANGUAGES {
        sheet(book.add_worksheet(), view, locale)?;
    }
    book.save_to_buffer()
}

fn sheet(sheet: &mut Worksheet, view: RegisterView, locale: Locale) -> Result<(), XlsxError> {
    let top = Format::new().set_align(FormatAlign::Top);
    let bold = top.clone().set_bold().set_text_wrap().set_border_bottom(FormatBorder::Thin);
    // `@` marks a cell as text, so that it stays one when somebody edits it.
    let text = top.clone().set_num_format("@").set_text_wrap();
    let day = top.clone().set_num_format("yyyy-mm-dd").set_align(FormatAlign::Left);
    sheet.set_name(locale.as_str())?;
    for (at, column) in (0u16..).zip(&COLUMNS) {
        sheet.set_column_width(at, f64::from(column.width))?;
        sheet.write_string_with_format(0, at, head(column, view.words, locale), &bold)?;
    }
    let mut last = 0;
    for (at, row) in (1u32..).zip(&view.register.rows) {
        last = at;
        for (column, own) in (0u16..).zip(&COLUMNS) {
            match (own.cell)(row, view.words, locale) {
                Cell::Text(value) if value.is_empty() => {}
                Cell::Text(value) => {
                    sheet.write_string_with_format(at, column, within_cell(value), &text)?;
                }
                Cell::Number(value) => {
                    sheet.write_number_with_format(at, column, f64::from(value), &top)?;
                }
                Cell::Day(value) => {
                    match workbook_day(value) {
                        Some(value) => sheet.write_datetime_with_format(at, column, &value, &day)?,
                        None => sheet.write_string_with_format(at, column, value.to_string(), &text)?,
                    };
                }
            }
        }
    }
    let columns = u16::try_from(COLUMNS.len()).unwrap_or(1);
    sheet.autofilter(0, 0, last, columns - 1)?;
    sheet.set_freeze_panes(1, 2)?;
    sheet.set_repeat_rows(0, 0)?;
    sheet.set_landscape().set_paper_size(A4).set_print_fit_to_pages(1, 0);
    Ok(())
}

/// Workbooks begin in 1900.
fn workbook_day(day: Date) -> Option<ExcelDateTime> {
    let year = u16::try_from(day.year()).ok().filter(|year| *year >= 1900)?;
    ExcelDateTime::from_ymd(year, u8::try_from(day.month()).ok()?, u8::try_from(day.day()).ok()?).ok()
}

/// A cell holds 32,767 characters, counted in UTF-16.
fn within_cell(text: String) -> String {
    if text.len() < 16_000 { text } else { text.chars().take(8_000).chain(['…']).collect() }
}
