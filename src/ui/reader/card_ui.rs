//! The card of a suggestion: what it is, why it was found, what it holds, and what can be done with it.

use egui::{Area, Id, Order, Rect, Role, ScrollArea, Sense, Ui, WidgetInfo, pos2, vec2};

use super::data::{CardData, Sign};
use crate::article::ArticleId;
use crate::ui::Snapshot;
use crate::ui::ask::{Ask, SuggestionId};
use crate::ui::drag::{Dragged, grip};
use crate::ui::kind;
use crate::ui::theme::Look;
use crate::ui::view::{Card, Listing, Middle, Tab};
use crate::ui::widgets::{Button, Icon, Line, ends, galley, label, paint_icon, paragraph};

/// How many rows of a part's words the card shows.
const ROWS: usize = 8;
/// How many rows of a single passage.
const TEXT_ROWS: usize = 8;
/// How many rows of a title.
const TITLE_ROWS: usize = 3;
/// The most parts that are listed; a minister is named more often than a card can show.
const MOST_PARTS: usize = 40;

/// How much a card's height may change, in points, before it is set anew.
const STEADY: f32 = 0.5;

/// Draws a card beside its mark: beside the text where the pane is wide enough, else below the words it belongs to, which
/// end at the height `end`.
pub(super) fn shell(
    ui: &Ui,
    look: &Look,
    card: Card,
    (mark, end): (Rect, f32),
    pane: Rect,
    contents: impl FnOnce(&mut Ui),
) {
    let size = &look.size;
    // Each card has a height of its own: that of another would put it where its foot is out of sight.
    let id = Id::unique(("reader card", card));
    let known = ui.memory(|m| m.area_rect(id)).map(|last| last.height());
    let beside = mark.right() + size.space_s;
    let outer = size.card + size.space_l * 2.0;
    let at = if beside + outer + size.space_s <= pane.right() {
        pos2(beside, mark.top() - size.space_s)
    } else {
        let below = mark.bottom().max(end) + size.space_s;
        // Where it has no room below the words it stands above them: over them they could not be read.
        let height = known.unwrap_or_default();
        let above = mark.top() - size.space_s - height;
        let is_low = below + height > pane.bottom() - size.space_s && above >= pane.top() + size.space_s;
        pos2(pane.right() - outer - size.space_s, if is_low { above } else { below })
    };
    let frame = look.card(ui.ctx());
    let area = Area::new(id).order(Order::Middle).fixed_pos(at).constrain_to(pane.shrink(size.space_s)).fade_in(false);
    let drawn = area.show(ui.ctx(), |ui| {
        frame.show(ui, |ui| {
            ui.set_width(size.card.min(pane.width() - size.space_xl * 2.0));
            ui.spacing_mut().item_spacing.y = size.space_s;
            contents(ui);
        });
    });
    // It was put where it fits with the height that it had.
    if known.is_none_or(|known| (known - drawn.response.rect.height()).abs() > STEADY) {
        ui.ctx().request_discard("card's height");
        ui.ctx().request_repaint();
    }
}

/// What a suggestion's card is drawn from.
pub(super) struct Told<'a> {
    pub(super) article: &'a ArticleId,
    pub(super) index: usize,
    pub(super) data: &'a CardData,
    /// The suggestions of its line: the card turns them over.
    pub(super) group: &'a [Sign],
}

/// Draws the inside of a suggestion's card.
pub(super) fn suggestion(
    ui: &mut Ui,
    look: &Look,
    now: &Snapshot<'_>,
    told: &Told<'_>,
    room: f32,
    asks: &mut Vec<Ask>,
) {
    let size = &look.size;
    head(ui, look, told, asks);
    across(ui, look, now, told, asks);
    let data = told.data;
    let most = size.card_max.min(room);
    ScrollArea::vertical().max_height(most).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = size.space_s;
        let serif = Line::many(look.serif(size.serif), look.colour.text).height(size.serif_line);
        if !data.text.is_empty() {
            let quiet = Line::many(look.small(), look.colour.quiet);
            let line = if data.parts.is_empty() { serif.clone().rows(TEXT_ROWS) } else { quiet };
            let text = paragraph(ui, &data.text, &line);
            grip(&text, || Dragged::suggestion(told.article, told.index, None, &data.title));
        }
        for index in 0..data.parts.len().min(MOST_PARTS) {
            part(ui, look, told, index, asks);
        }
        if let Some(more) = data.parts.len().checked_sub(MOST_PARTS).filter(|more| *more > 0) {
            let words = look.tr_with("reader-more-places", &[("count", more.into())]);
            paragraph(ui, &words, &Line::many(look.small(), look.colour.quiet));
        }
    });
    foot(ui, look, now, told, asks);
}

