//! The part of oxc_parser's interface that minify-html names, with nothing behind it: no script can be read, so
//! minify-html leaves every one as it is.

#![forbid(unsafe_code)]

use std::marker::PhantomData;

use oxc_allocator::Allocator;
use oxc_span::SourceType;

/// Why no script is read here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Absent;

/// A script; there is nothing in it.
#[derive(Debug)]
pub struct Program;

/// What reading came to.
#[derive(Debug)]
pub struct ParserReturn {
    /// Nothing.
    pub program: Program,
    /// Never empty.
    pub errors: Vec<Absent>,
}

/// Reads nothing.
#[derive(Debug)]
pub struct Parser<'a>(PhantomData<&'a Allocator>);

impl<'a> Parser<'a> {
    /// Takes what it will not read.
    pub fn new(_: &'a Allocator, _: &'a str, _: SourceType) -> Self {
        Self(PhantomData)
    }

    /// An error, always.
    pub fn parse(self) -> ParserReturn {
        ParserReturn { program: Program, errors: vec![Absent] }
    }
}
