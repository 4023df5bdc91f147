//! What announces a list: "six pillars of cooperation", "the following priorities".

use std::ops::Range;

use super::super::language::Language;
use super::super::lexicon::ends_in;
use super::super::text::{Block, Text, part};

/// A noun phrase that announces a list.
#[derive(Debug, Clone)]
pub(super) struct Announcement {
    /// The block it stands in; `None` for the title.
    pub(super) block: Option<usize>,
    /// Where its words stand.
    pub(super) range: Range<usize>,
    /// How many items it promises.
    pub(super) count: Option<u32>,
    /// Its noun in lower case, to tell "priorities" from "results".
    pub(super) noun: String,
    /// Whether the noun is one that lists are made of.
    pub(super) listed: bool,
    /// Whether it counts people or countries, who act and are seldom told one by one.
    pub(super) is_party: bool,
    /// Whether it is a number alone: "there are three: …".
    pub(super) elliptic: bool,
    /// Whether only one of so many is told of ("one of three developments"): it announces what its own colon opens.
    pub(super) is_partial: bool,
}

impl Announcement {
    /// Its words.
    pub(super) fn label<'a>(&self, text: &'a Text) -> &'a str {
        let block = match self.block {
            Some(index) => text.blocks.get(index),
            None => text.title.as_ref(),
        };
        block.map_or("", |b| part(&b.text, self.range.clone()))
    }
}

/// The longest label, in words behind the number.
const LABEL_WORDS: usize = 9;

/// The most items that a list is believed to announce.
const MOST_ITEMS: u32 = 60;

/// Every announced count of an article, in reading order; the title's first.
pub(super) fn counted(text: &Text) -> Vec<Announcement> {
    let blocks = text.title.iter().chain(text.blocks.iter().filter(|b| !b.quiet));
    let mut out = Vec::new();
    for block in blocks {
        let mut at = 0;
        while at < block.word_count() {
            match counted_at(block, at, text.language) {
                Some((found, next)) => {
                    out.push(found);
                    at = next.max(at + 1);
                }
                None => at += 1,
            }
        }
    }
    out
}

/// The count at word `at`, if a plural noun follows, and the word behind it all.
fn counted_at(block: &Block, at: usize, language: &Language) -> Option<(Announcement, usize)> {
    if let Some(found) = elliptic_at(block, at, language) {
        return Some(found);
    }
    let (count, number_words) = number_at(block, at, language)?;
    let is_partial = language.one_of.ends_before(block, at)
        || at.checked_sub(1).is_some_and(|before| block.spaced(at) && language.one_of.ends_before(block, before));
    let mut word = at + number_words;
    if block.gap(word) == "-" && language.point_nouns.contains(block.word(word)) && block.joined(word + 1) {
        return Some((point_plan(block, at, word, count, language), word + 2));
    }
    let limit = word + LABEL_WORDS;
    if language.unit_nouns.at(block, word).is_some() && language.list_nouns.at(block, word).is_none() {
        return None;
    }
    let party = language.party_nouns.at(block, word).is_some();
    if party && language.plural.is_empty() {
        return None;
    }
    let mut noun: Option<(usize, String, bool)> = None;
    while word < limit && block.joined(word) {
        if let Some((_, n)) = language.list_nouns.at(block, word) {
            noun = Some((
                word + n,
                part(&block.text, block.word_range(word).start..block.word_range(word + n - 1).end).to_lowercase(),
                true,
            ));
            break;
        }
        if language.stops.contains(block.word(word)) || is_number(block, word, language) {
            break;
        }
        if is_plural(block.word(word), language) {
            // "three cooperation priorities" may still follow "three business …".
            let next_listed = block.joined(word + 1) && language.list_nouns.at(block, word + 1).is_some();
            if !next_listed {
                noun = Some((word + 1, block.word(word).to_owned(), false));
                break;
            }
        }
        word += 1;
    }
    // Where plurals do not show, the words as far as the next stop are taken.
    if noun.is_none() && language.plural.is_empty() && word > at + number_words {
        noun = Some((word, block.word(at + number_words).to_owned(), false));
    }
    let (mut end, name, listed) = noun?;
    if !listed && language.unit_nouns.at(block, end - 1).is_some() {
        return None;
    }
    end = label_end(block, end, limit, language);
    let plan = plan_start(block, at, at + number_words, language);
    let range = plan.unwrap_or_else(|| label_start(block, at, language))..block.word_range(end - 1).end;
    let block_index = (block.index != usize::MAX).then_some(block.index);
    let listed = listed && !party;
    Some((
        Announcement {
            block: block_index,
            range,
            count: Some(count),
            noun: name,
            listed,
            is_party: party,
            elliptic: false,
            is_partial,
        },
        end,
    ))
}

