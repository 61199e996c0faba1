//! The program itself: its help, its language, its exit codes, and what it writes.

use std::collections::BTreeSet;
use std::path::Path;
use std::process::{Command, Output};

use super::support::{SiteTest, repository, tree};

pub(crate) fn program() -> Command {
    let mut program = Command::new(env!("CARGO_BIN_EXE_sekisho"));
    for name in ["LANG", "LC_ALL", "LC_MESSAGES", "LANGUAGE"] {
        program.env_remove(name);
    }
    program.current_dir(repository());
    program
}

fn run(arguments: &[&str]) -> Output {
    program().args(arguments).output().unwrap()
}

pub(crate) fn stdout(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

pub(crate) fn stderr(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

const COMMANDS: [&str; 9] = ["build", "check", "preview", "serve", "new", "stats", "coverage", "records", "search"];

#[test]
fn help_of_every_command_is_in_both_languages() {
    for command in COMMANDS {
        if cfg!(not(feature = "serve")) && matches!(command, "preview" | "serve") {
            continue;
        }
        let english = run(&[command, "--help", "--lang", "en"]);
        let japanese = run(&[command, "--help", "--lang", "ja"]);
        for output in [&english, &japanese] {
            assert_eq!(output.status.code(), Some(0), "{command}");
            assert!(output.stderr.is_empty(), "{command}");
        }
        assert!(stdout(&english).contains("Usage: ") && stdout(&english).contains("\nOptions:\n"), "{}", stdout(&english));
        assert_japanese(&stdout(&japanese), command);
        assert_eq!(options(&stdout(&english)), options(&stdout(&japanese)), "{command}");
    }
    let all = stdout(&run(&["--help", "--lang", "ja"]));
    assert_japanese(&all, "--help");
    for command in COMMANDS {
        assert!(all.contains(&format!("\n  {command}")), "{command} is listed");
    }
}

/// No English is left in Japanese help but names: of the program, its commands and options, of files and formats.
fn assert_japanese(help: &str, command: &str) {
    let names: BTreeSet<&str> = [
        "Sekisho", "sekisho", "yaml", "public", "en", "ja", "human", "json", "JSON", "sarif", "table", "csv", "CSV", "stats", "coverage",
        "Ctrl", "C", "build", "check", "preview", "serve", "new", "records", "show", "collect", "search", "lang", "h", "V", "content",
        "readings", "tsv",
    ]
    .into();
    let words =
        help.split(|c: char| !c.is_ascii_alphabetic() && c != '-').map(|word| word.trim_matches('-')).filter(|word| !word.is_empty());
    let options: BTreeSet<String> = options(help);
    let left: Vec<&str> =
        words.flat_map(|word| word.split("Ctrl-").last()).filter(|word| !names.contains(word) && !options.contains(*word)).collect();
    assert!(left.is_empty(), "{command}: {left:?} in\n{help}");
}

/// Names of the long options that a text shows.
fn options(help: &str) -> BTreeSet<String> {
    let name = |rest: &str| rest.chars().take_while(|c| c.is_ascii_lowercase() || *c == '-').collect::<String>();
    help.match_indices("--").map(|(at, _)| name(&help[at + 2..])).filter(|name| !name.is_empty()).collect()
}

#[test]
fn the_language_comes_from_the_option_or_the_environment() {
    let check = |variables: &[(&str, &str)], arguments: &[&str], japanese: bool| {
        let output =
            program().args(["check", "--site", "no-such-folder"]).args(arguments).envs(variables.iter().copied()).output().unwrap();
        assert_eq!(output.status.code(), Some(2));
        let expected = if japanese { "エラー: " } else { "error: " };
        assert!(stderr(&output).starts_with(expected), "{variables:?} {arguments:?}: {}", stderr(&output));
    };
    check(&[], &[], false);
    check(&[("LANG", "ja_JP.UTF-8")], &[], true);
    check(&[("LANG", "en_US.UTF-8"), ("LC_ALL", "ja_JP.UTF-8")], &[], true);
    check(&[("LANG", "ja_JP.UTF-8"), ("LC_MESSAGES", "C")], &[], false);
    check(&[("LANG", "ja_JP.UTF-8"), ("LC_ALL", "")], &[], true);
    check(&[("LANG", "ja_JP.UTF-8")], &["--lang", "en"], false);
    check(&[("LANG", "en_US.UTF-8")], &["--lang=ja"], true);
    check(&[("LANG", "fr_FR.UTF-8")], &[], false);
}

#[test]
fn slips_on_the_command_line_are_named_with_a_remedy() {
    let check = |arguments: &[&str], english: &[&str], japanese: &[&str]| {
        for (language, words) in [("en", english), ("ja", japanese)] {
            let output = program().args(arguments).args(["--lang", language]).output().unwrap();
            assert_eq!(output.status.code(), Some(2), "{arguments:?}");
            assert!(output.stdout.is_empty(), "{arguments:?}");
            for word in words {
                assert!(stderr(&output).contains(word), "{arguments:?}: no `{word}` in {}", stderr(&output));
            }
        }
    };
    check(
        &["biuld"],
        &["error: there is no command `biuld`", "did you mean `build`?"],
        &["エラー: 「biuld」というコマンドはありません", "直し方: 「build」ではありませんか"],
    );
    check(
        &["publish"],
        &["no command `publish`", "`sekisho --help` lists"],
        &["「publish」というコマンドはありません", "コマンドの一覧が出ます"],
    );
    check(
        &["check", "--stict"],
        &["no option `--stict`", "did you mean `--strict`?"],
        &["「--stict」というオプションはありません", "「--strict」ではありませんか"],
    );
    check(&["check", "--xyz"], &["no option `--xyz`", "add --help"], &["「--xyz」というオプションはありません", "--help"]);
    check(&["check", "--format", "xml"], &["`xml` does not fit", "human, json, sarif"], &["「xml」は", "human、json、sarif"]);
    check(&["new"], &["something is missing", "help: "], &["指定が足りません", "直し方: "]);
    check(&["check", "--site"], &["error: ", "--site"], &["エラー: ", "--site"]);
    if cfg!(feature = "serve") {
        check(&["serve", "--port", "http"], &["`http` does not fit"], &["「http」は"]);
        check(&["serve", "--port", "99999"], &["`99999` does not fit"], &["「99999」は"]);
        check(&["serve", "--address", "here"], &["`here` does not fit"], &["「here」は"]);
    }
    let nothing = run(&["--lang", "ja"]);
    assert_eq!(nothing.status.code(), Some(2));
    assert!(stderr(&nothing).contains("コマンド"), "{}", stderr(&nothing));
}

#[test]
fn check_prints_json_and_sarif_and_nothing_else() {
    let site = SiteTest::minimal().replace("quizzes/seals.yaml", "        correct: true\n", "");
    let root = site.root();
    let root = root.to_str().unwrap();
    for (format, key) in [("json", "findings"), ("sarif", "runs")] {
        let output = run(&["check", "--site", root, "--format", format, "--lang", "ja"]);
        assert_eq!(output.status.code(), Some(1));
        assert!(output.stderr.is_empty(), "{}", stderr(&output));
        let json: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
        assert!(json[key].is_array());
        assert!(stdout(&output).contains("question-without-answer") && stdout(&output).contains("正解のない問題です"));
    }
    let clean = SiteTest::minimal();
    let output = run(&["check", "--site", clean.root().to_str().unwrap(), "--format", "json"]);
    assert_eq!((output.status.code(), stdout(&output).contains("\"findings\": []")), (Some(0), true));
    assert_eq!(stdout(&run(&["check", "--site", clean.root().to_str().unwrap(), "--lang", "ja"])), "指摘はありません\n");
}

#[test]
fn counts_are_equal_in_both_languages() {
    let output = run(&["stats", "--format", "json"]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    let stats: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let mut compared = 0;
    let mut assert_equal = |name: &str, counts: &serde_json::Value| {
        assert_eq!(counts["en"], counts["ja"], "{name}");
        compared += 1;
    };
    for (kind, counts) in stats["pages"].as_object().unwrap() {
        assert_equal(kind, counts);
    }
    for (module, counts) in stats["modules"].as_object().unwrap() {
        assert_equal(module, &counts["sections"]);
    }
    assert_equal("all modules", &stats["all_modules"]["sections"]);
    // Every kind has words, and every question is counted under one.
    let questions =
        |counts: &serde_json::Value| -> u64 { counts["questions"].as_object().unwrap().values().filter_map(|n| n.as_u64()).sum() };
    let modules = stats["modules"].as_object().unwrap().values().map(questions).sum::<u64>();
    assert!(modules > 0 && modules == questions(&stats["all_modules"]));
    for language in ["en", "ja"] {
        assert!(!stdout(&run(&["stats", "--lang", language])).contains("stats-"), "{language}");
    }
    assert!(compared > 15);
    let table = stdout(&run(&["stats", "--lang", "ja"]));
    assert!(table.starts_with("ページ") && table.contains("合計"), "{table}");
}

/// Builds into the site's own folder and returns the numbers of the last line: files, written, removed.
fn build(site: &SiteTest) -> [usize; 3] {
    let output = run(&["build", "--site", site.root().to_str().unwrap()]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    let line = stdout(&output);
    let counts = line.rsplit_once(": ").unwrap().1;
    let numbers: Vec<usize> =
        counts.split(|c: char| !c.is_ascii_digit()).filter(|part| !part.is_empty()).map(|part| part.parse().unwrap()).collect();
    numbers.try_into().unwrap()
}

#[test]
fn only_what_changed_is_written() {
    let site = SiteTest::minimal();
    let [files, written, removed] = build(&site);
    assert_eq!((written, removed), (files, 0));
    let first = tree(&site.public());
    assert_eq!(build(&site), [files, 0, 0]);
    assert_eq!(tree(&site.public()), first);

    // One word of one page in one language: that page, and the index of that language.
    let ja = "content/pages/about/ja.md";
    site.write(ja, site.read(ja).replace("点検のための小さなサイトです。", "点検のための大きな見本です。"));
    build(&site);
    let second = tree(&site.public());
    let is_index = |path: &&String| path.starts_with("search/ja");
    let changed: Vec<&String> = second.iter().filter(|(path, bytes)| first.get(*path) != Some(*bytes)).map(|(path, _)| path).collect();
    let pages: Vec<&String> = changed.iter().copied().filter(|path| !is_index(path) && *path != "sekisho-output.json").collect();
    assert_eq!(pages, ["ja/pages/about.html"]);
    assert!(changed.iter().any(is_index), "{changed:?}");
    let gone: Vec<&String> = first.keys().filter(|path| !second.contains_key(*path)).collect();
    assert!(gone.iter().all(is_index), "{gone:?}");

    // The page goes: its files go, too.
    for language in ["en", "ja"] {
        std::fs::remove_file(site.path(&format!("content/pages/about/{language}.md"))).unwrap();
        let home = format!("content/pages/home/{language}.md");
        site.write(&home, site.read(&home).replace("(page:about)", "(module:seals)"));
    }
    let [_, _, removed] = build(&site);
    assert!(removed >= 2, "{removed}");
    assert!(!site.path("public/ja/pages").exists(), "the empty folder is gone");
    assert!(tree(&site.public()).keys().all(|path| !path.contains("about")));
}

#[test]
fn a_new_site_builds_clean() {
    let site = SiteTest::empty();
    let (folder, root) = (site.root().join("training"), site.root());
    let made = run(&["new", folder.to_str().unwrap(), "--lang", "ja"]);
    assert_eq!(made.status.code(), Some(0), "{}", stderr(&made));
    assert!(stdout(&made).contains("ファイルを書き出しました"), "{}", stdout(&made));
    let built = run(&["build", "--strict", "--site", folder.to_str().unwrap()]);
    assert_eq!(built.status.code(), Some(0), "{}", stderr(&built));
    assert!(stderr(&built).is_empty());
    for language in ["en", "ja"] {
        assert!(folder.join("public").join(language).join("index.html").is_file());
    }

    // A folder that holds anything is left alone; an empty one is taken.
    let before = tree(&folder);
    refused(&folder);
    assert_eq!(tree(&folder), before);
    std::fs::create_dir(root.join("empty")).unwrap();
    assert_eq!(run(&["new", root.join("empty").to_str().unwrap()]).status.code(), Some(0));
    std::fs::write(root.join("file"), "mine").unwrap();
    let output = run(&["new", root.join("file").to_str().unwrap()]);
    assert_eq!(output.status.code(), Some(2), "{}", stderr(&output));
}

fn refused(folder: &Path) {
    for (language, words) in [("en", "is not empty"), ("ja", "空ではありません")] {
        let output = run(&["new", folder.to_str().unwrap(), "--lang", language]);
        assert_eq!(output.status.code(), Some(2));
        assert!(stderr(&output).contains(words), "{}", stderr(&output));
    }
}

/// A record file in a folder, as it was changed on its way; what `records show` says of it in a language, and how it ends.
fn shown(bytes: &[u8], language: &str) -> (String, Option<i32>) {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("record.json");
    std::fs::write(&file, bytes).unwrap();
    let output = program().current_dir(folder.path()).args(["records", "show", "--lang", language]).arg(&file).output().unwrap();
    assert_eq!(std::fs::read(&file).unwrap(), bytes, "the file stays as it is");
    (stdout(&output), output.status.code())
}

#[test]
fn a_record_file_is_explained() {
    let sample = std::fs::read(repository().join("tests/records/sample.json")).unwrap();
    let codes: serde_json::Value = serde_json::from_str(include_str!("../records/check-codes.json")).unwrap();
    let (english, code) = shown(&sample, "en");
    assert_eq!(code, Some(0));
    for part in
        ["山田 花子", "No. 1042", "2026-04-18 04:24 UTC", "100 % (pass mark 80 %), 6 of 6 right", "not passed", "The file is sound."]
    {
        assert!(english.contains(part), "{part} in {english}");
    }
    let (japanese, _) = shown(&sample, "ja");
    for part in ["全従業員のサイバーセキュリティ（cyber）、第1版", "6問中6問正解", "不合格", "ファイルに問題はありません。"]
    {
        assert!(japanese.contains(part), "{part} in {japanese}");
    }
    for part in ["確認コード", codes["019d9ec9-645c-71f4-9a7f-74c46b6825da"].as_str().unwrap()] {
        assert!(japanese.contains(part), "{part} in {japanese}");
    }
    // What the learner gave of their own accord, and what they declared.
    let complete = std::fs::read(repository().join("tests/records/complete.json")).unwrap();
    let (english, _) = shown(&complete, "en");
    for part in
        ["𠮷野 髙﨑\u{fa19}\u{845b}\u{e0100}子 (よしの, Yoshino), No. 00042", "warehouse", "without help from others", "(honor-1, ja)"]
    {
        assert!(english.contains(part), "{part} in {english}");
    }
    let (japanese, _) = shown(&complete, "ja");
    assert!(japanese.contains("本人の宣言") && japanese.contains("他の人の助けを借りず"), "{japanese}");
    // The edition as the record names it; the site says what records of earlier versions do not; else its id.
    assert!(english.contains("CTPAT Minimum Security Criteria, 2020 edition: 4.7"), "{english}");
    assert!(japanese.contains("CTPAT最低限セキュリティ基準（2020年版）："), "{japanese}");
    let (alone, _) = shown(&sample, "en");
    assert!(alone.contains("ctpat-2020: "), "{alone}");
    let file = repository().join("tests/records/sample.json");
    let output = program().args(["records", "show", "--lang", "ja", "--site"]).arg(repository()).arg(&file).output().unwrap();
    assert!(stdout(&output).contains("CTPAT最低限セキュリティ基準（2020年版）："), "{}", stdout(&output));
    // Beside a site it is compared with its modules.
    let site = SiteTest::minimal();
    let output = program().args(["records", "show", "--site"]).arg(site.root()).arg(file).output().unwrap();
    assert!(stdout(&output).contains("the site has no module `cyber`"), "{}", stdout(&output));
}

#[test]
fn a_damaged_record_file_is_named_with_a_remedy() {
    let sample = String::from_utf8(std::fs::read(repository().join("tests/records/sample.json")).unwrap()).unwrap();
    let cases: [(String, &str, &str); 6] = [
        (sample[..sample.len() / 2].to_owned(), "ends in the middle", "途中で切れています"),
        (sample.replacen("山田 花子", "山田 太郎", 1), "changed after it was saved", "保存後に内容が変更"),
        (sample.replacen("record-file/1", "record-file/2", 1), "newer version", "新しい版のサイト"),
        ("name,score\n".to_owned(), "no record file", "記録ファイルではありません"),
        (sample.replacen("\"raw\": 70", "\"raw\": 90", 1), "contradicts itself", "つじつまが合っていません"),
        (sample.replacen("\"saved\"", "\"sawed\"", 1), "form of a record", "記録の形式になっていません"),
    ];
    for (text, english, japanese) in cases {
        for (language, message, help) in [("en", english, "help: "), ("ja", japanese, "直し方: ")] {
            let (seen, code) = shown(text.as_bytes(), language);
            assert_eq!(code, Some(1), "{seen}");
            assert!(seen.contains(message) && seen.contains(help), "{message} in {seen}");
        }
    }
    // What steers a terminal does not reach it.
    let (seen, _) = shown(sample.replacen("倉庫課", "\\u001b[31m", 1).as_bytes(), "en");
    assert!(!seen.contains('\u{1b}') && seen.contains("\u{fffd}[31m"), "{seen}");
    let (seen, _) = shown(sample.replacen("山田 花子", "\u{202e}山田", 1).as_bytes(), "en");
    assert!(!seen.contains('\u{202e}') && seen.contains("\u{fffd}山田"), "{seen}");
    assert_eq!(run(&["records", "show", "not-there.json"]).status.code(), Some(2));
    // A site that was named and is not there must not look like a comparison.
    let nowhere = run(&["records", "show", "tests/records/sample.json", "--site", "nowhere"]);
    assert_eq!((stdout(&nowhere).as_str(), nowhere.status.code()), ("", Some(2)), "{}", stderr(&nowhere));
    assert_eq!(run(&["records"]).status.code(), Some(2));
}

#[test]
fn the_version_is_that_of_the_package() {
    assert_eq!(stdout(&run(&["--version"])), concat!("sekisho ", env!("CARGO_PKG_VERSION"), "\n"));
}

/// The words of a site without a reading, for people and for programs; the exit code says whether there are any.
#[test]
fn words_without_a_reading_are_listed() {
    let site = SiteTest::minimal();
    let folder = site.root().display().to_string();
    let ask = |arguments: &[&str]| {
        let output = run(&[&["search", "--without-reading", "--site", &folder], arguments].concat());
        (output.status.code(), stdout(&output))
    };
    let json = || serde_json::from_str::<serde_json::Value>(&ask(&["--json"]).1).unwrap();
    let (code, english) = ask(&["--lang", "en"]);
    assert_eq!(code, Some(1));
    assert!(english.lines().any(|line| line == "書類  modules/seals.html#check"), "{english}");
    assert!(english.lines().last().unwrap().ends_with(" words without a reading"), "{english}");
    assert!(ask(&["--lang", "ja"]).1.lines().last().unwrap().starts_with("読みのない言葉："));
    let before = json();
    let entry = before["without_reading"].as_array().unwrap().iter().find(|entry| entry["word"] == "書類").unwrap();
    assert_eq!((&entry["page"], &entry["anchor"]), (&"modules/seals.html".into(), &"check".into()));
    assert_eq!(before["unneeded"], serde_json::json!([]));

    // The readings of these words are nonsense, but readings.
    let words: Vec<String> =
        before["without_reading"].as_array().unwrap().iter().map(|entry| entry["word"].as_str().unwrap().to_owned()).collect();
    let table: String = words.iter().map(|word| format!("{word}\tよみ\n")).collect();
    site.write("content/readings.tsv", format!("{table}封印\tふういん\n国際\tこくさい\n"));
    let (code, english) = ask(&["--lang", "en"]);
    assert_eq!((code, english.as_str()), (Some(0), "every word has a reading\nnot needed in content/readings.tsv: 封印 国際\n"));
    assert_eq!(ask(&["--lang", "ja"]).1, "すべての言葉に読みがあります\ncontent/readings.tsvになくてよい言葉：封印 国際\n");
    assert_eq!(json()["without_reading"], serde_json::json!([]));

    site.write("content/readings.tsv", "封印 ふういん\n");
    assert_eq!(run(&["check", "--site", &folder]).status.code(), Some(1));
}
