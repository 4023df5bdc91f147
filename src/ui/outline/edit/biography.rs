//! Who somebody is.

use egui::{Id, Ui};

use super::note::formatted;
use super::{caption, labelled};
use crate::pack::{Body, ItemId};
use crate::ui::outline::ask::OutlineAsk;
use crate::ui::outline::{Cx, first_id};

/// Draws the fields.
pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_, '_>, item: ItemId, name: &str, role: &str, text: &str) {
    let id = |field: &str| Id::unique(("biography", item, field));
    let body = |name: &str, role: &str, text: &str| Body::Biography {
        name: name.to_owned(),
        role: role.to_owned(),
        text: text.to_owned(),
    };
    let set = |cx: &mut Cx<'_, '_>, body, field| cx.ask(OutlineAsk::SetBlock { item, body, field: Some(field) });
    let (label, hint) = (cx.tr("outline-biography-name"), cx.tr("outline-biography-name-hint"));
    if let Some(typed) = labelled(ui, cx, first_id(item), &label, name, &hint) {
        set(cx, body(&typed, role, text), 0);
    }
    let (label, hint) = (cx.tr("outline-biography-role"), cx.tr("outline-biography-role-hint"));
    if let Some(typed) = labelled(ui, cx, id("role"), &label, role, &hint) {
        set(cx, body(name, &typed, text), 1);
    }
    let (label, hint) = (cx.tr("outline-biography-text"), cx.tr("outline-biography-text-hint"));
    caption(ui, cx, &label);
    if let Some(typed) = formatted(ui, cx, id("text"), text, &label, &hint).text {
        set(cx, body(name, role, &typed), 2);
    }
}
