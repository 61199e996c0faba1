//! Plain data: what a site consists of, as ids and texts. No I/O, no spans, no words for people.
//!
//! The shapes are those of the files that trainers write (`docs/formats.md`); unknown fields are refused when a file is
//! decoded. Whether names exist is `resolve`'s question, whether content is sound is `check`'s.

mod draw;
mod edition;
mod fingerprint;
mod function;
mod glossary;
mod grade;
mod id;
mod module;
mod outside;
mod page;
mod quiz;
mod readings;
mod settings;
mod statement;
mod walkthrough;

pub use draw::{Drawn, PoolItem, draw};
pub use edition::{
    Category, CriteriaFile, Criterion, EntityType, EntityTypesFile, EvidenceKind, FocusArea, Level, LevelChange, PortalQuestion,
    PortalSection, Proof, ProofBasis, QuestionsFile, Source, Topic, TrainingDuty, Unread,
};
pub use fingerprint::{Fingerprint, normalize_source};
pub use function::{Function, FunctionsFile};
pub use glossary::{GlossaryFile, Term};
pub use grade::{AttemptScore, Given, Points, decision, fold, number};
pub use id::{
    CategoryKey, CriterionId, EditionId, EntityTypeId, FunctionId, HonorId, Id, InvalidId, ItemId, ModuleId, ObjectiveId, OptionId, PageId,
    PortalSectionId, SectionId, SourceId, TermId, WalkthroughId,
};
pub use module::{Audience, Draw, Evidence, ModuleFile, Objective, Review, Status, Validity};
pub use outside::{OutsideSource, SourcesFile};
pub use page::{Artifact, PageKey};
pub use quiz::{Answer, Choice, CognitiveLevel, Extra, Feedback, Kind, NearMiss, Node, Number, OrderedItem, Pair, Quiz, QuizItem, Turn};
pub use readings::{Place, Reading, is_kanji};
pub use settings::{Calendar, Kiosk, SiteFile, Theme, ThemeColor, Variable};
pub use statement::{
    Account, Activity, Actor, Attempt, Context, ContextActivities, Definition, FAILED, Honor, ItemResult, LearnerKind, Moment, Outcome,
    PASSED, Person, RecordFile, RecordSite, Score, Statement, StatementId, Titles, Verb,
};
pub use walkthrough::{BoxKind, DocumentField, Figure, ScreenDocument, Step, WalkthroughFile, Wireframe, WireframeBox};
