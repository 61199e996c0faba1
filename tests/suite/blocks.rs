//! Test cases written as Markdown: parts with a heading `##`, in them fenced blocks whose info string says what they are.

/// A part of a file; a file without headings is one part.
pub(crate) struct Part<'t> {
    /// Its heading.
    pub(crate) name: String,
    pub(crate) blocks: Vec<Block<'t>>,
}

/// A fenced block.
pub(crate) struct Block<'t> {
    /// What stands behind the backticks.
    pub(crate) info: String,
    /// Its lines.
    pub(crate) body: Vec<&'t str>,
}

/// Reads a file. Parts without a block are left out.
pub(crate) fn parts(text: &str) -> Vec<Part<'_>> {
    let mut parts = vec![Part { name: String::new(), blocks: Vec::new() }];
    let mut lines = text.lines();
    while let Some(line) = lines.next() {
        if let Some(heading) = line.strip_prefix("## ") {
            parts.push(Part { name: heading.to_owned(), blocks: Vec::new() });
        }
        let fence: String = line.chars().take_while(|c| *c == '`').collect();
        if fence.len() < 3 {
            continue;
        }
        let body: Vec<&str> = lines.by_ref().take_while(|line| *line != fence).collect();
        if let Some(part) = parts.last_mut() {
            part.blocks.push(Block { info: line[fence.len()..].to_owned(), body });
        }
    }
    parts.retain(|part| !part.blocks.is_empty());
    parts
}
