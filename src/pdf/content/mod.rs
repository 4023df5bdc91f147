//! A page's content: its items as printpdf's operations, and these as a compressed content stream.

mod marks;
mod text;

use std::collections::{BTreeMap, BTreeSet};
use std::io;

use lopdf::{Dictionary, Object};
use printpdf::graphics::{PaintMode, PolygonRing, WindingOrder};
use printpdf::{
    ExtendedGraphicsStateId, FontId, Greyscale, Line, LineDashPattern, LinePoint, Op, PdfDocument, PdfFontHandle,
    PdfPage, PdfSaveOptions, Polygon, Pt, Rgb, XObjectId, XObjectTransform,
};

use crate::diag::Warning;
use crate::layout::page::{Color, Draw, NodeId, Outline, Page, PageItem, Pages, Point, Rect, Ring, Segment, Tag};
use crate::pdf::file::deflated;
use crate::pdf::fonts::FontBook;
use crate::pdf::object::is_length;
use crate::pdf::pictures;
use crate::pdf::seal::{self, Hash};
use crate::pdf::structure::{Bounds, Figures};

use marks::Mark;

/// The smallest and the largest side of a page (ISO 19005-3, 6.1.13), in points.
const PAGE_SIDES: std::ops::RangeInclusive<f32> = 3.0..=14_400.0;
/// What a page of no valid size becomes: A4.
const FALLBACK_SIZE: (f32, f32) = (595.28, 841.89);

/// A page as it goes into the file.
pub struct PaintedPage {
    /// printpdf's page object: its boxes.
    pub object: Dictionary,
    /// The height, in points, that y is measured down from.
    pub height: f64,
    /// The content stream, compressed.
    pub content: Vec<u8>,
    /// The hash of the content stream.
    pub hash: Hash,
    /// Width and height, in points.
    pub size: (f32, f32),
    /// The element that each marked-content sequence belongs to, by MCID.
    pub marks: Vec<NodeId>,
    /// The fonts used, by index.
    pub fonts: BTreeSet<usize>,
    /// The pictures used, by index.
    pub pictures: BTreeSet<usize>,
    /// The opacities used, of 255.
    pub opacities: BTreeSet<u8>,
    /// Where the figures lie whose content is on this page.
    pub figures: BTreeMap<NodeId, Bounds>,
    /// What was off.
    pub warnings: Vec<Warning>,
}

/// The name that content calls a font by. No `F1`: printpdf takes that for a font of its own.
pub fn font_name(index: usize) -> String {
    format!("T{index}")
}

/// The name that content calls a picture by.
pub fn picture_name(index: usize) -> String {
    format!("Im{index}")
}

/// The name that content calls an opacity by.
pub fn opacity_name(opacity: u8) -> String {
    format!("O{opacity}")
}

/// Paints a page. `shell` gives the structure and the pictures, its own pages are not looked at.
pub fn paint(
    page: &Page,
    page_index: usize,
    shell: &Pages,
    fonts: &FontBook,
    figures: &Figures,
) -> io::Result<PaintedPage> {
    let mut painter = Painter::new(page, page_index, shell, fonts, figures);
    page.items.iter().for_each(|item| painter.item(item));
    painter.finish()
}

/// The state of a page that is being painted.
struct Painter<'a> {
    ops: Vec<Op>,
    fonts: &'a FontBook<'a>,
    shell: &'a Pages,
    figures: &'a Figures,
    page_index: usize,
    width: f64,
    height: f64,
    mark: Option<Mark>,
    in_text: bool,
    /// The start of the text line in hundredths of a point; `Td` moves from there.
    line_start: (i64, i64),
    font: Option<(usize, f32)>,
    rise: f32,
    fill: Color,
    stroke: Color,
    stroke_width: f32,
    dash: Option<(f32, f32)>,
    out: PaintedPage,
}

