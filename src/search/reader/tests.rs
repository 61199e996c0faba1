use super::*;
use crate::locale::Locale;
use crate::model::{Place, Reading};
use crate::search::{PageKindName, SearchPage, SearchSection, SearchTerm, build_index};

fn page(path: &str, title: &str, numbers: &[&str], sections: &[(&str, &str, &str)]) -> SearchPage {
    SearchPage {
        path: path.to_owned(),
        title: title.to_owned(),
        kind: PageKindName("page"),
        level: None,
        facets: Vec::new(),
        numbers: numbers.iter().map(|number| (*number).to_owned()).collect(),
        sections: sections
            .iter()
            .map(|(anchor, heading, text)| SearchSection {
                anchor: Some((*anchor).to_owned()).filter(|anchor| !anchor.is_empty()),
                heading: (*heading).to_owned(),
                text: (*text).to_owned(),
                readings: Vec::new(),
            })
            .collect(),
    }
}

fn reader() -> Reader {
    let pages = [
        page("kyoto.html", "京都の倉庫", &[], &[("", "", "京都の倉庫の案内です。")]),
        page("tokyo.html", "東京の倉庫", &[], &[("", "", "東京都の倉庫の案内です。")]),
        page(
            "server.html",
            "情報",
            &[],
            &[("", "", "情報を守ります。"), ("room", "サーバー室", "サーバーとルーター管理室に鍵を掛けます。")],
        ),
        page(
            "seal.html",
            "封印の管理",
            &[],
            &[("", "", "封印の番号を控えます。"), ("log", "封印台帳", "ISO 17712に合う封印を使います。七点検査をします。")],
        ),
        page("questions/175.html", "受講記録", &["175", "Q175"], &[("", "", "受講記録を保管していますか。")]),
        page(
            "categories/cyber.html",
            "情報の基準",
            &["4.1", "4.7"],
            &[("", "", "基準の一覧"), ("c4-1", "4.1", "方針"), ("c4-7", "4.7", "許可")],
        ),
        page("member.html", "ＣＴＰＡＴとは", &[], &[("", "", "（株）つるかめ部品はC-TPATに参加します。㈱")]),
    ];
    let term = |ja: &str, en: &str, variants: &[&str], reading: &str| SearchTerm {
        forms: [(Locale::JA, ja.to_owned()), (Locale::EN, en.to_owned())].into(),
        variants: variants.iter().map(|variant| (*variant).to_owned()).collect(),
        reading: Some(reading.to_owned()),
    };
    let terms = [
        term("封印", "seal", &["シール"], "ふういん"),
        term("七点検査", "seven-point inspection", &[], "ななてんけんさ"),
        term("出てこない語", "absent word", &[], "でてこないご"),
    ];
    Reader::open(&build_index(Locale::JA, &pages, &terms, &[]).unwrap()).unwrap()
}

fn check(query: &str, expected: &[&str]) {
    let found: Vec<String> = reader()
        .query(query, 10)
        .into_iter()
        .map(|hit| hit.anchor.map_or(hit.path.clone(), |anchor| format!("{}#{anchor}", hit.path)))
        .collect();
    assert_eq!(found, expected, "{query}");
}

#[test]
fn other_spellings_find_the_same_page() {
    for query in ["サーバー", "サーバ", "さーば", "ｻｰﾊﾞｰ", "さーばー", "サーバー室"] {
        check(query, &["server.html#room"]);
    }
    for query in ["CTPAT", "ctpat", "C-TPAT", "ＣＴＰＡＴ", "株", "(株)", "㈱"] {
        check(query, &["member.html"]);
    }
    check("バーとルーター管", &["server.html#room"]);
    check("ISO17712", &["seal.html#log"]);
    check("ISO 17712", &["seal.html#log"]);
    check("iso177", &["seal.html#log"]);
    check("七点検査", &["seal.html#log"]);
    check("7点検査", &["seal.html#log"]);
    check("seven-point inspection", &["seal.html#log"]);
    check("サーヴァー", &["server.html#room"]);
    check("でてこないご", &[]);
}

#[test]
fn numbers_find_their_page_and_section() {
    for query in ["175", "Q175", "q175", "問175", "質問175", "問 175"] {
        check(query, &["questions/175.html"]);
    }
    check("4.7", &["categories/cyber.html#c4-7"]);
    check("基準4.1", &["categories/cyber.html#c4-1"]);
}

#[test]
fn readings_and_other_names_are_searched_besides() {
    for query in ["ふういん", "ふうい", "ふういn", "フウイン", "seal", "シール", "fuuin", "huuin"] {
        let answer = reader().answer(query, 10);
        assert_eq!(answer.also, ["封印"], "{query}");
        assert!(!answer.nearest);
        assert_eq!(answer.hits.first().map(|hit| hit.path.as_str()), Some("seal.html"), "{query}");
    }
    assert!(reader().answer("封印", 10).also.is_empty());
}