/// "there are three: …", "he has a list of three: …", "there were four of them: …": a number without a noun, right
/// before the colon that opens its list.
fn elliptic_at(block: &Block, at: usize, language: &Language) -> Option<(Announcement, usize)> {
    let (count, words) = language.numbers.at(block, at)?;
    let past = at + words;
    let whole = language.of_them.at(block, past).filter(|_| block.spaced(past)).map_or(past, |(_, n)| past + n);
    let opens = block.gap(whole).trim_start_matches(['\u{a0}', '\u{202f}', ' ']).starts_with(':');
    let led = language.elliptic_leads.ends_before(block, at) && block.spaced(at);
    // "were going home with three: …": behind any word, if there are more than two.
    let plain = count >= 3 && at > 0 && block.spaced(at) && !language.cardinals.ends_before(block, at);
    if !opens || !(led || plain) || !(2..=MOST_ITEMS).contains(&count) {
        return None;
    }
    // "a list of three".
    let linked = at >= 2 && language.links.contains(block.word(at - 1));
    let determined = at >= 3 && language.determiners.ends_before(block, at - 2) && block.spaced(at - 2);
    let first = if linked && determined { at - 3 } else { at };
    let range = block.word_range(first).start..block.word_range(past - 1).end;
    let block = (block.index != usize::MAX).then_some(block.index);
    let noun = String::new();
    Some((
        Announcement {
            block,
            range,
            count: Some(count),
            noun,
            listed: false,
            is_party: false,
            elliptic: true,
            is_partial: false,
        },
        past,
    ))
}

/// A number from 2 on, in digits or in words, that stands alone.
fn number_at(block: &Block, at: usize, language: &Language) -> Option<(u32, usize)> {
    let word = block.word(at);
    let (count, words) = if word.bytes().all(|b| b.is_ascii_digit()) && (1..=2).contains(&word.len()) {
        let before = block.gap(at);
        if before.ends_with(['.', ',', '-', '–', '$', '€', '£', '/', '#', '[', '%']) || before.ends_with("No. ") {
            return None;
        }
        (word.parse().ok()?, 1)
    } else {
        if block.gap(at).ends_with('-') {
            return None;
        }
        language.numbers.at(block, at)?
    };
    // "năm 2025": a year, not five.
    if block.word(at + words).starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    // "5.2 points", "3-1", "10%", "two-thirds": part of something else ("five-point plan" is not).
    let behind = block.gap(at + words);
    let alone = behind == " " || behind == "\u{a0}" || behind == "\u{202f}" || behind == "-";
    ((2..=MOST_ITEMS).contains(&count) && alone).then_some((count, words))
}

/// "a five-point plan" announces five.
fn point_plan(block: &Block, at: usize, point: usize, count: u32, language: &Language) -> Announcement {
    // "a three-pronged proposal" is one thing, with its article.
    let first =
        at.checked_sub(1).filter(|w| language.plan_leads.contains(block.word(*w)) && block.spaced(at)).unwrap_or(at);
    Announcement {
        block: (block.index != usize::MAX).then_some(block.index),
        range: block.word_range(first).start..block.word_range(point + 1).end,
        count: Some(count),
        noun: block.word(point + 1).to_owned(),
        listed: true,
        is_party: false,
        elliptic: false,
        is_partial: false,
    }
}

/// Where "un plan en trois points", "chương trình hành động bốn điểm" starts: with the plan's noun and its article.
fn plan_start(block: &Block, at: usize, noun: usize, language: &Language) -> Option<usize> {
    if !language.point_nouns.contains(block.word(noun)) {
        return None;
    }
    let linked = at.checked_sub(1).is_some_and(|w| language.plan_links.contains(block.word(w)));
    let end = if linked { at - 1 } else { at };
    if !linked && !language.plan_links.is_empty() || !block.joined(end) || !block.joined(at) {
        return None;
    }
    let plan = (1..=4).rev().find_map(|n| {
        let start = end.checked_sub(n)?;
        language.plan_nouns.at(block, start).filter(|(_, len)| *len == n).map(|_| start)
    })?;
    let article = plan.checked_sub(1).filter(|w| block.joined(plan) && language.determiners.at(block, *w).is_some());
    Some(block.word_range(article.unwrap_or(plan)).start)
}

