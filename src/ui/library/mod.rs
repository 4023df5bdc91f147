//! The library: the articles of the pack, to be ticked and read.

pub mod data;
mod library_ui;

pub use library_ui::State;
pub(super) use library_ui::show;
