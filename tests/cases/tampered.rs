//! Tampering of every kind with what stands on the pages: each is named once, with its page, and nothing honest is.

use std::collections::BTreeMap;

use briefpack::article::{Passage, Span};
use briefpack::diag::Sink;
use briefpack::export;
use briefpack::manifest::Manifest;
use briefpack::pack::{Body, Edit, Happening, Pack, Place, Precision, apply};
use briefpack::pdf::read::{ReadPdf, ReadTarget, read};
use briefpack::verify::{verify_pack, verify_pdf};
use lopdf::content::Operation;
use lopdf::{Dictionary, Document, Object, ObjectId, Stream, dictionary};

use super::verify::{changed, dict_mut, exported, findings, finds, repainted, sample, with};
use crate::support::{article, rich_pack, small_pack, steps, whole_block};

/// The one thing that is found.
#[track_caller]
fn finds_once(bytes: &[u8], what: &str) -> String {
    let found = findings(bytes);
    assert_eq!(found.len(), 1, "one difference is told once: {found:#?}");
    assert!(found[0].contains(what), "it does not say '{what}': {}", found[0]);
    found[0].clone()
}

/// What a font's codes stand for.
fn letters(doc: &Document, font: &Object) -> BTreeMap<u16, String> {
    let font = doc.get_dictionary(font.as_reference().unwrap()).unwrap();
    let map = doc.get_object(font.get(b"ToUnicode").unwrap().as_reference().unwrap()).unwrap();
    let map = String::from_utf8(map.as_stream().unwrap().decompressed_content().unwrap()).unwrap();
    let entries = map.lines().filter_map(|line| line.strip_prefix('<')?.strip_suffix('>')?.split_once("><"));
    entries
        .map(|(code, text)| {
            let units = |text: &str| u16::from_str_radix(text, 16).unwrap();
            let text: Vec<u16> = text.as_bytes().chunks(4).map(|u| units(std::str::from_utf8(u).unwrap())).collect();
            (units(code), String::from_utf16_lossy(&text))
        })
        .collect()
}

fn fonts_of(doc: &Document, page: ObjectId) -> Dictionary {
    let resources = doc.get_dictionary(page).unwrap().get(b"Resources").unwrap().as_reference().unwrap();
    doc.get_dictionary(resources).unwrap().get(b"Font").unwrap().as_dict().unwrap().clone()
}

/// The file with one letter of a page's text drawn as another: the first of `words`, where they stand for the `nth` time.
#[track_caller]
fn forged(bytes: &[u8], page: u32, words: &str, nth: usize, letter: &str) -> Vec<u8> {
    let doc = Document::load_mem(bytes).unwrap();
    let fonts = fonts_of(&doc, doc.get_pages()[&page]);
    let maps: BTreeMap<Vec<u8>, _> = fonts.iter().map(|(name, font)| (name.clone(), letters(&doc, font))).collect();
    repainted(bytes, page, |operations| {
        let mut font = Vec::new();
        let mut text = String::new();
        // Where each byte of the text comes from: the operation, the string in it, the code in that, and its font.
        let mut from: Vec<(usize, usize, usize, Vec<u8>)> = Vec::new();
        for (at, operation) in operations.iter().enumerate() {
            if operation.operator == "Tf" {
                font = operation.operands[0].as_name().unwrap().to_vec();
            }
            if !matches!(operation.operator.as_str(), "Tj" | "TJ") {
                continue;
            }
            let items = match &operation.operands[0] {
                Object::Array(items) => items.as_slice(),
                single => std::slice::from_ref(single),
            };
            for (string, item) in items.iter().enumerate() {
                let Object::String(codes, _) = item else { continue };
                for (index, code) in codes.chunks(2).enumerate() {
                    let letter = maps[&font][&u16::from_be_bytes([code[0], code[1]])].replace('\u{a0}', " ");
                    text.push_str(&letter);
                    from.extend(std::iter::repeat_n((at, string, index, font.clone()), letter.len()));
                }
            }
        }
        let words = words.replace('\u{a0}', " ");
        let found = text.match_indices(&words).nth(nth);
        let (byte, _) = found.unwrap_or_else(|| panic!("'{words}' is not on page {page}: {text}"));
        let (at, string, index, font) = from[byte].clone();
        let code = maps[&font].iter().find(|(_, own)| *own == letter).expect("the font has the letter").0;
        let codes = match &mut operations[at].operands[0] {
            Object::Array(items) => &mut items[string],
            single => single,
        };
        let Object::String(codes, _) = codes else { unreachable!() };
        codes[index * 2..index * 2 + 2].copy_from_slice(&code.to_be_bytes());
    })
}

