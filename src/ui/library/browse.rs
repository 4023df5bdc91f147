//! Where the user is in the library: what is filtered, chosen and open. Never saved with the pack.

use std::collections::BTreeSet;

use jiff::civil::Date;

use crate::article::{ArticleId, Language};
use crate::import::{Given, TypedDay, typed_day};
use crate::pack::Details;

/// Where the user is in the library.
#[derive(Debug, Clone, Default)]
pub struct Browse {
    /// Which articles are shown.
    pub filter: Filter,
    /// Which articles are chosen.
    pub chosen: Chosen,
    /// Whether the bin is shown instead of the articles.
    pub bin_open: bool,
    /// The article whose details are shown.
    pub details: Option<ArticleId>,
    /// Why the last change to them could not be made.
    pub trouble: Option<String>,
    /// What is being corrected in them.
    pub correction: Option<Correction>,
    /// The text that is about to become an article.
    pub paste: Option<Paste>,
    /// Grows whenever the keyboard is wanted in the filter's field.
    pub find: u64,
}

/// Which articles are shown.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filter {
    /// Words of the title, the outlet or the text.
    pub text: String,
    /// The outlet; an empty one means articles that name none.
    pub outlet: Option<String>,
    /// The language's code.
    pub language: Option<String>,
    /// The first day, as typed: a year, a month or a day.
    pub from: String,
    /// The last day, as typed.
    pub to: String,
    /// Only articles with suggestions.
    pub suggested: bool,
    /// Only articles that the briefing quotes.
    pub used: bool,
    /// Only ticked articles.
    pub ticked: bool,
}

impl Filter {
    /// Whether anything but the text is set.
    pub fn is_narrow(&self) -> bool {
        Self { text: String::new(), ..self.clone() } != Self::default()
    }

    /// Whether everything is shown.
    pub fn is_empty(&self) -> bool {
        self.text.trim().is_empty() && !self.is_narrow()
    }

    /// The first day that is shown.
    pub fn first_day(&self) -> Option<Date> {
        days(&self.from).map(|(first, _)| first)
    }

    /// The last day that is shown.
    pub fn last_day(&self) -> Option<Date> {
        days(&self.to).map(|(_, last)| last)
    }
}

/// The first and the last day of what was typed: '2025', 'November 2025', '1 November 2025', '2025-11' or '2025-11-01'.
pub fn days(typed: &str) -> Option<(Date, Date)> {
    /// YYYY-MM-DD.
    const ISO_LENGTH: usize = 10;
    let typed = typed.trim();
    let month = |text: &str| format!("{text}-01").parse::<Date>().ok();
    match typed.matches('-').count() {
        0 if typed.len() == 4 => {
            let year = typed.parse::<i16>().ok()?;
            Some((Date::new(year, 1, 1).ok()?, Date::new(year, 12, 31).ok()?))
        }
        1 => month(typed).map(|first| (first, first.last_of_month())),
        2 if typed.len() == ISO_LENGTH => typed.parse().ok().map(|day| (day, day)),
        _ => day_of(typed).ok().flatten().map(|day| (day, day)),
    }
    .or_else(|| month_in_words(typed))
}

/// A month as people write it: 'November 2025', 'tháng 11 năm 2025', '11/2025'.
fn month_in_words(typed: &str) -> Option<(Date, Date)> {
    let whole = match typed.split_once('/') {
        Some((month, year)) if year.len() == 4 && !year.contains('/') => format!("{year}-{month:0>2}-01").parse().ok(),
        Some(_) => None,
        None if typed.starts_with(char::is_alphabetic) => match typed_day(&format!("1 {typed}")) {
            TypedDay::One(first) => Some(first),
            _ => None,
        },
        None => None,
    };
    whole.filter(|first: &Date| first.day() == 1).map(|first| (first, first.last_of_month()))
}

/// Which articles are chosen, and where the keyboard is among them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Chosen {
    /// The chosen articles.
    pub articles: BTreeSet<ArticleId>,
    /// Where the keyboard is.
    pub cursor: Option<ArticleId>,
    /// Where a run of chosen articles starts.
    pub anchor: Option<ArticleId>,
}

/// How a click or a key changes what is chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Choice {
    /// This one alone.
    Only,
    /// This one as well, or no longer.
    Toggle,
    /// All from the anchor to this one.
    Through,
    /// The keyboard goes there; what is chosen stays.
    Move,
}

impl Chosen {
    /// One article alone.
    pub fn only(article: ArticleId) -> Self {
        Self { articles: BTreeSet::from([article.clone()]), cursor: Some(article.clone()), anchor: Some(article) }
    }

