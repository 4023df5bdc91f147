//! What was found across articles: statements told alike, conflicts side by side, entries of the chronology.

use std::collections::HashMap;

use egui::{Align, Frame, Id, Layout, Margin, Rect, Role, Sense, Ui, UiBuilder, WidgetInfo, pos2, vec2};

use super::Compared;
use super::row_ui::{Words, added_or_add, buttons, ground, words};
use crate::accept::Printed;
use crate::article::{ArticleId, shorten};
use crate::compare::{AgreementKind, Claim, Conflict, ConflictKind, Entry, EntryKind, Exactness, Source};
use crate::detect::Kind;
use crate::ui::Snapshot;
use crate::ui::ask::{Across, Ask};
use crate::ui::drag::{Dragged, grip};
use crate::ui::kind;
use crate::ui::roving;
use crate::ui::theme::{Look, margin};
use crate::ui::widgets::{Button, Icon, Line, focus_ring, galley, label, paint_icon, paragraph};
use crate::ui::words as own;

/// The longest part of a sentence in the name of a button, in characters.
const NAME_CHARS: usize = 60;
/// How many outlets a row names.
const NAMED: usize = 3;
/// How many rows of a claim's words are shown before they scroll.
const CLAIM_ROWS: usize = 4;

/// The outlets of some sources, or the titles of those that name none, each once, in the order in which they tell it.
pub(super) fn names(now: &Snapshot<'_>, compared: &Compared, sources: &[Source]) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for source in sources {
        let article = compared.article(source).and_then(|id| now.pack.article(id));
        let Some(article) = article else { continue };
        let name = own::outlet(now.words, article);
        if !names.contains(&name) {
            names.push(name);
        }
    }
    names
}

/// What the outline prints of the articles that rows were drawn for, until the pack changes.
#[derive(Debug, Default)]
pub(super) struct Prints {
    by_article: HashMap<ArticleId, Printed>,
}

impl Prints {
    /// Forgets all of it: the pack has changed.
    pub(super) fn forget(&mut self) {
        self.by_article.clear();
    }

    fn of(&mut self, now: &Snapshot<'_>, article: &ArticleId) -> &Printed {
        self.by_article.entry(article.clone()).or_insert_with(|| Printed::of(now.pack, article))
    }

    /// Whether the outline prints the passage of one of some sources.
    pub(super) fn has<'s>(
        &mut self,
        now: &Snapshot<'_>,
        compared: &Compared,
        mut sources: impl Iterator<Item = &'s Source>,
    ) -> bool {
        sources.any(|source| {
            let article = compared.article(source);
            article.is_some_and(|article| self.of(now, article).has(std::slice::from_ref(&source.span)))
        })
    }

    /// Whether it prints one of some values as a figure, from one of their sources.
    fn has_figure<'s>(
        &mut self,
        now: &Snapshot<'_>,
        compared: &Compared,
        mut told: impl Iterator<Item = (&'s Source, &'s str)>,
    ) -> bool {
        told.any(|(source, value)| {
            let article = compared.article(source);
            article.is_some_and(|article| self.of(now, article).has_figure(&source.span, value))
        })
    }

    /// Whether it prints a side of a conflict.
    fn has_claim(&mut self, now: &Snapshot<'_>, compared: &Compared, claim: &Claim) -> bool {
        self.has(now, compared, std::iter::once(&claim.source))
            || self.has_figure(now, compared, std::iter::once((&claim.source, claim.value.as_str())))
    }
}

pub(super) fn open(compared: &Compared, source: Option<&Source>, asks: &mut Vec<Ask>) {
    let Some(source) = source else { return };
    if let Some(article) = compared.article(source) {
        asks.push(Ask::OpenPassage { article: article.clone(), span: source.span });
    }
}

