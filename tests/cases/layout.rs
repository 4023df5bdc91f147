//! The pages: nothing outside its box, nothing lost between briefing and page, nothing parted that belongs together.

use briefpack::article::PassageKind;
use briefpack::assemble::{Briefing, Content, assemble};
use briefpack::diag::Sink;
use briefpack::layout::page::{Draw, GlyphRun, Pages, Role, Tag};
use briefpack::layout::{After, Face, Fonts, Measure, Setting, Theme, break_lines, layout};
use briefpack::pack::{Body, Edit, Front, Limit, Pack, Paper, Picture, Place, apply};
use proptest::prelude::*;

use crate::support::{article, boxes, png, rich_pack, small_pack, steps, whole_block};

/// A briefing and its pages, without warnings.
fn pages_of(pack: &Pack) -> (Briefing, Pages) {
    let mut sink = Sink::new();
    let briefing = assemble(pack, &mut sink).unwrap();
    let pages = layout(&briefing, &mut sink);
    assert!(sink.warnings().is_empty(), "{:?}", sink.warnings());
    (briefing, pages)
}

/// The pages of a pack, and what was noted about them.
fn pages_and_notes(pack: &Pack) -> (Pages, Vec<String>) {
    let mut sink = Sink::new();
    let pages = layout(&assemble(pack, &mut sink).unwrap(), &mut sink);
    (pages, sink.warnings().iter().map(ToString::to_string).collect())
}

fn runs(pages: &Pages) -> impl Iterator<Item = (usize, Tag, &GlyphRun)> {
    pages.pages.iter().enumerate().flat_map(|(i, page)| {
        page.items.iter().filter_map(move |item| match &item.draw {
            Draw::Glyphs(run) => Some((i, item.tag, run)),
            _ => None,
        })
    })
}

/// The text of all real content, as structure has it: element by element, each in one piece even where a page ends.
fn text_of(pages: &Pages) -> String {
    let mut by_node: std::collections::BTreeMap<usize, String> = std::collections::BTreeMap::new();
    for (_, tag, run) in runs(pages) {
        if let Tag::Content(node) = tag {
            by_node.entry(node.0).or_default().push_str(&run.text);
        }
    }
    by_node.into_values().collect::<Vec<_>>().join("\n")
}

/// Fails where anything stands outside the column or the paper, or on top of something else.
pub fn check_boxes(pages: &Pages) {
    boxes::check(pages, Theme::house());
}

/// Every quotation's words, paragraph by paragraph, are on the pages letter for letter.
pub fn check_quotations(briefing: &Briefing, pages: &Pages) {
    let text = text_of(pages);
    for entry in briefing.sections.iter().flat_map(|s| &s.entries) {
        let quotations = match &entry.content {
            Some(Content::Quotation(q)) => std::slice::from_ref(q),
            Some(Content::List(list)) => list.items.as_slice(),
            _ => &[],
        };
        for paragraph in quotations.iter().flat_map(|q| &q.paragraphs) {
            let shown: String = paragraph.chars().take(60).collect();
            assert!(text.contains(paragraph.as_str()), "lost on the way to the page: {shown}");
        }
    }
}

#[test]
fn a_small_pack_is_set_whole_and_inside_its_boxes() {
    for paper in [Paper::A4, Paper::Letter] {
        let pack = apply(&small_pack(), &Edit::SetPaper(paper)).unwrap();
        let (briefing, pages) = pages_of(&pack);
        check_boxes(&pages);
        check_quotations(&briefing, &pages);
        assert!(text_of(&pages).contains("Ask about the quay.") && text_of(&pages).contains("Bring the map."));
        assert!(runs(&pages).any(|(_, tag, run)| tag == Tag::Footer && run.text == "page 1 of 2"));
    }
}

#[test]
fn the_same_briefing_gives_the_same_pages() {
    let (_, one) = pages_of(&small_pack());
    let (_, two) = pages_of(&small_pack());
    assert_eq!(format!("{:?}{:?}", one.pages, one.structure), format!("{:?}{:?}", two.pages, two.structure));
}

