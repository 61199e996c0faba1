//! The one spelling of a JSON value whose bytes are hashed: RFC 8785, as the script of the site writes it.

use serde_json::Value;

/// Members sorted by name in UTF-16 order, no space, numbers as ECMAScript prints them. Exact for every number that a
/// record holds: integers below 2^53 and decimals of a few places.
pub(super) fn canonical(value: &Value) -> String {
    let mut out = String::new();
    write(value, &mut out);
    out
}

fn write(value: &Value, out: &mut String) {
    match value {
        Value::Array(items) => {
            out.push('[');
            for (at, item) in items.iter().enumerate() {
                if at > 0 {
                    out.push(',');
                }
                write(item, out);
            }
            out.push(']');
        }
        Value::Object(members) => {
            let mut members: Vec<_> = members.iter().collect();
            members.sort_by(|(a, _), (b, _)| a.encode_utf16().cmp(b.encode_utf16()));
            out.push('{');
            for (at, (name, member)) in members.into_iter().enumerate() {
                if at > 0 {
                    out.push(',');
                }
                out.push_str(&Value::from(name.as_str()).to_string());
                out.push(':');
                write(member, out);
            }
            out.push('}');
        }
        // A whole number keeps no fraction, however the file spells it.
        Value::Number(number) => match number.as_f64() {
            Some(float) if number.is_f64() && float.fract() == 0.0 && float.abs() < 1e15 => out.push_str(&(float as i64).to_string()),
            _ => out.push_str(&number.to_string()),
        },
        Value::Null | Value::Bool(_) | Value::String(_) => out.push_str(&value.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spells_values_as_the_script_does() {
        let check = |text: &str, expected: &str| {
            assert_eq!(canonical(&serde_json::from_str(text).expect("JSON")), expected, "{text}");
        };
        check(r#"{"b":1,"a":[true,null,"x"]}"#, r#"{"a":[true,null,"x"],"b":1}"#);
        check(r#"{"é":1,"z":2,"":3,"😀":4}"#, r#"{"":3,"z":2,"é":1,"😀":4}"#);
        check("[0.9, 1.0, -0.0, 100, 0.05, 12.50]", "[0.9,1,0,100,0.05,12.5]");
        check(r#""\u0007\b\t\n\"\\\/\u007f\u3042""#, "\"\\u0007\\b\\t\\n\\\"\\\\/\u{7f}あ\"");
        check("{ }", "{}");
    }
}
