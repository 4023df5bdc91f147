//! Damaged pages: what cannot be written is left out and reported, the rest is written.

use std::io;
use std::sync::Arc;

use briefpack::diag::Sink;
use briefpack::layout::page::*;
use briefpack::pdf::{self, PdfError};
use proptest::prelude::*;

use crate::support::pdf_pages::{Draft, SERIF, font};
use crate::support::pdf_read;

/// A draft with one sound paragraph.
fn sound() -> Draft {
    let mut draft = Draft::new();
    draft.part(NodeId::ROOT, Role::Paragraph, "Sound.");
    draft
}

/// Writes the pages; gives the file and the warnings, one a line.
fn written(pages: &Pages) -> (Vec<u8>, String) {
    let mut bytes = Vec::new();
    let mut sink = Sink::new();
    pdf::write(pages, &mut bytes, &mut sink).unwrap();
    (bytes, sink.warnings().iter().map(|warning| format!("{warning}\n")).collect())
}

/// Checks that exactly this is reported, and that the sound paragraph is all that is left.
#[track_caller]
fn reports(draft: &Draft, warnings: &str) {
    let (bytes, reported) = written(&draft.pages);
    assert_eq!(reported.trim_end(), warnings);
    assert_eq!(pdf_read::text(&pdf_read::open(&bytes)).trim(), "Sound.");
}

#[test]
fn no_pages_are_an_error() {
    let mut bytes = Vec::new();
    let error = pdf::write(&Pages::default(), &mut bytes, &mut Sink::new()).unwrap_err();
    assert!(matches!(error, PdfError::NoPages));
    assert_eq!(bytes, b"");
}

#[test]
fn a_page_alone_is_a_document() {
    let pages = Pages { pages: vec![Page { width: 100.0, height: 100.0, ..Page::default() }], ..Pages::default() };
    let (bytes, warnings) = written(&pages);
    assert_eq!(
        warnings,
        "the document has no title; give the briefing a title\n\
         the document's language is not known; set the briefing's language\n"
    );
    assert_eq!(pdf_read::structure(&pdf_read::open(&bytes)), "Document\n");
}

#[test]
fn a_font_that_does_not_parse_is_an_error() {
    for broken in [&b"no font at all"[..], b"", b"\0\x01\0\0\0\x09\0\0\0\0\0\0glyf"] {
        let mut draft = sound();
        draft.pages.fonts[SERIF] = Arc::new(Font {
            name: "Broken".into(),
            data: FontData::Shared(Arc::from(broken)),
            index: 0,
            units_per_em: 1000,
        });
        let error = pdf::write(&draft.pages, &mut Vec::new(), &mut Sink::new()).unwrap_err();
        assert!(matches!(&error, PdfError::Font { font, .. } if font == "Broken"), "{error}");
    }
}

#[test]
fn a_font_that_is_cut_off_is_an_error_or_is_written() {
    let whole = include_bytes!("../../assets/fonts/NotoSerif-Regular.ttf");
    for share in 1..12 {
        let mut draft = sound();
        let data = FontData::Shared(Arc::from(&whole[..whole.len() * share / 12]));
        draft.pages.fonts[SERIF] = Arc::new(Font { name: "Cut".into(), data, index: 0, units_per_em: 1000 });
        match pdf::write(&draft.pages, &mut Vec::new(), &mut Sink::new()) {
            Ok(()) | Err(PdfError::Font { .. }) => {}
            Err(error) => panic!("{error}"),
        }
    }
}

#[test]
fn a_target_that_takes_nothing_is_an_error() {
    struct Full;
    impl io::Write for Full {
        fn write(&mut self, _: &[u8]) -> io::Result<usize> {
            Err(io::Error::from(io::ErrorKind::StorageFull))
        }
        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }
    let error = pdf::write(&sound().pages, &mut Full, &mut Sink::new()).unwrap_err();
    assert!(matches!(error, PdfError::Write(_)));
}

