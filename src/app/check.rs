//! On the way to a PDF: what is chosen, what is off, the file, and the look back at it.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::diag::{About, Warning};
use crate::layout::page::Shows;
use crate::pack::{Doubt, HighlightId, ItemId, Pack, Problem, SectionId};
use crate::preview::Sheets;
use crate::template;
use crate::ui::commands::Command;
use crate::ui::outline::ask::Page;
use crate::ui::panes::Pane;
use crate::ui::preview::export::{Choice, ExportAsk, Source, Step, Trouble, Way};
use crate::ui::view::{Goal, Middle};
use crate::verify::{Finding, doubtful_entries, verify_pack};

use super::{App, Effect, Exported, JobId, JobKind, Services, names};

/// The most entries of chronologies that are named whose days are doubtful.
const MOST_DAYS: usize = 100;

/// What is off in a pack before it is exported: what `verify` finds, what laying it out warns of, and a template that
/// is not there. `sheets` are its pages, where they are at hand. A pack that does not hold together has no pages.
pub(super) fn check(services: &dyn Services, pack: &Pack, sheets: Option<&Sheets>) -> Vec<Trouble> {
    let mut troubles = found_by_verify(pack);
    troubles.extend(doubtful_entries(pack).into_iter().take(MOST_DAYS).map(|doubt| Trouble {
        stops: false,
        what: sentence(&format!("{}: {}", doubt.finding.place, doubt.finding.what)),
        advice: sentence(doubt.finding.advice),
        source: Some(Source::Item(doubt.item)),
    }));
    if troubles.iter().all(|trouble| !trouble.stops) {
        match sheets {
            Some(sheets) => troubles.extend(off_on(pack, sheets)),
            None => match services.lay_out(pack) {
                Ok(sheets) => troubles.extend(off_on(pack, &sheets)),
                Err(why) => {
                    troubles.push(Trouble { stops: true, what: sentence(&why), advice: String::new(), source: None })
                }
            },
        }
    }
    let unknown = template::unknown(&pack.template, &services.templates().0);
    troubles.extend(unknown.map(|warning| trouble_of(&warning.about(About::Look), None)));
    troubles
}

/// What laying a pack out warned of, but for what `verify` finds without pages.
fn off_on(pack: &Pack, sheets: &Sheets) -> Vec<Trouble> {
    let doubts = pack.doubts();
    let is_told = |warning: &&Warning| {
        let mut doubts = doubts.iter();
        doubts.any(|doubt| Some(&doubt.place) == warning.place.as_ref() && doubt.what() == warning.what)
    };
    let warnings = sheets.warnings().iter().filter(|warning| !is_told(warning));
    warnings.map(|warning| trouble_of(warning, Some(sheets))).collect()
}

/// What `verify` finds: first what stops an export, then what is doubtful.
fn found_by_verify(pack: &Pack) -> Vec<Trouble> {
    let (problems, doubts) = (pack.problems(), pack.doubts());
    let problems = problems.iter().map(|problem| (true, source_of(pack, problem)));
    let doubts = doubts.iter().map(|doubt| (false, Some(source_of_doubt(doubt))));
    let told = |((stops, source), finding): ((bool, Option<Source>), Finding)| Trouble {
        stops,
        what: sentence(&if stops { finding.what } else { format!("{}: {}", finding.place, finding.what) }),
        advice: sentence(finding.advice),
        source,
    };
    problems.chain(doubts).zip(verify_pack(pack).findings).map(told).collect()
}

fn source_of_doubt(doubt: &Doubt) -> Source {
    match (doubt.item, doubt.section, &doubt.article) {
        (Some(item), ..) => Source::Item(item),
        (None, Some(section), _) => Source::Section(section),
        (None, None, Some(article)) => Source::Article(article.clone()),
        (None, None, None) => Source::Front,
    }
}

fn source_of(pack: &Pack, problem: &Problem) -> Option<Source> {
    match problem {
        Problem::Dangling { item, .. } | Problem::Wording { item, .. } | Problem::Value { item, .. } => {
            Some(Source::Item(*item))
        }
        Problem::PictureGone { item, .. } => Some(item.map_or(Source::Front, Source::Item)),
        Problem::TextChanged { article } => Some(Source::Article(article.clone())),
        Problem::ArticleGone { highlight, .. } | Problem::Passage { highlight, .. } => {
            Some(pack.uses_of(*highlight).next().map_or(Source::Passage(*highlight), |item| Source::Item(item.id)))
        }
    }
}

