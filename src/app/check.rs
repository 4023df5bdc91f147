//! On the way to a PDF: what is chosen, and what is off.

use std::sync::Arc;

use crate::diag::{About, Warning};
use crate::layout::page::Shows;
use crate::pack::{Body, Doubt, DoubtKind, ItemId, Pack, Problem};
use crate::preview::Sheets;
use crate::template;
use crate::ui::ask::FrontField;
use crate::ui::commands::Command;
use crate::ui::outline::ask::Page;
use crate::ui::panes::{Pane, Way as To};
use crate::ui::preview::export::{Choice, ExportAsk, Source, Step, Trouble, Way};
use crate::ui::view::{Goal, Middle};
use crate::verify::{Finding, doubtful_entries, verify_pack};

use super::remarks::{sentence, trouble_of};
use super::{App, Effect, JobId, JobKind, Services};

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
    let told = |warning: &Warning| {
        let mut trouble = trouble_of(warning, Some(sheets));
        if trouble.source == Some(Source::Front) {
            trouble.source = Some(field_of(pack, &warning.what));
        }
        trouble
    };
    warnings.map(told).collect()
}

/// The field of the title page whose text a warning names; the page, where it names none.
fn field_of(pack: &Pack, what: &str) -> Source {
    let text = |field: FrontField| match field {
        FrontField::Date => pack.front.date_unread.as_str(),
        _ => field.text(&pack.front).unwrap_or_default(),
    };
    let is_named = |field: &FrontField| !text(*field).trim().is_empty() && what.contains(text(*field));
    let named = FrontField::ALL.into_iter().filter(is_named).max_by_key(|field| text(*field).len());
    named.map_or(Source::Front, Source::Field)
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
    if doubt.kind == DoubtKind::NoTitle {
        return Source::Field(FrontField::Title);
    }
    if let Some(highlight) = doubt.highlight {
        return Source::Passage(highlight);
    }
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

impl App {
    /// Checks what is to be exported, and goes on where nothing is off.
    pub(super) fn begin_export(&mut self, choice: Choice, way: Way) -> Vec<Effect> {
        if self.is_busy(JobKind::Export, "app-export-running") || self.is_busy(JobKind::Check, "app-check-running") {
            return Vec::new();
        }
        self.message = None;
        let job = self.jobs.start(JobKind::Check, self.words().tr("export-checking"));
        let whole = choice.is_whole(self.pack());
        let sheets = self.preview.sheets_of(self.history.revision()).filter(|_| whole).cloned();
        let pack = self.chosen(&choice);
        vec![Effect::Check { job, pack, sheets, choice, way }]
    }

    /// The pack, or as much of it as was chosen.
    pub(super) fn chosen(&self, choice: &Choice) -> Arc<Pack> {
        match choice.is_whole(self.pack()) {
            true => Arc::clone(self.pack()),
            false => Arc::new(self.pack().with_sections(&choice.sections(self.pack()))),
        }
    }

    pub(super) fn checked(&mut self, job: JobId, troubles: Vec<Trouble>, choice: Choice, way: Way) -> Vec<Effect> {
        if self.jobs.finish(job).is_none() {
            return Vec::new();
        }
        let is_clean = troubles.is_empty();
        self.remarks.find(troubles);
        // Whoever only looks sees what was said when files were read as well; it stands in no export's way.
        if is_clean && (way != Way::Look || self.remarks.all().is_empty()) {
            return self.go_on_exporting(choice, way);
        }
        self.view.export = Some(Step::Problems { troubles: Arc::new(self.remarks.all().to_vec()), choice, way });
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
        let source = self.remarks.all().get(index).and_then(|trouble| trouble.source.clone());
        source.map_or_else(Vec::new, |source| self.show_source(source))
    }

    /// Shows what something that is off is about, and gives it the keyboard.
    fn show_source(&mut self, source: Source) -> Vec<Effect> {
        let pane = match source {
            Source::Item(_) | Source::Section(_) | Source::Front | Source::Field(_) | Source::Look => Pane::Outline,
            Source::Passage(_) | Source::Article(_) | Source::Character(_) | Source::Page(_) => Pane::Middle,
        };
        self.bring(pane);
        self.walk(To::To(pane));
        match source {
            Source::Item(item) => {
                self.view.outline_page = Page::Outline;
                self.choose(Some(item));
                self.view.write_first = Some(item).filter(|item| self.begins_empty(*item));
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
            Source::Field(field) => {
                let effects = self.show_page(Page::Front);
                self.view.write_front = Some(field);
                return effects;
            }
            Source::Look => return self.show_page(Page::Template),
            Source::Page(page) => self.go_to(Goal::Page(page)),
        }
        Vec::new()
    }

    /// Whether writing an item begins in its first field, and nothing is in it yet.
    fn begins_empty(&self, item: ItemId) -> bool {
        match self.pack().item(item).map(|item| &item.body) {
            Some(Body::Figure { value, .. }) => value.trim().is_empty(),
            Some(Body::Table { caption, .. }) => caption.trim().is_empty(),
            Some(Body::Biography { name, .. }) => name.trim().is_empty(),
            _ => false,
        }
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

    /// The commands of this part.
    pub(super) fn run_export(&mut self, command: Command) -> Vec<Effect> {
        match command {
            Command::Export => self.begin_export(Choice::default(), Way::Pick),
            Command::ExportToPath => self.begin_export(Choice::default(), Way::Type),
            Command::CheckPack => self.begin_export(Choice::default(), Way::Look),
            Command::ExportWith => self.choose_what_to_export(),
            Command::StopExport => {
                self.stop_export();
                Vec::new()
            }
            _ => Vec::new(),
        }
    }
}
