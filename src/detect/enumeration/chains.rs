//! Chains of ordinals: which "second" follows which "first", and how far each item runs.

use crate::article::{BlockKind, Span};
use crate::detect::ListItem;

use super::super::language::Language;
use super::super::lexicon::{Tag, ends_in};
use super::super::text::{Block, Text, part};
use super::markers::{goes_on, points_back};
use super::ordinals::{Group, Hit, Level, Value, hits};
use super::raw::{Ending, Form, MOST_BYTES, Raw, trimmed, within_quotation};

/// The most blocks between two ordinals of one list.
const REACH: usize = 14;

/// The most lists that are open at once: deeper nesting is no text for readers.
const DEPTH: usize = 8;

#[derive(Debug)]
struct Chain {
    group: Option<Group>,
    hits: Vec<Hit>,
}

impl Chain {
    fn explicit(&self) -> u32 {
        self.hits.iter().rev().find_map(|h| if let Value::Exact(n) = h.value { Some(n) } else { None }).unwrap_or(0)
    }

    fn last(&self) -> Option<&Hit> {
        self.hits.last()
    }

    /// Whether a hit may be this chain's next.
    fn takes(&self, hit: &Hit) -> bool {
        let Some(last) = self.last() else { return false };
        let same_group = match (&self.group, &hit.group) {
            // "One is …. A second is …".
            (Some(Group::Other), Some(Group::Ordinal)) => hit.nth,
            // "Uno, el dinero; otro, la desconfianza."
            (Some(Group::Count), Some(Group::Other)) => self.hits.len() == 1 || hit.value != Value::Last,
            // "Một là …. Hai là …. Kịch bản còn lại là …", "Un, … Deux, … Le dernier est …".
            (Some(Group::Count), Some(Group::Ordinal)) if hit.nth && !hit.loose && hit.value == Value::Last => {
                self.hits.len() >= 2
            }
            (Some(a), Some(b)) => a == b,
            _ => true,
        };
        let counts = match hit.value {
            Value::Exact(n) => n >= 2 && (n as usize == self.hits.len() + 1 || n == self.explicit() + 1),
            Value::Next => {
                let beside = hit.level == Level::Clause && last.level == Level::Clause;
                last.level > Level::Clause || beside || hit.group == Some(Group::Other)
            }
            Value::Last => true,
        };
        let reaches = if last.block == hit.block {
            hit.level > Level::Clause || last.sentence == hit.sentence
        } else {
            let near = hit.block.saturating_sub(last.block) <= REACH;
            near && last.level > Level::Clause
                && (hit.level == Level::Paragraph
                    || (hit.level == Level::Sentence
                        && matches!(hit.value, Value::Exact(_))
                        && hit.block - last.block <= 2))
        };
        same_group && counts && reaches
    }

    /// Adds a hit; what was taken for an item since the last number ("Next, …") was none if the numbers say so.
    fn push(&mut self, hit: Hit) {
        if let Value::Exact(n) = hit.value {
            while self.hits.len() + 1 > n as usize {
                self.hits.pop();
            }
        }
        if self.group.is_none() {
            self.group = hit.group.clone();
        }
        self.hits.push(hit);
    }
}

/// Lists told by ordinals.
pub(super) fn ordinal_lists(text: &Text, out: &mut Vec<Raw>) {
    let mut open: Vec<Chain> = Vec::new();
    let mut done: Vec<Chain> = Vec::new();
    let mut seen_to = 0;
    for hit in hits(text) {
        // A question or a heading since the last ordinal ends every list.
        let since = text.blocks.get(seen_to..hit.block + 1).unwrap_or_default();
        if since.iter().any(|b| !b.quiet && ends_lists(b, &hit)) {
            done.append(&mut open);
        }
        seen_to = hit.block + 1;
        place(hit, &mut open, &mut done);
    }
    done.append(&mut open);
    out.extend(done.into_iter().filter_map(|chain| raw(text, chain)));
}

