//! The tests that see Sekisho from outside, in one binary.

#[cfg(feature = "serve")]
mod serve;
