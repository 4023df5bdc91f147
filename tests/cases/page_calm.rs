//! What keeps pages calm: right-to-left sections that run from right to left, stamps that stay on the sheet, tables of
//! one width, lists of contents that go on under their heading, short things on one page, whole dates, figures whose
//! notes name their own page.

use std::collections::{BTreeMap, BTreeSet};

use briefpack::assemble::assemble;
use briefpack::diag::Sink;
use briefpack::layout::page::{Draw, GlyphRun, Page, Pages, Role, Tag};
use briefpack::layout::{After, Measure, Setting, Theme, break_lines, layout, line_ends};
use briefpack::pack::{Body, Edit, Front, Happening, Pack, Picture, Place, Precision};
use briefpack::verify::{doubtful_days, verify_pack};
use jiff::civil::date;

use super::page_craft::{runs, set};
use crate::support::{article, png, small_pack, steps, whole_block};

/// The runs of all pages that belong to an element of a role or to something within it, with their page.
pub fn of_role(pages: &Pages, role: Role) -> Vec<(usize, &GlyphRun)> {
    let within = |tag: Tag| {
        let Tag::Content(node) = tag else { return false };
        let up = std::iter::successors(Some(node.0), |at| (*at > 0).then(|| pages.structure[*at].parent.0));
        up.map(|at| pages.structure[at].role).any(|it| it == role)
    };
    let each = pages.pages.iter().enumerate().flat_map(|(index, page)| runs(page).map(move |run| (index, run)));
    each.filter(|(_, (tag, _))| within(*tag)).map(|(index, (_, run))| (index, run)).collect()
}

fn place_of<'r>(runs: &[(usize, &'r GlyphRun)], text: &str) -> &'r GlyphRun {
    let found = runs.iter().find(|(_, run)| run.text.trim() == text);
    found.unwrap_or_else(|| panic!("'{text}' in {:?}", runs.iter().map(|r| &r.1.text).collect::<Vec<_>>())).1
}

fn table(caption: &str, header: &[&str], row: &[&str]) -> Body {
    let own = |texts: &[&str]| texts.iter().map(|text| (*text).to_owned()).collect();
    Body::Table { caption: caption.to_owned(), header: own(header), rows: vec![own(row)] }
}

#[test]
fn a_section_from_right_to_left_has_its_tables_notes_and_dates_that_way_round() {
    let source = article("arabic", &["اتفق الجانبان على ست ركائز"]);
    let pack = Pack::new("Visit");
    let section = pack.sections[0].id;
    let place = Place::end_of(section);
    let told =
        Happening {
            date: date(2025, 5, 1), end: None, precision: Precision::Day, text: "إعلان".into(), passage: None
        };
    let edits = [
        Edit::AddArticle(source.clone()),
        Edit::RenameSection { section, title: "النتائج".to_owned() },
        Edit::AddQuotation { passage: whole_block(&source, 0), place },
        Edit::AddBlock { body: table("2025", &["2023", "2024"], &["1", "2"]), place },
        Edit::AddBlock { body: table("Trade", &["Year", "Goods"], &["2023", "Tea"]), place },
        Edit::AddChronology { entries: vec![(told, Some(whole_block(&source, 0)))], place },
    ];
    let (pages, _) = set(&steps(pack, &edits));
    let column = (94.0, 94.0 + 352.0);
    // A table of numbers takes the section's direction, one of words has its own.
    let heads = of_role(&pages, Role::TableHeader { row: false });
    let (first, second) = (place_of(&heads, "2023"), place_of(&heads, "2024"));
    assert!(first.origin.x > second.origin.x + 10.0, "{} {}", first.origin.x, second.origin.x);
    assert!((first.origin.x + first.width() - column.1).abs() < 1.0, "the first column stands at the right edge");
    assert!(place_of(&heads, "Year").origin.x < place_of(&heads, "Goods").origin.x);
    // So do captions and dates.
    let words = of_role(&pages, Role::Caption);
    let caption = place_of(&words, "2025");
    assert!(caption.origin.x + caption.width() > column.1 - 1.0);
    assert!(place_of(&words, "Trade").origin.x < column.0 + 1.0);
    assert!(place_of(&heads, "Date").origin.x > place_of(&heads, "What happened").origin.x);
    // The footnote's number stands right of its words, its annex and page left of them.
    let note = of_role(&pages, Role::Note);
    let number = place_of(&note, "1").origin.x;
    let name = note.iter().find(|(_, run)| run.text.starts_with("Annex")).unwrap().1.origin.x;
    let words: Vec<f32> =
        note.iter().filter(|(_, r)| r.text.chars().any(char::is_alphabetic)).map(|(_, r)| r.origin.x).collect();
    assert!(words.iter().all(|x| *x < number && *x >= name), "{number} {name} {words:?}");
    // The day of the source line is one piece: its number is not torn from its month by the letters before it.
    let pack = steps(small_pack(), &[Edit::RenameSection { section: small_pack().sections[0].id, title: "ا".into() }]);
    let (pages, _) = set(&pack);
    let note = of_role(&pages, Role::Note);
    let at = |text: &str| note.iter().find(|(_, run)| run.text.trim() == text).map(|(_, run)| run.origin.x);
    assert!(at("November").is_none_or(|month| at("1").is_none_or(|day| day < month || day > month + 60.0)));
}

