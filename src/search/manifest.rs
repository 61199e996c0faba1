//! The manifest `m.js`: what a reader has to know before it can choose shards.

use serde::{Deserialize, Serialize};

use super::input::SearchError;

/// Version of the shard format.
pub(super) const VERSION: u32 = 4;
/// Term shards of a list.
pub(super) const LIST: usize = 64;
/// Most term shards that the manifest names itself. Of more it names lists, since every reader loads it whole.
const NAMED_MAX: usize = 4 * LIST;

/// The payload of `m.js`, as JSON.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(super) struct Manifest {
    /// [`VERSION`].
    pub(super) v: u32,
    /// Number of sections.
    pub(super) n: u32,
    /// How many sections each page has, see [`super::counts`].
    pub(super) pages: String,
    /// How many sections each fragment has.
    pub(super) fragments: String,
    /// Where each term shard begins; a term is in the last shard whose beginning is not greater. With lists, where each of
    /// these begins.
    #[serde(rename = "t")]
    pub(super) terms: Vec<String>,
    /// How many term shards a list `l/N.js` names; 0 without lists.
    #[serde(rename = "l")]
    pub(super) list: usize,
    /// Terms that stand nearly everywhere: a plan avoids them.
    pub(super) heavy: Vec<String>,
    /// Where each word shard begins.
    #[serde(rename = "y")]
    pub(super) words: Vec<String>,
    /// The first two characters of every spelling that begins with a kanji, or anything behind `一`. Few do, and a query that
    /// begins like none of them needs no word shard.
    pub(super) kanji: Vec<String>,
    /// The phrases that the other shards refer to.
    pub(super) phrases: String,
}

impl Manifest {
    /// Takes the beginnings of all term shards, and gives the lists of them that are too long for the manifest.
    pub(super) fn name_terms(&mut self, beginnings: Vec<String>) -> Vec<Vec<String>> {
        if beginnings.len() <= NAMED_MAX {
            self.terms = beginnings;
            return Vec::new();
        }
        self.list = LIST;
        self.terms = beginnings.iter().step_by(LIST).cloned().collect();
        beginnings.chunks(LIST).map(<[String]>::to_vec).collect()
    }

    /// How many term shards there are, given how to read a list.
    pub(super) fn term_shards(&self, read: impl Fn(&str) -> Result<Vec<u8>, SearchError>) -> Result<usize, SearchError> {
        if self.list == 0 {
            return Ok(self.terms.len());
        }
        let mut count = 0;
        for (at, beginning) in self.terms.iter().enumerate() {
            let name = format!("l/{at}");
            let list: Vec<String> =
                serde_json::from_slice(&read(&name)?).map_err(|_| SearchError::shard(&name, "it is no list of shards"))?;
            let is_last = at + 1 == self.terms.len();
            if list.first() != Some(beginning) || list.len() > self.list || list.len() < self.list && !is_last {
                return Err(SearchError::shard(&name, "it does not fit the manifest"));
            }
            count += list.len();
        }
        Ok(count)
    }

    pub(super) fn to_payload(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }

    pub(super) fn parse(payload: &[u8]) -> Result<Self, SearchError> {
        let manifest: Self = serde_json::from_slice(payload).map_err(|_| SearchError::shard("m", "it is no manifest"))?;
        if manifest.v == VERSION { Ok(manifest) } else { Err(SearchError::shard("m", "it has another version")) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn many_shards_are_named_in_lists() {
        let beginnings = |count: usize| (0..count).map(|number| format!("{number:04}")).collect::<Vec<_>>();
        let mut few = Manifest::default();
        assert!(few.name_terms(beginnings(NAMED_MAX)).is_empty());
        assert_eq!((few.terms.len(), few.list), (NAMED_MAX, 0));
        let nothing = |_: &str| Err(SearchError::TooLarge);
        assert_eq!(few.term_shards(nothing).unwrap(), NAMED_MAX);

        let mut many = Manifest::default();
        let lists = many.name_terms(beginnings(NAMED_MAX + 1));
        assert_eq!(lists.concat(), beginnings(NAMED_MAX + 1));
        assert_eq!(many.terms, ["0000", "0064", "0128", "0192", "0256"]);
        let list = |name: &str| name.trim_start_matches("l/").parse().ok().and_then(|at: usize| lists.get(at));
        let read = |name: &str| Ok(serde_json::to_vec(list(name).unwrap()).unwrap());
        assert_eq!(many.term_shards(read).unwrap(), NAMED_MAX + 1);
        for broken in ["[]", "[\"0000\"]", "[\"0001\"]", "{}", ""] {
            assert!(many.term_shards(|_| Ok(broken.as_bytes().to_vec())).is_err(), "{broken}");
        }
        assert!(many.term_shards(nothing).is_err());
    }
}
