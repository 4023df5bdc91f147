//! The filter: outlet, language, days, and what was done with an article; and what is filtered by, as a line of chips.

use egui::{Align, Id, Layout, Popup, PopupCloseBehavior, Role, ScrollArea, Sense, Ui, WidgetInfo, pos2, vec2};

use super::browse::{Filter, LibraryAsk, days};
use super::data::Shelf;
use super::library_ui::State;
use crate::article::Language;
use crate::ui::Snapshot;
use crate::ui::ask::Ask;
use crate::ui::theme::Look;
use crate::ui::widgets::{
    Button, Icon, Line, field, focus_ring, galley, label, paragraph, radio_mark, steady_bar, tick,
};
use crate::ui::words;

fn ask(filter: Filter) -> Ask {
    Ask::Library(LibraryAsk::Filter(filter))
}

/// The button that opens the filter.
pub(super) fn button(ui: &mut Ui, look: &Look, now: &Snapshot<'_>, shelf: &Shelf, asks: &mut Vec<Ask>) {
    let filter = &now.view.library.filter;
    let mut button = Button::icon(Icon::Filter, look.tr("library-narrow")).small();
    if filter.is_narrow() {
        button = button.colour(look.colour.accent);
    }
    let button = button.show(ui, look);
    Popup::menu(&button).close_behavior(PopupCloseBehavior::CloseOnClickOutside).show(|ui| {
        egui::Frame::new().inner_margin(crate::ui::theme::margin(look.size.space_s)).show(ui, |ui| {
            ui.set_width(look.size.card);
            ui.spacing_mut().item_spacing.y = look.size.space_xs;
            steady_bar(ui, look);
            form(ui, look, now, shelf, asks);
        });
    });
}

fn form(ui: &mut Ui, look: &Look, now: &Snapshot<'_>, shelf: &Shelf, asks: &mut Vec<Ask>) {
    let filter = &now.view.library.filter;
    for (key, on, changed) in [
        ("library-only-ticked", filter.ticked, Filter { ticked: !filter.ticked, ..filter.clone() }),
        ("library-only-used", filter.used, Filter { used: !filter.used, ..filter.clone() }),
        ("library-only-suggested", filter.suggested, Filter { suggested: !filter.suggested, ..filter.clone() }),
    ] {
        ui.horizontal(|ui| {
            let name = look.tr(key);
            let ticked = tick(ui, look, on, &name).clicked();
            let named = label(ui, &name, &Line::one(look.body(), look.colour.text)).interact(Sense::CLICK).clicked();
            if ticked || named {
                asks.push(ask(changed));
            }
        });
    }
    ui.add_space(look.size.space_s);
    days_form(ui, look, filter, asks);
    let names = &shelf.facets;
    let outlet = |name: &str| if name.is_empty() { look.tr("library-no-outlet").into_owned() } else { name.to_owned() };
    heading(ui, look, "library-filter-outlet");
    choices(ui, look, "outlets", &names.outlets, filter.outlet.as_deref(), outlet, |chosen| {
        asks.push(ask(Filter { outlet: chosen, ..filter.clone() }));
    });
    let language = |code: &str| language_name(look, code);
    heading(ui, look, "library-filter-language");
    choices(ui, look, "languages", &names.languages, filter.language.as_deref(), language, |chosen| {
        asks.push(ask(Filter { language: chosen, ..filter.clone() }));
    });
    ui.add_space(look.size.space_s);
    let clear = Button::text(look.tr("library-filter-all")).small().outlined().enabled(!filter.is_empty());
    if clear.show(ui, look).clicked() {
        asks.push(ask(Filter::default()));
    }
}

/// A language's name; for a code that names none, words that say so.
pub(super) fn language_name(look: &Look, code: &str) -> String {
    let language = Language(code.to_owned());
    words::language(look.words, &language).unwrap_or_else(|| look.tr("library-no-language").into_owned())
}

fn heading(ui: &mut Ui, look: &Look, key: &str) {
    ui.add_space(look.size.space_s);
    paragraph(ui, &look.tr(key), &Line::one(look.small(), look.colour.quiet));
}

