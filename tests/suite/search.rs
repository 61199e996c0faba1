//! Search as a reader of the site meets it: the case table that the script shares, recall against brute force on
//! generated texts, and the shards that `tests/search/reader.test.mjs` reads with the script.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has found a fault")]

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use sekisho::load::TextCache;
use sekisho::locale::Locale;
use sekisho::model::{Place, Reading};
use sekisho::pipeline::{Options, analyze};
use sekisho::render::RenderOptions;
use sekisho::search::{
    Facet, FacetValue, Hit, IndexFiles, PageKindName, Reader, SearchPage, SearchSection, SearchTerm, build_index, collect, index_tokens,
    normalize, query_tokens,
};
use serde::Deserialize;

#[derive(Deserialize)]
struct Case {
    text: String,
    norm: String,
    query: String,
    loose: Option<String>,
    index: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Query {
    query: String,
    first: Option<String>,
    #[serde(default)]
    pages: Vec<String>,
    also: Option<String>,
    #[serde(default)]
    nearest: bool,
}

#[derive(Deserialize)]
struct FixturePage {
    path: String,
    title: String,
    kind: String,
    level: Option<String>,
    module: Option<String>,
    #[serde(default)]
    numbers: Vec<String>,
    sections: Vec<[String; 3]>,
}

#[derive(Deserialize)]
struct FixtureTerm {
    forms: BTreeMap<Locale, String>,
    variants: Vec<String>,
    reading: Option<String>,
}

#[derive(Deserialize)]
struct FixtureSite {
    pages: Vec<FixturePage>,
    terms: Vec<FixtureTerm>,
    #[serde(default)]
    readings: BTreeMap<String, String>,
}

#[derive(Deserialize)]
struct Fixture {
    ja: FixtureSite,
    en: FixtureSite,
    queries: BTreeMap<Locale, Vec<String>>,
}

#[allow(clippy::disallowed_methods, reason = "a test reads its own table")]
fn read(name: &str) -> String {
    std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/search").join(name)).unwrap()
}

fn kind(name: &str) -> PageKindName {
    PageKindName(["module", "question", "criteria", "portal", "glossary"].into_iter().find(|known| *known == name).unwrap_or("page"))
}

fn anywhere(word: &str, reading: &str) -> Reading {
    Reading { word: word.to_owned(), place: Place::Anywhere, reading: reading.to_owned() }
}

fn page(page: &FixturePage) -> SearchPage {
    let section = |[anchor, heading, text]: &[String; 3]| SearchSection {
        anchor: Some(anchor.clone()).filter(|anchor| !anchor.is_empty()),
        heading: heading.clone(),
        text: text.clone(),
        readings: Vec::new(),
    };
    let value = |facet, id: &str| FacetValue { facet, order: 0, id: id.to_owned(), label: id.to_owned() };
    let mut facets = vec![value(Facet::Kind, &page.kind)];
    facets.extend(page.level.iter().map(|id| value(Facet::Level, id)));
    facets.extend(page.module.iter().map(|id| value(Facet::Module, id)));
    SearchPage {
        path: page.path.clone(),
        title: page.title.clone(),
        kind: kind(&page.kind),
        level: page.level.as_deref().map(|level| if level == "must" { "must" } else { "should" }),
        facets,
        numbers: page.numbers.clone(),
        sections: page.sections.iter().map(section).collect(),
    }
}

fn index(locale: Locale, site: &FixtureSite) -> IndexFiles {
    let pages: Vec<SearchPage> = site.pages.iter().map(page).collect();
    let terms: Vec<SearchTerm> = site
        .terms
        .iter()
        .map(|term| SearchTerm { forms: term.forms.clone(), variants: term.variants.clone(), reading: term.reading.clone() })
        .collect();
    let readings: Vec<Reading> = site.readings.iter().map(|(word, reading)| anywhere(word, reading)).collect();
    build_index(locale, &pages, &terms, &readings).unwrap()
}

#[test]
fn the_case_table_holds() {
    let cases: Vec<Case> = serde_json::from_str(&read("normalize.json")).unwrap();
    assert!(cases.len() >= 150);
    for case in cases {
        assert_eq!(normalize(&case.text), case.norm, "{}", case.text);
        assert_eq!(normalize(&case.norm), case.norm, "twice: {}", case.text);
        assert_eq!(query_tokens(&case.text, false), case.query, "{}", case.text);
        if let Some(loose) = case.loose {
            assert_eq!(query_tokens(&case.text, true), loose, "loose: {}", case.text);
        }
        if let Some(index) = case.index {
            assert_eq!(index_tokens(&case.text).join(" "), index, "index: {}", case.text);
        }
    }
}

/// Writes the shards and the answers of this reader to `target/tmp/search`, where the test of the script finds them.
#[test]
#[allow(clippy::disallowed_methods, reason = "the test of the script runs in node and reads files")]
fn the_shards_for_the_script_are_written() {
    let fixture: Fixture = serde_json::from_str(&read("site.json")).unwrap();
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("search");
    let (pages, queries) = many_terms();
    let many = build_index(Locale::JA, &pages, &[], &[]).unwrap();
    assert!(many.files.iter().any(|(name, _)| name == "l/0.js"));
    let (heavy_pages, heavy_queries) = heavy_term();
    let heavy = build_index(Locale::JA, &heavy_pages, &[], &[]).unwrap();
    let mut all = serde_json::Map::new();
    for (name, files, queries) in [
        ("ja", index(Locale::JA, &fixture.ja), &fixture.queries[&Locale::JA]),
        ("en", index(Locale::EN, &fixture.en), &fixture.queries[&Locale::EN]),
        ("many", many, &queries),
        ("heavy", heavy, &heavy_queries),
    ] {
        for (name, bytes) in &files.files {
            let path = folder.join(&files.folder).join(name);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, bytes).unwrap();
        }
        std::fs::write(folder.join("search").join(format!("{name}.js")), files.pointer()).unwrap();
        let reader = Reader::open(&files).unwrap();
        let answers: Vec<serde_json::Value> = queries
            .iter()
            .map(|query| {
                let answer = reader.answer(query, 10);
                let hits: Vec<_> = answer
                    .hits
                    .iter()
                    .map(|hit| serde_json::json!({"path": hit.path, "anchor": hit.anchor.as_deref().unwrap_or(""), "score": hit.score}))
                    .collect();
                serde_json::json!({"query": query, "hits": hits, "also": answer.also, "nearest": answer.nearest})
            })
            .collect();
        assert!(!["many", "heavy"].contains(&name) || answers.iter().all(|answer| answer["hits"][0]["path"].is_string()));
        all.insert(name.to_owned(), serde_json::json!({"folder": files.folder, "answers": answers}));
    }
    std::fs::write(folder.join("answers.json"), serde_json::Value::Object(all).to_string()).unwrap();
}

