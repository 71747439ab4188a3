//! E-mail: a message is an article (a press release, most often), a mailbox a collection of them.

use super::container::{Container, Packed};
use super::limits::megabytes;
use super::loose::{self, one_line};
use super::reader::{Draft, Outcome};
use super::xml::prose;
use super::{Metadata, Position, Published, Skipped};
use crate::digest::Digest;
use chrono::{NaiveDate, NaiveTime};
use mail_parser::mailbox::mbox::MessageIterator;
use mail_parser::{DateTime, Message, MessageParser, MimeHeaders, PartType};

/// One message.
pub(super) const EML: Container =
    Container { name: "e-mail", extensions: &["eml"], certain: |_| false, fits: |_| true, read: read_message };

/// Many messages.
pub(super) const MBOX: Container = Container {
    name: "mailbox",
    extensions: &["mbox"],
    certain: |_| false,
    fits: |bytes| bytes.starts_with(b"From "),
    read: read_mailbox,
};

/// Messages of a mailbox, at most.
const MESSAGES: usize = 1_000_000;

fn read_message(packed: &Packed<'_>) -> Vec<Outcome> {
    message(packed, packed.bytes, None)
}

fn read_mailbox(packed: &Packed<'_>) -> Vec<Outcome> {
    let mut outcomes = Vec::new();
    for (number, found) in (1..=MESSAGES).zip(MessageIterator::new(packed.bytes)) {
        match found {
            Ok(found) => outcomes.extend(message(packed, found.contents(), Some(number))),
            Err(error) => outcomes.push(packed.skipped(format!("message {number}: {error}"))),
        }
    }
    outcomes
}

/// The article that a message is, and what is attached to it and not read.
fn message(packed: &Packed<'_>, bytes: &[u8], number: Option<usize>) -> Vec<Outcome> {
    let parsed = MessageParser::default().parse(bytes);
    let id = parsed.as_ref().and_then(|m| m.message_id()).map(one_line);
    let record = number.map(|number| id.unwrap_or_else(|| number.to_string()));
    let path = record.as_ref().map_or_else(|| packed.path.to_owned(), |record| format!("{}#{record}", packed.path));
    let skipped = |reason: String| Err(Skipped { path: path.clone(), reason });
    let limit = packed.settings.limits.line_bytes;
    if number.is_some() && bytes.len() > limit {
        return vec![skipped(format!("longer than the {} that a record may have", megabytes(limit)))];
    }
    let Some(message) = parsed else { return vec![skipped("an e-mail that cannot be read".to_owned())] };
    let Some(body) = body(&message) else { return vec![skipped("no article: an e-mail without text".to_owned())] };
    let draft = Draft {
        record,
        declared: metadata(&message),
        ..Draft::composed(Digest::of(bytes), prose(body.trim(), Position::START, false))
    };
    let attached = message.attachments().filter(|part| may_be_article(part)).take(100).map(|part| {
        let name = part.attachment_name().map_or_else(|| "an attachment".to_owned(), one_line);
        Err(Skipped {
            path: format!("{path}#{name}"),
            reason: "attached to an e-mail, and not read: save it beside the e-mail".to_owned(),
        })
    });
    [Ok(draft)].into_iter().chain(attached).collect()
}

/// The text of a message: its plain part, else its HTML.
fn body(message: &Message<'_>) -> Option<String> {
    let said = |part: &mail_parser::MessagePart<'_>| match &part.body {
        PartType::Text(text) | PartType::Html(text) => Some(text.to_string()).filter(|text| !text.trim().is_empty()),
        _ => None,
    };
    message.text_bodies().find_map(said).or_else(|| message.html_bodies().find_map(said))
}

fn metadata(message: &Message<'_>) -> Metadata {
    let from = message.from().and_then(|from| from.first());
    let name = from.and_then(|from| from.name().or(from.address())).map(one_line);
    let organisation = message.header("Organization").and_then(|value| value.as_text()).map(one_line);
    let language = message.header("Content-Language").and_then(|value| value.as_text()).and_then(loose::language);
    Metadata {
        title: message.subject().map(one_line).filter(|title| !title.is_empty()),
        published: message.date().and_then(date),
        outlet: organisation.filter(|outlet| !outlet.is_empty()),
        authors: name.into_iter().filter(|name| !name.is_empty()).collect(),
        language,
        ..Metadata::default()
    }
}

