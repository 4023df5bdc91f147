//! The page's own words in several languages, and the kinds of passages.

use briefpack::article::PassageKind;
use briefpack::diag::Sink;
use briefpack::layout::page::{Draw, Pages, Tag};
use briefpack::pack::{Edit, Front, Pack, Place, apply};
use briefpack::phrases::{Phrases, Word, page_prefixes};
use briefpack::{export, store};

use crate::support::{article, rich_pack, root, steps, whole_block};

fn pages(pack: &Pack) -> Pages {
    let mut sink = Sink::new();
    let briefing = briefpack::assemble::assemble(pack, &mut sink).unwrap();
    let pages = briefpack::layout::layout(&briefing, &mut sink);
    // One passage is added twice here, and that is said.
    let off = sink.warnings().iter().filter(|warning| !warning.what.contains("stands twice in one section"));
    assert_eq!(off.count(), 0, "{:?}", sink.warnings());
    pages
}

fn all_text(pages: &Pages) -> String {
    let items = pages.pages.iter().flat_map(|page| &page.items);
    let runs = items.filter_map(|item| if let Draw::Glyphs(run) = &item.draw { Some(run.text.as_str()) } else { None });
    runs.collect::<Vec<_>>().join("|")
}

fn in_language(language: &str) -> Pack {
    let pack = rich_pack();
    let front = Front {
        language: language.to_owned(),
        date: Some(jiff::civil::date(2025, 3, 1)),
        version: "2".to_owned(),
        ..pack.front.clone()
    };
    apply(&pack, &Edit::SetFront(front)).unwrap()
}

#[test]
fn every_table_has_every_word_and_asks_for_the_same_fillings() {
    let all = Phrases::all();
    assert_eq!(all.len(), Phrases::LANGUAGES, "every table can be read");
    // The words are told by the English file, so that a word added there is missed elsewhere.
    let file = std::fs::read_to_string(root().join("assets/lang/page-en.json")).unwrap();
    let english: serde_json::Value = serde_json::from_str(&file).unwrap();
    let fillings = |text: &str| -> Vec<String> {
        let mut found: Vec<String> =
            text.split('{').skip(1).filter_map(|part| part.split_once('}')).map(|(name, _)| name.to_owned()).collect();
        found.sort();
        found
    };
    for phrases in all {
        for (name, text) in english["words"].as_object().unwrap() {
            let word: Word = serde_json::from_value(serde_json::Value::String(name.clone())).unwrap();
            let own = phrases.word(word);
            assert!(!own.is_empty(), "{name} in {}", phrases.language);
            assert_eq!(fillings(own), fillings(text.as_str().unwrap()), "{name} in {}", phrases.language);
        }
        for kind in PassageKind::ALL {
            assert!(!phrases.kind(kind).is_empty(), "{kind:?} in {}", phrases.language);
        }
    }
    assert!(page_prefixes().all(|prefix| !prefix.is_empty()));
}

#[test]
fn dates_are_written_as_their_language_writes_them() {
    let date = jiff::civil::date(2025, 11, 1);
    let of = |language: &str| Phrases::of(language).long_date(date).replace('\u{a0}', " ");
    assert_eq!(of("en"), "1 November 2025");
    assert_eq!(of("vi"), "1 tháng 11 năm 2025");
    assert_eq!(of("fr"), "1er novembre 2025");
    assert_eq!(of("es"), "1 de noviembre de 2025");
    assert_eq!(of("xx"), "1 November 2025");
    assert_eq!(Phrases::of("vi").short_date(date), "1/11");
    let without_year = |language: &str| Phrases::of(language).day_month(date).replace('\u{a0}', " ");
    assert_eq!(without_year("en"), "1 November");
    assert_eq!(without_year("vi"), "1 tháng 11");
    assert_eq!(without_year("fr"), "1er novembre");
    assert_eq!(without_year("es"), "1 de noviembre");
}

#[test]
fn words_that_hold_marks_stand_between_marks_of_another_kind() {
    for (language, words, marked) in [
        ("en", "all boats", "“all boats”"),
        ("en", "“We shall tell … said.", "‘“We shall tell … said.’"),
        ("en", "„Wir haben…“", "‘„Wir haben…“’"),
        ("en", "“the ‘old’ port” and ‘new’", "«“the ‘old’ port” and ‘new’»"),
        ("en", "the men’s boats", "“the men’s boats”"),
        ("en", "“a” «b» ‘c’", "“a” «b» ‘c’"),
        ("fr", "« tout » dit-il", "“« tout » dit-il”"),
        ("es", "dijo «sí»", "“dijo «sí»”"),
        ("vi", "“Hai bên” nói", "‘“Hai bên” nói’"),
    ] {
        assert_eq!(Phrases::of(language).in_marks(words), marked, "{language}");
    }
}

