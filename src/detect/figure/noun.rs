//! What a number counts: its scale, its currency, its unit or the noun behind it.

use super::super::language::Language;
use super::super::lexicon::{Tag, ends_in};
use super::super::text::Block;
use super::money::is_iso;
use super::number::number_at;
use super::rate::{rate_alone, rate_of_parts, with_money_rate, with_rate};
use super::syllables::{syllables, with_companions, with_land, with_quality};

/// What stands behind a number and belongs to its value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Measure {
    /// One past its last byte.
    pub(super) end: usize,
    /// One past its last word.
    pub(super) word: usize,
    pub(super) kind: Counted,
}

/// How a number's measure was told; the first ones leave no doubt that it is a figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Counted {
    /// Percent, currency, "million".
    Sure,
    /// "tonnes".
    Unit,
    /// A noun in the plural.
    Noun,
    /// Nothing.
    Nothing,
}

/// The longest noun phrase behind a number, in words.
const NOUN_WORDS: usize = 5;

/// The same in the Romance languages, up to the noun.
const ROMANCE_WORDS: usize = 3;

/// The letters of "millions"; "mil" and "mille" take their noun without a link.
const LONG_SCALE: usize = 6;

/// Reads what a number counts, from the word behind it. An amount of money (`is_money`) counts nothing else.
pub(super) fn measure(block: &Block, from: usize, is_money: bool, language: &Language) -> Measure {
    measure_part(block, from, is_money, language, true)
}

/// As [`measure`]; a number goes on behind its scale once at most.
fn measure_part(block: &Block, from: usize, is_money: bool, language: &Language, may_go_on: bool) -> Measure {
    let number_end = from.checked_sub(1).map_or(0, |last| block.word_range(last).end);
    let kind = if is_money { Counted::Sure } else { Counted::Nothing };
    let mut found = Measure { end: number_end, word: from, kind };
    let mut scaled = false;
    let gap = block.gap(from);
    let sign = gap.trim_start_matches([' ', '\u{a0}', '\u{202f}', '\u{2009}']);
    let is_sign = |c: &char| "%‰°".contains(*c) || language.lexicon.signs.currency.contains(*c);
    if let Some(sign) = sign.chars().next().filter(is_sign) {
        let lead = gap.find(sign).unwrap_or(0);
        found.end = number_end + lead + sign.len_utf8();
        found.kind = Counted::Sure;
        if sign == '°' && gap.ends_with('°') && matches!(block.written(from), "C" | "F") {
            found = Measure { end: block.word_range(from).end, word: from + 1, kind: Counted::Sure };
        }
        return with_rate(block, found, language);
    }
    // "40 M€", "2 Mds €".
    let short = block.written(from);
    let money = block.gap(from + 1).trim_start_matches([' ', '\u{a0}', '\u{202f}']);
    if block.spaced(from)
        && short.len() <= 3
        && block.is_capital(from)
        && short.chars().all(char::is_alphabetic)
        && let Some(sign) = money.chars().next().filter(|c| language.lexicon.signs.currency.contains(*c))
    {
        let lead = block.gap(from + 1).len() - money.len();
        let end = block.word_range(from).end + lead + sign.len_utf8();
        return with_rate(block, Measure { end, word: from + 1, kind: Counted::Sure }, language);
    }
    if gap == "-" {
        let unit = block.tags.len(from, Tag::Unit);
        // Spans of time by the hyphen tell how long something is ("a 30-day visit"): no figure of its own.
        if unit > 0 && !block.has(from, Tag::TimeUnit) && !block.has(from, Tag::Span) {
            return until(block, from + unit, Counted::Unit);
        }
        return found;
    }
    for tag in [Tag::Percent, Tag::Scale, Tag::Currency] {
        let len = match tag {
            Tag::Currency => money_len(block, found.word),
            _ => block.tags.len(found.word, tag),
        };
        // "a 9.1 trillion-won plan".
        // "12 millions d'euros".
        let hyphened = tag == Tag::Currency && found.word > from && matches!(block.gap(found.word), "-" | "'" | "’");
        if len > 0 && (block.spaced(found.word) || hyphened) {
            scaled |= tag == Tag::Scale && block.written(found.word).chars().count() >= LONG_SCALE;
            found = until(block, found.word + len, Counted::Sure);
            if tag == Tag::Currency {
                found = until(block, with_issuer(block, found.word, language), Counted::Sure);
            }
            // "deux millions et demi d'euros", "hai triệu rưỡi".
            let half = if tag == Tag::Scale { block.tags.len(found.word, Tag::AndHalf) } else { 0 };
            if half > 0 && block.spaced(found.word) {
                found = until(block, found.word + half, Counted::Sure);
            }
            if tag == Tag::Scale
                && may_go_on
                && let Some(lower) = lower_part(block, found.word, language)
            {
                return lower;
            }
            if tag == Tag::Percent {
                return with_rate(block, found, language);
            }
            // "4,46 milliards $".
            let sign = block.gap(found.word).trim_start_matches([' ', '\u{a0}', '\u{202f}']);
            if tag == Tag::Scale
                && let Some(sign) = sign.chars().next().filter(|c| language.lexicon.signs.currency.contains(*c))
            {
                let lead = block.gap(found.word).find(sign).unwrap_or(0);
                found.end += lead + sign.len_utf8();
                return found;
            }
            if tag == Tag::Currency {
                return with_money_rate(block, found, language);
            }
        }
    }
    if is_money {
        return with_money_rate(block, found, language);
    }
    let unit = block.tags.len(found.word, Tag::Unit);
    if unit > 0 && block.spaced(found.word) && !(is_letter_unit(block, found.word) && found.kind == Counted::Nothing) {
        let kind = found.kind.min(Counted::Unit);
        let past = match language.lexicon.plural.is_empty() {
            true if unit == 1 && block.has(found.word, Tag::Classifier) => {
                with_land(block, syllables(block, found.word))
            }
            // "860 m2 đất": a measure has no quality.
            true if is_short_unit(block, found.word, unit) => found.word + unit,
            true => with_land(block, with_quality(block, with_companions(block, found.word, unit))),
            false => with_adjectives(block, compound(block, found.word + unit, language), 1, language),
        };
        return with_rate(block, until(block, past, kind), language);
    }
    // "3 milliards espérés": behind "milliards" a noun needs its "de".
    let linked = found.word.checked_sub(1).is_some_and(|w| language.links.contains(block.word(w)));
    if scaled && language.lexicon.romance && !linked {
        return with_rate(block, found, language);
    }
    if let Some(word) = noun(block, found.word, language) {
        let kind = found.kind.min(Counted::Noun);
        let counted = with_rate(block, with_total(block, until(block, word, kind), language), language);
        // "7,8 alumnos por docente": nothing that is counted comes in parts, but by a rate.
        let alone = counted.word == word && is_in_parts(block, from);
        return if alone { rate_of_parts(block, counted, language) } else { counted };
    }
    if found.kind == Counted::Nothing {
        return rate_alone(block, found);
    }
    // "240 millions de moins": the "de" leads to no noun.
    let found = if linked && scaled { until(block, found.word - 1, found.kind) } else { found };
    with_rate(block, found, language)
}

