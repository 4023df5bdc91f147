//! Checking what is handed on: what was exported holds, and each kind of tampering is named.

use std::sync::Arc;

use briefpack::article::{Passage, Span};
use briefpack::diag::Sink;
use briefpack::manifest::Manifest;
use briefpack::pack::{Body, Edit, Item, Pack, Place, apply};
use briefpack::pdf::read::{ReadTarget, read};
use briefpack::verify::{VerifyError, verify_pack, verify_pdf};
use briefpack::{ExportOptions, export, export_with};
use lopdf::content::{Content, Operation};
use lopdf::{Dictionary, Document, Object, ObjectId, dictionary};
use proptest::prelude::*;

use crate::support::{article, rich_pack, root, small_pack, steps, whole_block};

pub(super) fn sample() -> Pack {
    let bytes = std::fs::read(root().join("seeds/vietnam-uk.briefing.json")).unwrap();
    briefpack::store::decode_pack(&bytes).unwrap()
}

pub(super) fn exported(pack: &Pack) -> Vec<u8> {
    export(pack, None, &mut Sink::new()).unwrap().bytes
}

/// What is wrong with a file, one a line.
pub(super) fn findings(bytes: &[u8]) -> Vec<String> {
    verify_pdf(bytes).unwrap().findings.iter().map(ToString::to_string).collect()
}

/// Checks that something in the findings says this, and that each is one line with its advice.
#[track_caller]
pub(super) fn finds(bytes: &[u8], what: &str) {
    let found = findings(bytes);
    assert!(found.iter().any(|line| line.contains(what)), "nothing says '{what}':\n{}", found.join("\n"));
    assert!(found.iter().all(|line| !line.contains('\n') && line.contains("; ")), "{found:?}");
}

/// The file with something changed in it.
pub(super) fn changed(bytes: &[u8], change: impl FnOnce(&mut Document)) -> Vec<u8> {
    let mut doc = Document::load_mem(bytes).unwrap();
    change(&mut doc);
    let mut out = Vec::new();
    doc.save_to(&mut out).unwrap();
    out
}

/// The file with something changed in a page's content.
pub(super) fn repainted(bytes: &[u8], page: u32, change: impl FnOnce(&mut Vec<Operation>)) -> Vec<u8> {
    changed(bytes, |doc| {
        let page = doc.get_pages()[&page];
        let id = doc.get_dictionary(page).unwrap().get(b"Contents").unwrap().as_reference().unwrap();
        let stream = doc.get_object_mut(id).unwrap().as_stream_mut().unwrap();
        stream.decompress().unwrap();
        let mut content = Content::decode(&stream.content).unwrap();
        change(&mut content.operations);
        stream.set_plain_content(content.encode().unwrap());
    })
}

/// Changes one code of the first long enough text in a sequence that is wanted by its tag and properties, in the way of a
/// changed letter; says whether there was one.
fn change_a_letter(operations: &mut [Operation], wanted: impl Fn(&[u8], &Dictionary) -> bool) -> bool {
    let mut inside = false;
    for operation in operations {
        match operation.operator.as_str() {
            "BDC" => {
                let tag = operation.operands[0].as_name().unwrap();
                inside = wanted(tag, operation.operands[1].as_dict().unwrap());
            }
            "EMC" => inside = false,
            "TJ" | "Tj" if inside => {
                let items = match &mut operation.operands[0] {
                    Object::Array(items) => items.as_mut_slice(),
                    single => std::slice::from_mut(single),
                };
                for item in items {
                    let Object::String(codes, _) = item else { continue };
                    if codes.len() >= 6 && codes[2..4] != codes[4..6] {
                        codes.copy_within(4..6, 2);
                        return true;
                    }
                }
            }
            _ => {}
        }
    }
    false
}

fn of_paragraphs(tag: &[u8], properties: &Dictionary) -> bool {
    tag == b"P" && !properties.has(b"ActualText")
}

/// The page, from 1, and the MCID of the first words quoted.
fn first_quoted(bytes: &[u8]) -> (u32, i64) {
    let doc = Document::load_mem(bytes).unwrap();
    let mut at = with(&doc, b"S", b"BlockQuote")[0];
    loop {
        let dict = doc.get_dictionary(at).unwrap();
        let kid = match dict.get(b"K").unwrap() {
            Object::Array(kids) => kids.last().unwrap(),
            kid => kid,
        };
        if let (Ok(b"Link"), Object::Array(kids)) = (dict.get(b"S").and_then(Object::as_name), dict.get(b"K").unwrap())
        {
            let page = dict.get(b"Pg").unwrap().as_reference().unwrap();
            let (number, _) = doc.get_pages().into_iter().find(|(_, id)| *id == page).unwrap();
            return (number, kids[0].as_i64().unwrap());
        }
        at = kid.as_reference().unwrap();
    }
}

