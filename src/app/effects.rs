//! Runs one effect with the services it needs. Called on a thread of its own; answers with messages.

use std::panic::AssertUnwindSafe;
use std::sync::Arc;

use crate::article::{Article, Language};
use crate::compare::Read;
use crate::import::{Given, import_given};
use crate::pack::PackArticle;
use crate::ui::preview::export::Trouble;
use crate::ui::suggestions::Compared;
use crate::ui::tongue::Words;
use crate::ui::view::Purpose;

use super::import::PASTED;
use super::preview::{NoSheets, image_of, lay_out};
use super::{Effect, ExportWatch, Msg, NotExported, Picked, Services, reading, stories};

/// Runs an effect to its end, and sends what comes of it.
pub fn perform(effect: Effect, services: &dyn Services, send: &mut (dyn FnMut(Msg) + Send)) {
    match effect {
        Effect::Pick { job, purpose, suggested, tongue } => {
            let paths = services.pick(purpose, &suggested, Words::of(tongue));
            let answer = if paths.is_empty() { Picked::Cancelled } else { Picked::Paths(paths) };
            send(Msg::Picked { job, purpose, answer });
        }
        Effect::Load { job, path } => {
            let result = calmly(|| services.load(&path));
            send(Msg::Loaded { job, path, result });
        }
        Effect::Save { job, path, pack, replace } => {
            if !replace && services.exists(&path) {
                send(Msg::Exists { job, purpose: Purpose::Save, path });
            } else {
                let result = calmly(|| services.save(&path, &pack));
                send(Msg::Saved { job, path, pack, result });
            }
        }
        Effect::Export { job, path, pack, choice, replace, cancel } => {
            if !replace && services.exists(&path) {
                send(Msg::Exists { job, purpose: Purpose::Export, path });
            } else {
                let export = || {
                    let watch = ExportWatch::new(job, &cancel, send);
                    Ok(services.export(&path, &pack, &choice, &watch))
                };
                let result = calmly(export).unwrap_or_else(|why| Err(NotExported::Failed(why)));
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
        Effect::Stories { ticket, articles, compared } => {
            send(Msg::Told { ticket, of: stories(&articles, compared.as_deref()) });
        }
        Effect::Check { job, pack, sheets, choice, way } => {
            let troubles = calmly(|| Ok(services.check(&pack, sheets.as_deref())))
                .unwrap_or_else(|what| vec![Trouble { stops: true, what, advice: String::new(), source: None }]);
            send(Msg::Checked { job, troubles, choice, way });
        }
        Effect::AskTime => send(Msg::Time(services.time())),
        Effect::LayOut { ticket, pack, cancel } => {
            // Painting and setting whatever a pack holds may meet a fault of ours: it must not end in silence.
            let run = || match lay_out(services, &pack, &cancel) {
                Err(NoSheets::Failed(why)) => Err(why),
                done => Ok(done),
            };
            let result = calmly(run).unwrap_or_else(|why| Err(NoSheets::Failed(why)));
            send(Msg::LaidOut { ticket, result });
        }
        Effect::LetGo(sheets) => drop(sheets),
        Effect::Paint { sheets, wanted, key } => {
            let paint =
                || services.paint(&sheets, wanted.page, wanted.width_px).map(|pixels| Arc::new(image_of(&pixels)));
            let result = calmly(paint);
            send(Msg::Painted { wanted, key, result });
        }
        Effect::Open(path) => {
            let result = services.open(&path);
            send(Msg::Opened { path, result });
        }
        Effect::Detect { article } => {
            let suggestions = services.detect(&article);
            send(Msg::Detected { article: article.id.clone(), suggestions });
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
        Effect::Front(effect) => super::front::perform(effect, services, send),
        Effect::FindFonts(wanted) => {
            let fonts = calmly(|| Ok(services.fonts(&wanted))).unwrap_or_else(|why| {
                tracing::error!(why, "looking for fonts broke off");
                Vec::new()
            });
            send(Msg::FontsFound(fonts));
        }
        Effect::AddFonts(_) | Effect::Copy(_) | Effect::AskClipboard | Effect::Close { .. } => {}
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

/// Runs a job whose fault becomes a sentence.
fn calmly<T>(job: impl FnOnce() -> Result<T, String>) -> Result<T, String> {
    std::panic::catch_unwind(AssertUnwindSafe(job)).unwrap_or_else(|_| {
        Err("a fault in the program kept this from being done; save the pack, and undo the last step".to_owned())
    })
}
