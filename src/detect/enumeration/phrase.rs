//! The noun phrase that announces a list: where it starts, where it ends, and what makes one of it without a number.

use std::ops::Range;

use super::super::language::Language;
use super::super::lexicon::{Tag, ends_in};
use super::super::text::{Block, part};
use super::announce::{Announcement, LABEL_WORDS, is_number, is_plural};

/// Where "un plan en trois points", "chương trình hành động bốn điểm" starts: with the plan's noun and its article.
pub(super) fn plan_start(block: &Block, at: usize, noun: usize, language: &Language) -> Option<usize> {
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
pub(super) fn label_start(block: &Block, at: usize, language: &Language) -> usize {
    let lead = (1..=2).find(|n| {
        at.checked_sub(*n).is_some_and(|w| language.label_leads.at(block, w).is_some_and(|(_, len)| len == *n))
    });
    let first = lead.filter(|_| block.spaced(at)).map_or(at, |n| at - n);
    block.word_range(first).start
}

/// Carries a label past its noun: agreeing adjectives ("piliers majeurs") and complements ("of cooperation").
pub(super) fn label_end(block: &Block, noun_end: usize, limit: usize, language: &Language) -> usize {
    let stop = |i: usize| !block.joined(i) || language.stops.contains(block.word(i));
    let mut end = noun_end;
    let romance = language.lexicon.romance;
    if language.plural.is_empty() {
        // "ba nhiệm vụ trước mắt": a quality goes on though its first syllable stops other labels.
        let quality = |i: usize| if block.joined(i) { block.tags.len(i, Tag::Quality) } else { 0 };
        let goes = |i: usize| {
            !stop(i) && !language.links.contains(block.word(i)) && !is_number(block, i, language) || quality(i) > 1
        };
        while end < limit && goes(end) {
            end += quality(end).max(1);
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
        // "ambas partes acordaron:": who acts is no list.
        let acts = (at + 1..=at + n).any(|end| block.tags.len_before(end, Tag::Parties) > 0);
        if at + n > past || complement || acts {
            continue;
        }
        let mut start = at;
        while start > from && block.joined(start) && language.modifiers.contains(block.word(start - 1)) {
            start -= 1;
        }
        // "một số nhiệm vụ trọng tâm": what makes it many may stand before the whole phrase.
        if start == at && language.plural.is_empty() {
            let whole = |w: &usize| block.joined(w + 1) && !language.stops.contains(block.word(*w));
            let lead = (from.max(at.saturating_sub(FOLLOWING_WORDS))..at)
                .rev()
                .take_while(whole)
                .find(|w| language.group_leads.at(block, *w).is_some());
            start = lead.unwrap_or(start);
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
