//! What the user does to the outline and the pack's form: messages in, the pack and effects out.

use std::path::PathBuf;
use std::sync::Arc;

use briefpack::app::{App, Effect, FrontEffect, FrontMsg, JobId, Msg, Picked, Services, measure};
use briefpack::article::{Passage, Span};
use briefpack::assemble::assemble;
use briefpack::diag::Sink;
use briefpack::layout::page::Role;
use briefpack::layout::{BundledOnly, layout};
use briefpack::pack::{Body, Edit, Happening, ItemId, Limit, Pack, Paper, Place, Precision, SectionId, apply};
use briefpack::template::{bundled, fit, start};
use briefpack::ui::ask::{Ask, FrontField, Unsaved};
use briefpack::ui::commands::Command;
use briefpack::ui::find::data::Target;
use briefpack::ui::outline::ask::{New, OutlineAsk, Page, PictureFor};
use briefpack::ui::outline::data::{RowKey, rows};
use briefpack::ui::view::{Dialog, Purpose, Then};
use briefpack::verify::verify_pdf;
use briefpack::{ExportOptions, export_with};

use crate::support::ui::{FakeServices, call_article, pack, pillars, pillars_article, span_of};
use crate::support::{png, rich_pack, steps};

fn app_of(pack: Pack) -> App {
    let mut app = App::new(pack, None, Vec::new(), true);
    for effect in app.start() {
        if let Effect::Detect { article } = effect {
            app.update(Msg::Detected { article: article.id.clone(), suggestions: pillars(&article) });
        }
    }
    app
}

fn ask(app: &mut App, ask: OutlineAsk) -> Vec<Effect> {
    app.update(Ask::Outline(ask))
}

fn undo(app: &mut App) -> String {
    let name = app.snapshot().undo_name.unwrap_or_default().to_owned();
    app.update(Ask::Run(Command::Undo));
    name
}

fn message(app: &App) -> &str {
    app.message().map_or("", |m| m.text.as_str())
}

/// The titles of the sections, each with how many items it has.
fn shape(pack: &Pack) -> Vec<(String, usize)> {
    pack.sections.iter().map(|s| (s.title.clone(), s.items.len())).collect()
}

/// The items, section by section.
fn items(pack: &Pack) -> Vec<Vec<ItemId>> {
    pack.sections.iter().map(|s| s.items.iter().map(|i| i.id).collect()).collect()
}

#[test]
fn a_template_keeps_everything_and_one_undo_takes_it_back() {
    let mut app = app_of(rich_pack());
    let before = Arc::clone(app.pack());
    ask(&mut app, OutlineAsk::Show(Page::Template));
    ask(&mut app, OutlineAsk::UseTemplate("media-digest".to_owned()));
    let after = Arc::clone(app.pack());
    assert_eq!(after.template, "media-digest");
    // Every item is there once, in its section; every section of the pack that holds something stays.
    let mut there: Vec<ItemId> = items(&before).concat();
    let mut now: Vec<ItemId> = items(&after).concat();
    there.sort_unstable();
    now.sort_unstable();
    assert_eq!(there, now);
    for section in before.sections.iter().filter(|s| !s.items.is_empty()) {
        let kept = after.section(section.id).expect("the section stays");
        assert_eq!((&kept.title, &kept.items), (&section.title, &section.items));
    }
    // The template's sections come first, in its order, as far as no section of the pack takes their part.
    let planned = bundled().iter().find(|t| t.name == "media-digest").unwrap();
    assert!(after.sections.len() >= planned.sections.len());
    assert_eq!(after.sections[0].title, planned.sections[0].title);
    assert_eq!(after.sections[0].limit, planned.sections[0].limit);
    assert_eq!(undo(&mut app), "choose template");
    assert_eq!(*app.pack(), before);
}

