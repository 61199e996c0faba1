//! The few HTML tags that an author may write.

use super::event::TagName;

/// A tag of the allow list.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum RawTag {
    LineBreak,
    WordBreak,
    /// `others` says that attributes were written which are dropped.
    Open {
        name: TagName,
        title: Option<String>,
        others: bool,
    },
    Close(TagName),
}

/// Reads one tag as the parser returns it; `None` if it is not on the list.
pub(super) fn parse_tag(text: &str) -> Option<RawTag> {
    let inner = text.strip_prefix('<')?.strip_suffix('>')?;
    if let Some(closing) = inner.strip_prefix('/') {
        return tag_name(closing.trim()).map(RawTag::Close);
    }
    let inner = inner.strip_suffix('/').unwrap_or(inner);
    let (name, attributes) = match inner.find(|c: char| c.is_ascii_whitespace()) {
        Some(at) => inner.split_at(at),
        None => (inner, ""),
    };
    match name.to_ascii_lowercase().as_str() {
        "br" if attributes.trim().is_empty() => return Some(RawTag::LineBreak),
        "wbr" if attributes.trim().is_empty() => return Some(RawTag::WordBreak),
        _ => {}
    }
    let name = tag_name(name)?;
    let (title, mut others) = title_attribute(attributes);
    others |= title.is_some() && name != TagName::Abbr;
    Some(RawTag::Open { name, title: title.filter(|_| name == TagName::Abbr), others })
}

fn tag_name(text: &str) -> Option<TagName> {
    [TagName::Kbd, TagName::Sub, TagName::Sup, TagName::Abbr].into_iter().find(|name| name.name().eq_ignore_ascii_case(text))
}

/// The value of `title`, and whether there are other attributes.
fn title_attribute(attributes: &str) -> (Option<String>, bool) {
    let mut title = None;
    let mut others = false;
    let mut rest = attributes.trim();
    while !rest.is_empty() {
        let end = rest.find(|c: char| c == '=' || c.is_ascii_whitespace()).unwrap_or(rest.len());
        let (name, after) = rest.split_at(end);
        let after = after.trim_start();
        let (value, after) = match after.strip_prefix('=') {
            None => ("", after),
            Some(value) => attribute_value(value.trim_start()),
        };
        if name.eq_ignore_ascii_case("title") && title.is_none() {
            title = Some(decode(value));
        } else {
            others = true;
        }
        rest = after.trim_start();
    }
    (title, others)
}

fn attribute_value(text: &str) -> (&str, &str) {
    for quote in ['"', '\''] {
        if let Some(quoted) = text.strip_prefix(quote) {
            return quoted.split_once(quote).unwrap_or((quoted, ""));
        }
    }
    text.split_at(text.find(|c: char| c.is_ascii_whitespace()).unwrap_or(text.len()))
}

/// The entities that an attribute needs; others stay as written.
fn decode(text: &str) -> String {
    text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&#39;", "'").replace("&amp;", "&")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_listed_tags_pass() {
        let open = |name, title: Option<&str>, others| Some(RawTag::Open { name, title: title.map(str::to_owned), others });
        for (text, expected) in [
            ("<br>", Some(RawTag::LineBreak)),
            ("<BR />", Some(RawTag::LineBreak)),
            ("<wbr>", Some(RawTag::WordBreak)),
            ("<br class=x>", None),
            ("<kbd>", open(TagName::Kbd, None, false)),
            ("</kbd >", Some(RawTag::Close(TagName::Kbd))),
            ("<kbd onclick=\"x\">", open(TagName::Kbd, None, true)),
            ("<sub style='x'>", open(TagName::Sub, None, true)),
            ("<sub title='x'>", open(TagName::Sub, None, true)),
            ("<abbr title=\"認定事業者 &amp; &quot;AEO&quot;\">", open(TagName::Abbr, Some("認定事業者 & \"AEO\""), false)),
            ("<abbr title=AEO id=x>", open(TagName::Abbr, Some("AEO"), true)),
            ("<abbr>", open(TagName::Abbr, None, false)),
            ("<script>", None),
            ("<!-- x -->", None),
            ("<kbdx>", None),
            ("</br>", None),
        ] {
            assert_eq!(parse_tag(text), expected, "{text}");
        }
    }
}
