//! What is checked, by boundary.

mod app;
mod app_outline;
mod architecture;
mod detect;
mod gold;
mod import;
mod layout;
mod pack;
mod pdf;
mod pdf_damage;
mod scripts;
mod store;
mod tongue;
mod ui;
mod ui_outline;
mod verify;
