//! What a careful setter would not let pass: parted words where nobody should meet them, numbers cut in two, marks with
//! holes, letters backwards.

use std::collections::{BTreeMap, BTreeSet};

use briefpack::diag::Sink;
use briefpack::layout::page::{Draw, GlyphRun, NodeId, Page, Pages, Rect, Role, Tag};
use briefpack::layout::{After, Measure, Setting, Theme, break_lines, layout};
use briefpack::pack::{Body, Edit, Front, Happening, Pack, Picture, Place, Precision, apply};
use proptest::prelude::*;

use crate::support::{article, boxes, png, root, shapes, small_pack, steps, whole_block};

const SOFT_HYPHEN: char = '\u{ad}';

/// The pages of a pack in its theme, and what was noted about them.
pub fn set(pack: &Pack) -> (Pages, Vec<String>) {
    let mut sink = Sink::new();
    let briefing = briefpack::assemble::assemble(pack, &mut sink).unwrap();
    let pages = layout(&briefing, &mut sink);
    boxes::check(&pages, Theme::named(&briefing.theme).unwrap());
    (pages, sink.warnings().iter().map(ToString::to_string).collect())
}

pub fn runs(page: &Page) -> impl Iterator<Item = (Tag, &GlyphRun)> {
    page.items.iter().filter_map(|item| match &item.draw {
        Draw::Glyphs(run) => Some((item.tag, run)),
        _ => None,
    })
}

fn sample() -> Pack {
    briefpack::store::load_pack(&root().join("seeds/vietnam-uk.briefing.json"), &mut Sink::new()).unwrap()
}

/// A pack that quotes every paragraph of an article.
fn quoting(paragraphs: &[&str]) -> Pack {
    let source = article("source", paragraphs);
    let pack = Pack::new("p");
    let place = Place::end_of(pack.sections[0].id);
    let mut edits = vec![Edit::AddArticle(source.clone())];
    edits.extend((0..paragraphs.len()).map(|b| Edit::AddQuotation { passage: whole_block(&source, b), place }));
    steps(pack, &edits)
}

/// The lines of running text of each element, in order: the page, and whether the line ends within a word.
fn lines(pages: &Pages) -> BTreeMap<NodeId, Vec<(usize, bool)>> {
    let mut lines: BTreeMap<NodeId, Vec<(usize, i64, bool)>> = BTreeMap::new();
    for (index, page) in pages.pages.iter().enumerate() {
        for (tag, run) in runs(page) {
            let Tag::Content(node) = tag else { continue };
            let (y, hyphen) = ((run.origin.y * 10.0) as i64, run.text.ends_with(SOFT_HYPHEN));
            let of_node = lines.entry(node).or_default();
            match of_node.last_mut().filter(|last| (last.0, last.1) == (index, y)) {
                Some(last) => last.2 = hyphen,
                None => of_node.push((index, y, hyphen)),
            }
        }
    }
    lines.into_iter().map(|(node, lines)| (node, lines.into_iter().map(|(p, _, h)| (p, h)).collect())).collect()
}

#[test]
fn no_word_is_parted_over_pages_or_before_a_last_line_or_three_times_in_a_row() {
    let mut parted = 0;
    for pack in [sample(), shapes::pack("long", &root())] {
        let (pages, _) = set(&apply(&pack, &Edit::SetTheme("print".into())).unwrap());
        for (node, lines) in lines(&pages) {
            parted += lines.iter().filter(|line| line.1).count();
            for (line, next) in lines.iter().zip(lines.iter().skip(1)) {
                assert!(!line.1 || line.0 == next.0, "{node:?}: a word goes on overleaf from page {}", line.0 + 1);
            }
            if pages.structure[node.0].role != Role::Paragraph {
                continue;
            }
            if let [.., before, _] = lines.as_slice() {
                assert!(!before.1, "{node:?}: the last line on page {} opens with half a word", before.0 + 1);
            }
            let three = lines.windows(3).any(|three| three.iter().all(|line| line.1));
            assert!(!three, "{node:?}: three parted words one below another");
        }
    }
    assert!(parted > 20, "words are parted where it helps: {parted}");
}

