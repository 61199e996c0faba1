//! `docs/formats.md`, the schemas and the compiler say the same about the files of a site.

#![expect(clippy::disallowed_methods, clippy::expect_used, reason = "tests read the files that they are about, and may fail")]

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use sekisho::diagnostics::Code;
use sekisho::load::yaml::decode;
use sekisho::markdown::{self, FenceKind, SearchText};
use sekisho::model::{
    Answer, Audience, BoxKind, Calendar, Category, Choice, CognitiveLevel, CriteriaFile, Criterion, DocumentField, Draw, EntityType,
    EntityTypesFile, Evidence, EvidenceKind, Extra, Feedback, Figure, FocusArea, Function, FunctionsFile, GlossaryFile, Kind, Kiosk, Level,
    LevelChange, ModuleFile, NearMiss, Node, Objective, OrderedItem, OutsideSource, Pair, PortalQuestion, PortalSection, Proof, ProofBasis,
    QuestionsFile, Quiz, QuizItem, Review, ScreenDocument, SiteFile, Source, SourcesFile, Status, Step, Term, Theme, ThemeColor,
    TrainingDuty, Turn, Unread, Validity, WalkthroughFile, Wireframe, WireframeBox,
};
use sekisho::source::FileId;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

/// A kind of file or fence: the name of its schema, and the decoder from text and from JSON.
struct Format {
    name: &'static str,
    text: fn(&str) -> Result<(), String>,
    value: fn(Value) -> Result<(), String>,
}

fn format<T: DeserializeOwned>(name: &'static str) -> Format {
    Format {
        name,
        text: |text| decode::<T>(FileId(0), text, 0).map(drop).map_err(|finding| format!("{finding:?}")),
        value: |value| serde_json::from_value::<T>(value).map(drop).map_err(|error| error.to_string()),
    }
}

fn formats() -> [Format; 14] {
    [
        format::<SiteFile>("site"),
        format::<FunctionsFile>("functions"),
        format::<SourcesFile>("sources"),
        format::<GlossaryFile>("glossary"),
        format::<ModuleFile>("module"),
        format::<Quiz>("quiz"),
        format::<WalkthroughFile>("walkthrough"),
        format::<CriteriaFile>("criteria"),
        format::<QuestionsFile>("questions"),
        format::<EntityTypesFile>("entity-types"),
        format::<Vec<Step>>("steps"),
        format::<Wireframe>("wireframe"),
        format::<ScreenDocument>("document"),
        format::<Figure>("figure"),
    ]
}