/// The page, from 1, on which a text that has these words starts.
#[track_caller]
fn page_with(pdf: &ReadPdf, words: &str) -> u32 {
    let text = pdf.texts.iter().find(|text| text.reads.contains(words));
    text.unwrap_or_else(|| panic!("nothing has '{words}'")).page as u32 + 1
}

#[test]
fn forged_figures_names_dates_and_hashes_are_named_with_what_should_stand_there() {
    let sample = exported(&sample());
    let pdf = read(&sample).unwrap();
    let check = |line: &str, words: &str, letter: &str, part: &str, wanted: &str| {
        let page = page_with(&pdf, line);
        let found = finds_once(&forged(&sample, page, words, 0, letter), "is printed where the manifest has");
        assert!(found.starts_with(&format!("page {page}{part}: ")), "{found}");
        let has = found.rsplit("the manifest has").next().unwrap_or_default();
        assert!(has.contains(wanted), "{found}");
    };
    check("587", "587", "2", ", a key figure", "'587");
    check("US$4.46", "4.46", "2", ", a key figure", "'US$4.46 billion");
    check("active UK projects", "active UK", "e", "", "'active UK projects in Việt Nam");
    check("week of 13", "13 October 2025Acting", "2", ", a table", "week of 13 October 2025");
    check(
        "on the telephone: the text",
        "telephone",
        "h",
        ", the chronology",
        "speak on the telephone: the text of 20 October says “",
    );
    check("WVR, undated", "WVR", "V", "", "'WVR, undated");
    check("Both sides name", "Both", "T", "", "'Both sides name an action plan; neither");
    check("Annex\u{a0}B,\u{a0}", "Annex B,", "r", ", a footnote", "2025. Annex B,");
    check("852ba", "852ba", "2", ", the list of sources", "fdeb25fb9b2a7024af617ae");
    check("VGP\u{a0}· ", "VGP", "W", ", the list of sources", "'VGP · 20 October 2025");
    check("Chronology", "Chronology", "m", ", the contents", "6 Chronology 7");
    check("Annex A: ", "Annex A: ", "n", ", the contents", "'Annex A: Foreign Minister Le Hoai Trung");
    check("WVR\u{a0}· undated", "undated", "d", ", the list of sources", "undated");
    let annex = page_with(&pdf, "Annex B ");
    let title = forged(&sample, annex, "Foreign Minister", 0, "V");
    finds_once(&title, &format!("page {annex}, annex B: '“Voreign Minister"));
}

#[test]
fn a_forged_page_number_or_letter_of_an_annex_is_named() {
    let sample = exported(&sample());
    let pdf = read(&sample).unwrap();
    let name = pdf.texts.iter().find(|text| text.reads.starts_with("p.\u{a0}1")).unwrap();
    let forged_name = forged(&sample, name.page as u32 + 1, &name.reads, 0, "s");
    finds_once(&forged_name, &format!("where the manifest has '{}'", name.reads.replace('\u{a0}', " ")));
    let annex = page_with(&pdf, "Annex C ");
    let found = findings(&forged(&sample, annex, "C ", 0, "B"));
    assert!(
        found.iter().any(|line| line.contains("Annex B' is printed where the manifest has 'Annex C'")),
        "{found:?}"
    );
}

#[test]
fn a_forged_word_of_an_annex_is_named_with_its_page_and_the_file_it_came_from() {
    let sample = exported(&sample());
    let pdf = read(&sample).unwrap();
    let page = page_with(&pdf, "expressed his delight");
    let found = finds_once(
        &forged(&sample, page, "expressed his delight", 0, "a"),
        "its text is not the one that was imported from",
    );
    assert!(found.starts_with(&format!("page {page}, annex B: ")), "{found}");
}

