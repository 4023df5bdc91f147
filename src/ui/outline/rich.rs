//! The author's own words with their marks shown as what they mean: strong, emphasised, points.

use egui::text::{LayoutJob, TextFormat};
use egui::{Color32, Id, Role, Sense, TextBuffer, Ui, WidgetInfo, vec2};

use crate::pack::note::{Kind, Stress, kind_of, plain, runs};
use crate::ui::theme::Look;
use crate::ui::widgets::{Typed, rich_field};

/// What the fields for such a text are remembered under.
const WRITING: &str = "rich fields";

/// Whether the keyboard is in a field whose words can be stressed.
pub(in crate::ui) fn is_writing(ctx: &egui::Context) -> bool {
    let focused = ctx.memory(|m| m.focused());
    focused.is_some_and(|id| ctx.data(|data| data.get_temp::<()>(Id::unique(WRITING).with(id)).is_some()))
}

/// Draws a text as it is printed, over the whole width.
pub(super) fn paragraph(ui: &mut Ui, look: &Look, text: &str, colour: Color32, rows: usize) {
    let width = ui.available_width();
    let mut job = formatted(look, text, colour, false);
    job.wrap.max_width = width;
    job.wrap.max_rows = rows;
    let galley = ui.painter().layout_job(job);
    let (rect, response) = ui.allocate_exact_size(vec2(width, galley.size().y), Sense::hover());
    ui.painter().galley(rect.min, galley, colour);
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, plain(text)));
}

/// A field for such a text: its marks stay in sight, quiet, so that they can be typed.
pub(super) fn field(ui: &mut Ui, look: &Look, id: Id, text: &str, name: &str, hint: &str) -> Typed {
    let colour = look.colour.text;
    let mut layouter = |ui: &Ui, text: &dyn TextBuffer, width: f32| {
        let mut job = formatted(look, text.as_str(), colour, true);
        job.wrap.max_width = width;
        ui.fonts_mut(|fonts| fonts.layout_job(job))
    };
    // Remembered, so that Ctrl+I stays with the field.
    ui.data_mut(|data| data.insert_temp(Id::unique(WRITING).with(id), ()));
    rich_field(ui, look, id, text, name, hint, &mut layouter)
}

fn formatted(look: &Look, text: &str, colour: Color32, with_marks: bool) -> LayoutJob {
    let mut job = LayoutJob::default();
    let plain = TextFormat::simple(look.body(), colour);
    let quiet = TextFormat::simple(look.body(), look.colour.quiet);
    for (index, line) in text.split('\n').enumerate() {
        if index > 0 {
            job.append("\n", 0.0, plain.clone());
        }
        if !with_marks {
            match kind_of(line).0 {
                Kind::Paragraph => {}
                Kind::Point => job.append("•  ", 0.0, quiet.clone()),
                Kind::Numbered(number) => job.append(&format!("{number}.  "), 0.0, quiet.clone()),
            }
        }
        for run in runs(line) {
            let words = line.get(run.range).unwrap_or_default();
            let format = match (run.is_mark, run.stress) {
                (true, _) if !with_marks => continue,
                (true, _) => quiet.clone(),
                (false, Stress::Plain) => plain.clone(),
                (false, Stress::Strong) => TextFormat::simple(look.body_strong(), colour),
                (false, Stress::Emphasis) => TextFormat { italics: true, ..plain.clone() },
            };
            job.append(words, 0.0, format);
        }
    }
    job
}
