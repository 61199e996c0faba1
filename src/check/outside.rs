//! Links that leave the site name a source of `content/sources.yaml`, or stand in a footnote that says whose page it is.

use super::Context;
use crate::diagnostics::{Code, Diagnostic};
use crate::markdown::Target;

/// On sites that list their outside sources, a bare web address in a text is one that nobody looks after.
pub(super) fn unlisted(context: &Context<'_>) -> Vec<Diagnostic> {
    if context.site.outside.is_none() {
        return Vec::new();
    }
    let links = context.site.outside_links();
    let bare = links.iter().filter(|link| !link.in_footnote && matches!(link.target, Target::External(_)));
    bare.map(|link| Diagnostic::new(Code::LinkUnlisted, link.span)).collect()
}