#[test]
fn going_through_all_templates_piles_nothing_up() {
    let mut pack = start("Talks", &bundled()[0], "").unwrap();
    let note = Edit::AddNote { text: "Mine".to_owned(), place: Place::end_of(pack.sections[1].id) };
    let renamed = Edit::RenameSection { section: pack.sections[0].id, title: "My own".to_owned() };
    pack = steps(pack, &[note, renamed]);
    let mine = pack.sections[1].clone();
    for template in bundled().iter().chain(&bundled()[..1]) {
        pack = steps(pack.clone(), &fit(&pack, template, bundled()).unwrap());
        assert_eq!(pack.sections.iter().map(|s| s.items.len()).sum::<usize>(), 1);
        assert_eq!(pack.section(mine.id).unwrap().title, mine.title);
        assert!(pack.sections.iter().any(|s| s.title == "My own"), "a section that was renamed stays");
        // What the author wrote in, what was renamed, and the template's own: no more.
        assert!(pack.sections.len() <= template.sections.len() + 2, "{:?}", shape(&pack));
    }
    for template in bundled() {
        let fresh = start("", template, "").unwrap();
        assert!(!fresh.sections.is_empty());
        let titles: Vec<&str> = template.sections.iter().map(|s| s.title.as_str()).collect();
        if !titles.is_empty() {
            assert_eq!(fresh.sections.iter().map(|s| s.title.as_str()).collect::<Vec<_>>(), titles);
        }
    }
}

#[test]
fn a_new_briefing_from_a_template_asks_about_unsaved_work() {
    let mut app = app_of(pack());
    app.update(Ask::Run(Command::AddSection));
    assert!(ask(&mut app, OutlineAsk::StartFrom("leader-call".to_owned())).is_empty());
    assert_eq!(app.view().dialog, Some(Dialog::Unsaved { then: Then::StartFrom("leader-call".to_owned()) }));
    app.update(Ask::AnswerUnsaved(Unsaved::Discard));
    assert_eq!(app.pack().template, "leader-call");
    assert!(app.pack().articles.is_empty());
    assert_eq!(app.view().outline_page, Page::Front);
    // A template that is not there changes nothing.
    let before = Arc::clone(app.pack());
    ask(&mut app, OutlineAsk::UseTemplate("none".to_owned()));
    assert_eq!(*app.pack(), before);
}

#[test]
fn the_users_own_templates_are_read_and_what_is_off_is_said() {
    let mut app = app_of(pack());
    let effects = app.update(Ask::Run(Command::ChooseTemplate));
    assert!(matches!(&effects[..], [Effect::Front(FrontEffect::ReadTemplates)]));
    let (templates, warnings) = FakeServices::default().templates();
    let (themes, _) = FakeServices::default().themes();
    app.update(Msg::Front(FrontMsg::TemplatesRead { templates, themes, warnings }));
    assert_eq!(app.snapshot().remarks.len(), 1);
    ask(&mut app, OutlineAsk::UseTemplate("own".to_owned()));
    assert_eq!(shape(app.pack())[0].0, "Bottom line");
    assert_eq!(app.pack().sections[0].limit, Some(Limit::Lines(1)));
}

/// Chooses a file for a picture and reads it.
fn choose(app: &mut App, what: PictureFor, file: &str) {
    let picking = ask(app, OutlineAsk::ChoosePicture(what));
    let [Effect::Pick { job, purpose: Purpose::Picture, .. }] = &picking[..] else { panic!("{picking:?}") };
    let answer = Picked::Paths(vec![PathBuf::from(file)]);
    let reading = app.update(Msg::Picked { job: *job, purpose: Purpose::Picture, answer });
    let [Effect::Front(FrontEffect::ReadPicture { job, path })] = &reading[..] else { panic!("{reading:?}") };
    let result = FakeServices::default().read_picture(path);
    let file = path.file_name().unwrap().to_string_lossy().into_owned();
    app.update(Msg::Front(FrontMsg::PictureRead { job: *job, file, result }));
}

