//! A list's entries: their order, and which of them are printed. Their words are the source's.

use egui::{Align, Layout, Sense, Ui, vec2};

use super::small;
use crate::article::shorten;
use crate::pack::HighlightId;
use crate::ui::ask::Ask;
use crate::ui::outline::Cx;
use crate::ui::outline::ask::OutlineAsk;
use crate::ui::outline::data::ItemData;
use crate::ui::widgets::{Button, Icon, Line, galley, paragraph};

/// The longest entry that is shown, in characters.
const ENTRY_CHARS: usize = 2_000;
/// The longest entry in a button's name, in characters.
const NAME_CHARS: usize = 40;
/// How many rows of the announcing phrase are shown; entries are shown whole.
const ROWS: usize = 3;
/// The most entries whose order can be changed here; a longer list would be no list to the eye.
const MOST: usize = 200;

/// Draws the entries.
pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_, '_>, item: &ItemData, label: &str, entries: &[HighlightId]) {
    let (look, size, now) = (cx.look, &cx.look.size, cx.now);
    if !label.is_empty() {
        let words = format!("“{}”", shorten(label, ENTRY_CHARS));
        paragraph(ui, &words, &Line::many(look.medium(), look.colour.text).rows(ROWS));
    }
    for (index, id) in entries.iter().enumerate().take(MOST) {
        let quote = now.pack.highlights.get(id).map_or("", |h| h.passage.quote.as_str());
        let text = shorten(quote, ENTRY_CHARS);
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = 0.0;
            let quiet = Line::one(look.small(), look.colour.quiet).height(size.serif_line);
            let number = galley(ui, &(index + 1).to_string(), &quiet, size.space_xl);
            let (rect, _) = ui.allocate_exact_size(vec2(size.space_l + size.focus, number.size().y), Sense::hover());
            ui.painter().galley(rect.min, number, look.colour.quiet);
            let width = ui.available_width() - size.small_control * 3.0;
            ui.allocate_ui_with_layout(vec2(width, 0.0), Layout::top_down(Align::Min), |ui| {
                let serif = Line::many(look.serif(size.serif), look.colour.text).height(size.serif_line);
                paragraph(ui, &text, &serif);
            });
            buttons(ui, cx, item, entries, index, &shorten(quote, NAME_CHARS));
        });
    }
    let first = entries.first().copied();
    if let Some(first) = first
        && Button::text(cx.tr("outline-show-passage")).with_icon(Icon::Highlight).small().show(ui, look).clicked()
    {
        cx.asks.push(Ask::ShowPassage(first));
    }
}

fn buttons(ui: &mut Ui, cx: &mut Cx<'_, '_>, item: &ItemData, entries: &[HighlightId], index: usize, name: &str) {
    let mut changed = entries.to_vec();
    if small(ui, cx, Icon::Up, &cx.tr_name("outline-entry-up", name), index > 0) {
        changed.swap(index, index.saturating_sub(1));
    } else if small(ui, cx, Icon::Down, &cx.tr_name("outline-entry-down", name), index + 1 < entries.len()) {
        changed.swap(index, index + 1);
    } else if small(ui, cx, Icon::Close, &cx.tr_name("outline-entry-remove", name), entries.len() > 1) {
        changed.remove(index);
    }
    if changed != entries {
        cx.ask(OutlineAsk::SetEntries { item: item.id, entries: changed });
    }
}