impl<'a> Painter<'a> {
    fn new(page: &Page, page_index: usize, shell: &'a Pages, fonts: &'a FontBook, figures: &'a Figures) -> Self {
        let valid = PAGE_SIDES.contains(&page.width) && PAGE_SIDES.contains(&page.height);
        let (width, height) = if valid { (page.width, page.height) } else { FALLBACK_SIZE };
        let mut painter = Self {
            ops: Vec::with_capacity(page.items.len() * 6),
            fonts,
            shell,
            figures,
            page_index,
            width: f64::from(width),
            height: f64::from(height),
            mark: None,
            in_text: false,
            line_start: (0, 0),
            font: None,
            rise: 0.0,
            fill: Color(0, 0, 0),
            stroke: Color(0, 0, 0),
            stroke_width: 1.0,
            dash: None,
            out: PaintedPage {
                object: Dictionary::new(),
                height: f64::from(height),
                content: Vec::new(),
                hash: Hash::default(),
                size: (width, height),
                marks: Vec::new(),
                fonts: BTreeSet::new(),
                pictures: BTreeSet::new(),
                opacities: BTreeSet::new(),
                figures: BTreeMap::new(),
                warnings: Vec::new(),
            },
        };
        if !valid {
            painter.warn("the page has no valid size, A4 is taken");
        }
        painter
    }

    fn warn(&mut self, what: impl Into<String>) {
        self.out.warnings.push(Warning::new(what).at(format!("page {}", self.page_index + 1)));
    }

    fn item(&mut self, item: &PageItem) {
        if let Tag::Content(node) = item.tag
            && node.0 >= self.shell.structure.len().max(1)
        {
            return self.warn(format!("an item that belongs to no part of the structure ({}) is left out", node.0));
        }
        match &item.draw {
            Draw::Glyphs(run) => self.glyphs(run, item.tag),
            Draw::Fill { rect, color } => self.fill(rect, *color, item.tag),
            Draw::Line { from, to, width, color, dash } => self.line([*from, *to], *width, *color, *dash, item.tag),
            Draw::Polygon { points, color } => self.polygon(points, *color, item.tag),
            Draw::Outline(outline) => self.outline(outline, item.tag),
            Draw::Picture { picture, rect } => self.picture(*picture, rect, item.tag),
        }
    }

    fn fill(&mut self, rect: &Rect, color: Color, tag: Tag) {
        let Some([left, bottom, right, top]) = self.corners(rect) else {
            return self.warn("a rectangle at no place is left out");
        };
        self.draw(tag, [left, bottom, right, top]);
        self.fill_color(color);
        let rectangle = printpdf::Rect {
            x: points(left),
            y: points(bottom),
            width: points(right - left),
            height: points(top - bottom),
            mode: Some(PaintMode::Fill),
            winding_order: Some(WindingOrder::NonZero),
        };
        self.ops.push(Op::DrawRectangle { rectangle });
    }

    fn line(&mut self, ends: [Point; 2], width: f32, color: Color, dash: Option<(f32, f32)>, tag: Tag) {
        let dash = dash
            .filter(|(on, off)| [*on, *off].iter().all(|part| is_length(*part) && *part >= 0.0) && on + off >= 0.01);
        let Some(bounds) = self.bounds(&ends).filter(|_| is_length(width) && width >= 0.0) else {
            return self.warn("a line at no place is left out");
        };
        self.draw(tag, bounds);
        if self.stroke != color {
            self.stroke = color;
            self.ops.push(Op::SetOutlineColor { col: device_color(color) });
        }
        if self.stroke_width != width {
            self.stroke_width = width;
            self.ops.push(Op::SetOutlineThickness { pt: Pt(round(f64::from(width))) });
        }
        if self.dash != dash {
            self.dash = dash;
            let pattern = dash.map(|(on, off)| [round(f64::from(on)), round(f64::from(off))]);
            let dash = LineDashPattern::new(0.0, pattern.as_ref().map_or(&[], |pattern| pattern.as_slice()));
            self.ops.push(Op::SetLineDashPattern { dash });
        }
        let points = ends.iter().map(|end| self.corner(end)).collect();
        self.ops.push(Op::DrawLine { line: Line { points, is_closed: false } });
    }

