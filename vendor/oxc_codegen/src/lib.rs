//! The part of oxc_codegen's interface that minify-html names, with nothing behind it.

#![forbid(unsafe_code)]

use oxc_parser::Program;

/// How a script would be written.
#[derive(Debug, Default)]
pub struct CodegenOptions {
    /// Without blanks.
    pub minify: bool,
}

/// What would have been written.
#[derive(Debug, Default)]
pub struct CodegenReturn {
    /// The text.
    pub code: String,
}

/// Writes nothing.
#[derive(Debug, Default)]
pub struct Codegen;

impl Codegen {
    /// One that writes nothing.
    pub const fn new() -> Self {
        Self
    }

    /// Takes what it will not use.
    pub fn with_options(self, _: CodegenOptions) -> Self {
        self
    }

    /// Nothing. No script can be read, so this is never reached.
    pub fn build(self, _: &Program) -> CodegenReturn {
        CodegenReturn::default()
    }
}