#[test]
fn a_whole_word_stands_before_a_part() {
    check("京都", &["kyoto.html", "tokyo.html"]);
    check("東京都", &["tokyo.html"]);
    check("都", &["kyoto.html", "tokyo.html"]);
}

#[test]
fn words_of_several_sections_find_the_page() {
    check("情報 ルーター", &["server.html"]);
    check("封印 台帳", &["seal.html#log"]);
}

#[test]
fn nothing_found_offers_what_is_near() {
    let answer = reader().answer("封印番号簿台帳", 10);
    assert!(answer.nearest);
    assert_eq!(answer.hits.first().map(|hit| hit.path.as_str()), Some("seal.html"));
    for query in ["", " ", "！？", "zzzz", "\u{0}\u{1}", "(.*)+["] {
        check(query, &[]);
    }
    assert!(reader().query(&"あ".repeat(10_000), 10).is_empty());
}

#[test]
fn other_sections_of_a_page_are_listed() {
    let hits = reader().query("封印", 10);
    assert_eq!(hits.first().map(|hit| hit.more.len()), Some(1));
}

#[test]
fn damaged_and_mixed_shards_are_refused() {
    let pages = [page("a.html", "封印", &[], &[("", "", "封印の管理")])];
    let files = build_index(Locale::JA, &pages, &[], &[]).unwrap();
    assert!(Reader::open(&files).is_ok());
    for at in 0..files.files.len() {
        let mut missing = files.clone();
        missing.files.remove(at);
        assert!(Reader::open(&missing).is_err());
        let mut cut = files.clone();
        let length = cut.files[at].1.len();
        cut.files[at].1.truncate(length / 2);
        assert!(Reader::open(&cut).is_err());
    }
    let other = IndexFiles { folder: "search/ja-00000000".to_owned(), ..files };
    assert!(Reader::open(&other).is_err());
}

#[test]
fn the_same_pages_give_the_same_bytes() {
    let pages =
        [page("a.html", "封印", &["4.7"], &[("", "", "封印の管理"), ("b", "台帳", "番号を控える")]), page("c.html", "鍵", &[], &[])];
    assert_eq!(build_index(Locale::JA, &pages, &[], &[]).unwrap(), build_index(Locale::JA, &pages, &[], &[]).unwrap());
    assert!(Reader::open(&build_index(Locale::EN, &[], &[], &[]).unwrap()).is_ok());
}

#[test]
fn words_of_the_table_are_found_by_kana_and_romaji() {
    let mut pages = vec![
        page("a.html", "封印", &[], &[("", "", "封印と検査。期間の期間。")]),
        page("b.html", "検査", &[], &[("", "", "封印検査をする機関。施錠の期間。")]),
        page("c.html", "期間", &[], &[("", "", "期間。")]),
    ];
    pages[0].sections[0].readings.push(("施錠".to_owned(), "せじょう".to_owned()));
    let seal =
        SearchTerm { forms: [(Locale::JA, "封印".to_owned())].into(), variants: Vec::new(), reading: Some("ふういん".to_owned()) };
    let anywhere = |word: &str, reading: &str| Reading { word: word.to_owned(), place: Place::Anywhere, reading: reading.to_owned() };
    let table = [
        anywhere("封印", "ちがう"),
        anywhere("施錠", "ちがう"),
        anywhere("検査", "けんさ"),
        anywhere("機関", "きかん"),
        anywhere("期間", "きかん"),
        anywhere("奇観", "きかん"),
    ];
    let index = |locale| build_index(locale, &pages, std::slice::from_ref(&seal), &table).unwrap();
    let reader = Reader::open(&index(Locale::JA)).unwrap();
    let check = |query: &str, also: &[&str], found: &[&str]| {
        let answer = reader.answer(query, 10);
        let mut paths: Vec<&str> = answer.hits.iter().map(|hit| hit.path.as_str()).collect();
        paths.sort_unstable();
        assert_eq!((answer.also.iter().map(String::as_str).collect::<Vec<_>>().as_slice(), paths.as_slice()), (also, found), "{query}");
    };
    check("けんさ", &["検査"], &["a.html", "b.html"]);
    check("kensa", &["検査"], &["a.html", "b.html"]);
    check("けん", &["検査"], &["a.html", "b.html"]);
    // The more frequent word first; one that the site does not have is not searched.
    check("きかん", &["期間", "機関"], &["a.html", "b.html", "c.html"]);
    check("ふういんけんさ", &["封印検査"], &["b.html"]);
    // Whatever lengthens a word that is searched adds nothing.
    check("ふうい", &["封印"], &["a.html", "b.html"]);
    check("せじょう", &["施錠"], &["b.html"]);
    // The glossary and ruby are trusted more.
    check("ちがう", &[], &[]);
    // Readings are of Japanese pages.
    assert!(Reader::open(&index(Locale::EN)).unwrap().answer("けんさ", 10).also.is_empty());
}
