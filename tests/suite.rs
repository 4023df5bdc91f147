//! The one integration test binary: one module per boundary.

mod cases;
