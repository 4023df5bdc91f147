//! A briefing to pages: compose blocks into rows, deal the rows out to pages, add what runs at the edges.

mod bidi;
mod blocks;
mod breaks;
mod drawing;
mod flow;
mod fonts;
mod found;
mod hyphen;
mod letters;
mod linebreak;
pub mod page;
mod paginate;
mod paragraph;
mod pictures;
mod pieces;
mod scripts;
mod shape;
mod theme;

pub use breaks::line_ends;
pub use fonts::{Face, Figures, Fonts, LoadedFont};
pub use found::{BundledOnly, FontFinder, Found, FoundFont, Hand, Wanted};
pub use linebreak::{After, Line, Measure, Setting, break_lines};
pub use scripts::{Script, script_of};
pub use theme::{MarkLine, MarkLook, Stroke, Style, TextStyle, Theme, paper_size};

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::assemble::{Briefing, BriefingSection};
use crate::diag::{Sink, Warning};
use crate::pack::Limit;
use crate::phrases::Phrases;

use flow::Row;
use fonts::Choices;
use page::{Bookmark, DestId, Destination, Info, Node, NodeId, Page, Pages, Picture, Role, Tag};
use paginate::{Area, Pending, paginate};
use paragraph::Inline;
use shape::Shaper;

/// Lays a briefing out in its theme with the bundled fonts. Depends on its input alone: the same briefing gives the same
/// pages.
pub fn layout(briefing: &Briefing, sink: &mut Sink) -> Pages {
    layout_finding(briefing, &BundledOnly, sink)
}

/// Lays a briefing out in its theme with the bundled fonts and, for characters that they lack, with those that are found.
pub fn layout_finding(briefing: &Briefing, finder: &dyn FontFinder, sink: &mut Sink) -> Pages {
    let theme = Theme::named(&briefing.theme).unwrap_or_else(|| {
        sink.push(
            Warning::new(format!("there is no theme '{}'; the house theme is used", briefing.theme))
                .advise("choose another theme"),
        );
        Theme::house()
    });
    let wanted = letters::wanted(briefing, theme);
    if wanted.is_empty() {
        return layout_with(briefing, theme, Fonts::bundled(), sink);
    }
    layout_with(briefing, theme, &Fonts::with_found(finder.find(&wanted, sink)), sink)
}

/// Lays a briefing out in a theme.
pub fn layout_with(briefing: &Briefing, theme: &Theme, fonts: &Fonts, sink: &mut Sink) -> Pages {
    let mut composer = Composer::new(theme, fonts, briefing.language.code());
    let mut pages = composer.set(briefing);
    blocks::running::add(&mut composer, briefing, &mut pages);
    letters::report_missing(briefing, fonts, &composer.missing, sink);
    composer.warnings.drain(..).for_each(|warning| sink.push(warning));
    Pages {
        info: info_of(briefing),
        fonts: fonts.all().iter().map(|f| Arc::clone(&f.font)).collect(),
        pictures: composer.pictures,
        pages,
        structure: composer.structure,
        destinations: composer.destinations,
        bookmarks: composer.bookmarks,
        attachments: Vec::new(),
    }
}

fn area_of(briefing: &Briefing, theme: &Theme) -> Area {
    let (width, height) = paper_size(briefing.paper);
    let measures = theme.page;
    Area {
        width,
        height,
        top: measures.top,
        left: measures.left,
        room: height - measures.top - measures.bottom,
        notes_gap: theme.grid,
        notes_rule: (theme.grid * 4.0, theme.color("rule")),
    }
}

fn info_of(briefing: &Briefing) -> Info {
    let front = &briefing.front;
    Info {
        title: front.title.clone(),
        author: front.prepared_by.clone(),
        subject: front.occasion.clone(),
        keywords: Vec::new(),
        language: briefing.language.code().to_owned(),
        date: front.date,
    }
}

/// What the blocks write to while they turn into rows.
struct Composer<'a> {
    theme: &'a Theme,
    shaper: Shaper<'a>,
    choices: Choices,
    /// The language of the briefing's own words.
    language: String,
    /// The page's own words in that language.
    words: &'static Phrases,
    structure: Vec<Node>,
    destinations: Vec<Destination>,
    bookmarks: Vec<Bookmark>,
    bars: usize,
    missing: BTreeSet<char>,
    /// For each source, the place of its entry in the list of sources.
    source_places: Vec<DestId>,
    /// For each quotation, where it is printed.
    quotation_places: Vec<DestId>,
    /// For each quotation, where its words are marked in their annex.
    mark_places: Vec<DestId>,
    /// How many footnotes there are so far.
    notes: usize,
    /// The source that the last of them names.
    last_noted: Option<usize>,
    /// Whether what comes next opens a new page.
    page_break: bool,
    pictures: Vec<Arc<Picture>>,
    warnings: Vec<Warning>,
}

/// A briefing of up to so many pages, annexes not counted, needs no list of contents.
const SHORT_PAGES: usize = 4;

/// The share of a title page's empty room that stands over its words.
const COVER_SHARE: f32 = 0.3;
/// The most names of pages side by side in a margin.
const NAMES_BESIDE: usize = 4;

/// What is to be said of a section that has become longer than it may.
fn over_limit(section: &BriefingSection, rows: &[Row], room: f32) -> Option<Warning> {
    let (is, most, unit) = match section.limit? {
        // The heading is not counted.
        Limit::Lines(most) => (rows.len().saturating_sub(1), most, "lines"),
        Limit::Pages(most) => ((flow::height_of(rows) / room).ceil() as usize, most, "pages"),
    };
    (is > most).then(|| {
        Warning::new(format!("section '{}' takes {is} {unit}; its limit is {most}", section.title))
            .advise("shorten it, or print it as it is")
    })
}