#[test]
fn items_that_name_what_is_not_there_are_left_out() {
    let mut draft = sound();
    let node = draft.node(NodeId::ROOT, Role::Paragraph);
    let mut run = draft.run(SERIF, 11.0, Point { x: 72.0, y: 300.0 }, "lost");
    run.font = 99;
    draft.draw(Tag::Content(node), Draw::Glyphs(run.clone()));
    run.font = SERIF;
    draft.draw(Tag::Content(NodeId(99)), Draw::Glyphs(run));
    draft.draw(
        Tag::Content(node),
        Draw::Picture { picture: 7, rect: Rect { width: 9.0, height: 9.0, ..Rect::default() } },
    );
    reports(
        &draft,
        "page 1: text in a font that is not there (99) is left out: lost\n\
         page 1: an item that belongs to no part of the structure (99) is left out\n\
         page 1: picture 7 is missing or damaged and is left out",
    );
}

#[test]
fn positions_that_are_no_numbers_are_left_out() {
    for bad in [f32::NAN, f32::INFINITY, f32::NEG_INFINITY, f32::MAX, -1e9] {
        let mut draft = sound();
        let tag = Tag::Content(draft.node(NodeId::ROOT, Role::Paragraph));
        let mut placed = draft.run(SERIF, 11.0, Point { x: 72.0, y: 300.0 }, "lost");
        placed.origin.y = bad;
        draft.draw(tag, Draw::Glyphs(placed));
        let mut advanced = draft.run(SERIF, 11.0, Point { x: 72.0, y: 300.0 }, "lost");
        advanced.glyphs[1].advance = bad;
        draft.draw(tag, Draw::Glyphs(advanced));
        let mut sized = draft.run(SERIF, 11.0, Point { x: 72.0, y: 300.0 }, "lost");
        sized.size = bad;
        draft.draw(tag, Draw::Glyphs(sized));
        let rect = Rect { x: bad, y: 1.0, width: 1.0, height: 1.0 };
        draft.draw(tag, Draw::Fill { rect, color: Color(0, 0, 0) });
        let (from, to) = (Point { x: 1.0, y: bad }, Point::default());
        draft.draw(tag, Draw::Line { from, to, width: 1.0, color: Color(0, 0, 0), dash: None });
        draft.draw(tag, Draw::Polygon { points: vec![from, to], color: Color(0, 0, 0) });
        draft.pages.pictures.push(Arc::new(Picture { width_px: 1, height_px: 1, rgb: vec![0; 3], alpha: None }));
        draft.draw(tag, Draw::Picture { picture: 0, rect });
        draft.link(NodeId(1), rect, Target::Uri("https://example.org".into()), "A link");
        reports(
            &draft,
            "page 1: text at no place is left out: lost\n\
             page 1: a rectangle at no place is left out\n\
             page 1: a line at no place is left out\n\
             page 1: a polygon at no place is left out\n\
             page 1: a picture at no place is left out\n\
             page 1: a link is at no place and is left out: A link",
        );
    }
}

#[test]
fn glyphs_that_the_font_lacks_are_left_out() {
    let mut draft = sound();
    let node = draft.node(NodeId::ROOT, Role::Paragraph);
    let mut run = draft.run(SERIF, 11.0, Point { x: 72.0, y: 300.0 }, "ab");
    run.glyphs[0].id = 65_000;
    run.glyphs[1].id = 0;
    draft.draw(Tag::Decoration, Draw::Glyphs(run));
    let _ = node;
    reports(
        &draft,
        "page 1: the font NotoSerif-Regular has no glyph for 'a', which is left out\n\
         page 1: the font NotoSerif-Regular has no glyph for 'b', which is left out",
    );
}

#[test]
fn clusters_outside_the_text_are_reported() {
    let mut draft = sound();
    let node = draft.node(NodeId::ROOT, Role::Paragraph);
    let mut run = draft.run(SERIF, 11.0, Point { x: 72.0, y: 300.0 }, "é");
    run.glyphs[0].cluster_end = 1;
    draft.draw(Tag::Content(node), Draw::Glyphs(run.clone()));
    run.glyphs[0].cluster_start = 9;
    draft.draw(Tag::Content(node), Draw::Glyphs(run));
    let (_, warnings) = written(&draft.pages);
    assert_eq!(warnings, "page 1: glyphs that stand for no part of their text are not read out: é\n");
}

