//! Pictures of the window, painted without a graphics card from bundled fonts: the same on every machine.
//!
//! A picture that differs is written beside its difference into `target/pictures`. Where the new one is right, it takes
//! the old one's place:  `PICTURES=write cargo test --test suite -- cases::pictures`

use std::path::{Path, PathBuf};
use std::sync::Arc;

use briefpack::app::{App, Cancel, Executor, ExportWatch, Exported, Listing, Loaded, NotExported, Services, Window};
use briefpack::article::{Article, Span};
use briefpack::compare::{self, Comparison};
use briefpack::detect::{Event, Figure, Found, Named, Precision, Suggestion};
use briefpack::pack::{Pack, Picture as PackPicture};
use briefpack::preview::Sheets;
use briefpack::store::Left;
use briefpack::ui::ask::Ask;
use briefpack::ui::commands::Command;
use briefpack::ui::preview::export::{Choice, Trouble};
use briefpack::ui::theme::Themes;
use briefpack::ui::tongue::Words;
use briefpack::ui::view::{Card, Middle, Purpose};
use eframe::egui;
use egui_kittest::Harness;

use crate::cases::preview::sample;
use crate::support::raster::{Picture, Textures};
use crate::support::root;
use crate::support::ui::FakeServices;

/// How far a channel may be off before a pixel counts as another one, from 0 to 255. The palette alone takes a few.
const CHANNEL: u8 = 40;
/// How many pixels of a thousand may be others: rounding at the edges of letters.
const OTHERS: usize = 3;
/// How many colours a kept picture has.
const COLOURS: usize = 64;

/// The world outside, which finds the same in the sample articles whatever the rules of detection are: pictures are of
/// the window.
#[derive(Debug, Default)]
struct Still(FakeServices);

impl Services for Still {
    fn detect(&self, article: &Article) -> Vec<Suggestion> {
        let day = |day| jiff::civil::date(2025, 10, day);
        let of = |words: &str, found: &dyn Fn(Span) -> Found| {
            let places = article.blocks.iter().enumerate();
            let (block, start) = places.filter_map(|(at, b)| Some((at, b.text.find(words)?))).next()?;
            let span = Span::new(block, start, start + words.len());
            let because = "a number with its unit".to_owned();
            Some(Suggestion { span, because, score: 0.9, found: found(span) })
        };
        let figure =
            |value: &str| of(value, &|value_span| Found::Figure(Figure { value: value.to_owned(), value_span }));
        let person = |name: &str| {
            let named = |place| Named { name: name.to_owned(), role: None, variants: Vec::new(), places: vec![place] };
            of(name, &|place| Found::Person(named(place)))
        };
        let event = |words: &str, from, to| {
            let event = |date_span| Event { date: day(from), end: Some(day(to)), precision: Precision::Day, date_span };
            of(words, &|span| Found::Event(event(span)))
        };
        let all = [
            figure("US$4.46 billion"),
            figure("587 active projects"),
            figure("40 years"),
            person("Le Hoai Trung"),
            person("Keir Starmer"),
            person("To Lam"),
            event("October 28-30, 2025", 28, 30),
            event("October 28 - 30, 2025", 28, 30),
        ];
        all.into_iter().flatten().collect()
    }

    fn compare(&self, _: &[compare::Read], _: &compare::Cancel) -> Option<Comparison> {
        Some(Comparison::default())
    }

    fn has_dialogs(&self) -> bool {
        self.0.has_dialogs()
    }

    fn pick(&self, purpose: Purpose, suggested: &str, words: &Words) -> Vec<PathBuf> {
        self.0.pick(purpose, suggested, words)
    }

    fn exists(&self, path: &Path) -> bool {
        self.0.exists(path)
    }

    fn files_in(&self, paths: &[PathBuf], cancel: &Cancel) -> Listing {
        self.0.files_in(paths, cancel)
    }

    fn load(&self, path: &Path) -> Result<Loaded, String> {
        self.0.load(path)
    }

    fn save(&self, path: &Path, pack: &Pack) -> Result<(), String> {
        self.0.save(path, pack)
    }

    fn import(&self, path: &Path) -> Result<Article, String> {
        self.0.import(path)
    }

    fn export(
        &self,
        path: &Path,
        pack: &Pack,
        choice: &Choice,
        watch: &ExportWatch<'_>,
    ) -> Result<Exported, NotExported> {
        self.0.export(path, pack, choice, watch)
    }