/// A pack of many quotations of many lengths.
fn long_pack(count: usize) -> Pack {
    let words = ["harbour", "treaty", "of", "co-operation", "Việt", "Nam", "a", "minister", "undertook", "12,000"];
    let texts: Vec<String> = (0..count)
        .map(|i| (0..5 + (i * 37) % 160).map(|w| words[(i * 7 + w * 3) % words.len()]).collect::<Vec<_>>().join(" "))
        .collect();
    let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
    let long = article("long", &texts);
    let mut pack = apply(&Pack::new("A long one"), &Edit::AddArticle(long.clone())).unwrap();
    for block in 0..count {
        let place = Place::end_of(pack.sections[0].id);
        pack = apply(&pack, &Edit::AddQuotation { passage: whole_block(&long, block), place }).unwrap();
    }
    pack
}

#[test]
fn many_pages_hold_everything_in_their_boxes() {
    let (briefing, pages) = pages_of(&long_pack(120));
    assert!(pages.pages.len() > 10);
    check_boxes(&pages);
    check_quotations(&briefing, &pages);
    let last = pages.pages.len();
    assert!(runs(&pages).any(|(_, _, run)| run.text == format!("page {last} of {last}")));
}

/// The lines of real content on each page: the baselines, with the paragraph that each belongs to.
fn no_line_stands_alone(pages: &Pages) {
    let mut lines: std::collections::BTreeMap<usize, Vec<(usize, i64)>> = std::collections::BTreeMap::new();
    for (page, tag, run) in runs(pages) {
        let Tag::Content(node) = tag else { continue };
        if pages.structure[node.0].role != Role::Paragraph {
            continue;
        }
        let line = (page, (run.origin.y * 100.0) as i64);
        let seen = lines.entry(node.0).or_default();
        if seen.last() != Some(&line) {
            seen.push(line);
        }
    }
    for (node, lines) in lines {
        let first = lines.iter().take_while(|l| l.0 == lines[0].0).count();
        let last = lines.iter().rev().take_while(|l| l.0 == lines[lines.len() - 1].0).count();
        let parted = first < lines.len();
        assert!(!parted || (first >= 2 && last >= 2), "paragraph {node}: {first} lines, then {last} on another page");
    }
}

#[test]
fn no_single_line_is_left_alone_at_a_pages_top_or_bottom() {
    no_line_stands_alone(&pages_of(&long_pack(120)).1);
}

#[test]
fn headings_stand_on_the_page_of_what_follows() {
    let mut pack = long_pack(40);
    for i in 0..40 {
        pack = apply(&pack, &Edit::AddSection { title: format!("Section {i}"), index: 99 }).unwrap();
        let (section, item) = (pack.sections[i + 1].id, pack.sections[0].items[0].id);
        pack = apply(&pack, &Edit::MoveItem { item, place: Place::end_of(section) }).unwrap();
    }
    let pack = apply(&pack, &Edit::RemoveSection(pack.sections[0].id)).unwrap();
    let (_, pages) = pages_of(&pack);
    for page in &pages.pages {
        let last = page.items.iter().rev().find_map(|item| match item.tag {
            Tag::Content(node) => Some(pages.structure[node.0].role),
            _ => None,
        });
        // A title page may hold the title alone.
        assert!(!matches!(last, Some(Role::Heading(2..))), "a heading ends a page");
    }
}

#[test]
fn bookmarks_and_links_lead_to_places_on_pages() {
    let (_, pages) = pages_of(&small_pack());
    let titles: Vec<&str> = pages.bookmarks.iter().map(|b| b.title.as_str()).collect();
    let expected =
        ["1 Key passages", "2 Lines", "Sources", "Annexes", "Annex A: About harbours", "Annex B: About railways"];
    assert_eq!(titles, expected);
    // A link may be parted by a line's end: it counts once for its element.
    let links: std::collections::BTreeSet<(usize, &str)> =
        pages.pages.iter().flat_map(|p| &p.links).map(|l| (l.node.0, l.description.as_str())).collect();
    let count = |words: &str| links.iter().filter(|(_, l)| l.contains(words)).count();
    assert_eq!(count("To these words in their annex"), 4, "each quotation leads to its marked words");
    assert_eq!(count("Back to where it is quoted"), 4, "and each mark leads back");
    assert_eq!((count("Note "), count("Back to note"), count("To the passage in its annex")), (2, 2, 2));
    for bookmark in &pages.bookmarks {
        assert!(pages.destinations[bookmark.dest.0].at.y > 0.0);
    }
}

