//! A briefing to pages: compose blocks into rows, deal the rows out to pages, add what runs at the edges.

mod bidi;
mod blocks;
mod breaks;
mod cache;
mod dates;
mod drawing;
mod flow;
mod fonts;
mod fork;
mod found;
mod hyphen;
mod lengths;
mod letters;
mod line;
mod linebreak;
mod names;
pub mod page;
mod paginate;
mod paragraph;
mod pictures;
mod pieces;
mod runs;
mod scripts;
mod set;
mod shape;
mod stream;
mod theme;
mod theme_file;
mod unseen;
mod wordings;

pub use breaks::line_ends;
pub use cache::Cache;
pub use fonts::{Face, Family, Figures, Fonts, LoadedFont};
pub use found::{BundledOnly, FontFinder, Found, FoundFont, Hand, Trial, Wanted};
pub use lengths::{SectionLength, section_lengths};
pub use letters::wanted_on_screen;
pub use linebreak::{After, Line, Measure, Setting, break_lines};
pub use pictures::pixels_of;
pub use scripts::{Script, east_asian_language, script_of};
pub use stream::PageStream;
pub use theme::{MarkLine, MarkLook, Stroke, Style, TextStyle, Theme, Typefaces, paper_size};

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::assemble::{Briefing, BriefingSection};
use crate::diag::{About, Sink, Warning};
use crate::pack::Limit;
use crate::phrases::Phrases;

use blocks::contents::MOST_LINES;
use flow::Row;
use fonts::Choices;
use page::{Bookmark, DestId, Destination, Info, Node, NodeId, Pages, Picture, Role, Shows, Tag};
use paginate::{Area, Share, paginate};
use paragraph::Start;
use shape::Shaper;

/// Lays a briefing out in its theme with the bundled fonts. Depends on its input alone: the same briefing gives the same
/// pages.
pub fn layout(briefing: &Briefing, sink: &mut Sink) -> Pages {
    layout_finding(briefing, &BundledOnly, sink)
}

/// Lays a briefing out in its theme with the bundled fonts and, for characters that they lack, with those that are found.
pub fn layout_finding(briefing: &Briefing, finder: &dyn FontFinder, sink: &mut Sink) -> Pages {
    let theme = theme_of(briefing, finder, sink);
    let fonts = fonts_for(briefing, &theme, finder, sink);
    layout_with(briefing, &theme, &fonts, sink)
}

/// The theme that a briefing names, the user's own before a bundled one; the house theme, with a warning, where there is
/// none of that name.
pub fn theme_of(briefing: &Briefing, finder: &dyn FontFinder, sink: &mut Sink) -> Cow<'static, Theme> {
    let mut off = Sink::new();
    if let Some(own) = finder.theme(&briefing.theme, &mut off) {
        return Cow::Owned(own);
    }
    Cow::Borrowed(Theme::named(&briefing.theme).unwrap_or_else(|| {
        off.warnings().iter().for_each(|warning| sink.push(warning.clone().about(About::Look)));
        sink.push(
            Warning::new(format!("there is no theme '{}'; the house theme is used", briefing.theme))
                .about(About::Look)
                .advise("put its file into your folder of themes, or choose another theme"),
        );
        Theme::house()
    }))
}

/// The fonts for a briefing: the bundled ones and, for characters that they lack, those that are found.
pub fn fonts_for(briefing: &Briefing, theme: &Theme, finder: &dyn FontFinder, sink: &mut Sink) -> Fonts {
    let wanted = letters::wanted(briefing, theme);
    if wanted.is_empty() { Fonts::bundled().clone() } else { Fonts::with_found(finder.find(&wanted, sink)) }
}

/// Lays a briefing out in a theme.
pub fn layout_with(briefing: &Briefing, theme: &Theme, fonts: &Fonts, sink: &mut Sink) -> Pages {
    layout_all(briefing, theme, fonts, None, sink)
}

/// Lays a briefing out as [`layout_finding`] does, with paragraphs that were set before.
pub fn layout_again(briefing: &Briefing, finder: &dyn FontFinder, cache: &Cache, sink: &mut Sink) -> Pages {
    let theme = theme_of(briefing, finder, sink);
    let fonts = fonts_for(briefing, &theme, finder, sink);
    layout_all(briefing, &theme, &fonts, Some(cache), sink)
}

fn layout_all(briefing: &Briefing, theme: &Theme, fonts: &Fonts, cache: Option<&Cache>, sink: &mut Sink) -> Pages {
    let (mut laid_out, mut pages) = layout_each(briefing, theme, fonts, cache);
    laid_out.pages = pages.by_ref().collect();
    laid_out.places.extend(letters::places_of_missing(&laid_out.pages, pages.missing()));
    pages.report(sink);
    laid_out
}

