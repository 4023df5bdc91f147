//! unseen
