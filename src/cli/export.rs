//! `briefpack export`: a pack as a PDF.

use std::path::PathBuf;

use anyhow::{Result, anyhow};
use clap::Args;
use jiff::civil::Date;

use super::{metadata, print, warn};
use crate::diag::Sink;
use crate::pack::Pack;
use crate::store::{encode_pack, load_pack, templates, write_pdf};
use crate::{ExportOptions, export_finding, machine_fonts, template};

#[derive(Debug, Args)]
pub(super) struct ExportArgs {
    /// The pack (NAME.briefing.json)
    pack: PathBuf,
    /// Where the PDF goes
    #[arg(short, long, required_unless_present = "show_metadata")]
    output: Option<PathBuf>,
    /// The date to print and to store in the file (YYYY-MM-DD), instead of the pack's own
    #[arg(long, value_parser = date)]
    date: Option<Date>,
    /// Put the pack itself into the PDF, with all its articles in full
    #[arg(long)]
    attach_pack: bool,
    /// Print DRAFT across every page, with this stamp ("3 November 2025, 14.05")
    #[arg(long, value_name = "STAMP")]
    draft: Option<String>,
    /// Print what a reader of the PDF could find out beyond its pages; without --output nothing is written
    #[arg(long)]
    show_metadata: bool,
}

pub(super) fn run(args: &ExportArgs) -> Result<()> {
    let mut sink = Sink::new();
    let name = args.pack.display();
    let pack = load_pack(&args.pack, &mut sink)?;
    let templates = templates(&mut Sink::new());
    if let Some(unknown) = template::unknown(&pack.template, &templates) {
        sink.push(unknown);
    }
    let attach_pack = match args.attach_pack {
        // What was removed does not travel.
        true => {
            let shared = Pack { bin: Vec::new(), ..pack.clone() };
            Some(encode_pack(&shared).map_err(|why| anyhow!("{name}: {why}"))?)
        }
        false => None,
    };
    let options = ExportOptions { date: args.date, attach_pack, draft_stamp: args.draft.clone() };
    let exported =
        export_finding(&pack, options, &machine_fonts(), &mut sink).map_err(|error| anyhow!("{name}: {error}"))?;
    warn(sink.warnings());
    if let Some(output) = &args.output {
        write_pdf(output, &exported.bytes)?;
    }
    if args.show_metadata {
        let pdf = crate::pdf::read::read(&exported.bytes).map_err(|error| anyhow!("{name}: the PDF {error}"))?;
        print(&metadata::describe(&pdf))?;
    }
    match &args.output {
        Some(output) => {
            let pages = exported.page_count;
            print(&format!("{}: {pages} {}\n", output.display(), if pages == 1 { "page" } else { "pages" }))
        }
        None => Ok(()),
    }
}

fn date(text: &str) -> Result<Date, String> {
    text.parse().map_err(|_| format!("'{text}' is not a date; write it as YYYY-MM-DD, for example 2025-11-01"))
}
