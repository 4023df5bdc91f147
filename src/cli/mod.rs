//! The command line: one file for each command. Prints, nothing else.

mod compare;
mod draft;
mod export;
mod inspect;
mod metadata;
mod suggest;
mod templates;
mod themes;
mod verify;
mod window;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::Result;
use clap::{Args, Parser, Subcommand, ValueEnum};

use crate::article::Article;
use crate::diag::Warning;
use crate::import::import;
use crate::store::read_file;

/// Turns news articles into a briefing on paper, every quotation the source's own words.
#[derive(Debug, Parser)]
#[command(name = "briefpack", version, args_conflicts_with_subcommands = true)]
pub struct Cli {
    #[command(subcommand)]
    command: Option<Command>,
    /// The pack to open in the window (NAME.briefing.json); without one, the sample pack
    pack: Option<PathBuf>,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Show what is read from an article's file, and what is left out and why
    Inspect(FileArgs),
    /// Show the passages of an article that the program would suggest
    Suggest(FileArgs),
    /// Show what articles share, contradict each other in, and tell in order
    Compare(compare::CompareArgs),
    /// Make a pack of articles, with their suggestions accepted into sections
    Draft(draft::DraftArgs),
    /// List the templates that a draft can start from
    Templates,
    /// List the themes that pages can be set in
    Themes,
    /// Write a pack as a PDF
    Export(export::ExportArgs),
    /// Check a PDF or a pack: every quotation against its article, every link
    Verify(verify::VerifyArgs),
}

#[derive(Debug, Args)]
struct FileArgs {
    /// The article's file
    file: PathBuf,
    /// How to print it
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For people
    Text,
    /// For programs
    Json,
}

/// Runs what the arguments ask for. An error is one line on standard error, and exit status 1.
pub fn run(cli: Cli) -> ExitCode {
    let done = match cli.command {
        None => window::run(cli.pack.as_deref()),
        Some(Command::Inspect(args)) => inspect::run(&args.file, args.format),
        Some(Command::Suggest(args)) => suggest::run(&args.file, args.format),
        Some(Command::Compare(args)) => compare::run(&args),
        Some(Command::Draft(args)) => draft::run(&args),
        Some(Command::Templates) => templates::run(),
        Some(Command::Themes) => themes::run(),
        Some(Command::Export(args)) => export::run(&args),
        Some(Command::Verify(args)) => match verify::run(&args) {
            Ok(verify::Outcome::Problems) => return ExitCode::FAILURE,
            Ok(verify::Outcome::Holds) => Ok(()),
            Err(error) => Err(error),
        },
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            complain(&format!("{error:#}"));
            ExitCode::FAILURE
        }
    }
}

/// Prints to standard output; a reader that has gone away (a closed pipe) is not an error.
fn print(text: &str) -> Result<()> {
    use std::io::{ErrorKind, Write};
    let mut out = std::io::stdout().lock();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => Err(error.into()),
        _ => Ok(()),
    }
}

/// Prints a value as JSON, piece by piece.
fn print_json(value: &impl serde::Serialize) -> Result<()> {
    use std::io::{ErrorKind, Write};
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    let written = serde_json::to_writer_pretty(&mut out, value).map_err(std::io::Error::from);
    match written.and_then(|()| out.write_all(b"\n")).and_then(|()| out.flush()) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => Err(error.into()),
        _ => Ok(()),
    }
}

/// One line on standard error.
#[expect(clippy::print_stderr, reason = "the command line's one way to complain")]
fn complain(line: &str) {
    eprintln!("briefpack: {}", harmless(line));
}

/// How many accents a letter keeps in a message.
const MOST_MARKS: usize = 4;

/// A line without what a terminal would obey (control characters, marks that turn the direction of writing), and without
/// towers of accents: what packs and articles hold is not trusted.
fn harmless(line: &str) -> String {
    let mut out = String::with_capacity(line.len());
    let mut marks = 0;
    for letter in line.chars() {
        let turns = matches!(letter, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
        let is_mark = unicode_normalization::char::is_combining_mark(letter);
        marks = if is_mark { marks + 1 } else { 0 };
        match letter {
            '\n' | '\t' => out.push(' '),
            _ if letter.is_control() || turns => out.push_str(&letter.escape_unicode().to_string()),
            _ if marks > MOST_MARKS => {}
            _ => out.push(letter),
        }
    }
    out
}

fn warn(warnings: &[Warning]) {
    for warning in warnings {
        complain(&format!("note: {warning}"));
    }
}

/// Reads an article from a file; the error names the file.
fn read_article(path: &Path) -> Result<Article> {
    let bytes = read_file(path)?;
    let name = path.file_name().map_or_else(|| path.to_string_lossy(), |n| n.to_string_lossy());
    import(&name, &bytes).map_err(|error| anyhow::anyhow!("{}: {error}", path.display()))
}