proptest! {
    #[test]
    fn hyphens_neither_stack_nor_stand_before_the_last_line(
        words in prop::collection::vec(prop::collection::vec(8.0f32..22.0, 1..5), 12..60),
        justified in any::<bool>(),
    ) {
        let setting = if justified { Setting::Justified } else { Setting::Ragged };
        let syllables = |word: &Vec<f32>| {
            let last = word.len() - 1;
            word.iter().enumerate().map(|(i, width)| Measure {
                width: *width,
                space: if i == last { 4.0 } else { 0.0 },
                after: if i == last { After::Break } else { After::Hyphen(3.0) },
            }).collect::<Vec<_>>()
        };
        let pieces: Vec<Measure> = words.iter().flat_map(syllables).collect();
        let lines = break_lines(&pieces, 160.0, setting);
        let hyphens: Vec<bool> = lines.iter().map(|line| line.hyphen).collect();
        prop_assert!(!hyphens.windows(3).any(|three| three.iter().all(|h| *h)), "{hyphens:?}");
        if let [.., before, _] = hyphens.as_slice() {
            prop_assert!(!before, "{hyphens:?}");
        }
    }
}

#[test]
fn a_quotation_of_five_lines_stands_on_one_page() {
    let words = "The two sides agreed to go on with what had been begun in the spring of that year. ";
    let texts: Vec<String> = (0..60).map(|i| words.repeat(1 + i % 5)).collect();
    let texts: Vec<&str> = texts.iter().map(|text| text.trim()).collect();
    let (pages, _) = set(&quoting(&texts));
    let mut short = 0;
    for (node, lines) in lines(&pages) {
        let parent = pages.structure[node.0].parent;
        let is_quotation = pages.structure[pages.structure[parent.0].parent.0].role == Role::BlockQuote;
        if is_quotation && lines.len() <= 5 {
            short += 1;
            assert_eq!(lines[0].0, lines[lines.len() - 1].0, "{} lines on two pages", lines.len());
        }
    }
    assert!(short > 30, "{short}");
}

#[test]
fn every_word_of_a_marked_right_to_left_paragraph_is_marked() {
    let text = "قال الوزير: إن الاتفاق (الأول) سيوقع قريبا؛ وأضاف: «لا تغيير». ".repeat(6);
    let (pages, _) = set(&quoting(&[text.trim()]));
    let tints: BTreeSet<_> = [Theme::house().mark(briefpack::article::PassageKind::Own).tint]
        .map(|color| (color.0, color.1, color.2))
        .into();
    let annex = pages.pages.last().unwrap();
    let marks: Vec<Rect> = annex
        .items
        .iter()
        .filter_map(|item| match item.draw {
            Draw::Fill { rect, color } if tints.contains(&(color.0, color.1, color.2)) => Some(rect),
            _ => None,
        })
        .collect();
    let body: Vec<&GlyphRun> = runs(annex)
        .map(|(_, run)| run)
        .filter(|run| (run.size - 9.0).abs() < 0.01 && !run.text.trim().is_empty() && !run.text.is_ascii())
        .collect();
    assert!(marks.len() > 2 && body.len() > 40, "{} marks, {} words", marks.len(), body.len());
    for run in body {
        let covered = marks.iter().any(|mark| {
            (mark.y..mark.bottom()).contains(&run.origin.y)
                && mark.x <= run.origin.x + 0.05
                && mark.right() >= run.origin.x + run.width() - 0.05
        });
        assert!(covered, "'{}' at {:?} is not marked", run.text, run.origin);
    }
}

/// A table by itself in a pack.
fn table(caption: &str, header: Vec<String>, rows: Vec<Vec<String>>) -> Pack {
    let pack = small_pack();
    let place = Place::end_of(pack.sections[1].id);
    let body = Body::Table { caption: caption.into(), header, rows };
    apply(&pack, &Edit::AddBlock { body, place }).unwrap()
}