/// Lays a briefing out in a theme: gives all that is not a page, and the pages one after another. With a cache, paragraphs
/// that were set before are taken from it; what comes out is the same.
pub fn layout_each<'a>(
    briefing: &'a Briefing,
    theme: &'a Theme,
    fonts: &'a Fonts,
    cache: Option<&'a Cache>,
) -> (Pages, PageStream<'a>) {
    let shaper = Shaper::new(fonts);
    let mut composer = Composer { cache, ..Composer::new(theme, shaper, briefing.language.code()) };
    let mut rows = composer.set(briefing);
    let area = area_of(briefing, theme);
    let mut destinations = std::mem::take(&mut composer.destinations);
    let mut places = Vec::new();
    let shares = paginate(rows.iter_mut().flatten(), area, &mut destinations, &mut places);
    composer.remember_languages(&rows, &shares);
    if let Some(cache) = cache {
        cache.forget_unused();
    }
    let shell = Pages {
        info: info_of(briefing),
        fonts: fonts.all().iter().map(|f| Arc::clone(&f.font)).collect(),
        pictures: std::mem::take(&mut composer.pictures),
        pages: Vec::new(),
        structure: std::mem::take(&mut composer.structure),
        destinations: destinations.clone(),
        bookmarks: std::mem::take(&mut composer.bookmarks),
        attachments: Vec::new(),
        places,
    };
    (shell, PageStream::new(composer, briefing, destinations, area, rows, shares))
}

