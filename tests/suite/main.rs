//! The tests that see Sekisho from outside, in one binary.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    clippy::print_stderr,
    clippy::disallowed_methods,
    reason = "a test that cannot go on has failed, and tests read and write files of their own"
)]

mod bad_input;
mod blocks;
mod build;
mod cli;
mod collect;
mod coverage;
mod diagnostics;
mod findings;
mod formats;
mod functions;
mod grading;
mod html;
mod layers;
mod markdown;
mod records;
mod saves;
mod search;
#[cfg(feature = "serve")]
mod serve;
mod support;
mod transcripts;
mod words;
