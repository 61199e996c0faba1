//! The live preview: files from memory, events after a save, and what stays when a build does not work.

use std::collections::BTreeMap;
use std::io::{BufRead as _, BufReader, Write as _};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use sekisho::locale::Locale;
use sekisho::serve::{Files, Preview, PreviewOptions, Rebuild, ServeError, bind_preview};
use tempfile::TempDir;

use super::{Running, write};

/// Makes a page of every file in `content/`; a file that says `broken` is an error, one that says `crash` a fault.
struct Pages {
    site: PathBuf,
    calls: Arc<Mutex<Vec<Vec<PathBuf>>>>,
}

/// Files of which those that say `unmade` cannot be made.
#[derive(Debug)]
struct Partly(BTreeMap<String, Arc<[u8]>>);

impl Files for Partly {
    fn file(&self, name: &str) -> Option<Result<Arc<[u8]>, String>> {
        let bytes = self.0.get(name)?;
        Some(if String::from_utf8_lossy(bytes).contains("unmade") { Err("<why> & more".to_owned()) } else { Ok(Arc::clone(bytes)) })
    }
}

impl Rebuild for Pages {
    fn rebuild(&mut self, changed: &[PathBuf]) -> Preview {
        self.calls.lock().unwrap().push(changed.to_vec());
        let mut files: BTreeMap<String, Arc<[u8]>> = BTreeMap::new();
        for entry in std::fs::read_dir(self.site.join("content")).unwrap().flatten().filter(|entry| entry.path().is_file()) {
            let text = std::fs::read_to_string(entry.path()).unwrap_or_default();
            assert!(!text.contains("crash"), "asked for by the test");
            if text.contains("broken") {
                let findings_json = "{\n  \"findings\": [{ \"code\": \"made-up\", \"message\": \"</script> 壊れた\" }]\n}\n".to_owned();
                return Preview { files: None, findings_json, errors: 1 };
            }
            let name = entry.file_name().to_string_lossy().replace(".md", ".html");
            files.insert(format!("ja/{name}"), format!("<html><head></head><body>{text}</body></html>").into_bytes().into());
        }
        files.insert("404.html".to_owned(), b"<html><head></head><body>not there</body></html>".as_slice().into());
        files.insert("assets/site-1a2b3c4d.css".to_owned(), b"body{}".as_slice().into());
        Preview { files: Some(Arc::new(Partly(files))), findings_json: "{\"findings\":[]}".to_owned(), errors: 0 }
    }
}

struct Site {
    folder: TempDir,
    calls: Arc<Mutex<Vec<Vec<PathBuf>>>>,
    server: Running,
}

impl Site {
    fn start(files: &[(&str, &str)]) -> Self {
        let folder = TempDir::new().unwrap();
        files.iter().for_each(|(name, text)| write(folder.path(), name, text));
        let calls = Arc::new(Mutex::new(Vec::new()));
        let pages = Pages { site: folder.path().to_owned(), calls: Arc::clone(&calls) };
        let server = Running::start(bind_preview(options(folder.path()), pages).unwrap());
        Self { folder, calls, server }
    }

    fn save(&self, name: &str, text: &str) {
        write(self.folder.path(), name, text);
    }

    /// The version that a page carries.
    fn version(&self, target: &str) -> String {
        let page = self.server.get(target).text();
        let (_, after) = page.split_once("data-sk-version=\"").expect("a page of the preview carries its version");
        after.split('"').next().unwrap().to_owned()
    }

    fn listen(&self, page: &str) -> Events {
        Events::open(&self.server, page, &self.version(page))
    }
}

fn options(site: &Path) -> PreviewOptions {
    PreviewOptions { address: ([127, 0, 0, 1], 0).into(), ignored: vec!["dist".into()], ..PreviewOptions::new(site, Locale::JA) }
}

/// An open stream of events.
struct Events {
    lines: BufReader<TcpStream>,
}