fn cells(pages: &Pages) -> Vec<&str> {
    let is_cell = |tag: Tag| match tag {
        Tag::Content(node) => {
            matches!(pages.structure[node.0].role, Role::TableCell | Role::TableHeader { .. })
        }
        _ => false,
    };
    pages.pages.iter().flat_map(runs).filter(|(tag, _)| is_cell(*tag)).map(|(_, run)| run.text.as_str()).collect()
}

#[test]
fn numbers_and_words_of_a_wide_table_stay_whole() {
    let texts = |texts: &[&str]| texts.iter().map(|t| (*t).to_owned()).collect::<Vec<String>>();
    let header = texts(&[
        "Country",
        "Exports",
        "Imports",
        "Balance",
        "Investment",
        "Projects",
        "Students",
        "Agreements",
        "Ambassador",
        "Remarks",
    ]);
    let row = texts(&[
        "United Kingdom",
        "4,460,000",
        "1,220,000",
        "3 240 000",
        "US$4.46\u{a0}billion",
        "587",
        "12,000–14,000",
        "Comprehensive Strategic Partnership",
        "Iain Frew",
        "Under negotiation since the spring",
    ]);
    for columns in [4, 7, 8, 9, 10] {
        let rows = vec![row[..columns].to_vec(); 4];
        let (pages, said) = set(&table("Partners", header[..columns].to_vec(), rows));
        let cells = cells(&pages);
        for number in ["4,460,000", "1,220,000", "3 240 000", "US$4.46\u{a0}billion", "587", "12,000–14,000"] {
            let wanted = if row[..columns].iter().any(|cell| cell == number) { 4 } else { 0 };
            let whole = cells.iter().filter(|cell| cell.trim() == number).count();
            assert_eq!(whole, wanted, "{number} in {columns} columns: {cells:?}");
        }
        for word in row[..columns].iter().chain(&header[..columns]).flat_map(|cell| cell.split(' ')) {
            assert!(cells.iter().any(|cell| cell.contains(word)), "'{word}' is cut in {columns} columns");
        }
        assert!(said.iter().all(|s| s.contains("stands in 2 parts")), "{said:?}");
        assert!(columns > 7 || said.is_empty(), "{columns} columns find room: {said:?}");
    }
}

#[test]
fn a_table_that_no_page_can_hold_stands_in_parts_that_open_with_its_first_column() {
    let header: Vec<String> = (0..60).map(|c| format!("Heading{c}")).collect();
    let rows: Vec<Vec<String>> = (0..3).map(|r| (0..60).map(|c| format!("cell{r}and{c}")).collect()).collect();
    let (pages, said) = set(&table("Wide", header, rows));
    let cells = cells(&pages);
    let parts = cells.iter().filter(|cell| cell.trim() == "Heading0").count();
    assert!(parts > 3, "{parts} parts");
    assert!(said[0].contains(&format!("in {parts} parts")), "{said:?}");
    for (row, column) in (0..3).flat_map(|r| (0..60).map(move |c| (r, c))) {
        let wanted = if column == 0 { parts } else { 1 };
        let shown = cells.iter().filter(|cell| cell.trim() == format!("cell{row}and{column}")).count();
        assert_eq!(shown, wanted, "row {row}, column {column}");
    }
    // A word that is wider than the paper is the one thing that is cut, and that is said.
    let long = "unparted".repeat(20);
    let (_, said) = set(&table("", vec!["a".into(), "b".into()], vec![vec!["c".into(), long]]));
    assert!(said.len() == 1 && said[0].contains("parted between letters"), "{said:?}");
}

