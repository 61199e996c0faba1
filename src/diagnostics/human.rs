//! Findings for people: the passage with carets, then the remedy.

use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};

use super::{Diagnostic, Diagnostics, Severity};
use crate::locale::{Locale, Words};
use crate::source::SourceMap;

/// Longest line that is shown whole; longer ones are cut around the place so that a minified or
/// machine-made line does not flood the terminal.
const LINE_LIMIT: usize = 400;

/// Prints every finding as text, with color codes when `color` is set.
pub fn print_human(diagnostics: &Diagnostics, sources: &SourceMap, words: &Words, locale: Locale, color: bool) -> String {
    let renderer = if color { Renderer::styled() } else { Renderer::plain() };
    diagnostics.iter().map(|diagnostic| one(diagnostic, sources, words, locale, &renderer) + "\n\n").collect()
}

/// The last line of a run: how many errors and warnings.
pub fn summary_line(diagnostics: &Diagnostics, words: &Words, locale: Locale) -> String {
    let count = |severity| diagnostics.count(severity).into();
    words.format(locale, "findings-summary", &[("errors", count(Severity::Error)), ("warnings", count(Severity::Warning))])
}

fn one(diagnostic: &Diagnostic, sources: &SourceMap, words: &Words, locale: Locale, renderer: &Renderer) -> String {
    let args = diagnostic.word_args();
    let code = diagnostic.code.name();
    let title = visible(&words.format(locale, code, &args));
    let label = words.attribute(locale, code, "label", &args).map(|label| visible(&label));
    let help = words.attribute(locale, code, "help", &args).map(|help| visible(&help));
    let level_word = words.get(locale, &format!("level-{}", diagnostic.severity.name()));
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Note => Level::NOTE,
    };
    let mut group = Group::with_title(level.with_name(level_word).primary_title(title).id(code));
    let mut shown_file = None;
    if let Some(span) = diagnostic.span
        && let Some(file) = sources.get(span.file)
    {
        shown_file = Some(span.file);
        let (text, first_line, shift) = window(&file.text, span.range());
        let mut snippet = Snippet::source(text).path(visible(&file.path)).line_start(first_line).fold(true);
        let place = shifted(span.range(), shift, text);
        let annotation = AnnotationKind::Primary.span(place);
        snippet = snippet.annotation(match &label {
            Some(label) => annotation.label(label.clone()),
            None => annotation,
        });
        for related in diagnostic.related.iter().filter(|related| related.span.file == span.file) {
            if related.span.start as usize >= shift && related.span.end as usize <= shift + text.len() {
                let note = words.attribute(locale, code, related.note, &args).unwrap_or_default();
                snippet = snippet.annotation(AnnotationKind::Context.span(shifted(related.span.range(), shift, text)).label(note));
            }
        }
        group = group.element(snippet);
    }
    let mut groups = vec![group];
    for related in diagnostic.related.iter().filter(|related| Some(related.span.file) != shown_file) {
        if let Some(file) = sources.get(related.span.file) {
            let (text, first_line, shift) = window(&file.text, related.span.range());
            let note = words.attribute(locale, code, related.note, &args).unwrap_or_default();
            let name = words.get(locale, "level-note");
            groups.push(
                Group::with_title(Level::NOTE.with_name(name).secondary_title(note)).element(
                    Snippet::source(text)
                        .path(visible(&file.path))
                        .line_start(first_line)
                        .fold(true)
                        .annotation(AnnotationKind::Context.span(shifted(related.span.range(), shift, text))),
                ),
            );
        }
    }
    if let Some(help) = help {
        let name = words.get(locale, "level-help");
        groups.push(Group::with_title(Level::HELP.with_name(name).secondary_title(help)));
    }
    renderer.render(&groups)
}

/// The author's text, quoted in a message, must not drive the terminal: control characters are shown as their pictures,
/// and those that turn the direction of writing as a replacement. (The renderer does the same for lines of a file.)
fn visible(text: &str) -> String {
    let picture = |c: char| match c {
        '\n' => c,
        '\0'..='\u{1f}' => char::from_u32(0x2400 + u32::from(c)).unwrap_or(char::REPLACEMENT_CHARACTER),
        '\u{7f}'..='\u{9f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => char::REPLACEMENT_CHARACTER,
        _ => c,
    };
    text.chars().map(picture).collect()
}

/// The text handed to the renderer: whole for ordinary files, a window of lines (or of one long line) around
/// the place for large ones, because the renderer scans all that it is given.
fn window(text: &str, place: std::ops::Range<usize>) -> (&str, usize, usize) {
    const AROUND: usize = 4096;
    let clamp = |mut at: usize| {
        at = at.min(text.len());
        while !text.is_char_boundary(at) {
            at -= 1;
        }
        at
    };
    let mut start = clamp(place.start.saturating_sub(AROUND));
    let mut end = clamp(place.start.saturating_add(AROUND));
    // Prefer whole lines, unless a single line is longer than the window.
    if start > 0
        && let Some(at) = text[start..clamp(place.start)].find('\n')
    {
        start += at + 1;
    }
    if let Some(at) = text[clamp(place.start)..end].rfind('\n') {
        end = clamp(place.start) + at;
    }
    let line_start = text[..clamp(place.start)].rfind('\n').map_or(0, |at| at + 1);
    let line_end = text[clamp(place.start)..].find('\n').map_or(text.len(), |at| clamp(place.start) + at);
    if line_end - line_start > LINE_LIMIT {
        start = clamp(place.start.saturating_sub(LINE_LIMIT / 2)).max(line_start);
        end = clamp(place.start + LINE_LIMIT / 2).min(line_end);
    }
    let first_line = text[..start].bytes().filter(|&byte| byte == b'\n').count() + 1;
    (&text[start..end], first_line, start)
}

fn shifted(range: std::ops::Range<usize>, shift: usize, text: &str) -> std::ops::Range<usize> {
    let boundary = |at: usize| {
        let mut at = at.saturating_sub(shift).min(text.len());
        while !text.is_char_boundary(at) {
            at -= 1;
        }
        at
    };
    let start = boundary(range.start);
    // Carets over many lines hide the point; mark the first line only.
    let first_line_end = text[start..].find('\n').map_or(text.len(), |at| start + at);
    start..boundary(range.end).clamp(start, first_line_end.max(start))
}
