//! The pages before they are exported: what is painted, what stands where, and how long that takes.

use std::sync::Arc;

use briefpack::diag::{Sink, Warning};
use briefpack::import::import;
use briefpack::layout::page::{Rect, Shows, Target};
use briefpack::layout::{BundledOnly, FontFinder, Found, Wanted};
use briefpack::pack::{Body, Edit, Limit, Pack, Place, apply};
use briefpack::preview::{KeptFonts, PreviewError, RasterError, Sheets, rasterise};
use briefpack::ui::preview::data::{link_at, under};
use briefpack::verify::verify_pdf;
use briefpack::{export, store};

use crate::support::root;

pub fn sample() -> Pack {
    store::load_pack(&root().join("seeds/vietnam-uk.briefing.json"), &mut Sink::new()).unwrap()
}

/// The sample articles, `copies` times over, a passage quoted of each: each copy differs in its title.
pub fn long_pack(copies: usize) -> Pack {
    let mut files: Vec<_> = std::fs::read_dir(root().join("seeds")).unwrap().map(|e| e.unwrap().path()).collect();
    files.retain(|path| path.extension().is_some_and(|e| e == "txt"));
    files.sort();
    let mut pack = Pack::new("Long");
    let place = Place::end_of(pack.sections[0].id);
    for copy in 0..copies {
        for path in &files {
            let mut bytes = format!("Copy {copy} of the sample articles\n\n").into_bytes();
            bytes.extend(std::fs::read(path).unwrap());
            let article = Arc::new(import(&path.file_name().unwrap().to_string_lossy(), &bytes).unwrap());
            pack = apply(&pack, &Edit::AddArticle(Arc::clone(&article))).unwrap();
            for block in 0..article.blocks.len().min(4) {
                let passage = crate::support::whole_block(&article, block);
                pack = apply(&pack, &Edit::AddQuotation { passage, place }).unwrap();
            }
        }
    }
    pack
}

#[test]
fn a_page_by_itself_is_painted_as_it_is_in_the_whole_file() {
    let pack = sample();
    let sheets = Sheets::of(&pack, &BundledOnly).unwrap();
    let whole = export(&pack, None, &mut Sink::new()).unwrap();
    assert_eq!(sheets.count(), whole.page_count);
    for page in [0, 1, sheets.count() - 1] {
        let alone = sheets.paint(page, 700).unwrap();
        assert_eq!(alone, rasterise(whole.bytes.clone(), page, 700).unwrap(), "page {}", page + 1);
        assert_eq!(alone.width, 700);
        assert!((989..=991).contains(&alone.height), "{}", alone.height);
        assert!(alone.rgba.iter().any(|channel| *channel < 64), "there is something on it");
    }
}

#[test]
fn what_of_the_pack_stands_where_is_known() {
    let pack = sample();
    let sheets = Sheets::of(&pack, &BundledOnly).unwrap();
    // Every item that prints something has its place, inside its page.
    for item in pack.sections.iter().flat_map(|s| &s.items) {
        let places: Vec<_> = sheets.places().iter().filter(|p| p.shows == Shows::Item(item.id)).collect();
        assert_eq!(places.is_empty(), matches!(item.body, Body::PageBreak), "{:?}", item.body);
        for place in places {
            let (width, height) = sheets.size(place.page);
            assert!(place.rect.x >= 0.0 && place.rect.right() <= width, "{place:?}");
            assert!(place.rect.y >= 0.0 && place.rect.bottom() <= height && place.rect.height > 5.0, "{place:?}");
        }
    }
    // A quotation's words stand within its item's place.
    let (item, highlight) = pack
        .sections
        .iter()
        .flat_map(|s| &s.items)
        .find_map(|i| match &i.body {
            Body::Quotation { passage, .. } => Some((i.id, *passage)),
            _ => None,
        })
        .unwrap();
    let words = sheets.places().iter().find(|p| p.shows == Shows::Passage(highlight)).unwrap();
    let whole = sheets.places().iter().find(|p| p.shows == Shows::Item(item) && p.page == words.page).unwrap();
    let inside = |inner: Rect, outer: Rect| inner.y >= outer.y - 0.1 && inner.bottom() <= outer.bottom() + 0.1;
    assert!(inside(words.rect, whole.rect));
    // The middle of the words belongs to the item and the passage; the link to the annex does not take the click.
    let (x, y) = (words.rect.x + 20.0, words.rect.y + words.rect.height / 2.0);
    let found = under(sheets.places_on(words.page), x, y);
    assert_eq!((found.item, found.passage), (Some(item), Some(highlight)));
    let links = sheets.links_on(words.page);
    assert!(links.iter().any(|l| l.rect.y <= y && y <= l.rect.bottom()), "quoted words are a link in the file");
    assert!(link_at(links, sheets.places_on(words.page), x, y).is_none());
    // Annexes tell their article and its paragraph, contents lead to pages.
    let paragraph = sheets.places().iter().find_map(|p| match p.shows {
        Shows::Paragraph { source, block } => Some((p.page, source, block)),
        _ => None,
    });
    let (page, source, block) = paragraph.unwrap();
    let article = pack.article(sheets.article(source).unwrap()).unwrap();
    let text: String = article.blocks[block].text.chars().take(12).collect();
    assert!(sheets.words_on(page).contains(&text), "{text}");
    let contents = sheets.links_on(0).first().expect("a list of contents");
    assert!(matches!(contents.target, Target::Dest(_)));
    assert!(sheets.destination(&contents.target).unwrap().page > 0);
}

