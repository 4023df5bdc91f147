//! The pages before they are exported: what is painted, what stands where, and how long that takes.

use std::sync::Arc;
use std::time::Instant;

use briefpack::article::{Article, Passage, Span};
use briefpack::detect::detect;
use briefpack::diag::Sink;
use briefpack::draft::draft;
use briefpack::import::import;
use briefpack::layout::BundledOnly;
use briefpack::layout::page::{Rect, Shows, Target};
use briefpack::pack::{Body, Edit, Limit, Pack, Place, apply};
use briefpack::preview::{PreviewError, RasterError, Sheets, rasterise};
use briefpack::{export, store, template};

use crate::support::root;
use crate::support::ui::{PILLARS, call_article, pillars_article, span_of};

fn sample() -> Pack {
    store::load_pack(&root().join("seeds/vietnam-uk.briefing.json"), &mut Sink::new()).unwrap()
}

/// A draft of the sample articles, `copies` times over: each copy differs in its title, so that it is another article.
fn long_pack(copies: usize) -> Pack {
    let mut files: Vec<_> = std::fs::read_dir(root().join("seeds")).unwrap().map(|e| e.unwrap().path()).collect();
    files.retain(|path| path.extension().is_some_and(|e| e == "txt"));
    files.sort();
    let mut articles = Vec::new();
    for copy in 0..copies {
        for path in &files {
            let mut bytes = format!("Copy {copy} of the sample articles\n\n").into_bytes();
            bytes.extend(std::fs::read(path).unwrap());
            let article = Arc::new(import(&path.file_name().unwrap().to_string_lossy(), &bytes).unwrap());
            let found = detect(&article);
            articles.push((article, found));
        }
    }
    let plain = template::bundled().iter().find(|t| t.name == "plain").unwrap();
    draft("Bench", plain, &articles).unwrap()
}

#[test]
fn a_page_by_itself_is_painted_as_it_is_in_the_whole_file() {
    let pack = sample();
    let sheets = Sheets::of(&pack, &BundledOnly).unwrap();
    let whole = export(&pack, None, &mut Sink::new()).unwrap();
    assert_eq!(sheets.count(), whole.page_count);
    for page in [0, 1, sheets.count() - 1] {
        let alone = sheets.paint(page, 700).unwrap();
        assert_eq!(alone, rasterise(whole.bytes.clone(), page, 700).unwrap(), "page {}", page + 1);
        assert_eq!(alone.width, 700);
        assert!((989..=991).contains(&alone.height), "{}", alone.height);
        assert!(alone.rgba.iter().any(|channel| *channel < 64), "there is something on it");
    }
}

#[test]
#[ignore = "a measure: cargo test --release --test suite -- --ignored --nocapture timings"]
fn timings() {
    for copies in [1, 15] {
        let mut pack = long_pack(copies);
        let mut times: Vec<[u128; 4]> = Vec::new();
        let mut count = 0;
        for round in 0..9 {
            let section = pack.sections[0].id;
            let title = format!("Round {round}");
            pack = apply(&pack, &Edit::RenameSection { section, title }).unwrap();
            let start = Instant::now();
            let sheets = Sheets::of(&pack, &BundledOnly).unwrap();
            let laid_out = start.elapsed().as_micros();
            let bytes = sheets.page_pdf(1).unwrap();
            let written = start.elapsed().as_micros();
            rasterise(bytes, 0, 1240).unwrap();
            let painted = start.elapsed().as_micros();
            count = sheets.count();
            times.push([laid_out, written - laid_out, painted - written, painted]);
        }
        for (at, what) in ["assemble and layout", "page to PDF", "PDF to pixels", "edit to pixels"].iter().enumerate() {
            let mut column: Vec<u128> = times.iter().map(|t| t[at]).collect();
            column.sort_unstable();
            println!("{count} pages: {what}: median {:.1} ms", column[column.len() / 2] as f64 / 1000.0);
        }
    }
}