    fn polygon(&mut self, corners: &[Point], color: Color, tag: Tag) {
        let Some(bounds) = self.bounds(corners) else {
            return self.warn("a polygon at no place is left out");
        };
        self.draw(tag, bounds);
        self.fill_color(color);
        let points = corners.iter().map(|corner| self.corner(corner)).collect();
        let polygon = Polygon {
            rings: vec![PolygonRing { points }],
            mode: PaintMode::Fill,
            winding_order: WindingOrder::NonZero,
        };
        self.ops.push(Op::DrawPolygon { polygon });
    }

    fn outline(&mut self, outline: &Outline, tag: Tag) {
        let points: Vec<Point> = outline.points().copied().collect();
        let Some(bounds) = self.bounds(&points) else {
            return self.warn("an outline at no place is left out");
        };
        self.draw(tag, bounds);
        self.fill_color(outline.color);
        let rings = outline.rings.iter().map(|ring| self.ring(ring)).collect();
        let winding_order = if outline.even_odd { WindingOrder::EvenOdd } else { WindingOrder::NonZero };
        let polygon = Polygon { rings, mode: PaintMode::Fill, winding_order };
        let see_through = outline.opacity < u8::MAX;
        if see_through {
            self.out.opacities.insert(outline.opacity);
            self.ops.push(Op::SaveGraphicsState);
            self.ops.push(Op::LoadGraphicsState { gs: ExtendedGraphicsStateId(opacity_name(outline.opacity)) });
        }
        self.ops.push(Op::DrawPolygon { polygon });
        if see_through {
            self.ops.push(Op::RestoreGraphicsState);
        }
    }

    /// A ring as printpdf has it: the control points of a curve are marked, its end is not.
    fn ring(&self, ring: &Ring) -> PolygonRing {
        let mut points = vec![self.corner(&ring.start)];
        let control = |point: &Point| LinePoint { bezier: true, ..self.corner(point) };
        for segment in &ring.segments {
            match segment {
                Segment::Line(to) => points.push(self.corner(to)),
                Segment::Curve(first, second, to) => {
                    points.extend([control(first), control(second), self.corner(to)]);
                }
            }
        }
        PolygonRing { points }
    }

    fn picture(&mut self, index: usize, rect: &Rect, tag: Tag) {
        if !self.shell.pictures.get(index).is_some_and(|picture| pictures::is_whole(picture)) {
            return self.warn(format!("picture {index} is missing or damaged and is left out"));
        }
        let Some([left, bottom, right, top]) = self.corners(rect) else {
            return self.warn("a picture at no place is left out");
        };
        self.draw(tag, [left, bottom, right, top]);
        self.out.pictures.insert(index);
        let transform = XObjectTransform {
            translate_x: Some(points(left)),
            translate_y: Some(points(bottom)),
            scale_x: Some(round(right - left)),
            scale_y: Some(round(top - bottom)),
            ..XObjectTransform::default()
        };
        self.ops.push(Op::UseXobject { id: XObjectId(picture_name(index)), transform });
    }

    /// Moves to a place given in points from the page's lower left.
    fn move_to(&mut self, x: f64, y: f64) {
        let to = ((x * 100.0).round() as i64, (y * 100.0).round() as i64);
        let hundredths = |value: i64| Pt((value as f64 / 100.0) as f32);
        let pos = printpdf::Point { x: hundredths(to.0 - self.line_start.0), y: hundredths(to.1 - self.line_start.1) };
        self.ops.push(Op::SetTextCursor { pos });
        self.line_start = to;
    }

    fn set_font(&mut self, font: usize, size: f32) {
        self.out.fonts.insert(font);
        if self.font != Some((font, size)) {
            self.font = Some((font, size));
            let font = PdfFontHandle::External(FontId(font_name(font)));
            self.ops.push(Op::SetFont { font, size: Pt(size) });
        }
    }

    fn fill_color(&mut self, color: Color) {
        if self.fill != color {
            self.fill = color;
            self.ops.push(Op::SetFillColor { col: device_color(color) });
        }
    }

