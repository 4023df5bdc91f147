//! What stands in its order on the page: English stretches amid words that run from right to left, footnotes that all run
//! one way, tables and timelines that begin where their words do, names and dates that stay whole, and the author's own
//! words, which are not printed as a source's.

use briefpack::diag::Sink;
use briefpack::layout::page::{Draw, GlyphRun, Role, Tag};
use briefpack::layout::{After, Measure, Setting, break_lines};
use briefpack::pack::{Body, Edit, Happening, Pack, Place, Precision};
use briefpack::verify::{verify_pack, verify_pdf};
use briefpack::{export, would_warn};
use jiff::civil::date;

use super::page_calm::of_role;
use super::page_craft::{runs, set};
use crate::support::{article, small_pack, steps, whole_block};

/// A pack whose sections have these titles, the first with a list of an Arabic article.
fn arabic(titles: &[&str]) -> Pack {
    let source = article("arabic", &["اتفق الجانبان على ست ركائز", "الأمن", "والتجارة"]);
    let pack = Pack::new("Visit");
    let section = pack.sections[0].id;
    let place = Place::end_of(section);
    let entries = vec![whole_block(&source, 1), whole_block(&source, 2)];
    let mut edits = vec![
        Edit::AddArticle(source.clone()),
        Edit::RenameSection { section, title: titles[0].to_owned() },
        Edit::AddList { label: "ست ركائز".to_owned(), announced: Some(6), entries, place },
    ];
    let more = titles.iter().enumerate().skip(1);
    edits.extend(more.map(|(index, title)| Edit::AddSection { title: (*title).to_owned(), index }));
    let pack = steps(pack, &edits);
    let more = pack.sections[1..]
        .iter()
        .map(|section| Edit::AddQuotation { passage: whole_block(&source, 0), place: Place::end_of(section.id) });
    steps(pack.clone(), &more.collect::<Vec<_>>())
}

/// The words of some runs as they stand from left to right.
fn from_left(runs: &[&GlyphRun]) -> String {
    let mut sorted: Vec<&&GlyphRun> = runs.iter().collect();
    sorted.sort_by(|a, b| a.origin.x.total_cmp(&b.origin.x));
    let words: Vec<&str> = sorted.iter().map(|run| run.text.trim()).filter(|text| !text.is_empty()).collect();
    words.join(" ")
}

fn line_with<'r>(runs: &[(usize, &'r GlyphRun)], text: &str) -> Vec<&'r GlyphRun> {
    let (page, y) = runs.iter().find(|(_, run)| run.text.contains(text)).map(|(page, r)| (*page, r.origin.y)).unwrap();
    runs.iter().filter(|(at, run)| *at == page && (run.origin.y - y).abs() < 0.5).map(|(_, run)| *run).collect()
}

#[test]
fn english_amid_words_from_right_to_left_is_read_as_one_stretch() {
    let (pages, _) = set(&arabic(&["النتائج", "الخلفية"]));
    let words = of_role(&pages, Role::Paragraph);
    let line = from_left(&line_with(&words, "announced"));
    assert!(line.contains("6 announced, 2 given here"), "{line}");
    let note = of_role(&pages, Role::Note);
    let line = from_left(&line_with(&note, "Annex"));
    assert!(line.replace('\u{a0}', " ").contains("Annex A, p. "), "{line}");
}

#[test]
fn footnotes_all_run_one_way() {
    // The side on which the number of each footnote stands.
    let numbers_at_right = |titles: &[&str]| -> Vec<bool> {
        let (pages, _) = set(&arabic(titles));
        let notes = of_role(&pages, Role::Note);
        let numbers = notes.iter().filter(|(_, run)| run.text.trim().parse::<u8>().is_ok());
        numbers.map(|(_, run)| run.origin.x > 300.0).collect()
    };
    assert_eq!(numbers_at_right(&["النتائج", "الخلفية"]), [true, true]);
    assert_eq!(numbers_at_right(&["النتائج", "Background"]), [false, false]);
    assert_eq!(numbers_at_right(&["النتائج", "Background", "الخلفية"]), [true, true, true]);
}

