//! Lists that several articles tell, item by item, and what changed between one article and a later one.

use std::collections::BTreeSet;

use egui::{Id, Rect, Role, Sense, Ui, WidgetInfo, pos2};

use super::Compared;
use super::across_ui::{Prints, names, open};
use super::row_ui::{Words, added_or_add, added_or_add_named, buttons, ground, words};
use crate::article::{Span, shorten};
use crate::compare::{Aligned, ChangeKind, Source};
use crate::detect::Kind;
use crate::ui::Snapshot;
use crate::ui::ask::{Across, Ask};
use crate::ui::drag::{Dragged, grip};
use crate::ui::kind;
use crate::ui::theme::Look;
use crate::ui::widgets::{Line, galley, paragraph};
use crate::ui::words as own;

/// The longest part of a text in the name of a row, in characters.
const NAME_CHARS: usize = 60;

/// What a list is called, and how many items it has.
pub(super) fn list(
    ui: &mut Ui,
    look: &Look,
    now: &Snapshot<'_>,
    prints: &mut Prints,
    rect: Rect,
    at: usize,
    asks: &mut Vec<Ask>,
) {
    let Some(compared) = now.compared else { return };
    let Some(list) = compared.found.aligned.get(at) else { return };
    let size = &look.size;
    let items = look.tr_with("suggestions-list-items", &[("count", list.items.len().into())]);
    let count = format!("{items} · {}", told_by(look, (outlets_of(now, compared, list), list.articles.len())));
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
    grip(&response, || Dragged::across(Across::List(at), &name));
    let is_added = list.items.iter().all(|item| prints.has(now, compared, item.sources.iter()));
    buttons(ui, look, rect.with_min_y(rect.bottom() - size.small_control - size.hair), 1, |ui| {
        let words = look.tr_with("suggestions-add-list", &[("name", name.as_str().into())]);
        added_or_add_named(ui, look, is_added, (&name, words), || asks.push(Ask::AddAcross(Across::List(at))));
    });
}

/// An item of a list: its words, who tells it, and who leaves it out.
pub(super) fn item(
    ui: &mut Ui,
    look: &Look,
    now: &Snapshot<'_>,
    prints: &mut Prints,
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
    let left_out = match left_out.as_str() {
        "" => left_out,
        names => look.tr_with("suggestions-left-out", &[("names", names.into())]),
    };
    let upper = format!("{}. {}", at + 1, item.text);
    let spoken = look.tr_with("suggestions-open", &[("what", shorten(&upper, NAME_CHARS).into())]);
    let row = ground(ui, look, rect, Id::unique(("aligned item", list, at)), &format!("{spoken}. {told}. {left_out}"));
    if row.clicked() {
        open(compared, item.sources.first(), asks);
    }
    grip(&row, || Dragged::across(Across::ListItem { list, item: at }, &item.text));
    let right = rect.right() - look.size.space_m - look.size.small_control - look.size.space_s;
    let icon = (kind::icon(Kind::Enumeration), kind::ink(look, Kind::Enumeration));
    words(ui, look, rect, right, icon, &Words { upper: &upper, lower: &told, side: &left_out });
    row.on_hover_ui(|ui| wordings(ui, look, now, compared, item.sources.iter().copied()));
    let is_added = prints.has(now, compared, item.sources.iter());
    let name = shorten(&item.text, NAME_CHARS);
    buttons(ui, look, rect, 1, |ui| {
        added_or_add(ui, look, is_added, &name, || asks.push(Ask::AddAcross(Across::ListItem { list, item: at })));
    });
}

/// The same thing in each source's own words, below each other.
fn wordings(ui: &mut Ui, look: &Look, now: &Snapshot<'_>, compared: &Compared, sources: impl Iterator<Item = Source>) {
    let size = &look.size;
    ui.set_max_width(size.card);
    for source in sources {
        let Some(article) = compared.article(&source).and_then(|id| now.pack.article(id)) else { continue };
        let text = article.text(&source.span).unwrap_or_default();
        paragraph(ui, text, &Line::many(look.serif(size.serif), look.colour.text).height(size.serif_line));
        paragraph(ui, &own::source(look.words, article), &Line::many(look.small(), look.colour.quiet));
    }
}

/// How many outlets tell a list, as far as their articles name them.
fn outlets_of(now: &Snapshot<'_>, compared: &Compared, list: &Aligned) -> usize {
    let articles = list.articles.iter().filter_map(|at| compared.article_at(*at)).filter_map(|id| now.pack.article(id));
    articles.filter_map(|article| article.outlet.as_deref()).collect::<BTreeSet<_>>().len()
}

/// The articles that tell a list and leave an item out; where in them does not matter.
fn missing(list: &Aligned, item: usize) -> Vec<Source> {
    let without = list.missing.iter().filter(|m| m.items.contains(&item));
    without.map(|m| Source { article: m.article, span: Span::new(0, 0, 0) }).collect()
}

/// What changed between an article and a later one: the person or the thing, and its states in the sources' words.
pub(super) fn change(
    ui: &mut Ui,
    look: &Look,
    now: &Snapshot<'_>,
    prints: &mut Prints,
    rect: Rect,
    at: usize,
    asks: &mut Vec<Ask>,
) {
    let Some(compared) = now.compared else { return };
    let Some(change) = compared.found.changes.get(at) else { return };
    let mut states: Vec<&str> = change.claims.iter().map(|claim| claim.value.as_str()).collect();
    states.dedup();
    let upper = match change.about.as_str() {
        "" => states.join(" → "),
        about => format!("{about}: {}", states.join(" → ")),
    };
    let sources: Vec<Source> = change.claims.iter().map(|claim| claim.source).collect();
    let lower: Vec<String> = sources
        .iter()
        .filter_map(|source| compared.article(source).and_then(|id| now.pack.article(id)))
        .map(|article| own::source(look.words, article))
        .collect();
    let lower = lower.join(" → ");
    let kind = match change.kind {
        ChangeKind::Office => Kind::Person,
        ChangeKind::Count => Kind::Figure,
        ChangeKind::Day | ChangeKind::State => Kind::Event,
    };
    let side = look.tr(match change.kind {
        ChangeKind::Office => "suggestions-changed-office",
        ChangeKind::Count => "suggestions-changed-count",
        ChangeKind::Day => "suggestions-changed-day",
        ChangeKind::State => "suggestions-changed-state",
    });
    let spoken = look.tr_with("suggestions-open", &[("what", shorten(&upper, NAME_CHARS).into())]);
    let row = ground(ui, look, rect, Id::unique(("change", at)), &format!("{spoken}. {side}"));
    if row.clicked() {
        open(compared, sources.last(), asks);
    }
    grip(&row, || Dragged::across(Across::Change(at), &upper));
    let right = rect.right() - look.size.space_m - look.size.small_control - look.size.space_s;
    words(
        ui,
        look,
        rect,
        right,
        (kind::icon(kind), kind::ink(look, kind)),
        &Words { upper: &upper, lower: &lower, side: &side },
    );
    row.on_hover_ui(|ui| wordings(ui, look, now, compared, sources.iter().copied()));
    let is_added = sources.iter().all(|source| prints.has(now, compared, std::iter::once(source)));
    let name = shorten(&upper, NAME_CHARS);
    buttons(ui, look, rect, 1, |ui| {
        added_or_add(ui, look, is_added, &name, || asks.push(Ask::AddAcross(Across::Change(at))));
    });
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
