//! Texts made to be slow, each at two sizes: what takes twice as long for twice the text is linear.
//!
//! `cargo bench --bench adversarial`

use copydesk::config::Config;
use copydesk::facts::Reading;
use copydesk::ingest::Article;
use copydesk::{Desk, passages};
use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use std::hint::black_box;
use std::time::Duration;

/// Ten thousand quotations that nothing closes.
fn unclosed_quotes(count: usize) -> String {
    "“The ferry runs at noon, he said, and nobody was on board of it.\n\n".repeat(count)
}

/// One run of five words, over and over.
fn one_5_gram(count: usize) -> String {
    "the ferry runs at noon ".repeat(count)
}

/// One paragraph of so many bytes, of sentences that are all different.
fn one_paragraph(bytes: usize) -> String {
    let mut text = String::with_capacity(bytes + 100);
    let mut number = 0;
    while text.len() < bytes {
        number += 1;
        text.push_str(&format!(
            "On day {number} the ferry carried {} people to Sandholm, officials said. ",
            number * 7 % 911
        ));
    }
    text
}

fn read_facts(text: &str) -> usize {
    Reading::new(Article::from_text("a.txt", text)).facts.quotes.len()
}

fn one_article(c: &mut Criterion) {
    let mut group = c.benchmark_group("facts");
    for half in [true, false] {
        let size = |whole: usize| if half { whole / 2 } else { whole };
        let texts = [
            ("unclosed quotes", unclosed_quotes(size(10_000))),
            ("one 5-gram", one_5_gram(size(1_000_000) / 5)),
            ("one paragraph", one_paragraph(size(5 << 20))),
        ];
        for (name, text) in &texts {
            group.throughput(Throughput::Bytes(text.len() as u64));
            let id = BenchmarkId::new(*name, if half { "half" } else { "whole" });
            group.bench_with_input(id, text, |b, text| b.iter(|| black_box(read_facts(text))));
        }
    }
    group.finish();
}

/// The search for passages among a few articles that are each made to be slow.
fn few_articles(c: &mut Criterion) {
    let mut group = c.benchmark_group("passages");
    for half in [true, false] {
        let size = |whole: usize| if half { whole / 2 } else { whole };
        for (name, text) in
            [("one 5-gram", one_5_gram(size(1_000_000))), ("unclosed quotes", unclosed_quotes(size(10_000)))]
        {
            let articles = (0..3).map(|n| Article::from_text(format!("{n}.txt"), format!("Number {n}. {text}")));
            let readings: Vec<Reading> = articles.map(Reading::for_passages).collect();
            let id = BenchmarkId::new(name, if half { "half" } else { "whole" });
            group.bench_with_input(id, &readings, |b, readings| {
                b.iter(|| black_box(passages::find(readings).list.len()))
            });
        }
    }
    group.finish();
}

/// A whole audit of articles that are all the same, but for their names; and of such that differ in a word.
fn many_articles(c: &mut Criterion) {
    let Ok(desk) = Desk::with_config(Config::default()) else { return };
    let text = one_paragraph(1_500);
    let mut group = c.benchmark_group("audit");
    for count in [5_000, 10_000] {
        let same: Vec<Article> = (0..count).map(|n| Article::from_text(format!("{n:05}.txt"), text.clone())).collect();
        group.bench_with_input(BenchmarkId::new("identical articles", count), &same, |b, articles| {
            b.iter(|| black_box(desk.audit_articles(articles.iter().cloned()).findings.len()));
        });
    }
    group.finish();
}

criterion_group! {
    name = benches;
    config = Criterion::default().sample_size(10).measurement_time(Duration::from_secs(5)).warm_up_time(Duration::from_millis(500));
    targets = one_article, few_articles, many_articles
}
criterion_main!(benches);
