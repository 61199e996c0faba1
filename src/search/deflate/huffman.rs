//! Huffman codes as deflate wants them: known by the lengths of their words, which have an upper limit.

/// The longest code word of any code.
pub(super) const LONGEST: usize = 15;

/// A code word, first bit lowest, and its length.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Word {
    pub(super) bits: u32,
    pub(super) length: u32,
}

/// Lengths of the code words for symbols that occur so often, none longer than a limit; 0 for what never occurs. At least two symbols
/// get a word, because a code of one is incomplete, which some readers refuse.
pub(super) fn lengths(counts: &[u32], limit: usize) -> Vec<u8> {
    let mut used: Vec<(u32, usize)> = counts.iter().copied().zip(0..).filter(|(count, _)| *count > 0).collect();
    let mut unused = (0..counts.len()).filter(|at| counts.get(*at) == Some(&0));
    while used.len() < 2
        && let Some(symbol) = unused.next()
    {
        used.push((1, symbol));
    }
    used.sort_unstable();
    let mut of_length = depths(&used.iter().map(|(count, _)| u64::from(*count)).collect::<Vec<_>>(), limit);
    let mut out = vec![0; counts.len()];
    // The rarest symbols have the longest words.
    let mut length = limit;
    for (_, symbol) in used {
        while length > 0 && of_length.get(length) == Some(&0) {
            length -= 1;
        }
        if let (Some(out), Some(left)) = (out.get_mut(symbol), of_length.get_mut(length)) {
            *out = u8::try_from(length).unwrap_or(u8::MAX);
            *left -= 1;
        }
    }
    out
}

/// How many words of each length the best code has for counts in ascending order.
fn depths(counts: &[u64], limit: usize) -> [usize; LONGEST + 1] {
    // Leaves and then the nodes that join two, both in ascending order: the two least stand in front of one of them.
    let mut nodes: Vec<u64> = Vec::with_capacity(counts.len());
    let mut parents: Vec<usize> = vec![0; counts.len() * 2];
    let (mut leaf, mut node) = (0, 0);
    while nodes.len() + 1 < counts.len() {
        let mut sum = 0;
        for _ in 0..2 {
            let is_leaf = match (counts.get(leaf), nodes.get(node)) {
                (Some(leaf), Some(node)) => leaf <= node,
                (leaf, _) => leaf.is_some(),
            };
            let (place, count) = if is_leaf { (leaf, counts.get(leaf)) } else { (counts.len() + node, nodes.get(node)) };
            sum += count.copied().unwrap_or_default();
            if let Some(parent) = parents.get_mut(place) {
                *parent = counts.len() + nodes.len();
            }
            *(if is_leaf { &mut leaf } else { &mut node }) += 1;
        }
        nodes.push(sum);
    }
    let mut depth: Vec<usize> = vec![0; counts.len() + nodes.len()];
    let mut of_length = [0; LONGEST + 1];
    // The root is the last node, and a node stands behind what it joins.
    for place in (0..depth.len().saturating_sub(1)).rev() {
        let above = parents.get(place).and_then(|parent| depth.get(*parent)).copied().unwrap_or_default();
        if let Some(depth) = depth.get_mut(place) {
            *depth = above + 1;
        }
        if place < counts.len()
            && let Some(count) = of_length.get_mut((above + 1).min(limit))
        {
            *count += 1;
        }
    }
    limit_depths(&mut of_length, limit);
    of_length
}

/// Makes room for the words that were too long: a shorter word becomes the beginning of two longer ones.
fn limit_depths(of_length: &mut [usize; LONGEST + 1], limit: usize) {
    let room =
        |of_length: &[usize]| of_length.iter().zip(0..=limit).skip(1).map(|(count, length)| count << (limit - length)).sum::<usize>();
    while room(of_length) > 1 << limit {
        let Some(length) = (1..limit).rev().find(|length| of_length.get(*length).is_some_and(|count| *count > 0)) else { break };
        for (length, change) in [(length, -1), (length + 1, 2), (limit, -1)] {
            if let Some(count) = of_length.get_mut(length) {
                *count = count.saturating_add_signed(change);
            }
        }
    }
}

/// The code words of lengths (RFC 1951, 3.2.2).
pub(super) fn words(lengths: &[u8]) -> Vec<Word> {
    let mut next = [0_u32; LONGEST + 2];
    for length in lengths.iter().filter(|length| **length > 0) {
        if let Some(next) = next.get_mut(usize::from(*length) + 1) {
            *next += 1;
        }
    }
    let mut first = 0;
    for count in &mut next {
        first = (first + *count) << 1;
        *count = first;
    }
    let word = |length: &u8| {
        let code = next.get_mut(usize::from(*length)).filter(|_| *length > 0)?;
        let bits = code.reverse_bits() >> (32 - u32::from(*length));
        *code += 1;
        Some(Word { bits, length: u32::from(*length) })
    };
    lengths.iter().map(word).map(Option::unwrap_or_default).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_complete_and_keep_the_limit() {
        let fibonacci: Vec<u32> = std::iter::successors(Some((1, 1)), |(a, b)| Some((*b, a + b))).map(|(a, _)| a).take(40).collect();
        for (counts, limit) in [(&[0, 0, 0][..], 15), (&[5, 0], 7), (&[1; 286], 15), (&[1; 19], 7), (&fibonacci, 15), (&fibonacci[..19], 7)]
        {
            let lengths = lengths(counts, limit);
            assert!(lengths.iter().all(|length| usize::from(*length) <= limit));
            assert!(lengths.iter().zip(counts).all(|(length, count)| *count == 0 || *length > 0));
            let room: f64 = lengths.iter().filter(|length| **length > 0).map(|length| 0.5_f64.powi(i32::from(*length))).sum();
            assert!((room - 1.0).abs() < 1e-9, "{counts:?} {lengths:?}");
        }
        assert_eq!(lengths(&[1, 2, 4, 8, 0], 15), [3, 3, 2, 1, 0]);
    }

    /// The example of RFC 1951, 3.2.2.
    #[test]
    fn words_follow_from_lengths() {
        let words: Vec<String> = words(&[3, 3, 3, 3, 3, 2, 4, 4])
            .iter()
            .map(|word| format!("{:0w$b}", word.bits.reverse_bits() >> (32 - word.length), w = word.length as usize))
            .collect();
        assert_eq!(words, ["010", "011", "100", "101", "110", "00", "1110", "1111"]);
    }
}