/// The first page with an annex, from 1.
fn annex_page(bytes: &[u8]) -> u32 {
    let pdf = read(bytes).unwrap();
    let starts = pdf.bookmarks.iter().find(|b| b.title.starts_with("Annex A")).unwrap();
    let ReadTarget::Place { page: Some(page), .. } = starts.target else { panic!("{starts:?}") };
    page as u32 + 1
}

pub(super) fn dict_mut(doc: &mut Document, id: ObjectId) -> &mut Dictionary {
    doc.get_dictionary_mut(id).unwrap()
}

/// The objects whose entry is that name.
pub(super) fn with(doc: &Document, key: &[u8], name: &[u8]) -> Vec<ObjectId> {
    let is_it = |o: &Object| o.as_dict().is_ok_and(|d| d.get(key).and_then(Object::as_name).is_ok_and(|n| n == name));
    doc.objects.iter().filter(|(_, object)| is_it(object)).map(|(id, _)| *id).collect()
}

#[test]
fn the_sample_holds() {
    let verified = verify_pdf(&exported(&sample())).unwrap();
    assert_eq!(verified.findings, []);
    let printed = |item: &Item| match &item.body {
        Body::Quotation { .. } => 1,
        Body::List { entries, .. } => entries.len(),
        _ => 0,
    };
    let quotations: usize = sample().sections.iter().flat_map(|s| &s.items).map(printed).sum();
    assert!(quotations > 15);
    assert_eq!(verified.quotations, quotations);
    assert_eq!(verify_pack(&sample()).findings, []);
}

#[test]
fn the_manifest_says_what_is_quoted_and_names_nobody() {
    let pdf = read(&exported(&small_pack())).unwrap();
    let [attached] = pdf.attachments.as_slice() else { panic!("{:?}", pdf.attachments) };
    assert_eq!((attached.name.as_str(), attached.media_type.as_str()), ("briefing.json", "application/json"));
    assert_eq!(attached.relation, "Data");
    let bytes = attached.bytes.as_deref().unwrap();
    let manifest = Manifest::decode(bytes).unwrap();
    let told: Vec<_> = manifest
        .quotations
        .iter()
        .map(|q| (q.number, q.source, q.annex.as_deref(), q.list.as_ref().map(|l| l.item), q.paragraphs.join("|")))
        .collect();
    assert_eq!(
        told,
        [
            (1, 1, Some("A"), None, "The mayor spoke of “a new quay” – at last.".to_owned()),
            (2, 2, Some("B"), Some(1), "Line one opened.".to_owned()),
            (3, 2, Some("B"), Some(2), "Line two followed.".to_owned()),
            (4, 2, Some("B"), Some(3), "Line three is planned.".to_owned()),
        ]
    );
    assert_eq!(manifest.encode(), bytes);
    let newer = String::from_utf8(bytes.to_vec()).unwrap().replacen("\"version\": 3", "\"version\": 4", 1);
    assert!(Manifest::decode(newer.as_bytes()).unwrap_err().to_string().contains("newer"));
}

#[test]
fn the_pack_travels_along_when_asked_to() {
    let pack = small_pack();
    let own = briefpack::store::encode_pack(&pack).unwrap();
    let options = ExportOptions { attach_pack: Some(own.clone()), ..ExportOptions::default() };
    let bytes = export_with(&pack, options, &mut Sink::new()).unwrap().bytes;
    let pdf = read(&bytes).unwrap();
    let attached: Vec<_> = pdf.attachments.iter().map(|a| (a.name.as_str(), a.relation.as_str())).collect();
    assert_eq!(attached, [("briefing.json", "Data"), ("pack.briefing.json", "Source")]);
    assert_eq!(pdf.attachments[1].bytes.as_ref(), Some(&own));
    assert_eq!(findings(&bytes), [""; 0]);
}

