//! What runs at the edges of every page: marking, short title, version, page n of N; and a draft's watermark.

use crate::assemble::Briefing;
use crate::diag::{About, Warning};
use crate::layout::flow::Row;
use crate::layout::page::{Color, Draw, NodeId, Page, PageItem, Point, Rect, Tag};
use crate::layout::paragraph::{Inline, Side, end_of_line};
use crate::layout::theme::{Style, TextStyle};
use crate::layout::{Composer, paper_size};
use crate::phrases::Word;

/// How far a draft's watermark is turned, in degrees.
const WATERMARK_TURN: f32 = 52.0;

/// The labels of the Traffic Light Protocol, version 2.0 (FIRST, August 2022), with the colours that it prescribes: the
/// label on black, in capitals, at least 12 points, at the right of header and footer.
const TLP: [(&str, Color); 5] = [
    ("TLP:RED", Color(255, 43, 43)),
    ("TLP:AMBER", Color(255, 192, 0)),
    ("TLP:AMBER+STRICT", Color(255, 192, 0)),
    ("TLP:GREEN", Color(51, 255, 0)),
    ("TLP:CLEAR", Color(255, 255, 255)),
];
/// The size that the protocol asks for, in points, and the ground that it prescribes.
const TLP_SIZE: f32 = 12.0;
const TLP_GROUND: Color = Color(0, 0, 0);
/// What the longest of the labels takes of a line, with white space before it, in points.
const TLP_ROOM: f32 = 160.0;

/// The share of its size that a long marking may be set in.
const SMALLEST_MARKING: f32 = 0.75;

/// A marking as it is set.
struct Marking {
    /// A label of the Traffic Light Protocol, which has a form of its own.
    label: Option<(&'static str, Color)>,
    /// The other words of the marking.
    words: String,
}

/// What runs at the edges of a briefing's pages.
pub(in crate::layout) struct Running {
    title: String,
    version: Option<String>,
    date: Option<String>,
    marking: Option<Marking>,
    /// The lines that say when a draft was made.
    stamp: Option<Vec<Row>>,
    count: usize,
}

impl Running {
    /// For a briefing of so many pages.
    pub fn of(cx: &mut Composer<'_>, briefing: &Briefing, count: usize) -> Self {
        let front = &briefing.front;
        let date = front.date.map(|date| cx.words.long_date(date));
        Self {
            title: short_title(cx, briefing, date.as_deref()),
            version: short_version(cx, briefing),
            date,
            marking: front.marking.as_deref().map(|marking| marking_of(cx, briefing, marking)),
            stamp: briefing.draft_stamp.as_deref().map(|stamp| fitted_stamp(cx, stamp)),
            count,
        }
    }

