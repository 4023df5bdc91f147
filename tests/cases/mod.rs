//! What is checked, by boundary.

mod app;
mod app_reader;
mod architecture;
mod compare;
mod detect;
mod gold;
mod import;
mod drawings;
mod layout;
mod pack;
mod pdf;
mod phrases;
mod pdf_damage;
mod scripts;
mod store;
mod tongue;
mod ui;
mod ui_reader;
mod ui_commands;
mod verify;
