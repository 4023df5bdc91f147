//! `briefpack compare`: what articles share, contradict each other in, and tell in order.

use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::{Result, bail};
use clap::Args;
use rayon::prelude::*;
use serde::Serialize;

use super::{Format, complain, print, read_article, warn};
use crate::article::{Article, shorten};
use crate::compare::{
    Agreement, Aligned, Cancel, Claim, Comparison, Conflict, Entry, EntryKind, Exactness, Read, Source, compare,
};
use crate::detect::detect;

#[derive(Debug, Args)]
pub(super) struct CompareArgs {
    /// The articles' files
    #[arg(required = true)]
    files: Vec<PathBuf>,
    /// How to print it
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
}

/// What `--format json` prints.
#[derive(Serialize)]
struct Out<'a> {
    duplicates: Vec<Vec<&'a str>>,
    agreements: Vec<AgreementOut<'a>>,
    conflicts: Vec<ConflictOut<'a>>,
    changes: Vec<ConflictOut<'a>>,
    chronology: Vec<EntryOut<'a>>,
    aligned: Vec<AlignedOut<'a>>,
    told_once: Vec<AlignedOut<'a>>,
}

#[derive(Serialize)]
struct SourceOut<'a> {
    file: &'a str,
    block: usize,
    range: [usize; 2],
}

#[derive(Serialize)]
struct AgreementOut<'a> {
    text: &'a str,
    kind: &'static str,
    values: Vec<&'a str>,
    outlets: usize,
    stories: usize,
    sources: Vec<SourceOut<'a>>,
    because: &'a str,
    score: f32,
}

#[derive(Serialize)]
struct ConflictOut<'a> {
    about: &'a str,
    kind: String,
    claims: Vec<ClaimOut<'a>>,
    because: &'a str,
}

#[derive(Serialize)]
struct ClaimOut<'a> {
    text: &'a str,
    value: &'a str,
    #[serde(flatten)]
    source: SourceOut<'a>,
}

#[derive(Serialize)]
struct EntryOut<'a> {
    date: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    end: Option<String>,
    precision: &'static str,
    kind: &'static str,
    text: &'a str,
    sources: Vec<SourceOut<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    differing: Vec<SourceOut<'a>>,
}

#[derive(Serialize)]
struct AlignedOut<'a> {
    label: &'a str,
    items: Vec<ItemOut<'a>>,
    missing: Vec<MissingOut<'a>>,
}

#[derive(Serialize)]
struct ItemOut<'a> {
    text: &'a str,
    sources: Vec<SourceOut<'a>>,
}

#[derive(Serialize)]
struct MissingOut<'a> {
    file: &'a str,
    items: Vec<&'a str>,
}

pub(super) fn run(args: &CompareArgs) -> Result<()> {
    let (files, articles) = read_all(&args.files)?;
    let Some(found) = compare(&articles, &Cancel::new()) else { bail!("the comparison was stopped") };
    match args.format {
        Format::Json => print(&format!("{}\n", serde_json::to_string_pretty(&out(&files, &found))?)),
        Format::Text => print(&text(&files, &found)?),
    }
}

/// Reads the articles on every core; a file that is named twice is taken once.
fn read_all(paths: &[PathBuf]) -> Result<(Vec<String>, Vec<Read>)> {
    let read: Vec<Result<Read>> = paths.par_iter().map(|path| read_one(path)).collect();
    let (mut files, mut articles): (Vec<String>, Vec<Read>) = (Vec::new(), Vec::new());
    let mut known = std::collections::HashSet::new();
    for (path, read) in paths.iter().zip(read) {
        let read = read?;
        let name = path.to_string_lossy().into_owned();
        warn(&read.0.warnings);
        if !known.insert(same_file(path)) {
            complain(&format!("note: {name}: the same file was named before and is taken once"));
            continue;
        }
        files.push(name);
        articles.push(read);
    }
    if articles.len() < 2 {
        complain("note: there is one article alone; name two or more to compare them");
    }
    Ok((files, articles))
}

fn read_one(path: &Path) -> Result<Read> {
    let article: Article = read_article(path)?;
    let suggestions = detect(&article);
    Ok((Arc::new(article), suggestions))
}

/// What names a file whatever way leads to it.
fn same_file(path: &Path) -> PathBuf {
    path.canonicalize().unwrap_or_else(|_| path.to_owned())
}

fn name(files: &[String], article: usize) -> &str {
    files.get(article).map_or("", String::as_str)
}

fn source<'a>(files: &'a [String], source: &Source) -> SourceOut<'a> {
    let span = source.span;
    SourceOut { file: name(files, source.article), block: span.block, range: [span.start, span.end] }
}

fn sources<'a>(files: &'a [String], list: &[Source]) -> Vec<SourceOut<'a>> {
    list.iter().map(|s| source(files, s)).collect()
}

fn claims<'a>(files: &'a [String], list: &'a [Claim]) -> Vec<ClaimOut<'a>> {
    list.iter().map(|c| ClaimOut { text: &c.text, value: &c.value, source: source(files, &c.source) }).collect()
}

fn out<'a>(files: &'a [String], found: &'a Comparison) -> Out<'a> {
    Out {
        duplicates: found.duplicates.iter().map(|d| d.articles.iter().map(|a| name(files, *a)).collect()).collect(),
        agreements: found.agreements.iter().map(|a| agreement(files, a)).collect(),
        conflicts: found.conflicts.iter().map(|c| conflict(files, c)).collect(),
        changes: found
            .changes
            .iter()
            .map(|c| ConflictOut {
                about: &c.about,
                kind: format!("{:?}", c.kind).to_lowercase(),
                claims: claims(files, &c.claims),
                because: &c.because,
            })
            .collect(),
        chronology: found.chronology.iter().map(|e| entry(files, e)).collect(),
        aligned: found.aligned.iter().map(|a| aligned(files, a)).collect(),
        told_once: found
            .told_once
            .iter()
            .map(|l| AlignedOut {
                label: &l.label,
                items: l.items.iter().map(|i| ItemOut { text: &i.text, sources: sources(files, &i.sources) }).collect(),
                missing: Vec::new(),
            })
            .collect(),
    }
}

