//! The preview in the window, by the names of its controls.
