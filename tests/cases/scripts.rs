//! Scripts that the bundled fonts lack: fonts found in folders, reports of what none has, lines between words.

use std::path::Path;

use briefpack::diag::Sink;
use briefpack::layout::page::{Draw, Pages, Tag};
use briefpack::layout::{BundledOnly, FontFinder, Found, Hand, Wanted, layout_finding, line_ends, script_of};
use briefpack::pack::{Edit, Pack, Place};
use briefpack::store::MachineFonts;
use briefpack::{ExportOptions, export_finding};

use crate::support::fonts::{font, font_of};
use crate::support::{article, pdf_read, small_pack, steps, whole_block};

const THAI: &str = "รัฐมนตรีพบกันที่ท่าเรือ";
const ARABIC: &str = "الوزير في الميناء";

fn pack_of(text: &str) -> Pack {
    let source = article("source", &[text]);
    let pack = Pack::new("p");
    let place = Place::end_of(pack.sections[0].id);
    let edits = [Edit::AddArticle(source.clone()), Edit::AddQuotation { passage: whole_block(&source, 0), place }];
    steps(pack, &edits)
}

fn set(pack: &Pack, finder: &dyn FontFinder) -> (Pages, Vec<String>) {
    let mut sink = Sink::new();
    let pages = layout_finding(&briefpack::assemble::assemble(pack, &mut sink).unwrap(), finder, &mut sink);
    (pages, sink.warnings().iter().map(ToString::to_string).collect())
}

fn folder(files: &[(&str, Vec<u8>)]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, bytes) in files {
        let path = folder.path().join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, bytes).unwrap();
    }
    folder
}

fn fonts_in(folder: &Path) -> MachineFonts {
    MachineFonts::in_folders(vec![folder.to_owned()])
}

fn wanted(characters: &str, hand: Hand) -> Vec<Wanted> {
    let first = characters.chars().next().unwrap();
    let characters = characters.chars().filter(|c| !c.is_whitespace()).collect();
    vec![Wanted { script: script_of(first), language: "", hand, strong: false, characters }]
}

fn names(folder: &Path, wanted: &[Wanted]) -> (Vec<String>, Vec<String>) {
    let mut sink = Sink::new();
    let found = fonts_in(folder).find(wanted, &mut sink);
    (found.fonts.into_iter().map(|f| f.name).collect(), sink.warnings().iter().map(ToString::to_string).collect())
}

#[test]
fn the_font_made_for_the_script_and_the_hand_is_taken() {
    let folder = folder(&[
        ("a.ttf", font("Aardvark", THAI, 0)),
        ("deep/in/b.ttf", font("Noto Sans Thai", THAI, 0)),
        ("c.TTF", font("Noto Serif Thai", THAI, 0)),
        ("d.ttf", font("Noto Serif", THAI, 0)),
        ("e.ttf", font("Noto Serif Display Thai", THAI, 0)),
        ("f.ttf", font("Noto Sans Lao", "ກຂ", 0)),
    ]);
    assert_eq!(names(folder.path(), &wanted(THAI, Hand::Serif)), (vec!["NotoSerifThai-Regular".to_owned()], vec![]));
    assert_eq!(names(folder.path(), &wanted(THAI, Hand::Sans)), (vec!["NotoSansThai-Regular".to_owned()], vec![]));
}

#[test]
fn headings_are_set_in_the_strong_font_where_there_is_one() {
    let source = article("source", &["Words."]);
    let pack = Pack::new("p");
    let (first, place) = (pack.sections[0].id, Place::end_of(pack.sections[0].id));
    let rename = Edit::RenameSection { section: first, title: THAI.to_owned() };
    let note = Edit::AddNote { text: THAI.to_owned(), place };
    let pack = steps(pack, &[Edit::AddArticle(source), rename, note]);
    let fonts_of = |files: &[(&str, Vec<u8>)]| {
        let folder = folder(files);
        let (pages, said) = set(&pack, &fonts_in(folder.path()));
        assert_eq!(said, Vec::<String>::new());
        let mut used: Vec<(bool, String)> = Vec::new();
        for item in pages.pages.iter().flat_map(|page| &page.items) {
            if let Draw::Glyphs(run) = &item.draw
                && run.text.contains('ร')
                && let Tag::Content(node) = item.tag
            {
                let is_heading = matches!(pages.structure[node.0].role, briefpack::layout::page::Role::Heading(_));
                used.push((is_heading, pages.fonts[run.font].name.clone()));
            }
        }
        used.sort();
        used.dedup();
        used
    };
    let plain = ("a.ttf", font("Noto Sans Thai", THAI, 0));
    let bold = ("b.ttf", font_of("Noto Sans Thai", ("Bold", 700), THAI, 0));
    let semi = ("c.ttf", font_of("Noto Sans Thai", ("SemiBold", 600), THAI, 0));
    let named = |heading: &str, text: &str| {
        let name = |weight: &str| format!("NotoSansThai-{weight}");
        vec![(false, name(text)), (true, name(heading))]
    };
    assert_eq!(fonts_of(std::slice::from_ref(&plain)), named("Regular", "Regular"));
    assert_eq!(fonts_of(&[plain.clone(), bold.clone()]), named("Bold", "Regular"));
    assert_eq!(fonts_of(&[bold.clone(), semi, plain]), named("SemiBold", "Regular"));
    // A strong one is better than none at all.
    assert_eq!(fonts_of(&[bold]), named("Bold", "Bold"));
}

