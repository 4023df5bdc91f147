//! The form in which a pasted text becomes an article.

use std::borrow::Cow;

use egui::{Align, Context, Event, Frame, Id, Key, Layout, Margin, Popup, ScrollArea, Stroke, TextEdit, Ui, vec2};

use super::browse::{LibraryAsk, Paste};
use super::filter_ui::language_name;
use crate::import::{Given, TypedDay, typed_day};
use crate::ui::Snapshot;
use crate::ui::ask::Ask;
use crate::ui::dialogs::Front;
use crate::ui::theme::{Look, margin};
use crate::ui::widgets::{
    Button, Icon, Line, at_right, day_note, field, focus_ring_at, label, menu_entry, paragraph, scrolled_form,
    steady_bar,
};
use crate::ui::words;

/// A longer text is shown by its beginning, and is not for typing into.
const TYPED_BYTES: usize = 60_000;
/// How much of it is shown, in characters.
const SHOWN_CHARS: usize = 3_000;
/// The languages that can be chosen; more are told by the text itself.
const LANGUAGES: [&str; 20] = [
    "en", "vi", "fr", "de", "es", "pt", "it", "ru", "uk", "zh", "ja", "ko", "lo", "km", "th", "id", "ar", "he", "hi",
    "el",
];

fn ask(paste: Paste) -> Ask {
    Ask::Library(LibraryAsk::Paste(Some(Box::new(paste))))
}

/// Draws the form, while there is one.
pub(super) fn show(ctx: &Context, look: &Look, now: &Snapshot<'_>, asks: &mut Vec<Ask>) {
    let Some(paste) = &now.view.library.paste else { return };
    let closing = Front::new(ctx, look, "paste", look.size.details).show(ctx, look, |ui| {
        paragraph(ui, &look.tr("paste-title"), &Line::many(look.title(), look.colour.text));
        scrolled_form(ui, look, "paste form", |ui| {
            paragraph(ui, &look.tr("paste-text"), &Line::many(look.body(), look.colour.quiet));
            text_area(ui, look, paste, asks);
            fields(ui, look, paste, asks);
            if let Some(error) = &paste.error {
                paragraph(ui, &look.words.said(error), &Line::many(look.body(), look.colour.error));
            }
        });
        buttons(ui, look, paste, asks);
    });
    // A click beside the form is no answer: what was typed would be gone.
    if closing.by_key {
        asks.push(Ask::Library(LibraryAsk::Paste(None)));
    }
}

/// Gives the text the keyboard when the form opens, and never again: whoever leaves it wants to be elsewhere.
fn focus_once(ui: &Ui, id: Id) {
    let now = ui.ctx().cumulative_frame_nr();
    let key = Id::unique("paste shown");
    let (shown, was_focused) = ui.data(|d| d.get_temp::<(u64, bool)>(key)).unwrap_or_default();
    let was_focused = was_focused && shown + 1 >= now;
    let is_focused = ui.memory(|m| m.has_focus(id));
    if !was_focused && !is_focused {
        ui.memory_mut(|m| m.request_focus(id));
    }
    ui.data_mut(|d| d.insert_temp(key, (now, was_focused || is_focused)));
}

