//! A check over the page model: no line wider than its column, no text outside its box, none on top of another.

use std::collections::BTreeMap;

use briefpack::layout::Theme;
use briefpack::layout::page::{Draw, GlyphRun, Page, Pages, Role, Tag};
use briefpack::phrases::{Phrases, Word, page_prefixes};

/// Fails where text leaves the column or the paper, or where two texts of one line stand on each other.
pub fn check(pages: &Pages, theme: &Theme) {
    assert!(!pages.pages.is_empty());
    for (index, page) in pages.pages.iter().enumerate() {
        for item in &page.items {
            match &item.draw {
                Draw::Glyphs(run) if run.turn_degrees == 0.0 => {
                    check_run(index, page, (item.tag, role_of(pages, item.tag)), run, theme);
                }
                Draw::Fill { rect, .. } | Draw::Picture { rect, .. } => {
                    let inside =
                        rect.x >= 0.0 && rect.y >= 0.0 && rect.right() <= page.width && rect.bottom() <= page.height;
                    assert!(inside, "page {index}: something drawn leaves the paper: {rect:?}");
                }
                _ => {}
            }
        }
        check_overlaps(index, page);
    }
}

/// The role of what a text belongs to, links looked through.
fn role_of(pages: &Pages, tag: Tag) -> Option<Role> {
    let Tag::Content(node) = tag else { return None };
    let node = &pages.structure[node.0];
    Some(if node.role == Role::Link { pages.structure[node.parent.0].role } else { node.role })
}

fn check_run(index: usize, page: &Page, (tag, role): (Tag, Option<Role>), run: &GlyphRun, theme: &Theme) {
    let column = theme.page;
    let (left, right) = ends(run);
    let text = &run.text;
    assert!(left >= -0.01 && right <= page.width, "page {index}: '{text}' leaves the paper");
    if !matches!(tag, Tag::Content(_)) {
        return;
    }
    let edge = column.left + column.column + 0.5;
    // In the margins stand the names of pages beside an annex, the numbers of headings and the mark of a note.
    let notes = Phrases::all().iter().map(|phrases| phrases.word(Word::Note));
    let in_outer_margin = left > edge - theme.inset && page_prefixes().chain(notes).any(|word| text.starts_with(word));
    // A wide table stands out into the margin, on the side where its lines end; the number of a heading hangs there where
    // lines start at the right.
    let in_table = matches!(role, Some(Role::TableCell | Role::TableHeader { .. }));
    let wide = in_table && right <= page.width - 3.0 * theme.grid;
    let wide_to_left = in_table && left >= 3.0 * theme.grid && right <= edge;
    let number = role == Some(Role::Heading(2)) && text.trim().chars().all(|c| c.is_ascii_digit());
    let in_outer_margin = in_outer_margin || wide || number;
    assert!(right <= edge || in_outer_margin, "page {index}: '{text}' leaves the column");
    let hangs = right <= column.left + theme.inset || wide_to_left;
    assert!(left >= column.left - 0.5 || hangs, "page {index}: '{text}' stands left of the column");
    let (top, bottom) = (column.top, page.height - column.bottom + 0.5);
    assert!((top..=bottom).contains(&run.origin.y), "page {index}: '{text}' stands above or under the text area");
}

/// The left and the right end of what can be seen of a run.
fn ends(run: &GlyphRun) -> (f32, f32) {
    let blank = |g: &&briefpack::layout::page::Glyph| {
        run.text.get(g.cluster()).is_none_or(|text| text.chars().all(|c| c.is_whitespace() || c.is_control()))
    };
    let before: f32 = run.glyphs.iter().take_while(blank).map(|g| g.advance).sum();
    let after: f32 = run.glyphs.iter().rev().take_while(blank).map(|g| g.advance).sum();
    let right = run.origin.x + run.width() - after;
    ((run.origin.x + before).min(right), right)
}

/// Texts on one baseline stand beside one another.
fn check_overlaps(index: usize, page: &Page) {
    let mut lines: BTreeMap<i64, Vec<(f32, f32, &str)>> = BTreeMap::new();
    for item in &page.items {
        if let Draw::Glyphs(run) = &item.draw
            && run.turn_degrees == 0.0
            && !run.text.trim().is_empty()
        {
            let (left, right) = ends(run);
            lines.entry((run.origin.y * 4.0).round() as i64).or_default().push((left, right, &run.text));
        }
    }
    for line in lines.values_mut() {
        line.sort_by(|a, b| a.0.total_cmp(&b.0));
        for pair in line.windows(2) {
            let ((_, right, one), (left, _, other)) = (pair[0], pair[1]);
            assert!(left >= right - 0.6, "page {index}: '{one}' and '{other}' stand on each other");
        }
    }
}
