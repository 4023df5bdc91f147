//! What a frame of the window costs:  cargo bench --bench window
//!
//! A library of 10,000 articles with an article of 2,000 paragraphs open; a frame is everything from input to triangles.

#![expect(clippy::expect_used, clippy::indexing_slicing, reason = "a measurement that cannot be made must end")]
#![expect(clippy::print_stdout, reason = "the figures are what it is for")]

use std::sync::Arc;
use std::time::Instant;

use briefpack::app::{App, Executor, Native, Window};
use briefpack::article::Article;
use briefpack::import::import;
use briefpack::pack::{Edit, Pack, apply};
use briefpack::ui::theme::Themes;
use eframe::egui;
use egui_kittest::Harness;

/// How many articles the library holds, and how many paragraphs the open one has.
const ARTICLES: usize = 10_000;
const PARAGRAPHS: usize = 2_000;
/// How many frames are measured.
const FRAMES: usize = 300;

fn main() {
    let pack = pack();
    let mut harness: Harness<'_, Window> =
        Harness::builder().with_size(egui::vec2(1280.0, 800.0)).with_max_steps(64).build_eframe(move |cc| {
            let app = App::new(pack, None, Vec::new(), true);
            let themes = Themes::load().expect("the themes are read");
            Window::new(cc, themes, app, Arc::new(Native::default()), Executor::Inline)
        });
    harness.run_steps(8);
    measure("at rest", &mut harness, |_, _| {});
    measure("the article scrolls", &mut harness, |harness, _| scroll(harness, egui::pos2(640.0, 400.0)));
    measure("the library scrolls", &mut harness, |harness, _| scroll(harness, egui::pos2(120.0, 400.0)));
    measure("the pointer moves", &mut harness, |harness, frame| {
        harness.hover_at(egui::pos2(300.0 + (frame % 600) as f32, 200.0 + (frame % 400) as f32));
    });
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

/// Prints the median and the worst of the frames that `act` asks for.
fn measure(name: &str, harness: &mut Harness<'_, Window>, act: impl Fn(&mut Harness<'_, Window>, usize)) {
    let mut taken: Vec<f64> = (0..FRAMES)
        .map(|frame| {
            act(harness, frame);
            let start = Instant::now();
            harness.step();
            let output = harness.output();
            let triangles = harness.ctx.tessellate(output.shapes.clone(), output.pixels_per_point);
            std::hint::black_box(triangles);
            start.elapsed().as_secs_f64() * 1000.0
        })
        .collect();
    taken.sort_by(f64::total_cmp);
    let (median, worst) = (taken[FRAMES / 2], taken[FRAMES - 1]);
    println!("{name}: median {median:.2} ms, worst {worst:.2} ms of {FRAMES} frames");
}

fn pack() -> Pack {
    let mut pack = Pack::new("Many articles");
    let long: Vec<String> = (0..PARAGRAPHS).map(|n| paragraph(n, 60)).collect();
    pack = add(pack, "long", &long.join("\n\n"));
    let mut articles = pack.articles.clone();
    for n in 0..ARTICLES - 1 {
        let text = format!("Talks number {n} end in agreement\n\n{}\n\n{}", paragraph(n, 40), paragraph(n + 1, 50));
        let one = add(Pack::new(""), &format!("article-{n}"), &text);
        articles.extend(one.articles);
    }
    pack.articles = articles;
    pack
}

fn add(pack: Pack, name: &str, text: &str) -> Pack {
    let article: Article = import(&format!("{name}.txt"), text.as_bytes()).expect("an article");
    apply(&pack, &Edit::AddArticle(Arc::new(article))).expect("it can be added")
}

fn paragraph(seed: usize, words: usize) -> String {
    const WORDS: [&str; 12] =
        ["minister", "agreed", "talks", "the", "trade", "harbour", "of", "projects", "in", "visit", "and", "support"];
    let pick = |n: usize| WORDS[(seed * 7 + n * n * 3 + n) % WORDS.len()];
    let text: Vec<&str> = (0..words).map(pick).collect();
    format!("Paragraph {seed} says that {}.", text.join(" "))
}
