//! Styles and scripts without what only their writers need. Line by line, so that what cannot be told from a line stays.

/// A style file without comments and without the blanks around its marks; strings of the theme hold no comment marks.
/// Only ends of lines are looked at, so that what stands in the middle of one, such as a string, stays as it is.
pub(super) fn style(bytes: &[u8]) -> Vec<u8> {
    let text = String::from_utf8_lossy(bytes);
    let mut bare = String::with_capacity(text.len());
    let mut rest = text.as_ref();
    while let Some(start) = rest.find("/*") {
        let (before, comment) = rest.split_at(start);
        bare.push_str(before);
        rest = comment.find("*/").and_then(|end| comment.get(end + 2..)).unwrap_or_default();
    }
    bare.push_str(rest);
    let mut small = String::with_capacity(bare.len());
    for line in bare.lines().map(str::trim).filter(|line| !line.is_empty()) {
        if line == "}" && small.ends_with(';') {
            small.pop();
        }
        match (line.strip_suffix(" {"), line.strip_suffix(';').and_then(|line| line.split_once(": "))) {
            (Some(selector), _) => small.extend([selector, "{"]),
            (_, Some((property, value))) => small.extend([property, ":", value, ";"]),
            _ => small.push_str(line),
        }
        if !line.ends_with(['{', '}', ';', ',']) {
            small.push('\n');
        }
    }
    small.into_bytes()
}

/// A script without indents, without the blanks around its marks, without types, without the lines that only hold a comment
/// and without ends of lines that say nothing. A license of somebody else, `/*!`, stays. A script with a text over several lines stays as it is,
/// because there a blank is not only for the eye.
pub(super) fn script(bytes: &[u8]) -> Vec<u8> {
    let text = String::from_utf8_lossy(bytes);
    let goes_on = |line: &str| line.contains('`') && line.matches("${").count() > line.matches('}').count();
    if text.lines().any(|line| line.matches('`').count() % 2 == 1 || goes_on(line) || line.ends_with('\\')) {
        return bytes.to_vec();
    }
    let mut small = String::with_capacity(text.len());
    let (mut in_comment, mut in_license, mut in_line_comment) = (false, false, false);
    let mut before = "";
    for line in text.lines().map(str::trim) {
        in_license |= !in_comment && line.starts_with("/*!");
        if in_license {
            small.extend([line, "\n"]);
            in_license = !line.ends_with("*/");
            in_line_comment = true;
            continue;
        }
        let ends = line.ends_with("*/") && line.matches("*/").count() == 1;
        let begins = !in_comment && line.starts_with("/*") && (ends || !line.contains("*/"));
        if !(in_comment || begins || line.is_empty() || line.starts_with("//")) {
            if line.starts_with('}') && small.strip_suffix(';').is_some_and(ends_statement) {
                small.pop();
            }
            // Behind the last of a list a comma says nothing, unless it stands for a place in it.
            if line.starts_with([')', ']', '}'])
                && small.strip_suffix(',').is_some_and(|rest| rest.ends_with(|ch: char| ch.is_alphanumeric() || "\"])}`".contains(ch)))
            {
                small.pop();
            }
            // What begins so goes on with the line before.
            if !in_line_comment && line.starts_with([')', ']', '}', '.', '?', ':']) && small.ends_with('\n') {
                small.pop();
            }
            // One declaration goes on with the next when both are whole lines.
            let is_whole = |line: &str| {
                [['(', ')'], ['[', ']'], ['{', '}']].iter().all(|[open, close]| line.matches(*open).count() == line.matches(*close).count())
            };
            let declares =
                |line: &str| line.starts_with("const ") && line.ends_with(';') && line.matches(';').count() == 1 && is_whole(line);
            let more = line.strip_prefix("const ").filter(|_| declares(before) && line.contains(" = ") && small.ends_with(';'));
            if more.is_some() {
                small.pop();
                small.push(',');
            }
            tight(&untyped(more.unwrap_or(line)), &mut small);
            before = line;
            // Only the end of its line ends a comment.
            in_line_comment = line.contains("//");
            if in_line_comment || !small.ends_with(|ch| "{([,;=>:?&|".contains(ch)) {
                small.push('\n');
            }
        }
        in_comment = (in_comment || begins) && !ends;
    }
    small.into_bytes()
}

/// Whether a semicolon behind a script says nothing before a closing bracket. Behind `while (x)` it is a whole statement.
fn ends_statement(script: &str) -> bool {
    let Some(inside) = script.strip_suffix(')') else {
        return script.ends_with(|ch: char| ch.is_alphanumeric() || "\"]}`".contains(ch));
    };
    let mut open = 1;
    for (at, ch) in inside.char_indices().rev() {
        match ch {
            ')' => open += 1,
            '(' => open -= 1,
            // Brackets in a text, an expression or a comment are none.
            '"' | '\'' | '`' | '/' | '\n' => return false,
            _ => {}
        }
        if open == 0 {
            let before = inside.get(..at).unwrap_or_default().trim_end();
            return !["for", "await", "while", "if", "with", "*/"].iter().any(|word| before.ends_with(word));
        }
    }
    false
}

