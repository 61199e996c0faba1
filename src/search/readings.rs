//! What known readings are good for: titles in kana, by which lists are sorted; compounds with their readings; and what the table
//! of readings lacks.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::input::{SearchPage, SearchTerm};
use super::lexicon::{Lexicon, Part, Stretch};
use super::normalize::normalize;
use crate::model::{Place, Reading, is_kanji};

/// Most compounds that are found by their reading: about 25 kB of word shards when they are compressed.
const COMPOUNDS_MAX: usize = 2_000;
/// Most words of a compound.
const PARTS_MAX: usize = 8;

/// Writes texts in kana, normalized, as far as the glossary and the table of readings say how their words are read: lists
/// are sorted by it. Ruby is left out, because texts are not at hand where nothing is searched.
pub fn kana<'t>(terms: &[SearchTerm], readings: &[Reading], texts: impl IntoIterator<Item = &'t str>) -> Vec<String> {
    let lexicon = Lexicon::new(&[], terms, readings);
    texts.into_iter().map(|text| normalize(&lexicon.read_out(text))).collect()
}

/// A compound of words with known readings.
pub(super) struct Compound {
    pub(super) word: String,
    pub(super) reading: String,
}

/// The compounds of a site, and what is left of them without their first words: the beginning of a compound is found
/// by the beginning of its reading, its end is not. The most frequent ones, these first.
pub(super) fn compounds(pages: &[SearchPage], lexicon: &Lexicon) -> Vec<Compound> {
    // Most stand there before: a word and its reading, with a zero between them, are put together in the same place again and again.
    let mut found: HashMap<String, usize> = HashMap::new();
    let mut key = String::new();
    for (text, _, _) in texts(pages) {
        for stretch in lexicon.stretches(text).iter() {
            for run in runs(stretch.parts) {
                let starts = (0..run.len().saturating_sub(1)).filter(|at| run.get(*at).is_some_and(|part| part.place != Place::Behind));
                for at in starts {
                    let parts = run.get(at..).unwrap_or_default();
                    key.clear();
                    key.extend(parts.iter().map(|part| part.text).chain(["\0"]).chain(parts.iter().filter_map(|part| part.reading)));
                    match found.get_mut(&key) {
                        Some(count) => *count += 1,
                        None => _ = found.insert(key.clone(), 1),
                    }
                }
            }
        }
    }
    let mut out: Vec<(String, usize)> = found.into_iter().collect();
    out.sort_by(|(left, often), (right, seldom)| seldom.cmp(often).then_with(|| left.cmp(right)));
    out.truncate(COMPOUNDS_MAX);
    let parts = out.iter().filter_map(|(key, _)| key.split_once('\0'));
    parts.map(|(word, reading)| Compound { word: word.to_owned(), reading: reading.to_owned() }).collect()
}

/// The parts of a stretch that make one word: a verb or adjective ends it (守る方針), and so does a number (第15号).
fn runs<'p, 't, 'a>(parts: &'p [Part<'t, 'a>]) -> impl Iterator<Item = &'p [Part<'t, 'a>]> {
    let is_verb = |ch| matches!(ch, 'う' | 'く' | 'ぐ' | 'す' | 'ず' | 'つ' | 'て' | 'ぬ' | 'ぶ' | 'む' | 'る');
    let ends = move |part: &Part| part.text.ends_with("しい") || part.text.ends_with(is_verb);
    let one_word = move |left: &Part, right: &Part| left.reading.is_some() == right.reading.is_some() && !ends(left);
    let read = parts.chunk_by(one_word).filter(|run| run.iter().all(|part| part.reading.is_some()));
    let whole = read.map(|run| match run {
        [before @ .., last] if last.place == Place::Front => before,
        _ => run,
    });
    whole.flat_map(|run| run.chunks(PARTS_MAX))
}

/// Every text of the pages with its page and anchor.
fn texts(pages: &[SearchPage]) -> impl Iterator<Item = (&str, &SearchPage, Option<&str>)> {
    pages.iter().flat_map(|page| {
        let sections = page
            .sections
            .iter()
            .flat_map(move |section| [&section.heading, &section.text].map(|text| (text.as_str(), page, section.anchor.as_deref())));
        std::iter::once((page.title.as_str(), page, None)).chain(sections)
    })
}

/// What the table of readings lacks, and what it has too much.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ReadingReport {
    /// Words without a reading, most frequent first.
    pub unread: Vec<UnreadWord>,
    /// Words of the table, as written there, that the site does not have or that glossary or ruby read.
    pub unneeded: Vec<String>,
}

/// A word of the site whose reading is not known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnreadWord {
    /// The part without a reading.
    pub word: String,
    /// The whole stretch of kanji in which it stands.
    pub within: String,
    /// How often the part stands in the site.
    pub count: usize,
    /// Path of the first page that has it, below the folder of the language.
    pub page: String,
    /// Anchor of the section there.
    pub anchor: Option<String>,
}

