//! One case of `tests/diagnostics`: files over the minimal site, and the findings marked in them.

use std::fmt;

use sekisho::diagnostics::Code;
use sekisho::locale::Locale;

use crate::blocks;
use crate::support::{Run, SiteTest, assert_complete};

/// A finding, or a further place of one, as it is marked. Two are equal when the place is the same and each words of the
/// one stand in those of the other.
#[derive(Debug, Clone)]
pub(super) struct Mark {
    /// Path and line; `None` for a finding about the site as a whole.
    place: Option<(String, usize)>,
    /// Columns before the mark and columns that it covers; full-width characters cover two.
    columns: (usize, usize),
    /// `^` for a finding, `~` for a further place.
    sign: char,
    /// `error[code]`, `warning[code]`, `note`.
    head: String,
    english: String,
    japanese: String,
}

impl PartialEq for Mark {
    fn eq(&self, other: &Self) -> bool {
        let within = |a: &str, b: &str| a.contains(b) || b.contains(a);
        (&self.place, self.columns, self.sign, &self.head) == (&other.place, other.columns, other.sign, &other.head)
            && within(&self.english, &other.english)
            && within(&self.japanese, &other.japanese)
    }
}

impl fmt::Display for Mark {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.place {
            Some((path, line)) => {
                write!(f, "{path}:{line}\n|{}{}", " ".repeat(self.columns.0), self.sign.to_string().repeat(self.columns.1))?
            }
            None => f.write_str("findings\n|")?,
        }
        write!(f, " {}: {} | {}", self.head, self.english.replace('\n', " / "), self.japanese.replace('\n', " / "))
    }
}

/// What should be and what is, for the message of a failed test.
pub(super) fn difference(expected: &[Mark], found: &[Mark]) -> String {
    let list = |marks: &[Mark]| marks.iter().map(Mark::to_string).collect::<Vec<_>>().join("\n");
    format!("expected:\n{}\nfound:\n{}", list(expected), list(found))
}

/// A part of a file of cases.
pub(super) struct Case {
    pub(super) name: String,
    site: SiteTest,
    pub(super) expected: Vec<Mark>,
}

/// Reads the cases of a file.
pub(super) fn cases(text: &str) -> Vec<Case> {
    let mut cases = Vec::new();
    for part in blocks::parts(text) {
        let mut case = Case { name: part.name, site: SiteTest::minimal(), expected: Vec::new() };
        for block in part.blocks {
            case.block(&block.info, &block.body);
        }
        sort(&mut case.expected);
        cases.push(case);
    }
    cases
}

impl Case {
    /// Takes a fenced block: its info string says what happens to which file.
    fn block(&mut self, info: &str, body: &[&str]) {
        match info.split_once(' ') {
            Some(("diff", path)) => self.change(path, body),
            Some(("delete", path)) => std::fs::remove_file(self.site.path(path)).unwrap(),
            Some((_, path)) => {
                let text = self.text(path, 0, body.iter().copied());
                self.site.write(path, text);
            }
            None if info == "findings" => {
                for line in body {
                    let (head, words) = line.split_once(": ").expect("`error[code]: words | 文`");
                    self.mark(None, (0, 0), '^', head, words);
                }
            }
            None => panic!("the block `{info}` names no file"),
        }
    }

    /// Replaces the lines that a diff shows; they stand in the file exactly once.
    fn change(&mut self, path: &str, body: &[&str]) {
        let text = self.site.read(path);
        let lines: Vec<&str> = text.lines().collect();
        let part = |line: &'_ str| line.get(1..).unwrap_or_default().to_owned();
        let old: Vec<String> =
            body.iter().filter(|line| !line.starts_with('+') && marker(&part(line)).is_none()).map(|line| part(line)).collect();
        let places: Vec<usize> = (0..lines.len()).filter(|at| lines[*at..].iter().take(old.len()).eq(old.iter())).collect();
        let [place] = places[..] else { panic!("{path} has these lines {} times:\n{}", places.len(), old.join("\n")) };
        let new: Vec<String> = body.iter().filter(|line| !line.starts_with('-')).map(|line| part(line)).collect();
        let new = self.text(path, place, new.iter().map(String::as_str));
        let before: String = lines[..place].iter().map(|line| format!("{line}\n")).collect();
        let after: String = lines[place + old.len()..].iter().map(|line| format!("{line}\n")).collect();
        self.site.write(path, before + &new + &after);
    }