    /// What is chosen after a click on an article, or a key that went there. `shown` are the articles in view, in
    /// their order.
    pub fn after(&self, article: &ArticleId, choice: Choice, shown: &[&ArticleId]) -> Self {
        let cursor = Some(article.clone());
        match choice {
            Choice::Only => Self::only(article.clone()),
            Choice::Move => Self { cursor, ..self.clone() },
            Choice::Toggle => {
                let mut articles = self.articles.clone();
                if !articles.remove(article) {
                    articles.insert(article.clone());
                }
                Self { articles, anchor: cursor.clone(), cursor }
            }
            Choice::Through => {
                let anchor = self.anchor.clone().or_else(|| self.cursor.clone()).unwrap_or_else(|| article.clone());
                let at = |id: &ArticleId| shown.iter().position(|s| *s == id);
                let (Some(from), Some(to)) = (at(&anchor), at(article)) else { return Self::only(article.clone()) };
                let (from, to) = (from.min(to), from.max(to));
                let articles =
                    shown.get(from..=to).unwrap_or_default().iter().map(|id| (*id).clone()).collect::<BTreeSet<_>>();
                Self { articles, cursor, anchor: Some(anchor) }
            }
        }
    }
}

/// A text that is about to become an article, with what was typed about it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Paste {
    /// The text.
    pub text: String,
    /// The title.
    pub title: String,
    /// The outlet.
    pub outlet: String,
    /// The day, as it is typed.
    pub date: String,
    /// The language's code; `None` is left to the text.
    pub language: Option<String>,
    /// The author.
    pub author: String,
    /// What the text says of itself, once it was read.
    pub guess: Option<Given>,
    /// Why it could not be read.
    pub error: Option<String>,
}

/// What was typed is no day, or may be either of two.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("that is not one day of the calendar; type it as in 3 December 2026")]
pub struct NoDay;

fn day_of(typed: &str) -> Result<Option<Date>, NoDay> {
    match typed_day(typed) {
        TypedDay::Empty => Ok(None),
        TypedDay::One(date) => Ok(Some(date)),
        TypedDay::Either(..) | TypedDay::NoSuchDay | TypedDay::Unread => Err(NoDay),
    }
}

/// An article's details while they are being corrected.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Correction {
    /// The title.
    pub title: String,
    /// The outlet.
    pub outlet: String,
    /// The author.
    pub author: String,
    /// The day, as it is typed.
    pub date: String,
    /// The language.
    pub language: Language,
}

impl Correction {
    /// The form for these details; `day` writes a date as the form shows it.
    pub fn of(details: &Details, day: impl Fn(Date) -> String) -> Self {
        let text = |own: &Option<String>| own.clone().unwrap_or_default();
        Self {
            title: text(&details.title),
            outlet: text(&details.outlet),
            author: text(&details.byline),
            date: details.published.map(day).unwrap_or_default(),
            language: details.language.clone(),
        }
    }

    /// The details that were typed.
    ///
    /// # Errors
    /// [`NoDay`] where the date is none.
    pub fn details(&self) -> Result<Details, NoDay> {
        let typed = |text: &str| Some(text.trim().to_owned()).filter(|t| !t.is_empty());
        Ok(Details {
            title: typed(&self.title),
            outlet: typed(&self.outlet),
            byline: typed(&self.author),
            published: day_of(&self.date)?,
            language: self.language.clone(),
        })
    }
}

impl Paste {
    /// The day that was typed.
    ///
    /// # Errors
    /// [`NoDay`] where something was typed that is none.
    pub fn day(&self) -> Result<Option<Date>, NoDay> {
        day_of(&self.date)
    }

    /// Whether an article can be made of it.
    pub fn is_ready(&self) -> bool {
        !self.text.trim().is_empty() && self.day().is_ok()
    }

    /// What was typed about it.
    pub fn given(&self) -> Given {
        let typed = |text: &str| Some(text.trim().to_owned()).filter(|t| !t.is_empty());
        Given {
            title: typed(&self.title),
            outlet: typed(&self.outlet),
            published: self.day().ok().flatten(),
            language: self.language.clone().map(Language),
            byline: typed(&self.author),
        }
    }
}

/// What can be asked of the library.
#[derive(Debug, Clone, PartialEq)]
pub enum LibraryAsk {
    /// Show other articles.
    Filter(Filter),
    /// Put the articles that tell one story together, or not.
    GroupStories(bool),
    /// Choose articles.
    Choose(Chosen),
    /// Tick articles, or take their ticks away.
    Tick {
        /// The articles.
        articles: Vec<ArticleId>,
        /// Whether they belong to the briefing.
        ticked: bool,
    },
    /// Put articles into the bin.
    Remove(Vec<ArticleId>),
    /// Take articles out of the bin.
    Restore(Vec<ArticleId>),
    /// Take what lies in the bin out of the pack.
    EmptyBin,
    /// Show the bin or the articles.
    ShowBin(bool),
    /// Show an article's details, or none.
    Details(Option<ArticleId>),
    /// Correct the details that are shown, or give that up.
    Correct(Option<Box<Correction>>),
    /// Put what was corrected into the pack.
    ConfirmCorrection,
    /// Take lines of an article's receipt back in.
    TakeBackIn {
        /// The article.
        article: ArticleId,
        /// The entries of its receipt.
        entries: Vec<usize>,
    },
    /// Stop reading files.
    CancelImport,
    /// Read the files again that could not be read.
    Retry,
    /// Put the list of files that could not be read on the clipboard.
    CopyFailures,
    /// Change what is about to become an article, or give it up.
    Paste(Option<Box<Paste>>),
    /// Make the article.
    ConfirmPaste,
    /// Forget the folders that articles were read from.
    ForgetFolders,
}
