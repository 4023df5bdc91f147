//! `briefpack verify`: whether a PDF or a pack holds what it says.

use std::path::PathBuf;

use anyhow::{Result, anyhow};
use clap::Args;

use super::print;
use crate::store::{decode_pack, read_file};
use crate::verify::{Verified, verify_pack, verify_pdf};

#[derive(Debug, Args)]
pub(super) struct VerifyArgs {
    /// The exported PDF, or the pack (NAME.briefing.json)
    file: PathBuf,
}

/// What came of it.
pub(super) enum Outcome {
    /// Everything holds.
    Holds,
    /// There are problems, and they were printed.
    Problems,
}

/// A PDF's header stands within so many bytes of its start (ISO 32000-1, annex H, note 13).
const HEADER_WITHIN: usize = 1024;

pub(super) fn run(args: &VerifyArgs) -> Result<Outcome> {
    let file = args.file.display();
    let bytes = read_file(&args.file)?;
    let verified = check(&bytes).map_err(|why| anyhow!("{file}: {why}"))?;
    if verified.findings.is_empty() {
        print(&format!("{file}: {} verified, no problems\n", verified.counted()))?;
        return Ok(Outcome::Holds);
    }
    let lines: String = verified.findings.iter().map(|finding| format!("{file}: {finding}\n")).collect();
    print(&lines)?;
    Ok(Outcome::Problems)
}

fn check(bytes: &[u8]) -> Result<Verified, String> {
    let start = bytes.get(..HEADER_WITHIN.min(bytes.len())).unwrap_or_default();
    if start.windows(5).any(|window| window == b"%PDF-") {
        return verify_pdf(bytes).map_err(|error| error.to_string());
    }
    if bytes.trim_ascii_start().starts_with(b"{") {
        return decode_pack(bytes).map(|pack| verify_pack(&pack));
    }
    Err("is neither a PDF nor a pack; name a PDF that Briefpack exported, or a pack (NAME.briefing.json)".to_owned())
}
