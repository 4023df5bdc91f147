//! Texts that name pages: "p. 24" beside a marked passage, "pp. 10–11" in a footnote. They are filled in when every place
//! has come to stand on its page.

use std::collections::BTreeMap;

use super::Composer;
use super::blocks::letter;
use super::flow::{MOST_NUMBERS, PageName, PageSpan, PageSpans};
use super::page::{DestId, Destination, Page, Tag, Target};
use super::paginate::{Area, Pending};
use super::paragraph::{Inline, InlineLink, Side, end_of_line};
use crate::diag::{About, Warning};

/// The most names of pages side by side in a margin.
const NAMES_BESIDE: usize = 4;
/// How far below each other they go on, in sizes of their letters.
const NAMES_BELOW: f32 = 1.2;

/// Fills in the texts that name pages, on the page of that index.
pub(super) fn fill_in(
    composer: &mut Composer<'_>,
    destinations: &[Destination],
    area: Area,
    (page, index): (&mut Page, usize),
    pending: Vec<Pending>,
) {
    let page_of = |place: DestId| destinations.get(place.0).map(|d| d.page);
    let mut wanted: Vec<(Pending, usize)> = Vec::new();
    let mut margin = Margin::default();
    for mut pending in pending {
        let Some(named) = page_of(pending.name.place) else { continue };
        if let Some(step) = pending.name.once {
            let Some(beside) = margin.take(&pending.name, named, wanted.len()) else { continue };
            pending.name.side = pending.name.side.moved_left(-step * beside as f32);
        }
        wanted.push((pending, named));
    }
    let left_out = margin.settle(&mut wanted, area);
    if left_out > 0 {
        let what = format!("the margin of page {} has no room for {left_out} more names of pages", index + 1);
        composer.warnings.push(
            Warning::new(what)
                .about(About::Page(index))
                .advise("quote fewer passages of one paragraph; the links from the quotations all work"),
        );
    }
    // From the last to the first, so that what is filled in does not move what is still to come.
    for (pending, named) in wanted.into_iter().rev() {
        let name = pending.name;
        let mut items = Vec::new();
        let parts = parts_of(&name, named, page_of);
        // Several parts that end at a place are set from where the first of them has to begin.
        let mut side = match name.side {
            Side::Right(right) if parts.len() > 1 => {
                let whole: String = parts.iter().map(|part| part.text.as_str()).collect();
                Side::Left(right - composer.width_of(&whole, name.style))
            }
            side => side,
        };
        for part in parts {
            let Tag::Content(node) = part.tag else { continue };
            let link = part.place.and_then(|place| {
                name.link.as_ref().map(|link| InlineLink { target: Target::Dest(place), ..link.clone() })
            });
            let inline = Inline { link, ..Inline::new(&part.text, name.style, node) };
            let row = composer.line(&inline, side, name.baseline);
            side = Side::Left(end_of_line(&row, 0.0));
            page.links.extend(row.links.into_iter().map(|link| link.on_page(0.0)));
            items.extend(row.items.on_page(0.0));
        }
        let at = pending.after_items.min(page.items.len());
        page.items.splice(at..at, items);
    }
}

/// The names in a page's margin: lines of them, each beside its row unless those before need the room.
#[derive(Default)]
struct Margin {
    /// The baseline that each line wants, in points from the page's top, and how far it has to stay from the next.
    lines: Vec<(f32, f32)>,
    /// For each name that was wanted, its line.
    line_of: BTreeMap<usize, usize>,
    /// The row that the last name stands beside, and the pages that are named beside it.
    row: Option<u32>,
    named: Vec<usize>,
}

impl Margin {
    /// Takes a name in, the one of that index among those wanted: gives how many names stand before it on its line.
    /// `None` where the same page is named beside the same row already.
    fn take(&mut self, name: &PageName, page: usize, index: usize) -> Option<usize> {
        if self.row.replace(name.baseline.to_bits()) != Some(name.baseline.to_bits()) {
            self.named.clear();
        }
        if self.named.contains(&page) {
            return None;
        }
        let beside = self.named.len() % NAMES_BESIDE;
        if beside == 0 {
            self.lines.push((name.baseline, name.style.size * NAMES_BELOW));
        }
        self.named.push(page);
        self.line_of.insert(index, self.lines.len().saturating_sub(1));
        Some(beside)
    }

    /// Gives each line its place: none on another. Lines that stand beside rows at the foot of the page move those before
    /// them up. Takes out the names that find no room, and gives how many.
    fn settle(mut self, wanted: &mut Vec<(Pending, usize)>, area: Area) -> usize {
        let mut lowest = f32::NEG_INFINITY;
        for (baseline, height) in &mut self.lines {
            *baseline = baseline.max(lowest);
            lowest = *baseline + *height;
        }
        let mut highest = area.top + area.room;
        for (baseline, height) in self.lines.iter_mut().rev() {
            *baseline = baseline.min(highest);
            highest = *baseline - *height;
        }
        let place_of = |index: usize| self.line_of.get(&index).and_then(|line| self.lines.get(*line)).map(|l| l.0);
        let before = wanted.len();
        let mut index = 0;
        wanted.retain_mut(|(pending, _)| {
            let place = place_of(index);
            index += 1;
            pending.name.baseline = place.unwrap_or(pending.name.baseline);
            place.is_none_or(|baseline| baseline >= area.top)
        });
        before - wanted.len()
    }
}

