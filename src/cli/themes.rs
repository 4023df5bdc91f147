//! `briefpack themes`: a line for each, its name first.

use anyhow::Result;

use super::{print, warn};
use crate::diag::Sink;
use crate::store;

pub(super) fn run() -> Result<()> {
    let mut sink = Sink::new();
    let themes = store::themes(&mut sink);
    warn(sink.warnings());
    let lines: String =
        themes.iter().map(|t| format!("{:<18}{}", t.name, t.description).trim_end().to_owned() + "\n").collect();
    print(&lines)
}