impl Events {
    fn open(server: &Running, page: &str, version: &str) -> Self {
        let mut stream = TcpStream::connect(server.address).unwrap();
        stream.set_read_timeout(Some(Duration::from_secs(5))).unwrap();
        write!(stream, "GET /_preview/events?page={page}&version={version} HTTP/1.1\r\nHost: localhost\r\n\r\n").unwrap();
        Self { lines: BufReader::new(stream) }
    }

    /// The next state; nothing when the server refused the stream, when it has ended, or when nothing comes.
    fn next(&mut self) -> Option<serde_json::Value> {
        loop {
            let mut line = String::new();
            if self.lines.read_line(&mut line).ok()? == 0 || line.starts_with("HTTP/1.1 503") {
                return None;
            }
            if let Some(data) = line.strip_prefix("data: ") {
                return serde_json::from_str(data.trim()).ok();
            }
        }
    }

    fn is_quiet(&mut self) -> bool {
        self.lines.get_ref().set_read_timeout(Some(Duration::from_millis(300))).unwrap();
        let quiet = self.next().is_none();
        self.lines.get_ref().set_read_timeout(Some(Duration::from_secs(5))).unwrap();
        quiet
    }
}

#[test]
fn a_saved_page_is_told_to_load_again_and_others_are_not() {
    let site = Site::start(&[("content/a.md", "one"), ("content/b.md", "two")]);
    let (mut a, mut b) = (site.listen("/ja/a.html"), site.listen("/ja/b.html"));
    assert_eq!(a.next().unwrap()["reload"], false);
    assert_eq!(b.next().unwrap()["reload"], false);
    site.save("content/a.md", "new");
    assert_eq!(a.next().unwrap()["reload"], true);
    assert_eq!(b.next().unwrap()["reload"], false);
    assert!(site.server.get("/ja/a.html").text().contains("new"));
    // The page that loaded again is not told a second time, and one that slept through the change is.
    assert_eq!(site.listen("/ja/a.html").next().unwrap()["reload"], false);
    assert_eq!(Events::open(&site.server, "/ja/a.html", "0-1").next().unwrap()["reload"], true);
    assert_eq!(site.calls.lock().unwrap().last().unwrap(), &[PathBuf::from("content/a.md")]);
}

#[test]
fn a_page_that_cannot_be_made_says_why_and_opens_when_it_can() {
    let site = Site::start(&[("content/a.md", "unmade"), ("content/b.md", "two")]);
    let page = site.server.get("/ja/a.html");
    assert_eq!(page.status, 500);
    assert!(page.text().contains("このページを作れません") && page.text().contains("&lt;why> &amp; more"), "{}", page.text());
    assert_eq!(site.server.get("/ja/b.html").status, 200);
    let mut a = site.listen("/ja/a.html");
    assert_eq!(a.next().unwrap()["reload"], false);
    site.save("content/a.md", "mended");
    assert_eq!(a.next().unwrap()["reload"], true);
    assert!(site.server.get("/ja/a.html").text().contains("mended"));
}

#[test]
fn editors_that_write_a_copy_and_rename_it_are_understood() {
    let site = Site::start(&[("content/a.md", "one")]);
    let mut a = site.listen("/ja/a.html");
    a.next().unwrap();
    let folder = site.folder.path().join("content");
    write(&folder, ".a.md.swp", "scratch");
    write(&folder, "4913", "");
    write(&folder, "a.md.tmp", "renamed");
    std::fs::rename(folder.join("a.md.tmp"), folder.join("a.md")).unwrap();
    assert_eq!(a.next().unwrap()["reload"], true);
    assert!(site.server.get("/ja/a.html").text().contains("renamed"));
    assert_eq!(site.calls.lock().unwrap().last().unwrap(), &[PathBuf::from("content/a.md")]);
}

