//! A built site in a folder: what is served, what is refused, and how the server ends.

use std::io::{Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::sync::mpsc;
use std::time::{Duration, Instant};

use sekisho::serve::{ServeError, ServeOptions, bind};
use tempfile::TempDir;

use super::{Answer, Running, write};

fn long_page() -> String {
    "<!doctype html><html lang=\"ja\"><title>封印</title>".to_owned() + &"<p>封印の番号を控えます。</p>".repeat(200)
}

/// A small site in `site/`, with a secret beside it.
fn site() -> TempDir {
    let folder = TempDir::new().unwrap();
    write(folder.path(), "secret.txt", "secret");
    for (name, text) in [
        ("index.html", "languages"),
        ("404.html", "the page for what is not there"),
        ("ja/index.html", "ホーム"),
        ("ja/modules/seals.html", &long_page()),
        ("ja/modules/index.html", "never served for a folder"),
        ("assets/site-1a2b3c4d.css", "body{}"),
        ("assets/mark.svg", "<svg/>"),
        ("search/ja-0a1b2c3d/m.js", "m()"),
        (".hidden", "secret"),
        (".git/config", "secret"),
        ("data.json", "{}"),
    ] {
        write(&folder.path().join("site"), name, text);
    }
    folder
}

fn options(folder: &TempDir) -> ServeOptions {
    ServeOptions {
        root: folder.path().join("site"),
        address: ([127, 0, 0, 1], 0).into(),
        allowed_hosts: vec!["training.example".to_owned()],
    }
}

fn running(folder: &TempDir) -> Running {
    Running::start(bind(options(folder)).unwrap())
}

#[test]
fn serves_pages_with_types_and_safe_headers() {
    let folder = site();
    let server = running(&folder);
    let check = |target: &str, content_type: &str, cache: &str, body: &str| {
        let answer = server.get(target);
        assert_eq!(answer.status, 200, "{target}");
        assert_eq!(answer.header("content-type"), content_type, "{target}");
        assert_eq!(answer.header("cache-control"), cache, "{target}");
        assert_eq!(answer.text(), body, "{target}");
        assert_eq!(answer.header("content-length"), body.len().to_string(), "{target}");
    };
    let forever = "public, max-age=31536000, immutable";
    check("/", "text/html; charset=utf-8", "no-cache", "languages");
    check("/ja/", "text/html; charset=utf-8", "no-cache", "ホーム");
    check("/ja/index.html?from=mail", "text/html; charset=utf-8", "no-cache", "ホーム");
    check("/ja/modules/seals.html", "text/html; charset=utf-8", "no-cache", &long_page());
    check("/assets/site-1a2b3c4d.css", "text/css; charset=utf-8", forever, "body{}");
    check("/assets/mark.svg", "image/svg+xml; charset=utf-8", "no-cache", "<svg/>");
    check("/search/ja-0a1b2c3d/m.js", "text/javascript; charset=utf-8", forever, "m()");
    check("/data.json", "application/json; charset=utf-8", "no-cache", "{}");
}

#[test]
fn every_answer_carries_the_safety_headers() {
    let folder = site();
    let server = running(&folder);
    let answers = [
        server.get("/"),
        server.get("/none.html"),
        server.get("/%2e%2e/x"),
        server.ask("POST", "/", ""),
        server.raw(b"GET / HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n"),
    ];
    assert_eq!(answers.each_ref().map(|answer| answer.status), [200, 404, 400, 405, 421]);
    for answer in answers {
        assert_eq!(answer.header("x-content-type-options"), "nosniff");
        assert_eq!(answer.header("referrer-policy"), "same-origin");
        let policy = "default-src 'self'; frame-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'";
        assert_eq!(answer.header("content-security-policy"), policy);
    }
}

#[test]
fn nothing_outside_the_folder_is_reached() {
    let folder = site();
    let server = running(&folder);
    for target in [
        "/../secret.txt",
        "/ja/../../secret.txt",
        "/%2e%2e/secret.txt",
        "/%2E%2E/secret.txt",
        "/.%2e/secret.txt",
        "/ja/%2e%2e/%2e%2e/secret.txt",
        "/..%2fsecret.txt",
        "/ja%2f..%2f..%2fsecret.txt",
        "/%2e%2e%2fsecret.txt",
        "/..%5csecret.txt",
        "/..\\secret.txt",
        "/%5c..%5csecret.txt",
        "/%252e%252e/secret.txt",
        "/%252e%252e%252fsecret.txt",
        "/..%252fsecret.txt",
        "/%c0%ae%c0%ae/secret.txt",
        "/..;/secret.txt",
        "/secret.txt%00.html",
        "/index.html%00",
        "/%00",
        "/C:/Windows/win.ini",
        "/C:%5cWindows%5cwin.ini",
        "/c%3a/secret.txt",
        "/etc/passwd",
        "//etc/passwd",
        "/%2fetc%2fpasswd",
        "/.hidden",
        "/%2ehidden",
        "/.git/config",
        "/ja/.git/config",
        "/./index.html",
        "/index.html.",
        "/index.html%20",
        "/index.html::$DATA",
        "/NUL",
        "/con.html",
        "/%",
        "/%zz",
        "/%ff%fe",
        "/ja",
        "/ja/modules",
        "/ja/modules/",
        "/assets/",
        "/secret.txt",
        "/site/index.html",
    ] {
        let answer = server.get(target);
        assert!(matches!(answer.status, 400 | 404), "{target}: {}", answer.status);
        assert!(!answer.text().contains("secret"), "{target}");
    }
}

#[cfg(unix)]
#[test]
fn links_lead_only_to_files_inside() {
    use std::os::unix::fs::symlink;
    let folder = site();
    let root = folder.path().join("site");
    symlink(folder.path().join("secret.txt"), root.join("link.txt")).unwrap();
    symlink("../secret.txt", root.join("relative.txt")).unwrap();
    symlink("/etc", root.join("etc")).unwrap();
    symlink(folder.path(), root.join("up")).unwrap();
    symlink("loop.html", root.join("loop.html")).unwrap();
    symlink("ja/index.html", root.join("home.html")).unwrap();
    let server = running(&folder);
    for target in ["/link.txt", "/relative.txt", "/etc/passwd", "/etc/hostname", "/up/secret.txt", "/up/site/index.html/x", "/loop.html"] {
        let answer = server.get(target);
        assert_eq!(answer.status, 404, "{target}");
        assert_eq!(answer.text(), "the page for what is not there", "{target}");
    }
    assert_eq!(server.get("/home.html").text(), "ホーム");
    // A link that leads out and in again ends inside.
    assert_eq!(server.get("/up/site/index.html").text(), "languages");
}

#[test]
fn a_missing_page_is_the_sites_own() {
    let folder = site();
    let server = running(&folder);
    let answer = server.get("/ja/modules/none.html");
    assert_eq!((answer.status, answer.text().as_str()), (404, "the page for what is not there"));
    assert_eq!(answer.header("content-type"), "text/html; charset=utf-8");
    std::fs::remove_file(folder.path().join("site/404.html")).unwrap();
    let answer = server.get("/ja/modules/none.html");
    assert_eq!(answer.status, 404);
    assert!(answer.text().contains("404: there is no such page") && answer.text().contains("404：このページはありません"));
}

#[test]
fn answers_only_to_its_own_names() {
    let folder = site();
    let server = running(&folder);
    let port = server.address.port();
    let check = |headers: &str, target: &str, status: u16| {
        let answer = server.raw(format!("GET {target} HTTP/1.1\r\n{headers}Connection: close\r\n\r\n").as_bytes());
        assert_eq!(answer.status, status, "{headers:?} {target}");
        if status == 421 {
            assert!(answer.text().contains("--allow-host") && answer.text().contains("応答しません"));
        }
    };
    for host in ["localhost", "127.0.0.1", "[::1]", "training.example", "TRAINING.example:443"] {
        check(&format!("Host: {host}\r\n"), "/", 200);
        check(&format!("Host: {host}\r\n"), &format!("http://{host}/"), 200);
    }
    check(&format!("Host: localhost:{port}\r\n"), "/", 200);
    for host in [
        "evil.example",
        "evil.example:8080",
        "localhost.evil.example",
        "127.0.0.1.evil.example",
        "",
        "a b",
        "10.0.0.1",
        "[::2]",
        "localhost:x",
    ] {
        check(&format!("Host: {host}\r\n"), "/", 421);
    }
    check("", "/", 400);
    check("Host: localhost\r\nHost: evil.example\r\n", "/", 400);
    check("Host: localhost\r\n", "http://evil.example/", 421);
    check("Host: localhost\r\n", "http://localhost@evil.example/", 421);
}

#[test]
fn only_reading_is_allowed() {
    let folder = site();
    let server = running(&folder);
    for method in ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "PROPFIND"] {
        let answer = server.ask(method, "/", "Content-Length: 0\r\n");
        assert_eq!((answer.status, answer.header("allow")), (405, "GET, HEAD"), "{method}");
    }
    assert_eq!(server.ask("OPTIONS", "*", "").status, 405);
    let connect = b"CONNECT localhost:80 HTTP/1.1\r\nHost: localhost:80\r\nConnection: close\r\n\r\n";
    assert_eq!(server.raw(connect).status, 405);
    // A body that never ends is not waited for.
    let began = Instant::now();
    assert_eq!(server.ask("POST", "/", "Content-Length: 1000000\r\n").status, 405);
    assert_eq!(server.ask("GET", "/", "Content-Length: 1000000\r\n").status, 200);
    assert!(began.elapsed() < Duration::from_secs(5));
}

