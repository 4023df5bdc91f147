//! What can be found, and in which order.

use std::path::PathBuf;

use crate::article::ArticleId;
use crate::pack::SectionId;
use crate::ui::Snapshot;
use crate::ui::commands::Command;
use crate::ui::fold::{fold, rank};
use crate::ui::words;

/// The most finds that are shown.
const MOST: usize = 100;
/// Where each kind stands among finds that answer equally well.
const COMMAND: usize = 0;
const SECTION: usize = 1;
const ARTICLE: usize = 2;
const PACK: usize = 3;
/// How much less it is that only a command's description answers, than its name.
const TOLD: usize = 10;

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

/// What answers the words typed, the best first; every command where nothing was typed.
pub fn finds(now: &Snapshot<'_>, typed: &str) -> Vec<Find> {
    let looked_for: Vec<String> = fold(typed).split_whitespace().map(str::to_owned).collect();
    let mut ranked: Vec<(usize, usize, Find)> = Vec::new();
    for &command in Command::ALL {
        if command == Command::Find {
            continue;
        }
        let label = command.label(now.words).trim_end_matches('…').to_owned();
        let menu = command.menu().0.label(now.words).into_owned();
        let text = fold(&format!("{label} {menu} {}", command.key().replace('-', " ")));
        // What a command does, in a sentence, answers too; its name answers better.
        let told = |words: &str| rank(&fold(&format!("{words} {}", command.what(now))), &looked_for).map(|r| r + TOLD);
        let label = if matches!(command, Command::Undo | Command::Redo) { command.what(now) } else { label };
        if let Some(rank) = rank(&text, &looked_for).or_else(|| told(&text)) {
            let find = Find {
                target: Target::Command(command),
                label,
                detail: menu,
                keys: command.keys_now(now),
                checked: command.checked(now),
                enabled: command.enabled(now),
            };
            ranked.push((rank, COMMAND, find));
        }
    }
    if !looked_for.is_empty() {
        places(now, &looked_for, &mut ranked);
    }
    // Stable: what answers equally well stays in its own order.
    // What cannot be taken now never stands before what can.
    let is_looking = !looked_for.is_empty();
    ranked.sort_by_key(|(rank, kind, find)| (*rank, is_looking && !find.enabled, *kind));
    ranked.into_iter().map(|(_, _, find)| find).take(MOST).collect()
}

fn places(now: &Snapshot<'_>, looked_for: &[String], ranked: &mut Vec<(usize, usize, Find)>) {
    let plain = |target, label, detail| Find { target, label, detail, keys: None, checked: None, enabled: true };
    for section in &now.pack.sections {
        if let Some(rank) = rank(&fold(&section.title), looked_for) {
            let detail = now.words.tr("find-section").into_owned();
            ranked.push((rank, SECTION, plain(Target::Section(section.id), section.title.clone(), detail)));
        }
    }
    for article in &now.pack.articles {
        let title = article.article.display_title();
        let text = format!("{title} {}", article.article.outlet.as_deref().unwrap_or_default());
        if let Some(rank) = rank(&fold(&text), looked_for) {
            let detail = words::source(now.words, &article.article);
            ranked.push((rank, ARTICLE, plain(Target::Article(article.article.id.clone()), title, detail)));
        }
    }
    for path in &now.view.kept.recent {
        let name = path.file_name().map_or_else(|| path.display().to_string(), |n| n.to_string_lossy().into_owned());
        if let Some(rank) = rank(&fold(&name), looked_for) {
            let folder = path.parent().map_or_else(String::new, |p| p.display().to_string());
            ranked.push((rank, PACK, plain(Target::Pack(path.clone()), name, folder)));
        }
    }
}
