//! Themes as data: the pair of typefaces, users' own files, and what is said of those that cannot be used.

use std::path::Path;

use briefpack::diag::Sink;
use briefpack::layout::page::{Color, Draw, Pages};
use briefpack::layout::{BundledOnly, FontFinder, Theme, layout_finding, section_lengths};
use briefpack::pack::{Edit, Pack, Paper};
use briefpack::store::MachineFonts;
use briefpack::{ExportOptions, export_finding};

use crate::support::{boxes, rich_pack, root, steps};

fn folder(files: &[(&str, &str)]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in files {
        std::fs::write(folder.path().join(name), text).unwrap();
    }
    folder
}

fn machine(folder: &Path) -> MachineFonts {
    MachineFonts::in_folders(Vec::new()).with_themes(folder.to_owned())
}

fn in_theme(name: &str) -> Pack {
    steps(rich_pack(), &[Edit::SetTheme(name.to_owned())])
}

fn set(pack: &Pack, finder: &dyn FontFinder) -> (Pages, Vec<String>) {
    let mut sink = Sink::new();
    let briefing = briefpack::assemble::assemble(pack, &mut sink).unwrap();
    let pages = layout_finding(&briefing, finder, &mut sink);
    (pages, sink.warnings().iter().map(ToString::to_string).collect())
}

/// The names of the fonts that text is set in.
fn fonts_of(pages: &Pages) -> std::collections::BTreeSet<&str> {
    let items = pages.pages.iter().flat_map(|page| &page.items);
    items
        .filter_map(|item| match &item.draw {
            Draw::Glyphs(run) if !run.text.trim().is_empty() => Some(pages.fonts[run.font].name.as_str()),
            _ => None,
        })
        .collect()
}