#[test]
fn head_says_what_get_would() {
    let folder = site();
    let server = running(&folder);
    for (target, headers) in [
        ("/", ""),
        ("/ja/modules/seals.html", ""),
        ("/ja/modules/seals.html", "Accept-Encoding: gzip\r\n"),
        ("/none.html", ""),
        ("/%00", ""),
    ] {
        let (get, mut head) = (server.ask("GET", target, headers), server.ask("HEAD", target, headers));
        assert_eq!(head.status, get.status, "{target}");
        assert!(head.body.is_empty() && !get.body.is_empty(), "{target}");
        head.headers.insert("date".to_owned(), get.header("date").to_owned());
        assert_eq!(head.headers, get.headers, "{target}");
    }
}

#[test]
fn text_is_compressed_for_those_who_take_it() {
    let folder = site();
    let server = running(&folder);
    let plain = server.get("/ja/modules/seals.html");
    let small = server.ask("GET", "/ja/modules/seals.html", "Accept-Encoding: br, gzip\r\n");
    assert_eq!((small.header("content-encoding"), small.header("vary")), ("gzip", "accept-encoding"));
    assert!(small.body.len() * 5 < plain.body.len());
    assert_eq!(small.header("content-length"), small.body.len().to_string());
    let mut text = String::new();
    flate2::read::GzDecoder::new(small.body.as_slice()).read_to_string(&mut text).unwrap();
    assert_eq!(text, long_page());
    assert_ne!(small.header("etag"), plain.header("etag"));
    assert_eq!(server.ask("GET", "/ja/modules/seals.html", "Accept-Encoding: gzip;q=0\r\n").header("content-encoding"), "");
    assert_eq!(server.ask("GET", "/ja/index.html", "Accept-Encoding: gzip\r\n").header("content-encoding"), "", "too small to gain");
}

