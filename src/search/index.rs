//! The inverted index of a build: tantivy counts the terms of title, heading and body apart, this module combines the
//! counts to one small weight per term and section.

use std::collections::BTreeMap;

use tantivy::directory::RamDirectory;
use tantivy::schema::{IndexRecordOption, Schema, TextFieldIndexing, TextOptions};
use tantivy::tokenizer::TokenizerManager;
use tantivy::{Index, IndexSettings, InvertedIndexReader, TantivyDocument, TantivyError};

use super::analyzer::Analyzer;
use super::input::{SearchError, SearchPage, SearchSection};
use super::numerals;

/// Saturation and length weight of BM25.
const K1: f64 = 1.2;
const B: f64 = 0.6;
/// Least memory for the one segment. tantivy never starts a second one by itself here; it makes its table of terms as large as
/// the memory says, and clears it.
const MEMORY: usize = 1 << 20;
/// Name of the analyzer in the schema.
const TERMS: &str = "terms";
/// What one occurrence in title and heading counts; one in the body counts less in a long section.
const TITLE: u16 = 4;
const HEADING: u16 = 3;

/// Where a term stands and how strongly, 0 to 7.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Posting {
    pub(super) section: u32,
    pub(super) impact: u8,
}

/// The strongest impact, of numbers that name a page.
pub(super) const IMPACT_MAX: u8 = 7;

/// Every term with its sections in order.
#[derive(Debug, Default)]
pub(super) struct Inverted {
    /// Terms in order, each with the place behind its last posting.
    terms: Vec<(String, usize)>,
    postings: Vec<Posting>,
}

impl Inverted {
    /// The term at a place.
    fn at(&self, place: usize) -> Option<(&str, &[Posting])> {
        let (term, end) = self.terms.get(place)?;
        let start = place.checked_sub(1).and_then(|before| self.terms.get(before)).map_or(0, |(_, end)| *end);
        Some((term, self.postings.get(start..*end)?))
    }

    /// All terms, in the order of their bytes.
    pub(super) fn iter(&self) -> impl Iterator<Item = (&str, &[Posting])> {
        (0..self.terms.len()).filter_map(|place| self.at(place))
    }

    /// The terms that begin like a text.
    pub(super) fn beginning<'s>(&'s self, start: &'s str) -> impl Iterator<Item = (&'s str, &'s [Posting])> {
        let first = self.terms.partition_point(|(term, _)| term.as_str() < start);
        (first..).map_while(|place| self.at(place)).take_while(move |(term, _)| term.starts_with(start))
    }
}

