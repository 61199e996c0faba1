//! `sekisho records collect`: the register, whatever the folder holds.

mod desk;
mod refusals;

use calamine::Data;
use serde_json::{Value, json};

use super::cli::{program, stderr, stdout};
use super::html::{Token, tokens};
use super::support::SiteTest;
use desk::*;

#[test]
fn the_register_holds_the_latest_pass_of_each_person_in_each_module() {
    let desk = Desk::new();
    desk.put("in/a.json", Record::failed(1, "0042", "山田 花子").at("2026-04-01T01:00:00Z").bytes());
    // Half past three at night in Tokyo is the day before in UTC.
    desk.put("in/b/c.json", Record::passed(2, "0042", "山田 花子").at("2026-04-17T18:30:00Z").bytes());
    desk.put("in/d.json", Record::failed(3, "1042", "John Smith").at("2026-05-02T01:00:00Z").bytes());
    desk.put("in/notes.txt", "not looked at");
    let output = desk.collect(&["in"], "register", 0);
    assert!(stdout(&output).contains("3 files read; records: 3 new, 0 known or repeated; 0 files not accepted, 7 written"));
    assert_eq!(
        desk.register("register").keys().map(String::as_str).collect::<Vec<_>>(),
        [
            "people.jsonl",
            "register-en.html",
            "register-ja.html",
            "register.css",
            "register.csv",
            "register.xlsx",
            "sekisho-register.json",
            "statements.jsonl"
        ]
    );
    let rows = desk.rows("register");
    let check = |row: usize, pairs: &[(&str, &str)]| {
        for (head, expected) in pairs {
            assert_eq!(rows[row][*head], *expected, "{head} in {:?}", rows[row]);
        }
    };
    check(
        0,
        &[
            ("Staff no.", "0042"),
            ("Name", "山田 花子"),
            ("Unit", "倉庫課"),
            ("Module", "seals"),
            ("Title of the module", "Check the seal"),
            ("Release", "1"),
            ("Result", "passed"),
            ("Date", "2026-04-18"),
            ("Score (%)", "100"),
            ("Language", "ja"),
            ("Attempts", "2"),
            ("Assurance reached", "1"),
            ("Assurance asked for", "1"),
            ("Valid until", "2027-04-18"),
            ("Record number", "019D-9EC9-645C-71F4"),
            ("Remarks", ""),
        ],
    );
    check(1, &[("Staff no.", "1042"), ("Result", "not passed"), ("Score (%)", "70"), ("Valid until", "")]);
    let lines = desk.text("register/statements.jsonl");
    assert_eq!(lines.lines().count(), 3);
    assert!(lines.lines().is_sorted() && lines.lines().all(|line| line.starts_with("{\"actor\":")), "{lines}");
    assert!(!lines.contains("山田"), "no name stands in a statement");

    // The same in Japanese, without a site.
    let output = desk.run(&["in", "--out", "register-2", "--lang", "ja"]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    assert!(stdout(&output).contains("新しい記録3件"), "{}", stdout(&output));
    let rows = desk.rows("register-2");
    assert_eq!((rows[0]["社員番号"].as_str(), rows[0]["受講日"].as_str(), rows[0]["有効期限"].as_str()), ("0042", "2026-04-18", "不明"));
    assert_eq!(rows[0]["教材名"], "全従業員のサイバーセキュリティ");
    assert!(desk.text("register-2/register-en.html").contains("Not compared with a site"));
}

#[test]
fn neither_order_nor_folders_nor_repetition_matter() {
    let desk = Desk::new();
    let files: Vec<(String, Vec<u8>)> = (0..12u32)
        .map(|at| {
            let record = Record::passed(at, &format!("{}", 1000 + at % 5), &format!("受講者{}", at % 5));
            (format!("{at}.json"), record.at(&format!("2026-04-{:02}T01:00:00Z", 1 + at)).bytes())
        })
        .chain([("cut.json".to_owned(), b"{\"schema\":".to_vec()), ("foreign.json".to_owned(), b"[]".to_vec())])
        .collect();
    for (name, bytes) in &files {
        desk.put(&format!("one/{name}"), bytes);
        desk.put(&format!("two/x/y/{name}"), bytes);
        desk.put(&format!("two/z/{name}"), bytes);
    }
    desk.collect(&["one"], "a", 1);
    let first = desk.register("a");
    desk.collect(&["two", "one", "one/3.json"], "b", 1);
    assert!(first == desk.register("b"), "other folders, other order, repeated");

    // Once more changes nothing, not even a date.
    let dates = count_and_dates(&desk.folder().join("a"));
    let output = desk.collect(&["one"], "a", 1);
    assert!(stdout(&output).contains("records: 0 new, 12 known or repeated; 2 files not accepted, 0 written"), "{}", stdout(&output));
    assert_eq!(dates, count_and_dates(&desk.folder().join("a")));

    // Week by week comes to the same, also when the files are gone and the register lies among them.
    desk.put("week/3.json", &files[3].1);
    desk.collect(&["week"], "week/register", 0);
    std::fs::remove_file(desk.folder().join("week/3.json")).unwrap();
    for (name, bytes) in files.iter().rev() {
        if name != "3.json" {
            desk.put(&format!("week/{name}"), bytes);
        }
    }
    desk.collect(&["week"], "week/register", 1);
    assert!(first == desk.register("week/register"), "in two runs");
    // A language changes the table only.
    desk.run(&["one", "--out", "a", "--site", "site", "--lang", "ja"]);
    let changed: Vec<String> = desk.register("a").into_iter().filter(|(name, bytes)| first[name] != *bytes).map(|(name, _)| name).collect();
    assert_eq!(changed, ["register.csv"]);
}

#[test]
fn rows_say_what_to_look_at() {
    let desk = Desk::new();
    let record = || Record::passed(1, "1042", "山田 花子");
    let check = |record: Record, expected: &[&str]| {
        let remarks = desk.remarks(record);
        for words in expected {
            assert!(remarks.contains(words), "{words} in {remarks}");
        }
        assert_eq!(remarks.split(" / ").filter(|part| !part.is_empty()).count(), expected.len(), "{remarks}");
    };
    check(record(), &[]);
    check(record().module("forklift"), &["the site has no module `forklift`"]);
    check(record().release(2), &["still has release 1"]);
    check(
        record().attempt(|attempt| attempt["fingerprint"] = json!(format!("sha256:{}", "0".repeat(64)))),
        &["text of the module has changed"],
    );
    check(record().attempt(|attempt| attempt["clock_earlier"] = json!(true)), &["clock of the computer"]);
    check(record().attempt(|attempt| attempt["started"] = json!("2027-01-01T00:00:00Z")), &["clock of the computer"]);
    check(record().attempt(|attempt| attempt["assurance_needed"] = json!(3)), &["assurance level is lower"]);
    check(record().file(|file| file["person"] = Value::Null), &["the name is not known"]);
    check(record().file(|file| file["person"]["number"] = json!("9")), &["another staff number (9)"]);
    let local = Record::passed(1, "local:3f2a9c", "山田 花子")
        .file(|file| file["person"]["number"] = json!(""))
        .attempt(|attempt| attempt["learner"] = json!("local"));
    check(local, &["no staff number"]);
    // A later release of the site.
    let later = Desk { site: SiteTest::minimal().replace("content/modules/seals/module.yaml", "release: 1", "release: 2") };
    assert!(later.remarks(record()).contains("has release 2 of this module now"));

    // The same number with two names, and times against the order of one browser.
    desk.put("in/a.json", record().bytes());
    desk.put("in/b.json", Record::passed(2, "1042", "佐藤 太郎").file(|file| file["saved"] = json!("2026-05-01T00:00:00Z")).bytes());
    desk.put(
        "in/c.json",
        Record::failed(3, "7", "鈴木").at("2026-05-01T00:00:00Z").attempt(|attempt| attempt["sequence"] = json!(1)).bytes(),
    );
    desk.put(
        "in/d.json",
        Record::passed(4, "7", "鈴木").at("2026-04-01T00:00:00Z").attempt(|attempt| attempt["sequence"] = json!(2)).bytes(),
    );
    desk.collect(&["in"], "register", 0);
    let rows = desk.rows("register");
    assert!(rows[0]["Remarks"].contains("clock"), "{rows:?}");
    assert!(rows[1]["Remarks"].contains("(山田 花子 / 佐藤 太郎)"), "{rows:?}");
    assert_eq!(rows[1]["Name"], "佐藤 太郎", "the latest name");

    // Records that were collected without a site, of another one.
    let foreign = String::from_utf8(record().bytes()).unwrap().replace("https://training.example/", "https://other.example/");
    let mut foreign: Value = serde_json::from_str(&foreign).unwrap();
    foreign["checksum"] = json!(sekisho::records::checksum(&foreign).unwrap().as_str());
    desk.put("other/a.json", foreign.to_string());
    assert_eq!(desk.run(&["other", "--out", "two"]).status.code(), Some(0));
    desk.put("none/.keep", "");
    desk.collect(&["none"], "two", 0);
    let rows = desk.rows("two");
    assert!(rows[0]["Remarks"].contains("comes from the site https://other.example/") && rows[0]["Valid until"] == "not known", "{rows:?}");
}

#[test]
fn an_id_with_two_contents_is_a_conflict_and_nothing_is_lost() {
    let desk = Desk::new();
    let one = Record::passed(1, "1042", "山田 花子").at("2026-04-18T01:00:00Z").bytes();
    let two = Record::passed(1, "1042", "山田 花子").at("2026-04-19T01:00:00Z").bytes();
    desk.put("in/one.json", &one);
    desk.put("in/two.json", &two);
    let output = desk.collect(&["in"], "a", 1);
    let said = stderr(&output);
    assert!(said.contains("019D-9EC9-645C-71F4") && said.contains("one.json") && said.contains("two.json"), "{said}");
    let rows = desk.rows("a");
    assert!(rows.len() == 1 && rows[0]["Remarks"].contains("two different contents"), "{rows:?}");
    let both = |out: &str| desk.text(&format!("{out}/statements.jsonl")) + &desk.text(&format!("{out}/conflicts.jsonl"));
    assert!(both("a").contains("2026-04-18T01") && both("a").contains("2026-04-19T01"));
    // In two runs and the other order: the same.
    desk.collect(&["in/two.json"], "b", 0);
    let output = desk.collect(&["in/one.json"], "b", 1);
    assert!(stderr(&output).contains("b/statements.jsonl"), "{}", stderr(&output));
    assert!(desk.register("a") == desk.register("b"));
    // The mark stays; a run that does not touch the record does not say it again.
    desk.put("none/.keep", "");
    let output = desk.collect(&["none"], "b", 0);
    assert_eq!(stderr(&output), "");
    assert!(desk.register("a") == desk.register("b"));
}

#[test]
fn the_workbook_has_a_sheet_for_each_language_with_real_dates() {
    let desk = Desk::new();
    desk.put("in/a.json", Record::passed(1, "0042", "山田 花子").at("2026-04-17T18:30:00Z").bytes());
    desk.collect(&["in"], "register", 0);
    let book = desk.register("register").remove("register.xlsx").unwrap();
    for (language, head, title, result) in [("en", "Staff no.", "Check the seal", "passed"), ("ja", "社員番号", "封印を確かめる", "合格")]
    {
        let sheet = sheet(&book, language);
        let text = |text: &str| Data::String(text.to_owned());
        assert_eq!(sheet.len(), 2);
        assert_eq!(sheet[0].len(), 18);
        assert_eq!((&sheet[0][0], &sheet[1][6], &sheet[1][8]), (&text(head), &text(title), &text(result)));
        // 2026-04-18 and 2027-04-18 as days since 1900.
        let days: Vec<f64> = [9, 15].map(|at: usize| if let Data::DateTime(day) = &sheet[1][at] { day.as_f64() } else { 0.0 }).to_vec();
        assert_eq!(days, [46130.0, 46495.0], "{:?}", sheet[1]);
        assert_eq!(sheet[1][10], Data::Float(100.0));
    }
}

#[test]
fn pages_are_tables_that_can_be_read_aloud_and_printed() {
    let desk = Desk::new();
    desk.put("in/a.json", Record::passed(1, "0042", "山田 花子").bytes());
    desk.put("in/b.json", "[]");
    desk.collect(&["in"], "register", 1);
    for (language, other) in [("en", "ja"), ("ja", "en")] {
        let page = desk.text(&format!("register/register-{language}.html"));
        let open: Vec<Token> = tokens(&page).collect();
        let count = |tag: &str| open.iter().filter(|token| matches!(token, Token::Open { name, .. } if name == tag)).count();
        assert_eq!((count("html"), count("h1"), count("main"), count("table"), count("caption")), (1, 1, 1, 2, 2));
        assert_eq!(count("script") + count("style"), 0);
        for token in open.iter().filter(|token| matches!(token, Token::Open { name, .. } if name == "th")) {
            assert!(matches!(token.attribute("scope"), Some("col" | "row")), "{token:?}");
        }
        let links: Vec<&str> = open.iter().filter_map(|token| token.attribute("href")).collect();
        assert_eq!(links, ["register.css", &format!("register-{other}.html")], "nothing from elsewhere");
        // A word that is missing shows its key.
        assert!(!page.contains("register-column") && !page.contains(">register-") && !page.contains("mark-"), "{page}");
    }
    let style = desk.text("register/register.css");
    assert!(style.contains("A4 landscape") && style.contains("prefers-color-scheme: dark") && !style.contains("url("));
}

#[test]
fn many_files_are_one_register() {
    const FILES: u32 = 1_500;
    let desk = Desk::new();
    let template = Record::passed(0, "0", "受講者");
    for at in 0..FILES {
        // 1,250 people with one or two files each; every tenth file repeats the one before, every hundredth is cut.
        let serial = if at % 10 == 9 { at - 1 } else { at };
        let number = (1000 + serial % 1250).to_string();
        let mut record = Record { value: template.value.clone() };
        record.value["person"]["number"] = json!(number);
        record = record
            .with("id", |id| *id = json!(format!("019d9ec9-645c-71f4-9a7f-0000{serial:08x}")))
            .with("actor", |actor| actor["account"]["name"] = json!(number));
        let mut bytes = record.bytes();
        if at % 100 == 50 {
            bytes.truncate(bytes.len() / 2);
        }
        desk.put(&format!("in/{}/{at}.json", at % 7), bytes);
    }
    let started = std::time::Instant::now();
    let output = desk.collect(&["in"], "register", 1);
    println!("{FILES} files in {:.1} s (dev profile)", started.elapsed().as_secs_f64());
    let said = stdout(&output);
    assert!(said.contains("1500 files read; records: 1335 new, 150 known or repeated; 15 files not accepted, 7 written"), "{said}");
    let rows = desk.rows("register");
    assert_eq!(desk.text("register/statements.jsonl").lines().count(), 1335);
    assert_eq!(rows.iter().map(|row| row["Attempts"].parse::<u32>().unwrap()).sum::<u32>(), 1335);
    let again = desk.collect(&["in"], "register", 1);
    assert!(stdout(&again).contains("records: 0 new") && stdout(&again).contains(" 0 written"), "{}", stdout(&again));
}

#[test]
fn help_is_in_both_languages() {
    for (language, words) in [("en", "Folder of the register"), ("ja", "受講台帳のフォルダ")] {
        let output = program().args(["records", "collect", "--help", "--lang", language]).output().unwrap();
        assert_eq!(output.status.code(), Some(0));
        assert!(stdout(&output).contains(words) && stdout(&output).contains("--site"), "{}", stdout(&output));
    }
}
