//! Fields for text. What is typed is asked for at once; a run of typing ends when the keyboard goes elsewhere.

use std::sync::Arc;

use egui::{FontId, Frame, Galley, Id, Margin, Response, Stroke, TextBuffer, TextEdit, Ui};

use crate::ui::theme::{Look, margin};

/// What a field reported.
#[derive(Debug)]
pub(crate) struct Typed {
    /// The new text, if it changed.
    pub text: Option<String>,
    /// The keyboard went elsewhere.
    pub left: bool,
    /// The field itself.
    pub response: Response,
}

/// A field of one line in a form.
pub(crate) fn field(ui: &mut Ui, look: &Look, id: Id, text: &str, name: &str, hint: &str) -> Typed {
    let mut typed = text.to_owned();
    let edit = TextEdit::singleline(&mut typed)
        .id(id)
        .hint_text(egui::RichText::new(hint).color(look.colour.quiet))
        .text_color(look.colour.text)
        .frame(frame(ui, look, id, true).inner_margin(inside(look, look.size.space_s)))
        .desired_width(f32::INFINITY);
    let response = ui.add(edit);
    finish(ui, look, response, text, typed, name)
}

/// A heading that can be typed over: no frame until the pointer or the keyboard comes.
pub(crate) fn bare_field(ui: &mut Ui, look: &Look, id: Id, text: &str, name: &str, font: FontId) -> Typed {
    let mut typed = text.to_owned();
    let edit = TextEdit::singleline(&mut typed)
        .id(id)
        .font(font)
        .hint_text(egui::RichText::new(name).color(look.colour.quiet))
        .text_color(look.colour.text)
        .frame(frame(ui, look, id, false).inner_margin(inside(look, look.size.space_xs)))
        .desired_width(ui.available_width());
    let response = ui.add(edit);
    finish(ui, look, response, text, typed, name)
}

/// A field of several lines for the user's own words.
pub(crate) fn note_field(ui: &mut Ui, look: &Look, id: Id, text: &str, name: &str, hint: &str) -> Typed {
    let mut typed = text.to_owned();
    let edit = TextEdit::multiline(&mut typed)
        .id(id)
        .hint_text(egui::RichText::new(hint).color(look.colour.quiet))
        .text_color(look.colour.text)
        .frame(frame(ui, look, id, true).inner_margin(inside(look, look.size.space_s)))
        .desired_rows(1)
        .desired_width(f32::INFINITY);
    let response = show_lines(ui, look, id, edit);
    finish(ui, look, response, text, typed, name)
}

/// A field of several lines whose text is laid out by the caller.
pub(crate) fn rich_field(
    ui: &mut Ui,
    look: &Look,
    id: Id,
    text: &str,
    name: &str,
    hint: &str,
    layouter: &mut dyn FnMut(&Ui, &dyn TextBuffer, f32) -> Arc<Galley>,
) -> Typed {
    let mut typed = text.to_owned();
    let edit = TextEdit::multiline(&mut typed)
        .id(id)
        .hint_text(egui::RichText::new(hint).color(look.colour.quiet))
        .text_color(look.colour.text)
        .frame(frame(ui, look, id, true).inner_margin(inside(look, look.size.space_s)))
        .desired_rows(1)
        .desired_width(f32::INFINITY)
        .layouter(layouter);
    let response = show_lines(ui, look, id, edit);
    finish(ui, look, response, text, typed, name)
}

/// Draws a field of several lines. Where what is typed grows past the edge of its pane, the line with the cursor comes into
/// view with the field's frame around it: the line alone would leave the frame's edge out of sight.
fn show_lines(ui: &mut Ui, look: &Look, id: Id, edit: TextEdit<'_>) -> Response {
    let out = edit.show(ui);
    let response = out.response.response;
    let Some(range) = out.cursor_range.filter(|_| response.has_focus()) else { return response };
    let line = out.galley.pos_from_cursor(range.primary);
    let before: Option<egui::Pos2> = ui.data(|data| data.get_temp(id.with("cursor")));
    if before != Some(line.min) {
        ui.data_mut(|data| data.insert_temp(id.with("cursor"), line.min));
        let line = line.translate(out.galley_pos.to_vec2()).expand(look.size.space_m);
        let inside = response.rect.expand(look.size.space_xs);
        ui.scroll_to_rect(line.intersect(inside), None);
    }
    response
}

fn inside(look: &Look, sides: f32) -> Margin {
    Margin::symmetric(margin(sides), margin(look.size.space_xs + look.size.hair))
}

fn frame(ui: &Ui, look: &Look, id: Id, framed: bool) -> Frame {
    let focused = ui.memory(|m| m.has_focus(id));
    let near = ui.ctx().read_response(id).is_some_and(|r| r.hovered());
    let line = match (focused, framed, near) {
        (true, ..) => Stroke::new(look.size.hair, look.colour.accent),
        (_, true, _) | (_, _, true) => Stroke::new(look.size.hair, look.colour.field_line),
        _ => Stroke::new(look.size.hair, egui::Color32::TRANSPARENT),
    };
    let fill = if framed || focused { look.colour.field } else { egui::Color32::TRANSPARENT };
    Frame::new().fill(fill).stroke(line).corner_radius(look.radius())
}

fn finish(ui: &Ui, look: &Look, response: Response, before: &str, typed: String, name: &str) -> Typed {
    let response = response.accessible_name(name);
    // Painted over the frame's own line: a wider frame would push everything below it.
    super::focus_ring(ui, look, &response);
    super::into_view(&response);
    let left = response.lost_focus();
    let text = (response.changed() && typed != before).then_some(typed);
    Typed { text, left, response }
}
