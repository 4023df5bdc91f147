//! The reader: the article set for reading, its suggestions and highlights, and what is selected in it.

pub mod data;
pub mod find;
pub mod select;

mod bar_ui;
mod card_ui;
mod cursor;
mod find_ui;
mod flow;
mod header_ui;
mod keys;
mod mark_card_ui;
mod mouse;
mod paint;
mod pattern;
mod reader_ui;
mod signs_ui;
mod text;

pub use reader_ui::State;
pub(super) use reader_ui::show;
pub(super) use reader_ui::tools;
