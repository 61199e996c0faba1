//! Which module proves or explains which portal question, in which section, and which quiz questions test it.
//!
//! The one source of the matrix page, of `sekisho coverage` and of the rules about evidence. `satisfies` and `supports`
//! stand apart everywhere and are never added up. Drafts do not count.

use std::collections::BTreeSet;

use super::site::{Edition, Module, Site, Training};
use crate::model::{EntityTypeId, EvidenceKind, ItemId, Level, ModuleId, PortalQuestion, PortalSectionId, QuizItem};

/// Quiz questions that test a satisfied portal question, at least: with one, the same would come in every attempt.
pub const LEAST_ITEMS: usize = 2;

/// The portal questions of the site's edition, in file order, with what the published modules do for them.
#[derive(Debug, Clone, Default)]
pub struct Coverage {
    /// One for each question.
    pub rows: Vec<CoverageRow>,
    /// Numbers up to the highest known one whose wording was not read. They are no gaps: nobody knows what they ask.
    pub unread: Vec<u16>,
}

/// A portal question.
#[derive(Debug, Clone)]
pub struct CoverageRow {
    /// Its number.
    pub question: u16,
    /// Its section of the portal.
    pub section: PortalSectionId,
    /// How binding it is.
    pub level: Level,
    /// Since when, if its level has changed: a month or a year.
    pub since: Option<String>,
    /// Whether training is its evidence.
    pub evidence: EvidenceKind,
    /// Types of company for which one of its criteria was seen; a type that is not listed is unverified, not excluded.
    pub entity_types: Vec<EntityTypeId>,
    /// Modules whose records are the evidence.
    pub satisfied_by: Vec<Cover>,
    /// Modules that explain it and prove nothing.
    pub supported_by: Vec<Cover>,
    /// What is missing.
    pub gaps: Vec<Gap>,
}

/// What one module does for a question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cover {
    /// The module.
    pub module: ModuleId,
    /// Types of company that it is for; none means all.
    pub entity_types: Vec<EntityTypeId>,
    /// The sections that carry it, as the module names them.
    pub sections: Vec<Carried>,
    /// The quiz questions that name the portal question, in file order.
    pub items: Vec<ItemId>,
}

/// A section that carries a question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Carried {
    /// Id of the heading.
    pub section: String,
    /// The quiz questions taught there or in a section below it, in file order.
    pub taught: Vec<ItemId>,
}

/// What a question whose evidence is training lacks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Gap {
    /// No published module satisfies it.
    NoModule,
    /// Fewer quiz questions of the modules that satisfy it test it than [`LEAST_ITEMS`].
    FewItems(usize),
    /// A section that is named as carrying it has no quiz question at all.
    SectionUntested {
        /// The module.
        module: ModuleId,
        /// Id of the heading.
        section: String,
    },
}

impl Gap {
    /// Stable word for the kind of gap, as in tables and JSON.
    pub fn name(&self) -> &'static str {
        match self {
            Self::NoModule => "no-module",
            Self::FewItems(_) => "few-items",
            Self::SectionUntested { .. } => "section-untested",
        }
    }
}

impl CoverageRow {
    /// Whether a type of company is among those for which the question was seen.
    pub fn is_for(&self, entity: &EntityTypeId) -> bool {
        self.entity_types.contains(entity)
    }

    /// Whether a module for this type of company satisfies the question.
    pub fn is_satisfied_for(&self, entity: &EntityTypeId) -> bool {
        self.satisfied_by.iter().any(|cover| cover.entity_types.is_empty() || cover.entity_types.contains(entity))
    }
}

impl Coverage {
    /// The coverage of a site; without an edition there are no questions.
    pub fn of(site: &Site) -> Self {
        let Some(edition) = &site.edition else { return Self::default() };
        let rows = edition.questions.data.questions.iter().map(|question| row(site, edition, question)).collect();
        let unread = (1..=edition.questions.data.highest_number).filter(|number| edition.question(*number).is_none()).collect();
        Self { rows, unread }
    }

    /// The questions whose evidence is training.
    pub fn training(&self) -> impl Iterator<Item = &CoverageRow> {
        self.rows.iter().filter(|row| row.evidence == EvidenceKind::Training)
    }

