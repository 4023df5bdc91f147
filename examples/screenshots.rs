//! Makes the README's pictures of the window:  cargo run --release --example screenshots -- [FOLDER]
//!
//! The real window is driven on the sample pack and painted without a screen or a graphics card.

#![expect(clippy::indexing_slicing, reason = "channels and corners are counted by the types that hold them")]
#![expect(clippy::print_stdout, reason = "the files that were made are said")]

#[path = "../tests/support/raster.rs"]
mod raster;

use std::error::Error;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use briefpack::app::{App, Executor, Native, Window, sample};
use briefpack::ui::ask::Ask;
use briefpack::ui::commands::Command;
use briefpack::ui::theme::Themes;
use eframe::egui;
use egui_kittest::Harness;
use raster::Textures;

/// The window's size in points, and how many pixels make one.
const SIZE: egui::Vec2 = egui::vec2(1440.0, 900.0);
const SCALE: f32 = 1.0;

fn main() -> Result<(), Box<dyn Error>> {
    let folder = std::env::args()
        .nth(1)
        .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("docs/images"), PathBuf::from);
    std::fs::create_dir_all(&folder)?;
    for (name, asks) in shots() {
        let file = folder.join(name).with_extension("png");
        shot(&file, asks)?;
        println!("{}", file.display());
    }
    Ok(())
}

/// The pictures: a name, and what is asked of the window before each is taken.
fn shots() -> Vec<(&'static str, Vec<Ask>)> {
    vec![
        ("window", Vec::new()),
        ("window-dark", vec![Ask::Run(Command::Dark)]),
        ("window-find", vec![Ask::Run(Command::Find), Ask::TypeFind("article".to_owned())]),
        ("window-vietnamese", vec![Ask::Run(Command::Vietnamese)]),
    ]
}

fn shot(file: &Path, asks: Vec<Ask>) -> Result<(), Box<dyn Error>> {
    let textures = Textures::default();
    let (pack, themes) = (sample()?, Themes::load()?);
    let mut harness: Harness<'_, Window> = Harness::builder()
        .with_size(SIZE)
        .with_pixels_per_point(SCALE)
        .with_max_steps(64)
        .renderer(textures.clone())
        .build_eframe(move |cc| {
            let app = App::new(pack, None, Vec::new(), true);
            Window::new(cc, themes, app, Arc::new(Native::default()), Executor::Inline)
        });
    harness.run();
    let ctx = harness.ctx.clone();
    for ask in asks {
        harness.state_mut().send(&ctx, ask);
        harness.run();
    }
    let picture = textures.picture(&harness.ctx, harness.output());
    let size = (u32::try_from(picture.width)?, u32::try_from(picture.height)?);
    image::save_buffer(file, &picture.rgb, size.0, size.1, image::ColorType::Rgb8)?;
    Ok(())
}
