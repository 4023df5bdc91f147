//! How room is spent: what goes on overleaf is named there too, nothing small has a page to itself, nothing long stands in a
//! narrow place.

use std::sync::Arc;

use briefpack::article::{Passage, Span};
use briefpack::diag::Sink;
use briefpack::layout::Theme;
use briefpack::layout::page::{Draw, GlyphRun, Page, Pages, Role, Tag, Target};
use briefpack::pack::{Body, Edit, Front, Pack, Picture, Place};
use briefpack::verify::verify_pdf;

use super::page_craft::{runs, set};
use crate::support::{article, png, steps, whole_block};

fn text_of(page: &Page) -> String {
    runs(page).map(|(_, run)| run.text.as_str()).collect::<Vec<_>>().join(" ")
}

/// The names of pages in a page's margin.
fn margin_names(page: &Page) -> Vec<&GlyphRun> {
    let edge = Theme::house().page.left + Theme::house().page.column;
    runs(page).map(|(_, run)| run).filter(|run| run.origin.x > edge && run.text.starts_with("p.")).collect()
}

fn paragraphs(count: usize) -> Vec<String> {
    let text = |i| format!("Paragraph {i}: {}", "the parties went on with what had been begun. ".repeat(12));
    (0..count).map(|i| text(i).trim().to_owned()).collect()
}

#[test]
fn a_passage_that_goes_on_overleaf_is_named_on_each_of_its_pages() {
    let texts = paragraphs(30);
    let source = article("long", &texts.iter().map(String::as_str).collect::<Vec<_>>());
    let spans = (3..=16).map(|block| Span::new(block, 0, texts[block].len())).collect();
    let passage = Passage::new(&source, spans).unwrap();
    let pack = Pack::new("p");
    let place = Place::end_of(pack.sections[0].id);
    let short = Edit::AddQuotation { passage: whole_block(&source, 20), place };
    let edits = [Edit::AddArticle(Arc::clone(&source)), Edit::AddQuotation { passage, place }, short];
    let pack = steps(pack, &edits);
    let (pages, _) = set(&pack);
    let annex = pages.pages.iter().position(|page| text_of(page).contains("Annex A ")).unwrap();
    let holds = |page: &Page, block: usize| text_of(page).contains(&format!("Paragraph {block}:"));
    let of_passage: Vec<usize> =
        (annex..pages.pages.len()).filter(|at| (3..=16).any(|block| holds(&pages.pages[*at], block))).collect();
    assert!(of_passage.len() > 2, "the passage goes on over pages: {of_passage:?}");
    for at in &of_passage {
        let page = &pages.pages[*at];
        let also = usize::from(holds(page, 20));
        assert_eq!(margin_names(page).len(), 1 + also, "page {}", at + 1);
    }
    // Each is a link to the quotation, and says where it leads.
    let edge = Theme::house().page.left + Theme::house().page.column;
    let back = pages.pages[annex..].iter().flat_map(|page| &page.links).filter(|link| link.rect.x > edge);
    let places: Vec<_> = back
        .map(|link| match link.target {
            Target::Dest(place) => place,
            Target::Uri(_) => panic!("{link:?}"),
        })
        .collect();
    assert_eq!(places.iter().filter(|place| **place == places[0]).count(), of_passage.len());
    let bytes = briefpack::export(&pack, None, &mut Sink::new()).unwrap().bytes;
    assert_eq!(verify_pdf(&bytes).unwrap().findings, []);
}

#[test]
fn a_long_caption_under_a_portrait_gets_the_whole_measure() {
    let build = |caption: &str| {
        let pack = Pack::new("p");
        let place = Place::end_of(pack.sections[0].id);
        let picture =
            Body::Picture { picture: "a.png".into(), caption: caption.into(), alt: "Ann Ash at the quay".into() };
        let person = Body::Biography { name: "Ann Ash".into(), role: "mayor".into(), text: "In office.".into() };
        let portrait = Edit::AddPicture { name: "a.png".into(), picture: Picture { bytes: png(300, 400).into() } };
        let add = |body| Edit::AddBlock { body, place };
        let pack = steps(pack, &[portrait, add(picture), add(person)]);
        let bytes = briefpack::export(&pack, None, &mut Sink::new()).unwrap().bytes;
        assert_eq!(verify_pdf(&bytes).unwrap().findings, []);
        let (pages, _) = set(&pack);
        let widest = runs(&pages.pages[0])
            .filter(|(tag, _)| matches!(tag, Tag::Content(node) if pages.structure[node.0].role == Role::Caption))
            .map(|(_, run)| run.origin.x + run.width())
            .fold(0.0, f32::max);
        (pages, widest - Theme::house().page.left)
    };
    let (short, width) = build("Ann Ash, 2024");
    assert!(short.pages.len() == 1 && width < 80.0, "a short one stands under it: {width}");
    for words in [60, 300, 1_000] {
        let (pages, width) = build(&"harbour ".repeat(words));
        assert!(width > 200.0, "{words} words: {width}");
        let all: String = pages.pages.iter().map(text_of).collect();
        assert_eq!(all.matches("harbour").count(), words, "nothing is lost");
    }
}