/// Where a label that opens with a number starts: with "the same" before it.
fn label_start(block: &Block, at: usize, language: &Language) -> usize {
    let lead = (1..=2).find(|n| {
        at.checked_sub(*n).is_some_and(|w| language.label_leads.at(block, w).is_some_and(|(_, len)| len == *n))
    });
    let first = lead.filter(|_| block.spaced(at)).map_or(at, |n| at - n);
    block.word_range(first).start
}

fn is_plural(word: &str, language: &Language) -> bool {
    word.len() > 3
        && word.ends_with(|c| language.plural.contains(c))
        && !ends_in(word, &language.lexicon.singular_endings)
}

/// Carries a label past its noun: agreeing adjectives ("piliers majeurs") and complements ("of cooperation").
fn label_end(block: &Block, noun_end: usize, limit: usize, language: &Language) -> usize {
    let stop = |i: usize| !block.joined(i) || language.stops.contains(block.word(i));
    let mut end = noun_end;
    let romance = language.lexicon.romance;
    if language.plural.is_empty() {
        while end < limit && !stop(end) && !language.links.contains(block.word(end)) && !is_number(block, end, language)
        {
            end += 1;
        }
    } else if romance {
        while end < limit && !stop(end) && is_plural(block.word(end), language) {
            end += 1;
        }
    }
    while end < limit && block.joined(end) && language.links.contains(block.word(end)) {
        let mut next = end + 1;
        let mut taken = end;
        while next < limit && !stop(next) && !language.links.contains(block.word(next)) {
            let word = block.word(next);
            // "cooperation corresponding to": a participle behind the noun opens something new.
            if next > end + 1 && !romance && says_deed(word, language) {
                break;
            }
            next += 1;
            taken = next;
            // In the Romance languages a verb may follow at once: one noun and its plural adjectives are enough,
            // articles aside.
            if romance && word.chars().count() > 3 && !is_plural(block.word(next), language) {
                break;
            }
        }
        // "of peace and security:" is one complement if nothing follows it.
        if block.joined(next)
            && language.conjunctions.at(block, next).is_some()
            && !stop(next + 1)
            && !block.joined(next + 2)
            && taken > end
        {
            taken = next + 2;
        }
        if taken <= end {
            break;
        }
        end = taken;
    }
    end
}

/// Whether a word is a participle by its ending: "corresponding", "agreed".
fn says_deed(word: &str, language: &Language) -> bool {
    ends_in(word, &language.lexicon.endings.participle) || ends_in(word, &language.lexicon.endings.deed)
}

fn is_number(block: &Block, at: usize, language: &Language) -> bool {
    language.numbers.at(block, at).is_some()
}

/// The noun phrase without a number that announces a list before byte `end` of a sentence: "the following priorities".
pub(super) fn uncounted(
    block: &Block,
    sentence: Range<usize>,
    end: usize,
    language: &Language,
) -> Option<Announcement> {
    let first = block.word_from(sentence.start);
    let past = block.word_from(end.min(sentence.end));
    if let Some(range) = following_phrase(block, first, past, language) {
        let words = block.word_from(range.start)..block.word_from(range.end);
        let listed = |at: &usize| language.list_nouns.at(block, *at).map(|(_, n)| at + n);
        let noun = words.clone().find_map(|at| {
            let past = listed(&at)?;
            Some(part(&block.text, block.word_range(at).start..block.word_range(past - 1).end).to_lowercase())
        });
        return Some(Announcement {
            block: Some(block.index),
            range,
            count: None,
            noun: noun.unwrap_or_default(),
            listed: true,
            is_party: false,
            elliptic: false,
            is_partial: false,
        });
    }
    // A list's noun is looked for in the last words before it: far enough for "priorities for the years to come".
    let from = first.max(past.saturating_sub(30));
    for at in (from..past).rev() {
        let Some((_, n)) = language.list_nouns.at(block, at) else { continue };
        // "priorities of action": the noun that counts is the first.
        let complement =
            at >= 2 && language.links.contains(block.word(at - 1)) && language.list_nouns.ends_before(block, at - 1);
        if at + n > past || complement {
            continue;
        }
        let mut start = at;
        while start > from && block.joined(start) && language.modifiers.contains(block.word(start - 1)) {
            start -= 1;
        }
        let mut label_past = label_end(block, at + n, (at + n + LABEL_WORDS).min(past), language);
        while label_past < past && block.joined(label_past) && language.following.at(block, label_past).is_some() {
            label_past += 1;
        }
        // Where plurals do not show, "thỏa thuận" may be one agreement: "các" or "sau" makes it many.
        let many = start < at || at + n == past || label_past > at + n;
        if language.plural.is_empty() && !many {
            continue;
        }
        let noun = part(&block.text, block.word_range(at).start..block.word_range(at + n - 1).end).to_lowercase();
        let range = block.word_range(start).start..block.word_range(label_past - 1).end;
        return Some(Announcement {
            block: Some(block.index),
            range,
            count: None,
            noun,
            listed: true,
            is_party: false,
            elliptic: false,
            is_partial: false,
        });
    }
    None
}

