//! `sekisho stats`: how much there is, by language.

use std::collections::BTreeMap;

use clap::ArgMatches;
use serde_json::json;

use super::links::Links;
use super::terminal::{Terminal, width};
use super::{Ending, build};
use crate::locale::Locale;
use crate::model::{Kind, PageKey};
use crate::resolve::Site;

pub(super) fn run(matches: &ArgMatches, terminal: &Terminal) -> Ending {
    let site = &match build::read(matches, terminal) {
        Ok(site) => site,
        Err(ending) => return ending,
    };
    let as_json = matches.get_one::<String>("format").map(String::as_str) == Some("json");
    let text = if matches.get_flag("links") {
        let links = Links::of(site);
        if as_json { links.json().to_string() + "\n" } else { links.list(terminal) }
    } else {
        let counts = Counts::of(site);
        if as_json { counts.json().to_string() + "\n" } else { counts.table(site, terminal) }
    };
    terminal.print(&text);
    Ending::Clean
}

/// Numbers of a site.
struct Counts {
    /// Kind of page to pages, per language.
    pages: BTreeMap<&'static str, BTreeMap<Locale, usize>>,
    /// By id.
    modules: BTreeMap<String, ModuleCounts>,
    languages: Vec<Locale>,
}

/// Numbers of one module.
#[derive(serde::Serialize)]
struct ModuleCounts {
    /// Sections per language.
    sections: BTreeMap<Locale, usize>,
    /// Questions per kind.
    questions: BTreeMap<&'static str, usize>,
}

impl Counts {
    fn of(site: &Site) -> Self {
        let languages = site.settings.languages.clone();
        let mut pages: BTreeMap<&'static str, BTreeMap<Locale, usize>> = BTreeMap::new();
        for key in site.page_keys() {
            for locale in &languages {
                // A page whose text is missing in a language exists there only as a marked stand-in.
                let own = site.texts(&key).is_none_or(|texts| texts.contains_key(locale));
                *pages.entry(key.kind()).or_default().entry(*locale).or_default() += usize::from(own);
            }
        }
        let modules = site
            .modules
            .values()
            .map(|module| {
                let key = PageKey::Module(module.id.clone());
                let count = |locale| {
                    let headings = site.text(&key, locale).map(|text| text.document.headings.as_slice()).unwrap_or_default();
                    headings.iter().filter(|heading| heading.level == 2).count()
                };
                let sections = languages.iter().map(|locale| (*locale, count(*locale))).collect();
                let mut questions: BTreeMap<&'static str, usize> = BTreeMap::new();
                for item in module.quiz.iter().flat_map(|quiz| &quiz.data.questions) {
                    *questions.entry(item.kind.name()).or_default() += 1;
                }
                (module.id.to_string(), ModuleCounts { sections, questions })
            })
            .collect();
        Self { pages, modules, languages }
    }

    fn json(&self) -> serde_json::Value {
        json!({ "schema": "sekisho/stats/1", "pages": self.pages, "modules": self.modules, "all_modules": self.all_modules() })
    }

    /// The numbers of all modules together.
    fn all_modules(&self) -> ModuleCounts {
        let mut all = ModuleCounts { sections: BTreeMap::new(), questions: BTreeMap::new() };
        for counts in self.modules.values() {
            for (locale, count) in &counts.sections {
                *all.sections.entry(*locale).or_default() += count;
            }
            for (kind, count) in &counts.questions {
                *all.questions.entry(*kind).or_default() += count;
            }
        }
        all
    }

    fn table(&self, site: &Site, terminal: &Terminal) -> String {
        let mut rows: Vec<Vec<String>> = Vec::new();
        let mut head = vec![terminal.word("stats-pages", &[])];
        head.extend(self.languages.iter().map(Locale::to_string));
        rows.push(head);
        for (kind, by_language) in &self.pages {
            let mut row = vec![terminal.word(&format!("kind-{kind}"), &[])];
            row.extend(self.languages.iter().map(|locale| by_language.get(locale).copied().unwrap_or(0).to_string()));
            rows.push(row);
        }
        let mut total = vec![terminal.word("stats-total", &[])];
        total.extend(
            self.languages.iter().map(|locale| self.pages.values().filter_map(|counts| counts.get(locale)).sum::<usize>().to_string()),
        );
        rows.push(total);
        let mut text = columns(&rows);
        for (id, counts) in &self.modules {
            let args = [("module", id.as_str().into()), ("questions", counts.questions.values().sum::<usize>().into())];
            text.push_str(&self.module(terminal.word("stats-module", &args), counts, terminal));
        }
        // One module is all of them.
        if self.modules.len() > 1 {
            let all = self.all_modules();
            let args = [("questions", all.questions.values().sum::<usize>().into())];
            text.push_str(&self.module(terminal.word("stats-modules", &args), &all, terminal));
        }
        let variables = site.settings.variables.len();
        text.push('\n');
        text.push_str(&terminal.word("stats-variables", &[("count", variables.into())]));
        text.push('\n');
        text
    }

    /// Sections by language and questions by kind, under a heading.
    fn module(&self, heading: String, counts: &ModuleCounts, terminal: &Terminal) -> String {
        let mut row = vec![terminal.word("stats-sections", &[])];
        row.extend(self.languages.iter().map(|locale| format!("{locale} {}", counts.sections.get(locale).copied().unwrap_or(0))));
        let mut rows = vec![vec![heading], row];
        for kind in Kind::ALL {
            rows.push(vec![
                terminal.word(&format!("stats-kind-{}", kind.name().replace('_', "-")), &[]),
                counts.questions.get(kind.name()).copied().unwrap_or(0).to_string(),
            ]);
        }
        format!("\n{}", columns(&rows))
    }
}

/// Aligned columns.
fn columns(rows: &[Vec<String>]) -> String {
    let count = rows.iter().map(Vec::len).max().unwrap_or(0);
    let widths: Vec<usize> = (0..count)
        .map(|at| rows.iter().filter(|row| row.len() > 1).filter_map(|row| row.get(at)).map(|cell| width(cell)).max().unwrap_or(0))
        .collect();
    let mut text = String::new();
    for row in rows {
        let mut line = String::new();
        for (at, cell) in row.iter().enumerate() {
            let pad = widths.get(at).copied().unwrap_or(0).saturating_sub(width(cell));
            if at == 0 {
                line.push_str(cell);
                line.push_str(&" ".repeat(pad));
            } else {
                line.push_str("  ");
                line.push_str(&" ".repeat(pad));
                line.push_str(cell);
            }
        }
        text.push_str(line.trim_end());
        text.push('\n');
    }
    text
}
