//! What `sekisho records collect` does not take, and what it takes without being harmed by it.

use calamine::Data;
use serde_json::json;

use super::desk::*;
use crate::cli::{stderr, stdout};
use crate::html::{Token, tokens};

#[test]
fn what_is_damaged_is_named_and_kept_apart() {
    let desk = Desk::new();
    let sound = String::from_utf8(Record::passed(1, "1042", "山田 花子").bytes()).unwrap();
    desk.put("in/sound.json", &sound);
    let other = |serial| String::from_utf8(Record::passed(serial, "2000", "佐藤 太郎").bytes()).unwrap();
    let cases: [(&str, String, &str, &str); 8] = [
        ("cut", sound[..sound.len() / 2].to_owned(), "ends in the middle", "途中で切れています"),
        ("edited", other(2).replacen("佐藤", "鈴木", 1), "changed after it was saved", "保存後に内容が変更"),
        ("future", other(3).replacen("record-file/1", "record-file/2", 1), "newer version", "新しい版のサイト"),
        ("foreign", "name,score\n".to_owned(), "no record file", "記録ファイルではありません"),
        ("settings", r#"{"schema":"sekisho/quiz/1"}"#.to_owned(), "no record file", "記録ファイルではありません"),
        (
            "elsewhere",
            String::from_utf8(
                Record::passed(4, "3000", "他社 一郎").file(|file| file["site"]["base"] = json!("https://other.example/")).bytes(),
            )
            .unwrap(),
            "another site",
            "別のサイト",
        ),
        (
            "score",
            {
                let record = Record::passed(5, "2000", "佐藤 太郎").with("result", |result| result["score"]["raw"] = json!(90));
                String::from_utf8(record.bytes()).unwrap()
            },
            "contradicts itself",
            "つじつまが合っていません",
        ),
        (
            "mixed",
            {
                let record = Record::passed(6, "2000", "佐藤 太郎").and(Record::passed(7, "2001", "佐藤 次郎"));
                String::from_utf8(record.bytes()).unwrap()
            },
            "more than one person",
            "複数の人の記録",
        ),
    ];
    for (name, bytes, ..) in &cases {
        desk.put(&format!("in/{name}.json"), bytes);
    }
    desk.put("in/large.json", vec![b' '; 16 * 1024 * 1024 + 1]);
    let output = desk.collect(&["in"], "register", 1);
    assert!(stdout(&output).contains("10 files read; records: 1 new, 0 known or repeated; 9 files not accepted"), "{}", stdout(&output));
    assert_eq!(desk.rows("register").len(), 1, "only the sound file counts");
    assert!(!desk.text("register/people.jsonl").contains("佐藤") && !desk.text("register/statements.jsonl").contains("\"2000\""));
    let (english, japanese) = (desk.text("register/register-en.html"), desk.text("register/register-ja.html"));
    for (name, _, words, ja) in &cases {
        let said = stderr(&output);
        assert!(said.contains(&format!("in/{name}.json: not accepted")) && said.contains(words), "{name}: {said}");
        assert!(english.contains(&format!("<bdi>{name}.json</bdi>")) && english.contains(words), "{name}: {words}");
        assert!(japanese.contains(ja), "{name}: {ja}");
    }
    assert!(english.contains("16 MiB"));
    // What the edited file claims is shown as a claim.
    let apart = english.split("id=\"refused\"").nth(1).unwrap();
    assert!(apart.contains("2000 鈴木 太郎, seals, release 1, passed, 100 %"), "{apart}");
    assert!(!english.contains(&desk.folder().display().to_string()), "no folder is named");
}

#[test]
fn hostile_names_stay_text() {
    let desk = Desk::new();
    let long = "長".repeat(200);
    let names = [
        "=cmd|' /C calc'!A0",
        "+81 90",
        "-2+3",
        "@SUM(A1)",
        "\t=1",
        "<script>alert(1)</script>",
        "\"><img src=x onerror=alert(1)>",
        "abc\u{202e}gpj.exe\u{2066}",
        "{{ 7*7 }}{% raw %}",
        "a\",\"b\r\nc",
        long.as_str(),
    ];
    for (at, name) in (1u32..).zip(names) {
        desk.put(&format!("in/{at}.json"), Record::passed(at, &format!("{at:04}"), name).bytes());
    }
    desk.put("in/<b>=1.json", b"[]");
    desk.collect(&["in"], "register", 1);

    let rows = desk.rows("register");
    assert_eq!(rows.len(), names.len());
    for (row, name) in rows.iter().zip(names) {
        let cell = &row["Name"];
        assert!(!cell.starts_with(['=', '+', '-', '@', '\t', '\r']), "{cell:?}");
        assert!(!cell.contains(['\u{202e}', '\u{2066}', '\n']), "{cell:?}");
        assert!(cell.chars().count() >= name.chars().count(), "nothing is cut: {cell:?}");
    }
    assert_eq!((rows[0]["Name"].as_str(), rows[0]["Staff no."].as_str()), ("'=cmd|' /C calc'!A0", "0001"));

    for language in ["en", "ja"] {
        let page = desk.text(&format!("register/register-{language}.html"));
        let allowed = ["script", "img", "style", "b", "iframe", "svg"];
        let open: Vec<Token> = tokens(&page).filter(|token| matches!(token, Token::Open { .. })).collect();
        for token in &open {
            let Token::Open { name, attributes, .. } = token else { continue };
            assert!(!allowed.contains(&name.as_str()), "{name}");
            assert!(attributes.iter().all(|(name, _)| !name.starts_with("on") && name != "style"), "{attributes:?}");
        }
        assert!(page.contains("&lt;script&gt;") && page.contains("{{ 7*7 }}") && !page.contains('\u{202e}'));
        assert!(page.starts_with(&format!("<!doctype html>\n<html lang=\"{language}\">")), "{}", &page[..80]);
    }

    let book = desk.register("register").remove("register.xlsx").unwrap();
    let sheet = sheet(&book, "ja");
    assert_eq!(sheet[1][0], Data::String("0001".to_owned()), "a number stays text");
    assert_eq!(sheet[1][1], Data::String("=cmd|' /C calc'!A0".to_owned()), "text, not a formula");
    assert_eq!(sheet[11][1], Data::String(long.clone()));
}

#[test]
fn a_folder_of_somebody_else_is_refused() {
    let desk = Desk::new();
    desk.put("in/a.json", Record::passed(1, "0042", "山田 花子").bytes());
    desk.put("holiday/photo.jpg", "x");
    for (language, words) in [("en", "no register that Sekisho made"), ("ja", "Sekishoが作った受講台帳ではありません")] {
        let output = desk.run(&["in", "--out", "holiday", "--lang", language]);
        assert_eq!(output.status.code(), Some(2));
        assert!(stderr(&output).contains(words) && stderr(&output).contains("--out"), "{}", stderr(&output));
    }
    assert_eq!(desk.register("holiday").len(), 1);
    // Nor is a built site a register.
    desk.put("public/sekisho-output.json", r#"{"schema":"sekisho/output/1","base":"","files":[]}"#);
    assert_eq!(desk.run(&["in", "--out", "public"]).status.code(), Some(2));
    // A folder that is not there stops the run before anything is written; so does a site that is not there.
    let output = desk.run(&["in", "inn", "--out", "new"]);
    assert!(output.status.code() == Some(2) && stderr(&output).contains("`inn` is not there"), "{}", stderr(&output));
    assert_eq!(desk.run(&["in", "--out", "new", "--site", "nowhere"]).status.code(), Some(2));
    assert!(!desk.folder().join("new").exists());
    assert_eq!(desk.run(&[]).status.code(), Some(2));
}

#[test]
fn a_damaged_register_is_an_error_with_its_place() {
    let desk = Desk::new();
    desk.put("in/a.json", Record::passed(1, "0042", "山田 花子").bytes());
    desk.put("in/b.json", Record::passed(2, "0043", "佐藤 太郎").bytes());
    desk.collect(&["in"], "register", 0);
    let sound = desk.register("register");
    let lines = desk.text("register/statements.jsonl");
    let cases = [
        ("statements.jsonl", lines[..lines.len() - 40].to_owned(), 2),
        ("statements.jsonl", lines.replacen("\"raw\":100", "\"raw\":90", 1), 1),
        ("statements.jsonl", format!("{lines}oops\n"), 3),
        ("people.jsonl", desk.text("register/people.jsonl").replacen("\"name\"", "\"nam\"", 1), 1),
        ("conflicts.jsonl", "{}\n".to_owned(), 1),
    ];
    for (name, text, line) in cases {
        desk.put(&format!("register/{name}"), &text);
        let before = desk.register("register");
        for (language, place) in [("en", format!("line {line}, cannot be read")), ("ja", format!("{line}行目を読めません"))] {
            let output = desk.run(&["in", "--out", "register", "--lang", language]);
            assert_eq!(output.status.code(), Some(2), "{name}");
            assert!(stderr(&output).contains(&place) && stderr(&output).contains(name), "{}", stderr(&output));
        }
        assert!(before == desk.register("register"), "nothing was overwritten");
        std::fs::remove_dir_all(desk.folder().join("register")).unwrap();
        for (name, bytes) in &sound {
            desk.put(&format!("register/{name}"), bytes);
        }
    }
    // A name that was erased by hand stays erased, and empty lines and other line ends do no harm.
    let kept: String =
        desk.text("register/people.jsonl").lines().filter(|line| !line.contains("山田")).map(|line| format!("{line}\r\n\r\n")).collect();
    desk.put("register/people.jsonl", kept);
    desk.put("none/.keep", "");
    desk.collect(&["none"], "register", 0);
    assert!(!desk.text("register/register-en.html").contains("山田") && !desk.text("register/people.jsonl").contains('\r'));
    assert_eq!(desk.rows("register")[0]["Remarks"], "the name is not known: it was removed before the file was saved");
}

#[test]
fn links_hidden_files_and_other_registers_are_passed_over() {
    let desk = Desk::new();
    desk.put("in/a.JSON", Record::passed(1, "0042", "山田 花子").bytes());
    desk.put("in/._a.json", "Mac");
    desk.put("in/.git/x.json", "{}");
    desk.put("elsewhere/b.json", Record::passed(2, "0043", "佐藤 太郎").bytes());
    desk.put("record.txt", Record::passed(3, "0044", "鈴木 次郎").bytes());
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink(desk.folder().join("elsewhere"), desk.folder().join("in/link")).unwrap();
        std::os::unix::fs::symlink(desk.folder().join("elsewhere/b.json"), desk.folder().join("in/b.json")).unwrap();
    }
    desk.collect(&["in"], "in/register", 0);
    desk.collect(&["in", "record.txt"], "in/register", 0);
    let numbers: Vec<String> = desk.rows("in/register").iter().map(|row| row["Staff no."].clone()).collect();
    assert_eq!(numbers, ["0042", "0044"], "a file that is named may have any name");
}
