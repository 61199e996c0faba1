//! Record files: the sample that documents the format, and files that are broken in the ways files break.

#![allow(clippy::expect_used, clippy::panic)]

use std::collections::BTreeMap;

use sekisho::locale::{Locale, Words, builtin_words};
use sekisho::model::{FunctionId, Id, LearnerKind, RecordFile};
use sekisho::records::{Fault, check_code, checksum, read_record_file};
use serde_json::{Value, json};

const BASE: &str = "https://training.example/";

fn sample() -> Vec<u8> {
    include_bytes!("../records/sample.json").to_vec()
}

/// A file with everything that is optional, of somebody whose name is not in the usual character sets.
fn complete() -> Vec<u8> {
    include_bytes!("../records/complete.json").to_vec()
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
fn what_is_optional_is_read_and_a_name_stays_as_it_was_typed() {
    let (file, faults) = read_record_file(&complete(), Some(BASE));
    assert_eq!(faults, []);
    let file = file.expect("a record file");
    let person = file.person.expect("a person");
    // A pair of surrogates, ideographs that normalizing would replace, and one with a variation selector.
    assert_eq!(person.name, "𠮷野 髙﨑\u{fa19}\u{845b}\u{e0100}子");
    assert_eq!((person.latin.as_str(), person.number.as_str()), ("Yoshino", "00042"));
    assert_eq!(person.function.as_ref().map(FunctionId::as_str), Some("warehouse"));
    assert_eq!(file.titles["cyber@1"].edition["ja"], "CTPAT最低限セキュリティ基準（2020年版）");
    let honor = file.statements[0].attempt().expect("the extension").honor.as_ref().expect("an honor statement");
    assert_eq!((honor.id.as_str(), honor.language.as_str()), ("honor-1", "ja"));
}

#[test]
fn check_codes_are_those_of_the_script() {
    let codes: BTreeMap<String, String> = serde_json::from_str(include_str!("../records/check-codes.json")).expect("JSON");
    let files = [sample(), complete()].map(|bytes| read_record_file(&bytes, None).0.expect("a record file"));
    let seen: BTreeMap<String, String> =
        files.iter().flat_map(|file| &file.statements).map(|statement| (statement.id.to_string(), check_code(statement))).collect();
    assert_eq!(seen, codes);
}

/// Whoever changes the words of an honor statement makes records say what nobody declared: it takes a new id.
#[test]
fn honor_statements_are_worded_as_documented() {
    let documented = include_str!("../../docs/records.md");
    let files = builtin_words();
    let (words, _) = Words::new(Locale::EN, files.iter().map(|(locale, name, text)| (*locale, name.as_ref(), text.as_ref())));
    let mut listed = 0;
    for line in documented.lines().filter(|line| line.starts_with("| `honor-")) {
        let cells: Vec<&str> = line.trim_matches('|').split('|').map(|cell| cell.trim().trim_matches('`')).collect();
        let [id, english, japanese] = cells.as_slice() else { panic!("{line}") };
        assert_eq!((words.get(Locale::EN, id).as_str(), words.get(Locale::JA, id).as_str()), (*english, *japanese));
        listed += 1;
    }
    let offered = include_str!("../../themes/default/templates/quiz.html");
    let printed = include_str!("../../themes/default/templates/fragments/proof.html");
    let known = (1..).take_while(|number| words.has(Locale::EN, &format!("honor-{number}"))).count();
    assert!(listed == known && known > 0, "{listed} of {known} are listed");
    for number in 1..=known {
        assert!(printed.contains(&format!("honor:honor-{number}\"")), "a proof has words for honor-{number}");
    }
    // The id that goes into the record is that of the text beside the box.
    assert!(offered.contains(&format!("value=\"honor-{known}\"")) && offered.contains(&format!("key=\"honor-{known}\"")));
}

#[test]
fn the_sample_and_the_types_agree_with_the_schema() {
    let schema: Value = serde_json::from_str(include_str!("../../docs/schemas/record-file.schema.json")).expect("JSON");
    let validator = jsonschema::validator_for(&schema).expect("a sound schema");
    for bytes in [complete(), sample()] {
        let sample: Value = serde_json::from_slice(&bytes).expect("JSON");
        let errors: Vec<String> = validator.iter_errors(&sample).map(|error| format!("{}: {error}", error.instance_path())).collect();
        assert_eq!(errors, Vec::<String>::new());
        let file: RecordFile = serde_json::from_value(sample).expect("the types of the model");
        assert_eq!(checksum(&serde_json::to_value(&file).expect("JSON")), Some(file.checksum), "the types lose nothing");
    }
    let mut name_inside: Value = serde_json::from_slice(&sample()).expect("JSON");
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
