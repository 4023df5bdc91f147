//! What can be found, and in which order.

use std::path::PathBuf;

use unicode_normalization::UnicodeNormalization;

use crate::article::ArticleId;
use crate::pack::SectionId;
use crate::ui::Snapshot;
use crate::ui::commands::Command;
use crate::ui::fold::{Answer, answer, answer_loosely, fold};
use crate::ui::words;

/// The most finds that are shown.
const MOST: usize = 100;
/// Where each kind stands among finds that answer equally well.
const COMMAND: usize = 0;
const SECTION: usize = 1;
const ARTICLE: usize = 2;
const PACK: usize = 3;
/// How much less it is that a part of another word for a command answers, than of its name. A whole word is as good as one
/// of the name, so that the command comes before an article that has the word in its title.
const ALIKE: usize = 2;
/// How much less it is that only a command's menu or another word for it answers, than its name.
const BESIDE: usize = 10;
/// How much less it is that only a command's description answers.
const TOLD: usize = 20;
/// How much less it is that letters are scattered.
const SCATTERED: usize = 100;

/// What a find stands for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// Run a command.
    Command(Command),
    /// Add what is found from here on to a section.
    Section(SectionId),
    /// Read an article.
    Article(ArticleId),
    /// Open a pack.
    Pack(PathBuf),
}

/// Something that was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Find {
    /// What it stands for.
    pub target: Target,
    /// What it says.
    pub label: String,
    /// Where it is from: a menu, an outlet, a folder.
    pub detail: String,
    /// The keys that do the same.
    pub keys: Option<String>,
    /// Whether it is on, for what is on or off.
    pub checked: Option<bool>,
    /// Whether it can be taken now.
    pub enabled: bool,
}

/// What is looked for.
struct Looked {
    /// Its words, folded.
    words: Vec<String>,
    /// Its words as they were typed, in small letters.
    typed: Vec<String>,
}

/// How well a find answers, the smaller the better: its words, whether it can be taken, how its accents and its beginning
/// agree with what was typed, and how many words it has beside.
type Rank = (usize, bool, usize, bool, bool, usize);

impl Looked {
    fn of(typed: &str) -> Self {
        let words = |text: &str| text.split_whitespace().map(str::to_owned).collect();
        Self { words: words(&fold(typed)), typed: words(&small(typed)) }
    }

    /// How well a name answers; `beside` are further texts with what it costs that only they answer.
    fn rank(&self, name: &str, beside: &[(&str, usize)]) -> Option<usize> {
        let folded = fold(name);
        let beside: Vec<(String, usize)> = beside.iter().map(|(text, cost)| (fold(text), *cost)).collect();
        self.words.iter().try_fold(0, |sum, word| {
            let own = answer_loosely(&folded, word).map(cost);
            let other = beside.iter().filter_map(|(text, more)| answer(text, word).map(|a| weighed(a, *more)));
            Some(sum + own.into_iter().chain(other).min()?)
        })
    }

    /// Sorts a find of a kind among the others.
    fn placed(&self, rank: usize, kind: usize, find: &Find) -> Rank {
        if self.words.is_empty() {
            return (rank, false, kind, false, false, 0);
        }
        let name = small(&find.label);
        let differs = !self.typed.iter().all(|word| name.contains(word.as_str()));
        let begins_otherwise = self.words.first().is_none_or(|word| !fold(&find.label).starts_with(word.as_str()));
        (rank, !find.enabled, kind, differs, begins_otherwise, find.label.split_whitespace().count())
    }
}

fn small(text: &str) -> String {
    text.nfc().collect::<String>().to_lowercase()
}

/// A text that is as good as the name is so by whole words alone.
fn weighed(answer: Answer, more: usize) -> usize {
    if more == ALIKE && answer == Answer::Whole { 0 } else { cost(answer) + more }
}

/// Whole words first, then beginnings of words, then what stands within them, and last letters that are scattered.
fn cost(answer: Answer) -> usize {
    match answer {
        Answer::Whole => 0,
        Answer::Beginning => 1,
        Answer::Within => 3,
        Answer::Scattered => SCATTERED,
    }
}

/// What answers the words typed, the best first; every command where nothing was typed.
pub fn finds(now: &Snapshot<'_>, typed: &str) -> Vec<Find> {
    let looked_for = Looked::of(typed);
    let mut ranked: Vec<(Rank, Find)> = Vec::new();
    for &command in Command::ALL {
        if command == Command::Find {
            continue;
        }
        let name = command.label(now.words).trim_end_matches('…').to_owned();
        let menu = command.menu().0.label(now.words).into_owned();
        let key = command.key().replace('-', " ");
        let others = command.other_words();
        // What a command does, in a sentence, answers too; its name answers better.
        let what = command.what(now);
        let Some(rank) = looked_for.rank(&name, &[(&others, ALIKE), (&menu, BESIDE), (&key, BESIDE), (&what, TOLD)])
        else {
            continue;
        };
        let label = if matches!(command, Command::Undo | Command::Redo) { what } else { name };
        let find = Find {
            target: Target::Command(command),
            label,
            detail: menu,
            keys: command.keys_now(now),
            checked: command.checked(now),
            enabled: command.enabled(now),
        };
        ranked.push((looked_for.placed(rank, COMMAND, &find), find));
    }
    if !looked_for.words.is_empty() {
        places(now, &looked_for, &mut ranked);
    }
    // Stable: what answers equally well stays in its own order.
    ranked.sort_by_key(|(rank, _)| *rank);
    ranked.into_iter().map(|(_, find)| find).take(MOST).collect()
}

fn places(now: &Snapshot<'_>, looked_for: &Looked, ranked: &mut Vec<(Rank, Find)>) {
    let mut push = |rank: Option<usize>, kind, target, label: String, detail: &dyn Fn() -> String| {
        if let Some(rank) = rank {
            let find = Find { target, label, detail: detail(), keys: None, checked: None, enabled: true };
            ranked.push((looked_for.placed(rank, kind, &find), find));
        }
    };
    for section in &now.pack.sections {
        let rank = looked_for.rank(&section.title, &[]);
        let detail = || now.words.tr("find-section").into_owned();
        push(rank, SECTION, Target::Section(section.id), section.title.clone(), &detail);
    }
    for article in &now.pack.articles {
        let article = &article.article;
        let title = article.display_title();
        let rank = looked_for.rank(&title, &[(article.outlet.as_deref().unwrap_or_default(), 0)]);
        push(rank, ARTICLE, Target::Article(article.id.clone()), title, &|| words::source(now.words, article));
    }
    for path in &now.view.kept.recent {
        let name = path.file_name().map_or_else(|| path.display().to_string(), |n| n.to_string_lossy().into_owned());
        let detail = || path.parent().map_or_else(String::new, |p| p.display().to_string());
        push(looked_for.rank(&name, &[]), PACK, Target::Pack(path.clone()), name, &detail);
    }
}
