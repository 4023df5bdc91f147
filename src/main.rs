//! Arguments, logging, then the window or a command.

fn main() {}
