//! The window's mind for the library: the bin, receipts, files and pasted texts coming in.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Condvar, Mutex};

use briefpack::app::{App, Cancel, Effect, Exported, FileRead, Listing, Loaded, Msg, Native, Services, perform};
use briefpack::article::{Article, Dropped};
use briefpack::detect::Suggestion;
use briefpack::import::{KeepError, import, import_again};
use briefpack::pack::{Body, Edit, EditError, Pack, PackArticle, apply};
use briefpack::store::{decode_pack, encode_pack};
use briefpack::ui::ask::{Ask, SuggestionId};
use briefpack::ui::commands::Command;
use briefpack::ui::library::browse::{Chosen, Filter, LibraryAsk, Paste};
use briefpack::ui::library::data::PassedOver;
use briefpack::ui::view::Purpose;

use crate::support::ui::{FakeServices, article, call_article, pack, pillars, pillars_article};
use crate::support::{root, whole_block};

fn ask(app: &mut App, ask: LibraryAsk) -> Vec<Effect> {
    app.update(Ask::Library(ask))
}

/// Runs effects, and those that their answers ask for, until there are none.
fn settle(app: &mut App, services: &dyn Services, effects: Vec<Effect>) {
    let mut waiting = effects;
    while let Some(effect) = waiting.pop() {
        let mut answers = Vec::new();
        perform(effect, services, &mut |msg| answers.push(msg));
        for msg in answers {
            waiting.extend(app.update(msg));
        }
    }
}

fn message(app: &App) -> &str {
    app.message().map_or("", |m| m.text.as_str())
}

/// A window's mind on the pack with the pillars accepted as a list.
fn with_list() -> App {
    let mut app = App::new(pack(), None, Vec::new(), true);
    let start = app.start();
    settle(&mut app, &FakeServices::default(), start);
    let article = app.view().reading.clone().expect("an article is read");
    app.update(Ask::AddSuggestion(SuggestionId { article, index: 0 }));
    app
}

#[test]
fn what_is_removed_lies_in_the_bin_with_its_work_and_comes_back() {
    let mut app = with_list();
    let before = Arc::clone(app.pack());
    let id = pillars_article().id;
    ask(&mut app, LibraryAsk::Choose(Chosen::only(id.clone())));
    app.update(Ask::Run(Command::RemoveArticles));
    assert_eq!((app.pack().articles.len(), app.pack().bin.len()), (1, 1));
    assert!(app.pack().sections[0].items.is_empty() && app.pack().highlights.is_empty());
    assert!(app.view().library.chosen.articles.is_empty(), "what is gone is not chosen");
    assert!(message(&app).contains("6 passages"), "{}", message(&app));
    // The bin is part of the pack: saved with it, and read from older packs that have none.
    let saved = encode_pack(app.pack()).unwrap();
    assert_eq!(&decode_pack(&saved).unwrap(), &**app.pack());
    assert!(!String::from_utf8(encode_pack(&before).unwrap()).unwrap().contains("\"bin\""));
    ask(&mut app, LibraryAsk::Restore(vec![id.clone()]));
    assert_eq!(**app.pack(), *before, "as if nothing had happened");
    app.update(Ask::Run(Command::Undo));
    assert_eq!(app.pack().bin.len(), 1);
    ask(&mut app, LibraryAsk::EmptyBin);
    assert!(app.pack().bin.is_empty());
    app.update(Ask::Run(Command::Undo));
    app.update(Ask::Run(Command::Undo));
    assert_eq!(**app.pack(), *before);
}