/// A statement that several outlets share.
pub(super) fn agreement(
    ui: &mut Ui,
    look: &Look,
    now: &Snapshot<'_>,
    prints: &mut Prints,
    rect: Rect,
    at: usize,
    asks: &mut Vec<Ask>,
) {
    let Some(compared) = now.compared else { return };
    let Some(agreement) = compared.found.agreements.get(at) else { return };
    let size = &look.size;
    let name = shorten(&agreement.text, NAME_CHARS);
    let spoken = look.tr_with("suggestions-open", &[("what", name.as_str().into())]);
    let row = ground(ui, look, rect, Id::unique(("agreement row", at)), &spoken);
    grip(&row, || Dragged::across(Across::Agreement(at), &agreement.text));
    if row.clicked() {
        open(compared, agreement.sources.first(), asks);
    }
    let names = names(now, compared, &agreement.sources);
    let mut told = names.iter().take(NAMED).map(String::as_str).collect::<Vec<_>>().join(", ");
    if names.len() > NAMED {
        told.push_str(", …");
    }
    let (key, count) = match agreement.outlets == agreement.stories {
        true => ("suggestions-told-by", agreement.outlets),
        false => ("suggestions-told-in", agreement.stories),
    };
    let lower = look.tr_with(key, &[("count", count.into()), ("names", told.into())]);
    let right = rect.right() - size.space_m - size.small_control - size.space_s;
    // What agrees comes first: of a sentence around a figure or a name, the others may tell nothing.
    let shared: Vec<&str> = agreement.values.iter().map(|value| value.text.as_str()).collect();
    let shared = shared.join(", ");
    let texts = match agreement.kind {
        AgreementKind::Figure | AgreementKind::Named if !shared.is_empty() => {
            Words { upper: &shared, lower: &agreement.text, side: &lower }
        }
        _ => Words { upper: &agreement.text, lower: &lower, side: &shared },
    };
    words(ui, look, rect, right, (Icon::Check, look.colour.suggestion), &texts);
    row.on_hover_ui(|ui| {
        ui.set_max_width(size.card);
        paragraph(ui, &agreement.text, &Line::many(look.serif(size.serif), look.colour.text).height(size.serif_line));
        paragraph(ui, &names.join(", "), &Line::many(look.small(), look.colour.quiet));
    });
    let values = agreement.values.iter().flat_map(|v| v.sources.iter().map(|source| (source, v.text.as_str())));
    let is_added = prints.has(now, compared, agreement.sources.iter())
        || (agreement.kind == AgreementKind::Figure && prints.has_figure(now, compared, values));
    buttons(ui, look, rect, 1, |ui| {
        added_or_add(ui, look, is_added, &name, || asks.push(Ask::AddAcross(Across::Agreement(at))));
    });
}

/// What a conflict is about.
pub(super) fn conflict(ui: &Ui, look: &Look, now: &Snapshot<'_>, rect: Rect, at: usize) {
    let Some(conflict) = now.compared.and_then(|c| c.found.conflicts.get(at)) else { return };
    let size = &look.size;
    let kind = match conflict.kind {
        ConflictKind::Figure => Kind::Figure,
        ConflictKind::Date => Kind::Event,
        ConflictKind::Title => Kind::Person,
    };
    let left = rect.left() + size.space_m;
    let line = Line::one(look.strong(), look.colour.text);
    let heading = heading_of(look, conflict);
    let about = galley(ui, &heading, &line, rect.right() - left - size.space_xl - size.icon);
    let y = rect.bottom() - size.space_xs - about.size().y;
    let place = Rect::from_min_size(pos2(left, y), vec2(size.icon, about.size().y));
    paint_icon(ui.painter(), place, kind::icon(kind), size.small_icon, size.icon_line, kind::ink(look, kind));
    let response = ui.interact(rect, Id::unique(("conflict", at)), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Heading, true, &heading));
    grip(&response, || Dragged::across(Across::Claims(at), &heading));
    ui.painter().galley(pos2(left + size.icon + size.space_s, y).round(), about, look.colour.text);
    response.on_hover_text(&conflict.because);
}

/// What a conflict is about: the sources' words for it, or what kind of conflict it is.
fn heading_of(look: &Look, conflict: &Conflict) -> String {
    let key = match conflict.kind {
        ConflictKind::Figure => "suggestions-conflict-figure",
        ConflictKind::Date => "suggestions-conflict-date",
        ConflictKind::Title => "suggestions-conflict-title",
    };
    about(&conflict.about, &look.tr(key))
}

/// The sources' words as a heading: a capital first; where they are one word alone, what kind of conflict it is before.
fn about(words: &str, kind: &str) -> String {
    let words = words.trim();
    let mut letters = words.chars();
    match letters.next() {
        None => kind.to_owned(),
        Some(_) if !words.contains(char::is_whitespace) => format!("{kind}: {words}"),
        Some(first) => first.to_uppercase().chain(letters).collect(),
    }
}

