//! [`Site`]: names proven to exist, and the questions other rooms ask of it.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use memchr::memmem;

use super::fences::FenceData;
use super::gaps::Gaps;
use crate::config::Settings;
use crate::load::{Images, Loaded, LoadedText, Texts};
use crate::locale::{Locale, Words};
use crate::markdown::Target;
use crate::model::{
    Category, CategoryKey, CriteriaFile, Criterion, CriterionId, EditionId, EntityType, EntityTypeId, EntityTypesFile, Fingerprint,
    Function, FunctionId, GlossaryFile, ModuleFile, ModuleId, Number, PageId, PageKey, PortalQuestion, PortalSection, PortalSectionId,
    QuestionsFile, Quiz, Reading, SourcesFile, Status, TermId, WalkthroughFile, WalkthroughId,
};
use crate::source::{FileId, SourceMap};

/// The site's edition of criteria, with look-ups.
#[derive(Debug)]
pub struct Edition {
    /// Id.
    pub id: EditionId,
    /// `criteria.yaml`
    pub criteria: Loaded<CriteriaFile>,
    /// `questions.yaml`
    pub questions: Loaded<QuestionsFile>,
    /// `entity-types.yaml`
    pub entity_types: Loaded<EntityTypesFile>,
    pub(super) criterion_at: BTreeMap<CriterionId, usize>,
    pub(super) question_at: BTreeMap<u16, usize>,
}

impl Edition {
    /// A criterion by id.
    pub fn criterion(&self, id: &str) -> Option<&Criterion> {
        self.criterion_at.get(id).and_then(|&at| self.criteria.data.criteria.get(at))
    }

    /// A portal question by number.
    pub fn question(&self, number: u16) -> Option<&PortalQuestion> {
        self.question_at.get(&number).and_then(|&at| self.questions.data.questions.get(at))
    }

    /// A category by key.
    pub fn category(&self, key: &str) -> Option<&Category> {
        self.criteria.data.categories.iter().find(|category| category.key.as_str() == key)
    }

    /// A portal section by id.
    pub fn section(&self, id: &str) -> Option<&PortalSection> {
        self.questions.data.sections.iter().find(|section| section.id.as_str() == id)
    }

    /// An entity type by id.
    pub fn entity(&self, id: &str) -> Option<&EntityType> {
        self.entity_types.data.entity_types.iter().find(|entity| entity.id.as_str() == id)
    }

    /// Portal questions that ask about a criterion, in file order.
    pub fn questions_of<'a>(&'a self, criterion: &'a CriterionId) -> impl Iterator<Item = &'a PortalQuestion> {
        self.questions.data.questions.iter().filter(move |question| question.criteria.contains(criterion))
    }
}

/// A training module.
#[derive(Debug)]
pub struct Module {
    /// Id.
    pub id: ModuleId,
    /// `module.yaml`
    pub file: FileId,
    /// What it says.
    pub data: ModuleFile,
    /// Its texts.
    pub texts: Texts,
    /// Its figures: file name to source file.
    pub figures: BTreeMap<String, FileId>,
    /// Its images.
    pub images: Images,
    /// Its quiz.
    pub quiz: Option<Loaded<Quiz>>,
    /// Of texts, `module.yaml` and quiz together.
    pub fingerprint: Fingerprint,
    /// Of the values of the site variables that the module and its quiz use.
    pub variables: Fingerprint,
    /// Places in its texts that references may name.
    pub(super) anchors: Arc<BTreeSet<String>>,
}

impl Module {
    /// Whether learners see it.
    pub fn is_published(&self) -> bool {
        self.data.status == Status::Published
    }
}

/// A portal walkthrough.
#[derive(Debug)]
pub struct Walkthrough {
    /// Id.
    pub id: WalkthroughId,
    /// `walkthrough.yaml`
    pub file: FileId,
    /// What it says.
    pub data: WalkthroughFile,
    /// Its texts.
    pub texts: Texts,
    /// Its figures.
    pub figures: BTreeMap<String, FileId>,
    /// Its images.
    pub images: Images,
    /// Places in its texts that references may name.
    pub(super) anchors: Arc<BTreeSet<String>>,
}

/// A page of `content/pages`.
#[derive(Debug)]
pub struct TextPage {
    /// Id.
    pub id: PageId,
    /// Its texts.
    pub texts: Texts,
    /// Its figures.
    pub figures: BTreeMap<String, FileId>,
    /// Its images.
    pub images: Images,
    /// Places in its texts that references may name.
    pub(super) anchors: Arc<BTreeSet<String>>,
}

