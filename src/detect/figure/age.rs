//! Spans of time that measure nothing: ages ("61 ans,") and how long ago ("20 years ago").

use super::super::lexicon::Tag;
use super::super::text::Block;
use super::noun::{Counted, Measure};
use super::number::Number;

/// No age is higher, in years.
const OLDEST: u64 = 120;

/// Whether a number in digits, with its measure, is an age. `start` is the byte where the value starts.
pub(super) fn is_age(block: &Block, start: usize, found: &Measure, number: &Number) -> bool {
    block.tags.len_before(number.words.start, Tag::Age) > 0 || is_age_in(block, start, found)
}

/// Whether a value from byte `start` is an age by what stands around it: ", 61 ans,", "(45 años)", "tiene 34 años",
/// "un homme de 61 ans".
pub(super) fn is_age_in(block: &Block, start: usize, found: &Measure) -> bool {
    // "34 millions d'euros par an": a rate.
    if found.kind == Counted::Sure {
        return false;
    }
    let Some(last) = found.word.checked_sub(1).filter(|w| block.has(*w, Tag::AgeUnit)) else { return false };
    // "41.000 toneladas al año".
    if block.tags.len_before(last, Tag::Per) > 0 {
        return false;
    }
    let first = block.word_from(start);
    let (before, behind) = (block.gap(first).trim_end(), block.gap(last + 1));
    let shut = behind.is_empty() || behind.starts_with([',', ')', '.', ';', ']']);
    if before.ends_with([',', '(']) && shut {
        return true;
    }
    // "15 ans de prison", "20 años de experiencia": told by what fills the time.
    let filled = block.spaced(found.word) && block.has(found.word, Tag::Preposition);
    if block.tags.len_before(first, Tag::AgeLead) > 0 && block.spaced(first) && !filled {
        return true;
    }
    // "les plus de 65 ans".
    if block.tags.len(first, Tag::About) > 0 && first.checked_sub(1).is_some_and(|w| block.has(w, Tag::Determiner)) {
        return true;
    }
    // "un homme de 61 ans", "El alcalde, de 45 años, …".
    let link = block.tags.len_before(first, Tag::DateLink);
    // "un ancien mécanicien de 63 ans": whoever does something.
    let does = |past: usize| block.tags.len_before(past, Tag::Role) > 0 && block.joined(past) && !filled;
    link > 0
        && (block.tags.len_before(first - link, Tag::AgeOf) > 0
            || does(first - link)
            || shut && block.gap(first - link).ends_with(", ")
            // "Unai Arrizabala, central de 26 años,".
            || shut
                && first.checked_sub(link + 1).is_some_and(|w| {
                    block.gap(w) == ", " && !block.is_capital(w) && w > 0 && block.is_capital(w - 1) && block.spaced(w + 1)
                }))
}

/// Whether a bare number is an age by whom it tells of: "children under 12", "people over 65".
pub(super) fn is_age_group(block: &Block, start: usize, number: &Number) -> bool {
    let first = block.word_from(start);
    number.whole.is_some_and(|n| n <= OLDEST)
        && first < number.words.start
        && block.spaced(first)
        && (block.tags.len_before(first, Tag::AgeOf) > 0 || block.tags.len_before(first, Tag::Age) > 0)
}

/// Whether a value from byte `start` tells when something was: "20 years ago", "il y a 15 ans".
pub(super) fn is_ago(block: &Block, start: usize, found: &Measure) -> bool {
    let Some(last) = found.word.checked_sub(1) else { return false };
    // "60 km/giờ qua đèo": a rate.
    let rate = block.gap(last) == "/";
    let timed = !rate
        && [Tag::Span, Tag::TimeUnit, Tag::AgeUnit, Tag::Hour].iter().any(|tag| block.has(last, *tag))
        && !block.has(last, Tag::Currency);
    let first = block.word_from(start);
    let lead = block.tags.len_before(first, Tag::AgoLead);
    let since = (first - lead).checked_sub(1).is_some_and(|w| block.has(w, Tag::Until));
    let plain = block.has(last, Tag::Unit) || block.has(last, Tag::Span) || block.has(last, Tag::AgeUnit);
    timed && plain && (lead > 0 && !since || block.joined(found.word) && block.has(found.word, Tag::Ago))
}
