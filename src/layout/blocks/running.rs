//! What runs at the edges of every page: marking, short title and date, page n of N.

use super::long_date;
use crate::article::shorten;
use crate::assemble::Briefing;
use crate::layout::Composer;
use crate::layout::page::{NodeId, Page, Tag};
use crate::layout::paragraph::{Inline, Side};
use crate::layout::theme::Style;

/// The longest title that a running header holds, in characters.
const SHORT_TITLE_CHARS: usize = 64;

/// Adds headers and footers to finished pages.
pub(in crate::layout) fn add(cx: &mut Composer<'_>, briefing: &Briefing, pages: &mut [Page]) {
    let count = pages.len();
    let title = shorten(&briefing.title, SHORT_TITLE_CHARS);
    let date = briefing.date.map(long_date);
    for (i, page) in pages.iter_mut().enumerate() {
        let measures = cx.theme.page;
        let (left, right) = (measures.left, measures.left + measures.column);
        let footer_y = page.height - measures.footer;
        // The first page opens with the title itself.
        if i > 0 {
            put(cx, page, &title, Style::Running, Tag::Header, Side::Left(left), measures.header);
            if let Some(date) = &date {
                put(cx, page, date, Style::Running, Tag::Header, Side::Right(right), measures.header);
            }
        }
        let number = format!("page {} of {count}", i + 1);
        put(cx, page, &number, Style::Running, Tag::Footer, Side::Right(right), footer_y);
        if let Some(marking) = &briefing.marking {
            let (middle, low) = (page.width / 2.0, page.height - measures.marking);
            put(cx, page, marking, Style::Marking, Tag::Header, Side::Center(middle), measures.marking);
            put(cx, page, marking, Style::Marking, Tag::Footer, Side::Center(middle), low);
        }
    }
}

fn put(cx: &mut Composer<'_>, page: &mut Page, text: &str, style: Style, tag: Tag, side: Side, y: f32) {
    let style = cx.theme.style(style);
    let inline = Inline { tag, ..Inline::new(text, style, NodeId::ROOT) };
    page.items.extend(cx.line(&inline, side, y).items);
}