#[test]
fn where_no_font_has_everything_several_share_it() {
    let folder = folder(&[
        ("a.ttf", font("Beta", "กขค", 0)),
        ("b.ttf", font("Alpha", "ค", 0)),
        ("c.ttf", font("Gamma", "ง", 0)),
    ]);
    assert_eq!(names(folder.path(), &wanted("กขคง", Hand::Serif)).0, ["Beta-Regular", "Gamma-Regular"]);
}

#[test]
fn the_language_chooses_among_east_asian_fonts() {
    let folder = folder(&[
        ("j.ttf", font("Noto Serif CJK JP", "港", 0)),
        ("k.ttf", font("Noto Serif CJK KR", "港", 0)),
        ("c.ttf", font("Noto Serif CJK SC", "港", 0)),
    ]);
    for (language, name) in
        [("ja", "NotoSerifCJKJP-Regular"), ("ko", "NotoSerifCJKKR-Regular"), ("zh", "NotoSerifCJKSC-Regular")]
    {
        let wanted: Vec<Wanted> = wanted("港", Hand::Serif).into_iter().map(|w| Wanted { language, ..w }).collect();
        assert_eq!(names(folder.path(), &wanted).0, [name]);
    }
}

#[test]
fn a_broken_font_and_one_that_may_not_be_embedded_are_passed_over_and_named() {
    let good = font("Zeta", THAI, 8);
    let mut headless = font("Noto Serif Thai", THAI, 0);
    // The directory is whole, the glyphs' widths are gone.
    let at = headless.windows(4).position(|tag| tag == b"hmtx").unwrap();
    headless[at + 8..at + 12].copy_from_slice(&u32::MAX.to_be_bytes());
    let folder = folder(&[
        ("broken.ttf", good[..200].to_vec()),
        ("empty.otf", Vec::new()),
        ("headless.ttf", headless),
        ("noise.ttc", b"ttcf\0\0\0\x01\xff\xff\xff\xff".to_vec()),
        ("page.ttf", b"<html>no font at all</html>".to_vec()),
        ("restricted.ttf", font("Noto Sans Thai", THAI, 2)),
        ("whole.ttf", good),
        ("readme.txt", b"no font by its name".to_vec()),
    ]);
    let (names, said) = names(folder.path(), &wanted(THAI, Hand::Serif));
    assert_eq!(names, ["Zeta-Regular"]);
    assert_eq!(said.len(), 6, "{said:#?}");
    for file in ["broken.ttf", "empty.otf", "headless.ttf", "noise.ttc", "page.ttf", "restricted.ttf"] {
        assert!(said.iter().any(|s| s.contains(file) && s.contains("passed over")), "{file}: {said:#?}");
    }
    assert!(said.iter().any(|s| s.contains("does not let Noto Sans Thai be embedded")));
}

#[test]
fn a_font_cut_anywhere_is_no_reason_to_stop() {
    let whole = font("Zeta", "กข", 0);
    for length in (0..whole.len()).step_by(whole.len() / 60).chain(0..64) {
        let folder = folder(&[("cut.ttf", whole[..length].to_vec())]);
        let (_, said) = names(folder.path(), &wanted("กข", Hand::Sans));
        assert!(said.len() <= 1, "{said:?}");
    }
}

#[test]
fn found_fonts_are_embedded_and_their_words_read_back() {
    let folder =
        folder(&[("t.ttf", font("Noto Serif Thai", THAI, 0)), ("a.ttf", font("Noto Naskh Arabic", ARABIC, 0))]);
    for text in [THAI, ARABIC] {
        let pack = pack_of(text);
        let mut sink = Sink::new();
        let export = |sink: &mut Sink| {
            export_finding(&pack, ExportOptions::default(), &fonts_in(folder.path()), sink).unwrap().bytes
        };
        let bytes = export(&mut sink);
        assert_eq!(sink.warnings(), []);
        assert_eq!(bytes, export(&mut Sink::new()), "the same bytes");
        let read = pdf_read::text(&pdf_read::open(&bytes));
        for word in text.split(' ') {
            let backwards: String = word.chars().rev().collect();
            assert!(read.contains(word) || read.contains(&backwards), "{word} in {read}");
        }
        assert_eq!(briefpack::verify::verify_pdf(&bytes).unwrap().findings, []);
    }
}

