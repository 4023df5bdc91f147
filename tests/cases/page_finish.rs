//! What a reader of the finished pages meets first: a title without a lone last word, a list of contents where it helps,
//! dates in their order, pictures the right way up, no word beyond the paper, and no quotation marks around words that no
//! source has.

use briefpack::article::{Passage, Span};
use briefpack::diag::Sink;
use briefpack::export;
use briefpack::layout::page::{Draw, Pages, Role, Tag};
use briefpack::layout::{After, Measure, Setting, break_lines};
use briefpack::pack::{Body, Edit, Front, Happening, Pack, Picture, Place, Precision};
use briefpack::verify::{verify_pack, verify_pdf};
use jiff::civil::{Date, date};

use super::page_craft::{runs, set};
use super::verify::changed;
use crate::support::{article, small_pack, steps, whole_block};

/// The texts of one line after another that belong to elements of a role.
fn lines_of(pages: &Pages, role: Role) -> Vec<String> {
    let mut lines: Vec<(usize, i64, String)> = Vec::new();
    for (index, page) in pages.pages.iter().enumerate() {
        for (tag, run) in runs(page) {
            let Tag::Content(node) = tag else { continue };
            if pages.structure[node.0].role != role {
                continue;
            }
            let y = (run.origin.y * 10.0) as i64;
            match lines.last_mut().filter(|last| (last.0, last.1) == (index, y)) {
                Some(last) => last.2.push_str(&run.text),
                None => lines.push((index, y, run.text.clone())),
            }
        }
    }
    lines.into_iter().map(|(_, _, text)| text.trim().to_owned()).collect()
}

#[test]
fn the_lines_of_a_title_are_about_as_long_as_each_other() {
    for title in
        ["Visit of the General Secretary to the United Kingdom", "Viet Nam and the United Kingdom after London"]
    {
        let pack = steps(small_pack(), &[Edit::SetFront(Front { title: title.to_owned(), ..Front::default() })]);
        let lines = lines_of(&set(&pack).0, Role::Heading(1));
        assert_eq!(lines.join(" "), title);
        let longest = lines.iter().map(|line| line.chars().count()).max().unwrap();
        let last = lines.last().unwrap().chars().count();
        assert!(lines.len() == 1 || last * 2 >= longest, "{lines:?}");
    }
}

#[test]
fn a_few_pages_with_long_annexes_get_a_list_of_contents_below_the_title() {
    let long = "The two sides agreed on a plan of action for the coming year and will meet again in spring. ".repeat(6);
    let paragraphs: Vec<&str> = (0..40).map(|_| long.as_str()).collect();
    let source = article("long", &paragraphs);
    let pack = Pack::new("Short, with a long annex");
    let place = Place::end_of(pack.sections[0].id);
    let quote = Edit::AddQuotation { passage: whole_block(&source, 0), place };
    let (pages, _) = set(&steps(pack, &[Edit::AddArticle(source), quote]));
    assert!(pages.pages.len() > 4, "{} pages", pages.pages.len());
    let of_role = |page: usize, role: Role| {
        runs(&pages.pages[page]).any(|(tag, _)| {
            let Tag::Content(node) = tag else { return false };
            let up = std::iter::successors(Some(node.0), |at| (*at > 0).then(|| pages.structure[*at].parent.0));
            up.map(|at| pages.structure[at].role).any(|it| it == role)
        })
    };
    // The list and the quotation share the first page: no cover for a few pages.
    assert!(of_role(0, Role::Contents) && of_role(0, Role::BlockQuote));
    // Four pages in all need no list.
    assert!(!lines_of(&set(&small_pack()).0, Role::Link).iter().any(|line| line.starts_with("Sources")));
}

fn happening(day: Date, end: Option<Date>, text: &str) -> (Happening, Option<Passage>) {
    (Happening { date: day, end, precision: Precision::Day, text: text.to_owned(), passage: None }, None)
}

#[test]
fn what_happened_first_stands_first_and_spans_run_forwards() {
    let pack = small_pack();
    let place = Place::end_of(pack.sections[0].id);
    let entries = vec![
        happening(date(2025, 5, 1), None, "Late"),
        happening(date(2024, 1, 1), None, "Early"),
        happening(date(2024, 10, 20), Some(date(2024, 10, 18)), "Between"),
        happening(date(2025, 5, 1), None, "Late too"),
    ];
    let (pages, _) = set(&steps(pack, &[Edit::AddChronology { entries, place }]));
    let cells = lines_of(&pages, Role::TableCell);
    assert_eq!(cells, ["Early", "Between", "Late", "Late too"]);
    assert!(lines_of(&pages, Role::TableHeader { row: true }).iter().any(|line| line.starts_with("18")));
}

