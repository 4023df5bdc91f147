//! Writes packs of several shapes, made of the tests' fixtures, for looking at their pages:
//! `cargo run --example shapes FOLDER`

#[path = "../tests/support/shapes.rs"]
mod shapes;

use std::path::{Path, PathBuf};

fn main() {
    let folder = PathBuf::from(std::env::args().nth(1).unwrap_or_else(|| ".".to_owned()));
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    for shape in shapes::SHAPES {
        let pack = shapes::pack(shape, root);
        let path = folder.join(format!("{shape}.briefing.json"));
        if let Err(error) = briefpack::store::save_pack(&path, &pack) {
            eprintln!("{error}");
            std::process::exit(1);
        }
    }
}
