//! The part of oxc_span's interface that minify-html names, with nothing behind it.

#![forbid(unsafe_code)]

/// How a script would be read.
#[derive(Debug, Default, Clone, Copy)]
pub struct SourceType;

impl SourceType {
    /// As a module.
    pub const fn mjs() -> Self {
        Self
    }
}