/// A JPEG with a camera's note that it was held upright: twice as wide as high as it is stored.
fn held_upright() -> Vec<u8> {
    let mut jpeg = Vec::new();
    let pixels = image::RgbImage::from_pixel(64, 32, image::Rgb([200, 30, 30]));
    pixels.write_to(&mut std::io::Cursor::new(&mut jpeg), image::ImageFormat::Jpeg).unwrap();
    // Exif 2.32: one entry, orientation (0x0112), a short, one of them, 6: to be turned to the right.
    let tiff = b"MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0";
    let mut segment = vec![0xFF, 0xE1];
    segment.extend((2 + 6 + tiff.len() as u16).to_be_bytes());
    segment.extend(b"Exif\0\0");
    segment.extend(tiff);
    jpeg.splice(2..2, segment);
    jpeg
}

#[test]
fn a_photograph_stands_the_way_its_camera_was_held() {
    let pack = small_pack();
    let place = Place::end_of(pack.sections[0].id);
    let body = Body::Picture { picture: "p.jpg".to_owned(), caption: String::new(), alt: "Red".to_owned() };
    let picture = Picture { bytes: held_upright().into() };
    let edits = [Edit::AddPicture { name: "p.jpg".to_owned(), picture }, Edit::AddBlock { body, place }];
    let (pages, warnings) = set(&steps(pack, &edits));
    assert_eq!(warnings, [""; 0]);
    let drawn = pages.pages.iter().flat_map(|page| &page.items).find_map(|item| match item.draw {
        Draw::Picture { rect, .. } => Some(rect),
        _ => None,
    });
    let rect = drawn.unwrap();
    assert!((rect.height / rect.width - 2.0).abs() < 0.05, "{rect:?}");
    assert!(pages.pictures[0].height_px > pages.pictures[0].width_px);
}

#[test]
fn a_word_of_several_runs_that_is_wider_than_the_line_is_parted() {
    let long = "abcdefgh".repeat(16);
    let mixed = "abcdefghij\u{10348}".repeat(14);
    let source = article("wide", &[&format!("Before {long} after."), &format!("Before {mixed} after.")]);
    let pack = Pack::new("Wide words");
    let place = Place::end_of(pack.sections[0].id);
    // Some letters in the middle of the word are marked, and parts of it are quoted.
    let inside = Passage::new(&source, vec![Span::new(0, 67, 72)]).unwrap();
    let quote = |passage| Edit::AddQuotation { passage, place };
    let edits = [Edit::AddArticle(source.clone()), quote(inside), quote(whole_block(&source, 1))];
    let pack = steps(pack, &edits);
    let item = pack.sections[0].items[0].id;
    let note = format!("A note {}*{}*{}", &long[..60], &long[..20], &long[..60]);
    // `set` checks that no text leaves its box.
    let (_, warnings) = set(&steps(pack, &[Edit::SetNote { item, note }]));
    assert!(!warnings.iter().any(|warning| warning.contains("edge")), "{warnings:?}");
}

