//! The coverage of portal questions: one function, which the page, the command and the rules share.

use sekisho::load::TextCache;
use sekisho::model::{EntityTypeId, EvidenceKind, Level};
use sekisho::resolve::{Coverage, CoverageRow, Gap};

use super::cli::{program, stderr, stdout};
use super::support::{QUICK, SiteTest, build, repository};

fn coverage(site: &SiteTest) -> Coverage {
    let run = site.check();
    Coverage::of(run.outcome.site.as_ref().unwrap())
}

fn row(site: &SiteTest, question: u16) -> CoverageRow {
    coverage(site).rows.into_iter().find(|row| row.question == question).unwrap()
}

#[test]
fn satisfies_and_supports_stand_apart() {
    let site = SiteTest::minimal();
    let (supported, satisfied) = (row(&site, 70), row(&site, 171));
    assert_eq!((supported.evidence, satisfied.evidence), (EvidenceKind::Other, EvidenceKind::Training));
    assert!(supported.satisfied_by.is_empty() && satisfied.supported_by.is_empty());
    let cover = &satisfied.satisfied_by[0];
    assert_eq!(cover.module.as_str(), "seals");
    assert_eq!(cover.items.iter().map(|id| id.as_str()).collect::<Vec<_>>(), ["seals-q01", "seals-q03"]);
    assert_eq!(cover.sections[0].section, "check");
    assert_eq!(cover.sections[0].taught.len(), 3, "questions of the section, whatever they test");
    assert_eq!(supported.supported_by[0].sections[0].section, "report");
    assert!(supported.gaps.is_empty() && satisfied.gaps.is_empty());
    let all = coverage(&site);
    assert_eq!((all.training().count(), all.other().count(), all.gaps().count()), (1, 1, 0));
}

#[test]
fn training_without_a_module_is_a_gap_and_other_evidence_is_none() {
    let site = SiteTest::minimal()
        .replace("content/modules/seals/module.yaml", "satisfies:\n  - {question: 171, sections: [check]}\n", "")
        .replace("content/modules/seals/module.yaml", "supports:\n  - {question: 70, sections: [report]}\n", "");
    assert_eq!(row(&site, 171).gaps, [Gap::NoModule]);
    assert_eq!(row(&site, 70).gaps, []);
}

/// Support is no evidence, however much of it there is.
#[test]
fn a_supported_training_question_stays_a_gap() {
    let site = SiteTest::minimal().replace("content/modules/seals/module.yaml", "satisfies:\n", "").replace(
        "content/modules/seals/module.yaml",
        "  - {question: 171, sections: [check]}\nsupports:\n",
        "supports:\n  - {question: 171, sections: [check]}\n",
    );
    let row = row(&site, 171);
    assert_eq!((row.gaps.as_slice(), row.satisfied_by.len(), row.supported_by.len()), ([Gap::NoModule].as_slice(), 0, 1));
}

#[test]
fn a_draft_does_not_count() {
    let site = SiteTest::minimal().replace("content/modules/seals/module.yaml", "status: published", "status: draft");
    let row = row(&site, 171);
    assert_eq!((row.gaps.as_slice(), row.satisfied_by.len()), ([Gap::NoModule].as_slice(), 0));
}

#[test]
fn few_questions_and_sections_without_any_are_gaps() {
    let module = "content/modules/seals/module.yaml";
    let site = SiteTest::minimal()
        .replace("quizzes/seals.yaml", "順に並べてください。\"}\n    portal: [171]\n", "順に並べてください。\"}\n")
        .replace(module, "sections: [check]", "sections: [check, rest]")
        .replace("content/modules/seals/en.md", "## Report {#report}\n", "## Report {#report}\n\n## Rest {#rest}\n")
        .replace("content/modules/seals/ja.md", "## 知らせる {#report}\n", "## 知らせる {#report}\n\n## 残り {#rest}\n");
    let gaps = row(&site, 171).gaps;
    assert_eq!(gaps.iter().map(Gap::name).collect::<Vec<_>>(), ["few-items", "section-untested"]);
    assert_eq!(gaps[0], Gap::FewItems(1));
    assert!(matches!(&gaps[1], Gap::SectionUntested { module, section } if module.as_str() == "seals" && section == "rest"));
}

