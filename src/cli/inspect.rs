//! `briefpack inspect`: what was read from a file.

use std::fmt::Write;
use std::path::Path;

use anyhow::Result;
use serde::Serialize;

use super::{Format, print, read_article, warn};
use crate::article::{Article, BlockKind, Dropped};

/// What `--format json` prints.
#[derive(Serialize)]
struct Inspection<'a> {
    title: Option<&'a str>,
    published: Option<jiff::civil::Date>,
    outlet: Option<&'a str>,
    byline: Option<&'a str>,
    dateline: Option<&'a str>,
    language: &'a str,
    blocks: Vec<InspectedBlock<'a>>,
    dropped: &'a [Dropped],
    warnings: Vec<String>,
}

#[derive(Serialize)]
struct InspectedBlock<'a> {
    kind: BlockKind,
    text: &'a str,
}

pub(super) fn run(path: &Path, format: Format) -> Result<()> {
    let article = read_article(path)?;
    match format {
        Format::Json => {
            warn(&article.warnings);
            print(&format!("{}\n", serde_json::to_string_pretty(&inspection(&article))?))
        }
        Format::Text => {
            warn(&article.warnings);
            print(&text(&article)?)
        }
    }
}

fn inspection(article: &Article) -> Inspection<'_> {
    Inspection {
        title: article.title.as_deref(),
        published: article.published,
        outlet: article.outlet.as_deref(),
        byline: article.byline.as_deref(),
        dateline: article.dateline.as_deref(),
        language: article.language.code(),
        blocks: article.blocks.iter().map(|b| InspectedBlock { kind: b.kind, text: &b.text }).collect(),
        dropped: &article.dropped,
        warnings: article.warnings.iter().map(ToString::to_string).collect(),
    }
}

fn text(article: &Article) -> Result<String> {
    let mut out = String::new();
    let none = || "-".to_owned();
    let date = article.published.map_or_else(none, |d| d.to_string());
    writeln!(out, "title      {}", article.title.as_deref().unwrap_or("-"))?;
    writeln!(out, "published  {date}")?;
    writeln!(out, "outlet     {}", article.outlet.as_deref().unwrap_or("-"))?;
    writeln!(out, "byline     {}", article.byline.as_deref().unwrap_or("-"))?;
    writeln!(out, "dateline   {}", article.dateline.as_deref().unwrap_or("-"))?;
    writeln!(out, "language   {}", article.language.code())?;
    writeln!(out, "words      {}", article.word_count())?;
    for block in &article.blocks {
        let kind = match block.kind {
            BlockKind::Heading => "heading",
            BlockKind::Paragraph => "",
            BlockKind::Caption => "caption",
            BlockKind::ListItem => "list item",
            BlockKind::Question => "question",
        };
        let label = if kind.is_empty() { String::new() } else { format!("[{kind}] ") };
        writeln!(out, "\n{label}{}", block.text)?;
    }
    if !article.dropped.is_empty() {
        writeln!(out, "\nleft out:")?;
        for dropped in &article.dropped {
            writeln!(out, "  line {}: {} ({})", dropped.line, dropped.text, dropped.reason)?;
        }
    }
    Ok(out)
}