/// Pages of so many different pairs of kanji that the manifest names lists of term shards, and queries from them: words, and a
/// single kanji, which reads every shard where it begins a pair.
fn many_terms() -> (Vec<SearchPage>, Vec<String>) {
    let mut dice = Dice(11);
    let mut queries = Vec::new();
    let pages = (0..60).map(|number| {
        let text: Vec<char> = (0..4_000).filter_map(|_| char::from_u32(0x4e00 + u32::try_from(dice.roll(3_000)).unwrap())).collect();
        queries.extend((1..6).map(|length| text[number * 50..number * 50 + length].iter().collect::<String>()));
        let sections = vec![SearchSection { text: text.into_iter().collect(), ..SearchSection::default() }];
        let path = format!("pages/{number}.html");
        SearchPage { title: path.clone(), path, kind: kind("page"), level: None, facets: Vec::new(), numbers: Vec::new(), sections }
    });
    (pages.collect(), queries)
}

/// Sections that nearly all have one word, so that a query leaves its term to the others of a phrase: 封印室 asks for 印室 alone, which also
/// stands where 封印室 does not. That the term is left out shows in the scores.
fn heavy_term() -> (Vec<SearchPage>, Vec<String>) {
    let section = |number: usize| SearchSection {
        text: ["封印室の鍵", "印室の鍵"].get(number % 13).copied().unwrap_or("封印").to_owned(),
        ..SearchSection::default()
    };
    let pages = (0..20).map(|number| {
        let path = format!("pages/{number}.html");
        let sections = (0..1_000).map(|at| section(number * 1_000 + at)).collect();
        SearchPage { title: path.clone(), path, kind: kind("page"), level: None, facets: Vec::new(), numbers: Vec::new(), sections }
    });
    (pages.collect(), ["封印", "封印室", "封印室の鍵", "鍵"].map(str::to_owned).to_vec())
}

/// A generator of texts that is the same on every run.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap_or(0) % sides
    }

    fn one<'a>(&mut self, of: &[&'a str]) -> &'a str {
        of[self.roll(of.len())]
    }
}

