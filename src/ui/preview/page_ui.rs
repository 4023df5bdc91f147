//! One page, drawn: its picture, what is chosen on it, what can be clicked, and what is off.

use egui::{CursorIcon, Id, OpenUrl, Pos2, Rect, Role, Sense, Shadow, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use super::data::{PictureKey, Stack, link_at, on_paper, under};
use super::preview_ui::{State, page_id};
use crate::article::shorten;
use crate::layout::page::{Place, Shows, Target};
use crate::pack::{Body, ItemId, Pack};
use crate::preview::Sheets;
use crate::ui::Snapshot;
use crate::ui::ask::Ask;
use crate::ui::commands::Command;
use crate::ui::theme::Look;
use crate::ui::view::{Goal, Middle};
use crate::ui::widgets::{Icon, Line, focus_ring, galley, paint_icon};

/// How much of an item's words names it, in characters.
const NAME_CHARS: usize = 60;
/// Under a page: how far down and how soft the shadow falls.
const SHADOW_OFFSET: [i8; 2] = [0, 2];
const SHADOW_BLUR: u8 = 10;

/// How strong the tint is over what is chosen, and over what the pointer is at.
const CHOSEN_TINT: f32 = 0.1;
const NEAR_TINT: f32 = 0.05;

/// A page with all that is needed to draw on it.
struct Sheet<'a> {
    look: &'a Look,
    now: &'a Snapshot<'a>,
    sheets: &'a Sheets,
    stack: &'a Stack,
    page: usize,
    /// From the stack to the screen.
    shift: egui::Vec2,
    rect: Rect,
}

impl Sheet<'_> {
    fn rect_of(&self, place: crate::layout::page::Rect) -> Rect {
        self.stack.rect_on(self.page, place).translate(self.shift)
    }

    fn paper_at(&self, at: Pos2) -> (f32, f32) {
        on_paper(self.stack, self.page, at - self.shift)
    }

    fn id(&self, what: &str, index: usize) -> Id {
        Id::unique(("on page", self.page, what, index))
    }
}

/// Draws a page.
#[expect(clippy::too_many_arguments, reason = "a page is drawn from all that is known")]
pub(super) fn show(
    ui: &Ui,
    look: &Look,
    now: &Snapshot<'_>,
    sheets: &Sheets,
    stack: &Stack,
    page: usize,
    origin: Pos2,
    state: &mut State,
    asks: &mut Vec<Ask>,
) {
    let shift = origin.to_vec2();
    let rect = stack.page(page).translate(shift);
    let sheet = Sheet { look, now, sheets, stack, page, shift, rect };
    let painter = ui.painter();
    let shadow = Shadow { offset: SHADOW_OFFSET, blur: SHADOW_BLUR, spread: 0, color: look.colour.shadow };
    painter.add(shadow.as_shape(rect, 0.0));
    painter.rect_filled(rect, 0.0, look.colour.paper);
    if let Some(texture) = state.textures.get(ui.ctx(), &now.preview, page, false) {
        let all = Rect::from_min_max(Pos2::ZERO, pos2(1.0, 1.0));
        painter.image(texture, rect, all, egui::Color32::WHITE);
    } else if let Some(why) = now.preview.unpainted.get(&PictureKey { trace: sheets.trace(page), small: false }) {
        let line = Line::many(look.body(), look.colour.error);
        let words = galley(ui, why, &line, rect.width() - look.size.space_xl * 2.0);
        painter.galley(rect.min + vec2(look.size.space_xl, look.size.space_xl), words, look.colour.error);
    }
    ground(ui, &sheet, state, asks);
    items(ui, &sheet, state, asks);
    links(ui, &sheet, state, asks);
    troubles(ui, &sheet);
}

/// The page as a whole: its words for screen readers, and the paragraphs of annexes for the pointer.
fn ground(ui: &Ui, sheet: &Sheet<'_>, state: &mut State, asks: &mut Vec<Ask>) {
    let Sheet { look, sheets, page, rect, .. } = *sheet;
    let id = page_id(page);
    let response = ui.interact(rect, id, Sense::click());
    state.own(id);
    let name = look.tr_with("preview-page", &[("page", (page + 1).into()), ("count", sheets.count().into())]);
    response.widget_info(|| WidgetInfo::labeled(Role::Document, true, &name));
    ui.ctx().accesskit_node_builder(id, |node| node.set_value(sheets.words_on(page)));
    if response.has_focus() {
        let ring = Stroke::new(look.size.focus, look.colour.accent);
        ui.painter().rect_stroke(rect, 0.0, ring, StrokeKind::Outside);
    }
    let Some(at) = response.hover_pos() else { return };
    let (x, y) = sheet.paper_at(at);
    let paragraph = sheets.places_on(page).iter().find_map(|place| match place.shows {
        Shows::Paragraph { source, block } if holds(place, x, y) => Some((place, source, block)),
        _ => None,
    });
    let Some((place, source, block)) = paragraph else { return };
    let Some(article) = sheets.article(source) else { return };
    let line = Stroke::new(look.size.hair, look.colour.accent);
    let around = sheet.rect_of(place.rect).expand(look.size.space_xs);
    ui.painter().rect_stroke(around, look.radius(), line, StrokeKind::Inside);
    if response.double_clicked() {
        asks.push(Ask::ShowParagraph { article: article.clone(), block });
    }
    response.on_hover_text(look.tr("preview-paragraph-tip")).accessible_name(&name);
}

