//! Conflicts between articles, drawn: what each is about, its sides next to each other, and how it is settled.

use egui::{Align, Id, Layout, Rect, Role, Sense, Ui, UiBuilder, WidgetInfo, pos2, vec2};

use super::Compared;
use super::across_ui::{Prints, open};
use super::row_ui::added_or_add;
use crate::article::shorten;
use crate::compare::{Claim, Conflict, ConflictKind};
use crate::detect::Kind;
use crate::ui::Snapshot;
use crate::ui::ask::{Across, Ask};
use crate::ui::drag::{Dragged, grip};
use crate::ui::kind;
use crate::ui::roving;
use crate::ui::theme::Look;
use crate::ui::widgets::{Button, Line, focus_ring, galley, label, paint_icon, paragraph};
use crate::ui::words as own;

/// The longest part of a value in the name of a button, in characters.
const NAME_CHARS: usize = 60;
/// How many rows of a side's words are shown.
const CLAIM_ROWS: usize = 4;

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

/// The height of a row of sides: that of the one with the most words.
pub(super) fn claims_height(
    ui: &Ui,
    look: &Look,
    now: &Snapshot<'_>,
    width: f32,
    (at, from, count): (usize, usize, usize),
) -> f32 {
    let size = &look.size;
    let conflict = now.compared.and_then(|c| c.found.conflicts.get(at));
    let shown = conflict.into_iter().flat_map(|c| &c.claims).skip(from).take(count);
    let gaps = size.space_s * count.saturating_sub(1) as f32;
    // A little narrower than they are drawn, so that no word falls out of a box.
    let room = (width - size.space_m * 2.0 - gaps) / count.max(1) as f32 - size.space_m * 2.0 - size.space_s;
    let words = shown.map(|claim| galley(ui, &claim.text, &claim_line(look), room).size().y).fold(0.0, f32::max);
    claim_height(look, Some(words))
}

/// The height of a row of sides whose words are so high; that of the highest where it is not known.
pub(super) fn claim_height(look: &Look, words: Option<f32>) -> f32 {
    let size = &look.size;
    let words = words.unwrap_or(size.serif_line * CLAIM_ROWS as f32);
    size.small_control + words + size.space_s * 2.0 + size.control + size.space_xs * 2.0
}

fn claim_line(look: &Look) -> Line {
    let size = &look.size;
    Line::many(look.serif(size.serif), look.colour.text).height(size.serif_line).rows(CLAIM_ROWS)
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
        paragraph(ui, &claim.text, &claim_line(look));
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
        let printed = conflict.claims.iter().filter(|claim| prints.has_claim(now, compared, claim)).count();
        let name = look.tr_with("suggestions-print-all-of", &[("about", heading_of(look, conflict).into())]);
        let all = Button::text(look.tr("suggestions-print-all")).named(name).small().outlined();
        if all.enabled(printed < conflict.claims.len()).show(ui, look).clicked() {
            asks.push(Ask::AddAcross(Across::Claims(at)));
        }
        let (words, ink) = match printed {
            0 => ("suggestions-choose-side", look.colour.quiet),
            n if n == conflict.claims.len() => ("suggestions-all-printed", look.colour.suggestion),
            _ => ("suggestions-settled", look.colour.suggestion),
        };
        label(ui, &look.tr(words), &Line::one(look.small(), ink));
    });
    ui.painter().hline(rect.x_range(), rect.bottom(), look.hair());
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