fn ends_lists(block: &Block, hit: &Hit) -> bool {
    match block.kind {
        BlockKind::Question => true,
        BlockKind::Heading => block.index != hit.block,
        _ => false,
    }
}

fn place(hit: Hit, open: &mut Vec<Chain>, done: &mut Vec<Chain>) {
    if hit.value == Value::Exact(1) {
        if open.len() >= DEPTH {
            // "One" opens no list more often than it opens one.
            let lone = open.iter().position(|c| c.group == Some(Group::Other) && c.hits.len() == 1);
            done.push(open.remove(lone.unwrap_or(0)));
        }
        open.push(Chain { group: hit.group.clone(), hits: vec![hit] });
        return;
    }
    let level = hit.level;
    let same_level = |c: &Chain| c.takes(&hit) && c.last().is_some_and(|l| l.level == level);
    let longer = |c: &Chain| same_level(c) && (hit.value != Value::Last || c.hits.len() >= 2);
    let found = open.iter().rposition(longer).or_else(|| open.iter().rposition(same_level));
    let Some(at) = found.or_else(|| open.iter().rposition(|c| c.takes(&hit))) else { return };
    done.extend(open.drain(at + 1..));
    let ends = hit.value == Value::Last;
    if let Some(chain) = open.last_mut() {
        chain.push(hit);
    }
    if ends {
        done.extend(open.pop());
    }
}

fn raw(text: &Text, mut chain: Chain) -> Option<Raw> {
    let numbered = chain.explicit() >= 2;
    if numbered {
        chain.hits = counted_hits(chain.hits);
    }
    let stray = |h: &Hit| h.value == Value::Next && h.group != Some(Group::Other);
    while chain.hits.last().is_some_and(stray) && chain.hits.len() > 2 {
        chain.hits.pop();
    }
    let first = chain.hits.first()?;
    let last = chain.hits.last()?;
    if chain.hits.len() < 2 {
        return None;
    }
    let told = chain.hits.iter().filter(|h| h.nth).count() * 2 > chain.hits.len();
    // "The first is a map. The second, a book.": what the first tells with its verb, the others leave out.
    let elliptic = !first.loose && chain.hits.len() >= 3;
    let loose = !elliptic && chain.hits.iter().any(|h| h.loose);
    let in_order = first.opening && last.value == Value::Last && chain.hits.len() >= 3;
    let separated = chain.hits.iter().skip(1).any(|h| h.level == Level::Clause);
    let bare_cardinals = chain.group == Some(Group::Count) && separated && first.level == Level::Clause;
    let opens_at = (first.block, first.start);
    let open_end = numbered && last.value == Value::Last;
    let is_other = chain.group == Some(Group::Other);
    let mut items = items(text, &chain.hits, separated, is_other)?;
    // "promet d'une part d'indemniser …, d'autre part de revoir …": two objects of one verb.
    let objects = chain.group == Some(Group::Pair)
        && text.language.lexicon.romance
        && first.level == Level::Clause
        && last.sentence == first.sentence
        && last.block == first.block
        && text.blocks.get(first.block).is_some_and(|b| !follows_that(b, first.start))
        && items.iter().all(|item| is_object(text, item));
    // "One complaint is that …. Another is that …": what each says is told in the same words.
    let clauses = is_other && items.iter().all(|item| says_that(text, item));
    if first.level == Level::Clause && last.sentence == first.sentence && items.len() >= 3 {
        without_links(text, &mut items);
    }
    // "The first is a map. The second, a book.": phrases, not sentences.
    let phrases = elliptic && chain.hits.iter().any(|h| h.loose) && items.iter().all(|item| is_phrase(text, item));
    if is_other || phrases {
        // "One is that …. The other is that …": clauses told as sentences, without their full stops.
        for item in &mut items {
            let clause = text
                .blocks
                .get(item.span.block)
                .and_then(|b| trimmed(b, item.span.start..item.span.end, Ending::Separated, text.language));
            item.span = clause.unwrap_or(item.span);
        }
    }
    Some(Raw {
        form: Form::Ordinals,
        items,
        opens_at,
        sure: (numbered || in_order) && !is_other || objects || clauses,
        open_end,
        // "On the one hand … on the other hand" weighs more often than it lists.
        needs_count: !(objects || clauses)
            && (loose
                || is_other
                || chain.group == Some(Group::Pair)
                || told
                || bare_cardinals
                || !(numbered || in_order)),
        loose,
        label_until: None,
    })
}

