//! Times the search for passages and its steps over made-up articles, every fifth with a planted copy.

mod newsroom;

use copydesk::facts::Reading;
use copydesk::ingest::Article;
use copydesk::passages::{self, Options};
use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use std::hint::black_box;

fn newsroom(articles: usize) -> Vec<Reading> {
    newsroom::articles(articles).into_iter().map(Reading::for_passages).collect()
}

/// Winnowing: from words to fingerprints.
fn winnowing(c: &mut Criterion) {
    let readings = newsroom(200);
    let bytes = readings.iter().map(|r| r.article.text.len() as u64).sum();
    let mut group = c.benchmark_group("winnowing");
    group.throughput(Throughput::Bytes(bytes));
    group.bench_function("200 articles", |b| {
        b.iter(|| readings.iter().map(|r| passages::fingerprints(black_box(r)).len()).sum::<usize>());
    });
    group.finish();
}

/// Candidates: from all articles to the pairs worth comparing.
fn candidates(c: &mut Criterion) {
    let readings = newsroom(1000);
    let mut group = c.benchmark_group("candidates");
    group.sample_size(10);
    let options = Options::default();
    group.bench_function("1,000 articles", |b| {
        b.iter(|| black_box(passages::candidates(black_box(&readings), &options)));
    });
    group.finish();
}

/// Alignment: two articles, one an edited copy of the other, far longer than there is else to do.
fn alignment(c: &mut Criterion) {
    let text: Vec<String> = newsroom::articles(60).into_iter().map(|article| article.text).collect();
    let text = text.join("\n\n");
    let edited: Vec<&str> = text.split(' ').enumerate().filter(|(at, _)| at % 19 != 7).map(|(_, word)| word).collect();
    let pair = [("a.txt", text.clone()), ("b.txt", edited.join(" "))];
    let readings = pair.map(|(path, text)| Reading::for_passages(Article::from_text(path, text)));
    let mut group = c.benchmark_group("alignment");
    group.sample_size(10);
    group.throughput(Throughput::Bytes(text.len() as u64));
    group.bench_function("an edited copy", |b| b.iter(|| black_box(passages::find(black_box(&readings)))));
    group.finish();
}

fn search(c: &mut Criterion) {
    let readings = newsroom(1000);
    let mut group = c.benchmark_group("passages");
    group.sample_size(10);
    group.bench_function("1,000 articles", |b| b.iter(|| black_box(passages::find(black_box(&readings)))));
    group.finish();
}

criterion_group!(stages, winnowing, candidates, alignment, search);
criterion_main!(stages);
