//! Rates behind a value: "a week", "per barrel", "le baril", "/kg", "12 per 1,000 inhabitants".

use super::super::language::Language;
use super::super::lexicon::{Tag, ends_in};
use super::super::text::Block;
use super::noun::{Counted, Measure, money_len, until};
use super::syllables::syllables;

/// "a week", "per barrel", "or so".
pub(super) fn with_rate(block: &Block, found: Measure, language: &Language) -> Measure {
    if found.kind == Counted::Nothing {
        return found;
    }
    if let Some(rated) = per_number(block, found, language) {
        return rated;
    }
    let unit_at = |word: usize, tags: &[Tag]| tags.iter().map(|t| block.tags.len(word, *t)).max().unwrap_or(0);
    // "15.000 m3/ngày", "118.000 đồng/kg", "25.148 đồng/USD".
    if matches!(block.gap(found.word), "/" | "%/" | "€/" | "$/" | " %/") {
        let unit = unit_at(found.word, &[Tag::TimeUnit, Tag::EachOf, Tag::Unit, Tag::Hour, Tag::Span]);
        let unit = unit.max(money_len(block, found.word));
        if unit > 0 {
            // "9 triệu đồng/người/tháng".
            let mut past = found.word + unit;
            let again = block.tags.len(past, Tag::TimeUnit).max(block.tags.len(past, Tag::EachOf));
            past += if block.gap(past) == "/" { again } else { 0 };
            return until(block, past, found.kind);
        }
        // "4 g/l", "20 mg/m3": signs of measures, of whatever kind.
        let sign = |w: usize| {
            let word = block.written(w);
            word.chars().count() <= 4 && word.starts_with(char::is_lowercase)
        };
        let measured = found.word.checked_sub(1).is_some_and(sign);
        if block.gap(found.word) == "/"
            && measured
            && sign(found.word)
            && block.written(found.word).chars().count() <= 3
        {
            return until(block, found.word + 1, found.kind);
        }
        // "20 triệu đồng/nhà": an amount may be paid for anything.
        let word = block.written(found.word);
        let plain = block.gap(found.word) == "/" && found.kind == Counted::Sure && word.chars().all(char::is_lowercase);
        if plain && !word.is_empty() && !block.gap(found.word + 1).starts_with('/') {
            return until(block, found.word + 1, found.kind);
        }
    }
    // "2 140 euros net par mois".
    let net = block.tags.len(found.word, Tag::NetOf);
    if net > 0 && found.kind == Counted::Sure && block.spaced(found.word) {
        let rated = with_rate(block, Measure { word: found.word + net, ..found }, language);
        return if rated.end > found.end { rated } else { found };
    }
    let per = block.tags.len(found.word, Tag::Per);
    if per > 0 && spaced_behind_sign(block, found.word) {
        let word = found.word + per;
        let unit = unit_at(word, &[Tag::TimeUnit, Tag::EachOf]);
        // "$305 a year ago": when, not how often.
        let past = block.joined(word + unit) && block.has(word + unit, Tag::Ago);
        if unit > 0 && block.spaced(word) && !past {
            // "120 litres par jour et par habitant": a further rate.
            let next = word + unit;
            let and = language.conjunctions.at(block, next).map_or(0, |(_, len)| len);
            let again = block.tags.len(next + and, Tag::Per);
            let further = unit_at(next + and + again, &[Tag::TimeUnit, Tag::EachOf]);
            // "50 litres per person a day", "74 euros por persona y día".
            let twice = and + again > 0 && further > 0 && (next..=next + and + again).all(|w| block.spaced(w));
            return until(block, if twice { next + and + again + further } else { next }, found.kind);
        }
    }
    // "pagó 900.000 euros por él": for whom, and no rate.
    let whom = [Tag::Oblique, Tag::He, Tag::She, Tag::They, Tag::It];
    let of_somebody = |len: usize| whom.iter().any(|tag| block.has(found.word + len, *tag));
    let led =
        [Tag::AnyRate, Tag::MoneyRate, Tag::EachRate].map(|tag| block.tags.len(found.word, tag)).into_iter().max();
    if let Some(led) = led.filter(|led| *led > 0 && !of_somebody(*led) && spaced_behind_sign(block, found.word))
        && let Some(past) = any_rate(block, found, found.word + led, language)
    {
        return until(block, past, found.kind);
    }
    // "60 euros le baril".
    // "21,40 euros du kilomètre", "15 euros de l'heure".
    let money = found.word.checked_sub(1).is_some_and(|w| block.has(w, Tag::Currency));
    let own = if language.lexicon.romance && money { Tag::OwnerLead } else { Tag::Each };
    let each = block.tags.len(found.word, Tag::Each).max(block.tags.len(found.word, own));
    if each > 0 && spaced_behind_sign(block, found.word) && found.kind == Counted::Sure {
        let word = found.word + each;
        let unit = block.tags.len(word, Tag::EachOf);
        let dated = [Tag::Last, Tag::Next, Tag::Ago].iter().any(|tag| block.has(word + unit, *tag));
        if unit > 0 && block.joined(word) && !dated {
            return until(block, word + unit, found.kind);
        }
    }
    let after = block.tags.len(found.word, Tag::AboutAfter);
    // "6,7 % l'an dernier": when, not how often.
    let past = found.word + after;
    let dated = block.joined(past) && [Tag::Last, Tag::Next, Tag::Ago].iter().any(|tag| block.has(past, *tag));
    if after > 0 && !dated && spaced_behind_sign(block, found.word) {
        return until(block, found.word + after, found.kind);
    }
    found
}