#[test]
fn lists_of_several_articles_come_back_piece_by_piece() {
    let mut pack = pack();
    let place = briefpack::pack::Place::end_of(pack.sections[0].id);
    let (one, two) = (Arc::clone(&pack.articles[0].article), Arc::clone(&pack.articles[1].article));
    let entries = vec![whole_block(&one, 0), whole_block(&two, 0), whole_block(&one, 2)];
    let list = Edit::AddList { label: "both".to_owned(), announced: None, entries, place };
    pack = apply(&pack, &list).unwrap();
    let whole = pack.sections[0].items[0].clone();
    let gone = apply(&pack, &Edit::RemoveArticles(vec![one.id.clone(), two.id.clone()])).unwrap();
    assert!(gone.sections[0].items.is_empty() && gone.articles.is_empty());
    let half = apply(&gone, &Edit::RestoreArticles(vec![two.id.clone()])).unwrap();
    assert_eq!(half.sections[0].items[0].body.highlights().len(), 1);
    assert!(half.problems().is_empty());
    let full = apply(&half, &Edit::RestoreArticles(vec![one.id.clone()])).unwrap();
    let Body::List { entries, .. } = &full.sections[0].items[0].body else { panic!("a list") };
    assert_eq!(entries, &whole.body.highlights());
    assert!(full.problems().is_empty());
    // The section is gone meanwhile: the work is not.
    let bare = apply(&gone, &Edit::RemoveSection(place.section)).unwrap();
    let back = apply(&bare, &Edit::RestoreArticles(vec![one.id.clone(), two.id.clone()])).unwrap();
    assert_eq!(back.sections[0].items[0].body.highlights().len(), 3);
    // Adding the file again takes the article out of the bin, with its work.
    let added = apply(&gone, &Edit::AddArticle(one)).unwrap();
    assert_eq!((added.bin.len(), added.highlights.len()), (1, 2));
    assert!(matches!(
        apply(&gone, &Edit::RemoveArticles(vec!["x".into()].into_iter().map(briefpack::article::ArticleId).collect())),
        Err(EditError::NoArticle(_))
    ));
}

/// An article with a receipt of several kinds.
fn with_receipt() -> Article {
    let text = "Home\nPolitics\nWorld\nBusiness\nSport\n\nTalks resume in Geneva on the fisheries accord\n\n\
        GENEVA (Reuters) - The two sides resumed their talks on Monday, and agreed to meet again in spring.\n\n\
        A second paragraph follows here, which says a little more about the talks than the first one did.\n\n\
        Read more: Another headline about something else\n";
    import("geneva.txt", text.as_bytes()).unwrap()
}

#[test]
fn a_line_of_the_receipt_becomes_text_again_and_passages_stay() {
    let article = with_receipt();
    let at = |text: &str| {
        article
            .dropped
            .iter()
            .position(|d| d.text.contains(text))
            .unwrap_or_else(|| panic!("{text} in {:?}", article.dropped))
    };
    let (menu, more) = (at("Politics"), at("Another headline"));
    let quoted = whole_block(&article, article.blocks.len() - 1);
    let mut app = App::new(Pack::new("Receipts"), None, Vec::new(), true);
    let start = app.start();
    settle(&mut app, &Native::default(), start);
    let place = briefpack::pack::Place::end_of(app.pack().sections[0].id);
    for edit in [Edit::AddArticle(Arc::new(article.clone())), Edit::AddQuotation { passage: quoted.clone(), place }] {
        // Through the door of the pack, as another panel would.
        let next = apply(app.pack(), &edit).unwrap();
        app = App::new(next, None, Vec::new(), true);
        let start = app.start();
        settle(&mut app, &Native::default(), start);
    }
    app.update(Ask::Read(article.id.clone()));
    ask(&mut app, LibraryAsk::Details(Some(article.id.clone())));
    ask(&mut app, LibraryAsk::TakeBackIn { article: article.id.clone(), entries: vec![menu, more] });
    let again = Arc::clone(&app.pack().articles[0].article);
    assert_ne!(again.id, article.id, "another text, another name");
    assert_eq!(again.source, article.source, "the same file");
    assert_eq!(again.dropped.len(), article.dropped.len() - 2);
    assert_eq!(again.blocks.first().map(|b| b.text.as_str()), Some("Politics"));
    assert!(again.blocks.last().unwrap().text.contains("Another headline"));
    let highlight = app.pack().highlights.values().next().unwrap();
    assert_eq!((highlight.passage.quote.as_str(), &highlight.passage.article), (quoted.quote.as_str(), &again.id));
    assert!(app.pack().problems().is_empty());
    assert_eq!(app.view().reading.as_ref(), Some(&again.id), "the reader goes on with it");
    assert_eq!(app.view().library.details.as_ref(), Some(&again.id));
    app.update(Ask::Run(Command::Undo));
    assert_eq!(app.pack().articles[0].article.id, article.id, "one step");
    assert_eq!(app.view().reading.as_ref(), Some(&article.id));
    assert!(app.pack().problems().is_empty());
}

