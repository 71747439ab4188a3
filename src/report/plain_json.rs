//! JSON in which nothing is alive: what a terminal or a reader's eye would obey is written by its number (`\u202e`), as JSON
//! allows for any character. Whoever parses it gets the text as it was.

use super::visible::is_harmless;
use serde::Serialize;
use serde_json::ser::{CompactFormatter, Formatter, PrettyFormatter};
use serde_json::{Result, Serializer};
use std::io::{self, Write};

/// Writes a value on one line.
///
/// # Errors
/// Whatever the writer says.
pub(super) fn to_writer<T: Serialize + ?Sized>(out: &mut dyn Write, value: &T) -> Result<()> {
    value.serialize(&mut Serializer::with_formatter(out, Plain(CompactFormatter)))
}

/// Writes a value over several lines.
///
/// # Errors
/// Whatever the writer says.
pub(super) fn to_writer_pretty<T: Serialize + ?Sized>(out: &mut dyn Write, value: &T) -> Result<()> {
    value.serialize(&mut Serializer::with_formatter(out, Plain(PrettyFormatter::new())))
}

/// The bytes of a value on one line.
///
/// # Errors
/// When the value cannot be JSON.
pub(super) fn to_vec<T: Serialize + ?Sized>(value: &T) -> Result<Vec<u8>> {
    let mut out = Vec::with_capacity(128);
    value.serialize(&mut Serializer::with_formatter(&mut out, Plain(CompactFormatter)))?;
    Ok(out)
}

/// A layout whose strings are written so.
struct Plain<F>(F);

/// Hands the parts of the layout on.
macro_rules! as_laid_out {
    ($($name:ident($($argument:ident: $ty:ty),*)),*) => {
        $(fn $name<W: ?Sized + Write>(&mut self, writer: &mut W $(, $argument: $ty)*) -> io::Result<()> {
            self.0.$name(writer $(, $argument)*)
        })*
    };
}

impl<F: Formatter> Formatter for Plain<F> {
    fn write_string_fragment<W: ?Sized + Write>(&mut self, writer: &mut W, fragment: &str) -> io::Result<()> {
        if fragment.bytes().all(|byte| byte < 0x7F) {
            return writer.write_all(fragment.as_bytes());
        }
        let mut rest = fragment;
        while let Some((at, c)) = rest.char_indices().find(|(_, c)| !is_harmless(*c)) {
            let (before, after) = rest.split_at_checked(at).unwrap_or((rest, ""));
            writer.write_all(before.as_bytes())?;
            let mut units = [0; 2];
            for unit in c.encode_utf16(&mut units) {
                write!(writer, "\\u{unit:04x}")?;
            }
            rest = after.get(c.len_utf8()..).unwrap_or("");
        }
        writer.write_all(rest.as_bytes())
    }

    as_laid_out!(
        begin_array(),
        end_array(),
        begin_array_value(first: bool),
        end_array_value(),
        begin_object(),
        end_object(),
        begin_object_key(first: bool),
        end_object_key(),
        begin_object_value(),
        end_object_value()
    );
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_a_terminal_would_obey_is_written_by_its_number() {
        let written = String::from_utf8(to_vec("a\u{7f}é\u{9b}\u{202e}\u{e0041}\n“b”").unwrap()).unwrap();
        assert_eq!(written, "\"a\\u007fé\\u009b\\u202e\\udb40\\udc41\\n“b”\"");
    }

    proptest! {
        #[test]
        fn any_text_comes_back_as_it_was(text: String) {
            let value = serde_json::json!({"a": [text, 1], "b": {}});
            let written = to_vec(&value).unwrap();
            prop_assert_eq!(serde_json::from_slice::<serde_json::Value>(&written).unwrap(), value.clone());
            prop_assert!(!String::from_utf8(written).unwrap().chars().any(char::is_control));
            let mut pretty = Vec::new();
            to_writer_pretty(&mut pretty, &value).unwrap();
            prop_assert_eq!(serde_json::from_slice::<serde_json::Value>(&pretty).unwrap(), value);
        }
    }
}
