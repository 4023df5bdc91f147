//! The checks of the crate, one module for each boundary, in one binary so that they link once.

// The attribute says nothing new to the compiler; it tells clippy that these modules may panic.
#[cfg(test)]
mod cases;
#[cfg(test)]
mod support;
