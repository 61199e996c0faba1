//! Points for an answer: one rule for each kind of question, specified in `docs/formats.md`, "Scoring".
//!
//! The script of quiz pages does the same, and both are held to `tests/quiz/cases.yaml`. With it, a record can be graded
//! again from what was answered.

use std::collections::{BTreeMap, BTreeSet};

use unicode_normalization::UnicodeNormalization;

use super::quiz::{Kind, Node, QuizItem};

/// Points of an answer, and the most that it could have.
pub type Points = (u32, u32);

/// What was answered.
#[derive(Debug, Clone, PartialEq)]
pub enum Given {
    /// One option, or what was typed.
    One(String),
    /// Several options, a sequence, or decisions one after the other.
    Many(Vec<String>),
    /// A right side for each left side.
    Pairs(BTreeMap<String, String>),
    /// A number.
    Number(f64),
}

impl Given {
    /// Reads an answer as records write it, in the notation of xAPI; `None` when it is not one of this kind.
    pub fn from_response(kind: Kind, response: &str) -> Option<Self> {
        let several = || response.split("[,]").filter(|part| !part.is_empty()).map(str::to_owned);
        match kind {
            Kind::Single | Kind::TrueFalse | Kind::Text => Some(Self::One(response.to_owned())),
            Kind::Multiple | Kind::Ordering | Kind::Hotspot | Kind::Scenario => Some(Self::Many(several().collect())),
            Kind::Matching => {
                let pairs = several().map(|pair| pair.split_once("[.]").map(|(left, right)| (left.to_owned(), right.to_owned())));
                pairs.collect::<Option<_>>().map(Self::Pairs)
            }
            Kind::Numeric => number(response, "").map(Self::Number),
        }
    }
}

/// Name of a decision in answers and records: node and option.
pub fn decision(node: impl std::fmt::Display, option: impl std::fmt::Display) -> String {
    format!("{node}.{option}")
}

impl QuizItem {
    /// Points of an answer. `value` is the right number of a `numeric` question, with site variables filled in.
    pub fn grade(&self, value: Option<f64>, given: &Given) -> Points {
        let count = |hits: usize, of: usize| (small(hits), small(of));
        match (self.kind, given) {
            (Kind::Single | Kind::TrueFalse, Given::One(chosen)) => {
                (u32::from(self.options.iter().any(|option| option.correct && option.id.as_str() == chosen)), 1)
            }
            (Kind::Multiple | Kind::Hotspot, Given::Many(chosen)) => {
                let right = |id: &String| self.options.iter().any(|option| option.correct && option.id.as_str() == id);
                let chosen: BTreeSet<&String> = chosen.iter().collect();
                let hits = chosen.iter().filter(|id| right(id)).count();
                count(hits.saturating_sub(chosen.len() - hits), self.rights())
            }
            (Kind::Matching, Given::Pairs(chosen)) => {
                let hit = |id: &str| chosen.get(id).is_some_and(|right| right == id);
                count(self.pairs.iter().filter(|pair| hit(pair.id.as_str())).count(), self.pairs.len())
            }
            (Kind::Ordering, Given::Many(order)) => {
                let hits = self.items.iter().zip(order).filter(|(item, given)| item.id.as_str() == *given).count();
                count(hits, self.items.len())
            }
            (Kind::Numeric, Given::Number(number)) => {
                let tolerance = self.answer.as_ref().map_or(0.0, |answer| answer.tolerance);
                (u32::from(value.is_some_and(|value| near(*number, value, tolerance))), 1)
            }
            (Kind::Text, Given::One(typed)) => (u32::from(self.accepts(typed)), 1),
            (Kind::Scenario, Given::Many(path)) => self.path(path),
            // An answer of another kind.
            _ => (0, self.most()),
        }
    }

    fn rights(&self) -> usize {
        self.options.iter().filter(|option| option.correct).count()
    }

    fn most(&self) -> u32 {
        match self.kind {
            Kind::Single | Kind::TrueFalse | Kind::Numeric | Kind::Text => 1,
            Kind::Multiple | Kind::Hotspot => small(self.rights()),
            Kind::Matching => small(self.pairs.len()),
            Kind::Ordering => small(self.items.len()),
            Kind::Scenario => self.nodes.first().map_or(0, |first| self.best(first)),
        }
    }

    fn accepts(&self, typed: &str) -> bool {
        let folded = fold(typed);
        !folded.is_empty() && self.accept.values().flatten().any(|accepted| fold(accepted) == folded)
    }

    /// Points of a path: the right decisions, of all that were made or, if that is more, of those on the best way. So a
    /// detour costs the decision that led to it and can be repaired. What is missing at the end counts as wrong.
    fn path(&self, path: &[String]) -> Points {
        let mut node = self.nodes.first();
        let (mut right, mut made) = (0, 0);
        for step in path {
            let Some(here) = node else { break };
            let Some(turn) = here.options.iter().find(|turn| decision(&here.id, &turn.id) == *step) else { break };
            right += u32::from(turn.correct);
            made += 1;
            node = turn.next.as_ref().and_then(|next| self.node(next.as_str()));
        }
        let missing = node.map_or(0, |node| self.best(node));
        (right, (made + missing).max(self.most()))
    }

    fn node(&self, id: &str) -> Option<&Node> {
        self.nodes.iter().find(|node| node.id.as_str() == id)
    }