#[test]
fn a_long_stamp_of_a_draft_stays_on_the_sheet() {
    for (length, is_cut) in [(0, false), (20, false), (130, false), (500, true), (3000, true)] {
        let stamp: String = "Draft for the desk alone ".chars().cycle().take(length).collect();
        let mut sink = Sink::new();
        let mut briefing = assemble(&small_pack(), &mut sink).unwrap();
        briefing.draft_stamp = Some(stamp);
        let pages = layout(&briefing, &mut sink);
        let page = &pages.pages[0];
        let across = runs(page).filter(|(_, run)| run.turn_degrees != 0.0).count();
        assert_eq!(across, 1, "{length}: the word across the page, no more");
        let column = Theme::house().page;
        let stamped: Vec<_> = runs(page)
            .filter(|(tag, run)| *tag == Tag::Footer && run.origin.y < page.height - column.footer - 1.0)
            .collect();
        assert!(stamped[0].1.text.starts_with("DRAFT"), "{length}");
        for (_, run) in &stamped {
            assert!(run.origin.x >= column.left && run.origin.x + run.width() <= column.left + column.column);
            // Below the text, in its own place.
            assert!(run.origin.y - run.size > page.height - column.bottom, "{length}: {}", run.origin.y);
        }
        let told = sink.warnings().iter().any(|warning| warning.to_string().contains("stamp"));
        assert_eq!(told, is_cut, "{length}: {:?}", sink.warnings());
    }
}

#[test]
fn a_tables_caption_is_the_first_of_its_table() {
    let pack = small_pack();
    let place = Place::end_of(pack.sections[0].id);
    let block = |body: Body| Edit::AddBlock { body, place };
    let empty = Body::Table { caption: "Nothing yet".into(), header: Vec::new(), rows: Vec::new() };
    let bare = Body::Table { caption: String::new(), header: Vec::new(), rows: vec![vec!["Tea".into()]] };
    let edits = [block(table("Trade", &["Year", "Goods"], &["2023", "Tea"])), block(empty), block(bare)];
    let file = briefpack::export(&steps(pack, &edits), None, &mut Sink::new()).unwrap().bytes;
    let pdf = briefpack::pdf::read::read(&file).unwrap();
    let kids = |index: usize| -> Vec<&str> {
        let kids = pdf.elements[index].kids.iter();
        kids.filter_map(|kid| match kid {
            briefpack::pdf::read::Kid::Element(kid) => Some(pdf.elements[*kid].role.as_str()),
            _ => None,
        })
        .collect()
    };
    let tables: Vec<Vec<&str>> =
        (0..pdf.elements.len()).filter(|i| pdf.elements[*i].role == "Table").map(kids).collect();
    assert_eq!(tables, [vec!["Caption", "TR", "TR"], vec!["TR"]]);
    let caption = pdf.elements.iter().position(|e| e.role == "Caption").unwrap();
    assert_eq!(pdf.texts_of(caption).iter().map(|t| t.reads.as_str()).collect::<String>(), "Trade");
    assert_eq!(briefpack::verify::verify_pdf(&file).unwrap().findings, []);
}

