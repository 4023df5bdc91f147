//! Drawings: SVG logos and pictures, as outlines where that can be, and files made to do harm.

use briefpack::diag::Sink;
use briefpack::export;
use briefpack::layout::page::{Draw, Outline, Pages, Tag};
use briefpack::layout::{BundledOnly, FontFinder};
use briefpack::pack::{Body, Edit, Front, Pack, Picture, Place};
use briefpack::store::MachineFonts;

use crate::support::fonts::font;
use crate::support::{root, small_pack, steps};

const SEAL: &str = include_str!("../fixtures/svg/seal.svg");
const GRADIENT: &str = include_str!("../fixtures/svg/gradient.svg");

fn pack_with(svg: &str) -> Pack {
    let pack = small_pack();
    let place = Place::end_of(pack.sections[0].id);
    let picture = "drawing.svg".to_owned();
    steps(
        pack,
        &[
            Edit::AddPicture { name: picture.clone(), picture: Picture { bytes: svg.as_bytes().into() } },
            Edit::AddBlock {
                body: Body::Picture { picture, caption: "A drawing".into(), alt: "What is drawn".into() },
                place,
            },
        ],
    )
}

fn set(pack: &Pack) -> (Pages, Vec<String>) {
    set_in(pack, &BundledOnly)
}

fn set_in(pack: &Pack, finder: &dyn FontFinder) -> (Pages, Vec<String>) {
    let mut sink = Sink::new();
    let briefing = briefpack::assemble::assemble(pack, &mut sink).unwrap();
    let pages = briefpack::layout::layout_finding(&briefing, finder, &mut sink);
    (pages, sink.warnings().iter().map(ToString::to_string).collect())
}

fn drawn(pages: &Pages) -> (Vec<&Outline>, usize) {
    let content = pages.pages.iter().flat_map(|p| &p.items).filter(|item| matches!(item.tag, Tag::Content(_)));
    let mut outlines = Vec::new();
    let mut pictures = 0;
    for item in content {
        match &item.draw {
            Draw::Outline(outline) => outlines.push(outline),
            Draw::Picture { .. } => pictures += 1,
            _ => {}
        }
    }
    (outlines, pictures)
}

/// What is said of a file that cannot be shown at all.
fn refused(svg: &str) -> String {
    let (pages, said) = set(&pack_with(svg));
    let (outlines, pictures) = drawn(&pages);
    assert_eq!((outlines.len(), pictures), (0, 0), "nothing of it is drawn");
    assert_eq!(said.len(), 1, "{said:?}");
    assert!(said[0].contains("drawing.svg cannot be shown: ") && said[0].contains("save it anew"), "{said:?}");
    said[0].clone()
}

#[test]
fn plain_shapes_and_words_become_outlines() {
    let (pages, said) = set(&pack_with(SEAL));
    assert_eq!(said, Vec::<String>::new());
    let (outlines, pictures) = drawn(&pages);
    assert_eq!(pictures, 0);
    // Five shapes, one of them dashed and one see-through, and the letters.
    assert!(outlines.len() >= 6, "{}", outlines.len());
    assert!(outlines.iter().any(|o| o.even_odd), "the hole is kept");
    assert_eq!(outlines.iter().filter(|o| o.opacity == 128).count(), 1);
    assert!(outlines.iter().any(|o| o.rings.len() > 15), "dashes are rings of their own");
    let page = &pages.pages[0];
    for outline in outlines {
        for point in outline.points() {
            assert!(point.x >= 0.0 && point.x <= page.width && point.y >= 0.0 && point.y <= page.height, "{point:?}");
        }
    }
}

#[test]
fn gradients_become_pixels_and_the_rest_stays_sharp() {
    let (pages, said) = set(&pack_with(GRADIENT));
    assert!(said.len() == 1 && said[0].contains("never fetched (https://example.org/ship.png)"), "{said:?}");
    let (outlines, pictures) = drawn(&pages);
    assert_eq!(pictures, 1);
    assert!(outlines.len() >= 2, "the line and the words");
    let picture = &pages.pictures[0];
    // 240 by 120 points at 300 pixels to the inch or better.
    assert!(picture.width_px >= 1000 && picture.height_px >= 500, "{} by {}", picture.width_px, picture.height_px);
    assert!(picture.rgb[..3] != picture.rgb[picture.rgb.len() - 3..], "the gradient shows");
}