#[test]
fn results_and_scratch_files_rebuild_nothing() {
    let site = Site::start(&[
        ("content/a.md", "one"),
        ("public/x.html", ""),
        ("dist/x.html", ""),
        ("target/debug/x", ""),
        (".git/index", ""),
        ("node_modules/x.js", ""),
    ]);
    let mut a = site.listen("/ja/a.html");
    a.next().unwrap();
    for name in [
        "public/x.html",
        "dist/x.html",
        "target/debug/x",
        ".git/index",
        "node_modules/x.js",
        "content/a.md~",
        "content/.a.md.swp",
        "content/#a.md#",
    ] {
        site.save(name, "changed");
    }
    // Reading is no change either, though the system reports it.
    std::fs::read(site.folder.path().join("content/a.md")).unwrap();
    assert!(a.is_quiet());
    assert_eq!(site.calls.lock().unwrap().len(), 1);
}

#[test]
fn new_folders_are_watched_too() {
    let site = Site::start(&[("content/a.md", "one")]);
    let mut a = site.listen("/ja/a.html");
    a.next().unwrap();
    site.save("quizzes/a.yaml", "first");
    a.next().unwrap();
    while !a.is_quiet() {}
    assert_eq!(site.calls.lock().unwrap().last().unwrap(), &Vec::<PathBuf>::new(), "anything may have changed");
    site.save("quizzes/a.yaml", "second");
    a.next().unwrap();
    assert_eq!(site.calls.lock().unwrap().last().unwrap(), &[PathBuf::from("quizzes/a.yaml")]);
}

#[test]
fn the_last_good_pages_stay_while_there_are_errors() {
    let site = Site::start(&[("content/a.md", "good")]);
    let mut a = site.listen("/ja/a.html");
    assert_eq!(a.next().unwrap()["findings"], serde_json::json!([]));
    site.save("content/a.md", "broken");
    let state = a.next().unwrap();
    assert_eq!((&state["reload"], &state["stale"], &state["errors"]), (&false.into(), &true.into(), &1.into()));
    assert_eq!(state["findings"][0]["message"], "</script> 壊れた");
    assert!(site.server.get("/ja/a.html").text().contains("good"));
    site.save("content/a.md", "mended");
    assert_eq!(a.next().unwrap()["reload"], true);
    assert!(site.server.get("/ja/a.html").text().contains("mended"));
}

#[test]
fn a_site_that_never_built_says_so_and_opens_when_it_does() {
    let site = Site::start(&[("content/a.md", "broken")]);
    let answer = site.server.get("/ja/a.html");
    assert_eq!(answer.status, 503);
    assert!(answer.text().contains("まだサイトを作れません"));
    let mut a = site.listen("/ja/other.html");
    assert_eq!(a.next().unwrap()["errors"], 1);
    site.save("content/a.md", "mended");
    assert_eq!(a.next().unwrap()["reload"], true);
}

#[test]
fn pages_carry_the_script_and_nothing_else_does() {
    let site = Site::start(&[("content/a.md", "one")]);
    let page = site.server.get("/ja/a.html");
    assert_eq!((page.status, page.header("cache-control")), (200, "no-cache"));
    assert!(page.text().contains("<script defer src=\"/_preview/preview.js\""));
    assert_eq!(page.header("content-length"), page.body.len().to_string());
    let missing = site.server.get("/ja/none.html");
    assert!(missing.status == 404 && missing.text().contains("preview.js"));
    assert!(!site.server.get("/assets/site-1a2b3c4d.css").text().contains("preview.js"));
    for (target, content_type) in
        [("/_preview/preview.js", "text/javascript; charset=utf-8"), ("/_preview/preview.css", "text/css; charset=utf-8")]
    {
        let answer = site.server.get(target);
        assert_eq!((answer.status, answer.header("content-type")), (200, content_type));
    }
}

