//! What the window costs:  cargo bench --bench window
//!
//! A frame is everything from input to triangles, in time that the window's thread has a processor for; beside each stands how often an empty window's frame fits
//! into it. What is looked for in the library is measured until its rows are shown; an edit until its page is pixels.

#![expect(clippy::expect_used, clippy::indexing_slicing, reason = "a measurement that cannot be made must end")]
#![expect(clippy::print_stdout, reason = "the figures are what it is for")]

mod packs;

use std::sync::Arc;
use std::time::Instant;

use briefpack::app::{App, Executor, Native, Window};
use briefpack::layout::{BundledOnly, Cache};
use briefpack::pack::{Edit, Pack, apply};
use briefpack::preview::{Sheets, rasterise};
use briefpack::ui::ask::Ask;
use briefpack::ui::library::browse::{Filter, LibraryAsk};
use briefpack::ui::theme::Themes;
use briefpack::ui::view::Middle;
use eframe::egui;
use egui_kittest::Harness;

/// How many frames are measured.
const FRAMES: usize = 300;
/// The window, in points.
const SIZE: egui::Vec2 = egui::vec2(1280.0, 800.0);
/// So long nothing more is found before the window is at rest, in seconds.
const QUIET: f64 = 1.0;
/// So long the first page is waited for, in seconds.
const PAGES: f64 = 20.0;
/// A page's width in the preview, in pixels.
const PAGE_WIDTH: u32 = 1240;

struct Empty;

impl eframe::App for Empty {
    fn ui(&mut self, ui: &mut egui::Ui, _frame: &mut eframe::Frame) {
        ui.label("Empty");
    }
}

fn main() {
    let mut empty = Harness::builder().with_size(SIZE).build_eframe(|_| Empty);
    let unit = median(&frames(&mut empty, |_, _| {}));
    println!("an empty window: median {unit:.3} ms");

    println!("10,000 articles; the open one has 2,000 paragraphs and 400 highlights");
    let mut harness = window(packs::library());
    told("while articles are looked through", unit, &frames(&mut harness, |_, _| {}));
    settle(&mut harness);
    told("at rest", unit, &frames(&mut harness, |_, _| {}));
    told("the article scrolls", unit, &frames(&mut harness, |h, _| scroll(h, egui::pos2(640.0, 400.0))));
    told("the library scrolls", unit, &frames(&mut harness, |h, _| scroll(h, egui::pos2(120.0, 400.0))));
    let moves = |h: &mut Harness<'_, Window>, frame: usize| {
        h.hover_at(egui::pos2(300.0 + (frame % 600) as f32, 200.0 + (frame % 400) as f32));
    };
    told("the pointer moves", unit, &frames(&mut harness, moves));
    looked_for(&mut harness);
    drop(harness);

    println!("1,000 sections with 5,000 items");
    let mut harness = window(packs::outline());
    told("at rest", unit, &frames(&mut harness, |_, _| {}));
    told("the outline scrolls", unit, &frames(&mut harness, |h, _| scroll(h, egui::pos2(1140.0, 500.0))));
    drop(harness);

    for articles in [5, 66] {
        edited(articles);
    }
    let mut harness = window(packs::pages(66));
    let ctx = harness.ctx.clone();
    harness.state_mut().send(&ctx, Ask::ShowMiddle(Middle::Preview));
    told("while pages are laid out", unit, &frames(&mut harness, |_, _| {}));
    let start = Instant::now();
    while harness.state().app().snapshot().preview.pictures.is_empty() && start.elapsed().as_secs_f64() < PAGES {
        harness.step();
    }
    told("the pages scroll", unit, &frames(&mut harness, |h, _| scroll(h, egui::pos2(640.0, 400.0))));
    let shown = harness.state().app().snapshot().preview;
    let bytes: usize = shown.pictures.values().map(|(_, image)| image.pixels.len() * 4).sum();
    println!("  {} pages are held as pictures, {} kB", shown.pictures.len(), bytes / 1024);
}

fn window(pack: Pack) -> Harness<'static, Window> {
    let mut harness = Harness::builder().with_size(SIZE).with_max_steps(64).build_eframe(move |cc| {
        let app = App::new(pack, None, Vec::new(), true);
        let themes = Themes::load().expect("the themes are read");
        Window::new(cc, themes, app, Arc::new(Native::default()), Executor::Threads)
    });
    // What is worked out on other threads is waited for.
    let start = Instant::now();
    while start.elapsed().as_secs_f64() < 2.0 {
        harness.step();
    }
    harness
}

/// Waits until every article has been looked through: the thread that does it shares the processor with the frames.
fn settle(harness: &mut Harness<'_, Window>) {
    let found = |harness: &Harness<'_, Window>| harness.state().app().snapshot().found_version;
    let mut last = (found(harness), Instant::now());
    while last.1.elapsed().as_secs_f64() < QUIET {
        harness.step();
        std::thread::sleep(std::time::Duration::from_millis(1));
        if found(harness) != last.0 {
            last = (found(harness), Instant::now());
        }
    }
}

