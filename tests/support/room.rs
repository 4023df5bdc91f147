//! Whether the controls of a window stand where they can be seen and reached.

use std::collections::HashMap;

use eframe::egui;
use egui::accesskit::Role;
use egui::{LayerId, Rect};
use egui_kittest::kittest::NodeT;

use super::ui::Shown;

/// A control: what it is called, what it is, and where it stands.
#[derive(Debug, Clone)]
struct Control {
    name: String,
    role: Role,
    layer: LayerId,
    whole: Rect,
    /// The part that is not cut off by what it stands in.
    shown: Rect,
}

/// Less than this is a rounding of edges, in points.
const SLACK: f32 = 1.5;

fn controls(window: &Shown) -> Vec<Control> {
    // What they are called is in the tree for screen readers, where they stand in egui's list of what can be touched.
    let named: HashMap<u64, (String, Role)> = window
        .root()
        .children_recursive()
        .filter_map(|node| {
            let node = node.accesskit_node();
            let name = node.label().or_else(|| node.value()).filter(|name| !name.is_empty())?;
            Some((node.locate().0.0, (name, node.role())))
        })
        .collect();
    window.ctx.viewport(|viewport| {
        let mut found = Vec::new();
        for (layer, rects) in viewport.prev_pass.widgets.layers() {
            for widget in rects.iter().filter(|w| w.sense.interactive()) {
                let Some((name, role)) = named.get(&widget.id.value()).cloned() else { continue };
                // What panes are resized by lies over their edges on purpose.
                if role == Role::Splitter {
                    continue;
                }
                found.push(Control { name, role, layer: *layer, whole: widget.rect, shown: widget.interact_rect });
            }
        }
        found
    })
}

fn in_view(control: &Control) -> bool {
    control.shown.is_positive() && control.shown.width() > SLACK && control.shown.height() > SLACK
}

/// A control that is one thing: nothing else may stand on it.
fn is_whole(control: &Control) -> bool {
    matches!(control.role, Role::Tab | Role::CheckBox | Role::TextInput | Role::MultilineTextInput | Role::RadioButton)
        || (control.role == Role::Button && control.whole.height() < 40.0)
}

/// Everything that is off: controls over each other, cut at a side, or beyond the window's edge.
pub fn complaints(shown: &Shown) -> Vec<String> {
    let window = shown.ctx.content_rect();
    let all = controls(shown);
    assert!(all.len() > 20, "the controls were found: {}", all.len());
    let mut found = Vec::new();
    for control in &all {
        let Control { name, whole, shown, .. } = control;
        if in_view(control) && (whole.left() + SLACK < shown.left() || whole.right() > shown.right() + SLACK) {
            found.push(format!("‘{name}’ is cut at a side: {whole:?} of which {shown:?} is seen"));
        }
        // What a scroll area hides is cut by the area; what the window's own edge cuts cannot be scrolled to.
        let cut_below = whole.bottom() > shown.bottom() + SLACK && (shown.bottom() - window.bottom()).abs() < SLACK;
        let cut_beside = whole.left() > window.right() - SLACK;
        if cut_below || cut_beside {
            found.push(format!("‘{name}’ stands outside the window: {whole:?} in {window:?}"));
        }
    }
    for (at, one) in all.iter().enumerate().filter(|(_, c)| in_view(c)) {
        for other in all.iter().skip(at + 1).filter(|c| in_view(c) && c.layer == one.layer) {
            let both = one.shown.intersect(other.shown);
            if !both.is_positive() || both.width() < SLACK || both.height() < SLACK {
                continue;
            }
            // A row may hold buttons; a button holds nothing.
            let outer = if one.shown.area() > other.shown.area() { one } else { other };
            let inner = if one.shown.area() > other.shown.area() { other } else { one };
            let holds = outer.shown.expand(SLACK).contains_rect(inner.shown);
            if !holds || is_whole(outer) {
                found.push(format!(
                    "‘{}’ ({:?}) and ‘{}’ ({:?}) stand over each other: {:?} and {:?}",
                    one.name, one.role, other.name, other.role, one.shown, other.shown
                ));
            }
        }
    }
    found
}
