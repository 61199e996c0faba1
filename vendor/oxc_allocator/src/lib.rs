//! The part of oxc_allocator's interface that minify-html names, with nothing behind it.

#![forbid(unsafe_code)]

/// Where a script would be kept.
#[derive(Debug, Default)]
pub struct Allocator;
