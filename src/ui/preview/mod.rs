//! The preview: the pages as they would be printed, what stands on them, and the way from there to where it comes from.

pub mod data;
pub mod export;

mod bar_ui;
pub(super) mod export_ui;
mod page_ui;
mod preview_ui;
mod textures;
mod thumbs_ui;

pub use preview_ui::State;
pub(super) use preview_ui::{hide, show};