    fn read_picture(&self, path: &Path) -> Result<PackPicture, String> {
        self.0.read_picture(path)
    }

    fn check(&self, pack: &Pack, sheets: Option<&Sheets>) -> Vec<Trouble> {
        self.0.check(pack, sheets)
    }

    fn left(&self) -> Option<Left> {
        self.0.left()
    }

    fn recover(&self, order: u64, pack: Option<&Pack>, path: Option<&Path>) -> Result<(), String> {
        self.0.recover(order, pack, path)
    }
}

/// The window after these asks, at half its size.
fn painted(size: egui::Vec2, asks: Vec<Ask>) -> Picture {
    let textures = Textures::default();
    let mut harness: Harness<'_, Window> =
        Harness::builder().with_size(size).with_max_steps(96).renderer(textures.clone()).build_eframe(|cc| {
            let app = App::new(sample(), None, Vec::new(), true);
            Window::new(cc, Themes::load().unwrap(), app, Arc::new(Still::default()), Executor::Inline)
        });
    harness.run();
    let ctx = harness.ctx.clone();
    for ask in asks {
        harness.state_mut().send(&ctx, ask);
        harness.run();
    }
    // Nothing is hovered or blinks.
    harness.remove_cursor();
    harness.run();
    textures.picture(&harness.ctx, harness.output()).halved()
}

fn check(name: &str, size: egui::Vec2, asks: Vec<Ask>) {
    let now = painted(size, asks);
    let kept = root().join("tests/pictures").join(name).with_extension("png");
    if std::env::var_os("PICTURES").is_some_and(|v| v == "write") {
        std::fs::create_dir_all(kept.parent().unwrap()).unwrap();
        now.save(&kept, COLOURS).unwrap();
    }
    let bytes = std::fs::metadata(&kept).expect("the picture is kept; write it with PICTURES=write").len();
    assert!(bytes < 60_000, "{name} is {bytes} bytes large");
    let before = Picture::load(&kept).unwrap();
    let (others, difference) = now.compare(&before, CHANNEL);
    if others * 1000 > now.width * now.height * OTHERS {
        let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("pictures");
        std::fs::create_dir_all(&folder).unwrap();
        let (new, diff) = (folder.join(format!("{name}.png")), folder.join(format!("{name}-difference.png")));
        now.save(&new, 256).unwrap();
        difference.save(&diff, 256).unwrap();
        panic!(
            "{name}: {others} of {} pixels are others; look at {} and {}, and if it is right, write it with PICTURES=write",
            now.width * now.height,
            new.display(),
            diff.display()
        );
    }
}

const WIDE: egui::Vec2 = egui::vec2(1440.0, 900.0);

#[test]
fn light() {
    check("light", WIDE, vec![]);
}

#[test]
fn dark() {
    // Where the briefing quotes the most: highlights, lines of suggestions, and a card.
    let pack = sample();
    let mark = pack.sections.iter().flat_map(|s| &s.items).flat_map(|i| i.body.highlights()).next().unwrap();
    let card = Card::Highlight(mark);
    let asks = vec![Ask::Run(Command::Dark), Ask::ShowPassage(mark), Ask::OpenCard(Some(card))];
    check("dark", WIDE, asks);
}

#[test]
fn small() {
    check("small", egui::vec2(800.0, 600.0), vec![]);
}

#[test]
fn vietnamese() {
    check("vietnamese", WIDE, vec![Ask::Run(Command::Vietnamese), Ask::Run(Command::EditFront)]);
}

#[test]
fn preview() {
    check("preview", WIDE, vec![Ask::ShowMiddle(Middle::Preview), Ask::ShowThumbnails(true)]);
}

#[test]
fn suggestions() {
    check("suggestions", WIDE, vec![Ask::ShowMiddle(Middle::Suggestions)]);
}

#[test]
fn a_comparison_sees_what_changed_and_nothing_else() {
    let plain = Picture { width: 4, height: 2, rgb: vec![200; 24] };
    let mut other = plain.clone();
    other.rgb[3..6].copy_from_slice(&[10, 200, 200]);
    other.rgb[9] = 190;
    assert_eq!(plain.compare(&other, CHANNEL).0, 1, "one pixel is another, one is a shade off");
    assert_eq!(plain.compare(&Picture { width: 2, height: 2, rgb: vec![200; 12] }, CHANNEL).0, 8, "another size");
    assert_eq!(plain.halved(), Picture { width: 2, height: 1, rgb: vec![200; 6] });
}
