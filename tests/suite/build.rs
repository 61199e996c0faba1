//! This repository's own site: it builds, twice the same, and its pages hold what they promise and nothing else.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, LazyLock};

use sekisho::load::TextCache;
use sekisho::locale::Locale;
use sekisho::model::PageKey;
use sekisho::pipeline::{Options, open};
use sekisho::render::RenderOptions;
use sekisho::resolve::Site;

use super::html::{Token, box_classes, tokens, visible_text};
use super::support::{QUICK, SiteTest, WHOLE, build, repository};

/// A build in memory.
struct Built {
    site: Arc<Site>,
    files: BTreeMap<String, Vec<u8>>,
}

impl Built {
    fn new(options: Options) -> Self {
        Self::with(options, &mut TextCache::default())
    }

    fn with(options: Options, cache: &mut TextCache) -> Self {
        let (outcome, files) = build(repository(), options, cache);
        let codes: Vec<&str> = outcome.diagnostics.iter().map(|diagnostic| diagnostic.code.name()).collect();
        let files = files.unwrap_or_else(|| panic!("the repository's site has errors: {codes:?}"));
        let site = outcome.site.expect("a site that builds is there");
        Self { site, files: files.into_iter().map(|file| (file.path, file.bytes)).collect() }
    }

    fn pages(&self) -> impl Iterator<Item = (&str, &str)> {
        let text = |bytes| std::str::from_utf8(bytes).expect("pages are UTF-8");
        self.files.iter().filter(|(path, _)| path.ends_with(".html")).map(move |(path, bytes)| (path.as_str(), text(bytes)))
    }

    fn page(&self, path: &str) -> &str {
        std::str::from_utf8(self.files.get(path).unwrap_or_else(|| panic!("no {path}"))).unwrap()
    }
}

/// As `sekisho build --strict` makes it; shared, because it takes seconds.
static MINIFIED: LazyLock<Built> = LazyLock::new(|| Built::new(Options { strict: true, ..WHOLE }));

/// The lines of a page, wherever its boxes stand.
fn shown(page: &str) -> Vec<String> {
    visible_text(page, &BTreeSet::new())
}

/// Fails with everything that is wrong, not only the first.
fn assert_none(faults: &[String]) {
    assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.iter().take(40).cloned().collect::<Vec<_>>().join("\n"));
}

#[test]
fn two_builds_are_equal_byte_for_byte() {
    let again = Built::new(Options { strict: true, ..WHOLE });
    let names = |built: &Built| built.files.keys().cloned().collect::<Vec<_>>();
    assert_eq!(names(&MINIFIED), names(&again));
    assert_none(
        &again.files.iter().filter(|(path, bytes)| MINIFIED.files[*path] != **bytes).map(|(path, _)| path.clone()).collect::<Vec<_>>(),
    );
}

/// A build without the search leaves out text that only the search reads; what it kept serves no build that asks for more.
#[test]
fn without_the_search_everything_else_is_the_same() {
    let mut cache = TextCache::default();
    let mut whole = MINIFIED.files.clone();
    let without = Built::with(Options { search: false, strict: true, ..WHOLE }, &mut cache);
    let with = Built::with(Options { strict: true, ..WHOLE }, &mut cache);
    assert!(with.files == whole, "the search finds the same after a build without it");
    whole.retain(|path, _| !path.starts_with("search/"));
    assert!(whole.len() < MINIFIED.files.len());
    assert!(without.files == whole, "pages are the same without the search");
}

#[test]
fn a_page_made_alone_is_the_page_of_the_whole_build() {
    let options = Options { search: false, render: RenderOptions { minify: false, preview: true }, ..WHOLE };
    let whole = Built::new(options);
    let (_, live) = open(repository(), options, &mut TextCache::default());
    let live = live.expect("a site without errors");
    let others: BTreeSet<&str> = live.others.iter().map(|file| file.path.as_str()).collect();
    let mut alone = 0;
    for (path, bytes) in &whole.files {
        match live.renderer.one(path) {
            Some(made) => {
                assert!(made.as_ref() == Ok(bytes), "{path}");
                alone += 1;
            }
            None => assert!(others.contains(path.as_str()), "{path}"),
        }
    }
    assert_eq!(alone + others.len(), whole.files.len());
    assert!(live.renderer.one("ja/none.html").is_none());
}

