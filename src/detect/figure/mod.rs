//! Figures: numbers that count or measure something. Years, dates, times and numbers in names are passed over.

mod age;
mod dated;
mod money;
mod noun;
mod number;
mod range;
mod rank;
mod rate;
mod syllables;

use std::ops::Range;

use crate::article::{BlockKind, Span};

use super::hash::FastSet;
use super::language::Language;
use super::lexicon::Tag;
use super::text::{Block, Text, part};
use super::{Figure, Found, Suggestion};
use dated::is_date_or_time;
use noun::{Counted, Measure, measure};
use number::{Number, number_at, spelt_at};
use range::{range_end, with_upper};
use rank::{leads_to_share, rank, share, spelt_one_in};

/// The score of a length of time: it is a figure, but seldom one to hand on.
const LENGTH_OF_TIME: f32 = 0.5;

/// A figure within its block.
struct Value {
    range: Range<usize>,
    /// One past its last word.
    word: usize,
    because: &'static str,
    score: f32,
}

/// Every figure of an article, in reading order. `lists` are the suggestions so far: the count that announces a list
/// ("6 pillars") is told there.
pub(super) fn figures(text: &Text, lists: &[Suggestion]) -> Vec<Suggestion> {
    let labels: FastSet<(usize, usize)> = lists
        .iter()
        .filter_map(|s| match &s.found {
            Found::Enumeration(list) if list.announced.is_some() => list.label_span.map(|l| (l.block, l.start)),
            _ => None,
        })
        .collect();
    // "P. Abrió con un crédito de 90.000 euros. ¿Tuvo miedo?": a heading that holds a sentence and a question is an interview's.
    let asks = |b: &Block| b.sentences.len() > 1 && b.text.trim_end().ends_with('?');
    let blocks = text.blocks.iter().filter(|b| !b.quiet && (b.kind != BlockKind::Heading || asks(b)));
    blocks.flat_map(|block| figures_of(block, text.language, &labels)).collect()
}

fn figures_of(block: &Block, language: &Language, labels: &FastSet<(usize, usize)>) -> Vec<Suggestion> {
    let mut out = Vec::new();
    let mut at = 0;
    while at < block.word_count() {
        let Some(value) = in_digits(block, at, language).or_else(|| in_letters(block, at, language)) else {
            // The rest of a number that is no figure is none either.
            at = number_at(block, at, &language.lexicon).map_or(at + 1, |n| n.words.end);
            continue;
        };
        at = value.word.max(at + 1);
        let sentence = block.sentence_of(value.range.start);
        if sentence.end < value.range.end || labels.contains(&(block.index, value.range.start)) {
            continue;
        }
        let sentence = block.told_near(sentence, value.range.clone());
        out.push(Suggestion {
            span: Span::new(block.index, sentence.start, sentence.end),
            because: value.because.to_owned(),
            score: value.score,
            found: Found::Figure(Figure {
                value: part(&block.text, value.range.clone()).to_owned(),
                value_span: Span::new(block.index, value.range.start, value.range.end),
            }),
        });
    }
    out
}