#[test]
fn the_last_lines_of_the_sources_have_no_page_to_themselves() {
    // As many sources as let their list end at the top of a page, one after another.
    let mut shared = 0;
    for count in 6..26 {
        let pack = Pack::new("p");
        let place = Place::end_of(pack.sections[0].id);
        let mut edits = Vec::new();
        for i in 0..count {
            let source = article(&format!("source {i}"), &["The quay was opened by the mayor."]);
            edits.push(Edit::AddArticle(Arc::clone(&source)));
            edits.push(Edit::AddQuotation { passage: whole_block(&source, 0), place });
        }
        let (pages, _) = set(&steps(pack, &edits));
        let first = pages.pages.iter().position(|page| text_of(page).contains("Annex A ")).unwrap();
        let top = pages.pages[first].items.iter().find_map(|item| match &item.draw {
            Draw::Glyphs(run) if run.text.starts_with("Annex") => Some(run.origin.y),
            _ => None,
        });
        shared += usize::from(top.unwrap() > 200.0);
        let ends = |page: &Page| lowest(page) < 300.0;
        assert!(!ends(&pages.pages[first - 1]), "{count} sources: the page before the annexes is nearly empty");
    }
    assert!(shared > 0, "in none of these does the list end at the top of a page");
}

/// How far down words stand on a page, its foot left out.
fn lowest(page: &Page) -> f32 {
    runs(page).map(|(_, run)| run.origin.y).filter(|y| *y < 760.0).fold(0.0, f32::max)
}

#[test]
fn figures_of_a_long_panel_share_their_footnotes_by_rows() {
    let source = article("figures", &["There were 12 ships and 15 boats in the harbour at noon."]);
    let build = |count: usize| {
        let pack = Pack::new("p");
        let place = Place::end_of(pack.sections[0].id);
        let figure = |_| Edit::AddFigure {
            value: "12 ships and 15 boats in the harbour".into(),
            caption: "at noon".into(),
            passage: whole_block(&source, 0),
            place,
        };
        let mut edits = vec![Edit::AddArticle(Arc::clone(&source))];
        edits.extend((0..count).map(figure));
        let pages: Pages = set(&steps(pack, &edits)).0;
        pages.structure.iter().filter(|node| node.role == Role::Note).count()
    };
    // Two of these stand in a row.
    assert_eq!([2, 6, 8, 10, 12, 14].map(build), [1, 1, 2, 2, 3, 3]);
}

#[test]
fn the_rules_of_a_table_of_numbers_end_with_its_columns() {
    let build = |last: &str| {
        let pack = Pack::new("p");
        let place = Place::end_of(pack.sections[0].id);
        let cells = |texts: [&str; 3]| texts.map(str::to_owned).to_vec();
        let body = Body::Table {
            caption: "Trade".into(),
            header: cells(["Year", "Exports", "Balance"]),
            rows: vec![cells(["2023", "1,022.5", "-4,088.6"]), cells(["2024", "911.0", last])],
        };
        let (pages, _) = set(&steps(pack, &[Edit::AddBlock { body, place }]));
        let caption = runs(&pages.pages[0]).find(|(_, run)| run.text.contains("Trade")).unwrap().1.origin.y;
        let rules = pages.pages[0].items.iter().filter_map(|item| match &item.draw {
            Draw::Fill { rect, .. } if rect.height < 1.0 && rect.y > caption => Some(rect.width),
            _ => None,
        });
        let end =
            runs(&pages.pages[0]).filter(|(_, run)| run.text.contains("088")).map(|(_, r)| r.origin.x + r.width());
        (rules.fold(0.0, f32::max), end.fold(0.0, f32::max) - Theme::house().page.left)
    };
    let (rules, end) = build("-5,096.9");
    assert!((rules - end).abs() < 3.0, "{rules} {end}");
    let (rules, _) = build("not yet known");
    assert!((rules - Theme::house().page.column).abs() < 0.5, "{rules}");
}