/// Operations put before or behind all others of a page.
fn painted(bytes: &[u8], page: u32, before: bool, operations: &[(&str, Vec<Object>)]) -> Vec<u8> {
    let new = operations.iter().map(|(operator, operands)| Operation::new(operator, operands.clone()));
    repainted(bytes, page, |all| {
        let at = if before { 0 } else { all.len() };
        all.splice(at..at, new);
    })
}

fn numbers(numbers: &[f32]) -> Vec<Object> {
    numbers.iter().map(|number| Object::Real(*number)).collect()
}

#[test]
fn words_that_nobody_can_see_are_named_with_the_reason() {
    let small = exported(&small_pack());
    let hidden = |operators: &[(&str, Vec<Object>)], why: &str| {
        let bytes = repainted(&small, 1, |all| {
            let begins: Vec<usize> = (0..all.len()).rev().filter(|at| all[*at].operator == "BT").collect();
            for at in begins {
                let new = operators.iter().map(|(operator, operands)| Operation::new(operator, operands.clone()));
                all.splice(at + 1..at + 1, new);
            }
        });
        finds(&bytes, &format!("cannot be seen: {why}"));
        assert!(findings(&bytes).iter().all(|line| line.starts_with("page 1: the text '")), "{:?}", findings(&bytes));
    };
    hidden(&[("Tr", numbers(&[3.0]))], "it is written without ink");
    hidden(&[("Tr", numbers(&[7.0]))], "it is written without ink");
    let all_white = repainted(&small, 1, |all| {
        all.iter_mut()
            .filter(|o| matches!(o.operator.as_str(), "g" | "rg"))
            .for_each(|o| *o = Operation::new("g", numbers(&[1.0])));
    });
    finds(&all_white, "cannot be seen: it has the colour of what is behind it");
    let tiny = repainted(&small, 1, |all| {
        all.iter_mut().filter(|o| o.operator == "Tf").for_each(|o| o.operands[1] = 0.3.into());
    });
    finds(&tiny, "cannot be seen: its letters are too small to be seen");
    let away = painted(&small, 1, true, &[("cm", numbers(&[1.0, 0.0, 0.0, 1.0, 900.0, 0.0]))]);
    finds(&away, "cannot be seen: it lies outside the page");
    let clip = [("re", numbers(&[0.0, 0.0, 40.0, 40.0])), ("W", vec![]), ("n", vec![])];
    finds(&painted(&small, 1, true, &clip), "cannot be seen: it is cut off");
    let faint = changed(&small, |doc| {
        let page = doc.get_pages()[&1];
        let resources = doc.get_dictionary(page).unwrap().get(b"Resources").unwrap().as_reference().unwrap();
        dict_mut(doc, resources).set("ExtGState", dictionary! { "Z" => dictionary! { "ca" => 0.01 } });
    });
    finds(&painted(&faint, 1, true, &[("gs", vec!["Z".into()])]), "cannot be seen: it is written without ink");
}

#[test]
fn what_is_painted_over_words_is_named() {
    let small = exported(&small_pack());
    let pdf = read(&small).unwrap();
    let text = pdf.texts.iter().find(|text| text.reads.contains("mayor spoke")).unwrap();
    let (page, height) = (text.page as u32 + 1, pdf.pages[text.page].height);
    let (x, y) = (text.at.x, height - text.at.y);
    let artifact = ("BMC", vec!["Artifact".into()]);
    let white = ("rg", numbers(&[1.0, 1.0, 1.0]));
    let shapes: [&[(&str, Vec<Object>)]; 3] = [
        &[("re", numbers(&[x - 1.0, y - 4.0, 60.0, 16.0])), ("f", vec![])],
        &[
            ("m", numbers(&[x - 1.0, y - 4.0])),
            ("l", numbers(&[x + 60.0, y - 4.0])),
            ("l", numbers(&[x + 60.0, y + 12.0])),
            ("l", numbers(&[x - 1.0, y + 12.0])),
            ("f*", vec![]),
        ],
        &[("w", numbers(&[14.0])), ("m", numbers(&[x, y + 3.0])), ("l", numbers(&[x + 50.0, y + 3.0])), ("S", vec![])],
    ];
    for shape in shapes {
        let all: Vec<_> =
            [&[artifact.clone(), white.clone()], shape, &[("EMC", vec![])]].concat().into_iter().collect();
        let found = finds_once(&painted(&small, page, false, &all), "cannot be seen: something is painted over it");
        assert!(found.contains("mayor spoke"), "{found}");
    }
}