    /// Number of decisions from a node to the end when all are right. `check` refuses stories that go in circles; here
    /// the number of nodes bounds them.
    fn best(&self, from: &Node) -> u32 {
        let mut node = Some(from);
        let mut decisions = 0;
        while let Some(here) = node
            && (decisions as usize) < self.nodes.len()
        {
            decisions += 1;
            let right = here.options.iter().find(|turn| turn.correct);
            node = right.and_then(|turn| turn.next.as_ref()).and_then(|next| self.node(next.as_str()));
        }
        decisions
    }
}

/// The result of an attempt.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AttemptScore {
    /// Mean of the items in percent, rounded down.
    pub percent: u32,
    /// Items with all their points.
    pub right: usize,
    /// Whether the pass mark was reached and every critical item is right.
    pub passed: bool,
}

impl AttemptScore {
    /// Weighs items, each with its points and whether it is critical. Whole numbers only, so that 79.99 % is 79. `None` for
    /// an empty or absurd list.
    pub fn of(items: &[(Points, bool)], pass_percent: u32) -> Option<Self> {
        let sound = |((points, most), _): &(Points, bool)| *most > 0 && points <= most;
        if items.is_empty() || !items.iter().all(sound) {
            return None;
        }
        let unit = items.iter().try_fold(1_u128, |unit, ((_, most), _)| least_common_multiple(unit, u128::from(*most)))?;
        let shares = items.iter().map(|((points, most), _)| (unit / u128::from(*most)).checked_mul(u128::from(*points)));
        let points = shares.into_iter().try_fold(0_u128, |sum, share| sum.checked_add(share?))?;
        let whole = unit.checked_mul(u128::try_from(items.len()).ok()?)?;
        let percent = u32::try_from(points.checked_mul(100)?.checked_div(whole)?).ok()?;
        let full = |points: &Points| points.0 == points.1;
        Some(Self {
            percent,
            right: items.iter().filter(|(points, _)| full(points)).count(),
            passed: percent >= pass_percent && items.iter().all(|(points, critical)| !critical || full(points)),
        })
    }
}

fn least_common_multiple(a: u128, b: u128) -> Option<u128> {
    let (mut x, mut y) = (a, b);
    while y > 0 {
        (x, y) = (y, x % y);
    }
    (a / x).checked_mul(b)
}

fn small(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

/// Whether a number is the right one: within the tolerance, and a slack of one billionth, because decimal fractions are
/// not exact in binary.
fn near(given: f64, value: f64, tolerance: f64) -> bool {
    (given - value).abs() <= tolerance + 1e-9 * value.abs().max(1.0)
}

/// A number as people type it: full-width digits, blanks, thousands separators, the unit behind it, and the signs that
/// input methods offer for the minus key. `None` when it is no number.
pub fn number(text: &str, unit: &str) -> Option<f64> {
    let bare = |text: &str| -> String { text.nfkc().filter(|c| !c.is_whitespace()).collect() };
    let (text, unit) = (bare(text), bare(unit));
    let text = if unit.is_empty() { text.as_str() } else { text.strip_suffix(unit.as_str()).unwrap_or(&text) };
    let minus = |c: char| c == '-' || c == 'ー' || is_dash(c);
    let (negative, digits) = match text.strip_prefix(minus) {
        Some(rest) => (true, rest),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    };
    let (whole, fraction) = digits.split_once('.').map_or((digits, None), |(whole, fraction)| (whole, Some(fraction)));
    let all_digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let mut groups = whole.split(',');
    let first = groups.next().unwrap_or_default();
    let grouped = !whole.contains(',') || first.len() <= 3 && groups.all(|group| group.len() == 3 && all_digits(group));
    let whole_sound = all_digits(first) && grouped || whole.is_empty() && fraction.is_some();
    if !whole_sound || fraction.is_some_and(|fraction| !all_digits(fraction)) {
        return None;
    }
    let value: f64 = digits.replace(',', "").parse().ok()?;
    Some(if negative { -value } else { value })
}

/// A typed answer as it is compared: compatibility forms, case, blanks, hyphens, middle dots, long-vowel marks and the
/// last `s` of a word of more than three letters make no difference.
pub fn fold(text: &str) -> String {
    let dropped = |c: char| c.is_whitespace() || is_dash(c) || matches!(c, '-' | 'ー' | '・');
    let mut folded: String = text.nfkc().flat_map(char::to_lowercase).filter(|c| !dropped(*c)).collect();
    if folded.ends_with('s') && folded.chars().count() > 3 {
        folded.pop();
    }
    folded
}

fn is_dash(c: char) -> bool {
    matches!(c, '\u{2010}'..='\u{2015}' | '\u{2212}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_score_is_rounded_down_and_exact() {
        let check = |scores: &[Points], expected| {
            let items: Vec<_> = scores.iter().map(|points| (*points, false)).collect();
            assert_eq!(AttemptScore::of(&items, 80).map(|score| score.percent), expected, "{scores:?}");
        };
        check(&[(1, 1)], Some(100));
        check(&[(0, 1)], Some(0));
        check(&[(1, 3), (1, 3), (1, 3)], Some(33));
        check(&[(4, 5); 10], Some(80));
        check(&[(1, 1), (1, 1), (1, 1), (1, 1), (2, 3), (1, 6), (1, 6), (1, 1), (1, 1), (1, 1)], Some(80));
        check(&[(2, 3), (1, 1), (1, 1)], Some(88));
        check(&[], None);
        check(&[(2, 1)], None);
        check(&[(0, 0)], None);
        check(&[(1, 4_294_967_291), (1, 4_294_967_279), (1, 4_294_967_231), (1, 4_294_967_197), (1, 4_294_967_189)], None);
    }
}
