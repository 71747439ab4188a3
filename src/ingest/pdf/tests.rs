//! PDFs written by the tests themselves, and what is read of them.

use super::super::{Article, BlockKind, Intake, Settings, read_bytes};
use flate2::Compression;
use flate2::write::ZlibEncoder;
use std::fmt::Write as _;
use std::io::Write as _;

/// A line of a page: where it stands, how large, and what it says.
type Set<'a> = (f64, f64, f64, &'a str);

/// A PDF of these pages, with these entries about the document; `pack` packs what stands on the pages.
fn pdf(pages: &[Vec<Set<'_>>], info: &str, pack: bool) -> Vec<u8> {
    let kids: String = (0..pages.len()).fold(String::new(), |kids, page| kids + &format!("{} 0 R ", 5 + 2 * page));
    let mut objects = vec![
        b"<< /Type /Catalog /Pages 2 0 R >>".to_vec(),
        format!("<< /Type /Pages /Kids [{kids}] /Count {} >>", pages.len()).into_bytes(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>".to_vec(),
        format!("<< {info} >>").into_bytes(),
    ];
    for (number, page) in pages.iter().enumerate() {
        let contents = 6 + 2 * number;
        objects.push(format!("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {contents} 0 R /Resources << /Font << /F1 3 0 R >> >> >>").into_bytes());
        let mut drawn = String::from("BT\n");
        for (x, y, size, text) in page {
            let text = text.replace('\\', "\\\\").replace('(', "\\(").replace(')', "\\)");
            writeln!(drawn, "/F1 {size} Tf 1 0 0 1 {x} {y} Tm ({text}) Tj").unwrap();
        }
        drawn.push_str("ET\n");
        objects.push(stream(&encoding_rs::WINDOWS_1252.encode(&drawn).0, pack));
    }
    assembled(&objects)
}

fn stream(bytes: &[u8], pack: bool) -> Vec<u8> {
    let mut packer = ZlibEncoder::new(Vec::new(), Compression::fast());
    packer.write_all(bytes).unwrap();
    let (filter, data) = if pack { ("/Filter /FlateDecode", packer.finish().unwrap()) } else { ("", bytes.to_vec()) };
    [format!("<< /Length {} {filter} >>\nstream\n", data.len()).as_bytes(), &data, b"\nendstream"].concat()
}

fn assembled(objects: &[Vec<u8>]) -> Vec<u8> {
    let mut out = b"%PDF-1.4\n".to_vec();
    let mut places = Vec::new();
    for (number, object) in (1..).zip(objects) {
        places.push(out.len());
        out.extend([format!("{number} 0 obj\n").as_bytes(), object, b"\nendobj\n"].concat());
    }
    let table = out.len();
    out.extend(format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1).into_bytes());
    places.iter().for_each(|place| out.extend(format!("{place:010} 00000 n \n").into_bytes()));
    let trailer =
        format!("trailer << /Size {} /Root 1 0 R /Info 4 0 R >>\nstartxref\n{table}\n%%EOF\n", objects.len() + 1);
    out.extend(trailer.into_bytes());
    out
}

fn intake(bytes: Vec<u8>) -> Intake {
    read_bytes("a.pdf", bytes, &Settings::default())
}

fn article(pages: &[Vec<Set<'_>>], info: &str) -> Article {
    let mut read = intake(pdf(pages, info, true));
    assert_eq!((&read.skipped[..], read.articles.len()), (&[][..], 1));
    read.articles.remove(0)
}

/// A page with a line at its foot.
fn page<'a>(foot: &'a str, lines: &[Set<'a>]) -> Vec<Set<'a>> {
    [lines, &[(72.0, 30.0, 8.0, foot)]].concat()
}

#[test]
fn lines_become_paragraphs_and_the_largest_line_is_the_headline() {
    let read = article(
        &[vec![
            (72.0, 784.0, 20.0, "Bridge to close for"),
            (112.0, 760.0, 20.0, "a month"),
            (72.0, 720.0, 11.0, "The harbour board voted on Tuesday to close the old swing bridge for"),
            (72.0, 707.0, 11.0, "repairs, and the well-known ferry will run until April, said Bo Hale (48)."),
            (72.0, 680.0, 11.0, "“We had no choice,” he said. The county engi-"),
            (72.0, 667.0, 11.0, "neer spoke of a café and a well-"),
            (72.0, 654.0, 11.0, "known crossing."),
        ]],
        "/Title (press4.docx) /Author (Ada Tarn)",
    );
    let paragraphs: Vec<&str> = read.text.split("\n\n").collect();
    assert_eq!(
        paragraphs,
        [
            "Bridge to close for a month",
            "The harbour board voted on Tuesday to close the old swing bridge for repairs, and the well-known ferry will run until April, said Bo Hale (48).",
            "“We had no choice,” he said. The county engineer spoke of a café and a well-known crossing.",
        ]
    );
    assert_eq!(read.meta.title.as_deref(), Some("Bridge to close for a month"));
    assert_eq!(read.headline.map(|span| span.of(&read.text)), Some("Bridge to close for a month"));
    assert_eq!((read.blocks[0].kind, read.blocks.len()), (BlockKind::Heading, 1));
    assert_eq!((&read.meta.authors[..], read.meta.published), (&["Ada Tarn".to_owned()][..], None));
}

#[test]
fn a_paragraph_runs_over_a_page_and_what_every_page_says_is_left_out() {
    let read = article(
        &[
            page(
                "Harbour Board, page 1",
                &[
                    (72.0, 700.0, 11.0, "The bridge was closed on"),
                    (72.0, 686.0, 11.0, "Tuesday after a bolt broke in the"),
                ],
            ),
            page(
                "Harbour Board, page 2",
                &[(72.0, 760.0, 11.0, "night, the county said."), (72.0, 720.0, 11.0, "It opens in May.")],
            ),
        ],
        "/Title (Bridge to close)",
    );
    assert_eq!(
        read.text,
        "The bridge was closed on Tuesday after a bolt broke in the night, the county said.\n\nIt opens in May."
    );
    assert_eq!(read.meta.title.as_deref(), Some("Bridge to close"));
}

#[test]
fn columns_are_read_one_after_the_other_and_indents_begin_paragraphs() {
    let read = article(
        &[vec![
            (72.0, 700.0, 11.0, "The bridge was closed on Tuesday"),
            (72.0, 687.0, 11.0, "after a bolt broke in the night."),
            (86.0, 674.0, 11.0, "The ferry runs until the month of"),
            (330.0, 700.0, 11.0, "April, the county said, and then"),
            (330.0, 687.0, 11.0, "the bridge will open."),
        ]],
        "",
    );
    assert_eq!(
        read.text,
        "The bridge was closed on Tuesday after a bolt broke in the night.\n\nThe ferry runs until the month of April, the county said, and then the bridge will open."
    );
}

#[test]
fn words_set_apart_have_spaces_between_them_and_letters_none() {
    let read = article(
        &[vec![
            (72.0, 700.0, 10.0, "The"),
            (91.0, 700.0, 10.0, "ferry"),
            (112.6, 700.0, 10.0, "man"),
            (72.0, 700.0, 10.0, "The"),
        ]],
        "",
    );
    assert!(read.text.starts_with("The ferryman"), "{}", read.text);
}

#[test]
fn a_pdf_is_told_by_its_content() {
    let mut bytes = pdf(&[vec![(72.0, 700.0, 10.0, "The ferry runs.")]], "", false);
    assert_eq!(read_bytes("a.txt", bytes.clone(), &Settings::default()).articles[0].text, "The ferry runs.");
    bytes.truncate(bytes.len() / 2);
    assert_eq!(intake(bytes).skipped.len() + 1, 2);
    assert_eq!(read_bytes("a.txt", b"A %PDF-1.4 begins so.".to_vec(), &Settings::default()).articles.len(), 1);
}

#[test]
fn scans_bombs_and_loops_are_refused_with_the_reason() {
    let scan = intake(pdf(&[vec![]], "", true));
    assert!(scan.skipped[0].reason.contains("OCR"), "{:?}", scan.skipped);
    let bomb = vec![b' '; 80 << 20];
    let objects = [b"<< /Type /Catalog >>".to_vec(), stream(&bomb, true)];
    assert!(intake(assembled(&objects)).skipped[0].reason.contains("64 MB"));
    let twice = stream(&stream(&bomb[..30 << 20], true), true);
    assert!(intake(assembled(&[twice])).skipped.len() == 1);
    let form = b"<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X 3 0 R >> >> /Length 11 >>\nstream\n/X Do /X Do\nendstream";
    let page =
        b"<< /Type /Page /Parent 1 0 R /MediaBox [0 0 9 9] /Resources << /XObject << /X 3 0 R >> >> /Contents 5 0 R >>"
            .to_vec();
    let pages = b"<< /Type /Pages /Kids [2 0 R] /Count 1 >>".to_vec();
    let catalog = b"<< /Type /Catalog /Pages 1 0 R >>".to_vec();
    let mut objects = vec![pages, page, form.to_vec(), b"<< >>".to_vec(), stream(b"/X Do", false), catalog];
    objects[3] = b"<< >>".to_vec();
    let file = String::from_utf8(assembled(&objects)).unwrap().replace("/Root 1 0 R", "/Root 6 0 R");
    assert_eq!(intake(file.into_bytes()).skipped.len(), 1);
}

#[test]
fn torn_pdfs_are_read_or_refused() {
    let whole = pdf(&[vec![(72.0, 700.0, 10.0, "The ferry runs.")]], "/Title (x)", true);
    for at in (9..whole.len()).step_by(7) {
        let mut torn = whole.clone();
        torn[at] ^= 0x55;
        let read = intake(torn);
        assert_eq!(read.articles.len() + read.skipped.len(), 1, "{at}");
    }
}
