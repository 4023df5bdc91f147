//! What was found across articles: statements told alike, and entries of the chronology.

use std::collections::HashMap;

use egui::{Frame, Id, Margin, Rect, Ui};

use super::Compared;
use super::row_ui::{Words, added_or_add, buttons, ground, words};
use crate::accept::Printed;
use crate::article::{ArticleId, shorten};
use crate::compare::{AgreementKind, Claim, Entry, EntryKind, Exactness, Source};
use crate::detect::Kind;
use crate::ui::Snapshot;
use crate::ui::ask::{Across, Ask};
use crate::ui::drag::{Dragged, grip};
use crate::ui::kind;
use crate::ui::theme::{Look, margin};
use crate::ui::widgets::{Button, Icon, Line, paragraph};
use crate::ui::words as own;

/// The longest part of a sentence in the name of a button, in characters.
const NAME_CHARS: usize = 60;
/// How many outlets a row names.
const NAMED: usize = 3;

/// The outlets of some sources, or the titles of those that name none, each once, in the order in which they tell it.
pub(super) fn names(now: &Snapshot<'_>, compared: &Compared, sources: &[Source]) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for source in sources {
        let article = compared.article(source).and_then(|id| now.pack.article(id));
        let Some(article) = article else { continue };
        let name = own::outlet(now.words, article);
        if !names.contains(&name) {
            names.push(name);
        }
    }
    names
}

/// What the outline prints of the articles that rows were drawn for, until the pack changes.
#[derive(Debug, Default)]
pub(super) struct Prints {
    by_article: HashMap<ArticleId, Printed>,
}

impl Prints {
    /// Forgets all of it: the pack has changed.
    pub(super) fn forget(&mut self) {
        self.by_article.clear();
    }

    fn of(&mut self, now: &Snapshot<'_>, article: &ArticleId) -> &Printed {
        self.by_article.entry(article.clone()).or_insert_with(|| Printed::of(now.pack, article))
    }

    /// Whether the outline prints the passage of one of some sources.
    pub(super) fn has<'s>(
        &mut self,
        now: &Snapshot<'_>,
        compared: &Compared,
        mut sources: impl Iterator<Item = &'s Source>,
    ) -> bool {
        sources.any(|source| {
            let article = compared.article(source);
            article.is_some_and(|article| self.of(now, article).has(std::slice::from_ref(&source.span)))
        })
    }

    /// Whether it prints one of some values as a figure, from one of their sources.
    fn has_figure<'s>(
        &mut self,
        now: &Snapshot<'_>,
        compared: &Compared,
        mut told: impl Iterator<Item = (&'s Source, &'s str)>,
    ) -> bool {
        told.any(|(source, value)| {
            let article = compared.article(source);
            article.is_some_and(|article| self.of(now, article).has_figure(&source.span, value))
        })
    }

    /// Whether it prints a side of a conflict.
    pub(super) fn has_claim(&mut self, now: &Snapshot<'_>, compared: &Compared, claim: &Claim) -> bool {
        self.has(now, compared, std::iter::once(&claim.source))
            || self.has_figure(now, compared, std::iter::once((&claim.source, claim.value.as_str())))
    }
}

pub(super) fn open(compared: &Compared, source: Option<&Source>, asks: &mut Vec<Ask>) {
    let Some(source) = source else { return };
    if let Some(article) = compared.article(source) {
        asks.push(Ask::OpenPassage { article: article.clone(), span: source.span });
    }
}

