//! The preview's state as plain functions: what runs, what is dropped, what is forgotten.

use std::sync::Arc;

use briefpack::app::{App, Effect, Msg, NoSheets};
use briefpack::layout::BundledOnly;
use briefpack::pack::{Edit, Pack, Place, apply};
use briefpack::preview::Sheets;
use briefpack::ui::ask::{Ask, FrontField};
use briefpack::ui::commands::Command;
use briefpack::ui::preview::data::{PictureKey, Wanted};
use briefpack::ui::preview::export::{Choice, ExportAsk, Source, Step, Trouble, Way};
use briefpack::ui::view::{Goal, Middle, Zoom};
use eframe::egui::ColorImage;

use crate::support::ui::pack;

fn noted() -> Pack {
    let pack = pack();
    let place = Place::end_of(pack.sections[0].id);
    apply(&pack, &Edit::AddNote { text: "A word of our own.".to_owned(), place }).unwrap()
}

fn app() -> App {
    let mut app = App::new(noted(), None, Vec::new(), false);
    app.start();
    app.update(Ask::ShowMiddle(Middle::Preview));
    app
}

fn wanted(page: usize) -> Wanted {
    Wanted { page, width_px: 600, small: false }
}

fn look(app: &mut App, pages: &[usize]) -> Vec<Effect> {
    app.update(Ask::WantPages { pages: pages.iter().map(|p| wanted(*p)).collect(), percent: 100 })
}

/// The layouts among the effects: their tickets and packs, and whether they were given up since.
fn layouts(effects: &[Effect]) -> Vec<(u64, Arc<Pack>, briefpack::app::Cancel)> {
    let layout = |e: &Effect| match e {
        Effect::LayOut { ticket, pack, cancel } => Some((*ticket, Arc::clone(pack), cancel.clone())),
        _ => None,
    };
    effects.iter().filter_map(layout).collect()
}

fn paints(effects: &[Effect]) -> Vec<(Wanted, PictureKey)> {
    let paint = |e: &Effect| match e {
        Effect::Paint { wanted, key, .. } => Some((*wanted, *key)),
        _ => None,
    };
    effects.iter().filter_map(paint).collect()
}

fn laid_out(app: &mut App, ticket: u64, pack: &Pack) -> Vec<Effect> {
    let result = Ok(Arc::new(Sheets::of(pack, &BundledOnly).unwrap()));
    app.update(Msg::LaidOut { ticket, result })
}

fn painted(app: &mut App, wanted: Wanted, key: PictureKey) -> Vec<Effect> {
    let result = Ok(Arc::new(ColorImage::filled([2, 2], eframe::egui::Color32::WHITE)));
    app.update(Msg::Painted { wanted, key, result })
}

fn retitle(app: &mut App, title: &str) -> Vec<Effect> {
    app.update(Ask::SetFront { field: FrontField::Title, text: title.to_owned() })
}

#[test]
fn nothing_is_laid_out_until_pages_are_in_view() {
    let mut app = App::new(noted(), None, Vec::new(), false);
    assert!(layouts(&app.start()).is_empty());
    assert!(layouts(&retitle(&mut app, "One")).is_empty());
    app.update(Ask::ShowMiddle(Middle::Preview));
    let effects = look(&mut app, &[0]);
    assert_eq!(layouts(&effects).len(), 1);
    // Back to the article: edits are laid out no more.
    let (ticket, pack, _) = layouts(&effects)[0].clone();
    laid_out(&mut app, ticket, &pack);
    app.update(Ask::ShowMiddle(Middle::Article));
    assert!(layouts(&retitle(&mut app, "Two")).is_empty());
}

