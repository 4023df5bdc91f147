//! `briefpack draft`: a first pack from articles.

use std::path::PathBuf;
use std::sync::Arc;

use anyhow::{Context, Result, bail};
use clap::Args;

use super::{complain, print, read_article, warn};
use crate::detect::detect;
use crate::diag::Sink;
use crate::draft::{LeftOut, Why, Wish, draft_for};
use crate::pack::DEFAULT_TEMPLATE;
use crate::phrases::Phrases;
use crate::store::{self, save_new_pack};
use crate::template::Fill;

#[derive(Debug, Args)]
pub(super) struct DraftArgs {
    /// The articles' files
    #[arg(required = true)]
    files: Vec<PathBuf>,
    /// Where the pack goes (NAME.briefing.json)
    #[arg(short, long)]
    output: PathBuf,
    /// The briefing's title; without it, the word for a briefing in its language
    #[arg(long, default_value = "", hide_default_value = true)]
    title: String,
    /// The template that gives the sections: see 'briefpack templates'
    #[arg(long, default_value = DEFAULT_TEMPLATE)]
    template: String,
    /// The language of the page's own words: en, vi, fr or es
    #[arg(long, default_value = "en")]
    language: String,
    /// Words that name our side, parted by commas: a country, a nationality, our people ("Norway,Norwegian,Lund"). What
    /// others say can stand among their points only if this is known
    #[arg(long, value_delimiter = ',')]
    ours: Vec<String>,
}

pub(super) fn run(args: &DraftArgs) -> Result<()> {
    let mut sink = Sink::new();
    let templates = store::templates(&mut sink);
    warn(sink.warnings());
    let template = templates.iter().find(|t| t.name == args.template).with_context(|| {
        let names: Vec<&str> = templates.iter().map(|t| t.name.as_str()).collect();
        format!("{}: there is no such template; choose one of {}", args.template, names.join(", "))
    })?;
    if !Phrases::has(&args.language) {
        let known: Vec<&str> = Phrases::all().iter().map(|phrases| phrases.language.as_str()).collect();
        bail!(
            "{}: there are no words for the page in this language; choose one of {}",
            args.language,
            known.join(", ")
        );
    }
    let language = if args.language == "en" { "" } else { args.language.as_str() };
    let mut articles = Vec::new();
    for file in &args.files {
        let article = read_article(file)?;
        warn(&article.warnings);
        if articles.iter().any(|(a, _): &(Arc<crate::article::Article>, _)| a.id == article.id) {
            complain(&format!("note: {}: the same file was named before and is taken once", file.display()));
            continue;
        }
        let suggestions = detect(&article);
        articles.push((Arc::new(article), suggestions));
    }
    let ours = args.ours.iter().map(|word| word.trim().to_owned()).filter(|word| !word.is_empty()).collect();
    let wish = Wish { title: args.title.clone(), language: language.to_owned(), ours };
    let drafted = draft_for(&wish, template, &articles).context("the pack could not be made")?;
    let pack = drafted.pack;
    for left_out in &drafted.left_out {
        complain(&format!("note: {}", told(left_out)));
    }
    if let Some(kept) = save_new_pack(&args.output, &pack)? {
        let (output, kept) = (args.output.display(), kept.display());
        complain(&format!("note: {output}: the pack that was there is kept as {kept}"));
    }
    let passages = pack.highlights.len();
    print(&format!(
        "{}: {} {}, {passages} {} in {} {}\n",
        args.output.display(),
        articles.len(),
        if articles.len() == 1 { "article" } else { "articles" },
        if passages == 1 { "passage" } else { "passages" },
        pack.sections.len(),
        if pack.sections.len() == 1 { "section" } else { "sections" }
    ))
}

/// What was left out, in words.
fn told(left: &LeftOut) -> String {
    let (kept, found) = (left.kept, left.found);
    let (one, many) = match left.fill {
        Fill::Enumerations => ("list", "lists"),
        Fill::Figures => ("figure", "figures"),
        Fill::Quotations => ("quotation", "quotations"),
        Fill::Commitments => ("commitment", "commitments"),
        Fill::TheirPoints => ("quotation or commitment", "quotations and commitments"),
        Fill::Chronology => ("dated event", "dated events"),
        Fill::Outlets => ("outlet", "outlets"),
    };
    let (what, was) = if found == 1 { (one, "was") } else { (many, "were") };
    match left.why {
        Why::Limit => format!(
            "section '{}' has room for {kept} of {found} {what}; the others are among the suggestions",
            left.section
        ),
        Why::Nobody => {
            format!(
                "{found} {what} {was} left out of '{}': the articles do not name whose {}",
                left.section,
                if found == 1 { "it is" } else { "they are" }
            )
        }
        Why::Copies => format!(
            "section '{}': left out as word-for-word copies of what is quoted there: {}; each stands in full in its annex",
            left.section,
            left.names.join("; ")
        ),
        Why::SameOutlet => format!(
            "section '{}': left out, for their outlet is quoted with another article: {}",
            left.section,
            left.names.join("; ")
        ),
        Why::NotTheirs => format!(
            "section '{}' was left empty: in these articles nobody but our side, or both sides together, says or promises \
             anything",
            left.section
        ),
        Why::NoSide => format!(
            "section '{}' was left empty, though {found} {what} {was} found; name our side with --ours to fill it",
            left.section
        ),
    }
}
