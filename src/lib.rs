//! Sekisho compiles supply-chain security criteria, portal walkthroughs and training modules into a bilingual
//! static site with search, quizzes and records of training.
//!
//! ```text
//! files ──load──▶ LoadedSite ──resolve──▶ Site ──check──▶ Diagnostics
//!                                          ├──render──▶ Artifacts ─┐
//!                                          ├──search──▶ Artifacts ─┼─output──▶ folder
//!                           theme ─────────┘                       ┘
//! ```
//!
//! Every stage takes values and returns values plus diagnostics. Only `load` reads the disk, only `output` writes it,
//! only `cli` and `serve` know the clock, the terminal and the environment. A module uses only modules of a lower
//! layer; `tests/suite/layers.rs` reads the list below.

// layer 0
pub mod source;
// layer 1
pub mod locale;
// layer 2
pub mod diagnostics;
// layer 3
pub mod model;
// layer 4
pub mod config;
pub mod markdown;
// layer 5
pub mod load;
// layer 6
pub mod resolve;
// layer 7
pub mod check;
pub mod records;
pub mod search;
pub mod theme;
// layer 8
pub mod render;
// layer 9
pub mod output;
// layer 10
pub mod pipeline;
// layer 11
#[cfg(feature = "serve")]
pub mod serve;
// layer 12
pub mod cli;
