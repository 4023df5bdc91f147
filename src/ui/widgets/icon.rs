//! Icons: lines on a grid of 16 by 16, read from `assets/icons` and drawn in any colour.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use egui::epaint::PathStroke;
use egui::{Color32, Painter, Pos2, Rect, Shape, pos2, vec2};

/// The grid's side.
const GRID: f32 = 16.0;

/// An icon.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Icon {
    Open,
    Save,
    Undo,
    Redo,
    Sun,
    Moon,
    Plus,
    Close,
    Up,
    Down,
    Move,
    Note,
    Remove,
    Check,
    Right,
    Fold,
    Export,
    List,
    Copy,
    Highlight,
    Grip,
    Warning,
    More,
    Search,
    Filter,
    Sort,
    Group,
    Paste,
    Folder,
    Info,
    Restore,
    Page,
    Quotation,
    Figure,
    Chronology,
    Table,
    Picture,
    Person,
    PageBreak,
    Bold,
    Italic,
    Points,
    Shorten,
    Numbers,
    Split,
    Pages,
    Minus,
    Back,
    Quote,
    Flag,
    Calendar,
    Building,
    Find,
    Eye,
    Left,
    Equal,
    PanelLeft,
    PanelRight,
}

/// The lines of every icon: x and y by turns. A file that cannot be read gives no icons; a test reads it.
static LINES: LazyLock<BTreeMap<Icon, Vec<Vec<f32>>>> =
    LazyLock::new(|| serde_json::from_str(include_str!("../../../assets/icons/icons.json")).unwrap_or_default());

/// Draws an icon into the middle of a rectangle.
pub(crate) fn paint(painter: &Painter, rect: Rect, icon: Icon, side: f32, line: f32, colour: Color32) {
    let scale = side / GRID;
    let origin = (rect.center() - vec2(side, side) / 2.0).round();
    for points in LINES.get(&icon).into_iter().flatten() {
        let points: Vec<Pos2> =
            points.as_chunks::<2>().0.iter().map(|[x, y]| pos2(origin.x + x * scale, origin.y + y * scale)).collect();
        painter.add(Shape::line(points, PathStroke::new(line * scale.max(1.0), colour)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_icon_has_its_lines() {
        assert_eq!(LINES.len(), Icon::PanelRight as usize + 1);
        for lines in LINES.values().flatten() {
            assert!(lines.len() >= 4 && lines.len() % 2 == 0);
            assert!(lines.iter().all(|c| (0.0..=GRID).contains(c)));
        }
    }
}
