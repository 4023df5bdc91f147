//! A small editor for a table: its caption, the heads of its columns, its cells.

use egui::{Id, ScrollArea, Ui, vec2};

use super::{ended, labelled, small};
use crate::pack::{Body, ItemId};
use crate::ui::outline::ask::OutlineAsk;
use crate::ui::outline::{Cx, first_id};
use crate::ui::widgets::{Button, Icon, field};

/// The most columns that can be added here: more have no room on paper.
const MOST_COLUMNS: usize = 12;
/// Rows from this one on are drawn only where they are in view.
const MANY_ROWS: usize = 40;

/// A table as the pack has it.
pub(super) struct Table<'a> {
    pub(super) caption: &'a str,
    pub(super) header: &'a [String],
    pub(super) rows: &'a [Vec<String>],
}

impl Table<'_> {
    fn columns(&self) -> usize {
        self.rows.iter().map(Vec::len).chain([self.header.len(), 1]).max().unwrap_or(1)
    }

    /// The table with every row as long as the longest, to be changed.
    fn grid(&self) -> (Vec<String>, Vec<Vec<String>>) {
        let columns = self.columns();
        let fill = |row: &[String]| {
            let mut row = row.to_vec();
            row.resize(columns, String::new());
            row
        };
        (fill(self.header), self.rows.iter().map(|row| fill(row)).collect())
    }

    fn body(&self, header: Vec<String>, rows: Vec<Vec<String>>) -> Body {
        Body::Table { caption: self.caption.to_owned(), header, rows }
    }
}

/// Draws the fields.
pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_, '_>, item: ItemId, table: &Table<'_>) {
    let size = &cx.look.size;
    let (label, hint) = (cx.tr("outline-table-caption"), cx.tr("outline-table-caption-hint"));
    if let Some(caption) = labelled(ui, cx, first_id(item), &label, table.caption, &hint) {
        let body = Body::Table { caption, header: table.header.to_vec(), rows: table.rows.to_vec() };
        cx.ask(OutlineAsk::SetBlock { item, body, field: Some(0) });
    }
    let columns = table.columns();
    let room = ui.available_width() - size.small_control;
    let width = ((room - size.space_xs * columns as f32) / columns as f32).max(size.cell);
    ScrollArea::horizontal().id_salt(("table", item)).show(ui, |ui| {
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = size.space_xs;
            if columns > 1 {
                column_buttons(ui, cx, item, table, width);
            }
            grid(ui, cx, item, table, width);
        });
    });
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = size.space_xs;
        if Button::text(cx.tr("outline-table-row")).with_icon(Icon::Plus).small().show(ui, cx.look).clicked() {
            let (header, mut rows) = table.grid();
            rows.push(vec![String::new(); columns]);
            cx.ask(OutlineAsk::SetBlock { item, body: table.body(header, rows), field: None });
        }
        let add = Button::text(cx.tr("outline-table-column")).with_icon(Icon::Plus).small();
        if add.enabled(columns < MOST_COLUMNS).show(ui, cx.look).clicked() {
            let (mut header, mut rows) = table.grid();
            header.push(String::new());
            rows.iter_mut().for_each(|row| row.push(String::new()));
            cx.ask(OutlineAsk::SetBlock { item, body: table.body(header, rows), field: None });
        }
    });
}

/// Over each column the button that takes it out.
fn column_buttons(ui: &mut Ui, cx: &mut Cx<'_, '_>, item: ItemId, table: &Table<'_>, width: f32) {
    let size = &cx.look.size;
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        for column in 0..table.columns() {
            let name = cx.look.tr_with("outline-table-column-remove", &[("number", (column + 1).into())]);
            let out = small(ui, cx, Icon::Close, &name, true);
            ui.add_space(width - size.small_control + size.space_xs);
            if out {
                let (mut header, mut rows) = table.grid();
                header.remove(column);
                for row in &mut rows {
                    row.remove(column);
                }
                cx.ask(OutlineAsk::SetBlock { item, body: table.body(header, rows), field: None });
            }
        }
    });
}

fn grid(ui: &mut Ui, cx: &mut Cx<'_, '_>, item: ItemId, table: &Table<'_>, width: f32) {
    let size = &cx.look.size;
    let empty = Vec::new();
    // The head is row 0; the cells' own rows count from 1.
    for row in 0..=table.rows.len() {
        let top = ui.cursor().top();
        let is_far = top > ui.clip_rect().bottom() || top + size.control < ui.clip_rect().top();
        if is_far && row >= MANY_ROWS {
            ui.add_space(size.control);
            continue;
        }
        let cells = match row.checked_sub(1) {
            None => table.header,
            Some(index) => table.rows.get(index).unwrap_or(&empty),
        };
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = size.space_xs;
            for column in 0..table.columns() {
                let text = cells.get(column).map_or("", String::as_str);
                if let Some(typed) = cell(ui, cx, item, (row, column), text, width) {
                    put(cx, item, table, (row, column), typed);
                }
            }
            if row == 0 {
                return;
            }
            let name = cx.look.tr_with("outline-table-row-remove", &[("number", row.into())]);
            if small(ui, cx, Icon::Close, &name, table.rows.len() > 1) {
                let (header, mut rows) = table.grid();
                rows.remove(row - 1);
                cx.ask(OutlineAsk::SetBlock { item, body: table.body(header, rows), field: None });
            }
        });
    }
}

fn cell(
    ui: &mut Ui,
    cx: &mut Cx<'_, '_>,
    item: ItemId,
    (row, column): (usize, usize),
    text: &str,
    width: f32,
) -> Option<String> {
    let number = ("column", (column + 1).into());
    let (name, hint) = match row {
        0 => (cx.look.tr_with("outline-table-head", &[number]), cx.tr("outline-table-head-hint")),
        row => (cx.look.tr_with("outline-table-cell", &[("row", row.into()), number]), "".into()),
    };
    let id = Id::unique(("table cell", item, row, column));
    let typed = ui
        .allocate_ui(vec2(width, cx.look.size.control), |ui| {
            ui.set_width(width);
            field(ui, cx.look, id, text, &name, &hint)
        })
        .inner;
    ended(cx, &typed);
    typed.text
}

/// Writes a cell; part of a run of typing.
fn put(cx: &mut Cx<'_, '_>, item: ItemId, table: &Table<'_>, (row, column): (usize, usize), text: String) {
    let (mut header, mut rows) = table.grid();
    let place = match row.checked_sub(1) {
        None => header.get_mut(column),
        Some(index) => rows.get_mut(index).and_then(|cells| cells.get_mut(column)),
    };
    if let Some(place) = place {
        *place = text;
    }
    // Which cell it is; two that share a number after thousands of rows are only undone together.
    let field = u16::try_from((row * MOST_COLUMNS + column) % usize::from(u16::MAX)).unwrap_or(0);
    cx.ask(OutlineAsk::SetBlock { item, body: table.body(header, rows), field: Some(field.saturating_add(1)) });
}