/// A count in parts with the one thing that it is told of: "7,8 alumnos por docente", "2,3 enfants par femme".
pub(super) fn rate_of_parts(block: &Block, found: Measure, language: &Language) -> Measure {
    let led = block.tags.len(found.word, Tag::MoneyRate);
    let past = any_rate(block, Measure { kind: Counted::Sure, ..found }, found.word + led, language);
    match past.filter(|_| led > 0 && block.spaced(found.word)) {
        Some(past) => until(block, past, found.kind),
        None => found,
    }
}

/// The word behind a noun that no table holds, of a rate: "$4 per voucher", "3 euros par bidon", "2 triệu đồng mỗi nhân
/// khẩu". Where the word before the noun leads to reasons and means too ("par chèque", "por ruido"), only money is paid for
/// one by one, and a table holds what is no unit.
fn any_rate(block: &Block, found: Measure, noun: usize, language: &Language) -> Option<usize> {
    let led = |tag: Tag| block.has(found.word, tag);
    let plain = block.spaced(noun)
        && !block.has(noun, Tag::NounStop)
        && !block.has(noun, Tag::SmallNumber)
        && !block.has(noun, Tag::BigNumber)
        && !block.is_capital(noun)
        && block.written(noun).chars().all(char::is_alphabetic);
    // "por kilovatio-hora", "par camion-citerne".
    let hyphen = block.gap(noun + 1) == "-" && !block.has_digit(noun + 1);
    if !plain || block.has(noun, Tag::NoRate) && !hyphen {
        return None;
    }
    if led(Tag::AnyRate) {
        return Some(noun + 1);
    }
    if found.kind != Counted::Sure {
        return None;
    }
    if led(Tag::EachRate) {
        return Some(syllables(block, noun));
    }
    // "por contaminar" tells why.
    let verb = language.lexicon.outer_commas && ends_in(block.word(noun), &language.lexicon.endings.infinitive);
    let single = led(Tag::MoneyRate) && !verb && !block.word(noun).ends_with(['s', 'x']);
    single.then_some(noun + 1 + usize::from(hyphen))
}

