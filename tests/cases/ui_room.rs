//! Room: at every size and display scale each control can be seen and reached.

use std::sync::Arc;

use briefpack::app::{App, Executor, Window};
use briefpack::article::ArticleId;
use briefpack::ui::ask::{Ask, Unsaved};
use briefpack::ui::commands::{Command, Menu};
use briefpack::ui::library::browse::LibraryAsk;
use briefpack::ui::preview::export::{ExportAsk, Trouble};
use briefpack::ui::theme::Themes;
use briefpack::ui::tongue::{Tongue, Words};
use briefpack::ui::view::{Dialog, Middle, Then};
use eframe::egui;
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;

use crate::cases::preview::sample;
use crate::support::room::complaints;
use crate::support::ui::{FakeServices, Shown, send};

/// The window's size in pixels, and how many of them make a point.
const SCREENS: [(f32, f32, f32); 4] =
    [(1440.0, 900.0, 1.0), (800.0, 600.0, 1.0), (1440.0, 900.0, 1.5), (1440.0, 900.0, 2.0)];

fn shown(width: f32, height: f32, scale: f32, tongue: Tongue) -> Shown {
    let services = Arc::new(FakeServices {
        troubles: vec![Trouble {
            stops: false,
            what: "Section 'Results' is empty and is not printed".into(),
            advice: String::new(),
            source: None,
        }]
        .into(),
        ..FakeServices::default()
    });
    let mut harness = Harness::builder()
        .with_size(egui::vec2(width, height) / scale)
        .with_pixels_per_point(scale)
        .with_max_steps(64)
        .build_eframe(move |cc| {
            let app = App::new(sample(), None, Vec::new(), false);
            Window::new(cc, Themes::load().unwrap(), app, services, Executor::Inline)
        });
    harness.run();
    if tongue == Tongue::Vietnamese {
        send(&mut harness, Ask::Run(Command::Vietnamese));
    }
    harness
}

fn check(harness: &Shown, screen: &str, state: &str, found: &mut Vec<String>) {
    found.extend(complaints(harness).into_iter().map(|what| format!("{screen}, {state}: {what}")));
}

/// What is looked at, by what is asked for to see it and to leave it.
fn states(first: &ArticleId) -> Vec<(&'static str, Vec<Ask>, Vec<Ask>)> {
    let run = Ask::Run;
    let cancel = || vec![Ask::CancelDialog];
    vec![
        ("the start", vec![], vec![]),
        ("suggestions", vec![Ask::ShowMiddle(Middle::Suggestions)], vec![]),
        ("preview", vec![Ask::ShowMiddle(Middle::Preview), Ask::ShowThumbnails(true)], vec![]),
        ("article", vec![Ask::ShowMiddle(Middle::Article)], vec![]),
        (
            "search in the article",
            vec![run(Command::FindInArticle)],
            vec![Ask::Find(briefpack::ui::ask::FindStep::Close)],
        ),
        ("title page", vec![run(Command::EditFront)], vec![]),
        ("template", vec![run(Command::ChooseTemplate)], vec![run(Command::ShowOutline)]),
        ("palette", vec![run(Command::Find)], cancel()),
        ("keys", vec![run(Command::Keys)], cancel()),
        ("path", vec![run(Command::SaveAs)], cancel()),
        ("options", vec![run(Command::ExportWith)], vec![Ask::Export(ExportAsk::Cancel)]),
        ("problems", vec![run(Command::CheckPack)], vec![Ask::Export(ExportAsk::Cancel)]),
        ("paste", vec![run(Command::PasteArticle)], vec![Ask::Library(LibraryAsk::Paste(None))]),
        (
            "details",
            vec![Ask::Library(LibraryAsk::Details(Some(first.clone())))],
            vec![Ask::Library(LibraryAsk::Details(None))],
        ),
        ("unsaved", vec![run(Command::AddSection), run(Command::New)], vec![Ask::AnswerUnsaved(Unsaved::Cancel)]),
    ]
}

fn check_screen(screen: (f32, f32, f32), tongue: Tongue) -> Vec<String> {
    let (width, height, scale) = screen;
    let name = format!("{width} × {height} at {scale}, {}", tongue.name());
    let mut harness = shown(width, height, scale, tongue);
    let first = harness.state().app().pack().articles[0].article.id.clone();
    let mut found = Vec::new();
    for (state, before, after) in states(&first) {
        for ask in before {
            send(&mut harness, ask);
        }
        check(&harness, &name, state, &mut found);
        for ask in after {
            send(&mut harness, ask);
        }
    }
    assert!(!matches!(harness.state().app().view().dialog, Some(Dialog::Unsaved { then: Then::New })));
    for menu in Menu::ALL {
        let label = menu.label(Words::of(tongue)).into_owned();
        let by = |h: &Shown| {
            h.query_all_by_label(&label).min_by(|a, b| a.rect().top().total_cmp(&b.rect().top())).map(|n| n.click())
        };
        assert!(by(&harness).is_some(), "{name}: the menu {label}");
        harness.run();
        check(&harness, &name, &format!("menu {label}"), &mut found);
        harness.key_press(egui::Key::Escape);
        harness.run();
    }
    found
}

#[test]
fn nothing_overlaps_and_nothing_stands_outside_the_window() {
    let mut found: Vec<String> = Vec::new();
    for screen in SCREENS {
        found.extend(check_screen(screen, Tongue::English));
    }
    // Longer names tell most where there is least room.
    for screen in SCREENS.into_iter().filter(|(width, _, scale)| width / scale <= 800.0) {
        found.extend(check_screen(screen, Tongue::Vietnamese));
    }
    assert!(found.is_empty(), "{} complaints:\n{}", found.len(), found.join("\n"));
}
