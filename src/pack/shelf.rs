//! The articles of a pack: added, ticked, put into the bin and taken out of it, replaced by a fuller reading.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::article::{Article, ArticleId, Passage, Span};

use super::apply::remove_highlight;
use super::edit::EditError;
use super::{Body, Highlight, HighlightId, Item, ItemId, Pack, PackArticle, Section, SectionId};

/// An article in the bin, with all the work that hung on it.
#[derive(Debug, Clone, PartialEq)]
pub struct Binned {
    /// The article as it stood in the pack.
    pub entry: PackArticle,
    /// The index at which it stood.
    pub index: usize,
    /// Its highlights.
    pub highlights: Vec<Highlight>,
    /// The items that printed them, as they were.
    pub items: Vec<BinnedItem>,
}

/// An item that printed passages of an article in the bin.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BinnedItem {
    /// The section it stood in.
    pub section: SectionId,
    /// Its index there.
    pub index: usize,
    /// The item.
    pub item: Item,
}

impl PackArticle {
    /// An article as it joins a pack: ticked, with the hash of its text.
    pub fn new(article: Arc<Article>) -> Self {
        let text_sha256 = article.text_sha256();
        Self { article, imported: None, ticked: true, in_full: false, text_sha256 }
    }
}

/// Adds articles. One that is there already changes nothing; one that lies in the bin comes back with its work.
pub(super) fn add(pack: &mut Pack, entries: impl IntoIterator<Item = PackArticle>) {
    let entries: Vec<PackArticle> = entries.into_iter().collect();
    let mut new: BTreeSet<ArticleId> = entries.iter().map(|entry| entry.article.id.clone()).collect();
    for known in &pack.articles {
        new.remove(&known.article.id);
    }
    for entry in entries {
        if !new.remove(&entry.article.id) {
            continue;
        }
        if pack.bin.iter().any(|b| b.entry.article.id == entry.article.id) {
            // It is there: taking it out of the bin cannot fail.
            let _ = restore(pack, std::slice::from_ref(&entry.article.id));
        } else {
            pack.articles.push(entry);
        }
    }
}

/// Gives articles an annex whether or not they are quoted.
pub(super) fn print_in_full(pack: &mut Pack, ids: &[ArticleId]) -> Result<(), EditError> {
    for id in ids {
        let entry = pack.articles.iter_mut().find(|a| &a.article.id == id);
        entry.ok_or_else(|| EditError::NoArticle(id.clone()))?.in_full = true;
    }
    Ok(())
}

/// Ticks articles, or takes their ticks away.
pub(super) fn tick(pack: &mut Pack, ids: &[ArticleId], ticked: bool) -> Result<(), EditError> {
    let wanted = known(pack, ids)?;
    for entry in pack.articles.iter_mut().filter(|a| wanted.contains(&a.article.id)) {
        entry.ticked = ticked;
    }
    Ok(())
}

/// Puts articles into the bin, with their highlights and the items that printed them.
pub(super) fn bin(pack: &mut Pack, ids: &[ArticleId]) -> Result<(), EditError> {
    let wanted = known(pack, ids)?;
    let mut binned: Vec<Binned> = Vec::new();
    let mut at: BTreeMap<ArticleId, usize> = BTreeMap::new();
    for (index, entry) in pack.articles.iter().enumerate().filter(|(_, a)| wanted.contains(&a.article.id)) {
        at.insert(entry.article.id.clone(), binned.len());
        binned.push(Binned { entry: entry.clone(), index, highlights: Vec::new(), items: Vec::new() });
    }
    pack.articles.retain(|a| !wanted.contains(&a.article.id));
    let mut gone: BTreeMap<HighlightId, usize> = BTreeMap::new();
    for highlight in pack.highlights.values() {
        if let Some(&own) = at.get(&highlight.passage.article)
            && let Some(entry) = binned.get_mut(own)
        {
            entry.highlights.push(highlight.clone());
            gone.insert(highlight.id, own);
        }
    }
    for section in &pack.sections {
        for (index, item) in section.items.iter().enumerate() {
            let owners: BTreeSet<usize> = item.body.highlights().iter().filter_map(|h| gone.get(h).copied()).collect();
            for owner in owners {
                if let Some(entry) = binned.get_mut(owner) {
                    entry.items.push(BinnedItem { section: section.id, index, item: item.clone() });
                }
            }
        }
    }
    for highlight in gone.into_keys() {
        remove_highlight(pack, highlight)?;
    }
    pack.bin.extend(binned);
    Ok(())
}

fn known(pack: &Pack, ids: &[ArticleId]) -> Result<BTreeSet<ArticleId>, EditError> {
    let there: BTreeSet<&ArticleId> = pack.articles.iter().map(|a| &a.article.id).collect();
    match ids.iter().find(|id| !there.contains(id)) {
        Some(id) => Err(EditError::NoArticle(id.clone())),
        None => Ok(ids.iter().cloned().collect()),
    }
}

/// Takes articles out of the bin, with their highlights, and puts the items that printed them back in place.
pub(super) fn restore(pack: &mut Pack, ids: &[ArticleId]) -> Result<(), EditError> {
    for id in ids {
        let at = pack.bin.iter().position(|b| &b.entry.article.id == id);
        let Some(at) = at else { return Err(EditError::NoArticle(id.clone())) };
        let binned = pack.bin.remove(at);
        if pack.article(id).is_none() {
            let index = binned.index.min(pack.articles.len());
            pack.articles.insert(index, binned.entry);
        }
        for highlight in binned.highlights {
            pack.highlights.insert(highlight.id, highlight);
        }
        for lost in binned.items {
            put_back(pack, lost, id);
        }
    }
    Ok(())
}

