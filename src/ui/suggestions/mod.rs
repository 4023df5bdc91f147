//! The suggestions of all ticked articles: by kind, told alike, in conflict, and in the order of their days.

pub mod data;
pub mod timeline;

mod across_ui;
mod compared;
mod conflicts_ui;
mod lists_ui;
mod row_ui;
mod suggestions_ui;
mod tabs_ui;
mod timeline_ui;

pub use compared::Compared;
pub use suggestions_ui::State;
pub(super) use suggestions_ui::show;
