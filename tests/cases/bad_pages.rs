//! What is too long, too wide, too many or broken: laid out sensibly or said in words, never a panic, never without end.

use std::time::Duration;

use briefpack::article::Article;
use briefpack::diag::Sink;
use briefpack::layout::page::{Draw, Pages};
use briefpack::pack::{Body, Edit, Front, Happening, Pack, Picture, Place, Precision, apply};
use briefpack::{ExportOptions, export_with, verify};

use super::layout::{check_boxes, check_quotations};
use crate::support::{article, small_pack, steps, whole_block};

fn set(pack: &Pack) -> (Pages, Vec<String>) {
    let mut sink = Sink::new();
    let briefing = briefpack::assemble::assemble(pack, &mut sink).unwrap();
    let pages = briefpack::layout::layout(&briefing, &mut sink);
    check_boxes(&pages);
    check_quotations(&briefing, &pages);
    (pages, sink.warnings().iter().map(ToString::to_string).collect())
}

/// The pack's file can be made, holds what it says, and is the same each time.
fn exports(pack: &Pack) {
    let make = || export_with(pack, ExportOptions::default(), &mut Sink::new()).unwrap().bytes;
    let bytes = make();
    assert_eq!(bytes, make());
    assert_eq!(verify::verify_pdf(&bytes).unwrap().findings, []);
}

fn quoting(articles: &[std::sync::Arc<Article>]) -> Pack {
    let mut pack = Pack::new("p");
    let place = Place::end_of(pack.sections[0].id);
    for article in articles {
        pack = steps(pack, &[Edit::AddArticle(article.clone())]);
        for block in 0..article.blocks.len() {
            pack = steps(pack, &[Edit::AddQuotation { passage: whole_block(article, block), place }]);
        }
    }
    pack
}

#[test]
fn a_quotation_of_many_pages_goes_on_and_keeps_its_bar_and_its_source() {
    let long = article("long", &["The parties agreed to go on with what had been begun. ".repeat(500).trim()]);
    let pack = quoting(&[long]);
    let (pages, _) = set(&pack);
    assert!(pages.pages.len() > 8);
    exports(&pack);
}

#[test]
fn a_word_wider_than_the_line_is_parted_in_every_place_it_can_stand() {
    let word = "Donaudampfschifffahrtsgesellschaftskapitän".repeat(6);
    let source = article("wide", &[&word]);
    let pack = quoting(&[source]);
    let (first, place) = (pack.sections[0].id, Place::end_of(pack.sections[0].id));
    let item = pack.sections[0].items[0].id;
    let front = Front {
        title: word.clone(),
        occasion: word.clone(),
        marking: word.clone(),
        kind: word.clone(),
        place: word.clone(),
        prepared_for: word.clone(),
        version: word.clone(),
        ..Front::default()
    };
    let pack = steps(
        pack,
        &[
            Edit::SetFront(front),
            Edit::RenameSection { section: first, title: word.clone() },
            Edit::SetNote { item, note: format!("- {word}\n**{word}**") },
            Edit::AddBlock {
                body: Body::Biography { name: word.clone(), role: word.clone(), text: word.clone() },
                place,
            },
            Edit::AddBlock {
                body: Body::Table {
                    caption: word.clone(),
                    header: vec![word.clone(), "b".into()],
                    rows: vec![vec!["a".into(), word.clone()], vec![word.clone(), word.clone()]],
                },
                place,
            },
            Edit::AddChronology {
                entries: vec![(
                    Happening {
                        date: jiff::civil::date(2025, 1, 1),
                        end: None,
                        precision: Precision::Day,
                        text: word.clone(),
                        passage: None,
                    },
                    None,
                )],
                place,
            },
        ],
    );
    set(&pack);
    exports(&pack);
}

#[test]
fn tables_of_any_shape_stay_in_the_column() {
    let cell = |r: usize, c: usize| match (r + c) % 4 {
        0 => "12,500".to_owned(),
        1 => "a remark of several words that has to be parted".to_owned(),
        2 => String::new(),
        _ => "unparted".repeat(3),
    };
    for columns in [0, 1, 3, 8, 16, 40] {
        let header = (0..columns).map(|c| format!("Column {c}")).collect();
        let rows = (0..12).map(|r| (0..columns).map(|c| cell(r, c)).collect()).collect();
        let body = Body::Table { caption: "Wide".into(), header, rows };
        let pack = small_pack();
        let place = Place::end_of(pack.sections[1].id);
        let pack = apply(&pack, &Edit::AddBlock { body, place }).unwrap();
        set(&pack);
        exports(&pack);
    }
}