#[test]
fn minified_pages_show_the_same_text() {
    let plain = Built::new(Options { search: false, render: RenderOptions { minify: false, preview: false }, ..WHOLE });
    let styles = MINIFIED.files.iter().filter(|(path, _)| path.ends_with(".css"));
    let boxes: BTreeSet<String> = styles.flat_map(|(_, bytes)| box_classes(std::str::from_utf8(bytes).unwrap())).collect();
    assert!(boxes.len() > 10, "{boxes:?}");
    let mut faults = Vec::new();
    let mut saved = 0;
    for (path, page) in plain.pages() {
        let small = MINIFIED.page(path);
        saved += page.len() - small.len();
        let (expected, found) = (visible_text(page, &boxes), visible_text(small, &boxes));
        if expected != found {
            let at = expected.iter().zip(&found).take_while(|(a, b)| a == b).count();
            faults.push(format!("{path}:\n  plain    {:?}\n  minified {:?}", expected.get(at), found.get(at)));
        }
    }
    assert_none(&faults);
    assert!(saved > 0);
}

#[test]
fn pages_hold_no_inline_code_and_load_nothing_from_outside() {
    let mut faults = Vec::new();
    let mut outside = 0;
    for (path, page) in MINIFIED.pages() {
        for token in tokens(page) {
            let Token::Open { name, attributes, text } = &token else { continue };
            let mut fault = |what: &str| faults.push(format!("{path}: <{name}> {what}"));
            if name == "style" || (name == "script" && token.attribute("type") != Some("application/json") && !text.trim().is_empty()) {
                fault("stands in the page");
            }
            if matches!(name.as_str(), "iframe" | "object" | "embed" | "base") || token.attribute("http-equiv").is_some() {
                fault("has no place here");
            }
            for (attribute, value) in attributes {
                if attribute == "style" || attribute.starts_with("on") || attribute == "srcdoc" {
                    fault(&format!("has {attribute}={value}"));
                }
                if !matches!(attribute.as_str(), "href" | "src" | "action" | "formaction" | "poster" | "data-sk-search-index") {
                    continue;
                }
                let scheme =
                    value.split_once(':').map(|(scheme, _)| scheme).filter(|scheme| scheme.bytes().all(|b| b.is_ascii_alphanumeric()));
                let marked =
                    name == "a" && token.attribute("class").is_some_and(|class| class.split(' ').any(|class| class == "sk-external"));
                match scheme {
                    Some("https") if marked => {
                        outside += 1;
                        if !token.attribute("rel").is_some_and(|rel| rel.split(' ').any(|word| word == "noreferrer" || word == "noopener"))
                        {
                            fault(&format!("leads outside without rel: {value}"));
                        }
                    }
                    Some(_) => fault(&format!("has {attribute}={value}")),
                    None if value.starts_with('/') => fault(&format!("is not relative: {value}")),
                    None => {}
                }
            }
        }
    }
    assert_none(&faults);
    assert!(outside > 0, "the sources are linked");
}

#[test]
fn names_of_files_are_plain_and_of_known_kinds() {
    let kinds = [".html", ".css", ".js", ".json", ".svg", ".png", ".woff2"];
    let fits = |path: &String| {
        let plain = path
            .split('/')
            .all(|part| !part.is_empty() && part.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b"-.".contains(&b)));
        plain && kinds.iter().any(|kind| path.ends_with(kind)) && path.len() < 120
    };
    assert_none(&MINIFIED.files.keys().filter(|path| !fits(path)).cloned().collect::<Vec<_>>());
}