#[test]
fn an_unchanged_page_is_not_sent_again() {
    let folder = site();
    let server = running(&folder);
    for accept in ["", "Accept-Encoding: gzip\r\n"] {
        let target = "/ja/modules/seals.html";
        let tag = server.ask("GET", target, accept).header("etag").to_owned();
        for known in [tag.clone(), format!("W/{tag}"), format!("\"other\", {tag}"), "*".to_owned()] {
            let answer = server.ask("GET", target, &format!("{accept}If-None-Match: {known}\r\n"));
            assert_eq!((answer.status, answer.body.len(), answer.header("etag")), (304, 0, tag.as_str()), "{known}");
            assert_eq!(answer.header("cache-control"), "no-cache");
        }
        assert_eq!(server.ask("GET", target, &format!("{accept}If-None-Match: \"other\"\r\n")).status, 200);
    }
    let tag = server.get("/ja/").header("etag").to_owned();
    write(&folder.path().join("site"), "ja/index.html", "ホーム2");
    let answer = server.ask("GET", "/ja/", &format!("If-None-Match: {tag}\r\n"));
    assert_eq!((answer.status, answer.text().as_str()), (200, "ホーム2"));
}

#[test]
fn garbage_is_refused_and_the_server_goes_on() {
    let folder = site();
    let server = running(&folder);
    let long_target = format!("GET /{} HTTP/1.1\r\nHost: localhost\r\n\r\n", "a".repeat(40_000));
    let long_header = format!("GET / HTTP/1.1\r\nHost: localhost\r\nX: {}\r\n\r\n", "a".repeat(40_000));
    let many_headers = format!("GET / HTTP/1.1\r\nHost: localhost\r\n{}\r\n", "X: y\r\n".repeat(500));
    let mut noise: Vec<u8> = Vec::new();
    let mut state = 1u32;
    for _ in 0..5_000 {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        noise.push((state >> 24) as u8);
    }
    noise.extend(b"\r\n\r\n");
    for bytes in [
        b"\r\n\r\n\r\n".as_slice(),
        b"GET\r\n\r\n",
        b"GET / HTTP/9.9\r\nHost: localhost\r\n\r\n",
        b"\x16\x03\x01\x02\x00\x01\x00",
        b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
        b"GET /\x00 HTTP/1.1\r\nHost: localhost\r\n\r\n",
        b"GET /\xff\xfe HTTP/1.1\r\nHost: localhost\r\n\r\n",
        b"GET index.html HTTP/1.1\r\nHost: localhost\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: \xff\xff\r\nConnection: close\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost localhost\r\n\r\n",
        b"GET / HTTP/1.1\nHost: evil.example\nConnection: close\n\n",
        b"GET / HTTP/1.1\r\nHost: localhost\r\nContent-Length: -1\r\n\r\n",
        long_target.as_bytes(),
        long_header.as_bytes(),
        many_headers.as_bytes(),
        &noise,
    ] {
        let mut stream = TcpStream::connect(server.address).unwrap();
        let _ = stream.write_all(bytes);
        let _ = stream.shutdown(std::net::Shutdown::Write);
        stream.set_read_timeout(Some(Duration::from_secs(20))).unwrap();
        let mut all = Vec::new();
        let _ = stream.read_to_end(&mut all);
        let status = Answer::parse(&all).status;
        assert!(status != 200 && status < 500, "{:?}: {status}", String::from_utf8_lossy(&bytes[..bytes.len().min(60)]));
    }
    assert_eq!(server.get("/").status, 200);
}