const JA_WORDS: &[&str] = &[
    "封印",
    "管理",
    "コンテナ",
    "サーバー",
    "検査",
    "七点検査",
    "受講記録",
    "教育訓練",
    "倉庫",
    "の",
    "を",
    "確かめる",
    "取り付け",
    "ルーター",
    "セキュリティ",
    "京都",
    "東京都",
    "運転手",
    "ISO 17712",
    "CTPAT",
    "番号",
    "は",
    "、",
    "。",
    "コンピューター",
    "止める",
    "第三者",
    "4.7",
    "トラクター",
    "ゲート",
    "カード",
    "侵入検知",
    "15",
    "々",
    "〇",
    "㈱",
    "ヶ月",
    "キー",
    "データー",
    "経営層",
    "に",
    "が",
];
const EN_WORDS: &[&str] = &[
    "seal",
    "seals",
    "container",
    "inspection",
    "the",
    "of",
    "security",
    "C-TPAT",
    "ISO17712",
    "tamper-evident",
    "company's",
    "driver",
    "yard",
    "record",
    "training",
    "gate",
    "4.7",
    "17",
    "risk",
    "assessment",
    "Café",
    "high-security",
    "and",
    ",",
    ".",
    "port",
    "portal",
    "import",
];

fn corpus(words: &[&str], space: &str, dice: &mut Dice) -> Vec<SearchPage> {
    (0..60)
        .map(|number| {
            let mut text = |length: usize| (0..length).map(|_| dice.one(words)).collect::<Vec<_>>().join(space);
            let sections = (0..1 + number % 4)
                .map(|at| SearchSection {
                    anchor: (at > 0).then(|| format!("s{at}")),
                    heading: if at > 0 { text(3) } else { String::new() },
                    text: text(20 + number % 30),
                    readings: Vec::new(),
                })
                .collect();
            SearchPage {
                path: format!("{number}.html"),
                title: text(3),
                kind: PageKindName("page"),
                level: None,
                facets: Vec::new(),
                numbers: Vec::new(),
                sections,
            }
        })
        .collect()
}

/// The text of a page in one string per field, without gaps, as phrases are compared.
fn fields(page: &SearchPage) -> Vec<String> {
    let fields = page.sections.iter().flat_map(|section| [&section.heading, &section.text]);
    std::iter::once(&page.title).chain(fields).map(|field| field.to_owned()).collect()
}

fn paths(reader: &Reader, query: &str) -> BTreeSet<String> {
    let answer = reader.answer(query, usize::MAX);
    if answer.nearest { BTreeSet::new() } else { answer.hits.into_iter().map(|hit| hit.path).collect() }
}

/// Random substrings of Japanese texts, of every class, are found wherever they stand.
#[test]
fn every_japanese_substring_is_found() {
    let mut dice = Dice(7);
    let pages = corpus(JA_WORDS, "", &mut dice);
    let reader = Reader::open(&build_index(Locale::JA, &pages, &[], &[]).unwrap()).unwrap();
    let mut missed = Vec::new();
    for _ in 0..1_500 {
        let page = &pages[dice.roll(pages.len())];
        let all = fields(page);
        let text: Vec<char> = all[dice.roll(all.len())].chars().collect();
        if text.is_empty() {
            continue;
        }
        let start = dice.roll(text.len());
        let query: String = text.iter().skip(start).take(1 + dice.roll(8)).collect();
        let lone_kana = query.chars().count() == 1 && query.chars().all(is_kana);
        if !is_whole(&text, start, query.chars().count()) || lone_kana || query.starts_with('ー') || query.contains(['、', '。', ' ']) {
            continue;
        }
        let found = paths(&reader, &query);
        for page in &pages {
            if fields(page).iter().any(|field| stands_whole(field, &query)) && !found.contains(&page.path) {
                missed.push((query.clone(), page.path.clone()));
            }
        }
    }
    assert!(missed.is_empty(), "{} missed, for example {:?}", missed.len(), &missed[..missed.len().min(5)]);
}

fn is_kana(ch: char) -> bool {
    ('\u{3041}'..='\u{30ff}').contains(&ch)
}

fn stands_whole(field: &str, query: &str) -> bool {
    let text: Vec<char> = field.chars().collect();
    let length = query.chars().count();
    field.match_indices(query).any(|(at, _)| is_whole(&text, field[..at].chars().count(), length))
}

/// Whether a substring cuts no Latin word or number: of those only beginnings are found.
fn is_whole(text: &[char], start: usize, length: usize) -> bool {
    let at = |place: usize| text.get(place).copied().unwrap_or(' ');
    let latin = |ch: char| ch.is_ascii_alphanumeric();
    let cuts = |left: char, right: char| latin(left) && latin(right) || left == '.' || right == '.';
    let before = if start == 0 { ' ' } else { at(start - 1) };
    !cuts(before, at(start)) && !cuts(at(start + length - 1), at(start + length))
}

