//! What the reader shows of an article besides its text: highlights, suggestions, and what their cards tell.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use crate::accept::{Printed, beginning, dismissal, parts, telling};
use crate::article::{Article, PassageKind, Span, shorten};
use crate::detect::{Event, Found, Kind, Precision, Suggestion};
use crate::pack::{HighlightId, Pack};
use crate::ui::kind;
use crate::ui::kind::Kinds;
use crate::ui::tongue::Words;
use crate::ui::view::View;
use crate::ui::words;

/// How many lines can stand under the same words; what is under more of them shares the last.
const LANES: usize = 3;
/// The longest title of a card, in characters.
const TITLE_CHARS: usize = 160;
/// The longest passage that a card shows, in characters.
const TEXT_CHARS: usize = 600;
/// How many other forms of a name a card tells.
const VARIANTS: usize = 4;

/// A piece of a highlight within one block.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mark {
    /// The highlight.
    pub highlight: HighlightId,
    /// The piece.
    pub span: Span,
    /// Whether the chosen item prints it.
    pub is_chosen: bool,
    /// What it was found as, or what the user says it is.
    pub kind: PassageKind,
    /// How many other highlights it lies in.
    pub depth: usize,
    /// How far below the words its line runs, from 0; `None` where there are too many for each to have one.
    pub lane: Option<usize>,
    /// The index of the first mark that it is stacked with, among the article's; its own where it stands alone.
    pub group: usize,
}

/// A line under words that are suggested and not in the briefing yet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Line {
    /// The suggestion's index among the article's.
    pub suggestion: usize,
    /// Its kind.
    pub kind: Kind,
    /// The words.
    pub span: Span,
    /// How far below the words it runs, from 0.
    pub lane: usize,
    /// Whether the line of a highlight stands above it.
    pub is_below_mark: bool,
}

/// A suggestion's mark in the margin.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sign {
    /// The suggestion's index among the article's.
    pub suggestion: usize,
    /// Its kind.
    pub kind: Kind,
    /// Where it begins.
    pub at: Span,
    /// Whether the briefing prints all of it.
    pub is_added: bool,
}

/// What is shown in an article besides its text. Everything is in reading order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Shown {
    /// The highlights.
    pub marks: Vec<Mark>,
    /// The lines under what is suggested.
    pub lines: Vec<Line>,
    /// The marks in the margin.
    pub signs: Vec<Sign>,
    /// How many suggestions of each kind the article has, those waved away not counted.
    pub counts: [usize; Kind::ALL.len()],
    /// How many were waved away.
    pub dismissed: usize,
    /// The line under the title: see [`meta`].
    pub meta: String,
}

impl Shown {
    /// How many suggestions of a kind there are.
    pub fn count(&self, kind: Kind) -> usize {
        self.counts.get(kind as usize).copied().unwrap_or_default()
    }
}

/// What stands in one block, of a list in reading order.
pub fn in_block<T>(all: &[T], block: usize, span: impl Fn(&T) -> Span) -> &[T] {
    let from = all.partition_point(|one| span(one).block < block);
    let to = all.partition_point(|one| span(one).block <= block);
    all.get(from..to).unwrap_or_default()
}

/// Everything that is shown in an article besides its text.
pub fn shown(own: &Words, pack: &Pack, article: &Article, suggestions: &[Suggestion], view: &View) -> Shown {
    let mut shown = Shown { marks: marks(pack, article, view), meta: meta(own, article), ..Shown::default() };
    let hidden: Kinds = view.kept.hidden;
    let printed = Printed::of(pack, &article.id);
    for (index, suggestion) in suggestions.iter().enumerate() {
        if !pack.dismissed.is_empty() && pack.dismissed.contains(&dismissal(&article.id, suggestion)) {
            shown.dismissed += 1;
            continue;
        }
        let kind = suggestion.kind();
        if let Some(count) = shown.counts.get_mut(kind as usize) {
            *count += 1;
        }
        if hidden.has(kind) {
            continue;
        }
        let is_added = printed.has_whole(article, suggestion);
        let spans = telling(suggestion);
        let at = beginning(suggestion);
        shown.signs.push(Sign { suggestion: index, kind, at, is_added });
        if is_added {
            continue;
        }
        let line = |span: Span| Line { suggestion: index, kind, span, lane: 0, is_below_mark: false };
        match &suggestion.found {
            Found::Enumeration(list) => {
                let open = list.items.iter().map(|i| i.spans()).filter(|spans| !printed.has(spans));
                shown.lines.extend(open.flatten().map(line));
            }
            _ => shown.lines.extend(spans.into_iter().map(line)),
        }
    }
    shown.signs.sort_by_key(|s| (s.at.block, s.at.start, s.suggestion));
    lay_in_lanes(&mut shown.lines, &shown.marks);
    shown
}

