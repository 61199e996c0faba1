//! `content/readings.tsv`: how the words of a site are read.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::diagnostics::{Code, Diagnostic};
use crate::model::{Place, Reading, is_kanji};
use crate::source::{FileId, Span};

/// Most characters of a word and of a reading.
const WORD_MAX: usize = 30;
const READING_MAX: usize = 60;
/// Lines with a fault after which the rest is not looked at: it is another kind of file.
const FAULTS_MAX: usize = 20;

/// Reads the table. A line that cannot be used is a finding, and the others count.
pub(super) fn parse(file: FileId, text: &str) -> (Vec<Reading>, Vec<Diagnostic>) {
    let mut out: Vec<Reading> = Vec::new();
    let mut found = Vec::new();
    let mut first: BTreeMap<&str, Span> = BTreeMap::new();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let start = at;
        at += line.len();
        let marked = line.strip_prefix('\u{feff}').filter(|_| start == 0);
        let start = start + marked.map_or(0, |_| '\u{feff}'.len_utf8());
        let line = marked.unwrap_or(line).trim_end();
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        if found.len() >= FAULTS_MAX {
            break;
        }
        let written = line.split('\t').next().unwrap_or_default();
        let span = Span::new(file, start..start + written.len());
        match entry(line) {
            Err((reason, part)) => {
                let text: String = line.get(part.clone()).unwrap_or_default().chars().take(WORD_MAX).collect();
                let span = Span::new(file, start + part.start..start + part.end);
                found.push(Diagnostic::new(Code::ReadingInvalid, span).arg("reason", reason).arg("text", text));
            }
            Ok(reading) => match first.get(written) {
                Some(other) => found.push(Diagnostic::new(Code::ReadingTwice, span).arg("word", written).related(*other, "first")),
                None => {
                    first.insert(written, span);
                    out.push(reading);
                }
            },
        }
    }
    (out, found)
}

/// The word and the reading of a line, or what is wrong and with which part of the line.
fn entry(line: &str) -> Result<Reading, (&'static str, Range<usize>)> {
    let (written, reading) = line.split_once('\t').ok_or(("tab", 0..line.len()))?;
    let is_mark = |ch: char| matches!(ch, '〜' | '～');
    let (word, place) = match (written.strip_prefix(is_mark), written.strip_suffix(is_mark)) {
        (Some(word), _) => (word, Place::Behind),
        (None, Some(word)) => (word, Place::Front),
        (None, None) => (written, Place::Anywhere),
    };
    let fits = |ch: char| is_kanji(ch) || is_kana(ch);
    if !word.chars().any(is_kanji) || !word.chars().all(fits) {
        return Err(("word", 0..written.len()));
    }
    if reading.is_empty() || !reading.chars().all(|ch| matches!(ch, '\u{3041}'..='\u{3096}' | 'ー')) {
        return Err(("reading", written.len() + 1..line.len()));
    }
    if word.chars().count() > WORD_MAX || reading.chars().count() > READING_MAX {
        return Err(("long", 0..line.len()));
    }
    Ok(Reading { word: word.to_owned(), place, reading: reading.to_owned() })
}

fn is_kana(ch: char) -> bool {
    matches!(ch, '\u{3041}'..='\u{3096}' | '\u{30a1}'..='\u{30fa}' | 'ー')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<String> {
        parse(FileId(0), text).0.iter().map(|reading| format!("{}={}", reading.written(), reading.reading)).collect()
    }

    #[test]
    fn words_marks_and_comments_are_read() {
        let text = "\u{feff}# 読み\n\n封印\tふういん\r\n各〜\tかく\n～者\tしゃ\nハチの巣\tはちのす\n取り付け\tとりつけ";
        assert_eq!(words(text), ["封印=ふういん", "各〜=かく", "〜者=しゃ", "ハチの巣=はちのす", "取り付け=とりつけ"]);
        assert!(parse(FileId(0), text).1.is_empty());
    }

    #[test]
    fn hostile_lines_are_findings_at_their_place() {
        let check = |line: &str, reason: &str, part: &str| {
            let text = format!("封印\tふういん\n{line}\n検査\tけんさ\n");
            let (readings, found) = parse(FileId(0), &text);
            assert_eq!(readings.len(), 2, "{line}");
            let [finding] = found.as_slice() else { panic!("{line}: {found:?}") };
            assert_eq!((finding.code, finding.args.first()), (Code::ReadingInvalid, Some(&("reason", reason.into()))), "{line}");
            assert_eq!(&text[finding.span.unwrap().range()], part, "{line}");
        };
        check("書類 しょるい", "tab", "書類 しょるい");
        check("書類", "tab", "書類");
        check("書類\tショルイ", "reading", "ショルイ");
        check("書類\tshorui", "reading", "shorui");
        check("書類\tしょるい\tx", "reading", "しょるい\tx");
        check("書類\t しょるい", "reading", " しょるい");
        check("シール\tしーる", "word", "シール");
        check("\tしょるい", "word", "");
        check("〜\tしょるい", "word", "〜");
        check("〜各〜\tかく", "word", "〜各〜");
        check("書 類\tしょるい", "word", "書 類");
        check("<b>書類\tしょるい", "word", "<b>書類");
        check("書\0類\tしょるい", "word", "書\0類");
        let long = format!("{}\tしょるい", "書".repeat(31));
        check(&long, "long", &long);
        let long = format!("書類\t{}", "し".repeat(61));
        check(&long, "long", &long);
    }

    #[test]
    fn the_first_of_two_lines_counts() {
        let (readings, found) = parse(FileId(0), "封印\tふういん\n封印\tふうじるし\n〜封印\tふういん\n");
        assert_eq!(readings.len(), 2);
        assert_eq!(found.iter().map(|finding| finding.code).collect::<Vec<_>>(), [Code::ReadingTwice]);
    }

    #[test]
    fn a_file_of_another_kind_is_not_read_to_its_end() {
        let (readings, found) = parse(FileId(0), &"no table\n".repeat(100_000));
        assert_eq!((readings.len(), found.len()), (0, FAULTS_MAX));
    }
}
