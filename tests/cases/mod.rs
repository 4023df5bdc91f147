//! The cases, one module per boundary.

mod detect;