#[test]
fn the_parts_of_a_wide_table_are_of_one_width() {
    let heads: Vec<String> = (0..9).map(|i| format!("Unabbreviated{i}")).collect();
    let mut row: Vec<&str> = vec!["Administration"; 9];
    row[8] = "A";
    let heads: Vec<&str> = heads.iter().map(String::as_str).collect();
    let pack = small_pack();
    let place = Place::end_of(pack.sections[0].id);
    let (pages, warnings) = set(&steps(pack, &[Edit::AddBlock { body: table("Wide", &heads, &row), place }]));
    assert!(warnings.iter().any(|warning| warning.contains("parts")), "{warnings:?}");
    let rules: Vec<f32> = pages
        .pages
        .iter()
        .flat_map(|page| &page.items)
        .filter_map(|item| match item.draw {
            Draw::Fill { rect, .. } if rect.height == 0.5 && rect.width > 100.0 => Some(rect.width),
            _ => None,
        })
        .collect();
    assert!(rules.len() >= 4 && rules.iter().all(|width| *width == rules[0]), "{rules:?}");
}

/// A pack of so many sections, each with a note, and a page's break between them.
fn of_sections(count: usize, title: &str) -> Pack {
    let mut pack = Pack::new("Many sections");
    let mut edits = Vec::new();
    for index in 0..count {
        edits.push(Edit::AddSection { title: format!("{title} {index}"), index });
    }
    pack = steps(pack, &edits);
    let sections: Vec<_> = pack.sections.iter().map(|section| section.id).collect();
    let edits: Vec<Edit> = sections
        .into_iter()
        .flat_map(|section| {
            let place = Place::end_of(section);
            [
                Edit::AddNote { text: "Something to say.".to_owned(), place },
                Edit::AddBlock { body: Body::PageBreak, place },
            ]
        })
        .collect();
    steps(pack, &edits)
}

#[test]
fn a_list_of_contents_goes_on_under_its_heading_and_not_with_two_lines() {
    for count in [20, 34, 36, 37, 38, 39, 40, 41, 42, 44, 60, 80] {
        let (pages, _) = set(&of_sections(count, "What was said of trade and of the sea"));
        let mut lines: BTreeMap<usize, BTreeSet<i64>> = BTreeMap::new();
        for (page, run) in of_role(&pages, Role::Contents) {
            lines.entry(page).or_default().insert(run.origin.y as i64);
        }
        let last = *lines.keys().last().unwrap();
        if lines.len() > 1 {
            assert!(lines[&last].len() >= 6, "{count}: {} lines on the last page", lines[&last].len());
        }
        for page in lines.keys().skip(2) {
            let head = runs(&pages.pages[*page]).any(|(_, run)| run.text.trim() == "Contents (continued)");
            assert!(head, "{count}: page {} goes on without a heading", page + 1);
        }
    }
}

#[test]
fn the_numbers_of_contents_hang_and_lines_turn_below_the_words() {
    let long = "A section with a heading that is so long that it has to be set on two lines of the list of contents";
    let (pages, _) = set(&of_sections(8, long));
    let mut by_line: BTreeMap<(usize, i64), f32> = BTreeMap::new();
    for (page, run) in of_role(&pages, Role::Contents) {
        if run.text.trim().chars().any(char::is_alphabetic) && run.text.trim() != "Contents" {
            let left = by_line.entry((page, (run.origin.y * 4.0) as i64)).or_insert(f32::MAX);
            *left = left.min(run.origin.x);
        }
    }
    assert!(by_line.len() >= 16);
    assert!(by_line.values().all(|x| (x - 94.0).abs() < 0.1), "{by_line:?}");
}

