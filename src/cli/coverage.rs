//! `sekisho coverage`: which module covers which portal question, as a table, for spreadsheets, or for programs.

use clap::ArgMatches;
use serde_json::{Value as Json, json};

use super::terminal::{Format, Terminal, width};
use super::{Ending, args, build};
use crate::load::TextCache;
use crate::model::EvidenceKind;
use crate::pipeline;
use crate::render::coverage_csv;
use crate::resolve::{Cover, Coverage, CoverageRow, Gap, LEAST_ITEMS, Site};

pub(super) fn run(matches: &ArgMatches, terminal: &Terminal) -> Ending {
    let folder = args::site(matches);
    if !build::has_site(&folder, terminal) {
        return Ending::CouldNotRun;
    }
    // Here `--strict` is about gaps; a warning leaves the answer whole.
    let options = pipeline::Options { strict: false, ..args::build_options(matches) };
    let outcome = pipeline::analyze(&folder, options, &mut TextCache::default());
    let site = match outcome.site.clone() {
        // A broken file may hold what seems to be missing, so there is no answer.
        Some(site) if !outcome.diagnostics.has_errors() => site,
        _ => {
            terminal.findings(&outcome, Format::Human);
            return Ending::Findings;
        }
    };
    let coverage = Coverage::of(&site);
    match matches.get_one::<String>("format").map(String::as_str) {
        Some("json") => terminal.print(&(json(&site, &coverage).to_string() + "\n")),
        Some("csv") => terminal.print(&String::from_utf8_lossy(&coverage_csv(&site, &coverage, &site.words, terminal.locale))),
        _ => terminal.print(&table(&site, &coverage, terminal)),
    }
    if args::is_set(matches, "strict") && coverage.gaps().next().is_some() { Ending::Findings } else { Ending::Clean }
}

fn json(site: &Site, coverage: &Coverage) -> Json {
    let edition = site.edition.as_ref();
    let questions: Vec<Json> = coverage
        .rows
        .iter()
        .map(|row| {
            let question = edition.and_then(|edition| edition.question(row.question));
            json!({
                "question": row.question,
                "title": question.map(|question| &question.title),
                "section": row.section,
                "level": row.level,
                "since": row.since,
                "evidence": row.evidence,
                "entity_types": row.entity_types,
                "satisfied_by": row.satisfied_by.iter().map(cover).collect::<Vec<_>>(),
                "supported_by": row.supported_by.iter().map(cover).collect::<Vec<_>>(),
                "gaps": row.gaps.iter().map(gap).collect::<Vec<_>>(),
            })
        })
        .collect();
    json!({
        "schema": "sekisho/coverage/1",
        "edition": edition.map(|edition| &edition.id),
        "questions": questions,
        "unread": coverage.unread,
    })
}

fn cover(cover: &Cover) -> Json {
    let sections: Vec<Json> =
        cover.sections.iter().map(|carried| json!({ "section": carried.section, "quiz_questions": carried.taught })).collect();
    json!({ "module": cover.module, "entity_types": cover.entity_types, "sections": sections, "quiz_questions": cover.items })
}

fn gap(gap: &Gap) -> Json {
    match gap {
        Gap::NoModule => json!({ "kind": gap.name() }),
        Gap::FewItems(count) => json!({ "kind": gap.name(), "count": count, "least": LEAST_ITEMS }),
        Gap::SectionUntested { module, section } => json!({ "kind": gap.name(), "module": module, "section": section }),
    }
}

/// Questions that ask for training with what they lack, then those that a module supports, then what all of it comes to.
fn table(site: &Site, coverage: &Coverage, terminal: &Terminal) -> String {
    let word = |key: &str| terminal.word(key, &[]);
    let mut text = heading(&word("coverage-training"));
    let lines = |rows: &mut dyn Iterator<Item = &CoverageRow>| rows.flat_map(|row| lines(site, row, terminal)).collect::<Vec<_>>();
    text.push_str(&columns(&lines(&mut coverage.training())));
    text.push('\n');
    text.push_str(&heading(&word("coverage-other")));
    text.push_str(&columns(&lines(&mut coverage.other().filter(|row| !row.supported_by.is_empty()))));
    let count = |evidence: EvidenceKind, fits: &dyn Fn(&CoverageRow) -> bool| {
        coverage.rows.iter().filter(|row| row.evidence == evidence && fits(row)).count()
    };
    text.push('\n');
    text.push_str(&terminal.word(
        "coverage-totals",
        &[
            ("training", coverage.training().count().into()),
            ("satisfied", count(EvidenceKind::Training, &|row| !row.satisfied_by.is_empty()).into()),
            ("gaps", count(EvidenceKind::Training, &|row| !row.gaps.is_empty()).into()),
            ("other", coverage.other().count().into()),
            ("supported", count(EvidenceKind::Other, &|row| !row.supported_by.is_empty()).into()),
            ("unread", coverage.unread.len().into()),
        ],
    ));
    text.push('\n');
    text
}

fn heading(text: &str) -> String {
    format!("{text}\n")
}

/// One line for each relation and gap; number, level and title stand on the first.
fn lines(site: &Site, row: &CoverageRow, terminal: &Terminal) -> Vec<[String; 4]> {
    let title =
        site.edition.as_ref().and_then(|edition| edition.question(row.question)).map(|question| question.title.get_or_any(terminal.locale));
    let level = serde_json::to_value(row.level).ok().and_then(|level| level.as_str().map(|level| format!("level-{level}")));
    let relation = |key: &str, cover: &Cover| {
        let args =
            [("module", cover.module.as_str().into()), ("sections", cover.sections.len().into()), ("items", cover.items.len().into())];
        terminal.word(key, &args)
    };
    let lacks = |gap: &Gap| match gap {
        Gap::NoModule => terminal.word("coverage-line-no-module", &[]),
        Gap::FewItems(count) => terminal.word("coverage-line-few-items", &[("count", (*count).into()), ("least", LEAST_ITEMS.into())]),
        Gap::SectionUntested { module, section } => {
            terminal.word("coverage-line-section-untested", &[("module", module.as_str().into()), ("section", section.as_str().into())])
        }
    };
    let satisfied = row.satisfied_by.iter().map(|cover| relation("coverage-line-satisfies", cover));
    let supported = row.supported_by.iter().map(|cover| relation("coverage-line-supports", cover));
    let facts = satisfied.chain(supported).chain(row.gaps.iter().map(lacks));
    let head =
        [row.question.to_string(), level.map(|key| terminal.word(&key, &[])).unwrap_or_default(), title.unwrap_or_default().to_owned()];
    let line = |(at, fact): (usize, String)| {
        let [number, level, title] = if at == 0 { head.clone() } else { <[String; 3]>::default() };
        [number, level, title, fact]
    };
    facts.enumerate().map(line).collect()
}

/// Aligned columns; the first one, numbers, at its end.
fn columns(rows: &[[String; 4]]) -> String {
    let widths: [usize; 4] = std::array::from_fn(|at| rows.iter().map(|row| width(&row[at])).max().unwrap_or(0));
    let mut text = String::new();
    for row in rows {
        let mut line = String::new();
        for (at, (cell, most)) in row.iter().zip(widths).enumerate() {
            let pad = " ".repeat(most.saturating_sub(width(cell)));
            line.push_str(if at == 0 { "  " } else { "   " });
            line.push_str(&if at == 0 { pad + cell } else { format!("{cell}{pad}") });
        }
        text.push_str(line.trim_end());
        text.push('\n');
    }
    text
}
