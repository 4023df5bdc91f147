//! `briefpack verify`: whether a PDF or a pack holds what it says.

use std::path::PathBuf;

use anyhow::{Result, anyhow};
use clap::Args;

use super::print;
use crate::diag::{Sink, Warning};
use crate::store::{decode_pack, read_file, templates};
use crate::verify::{Verified, doubtful_days, verify_pack, verify_pdf};
use crate::{machine_fonts, template, would_warn};

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
    let (verified, warnings) = check(&bytes).map_err(|why| anyhow!("{file}: {why}"))?;
    let findings = verified.findings.iter().map(|finding| format!("{file}: {finding}\n"));
    let warned = warnings.iter().map(|warning| format!("{file}: warning: {}\n", one_line(warning)));
    let lines: String = findings.chain(warned).collect();
    print(&lines)?;
    if !verified.findings.is_empty() {
        return Ok(Outcome::Problems);
    }
    let warned = match warnings.len() {
        0 => String::new(),
        1 => ", 1 warning".to_owned(),
        more => format!(", {more} warnings"),
    };
    print(&format!("{file}: {} verified, no problems{warned}\n", verified.counted()))?;
    Ok(Outcome::Holds)
}

/// What does not hold in a file, and what the export of a pack would only warn of.
fn check(bytes: &[u8]) -> Result<(Verified, Vec<Warning>), String> {
    let start = bytes.get(..HEADER_WITHIN.min(bytes.len())).unwrap_or_default();
    if start.windows(5).any(|window| window == b"%PDF-") {
        let verified = verify_pdf(bytes).map_err(|error| error.to_string())?;
        let remarks = verified.remarks.iter().map(|remark| Warning::new(remark.to_string())).collect();
        return Ok((verified, remarks));
    }
    if bytes.trim_ascii_start().starts_with(b"{") {
        let pack = decode_pack(bytes)?;
        let unknown = template::unknown(&pack.template, &templates(&mut Sink::new()));
        let days = doubtful_days(&pack).into_iter().map(|finding| Warning::new(finding.to_string()));
        let warnings = unknown.into_iter().chain(would_warn(&pack, &machine_fonts())).chain(days).collect();
        return Ok((verify_pack(&pack), warnings));
    }
    Err("is neither a PDF nor a pack; name a PDF that Briefpack exported, or a pack (NAME.briefing.json)".to_owned())
}

fn one_line(warning: &Warning) -> String {
    warning.to_string().replace(char::is_control, " ")
}
