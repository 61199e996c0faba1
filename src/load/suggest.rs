//! The nearest known name to one that does not exist.

/// Letters added, left out, replaced or swapped with their neighbor, capped at inputs of 64 characters (longer names
/// suggest nothing).
pub fn distance(a: &str, b: &str) -> usize {
    let a: Vec<char> = a.chars().take(64).collect();
    let b: Vec<char> = b.chars().take(64).collect();
    let at = |row: &[usize], column: usize| row.get(column).copied().unwrap_or(usize::MAX / 2);
    let mut before: Vec<usize> = Vec::new();
    let mut above: Vec<usize> = (0..=b.len()).collect();
    for (i, from) in a.iter().enumerate() {
        let mut row = vec![i + 1];
        for (j, to) in b.iter().enumerate() {
            let replaced = at(&above, j) + usize::from(from != to);
            let mut best = replaced.min(at(&above, j + 1) + 1).min(at(&row, j) + 1);
            let swapped = i > 0 && j > 0 && a.get(i - 1) == Some(to) && b.get(j - 1) == Some(from);
            if swapped {
                best = best.min(at(&before, j - 1) + 1);
            }
            row.push(best);
        }
        before = std::mem::replace(&mut above, row);
    }
    at(&above, b.len())
}

/// The nearest of the names, when it is near enough to be a slip of the pen.
pub fn nearest<'a>(name: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let limit = (name.chars().count() / 3).clamp(1, 4);
    known
        .into_iter()
        .map(|candidate| (distance(name, candidate), candidate))
        .filter(|(distance, _)| *distance <= limit)
        .min_by_key(|(distance, candidate)| (*distance, candidate.len()))
        .map(|(_, candidate)| candidate)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn suggests_only_near_names() {
        assert_eq!(nearest("sael", ["seal", "dock"]), Some("seal"));
        assert_eq!(nearest("before-openning", ["before-opening", "after"]), Some("before-opening"));
        assert_eq!(nearest("xyz", ["seal", "dock"]), None);
        assert_eq!(nearest("174", ["175", "12"]), Some("175"));
        for (a, b, expected) in
            [("", "ab", 2), ("ab", "", 2), ("ab", "ab", 0), ("setps", "steps", 1), ("abcd", "badc", 2), ("封印", "印封", 1)]
        {
            assert_eq!(distance(a, b), expected, "{a} {b}");
        }
    }
}
