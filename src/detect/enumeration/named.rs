//! Ordinals told as noun phrases: "the first is", "another lies in", "ưu tiên thứ ba là", "Pillar 1:".

use super::super::language::{Language, Other};
use super::super::lexicon::{Tag, ends_in};
use super::super::text::{Block, part};
use super::ordinals::{Group, Hit, Level, Value, item_start, set_off};

/// The most words between "the first" and its verb.
const NTH_WORDS: usize = 6;

/// "The first is …", "a second priority concerns …", "ưu tiên thứ ba là …", "one is …", "another lies in …".
pub(super) fn nth_at(
    block: &Block,
    word: usize,
    level: Level,
    sentence: usize,
    language: &Language,
) -> Option<(Hit, usize)> {
    let named = named_ordinal(block, word, language)?;
    let Named { value, group, mut at, determined, listed } = named;
    // "Le troisième, enfin : …", "The third and last, …".
    if let Some((_, n)) = language.inserts.at(block, at).filter(|_| matches!(block.gap(at), " " | ", "))
        && set_off(block, at + n)
    {
        at += n;
    }
    if block.gap(at).starts_with('-') {
        return None;
    }
    let start = block.word_range(word).start;
    let made = |item: usize, past: usize, loose: bool| {
        let (group, loose) = (Some(group.clone()), loose || !listed);
        let block = block.index;
        (Hit { block, sentence, start, item, value, group, level, opening: false, nth: true, loose }, past)
    };
    // "Các nước còn lại": only what lists are made of has a last one.
    if matches!(value, Value::Last | Value::Next) && !listed {
        return None;
    }
    let is_other = group == Group::Other;
    // "…, the first, on trade, …" and "the first: trade".
    if set_off(block, at)
        && (determined && !is_other && level == Level::Clause || block.gap(at).trim_start().starts_with(':'))
    {
        return Some(made(item_start(block, at, language, false), at, false));
    }
    // "And the third, the one they begged me to leave out, is patience", "And the third, she said, was …".
    if determined
        && set_off(block, at)
        && let Some(past) = behind_insert(block, at, language)
    {
        return Some(made(item_start(block, past, language, false), past, false));
    }
    // "The first, that nobody tires.", where so many are announced.
    if determined && block.gap(at) == ", " {
        let topic = language.topic_words.contains(block.word(at)) && block.spaced(at + 1);
        let past = at + usize::from(topic);
        return Some(made(item_start(block, past, language, false), past, true));
    }
    for past in at..at + NTH_WORDS {
        if !block.joined(past) {
            let colon = block.gap(past).trim_start().starts_with(':') || block.gap(past) == " – ";
            if colon && past > at {
                return Some(made(item_start(block, past, language, false), past, false));
            }
            break;
        }
        if let Some((_, n)) = language.copulas.at(block, past)
            && determined
        {
            let link = language.copula_links.at(block, past + n).filter(|_| block.spaced(past + n));
            let past = past + n + link.map_or(0, |(_, n)| n);
            return Some(made(item_start(block, past, language, false), past, false));
        }
        if let Some((_, n)) = language.verbs.at(block, past).filter(|_| determined) {
            let item = behind_verb(block, past, n, language);
            return Some(made(block.word_range(item).start, past + n, false));
        }
        let w = block.word(past);
        let timed = !language.nth_after_noun && language.time_nouns.contains(w);
        if timed || ends_in(w, &language.superlatives) {
            return None;
        }
    }
    // Any other verb: "the first looks at the map", if a list's noun announces so many.
    let plain = matches!(value, Value::Exact(_))
        && determined
        && block.spaced(at)
        && !block.is_capital(at)
        && !(is_other && level == Level::Clause);
    plain.then(|| made(block.word_range(at).start, at, true))
}

/// The first word of the item behind a verb of `n` words: the verb itself, unless it only leads to its topic ("concerns",
/// "porte sur").
fn behind_verb(block: &Block, verb: usize, n: usize, language: &Language) -> usize {
    let topic = |at: usize| usize::from(block.spaced(at) && language.topic_words.contains(block.word(at)));
    let own = topic(verb);
    if own > 0 {
        return verb + n;
    }
    match language.topic_verbs.at(block, verb) {
        Some((_, len)) if len > n => verb + len,
        None if topic(verb + n) == 0 => verb,
        _ => verb + n + topic(verb + n),
    }
}

/// An ordinal told as a noun phrase.
struct Named {
    value: Value,
    group: Group,
    /// The word behind it.
    at: usize,
    /// Whether an article or a noun makes it one thing.
    determined: bool,
    /// Whether its noun, if one stands before it, is one that lists are made of.
    listed: bool,
}

/// What stands for "last" and for "next" among the ordinals' numbers.
const LAST: u32 = 0;
const NEXT: u32 = u32::MAX;

/// The most syllables of a noun before "thứ nhất".
const NOUN_SYLLABLES: usize = 5;

