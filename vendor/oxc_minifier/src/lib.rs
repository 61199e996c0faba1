//! The part of oxc_minifier's interface that minify-html names, with nothing behind it.

#![forbid(unsafe_code)]

use oxc_allocator::Allocator;
use oxc_parser::Program;

/// How names would be made shorter.
#[derive(Debug, Default)]
pub struct MangleOptions;

/// How code would be made shorter.
#[derive(Debug, Default)]
pub struct CompressOptions;

impl CompressOptions {
    /// Carefully.
    pub const fn safest() -> Self {
        Self
    }
}

/// Both.
#[derive(Debug, Default)]
pub struct MinifierOptions {
    /// Names.
    pub mangle: Option<MangleOptions>,
    /// Code.
    pub compress: Option<CompressOptions>,
}

/// Changes nothing.
#[derive(Debug)]
pub struct Minifier;

impl Minifier {
    /// Takes what it will not use.
    pub fn new(_: MinifierOptions) -> Self {
        Self
    }

    /// Leaves a script as it is. Nothing can be read, so this is never reached.
    pub fn minify(self, _: &Allocator, _: &mut Program) {}
}
