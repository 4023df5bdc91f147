//! Text without interaction.

use std::ops::Range;
use std::sync::Arc;

use egui::text::{LayoutJob, TextFormat, TextWrapping};
use egui::{
    Align, Color32, FontId, Galley, Layout, Rect, RectAlign, Response, Role, Sense, Tooltip, Ui, WidgetInfo, pos2, vec2,
};

/// How a text is set.
#[derive(Debug, Clone)]
pub(crate) struct Line {
    pub font: FontId,
    pub colour: Color32,
    /// Line height; the font's own where `None`.
    pub height: Option<f32>,
    /// The most rows; what is longer ends with an ellipsis.
    pub rows: usize,
}

impl Line {
    /// One row.
    pub(crate) fn one(font: FontId, colour: Color32) -> Self {
        Self { font, colour, height: None, rows: 1 }
    }

    /// As many rows as it takes.
    pub(crate) fn many(font: FontId, colour: Color32) -> Self {
        Self { font, colour, height: None, rows: usize::MAX }
    }

    /// With a line height.
    pub(crate) fn height(mut self, height: f32) -> Self {
        self.height = Some(height);
        self
    }

    /// With at most that many rows.
    pub(crate) fn rows(mut self, rows: usize) -> Self {
        self.rows = rows;
        self
    }
}

/// Lays text out for a width.
pub(crate) fn galley(ui: &Ui, text: &str, line: &Line, width: f32) -> Arc<Galley> {
    let format = TextFormat { line_height: line.height, ..TextFormat::simple(line.font.clone(), line.colour) };
    let mut job = LayoutJob::single_section(text.to_owned(), format);
    job.break_on_newline = line.rows > 1;
    job.wrap = TextWrapping { max_width: width.max(1.0), max_rows: line.rows, ..TextWrapping::default() };
    if line.rows == 1 {
        job.wrap.break_anywhere = true;
    }
    ui.painter().layout_job(job)
}

/// A label as wide as its text, cut with an ellipsis where the width ends.
pub(crate) fn label(ui: &mut Ui, text: &str, line: &Line) -> Response {
    let galley = galley(ui, text, line, ui.available_width());
    place(ui, text, line, galley, None)
}

/// A label that is cut at a width of its own alone, for what stands at the right end of a line: how wide it is tells how
/// much room it needs.
pub(crate) fn own_label(ui: &mut Ui, text: &str, line: &Line, most: f32) -> Response {
    let galley = galley(ui, text, line, most);
    place(ui, text, line, galley, None)
}

/// Two lines below each other, with little between them, level with what stands beside them on a line.
pub(crate) fn two_lines(ui: &mut Ui, (upper, upper_line): (&str, &Line), (lower, lower_line): (&str, &Line), gap: f32) {
    let width = ui.available_width();
    let height = |ui: &Ui, text, line| galley(ui, text, line, width).size().y;
    let whole = height(ui, upper, upper_line) + gap + height(ui, lower, lower_line);
    ui.allocate_ui_with_layout(vec2(width, whole), Layout::top_down(Align::Min), |ui| {
        ui.spacing_mut().item_spacing.y = gap;
        label(ui, upper, upper_line);
        label(ui, lower, lower_line);
    });
}

/// Text over the whole available width.
pub(crate) fn paragraph(ui: &mut Ui, text: &str, line: &Line) -> Response {
    let width = ui.available_width();
    let galley = galley(ui, text, line, width);
    place(ui, text, line, galley, Some(width))
}

fn place(ui: &mut Ui, text: &str, line: &Line, galley: Arc<Galley>, width: Option<f32>) -> Response {
    let size = vec2(width.unwrap_or(galley.size().x), galley.size().y);
    let elided = galley.elided;
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    ui.painter().galley(rect.min, galley, line.colour);
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, text));
    if elided { with_whole(response, text) } else { response }
}

/// Shows the whole text of what was cut, while the pointer rests on it. What stands at the right of the window has it at
/// its left: below, it would cover the buttons of its own row.
fn with_whole(response: Response, text: &str) -> Response {
    let window = response.ctx.content_rect();
    if response.rect.left() < window.center().x {
        return response.on_hover_text(text);
    }
    let mut tooltip = Tooltip::for_enabled(&response);
    tooltip.popup = tooltip.popup.align(RectAlign::LEFT_START).align_alternatives(&[RectAlign::TOP_START]);
    tooltip.show(|ui| {
        ui.set_max_width(ui.spacing().tooltip_width);
        ui.label(text);
    });
    response
}

/// Where a range of characters stands, row by row, measured from the galley's corner.
pub(crate) fn rects_of(galley: &Galley, chars: &Range<usize>) -> Vec<Rect> {
    let mut rects = Vec::new();
    let mut first = 0;
    for row in &galley.rows {
        let count = row.char_count_including_newline().0;
        let last = first + count;
        if chars.start < last && first < chars.end {
            // The space at which a row ends hangs past its words.
            let hanging = row.glyphs.iter().rev().take_while(|g| g.chr.is_whitespace()).count();
            let ends = chars.end.min(last - hanging.min(count)).max(first);
            let from = row.x_offset(egui::text::CharIndex(chars.start.saturating_sub(first)));
            let to = row.x_offset(egui::text::CharIndex(ends - first));
            if to > from {
                let left = row.pos.x;
                rects.push(Rect::from_min_max(pos2(left + from, row.pos.y), pos2(left + to, row.pos.y + row.height())));
            }
        }
        first = last;
        if first >= chars.end {
            break;
        }
    }
    rects
}
