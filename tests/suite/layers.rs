//! The order of the modules: each uses only those of a lower layer, as written in `src/lib.rs`.

use std::collections::BTreeMap;
use std::path::Path;

use super::support::{repository, tree};

/// Module name to its layer.
type Layers = BTreeMap<String, u32>;

/// Reads `// layer N` and the modules below it.
fn layers(lib: &str) -> Layers {
    let mut layer = None;
    let mut layers = Layers::new();
    for line in lib.lines() {
        if let Some(number) = line.strip_prefix("// layer ") {
            layer = Some(number.trim().parse().expect("a layer is a number"));
        } else if let Some(name) = line.strip_prefix("pub mod ").and_then(|rest| rest.strip_suffix(';')) {
            layers.insert(name.to_owned(), layer.expect("a module stands below a layer"));
        }
    }
    layers
}

/// The parts of the crate that a text names: `crate::name`, also in braces, and `super::` where it climbs to the top.
fn names(text: &str, depth: usize) -> Vec<String> {
    let code: String = text.lines().map(|line| line.split("//").next().unwrap_or_default()).collect::<Vec<_>>().join("\n");
    let mut names = Vec::new();
    for (at, _) in code.match_indices("crate::") {
        first_words(&code[at + "crate::".len()..], &mut names);
    }
    // A unit test module adds a level that its text does not show; it reaches the top by `crate::` only.
    let product = code.split("#[cfg(test)]\nmod ").next().unwrap_or_default();
    let climb = "super::".repeat(depth);
    for (at, _) in product.match_indices(&climb).filter(|(at, _)| !product[..*at].ends_with("super::")) {
        first_words(&product[at + climb.len()..], &mut names);
    }
    names
}

/// The first word of a path, or of every path between braces.
fn first_words(rest: &str, names: &mut Vec<String>) {
    let Some(list) = rest.strip_prefix('{') else {
        names.push(rest.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect());
        return;
    };
    let mut depth = 0;
    let mut start = 0;
    for (at, character) in list.char_indices() {
        match character {
            '{' => depth += 1,
            '}' if depth > 0 => depth -= 1,
            '}' | ',' if depth == 0 => {
                first_words(list[start..at].trim_start(), names);
                start = at + 1;
                if character == '}' {
                    return;
                }
            }
            _ => {}
        }
    }
}

/// Uses of the same layer or a higher one, one line each.
fn violations(layers: &Layers, files: &BTreeMap<String, String>) -> Vec<String> {
    let mut found = Vec::new();
    for (path, text) in files {
        let parts: Vec<&str> = path.trim_end_matches(".rs").split('/').collect();
        let own = parts[0];
        let Some(layer) = layers.get(own) else {
            if !matches!(own, "lib" | "main") {
                found.push(format!("{path}: `{own}` stands below no layer"));
            }
            continue;
        };
        // `a/b.rs` and `a/b/mod.rs` are both the module a::b.
        let depth = parts.len() - usize::from(parts.last() == Some(&"mod"));
        for name in names(text, depth) {
            if let Some(other) = layers.get(&name).filter(|_| name != own)
                && other >= layer
            {
                found.push(format!("{path}: `{own}` (layer {layer}) uses `{name}` (layer {other})"));
            }
        }
    }
    found
}

#[test]
fn modules_use_only_lower_layers() {
    let source = repository().join("src");
    let layers = layers(&std::fs::read_to_string(source.join("lib.rs")).unwrap());
    assert!(layers.len() >= 13, "{layers:?}");
    let rust = |path: &str| Path::new(path).extension().is_some_and(|extension| extension == "rs");
    let files: BTreeMap<String, String> =
        tree(&source).into_iter().filter(|(path, _)| rust(path)).map(|(path, bytes)| (path, String::from_utf8(bytes).unwrap())).collect();
    let found = violations(&layers, &files);
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn violations_are_seen() {
    let layers = layers("// layer 0\npub mod low;\n// layer 1\npub mod left;\npub mod right;\n// layer 2\npub mod high;\n");
    let check = |path: &str, text: &str, expected: &[&str]| {
        let found = violations(&layers, &BTreeMap::from([(path.to_owned(), text.to_owned())]));
        let names: Vec<&str> = found.iter().filter_map(|line| line.split(" uses `").nth(1)?.split('`').next()).collect();
        assert_eq!(names, expected, "{path}: {text}");
    };
    check("left/mod.rs", "use crate::low::A;", &[]);
    check("left/mod.rs", "use crate::left::A; // crate::high", &[]);
    check("left/mod.rs", "use crate::right::A;", &["right"]);
    check("left/a.rs", "fn f() { crate::high::g() }", &["high"]);
    check("low.rs", "use crate::{\n    left::{A, B},\n    low,\n    right,\n};", &["left", "right"]);
    check("left/a.rs", "use super::super::high::A;", &["high"]);
    check("left/a.rs", "use super::high;", &[]);
    check("left.rs", "use super::high::A;\n#[cfg(test)]\nmod tests {\n    use super::right;\n}", &["high"]);
    assert_eq!(violations(&layers, &BTreeMap::from([("other.rs".to_owned(), String::new())])).len(), 1);
}
