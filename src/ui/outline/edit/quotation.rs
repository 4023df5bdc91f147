//! Shortening a quotation: its words can be pressed one by one, or drawn over, to leave them out; what is printed then
//! stands below and can be typed. Nothing but `…` and `[ ]` may differ from the source.

use std::ops::Range;
use std::sync::Arc;

use egui::text::{LayoutJob, TextFormat};
use egui::{EventFilter, Galley, Id, Key, Modifiers, Pos2, Response, Role, Sense, Stroke, Ui, WidgetInfo, vec2};

use super::{caption, draft, ended, wrong};
use crate::article::{check_wording, kept, leaving_out, shorten, words_of};
use crate::pack::{HighlightId, ItemId};
use crate::ui::outline::ask::OutlineAsk;
use crate::ui::outline::data::{RowKey, wording_words};
use crate::ui::outline::state::Shorten;
use crate::ui::outline::{Cx, row_id};
use crate::ui::theme::Look;
use crate::ui::widgets::{Button, Icon, Line, focus_ring, note_field, paragraph, rects_of};

/// How many rows of the words are shown while nothing is left out of them.
const ROWS: usize = 12;
/// The longest quotation whose words can be pressed, in words; a longer one is shortened by typing.
const MOST_WORDS: usize = 1500;
/// The number of the wording's field among the item's.
const WORDING: u16 = 0;
/// The longest text shown at once, in characters.
const SHOWN_CHARS: usize = 4000;

/// Starts to shorten a quotation.
pub(in crate::ui::outline) fn start(cx: &mut Cx<'_, '_>, item: ItemId) {
    cx.state.shorten =
        Some(Shorten { item, out: Vec::new(), made: None, at: 0, has_keys: true, is_new: true, drag: None });
}

/// Draws the words, and the fields while they are being shortened.
pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_, '_>, item: ItemId, passage: HighlightId, wording: Option<&str>) {
    let (look, now) = (cx.look, cx.now);
    let Some(quote) = now.pack.highlights.get(&passage).map(|h| h.passage.quote.as_str()) else { return };
    if now.view.shorten == Some(item) {
        start(cx, item);
        cx.ask(OutlineAsk::Shortening);
    }
    if cx.state.shorten.as_ref().is_none_or(|s| s.item != item) {
        let serif = Line::many(look.serif(look.size.serif), look.colour.text).height(look.size.serif_line);
        paragraph(ui, &shorten(wording.unwrap_or(quote), SHOWN_CHARS), &serif.rows(ROWS));
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = look.size.space_xs;
            if Button::text(cx.tr("outline-shorten")).with_icon(Icon::Shorten).small().show(ui, look).clicked() {
                start(cx, item);
            }
            whole(ui, cx, item, wording);
        });
        return;
    }
    let words = words_of(quote);
    let brackets = wording.is_some_and(|w| w.contains('['));
    if brackets || words.len() > MOST_WORDS {
        let key = if brackets { "outline-shorten-brackets" } else { "outline-shorten-long" };
        paragraph(ui, &cx.tr(key), &Line::many(look.small(), look.colour.quiet));
    } else {
        take_over(cx, quote, &words, wording);
        paragraph(ui, &cx.tr("outline-shorten-how"), &Line::many(look.small(), look.colour.quiet));
        flow(ui, cx, item, quote, &words);
    }
    let typed = field(ui, cx, item, quote, wording);
    let buttons = ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = look.size.space_xs;
        let done = Button::text(cx.tr("outline-shorten-done")).with_icon(Icon::Check).small().show(ui, look);
        if done.clicked() {
            cx.state.end_shortening(cx.asks);
            cx.state.show_row(RowKey::Item(item), true);
        }
        whole(ui, cx, item, wording) || done.has_focus()
    });
    let focused = ui.memory(|m| m.focused());
    let own = [words_id(item), typed, row_id(RowKey::Item(item))];
    if let Some(state) = &mut cx.state.shorten {
        state.has_keys = buttons.inner || focused.is_none_or(|id| own.contains(&id));
        if std::mem::take(&mut state.is_new) {
            let first = if state.out.is_empty() { typed } else { words_id(item) };
            ui.memory_mut(|m| m.request_focus(first));
        }
    }
}