/// A panel of these values: each value's runs, by their baselines from the top.
fn panel(values: &[&str]) -> Vec<(i64, String)> {
    let source = article("figures", &[&values.join(", ")]);
    let pack = Pack::new("p");
    let place = Place::end_of(pack.sections[0].id);
    let mut edits = vec![Edit::AddArticle(source.clone())];
    for value in values {
        let passage = whole_block(&source, 0);
        edits.push(Edit::AddFigure { value: (*value).into(), caption: "counted".into(), passage, place });
    }
    let (pages, _) = set(&steps(pack, &edits));
    let is_value = |tag: Tag| {
        let Tag::Content(node) = tag else { return false };
        let up = |node: NodeId| pages.structure[node.0].parent;
        let role = |node: NodeId| pages.structure[node.0].role;
        role(node) == Role::Link && role(up(node)) == Role::Paragraph && role(up(up(node))) == Role::ListBody
    };
    let mut lines: BTreeMap<i64, Vec<&GlyphRun>> = BTreeMap::new();
    for (_, run) in runs(&pages.pages[0]).filter(|(tag, _)| is_value(*tag)) {
        lines.entry((run.origin.y * 10.0).round() as i64).or_default().push(run);
    }
    let text = |runs: Vec<&GlyphRun>| runs.iter().map(|run| run.text.as_str()).collect::<Vec<_>>().concat();
    lines.into_iter().map(|(y, runs)| (y, text(runs))).collect()
}

#[test]
fn a_figure_stands_on_one_line_with_its_unit_and_a_long_one_leaves_the_others_alone() {
    let lines = panel(&["587", "approximately US$4.46 billion", "12,000", "18%"]);
    let said: Vec<&str> = lines.iter().map(|line| line.1.as_str()).collect();
    assert!(said.iter().any(|line| line.contains("approximately US$4.46 billion")), "{said:?}");
    assert!(lines.iter().all(|line| line.1.chars().any(char::is_numeric)), "a unit by itself: {said:?}");
    assert!(lines.len() <= 3, "{said:?}");

    let long = "one hundred and twenty-five thousand people";
    let lines = panel(&["1", "2", "3", "4", long, "5", "6", "7"]);
    let said: Vec<&str> = lines.iter().map(|line| line.1.as_str()).collect();
    assert!(said.contains(&long), "{said:?}");
    assert!(lines.len() <= 4, "the others stand side by side: {said:?}");
    assert!(panel(&["khoảng 34.500", "18%"]).len() == 1);
}

#[test]
fn captions_of_figures_and_source_lines_are_set_tight() {
    let (pages, _) = set(&shapes::pack("figures", &root()));
    let caption: Vec<f32> = pages
        .pages
        .iter()
        .flat_map(runs)
        .filter(|(_, run)| ["passengers on the", "ferries, the two", "cruise berths and"].contains(&run.text.trim()))
        .map(|(_, run)| run.origin.y)
        .collect();
    assert_eq!(caption.len(), 3);
    assert!(caption.windows(2).all(|pair| (pair[1] - pair[0] - 11.25).abs() < 0.01), "{caption:?}");
}

fn happening(date: jiff::civil::Date, precision: Precision) -> (Happening, Option<briefpack::article::Passage>) {
    (Happening { date, end: None, precision, text: "It happened.".into(), passage: None }, None)
}

/// The labels under a timeline, and the middles of its dots.
fn timeline(entries: Vec<(Happening, Option<briefpack::article::Passage>)>) -> (Vec<(f32, f32, String)>, Vec<f32>) {
    let pack = small_pack();
    let place = Place::end_of(pack.sections[0].id);
    let (pages, _) = set(&steps(pack, &[Edit::AddChronology { entries, place }]));
    let in_figure = |tag: Tag| matches!(tag, Tag::Content(node) if pages.structure[node.0].role == Role::Figure);
    let items = || pages.pages.iter().flat_map(|page| &page.items).filter(|item| in_figure(item.tag));
    let labels = items().filter_map(|item| match &item.draw {
        Draw::Glyphs(run) => Some((run.origin.x, run.origin.x + run.width(), run.text.clone())),
        _ => None,
    });
    let dots = items().filter_map(|item| match &item.draw {
        Draw::Polygon { points, .. } => Some(points.iter().map(|p| p.x).sum::<f32>() / points.len() as f32),
        _ => None,
    });
    (labels.collect(), dots.collect())
}