/// Words of English texts are found wherever they stand, also as beginnings.
#[test]
fn every_english_word_is_found() {
    let mut dice = Dice(11);
    let pages = corpus(EN_WORDS, " ", &mut dice);
    let reader = Reader::open(&build_index(Locale::EN, &pages, &[], &[]).unwrap()).unwrap();
    for query in EN_WORDS.iter().filter(|word| word.len() > 1) {
        let found = paths(&reader, query);
        let expected: BTreeSet<String> = pages
            .iter()
            .filter(|page| fields(page).iter().any(|field| field.split(' ').any(|word| word.starts_with(query))))
            .map(|page| page.path.clone())
            .collect();
        assert!(expected.is_subset(&found), "{query}: {:?} missed", expected.difference(&found).collect::<Vec<_>>());
    }
}

/// What is shown for a phrase holds the phrase.
#[test]
fn no_page_is_shown_without_the_phrase() {
    let mut dice = Dice(13);
    let pages = corpus(JA_WORDS, "", &mut dice);
    let reader = Reader::open(&build_index(Locale::JA, &pages, &[], &[]).unwrap()).unwrap();
    for query in ["京都", "東京都", "封印管理", "コンテナ検査", "サーバー", "取り付け", "七点検査", "確かめる倉庫", "管"]
    {
        let wanted = normalize(query);
        for hit in reader.query(query, 10) {
            let page = pages.iter().find(|page| page.path == hit.path).unwrap();
            assert!(
                fields(page).iter().any(|field| normalize(field).contains(&wanted) || field.contains(query)),
                "{query} is not on {}",
                hit.path
            );
        }
    }
}

/// The site of this repository answers what people ask.
#[test]
fn the_queries_find_their_pages() {
    let queries =
        ["queries.yaml", "readings.yaml"].map(|name| -> BTreeMap<Locale, Vec<Query>> { serde_yaml::from_str(&read(name)).unwrap() });
    let options = Options { strict: false, search: true, render: RenderOptions { minify: false, preview: false } };
    let outcome = analyze(Path::new(env!("CARGO_MANIFEST_DIR")), options, &mut TextCache::default());
    let site = outcome.site.unwrap();
    let terms = collect::terms(&site);
    let mut missed = Vec::new();
    assert!(queries.iter().flat_map(|table| table.values()).map(Vec::len).sum::<usize>() >= 200);
    for (locale, queries) in queries.into_iter().flatten() {
        let reader = Reader::open(&build_index(locale, &collect::pages(&site, locale), &terms, collect::readings(&site)).unwrap()).unwrap();
        for Query { query, first, pages, also, nearest } in queries {
            let answer = reader.answer(&query, 10);
            let stands_first = first.is_none_or(|first| answer.hits.first().is_some_and(|hit| is_place(hit, &first)));
            let holds = pages.iter().all(|page| answer.hits.iter().any(|hit| is_place(hit, page) || is_further(hit, page)));
            let searched = also.is_none_or(|word| answer.also.contains(&word));
            if answer.nearest && !nearest || !stands_first || !holds || !searched {
                let found: Vec<String> = answer.hits.iter().map(place).collect();
                missed.push(format!("{locale} {query}: {found:?}, also {:?}, nearest {}", answer.also, answer.nearest));
            }
        }
    }
    assert!(missed.is_empty(), "{}", missed.join("\n"));
}

/// Page and anchor of the best section of a hit, as `queries.yaml` writes them.
fn place(hit: &Hit) -> String {
    hit.anchor.as_ref().map_or_else(|| hit.path.clone(), |anchor| format!("{}#{anchor}", hit.path))
}

/// Whether a hit is the wanted page or, with an anchor, shows the wanted section as its best one.
fn is_place(hit: &Hit, wanted: &str) -> bool {
    if wanted.contains('#') { place(hit) == wanted } else { hit.path == wanted }
}

/// Whether a further section of a hit is the wanted one.
fn is_further(hit: &Hit, wanted: &str) -> bool {
    hit.more.iter().any(|section| format!("{}#{}", hit.path, section.anchor) == wanted)
}

/// Two people who add words meet in the middle of the table and not at its end.
#[test]
fn the_table_of_readings_is_sorted() {
    let table = read("../../content/readings.tsv");
    let words: Vec<&str> = table.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split('\t').next()).collect();
    assert!(words.len() > 1_000 && words.is_sorted(), "run tools/readings/make.py");
}
