//! Ranks among a number ("15th out of 152 countries") and shares in digits ("nearly 2/3").

use super::super::language::Language;
use super::super::lexicon::Tag;
use super::super::text::Block;
use super::noun::{Counted, measure};
use super::number::{Number, number_at};
use super::{Value, with_about};

/// "15th out of 152 countries", "12 of 20 members".
pub(super) fn rank(block: &Block, number: &Number, language: &Language) -> Option<Value> {
    let at = number.words.start;
    // "8.ª de 25": the ordinal's letter stands behind a full stop.
    let dotted = |w: usize| block.gap(w) == "." && matches!(block.word(w), "ª" | "º" | "o" | "a");
    let mut next = number.words.end + usize::from(dotted(number.words.end));
    // "7e rang sur 112".
    let noun = if number.is_ordinal && block.spaced(next) { block.tags.len(next, Tag::Rank) } else { 0 };
    next += if block.tags.len(next + noun, Tag::OutOf) > 0 { noun } else { 0 };
    // "hạng 15/152", "445/449 đại biểu".
    let ratio = || {
        let total = number_at(block, next, &language.lexicon)?;
        let unit = block.has(total.words.end, Tag::Unit) && !block.has(total.words.end, Tag::Lasting);
        (language.lexicon.plural.is_empty() && unit && block.spaced(total.words.end)).then_some(())
    };
    let slashed = block.gap(next) == "/" && (block.tags.len_before(at, Tag::Rank) > 0 || ratio().is_some());
    if !slashed {
        let one_in = block.tags.len(next, Tag::OneIn);
        if one_in > 0 && is_one_in(block, number, next + one_in, language) {
            return told_one_in(block, number, next + one_in, language);
        }
        let len = block.tags.len(next, Tag::OutOf);
        if len == 0 || !block.spaced(next) {
            return None;
        }
        next += len;
        let determiner = block.tags.len(next, Tag::Determiner);
        if number_at(block, next, &language.lexicon).is_none() && block.spaced(next) {
            next += determiner;
        }
    }
    let total = number_at(block, next, &language.lexicon)?;
    if !slashed && !block.spaced(next) || total.is_year() || number.is_year() || total.whole < number.whole {
        return None;
    }
    // "24/24 giờ", "7/7 ngày": all the time.
    if slashed && total.whole == number.whole && block.has(total.words.end, Tag::Lasting) {
        return None;
    }
    let found = measure(block, total.words.end, false, language);
    let mut end = found.end.max(block.word_range(total.words.end - 1).end);
    let mut word = found.word.max(total.words.end);
    // "152 countries and territories", "149 quốc gia, vùng lãnh thổ".
    let counted = matches!(found.kind, Counted::Noun | Counted::Unit);
    let conjunction = block.spaced(word) && language.conjunctions.at(block, word).is_some();
    let listed = block.gap(word) == ", " && block.has(word, Tag::Unit);
    if counted && (conjunction || listed) {
        let next = word + usize::from(conjunction);
        let more = measure(block, next, false, language);
        let unit = block.tags.len(next, Tag::Unit);
        if unit > 0 {
            (end, word) = (block.word_range(next + unit - 1).end, next + unit);
        } else if conjunction && more.kind == Counted::Noun && more.word == next + 1 {
            (end, word) = (more.end, more.word);
        }
    }
    // "thứ 21 trong số 149 quốc gia": the word that makes the number a rank.
    // "puesto 23 de 141", but the "15 de 152 países" of a "puesto".
    let rank = block.tags.len_before(at, Tag::RankLead);
    let noun = rank > 0 && language.lexicon.romance && block.has(at - rank, Tag::Rank);
    let rank = if noun && counted { 0 } else { rank };
    let first = at.saturating_sub(rank);
    let (start, _) = with_about(block, first, block.word_range(first).start);
    Some(Value { range: start..end, word, because: "a rank among a number", score: 0.9 })
}

/// Whether "9 in 10 children" stands here: a small number among a round one, with what is counted.
fn is_one_in(block: &Block, number: &Number, at: usize, language: &Language) -> bool {
    const ROUND: [u64; 13] = [3, 4, 5, 6, 7, 8, 9, 10, 12, 20, 50, 100, 1000];
    let Some(total) = number_at(block, at, &language.lexicon).filter(|_| block.spaced(at)) else { return false };
    let found = measure(block, total.words.end, false, language);
    let round = total.whole.is_some_and(|n| ROUND.contains(&n) || number.whole == Some(1) && n > 1);
    let counted = matches!(found.kind, Counted::Noun | Counted::Unit) && !block.has(total.words.end, Tag::Lasting);
    round && counted && number.whole.is_some_and(|n| total.whole.is_some_and(|total| n < total))
}

fn told_one_in(block: &Block, number: &Number, at: usize, language: &Language) -> Option<Value> {
    let total = number_at(block, at, &language.lexicon)?;
    let found = measure(block, total.words.end, false, language);
    let first = number.words.start;
    let (start, _) = with_about(block, first, block.word_range(first).start);
    Some(Value { range: start..found.end, word: found.word, because: "a share of something", score: 0.75 })
}