#[test]
fn a_title_of_two_thousand_characters_is_set_and_shortened_where_it_runs() {
    for title in ["t".repeat(2000), "A title that does not end ".repeat(80)] {
        let pack = apply(&small_pack(), &Edit::SetFront(Front { title, ..Front::default() })).unwrap();
        let (pages, _) = set(&pack);
        assert!(pages.pages.len() <= 5, "{} pages", pages.pages.len());
        exports(&pack);
    }
}

#[test]
fn a_thousand_footnotes_on_few_pages_come_to_an_end() {
    // Lists put many marks on few lines; a panel of figures shares its notes.
    let sources: Vec<_> =
        (0..250).map(|i| article(&format!("source {i}"), &["One.", "Two.", "Three.", "Four."])).collect();
    let mut pack = Pack::new("p");
    let place = Place::end_of(pack.sections[0].id);
    let mut edits: Vec<Edit> = sources.iter().cloned().map(Edit::AddArticle).collect();
    for block in 0..4 {
        let entries = sources.iter().map(|source| whole_block(source, block)).collect();
        edits.push(Edit::AddList { label: "many".into(), announced: None, entries, place });
    }
    pack = steps(pack, &edits);
    let (pages, _) = set(&pack);
    let notes = pages.structure.iter().filter(|n| n.role == briefpack::layout::page::Role::Note).count();
    assert_eq!(notes, 1000);
}

#[test]
fn characters_that_show_nothing_neither_stop_nor_turn_the_page() {
    let odd = [
        "a\u{0}b\u{1}c\u{7}d\u{8}e\u{b}f\u{c}g\u{1b}h\u{7f}i\u{80}j\u{9f}k",
        "an open override \u{202e}and no end",
        "an open isolate \u{2067}and no end, \u{2066}twice",
        "ends \u{202c}\u{2069}\u{202c} without starts",
        &"\u{202b}".repeat(200).replacen('\u{202b}', "a", 1),
        &"\u{2067}x".repeat(200),
        "zero\u{200b}width\u{200c}and\u{200d}joiners\u{feff}and\u{2060}word joiner",
        &"\u{200b}".repeat(500).replacen('\u{200b}', "a", 1),
        "shy\u{ad}ly \u{ad}\u{ad}",
        "a\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}stacked marks",
        "\u{301}a mark by itself",
        "line\u{2028}and paragraph\u{2029}separators\u{85}next line",
        "private \u{e000} and unassigned \u{378} and a tag \u{e0041}",
        "\u{1f468}\u{200d}\u{1f469}\u{200d}\u{1f467}\u{200d}\u{1f466} family",
        "mixed עברית \u{202a}and (English) within\u{202c} עוד",
    ];
    for text in odd {
        let pack = quoting(&[article("odd", &[text])]);
        let front = Front { title: text.to_owned(), occasion: text.to_owned(), ..Front::default() };
        let item = pack.sections[0].items[0].id;
        let pack = steps(pack, &[Edit::SetFront(front), Edit::SetNote { item, note: text.to_owned() }]);
        let mut sink = Sink::new();
        let briefing = briefpack::assemble::assemble(&pack, &mut sink).unwrap();
        let pages = briefpack::layout::layout(&briefing, &mut sink);
        assert!(!pages.pages.is_empty());
        for page in &pages.pages {
            for item in &page.items {
                if let Draw::Glyphs(run) = &item.draw {
                    assert!(run.origin.x.is_finite() && run.glyphs.iter().all(|g| g.advance.is_finite()), "{text:?}");
                }
            }
        }
        export_with(&pack, ExportOptions::default(), &mut Sink::new()).unwrap();
    }
}