/// A line without the types in it, `/** @type {X} */` and the like; no text of a script looks like one.
fn untyped(line: &str) -> String {
    let mut out = String::with_capacity(line.len());
    let mut rest = line;
    while let Some((before, after)) = rest.split_once("/** @")
        && let Some((_, after)) = after.split_once("*/")
    {
        out.push_str(before);
        rest = after.strip_prefix(' ').unwrap_or(after);
    }
    out + rest
}

/// A line without the blanks around its marks. Texts and regular expressions stay, and so does everything from a comment on,
/// and a line with a text inside another. `!` is no such mark, because `<!--` begins a comment.
fn tight(line: &str, out: &mut String) {
    let is_mark = |ch: char| "=(){}[],;:?&|>*<".contains(ch);
    let is_sign = |ch: char| matches!(ch, '+' | '-');
    if line.matches('`').count() > 2 {
        out.push_str(line);
        return;
    }
    let (mut quote, mut escaped) = (None, false);
    let mut chars = line.char_indices().peekable();
    while let Some((at, ch)) = chars.next() {
        let next = chars.peek().map_or('\n', |(_, next)| *next);
        if let Some(end) = quote {
            quote = Some(end).filter(|end| escaped || ch != *end);
            escaped = ch == '\\' && !escaped;
        } else if ch == '/' {
            let rest = line.get(at..).unwrap_or_default();
            match expression(out, rest) {
                Some(length) => {
                    out.push_str(rest.get(..length).unwrap_or_default());
                    while chars.next_if(|(place, _)| *place < at + length).is_some() {}
                }
                None => {
                    out.push_str(rest);
                    return;
                }
            }
            continue;
        } else if ch == ' ' {
            // `a - -b` is not `a --b`, and `a < !b` is not the beginning of a comment.
            let apart = is_sign(next) && out.ends_with(is_sign) || next == '!' && out.ends_with('<');
            if !apart && (out.ends_with(is_mark) || out.ends_with(is_sign) || is_mark(next) || is_sign(next)) {
                continue;
            }
        } else if ch == 'c'
            && let Some(rest) = line.get(at..).and_then(|rest| rest.strip_prefix("const"))
            && rest.starts_with([' ', '{', '['])
            && !out.ends_with(|ch: char| ch.is_alphanumeric() || "_$.#".contains(ch))
        {
            // The same, but for an assignment that would be an error.
            out.push_str("let");
            chars.by_ref().take("const".len() - 1).for_each(drop);
            continue;
        } else if ch == '=' && next == '>' {
            bare_parameter(out);
        } else if matches!(ch, 't' | 'f')
            && let Some((word, short)) = [("true", "!0"), ("false", "!1")].into_iter().find(|(word, _)| is_value(out, line, at, word))
        {
            out.push_str(short);
            chars.by_ref().take(word.len() - 1).for_each(drop);
            continue;
        } else {
            quote = Some(ch).filter(|ch| matches!(ch, '"' | '\'' | '`'));
        }
        out.push(ch);
    }
}

/// Takes the brackets off the parameter of a function that has only this one.
fn bare_parameter(out: &mut String) {
    let in_name = |ch: char| ch.is_alphanumeric() || "_$".contains(ch);
    let Some(inside) = out.strip_suffix(')') else { return };
    let start = inside.trim_end_matches(in_name).len();
    let (before, name) = (inside.get(..start).unwrap_or_default(), inside.get(start..).unwrap_or_default());
    if let Some(before) = before.strip_suffix('(')
        && !name.is_empty()
        && !before.ends_with(in_name)
    {
        let (end, length) = (before.len(), name.len());
        out.truncate(start + length);
        out.remove(end);
    }
}

/// Whether a word stands at a place of a line where it can only be a value: behind what assigns, compares or gives back, and before
/// what ends that. Elsewhere it may be the name of something.
fn is_value(before: &str, line: &str, at: usize, word: &str) -> bool {
    let behind = line.get(at..).and_then(|rest| rest.strip_prefix(word)).map(str::trim_start);
    let begins = before.ends_with(['=', '(', '[', ',', ':', '?', '&', '|', '>']) || before.ends_with("return ");
    begins && behind.is_some_and(|rest| rest.starts_with([')', ']', '}', ',', ';']))
}

