//! `briefpack [PACK]`: the window.

use std::path::Path;

use anyhow::Result;

use crate::diag::Sink;
use crate::store::{decode_pack, load_pack};

/// The pack that opens where none is named: the demonstration that comes with the program.
const SAMPLE: &[u8] = include_bytes!("../../seeds/vietnam-uk.briefing.json");

pub(super) fn run(path: Option<&Path>) -> Result<()> {
    let mut sink = Sink::new();
    let pack = match path {
        Some(path) => load_pack(path, &mut sink)?,
        None => decode_pack(SAMPLE).map_err(|why| anyhow::anyhow!("the sample pack {why}"))?,
    };
    crate::app::run(pack, path.map(Path::to_owned), sink.into_warnings())?;
    Ok(())
}
