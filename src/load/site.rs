//! From files to [`LoadedSite`]: which path is what.

use std::collections::BTreeMap;
use std::sync::Arc;

use rayon::prelude::*;
use serde::de::DeserializeOwned;

use super::{LoadOptions, TextCache, readings, text, text::LoadedText, yaml};
use crate::diagnostics::{Code, Diagnostic, Diagnostics};
use crate::locale::Locale;
use crate::markdown::SearchText;
use crate::model::{
    CriteriaFile, EditionId, EntityTypesFile, FunctionsFile, GlossaryFile, ModuleFile, ModuleId, PageId, QuestionsFile, Quiz, Reading,
    SectionId, SiteFile, SourcesFile, WalkthroughFile, WalkthroughId,
};
use crate::source::{FileId, SourceMap};

/// A decoded file.
#[derive(Debug, Clone)]
pub struct Loaded<T> {
    /// Where it was written.
    pub file: FileId,
    /// What it says.
    pub data: T,
}

/// The texts of one folder, by language.
pub type Texts = BTreeMap<Locale, LoadedText>;

/// PNG images of one folder, by file name.
pub type Images = BTreeMap<String, Arc<[u8]>>;

/// A folder of texts with an optional YAML file beside them.
#[derive(Debug, Clone)]
pub struct Folder<T> {
    /// The YAML file; `None` when it is missing or broken (both are reported).
    pub data: Option<Loaded<T>>,
    /// `en.md`, `ja.md` and so on.
    pub texts: Texts,
    /// SVG figures by file name.
    pub figures: BTreeMap<String, FileId>,
    /// PNG images by file name.
    pub images: Images,
    /// Any file of the folder, for findings about the folder itself.
    pub file: FileId,
}

/// One edition of criteria.
#[derive(Debug, Clone, Default)]
pub struct LoadedEdition {
    /// `criteria.yaml`
    pub criteria: Option<Loaded<CriteriaFile>>,
    /// `questions.yaml`
    pub questions: Option<Loaded<QuestionsFile>>,
    /// `entity-types.yaml`
    pub entity_types: Option<Loaded<EntityTypesFile>>,
}

/// A site as written: names may dangle.
#[derive(Debug, Default)]
pub struct LoadedSite {
    /// Every text file.
    pub sources: SourceMap,
    /// `sekisho.yaml`
    pub settings: Option<Loaded<SiteFile>>,
    /// `content/criteria/<edition>/`
    pub editions: BTreeMap<EditionId, LoadedEdition>,
    /// `content/glossary.yaml`
    pub glossary: Option<Loaded<GlossaryFile>>,
    /// `content/functions.yaml`
    pub functions: Option<Loaded<FunctionsFile>>,
    /// `content/sources.yaml`
    pub outside: Option<Loaded<SourcesFile>>,
    /// `content/readings.tsv`
    pub readings: Option<Loaded<Vec<Reading>>>,
    /// `content/modules/<module>/`
    pub modules: BTreeMap<ModuleId, Folder<ModuleFile>>,
    /// `quizzes/<module>.yaml`
    pub quizzes: BTreeMap<ModuleId, Loaded<Quiz>>,
    /// `content/portal/<walkthrough>/`
    pub walkthroughs: BTreeMap<WalkthroughId, Folder<WalkthroughFile>>,
    /// `content/pages/<page>/`; pages have no YAML file.
    pub pages: BTreeMap<PageId, Folder<()>>,
    /// `locales/<language>/*.ftl` of the site.
    pub words: Vec<(Locale, FileId)>,
    /// `themes/default/**`: files that replace those of the built-in theme.
    pub theme: BTreeMap<String, Vec<u8>>,
}