fn days_form(ui: &mut Ui, look: &Look, filter: &Filter, asks: &mut Vec<Ask>) {
    paragraph(ui, &look.tr("library-filter-days"), &Line::one(look.small(), look.colour.quiet));
    let width = (ui.available_width() - look.size.space_s) / 2.0;
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = look.size.space_s;
        for (id, text, key, first) in
            [("library from", &filter.from, "library-from", true), ("library to", &filter.to, "library-to", false)]
        {
            ui.allocate_ui_with_layout(vec2(width, look.size.control), Layout::left_to_right(Align::Center), |ui| {
                let typed = field(ui, look, Id::unique(id), text, &look.tr(key), &look.tr(key));
                if let Some(text) = typed.text {
                    let (from, to) = if first { (text, filter.to.clone()) } else { (filter.from.clone(), text) };
                    asks.push(ask(Filter { from, to, ..filter.clone() }));
                }
            });
        }
    });
    let wrong = [&filter.from, &filter.to].into_iter().any(|t| !t.trim().is_empty() && days(t).is_none());
    if wrong {
        paragraph(ui, &look.tr("library-days-wrong"), &Line::many(look.small(), look.colour.error));
    } else if let (Some(first), Some(last)) = (filter.first_day(), filter.last_day())
        && first > last
    {
        paragraph(ui, &look.tr("library-days-turned"), &Line::many(look.small(), look.colour.error));
    }
}

/// A list of which one may be chosen; what is chosen is let go by choosing it again.
fn choices(
    ui: &mut Ui,
    look: &Look,
    salt: &str,
    all: &[(String, usize)],
    chosen: Option<&str>,
    name: impl Fn(&str) -> String,
    mut choose: impl FnMut(Option<String>),
) {
    let size = &look.size;
    let area = ScrollArea::vertical().id_salt(salt).max_height(size.small_control * 6.0).auto_shrink([false, true]);
    area.show_rows(ui, size.small_control, all.len(), |ui, range| {
        for (value, count) in all.get(range).unwrap_or_default() {
            let on = chosen == Some(value.as_str());
            if choice(ui, look, &name(value), *count, on) {
                choose((!on).then(|| value.clone()));
            }
        }
    });
}

fn choice(ui: &mut Ui, look: &Look, name: &str, count: usize, on: bool) -> bool {
    let size = &look.size;
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), size.small_control), Sense::click());
    if response.hovered() || on {
        let fill = if on { look.colour.accent_soft } else { look.colour.hover };
        ui.painter().rect_filled(rect, look.radius(), fill);
    }
    let indent = size.space_xl;
    radio_mark(ui, look, rect.with_max_x(rect.left() + indent).center(), on, response.hovered());
    let number = galley(ui, &count.to_string(), &Line::one(look.small(), look.colour.quiet), f32::INFINITY);
    let right = rect.right() - size.space_s - number.size().x;
    let width = right - rect.left() - indent - size.space_s;
    let text = galley(ui, name, &Line::one(look.body(), look.colour.text), width);
    let middle = |height: f32| rect.center().y - height / 2.0;
    ui.painter().galley(pos2(rect.left() + indent, middle(text.size().y)).round(), text, look.colour.text);
    ui.painter().galley(pos2(right, middle(number.size().y)).round(), number, look.colour.quiet);
    focus_ring(ui, look, &response);
    response.widget_info(|| WidgetInfo::selected(Role::RadioButton, true, on, name));
    response.clicked()
}

/// What is filtered by, each with a way to let it go, and how much is shown.
pub(super) fn chips(ui: &mut Ui, look: &Look, now: &Snapshot<'_>, state: &State, asks: &mut Vec<Ask>) {
    let filter = &now.view.library.filter;
    let shown =
        look.tr_with("library-shown", &[("count", state.shown.into()), ("all", state.shelf.known.len().into())]);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(look.size.space_xs, look.size.space_xs);
        label(ui, &shown, &Line::one(look.small(), look.colour.quiet));
        if now.searching {
            label(ui, &look.tr("library-searching"), &Line::one(look.small(), look.colour.accent));
        }
        let mut chip = |on: bool, name: String, without: Filter| {
            let close = look.tr_with("library-filter-drop", &[("what", name.clone().into())]);
            let button = Button::text(name).named(close).with_icon(Icon::Close).small().outlined();
            if on && button.show(ui, look).clicked() {
                asks.push(ask(without));
            }
        };
        let outlet =
            filter.outlet.clone().filter(|o| !o.is_empty()).unwrap_or_else(|| look.tr("library-no-outlet").into());
        chip(filter.outlet.is_some(), outlet, Filter { outlet: None, ..filter.clone() });
        let language = language_name(look, filter.language.as_deref().unwrap_or_default());
        chip(filter.language.is_some(), language, Filter { language: None, ..filter.clone() });
        let (from, to) = (filter.from.trim(), filter.to.trim());
        let none = Filter { from: String::new(), to: String::new(), ..filter.clone() };
        chip(!(from.is_empty() && to.is_empty()), format!("{from} – {to}").trim().to_owned(), none);
        chip(filter.ticked, look.tr("library-only-ticked").into(), Filter { ticked: false, ..filter.clone() });
        chip(filter.used, look.tr("library-only-used").into(), Filter { used: false, ..filter.clone() });
        chip(filter.suggested, look.tr("library-only-suggested").into(), Filter { suggested: false, ..filter.clone() });
    });
}