#[test]
fn every_line_of_every_receipt_can_be_taken_back_and_nothing_else_changes() {
    for file in std::fs::read_dir(root().join("seeds")).unwrap() {
        let path = file.unwrap().path();
        if path.extension().is_none_or(|e| e != "txt") {
            continue;
        }
        let article = import("seed.txt", &std::fs::read(&path).unwrap()).unwrap();
        let all: Vec<usize> = (0..article.dropped.len()).collect();
        let again = import_again(&article, &all).unwrap();
        assert!(again.dropped.is_empty());
        assert_eq!(again.blocks.len(), article.blocks.len() + article.dropped.len());
        assert!(again.blocks.is_sorted_by_key(|b| b.line), "each where its line stood");
        let kept: Vec<_> = again.blocks.iter().filter(|b| article.blocks.contains(b)).cloned().collect();
        assert_eq!(kept, article.blocks, "in their order, letter for letter");
    }
}

#[test]
fn lines_that_cannot_be_taken_back_are_refused_in_words() {
    let mut article = with_receipt();
    let reason = "invisible characters".to_owned();
    article.dropped.push(Dropped { line: 9, text: "U+200B × 2".to_owned(), reason });
    let last = article.dropped.len() - 1;
    assert_eq!(import_again(&article, &[last]), Err(KeepError::Invisible { line: 9 }));
    assert_eq!(import_again(&article, &[99]), Err(KeepError::NoEntry));
    // Another reading that lacks the words of a passage is refused as a whole.
    let pack = pack();
    let place = briefpack::pack::Place::end_of(pack.sections[0].id);
    let passage = whole_block(&pack.articles[0].article, 0);
    let pack = apply(&pack, &Edit::AddQuotation { passage, place }).unwrap();
    let mut other = pillars_article();
    other.blocks.remove(0);
    other.id.0 = "other".to_owned();
    let old = pillars_article().id;
    let error = apply(&pack, &Edit::ReplaceArticle { old: old.clone(), article: Arc::new(other) }).unwrap_err();
    assert!(matches!(&error, EditError::NotCarried(words) if words.contains("The visit")), "{error}");
    let there = Edit::ReplaceArticle { old, article: Arc::new(call_article()) };
    assert!(matches!(apply(&pack, &there), Err(EditError::ArticleThere(_))));
}

/// Files that are read in an order of their own.
struct Slow {
    files: usize,
    read: Mutex<usize>,
    bell: Condvar,
    upset: bool,
    /// So many files have to be read before the first one is.
    first_after: usize,
}