#[test]
fn phrases_read_right_with_days_months_and_years() {
    for phrases in Phrases::all() {
        let said = phrases.fill(Word::Timeline, &[("count", "5"), ("first", "2019"), ("last", "7 8")]);
        assert!(said.contains("2019 – 7 8") || phrases.language == "en", "{said}");
        let annex = phrases.fill(Word::AnnexNamed, &[("annex", "A"), ("title", "B")]);
        assert_eq!(annex, if phrases.language == "fr" { "A\u{a0}: B" } else { "A: B" });
    }
}

#[test]
fn a_pack_in_another_language_speaks_it_on_every_page_and_still_verifies() {
    for (language, words, prefix) in [
        ("vi", ["Phụ lục A", "Nguồn", "Diễn biến", "GHI CHÚ", "1 tháng 3 năm 2025"], "tr.\u{a0}"),
        ("fr", ["Annexe A", "Sources", "Ce qui s’est passé", "NOTE", "1er mars 2025"], "p.\u{a0}"),
        ("es", ["Anexo A", "Fuentes", "Qué ocurrió", "NOTA", "1 de marzo de 2025"], "pág.\u{a0}"),
    ] {
        let pack = in_language(language);
        let pages = pages(&pack);
        let text = all_text(&pages).replace('\u{a0}', " ");
        for word in words {
            assert!(text.contains(word), "{word} in {language}: {text}");
        }
        for english in ["Annex A ", "Prepared", "What happened", "page 1 of"] {
            assert!(!text.contains(english), "{english} in {language}");
        }
        assert!(all_text(&pages).contains(prefix), "{prefix}");
        assert_eq!(pages.info.language, language);
        let bytes = export(&pack, None, &mut Sink::new()).unwrap().bytes;
        assert_eq!(briefpack::verify::verify_pdf(&bytes).unwrap().findings, [], "{language}");
    }
}

#[test]
fn a_language_without_words_is_said_and_english_taken() {
    let mut sink = Sink::new();
    let briefing = briefpack::assemble::assemble(&in_language("tlh"), &mut sink).unwrap();
    assert_eq!(briefing.language.code(), "en");
    let said = sink.warnings()[0].to_string();
    assert!(said.contains("'tlh'") && said.contains("en, vi, fr, es"), "{said}");
}

#[test]
fn what_a_passage_was_found_as_is_kept_saved_and_shown() {
    let found = article("found", &["They will build a quay.", "He said yes.", "A third one."]);
    let pack = Pack::new("p");
    let place = Place::end_of(pack.sections[0].id);
    let add = |block, kind| Edit::AddFound { kind, passage: whole_block(&found, block), place };
    let pack = steps(
        pack,
        &[
            Edit::AddArticle(found.clone()),
            add(0, PassageKind::Commitment),
            Edit::AddQuotation { passage: whole_block(&found, 1), place },
            // Chosen by hand before it was found: the kind that says more is kept, and never taken away again.
            add(1, PassageKind::Quotation),
            Edit::AddQuotation { passage: whole_block(&found, 1), place },
            Edit::AddQuotation { passage: whole_block(&found, 2), place },
        ],
    );
    let kinds: Vec<PassageKind> = pack.highlights.values().map(|h| h.kind).collect();
    assert_eq!(kinds, [PassageKind::Commitment, PassageKind::Quotation, PassageKind::Own]);
    let bytes = store::encode_pack(&pack).unwrap();
    assert_eq!(store::decode_pack(&bytes).unwrap(), pack);
    // Files from before there were kinds.
    let older = String::from_utf8(bytes)
        .unwrap()
        .replace(",\n      \"kind\": \"commitment\"", "")
        .replace(",\n      \"kind\": \"quotation\"", "");
    assert!(!older.contains("\"kind\": \"commitment\""));
    let older = store::decode_pack(older.as_bytes()).unwrap();
    assert!(older.highlights.values().all(|h| h.kind.is_own()));

    // The annex names the kinds and marks each in its own looks.
    let theme = briefpack::layout::Theme::house();
    let pages = pages(&pack);
    let text = all_text(&pages);
    assert!(text.contains("Marked") && text.contains("commitment") && text.contains("chosen"), "{text}");
    let fills = pages.pages.iter().flat_map(|p| &p.items).filter(|item| item.tag == Tag::Decoration);
    let tints: Vec<_> =
        fills.filter_map(|i| if let Draw::Fill { color, .. } = i.draw { Some(color) } else { None }).collect();
    for kind in kinds {
        assert!(tints.contains(&theme.mark(kind).tint), "{kind:?}");
    }
}
