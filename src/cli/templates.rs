//! `briefpack templates`: a line for each, its name first.

use anyhow::Result;

use super::{print, warn};
use crate::diag::Sink;
use crate::store;

pub(super) fn run() -> Result<()> {
    let mut sink = Sink::new();
    let templates = store::templates(&mut sink);
    warn(sink.warnings());
    let lines: String = templates.iter().map(|t| format!("{:<18}{}\n", t.name, t.description)).collect();
    print(&lines)
}
