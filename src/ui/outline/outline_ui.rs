//! The outline, drawn: title page, sections, and what can be done to them.

use egui::{Align, Frame, Layout, Margin, ScrollArea, Ui};

use super::data::sections;
use super::drag::{self, Slot};
use super::{front_ui, section_ui};
use crate::pack::ItemId;
use crate::ui::Snapshot;
use crate::ui::ask::Ask;
use crate::ui::commands::Command;
use crate::ui::theme::{Look, margin};
use crate::ui::widgets::{Button, Icon, Line, hair_line, label, paragraph};
use crate::ui::words::count;

/// What the outline remembers from frame to frame.
#[derive(Debug, Default)]
pub struct State {
    /// The chosen item of the last frame: another one is scrolled to.
    pub(super) item: Option<ItemId>,
}

/// Draws the outline.
pub(in crate::ui) fn show(ui: &mut Ui, look: &Look, now: &Snapshot<'_>, state: &mut State, asks: &mut Vec<Ask>) {
    let size = &look.size;
    ui.spacing_mut().item_spacing.y = 0.0;
    header(ui, look, now);
    hair_line(ui, look);
    ScrollArea::vertical().id_salt("outline").auto_shrink(false).show(ui, |ui| {
        front_ui::show(ui, look, now, asks);
        hair_line(ui, look);
        let data = sections(now.words, now.pack, now.view);
        let mut slots: Vec<Slot> = Vec::new();
        let only_empty = data.iter().all(|s| s.items.is_empty());
        for (index, section) in data.iter().enumerate() {
            ui.add_space(size.space_m);
            section_ui::show(ui, look, section, (index, data.len()), &data, state, &mut slots, now, asks);
        }
        if only_empty {
            first_steps(ui, look, now);
        }
        Frame::new().inner_margin(Margin::symmetric(margin(size.space_m), margin(size.space_m))).show(ui, |ui| {
            ui.horizontal(|ui| {
                if Button::text("Add section").with_icon(Icon::Plus).small().show(ui, look).clicked() {
                    asks.push(Ask::Run(Command::AddSection));
                }
                if let Some(section) = now.view.target {
                    let add = Button::text("Add note").with_icon(Icon::Note).small();
                    let where_to = format!("Add a note of your own to ‘{}’", now.target_title().unwrap_or_default());
                    if add.tooltip(where_to).show(ui, look).clicked() {
                        asks.push(Ask::AddNote(section));
                    }
                }
            });
        });
        ui.add_space(size.space_xl);
        drag::show(ui, look, now.pack, &slots, asks);
    });
    state.item = now.view.item;
}

fn header(ui: &mut Ui, look: &Look, now: &Snapshot<'_>) {
    let size = &look.size;
    Frame::new().inner_margin(Margin::symmetric(margin(size.space_l), 0)).show(ui, |ui| {
        ui.set_height(size.header);
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
            label(ui, "Briefing", &Line::one(look.strong(), look.colour.text));
            let items: usize = now.pack.sections.iter().map(|s| s.items.len()).sum();
            if items > 0 {
                label(ui, &count(items, "item", "items"), &Line::one(look.small(), look.colour.quiet));
            }
        });
    });
}

fn first_steps(ui: &mut Ui, look: &Look, now: &Snapshot<'_>) {
    let size = &look.size;
    // Under a section's heading, or alone under the title page.
    let alone = now.pack.sections.is_empty();
    let sides = Margin {
        left: margin(if alone { size.space_l } else { size.space_xl + size.space_l }),
        right: margin(size.space_l),
        top: margin(if alone { size.space_l } else { 0.0 }),
        bottom: 0,
    };
    Frame::new().inner_margin(sides).show(ui, |ui| {
        let words = if now.pack.articles.is_empty() {
            "What you choose from the articles is collected here, in the order of the printed briefing."
        } else {
            "Select words in the article and press Highlight, or add what is underlined with dots. \
             The marked section takes it."
        };
        paragraph(ui, words, &Line::many(look.body(), look.colour.quiet));
    });
}
