//! The search in the article: a field, how many places there are, and the way through them.

use egui::{Frame, Id, Key, Margin, Modifiers, Ui};

use crate::ui::Snapshot;
use crate::ui::ask::{Ask, FindStep};
use crate::ui::reader::find::MOST_HITS;
use crate::ui::theme::{Look, margin};
use crate::ui::widgets::{Button, Icon, Line, ends, field, hair_line, label, tick};

/// Draws the search, if it is open.
pub(super) fn show(ui: &mut Ui, look: &Look, now: &Snapshot<'_>, asks: &mut Vec<Ask>) {
    let Some(find) = &now.view.find else { return };
    let size = &look.size;
    Frame::new().fill(look.colour.pane).inner_margin(Margin::symmetric(margin(size.space_m), 0)).show(ui, |ui| {
        ui.set_height(size.header);
        ui.spacing_mut().item_spacing.x = size.space_xs;
        let field = |ui: &mut Ui, asks: &mut Vec<Ask>| typed(ui, look, now, &find.typed, asks);
        ends(ui, "find", size.header, asks, field, |ui, asks| {
            let words = match find.at {
                Some(at) if find.hits.len() >= MOST_HITS => {
                    look.tr_with("reader-find-many", &[("at", (at + 1).into()), ("count", MOST_HITS.into())])
                }
                Some(at) => look.tr_with("reader-of", &[("at", (at + 1).into()), ("count", find.hits.len().into())]),
                None if find.typed.trim().is_empty() => String::new(),
                None => look.tr("reader-find-none").into_owned(),
            };
            let ink = if find.at.is_none() { look.colour.error } else { look.colour.quiet };
            ui.add_space(size.space_xs);
            label(ui, &words, &Line::one(look.small(), ink));
            ui.add_space(size.space_xs);
            exact(ui, look, find.exact, asks);
            let any = !find.hits.is_empty();
            for (icon, name, step) in [
                (Icon::Up, "reader-find-previous", FindStep::Previous),
                (Icon::Down, "reader-find-next", FindStep::Next),
            ] {
                if Button::icon(icon, look.tr(name)).small().enabled(any).show(ui, look).clicked() {
                    asks.push(Ask::Find(step));
                }
            }
            if Button::icon(Icon::Close, look.tr("reader-find-close")).small().show(ui, look).clicked() {
                asks.push(Ask::Find(FindStep::Close));
            }
        });
    });
    hair_line(ui, look);
}

/// What has the keyboard while an article is searched.
pub(in crate::ui) fn find_id() -> Id {
    Id::unique("find in article")
}

fn exact(ui: &mut Ui, look: &Look, exact: bool, asks: &mut Vec<Ask>) {
    let name = look.tr("reader-find-exact");
    if tick(ui, look, exact, &name).clicked() {
        asks.push(Ask::Find(FindStep::Exact(!exact)));
    }
    label(ui, &look.tr("reader-find-exact-short"), &Line::one(look.small(), look.colour.quiet))
        .on_hover_text(name.as_ref());
}

fn typed(ui: &mut Ui, look: &Look, now: &Snapshot<'_>, text: &str, asks: &mut Vec<Ask>) {
    let id = find_id();
    let has_keyboard = ui.memory(|m| m.has_focus(id));
    if has_keyboard {
        let shift = ui.input_mut(|i| i.consume_key(Modifiers::SHIFT, Key::Enter));
        let plain = ui.input_mut(|i| i.consume_key(Modifiers::NONE, Key::Enter));
        if shift {
            asks.push(Ask::Find(FindStep::Previous));
        } else if plain {
            asks.push(Ask::Find(FindStep::Next));
        }
        if ui.input_mut(|i| i.consume_key(Modifiers::NONE, Key::Escape)) {
            asks.push(Ask::Find(FindStep::Close));
        }
    }
    let field = field(ui, look, id, text, &look.tr("reader-find-field"), &look.tr("reader-find-field"));
    if now.view.focus_find && !has_keyboard {
        field.response.request_focus();
        ui.ctx().request_repaint();
    }
    if let Some(text) = field.text {
        asks.push(Ask::Find(FindStep::Type(text)));
    } else if now.view.focus_find && has_keyboard {
        asks.push(Ask::FindFocused);
    }
}