/// What is taught in a part of a section is taught in the section.
#[test]
fn sections_below_count() {
    let site = SiteTest::minimal()
        .replace("content/modules/seals/module.yaml", "sections: [check]", "sections: [all]")
        .replace("content/modules/seals/en.md", "## Check {#check}\n", "## All {#all}\n\n### Check {#check}\n")
        .replace("content/modules/seals/ja.md", "## 確かめる {#check}\n", "## すべて {#all}\n\n### 確かめる {#check}\n");
    let row = row(&site, 171);
    assert_eq!(row.gaps, []);
    assert_eq!(row.satisfied_by[0].sections[0].taught.len(), 3, "and those of the next section do not");
}

#[test]
fn a_question_that_is_named_twice_counts_its_quiz_questions_once() {
    let site = SiteTest::minimal().replace(
        "content/modules/seals/module.yaml",
        "  - {question: 171, sections: [check]}\n",
        "  - {question: 171, sections: [check]}\n  - {question: 171, sections: [report]}\n",
    );
    let row = row(&site, 171);
    assert_eq!((row.satisfied_by.len(), row.satisfied_by[0].sections.len(), row.satisfied_by[0].items.len()), (1, 2, 2));
}

#[test]
fn levels_have_the_date_since_which_they_hold() {
    let questions = "content/criteria/ctpat-2020/questions.yaml";
    let site = SiteTest::minimal().replace(
        questions,
        "    level: must\n    in_deck: true\n    criteria: ['6.7']",
        "    level: must\n    level_history: [{from: '2020-01', level: should}, {from: '2023-01', level: must}]\n    in_deck: true\n    criteria: ['6.7']",
    );
    let changed = row(&site, 171);
    assert_eq!((changed.level, changed.since.as_deref()), (Level::Must, Some("2023-01")));
    assert_eq!(row(&site, 70).since, None);
}

#[test]
fn types_of_company_come_from_the_criteria_and_from_the_module() {
    let entity = |id: &str| EntityTypeId::new(id).unwrap();
    let site = SiteTest::minimal().replace(
        "content/criteria/ctpat-2020/entity-types.yaml",
        "entity_types:\n",
        "entity_types:\n  - {id: exporters, title: {en: Exporters, ja: 輸出者}, criteria_read: not-read, basis: deck}\n",
    );
    let narrow = row(&site, 171);
    assert!(narrow.is_for(&entity("importers")) && !narrow.is_for(&entity("exporters")));
    assert!(narrow.is_satisfied_for(&entity("importers")) && !narrow.is_satisfied_for(&entity("exporters")));
    // A criterion for all; a module for all.
    let site = site
        .replace(
            "content/criteria/ctpat-2020/criteria.yaml",
            "text: {en: \"Seals are checked",
            "all_entities: true\n    text: {en: \"Seals are checked",
        )
        .replace("content/modules/seals/module.yaml", ", entity_types: [importers]", "");
    let wide = row(&site, 171);
    assert!(wide.is_for(&entity("exporters")) && wide.is_satisfied_for(&entity("exporters")));
}

/// Numbers whose wording was not read are listed, and are no gaps.
#[test]
fn unread_numbers_are_known_to_be_unknown() {
    let coverage = coverage(&SiteTest::minimal());
    assert_eq!(coverage.unread.len(), 209, "1 to 211 without the two that were read");
    assert!(!coverage.unread.contains(&171) && coverage.unread.contains(&172));
    assert!(coverage.rows.iter().all(|row| !coverage.unread.contains(&row.question)));
}

/// The page keeps the two relations apart, in words and in columns, and lists what is missing.
#[test]
fn the_page_shows_what_the_function_says() {
    let page = |site: &SiteTest, path: &str| {
        let run = site.check();
        super::html::visible_text(run.page(path), &std::collections::BTreeSet::new()).join("\n")
    };
    let site = SiteTest::minimal();
    let english = page(&site, "en/coverage.html");
    for part in
        ["171 Seal training", "70 Seal rules", "Check", "2 quiz questions", "(1 section, 0 quiz questions)", "Nothing: every question"]
    {
        assert!(english.contains(part), "{part} in {english}");
    }
    let japanese = page(&site, "ja/coverage.html");
    for part in ["満たす教材", "理解を助ける教材", "問題2問", "（1節、問題0問）", "1–69、71–170、172–211", "下書きの教材は数えません"]
    {
        assert!(japanese.contains(part), "{part} in {japanese}");
    }
    assert!(site.check().page("ja/criteria.html").contains("href=\"coverage.html\""));
    // A draft satisfies nothing. It is in no built site, so nothing links to it.
    let module = "content/modules/seals/module.yaml";
    let mut draft = site.replace(module, "status: published", "status: draft");
    for (language, link) in [("en", "[training](module:seals)"), ("ja", "[教育訓練](module:seals)")] {
        draft = draft.replace(&format!("content/pages/home/{language}.md"), link, "training");
    }
    let japanese = page(&draft, "ja/coverage.html");
    assert!(japanese.contains("満たす教材がありません") && japanese.contains("0 / 1"), "{japanese}");
}