/// Bytes of the regular expression at the beginning of a text that follows another; nothing when it is a comment or a division, or
/// may be one.
fn expression(before: &str, text: &str) -> Option<usize> {
    if !before.ends_with(|ch| "(,=:[!&|?{;>".contains(ch)) || text.starts_with("//") || text.starts_with("/*") {
        return None;
    }
    let (mut in_class, mut escaped) = (false, false);
    for (at, ch) in text.char_indices().skip(1) {
        match ch {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '[' => in_class = true,
            ']' => in_class = false,
            '/' if !in_class => return Some(at + 1),
            _ => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn styles_lose_comments_and_blanks_only() {
        let css = "/* a\n b */\n.x,\n.z > a {\n  color: red; /* why */\n  --y: a: b;\n}\n\n.y::after { content: \"— ; }\" }\n@media (min-width: 1em) {\n  a {\n    b: c;\n  }\n}\n/* open";
        let expected = ".x,.z > a{color:red;--y:a: b}.y::after { content: \"— ; }\" }@media (min-width: 1em){a{b:c}}";
        assert_eq!(String::from_utf8(style(css.as_bytes())).as_deref(), Ok(expected));
    }

    #[test]
    fn scripts_lose_comment_lines_and_blanks_only() {
        let check = |script: &str, expected: &str| {
            assert_eq!(String::from_utf8(super::script(script.as_bytes())).as_deref(), Ok(expected), "{script}");
        };
        check("// a\n  /** b */\n  /* c\n   * d\n   */\n\n  x(); // e\n", "x();// e\n");
        check("/*!\n * MIT\n */\n// a\n  /*! b */\nc;\n", "/*!\n* MIT\n*/\n/*! b */\nc;");
        check("  /** @type {X} */ (x).y();\n  /* a */ b; /* c */\n", "(x).y();/* a */ b; /* c */\n");
        check("f = (/** @type {A} */ a, /** @type {B} */ { b }) => a /* b */;\n", "f=(a,{b})=>a /* b */;");
        check("x = y ? \"a , \\\" b\" : ' = ' + - 1; // a = b\n", "x=y?\"a , \\\" b\":' = '+ -1;// a = b\n");
        check("a = b < !c && /x = y/.test(`d ${e} = f`);\n", "a=b< !c&&/x = y/.test(`d ${e} = f`);");
        check("if (a) {\n  b = 1;\n}\nfor (;;) {\n  while (c);\n}\n", "if(a){b=1}\nfor(;;){while(c);}\n");
        check(
            "if (a) {\n  b(c(d), e);\n}\nif (f) {\n  if (g(h));\n}\nif (i) {\n  j(\")\");\n}\n",
            "if(a){b(c(d),e)}\nif(f){if(g(h));}\nif(i){j(\")\");}\n",
        );
        check("f(() => {\n  g = {\n    h,\n  }\n}\n)", "f(()=>{g={h}})\n");
        check(
            "a = { true: b.true, c: [true, false] };\nd = true ? e : (f = true); // true\ng = trueish === true;\n`${true}`;",
            "a={true:b.true,c:[!0,!1]};d=true?e:(f=!0);// true\ng=trueish===!0;`${true}`;",
        );
        check(
            "const a = 1;\nfor (const [b] of c) d;\nconst { e } = f.const, constant = 'const g';\n",
            "let a=1;for(let[b]of c)d;let{e}=f.const,constant='const g';",
        );
        check("a = b - -c + +d < e - f;\n", "a=b- -c+ +d<e-f;");
        check("a.b(/[ /] \\/ ( /u, c = 1) || /d , e/.test(f);\n", "a.b(/[ /] \\/ ( /u,c=1)||/d , e/.test(f);");
        check("a = b / c , d / e;\nf(/[a , b;\n", "a=b / c , d / e;f(/[a , b;");
        check("a(\n  b,\n  c\n);\nd = {\n  e }; // f,\ng;\n", "a(b,c);d={e};// f,\ng;");
        check("a([\n  b,\n  [c, ,\n  ],\n]\n  .d()\n  ? e // f\n  : g,\n);\n", "a([b,[c,,]].d()?e // f\n:g);");
        check("a = `b ${ c ? `d , e` : f } , g`;\n", "a = `b ${ c ? `d , e` : f } , g`;");
        check(
            "const a = (b) => { if (!b) return;\nconst c = 1;\nconst d = 2;\nfor await (e of f);\n}\n",
            "let a=b=>{if(!b)return;let c=1,d=2;for await(e of f);}\n",
        );
        check("class A { true() {} }\nwhile (a && // (\nb(c));\n}\n", "class A{true(){}}\nwhile(a&&// (\nb(c));}\n");
        for text in ["x = `a\n  // b\n`;\n", "x = `${a.map((b) => `\n  true = `)}`;\n"] {
            check(text, text);
        }
    }
}