/// The figure whose number in digits starts at a word.
fn in_digits(block: &Block, at: usize, language: &Language) -> Option<Value> {
    let number = number_at(block, at, &language.lexicon)?;
    if let Some(rank) = rank(block, &number, language) {
        return Some(rank);
    }
    let (start, has_currency) = money::start(block, &number, &language.lexicon);
    if is_phone(block, at)
        || number.is_ordinal
        || is_score(block, &number, language)
        || is_date_or_time(block, &number, language)
    {
        return None;
    }
    let first = block.word_from(start).min(at);
    let (start, is_about) = with_about(block, at, start);
    if !has_currency
        && is_part_of_a_name(block, &number, language)
        && !((is_about || leads_to_share(block, &number)) && block.gap(number.words.end) == "/")
    {
        return None;
    }
    if let Some(share) =
        (is_about || leads_to_share(block, &number)).then(|| share(block, &number, start, language)).flatten()
    {
        return Some(share);
    }
    let (number, ranged) = range_end(block, number, first, language);
    // "từ 45 đến 60 euro": where one unit stands behind both, the word before the first belongs to the value.
    let spans = if ranged && !is_about { block.tags.len_before(at, Tag::SpanLead) } else { 0 };
    let start = if spans > 0 && block.spaced(at) { block.word_range(at - spans).start } else { start };
    let found = measured(block, &number, has_currency, language);
    let alone = found.word;
    let found = if is_about && !ranged { with_upper(block, &number, found, language) } else { found };
    // "moved money between 31 accounts": no estimate.
    let amid = is_about && !ranged && found.word == alone && block.tags.len_before(at, Tag::Amid) > 0;
    let amid = amid && block.tags.len_before(at, Tag::About) == 1;
    let (start, is_about) = if amid { (block.word_range(at).start, false) } else { (start, is_about) };
    // "de 10 a 18 horas": from one time of day to another.
    let until = block.tags.len(number.words.end + 1, Tag::To) > 0;
    let hours = (ranged || until) && block.has(number.words.end, Tag::Hour) && block.tags.len_before(at, Tag::From) > 0;
    // "entre 6 y 9 horas": how long.
    if hours && !is_about && number.whole.is_some_and(|n| n <= 24) {
        return None;
    }
    let kind = if has_currency || number.has_unit { Counted::Sure } else { found.kind };
    let past = number.words.end;
    if block.has(found.word.max(past), Tag::Age) && kind > Counted::Sure && block.spaced(past)
        || block.has(past, Tag::Age) && kind > Counted::Sure
        || age::is_age(block, start, &found, &number)
        || age::is_ago(block, start, &found)
    {
        return None;
    }
    // "The 59 bus meets every sailing": a line by its number.
    let line = block.has(past, Tag::LineNoun) && block.spaced(past) && block.tags.len_before(at, Tag::Definite) > 0;
    if line && !number.is_grouped {
        return None;
    }
    let behind_name = behind_a_name(block, at, language);
    let (because, score) = match kind {
        _ if !has_currency && is_time(block, past, found.word) => ("a length of time", LENGTH_OF_TIME),
        Counted::Sure => ("a number with its unit", 0.95),
        Counted::Unit if !number.is_year() || is_about => ("a number with its unit", 0.9),
        Counted::Noun if number.is_year() && !is_about || behind_name && !number.is_grouped => return None,
        Counted::Noun => ("a number with what it counts", 0.85),
        _ if number.is_year() || ranged || behind_name => return None,
        _ if is_about && age::is_age_group(block, start, &number) => return None,
        _ if is_about => ("a number that is said to be about so much", 0.75),
        _ if number.is_grouped && number.whole.is_some() => ("a large number", 0.7),
        _ if stands_alone(block, &number) => ("a number that something reached", 0.6),
        _ if is_part_of_those(block, &number) => ("a number of those that are told of", 0.65),
        _ => return None,
    };
    Some(Value {
        range: start..found.end.max(block.word_range(past - 1).end),
        word: found.word.max(past),
        because,
        score,
    })
}

/// What a number counts; "1.2m containers" are a million of them, "1.2m" alone is a length or an amount.
fn measured(block: &Block, number: &Number, has_currency: bool, language: &Language) -> Measure {
    let past = number.words.end;
    let counted = || measure(block, past, false, language);
    let scaled = (number.may_scale && !has_currency).then(counted);
    scaled
        .filter(|found| matches!(found.kind, Counted::Unit | Counted::Noun) && found.word > past)
        .unwrap_or_else(|| measure(block, past, has_currency || number.has_unit, language))
}

