//! A small pack made by hand, and a world outside the window that remembers what it was asked for.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use briefpack::Watch;
use briefpack::app::{
    App, Cancel, Executor, ExportWatch, Exported, Listing, Loaded, Native, NotExported, Services, Window, check_picture,
};
use briefpack::article::{Article, ArticleId, Block, BlockKind, Language, Source, Span, sha256_hex};
use briefpack::detect::{Enumeration, Found, ListItem, Suggestion};
use briefpack::diag::{Sink, Warning};
use briefpack::layout::{FontFinder, FoundFont, Wanted};
use briefpack::pack::{Edit, Pack, Picture, apply};
use briefpack::preview::Sheets;
use briefpack::store::{Left, MachineFonts};
use briefpack::template::{Template, bundled, from_json};
use briefpack::ui::preview::export::{Choice, Trouble};
use briefpack::ui::theme::Themes;
use briefpack::ui::view::Purpose;
use eframe::egui;
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;

use super::png;

/// The paragraph that tells six pillars.
pub const PILLARS: &str = "In the joint declaration both sides named six pillars of cooperation for the years ahead: \
    Enhancing political and security cooperation; Strengthening economic and financial cooperation; \
    Boosting cooperation in science and healthcare; Collaborating on environment and green transition; \
    Enhancing cooperation in education and culture; and Cooperation on regional issues.";

/// An article from blocks.
pub fn article(
    file: &str,
    title: Option<&str>,
    outlet: Option<&str>,
    date: &str,
    blocks: &[(BlockKind, &str)],
) -> Article {
    let blocks: Vec<Block> = blocks
        .iter()
        .enumerate()
        .map(|(i, (kind, text))| Block { kind: *kind, text: (*text).to_owned(), line: i + 1 })
        .collect();
    let hash = sha256_hex(format!("{file}{blocks:?}").as_bytes());
    Article {
        id: ArticleId(hash.chars().take(16).collect()),
        source: Source { file_name: file.to_owned(), sha256: hash, address: None },
        title: title.map(str::to_owned),
        published: date.parse().ok(),
        outlet: outlet.map(str::to_owned),
        byline: None,
        dateline: None,
        language: Language("en".to_owned()),
        blocks,
        dropped: Vec::new(),
        warnings: Vec::new(),
    }
}

/// The article with the pillars.
pub fn pillars_article() -> Article {
    article(
        "pillars.txt",
        Some("Foreign Minister names the results of the visit"),
        Some("The World"),
        "2025-11-01",
        &[
            (BlockKind::Paragraph, "The visit was a success, with many activities and substantial results."),
            (BlockKind::Heading, "What was agreed"),
            (BlockKind::Paragraph, PILLARS),
            (BlockKind::Caption, "The two ministers meet in the capital."),
            (BlockKind::Question, "What comes next?"),
            (
                BlockKind::Paragraph,
                "Ministries will draw up a plan. It will name dates. Each side will report by spring.",
            ),
            (BlockKind::ListItem, "1. A first meeting in January."),
        ],
    )
}

/// A second, shorter one.
pub fn call_article() -> Article {
    article(
        "call.txt",
        Some("Acting Minister holds phone talks"),
        Some("Government News"),
        "2025-10-20",
        &[(
            BlockKind::Paragraph,
            "The Acting Minister expressed his pleasure at the effective cooperation of recent years.",
        )],
    )
}

/// An article that tells something of every kind.
pub fn talks_article() -> Article {
    article(
        "talks.txt",
        Some("Ministers meet on the river"),
        Some("Harbour News"),
        "2025-05-15",
        &[
            (BlockKind::Paragraph, "Prime Minister Ana Brandt visited Lisbon on 12 May 2025 for talks on the river."),
            (
                BlockKind::Paragraph,
                "“The bridge belongs to both shores,” Prime Minister Ana Brandt said after the talks.",
            ),
            (BlockKind::Paragraph, "The Government of Portugal agreed to open a joint office in Porto by 2027."),
            (BlockKind::Paragraph, "Trade between Portugal and Norland reached US$4.46 billion in 2024."),
            (
                BlockKind::Paragraph,
                "The new bridge will be opened on 14 June 2026. Prime Minister Ana Brandt will be there.",
            ),
            (
                BlockKind::Paragraph,
                "In the declaration both sides named three fields of work: safer harbours; cleaner rivers; and faster \
                 trains.",
            ),
            (BlockKind::Paragraph, "The talks go on."),
        ],
    )
}