#[test]
fn a_changed_letter_in_a_quotation_is_caught() {
    let sample = exported(&sample());
    let (page, mcid) = first_quoted(&sample);
    let wanted =
        |_: &[u8], properties: &Dictionary| properties.get(b"MCID").and_then(Object::as_i64).ok() == Some(mcid);
    let bytes = repainted(&sample, page, |operations| assert!(change_a_letter(operations, wanted)));
    finds(&bytes, "is printed where the manifest has");
    assert_eq!(findings(&bytes).len(), 1, "{:?}", findings(&bytes));
}

#[test]
fn a_changed_letter_behind_a_text_that_is_read_out_is_caught() {
    // A word whose glyphs do not tell its letters, such as one with a soft hyphen, carries its text beside it.
    let article = article("words", &["Talks soft\u{ad}ened at last."]);
    let pack = Pack::new("Words");
    let place = Place::end_of(pack.sections[0].id);
    let passage = whole_block(&article, 0);
    let pack = steps(pack, &[Edit::AddArticle(article), Edit::AddQuotation { passage, place }]);
    let sound = exported(&pack);
    assert_eq!(findings(&sound), [""; 0]);
    let bytes = repainted(&sound, 1, |operations| {
        assert!(change_a_letter(operations, |_, properties| properties.has(b"ActualText")));
    });
    finds(&bytes, "is drawn where");
}

#[test]
fn a_map_that_lies_about_a_letter_is_caught() {
    let bytes = changed(&exported(&sample()), |doc| {
        let fonts = with(doc, b"Subtype", b"Type0");
        for font in fonts {
            let map = dict_mut(doc, font).get(b"ToUnicode").unwrap().as_reference().unwrap();
            let stream = doc.get_object_mut(map).unwrap().as_stream_mut().unwrap();
            stream.decompress().unwrap();
            let cmap = String::from_utf8(stream.content.clone()).unwrap();
            stream.set_plain_content(cmap.replace("><0061>", "><006F>").into_bytes());
        }
    });
    finds(&bytes, "is printed where the manifest has");
    finds(&bytes, "annex A: its text is not the one that was imported");
}

#[test]
fn a_changed_letter_in_an_annex_is_caught() {
    let sample = exported(&sample());
    let bytes =
        repainted(&sample, annex_page(&sample), |operations| assert!(change_a_letter(operations, of_paragraphs)));
    let page = annex_page(&sample) + 1;
    let bytes = repainted(&bytes, page, |operations| assert!(change_a_letter(operations, of_paragraphs)));
    finds(&bytes, "annex A: its text is not the one that was imported from");
}

#[test]
fn a_changed_letter_in_the_marked_words_of_an_annex_is_caught() {
    let sample = exported(&small_pack());
    let bytes = repainted(&sample, annex_page(&sample), |operations| {
        // The last block but one is quoted.
        let mut blocks = operations.iter().enumerate().rev();
        let at =
            blocks.by_ref().filter(|(_, o)| o.operator == "BDC" && o.operands[0].as_name().unwrap() == b"P").nth(1);
        let at = at.unwrap().0;
        assert!(change_a_letter(&mut operations[at..], of_paragraphs));
    });
    finds(&bytes, "where they should be");
}

#[test]
fn a_changed_manifest_is_caught() {
    let change = |from: &str, to: &str| {
        changed(&exported(&small_pack()), |doc| {
            let files = doc.objects.iter_mut().filter_map(|(_, object)| object.as_stream_mut().ok());
            for file in files.filter(|s| s.dict.get_type().is_ok_and(|t| t == b"EmbeddedFile")) {
                file.decompress().unwrap();
                let text = String::from_utf8(file.content.clone()).unwrap();
                assert!(text.contains(from), "{text}");
                file.set_plain_content(text.replacen(from, to, 1).into_bytes());
            }
        })
    };
    finds(&change("a new quay", "a new key"), "is printed where the manifest has");
    finds(&change("a new quay", "a new key"), "annex A does not have its words");
    finds(&change("three lines", "four lines"), "the manifest has it as item 1 of the list four lines");
    finds(&change("\"source\": 2", "\"source\": 1"), "which is not that of source 1");
    finds(&change("\"source\": 2", "\"source\": 9"), "source 9, which is not in the list");
    finds(&change("\"block\": 1", "\"block\": 7"), "where they should be");
    finds(&change("\"words_sha256\": \"", "\"words_sha256\": \"0"), "is not the one that was imported");
    finds(&change("\"title\": \"Harbours", "\"title\": \"Airports"), "the title");
    finds(&change("briefpack-manifest", "another-manifest"), "no manifest");
    finds(&change("{", "{{"), "no manifest");
}