#[test]
fn what_cannot_be_seen_is_told_before_the_export() {
    let warned = |text: &str| {
        let pack = quoting(&[article("odd", &["A plain text."])]);
        let item = pack.sections[0].items[0].id;
        let pack = steps(pack, &[Edit::SetNote { item, note: text.to_owned() }]);
        briefpack::would_warn(&pack, &briefpack::layout::BundledOnly)
    };
    assert!(warned("A plain note.").is_empty());
    for (text, named) in [
        ("zero\u{200b}width", "U+200B"),
        ("a mark\u{feff} of order", "U+FEFF"),
        ("ends in a joiner\u{200d}", "U+200D"),
        ("ends\u{202c} without a start", "U+202C"),
        ("a bell\u{7}", "U+0007"),
    ] {
        let warnings = warned(text);
        let [warning] = warnings.as_slice() else { panic!("{text:?}: {warnings:?}") };
        assert!(warning.what.contains(named), "{text:?}: {}", warning.what);
        assert!(warning.place.is_some() && warning.advice.is_some());
    }
    // Persian writes its plurals with it, and families are joined by it.
    for text in ["کتاب\u{200c}ها", "\u{1f468}\u{200d}\u{1f469}"] {
        let widthless = |warning: &briefpack::diag::Warning| warning.what.contains("no width");
        assert!(!warned(text).iter().any(widthless), "{text:?}");
    }
}

#[test]
fn a_section_of_nothing_but_empty_things_is_set() {
    let pack = small_pack();
    let place = Place::end_of(pack.sections[1].id);
    let block = |body: Body| Edit::AddBlock { body, place };
    let pack = steps(
        pack,
        &[
            block(Body::Table { caption: String::new(), header: Vec::new(), rows: Vec::new() }),
            block(Body::Biography { name: String::new(), role: String::new(), text: String::new() }),
            block(Body::PageBreak),
            block(Body::PageBreak),
            Edit::AddSection { title: String::new(), index: 9 },
            Edit::AddSection { title: "\u{200b}".into(), index: 0 },
        ],
    );
    let (_, said) = set(&pack);
    assert!(said.iter().any(|s| s.contains("empty sections are not printed")), "{said:?}");
    exports(&pack);
}

/// A grey JPEG or PNG of that size, as small as its format makes it.
fn grey(width: u32, height: u32, format: image::ImageFormat) -> Vec<u8> {
    let mut bytes = Vec::new();
    let picture = image::GrayImage::from_pixel(width, height, image::Luma([128]));
    picture.write_to(&mut std::io::Cursor::new(&mut bytes), format).unwrap();
    bytes
}

#[test]
fn large_pictures_are_brought_down_and_larger_ones_refused_in_words() {
    use image::ImageFormat::{Jpeg, Png};
    let with = |bytes: Vec<u8>| {
        let pack = small_pack();
        let place = Place::end_of(pack.sections[0].id);
        steps(
            pack,
            &[
                Edit::AddPicture { name: "large".into(), picture: Picture { bytes: bytes.into() } },
                Edit::AddBlock {
                    body: Body::Picture { picture: "large".into(), caption: "c".into(), alt: "a".into() },
                    place,
                },
            ],
        )
    };
    for format in [Png, Jpeg] {
        let (pages, said) = set(&with(grey(5000, 3000, format)));
        assert_eq!(said, Vec::<String>::new());
        let picture = &pages.pictures[0];
        // No more than 300 pixels to the inch of the column.
        assert!(picture.width_px < 1600 && picture.height_px < 1000, "{} by {}", picture.width_px, picture.height_px);
    }
    // One row of 20,000 by 20,000 pixels is never allocated: the header says enough.
    let (_, said) = set(&with(grey(20_000, 6_100, Png)));
    assert!(said.len() == 1 && said[0].contains("too large (20000 by 6100 pixels"), "{said:?}");
    assert!(said[0].contains("make it smaller"), "{said:?}");
}

#[test]
fn a_picture_that_was_cut_short_is_refused_in_words() {
    use image::ImageFormat::{Jpeg, Png};
    let mut noisy = Vec::new();
    let picture = image::RgbImage::from_fn(200, 150, |x, y| image::Rgb([(x * y) as u8, (x * 7) as u8, (y * 13) as u8]));
    picture.write_to(&mut std::io::Cursor::new(&mut noisy), Jpeg).unwrap();
    for whole in [noisy.clone(), grey(64, 64, Jpeg), grey(64, 64, Png)] {
        assert!(briefpack::layout::pixels_of(&whole, 300.0, 300.0).is_ok());
        for share in [3, 6, 9] {
            let cut = &whole[..whole.len() * share / 10];
            let why = briefpack::layout::pixels_of(cut, 300.0, 300.0).unwrap_err();
            assert!(why.contains("damaged") && why.contains("save it anew"), "{share}: {why}");
        }
    }
    // What stands behind a picture's end is no part of it.
    let mut followed = noisy;
    followed.extend(b"what a camera adds");
    assert!(briefpack::layout::pixels_of(&followed, 300.0, 300.0).is_ok());
}