fn scroll(harness: &mut Harness<'_, Window>, at: egui::Pos2) {
    harness.hover_at(at);
    harness.event(egui::Event::MouseWheel {
        unit: egui::MouseWheelUnit::Point,
        delta: egui::vec2(0.0, -120.0),
        phase: egui::TouchPhase::Move,
        modifiers: egui::Modifiers::NONE,
        source: egui::MouseWheelSource::Wheel,
    });
}

/// The time that this thread has had a processor for, in milliseconds; what other programs do meanwhile is not in it. The
/// system brings its count up to date when the thread offers its turn. Elsewhere than on Linux it is the time gone by.
fn processor_ms(start: &Instant) -> f64 {
    std::thread::yield_now();
    let counted = std::fs::read_to_string("/proc/thread-self/schedstat").ok();
    let ns: Option<f64> = counted.as_deref().and_then(|c| c.split_whitespace().next()).and_then(|ns| ns.parse().ok());
    ns.map_or_else(|| start.elapsed().as_secs_f64() * 1e3, |ns| ns / 1e6)
}

/// Milliseconds of processor time of each of the frames that `act` asks for, the shortest first.
fn frames<A: eframe::App>(harness: &mut Harness<'_, A>, act: impl Fn(&mut Harness<'_, A>, usize)) -> Vec<f64> {
    let epoch = Instant::now();
    let mut taken: Vec<f64> = (0..FRAMES)
        .map(|frame| {
            act(harness, frame);
            let start = processor_ms(&epoch);
            harness.step();
            let output = harness.output();
            let triangles = harness.ctx.tessellate(output.shapes.clone(), output.pixels_per_point);
            std::hint::black_box(triangles);
            processor_ms(&epoch) - start
        })
        .collect();
    taken.sort_by(f64::total_cmp);
    taken
}

fn median(sorted: &[f64]) -> f64 {
    sorted[sorted.len() / 2]
}

/// The mark: 4 ms of processor time a frame, 8 at the worst.
fn told(name: &str, unit: f64, sorted: &[f64]) {
    let (middle, worst) = (median(sorted), sorted[sorted.len() - 1]);
    let times = middle / unit;
    println!("  {name}: median {middle:.2} ms, worst {worst:.2} ms of {FRAMES} frames; {times:.0} empty frames");
}

fn looked_for(harness: &mut Harness<'_, Window>) {
    let ctx = harness.ctx.clone();
    for text in ["h", "ha", "harbour", "harbour ag", "nowhere at all", ""] {
        let filter = Filter { text: text.to_owned(), ..Filter::default() };
        let start = Instant::now();
        harness.state_mut().send(&ctx, Ask::Library(LibraryAsk::Filter(filter)));
        harness.step();
        let shown = start.elapsed().as_secs_f64() * 1e3;
        while harness.state().app().snapshot().searching {
            harness.step();
        }
        let found = start.elapsed().as_secs_f64() * 1e3;
        println!("  '{text}' is typed: next frame after {shown:.1} ms, all texts searched after {found:.1} ms");
    }
}

/// Typing into a title until the page that shows it is pixels: the marks are 150 ms at 20 pages, 400 ms at 200.
fn edited(articles: usize) {
    let mut pack = packs::pages(articles);
    let cache = Cache::default();
    let (mut times, mut pages): ([Vec<f64>; 4], usize) = (Default::default(), 0);
    for round in 0..12 {
        let section = pack.sections[0].id;
        let title = format!("Round {round}");
        pack = apply(&pack, &Edit::RenameSection { section, title }).expect("a title");
        let start = Instant::now();
        let passed = |since: &Instant| since.elapsed().as_secs_f64() * 1e3;
        let sheets = Sheets::again(&pack, &BundledOnly, &cache).expect("pages");
        let set = passed(&start);
        let bytes = sheets.page_pdf(1).expect("a page");
        let written = passed(&start);
        rasterise(bytes, 0, PAGE_WIDTH).expect("pixels");
        let whole = passed(&start);
        pages = sheets.count();
        // The first round has nothing to go on from.
        if round > 0 {
            for (column, time) in times.iter_mut().zip([set, written - set, whole - written, whole]) {
                column.push(time);
            }
        }
    }
    println!("an edit shows in the preview, {pages} pages");
    for (what, mut column) in ["layout", "page to PDF", "PDF to pixels", "in all"].iter().zip(times) {
        column.sort_by(f64::total_cmp);
        println!("  {what}: median {:.1} ms, worst {:.1} ms", median(&column), column[column.len() - 1]);
    }
}
