//! What stands above an article: search, and the kinds of suggestion.

use egui::{Align, Frame, Layout, Margin, Popup, PopupCloseBehavior, Sense, Ui, vec2};

use super::data::Shown;
use crate::detect::Kind;
use crate::ui::Snapshot;
use crate::ui::ask::Ask;
use crate::ui::commands::Command;
use crate::ui::kind;
use crate::ui::theme::{Look, margin};
use crate::ui::widgets::{Button, Icon, Line, hair_line, label, paint_icon, paragraph, tick};

/// What stands at the right above an article: search, and the kinds of suggestion.
pub(super) fn of_article(ui: &mut Ui, look: &Look, now: &Snapshot<'_>, shown: &Shown, asks: &mut Vec<Ask>) {
    let find = Button::icon(Icon::Find, look.tr("reader-find")).tooltip(Command::FindInArticle.tooltip(now));
    if find.show(ui, look).clicked() {
        asks.push(Ask::Run(Command::FindInArticle));
    }
    kinds_menu(ui, look, now, shown, asks);
}

fn kinds_menu(ui: &mut Ui, look: &Look, now: &Snapshot<'_>, shown: &Shown, asks: &mut Vec<Ask>) {
    let size = &look.size;
    let button = Button::icon(Icon::Eye, look.tr("reader-kinds")).show(ui, look);
    Popup::menu(&button).close_behavior(PopupCloseBehavior::CloseOnClickOutside).show(|ui| {
        Frame::new().inner_margin(Margin::same(margin(size.space_s))).show(ui, |ui| {
            ui.set_max_width(size.card / 2.0 + size.space_xl);
            ui.spacing_mut().item_spacing.y = size.focus;
            paragraph(ui, &look.tr("reader-kinds-title"), &Line::many(look.small(), look.colour.quiet));
            for kind in Kind::ALL {
                kind_switch(ui, look, now, kind, shown.count(kind), asks);
            }
            if shown.dismissed > 0
                && let Some(article) = &now.view.reading
            {
                ui.add_space(size.space_xs);
                hair_line(ui, look);
                ui.add_space(size.space_xs);
                let words = look.tr_with("reader-restore", &[("count", shown.dismissed.into())]);
                if Button::text(words).with_icon(Icon::Undo).small().show(ui, look).clicked() {
                    asks.push(Ask::RestoreDismissed(article.clone()));
                    ui.close();
                }
            }
        });
    });
}

fn kind_switch(ui: &mut Ui, look: &Look, now: &Snapshot<'_>, kind: Kind, count: usize, asks: &mut Vec<Ask>) {
    let size = &look.size;
    let is_shown = !now.view.kept.hidden.has(kind);
    let name = kind::plural(look.words, kind);
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = size.space_s;
        let switch = tick(ui, look, is_shown, &look.tr_with("reader-show-kind", &[("kind", name.as_ref().into())]));
        let (rect, _) = ui.allocate_exact_size(vec2(size.icon, size.icon), Sense::hover());
        paint_icon(ui.painter(), rect, kind::icon(kind), size.small_icon, size.icon_line, kind::ink(look, kind));
        let ink = if is_shown { look.colour.text } else { look.colour.quiet };
        let words = label(ui, &name, &Line::one(look.body(), ink));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            label(ui, &count.to_string(), &Line::one(look.small(), look.colour.quiet));
        });
        if switch.clicked() || words.interact(Sense::click()).clicked() {
            asks.push(Ask::ShowKind { kind, shown: !is_shown });
        }
    });
}