#[test]
fn a_quotation_that_was_removed_or_added_is_caught() {
    let kids_of_parent = |doc: &mut Document, change: &dyn Fn(&mut Vec<Object>, Object)| {
        let quotes = with(doc, b"S", b"BlockQuote");
        let quote = quotes[0];
        let parent = dict_mut(doc, quote).get(b"P").unwrap().as_reference().unwrap();
        let kids = dict_mut(doc, parent).get_mut(b"K").unwrap().as_array_mut().unwrap();
        change(kids, quote.into());
    };
    let removed = changed(&exported(&small_pack()), |doc| {
        kids_of_parent(doc, &|kids, quote| kids.retain(|kid| *kid != quote));
    });
    finds(&removed, "it is in the manifest, but not printed");
    finds(&removed, "belongs to nothing");
    let added = changed(&exported(&small_pack()), |doc| {
        let notes: Vec<ObjectId> = with(doc, b"S", b"P");
        dict_mut(doc, notes[1]).set("S", Object::Name(b"BlockQuote".to_vec()));
    });
    finds(&added, "that the manifest does not have");
}

#[test]
fn a_text_read_out_instead_is_caught() {
    let bytes = changed(&exported(&small_pack()), |doc| {
        let quotes = with(doc, b"S", b"BlockQuote");
        dict_mut(doc, quotes[0]).set("ActualText", Object::string_literal("Something else"));
    });
    finds(&bytes, "'Something else' is read out instead of what is printed");
}

#[test]
fn links_to_nowhere_are_caught() {
    let redirect = |wanted: &str, dest: &dyn Fn(&mut Vec<Object>, &[ObjectId])| {
        changed(&exported(&small_pack()), |doc| {
            let pages: Vec<ObjectId> = doc.get_pages().into_values().collect();
            let links = with(doc, b"Subtype", b"Link");
            let is_wanted = |doc: &Document, id: ObjectId| {
                let contents = doc.get_dictionary(id).unwrap().get(b"Contents").unwrap();
                lopdf::decode_text_string(contents).unwrap() == wanted
            };
            let link = *links.iter().find(|id| is_wanted(doc, **id)).unwrap();
            dest(dict_mut(doc, link).get_mut(b"Dest").unwrap().as_array_mut().unwrap(), &pages);
        })
    };
    let words = "To these words in their annex";
    finds(&redirect(words, &|dest, _| dest[0] = Object::Reference((9999, 0))), "leads to a page that is not there");
    finds(&redirect(words, &|dest, _| dest[3] = Object::Integer(9000)), "leads to a place that is not on page");
    finds(&redirect(words, &|dest, pages| dest[0] = pages[0].into()), "does not lead to its words in annex A");
    finds(&redirect(words, &|dest, _| dest[3] = Object::Integer(1)), "does not lead to its words in annex A");
    let back = "Back to where it is quoted";
    finds(&redirect(back, &|dest, pages| dest[0] = pages[1].into()), "leads to no quotation from it");
    let note = "To the passage in its annex";
    finds(&redirect(note, &|dest, pages| dest[0] = pages[0].into()), "it names page 2 and leads to 1");
    let bookmark = changed(&exported(&small_pack()), |doc| {
        let items: Vec<ObjectId> = doc
            .objects
            .iter()
            .filter(|(_, o)| o.as_dict().is_ok_and(|d| d.has(b"Dest") && d.has(b"Title")))
            .map(|(id, _)| *id)
            .collect();
        dict_mut(doc, items[0]).set("Dest", vec![Object::Reference((9999, 0)), Object::Name(b"Fit".to_vec())]);
    });
    finds(&bookmark, "the bookmark '1 Key passages': it leads to a page that is not there");
}

#[test]
fn page_labels_that_name_no_page_are_caught() {
    let bytes = changed(&exported(&small_pack()), |doc| {
        let style = dictionary! { "S" => "D" };
        let nums = vec![0.into(), style.clone().into(), 99.into(), style.into()];
        doc.catalog_mut().unwrap().set("PageLabels", dictionary! { "Nums" => nums });
    });
    finds(&bytes, "the page labels");
}

