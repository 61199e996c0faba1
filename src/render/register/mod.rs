//! The register of records as files for people: a page in each language, a table for other programs, a workbook.
//!
//! The same register gives the same bytes: no file tells when or where it was made.

mod csv;
mod page;
mod table;
mod xlsx;

use std::sync::Arc;

use crate::locale::{Locale, Words};
use crate::model::Artifact;
use crate::records::{Known, Refusals, Register};

/// Languages of the register.
const LANGUAGES: [Locale; 2] = [Locale::EN, Locale::JA];

/// Everything that the files are made from.
#[derive(Debug, Clone, Copy)]
pub struct RegisterView<'a> {
    /// The register.
    pub register: &'a Register,
    /// What was not accepted.
    pub refusals: &'a Refusals,
    /// The site it was compared with.
    pub known: Option<&'a Known>,
    /// The words of the program.
    pub words: &'a Arc<Words>,
}

/// The files: `register-<language>.html` with `register.css`, `register.csv` in one language, `register.xlsx`.
///
/// # Errors
/// The reason in English when a table is larger than a workbook can be.
pub fn render_register(view: RegisterView, csv_language: Locale) -> Result<Vec<Artifact>, String> {
    let mut files = vec![
        Artifact::text("register.css", page::STYLE),
        Artifact { path: "register.csv".to_owned(), bytes: csv::render(view, csv_language) },
        Artifact { path: "register.xlsx".to_owned(), bytes: xlsx::render(view).map_err(|error| error.to_string())? },
    ];
    files.extend(page::render(view)?);
    Ok(files)
}
