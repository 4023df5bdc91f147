//! What the pages say of places: page names in footnotes and margins, contents, bookmarks, headings and headers.

use std::sync::Arc;

use briefpack::diag::Sink;
use briefpack::layout::page::{Draw, GlyphRun, Pages, Role, Tag, Target};
use briefpack::layout::{Theme, layout};
use briefpack::pack::{Body, Edit, Front, Pack, Place, apply};
use briefpack::pdf::read;

use super::page_craft::{runs, set};
use crate::support::{article, boxes, root, shapes, small_pack, steps, whole_block};

/// An article of so many long paragraphs.
fn long_article(name: &str, paragraphs: usize) -> Arc<briefpack::article::Article> {
    let texts: Vec<String> = (0..paragraphs)
        .map(|i| {
            format!("Paragraph {i} says {}: {}", 100 + i, "the parties went on with what had been begun. ".repeat(12))
        })
        .collect();
    article(name, &texts.iter().map(|text| text.trim()).collect::<Vec<_>>())
}

/// The links of a note: what they stand on, and the pages (from 1) that they lead to.
fn links_of_notes(pages: &Pages) -> Vec<(String, usize)> {
    let mut found = Vec::new();
    for page in &pages.pages {
        let mut links: Vec<_> = page.links.iter().filter(|l| l.description.contains("passage in its annex")).collect();
        links.sort_by(|a, b| a.rect.y.total_cmp(&b.rect.y).then(a.rect.x.total_cmp(&b.rect.x)));
        for link in links {
            let words: String = runs(page)
                .filter(|(tag, _)| *tag == Tag::Content(link.node))
                .map(|(_, run)| run.text.as_str())
                .collect();
            let Target::Dest(place) = link.target else { panic!("{link:?}") };
            found.push((words, pages.destinations[place.0].page + 1));
        }
    }
    found
}

#[test]
fn a_note_names_every_page_that_its_passages_stand_on() {
    let long = long_article("long", 30);
    let pack = Pack::new("p");
    let place = Place::end_of(pack.sections[0].id);
    let list = |blocks: &[usize]| Edit::AddList {
        label: "points".into(),
        announced: None,
        entries: blocks.iter().map(|block| whole_block(&long, *block)).collect(),
        place,
    };
    let pack = steps(pack, &[Edit::AddArticle(Arc::clone(&long)), list(&[0, 6, 8]), list(&[1]), list(&[0, 29])]);
    let (pages, _) = set(&pack);
    let text: String = pages.pages.iter().flat_map(runs).map(|(_, run)| run.text.as_str()).collect();
    assert!(text.contains("pp.\u{a0}"), "several pages are named");
    let links = links_of_notes(&pages);
    for (words, page) in &links {
        let number = words.trim().rsplit('\u{a0}').next().unwrap();
        assert_eq!(number.parse(), Ok(*page), "'{words}' leads to page {page}");
    }
    let first = links[0].1;
    let said: Vec<String> = links.iter().map(|(words, _)| words.trim().to_owned()).collect();
    let after = |n: usize| (first + n).to_string();
    assert_eq!(said[..2], [format!("pp.\u{a0}{first}"), after(1)], "a list over two pages");
    assert_eq!(said[2], format!("p.\u{a0}{first}"), "a passage on one page");
    assert_eq!(said[3], format!("pp.\u{a0}{first}"));
    assert!(text.contains(&format!("pp.\u{a0}{first}–{}", after(1))), "pages that follow one another are a range");
    assert!(text.contains(&format!("pp.\u{a0}{first}, {}", links.last().unwrap().1)), "others are not");
    let bytes = briefpack::export(&pack, None, &mut Sink::new()).unwrap().bytes;
    assert_eq!(briefpack::verify::verify_pdf(&bytes).unwrap().findings, []);
}

