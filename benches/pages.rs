//! How long pages take: setting them, writing them, and reading the file back.
//!
//! `cargo bench --bench pages`. The packs are drafts of the sample articles, repeated under other names.

use std::hint::black_box;
use std::sync::Arc;

use briefpack::assemble::assemble;
use briefpack::detect::detect;
use briefpack::diag::Sink;
use briefpack::draft::draft;
use briefpack::import::import;
use briefpack::pack::Pack;
use briefpack::{layout, pdf, template, verify};
use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};

/// A draft of the sample articles, `copies` times over: each copy differs in its title, so that it is another article.
fn pack(copies: usize) -> Option<Pack> {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds");
    let mut files: Vec<_> = std::fs::read_dir(folder).ok()?.filter_map(|e| Some(e.ok()?.path())).collect();
    files.retain(|path| path.extension().is_some_and(|e| e == "txt"));
    files.sort();
    let mut articles = Vec::new();
    for copy in 0..copies {
        for path in &files {
            // A paragraph of its own in each: a copy word for word would add nothing to a draft.
            let own = "The copy of that number was made to measure long briefings.";
            let mut bytes = format!("Copy {copy} of the sample articles\n\n{copy}. {own}\n\n").into_bytes();
            bytes.extend(std::fs::read(path).ok()?);
            let article = Arc::new(import(&path.file_name()?.to_string_lossy(), &bytes).ok()?);
            let found = detect(&article);
            articles.push((article, found));
        }
    }
    draft("Bench", template::bundled().iter().find(|t| t.name == "plain")?, &articles).ok()
}

fn pages(criterion: &mut Criterion) {
    for copies in [1, 15] {
        let Some(pack) = pack(copies) else { return };
        let mut sink = Sink::new();
        let Ok(briefing) = assemble(&pack, &mut sink) else { return };
        let set = layout::layout(&briefing, &mut sink);
        let count = set.pages.len();
        let mut file = Vec::new();
        if pdf::write(&set, &mut file, &mut sink).is_err() {
            return;
        }
        let mut group = criterion.benchmark_group("pages");
        group.throughput(Throughput::Elements(count as u64)).sample_size(10);
        group.bench_function(BenchmarkId::new("layout", count), |bench| {
            bench.iter(|| layout::layout(black_box(&briefing), &mut Sink::new()));
        });
        group.bench_function(BenchmarkId::new("write", count), |bench| {
            bench.iter(|| {
                let mut out = Vec::with_capacity(file.len());
                pdf::write(black_box(&set), &mut out, &mut Sink::new()).map(|()| out)
            });
        });
        group.bench_function(BenchmarkId::new("verify", count), |bench| {
            bench.iter(|| verify::verify_pdf(black_box(&file)));
        });
        group.finish();
    }
}

criterion_group!(benches, pages);
criterion_main!(benches);
