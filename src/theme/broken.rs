//! Why a file of the theme cannot be used, in one line: the engines draw pictures of several.

use super::embedded::Files;

/// A file and the reason.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Broken {
    pub(super) path: String,
    pub(super) reason: String,
}

impl Broken {
    /// Finds the file in the report of the template engine, which names templates without their folder.
    pub(super) fn of_template(report: &str, files: &Files) -> Self {
        let name = place(report).and_then(|place| place.split(':').next()).unwrap_or("templates");
        let path = format!("templates/{name}");
        let path = if files.contains_key(&path) { path } else { name.to_owned() };
        Self { path, reason: one_line(report) }
    }
}

/// The first line of a report, with the place that it points at.
pub(super) fn one_line(report: &str) -> String {
    let first = report.lines().next().unwrap_or_default();
    let first = first.strip_prefix("error: ").unwrap_or(first);
    match place(report) {
        Some(place) => format!("{first} ({place})"),
        None => first.to_owned(),
    }
}

/// `page.html:3:1` of the line that begins with an arrow.
fn place(report: &str) -> Option<&str> {
    report.lines().find_map(|line| line.trim_start().strip_prefix("--> "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reports_become_one_line() {
        let report = "error: Unexpected end of input\n --> page.html:3:1\n  |\n3 | \n  | ^";
        assert_eq!(one_line(report), "Unexpected end of input (page.html:3:1)");
        assert_eq!(one_line("just words"), "just words");
        let files = Files::from([("templates/page.html".to_owned(), b"".as_slice().into())]);
        assert_eq!(Broken::of_template(report, &files).path, "templates/page.html");
        assert_eq!(Broken::of_template("words", &files).path, "templates");
    }
}
