//! The three panes and the keyboard: which of them has it, and how it goes from one to the next.

use egui::{Context, Id, Rect};
use serde::{Deserialize, Serialize};

use super::theme::Sizes;

/// How many frames a pane may take to show what is to have the keyboard.
const PATIENCE: u8 = 8;

/// A pane of the window, from left to right.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Pane {
    /// The articles.
    Library,
    /// The article that is read, the suggestions or the pages.
    #[default]
    Middle,
    /// The briefing.
    Outline,
}

impl Pane {
    /// Every pane, from left to right.
    pub const ALL: [Self; 3] = [Self::Library, Self::Middle, Self::Outline];

    /// The pane beside it; beside the last stands the first.
    pub fn stepped(self, forward: bool) -> Self {
        match (self, forward) {
            (Self::Library, true) | (Self::Outline, false) => Self::Middle,
            (Self::Middle, true) | (Self::Library, false) => Self::Outline,
            (Self::Outline, true) | (Self::Middle, false) => Self::Library,
        }
    }
}

/// Which panes the user wants in view; where not all have room, those asked for last.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Wish {
    /// What stands beside the middle where there is room for one of the two; nothing, where it was put away.
    pub side: Option<Pane>,
    /// What is in view where there is room for one pane alone.
    pub front: Pane,
}

impl Default for Wish {
    fn default() -> Self {
        Self { side: Some(Pane::Library), front: Pane::Middle }
    }
}

impl Wish {
    /// Notes that a pane was asked for.
    pub fn ask(&mut self, pane: Pane) {
        self.front = pane;
        if pane != Pane::Middle {
            self.side = Some(pane);
        }
    }
}

/// Which panes are in view.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Room {
    /// How many have room beside each other.
    pub fits: usize,
    shown: [bool; 3],
}

impl Default for Room {
    fn default() -> Self {
        Self { fits: Pane::ALL.len(), shown: [true; 3] }
    }
}

impl Room {
    /// The panes for a width, in points. `away` are those that the user put away where all have room.
    pub fn new(width: f32, size: &Sizes, wish: Wish, away: &[Pane]) -> Self {
        let all = size.library_min + size.reader_room + size.outline_min;
        let fits = match width {
            width if width >= all => 3,
            width if width >= size.outline_min + size.reader_min => 2,
            _ => 1,
        };
        let shown = Pane::ALL.map(|pane| match fits {
            3 => !away.contains(&pane),
            2 => pane == Pane::Middle || wish.side == Some(pane),
            _ => wish.front == pane,
        });
        Self { fits, shown }
    }

    /// Whether a pane is in view.
    pub fn has(&self, pane: Pane) -> bool {
        self.shown.get(pane as usize).copied().unwrap_or(true)
    }
}

/// What is asked of the keyboard, as a number that grows with every request and the way to go.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Walk {
    /// Grows with every request.
    pub asked: u64,
    /// Where to.
    pub to: Way,
}

/// Where the keyboard is to go.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Way {
    /// To the pane at the right of the one that has it, and from the last to the first.
    #[default]
    Next,
    /// The other way round.
    Previous,
    /// To this one.
    To(Pane),
}

/// What is remembered of the panes from frame to frame.
#[derive(Debug, Default)]
pub(super) struct Places {
    rects: [Option<Rect>; 3],
    asked: u64,
    wanted: Option<(Pane, u8)>,
}

impl Places {
    /// Notes where a pane stands; none, while it is out of view.
    pub(super) fn note(&mut self, pane: Pane, rect: Option<Rect>) {
        if let Some(place) = self.rects.get_mut(pane as usize) {
            *place = rect;
        }
    }

    fn holds(&self, pane: Pane, rect: Rect) -> bool {
        let own = self.rects.get(pane as usize).copied().flatten();
        own.is_some_and(|own| own.contains(rect.center()))
    }

    /// The pane that has the keyboard.
    fn current(&self, ctx: &Context) -> Option<Pane> {
        let focused = ctx.memory(|m| m.focused())?;
        let rect = ctx.read_response(focused)?.interact_rect;
        Pane::ALL.into_iter().find(|pane| self.holds(*pane, rect))
    }

    /// Sees to it that a pane which was asked for gets the keyboard: `content` names what is to have it there.
    /// `head` is the height of a pane's head, in points. Gives back a pane that has to come into view first.
    pub(super) fn follow(
        &mut self,
        ctx: &Context,
        walk: Walk,
        head: f32,
        content: impl Fn(Pane) -> Option<Id>,
    ) -> Option<Pane> {
        if std::mem::replace(&mut self.asked, walk.asked) != walk.asked {
            let pane = match walk.to {
                Way::To(pane) => pane,
                Way::Next => self.current(ctx).map_or(Pane::Library, |pane| pane.stepped(true)),
                Way::Previous => self.current(ctx).map_or(Pane::Outline, |pane| pane.stepped(false)),
            };
            self.wanted = Some((pane, PATIENCE));
        }
        let (pane, frames) = self.wanted.take()?;
        if self.rects.get(pane as usize).copied().flatten().is_none() && frames > 0 {
            self.wanted = Some((pane, frames - 1));
            ctx.request_repaint();
            return (frames == PATIENCE).then_some(pane);
        }
        let is_there = |id: &Id| ctx.read_response(*id).is_some();
        let known = content(pane).filter(is_there);
        let found = known.or_else(|| if frames == 0 { self.first(ctx, pane, head) } else { None });
        match found {
            Some(id) => ctx.memory_mut(|m| m.request_focus(id)),
            None if frames > 0 => {
                self.wanted = Some((pane, frames - 1));
                ctx.request_repaint();
            }
            None => {}
        }
        None
    }

    /// The first control of a pane, below its head.
    fn first(&self, ctx: &Context, pane: Pane, head: f32) -> Option<Id> {
        let top = self.rects.get(pane as usize).copied().flatten().map_or(0.0, |rect| rect.top() + head);
        ctx.viewport(|viewport| {
            let widgets = viewport.prev_pass.widgets.get_layer(egui::LayerId::background());
            let is_there = |rect: Rect| rect.top() >= top && self.holds(pane, rect);
            let fits = |w: &&egui::WidgetRect| w.enabled && w.sense.is_focusable() && is_there(w.interact_rect);
            widgets.into_iter().find(fits).map(|widget| widget.id)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::theme::Themes;

    #[test]
    fn panes_without_room_give_way_to_those_asked_for_last() {
        let size = Themes::load().unwrap().light.size;
        let shown = |width: f32, wish: Wish, away: &[Pane]| {
            let room = Room::new(width, &size, wish, away);
            Pane::ALL.into_iter().filter(|pane| room.has(*pane)).collect::<Vec<_>>()
        };
        let mut wish = Wish::default();
        assert_eq!(shown(1440.0, wish, &[]), Pane::ALL);
        assert_eq!(shown(1440.0, wish, &[Pane::Library]), [Pane::Middle, Pane::Outline]);
        assert_eq!(shown(800.0, wish, &[]), [Pane::Library, Pane::Middle]);
        assert_eq!(shown(400.0, wish, &[]), [Pane::Middle]);
        wish.ask(Pane::Outline);
        assert_eq!(shown(800.0, wish, &[Pane::Outline]), [Pane::Middle, Pane::Outline], "asked for is in view");
        assert_eq!(shown(400.0, wish, &[]), [Pane::Outline]);
        wish.ask(Pane::Middle);
        assert_eq!(shown(800.0, wish, &[]), [Pane::Middle, Pane::Outline], "the side stays");
        wish.side = None;
        assert_eq!(shown(800.0, wish, &[]), [Pane::Middle]);
    }
}