#[test]
fn an_edit_says_which_it_is() {
    let source = article("edits", &["The president said that the government will sign the treaty."]);
    let pack = Pack::new("p");
    let place = Place::end_of(pack.sections[0].id);
    let pack = steps(
        pack,
        &[Edit::AddArticle(Arc::clone(&source)), Edit::AddQuotation { passage: whole_block(&source, 0), place }],
    );
    let item = pack.sections[0].items[0].id;
    let remark = |wording: &str| {
        let pack = steps(pack.clone(), &[Edit::SetWording { item, wording: Some(wording.to_owned()) }]);
        text_of(&set(&pack).0.pages[0])
    };
    assert!(remark("The president said … the government will sign the treaty.").contains("shortened by the author"));
    let put_in = remark("The president said that the government will sign the [trade] treaty.");
    assert!(put_in.contains("in brackets") && !put_in.contains("shortened"), "{put_in}");
}

#[test]
fn blanks_that_someone_leant_on_take_the_room_of_one() {
    let pack = Pack::new("p");
    let place = Place::end_of(pack.sections[0].id);
    let front =
        Front { title: "T".into(), prepared_for: format!("The{}Minister", "\u{a0}".repeat(1_500)), ..Front::default() };
    let note = Edit::AddNote { text: "Words.".into(), place };
    let pack = steps(pack, &[Edit::SetFront(front), note]);
    let (pages, _) = set(&pack);
    assert_eq!(pages.pages.len(), 1);
    let bytes = briefpack::export(&pack, None, &mut Sink::new()).unwrap().bytes;
    assert_eq!(verify_pdf(&bytes).unwrap().findings, []);
}

#[test]
fn footnotes_of_figures_stand_in_their_order_and_on_the_page_of_their_mark() {
    let pack = Pack::new("p");
    let place = Place::end_of(pack.sections[0].id);
    let mut edits = Vec::new();
    for i in 0..23 {
        let source = article(&format!("source {i}"), &["There were 12 ships in the harbour."]);
        edits.push(Edit::AddArticle(Arc::clone(&source)));
        // Captions of one to four lines, so that marks stand at different heights.
        let caption = "ships that lay in the harbour at noon ".repeat(1 + (i * 7) % 4);
        let passage = whole_block(&source, 0);
        edits.push(Edit::AddFigure { value: "12".into(), caption: caption.trim().into(), passage, place });
    }
    let (pages, _) = set(&steps(pack, &edits));
    let mut seen = 0;
    for page in &pages.pages {
        // Footnotes open with their number, at the left of the foot, in small type.
        let left = Theme::house().page.left;
        let mut notes: Vec<(f32, usize)> = runs(page)
            .filter(|(_, run)| run.size < 8.0 && (left - 2.0..left + 15.0).contains(&run.origin.x))
            .filter_map(|(_, run)| Some((run.origin.y, run.text.trim().parse().ok()?)))
            .collect();
        notes.sort_by(|a, b| a.0.total_cmp(&b.0));
        let numbers: Vec<usize> = notes.iter().map(|(_, number)| *number).collect();
        assert!(numbers.is_sorted(), "{numbers:?}");
        let marks: Vec<_> = page.links.iter().filter(|link| link.description.starts_with("Note ")).collect();
        for mark in &marks {
            let Target::Dest(place) = mark.target else { panic!("{mark:?}") };
            let to = pages.destinations[place.0].page;
            assert!(std::ptr::eq(&pages.pages[to], page), "{} is on page {}", mark.description, to + 1);
        }
        assert_eq!(marks.len(), numbers.len(), "each note has its mark on its page");
        seen += numbers.len();
    }
    assert_eq!(seen, 23);
}

#[test]
fn a_number_in_groups_of_digits_is_set_whole() {
    let source =
        article("grouped", &["They lost 15 000 jobs, 1 200 boats, 12 500,5 km² and $4 100 000 in 24 600 days."]);
    let pack = Pack::new("p");
    let place = Place::end_of(pack.sections[0].id);
    let figure = |value: &str| Edit::AddFigure {
        value: value.into(),
        caption: String::new(),
        passage: whole_block(&source, 0),
        place,
    };
    let values = ["15 000 jobs", "1 200 boats", "12 500,5 km²", "$4 100 000", "24 600 days"];
    let mut edits = vec![Edit::AddArticle(Arc::clone(&source))];
    edits.extend(values.map(figure));
    let briefing = briefpack::assemble::assemble(&steps(pack, &edits), &mut Sink::new()).unwrap();
    let briefpack::assemble::Content::Figures(figures) = briefing.sections[0].entries[0].content.as_ref().unwrap()
    else {
        panic!("figures stand together")
    };
    let told: Vec<(&str, &str)> = figures.iter().map(|f| (f.value.as_str(), f.caption.as_str())).collect();
    let whole = [("15 000", "jobs"), ("1 200", "boats"), ("12 500,5", "km²"), ("$4 100 000", ""), ("24 600", "days")];
    assert_eq!(told, whole);
}
