//! The mouse in the article: clicks are counted, drags select, and past the edge it scrolls.
//! The keyboard's cursor goes on from where the mouse was.

use egui::{Pos2, Response, Ui, vec2};

use super::select::{Caret, Unit, spans_between, unit_at};
use crate::article::{Article, Span};

/// Two clicks belong together within this time, in seconds, and this distance.
const CLICK_SECONDS: f64 = 0.4;
const CLICK_DISTANCE: f32 = 6.0;
/// How fast a drag scrolls for each point past the edge, and the most in a frame.
const SCROLL_FACTOR: f32 = 0.4;
const SCROLL_MOST: f32 = 24.0;

/// A selection under way, and the clicks before it.
#[derive(Debug, Default)]
pub(super) struct Mouse {
    clicks: usize,
    last_click: Option<(f64, Pos2)>,
    anchor: Option<(Caret, Unit)>,
    head: Option<Caret>,
    dragging: bool,
    moved: bool,
}

/// What the mouse did this frame.
#[derive(Debug, Default)]
pub(super) struct Did {
    /// The selection is this now.
    pub(super) selected: Option<Vec<Span>>,
    /// A plain click at this place.
    pub(super) clicked: Option<Caret>,
}

impl Mouse {
    /// Whether a drag is selecting text.
    pub(super) fn is_dragging(&self) -> bool {
        self.dragging
    }

    /// Where the cursor is.
    pub(super) fn head(&self) -> Option<Caret> {
        self.head
    }

    /// Puts the cursor somewhere; `selecting` keeps the other end of the selection. Gives back what is selected then.
    pub(super) fn place(&mut self, article: &Article, head: Caret, selecting: bool) -> Vec<Span> {
        let anchor = match (self.anchor, self.head, selecting) {
            (Some((anchor, _)), _, true) => anchor,
            (None, Some(before), true) => before,
            _ => head,
        };
        self.anchor = Some((anchor, Unit::Character));
        self.head = Some(head);
        spans_between(article, anchor, head)
    }

    /// Forgets what belongs to another article.
    pub(super) fn forget(&mut self) {
        *self = Self::default();
    }

    /// Takes in a frame. `caret_at` finds the place in the article under a point of the screen.
    pub(super) fn frame(
        &mut self,
        ui: &Ui,
        pane: &Response,
        article: &Article,
        caret_at: &dyn Fn(Pos2) -> Option<Caret>,
    ) -> Did {
        let mut did = Did::default();
        let (pressed, down, released, time, shift, command, pointer) = ui.input(|i| {
            let p = &i.pointer;
            let m = i.modifiers;
            (p.primary_pressed(), p.primary_down(), p.primary_released(), i.time, m.shift, m.command, p.interact_pos())
        });
        let Some(pointer) = pointer else { return did };
        if pressed && pane.hovered() {
            self.press(article, pointer, time, shift, command, caret_at, &mut did);
        } else if self.dragging && (down || released) {
            self.drag(ui, article, pointer, caret_at, &mut did);
        }
        if released && self.dragging {
            self.dragging = false;
            if !self.moved && self.clicks == 1 && !shift && !command {
                did.clicked = caret_at(pointer);
            }
        }
        did
    }

    #[expect(clippy::too_many_arguments, reason = "the state of mouse and keyboard at one moment")]
    fn press(
        &mut self,
        article: &Article,
        pointer: Pos2,
        time: f64,
        shift: bool,
        command: bool,
        caret_at: &dyn Fn(Pos2) -> Option<Caret>,
        did: &mut Did,
    ) {
        let Some(caret) = caret_at(pointer) else { return };
        let again = self
            .last_click
            .is_some_and(|(then, at)| time - then < CLICK_SECONDS && at.distance(pointer) < CLICK_DISTANCE);
        self.clicks = if again { self.clicks % 4 + 1 } else { 1 };
        self.last_click = Some((time, pointer));
        let unit = match (self.clicks, command) {
            (1, true) => Unit::Sentence,
            (1, false) => Unit::Character,
            (2, _) => Unit::Word,
            (3, _) => Unit::Sentence,
            _ => Unit::Block,
        };
        self.dragging = true;
        self.moved = false;
        self.head = Some(caret);
        match self.anchor {
            Some((anchor, _)) if shift && self.clicks == 1 => {
                did.selected = Some(spans_between(article, anchor, caret));
            }
            _ => {
                self.anchor = Some((caret, unit));
                let (from, to) = unit_at(article, caret, unit);
                self.head = Some(to);
                did.selected = Some(spans_between(article, from, to));
            }
        }
    }

    fn drag(
        &mut self,
        ui: &Ui,
        article: &Article,
        pointer: Pos2,
        caret_at: &dyn Fn(Pos2) -> Option<Caret>,
        did: &mut Did,
    ) {
        let start = self.last_click.map_or(pointer, |(_, at)| at);
        if !self.moved && start.distance(pointer) < CLICK_DISTANCE / 2.0 {
            return;
        }
        self.moved = true;
        let Some((anchor, unit)) = self.anchor else { return };
        let Some(head) = caret_at(pointer) else { return };
        let (a_from, a_to) = unit_at(article, anchor, unit);
        let (h_from, h_to) = unit_at(article, head, unit);
        self.head = Some(if head < anchor { h_from } else { h_to });
        did.selected = Some(spans_between(article, a_from.min(h_from), a_to.max(h_to)));
        scroll_past_edge(ui, pointer);
    }
}

fn scroll_past_edge(ui: &Ui, pointer: Pos2) {
    let clip = ui.clip_rect();
    let past = (clip.top() - pointer.y).max(0.0) - (pointer.y - clip.bottom()).max(0.0);
    if past != 0.0 {
        let step = (past * SCROLL_FACTOR).clamp(-SCROLL_MOST, SCROLL_MOST);
        ui.scroll_with_delta(vec2(0.0, step));
        ui.ctx().request_repaint();
    }
}