/// What has the keyboard while words are pressed.
fn words_id(item: ItemId) -> Id {
    Id::unique(("words", item))
}

/// The button that gives the full words back; says whether it has the keyboard.
fn whole(ui: &mut Ui, cx: &mut Cx<'_, '_>, item: ItemId, wording: Option<&str>) -> bool {
    if wording.is_none() {
        return false;
    }
    let button = Button::text(cx.tr("outline-shorten-whole")).small().show(ui, cx.look);
    if button.clicked() {
        cx.state.drafts.remove(&(item, WORDING));
        cx.ask(OutlineAsk::SetWording { item, wording: None, typed: false });
    }
    button.has_focus()
}

/// Tells from the wording which words are left out, unless it was made here: then what was pressed is known.
fn take_over(cx: &mut Cx<'_, '_>, quote: &str, words: &[Range<usize>], wording: Option<&str>) {
    let Some(state) = &mut cx.state.shorten else { return };
    if state.out.len() == words.len() && state.made.as_deref() == wording {
        return;
    }
    let stays = wording.and_then(|w| kept(quote, w).ok());
    state.made = wording.map(str::to_owned);
    state.out = words
        .iter()
        .map(|word| stays.as_ref().is_some_and(|s| !s.iter().any(|k| k.start <= word.start && word.end <= k.end)))
        .collect();
    state.at = state.at.min(words.len().saturating_sub(1));
}

/// The words, each of which can be pressed.
fn flow(ui: &mut Ui, cx: &mut Cx<'_, '_>, item: ItemId, quote: &str, words: &[Range<usize>]) {
    let Some(state) = &cx.state.shorten else { return };
    let shown = after_drag(state);
    let galley = laid_out(ui, cx.look, quote, words, &shown);
    let id = words_id(item);
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), galley.size().y), Sense::hover());
    let block = ui.interact(rect, id, Sense::click_and_drag());
    let starts: Vec<usize> = char_starts(quote, words);
    let word_at = |pointer: Pos2| {
        let at = galley.cursor_from_pos(pointer - rect.min).index.0;
        starts.partition_point(|start| *start <= at).saturating_sub(1)
    };
    let mut change = drag(cx, &block, word_at);
    for (index, word) in words.iter().enumerate() {
        let text = quote.get(word.clone()).unwrap_or_default();
        let start = starts.get(index).copied().unwrap_or(0);
        // A word that is broken over two rows is pressed at its first part.
        let rows = rects_of(&galley, &(start..start + text.chars().count()));
        let Some(place) = rows.first().map(|row| row.translate(rect.min.to_vec2())) else { continue };
        if !ui.is_rect_visible(place) {
            continue;
        }
        let out = shown.get(index).copied().unwrap_or(false);
        let pressed = ui.interact(place, id.with(index), Sense::CLICK);
        if pressed.hovered() {
            ui.painter().rect_filled(place.expand(cx.look.size.hair), cx.look.size.space_xs, cx.look.colour.hover);
        }
        let key = if out { "outline-word-take-in" } else { "outline-word-leave-out" };
        pressed.widget_info(|| WidgetInfo::labeled(Role::Button, true, cx.look.tr_with(key, &[("word", text.into())])));
        if pressed.clicked() {
            change = Some((index..index + 1, !out));
        }
        let at = cx.state.shorten.as_ref().map(|s| s.at);
        if block.has_focus() && at == Some(index) {
            let stroke = Stroke::new(cx.look.size.focus, cx.look.colour.accent);
            ui.painter().rect_stroke(
                place.expand(cx.look.size.hair),
                cx.look.size.space_xs,
                stroke,
                egui::StrokeKind::Outside,
            );
        }
    }
    ui.painter().galley(rect.min, galley, cx.look.colour.text);
    change = keys(ui, cx, &block, words.len()).or(change);
    tell(ui, cx, &block, quote, words, &shown);
    if let Some((range, out)) = change {
        block.request_focus();
        set(cx, item, quote, range, out);
    }
}

