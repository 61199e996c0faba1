//! Record files to hand in, a desk to collect them on, and the files of a register read back.

use std::collections::BTreeMap;
use std::io::Cursor;
use std::path::{Path, PathBuf};
use std::process::Output;

use calamine::{Data, Reader, Xlsx};
use serde_json::{Value, json};

use crate::cli::{program, stderr, stdout};
use crate::support::{SiteTest, tree};

/// A record file, made from the sample; every field may be changed before it gets its checksum.
pub(super) struct Record {
    pub(super) value: Value,
}

impl Record {
    /// One passed attempt at `seals` of the minimal site; `serial` makes the id.
    pub(super) fn passed(serial: u32, number: &str, name: &str) -> Self {
        Self::of(1, serial, number, name)
    }

    /// One failed attempt.
    pub(super) fn failed(serial: u32, number: &str, name: &str) -> Self {
        Self::of(0, serial, number, name)
    }

    pub(super) fn of(template: usize, serial: u32, number: &str, name: &str) -> Self {
        let mut value: Value = serde_json::from_slice(include_bytes!("../../records/sample.json")).unwrap();
        let statement = value["statements"][template].take();
        value["statements"] = json!([statement]);
        value["person"] = json!({"name": name, "kana": "", "number": number, "department": "倉庫課"});
        let record = Self { value }.with("actor", |actor| actor["account"]["name"] = json!(number)).module("seals");
        record.with("id", |id| *id = json!(format!("019d9ec9-645c-71f4-9a7f-0000{serial:08x}")))
    }

    /// Changes a member of the statement.
    pub(super) fn with(mut self, member: &str, change: impl FnOnce(&mut Value)) -> Self {
        change(&mut self.value["statements"][0][member]);
        self
    }

    /// Changes what the statement says of the attempt.
    pub(super) fn attempt(self, change: impl FnOnce(&mut Value)) -> Self {
        self.with("context", |context| change(&mut context["extensions"]["https://training.example/xapi/attempt/1"]))
    }

    pub(super) fn module(self, module: &str) -> Self {
        let record = self.with("object", |object| object["id"] = json!(format!("https://training.example/modules/{module}")));
        let print = SEALS.with(Clone::clone);
        record.attempt(|attempt| {
            attempt["module"] = json!(module);
            attempt["fingerprint"] = json!(print);
        })
    }

    pub(super) fn release(self, release: u32) -> Self {
        let record = self.with("context", |context| context["revision"] = json!(release.to_string()));
        record.attempt(|attempt| attempt["release"] = json!(release))
    }

    pub(super) fn at(self, time: &str) -> Self {
        self.with("timestamp", |timestamp| *timestamp = json!(time)).attempt(|attempt| attempt["started"] = json!(time))
    }

    /// Changes the file around the statement.
    pub(super) fn file(mut self, change: impl FnOnce(&mut Value)) -> Self {
        change(&mut self.value);
        self
    }

    /// Adds the statements of another file.
    pub(super) fn and(mut self, other: Record) -> Self {
        let mut others = other.value;
        let own = self.value["statements"].as_array_mut().unwrap();
        own.append(others["statements"].as_array_mut().unwrap());
        self
    }

    pub(super) fn bytes(&self) -> Vec<u8> {
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
pub(super) struct Desk {
    pub(super) site: SiteTest,
}

impl Desk {
    pub(super) fn new() -> Self {
        Self { site: SiteTest::minimal() }
    }

    pub(super) fn folder(&self) -> PathBuf {
        self.site.root().parent().unwrap().to_path_buf()
    }

    pub(super) fn put(&self, path: &str, bytes: impl AsRef<[u8]>) {
        let path = self.folder().join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, bytes).unwrap();
    }

    /// Runs in the folder around the site.
    pub(super) fn run(&self, arguments: &[&str]) -> Output {
        program().current_dir(self.folder()).args(["records", "collect"]).args(arguments).output().unwrap()
    }

    /// Collects with the site; the run ends with a code.
    pub(super) fn collect(&self, inputs: &[&str], out: &str, code: i32) -> Output {
        let mut arguments = inputs.to_vec();
        arguments.extend(["--out", out, "--site", "site"]);
        let output = self.run(&arguments);
        assert_eq!(output.status.code(), Some(code), "{}{}", stdout(&output), stderr(&output));
        output
    }

    pub(super) fn register(&self, out: &str) -> BTreeMap<String, Vec<u8>> {
        tree(&self.folder().join(out))
    }

    pub(super) fn text(&self, path: &str) -> String {
        std::fs::read_to_string(self.folder().join(path)).unwrap()
    }

    /// Rows of the table by head.
    pub(super) fn rows(&self, out: &str) -> Vec<BTreeMap<String, String>> {
        let mut lines = csv(&self.text(&format!("{out}/register.csv"))).into_iter();
        let head = lines.next().unwrap();
        lines.map(|line| head.iter().cloned().zip(line).collect()).collect()
    }

    /// The remarks of the only row.
    pub(super) fn remarks(&self, record: Record) -> String {
        self.put("one/record.json", record.bytes());
        self.collect(&["one"], "one-register", 0);
        let rows = self.rows("one-register");
        assert_eq!(rows.len(), 1);
        std::fs::remove_dir_all(self.folder().join("one-register")).unwrap();
        rows[0]["Remarks"].clone()
    }
}

/// Reads a table with a mark of UTF-8, CRLF and quotes around every cell.
pub(super) fn csv(text: &str) -> Vec<Vec<String>> {
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

pub(super) fn sheet(bytes: &[u8], name: &str) -> Vec<Vec<Data>> {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes.to_vec())).unwrap();
    assert_eq!(book.sheet_names(), ["en", "ja"]);
    book.worksheet_range(name).unwrap().rows().map(<[Data]>::to_vec).collect()
}

pub(super) fn count_and_dates(folder: &Path) -> BTreeMap<String, std::time::SystemTime> {
    std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| {
            let entry = entry.unwrap();
            (entry.file_name().to_string_lossy().into_owned(), entry.metadata().unwrap().modified().unwrap())
        })
        .collect()
}
