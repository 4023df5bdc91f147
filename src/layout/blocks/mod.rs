//! The blocks of a page, one file each: what they say in rows.

pub(super) mod annex;
mod biography;
mod chronology;
pub(super) mod contents;
mod figures;
mod footnote;
mod list;
mod note;
mod picture;
mod quotation;
pub(super) mod running;
pub(super) mod section;
pub(super) mod sources;
mod table;
mod table_widths;
mod timeline;
pub(super) mod title;

pub(super) use footnote::letter;
