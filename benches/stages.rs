//! Times each stage that works on one article alone, on the project's own newsroom.

use copydesk::facts::{self, Reading};
use copydesk::ingest::{Article, read_paths};
use copydesk::text::{Text, normal, tokenise};
use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use std::hint::black_box;

fn newsroom() -> Vec<Article> {
    read_paths(&[concat!(env!("CARGO_MANIFEST_DIR"), "/corpus")]).articles
}

fn one_article(c: &mut Criterion) {
    let articles = newsroom();
    let bytes: u64 = articles.iter().map(|a| a.text.len() as u64).sum();
    let texts: Vec<Text> = articles.iter().map(|a| Text::new(&a.text, &a.blocks)).collect();
    let both = || articles.iter().zip(&texts);
    let mut group = c.benchmark_group("article");
    group.throughput(Throughput::Bytes(bytes));
    let mut stage = |name: &str, run: &dyn Fn()| {
        group.bench_function(BenchmarkId::from_parameter(name), |b| b.iter(run));
    };
    stage("normal form", &|| articles.iter().for_each(|a| drop(black_box(normal::normal_form(&a.text)))));
    stage("tokens", &|| articles.iter().for_each(|a| drop(black_box(tokenise(&a.text)))));
    stage("sentences", &|| articles.iter().for_each(|a| drop(black_box(Text::new(&a.text, &a.blocks)))));
    stage("names", &|| both().for_each(|(a, t)| drop(black_box(facts::names::find(a, t)))));
    stage("quotes", &|| both().for_each(|(a, t)| drop(black_box(facts::quotes::find(a, t)))));
    stage("times", &|| both().for_each(|(a, t)| drop(black_box(facts::times::find(a, t)))));
    stage("all facts", &|| both().for_each(|(a, t)| drop(black_box(facts::extract(a, t)))));
    group.finish();
}

fn reading(c: &mut Criterion) {
    let articles = newsroom();
    c.bench_function("folder/readings", |b| {
        b.iter(|| articles.iter().cloned().map(Reading::new).for_each(|r| drop(black_box(r))));
    });
}

criterion_group!(stages, one_article, reading);
criterion_main!(stages);
