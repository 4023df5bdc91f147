//! How fast articles are read, searched for passages and compared.
//!
//! `cargo bench --bench reading` measures the sample articles on one core; `cargo bench --bench reading -- many` reads,
//! searches and compares 2,500 and 10,000 articles on every core, and prints seconds, megabytes a second and memory.

use std::hint::black_box;
use std::io::Write as _;
use std::sync::Arc;
use std::time::Instant;

use briefpack::compare::{Cancel, Read, compare};
use briefpack::detect::detect;
use briefpack::import::import;
use criterion::{Criterion, Throughput};
use rayon::prelude::*;

fn seeds() -> Vec<Vec<u8>> {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds");
    let Ok(entries) = std::fs::read_dir(folder) else { return Vec::new() };
    let mut files: Vec<_> = entries.filter_map(|e| Some(e.ok()?.path())).collect();
    files.retain(|path| path.extension().is_some_and(|e| e == "txt"));
    files.sort();
    files.iter().filter_map(|path| std::fs::read(path).ok()).collect()
}

fn reading(criterion: &mut Criterion) {
    let texts = seeds();
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
    let read: Vec<Read> = articles.iter().map(|a| (Arc::new(a.clone()), detect(a))).collect();
    group.bench_function("compare", |bench| {
        bench.iter(|| compare(black_box(&read), &Cancel::new()).map(|found| found.agreements.len()));
    });
    group.finish();
    hostile(criterion);
}

/// Texts that are made to be hard: one scrap over and over, in a single block.
const SCRAPS: [(&str, &str); 12] = [
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
    ("talk", "He told her “we go” and said “no, "),
    ("pairs", "d'une part de payer, d'autre part de voir, "),
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

/// Spreads a number over 64 bits, the same on every machine.
fn mixed(number: u64) -> u64 {
    let z = number.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}

fn hash(text: &str) -> u64 {
    text.bytes().fold(7, |h, b| mixed(h ^ u64::from(b)))
}

/// Articles on one event; of eight, the last two are cut copies of the first.
const EVENT: u64 = 8;

/// An article like a sample one: its paragraphs in another order, most of its words and all its names and numbers those
/// of its event, some of them its own.
fn varied(seed: &str, words: &[&str], number: u64) -> String {
    let event = number / EVENT;
    let copy = number % EVENT >= EVENT - 2;
    let own = if copy { event * EVENT } else { number };
    let mut paragraphs: Vec<&str> = seed.lines().filter(|l| l.len() > 60).collect();
    paragraphs.sort_by_key(|p| mixed(hash(p) ^ own));
    // About 2.5 KB each.
    let mut bytes = 0;
    paragraphs.retain(|p| {
        bytes += p.len();
        bytes < 3_400
    });
    let mut out = format!("Story {event} of the day as told {own}\n\nOctober {}, 2025\n\n", 1 + event % 28);
    for (at, paragraph) in paragraphs.iter().enumerate() {
        if copy && (at as u64 + number).is_multiple_of(6) {
            continue;
        }
        for word in paragraph.split(' ') {
            let plain = word.trim_matches(|c: char| !c.is_alphanumeric());
            let key = mixed(hash(plain) ^ event.wrapping_mul(0x51ed_270b));
            let key = if mixed(key ^ own).is_multiple_of(3) { mixed(key ^ own) } else { key };
            let turned = if plain.chars().all(|c| c.is_ascii_digit()) && !plain.is_empty() {
                if plain.len() == 4 { plain.to_owned() } else { (key % 28 + 1).to_string() }
            } else if plain.chars().count() > 3 && key % 100 < 60 && !words.is_empty() {
                words.get((key >> 8) as usize % words.len()).copied().unwrap_or(plain).to_owned()
            } else {
                plain.to_owned()
            };
            let turned = if plain.starts_with(char::is_uppercase) {
                let mut chars = turned.chars();
                chars.next().map_or_else(String::new, |c| c.to_uppercase().chain(chars).collect())
            } else {
                turned
            };
            out.push_str(&word.replacen(plain, &turned, 1));
            out.push(' ');
        }
        out.push_str("\n\n");
    }
    out
}

/// The most memory that this program has held, in megabytes; 0 where the system does not tell.
fn peak_mb() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find(|l| l.starts_with("VmHWM:")).unwrap_or_default();
    line.split_whitespace().nth(1).and_then(|kb| kb.parse::<u64>().ok()).unwrap_or(0) / 1024
}

fn many(out: &mut impl std::io::Write) -> std::io::Result<()> {
    let seeds: Vec<String> = seeds().iter().map(|s| String::from_utf8_lossy(s).into_owned()).collect();
    let text = seeds.join(" ");
    let mut words: Vec<&str> = text.split(|c: char| !c.is_alphabetic()).filter(|w| w.chars().count() > 3).collect();
    words.sort_unstable();
    words.dedup();
    let mut last = None;
    for count in [2_500u64, 10_000] {
        let texts: Vec<String> = (0..count)
            .into_par_iter()
            .filter_map(|n| Some(varied(seeds.get((n / EVENT) as usize % seeds.len().max(1))?, &words, n)))
            .collect();
        let mb = texts.iter().map(String::len).sum::<usize>() as f64 / 1e6;
        writeln!(out, "{count} articles, {mb:.1} MB")?;
        let mut stage = |name: &str, seconds: f64| {
            writeln!(out, "  {name:8} {seconds:7.2} s  {:6.1} MB/s  (peak memory {} MB)", mb / seconds, peak_mb())
        };
        let start = Instant::now();
        let articles: Vec<_> = texts.par_iter().filter_map(|t| import("a.txt", t.as_bytes()).ok()).collect();
        stage("inspect", start.elapsed().as_secs_f64())?;
        let start = Instant::now();
        let read: Vec<Read> = articles
            .into_par_iter()
            .map(|a| {
                let found = detect(&a);
                (Arc::new(a), found)
            })
            .collect();
        stage("detect", start.elapsed().as_secs_f64())?;
        let start = Instant::now();
        let found = compare(&read, &Cancel::new()).unwrap_or_default();
        let seconds = start.elapsed().as_secs_f64();
        stage("compare", seconds)?;
        writeln!(
            out,
            "  {} stories told again, {} agreements, {} conflicts, {} entries, {} lists",
            found.duplicates.len(),
            found.agreements.len(),
            found.conflicts.len(),
            found.chronology.len(),
            found.aligned.len()
        )?;
        if let Some(before) = last.replace(seconds) {
            writeln!(out, "compare takes {:.1} times as long for four times as many articles", seconds / before)?;
        }
    }
    Ok(())
}

fn main() {
    if std::env::args().any(|a| a == "many") {
        let mut out = std::io::stdout().lock();
        if many(&mut out).is_err() {
            std::process::exit(1);
        }
        let _ = out.flush();
        return;
    }
    let mut criterion = Criterion::default().configure_from_args();
    reading(&mut criterion);
    criterion.final_summary();
}