#[test]
fn links_and_bookmarks_to_nowhere_are_left_out() {
    let mut draft = sound();
    let rect = Rect { x: 1.0, y: 1.0, width: 9.0, height: 9.0 };
    draft.pages.destinations.push(Destination { page: 5, at: Point::default() });
    draft.pages.destinations.push(Destination { page: 0, at: Point { x: f32::NAN, y: 0.0 } });
    for dest in [0, 1, 2] {
        draft.link(NodeId(1), rect, Target::Dest(DestId(dest)), "A link");
    }
    draft.link(NodeId(1), rect, Target::Uri(" ".into()), "B");
    draft.link(NodeId(77), rect, Target::Uri("https://example.org".into()), "C");
    draft.link(NodeId(1), rect, Target::Uri("https://example.org".into()), " ");
    draft.pages.bookmarks.push(Bookmark { level: 0, title: "Nowhere".into(), dest: DestId(0) });
    reports(
        &draft,
        "page 1: a link leads to a page that is not there and is left out: A link\n\
         page 1: a link has no address and is left out: B\n\
         page 1: a link belongs to no part of the structure and is left out: C\n\
         page 1: a link has no description for those who cannot see it\n\
         the bookmark 'Nowhere' leads to a page that is not there and is left out",
    );
    let (bytes, _) = written(&draft.pages);
    let doc = pdf_read::open(&bytes);
    assert!(!pdf_read::catalog(&doc).has(b"Outlines"));
}

#[test]
fn damaged_pictures_are_left_out() {
    let mut draft = sound();
    let rgb = vec![0; 12];
    let rect = Rect { x: 10.0, y: 10.0, width: 9.0, height: 9.0 };
    let pictures = [(2, 2, None), (3, 2, None), (0, 0, None), (u32::MAX, u32::MAX, None), (2, 2, Some(vec![0; 3]))];
    for (picture, (width_px, height_px, alpha)) in pictures.into_iter().enumerate() {
        draft.pages.pictures.push(Arc::new(Picture { width_px, height_px, rgb: rgb.clone(), alpha }));
        draft.draw(Tag::Decoration, Draw::Picture { picture, rect });
    }
    reports(
        &draft,
        "page 1: picture 1 is missing or damaged and is left out\n\
         page 1: picture 2 is missing or damaged and is left out\n\
         page 1: picture 3 is missing or damaged and is left out\n\
         the opacity of picture 4 is damaged, it is drawn opaque",
    );
}

#[test]
fn a_page_without_a_size_becomes_a4() {
    for (width, height) in [(0.0, 0.0), (f32::NAN, 800.0), (595.0, -1.0), (20_000.0, 800.0)] {
        let mut draft = sound();
        draft.pages.pages[0].width = width;
        draft.pages.pages[0].height = height;
        reports(&draft, "page 1: the page has no valid size, A4 is taken");
    }
}