/// Whether a number that ends before a word has decimals: one digit or two behind its comma.
fn is_in_parts(block: &Block, from: usize) -> bool {
    let Some(last) = from.checked_sub(1) else { return false };
    let number = block.written(last);
    let joined = matches!(block.gap(last), "," | ".") && number.len() <= 2;
    let decimals = number.rsplit_once([',', '.']).is_some_and(|(_, part)| part.len() <= 2);
    number.ends_with(|c: char| c.is_ascii_digit()) && (joined || decimals)
}

/// "19 millions de rials omanais", "75 triệu đô la Australia": whose money it is.
fn with_issuer(block: &Block, past: usize, language: &Language) -> usize {
    let lexicon = &language.lexicon;
    // Codes ("USD") and signs need no country.
    let named = past > 0 && block.written(past - 1).starts_with(char::is_lowercase);
    if lexicon.plural.is_empty() {
        return if named { with_land(block, past) } else { past };
    }
    let word = block.word(past);
    let adjective = lexicon.romance
        && named
        && block.spaced(past)
        && !block.is_capital(past)
        && !block.has(past, Tag::NounStop)
        && is_of_a_land(word, language);
    if adjective { past + 1 } else { past }
}

/// "omanais", "ghanéens", "marroquíes".
fn is_of_a_land(word: &str, language: &Language) -> bool {
    let endings = &language.lexicon.endings.demonym;
    let single = word.strip_suffix("es").filter(|w| !w.ends_with('e')).unwrap_or(word);
    [word, word.trim_end_matches('s'), single].iter().any(|w| ends_in(w, endings))
}

