//! Long and hostile packs: everything in its box, the same bytes however many processors share the work, and nothing set
//! twice that was set before.

use std::sync::Arc;

use briefpack::article::Article;
use briefpack::assemble::assemble;
use briefpack::detect::detect;
use briefpack::diag::Sink;
use briefpack::draft::draft;
use briefpack::import::import;
use briefpack::layout::page::{Draw, Page, Pages, Tag};
use briefpack::layout::{Cache, Fonts, Theme, layout, layout_each};
use briefpack::pack::{Body, Edit, Front, Pack, Paper, Place, apply};
use briefpack::{export, template};

use crate::support::{article, boxes, rich_pack, root, seeds, small_pack, steps, whole_block};

/// A draft of the sample articles, so many times over, each time under another name.
fn many_articles(copies: usize) -> Pack {
    let plain = template::bundled().iter().find(|t| t.name == "plain").unwrap();
    let mut read = Vec::new();
    for copy in 0..copies {
        for (name, bytes) in seeds() {
            // A paragraph of its own in each: a copy word for word would add nothing to a draft.
            let own = format!("Copy {copy} of {name}\n\nThe copy of number {copy} was made for a long briefing.\n\n");
            let bytes = [own.as_bytes(), &bytes].concat();
            let article: Arc<Article> = Arc::new(import(&name, &bytes).unwrap());
            let found = detect(&article);
            read.push((article, found));
        }
    }
    draft("A long one", plain, &read).unwrap()
}

fn set(pack: &Pack) -> Pages {
    let mut sink = Sink::new();
    layout(&assemble(pack, &mut sink).unwrap(), &mut sink)
}

fn text_of(page: &Page) -> String {
    let texts = page.items.iter().filter_map(|item| match &item.draw {
        Draw::Glyphs(run) => Some(run.text.as_str()),
        _ => None,
    });
    texts.collect()
}

#[test]
fn the_bytes_are_the_same_however_many_processors_share_the_work() {
    for pack in [many_articles(2), rich_pack()] {
        let on = |threads: usize| {
            let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
            pool.install(|| export(&pack, None, &mut Sink::new()).unwrap())
        };
        let one = on(1);
        for threads in [2, 8] {
            assert!(on(threads) == one, "{threads} threads make another file than one");
        }
    }
}

#[test]
fn sixty_pages_and_the_sample_pack_stay_in_their_boxes() {
    let long = many_articles(6);
    let sample = briefpack::store::decode_pack(&std::fs::read(root().join("seeds/vietnam-uk.briefing.json")).unwrap());
    for pack in [long, sample.unwrap(), small_pack()] {
        for theme in Theme::bundled() {
            for paper in [Paper::A4, Paper::Letter] {
                let pages = set(&steps(pack.clone(), &[Edit::SetTheme(theme.name.clone()), Edit::SetPaper(paper)]));
                boxes::check(&pages, theme);
                assert!(pack.articles.len() < 20 || pages.pages.len() >= 60, "{}", pages.pages.len());
            }
        }
    }
}

/// Texts that no page was made for.
fn hostile_texts() -> Vec<String> {
    vec![
        "w".repeat(600),
        format!("A word {} wider than the line.", "Donaudampfschifffahrtsgesellschaft".repeat(12)),
        "The words of a quotation that is longer than a page. ".repeat(160).trim_end().to_owned(),
        "\u{202e}unpaired \u{2066}marks\u{202a} of direction \u{200b}\u{200d}\u{feff} and\u{0} \u{7}controls"
            .to_owned(),
        format!("a{}", "\u{301}".repeat(300)),
        "שלום (עולם) 12,000 ships \u{2067}and back".to_owned(),
        "https://example.org/".to_owned() + &"a/".repeat(400),
        "\u{a0}".repeat(500) + "x",
    ]
}

/// A pack of such texts wherever an author or an article can put one.
fn hostile_pack() -> Pack {
    let texts = hostile_texts();
    let refs: Vec<&str> = texts.iter().map(String::as_str).collect();
    let mut odd = (*article("odd", &refs)).clone();
    odd.title = Some("A title of two thousand characters ".repeat(60));
    odd.outlet = Some("outlet".repeat(60));
    odd.byline = Some("by ".repeat(300));
    odd.source.address = Some(texts[6].clone());
    let odd = Arc::new(odd);
    let mut pack = steps(rich_pack(), &[Edit::AddArticle(Arc::clone(&odd))]);
    let section = pack.sections[0].id;
    let place = Place::end_of(section);
    for block in 0..texts.len() {
        pack = steps(pack, &[Edit::AddQuotation { passage: whole_block(&odd, block), place }]);
    }
    let entries = (0..texts.len()).map(|block| whole_block(&odd, block)).collect();
    let block = |body: Body| Edit::AddBlock { body, place };
    pack = steps(
        pack,
        &[
            Edit::AddList { label: texts[0].clone(), announced: Some(900_000), entries, place },
            Edit::RenameSection { section, title: texts[1].repeat(4).chars().take(2000).collect() },
            block(Body::Table {
                caption: texts[0].clone(),
                header: (0..30).map(|c| format!("Columnheading{c}")).collect(),
                rows: (0..40).map(|r| (0..30).map(|c| format!("{r}thecelloftherow{c}")).collect()).collect(),
            }),
            block(Body::Table {
                caption: String::new(),
                header: vec![texts[2].clone(), "B".into()],
                rows: vec![vec![texts[2].clone(), texts[0].clone()]],
            }),
            block(Body::Biography { name: texts[0].clone(), role: texts[1].clone(), text: texts[2].clone() }),
            Edit::AddFigure {
                value: texts[0].clone(),
                caption: texts[1].clone(),
                passage: whole_block(&odd, 0),
                place,
            },
        ],
    );
    for text in &texts {
        pack = steps(pack, &[Edit::AddNote { text: text.clone(), place }]);
    }
    let long = "A title of two thousand characters, and then some more words. ".repeat(33);
    let front = Front {
        title: long.clone(),
        occasion: texts[0].clone(),
        marking: "TLP:RED".into(),
        kind: long.clone(),
        prepared_for: texts[1].clone(),
        place: long,
        ..pack.front.clone()
    };
    apply(&pack, &Edit::SetFront(front)).unwrap()
}

