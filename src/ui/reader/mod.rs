//! The reader: the article set for reading, its suggestions and highlights, and what is selected in it.

pub mod data;
pub mod select;

mod bar_ui;
mod card_ui;
mod flow;
mod mouse;
mod reader_ui;
mod text;

pub use reader_ui::State;
pub(super) use reader_ui::show;