    /// Takes the marks out of a text; `above` lines stand before it in the file.
    fn text<'t>(&mut self, path: &str, above: usize, lines: impl Iterator<Item = &'t str>) -> String {
        let mut text = String::new();
        let mut number = above;
        for line in lines {
            if let Some((columns, sign, head, words)) = marker(line) {
                self.mark(Some((path.to_owned(), number)), columns, sign, head, words);
            } else {
                text.push_str(line);
                text.push('\n');
                number += 1;
            }
        }
        text
    }

    fn mark(&mut self, place: Option<(String, usize)>, columns: (usize, usize), sign: char, head: &str, words: &str) {
        let (english, japanese) = words.split_once(" | ").unwrap_or_else(|| panic!("words in two languages, with ` | ` between: {words}"));
        let (head, english, japanese) = (head.to_owned(), english.to_owned(), japanese.to_owned());
        self.expected.push(Mark { place, columns, sign, head, english, japanese });
    }

    /// Whether the case is about a code.
    pub(super) fn expects(&self, code: Code) -> bool {
        self.expected.iter().any(|mark| mark.head.ends_with(&format!("[{code}]")))
    }

    /// What a check of the site finds.
    pub(super) fn run(&self) -> Vec<Mark> {
        let run = self.site.check();
        let mut marks = Vec::new();
        for (index, (english, japanese)) in run.seen(Locale::EN).into_iter().zip(run.seen(Locale::JA)).enumerate() {
            assert_complete(&english, &japanese);
            let place = english.place.as_ref().map(|(path, line, _)| (path.clone(), *line));
            let columns =
                english.place.as_ref().map_or((0, 0), |(path, line, column)| columns(&run, path, *line, *column, &english.marked));
            marks.push(Mark { place, columns, sign: '^', head: english.head, english: english.words, japanese: japanese.words });
            marks.extend(related(&run, index));
        }
        sort(&mut marks);
        marks
    }
}

/// Further places of a finding.
fn related(run: &Run, index: usize) -> Vec<Mark> {
    let Some(diagnostic) = run.outcome.diagnostics.iter().nth(index) else { return Vec::new() };
    let args: Vec<_> = diagnostic.args.iter().map(|(name, value)| (*name, value.clone())).collect();
    let note = |locale, name| run.outcome.words().attribute(locale, diagnostic.code.name(), name, &args).unwrap_or_default();
    let place = |related: &sekisho::diagnostics::Related| {
        let file = run.outcome.sources().get(related.span.file)?;
        let (line, column) = file.line_column(related.span.start as usize);
        let marked = file.text[related.span.range()].lines().next().unwrap_or_default();
        Some(Mark {
            place: Some((file.path.clone(), line)),
            columns: columns(run, &file.path, line, column, marked),
            sign: '~',
            head: "note".to_owned(),
            english: note(Locale::EN, related.note),
            japanese: note(Locale::JA, related.note),
        })
    };
    diagnostic.related.iter().filter_map(place).collect()
}

/// Columns before a passage and columns that it covers, at least one.
fn columns(run: &Run, path: &str, line: usize, column: usize, marked: &str) -> (usize, usize) {
    let sources = run.outcome.sources();
    let text = sources.find(path).and_then(|id| sources.get(id)).map(|file| file.text.to_string()).unwrap_or_default();
    let before: String = text.lines().nth(line - 1).unwrap_or_default().chars().take(column - 1).collect();
    (width(&before), width(marked).max(1))
}

/// Columns of a terminal.
fn width(text: &str) -> usize {
    let wide = |c: char| matches!(c, '\u{1100}'..='\u{115f}' | '\u{2e80}'..='\u{a4cf}' | '\u{ac00}'..='\u{d7a3}' | '\u{f900}'..='\u{faff}' | '\u{fe30}'..='\u{fe6f}' | '\u{ff00}'..='\u{ff60}' | '\u{ffe0}'..='\u{ffe6}');
    text.chars().map(|c| if wide(c) { 2 } else { 1 }).sum()
}

/// Reads a line that marks a place: `    ^^^^ error[code]: words | 文`.
fn marker(line: &str) -> Option<((usize, usize), char, &str, &str)> {
    let rest = line.trim_start_matches(' ');
    let sign = rest.chars().next().filter(|c| matches!(c, '^' | '~'))?;
    let words = rest.trim_start_matches(sign);
    let (head, text) = words.strip_prefix(' ')?.split_once(": ")?;
    let is_head = ["error[", "warning[", "note"].iter().any(|start| head.starts_with(start));
    is_head.then(|| ((line.len() - rest.len(), rest.len() - words.len()), sign, head, text))
}

fn sort(marks: &mut [Mark]) {
    let key = |mark: &Mark| (mark.place.clone(), mark.columns, mark.sign, mark.head.clone(), mark.english.clone());
    marks.sort_by_key(key);
}
