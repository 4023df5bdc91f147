//! The title page's fields.

use std::borrow::Cow;

use egui::{Align, Id, Layout, Popup, Ui, vec2};

use super::ask::{OutlineAsk, PictureFor};
use super::{Cx, picture_ui};
use crate::article::{Language, shorten};
use crate::phrases::Phrases;
use crate::ui::ask::{Ask, FrontField};
use crate::ui::widgets::{Button, Icon, Line, day_note, field, galley, hair_line, label, menu_entry, paragraph};
use crate::ui::words;

/// The labels of the Traffic Light Protocol in their prescribed form (FIRST, TLP version 2.0: in capitals, without a
/// space).
const TLP: [&str; 5] = ["TLP:RED", "TLP:AMBER+STRICT", "TLP:AMBER", "TLP:GREEN", "TLP:CLEAR"];
/// Other markings that are offered, as they are printed.
const MARKINGS: [&str; 4] = ["INTERNAL", "CONFIDENTIAL", "RESTRICTED", "EMBARGOED"];
/// The longest file name that is shown, in characters.
const NAME_CHARS: usize = 60;

/// Draws the fields.
pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_, '_>) {
    let size = &cx.look.size;
    ui.spacing_mut().item_spacing.y = size.space_s;
    one(ui, cx, FrontField::Title);
    one(ui, cx, FrontField::Kind);
    language(ui, cx);
    two(ui, cx, FrontField::Number, FrontField::Version);
    gap(ui, cx);
    one(ui, cx, FrontField::Occasion);
    two(ui, cx, FrontField::Date, FrontField::Time);
    // The note below a date comes and goes; the fields below it stay where they are.
    let height = size.small_control;
    let width = ui.available_width();
    ui.allocate_ui_with_layout(vec2(width, height), Layout::top_down(Align::Min), |ui| {
        ui.set_min_size(vec2(width, height));
        date_note(ui, cx);
    });
    one(ui, cx, FrontField::Place);
    gap(ui, cx);
    one(ui, cx, FrontField::PreparedFor);
    one(ui, cx, FrontField::PreparedBy);
    one(ui, cx, FrontField::Contact);
    gap(ui, cx);
    marking(ui, cx);
    gap(ui, cx);
    logo(ui, cx);
    if cx.now.pack.front.title.trim().is_empty() {
        gap(ui, cx);
        note(ui, cx, "front-title-empty");
    }
}

fn gap(ui: &mut Ui, cx: &Cx<'_, '_>) {
    ui.add_space(cx.look.size.space_s);
    hair_line(ui, cx.look);
    ui.add_space(cx.look.size.space_s);
}

/// A field over the whole width.
fn one(ui: &mut Ui, cx: &mut Cx<'_, '_>, which: FrontField) {
    let width = ui.available_width();
    column(ui, cx, which, width);
}

/// Two short fields side by side.
fn two(ui: &mut Ui, cx: &mut Cx<'_, '_>, left: FrontField, right: FrontField) {
    let gap = cx.look.size.space_m;
    let width = (ui.available_width() - gap) / 2.0;
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = gap;
        column(ui, cx, left, width);
        column(ui, cx, right, width);
    });
}

/// A field under its label.
fn column(ui: &mut Ui, cx: &mut Cx<'_, '_>, which: FrontField, width: f32) {
    let look = cx.look;
    ui.allocate_ui_with_layout(vec2(width, 0.0), Layout::top_down(Align::Min), |ui| {
        ui.set_width(width);
        ui.spacing_mut().item_spacing.y = look.size.focus;
        let name = look.tr(&format!("front-{}", which.key()));
        // The field carries the name for screen readers; here it is only painted.
        let words = galley(ui, &name, &Line::one(look.small(), look.colour.quiet), width);
        let (place, _) = ui.allocate_exact_size(words.size(), egui::Sense::hover());
        ui.painter().galley(place.min, words, look.colour.quiet);
        typed(ui, cx, which, &name);
    });
}

/// The name of a field.
pub(in crate::ui) fn field_id(which: FrontField) -> Id {
    Id::unique(("front", which))
}

/// The name of the first field.
pub(super) fn first_id() -> Id {
    field_id(FrontField::Title)
}

/// The field itself.
fn typed(ui: &mut Ui, cx: &mut Cx<'_, '_>, which: FrontField, name: &str) {
    let front = &cx.now.pack.front;
    let text = which.text(front).map_or_else(|| typed_date(cx), Cow::Borrowed);
    let hint = cx.tr(&format!("front-{}-hint", which.key()));
    let typed = field(ui, cx.look, field_id(which), &text, name, &hint);
    if let Some(text) = typed.text {
        cx.asks.push(Ask::SetFront { field: which, text });
    }
    if typed.left {
        cx.asks.push(Ask::EndGesture);
    }
    if cx.now.view.write_front == Some(which) {
        if typed.response.has_focus() {
            cx.asks.push(Ask::Writing);
        } else {
            typed.response.request_focus();
        }
        typed.response.scroll_to_me(None);
    }
}

/// The date in words, a question, or what is wrong with what was typed; below a date in words the day of its week, by
/// which a slip is seen.
fn date_note(ui: &mut Ui, cx: &mut Cx<'_, '_>) {
    let typed = typed_date(cx).into_owned();
    if let Some(date) = cx.now.pack.front.date.filter(|date| words::day(cx.now.words, *date) == typed.trim()) {
        let day = cx.tr(&format!("weekday-{}", date.weekday().to_monday_one_offset()));
        label(ui, &day, &Line::one(cx.look.small(), cx.look.colour.quiet));
        return;
    }
    if let Some(date) = day_note(ui, cx.look, &typed) {
        cx.asks.push(Ask::SetFront { field: FrontField::Date, text: words::day(cx.now.words, date) });
        cx.asks.push(Ask::EndGesture);
    }
}

