//! Characters that the window's own fonts lack: fonts of the machine are looked for, once, and drawn with.

use std::collections::BTreeSet;
use std::sync::Arc;

use briefpack::app::{App, Effect, Executor, Msg, Window};
use briefpack::article::BlockKind;
use briefpack::pack::{Edit, Pack, apply};
use briefpack::ui::theme::Themes;
use eframe::egui;
use egui_kittest::Harness;

use crate::support::fonts::font;
use crate::support::ui::{FakeServices, Shown, article, pack};

/// A pack with an article whose title and text the bundled fonts lack.
fn chinese() -> Pack {
    let mut read = article("zh.txt", Some("中国"), None, "2026-06-05", &[(BlockKind::Paragraph, "中国在海。")]);
    read.language.0 = "zh".to_owned();
    apply(&Pack::new("Fish"), &Edit::AddArticle(Arc::new(read))).unwrap()
}

fn window(pack: Pack, services: &Arc<FakeServices>) -> Shown {
    let services = Arc::clone(services);
    let mut harness =
        Harness::builder().with_size(egui::vec2(1440.0, 900.0)).with_max_steps(64).allow_missing_glyphs().build_eframe(
            move |cc| {
                let app = App::new(pack, None, Vec::new(), false);
                Window::new(cc, Themes::load().unwrap(), app, services, Executor::Inline)
            },
        );
    harness.run();
    harness
}

/// Whether the interface's font and the reader's have a character, by themselves or behind them.
fn draws(harness: &Shown, c: char) -> [bool; 2] {
    let families = [egui::FontFamily::Proportional, egui::FontFamily::Name("reader".into())];
    families.map(|family| harness.ctx.fonts_mut(|fonts| fonts.has_glyph(&egui::FontId::new(14.0, family), c)))
}

#[test]
fn a_font_of_the_machine_draws_what_the_windows_own_lack() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("a.ttf"), font("Some Sans SC", "中国在海。", 0)).unwrap();
    let services = Arc::new(FakeServices { fonts: vec![folder.path().to_owned()], ..FakeServices::default() });
    let mut harness = window(chinese(), &services);
    assert_eq!(draws(&harness, '中'), [true; 2]);
    let asked = services.asked.lock().unwrap().fonts.clone();
    assert!(asked.iter().flatten().all(|wanted| wanted.language == "zh" && !wanted.strong), "{asked:?}");
    // Whatever is drawn again is not asked for again.
    harness.run();
    harness.step();
    assert_eq!(services.asked.lock().unwrap().fonts.len(), asked.len());
    assert_eq!(draws(&harness, '山'), [false; 2], "the font lacks it");
}

#[test]
fn what_no_font_has_is_looked_for_once() {
    let services = Arc::new(FakeServices::default());
    let mut harness = window(chinese(), &services);
    harness.run();
    harness.step();
    assert_eq!(draws(&harness, '中'), [false; 2]);
    let asked = services.asked.lock().unwrap().fonts.clone();
    let mut all: Vec<char> = asked.iter().flatten().flat_map(|wanted| wanted.characters.iter().copied()).collect();
    let count = all.len();
    all.sort_unstable();
    all.dedup();
    assert!(all.contains(&'中') && all.len() == count, "{asked:?}");
}

#[test]
fn a_window_that_lacks_nothing_looks_for_nothing() {
    let services = Arc::new(FakeServices::default());
    window(pack(), &services);
    assert!(services.asked.lock().unwrap().fonts.is_empty());
}

#[test]
fn one_search_runs_at_a_time_and_scripts_are_asked_for_by_themselves() {
    let mut app = App::new(pack(), None, Vec::new(), true);
    let lacks = |text: &str| Msg::Lacks(text.chars().collect::<BTreeSet<char>>());
    let wanted = |effects: &[Effect]| -> Vec<(&str, &str, usize)> {
        let searches =
            effects.iter().filter_map(|e| if let Effect::FindFonts(wanted) = e { Some(wanted) } else { None });
        searches.flatten().map(|w| (w.script.family_word, w.language, w.characters.len())).collect()
    };
    // Signs that nobody sees want no font.
    assert_eq!(wanted(&app.update(lacks("\u{200b}\u{fe0f}"))), []);
    assert_eq!(wanted(&app.update(lacks("ไทย中の"))), [("CJK", "ja", 2), ("Thai", "", 3)]);
    assert_eq!(wanted(&app.update(lacks("한ไ"))), [], "the first search runs");
    assert_eq!(wanted(&app.update(Msg::FontsFound(Vec::new()))), [("CJK", "ko", 1)]);
    assert_eq!(wanted(&app.update(Msg::FontsFound(Vec::new()))), []);
    assert_eq!(wanted(&app.update(lacks("ไทย中の한"))), [], "known");
}