#[test]
fn one_layout_runs_at_a_time_and_the_newest_pack_is_next() {
    let mut app = app();
    let first = layouts(&look(&mut app, &[0]));
    let (ticket, _, cancel) = first[0].clone();
    assert!(!cancel.is_cancelled());
    assert!(layouts(&retitle(&mut app, "One")).is_empty(), "the first is still running");
    assert!(cancel.is_cancelled(), "and nobody waits for it");
    assert!(layouts(&retitle(&mut app, "Two")).is_empty());
    let next = layouts(&app.update(Msg::LaidOut { ticket, result: Err(NoSheets::Cancelled) }));
    assert_eq!(next.len(), 1);
    assert_eq!(next[0].1.front.title, "Two");
    // An answer under an old ticket is stale.
    assert!(app.update(Msg::LaidOut { ticket, result: Err(NoSheets::Failed("late".to_owned())) }).is_empty());
    assert_eq!(app.snapshot().preview.failed, None);
    let effects = laid_out(&mut app, next[0].0, &next[0].1);
    assert!(!effects.iter().any(|e| matches!(e, Effect::LetGo(_))), "there were no pages before");
    assert!(app.snapshot().preview.is_current);
    let old = Arc::clone(app.snapshot().preview.sheets.unwrap());
    let (ticket, pack, _) = layouts(&retitle(&mut app, "Two and a half")).remove(0);
    let effects = laid_out(&mut app, ticket, &pack);
    let gone: Vec<_> =
        effects.iter().filter_map(|e| if let Effect::LetGo(old) = e { Some(old) } else { None }).collect();
    assert!(matches!(gone[..], [gone] if Arc::ptr_eq(gone, &old)), "the old pages are let go of elsewhere");
    retitle(&mut app, "Three");
    let shown = app.snapshot().preview;
    assert!(shown.sheets.is_some() && !shown.is_current, "the old pages stay on show");
}

#[test]
fn someone_who_types_without_a_pause_sees_pages_all_the_same() {
    let mut app = app();
    let mut running = layouts(&look(&mut app, &[0])).remove(0);
    let mut given_up = 0;
    for round in 0..10 {
        retitle(&mut app, &format!("Round {round}"));
        if !running.2.is_cancelled() {
            break;
        }
        given_up += 1;
        let result = Err(NoSheets::Cancelled);
        running = layouts(&app.update(Msg::LaidOut { ticket: running.0, result })).remove(0);
    }
    assert_eq!(given_up, 2);
    laid_out(&mut app, running.0, &running.1);
    assert!(app.snapshot().preview.sheets.is_some());
}

#[test]
fn pages_in_view_are_painted_the_nearest_first_and_the_others_forgotten() {
    let mut app = app();
    let (ticket, pack, _) = layouts(&look(&mut app, &[2, 1, 3, 0])).remove(0);
    let sheets = Arc::new(Sheets::of(&crate::cases::preview::sample(), &BundledOnly).unwrap());
    let _ = pack;
    let first = paints(&app.update(Msg::LaidOut { ticket, result: Ok(Arc::clone(&sheets)) }));
    assert_eq!(first.iter().map(|(w, _)| w.page).collect::<Vec<_>>(), [2], "one at a time");
    assert!(paints(&look(&mut app, &[2, 1, 3, 0])).is_empty(), "nothing is painted twice");
    let second = paints(&painted(&mut app, first[0].0, first[0].1));
    assert_eq!(second.iter().map(|(w, _)| w.page).collect::<Vec<_>>(), [1]);
    let next = paints(&painted(&mut app, second[0].0, second[0].1));
    assert_eq!(next.iter().map(|(w, _)| w.page).collect::<Vec<_>>(), [3]);
    // Another size is another picture; the old one stays until it is there.
    let last = paints(&painted(&mut app, next[0].0, next[0].1));
    painted(&mut app, last[0].0, last[0].1);
    let larger = Wanted { width_px: 900, ..wanted(2) };
    let effects = app.update(Ask::WantPages { pages: vec![larger], percent: 150 });
    assert_eq!(app.snapshot().preview.pictures[&first[0].1].0, 600);
    assert_eq!(app.snapshot().preview.pictures.len(), 1, "what is out of view is forgotten");
    assert!(paints(&effects).iter().any(|(w, _)| *w == larger));
    painted(&mut app, larger, first[0].1);
    assert_eq!(app.snapshot().preview.pictures[&first[0].1].0, 900);
    // A picture of a page that nobody looks at any more is dropped.
    look(&mut app, &[9]);
    painted(&mut app, larger, first[0].1);
    assert!(!app.snapshot().preview.pictures.contains_key(&first[0].1));
}