#[test]
fn a_logo_comes_and_goes_with_its_file_in_one_step() {
    let mut app = app_of(pack());
    choose(&mut app, PictureFor::Logo, "/x/flag.png");
    assert_eq!(app.pack().front.logo.as_deref(), Some("flag.png"));
    assert!(app.pack().pictures.contains_key("flag.png"));
    choose(&mut app, PictureFor::Logo, "/x/quay.png");
    assert_eq!(app.pack().pictures.keys().collect::<Vec<_>>(), ["quay.png"], "the first one is not kept for nothing");
    assert_eq!(undo(&mut app), "edit title page");
    assert_eq!(app.pack().pictures.keys().collect::<Vec<_>>(), ["flag.png"]);
    ask(&mut app, OutlineAsk::RemoveLogo);
    assert!(app.pack().pictures.is_empty() && app.pack().front.logo.is_none());
    undo(&mut app);
    assert!(app.pack().pictures.contains_key("flag.png"));
    // A file that is no picture changes nothing, and is said with the way out.
    let before = Arc::clone(app.pack());
    choose(&mut app, PictureFor::Logo, "/x/letter.txt");
    assert_eq!(*app.pack(), before);
    assert!(message(&app).contains("letter.txt is no picture") && message(&app).contains("PNG"), "{}", message(&app));
}

#[test]
fn pictures_of_one_name_are_told_apart_and_an_item_that_is_gone_takes_none() {
    let mut app = app_of(pack());
    let place = Place::end_of(app.pack().sections[0].id);
    choose(&mut app, PictureFor::New(place), "/x/flag.png");
    let first = app.pack().sections[0].items[0].clone();
    assert_eq!(app.view().item, Some(first.id));
    let picture = briefpack::pack::Picture { bytes: png(3, 3).into() };
    let other = Edit::AddPicture { name: "quay.png".to_owned(), picture };
    let body = Body::Picture { picture: "quay.png".to_owned(), caption: String::new(), alt: String::new() };
    let mut app = app_of(steps((**app.pack()).clone(), &[other, Edit::AddBlock { body, place }]));
    choose(&mut app, PictureFor::Item(first.id), "/x/quay.png");
    let Body::Picture { picture, .. } = &app.pack().item(first.id).unwrap().body else { panic!("a picture") };
    assert_eq!(picture, "quay (2).png");
    assert_eq!(app.pack().pictures.len(), 2, "the flag went with its use");
    let picking = ask(&mut app, OutlineAsk::ChoosePicture(PictureFor::Item(first.id)));
    app.update(Ask::RemoveItem(first.id));
    assert_eq!(app.pack().pictures.len(), 1);
    let [Effect::Pick { job, .. }] = &picking[..] else { panic!("{picking:?}") };
    let before = Arc::clone(app.pack());
    let answer = Picked::Paths(vec![PathBuf::from("/x/flag.png")]);
    let reading = app.update(Msg::Picked { job: *job, purpose: Purpose::Picture, answer });
    let [Effect::Front(FrontEffect::ReadPicture { job, .. })] = &reading[..] else { panic!("{reading:?}") };
    let result = FakeServices::default().read_picture(&PathBuf::from("/x/flag.png"));
    app.update(Msg::Front(FrontMsg::PictureRead { job: *job, file: "flag.png".to_owned(), result }));
    assert_eq!(*app.pack(), before);
    // An answer to a job that nobody waits for is dropped.
    let result = FakeServices::default().read_picture(&PathBuf::from("/x/flag.png"));
    app.update(Msg::Front(FrontMsg::PictureRead { job: JobId(999), file: "flag.png".to_owned(), result }));
    assert_eq!(*app.pack(), before);
}