#[test]
fn a_structure_in_a_circle_ends() {
    let bytes = changed(&exported(&small_pack()), |doc| {
        let quotes = with(doc, b"S", b"BlockQuote");
        dict_mut(doc, quotes[0]).set("K", vec![Object::Reference(quotes[0]), Object::Reference(quotes[1])]);
        dict_mut(doc, quotes[1]).set("K", Object::Reference(quotes[0]));
    });
    finds(&bytes, "part of itself or of two others");
    let bookmarks = changed(&exported(&small_pack()), |doc| {
        let outlines = doc.catalog().unwrap().get(b"Outlines").unwrap().as_reference().unwrap();
        let first = dict_mut(doc, outlines).get(b"First").unwrap().as_reference().unwrap();
        dict_mut(doc, first).set("Next", first);
    });
    finds(&bookmarks, "they run in a circle");
}

#[test]
fn a_pack_whose_article_is_no_longer_the_one_that_was_imported_is_caught() {
    let mut pack = small_pack();
    let mut article = (*pack.articles[0].article).clone();
    article.blocks[0].text = article.blocks[0].text.replace("12 ships", "13 ships");
    pack.articles[0].article = Arc::new(article);
    let found: Vec<String> = verify_pack(&pack).findings.iter().map(ToString::to_string).collect();
    assert_eq!(
        found,
        ["harbours.txt: the text of 'About harbours' is no longer the one that was imported; \
          import the article again, or restore the pack from a copy"]
    );
}

#[test]
fn a_pack_whose_passage_is_not_its_articles_is_caught() {
    let mut pack = small_pack();
    pack.highlights.values_mut().next().unwrap().passage.quote = "The mayor kept silent.".to_owned();
    let found = verify_pack(&pack).findings;
    assert_eq!(found.len(), 1);
    assert!(found[0].to_string().starts_with("section 'Key passages': a passage in item 1"), "{}", found[0]);
}

#[test]
fn a_foreign_file_gets_a_clear_line() {
    let mut doc = Document::with_version("1.7");
    let pages = doc.new_object_id();
    let page = doc.add_object(dictionary! { "Type" => "Page", "Parent" => pages, "MediaBox" => vec![0.into(), 0.into(), 100.into(), 100.into()] });
    doc.objects.insert(pages, dictionary! { "Type" => "Pages", "Kids" => vec![page.into()], "Count" => 1 }.into());
    let catalog = doc.add_object(dictionary! { "Type" => "Catalog", "Pages" => pages });
    doc.trailer.set("Root", catalog);
    let mut bytes = Vec::new();
    doc.save_to(&mut bytes).unwrap();
    let error = verify_pdf(&bytes).unwrap_err();
    assert_eq!(error, VerifyError::NotOurs);
    assert!(error.to_string().starts_with("is not a briefing that Briefpack exported"));
    let error = verify_pdf(b"%PDF-1.7 and nothing else").unwrap_err().to_string();
    assert!(error.starts_with("is no PDF that can be read") && !error.contains('\n'), "{error}");
}

/// Letters that a font draws with one glyph carry their text beside them, and hold all the same; so do soft hyphens,
/// ligatures, letters in two parts, and words that no space parts.
#[test]
fn letters_of_all_kinds_hold() {
    use skrifa::MetadataProvider;
    let mut shared: std::collections::BTreeSet<char> = std::collections::BTreeSet::new();
    for font in [
        &include_bytes!("../../assets/fonts/NotoSerif-Regular.ttf")[..],
        include_bytes!("../../assets/fonts/NotoSerif-Italic.ttf"),
        include_bytes!("../../assets/fonts/Inter-Regular.otf"),
    ] {
        let mut by_glyph: std::collections::BTreeMap<u32, Vec<char>> = std::collections::BTreeMap::new();
        for (code, glyph) in skrifa::FontRef::new(font).unwrap().charmap().mappings() {
            by_glyph.entry(glyph.to_u32()).or_default().extend(char::from_u32(code));
        }
        shared.extend(by_glyph.into_values().filter(|chars| chars.len() > 1).flatten());
    }
    shared.retain(|c| c.is_alphabetic() || c.is_ascii_punctuation());
    let shared: String = shared.iter().map(|c| format!("ab{c}cd ")).collect();
    let long = "incomprehensibilities ".repeat(60) + &"endlessly".repeat(30);
    let texts = [
        shared.trim(),
        long.trim(),
        "office, affluent, ﬁnd; a\u{301} e\u{323}\u{302}; soft\u{ad}en; no\u{a0}break; zero\u{200b}width",
        "Đà Nẵng, Việt Nam; Ελλάδα; Москва",
        "\u{202d}(marks) \u{200f}of direction\u{202c}",
    ];
    let article = article("letters", &texts);
    let pack = Pack::new("Letters");
    let section = pack.sections[0].id;
    let mut edits = vec![Edit::AddArticle(Arc::clone(&article))];
    for block in 0..texts.len() {
        edits.push(Edit::AddQuotation { passage: whole_block(&article, block), place: Place::end_of(section) });
    }
    assert_eq!(findings(&exported(&steps(pack, &edits))), [""; 0]);
}

