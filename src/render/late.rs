//! Scripts that the build writes: what a page needs only when its reader searches, opens the settings, reads step by step,
//! comes near a question in its text, or leaves a shared computer.
//!
//! Plain scripts that call a function of the page, because a page opened from disk may not fetch anything else.

use std::collections::BTreeSet;

use serde_json::{Map, Value as Json};

use super::chrome::script_json;
use super::{Page, Renderer};
use crate::model::{Artifact, PageKey};
use crate::resolve::FenceData;
use crate::theme::fingerprinted;

/// Folder of these scripts.
pub(super) const FOLDER: &str = "assets/";

/// What every page of a language loads later.
#[derive(Debug, Clone)]
pub(super) struct LateScripts {
    pub(super) search_words: Artifact,
    pub(super) settings: Artifact,
    pub(super) step: Artifact,
    /// On sites for shared computers.
    pub(super) kiosk: Option<Artifact>,
}

impl LateScripts {
    pub(super) fn all(&self) -> impl Iterator<Item = &Artifact> {
        [&self.search_words, &self.settings, &self.step].into_iter().chain(&self.kiosk)
    }
}

impl Renderer {
    /// Makes the late script of a path, for a page that was made on its own.
    pub(super) fn late_script(&self, path: &str) -> Option<Result<Artifact, String>> {
        if let Some(shared) = self.frames.late().find(|script| script.path == path) {
            return Some(Ok(shared.clone()));
        }
        let of_page = |page: &Page<'_>| path.strip_prefix(FOLDER)?.strip_prefix(&page.checks_stem()?)?.strip_prefix('-').map(drop);
        let mut made = self.pages().filter(|page| of_page(page).is_some()).filter_map(|page| page.checks_script().transpose());
        // A script of another text is not the one that was asked for.
        made.find(|made| made.as_ref().map_or(true, |script| script.path == path))
    }
}

impl Page<'_> {
    fn checks_stem(&self) -> Option<String> {
        match self.key {
            PageKey::Module(id) => Some(format!("checks-{id}-{}", self.locale)),
            _ => None,
        }
    }

    /// The words that scripts need, as JSON that may stand inside a script element or file.
    pub(super) fn words_json(&self, scripts: &[&str]) -> String {
        let keys = scripts.iter().filter_map(|script| self.theme.script_words.get(*script)).flatten();
        let words: Map<String, Json> = keys.map(|key| (key.clone(), Json::String(self.site.words.template(self.locale, key)))).collect();
        script_json(&Json::Object(words))
    }

    pub(super) fn late_scripts(&self) -> Result<LateScripts, String> {
        Ok(LateScripts {
            search_words: self.search_words(),
            settings: self.settings_script()?,
            step: self.step_script()?,
            kiosk: self.site.settings.kiosk.enabled.then(|| self.kiosk_script()).transpose()?,
        })
    }

    /// The words of the search in the language of the page.
    fn search_words(&self) -> Artifact {
        let script = format!("sekisho.words({});\n", self.words_json(&["search"]));
        fingerprinted(&format!("search-words-{}", self.locale), "js", script.into_bytes())
    }

    /// The dialog of settings in the language of the page.
    fn settings_script(&self) -> Result<Artifact, String> {
        let html = self.theme.templates.render("parts/settings.html", &serde_json::json!({ "lang": self.locale.as_str() }))?;
        let script = format!("sekisho.settings({});\n", script_json(&Json::String(self.small(html))));
        Ok(fingerprinted(&format!("settings-{}", self.locale), "js", script.into_bytes()))
    }

    /// The question of a shared computer in the language of the page.
    fn kiosk_script(&self) -> Result<Artifact, String> {
        let html = self.theme.templates.render("parts/kiosk.html", &serde_json::json!({ "lang": self.locale.as_str() }))?;
        let script = format!("sekisho.kiosk({});\n", script_json(&Json::String(self.small(html))));
        Ok(fingerprinted(&format!("kiosk-{}", self.locale), "js", script.into_bytes()))
    }

    /// The controls of the step mode and the words of its script in the language of the page.
    fn step_script(&self) -> Result<Artifact, String> {
        let html = self.theme.templates.render("parts/step.html", &serde_json::json!({ "lang": self.locale.as_str() }))?;
        let words = self.words_json(&["step"]);
        let script = format!("sekisho.words({words});\nsekisho.step({});\n", script_json(&Json::String(self.small(html))));
        Ok(fingerprinted(&format!("step-{}", self.locale), "js", script.into_bytes()))
    }

    /// The questions in the text of a module and the words that belong to them; nothing when there are none.
    pub(super) fn checks_script(&self) -> Result<Option<Artifact>, String> {
        let (PageKey::Module(id), Some(stem)) = (self.key, self.checks_stem()) else { return Ok(None) };
        let named: BTreeSet<&str> = self
            .own_fences()
            .filter_map(|fence| match fence {
                FenceData::Check(item) => Some(item.as_str()),
                _ => None,
            })
            .collect();
        if named.is_empty() {
            return Ok(None);
        }
        let Some(module) = self.site.modules.get(id) else { return Ok(None) };
        let items = module.quiz.iter().flat_map(|quiz| &quiz.data.questions).filter(|item| named.contains(item.id.as_str()));
        let questions: Map<String, Json> = items
            .map(|item| Ok((item.id.to_string(), Json::String(self.small(self.question_html(module, item, "check")?)))))
            .collect::<Result<_, String>>()?;
        let words = self.words_json(&["quiz"]);
        // Whoever leaves the page while this comes may stop what it needs: then the links stay.
        let script = format!("sekisho.words({words});\nsekisho.quiz?.checks({});\n", script_json(&Json::Object(questions)));
        Ok(Some(fingerprinted(&stem, "js", script.into_bytes())))
    }
}