/// Reads a whole site. Texts that did not change since the last call come from the cache.
pub fn load(options: &LoadOptions, cache: &mut TextCache) -> (LoadedSite, Diagnostics) {
    let found = cache.read(&options.root);
    let mut loader = Loader { site: LoadedSite::default(), diagnostics: Diagnostics::default(), texts: Vec::new(), unused: Vec::new() };
    loader.diagnostics.extend(found.diagnostics);
    let mut images = Vec::new();
    for (path, bytes) in found.binaries {
        match path.strip_prefix("themes/default/") {
            Some(name) => {
                loader.site.theme.insert(name.to_owned(), bytes.to_vec());
            }
            None => images.push((path, bytes)),
        }
    }
    let broken: Vec<FileId> = loader.diagnostics.iter().filter_map(|diagnostic| diagnostic.span.map(|span| span.file)).collect();
    for (id, file) in found.sources.iter() {
        if !broken.contains(&id) {
            loader.file(id, &file.path, &file.text);
        }
    }
    loader.site.sources = found.sources;
    for (path, bytes) in images {
        loader.image(path, bytes);
    }
    loader.parse_texts(cache, options.search_text);
    loader.report_gaps();
    loader.report_unused();
    (loader.site, loader.diagnostics)
}

/// Where a parsed text belongs.
enum Owner {
    Module(ModuleId),
    Walkthrough(WalkthroughId),
    Page(PageId),
}

struct Loader {
    site: LoadedSite,
    diagnostics: Diagnostics,
    texts: Vec<(Owner, Locale, FileId)>,
    /// Files that have no place in a site.
    unused: Vec<(FileId, String)>,
}

impl Loader {
    fn file(&mut self, id: FileId, path: &str, text: &str) {
        let parts: Vec<&str> = path.split('/').collect();
        match parts.as_slice() {
            ["sekisho.yaml"] => self.site.settings = self.decode(id, text, "sekisho/site/1"),
            ["content", "glossary.yaml"] => self.site.glossary = self.decode(id, text, "sekisho/glossary/1"),
            ["content", "functions.yaml"] => self.site.functions = self.decode(id, text, "sekisho/functions/1"),
            ["content", "sources.yaml"] => self.site.outside = self.decode(id, text, "sekisho/sources/1"),
            ["content", "readings.tsv"] => {
                let (data, found) = readings::parse(id, text);
                self.diagnostics.extend(found);
                self.site.readings = Some(Loaded { file: id, data });
            }
            ["content", "criteria", edition, _] => self.edition_file(id, edition, path, text),
            ["content", "modules", folder, _] => {
                if let Some(module) = self.id(id, folder, ModuleId::new) {
                    self.site.modules.entry(module.clone()).or_insert_with(|| empty_folder(id));
                    self.folder_file(id, Owner::Module(module), path, text);
                }
            }
            ["content", "portal", folder, _] => {
                if let Some(walkthrough) = self.id(id, folder, WalkthroughId::new) {
                    self.site.walkthroughs.entry(walkthrough.clone()).or_insert_with(|| empty_folder(id));
                    self.folder_file(id, Owner::Walkthrough(walkthrough), path, text);
                }
            }
            ["content", "pages", folder, _] => {
                if let Some(page) = self.id(id, folder, PageId::new) {
                    self.site.pages.entry(page.clone()).or_insert_with(|| empty_folder(id));
                    self.folder_file(id, Owner::Page(page), path, text);
                }
            }
            ["quizzes", name] => match name.strip_suffix(".yaml") {
                Some(stem) => {
                    if let Some(module) = self.id(id, stem, ModuleId::new)
                        && let Some(quiz) = self.decode(id, text, "sekisho/quiz/1")
                    {
                        self.site.quizzes.insert(module, quiz);
                    }
                }
                None => self.unknown(id, path),
            },
            ["locales", language, name] if name.ends_with(".ftl") => match language.parse() {
                Ok(locale) => self.site.words.push((locale, id)),
                Err(_) => self.invalid_name(id, language),
            },
            ["themes", "default", rest @ ..] => {
                self.site.theme.insert(rest.join("/"), text.as_bytes().to_vec());
            }
            _ => self.unknown(id, path),
        }
    }

    /// An image beside a text. Anything else that is no text has no place in a site.
    fn image(&mut self, path: String, bytes: Arc<[u8]>) {
        let parts: Vec<&str> = path.split('/').collect();
        let folder = match parts.as_slice() {
            ["content", "modules", folder, _] => self.site.modules.get_mut(*folder).map(|folder| &mut folder.images),
            ["content", "portal", folder, _] => self.site.walkthroughs.get_mut(*folder).map(|folder| &mut folder.images),
            ["content", "pages", folder, _] => self.site.pages.get_mut(*folder).map(|folder| &mut folder.images),
            _ => None,
        };
        let name = parts.last().copied().unwrap_or_default();
        let stem = name.strip_suffix(".png").unwrap_or_default();
        let is_png = bytes.starts_with(b"\x89PNG\r\n\x1a\n") && SectionId::new(stem).is_ok();
        match folder {
            Some(images) if is_png => {
                images.insert(name.to_owned(), bytes);
            }
            _ => {
                let id = self.site.sources.add(crate::source::SourceFile::new(path.clone(), ""));
                self.unknown(id, &path);
            }
        }
    }

