//! What the user does in the library, and what is worked out for it elsewhere: suggestions, searches, stories.

use std::collections::{HashMap, HashSet, VecDeque};
use std::sync::Arc;

use crate::article::{Article, ArticleId, Language};
use crate::import::import_again;
use crate::pack::Edit;
use crate::ui::library::browse::{Browse, LibraryAsk};
use crate::ui::library::data::{Stories, TextHits};

use super::finder::Finder;
use super::{App, Effect};

/// How many articles are searched for suggestions at once.
const DETECTING: usize = 4;

/// What is worked out for the library: kept with the pack's articles that it belongs to, never saved.
#[derive(Debug, Default)]
pub(super) struct Desk {
    /// The articles that all else here was asked about.
    articles: Arc<[Arc<Article>]>,
    /// The pack's revision in which they were.
    revision: Option<u64>,
    /// Grows whenever they change.
    version: u64,
    /// Those that were not searched for suggestions yet.
    waiting: VecDeque<Arc<Article>>,
    /// How many searches for suggestions run.
    detecting: usize,
    /// Grows with every article that was searched for suggestions.
    pub(super) found_version: u64,
    finder: Arc<Finder>,
    search: u64,
    searched: Option<(u64, String)>,
    pub(super) hits: Option<TextHits>,
    /// The articles and the comparison for which stories were last asked.
    stories_of: Option<(u64, Option<u64>)>,
    stories_asked: u64,
    pub(super) stories: Stories,
}

impl Desk {
    /// Whether a search in the texts has no answer yet.
    pub(super) fn is_searching(&self, text: &str) -> bool {
        !text.trim().is_empty() && self.hits.as_ref().is_none_or(|h| h.text != text)
    }
}

impl App {
    pub(super) fn ask_library(&mut self, ask: LibraryAsk) -> Vec<Effect> {
        match ask {
            LibraryAsk::Filter(filter) => self.view.library.filter = filter,
            LibraryAsk::GroupStories(group) => self.view.kept.group_stories = group,
            LibraryAsk::Choose(chosen) => self.view.library.chosen = chosen,
            LibraryAsk::Tick { articles, ticked } => self.edit(&Edit::Tick { articles, ticked }),
            LibraryAsk::Remove(articles) => self.remove_articles(articles),
            LibraryAsk::Restore(articles) => self.restore_articles(articles),
            LibraryAsk::EmptyBin => self.empty_bin(),
            LibraryAsk::ShowBin(open) => self.view.library.bin_open = open,
            LibraryAsk::Details(article) => self.show_details(article),
            LibraryAsk::Correct(correction) => self.view.library.correction = correction.map(|c| *c),
            LibraryAsk::ConfirmCorrection => self.correct_article(),
            LibraryAsk::TakeBackIn { article, entries } => self.take_back_in(&article, &entries),
            LibraryAsk::CancelImport => self.cancel_import(),
            LibraryAsk::Retry => return self.retry_failures(),
            LibraryAsk::CopyFailures => return self.copy_failures(),
            LibraryAsk::Paste(paste) => return self.paste(paste.map(|p| *p)),
            LibraryAsk::ConfirmPaste => return self.confirm_paste(),
            LibraryAsk::ForgetFolders => self.view.kept.recent_folders.clear(),
        }
        Vec::new()
    }

    fn remove_articles(&mut self, articles: Vec<ArticleId>) {
        let count = articles.len();
        if count == 0 {
            return;
        }
        let passages: usize = articles.iter().map(|id| self.pack().passages_in_use(id)).sum();
        let before = self.history.revision();
        self.edit(&Edit::RemoveArticles(articles));
        if self.history.revision() != before {
            let words = self.words();
            let mut said = words.tr_with("library-removed", &[("count", count.into())]);
            if passages > 0 {
                said.push(' ');
                said.push_str(&words.tr_with("library-removed-passages", &[("count", passages.into())]));
            }
            self.say(said);
        }
    }

    fn restore_articles(&mut self, articles: Vec<ArticleId>) {
        let count = articles.len();
        let before = self.history.revision();
        self.edit(&Edit::RestoreArticles(articles));
        if self.history.revision() != before {
            self.say(self.words().tr_with("library-restored", &[("count", count.into())]));
            self.view.library.bin_open &= !self.pack().bin.is_empty();
        }
    }

    fn empty_bin(&mut self) {
        let count = self.pack().bin.len();
        self.edit(&Edit::EmptyBin);
        self.view.library.bin_open = false;
        self.say(self.words().tr_with("library-bin-emptied", &[("count", count.into())]));
    }

