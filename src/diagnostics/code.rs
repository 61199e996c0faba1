//! The list of codes. Each has a message in `locales/*/diagnostics.ftl` and a page in `docs/diagnostics/`.

/// How bad a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Severity {
    /// Worth knowing; never fails a run.
    Note,
    /// Should be repaired; fails a run with `--strict`.
    Warning,
    /// Nothing is written.
    Error,
}

impl Severity {
    /// The stable English word, as in JSON.
    pub fn name(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

macro_rules! codes {
    ($($variant:ident $severity:ident $name:literal;)*) => {
        /// Stable name of a kind of finding.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code {
            $(#[doc = concat!("`", $name, "`; see `docs/diagnostics/", $name, ".md`.")] $variant,)*
        }

        impl Code {
            /// Every code, in the order of this list.
            pub const ALL: &[Code] = &[$(Code::$variant,)*];

            /// The name as printed and as used in `sekisho.yaml`.
            pub fn name(self) -> &'static str {
                match self { $(Code::$variant => $name,)* }
            }

            /// The usual level.
            pub fn severity(self) -> Severity {
                match self { $(Code::$variant => Severity::$severity,)* }
            }
        }
    };
}

codes! {
    // load: files
    FileUnreadable Error "file-unreadable";
    FileNotUtf8 Error "file-not-utf8";
    FileTooLarge Error "file-too-large";
    SymlinkOutside Error "symlink-outside";
    FileMissing Error "file-missing";
    FileUnknown Warning "file-unknown";
    QuizTwice Error "quiz-twice";
    NameInvalid Error "name-invalid";
    FrontMatter Error "front-matter";
    // load: YAML
    YamlSyntax Error "yaml-syntax";
    YamlDuplicateKey Error "yaml-duplicate-key";
    YamlAlias Error "yaml-alias";
    YamlTooDeep Error "yaml-too-deep";
    YamlShape Error "yaml-shape";
    SchemaUnknown Error "schema-unknown";
    WordsBroken Error "words-broken";
    // load: readings
    ReadingInvalid Error "reading-invalid";
    ReadingTwice Error "reading-twice";
    // config
    SettingInvalid Error "setting-invalid";
    ContrastLow Error "contrast-low";
    // Markdown
    HeadingWithoutId Error "heading-without-id";
    HeadingIdInvalid Error "heading-id-invalid";
    HeadingLevel Error "heading-level";
    LinkSchemeForbidden Error "link-scheme-forbidden";
    LinkSchemeUnknown Error "link-scheme-unknown";
    LinkMalformed Error "link-malformed";
    RawHtml Warning "raw-html";
    FenceUnknown Warning "fence-unknown";
    TableRow Warning "table-row";
    RubyInHeading Warning "ruby-in-heading";
    ImageWithoutAlt Error "image-without-alt";
    UnconfirmedMisplaced Warning "unconfirmed-misplaced";
    SvgUnsafe Error "svg-unsafe";
    FigureLabel Error "figure-label";
    // resolve: names
    IdInvalid Error "id-invalid";
    IdDuplicate Error "id-duplicate";
    LinkDangling Error "link-dangling";
    ReferenceDangling Error "reference-dangling";
    VariableUndeclared Error "variable-undeclared";
    SatisfiesNotTraining Error "satisfies-not-training";
    // check: languages
    TranslationMissing Warning "translation-missing";
    TextMissing Warning "text-missing";
    StructureParity Error "structure-parity";
    // check: modules and quizzes
    QuestionWithoutAnswer Error "question-without-answer";
    QuestionManyAnswers Error "question-many-answers";
    QuestionShape Error "question-shape";
    FeedbackMissing Warning "feedback-missing";
    PoolTooSmall Error "pool-too-small";
    ObjectiveUntested Error "objective-untested";
    DrawTooSmall Error "draw-too-small";
    OptionLength Warning "option-length";
    RecallShare Warning "recall-share";
    ModuleNotForFunction Warning "module-not-for-function";
    ModuleUnassigned Warning "module-unassigned";
    EvidenceUntested Warning "evidence-untested";
    EvidenceWithoutSection Warning "evidence-without-section";
    UnconfirmedFact Error "unconfirmed-fact";
    QuestionUnrelated Warning "question-unrelated";
    LinkUnlisted Warning "link-unlisted";
    WireframeNumbers Error "wireframe-numbers";
    StepIncomplete Error "step-incomplete";
    // theme and render
    TemplateBroken Error "template-broken";
    RenderFailed Error "render-failed";
}

impl std::fmt::Display for Code {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.name())
    }
}

impl std::str::FromStr for Code {
    type Err = ();

    fn from_str(name: &str) -> Result<Self, ()> {
        Self::ALL.iter().copied().find(|code| code.name() == name).ok_or(())
    }
}
