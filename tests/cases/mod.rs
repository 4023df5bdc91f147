//! One module per boundary.

mod import;