/// What a screen reader says of the words as a whole: the one that the keyboard is at.
fn tell(ui: &Ui, cx: &Cx<'_, '_>, block: &Response, quote: &str, words: &[Range<usize>], out: &[bool]) {
    focus_ring(ui, cx.look, block);
    let at = cx.state.shorten.as_ref().map_or(0, |s| s.at);
    let word = words.get(at).and_then(|w| quote.get(w.clone())).unwrap_or_default();
    let key = if out.get(at).copied().unwrap_or(false) { "outline-word-out" } else { "outline-word-in" };
    let value = cx.look.tr_with(key, &[("word", word.into())]);
    block.widget_info(|| WidgetInfo::labeled(Role::Group, true, cx.tr("outline-words")));
    ui.ctx().accesskit_node_builder(block.id, |node| node.set_value(value));
}

/// Which words would be left out if the pointer were let go now.
fn after_drag(state: &Shorten) -> Vec<bool> {
    let mut out = state.out.clone();
    if let Some((from, to, leave_out)) = state.drag {
        for word in out.iter_mut().take(from.max(to) + 1).skip(from.min(to)) {
            *word = leave_out;
        }
    }
    out
}

fn laid_out(ui: &Ui, look: &Look, quote: &str, words: &[Range<usize>], out: &[bool]) -> Arc<Galley> {
    let size = &look.size;
    let base = TextFormat {
        line_height: Some(size.serif_line),
        ..TextFormat::simple(look.serif(size.serif), look.colour.text)
    };
    let gone = TextFormat {
        strikethrough: Stroke::new(size.hair, look.colour.error),
        color: look.colour.quiet,
        ..base.clone()
    };
    let mut job = LayoutJob::default();
    job.wrap.max_width = ui.available_width();
    let mut done = 0;
    let is_out = |index: usize| out.get(index).copied().unwrap_or(false);
    for (index, word) in words.iter().enumerate() {
        // The white space between two words that go goes with them.
        let between = index > 0 && is_out(index) && is_out(index - 1);
        job.append(
            quote.get(done..word.start).unwrap_or_default(),
            0.0,
            if between { gone.clone() } else { base.clone() },
        );
        let format = if is_out(index) { gone.clone() } else { base.clone() };
        job.append(quote.get(word.clone()).unwrap_or_default(), 0.0, format);
        done = word.end;
    }
    job.append(quote.get(done..).unwrap_or_default(), 0.0, base);
    ui.painter().layout_job(job)
}

/// The character at which each word starts.
fn char_starts(quote: &str, words: &[Range<usize>]) -> Vec<usize> {
    let (mut chars, mut done) = (0, 0);
    words
        .iter()
        .map(|word| {
            chars += quote.get(done..word.start).unwrap_or_default().chars().count();
            done = word.start;
            chars
        })
        .collect()
}

/// Drawing over words: gives the range and what becomes of it once the pointer is let go.
fn drag(cx: &mut Cx<'_, '_>, block: &Response, word_at: impl Fn(Pos2) -> usize) -> Option<(Range<usize>, bool)> {
    let state = cx.state.shorten.as_mut()?;
    if block.drag_started()
        && let Some(origin) = block.ctx.input(|i| i.pointer.press_origin())
    {
        let from = word_at(origin);
        let leave_out = !state.out.get(from).copied().unwrap_or(false);
        state.drag = Some((from, from, leave_out));
    }
    if let (Some((_, to, _)), Some(pointer)) = (&mut state.drag, block.interact_pointer_pos()) {
        *to = word_at(pointer);
    }
    if !block.drag_stopped() {
        return None;
    }
    let (from, to, leave_out) = state.drag.take()?;
    Some((from.min(to)..from.max(to) + 1, leave_out))
}