fn area_of(briefing: &Briefing, theme: &Theme) -> Area {
    let (width, height) = paper_size(briefing.paper);
    let measures = theme.page;
    Area {
        width,
        height,
        top: measures.top,
        left: measures.left,
        column: measures.column,
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
    /// The side on which the lines of the section that is being set start.
    start: Start,
    /// The side on which footnotes start, all alike.
    notes_start: Start,
    structure: Vec<Node>,
    destinations: Vec<Destination>,
    /// How many places others have made that this composer knows.
    places_before: usize,
    bookmarks: Vec<Bookmark>,
    bars: usize,
    missing: BTreeSet<char>,
    /// For each source, the place of its entry in the list of sources.
    source_places: Arc<[DestId]>,
    /// For each quotation, where it is printed.
    quotation_places: Arc<[DestId]>,
    /// For each quotation, where its words are marked in their annex.
    mark_places: Arc<[DestId]>,
    /// For each quotation, where its last words are marked.
    mark_ends: Arc<[DestId]>,
    /// How many footnotes there are so far.
    notes: usize,
    /// Whether what comes next opens a new page.
    page_break: bool,
    pictures: Vec<Arc<Picture>>,
    warnings: Vec<Warning>,
    /// Paragraphs set before.
    cache: Option<&'a Cache>,
    /// Where the structure has gone to its pages already: the languages of elements that texts are still to be set in.
    languages: BTreeMap<NodeId, String>,
}

/// A briefing of up to so many pages needs no list of contents, and one that has so many without its annexes no cover.
const SHORT_PAGES: usize = 4;

/// A list of contents that fills more of a page than this leaves no room for the first section beside it.
const LIST_SHARE: f32 = 0.45;

/// The share of a page that the end of the list of sources may take for the annexes to begin below it.
const FEW_SOURCES: f32 = 0.4;
/// The share of a title page's empty room that stands over its words.
const COVER_SHARE: f32 = 0.3;

/// What is to be said of a section that has become longer than it may; its first line too many is noted.
fn over_limit(section: &BriefingSection, rows: &mut [Row], room: f32) -> Option<Warning> {
    let length = lengths::length_of(rows, room);
    let (is, most, unit) = match section.limit? {
        Limit::Lines(most) => (length.lines, most, "lines"),
        Limit::Pages(most) => (length.pages, most, "pages"),
    };
    if is > most {
        let first = match section.limit? {
            Limit::Lines(most) => most + 1,
            Limit::Pages(most) => {
                (1..rows.len()).find(|at| flow::height_of(rows.get(..=*at).unwrap_or_default()) > room * most as f32)?
            }
        };
        if let Some(row) = rows.get_mut(first) {
            let (x, width) = row.areas.first().map_or((0.0, 0.0), |(_, rect)| (rect.x, rect.width));
            flow::show_in(std::slice::from_mut(row), Shows::OverLimit(section.id), x, width);
        }
    }
    (is > most).then(|| {
        Warning::new(format!("section '{}' takes {is} {unit}; its limit is {most}", section.title))
            .advise("shorten it, or print it as it is")
            .about(About::Section(section.id.0))
    })
}

impl<'a> Composer<'a> {
    fn new(theme: &'a Theme, shaper: Shaper<'a>, language: &str) -> Self {
        let root = Node { parent: NodeId::ROOT, role: Role::Document, language: None, alt: None, id: None };
        Self {
            theme,
            shaper,
            choices: Choices::default(),
            language: language.to_owned(),
            words: Phrases::of(language),
            start: Start::default(),
            notes_start: Start::default(),
            structure: vec![root],
            destinations: Vec::new(),
            places_before: 0,
            bookmarks: Vec::new(),
            bars: 0,
            missing: BTreeSet::new(),
            source_places: Arc::default(),
            quotation_places: Arc::default(),
            mark_places: Arc::default(),
            mark_ends: Arc::default(),
            notes: 0,
            page_break: false,
            pictures: Vec::new(),
            warnings: Vec::new(),
            cache: None,
            languages: BTreeMap::new(),
        }
    }

    /// The whole briefing as rows, part by part.
    fn set(&mut self, briefing: &Briefing) -> Vec<Vec<Row>> {
        self.name_places(briefing);
        let area = area_of(briefing, self.theme);
        let mut front = blocks::title::compose(self, briefing);
        let contents = self.node(NodeId::ROOT, Role::Contents);
        let (mut body, mut annexes) = self.body_and_annexes(briefing);
        let height = |rows: &[Vec<Row>]| rows.iter().map(flow::height_of).sum::<f32>();
        let pages = |height: f32| (height / area.room).ceil() as usize;
        // What opens a page counts from there.
        let parts = body.chunk_by(|_, next| !next.new_page).map(flow::height_of);
        let own: usize =
            parts.enumerate().map(|(i, part)| pages(part + if i == 0 { flow::height_of(&front) } else { 0.0 })).sum();
        // A few pages need no list of contents.
        if own + pages(height(&annexes)) > SHORT_PAGES {
            let before = self.structure.len();
            let mut list = blocks::contents::compose(self, contents, MOST_LINES);
            // Rather than go on overleaf for a few entries, each annex takes a line; but many go on, and are told in full.
            for annex_lines in [1.0, MOST_LINES] {
                if blocks::contents::fits_alone(self, &list, area.room) {
                    break;
                }
                self.structure.truncate(before);
                list = blocks::contents::compose(self, contents, annex_lines);
            }
            let list_height = flow::height_of(&list);
            // And where few are the briefing's own, no cover: the list stands between the title and the first section.
            let mut cover = own > SHORT_PAGES || list_height > area.room * LIST_SHARE;
            // A list that the title page cannot hold stands whole on a page of its own.
            if flow::height_of(&front) + list_height + self.theme.grid * 2.0 > area.room {
                let (with_heading, on_last) = blocks::contents::with_heading(self, contents, list, area.room);
                list = with_heading;
                // The first section goes on under the end of a list that leaves most of its last page.
                cover &= on_last.is_none_or(|height| height > area.room * LIST_SHARE);
                // The title page then holds nothing else: its words stand where the eye lands.
                let blank = (area.room - flow::height_of(&front)) * COVER_SHARE;
                if blank > 0.0 {
                    front.insert(0, Row::new(blank));
                }
            }
            front.extend(list);
            if let (true, Some(first)) = (cover, body.first_mut()) {
                first.new_page = true;
            }
        }
        if let Some(first) = annexes.iter_mut().flatten().next() {
            first.new_page = true;
            // A few lines that are left of the list of sources do not have a page to themselves.
            first.goes_below = FEW_SOURCES;
        }
        [front, body].into_iter().chain(annexes).collect()
    }

    /// Names the places that links lead to before they are known, and settles where footnotes start: on the side where
    /// most sections do.
    fn name_places(&mut self, briefing: &Briefing) {
        let titles = briefing.sections.iter().map(|section| section.title.as_str());
        self.notes_start = Start::of_most(titles, Start::Left);
        self.source_places = briefing.sources.iter().map(|_| self.place()).collect();
        let quotations: usize = briefing.annexes.iter().map(|a| a.marks.len()).sum();
        self.quotation_places = (0..quotations).map(|_| self.place()).collect();
        self.mark_places = (0..quotations).map(|_| self.place()).collect();
        self.mark_ends = (0..quotations).map(|_| self.place()).collect();
    }

    /// The sections and the list of sources.
    fn body(&mut self, briefing: &Briefing) -> Vec<Row> {
        let mut rows = Vec::new();
        let room = area_of(briefing, self.theme).room;
        for section in &briefing.sections {
            let mut lines = blocks::section::compose(self, briefing, section);
            self.warnings.extend(over_limit(section, &mut lines, room));
            rows.extend(lines);
        }
        self.start = Start::default();
        rows.extend(blocks::sources::compose(self, briefing));
        rows.shrink_to_fit();
        rows
    }

    /// Keeps the languages of the texts that will name pages, from when the structure has left for the pages.
    fn remember_languages(&mut self, rows: &[Vec<Row>], shares: &[Share]) {
        let notes = shares.iter().flat_map(|share| &share.notes);
        for name in rows.iter().flatten().chain(notes).flat_map(|row| &row.page_names) {
            if let Tag::Content(node) = name.tag
                && self.language_of(name.tag) != self.language
            {
                let language = self.language_of(name.tag).to_owned();
                self.languages.insert(node, language);
            }
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
        DestId(self.places_before + self.destinations.len() - 1)
    }

    /// A new number for a bar beside rows.
    fn bar_number(&mut self) -> usize {
        self.bars += 1;
        self.bars
    }
}