fn all_names() -> BTreeSet<String> {
    formats().iter().map(|format| format.name.to_owned()).collect()
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn read(path: &Path) -> String {
    std::fs::read_to_string(path).expect("a text file")
}

fn schema(name: &str) -> Value {
    serde_json::from_str(&read(&root().join(format!("docs/schemas/{name}.schema.json")))).expect("JSON")
}

fn names(value: &Value) -> BTreeSet<String> {
    value.as_array().expect("a list").iter().map(|name| name.as_str().expect("a name").to_owned()).collect()
}

/// What schema and model say against a text.
fn complaints(name: &str, text: &str) -> Vec<String> {
    let known = formats().into_iter().find(|format| format.name == name).expect("a known kind");
    let value: Value = match decode(FileId(0), text, 0) {
        Ok(value) => value,
        Err(finding) => return vec![format!("{finding:?}")],
    };
    let schema = schema(name);
    let validator = jsonschema::validator_for(&schema).expect("a sound schema");
    let mut found: Vec<String> = validator.iter_errors(&value).map(|error| format!("{}: {error}", error.instance_path())).collect();
    found.extend((known.text)(text).err());
    found
}

/// The fences of a Markdown file that hold YAML, and how many findings its body has.
fn fences(text: &str) -> (Vec<(&'static str, String)>, usize) {
    let body = text.splitn(3, "---\n").last().unwrap_or_default();
    let (document, findings) = markdown::parse(FileId(0), body, 0..body.len(), SearchText::Collected);
    let list = document
        .with_cases()
        .flat_map(|document| &document.fences)
        .filter(|fence| !matches!(fence.kind, FenceKind::Case | FenceKind::Check))
        .map(|fence| (fence.kind.name(), fence.body.clone()))
        .collect();
    (list, findings.len())
}

/// The blocks of `docs/formats.md` that name a file: language, file, text.
fn blocks() -> Vec<(String, String, String)> {
    let page = read(&root().join("docs/formats.md"));
    let mut list = Vec::new();
    let mut lines = page.lines();
    while let Some(line) = lines.next() {
        let info = line.trim_start_matches('`');
        let ticks = line.len() - info.len();
        let Some((language, file)) = info.split_once(" file=").filter(|_| ticks >= 3) else { continue };
        let end = "`".repeat(ticks);
        let text = lines.by_ref().take_while(|line| *line != end).map(|line| format!("{line}\n")).collect();
        list.push((language.to_owned(), file.to_owned(), text));
    }
    list
}

/// The examples of `docs/formats.md`: name of the schema, and text.
fn examples() -> Vec<(String, String)> {
    let mut list = Vec::new();
    for (language, file, text) in blocks() {
        match language.as_str() {
            "yaml" => {
                let name = file.trim_end_matches(".yaml").replace("sekisho", "site");
                list.push((name, text));
            }
            "markdown" => list.extend(fences(&text).0.into_iter().map(|(name, body)| (name.to_owned(), body))),
            _ => {}
        }
    }
    list
}

/// A value from the first example of a kind that has it.
fn sample(name: &str, pointer: &str) -> Value {
    let of_kind = examples().into_iter().filter(|(kind, _)| kind == name);
    let mut values = of_kind.filter_map(|(_, text)| decode::<Value>(FileId(0), &text, 0).ok()?.pointer(pointer).cloned());
    values.next().expect("an example that shows every part")
}

fn files(folder: &Path, extension: &str) -> Vec<PathBuf> {
    let entries = ["content", "quizzes", "sekisho.yaml"].into_iter().flat_map(|name| walkdir::WalkDir::new(folder.join(name)));
    let paths = entries.filter_map(Result::ok).filter(|entry| entry.file_type().is_file()).map(walkdir::DirEntry::into_path);
    paths.filter(|path| path.extension().is_some_and(|found| found == extension)).collect()
}

#[test]
fn every_file_of_the_sites_here_fits_its_schema() {
    let mut seen = BTreeSet::new();
    for site in [root().to_path_buf(), root().join("src/cli/starter")] {
        for path in files(&site, "yaml") {
            let text = read(&path);
            let head: Value = decode(FileId(0), &text, 0).expect("YAML");
            let name = head["schema"].as_str().and_then(|schema| schema.strip_prefix("sekisho/")?.strip_suffix("/1")).expect("a schema");
            assert_eq!(complaints(name, &text), Vec::<String>::new(), "{}", path.display());
            seen.insert(name.to_owned());
        }
        for path in files(&site, "md") {
            for (name, body) in fences(&read(&path)).0 {
                assert_eq!(complaints(name, &body), Vec::<String>::new(), "{}", path.display());
                seen.insert(name.to_owned());
            }
        }
    }
    assert_eq!(seen, all_names());
}

#[test]
fn every_example_of_the_page_is_read() {
    let mut seen = BTreeSet::new();
    for (name, text) in examples() {
        assert_eq!(complaints(&name, &text), Vec::<String>::new(), "{text}");
        seen.insert(name);
    }
    assert_eq!(seen, all_names());
    for (language, _, text) in blocks() {
        match language.as_str() {
            "markdown" => {
                assert!(text.starts_with("---\ntitle: "), "{text}");
                assert_eq!(fences(&text).1, 0, "{text}");
            }
            "svg" => assert_eq!(markdown::svg::sanitize(&text, "figure", &BTreeMap::new(), "").map(drop), Ok(())),
            other => assert_eq!(other, "yaml"),
        }
    }
}

#[test]
fn schema_and_decoder_refuse_the_same_files() {
    for format in formats() {
        let schema = schema(format.name);
        let validator = jsonschema::validator_for(&schema).expect("a sound schema");
        let whole = sample(format.name, "");
        // A list of steps is judged by its first step.
        let (part, required) = match &whole {
            Value::Array(list) => (list[0].clone(), &schema["$defs"]["step"]["required"]),
            object => (object.clone(), &schema["required"]),
        };
        let judge = |part: Value| {
            let value = if whole.is_array() { json!([part]) } else { part };
            (validator.is_valid(&value), (format.value)(value).is_ok())
        };
        assert_eq!(judge(part.clone()), (true, true), "{}", format.name);
        for field in names(required) {
            let mut less = part.clone();
            less.as_object_mut().expect("fields").remove(&field);
            assert_eq!(judge(less), (false, false), "{} without {field}", format.name);
        }
        let mut more = part.clone();
        more["unheard_of"] = json!(1);
        assert_eq!(judge(more), (false, false), "{} with an unknown field", format.name);
    }
}

/// The names that a decoder lists when it meets one that it does not know.
fn listed<T: DeserializeOwned>(unknown: Value) -> BTreeSet<String> {
    let error = serde_json::from_value::<T>(unknown).map(drop).expect_err("an unknown name is refused").to_string();
    let (_, list) = error.split_once("expected").expect("a list of names");
    list.split('`').skip(1).step_by(2).map(str::to_owned).collect()
}

/// Compares one object of a schema with the type that it describes.
fn shape<T: DeserializeOwned>(name: &str, pointer: &str, example: &str) {
    let schema = schema(name);
    let part = schema.pointer(pointer).expect("a part of the schema");
    let place = format!("{name}{pointer}");
    let fields: BTreeSet<String> = part["properties"].as_object().expect("fields").keys().cloned().collect();
    assert_eq!(fields, listed::<T>(json!({ "?": null })), "{place}");
    assert_eq!(part["additionalProperties"], json!(false), "{place}");
    let whole = sample(name, example);
    assert!(serde_json::from_value::<T>(whole.clone()).is_ok(), "{place}");
    let is_needed = |field: &String| {
        let mut less = whole.clone();
        less.as_object_mut().expect("fields").remove(field);
        serde_json::from_value::<T>(less).is_err()
    };
    let needed: BTreeSet<String> = fields.into_iter().filter(is_needed).collect();
    assert_eq!(names(&part["required"]), needed, "{place}");
}

#[test]
fn schemas_have_the_fields_of_the_types() {
    shape::<SiteFile>("site", "", "");
    shape::<Calendar>("site", "/properties/calendar", "/calendar");
    shape::<Theme>("site", "/properties/theme", "/theme");
    shape::<ThemeColor>("site", "/properties/theme/properties/accent", "/theme/accent");
    shape::<Kiosk>("site", "/properties/kiosk", "/kiosk");
    shape::<FunctionsFile>("functions", "", "");
    shape::<Function>("functions", "/properties/functions/items", "/functions/0");
    shape::<SourcesFile>("sources", "", "");
    shape::<OutsideSource>("sources", "/properties/sources/items", "/sources/0");
    shape::<GlossaryFile>("glossary", "", "");
    shape::<Source>("glossary", "/properties/basis/items", "/basis/0");
    shape::<Term>("glossary", "/properties/terms/items", "/terms/0");
    shape::<ModuleFile>("module", "", "");
    shape::<Audience>("module", "/properties/audience", "/audience");
    shape::<Objective>("module", "/properties/objectives/items", "/objectives/0");
    shape::<Evidence>("module", "/$defs/evidence", "/satisfies/0");
    shape::<Validity>("module", "/properties/validity", "/validity");
    shape::<Draw>("module", "/properties/quiz", "/quiz");
    shape::<Review>("module", "/properties/reviewed/oneOf/1", "/reviewed");
    shape::<Quiz>("quiz", "", "");
    shape::<QuizItem>("quiz", "/$defs/item", "/questions/0");
    shape::<Choice>("quiz", "/$defs/choice", "/questions/0/options/0");
    shape::<Answer>("quiz", "/$defs/item/properties/answer", "/questions/2/answer");
    shape::<NearMiss>("quiz", "/$defs/item/properties/near/items", "/questions/2/near/0");
    shape::<Node>("quiz", "/$defs/node", "/questions/7/nodes/0");
    shape::<Turn>("quiz", "/$defs/node/properties/options/items", "/questions/7/nodes/0/options/1");
    shape::<Pair>("quiz", "/$defs/item/properties/pairs/items", "/questions/3/pairs/0");
    shape::<Extra>("quiz", "/$defs/item/properties/extra/items", "/questions/3/extra/0");
    shape::<OrderedItem>("quiz", "/$defs/item/properties/items/items", "/questions/4/items/0");
    shape::<Feedback>("quiz", "/$defs/item/properties/feedback", "/questions/2/feedback");
    shape::<WalkthroughFile>("walkthrough", "", "");
    shape::<Step>("steps", "/$defs/step", "/0");
    shape::<Wireframe>("wireframe", "", "");
    shape::<WireframeBox>("wireframe", "/$defs/box", "/boxes/0");
    shape::<ScreenDocument>("document", "", "");
    shape::<DocumentField>("document", "/properties/fields/items", "/fields/0");
    shape::<Figure>("figure", "", "");
}

#[test]
fn schemas_of_an_edition_have_the_fields_of_the_types() {
    shape::<CriteriaFile>("criteria", "", "");
    shape::<Source>("criteria", "/$defs/source", "/sources/0");
    shape::<FocusArea>("criteria", "/properties/focus_areas/items", "/focus_areas/0");
    shape::<Category>("criteria", "/properties/categories/items", "/categories/0");
    shape::<Unread>("criteria", "/properties/unread", "/unread");
    shape::<Criterion>("criteria", "/$defs/criterion", "/criteria/0");
    shape::<LevelChange>("criteria", "/$defs/level_change", "/criteria/0/level_history/0");
    shape::<QuestionsFile>("questions", "", "");
    shape::<PortalSection>("questions", "/properties/sections/items", "/sections/0");
    shape::<PortalQuestion>("questions", "/$defs/question", "/questions/0");
    shape::<LevelChange>("questions", "/$defs/level_change", "/questions/0/level_history/0");
    shape::<Proof>("questions", "/$defs/question/properties/proof/items", "/questions/0/proof/0");
    shape::<EntityTypesFile>("entity-types", "", "");
    shape::<EntityType>("entity-types", "/properties/entity_types/items", "/entity_types/0");
}

fn spellings<T: DeserializeOwned>(name: &str, pointer: &str) {
    let schema = schema(name);
    let values = names(&schema.pointer(pointer).expect("a part of the schema")["enum"]);
    assert_eq!(values, listed::<T>(json!("?")), "{name}{pointer}");
}

#[test]
fn schemas_have_the_values_of_the_types() {
    spellings::<Level>("criteria", "/$defs/criterion/properties/level");
    spellings::<Level>("criteria", "/$defs/level_change/properties/level");
    spellings::<Level>("questions", "/$defs/question/properties/level");
    spellings::<Level>("questions", "/$defs/level_change/properties/level");
    spellings::<TrainingDuty>("criteria", "/$defs/criterion/properties/training_duty");
    spellings::<EvidenceKind>("questions", "/$defs/question/properties/evidence");
    spellings::<ProofBasis>("questions", "/$defs/question/properties/proof/items/properties/basis");
    spellings::<Status>("module", "/properties/status");
    spellings::<Kind>("quiz", "/$defs/item/properties/kind");
    spellings::<Kind>("record-file", "/$defs/item/properties/kind");
    spellings::<CognitiveLevel>("quiz", "/$defs/item/properties/level");
    spellings::<BoxKind>("wireframe", "/$defs/box/properties/kind");
}

/// Values that pages turn into words: each has one in every language.
#[test]
fn values_that_are_shown_have_words() {
    for (name, pointer, prefix) in [
        ("criteria", "/$defs/criterion/properties/review", "review"),
        ("criteria", "/$defs/criterion/properties/confidence", "confidence"),
        ("questions", "/$defs/question/properties/mapping", "mapping"),
        ("entity-types", "/properties/entity_types/items/properties/criteria_read", "criteria-read"),
    ] {
        let schema = schema(name);
        for value in names(&schema.pointer(pointer).expect("a part of the schema")["enum"]) {
            for language in ["en", "ja"] {
                let words = read(&root().join(format!("locales/{language}/site.ftl")));
                let line = format!("{prefix}-{value} = ");
                assert!(words.lines().any(|word| word.starts_with(&line)), "{language}: {line}");
            }
        }
    }
}

#[test]
fn every_finding_has_a_page() {
    let folder = root().join("docs/diagnostics");
    let codes: BTreeSet<String> = Code::ALL.iter().map(|code| code.name().to_owned()).collect();
    let entries = std::fs::read_dir(&folder).expect("the folder of findings").filter_map(Result::ok);
    let pages: BTreeSet<String> = entries.filter_map(|entry| entry.file_name().to_str()?.strip_suffix(".md").map(str::to_owned)).collect();
    assert_eq!(pages, codes);
    let formats = read(&root().join("docs/formats.md"));
    for code in Code::ALL {
        let page = read(&folder.join(format!("{code}.md")));
        assert!(page.starts_with(&format!("# {code}\n\n**{}**", code.severity().name())), "{code}: head");
        for part in ["\n## Example\n", "\n## Why\n", "\n## 日本語\n"] {
            assert!(page.contains(part), "{code}: {}", part.trim());
        }
        assert!(formats.contains(&format!("](diagnostics/{code}.md)")), "docs/formats.md does not name {code}");
    }
}