/// Puts an item back, or fills the gaps that the article left in one that is still there.
fn put_back(pack: &mut Pack, lost: BinnedItem, article: &ArticleId) {
    let highlights = &pack.highlights;
    let own = |h: &HighlightId| highlights.get(h).is_some_and(|h| &h.passage.article == article);
    let there = pack.sections.iter_mut().flat_map(|s| &mut s.items).find(|i| i.id == lost.item.id);
    if let Some(there) = there {
        fill(&mut there.body, &lost.item.body, own);
        return;
    }
    let mut item = lost.item;
    if let Body::List { entries, .. } = &mut item.body {
        entries.retain(|e| highlights.contains_key(e));
    }
    if item.body.highlights().iter().any(|h| !highlights.contains_key(h)) {
        return;
    }
    let section = pack.sections.iter().position(|s| s.id == lost.section);
    let Some(section) = section.or_else(|| pack.sections.len().checked_sub(1)) else {
        let id = SectionId(pack.next_id);
        pack.next_id = pack.next_id.saturating_add(1);
        let mut section = Section::new(id, super::FIRST_SECTION);
        section.items.push(item);
        pack.sections.push(section);
        return;
    };
    if let Some(section) = pack.sections.get_mut(section) {
        let index = if section.id == lost.section { lost.index.min(section.items.len()) } else { section.items.len() };
        section.items.insert(index, item);
    }
}

/// Puts an article's own passages back into a list or a chronology that went on without them.
fn fill(body: &mut Body, before: &Body, own: impl Fn(&HighlightId) -> bool) {
    match (body, before) {
        (Body::List { entries, .. }, Body::List { entries: before, .. }) => {
            for (index, entry) in before.iter().enumerate().filter(|(_, e)| own(e)) {
                if !entries.contains(entry) {
                    entries.insert(index.min(entries.len()), *entry);
                }
            }
        }
        (Body::Chronology(entries), Body::Chronology(before)) => {
            for told in before.iter().filter(|e| e.passage.as_ref().is_some_and(&own)) {
                let same = |e: &&mut super::Happening| {
                    e.passage.is_none() && e.date == told.date && e.end == told.end && e.text == told.text
                };
                if let Some(entry) = entries.iter_mut().find(same) {
                    entry.passage = told.passage;
                }
            }
        }
        _ => {}
    }
}

/// Puts another reading of an article in its place. Its passages are found again by their words; where one is not
/// there any more, nothing changes.
pub(super) fn replace(pack: &mut Pack, old: &ArticleId, article: &Arc<Article>) -> Result<(), EditError> {
    let Some(before) = pack.article(old).map(Arc::clone) else { return Err(EditError::NoArticle(old.clone())) };
    if old != &article.id && pack.article(&article.id).is_some() {
        return Err(EditError::ArticleThere(article.display_title()));
    }
    let mut carried = Vec::new();
    for highlight in pack.highlights.values().filter(|h| &h.passage.article == old) {
        let passage = relocate(&highlight.passage, &before, article)
            .ok_or_else(|| EditError::NotCarried(crate::article::shorten(&highlight.passage.quote, SHOWN_CHARS)))?;
        carried.push((highlight.id, passage));
    }
    for (id, passage) in carried {
        if let Some(highlight) = pack.highlights.get_mut(&id) {
            highlight.passage = passage;
        }
    }
    if let Some(entry) = pack.articles.iter_mut().find(|a| &a.article.id == old) {
        *entry = entry.read_again(article);
    }
    Ok(())
}

/// How much of a passage an error shows, in characters.
const SHOWN_CHARS: usize = 80;

/// The same words in another reading of the article: in the block that starts on the same line and says the same, else
/// where they stand, if they stand in one place alone.
fn relocate(passage: &Passage, before: &Article, after: &Article) -> Option<Passage> {
    let mut spans = Vec::with_capacity(passage.spans.len());
    for (span, words) in passage.spans.iter().zip(passage.paragraphs()) {
        let own = before.blocks.get(span.block)?;
        let same = after.blocks.iter().position(|b| b.line == own.line && b.text == own.text);
        spans.push(match same {
            Some(block) => Span { block, ..*span },
            None => only_place(after, words)?,
        });
    }
    let moved = Passage::new(after, spans).ok()?;
    (moved.quote == passage.quote).then_some(moved)
}

/// Where words stand, if it is one place.
fn only_place(article: &Article, words: &str) -> Option<Span> {
    let mut places = article.blocks.iter().enumerate().flat_map(|(block, b)| {
        b.text.match_indices(words).map(move |(start, _)| Span { block, start, end: start + words.len() })
    });
    let first = places.next()?;
    places.next().is_none().then_some(first)
}

/// The highest number that what lies in the bin uses: none of them may be given again.
pub(crate) fn highest_number(bin: &[Binned]) -> u32 {
    let highlights = bin.iter().flat_map(|b| &b.highlights).map(|h| h.id.0);
    let items = bin.iter().flat_map(|b| &b.items).map(|i: &BinnedItem| {
        let ItemId(id) = i.item.id;
        id.max(i.section.0)
    });
    highlights.chain(items).max().unwrap_or(0)
}

/// Takes what lies in the bin out for good, with what was dismissed in it.
pub(super) fn empty_bin(pack: &mut Pack) {
    pack.bin.clear();
    let there: BTreeSet<&ArticleId> = pack.articles.iter().map(|a| &a.article.id).collect();
    pack.dismissed.retain(|dismissal| there.contains(&dismissal.article));
}
