//! The inverted index of a build: tantivy counts the terms of title, heading and body apart, this module combines the
//! counts to one small weight per term and section.

use std::collections::BTreeMap;

use tantivy::directory::RamDirectory;
use tantivy::postings::Postings;
use tantivy::schema::{Field, IndexRecordOption, Schema, TextFieldIndexing, TextOptions};
use tantivy::tokenizer::{PreTokenizedString, Token};
use tantivy::{DocSet, Index, TERMINATED, TantivyDocument};

use super::input::{SearchError, SearchPage, SearchSection};
use super::normalize::units;
use super::numerals;
use super::tokens::index_terms;

/// Saturation and length weight of BM25.
const K1: f64 = 1.2;
const B: f64 = 0.6;
/// Memory for the one segment; tantivy never starts a second one by itself here.
const MEMORY: usize = 256 << 20;

/// Where a term stands and how strongly, 0 to 7.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Posting {
    pub(super) section: u32,
    pub(super) impact: u8,
}

/// The strongest impact, of numbers that name a page.
pub(super) const IMPACT_MAX: u8 = 7;

/// Every term with its sections in order.
pub(super) type Postings8 = BTreeMap<String, Vec<Posting>>;

/// Indexes the sections of all pages, numbered in order; a page without sections counts as one with an empty one.
pub(super) fn build(pages: &[SearchPage]) -> Result<Postings8, SearchError> {
    let mut schema = Schema::builder();
    let options = TextOptions::default()
        .set_indexing_options(TextFieldIndexing::default().set_index_option(IndexRecordOption::WithFreqs).set_fieldnorms(false));
    let [title, heading, body] = ["title", "heading", "body"].map(|name| schema.add_text_field(name, options.clone()));
    // One writer, one segment: the order of documents, and with it the bytes of the shards, depend on the pages alone.
    let mut writer =
        Index::builder().schema(schema.build()).single_segment_index_writer::<TantivyDocument>(RamDirectory::create(), MEMORY)?;
    let mut lengths: Vec<f64> = Vec::new();
    let mut numbers: BTreeMap<String, Vec<u32>> = BTreeMap::new();
    for page in pages {
        let first = section_number(lengths.len())?;
        let blank = [SearchSection::default()];
        let sections = if page.sections.is_empty() { blank.as_slice() } else { page.sections.as_slice() };
        for (at, section) in sections.iter().enumerate() {
            let mut document = TantivyDocument::new();
            if at == 0 {
                document.add_pre_tokenized_text(title, tokenize(&page.title));
            }
            document.add_pre_tokenized_text(heading, tokenize(&section.heading));
            let text = tokenize(&section.text);
            #[allow(clippy::cast_precision_loss, reason = "a section has far fewer than 2^52 terms")]
            lengths.push(text.tokens.len() as f64);
            document.add_pre_tokenized_text(body, text);
            writer.add_document(document)?;
        }
        for number in &page.numbers {
            let Some(term) = numerals::number_term(number) else { continue };
            let at = sections.iter().position(|section| names_number(section, &term)).unwrap_or(0);
            let section = first + section_number(at)?;
            let known = numbers.entry(term).or_default();
            if !known.contains(&section) {
                known.push(section);
            }
        }
    }
    let index = writer.finalize()?;
    let fields = [FieldWeight(title, 4.0, false), FieldWeight(heading, 3.0, false), FieldWeight(body, 1.0, true)];
    let mut postings = combine(&index, &fields, &lengths)?;
    for (term, mut sections) in numbers {
        sections.sort_unstable();
        postings.insert(term, sections.into_iter().map(|section| Posting { section, impact: IMPACT_MAX }).collect());
    }
    Ok(postings)
}

fn section_number(count: usize) -> Result<u32, SearchError> {
    // A posting shares 32 bits between the section and the impact.
    u32::try_from(count).ok().filter(|number| *number < 1 << 28).ok_or(SearchError::TooLarge)
}

/// Whether a section is the one that a number of its page means: its heading or its anchor (`c4-7`) has the number.
fn names_number(section: &SearchSection, term: &str) -> bool {
    let number = term.trim_start_matches('#');
    let anchored = section.anchor.as_deref().is_some_and(|anchor| anchor.trim_start_matches('c').replace('-', ".") == number);
    anchored || super::tokens::index_tokens(&section.heading).iter().any(|token| token == number)
}

fn tokenize(text: &str) -> PreTokenizedString {
    let mut tokens = Vec::new();
    index_terms(&units(text), &mut |text| {
        tokens.push(Token { position: tokens.len(), text, ..Token::default() });
    });
    PreTokenizedString { text: String::new(), tokens }
}

/// What one occurrence in a field counts, and whether it counts less in a long section.
struct FieldWeight(Field, f64, bool);

/// Walks the dictionaries of all fields and adds up what they say about the same term and section.
fn combine(index: &Index, fields: &[FieldWeight], lengths: &[f64]) -> Result<Postings8, SearchError> {
    #[allow(clippy::cast_precision_loss, reason = "fewer than 2^28 sections")]
    let average = (lengths.iter().sum::<f64>() / lengths.len().max(1) as f64).max(1.0);
    let searcher = index.reader()?.searcher();
    let mut counts: BTreeMap<String, BTreeMap<u32, f64>> = BTreeMap::new();
    for reader in searcher.segment_readers() {
        for FieldWeight(field, weight, by_length) in fields {
            let inverted = reader.inverted_index(*field)?;
            let mut terms = inverted.terms().stream().map_err(tantivy::TantivyError::from)?;
            while terms.advance() {
                let Ok(term) = std::str::from_utf8(terms.key()) else { continue };
                let sections = counts.entry(term.to_owned()).or_default();
                let mut postings = inverted
                    .read_postings_from_terminfo(terms.value(), IndexRecordOption::WithFreqs)
                    .map_err(tantivy::TantivyError::from)?;
                while postings.doc() != TERMINATED {
                    let length = lengths.get(postings.doc() as usize).copied().unwrap_or(average) / average;
                    // A section is not better because next to nothing stands in it.
                    let divisor = if *by_length { 1.0 - B + B * length.max(0.5) } else { 1.0 };
                    *sections.entry(postings.doc()).or_default() += weight * f64::from(postings.term_freq()) / divisor;
                    postings.advance();
                }
            }
        }
    }
    let postings = counts.into_iter().map(|(term, sections)| {
        let postings = sections.into_iter().map(|(section, count)| Posting { section, impact: impact(count) });
        (term, postings.collect())
    });
    Ok(postings.collect())
}

/// The term frequency part of BM25 in eight steps; readers multiply it by the rarity of the term.
fn impact(count: f64) -> u8 {
    let part = count / (count + K1);
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "0 to 8 before the minimum")]
    let step = (part * 8.0) as u8;
    step.min(IMPACT_MAX)
}
