//! Times the search for passages over a thousand made-up articles, every fifth with a planted copy.

mod newsroom;

use copydesk::facts::Reading;
use copydesk::passages;
use criterion::{Criterion, criterion_group, criterion_main};
use std::hint::black_box;

fn search(c: &mut Criterion) {
    let readings: Vec<Reading> = newsroom::articles(1000).into_iter().map(Reading::new).collect();
    let mut group = c.benchmark_group("passages");
    group.sample_size(10);
    group.bench_function("1,000 articles", |b| b.iter(|| black_box(passages::find(black_box(&readings)))));
    group.finish();
}

criterion_group!(stages, search);
criterion_main!(stages);