#[test]
fn words_slipped_in_around_the_text_are_named() {
    let small = exported(&small_pack());
    let doc = Document::load_mem(&small).unwrap();
    let (name, font) = fonts_of(&doc, doc.get_pages()[&1]).iter().next().map(|(n, f)| (n.clone(), f.clone())).unwrap();
    let codes: Vec<u8> = letters(&doc, &font)
        .iter()
        .filter(|(_, t)| *t == "o" || *t == "t")
        .flat_map(|(c, _)| c.to_be_bytes())
        .collect();
    let words = [
        ("BMC", vec!["Artifact".into()]),
        ("BT", vec![]),
        ("Tf", vec![Object::Name(name), 10.into()]),
        ("Td", numbers(&[300.0, 480.0])),
        ("Tj", vec![Object::string_literal(codes)]),
        ("ET", vec![]),
        ("EMC", vec![]),
    ];
    let found =
        finds_once(&painted(&small, 1, false, &words), "stands around its text, which the manifest does not have");
    assert!(found.starts_with("page 1: "), "{found}");
    // A running header that says something else.
    let pdf = read(&small).unwrap();
    let number = pdf.around.iter().find(|text| text.reads.contains("page 1 of 2")).unwrap();
    assert_eq!(number.page, 0);
    finds_once(
        &forged(&small, 1, "1 of 2", 0, "2"),
        "around its text 'page 2 of 2' is printed where the manifest has 'page 1 of 2'",
    );
}

#[test]
fn pages_put_in_taken_out_or_moved_are_named() {
    let small = exported(&small_pack());
    let kids = |change: &dyn Fn(&mut Document, &mut Vec<Object>)| {
        changed(&small, |doc| {
            let root = doc.catalog().unwrap().get(b"Pages").unwrap().as_reference().unwrap();
            let mut kids = dict_mut(doc, root).get(b"Kids").unwrap().as_array().unwrap().clone();
            change(doc, &mut kids);
            let count = kids.len() as i64;
            dict_mut(doc, root).set("Kids", kids);
            dict_mut(doc, root).set("Count", count);
        })
    };
    let added = kids(&|doc, kids| {
        let first = kids[0].as_reference().unwrap();
        let mut page = doc.get_dictionary(first).unwrap().clone();
        page.remove(b"Annots");
        page.remove(b"StructParents");
        let empty = doc.add_object(Stream::new(Dictionary::new(), Vec::new()));
        page.set("Contents", empty);
        kids.push(doc.add_object(page).into());
    });
    finds_once(&added, "page 3: nothing on it has a place in the structure");
    let removed = kids(&|_, kids| {
        kids.pop();
    });
    finds(&removed, "page 2 of the manifest is not there, 'Annex A'");
    let moved = kids(&|_, kids| kids.swap(0, 1));
    assert!(!findings(&moved).is_empty());
}

