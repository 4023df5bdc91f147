//! Makes every picture of the README:  cargo run --release --example screenshots -- [FOLDER]
//!
//! The real window is driven on the sample pack and painted without a screen or a graphics card; pages are painted from
//! the bytes of the real PDF, as the preview paints them.

#![expect(clippy::indexing_slicing, reason = "channels and corners are counted by the types that hold them")]
#![expect(clippy::print_stdout, reason = "the files that were made are said")]
#![expect(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "fixtures that are missing must fail")]

#[path = "../tests/support/indexed.rs"]
mod indexed;
#[path = "../tests/support/raster.rs"]
mod raster;
#[path = "../tests/support/shapes.rs"]
mod shapes;

use std::error::Error;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use briefpack::app::{App, Executor, Native, Window, sample};
use briefpack::pack::Pack;
use briefpack::preview::Sheets;
use briefpack::store::MachineFonts;
use briefpack::ui::ask::Ask;
use briefpack::ui::theme::Themes;
use eframe::egui;
use egui_kittest::Harness;
use raster::{Picture, Textures};

/// The window's size in points, and how many pixels make one.
const SIZE: egui::Vec2 = egui::vec2(1440.0, 900.0);
const SCALE: f32 = 1.0;
/// How wide a page is among few others and among many, in pixels.
const PAGE: u32 = 579;
const SMALL_PAGE: u32 = 413;
/// Between pages, in pixels, and its grey.
const GAP: usize = 16;
const GROUND: [u8; 3] = [200, 204, 210];

fn main() -> Result<(), Box<dyn Error>> {
    let folder = std::env::args()
        .nth(1)
        .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("docs/images"), PathBuf::from);
    std::fs::create_dir_all(&folder)?;
    let write = |name: &str, picture: &Picture, colours: usize| -> Result<(), Box<dyn Error>> {
        let file = folder.join(name);
        picture.save(&file, colours)?;
        println!("{}", file.display());
        Ok(())
    };
    write("window.png", &window()?, 256)?;
    write("pages.png", &pages()?, 128)?;
    write("shapes.png", &of_many_shapes()?, 48)
}

/// The window on the sample pack, where the interview tells its lists, so that highlights are in view.
fn window() -> Result<Picture, Box<dyn Error>> {
    let textures = Textures::default();
    let (pack, themes) = (sample()?, Themes::load()?);
    let list = pack.sections.iter().flat_map(|s| &s.items).find(|i| i.body.highlights().len() > 1);
    let last = list.and_then(|i| i.body.highlights().last().copied());
    let mut harness: Harness<'_, Window> = Harness::builder()
        .with_size(SIZE)
        .with_pixels_per_point(SCALE)
        .with_max_steps(96)
        .renderer(textures.clone())
        .build_eframe(move |cc| {
            let app = App::new(pack, None, Vec::new(), true);
            Window::new(cc, themes, app, Arc::new(Native::default()), Executor::Inline)
        });
    harness.run();
    let ctx = harness.ctx.clone();
    if let Some(passage) = last {
        harness.state_mut().send(&ctx, Ask::ShowPassage(passage));
        harness.run();
    }
    Ok(textures.picture(&harness.ctx, harness.output()))
}

/// The first pages of the sample pack's briefing, its chronology, and a page of an annex.
fn pages() -> Result<Picture, Box<dyn Error>> {
    let sheets = laid_out(&sample()?)?;
    let with = |words: &str| (0..sheets.count()).rev().find(|page| sheets.words_on(*page).contains(words));
    let wanted = [Some(0), Some(1), with("What happened"), with("Secondly")];
    let painted: Result<Vec<Picture>, _> = wanted.into_iter().flatten().map(|p| page(&sheets, p, PAGE)).collect();
    Ok(tiled(&painted?, 4))
}

/// Pages of briefings of other shapes.
fn of_many_shapes() -> Result<Picture, Box<dyn Error>> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let shape = |name: &str, theme: &str| {
        let pack = shapes::pack(name, root);
        laid_out(&Pack { theme: theme.to_owned(), ..pack })
    };
    let (figures, vietnamese) = (shape("figures", "house")?, shape("vietnamese", "house")?);
    let printed = shape("figures", "print")?;
    let painted = [
        page(&shape("short", "house")?, 0, SMALL_PAGE)?,
        page(&figures, 0, SMALL_PAGE)?,
        page(&figures, 1, SMALL_PAGE)?,
        page(&vietnamese, 1, SMALL_PAGE)?,
        page(&shape("long", "print")?, 1, SMALL_PAGE)?,
        page(&shape("scripts", "house")?, 0, SMALL_PAGE)?,
        page(&vietnamese, vietnamese.count().saturating_sub(2), SMALL_PAGE)?,
        page(&printed, printed.count().saturating_sub(1), SMALL_PAGE)?,
    ];
    Ok(tiled(&painted, 4))
}

fn laid_out(pack: &Pack) -> Result<Sheets, Box<dyn Error>> {
    Ok(Sheets::of(pack, &MachineFonts::installed())?)
}

fn page(sheets: &Sheets, page: usize, width: u32) -> Result<Picture, Box<dyn Error>> {
    let pixels = sheets.paint(page, width)?;
    let rgb = pixels.rgba.chunks_exact(4).flat_map(|p| [p[0], p[1], p[2]]).collect();
    Ok(Picture { width: pixels.width, height: pixels.height, rgb })
}

/// Pictures side by side, so many in a row, each in a place as large as the largest.
fn tiled(pictures: &[Picture], columns: usize) -> Picture {
    let cell = |of: fn(&Picture) -> usize| pictures.iter().map(of).max().unwrap_or(0);
    let (across, down) = (cell(|p| p.width), cell(|p| p.height));
    let rows = pictures.len().div_ceil(columns);
    let (width, height) = (GAP + columns * (across + GAP), GAP + rows * (down + GAP));
    let mut rgb: Vec<u8> = GROUND.repeat(width * height);
    for (at, picture) in pictures.iter().enumerate() {
        let (left, top) = (GAP + at % columns * (across + GAP), GAP + at / columns * (down + GAP));
        for (row, pixels) in picture.rgb.chunks_exact(picture.width * 3).enumerate() {
            let start = ((top + row) * width + left) * 3;
            rgb[start..start + pixels.len()].copy_from_slice(pixels);
        }
    }
    Picture { width, height, rgb }
}
