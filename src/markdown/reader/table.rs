//! Rows of tables: the parser drops cells beyond the last column, and nothing that was written may be lost in silence.

use std::ops::Range;

use super::Reader;
use crate::diagnostics::Code;

impl Reader<'_> {
    /// Reports cells of a row that have no column.
    pub(super) fn table_row(&mut self, range: Range<usize>, columns: usize) {
        let row = self.marked.text.get(range.clone()).unwrap_or_default();
        let (cells, beyond) = cells(row, columns);
        let Some(beyond) = beyond else { return };
        let place = self.marked.offsets.range(range.start + beyond.start..range.start + beyond.end);
        let finding = self
            .finding(Code::TableRow, self.source.offsets.range(place))
            .arg("cells", cells.to_string())
            .arg("columns", columns.to_string());
        self.diagnostics.push(finding);
    }
}

/// The number of cells in a row, and where those begin and end that come after the last column.
fn cells(row: &str, columns: usize) -> (usize, Option<Range<usize>>) {
    let line = row.trim_end();
    let start = line.len() - line.trim_start().trim_start_matches('|').len();
    let end = if line.ends_with('|') && !escaped(line, line.len() - 1) { line.len() - 1 } else { line.len() };
    let bars: Vec<usize> =
        line.match_indices('|').map(|(at, _)| at).filter(|at| (start..end).contains(at) && !escaped(line, *at)).collect();
    let beyond = columns.checked_sub(1).and_then(|last| bars.get(last)).map(|bar| {
        let cell = line.get(bar + 1..end).unwrap_or_default();
        let blank = cell.len() - cell.trim_start().len();
        bar + 1 + blank..(bar + 1 + cell.trim_end().len()).max(bar + 1 + blank)
    });
    (bars.len() + 1, beyond.filter(|range| !range.is_empty()))
}

/// Whether a backslash makes the bar an ordinary character.
fn escaped(line: &str, at: usize) -> bool {
    line.get(..at).is_some_and(|before| (before.len() - before.trim_end_matches('\\').len()) % 2 == 1)
}

#[cfg(test)]
mod tests {
    use super::cells;

    #[test]
    fn cells_beyond_the_last_column_are_found() {
        for (row, columns, expected) in [
            ("| a | b |", 2, (2, "")),
            ("| a | b | c |", 2, (3, "c")),
            ("a | b | c", 2, (3, "c")),
            ("| a | b | c | d |\n", 2, (4, "c | d")),
            (r"| a \| b | c |", 2, (2, "")),
            (r"| a | b \|", 2, (2, "")),
            ("| a |", 2, (1, "")),
            ("| a | b | |", 2, (3, "")),
            ("", 1, (1, "")),
        ] {
            let (number, beyond) = cells(row, columns);
            assert_eq!((number, beyond.map_or("", |range| &row[range])), expected, "{row}");
        }
    }
}