#[test]
fn what_is_wider_than_the_line_is_parted_and_what_is_longer_than_a_page_goes_on() {
    let long_word = "x".repeat(400);
    let sentence = "The parties agreed to go on. ".repeat(400);
    let odd = article("odd", &[&long_word, sentence.trim(), "a\u{200b}b\u{202e}c\u{7}d"]);
    let mut pack = apply(&Pack::new("t".repeat(2000)), &Edit::AddArticle(odd.clone())).unwrap();
    let place = Place::end_of(pack.sections[0].id);
    for block in 0..3 {
        pack = apply(&pack, &Edit::AddQuotation { passage: whole_block(&odd, block), place }).unwrap();
    }
    let (pages, said) = pages_and_notes(&pack);
    let briefing = assemble(&pack, &mut Sink::new()).unwrap();
    assert!(said.len() == 4 && said[0].contains("odd.txt") && said[0].contains("U+202E"), "{said:?}");
    assert!(said[1].contains("U+0007") && said[2].contains("U+202E") && said[3].contains("U+200B"), "{said:?}");
    check_boxes(&pages);
    check_quotations(&briefing, &pages);
    assert!(pages.pages.len() >= 3);
}

#[test]
fn a_character_that_no_font_has_is_reported() {
    let han = article("han", &["The word 漢 is Chinese."]);
    let pack = Pack::new("p");
    let place = Place::end_of(pack.sections[0].id);
    let edits = [Edit::AddArticle(han.clone()), Edit::AddQuotation { passage: whole_block(&han, 0), place }];
    let pack = steps(pack, &edits);
    let mut sink = Sink::new();
    layout(&assemble(&pack, &mut sink).unwrap(), &mut sink);
    let said: Vec<String> = sink.warnings().iter().map(ToString::to_string).collect();
    assert!(said.len() == 1 && said[0].contains("U+6F22"), "{said:?}");
}

#[test]
fn the_bundled_fonts_have_every_vietnamese_letter_in_every_face() {
    let letters = "aăâbcdđeêghiklmnoôơpqrstuưvxyàằầèềìòồờùừỳảẳẩẻểỉỏổởủửỷãẵẫẽễĩõỗỡũữỹáắấéếíóốớúứýạặậẹệịọộợụựỵ₫“”‘’–—…";
    let fonts = Fonts::bundled();
    assert_eq!(fonts.all().len(), Face::ALL.len());
    for font in fonts.all() {
        for letter in letters.chars().chain(letters.to_uppercase().chars()) {
            assert!(font.has(letter), "{} lacks '{letter}'", font.font.name);
        }
    }
}

#[test]
fn an_empty_section_is_reported_and_an_empty_pack_refused() {
    let pack = apply(&small_pack(), &Edit::AddSection { title: "Nothing yet".into(), index: 9 }).unwrap();
    let mut sink = Sink::new();
    assemble(&pack, &mut sink).unwrap();
    assert!(sink.warnings()[0].to_string().contains("'Nothing yet' is empty"));
    let refused = assemble(&Pack::new("p"), &mut Sink::new()).unwrap_err();
    assert!(refused.to_string().contains("add a passage"));
}

