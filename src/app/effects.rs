//! Runs one effect with the services it needs. Called on a thread of its own; answers with messages.

use std::path::Path;
use std::sync::Arc;

use crate::compare::Read;
use crate::ui::suggestions::Compared;
use crate::ui::view::Purpose;

use super::{Effect, JobId, Msg, Picked, Services, names};

/// Runs an effect to its end, and sends what comes of it.
pub fn perform(effect: Effect, services: &dyn Services, send: &mut dyn FnMut(Msg)) {
    match effect {
        Effect::Pick { job, purpose, suggested } => {
            let paths = services.pick(purpose, &suggested);
            let answer = if paths.is_empty() { Picked::Cancelled } else { Picked::Paths(paths) };
            send(Msg::Picked { job, purpose, answer });
        }
        Effect::Load { job, path } => {
            let result = services.load(&path);
            send(Msg::Loaded { job, path, result });
        }
        Effect::Save { job, path, pack, replace } => {
            if !replace && services.exists(&path) {
                send(Msg::Exists { job, purpose: Purpose::Save, path });
            } else {
                let result = services.save(&path, &pack);
                send(Msg::Saved { job, path, pack, result });
            }
        }
        Effect::Export { job, path, pack, replace } => {
            if !replace && services.exists(&path) {
                send(Msg::Exists { job, purpose: Purpose::Export, path });
            } else {
                let result = services.export(&path, &pack);
                send(Msg::Exported { job, path, result });
            }
        }
        Effect::Import { job, paths } => {
            let files = services.files_in(&paths);
            for (at, path) in files.iter().enumerate() {
                import_one(job, at + 1, files.len(), path, services, send);
            }
            send(Msg::ImportEnded { job });
        }
        Effect::Detect { articles } => {
            for article in articles {
                let suggestions = services.detect(&article);
                send(Msg::Detected { article: article.id.clone(), suggestions });
            }
        }
        Effect::Compare { job, articles, cancel } => {
            let ids = articles.iter().map(|(article, _)| article.id.clone()).collect();
            let reads: Vec<Read> = articles.into_iter().map(|(article, found)| (article, found.to_vec())).collect();
            let found = services.compare(&reads, &cancel);
            let compared = found.map(|found| Arc::new(Compared::new(ids, found)));
            send(Msg::Compared { job, compared });
        }
        Effect::Recover { order, pack, path } => {
            if let Err(why) = services.recover(order, pack.as_deref(), path.as_deref()) {
                send(Msg::RecoveryFailed { why });
            }
        }
        Effect::Copy(_) | Effect::Close => {}
    }
}

fn import_one(job: JobId, at: usize, of: usize, path: &Path, services: &dyn Services, send: &mut dyn FnMut(Msg)) {
    let file = names::file_name(path);
    send(Msg::Importing { job, file: file.clone(), at, of });
    let result = services.import(path).map(Arc::new);
    send(Msg::Imported { job, file, result });
}
