//! Compiled templates and the one function they have: `w`, a word of the interface.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::Serialize;
pub use tera::Value;
use tera::{Context, Kwargs, State, Tera};

use super::broken::{Broken, one_line};
use super::embedded::Files;
use crate::locale::{self, Locale, Words};

/// Templates of a theme. Content never becomes a template: only files of the theme are parsed.
pub struct Templates {
    tera: Tera,
}

impl std::fmt::Debug for Templates {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Templates").field("names", &self.tera.get_template_names().collect::<Vec<_>>()).finish()
    }
}

impl Templates {
    pub(super) fn new(files: &Files, words: &Arc<Words>) -> Result<Self, Broken> {
        let mut tera = Tera::new();
        let words = Arc::clone(words);
        tera.register_function("w", move |kwargs: Kwargs, _: &State| word(&words, &kwargs));
        let mut list = Vec::new();
        for (path, bytes) in files.iter().filter(|(path, _)| path.ends_with(".html")) {
            let name = path.strip_prefix("templates/").unwrap_or(path);
            let text = std::str::from_utf8(bytes).map_err(|error| Broken { path: path.clone(), reason: error.to_string() })?;
            list.push((name.to_owned(), text.to_owned()));
        }
        tera.add_raw_templates(list).map_err(|error| Broken::of_template(&chain(&error), files))?;
        Ok(Self { tera })
    }

    /// Renders a template.
    ///
    /// # Errors
    /// The reason in English, as the template engine words it.
    pub fn render(&self, name: &str, context: &impl Serialize) -> Result<String, String> {
        let context = Context::from_serialize(context).map_err(|error| chain(&error))?;
        self.tera.render(name, &context).map_err(|error| one_line(&chain(&error)))
    }

    /// Renders a template with fields that were made before, as UTF-8.
    ///
    /// # Errors
    /// Those of [`Self::render`].
    pub fn render_fields(&self, name: &str, fields: &Fields) -> Result<Vec<u8>, String> {
        // Few pages are longer, and those that are grow once or twice.
        let mut out = Vec::with_capacity(32 << 10);
        self.tera.render_to(name, &fields.0, &mut out).map_err(|error| one_line(&chain(&error)))?;
        Ok(out)
    }

    /// Renders a template that is written without blanks that could go, but for the end of its file.
    ///
    /// # Errors
    /// Those of [`Self::render`].
    pub fn render_tight(&self, name: &str, fields: &Fields) -> Result<Vec<u8>, String> {
        let mut out = self.render_fields(name, fields)?;
        out.truncate(out.trim_ascii_end().len());
        Ok(out)
    }
}

/// What a template gets to read; a copy shares its values.
#[derive(Debug, Clone, Default)]
pub struct Fields(Context);

impl Fields {
    /// Sets one field.
    pub fn set(&mut self, name: &'static str, content: &(impl Serialize + ?Sized)) {
        self.set_value(name, value(content));
    }

    /// Sets one field to a value that is there already.
    pub fn set_value(&mut self, name: &'static str, value: Value) {
        self.0.insert_value(name, value);
    }

    /// Sets the fields of an object.
    pub fn extend(&mut self, object: serde_json::Value) {
        let serde_json::Value::Object(object) = object else { return };
        for (name, content) in object {
            self.0.insert_value(name, value(&content));
        }
    }
}

/// Makes an object. For what every page has: its names are not copied, as those of JSON are.
pub fn object<const N: usize>(fields: [(&'static str, Value); N]) -> Value {
    Value::from(BTreeMap::from(fields))
}

/// Makes a value. What has no form in templates (maps with keys that are no text) becomes nothing.
fn value(content: &(impl Serialize + ?Sized)) -> Value {
    Value::try_from_serializable(content).unwrap_or_else(|_| Value::none())
}

/// `w(l=lang, key="…", n=3)`: the language and the key are ours, everything else is a value of the message.
fn word(words: &Words, kwargs: &Kwargs) -> tera::TeraResult<String> {
    let locale: &str = kwargs.must_get("l")?;
    let key: &str = kwargs.must_get("key")?;
    let locale: Locale = locale.parse().map_err(|_| tera::Error::message(format!("`{locale}` is no language")))?;
    let values = kwargs.iter().filter_map(|(name, value)| Some((name.as_str()?, value))).filter(|(name, _)| !matches!(*name, "l" | "key"));
    let values = values.map(|(name, value)| (name, value.as_i64().map_or_else(|| value.to_string().into(), locale::Value::Number)));
    Ok(words.format(locale, key, &values.collect::<Vec<_>>()))
}

/// An error with its causes in one line.
fn chain(error: &dyn std::error::Error) -> String {
    let mut text = error.to_string();
    let mut source = error.source();
    while let Some(cause) = source {
        text.push_str(": ");
        text.push_str(&cause.to_string());
        source = cause.source();
    }
    text
}