#[test]
fn pages_that_did_not_change_keep_their_trace() {
    let pack = sample();
    let before = Sheets::of(&pack, &BundledOnly).unwrap();
    let again = Sheets::of(&pack, &BundledOnly).unwrap();
    let traces = |sheets: &Sheets| (0..sheets.count()).map(|page| sheets.trace(page)).collect::<Vec<_>>();
    assert_eq!(traces(&before), traces(&again));
    let item = pack.sections.iter().flat_map(|s| &s.items).find(|i| !i.note.is_empty()).unwrap();
    let page = before.places().iter().find(|p| p.shows == Shows::Item(item.id)).unwrap().page;
    let note = format!("{}!", item.note);
    let after = Sheets::of(&apply(&pack, &Edit::SetNote { item: item.id, note }).unwrap(), &BundledOnly).unwrap();
    let changed: Vec<usize> = (0..before.count()).filter(|p| before.trace(*p) != after.trace(*p)).collect();
    assert_eq!(changed, [page], "one note, one page");
}

#[test]
fn what_is_off_is_marked_where_it_stands() {
    let mut pack = crate::support::ui::pack();
    let section = pack.sections[0].id;
    let note = "One.\nTwo.\nThree with \u{13080}.\nFour.\nFive.".to_owned();
    pack = apply(&pack, &Edit::AddNote { text: note, place: Place::end_of(section) }).unwrap();
    let plan = Edit::PlanSection { section, guidance: String::new(), limit: Some(Limit::Lines(2)) };
    pack = apply(&pack, &plan).unwrap();
    let sheets = Sheets::of(&pack, &BundledOnly).unwrap();
    let missing = sheets.places().iter().find(|p| p.shows == Shows::Missing('\u{13080}')).expect("the box is marked");
    let over = sheets.places().iter().find(|p| p.shows == Shows::OverLimit(section)).expect("the limit is marked");
    let item = sheets.places().iter().find(|p| matches!(p.shows, Shows::Item(_))).unwrap();
    assert!(missing.rect.width > 3.0 && missing.rect.width < 40.0, "{missing:?}");
    // Two lines may stand; the third, which holds the box, is over the limit.
    assert!(
        over.rect.y > item.rect.y && (missing.rect.y - over.rect.y).abs() < over.rect.height,
        "{over:?} {missing:?}"
    );
    assert_eq!(sheets.warnings().iter().filter(|w| w.about.is_some()).count(), 2, "{:?}", sheets.warnings());
}

#[test]
fn what_cannot_be_shown_is_said() {
    let empty = Pack::new("Nothing");
    assert!(Sheets::of(&empty, &BundledOnly).unwrap_err().to_string().contains("empty"));
    let sheets = Sheets::of(&sample(), &BundledOnly).unwrap();
    assert!(matches!(sheets.paint(999, 100), Err(PreviewError::NoPage(1000))));
    assert_eq!(rasterise(b"%PDF-1.7 and no more".to_vec(), 0, 100), Err(RasterError::Unreadable));
    let whole = export(&sample(), None, &mut Sink::new()).unwrap();
    assert_eq!(rasterise(whole.bytes, 999, 100), Err(RasterError::Empty));
    // However large a page is asked for, it stays within what a graphics card takes.
    let huge = sheets.paint(0, u32::MAX).unwrap();
    assert!(huge.width <= 8192 && huge.height <= 8193, "{}x{}", huge.width, huge.height);
    assert_eq!(sheets.paint(0, 0).unwrap().width, 1);
}

#[test]
fn fonts_are_looked_for_once() {
    #[derive(Debug, Default)]
    struct Counting(std::sync::atomic::AtomicUsize);
    impl FontFinder for Counting {
        fn find(&self, _: &[Wanted], sink: &mut Sink) -> Found {
            self.0.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
            sink.push(Warning::new("a font was passed over"));
            Found { searched: Some("the fonts of a test".to_owned()), ..Found::default() }
        }
    }
    let count = |pack: &Pack, kept: &KeptFonts<Counting>| {
        let sheets = Sheets::of(pack, kept).unwrap();
        assert!(sheets.warnings().iter().any(|w| w.what == "a font was passed over"));
    };
    let note = |text: &str| {
        let pack = crate::support::ui::pack();
        let place = Place::end_of(pack.sections[0].id);
        apply(&pack, &Edit::AddNote { text: text.to_owned(), place }).unwrap()
    };
    let kept = KeptFonts::new(Counting::default());
    count(&note("\u{13080}"), &kept);
    count(&note("\u{13080} again"), &kept);
    assert!(format!("{kept:?}").contains("Counting(1)"), "{kept:?}");
    count(&note("\u{13081}"), &kept);
    assert!(format!("{kept:?}").contains("Counting(2)"));
}

#[test]
fn chosen_sections_take_their_passages_and_articles_along() {
    let pack = sample();
    let first = pack.sections[0].id;
    let part = pack.with_sections(&[first]);
    assert!(part.problems().is_empty());
    assert_eq!(part.sections, pack.sections[..1]);
    let used: Vec<_> = part.sections[0].items.iter().flat_map(|i| i.body.highlights()).collect();
    assert!(part.highlights.keys().all(|id| used.contains(id)) && !part.highlights.is_empty());
    assert!(part.articles.len() < pack.articles.len());
    let printed = export(&part, None, &mut Sink::new()).unwrap();
    let found = verify_pdf(&printed.bytes).unwrap();
    assert!(found.findings.is_empty(), "{:?}", found.findings);
    assert!(found.quotations > 0 && found.quotations <= used.len());
    assert!(pack.with_sections(&[]).sections.is_empty());
}
