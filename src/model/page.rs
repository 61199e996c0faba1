//! Pages of the output, and files of the output.

use super::id::{CategoryKey, EntityTypeId, ModuleId, PageId, PortalSectionId, WalkthroughId};

/// A page that exists once per language, under the same name in every language.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PageKey {
    /// `index.html`
    Home,
    /// `training.html`: all modules.
    Training,
    /// `criteria.html`: categories and portal sections.
    Criteria,
    /// `portal.html`: all walkthroughs.
    Portal,
    /// `glossary.html`
    Glossary,
    /// `usage.html`: forms of words that texts use and avoid, and rules of spelling.
    Usage,
    /// `entities.html`: all entity types.
    Entities,
    /// `coverage.html`: which module covers which question.
    Coverage,
    /// `my-training.html`: records of this browser.
    MyTraining,
    /// `this-pc.html`: whether this browser keeps records.
    ThisPc,
    /// `search.html`
    Search,
    /// `site-index.html`
    SiteIndex,
    /// `modules/<id>.html`
    Module(ModuleId),
    /// `quizzes/<id>.html`
    Quiz(ModuleId),
    /// `portal/<id>.html`
    Walkthrough(WalkthroughId),
    /// `categories/<key>.html`
    Category(CategoryKey),
    /// `sections/<id>.html`
    Section(PortalSectionId),
    /// `questions/<number>.html`
    Question(u16),
    /// `entities/<id>.html`
    Entity(EntityTypeId),
    /// `pages/<id>.html`
    Page(PageId),
}

impl PageKey {
    /// Path below the language folder.
    pub fn path(&self) -> String {
        match self {
            Self::Home => "index.html".to_owned(),
            Self::Training => "training.html".to_owned(),
            Self::Criteria => "criteria.html".to_owned(),
            Self::Portal => "portal.html".to_owned(),
            Self::Glossary => "glossary.html".to_owned(),
            Self::Usage => "usage.html".to_owned(),
            Self::Entities => "entities.html".to_owned(),
            Self::Coverage => "coverage.html".to_owned(),
            Self::MyTraining => "my-training.html".to_owned(),
            Self::ThisPc => "this-pc.html".to_owned(),
            Self::Search => "search.html".to_owned(),
            Self::SiteIndex => "site-index.html".to_owned(),
            Self::Module(id) => format!("modules/{id}.html"),
            Self::Quiz(id) => format!("quizzes/{id}.html"),
            Self::Walkthrough(id) => format!("portal/{id}.html"),
            Self::Category(key) => format!("categories/{key}.html"),
            Self::Section(id) => format!("sections/{id}.html"),
            Self::Question(number) => format!("questions/{number}.html"),
            Self::Entity(id) => format!("entities/{id}.html"),
            Self::Page(id) => format!("pages/{id}.html"),
        }
    }

    /// How many folders below the language folder the page lies.
    pub fn depth(&self) -> usize {
        usize::from(matches!(
            self,
            Self::Module(_)
                | Self::Quiz(_)
                | Self::Walkthrough(_)
                | Self::Category(_)
                | Self::Section(_)
                | Self::Question(_)
                | Self::Entity(_)
                | Self::Page(_)
        ))
    }

    /// Stable word for the kind of page, used in pages, in search and in statistics.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Home => "home",
            Self::Training => "training",
            Self::Criteria => "criteria",
            Self::Portal => "portal",
            Self::Glossary => "glossary",
            Self::Usage => "usage",
            Self::Entities => "entities",
            Self::Coverage => "coverage",
            Self::MyTraining => "my-training",
            Self::ThisPc => "this-pc",
            Self::Search => "search",
            Self::SiteIndex => "site-index",
            Self::Module(_) => "module",
            Self::Quiz(_) => "quiz",
            Self::Walkthrough(_) => "walkthrough",
            Self::Category(_) => "category",
            Self::Section(_) => "section",
            Self::Question(_) => "question",
            Self::Entity(_) => "entity",
            Self::Page(_) => "page",
        }
    }

    /// Pages that exist once in a language; a `site:` reference names them by their kind.
    pub const SINGLE: [Self; 12] = [
        Self::Home,
        Self::Training,
        Self::Criteria,
        Self::Portal,
        Self::Glossary,
        Self::Usage,
        Self::Entities,
        Self::Coverage,
        Self::MyTraining,
        Self::ThisPc,
        Self::Search,
        Self::SiteIndex,
    ];

    /// The page of a `site:` reference.
    pub fn from_site_name(name: &str) -> Option<Self> {
        Self::SINGLE.into_iter().find(|page| page.kind() == name)
    }

    /// Relative link from a page to another page of the same language.
    pub fn link_to(&self, other: &Self) -> String {
        let mut link = "../".repeat(self.depth());
        link.push_str(&other.path());
        link
    }
}

/// A file of the output, in memory.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Artifact {
    /// Path below the output folder, with `/` between parts.
    pub path: String,
    /// Content.
    pub bytes: Vec<u8>,
}

impl Artifact {
    /// A text file.
    pub fn text(path: impl Into<String>, text: impl Into<String>) -> Self {
        Self { path: path.into(), bytes: text.into().into_bytes() }
    }
}