/// A pack with three notes in its first section and two in its second.
fn notes() -> Pack {
    let mut pack = apply(&pack(), &Edit::AddSection { title: "Second".to_owned(), index: 1 }).unwrap();
    for (section, text) in [(0, "a"), (0, "b"), (0, "c"), (1, "d"), (1, "e")] {
        let place = Place::end_of(pack.sections[section].id);
        pack = apply(&pack, &Edit::AddNote { text: text.to_owned(), place }).unwrap();
    }
    pack
}

fn told(pack: &Pack) -> String {
    let notes = |s: &briefpack::pack::Section| s.items.iter().map(|i| i.note.as_str()).collect::<String>();
    pack.sections.iter().map(notes).collect::<Vec<_>>().join("|")
}

#[test]
fn several_items_move_and_go_in_one_step() {
    let mut app = app_of(notes());
    let all: Vec<ItemId> = items(app.pack()).concat();
    let first = app.pack().sections[0].id;
    let place = |index| Place { section: first, index };
    for (taken, index, want) in [
        (vec![0, 2], 1, "acb|de"),
        (vec![0, 1], 3, "cab|de"),
        (vec![3, 4], 0, "deabc|"),
        (vec![0, 3], 2, "badc|e"),
        (vec![1, 2], usize::MAX, "abc|de"),
    ] {
        let before = Arc::clone(app.pack());
        let taken: Vec<ItemId> = taken.into_iter().map(|i| all[i]).collect();
        ask(&mut app, OutlineAsk::MoveItems { items: taken, place: place(index) });
        assert_eq!(told(app.pack()), want);
        undo(&mut app);
        assert_eq!(*app.pack(), before);
    }
    app.update(Ask::Choose(Some(all[1])));
    ask(&mut app, OutlineAsk::RemoveItems(vec![all[1], all[2], all[3]]));
    assert_eq!(told(app.pack()), "a|e");
    assert_eq!(app.view().item, Some(all[0]), "what stands beside is chosen");
    assert_eq!(undo(&mut app), "remove item");
    assert_eq!(told(app.pack()), "abc|de");
}

#[test]
fn keys_move_items_between_sections_and_sections_among_themselves() {
    let mut app = app_of(notes());
    let all: Vec<ItemId> = items(app.pack()).concat();
    app.update(Ask::Choose(Some(all[0])));
    app.update(Ask::Run(Command::ItemIn));
    assert_eq!(told(app.pack()), "bc|ade");
    app.update(Ask::Run(Command::ItemIn));
    assert_eq!(told(app.pack()), "bc|ade", "there is no section after the last");
    app.update(Ask::Run(Command::ItemOut));
    assert_eq!(told(app.pack()), "bca|de");
    let second = app.pack().sections[1].id;
    ask(&mut app, OutlineAsk::ChooseSection(second));
    assert_eq!((app.view().item, app.view().target), (None, Some(second)));
    app.update(Ask::Run(Command::ItemUp));
    assert_eq!(told(app.pack()), "de|bca");
    app.update(Ask::Run(Command::ItemUp));
    assert_eq!(undo(&mut app), "move section");
    app.update(Ask::Run(Command::RemoveChosen));
    assert_eq!(told(app.pack()), "bca");
}

#[test]
fn a_folded_section_hides_its_items_and_never_the_chosen_one() {
    let mut app = app_of(notes());
    let (first, second) = (app.pack().sections[0].id, app.pack().sections[1].id);
    let chosen = items(app.pack())[0][1];
    app.update(Ask::Choose(Some(chosen)));
    ask(&mut app, OutlineAsk::Fold { section: first, folded: true });
    assert_eq!((app.view().item, app.view().section), (None, Some(first)));
    let keys: Vec<RowKey> = rows(app.pack(), &app.view().folded).into_iter().map(|r| r.key).collect();
    assert_eq!(keys.len(), 5);
    assert_eq!(keys[..2], [RowKey::Section(first), RowKey::Section(second)]);
    app.update(Ask::Run(Command::FoldAll));
    assert_eq!(rows(app.pack(), &app.view().folded).len(), 3);
    let place = Place { section: second, index: 0 };
    ask(&mut app, OutlineAsk::MoveItems { items: vec![chosen], place });
    assert!(!app.view().folded.contains(&second), "what is dropped stays in sight");
    app.update(Ask::Run(Command::UnfoldAll));
    assert_eq!(rows(app.pack(), &app.view().folded).len(), 8);
    app.update(Ask::RemoveSection(second));
    ask(&mut app, OutlineAsk::Fold { section: second, folded: true });
    app.update(Ask::EndGesture);
    assert!(app.view().folded.is_empty(), "a section that is gone is not kept");
}