/// Wherever a section is named, its variables are filled in.
#[test]
fn titles_of_sections_have_their_variables() {
    let site = SiteTest::minimal()
        .replace("content/modules/seals/en.md", "## Check {#check}", "## All {{seal_digits}} digits {#check}")
        .replace("content/modules/seals/ja.md", "## 確かめる {#check}", "## {{seal_digits}}桁を確かめる {#check}");
    for page in ["en/coverage.html", "en/questions/171.html"] {
        let html = site.check().page(page).to_owned();
        assert!(html.contains("All 7 digits") && !html.contains("seal_digits"), "{page}: {html}");
    }
    assert!(said(&site.root(), &["--format", "csv", "--lang", "ja"]).0.contains("\"check\",\"7桁を確かめる\""));
}

/// What the command says about a site, and how it ends.
fn said(site: &std::path::Path, arguments: &[&str]) -> (String, Option<i32>) {
    let output = program().arg("coverage").arg("--site").arg(site).args(arguments).output().unwrap();
    assert!(output.stderr.is_empty(), "{}", stderr(&output));
    (stdout(&output), output.status.code())
}

#[test]
fn json_fits_its_schema_and_says_what_the_function_says() {
    let schema = std::fs::read_to_string(repository().join("docs/schemas/coverage.schema.json")).unwrap();
    let validator = jsonschema::validator_for(&serde_json::from_str(&schema).unwrap()).unwrap();
    let few = SiteTest::minimal()
        .replace("quizzes/seals.yaml", "順に並べてください。\"}\n    portal: [171]\n", "順に並べてください。\"}\n")
        .replace("content/modules/seals/module.yaml", "sections: [check]", "sections: [check, rest]")
        .replace("content/modules/seals/en.md", "## Report {#report}\n", "## Report {#report}\n\n## Rest {#rest}\n")
        .replace("content/modules/seals/ja.md", "## 知らせる {#report}\n", "## 知らせる {#report}\n\n## 残り {#rest}\n");
    for site in [repository().to_path_buf(), few.root()] {
        let (text, code) = said(&site, &["--format", "json"]);
        assert_eq!(code, Some(0), "gaps are facts");
        let json: serde_json::Value = serde_json::from_str(&text).unwrap();
        let faults: Vec<String> = validator.iter_errors(&json).map(|error| format!("{}: {error}", error.instance_path())).collect();
        assert!(faults.is_empty(), "{faults:#?}");
    }
    let (text, _) = said(&few.root(), &["--format", "json"]);
    let json: serde_json::Value = serde_json::from_str(&text).unwrap();
    let question = &json["questions"][1];
    assert_eq!(
        question["gaps"],
        serde_json::json!([
            { "kind": "few-items", "count": 1, "least": 2 },
            { "kind": "section-untested", "module": "seals", "section": "rest" },
        ])
    );
    assert_eq!(question["satisfied_by"][0]["quiz_questions"], serde_json::json!(["seals-q01"]));
    // Merged relations would be refused by the schema, too.
    let mut merged = json.clone();
    merged["questions"][0]["satisfied_by"] = json["questions"][0]["supported_by"].clone();
    assert!(!validator.is_valid(&merged));
}

#[test]
fn gaps_fail_only_a_strict_run() {
    let site = SiteTest::minimal();
    assert_eq!(said(&site.root(), &["--strict"]).1, Some(0));
    let site = site.replace("content/modules/seals/module.yaml", "satisfies:\n  - {question: 171, sections: [check]}\n", "");
    let (english, code) = said(&site.root(), &[]);
    assert!(english.contains("171   Must   Seal training   MISSING: no module satisfies it"), "{english}");
    assert_eq!((code, said(&site.root(), &["--strict"]).1), (Some(0), Some(1)));
}