#[test]
fn each_figure_and_each_event_leads_to_its_own_words() {
    let long = long_article("long", 24);
    let pack = Pack::new("p");
    let place = Place::end_of(pack.sections[0].id);
    let figure = |value: &str, block: usize| Edit::AddFigure {
        value: value.into(),
        caption: "counted".into(),
        passage: whole_block(&long, block),
        place,
    };
    let pack =
        steps(pack, &[Edit::AddArticle(Arc::clone(&long)), figure("100", 0), figure("112", 12), figure("123", 23)]);
    let (pages, _) = set(&pack);
    for (value, block) in [("100", 0), ("112", 12), ("123", 23)] {
        let (_, run) = runs(&pages.pages[0]).find(|(_, run)| run.text.trim() == value).unwrap();
        let inside = |link: &&briefpack::layout::page::Link| {
            (link.rect.x - 1.0..link.rect.right()).contains(&run.origin.x)
                && (link.rect.y..link.rect.bottom()).contains(&run.origin.y)
        };
        let link = pages.pages[0].links.iter().find(inside).expect("a figure is a link");
        let Target::Dest(place) = link.target else { panic!() };
        let to = pages.destinations[place.0];
        let wanted = format!("Paragraph {block} says {value}:");
        let there = runs(&pages.pages[to.page]).find(|(_, run)| run.text.starts_with(&wanted)).expect("its words").1;
        assert!(
            (0.0..20.0).contains(&(there.origin.y - to.at.y)),
            "{value} leads to {to:?}, its words are at {:?}",
            there.origin
        );
    }
}

#[test]
fn one_source_is_named_alike_wherever_it_is_named_in_short() {
    let title =
        "The foreign ministers of both countries pledged their cooperation with each other to help usher in a new era";
    let mut source = (*article("source", &["One.", "Two.", "Three."])).clone();
    (source.title, source.outlet) = (Some(title.into()), None);
    let source = Arc::new(source);
    let pack = Pack::new("p");
    let place = Place::end_of(pack.sections[0].id);
    let mut edits = vec![Edit::AddArticle(Arc::clone(&source))];
    edits.extend((0..3).map(|block| Edit::AddQuotation { passage: whole_block(&source, block), place }));
    let (pages, _) = set(&steps(pack, &edits));
    let text: String = runs(&pages.pages[0]).map(|(_, run)| run.text.as_str()).collect();
    let cuts: std::collections::BTreeSet<&str> =
        text.split("The foreign ministers").skip(1).map(|rest| rest.split('…').next().unwrap()).collect();
    // In full in the list of sources, and cut alike in three source lines and three notes.
    assert_eq!((cuts.len(), text.matches('…').count()), (2, 6), "{cuts:?}");
}

#[test]
fn contents_entries_wrap_and_none_stands_alone() {
    let mut pack = small_pack();
    let title =
        "A heading that is long enough to take two lines of the contents, as headings of careful authors may be";
    for i in 0..30 {
        pack = apply(&pack, &Edit::AddSection { title: format!("{title}, number {i}"), index: 99 }).unwrap();
        let section = pack.sections.last().unwrap().id;
        let text = "The author says something of it. ".repeat(20);
        pack = apply(&pack, &Edit::AddNote { text, place: Place::end_of(section) }).unwrap();
    }
    let (pages, _) = set(&pack);
    let in_contents = |tag: Tag| match tag {
        Tag::Content(node) => {
            let up = |n: briefpack::layout::page::NodeId| pages.structure[n.0].parent;
            pages.structure[up(up(node)).0].role == Role::ContentsItem
        }
        _ => false,
    };
    let words = |page: &briefpack::layout::page::Page| -> String {
        runs(page).filter(|(tag, _)| in_contents(*tag)).map(|(_, run)| run.text.as_str()).collect()
    };
    let text: String = pages.pages.iter().map(words).collect();
    assert!(!text.contains('…'), "{text}");
    for i in 0..30 {
        assert!(text.contains(&format!("{title}, number {i} ")), "{i}: {text}");
    }
    for (i, page) in pages.pages.iter().enumerate() {
        let entries = words(page).matches("A heading that").count();
        assert!(entries != 1, "one entry alone on page {}", i + 1);
    }
}

