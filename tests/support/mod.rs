//! What several cases need.

pub mod pdf_icc;
pub mod pdf_pages;
pub mod pdf_read;