    /// Adds header, footer and watermark to the page of that index.
    pub fn add(&self, cx: &mut Composer<'_>, page: &mut Page, index: usize) {
        let measures = cx.theme.page;
        let (left, right) = (measures.left, measures.left + measures.column);
        let footer_y = page.height - measures.footer;
        // The first page opens with the title itself.
        if index > 0 {
            let style = cx.theme.style(Style::Running);
            let inline = Inline::new(&self.title, style, NodeId::ROOT);
            let inline = Inline { tag: Tag::Header, isolated: Some(0..self.title.len()), ..inline };
            page.items.extend(cx.line(&inline, Side::Left(left), measures.header).items.on_page(0.0));
            if let Some(date) = &self.date {
                put(cx, page, date, Style::Running, Tag::Header, Side::Right(right), measures.header);
            }
        }
        let (page_number, count) = ((index + 1).to_string(), self.count.to_string());
        let number = cx.words.fill(Word::PageOf, &[("page", &page_number), ("count", &count)]);
        put(cx, page, &number, Style::Running, Tag::Footer, Side::Right(right), footer_y);
        if let Some(version) = &self.version {
            put(cx, page, version, Style::Running, Tag::Footer, Side::Left(left), footer_y);
        }
        if let Some(marking) = &self.marking {
            mark(cx, page, marking);
        }
        if let Some(stamp) = &self.stamp {
            watermark(cx, page);
            stamped(page, stamp, footer_y);
        }
    }
}

/// As much of the title as fits into the header beside the date.
fn short_title(cx: &mut Composer<'_>, briefing: &Briefing, date: Option<&str>) -> String {
    let style = cx.theme.style(Style::Running);
    let room = cx.theme.page.column - cx.width_of(date.unwrap_or_default(), style) - cx.theme.grid * 2.0;
    cx.fitted(&briefing.front.title, style, room)
}

/// The version for the footer, beside the number of the page.
fn short_version(cx: &mut Composer<'_>, briefing: &Briefing) -> Option<String> {
    let version = briefing.front.version.as_ref()?;
    let said = cx.words.fill(Word::RunningVersion, &[("version", version)]);
    let style = cx.theme.style(Style::Running);
    Some(cx.fitted(&said, style, cx.theme.page.column / 2.0))
}

/// What a line of a marking is if it is a label of the Traffic Light Protocol, however it is written.
fn label_of(line: &str) -> Option<(&'static str, Color)> {
    let spelled: String = line.to_uppercase().split_whitespace().collect();
    TLP.iter().find(|(label, _)| *label == spelled).copied()
}

/// A marking in the form that its label prescribes; words on other lines stand beside the label.
fn marking_of(cx: &mut Composer<'_>, briefing: &Briefing, marking: &str) -> Marking {
    let lines = || marking.lines().map(str::trim).filter(|line| !line.is_empty());
    let label = label_of(marking).or_else(|| lines().find_map(label_of));
    let words = match label {
        Some(_) if label_of(marking).is_some() => String::new(),
        Some(_) => lines().filter(|line| label_of(line) != label).collect::<Vec<_>>().join(" · "),
        None => marking.to_owned(),
    };
    let words = if words.is_empty() { words } else { fitted_marking(cx, briefing, &words, label.is_some()) };
    Marking { label, words }
}

/// The marking at top and bottom.
fn mark(cx: &mut Composer<'_>, page: &mut Page, Marking { label, words }: &Marking) {
    let measures = cx.theme.page;
    for (tag, y) in [(Tag::Header, measures.marking), (Tag::Footer, page.height - measures.marking)] {
        if !words.is_empty() {
            let room = room_for_marking(cx, page.width, label.is_some());
            let style = marking_style(cx, words, room);
            let inline = Inline { tag, ..Inline::new(words, style, NodeId::ROOT) };
            let side = if label.is_some() { Side::Left(measures.left) } else { Side::Center(page.width / 2.0) };
            page.items.extend(cx.line(&inline, side, y).items.on_page(0.0));
        }
        if let Some((label, color)) = label {
            traffic_light(cx, page, label, *color, y, tag);
        }
    }
}

/// A long marking is set smaller before it is shortened.
fn marking_style(cx: &mut Composer<'_>, marking: &str, room: f32) -> TextStyle {
    let style = cx.theme.style(Style::Marking);
    let wide = cx.width_of(marking, style);
    TextStyle { size: style.size * (room / wide.max(1.0)).clamp(SMALLEST_MARKING, 1.0), ..style }
}

/// How long a marking's words may be, in points: as the paper is wide, or as a label at the right leaves of the column.
fn room_for_marking(cx: &Composer<'_>, paper_width: f32, beside_label: bool) -> f32 {
    match beside_label {
        true => cx.theme.page.column - TLP_ROOM,
        false => paper_width - 2.0 * cx.theme.grid,
    }
}

/// As much of a marking's words as there is room for; what is cut off is reported.
fn fitted_marking(cx: &mut Composer<'_>, briefing: &Briefing, marking: &str, beside_label: bool) -> String {
    let (paper_width, _) = paper_size(briefing.paper);
    let room = room_for_marking(cx, paper_width, beside_label);
    let style = marking_style(cx, marking, room);
    let shown = cx.fitted(marking, style, room);
    if shown != marking {
        let what = format!("the marking is longer than the page is wide; every page says '{shown}'");
        cx.warnings.push(Warning::new(what).at("front page").about(About::Front).advise("shorten it"));
    }
    shown
}

fn traffic_light(cx: &mut Composer<'_>, page: &mut Page, label: &str, color: Color, y: f32, tag: Tag) {
    let measures = cx.theme.page;
    let mut style = cx.theme.style(Style::Marking);
    (style.size, style.color) = (TLP_SIZE, color);
    let inline = Inline { tag, ..Inline::new(label, style, NodeId::ROOT) };
    let padding = TLP_SIZE / 3.0;
    let right = measures.left + measures.column - padding;
    let row = cx.line(&inline, Side::Right(right), y);
    let width = end_of_line(&cx.line(&inline, Side::Left(0.0), y), 0.0);
    let rect =
        Rect { x: right - width - padding, y: y - TLP_SIZE, width: width + 2.0 * padding, height: TLP_SIZE * 1.4 };
    page.items.push(PageItem { tag, draw: Draw::Fill { rect, color: TLP_GROUND } });
    page.items.extend(row.items.on_page(0.0));
}

/// The most lines that a draft's stamp takes.
const STAMP_LINES: usize = 2;
/// How much of what its lines could hold a stamp is shortened to: no line is ever filled to its end.
const STAMP_FILLED: f32 = 0.9;

/// The lines that say that it is a draft, and when it was made; what is more than there is room for is cut off and
/// reported.
fn fitted_stamp(cx: &mut Composer<'_>, stamp: &str) -> Vec<Row> {
    let (style, page) = (cx.theme.style(Style::DraftStamp), cx.theme.page);
    let draft = cx.words.word(Word::Draft);
    let lines = |cx: &mut Composer<'_>, stamp: &str| {
        let gap = if stamp.is_empty() { "" } else { " · " };
        let said = format!("{draft}{gap}{stamp}");
        let isolated = Some(said.len() - stamp.len()..said.len()).filter(|range| !range.is_empty());
        let inline = Inline { tag: Tag::Footer, isolated, ..Inline::new(&said, style, NodeId::ROOT) };
        cx.balanced(&inline, (page.left, page.column), 0)
    };
    let mut rows = lines(cx, stamp);
    if rows.len() > STAMP_LINES {
        let room = page.column * STAMP_LINES as f32 * STAMP_FILLED - cx.width_of(draft, style);
        let shown = cx.fitted(stamp, style, room);
        rows = lines(cx, &shown);
        rows.truncate(STAMP_LINES);
        let what = "the draft's stamp is longer than the page has room for; its end is cut off";
        cx.warnings.push(Warning::new(what).about(About::Front).advise("shorten it"));
    }
    rows
}