#[test]
fn the_running_title_fills_its_line() {
    let title =
        "Viet Nam, the United Kingdom and the Comprehensive Strategic Partnership: background for talks in Hanoi";
    let front =
        Front { title: title.to_owned(), version: "4".to_owned(), date: Some(date(2025, 11, 3)), ..Front::default() };
    let mut pack = of_sections(3, "Some");
    pack = steps(pack, &[Edit::SetFront(front)]);
    let (pages, _) = set(&pack);
    let header: Vec<&GlyphRun> =
        runs(&pages.pages[1]).filter(|(tag, _)| *tag == Tag::Header).map(|(_, run)| run).collect();
    let running = header.iter().find(|run| run.text.starts_with("Viet Nam")).unwrap();
    assert!(running.text.chars().count() >= 50 && running.width() > 352.0 * 0.6, "{}", running.text);
    let footer: String =
        runs(&pages.pages[1]).filter(|(tag, _)| *tag == Tag::Footer).map(|(_, run)| &*run.text).collect();
    assert!(footer.contains("version 4") && footer.contains("page 2"), "{footer}");
}

/// The pages on which the lines that hold a word stand, for a pack with so many lines before what is tested.
fn pages_with(pages: &Pages, word: &str) -> BTreeSet<usize> {
    let holds = |page: &Page| runs(page).any(|(tag, run)| matches!(tag, Tag::Content(_)) && run.text.contains(word));
    pages.pages.iter().enumerate().filter(|(_, page)| holds(page)).map(|(index, _)| index).collect()
}

#[test]
fn short_lists_and_quotations_are_not_parted_by_a_page_s_end() {
    let six = "zebra ".repeat(54);
    let source = article("six", &[six.trim(), "Unused."]);
    for filler in 24..44 {
        let lines: Vec<String> = (0..filler).map(|line| format!("Line {line}")).collect();
        let pack = Pack::new("Breaks");
        let place = Place::end_of(pack.sections[0].id);
        let note = |text: &str| Edit::AddNote { text: text.to_owned(), place };
        let pack = steps(
            pack,
            &[
                Edit::AddArticle(source.clone()),
                note(&lines.join("\n")),
                note("Before them\n- giraffe one\n- giraffe two"),
            ],
        );
        let (pages, _) = set(&pack);
        let giraffes = pages_with(&pages, "giraffe");
        assert_eq!(giraffes.len(), 1, "{filler} lines before: points on {giraffes:?}");
        assert!(pages_with(&pages, "Before").is_subset(&giraffes), "what announces them stands with them");
        let quote = Edit::AddQuotation { passage: whole_block(&source, 0), place };
        let pack = Pack::new("Breaks");
        let (pages, _) = set(&steps(pack, &[Edit::AddArticle(source.clone()), note(&lines.join("\n")), quote]));
        let quoted: BTreeSet<usize> = of_role(&pages, Role::BlockQuote).into_iter().map(|(page, _)| page).collect();
        assert_eq!(quoted.len(), 1, "{filler} lines before: a quotation on {quoted:?}");
    }
}

#[test]
fn a_last_line_is_no_stub_where_looser_lines_will_do() {
    let word = |width: f32| Measure { width, space: 3.0, after: After::Break };
    // Ten words to a line, and one that would stand alone: stretching a line sends it company.
    let mut pieces: Vec<Measure> = (0..41).map(|_| word(19.2)).collect();
    pieces.last_mut().unwrap().after = After::End;
    let lines = break_lines(&pieces, 220.0, Setting::Justified);
    let last = lines.last().unwrap();
    assert!(last.pieces.len() > 1, "{lines:?}");
}

#[test]
fn a_date_is_never_parted() {
    let dates = [
        "October 28-30, 2025",
        "28 October 2025",
        "28 octobre 2025",
        "28 de octubre de 2025",
        "28 tháng 10 năm 2025",
        "Oct. 3rd, 2025",
        // Months that no list has.
        "28 grudnia 2025",
        "28 de outubro de 2025",
        "٢٨ أكتوبر ٢٠٢٥",
        "ב-28 באוקטובר 2025",
    ];
    for theme in ["house", "print"] {
        for when in dates {
            // Words before it of every length, so that it comes to stand at the end of a line.
            let texts: Vec<String> = (0..40)
                .map(|n| format!("{}{} They met on {when} and then they went home.", "word ".repeat(9), "x".repeat(n)))
                .collect();
            let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
            let source = article("dated", &texts);
            let pack = Pack::new("Dates");
            let place = Place::end_of(pack.sections[0].id);
            let mut edits = vec![Edit::AddArticle(source.clone()), Edit::SetTheme(theme.to_owned())];
            edits.extend((0..texts.len()).map(|b| Edit::AddQuotation { passage: whole_block(&source, b), place }));
            let (pages, _) = set(&steps(pack, &edits));
            let mut whole = 0;
            let mut lines: BTreeMap<(usize, i64), String> = BTreeMap::new();
            for (page, run) in of_role(&pages, Role::BlockQuote) {
                lines.entry((page, (run.origin.y * 4.0) as i64)).or_default().push_str(&run.text);
            }
            for line in lines.values() {
                let day = when.split(' ').next().unwrap();
                whole += usize::from(line.contains(when));
                assert!(!line.trim_end().ends_with(day), "{theme}: '{line}'");
            }
            assert_eq!(whole, texts.len(), "{theme}: '{when}' is parted");
        }
    }
}

