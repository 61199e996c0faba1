//! Where links lead: the schemes of the dialect. Whether a name exists is the question of `resolve`.

use std::borrow::Cow;

use crate::model::{CriterionId, SectionId};

/// Where a link leads.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Target {
    /// `term:seal`
    Term(String),
    /// `question:175`, `question:ctpat-2020/175`
    Question {
        /// Edition, if one is named.
        edition: Option<String>,
        /// Digits without leading zeros.
        number: String,
    },
    /// `criterion:4.1`, `criterion:ctpat-2020/4.1`
    Criterion {
        /// Edition, if one is named.
        edition: Option<String>,
        /// Category and position.
        id: String,
    },
    /// `module:inspection#before-opening`
    Module {
        /// The module.
        id: String,
        /// A section of it.
        anchor: Option<String>,
    },
    /// `portal:answer-criterion#step-id`
    Portal {
        /// The walkthrough.
        id: String,
        /// A section or step of it.
        anchor: Option<String>,
    },
    /// `page:program#benefits`
    Page {
        /// The page.
        id: String,
        /// A section of it.
        anchor: Option<String>,
    },
    /// `quiz:cyber`
    Quiz {
        /// The module whose quiz it is.
        id: String,
    },
    /// `source:japan-customs-aeo`: a source outside the site, by its id in `content/sources.yaml`.
    Source {
        /// The source.
        id: String,
    },
    /// `site:glossary#seal`: a page that the build makes.
    Site {
        /// Its name.
        name: String,
        /// A place on it.
        anchor: Option<String>,
    },
    /// `#before-opening`: a section of the same text.
    Fragment(String),
    /// `https:`, `http:`, `mailto:`, `tel:`
    External(String),
}

impl std::fmt::Display for Target {
    /// The target as an author writes it.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let with_anchor = |f: &mut std::fmt::Formatter<'_>, scheme: &str, id: &str, anchor: &Option<String>| match anchor {
            Some(anchor) => write!(f, "{scheme}:{id}#{anchor}"),
            None => write!(f, "{scheme}:{id}"),
        };
        let in_edition = |f: &mut std::fmt::Formatter<'_>, scheme: &str, edition: &Option<String>, id: &str| match edition {
            Some(edition) => write!(f, "{scheme}:{edition}/{id}"),
            None => write!(f, "{scheme}:{id}"),
        };
        match self {
            Self::Term(id) => write!(f, "term:{id}"),
            Self::Question { edition, number } => in_edition(f, "question", edition, number),
            Self::Criterion { edition, id } => in_edition(f, "criterion", edition, id),
            Self::Module { id, anchor } => with_anchor(f, "module", id, anchor),
            Self::Portal { id, anchor } => with_anchor(f, "portal", id, anchor),
            Self::Page { id, anchor } => with_anchor(f, "page", id, anchor),
            Self::Quiz { id } => write!(f, "quiz:{id}"),
            Self::Source { id } => write!(f, "source:{id}"),
            Self::Site { name, anchor } => with_anchor(f, "site", name, anchor),
            Self::Fragment(id) => write!(f, "#{id}"),
            Self::External(url) => f.write_str(url),
        }
    }
}

/// Why a link leads nowhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum TargetFault {
    /// A scheme that could run a script or read a disk.
    Forbidden(String),
    /// A scheme that the dialect does not have.
    Unknown(String),
    /// The reason, as a word for the message.
    Malformed(&'static str),
}

/// Schemes that browsers execute or that reach the reader's disk.
const FORBIDDEN: &[&str] = &["javascript", "vbscript", "data", "file", "blob", "filesystem", "view-source"];

/// Reads a destination as the Markdown parser returns it, entities and escapes already resolved.
pub(super) fn parse_target(destination: &str) -> Result<Target, TargetFault> {
    // Browsers drop blanks and control characters in front of and inside a scheme; judge what they would see.
    let seen: Cow<'_, str> = match destination.bytes().all(|byte| byte.is_ascii_graphic()) {
        true => destination.into(),
        false => destination.chars().filter(|&c| !is_invisible(c)).collect(),
    };
    let scheme = seen.split_once(':').map(|(scheme, _)| scheme.to_ascii_lowercase()).filter(|scheme| is_scheme(scheme));
    if let Some(scheme) = &scheme
        && FORBIDDEN.contains(&scheme.as_str())
    {
        return Err(TargetFault::Forbidden(scheme.clone()));
    }
    if destination.is_empty() {
        return Err(TargetFault::Malformed("empty"));
    }
    if seen != destination {
        return Err(TargetFault::Malformed("blank"));
    }
    if let Some(anchor) = destination.strip_prefix('#') {
        return section(anchor).map(Target::Fragment);
    }
    let Some(scheme) = scheme else { return Err(TargetFault::Malformed("relative")) };
    let rest = destination.get(scheme.len() + 1..).unwrap_or_default();
    match scheme.as_str() {
        "term" => section(rest).map(Target::Term),
        "question" => {
            let (edition, number) = in_edition(rest)?;
            let sound = !number.is_empty() && number.len() <= 4 && !number.starts_with('0') && number.bytes().all(|b| b.is_ascii_digit());
            if sound { Ok(Target::Question { edition, number: number.to_owned() }) } else { Err(TargetFault::Malformed("number")) }
        }
        "criterion" => {
            let (edition, id) = in_edition(rest)?;
            CriterionId::new(id).map_err(|_| TargetFault::Malformed("criterion"))?;
            Ok(Target::Criterion { edition, id: id.to_owned() })
        }
        "module" => anchored(rest).map(|(id, anchor)| Target::Module { id, anchor }),
        "portal" => anchored(rest).map(|(id, anchor)| Target::Portal { id, anchor }),
        "page" => anchored(rest).map(|(id, anchor)| Target::Page { id, anchor }),
        "site" => anchored(rest).map(|(name, anchor)| Target::Site { name, anchor }),
        "quiz" => section(rest).map(|id| Target::Quiz { id }),
        "source" => section(rest).map(|id| Target::Source { id }),
        "https" | "http" => {
            let host = rest.strip_prefix("//").unwrap_or_default();
            if host.starts_with(|c: char| c.is_alphanumeric() || c == '[') {
                Ok(Target::External(format!("{scheme}:{rest}")))
            } else {
                Err(TargetFault::Malformed("address"))
            }
        }
        "mailto" if rest.contains('@') => Ok(Target::External(format!("mailto:{rest}"))),
        "tel" if rest.bytes().any(|b| b.is_ascii_digit()) => Ok(Target::External(format!("tel:{rest}"))),
        "mailto" | "tel" => Err(TargetFault::Malformed("address")),
        _ => Err(TargetFault::Unknown(scheme)),
    }
}

