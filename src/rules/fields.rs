//! The vocabulary of rule pages as documentation: made from the tables that pages are checked against.

use super::kinds::{Kind, Scope};
use crate::facts::consistency::CHECKERS;
use crate::facts::schema::FieldType;

/// Every kind of fact with its fields, the scopes and the checkers, as Markdown.
pub fn markdown() -> String {
    let mut out = String::new();
    for kind in Kind::ALL {
        out.push_str(&format!("### {}\n\n{}.\n\n", kind.name(), capital(kind.about())));
        out.push_str("| field | type | what it is |\n|---|---|---|\n");
        for field in kind.fields() {
            out.push_str(&format!("| `{}` | {} | {} |\n", field.name, field_type(field.ty), field.about));
        }
        out.push('\n');
    }
    out.push_str("### Scopes\n\n| scope | what it covers |\n|---|---|\n");
    for scope in Scope::ALL {
        out.push_str(&format!("| `{}` | {} |\n", scope.name(), scope.about()));
    }
    out.push_str("\n### Checkers\n\n| checker | what it finds |\n|---|---|\n");
    for checker in CHECKERS {
        out.push_str(&format!("| `{}` | {} |\n", checker.name, checker.about));
    }
    out
}

fn field_type(ty: FieldType) -> String {
    match ty {
        FieldType::Choice(words) => words.join(", "),
        ty => ty.name().to_owned(),
    }
}

fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}
