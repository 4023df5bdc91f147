//! What is checked, by boundary.

mod app;
mod app_library;
mod architecture;
mod detect;
mod gold;
mod import;
mod layout;
mod library;
mod pack;
mod pdf;
mod pdf_damage;
mod scripts;
mod store;
mod tongue;
mod ui;
mod ui_library;
mod verify;