#[test]
fn a_port_in_use_is_told_in_both_languages() {
    let folder = site();
    let holder = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = holder.local_addr().unwrap();
    let error = bind(ServeOptions { address, ..options(&folder) }).unwrap_err();
    assert!(matches!(error, ServeError::InUse { address: named, .. } if named == address));
    assert!(std::error::Error::source(&error).is_some());
    let (key, values) = error.words();
    assert_eq!(key, "serve-error-in-use");
    assert_eq!(values, [("address", address.to_string().into()), ("port", u32::from(address.port()).into())]);
    use sekisho::locale::{Locale, Words};
    let files = [
        (Locale::EN, "serve.ftl", include_str!("../../../locales/en/serve.ftl")),
        (Locale::JA, "serve.ftl", include_str!("../../../locales/ja/serve.ftl")),
    ];
    let (words, faults) = Words::new(Locale::EN, files);
    assert_eq!(faults, []);
    let port = address.port();
    assert_eq!(words.format(Locale::EN, key, &values), format!("port {port} is in use by another program"));
    assert_eq!(words.format(Locale::JA, key, &values), format!("ポート{port}は、ほかのプログラムが使っています"));
    assert!(words.attribute(Locale::EN, key, "help", &values).unwrap().ends_with("--port 8080"));
    let taken = [("port", 8080u32.into())];
    assert!(words.attribute(Locale::JA, key, "help", &taken).unwrap().ends_with("--port 8081"));
}

#[test]
fn a_missing_folder_is_told() {
    let folder = site();
    for name in ["site/none", "secret.txt"] {
        let error = bind(ServeOptions { root: folder.path().join(name), ..options(&folder) }).unwrap_err();
        assert!(matches!(&error, ServeError::Folder { path, .. } if path.ends_with(name)));
        assert_eq!(error.words().0, "serve-error-folder");
    }
}

#[test]
fn one_connection_serves_many_requests() {
    let folder = site();
    let server = running(&folder);
    let mut stream = TcpStream::connect(server.address).unwrap();
    stream.write_all(b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\nGET /none HTTP/1.1\r\nHost: localhost\r\n\r\nGET /ja/ HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n").unwrap();
    let mut all = String::new();
    stream.read_to_string(&mut all).unwrap();
    assert_eq!(all.matches("HTTP/1.1 200 OK").count(), 2);
    assert_eq!(all.matches("HTTP/1.1 404 Not Found").count(), 1);
}

#[test]
fn ends_when_told_though_connections_are_open() {
    let folder = site();
    let mut server = running(&folder);
    let address = server.address;
    let idle = TcpStream::connect(address).unwrap();
    let mut half = TcpStream::connect(address).unwrap();
    half.write_all(b"GET / HTTP/1.1\r\nHo").unwrap();
    assert_eq!(server.get("/").status, 200);
    let (done, ended) = mpsc::channel();
    let thread = std::thread::spawn(move || {
        let result = server.stop();
        let _ = done.send(matches!(result, Some(Ok(()))));
    });
    assert_eq!(ended.recv_timeout(Duration::from_secs(8)), Ok(true));
    thread.join().unwrap();
    drop((idle, half));
    assert!(TcpStream::connect(address).is_err(), "the port is free again");
}
