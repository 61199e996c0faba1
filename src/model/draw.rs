//! The draw of a graded attempt: which items, in which order, with which order of choices, from 32 bits of seed.
//!
//! Specified in `docs/formats.md`, "Draw and shuffle"; the script of quiz pages does the same, and both reproduce
//! `tests/quiz/draw.json`. A record keeps the seed, so that a draw can be repeated years later.

use super::quiz::Kind;

/// What the draw needs to know about an item of the pool.
#[derive(Debug, Clone, Copy)]
pub struct PoolItem<'a> {
    /// Id of the item.
    pub id: &'a str,
    /// Kind; `true_false`, `numeric`, `text` and `hotspot` have nothing to shuffle.
    pub kind: Kind,
    /// Objective it tests.
    pub objective: &'a str,
    /// Whether every draw contains it.
    pub critical: bool,
    /// Options, choices of a matching item, items of a sequence in the right order, or decisions of a scenario.
    pub choices: &'a [&'a str],
}

/// A drawn attempt.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Drawn {
    /// Ids of the items in the order of display.
    pub items: Vec<String>,
    /// Per item that has any, the ids of its choices in the order of display.
    pub choices: Vec<(String, Vec<String>)>,
}

/// Draws `count` items: critical ones first, then one of each objective in turn, in the order of `objectives`.
/// A pool that has fewer gives all it has.
pub fn draw(pool: &[PoolItem<'_>], objectives: &[&str], count: usize, seed: u32) -> Drawn {
    let mut random = Mulberry32(seed);
    let mut ids = |items: &mut dyn Iterator<Item = &PoolItem<'_>>| random.shuffle(items.map(|item| item.id.to_owned()).collect());
    let mut drawn = ids(&mut pool.iter().filter(|item| item.critical));
    drawn.truncate(count);
    let mut queues: Vec<_> = objectives
        .iter()
        .map(|objective| ids(&mut pool.iter().filter(|item| !item.critical && item.objective == *objective)).into_iter())
        .collect();
    while drawn.len() < count {
        let before = drawn.len();
        let left = count - before;
        drawn.extend(queues.iter_mut().filter_map(Iterator::next).take(left));
        if drawn.len() == before {
            break;
        }
    }
    let items = random.shuffle(drawn);
    let choices = items
        .iter()
        .filter_map(|id| pool.iter().find(|item| item.id == id))
        .filter(|item| !matches!(item.kind, Kind::TrueFalse | Kind::Numeric | Kind::Text | Kind::Hotspot))
        .map(|item| {
            let mut shuffled = random.shuffle(item.choices.iter().map(|id| (*id).to_owned()).collect());
            // A sequence that comes out solved is no question.
            if item.kind == Kind::Ordering && shuffled == item.choices && !shuffled.is_empty() {
                shuffled.rotate_left(1);
            }
            (item.id.to_owned(), shuffled)
        })
        .collect();
    Drawn { items, choices }
}

/// mulberry32, a public-domain generator of 32 bits a step.
#[derive(Debug, Clone)]
struct Mulberry32(u32);

impl Mulberry32 {
    fn next(&mut self) -> u32 {
        self.0 = self.0.wrapping_add(0x6d2b_79f5);
        let state = self.0;
        let mixed = (state ^ (state >> 15)).wrapping_mul(state | 1);
        let mixed = mixed ^ mixed.wrapping_add((mixed ^ (mixed >> 7)).wrapping_mul(mixed | 61));
        mixed ^ (mixed >> 14)
    }

    /// A number below `bound`, by multiplication; `bound` is at most 65,536.
    fn below(&mut self, bound: usize) -> usize {
        usize::try_from((u64::from(self.next()) * bound as u64) >> 32).unwrap_or_default()
    }

    /// Fisher-Yates from the end, over the ids in the order of their characters.
    fn shuffle(&mut self, mut ids: Vec<String>) -> Vec<String> {
        ids.sort_unstable();
        for at in (1..ids.len()).rev() {
            let other = self.below(at + 1);
            ids.swap(at, other);
        }
        ids
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde::Deserialize;
    use std::collections::BTreeMap;

    #[derive(Deserialize)]
    struct Table {
        pools: BTreeMap<String, Pool>,
        generator: Vec<Sequence>,
        cases: Vec<Case>,
    }

    #[derive(Deserialize)]
    struct Sequence {
        seed: u32,
        values: Vec<u32>,
    }

    #[derive(Deserialize)]
    struct Pool {
        objectives: Vec<String>,
        items: Vec<Item>,
    }

    #[derive(Deserialize)]
    struct Item {
        id: String,
        kind: Kind,
        objective: String,
        critical: bool,
        choices: Vec<String>,
    }

    #[derive(Deserialize)]
    struct Case {
        name: String,
        pool: String,
        draw: usize,
        seed: u32,
        items: Vec<String>,
        choices: serde_json::Map<String, serde_json::Value>,
    }

    fn table() -> Table {
        serde_json::from_str(include_str!("../../tests/quiz/draw.json")).expect("tests/quiz/draw.json is a table of draws")
    }

    #[test]
    fn generates_the_numbers_of_the_table() {
        for Sequence { seed, values } in table().generator {
            let mut random = Mulberry32(seed);
            assert_eq!(values.iter().map(|_| random.next()).collect::<Vec<_>>(), values, "seed {seed}");
        }
    }

    #[test]
    fn draws_and_shuffles_as_the_table_says() {
        let table = table();
        assert!(table.cases.len() >= 20);
        for case in &table.cases {
            let pool = &table.pools[&case.pool];
            let choices: Vec<Vec<&str>> = pool.items.iter().map(|item| item.choices.iter().map(String::as_str).collect()).collect();
            let items: Vec<PoolItem<'_>> = pool
                .items
                .iter()
                .zip(&choices)
                .map(|(item, choices)| PoolItem {
                    id: &item.id,
                    kind: item.kind,
                    objective: &item.objective,
                    critical: item.critical,
                    choices,
                })
                .collect();
            let objectives: Vec<&str> = pool.objectives.iter().map(String::as_str).collect();
            let drawn = draw(&items, &objectives, case.draw, case.seed);
            assert_eq!(drawn.items, case.items, "{}", case.name);
            let choices: serde_json::Map<_, _> = drawn.choices.into_iter().map(|(id, order)| (id, order.into())).collect();
            assert_eq!(choices, case.choices, "{}", case.name);
        }
    }
}