#[test]
fn lines_of_korean_end_between_words() {
    let text = "양측은 협력의 여섯 기둥에 합의하였다. 2025년 11월에 Airbus와 서명한다.";
    let ends: Vec<usize> = line_ends(text).map(|(at, _)| at).filter(|at| *at < text.len()).collect();
    assert!(
        ends.iter().all(|at| text[..*at].ends_with(' ')),
        "{:?}",
        ends.iter().map(|at| &text[*at..]).collect::<Vec<_>>()
    );
    assert_eq!(ends.len(), text.matches(' ').count());
    // Chinese has none, and is broken between its characters as before.
    assert!(line_ends("双方就合作的六大支柱达成一致").count() > 8);
}

#[test]
fn the_note_of_several_figures_names_the_page_of_each() {
    let filler =
        "The two sides agreed on a plan of action for the coming year and will meet again in spring. ".repeat(16);
    let texts = ["It handled 12 ships.", &filler, &filler, &filler, "Then 40 trucks came.", &filler, "And 7 planes."];
    let source = article("counts", &texts);
    let pack = Pack::new("Figures");
    let place = Place::end_of(pack.sections[0].id);
    let figure = |value: &str, block: usize| Edit::AddFigure {
        value: value.to_owned(),
        caption: "counted".to_owned(),
        passage: whole_block(&source, block),
        place,
    };
    let mut edits = vec![Edit::AddArticle(source.clone())];
    edits.extend(
        [("12 ships", 0), ("40 trucks", 4), ("7 planes", 6), ("12", 0)].map(|(value, block)| figure(value, block)),
    );
    let (pages, _) = set(&steps(pack, &edits));
    let marks: Vec<&str> = of_role(&pages, Role::Reference).into_iter().map(|(_, run)| run.text.trim()).collect();
    assert_eq!(marks, ["1a", "1b", "1c", "1a"]);
    let note: String = of_role(&pages, Role::Note).into_iter().map(|(_, run)| run.text.as_str()).collect();
    // Each letter's page is the one on which its words are marked.
    let page_of =
        |words: &str| 1 + pages.pages.iter().rposition(|page| runs(page).any(|(_, r)| r.text.contains(words))).unwrap();
    let (ships, trucks, planes) = (page_of("handled"), page_of("trucks came"), page_of("And 7"));
    assert!(ships < trucks, "{ships} {trucks} {planes}");
    let said = note.replace('\u{a0}', " ");
    assert!(said.contains(&format!("a p. {ships}")), "{said}");
    let rest = match trucks == planes {
        true => format!("b–c p. {trucks}"),
        false => format!("b p. {trucks}, c p. {planes}"),
    };
    assert!(said.contains(&rest), "{said}");
    let links = pages.pages.iter().flat_map(|page| &page.links).filter(|link| link.description.contains("passage"));
    assert!(links.count() >= 2);
}

