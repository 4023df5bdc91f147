//! Reads many files as articles: on a few threads, in the files' order, with word of how far it has come.

use std::collections::{BTreeMap, BTreeSet};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, sync_channel};
use std::time::{Duration, Instant};

use crate::pack::PackArticle;

use super::{Cancel, JobId, Msg, Services, names};

/// A file that was read as an article, or could not be.
#[derive(Debug, Clone)]
pub struct FileRead {
    /// The file.
    pub path: PathBuf,
    /// The article as it would join a pack, or why not.
    pub result: Result<PackArticle, String>,
}

/// How often the window hears of it.
const NEWS: Duration = Duration::from_millis(100);
/// How many articles it hears of at once.
const BATCH: usize = 200;
/// How many threads read.
const THREADS: usize = 4;
/// How long what is being read is waited for once it was stopped.
const GRACE: Duration = Duration::from_millis(200);

enum Step {
    Started(usize),
    Done(usize, Result<PackArticle, String>),
}

/// Reads files, and folders of them, to the end or until cancelled.
pub(super) fn read(job: JobId, paths: &[PathBuf], cancel: &Cancel, services: &dyn Services, send: &mut dyn FnMut(Msg)) {
    let listing = services.files_in(paths, cancel);
    let files = listing.files;
    send(Msg::Listed { job, files: files.len(), folders: listing.folders, passed_over: listing.passed_over });
    let next = AtomicUsize::new(0);
    let threads = std::thread::available_parallelism().map_or(1, usize::from).min(THREADS).min(files.len().max(1));
    std::thread::scope(|scope| {
        let (steps, news) = sync_channel(threads * 2);
        for _ in 0..threads {
            let steps = steps.clone();
            let (next, files) = (&next, &files);
            scope.spawn(move || {
                while !cancel.is_cancelled() {
                    let at = next.fetch_add(1, Ordering::Relaxed);
                    let Some(path) = files.get(at) else { return };
                    let is_told = steps.send(Step::Started(at)).is_ok()
                        && steps.send(Step::Done(at, one(path, services))).is_ok();
                    if !is_told {
                        return;
                    }
                }
            });
        }
        drop(steps);
        report(job, &files, &news, cancel, send);
        // Where it was stopped, a file whose reading does not end is no longer waited for.
        send(Msg::ImportEnded { job });
    });
}

fn one(path: &std::path::Path, services: &dyn Services) -> Result<PackArticle, String> {
    // One file that upsets its reader must not take the others along.
    match catch_unwind(AssertUnwindSafe(|| services.import(path))) {
        Ok(result) => result.map(|article| PackArticle::new(Arc::new(article))),
        Err(_) => Err("the file upset the program; open it in an editor, copy its text and paste it here".to_owned()),
    }
}

/// Puts the answers into the files' order, and passes them on in batches. Where it is stopped, all that was read is passed
/// on, also what stands behind a file that is still being read.
fn report(job: JobId, files: &[PathBuf], news: &Receiver<Step>, cancel: &Cancel, send: &mut dyn FnMut(Msg)) {
    let mut early: BTreeMap<usize, Result<PackArticle, String>> = BTreeMap::new();
    let mut open: BTreeSet<usize> = BTreeSet::new();
    let mut batch: Vec<FileRead> = Vec::new();
    let (mut due, mut file) = (0, String::new());
    let (mut last, mut stopped) = (None, None);
    loop {
        let mut ended = match news.recv_timeout(NEWS) {
            Ok(Step::Started(at)) => {
                open.insert(at);
                false
            }
            Ok(Step::Done(at, result)) => {
                open.remove(&at);
                early.insert(at, result);
                false
            }
            Err(RecvTimeoutError::Timeout) => false,
            Err(RecvTimeoutError::Disconnected) => true,
        };
        if cancel.is_cancelled() {
            let since = *stopped.get_or_insert_with(Instant::now);
            ended |= open.is_empty() || since.elapsed() >= GRACE;
        }
        // The first of those that are being read: the one that the others may wait for.
        if let Some(path) = open.first().and_then(|&at| files.get(at)) {
            file = names::file_name(path);
        }
        while let Some((at, result)) = early.pop_first() {
            if at != due && !ended {
                early.insert(at, result);
                break;
            }
            if let Some(path) = files.get(at) {
                batch.push(FileRead { path: path.clone(), result });
            }
            due = at + 1;
        }
        if ended || batch.len() >= BATCH || last.is_none_or(|l: Instant| l.elapsed() >= NEWS) {
            if !batch.is_empty() {
                send(Msg::Imported { job, read: std::mem::take(&mut batch) });
            }
            send(Msg::Importing { job, of: files.len(), file: file.clone() });
            last = Some(Instant::now());
        }
        if ended {
            return;
        }
    }
}
