//! Runs one effect with the services it needs. Called on a thread of its own; answers with messages.

use std::sync::Arc;

use crate::article::{Article, Language};
use crate::import::{Given, import_given};
use crate::pack::PackArticle;
use crate::ui::view::Purpose;

use super::import::PASTED;
use super::{Effect, Msg, Picked, Services, reading, stories};

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
        Effect::Import { job, paths, cancel } => reading::read(job, &paths, &cancel, services, send),
        Effect::Guess { guess, text } => {
            let read = import_given(PASTED, text.as_bytes(), &Given::default());
            let given = read.map_or_else(|_| Given::default(), guess_of);
            send(Msg::Guessed { guess, given });
        }
        Effect::ReadPasted { job, text, given } => {
            let read = import_given(PASTED, text.as_bytes(), &given);
            let result = read.map(|article| PackArticle::new(Arc::new(article))).map_err(|error| error.to_string());
            send(Msg::Pasted { job, result });
        }
        Effect::Search { search, text, articles, finder } => {
            if let Some(articles) = finder.find(search, &text, &articles) {
                send(Msg::Searched { search, text, articles });
            }
        }
        Effect::Stories { version, articles } => send(Msg::Told { version, of: stories(&articles) }),
        Effect::Recover { order, pack, path } => {
            if let Err(why) = services.recover(order, pack.as_deref(), path.as_deref()) {
                send(Msg::RecoveryFailed { why });
            }
        }
        Effect::Detect { article } => {
            let suggestions = services.detect(&article);
            send(Msg::Detected { article: article.id.clone(), suggestions });
        }
        Effect::Front(effect) => super::front::perform(effect, services, send),
        Effect::Copy(_) | Effect::AskClipboard | Effect::Close => {}
    }
}

/// What an article says of itself.
fn guess_of(article: Article) -> Given {
    Given {
        title: article.title,
        outlet: article.outlet,
        published: article.published,
        language: Some(article.language).filter(|l| l.code() != Language::UNDETERMINED),
        byline: article.byline,
    }
}