/// Whether the words behind a number are a unit of time and nothing else: "40 years", "45 phút".
fn is_time(block: &Block, past: usize, end: usize) -> bool {
    let units = [Tag::Lasting, Tag::Span, Tag::AgeUnit, Tag::Hour];
    block.spaced(past)
        && units.iter().any(|tag| block.tags.len(past, *tag) > 0 && past + block.tags.len(past, *tag) == end)
}

/// The figure whose number in letters starts at a word.
fn in_letters(block: &Block, at: usize, language: &Language) -> Option<Value> {
    let fraction = block.tags.len(at, Tag::Fraction);
    if fraction > 0 && block.spaced(at + fraction) && block.has(at + fraction, Tag::NounStop) {
        let (start, _) = with_about(block, at, block.word_range(at).start);
        let word = at + fraction;
        let range = start..block.word_range(word - 1).end;
        return Some(Value { range, word, because: "a share of something", score: 0.7 });
    }
    if let Some(share) = spelt_one_in(block, at, language) {
        return Some(share);
    }
    let (words, needs_noun) = spelt_at(block, at)?;
    if block.gap(at).ends_with('-')
        || block.is_capital(at) && behind_a_name(block, at, language)
        || block.has(at + words, Tag::Age)
        || block.tags.len_before(at, Tag::Age) > 0
    {
        return None;
    }
    let found = measure(block, at + words, false, language);
    // "One Hundred Nights of Rain": a name.
    let named = block.is_capital(at)
        && block.is_capital(found.word.saturating_sub(1))
        && found.word > at + words
        // "Vingt-neuf États ont voté".
        && !(opens_sentence(block, at) && found.word == at + words + 1);
    // "et treize se sont abstenus".
    let past = at + words;
    if found.kind == Counted::Nothing && needs_noun && block.has(past, Tag::Ballot) && block.spaced(past) {
        let range = block.word_range(at).start..block.word_range(past - 1).end;
        return Some(Value { range, word: past, because: "a number of those that are told of", score: 0.65 });
    }
    if named || found.kind == Counted::Nothing || (needs_noun && block.is_capital(at) && !opens_sentence(block, at)) {
        return None;
    }
    let (start, _) = with_about(block, at, block.word_range(at).start);
    if age::is_age_in(block, start, &found) || age::is_ago(block, start, &found) {
        return None;
    }
    Some(Value { range: start..found.end, word: found.word, because: "a number with what it counts", score: 0.8 })
}

/// Carries a value's start back over "over", "around", "nearly".
fn with_about(block: &Block, at: usize, start: usize) -> (usize, bool) {
    let first = block.word_from(start).min(at);
    let len = block.tags.len_before(first, Tag::About);
    let between = part(&block.text, first.checked_sub(1).map_or(0, |b| block.word_range(b).end)..start);
    let lead = first - len.min(first);
    // "fell under $60": a border that was crossed, no estimate.
    let crossed = block.tags.len(lead, Tag::Border) == len
        && (block.tags.len_before(lead, Tag::Motion) > 0
            || lead
                .checked_sub(1)
                .is_some_and(|w| block.has(w, Tag::Adverb) && block.tags.len_before(w, Tag::Motion) > 0));
    // "to hand over 35 per cent": part of the verb.
    // "has taken over 6,000 calls".
    let large = block.gap(first + 1) == "," && block.written(first + 1).len() == 3;
    let phrasal = !large && block.tags.len_before(first, Tag::Phrasal) > 0;
    // "subieron un 4 %, hasta 63 pesos": what was reached.
    let behind_number = lead > 0 && (block.has_digit(lead - 1) || block.has(lead - 1, Tag::Percent));
    let reached = block.has(lead, Tag::Until) && (block.gap(lead).ends_with(", ") || behind_number);
    if len > 0 && !crossed && !phrasal && !reached && matches!(between, " " | "\u{a0}" | "'" | "’") {
        (block.word_range(lead).start, true)
    } else {
        (start, false)
    }
}