fn named_ordinal(block: &Block, word: usize, language: &Language) -> Option<Named> {
    if let Some((other, n)) = language.others.at(block, word) {
        let value = match other {
            Other::Nth(n) => Value::Exact(n),
            Other::Next => Value::Next,
            Other::Last => Value::Last,
        };
        return Some(Named { value, group: Group::Other, at: word + n, determined: true, listed: true });
    }
    let mut at = word;
    let (mut determined, mut listed) = (false, true);
    // "In the first, warships leave.", "Pour la première, …".
    let led = !language.nth_after_noun && block.has(at, Tag::Preposition) && block.spaced(at + 1);
    if led && language.determiners.at(block, at + 1).is_some() {
        at += 1;
    }
    let ordinal = |i: usize| {
        let other = || language.nth_last.at(block, i).map(|(_, n)| (LAST, n));
        let next = || language.nth_next.at(block, i).map(|(_, n)| (NEXT, n));
        language.nth.at(block, i).or_else(other).or_else(next)
    };
    if language.nth_after_noun {
        let known = language.list_nouns.at(block, at).map(|(_, n)| n);
        at += known.unwrap_or(1);
        let stop = |w: usize| language.stops.contains(block.word(w)) || language.time_nouns.contains(block.word(w));
        if known.is_none() && stop(word) || block.tags.len(word, Tag::Weekday) > 0 {
            return None;
        }
        let reach = if known.is_some() { 4 } else { NOUN_SYLLABLES };
        at = (at..at + reach)
            .take_while(|i| block.joined(*i) && (!stop(*i) || ordinal(*i).is_some()))
            .find(|i| ordinal(*i).is_some())?;
        (determined, listed) = (true, known.is_some());
    } else if let Some((_, n)) = language.determiners.at(block, at)
        && block.joined(at + n)
    {
        at += n;
        determined = true;
    }
    let (n, words) = ordinal(at)?;
    if at > word && led && block.gap(at + words) != ", " {
        return None;
    }
    let value = match n {
        LAST => Value::Last,
        NEXT => Value::Next,
        n => Value::Exact(n),
    };
    Some(Named { value, group: Group::Ordinal, at: at + words, determined, listed })
}

/// The most words of what is put in between an ordinal and its verb.
const INSERT_WORDS: usize = 14;

/// The word behind what is put in between commas: behind the verb that follows it, or behind who speaks ("she said").
pub(super) fn behind_insert(block: &Block, at: usize, language: &Language) -> Option<usize> {
    if !block.gap(at).starts_with(',') {
        return None;
    }
    let closes =
        |word: &usize| block.gap(*word).starts_with([',', '–', '—']) || block.gap(*word).contains(['.', ';', ':']);
    let past = (at + 1..=at + INSERT_WORDS).find(closes).filter(|word| block.gap(*word).starts_with(','))?;
    if let Some((_, n)) = language.copulas.at(block, past) {
        return Some(past + n);
    }
    let said = (at..past).any(|word| language.attributions.at(block, word).is_some()) && past <= at + 6;
    said.then_some(past)
}

/// The number that a letter or a Roman number stands for, written large: "Scenario B", "Phase III".
fn lettered(label: &str) -> Option<u32> {
    const ROMANS: [&str; 10] = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X"];
    let roman = (1u32..).zip(ROMANS).find(|(_, r)| *r == label).map(|(n, _)| n);
    roman.or_else(|| match label.as_bytes() {
        [b @ b'A'..=b'H'] => Some(u32::from(b - b'A') + 1),
        _ => None,
    })
}

/// "Pillar 1: …", "Step two – …", "Scenario A – …"; "Article 5" and "Day 1" are no lists.
pub(super) fn noun_number_at(
    block: &Block,
    word: usize,
    level: Level,
    sentence: usize,
    language: &Language,
) -> Option<(Hit, usize)> {
    if level == Level::Clause {
        return None;
    }
    let noun_words = language.list_nouns.at(block, word).map_or(1, |(_, n)| n);
    let at = word + noun_words;
    let noun = part(&block.text, block.word_range(word).start..block.word_range(at - 1).end).to_lowercase();
    // "And three: …" goes on counting.
    if !block.joined(at)
        || language.conjunctions.at(block, word).is_some()
        || language.time_nouns.contains(&noun)
        || language.law_words.contains(&noun) && !(level > Level::Clause && language.point_nouns.contains(&noun))
        || !noun.chars().all(|c| c.is_alphabetic() || c == ' ')
    {
        return None;
    }
    let digits = block.word(at);
    let (n, words) = match language.cardinals.at(block, at) {
        Some(found) => found,
        None if digits.len() <= 2 && digits.bytes().all(|b| b.is_ascii_digit()) => (digits.parse::<u32>().ok()?, 1),
        None => (lettered(block.written(at))?, 1),
    };
    let past = at + words;
    let gap = block.gap(past);
    let ends = gap.trim_start().starts_with(':') || gap == " – " || gap == " - " || gap == " — ";
    (ends && n > 0).then(|| {
        let item = item_start(block, past, language, false);
        let group = Some(Group::Noun(noun));
        let start = block.word_range(word).start;
        (
            Hit {
                block: block.index,
                sentence,
                start,
                item,
                value: Value::Exact(n),
                group,
                level,
                opening: false,
                nth: false,
                loose: false,
            },
            past,
        )
    })
}
