//! The packs that are measured: many articles with a long one, long pages, many items.

use std::sync::Arc;

use briefpack::article::{Article, Passage, Span};
use briefpack::import::import;
use briefpack::pack::{Edit, Item, ItemId, Pack, Place, Section, SectionId, apply};

/// How many articles the library holds, how many paragraphs and highlights the open one has.
const ARTICLES: usize = 10_000;
const PARAGRAPHS: usize = 2_000;
const HIGHLIGHTS: usize = 400;

/// Ten thousand articles; the first has two thousand paragraphs with four hundred highlights.
pub fn library() -> Pack {
    let mut pack = Pack::new("Many articles");
    let long: Vec<String> = (0..PARAGRAPHS).map(|n| paragraph(n, 60)).collect();
    pack = add(pack, "long", &long.join("\n\n"));
    let article = Arc::clone(&pack.articles[0].article);
    for n in 0..HIGHLIGHTS {
        let block = n * (article.blocks.len() / HIGHLIGHTS);
        let start = article.blocks[block].text.find(' ').expect("a space");
        let span = Span::new(block, start + 1, article.blocks[block].text.len());
        let passage = Passage::new(&article, vec![span]).expect("a passage");
        pack = apply(&pack, &Edit::AddHighlight(passage)).expect("it can be highlighted");
    }
    let mut articles = pack.articles.clone();
    for n in 0..ARTICLES - 1 {
        let text = format!("Talks number {n} end in agreement\n\n{}\n\n{}", paragraph(n, 40), paragraph(n + 1, 50));
        articles.extend(add(Pack::new(""), &format!("article-{n}"), &text).articles);
    }
    pack.articles = articles;
    pack
}

/// Articles with quotations of each, until the pages are about so many.
pub fn pages(articles: usize) -> Pack {
    let mut pack = Pack::new("Long");
    let place = Place::end_of(pack.sections[0].id);
    for n in 0..articles {
        let text: Vec<String> = (0..40).map(|p| paragraph(n * 100 + p, 45)).collect();
        let before = pack.articles.len();
        pack = add(pack, &format!("article-{n}"), &format!("Talks number {n}\n\n{}", text.join("\n\n")));
        let article = Arc::clone(&pack.articles[before].article);
        for block in 1..5 {
            let whole = Span::new(block, 0, article.blocks[block].text.len());
            let passage = Passage::new(&article, vec![whole]).expect("a passage");
            pack = apply(&pack, &Edit::AddQuotation { passage, place }).expect("it can be quoted");
        }
    }
    pack
}

/// A thousand sections of five quotations each.
pub fn outline() -> Pack {
    let mut pack = pages(1);
    let body = pack.sections[0].items[0].body.clone();
    let mut id = pack.next_id;
    let mut next = || {
        id += 1;
        id
    };
    pack.sections = (0..1_000)
        .map(|number| {
            let mut section = Section::new(SectionId(next()), format!("Section {number}"));
            let note = "**Ask** again, and note what is said.".to_owned();
            section.items =
                (0..5).map(|_| Item { id: ItemId(next()), body: body.clone(), note: note.clone() }).collect();
            section
        })
        .collect();
    pack.next_id = next() + 1;
    pack
}

fn add(pack: Pack, name: &str, text: &str) -> Pack {
    let article: Article = import(&format!("{name}.txt"), text.as_bytes()).expect("an article");
    apply(&pack, &Edit::AddArticle(Arc::new(article))).expect("it can be added")
}

fn paragraph(seed: usize, words: usize) -> String {
    const WORDS: [&str; 12] =
        ["minister", "agreed", "talks", "the", "trade", "harbour", "of", "projects", "in", "visit", "and", "support"];
    let pick = |n: usize| WORDS[(seed * 7 + n * n * 3 + n) % WORDS.len()];
    let text: Vec<&str> = (0..words).map(pick).collect();
    format!("Paragraph {seed} says that {}.", text.join(" "))
}