/// When it was sent, in the sender's own zone.
fn date(at: &DateTime) -> Option<Published> {
    let sign = if at.tz_before_gmt { -1 } else { 1 };
    Some(Published {
        date: NaiveDate::from_ymd_opt(at.year.into(), at.month.into(), at.day.into())?,
        time: NaiveTime::from_hms_opt(at.hour.into(), at.minute.into(), at.second.into()),
        offset: Some(sign * (i32::from(at.tz_hour) * 3600 + i32::from(at.tz_minute) * 60)),
    })
}

/// Pictures, signatures and calendars are no articles.
fn may_be_article(part: &mail_parser::MessagePart<'_>) -> bool {
    let kind = part.content_type().map_or("", |kind| kind.ctype());
    let inner = part.content_type().and_then(|kind| kind.subtype()).unwrap_or("");
    let furniture = ["pgp-signature", "pkcs7-signature", "x-pkcs7-signature", "calendar", "x-vcard", "vcard"];
    !matches!(kind, "image" | "audio" | "video") && !furniture.contains(&inner)
}

#[cfg(test)]
mod tests {
    use super::super::testing::{article, articles, intake};

    const RELEASE: &str = "Received: from a by b; Sun, 1 Mar 2026 10:00:01 +0100\r\nFrom: =?utf-8?q?Corrin_Rail_Pr=C3=A4sse?= <press@corrin.example>\r\n\
        To: desk@example.org\r\nSubject: =?iso-8859-1?Q?Corrin_f=E4hrt_wieder?=\r\nDate: Sun, 1 Mar 2026 10:00:00 +0100\r\nOrganization: Corrin Rail\r\n\
        Message-ID: <1@corrin.example>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n\
        --x\r\nContent-Type: multipart/alternative; boundary=y\r\n\r\n--y\r\nContent-Type: text/plain; charset=iso-8859-1\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n\
        Trains will run again on Monday, the com=\r\npany said. =A32 million.\r\n--y\r\nContent-Type: text/html\r\n\r\n<p>Trains</p>\r\n--y--\r\n\
        --x\r\nContent-Type: application/pdf; name=\"plan.pdf\"\r\nContent-Disposition: attachment; filename=\"plan.pdf\"\r\nContent-Transfer-Encoding: base64\r\n\r\nJVBERi0=\r\n--x--\r\n";

    #[test]
    fn a_message_is_an_article_and_its_attachments_are_listed() {
        let read = intake("release.eml", RELEASE);
        let article = &read.articles[0];
        assert_eq!(
            (article.path.as_str(), article.text.as_str()),
            ("release.eml", "Trains will run again on Monday, the company said. £2 million.")
        );
        let meta = &article.meta;
        assert_eq!((meta.title.as_deref(), meta.outlet.as_deref()), (Some("Corrin fährt wieder"), Some("Corrin Rail")));
        assert_eq!(meta.published.map(|p| p.to_string()).as_deref(), Some("2026-03-01T10:00:00+01:00"));
        assert_eq!(meta.authors, ["Corrin Rail Prässe"]);
        assert_eq!(read.skipped[0].path, "release.eml#plan.pdf");
    }

    #[test]
    fn html_alone_is_read_with_its_markup() {
        let read = article(
            "a.eml",
            "From: a@b.example\nSubject: S\nContent-Type: text/html\n\n<p>One.</p><blockquote>Two.</blockquote>",
        );
        assert_eq!((read.text.as_str(), read.blocks.len()), ("One.\n\nTwo.", 1));
    }

    #[test]
    fn a_mailbox_is_a_collection() {
        let mbox = "From a@b Sun Mar  1 10:00:00 2026\nSubject: One\nMessage-ID: <1@b>\n\nFirst.\n\nFrom a@b Sun Mar  1 10:00:00 2026\nSubject: Two\n\nSecond.\n>From here.\n";
        let read = articles("a.mbox", mbox);
        let found: Vec<(&str, &str)> = read.iter().map(|a| (a.path.as_str(), a.text.as_str())).collect();
        assert_eq!(found, [("a.mbox#1@b", "First."), ("a.mbox#2", "Second.\nFrom here.")]);
    }

    #[test]
    fn hostile_messages_are_read_or_refused() {
        let deep: String =
            (0..5000).map(|n| format!("--b{n}\nContent-Type: multipart/mixed; boundary=b{}\n\n", n + 1)).collect();
        for text in [
            format!("Content-Type: multipart/mixed; boundary=b0\n\n{deep}"),
            "Content-Type: message/rfc822\n\n".repeat(20_000),
            format!("Subject: {}\n\nx", "=?utf-8?q?x?= ".repeat(200_000)),
            format!("To: {}\n\nx", "(".repeat(1_000_000)),
            "A: b\n".repeat(200_000),
        ] {
            let read = intake("a.eml", &text);
            assert!(!read.is_empty());
        }
    }
}