/// A training that satisfies or supports a question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Training {
    /// The module.
    pub module: ModuleId,
    /// Its sections that carry the relation.
    pub sections: Vec<String>,
}

/// A site whose names exist.
#[derive(Debug)]
pub struct Site {
    /// Every text file, for findings and figures.
    pub sources: SourceMap,
    /// Settings.
    pub settings: Settings,
    /// Words of the interface.
    pub words: Arc<Words>,
    /// The site's edition.
    pub edition: Option<Edition>,
    /// Glossary.
    pub glossary: Option<Loaded<GlossaryFile>>,
    /// Sources outside the site.
    pub outside: Option<Loaded<SourcesFile>>,
    /// How words are read, beside the glossary.
    pub readings: Option<Loaded<Vec<Reading>>>,
    /// Functions of employees.
    pub functions: Vec<Function>,
    /// Modules by id.
    pub modules: BTreeMap<ModuleId, Module>,
    /// Walkthroughs in their order.
    pub walkthroughs: Vec<Walkthrough>,
    /// Pages by id.
    pub pages: BTreeMap<PageId, TextPage>,
    /// Decoded fences, by file and first byte.
    pub fences: BTreeMap<(FileId, usize), FenceData>,
    /// Question number to the modules that satisfy it.
    pub satisfied_by: BTreeMap<u16, Vec<Training>>,
    /// Question number to the modules that support it.
    pub supported_by: BTreeMap<u16, Vec<Training>>,
    /// Files that replace those of the built-in theme.
    pub theme: BTreeMap<String, Vec<u8>>,
    /// What is not known because files could not be read.
    pub gaps: Gaps,
    pub(super) terms: BTreeMap<TermId, usize>,
}

/// Why a reference leads nowhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dangling {
    /// What kind of name it is, a key of the words (`term`, `question`, `section` …).
    pub kind: &'static str,
    /// The name as written.
    pub name: String,
    /// A known name near to it.
    pub nearest: Option<String>,
}

/// Where a reference leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    /// A page of the site, and a place on it.
    Inside(PageKey, Option<String>),
    /// A place on the same page.
    Same(String),
    /// Another site.
    Outside(String),
}

impl Site {
    /// Every page, in the order of statistics and lists.
    pub fn page_keys(&self) -> Vec<PageKey> {
        let mut keys = vec![PageKey::Home, PageKey::Training];
        keys.extend(self.modules.keys().cloned().map(PageKey::Module));
        keys.extend(
            self.modules
                .values()
                .filter(|module| module.quiz.is_some() && module.data.quiz.is_some())
                .map(|module| PageKey::Quiz(module.id.clone())),
        );
        keys.push(PageKey::Portal);
        keys.extend(self.walkthroughs.iter().map(|walkthrough| PageKey::Walkthrough(walkthrough.id.clone())));
        if let Some(edition) = &self.edition {
            keys.push(PageKey::Criteria);
            keys.extend(edition.criteria.data.categories.iter().map(|category| PageKey::Category(category.key.clone())));
            keys.extend(edition.questions.data.sections.iter().map(|section| PageKey::Section(section.id.clone())));
            keys.extend(edition.questions.data.questions.iter().map(|question| PageKey::Question(question.number)));
            keys.push(PageKey::Entities);
            keys.extend(edition.entity_types.data.entity_types.iter().map(|entity| PageKey::Entity(entity.id.clone())));
            keys.push(PageKey::Coverage);
        }
        if self.glossary.is_some() {
            keys.extend([PageKey::Glossary, PageKey::Usage]);
        }
        keys.extend(self.pages.keys().filter(|id| id.as_str() != "home").cloned().map(PageKey::Page));
        keys.extend([PageKey::MyTraining, PageKey::ThisPc, PageKey::Search, PageKey::SiteIndex]);
        keys
    }

