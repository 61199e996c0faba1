//! Positions and faults.

use super::*;
use crate::diagnostics::Code;

fn at<'a>(text: &'a str, positions: &Positions, route: &Route) -> &'a str {
    &text[positions.range(route)]
}

#[test]
fn routes_lead_to_the_written_value() {
    let text = "questions:\n  - id: 封印\n    options:\n      - {id: a, text: {ja: 'はい'}}\n      - id: b\nempty:\n";
    let positions = Positions::of(text);
    let questions = Route::top().key("questions");
    assert_eq!(at(text, &positions, &questions.index(0).key("id")), "封印");
    assert_eq!(at(text, &positions, &questions.index(0).key("options").index(0).key("text").key("ja")), "'はい'");
    assert_eq!(at(text, &positions, &questions.index(0).key("options").index(1)), "id");
    assert_eq!(at(text, &positions, &questions.index(0).key("missing").key("deeper")), "id");
    assert_eq!(at(text, &positions, &Route::top().key("empty")), "empty");
    assert_eq!(questions.index(0).key("id").to_string(), "questions[0].id");
}

#[test]
fn broken_and_deep_input_ends_in_positions_without_a_panic() {
    for text in ["", "[", "a: [b, {c: d", &"[".repeat(5000), "a: &x b\nc: *x", "- - - - x", "\u{0}", "? [a]\n: b", "a: b\n---\nc: d"] {
        let _ = Positions::of(text).range(&Route::top().key("a").index(3));
    }
}

#[derive(Debug, serde::Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(dead_code, reason = "only decoded")]
struct Sample {
    name: String,
    #[serde(default)]
    yes: bool,
}

#[test]
fn faults_have_codes() {
    let cases: [(&str, Option<Code>); 13] = [
        ("name: a", None),
        ("name: a\nname: b", Some(Code::YamlDuplicateKey)),
        ("name: &x a", Some(Code::YamlAlias)),
        ("name: *x", Some(Code::YamlAlias)),
        ("name: a\nnaem: b", Some(Code::YamlShape)),
        ("yes: true", Some(Code::YamlShape)),
        ("name: a\nyes: no", Some(Code::YamlShape)),
        // The value is no text before the bracket turns out to be open.
        ("name: [", Some(Code::YamlShape)),
        ("[", Some(Code::YamlSyntax)),
        ("name: 'a", Some(Code::YamlSyntax)),
        ("name: a\n<<: {yes: true}", Some(Code::YamlAlias)),
        ("name: a\n---\nname: b", Some(Code::YamlShape)),
        ("", Some(Code::YamlShape)),
    ];
    for (text, expected) in cases {
        let found = decode::<Sample>(FileId(0), text, 0).err().map(|diagnostic| diagnostic.code);
        assert_eq!(found, expected, "{text}");
    }
    let deep = format!("name: {}1{}", "[".repeat(60), "]".repeat(60));
    assert_eq!(decode::<serde_json::Value>(FileId(0), &deep, 0).err().map(|d| d.code), Some(Code::YamlTooDeep));
}
