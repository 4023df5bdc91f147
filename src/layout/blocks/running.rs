//! What runs at the edges of every page: marking, short title, version, page n of N; and a draft's watermark.

use crate::assemble::Briefing;
use crate::diag::{About, Warning};
use crate::layout::flow::Row;
use crate::layout::page::{Color, Draw, NodeId, Page, PageItem, Point, Rect, Tag};
use crate::layout::paragraph::{Inline, Side, end_of_line, end_of_text, start_of_line};
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

/// The share of its size that a long marking may be set in.
const SMALLEST_MARKING: f32 = 0.75;

/// What runs at the edges of a briefing's pages.
pub(in crate::layout) struct Running {
    title: String,
    version: Option<String>,
    date: Option<String>,
    marking: Option<String>,
    /// The lines of a draft's stamp, each from its middle on.
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
            marking: front.marking.as_deref().map(|marking| fitted_marking(cx, briefing, marking)),
            stamp: briefing.draft_stamp.as_deref().map(|stamp| fitted_stamp(cx, briefing, stamp)),
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
            watermark(cx, page, stamp);
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

/// The marking at top and bottom.
fn mark(cx: &mut Composer<'_>, page: &mut Page, marking: &str) {
    let measures = cx.theme.page;
    let low = page.height - measures.marking;
    let spelled: String = marking.to_uppercase().split_whitespace().collect();
    if let Some((label, color)) = TLP.iter().find(|(label, _)| *label == spelled) {
        traffic_light(cx, page, label, *color, measures.marking, Tag::Header);
        traffic_light(cx, page, label, *color, low, Tag::Footer);
        return;
    }
    let style = marking_style(cx, marking, page.width);
    for (tag, y) in [(Tag::Header, measures.marking), (Tag::Footer, low)] {
        let inline = Inline { tag, ..Inline::new(marking, style, NodeId::ROOT) };
        page.items.extend(cx.line(&inline, Side::Center(page.width / 2.0), y).items.on_page(0.0));
    }
}

/// A long marking is set smaller before it is shortened.
fn marking_style(cx: &mut Composer<'_>, marking: &str, paper_width: f32) -> TextStyle {
    let style = cx.theme.style(Style::Marking);
    let (wide, room) = (cx.width_of(marking, style), room_for_marking(cx, paper_width));
    TextStyle { size: style.size * (room / wide.max(1.0)).clamp(SMALLEST_MARKING, 1.0), ..style }
}

fn room_for_marking(cx: &Composer<'_>, paper_width: f32) -> f32 {
    paper_width - 2.0 * cx.theme.grid
}

/// As much of a marking as the paper is wide; what is cut off is reported.
fn fitted_marking(cx: &mut Composer<'_>, briefing: &Briefing, marking: &str) -> String {
    let (paper_width, _) = paper_size(briefing.paper);
    let style = marking_style(cx, marking, paper_width);
    let room = room_for_marking(cx, paper_width);
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

/// How far below the page's middle the first line of a draft's stamp stands, in points.
const STAMP_BELOW: f32 = 30.0;
/// The share of its size that a long stamp may be set in, and the most lines that it takes.
const SMALLEST_STAMP: f32 = 0.65;
const STAMP_LINES: usize = 4;
/// How much of what its lines could hold a stamp is shortened to: no line is ever filled to its end.
const STAMP_FILLED: f32 = 0.9;

/// How long a turned line may be that stands so far below the page's middle, in points: both its ends stay on the paper.
fn room_for_stamp(cx: &Composer<'_>, (width, height): (f32, f32), below: f32) -> f32 {
    let (sin, cos) = WATERMARK_TURN.to_radians().sin_cos();
    let margin = cx.theme.grid;
    let across = (width / 2.0 - margin - below * sin) / cos;
    let down = (height / 2.0 - margin - below * cos) / sin;
    2.0 * across.min(down)
}

/// The lines of a draft's stamp: a long one is set smaller, then in several lines; what is more than that is cut off and
/// reported.
fn fitted_stamp(cx: &mut Composer<'_>, briefing: &Briefing, stamp: &str) -> Vec<Row> {
    let style = cx.theme.style(Style::WatermarkStamp);
    let paper = paper_size(briefing.paper);
    let room = room_for_stamp(cx, paper, STAMP_BELOW + style.leading * STAMP_LINES as f32);
    let share = (room / cx.width_of(stamp, style).max(1.0)).clamp(SMALLEST_STAMP, 1.0);
    let style = TextStyle { size: style.size * share, ..style };
    let lines = |cx: &mut Composer<'_>, text: &str| {
        cx.balanced(&Inline { tag: Tag::Decoration, ..Inline::new(text, style, NodeId::ROOT) }, (0.0, room), 0)
    };
    let mut rows = lines(cx, stamp);
    if rows.len() > STAMP_LINES {
        let shown = cx.fitted(stamp, style, room * STAMP_LINES as f32 * STAMP_FILLED);
        rows = lines(cx, &shown);
        rows.truncate(STAMP_LINES);
        let what = "the draft's stamp is longer than the page has room for; its end is cut off";
        cx.warnings.push(Warning::new(what).about(About::Front).advise("shorten it"));
    }
    for row in &mut rows {
        let middle = (start_of_line(row, 0.0) + end_of_text(row)) / 2.0;
        row.move_aside(-middle);
    }
    rows
}

/// The word DRAFT across the page, beneath all else, with when it was made.
fn watermark(cx: &mut Composer<'_>, page: &mut Page, stamp: &[Row]) {
    let middle = Point { x: page.width / 2.0, y: page.height / 2.0 };
    let (sin, cos) = WATERMARK_TURN.to_radians().sin_cos();
    let style = cx.theme.style(Style::Watermark);
    let inline = Inline { tag: Tag::Decoration, ..Inline::new(cx.words.word(Word::Draft), style, NodeId::ROOT) };
    let mut word = cx.line(&inline, Side::Left(0.0), 0.0);
    word.move_aside(-end_of_line(&word, 0.0) / 2.0);
    let leading = cx.theme.style(Style::WatermarkStamp).leading;
    let lines = stamp.iter().enumerate().map(|(i, row)| (row.clone(), STAMP_BELOW + leading * i as f32));
    let mut items = Vec::new();
    for (row, below) in std::iter::once((word, 0.0)).chain(lines) {
        for mut item in row.items.on_page(0.0) {
            if let Draw::Glyphs(run) = &mut item.draw {
                // Along the turned line from its middle, and down by the line's distance.
                let along = run.origin.x;
                run.origin = Point { x: middle.x + along * cos + below * sin, y: middle.y - along * sin + below * cos };
                run.turn_degrees = WATERMARK_TURN;
            }
            items.push(item);
        }
    }
    page.items.splice(0..0, items);
}

fn put(cx: &mut Composer<'_>, page: &mut Page, text: &str, style: Style, tag: Tag, side: Side, y: f32) {
    let style = cx.theme.style(style);
    let inline = Inline { tag, ..Inline::new(text, style, NodeId::ROOT) };
    page.items.extend(cx.line(&inline, side, y).items.on_page(0.0));
}
