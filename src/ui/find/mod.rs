//! Finding anything by a few letters: commands, articles, sections, recent packs.

pub mod data;
mod find_ui;

pub(super) use find_ui::{State, field_id, show};