/// Compares the Japanese pages of a site with what gives readings. A word is a stretch of two or more kanji; it is read
/// when it can be divided into words that have a reading.
pub fn report(pages: &[SearchPage], terms: &[SearchTerm], readings: &[Reading]) -> ReadingReport {
    let lexicon = Lexicon::new(pages, terms, readings);
    let mut unread: BTreeMap<String, UnreadWord> = BTreeMap::new();
    let mut used: BTreeSet<(&str, Place)> = BTreeSet::new();
    for (text, page, anchor) in texts(pages) {
        for stretch in lexicon.stretches(text).iter() {
            used.extend(stretch.parts.iter().filter(|part| part.reading.is_some()).map(|part| (part.text, part.place)));
            let within: String = stretch.parts.iter().map(|part| part.text).collect();
            // One kanji alone is left to the reader: most are the beginning of a verb.
            if within.chars().filter(|ch| is_kanji(*ch)).count() < 2 {
                continue;
            }
            for word in gaps(&stretch) {
                let entry = unread.entry(word.clone()).or_insert_with(|| UnreadWord {
                    word,
                    within: within.clone(),
                    count: 0,
                    page: page.path.clone(),
                    anchor: anchor.map(str::to_owned),
                });
                entry.count += 1;
            }
        }
    }
    let mut unread: Vec<UnreadWord> = unread.into_values().collect();
    unread.sort_by(|left, right| right.count.cmp(&left.count).then_with(|| left.word.cmp(&right.word)));
    let trusted = Lexicon::new(pages, terms, &[]);
    let is_needed = |entry: &&Reading| {
        let stands = || entry.place == Place::Anywhere && texts(pages).any(|(text, _, _)| text.contains(&entry.word));
        let is_read = entry.place == Place::Anywhere && !trusted.readings(&entry.word).is_empty();
        !is_read && (used.contains(&(entry.word.as_str(), entry.place)) || stands())
    };
    let unneeded = readings.iter().filter(|entry| !is_needed(entry)).map(Reading::written).collect();
    ReadingReport { unread, unneeded }
}

/// The longest parts of a stretch without a reading. A last kanji before okurigana is none: it begins a verb or adjective,
/// whose forms no table can list.
fn gaps(stretch: &Stretch<'_, '_, '_>) -> impl Iterator<Item = String> {
    let known = stretch.parts.len().saturating_sub(usize::from(stretch.has_okurigana));
    let parts = match stretch.parts.get(..known) {
        Some(parts @ [.., last]) if last.reading.is_some() => parts,
        _ => stretch.parts,
    };
    let runs = parts.split(|part| part.reading.is_some()).filter(|run| !run.is_empty());
    runs.map(|run| run.iter().map(|part| part.text).collect())
}

#[cfg(test)]
mod tests {
    use super::super::input::{PageKindName, SearchSection};
    use super::*;
    use crate::locale::Locale;

    fn pages(texts: &[&str]) -> Vec<SearchPage> {
        let section = |(at, text): (usize, &&str)| SearchSection {
            anchor: Some(format!("s{at}")),
            heading: String::new(),
            text: (*text).to_owned(),
            readings: Vec::new(),
        };
        let sections = texts.iter().enumerate().map(section).collect();
        let kind = PageKindName("page");
        vec![SearchPage {
            path: "a.html".to_owned(),
            title: "題".to_owned(),
            kind,
            level: None,
            facets: Vec::new(),
            numbers: Vec::new(),
            sections,
        }]
    }

    /// A table as its file writes it, `各〜=かく` and so on.
    fn table(lines: &str) -> Vec<Reading> {
        lines
            .split(' ')
            .filter_map(|line| line.split_once('='))
            .map(|(written, reading)| Reading {
                word: written.trim_matches('〜').to_owned(),
                place: if written.starts_with('〜') {
                    Place::Behind
                } else if written.ends_with('〜') {
                    Place::Front
                } else {
                    Place::Anywhere
                },
                reading: reading.to_owned(),
            })
            .collect()
    }

    const TABLE: &str = "封印=ふういん 検査=けんさ 運転=うんてん 手順=てじゅん 会社=かいしゃ 運送=うんそう 確認=かくにん 積込=つみこ 積込み=つみこみ \
        取引=とりひき 守る=まもる 方針=ほうしん お客様=おきゃくさま 三ヶ月=さんかげつ 手=て 〜手=しゅ 〜会社=がいしゃ 〜者=しゃ 〜書=しょ 〜先=さき 〜内=ない 各〜=かく 第〜=だい";

    #[test]
    fn titles_are_written_in_kana_as_far_as_they_are_read() {
        let seal =
            SearchTerm {
                forms: [(Locale::JA, "封印".to_owned())].into(), reading: Some("ふういん".to_owned()), ..Default::default()
            };
        let titles = ["封印手順の見直し", "サーバーの検査", "鍵", "3PL事業者", ""];
        let expected = ["ふういんてじゅんの見直し", "さーばのけんさ", "鍵", "3pl事業しゃ", ""];
        assert_eq!(kana(&[seal], &table(TABLE), titles), expected);
    }