/// Whether a text is the address of a page on the web.
pub fn is_web_address(text: &str) -> bool {
    matches!(parse_target(text), Ok(Target::External(address)) if address.starts_with("http"))
}

fn section(text: &str) -> Result<String, TargetFault> {
    SectionId::new(text).map(|id| id.as_str().to_owned()).map_err(|_| TargetFault::Malformed("id"))
}

fn anchored(text: &str) -> Result<(String, Option<String>), TargetFault> {
    match text.split_once('#') {
        Some((id, anchor)) => Ok((section(id)?, Some(section(anchor)?))),
        None => Ok((section(text)?, None)),
    }
}

fn in_edition(text: &str) -> Result<(Option<String>, &str), TargetFault> {
    match text.split_once('/') {
        Some((edition, rest)) => Ok((Some(section(edition)?), rest)),
        None => Ok((None, text)),
    }
}

fn is_scheme(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_alphabetic())
        && text.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'+' | b'-' | b'.'))
}

/// Blanks, controls and characters without a shape.
fn is_invisible(c: char) -> bool {
    c.is_whitespace()
        || c.is_control()
        || matches!(c, '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn targets_are_written_as_they_are_read() {
        for text in [
            "term:seal",
            "question:175",
            "question:ctpat-2020/175",
            "criterion:4.1",
            "criterion:ctpat-2020/4.10",
            "module:inspection#before-opening",
            "module:cyber",
            "portal:answer-criterion#step-id",
            "page:program",
            "site:criteria",
            "quiz:cyber",
            "source:japan-customs-aeo",
            "#before-opening",
            "https://www.cbp.gov/a?b=c#d",
            "http://example.com/",
            "mailto:a@example.com",
            "tel:+81-3-0000-0000",
        ] {
            assert_eq!(parse_target(text).map(|target| target.to_string()), Ok(text.to_owned()));
        }
        assert_eq!(parse_target("HTTPS://a.example"), Ok(Target::External("https://a.example".to_owned())));
    }

    #[test]
    fn schemes_that_run_something_are_refused() {
        for text in [
            "javascript:alert(1)",
            "JavaScript:alert(1)",
            " javascript:alert(1)",
            "java\tscript:alert(1)",
            "java\nscript:alert(1)",
            "\u{1}javascript:alert(1)",
            "java\u{200b}script:alert(1)",
            "data:text/html,x",
            "vbscript:x",
            "file:///etc/passwd",
            "blob:x",
        ] {
            assert!(matches!(parse_target(text), Err(TargetFault::Forbidden(_))), "{text:?}");
        }
    }

    #[test]
    fn other_faults_have_a_reason() {
        let malformed = |reason| Err(TargetFault::Malformed(reason));
        for (text, expected) in [
            ("", malformed("empty")),
            ("other.md", malformed("relative")),
            ("../a/b", malformed("relative")),
            ("//evil.example/x", malformed("relative")),
            ("封印", malformed("relative")),
            ("term:Seal", malformed("id")),
            ("module:a#", malformed("id")),
            ("#", malformed("id")),
            ("question:0175", malformed("number")),
            ("question:a/b/1", malformed("number")),
            ("criterion:4", malformed("criterion")),
            ("https:", malformed("address")),
            ("https:///x", malformed("address")),
            ("mailto:x", malformed("address")),
            ("page:a b", malformed("blank")),
            ("ftp://a.example", Err(TargetFault::Unknown("ftp".to_owned()))),
            ("moduel:cyber", Err(TargetFault::Unknown("moduel".to_owned()))),
        ] {
            assert_eq!(parse_target(text), expected, "{text}");
        }
    }
}
