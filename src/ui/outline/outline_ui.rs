//! The pane: its tabs, and the page that is open.

use egui::{Align, Frame, Layout, Margin, Panel, Role, ScrollArea, Sense, Ui, WidgetInfo, vec2};

use super::ask::{OutlineAsk, Page};
use super::{Cx, State, front_ui, template_ui, tree_ui};
use crate::ui::Snapshot;
use crate::ui::ask::Ask;
use crate::ui::drag;
use crate::ui::theme::{Look, margin};
use crate::ui::widgets::{Line, focus_ring, galley, hair_line, label};

/// Draws the pane.
pub(in crate::ui) fn show(ui: &mut Ui, look: &Look, now: &Snapshot<'_>, state: &mut State, asks: &mut Vec<Ask>) {
    ui.spacing_mut().item_spacing.y = 0.0;
    let mut cx = Cx { look, now, state, asks };
    header(ui, &mut cx);
    hair_line(ui, look);
    match now.view.outline_page {
        Page::Outline => tree_ui::show(ui, &mut cx),
        page => {
            if page == Page::Template {
                let sides = Margin::symmetric(margin(look.size.space_l), margin(look.size.space_s));
                Panel::bottom("template foot")
                    .resizable(false)
                    .frame(Frame::new().fill(look.colour.pane).inner_margin(sides))
                    .show(ui, |ui| template_ui::foot(ui, &mut cx));
            }
            ScrollArea::vertical().id_salt(("briefing", page)).auto_shrink(false).show(ui, |ui| {
                let sides = Margin::symmetric(margin(look.size.space_l), margin(look.size.space_m));
                Frame::new().inner_margin(sides).show(ui, |ui| match page {
                    Page::Template => template_ui::show(ui, &mut cx),
                    Page::Front | Page::Outline => front_ui::show(ui, &mut cx),
                });
            });
        }
    }
}

/// The tabs, and how much there is.
fn header(ui: &mut Ui, cx: &mut Cx<'_, '_>) {
    let size = &cx.look.size;
    Frame::new().inner_margin(Margin::symmetric(margin(size.space_s), 0)).show(ui, |ui| {
        ui.set_height(size.header);
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = 0.0;
            for page in Page::ALL {
                tab(ui, cx, page);
            }
            let items: usize = cx.now.pack.sections.iter().map(|s| s.items.len()).sum();
            let count = cx.look.tr_with("outline-items", &[("count", items.into())]);
            let line = Line::one(cx.look.small(), cx.look.colour.quiet);
            let width = galley(ui, &count, &line, f32::INFINITY).size().x;
            if items > 0 && width + size.space_l <= ui.available_width() {
                ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                    ui.add_space(size.space_s);
                    label(ui, &count, &line);
                });
            }
        });
    });
}

fn tab(ui: &mut Ui, cx: &mut Cx<'_, '_>, page: Page) {
    let (look, size) = (cx.look, &cx.look.size);
    let key = match page {
        Page::Outline => "outline-page-outline",
        Page::Front => "outline-page-front",
        Page::Template => "outline-page-template",
    };
    let is_open = cx.now.view.outline_page == page;
    let name = look.tr(key);
    let font = if is_open { look.strong() } else { look.body() };
    let words = galley(ui, &name, &Line::one(font, egui::Color32::PLACEHOLDER), f32::INFINITY);
    let wanted = vec2(words.size().x + size.space_s * 2.0, size.header);
    let (rect, response) = ui.allocate_exact_size(wanted, Sense::click());
    let ink = if is_open || response.hovered() { look.colour.text } else { look.colour.quiet };
    ui.painter().galley((rect.center() - words.size() / 2.0).round(), words, ink);
    if is_open {
        let line = rect.shrink2(vec2(size.space_s, 0.0)).with_min_y(rect.bottom() - size.focus);
        ui.painter().rect_filled(line, 0.0, look.colour.accent);
    }
    focus_ring(ui, look, &response);
    response.widget_info(|| WidgetInfo::selected(Role::Tab, true, is_open, name.as_ref()));
    // What is dragged over the tab is meant for what it shows.
    let dragged_over = page == Page::Outline && drag::is_on(ui) && response.contains_pointer();
    if response.clicked() || (dragged_over && !is_open) {
        cx.ask(OutlineAsk::Show(page));
    }
}
