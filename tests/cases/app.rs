//! The window's mind: messages in, state and effects out, nothing drawn.

use std::path::PathBuf;
use std::sync::Arc;

use briefpack::app::{App, Effect, Exported, FileRead, JobId, Loaded, Msg, Picked};
use briefpack::pack::{Body, Pack, PackArticle, Place};
use briefpack::ui::Saving;
use briefpack::ui::ask::{Ask, FrontField, SuggestionId, Unsaved};
use briefpack::ui::commands::Command;
use briefpack::ui::outline::data::{dropped, stepped};
use briefpack::ui::reader::select::{Caret, Unit, snap, spans_between, unit_at};
use briefpack::ui::view::{Dialog, Purpose, Then};

use crate::support::ui::{PILLARS, call_article, pack, pillars, pillars_article, span_of};

fn app() -> App {
    let mut app = App::new(pack(), None, Vec::new(), true);
    for effect in app.start() {
        if let Effect::Detect { article } = effect {
            app.update(Msg::Detected { article: article.id.clone(), suggestions: pillars(&article) });
        }
    }
    app
}

fn run(app: &mut App, command: Command) -> Vec<Effect> {
    let effects = app.update(Ask::Run(command));
    match effects.as_slice() {
        // Nothing is off: an export goes on to its file.
        [Effect::Check { job, choice, way, .. }] => {
            app.update(Msg::Checked { job: *job, troubles: Vec::new(), choice: choice.clone(), way: *way })
        }
        _ => effects,
    }
}

fn pillars_id() -> SuggestionId {
    SuggestionId { article: pillars_article().id, index: 0 }
}

fn job(effects: &[Effect]) -> JobId {
    match effects {
        [
            Effect::Pick { job, .. }
            | Effect::Load { job, .. }
            | Effect::Save { job, .. }
            | Effect::Import { job, .. }
            | Effect::Export { job, .. },
        ] => *job,
        other => panic!("one effect with a job, not {other:?}"),
    }
}

fn message(app: &App) -> &str {
    app.message().map_or("", |m| m.text.as_str())
}

#[test]
fn a_suggestion_becomes_a_list_and_its_items_quotations() {
    let mut app = app();
    app.update(Ask::AddSuggestion(pillars_id()));
    let items = &app.pack().sections[0].items;
    assert!(matches!(&items[0].body, Body::List { entries, announced: Some(6), .. } if entries.len() == 6));
    assert_eq!(message(&app), "Added to ‘Key passages’");
    app.update(Ask::AddSuggestedItem { suggestion: pillars_id(), item: 2 });
    assert!(matches!(app.pack().sections[0].items[1].body, Body::Quotation { .. }));
    run(&mut app, Command::Undo);
    run(&mut app, Command::Undo);
    assert!(app.pack().sections[0].items.is_empty());
    assert_eq!(message(&app), "Undone: add list");
    run(&mut app, Command::Redo);
    assert_eq!(app.pack().sections[0].items.len(), 1);
}

#[test]
fn selected_text_goes_to_the_chosen_section_letter_for_letter() {
    let mut app = app();
    run(&mut app, Command::AddSection);
    let second = app.pack().sections[1].id;
    assert_eq!(app.view().target, Some(second));
    let span = span_of(&pillars_article(), 0, "The visit was a success");
    app.update(Ask::Select(vec![span]));
    assert_eq!(app.selected_text().as_deref(), Some("The visit was a success"));
    assert!(
        matches!(run(&mut app, Command::Copy).as_slice(), [Effect::Copy(text)] if text == "The visit was a success")
    );
    run(&mut app, Command::AddQuotation);
    assert!(app.view().selection.is_empty());
    let item = &app.pack().sections[1].items[0];
    let highlight = app.pack().highlights[&item.body.highlights()[0]].clone();
    assert_eq!(highlight.passage.quote, "The visit was a success");
    assert_eq!(app.view().item, Some(item.id));
}

#[test]
fn without_a_section_adding_makes_one_and_one_undo_takes_both_back() {
    let mut app = app();
    let only = app.pack().sections[0].id;
    app.update(Ask::RemoveSection(only));
    app.update(Ask::AddSuggestion(pillars_id()));
    assert_eq!(app.pack().sections.len(), 1);
    assert_eq!(app.pack().sections[0].items.len(), 1);
    run(&mut app, Command::Undo);
    assert!(app.pack().sections.is_empty());
}