/// "tres de cada 10 plantas": a share told in letters of a number in digits.
pub(super) fn spelt_one_in(block: &Block, at: usize, language: &Language) -> Option<Value> {
    let one = language.one.at(block, at).map_or(0, |(_, n)| n);
    let first = block.tags.len(at, Tag::SmallNumber).max(one);
    if let Some(ratio) = (one > 0).then(|| one_for(block, at, one, language)).flatten() {
        return Some(ratio);
    }
    let one_in = if first > 0 { block.tags.len(at + first, Tag::OneIn) } else { 0 };
    let total = at + first + one_in;
    if one_in == 0 || block.gap(at).ends_with('-') || !block.has_digit(total) {
        return None;
    }
    let number = number_at(block, total, &language.lexicon).filter(|n| !n.is_year() && block.spaced(total))?;
    let found = measure(block, number.words.end, false, language);
    let (start, _) = with_about(block, at, block.word_range(at).start);
    let (range, word) = (start..found.end, found.word);
    matches!(found.kind, Counted::Noun | Counted::Unit).then_some(Value {
        range,
        word,
        because: "a share of something",
        score: 0.7,
    })
}

/// The longest noun between "one" and the number that it is told of, in words.
const NOUN_WORDS: usize = 3;

/// "one nurse for 14 patients", "un médecin pour 3 000 habitants", "un éleveur sur 12": one of a kind, and how many there
/// are to it.
fn one_for(block: &Block, at: usize, one: usize, language: &Language) -> Option<Value> {
    let noun = at + one;
    let plain = |w: usize| {
        block.spaced(w)
            && !block.has(w, Tag::NounStop)
            && !block.is_capital(w)
            && block.written(w).chars().all(char::is_alphabetic)
    };
    let links = |w: usize| {
        let out_of = if block.has(w, Tag::OwnerLead) { 0 } else { block.tags.len(w, Tag::OutOf) };
        [Tag::PerNumber, Tag::ForNumber].iter().map(|tag| block.tags.len(w, *tag)).max().unwrap_or(0).max(out_of)
    };
    let link = (noun + 1..=noun + NOUN_WORDS).find(|w| links(*w) > 0 && block.spaced(*w))?;
    let total = link + links(link);
    if block.gap(at).ends_with('-') || !(noun..link).all(plain) || !block.spaced(total) {
        return None;
    }
    let number = number_at(block, total, &language.lexicon).filter(|n| !n.is_year() && !n.is_ordinal && !n.has_unit)?;
    let found = measure(block, number.words.end, false, language);
    // "un ticket pour 3 euros", "un abonnement pour 2 ans": a price and a length of time are of one thing.
    let lasts = block.has(number.words.end, Tag::Lasting) || block.has(number.words.end, Tag::AgeUnit);
    // "un aparcamiento para 400 vehículos": what it is for is no ratio; people are told by it.
    let person = [Tag::Role, Tag::GenericRole].iter().any(|tag| block.has(noun, *tag));
    let counted = person && matches!(found.kind, Counted::Noun | Counted::Unit) && !lasts;
    let bare = found.kind == Counted::Nothing && block.has(link, Tag::OutOf) && !block.has(link, Tag::PerNumber);
    (counted || bare).then(|| {
        let end = found.end.max(block.word_range(number.words.end - 1).end);
        let range = block.word_range(at).start..end;
        Value { range, word: found.word.max(number.words.end), because: "a share of something", score: 0.7 }
    })
}

/// "bằng 1/3", "los 3/5 del aumento": what stands before a share, or around it.
pub(super) fn leads_to_share(block: &Block, number: &Number) -> bool {
    let (at, behind) = (number.words.start, number.words.end + 1);
    let led = block.tags.len_before(at, Tag::ShareLead) > 0 || block.tags.len_before(at, Tag::FigureLead) > 0;
    let owned = block.tags.len_before(at, Tag::Article) > 0
        && block.spaced(behind)
        && [Tag::OwnerLead, Tag::OutOf].iter().any(|tag| block.has(behind, *tag));
    block.spaced(at) && (led || owned)
}

/// "gần 1/8", "nearly 2/3": a share in digits behind a word that says it is about so much.
pub(super) fn share(block: &Block, number: &Number, start: usize, language: &Language) -> Option<Value> {
    let past = number.words.end;
    let total = number_at(block, past, &language.lexicon).filter(|_| block.gap(past) == "/")?;
    let word = total.words.end;
    let small = number.whole.zip(total.whole).is_some_and(|(part, whole)| part < whole && whole <= 10);
    let alone = !block.gap(word).starts_with(['/', '-']);
    let range = start..block.word_range(word.saturating_sub(1)).end;
    (small && alone).then_some(Value { range, word, because: "a share of something", score: 0.7 })
}