    /// Whether a page is part of this site.
    pub fn has_page(&self, key: &PageKey) -> bool {
        match key {
            PageKey::Home
            | PageKey::Training
            | PageKey::Portal
            | PageKey::MyTraining
            | PageKey::ThisPc
            | PageKey::Search
            | PageKey::SiteIndex => true,
            PageKey::Criteria | PageKey::Entities | PageKey::Coverage => self.edition.is_some(),
            PageKey::Glossary | PageKey::Usage => self.glossary.is_some(),
            PageKey::Module(id) => self.modules.contains_key(id),
            PageKey::Quiz(id) => self.modules.get(id).is_some_and(|module| module.quiz.is_some() && module.data.quiz.is_some()),
            PageKey::Walkthrough(id) => self.walkthrough(id.as_str()).is_some(),
            PageKey::Category(key) => self.edition.as_ref().is_some_and(|edition| edition.category(key.as_str()).is_some()),
            PageKey::Section(id) => self.edition.as_ref().is_some_and(|edition| edition.section(id.as_str()).is_some()),
            PageKey::Question(number) => self.edition.as_ref().is_some_and(|edition| edition.question(*number).is_some()),
            PageKey::Entity(id) => self.edition.as_ref().is_some_and(|edition| edition.entity(id.as_str()).is_some()),
            PageKey::Page(id) => self.pages.contains_key(id),
        }
    }

    /// A walkthrough by id.
    pub fn walkthrough(&self, id: &str) -> Option<&Walkthrough> {
        self.walkthroughs.iter().find(|walkthrough| walkthrough.id.as_str() == id)
    }

    /// A function by id.
    pub fn function(&self, id: &FunctionId) -> Option<&Function> {
        self.functions.iter().find(|function| function.id == *id)
    }

    /// A glossary term by id.
    pub fn term(&self, id: &str) -> Option<&crate::model::Term> {
        let at = *self.terms.get(id)?;
        self.glossary.as_ref()?.data.terms.get(at)
    }

    /// The text of a page in a language; `None` for pages made from data and for missing translations.
    pub fn text(&self, key: &PageKey, locale: Locale) -> Option<&LoadedText> {
        self.texts(key).and_then(|texts| texts.get(&locale))
    }

    /// The text of a page in a language, or in the first that there is.
    pub fn text_or_any(&self, key: &PageKey, locale: Locale) -> Option<&LoadedText> {
        self.texts(key).and_then(|texts| texts.get(&locale).or_else(|| texts.values().next()))
    }

    /// The texts of a page in every language.
    pub fn texts(&self, key: &PageKey) -> Option<&Texts> {
        match key {
            PageKey::Module(id) => self.modules.get(id).map(|module| &module.texts),
            PageKey::Walkthrough(id) => self.walkthrough(id.as_str()).map(|walkthrough| &walkthrough.texts),
            PageKey::Page(id) => self.pages.get(id).map(|page| &page.texts),
            PageKey::Home => self.pages.get("home").map(|page| &page.texts),
            _ => None,
        }
    }

    /// The figures beside a page's texts.
    pub fn figures(&self, key: &PageKey) -> Option<&BTreeMap<String, FileId>> {
        match key {
            PageKey::Module(id) => self.modules.get(id).map(|module| &module.figures),
            PageKey::Walkthrough(id) => self.walkthrough(id.as_str()).map(|walkthrough| &walkthrough.figures),
            PageKey::Page(id) => self.pages.get(id).map(|page| &page.figures),
            PageKey::Home => self.pages.get("home").map(|page| &page.figures),
            _ => None,
        }
    }

    /// The images beside a page's texts.
    pub fn images(&self, key: &PageKey) -> Option<&Images> {
        match key {
            PageKey::Module(id) => self.modules.get(id).map(|module| &module.images),
            PageKey::Walkthrough(id) => self.walkthrough(id.as_str()).map(|walkthrough| &walkthrough.images),
            PageKey::Page(id) => self.pages.get(id).map(|page| &page.images),
            PageKey::Home => self.pages.get("home").map(|page| &page.images),
            _ => None,
        }
    }

    /// Every page that is written in Markdown.
    pub fn text_pages(&self) -> Vec<PageKey> {
        let mut keys: Vec<PageKey> = self.modules.keys().cloned().map(PageKey::Module).collect();
        keys.extend(self.walkthroughs.iter().map(|walkthrough| PageKey::Walkthrough(walkthrough.id.clone())));
        keys.extend(self.pages.keys().map(|id| if id.as_str() == "home" { PageKey::Home } else { PageKey::Page(id.clone()) }));
        keys
    }

    /// Modules that learners see.
    pub fn published(&self) -> impl Iterator<Item = &Module> {
        self.modules.values().filter(|module| module.is_published())
    }

    /// Entity types for which a criterion was seen.
    pub fn criteria_of(&self, entity: &EntityTypeId) -> impl Iterator<Item = &Criterion> {
        let criteria = self.edition.as_ref().map(|edition| edition.criteria.data.criteria.as_slice()).unwrap_or_default();
        criteria.iter().filter(move |criterion| criterion.all_entities || criterion.applies_to.contains(entity))
    }

