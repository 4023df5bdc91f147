//! Lists that several articles tell, item by item, and what changed between one article and a later one.

use egui::{Id, Rect, Role, Sense, Ui, WidgetInfo, pos2};

use super::Compared;
use super::across_ui::{names, open};
use super::row_ui::{Words, ground, words};
use crate::article::shorten;
use crate::compare::{ChangeKind, Source};
use crate::detect::Kind;
use crate::ui::Snapshot;
use crate::ui::ask::Ask;
use crate::ui::kind;
use crate::ui::theme::Look;
use crate::ui::widgets::{Icon, Line, galley};

/// The longest part of a text in the name of a row, in characters.
const NAME_CHARS: usize = 60;

/// What a list is called, and how many items it has.
pub(super) fn list(ui: &Ui, look: &Look, now: &Snapshot<'_>, rect: Rect, at: usize) {
    let Some(list) = now.compared.and_then(|c| c.found.aligned.get(at)) else { return };
    let size = &look.size;
    let count = look.tr_with("suggestions-list-items", &[("count", list.items.len().into())]);
    let name = if list.label.is_empty() { count.clone() } else { list.label.clone() };
    let left = rect.left() + size.space_m;
    let label = galley(ui, &name, &Line::one(look.strong(), look.colour.text), rect.width() - size.space_xl * 2.0);
    let number = galley(ui, &count, &Line::one(look.small(), look.colour.quiet), rect.width() / 2.0);
    let y = rect.bottom() - size.space_xs;
    let after = pos2(left + label.size().x + size.space_s, y - number.size().y - size.hair);
    let place = pos2(left, y - label.size().y);
    let response = ui.interact(rect, Id::unique(("aligned list", at)), Sense::hover());
    let spoken = format!("{name}, {count}");
    response.widget_info(|| WidgetInfo::labeled(Role::Heading, true, &spoken));
    ui.painter().galley(place.round(), label, look.colour.text);
    if name != count {
        ui.painter().galley(after.round(), number, look.colour.quiet);
    }
    ui.painter().hline(rect.x_range(), rect.bottom(), look.hair());
}

/// An item of a list: its words, who tells it, and who leaves it out.
pub(super) fn item(
    ui: &Ui,
    look: &Look,
    now: &Snapshot<'_>,
    rect: Rect,
    (list, at): (usize, usize),
    asks: &mut Vec<Ask>,
) {
    let Some(compared) = now.compared else { return };
    let Some(list_found) = compared.found.aligned.get(list) else { return };
    let Some(item) = list_found.items.get(at) else { return };
    let told = names(now, compared, &item.sources).join(", ");
    let missing: Vec<Source> = missing(list_found, at);
    let left_out = names(now, compared, &missing).join(", ");
    let lower = if left_out.is_empty() {
        told
    } else {
        let left_out = look.tr_with("suggestions-left-out", &[("names", left_out.into())]);
        format!("{told} · {left_out}")
    };
    let upper = format!("{}. {}", at + 1, item.text);
    let spoken = look.tr_with("suggestions-open", &[("what", shorten(&upper, NAME_CHARS).into())]);
    let row = ground(ui, look, rect, Id::unique(("aligned item", list, at)), &format!("{spoken}. {lower}"));
    if row.clicked() {
        open(compared, item.sources.first(), asks);
    }
    let right = rect.right() - look.size.space_m;
    let icon = (kind::icon(Kind::Enumeration), kind::ink(look, Kind::Enumeration));
    words(ui, look, rect, right, icon, &Words { upper: &upper, lower: &lower, side: "" });
    row.on_hover_text(&item.text);
}

/// The articles that tell a list and leave an item out; where in them does not matter.
fn missing(list: &crate::compare::Aligned, item: usize) -> Vec<Source> {
    let without = list.missing.iter().filter(|m| m.items.contains(&item));
    without.map(|m| Source { article: m.article, span: crate::article::Span::new(0, 0, 0) }).collect()
}

/// What changed between an article and a later one: the person or the thing, and its states in the sources' words.
pub(super) fn change(ui: &Ui, look: &Look, now: &Snapshot<'_>, rect: Rect, at: usize, asks: &mut Vec<Ask>) {
    let Some(compared) = now.compared else { return };
    let Some(change) = compared.found.changes.get(at) else { return };
    let mut states: Vec<&str> = change.claims.iter().map(|claim| claim.value.as_str()).collect();
    states.dedup();
    let upper = match change.about.as_str() {
        "" => states.join(" → "),
        about => format!("{about}: {}", states.join(" → ")),
    };
    let sources: Vec<Source> = change.claims.iter().map(|claim| claim.source).collect();
    let lower = names(now, compared, &sources).join(" → ");
    let kind = match change.kind {
        ChangeKind::Office => Kind::Person,
        ChangeKind::Count => Kind::Figure,
        ChangeKind::Day => Kind::Event,
    };
    let side = look.tr(match change.kind {
        ChangeKind::Office => "suggestions-changed-office",
        ChangeKind::Count => "suggestions-changed-count",
        ChangeKind::Day => "suggestions-changed-day",
    });
    let spoken = look.tr_with("suggestions-open", &[("what", shorten(&upper, NAME_CHARS).into())]);
    let row = ground(ui, look, rect, Id::unique(("change", at)), &format!("{spoken}. {side}"));
    if row.clicked() {
        open(compared, sources.last(), asks);
    }
    let right = rect.right() - look.size.space_m;
    words(
        ui,
        look,
        rect,
        right,
        (Icon::Calendar, kind::ink(look, kind)),
        &Words { upper: &upper, lower: &lower, side: &side },
    );
    let texts: Vec<&str> = change.claims.iter().map(|claim| claim.text.as_str()).collect();
    row.on_hover_text(texts.join("\n\n"));
}

/// By how many something is told: outlets where all are named, articles where some are not.
pub(super) fn told_by(look: &Look, (outlets, stories): (usize, usize)) -> String {
    let (key, count) =
        if outlets == stories { ("suggestions-outlets", outlets) } else { ("suggestions-articles", stories) };
    look.tr_with(key, &[("count", count.into())])
}

/// Whether a list is worth a row for a filter's words.
pub(super) fn texts_of(compared: &Compared, list: usize) -> Vec<&str> {
    let list = compared.found.aligned.get(list);
    list.map(|l| l.items.iter().map(|i| i.text.as_str()).chain([l.label.as_str()]).collect()).unwrap_or_default()
}