/// The arrows go from word to word, with Shift they take the word they leave with them; the space bar changes one.
fn keys(ui: &Ui, cx: &mut Cx<'_, '_>, block: &Response, count: usize) -> Option<(Range<usize>, bool)> {
    let state = cx.state.shorten.as_mut()?;
    if !block.has_focus() {
        return None;
    }
    let filter = EventFilter { horizontal_arrows: true, vertical_arrows: true, ..EventFilter::default() };
    ui.memory_mut(|m| m.set_focus_lock_filter(block.id, filter));
    let pressed = |modifiers, key| ui.input_mut(|i| i.consume_key(modifiers, key));
    let at = state.at;
    let is_out = state.out.get(at).copied().unwrap_or(false);
    let last = count.saturating_sub(1);
    let extend = pressed(Modifiers::SHIFT, Key::ArrowRight);
    if extend || pressed(Modifiers::NONE, Key::ArrowRight) {
        state.at = (at + 1).min(last);
        return extend.then(|| (state.at..state.at + 1, is_out));
    }
    if pressed(Modifiers::NONE, Key::ArrowLeft) {
        state.at = at.saturating_sub(1);
    } else if pressed(Modifiers::NONE, Key::Home) {
        state.at = 0;
    } else if pressed(Modifiers::NONE, Key::End) {
        state.at = last;
    } else if pressed(Modifiers::NONE, Key::Space) || pressed(Modifiers::NONE, Key::Enter) {
        return Some((at..at + 1, !is_out));
    }
    None
}

/// Leaves words out or takes them in, and asks for the wording that makes.
fn set(cx: &mut Cx<'_, '_>, item: ItemId, quote: &str, range: Range<usize>, leave_out: bool) {
    let Some(state) = &mut cx.state.shorten else { return };
    let mut out = state.out.clone();
    for word in out.iter_mut().take(range.end).skip(range.start) {
        *word = leave_out;
    }
    if out.iter().all(|o| *o) {
        // Nothing would be left: that is the item's removal, not its shortening.
        return;
    }
    let wording = leaving_out(quote, &out);
    state.out = out;
    state.made.clone_from(&wording);
    cx.state.drafts.remove(&(item, WORDING));
    cx.ask(OutlineAsk::SetWording { item, wording, typed: false });
}

/// The wording as it is printed, to be typed; what the source does not say is refused with the difference.
/// Gives the field's name.
fn field(ui: &mut Ui, cx: &mut Cx<'_, '_>, item: ItemId, quote: &str, wording: Option<&str>) -> Id {
    let label = cx.tr("outline-wording");
    caption(ui, cx, &label);
    let (text, is_draft) = draft(cx, item, WORDING, wording.unwrap_or(quote));
    let text = text.to_owned();
    let id = Id::unique(("wording", item));
    let typed = note_field(ui, cx.look, id, &text, &label, "");
    ended(cx, &typed);
    if is_draft && let Err(error) = check_wording(quote, text.trim()) {
        wrong(ui, cx, &wording_words(cx.now.words, &error));
    }
    if let Some(typed) = typed.text {
        if check_wording(quote, typed.trim()).is_ok() {
            // A space at the end is on its way to the next word: it stays in the field.
            if typed.trim() == typed {
                cx.state.drafts.remove(&(item, WORDING));
            } else {
                cx.state.drafts.insert((item, WORDING), typed.clone());
            }
            cx.ask(OutlineAsk::SetWording { item, wording: Some(typed.trim().to_owned()), typed: true });
        } else {
            cx.state.drafts.insert((item, WORDING), typed);
        }
    }
    id
}