#[test]
fn a_page_that_cannot_be_painted_says_so_once() {
    let mut app = app();
    let (ticket, pack, _) = layouts(&look(&mut app, &[0])).remove(0);
    let first = paints(&laid_out(&mut app, ticket, &pack));
    let (wanted, key) = first[0];
    let result = Err("the page's file cannot be read back".to_owned());
    assert!(paints(&app.update(Msg::Painted { wanted, key, result })).is_empty());
    assert!(app.snapshot().preview.unpainted[&key].contains("cannot"));
}

#[test]
fn a_pack_that_fails_leaves_the_old_pages_and_says_why() {
    let mut app = app();
    let (ticket, pack, _) = layouts(&look(&mut app, &[0])).remove(0);
    laid_out(&mut app, ticket, &pack);
    let item = app.pack().sections[0].items[0].id;
    let (ticket, _, _) = layouts(&app.update(Ask::RemoveItem(item))).remove(0);
    app.update(Msg::LaidOut { ticket, result: Err(NoSheets::Failed("the briefing is empty".to_owned())) });
    let shown = app.snapshot().preview;
    assert_eq!(shown.failed, Some("the briefing is empty"));
    assert!(shown.is_current && shown.sheets.is_some());
    assert!(layouts(&look(&mut app, &[0])).is_empty(), "what failed is not tried again by itself");
    assert_eq!(layouts(&app.update(Ask::Run(Command::Undo))).len(), 1);
}

#[test]
fn places_are_gone_to_and_zoom_steps_on_from_what_is_shown() {
    let mut app = app();
    look(&mut app, &[0]);
    app.update(Ask::ShowMiddle(Middle::Article));
    let item = app.pack().sections[0].items[0].id;
    app.update(Ask::Run(Command::ShowInPreview));
    assert_eq!(app.view().goal, None, "nothing is chosen");
    app.update(Ask::Choose(Some(item)));
    app.update(Ask::Run(Command::ShowInPreview));
    assert_eq!(app.view().middle, Middle::Preview);
    assert!(matches!(app.view().goal, Some(Goal::Shown(_))));
    app.update(Ask::Arrived);
    assert_eq!(app.view().goal, None);
    app.update(Ask::WantPages { pages: vec![wanted(0)], percent: 89 });
    app.update(Ask::Run(Command::ZoomIn));
    assert_eq!(app.view().kept.zoom, Zoom::Percent(90));
    app.update(Ask::Run(Command::ZoomIn));
    assert_eq!(app.view().kept.zoom, Zoom::Percent(100));
    app.update(Ask::Run(Command::FitPage));
    app.update(Ask::Run(Command::ZoomOut));
    assert_eq!(app.view().kept.zoom, Zoom::Percent(75));
    for _ in 0..20 {
        app.update(Ask::Run(Command::ZoomOut));
    }
    assert_eq!(app.view().kept.zoom, Zoom::Percent(25));
    // An article that is not there is not read.
    app.update(Ask::ShowParagraph { article: briefpack::article::ArticleId("none".to_owned()), block: 0 });
    assert_eq!(app.view().middle, Middle::Preview);
}

fn trouble(stops: bool, source: Option<Source>) -> Trouble {
    Trouble { stops, what: "Something is off".to_owned(), advice: "Mend it".to_owned(), source }
}

fn checks(effects: &[Effect]) -> Vec<(briefpack::app::JobId, Arc<Pack>, Choice, Way)> {
    let check = |e: &Effect| match e {
        Effect::Check { job, pack, choice, way, .. } => Some((*job, Arc::clone(pack), choice.clone(), *way)),
        _ => None,
    };
    effects.iter().filter_map(check).collect()
}