    /// Imports an article again with lines of its receipt kept.
    fn take_back_in(&mut self, id: &ArticleId, entries: &[usize]) {
        let Some(article) = self.pack().article(id).map(Arc::clone) else { return };
        self.view.library.trouble = None;
        let again = match import_again(&article, entries) {
            Ok(again) => again,
            Err(error) => return self.cannot_correct(error.to_string()),
        };
        let edit = Edit::ReplaceArticle { old: id.clone(), article: Arc::new(again) };
        match self.history.edit(&edit) {
            Ok(()) => self.say(self.words().tr_with("library-taken-back", &[("count", entries.len().into())])),
            Err(error) => self.cannot_correct(error.to_string()),
        }
    }

    /// Says why details could not be changed, where they are shown and in the status line.
    fn cannot_correct(&mut self, why: String) {
        let why = self.words().said(&why).into_owned();
        self.view.library.trouble = Some(why.clone());
        self.say_bad(why);
    }

    /// Shows an article's details, or none.
    pub(super) fn show_details(&mut self, article: Option<ArticleId>) {
        let Browse { details, correction, trouble, .. } = &mut self.view.library;
        (*details, *correction, *trouble) = (article, None, None);
    }

    /// Puts the details that were typed into the pack.
    fn correct_article(&mut self) {
        let Browse { details: Some(article), correction: Some(correction), .. } = &self.view.library else { return };
        let Ok(details) = correction.details() else { return };
        let edit = Edit::CorrectArticle { article: article.clone(), details };
        match self.history.edit(&edit) {
            Ok(()) => {
                self.view.library.correction = None;
                self.say(self.words().tr("library-corrected"));
            }
            Err(error) => self.cannot_correct(error.to_string()),
        }
    }

    /// Asks for all that the library lacks: suggestions, an answer to the filter's words, stories.
    pub(super) fn catch_up(&mut self) -> Vec<Effect> {
        if self.desk.revision.is_none() {
            // Nothing was started yet.
            return Vec::new();
        }
        let mut effects = self.detect_missing();
        effects.extend(self.search_texts());
        let stories_of = (self.desk.version, self.comparing.done_for);
        if self.view.kept.group_stories && self.desk.stories_of != Some(stories_of) {
            self.desk.stories_of = Some(stories_of);
            self.desk.stories_asked += 1;
            let (articles, compared) = (Arc::clone(&self.desk.articles), self.comparing.done.clone());
            effects.push(Effect::Stories { ticket: self.desk.stories_asked, articles, compared });
        }
        effects
    }

    /// Notes which articles the pack holds now.
    pub(super) fn note_articles(&mut self) {
        if self.desk.revision == Some(self.history.revision()) {
            return;
        }
        self.desk.revision = Some(self.history.revision());
        let pack = Arc::clone(self.pack());
        let same = self.desk.articles.len() == pack.articles.len()
            && self.desk.articles.iter().zip(&pack.articles).all(|(a, b)| Arc::ptr_eq(a, &b.article));
        if same {
            return;
        }
        let next: Arc<[Arc<Article>]> = pack.articles.iter().map(|a| Arc::clone(&a.article)).collect();
        let before = std::mem::replace(&mut self.desk.articles, next);
        self.desk.version += 1;
        self.forget_corrected(&before);
        self.follow(&before);
        let waiting = pack.articles.iter().filter(|a| !self.suggestions.contains_key(&a.article.id));
        self.desk.waiting = waiting.map(|a| Arc::clone(&a.article)).collect();
        self.undetected.extend(self.desk.waiting.iter().map(|a| a.id.clone()));
        let there: HashSet<&ArticleId> = pack.articles.iter().map(|a| &a.article.id).collect();
        self.undetected.retain(|id| there.contains(id));
        if !self.view.library.chosen.articles.is_empty() {
            let chosen = &mut self.view.library.chosen;
            chosen.articles.retain(|id| there.contains(id));
            chosen.anchor = chosen.anchor.take().filter(|id| there.contains(id));
        }
    }

    /// Forgets what was found in articles that now say something else of themselves: years and names may depend on it.
    fn forget_corrected(&mut self, before: &[Arc<Article>]) {
        let was: HashMap<&ArticleId, &Arc<Article>> = before.iter().map(|a| (&a.id, a)).collect();
        let other = |a: &&Arc<Article>| was.get(&a.id).is_some_and(|b| !Arc::ptr_eq(a, b) && told(a) != told(b));
        let corrected: Vec<ArticleId> = self.desk.articles.iter().filter(other).map(|a| a.id.clone()).collect();
        for id in &corrected {
            self.suggestions.remove(id);
        }
        self.found_revision += u64::from(!corrected.is_empty());
    }