fn holds(place: &Place, x: f32, y: f32) -> bool {
    let rect = place.rect;
    (rect.x..=rect.right()).contains(&x) && (rect.y..=rect.bottom()).contains(&y)
}

/// What is printed of the outline: clicked, it is chosen there.
fn items(ui: &Ui, sheet: &Sheet<'_>, state: &mut State, asks: &mut Vec<Ask>) {
    let Sheet { look, now, sheets, page, .. } = *sheet;
    let size = &look.size;
    for (index, place) in sheets.places_on(page).iter().enumerate() {
        let rect = sheet.rect_of(place.rect).expand2(vec2(size.space_s, size.space_xs));
        if !ui.is_rect_visible(rect) {
            continue;
        }
        let name = match place.shows {
            Shows::Item(item) => name_of(now.pack, item),
            Shows::Section(section) => now.pack.section(section).map(|s| s.title.clone()).unwrap_or_default(),
            Shows::Front => look.tr("preview-front").into_owned(),
            _ => continue,
        };
        let id = sheet.id("item", index);
        let response = ui.interact(rect, id, Sense::click());
        state.own(id);
        let name = look.tr_with("preview-item", &[("words", name.into())]);
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
        let chosen = matches!(place.shows, Shows::Item(item) if now.view.item == Some(item));
        // A tint and a bar at the right: a ring would cut through what the page says in its left margin.
        if chosen || response.hovered() {
            let tint = look.colour.accent.gamma_multiply(if chosen { CHOSEN_TINT } else { NEAR_TINT });
            ui.painter().rect_filled(rect, look.radius(), tint);
        }
        if chosen {
            ui.painter().rect_filled(rect.with_min_x(rect.right() - size.focus), 0.0, look.colour.accent);
        }
        focus_ring(ui, look, &response);
        if response.clicked() {
            let at = response.interact_pointer_pos().map(|at| sheet.paper_at(at));
            choose(sheet, place.shows, at, state, asks);
        }
        if response.double_clicked() && matches!(place.shows, Shows::Item(_)) {
            asks.push(Ask::ShowMiddle(Middle::Article));
        }
        // A page has many of them: whether a tooltip is due is asked for the one under the pointer alone.
        if response.hovered() {
            let tip = if matches!(place.shows, Shows::Item(_)) { "preview-item-tip" } else { "preview-place-tip" };
            response.on_hover_cursor(CursorIcon::PointingHand).on_hover_text(look.tr(tip)).accessible_name(&name);
        }
    }
}

/// Chooses what was clicked, in the outline and in the reader.
fn choose(sheet: &Sheet<'_>, shows: Shows, at: Option<(f32, f32)>, state: &mut State, asks: &mut Vec<Ask>) {
    match shows {
        Shows::Item(item) => {
            state.chose(item);
            asks.push(Ask::Choose(Some(item)));
            let places = sheet.sheets.places_on(sheet.page);
            if let Some(passage) = at.and_then(|(x, y)| under(places, x, y).passage) {
                asks.push(Ask::ShowPassage(passage));
            }
        }
        Shows::Section(section) => asks.push(Ask::Target(section)),
        Shows::Front => asks.push(Ask::Run(Command::EditFront)),
        _ => {}
    }
}