impl Services for Slow {
    fn has_dialogs(&self) -> bool {
        false
    }
    fn pick(&self, _: Purpose, _: &str, _: &briefpack::ui::tongue::Words) -> Vec<PathBuf> {
        Vec::new()
    }
    fn exists(&self, _: &Path) -> bool {
        false
    }
    fn files_in(&self, paths: &[PathBuf], _: &Cancel) -> Listing {
        Listing { files: (0..self.files).map(|n| paths[0].join(format!("{n}.txt"))).collect(), ..Listing::default() }
    }
    fn load(&self, _: &Path) -> Result<Loaded, String> {
        Err(String::new())
    }
    fn save(&self, _: &Path, _: &Pack) -> Result<(), String> {
        Ok(())
    }
    fn import(&self, path: &Path) -> Result<Article, String> {
        let name = path.file_name().unwrap().to_str().unwrap();
        if name == "0.txt" && std::thread::available_parallelism().unwrap().get() > 1 {
            // The first file takes longer than others.
            let read = self.read.lock().unwrap();
            let _read = self.bell.wait_while(read, |read| *read < self.first_after).unwrap();
        }
        *self.read.lock().unwrap() += 1;
        self.bell.notify_all();
        assert!(!(self.upset && name == "3.txt"), "a reader that fails");
        if name.ends_with("7.txt") {
            return Err("the file is empty".to_owned());
        }
        Ok(article(name, Some(name), None, "", &[(briefpack::article::BlockKind::Paragraph, "Some words to read.")]))
    }
    fn check(&self, _: &Pack, _: Option<&briefpack::preview::Sheets>) -> Vec<briefpack::ui::preview::export::Trouble> {
        Vec::new()
    }
    fn export(
        &self,
        _: &Path,
        _: &Pack,
        _: &briefpack::ui::preview::export::Choice,
        _: &briefpack::app::ExportWatch<'_>,
    ) -> Result<Exported, briefpack::app::NotExported> {
        Err(String::new().into())
    }
    fn read_picture(&self, _: &Path) -> Result<briefpack::pack::Picture, String> {
        Err("no picture here".to_owned())
    }
    fn left(&self) -> Option<briefpack::store::Left> {
        None
    }
    fn recover(&self, _: u64, _: Option<&Pack>, _: Option<&Path>) -> Result<(), String> {
        Ok(())
    }
    fn detect(&self, article: &Article) -> Vec<Suggestion> {
        pillars(article)
    }
}

#[test]
fn files_are_read_on_threads_and_added_in_their_order() {
    let services = Slow { files: 500, read: Mutex::new(0), bell: Condvar::new(), upset: true, first_after: 250 };
    let mut app = App::new(Pack::new("Many"), None, Vec::new(), false);
    let start = app.start();
    settle(&mut app, &services, start);
    let importing = app.update(Ask::Import(vec![PathBuf::from("/x")]));
    settle(&mut app, &services, importing);
    let names: Vec<&str> = app.pack().articles.iter().map(|a| a.article.source.file_name.as_str()).collect();
    let expected: Vec<String> = (0..500).filter(|n| n % 10 != 7 && *n != 3).map(|n| format!("{n}.txt")).collect();
    assert_eq!(names, expected);
    assert_eq!(app.snapshot().failures.len(), 51);
    assert!(
        app.snapshot().failures.iter().any(|f| f.file == "3.txt" && f.why.contains("paste it")),
        "a panic is a sentence"
    );
    assert!(message(&app).contains("449 articles added") && message(&app).contains("51 files"), "{}", message(&app));
    assert!(app.snapshot().import.is_none() && app.snapshot().found.len() == 449);
    // The whole of it is one step, and what failed is tried again.
    app.update(Ask::Run(Command::Undo));
    assert!(app.pack().articles.is_empty());
    app.update(Ask::Run(Command::Redo));
    let copied = ask(&mut app, LibraryAsk::CopyFailures);
    assert!(
        matches!(&copied[..], [Effect::Copy(list)] if list.lines().count() == 51 && list.starts_with("/x/3.txt: "))
    );
    let again = ask(&mut app, LibraryAsk::Retry);
    assert!(matches!(&again[..], [Effect::Import { paths, .. }] if paths.len() == 51));
    assert!(app.snapshot().failures.is_empty());
}

