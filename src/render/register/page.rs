//! The register as a page in each language: no script, one style file beside it, made to be printed.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::Serialize;

use super::table::{self, Cell};
use super::{LANGUAGES, RegisterView};
use crate::locale::Locale;
use crate::model::{Artifact, Statement};
use crate::records::{LearnerKey, Refusal, Row, plain};
use crate::theme::{Fields, Theme};

/// Colors and sizes of the theme, then what only this page needs.
pub(super) const STYLE: &str =
    concat!(include_str!("../../../themes/default/css/10-tokens.css"), include_str!("../../../themes/default/register/register.css"));
const TEMPLATE: &str = "register/register.html";
/// Records of one file that are listed; whoever wants to see more of a file that was not accepted has `records show`.
const MAX_LISTED: usize = 20;

/// # Errors
/// The reason in English, as the template engine words it.
pub(super) fn render(view: RegisterView) -> Result<Vec<Artifact>, String> {
    let theme = Theme::new(&BTreeMap::new(), None, view.words).map_err(|broken| format!("{broken:?}"))?;
    let refusals = view.refusals.list();
    LANGUAGES
        .iter()
        .map(|&locale| {
            let page = Page { view, locale };
            let mut fields = Fields::default();
            fields.set("lang", locale.as_str());
            fields.set("others", &LANGUAGES.iter().filter(|other| **other != locale).map(|other| page.link(*other)).collect::<Vec<_>>());
            fields.set("site", &view.known.map(|known| plain(known.title.get_or_any(locale))));
            fields.set("base", &view.known.map(|known| plain(&known.base)));
            fields.set("learners", &view.register.learners);
            fields.set("statements", &view.register.statements);
            fields.set("latest", &view.register.latest.map(|day| day.to_string()));
            fields.set("rows", &view.register.rows.iter().map(|row| page.row(row)).collect::<Vec<_>>());
            fields.set("refusals", &refusals.iter().map(|refusal| page.refusal(refusal)).collect::<Vec<_>>());
            let bytes = theme.templates.render_fields(TEMPLATE, &fields)?;
            Ok(Artifact { path: file_name(locale), bytes })
        })
        .collect()
}

fn file_name(locale: Locale) -> String {
    format!("register-{locale}.html")
}

#[derive(Serialize)]
struct Link {
    lang: String,
    name: String,
    file: String,
}

#[derive(Serialize)]
struct RowFields {
    number: String,
    name: String,
    kana: String,
    department: String,
    module: String,
    title: String,
    release: u32,
    passed: bool,
    result: String,
    day: String,
    score: u8,
    language: String,
    attempts: usize,
    assurance: u8,
    assurance_needed: u8,
    until: String,
    record: String,
    marks: Vec<String>,
}

#[derive(Serialize)]
struct RefusalFields {
    names: Vec<String>,
    faults: Vec<FaultFields>,
    records: Vec<String>,
    /// Records beyond those listed.
    more: usize,
}

#[derive(Serialize)]
struct FaultFields {
    message: String,
    remedy: String,
}

#[derive(Clone, Copy)]
struct Page<'a> {
    view: RegisterView<'a>,
    locale: Locale,
}

impl Page<'_> {
    fn link(self, locale: Locale) -> Link {
        Link { lang: locale.to_string(), name: self.view.words.get(locale, "language-name"), file: file_name(locale) }
    }

    fn row(self, row: &Row) -> RowFields {
        let words: &Arc<_> = self.view.words;
        let person = row.person.as_ref();
        RowFields {
            number: plain(row.number.as_deref().unwrap_or_default()),
            name: person.map(|person| plain(&person.name)).unwrap_or_default(),
            kana: person.map(|person| plain(&person.kana)).unwrap_or_default(),
            department: person.map(|person| plain(&person.department)).unwrap_or_default(),
            module: row.module.to_string(),
            title: plain(row.title(self.locale)),
            release: row.release,
            passed: row.passed,
            result: table::result(row.passed, words, self.locale),
            day: row.day.to_string(),
            score: row.score,
            language: plain(&row.language),
            attempts: row.attempts,
            assurance: row.assurance,
            assurance_needed: row.assurance_needed,
            until: match table::until(row.until, words, self.locale) {
                Cell::Day(day) => day.to_string(),
                Cell::Text(text) => text,
                Cell::Number(_) => String::new(),
            },
            record: row.record.clone(),
            marks: table::marks(row, words, self.locale),
        }
    }

    fn refusal(self, refusal: &Refusal) -> RefusalFields {
        let words = self.view.words;
        let fault = |fault: &crate::records::Fault| FaultFields {
            message: fault.message(words, self.locale),
            remedy: fault.remedy(words, self.locale).unwrap_or_default(),
        };
        let statements = refusal.file.as_ref().map(|file| file.statements.as_slice()).unwrap_or_default();
        let name = refusal.file.as_ref().and_then(|file| file.person.as_ref()).map(|person| plain(&person.name)).unwrap_or_default();
        RefusalFields {
            names: refusal.names.iter().map(|name| plain(name)).collect(),
            faults: refusal.faults.iter().take(MAX_LISTED).map(fault).collect(),
            records: statements.iter().take(MAX_LISTED).map(|statement| self.record(statement, &name)).collect(),
            more: statements.len().saturating_sub(MAX_LISTED),
        }
    }

    /// A record of a file that was not accepted, in one line.
    fn record(self, statement: &Statement, name: &str) -> String {
        let words = self.view.words;
        let module = statement.attempt().map(|attempt| attempt.module.to_string()).unwrap_or_default();
        let day: String = statement.timestamp.as_str().chars().take(10).collect();
        words.format(
            self.locale,
            "register-refused-record",
            &[
                ("record", statement.id.number().into()),
                ("number", plain(&LearnerKey::of(statement).name).into()),
                ("name", name.into()),
                ("module", module.into()),
                ("release", plain(&statement.context.revision).into()),
                ("result", table::result(statement.result.success, words, self.locale).into()),
                ("score", u32::from(statement.result.score.raw).into()),
                ("day", day.into()),
            ],
        )
    }
}