/// Attributes that name a file. Scripts load those of the last two lines, when the reader asks for what they hold.
const ADDRESSES: [&str; 13] = [
    "href",
    "src",
    "action",
    "data-sk-late-words",
    "data-sk-late-script",
    "data-sk-late-style",
    "data-sk-proof-script",
    "data-sk-search-script",
    "data-sk-search-style",
    "data-sk-search-words",
    "data-sk-settings-script",
    "data-sk-settings-style",
    "data-sk-store",
];

/// `../a/b.html` from a page, as a path below the output folder; `None` when it leaves it.
fn resolve(page: &str, link: &str) -> Option<String> {
    let mut parts: Vec<&str> = page.split('/').collect();
    parts.pop();
    for part in link.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            part => parts.push(part),
        }
    }
    Some(parts.join("/"))
}

#[test]
fn every_link_leads_to_a_file_and_to_a_place_in_it() {
    let mut ids: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
    let mut faults = Vec::new();
    for (path, page) in MINIFIED.pages() {
        let own = ids.entry(path).or_default();
        for id in tokens(page).filter_map(|token| token.attribute("id").map(str::to_owned)) {
            if !own.insert(id.clone()) {
                faults.push(format!("{path}: the id {id} stands twice"));
            }
        }
    }
    let mut links = 0;
    for (path, page) in MINIFIED.pages() {
        for token in tokens(page) {
            for attribute in ADDRESSES {
                let Some(value) = token.attribute(attribute).filter(|value| !value.contains(':')) else { continue };
                links += 1;
                let (file, fragment) = value.split_once('#').unwrap_or((value, ""));
                let file = file.split('?').next().unwrap_or_default();
                let target = if file.is_empty() { Some(path.to_owned()) } else { resolve(path, file) };
                let target = target.map(|target| if target.is_empty() { "index.html".to_owned() } else { target });
                match target.filter(|target| MINIFIED.files.contains_key(target)) {
                    None => faults.push(format!("{path}: {attribute}={value} leads nowhere")),
                    Some(target) if !fragment.is_empty() && !ids.get(target.as_str()).is_some_and(|ids| ids.contains(fragment)) => {
                        faults.push(format!("{path}: {attribute}={value}: no such place"));
                    }
                    Some(_) => {}
                }
            }
            for reference in ["aria-labelledby", "aria-describedby", "aria-controls", "for", "list"] {
                for id in token.attribute(reference).into_iter().flat_map(str::split_ascii_whitespace) {
                    if !ids[path].contains(id) {
                        faults.push(format!("{path}: {reference}={id} names nothing"));
                    }
                }
            }
        }
    }
    assert_none(&faults);
    assert!(links > 10_000, "{links}");
}

#[test]
fn both_languages_have_the_same_pages() {
    let pages = |language: &str| -> BTreeSet<&str> {
        MINIFIED.pages().filter_map(|(path, _)| path.strip_prefix(language)?.strip_prefix('/')).collect()
    };
    assert_eq!(pages("en"), pages("ja"));
    let expected: BTreeSet<String> = MINIFIED.site.page_keys().iter().map(PageKey::path).collect();
    let expected: BTreeSet<&str> = expected.iter().map(String::as_str).collect();
    assert_eq!(pages("en"), expected);
}

/// The questions that a page loads later, HTML by id, with the script that holds them.
fn late_questions<'b>(built: &'b Built, path: &str) -> (&'b str, BTreeMap<String, String>) {
    let address = tokens(built.page(path))
        .find_map(|token| token.attribute("data-sk-late-words").filter(|address| address.contains("/checks-")).map(str::to_owned));
    let file = resolve(path, &address.unwrap_or_else(|| panic!("{path} names no script with questions"))).unwrap();
    let script = built.page(&file);
    let line = script.lines().find_map(|line| line.strip_prefix("sekisho.quiz?.checks(")?.strip_suffix(");"));
    (script, serde_json::from_str(line.unwrap_or_else(|| panic!("{file} holds no questions"))).unwrap())
}