#[test]
fn reading_stops_where_it_is_cancelled_and_what_was_read_stays() {
    let services = FakeServices::default();
    let mut app = App::new(Pack::new("Stop"), None, Vec::new(), false);
    let start = app.start();
    settle(&mut app, &services, start);
    let importing = app.update(Ask::Import(vec![PathBuf::from("/x/pillars.txt"), PathBuf::from("/x/call.txt")]));
    let [Effect::Import { job, cancel, .. }] = &importing[..] else { panic!("{importing:?}") };
    let read = |path: &str| {
        let path = PathBuf::from(path);
        FileRead { result: services.import(&path).map(|article| PackArticle::new(Arc::new(article))), path }
    };
    app.update(Msg::Imported { job: *job, read: vec![read("/x/pillars.txt")] });
    app.update(Msg::Importing { job: *job, of: 2, file: "call.txt".to_owned() });
    assert_eq!(app.snapshot().import.map(|p| (p.done, p.of)), Some((1, 2)));
    assert_eq!(app.snapshot().jobs, ["Reading 1 of 2: call.txt"]);
    // More that is dropped meanwhile waits for its turn.
    assert!(app.update(Ask::Import(vec![PathBuf::from("/y/call.txt")])).is_empty());
    ask(&mut app, LibraryAsk::CancelImport);
    assert!(cancel.is_cancelled() && app.snapshot().import.is_none());
    let stopped = "Stopped after 1 of 2 files: Added Foreign Minister names the results of the visit";
    assert_eq!(message(&app), stopped);
    settle(&mut app, &services, importing);
    assert_eq!(app.pack().articles.len(), 1, "no other file is begun");
}

#[test]
fn one_count_is_told_of_an_import_that_is_stopped_whatever_the_threads_are_at() {
    let mut app = App::new(Pack::new("Stop"), None, Vec::new(), false);
    let importing = app.update(Ask::Import((0..9).map(|n| PathBuf::from(format!("/x/{n}.txt"))).collect()));
    let [Effect::Import { job, .. }] = &importing[..] else { panic!("{importing:?}") };
    let job = *job;
    app.update(Msg::Listed { job, files: 9, folders: Vec::new(), passed_over: PassedOver::default() });
    let ok =
        |file: &str, article: Article| FileRead { path: file.into(), result: Ok(PackArticle::new(Arc::new(article))) };
    let bad = FileRead { path: "/x/2.txt".into(), result: Err("the file is empty".to_owned()) };
    app.update(Msg::Imported {
        job,
        read: vec![ok("/x/0.txt", pillars_article()), ok("/x/1.txt", call_article()), bad],
    });
    assert_eq!(app.snapshot().import.map(|p| (p.done, p.of)), Some((3, 9)), "what failed was read too");
    ask(&mut app, LibraryAsk::CancelImport);
    let said = "Stopped after 3 of 9 files: 2 articles added; 1 file could not be read; the library says why";
    assert_eq!(message(&app), said);
    assert_eq!((app.pack().articles.len(), app.snapshot().failures.len()), (2, 1));

    let again = app.update(Ask::Import(vec![PathBuf::from("/x/5.txt")]));
    assert_eq!(again.len(), 1);
    ask(&mut app, LibraryAsk::CancelImport);
    assert_eq!(message(&app), "Stopped; nothing was read yet");
}