#[test]
fn annexes_stand_under_a_head_of_their_own() {
    let (pages, _) = set(&small_pack());
    let nested: Vec<(usize, &str)> = pages.bookmarks.iter().map(|b| (b.level, b.title.as_str())).collect();
    let expected = [(0, "Sources"), (0, "Annexes"), (1, "Annex A: About harbours"), (1, "Annex B: About railways")];
    assert_eq!(nested[2..], expected);
    let only = article("only", &["A single one."]);
    let pack = Pack::new("p");
    let place = Place::end_of(pack.sections[0].id);
    let pack =
        steps(pack, &[Edit::AddArticle(only.clone()), Edit::AddQuotation { passage: whole_block(&only, 0), place }]);
    let last = set(&pack).0.bookmarks.pop().unwrap();
    assert_eq!((last.level, last.title.as_str()), (0, "Annex A: About only"));
}

#[test]
fn a_heading_in_arabic_stands_beside_its_number_and_the_header_keeps_its_order() {
    let arabic = "تقرير عن المحادثات";
    let mut pack = small_pack();
    let (first, place) = (pack.sections[0].id, Place::end_of(pack.sections[0].id));
    let text = "The author says something of it. ".repeat(20);
    let notes: Vec<Edit> = (0..40).map(|_| Edit::AddNote { text: text.clone(), place }).collect();
    pack = steps(pack, &notes);
    let front = Front { title: format!("{arabic} brief"), version: "3".into(), ..pack.front.clone() };
    let edits = [Edit::SetFront(front), Edit::RenameSection { section: first, title: arabic.into() }];
    let mut sink = Sink::new();
    let briefing = briefpack::assemble::assemble(&steps(pack, &edits), &mut sink).unwrap();
    let pages = layout(&briefing, &mut sink);
    boxes::check(&pages, Theme::house());
    let column = Theme::house().page;
    let edge = column.left + column.column;

    let body =
        pages.pages.iter().find(|page| runs(page).any(|(_, run)| run.size > 14.0 && run.text.trim() == "1")).unwrap();
    let number = runs(body).find(|(_, run)| run.size > 14.0 && run.text.trim() == "1").unwrap().1;
    assert!(number.origin.x >= edge, "the number hangs where the heading starts: {:?}", number.origin);

    let header: Vec<&GlyphRun> = runs(body)
        .filter(|(tag, run)| *tag == Tag::Header && !run.text.trim().is_empty())
        .map(|(_, run)| run)
        .collect();
    assert!(header.iter().any(|run| run.text.contains("brief")), "the title runs at the top");
    let footer: String = runs(body).filter(|(tag, _)| *tag == Tag::Footer).map(|(_, run)| run.text.as_str()).collect();
    assert!(footer.contains("version 3"), "{footer}");

    // The contents line has its leader, and its number hangs at the left.
    let listed = runs(&pages.pages[0]).find(|(_, run)| run.text.trim() == "1" && run.size < 10.0).unwrap().1;
    assert!(listed.origin.x < column.left && listed.origin.x > column.left - 20.0, "{:?}", listed.origin);
    let leaders: Vec<f32> = pages.pages[0]
        .items
        .iter()
        .filter_map(|item| match &item.draw {
            Draw::Line { from, to, dash: Some(_), .. } => Some(to.x - from.x),
            _ => None,
        })
        .collect();
    assert!(leaders.len() > 3 && leaders.iter().all(|length| *length > 20.0), "{leaders:?}");
}

#[test]
fn the_source_line_of_a_right_to_left_quotation_starts_beside_its_bar() {
    let source = article("arabic", &["قال الوزير إن الاتفاق سيوقع قريبا"]);
    let pack = Pack::new("p");
    let place = Place::end_of(pack.sections[0].id);
    let pack = steps(
        pack,
        &[Edit::AddArticle(source.clone()), Edit::AddQuotation { passage: whole_block(&source, 0), place }],
    );
    let mut sink = Sink::new();
    let pages = layout(&briefpack::assemble::assemble(&pack, &mut sink).unwrap(), &mut sink);
    let theme = Theme::house();
    let mark = runs(&pages.pages[0]).find(|(_, run)| run.text == "1" && run.size < 7.0).unwrap().1;
    let end = theme.page.left + theme.page.column - theme.inset;
    assert!((mark.origin.x + mark.width() - end).abs() < 0.5, "{:?}", mark.origin);
}