/// "+20 2 555 0147", "0800 555 019": groups of figures one after another, of which the first opens with a plus or a nought.
fn is_phone(block: &Block, at: usize) -> bool {
    const MOST_GROUPS: usize = 6;
    let digits = |w: usize| block.written(w).bytes().all(|b| b.is_ascii_digit()) && !block.written(w).is_empty();
    let joins = |w: usize| matches!(block.gap(w), " " | "-" | "." | "\u{a0}" | "\u{202f}" | ") ");
    let mut first = at;
    while first > 0 && at - first < MOST_GROUPS && joins(first) && digits(first - 1) {
        first -= 1;
    }
    let opens =
        block.gap(first).ends_with('+') || block.written(first).starts_with('0') && block.written(first).len() > 1;
    let more = first < at || joins(at + 1) && digits(at + 1);
    digits(first) && opens && more && !matches!(block.gap(first + 1), "." | ",")
}

/// "a 3-1 win": where a span goes up, the numbers of a score may go down.
fn is_score(block: &Block, number: &Number, language: &Language) -> bool {
    const MOST_GOALS: u64 = 30;
    let past = number.words.end;
    let other = matches!(block.gap(past), "-" | "–").then(|| number_at(block, past, &language.lexicon)).flatten();
    let small = number.whole.filter(|n| *n <= MOST_GOALS && !number.is_grouped);
    // A span opens with no nought: "thua 0-2".
    small.zip(other.and_then(|n| n.whole)).is_some_and(|(first, second)| second < first || first == 0)
}

/// The highest number that marks an item within a text.
const MOST_MARKER: u64 = 20;

/// "Article 5", "COVID-19", "Resolution 57-NQ/TW", "(3)", "1." at a line's start.
fn is_part_of_a_name(block: &Block, number: &Number, language: &Language) -> bool {
    let (at, past) = (number.words.start, number.words.end);
    let (before, behind) = (block.gap(at), block.gap(past));
    if before.ends_with(['-', '–', '/', '#', '№', '+', '_', '@', ':', '.', '’', '\''])
        && !before.starts_with(' ')
        && !before.is_empty()
        && at > 0
    {
        return true;
    }
    let marker = before.ends_with(['(', '[']) && behind.starts_with([')', ']']);
    let opens_line =
        at == 0 && !number.is_grouped && (behind.starts_with(['.', ')', ':', '/']) || matches!(behind, "° " | "º "));
    // "; 2° un exercice commun": a marker within the text.
    let degree = matches!(behind, "° " | "º " | "°\u{a0}")
        && before.trim_end().ends_with([':', ';', ','])
        && number.whole.is_some_and(|n| n <= MOST_MARKER);
    if marker || degree || opens_line || behind.starts_with(['/', ':', '_', '@', '#']) && !behind.starts_with(": ") {
        return true;
    }
    // "5G", "20-strong", "40-year": a hyphen behind needs a unit, which the measure looks for.
    if behind == "-" && number_at(block, past, &language.lexicon).is_none() && !block.has(past, Tag::Unit) {
        return true;
    }
    let numbered = block.tags.len_before(at, Tag::Numbered);
    // "cung cấp 120 học bổng": the second syllable of a verb numbers nothing.
    let deed = block.tags.len_before(at, Tag::Deed);
    // "this year 25 trainees": told of a time, the word numbers nothing.
    let first = at.saturating_sub(numbered);
    let told = first.checked_sub(1).is_some_and(|w| {
        [Tag::Habit, Tag::Per, Tag::Demonstrative, Tag::Last, Tag::Next].iter().any(|tag| block.has(w, *tag))
    }) && block.spaced(first)
        && (block.has(first, Tag::TimeUnit) || block.has(first, Tag::Span));
    // "đã cấp 312 chứng chỉ".
    let verb =
        first > 0 && block.spaced(first) && language.lexicon.plural.is_empty() && block.has(first - 1, Tag::VerbLead);
    // "cấp 540 tủ lạnh": no grade is so high.
    let high = deed > 0 && number.whole.is_some_and(|n| n > MOST_MARKER);
    let does =
        verb || high || deed > numbered || deed > 0 && (block.has(past, Tag::Unit) || block.has(past, Tag::Classifier));
    // "khẩn cấp 2 triệu USD": what is money or a share has no number of its own.
    let sure = || measure(block, past, false, language).kind == Counted::Sure;
    // "trên tổng số 310 tấn": a sum numbers nothing.
    let summed = block.tags.len_before(at, Tag::Summed) > 0;
    numbered > 0
        && !summed
        && !does
        && !told
        && !sure()
        && matches!(before, " " | "\u{a0}" | ". " | "° " | "º " | "°" | ".\u{a0}" | ".º ")
}

