//! Comma-separated values (RFC 4180) for programs that open tables.

/// A file of lines. With the mark of UTF-8, without which spreadsheets take Japanese for something else.
pub(super) fn file(lines: impl Iterator<Item = Vec<String>>) -> Vec<u8> {
    let mut out = String::from("\u{feff}");
    for cells in lines {
        line(&mut out, cells.into_iter());
    }
    out.into_bytes()
}

fn line(out: &mut String, cells: impl Iterator<Item = String>) {
    for (at, cell) in cells.enumerate() {
        if at > 0 {
            out.push(',');
        }
        out.push('"');
        out.push_str(&cell.replace('"', "\"\""));
        out.push('"');
    }
    out.push_str("\r\n");
}

/// A text that no spreadsheet takes for a formula: one that begins like a formula, also in full-width signs or behind
/// blanks, gets an apostrophe in front (OWASP, "CSV Injection").
pub(super) fn harmless(text: String) -> String {
    let first = text.trim_start().chars().next();
    let is_formula = matches!(first, Some('=' | '+' | '-' | '@' | '＝' | '＋' | '－' | '＠')) || text.starts_with(['\t', '\r', '\n']);
    if is_formula { format!("'{text}") } else { text }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formulas_become_texts() {
        for formula in ["=1+1", "+81", "-1", "@SUM(A1)", "\t=1", "\r=1", " =1", "＝1", "＋1", "－1", "＠A"] {
            assert_eq!(harmless(formula.to_owned()), format!("'{formula}"));
        }
        for text in ["", "0042", "山田 花子", "a=b", "2026-04-18", "'quoted"] {
            assert_eq!(harmless(text.to_owned()), text);
        }
    }

    #[test]
    fn quotes_are_doubled() {
        let mut out = String::new();
        line(&mut out, ["a\"b,c".to_owned(), String::new()].into_iter());
        assert_eq!(out, "\"a\"\"b,c\",\"\"\r\n");
    }
}
