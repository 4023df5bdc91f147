//! What comes in (messages) and what goes out (effects).

use std::path::PathBuf;
use std::sync::Arc;

use crate::article::{Article, ArticleId};
use crate::compare::Cancel;
use crate::detect::Suggestion;
use crate::diag::Warning;
use crate::pack::Pack;
use crate::ui::ask::Ask;
use crate::ui::suggestions::Compared;
use crate::ui::view::Purpose;

use super::{Compare, JobId};

/// Something that happened: the user asked for something, or a job has an answer.
#[derive(Debug, Clone)]
pub enum Msg {
    /// The user asked.
    Ask(Ask),
    /// A file dialog was answered.
    Picked {
        /// The job.
        job: JobId,
        /// What the path was asked for.
        purpose: Purpose,
        /// The answer.
        answer: Picked,
    },
    /// A file stands where one was to be written, and nobody was asked about that yet.
    Exists {
        /// The job.
        job: JobId,
        /// What was to be written.
        purpose: Purpose,
        /// The file.
        path: PathBuf,
    },
    /// A pack was read, or could not be.
    Loaded {
        /// The job.
        job: JobId,
        /// The file.
        path: PathBuf,
        /// The pack, or why not.
        result: Result<Loaded, String>,
    },
    /// A pack was saved, or could not be.
    Saved {
        /// The job.
        job: JobId,
        /// The file.
        path: PathBuf,
        /// What was saved.
        pack: Arc<Pack>,
        /// Why not.
        result: Result<(), String>,
    },
    /// A file is being read as an article.
    Importing {
        /// The job.
        job: JobId,
        /// The file's name.
        file: String,
        /// Which one it is, from 1.
        at: usize,
        /// Of how many.
        of: usize,
    },
    /// A file was read as an article, or could not be.
    Imported {
        /// The job.
        job: JobId,
        /// The file's name.
        file: String,
        /// The article, or why not.
        result: Result<Arc<Article>, String>,
    },
    /// The last file of a job was read.
    ImportEnded {
        /// The job.
        job: JobId,
    },
    /// The PDF was written, or could not be.
    Exported {
        /// The job.
        job: JobId,
        /// The file.
        path: PathBuf,
        /// What is known about it, or why not.
        result: Result<Exported, String>,
    },
    /// Some seconds have gone by since the last recovery copy.
    RecoveryDue,
    /// No recovery copy could be written.
    RecoveryFailed {
        /// Why, in a sentence.
        why: String,
    },
    /// The passages worth quoting in an article.
    Detected {
        /// The article.
        article: ArticleId,
        /// What was found.
        suggestions: Vec<Suggestion>,
    },
    /// Articles were compared, or that was cancelled.
    Compared {
        /// The job.
        job: JobId,
        /// What was found across them.
        compared: Option<Arc<Compared>>,
    },
}

impl From<Ask> for Msg {
    fn from(ask: Ask) -> Self {
        Self::Ask(ask)
    }
}

/// The answer to a file dialog.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Picked {
    /// Files were chosen; never empty.
    Paths(Vec<PathBuf>),
    /// The dialog was closed.
    Cancelled,
}

/// A pack that was read.
#[derive(Debug, Clone)]
pub struct Loaded {
    /// The pack.
    pub pack: Box<Pack>,
    /// What was off.
    pub warnings: Vec<Warning>,
}

/// A PDF that was written.
#[derive(Debug, Clone, Default)]
pub struct Exported {
    /// How many pages it has, if that is known.
    pub pages: Option<usize>,
    /// What was off.
    pub warnings: Vec<Warning>,
}

/// Work to do outside [`super::App::update`].
#[derive(Debug, Clone)]
pub enum Effect {
    /// Ask for a path with the desktop's file dialog.
    Pick {
        /// The job.
        job: JobId,
        /// What for.
        purpose: Purpose,
        /// A file name to start from.
        suggested: String,
    },
    /// Read a pack.
    Load {
        /// The job.
        job: JobId,
        /// The file.
        path: PathBuf,
    },
    /// Save a pack.
    Save {
        /// The job.
        job: JobId,
        /// The file.
        path: PathBuf,
        /// The pack.
        pack: Arc<Pack>,
        /// Whether a file of that name may be replaced without asking.
        replace: bool,
    },
    /// Read files as articles.
    Import {
        /// The job.
        job: JobId,
        /// The files.
        paths: Vec<PathBuf>,
    },
    /// Write the PDF.
    Export {
        /// The job.
        job: JobId,
        /// The file.
        path: PathBuf,
        /// What to print.
        pack: Arc<Pack>,
        /// Whether a file of that name may be replaced without asking.
        replace: bool,
    },
    /// Keep a recovery copy, or throw it away.
    Recover {
        /// Counts up; an older order than the last one carried out is passed over.
        order: u64,
        /// What to keep; `None` where everything is saved.
        pack: Option<Arc<Pack>>,
        /// The pack's file, if it has one.
        path: Option<PathBuf>,
    },
    /// Look for passages worth quoting.
    Detect {
        /// The articles, the most wanted first.
        articles: Vec<Arc<Article>>,
    },
    /// Compare articles.
    Compare {
        /// The job.
        job: JobId,
        /// The articles, with what was found in them.
        articles: Compare,
        /// Tells it to stop.
        cancel: Cancel,
    },
    /// Put text on the clipboard.
    Copy(String),
    /// Close the window for good.
    Close,
}