    #[test]
    fn stretches_are_divided_into_words() {
        let table = table(TABLE);
        let lexicon = Lexicon::new(&[], &[], &table);
        let check = |text: &str, expected: &str| {
            let part =
                |part: &Part| format!("{}{}", part.text, part.reading.map_or_else(|| "?".to_owned(), |reading| format!("={reading}")));
            let stretch = |stretch: Stretch| stretch.parts.iter().map(part).collect::<Vec<_>>().join("+");
            assert_eq!(lexicon.stretches(text).iter().map(stretch).collect::<Vec<_>>().join(" "), expected, "{text}");
        };
        check("封印と検査", "封印=ふういん 検査=けんさ");
        check("封印検査手順書", "封印=ふういん+検査=けんさ+手順=てじゅん+書=しょ");
        // A word of two kanji rather than an ending and what is left.
        check("運転手順", "運転=うんてん+手順=てじゅん");
        check("運転手", "運転=うんてん+手=しゅ");
        check("運送会社と会社", "運送=うんそう+会社=がいしゃ 会社=かいしゃ");
        // Kana between kanji belong to the word.
        check("積込み確認書", "積込み=つみこみ+確認=かくにん+書=しょ");
        check("三ヶ月", "三ヶ月=さんかげつ");
        check("お客様", "お客様=おきゃくさま");
        // Endings need something in front of them.
        check("者", "者?");
        check("コンテナ内と3者", "内=ない 者=しゃ");
        check("各取引先", "各=かく+取引=とりひき+先=さき");
        check("各者", "各=かく+者?");
        check("第3者", "第=だい 者=しゃ");
        // What begins a verb is no ending.
        check("検査書く", "検査=けんさ+書?");
        check("承認封印承認", "承?+認?+封印=ふういん+承?+認?");
        check("", "");
        check("𠮷ヶ", "𠮷?");
    }

    #[test]
    fn an_earlier_source_is_trusted_more() {
        let term = SearchTerm {
            forms: [(Locale::JA, "封印（シール）".to_owned())].into(),
            variants: Vec::new(),
            reading: Some("ごいしゅう".to_owned()),
        };
        let mut pages = pages(&["封印と検査と取引"]);
        pages[0].sections[0].readings = vec![("封印".to_owned(), "るび".to_owned()), ("検査".to_owned(), "るび".to_owned())];
        let (terms, table) = ([term], table("封印=ひょう 検査=ひょう 取引=ひょう"));
        let lexicon = Lexicon::new(&pages, &terms, &table);
        let divided = lexicon.stretches("封印検査取引");
        let read: Vec<_> = divided.iter().flat_map(|stretch| stretch.parts).filter_map(|part| part.reading).collect();
        assert_eq!(read, ["ごいしゅう", "るび", "ひょう"]);
    }

    #[test]
    fn compounds_are_read_from_their_parts() {
        let (pages, table) = (pages(&["封印検査手順書と運送会社。", "運送会社の守る方針。守る封印検査。各封印、第3。"]), table(TABLE));
        let lexicon = Lexicon::new(&pages, &[], &table);
        let found: Vec<String> =
            compounds(&pages, &lexicon).iter().map(|compound| format!("{} {}", compound.word, compound.reading)).collect();
        assert_eq!(
            found,
            [
                "運送会社 うんそうがいしゃ",
                "各封印 かくふういん",
                "封印検査 ふういんけんさ",
                "封印検査手順書 ふういんけんさてじゅんしょ",
                "手順書 てじゅんしょ",
                "検査手順書 けんさてじゅんしょ",
            ]
        );
    }

    #[test]
    fn words_without_a_reading_are_reported_with_their_place() {
        let texts = ["封印承認欄", "承認欄と封印済、承認欄を見る。調べる者", "一度扱う"];
        let (pages, table) = (pages(&texts), table("封印=ふういん 一度=いちど 倉庫=そうこ 〜者=しゃ"));
        let found = report(&pages, &[], &table);
        let lines: Vec<String> = found
            .unread
            .iter()
            .map(|word| {
                format!("{} {} {} {}#{}", word.word, word.within, word.count, word.page, word.anchor.as_deref().unwrap_or_default())
            })
            .collect();
        // 扱 begins a verb, 者 and 調 stand alone.
        assert_eq!(lines, ["承認欄 封印承認欄 3 a.html#s0", "済 封印済 1 a.html#s1"]);
        assert_eq!(found.unneeded, ["倉庫", "〜者"]);
        assert_eq!(report(&[], &[], &[]), ReadingReport::default());
    }

    #[test]
    fn a_word_that_another_source_reads_is_not_needed() {
        let mut pages = pages(&["封印と検査"]);
        pages[0].sections[0].readings = vec![("検査".to_owned(), "けんさ".to_owned())];
        assert_eq!(report(&pages, &[], &table("封印=ふういん 検査=けんさ")).unneeded, ["検査"]);
    }

    #[test]
    fn a_long_text_of_kanji_is_divided_in_time() {
        let (pages, table) = (pages(&[&"封印検".repeat(100_000)]), table("封印=ふういん 封=ふう 印=いん"));
        let found = report(&pages, &[], &table);
        assert_eq!((found.unread.len(), found.unread.first().map(|word| word.count)), (1, Some(100_000)));
        assert!(compounds(&pages, &Lexicon::new(&pages, &[], &table)).is_empty());
    }
}
