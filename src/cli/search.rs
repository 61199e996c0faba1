//! `sekisho search`: the search of the site, in the terminal. Tests and trainers use it.

use clap::ArgMatches;
use serde_json::{Value as Json, json};

use super::terminal::Terminal;
use super::{Ending, args, build};
use crate::locale::Locale;
use crate::resolve::Site;
use crate::search::{self, Reader, UnreadWord, build_index, collect};

/// Most pages that are shown for one query.
const LIMIT: usize = 10;

pub(super) fn run(matches: &ArgMatches, terminal: &Terminal) -> Ending {
    let site = &match build::read(matches, terminal) {
        Ok(site) => site,
        Err(ending) => return ending,
    };
    let locale: Locale = match matches.get_one::<String>("in") {
        Some(text) => match text.parse().ok().filter(|locale| site.settings.languages.contains(locale)) {
            Some(locale) => locale,
            None => {
                terminal.fail("search-language", &[("language", text.as_str().into())]);
                return Ending::CouldNotRun;
            }
        },
        None => {
            site.settings.languages.iter().copied().find(|locale| *locale == terminal.locale).unwrap_or_else(|| site.settings.reference())
        }
    };
    if args::is_set(matches, "without-reading") {
        return without_reading(site, args::is_set(matches, "json"), terminal);
    }
    let queries = match queries(matches, terminal) {
        Some(queries) => queries,
        None => return Ending::CouldNotRun,
    };
    let files = build_index(locale, &collect::pages(site, locale), &collect::terms(site), collect::readings(site));
    let reader = files.and_then(|files| Reader::open(&files));
    let reader = match reader {
        Ok(reader) => reader,
        Err(error) => {
            terminal.fail("search-unreadable", &[("cause", error.to_string().into())]);
            return Ending::CouldNotRun;
        }
    };
    let as_json = args::is_set(matches, "json");
    for query in queries {
        let hits = reader.query(&query, LIMIT);
        if as_json {
            let hits: Vec<Json> = hits
                .iter()
                .map(
                    |hit| json!({ "page": hit.path, "anchor": hit.anchor, "title": hit.title, "heading": hit.heading, "score": hit.score }),
                )
                .collect();
            terminal.print(&(json!({ "query": query, "hits": hits }).to_string() + "\n"));
        } else {
            terminal.say("search-hits", &[("query", query.as_str().into()), ("count", hits.len().into())]);
            for hit in hits {
                let anchor = hit.anchor.map(|anchor| format!("#{anchor}")).unwrap_or_default();
                let heading = if hit.heading.is_empty() { String::new() } else { format!(" › {}", hit.heading) };
                terminal.print(&format!("  {:>6.2}  {}{anchor}  {}{heading}\n", hit.score, hit.path, hit.title));
            }
        }
    }
    Ending::Clean
}

/// Says which words of the Japanese pages lack a reading, and which the table of readings does not need.
fn without_reading(site: &Site, as_json: bool, terminal: &Terminal) -> Ending {
    let report = search::report(&collect::pages(site, Locale::JA), &collect::terms(site), collect::readings(site));
    let place = |word: &UnreadWord| format!("{}{}", word.page, word.anchor.iter().map(|anchor| format!("#{anchor}")).collect::<String>());
    if as_json {
        let unread: Vec<Json> = report
            .unread
            .iter()
            .map(|word| json!({ "word": word.word, "within": word.within, "count": word.count, "page": word.page, "anchor": word.anchor }))
            .collect();
        terminal.print(&(json!({ "without_reading": unread, "unneeded": report.unneeded }).to_string() + "\n"));
    } else {
        for word in &report.unread {
            let within = if word.within == word.word { String::new() } else { format!(" ({})", word.within) };
            terminal.print(&format!("{}{within}  {}\n", word.word, place(word)));
        }
        terminal.say("search-without-reading", &[("count", report.unread.len().into())]);
        if !report.unneeded.is_empty() {
            terminal.say("search-unneeded-readings", &[("words", report.unneeded.join(" ").into())]);
        }
    }
    if report.unread.is_empty() { Ending::Clean } else { Ending::Findings }
}

/// The query of the command line, or one query a line of a file.
#[expect(clippy::disallowed_methods, reason = "a file of queries is an argument, not content")]
fn queries(matches: &ArgMatches, terminal: &Terminal) -> Option<Vec<String>> {
    if let Some(path) = matches.get_one::<std::path::PathBuf>("queries") {
        return match std::fs::read_to_string(path) {
            Ok(text) => Some(text.lines().filter(|line| !line.trim().is_empty()).map(str::to_owned).collect()),
            Err(error) => {
                terminal.fail("search-queries", &[("path", path.display().to_string().into()), ("cause", error.to_string().into())]);
                None
            }
        };
    }
    match matches.get_one::<String>("query") {
        Some(query) => Some(vec![query.clone()]),
        None => {
            terminal.fail("cli-missing-argument", &[("name", "QUERY".into())]);
            None
        }
    }
}