#[test]
fn nodes_that_make_no_tree_are_hung_from_the_root() {
    let mut draft = sound();
    let first = draft.part(NodeId(3), Role::Paragraph, " ");
    let second = draft.part(first, Role::Span, " ");
    assert_eq!((first, second), (NodeId(2), NodeId(3)));
    let orphan = draft.part(NodeId(500), Role::Paragraph, " ");
    let (bytes, warnings) = written(&draft.pages);
    assert_eq!(warnings.lines().count(), 2, "{warnings}");
    assert!(warnings.contains(&format!("part {} of the structure belongs to no whole", orphan.0)));
    insta::assert_snapshot!(pdf_read::structure(&pdf_read::open(&bytes)).replace(" \n", "\n"), @r"
    Document
      P
        p1 'Sound.'
      Span
        P
          p1 ' '
        p1 ' '
      P
        p1 ' '
    ");
}

#[test]
fn names_descriptions_and_languages_are_made_sound() {
    let mut draft = sound();
    for id in [Some("n"), Some("n"), None] {
        let note = draft.part(NodeId::ROOT, Role::Note, " ");
        draft.node_mut(note).id = id.map(String::from);
    }
    let figure = draft.part(NodeId::ROOT, Role::Figure, " ");
    draft.node_mut(figure).language = Some("klingon!".into());
    reports(
        &draft,
        "the name 'n' stands for two parts of the structure; one is renamed\n\
         a note without a name got one\n\
         'klingon!' is no code of a language and is left out\n\
         a figure (part 5 of the structure) has no description; describe it in words for those who cannot see it",
    );
}

#[test]
fn attachments_lose_their_path() {
    let mut draft = sound();
    draft.pages.attachments.push(Attachment {
        name: "C:\\Users\\somebody\\pack.json".into(),
        description: String::new(),
        media_type: "json".into(),
        relation: Relation::Data,
        bytes: Vec::new(),
    });
    let (bytes, warnings) = written(&draft.pages);
    assert_eq!(warnings, "pack.json: 'json' is no media type, plain bytes are declared\n");
    let doc = pdf_read::open(&bytes);
    assert!(doc.objects.values().all(|object| !format!("{object:?}").contains("somebody")));
}

/// Numbers as they should be, and as they should not.
fn any_number() -> impl Strategy<Value = f32> + Clone {
    prop_oneof![4 => 0.0..900.0f32, 1 => any::<f32>()]
}

fn any_draw() -> impl Strategy<Value = (Tag, Draw)> {
    let tag = prop_oneof![
        (0usize..9).prop_map(|node| Tag::Content(NodeId(node))),
        Just(Tag::Decoration),
        Just(Tag::Header),
        Just(Tag::Footer),
    ];
    let point = (any_number(), any_number()).prop_map(|(x, y)| Point { x, y });
    let rect = (any_number(), any_number(), any_number(), any_number()).prop_map(|(x, y, width, height)| Rect {
        x,
        y,
        width,
        height,
    });
    let color = any::<(u8, u8, u8)>().prop_map(|(red, green, blue)| Color(red, green, blue));
    let glyph = (prop_oneof![0u16..700, any::<u16>()], any_number(), any_number(), any_number(), 0u32..14, 0u32..14);
    let glyph = glyph.prop_map(|(id, advance, dx, dy, cluster_start, cluster_end)| Glyph {
        id,
        advance,
        dx,
        dy,
        cluster_start,
        cluster_end,
    });
    let run = (0usize..4, any_number(), color.clone(), point.clone(), any_number(), "\\PC{0,6}");
    let run = (run, prop::collection::vec(glyph, 0..12)).prop_map(
        |((font, size, color, origin, turn_degrees, text), glyphs)| {
            Draw::Glyphs(GlyphRun { font, size, color, origin, turn_degrees, text, glyphs })
        },
    );
    let dash = prop::option::of((any_number(), any_number()));
    let draw = prop_oneof![
        4 => run,
        1 => (rect.clone(), color.clone()).prop_map(|(rect, color)| Draw::Fill { rect, color }),
        1 => (point.clone(), point.clone(), any_number(), color.clone(), dash)
            .prop_map(|(from, to, width, color, dash)| Draw::Line { from, to, width, color, dash }),
        1 => (prop::collection::vec(point, 0..5), color).prop_map(|(points, color)| Draw::Polygon { points, color }),
        1 => (0usize..3, rect).prop_map(|(picture, rect)| Draw::Picture { picture, rect }),
    ];
    (tag, draw)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_the_pages_hold_a_file_comes_out(
        draws in prop::collection::vec(any_draw(), 0..40),
        parents in prop::collection::vec(0usize..10, 8),
        size in (any_number(), any_number()),
    ) {
        let mut draft = Draft::new();
        draft.pages.fonts.truncate(1);
        draft.pages.fonts.push(font("Inter", include_bytes!("../../assets/fonts/Inter-Regular.otf")));
        draft.pages.pictures.push(Arc::new(Picture { width_px: 1, height_px: 1, rgb: vec![9; 3], alpha: Some(vec![9]) }));
        for parent in parents {
            draft.node(NodeId(parent), Role::Division);
        }
        draft.page();
        draft.pages.pages[1].width = size.0;
        draft.pages.pages[1].height = size.1;
        for (tag, draw) in draws {
            draft.draw(tag, draw);
        }
        let (bytes, _) = written(&draft.pages);
        let doc = pdf_read::open(&bytes);
        prop_assert_eq!(doc.get_pages().len(), 2);
        // Reads all that is marked, and finds every sequence in the tree.
        pdf_read::structure(&doc);
    }
}
