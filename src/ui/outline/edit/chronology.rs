//! A chronology's entries: when, what happened, in which order.

use egui::{Align, Id, Layout, Ui, vec2};

use super::{draft, ended, small, wrong};
use crate::article::shorten;
use crate::pack::Happening;
use crate::ui::ask::Ask;
use crate::ui::outline::ask::OutlineAsk;
use crate::ui::outline::data::ItemData;
use crate::ui::outline::face_ui::{doubt, title_line};
use crate::ui::outline::{Cx, when};
use crate::ui::widgets::{Button, Icon, field, note_field};

/// The longest entry in a button's name, in characters.
const NAME_CHARS: usize = 40;

/// Draws the entries. Of a long chronology those in view alone are drawn.
pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_, '_>, item: &ItemData, entries: &[Happening]) {
    let size = &cx.look.size;
    title_line(ui, cx, &item.what, &cx.look.tr_with("outline-events", &[("count", entries.len().into())]));
    let guess = size.control * 2.0 + size.space_s;
    for (index, entry) in entries.iter().enumerate() {
        let top = ui.cursor().top();
        let is_far = top > ui.clip_rect().bottom() + guess || top + guess < ui.clip_rect().top() - guess * 4.0;
        if is_far && entries.len() > 40 {
            ui.add_space(guess);
            continue;
        }
        row(ui, cx, item, entries, index, entry);
    }
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = size.space_xs;
        if Button::text(cx.tr("outline-entry-add")).with_icon(Icon::Plus).small().show(ui, cx.look).clicked() {
            let date = entries.last().map(|e| e.end.unwrap_or(e.date));
            let mut changed = entries.to_vec();
            changed.extend(date.map(|date| Happening {
                date,
                end: None,
                precision: crate::pack::Precision::Day,
                text: String::new(),
                passage: None,
            }));
            put(cx, item, changed);
        }
        let mut sorted = entries.to_vec();
        sorted.sort_by_key(|e| (e.date, e.end));
        let sort = Button::text(cx.tr("outline-entry-sort")).with_icon(Icon::Chronology).small();
        if sort.enabled(sorted != entries).show(ui, cx.look).clicked() {
            put(cx, item, sorted);
        }
    });
}

/// Puts entries in place as a step by itself; what was typed and not taken belongs to entries that moved.
fn put(cx: &mut Cx<'_, '_>, item: &ItemData, entries: Vec<Happening>) {
    cx.state.drafts.clear();
    cx.ask(OutlineAsk::SetChronology { item: item.id, entries, field: None });
}

fn row(ui: &mut Ui, cx: &mut Cx<'_, '_>, item: &ItemData, entries: &[Happening], index: usize, entry: &Happening) {
    let (look, size) = (cx.look, &cx.look.size);
    let number = u16::try_from(index).unwrap_or(u16::MAX);
    let (date_field, text_field) = (number.saturating_mul(2), number.saturating_mul(2).saturating_add(1));
    let name =
        if entry.text.trim().is_empty() { when::shown(look.words, entry) } else { shorten(&entry.text, NAME_CHARS) };
    let height = vec2(ui.available_width(), size.control);
    let mut is_wrong = false;
    ui.allocate_ui_with_layout(height, Layout::left_to_right(Align::Center), |ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        let written = when::written(look.words, entry);
        let id = Id::unique(("chronology date", item.id, index));
        let key = (item.id, date_field);
        // What is typed stays as it is typed while the keyboard is in the field; then the reader's form takes its place.
        let is_typed = ui.memory(|m| m.has_focus(id));
        let drafted = cx.state.drafts.get(&key).map(|typed| when::dated(entry, typed));
        if drafted.is_some_and(|dated| dated.is_some_and(|dated| !is_typed || dated != *entry)) {
            cx.state.drafts.remove(&key);
        }
        let (text, is_draft) = draft(cx, item.id, date_field, &written);
        let text = text.to_owned();
        is_wrong = is_draft && when::read(&text).is_none();
        // As wide as the buttons beside it leave it.
        let buttons = size.small_control * (3.0 + f32::from(u8::from(entry.passage.is_some()))) + size.space_xs;
        let width = (ui.available_width() - buttons).clamp(size.cell, size.date_field);
        ui.allocate_ui_with_layout(vec2(width, size.control), Layout::left_to_right(Align::Center), |ui| {
            let label = cx.look.tr_with("outline-entry-date", &[("number", (index + 1).into())]);
            let typed = field(ui, look, id, &text, &label, &cx.tr("outline-entry-date-hint"));
            ended(cx, &typed);
            if let Some(typed) = typed.text {
                if let Some(dated) = when::dated(entry, &typed) {
                    set(cx, item, entries, index, dated, date_field);
                }
                cx.state.drafts.insert(key, typed);
            }
        });
        ui.add_space(size.space_xs);
        let mut changed = entries.to_vec();
        if small(ui, cx, Icon::Up, &cx.tr_name("outline-entry-up", &name), index > 0) {
            changed.swap(index, index.saturating_sub(1));
        }
        if small(ui, cx, Icon::Down, &cx.tr_name("outline-entry-down", &name), index + 1 < entries.len()) {
            changed.swap(index, index + 1);
        }
        if small(ui, cx, Icon::Close, &cx.tr_name("outline-entry-remove", &name), entries.len() > 1) {
            changed.remove(index);
        }
        if let Some(passage) = entry.passage
            && small(ui, cx, Icon::Highlight, &cx.tr_name("outline-entry-passage", &name), true)
        {
            cx.asks.push(Ask::ShowPassage(passage));
        }
        if changed != entries {
            put(cx, item, changed);
        }
    });
    if is_wrong {
        wrong(ui, cx, &cx.tr("outline-entry-date-wrong"));
    }
    let now = cx.now;
    let doubts = now.side.days.get(&item.id).map_or(&[][..], Vec::as_slice);
    for (_, what) in doubts.iter().filter(|(at, _)| *at == index) {
        doubt(ui, cx, what);
    }
    let label = cx.look.tr_with("outline-entry-text", &[("number", (index + 1).into())]);
    let id = Id::unique(("chronology text", item.id, index));
    let typed = note_field(ui, look, id, &entry.text, &label, &cx.tr("outline-entry-text-hint"));
    ended(cx, &typed);
    if let Some(text) = typed.text {
        set(cx, item, entries, index, Happening { text, ..entry.clone() }, text_field);
    }
    ui.add_space(size.space_xs);
}

/// Changes one entry; part of a run of typing.
fn set(cx: &mut Cx<'_, '_>, item: &ItemData, entries: &[Happening], index: usize, entry: Happening, field: u16) {
    let mut changed = entries.to_vec();
    if let Some(place) = changed.get_mut(index) {
        *place = entry;
    }
    cx.ask(OutlineAsk::SetChronology { item: item.id, entries: changed, field: Some(field) });
}