#[test]
fn links_that_lead_elsewhere_than_the_manifest_says_are_named() {
    let sample = exported(&sample());
    let redirect = |wanted: &str, change: &dyn Fn(&mut Dictionary, &BTreeMap<u32, ObjectId>)| {
        changed(&sample, |doc| {
            let pages = doc.get_pages();
            let links = with(doc, b"Subtype", b"Link");
            let is_wanted = |id: &&ObjectId| {
                let contents = doc.get_dictionary(**id).unwrap().get(b"Contents").unwrap();
                lopdf::decode_text_string(contents).unwrap().starts_with(wanted)
            };
            let link = *links.iter().find(is_wanted).unwrap();
            change(dict_mut(doc, link), &pages);
        })
    };
    let to = |page: u32| {
        move |link: &mut Dictionary, pages: &BTreeMap<u32, ObjectId>| {
            link.get_mut(b"Dest").unwrap().as_array_mut().unwrap()[0] = pages[&page].into();
        }
    };
    finds_once(&redirect("To Annex B", &to(3)), "it leads to page 3, the manifest has page 13");
    finds_once(&redirect("Note 1", &to(5)), "it leads to page 5, the manifest has page");
    finds_once(&redirect("Source 1", &to(5)), "it leads to page 5, the manifest has page 8");
    let lower = |link: &mut Dictionary, _: &BTreeMap<u32, ObjectId>| {
        link.get_mut(b"Dest").unwrap().as_array_mut().unwrap()[3] = 200.into();
    };
    finds_once(&redirect("Note 1", &lower), "it leads to another place on its page than the manifest has");
    let away = |link: &mut Dictionary, _: &BTreeMap<u32, ObjectId>| {
        link.remove(b"Dest");
        link.set("A", dictionary! { "S" => "URI", "URI" => Object::string_literal("https://example.org/") });
    };
    finds_once(&redirect("Note 1", &away), "it opens 'https://example.org/', the manifest has");
    let moved = |link: &mut Dictionary, _: &BTreeMap<u32, ObjectId>| {
        link.set("Rect", numbers(&[10.0, 10.0, 90.0, 90.0]));
    };
    finds_once(&redirect("Note 1", &moved), "it is not painted as it was exported");
    let bookmark = changed(&sample, |doc| {
        let pages = doc.get_pages();
        let items: Vec<ObjectId> = doc
            .objects
            .iter()
            .filter(|(_, o)| o.as_dict().is_ok_and(|d| d.has(b"Dest") && d.has(b"Title")))
            .map(|(id, _)| *id)
            .collect();
        let dest = dict_mut(doc, items[1]).get_mut(b"Dest").unwrap().as_array_mut().unwrap();
        dest[0] = pages[&9].into();
    });
    let found = finds_once(&bookmark, "it leads to page 9, the manifest has page");
    assert!(found.starts_with("the bookmark '"), "{found}");
}

#[test]
fn pages_that_are_shown_otherwise_than_they_were_written_are_named() {
    let small = exported(&small_pack());
    let page = |key: &'static str, value: Object| {
        changed(&small, |doc| {
            let page = doc.get_pages()[&1];
            dict_mut(doc, page).set(key, value);
        })
    };
    finds_once(&page("CropBox", numbers(&[0.0, 300.0, 500.0, 800.0]).into()), "page 1: a part of it is cut off");
    finds_once(&page("Rotate", 180.into()), "page 1: it is shown turned");
    let catalog = |key: &'static str| changed(&small, |doc| doc.catalog_mut().unwrap().set(key, Dictionary::new()));
    finds_once(&catalog("OCProperties"), "it has layers");
    finds_once(&catalog("OpenAction"), "it does something when it is opened");
    let link = changed(&small, |doc| {
        let link = with(doc, b"Subtype", b"Link")[0];
        dict_mut(doc, link).set("AP", dictionary! { "N" => Object::Null });
    });
    finds_once(&link, "a link on it paints something of its own");
}

/// Glyphs that are drawn as others, where the text that a reader copies stays the same.
#[test]
fn a_font_or_a_picture_that_was_exchanged_breaks_the_seal() {
    let pack = rich_pack();
    let bytes = exported(&pack);
    assert_eq!(findings(&bytes), [""; 0]);
    let font = changed(&bytes, |doc| {
        let descendants: Vec<ObjectId> = doc
            .objects
            .iter()
            .filter(|(_, o)| o.as_dict().is_ok_and(|d| d.has(b"FontFile2") || d.has(b"FontFile3")))
            .map(|(id, _)| *id)
            .collect();
        let key: &[u8] = if dict_mut(doc, descendants[0]).has(b"FontFile2") { b"FontFile2" } else { b"FontFile3" };
        let file = dict_mut(doc, descendants[0]).get(key).unwrap().as_reference().unwrap();
        let stream = doc.get_object_mut(file).unwrap().as_stream_mut().unwrap();
        stream.decompress().unwrap();
        let mut program = stream.content.clone();
        let middle = program.len() / 2;
        program[middle] ^= 0x55;
        stream.set_plain_content(program);
    });
    finds(&font, "page 1: it is not painted as it was exported");
    let picture = changed(&bytes, |doc| {
        let mut streams = doc.objects.values_mut().filter_map(|object| object.as_stream_mut().ok());
        let is_picture = |s: &&mut Stream| {
            s.dict.get(b"Subtype").is_ok_and(|kind| kind.as_name().is_ok_and(|kind| kind == b"Image"))
        };
        let stream = streams.find(is_picture).unwrap();
        stream.decompress().unwrap();
        let other = stream.content.iter().map(|byte| !byte).collect();
        stream.set_plain_content(other);
    });
    let found = finds_once(&picture, "it is not painted as it was exported");
    assert!(found.starts_with("page "), "{found}");
}

