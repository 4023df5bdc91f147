//! Pages as they are made, one after another: what is laid out is kept as rows, and a page's glyphs live from the moment
//! it is asked for until it is written.

use std::collections::BTreeSet;

use super::blocks::running::Running;
use super::flow::Row;
use super::page::{Destination, Draw, GlyphRun, Page};
use super::paginate::{Area, Share, page_of};
use super::{Composer, letters, names, unseen};
use crate::article::shorten;
use crate::assemble::Briefing;
use crate::diag::{Sink, Warning};

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

    /// The characters that no font has, in what has been set: all but what the pages made last say of pages.
    pub fn missing(&self) -> &BTreeSet<char> {
        &self.composer.missing
    }

    /// Says what was off, once the last page is made.
    pub fn report(self, sink: &mut Sink) {
        let Composer { shaper, missing, warnings, .. } = self.composer;
        letters::report_missing(self.briefing, shaper.fonts(), &missing, sink);
        unseen::report(self.briefing, sink);
        warnings.into_iter().for_each(|warning| sink.push(warning));
    }
}

impl Iterator for PageStream<'_> {
    type Item = Page;

    fn next(&mut self) -> Option<Page> {
        let share = self.shares.next()?;
        let (mut page, pending) = page_of(self.rows.by_ref().take(share.rows), share, self.area);
        names::fill_in(&mut self.composer, &self.destinations, self.area, (&mut page, self.index), pending);
        self.running.add(&mut self.composer, &mut page, self.index);
        self.index += 1;
        if let Some(text) = text_over_edge(&page) {
            let what = format!("text runs over the edge of page {}: '{}'", self.index, shorten(text, SHOWN));
            self.composer.warnings.push(Warning::new(what).advise("shorten its words, or put blanks between them"));
        }
        Some(page)
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.shares.size_hint()
    }
}

/// How much of a text that runs over the edge is shown, in characters.
const SHOWN: usize = 60;

/// The first text that is not all on the page.
fn text_over_edge(page: &Page) -> Option<&str> {
    let on_page = |run: &GlyphRun| run.origin.x >= 0.0 && run.origin.x + run.width() <= page.width;
    page.items.iter().find_map(|item| match &item.draw {
        Draw::Glyphs(run) if run.turn_degrees == 0.0 && !on_page(run) => Some(run.text.as_str()),
        _ => None,
    })
}

impl ExactSizeIterator for PageStream<'_> {}