#[test]
fn words_beside_a_portrait_share_the_edge_of_the_name_and_a_panel_has_one_size() {
    let pack = small_pack();
    let counts = "VND 1,234,567,890,123,456,789 and 3 and 4,500,000 ships and 5,000,000,000 ships";
    let counts = article("counts", &[counts]);
    let place = Place::end_of(pack.sections[0].id);
    let block = |body| Edit::AddBlock { body, place };
    let figure = |value: &str| Edit::AddFigure {
        value: value.to_owned(),
        caption: "counted".to_owned(),
        passage: whole_block(&counts, 0),
        place,
    };
    let edits = [
        Edit::AddArticle(counts.clone()),
        Edit::AddPicture { name: "p.png".to_owned(), picture: Picture { bytes: png(40, 60).into() } },
        block(Body::Picture { picture: "p.png".into(), caption: String::new(), alt: "Ada Minister".into() }),
        block(Body::Biography { name: "Ada".into(), role: "Minister".into(), text: "Born by the sea.".into() }),
        figure("VND 1,234,567,890,123,456,789"),
        figure("3"),
        figure("4,500,000 ships"),
        figure("5,000,000,000 ships"),
    ];
    let (pages, _) = set(&steps(pack, &edits));
    let all: Vec<(usize, &GlyphRun)> =
        pages.pages.iter().flat_map(|page| runs(page).map(|(_, run)| (0, run))).collect();
    let left = |text: &str| all.iter().find(|(_, run)| run.text.contains(text)).unwrap().1.origin.x;
    assert!((left("Ada") - left("Born")).abs() < 0.1, "{} {}", left("Ada"), left("Born"));
    let sizes: BTreeSet<i64> = ["1,234,567", "3", "4,500,000", "5,000,000,000"]
        .iter()
        .map(|number| {
            let run = all.iter().rev().find(|(_, run)| run.text.trim().starts_with(number) && run.size > 12.0);
            (run.unwrap_or_else(|| panic!("{number}")).1.size * 10.0) as i64
        })
        .collect();
    assert_eq!(sizes.len(), 1, "{sizes:?}");
}

#[test]
fn a_chronology_s_day_is_held_against_the_words_that_it_rests_on() {
    let texts = [
        "The ministers signed the accord on ferries on 12 March 2025.",
        "They will meet again on 3 June.",
        "It rained.",
        "She was born on 12 May 1970 and took office in 1998.",
    ];
    let source = article("dated", &texts);
    let entry = |block: usize, day, end, precision| {
        let pack = Pack::new("Days");
        let place = Place::end_of(pack.sections[0].id);
        let told = Happening { date: day, end, precision, text: "Something".to_owned(), passage: None };
        let edits = [
            Edit::AddArticle(source.clone()),
            Edit::AddChronology { entries: vec![(told, Some(whole_block(&source, block)))], place },
        ];
        let pack = steps(pack, &edits);
        assert_eq!(verify_pack(&pack).findings, [], "an author may know better");
        doubtful_days(&pack)
    };
    assert_eq!(entry(0, date(2025, 3, 12), None, Precision::Day), []);
    assert_eq!(entry(0, date(2025, 3, 1), None, Precision::Month), []);
    assert_eq!(entry(0, date(2025, 3, 10), Some(date(2025, 3, 14)), Precision::Day), []);
    assert_eq!(entry(2, date(2035, 3, 12), None, Precision::Day), [], "words without a day prove nothing");
    let [finding] = &entry(0, date(2035, 3, 12), None, Precision::Day)[..] else { panic!("a doubt") };
    assert!(finding.what.contains("12 March 2035") && finding.what.contains("12 March 2025"), "{finding}");
    // Without a year the article's own day tells it: June after 1 November 2025.
    assert_eq!(entry(1, date(2026, 6, 3), None, Precision::Day), []);
    assert_eq!(entry(1, date(2027, 6, 3), None, Precision::Day).len(), 1);
    assert_eq!(entry(3, date(1998, 1, 1), None, Precision::Year), [], "a year by itself may be meant");
}