/// Another outlet on the same talks, which has another figure.
pub fn talks_elsewhere() -> Article {
    article(
        "elsewhere.txt",
        Some("Brandt in Lisbon"),
        Some("River Post"),
        "2025-05-15",
        &[
            (BlockKind::Paragraph, "Prime Minister Ana Brandt came to Lisbon on 12 May 2025 and left the next day."),
            (BlockKind::Paragraph, "Trade between Portugal and Norland reached US$3.9 billion in 2024."),
        ],
    )
}

/// Where `words` stand in the block.
pub fn span_of(article: &Article, block: usize, words: &str) -> Span {
    let start = article.blocks[block].text.find(words).expect("the words are in the block");
    Span::new(block, start, start + words.len())
}

/// The six pillars as a suggestion.
pub fn pillars(article: &Article) -> Vec<Suggestion> {
    let Some(block) = article.blocks.iter().position(|b| b.text == PILLARS) else { return Vec::new() };
    let label = span_of(article, block, "six pillars of cooperation");
    let items = [
        "Enhancing political and security cooperation",
        "Strengthening economic and financial cooperation",
        "Boosting cooperation in science and healthcare",
        "Collaborating on environment and green transition",
        "Enhancing cooperation in education and culture",
        "Cooperation on regional issues",
    ];
    let items = items.iter().map(|w| ListItem { span: span_of(article, block, w), continued: Vec::new() }).collect();
    vec![Suggestion {
        span: label,
        because: "a number of pillars is announced, and as many follow".to_owned(),
        score: 0.9,
        found: Found::Enumeration(Enumeration {
            label: "six pillars of cooperation".to_owned(),
            label_span: Some(label),
            announced: Some(6),
            items,
        }),
    }]
}

/// A pack with both articles.
pub fn pack() -> Pack {
    let mut pack = Pack::new("Talks with the United Kingdom");
    for article in [pillars_article(), call_article()] {
        pack = apply(&pack, &Edit::AddArticle(Arc::new(article))).expect("an article can be added");
    }
    pack
}

/// What was asked of the world outside.
#[derive(Debug, Default)]
pub struct Asked {
    pub exported: Vec<(PathBuf, Pack)>,
    pub chosen: Vec<Choice>,
    pub saved: Vec<(PathBuf, Pack)>,
    pub picked: Vec<(Purpose, String)>,
    pub recovered: Vec<(Option<Pack>, Option<PathBuf>)>,
    pub fonts: Vec<Vec<Wanted>>,
}

/// A world outside without files.
#[derive(Debug, Default)]
pub struct FakeServices {
    pub dialogs: bool,
    /// What the next dialogs answer; an empty answer is a cancelled dialog.
    pub answers: Mutex<Vec<Vec<PathBuf>>>,
    pub asked: Mutex<Asked>,
    /// Files that are there already.
    pub there: Vec<PathBuf>,
    /// What is found before an export.
    pub troubles: Mutex<Vec<Trouble>>,
    /// What an earlier start left unsaved.
    pub left: Mutex<Option<Left>>,
    /// Whether exporting fails.
    pub broken: bool,
    /// Where fonts are looked for.
    pub fonts: Vec<PathBuf>,
}

impl Services for FakeServices {
    fn has_dialogs(&self) -> bool {
        self.dialogs
    }

    fn pick(&self, purpose: Purpose, suggested: &str, _: &briefpack::ui::tongue::Words) -> Vec<PathBuf> {
        self.asked.lock().unwrap().picked.push((purpose, suggested.to_owned()));
        let mut answers = self.answers.lock().unwrap();
        if answers.is_empty() { Vec::new() } else { answers.remove(0) }
    }

    fn exists(&self, path: &Path) -> bool {
        self.there.iter().any(|p| p == path)
    }

    fn files_in(&self, paths: &[PathBuf], _cancel: &Cancel) -> Listing {
        let folders = paths.iter().filter_map(|p| p.parent()).map(Path::to_owned).take(1).collect();
        Listing { files: paths.to_vec(), folders, ..Listing::default() }
    }

    fn load(&self, path: &Path) -> Result<Loaded, String> {
        if path.ends_with("good.briefing.json") {
            Ok(Loaded { pack: Box::new(pack()), warnings: vec![Warning::new("one passage differs")] })
        } else {
            Err(format!("{}: there is no such file; choose another", path.display()))
        }
    }

    fn save(&self, path: &Path, pack: &Pack) -> Result<(), String> {
        self.asked.lock().unwrap().saved.push((path.to_owned(), pack.clone()));
        Ok(())
    }

    fn import(&self, path: &Path) -> Result<Article, String> {
        match path.file_name().and_then(|n| n.to_str()) {
            Some("pillars.txt") => Ok(pillars_article()),
            Some("call.txt") => Ok(call_article()),
            _ => Err("the file is empty; choose a file that holds an article's text".to_owned()),
        }
    }

