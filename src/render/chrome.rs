//! What a page has around its content, beside the frame of its kind: breadcrumbs, language switch, list beside the text.

use serde_json::Value as Json;

use super::Page;
use super::frame::Frame;
use super::parts::Part;
use crate::model::PageKey;
use crate::resolve::{summary, title};
use crate::theme::{Fields, Value, object};

/// Stand for the way to a page, and for the links to those before and behind it.
const CRUMBS: &str = "<?sk crumbs?>";
const PAGER: &str = "<?sk pager?>";

/// A link of the chrome.
fn entry(href: Option<String>, title: String) -> Value {
    object([("href", href.map_or_else(Value::none, Value::from)), ("title", title.into())])
}

impl Page<'_> {
    /// A page without its content: its frame, and in its fields what stands around the content.
    pub(super) fn chrome(&self) -> Result<Frame, String> {
        let (site, locale) = (self.site, self.locale);
        let path = self.key.path();
        let name = path.trim_end_matches(".html");
        let others: Vec<Value> = site
            .settings
            .languages
            .iter()
            .filter(|other| **other != locale)
            .map(|other| {
                object([
                    ("lang", other.as_str().into()),
                    ("name", site.word(*other, "language-name").into()),
                    ("href", format!("{}{other}/{path}", self.to_root()).into()),
                ])
            })
            .collect();
        let (order, at) = self.sequences.around(site, self.key);
        let near = |offset: isize| -> Value {
            at.and_then(|at| at.checked_add_signed(offset))
                .and_then(|at| order.keys.get(at))
                .map_or_else(Value::none, |key| entry(Some(self.link(key)), self.short_title(key)))
        };
        let mut frame = self.frames.get(self)?;
        let fields = &mut frame.fields;
        let page = object([
            ("path", name.into()),
            ("id", name.replace('/', "-").into()),
            ("kind", self.key.kind().into()),
            ("title", title(site, self.key, locale).into()),
            ("summary", summary(site, self.key, locale).into()),
            ("url", format!("{locale}/{path}").into()),
        ]);
        fields.set_value("page", page);
        fields.set_value("other", others.first().cloned().unwrap_or_else(Value::none));
        fields.set_value("others", others.into());
        if let Some((mark, parts)) = order.list(locale, at)? {
            fields.set("side_html", mark);
            frame.parts.extend(parts);
        }
        let crumbs = self.breadcrumbs();
        if !crumbs.is_empty() {
            fields.set("crumbs_html", CRUMBS);
            frame.parts.push(self.part(CRUMBS, "parts/crumbs.html", [("breadcrumbs", crumbs.into())])?);
        }
        let [previous, next] = [near(-1), near(1)];
        if !(previous.is_none() && next.is_none()) {
            fields.set("pager_html", PAGER);
            frame.parts.push(self.part(PAGER, "parts/pager.html", [("prev", previous), ("next", next)])?);
        }
        Ok(frame)
    }

    /// A part of this page alone. As its text, it is written without blanks that could go, and not minified.
    pub(super) fn part<const N: usize>(&self, mark: &'static str, template: &str, own: [(&'static str, Value); N]) -> Result<Part, String> {
        let mut fields = Fields::default();
        fields.set("lang", self.locale.as_str());
        own.into_iter().for_each(|(name, value)| fields.set_value(name, value));
        Ok(Part::new(mark, self.theme.templates.render_tight(template, &fields)?))
    }

    /// Title for lists; questions carry their number.
    pub(super) fn short_title(&self, key: &PageKey) -> String {
        let name = title(self.site, key, self.locale);
        match key {
            PageKey::Question(number) => format!("{number} {name}"),
            _ => name,
        }
    }

    /// The top entry that a page belongs to.
    pub(super) fn branch(&self) -> Option<PageKey> {
        match self.key {
            PageKey::Training | PageKey::Module(_) | PageKey::Quiz(_) => Some(PageKey::Training),
            PageKey::Criteria
            | PageKey::Category(_)
            | PageKey::Section(_)
            | PageKey::Question(_)
            | PageKey::Entities
            | PageKey::Coverage
            | PageKey::Entity(_) => Some(PageKey::Criteria),
            PageKey::Portal | PageKey::Walkthrough(_) => Some(PageKey::Portal),
            PageKey::Glossary | PageKey::Usage => Some(PageKey::Glossary),
            _ => None,
        }
    }

    fn breadcrumbs(&self) -> Vec<Value> {
        if *self.key == PageKey::Home {
            return Vec::new();
        }
        let mut way = vec![PageKey::Home];
        if let Some(branch) = self.branch().filter(|branch| branch != self.key) {
            way.push(branch);
        }
        match self.key {
            PageKey::Question(number) => {
                let question = self.site.edition.as_ref().and_then(|edition| edition.question(*number));
                way.extend(question.map(|question| PageKey::Section(question.section.clone())));
            }
            PageKey::Entity(_) => way.push(PageKey::Entities),
            PageKey::Quiz(id) => way.push(PageKey::Module(id.clone())),
            _ => {}
        }
        let word = |key: &PageKey| match key {
            PageKey::Home => self.site.word(self.locale, "nav-home"),
            PageKey::Training | PageKey::Criteria | PageKey::Portal | PageKey::Glossary => {
                self.site.word(self.locale, &format!("nav-{}", key.kind()))
            }
            key => title(self.site, key, self.locale),
        };
        let mut list: Vec<Value> = way.iter().map(|key| entry(Some(self.link(key)), word(key))).collect();
        let own = match self.key {
            PageKey::Question(number) => self.site.words.format(self.locale, "question-number", &[("number", number.to_string().into())]),
            PageKey::Quiz(_) => self.site.word(self.locale, "nav-quiz"),
            key => word(key),
        };
        list.push(entry(None, own));
        list
    }
}

/// JSON that can stand inside a script element: no `<` that could end it, no line separators that old engines refuse.
pub(super) fn script_json(value: &Json) -> String {
    value.to_string().replace('<', "\\u003c").replace('\u{2028}', "\\u2028").replace('\u{2029}', "\\u2029")
}