#[test]
fn a_timeline_says_each_date_once_and_leaves_no_lone_dot_without_its_date() {
    use jiff::civil::date;
    let (labels, dots) = timeline(vec![
        happening(date(2025, 10, 13), Precision::Day),
        happening(date(2025, 10, 13), Precision::Week),
        happening(date(2025, 10, 28), Precision::Day),
    ]);
    let said: Vec<&str> = labels.iter().map(|l| l.2.as_str()).collect();
    assert_eq!(said, ["13\u{a0}Oct\u{a0}2025", "28\u{a0}Oct"]);
    assert_eq!(dots.len(), 3);

    // A crowded month, in no order, with dates that stand alone before and after it.
    let mut entries: Vec<_> = (1..=30).map(|day| happening(date(2025, 10, day), Precision::Day)).collect();
    entries.extend(
        [(2010, 9, 8), (2024, 3, 1), (2025, 3, 3), (2025, 11, 15), (2025, 12, 20)]
            .map(|(y, m, d)| happening(date(y, m, d), Precision::Day)),
    );
    let (labels, dots) = timeline(entries);
    let unique: BTreeSet<&str> = labels.iter().map(|l| l.2.as_str()).collect();
    assert_eq!(unique.len(), labels.len(), "{labels:?}");
    let labelled = |x: f32| labels.iter().any(|(left, right, _)| (left - 0.1..=right + 0.1).contains(&x));
    for (i, dot) in dots.iter().enumerate() {
        let lone = dots.iter().enumerate().all(|(j, other)| i == j || (dot - other).abs() > 25.0);
        assert!(!lone || labelled(*dot), "the dot at {dot} stands alone and has no date: {labels:?}");
    }
    for year in ["2010", "2024", "2025"] {
        assert!(labels.iter().any(|l| l.2.contains(year)), "{year}: {labels:?}");
    }
}

#[test]
fn an_unpaired_mark_of_direction_turns_no_word_around() {
    let text = "He said \u{202e}come home and went away.";
    let (pages, said) = set(&quoting(&[text, "Also \u{202d}this\u{202c} and \u{2067}that."]));
    assert!(said.iter().any(|s| s.contains("U+202E") && s.contains("not obeyed")), "{said:?}");
    let words: Vec<(&str, f32)> =
        pages.pages.iter().flat_map(runs).map(|(_, run)| (run.text.as_str(), run.origin.x)).collect();
    let place = |word: &str| words.iter().find(|(text, _)| text.contains(word)).unwrap_or_else(|| panic!("{word}")).1;
    assert!(place("said") < place("come") && place("come") < place("home") && place("home") < place("went"));
    let drawn = |word: &str| words.iter().any(|(text, _)| text.contains(word));
    assert!(["come", "home", "this", "that"].into_iter().all(drawn));
    let bytes = briefpack::export(&quoting(&[text]), None, &mut Sink::new()).unwrap().bytes;
    assert_eq!(briefpack::verify::verify_pdf(&bytes).unwrap().findings, []);
}

#[test]
fn accents_heaped_on_a_letter_stay_in_its_line() {
    let text = format!("Before a{} after, and Việt Nam, ộ, ǖ.", "\u{301}".repeat(500));
    let (pages, said) = set(&quoting(&[&text]));
    assert!(said.iter().any(|s| s.contains("U+0301") && s.contains("section 1")), "{said:?}");
    for (_, run) in pages.pages.iter().flat_map(runs) {
        for glyph in &run.glyphs {
            assert!(glyph.dy.abs() <= run.size * 0.5, "a mark stands {} points off its line", glyph.dy);
        }
    }
}

