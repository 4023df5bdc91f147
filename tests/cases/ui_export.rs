//! Exports from the window: what is chosen, what runs already, what fails.

use std::path::PathBuf;
use std::sync::Arc;

use briefpack::app::{
    App, Effect, Executor, ExportWatch, Exported, JobKind, Msg, Native, NotExported, Services, Stage, Window, perform,
};
use briefpack::pack::{Body, Edit, Front, Pack, Place, apply};
use briefpack::pdf::read::read as read_pdf;
use briefpack::ui::ask::Ask;
use briefpack::ui::commands::Command;
use briefpack::ui::preview::export::{Choice, Trouble};
use briefpack::ui::theme::Themes;
use briefpack::ui::view::Dialog;
use briefpack::verify::verify_pdf;
use eframe::egui;
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;

use crate::support::ui::{FakeServices, click, pack, press, real, send, window};
use crate::support::{pdf_read, png};

/// A pack with a logo, a section with a picture and a table, and a section that is to be left out.
fn rich() -> Pack {
    let mut pack = pack();
    let picture = |w, h| briefpack::pack::Picture { bytes: png(w, h).into() };
    let mut take = |edit: Edit| pack = apply(&pack, &edit).unwrap();
    take(Edit::AddPicture { name: "flag.png".into(), picture: picture(8, 4) });
    take(Edit::AddPicture { name: "quay.png".into(), picture: picture(16, 16) });
    take(Edit::SetFront(Front {
        title: "Quays".into(),
        logo: Some("flag.png".into()),
        logo_words: "The flag".into(),
        ..Front::default()
    }));
    take(Edit::AddSection { title: "Left out".into(), index: usize::MAX });
    let (first, last) = (pack.sections[0].id, pack.sections[1].id);
    let mut take = |edit: Edit| pack = apply(&pack, &edit).unwrap();
    let caption = "The new quay".to_owned();
    let body = Body::Picture { picture: "quay.png".into(), caption, alt: "A quay of grey stone".into() };
    take(Edit::AddBlock { body, place: Place::end_of(first) });
    let cells = |words: [&str; 2]| words.map(str::to_owned).to_vec();
    let body = Body::Table {
        caption: "Berths".into(),
        header: cells(["Berth", "Length"]),
        rows: vec![cells(["North 1", "240 m"]), cells(["North 2", "180 m"])],
    };
    take(Edit::AddBlock { body, place: Place::end_of(first) });
    take(Edit::AddNote { text: "Nobody reads this.".into(), place: Place::end_of(last) });
    pack
}

#[test]
fn chosen_sections_with_pictures_tables_and_the_logo_reach_the_file() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("quays.pdf");
    let mut harness = real(rich());
    send(&mut harness, Ask::Run(Command::ExportWith));
    harness.get_by_role_and_label(egui::accesskit::Role::CheckBox, "Left out").click();
    harness.run();
    click(&mut harness, "Export…");
    let label = "Path";
    assert!(matches!(harness.state().app().view().dialog, Some(Dialog::Path { .. })));
    harness.get_by_label(label).focus();
    harness.run();
    press(&mut harness, egui::Modifiers::COMMAND, egui::Key::A);
    harness.get_by_label(label).type_text(&file.display().to_string());
    harness.run();
    click(&mut harness, "Export");
    let said = harness.state().app().message().unwrap().text.clone();
    assert!(said.starts_with("Exported quays.pdf"), "{said}");
    let bytes = std::fs::read(&file).unwrap();
    assert_eq!(verify_pdf(&bytes).unwrap().findings, []);
    let text = pdf_read::text(&pdf_read::open(&bytes)).replace('\u{a0}', " ");
    for printed in ["Quays", "Berths", "North 2", "240 m", "The new quay"] {
        assert!(text.contains(printed), "{printed} in {text}");
    }
    assert!(!text.contains("Nobody reads this."), "what was not chosen is not printed");
    let shown = format!("{:?}", read_pdf(&bytes).unwrap());
    assert!(shown.contains("A quay of grey stone"), "the picture has its words");
}

fn exporting(app: &mut App) -> Vec<Effect> {
    let checking = app.update(Ask::Run(Command::Export));
    let [Effect::Check { job, choice, way, .. }] = &checking[..] else { panic!("{checking:?}") };
    app.update(Msg::Checked { job: *job, troubles: Vec::new(), choice: choice.clone(), way: *way });
    app.update(Ask::TypePath("/tmp/a.pdf".into()));
    app.update(Ask::ConfirmPath)
}