    fn edition_file(&mut self, id: FileId, edition: &str, path: &str, text: &str) {
        let Some(edition) = self.id(id, edition, EditionId::new) else { return };
        match file_name(path) {
            "criteria.yaml" => {
                let data = self.decode(id, text, "sekisho/criteria/1");
                self.site.editions.entry(edition).or_default().criteria = data;
            }
            "questions.yaml" => {
                let data = self.decode(id, text, "sekisho/questions/1");
                self.site.editions.entry(edition).or_default().questions = data;
            }
            "entity-types.yaml" => {
                let data = self.decode(id, text, "sekisho/entity-types/1");
                self.site.editions.entry(edition).or_default().entity_types = data;
            }
            _ => self.unknown(id, path),
        }
    }

    fn folder_file(&mut self, id: FileId, owner: Owner, path: &str, text: &str) {
        let name = file_name(path);
        if let Some(stem) = name.strip_suffix(".md") {
            match stem.parse::<Locale>() {
                Ok(locale) => self.texts.push((owner, locale, id)),
                Err(_) => self.invalid_name(id, stem),
            }
        } else if name.ends_with(".svg") {
            let figures = match owner {
                Owner::Module(module) => self.site.modules.get_mut(&module).map(|folder| &mut folder.figures),
                Owner::Walkthrough(walkthrough) => self.site.walkthroughs.get_mut(&walkthrough).map(|folder| &mut folder.figures),
                Owner::Page(page) => self.site.pages.get_mut(&page).map(|folder| &mut folder.figures),
            };
            if let Some(figures) = figures {
                figures.insert(name.to_owned(), id);
            }
        } else {
            match (owner, name) {
                (Owner::Module(module), "module.yaml") => {
                    let data = self.decode(id, text, "sekisho/module/1");
                    if let Some(folder) = self.site.modules.get_mut(&module) {
                        folder.file = id;
                        folder.data = data;
                    }
                }
                (Owner::Walkthrough(walkthrough), "walkthrough.yaml") => {
                    let data = self.decode(id, text, "sekisho/walkthrough/1");
                    if let Some(folder) = self.site.walkthroughs.get_mut(&walkthrough) {
                        folder.file = id;
                        folder.data = data;
                    }
                }
                _ => self.unknown(id, path),
            }
        }
    }

    /// Decodes a YAML file after its `schema` line was compared, so that a file of another kind or time is named as such
    /// instead of by its first unknown field.
    fn decode<T: DeserializeOwned>(&mut self, id: FileId, text: &str, schema: &'static str) -> Option<Loaded<T>> {
        let written = text.lines().find_map(|line| line.strip_prefix("schema:")).map(|value| {
            let value = value.split(" #").next().unwrap_or_default();
            value.trim().trim_matches(['\'', '"'])
        });
        if let Some(written) = written
            && written != schema
        {
            let at = text.find(written).unwrap_or(0);
            let span = crate::source::Span::new(id, at..at + written.len());
            self.diagnostics.push(Diagnostic::new(Code::SchemaUnknown, span).arg("found", written).arg("expected", schema));
            return None;
        }
        match yaml::decode(id, text, 0) {
            Ok(data) => Some(Loaded { file: id, data }),
            Err(diagnostic) => {
                self.diagnostics.push(diagnostic);
                None
            }
        }
    }

    fn id<I, E>(&mut self, file: FileId, text: &str, make: impl Fn(String) -> Result<I, E>) -> Option<I> {
        let id = make(text.to_owned()).ok();
        if id.is_none() {
            self.invalid_name(file, text);
        }
        id
    }

    fn invalid_name(&mut self, file: FileId, name: &str) {
        self.diagnostics.push(Diagnostic::in_file(Code::NameInvalid, file).arg("name", name));
    }