#[test]
fn a_manifest_that_says_otherwise_of_figures_and_sources_is_caught() {
    let sample = exported(&sample());
    let change = |from: &str, to: &str| {
        changed(&sample, |doc| {
            let files = doc.objects.iter_mut().filter_map(|(_, object)| object.as_stream_mut().ok());
            for file in files.filter(|s| s.dict.get_type().is_ok_and(|t| t == b"EmbeddedFile")) {
                file.decompress().unwrap();
                let text = String::from_utf8(file.content.clone()).unwrap();
                assert!(text.contains(from), "no {from}");
                file.set_plain_content(text.replacen(from, to, 1).into_bytes());
            }
        })
    };
    finds(
        &change("\"printed\": \"587\"", "\"printed\": \"5870\""),
        "the figure '5870': it is in the manifest, but not printed",
    );
    finds(
        &change("\"printed\": \"587\"", "\"printed\": \"12,000\""),
        "the figure '12,000': its passage does not have it",
    );
    finds_once(
        &change("\"outlet\": \"WVR\"", "\"outlet\": \"WVX\""),
        "source 1: its outlet in the manifest is 'WVX', which is not printed",
    );
    finds_once(
        &change("\"published\": \"2025-11-01\"", "\"published\": \"2025-11-02\""),
        "source 2: its date in the manifest is 2025-11-02",
    );
    finds_once(&change("\"sha256\": \"852ba", "\"sha256\": \"852bb"), "source 1: its hash in the manifest is '852bb");
    finds_once(&change("\"seal\": \"", "\"seal\": \"0"), "it is not painted as it was exported");
}

/// Files of the first version of the manifest have no pages in it: they are checked as far as it goes.
#[test]
fn a_file_with_the_first_version_of_the_manifest_is_still_read() {
    let older = |bytes: &[u8]| {
        changed(bytes, |doc| {
            let files = doc.objects.iter_mut().filter_map(|(_, object)| object.as_stream_mut().ok());
            for file in files.filter(|s| s.dict.get_type().is_ok_and(|t| t == b"EmbeddedFile")) {
                file.decompress().unwrap();
                let mut manifest = Manifest::decode(&file.content).unwrap();
                manifest.version = 1;
                manifest.pages.clear();
                manifest.around.clear();
                manifest.bookmarks.clear();
                manifest.drawings.clear();
                file.set_plain_content(manifest.encode());
            }
        })
    };
    let bytes = exported(&sample());
    assert_eq!(findings(&older(&bytes)), [""; 0]);
    assert_eq!(findings(&older(&exported(&rich_pack()))), [""; 0]);
    let pdf = read(&bytes).unwrap();
    let page = page_with(&pdf, "4.46");
    finds(
        &older(&forged(&bytes, page, "4.46", 0, "2")),
        "the figure 'US$4.46 billion': it is in the manifest, but not printed",
    );
    let page = page_with(&pdf, "852ba");
    finds(&older(&forged(&bytes, page, "852ba", 0, "2")), "source 1: its hash in the manifest is '852ba");
}