#[test]
fn a_run_of_typing_is_undone_as_one() {
    let mut app = app();
    let section = app.pack().sections[0].id;
    app.update(Ask::AddNote(section));
    let item = app.pack().sections[0].items[0].id;
    for text in ["A", "As", "Ask"] {
        app.update(Ask::SetNote { item, note: text.to_owned() });
    }
    app.update(Ask::EndGesture);
    app.update(Ask::SetNote { item, note: "Ask them".to_owned() });
    run(&mut app, Command::Undo);
    assert_eq!(app.pack().item(item).unwrap().note, "Ask");
    run(&mut app, Command::Undo);
    assert!(app.pack().item(item).is_none(), "what is typed into a new note at once goes with it");
}

#[test]
fn an_invalid_date_is_kept_as_typed_and_changes_nothing() {
    let mut app = app();
    let date = |text: &str| Ask::SetFront { field: FrontField::Date, text: text.to_owned() };
    app.update(date("2026-13-01"));
    assert_eq!(app.pack().front.date, None);
    assert_eq!(app.view().date_draft.as_deref(), Some("2026-13-01"));
    app.update(date("2026-12-01"));
    assert_eq!(app.pack().front.date, Some(jiff::civil::date(2026, 12, 1)));
    app.update(date(""));
    assert_eq!(app.pack().front.date, None);
}

#[test]
fn saving_asks_for_a_file_once_and_appends_the_ending() {
    let mut app = app();
    let section = app.pack().sections[0].id;
    app.update(Ask::RenameSection { section, title: "First".to_owned() });
    assert_eq!(app.snapshot().saving, Saving::Unsaved);
    let picking = run(&mut app, Command::Save);
    assert!(
        matches!(&picking[..], [Effect::Pick { suggested, .. }] if suggested == "Talks with the United Kingdom.briefing.json")
    );
    let answer = Picked::Paths(vec![PathBuf::from("/tmp/uk")]);
    let saving = app.update(Msg::Picked { job: job(&picking), purpose: Purpose::Save, answer });
    let [Effect::Save { job, path, pack, replace: false }] = &saving[..] else { panic!("{saving:?}") };
    assert_eq!(path, &PathBuf::from("/tmp/uk.briefing.json"));
    // What is typed while the file is being written is not in it.
    app.update(Ask::RenameSection { section, title: "Second".to_owned() });
    app.update(Msg::Saved { job: *job, path: path.clone(), pack: Arc::clone(pack), result: Ok(()) });
    assert_eq!(app.snapshot().saving, Saving::Unsaved);
    assert_eq!(message(&app), "Saved uk.briefing.json");
    assert!(matches!(&run(&mut app, Command::Save)[..], [Effect::Save { replace: true, .. }]));
}

#[test]
fn a_cancelled_dialog_is_no_error() {
    let mut app = app();
    let picking = run(&mut app, Command::Export);
    assert!(
        app.update(Msg::Picked { job: job(&picking), purpose: Purpose::Export, answer: Picked::Cancelled }).is_empty()
    );
    assert_eq!(message(&app), "");
    assert!(app.view().dialog.is_none());
}

#[test]
fn without_dialogs_a_field_takes_the_path_and_nothing_is_replaced_unasked() {
    let mut app = App::new(pack(), None, Vec::new(), false);
    assert!(run(&mut app, Command::Export).is_empty());
    assert!(matches!(&app.view().dialog, Some(Dialog::Path { purpose: Purpose::Export, .. })));
    app.update(Ask::TypePath("/tmp/briefing".to_owned()));
    let exporting = app.update(Ask::ConfirmPath);
    let [Effect::Export { path, replace: false, .. }] = &exporting[..] else { panic!("{exporting:?}") };
    app.update(Msg::Exists { job: job(&exporting), purpose: Purpose::Export, path: path.clone() });
    assert!(matches!(&app.view().dialog, Some(Dialog::Replace { .. })));
    assert!(matches!(&app.update(Ask::ConfirmPath)[..], [Effect::Export { replace: true, .. }]));
}