fn trouble_of(warning: &Warning, sheets: Option<&Sheets>) -> Trouble {
    let what = match &warning.place {
        Some(place) => format!("{place}: {}", warning.what),
        None => warning.what.clone(),
    };
    let source = warning.about.and_then(|about| match about {
        About::Item(id) => Some(Source::Item(ItemId(id))),
        About::Section(id) => Some(Source::Section(SectionId(id))),
        About::Highlight(id) => Some(Source::Passage(HighlightId(id))),
        About::Character(character) => Some(Source::Character(character)),
        About::Front => Some(Source::Front),
        About::Look => Some(Source::Look),
        About::Source(number) => sheets.and_then(|s| s.article(number)).cloned().map(Source::Article),
        About::Page(page) => Some(Source::Page(page)),
    });
    let advice = warning.advice.as_deref().map(sentence).unwrap_or_default();
    Trouble { stops: false, what: sentence(&what), advice, source }
}

/// The first letter large.
fn sentence(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

impl App {
    /// Checks what is to be exported, and goes on where nothing is off.
    pub(super) fn begin_export(&mut self, choice: Choice, way: Way) -> Vec<Effect> {
        if self.is_busy(JobKind::Export, "app-export-running") || self.jobs.is_running(JobKind::Check) {
            return Vec::new();
        }
        let job = self.jobs.start(JobKind::Check, self.words().tr("export-checking"));
        let whole = choice.is_whole(self.pack());
        let sheets = self.preview.sheets_of(self.history.revision()).filter(|_| whole).cloned();
        let pack = self.chosen(&choice);
        vec![Effect::Check { job, pack, sheets, choice, way }]
    }

    /// The pack, or as much of it as was chosen.
    fn chosen(&self, choice: &Choice) -> Arc<Pack> {
        match choice.is_whole(self.pack()) {
            true => Arc::clone(self.pack()),
            false => Arc::new(self.pack().with_sections(&choice.sections(self.pack()))),
        }
    }

    pub(super) fn checked(&mut self, job: JobId, troubles: Vec<Trouble>, choice: Choice, way: Way) -> Vec<Effect> {
        if self.jobs.finish(job).is_none() {
            return Vec::new();
        }
        if troubles.is_empty() {
            return self.go_on_exporting(choice, way);
        }
        self.view.export = Some(Step::Problems { troubles: Arc::new(troubles), choice, way });
        Vec::new()
    }

    fn go_on_exporting(&mut self, choice: Choice, way: Way) -> Vec<Effect> {
        self.export_choice = choice;
        match way {
            Way::Pick => return self.choose_export(),
            Way::Type => self.type_export_path(),
            Way::Look => self.say(self.words().tr("export-no-problems")),
        }
        Vec::new()
    }

    pub(super) fn export_ask(&mut self, ask: ExportAsk) -> Vec<Effect> {
        match (ask, self.view.export.take()) {
            (ExportAsk::Choose(choice), Some(Step::Options(_))) => self.view.export = Some(Step::Options(choice)),
            (ExportAsk::Begin, Some(Step::Options(choice))) => return self.begin_export(choice, Way::Pick),
            (ExportAsk::GoOn, Some(Step::Problems { troubles, choice, way })) if troubles.iter().all(|t| !t.stops) => {
                return self.go_on_exporting(choice, way);
            }
            (ExportAsk::Show(index), Some(Step::Problems { troubles, .. })) => {
                if let Some(source) = troubles.get(index).and_then(|t| t.source.clone()) {
                    return self.show_source(source);
                }
            }
            _ => {}
        }
        Vec::new()
    }

    /// Shows what a remark is about.
    pub(super) fn show_remark(&mut self, index: usize) -> Vec<Effect> {
        let sheets = self.preview.sheets_of(self.history.revision()).map(Arc::as_ref);
        let source = self.warnings.get(index).and_then(|warning| trouble_of(warning, sheets).source);
        source.map_or_else(Vec::new, |source| self.show_source(source))
    }

    /// Shows what something that is off is about.
    fn show_source(&mut self, source: Source) -> Vec<Effect> {
        self.bring(match source {
            Source::Item(_) | Source::Section(_) | Source::Front | Source::Look => Pane::Outline,
            Source::Passage(_) | Source::Article(_) | Source::Character(_) | Source::Page(_) => Pane::Middle,
        });
        match source {
            Source::Item(item) => {
                self.view.outline_page = Page::Outline;
                self.choose(Some(item));
            }
            Source::Section(section) => {
                self.view.outline_page = Page::Outline;
                (self.view.target, self.view.section, self.view.item) = (Some(section), Some(section), None);
                self.view.goal = Some(Goal::Shown(Shows::Section(section)));
            }
            Source::Passage(passage) => {
                self.view.middle = Middle::Article;
                self.show_passage(passage);
            }
            Source::Article(article) => {
                self.view.middle = Middle::Article;
                self.view.reading = Some(article);
            }
            Source::Character(character) => self.go_to(Goal::Shown(Shows::Missing(character))),
            Source::Front => return self.show_page(Page::Front),
            Source::Look => return self.show_page(Page::Template),
            Source::Page(page) => self.go_to(Goal::Page(page)),
        }
        Vec::new()
    }

    /// Opens the choice of what is exported; what was chosen last is there again.
    pub(super) fn choose_what_to_export(&mut self) -> Vec<Effect> {
        self.view.export = Some(Step::Options(self.export_choice.clone()));
        vec![Effect::AskTime]
    }

    /// The time, in words: what a draft is stamped with until somebody types something else.
    pub(super) fn told_time(&mut self, time: String) {
        if let Some(Step::Options(choice)) = &mut self.view.export {
            choice.stamp = time;
        }
    }

    pub(super) fn export_to(&mut self, path: PathBuf, replace: bool) -> Vec<Effect> {
        if self.is_busy(JobKind::Export, "app-export-running") {
            return Vec::new();
        }
        let what = self.words().tr_with("app-exporting", &[("file", names::file_name(&path).into())]);
        let job = self.jobs.start(JobKind::Export, what);
        let choice = self.export_choice.clone();
        vec![Effect::Export { job, path, pack: self.chosen(&choice), choice, replace }]
    }

    pub(super) fn exported(&mut self, job: JobId, path: &Path, result: Result<Exported, String>) -> Vec<Effect> {
        if self.jobs.finish(job).is_none() {
            return Vec::new();
        }
        let words = self.words();
        let file = names::file_name(path);
        let exported = match result {
            Ok(exported) => exported,
            Err(why) => {
                self.say_bad(words.tr_with("app-not-exported", &[("why", why.into())]));
                return Vec::new();
            }
        };
        let findings = exported.verified.as_ref().map_or(0, |v| v.findings.len());
        let pages = exported.pages.unwrap_or_default();
        match exported.verified {
            Some(verified) if verified.findings.is_empty() => {
                let with = [("file", file.into()), ("pages", pages.into()), ("quotations", verified.quotations.into())];
                self.say(words.tr_with("export-verified", &with));
            }
            Some(verified) => {
                self.say_bad(words.tr_with("export-damaged", &[("file", file.into()), ("count", findings.into())]));
                self.warnings.extend(verified.findings.into_iter().map(Warning::new));
            }
            None if exported.pages.is_some() => {
                self.say(words.tr_with("app-exported-pages", &[("file", file.into()), ("pages", pages.into())]));
            }
            None => self.say(words.tr_with("app-exported", &[("file", file.into())])),
        }
        for warning in exported.warnings {
            if !self.warnings.contains(&warning) {
                self.warnings.push(warning);
            }
        }
        Vec::new()
    }

    /// The commands of this part.
    pub(super) fn run_export(&mut self, command: Command) -> Vec<Effect> {
        match command {
            Command::Export => self.begin_export(Choice::default(), Way::Pick),
            Command::ExportToPath => self.begin_export(Choice::default(), Way::Type),
            Command::CheckPack => self.begin_export(Choice::default(), Way::Look),
            Command::ExportWith => self.choose_what_to_export(),
            _ => Vec::new(),
        }
    }
}