/// A quotation within another, and in a text that says the same sentence again and again.
#[test]
fn nested_and_repeated_quotations_hold() {
    let said = "one plan one plan one plan one. one plan one plan one plan one.";
    let article = article("again", &[said, said, "one plan one"]);
    let passages = [
        vec![Span::new(0, 0, said.len())],
        vec![Span::new(0, 9, 21)],
        vec![Span::new(0, 18, 30)],
        vec![Span::new(0, 41, 62)],
        vec![Span::new(1, 9, 12), Span::new(2, 0, 3)],
        vec![Span::new(2, 9, 12)],
    ];
    let pack = Pack::new("Again");
    let place = Place::end_of(pack.sections[0].id);
    let mut edits = vec![Edit::AddArticle(article.clone())];
    for spans in passages {
        edits.push(Edit::AddQuotation { passage: Passage::new(&article, spans).unwrap(), place });
    }
    assert_eq!(findings(&exported(&steps(pack, &edits))), [""; 0]);
}

/// What there is to check is counted in words.
#[test]
fn figures_alone_are_counted() {
    let article = article("figures", &["The port has 587 berths, 12 cranes and 3 ferries."]);
    let pack = Pack::new("Figures");
    let place = Place::end_of(pack.sections[0].id);
    let mut edits = vec![Edit::AddArticle(article.clone())];
    for value in ["587", "12", "3"] {
        let (value, caption) = (value.to_owned(), "of them".to_owned());
        edits.push(Edit::AddFigure { value, caption, passage: whole_block(&article, 0), place });
    }
    let pack = steps(pack, &edits);
    let verified = verify_pdf(&exported(&pack)).unwrap();
    assert_eq!((verified.findings.as_slice(), verified.counted().as_str()), (&[][..], "3 figures, 0 quotations"));
    assert_eq!(verify_pack(&pack).counted(), "3 figures, 0 quotations");
    assert_eq!(verify_pdf(&exported(&sample())).unwrap().counted(), "4 events, 3 figures, 21 quotations");
}

#[test]
fn items_that_say_nothing_are_named_before_the_export_and_left_out_of_it() {
    let mut pack = small_pack();
    let note = pack.sections[0].items[0].clone();
    let passage = pack.sections[0].items[0].body.highlights()[0];
    let bodies = [
        Body::List { label: "nothing".to_owned(), announced: None, entries: vec![] },
        Body::Chronology(vec![]),
        Body::Figure { value: " ".to_owned(), caption: "of nothing".to_owned(), passage },
    ];
    for (number, body) in bodies.into_iter().enumerate() {
        let mut item = note.clone();
        item.id.0 = 9000 + number as u32;
        (item.body, item.note) = (body, String::new());
        pack.sections[0].items.push(item);
    }
    let found: Vec<String> = verify_pack(&pack).findings.iter().map(ToString::to_string).collect();
    assert_eq!(
        found,
        [
            "section 'Key passages': a list without items is not printed; put something into it, or remove it",
            "section 'Key passages': a chronology without entries is not printed; put something into it, or remove it",
            "section 'Key passages': a figure without a number is not printed; type the number, or remove the figure",
        ]
    );
    let mut sink = Sink::new();
    let bytes = export(&pack, None, &mut sink).unwrap().bytes;
    let said: Vec<String> = sink.warnings().iter().map(ToString::to_string).collect();
    assert!(found.iter().all(|line| said.contains(line)), "{said:?}");
    assert!(sink.warnings().iter().all(|warning| warning.about.is_some()));
    assert_eq!(findings(&bytes), [""; 0]);
}

#[test]
fn marks_of_direction_that_are_never_taken_back_are_named() {
    let article = article(
        "turned",
        &["He said \u{202e}abc and went home.", "All is \u{202e}well\u{202c} here, \u{2067}too\u{2069}."],
    );
    let pack = Pack::new("Turned");
    let section = pack.sections[0].id;
    let place = Place::end_of(section);
    let edits = [Edit::AddArticle(article.clone()), Edit::AddQuotation { passage: whole_block(&article, 0), place }];
    let pack = steps(pack, &edits);
    let found: Vec<String> = verify_pack(&pack).findings.iter().map(ToString::to_string).collect();
    let name = &pack.articles[0].article.source.file_name;
    let what = "a mark that turns the direction of writing (U+202E) is never taken back: 'He said abc and went home.'";
    assert_eq!(found, [format!("{name}: {what}; type the words anew, or import the article again")]);
    let renamed = apply(&pack, &Edit::RenameSection { section, title: "On \u{2067}and on".to_owned() }).unwrap();
    assert!(
        verify_pack(&renamed)
            .findings
            .iter()
            .any(|f| f.to_string().contains("(U+2067) is never taken back: 'On and on'"))
    );
}

