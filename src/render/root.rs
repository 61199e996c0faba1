//! Pages outside the languages: language choice, not found, storage hub.

use serde_json::{Value as Json, json};

use super::{Failure, RenderOptions, failed, finish};
use crate::model::Artifact;
use crate::resolve::Site;
use crate::theme::Theme;

pub(super) fn render(site: &Site, theme: &Theme, options: RenderOptions) -> Vec<Result<Artifact, Failure>> {
    let settings = &site.settings;
    let languages: Vec<Json> = settings
        .languages
        .iter()
        .map(|locale| {
            json!({
                "lang": locale.as_str(),
                "name": site.word(*locale, "language-name"),
                "href": format!("{locale}/index.html"),
                "title": settings.title.get_or_any(*locale),
                "owner": settings.owner.get_or_any(*locale),
            })
        })
        .collect();
    let context = json!({
        "lang": settings.reference().as_str(),
        "dir_root": "./",
        "languages": languages,
        "site": { "title": settings.title.get_or_any(settings.reference()), "base": settings.base, "id": settings.site_id(), "preview": options.preview },
        "assets": theme.assets.links(""),
    });
    [("index.html", "root.html"), ("404.html", "not-found.html"), ("store.html", "store.html")]
        .into_iter()
        .map(|(path, template)| {
            theme
                .templates
                .render(template, &context)
                .map(|html| finish(path.to_owned(), html.into_bytes(), &[], options))
                .map_err(|reason| failed(path, reason))
        })
        .collect()
}
