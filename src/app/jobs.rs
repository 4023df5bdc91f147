//! Named work that is running elsewhere.

use std::collections::BTreeMap;

/// Names a job.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct JobId(pub u64);

/// What a job does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum JobKind {
    /// A file dialog is open.
    Pick,
    /// A pack is being read.
    Load,
    /// The pack is being saved.
    Save,
    /// Files are being read as articles.
    Import,
    /// A picture is being read.
    Picture,
    /// A pasted text is being read as an article.
    Paste,
    /// What is off is looked for before an export.
    Check,
    /// The PDF is being written.
    Export,
    /// Articles are being compared.
    Compare,
}

/// A running job.
#[derive(Debug, Clone)]
pub struct Job {
    /// What it does.
    pub kind: JobKind,
    /// The same in words, for the status line.
    pub what: String,
}

/// The running jobs. An answer to a job that is not among them is stale.
#[derive(Debug, Clone, Default)]
pub struct Jobs {
    next: u64,
    running: BTreeMap<JobId, Job>,
}

impl Jobs {
    /// Notes a job as running.
    pub fn start(&mut self, kind: JobKind, what: impl Into<String>) -> JobId {
        self.next += 1;
        let id = JobId(self.next);
        self.running.insert(id, Job { kind, what: what.into() });
        id
    }

    /// Takes a job off the list; `None` if its answer comes too late to count.
    pub fn finish(&mut self, id: JobId) -> Option<Job> {
        self.running.remove(&id)
    }

    /// Takes the jobs of a kind off the list: their answers do not count any more.
    pub fn finish_all(&mut self, kind: JobKind) {
        self.running.retain(|_, job| job.kind != kind);
    }

    /// The job of that name, while it runs.
    pub fn get_mut(&mut self, id: JobId) -> Option<&mut Job> {
        self.running.get_mut(&id)
    }

    /// Whether a job of that kind runs.
    pub fn is_running(&self, kind: JobKind) -> bool {
        self.running.values().any(|j| j.kind == kind)
    }

    /// Whether a job of that name runs.
    pub fn contains(&self, id: JobId) -> bool {
        self.running.contains_key(&id)
    }

    /// Forgets every job: what they answer belongs to another pack.
    pub fn forget_all(&mut self) {
        self.running.clear();
    }

    /// What is running, in words, oldest first. An open file dialog is in plain view and needs none.
    pub fn descriptions(&self) -> Vec<String> {
        self.running.values().filter(|j| j.kind != JobKind::Pick).map(|j| j.what.clone()).collect()
    }
}
