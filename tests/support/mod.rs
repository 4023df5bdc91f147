//! What several checks need: the sample articles, articles and packs made on the spot.

pub mod boxes;
pub mod fonts;
pub mod indexed;
pub mod pdf_icc;
pub mod pdf_pages;
pub mod pdf_read;
pub mod raster;
pub mod room;
pub mod shapes;
pub mod shots;

pub mod ui;

use std::path::PathBuf;
use std::sync::Arc;

use briefpack::article::{Article, ArticleId, Block, BlockKind, Language, Passage, Source, Span, sha256_hex};
use briefpack::pack::{Body, Edit, Happening, Pack, Picture, Place, Precision, apply};

/// The crate's folder.
pub fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// The sample articles, by file name, as bytes.
pub fn seeds() -> Vec<(String, Vec<u8>)> {
    let mut files: Vec<PathBuf> = std::fs::read_dir(root().join("seeds"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|e| e == "txt"))
        .collect();
    files.sort();
    assert_eq!(files.len(), 5, "the five sample articles");
    files.iter().map(|p| (p.file_name().unwrap().to_string_lossy().into_owned(), std::fs::read(p).unwrap())).collect()
}

/// An article of these paragraphs.
pub fn article(name: &str, paragraphs: &[&str]) -> Arc<Article> {
    let text = paragraphs.join("\n\n");
    let sha256 = sha256_hex(format!("{name}\n{text}").as_bytes());
    Arc::new(Article {
        id: ArticleId(sha256[..16].to_owned()),
        source: Source { file_name: format!("{name}.txt"), sha256, address: None },
        title: Some(format!("About {name}")),
        published: Some(jiff::civil::date(2025, 11, 1)),
        outlet: Some("Gazette".to_owned()),
        byline: None,
        dateline: None,
        language: Language("en".to_owned()),
        blocks: paragraphs
            .iter()
            .enumerate()
            .map(|(i, text)| Block { kind: BlockKind::Paragraph, text: (*text).to_owned(), line: 2 * i + 1 })
            .collect(),
        dropped: Vec::new(),
        warnings: Vec::new(),
    })
}

/// A passage of one whole block.
pub fn whole_block(article: &Article, block: usize) -> Passage {
    let end = article.blocks[block].text.len();
    Passage::new(article, vec![Span::new(block, 0, end)]).unwrap()
}

/// Takes steps one after another.
pub fn steps(pack: Pack, edits: &[Edit]) -> Pack {
    edits.iter().fold(pack, |pack, edit| apply(&pack, edit).unwrap())
}

/// A small pack: two articles, two sections, a quotation with a note, a list, and a note by itself.
pub fn small_pack() -> Pack {
    let one = article("harbours", &["The harbour handled 12 ships.", "The mayor spoke of “a new quay” – at last."]);
    let two = article(
        "railways",
        &["Line one opened.", "Line two followed.", "Line three is planned.", "So there are three lines."],
    );
    let mut pack = Pack::new("Harbours and railways");
    let first = pack.sections[0].id;
    let entries = (0..3).map(|b| whole_block(&two, b)).collect();
    pack = steps(
        pack,
        &[
            Edit::AddArticle(Arc::clone(&one)),
            Edit::AddArticle(Arc::clone(&two)),
            Edit::AddQuotation { passage: whole_block(&one, 1), place: Place::end_of(first) },
            Edit::AddSection { title: "Lines".to_owned(), index: 1 },
        ],
    );
    let (second, item) = (pack.sections[1].id, pack.sections[0].items[0].id);
    steps(
        pack,
        &[
            Edit::SetNote { item, note: "Ask about the quay.".to_owned() },
            Edit::AddList {
                label: "three lines".to_owned(),
                announced: Some(3),
                entries,
                place: Place::end_of(second),
            },
            Edit::AddNote { text: "Bring the map.".to_owned(), place: Place::end_of(second) },
        ],
    )
}

/// A pack with every kind of item.
pub fn rich_pack() -> Pack {
    let pack = small_pack();
    let harbours = Arc::clone(&pack.articles[0].article);
    let railways = Arc::clone(&pack.articles[1].article);
    let (first, second) = (pack.sections[0].id, pack.sections[1].id);
    let happening = |month: i8, day: i8, text: &str, precision: Precision| Happening {
        date: jiff::civil::date(2025, month, day),
        end: None,
        precision,
        text: text.to_owned(),
        passage: None,
    };
    let figure = |value: &str, caption: &str| Edit::AddFigure {
        value: value.to_owned(),
        caption: caption.to_owned(),
        passage: whole_block(&harbours, 0),
        place: Place::end_of(first),
    };
    let block = |body: Body| Edit::AddBlock { body, place: Place::end_of(second) };
    steps(
        pack,
        &[
            figure("12 ships", "handled in a year"),
            figure("12", "berths at the old quay, which is to be rebuilt"),
            Edit::AddChronology {
                entries: vec![
                    (happening(3, 2, "Line one opened.", Precision::Day), Some(whole_block(&railways, 0))),
                    (happening(3, 9, "Line two followed.", Precision::Week), Some(whole_block(&railways, 1))),
                    (happening(6, 1, "The mayor is to answer.", Precision::Month), None),
                ],
                place: Place::end_of(second),
            },
            Edit::AddPicture { name: "quay.png".to_owned(), picture: Picture { bytes: png(64, 32).into() } },
            block(Body::Picture {
                picture: "quay.png".to_owned(),
                caption: "The quay in spring".to_owned(),
                alt: "A grey rectangle".to_owned(),
            }),
            block(Body::PageBreak),
            block(Body::Table {
                caption: "Lines".to_owned(),
                header: vec!["Line".to_owned(), "State".to_owned(), "Remark".to_owned()],
                rows: vec![
                    vec!["One".to_owned(), "open".to_owned(), "since March, with two trains an hour".to_owned()],
                    vec!["Three".to_owned(), "planned".to_owned()],
                ],
            }),
            block(Body::Biography {
                name: "The mayor".to_owned(),
                role: "head of the town".to_owned(),
                text: "In office since **2021**; *wants the quay*.\n- born in the town\n- once a pilot".to_owned(),
            }),
        ],
    )
}

/// A PNG file of one colour.
pub fn png(width: u32, height: u32) -> Vec<u8> {
    let mut bytes = Vec::new();
    let picture = image::RgbaImage::from_pixel(width, height, image::Rgba([90, 100, 110, 200]));
    picture.write_to(&mut std::io::Cursor::new(&mut bytes), image::ImageFormat::Png).unwrap();
    bytes
}