/// Sides of a conflict, next to each other.
pub(super) fn claims(
    ui: &mut Ui,
    look: &Look,
    now: &Snapshot<'_>,
    prints: &mut Prints,
    rect: Rect,
    (at, from, count): (usize, usize, usize),
    asks: &mut Vec<Ask>,
) {
    let Some(compared) = now.compared else { return };
    let Some(conflict) = compared.found.conflicts.get(at) else { return };
    let size = &look.size;
    let inside = rect.shrink2(vec2(size.space_m, size.space_xs));
    let shown = conflict.claims.iter().enumerate().skip(from).take(count);
    let width = (inside.width() - size.space_s * (count.saturating_sub(1)) as f32) / count.max(1) as f32;
    for (column, (index, one)) in shown.enumerate() {
        let left = inside.left() + column as f32 * (width + size.space_s);
        let place = Rect::from_min_size(pos2(left, inside.top()), vec2(width, inside.height()));
        claim(ui, look, now, prints, compared, place, (at, index), one, asks);
    }
}

#[expect(clippy::too_many_arguments, reason = "one call, in one place, and each is of another kind")]
fn claim(
    ui: &mut Ui,
    look: &Look,
    now: &Snapshot<'_>,
    prints: &mut Prints,
    compared: &Compared,
    rect: Rect,
    (conflict, index): (usize, usize),
    claim: &Claim,
    asks: &mut Vec<Ask>,
) {
    let size = &look.size;
    let article = compared.article(&claim.source).and_then(|id| now.pack.article(id));
    let source = article.map_or_else(String::new, |a| own::source(look.words, a));
    let spoken =
        look.tr_with("suggestions-claim", &[("source", source.as_str().into()), ("text", claim.text.as_str().into())]);
    let id = Id::unique(("claim", conflict, index));
    let response = ui.interact(rect, id, roving::sense(ui, id));
    let fill = if response.hovered() { look.colour.hover } else { look.colour.pane };
    ui.painter().rect(rect, look.radius(), fill, look.hair(), egui::StrokeKind::Inside);
    focus_ring(ui, look, &response);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &spoken));
    grip(&response, || Dragged::across(Across::Claim { conflict, claim: index }, &claim.text));
    if response.clicked() {
        open(compared, Some(&claim.source), asks);
    }
    let inside = rect.shrink2(vec2(size.space_m, size.space_s));
    let builder = UiBuilder::new().max_rect(inside).layout(Layout::top_down(Align::Min));
    ui.scope_builder(builder, |ui| {
        ui.set_clip_rect(ui.clip_rect().intersect(rect));
        ui.spacing_mut().item_spacing.y = size.focus;
        label(ui, &claim.value, &Line::one(look.strong(), look.colour.text));
        let serif = Line::many(look.serif(size.serif), look.colour.text).height(size.serif_line).rows(CLAIM_ROWS);
        paragraph(ui, &claim.text, &serif);
    });
    let foot = Rect::from_min_max(pos2(rect.left(), rect.bottom() - size.control), rect.max);
    let foot = foot.shrink2(vec2(size.space_m, 0.0));
    let part = |rect| UiBuilder::new().max_rect(rect).layout(Layout::left_to_right(Align::Center));
    let middle = foot.right() - size.small_control;
    ui.scope_builder(part(foot.with_max_x(middle)), |ui| {
        label(ui, &source, &Line::one(look.small(), look.colour.quiet));
    });
    ui.scope_builder(part(foot.with_min_x(middle)), |ui| {
        let is_added = prints.has_claim(now, compared, claim);
        let name = shorten(&format!("{}, {source}", claim.value), NAME_CHARS);
        added_or_add(ui, look, is_added, &name, || asks.push(Ask::AddAcross(Across::Claim { conflict, claim: index })));
    });
}

/// What can be done about a conflict: one side is chosen at the side itself; here all are printed.
pub(super) fn settle(
    ui: &mut Ui,
    look: &Look,
    now: &Snapshot<'_>,
    prints: &mut Prints,
    rect: Rect,
    at: usize,
    asks: &mut Vec<Ask>,
) {
    let Some(compared) = now.compared else { return };
    let Some(conflict) = compared.found.conflicts.get(at) else { return };
    let size = &look.size;
    let builder = UiBuilder::new().max_rect(rect.shrink2(vec2(size.space_m, 0.0)));
    ui.scope_builder(builder.layout(Layout::left_to_right(Align::Center)), |ui| {
        ui.spacing_mut().item_spacing.x = size.space_m;
        let name = look.tr_with("suggestions-print-all-of", &[("about", heading_of(look, conflict).into())]);
        let all = Button::text(look.tr("suggestions-print-all")).named(name).small().outlined();
        if all.show(ui, look).clicked() {
            asks.push(Ask::AddAcross(Across::Claims(at)));
        }
        let printed = conflict.claims.iter().filter(|claim| prints.has_claim(now, compared, claim)).count();
        let (words, ink) = match printed {
            0 => ("suggestions-choose-side", look.colour.quiet),
            n if n == conflict.claims.len() => ("suggestions-all-printed", look.colour.suggestion),
            _ => ("suggestions-settled", look.colour.suggestion),
        };
        label(ui, &look.tr(words), &Line::one(look.small(), ink));
    });
    ui.painter().hline(rect.x_range(), rect.bottom(), look.hair());
}