/// A broken module may hold what seems to be missing.
#[test]
fn a_site_with_errors_has_no_coverage() {
    let site = SiteTest::minimal().replace("content/modules/seals/module.yaml", "minutes: 5\n", "minutes: five\n");
    for format in ["table", "csv", "json"] {
        let output = program().args(["coverage", "--format", format, "--site"]).arg(site.root()).output().unwrap();
        assert_eq!((stdout(&output).as_str(), output.status.code()), ("", Some(1)));
        assert!(stderr(&output).contains("yaml-shape"), "{}", stderr(&output));
    }
    let nowhere = program().args(["coverage", "--site", "nowhere"]).output().unwrap();
    assert_eq!(nowhere.status.code(), Some(2));
}

#[test]
fn csv_is_for_spreadsheets_and_safe_in_them() {
    let site = SiteTest::minimal()
        .replace("content/criteria/ctpat-2020/questions.yaml", "ja: \"封印の規則\"", "ja: \"=cmd|' /C calc'!A0\"")
        .replace("quizzes/seals.yaml", "section: report\n", "section: report\n    portal: [171]\n");
    let (text, _) = said(&site.root(), &["--format", "csv", "--lang", "ja"]);
    assert!(text.starts_with("\u{feff}\"質問\",\"題名\","), "{text}");
    assert!(text.contains("\r\n") && !text.replace("\r\n", "").contains('\n'));
    let lines: Vec<&str> = text.lines().collect();
    let of = |number: &str| lines.iter().filter(|line| line.starts_with(&format!("\"{number}\","))).copied().collect::<Vec<_>>();
    assert_eq!(of("70").len(), 1);
    assert!(of("70")[0].contains("\"'=cmd|' /C calc'!A0\"") && of("70")[0].contains("\"理解を助ける\""), "{:?}", of("70"));
    // Named sections first, then what is taught elsewhere: 2 + 1 of 3.
    assert!(
        of("171")[0].contains("\"満たす\",\"seals\",\"封印を確かめる\",\"check\",\"確かめる\",\"2\",\"seals-q01 seals-q03\""),
        "{text}"
    );
    assert!(of("171")[1].contains("\"seals\",\"封印を確かめる\",\"\",\"\",\"1\",\"seals-q04\""), "{text}");
    assert!(of("172")[0].contains("内容を確認していない"));
    assert_eq!(lines.len(), 1 + 1 + 2 + 209);
}

/// Columns stay under each other when titles are full-width.
#[test]
fn the_table_is_aligned_under_full_width_text() {
    let (text, _) = said(repository(), &["--lang", "ja"]);
    let columns = |line: &str| line.chars().map(|c| if u32::from(c) < 0x1100 { 1 } else { 2 }).sum::<usize>();
    let starts: std::collections::BTreeSet<usize> = text
        .lines()
        .take_while(|line| !line.is_empty())
        .filter_map(|line| line.find("【不足】").or(line.find("満たす：")).or(line.find("理解を助ける：")).map(|at| columns(&line[..at])))
        .collect();
    assert_eq!(starts.len(), 1, "{text}");
}

/// The content of this repository: whoever asks for training finds it, tested, and no question is left between two chairs.
#[test]
fn this_repository_trains_for_every_question_that_asks_for_it() {
    let (outcome, _) = build(repository(), QUICK, &mut TextCache::default());
    let all = Coverage::of(outcome.site.as_ref().unwrap());
    let gaps: Vec<(u16, &Gap)> = all.gaps().map(|(row, gap)| (row.question, gap)).collect();
    assert!(gaps.is_empty(), "{gaps:?}");
    let of = |question: u16| {
        let row = all.rows.iter().find(|row| row.question == question).unwrap();
        row.satisfied_by.iter().map(|cover| cover.module.to_string()).collect::<Vec<_>>()
    };
    let expected = [
        (164, "general"),
        (165, "general"),
        (166, "sensitive"),
        (167, "poc"),
        (168, "poc"),
        (169, "poc"),
        (170, "poc"),
        (171, "inspection"),
        (174, "reporting"),
        (175, "pest"),
        (176, "tbml"),
        (177, "documents"),
        (178, "cyber"),
        (179, "sectech"),
    ];
    for (question, module) in expected {
        assert_eq!(of(question), [module], "{question}");
    }
    assert_eq!(all.training().count(), expected.len(), "172 and 173 are not known");
}