/// How many pages rows fill at the least.
fn pages_of(rows: &[Row], area: Area) -> usize {
    (flow::height_of(rows) / area.room).ceil() as usize
}

impl<'a> Composer<'a> {
    fn new(theme: &'a Theme, fonts: &'a Fonts, language: &str) -> Self {
        let root = Node { parent: NodeId::ROOT, role: Role::Document, language: None, alt: None, id: None };
        Self {
            theme,
            shaper: Shaper::new(fonts),
            choices: Choices::default(),
            language: language.to_owned(),
            words: Phrases::of(language),
            structure: vec![root],
            destinations: Vec::new(),
            bookmarks: Vec::new(),
            bars: 0,
            missing: BTreeSet::new(),
            source_places: Vec::new(),
            quotation_places: Vec::new(),
            mark_places: Vec::new(),
            notes: 0,
            last_noted: None,
            page_break: false,
            pictures: Vec::new(),
            warnings: Vec::new(),
        }
    }

    /// The whole briefing on pages.
    fn set(&mut self, briefing: &Briefing) -> Vec<Page> {
        self.source_places = briefing.sources.iter().map(|_| self.place()).collect();
        let quotations: usize = briefing.annexes.iter().map(|a| a.marks.len()).sum();
        self.quotation_places = (0..quotations).map(|_| self.place()).collect();
        self.mark_places = (0..quotations).map(|_| self.place()).collect();

        let area = area_of(briefing, self.theme);
        let mut rows = blocks::title::compose(self, briefing);
        let contents = self.node(NodeId::ROOT, Role::Contents);
        let mut body = self.body(briefing);
        let annexes = self.annexes(briefing);
        // A few pages need no cover with a list of contents.
        if pages_of(&body, area) > SHORT_PAGES {
            let mut list = blocks::contents::compose(self, contents);
            // A list that the title page cannot hold stands whole on a page of its own.
            if flow::height_of(&rows) + flow::height_of(&list) + self.theme.grid * 2.0 > area.room {
                list = blocks::contents::with_heading(self, contents, list);
                // The title page then holds nothing else: its words stand where the eye lands.
                rows.insert(0, Row::new(((area.room - flow::height_of(&rows)) * COVER_SHARE).max(0.0)));
            }
            rows.extend(list);
            if let Some(first) = body.first_mut() {
                first.new_page = true;
            }
        }
        rows.extend(body);
        rows.extend(annexes);
        let mut set = paginate(rows, area, 0, &mut self.destinations);
        self.name_pages(&mut set.pages, set.pending);
        set.pages
    }

    /// The sections and the list of sources.
    fn body(&mut self, briefing: &Briefing) -> Vec<Row> {
        let mut rows = Vec::new();
        let room = area_of(briefing, self.theme).room;
        for section in &briefing.sections {
            let lines = blocks::section::compose(self, briefing, section);
            self.warnings.extend(over_limit(section, &lines, room));
            rows.extend(lines);
        }
        rows.extend(blocks::sources::compose(self, briefing));
        rows
    }

    fn annexes(&mut self, briefing: &Briefing) -> Vec<Row> {
        let mut rows = Vec::new();
        for annex in &briefing.annexes {
            rows.extend(blocks::annex::compose(self, briefing, annex));
        }
        if let Some(first) = rows.first_mut() {
            first.new_page = true;
        }
        rows
    }

    /// Fills in the texts that name pages, now that every place has come to stand on one.
    fn name_pages(&mut self, pages: &mut [Page], pending: Vec<Pending>) {
        let page_of = |place: DestId| self.destinations.get(place.0).map(|d| d.page);
        // A passage that is quoted twice on one page names that page once; more names than a margin holds go on below.
        let mut line = None;
        let mut beside = 0;
        let wanted: Vec<(Pending, usize)> = pending
            .into_iter()
            .filter_map(|mut p| {
                let named = page_of(p.name.place)?;
                let (this_line, before) = ((p.page, p.name.baseline.to_bits()), line);
                line = Some((this_line, named));
                if before.map(|(line, _)| line) != Some(this_line) {
                    beside = 0;
                }
                if let Some(step) = p.name.once {
                    if before == Some((this_line, named)) {
                        return None;
                    }
                    p.name.side = p.name.side.moved_left(-step * (beside % NAMES_BESIDE) as f32);
                    p.name.baseline += (beside / NAMES_BESIDE) as f32 * p.name.style.size * 1.2;
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
            let row = self.line(&inline, name.side, name.baseline);
            let Some(page) = pages.get_mut(pending.page) else { continue };
            let at = pending.after_items.min(page.items.len());
            page.items.splice(at..at, row.items);
            page.links.extend(row.links);
        }
    }

    /// A new element of the structure.
    fn node(&mut self, parent: NodeId, role: Role) -> NodeId {
        let id = NodeId(self.structure.len());
        self.structure.push(Node { parent, role, language: None, alt: None, id: None });
        id
    }

    /// A new element whose words are in a language that may differ from the briefing's own.
    fn node_in(&mut self, parent: NodeId, role: Role, language: &str, own: &str) -> NodeId {
        let id = self.node(parent, role);
        if language != own
            && language != crate::article::Language::UNDETERMINED
            && let Some(node) = self.structure.get_mut(id.0)
        {
            node.language = Some(language.to_owned());
        }
        id
    }

    /// A new place for links to lead to; it is found when its row has come to stand on a page.
    fn place(&mut self) -> DestId {
        self.destinations.push(Destination::default());
        DestId(self.destinations.len() - 1)
    }

    /// A new number for a bar beside rows.
    fn bar_number(&mut self) -> usize {
        self.bars += 1;
        self.bars
    }
}
