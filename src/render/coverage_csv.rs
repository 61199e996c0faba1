//! The coverage of portal questions as one table: a line for each question, relation, module and section, and for each gap.

use super::csv::{self, harmless};
use super::refs::level;
use crate::locale::{Locale, Words};
use crate::model::{EvidenceKind, ItemId, PageKey};
use crate::resolve::{Cover, Coverage, CoverageRow, Gap, Site, section_title, title};

/// Names of the columns; their heads are the words `coverage-column-<name>`. The order is part of the format: new ones
/// come last.
const COLUMNS: [&str; 14] = [
    "question",
    "title",
    "portal-section",
    "level",
    "since",
    "evidence",
    "relation",
    "module",
    "module-title",
    "section",
    "section-title",
    "items",
    "item-ids",
    "entity-types",
];

/// The table in one language. Quiz questions of a module that are taught in none of the sections it names have a line
/// without a section, so that their sum is that of the module.
pub fn coverage_csv(site: &Site, coverage: &Coverage, words: &Words, locale: Locale) -> Vec<u8> {
    let table = Table { site, words, locale };
    let head = COLUMNS.iter().map(|column| table.word(&format!("coverage-column-{column}"))).collect();
    let rows = coverage.rows.iter().flat_map(|row| table.lines(row));
    let unread = coverage.unread.iter().map(|number| {
        let mut cells = vec![String::new(); COLUMNS.len()];
        for (at, cell) in [(0, number.to_string()), (6, table.word("coverage-relation-unread"))] {
            cells[at] = cell;
        }
        cells
    });
    csv::file(std::iter::once(head).chain(rows).chain(unread))
}

struct Table<'a> {
    site: &'a Site,
    words: &'a Words,
    locale: Locale,
}

/// The cells that differ between the lines of a question.
#[derive(Default)]
struct Line {
    relation: String,
    module: String,
    module_title: String,
    section: String,
    section_title: String,
    items: Option<Vec<ItemId>>,
}

impl Table<'_> {
    fn word(&self, key: &str) -> String {
        self.words.get(self.locale, key)
    }

    fn lines(&self, row: &CoverageRow) -> Vec<Vec<String>> {
        let satisfied = row.satisfied_by.iter().flat_map(|cover| self.covers("satisfies", cover));
        let supported = row.supported_by.iter().flat_map(|cover| self.covers("supports", cover));
        let mut lines: Vec<Line> = satisfied.chain(supported).collect();
        lines.extend(row.gaps.iter().map(|gap| self.gap(gap)));
        if lines.is_empty() {
            lines.push(Line { relation: self.word("coverage-relation-none"), ..Line::default() });
        }
        lines.into_iter().map(|line| self.cells(row, line)).collect()
    }

    fn covers(&self, relation: &str, cover: &Cover) -> Vec<Line> {
        let line = |section: &str, items: Vec<ItemId>| Line {
            relation: self.word(&format!("coverage-relation-{relation}")),
            items: Some(items),
            ..self.place(cover.module.as_str(), section)
        };
        let mut left: Vec<ItemId> = cover.items.clone();
        let mut lines: Vec<Line> = Vec::new();
        for carried in &cover.sections {
            let (own, rest) = left.into_iter().partition(|item| carried.taught.contains(item));
            left = rest;
            lines.push(line(&carried.section, own));
        }
        if lines.is_empty() || !left.is_empty() {
            lines.push(line("", left));
        }
        lines
    }

    fn gap(&self, gap: &Gap) -> Line {
        let place = match gap {
            Gap::SectionUntested { module, section } => self.place(module.as_str(), section),
            Gap::NoModule | Gap::FewItems(_) => Line::default(),
        };
        Line { relation: self.word(&format!("coverage-relation-{}", gap.name())), ..place }
    }

    fn place(&self, module: &str, section: &str) -> Line {
        let key = self.site.modules.get_key_value(module).map(|(id, _)| PageKey::Module(id.clone()));
        Line {
            module: module.to_owned(),
            module_title: key.as_ref().map(|key| title(self.site, key, self.locale)).unwrap_or_default(),
            section: section.to_owned(),
            section_title: key.and_then(|key| section_title(self.site, &key, section, self.locale)).unwrap_or_default(),
            ..Line::default()
        }
    }

    fn cells(&self, row: &CoverageRow, line: Line) -> Vec<String> {
        let edition = self.site.edition.as_ref();
        let question = edition.and_then(|edition| edition.question(row.question));
        let types = row.entity_types.iter().filter_map(|id| edition?.entity(id.as_str()));
        let types: Vec<&str> = types.map(|entity| entity.title.get_or_any(self.locale)).collect();
        let ids: Option<Vec<&str>> = line.items.as_ref().map(|items| items.iter().map(ItemId::as_str).collect());
        let section = edition.and_then(|edition| edition.section(row.section.as_str()));
        let evidence = if row.evidence == EvidenceKind::Training { "training" } else { "other" };
        let cells = [
            row.question.to_string(),
            question.map(|question| question.title.get_or_any(self.locale).to_owned()).unwrap_or_default(),
            section.map(|section| section.title.get_or_any(self.locale).to_owned()).unwrap_or_default(),
            self.word(&format!("level-{}", level(row.level))),
            row.since.clone().unwrap_or_default(),
            self.word(&format!("coverage-evidence-{evidence}")),
            line.relation,
            line.module,
            line.module_title,
            line.section,
            line.section_title,
            ids.as_ref().map(|ids| ids.len().to_string()).unwrap_or_default(),
            ids.map(|ids| ids.join(" ")).unwrap_or_default(),
            types.join(&self.word("list-separator")),
        ];
        cells.into_iter().map(harmless).collect()
    }
}