#[test]
fn names_in_the_margin_never_stand_on_each_other() {
    // Twelve passages of one paragraph, each quoted on another page, and the same of the next.
    let sentence = |i: usize| format!("Sentence number {i} of them all stands here. ");
    let text: String = (0..12).map(sentence).collect();
    let source = article("crowded", &[text.trim(), text.trim()]);
    let pack = Pack::new("p");
    let place = Place::end_of(pack.sections[0].id);
    let mut edits = vec![Edit::AddArticle(source.clone())];
    for block in 0..2 {
        for i in 0..12 {
            let start = text.find(&sentence(i)).unwrap();
            let span = briefpack::article::Span::new(block, start, start + sentence(i).trim().len());
            let passage = briefpack::article::Passage::new(&source, vec![span]).unwrap();
            edits.push(Edit::AddQuotation { passage, place });
            edits.push(Edit::AddBlock { body: Body::PageBreak, place });
        }
    }
    let (pages, _) = set(&steps(pack, &edits));
    let edge = Theme::house().page.left + Theme::house().page.column;
    let names: Vec<&GlyphRun> = runs(pages.pages.last().unwrap())
        .map(|(_, run)| run)
        .filter(|run| run.origin.x > edge && run.text.starts_with("p."))
        .collect();
    assert_eq!(names.len(), 24);
    for (i, one) in names.iter().enumerate() {
        for other in &names[i + 1..] {
            let beside = one.origin.x + one.width() <= other.origin.x + 0.1
                || other.origin.x + other.width() <= one.origin.x + 0.1;
            let apart = (one.origin.y - other.origin.y).abs() >= one.size;
            assert!(beside || apart, "'{}' at {:?} and '{}' at {:?}", one.text, one.origin, other.text, other.origin);
        }
    }
}

#[test]
fn the_legend_names_only_kinds_that_can_be_seen() {
    // A figure within a list's item of the very same words: the marks of one hide those of the other.
    let source = article("hidden", &["Four hundred ships.", "Another paragraph."]);
    let pack = Pack::new("p");
    let place = Place::end_of(pack.sections[0].id);
    let list = Edit::AddList { label: "l".into(), announced: None, entries: vec![whole_block(&source, 0)], place };
    let figure = Edit::AddFigure {
        value: "Four hundred".into(),
        caption: "ships".into(),
        passage: whole_block(&source, 0),
        place,
    };
    let (pages, _) = set(&steps(pack, &[Edit::AddArticle(source.clone()), list, figure]));
    let text: String = runs(pages.pages.last().unwrap()).map(|(_, run)| run.text.as_str()).collect();
    assert!(!text.contains("Marked below"), "{text}");
}

#[test]
fn every_page_has_a_label_and_an_attachment_is_listed_by_its_name() {
    let bytes = briefpack::export(&small_pack(), None, &mut Sink::new()).unwrap().bytes;
    assert_eq!(read::read(&bytes).unwrap().label_starts, [0]);
    let doc = lopdf::Document::load_mem(&bytes).unwrap();
    let names = doc.catalog().unwrap().get(b"Names").unwrap().as_dict().unwrap();
    let files = names.get(b"EmbeddedFiles").unwrap().as_dict().unwrap().get(b"Names").unwrap().as_array().unwrap();
    assert_eq!(lopdf::decode_text_string(&files[0]).unwrap(), "briefing.json");
}

#[test]
fn the_long_shape_has_sixty_pages() {
    let (pages, _) = set(&shapes::pack("long", &root()));
    assert!((54..=70).contains(&pages.pages.len()), "{} pages", pages.pages.len());
}