/// Whether an item is a phrase within one sentence: an article or a number opens it.
fn is_phrase(text: &Text, item: &ListItem) -> bool {
    let one = |block: &Block| block.sentence_at(item.span.start) == block.sentence_at(item.span.end.saturating_sub(1));
    item.continued.is_empty() && is_object(text, item) && first_word(text, item).is_some_and(|(block, _)| one(block))
}

/// The first word of an item.
fn first_word<'a>(text: &'a Text, item: &ListItem) -> Option<(&'a Block, usize)> {
    let block = text.blocks.get(item.span.block)?;
    Some((block, block.word_from(item.span.start)))
}

/// Whether "that" stands right before a byte: a clause follows, which weighs more often than it lists.
fn follows_that(block: &Block, at: usize) -> bool {
    block.word_from(at).checked_sub(1).is_some_and(|word| block.has(word, Tag::That))
}

/// Whether an item is a verb's object: it opens with an article, a number or a preposition, not with a clause.
fn is_object(text: &Text, item: &ListItem) -> bool {
    first_word(text, item).is_some_and(|(block, word)| {
        let tags = [Tag::Determiner, Tag::Infinitive, Tag::Link, Tag::SmallNumber];
        tags.iter().any(|tag| block.has(word, *tag)) || block.written(word).starts_with(|c: char| c.is_ascii_digit())
    })
}

/// "rests, first, on ports, second, on rail and, third, on roads": the preposition that the verb asks for, told anew with
/// each item, is no part of them.
fn without_links(text: &Text, items: &mut [ListItem]) {
    let words: Option<Vec<(&Block, usize)>> = items.iter().map(|item| first_word(text, item)).collect();
    let Some(words) = words else { return };
    let Some((block, first)) = words.first().copied() else { return };
    let link = block.word(first);
    // "à publier", "to publish": they make a verb.
    let infinitive = &text.language.lexicon.endings.infinitive;
    let verb = |b: &Block, w: usize| infinitive.is_empty() || ends_in(b.word(w + 1), infinitive);
    let same = |(b, w): &(&Block, usize)| {
        b.word(*w) == link && b.spaced(*w + 1) && !(b.has(*w, Tag::Infinitive) && verb(b, *w))
    };
    let plain = block.has(first, Tag::Preposition);
    if !plain || text.language.lexicon.plural.is_empty() || !words.iter().all(same) {
        return;
    }
    for (item, (block, word)) in items.iter_mut().zip(words) {
        let start = block.word_range(word + 1).start;
        if start < item.span.end {
            item.span.start = start;
        }
    }
}

/// Whether an item opens with "that".
fn says_that(text: &Text, item: &ListItem) -> bool {
    first_word(text, item).is_some_and(|(block, word)| block.has(word, Tag::That))
}

/// Between and behind numbers "moreover" goes on with an item, unless a number is missing there: "First … Next … Third".
fn counted_hits(hits: Vec<Hit>) -> Vec<Hit> {
    let mut out: Vec<Hit> = Vec::new();
    let mut told = 0;
    let mut between: Vec<Hit> = Vec::new();
    let is_another = |h: &Hit| h.group == Some(Group::Other);
    for hit in hits {
        match hit.value {
            Value::Next => between.push(hit),
            Value::Exact(n) => {
                if n as usize == told + between.len() + 1 {
                    out.append(&mut between);
                }
                between.clear();
                told = n as usize;
                out.push(hit);
            }
            Value::Last => {
                out.extend(between.drain(..).filter(is_another));
                out.push(hit);
            }
        }
    }
    out.extend(between.into_iter().filter(is_another));
    out
}