#[test]
fn no_article_that_was_read_is_lost_behind_a_file_that_does_not_end() {
    if std::thread::available_parallelism().unwrap().get() < 2 {
        return;
    }
    // The first file is still being read when the others are there and Stop is pressed, and long after.
    let services = Slow { files: 7, read: Mutex::new(0), bell: Condvar::new(), upset: false, first_after: 1000 };
    let mut app = App::new(Pack::new("Stop"), None, Vec::new(), false);
    let mut importing = app.update(Ask::Import(vec![PathBuf::from("/x")]));
    let effect = importing.pop().unwrap();
    let (sender, answers) = std::sync::mpsc::channel();
    std::thread::scope(|scope| {
        let services = &services;
        scope.spawn(move || perform(effect, services, &mut |msg| drop(sender.send(msg))));
        drop(services.bell.wait_while(services.read.lock().unwrap(), |read| *read < 6).unwrap());
        while app.snapshot().import.is_some_and(|p| p.file != "0.txt") {
            app.update(answers.recv().unwrap());
        }
        ask(&mut app, LibraryAsk::CancelImport);
        loop {
            let answer = answers.recv().unwrap();
            let is_last = matches!(answer, Msg::ImportEnded { .. });
            app.update(answer);
            if is_last {
                break;
            }
        }
        *services.read.lock().unwrap() = 1000;
        services.bell.notify_all();
    });
    let names: Vec<&str> = app.pack().articles.iter().map(|a| a.article.source.file_name.as_str()).collect();
    assert_eq!(names, ["1.txt", "2.txt", "3.txt", "4.txt", "5.txt", "6.txt"]);
    assert_eq!(message(&app), "Stopped after 6 of 7 files: 6 articles added");
    app.update(Ask::Run(Command::Undo));
    assert!(app.pack().articles.is_empty(), "it is one step");
    assert_eq!(app.update(Ask::Import(vec![PathBuf::from("/y")])).len(), 1, "and more can be added at once");
}

#[cfg(unix)]
#[test]
fn only_files_are_opened_and_what_is_none_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    assert!(std::process::Command::new("mkfifo").arg(at("pipe.txt")).status().unwrap().success());
    let _socket = std::os::unix::net::UnixListener::bind(at("socket.txt")).unwrap();
    std::os::unix::fs::symlink("/dev/zero", at("zero.txt")).unwrap();
    std::fs::write(at("real"), "Talks resume in Geneva\n\nThe two sides resumed their talks on Monday.\n").unwrap();
    std::os::unix::fs::symlink(at("real"), at("talks.txt")).unwrap();
    let services = Native::default();
    for dropped in [vec![folder.path().to_owned()], ["pipe.txt", "socket.txt", "talks.txt", "zero.txt"].map(at).into()]
    {
        let mut app = App::new(Pack::new("Pipes"), None, Vec::new(), false);
        let importing = app.update(Ask::Import(dropped));
        settle(&mut app, &services, importing);
        let failed: Vec<(&str, &str)> =
            app.snapshot().failures.iter().map(|f| (f.file.as_str(), f.why.as_str())).collect();
        let why = "is not a file but a pipe, a socket or a device; save what it holds as a file";
        assert_eq!(failed, [("pipe.txt", why), ("socket.txt", why), ("zero.txt", why)]);
        assert_eq!(app.pack().articles.len(), 1, "a link to a file is followed");
    }
    assert!(services.load(&at("pipe.txt")).is_err() && services.read_picture(&at("zero.txt")).is_err());
}

#[test]
fn what_waits_is_read_next_and_what_is_there_is_said() {
    let services = FakeServices::default();
    let mut app = App::new(pack(), None, Vec::new(), false);
    let start = app.start();
    settle(&mut app, &services, start);
    let first = app.update(Ask::Import(vec![PathBuf::from("/x/pillars.txt")]));
    app.update(Ask::Import(vec![PathBuf::from("/y/none.txt"), PathBuf::from("/y/call.txt")]));
    settle(&mut app, &services, first);
    assert_eq!(message(&app), "1 was in the pack already; 1 file could not be read; the library says why");
    assert_eq!(app.view().kept.recent_folders, [PathBuf::from("/y"), PathBuf::from("/x")]);
    assert!(!app.is_unsaved());
}

