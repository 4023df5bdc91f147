//! The list of sources: what each is, when and where it appeared, and the file it was read from.

use super::section::heading;
use super::title::space_before;
use crate::assemble::{Briefing, Source};
use crate::layout::Composer;
use crate::layout::flow::Row;
use crate::layout::page::{NodeId, Role, Tag, Target};
use crate::layout::paragraph::{Inline, InlineLink, OwnText, Side, Start, baseline, in_own_directions, inlines_of};
use crate::layout::theme::Style;
use crate::phrases::{Phrases, Word};

pub(in crate::layout) fn compose(cx: &mut Composer<'_>, briefing: &Briefing) -> Vec<Row> {
    if briefing.sources.is_empty() {
        return Vec::new();
    }
    let section = cx.node(NodeId::ROOT, Role::Section);
    let place = cx.place();
    let mut rows = heading(cx, section, None, cx.words.word(Word::Sources), place);
    let list = cx.node(section, Role::List { numbered: true });
    for (i, source) in briefing.sources.iter().enumerate() {
        let mut lines = entry(cx, briefing, list, source);
        space_before(&mut lines, cx.theme.grid * if i == 0 { 0.5 } else { 0.75 });
        rows.extend(lines);
    }
    rows
}

fn entry(cx: &mut Composer<'_>, briefing: &Briefing, list: NodeId, source: &Source) -> Vec<Row> {
    let theme = cx.theme;
    let page = theme.page;
    let (x, width) = (page.left + theme.hang * 1.5, page.column - theme.hang * 1.5);
    let item = cx.node(list, Role::ListItem);
    let label = cx.node(item, Role::Label);
    let body = cx.node(item, Role::ListBody);

    let title_node = cx.node_in(body, Role::Paragraph, source.language.code(), briefing.language.code());
    let (title, style) = match source.titled {
        true => (source.title.clone(), theme.style(Style::EntryTitle)),
        false => (cx.words.in_marks(&source.title), theme.style(Style::EntryOpening)),
    };
    // In whatever script it is, a title starts beside its number.
    let inline = Inline { isolated: Some(0..title.len()), ..Inline::new(&title, style, title_node) };
    let mut rows = cx.paragraph(&[inline], x, width);
    let number = format!("[{}]", source.number);
    let inline = Inline { tag: Tag::Content(label), ..Inline::new(&number, theme.style(Style::SourceLink), label) };
    let items = cx.line(&inline, Side::Left(page.left), baseline(&style));
    if let Some(first) = rows.first_mut() {
        first.prepend(items);
        if let Some(place) = cx.source_places.get(source.number.saturating_sub(1)) {
            first.anchors.push(*place);
        }
    }
    let details = one_line(details(cx.words, source), Start::Left);
    let node = cx.node(body, Role::Paragraph);
    let inlines: Vec<Inline<'_>> = inlines_of(&details, theme.style(Style::EntryDetail), node).collect();
    rows.extend(cx.paragraph(&inlines, x, width));
    if let Some(address) = &source.address {
        let node = cx.node(body, Role::Paragraph);
        let link_node = if is_of_the_web(address) { cx.node(node, Role::Link) } else { node };
        let link = is_of_the_web(address).then(|| InlineLink {
            target: Target::Uri(address.clone()),
            description: cx.words.fill(Word::ToAddress, &[("address", address)]),
        });
        let inline = Inline { link, ..Inline::new(address, theme.style(Style::EntryLink), link_node) };
        rows.extend(cx.paragraph(&[inline], x, width));
    }
    let node = cx.node(body, Role::Paragraph);
    let file = format!("{} ", cx.words.fill(Word::File, &[("name", &source.file_name)]));
    rows.extend(cx.paragraph(&[Inline::new(&file, theme.style(Style::EntryDetail), node)], x, width));
    rows.extend(cx.paragraph(&[Inline::new(&source.sha256, theme.style(Style::EntryHash), node)], x, width));
    let count = rows.len();
    for row in rows.iter_mut().take(count.saturating_sub(1)) {
        row.keep_with_next = true;
    }
    rows
}

/// Whether a click may open an address: one of the web, and neither a file of somebody's machine nor a program's words.
fn is_of_the_web(address: &str) -> bool {
    let starts = |scheme: &str| address.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme));
    starts("https://") || starts("http://")
}

/// Details as one line of text that runs from a side, each in its own direction.
pub(super) fn one_line(details: Vec<String>, start: Start) -> Vec<OwnText> {
    let part = |(i, detail): (usize, String)| {
        let before = if i == 0 { start.mark() } else { "\u{a0}· " };
        let own = before.len()..before.len() + detail.len();
        (format!("{before}{detail}"), own)
    };
    in_own_directions(details.into_iter().enumerate().map(part).collect())
}

fn details(words: &Phrases, source: &Source) -> Vec<String> {
    let mut parts = Vec::new();
    parts.extend(source.outlet.clone());
    parts.extend(source.byline.clone());
    parts.push(source.published.map_or_else(|| words.word(Word::Undated).to_owned(), |d| words.long_date(d)));
    if !source.titled {
        parts.push(words.word(Word::Untitled).to_owned());
    }
    if !source.quoted {
        parts.push(words.word(Word::NotQuoted).to_owned());
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::is_of_the_web;

    #[test]
    fn only_addresses_of_the_web_are_links() {
        assert!(is_of_the_web("https://example.org/a") && is_of_the_web("HTTP://example.org"));
        assert!(!["javascript:alert(1)", "file:///home/x", "example.org", "htt", ""].into_iter().any(is_of_the_web));
    }
}