/// An event that goes on over lines, with its date beside it.
#[test]
fn a_long_event_holds() {
    let article = article("events", &["They met on the quay."]);
    let pack = Pack::new("Events");
    let place = Place::end_of(pack.sections[0].id);
    let highlight = Edit::AddQuotation { passage: whole_block(&article, 0), place };
    let mut pack = steps(pack, &[Edit::AddArticle(article), highlight]);
    let passage = pack.sections[0].items[0].body.highlights()[0];
    let event = |day: i8| Happening {
        date: jiff::civil::date(2025, 1, day),
        end: None,
        precision: Precision::Day,
        text: "They met, and met again, and spoke of quays and ships. ".repeat(60),
        passage: Some(passage),
    };
    let mut item = pack.sections[0].items[0].clone();
    item.id.0 += 1000;
    item.body = Body::Chronology((1..=9).map(event).collect());
    pack.sections[0].items.push(item);
    let bytes = exported(&pack);
    assert_eq!(findings(&bytes), [""; 0]);
    let pdf = read(&bytes).unwrap();
    assert!(pdf.pages.len() > 3);
    assert!(pdf.links.iter().all(|link| !matches!(link.target, ReadTarget::Place { page: None, .. })));
}

#[test]
fn what_is_added_around_the_pages_is_caught() {
    let bytes = exported(&small_pack());
    let page = changed(&bytes, |doc| {
        let page = doc.get_pages()[&1];
        dict_mut(doc, page).set("AA", dictionary! { "O" => dictionary! { "S" => "URI" } });
    });
    finds(&page, "it does something by itself when it is shown");
    let of_link = |change: &dyn Fn(&mut Dictionary)| {
        changed(&bytes, |doc| {
            let link = with(doc, b"Subtype", b"Link")[0];
            change(dict_mut(doc, link));
        })
    };
    finds(&of_link(&|link| link.set("AA", Dictionary::new())), "does more than open what it names");
    let more = dictionary! { "S" => "GoTo", "Next" => dictionary! { "S" => "URI" } };
    finds(&of_link(&|link| link.set("A", more.clone())), "does more than open what it names");
    finds(&of_link(&|link| link.set("Contents", Object::string_literal("refused"))), "page ");
    let spoken = changed(&bytes, |doc| {
        let catalog = doc.trailer.get(b"Root").unwrap().as_reference().unwrap();
        dict_mut(doc, catalog).set("Lang", Object::string_literal("fr"));
    });
    finds(&spoken, "the file's is 'fr', the manifest's 'en'");
    let titled = changed(&bytes, |doc| {
        for stream in doc.objects.values_mut().filter_map(|object| object.as_stream_mut().ok()) {
            if stream.dict.get_type().is_ok_and(|kind| kind == b"Metadata") {
                let xmp = String::from_utf8(stream.get_plain_content().unwrap()).unwrap();
                assert!(xmp.contains("Harbours and railways"));
                stream.set_plain_content(xmp.replace("Harbours and railways", "Airports").into_bytes());
            }
        }
    });
    finds(&titled, "XMP metadata is not the manifest's");
    let options = briefpack::ExportOptions { attach_pack: Some(b"{}".to_vec()), ..Default::default() };
    let bytes = briefpack::export_with(&small_pack(), options, &mut Sink::new()).unwrap().bytes;
    assert_eq!(findings(&bytes), [""; 0]);
    let attached = changed(&bytes, |doc| {
        let pack = Object::string_literal("pack.briefing.json");
        for file in with(doc, b"Type", b"Filespec") {
            let file = dict_mut(doc, file);
            if file.get(b"F").unwrap() == &pack {
                file.set("UF", Object::string_literal("x.exe"));
            }
        }
    });
    finds(&attached, "'x.exe' is no file that Briefpack puts into a briefing");
}
