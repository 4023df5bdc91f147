//! All integration tests in one binary: it links once.

// The attribute says nothing new to the compiler; it tells clippy that these modules may panic.
#[cfg(test)]
mod cases;
#[cfg(test)]
mod support;