    /// Where a reference leads, or why it leads nowhere.
    pub fn place(&self, target: &Target) -> Result<Place, Dangling> {
        super::links::place(self, target)
    }

    /// Where to note the anchors of a page that is written in Markdown.
    pub(super) fn anchors_mut(&mut self, key: &PageKey) -> Option<&mut Arc<BTreeSet<String>>> {
        match key {
            PageKey::Module(id) => self.modules.get_mut(id).map(|module| &mut module.anchors),
            PageKey::Walkthrough(id) => {
                self.walkthroughs.iter_mut().find(|walkthrough| walkthrough.id == *id).map(|walkthrough| &mut walkthrough.anchors)
            }
            PageKey::Page(id) => self.pages.get_mut(id).map(|page| &mut page.anchors),
            PageKey::Home => self.pages.get_mut("home").map(|page| &mut page.anchors),
            _ => None,
        }
    }

    /// The value of a site variable as text.
    pub fn variable(&self, name: &str, locale: Locale) -> Option<String> {
        self.settings.variables.get(name).map(|variable| variable.text(locale))
    }

    /// Fills variables into a text; an undeclared name stays as written (and is a finding elsewhere).
    pub fn fill(&self, text: &str, locale: Locale) -> String {
        fill(text, |name| self.variable(name, locale))
    }

    /// A word of the interface.
    pub fn word(&self, locale: Locale, key: &str) -> String {
        self.words.get(locale, key)
    }

    /// Anchor of a criterion on its category page.
    pub fn criterion_anchor(id: &CriterionId) -> String {
        format!("c{}", id.as_str().replace('.', "-"))
    }

    /// The page of a criterion.
    pub fn criterion_page(&self, id: &str) -> Option<(PageKey, String)> {
        let criterion = self.edition.as_ref()?.criterion(id)?;
        Some((PageKey::Category(criterion.category.clone()), Self::criterion_anchor(&criterion.id)))
    }

    /// The category of a key, for titles.
    pub fn category(&self, key: &CategoryKey) -> Option<&Category> {
        self.edition.as_ref()?.category(key.as_str())
    }

    /// The portal section of an id, for titles.
    pub fn portal_section(&self, id: &PortalSectionId) -> Option<&PortalSection> {
        self.edition.as_ref()?.section(id.as_str())
    }

    /// Source text of a file.
    pub fn source(&self, file: FileId) -> Option<Arc<String>> {
        self.sources.get(file).map(|file| Arc::clone(&file.text))
    }
}

/// Fills `{{name}}` in a text.
pub fn fill(text: &str, value: impl Fn(&str) -> Option<String>) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(open) = memmem::find(rest.as_bytes(), b"{{") {
        let (before, from) = rest.split_at(open);
        out.push_str(before);
        let filled = from.find("}}").and_then(|close| Some((value(from.get(2..close)?.trim())?, close + 2)));
        match filled {
            Some((value, end)) => {
                out.push_str(&value);
                rest = &from[end..];
            }
            None => {
                out.push_str("{{");
                rest = &from[2..];
            }
        }
    }
    out.push_str(rest);
    out
}

/// The value of a number in a quiz file, with a site variable looked up; `None` when it is no finite number.
pub fn number_value(site: &Site, number: &Number) -> Option<f64> {
    let value = match number {
        Number::Literal(value) => *value,
        Number::Variable(text) => {
            let name = text.trim().strip_prefix("{{")?.strip_suffix("}}")?.trim();
            site.settings.variables.get(name)?.number()?
        }
    };
    value.is_finite().then_some(value)
}

/// Names of the variables in a text.
pub fn variable_names(text: &str) -> Vec<&str> {
    let mut names = Vec::new();
    let mut rest = text;
    while let Some(open) = rest.find("{{") {
        let from = &rest[open + 2..];
        let Some(close) = from.find("}}") else { break };
        let name = from[..close].trim();
        if !name.is_empty() && name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_') {
            names.push(name);
        }
        rest = &from[close + 2..];
    }
    names
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fills_only_known_names() {
        let value = |name: &str| (name == "phone").then(|| "内線<1>".to_owned());
        assert_eq!(fill("電話は{{phone}}、{{ phone }}。{{other}} {{", value), "電話は内線<1>、内線<1>。{{other}} {{");
        assert_eq!(variable_names("a {{x}} {{ y_1 }} {{あ}} {{"), vec!["x", "y_1"]);
    }
}