#[test]
fn the_rules_for_names_and_paths_hold_here_too() {
    let site = Site::start(&[("content/a.md", "one")]);
    for target in ["/_preview/events?page=/ja/a.html&version=0-1", "/ja/a.html", "/_preview/preview.js"] {
        let request = format!("GET {target} HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n");
        assert_eq!(site.server.raw(request.as_bytes()).status, 421, "{target}");
        assert_eq!(site.server.ask("POST", target, "").status, 405, "{target}");
    }
    for target in [
        "/%2e%2e/x",
        "/..%2fx",
        "/_preview/events",
        "/_preview/events?page=/../x&version=1",
        "/_preview/events?page=%2f%2e%2e&version=1",
        "/_preview/events?page=/a",
    ] {
        assert_eq!(site.server.get(target).status, 400, "{target}");
    }
    for target in ["/_preview/", "/_preview/preview", "/content/a.md", "/ja/.a.html"] {
        assert_eq!(site.server.get(target).status, 404, "{target}");
    }
}

#[test]
fn streams_are_limited_and_given_back() {
    let site = Site::start(&[("content/a.md", "one")]);
    let version = site.version("/ja/a.html");
    let mut open: Vec<Events> = (0..64).map(|_| Events::open(&site.server, "/ja/a.html", &version)).collect();
    assert!(open.iter_mut().all(|events| events.next().is_some()));
    let target = format!("/_preview/events?page=/ja/a.html&version={version}");
    assert_eq!(site.server.get(&target).status, 503);
    assert_eq!(site.server.get("/ja/a.html").status, 200);
    drop(open);
    let until = Instant::now() + Duration::from_secs(5);
    while Events::open(&site.server, "/ja/a.html", &version).next().is_none() {
        assert!(Instant::now() < until, "closed streams give their place back");
    }
}

#[test]
fn ends_when_told_though_pages_listen() {
    let mut site = Site::start(&[("content/a.md", "one")]);
    let mut a = site.listen("/ja/a.html");
    a.next().unwrap();
    let began = Instant::now();
    assert!(matches!(site.server.stop(), Some(Ok(()))));
    assert!(a.next().is_none());
    assert!(began.elapsed() < Duration::from_secs(2), "streams end at once");
}

#[test]
fn a_fault_in_a_rebuild_ends_the_preview_with_an_error() {
    let mut site = Site::start(&[("content/a.md", "one")]);
    let mut a = site.listen("/ja/a.html");
    a.next().unwrap();
    site.save("content/a.md", "crash");
    assert!(a.next().is_none());
    assert!(matches!(site.server.thread.take().unwrap().join(), Ok(Err(ServeError::RebuildEnded))));
}

#[test]
fn a_port_in_use_or_a_missing_site_is_told_before_anything_is_built() {
    let folder = TempDir::new().unwrap();
    let calls = Arc::new(Mutex::new(Vec::new()));
    let pages = || Pages { site: folder.path().to_owned(), calls: Arc::clone(&calls) };
    let holder = TcpListener::bind("127.0.0.1:0").unwrap();
    let taken = PreviewOptions { address: holder.local_addr().unwrap(), ..options(folder.path()) };
    assert!(matches!(bind_preview(taken, pages()), Err(ServeError::InUse { .. })));
    assert!(matches!(bind_preview(options(&folder.path().join("none")), pages()), Err(ServeError::Folder { .. })));
    assert!(calls.lock().unwrap().is_empty());
}

/// From the save to the event in the page, without the time of the rebuild itself.
#[test]
#[expect(clippy::print_stdout, reason = "the figure is looked at with --nocapture")]
fn a_save_reaches_the_page_quickly() {
    let site = Site::start(&[("content/a.md", "one")]);
    let mut times = Vec::new();
    for round in 0..20 {
        let mut a = site.listen("/ja/a.html");
        a.next().unwrap();
        let began = Instant::now();
        site.save("content/a.md", &format!("round {round}"));
        assert_eq!(a.next().unwrap()["reload"], true);
        times.push(began.elapsed());
    }
    times.sort();
    println!("save to event: median {:?}, slowest {:?}", times[10], times[19]);
    // The aim is 60 ms; the machine of a test may be busy.
    assert!(times[10] < Duration::from_millis(150), "{times:?}");
}