#[test]
fn folders_are_looked_through_and_what_is_left_aside_is_said() {
    let folder = tempfile::tempdir().unwrap();
    let at = |path: &str| folder.path().join(path);
    for inside in ["b/deep", ".git", "a"] {
        std::fs::create_dir_all(at(inside)).unwrap();
    }
    for file in ["a/2.txt", "a/1.TXT", "b/deep/3.text", "b/picture.png", ".git/4.txt", "notes.docx", ".secret.txt"] {
        std::fs::write(at(file), "x").unwrap();
    }
    #[cfg(unix)]
    std::os::unix::fs::symlink(folder.path(), at("b/round")).unwrap();
    let listing = Native::default().files_in(&[folder.path().to_owned(), at("gone.txt")], &Cancel::default());
    let names: Vec<String> =
        listing.files.iter().map(|f| f.strip_prefix(folder.path()).unwrap().display().to_string()).collect();
    assert_eq!(names, ["a/1.TXT", "a/2.txt", "b/deep/3.text", "gone.txt"]);
    let passed = listing.passed_over;
    assert_eq!((passed.other, passed.hidden, passed.more), (2 + usize::from(cfg!(unix)), 2, false));
    assert_eq!(listing.folders, [folder.path()]);
    let stop = Cancel::default();
    stop.cancel();
    assert!(Native::default().files_in(&[folder.path().to_owned()], &stop).files.is_empty());
}

#[test]
fn a_pasted_text_becomes_an_article_with_what_was_typed() {
    let mut app = App::new(Pack::new("Paste"), None, Vec::new(), false);
    let start = app.start();
    settle(&mut app, &Native::default(), start);
    assert!(matches!(&app.update(Ask::Run(Command::PasteArticle))[..], [Effect::AskClipboard]));
    let text = "Talks resume in Geneva on fisheries\n\n3 November 2025\n\nThe two sides resumed their talks on Monday, and agreed to meet again in spring.\n";
    let mut form = Paste { text: text.to_owned(), ..Paste::default() };
    let guessing = ask(&mut app, LibraryAsk::Paste(Some(Box::new(form.clone()))));
    settle(&mut app, &Native::default(), guessing);
    let guess = app.view().library.paste.clone().unwrap().guess.unwrap();
    assert_eq!(guess.title.as_deref(), Some("Talks resume in Geneva on fisheries"));
    assert_eq!(guess.published, Some(jiff::civil::date(2025, 11, 3)));
    form.outlet = " The World ".to_owned();
    form.date = "yesterday".to_owned();
    ask(&mut app, LibraryAsk::Paste(Some(Box::new(form.clone()))));
    assert!(ask(&mut app, LibraryAsk::ConfirmPaste).is_empty(), "no day, no article");
    form.date = "2025-11-04".to_owned();
    form.title = "Talks resume".to_owned();
    ask(&mut app, LibraryAsk::Paste(Some(Box::new(form))));
    let reading = ask(&mut app, LibraryAsk::ConfirmPaste);
    settle(&mut app, &Native::default(), reading);
    let article = Arc::clone(&app.pack().articles[0].article);
    assert_eq!((article.title.as_deref(), article.outlet.as_deref()), (Some("Talks resume"), Some("The World")));
    assert_eq!(article.published, Some(jiff::civil::date(2025, 11, 4)));
    assert!(article.dropped.iter().any(|d| d.text == "Talks resume in Geneva on fisheries"), "no word is lost");
    assert!(app.view().library.paste.is_none());
    assert_eq!(app.view().reading.as_ref(), Some(&article.id));
    // A text that holds no article says why, in the form.
    ask(
        &mut app,
        LibraryAsk::Paste(Some(Box::new(Paste { text: "\u{200B} \u{FEFF}".to_owned(), ..Paste::default() }))),
    );
    let reading = ask(&mut app, LibraryAsk::ConfirmPaste);
    settle(&mut app, &Native::default(), reading);
    assert!(app.view().library.paste.as_ref().unwrap().error.as_ref().unwrap().contains("empty"));
}