#[test]
fn a_wide_table_from_right_to_left_begins_at_the_edge_of_the_text() {
    let pack = Pack::new("جدول");
    let section = pack.sections[0].id;
    let place = Place::end_of(section);
    let header: Vec<String> = (0..9).map(|n| format!("البند{n}طويل")).collect();
    let rows = vec![(0..9).map(|n| format!("القيمة{n}{n}مليون")).collect()];
    let edits = [
        Edit::RenameSection { section, title: "جداول".to_owned() },
        Edit::AddBlock { body: Body::Table { caption: "جدول واسع".to_owned(), header, rows }, place },
    ];
    let (pages, _) = set(&steps(pack, &edits));
    let right = 94.0 + 352.0;
    let cells = of_role(&pages, Role::Table);
    let last = cells.iter().map(|(_, run)| run.origin.x + run.width()).fold(0.0, f32::max);
    assert!((last - right).abs() < 1.5, "it begins at {last}");
    assert!(cells.iter().all(|(_, run)| run.origin.x > 20.0), "and ends on the paper");
    let first = cells.iter().map(|(_, run)| run.origin.x).fold(f32::INFINITY, f32::min);
    assert!(first < 94.0, "it grows into the margin at the left: {first}");
}

#[test]
fn a_timeline_runs_as_its_words_do() {
    let middles = |title: &str, words: &str| -> Vec<f32> {
        let pack = small_pack();
        let section = pack.sections[0].id;
        let event = |day| {
            let text = words.to_owned();
            (Happening { date: date(2025, 10, day), end: None, precision: Precision::Day, text, passage: None }, None)
        };
        let edits = [
            Edit::RenameSection { section, title: title.to_owned() },
            Edit::AddChronology { entries: vec![event(1), event(28)], place: Place::end_of(section) },
        ];
        let (pages, _) = set(&steps(pack, &edits));
        let figures = |tag: Tag| matches!(tag, Tag::Content(node) if pages.structure[node.0].role == Role::Figure);
        let labels = pages.pages.iter().flat_map(|page| &page.items).filter(|item| figures(item.tag));
        labels
            .filter_map(|item| match &item.draw {
                Draw::Glyphs(run) if run.text.contains("Oct") => Some(run.origin.x + run.width() / 2.0),
                _ => None,
            })
            .collect()
    };
    let (left, right) = (middles("Days", "It happened."), middles("الأيام", "إعلان"));
    assert!(left[0] < left[1], "{left:?}");
    assert!(right[0] > right[1], "{right:?}");
    let middle = 94.0 + 352.0 / 2.0;
    assert!((left[0] + right[0] - 2.0 * middle).abs() < 1.0, "one is the other turned over: {left:?} {right:?}");
}

#[test]
fn the_parts_of_a_wide_table_say_which_they_are_on_every_page() {
    let pack = Pack::new("Wide");
    let place = Place::end_of(pack.sections[0].id);
    let header: Vec<String> = (0..16).map(|n| format!("Column number {n}")).collect();
    let rows = (0..60).map(|row| (0..16).map(|n| format!("{}", 1_000_000 + row * n)).collect()).collect();
    let body = Body::Table { caption: "Wide".to_owned(), header, rows };
    let (pages, _) = set(&steps(pack, &[Edit::AddBlock { body, place }]));
    let mut with_numbers = 0;
    for page in &pages.pages {
        let Some(number) = runs(page).position(|(_, run)| run.text.trim().starts_with("100")) else { continue };
        let caption = runs(page).position(|(_, run)| run.text.contains("Wide ("));
        assert!(caption.is_some_and(|caption| caption < number), "a page goes on without its caption");
        with_numbers += 1;
    }
    assert!(with_numbers > 2, "{with_numbers}");
}

/// The lines of a title, set in the house theme.
fn title_lines(title: &str) -> Vec<String> {
    let mut pack = small_pack();
    pack.front.title = title.to_owned();
    let (pages, _) = set(&pack);
    let mut lines: Vec<(f32, String)> = Vec::new();
    for (_, run) in of_role(&pages, Role::Heading(1)) {
        match lines.iter_mut().find(|(y, _)| (*y - run.origin.y).abs() < 0.5) {
            Some((_, line)) => line.push_str(&run.text),
            None => lines.push((run.origin.y, run.text.clone())),
        }
    }
    lines.into_iter().map(|(_, line)| line.trim().to_owned()).collect()
}

#[test]
fn a_name_in_a_title_stays_on_one_line() {
    for (title, names) in [
        ("Visit of the General Secretary to the United Kingdom", ["General Secretary", "United Kingdom"]),
        ("Viet Nam and the United Kingdom after London and the talks", ["Viet Nam", "United Kingdom"]),
        ("Chuyến thăm của Tổng Bí thư tới Vương quốc Anh và Bắc Ireland", ["Tổng Bí", "Bắc Ireland"]),
    ] {
        let lines = title_lines(title);
        assert!(lines.len() > 1, "{lines:?}");
        for name in names {
            assert!(lines.iter().any(|line| line.contains(name)), "'{name}' is parted: {lines:?}");
        }
    }
}

