//! Times the comparison of claims over a hundred made-up articles.

mod newsroom;

use copydesk::config::Config;
use copydesk::facts::Reading;
use copydesk::{claims, passages};
use criterion::{Criterion, criterion_group, criterion_main};
use std::hint::black_box;

fn comparison(c: &mut Criterion) {
    let readings: Vec<Reading> = newsroom::articles(100).into_iter().map(Reading::new).collect();
    let passages = passages::find(&readings);
    let config = Config::default();
    let mut group = c.benchmark_group("claims");
    group.sample_size(10);
    group.bench_function("100 articles", |b| b.iter(|| black_box(claims::find(&readings, &passages, &config))));
    group.finish();
}

criterion_group!(stages, comparison);
criterion_main!(stages);
