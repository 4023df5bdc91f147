//! Writes packs of several shapes, made of the tests' fixtures, for looking at their pages:
//! `cargo run --example shapes FOLDER`
#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "fixtures that are missing must fail"
)]

#[path = "../tests/support/shapes.rs"]
mod shapes;

use std::path::{Path, PathBuf};

/// Every shape by its name.
const SHAPES: [&str; 5] = ["short", "long", "vietnamese", "scripts", "figures"];

fn main() {
    let folder = PathBuf::from(std::env::args().nth(1).unwrap_or_else(|| ".".to_owned()));
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    for shape in SHAPES {
        let pack = shapes::pack(shape, root);
        briefpack::store::save_pack(&folder.join(format!("{shape}.briefing.json")), &pack).unwrap();
    }
}