/// Links of the page: to places on other pages, or to the web.
fn links(ui: &Ui, sheet: &Sheet<'_>, state: &mut State, asks: &mut Vec<Ask>) {
    let Sheet { look, sheets, page, .. } = *sheet;
    let (links, places) = (sheets.links_on(page), sheets.places_on(page));
    for (index, link) in links.iter().enumerate() {
        let rect = sheet.rect_of(link.rect);
        let middle = (link.rect.x + link.rect.width / 2.0, link.rect.y + link.rect.height / 2.0);
        if !ui.is_rect_visible(rect) || link_at(links, places, middle.0, middle.1).is_none() {
            continue;
        }
        let id = sheet.id("link", index);
        let response = ui.interact(rect, id, Sense::click());
        state.own(id);
        let (tip, goal) = match &link.target {
            Target::Uri(address) => (address.clone(), None),
            target => {
                let Some(to) = sheets.destination(target) else { continue };
                let tip = look.tr_with("preview-link-tip", &[("page", (to.page + 1).into())]);
                (tip, Some(Goal::At { page: to.page, y: to.at.y }))
            }
        };
        let name = if link.description.trim().is_empty() { &tip } else { &link.description };
        response.widget_info(|| WidgetInfo::labeled(Role::Link, true, name));
        if response.hovered() {
            let line = Stroke::new(look.size.hair, look.colour.accent);
            ui.painter().hline(rect.x_range(), rect.bottom(), line);
        }
        focus_ring(ui, look, &response);
        if response.clicked() {
            match (&link.target, goal) {
                (Target::Uri(address), _) => ui.ctx().open_url(OpenUrl::new_tab(address)),
                (_, Some(goal)) => {
                    state.leave();
                    asks.push(Ask::GoTo(goal));
                }
                _ => {}
            }
        }
        if response.hovered() {
            let name = name.clone();
            response.on_hover_cursor(CursorIcon::PointingHand).on_hover_text(tip).accessible_name(name);
        }
    }
}

/// What is off, where it stands: a sign in the margin, and the place itself marked.
fn troubles(ui: &Ui, sheet: &Sheet<'_>) {
    let Sheet { look, now, sheets, page, rect: paper, .. } = *sheet;
    let size = &look.size;
    let places = sheets.places_on(page);
    let left = places.iter().map(|p| p.rect.x).fold(f32::INFINITY, f32::min);
    for (index, place) in places.iter().enumerate() {
        let Some(words) = trouble(look, now.pack, place.shows) else { continue };
        let rect = sheet.rect_of(place.rect);
        let colour = if matches!(place.shows, Shows::Missing(_)) {
            look.colour.on_paper_error
        } else {
            look.colour.on_paper_note
        };
        let line = Stroke::new(size.focus, colour);
        match place.shows {
            Shows::Missing(_) => {
                let around = rect.expand(size.focus);
                ui.painter().rect_stroke(around, size.focus, line, StrokeKind::Outside);
            }
            _ => {
                ui.painter().hline(rect.x_range(), rect.top(), line);
            }
        }
        let margin = paper.left() + left.min(place.rect.x) * sheet.stack.scale - size.space_xl;
        let sign = Rect::from_center_size(
            pos2(margin.max(paper.left() + size.space_m), rect.center().y.min(rect.top() + size.space_m)),
            vec2(size.small_control, size.small_control),
        );
        paint_icon(ui.painter(), sign, Icon::Warning, size.icon, size.icon_line, colour);
        let response = ui.interact(sign, sheet.id("trouble", index), Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &words));
        response.on_hover_text(&words).accessible_name(words);
    }
}

/// What is off at a place, in a sentence.
pub(super) fn trouble(look: &Look, pack: &Pack, shows: Shows) -> Option<String> {
    match shows {
        Shows::OverLimit(section) => {
            let title = pack.section(section).map(|s| s.title.clone()).unwrap_or_default();
            Some(look.tr_with("preview-over-limit", &[("section", title.into())]))
        }
        Shows::Missing(character) => {
            let code = format!("U+{:04X}", u32::from(character));
            Some(look.tr_with("preview-missing", &[("code", code.into())]))
        }
        _ => None,
    }
}

/// An item's first words.
fn name_of(pack: &Pack, item: ItemId) -> String {
    let Some(item) = pack.item(item) else { return String::new() };
    let own = match &item.body {
        Body::List { label, .. } => label.as_str(),
        Body::Figure { value, .. } => value,
        Body::Table { caption, .. } | Body::Picture { caption, .. } => caption,
        Body::Biography { name, .. } => name,
        Body::Chronology(entries) => entries.first().map_or("", |e| e.text.as_str()),
        Body::Quotation { wording: Some(wording), .. } => wording,
        Body::Quotation { .. } | Body::Note | Body::PageBreak => "",
    };
    let first = item.body.highlights().first().and_then(|id| pack.highlights.get(id));
    let quote = first.map_or("", |h| h.passage.quote.as_str());
    let words = [own, quote, item.note.as_str()].into_iter().find(|words| !words.trim().is_empty()).unwrap_or_default();
    shorten(words, NAME_CHARS)
}
