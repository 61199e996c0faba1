//! The tests that see Sekisho from outside, in one binary.

mod bad_input;
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
