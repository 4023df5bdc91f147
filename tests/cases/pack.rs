//! The pack: one door for edits, and a way back from each.

use std::sync::Arc;

use briefpack::article::{Passage, Span};
use briefpack::pack::{Edit, EditError, Front, History, ItemId, Pack, Paper, Place, Problem, SectionId, apply};
use proptest::prelude::*;

use crate::support::{article, small_pack, steps, whole_block};

#[test]
fn a_passage_is_highlighted_once_however_often_it_is_used() {
    let harbours = article("harbours", &["The harbour handled 12 ships."]);
    let passage = whole_block(&harbours, 0);
    let pack = Pack::new("p");
    let place = Place::end_of(pack.sections[0].id);
    let add = Edit::AddQuotation { passage, place };
    let pack = steps(pack, &[Edit::AddArticle(harbours), add.clone(), add]);
    assert_eq!((pack.highlights.len(), pack.sections[0].items.len()), (1, 2));
}

#[test]
fn removing_an_article_takes_its_highlights_and_items_along() {
    let pack = small_pack();
    let railways = pack.articles[1].article.id.clone();
    let pack = apply(&pack, &Edit::RemoveArticles(vec![railways])).unwrap();
    assert_eq!((pack.articles.len(), pack.highlights.len()), (1, 1));
    assert_eq!(pack.sections[1].items.len(), 1, "the list is gone, the note stays");
    assert!(pack.problems().is_empty());
}

#[test]
fn removing_a_highlight_shortens_a_list_and_takes_an_emptied_one_out() {
    let mut pack = small_pack();
    let entries = pack.sections[1].items[0].body.highlights().to_vec();
    for (gone, id) in entries.iter().enumerate() {
        pack = apply(&pack, &Edit::RemoveHighlight(*id)).unwrap();
        let left = pack.sections[1].items[0].body.highlights().len();
        assert_eq!(left, 2_usize.saturating_sub(gone));
    }
    assert_eq!(pack.sections[1].items.len(), 1);
}

#[test]
fn words_that_are_not_the_articles_are_refused_with_both_versions_shown() {
    let harbours = article("harbours", &["The harbour handled 12 ships."]);
    let pack = apply(&Pack::new("p"), &Edit::AddArticle(Arc::clone(&harbours))).unwrap();
    let mut passage = whole_block(&harbours, 0);
    passage.quote = "The harbour handled 21 ships.".to_owned();
    let error = apply(&pack, &Edit::AddHighlight(passage)).unwrap_err();
    let said = error.to_string();
    assert!(said.contains("12 ships") && said.contains("21 ships"), "{said}");
}

#[test]
fn a_passage_never_cuts_a_letter_in_two() {
    let viet = article("viet", &["Tô Lâm spoke."]);
    let cut = Passage::new(&viet, vec![Span::new(0, 0, 2)]);
    assert!(cut.is_err());
}

#[test]
fn steps_that_name_what_is_not_there_change_nothing() {
    let pack = small_pack();
    let gone = ItemId(999);
    assert_eq!(apply(&pack, &Edit::RemoveItem(gone)), Err(EditError::NoItem(gone)));
    let nowhere = Edit::MoveItem { item: pack.sections[0].items[0].id, place: Place::end_of(SectionId(999)) };
    assert_eq!(apply(&pack, &nowhere), Err(EditError::NoSection(SectionId(999))));
}

#[test]
fn a_gesture_is_undone_as_one_and_a_new_step_forgets_what_was_undone() {
    let pack = small_pack();
    let item = pack.sections[0].items[0].id;
    let mut history = History::new(pack.clone());
    for note in ["A", "As", "Ask"] {
        history.edit_in(7, &Edit::SetNote { item, note: note.to_owned() }).unwrap();
    }
    assert_eq!(history.pack().item(item).unwrap().note, "Ask");
    assert_eq!(history.undo_name(), Some("edit note"));
    assert!(history.undo() && !history.undo());
    assert_eq!(**history.pack(), pack);
    assert!(history.redo());
    assert_eq!(history.pack().item(item).unwrap().note, "Ask");
    history.undo();
    history.edit(&Edit::SetPaper(Paper::Letter)).unwrap();
    assert!(!history.redo(), "a step after an undo starts a new future");
}

#[test]
fn a_step_that_changes_nothing_is_no_step() {
    let mut history = History::new(small_pack());
    history.edit(&Edit::SetPaper(Paper::A4)).unwrap();
    assert_eq!(history.undo_name(), None);
    assert!(!history.is_unsaved());
}

#[test]
fn a_changed_article_text_is_seen() {
    let mut pack = small_pack();
    let mut changed = (*pack.articles[0].article).clone();
    changed.blocks[0].text = "The harbour handled 13 ships.".to_owned();
    pack.articles[0].article = Arc::new(changed);
    assert!(pack.problems().iter().any(|p| matches!(p, Problem::TextChanged { .. })), "{:?}", pack.problems());
}

/// Any step, sensible or not, on a pack that grew from the small one.
fn edit() -> impl Strategy<Value = u32> {
    any::<u32>()
}