#[test]
fn questions_of_a_text_come_late_and_whole() {
    for language in ["en", "ja"] {
        let path = format!("{language}/modules/cyber.html");
        let quiz = format!("{language}/quizzes/cyber.html");
        let places: Vec<String> =
            tokens(MINIFIED.page(&path)).filter_map(|token| token.attribute("data-sk-check").map(str::to_owned)).collect();
        assert_eq!(places.len(), 12, "{path}");
        let (script, questions) = late_questions(&MINIFIED, &path);
        assert_eq!(places.iter().collect::<BTreeSet<_>>(), questions.keys().collect::<BTreeSet<_>>(), "{path}");
        assert!(script.starts_with("sekisho.words({\"quiz-"), "{path}");
        assert!(!script.contains('<'), "{path}: a script may stand beside any page");
        let shown_here = shown(MINIFIED.page(&path)).join("\n");
        let links: BTreeSet<String> = tokens(MINIFIED.page(&path)).filter_map(|token| token.attribute("href").map(str::to_owned)).collect();
        for id in &places {
            // Without a script, the link leads to the same question.
            assert!(links.contains(&format!("../quizzes/cyber.html#question-{id}")), "{path}: {id}");
            let question = &questions[id];
            let marks = |name: &str| tokens(question).filter(|token| token.attribute(name).is_some()).count();
            assert_eq!((marks("data-sk-question"), marks("data-sk-submit"), marks("data-sk-retry")), (1, 1, 1), "{id}");
            assert!(marks("data-sk-feedback") > 0, "{id}");
            // The quiz page holds the same lines; the text holds none of them.
            let pool = shown(MINIFIED.page(&quiz)).join("\n");
            let words = question.split("<p class=sk-check__actions").next().unwrap_or_default();
            for line in shown(&format!("<body>{words}")).iter().filter(|line| line.chars().count() > 20) {
                assert!(pool.contains(line.as_str()), "{id}: {line}");
                assert!(!shown_here.contains(line.as_str()), "{path} shows `{line}`");
            }
        }
        for mark in ["data-sk-feedback", "data-sk-correct", "data-sk-question"] {
            assert!(!tokens(MINIFIED.page(&path)).any(|token| token.attribute(mark).is_some()), "{path}: {mark}");
        }
    }
}