fn text_area(ui: &mut Ui, look: &Look, paste: &Paste, asks: &mut Vec<Ask>) {
    let id = Id::unique("paste text");
    focus_once(ui, id);
    // A whole text that is pasted into the empty area need not pass through the field, however long it is.
    if paste.text.is_empty() && ui.memory(|m| m.has_focus(id)) {
        let pasted = ui.input_mut(|i| {
            let at = i.events.iter().position(|e| matches!(e, Event::Paste(_)));
            at.map(|at| i.events.remove(at))
        });
        if let Some(Event::Paste(text)) = pasted {
            asks.push(ask(Paste { text, ..paste.clone() }));
            return;
        }
    }
    // The frame stands around what scrolls, so that its lower line stays in view.
    let frame = Frame::new()
        .fill(look.colour.field)
        .stroke(Stroke::new(look.size.hair, look.colour.field_line))
        .corner_radius(look.radius())
        .inner_margin(Margin::same(margin(look.size.space_s)));
    let scroll = ScrollArea::vertical().id_salt("paste").max_height(look.size.paste).auto_shrink([false, true]);
    let area = |ui: &mut Ui| {
        let long = paste.text.len() > TYPED_BYTES;
        let mut typed = if long { paste.text.chars().take(SHOWN_CHARS).collect() } else { paste.text.clone() };
        let edit = TextEdit::multiline(&mut typed)
            .id(id)
            .frame(Frame::NONE)
            .interactive(!long)
            .hint_text(egui::RichText::new(look.tr("paste-hint")).color(look.colour.quiet))
            .text_color(look.colour.text)
            .desired_rows(if paste.text.is_empty() { 6 } else { 10 })
            .desired_width(f32::INFINITY);
        let response = ui.add(edit).accessible_name(look.tr("paste-area"));
        if response.changed() && !long && typed != paste.text {
            asks.push(ask(Paste { text: typed, ..paste.clone() }));
        }
        response
    };
    let framed = frame.show(ui, |ui| scroll.show(ui, area).inner);
    focus_ring_at(ui, look, &framed.inner, framed.response.rect);
    if paste.text.len() > TYPED_BYTES {
        ui.horizontal(|ui| {
            let count = paste.text.chars().count();
            let words = look.tr_with("paste-long", &[("count", count.into())]);
            label(ui, &words, &Line::one(look.small(), look.colour.quiet));
            if Button::text(look.tr("paste-clear")).small().show(ui, look).clicked() {
                asks.push(ask(Paste { text: String::new(), ..paste.clone() }));
            }
        });
    }
}

/// A field of the form: what it holds, what the text says of it, and the form with another text in it.
type Row<'a> = (&'a str, &'a str, Option<String>, fn(Paste, String) -> Paste);

fn fields(ui: &mut Ui, look: &Look, paste: &Paste, asks: &mut Vec<Ask>) {
    let read = |part: fn(&Given) -> Option<String>| paste.guess.as_ref().and_then(part);
    let day = paste.guess.as_ref().and_then(|guess| guess.published).map(|date| words::day(look.words, date));
    let rows: [Row<'_>; 4] = [
        ("paste-field-title", &paste.title, read(|g| g.title.clone()), |p, title| Paste { title, ..p }),
        ("paste-field-outlet", &paste.outlet, read(|g| g.outlet.clone()), |p, outlet| Paste { outlet, ..p }),
        ("paste-field-date", &paste.date, day, |p, date| Paste { date, ..p }),
        ("paste-field-author", &paste.author, read(|g| g.byline.clone()), |p, author| Paste { author, ..p }),
    ];
    for (key, text, guess, with) in rows {
        line(ui, look, key, |ui| {
            // What was read stands as it is; where there is nothing, a sentence says so, and no example.
            let hint = guess.map_or_else(|| none_read(look, paste, key), Cow::Owned);
            let typed = field(ui, look, Id::unique(key), text, &look.tr(key), &hint);
            if let Some(text) = typed.text {
                asks.push(ask(with(paste.clone(), text)));
            } else if typed.left && paste.is_ready() && ui.input(|i| i.key_pressed(Key::Enter)) {
                asks.push(Ask::Library(LibraryAsk::ConfirmPaste));
            }
        });
        if key == "paste-field-date"
            && let Some(date) = day_line(ui, look, text)
        {
            asks.push(ask(Paste { date, ..paste.clone() }));
        }
    }
    line(ui, look, "paste-field-language", |ui| language(ui, look, paste, asks));
}

/// What an empty field says where nothing of the text stands in it: that the text tells nothing, once it was read.
fn none_read<'l>(look: &'l Look, paste: &Paste, key: &str) -> Cow<'l, str> {
    match (&paste.guess, key) {
        (None, _) => look.tr("paste-language-text"),
        (Some(_), "paste-field-date") => look.tr("paste-none-date"),
        (Some(_), "paste-field-outlet") => look.tr("paste-none-outlet"),
        (Some(_), _) => look.tr("paste-none"),
    }
}