/// The file without compression and with its objects one by one: what is flipped there gets further.
fn plain(bytes: &[u8]) -> Vec<u8> {
    changed(bytes, |doc| doc.decompress())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_bytes_break_it(
        flips in prop::collection::vec((any::<prop::sample::Index>(), 0u8..8), 1..6),
        cut in prop::option::of(any::<prop::sample::Index>()),
        is_plain in any::<bool>(),
    ) {
        static FILES: std::sync::OnceLock<[Vec<u8>; 2]> = std::sync::OnceLock::new();
        let [packed, unpacked] = FILES.get_or_init(|| {
            let bytes = exported(&small_pack());
            [bytes.clone(), plain(&bytes)]
        });
        let mut bytes = if is_plain { unpacked.clone() } else { packed.clone() };
        for (at, bit) in flips {
            let at = at.index(bytes.len());
            bytes[at] ^= 1 << bit;
        }
        if let Some(cut) = cut {
            bytes.truncate(cut.index(bytes.len()));
        }
        let _ = verify_pdf(&bytes);
    }
}

#[test]
fn streams_that_swell_and_trees_that_never_end_are_cut_off() {
    let bomb = changed(&exported(&small_pack()), |doc| {
        let page = doc.get_pages()[&1];
        let id = doc.get_dictionary(page).unwrap().get(b"Contents").unwrap().as_reference().unwrap();
        let stream = doc.get_object_mut(id).unwrap().as_stream_mut().unwrap();
        stream.set_plain_content(vec![b' '; 33 << 20]);
        stream.compress().unwrap();
    });
    assert!(bomb.len() < 2 << 20, "{}", bomb.len());
    finds(&bomb, "page 1: its content cannot be read");
    let deep = changed(&exported(&small_pack()), |doc| {
        let quote = with(doc, b"S", b"BlockQuote")[0];
        let mut inner = doc.add_object(dictionary! { "S" => "P" });
        for _ in 0..50_000 {
            inner = doc.add_object(dictionary! { "S" => "Div", "K" => inner });
        }
        dict_mut(doc, quote).set("K", inner);
    });
    finds(&deep, "it is deeper or larger than any briefing's");
    let endless = b"%PDF-1.7\n1 0 obj<</Filter/FlateDecode/DecodeParms<</Predictor 12/Columns 99999999999>>>>".to_vec();
    assert!(verify_pdf(&endless).unwrap_err().to_string().contains("far too long"));
}

#[test]
fn every_kind_of_item_holds_and_shortened_quotations_are_checked_against_their_words() {
    let pack = rich_pack();
    let item = pack.sections[0].items[0].id;
    let shorten = Edit::SetWording { item, wording: Some("The mayor spoke of … at last.".to_owned()) };
    let bytes = exported(&apply(&pack, &shorten).unwrap());
    assert_eq!(verify_pdf(&bytes).unwrap().findings, []);
}

/// Passages that overlap, come twice, start within a word, or run over several paragraphs and pages hold.
#[test]
fn passages_of_all_shapes_hold() {
    let long = (1..400).map(|n| format!("Sentence  number {n} is said again and again. ")).collect::<String>();
    let article = article("shapes", &["One two three.", long.trim(), "One two three.", "The last one; said again."]);
    let len = |block: usize| article.blocks[block].text.len();
    let passages = [
        vec![Span::new(0, 0, 7), Span::new(1, 0, len(1)), Span::new(3, 4, 12)],
        vec![Span::new(2, 4, 13)],
        vec![Span::new(2, 0, len(2))],
        vec![Span::new(0, 5, 10)],
        vec![Span::new(2, 4, 13)],
        vec![Span::new(1, 4000, 9000)],
        vec![Span::new(3, 14, 24)],
    ];
    let pack = Pack::new("Shapes");
    let place = Place::end_of(pack.sections[0].id);
    let mut edits = vec![Edit::AddArticle(Arc::clone(&article))];
    for spans in passages {
        let passage = Passage::new(&article, spans).unwrap();
        edits.push(Edit::AddQuotation { passage, place });
    }
    assert_eq!(findings(&exported(&steps(pack, &edits))), [""; 0]);
}
