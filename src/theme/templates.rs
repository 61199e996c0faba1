//! Compiled templates and the one function they have: `w`, a word of the interface.

use std::sync::Arc;

use serde::Serialize;
use tera::{Context, Kwargs, State, Tera};

use super::broken::{Broken, one_line};
use super::embedded::Files;
use crate::locale::{Locale, Value, Words};

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
}

/// `w(l=lang, key="…", n=3)`: the language and the key are ours, everything else is a value of the message.
fn word(words: &Words, kwargs: &Kwargs) -> tera::TeraResult<String> {
    let locale: String = kwargs.must_get("l")?;
    let key: String = kwargs.must_get("key")?;
    let locale: Locale = locale.parse().map_err(|_| tera::Error::message(format!("`{locale}` is no language")))?;
    let mut args = Vec::new();
    for (name, value) in kwargs.iter() {
        let name = name.to_string();
        if name != "l" && name != "key" {
            let value = value.as_i64().map_or_else(|| Value::Text(value.to_string()), Value::Number);
            args.push((name, value));
        }
    }
    let args: Vec<(&str, Value)> = args.iter().map(|(name, value)| (name.as_str(), value.clone())).collect();
    Ok(words.format(locale, &key, &args))
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