    /// Goes on with the other reading of an article that was read, chosen or looked at.
    fn follow(&mut self, before: &[Arc<Article>]) {
        let after = Arc::clone(&self.desk.articles);
        let other = |id: &ArticleId| -> Option<ArticleId> {
            if after.iter().any(|a| &a.id == id) {
                return Some(id.clone());
            }
            let old = before.iter().find(|a| &a.id == id)?;
            let same = |a: &&Arc<Article>| a.source.sha256 == old.source.sha256 && !before.iter().any(|b| b.id == a.id);
            after.iter().find(same).map(|a| a.id.clone())
        };
        let reading = self.view.reading.as_ref().and_then(other);
        if reading.is_some() && reading != self.view.reading {
            self.view.selection.clear();
            self.view.card = None;
            self.view.reveal = None;
            self.view.reading = reading;
        }
        let Browse { details, chosen, .. } = &mut self.view.library;
        if let Some(id) = details.take() {
            *details = other(&id);
        }
        if let Some(cursor) = chosen.cursor.take() {
            let now = other(&cursor);
            if let Some(now) = now.as_ref().filter(|now| **now != cursor)
                && chosen.articles.remove(&cursor)
            {
                chosen.articles.insert(now.clone());
            }
            chosen.cursor = now;
        }
    }

    /// Asks for the suggestions of articles that have none yet, a few at a time, the one that is read first.
    pub(super) fn detect_missing(&mut self) -> Vec<Effect> {
        self.note_articles();
        let mut effects = Vec::new();
        while self.desk.detecting < DETECTING && !self.desk.waiting.is_empty() {
            let read = self.view.reading.as_ref().filter(|id| !self.suggestions.contains_key(*id));
            let at = read.and_then(|id| self.desk.waiting.iter().position(|a| &a.id == id)).unwrap_or(0);
            let Some(article) = self.desk.waiting.remove(at) else { break };
            if self.suggestions.contains_key(&article.id) {
                continue;
            }
            // Known to be under way: an empty list until the answer is there.
            self.suggestions.insert(article.id.clone(), Arc::new(Vec::new()));
            self.desk.detecting += 1;
            effects.push(Effect::Detect { article });
        }
        effects
    }

    pub(super) fn detected(&mut self, article: ArticleId, suggestions: Vec<crate::detect::Suggestion>) -> Vec<Effect> {
        self.desk.detecting = self.desk.detecting.saturating_sub(1);
        self.desk.found_version += 1;
        self.undetected.remove(&article);
        self.found_revision += 1;
        // Asked for by this pack: another one's answers come too late.
        if let Some(known) = self.suggestions.get_mut(&article) {
            *known = Arc::new(suggestions);
        }
        Vec::new()
    }

    /// Looks for the filter's words in the texts, if that was not asked of these articles yet.
    fn search_texts(&mut self) -> Option<Effect> {
        let text = &self.view.library.filter.text;
        if text.trim().is_empty() {
            self.desk.searched = None;
            self.desk.hits = None;
            return None;
        }
        let asked = (self.desk.version, text.clone());
        if self.desk.searched.as_ref() == Some(&asked) {
            return None;
        }
        self.desk.searched = Some(asked);
        self.desk.search += 1;
        self.desk.finder.ask(self.desk.search);
        Some(Effect::Search {
            search: self.desk.search,
            text: text.clone(),
            articles: Arc::clone(&self.desk.articles),
            finder: Arc::clone(&self.desk.finder),
        })
    }

    pub(super) fn searched(&mut self, search: u64, text: String, articles: HashSet<ArticleId>) {
        if search == self.desk.search && !self.view.library.filter.text.trim().is_empty() {
            self.desk.hits = Some(TextHits { text, version: search, articles });
        }
    }

    pub(super) fn told(&mut self, ticket: u64, of: HashMap<ArticleId, usize>) {
        if ticket == self.desk.stories_asked {
            self.desk.stories = Stories { version: self.desk.stories.version + 1, of };
        }
    }

    /// Starts afresh with another pack. Searches for suggestions that still run are counted on.
    pub(super) fn clear_desk(&mut self) {
        self.desk = Desk {
            version: self.desk.version + 1,
            stories_asked: self.desk.stories_asked + 1,
            detecting: self.desk.detecting,
            found_version: self.desk.found_version,
            search: self.desk.search + 1,
            ..Desk::default()
        };
    }
}

/// What suggestions depend on beside the text.
fn told(article: &Article) -> (&Option<String>, Option<jiff::civil::Date>, &Language) {
    (&article.title, article.published, &article.language)
}