/// Turns a number into a step: most name what is there, some what is not.
fn step(pack: &Pack, seed: u32) -> Edit {
    let pick = |n: usize, of: usize| (seed as usize / n) % of.max(1);
    let section = pack.sections.get(pick(16, pack.sections.len() + 1)).map_or(SectionId(seed), |s| s.id);
    let items: Vec<ItemId> = pack.sections.iter().flat_map(|s| &s.items).map(|i| i.id).collect();
    let item = items.get(pick(64, items.len() + 1)).copied().unwrap_or(ItemId(seed));
    let place = Place { section, index: pick(256, 5) };
    let entry = &pack.articles.get(pick(1024, pack.articles.len()));
    let passage = entry.map(|a| whole_block(&a.article, pick(2048, a.article.blocks.len())));
    match (seed % 14, passage) {
        (0, Some(passage)) => Edit::AddQuotation { passage, place },
        (1, Some(passage)) => Edit::AddList { label: "x".into(), announced: None, entries: vec![passage], place },
        (2, Some(passage)) => Edit::AddHighlight(passage),
        (3, _) => Edit::AddSection { title: format!("s{seed}"), index: pick(256, 4) },
        (4, _) => Edit::RemoveSection(section),
        (5, _) => Edit::MoveSection { section, index: pick(256, 4) },
        (6, _) => Edit::RenameSection { section, title: format!("r{seed}") },
        (7, _) => Edit::RemoveItem(item),
        (8, _) => Edit::MoveItem { item, place },
        (9, _) => Edit::SetNote { item, note: format!("n{seed}") },
        (10, _) => Edit::AddNote { text: format!("w{seed}"), place },
        (11, _) => Edit::SetFront(Front { title: format!("t{seed}"), ..Front::default() }),
        (12, _) => match pack.highlights.keys().nth(pick(256, pack.highlights.len())) {
            Some(id) => Edit::RemoveHighlight(*id),
            None => Edit::SetPaper(Paper::Letter),
        },
        _ => match entry {
            Some(entry) if seed.is_multiple_of(5) => Edit::RemoveArticles(vec![entry.article.id.clone()]),
            Some(entry) => Edit::Tick { articles: vec![entry.article.id.clone()], ticked: seed.is_multiple_of(3) },
            None => Edit::SetPaper(Paper::Letter),
        },
    }
}

proptest! {
    #[test]
    fn undo_goes_back_through_every_pack_and_redo_forward_again(seeds in prop::collection::vec(edit(), 1..40)) {
        let mut history = History::new(small_pack());
        let mut seen = vec![Arc::clone(history.pack())];
        for seed in seeds {
            let edit = step(history.pack(), seed);
            if history.edit(&edit).is_ok() && !Arc::ptr_eq(history.pack(), seen.last().unwrap()) {
                seen.push(Arc::clone(history.pack()));
            }
            prop_assert!(history.pack().problems().is_empty(), "{edit:?}");
        }
        for pack in seen.iter().rev().skip(1) {
            prop_assert!(history.undo());
            prop_assert_eq!(&**history.pack(), &**pack);
        }
        prop_assert!(!history.undo());
        for pack in seen.iter().skip(1) {
            prop_assert!(history.redo());
            prop_assert_eq!(&**history.pack(), &**pack);
        }
    }

    #[test]
    fn save_then_load_gives_the_same_pack(seeds in prop::collection::vec(edit(), 0..30)) {
        let mut pack = small_pack();
        for seed in seeds {
            if let Ok(next) = apply(&pack, &step(&pack, seed)) {
                pack = next;
            }
        }
        let bytes = briefpack::store::encode_pack(&pack).unwrap();
        let again = briefpack::store::decode_pack(&bytes).unwrap();
        prop_assert_eq!(&again, &pack);
        prop_assert_eq!(briefpack::store::encode_pack(&again).unwrap(), bytes);
    }
}

#[test]
fn a_quotation_is_shortened_only_visibly() {
    let pack = small_pack();
    let item = pack.sections[0].items[0].id;
    let set = |wording: &str| apply(&pack, &Edit::SetWording { item, wording: Some(wording.to_owned()) });
    // The passage: The mayor spoke of “a new quay” – at last.
    for fine in [
        "The mayor spoke of … at last.",
        "… spoke of “a new quay” …",
        "[She] spoke of “a new quay” – at last.",
        "The mayor [of the town] spoke of “a new quay” [...]",
        "… “a new quay” – at last.",
    ] {
        assert!(set(fine).is_ok(), "{fine}: {:?}", set(fine));
    }
    for (wrong, says) in [
        ("The mayor spoke of “a new key” – at last.", "square brackets"),
        ("The mayor spoke of at last.", "square brackets"),
        ("spoke of “a new quay” – at last.", "without an ellipsis"),
        ("The mayor spoke of “a new quay”", "without an ellipsis"),
        ("… at last … The mayor …", "keep the source's order"),
        ("… [nothing of hers] …", "no words"),
    ] {
        let said = set(wrong).expect_err(wrong).to_string();
        assert!(said.contains(says), "{wrong}: {said}");
    }
    let whole = "The mayor spoke of “a new quay” – at last.";
    assert_eq!(set(whole).unwrap(), pack, "the full words are no shortening");
}

#[test]
fn a_figure_stands_in_its_passage() {
    let pack = small_pack();
    let harbours = pack.articles[0].article.clone();
    let add = |value: &str| Edit::AddFigure {
        value: value.to_owned(),
        caption: "ships".to_owned(),
        passage: whole_block(&harbours, 0),
        place: Place::end_of(pack.sections[0].id),
    };
    assert!(apply(&pack, &add("12 ships")).is_ok());
    assert_eq!(apply(&pack, &add("13 ships")), Err(EditError::Value("13 ships".to_owned())));
}