/// The pieces of every highlight in an article, outer ones before those that lie in them.
fn marks(pack: &Pack, article: &Article, view: &View) -> Vec<Mark> {
    let chosen = view.item.and_then(|id| pack.item(id)).map_or_else(Vec::new, |item| item.body.highlights());
    let mut marks: Vec<Mark> = pack
        .highlights
        .values()
        .filter(|h| h.passage.article == article.id)
        .flat_map(|h| {
            let is_chosen = chosen.contains(&h.id);
            let mark =
                move |&span| Mark { highlight: h.id, span, is_chosen, kind: h.kind, depth: 0, lane: Some(0), group: 0 };
            h.passage.spans.iter().map(mark)
        })
        .collect();
    marks.sort_by_key(|m| (m.span.block, m.span.start, Reverse(m.span.end)));
    let mut around: Vec<Span> = Vec::new();
    for mark in &mut marks {
        around.retain(|outer| outer.overlaps(&mark.span));
        mark.depth = around.len();
        around.push(mark.span);
    }
    stack(&mut marks);
    marks
}

/// Puts marks that overlap into groups, and gives each a lane of its own; where a group needs more than there are, its
/// outermost marks alone have a line.
fn stack(marks: &mut [Mark]) {
    let mut from = 0;
    while let Some(first) = marks.get(from) {
        let (block, mut end) = (first.span.block, first.span.end);
        let tail = marks.get(from..).unwrap_or_default();
        let count = tail.iter().take_while(|m| {
            let belongs = m.span.block == block && (m.span.start < end || m.span == first.span);
            end = if belongs { end.max(m.span.end) } else { end };
            belongs
        });
        let to = from + count.count().max(1);
        let group = marks.get_mut(from..to).unwrap_or_default();
        let mut ends = [0; LANES];
        let mut fits = true;
        for mark in &mut *group {
            mark.group = from;
            mark.lane = ends.iter().position(|end| *end <= mark.span.start);
            match mark.lane.and_then(|lane| ends.get_mut(lane)) {
                Some(end) => *end = mark.span.end,
                None => fits = false,
            }
        }
        if !fits {
            let mut covered = 0;
            for mark in group {
                mark.lane = (mark.span.end > covered).then_some(0);
                covered = covered.max(mark.span.end);
            }
        }
        from = to;
    }
}

/// The highlights that are stacked with one, in reading order, each once; it alone where it overlaps no other.
pub fn stacked(marks: &[Mark], highlight: HighlightId) -> Vec<HighlightId> {
    let Some(group) = marks.iter().find(|m| m.highlight == highlight).map(|m| m.group) else {
        return vec![highlight];
    };
    let mut seen = BTreeSet::new();
    let own = marks.get(group..).unwrap_or_default().iter().take_while(|m| m.group == group);
    own.map(|m| m.highlight).filter(|id| seen.insert(*id)).collect()
}

/// Gives lines under the same words lanes of their own, the longest nearest to the words, and all of them below the lines
/// of the highlights there.
fn lay_in_lanes(lines: &mut [Line], marks: &[Mark]) {
    lines.sort_by_key(|l| (l.span.block, l.span.start, Reverse(l.span.end), l.kind));
    let mut ends = [(0, 0); LANES];
    for line in lines {
        let over = in_block(marks, line.span.block, |m| m.span).iter().filter(|m| m.span.overlaps(&line.span));
        let taken = over.filter_map(|m| m.lane).max().map_or(0, |lane| lane + 1);
        line.is_below_mark = taken > 0;
        let is_free = |(block, end): &(usize, usize)| *block != line.span.block || *end <= line.span.start;
        let free = ends.iter().skip(taken).position(is_free).map(|lane| lane + taken);
        line.lane = free.unwrap_or(taken.max(LANES - 1));
        if let Some(end) = ends.get_mut(line.lane) {
            *end = (line.span.block, line.span.end);
        }
    }
}

/// What the card of a suggestion tells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CardData {
    /// Its kind.
    pub kind: Kind,
    /// What it is: 'six pillars of cooperation: 6 of 6', 'US$4.46 billion', who spoke, the day.
    pub title: String,
    /// Why it was suggested.
    pub because: String,
    /// The words themselves, where they are one passage; other forms of a name.
    pub text: String,
    /// What can be added by itself.
    pub parts: Vec<PartData>,
    /// Whether the briefing prints all of it.
    pub is_added: bool,
}

/// A part of a suggestion.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PartData {
    /// Where it stands.
    pub spans: Vec<Span>,
    /// Its words.
    pub text: String,
    /// Whether the briefing prints it.
    pub is_added: bool,
}

/// What the card of a suggestion tells.
pub fn card(own: &Words, pack: &Pack, article: &Article, suggestion: &Suggestion) -> CardData {
    let printed = Printed::of(pack, &article.id);
    let many = matches!(suggestion.found, Found::Enumeration(_) | Found::Person(_) | Found::Body(_));
    let part = |spans: Vec<Span>| PartData { text: text_of(article, &spans), is_added: printed.has(&spans), spans };
    let text = match &suggestion.found {
        Found::Enumeration(_) => String::new(),
        Found::Person(named) | Found::Body(named) => {
            let others: Vec<&str> =
                named.variants.iter().filter(|v| !v.contains(&named.name)).take(VARIANTS).map(String::as_str).collect();
            if others.is_empty() {
                String::new()
            } else {
                own.tr_with("reader-also", &[("names", others.join(", ").into())])
            }
        }
        _ => text_of(article, &suggestion.spans().into_iter().flatten().collect::<Vec<_>>()),
    };
    CardData {
        kind: suggestion.kind(),
        title: title(own, suggestion),
        because: because(own, suggestion),
        text,
        parts: if many { parts(article, suggestion).into_iter().map(part).collect() } else { Vec::new() },
        is_added: printed.has_whole(article, suggestion),
    }
}

