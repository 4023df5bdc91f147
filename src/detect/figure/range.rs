//! Two numbers that are one value: "10-15 per cent", "between $2 million and $3 million", "€2.5 to €3 million".

use super::super::language::Language;
use super::super::lexicon::Tag;
use super::super::text::{Block, part};
use super::money;
use super::noun::{Counted, Measure, measure};
use super::number::{Number, number_at};

/// "10-15 per cent", "between 10 and 15", "120 to 180 billion", "€2.5 to €3 million": the second number, if the two are
/// one value.
/// `first` is the word where its money or the number itself starts.
pub(super) fn range_end(block: &Block, number: Number, first: usize, language: &Language) -> (Number, bool) {
    let past = number.words.end;
    let gap = block.gap(past);
    let mut between = false;
    let next = match gap {
        "-" | "–" | " – " | " - " => past,
        // "€3bn-€4bn".
        _ if joins_money(gap, language) && block.written(past).starts_with(|c: char| c.is_ascii_digit()) => past,
        " " => {
            let joins = block.tags.len(past, Tag::To);
            let lead = block.tags.len_before(first, Tag::From);
            between = lead > 0;
            // "est passé de 45 à 60 euros": from one value to another.
            let from = first - lead;
            let moved = between && block.spaced(from) && block.tags.len_before(from, Tag::Passes) > 0;
            if moved && block.tags.len_before(first, Tag::About) == 0 {
                return (number, false);
            }
            // Without "between" only "to" joins two numbers, and only a rise: "10 to 15 per cent", "€2.5 to €3 million".
            let second = second_at(block, past, joins, language);
            let rises = second.as_ref().is_some_and(|s| rises(block, &number, s)) && block.has(past, Tag::FigureLead);
            let Some(second) = second.filter(|_| joins > 0 && (between || rises)) else { return (number, false) };
            second.words.start
        }
        _ => return (number, false),
    };
    let Some(second) = number_at(block, next, &language.lexicon).filter(|second| !second.is_ordinal) else {
        return (number, false);
    };
    // "from $5,000 to $18,000": each is a value of its own; "€2.5 to €3 million" is one, "between $28 and $30" too.
    let paid = next > past
        && (block.gap(next).len() > 1 || block.has_digit(next) && second.has_money || !block.has(next - 1, Tag::To));
    let led =
        between && block.tags.len_before(first, Tag::About) > 0 || !between && second.has_money && number.has_money;
    let scaled = block.spaced(second.words.end) && block.has(second.words.end, Tag::Scale);
    if paid && !led && !scaled {
        return (number, false);
    }
    let is_grouped = number.is_grouped || second.is_grouped;
    (Number { words: number.words.start..second.words.end, is_grouped, ..second }, true)
}

/// The number behind "to", with the currency's sign or code before it: "18", "$30", "A$325", "$ 1.050".
fn second_at(block: &Block, past: usize, joins: usize, language: &Language) -> Option<Number> {
    let from = past + joins;
    (from..from + 2).find_map(|at| {
        let number = number_at(block, at, &language.lexicon)?;
        let (start, _) = money::start(block, &number, &language.lexicon);
        let before = block.word_range(from.checked_sub(1)?).end;
        matches!(part(&block.text, before..start), " " | "\u{a0}").then_some(number)
    })
}

/// "between $2 million and $3 million": the second number with its measure, where the first has one of its own.
pub(super) fn with_upper(block: &Block, number: &Number, found: Measure, language: &Language) -> Measure {
    let joins = block.tags.len(found.word, Tag::To);
    let from = block.tags.len_before(number.words.start, Tag::From) > 0;
    // "between 6% and 8%": the sign stands in the gap.
    let signed = block.gap(found.word).trim_start().starts_with('%');
    if joins == 0 || !from || found.kind > Counted::Sure || found.word == number.words.end && !signed {
        return found;
    }
    match number_at(block, found.word + joins, &language.lexicon) {
        Some(upper) if !upper.is_ordinal && !upper.is_year() => {
            let (_, has_currency) = money::start(block, &upper, &language.lexicon);
            let upper = measure(block, upper.words.end, has_currency || upper.has_unit, language);
            if upper.kind == Counted::Sure { upper } else { found }
        }
        _ => found,
    }
}

/// "-€": a hyphen or a dash, then the sign of a currency.
fn joins_money(gap: &str, language: &Language) -> bool {
    let sign = gap.strip_prefix(['-', '–']).unwrap_or("");
    !sign.is_empty() && sign.chars().all(|c| language.lexicon.signs.currency.contains(c))
}

/// Whether the second of two numbers is the larger.
fn rises(block: &Block, one: &Number, other: &Number) -> bool {
    let value = |n: &Number| {
        let words = block.word_range(n.words.start).start..block.word_range(n.words.end.saturating_sub(1)).end;
        part(&block.text, words).replace(',', ".").parse::<f64>().ok()
    };
    match (one.whole, other.whole) {
        (Some(a), Some(b)) => a < b && !one.is_year(),
        _ => value(one).zip(value(other)).is_some_and(|(a, b)| a < b),
    }
}