fn agreement<'a>(files: &'a [String], a: &'a Agreement) -> AgreementOut<'a> {
    AgreementOut {
        text: &a.text,
        kind: match a.kind {
            crate::compare::AgreementKind::Statement => "statement",
            crate::compare::AgreementKind::Figure => "figure",
            crate::compare::AgreementKind::Named => "named",
            crate::compare::AgreementKind::Day => "day",
            crate::compare::AgreementKind::Office => "office",
        },
        values: a.values.iter().map(|v| v.text.as_str()).collect(),
        outlets: a.outlets,
        stories: a.stories,
        sources: sources(files, &a.sources),
        because: &a.because,
        score: a.score,
    }
}

fn conflict<'a>(files: &'a [String], c: &'a Conflict) -> ConflictOut<'a> {
    ConflictOut {
        about: &c.about,
        kind: format!("{:?}", c.kind).to_lowercase(),
        claims: claims(files, &c.claims),
        because: &c.because,
    }
}

fn entry<'a>(files: &'a [String], e: &'a Entry) -> EntryOut<'a> {
    EntryOut {
        date: e.date.to_string(),
        end: e.end.map(|end| end.to_string()),
        precision: e.precision.name(),
        kind: match e.kind {
            EntryKind::Event => "event",
            EntryKind::Publication => "publication",
        },
        text: &e.text,
        sources: sources(files, &e.sources),
        differing: sources(files, &e.differing),
    }
}

fn aligned<'a>(files: &'a [String], list: &'a Aligned) -> AlignedOut<'a> {
    let text = |at: &usize| list.items.get(*at).map(|i| i.text.as_str());
    AlignedOut {
        label: &list.label,
        items: list.items.iter().map(|i| ItemOut { text: &i.text, sources: sources(files, &i.sources) }).collect(),
        missing: list
            .missing
            .iter()
            .map(|m| MissingOut { file: name(files, m.article), items: m.items.iter().filter_map(text).collect() })
            .collect(),
    }
}

/// The longest passage that a line shows, in characters.
const LINE_CHARS: usize = 160;

fn text(files: &[String], found: &Comparison) -> Result<String> {
    let mut out = String::new();
    let line = |text: &str| shorten(text, LINE_CHARS);
    let told = |list: &[Source]| {
        let mut names: Vec<&str> = list.iter().map(|s| name(files, s.article)).collect();
        names.dedup();
        names.join(", ")
    };
    for group in &found.duplicates {
        let names: Vec<&str> = group.articles.iter().map(|a| name(files, *a)).collect();
        writeln!(out, "one story: {}  ({})", names.join(", "), group.because)?;
    }
    for conflict in &found.conflicts {
        writeln!(out, "\nconflict: {}", headed(&conflict.about, &conflict.because))?;
        for claim in &conflict.claims {
            writeln!(out, "  {}: {} | {}", name(files, claim.source.article), claim.value, line(&claim.text))?;
        }
    }
    for change in &found.changes {
        writeln!(out, "\nchange: {}", headed(&change.about, &change.because))?;
        for claim in &change.claims {
            writeln!(out, "  {}: {} | {}", name(files, claim.source.article), claim.value, line(&claim.text))?;
        }
    }
    for agreement in &found.agreements {
        writeln!(out, "\n{}: {}\n  {}", agreement.because, line(&agreement.text), told(&agreement.sources))?;
    }
    for list in &found.aligned {
        writeln!(out, "\nlist: {}", list.label)?;
        for (at, item) in list.items.iter().enumerate() {
            writeln!(out, "  {}. {}\n     {}", at + 1, line(&item.text), told(&item.sources))?;
        }
        for missing in &list.missing {
            let items: Vec<String> = missing.items.iter().map(|i| (i + 1).to_string()).collect();
            writeln!(out, "  {} leaves out {}", name(files, missing.article), items.join(", "))?;
        }
    }
    for list in &found.told_once {
        writeln!(
            out,
            "\nlist told once: {}: {} items\n  {}",
            list.label,
            list.items.len(),
            told(list.items.first().map(|i| i.sources.as_slice()).unwrap_or_default())
        )?;
    }
    if !found.chronology.is_empty() {
        writeln!(out, "\nchronology")?;
    }
    for entry in &found.chronology {
        writeln!(out, "  {}  {}\n     {}", day(entry), line(&entry.text), told(&entry.sources))?;
        if !entry.differing.is_empty() {
            writeln!(out, "     told otherwise by {}", told(&entry.differing))?;
        }
    }
    if out.is_empty() {
        writeln!(out, "nothing to compare")?;
    }
    Ok(out)
}

/// What something is about, where a phrase tells it, and why it is shown.
fn headed(about: &str, because: &str) -> String {
    if about.is_empty() { because.to_owned() } else { format!("{about}  ({because})") }
}

fn day(entry: &Entry) -> String {
    let date = match (entry.precision, entry.end) {
        (Exactness::Month, _) => entry.date.strftime("%Y-%m").to_string(),
        (Exactness::Week, _) => format!("week of {}", entry.date),
        (Exactness::Day, Some(end)) => format!("{} to {end}", entry.date),
        (Exactness::Day, None) => entry.date.to_string(),
    };
    if entry.kind == EntryKind::Publication { format!("{date} (published)") } else { date }
}