#[test]
fn an_export_says_what_came_of_it_and_runs_once_at_a_time() {
    let mut app = App::new(pack(), None, Vec::new(), false);
    run(&mut app, Command::Export);
    app.update(Ask::TypePath("/tmp/b.pdf".to_owned()));
    let exporting = app.update(Ask::ConfirmPath);
    assert!(run(&mut app, Command::Export).is_empty());
    assert!(message(&app).contains("under way"));
    let result = Ok(Exported { pages: Some(12), ..Exported::default() });
    app.update(Msg::Exported { job: job(&exporting), path: PathBuf::from("/tmp/b.pdf"), result });
    assert_eq!(message(&app), "Exported b.pdf (12 pages) in /tmp");
    let late = Err("too late".to_owned().into());
    app.update(Msg::Exported { job: job(&exporting), path: PathBuf::from("/tmp/b.pdf"), result: late });
    assert_eq!(message(&app), "Exported b.pdf (12 pages) in /tmp");
}

#[test]
fn unsaved_work_is_asked_about_before_it_goes() {
    let mut app = App::new(pack(), Some(PathBuf::from("/tmp/a.briefing.json")), Vec::new(), true);
    assert!(matches!(&app.update(Ask::CloseWindow)[..], [Effect::Close { keep_copy: false }]));
    let section = app.pack().sections[0].id;
    app.update(Ask::RenameSection { section, title: "Changed".to_owned() });
    assert!(app.update(Ask::CloseWindow).is_empty());
    assert_eq!(app.view().dialog, Some(Dialog::Unsaved { then: Then::Close }));
    assert!(app.update(Ask::AnswerUnsaved(Unsaved::Cancel)).is_empty());
    app.update(Ask::CloseWindow);
    let saving = app.update(Ask::AnswerUnsaved(Unsaved::Save));
    let [Effect::Save { job, path, pack, .. }] = &saving[..] else { panic!("{saving:?}") };
    let saved = Msg::Saved { job: *job, path: path.clone(), pack: Arc::clone(pack), result: Ok(()) };
    assert!(matches!(&app.update(saved)[..], [Effect::Close { keep_copy: false }]));
}

#[test]
fn a_save_that_fails_keeps_the_window_open() {
    let mut app = App::new(pack(), Some(PathBuf::from("/tmp/a.briefing.json")), Vec::new(), true);
    let section = app.pack().sections[0].id;
    app.update(Ask::RenameSection { section, title: "Changed".to_owned() });
    app.update(Ask::CloseWindow);
    let saving = app.update(Ask::AnswerUnsaved(Unsaved::Save));
    let [Effect::Save { job, path, pack, .. }] = &saving[..] else { panic!("{saving:?}") };
    let result = Err("/tmp/a.briefing.json: the disk is full".to_owned());
    assert!(app.update(Msg::Saved { job: *job, path: path.clone(), pack: Arc::clone(pack), result }).is_empty());
    assert!(message(&app).contains("the disk is full"));
    assert!(app.is_unsaved());
}

#[test]
fn files_are_added_together_and_failures_are_named() {
    let mut app = App::new(Pack::new("Empty"), None, Vec::new(), true);
    let importing = app.update(Ask::Import(vec![PathBuf::from("/a"), PathBuf::from("/b"), PathBuf::from("/c")]));
    let job = job(&importing);
    for article in [pillars_article(), call_article()] {
        let path = PathBuf::from(article.source.file_name.clone());
        let read = vec![FileRead { path, result: Ok(PackArticle::new(Arc::new(article))) }];
        let effects = app.update(Msg::Imported { job, read });
        assert!(matches!(&effects[..], [Effect::Detect { .. }]));
    }
    let read = vec![FileRead { path: PathBuf::from("/c.txt"), result: Err("the file is empty".to_owned()) }];
    app.update(Msg::Imported { job, read });
    app.update(Msg::ImportEnded { job });
    assert_eq!(app.pack().articles.len(), 2);
    assert_eq!(app.snapshot().failures.len(), 1);
    assert_eq!(app.view().reading.as_ref(), Some(&pillars_article().id));
    run(&mut app, Command::Undo);
    assert!(app.pack().articles.is_empty());
}