/// Below a date's field: the day in words, a question, or what is wrong. Gives back the day that was chosen, in words.
pub(super) fn day_line(ui: &mut Ui, look: &Look, typed: &str) -> Option<String> {
    let mut chosen = None;
    // A day that is written in words already needs no line of its own.
    let is_plain = matches!(typed_day(typed), TypedDay::One(date) if words::day(look.words, date) == typed.trim());
    if !typed.trim().is_empty() && !is_plain {
        line(ui, look, "", |ui| {
            ui.vertical(|ui| chosen = day_note(ui, look, typed));
        });
    }
    chosen.map(|date| words::day(look.words, date))
}

/// A line of a form: the name of what stands in it, and the field.
pub(super) fn line(ui: &mut Ui, look: &Look, key: &str, add: impl FnOnce(&mut Ui)) {
    ui.horizontal(|ui| {
        let name = vec2(look.size.field_label, look.size.control);
        ui.allocate_ui_with_layout(name, Layout::left_to_right(Align::Center), |ui| {
            ui.set_min_width(look.size.field_label);
            if !key.is_empty() {
                label(ui, &look.tr(key), &Line::one(look.body(), look.colour.quiet));
            }
        });
        add(ui);
    });
}

fn language(ui: &mut Ui, look: &Look, paste: &Paste, asks: &mut Vec<Ask>) {
    let own = match (&paste.language, paste.guess.as_ref().and_then(|guess| guess.language.as_ref())) {
        (Some(code), _) => language_name(look, code),
        (None, Some(guess)) => {
            let language = words::language(look.words, guess).unwrap_or_default();
            look.tr_with("paste-language-guess", &[("language", language.into())])
        }
        (None, None) => look.tr("paste-language-text").into_owned(),
    };
    if let Some(chosen) = languages(ui, look, &own, "paste-field-language", Some("paste-language-text")) {
        asks.push(ask(Paste { language: chosen, ..paste.clone() }));
    }
}

/// The languages to choose from behind a button that says which one it is; gives back the code of the one that was
/// chosen. `without` is the key of what stands for none, where none may be chosen.
pub(super) fn languages(
    ui: &mut Ui,
    look: &Look,
    own: &str,
    key: &str,
    without: Option<&str>,
) -> Option<Option<String>> {
    let mut chosen = None;
    let button = Button::text(own).named(look.tr(key)).with_icon(Icon::Fold).small().outlined().show(ui, look);
    Popup::menu(&button).show(|ui| {
        ui.set_max_width(look.size.card);
        steady_bar(ui, look);
        if let Some(without) = without
            && menu_entry(ui, look, None, &look.tr(without), true)
        {
            chosen = Some(None);
        }
        ScrollArea::vertical().max_height(look.size.paste).show(ui, |ui| {
            for code in LANGUAGES {
                if menu_entry(ui, look, None, &language_name(look, code), true) {
                    chosen = Some(Some(code.to_owned()));
                }
            }
        });
    });
    chosen
}

fn buttons(ui: &mut Ui, look: &Look, paste: &Paste, asks: &mut Vec<Ask>) {
    ui.add_space(look.size.space_s);
    let entered = ui.input_mut(|i| i.consume_key(egui::Modifiers::COMMAND, Key::Enter));
    at_right(ui, "buttons", look.size.control, |ui| {
        if Button::text(look.tr("paste-cancel")).show(ui, look).clicked() {
            asks.push(Ask::Library(LibraryAsk::Paste(None)));
        }
        let add = Button::text(look.tr("paste-add")).outlined().enabled(paste.is_ready());
        if add.show(ui, look).clicked() || (entered && paste.is_ready()) {
            asks.push(Ask::Library(LibraryAsk::ConfirmPaste));
        }
    });
}
