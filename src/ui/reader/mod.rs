//! The reader: the article set for reading, its suggestions and highlights, and what is selected in it.

pub mod data;
pub mod find;
pub mod select;

mod bar_ui;
mod beside_ui;
mod card_ui;
mod cursor;
mod find_ui;
mod flow;
mod head_ui;
mod header_ui;
mod keys;
mod mark_card_ui;
mod meshes;
mod mouse;
mod page;
mod paint;
mod pattern;
mod point;
mod reader_ui;
mod scroll;
mod signs_ui;
mod text;
mod walk;

pub(super) use find_ui::find_id;
pub use reader_ui::State;
pub(super) use reader_ui::article_id;
pub(super) use reader_ui::show;
pub(super) use reader_ui::tools;