#[test]
fn what_mixes_or_is_cut_off_is_drawn_as_it_looks() {
    let shapes = r#"<rect width="60" height="60" fill="red"/><circle cx="60" cy="60" r="30" fill="blue"/>"#;
    let svg =
        |inner: &str| format!(r#"<svg xmlns="http://www.w3.org/2000/svg" width="100" height="100">{inner}</svg>"#);
    for (inner, outlines, pictures) in [
        (shapes.to_owned(), 2, 0),
        (format!(r#"<g opacity="0.5">{shapes}</g>"#), 0, 1),
        (format!(r#"<g style="mix-blend-mode:multiply">{shapes}</g>"#), 0, 1),
        (r#"<circle cx="100" cy="50" r="40"/>"#.to_owned(), 0, 1),
        (
            format!(
                r#"<clipPath id="c"><circle cx="50" cy="50" r="20"/></clipPath><g clip-path="url(#c)">{shapes}</g>"#
            ),
            0,
            1,
        ),
        (
            format!(
                r#"<clipPath id="c"><rect width="100" height="100"/></clipPath><g clip-path="url(#c)">{shapes}</g>"#
            ),
            2,
            0,
        ),
        (format!(r#"<g opacity="0.4"><path d="M0 0h9v9z"/></g><use href="/etc/passwd"/>{shapes}"#), 3, 0),
    ] {
        let (pages, _) = set(&pack_with(&svg(&inner)));
        let (got, pixels) = drawn(&pages);
        assert_eq!((got.len(), pixels), (outlines, pictures), "{inner}");
    }
}

#[test]
fn a_logo_may_be_a_drawing_and_the_same_pack_gives_the_same_bytes() {
    for svg in [SEAL, GRADIENT] {
        let pack = pack_with(svg);
        let front = Front { logo: Some("drawing.svg".into()), ..pack.front.clone() };
        let pack = steps(pack, &[Edit::SetFront(front)]);
        let one = export(&pack, None, &mut Sink::new()).unwrap().bytes;
        assert_eq!(one, export(&pack, None, &mut Sink::new()).unwrap().bytes);
        let findings = briefpack::verify::verify_pdf(&one).unwrap().findings;
        assert!(findings.is_empty(), "{findings:?}");
    }
}

#[test]
fn a_picture_within_the_file_is_shown() {
    use base64::Engine;
    let png = base64::engine::general_purpose::STANDARD.encode(crate::support::png(8, 8));
    let svg = format!(
        r#"<svg xmlns="http://www.w3.org/2000/svg" width="100" height="100"><image width="50" height="50" href="data:image/png;base64,{png}"/><rect x="60" width="9" height="9"/></svg>"#
    );
    let (pages, said) = set(&pack_with(&svg));
    assert_eq!(said, Vec::<String>::new());
    let (outlines, pictures) = drawn(&pages);
    assert_eq!((outlines.len(), pictures), (1, 1));
}

#[test]
fn files_made_to_exhaust_the_machine_end_in_a_sentence() {
    let svg = |inner: &str| format!(r#"<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10">{inner}</svg>"#);
    assert!(refused(&svg(&format!("{}{}", "<g>".repeat(5_000), "</g>".repeat(5_000)))).contains("too deep"));
    assert!(refused(&svg(&"<g/>".repeat(300_000))).contains("too many elements"));
    let mut doubling = r#"<g id="g0"><path d="M0 0h1v1z"/></g>"#.to_owned();
    for i in 1..40 {
        doubling.push_str(&format!(r##"<g id="g{i}"><use href="#g{0}"/><use href="#g{0}"/></g>"##, i - 1));
    }
    assert!(refused(&svg(&doubling)).contains("too many elements"));
    assert!(refused(&svg(r##"<g id="a"><use href="#b"/></g><g id="b"><use href="#a"/></g>"##)).contains("too deep"));
    let entities: String =
        (1..9).map(|i| format!("<!ENTITY e{i} \"{}\">", format!("&e{};", i - 1).repeat(10))).collect();
    let laughs = format!("<!DOCTYPE svg [<!ENTITY e0 \"{}\">{entities}]>{}", "ha".repeat(20), svg("<text>&e8;</text>"));
    assert!(refused(&laughs).contains("entities"));
    let large = format!("<!DOCTYPE svg [<!ENTITY a \"{}\">]>{}", "a".repeat(100_000), svg(&"&a;".repeat(10_000)));
    assert!(refused(&large).contains("entities would grow"));
    let masks: String = (0..500).map(|_| r#"<g opacity=".5"><path d="M0 0h9v9"/><path d="M0 0h9v9"/></g>"#).collect();
    assert!(refused(&svg(&masks)).contains("layers"));
    let marks = format!(
        r##"<marker id="m">{}</marker><path marker-mid="url(#m)" d="M0 0{}"/>"##,
        "<path d='M0 0h1v1z'/>".repeat(1000),
        " l1 1".repeat(5000)
    );
    assert!(refused(&svg(&marks)).contains("markers"));
}

#[test]
fn damaged_and_odd_files_end_in_a_sentence() {
    for (svg, words) in [
        ("<svg", "damaged"),
        ("<svg xmlns='http://www.w3.org/2000/svg' width='0' height='10'/>", "width or height"),
        ("<svg xmlns='http://www.w3.org/2000/svg'><rect></svg>", "damaged"),
        ("<svg width='nan' height='1e99' viewBox='0 0 -1 -1'", "damaged"),
    ] {
        assert!(refused(svg).contains(words), "{svg}");
    }
    // Vast measures are no reason to take vast memory, and odd ones none to stop.
    for size in ["1e9", "1e-9", "99999"] {
        let svg = format!(
            r#"<svg xmlns="http://www.w3.org/2000/svg" width="{size}" height="{size}"><linearGradient id="g"><stop stop-color="red"/><stop offset="1"/></linearGradient><rect width="{size}" height="{size}" fill="url(#g)"/></svg>"#
        );
        let (pages, _) = set(&pack_with(&svg));
        let pixels: usize = pages.pictures.iter().map(|p| p.rgb.len()).sum();
        assert!(pixels < 64 << 20, "{size}: {pixels}");
    }
}

#[test]
fn the_programs_own_icon_can_be_a_logo() {
    let icon = std::fs::read_to_string(root().join("assets/icon.svg")).unwrap();
    let (pages, said) = set(&pack_with(&icon));
    assert_eq!(said, Vec::<String>::new());
    let (outlines, pictures) = drawn(&pages);
    assert!(outlines.len() + pictures > 0);
}

#[test]
fn a_drawing_can_be_looked_at_before_it_is_printed() {
    let small = briefpack::layout::pixels_of(SEAL.as_bytes(), 120.0, 60.0).unwrap();
    assert!(small.width_px > 0 && small.height_px > 0 && small.rgb.iter().any(|v| *v != small.rgb[0]));
    assert!(small.width_px < 2000, "no larger than its box asks for");
    assert!(briefpack::layout::pixels_of(b"<svg", 120.0, 60.0).unwrap_err().contains("damaged"));
}

/// Words in a drawing, as large as its height.
fn words(inner: &str) -> String {
    format!(
        r#"<svg xmlns="http://www.w3.org/2000/svg" width="300" height="40"><text x="2" y="30" font-size="20">{inner}</text></svg>"#
    )
}

#[test]
fn words_in_a_drawing_take_their_letters_from_fonts_that_are_found() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("c.ttf"), font("Noto Sans CJK SC", "外交部 ", 0)).unwrap();
    let found = MachineFonts::in_folders(vec![folder.path().to_owned()]);
    let rings = |pages: &Pages| drawn(pages).0.iter().map(|outline| outline.rings.len()).sum::<usize>();
    // In the font that is found these stand as A, B and C; the others stay in the bundled font.
    for (inner, like) in [
        ("Bộ Ngoại giao 外交部", "Bộ Ngoại giao ABC"),
        ("Bộ Ngoại giao &#x5916;&#20132;&amp;部", "Bộ Ngoại giao AB&amp;C"),
        ("office <tspan font-weight='bold'>外</tspan> → fin 交部", "office <tspan>A</tspan> → fin BC"),
    ] {
        let (pages, said) = set_in(&pack_with(&words(inner)), &found);
        assert_eq!(said, Vec::<String>::new(), "{inner}");
        let (expected, _) = set(&pack_with(&words(like)));
        assert_eq!(rings(&pages), rings(&expected), "{inner}");
    }
    // Letters that are written together come from one font, with the words around them, where one has them all; where none
    // has, those that cannot be set so are told.
    let devanagari = "विदेश मंत्रालय";
    std::fs::write(folder.path().join("d.ttf"), font("Noto Sans Devanagari", &format!("{devanagari} Ofice"), 0))
        .unwrap();
    let found = MachineFonts::in_folders(vec![folder.path().to_owned()]);
    let (_, said) =
        set_in(&pack_with(&words(&format!("Office <tspan font-weight='bold'>{devanagari}</tspan>"))), &found);
    assert_eq!(said, Vec::<String>::new());
    let (_, said) = set_in(&pack_with(&words(&format!("Quay {devanagari} 外交部"))), &found);
    assert!(said.iter().all(|s| s.contains("cannot be drawn beside the other letters")), "{said:#?}");
    // A sign that one bundled family lacks comes from the other, beside letters that are drawn as one.
    let (_, said) =
        set_in(&pack_with(&words("<tspan font-family='serif' font-weight='bold'>office → fin</tspan>")), &found);
    assert_eq!(said, Vec::<String>::new());
    // The bundled letters beside them are drawn as they are by themselves.
    let first = |pages: &Pages| {
        let (outlines, _) = drawn(pages);
        outlines[0].rings[0].segments.len()
    };
    let (pages, _) = set_in(&pack_with(&words("Bộ 外")), &found);
    let (alone, _) = set(&pack_with(&words("Bộ")));
    assert_eq!(first(&pages), first(&alone));
}

#[test]
fn letters_in_a_drawing_that_no_font_has_are_told_with_its_name() {
    let (_, said) = set(&pack_with(&words("Bộ Ngoại giao 外交部 กรุง")));
    assert_eq!(said.len(), 2, "{said:#?}");
    for (script, letter) in [("Chinese characters", "'交' (U+4EA4)"), ("Thai letters", "'ก' (U+0E01)")] {
        let told = said.iter().find(|s| s.contains(script)).unwrap();
        for part in ["the words in the picture drawing.svg: ", letter, "a box stands in the place of each; install"] {
            assert!(told.contains(part), "{part}: {told}");
        }
    }
    // Before an export as well, and of a logo, and of words that an entity stands for.
    let entity = format!("<!DOCTYPE svg [<!ENTITY e \"外\">]>{}", words("&e;"));
    let pack = pack_with(&entity);
    let front = Front { logo: Some("drawing.svg".into()), ..pack.front.clone() };
    let pack = steps(pack, &[Edit::SetFront(front)]);
    let warned = briefpack::would_warn(&pack, &BundledOnly);
    assert!(warned.iter().any(|w| w.to_string().contains("'外' (U+5916)")), "{warned:#?}");
}

#[test]
fn what_a_filter_spreads_beyond_the_edge_is_cut_off_there() {
    let svg = r#"<svg xmlns="http://www.w3.org/2000/svg" width="200" height="100"><filter id="f" x="-50%" y="-50%" width="200%" height="200%"><feGaussianBlur stdDeviation="30"/></filter><rect width="200" height="100" fill="navy" filter="url(#f)"/></svg>"#;
    let pack = pack_with(svg);
    let (pages, said) = set(&pack);
    assert_eq!(said, Vec::<String>::new());
    let rects: Vec<_> = pages
        .pages
        .iter()
        .flat_map(|p| &p.items)
        .filter_map(|item| match &item.draw {
            Draw::Picture { rect, .. } => Some(*rect),
            _ => None,
        })
        .collect();
    let [rect] = rects.as_slice() else { panic!("{rects:?}") };
    // 200 by 100 CSS pixels, at the left of the column.
    assert!((rect.width - 150.0).abs() < 0.1 && (rect.height - 75.0).abs() < 0.1, "{rect:?}");
    assert!((rect.x - briefpack::layout::Theme::house().page.left).abs() < 0.1, "{rect:?}");
    // It is the middle of the blurred shape that shows: full there, weaker at the corners.
    let picture = pages.pictures.last().unwrap();
    let alpha = picture.alpha.as_ref().unwrap();
    let at = |x: u32, y: u32| alpha[(y * picture.width_px + x) as usize];
    let (across, down) = (picture.width_px, picture.height_px);
    assert!(at(across / 2, down / 2) > 200 && at(1, 1) < 110, "{} {}", at(across / 2, down / 2), at(1, 1));
    let symmetric = at(1, 1).abs_diff(at(across - 2, down - 2));
    assert!(symmetric < 8, "the corners are alike: {symmetric}");
    let file = export(&pack, None, &mut Sink::new()).unwrap();
    assert_eq!(briefpack::verify::verify_pdf(&file.bytes).unwrap().findings, []);
}