#[test]
fn what_is_chosen_or_added_from_elsewhere_is_to_be_seen() {
    let mut app = app_of(notes());
    let (first, second) = (app.pack().sections[0].id, app.pack().sections[1].id);
    let chosen = items(app.pack())[0][1];
    app.update(Ask::Run(Command::FoldAll));
    app.update(Ask::Choose(Some(chosen)));
    assert!(!app.view().folded.contains(&first) && app.view().folded.contains(&second));
    for command in [Command::AddSection, Command::AddNote] {
        ask(&mut app, OutlineAsk::Show(Page::Front));
        assert_eq!(app.view().outline_page, Page::Front);
        app.update(Ask::Run(command));
        assert_eq!(app.view().outline_page, Page::Outline, "{command:?}");
    }
    ask(&mut app, OutlineAsk::Show(Page::Template));
    app.update(Ask::Run(Command::FoldAll));
    app.update(Ask::TakeFind(Target::Section(second)));
    assert_eq!((app.view().section, app.view().outline_page), (Some(second), Page::Outline));
    assert!(!app.view().folded.contains(&second), "what was looked for is unfolded");
}

#[test]
fn dropped_passages_and_suggestions_stand_where_they_were_let_go() {
    let mut app = app_of(notes());
    let (first, article) = (app.pack().sections[0].id, pillars_article());
    let passage = Passage::new(&article, vec![span_of(&article, 0, "The visit was a success")]).unwrap();
    ask(&mut app, OutlineAsk::AddPassage { passage, place: Place { section: first, index: 1 } });
    assert!(matches!(app.pack().sections[0].items[1].body, Body::Quotation { .. }));
    assert_eq!(app.view().item, Some(app.pack().sections[0].items[1].id));
    let place = Place { section: first, index: 0 };
    let found = |item| OutlineAsk::AddFound { article: article.id.clone(), suggestion: 0, item, place };
    ask(&mut app, found(None));
    assert!(matches!(&app.pack().sections[0].items[0].body, Body::List { entries, .. } if entries.len() == 6));
    ask(&mut app, found(Some(4)));
    let quoted = app.pack().sections[0].items[0].body.highlights();
    assert!(app.pack().highlights[&quoted[0]].passage.quote.starts_with("Enhancing cooperation in education"));
    // What is not there any more is passed over; a passage that does not hold is refused in words.
    let before = Arc::clone(app.pack());
    ask(&mut app, OutlineAsk::AddFound { article: article.id.clone(), suggestion: 9, item: None, place });
    let spans = vec![Span::new(0, 0, 9)];
    let forged = Passage { article: article.id.clone(), spans, quote: "Forged wo".to_owned() };
    ask(&mut app, OutlineAsk::AddPassage { passage: forged, place });
    assert_eq!(*app.pack(), before);
    assert!(message(&app).contains("cannot be quoted"));
}

