//! Pages to PDF: what readers get out is what was put in.

use std::sync::Arc;

use briefpack::diag::Sink;
use briefpack::layout::page::*;
use briefpack::pdf;
use skrifa::instance::{LocationRef, Size};
use skrifa::{GlyphId, MetadataProvider};
use unicode_normalization::UnicodeNormalization;

use crate::support::pdf_icc::srgb_profile;
use crate::support::pdf_pages::{Draft, SANS, SERIF, SERIF_BOLD};
use crate::support::pdf_read::{self, resolve};

/// The file, made without a warning.
fn written(pages: &Pages) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut sink = Sink::new();
    pdf::write(pages, &mut bytes, &mut sink).unwrap();
    assert_eq!(sink.warnings(), []);
    bytes
}

fn paragraph(text: &str) -> Draft {
    let mut draft = Draft::new();
    draft.part(NodeId::ROOT, Role::Paragraph, text);
    draft
}

#[track_caller]
fn round_trips(font: usize, lines: &[&str]) {
    let mut draft = Draft::new();
    for line in lines {
        let node = draft.node(NodeId::ROOT, Role::Paragraph);
        draft.line_in(node, font, 11.0, line);
    }
    assert_eq!(pdf_read::text(&pdf_read::open(&written(&draft.pages))), lines.concat());
}

#[test]
fn text_comes_back_letter_for_letter() {
    for font in [SERIF, SERIF_BOLD, SANS] {
        round_trips(font, &["Plain words, 1234 of them: (so) [what] \\ <ever>."]);
        round_trips(font, &["Lê Thị Thu Hằng, Việt Nam", "Straße, Łódź, Ñandú, Ελλάδα, Москва"]);
        round_trips(font, &["first office, affluent flow", "fi"]);
    }
    round_trips(SERIF, &["ﬁ as one character, fi as two"]);
}

#[test]
fn decomposed_text_stays_decomposed() {
    let composed = "Lê Thị Thu Hằng, Việt Nam";
    let decomposed: String = composed.nfd().collect();
    assert_ne!(composed, decomposed);
    for font in [SERIF, SANS] {
        round_trips(font, &[&decomposed]);
        // The same glyphs stand for both.
        round_trips(font, &[composed, &decomposed, composed]);
        round_trips(font, &[&decomposed, composed]);
    }
}

#[test]
fn one_glyph_may_stand_for_several_texts() {
    round_trips(SERIF, &["a\u{A0}b c", "10\u{2011}20 and 10-20 and soft\u{AD}hyphen"]);
    round_trips(SERIF, &["\u{2126} \u{3A9} \u{3A9} \u{2126}", "\u{212B}\u{C5}"]);
}

#[test]
fn a_glyph_that_stands_for_nothing_is_silent() {
    let mut draft = Draft::new();
    let node = draft.node(NodeId::ROOT, Role::Paragraph);
    let mut run = draft.run(SERIF, 11.0, Point { x: 72.0, y: 90.0 }, "hyphen-");
    run.text = "hyphen".into();
    let last = run.glyphs.last_mut().unwrap();
    last.cluster_end = last.cluster_start;
    draft.draw(Tag::Content(node), Draw::Glyphs(run));
    draft.line(node, "ated-word");
    assert_eq!(pdf_read::text(&pdf_read::open(&written(&draft.pages))), "hyphenated-word");
}

#[test]
fn widths_are_those_of_the_font() {
    let mut draft = Draft::new();
    for (page, text) in ["First page", "Việt Nam, ffi", "zebra quartz JUMPS ½ €"].into_iter().enumerate() {
        if page > 0 {
            draft.page();
        }
        for font in [SERIF, SERIF_BOLD, SANS] {
            let node = draft.node(NodeId::ROOT, Role::Paragraph);
            draft.line_in(node, font, 11.0, text);
        }
    }
    let doc = pdf_read::open(&written(&draft.pages));
    // The order of codes is that in which glyphs are first met.
    let mut order: Vec<Vec<u16>> = vec![vec![0]; 3];
    for item in draft.pages.pages.iter().flat_map(|page| &page.items) {
        if let Draw::Glyphs(run) = &item.draw {
            for glyph in &run.glyphs {
                if !order[run.font].contains(&glyph.id) {
                    order[run.font].push(glyph.id);
                }
            }
        }
    }
    let page = doc.get_pages()[&3];
    for (name, font) in pdf_read::fonts(&doc, page) {
        let index: usize = String::from_utf8(name).unwrap().trim_start_matches('T').parse().unwrap();
        let face = skrifa::FontRef::new(draft.pages.fonts[index].data.bytes()).unwrap();
        let advances = face.glyph_metrics(Size::unscaled(), LocationRef::default());
        let units = f64::from(draft.pages.fonts[index].units_per_em);
        assert_eq!(font.widths.len(), order[index].len());
        for (id, width) in order[index].iter().zip(&font.widths) {
            let own = f64::from(advances.advance_width(GlyphId::from(*id)).unwrap()) * 1000.0 / units;
            assert!((own - width).abs() < 0.006, "glyph {id} of {}: {own} in the font, {width} in /W", font.base_font);
        }
        let (tag, base) = font.base_font.split_once('+').unwrap();
        assert!(tag.len() == 6 && tag.bytes().all(|byte| byte.is_ascii_uppercase()), "{tag}");
        assert_eq!(base, draft.pages.fonts[index].name);
        assert!(font.program.len() < 40_000, "{} is a subset: {} bytes", base, font.program.len());
    }
}

