//! Arguments, logging, then the window or a command.

use std::process::ExitCode;

use clap::Parser;
use tracing_subscriber::EnvFilter;

fn main() -> ExitCode {
    let cli = briefpack::cli::Cli::parse();
    // Quiet unless asked: RUST_LOG=debug tells what the libraries do.
    let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new("off"));
    tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr).init();
    briefpack::cli::run(cli)
}