/// The line above a card: icon and kind, what more belongs there, and the button that closes it.
pub(super) fn kind_line(
    ui: &mut Ui,
    look: &Look,
    (icon, ink, name): (Icon, egui::Color32, &str),
    asks: &mut Vec<Ask>,
    more: impl FnOnce(&mut Ui, &mut Vec<Ask>),
) {
    let size = &look.size;
    let kind = |ui: &mut Ui, _: &mut Vec<Ask>| {
        ui.spacing_mut().item_spacing.x = 0.0;
        let (rect, _) = ui.allocate_exact_size(vec2(size.icon, size.icon), Sense::hover());
        paint_icon(ui.painter(), rect, icon, size.small_icon, size.icon_line, ink);
        ui.add_space(size.space_xs + size.focus);
        label(ui, name, &Line::one(look.small(), look.colour.quiet));
    };
    ends(ui, "kind", size.small_control, asks, kind, |ui, asks| {
        ui.spacing_mut().item_spacing.x = 0.0;
        more(ui, asks);
        if Button::icon(Icon::Close, look.tr("reader-close-card")).small().show(ui, look).clicked() {
            asks.push(Ask::OpenCard(None));
        }
    });
}

fn head(ui: &mut Ui, look: &Look, told: &Told<'_>, asks: &mut Vec<Ask>) {
    let data = told.data;
    let name = kind::name(look.words, data.kind);
    let parts = (kind::icon(data.kind), kind::ink(look, data.kind), name.as_ref());
    kind_line(ui, look, parts, asks, |ui, asks| {
        let at = told.group.iter().position(|s| s.suggestion == told.index);
        let names = ("reader-previous-on-line", "reader-next-on-line");
        if let Some(sign) = turn_over(ui, look, names, at, told.group.len()).and_then(|to| told.group.get(to)) {
            asks.push(Ask::OpenCard(Some(Card::Suggestion(sign.suggestion))));
        }
    });
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = look.size.focus;
        let title = paragraph(ui, &data.title, &Line::many(look.strong(), look.colour.text).rows(TITLE_ROWS));
        grip(&title, || Dragged::suggestion(told.article, told.index, None, &data.title));
        paragraph(ui, &data.because, &Line::many(look.small(), look.colour.quiet));
    });
}

/// Who else tells it and who tells it otherwise, once the ticked articles have been compared.
fn across(ui: &mut Ui, look: &Look, now: &Snapshot<'_>, told: &Told<'_>, asks: &mut Vec<Ask>) {
    let Some((compared, suggestion)) = now.compared.zip(now.suggestions.get(told.index)) else { return };
    let article = now.pack.article(told.article);
    let (outlets, stories) = article.map_or((0, 0), |article| compared.tellers(now, article, suggestion));
    if stories > 1 {
        let key = if outlets == stories { "reader-told-by" } else { "reader-told-in" };
        let words = look.tr_with(key, &[("count", stories.into())]);
        label(ui, &words, &Line::one(look.small(), look.colour.suggestion));
    }
    let is_disputed = !compared.told(told.article, &suggestion.span).conflicts.is_empty();
    if is_disputed
        && Button::text(look.tr("reader-disputed"))
            .with_icon(Icon::Warning)
            .small()
            .colour(look.colour.note)
            .show(ui, look)
            .clicked()
    {
        asks.push(Ask::List(Listing { tab: Tab::Conflicts, filter: String::new() }));
        asks.push(Ask::ShowMiddle(Middle::Suggestions));
    }
}

