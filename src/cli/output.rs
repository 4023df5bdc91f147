//! Where a command writes: never over what it reads, and never over work of another kind.

use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};

use anyhow::{Result, bail};

/// Refuses to write over a file that is read.
pub(super) fn refuse_input(output: &Path, inputs: &[PathBuf]) -> Result<()> {
    let Ok(target) = fs::canonicalize(output) else { return Ok(()) };
    let is_it = |input: &&PathBuf| fs::canonicalize(input).is_ok_and(|input| input == target);
    if inputs.iter().any(|input| is_it(&input)) {
        bail!("{}: is what is read here and would be lost; choose another name", output.display());
    }
    Ok(())
}

/// Refuses to put a PDF in the place of a file that is something else.
pub(super) fn refuse_other_than_pdf(output: &Path) -> Result<()> {
    let mut start = Vec::new();
    let read = fs::File::open(output).and_then(|file| file.take(5).read_to_end(&mut start));
    let is_file = fs::metadata(output).is_ok_and(|it| it.is_file());
    if is_file && read.is_ok() && !start.is_empty() && start != b"%PDF-" {
        bail!("{}: is there already and is no PDF; choose another name, or remove it first", output.display());
    }
    Ok(())
}

/// Refuses to put a new pack in the place of anything that is there.
pub(super) fn refuse_existing(output: &Path) -> Result<()> {
    if fs::metadata(output).is_ok_and(|it| it.is_file() && it.len() > 0) {
        bail!("{}: is there already; choose another name, or write over it with --force", output.display());
    }
    Ok(())
}