    /// The questions whose evidence is something else.
    pub fn other(&self) -> impl Iterator<Item = &CoverageRow> {
        self.rows.iter().filter(|row| row.evidence == EvidenceKind::Other)
    }

    /// Every gap with its question.
    pub fn gaps(&self) -> impl Iterator<Item = (&CoverageRow, &Gap)> {
        self.rows.iter().flat_map(|row| row.gaps.iter().map(move |gap| (row, gap)))
    }
}

fn row(site: &Site, edition: &Edition, question: &PortalQuestion) -> CoverageRow {
    let covers = |trainings: Option<&Vec<Training>>| -> Vec<Cover> {
        let mut covers: Vec<Cover> = Vec::new();
        for training in trainings.into_iter().flatten() {
            let Some(module) = site.modules.get(&training.module) else { continue };
            let cover = cover(module, training, question.number);
            match covers.last_mut() {
                // A module may name a question twice, with other sections each time; its quiz questions count once.
                Some(last) if last.module == cover.module => last.sections.extend(cover.sections),
                _ => covers.push(cover),
            }
        }
        covers
    };
    let satisfied_by = covers(site.satisfied_by.get(&question.number));
    let supported_by = covers(site.supported_by.get(&question.number));
    CoverageRow {
        question: question.number,
        section: question.section.clone(),
        level: question.level,
        since: question.level_history.last().filter(|change| change.level == question.level).map(|change| change.from.clone()),
        evidence: question.evidence,
        entity_types: entity_types(edition, question),
        gaps: if question.evidence == EvidenceKind::Training { gaps(&satisfied_by) } else { Vec::new() },
        satisfied_by,
        supported_by,
    }
}

/// In the order of `entity-types.yaml`.
fn entity_types(edition: &Edition, question: &PortalQuestion) -> Vec<EntityTypeId> {
    let criteria = || question.criteria.iter().filter_map(|id| edition.criterion(id.as_str()));
    let all = criteria().any(|criterion| criterion.all_entities);
    let seen: BTreeSet<&EntityTypeId> = criteria().flat_map(|criterion| &criterion.applies_to).collect();
    let types = edition.entity_types.data.entity_types.iter().map(|entity| &entity.id);
    types.filter(|id| all || seen.contains(id)).cloned().collect()
}

fn cover(module: &Module, training: &Training, question: u16) -> Cover {
    let items = || module.quiz.iter().flat_map(|quiz| &quiz.data.questions);
    let ids = |fits: &dyn Fn(&QuizItem) -> bool| items().filter(|item| fits(item)).map(|item| item.id.clone()).collect();
    let sections = training.sections.iter().map(|section| {
        let below = with_below(module, section);
        Carried { section: section.clone(), taught: ids(&|item| below.contains(item.section.as_str())) }
    });
    Cover {
        module: module.id.clone(),
        entity_types: module.data.audience.entity_types.clone(),
        sections: sections.collect(),
        items: ids(&|item| item.portal.contains(&question)),
    }
}

/// A section and those below it; headings are equal in all languages.
fn with_below<'a>(module: &'a Module, section: &'a str) -> BTreeSet<&'a str> {
    let headings = module.texts.values().next().map(|text| text.document.headings.as_slice()).unwrap_or_default();
    let is_it = |heading: &&crate::markdown::Heading| heading.id.as_ref().is_some_and(|id| id.as_str() == section);
    let from = headings.iter().skip_while(|heading| !is_it(heading));
    let level = headings.iter().find(is_it).map_or(0, |heading| heading.level);
    let below = from.skip(1).take_while(|heading| heading.level > level).filter_map(|heading| heading.id.as_ref());
    std::iter::once(section).chain(below.map(|id| id.as_str())).collect()
}

fn gaps(satisfied_by: &[Cover]) -> Vec<Gap> {
    if satisfied_by.is_empty() {
        return vec![Gap::NoModule];
    }
    let count = satisfied_by.iter().map(|cover| cover.items.len()).sum();
    let few = (count < LEAST_ITEMS).then_some(Gap::FewItems(count));
    let untested = satisfied_by.iter().flat_map(|cover| {
        let empty = cover.sections.iter().filter(|section| section.taught.is_empty());
        empty.map(|section| Gap::SectionUntested { module: cover.module.clone(), section: section.section.clone() })
    });
    few.into_iter().chain(untested).collect()
}