#[test]
fn the_pair_of_typefaces_is_named_by_the_theme() {
    for (serif, sans, without) in
        [("Inter", "Inter", "NotoSerif"), ("Noto Serif", "noto serif", "Inter"), ("Inter", "Noto Serif", "-")]
    {
        let theme = format!(r#"{{"name": "own", "typefaces": {{"serif": "{serif}", "sans": "{sans}"}}}}"#);
        let folder = folder(&[("own.json", &theme)]);
        for paper in [Paper::A4, Paper::Letter] {
            let pack = steps(in_theme("own"), &[Edit::SetPaper(paper)]);
            let (pages, said) = set(&pack, &machine(folder.path()));
            assert_eq!(said, Vec::<String>::new(), "{serif} and {sans}");
            boxes::check(&pages, &Theme::own_from_json(&theme).unwrap());
            let fonts = fonts_of(&pages);
            assert!(fonts.iter().all(|name| !name.starts_with(without)), "{serif} and {sans}: {fonts:?}");
        }
    }
    // The other way round: what the sources say has no serifs, and what the author says has.
    let folder = folder(&[("own.json", r#"{"name": "own", "typefaces": {"serif": "Inter", "sans": "Noto Serif"}}"#)]);
    let font_of = |pages: &Pages, words: &str| {
        let items = pages.pages.iter().flat_map(|page| &page.items);
        let mut runs = items.filter_map(|item| match &item.draw {
            Draw::Glyphs(run) if run.text.contains(words) => Some(pages.fonts[run.font].name.clone()),
            _ => None,
        });
        runs.next().unwrap()
    };
    let (turned, _) = set(&in_theme("own"), &machine(folder.path()));
    let (house, _) = set(&in_theme("house"), &BundledOnly);
    for words in ["ships", "Key"] {
        let (house, turned) = (font_of(&house, words), font_of(&turned, words));
        assert_ne!(house.starts_with("Inter"), turned.starts_with("Inter"), "{words}: {house} {turned}");
    }
}

#[test]
fn a_theme_of_ones_own_needs_to_say_only_what_differs() {
    let own = r#"{"name": "harbour", "description": "dark red", "colors": {"accent": [120, 20, 30]}, "styles": {"body": {"size": 11.5}}}"#;
    let bold = r#"{"name": "print", "based_on": "print", "typefaces": {"sans": "Noto Serif"}}"#;
    let folder = folder(&[("a.json", own), ("b.json", bold), ("readme.txt", "not a theme")]);
    let finder = machine(folder.path());
    let pack = in_theme("harbour");
    let (pages, said) = set(&pack, &finder);
    assert_eq!(said, Vec::<String>::new());
    let drawn = |color: Color| {
        pages.pages.iter().flat_map(|p| &p.items).any(|item| matches!(&item.draw, Draw::Glyphs(r) if r.color == color))
    };
    assert!(drawn(Color(120, 20, 30)) && !drawn(Theme::house().color("accent")));
    let body = Theme::own_from_json(own).unwrap().style(briefpack::layout::Style::Body);
    assert_eq!((body.size, body.leading), (11.5, 15.0));

    // The file is as valid as any, and the same each time; sections are measured in the same looks.
    let export = || export_finding(&pack, ExportOptions::default(), &finder, &mut Sink::new()).unwrap().bytes;
    let file = export();
    assert_eq!(file, export());
    assert_eq!(briefpack::verify::verify_pdf(&file).unwrap().findings, []);
    let briefing = briefpack::assemble::assemble(&pack, &mut Sink::new()).unwrap();
    assert_ne!(section_lengths(&briefing, &finder).len(), 0);

    // One of a bundled name takes its place.
    let (pages, said) = set(&in_theme("print"), &finder);
    assert_eq!(said, Vec::<String>::new());
    assert!(fonts_of(&pages).iter().all(|name| name.starts_with("NotoSerif")));
}

#[test]
fn what_is_wrong_with_a_theme_is_said_with_its_name_its_field_and_the_way_out() {
    for (file, words) in [
        (
            r#"{"name": "own", "typefaces": {"serif": "Comic Sans"}}"#,
            "the theme 'own': typefaces.serif is 'Comic Sans', which does not come with the program; choose Noto Serif or Inter",
        ),
        (r#"{"name": "own", "typefaces": {"slab": "Inter"}}"#, "unknown field `slab`"),
        (r#"{"name": "Own Theme"}"#, "names itself 'Own Theme'; use small letters"),
        (
            r#"{"name": "own", "based_on": "fancy"}"#,
            "is based on 'fancy', which is no bundled theme; choose one of house, print",
        ),
        (r#"{"name": "own", "grid": 0}"#, "the theme 'own': grid is 0; give it a number of points from 8 to 36"),
        (r#"{"name": "own", "page": {"column": 1e9}}"#, "page.column is 1000000000.0; give it"),
        (r#"{"name": "own", "page": {"left": 290, "column": 400}}"#, "reach 690 points to the right"),
        (r#"{"name": "own", "page": {"header": 200}}"#, "page.header lies within the text"),
        (r#"{"name": "own", "styles": {"body": {"size": -3}}}"#, "styles.body.size is -3; give it"),
        (r#"{"name": "own", "styles": {"boddy": {"size": 9}}}"#, "styles.boddy is no style of a page"),
        (
            r#"{"name": "own", "styles": {"body": {"color": "pink"}}}"#,
            "styles.body.color is 'pink', which is none of its colors",
        ),
        (r#"{"name": "own", "styles": {"body": {"face": "slab"}}}"#, "unknown variant `slab`"),
        (r#"{"name": "own", "colors": {"ink": [1, 2]}}"#, "colors.ink is no colour"),
        (r#"{"name": "own", "setting": "centred"}"#, "unknown variant `centred`"),
        (r#"{"name": "own", "collors": {}}"#, "unknown field `collors`"),
        ("[1]", "is no theme"),
        ("", "is no theme"),
    ] {
        let why = Theme::own_from_json(file).unwrap_err();
        assert!(why.contains(words), "{file}: {why}");
        // A pack that asks for it is told, and set in the house theme.
        let folder = folder(&[("own.json", file)]);
        let (_, said) = set(&in_theme("own"), &machine(folder.path()));
        assert!(said.iter().any(|s| s.contains("own.json: ") && s.contains(words)), "{said:?}");
        assert!(
            said.iter().any(|s| s.contains("there is no theme 'own'") && s.contains("folder of themes")),
            "{said:?}"
        );
        // Whoever does not ask for it is not troubled.
        assert_eq!(set(&in_theme("house"), &machine(folder.path())).1, Vec::<String>::new());
    }
}

#[test]
fn bundled_themes_name_their_typefaces_and_what_they_are_for() {
    for theme in Theme::bundled() {
        let file = std::fs::read_to_string(root().join(format!("assets/themes/{}.json", theme.name))).unwrap();
        let told: serde_json::Value = serde_json::from_str(&file).unwrap();
        assert_eq!(told["typefaces"]["serif"], "Noto Serif");
        assert_eq!(told["typefaces"]["sans"], "Inter");
        assert!(!theme.description.is_empty());
        // Told whole, it may as well be a user's own.
        assert_eq!(format!("{:?}", Theme::own_from_json(&file).unwrap()), format!("{theme:?}"));
    }
}

#[test]
fn the_window_offers_the_users_own_themes() {
    use briefpack::app::{FrontMsg, Msg};
    let own = Theme::own_from_json(r#"{"name": "harbour", "description": "dark red"}"#).unwrap();
    let services = std::sync::Arc::new(crate::support::ui::FakeServices::default());
    let mut harness =
        crate::support::ui::sized(crate::support::ui::pack(), &services, eframe::egui::vec2(1440.0, 900.0));
    crate::support::ui::click(&mut harness, "Template");
    let themes = Theme::bundled().iter().cloned().chain([own]).collect();
    let read = FrontMsg::TemplatesRead { templates: Vec::new(), themes, warnings: Vec::new() };
    crate::support::ui::send(&mut harness, Msg::Front(read));
    crate::support::ui::click(&mut harness, "harbour");
    assert_eq!(crate::support::ui::now(&harness).theme, "harbour");
}
