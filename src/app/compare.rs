//! Comparing the ticked articles: begun when somebody looks at all suggestions or
//! groups the library by stories, and again when the set of them changes.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::Arc;

use crate::article::Article;
use crate::compare::Cancel;
use crate::detect::Suggestion;
use crate::ui::suggestions::Compared;
use crate::ui::view::Middle;

use super::{App, Effect, JobId, JobKind};

/// What is compared: articles with what was found in them.
pub type Compare = Vec<(Arc<Article>, Arc<Vec<Suggestion>>)>;

/// The comparison that is there, and the one that is on its way.
#[derive(Debug, Default)]
pub(super) struct Comparing {
    /// The set of articles that `done` is of.
    pub(super) done_for: Option<u64>,
    pub(super) done: Option<Arc<Compared>>,
    running: Option<(u64, JobId, Cancel)>,
    /// The state for which it was last asked whether to begin.
    asked_for: Option<(u64, u64, bool)>,
}

impl Comparing {
    /// Whether one is on its way.
    pub(super) fn is_running(&self) -> bool {
        self.running.is_some()
    }
}

impl App {
    /// Begins to compare, if the suggestions of all are looked at and the ticked articles are others than before.
    pub(super) fn compare_if_needed(&mut self) -> Vec<Effect> {
        // The list of suggestions shows it, and the library's stories are told by it.
        let is_wanted = self.view.middle == Middle::Suggestions || self.view.kept.group_stories;
        let state = (self.history.revision(), self.found_revision, is_wanted);
        if self.comparing.asked_for == Some(state) {
            return Vec::new();
        }
        self.comparing.asked_for = Some(state);
        if !is_wanted || !self.undetected.is_empty() {
            return Vec::new();
        }
        let pack = Arc::clone(self.pack());
        let ticked = pack.articles.iter().filter(|a| a.ticked);
        let articles: Compare = ticked
            .filter_map(|a| Some((Arc::clone(&a.article), Arc::clone(self.suggestions.get(&a.article.id)?))))
            .collect();
        let mut hasher = DefaultHasher::new();
        for (article, _) in &articles {
            (&article.id, &article.title, &article.outlet, article.published, &article.language).hash(&mut hasher);
        }
        let set = hasher.finish();
        if let Some((running, job, cancel)) = self.comparing.running.take() {
            if running == set {
                self.comparing.running = Some((running, job, cancel));
                return Vec::new();
            }
            cancel.cancel();
            self.jobs.finish(job);
        }
        if self.comparing.done_for == Some(set) {
            return Vec::new();
        }
        if articles.is_empty() {
            self.comparing.done = None;
            self.comparing.done_for = Some(set);
            self.found_revision += 1;
            return Vec::new();
        }
        let what = self.words().tr_with("suggestions-comparing", &[("count", articles.len().into())]);
        let job = self.jobs.start(JobKind::Compare, what);
        let cancel = Cancel::new();
        self.comparing.running = Some((set, job, cancel.clone()));
        vec![Effect::Compare { job, articles, cancel }]
    }

    /// Takes in a comparison; one that was cancelled or is of other articles is dropped.
    pub(super) fn compared(&mut self, job: JobId, compared: Option<Arc<Compared>>) {
        self.jobs.finish(job);
        let Some((set, _, _)) = self.comparing.running.take_if(|(_, running, _)| *running == job) else { return };
        if let Some(compared) = compared {
            self.comparing.done = Some(compared);
            self.comparing.done_for = Some(set);
            self.found_revision += 1;
        }
    }

    /// Forgets what belongs to another pack.
    pub(super) fn forget_compared(&mut self) {
        if let Some((_, _, cancel)) = self.comparing.running.take() {
            cancel.cancel();
        }
        self.comparing = Comparing::default();
    }
}