/// The most words between "các" and "sau đây", "les" and "suivantes".
const FOLLOWING_WORDS: usize = 9;

/// The noun phrase that "following" marks, by its first word and its last: "the following steps", "les mesures
/// ci-après", "các giấy tờ sau"; "the following" where no noun stands with it.
fn following_phrase(block: &Block, first: usize, past: usize, language: &Language) -> Option<Range<usize>> {
    let from = first.max(past.saturating_sub(30));
    let alone = (from..past).rev().find_map(|at| language.following_alone.at(block, at).map(|(_, n)| (at, at + n)));
    if let Some((at, end)) = alone.filter(|(_, end)| *end <= past) {
        return Some(block.word_range(at).start..block.word_range(end - 1).end);
    }
    let (at, words) = (from..past)
        .rev()
        .find_map(|at| language.following_words.at(block, at).map(|(_, n)| (at, n)).filter(|(at, n)| at + n <= past))?;
    let lead_before = |end: usize| {
        (1..=2usize).find_map(|n| {
            let start = end.checked_sub(n).filter(|s| *s >= first)?;
            let len = language.group_leads.at(block, start).map(|(_, len)| len)?;
            (len == n && block.joined(end)).then_some(start)
        })
    };
    let mut end = at + words;
    let start = match lead_before(at) {
        Some(start) => {
            // The noun stands behind: "the following strands of action".
            let limit = (end + LABEL_WORDS).min(past);
            let stop = |w: usize| w >= limit || !block.joined(w) || language.stops.contains(block.word(w));
            let noun = (end..limit).take_while(|w| !stop(*w)).find(|w| {
                let listed_next = !stop(w + 1) && language.list_nouns.at(block, w + 1).is_some();
                is_plural(block.word(*w), language) && !listed_next
            });
            match noun {
                Some(noun) => end = label_end(block, noun + 1, limit, language),
                // "Among the main agreements are the following:".
                None if (first..start).any(|w| language.list_nouns.at(block, w).is_some()) => return None,
                None => {}
            }
            // "the following weeks": time goes on.
            let word = block.word(end - 1);
            let timed = language.unit_nouns.at(block, end - 1).is_some()
                || language.time_nouns.contains(word)
                || language.time_nouns.contains(word.trim_end_matches(|c| language.plural.contains(c)));
            if timed {
                return None;
            }
            start
        }
        None => {
            let near = at.saturating_sub(FOLLOWING_WORDS).max(first);
            let noun = |w: &usize| block.joined(w + 1);
            (near..at).rev().take_while(noun).find_map(|w| match language.group_leads.at(block, w) {
                Some((_, n)) => (w + n < at).then_some(w),
                None => (language.group_borders.contains(block.word(w)) && w + 1 < at).then_some(w + 1),
            })?
        }
    };
    Some(block.word_range(start).start..block.word_range(end - 1).end)
}

/// Whether words `from..past` hold a word like "following".
pub(super) fn says_following(block: &Block, from: usize, past: usize, language: &Language) -> bool {
    (from.max(past.saturating_sub(30))..past)
        .any(|at| language.following.at(block, at).is_some() || language.following_alone.at(block, at).is_some())
}