#[test]
fn a_picture_stands_as_the_camera_held_it() {
    // An Exif block of one entry: tag 0x0112, a short, once, 6: turned to the right.
    let mut exif = b"Exif\0\0II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0\x06\0\0\0\0\0\0\0".to_vec();
    let lying = grey(400, 200, image::ImageFormat::Jpeg);
    let mut bytes = vec![0xff, 0xd8, 0xff, 0xe1];
    bytes.extend(u16::try_from(exif.len() + 2).unwrap().to_be_bytes());
    bytes.append(&mut exif);
    bytes.extend(&lying[2..]);
    for (bytes, upright) in [(lying, false), (bytes, true)] {
        let picture = briefpack::layout::pixels_of(&bytes, 300.0, 300.0).unwrap();
        assert_eq!(picture.height_px > picture.width_px, upright, "{} by {}", picture.width_px, picture.height_px);
    }
}

#[test]
fn a_chronology_stands_in_order_of_days() {
    use jiff::civil::date;
    let pack = small_pack();
    let place = Place::end_of(pack.sections[0].id);
    let event =
        |date, end| Happening { date, end, precision: Precision::Day, text: "It happened.".into(), passage: None };
    let mut pack = steps(pack, &[Edit::AddChronology { entries: vec![(event(date(2025, 1, 1), None), None)], place }]);
    let told = pack.sections[0].items.last_mut().unwrap();
    // As a pack that another hand wrote.
    told.body = Body::Chronology(vec![
        event(date(2025, 5, 1), None),
        event(date(2024, 1, 1), None),
        event(date(2025, 10, 20), Some(date(2025, 10, 18))),
    ]);
    let mut sink = briefpack::diag::Sink::new();
    let briefing = briefpack::assemble::assemble(&pack, &mut sink).unwrap();
    let said: Vec<String> = sink.warnings().iter().map(ToString::to_string).collect();
    assert!(said.iter().any(|s| s.contains("ends before it begins; correct its days")), "{said:?}");
    let days: Vec<i16> = briefing.sections[0]
        .entries
        .iter()
        .filter_map(|e| match &e.content {
            Some(briefpack::assemble::Content::Chronology(events)) => Some(events.iter().map(|e| e.date.year())),
            _ => None,
        })
        .flatten()
        .collect();
    assert_eq!(days, [2024, 2025, 2025]);
}

#[test]
fn a_chronology_of_any_dates_is_drawn() {
    use jiff::civil::date;
    let event =
        |date, end, precision| (Happening { date, end, precision, text: "It happened.".into(), passage: None }, None);
    let day = |date| event(date, None, Precision::Day);
    let far = vec![day(date(-9000, 1, 1)), day(date(1, 1, 1)), day(date(9999, 12, 31))];
    let backwards = vec![event(date(2025, 5, 5), Some(date(2024, 1, 1)), Precision::Day), day(date(2025, 5, 6))];
    let years = vec![event(date(9999, 12, 31), None, Precision::Year), event(date(2025, 1, 1), None, Precision::Year)];
    let crowd = (0..400).map(|i| day(date(2025, 1, 1).checked_add(jiff::Span::new().days(i % 40)).unwrap())).collect();
    for entries in [far, backwards, years, crowd] {
        let pack = small_pack();
        let place = Place::end_of(pack.sections[0].id);
        let pack = steps(pack, &[Edit::AddChronology { entries, place }]);
        set(&pack);
        exports(&pack);
    }
}

#[test]
fn what_is_hostile_in_size_alone_takes_no_ages() {
    // A bound that a loop without end would break, far above what a slow machine takes.
    let (done, finished) = std::sync::mpsc::channel();
    std::thread::spawn(move || {
        let words = "word ".repeat(60_000);
        let pack = quoting(&[article("endless", &[words.trim(), &"x".repeat(30_000)])]);
        set(&pack);
        done.send(()).unwrap();
    });
    assert!(finished.recv_timeout(Duration::from_secs(120)).is_ok(), "a paragraph of 60,000 words is never done");
}