#[test]
fn the_title_page_shows_what_was_filled_in() {
    let front = Front {
        title: "Talks".into(),
        occasion: "Visit to London".into(),
        date: Some(jiff::civil::date(2025, 11, 1)),
        prepared_for: "The Minister".into(),
        prepared_by: "Desk 3".into(),
        marking: "OFFICIAL".into(),
        kind: "Meeting brief".into(),
        number: "2025/114".into(),
        time: "10.30".into(),
        place: "London".into(),
        version: "2".into(),
        contact: "Ext. 4711".into(),
        ..Front::default()
    };
    let (_, pages) = pages_of(&apply(&small_pack(), &Edit::SetFront(front)).unwrap());
    let text = text_of(&pages);
    for words in [
        "MEETING BRIEF",
        "2025/114",
        "Talks",
        "Visit to London",
        "1\u{a0}November 2025",
        "10.30",
        "The Minister",
        "Desk 3",
        "Ext. 4711",
    ] {
        assert!(text.contains(words), "{words} in {text}");
    }
    let marks = runs(&pages).filter(|(_, _, run)| run.text == "OFFICIAL").count();
    assert_eq!(marks, 2 * pages.pages.len(), "top and bottom of every page");
    assert_eq!(pages.info.title, "Talks");
    assert_eq!(pages.info.date, Some(jiff::civil::date(2025, 11, 1)));
}

fn measure(width: f32, after: After) -> Measure {
    Measure { width, space: 3.0, after }
}

#[test]
fn lines_are_even_rather_than_full() {
    // First come, first served would give 30+3+30, 30 alone in the middle; the whole paragraph is evener.
    let pieces = [30.0, 30.0, 32.0, 30.0, 61.0].map(|w| measure(w, After::Break));
    let lines: Vec<_> = break_lines(&pieces, 66.0, Setting::Ragged).into_iter().map(|l| l.pieces).collect();
    assert_eq!(lines, [0..2, 2..4, 4..5]);
}

/// Pieces of these widths, some of them not to be parted, some parts of words, some ends of lines.
fn pieces(widths: &[(f32, u8)]) -> Vec<Measure> {
    let after = |kind: u8| match kind {
        0 => After::End,
        1 => After::Joined,
        2 => After::Hyphen(4.0),
        _ => After::Break,
    };
    widths
        .iter()
        .map(|(w, kind)| Measure { width: *w, space: if *kind > 2 { 3.0 } else { 0.0 }, after: after(*kind) })
        .collect()
}

proptest! {
    #[test]
    fn lines_hold_every_piece_once_and_fit(
        widths in prop::collection::vec((1.0f32..120.0, 0u8..9), 0..80),
        justified in any::<bool>(),
    ) {
        let setting = if justified { Setting::Justified } else { Setting::Ragged };
        let pieces = pieces(&widths);
        let mut next = 0;
        for line in break_lines(&pieces, 100.0, setting) {
            let range = line.pieces;
            prop_assert_eq!(range.start, next);
            prop_assert!(range.end > range.start);
            next = range.end;
            let last = pieces[range.end - 1];
            prop_assert!(last.after != After::Joined || range.end == pieces.len());
            let inner = &pieces[range.start..range.end - 1];
            prop_assert!(inner.iter().all(|p| p.after != After::End));
            let spaces: f32 = inner.iter().map(|p| p.space).sum();
            let letters: f32 = pieces[range.clone()].iter().map(|p| p.width).sum();
            let hyphen = if line.hyphen { 4.0 } else { 0.0 };
            let could_be_parted = inner.iter().any(|p| !matches!(p.after, After::Joined));
            let width = letters + hyphen + spaces * line.space_scale;
            prop_assert!(width <= 100.1 || !could_be_parted, "a line that could be parted is {width} wide");
            prop_assert!(line.space_scale > 0.7, "words run together");
        }
        prop_assert_eq!(next, pieces.len());
    }
}