#[test]
fn only_the_sources_words_stand_between_quotation_marks() {
    let pack = small_pack();
    let railways = pack.articles[1].article.clone();
    let place = Place::end_of(pack.sections[0].id);
    let list = |label: &str| {
        let entries = (0..3).map(|block| whole_block(&railways, block)).collect();
        steps(pack.clone(), &[Edit::AddList { label: label.to_owned(), announced: None, entries, place }])
    };
    let figure = |caption: &str| Edit::AddFigure {
        value: "12 ships".to_owned(),
        caption: caption.to_owned(),
        passage: whole_block(&pack.articles[0].article, 0),
        place,
    };
    let printed = |pack: &Pack| -> String {
        let (pages, _) = set(pack);
        pages.pages.iter().flat_map(runs).map(|(_, run)| run.text.as_str()).collect()
    };
    // The label that the source has is quoted, the author's own is not; neither is told of.
    for (label, shown) in [("Line two followed", "“Line two followed”"), ("Seven failures", "Seven failures")] {
        let pack = list(label);
        let text = printed(&pack);
        assert!(text.contains(shown) && !text.contains("“Seven"), "{label}: {text}");
        assert_eq!(verify_pack(&pack).findings, []);
        let bytes = export(&pack, None, &mut Sink::new()).unwrap().bytes;
        assert_eq!(verify_pdf(&bytes).unwrap().findings, []);
    }
    // What the author puts between marks must be the source's, wherever it stands.
    let (happened, _) = happening(date(2025, 5, 1), None, "The mayor “refused to meet” anybody");
    let forged = [
        list("“Seven failures”"),
        steps(pack.clone(), &[figure("“losing all berths”")]),
        steps(pack.clone(), &[Edit::AddChronology { entries: vec![(happened, None)], place }]),
    ];
    for pack in forged {
        let [finding] = &verify_pack(&pack).findings[..] else { panic!("{:?}", verify_pack(&pack).findings) };
        assert!(finding.what.contains("between quotation marks"), "{finding}");
    }
    let told = steps(pack.clone(), &[figure("handled by “the harbour”, which “handled … ships”")]);
    assert_eq!(verify_pack(&told).findings, []);
    // The file is held against its annexes, not only against what it says of itself.
    let bytes = export(&steps(pack.clone(), &[figure("by “a new quay”")]), None, &mut Sink::new()).unwrap().bytes;
    assert_eq!(verify_pdf(&bytes).unwrap().findings, []);
    let forged = changed(&bytes, |doc| {
        let files = doc.objects.iter_mut().filter_map(|(_, object)| object.as_stream_mut().ok());
        for file in files.filter(|stream| stream.dict.get_type().is_ok_and(|kind| kind == b"EmbeddedFile")) {
            file.decompress().unwrap();
            let manifest = String::from_utf8(file.content.clone()).unwrap();
            file.set_plain_content(manifest.replace("by “a new quay”", "by “an old quay”").into_bytes());
        }
    });
    let findings = verify_pdf(&forged).unwrap().findings;
    assert!(findings.iter().any(|finding| finding.what.contains("'an old quay'")), "{findings:?}");
}

#[test]
fn a_last_line_is_no_single_short_word_where_the_lines_before_can_help() {
    let word = |width: f32| Measure { width, space: 3.0, after: After::Break };
    let mut pieces: Vec<Measure> = (0..20).map(|_| word(27.0)).collect();
    pieces.last_mut().unwrap().after = After::End;
    // All words but one would fill the first line: that one is not left alone.
    let lines = break_lines(&pieces, 19.0 * 30.0, Setting::Ragged);
    assert_eq!(lines.len(), 2);
    assert!(lines[1].pieces.len() > 2, "{lines:?}");
}

#[test]
fn an_annex_title_never_stands_at_a_page_foot_with_fewer_than_three_lines_of_its_text() {
    // Annexes of every length up to some lines: their titles fall on every place of a page.
    let mut edits = Vec::new();
    let mut pack = Pack::new("Many short annexes");
    let place = Place::end_of(pack.sections[0].id);
    for number in 0..40 {
        let texts: Vec<String> =
            (0..3 + number % 9).map(|n| format!("Line {n} of article {number} is short.")).collect();
        let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
        let source = article(&format!("source {number}"), &texts);
        let passage = whole_block(&source, 0);
        edits.extend([Edit::AddArticle(source), Edit::AddQuotation { passage, place }]);
    }
    pack = steps(pack, &edits);
    let (pages, _) = set(&pack);
    let lines = lines_of(&pages, Role::Paragraph);
    assert!(lines.iter().any(|line| line.contains("of article 39")), "the annexes are printed");
    let mut titles = 0;
    for (index, page) in pages.pages.iter().enumerate() {
        let of_page: Vec<(f32, String)> = runs(page)
            .filter(|(tag, _)| matches!(tag, Tag::Content(_)))
            .map(|(_, run)| (run.origin.y, run.text.trim().to_owned()))
            .collect();
        // A list of contents and a footnote name annexes with a sign behind their letter.
        let is_head = |text: &str| text.starts_with("Annex ") && !text.contains([':', ',']);
        let heads: Vec<f32> = of_page.iter().filter(|(_, text)| is_head(text)).map(|(y, _)| *y).collect();
        for (at, head) in heads.iter().enumerate() {
            let next = heads.get(at + 1).copied().unwrap_or(f32::MAX);
            let own = of_page.iter().filter(|(y, text)| *head < *y && *y < next && text.starts_with("Line "));
            assert!(own.count() >= 3, "page {}: {of_page:?}", index + 1);
            titles += 1;
        }
    }
    assert!(titles >= 40, "{titles} titles");
}