#[test]
fn an_export_during_an_export_is_told_to_wait() {
    let mut app = App::new(rich(), None, Vec::new(), false);
    let first = exporting(&mut app);
    let [Effect::Export { job, path, .. }] = &first[..] else { panic!("{first:?}") };
    for command in [Command::Export, Command::ExportToPath, Command::ExportWith] {
        assert!(!command.enabled(&app.snapshot()), "{command:?} is off while one runs");
    }
    assert!(app.update(Ask::Run(Command::Export)).is_empty());
    assert_eq!(app.message().unwrap().text, "An export is under way; wait until it is done");
    // What is changed meanwhile changes nothing of the export that runs.
    let section = app.pack().sections[0].id;
    app.update(Ask::RenameSection { section, title: "Later".into() });
    assert!(app.jobs().is_running(JobKind::Export));
    app.update(Msg::Exported { job: *job, path: path.clone(), result: Ok(Exported::default()) });
    assert_eq!(app.message().unwrap().text, "Exported a.pdf in /tmp");
    assert_eq!(exporting(&mut app).len(), 1, "the next one can begin");
}

#[test]
fn a_long_export_tells_its_pages_and_is_stopped() {
    let mut app = App::new(rich(), None, Vec::new(), false);
    let first = exporting(&mut app);
    let [Effect::Export { job, path, cancel, .. }] = &first[..] else { panic!("{first:?}") };
    assert!(Command::StopExport.enabled(&app.snapshot()));
    app.update(Msg::Exporting { job: *job, stage: Stage::Page(12, 335) });
    assert_eq!(app.snapshot().jobs, ["Exporting page 12 of 335: a.pdf"]);
    app.update(Ask::Run(Command::StopExport));
    assert!(cancel.is_cancelled());
    assert_eq!(app.snapshot().jobs, ["Stopping the export of a.pdf"]);
    // What it still tells changes nothing; it is stopped once, and another waits until it has ended.
    app.update(Msg::Exporting { job: *job, stage: Stage::Page(13, 335) });
    assert_eq!(app.snapshot().jobs, ["Stopping the export of a.pdf"]);
    assert!(!Command::StopExport.enabled(&app.snapshot()));
    app.update(Ask::Run(Command::Export));
    assert_eq!(app.message().unwrap().text, "An export is under way; wait until it is done");
    app.update(Msg::Exported { job: *job, path: path.clone(), result: Err(NotExported::Stopped) });
    assert_eq!(app.message().unwrap().text, "Stopped; a.pdf was not written");
    assert!(app.snapshot().jobs.is_empty());
    assert_eq!(exporting(&mut app).len(), 1, "the next one can begin");
}

#[test]
fn the_check_before_an_export_is_stopped_too_and_asked_for_once() {
    let mut app = App::new(rich(), None, Vec::new(), false);
    let checking = app.update(Ask::Run(Command::Export));
    let [Effect::Check { job, choice, way, .. }] = &checking[..] else { panic!("{checking:?}") };
    assert!(app.update(Ask::Run(Command::Export)).is_empty());
    assert_eq!(app.message().unwrap().text, "The pack is being checked; wait until that is done");
    app.update(Ask::Run(Command::StopExport));
    assert_eq!(app.message().unwrap().text, "Stopped; nothing was exported");
    // Its answer comes too late to ask for a file.
    app.update(Msg::Checked { job: *job, troubles: Vec::new(), choice: choice.clone(), way: *way });
    assert!(app.view().dialog.is_none());
}

#[test]
fn the_status_line_has_a_button_that_stops_the_export() {
    let begun = |begin: bool| {
        let mut harness =
            Harness::builder().with_size(egui::vec2(1440.0, 900.0)).with_max_steps(64).build_eframe(move |cc| {
                let mut app = App::new(rich(), None, Vec::new(), false);
                if begin {
                    // An effect that nobody runs stands for one that takes its time.
                    exporting(&mut app);
                }
                let services = Arc::new(FakeServices::default());
                Window::new(cc, Themes::load().unwrap(), app, services, Executor::Inline)
            });
        harness.run();
        harness
    };
    assert!(begun(false).query_by_label("Stop the export").is_none());
    let mut harness = begun(true);
    harness.get_by_label("Exporting a.pdf…");
    click(&mut harness, "Stop the export");
    harness.get_by_label("Stopping the export of a.pdf…");
    assert!(harness.query_by_label("Stop the export").is_none());
}

