//! A second, positioned reading of YAML, for findings only.

use std::ops::Range;

use granit_parser::{Event, Parser};

use super::{MAX_DEPTH, Route};

/// Where every value of one file stands.
#[derive(Debug, Clone, Default)]
pub struct Positions {
    /// Sorted by route.
    entries: Vec<Entry>,
}

/// A value: its range and that of its key, in bytes of the file.
#[derive(Debug, Clone)]
struct Entry {
    route: Route,
    value: Range<usize>,
    key: Option<Range<usize>>,
}

impl Positions {
    /// Reads positions; what follows a syntax error is left out.
    pub fn of(text: &str) -> Self {
        let mut reader = PositionReader { parser: Parser::new_from_str(text), entries: Vec::new(), depth: 0 };
        reader.document();
        let mut entries = reader.entries;
        for entry in &mut entries {
            // The mark of a list is one byte wide, which may be a part of a character.
            while !text.is_char_boundary(entry.value.end) {
                entry.value.end += 1;
            }
        }
        entries.sort_by(|a, b| a.route.cmp(&b.route));
        Self { entries }
    }

    /// The range of a value; of its nearest written ancestor when it is not there itself.
    pub fn range(&self, route: &Route) -> Range<usize> {
        self.nearest(route).map_or(0..0, |entry| entry.value.clone())
    }

    /// The range of the key of a value; of the value itself when it stands in a list.
    pub fn key_range(&self, route: &Route) -> Range<usize> {
        self.nearest(route).map_or(0..0, |entry| entry.key.clone().unwrap_or_else(|| entry.value.clone()))
    }

    fn nearest(&self, route: &Route) -> Option<&Entry> {
        let mut route = route.clone();
        loop {
            if let Ok(at) = self.entries.binary_search_by(|entry| entry.route.cmp(&route)) {
                return self.entries.get(at);
            }
            route.0.pop()?;
        }
    }

    /// The beginning of the mapping that holds the value at a byte.
    pub(super) fn mapping_around(&self, byte: usize) -> Range<usize> {
        let start = |entry: &Entry| entry.key.as_ref().map_or(entry.value.start, |key| key.start);
        let inner = self.entries.iter().filter(|entry| entry.key.is_some() && start(entry) <= byte).max_by_key(|entry| start(entry));
        let mut route = inner.map(|entry| entry.route.clone()).unwrap_or_default();
        route.0.pop();
        self.range(&route)
    }
}

struct PositionReader<'a> {
    parser: Parser<'a, granit_parser::StrInput<'a>>,
    entries: Vec<Entry>,
    depth: usize,
}

impl<'a> PositionReader<'a> {
    fn next(&mut self) -> Option<(Event<'a>, Range<usize>)> {
        loop {
            let (event, span) = self.parser.next_event()?.ok()?;
            let range = span.byte_range().unwrap_or(0..0);
            match event {
                Event::StreamStart | Event::DocumentStart(..) | Event::Anchor(..) | Event::Comment(..) => {}
                event => return Some((event, range)),
            }
        }
    }

    fn document(&mut self) {
        if let Some((event, range)) = self.next() {
            self.value(event, range, &Route::top());
        }
    }

    /// Reads one value; `None` when the file ended or broke inside it.
    fn value(&mut self, event: Event<'a>, range: Range<usize>, route: &Route) -> Option<()> {
        match event {
            Event::SequenceStart(..) => {
                let place = self.open(route, range)?;
                for index in 0.. {
                    match self.next()? {
                        (Event::SequenceEnd, _) => break,
                        (event, range) => {
                            if index == 0 {
                                self.mark(place, range.start..range.start + 1);
                            }
                            self.value(event, range, &route.index(index))?;
                        }
                    }
                }
                self.depth -= 1;
            }
            Event::MappingStart(..) => {
                let place = self.open(route, range)?;
                for index in 0.. {
                    let (key, key_range) = match self.next()? {
                        (Event::MappingEnd, _) => break,
                        (Event::Scalar(key, ..), range) => (key.into_owned(), range),
                        _ => return None,
                    };
                    let (event, range) = self.next()?;
                    // A finding about a whole mapping points at its first key, one about a list or an empty value at
                    // the key before it: a caret under one word reads better than one under a screenful.
                    if index == 0 {
                        self.mark(place, key_range.clone());
                    }
                    let whole = range.is_empty() || matches!(event, Event::SequenceStart(..) | Event::MappingStart(..));
                    let at = self.entries.len();
                    self.value(event, range, &route.key(key))?;
                    if whole {
                        self.mark(at, key_range.clone());
                    }
                    if let Some(entry) = self.entries.get_mut(at) {
                        entry.key = Some(key_range);
                    }
                }
                self.depth -= 1;
            }
            _ => self.entries.push(Entry { route: route.clone(), value: range, key: None }),
        }
        Some(())
    }

    fn open(&mut self, route: &Route, range: Range<usize>) -> Option<usize> {
        self.depth += 1;
        if self.depth > MAX_DEPTH {
            return None;
        }
        self.entries.push(Entry { route: route.clone(), value: range, key: None });
        Some(self.entries.len() - 1)
    }

    /// Changes what a finding about an entry marks.
    fn mark(&mut self, place: usize, range: Range<usize>) {
        if let Some(entry) = self.entries.get_mut(place) {
            entry.value = range;
        }
    }
}
