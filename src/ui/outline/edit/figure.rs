//! A number that matters: it has to stand in its passage as it is written.

use egui::{Id, Ui};

use super::{caption, draft, ended, hand_keyboard, labelled, wrong};
use crate::article::shorten;
use crate::pack::{HighlightId, ItemId};
use crate::ui::outline::ask::OutlineAsk;
use crate::ui::outline::{Cx, first_id};
use crate::ui::widgets::{Line, field, paragraph};

/// The longest passage that is shown, in characters.
const PASSAGE_CHARS: usize = 300;
/// The number of the value's field among the item's.
const VALUE: u16 = 1;

/// Draws the fields.
pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_, '_>, item: ItemId, value: &str, counts: &str, passage: HighlightId) {
    let now = cx.now;
    let quote = now.pack.highlights.get(&passage).map_or("", |h| h.passage.quote.as_str());
    let (look, label) = (cx.look, cx.tr("outline-figure-value"));
    caption(ui, cx, &label);
    let (text, is_draft) = draft(cx, item, VALUE, value);
    let text = text.to_owned();
    let typed = field(ui, look, first_id(item), &text, &label, &cx.tr("outline-figure-value-hint"));
    ended(cx, &typed);
    if cx.now.view.write_first == Some(item) {
        hand_keyboard(cx, item, &typed);
    }
    if is_draft {
        let sentence = cx.look.tr_with("outline-value-differs", &[("value", shorten(&text, 60).into())]);
        wrong(ui, cx, &sentence);
    }
    if let Some(typed) = typed.text {
        if !typed.trim().is_empty() && quote.contains(typed.as_str()) {
            cx.state.drafts.remove(&(item, VALUE));
            cx.ask(OutlineAsk::SetFigure { item, value: typed, caption: counts.to_owned() });
        } else {
            cx.state.drafts.insert((item, VALUE), typed);
        }
    }
    let (label, hint) = (cx.tr("outline-figure-caption"), cx.tr("outline-figure-caption-hint"));
    if let Some(typed) = labelled(ui, cx, Id::unique(("figure", item, 0_u16)), &label, counts, &hint) {
        cx.ask(OutlineAsk::SetFigure { item, value: value.to_owned(), caption: typed });
    }
    if !quote.is_empty() {
        caption(ui, cx, &cx.tr("outline-figure-passage"));
        let serif = Line::many(look.serif(look.size.serif), look.colour.text).height(look.size.serif_line);
        paragraph(ui, &shorten(quote, PASSAGE_CHARS), &serif);
    }
}
