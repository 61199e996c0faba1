//! `sekisho records collect`: the register, whatever the folder holds.

use std::collections::BTreeMap;
use std::io::Cursor;
use std::path::{Path, PathBuf};
use std::process::Output;

use calamine::{Data, Reader, Xlsx};
use serde_json::{Value, json};

use super::cli::{program, stderr, stdout};
use super::html::{Token, tokens};
use super::support::{SiteTest, tree};

/// A record file, made from the sample; every field may be changed before it gets its checksum.
struct Record {
    value: Value,
}

impl Record {
    /// One passed attempt at `seals` of the minimal site; `serial` makes the id.
    fn passed(serial: u32, number: &str, name: &str) -> Self {
        Self::of(1, serial, number, name)
    }

    /// One failed attempt.
    fn failed(serial: u32, number: &str, name: &str) -> Self {
        Self::of(0, serial, number, name)
    }

    fn of(template: usize, serial: u32, number: &str, name: &str) -> Self {
        let mut value: Value = serde_json::from_slice(include_bytes!("../records/sample.json")).unwrap();
        let statement = value["statements"][template].take();
        value["statements"] = json!([statement]);
        value["person"] = json!({"name": name, "kana": "", "number": number, "department": "倉庫課"});
        let record = Self { value }.with("actor", |actor| actor["account"]["name"] = json!(number)).module("seals");
        record.with("id", |id| *id = json!(format!("019d9ec9-645c-71f4-9a7f-0000{serial:08x}")))
    }

    /// Changes a member of the statement.
    fn with(mut self, member: &str, change: impl FnOnce(&mut Value)) -> Self {
        change(&mut self.value["statements"][0][member]);
        self
    }

    /// Changes what the statement says of the attempt.
    fn attempt(self, change: impl FnOnce(&mut Value)) -> Self {
        self.with("context", |context| change(&mut context["extensions"]["https://training.example/xapi/attempt/1"]))
    }

    fn module(self, module: &str) -> Self {
        let record = self.with("object", |object| object["id"] = json!(format!("https://training.example/modules/{module}")));
        let print = SEALS.with(Clone::clone);
        record.attempt(|attempt| {
            attempt["module"] = json!(module);
            attempt["fingerprint"] = json!(print);
        })
    }

    fn release(self, release: u32) -> Self {
        let record = self.with("context", |context| context["revision"] = json!(release.to_string()));
        record.attempt(|attempt| attempt["release"] = json!(release))
    }

    fn at(self, time: &str) -> Self {
        self.with("timestamp", |timestamp| *timestamp = json!(time)).attempt(|attempt| attempt["started"] = json!(time))
    }

    /// Changes the file around the statement.
    fn file(mut self, change: impl FnOnce(&mut Value)) -> Self {
        change(&mut self.value);
        self
    }

    /// Adds the statements of another file.
    fn and(mut self, other: Record) -> Self {
        let mut others = other.value;
        let own = self.value["statements"].as_array_mut().unwrap();
        own.append(others["statements"].as_array_mut().unwrap());
        self
    }

    fn bytes(&self) -> Vec<u8> {
        let mut value = self.value.clone();
        value["checksum"] = json!(sekisho::records::checksum(&value).unwrap().as_str());
        value.to_string().into_bytes()
    }
}

thread_local! {
    /// Fingerprint of the module of the minimal site.
    static SEALS: String = {
        let run = SiteTest::minimal().check();
        let site = run.outcome.site.as_ref().unwrap();
        site.modules.values().next().unwrap().fingerprint.to_string()
    };
}

/// A site, folders of record files, and the register made from them.
struct Desk {
    site: SiteTest,
}

impl Desk {
    fn new() -> Self {
        Self { site: SiteTest::minimal() }
    }

    fn folder(&self) -> PathBuf {
        self.site.root().parent().unwrap().to_path_buf()
    }

    fn put(&self, path: &str, bytes: impl AsRef<[u8]>) {
        let path = self.folder().join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, bytes).unwrap();
    }

    /// Runs in the folder around the site.
    fn run(&self, arguments: &[&str]) -> Output {
        program().current_dir(self.folder()).args(["records", "collect"]).args(arguments).output().unwrap()
    }

    /// Collects with the site; the run ends with a code.
    fn collect(&self, inputs: &[&str], out: &str, code: i32) -> Output {
        let mut arguments = inputs.to_vec();
        arguments.extend(["--out", out, "--site", "site"]);
        let output = self.run(&arguments);
        assert_eq!(output.status.code(), Some(code), "{}{}", stdout(&output), stderr(&output));
        output
    }

    fn register(&self, out: &str) -> BTreeMap<String, Vec<u8>> {
        tree(&self.folder().join(out))
    }

    fn text(&self, path: &str) -> String {
        std::fs::read_to_string(self.folder().join(path)).unwrap()
    }

    /// Rows of the table by head.
    fn rows(&self, out: &str) -> Vec<BTreeMap<String, String>> {
        let mut lines = csv(&self.text(&format!("{out}/register.csv"))).into_iter();
        let head = lines.next().unwrap();
        lines.map(|line| head.iter().cloned().zip(line).collect()).collect()
    }

    /// The remarks of the only row.
    fn remarks(&self, record: Record) -> String {
        self.put("one/record.json", record.bytes());
        self.collect(&["one"], "one-register", 0);
        let rows = self.rows("one-register");
        assert_eq!(rows.len(), 1);
        std::fs::remove_dir_all(self.folder().join("one-register")).unwrap();
        rows[0]["Remarks"].clone()
    }
}

/// Reads a table with a mark of UTF-8, CRLF and quotes around every cell.
fn csv(text: &str) -> Vec<Vec<String>> {
    let mut rest = text.strip_prefix('\u{feff}').expect("the mark of UTF-8");
    let (mut lines, mut line) = (Vec::new(), Vec::new());
    while !rest.is_empty() {
        rest = rest.strip_prefix('"').expect("a quote begins a cell");
        let mut cell = String::new();
        loop {
            let at = rest.find('"').expect("a quote ends a cell");
            cell.push_str(&rest[..at]);
            rest = &rest[at + 1..];
            match rest.strip_prefix('"') {
                Some(after) => rest = after,
                None => break,
            }
            cell.push('"');
        }
        line.push(cell);
        if let Some(after) = rest.strip_prefix("\r\n") {
            lines.push(std::mem::take(&mut line));
            rest = after;
        } else {
            rest = rest.strip_prefix(',').expect("a comma between cells");
        }
    }
    lines
}

fn sheet(bytes: &[u8], name: &str) -> Vec<Vec<Data>> {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes.to_vec())).unwrap();
    assert_eq!(book.sheet_names(), ["en", "ja"]);
    book.worksheet_range(name).unwrap().rows().map(<[Data]>::to_vec).collect()
}

fn count_and_dates(folder: &Path) -> BTreeMap<String, std::time::SystemTime> {
    std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| {
            let entry = entry.unwrap();
            (entry.file_name().to_string_lossy().into_owned(), entry.metadata().unwrap().modified().unwrap())
        })
        .collect()
}

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
