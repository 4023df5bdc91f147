//! The template with its sections, the theme, the paper.

use egui::{Align, Layout, Response, Role, Sense, Ui, WidgetInfo, vec2};

use super::Cx;
use super::ask::OutlineAsk;
use super::data::limit_words;
use crate::pack::Paper;
use crate::template::Template;
use crate::ui::widgets::{Button, Icon, Line, focus_ring, galley, hair_line, label, paint_icon, paragraph};

/// The template whose sections are shown.
fn looked_at<'n>(cx: &Cx<'n, '_>) -> Option<&'n Template> {
    let name = cx.state.template.as_ref().unwrap_or(&cx.now.pack.template);
    cx.now.side.templates().iter().find(|t| t.name == *name)
}

/// Draws what can be done with the template that is looked at, below all templates: it stays in reach however long
/// their sections are.
pub(super) fn foot(ui: &mut Ui, cx: &mut Cx<'_, '_>) {
    let Some(template) = looked_at(cx) else { return };
    let (look, size) = (cx.look, &cx.look.size);
    let kind = template.kind_in(cx.now.words.tongue().code());
    label(ui, kind, &Line::one(look.medium(), look.colour.text));
    ui.add_space(size.space_s);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(size.space_xs, size.space_xs);
        let name = cx.tr_name("pack-template-use-name", kind);
        let apply = Button::text(cx.tr("pack-template-use")).named(name).outlined().small();
        if apply.tooltip(cx.tr("pack-template-use-tip")).show(ui, look).clicked() {
            cx.ask(OutlineAsk::UseTemplate(template.name.clone()));
        }
        let name = cx.tr_name("pack-template-start-name", kind);
        let start = Button::text(cx.tr("pack-template-start")).named(name).small();
        if start.tooltip(cx.tr("pack-template-start-tip")).show(ui, look).clicked() {
            cx.ask(OutlineAsk::StartFrom(template.name.clone()));
        }
    });
}

/// Draws the page.
pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_, '_>) {
    let (look, now) = (cx.look, cx.now);
    ui.spacing_mut().item_spacing.y = look.size.space_xs;
    head(ui, cx, "pack-paper");
    for (paper, key) in [(Paper::A4, "pack-paper-a4"), (Paper::Letter, "pack-paper-letter")] {
        if choice(ui, cx, &cx.tr(key), "", now.pack.paper == paper, Role::RadioButton).clicked() {
            cx.ask(OutlineAsk::SetPaper(paper));
        }
    }
    gap(ui, cx);
    head(ui, cx, "pack-theme");
    for theme in now.side.themes() {
        let (key, about) = (format!("pack-theme-{}", theme.name), format!("pack-theme-{}-about", theme.name));
        let name = if now.words.has(&key) { cx.tr(&key).into_owned() } else { theme.name.clone() };
        let about = if now.words.has(&about) { cx.tr(&about).into_owned() } else { capitalised(&theme.description) };
        if choice(ui, cx, &name, &about, now.pack.theme == theme.name, Role::RadioButton).clicked() {
            cx.ask(OutlineAsk::SetTheme(theme.name.clone()));
        }
    }
    gap(ui, cx);
    head(ui, cx, "pack-template");
    paragraph(ui, &cx.tr("pack-template-how"), &Line::many(look.small(), look.colour.quiet));
    let open = looked_at(cx).map(|t| t.name.clone());
    for (index, template) in now.side.templates().iter().enumerate() {
        let is_current = now.pack.template == template.name;
        let is_open = open.as_ref() == Some(&template.name);
        let language = now.words.tongue().code();
        let (kind, about) = (template.kind_in(language), capitalised(template.description_in(language)));
        let row = choice(ui, cx, kind, &about, is_current, Role::DisclosureTriangle);
        if is_open || index == 0 {
            cx.state.template_stop = Some(row.id);
        }
        if row.clicked() {
            cx.state.template = Some(if is_open { String::new() } else { template.name.clone() });
        }
        if is_open {
            details(ui, cx, template);
        }
    }
}

/// With its first letter large.
fn capitalised(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

fn gap(ui: &mut Ui, cx: &Cx<'_, '_>) {
    ui.add_space(cx.look.size.space_s);
    hair_line(ui, cx.look);
    ui.add_space(cx.look.size.space_s);
}

fn head(ui: &mut Ui, cx: &Cx<'_, '_>, key: &str) {
    label(ui, &cx.tr(key), &Line::one(cx.look.strong(), cx.look.colour.text));
}

/// One of several that can be chosen: its name, what it is for, and a tick where it is the one.
fn choice(ui: &mut Ui, cx: &Cx<'_, '_>, name: &str, about: &str, chosen: bool, role: Role) -> Response {
    let (look, size) = (cx.look, &cx.look.size);
    let indent = size.icon + size.space_s;
    let width = ui.available_width();
    let title = galley(ui, name, &Line::one(look.medium(), look.colour.text), width - indent);
    let line = Line::many(look.small(), look.colour.quiet);
    let about = (!about.is_empty()).then(|| galley(ui, about, &line, width - indent - size.space_s));
    let below = about.as_ref().map_or(0.0, |a| a.size().y + size.focus);
    let height = title.size().y + below + size.space_s;
    let (rect, response) = ui.allocate_exact_size(vec2(width, height), Sense::click());
    if response.hovered() {
        ui.painter().rect_filled(rect, look.radius(), look.colour.hover);
    }
    let top = rect.top() + size.space_xs;
    if chosen {
        let place = egui::Rect::from_min_size(egui::pos2(rect.left(), top), vec2(size.icon, title.size().y));
        paint_icon(ui.painter(), place, Icon::Check, size.small_icon, size.icon_line, look.colour.accent);
    }
    let left = rect.left() + indent;
    let title_height = title.size().y;
    ui.painter().galley(egui::pos2(left, top).round(), title, look.colour.text);
    if let Some(about) = about {
        ui.painter().galley(egui::pos2(left, top + title_height + size.focus).round(), about, look.colour.quiet);
    }
    focus_ring(ui, look, &response);
    response.widget_info(|| WidgetInfo::selected(role, true, chosen, name));
    response
}

/// What a template plans.
fn details(ui: &mut Ui, cx: &mut Cx<'_, '_>, template: &Template) {
    let (look, size) = (cx.look, &cx.look.size);
    let indent = size.icon + size.space_s;
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        ui.add_space(indent);
        ui.allocate_ui_with_layout(vec2(ui.available_width(), 0.0), Layout::top_down(Align::Min), |ui| {
            ui.spacing_mut().item_spacing.y = size.focus;
            if template.sections.is_empty() {
                paragraph(ui, &cx.tr("pack-template-bare"), &Line::many(look.small(), look.colour.quiet));
            }
            // In the words in which this briefing would get them.
            for (index, (section, title, guidance)) in template.sections_in(&cx.now.pack.front.language).enumerate() {
                let title = format!("{}. {title}", index + 1);
                paragraph(ui, &title, &Line::many(look.small(), look.colour.text));
                let limit = section.limit.map(|limit| limit_words(cx.now.words, limit));
                let parts = [guidance.trim().to_owned(), limit.unwrap_or_default()];
                let about: Vec<&str> = parts.iter().map(String::as_str).filter(|p| !p.is_empty()).collect();
                if !about.is_empty() {
                    paragraph(ui, &about.join(" "), &Line::many(look.small(), look.colour.quiet));
                }
            }
            ui.add_space(size.space_s);
        });
    });
}
