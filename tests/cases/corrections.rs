//! Details of an article that the user corrects: what is printed, what is saved, and what stays as it was imported.

use std::sync::Arc;

use briefpack::article::Language;
use briefpack::diag::Sink;
use briefpack::import::import_again;
use briefpack::manifest::{FILE_NAME, Manifest};
use briefpack::pack::{Details, Edit, EditError, History, Pack, Place, apply};
use briefpack::pdf::read::read;
use briefpack::store::{decode_pack, encode_pack};
use briefpack::verify::{verify_pack, verify_pdf};
use jiff::civil::date;

use crate::support::{article, small_pack, steps, whole_block};

fn corrected() -> Details {
    Details {
        title: Some("Harbours grow".to_owned()),
        outlet: Some("Asia Ledger".to_owned()),
        byline: None,
        published: Some(date(2026, 3, 2)),
        language: Language("vi".to_owned()),
    }
}

/// A pack that quotes an article whose outlet and date are not told.
fn quoting() -> Pack {
    let harbours = article("harbours", &["Navigation.", "The harbour handled 12 ships last year."]);
    let passage = whole_block(&harbours, 1);
    let pack = Pack::new("Harbours");
    let place = Place::end_of(pack.sections[0].id);
    steps(pack, &[Edit::AddArticle(harbours), Edit::AddQuotation { passage, place }])
}

fn correct(pack: &Pack, details: Details) -> Pack {
    let article = pack.articles[0].article.id.clone();
    apply(pack, &Edit::CorrectArticle { article, details }).unwrap()
}

#[test]
fn a_correction_changes_what_is_told_and_nothing_of_the_text() {
    let before = quoting();
    let after = correct(&before, corrected());
    let (old, new) = (&before.articles[0], &after.articles[0]);
    assert_eq!(Details::of(&new.article), corrected());
    assert_eq!(new.imported.as_ref(), Some(&Details::of(&old.article)), "what was imported is kept beside it");
    assert_eq!(new.article.blocks, old.article.blocks);
    assert_eq!((&new.text_sha256, &new.article.source), (&old.text_sha256, &old.article.source));
    assert!(verify_pack(&after).findings.is_empty());
    // Corrected again, what was imported is still the first; corrected back, nothing is left of it.
    let again = correct(&after, Details { outlet: None, ..corrected() });
    assert_eq!(again.articles[0].imported, new.imported);
    assert_eq!(correct(&again, Details::of(&old.article)), before);
    let unknown = Edit::CorrectArticle { article: briefpack::article::ArticleId("0".into()), details: corrected() };
    assert!(matches!(apply(&after, &unknown), Err(EditError::NoArticle(_))));
}

#[test]
fn a_correction_can_be_undone_and_done_again() {
    let mut history = History::new(quoting());
    let article = history.pack().articles[0].article.id.clone();
    history.edit(&Edit::CorrectArticle { article: article.clone(), details: corrected() }).unwrap();
    assert_eq!(history.undo_name(), Some("correct article"));
    history.undo();
    assert_eq!(**history.pack(), quoting());
    history.redo();
    assert_eq!(history.pack().article(&article).unwrap().outlet.as_deref(), Some("Asia Ledger"));
}

#[test]
fn the_file_keeps_both_and_older_files_still_load() {
    let pack = correct(&quoting(), corrected());
    let bytes = encode_pack(&pack).unwrap();
    assert_eq!(decode_pack(&bytes).unwrap(), pack);
    let json: serde_json::Value = serde_json::from_slice(&bytes).unwrap();
    let saved = &json["articles"][0];
    assert_eq!(saved["outlet"], serde_json::to_value(&quoting().articles[0].article.outlet).unwrap(), "as imported");
    assert_eq!(saved["corrected"]["outlet"], "Asia Ledger");
    let plain = encode_pack(&small_pack()).unwrap();
    assert!(!String::from_utf8(plain.clone()).unwrap().contains("corrected"), "nothing is written where nothing was");
    assert!(decode_pack(&plain).unwrap().articles.iter().all(|a| a.imported.is_none()));
    // What lies in the bin keeps its corrections too.
    let article = pack.articles[0].article.id.clone();
    let binned = apply(&pack, &Edit::RemoveArticles(vec![article.clone()])).unwrap();
    let back = decode_pack(&encode_pack(&binned).unwrap()).unwrap();
    assert_eq!(apply(&back, &Edit::RestoreArticles(vec![article])).unwrap(), pack);
}

#[test]
fn the_page_and_its_manifest_have_the_corrected_details() {
    let pack = correct(&quoting(), corrected());
    let exported = briefpack::export(&pack, None, &mut Sink::new()).unwrap();
    let pdf = read(&exported.bytes).unwrap();
    let attached = pdf.attachments.iter().find(|a| a.name == FILE_NAME).unwrap();
    let manifest = Manifest::decode(attached.bytes.as_deref().unwrap()).unwrap();
    let source = &manifest.sources[0];
    assert_eq!((source.outlet.as_deref(), source.published), (Some("Asia Ledger"), Some(date(2026, 3, 2))));
    assert_eq!(source.title, "Harbours grow");
    assert_eq!(source.sha256, quoting().articles[0].article.source.sha256, "the file is the one that was read");
    let text = crate::support::pdf_read::text(&crate::support::pdf_read::open(&exported.bytes)).replace('\u{a0}', " ");
    assert!(text.contains("Asia Ledger") && text.contains("2 March 2026"), "{text}");
    assert_eq!(verify_pdf(&exported.bytes).unwrap().findings, []);
}

#[test]
fn another_reading_of_the_article_keeps_what_was_corrected() {
    let mut whole = (*article("harbours", &["The harbour handled 12 ships last year."])).clone();
    whole.dropped.push(briefpack::article::Dropped { line: 1, text: "A line.".into(), reason: "link".into() });
    let pack = steps(Pack::new("p"), &[Edit::AddArticle(Arc::new(whole))]);
    let pack = correct(&pack, corrected());
    let old = pack.articles[0].article.id.clone();
    let again = import_again(&pack.articles[0].article, &[0]).unwrap();
    let next = apply(&pack, &Edit::ReplaceArticle { old: old.clone(), article: Arc::new(again) }).unwrap();
    assert_eq!(Details::of(&next.articles[0].article), corrected());
    assert_eq!(next.articles[0].imported, pack.articles[0].imported);
    // A reading from the file says what the text says: the correction goes over it.
    let mut fresh = (*article("harbours", &["The harbour handled 12 ships last year.", "More."])).clone();
    fresh.outlet = Some("Read anew".into());
    fresh.byline = Some("By Ana".into());
    let next = apply(&pack, &Edit::ReplaceArticle { old, article: Arc::new(fresh) }).unwrap();
    let own = &next.articles[0];
    assert_eq!((own.article.outlet.as_deref(), own.article.byline.as_deref()), (Some("Asia Ledger"), Some("By Ana")));
    assert_eq!(own.imported.as_ref().unwrap().outlet.as_deref(), Some("Read anew"));
}
