//! The one integration test binary: every case is a module of it.

mod cases;
