//! Text from a record as people get to see it.

/// Longest text that is shown; what a learner may type is far shorter.
const MAX_CHARACTERS: usize = 500;

/// A text on one line, without signs that steer a terminal, a sheet or the direction of writing: such signs become
/// replacement characters, so that what is shown is what stands there. A text without end is cut.
pub fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len().min(MAX_CHARACTERS * 4));
    for (at, c) in text.chars().enumerate() {
        if at == MAX_CHARACTERS {
            out.push('…');
            break;
        }
        out.push(match c {
            '\t' | '\n' | '\r' | '\u{2028}' | '\u{2029}' => ' ',
            c if steers(c) => '\u{fffd}',
            c => c,
        });
    }
    out
}

/// Whether a sign is no text: controls, marks of direction, and what XML cannot hold.
pub fn steers(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_that_steers_is_left() {
        let check = |text: &str, expected: &str| assert_eq!(plain(text), expected, "{text:?}");
        check("山田 花子", "山田 花子");
        check("a\u{1b}[31m\u{202e}b\u{2069}", "a\u{fffd}[31m\u{fffd}b\u{fffd}");
        check("a\r\nb\tc", "a  b c");
        check("👩\u{200d}🔧", "👩\u{200d}🔧");
        assert_eq!(plain(&"あ".repeat(1000)).chars().count(), MAX_CHARACTERS + 1);
    }
}
