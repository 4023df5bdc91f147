//! Hand-made pages: shaped text at plain places, with the structure it belongs to.

use std::sync::Arc;

use briefpack::layout::page::*;

pub const SERIF: usize = 0;
pub const SERIF_BOLD: usize = 1;
pub const SANS: usize = 2;

/// Pages in the making, written line by line.
pub struct Draft {
    pub pages: Pages,
    y: f32,
}

impl Draft {
    /// One empty page, a root, and fonts of both kinds.
    pub fn new() -> Self {
        let mut draft = Self { pages: Pages::default(), y: 0.0 };
        draft.pages.info = Info { title: "Briefing".into(), language: "en".into(), ..Info::default() };
        draft.pages.fonts = vec![
            font("NotoSerif-Regular", include_bytes!("../../assets/fonts/NotoSerif-Regular.ttf")),
            font("NotoSerif-Bold", include_bytes!("../../assets/fonts/NotoSerif-Bold.ttf")),
            font("Inter-Regular", include_bytes!("../../assets/fonts/Inter-Regular.otf")),
        ];
        draft.node(NodeId::ROOT, Role::Document);
        draft.page();
        draft
    }

    pub fn page(&mut self) {
        self.pages.pages.push(Page { width: 595.28, height: 841.89, ..Page::default() });
        self.y = 60.0;
    }

    pub fn node(&mut self, parent: NodeId, role: Role) -> NodeId {
        self.pages.structure.push(Node { parent, role, language: None, alt: None, id: None });
        NodeId(self.pages.structure.len() - 1)
    }

    pub fn node_mut(&mut self, node: NodeId) -> &mut Node {
        &mut self.pages.structure[node.0]
    }

    /// Draws on the last page.
    pub fn draw(&mut self, tag: Tag, draw: Draw) {
        self.pages.pages.last_mut().unwrap().items.push(PageItem { tag, draw });
    }

    /// A line of text below the one before.
    pub fn line(&mut self, node: NodeId, text: &str) -> Rect {
        self.line_in(node, SERIF, 11.0, text)
    }

    pub fn line_in(&mut self, node: NodeId, font: usize, size: f32, text: &str) -> Rect {
        self.y += size * 1.5;
        let run = self.run(font, size, Point { x: 72.0, y: self.y }, text);
        let rect = Rect { x: 72.0, y: self.y - size, width: run.width(), height: size * 1.3 };
        self.draw(Tag::Content(node), Draw::Glyphs(run));
        rect
    }

    /// A new child of that role with a line of text.
    pub fn part(&mut self, parent: NodeId, role: Role, text: &str) -> NodeId {
        let node = self.node(parent, role);
        self.line(node, text);
        node
    }

    pub fn run(&self, font: usize, size: f32, origin: Point, text: &str) -> GlyphRun {
        shape(&self.pages.fonts[font], font, size, origin, text)
    }

    pub fn link(&mut self, node: NodeId, rect: Rect, target: Target, description: &str) {
        let link = Link { rect, target, description: description.into(), node };
        self.pages.pages.last_mut().unwrap().links.push(link);
    }

    /// A place on the last page, at the height of the line before.
    pub fn dest(&mut self) -> DestId {
        let page = self.pages.pages.len() - 1;
        self.pages.destinations.push(Destination { page, at: Point { x: 72.0, y: self.y - 14.0 } });
        DestId(self.pages.destinations.len() - 1)
    }
}

pub fn font(name: &str, data: &'static [u8]) -> Arc<Font> {
    Arc::new(Font { name: name.into(), data: FontData::Static(data), index: 0, units_per_em: units_per_em(data) })
}

fn units_per_em(data: &[u8]) -> u16 {
    use skrifa::raw::TableProvider;
    skrifa::FontRef::new(data).unwrap().head().unwrap().units_per_em()
}

/// The text in glyphs, ligatures and all.
pub fn shape(font: &Font, index: usize, size: f32, origin: Point, text: &str) -> GlyphRun {
    let face = harfrust::FontRef::from_index(font.data.bytes(), font.index).unwrap();
    let data = harfrust::ShaperData::new(&face);
    let mut buffer = harfrust::UnicodeBuffer::new();
    buffer.push_str(text);
    buffer.guess_segment_properties();
    let shaped = data.shaper(&face).build().shape(buffer, harfrust::ShapeOptions::new());
    let scale = size / f32::from(font.units_per_em);
    let infos = shaped.glyph_infos();
    let starts: Vec<u32> = infos.iter().map(|info| info.cluster).collect();
    let glyphs = infos
        .iter()
        .zip(shaped.glyph_positions())
        .map(|(info, position)| Glyph {
            id: info.glyph_id as u16,
            advance: position.x_advance as f32 * scale,
            dx: position.x_offset as f32 * scale,
            dy: position.y_offset as f32 * scale,
            cluster_start: info.cluster,
            cluster_end: starts
                .iter()
                .copied()
                .filter(|start| *start > info.cluster)
                .min()
                .unwrap_or(text.len() as u32),
        })
        .collect();
    GlyphRun { font: index, size, color: Color(20, 20, 20), origin, turn_degrees: 0.0, text: text.into(), glyphs }
}
