//! The facet table `c.js`: by which values a list of results can be narrowed, and which of them each page has. Only the
//! page of all results reads it.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::input::{FacetValue, SearchError, SearchPage};

/// One facet, as the payload has it.
#[derive(Debug, Serialize, Deserialize)]
struct Table {
    id: String,
    /// Id and label of each value, in the order in which they are offered.
    values: Vec<(String, String)>,
    /// The sets of values that pages have, as places in `values`. Pages share few sets, so each is written once.
    sets: Vec<Vec<usize>>,
    /// The set of each page.
    pages: Vec<usize>,
}

/// The payload: a list of facets, as JSON. A facet without values is left out.
pub(super) fn write(pages: &[SearchPage]) -> String {
    let all: BTreeSet<&FacetValue> = pages.iter().flat_map(|page| &page.facets).collect();
    let facets: BTreeSet<_> = all.iter().map(|value| value.facet).collect();
    let table = |facet| {
        let values: Vec<&FacetValue> = all.iter().copied().filter(|value| value.facet == facet).collect();
        let place: BTreeMap<&FacetValue, usize> = values.iter().copied().zip(0..).collect();
        let mut sets: BTreeMap<Vec<usize>, usize> = BTreeMap::new();
        let mut order = Vec::new();
        let mut numbers = Vec::new();
        for page in pages {
            let set: BTreeSet<usize> = page.facets.iter().filter_map(|value| place.get(value).copied()).collect();
            let set: Vec<usize> = set.into_iter().collect();
            let next = sets.len();
            let number = *sets.entry(set.clone()).or_insert(next);
            if number == next {
                order.push(set);
            }
            numbers.push(number);
        }
        let values = values.iter().map(|value| (value.id.clone(), value.label.clone())).collect();
        Table { id: facet.name().to_owned(), values, sets: order, pages: numbers }
    };
    serde_json::to_string(&facets.into_iter().map(table).collect::<Vec<_>>()).unwrap_or_default()
}

/// Whether a payload speaks of as many pages as the index has, and of nothing that it does not name.
pub(super) fn check(payload: &[u8], pages: usize) -> Result<(), SearchError> {
    let tables: Vec<Table> = serde_json::from_slice(payload).map_err(|_| SearchError::shard("c", "it is no table of facets"))?;
    for table in tables {
        let known = table.sets.iter().flatten().all(|at| *at < table.values.len());
        if table.pages.len() != pages || !known || table.pages.iter().any(|number| *number >= table.sets.len()) {
            return Err(SearchError::shard("c", "its numbers do not fit together"));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::super::input::{Facet, PageKindName};
    use super::*;

    #[test]
    fn a_page_has_several_values_and_sets_are_shared() {
        let value = |facet, order, id: &str| FacetValue { facet, order, id: id.to_owned(), label: id.to_uppercase() };
        let page = |facets: Vec<FacetValue>| SearchPage {
            path: String::new(),
            title: String::new(),
            kind: PageKindName("page"),
            level: None,
            facets,
            numbers: Vec::new(),
            sections: Vec::new(),
        };
        let (seal, cyber) = (value(Facet::Topic, 1, "seal"), value(Facet::Topic, 0, "cyber"));
        let both = vec![seal.clone(), cyber.clone(), value(Facet::Level, 0, "must")];
        let table = write(&[page(vec![seal]), page(both.clone()), page(Vec::new()), page(both)]);
        let level = r#"{"id":"level","values":[["must","MUST"]],"sets":[[],[0]],"pages":"#;
        let topic = r#"{"id":"topic","values":[["cyber","CYBER"],["seal","SEAL"]],"sets":[[1],[0,1],[]],"pages":"#;
        assert_eq!(table, format!("[{level}[0,1,0,1]}},{topic}[0,1,2,1]}}]"));
        assert!(check(table.as_bytes(), 4).is_ok());
        assert!(check(table.as_bytes(), 5).is_err());
        assert!(check(table.replace("[0,1]", "[0,7]").as_bytes(), 4).is_err());
        assert!(check(b"[1]", 4).is_err());
        assert_eq!(write(&[]), "[]");
    }
}
