//! The outline of the briefing: its title page, its sections and what stands in them.

pub mod data;
mod drag;
mod front_ui;
mod item_ui;
mod outline_ui;
mod section_ui;

pub use outline_ui::State;
pub(super) use outline_ui::show;