/// The stamp over the footer's line, where nothing hides it. A line of text stands at the foot of its row.
fn stamped(page: &mut Page, stamp: &[Row], footer_y: f32) {
    let above = stamp.first().map_or(0.0, |row| row.height);
    let mut y = footer_y - above - stamp.iter().map(|row| row.height).sum::<f32>();
    for row in stamp {
        page.items.extend(row.items.clone().on_page(y));
        y += row.height;
    }
}

/// The word DRAFT across the page, pale beneath all else.
fn watermark(cx: &mut Composer<'_>, page: &mut Page) {
    let middle = Point { x: page.width / 2.0, y: page.height / 2.0 };
    let (sin, cos) = WATERMARK_TURN.to_radians().sin_cos();
    let style = cx.theme.style(Style::Watermark);
    let inline = Inline { tag: Tag::Decoration, ..Inline::new(cx.words.word(Word::Draft), style, NodeId::ROOT) };
    let mut word = cx.line(&inline, Side::Left(0.0), 0.0);
    word.move_aside(-end_of_line(&word, 0.0) / 2.0);
    let mut items = Vec::new();
    for mut item in word.items.on_page(0.0) {
        if let Draw::Glyphs(run) = &mut item.draw {
            // Along the turned line from its middle.
            let along = run.origin.x;
            run.origin = Point { x: middle.x + along * cos, y: middle.y - along * sin };
            run.turn_degrees = WATERMARK_TURN;
        }
        items.push(item);
    }
    page.items.splice(0..0, items);
}

fn put(cx: &mut Composer<'_>, page: &mut Page, text: &str, style: Style, tag: Tag, side: Side, y: f32) {
    let style = cx.theme.style(style);
    let inline = Inline { tag, ..Inline::new(text, style, NodeId::ROOT) };
    page.items.extend(cx.line(&inline, side, y).items.on_page(0.0));
}
