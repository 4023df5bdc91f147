//! The timeline, drawn: entries to scale above an axis of days, uncertain ones as pale stretches.

use egui::{Align2, CursorIcon, Rect, Role, Sense, Tooltip, Ui, WidgetInfo, pos2, vec2};

use super::Compared;
use super::across_ui::when;
use super::timeline::{Side, Stretch, Timeline, timeline};
use crate::article::shorten;
use crate::compare::{Entry, EntryKind, Exactness};
use crate::detect::Kind;
use crate::ui::Snapshot;
use crate::ui::ask::Ask;
use crate::ui::kind;
use crate::ui::theme::Look;
use crate::ui::widgets::{Line, galley, hair_line, paragraph};
use crate::ui::words;

/// The longest label on the timeline, in characters.
const LABEL_CHARS: usize = 26;
/// The days of a week and the most of a month.
const WEEK: i64 = 6;
const MONTH: i64 = 30;

/// The timeline as it was last laid out.
#[derive(Debug, Default)]
pub(super) struct Laid {
    width: f32,
    found_revision: u64,
    laid: Timeline,
}

/// Draws the timeline; a click on an entry opens its article. Gives back nothing where there is no entry.
pub(super) fn show(
    ui: &mut Ui,
    look: &Look,
    now: &Snapshot<'_>,
    compared: &Compared,
    state: &mut Laid,
    asks: &mut Vec<Ask>,
) {
    let size = &look.size;
    let entries = &compared.found.chronology;
    let width = ui.available_width() - size.space_l * 2.0;
    if (state.width - width).abs() > 0.5 || state.found_revision != now.found_revision {
        let stretches: Vec<Stretch> = entries.iter().map(|e| stretch(ui, look, e)).collect();
        let laid = timeline(&stretches, width, size.timeline_mark, size.field_label);
        *state = Laid { width, found_revision: now.found_revision, laid };
    }
    let laid = &state.laid;
    let height = size.space_m * 2.0 + size.timeline_lane * (laid.lanes.max(1) as f32 + 1.0);
    let (all, response) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::click());
    let name = look.tr_with("suggestions-timeline", &[("count", entries.len().into())]);
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, &name));
    let inside = all.shrink2(vec2(size.space_l, size.space_m));
    let axis = inside.bottom() - size.timeline_lane;
    ui.painter().hline(inside.x_range(), axis, look.hair());
    for tick in &laid.ticks {
        let x = inside.left() + tick.x;
        ui.painter().vline(x, axis..=axis + size.space_xs, look.hair());
        let words =
            galley(ui, &words::short_day(look.words, tick.day), &Line::one(look.small(), look.colour.quiet), width);
        if x + words.size().x <= inside.right() {
            ui.painter().galley(pos2(x, axis + size.space_xs).round(), words, look.colour.quiet);
        }
    }
    let pointer = response.hover_pos();
    let mut under = None;
    for mark in &laid.marks {
        let Some(entry) = entries.get(mark.entry) else { continue };
        let y = axis - size.timeline_lane * (mark.lane as f32 + 0.5);
        let half = size.timeline_mark / 2.0;
        let rect =
            Rect::from_min_max(pos2(inside.left() + mark.from, y - half), pos2(inside.left() + mark.to, y + half));
        let near = pointer.is_some_and(|p| rect.expand(size.space_xs).contains(p));
        let (ink, tint) = match entry.kind {
            EntryKind::Event => (kind::ink(look, Kind::Event), kind::tint(look, Kind::Event)),
            EntryKind::Publication => (look.colour.quiet, look.colour.pressed),
        };
        let exact = entry.precision == Exactness::Day;
        let stroke = egui::Stroke::new(size.hair, ink);
        let fill = if exact { ink } else { tint };
        ui.painter().rect(rect, half, fill, stroke, egui::StrokeKind::Inside);
        if near {
            ui.painter().rect_stroke(rect.expand(size.focus), half, stroke, egui::StrokeKind::Outside);
            under = Some(mark.entry);
        }
        if let Some(side) = mark.label {
            let (x, align) = match side {
                Side::Right => (rect.right() + size.space_xs, Align2::LEFT_CENTER),
                Side::Left => (rect.left() - size.space_xs, Align2::RIGHT_CENTER),
            };
            ui.painter().text(pos2(x, y), align, label(entry), look.small(), look.colour.text);
        }
    }
    hair_line(ui, look);
    if let Some(entry) = under.and_then(|at| entries.get(at)) {
        if response.clicked()
            && let Some(source) = entry.sources.first()
            && let Some(article) = compared.article(source)
        {
            asks.push(Ask::OpenPassage { article: article.clone(), span: source.span });
        }
        let response = response.on_hover_cursor(CursorIcon::PointingHand);
        Tooltip::for_enabled(&response).at_pointer().show(|ui| {
            ui.set_max_width(size.card);
            paragraph(ui, &when(look, entry), &Line::many(look.medium(), look.colour.text));
            paragraph(ui, &entry.text, &Line::many(look.small(), look.colour.quiet));
        });
    }
}

fn label(entry: &Entry) -> String {
    shorten(&entry.text, LABEL_CHARS)
}

/// The days of an entry, as long as its uncertainty, and the room that its label takes.
fn stretch(ui: &Ui, look: &Look, entry: &Entry) -> Stretch {
    let uncertain = match entry.precision {
        Exactness::Day => 0,
        Exactness::Week => WEEK,
        Exactness::Month => MONTH,
    };
    let end = entry.end.unwrap_or(entry.date);
    let last = end.checked_add(jiff::Span::new().days(uncertain)).unwrap_or(end);
    let words = galley(ui, &label(entry), &Line::one(look.small(), look.colour.text), look.size.measure);
    (entry.date, last, words.size().x + look.size.space_s)
}
