//! What is checked, by boundary.

mod architecture;
mod layout;
mod pack;
mod store;