/// The day of an entry, as exactly as it is known.
pub(super) fn when(look: &Look, entry: &Entry) -> String {
    let day = own::day(look.words, entry.date);
    match (entry.precision, entry.end) {
        (_, Some(end)) if end != entry.date => own::days(look.words, entry.date, end),
        (Exactness::Week, _) => look.tr_with("reader-week-of", &[("day", day.into())]),
        (Exactness::Month, _) => {
            let month = look.tr(&format!("month-{}", entry.date.month())).into_owned();
            let year = entry.date.year().to_string();
            look.tr_with("reader-month", &[("month", month.into()), ("year", year.into())])
        }
        (Exactness::Day, _) => day,
    }
}

/// An entry of the chronology.
pub(super) fn entry(
    ui: &mut Ui,
    look: &Look,
    now: &Snapshot<'_>,
    prints: &mut Prints,
    rect: Rect,
    at: usize,
    asks: &mut Vec<Ask>,
) {
    let Some(compared) = now.compared else { return };
    let Some(entry) = compared.found.chronology.get(at) else { return };
    let size = &look.size;
    let name = shorten(&entry.text, NAME_CHARS);
    let spoken = look.tr_with("suggestions-open", &[("what", name.as_str().into())]);
    let row = ground(ui, look, rect, Id::unique(("entry row", at)), &spoken);
    grip(&row, || Dragged::across(Across::Entry(at), &entry.text));
    if row.clicked() {
        open(compared, entry.sources.first(), asks);
    }
    let day = when(look, entry);
    let names = names(now, compared, &entry.sources);
    let side = match names.as_slice() {
        [one] => one.clone(),
        names => look.tr_with("suggestions-articles", &[("count", names.len().into())]),
    };
    let right = rect.right() - size.space_m - size.small_control - size.space_s;
    let icon = match entry.kind {
        EntryKind::Event => (Icon::Calendar, kind::ink(look, Kind::Event)),
        EntryKind::Publication => (Icon::Page, look.colour.quiet),
    };
    words(ui, look, rect, right, icon, &Words { upper: &day, lower: &entry.text, side: &side });
    row.on_hover_ui(|ui| {
        ui.set_max_width(size.card);
        paragraph(ui, &entry.text, &Line::many(look.serif(size.serif), look.colour.text).height(size.serif_line));
        paragraph(ui, &names.join(", "), &Line::many(look.small(), look.colour.quiet));
    });
    let is_added = prints.has(now, compared, entry.sources.iter());
    buttons(ui, look, rect, 1, |ui| {
        added_or_add(ui, look, is_added, &name, || asks.push(Ask::AddAcross(Across::Entry(at))));
    });
}

/// Above the chronology's rows: what would add it as a whole.
pub(super) fn whole_chronology(ui: &mut Ui, look: &Look, asks: &mut Vec<Ask>) {
    let size = &look.size;
    Frame::new().inner_margin(Margin::symmetric(margin(size.space_m), margin(size.space_s))).show(ui, |ui| {
        let add = Button::text(look.tr("suggestions-add-chronology")).with_icon(Icon::Plus).small().outlined();
        if add.show(ui, look).clicked() {
            asks.push(Ask::AddAcross(Across::Chronology));
        }
    });
}

#[cfg(test)]
mod tests {
    use super::about;

    #[test]
    fn a_heading_says_what_the_conflict_is_about() {
        let kind = "Different figures";
        assert_eq!(about("megawatt", kind), "Different figures: megawatt");
        assert_eq!(about("bring the first turbine to the grid", kind), "Bring the first turbine to the grid");
        assert_eq!(about("độ dài cầu", kind), "Độ dài cầu");
        assert_eq!(about("", kind), kind);
    }
}