#[test]
fn an_export_waits_for_what_is_found_before_it() {
    let mut app = App::new(noted(), None, Vec::new(), true);
    let (job, _, choice, way) = checks(&app.update(Ask::Run(Command::Export))).remove(0);
    assert!(checks(&app.update(Ask::Run(Command::Export))).is_empty(), "one check at a time");
    // Nothing is off: straight on to the file.
    let effects = app.update(Msg::Checked { job, troubles: Vec::new(), choice: choice.clone(), way });
    assert!(matches!(effects.as_slice(), [Effect::Pick { .. }]), "{effects:?}");
    assert!(app.view().export.is_none());

    // What only deserves a look can be passed over.
    let mut app = App::new(noted(), None, Vec::new(), true);
    let (job, ..) = checks(&app.update(Ask::Run(Command::Export))).remove(0);
    let troubles = vec![trouble(false, None)];
    app.update(Msg::Checked { job, troubles, choice: choice.clone(), way });
    assert!(matches!(app.view().export, Some(Step::Problems { .. })));
    let effects = app.update(Ask::Export(ExportAsk::GoOn));
    assert!(matches!(effects.as_slice(), [Effect::Pick { .. }]));

    // What stops cannot; a click shows it.
    let mut app = App::new(noted(), None, Vec::new(), true);
    let item = app.pack().sections[0].items[0].id;
    let (job, ..) = checks(&app.update(Ask::Run(Command::Export))).remove(0);
    let troubles = vec![trouble(true, Some(Source::Item(item)))];
    app.update(Msg::Checked { job, troubles: troubles.clone(), choice: choice.clone(), way });
    assert!(app.update(Ask::Export(ExportAsk::GoOn)).is_empty());
    let (job, ..) = checks(&app.update(Ask::Run(Command::Export))).remove(0);
    app.update(Msg::Checked { job, troubles, choice, way });
    app.update(Ask::Export(ExportAsk::Show(0)));
    assert_eq!(app.view().item, Some(item));
    assert!(app.view().export.is_none());
    // A look around that finds nothing says so, and exports nothing.
    let (job, _, choice, way) = checks(&app.update(Ask::Run(Command::CheckPack))).remove(0);
    assert!(app.update(Msg::Checked { job, troubles: Vec::new(), choice, way }).is_empty());
    assert_eq!(app.message().unwrap().text, "No problems found");
}

#[test]
fn what_is_chosen_is_what_is_checked_and_written() {
    let mut pack = noted();
    pack = apply(&pack, &Edit::AddSection { title: "Second".to_owned(), index: usize::MAX }).unwrap();
    let second = pack.sections[1].id;
    let place = Place::end_of(second);
    pack = apply(&pack, &Edit::AddNote { text: "More.".to_owned(), place }).unwrap();
    let mut app = App::new(pack, None, Vec::new(), false);
    app.update(Ask::Run(Command::ExportWith));
    app.update(Msg::Time("3 November 2025, 14.05".to_owned()));
    let Some(Step::Options(mut choice)) = app.view().export.clone() else { panic!("no choice") };
    assert_eq!(choice.draft_stamp(), None);
    choice.left_out.insert(second);
    choice.draft = true;
    choice.attach = true;
    app.update(Ask::Export(ExportAsk::Choose(choice)));
    let (job, checked, choice, way) = checks(&app.update(Ask::Export(ExportAsk::Begin))).remove(0);
    assert_eq!(checked.sections.len(), 1);
    assert_eq!(choice.draft_stamp().as_deref(), Some("3 November 2025, 14.05"));
    app.update(Msg::Checked { job, troubles: Vec::new(), choice, way });
    app.update(Ask::TypePath("/tmp/part.pdf".to_owned()));
    let effects = app.update(Ask::ConfirmPath);
    let [Effect::Export { pack, choice, .. }] = effects.as_slice() else { panic!("{effects:?}") };
    assert_eq!(pack.sections.len(), 1);
    assert!(choice.attach && choice.draft);
    // The plain command exports the whole again.
    let mut app = App::new(noted(), None, Vec::new(), false);
    let (_, _, choice, _) = checks(&app.update(Ask::Run(Command::Export))).remove(0);
    assert_eq!(choice, Choice::default());
}
