//! Files that are there and could not be read. What they would define is not missed elsewhere: one slip in the glossary
//! must not hide behind a finding for every link to a term.

use std::collections::BTreeSet;

use crate::load::LoadedSite;
use crate::model::EditionId;
use crate::source::SourceMap;

/// What is not known because of findings that were made already.
#[derive(Debug, Clone, Default)]
pub struct Gaps {
    glossary: bool,
    functions: bool,
    outside: bool,
    edition: bool,
    modules: BTreeSet<String>,
    quizzes: BTreeSet<String>,
    walkthroughs: BTreeSet<String>,
}

impl Gaps {
    /// Reads what is missing off a loaded site and its files.
    pub(super) fn of(loaded: &LoadedSite, sources: &SourceMap, edition: &EditionId) -> Self {
        let written = |path: &str| sources.find(path).is_some();
        let edition = match loaded.editions.get(edition) {
            Some(files) => files.criteria.is_none() || files.questions.is_none() || files.entity_types.is_none(),
            None => !loaded.editions.is_empty(),
        };
        let quizzes = sources.iter().filter_map(|(_, file)| file.path.strip_prefix("quizzes/")?.strip_suffix(".yaml"));
        Self {
            glossary: loaded.glossary.is_none() && written("content/glossary.yaml"),
            functions: loaded.functions.is_none() && written("content/functions.yaml"),
            outside: loaded.outside.is_none() && written("content/sources.yaml"),
            edition,
            modules: loaded.modules.iter().filter(|(_, folder)| folder.data.is_none()).map(|(id, _)| id.to_string()).collect(),
            quizzes: quizzes.filter(|stem| !loaded.quizzes.keys().any(|id| id.as_str() == *stem)).map(str::to_owned).collect(),
            walkthroughs: loaded.walkthroughs.iter().filter(|(_, folder)| folder.data.is_none()).map(|(id, _)| id.to_string()).collect(),
        }
    }

    /// Whether a name of a kind may stand in a file that could not be read. Kinds are those of the findings' words.
    pub(super) fn covers(&self, kind: &str, name: &str) -> bool {
        match kind {
            "term" => self.glossary,
            "function" => self.functions,
            "outside" => self.outside,
            "category" | "criterion" | "entity-type" | "portal-section" | "question" | "source" | "topic" => self.edition,
            "module" => self.modules.contains(name),
            "quiz" => self.modules.contains(name) || self.has_quiz(name),
            "portal" => self.walkthroughs.contains(name),
            "site-page" => (name == "glossary" && self.glossary) || (matches!(name, "criteria" | "entities" | "coverage") && self.edition),
            _ => false,
        }
    }

    /// Whether there is a quiz file of this module that could not be read.
    pub fn has_quiz(&self, module: &str) -> bool {
        self.quizzes.contains(module)
    }
}
