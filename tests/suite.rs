//! The checks of the crate, one module for each boundary, in one binary so that they link once.
#![expect(clippy::string_slice, reason = "a check that cuts a letter in two must fail")]

// The attribute says nothing new to the compiler; it tells clippy that these modules may panic.
#[cfg(test)]
mod cases;
#[cfg(test)]
mod support;