#[test]
fn a_stopped_export_leaves_the_file_that_was_there_and_nothing_half() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("quays.pdf");
    std::fs::write(&file, "%PDF-1.7, the old one").unwrap();
    let cancel = briefpack::app::Cancel::default();
    // Stopped at the first page that it tells of, and before it has begun.
    for before in [false, true] {
        let (mut told, cancel) = (Vec::new(), if before { cancel.clone() } else { briefpack::app::Cancel::default() });
        if before {
            cancel.cancel();
        }
        let stop = cancel.clone();
        let mut send = |msg: Msg| {
            if let Msg::Exporting { stage, .. } = msg {
                told.push(stage);
                stop.cancel();
            }
        };
        let watch = ExportWatch::new(briefpack::app::JobId(1), &cancel, &mut send);
        let result = Native::default().export(&file, &rich(), &Choice::default(), &watch);
        assert_eq!(result.err(), Some(NotExported::Stopped));
        assert_eq!(matches!(told[..], [Stage::Page(1, _)]), !before, "{told:?}");
    }
    assert_eq!(std::fs::read(&file).unwrap(), b"%PDF-1.7, the old one");
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1, "no file beside it");
    // One that runs to its end tells the pages and that it is read back.
    let (mut told, cancel) = (Vec::new(), briefpack::app::Cancel::default());
    let mut send = |msg: Msg| told.extend(matches!(msg, Msg::Exporting { .. }).then_some(msg));
    let watch = ExportWatch::new(briefpack::app::JobId(1), &cancel, &mut send);
    Native::default().export(&file, &rich(), &Choice::default(), &watch).unwrap();
    assert!(matches!(told.last(), Some(Msg::Exporting { stage: Stage::ReadingBack, .. })), "{told:?}");
    assert!(verify_pdf(&std::fs::read(&file).unwrap()).is_ok());
}

/// A world that falls over whatever it is asked.
struct Falling;

impl briefpack::app::Services for Falling {
    fn has_dialogs(&self) -> bool {
        false
    }
    fn pick(&self, _: briefpack::ui::view::Purpose, _: &str, _: &briefpack::ui::tongue::Words) -> Vec<PathBuf> {
        Vec::new()
    }
    fn exists(&self, _: &std::path::Path) -> bool {
        false
    }
    fn files_in(&self, _: &[PathBuf], _: &briefpack::app::Cancel) -> briefpack::app::Listing {
        panic!("the disk is gone")
    }
    fn load(&self, _: &std::path::Path) -> Result<briefpack::app::Loaded, String> {
        panic!("the disk is gone")
    }
    fn save(&self, _: &std::path::Path, _: &Pack) -> Result<(), String> {
        panic!("the disk is gone")
    }
    fn import(&self, _: &std::path::Path) -> Result<briefpack::article::Article, String> {
        panic!("the disk is gone")
    }
    fn export(&self, _: &std::path::Path, _: &Pack, _: &Choice, _: &ExportWatch<'_>) -> Result<Exported, NotExported> {
        panic!("the disk is gone")
    }
    fn read_picture(&self, _: &std::path::Path) -> Result<briefpack::pack::Picture, String> {
        panic!("the disk is gone")
    }
    fn check(&self, _: &Pack, _: Option<&briefpack::preview::Sheets>) -> Vec<Trouble> {
        Vec::new()
    }
    fn detect(&self, _: &briefpack::article::Article) -> Vec<briefpack::detect::Suggestion> {
        Vec::new()
    }
    fn left(&self) -> Option<briefpack::store::Left> {
        None
    }
    fn recover(&self, _: u64, _: Option<&Pack>, _: Option<&std::path::Path>) -> Result<(), String> {
        Ok(())
    }
}

#[test]
fn a_job_that_falls_over_ends_with_a_sentence() {
    let mut app = App::new(rich(), None, Vec::new(), false);
    for effect in exporting(&mut app) {
        let mut answers = Vec::new();
        perform(effect, &Falling, &mut |msg| answers.push(msg));
        for msg in answers {
            app.update(msg);
        }
    }
    let said = &app.message().unwrap().text;
    assert!(said.starts_with("Not exported: a fault in the program"), "{said}");
    assert!(!app.jobs().is_running(JobKind::Export), "nothing waits for it");
    assert_eq!(exporting(&mut app).len(), 1, "it can be tried again");
}

#[test]
fn an_export_that_fails_says_why_and_can_be_tried_again() {
    let services = Arc::new(FakeServices { broken: true, ..FakeServices::default() });
    let mut harness = window(rich(), &services);
    send(&mut harness, Ask::Run(Command::Vietnamese));
    send(&mut harness, Ask::Run(Command::ExportToPath));
    send(&mut harness, Ask::TypePath("/x/a.pdf".into()));
    send(&mut harness, Ask::ConfirmPath);
    let said = harness.state().app().message().unwrap();
    assert_eq!(said.tone, briefpack::ui::Tone::Bad);
    assert!(said.text.contains("the passage is gone"), "{}", said.text);
    assert!(harness.state().app().jobs().descriptions().is_empty());
    assert!(Command::Export.enabled(&harness.state().app().snapshot()));
}