    fn check(&self, _: &Pack, _: Option<&Sheets>) -> Vec<Trouble> {
        self.troubles.lock().unwrap().clone()
    }

    fn time(&self) -> String {
        "3 November 2025, 14.05".to_owned()
    }

    fn export(
        &self,
        path: &Path,
        pack: &Pack,
        choice: &Choice,
        watch: &ExportWatch<'_>,
    ) -> Result<Exported, NotExported> {
        if watch.is_stopped() {
            return Err(NotExported::Stopped);
        }
        if self.broken {
            return Err("Key passages, item 1: the passage is gone; remove the item".to_owned().into());
        }
        self.asked.lock().unwrap().exported.push((path.to_owned(), pack.clone()));
        self.asked.lock().unwrap().chosen.push(choice.clone());
        Ok(Exported { pages: Some(12), ..Exported::default() })
    }

    fn read_picture(&self, path: &Path) -> Result<Picture, String> {
        let bytes = match path.file_name().and_then(|n| n.to_str()) {
            Some("flag.png") => png(8, 4),
            Some("quay.png") => png(16, 16),
            _ => b"no picture".to_vec(),
        };
        check_picture(&bytes)?;
        Ok(Picture { bytes: bytes.into() })
    }

    fn templates(&self) -> (Vec<Template>, Vec<Warning>) {
        let own = r#"{"name": "own", "kind": "Own brief", "description": "the desk's own",
            "sections": [{"title": "Bottom line", "guidance": "One line.", "limit": {"lines": 1}}, {"title": "Numbers", "fill": ["figures"]}]}"#;
        let mut all = bundled().to_vec();
        all.push(from_json(own).expect("a template"));
        (all, vec![Warning::new("broken.json: is no template")])
    }

    fn left(&self) -> Option<Left> {
        self.left.lock().unwrap().take()
    }

    fn recover(&self, _order: u64, pack: Option<&Pack>, path: Option<&Path>) -> Result<(), String> {
        self.asked.lock().unwrap().recovered.push((pack.cloned(), path.map(Path::to_owned)));
        Ok(())
    }

    fn fonts(&self, wanted: &[Wanted]) -> Vec<FoundFont> {
        self.asked.lock().unwrap().fonts.push(wanted.to_vec());
        MachineFonts::in_folders(self.fonts.clone()).find(wanted, &mut Sink::new()).fonts
    }

    fn detect(&self, article: &Article) -> Vec<Suggestion> {
        pillars(article)
    }
}

/// A window that stands still between two asks.
pub type Shown = Harness<'static, Window>;

/// The window with the real world behind it, but a field in place of the desktop's dialogs.
pub fn real(pack: Pack) -> Shown {
    let mut harness =
        Harness::builder().with_size(egui::vec2(1440.0, 900.0)).with_max_steps(64).build_eframe(move |cc| {
            let app = App::new(pack, None, Vec::new(), false);
            Window::new(cc, Themes::load().unwrap(), app, Arc::new(Native::default()), Executor::Inline)
        });
    harness.run();
    harness
}

/// A window of an ordinary size on a pack.
pub fn window(pack: Pack, services: &Arc<FakeServices>) -> Shown {
    sized(pack, services, egui::vec2(1440.0, 900.0))
}

/// A window of this size on a pack.
pub fn sized(pack: Pack, services: &Arc<FakeServices>, size: egui::Vec2) -> Shown {
    let services = Arc::clone(services);
    let mut harness = Harness::builder().with_size(size).with_max_steps(64).build_eframe(move |cc| {
        let app = App::new(pack, None, Vec::new(), services.dialogs);
        Window::new(cc, Themes::load().unwrap(), app, services, Executor::Inline)
    });
    harness.run();
    harness
}

/// Clicks the control of this name.
pub fn click(harness: &mut Shown, label: &str) {
    harness.get_by_label(label).click();
    harness.run();
}

/// Types into the field of this name.
pub fn type_into(harness: &mut Shown, label: &str, text: &str) {
    harness.get_by_label(label).focus();
    harness.run();
    harness.get_by_label(label).type_text(text);
    harness.run();
}

/// Presses a key.
pub fn press(harness: &mut Shown, modifiers: egui::Modifiers, key: egui::Key) {
    harness.key_press_modifiers(modifiers, key);
    harness.run();
}

/// Sends what a control would send.
pub fn send(harness: &mut Shown, ask: impl Into<briefpack::app::Msg>) {
    let ctx = harness.ctx.clone();
    harness.state_mut().send(&ctx, ask);
    harness.run();
}

/// The pack as it stands now.
pub fn now(harness: &Shown) -> Arc<Pack> {
    Arc::clone(harness.state().app().pack())
}