/// A part of a name: a number with what stands before it, or what stands between two.
struct Part {
    text: String,
    tag: Tag,
    /// Where it leads.
    place: Option<DestId>,
}

/// The parts of a name, the first of which leads to page `named` (an index).
fn parts_of(name: &PageName, named: usize, page_of: impl Fn(DestId) -> Option<usize>) -> Vec<Part> {
    let alone = |prefix: &str| Part {
        text: match prefix {
            "" => (named + 1).to_string(),
            prefix => format!("{prefix}\u{a0}{}", named + 1),
        },
        tag: name.tag,
        place: Some(name.place),
    };
    let Some(several) = &name.spans else { return vec![alone(name.prefix)] };
    let between = |text: &str| Part { text: text.to_owned(), tag: several.between, place: None };
    let mut parts: Vec<Part> = if several.lead.is_empty() { Vec::new() } else { vec![between(&several.lead)] };
    if several.lettered {
        parts.extend(lettered(name, several, page_of));
        return parts;
    }
    let pages = pages_of(several, page_of);
    if pages.len() < 2 {
        parts.push(alone(name.prefix));
        return parts;
    }
    let mut is_first = true;
    for (i, (first, last)) in shortened(runs_of(&pages)).into_iter().enumerate() {
        if i > 0 {
            parts.push(between(", "));
        }
        for (dash, page) in [(false, first), (true, last)] {
            let Some((page, (place, tag))) = page.filter(|_| !dash || last != first) else { continue };
            if dash {
                parts.push(between("–"));
            }
            let number = page + 1;
            let text = match std::mem::take(&mut is_first) {
                true => format!("{}\u{a0}{number}", several.prefix),
                false => number.to_string(),
            };
            parts.push(Part { text, tag, place: Some(place) });
        }
    }
    parts
}

/// The pages of passages that have letters, each with its own: "a p. 6, b–c pp. 7–8". Neighbours on the same pages share
/// their names.
fn lettered(name: &PageName, several: &PageSpans, page_of: impl Fn(DestId) -> Option<usize>) -> Vec<Part> {
    let between = |text: String| Part { text, tag: several.between, place: None };
    // The first letter of a run, its last, its pages, and the passage that they lead to.
    let mut runs: Vec<(usize, usize, (usize, usize), PageSpan)> = Vec::new();
    for (letter, span) in several.spans.iter().enumerate() {
        let Some(first) = page_of(span.from.0) else { continue };
        let pages = (first, page_of(span.to.0).map_or(first, |last| last.max(first)));
        match runs.last_mut().filter(|run| run.2 == pages) {
            Some(run) => run.1 = letter,
            None => runs.push((letter, letter, pages, span.clone())),
        }
    }
    let mut parts = Vec::new();
    for (i, (from, to, (first, last), span)) in runs.into_iter().enumerate() {
        let stop = if i > 0 { ", " } else { "" };
        let letters = match from == to {
            true => letter(from),
            false => format!("{}–{}", letter(from), letter(to)),
        };
        parts.push(between(format!("{stop}{letters}\u{a0}")));
        let prefix = if first == last { name.prefix } else { several.prefix };
        let text = format!("{prefix}\u{a0}{}", first + 1);
        parts.push(Part { text, tag: span.from.1, place: Some(span.from.0) });
        if first != last {
            parts.push(between("–".to_owned()));
            parts.push(Part { text: (last + 1).to_string(), tag: span.to.1, place: Some(span.to.0) });
        }
    }
    parts
}

/// A page with what a number of it leads to and belongs to.
type PageRef = (usize, (DestId, Tag));

/// The pages that spans stand on, each with the first place on it that a number may lead to; between a span's first page
/// and its last there are pages without one.
fn pages_of(several: &PageSpans, page_of: impl Fn(DestId) -> Option<usize>) -> BTreeMap<usize, Option<(DestId, Tag)>> {
    let mut pages: BTreeMap<usize, Option<(DestId, Tag)>> = BTreeMap::new();
    for span in &several.spans {
        let Some(first) = page_of(span.from.0) else { continue };
        // What has no end of its own ends where it starts.
        let last = page_of(span.to.0).map_or(first, |last| last.max(first));
        for page in first..=last {
            let place = if page == first {
                Some(span.from)
            } else if page == last {
                Some(span.to)
            } else {
                None
            };
            let known = pages.entry(page).or_default();
            *known = known.or(place);
        }
    }
    pages
}

/// Pages that follow one another, as the first and the last of each run.
fn runs_of(pages: &BTreeMap<usize, Option<(DestId, Tag)>>) -> Vec<(Option<PageRef>, Option<PageRef>)> {
    let mut runs: Vec<(Option<PageRef>, Option<PageRef>)> = Vec::new();
    let mut before = None;
    for (page, place) in pages {
        let this = place.map(|place| (*page, place));
        match runs.last_mut().filter(|_| before == page.checked_sub(1) && before.is_some()) {
            Some(run) => run.1 = this,
            None => runs.push((this, this)),
        }
        before = Some(*page);
    }
    runs
}

/// Many runs as one from the first page to the last.
fn shortened(runs: Vec<(Option<PageRef>, Option<PageRef>)>) -> Vec<(Option<PageRef>, Option<PageRef>)> {
    let numbers: usize = runs.iter().map(|(first, last)| 1 + usize::from(first != last)).sum();
    match (runs.first(), runs.last()) {
        (Some(first), Some(last)) if numbers > MOST_NUMBERS => vec![(first.0, last.1)],
        _ => runs,
    }
}
