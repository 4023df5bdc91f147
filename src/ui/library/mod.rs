//! The library: the articles of the pack, to be found, ticked and read; and the ways in which articles come in.

pub mod browse;
pub mod data;

mod bin_ui;
mod correct_ui;
mod details_ui;
mod filter_ui;
mod foot_ui;
mod head_ui;
mod import_ui;
mod keys;
mod library_ui;
mod list_ui;
mod paste_ui;
mod row_ui;

pub(super) use head_ui::filter_id;
pub(super) use keys::wants_filter;
pub use library_ui::State;
pub(super) use library_ui::{in_front, show};
pub(super) use list_ui::id as list_id;
