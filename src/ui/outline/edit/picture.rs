//! A picture: its file, what stands under it, what is read out instead of it.

use egui::{Id, Ui};

use super::{labelled, wrong};
use crate::article::shorten;
use crate::pack::{Body, ItemId};
use crate::ui::outline::ask::{OutlineAsk, PictureFor};
use crate::ui::outline::{Cx, first_id, picture_ui};
use crate::ui::widgets::{Button, Icon, Line, label};

/// The longest file name that is shown, in characters.
const NAME_CHARS: usize = 60;

/// Draws the fields.
pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_, '_>, item: ItemId, picture: &str, caption: &str, alt: &str) {
    let look = cx.look;
    picture_ui::thumbnail(ui, cx, picture, alt);
    ui.horizontal(|ui| {
        if Button::text(cx.tr("outline-picture-other")).with_icon(Icon::Open).small().show(ui, look).clicked() {
            cx.ask(OutlineAsk::ChoosePicture(PictureFor::Item(item)));
        }
        label(ui, &shorten(picture, NAME_CHARS), &Line::one(look.small(), look.colour.quiet));
    });
    let body = |caption: &str, alt: &str| Body::Picture {
        picture: picture.to_owned(),
        caption: caption.to_owned(),
        alt: alt.to_owned(),
    };
    let (name, hint) = (cx.tr("outline-picture-caption"), cx.tr("outline-picture-caption-hint"));
    if let Some(typed) = labelled(ui, cx, first_id(item), &name, caption, &hint) {
        cx.ask(OutlineAsk::SetBlock { item, body: body(&typed, alt), field: Some(0) });
    }
    let (name, hint) = (cx.tr("outline-picture-alt"), cx.tr("outline-picture-alt-hint"));
    if let Some(typed) = labelled(ui, cx, Id::unique(("picture alt", item)), &name, alt, &hint) {
        cx.ask(OutlineAsk::SetBlock { item, body: body(caption, &typed), field: Some(1) });
    }
    if alt.trim().is_empty() {
        wrong(ui, cx, &cx.tr("outline-alt-missing"));
    }
}
