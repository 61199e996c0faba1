//! The tests that see Sekisho from outside, in one binary.
#![allow(
    clippy::disallowed_methods,
    clippy::expect_used,
    clippy::panic,
    clippy::unwrap_used,
    reason = "tests read and write the sites that they are about, and a test that cannot go on has found a fault"
)]

mod bad_input;
mod blocks;
mod build;
mod cli;
mod diagnostics;
mod findings;
mod formats;
mod html;
mod layers;
mod markdown;
mod records;
mod search;
#[cfg(feature = "serve")]
mod serve;
mod support;
mod transcripts;
mod words;