    /// Widens the bounds of the figure that the content belongs to.
    fn grow_figure(&mut self, tag: Tag, [left, bottom, right, top]: Bounds) {
        if let Tag::Content(node) = tag
            && let Some(figure) = self.figures.of(node)
        {
            let bounds = self.out.figures.entry(figure).or_insert([left, bottom, right, top]);
            *bounds = [bounds[0].min(left), bounds[1].min(bottom), bounds[2].max(right), bounds[3].max(top)];
        }
    }

    /// The corners measured from the page's lower left; `None` where one is no number.
    fn corners(&self, rect: &Rect) -> Option<Bounds> {
        let far = Point { x: rect.x + rect.width, y: rect.y + rect.height };
        self.bounds(&[Point { x: rect.x, y: rect.y }, far])
    }

    fn bounds(&self, points: &[Point]) -> Option<Bounds> {
        if points.is_empty() || !points.iter().all(|point| is_length(point.x) && is_length(point.y)) {
            return None;
        }
        let mut bounds = [f64::INFINITY, f64::INFINITY, f64::NEG_INFINITY, f64::NEG_INFINITY];
        for point in points {
            let (x, y) = self.upwards(point);
            bounds = [bounds[0].min(x), bounds[1].min(y), bounds[2].max(x), bounds[3].max(y)];
        }
        Some(bounds)
    }

    /// The point measured from the page's lower left.
    fn upwards(&self, point: &Point) -> (f64, f64) {
        (f64::from(point.x), self.height - f64::from(point.y))
    }

    fn corner(&self, point: &Point) -> LinePoint {
        let (x, y) = self.upwards(point);
        LinePoint { p: printpdf::Point { x: points(x), y: points(y) }, bezier: false }
    }

    /// Has printpdf make the page object and the content of the operations.
    fn finish(mut self) -> io::Result<PaintedPage> {
        self.leave_text();
        self.unmark();
        let whole = printpdf::Rect {
            x: Pt(0.0),
            y: Pt(0.0),
            width: Pt(round(self.width)),
            height: Pt(round(self.height)),
            mode: None,
            winding_order: None,
        };
        let page = PdfPage { media_box: whole.clone(), trim_box: whole.clone(), crop_box: whole, ops: self.ops };
        let mut document = PdfDocument::new("");
        document.pages.push(page);
        let mut complaints = Vec::new();
        // Operations that printpdf does not know are ours.
        let options = PdfSaveOptions { secure: false, ..PdfSaveOptions::default() };
        let mut made = document.to_lopdf_document(&options, &mut complaints);
        let place = format!("page {}", self.page_index + 1);
        self.out.warnings.extend(complaints.into_iter().map(|complaint| Warning::new(complaint.msg).at(place.clone())));
        let page_id = made.get_pages().into_values().next().ok_or_else(|| io::Error::other("printpdf made no page"))?;
        if let Some(Object::Dictionary(object)) = made.objects.remove(&page_id) {
            self.out.object = object;
        }
        let content = self.out.object.remove(b"Contents").and_then(|id| id.as_reference().ok());
        if let Some(Object::Stream(stream)) = content.and_then(|id| made.objects.remove(&id)) {
            self.out.hash = seal::of_content(&stream.content);
            self.out.content = deflated(&stream.content)?;
        }
        Ok(self.out)
    }
}

fn device_color(Color(red, green, blue): Color) -> printpdf::Color {
    let share = |channel: u8| (f32::from(channel) / 255.0 * 1000.0).round() / 1000.0;
    if red == green && green == blue {
        printpdf::Color::Greyscale(Greyscale { percent: share(red), icc_profile: None })
    } else {
        printpdf::Color::Rgb(Rgb { r: share(red), g: share(green), b: share(blue), icc_profile: None })
    }
}

/// Hundredths of a point are finer than any press.
fn round(points: f64) -> f32 {
    ((points * 100.0).round() / 100.0) as f32
}

fn points(value: f64) -> Pt {
    Pt(round(value))
}
