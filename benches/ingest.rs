//! How fast files become articles, on one thread: plain text, web pages, and a collection in each of the common formats.
//!
//! `cargo bench --bench ingest`

use copydesk::ingest::{Settings, read_bytes};
use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use std::hint::black_box;
use std::time::Duration;

const PARAGRAPH: &str = "The harbour board of Sandholm voted on Tuesday to close the old swing bridge for repairs that will take until \
the spring, and the ferry will run every twenty minutes in the meantime, a spokeswoman said — “for everybody’s safety”.";

fn plain(paragraphs: usize) -> String {
    (0..paragraphs).map(|n| format!("{PARAGRAPH} It was vote number {n}.\n\n")).collect()
}

/// A page as newspapers make them: half of it is not the article.
fn page(paragraphs: usize) -> String {
    let links: String = (0..60)
        .map(|n| format!("<li class=\"nav-item\"><a href=\"/section/{n}?from=menu\">Section {n}</a></li>\n"))
        .collect();
    let script = "window.dataLayer = window.dataLayer || []; function gtag() { dataLayer.push(arguments); }\n"
        .repeat(paragraphs * 2);
    let body: String = (0..paragraphs)
        .map(|n| format!("<p class=\"story-text\">{PARAGRAPH} It was <b>vote</b> number {n}.</p>\n"))
        .collect();
    format!(
        "<!doctype html><html lang=\"en\"><head><title>Bridge</title><meta property=\"og:title\" content=\"Bridge to close\">\
         <script>{script}</script></head><body><nav><ul>{links}</ul></nav><article><h1>Bridge to close</h1>{body}</article>\
         <aside><ul>{links}</ul></aside><footer><p>All rights reserved.</p></footer></body></html>"
    )
}

fn ingest(c: &mut Criterion) {
    let text = plain(12);
    let line = serde_json::json!({"id": "a", "title": "Bridge", "text": text, "published": "2026-03-01"}).to_string();
    let item = format!(
        "<item><guid>a</guid><title>Bridge</title><content:encoded><![CDATA[<p>{PARAGRAPH}</p>]]></content:encoded></item>"
    );
    let cases = [
        ("plain text", "a.txt", plain(20_000)),
        ("web page", "a.html", page(40)),
        ("long web page", "a.html", page(1_000)),
        ("Markdown", "a.md", plain(2_000)),
        ("JSON Lines", "a.jsonl", format!("{line}\n").repeat(1_000)),
        (
            "CSV",
            "a.csv",
            format!("text,title\n{}", format!("\"{}\",Bridge\n", text.replace('"', "\"\"")).repeat(1_000)),
        ),
        ("RSS", "a.rss", format!("<rss><channel>{}</channel></rss>", item.repeat(2_000))),
    ];
    let Ok(one) = rayon::ThreadPoolBuilder::new().num_threads(1).build() else { return };
    let mut group = c.benchmark_group("ingest");
    for (what, name, file) in &cases {
        group.throughput(Throughput::Bytes(file.len() as u64));
        group.bench_with_input(BenchmarkId::from_parameter(what), file, |b, file| {
            b.iter(|| {
                one.install(|| {
                    black_box(read_bytes(name, file.clone().into_bytes(), &Settings::default()).articles.len())
                })
            });
        });
    }
    group.finish();
}

criterion_group! {
    name = benches;
    config = Criterion::default().sample_size(10).measurement_time(Duration::from_secs(3)).warm_up_time(Duration::from_millis(500));
    targets = ingest
}
criterion_main!(benches);
