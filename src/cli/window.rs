//! `briefpack [PACK]`: the window.

use std::path::Path;

use anyhow::Result;

use crate::diag::Sink;
use crate::store::load_pack;

pub(super) fn run(path: Option<&Path>) -> Result<()> {
    let mut sink = Sink::new();
    let pack = match path {
        Some(path) => load_pack(path, &mut sink)?,
        None => crate::app::sample().map_err(|why| anyhow::anyhow!("the sample pack {why}"))?,
    };
    crate::app::run(pack, path.map(Path::to_owned), sink.into_warnings())?;
    Ok(())
}
