//! Pages as they are made, one after another: what is laid out is kept as rows, and a page's glyphs live from the moment
//! it is asked for until it is written.

use std::collections::BTreeSet;

use super::blocks::running::Running;
use super::flow::Row;
use super::page::{DestId, Destination, Page, Tag};
use super::paginate::{Area, Pending, Share, page_of};
use super::paragraph::Inline;
use super::{Composer, letters};
use crate::assemble::Briefing;
use crate::diag::Sink;

/// The most names of pages side by side in a margin.
const NAMES_BESIDE: usize = 4;
/// How far below each other they go on, in sizes of their letters.
const NAMES_BELOW: f32 = 1.2;

/// The pages of a briefing, in order, each made when it is asked for.
pub struct PageStream<'a> {
    composer: Composer<'a>,
    briefing: &'a Briefing,
    destinations: Vec<Destination>,
    area: Area,
    rows: std::iter::Flatten<std::vec::IntoIter<Vec<Row>>>,
    shares: std::vec::IntoIter<Share>,
    running: Running,
    index: usize,
}

impl<'a> PageStream<'a> {
    pub(super) fn new(
        mut composer: Composer<'a>,
        briefing: &'a Briefing,
        destinations: Vec<Destination>,
        area: Area,
        rows: Vec<Vec<Row>>,
        shares: Vec<Share>,
    ) -> Self {
        let running = Running::of(&mut composer, briefing, shares.len());
        let (rows, shares) = (rows.into_iter().flatten(), shares.into_iter());
        Self { composer, briefing, destinations, area, rows, shares, running, index: 0 }
    }

    /// The characters that no font has, on the pages made so far.
    pub fn missing(&self) -> &BTreeSet<char> {
        &self.composer.missing
    }

    /// Says what was off, once the last page is made.
    pub fn report(self, sink: &mut Sink) {
        let Composer { shaper, missing, warnings, .. } = self.composer;
        letters::report_missing(self.briefing, shaper.fonts(), &missing, sink);
        warnings.into_iter().for_each(|warning| sink.push(warning));
    }

    /// Fills in the texts that name pages; every place has come to stand on one.
    fn name_pages(&mut self, page: &mut Page, pending: Vec<Pending>) {
        let page_of = |place: DestId| self.destinations.get(place.0).map(|d| d.page);
        // A passage that is quoted twice on one page names that page once; more names than a margin holds go on below.
        let mut line = None;
        let mut beside = 0;
        let wanted: Vec<(Pending, usize)> = pending
            .into_iter()
            .filter_map(|mut p| {
                let named = page_of(p.name.place)?;
                let (this_line, before) = (p.name.baseline.to_bits(), line);
                line = Some((this_line, named));
                if before.map(|(line, _)| line) != Some(this_line) {
                    beside = 0;
                }
                if let Some(step) = p.name.once {
                    if before == Some((this_line, named)) {
                        return None;
                    }
                    p.name.side = p.name.side.moved_left(-step * (beside % NAMES_BESIDE) as f32);
                    p.name.baseline += (beside / NAMES_BESIDE) as f32 * p.name.style.size * NAMES_BELOW;
                    beside += 1;
                }
                Some((p, named))
            })
            .collect();
        // From the last to the first, so that what is filled in does not move what is still to come.
        for (pending, page_index) in wanted.into_iter().rev() {
            let name = pending.name;
            let text = match name.prefix {
                "" => (page_index + 1).to_string(),
                prefix => format!("{prefix}\u{a0}{}", page_index + 1),
            };
            let Tag::Content(node) = name.tag else { continue };
            let inline = Inline { link: name.link, ..Inline::new(&text, name.style, node) };
            let row = self.composer.line(&inline, name.side, name.baseline);
            let at = pending.after_items.min(page.items.len());
            page.items.splice(at..at, row.items.on_page(0.0));
            page.links.extend(row.links.into_iter().map(|link| link.on_page(0.0)));
        }
    }
}

impl Iterator for PageStream<'_> {
    type Item = Page;

    fn next(&mut self) -> Option<Page> {
        let share = self.shares.next()?;
        let (mut page, pending) = page_of(self.rows.by_ref().take(share.rows), share, self.area);
        self.name_pages(&mut page, pending);
        self.running.add(&mut self.composer, &mut page, self.index);
        self.index += 1;
        Some(page)
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.shares.size_hint()
    }
}

impl ExactSizeIterator for PageStream<'_> {}
