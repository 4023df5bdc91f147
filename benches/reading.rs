//! How fast articles are read and searched for passages: megabytes of text a second, on one core.
//!
//! `cargo bench --bench reading`

use std::hint::black_box;

use briefpack::detect::detect;
use briefpack::import::import;
use criterion::{Criterion, Throughput, criterion_group, criterion_main};

fn reading(criterion: &mut Criterion) {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds");
    let Ok(entries) = std::fs::read_dir(folder) else { return };
    let mut files: Vec<_> = entries.filter_map(|e| Some(e.ok()?.path())).collect();
    files.retain(|path| path.extension().is_some_and(|e| e == "txt"));
    files.sort();
    let texts: Vec<Vec<u8>> = files.iter().filter_map(|path| std::fs::read(path).ok()).collect();
    let bytes: usize = texts.iter().map(Vec::len).sum();
    let articles: Vec<_> = texts.iter().filter_map(|text| import("a.txt", text).ok()).collect();

    let mut group = criterion.benchmark_group("reading");
    group.throughput(Throughput::Bytes(bytes as u64));
    group.bench_function("import", |bench| {
        bench.iter(|| texts.iter().filter(|text| import("a.txt", black_box(text)).is_ok()).count());
    });
    group.bench_function("detect", |bench| {
        bench.iter(|| articles.iter().map(|article| detect(black_box(article)).len()).sum::<usize>());
    });
    group.finish();
    hostile(criterion);
}

/// Texts that are made to be hard: one scrap over and over, in a single block.
const SCRAPS: [(&str, &str); 10] = [
    ("nouns", "word "),
    ("names", "Minister Ana Berg "),
    ("roles", "the minister of the "),
    ("bodies", "Ministry of "),
    ("promises", "he agreed to "),
    ("plans", "Norway will sign by 2027 "),
    ("figures", "12,000 "),
    ("dates", "13 October to "),
    ("marks", "“Trade is good,” he said. "),
    ("ordinals", "First, we go. "),
];

/// The size of a hard text, in bytes.
const HARD_BYTES: usize = 200_000;

fn hostile(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("hostile");
    group.throughput(Throughput::Bytes(HARD_BYTES as u64)).sample_size(10);
    for (name, scrap) in SCRAPS {
        let text = scrap.repeat(HARD_BYTES / scrap.len());
        let Ok(article) = import("a.txt", format!("A title of the text\n\n{text}").as_bytes()) else { continue };
        group.bench_function(name, |bench| bench.iter(|| detect(black_box(&article)).len()));
    }
    group.finish();
}

criterion_group!(benches, reading);
criterion_main!(benches);
