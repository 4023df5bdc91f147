//! The middle pane: tabs for the article and the pages, or both side by side where there is room.

use egui::{Frame, Id, Margin, Panel, Role, Sense, Ui, WidgetInfo, vec2};

use super::ask::Ask;
use super::commands::Command;
use super::theme::{Look, margin};
use super::view::Middle;
use super::widgets::{Button, Icon, Line, ends, focus_ring, galley, hair_line};
use super::{Panes, Snapshot, preview, reader, suggestions};

/// Draws the middle pane.
pub(super) fn show(ui: &mut Ui, look: &Look, now: &Snapshot<'_>, panes: &mut Panes, asks: &mut Vec<Ask>) {
    let size = &look.size;
    ui.spacing_mut().item_spacing.y = 0.0;
    let room = ui.available_width() >= size.split_min;
    let split = room && now.view.kept.split;
    header(ui, look, now, panes, (room, split), asks);
    hair_line(ui, look);
    if split {
        let half = ui.available_width() / 2.0;
        Panel::right("preview")
            .default_size(half)
            .size_range(size.reader_min..=ui.available_width() - size.reader_min)
            .resizable(true)
            .frame(Frame::new().fill(look.colour.pane))
            .show(ui, |ui| preview::show(ui, look, now, false, &mut panes.preview, asks));
    }
    match now.view.middle {
        Middle::Preview if !split => preview::show(ui, look, now, true, &mut panes.preview, asks),
        Middle::Suggestions => {
            if !split {
                preview::hide(now, &mut panes.preview, asks);
            }
            suggestions::show(ui, look, now, &mut panes.suggestions, asks);
        }
        _ => {
            if !split {
                preview::hide(now, &mut panes.preview, asks);
            }
            reader::show(ui, look, now, &mut panes.reader, asks);
        }
    }
}

/// What of the pane is to have the keyboard, where something of it can.
pub(super) fn content_id(now: &Snapshot<'_>, panes: &Panes) -> Option<Id> {
    match now.view.middle {
        Middle::Preview => panes.preview.page_id(),
        Middle::Suggestions => panes.suggestions.stop(),
        Middle::Article => now.view.reading.as_ref().map(reader::article_id),
    }
}

fn header(
    ui: &mut Ui,
    look: &Look,
    now: &Snapshot<'_>,
    panes: &Panes,
    (room, split): (bool, bool),
    asks: &mut Vec<Ask>,
) {
    let size = &look.size;
    let tight = is_tight(ui, look, room);
    let (around, pad, gap) = match tight {
        true => (size.space_s, size.space_xs, size.hair),
        false => (size.space_l, size.space_s, size.space_s),
    };
    let around = Margin::symmetric(margin(around), 0);
    Frame::new().fill(look.colour.pane).inner_margin(around).show(ui, |ui| {
        ui.set_height(size.header);
        let tabs = |ui: &mut Ui, asks: &mut Vec<Ask>| {
            ui.spacing_mut().item_spacing.x = gap;
            beside(ui, look, now, (Icon::PanelLeft, Command::ShowLibrary), asks);
            for middle in Middle::TABS {
                // Beside each other, both are in view: the tab of the pages has nothing left to do.
                let both = split && now.view.middle == Middle::Preview && middle == Middle::Article;
                if !(split && middle == Middle::Preview) {
                    tab(ui, look, (middle, both || now.view.middle == middle), pad, asks);
                }
            }
        };
        ends(ui, "middle", size.header, asks, tabs, |ui, asks| {
            if tight {
                ui.spacing_mut().item_spacing.x = gap;
            }
            let is_article = now.view.middle == Middle::Article || (split && now.view.middle == Middle::Preview);
            if is_article {
                reader::tools(ui, look, now, &panes.reader, asks);
            }
            if room {
                let icon = if split { Icon::Page } else { Icon::Split };
                let name = look.tr(if split { "middle-single" } else { "middle-split" });
                if Button::icon(icon, name).small().show(ui, look).clicked() {
                    asks.push(Ask::Run(Command::SplitPreview));
                }
            }
            beside(ui, look, now, (Icon::PanelRight, Command::ShowBriefing), asks);
        });
    });
}

/// What shows the pane at a side, or puts it away; where one pane alone has room there are tabs for that.
fn beside(ui: &mut Ui, look: &Look, now: &Snapshot<'_>, (icon, command): (Icon, Command), asks: &mut Vec<Ask>) {
    if now.view.room.fits == 1 {
        return;
    }
    let button = Button::icon(icon, command.label(look.words)).tooltip(command.tooltip(now)).small();
    let button = if command.checked(now) == Some(false) { button.colour(look.colour.accent) } else { button };
    if button.show(ui, look).clicked() {
        asks.push(Ask::Run(command));
    }
}

/// Whether the tabs and what stands beside them have no room at their usual distances.
fn is_tight(ui: &Ui, look: &Look, room: bool) -> bool {
    let size = &look.size;
    let line = Line::one(look.medium(), look.colour.text);
    let names = Middle::TABS.map(|tab| galley(ui, &look.tr(tab.key()), &line, f32::INFINITY).size().x);
    let tabs = names.iter().map(|name| name + size.space_s * 3.0).sum::<f32>();
    let tools = (size.control + size.space_s) * if room { 5.0 } else { 4.0 };
    ui.available_width() < tabs + tools + size.space_l * 2.0
}

fn tab(ui: &mut Ui, look: &Look, (middle, chosen): (Middle, bool), pad: f32, asks: &mut Vec<Ask>) {
    let size = &look.size;
    let name = look.tr(middle.key());
    let words = galley(ui, &name, &Line::one(look.medium(), look.colour.text), f32::INFINITY);
    let (rect, response) = ui.allocate_exact_size(vec2(words.size().x + pad * 2.0, size.header), Sense::click());
    let ink = if chosen || response.hovered() { look.colour.text } else { look.colour.quiet };
    ui.painter().galley_with_override_text_color((rect.center() - words.size() / 2.0).round(), words, ink);
    if chosen {
        let line = rect.with_min_y(rect.bottom() - size.focus).shrink2(vec2(pad, 0.0));
        ui.painter().rect_filled(line, 0.0, look.colour.accent);
    }
    focus_ring(ui, look, &response);
    response.widget_info(|| WidgetInfo::selected(Role::Tab, true, chosen, name.as_ref()));
    if response.clicked() {
        asks.push(Ask::ShowMiddle(middle));
    }
}