#[test]
fn a_list_from_right_to_left_is_read_back_with_its_stops_and_numbers() {
    let items = ["\"לא נוותר\", אמר ראש העיר (2026).", "קו שני ייפתח אחריו; ואז: \"סוף.\""];
    let label = "שני קווים, 2026.";
    let letters: String = [label, items[0], items[1]].concat().chars().filter(|c| !c.is_ascii()).collect();
    let letters = letters + " ";
    let folder = folder(&[("h.ttf", font("Noto Serif Hebrew", &letters, 0))]);
    let source = article("source", &[items[0], items[1], label]);
    let pack = Pack::new("p");
    let place = Place::end_of(pack.sections[0].id);
    let entries = (0..items.len()).map(|block| whole_block(&source, block)).collect();
    let list = Edit::AddList { label: label.to_owned(), announced: None, entries, place };
    let pack = steps(pack, &[Edit::AddArticle(source.clone()), list]);
    let mut sink = Sink::new();
    let file = export_finding(&pack, ExportOptions::default(), &fonts_in(folder.path()), &mut sink).unwrap();
    assert_eq!(sink.warnings(), []);
    assert_eq!(briefpack::verify::verify_pdf(&file.bytes).unwrap().findings, []);
}

#[test]
fn nobody_is_asked_for_fonts_that_are_not_needed() {
    struct Nobody;
    impl FontFinder for Nobody {
        fn find(&self, wanted: &[Wanted], _: &mut Sink) -> Found {
            panic!("asked for {wanted:?}");
        }
    }
    set(&small_pack(), &Nobody);
    set(&pack_of("Thủ tướng Phạm Minh Chính; Ελλάδα; Здравствуйте — “ß” \u{200b}\u{feff}…"), &Nobody);
}

#[test]
fn what_no_font_has_is_reported_once_for_each_script_with_its_place() {
    let (pages, said) = set(&pack_of(&format!("Before it {THAI} and after, 港 and ก.")), &BundledOnly);
    assert_eq!(said.len(), 2, "{said:#?}");
    let thai = said.iter().find(|s| s.contains("Thai")).unwrap();
    for part in ["section 1", "Before it", "U+0E01", "fonts-noto-core", "no others were searched"] {
        assert!(thai.contains(part), "{part}: {thai}");
    }
    assert!(said.iter().any(|s| s.contains("Chinese") && s.contains("fonts-noto-cjk")));
    // A box is drawn for each, and the words are still those of the source.
    let text: String = runs(&pages).map(|run| run.text.as_str()).collect();
    assert!(text.contains(THAI));
    assert!(runs(&pages).all(|run| run.glyphs.iter().all(|g| g.id != 0)), "no silent box");
    let folder = folder(&[("l.ttf", font("Noto Sans Lao", "ກ", 0))]);
    let (_, said) = set(&pack_of("ก"), &fonts_in(folder.path()));
    assert!(said.len() == 1 && said[0].contains("1 font file in"), "{said:#?}");
}