#[test]
fn a_folder_is_chosen_in_the_dialog_and_read() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("one.txt"), "Ships came in.\n\nThe harbour handled twelve ships last year.")
        .unwrap();
    let mut harness = real(Pack::new("p"));
    send(&mut harness, Ask::Run(Command::AddFolder));
    harness.get_by_label("Add a folder");
    send(&mut harness, Ask::TypePath(folder.path().display().to_string()));
    send(&mut harness, Ask::ConfirmPath);
    assert_eq!(harness.state().app().pack().articles.len(), 1);
    // The desktop's dialog, where there is one, is asked for a folder.
    let services = Arc::new(FakeServices { dialogs: true, ..FakeServices::default() });
    let mut harness = Harness::builder().with_size(egui::vec2(1440.0, 900.0)).with_max_steps(64).build_eframe({
        let services = Arc::clone(&services);
        move |cc| {
            let app = App::new(Pack::new("p"), None, Vec::new(), true);
            Window::new(cc, Themes::load().unwrap(), app, services, Executor::Inline)
        }
    });
    harness.run();
    send(&mut harness, Ask::Run(Command::AddFolder));
    assert_eq!(services.asked.lock().unwrap().picked, [(briefpack::ui::view::Purpose::AddFolder, String::new())]);
    assert!(harness.state().app().message().is_none(), "a cancelled dialog is no error");
}

#[test]
fn the_path_field_begins_with_a_whole_path_and_says_where_the_file_lands() {
    let mut harness = window(pack(), &Arc::new(FakeServices::default()));
    send(&mut harness, Ask::Run(Command::ExportToPath));
    let typed = |harness: &egui_kittest::Harness<'_, Window>| match &harness.state().app().view().dialog {
        Some(Dialog::Path { typed, .. }) => PathBuf::from(typed),
        other => panic!("{other:?}"),
    };
    let begun = typed(&harness);
    assert!(begun.is_absolute(), "{}", begun.display());
    harness.get_by_label(&format!("It will be written to {}", begun.display()));
    // A name alone is meant for the same folder, and gets its ending.
    send(&mut harness, Ask::TypePath("brief".to_owned()));
    let lands = begun.parent().unwrap().join("brief.pdf");
    harness.get_by_label(&format!("It will be written to {}", lands.display()));
    let services = Arc::new(FakeServices::default());
    let mut harness = window(pack(), &services);
    send(&mut harness, Ask::Run(Command::ExportToPath));
    send(&mut harness, Ask::TypePath("brief".to_owned()));
    send(&mut harness, Ask::ConfirmPath);
    assert_eq!(services.asked.lock().unwrap().exported[0].0, lands);
}

#[test]
fn what_was_exported_is_named_with_its_folder_and_opened_from_the_status_line() {
    let services = Arc::new(FakeServices::default());
    let mut app = App::new(pack(), None, Vec::new(), false);
    for command in [Command::OpenExported, Command::ShowExported, Command::CopyExportedPath] {
        assert!(!command.enabled(&app.snapshot()) && app.update(Ask::Run(command)).is_empty());
    }
    let effects = exporting(&mut app);
    for effect in effects {
        let mut answers = Vec::new();
        perform(effect, services.as_ref(), &mut |msg| answers.push(msg));
        answers.into_iter().for_each(|msg| drop(app.update(msg)));
    }
    let path = services.asked.lock().unwrap().exported[0].0.clone();
    let folder = path.parent().unwrap().to_owned();
    let said = app.message().unwrap().text.clone();
    assert!(said.ends_with(&format!("(12 pages) in {}", folder.display())), "{said}");
    assert!(app.snapshot().tells_written);
    let open = app.update(Ask::Run(Command::OpenExported));
    assert!(matches!(&open[..], [Effect::Open(file)] if *file == path), "{open:?}");
    let show = app.update(Ask::Run(Command::ShowExported));
    assert!(matches!(&show[..], [Effect::Open(at)] if *at == folder), "{show:?}");
    // Nothing opens it here: that is said, and its path can be copied.
    let mut answers = Vec::new();
    perform(Effect::Open(path.clone()), services.as_ref(), &mut |msg| answers.push(msg));
    answers.into_iter().for_each(|msg| drop(app.update(msg)));
    assert!(app.message().unwrap().text.contains("copy its path"), "{:?}", app.message());
    assert!(app.snapshot().tells_written, "the buttons stay");
    let copied = app.update(Ask::Run(Command::CopyExportedPath));
    assert!(matches!(&copied[..], [Effect::Copy(text)] if *text == path.display().to_string()));
    app.update(Ask::Run(Command::AddSection));
    app.update(Ask::Run(Command::Undo));
    assert!(!app.snapshot().tells_written, "other words took their place");
    assert!(Command::OpenExported.enabled(&app.snapshot()));
}
