//! Damaged pages: what cannot be written is left out and reported, the rest is written.