/// What stands in the date's field: what is being typed, what could not be read, or the day in words.
fn typed_date<'a>(cx: &Cx<'a, '_>) -> Cow<'a, str> {
    let front = &cx.now.pack.front;
    match (&cx.now.view.date_draft, front.date) {
        (Some(draft), _) => Cow::Borrowed(draft),
        (None, Some(date)) => Cow::Owned(words::day(cx.now.words, date)),
        (None, None) => Cow::Borrowed(&front.date_unread),
    }
}

fn note(ui: &mut Ui, cx: &Cx<'_, '_>, key: &str) {
    paragraph(ui, &cx.tr(key), &Line::many(cx.look.small(), cx.look.colour.quiet));
}

/// The briefing's language: the page's own words and the template's follow it.
fn language(ui: &mut Ui, cx: &mut Cx<'_, '_>) {
    let look = cx.look;
    let name = |code: &str| {
        let code = if code.is_empty() { Phrases::all().first().map_or("", |p| p.language.as_str()) } else { code };
        words::language(look.words, &Language(code.to_owned())).unwrap_or_default()
    };
    let now = cx.now.pack.front.language.clone();
    let own = name(&now);
    let spoken = look.tr_with("front-language-now", &[("language", own.as_str().into())]);
    let button = Button::text(own).named(spoken).with_icon(Icon::Fold).small().outlined();
    let button = button.tooltip(cx.tr("front-language-tip"));
    let button = ui.scope(|ui| {
        ui.spacing_mut().item_spacing.y = look.size.focus;
        label(ui, &cx.tr("front-language"), &Line::one(look.small(), look.colour.quiet));
        button.show(ui, look)
    });
    let button = button.inner;
    Popup::menu(&button).show(|ui| {
        ui.set_max_width(look.size.menu);
        for (index, phrases) in Phrases::all().iter().enumerate() {
            // English, the first of all, is what a pack is in that names no language.
            let code = if index == 0 { "" } else { phrases.language.as_str() };
            let is_it = now == code || now == phrases.language;
            if menu_entry(ui, look, is_it.then_some(Icon::Check), &name(code), true) && !is_it {
                cx.asks.push(Ask::Outline(OutlineAsk::SetLanguage(code.to_owned())));
            }
        }
    });
}

/// The handling caveat: free text, with the usual ones at hand.
fn marking(ui: &mut Ui, cx: &mut Cx<'_, '_>) {
    let (look, size) = (cx.look, &cx.look.size);
    one(ui, cx, FrontField::Marking);
    let now = cx.now.pack.front.marking.trim();
    let upper = now.to_uppercase();
    if upper.starts_with("TLP") && !TLP.contains(&now) {
        let sentence = look.tr_with("front-marking-tlp", &[("labels", TLP.join(", ").into())]);
        paragraph(ui, &sentence, &Line::many(look.small(), look.colour.error));
    }
    let button = Button::text(cx.tr("front-marking-choose")).with_icon(Icon::Fold).small().show(ui, look);
    Popup::menu(&button).show(|ui| {
        ui.set_max_width(look.size.menu);
        let mut entry = |ui: &mut Ui, text: &str, name: &str| {
            let icon = (now == text).then_some(Icon::Check);
            if menu_entry(ui, look, icon, name, true) {
                cx.asks.push(Ask::SetFront { field: FrontField::Marking, text: text.to_owned() });
                cx.asks.push(Ask::EndGesture);
            }
        };
        entry(ui, "", &look.tr("front-marking-none"));
        for text in MARKINGS.into_iter().chain(TLP) {
            entry(ui, text, text);
        }
        ui.add_space(size.focus);
    });
}

/// The logo: its picture, and what can be done with it.
fn logo(ui: &mut Ui, cx: &mut Cx<'_, '_>) {
    let (look, now) = (cx.look, cx.now);
    let quiet = Line::one(look.small(), look.colour.quiet);
    label(ui, &cx.tr("front-logo"), &quiet);
    let name = now.pack.front.logo.as_deref();
    if let Some(name) = name {
        let words = now.pack.front.logo_words.trim();
        let said = if words.is_empty() { cx.tr("front-logo") } else { words.into() };
        picture_ui::thumbnail(ui, cx, name, &said);
        if !now.pack.pictures.contains_key(name) {
            let sentence = look.tr_with("front-logo-gone", &[("name", shorten(name, NAME_CHARS).into())]);
            paragraph(ui, &sentence, &Line::many(look.small(), look.colour.error));
        }
    }
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = look.size.space_xs;
        let key = if name.is_some() { "front-logo-other" } else { "front-logo-choose" };
        if Button::text(cx.tr(key)).with_icon(Icon::Picture).small().show(ui, look).clicked() {
            cx.ask(OutlineAsk::ChoosePicture(PictureFor::Logo));
        }
        if name.is_some()
            && Button::text(cx.tr("front-logo-remove")).with_icon(Icon::Remove).small().show(ui, look).clicked()
        {
            cx.ask(OutlineAsk::RemoveLogo);
        }
    });
    if let Some(name) = name {
        label(ui, &shorten(name, NAME_CHARS), &quiet);
        one(ui, cx, FrontField::LogoWords);
        if now.pack.front.logo_words.trim().is_empty() {
            paragraph(ui, &cx.tr("front-logo-unsaid"), &Line::many(look.small(), look.colour.error));
        }
    }
}
