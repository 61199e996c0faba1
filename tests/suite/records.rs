//! Record files: the sample that documents the format, and files that are broken in the ways files break.

#![allow(clippy::expect_used, clippy::panic)]

use sekisho::model::{Id, LearnerKind, RecordFile};
use sekisho::records::{Fault, checksum, read_record_file};
use serde_json::{Value, json};

const BASE: &str = "https://training.example/";

fn sample() -> Vec<u8> {
    include_bytes!("../records/sample.json").to_vec()
}

/// The sample after a change, with its checksum left as it was.
fn changed(change: impl FnOnce(&mut Value)) -> Vec<u8> {
    let mut value: Value = serde_json::from_slice(&sample()).expect("JSON");
    change(&mut value);
    value.to_string().into_bytes()
}

fn codes(bytes: &[u8]) -> Vec<&'static str> {
    read_record_file(bytes, Some(BASE)).1.iter().map(Fault::code).collect()
}

#[test]
fn the_sample_is_read_without_faults() {
    let (file, faults) = read_record_file(&sample(), Some(BASE));
    assert_eq!(faults, []);
    let file: RecordFile = file.expect("a record file");
    let [first, second] = file.statements.as_slice() else { panic!("two statements") };
    assert!(!first.result.success && second.result.success);
    assert!(first.id.as_str() < second.id.as_str(), "ids are in the order of time");
    assert_eq!(first.context.registration, second.context.registration);
    let attempt = second.attempt().expect("the extension of this site");
    assert_eq!((attempt.attempt, attempt.assurance, attempt.learner), (2, 1, LearnerKind::StaffNumber));
    assert_eq!(file.person.map(|person| person.number).as_deref(), Some(second.actor.account.name.as_str()));
}

#[test]
fn the_sample_and_the_types_agree_with_the_schema() {
    let schema: Value = serde_json::from_str(include_str!("../../docs/schemas/record-file.schema.json")).expect("JSON");
    let validator = jsonschema::validator_for(&schema).expect("a sound schema");
    let sample: Value = serde_json::from_slice(&sample()).expect("JSON");
    let errors: Vec<String> = validator.iter_errors(&sample).map(|error| format!("{}: {error}", error.instance_path())).collect();
    assert_eq!(errors, Vec::<String>::new());
    let file: RecordFile = serde_json::from_value(sample.clone()).expect("the types of the model");
    assert_eq!(checksum(&serde_json::to_value(&file).expect("JSON")), Some(file.checksum), "the types lose nothing");
    let mut name_inside = sample;
    name_inside["statements"][0]["actor"]["name"] = json!("山田 花子");
    assert!(!validator.is_valid(&name_inside), "no name stands inside a statement");
}

#[test]
fn layout_and_order_of_members_do_not_matter() {
    let value: Value = serde_json::from_slice(&sample()).expect("JSON");
    let mut members: Vec<_> = value.as_object().expect("an object").clone().into_iter().collect();
    members.reverse();
    let turned = Value::Object(members.into_iter().collect());
    assert_eq!(codes(serde_json::to_string_pretty(&turned).expect("JSON").as_bytes()), Vec::<&str>::new());
    assert_eq!(codes(&[b"\xef\xbb\xbf".as_slice(), &sample()].concat()), Vec::<&str>::new());
}

#[test]
fn a_file_cut_anywhere_is_truncated() {
    let sample = sample();
    let whole = sample.len() - 2;
    for end in (1..whole).step_by(61).chain([whole]) {
        assert!(matches!(codes(&sample[..end]).as_slice(), ["truncated" | "foreign"]), "cut at {end}");
    }
    assert_eq!(codes(b""), ["truncated"]);
}

#[test]
fn foreign_and_future_files_are_named() {
    for text in ["[]", "null", "name,score\n1042,90\n", r#"{"schema":"sekisho/quiz/1"}"#, r#"{"schema":1}"#, "\u{0}\u{1}"] {
        assert_eq!(codes(text.as_bytes()), ["foreign"], "{text}");
    }
    let (file, faults) = read_record_file(&changed(|file| file["schema"] = json!("sekisho/record-file/2")), Some(BASE));
    assert!(file.is_none());
    assert_eq!(faults, [Fault::Future(2)]);
    assert_eq!(codes(&[b"[".repeat(500), b"]".repeat(500)].concat()), ["foreign"], "nesting without end");
}

#[test]
fn changed_content_is_found_and_still_shown() {
    let (file, faults) = read_record_file(&changed(|file| file["person"]["name"] = json!("山田 太郎")), Some(BASE));
    assert_eq!(faults, [Fault::Edited]);
    assert!(file.is_some(), "a trainer sees what the file is about");
    assert_eq!(codes(&changed(|file| file["checksum"] = json!("sha256:0"))), ["edited"]);
}

#[test]
fn contradictions_are_found_even_under_a_checksum_that_fits() {
    let with_checksum = |change: &dyn Fn(&mut Value)| {
        let bytes = changed(change);
        let mut value: Value = serde_json::from_slice(&bytes).expect("JSON");
        value["checksum"] = json!(checksum(&value).expect("an object").as_str());
        codes(value.to_string().as_bytes())
    };
    assert_eq!(
        with_checksum(&|file| file["site"]["base"] = json!("https://other.example/")),
        ["other-site", "contradiction", "contradiction"]
    );
    assert_eq!(with_checksum(&|file| file["statements"][1]["actor"]["account"]["name"] = json!("2000")), ["mixed"]);
    assert_eq!(with_checksum(&|file| file["statements"][1] = file["statements"][0].clone()), ["repeated"]);
    assert_eq!(with_checksum(&|file| file["statements"][0]["result"]["success"] = json!(true)), ["contradiction"]);
    assert_eq!(with_checksum(&|file| file["statements"][0]["result"]["score"]["raw"] = json!(79)), ["contradiction"]);
    assert_eq!(
        with_checksum(&|file| file["statements"][1]["object"]["id"] = json!("https://training.example/modules/seals")),
        ["contradiction"]
    );
    assert_eq!(with_checksum(&|file| file["statements"][0]["id"] = json!("1")), ["malformed"]);
    assert_eq!(with_checksum(&|file| file["statements"][0]["extra"] = json!(1)), ["malformed"]);
    assert_eq!(with_checksum(&|file| file["statements"] = json!({})), ["malformed"]);
}