#[test]
fn the_same_pages_give_the_same_bytes() {
    let pages = every_kind().pages;
    let once = written(&pages);
    assert!(once == written(&pages), "twice the same");
    let mut streamed = Vec::new();
    let shell = Pages { pages: Vec::new(), ..pages.clone() };
    pdf::write_each(&shell, pages.pages.clone(), &mut streamed, &mut Sink::new()).unwrap();
    assert!(once == streamed, "the same one by one");
    let alone = std::thread::spawn(move || written(&pages)).join().unwrap();
    assert!(once == alone, "the same in another thread");
}

#[test]
fn structure_follows_the_content() {
    let doc = pdf_read::open(&written(&every_kind().pages));
    compare_with_golden("pdf_structure.txt", &pdf_read::structure(&doc));
}

#[test]
fn kids_are_read_in_the_order_of_their_first_content() {
    let mut draft = Draft::new();
    let late = draft.node(NodeId::ROOT, Role::Section);
    let unused = draft.node(NodeId::ROOT, Role::Section);
    draft.node(unused, Role::Paragraph);
    let early = draft.node(NodeId::ROOT, Role::Section);
    draft.part(early, Role::Paragraph, "one");
    draft.part(late, Role::Paragraph, "two");
    draft.part(early, Role::Paragraph, "three");
    let doc = pdf_read::open(&written(&draft.pages));
    insta::assert_snapshot!(pdf_read::structure(&doc), @r"
    Document
      Sect
        P
          p1 'one'
        P
          p1 'three'
      Sect
        P
          p1 'two'
    ");
}

#[test]
fn links_and_bookmarks_lead_to_pages() {
    let doc = pdf_read::open(&written(&every_kind().pages));
    let pages = doc.get_pages();
    let mut internal = 0;
    let mut external = 0;
    for page in pages.values() {
        let Ok(annotations) = doc.get_dictionary(*page).unwrap().get(b"Annots") else { continue };
        for annotation in resolve(&doc, annotations).as_array().unwrap() {
            let annotation = resolve(&doc, annotation).as_dict().unwrap();
            assert_eq!(annotation.get(b"F").unwrap().as_i64().unwrap(), 4);
            assert!(annotation.has(b"StructParent") && annotation.has(b"Contents"));
            match annotation.get(b"Dest") {
                Ok(dest) => {
                    let page = dest.as_array().unwrap()[0].as_reference().unwrap();
                    assert!(pages.values().any(|id| *id == page));
                    internal += 1;
                }
                Err(_) => {
                    let action = annotation.get(b"A").unwrap().as_dict().unwrap();
                    assert_eq!(action.get(b"URI").unwrap().as_str().unwrap(), b"https://example.org/t%C3%AAn?a=(b)");
                    external += 1;
                }
            }
        }
    }
    assert_eq!((internal, external), (4, 1));

    let outlines = resolve(&doc, pdf_read::catalog(&doc).get(b"Outlines").unwrap()).as_dict().unwrap();
    let mut outline = String::new();
    write_outline(&doc, outlines, 0, &mut outline);
    insta::assert_snapshot!(outline, @r"
    Việt Nam p1
      Details p1
    Pictures p3
      Deep p3
    ");
}

fn write_outline(doc: &lopdf::Document, parent: &lopdf::Dictionary, depth: usize, out: &mut String) {
    let mut next = parent.get(b"First").ok();
    while let Some(item) = next {
        let item = resolve(doc, item).as_dict().unwrap();
        let page = item.get(b"Dest").unwrap().as_array().unwrap()[0].as_reference().unwrap();
        let number = doc.get_pages().iter().find(|(_, id)| **id == page).map(|(number, _)| *number).unwrap();
        let title = lopdf::decode_text_string(item.get(b"Title").unwrap()).unwrap();
        out.push_str(&format!("{}{title} p{number}\n", "  ".repeat(depth)));
        write_outline(doc, item, depth + 1, out);
        next = item.get(b"Next").ok();
    }
}

#[test]
fn metadata_is_what_the_document_says() {
    let bytes = written(&every_kind().pages);
    let doc = pdf_read::open(&bytes);
    let info = resolve(&doc, doc.trailer.get(b"Info").unwrap()).as_dict().unwrap();
    let keys: Vec<String> = info.iter().map(|(key, _)| String::from_utf8_lossy(key).into_owned()).collect();
    assert_eq!(keys, ["Title", "Author", "Subject", "Keywords", "CreationDate", "ModDate"]);
    assert_eq!(info.get(b"CreationDate").unwrap().as_str().unwrap(), b"D:20260131000000Z");
    let text = String::from_utf8_lossy(&bytes);
    assert!(text.contains("Lê &amp; &lt;Hằng&gt;") && text.contains("2026-01-31T00:00:00Z"));
    for word in ["printpdf", "lopdf", "briefpack", "Briefpack", "/root", "/home"] {
        assert!(!text.contains(word), "{word}");
    }
}

#[test]
fn pages_are_called_by_their_labels() {
    let mut draft = Draft::new();
    for label in [Some("i"), None, Some("3"), Some("annex A"), Some("1"), Some("2"), None] {
        draft.pages.pages.last_mut().unwrap().label = label.map(String::from);
        draft.page();
    }
    let doc = pdf_read::open(&written(&draft.pages));
    let labels = pdf_read::catalog(&doc).get(b"PageLabels").unwrap().as_dict().unwrap().get(b"Nums").unwrap();
    let label = |dict: &lopdf::Dictionary| match dict.get(b"P") {
        Ok(prefix) => lopdf::decode_text_string(prefix).unwrap(),
        Err(_) => format!("from {}", dict.get(b"St").unwrap().as_i64().unwrap()),
    };
    let labels = labels.as_array().unwrap().chunks(2);
    let labels: Vec<String> =
        labels.map(|entry| format!("{} {}", entry[0].as_i64().unwrap(), label(entry[1].as_dict().unwrap()))).collect();
    assert_eq!(labels, ["0 i", "1 from 2", "3 annex A", "4 from 1", "6 from 7"]);

    // Pages that are called by their numbers say so.
    let doc = pdf_read::open(&written(&paragraph("Numbered from 1").pages));
    let labels = pdf_read::catalog(&doc).get(b"PageLabels").unwrap().as_dict().unwrap().get(b"Nums").unwrap();
    let [first, numbers] = labels.as_array().unwrap().as_slice() else { panic!("{labels:?}") };
    assert_eq!((first.as_i64().unwrap(), label(numbers.as_dict().unwrap())), (0, "from 1".to_owned()));
}

#[test]
fn only_pages_that_blend_name_the_colours_to_blend_in() {
    let doc = pdf_read::open(&written(&every_kind().pages));
    let groups: Vec<bool> =
        doc.get_pages().values().map(|page| doc.get_dictionary(*page).unwrap().has(b"Group")).collect();
    assert_eq!(groups, [false, false, true]);
}

#[test]
fn attached_files_come_back() {
    let doc = pdf_read::open(&written(&every_kind().pages));
    let files = pdf_read::catalog(&doc).get(b"AF").unwrap().as_array().unwrap();
    let file = resolve(&doc, &files[0]).as_dict().unwrap();
    assert_eq!(lopdf::decode_text_string(file.get(b"UF").unwrap()).unwrap(), "Gói.json");
    let embedded = file.get(b"EF").unwrap().as_dict().unwrap().get(b"F").unwrap();
    let embedded = resolve(&doc, embedded).as_stream().unwrap();
    assert_eq!(embedded.decompressed_content().unwrap(), b"{\"version\":1}");
}

#[test]
fn content_is_compact() {
    let mut draft = paragraph("Some words that are set without any kerning at all, as plain text mostly is.");
    let letters = "Some words that are set without any kerning at all, as plain text mostly is.".repeat(40);
    let node = draft.node(NodeId::ROOT, Role::Paragraph);
    draft.line(node, &letters);
    let doc = pdf_read::open(&written(&draft.pages));
    let content = doc.get_page_content(doc.get_pages()[&1]);
    let per_glyph = content.len() as f64 / (letters.len() * 41 / 40) as f64;
    assert!(per_glyph < 5.0, "{per_glyph} bytes a glyph");
}

#[test]
fn srgb_profile_is_made_from_published_numbers() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/assets/icc/srgb.icc");
    if std::env::var_os("BLESS").is_some() {
        std::fs::write(path, srgb_profile()).unwrap();
    }
    assert_eq!(std::fs::read(path).unwrap(), srgb_profile());
}

/// Kept in the target directory, to be looked at and put through a validator.
#[test]
fn every_kind_of_thing_is_written() {
    let bytes = written(&every_kind().pages);
    std::fs::write(concat!(env!("CARGO_TARGET_TMPDIR"), "/every_kind.pdf"), &bytes).unwrap();
    assert!(bytes.starts_with(b"%PDF-1.7\n"));
}

#[track_caller]
fn compare_with_golden(name: &str, actual: &str) {
    let path = format!("{}/tests/golden/{name}", env!("CARGO_MANIFEST_DIR"));
    if std::env::var_os("BLESS").is_some() {
        std::fs::write(&path, actual).unwrap();
    }
    let golden = std::fs::read_to_string(&path).unwrap_or_default().replace("\r\n", "\n");
    assert_eq!(golden, actual, "run with BLESS=1 to accept");
}

/// Three pages with every role and every kind of drawing.
pub fn every_kind() -> Draft {
    let mut draft = Draft::new();
    draft.pages.info = Info {
        title: "Briefing: Lê & <Hằng>".into(),
        author: Some("The Desk".into()),
        subject: Some("A meeting".into()),
        keywords: vec!["Việt Nam".into(), "trade".into()],
        language: "en".into(),
        date: Some(jiff::civil::date(2026, 1, 31)),
    };
    first_page(&mut draft);
    draft.page();
    second_page(&mut draft);
    for page in 0..3 {
        let run = draft.run(SANS, 8.0, Point { x: 72.0, y: 40.0 }, "RESTRICTED");
        draft.pages.pages[page].items.insert(0, PageItem { tag: Tag::Header, draw: Draw::Glyphs(run) });
        let run = draft.run(SANS, 8.0, Point { x: 500.0, y: 810.0 }, &format!("{} of 3", page + 1));
        draft.pages.pages[page].items.push(PageItem { tag: Tag::Footer, draw: Draw::Glyphs(run) });
        let mut run = draft.run(SANS, 90.0, Point { x: 150.0, y: 620.0 }, "DRAFT");
        run.turn_degrees = 45.0;
        run.color = Color(235, 230, 230);
        draft.pages.pages[page].items.insert(1, PageItem { tag: Tag::Decoration, draw: Draw::Glyphs(run) });
    }
    draft.pages.pages[0].label = Some("i".into());
    let [first, second] = [DestId(0), DestId(1)];
    draft.pages.bookmarks =
        [(0, "Việt Nam", first), (1, "Details", first), (0, "Pictures", second), (2, "Deep", second)]
            .map(|(level, title, dest)| Bookmark { level, title: title.into(), dest })
            .to_vec();
    draft.pages.attachments = vec![Attachment {
        name: "Gói.json".into(),
        description: "The briefing's pack".into(),
        media_type: "application/json".into(),
        relation: Relation::Source,
        bytes: b"{\"version\":1}".to_vec(),
    }];
    draft
}

fn first_page(draft: &mut Draft) {
    let section = draft.node(NodeId::ROOT, Role::Section);
    let heading = draft.node(section, Role::Heading(1));
    draft.line_in(heading, SERIF_BOLD, 20.0, "Việt Nam: first office");
    draft.dest();
    let contents = draft.node(section, Role::Contents);
    let item = draft.node(contents, Role::ContentsItem);
    let reference = draft.node(item, Role::Reference);
    let rect = draft.line(reference, "Pictures . . . . . . 3");
    draft.link(reference, rect, Target::Dest(DestId(1)), "Pictures, page 3");

    let paragraph = draft.part(section, Role::Paragraph, "A paragraph with a note, AVATAR, and ");
    let note_mark = draft.node(paragraph, Role::Reference);
    let note_link = draft.node(note_mark, Role::Link);
    let rect = draft.line(note_link, "1");
    draft.link(note_link, rect, Target::Dest(DestId(0)), "Note 1");
    draft.line(paragraph, "a second part with ");
    let quote = draft.part(paragraph, Role::Quote, "“words quoted”");
    draft.node_mut(quote).language = Some("fr".into());
    draft.part(paragraph, Role::Span, " and a span.");
    let division = draft.node(section, Role::Division);
    let block = draft.node(division, Role::BlockQuote);
    draft.node_mut(block).language = Some("vi".into());
    let decomposed: String = "Lê Thị Thu Hằng, Việt Nam".nfd().collect();
    draft.part(block, Role::Paragraph, &decomposed);

    for numbered in [true, false] {
        let list = draft.node(section, Role::List { numbered });
        for number in 1..=2 {
            let item = draft.node(list, Role::ListItem);
            let label = if numbered { format!("{number}.") } else { "•".into() };
            draft.part(item, Role::Label, &label);
            let body = draft.node(item, Role::ListBody);
            draft.part(body, Role::Paragraph, "An item");
        }
    }
    let note = draft.node(section, Role::Note);
    draft.node_mut(note).id = Some("note-1".into());
    draft.part(note, Role::Label, "1");
    draft.part(note, Role::Paragraph, "The note, from ");
    let link = draft.node(note, Role::Link);
    let rect = draft.line(link, "example.org");
    draft.link(link, rect, Target::Uri("https://example.org/tên?a=(b)".into()), "Source 1: example.org");
    let across = draft.part(NodeId::ROOT, Role::Paragraph, "A paragraph across pages, ");
    let linked = draft.node(across, Role::Span);
    let rect = draft.line(linked, "with a linked span that goes");
    draft.link(linked, rect, Target::Dest(DestId(1)), "Pictures");
    draft.page();
    let rect = draft.line(linked, " on ");
    draft.link(linked, rect, Target::Dest(DestId(1)), "Pictures, still");
    let mut run = draft.run(SERIF, 11.0, Point { x: 100.0, y: 76.5 }, "here, xⁿ raised");
    for (raised, glyph) in run.glyphs.iter_mut().enumerate().skip(9) {
        glyph.dy = 3.0;
        glyph.dx = raised as f32 - 9.0;
    }
    draft.draw(Tag::Content(across), Draw::Glyphs(run));
    let (from, to) = (Point { x: 72.0, y: 620.0 }, Point { x: 300.0, y: 620.0 });
    let color = Color(200, 30, 40);
    draft.draw(Tag::Decoration, Draw::Line { from, to, width: 0.5, color, dash: Some((3.0, 1.5)) });
}

fn second_page(draft: &mut Draft) {
    let section = draft.node(NodeId::ROOT, Role::Section);
    let tint = Rect { x: 60.0, y: 50.0, width: 300.0, height: 40.0 };
    draft.draw(Tag::Decoration, Draw::Fill { rect: tint, color: Color(230, 240, 250) });
    let heading = draft.part(section, Role::Heading(2), "Pictures");
    draft.dest();
    draft.line(heading, "and tables");
    let table = draft.node(section, Role::Table);
    draft.part(table, Role::Caption, "A table");
    for row in 0..3 {
        let row_node = draft.node(table, Role::TableRow);
        for column in 0..3 {
            let role = match (row, column) {
                (0, _) => Role::TableHeader { row: false },
                (_, 0) => Role::TableHeader { row: true },
                _ => Role::TableCell,
            };
            let cell = draft.node(row_node, role);
            // One cell is empty.
            if (row, column) != (1, 1) {
                draft.line(cell, &format!("{row}/{column}"));
            }
        }
    }
    let figure = draft.node(section, Role::Figure);
    draft.node_mut(figure).alt = Some("A square that fades, and an arrow".into());
    let alpha = (0..64).map(|pixel| (pixel % 8 * 36) as u8).collect();
    let rgb = (0..64u8).flat_map(|pixel| [pixel * 3, 60, 200 - pixel * 3]).collect();
    draft.pages.pictures.push(Arc::new(Picture { width_px: 8, height_px: 8, rgb, alpha: Some(alpha) }));
    let rect = Rect { x: 72.0, y: 500.0, width: 120.0, height: 80.0 };
    draft.draw(Tag::Content(figure), Draw::Picture { picture: 0, rect });
    let points = [(220.0, 500.0), (280.0, 540.0), (220.0, 580.0)].map(|(x, y)| Point { x, y }).to_vec();
    draft.draw(Tag::Content(figure), Draw::Polygon { points, color: Color(0, 90, 60) });
    let (from, to) = (Point { x: 200.0, y: 500.0 }, Point { x: 200.0, y: 580.0 });
    draft.draw(Tag::Content(figure), Draw::Line { from, to, width: 2.0, color: Color(0, 0, 0), dash: None });
    let caption = draft.node(section, Role::Caption);
    let text = draft.run(SERIF, 10.0, Point { x: 72.0, y: 600.0 }, "A caption");
    draft.draw(Tag::Content(caption), Draw::Glyphs(text));
}
