//! One module for each boundary of the program.

mod pdf;
mod pdf_damage;