#[test]
fn a_right_to_left_line_ends_at_the_right_and_reads_in_the_order_of_its_text() {
    let text = "שלום עולם 2025 abc שלום";
    let hebrew = article("hebrew", &[text]);
    let pack = Pack::new("p");
    let place = Place::end_of(pack.sections[0].id);
    let edits = [Edit::AddArticle(hebrew.clone()), Edit::AddQuotation { passage: whole_block(&hebrew, 0), place }];
    let mut sink = Sink::new();
    let pages = layout(&assemble(&steps(pack, &edits), &mut sink).unwrap(), &mut sink);
    let words: Vec<(String, f32)> = runs(&pages)
        .filter(|(page, tag, run)| {
            let Tag::Content(node) = tag else { return false };
            *page == 0 && pages.structure[node.0].role == Role::Link && !run.text.trim().is_empty()
        })
        .map(|(_, _, run)| (run.text.clone(), run.origin.x))
        .take(5)
        .collect();
    let read: Vec<&str> = words.iter().map(|w| w.0.as_str()).collect();
    assert_eq!(read, ["שלום", "עולם", "2025", "abc", "שלום"]);
    let x: Vec<f32> = words.iter().map(|w| w.1).collect();
    assert!(x[0] > x[1] && x[1] > x[2] && x[2] > x[3] && x[3] > x[4], "from right to left: {x:?}");
    let first = runs(&pages).find(|(_, _, run)| run.text == "שלום").unwrap().2;
    let column = Theme::house().page;
    let end = column.left + column.column - Theme::house().inset;
    assert!((first.origin.x + first.width() - end).abs() < 0.5, "starts beside the bar at the right");
    let bar = pages.pages[0].items.iter().find_map(|item| match item.draw {
        Draw::Fill { rect, .. } if rect.width < 3.0 && rect.height > 5.0 => Some(rect),
        _ => None,
    });
    assert!((bar.unwrap().right() - column.left - column.column).abs() < 0.01, "the bar stands where lines start");
    assert!(text_of(&pages).contains(text));
}

#[test]
fn every_kind_of_item_is_set_in_every_theme_on_every_paper() {
    for theme in Theme::bundled() {
        for paper in [Paper::A4, Paper::Letter] {
            let pack = steps(rich_pack(), &[Edit::SetTheme(theme.name.clone()), Edit::SetPaper(paper)]);
            let (briefing, pages) = pages_of(&pack);
            boxes::check(&pages, theme);
            check_quotations(&briefing, &pages);
            let text = text_of(&pages);
            for words in ["12 ships", "handled in a year", "week of 9\u{a0}March 2025", "June 2025", "once a pilot"] {
                assert!(text.contains(words), "{words} is not in: {text}");
            }
            assert!(text.contains("The quay in spring") && !text.contains("**"));
            assert_eq!(pages.pictures.len(), 1);
        }
    }
}

#[test]
fn bundled_themes_name_a_style_for_everything() {
    assert_eq!(Theme::bundled().len(), 2);
    let files = [include_str!("../../assets/themes/house.json"), include_str!("../../assets/themes/print.json")];
    for (theme, file) in Theme::bundled().iter().zip(files) {
        let styles: serde_json::Value = serde_json::from_str(file).unwrap();
        let styles = styles["styles"].as_object().unwrap();
        assert_eq!(styles.len(), Theme::STYLES, "{} has a style too few or too many", theme.name);
        for (name, style) in styles {
            let color = style["color"].as_str().unwrap();
            assert!(theme.colors.contains_key(color), "{name} of {} is in no colour: {color}", theme.name);
        }
    }
}

#[test]
fn kinds_of_passages_are_told_apart_without_colours() {
    for theme in Theme::bundled() {
        let looks: Vec<_> = PassageKind::ALL.into_iter().map(|kind| theme.mark(kind)).collect();
        for (i, one) in looks.iter().enumerate() {
            for other in &looks[i + 1..] {
                assert_ne!(one.line, other.line, "in {}", theme.name);
                assert!(theme.name == "print" || one.tint != other.tint, "in {}", theme.name);
            }
        }
    }
}

