//! What is checked, by boundary.

mod app;
mod app_outline;
mod app_library;
mod app_preview;
mod architecture;
mod compare;
mod detect;
mod gold;
mod import;
mod layout;
mod library;
mod long;
mod pack;
mod pdf;
mod pdf_damage;
mod preview;
mod scripts;
mod store;
mod tongue;
mod ui;
mod ui_preview;
mod ui_commands;
mod ui_outline;
mod ui_library;
mod verify;
mod whole;
