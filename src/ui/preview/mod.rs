//! The preview: the pages as they would be printed.

mod preview_ui;

pub use preview_ui::State;
pub(super) use preview_ui::show;