/// A pack with one of everything that can be typed into.
fn of_everything() -> (App, Vec<ItemId>) {
    let mut app = app_of(pack());
    let article = call_article();
    let whole = Passage::new(&article, vec![Span::new(0, 0, article.blocks[0].text.len())]).unwrap();
    let end = Place::end_of(app.pack().sections[0].id);
    ask(&mut app, OutlineAsk::AddPassage { passage: whole, place: end });
    for what in [New::Chronology, New::Table, New::Biography, New::PageBreak, New::Note] {
        ask(&mut app, OutlineAsk::Add { what, place: end });
    }
    ask(&mut app, OutlineAsk::AddFound { article: pillars_article().id, suggestion: 0, item: None, place: end });
    let items = items(app.pack()).concat();
    (app, items)
}

#[test]
fn a_quotation_is_shortened_in_one_step_and_forged_words_are_refused() {
    let (mut app, items) = of_everything();
    let item = items[0];
    let set = |wording: &str| OutlineAsk::SetWording { item, wording: Some(wording.to_owned()), typed: true };
    ask(&mut app, set("The Acting Minister expressed … of recent years."));
    ask(&mut app, set("The Acting Minister expressed … recent years."));
    ask(&mut app, set("The Acting Minister denied … recent years."));
    let wording = |app: &App| match &app.pack().item(item).unwrap().body {
        Body::Quotation { wording, .. } => wording.clone(),
        _ => None,
    };
    assert_eq!(wording(&app).as_deref(), Some("The Acting Minister expressed … recent years."));
    assert!(message(&app).contains("denied"), "{}", message(&app));
    assert_eq!(undo(&mut app), "shorten quotation");
    assert_eq!(wording(&app), None);
}

#[test]
fn lists_chronologies_and_blocks_change_by_named_steps() {
    let (mut app, items) = of_everything();
    let [_, chronology, table, biography, page_break, note, list] = items[..] else { panic!("{items:?}") };
    assert!(matches!(app.pack().item(page_break).unwrap().body, Body::PageBreak));
    // A list loses an entry and changes its order; a passage that was never in it does not come in.
    let Body::List { entries, .. } = app.pack().item(list).unwrap().body.clone() else { panic!("a list") };
    let fewer = vec![entries[3], entries[0]];
    ask(&mut app, OutlineAsk::SetEntries { item: list, entries: fewer.clone() });
    assert_eq!(app.pack().item(list).unwrap().body.highlights(), fewer);
    for wrong in [Vec::new(), vec![entries[0], entries[0]], app.pack().item(items[0]).unwrap().body.highlights()] {
        ask(&mut app, OutlineAsk::SetEntries { item: list, entries: wrong });
        assert_eq!(app.pack().item(list).unwrap().body.highlights(), fewer);
    }
    assert_eq!(undo(&mut app), "edit list");
    // A chronology: typing is one step, an entry more is another.
    let Body::Chronology(told) = app.pack().item(chronology).unwrap().body.clone() else { panic!("a chronology") };
    assert_eq!(told[0].date, jiff::civil::date(2025, 11, 1), "the latest article's day");
    for text in ["S", "Sp", "Spoke"] {
        let entries = vec![Happening { text: text.to_owned(), ..told[0].clone() }];
        ask(&mut app, OutlineAsk::SetChronology { item: chronology, entries, field: Some(1) });
    }
    let more = vec![Happening { precision: Precision::Month, ..told[0].clone() }, told[0].clone()];
    ask(&mut app, OutlineAsk::SetChronology { item: chronology, entries: more, field: None });
    ask(&mut app, OutlineAsk::SetChronology { item: chronology, entries: Vec::new(), field: None });
    assert_eq!(undo(&mut app), "edit chronology");
    assert!(matches!(&app.pack().item(chronology).unwrap().body, Body::Chronology(e) if e[0].text == "Spoke"));
    undo(&mut app);
    assert!(matches!(&app.pack().item(chronology).unwrap().body, Body::Chronology(e) if e[0].text.is_empty()));
    // A table and a biography.
    let body = Body::Table { caption: "T".to_owned(), header: vec!["H".to_owned()], rows: vec![] };
    ask(&mut app, OutlineAsk::SetBlock { item: table, body, field: Some(0) });
    assert_eq!(undo(&mut app), "edit table");
    let body = Body::Biography { name: "N".to_owned(), role: String::new(), text: String::new() };
    ask(&mut app, OutlineAsk::SetBlock { item: biography, body: body.clone(), field: Some(0) });
    assert_eq!(undo(&mut app), "edit biography");
    // What prints a passage is not to be replaced by a block.
    let before = Arc::clone(app.pack());
    ask(&mut app, OutlineAsk::SetBlock { item: list, body, field: None });
    ask(&mut app, OutlineAsk::SetFigure { item: note, value: "1".to_owned(), caption: String::new() });
    assert_eq!(*app.pack(), before);
}

