//! Body and annexes side by side: each is composed by itself, counting its parts and places from nothing, and takes its numbers in
//! the whole when all before it have theirs. What comes out does not depend on how many processors share the work.

use std::collections::BTreeSet;
use std::sync::{Arc, Mutex, PoisonError};

use rayon::iter::{IntoParallelRefIterator, ParallelIterator};

use super::Composer;
use super::blocks::annex;
use super::flow::Row;
use super::fonts::Choices;
use super::page::{Bookmark, DestId, Destination, Node, NodeId, Picture, Tag, Target};
use super::paragraph::InlineLink;
use super::shape::Shaper;
use crate::assemble::Briefing;
use crate::diag::Warning;
use crate::phrases::Word;

/// What was composed by itself, in numbers of its own.
pub(super) struct Part {
    rows: Vec<Row>,
    places_before: usize,
    structure: Vec<Node>,
    destinations: Vec<Destination>,
    bookmarks: Vec<Bookmark>,
    bars: usize,
    missing: BTreeSet<char>,
    pictures: Vec<Arc<Picture>>,
    warnings: Vec<Warning>,
}

/// The words that a thread has shaped, and the fonts that it has chosen: the next part that it composes takes them up.
type Desk<'a> = (Shaper<'a>, Choices);

impl<'a> Composer<'a> {
    /// Composes the body and the annexes of a briefing, each by itself; gives their rows.
    pub(super) fn body_and_annexes(&mut self, briefing: &Briefing) -> (Vec<Row>, Vec<Vec<Row>>) {
        let desks: Mutex<Vec<Desk<'a>>> = Mutex::default();
        let whole = &*self;
        let apart = |compose: &(dyn Fn(&mut Composer<'a>) -> Vec<Row> + Sync)| {
            let desk = desks.lock().unwrap_or_else(PoisonError::into_inner).pop();
            let (part, desk) = whole.apart(desk.unwrap_or_else(|| whole.new_desk()), compose);
            desks.lock().unwrap_or_else(PoisonError::into_inner).push(desk);
            part
        };
        let (body, annexes): (Part, Vec<Part>) = rayon::join(
            || apart(&|composer| composer.body(briefing)),
            || briefing.annexes.par_iter().map(|a| apart(&|composer| annex::compose(composer, briefing, a))).collect(),
        );
        if let Some((shaper, choices)) = desks.into_inner().unwrap_or_else(PoisonError::into_inner).pop() {
            (self.shaper, self.choices) = (shaper, choices);
        }
        // A long structure is not doubled to take in a few more.
        let nodes = std::iter::once(&body).chain(&annexes).map(|part| part.structure.len()).sum();
        self.structure.reserve_exact(nodes);
        let body = self.absorb(body);
        let first_annex = self.bookmarks.len();
        let annexes = annexes.into_iter().map(|part| self.absorb(part)).collect();
        self.head_annexes(first_annex);
        (body, annexes)
    }

    /// Several annexes stand under a head of their own in bookmarks and contents; one stands for itself. Theirs are the
    /// bookmarks from that index on.
    fn head_annexes(&mut self, first: usize) {
        match self.bookmarks.get_mut(first..) {
            None | Some([]) => {}
            Some([only]) => only.level = 0,
            Some([one, ..]) => {
                let head = Bookmark { level: 0, title: self.words.word(Word::Annexes).to_owned(), dest: one.dest };
                self.bookmarks.insert(first, head);
            }
        }
    }

    fn new_desk(&self) -> Desk<'a> {
        (Shaper::new(self.shaper.fonts()), Choices::default())
    }

    /// Composes something with a composer that knows the places known so far and counts all else from nothing.
    fn apart(&self, desk: Desk<'a>, compose: impl Fn(&mut Composer<'a>) -> Vec<Row>) -> (Part, Desk<'a>) {
        let places_before = self.places_before + self.destinations.len();
        let mut composer = Composer {
            choices: desk.1,
            places_before,
            source_places: Arc::clone(&self.source_places),
            quotation_places: Arc::clone(&self.quotation_places),
            mark_places: Arc::clone(&self.mark_places),
            mark_ends: Arc::clone(&self.mark_ends),
            notes_start: self.notes_start,
            cache: self.cache,
            ..Composer::new(self.theme, desk.0, &self.language)
        };
        let rows = compose(&mut composer);
        let Composer { shaper, choices, structure, destinations, bookmarks, bars, missing, pictures, warnings, .. } =
            composer;
        let part = Part { rows, places_before, structure, destinations, bookmarks, bars, missing, pictures, warnings };
        (part, (shaper, choices))
    }

    /// Takes over what was composed apart from this composer; gives its rows in the numbers of the whole.
    fn absorb(&mut self, part: Part) -> Vec<Row> {
        let shift = Shift {
            // The part has a root of its own.
            nodes: self.structure.len().saturating_sub(1),
            places_from: part.places_before,
            places: (self.places_before + self.destinations.len()).saturating_sub(part.places_before),
            bars: self.bars,
            pictures: self.pictures.len(),
        };
        self.structure
            .extend(part.structure.into_iter().skip(1).map(|node| Node { parent: shift.node(node.parent), ..node }));
        self.destinations.extend(part.destinations);
        self.bookmarks.extend(part.bookmarks.into_iter().map(|b| Bookmark { dest: shift.place(b.dest), ..b }));
        self.bars += part.bars;
        self.missing.extend(part.missing);
        self.pictures.extend(part.pictures);
        self.warnings.extend(part.warnings);
        let mut rows = part.rows;
        rows.iter_mut().for_each(|row| shift.row(row));
        rows
    }
}

/// How far numbers move on.
struct Shift {
    nodes: usize,
    /// The first place that the fork made.
    places_from: usize,
    places: usize,
    bars: usize,
    pictures: usize,
}

impl Shift {
    fn node(&self, node: NodeId) -> NodeId {
        if node == NodeId::ROOT { node } else { NodeId(node.0 + self.nodes) }
    }

    fn place(&self, place: DestId) -> DestId {
        if place.0 < self.places_from { place } else { DestId(place.0 + self.places) }
    }

    fn tag(&self, tag: Tag) -> Tag {
        match tag {
            Tag::Content(node) => Tag::Content(self.node(node)),
            other => other,
        }
    }

    fn link(&self, link: &mut InlineLink) {
        if let Target::Dest(place) = &mut link.target {
            *place = self.place(*place);
        }
    }

    fn row(&self, row: &mut Row) {
        for item in row.items.iter_mut() {
            item.tag = self.tag(item.tag);
            item.count_pictures_from(self.pictures);
        }
        for link in &mut row.links {
            link.node = self.node(link.node);
            if matches!(link.opens.target, Target::Dest(place) if place != self.place(place)) {
                self.link(Arc::make_mut(&mut link.opens));
            }
        }
        for anchor in &mut row.anchors {
            *anchor = self.place(*anchor);
        }
        for name in &mut row.page_names {
            name.place = self.place(name.place);
            name.tag = self.tag(name.tag);
            name.link.iter_mut().for_each(|link| self.link(link));
            if let Some(pages) = &mut name.spans {
                pages.between = self.tag(pages.between);
                for (place, tag) in pages.spans.iter_mut().flat_map(|span| [&mut span.from, &mut span.to]) {
                    (*place, *tag) = (self.place(*place), self.tag(*tag));
                }
            }
        }
        if let Some(bar) = &mut row.bar {
            bar.number += self.bars;
        }
        row.notes.iter_mut().flatten().for_each(|row| self.row(row));
    }
}
