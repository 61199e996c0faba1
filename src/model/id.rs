//! Ids. All are kebab-case: lower-case ASCII letters and digits in words joined by single hyphens.

use std::fmt;

/// Why a text is no id.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InvalidId(pub String);

impl fmt::Display for InvalidId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}` is no id: use a-z, 0-9 and single hyphens, for example `seal-check`", self.0)
    }
}

impl std::error::Error for InvalidId {}

/// What all ids share.
pub trait Id: Ord + Clone {
    /// The id as written.
    fn as_str(&self) -> &str;
}

fn is_kebab(text: &str) -> bool {
    !text.is_empty()
        && text.len() <= 64
        && text.split('-').all(|word| !word.is_empty() && word.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit()))
}

/// `4.10`: category and position, both without leading zeros.
fn is_dotted(text: &str) -> bool {
    let number = |part: &str| !part.is_empty() && part.len() <= 3 && !part.starts_with('0') && part.bytes().all(|b| b.is_ascii_digit());
    text.split_once('.').is_some_and(|(category, position)| number(category) && number(position))
}

macro_rules! ids {
    ($($name:ident $check:ident $doc:literal;)*) => {$(
        #[doc = $doc]
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
        #[serde(transparent)]
        pub struct $name(String);

        impl $name {
            /// Checks the spelling.
            pub fn new(text: impl Into<String>) -> Result<Self, InvalidId> {
                let text = text.into();
                if $check(&text) { Ok(Self(text)) } else { Err(InvalidId(text)) }
            }
        }

        impl Id for $name {
            fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl $name {
            /// The id as written.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl std::borrow::Borrow<str> for $name {
            fn borrow(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                Self::new(String::deserialize(deserializer)?).map_err(serde::de::Error::custom)
            }
        }
    )*};
}

ids! {
    EditionId is_kebab "An edition of the criteria, for example `ctpat-2020`.";
    CriterionId is_dotted "A criterion of an edition, for example `4.10`.";
    CategoryKey is_kebab "A category of criteria.";
    PortalSectionId is_kebab "A section of the portal's security profile.";
    EntityTypeId is_kebab "A type of company.";
    FunctionId is_kebab "A function of employees, for example `warehouse`.";
    HonorId is_kebab "An honor statement, for example `honor-1`; its text never changes.";
    TermId is_kebab "A glossary term.";
    SourceId is_kebab "A source outside the site.";
    ModuleId is_kebab "A training module.";
    WalkthroughId is_kebab "A portal walkthrough.";
    PageId is_kebab "A page of `content/pages`.";
    SectionId is_kebab "A section: a heading with an explicit id.";
    ObjectiveId is_kebab "A learning objective of a module.";
    ItemId is_kebab "A quiz question.";
    OptionId is_kebab "An option, pair or item of a quiz question.";
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_kebab_case_and_criteria_are_dotted() {
        for good in ["a", "seal-check", "ctpat-2020", "7-point"] {
            assert!(SectionId::new(good).is_ok(), "{good}");
        }
        for bad in ["", "-a", "a--b", "A", "封印", "a_b", "a/b", "..", &"a".repeat(65)] {
            assert!(SectionId::new(bad).is_err(), "{bad}");
        }
        assert!(CriterionId::new("4.10").is_ok());
        for bad in ["4", "4.", "04.1", "4.1.1", "a.b"] {
            assert!(CriterionId::new(bad).is_err(), "{bad}");
        }
    }
}