#[test]
fn a_text_loads_the_style_of_screens_only_when_it_shows_some() {
    let styles = |built: &Built, path: &str| {
        let names = tokens(built.page(path)).filter_map(|token| {
            let style = token.attribute("rel") == Some("stylesheet");
            token.attribute("href").filter(|_| style).map(|href| href.rsplit('/').next().unwrap_or_default().to_owned())
        });
        names.map(|name| name.split('-').next().unwrap_or_default().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(styles(&MINIFIED, "ja/modules/cyber.html"), ["site"]);
    assert_eq!(styles(&MINIFIED, "ja/quizzes/cyber.html"), ["site", "quiz"]);
    assert_eq!(styles(&MINIFIED, "ja/index.html"), ["site", "pages"]);
    let with_screens = MINIFIED.pages().filter(|(_, page)| page.contains("sk-step__") || page.contains("sk-wf-"));
    let paths: Vec<&str> = with_screens.map(|(path, _)| path).collect();
    assert!(!paths.is_empty());
    for path in paths {
        assert_eq!(styles(&MINIFIED, path), ["site", "pages"], "{path}");
    }
}

#[test]
fn every_question_category_section_and_entity_type_has_a_page() {
    let edition = MINIFIED.site.edition.as_ref().unwrap();
    let criteria = &edition.criteria.data;
    let questions = &edition.questions.data;
    let entities = &edition.entity_types.data.entity_types;
    let counts = (questions.questions.len(), criteria.categories.len(), questions.sections.len(), entities.len(), criteria.criteria.len());
    assert_eq!(counts, (140, 12, 11, 12, 100));
    assert_eq!(MINIFIED.site.glossary.as_ref().unwrap().data.terms.len(), 189);
    let mut faults = Vec::new();
    for locale in [Locale::EN, Locale::JA] {
        let mut holds = |path: String, text: &str| {
            let lines = MINIFIED.files.get(&path).map(|bytes| shown(std::str::from_utf8(bytes).unwrap())).unwrap_or_default();
            if !lines.iter().any(|line| line.contains(text)) {
                faults.push(format!("{path} does not show `{text}`"));
            }
        };
        for question in &questions.questions {
            let path = format!("{locale}/questions/{}.html", question.number);
            holds(path.clone(), question.title.get(locale).unwrap());
            holds(path.clone(), question.text.get(locale).unwrap());
            holds(path, question.criteria[0].as_str());
        }
        for category in &criteria.categories {
            let path = format!("{locale}/categories/{}.html", category.key);
            holds(path.clone(), category.title.get(locale).unwrap());
            holds(path.clone(), category.deck_topic.get(locale).unwrap());
            for criterion in criteria.criteria.iter().filter(|criterion| criterion.category == category.key) {
                holds(path.clone(), criterion.text.get(locale).unwrap());
            }
        }
        for section in &questions.sections {
            holds(format!("{locale}/sections/{}.html", section.id), section.title.get(locale).unwrap());
        }
        for entity in entities {
            holds(format!("{locale}/entities/{}.html", entity.id), entity.title.get(locale).unwrap());
        }
        for term in &MINIFIED.site.glossary.as_ref().unwrap().data.terms {
            holds(format!("{locale}/glossary.html"), term.term.get(locale).unwrap());
        }
    }
    assert_none(&faults);
}

#[test]
fn the_overview_says_how_much_is_known() {
    for language in ["en", "ja"] {
        let text = shown(MINIFIED.page(&format!("{language}/criteria.html"))).join("\n");
        for number in ["200", "140", "191", "211"] {
            assert!(text.contains(number), "{language}: {number}");
        }
    }
    let checks: u32 =
        MINIFIED.site.edition.as_ref().unwrap().questions.data.questions.iter().map(|question| u32::from(question.checks)).sum();
    assert_eq!(checks, 191);
}

#[test]
fn proof_that_no_source_names_is_marked_as_our_suggestion() {
    use sekisho::model::ProofBasis;
    let edition = MINIFIED.site.edition.as_ref().unwrap();
    for locale in [Locale::EN, Locale::JA] {
        let mark = MINIFIED.site.word(locale, "basis-suggestion");
        let mut faults = Vec::new();
        for question in &edition.questions.data.questions {
            let expected = question.proof.iter().any(|proof| proof.basis == ProofBasis::Suggestion);
            let text = shown(MINIFIED.page(&format!("{locale}/questions/{}.html", question.number))).join("\n");
            if expected && !text.contains(&mark) {
                faults.push(format!("question {}: no `{mark}`", question.number));
            }
        }
        assert_none(&faults);
    }
}

/// The hash of variables that goes into a record.
fn variables_of_seals(site: SiteTest) -> String {
    let run = site.run(QUICK);
    assert!(run.outcome.diagnostics.is_empty(), "{}", run.printed(Locale::EN));
    let site = run.outcome.site.expect("a site");
    site.modules.get("seals").expect("the module").variables.to_string()
}

#[test]
fn a_record_names_every_variable_that_its_module_shows() {
    // The text of a case, a label of a drawing or a step is content as much as a paragraph is.
    let with = |value: &str| {
        let case = |site: SiteTest, path: &str| {
            let text = site.read(path) + "\n````case\ntitle: Sample {{place}}\n\nMeet at {{gate}}.\n````\n";
            site.file(path, text)
        };
        let settings = "  seal_digits: 7\n";
        let site = SiteTest::minimal().replace("sekisho.yaml", settings, &format!("{settings}  place: A\n  gate: {value}\n"));
        let site = case(site, "content/modules/seals/en.md");
        variables_of_seals(case(site, "content/modules/seals/ja.md"))
    };
    assert_eq!(with("North"), with("North"));
    assert_ne!(with("North"), with("South"));
}