fn items(text: &Text, hits: &[Hit], separated: bool, is_other: bool) -> Option<Vec<ListItem>> {
    let language = text.language;
    let ending = if separated { Ending::Separated } else { Ending::Sentence };
    let mut items: Vec<ListItem> = Vec::new();
    for (i, hit) in hits.iter().enumerate() {
        let block = text.blocks.get(hit.block)?;
        let next = hits.get(i + 1);
        let (end, continued) = match next {
            Some(next) if next.block == hit.block => (item_end(block, next), Vec::new()),
            Some(next) => (block.text.len(), between(text, hit.block, next.block)),
            None => last_item(text, hit, &items, separated, is_other),
        };
        // A list within one paragraph may be told in a quotation, which ends before the paragraph does.
        if separated && end.saturating_sub(hit.item) > MOST_BYTES {
            return None;
        }
        let end = if hits.iter().all(|h| h.block == hit.block) {
            hit.item + within_quotation(part(&block.text, hit.item..end)).len()
        } else {
            end
        };
        let span = trimmed(block, hit.item..end, ending, language)?;
        items.push(ListItem { span, continued });
    }
    Some(items)
}

/// Where an item ends whose follower stands in the same block: before the follower's sentence, or its clause.
fn item_end(block: &Block, next: &Hit) -> usize {
    match block.sentences.get(next.sentence) {
        Some(sentence) if next.level > Level::Clause => sentence.start,
        _ => next.start,
    }
}

/// Whole blocks between two ordinals; captions and headings aside.
fn between(text: &Text, from: usize, to: usize) -> Vec<Span> {
    let blocks = text.blocks.get(from + 1..to).unwrap_or_default();
    blocks.iter().filter(|b| !b.quiet && b.kind != BlockKind::Heading).filter_map(|b| whole(b, text.language)).collect()
}

fn whole(block: &Block, language: &Language) -> Option<Span> {
    trimmed(block, 0..block.text.len(), Ending::Sentence, language).map(|mut span| {
        span.start = block.text.len() - block.text.trim_start().len();
        span.end = block.text.trim_end().len();
        span
    })
}

/// How far the last item runs: nothing behind it says where it ends, so the words that open what follows decide.
fn last_item(text: &Text, hit: &Hit, earlier: &[ListItem], separated: bool, only_one: bool) -> (usize, Vec<Span>) {
    let language = text.language;
    let Some(block) = text.blocks.get(hit.block) else { return (hit.item, Vec::new()) };
    let sentences = block.sentences.get(hit.sentence..).unwrap_or_default();
    let mut end = sentences.first().map_or(block.text.len(), |s| s.end);
    if separated || only_one {
        return (end, Vec::new());
    }
    let opens_block = hit.level == Level::Paragraph;
    // Whether the earlier items ran over several sentences.
    let roomy = earlier.iter().any(|item| {
        text.blocks
            .get(item.span.block)
            .is_some_and(|b| b.sentence_at(item.span.end.saturating_sub(1)) > b.sentence_at(item.span.start))
    });
    for sentence in sentences.iter().skip(1) {
        let word = block.word_from(sentence.start);
        let wraps = language.wrap_up.at(block, word).map(|(_, n)| n);
        let goes_on = language.continues.at(block, word).map(|(_, n)| n);
        let runs = if opens_block {
            wraps.is_none_or(|n| n < 2 && !block.gap(word + n).starts_with(','))
        } else {
            let pointed = goes_on.is_some_and(|n| n >= 2 || roomy || block.gap(word + n).starts_with(','));
            wraps.is_none_or(|n| goes_on.is_some_and(|c| c >= n)) && (pointed || points_back(block, word, language))
        };
        if !runs {
            return (end, Vec::new());
        }
        end = sentence.end;
    }
    let behind = text.blocks.get(hit.block + 1..).unwrap_or_default().iter().take(REACH).filter(|b| !b.quiet);
    let continued = behind.take_while(|b| goes_on(b, language)).filter_map(|b| whole(b, language)).collect();
    (end, if opens_block { continued } else { Vec::new() })
}
