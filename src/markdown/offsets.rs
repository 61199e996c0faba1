//! Positions in a text that was derived from another one.

use std::ops::Range;

/// Piecewise shift from positions in a derived text to positions in its source.
#[derive(Debug, Clone, Default)]
pub(super) struct Offsets {
    /// `(derived, source)`, ascending; a position is shifted like the last anchor at or before it.
    anchors: Vec<(usize, usize)>,
}

impl Offsets {
    /// A derived text that is a slice of its source, starting at `source`.
    pub(super) fn starting_at(source: usize) -> Self {
        Self { anchors: vec![(0, source)] }
    }

    /// Forgets everything but its room.
    pub(super) fn clear(&mut self) {
        self.anchors.clear();
    }

    /// From `derived` on, positions correspond to `source` and what follows it.
    pub(super) fn push(&mut self, derived: usize, source: usize) {
        match self.anchors.last_mut() {
            Some(last) if last.0 == derived => last.1 = source,
            Some(last) if derived.checked_sub(last.0) == source.checked_sub(last.1) && derived >= last.0 => {}
            _ => self.anchors.push((derived, source)),
        }
    }

    /// The position in the source.
    pub(super) fn at(&self, derived: usize) -> usize {
        let after = self.anchors.partition_point(|&(at, _)| at <= derived);
        match after.checked_sub(1).and_then(|index| self.anchors.get(index)) {
            Some(&(at, source)) => source + (derived - at),
            None => derived,
        }
    }

    /// The anchors, ascending.
    pub(super) fn anchors(&self) -> impl Iterator<Item = (usize, usize)> {
        self.anchors.iter().copied()
    }

    /// The range in the source.
    pub(super) fn range(&self, derived: Range<usize>) -> Range<usize> {
        let start = self.at(derived.start);
        start..self.at(derived.end).max(start)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn anchors_shift_what_follows_them() {
        let mut offsets = Offsets::starting_at(100);
        offsets.push(5, 102);
        offsets.push(7, 104);
        offsets.push(9, 104);
        for (derived, source) in [(0, 100), (4, 104), (5, 102), (6, 103), (7, 104), (9, 104), (12, 107)] {
            assert_eq!(offsets.at(derived), source, "{derived}");
        }
        assert_eq!(offsets.range(5..9), 102..104);
    }
}