fn text_of(article: &Article, spans: &[Span]) -> String {
    let texts: Vec<&str> = spans.iter().filter_map(|span| article.text(span)).collect();
    shorten(&texts.join(" "), TEXT_CHARS)
}

/// Why something was suggested, in the interface's own words where they have it; else as the detection says it.
pub fn because(own: &Words, suggestion: &Suggestion) -> String {
    let known = |reason: &str| {
        let parts = reason.split(|c: char| !c.is_ascii_alphanumeric()).filter(|part| !part.is_empty());
        let key = format!("because-{}", parts.collect::<Vec<_>>().join("-").to_ascii_lowercase());
        own.has(&key).then(|| own.tr(&key).into_owned())
    };
    let reason = suggestion.because.as_str();
    if let Found::Enumeration(list) = &suggestion.found {
        // 'announced six, found five, separated by commas': the numbers are known, the last part is a phrase.
        let Some(how) = reason.rsplit(", ").next().and_then(known) else { return reason.to_owned() };
        let found = ("found", list.items.len().into());
        return match list.announced {
            Some(announced) => {
                own.tr_with("because-list-announced", &[("announced", announced.into()), found, ("how", how.into())])
            }
            None => own.tr_with("because-list-found", &[found, ("how", how.into())]),
        };
    }
    known(reason).unwrap_or_else(|| reason.to_owned())
}

/// What a suggestion is, in a few words.
pub fn title(own: &Words, suggestion: &Suggestion) -> String {
    let title = match &suggestion.found {
        Found::Enumeration(list) => {
            let label = match list.label.trim() {
                "" => kind::name(own, suggestion.kind()).into_owned(),
                label => shorten(label, TITLE_CHARS),
            };
            let found = list.items.len();
            match list.announced {
                Some(announced) => own.tr_with(
                    "reader-list-announced",
                    &[("label", label.into()), ("found", found.into()), ("announced", announced.into())],
                ),
                None => own.tr_with("reader-list", &[("label", label.into()), ("found", found.into())]),
            }
        }
        Found::Figure(figure) => figure.value.clone(),
        Found::Quote(quote) => quote.speaker.clone().unwrap_or_else(|| own.tr("reader-no-speaker").into_owned()),
        Found::Commitment(commitment) => commitment.actor.clone(),
        Found::Event(event) => when(own, event),
        Found::Person(named) | Found::Body(named) => match &named.role {
            Some(role) => format!("{}, {role}", named.name),
            None => named.name.clone(),
        },
    };
    shorten(&title, TITLE_CHARS)
}

/// The day of an event, as exactly as it is known.
pub fn when(own: &Words, event: &Event) -> String {
    let day = words::day(own, event.date);
    match (event.precision, event.end) {
        (_, Some(end)) => words::days(own, event.date, end),
        (Precision::Day, None) => day,
        (Precision::Week, None) => own.tr_with("reader-week-of", &[("day", day.into())]),
        (Precision::Month, None) => {
            let month = own.tr(&format!("month-{}", event.date.month())).into_owned();
            own.tr_with("reader-month", &[("month", month.into()), ("year", event.date.year().to_string().into())])
        }
    }
}

/// What a mark in the margin is called: 'Suggestion: six pillars of cooperation: 6 of 6', 'Suggestion: figure: 12%'.
pub fn sign_name(own: &Words, suggestions: &[Suggestion], group: &[Sign]) -> String {
    let told = group.iter().filter_map(|sign| suggestions.get(sign.suggestion)).map(|s| {
        let what = title(own, s);
        match s.found {
            Found::Enumeration(_) => what,
            _ => format!("{}: {what}", kind::name(own, s.kind())),
        }
    });
    let told: Vec<String> = told.collect();
    if let [one] = told.as_slice() {
        return own.tr_with("reader-sign", &[("what", one.as_str().into())]);
    }
    own.tr_with("reader-signs", &[("count", told.len().into()), ("what", told.join("; ").into())])
}

/// The line under an article's title: outlet, day, author and length, as far as they are known.
pub fn meta(own: &Words, article: &Article) -> String {
    let parts = [article.outlet.clone(), article.published.map(|date| words::day(own, date)), article.byline.clone()];
    let mut known: Vec<String> = parts.into_iter().flatten().collect();
    known.extend(words::language(own, &article.language));
    known.push(words::length(own, article.word_count()));
    known.join(" · ")
}

/// Where copied words are from: 'Title, Outlet, 1 November 2025'.
pub fn source_line(own: &Words, article: &Article) -> String {
    let day = article.published.map(|date| words::day(own, date));
    let parts = [Some(article.display_title()), article.outlet.clone(), day];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}