#[test]
fn answers_for_another_pack_are_dropped() {
    let mut app = App::new(Pack::new("Empty"), None, Vec::new(), true);
    let importing = app.update(Ask::Import(vec![PathBuf::from("/a")]));
    let picking = run(&mut app, Command::Open);
    let answer = Picked::Paths(vec![PathBuf::from("/tmp/good.briefing.json")]);
    let loading = app.update(Msg::Picked { job: job(&picking), purpose: Purpose::Open, answer });
    let [Effect::Load { job: load, path }] = &loading[..] else { panic!("{loading:?}") };
    let loaded = Loaded { pack: Box::new(pack()), warnings: Vec::new() };
    app.update(Msg::Loaded { job: *load, path: path.clone(), result: Ok(loaded) });
    assert_eq!(app.pack().articles.len(), 2);
    let mut stray = call_article();
    stray.id.0 = "another".to_owned();
    let read = vec![FileRead { path: PathBuf::from("x"), result: Ok(PackArticle::new(Arc::new(stray))) }];
    app.update(Msg::Imported { job: job(&importing), read });
    assert_eq!(app.pack().articles.len(), 2);
    assert!(!app.is_unsaved());
}

#[test]
fn items_step_through_sections_and_drop_where_the_line_is() {
    let mut app = app();
    app.update(Ask::AddSuggestedItem { suggestion: pillars_id(), item: 0 });
    app.update(Ask::AddSuggestedItem { suggestion: pillars_id(), item: 1 });
    run(&mut app, Command::AddSection);
    let pack = Arc::clone(app.pack());
    let (first, second) = (pack.sections[0].id, pack.sections[1].id);
    let (a, b) = (pack.sections[0].items[0].id, pack.sections[0].items[1].id);
    assert_eq!(stepped(&pack, a, true), None);
    assert_eq!(stepped(&pack, a, false), Some(Place { section: first, index: 1 }));
    assert_eq!(stepped(&pack, b, false), Some(Place { section: second, index: 0 }));
    assert_eq!(dropped(&pack, a, first, 0), None);
    assert_eq!(dropped(&pack, a, first, 1), None);
    assert_eq!(dropped(&pack, a, first, 2), Some(Place { section: first, index: 1 }));
    assert_eq!(dropped(&pack, b, first, 0), Some(Place { section: first, index: 0 }));
    assert_eq!(dropped(&pack, a, second, 0), Some(Place { section: second, index: 0 }));
    app.update(Ask::Choose(Some(a)));
    run(&mut app, Command::ItemDown);
    assert_eq!(app.pack().place_of(a), Some((0, 1)));
    run(&mut app, Command::ItemDown);
    assert_eq!(app.pack().place_of(a), Some((1, 0)));
    run(&mut app, Command::ItemUp);
    assert_eq!(app.pack().place_of(a), Some((0, 1)));
}

#[test]
fn clicks_take_words_sentences_and_blocks_and_never_split_a_character() {
    let article = pillars_article();
    let at = |block: usize, words: &str| Caret { block, byte: article.blocks[block].text.find(words).unwrap() + 1 };
    let text = |from: Caret, to: Caret| -> Vec<String> {
        spans_between(&article, from, to).iter().map(|s| article.text(s).unwrap().to_owned()).collect()
    };
    let (from, to) = unit_at(&article, at(0, "success"), Unit::Word);
    assert_eq!(text(from, to), ["success"]);
    let (from, to) = unit_at(&article, at(5, "It will"), Unit::Sentence);
    assert_eq!(text(from, to), ["It will name dates."]);
    let (from, to) = unit_at(&article, at(2, "six"), Unit::Block);
    assert_eq!(text(from, to), [PILLARS]);
    let across = text(at(0, "results."), Caret { block: 2, byte: 2 });
    assert_eq!(across, ["results.", "What was agreed", "In"], "whole words");
    let decomposed = "e\u{301}a";
    assert_eq!(snap(decomposed, 1), 0);
    assert_eq!(snap(decomposed, 2), 0);
    assert_eq!(snap(decomposed, 3), 3);
    assert_eq!(snap("ế", 1), 0);
}

#[test]
fn a_dropped_pack_is_opened_and_unsaved_work_is_asked_about_first() {
    let mut app = app();
    let path = PathBuf::from("/tmp/good.briefing.json");
    assert!(matches!(&app.update(Ask::Import(vec![path.clone()]))[..], [Effect::Load { .. }]));
    let section = app.pack().sections[0].id;
    app.update(Ask::RenameSection { section, title: "Changed".to_owned() });
    assert!(app.update(Ask::Import(vec![path.clone()])).is_empty());
    assert_eq!(app.view().dialog, Some(Dialog::Unsaved { then: Then::Open(path) }));
    assert!(matches!(&app.update(Ask::AnswerUnsaved(Unsaved::Discard))[..], [Effect::Load { .. }]));
}