#[test]
fn a_line_that_says_no_more_than_the_typed_outlet_leaves_the_text() {
    let text = "\
        The two ministers opened the harbour tunnel on Friday, and promised a second tube by 2031 at the latest.\n\n\
        Pacific Lantern\n\n\
        The accord rests on four measures, and each of them was named in the statement of last autumn.\n";
    let read = |head: &str, outlet: &str| {
        let mut app = App::new(Pack::new("Paste"), None, Vec::new(), false);
        let start = app.start();
        settle(&mut app, &Native::default(), start);
        app.update(Ask::Run(Command::PasteArticle));
        let form = Paste { text: format!("{head}{text}"), outlet: outlet.to_owned(), ..Paste::default() };
        ask(&mut app, LibraryAsk::Paste(Some(Box::new(form))));
        let reading = ask(&mut app, LibraryAsk::ConfirmPaste);
        settle(&mut app, &Native::default(), reading);
        Arc::clone(&app.pack().articles[0].article)
    };
    let lantern = "line with the outlet's name";
    // Beside the date it reads as an author's name; over the title as the title.
    for head in [
        "Ministers open the harbour tunnel\n\nPacific Lantern\n14 March 2026\n\n",
        "Pacific Lantern\n\nMinisters open the harbour tunnel\n\n14 March 2026\n\n",
    ] {
        let article = read(head, "pacific lantern");
        assert_eq!(article.title.as_deref(), Some("Ministers open the harbour tunnel"), "{head}");
        assert_eq!((article.outlet.as_deref(), article.byline.as_deref()), (Some("pacific lantern"), None), "{head}");
        assert!(article.dropped.iter().any(|d| d.text == "Pacific Lantern"), "{head}: the receipt tells of it");
        let lines = article.blocks.iter().map(|b| &b.text).chain(article.dropped.iter().map(|d| &d.text));
        assert_eq!(lines.filter(|text| *text == "Pacific Lantern").count(), 2, "{head}: no word is lost");
        let is_first = head.starts_with("Ministers");
        let kept = article.blocks.iter().any(|b| b.text == "Pacific Lantern");
        assert_eq!(kept, is_first, "{head}: further down it is the text's own, unless it repeats the title");
    }
    // Another outlet takes nothing out.
    let other = read("Pacific Lantern\n\nMinisters open the harbour tunnel\n\n14 March 2026\n\n", "The World");
    assert!(other.dropped.iter().all(|d| d.reason != lantern));
}

#[test]
fn texts_are_searched_elsewhere_and_old_answers_do_not_count() {
    let mut app = App::new(pack(), None, Vec::new(), false);
    let start = app.start();
    settle(&mut app, &FakeServices::default(), start);
    let filter = |text: &str| LibraryAsk::Filter(Filter { text: text.to_owned(), ..Filter::default() });
    let first = ask(&mut app, filter("PLEASURE coopération"));
    assert!(matches!(&first[..], [Effect::Search { .. }]));
    assert!(app.snapshot().searching);
    let second = ask(&mut app, filter("pleasure cooperation"));
    settle(&mut app, &FakeServices::default(), first);
    assert!(app.snapshot().hits.is_none(), "the words are others now");
    settle(&mut app, &FakeServices::default(), second);
    let hits = app.snapshot().hits.unwrap().articles.clone();
    assert_eq!(hits.into_iter().collect::<Vec<_>>(), [call_article().id]);
    assert!(ask(&mut app, filter("pleasure cooperation")).is_empty(), "asked once");
    ask(&mut app, filter(" "));
    assert!(app.snapshot().hits.is_none() && !app.snapshot().searching);
}

#[test]
fn stories_are_worked_out_elsewhere_once_for_the_articles() {
    let mut app = App::new(pack(), None, Vec::new(), false);
    let start = app.start();
    settle(&mut app, &FakeServices::default(), start);
    let asked = app.update(Ask::Run(Command::GroupStories));
    // At once by their titles, and again when the comparison that is begun has come.
    assert!(
        matches!(&asked[..], [Effect::Stories { articles, compared: None, .. }, Effect::Compare { .. }] if articles.len() == 2)
    );
    settle(&mut app, &FakeServices::default(), asked);
    assert_eq!(app.snapshot().stories.version, 1, "the answer without the comparison came late, and does not count");
    let section = app.pack().sections[0].id;
    assert!(app.update(Ask::RenameSection { section, title: "Other".to_owned() }).is_empty());
}
