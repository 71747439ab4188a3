//! Times the rules: reading the shipped pages, and running them over a hundred made-up articles.

mod newsroom;

use copydesk::config::Config;
use copydesk::facts::Reading;
use copydesk::rules::{Folder, Rules};
use copydesk::{claims, passages};
use criterion::{Criterion, criterion_group, criterion_main};
use std::hint::black_box;

fn rules(c: &mut Criterion) {
    let config = Config::default();
    let Ok(rules) = Rules::load(&config) else { return };
    let readings: Vec<Reading> = newsroom::articles(100).into_iter().map(Reading::new).collect();
    let passages = passages::find(&readings);
    let claims = claims::find(&readings, &passages, &config);
    let folder = || Folder { readings: &readings, passages: &passages, claims: &claims, allowances: &[] };
    let mut group = c.benchmark_group("rules");
    group.sample_size(10);
    group.bench_function("the shipped pages", |b| b.iter(|| black_box(Rules::load(&config))));
    group.bench_function("100 articles", |b| b.iter(|| black_box(rules.run(folder()))));
    group.finish();
}

criterion_group!(stages, rules);
criterion_main!(stages);