#[test]
fn a_figure_keeps_to_its_passage() {
    let pack = rich_pack();
    let find = |i: &&briefpack::pack::Item| matches!(i.body, Body::Figure { .. });
    let item = pack.sections.iter().flat_map(|s| &s.items).find(find).expect("a figure").clone();
    let Body::Figure { value, .. } = &item.body else { panic!("a figure") };
    let mut app = app_of(pack.clone());
    let set = |value: &str, caption: &str| OutlineAsk::SetFigure {
        item: item.id,
        value: value.to_owned(),
        caption: caption.to_owned(),
    };
    ask(&mut app, set(value, "counted anew"));
    assert_eq!(undo(&mut app), "edit figure");
    ask(&mut app, set("a million more", ""));
    assert_eq!(**app.pack(), pack);
    assert!(message(&app).contains("does not stand in the passage"));
}

#[test]
fn every_field_of_the_title_page_is_written_and_taken_back_by_itself() {
    let mut app = app_of(pack());
    for field in FrontField::ALL {
        let text = if field == FrontField::Date { "2026-11-21" } else { "x" };
        app.update(Ask::SetFront { field, text: text.to_owned() });
        let front = app.pack().front.clone();
        match field.text(&front) {
            Some(now) => assert_eq!(now, "x", "{field:?}"),
            None => assert_eq!(front.date, Some(jiff::civil::date(2026, 11, 21))),
        }
    }
    for _ in FrontField::ALL {
        assert_eq!(undo(&mut app), "edit title page");
    }
    assert_eq!(app.pack().front, pack().front);
    ask(&mut app, OutlineAsk::SetPaper(Paper::Letter));
    ask(&mut app, OutlineAsk::SetTheme("print".to_owned()));
    assert_eq!((undo(&mut app), undo(&mut app)), ("choose theme".to_owned(), "choose paper".to_owned()));
}

#[test]
fn a_step_that_changes_nothing_does_not_swallow_the_one_before() {
    let mut app = app_of(notes());
    app.update(Ask::Run(Command::AddSection));
    let sections = app.pack().sections.len();
    // The same theme again, then typing in the gesture that it would have opened.
    let field = FrontField::Title;
    let title = app.pack().front.title.clone();
    app.update(Ask::SetFront { field, text: title });
    app.update(Ask::SetFront { field, text: "Other".to_owned() });
    undo(&mut app);
    assert_eq!(app.pack().sections.len(), sections, "only the title went back");
}

/// A pack whose first section has a limit and holds a note of so many lines.
fn limited(lines: usize) -> Pack {
    let pack = notes();
    let section = pack.sections[0].id;
    let note = vec!["A line of its own."; lines].join("\n");
    let item = pack.sections[0].items[0].id;
    let limit = Some(Limit::Lines(4));
    steps(pack, &[Edit::PlanSection { section, guidance: String::new(), limit }, Edit::SetNote { item, note }])
}