/// "3 mil 420 millones de dólares", "2 tỷ 350 triệu đồng": what goes on a number behind its first scale, with its measure.
fn lower_part(block: &Block, at: usize, language: &Language) -> Option<Measure> {
    let small = number_at(block, at, &language.lexicon).filter(|_| block.spaced(at))?;
    let plain = !small.is_grouped && !small.is_ordinal && !small.has_unit && small.words.end == at + 1;
    if !plain || small.whole.is_none_or(|n| !(10..1000).contains(&n)) {
        return None;
    }
    let found = measure_part(block, small.words.end, false, language, false);
    (found.kind != Counted::Nothing).then_some(Measure { kind: found.kind.min(Counted::Unit), ..found })
}

/// "m2", "km", "ha".
fn is_short_unit(block: &Block, at: usize, words: usize) -> bool {
    words == 1 && block.written(at).chars().count() <= 3 && block.written(at).chars().any(|c| c.is_ascii_digit())
        || matches!(words, 1)
            && block.tags.len(at, Tag::Unit) == 1
            && block.written(at).len() <= 2
            && block.written(at).is_ascii()
            // "46 ca nặng": a case, and no measure.
            && !block.has(at, Tag::Classifier)
}

/// A letter that is a unit only if it is written small: "5 m".
fn is_letter_unit(block: &Block, at: usize) -> bool {
    block.written(at).len() == 1 && block.is_capital(at)
}

pub(super) fn until(block: &Block, word: usize, kind: Counted) -> Measure {
    Measure { end: block.word_range(word.saturating_sub(1)).end, word, kind }
}

/// The length of a currency's name or code behind a number.
pub(super) fn money_len(block: &Block, at: usize) -> usize {
    let code = usize::from(is_iso(block, at));
    block.tags.len(at, Tag::Currency).max(code)
}

/// "9 élus sur 10": the total behind what is counted.
fn with_total(block: &Block, found: Measure, language: &Language) -> Measure {
    let len = block.tags.len(found.word, Tag::OutOf);
    if len == 0 || !block.spaced(found.word) || !block.spaced(found.word + len) || block.has(found.word, Tag::Per) {
        return found;
    }
    match number_at(block, found.word + len, &language.lexicon) {
        Some(total) if !total.is_year() && !total.has_unit && !total.is_ordinal => {
            let counted = measure(block, total.words.end, false, language);
            if counted.kind == Counted::Nothing { until(block, total.words.end, found.kind) } else { found }
        }
        _ => found,
    }
}

/// Whether a word ends the noun phrase behind a number that starts at word `from`.
pub(super) fn stops(block: &Block, from: usize, at: usize) -> bool {
    !block.joined(at)
        || block.has(at, Tag::NounStop)
        || block.written(at).starts_with(|c: char| c.is_ascii_digit())
        // "60 states", "2,300 port calls": right behind a number and its noun it is no verb.
        || at > from && block.has(at, Tag::Say) && !(at == from + 1 && is_compound(block, at))
}

/// "118 personnel carriers", "60 aircraft carriers": behind a noun that shows no plural, the noun it belongs to.
fn compound(block: &Block, past: usize, language: &Language) -> usize {
    let lexicon = &language.lexicon;
    let collective = past > 0 && !lexicon.romance && !lexicon.plural.is_empty() && {
        let word = block.word(past - 1);
        word.chars().count() > 4 && !word.ends_with(|c| lexicon.plural.contains(c))
    };
    let next = collective
        && block.spaced(past)
        && is_plural(block, past, language)
        && !block.is_capital(past)
        && !block.has(past, Tag::NounStop)
        && !block.has(past, Tag::Say);
    if next { past + 1 } else { past }
}

/// "75 customs officers", "30 sports clubs": a noun that is plural itself before the one that is counted.
fn goes_on(block: &Block, past: usize, language: &Language) -> bool {
    !language.lexicon.romance
        && block.spaced(past)
        && !block.is_capital(past)
        && is_plural(block, past, language)
        && past > 0
        && block.has(past - 1, Tag::PluralModifier)
        && ![Tag::NounStop, Tag::Say, Tag::Present, Tag::Preposition].iter().any(|tag| block.has(past, *tag))
}

/// Whether a verb's form may be the plural noun of a compound: "port calls", "insurance claims".
fn is_compound(block: &Block, at: usize) -> bool {
    let word = block.word(at);
    word.ends_with('s') && word != "says" && !block.is_capital(at) && !block.is_capital(at - 1) && block.spaced(at)
}

