//! The short code on a printed proof, by which a person compares paper with file.

use super::canonical::canonical;
use crate::model::{Fingerprint, Statement};

/// Digits and letters without I, L, O and U, in the order of their values.
const SIGNS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// Eleven signs from the hash of the statement and a twelfth that finds a wrong or an exchanged one, in groups of four
/// (`docs/records.md`, "Check code"). The script of the proof writes the same.
pub fn check_code(statement: &Statement) -> String {
    let value = serde_json::to_value(statement).unwrap_or_default();
    code(&Fingerprint::of(&canonical(&value)))
}

fn code(hash: &Fingerprint) -> String {
    let front = u64::from_str_radix(hash.short(14), 16).unwrap_or_default() >> 1;
    let mut values: Vec<u64> = (0..11).map(|at| (front >> (50 - 5 * at)) & 31).collect();
    // Luhn's rule modulo 32.
    let sum: u64 = values.iter().enumerate().map(|(at, value)| if at % 2 == 0 { (value * 2) % 32 + value / 16 } else { *value }).sum();
    values.push((32 - sum % 32) % 32);
    let signs: Vec<String> = values
        .chunks(4)
        .map(|group| group.iter().filter_map(|value| SIGNS.get(usize::try_from(*value).ok()?)).map(|sign| char::from(*sign)).collect())
        .collect();
    signs.join("-")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Sum of Luhn's rule over all twelve signs; 0 for a code without slips.
    fn rest(code: &str) -> usize {
        let values = code.bytes().filter_map(|sign| SIGNS.iter().position(|known| *known == sign));
        values.enumerate().map(|(at, value)| if at % 2 == 0 { (value * 2) % 32 + value / 16 } else { value }).sum::<usize>() % 32
    }

    #[test]
    fn the_twelfth_sign_finds_a_slip() {
        for seed in 0..200 {
            let code = code(&Fingerprint::of(&seed.to_string()));
            assert_eq!((code.len(), rest(&code)), (14, 0), "{code}");
            for at in (0..14).filter(|at| ![4, 9].contains(at)) {
                let mut swapped = code.clone().into_bytes();
                let next = if [3, 8].contains(&at) { at + 2 } else { (at + 1).min(13) };
                swapped.swap(at, next);
                let blind =
                    code.as_bytes()[at] == code.as_bytes()[next] || [b"0Z", b"Z0"].contains(&&[code.as_bytes()[at], code.as_bytes()[next]]);
                assert_eq!(rest(&String::from_utf8(swapped).expect("ASCII")) == 0, blind, "{code} at {at}");
                for sign in SIGNS {
                    let mut wrong = code.clone().into_bytes();
                    if wrong[at] == *sign {
                        continue;
                    }
                    wrong[at] = *sign;
                    assert_ne!(rest(&String::from_utf8(wrong).expect("ASCII")), 0, "{code} at {at}");
                }
            }
        }
    }
}
