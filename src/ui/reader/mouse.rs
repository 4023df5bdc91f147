//! The mouse in the article: clicks are counted, drags select or take along, and past the edge it scrolls.
//! The keyboard's cursor goes on from where the mouse was.

use egui::{Modifiers, Pos2, Response, Ui, vec2};

use super::select::{Caret, Unit, spans_between, unit_at};
use crate::article::{Article, Span};
use crate::pack::HighlightId;

/// Two clicks belong together within this time, in seconds, and this distance.
const CLICK_SECONDS: f64 = 0.4;
const CLICK_DISTANCE: f32 = 6.0;
/// How fast a drag scrolls for each point past the edge, and the most in a frame.
const SCROLL_FACTOR: f32 = 0.4;
const SCROLL_MOST: f32 = 24.0;

/// What a drag can take along.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Load {
    /// The selected words.
    Selection,
    /// A suggestion, by its index.
    Suggestion(usize),
    /// A highlight.
    Highlight(HighlightId),
}

/// What a press takes hold of, and whether it is taken along at once. Words that are only underlined can be selected
/// like any others: they are taken along when the pointer leaves the pane at a side.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Hold {
    pub(super) load: Load,
    pub(super) at_once: bool,
}

/// What is asked of the pane by the mouse: the place in the article under a point, and what a press there holds.
pub(super) struct Under<'a> {
    pub(super) caret: &'a dyn Fn(Pos2) -> Option<Caret>,
    pub(super) hold: &'a dyn Fn(Pos2) -> Option<Hold>,
}

/// A selection or a drag under way, and the clicks before it.
#[derive(Debug, Default)]
pub(super) struct Mouse {
    clicks: usize,
    last_click: Option<(f64, Pos2)>,
    anchor: Option<(Caret, Unit)>,
    head: Option<Caret>,
    dragging: bool,
    moved: bool,
    hold: Option<Hold>,
    carrying: bool,
}

/// What the mouse did this frame.
#[derive(Debug, Default)]
pub(super) struct Did {
    /// The selection is this now.
    pub(super) selected: Option<Vec<Span>>,
    /// A plain click at this place.
    pub(super) clicked: Option<Caret>,
    /// From now on this is taken along.
    pub(super) lifted: Option<Load>,
}

impl Mouse {
    /// Whether a drag is selecting text, or may still become one.
    pub(super) fn is_dragging(&self) -> bool {
        self.dragging
    }

    /// Whether a drag takes something along.
    pub(super) fn is_carrying(&self) -> bool {
        self.carrying
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

    /// Takes in a frame.
    pub(super) fn frame(&mut self, ui: &Ui, pane: &Response, article: &Article, under: &Under<'_>) -> Did {
        let mut did = Did::default();
        let (pressed, down, released, time, modifiers, pointer) = ui.input(|i| {
            let p = &i.pointer;
            (p.primary_pressed(), p.primary_down(), p.primary_released(), i.time, i.modifiers, p.interact_pos())
        });
        if !down || pressed {
            self.carrying = false;
        }
        let Some(pointer) = pointer else { return did };
        if pressed && pane.hovered() {
            self.press(article, pointer, time, modifiers, under, &mut did);
        } else if self.dragging && (down || released) {
            self.drag(ui, article, pointer, under, &mut did);
        }
        if released && self.dragging {
            self.dragging = false;
            if !self.moved && self.clicks == 1 && !modifiers.shift && !modifiers.command {
                did.clicked = (under.caret)(pointer);
                if self.held_at_once().is_some() {
                    // Pressed and let go: the selection was not meant to be taken along.
                    self.anchor = did.clicked.map(|caret| (caret, Unit::Character));
                    self.head = did.clicked;
                    did.selected = Some(Vec::new());
                }
            }
        }
        did
    }

    fn held_at_once(&self) -> Option<Load> {
        self.hold.filter(|hold| hold.at_once).map(|hold| hold.load)
    }

    fn press(
        &mut self,
        article: &Article,
        pointer: Pos2,
        time: f64,
        modifiers: Modifiers,
        under: &Under<'_>,
        did: &mut Did,
    ) {
        let Some(caret) = (under.caret)(pointer) else { return };
        let again = self
            .last_click
            .is_some_and(|(then, at)| time - then < CLICK_SECONDS && at.distance(pointer) < CLICK_DISTANCE);
        self.clicks = if again { self.clicks % 4 + 1 } else { 1 };
        self.last_click = Some((time, pointer));
        let plain = self.clicks == 1 && !modifiers.shift && !modifiers.command;
        self.hold = (under.hold)(pointer).filter(|_| plain);
        self.dragging = true;
        self.moved = false;
        if self.held_at_once().is_some() {
            return;
        }
        let unit = match (self.clicks, modifiers.command) {
            (1, true) => Unit::Sentence,
            (1, false) => Unit::Character,
            (2, _) => Unit::Word,
            (3, _) => Unit::Sentence,
            _ => Unit::Block,
        };
        self.head = Some(caret);
        match self.anchor {
            Some((anchor, _)) if modifiers.shift && self.clicks == 1 => {
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

    fn drag(&mut self, ui: &Ui, article: &Article, pointer: Pos2, under: &Under<'_>, did: &mut Did) {
        let start = self.last_click.map_or(pointer, |(_, at)| at);
        if !self.moved && start.distance(pointer) < CLICK_DISTANCE / 2.0 {
            return;
        }
        self.moved = true;
        if let Some(hold) = self.hold
            && (hold.at_once || !ui.clip_rect().x_range().contains(pointer.x))
        {
            self.dragging = false;
            self.carrying = true;
            did.lifted = Some(hold.load);
            if !hold.at_once {
                did.selected = Some(Vec::new());
            }
            return;
        }
        let (Some((anchor, unit)), None) = (self.anchor, self.held_at_once()) else { return };
        let Some(head) = (under.caret)(pointer) else { return };
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