#[test]
fn a_font_that_cannot_be_embedded_gives_way_to_the_next() {
    let good = font("Noto Serif Thai", THAI, 0);
    let mut damaged = font("Noto Sans Thai", THAI, 0);
    // Its head is whole; where its glyphs lie is not told any more.
    let count = usize::from(u16::from_be_bytes([damaged[4], damaged[5]]));
    let number = |at: usize| u32::from_be_bytes(damaged[at..at + 4].try_into().unwrap()) as usize;
    let entry = (0..count).map(|i| 12 + i * 16).find(|at| &damaged[*at..at + 4] == b"loca").unwrap();
    let (from, length) = (number(entry + 8), number(entry + 12));
    damaged[from..from + length].iter_mut().enumerate().for_each(|(at, byte)| *byte = (at * 91 % 251) as u8);
    let pack = pack_of("plain");
    let item = pack.sections[0].items[0].id;
    let pack = steps(pack, &[Edit::SetNote { item, note: THAI.to_owned() }]);
    let tried = |folder: &Path| fonts_in(folder).tried(briefpack::pdf::try_font);
    let exported = |finder: &dyn FontFinder| {
        let mut sink = Sink::new();
        let file = export_finding(&pack, ExportOptions::default(), finder, &mut sink).map_err(|e| e.to_string());
        (file, sink.warnings().iter().map(ToString::to_string).collect::<Vec<_>>())
    };

    // Without a trial it is the one that is chosen, and no file is made.
    let both = folder(&[("a.ttf", damaged.clone()), ("b.ttf", good)]);
    let (file, _) = exported(&fonts_in(both.path()));
    let why = file.unwrap_err();
    assert!(why.contains("NotoSansThai-Regular cannot be embedded") && why.contains("install it anew"), "{why}");
    let warned = briefpack::would_warn(&pack, &fonts_in(both.path()));
    assert!(warned.iter().any(|w| w.what.contains("no PDF can be made of it")), "{warned:?}");

    let (file, said) = exported(&tried(both.path()));
    let embedded = briefpack::pdf::read::read(&file.unwrap().bytes).unwrap().metadata.fonts.join(" ");
    assert!(embedded.contains("NotoSerifThai-Regular") && !embedded.contains("NotoSansThai"), "{embedded}");
    let [said] = said.as_slice() else { panic!("{said:?}") };
    assert!(said.contains("a.ttf: is damaged") && said.contains("the font is passed over"), "{said}");

    // Where no other has them, its letters are missing ones, and the passage is told; before the export as well.
    let alone = folder(&[("a.ttf", damaged)]);
    let (file, said) = exported(&tried(alone.path()));
    assert!(file.is_ok(), "{file:?}");
    assert!(said.iter().any(|s| s.contains("section 1") && s.contains("Thai letters")), "{said:#?}");
    let warned = briefpack::would_warn(&pack, &tried(alone.path()));
    let said_before: Vec<String> = warned.iter().map(ToString::to_string).collect();
    assert_eq!(said_before, said);
}

fn runs(pages: &Pages) -> impl Iterator<Item = &briefpack::layout::page::GlyphRun> {
    pages.pages.iter().flat_map(|p| &p.items).filter_map(|item| match (&item.draw, item.tag) {
        (Draw::Glyphs(run), Tag::Content(_)) => Some(run),
        _ => None,
    })
}

#[test]
fn lines_end_between_words_that_run_together() {
    let parts = |text: &str| -> Vec<String> {
        let mut from = 0;
        line_ends(text)
            .map(|(at, _)| {
                let part = text[from..at].to_owned();
                from = at;
                part
            })
            .collect()
    };
    assert_eq!(parts("ฉันรักประเทศไทย"), ["ฉัน", "รัก", "ประเทศไทย"]);
    assert_eq!(parts("ไป London กับเพื่อน"), ["ไป ", "London ", "กับ", "เพื่อน"]);
    for text in ["ສະບາຍດີຂ້ອຍຮັກປະເທດລາວ", "ខ្ញុំស្រឡាញ់ប្រទេសកម្ពុជា", "ကျွန်တော်မြန်မာနိုင်ငံကိုချစ်တယ်"]
    {
        let parts = parts(text);
        assert!(parts.len() > 2, "{parts:?}");
        assert_eq!(parts.concat(), text);
    }
    // East Asian text parts at each letter, but no line starts with a stop or ends with an opening bracket.
    assert_eq!(parts("部长「说」：好。"), ["部", "长", "「说」：", "好。"]);
    assert_eq!(parts("plain words\nhere"), ["plain ", "words\n", "here"]);
}

#[test]
fn a_title_from_right_to_left_leaves_the_date_beside_it_as_it_is() {
    let folder = folder(&[("a.ttf", font("Noto Naskh Arabic", &format!("{ARABIC}ـعن"), 0))]);
    let mut source = (*article("source", &[ARABIC])).clone();
    source.title = Some(ARABIC.to_owned());
    source.outlet = None;
    let source = std::sync::Arc::new(source);
    let pack = Pack::new("p");
    let place = Place::end_of(pack.sections[0].id);
    let edits = [Edit::AddArticle(source.clone()), Edit::AddQuotation { passage: whole_block(&source, 0), place }];
    let (pages, _) = set(&steps(pack, &edits), &fonts_in(folder.path()));
    let line: Vec<_> = runs(&pages).skip_while(|run| !run.text.contains('1')).collect();
    let x_of = |text: &str| line.iter().find(|run| run.text.contains(text)).map(|run| run.origin.x).unwrap();
    // A date that no line's end parts is one run, from left to right.
    let is_one = line.iter().any(|run| run.text.contains("1\u{a0}November\u{a0}2025"));
    assert!(is_one || x_of("November") < x_of("2025"), "day, month and year from left to right");
}