#[test]
fn limits_are_measured_on_the_laid_out_lines() {
    let lengths = |pack: &Pack| measure(pack, &BundledOnly);
    let short = limited(1);
    let first: SectionId = short.sections[0].id;
    assert_eq!(lengths(&short)[&first].lines, 3, "one line for each note");
    assert_eq!(lengths(&limited(9))[&first].lines, 11);
    assert!(!lengths(&short).contains_key(&short.sections[1].id), "only what has a limit is measured");
    // It is what the export warns of.
    let warned = |pack: &Pack| {
        let mut sink = Sink::new();
        layout(&assemble(pack, &mut sink).unwrap(), &mut sink);
        sink.warnings().iter().any(|w| w.what.contains("its limit is 4"))
    };
    assert!(!warned(&short) && warned(&limited(9)));
    assert_eq!(lengths(&notes()).len(), 0);
}

#[test]
fn typing_is_measured_one_pack_at_a_time_and_the_last_one_in_the_end() {
    let mut app = App::new(limited(1), None, Vec::new(), true);
    let measured = |effects: &[Effect]| {
        effects.iter().find_map(|e| match e {
            Effect::Front(FrontEffect::Measure(pack)) => Some(Arc::clone(pack)),
            _ => None,
        })
    };
    let first = measured(&app.start()).expect("the limit is measured from the start");
    let item = app.pack().sections[0].items[0].id;
    let typed = app.update(Ask::SetNote { item, note: "x\ny\nz\nw".to_owned() });
    assert!(measured(&typed).is_none(), "one answer is under way");
    let lengths = measure(&first, &BundledOnly);
    let next = app.update(Msg::Front(FrontMsg::Measured { pack: first, lengths }));
    let next = measured(&next).expect("what was typed meanwhile is measured after");
    assert!(Arc::ptr_eq(&next, app.pack()));
    let lengths = measure(&next, &BundledOnly);
    let done = app.update(Msg::Front(FrontMsg::Measured { pack: next, lengths }));
    assert!(measured(&done).is_none());
    let section = app.pack().sections[0].id;
    assert_eq!(app.snapshot().side.lengths[&section].lines, 6);
}

#[test]
fn notes_print_bold_italic_and_lists_with_their_structure() {
    let pack = rich_pack();
    let item = pack.sections[0].items[0].id;
    let note = "Ask **twice** and *softly*:\n- one **point**\n- another\n1. first\n2. second\nThe end.";
    let pack = apply(&pack, &Edit::SetNote { item, note: note.to_owned() }).unwrap();
    let mut sink = Sink::new();
    let pages = layout(&assemble(&pack, &mut sink).unwrap(), &mut sink);
    let text: Vec<String> = pages
        .pages
        .iter()
        .flat_map(|p| &p.items)
        .filter_map(|i| match &i.draw {
            briefpack::layout::page::Draw::Glyphs(run) => Some(run.text.clone()),
            _ => None,
        })
        .collect();
    let said = text.join("");
    assert!(said.contains("one point") && said.contains("twice") && !said.contains("**"), "no marks are printed");
    assert!(text.iter().any(|run| run.trim() == "twice"), "strong words are a run of their own face");
    assert!(text.iter().any(|run| run.trim() == "2."));
    // Two lists under one parent, bulleted and numbered, with labels and bodies.
    let lists: Vec<(usize, bool)> = pages
        .structure
        .iter()
        .enumerate()
        .filter_map(|(i, n)| match n.role {
            Role::List { numbered } if matches!(pages.structure[n.parent.0].role, Role::Division) => {
                Some((i, numbered))
            }
            _ => None,
        })
        .collect();
    let items_of =
        |list: usize| pages.structure.iter().filter(|n| n.parent.0 == list && n.role == Role::ListItem).count();
    let own: Vec<(bool, usize)> = lists.iter().map(|(i, numbered)| (*numbered, items_of(*i))).collect();
    assert!(own.contains(&(false, 2)) && own.contains(&(true, 2)), "{own:?}");
    let bytes = export_with(&pack, ExportOptions::default(), &mut sink).unwrap().bytes;
    assert_eq!(verify_pdf(&bytes).unwrap().findings, []);
}