/// Indexes the sections of all pages, numbered in order; a page without sections counts as one with an empty one.
pub(super) fn build(pages: &[SearchPage]) -> Result<Inverted, SearchError> {
    let mut schema = Schema::builder();
    let indexing = TextFieldIndexing::default().set_tokenizer(TERMS).set_index_option(IndexRecordOption::WithFreqs).set_fieldnorms(false);
    let options = TextOptions::default().set_indexing_options(indexing);
    let fields = ["title", "heading", "body"].map(|name| schema.add_text_field(name, options.clone()));
    let [title, heading, body] = fields;
    let analyzers = TokenizerManager::new();
    analyzers.register(TERMS, Analyzer::default());
    // One writer, one segment: the order of documents, and with it the bytes of the shards, depend on the pages alone.
    // Nothing is stored, so what is stored needs no thread to compress it.
    let settings = IndexSettings { docstore_compress_dedicated_thread: false, ..IndexSettings::default() };
    let builder = Index::builder().schema(schema.build()).tokenizers(analyzers).settings(settings);
    let texts: usize = pages.iter().flat_map(|page| &page.sections).map(|section| section.text.len()).sum();
    let mut writer = builder.single_segment_index_writer::<TantivyDocument>(RamDirectory::create(), texts.max(MEMORY))?;
    let mut count: usize = 0;
    let mut numbers: BTreeMap<String, Vec<u32>> = BTreeMap::new();
    for page in pages {
        let first = section_number(count)?;
        let blank = [SearchSection::default()];
        let sections = if page.sections.is_empty() { blank.as_slice() } else { page.sections.as_slice() };
        for (at, section) in sections.iter().enumerate() {
            let mut document = TantivyDocument::new();
            if at == 0 {
                document.add_text(title, &page.title);
            }
            document.add_text(heading, &section.heading);
            document.add_text(body, &section.text);
            writer.add_document(document)?;
        }
        count += sections.len();
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
    section_number(count)?;
    let mut counts = Counts { terms: Vec::new(), counts: Vec::new(), lengths: vec![0; count] };
    // These stand before all terms of texts, since `#` stands before digits and letters.
    for (term, mut sections) in numbers {
        sections.sort_unstable();
        // So often that its impact is the strongest.
        counts.counts.extend(sections.into_iter().map(|section| Count { section, outside: u16::MAX, body: 0 }));
        counts.terms.push((term, counts.counts.len()));
    }
    for reader in writer.finalize()?.reader()?.searcher().segment_readers() {
        let [title, heading, body] = fields.map(|field| reader.inverted_index(field));
        counts.walk([&*title?, &*heading?, &*body?]).map_err(TantivyError::from)?;
    }
    Ok(counts.weigh())
}

fn section_number(count: usize) -> Result<u32, SearchError> {
    // A reader keeps the section and the impact in one number of 31 bits.
    u32::try_from(count).ok().filter(|number| *number < 1 << 28).ok_or(SearchError::TooLarge)
}

/// Whether a section is the one that a number of its page means: its heading or its anchor (`c4-7`) has the number.
fn names_number(section: &SearchSection, term: &str) -> bool {
    let number = term.trim_start_matches('#');
    let anchored = section.anchor.as_deref().is_some_and(|anchor| anchor.trim_start_matches('c').replace('-', ".") == number);
    anchored || super::tokens::index_tokens(&section.heading).iter().any(|token| token == number)
}

/// How often a term stands in a section: in title and heading, with their weights, and in the body. As large as a posting, so
// that one list can become the other in its place; both numbers are far beyond what changes a weight when they end.
#[derive(Debug, Clone, Copy)]
struct Count {
    section: u32,
    outside: u16,
    body: u16,
}

/// The counts of all terms in order, and the number of terms in the body of each section.
struct Counts {
    terms: Vec<(String, usize)>,
    counts: Vec<Count>,
    lengths: Vec<u32>,
}

impl Counts {
    /// Walks the dictionaries of title, heading and body side by side and puts together what they say about a term.
    fn walk(&mut self, fields: [&InvertedIndexReader; 3]) -> std::io::Result<()> {
        // At most as many as there are words, so that the list never has to move.
        let words: u64 = fields.iter().map(|field| field.total_num_tokens()).sum();
        self.counts.reserve(usize::try_from(words).unwrap_or_default());
        let [title, heading, body] = fields.map(|field| field.terms().stream());
        let mut streams = [title?, heading?, body?];
        let mut waiting = [false; 3];
        // Each is a kilobyte, too much to make for every term.
        let mut blocks = [None, None, None];
        for (stream, waits) in streams.iter_mut().zip(&mut waiting) {
            *waits = stream.advance();
        }
        let mut term: Vec<u8> = Vec::new();
        while let Some(least) = streams.iter().zip(waiting).filter(|(_, waits)| *waits).map(|(stream, _)| stream.key()).min() {
            term.clear();
            term.extend_from_slice(least);
            let start = self.counts.len();
            let mut found_in = 0;
            for (place, field) in fields.into_iter().enumerate() {
                let (Some(stream), Some(waits), Some(held)) = (streams.get_mut(place), waiting.get_mut(place), blocks.get_mut(place))
                else {
                    continue;
                };
                if !*waits || stream.key() != term {
                    continue;
                }
                let block = match held {
                    Some(block) => {
                        field.reset_block_postings_from_terminfo(stream.value(), block)?;
                        block
                    }
                    None => held.insert(field.read_block_postings_from_terminfo(stream.value(), IndexRecordOption::WithFreqs)?),
                };
                while block.block_len() > 0 {
                    for (section, count) in block.docs().iter().zip(block.freqs()) {
                        let most = u16::try_from(*count).unwrap_or(u16::MAX);
                        let [outside, body] = match place {
                            0 => [most.saturating_mul(TITLE), 0],
                            1 => [most.saturating_mul(HEADING), 0],
                            _ => [0, most],
                        };
                        self.counts.push(Count { section: *section, outside, body });
                        if let Some(length) = self.lengths.get_mut(*section as usize).filter(|_| body > 0) {
                            *length += count;
                        }
                    }
                    block.advance();
                }
                found_in += 1;
                *waits = stream.advance();
            }
            if found_in > 1 {
                self.join(start);
            }
            self.terms.push((String::from_utf8_lossy(&term).into_owned(), self.counts.len()));
        }
        Ok(())
    }

    /// Puts counts of the same section together, from a place on.
    fn join(&mut self, start: usize) {
        self.counts.get_mut(start..).unwrap_or_default().sort_by_key(|count| count.section);
        let mut kept = start;
        for at in start..self.counts.len() {
            let Some(count) = self.counts.get(at).copied() else { break };
            match self.counts.get_mut(kept.wrapping_sub(1)).filter(|last| kept > start && last.section == count.section) {
                Some(last) => {
                    last.outside = last.outside.saturating_add(count.outside);
                    last.body = last.body.saturating_add(count.body);
                }
                None => {
                    self.counts.swap(kept, at);
                    kept += 1;
                }
            }
        }
        self.counts.truncate(kept);
    }

    /// Turns counts into impacts.
    fn weigh(self) -> Inverted {
        let lengths = self.lengths.iter().copied().map(f64::from);
        #[allow(clippy::cast_precision_loss, reason = "fewer than 2^28 sections")]
        let average = (lengths.clone().sum::<f64>() / self.lengths.len().max(1) as f64).max(1.0);
        // A section is not better because next to nothing stands in it.
        let divisors: Vec<f64> = lengths.map(|length| 1.0 - B + B * (length / average).max(0.5)).collect();
        let weighed = |Count { section, outside, body }| {
            let divisor = divisors.get(section as usize).copied().unwrap_or(1.0);
            Posting { section, impact: impact(f64::from(outside) + f64::from(body) / divisor) }
        };
        Inverted { terms: self.terms, postings: self.counts.into_iter().map(weighed).collect() }
    }
}

/// The term frequency part of BM25 in eight steps; readers multiply it by the rarity of the term.
fn impact(count: f64) -> u8 {
    let part = count / (count + K1);
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "0 to 8 before the minimum")]
    let step = (part * 8.0) as u8;
    step.min(IMPACT_MAX)
}
