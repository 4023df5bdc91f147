//! The checks of the crate, one module for each boundary, in one binary so that they link once.

mod cases;
mod support;