/// From how many digits on a number behind a land's name is no part of it ("Francia 98").
const MOST_IN_LAND: usize = 4;
/// From how many digits on a number behind a place that somebody comes to is no part of its name ("Ruta 40").
const MOST_IN_NAME: usize = 3;

/// Whether a capitalised word right before a number makes it part of a name: "Agenda 2030", "Boeing 737".
fn behind_a_name(block: &Block, at: usize, language: &Language) -> bool {
    let Some(before) = at.checked_sub(1) else { return false };
    // "visitaron Marruecos 2300 turistas": a land has no number of four digits.
    let land = block.tags.len_before(at, Tag::Country) > 0 && block.written(at).len() >= MOST_IN_LAND;
    // "llegaron a Piura 220 brigadistas".
    let placed = language.lexicon.romance
        && before > 0
        && block.has(before - 1, Tag::Preposition)
        && block.spaced(before)
        && block.written(at).len() >= MOST_IN_NAME;
    block.is_capital(before)
        && block.spaced(at)
        && !land
        && !placed
        && !money::is_money_word(block, before)
        && block.tags.len_before(at, Tag::About) == 0
        && !opens_sentence(block, before)
        // "1) Install 160 probes": the capital opens an item.
        && !(before <= 1 && block.gap(before).starts_with([')', '.']))
}

fn opens_sentence(block: &Block, at: usize) -> bool {
    block.opens_sentence(at)
}

/// "640 of them work in the port", "Of the 64 posts, 19 are open": a bare number of those that were counted before.
fn is_part_of_those(block: &Block, number: &Number) -> bool {
    let (at, past) = (number.words.start, number.words.end);
    let opens = block.word_from(block.sentence_of(block.word_range(at).start).start);
    let led = block.tags.len(opens, Tag::OutOf);
    let whole = opens + led + block.tags.len(opens + led, Tag::Determiner);
    let of_whole = led > 0 && whole < at && block.has_digit(whole) && block.gap(at) == ", ";
    // "and 41 abstained".
    let of_them = block.has(past, Tag::OfThem) || block.has(past, Tag::Ballot);
    number.whole.is_some_and(|n| n >= 10)
        && block.spaced(past)
        && !block.is_capital(past)
        && !block.has_digit(past)
        && (of_them || of_whole)
}

/// Whether a bare number is one that something reached: "rose to 14".
fn stands_alone(block: &Block, number: &Number) -> bool {
    let lead = block.tags.len_before(number.words.start, Tag::FigureLead);
    // "aged 16 to 24": the end of a span.
    let before = number.words.start.checked_sub(lead + 1);
    let spans = before.is_some_and(|w| block.written(w).ends_with(|c: char| c.is_ascii_digit()));
    // "the ship's bell from 1744".
    let dated = !number.is_grouped && number.whole.is_some_and(|n| (1000..=2100).contains(&n));
    number.whole.is_some_and(|n| n >= 10)
        && !dated
        // "has left 14 Harbour Row".
        && !(block.spaced(number.words.end) && block.is_capital(number.words.end) && !block.opens_sentence(number.words.end))
        && lead > 0
        && !spans
        && block.spaced(number.words.start)
        && !block.gap(number.words.end).starts_with(['-', '/', ':', '–'])
}
