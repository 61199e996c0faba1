//! Parts that are put into a page when its template is done.
//!
//! Parts that many pages share are made once, and the text of a page is not copied through a template. A mark stands in
//! the place of each. Marks are processing instructions, which no text can contain. A part that a template made may hold marks itself.

use std::sync::Arc;

use memchr::memmem;

/// A part of pages and its mark.
#[derive(Debug, Clone)]
pub(super) struct Part {
    mark: &'static str,
    html: Arc<Vec<u8>>,
    holds_marks: bool,
}

impl Part {
    /// The HTML that stands for a mark, which begins with `<?sk `.
    pub(super) fn new(mark: &'static str, html: Vec<u8>) -> Self {
        Self { mark, html: Arc::new(html), holds_marks: false }
    }

    /// A part in which marks of parts behind it stand.
    pub(super) fn holding(mark: &'static str, html: Vec<u8>) -> Self {
        Self { holds_marks: true, ..Self::new(mark, html) }
    }
}

/// How every mark begins.
const MARK: &str = "<?sk ";

/// Puts the parts in the places of their marks.
pub(super) fn assemble(html: Vec<u8>, parts: &[Part]) -> Vec<u8> {
    if parts.is_empty() {
        return html;
    }
    let mut whole = Vec::with_capacity(html.len() + parts.iter().map(|part| part.html.len()).sum::<usize>());
    put(&mut whole, &html, parts);
    whole
}

fn put(whole: &mut Vec<u8>, html: &[u8], parts: &[Part]) {
    let mut rest = html;
    while let Some(at) = memmem::find(rest, MARK.as_bytes()) {
        let (before, from) = rest.split_at(at);
        whole.extend_from_slice(before);
        let mut behind = parts.iter();
        let part = behind.find(|part| from.starts_with(part.mark.as_bytes()));
        match part {
            Some(part) if part.holds_marks => put(whole, &part.html, behind.as_slice()),
            Some(part) => whole.extend_from_slice(&part.html),
            None => whole.extend_from_slice(MARK.as_bytes()),
        }
        rest = from.get(part.map_or(MARK.len(), |part| part.mark.len())..).unwrap_or_default();
    }
    whole.extend_from_slice(rest);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_stand_where_their_marks_stood() {
        let parts = [Part::new("<?sk a?>", b"<p>one</p>".to_vec()), Part::new("<?sk b?>", b"<b> <?sk a?> </b>".to_vec())];
        let check = |html: &str, expected: &str| assert_eq!(String::from_utf8_lossy(&assemble(html.into(), &parts)), expected);
        check("<div><?sk b?></div><div><?sk a?></div>", "<div><b> <?sk a?> </b></div><div><p>one</p></div>");
        check("<div><?sk a?><?sk a?></div>", "<div><p>one</p><p>one</p></div>");
        check("<div>&lt;?sk a?></div><?sk other?>", "<div>&lt;?sk a?></div><?sk other?>");
        check("", "");
    }

    #[test]
    fn a_part_may_hold_those_behind_it() {
        let holding = |mark, html: &str| Part::holding(mark, html.into());
        let parts =
            [Part::new("<?sk a?>", b"A".to_vec()), holding("<?sk b?>", "(<?sk c?><?sk b?>)"), holding("<?sk c?>", "[<?sk d?><?sk a?>]")];
        // Not itself and not those before it, so that it has an end.
        assert_eq!(assemble(b"<?sk a?>-<?sk b?>".into(), &parts), b"A-([<?sk d?><?sk a?>]<?sk b?>)");
    }
}