/// The word behind the noun that starts at a word.
fn noun(block: &Block, from: usize, language: &Language) -> Option<usize> {
    let lexicon = &language.lexicon;
    // "300 more places": what is added, before its noun.
    let more = if lexicon.romance || lexicon.plural.is_empty() { 0 } else { block.tags.len(from, Tag::Quality) };
    if more > 0 && block.spaced(from) && block.spaced(from + more) && !block.has(from + more, Tag::Quality) {
        return noun(block, from + more, language);
    }
    if stops(block, from, from) || block.gap(from) == "-" {
        return None;
    }
    if lexicon.plural.is_empty() {
        // "hẻm 803 Huỳnh Tấn Phát": a name is not counted, a title may be.
        return (!block.is_capital(from) || block.has(from, Tag::Role))
            .then(|| with_land(block, syllables(block, from)));
    }
    let limit = from + if lexicon.romance { ROMANCE_WORDS } else { NOUN_WORDS };
    let mut before = 0;
    let mut at = from;
    while at < limit && (!stops(block, from, at) || joins(block, from, at, language)) {
        if is_plural(block, at, language) || block.has(at, Tag::Unit) {
            // "15 grandes entreprises": an adjective that opens the phrase is not its noun.
            if lexicon.romance && block.has(at, Tag::Quality) && at + 1 < limit && !stops(block, from, at + 1) {
                before += 1;
                at += 1;
                continue;
            }
            let past = compound(block, at + block.tags.len(at, Tag::Unit).max(1), language);
            let past = past + usize::from(goes_on(block, past, language));
            return Some(if lexicon.romance { with_adjectives(block, past, 1, language) } else { past });
        }
        // "25 resultaron heridas": in the Romance languages all that stands before a noun agrees with it.
        if lexicon.romance {
            return None;
        }
        at += 1;
    }
    // "15 grandes" without a noun behind it.
    (before > 0).then_some(from + before)
}

/// "640 furnace and packing workers": "and" between two words that tell of one plural behind them.
fn joins(block: &Block, from: usize, at: usize, language: &Language) -> bool {
    const NONE: [Tag; 5] = [Tag::NounStop, Tag::Preposition, Tag::Determiner, Tag::Say, Tag::SmallNumber];
    let plain = |w: usize| {
        block.spaced(w) && !block.is_capital(w) && !block.has_digit(w) && NONE.iter().all(|tag| !block.has(w, *tag))
    };
    !language.lexicon.romance
        && at > from
        && block.spaced(at)
        && language.conjunctions.at(block, at).is_some_and(|(_, len)| len == 1)
        && plain(at + 1)
        && plain(at + 2)
        && !is_plural(block, at + 1, language)
        && is_plural(block, at + 2, language)
}

fn is_plural(block: &Block, at: usize, language: &Language) -> bool {
    let lexicon = &language.lexicon;
    let word = block.word(at);
    let singular = || lexicon.singular_endings.iter().any(|end| word.ends_with(end.as_str()));
    word.len() > 3 && word.ends_with(|c| lexicon.plural.contains(c)) && !singular()
        || lexicon.odd_plurals.contains(word)
}

/// Carries a Romance noun phrase over so many adjectives behind its noun; a participle with a complement of its own
/// ("14 barcazas retenidas en Zárate") says something new.
fn with_adjectives(block: &Block, past: usize, most: usize, language: &Language) -> usize {
    if !language.lexicon.romance {
        return past;
    }
    let mut end = past;
    while end < past + most && !stops(block, past, end) && !block.is_capital(end) && is_plural(block, end, language) {
        // "privés", "heridos": qualities, though they look like participles.
        let participle = ends_in(block.word(end), &language.lexicon.past_endings)
            && !(block.has(end, Tag::Quality) && (!block.spaced(end + 1) || block.has(end + 2, Tag::Determiner)));
        // "100 días todos los contratos".
        let all = block.has(end, Tag::AllOfThem);
        if all
            || participle && block.spaced(end + 1) && block.has(end + 1, Tag::Preposition)
            || block.has(end, Tag::Say)
        {
            break;
        }
        end += 1;
    }
    // "28 patrons pêcheurs ghanéens": where they are from, behind what they are.
    let land = end == past + most
        && block.spaced(end)
        && !stops(block, past, end)
        && !block.is_capital(end)
        && is_plural(block, end, language)
        && !ends_in(block.word(end), &language.lexicon.past_endings)
        && is_of_a_land(block.word(end), language);
    if land { end + 1 } else { end }
}
