//! What comes in (messages) and what goes out (effects).

use std::collections::{BTreeSet, HashMap, HashSet};
use std::path::PathBuf;
use std::sync::Arc;

use eframe::egui::ColorImage;

use crate::article::{Article, ArticleId};
use crate::compare::Cancel;
use crate::detect::Suggestion;
use crate::diag::Warning;
use crate::import::Given;
use crate::layout::{FoundFont, Wanted as WantedFont};
use crate::pack::{Pack, PackArticle};
use crate::preview::Sheets;
use crate::ui::ask::Ask;
use crate::ui::library::data::PassedOver;
use crate::ui::preview::data::{PictureKey, Wanted};
use crate::ui::preview::export::{Choice, Trouble, Way};
use crate::ui::suggestions::Compared;
use crate::ui::tongue::Tongue;
use crate::ui::view::Purpose;

use super::preview::NoSheets;
use super::{Compare, FileRead, Finder, FrontEffect, FrontMsg, JobId, NoOpener, NotExported, Stage};

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
        /// How many files there are to read.
        of: usize,
        /// The file's name.
        file: String,
    },
    /// It is known which files are to be read.
    Listed {
        /// The job.
        job: JobId,
        /// How many files.
        files: usize,
        /// The folders they are from.
        folders: Vec<PathBuf>,
        /// What was left aside.
        passed_over: PassedOver,
    },
    /// Files were read as articles, or could not be.
    Imported {
        /// The job.
        job: JobId,
        /// The files, in order.
        read: Vec<FileRead>,
    },
    /// What a pasted text says of itself.
    Guessed {
        /// Which guess.
        guess: u64,
        /// What it says.
        given: Given,
    },
    /// A pasted text was read as an article, or could not be.
    Pasted {
        /// The job.
        job: JobId,
        /// The article, or why not.
        result: Result<PackArticle, String>,
    },
    /// The texts were searched.
    Searched {
        /// Which search.
        search: u64,
        /// What was looked for.
        text: String,
        /// The articles that hold it.
        articles: HashSet<ArticleId>,
    },
    /// It is known which articles tell the same story.
    Told {
        /// Which of the askings this answers.
        ticket: u64,
        /// The number of its story, for each article that shares one.
        of: HashMap<ArticleId, usize>,
    },
    /// The last file of a job was read.
    ImportEnded {
        /// The job.
        job: JobId,
    },
    /// A file was shown in another program, or could not be.
    Opened {
        /// The file, or the folder.
        path: PathBuf,
        /// Whether nothing opens it.
        result: Result<(), NoOpener>,
    },
    /// The PDF is being written.
    Exporting {
        /// The job.
        job: JobId,
        /// How far it has come.
        stage: Stage,
    },
    /// The PDF was written, or could not be.
    Exported {
        /// The job.
        job: JobId,
        /// The file.
        path: PathBuf,
        /// What is known about it, or why not.
        result: Result<Exported, NotExported>,
    },
    /// Something of the form or the outline is done.
    Front(FrontMsg),
    /// What was found in a pack that is to be exported.
    Checked {
        /// The job.
        job: JobId,
        /// What is off.
        troubles: Vec<Trouble>,
        /// What is to be exported.
        choice: Choice,
        /// Where it goes on to.
        way: Way,
    },
    /// The time, in words.
    Time(String),
    /// The pack was laid out on pages, or could not be.
    LaidOut {
        /// Names the run.
        ticket: u64,
        /// The pages, or why there are none.
        result: Result<Arc<Sheets>, NoSheets>,
    },
    /// A page was painted, or could not be.
    Painted {
        /// What was asked for.
        wanted: Wanted,
        /// The page as it is told from others.
        key: PictureKey,
        /// The picture, or why there is none.
        result: Result<Arc<ColorImage>, String>,
    },
    /// Characters were to be drawn that no font of the window has.
    Lacks(BTreeSet<char>),
    /// The machine's fonts were looked through for such characters.
    FontsFound(Vec<FoundFont>),
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
    /// What reading the file back came to, if it was read back.
    pub verified: Option<Verified>,
}

/// What reading a written PDF back came to.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Verified {
    /// How many quotations were looked at.
    pub quotations: usize,
    /// What does not hold, a line each.
    pub findings: Vec<String>,
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
        /// The language of the dialog's title.
        tongue: Tongue,
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
        /// The order to stop.
        cancel: Cancel,
    },
    /// Read a pasted text for what it says of itself.
    Guess {
        /// Which guess.
        guess: u64,
        /// The text.
        text: String,
    },
    /// Read a pasted text as an article.
    ReadPasted {
        /// The job.
        job: JobId,
        /// The text.
        text: String,
        /// What was typed about it.
        given: Given,
    },
    /// Look for words in the texts of articles.
    Search {
        /// Which search.
        search: u64,
        /// What to look for.
        text: String,
        /// The articles.
        articles: Arc<[Arc<Article>]>,
        /// What earlier searches left.
        finder: Arc<Finder>,
    },
    /// Find out which articles tell the same story.
    Stories {
        /// Which of the askings this is: the answer to an earlier one is dropped.
        ticket: u64,
        /// The articles.
        articles: Arc<[Arc<Article>]>,
        /// What was found across them, once it is known.
        compared: Option<Arc<Compared>>,
    },
    /// Ask for the clipboard's text: it comes as if it were pasted.
    AskClipboard,
    /// Write the PDF.
    Export {
        /// The job.
        job: JobId,
        /// The file.
        path: PathBuf,
        /// What to print.
        pack: Arc<Pack>,
        /// How.
        choice: Choice,
        /// Whether a file of that name may be replaced without asking.
        replace: bool,
        /// The order to stop.
        cancel: Cancel,
    },
    /// Look for what is off before an export.
    Check {
        /// The job.
        job: JobId,
        /// What to print.
        pack: Arc<Pack>,
        /// Its pages, where they are at hand.
        sheets: Option<Arc<Sheets>>,
        /// What is to be exported.
        choice: Choice,
        /// Where it goes on to.
        way: Way,
    },
    /// Ask what time it is.
    AskTime,
    /// Lay the pack out on pages.
    LayOut {
        /// Names the run.
        ticket: u64,
        /// What to lay out.
        pack: Arc<Pack>,
        /// Tells that nobody waits for the result any more.
        cancel: Cancel,
    },
    /// Let go of pages that are on show no more: of hundreds of them that takes longer than a frame may.
    LetGo(Arc<Sheets>),
    /// Paint a page.
    Paint {
        /// The pages.
        sheets: Arc<Sheets>,
        /// Which, and how large.
        wanted: Wanted,
        /// The page as it is told from others.
        key: PictureKey,
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
        /// The article.
        article: Arc<Article>,
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
    /// Work of the form or the outline.
    Front(FrontEffect),
    /// Look for fonts on the machine that have what the window's own lack.
    FindFonts(Vec<WantedFont>),
    /// Draw with these fonts too, where no other one has a character.
    AddFonts(Vec<FoundFont>),
    /// Show a file or a folder in the program that the desktop has for it.
    Open(PathBuf),
    /// Put text on the clipboard.
    Copy(String),
    /// Close the window for good.
    Close {
        /// Whether the recovery copy stays: nobody has decided yet about the work in it.
        keep_copy: bool,
    },
}
