//! What stands beside the words: the marks in the margin, and the open card.

use egui::{Rect, Ui, pos2, vec2};

use super::data::stacked;
use super::page::Page;
use super::text::Drawn;
use super::{card_ui, mark_card_ui, signs_ui};
use crate::ui::ask::Ask;
use crate::ui::view::Card;

/// The mark of a group and, if it is open, its card. Gives back how far down the margin is taken.
pub(super) fn sign(
    ui: &Ui,
    page: &Page<'_>,
    group: &signs_ui::Group,
    taken: f32,
    pane: Rect,
    asks: &mut Vec<Ask>,
) -> f32 {
    let size = &page.look.size;
    let side = size.small_control;
    let y = group.row.center().y.max(taken + side);
    let middle = pos2(page.left + page.width + size.space_m + side / 2.0, y);
    let rect = Rect::from_center_size(middle, vec2(side, side));
    let open = group.signs.iter().find(|s| page.now.view.card == Some(Card::Suggestion(s.suggestion)));
    signs_ui::mark(ui, page.look, page.now, group, rect, open.is_some(), asks);
    if let (Some(open), Some(data)) = (open, page.card)
        && pane.intersects(rect)
    {
        let told =
            card_ui::Told { article: &page.article.id, index: open.suggestion, data, group: group.signs.as_slice() };
        let card = Card::Suggestion(open.suggestion);
        card_ui::shell(ui, page.look, card, (rect, group.end_of(open)), pane, |ui| {
            card_ui::suggestion(ui, page.look, page.now, &told, pane.height() / 2.0, asks);
        });
    }
    y
}

/// The card of the open highlight, where it begins in this piece.
pub(super) fn mark_card(ui: &Ui, page: &Page<'_>, block: usize, drawn: &Drawn<'_>, pane: Rect, asks: &mut Vec<Ask>) {
    let Some(Card::Highlight(id)) = page.now.view.card else { return };
    let Some(highlight) = page.now.pack.highlights.get(&id) else { return };
    let Some(first) = highlight.passage.spans.first().filter(|s| s.block == block) else { return };
    if first.start < drawn.base || first.start >= drawn.base + drawn.text.len().max(1) {
        return;
    }
    let rows = drawn.rects(*first);
    let (Some(row), Some(last)) = (rows.first().copied(), rows.last()) else { return };
    let side = page.look.size.small_control;
    let middle = pos2(page.left + page.width + page.look.size.space_m + side / 2.0, row.center().y);
    let rect = Rect::from_center_size(middle, vec2(side, side));
    if pane.intersects(rect) {
        card_ui::shell(ui, page.look, Card::Highlight(id), (rect, last.bottom()), pane, |ui| {
            let stack = stacked(&page.shown.marks, id);
            mark_card_ui::highlight(ui, page.look, page.now, highlight, &stack, asks);
        });
    }
}