    fn unknown(&mut self, file: FileId, path: &str) {
        self.unused.push((file, path.to_owned()));
    }

    /// Files that are not used. One that looks like more questions for a module that has its quiz is named as that:
    /// otherwise they would be missed in silence.
    fn report_unused(&mut self) {
        for (file, path) in std::mem::take(&mut self.unused) {
            let module = second_quiz(&path);
            let first = module.and_then(|module| self.site.sources.find(&format!("quizzes/{module}.yaml")));
            self.diagnostics.push(match (module, first) {
                (Some(module), Some(first)) => {
                    let first = crate::source::Span::new(first, 0..0);
                    Diagnostic::in_file(Code::QuizTwice, file).arg("module", module).related(first, "first")
                }
                _ => Diagnostic::in_file(Code::FileUnknown, file).arg("path", path),
            });
        }
    }

    fn parse_texts(&mut self, cache: &mut TextCache, wanted: SearchText) {
        let sources = &self.site.sources;
        let known = &*cache;
        let parsed: Vec<_> = std::mem::take(&mut self.texts)
            .into_par_iter()
            .filter_map(|(owner, locale, id)| {
                let source = sources.get(id)?;
                let (parsed, fresh) = match known.get(&source.path, id, &source.text, wanted) {
                    Some(parsed) => (parsed, false),
                    None => (text::parse(id, source, wanted), true),
                };
                Some((owner, locale, source.path.clone(), Arc::clone(&source.text), parsed, fresh))
            })
            .collect();
        for (owner, locale, path, source, (parsed, diagnostics), fresh) in parsed {
            self.diagnostics.extend(diagnostics.iter().cloned());
            if fresh {
                cache.put(path, source, parsed.clone(), diagnostics);
            }
            let texts = match owner {
                Owner::Module(module) => self.site.modules.get_mut(&module).map(|folder| &mut folder.texts),
                Owner::Walkthrough(walkthrough) => self.site.walkthroughs.get_mut(&walkthrough).map(|folder| &mut folder.texts),
                Owner::Page(page) => self.site.pages.get_mut(&page).map(|folder| &mut folder.texts),
            };
            if let Some(texts) = texts {
                texts.insert(locale, parsed);
            }
        }
    }

    /// Files that must exist beside others. A file that is there but broken is reported already.
    fn report_gaps(&mut self) {
        if self.site.sources.find("sekisho.yaml").is_none() {
            self.diagnostics.push(Diagnostic::global(Code::FileMissing).arg("path", "sekisho.yaml"));
        }
        let mut gaps = Vec::new();
        let written = |path: &str| self.site.sources.find(path).is_some();
        for (id, folder) in &self.site.modules {
            let path = format!("content/modules/{id}/module.yaml");
            if folder.data.is_none() && !written(&path) {
                gaps.push((folder.file, path));
            }
        }
        for (id, folder) in &self.site.walkthroughs {
            let path = format!("content/portal/{id}/walkthrough.yaml");
            if folder.data.is_none() && !written(&path) {
                gaps.push((folder.file, path));
            }
        }
        if let Some(settings) = &self.site.settings {
            let edition = &settings.data.edition;
            for name in ["criteria", "questions", "entity-types"] {
                let path = format!("content/criteria/{edition}/{name}.yaml");
                if self.site.editions.contains_key(edition) && !written(&path) {
                    gaps.push((settings.file, path));
                }
            }
        }
        for (file, path) in gaps {
            self.diagnostics.push(Diagnostic::in_file(Code::FileMissing, file).arg("path", path));
        }
    }
}

/// The module that a file with questions at the wrong place would belong to.
fn second_quiz(path: &str) -> Option<&str> {
    let is_yaml = |name: &str| name.ends_with(".yaml") || name.ends_with(".yml");
    match path.split('/').collect::<Vec<_>>().as_slice() {
        ["quizzes", name] => name.strip_suffix(".yml"),
        ["quizzes", module, .., name] if is_yaml(name) => Some(module),
        ["content", "modules", module, "quiz.yaml" | "quiz.yml"] => Some(module),
        _ => None,
    }
}

fn file_name(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}

fn empty_folder<T>(file: FileId) -> Folder<T> {
    Folder { data: None, texts: Texts::new(), figures: BTreeMap::new(), images: Images::new(), file }
}