#[test]
fn control_characters_are_named_once_with_their_passage_and_never_printed_raw() {
    let pack = quoting(&["one\u{1b}[31m two\u{7}three \u{0}four"]);
    let mut sink = Sink::new();
    briefpack::export(&pack, None, &mut sink).unwrap();
    let said: Vec<String> = sink.warnings().iter().map(ToString::to_string).collect();
    let controls: Vec<&String> = said.iter().filter(|s| s.contains("U+001B")).collect();
    assert!(controls.len() == 1 && controls[0].contains("U+0007") && controls[0].contains("section 1"), "{said:?}");
    assert!(said.iter().all(|s| !s.chars().any(char::is_control)), "{said:?}");
}

#[test]
fn a_marking_longer_than_the_page_and_a_briefing_without_a_title_are_no_trouble() {
    let front = Front { marking: "SECRET AND MORE ".repeat(12), title: " ".into(), ..small_pack().front };
    let (pages, said) = set(&apply(&small_pack(), &Edit::SetFront(front)).unwrap());
    assert!(said.iter().any(|s| s.contains("the marking is longer than the page is wide")), "{said:?}");
    let headings: Vec<u8> = pages
        .structure
        .iter()
        .filter_map(|n| if let Role::Heading(level) = n.role { Some(level) } else { None })
        .collect();
    assert_eq!(headings.first(), Some(&1), "headings start with the first level: {headings:?}");
}

#[test]
fn a_portrait_stands_beside_its_biography() {
    let upright = |name: &str| Edit::AddPicture { name: name.into(), picture: Picture { bytes: png(300, 400).into() } };
    let person = |name: &str| Body::Biography { name: name.into(), role: "minister".into(), text: "A life.".into() };
    let portrait = |name: &str, caption: &str| Body::Picture {
        picture: name.into(),
        caption: caption.into(),
        alt: "A face".into(),
    };
    let build = |bodies: Vec<Body>| {
        let pack = steps(small_pack(), &[upright("a.png"), upright("b.png")]);
        let place = Place::end_of(pack.sections[1].id);
        let edits: Vec<Edit> = bodies.into_iter().map(|body| Edit::AddBlock { body, place }).collect();
        set(&steps(pack, &edits)).0
    };
    // Before or after the words: each portrait stands level with the name of its own person, at the left of it.
    for bodies in [
        vec![portrait("a.png", ""), person("Ann Ash"), portrait("b.png", ""), person("Bo Birch")],
        vec![person("Ann Ash"), portrait("a.png", ""), person("Bo Birch"), portrait("b.png", "")],
    ] {
        let pages = build(bodies);
        let faces: Vec<Rect> = pages
            .pages
            .iter()
            .flat_map(|page| &page.items)
            .filter_map(|item| if let Draw::Picture { rect, .. } = item.draw { Some(rect) } else { None })
            .collect();
        let names: Vec<&GlyphRun> = pages
            .pages
            .iter()
            .flat_map(runs)
            .map(|(_, run)| run)
            .filter(|run| ["Ann Ash", "Bo Birch"].contains(&run.text.trim()))
            .collect();
        assert_eq!((faces.len(), names.len()), (2, 2));
        for (face, name) in faces.iter().zip(names) {
            assert!(face.width < 100.0 && face.right() < name.origin.x, "{face:?} {:?}", name.origin);
            assert!((face.y..face.y + 20.0).contains(&name.origin.y), "{face:?} {:?}", name.origin);
        }
    }
    // A picture whose words name the next person is hers, not the one's before.
    let pages = build(vec![person("Ann Ash"), portrait("b.png", "Ms Birch in London"), person("Bo Birch")]);
    let y = |word: &str| pages.pages.iter().flat_map(runs).find(|(_, r)| r.text.contains(word)).unwrap().1.origin.y;
    assert!(y("Bo Birch") < y("Ms Birch") && y("Ann Ash") < y("Bo Birch"));
}

#[test]
fn a_template_that_is_not_there_is_reported() {
    let known = briefpack::template::bundled();
    assert!(known.iter().all(|template| briefpack::template::unknown(&template.name, known).is_none()));
    let said = briefpack::template::unknown("no-such-template", known).unwrap().to_string();
    assert!(said.contains("'no-such-template'") && said.contains("meeting-brief"), "{said}");
}