/// '2 of 3' with a button before and behind it, where there are several; gives the one that was asked for.
pub(super) fn turn_over(
    ui: &mut Ui,
    look: &Look,
    (previous, next): (&str, &str),
    at: Option<usize>,
    count: usize,
) -> Option<usize> {
    let at = at.filter(|_| count > 1)?;
    let go = |ui: &mut Ui, icon, name: &str| Button::icon(icon, look.tr(name)).small().show(ui, look).clicked();
    let back = go(ui, Icon::Left, previous);
    let words = look.tr_with("reader-of", &[("at", (at + 1).into()), ("count", count.into())]);
    label(ui, &words, &Line::one(look.small(), look.colour.quiet));
    if go(ui, Icon::Right, next) {
        return Some((at + 1) % count);
    }
    back.then_some((at + count - 1) % count)
}

fn part(ui: &mut Ui, look: &Look, told: &Told<'_>, index: usize, asks: &mut Vec<Ask>) {
    let Some(part) = told.data.parts.get(index) else { return };
    let size = &look.size;
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        let line = Line::one(look.small(), look.colour.quiet).height(size.serif_line);
        let number = galley(ui, &(index + 1).to_string(), &line, size.space_xl);
        let (rect, _) = ui.allocate_exact_size(vec2(size.space_l + size.focus, number.size().y), Sense::hover());
        ui.painter().galley(rect.min, number, look.colour.quiet);
        let button = size.small_control;
        let width = ui.available_width() - button - size.space_s;
        ui.allocate_ui(vec2(width, 0.0), |ui| {
            let serif = Line::many(look.serif(size.serif), look.colour.text).height(size.serif_line).rows(ROWS);
            let words = paragraph(ui, &part.text, &serif);
            grip(&words, || Dragged::suggestion(told.article, told.index, Some(index), &part.text));
        });
        ui.add_space(size.space_s);
        let count = [("number", (index + 1).into())];
        if part.is_added {
            let (rect, response) = ui.allocate_exact_size(vec2(button, button), Sense::hover());
            let ink = kind::ink(look, told.data.kind);
            paint_icon(ui.painter(), rect, Icon::Check, size.small_icon, size.icon_line, ink);
            let name = look.tr_with("reader-item-added", &count);
            response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &name));
        } else {
            let name = look.tr_with("reader-add-item", &count);
            if Button::icon(Icon::Plus, &name).small().show(ui, look).clicked() {
                let suggestion = SuggestionId { article: told.article.clone(), index: told.index };
                asks.push(Ask::AddSuggestedItem { suggestion, item: index });
            }
        }
    });
}

fn foot(ui: &mut Ui, look: &Look, now: &Snapshot<'_>, told: &Told<'_>, asks: &mut Vec<Ask>) {
    let size = &look.size;
    let suggestion = || SuggestionId { article: told.article.clone(), index: told.index };
    ui.add_space(size.space_xs);
    ui.spacing_mut().item_spacing.x = size.space_s;
    if told.data.is_added {
        label(ui, &look.tr("reader-in-briefing"), &Line::one(look.medium(), look.colour.suggestion));
        return;
    }
    let add = |ui: &mut Ui, asks: &mut Vec<Ask>| {
        let add = Button::text(look.tr("reader-add")).with_icon(Icon::Plus).outlined();
        if add.show(ui, look).clicked() {
            asks.push(Ask::AddSuggestion(suggestion()));
        }
    };
    ends(ui, "foot", size.control, asks, add, |ui, asks| {
        let dismiss = Button::text(look.tr("reader-dismiss")).tooltip(look.tr("reader-dismiss-tip"));
        if dismiss.show(ui, look).clicked() {
            asks.push(Ask::Dismiss(suggestion()));
        }
    });
    // On a line of its own: beside the buttons there is room for half a heading.
    if let Some(target) = now.target_title() {
        let words = look.tr_with("reader-to-section", &[("section", target.into())]);
        label(ui, &words, &Line::one(look.small(), look.colour.quiet));
    }
}