#[test]
fn a_note_that_figures_share_stands_on_the_page_of_each_of_its_marks() {
    for (count, lines) in [(7, 10..34), (19, 14..20)] {
        let texts: Vec<String> =
            (0..count).map(|n| format!("It handled {n}4 large blue ships of the coast.")).collect();
        let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
        let source = article("counts", &texts);
        for lines in lines {
            let pack = Pack::new("Figures");
            let place = Place::end_of(pack.sections[0].id);
            let note = Edit::AddNote { text: "One line of a note.\n\n".repeat(lines), place };
            let figures = (0..count).map(|n| Edit::AddFigure {
                value: format!("{n}4"),
                caption: "large blue ships of the coast".to_owned(),
                passage: whole_block(&source, n),
                place,
            });
            let edits: Vec<Edit> = [Edit::AddArticle(source.clone()), note].into_iter().chain(figures).collect();
            let (pages, _) = set(&steps(pack, &edits));
            let number = |text: &str| text.trim().trim_end_matches(char::is_alphabetic).parse::<usize>().ok();
            let of = |role| -> BTreeSet<(usize, usize)> {
                of_role(&pages, role).into_iter().filter_map(|(page, run)| Some((page, number(&run.text)?))).collect()
            };
            let notes = of(Role::Label);
            assert!(of(Role::Reference).is_subset(&notes), "{lines} lines: {:?} {notes:?}", of(Role::Reference));
        }
    }
}

#[test]
fn a_title_page_longer_than_a_page_begins_on_the_first() {
    let pack = of_sections(30, "A section with a heading of some words");
    let front = Front { occasion: "A round of talks on the ferries of the strait. ".repeat(90), ..pack.front.clone() };
    let (pages, _) = set(&steps(pack, &[Edit::SetFront(front)]));
    assert!(runs(&pages.pages[0]).any(|(tag, _)| matches!(tag, Tag::Content(_))), "the first page is empty");
}

#[test]
fn spans_of_days_months_and_years_are_told_whole() {
    let spans = [
        (date(2024, 10, 28), date(2025, 2, 3), Precision::Day, "28 October 2024 – 3 February 2025"),
        (date(2025, 10, 28), date(2025, 11, 3), Precision::Day, "28 October – 3 November 2025"),
        (date(2025, 10, 28), date(2025, 10, 30), Precision::Day, "28 – 30 October 2025"),
        (date(2025, 11, 1), date(2026, 2, 1), Precision::Month, "November 2025 – February 2026"),
        (date(2023, 1, 1), date(2025, 1, 1), Precision::Year, "2023 – 2025"),
    ];
    let entries = spans.iter().map(|(date, end, precision, text)| {
        let told =
            Happening { date: *date, end: Some(*end), precision: *precision, text: (*text).to_owned(), passage: None };
        (told, None)
    });
    let pack = Pack::new("Spans");
    let place = Place::end_of(pack.sections[0].id);
    let (pages, _) = set(&steps(pack, &[Edit::AddChronology { entries: entries.collect(), place }]));
    let words: Vec<String> = of_role(&pages, Role::Table).iter().map(|(_, run)| run.text.clone()).collect();
    let told = words.join(" ").split_whitespace().collect::<Vec<_>>().join(" ");
    for (.., text) in spans {
        assert!(told.contains(text), "'{text}' in {told}");
    }
}

#[test]
fn a_footnote_of_a_chronology_stands_on_the_page_of_its_mark() {
    let count: usize = 40;
    let texts: Vec<String> = (0..count).map(|n| format!("On a day of that year ship {n} left the coast.")).collect();
    let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
    let source = article("days", &texts);
    let entries = (0..count).map(|n| {
        let day = date(2025, 1, 1).saturating_add(jiff::Span::new().days(i64::try_from(n).unwrap()));
        let told = Happening {
            date: day,
            end: None,
            precision: Precision::Day,
            text: format!("Ship {n} left"),
            passage: None,
        };
        (told, Some(whole_block(&source, n)))
    });
    let pack = Pack::new("Chronology");
    let place = Place::end_of(pack.sections[0].id);
    let edits = [Edit::AddArticle(source.clone()), Edit::AddChronology { entries: entries.collect(), place }];
    let (pages, _) = set(&steps(pack, &edits));
    let of = |role| -> BTreeSet<(usize, usize)> {
        let number = |text: &str| text.trim().parse::<usize>().ok();
        of_role(&pages, role).into_iter().filter_map(|(page, run)| Some((page, number(&run.text)?))).collect()
    };
    assert!(of(Role::Reference).len() >= count, "{:?}", of(Role::Reference));
    assert!(of(Role::Reference).is_subset(&of(Role::Label)));
}
