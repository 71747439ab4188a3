//! Times the reports of an audit of a hundred made-up articles.

mod newsroom;

use copydesk::config::Config;
use copydesk::{Desk, report};
use criterion::{BenchmarkId, Criterion, criterion_group, criterion_main};
use std::hint::black_box;
use std::io;

fn reports(c: &mut Criterion) {
    let Ok(desk) = Desk::with_config(Config::default()) else { return };
    let audit = desk.audit_articles(newsroom::articles(100));
    let mut group = c.benchmark_group("report");
    group.sample_size(10);
    for format in report::FORMATS {
        group.bench_function(BenchmarkId::from_parameter(format.name), |b| {
            b.iter(|| black_box(report::write(&audit, format, &mut io::sink())));
        });
    }
    group.finish();
}

criterion_group!(stages, reports);
criterion_main!(stages);
