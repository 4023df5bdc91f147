//! What is checked, by boundary.

mod app;
mod app_outline;
mod architecture;
mod bad_pages;
mod compare;
mod detect;
mod drawings;
mod gold;
mod import;
mod layout;
mod long;
mod pack;
mod page_looks;
mod pdf;
mod pdf_damage;
mod phrases;
mod scripts;
mod store;
mod tongue;
mod ui;
mod ui_commands;
mod ui_outline;
mod verify;
mod whole;