#[test]
fn text_stands_out_from_paper_and_marks() {
    let luminance = |color: briefpack::layout::page::Color| {
        let channel = |c: u8| {
            let c = f64::from(c) / 255.0;
            if c <= 0.04045 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * channel(color.0) + 0.7152 * channel(color.1) + 0.0722 * channel(color.2)
    };
    let contrast = |a: f64, b: f64| (a.max(b) + 0.05) / (a.min(b) + 0.05);
    for theme in Theme::bundled() {
        for name in ["ink", "quiet", "accent", "note"] {
            let text = luminance(theme.color(name));
            assert!(contrast(text, 1.0) >= 4.5, "{name} on paper in {}", theme.name);
        }
        for kind in PassageKind::ALL {
            let mark = luminance(theme.mark(kind).tint);
            assert!(contrast(luminance(theme.color("ink")), mark) >= 7.0, "{kind:?} in {}", theme.name);
            let edge = luminance(theme.mark(kind).edge);
            assert!(contrast(edge, 1.0) >= 3.0, "the line under {kind:?} in {}", theme.name);
        }
    }
}

#[test]
fn a_picture_that_is_none_or_too_large_is_said_in_its_place() {
    let mut huge = png(2, 2);
    // The header says 20,000 by 20,000; the checksum no longer holds, and nothing of it is ever allocated.
    huge[16..24].copy_from_slice(&[0, 0, 0x4e, 0x20, 0, 0, 0x4e, 0x20]);
    for bytes in [b"no picture".to_vec(), huge, png(4, 4)[..30].to_vec(), Vec::new()] {
        let pack = steps(
            rich_pack(),
            &[Edit::AddPicture { name: "quay.png".into(), picture: Picture { bytes: bytes.into() } }],
        );
        let mut sink = Sink::new();
        let pages = layout(&assemble(&pack, &mut sink).unwrap(), &mut sink);
        let said: Vec<String> = sink.warnings().iter().map(ToString::to_string).collect();
        assert!(said.iter().any(|s| s.contains("quay.png cannot be shown")), "{said:?}");
        assert!(text_of(&pages).contains("[The picture quay.png cannot be shown.]"));
    }
}

#[test]
fn a_table_wider_than_the_page_stands_in_parts_and_one_longer_goes_on() {
    let rows = (0..90).map(|r| (0..9).map(|c| format!("cell {r} {c} with aratherlongwordinit")).collect()).collect();
    let header = (0..9).map(|c| format!("Column {c}")).collect();
    let body = Body::Table { caption: "Wide".into(), header, rows };
    let pack = small_pack();
    let place = Place::end_of(pack.sections[1].id);
    let (pages, said) = pages_and_notes(&apply(&pack, &Edit::AddBlock { body, place }).unwrap());
    check_boxes(&pages);
    assert!(pages.pages.len() > 4);
    assert!(said.len() == 1 && said[0].contains("the table 'Wide' is too wide for the page"), "{said:?}");
}

#[test]
fn a_thousand_footnotes_are_all_printed() {
    let texts: Vec<String> = (0..1000).map(|i| format!("Word {i}.")).collect();
    let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
    let many = article("many", &texts);
    let mut pack = apply(&Pack::new("p"), &Edit::AddArticle(many.clone())).unwrap();
    for block in 0..1000 {
        let place = Place::end_of(pack.sections[0].id);
        pack = apply(&pack, &Edit::AddQuotation { passage: whole_block(&many, block), place }).unwrap();
    }
    let (_, pages) = pages_of(&pack);
    check_boxes(&pages);
    let notes = pages.structure.iter().filter(|n| n.role == Role::Note).count();
    assert_eq!(notes, 1000);
    for (page, tag, run) in runs(&pages) {
        // A footnote's number stands on the page of its mark.
        let Tag::Content(node) = tag else { continue };
        if pages.structure[node.0].role == Role::Reference {
            assert!(run.origin.y > 0.0 && page < pages.pages.len());
        }
    }
}

#[test]
fn the_traffic_light_protocol_is_set_as_prescribed_and_a_draft_says_so() {
    let front = Front { marking: "tlp: amber+strict".into(), version: "2".into(), ..small_pack().front };
    let mut sink = Sink::new();
    let mut briefing = assemble(&apply(&small_pack(), &Edit::SetFront(front)).unwrap(), &mut sink).unwrap();
    briefing.draft_stamp = Some("3 November 2025, 14.05".into());
    let pages = layout(&briefing, &mut sink);
    let labels: Vec<&GlyphRun> =
        runs(&pages).map(|(_, _, run)| run).filter(|run| run.text == "TLP:AMBER+STRICT").collect();
    assert_eq!(labels.len(), 2 * pages.pages.len());
    assert!(labels.iter().all(|run| run.size >= 12.0));
    // The word stands behind the text, the time where nothing hides it, in a colour that can be read.
    let words = runs(&pages).filter(|(_, tag, run)| *tag == Tag::Decoration && run.text == "DRAFT").count();
    let stamps: Vec<_> =
        runs(&pages).filter(|(_, tag, run)| *tag == Tag::Footer && run.text.contains("14.05")).collect();
    assert_eq!((words, stamps.len()), (pages.pages.len(), pages.pages.len()));
    for (page, _, stamp) in stamps {
        // Over the line of the version and the page's number.
        let others = runs(&pages).filter(|(on, tag, _)| *on == page && *tag == Tag::Footer);
        let near: Vec<_> = others.filter(|(_, _, run)| (run.origin.y - stamp.origin.y).abs() < 8.0).collect();
        assert!(near.iter().all(|(_, _, run)| run.color == stamp.color && !run.text.contains("version")));
        assert!(stamp.size >= 7.5 && stamp.turn_degrees == 0.0);
        let briefpack::layout::page::Color(red, green, blue) = stamp.color;
        assert!(red.max(green).max(blue) < 120, "{:?}", stamp.color);
    }
}

#[test]
fn a_marking_of_two_lines_keeps_the_form_of_its_label() {
    let marked = |marking: &str| {
        let front = Front { marking: marking.into(), ..small_pack().front };
        let mut sink = Sink::new();
        let briefing = assemble(&apply(&small_pack(), &Edit::SetFront(front)).unwrap(), &mut sink).unwrap();
        let pages = layout(&briefing, &mut sink);
        let edges = |page: usize| -> Vec<(String, f32, f32)> {
            runs(&pages)
                .filter(|(on, tag, run)| *on == page && *tag != Tag::Decoration && run.origin.y < 30.0)
                .map(|(_, _, run)| (run.text.clone(), run.origin.x, run.size))
                .collect()
        };
        (edges(0), sink.warnings().iter().map(ToString::to_string).collect::<Vec<_>>())
    };
    let (head, said) = marked("tlp: red\nFor the delegation alone");
    assert_eq!(said, Vec::<String>::new());
    let at = |text: &str| head.iter().find(|(run, ..)| run.contains(text)).unwrap_or_else(|| panic!("{head:?}"));
    assert!(at("TLP:RED").2 >= 12.0 && at("TLP:RED").1 > at("delegation").1);
    let (head, said) = marked("TLP:\nAMBER");
    assert!(said.is_empty() && head.len() == 1 && head[0].0 == "TLP:AMBER", "{head:?}");
    // The label of the first version has another name in the second.
    for marking in ["TLP:WHITE", "tlp: white", "TLP:WHITE\nPress"] {
        let (_, said) = marked(marking);
        let [told] = said.as_slice() else { panic!("{said:?}") };
        assert!(told.contains("TLP 2.0 calls") && told.contains("write TLP:CLEAR"), "{told}");
    }
    // What only looks like a label is told, with the label that may be meant.
    for (marking, way_out) in [
        ("TLP:AMBER STRICT", "write TLP:AMBER+STRICT if"),
        ("tlp amber+strict", "write TLP:AMBER+STRICT if"),
        ("For the delegation\nTLP red", "write TLP:RED if"),
        ("TLP:BLACK", "TLP:GREEN, TLP:CLEAR"),
    ] {
        let (_, said) = marked(marking);
        let [told] = said.as_slice() else { panic!("{marking}: {said:?}") };
        assert!(told.contains("no label of the Traffic Light Protocol") && told.contains(way_out), "{told}");
    }
    assert_eq!(marked("TLPX internal").1, Vec::<String>::new());
}

#[test]
fn what_is_read_out_instead_of_a_picture_is_never_its_file() {
    let name = "SECRET-budget-cut.png";
    let place = Place::end_of(small_pack().sections[0].id);
    let body = |caption: &str, alt: &str| Edit::AddBlock {
        body: Body::Picture { picture: name.into(), caption: caption.into(), alt: alt.into() },
        place,
    };
    let said = |language: &str, words: &str| {
        let front = Front {
            logo: Some(name.into()),
            logo_words: words.into(),
            language: language.into(),
            ..small_pack().front
        };
        let picture = Edit::AddPicture { name: name.into(), picture: Picture { bytes: png(4, 4).into() } };
        let edits = [picture, Edit::SetFront(front), body("", ""), body("A quay", ""), body("", "A quay at dawn")];
        let pack = steps(small_pack(), &edits);
        let mut sink = Sink::new();
        let file = briefpack::export(&pack, None, &mut sink).unwrap().bytes;
        let pdf = briefpack::pdf::read::read(&file).unwrap();
        let alts: Vec<String> =
            pdf.elements.iter().filter(|e| e.role == "Figure").filter_map(|e| e.replaced.clone()).collect();
        // Nowhere else either: the manifest is read as it lies in the file.
        let attached = pdf.attachments.iter().filter_map(|a| a.bytes.as_deref()).map(String::from_utf8_lossy);
        assert!(attached.into_iter().all(|text| !text.contains("SECRET")));
        assert_eq!(briefpack::verify::verify_pdf(&file).unwrap().findings, []);
        (alts, sink.warnings().iter().filter(|w| w.what.contains("no words for those")).count())
    };
    assert_eq!(said("", ""), (["Logo", "Picture", "A quay", "A quay at dawn"].map(str::to_owned).to_vec(), 2));
    let (alts, warned) = said("vi", "Quốc huy");
    assert_eq!((alts[0].as_str(), alts[1].as_str(), warned), ("Quốc huy", "Hình", 1));
}

/// Writes a pack with every kind of item, in both themes, for people and other programs to look at.
#[test]
fn every_kind_of_item_becomes_a_file() {
    for theme in Theme::bundled() {
        let front = Front {
            kind: "Meeting brief".into(),
            number: "2025/114".into(),
            version: "2".into(),
            occasion: "Opening of the harbour".into(),
            date: Some(jiff::civil::date(2025, 11, 1)),
            time: "10.30".into(),
            marking: "TLP:AMBER".into(),
            ..rich_pack().front
        };
        let pack = steps(rich_pack(), &[Edit::SetTheme(theme.name.clone()), Edit::SetFront(front)]);
        let mut sink = Sink::new();
        let exported = briefpack::export(&pack, None, &mut sink).unwrap();
        assert!(sink.warnings().is_empty(), "{:?}", sink.warnings());
        assert!(exported.bytes.starts_with(b"%PDF-1.7"));
        let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR"));
        std::fs::write(folder.join(format!("every-item-{}.pdf", theme.name)), exported.bytes).unwrap();
    }
}

#[test]
fn a_section_that_outgrows_its_limit_is_reported() {
    let pack = small_pack();
    let section = pack.sections[0].id;
    let plan = |limit| Edit::PlanSection { section, guidance: "Short, please.".into(), limit: Some(limit) };
    for (limit, says) in
        [(Limit::Lines(1), "takes 3 lines; its limit is 1"), (Limit::Lines(9), ""), (Limit::Pages(1), "")]
    {
        let mut sink = Sink::new();
        let pages = layout(&assemble(&apply(&pack, &plan(limit)).unwrap(), &mut sink).unwrap(), &mut sink);
        let said: Vec<String> = sink.warnings().iter().map(ToString::to_string).collect();
        assert_eq!(said.iter().any(|s| s.contains("limit")), !says.is_empty(), "{said:?}");
        assert!(said.iter().all(|s| s.contains(says)));
        assert!(!text_of(&pages).contains("Short, please."), "guidance is never printed");
    }
}
