//! Findings as they are printed: for people with carets under full-width text, as JSON, as SARIF.

use sekisho::diagnostics::{to_json, to_sarif};
use sekisho::locale::Locale;
use serde_json::Value as Json;

use super::support::SiteTest;

/// Three errors and a warning, two of them behind full-width text.
fn site() -> SiteTest {
    SiteTest::minimal()
        .replace("content/modules/seals/ja.md", "番号が違うときは、{{report_phone}}に", "番号が違うときは、{{report_fone}}に")
        .replace("content/glossary.yaml", "- id: container", "- id: seal")
        .replace("content/glossary.yaml", r#"term: {en: "Seal", ja: "封印"}"#, r#"term: {en: "Seal"}"#)
        .replace(
            "quizzes/seals.yaml",
            r#"stem: {en: "What comes first?", ja: "最初にすることはどれですか。"}"#,
            r#"stem: {ja: "最初にすることはどれですか。", en: "What comes first?", ja: "最初"}"#,
        )
}

const JAPANESE: &str = r#"警告[text-missing]: 「ja」の文がありません
 --> content/glossary.yaml:4:5
  |
4 |     term: {en: "Seal"}
  |     ^^^^ terms[0].term
  |
直し方: `ja: …`を追加してください

エラー[id-duplicate]: ID「seal」が2回使われています
 --> content/glossary.yaml:7:9
  |
3 |   - id: seal
  |         ---- 1回目
...
7 |   - id: seal
  |         ^^^^ 2回目
  |
直し方: どちらかを別のIDにしてください。一度使ったIDは使い回しません

エラー[variable-undeclared]: サイトに「report_fone」という変数はありません
  --> content/modules/seals/ja.md:27:10
   |
27 | 番号が違うときは、{{report_fone}}に電話します。
   |                   ^^^^^^^^^^^^^^^
   |
直し方: 「report_phone」ではありませんか。違う場合はsekisho.yamlの`variables`に追加してください

エラー[yaml-duplicate-key]: 「ja」が2回書かれています
 --> quizzes/seals.yaml:9:59
  |
9 |     stem: {ja: "最初にすることはどれですか。", en: "What comes first?", ja: "最初"}
  |                                                                         ^^ 2回目
  |
直し方: どちらか一方を消してください

エラー3件、警告1件"#;

const ENGLISH_END: &str = r#"error[yaml-duplicate-key]: `ja` is written twice
 --> quizzes/seals.yaml:9:59
  |
9 |     stem: {ja: "最初にすることはどれですか。", en: "What comes first?", ja: "最初"}
  |                                                                         ^^ second time
  |
help: remove one of the two

3 errors, 1 warning"#;

#[test]
fn carets_stand_under_full_width_text() {
    let run = site().check();
    assert_eq!(run.printed(Locale::JA), JAPANESE);
    let english = run.printed(Locale::EN);
    assert!(english.ends_with(ENGLISH_END), "{english}");
}

#[test]
fn json_counts_lines_and_columns_in_characters() {
    let run = site().check();
    let outcome = &run.outcome;
    let text = to_json(&outcome.diagnostics, outcome.sources(), outcome.words(), Locale::JA);
    let json: Json = serde_json::from_str(&text).unwrap();
    assert_eq!(json["schema"], "sekisho/findings/1");
    let findings = json["findings"].as_array().unwrap();
    assert_eq!(findings.len(), 4);
    let variable = &findings[2];
    assert_eq!(variable["code"], "variable-undeclared");
    assert_eq!(variable["severity"], "error");
    assert_eq!(variable["message"], "サイトに「report_fone」という変数はありません");
    assert_eq!(
        variable["place"],
        serde_json::json!({
            "path": "content/modules/seals/ja.md", "line": 27, "column": 10, "end_line": 27, "end_column": 25, "text": "{{report_fone}}",
        })
    );
    assert_eq!(findings[1]["related"][0]["place"]["line"], 3);
    assert_eq!(findings[1]["related"][0]["note"], "1回目");
    assert_eq!(findings[0]["severity"], "warning");
}

#[test]
fn sarif_has_the_shape_that_code_hosts_read() {
    let run = site().file("content/pages/About us/en.md", "---\ntitle: x\nsummary: y\n---\n").check();
    let outcome = &run.outcome;
    let text = to_sarif(&outcome.diagnostics, outcome.sources(), outcome.words(), Locale::EN);
    let log: Json = serde_json::from_str(&text).unwrap();
    let validator = jsonschema::validator_for(&sarif_schema()).unwrap();
    let faults: Vec<String> = validator.iter_errors(&log).map(|error| format!("{}: {error}", error.instance_path())).collect();
    assert!(faults.is_empty(), "{faults:#?}");

    let run = &log["runs"][0];
    let rules: Vec<&str> = run["tool"]["driver"]["rules"].as_array().unwrap().iter().map(|rule| rule["id"].as_str().unwrap()).collect();
    let results = run["results"].as_array().unwrap();
    assert_eq!(results.len(), 5);
    for result in results {
        assert!(rules.contains(&result["ruleId"].as_str().unwrap()), "{result}");
    }
    let place = |result: &Json| result["locations"][0]["physicalLocation"].clone();
    assert_eq!(place(&results[3])["artifactLocation"]["uri"], "content/pages/About%20us/en.md");
    let region = serde_json::json!({ "startLine": 9, "startColumn": 59, "endLine": 9, "endColumn": 61 });
    assert_eq!(place(&results[4])["region"], region);
    assert_eq!(results[4]["level"], "error");
    assert_eq!(results[0]["level"], "warning");
}

/// What of SARIF 2.1.0 (OASIS, sections 3.13 to 3.30) a log of findings has to keep.
fn sarif_schema() -> Json {
    serde_json::from_str(include_str!("sarif.schema.json")).unwrap()
}
