//! The manifest `m.js`: what a reader has to know before it can choose shards.

use serde::{Deserialize, Serialize};

use super::counts;
use super::input::SearchError;

/// Version of the shard format.
pub(super) const VERSION: u32 = 3;
/// What stands behind the beginning of a shard that is filled by one term.
pub(super) const HEAVY: char = '!';

/// The payload of `m.js`, as JSON.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(super) struct Manifest {
    /// [`VERSION`].
    pub(super) v: u32,
    /// Number of sections.
    pub(super) n: u32,
    /// Where pages and fragments begin, see [`Parts`].
    pub(super) parts: String,
    /// Where each term shard begins; a term is in the last shard whose beginning is not greater. Behind a term that fills
    /// its shard stands [`HEAVY`]: a plan avoids it.
    #[serde(rename = "t")]
    pub(super) terms: Vec<String>,
    /// Where each word shard begins.
    #[serde(rename = "y")]
    pub(super) words: Vec<String>,
    /// The first two characters of every spelling that begins with a kanji. Few do, and a query that begins like none
    /// of them needs no word shard.
    pub(super) kanji: Vec<String>,
    /// The phrases that the other shards refer to.
    pub(super) phrases: String,
}

impl Manifest {
    pub(super) fn to_payload(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }

    pub(super) fn parse(payload: &[u8]) -> Result<Self, SearchError> {
        let manifest: Self = serde_json::from_slice(payload).map_err(|_| SearchError::shard("m", "it is no manifest"))?;
        if manifest.v == VERSION { Ok(manifest) } else { Err(SearchError::shard("m", "it has another version")) }
    }
}

/// Where pages and fragments begin, as a list of the stretches of sections between these places: four times the number
/// of sections, and two where a page begins, and one where a fragment begins.
#[derive(Debug, Default)]
pub(super) struct Parts(Vec<u32>);

impl Parts {
    /// Adds a section.
    pub(super) fn add(&mut self, begins_page: bool, begins_fragment: bool) {
        let flags = u32::from(begins_page) << 1 | u32::from(begins_fragment);
        match self.0.last_mut().filter(|last| flags == 0 && **last < counts::MAX - 4) {
            Some(last) => *last += 4,
            None => self.0.push(4 | flags),
        }
    }

    /// Number of all sections.
    pub(super) fn sections(&self) -> u32 {
        self.0.iter().map(|part| part >> 2).sum()
    }

    pub(super) fn write(&self) -> String {
        counts::write(self.0.iter().copied())
    }

    /// The numbers of sections of each page and of each fragment.
    pub(super) fn read(text: &str) -> Result<[Vec<u32>; 2], SearchError> {
        let mut out = [Vec::new(), Vec::new()];
        for part in counts::read(text, "m")? {
            for (sizes, begins) in out.iter_mut().zip([part & 2, part & 1]) {
                match sizes.last_mut().filter(|_| begins == 0) {
                    Some(last) => *last += part >> 2,
                    None => sizes.push(part >> 2),
                }
            }
        }
        Ok(out)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_come_back() {
        let mut parts = Parts::default();
        let begins = [(true, true), (false, false), (false, true), (true, false), (true, true)];
        begins.iter().for_each(|(page, fragment)| parts.add(*page, *fragment));
        (0..30_000).for_each(|_| parts.add(false, false));
        assert_eq!(parts.sections(), 30_005);
        assert_eq!(Parts::read(&parts.write()).unwrap(), [vec![3, 1, 30_001], vec![2, 2, 30_001]]);
    }
}
