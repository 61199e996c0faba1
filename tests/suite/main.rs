//! The tests that see Sekisho from outside, in one binary.

mod markdown;
mod records;
mod search;
#[cfg(feature = "serve")]
mod serve;
