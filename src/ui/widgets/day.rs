//! What was typed where a day is asked for: the day in words, a question, or what is wrong with it.

use egui::Ui;
use jiff::civil::Date;

use super::{Button, Line, label, paragraph};
use crate::import::{TypedDay, typed_day};
use crate::ui::theme::Look;
use crate::ui::words;

/// Draws it below the field. Where the text could be either of two days, gives back the one that was chosen.
pub(crate) fn day_note(ui: &mut Ui, look: &Look, typed: &str) -> Option<Date> {
    let wrong = |ui: &mut Ui, sentence: &str| {
        paragraph(ui, sentence, &Line::many(look.small(), look.colour.error));
        None
    };
    match typed_day(typed) {
        TypedDay::Empty => None,
        TypedDay::One(date) => {
            let day = words::day(look.words, date);
            if day != typed.trim() {
                label(ui, &day, &Line::one(look.small(), look.colour.quiet));
            }
            None
        }
        TypedDay::Either(one, other) => {
            paragraph(ui, &look.tr("day-either"), &Line::many(look.small(), look.colour.error));
            let mut chosen = None;
            ui.horizontal_wrapped(|ui| {
                ui.spacing_mut().item_spacing.x = look.size.space_xs;
                for date in [one, other] {
                    if Button::text(words::day(look.words, date)).small().outlined().show(ui, look).clicked() {
                        chosen = Some(date);
                    }
                }
            });
            chosen
        }
        TypedDay::NoSuchDay => wrong(ui, &look.tr_with("day-none", &[("typed", typed.trim().into())])),
        TypedDay::Unread => wrong(ui, &look.tr("day-unread")),
    }
}
