//! stub
use std::path::PathBuf;
/// x
pub fn run(_p: crate::pack::Pack, _q: Option<PathBuf>, _w: Vec<crate::diag::Warning>) -> Result<(), std::io::Error> {
    Ok(())
}