/// A statement that several outlets share.
pub(super) fn agreement(
    ui: &mut Ui,
    look: &Look,
    now: &Snapshot<'_>,
    prints: &mut Prints,
    rect: Rect,
    at: usize,
    asks: &mut Vec<Ask>,
) {
    let Some(compared) = now.compared else { return };
    let Some(agreement) = compared.found.agreements.get(at) else { return };
    let size = &look.size;
    let name = shorten(&agreement.text, NAME_CHARS);
    let spoken = look.tr_with("suggestions-open", &[("what", name.as_str().into())]);
    let row = ground(ui, look, rect, Id::unique(("agreement row", at)), &spoken);
    grip(&row, || Dragged::across(Across::Agreement(at), &agreement.text));
    if row.clicked() {
        open(compared, agreement.sources.first(), asks);
    }
    let names = names(now, compared, &agreement.sources);
    let mut told = names.iter().take(NAMED).map(String::as_str).collect::<Vec<_>>().join(", ");
    if names.len() > NAMED {
        told.push_str(", …");
    }
    let (key, count) = match agreement.outlets == agreement.stories {
        true => ("suggestions-told-by", agreement.outlets),
        false => ("suggestions-told-in", agreement.stories),
    };
    let lower = look.tr_with(key, &[("count", count.into()), ("names", told.into())]);
    let right = rect.right() - size.space_m - size.small_control - size.space_s;
    // What agrees comes first: of a sentence around a figure or a name, the others may tell nothing.
    let shared: Vec<&str> = agreement.values.iter().map(|value| value.text.as_str()).collect();
    let shared = shared.join(", ");
    let texts = match agreement.kind {
        AgreementKind::Figure | AgreementKind::Named | AgreementKind::Day | AgreementKind::Office
            if !shared.is_empty() =>
        {
            Words { upper: &shared, lower: &agreement.text, side: &lower }
        }
        _ => Words { upper: &agreement.text, lower: &lower, side: &shared },
    };
    words(ui, look, rect, right, (Icon::Equal, look.colour.suggestion), &texts);
    row.on_hover_ui(|ui| {
        ui.set_max_width(size.card);
        paragraph(ui, &agreement.text, &Line::many(look.serif(size.serif), look.colour.text).height(size.serif_line));
        paragraph(ui, &names.join(", "), &Line::many(look.small(), look.colour.quiet));
    });
    let values = agreement.values.iter().flat_map(|v| v.sources.iter().map(|source| (source, v.text.as_str())));
    let is_added = prints.has(now, compared, agreement.sources.iter())
        || (agreement.kind == AgreementKind::Figure && prints.has_figure(now, compared, values));
    buttons(ui, look, rect, 1, |ui| {
        added_or_add(ui, look, is_added, &name, || asks.push(Ask::AddAcross(Across::Agreement(at))));
    });
}

/// The day of an entry, as exactly as it is known.
pub(super) fn when(look: &Look, entry: &Entry) -> String {
    let day = own::day(look.words, entry.date);
    match (entry.precision, entry.end) {
        (_, Some(end)) if end != entry.date => own::days(look.words, entry.date, end),
        (Exactness::Week, _) => look.tr_with("reader-week-of", &[("day", day.into())]),
        (Exactness::Month, _) => {
            let month = look.tr(&format!("month-{}", entry.date.month())).into_owned();
            let year = entry.date.year().to_string();
            look.tr_with("reader-month", &[("month", month.into()), ("year", year.into())])
        }
        (Exactness::Day, _) => day,
    }
}

/// An entry of the chronology.
pub(super) fn entry(
    ui: &mut Ui,
    look: &Look,
    now: &Snapshot<'_>,
    prints: &mut Prints,
    rect: Rect,
    at: usize,
    asks: &mut Vec<Ask>,
) {
    let Some(compared) = now.compared else { return };
    let Some(entry) = compared.found.chronology.get(at) else { return };
    let size = &look.size;
    let name = shorten(&entry.text, NAME_CHARS);
    let spoken = look.tr_with("suggestions-open", &[("what", name.as_str().into())]);
    let row = ground(ui, look, rect, Id::unique(("entry row", at)), &spoken);
    grip(&row, || Dragged::across(Across::Entry(at), &entry.text));
    if row.clicked() {
        open(compared, entry.sources.first(), asks);
    }
    let day = when(look, entry);
    let names = names(now, compared, &entry.sources);
    let side = match names.as_slice() {
        [one] => one.clone(),
        names => look.tr_with("suggestions-articles", &[("count", names.len().into())]),
    };
    let right = rect.right() - size.space_m - size.small_control - size.space_s;
    let icon = match entry.kind {
        EntryKind::Event => (Icon::Calendar, kind::ink(look, Kind::Event)),
        EntryKind::Publication => (Icon::Page, look.colour.quiet),
    };
    words(ui, look, rect, right, icon, &Words { upper: &day, lower: &entry.text, side: &side });
    row.on_hover_ui(|ui| {
        ui.set_max_width(size.card);
        paragraph(ui, &entry.text, &Line::many(look.serif(size.serif), look.colour.text).height(size.serif_line));
        paragraph(ui, &names.join(", "), &Line::many(look.small(), look.colour.quiet));
    });
    let is_added = prints.has(now, compared, entry.sources.iter());
    buttons(ui, look, rect, 1, |ui| {
        added_or_add(ui, look, is_added, &name, || asks.push(Ask::AddAcross(Across::Entry(at))));
    });
}

/// Above the chronology's rows: what would add it as a whole.
pub(super) fn whole_chronology(ui: &mut Ui, look: &Look, asks: &mut Vec<Ask>) {
    let size = &look.size;
    Frame::new().inner_margin(Margin::symmetric(margin(size.space_m), margin(size.space_s))).show(ui, |ui| {
        let add = Button::text(look.tr("suggestions-add-chronology")).with_icon(Icon::Plus).small().outlined();
        if add.show(ui, look).clicked() {
            asks.push(Ask::AddAcross(Across::Chronology));
        }
    });
}
