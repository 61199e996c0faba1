//! Hands the terms of a text to tantivy without an allocation for each.

use tantivy::tokenizer::{Token, TokenStream, Tokenizer};

use super::normalize::{Unit, write_units};
use super::tokens::{TermList, index_terms};

/// Cuts texts into the terms of the index. Keeps its memory from one text to the next.
#[derive(Debug, Clone, Default)]
pub(super) struct Analyzer {
    units: Vec<Unit>,
    terms: TermList,
    token: Token,
}

/// The terms of one text.
pub(super) struct Terms<'a> {
    analyzer: &'a mut Analyzer,
    next: usize,
}

impl Tokenizer for Analyzer {
    type TokenStream<'a> = Terms<'a>;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> Terms<'a> {
        write_units(text, &mut self.units);
        index_terms(&self.units, &mut self.terms);
        Terms { analyzer: self, next: 0 }
    }
}

impl TokenStream for Terms<'_> {
    fn advance(&mut self) -> bool {
        let Analyzer { units, terms, token } = &mut *self.analyzer;
        let is_one = terms.write(units, self.next, &mut token.text);
        token.position = self.next;
        self.next += 1;
        is_one
    }

    fn token(&self) -> &Token {
        &self.analyzer.token
    }

    fn token_mut(&mut self) -> &mut Token {
        &mut self.analyzer.token
    }
}
