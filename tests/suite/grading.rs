//! Points of answers, as `tests/quiz/cases.yaml` says; `tests/scripts/quiz.test.mjs` holds the script to the same table.

use std::collections::BTreeMap;

use sekisho::model::{AttemptScore, Given, Kind, Number, QuizItem, fold, number};
use serde::Deserialize;
use serde_json::{Value, json};

use super::support::{SiteTest, repository};

#[derive(Deserialize)]
struct Table {
    numbers: Vec<Typed>,
    folds: Vec<Fold>,
    questions: BTreeMap<String, Value>,
    answers: Vec<Answer>,
    attempts: Vec<Attempt>,
    responses: Vec<Response>,
}

#[derive(Deserialize)]
struct Typed {
    text: String,
    #[serde(default)]
    unit: String,
    value: Option<f64>,
}

#[derive(Deserialize)]
struct Fold {
    a: String,
    b: String,
    same: bool,
}

#[derive(Deserialize)]
struct Answer {
    name: String,
    question: String,
    answer: Value,
    score: (u32, u32),
}

#[derive(Deserialize)]
struct Attempt {
    name: String,
    pass: u32,
    #[serde(default)]
    critical: Vec<usize>,
    items: Vec<(u32, u32)>,
    percent: u32,
    right: usize,
    passed: bool,
}

#[derive(Deserialize)]
struct Response {
    kind: Kind,
    answer: Value,
    text: String,
}

fn table() -> Table {
    serde_yaml::from_str(&std::fs::read_to_string(repository().join("tests/quiz/cases.yaml")).unwrap()).unwrap()
}

/// A question with what the table leaves out, because grading does not need it.
fn item(id: &str, question: &Value) -> QuizItem {
    let mut whole = question.clone();
    for (key, value) in
        [("id", json!(id)), ("objective", json!("o")), ("section", json!("s")), ("level", json!("apply")), ("stem", json!({}))]
    {
        whole[key] = value;
    }
    let fill = |list: &mut Value, texts: &[&str]| {
        for entry in list.as_array_mut().into_iter().flatten() {
            for text in texts {
                entry[*text] = json!({});
            }
        }
    };
    fill(&mut whole["pairs"], &["left", "right"]);
    fill(&mut whole["items"], &["text"]);
    fill(&mut whole["nodes"], &["text"]);
    for node in whole["nodes"].as_array_mut().into_iter().flatten() {
        fill(&mut node["options"], &["text", "outcome"]);
    }
    if let Some(members) = whole.as_object_mut() {
        members.retain(|_, value| !value.is_null());
    }
    serde_json::from_value(whole).unwrap_or_else(|error| panic!("{id}: {error}"))
}

fn given(answer: &Value) -> Given {
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    match answer {
        Value::String(text) => Given::One(text.clone()),
        Value::Number(number) => Given::Number(number.as_f64().unwrap()),
        Value::Array(list) => Given::Many(list.iter().map(text).collect()),
        Value::Object(pairs) => Given::Pairs(pairs.iter().map(|(left, right)| (left.clone(), text(right))).collect()),
        other => panic!("no answer: {other}"),
    }
}

#[test]
fn there_are_enough_cases_of_every_kind() {
    let table = table();
    assert!(table.numbers.len() + table.folds.len() + table.answers.len() + table.attempts.len() >= 150);
    let questions: Vec<QuizItem> = table.questions.iter().map(|(id, question)| item(id, question)).collect();
    for kind in Kind::ALL {
        let of_kind = |answer: &&Answer| questions.iter().any(|item| item.kind == kind && item.id.as_str() == answer.question);
        let (full, none): (Vec<_>, Vec<_>) = table.answers.iter().filter(of_kind).partition(|answer| answer.score.0 == answer.score.1);
        assert!(!full.is_empty() && !none.is_empty(), "{}", kind.name());
    }
}

#[test]
fn numbers_are_read_as_people_type_them() {
    for case in table().numbers {
        assert_eq!(number(&case.text, &case.unit), case.value, "{:?} in {:?}", case.text, case.unit);
    }
}

#[test]
fn typed_words_are_folded_before_they_are_compared() {
    for case in table().folds {
        assert_eq!(fold(&case.a) == fold(&case.b), case.same, "{:?} and {:?}", case.a, case.b);
    }
}

#[test]
fn answers_have_the_points_of_the_table() {
    let table = table();
    for case in &table.answers {
        let item = item(&case.question, &table.questions[&case.question]);
        let value = item.answer.as_ref().and_then(|answer| match answer.value {
            Number::Literal(value) => Some(value),
            Number::Variable(_) => None,
        });
        assert_eq!(item.grade(value, &given(&case.answer)), case.score, "{}", case.name);
    }
}

#[test]
fn an_answer_of_another_kind_has_no_points() {
    let table = table();
    for (id, question) in &table.questions {
        let item = item(id, question);
        let foreign = if matches!(item.kind, Kind::Numeric) { Given::One("15".to_owned()) } else { Given::Number(15.0) };
        let (points, most) = item.grade(Some(15.0), &foreign);
        assert!(points == 0 && most > 0, "{id}: {points} of {most}");
    }
}

#[test]
fn attempts_have_the_scores_of_the_table() {
    for case in table().attempts {
        let items: Vec<_> = case.items.iter().enumerate().map(|(at, points)| (*points, case.critical.contains(&at))).collect();
        let expected = AttemptScore { percent: case.percent, right: case.right, passed: case.passed };
        assert_eq!(AttemptScore::of(&items, case.pass), Some(expected), "{}", case.name);
    }
}

#[test]
fn responses_are_read_back() {
    for case in table().responses {
        assert_eq!(Given::from_response(case.kind, &case.text), Some(given(&case.answer)), "{}", case.text);
    }
}

/// What a page shows is sorted by id; where that is the right order, or where each choice would stand beside its pair, it is not.
#[test]
fn ids_that_sort_into_the_right_order_give_nothing_away() {
    let quiz = "quizzes/seals.yaml";
    let first = |site: &SiteTest, one: &str, other: &str| {
        let run = site.check();
        let page = run.page("en/quizzes/seals.html");
        page.find(one).expect("shown") < page.find(other).expect("shown")
    };
    let plain = SiteTest::minimal();
    assert!(first(&plain, r#"data-sk-item="compare""#, r#"data-sk-item="pull""#), "sorted by id");
    let both = "      - id: pull\n        text: {en: \"Pull the seal\", ja: \"封印を引く\"}\n      - id: compare\n";
    let sorted = SiteTest::minimal().replace(quiz, both, &both.replace("pull", "a-pull").replace("compare", "b-compare"));
    assert!(first(&sorted, r#"data-sk-item="b-compare""#, r#"data-sk-item="a-pull""#), "not the right order");
    assert!(first(&plain, r#"<option value="equal""#, r#"<option value="differs""#), "not beside their pairs, which are sorted");
}