#[test]
fn a_hostile_pack_stays_in_its_boxes() {
    for theme in Theme::bundled() {
        for paper in [Paper::A4, Paper::Letter] {
            let pack = steps(hostile_pack(), &[Edit::SetTheme(theme.name.clone()), Edit::SetPaper(paper)]);
            boxes::check(&set(&pack), theme);
        }
    }
    export(&hostile_pack(), None, &mut Sink::new()).unwrap();
}

#[test]
fn footnotes_that_outgrow_their_page_go_on_and_come_to_an_end() {
    // One source line refers to three hundred sources, each with a footnote of two lines.
    let title =
        "a source whose title is so long that its footnote takes more than a single line of the page, as some do";
    let mut pack = Pack::new("Three hundred sources");
    let mut entries = Vec::new();
    for i in 0..300 {
        let one = article(&format!("{title} {i}"), &[&format!("Item {i} of the list.")]);
        pack = steps(pack, &[Edit::AddArticle(Arc::clone(&one))]);
        entries.push(whole_block(&one, 0));
    }
    let place = Place::end_of(pack.sections[0].id);
    pack = steps(pack, &[Edit::AddList { label: "many".into(), announced: None, entries, place }]);
    let pages = set(&pack);
    boxes::check(&pages, Theme::house());
    let text: String = pages.pages.iter().map(text_of).collect();
    for i in 0..300 {
        assert!(text.contains(&format!("Item {i} of the list.")));
        assert!(text.contains(&format!("About {}", &title[..40])));
    }
    // Every reference names the page on which the place that it leads to stands.
    let named = text.matches("p.\u{a0}").count();
    assert!(named >= 600, "{named} pages are named: one in each footnote, one beside each mark");
}

#[test]
fn the_heads_of_a_table_are_said_again_where_it_goes_on_and_only_once_aloud() {
    let rows = (0..120).map(|r| vec![format!("Row {r}"), "of a table that takes several pages".to_owned()]).collect();
    let body = Body::Table { caption: "Long".into(), header: vec!["Berth".into(), "State".into()], rows };
    let pack = small_pack();
    let place = Place::end_of(pack.sections[1].id);
    let pages = set(&apply(&pack, &Edit::AddBlock { body, place }).unwrap());
    boxes::check(&pages, Theme::house());
    let said = |page: &Page, tag: fn(Tag) -> bool| {
        page.items.iter().any(|i| tag(i.tag) && matches!(&i.draw, Draw::Glyphs(run) if run.text == "Berth"))
    };
    let goes_on: Vec<&Page> = pages.pages.iter().filter(|page| text_of(page).contains("Row ")).collect();
    assert!(goes_on.len() > 3);
    for (i, page) in goes_on.iter().enumerate() {
        assert_eq!(said(page, |tag| matches!(tag, Tag::Content(_))), i == 0, "the heads are read out once");
        assert_eq!(said(page, |tag| tag == Tag::Decoration), i > 0, "and stand on every page of the table");
    }
}

#[test]
fn what_was_set_before_is_set_the_same_again() {
    let cache = Cache::default();
    let one = many_articles(1);
    let item = one.sections.iter().flat_map(|s| &s.items).next().unwrap().id;
    let noted = steps(one.clone(), &[Edit::SetNote { item, note: "A remark that moves all lines after it.".into() }]);
    let in_print = steps(noted.clone(), &[Edit::SetTheme("print".into())]);
    let mut reused = Vec::new();
    for pack in [&one, &one, &noted, &in_print, &noted, &hostile_pack()] {
        let briefing = assemble(pack, &mut Sink::new()).unwrap();
        let theme = Theme::named(&briefing.theme).unwrap();
        let fresh = layout_each(&briefing, theme, Fonts::bundled(), None);
        let kept = layout_each(&briefing, theme, Fonts::bundled(), Some(&cache));
        assert_eq!(format!("{:?}", kept.0), format!("{:?}", fresh.0));
        let (mut kept_said, mut fresh_said) = (Sink::new(), Sink::new());
        let (mut kept, mut fresh) = (kept.1, fresh.1);
        assert!(kept.by_ref().eq_by_text(fresh.by_ref()), "a kept paragraph is another than a fresh one");
        kept.report(&mut kept_said);
        fresh.report(&mut fresh_said);
        assert_eq!(kept_said.warnings(), fresh_said.warnings());
        reused.push(cache.reused());
    }
    let (first, second) = (reused[1] - reused[0], reused[2] - reused[1]);
    assert!(reused[0] < first / 4, "little of a first layout was set before: {reused:?}");
    assert!(second + 3 >= first, "an edit sets its own paragraph again, no more: {reused:?}");
}

/// Compares pages in all that they draw.
trait EqByText: Iterator<Item = Page> + Sized {
    fn eq_by_text(self, other: impl Iterator<Item = Page>) -> bool {
        self.map(|page| format!("{page:?}")).eq(other.map(|page| format!("{page:?}")))
    }
}

impl<I: Iterator<Item = Page>> EqByText for I {}
