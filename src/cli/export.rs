//! `briefpack export`: a pack as a PDF.

use std::path::PathBuf;

use anyhow::{Result, anyhow};
use clap::Args;
use jiff::civil::Date;

use super::{print, warn};
use crate::diag::Sink;
use crate::store::{load_pack, write_file};

#[derive(Debug, Args)]
pub(super) struct ExportArgs {
    /// The pack (NAME.briefing.json)
    pack: PathBuf,
    /// Where the PDF goes
    #[arg(short, long)]
    output: PathBuf,
    /// The date to print and to store in the file (YYYY-MM-DD), instead of the pack's own
    #[arg(long, value_parser = date)]
    date: Option<Date>,
}

pub(super) fn run(args: &ExportArgs) -> Result<()> {
    let mut sink = Sink::new();
    let pack = load_pack(&args.pack, &mut sink)?;
    let exported = crate::export(&pack, args.date, &mut sink);
    let exported = match exported {
        Ok(exported) => exported,
        Err(error) => return Err(anyhow!("{}: {error}", args.pack.display())),
    };
    warn(sink.warnings());
    write_file(&args.output, &exported.bytes)?;
    let pages = exported.page_count;
    print(&format!("{}: {pages} {}\n", args.output.display(), if pages == 1 { "page" } else { "pages" }))
}

fn date(text: &str) -> Result<Date, String> {
    text.parse().map_err(|_| format!("'{text}' is not a date; write it as YYYY-MM-DD, for example 2025-11-01"))
}