#[test]
fn a_line_ends_within_a_name_where_nothing_else_is_left() {
    let word = |after| Measure { width: 40.0, space: 5.0, after };
    // Two words to a line: every other break is within a name.
    let pieces = [After::Break, After::Name(1600.0), After::Break, After::End].map(word);
    let lines = break_lines(&pieces, 90.0, Setting::Ragged);
    assert_eq!(lines.iter().map(|line| line.pieces.len()).collect::<Vec<_>>(), [2, 2]);
    // With room to spare it does not.
    let pieces = [After::Name(1600.0), After::Break, After::End].map(word);
    let lines = break_lines(&pieces, 95.0, Setting::Ragged);
    assert_eq!(lines.iter().map(|line| line.pieces.len()).collect::<Vec<_>>(), [2, 1]);
}

#[test]
fn the_column_of_dates_is_as_wide_as_they_need() {
    let pack = small_pack();
    let place = Place::end_of(pack.sections[0].id);
    let (day, end) = (date(2025, 9, 28), Some(date(2025, 12, 30)));
    let event =
        |end, precision| (Happening { date: day, end, precision, text: "It happened.".into(), passage: None }, None);
    let entries = vec![event(None, Precision::Week), event(end, Precision::Day)];
    let (pages, _) = set(&steps(pack, &[Edit::AddChronology { entries, place }]));
    let dates = of_role(&pages, Role::TableHeader { row: true });
    let mut lines: Vec<i64> = dates.iter().map(|(_, run)| (run.origin.y * 4.0) as i64).collect();
    lines.dedup();
    // The longest span of two months goes on in a second line, after its dash and nowhere else.
    let told: Vec<String> = dates.iter().map(|(_, run)| run.text.trim().replace('\u{a0}', " ")).collect();
    assert_eq!(told, ["week of 28 September 2025", "28 September –", "30 December 2025"]);
    assert_eq!(lines.len(), 3, "{told:?}");
}

#[test]
fn what_no_source_has_over_a_list_is_printed_as_the_authors() {
    let source = article("list", &["They agreed on two things.", "First, tea.", "Second, milk."]);
    let list = |label: &str| {
        let pack = Pack::new("List");
        let place = Place::end_of(pack.sections[0].id);
        let entries = vec![whole_block(&source, 1), whole_block(&source, 2)];
        let list = Edit::AddList { label: label.to_owned(), announced: None, entries, place };
        steps(pack, &[Edit::AddArticle(source.clone()), list])
    };
    let quoted = |pack: &Pack, words: &str| {
        let (pages, _) = set(pack);
        of_role(&pages, Role::BlockQuote).iter().any(|(_, run)| run.text.contains(words))
    };
    let told = |pack: &Pack| {
        let warnings = would_warn(pack, &briefpack::layout::BundledOnly);
        warnings.iter().any(|warning| warning.to_string().contains("no source cited here has the words over the list"))
    };
    let (theirs, ours) = (list("two things"), list("Two great failures"));
    assert!(quoted(&theirs, "two things") && !told(&theirs));
    assert!(!quoted(&ours, "failures") && told(&ours));
    for pack in [theirs, ours] {
        assert_eq!(verify_pack(&pack).findings, []);
        let exported = export(&pack, None, &mut Sink::new()).unwrap();
        assert_eq!(verify_pdf(&exported.bytes).unwrap().findings, []);
    }
}

#[test]
fn a_file_with_characters_that_no_font_has_is_found_to_hold() {
    let text = "A face \u{1fae8}, a tag \u{e0041}\u{e007f}, a family \u{1f468}\u{200d}\u{1f469}, and two \u{fffe}\u{ffff} here.";
    let source = article("boxes", &[text, "Plain words."]);
    let mut pack = Pack::new("Boxes \u{1fae8}\u{1}");
    pack.front.marking = "SECRET \u{1fae8}".to_owned();
    let place = Place::end_of(pack.sections[0].id);
    let edits = [Edit::AddArticle(source.clone()), Edit::AddQuotation { passage: whole_block(&source, 0), place }];
    let mut sink = Sink::new();
    let exported = export(&steps(pack, &edits), None, &mut sink).unwrap();
    assert!(sink.warnings().iter().any(|warning| warning.to_string().contains("box")), "{:?}", sink.warnings());
    assert_eq!(verify_pdf(&exported.bytes).unwrap().findings, []);
}

#[test]
fn a_passage_of_nothing_that_paper_shows_is_none() {
    let source = article("nothing", &["\u{200b}\u{200b}\u{feff}", "Words."]);
    let spans = vec![briefpack::article::Span { block: 0, start: 0, end: source.blocks[0].text.len() }];
    assert!(briefpack::article::Passage::new(&source, spans).is_err());
}
