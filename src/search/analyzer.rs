//! Hands the terms of a text to tantivy without an allocation for each.

use tantivy::tokenizer::{Token, TokenStream, Tokenizer};

use super::normalize::units;
use super::tokens::index_terms;

/// Cuts texts into the terms of the index. Keeps its memory from one text to the next.
#[derive(Debug, Clone, Default)]
pub(super) struct Analyzer {
    /// The terms of the present text, one behind the other, and where each ends.
    text: String,
    ends: Vec<usize>,
    token: Token,
}

/// The terms of one text.
pub(super) struct Terms<'a> {
    analyzer: &'a mut Analyzer,
    next: usize,
    start: usize,
}

impl Tokenizer for Analyzer {
    type TokenStream<'a> = Terms<'a>;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> Terms<'a> {
        self.text.clear();
        self.ends.clear();
        index_terms(&units(text), &mut |term| {
            self.text.push_str(term);
            self.ends.push(self.text.len());
        });
        Terms { analyzer: self, next: 0, start: 0 }
    }
}

impl TokenStream for Terms<'_> {
    fn advance(&mut self) -> bool {
        let Some(end) = self.analyzer.ends.get(self.next).copied() else { return false };
        let term = self.analyzer.text.get(self.start..end).unwrap_or_default();
        term.clone_into(&mut self.analyzer.token.text);
        self.analyzer.token.position = self.next;
        (self.next, self.start) = (self.next + 1, end);
        true
    }

    fn token(&self) -> &Token {
        &self.analyzer.token
    }

    fn token_mut(&mut self) -> &mut Token {
        &mut self.analyzer.token
    }
}