/// Whether a space stands before a word, with nothing before it but the sign that ends a value: "4,5 % par an", "62 € le baril".
fn spaced_behind_sign(block: &Block, word: usize) -> bool {
    let gap = block.gap(word);
    let sign = gap.trim();
    gap.ends_with([' ', '\u{a0}']) && sign.chars().count() <= 1 && sign.chars().all(|c| "%‰€$£¥₫".contains(c))
}

/// "$85 a net": an amount of money may be paid for anything, where the words end with it.
pub(super) fn with_money_rate(block: &Block, found: Measure, language: &Language) -> Measure {
    let rated = with_rate(block, found, language);
    let at = found.word;
    let led = rated.end == found.end && block.tags.len(at, Tag::PerAny) > 0 && block.spaced(at);
    let noun = at + 1;
    let ends = !block.joined(noun + 1) || block.has(noun + 1, Tag::NounStop) && !block.has(noun + 1, Tag::Say);
    let plain = block.spaced(noun)
        && !block.is_capital(noun)
        && !block.has(noun, Tag::NounStop)
        && !block.has(noun, Tag::NoRate)
        && !block.has(noun + 1, Tag::Ago)
        && block.written(noun).chars().all(char::is_alphabetic);
    if led && ends && plain { until(block, noun + 1, found.kind) } else { rated }
}

/// "12 per 1,000 inhabitants", "0,2 médicos por cada mil habitantes": the round number that a rate is told by, with its
/// noun.
fn per_number(block: &Block, found: Measure, language: &Language) -> Option<Measure> {
    // "478 euros les 1 000 litres": an article leads to what is paid for alone.
    let paid = if language.lexicon.romance && found.kind == Counted::Sure { Tag::Article } else { Tag::PerNumber };
    let len = block.tags.len(found.word, Tag::PerNumber).max(block.tags.len(found.word, paid));
    let at = found.word + len;
    // "4,1 ca/100.000 dân".
    let slashed = len == 0 && block.gap(found.word) == "/";
    if !slashed && (len == 0 || !block.spaced(found.word) || !block.spaced(at)) {
        return None;
    }
    let digits = |word: &str| word.bytes().all(|b| b.is_ascii_digit()) && !word.is_empty();
    let group = |w: usize| matches!(block.gap(w), "," | "." | "\u{a0}" | "\u{202f}" | " ") && block.word(w) == "000";
    let round = |word: &str| word.starts_with('1') && word.bytes().skip(1).all(|b| b == b'0');
    let mut past = at;
    if digits(block.word(at)) && round(block.word(at)) && (block.word(at).len() > 1 || group(at + 1)) {
        past += 1;
        while group(past) {
            past += 1;
        }
    } else {
        past += block.tags.len(at, Tag::RoundNumber);
    }
    let noun = past > at && block.joined(past) && !block.has(past, Tag::NounStop) && !block.is_capital(past);
    noun.then(|| until(block, past + block.tags.len(past, Tag::Unit).max(1), found.kind))
}

/// "120 per year", "30 mỗi năm": a number that nothing but its rate makes a figure.
pub(super) fn rate_alone(block: &Block, found: Measure) -> Measure {
    let word = found.word + block.tags.len(found.word, Tag::Per);
    let unit = block.tags.len(word, Tag::Lasting);
    let past = word + unit;
    let when = block.joined(past) && [Tag::Ago, Tag::Last, Tag::Next].iter().any(|tag| block.has(past, *tag));
    // "traded at 21.4 per dollar", "at 58.74 to the dollar".
    let to = block.tags.len(found.word, Tag::To);
    let word = if word > found.word || to == 0 {
        word
    } else {
        found.word + to + block.tags.len(found.word + to, Tag::Article)
    };
    let money = if word > found.word { block.tags.len(word, Tag::Currency) } else { 0 };
    if money > 0 && block.spaced(found.word) && block.spaced(word) {
        return until(block, word + money, Counted::Noun);
    }
    let rated = word > found.word && unit > 0 && block.spaced(found.word) && block.spaced(word) && !when;
    if rated { until(block, past, Counted::Noun) } else { found }
}
