//! Figures of different articles that measure the same thing: those that agree, and those of which only one can hold.

use super::Cancel;
use super::alone::{COMMON, COSTS, is_alone, is_of_harm};
use super::asked::{is_asked_alone, is_counted_out, one_is_provisional};
use super::changed::{has_changed, has_moved, is_later_state, is_of_talks, is_raised, values_before};
use super::collection::Collection;
use super::contradict::{are_apart, exclude};
use super::converted::{LEAST_SUM, in_one_unit};
use super::days::shares_day;
use super::equal::{agreement_score, digits};
use super::items::{count_one_list, divide_texts};
use super::lengths::{are_sole_lengths, are_sole_sums};
use super::likeness::{
    LEAST_OF_DAY, are_all_persons, are_people, are_persons, flags_differ, is_age, is_bare, is_done_by, is_elsewhere,
    is_of_unknown, is_one_news, is_sole, is_sole_time, is_told_by, nouns_meet, of_charges, periods_meet, shares_a_day,
    shares_fate,
};
use super::matched::{LEFT_OVER, may_match, settle};
use super::measured::Figure;
use super::repeated::is_repeated;
use super::slips::digits_in_order;
use super::sole::{are_turned_persons, is_counted_beside, is_sole_number, is_sole_rate};
use super::terms::{Keyed, candidates, on_every_core, overlap};
use super::times::spans_differ;
use super::unequal::{Sides, conflict_score, outgrown};
use super::votes::{one_is_needed, vote_on_others};
use super::words::{Closeness, Unit, closeness, concept, mixed, term_of};

/// Figures that agree so surely take sides in a conflict.
pub(super) const SURE: f64 = 0.7;

/// How sure it is that figures measure the same which articles repeat in other words.
const REPEATED: f64 = 0.55;

/// Figures that agree so surely stand with the one that is set against another.
pub(super) const LIKELY: f64 = 0.6;

/// A smaller part of a smaller whole may be met by chance.
const LEAST_PART: f64 = 10.0;

/// A figure: its article's place, and its place there.
pub(super) type FigureAt = (usize, usize);

/// Two figures of one thing.
#[derive(Debug, Clone, Copy)]
pub(super) struct FigurePair {
    pub(super) a: FigureAt,
    pub(super) b: FigureAt,
    /// Whether only one of them can hold.
    pub(super) is_conflict: bool,
    /// Whether they differ because time went by.
    pub(super) is_change: bool,
    /// Whether so much time passed between the articles that they may differ by that alone.
    pub(super) is_later: bool,
    /// How sure it is that they measure the same, from 0 to 1.
    pub(super) score: f64,
}

/// Every pair of figures of different articles that agree or contradict each other.
pub(super) fn figure_pairs(collection: &Collection, cancel: &Cancel) -> Option<Vec<FigurePair>> {
    let mut places: Vec<FigureAt> = Vec::new();
    let (mut by_value, mut by_matter): (Vec<Keyed>, Vec<Keyed>) = (Vec::new(), Vec::new());
    for (article, reading) in collection.readings.iter().enumerate() {
        for (at, figure) in reading.figures.iter().enumerate() {
            let own = collection.is_own_story(article);
            places.push((article, at));
            let mut values =
                if own && !figure.is_small { value_keys(figure, figure.quantity.value) } else { Vec::new() };
            // "580 redundancies instead of the 640 announced": whoever told the 640.
            if let Some(before) = figure.quantity.before.filter(|_| own && figure.quantity.unit == Unit::Count) {
                values.extend(value_keys(figure, before));
            }
            by_value.push(Keyed { article, keys: values });
            let mut keys = if own { matter_keys(figure) } else { Vec::new() };
            // "By 50 million to 230 million": whoever told 180 million.
            if own && matches!(figure.quantity.unit, Unit::Money(_)) {
                let told = std::iter::once(figure.quantity.value).chain(values_before(reading, figure));
                keys.extend(told.map(|value| mixed(unit_key(figure.quantity.unit) ^ value.to_bits() ^ 0xd1ff)));
            }
            by_matter.push(Keyed { article, keys });
        }
    }
    let mut tried: Vec<(usize, usize)> = candidates(&by_value, 1);
    tried.extend(candidates(&by_matter, 1));
    tried.sort_unstable();
    tried.dedup();
    let made = |pair: &(usize, usize)| compared(collection, *places.get(pair.0)?, *places.get(pair.1)?);
    let mut pairs = on_every_core(&tried, made, cancel)?;
    settle(&mut pairs);
    Some(pairs)
}

pub(super) fn unit_key(unit: Unit) -> u64 {
    match unit {
        Unit::Money(currency) => mixed(currency ^ 1),
        Unit::Percent => mixed(2),
        Unit::Points => mixed(3),
        Unit::Rank => mixed(4),
        Unit::Count => mixed(5),
    }
}

/// Keys that figures of nearly the same value share: the first two digits, and their neighbours, with a word beside.
fn value_keys(figure: &Figure, value: f64) -> Vec<u64> {
    let value = value.abs();
    if value <= 0.0 {
        return Vec::new();
    }
    let power = value.log10().floor() - 1.0;
    let lead = (value / 10f64.powf(power)).round();
    let mut out = Vec::new();
    for near in [lead - 1.0, lead, lead + 1.0] {
        // 99 and 100 have leads of 99 and 10: both are written as a whole number of the finer power.
        let written = (near * 10f64.powf(power)).to_bits() >> 12;
        let base = mixed(unit_key(figure.quantity.unit) ^ written);
        out.push(base);
        out.extend(figure.nouns.iter().map(|n| mixed(base ^ n)));
        // A sum may be told without its currency.
        if value >= LEAST_SUM && figure.nouns.is_empty() {
            out.push(mixed(written ^ 0x5c1e));
        }
    }
    out
}

/// Keys that figures of the same thing share: the unit with each word of the clause.
fn matter_keys(figure: &Figure) -> Vec<u64> {
    let unit = unit_key(figure.quantity.unit);
    let mut out: Vec<u64> = figure.near.iter().map(|t| mixed(unit ^ t.0)).collect();
    out.extend(figure.nouns.iter().map(|n| mixed(unit ^ n)));
    for (long, short) in [("year", "month"), ("week", "day")] {
        if figure.nouns == [term_of(long)] {
            out.push(mixed(unit ^ term_of(short)));
        }
    }
    // What is given for one thing, in whatever words.
    if matches!(figure.quantity.unit, Unit::Money(_)) && figure.near.iter().any(|t| COSTS.contains(&t.0)) {
        out.push(mixed(unit ^ COSTS.iter().fold(0, |all, term| all ^ term)));
    }
    // A sum with its digits in another order, whatever it is of.
    if matches!(figure.quantity.unit, Unit::Money(_)) && figure.quantity.value >= LEAST_SUM {
        out.push(mixed(unit ^ digits_in_order(figure.quantity.value) ^ 0x70c5));
    }
    if is_of_harm(figure) {
        out.push(mixed(unit ^ 0x4a57));
    }
    if is_of_talks(figure) {
        out.push(mixed(unit ^ 0x0ff3));
    }
    out.extend(figure.exclusive.iter().filter_map(|id| Some(mixed(unit ^ concept(*id)?.term))));
    out.sort_unstable();
    out.dedup();
    out
}

/// Compares two figures; what is told in other words is asked last.
fn compared(collection: &Collection, a: FigureAt, b: FigureAt) -> Option<FigurePair> {
    compared_in_words(collection, a, b).or_else(|| repeated(collection, a, b))
}

/// Two figures that their articles repeat, if they are that.
fn repeated(collection: &Collection, a: FigureAt, b: FigureAt) -> Option<FigurePair> {
    let (left, right) = (collection.reading(a.0)?, collection.reading(b.0)?);
    let (x, y) = (left.figures.get(a.1)?, right.figures.get(b.1)?);
    let equal = x.quantity.unit == y.quantity.unit && x.quantity.value.total_cmp(&y.quantity.value).is_eq();
    if !equal || exclude(&x.exclusive, &y.exclusive) || !collection.is_one_topic(a.0, b.0) {
        return None;
    }
    let sentences = (left.sentences.get(x.sentence)?, right.sentences.get(y.sentence)?);
    if spans_differ(sentences.0, sentences.1) || is_elsewhere(sentences.0, right) || is_elsewhere(sentences.1, left) {
        return None;
    }
    let across = collection.is_across(a.0, b.0);
    let whole = overlap(&sentences.0.terms, &sentences.1.terms, &collection.weights, across);
    let near = overlap(&x.near, &y.near, &collection.weights, across);
    let sides = Sides { left, right, x, y, across, topic: true, one_day: false };
    let score = is_repeated(&sides, &near, &whole).then_some(REPEATED)?;
    Some(FigurePair { a, b, is_conflict: false, is_change: false, is_later: false, score })
}

/// Whether one of two figures is told as what the other one was before.
fn is_before(x: &Figure, y: &Figure) -> bool {
    let was = |f: &Figure, g: &Figure| f.quantity.before.is_some_and(|b| b.total_cmp(&g.quantity.value).is_eq());
    was(x, y) || was(y, x)
}

/// Compares two figures by the words around them.
fn compared_in_words(collection: &Collection, a: FigureAt, b: FigureAt) -> Option<FigurePair> {
    let (left, right) = (collection.reading(a.0)?, collection.reading(b.0)?);
    let (x, y) = (left.figures.get(a.1)?, right.figures.get(b.1)?);
    let (x, y) = in_one_unit(x, y);
    let (x, y) = (x.as_ref(), y.as_ref());
    if x.quantity.unit != y.quantity.unit || exclude(&x.exclusive, &y.exclusive) {
        return None;
    }
    let across = collection.is_across(a.0, b.0);
    let sentences = (left.sentences.get(x.sentence)?, right.sentences.get(y.sentence)?);
    // Who denies eleven counts is charged with eleven.
    let whole = overlap(&sentences.0.terms, &sentences.1.terms, &collection.weights, across);
    // "38 of its 62 routes did not run", "38 of the 62 lines were out of service": the part and the whole are the same.
    let one_part =
        whole.numbers >= 2 && x.quantity.value >= LEAST_PART && x.quantity.value.total_cmp(&y.quantity.value).is_eq();
    if x.is_negated != y.is_negated && !(of_charges(x) && of_charges(y)) && !one_part {
        return None;
    }
    let near = overlap(&x.near, &y.near, &collection.weights, across);
    if spans_differ(sentences.0, sentences.1) || is_elsewhere(sentences.0, right) || is_elsewhere(sentences.1, left) {
        return None;
    }
    let same = closeness(&x.quantity, &y.quantity);
    // "Came second with 44.1 percent": the same number told to the tenth needs no rank.
    let telling = matches!(x.quantity.unit, Unit::Percent) && x.quantity.step < 1.0 && same == Closeness::Same;
    if x.ordinals != y.ordinals && !(telling && (x.ordinals.is_empty() || y.ordinals.is_empty())) {
        return None;
    }
    let noun = x.nouns.iter().filter(|n| y.nouns.contains(n)).count();
    match same {
        // "Three children have died", "killed three children".
        Closeness::Same
            if (x.is_small || y.is_small)
                && (noun > 0 || are_all_persons(x) && are_all_persons(y))
                && shares_fate(x, y) =>
        {
            let topic = collection.is_one_topic(a.0, b.0);
            let met = topic && periods_meet(x, y) && !flags_differ(x, y) && x.quantity.value >= 3.0;
            met.then_some(FigurePair { a, b, is_conflict: false, is_change: false, is_later: false, score: SURE })
        }
        // "Three workers lost their lives", "three dead": one of them names nobody.
        Closeness::Same if (x.is_small || y.is_small) && shares_fate(x, y) && is_bare(x, y) => {
            let topic = collection.is_one_topic(a.0, b.0);
            let met = topic && periods_meet(x, y) && !flags_differ(x, y) && x.quantity.value >= 3.0;
            met.then_some(FigurePair { a, b, is_conflict: false, is_change: false, is_later: false, score: SURE })
        }
        // "Three new crossings will open by the end of 2026", "tres pasos fronterizos": all else is the same, and the time.
        Closeness::Same if (x.is_small || y.is_small) && noun > 0 && x.quantity.value >= 3.0 => {
            let one_time =
                !x.periods.is_empty() && x.periods == y.periods || shares_day(sentences.0, sentences.1).is_some();
            let undated = x.periods.is_empty() && y.periods.is_empty();
            let undated = undated && sentences.0.dates.is_empty() && sentences.1.dates.is_empty() && whole.words >= 3;
            let least = if x.nouns.iter().any(|n| COMMON.contains(n)) { 3 } else { 2 };
            let met =
                (one_time || undated) && whole.contained >= 0.6 || is_sole(left, x, right, y) && whole.shared >= least;
            // "Over four years", "trong bốn năm": beside the same thing.
            let timed = || {
                // "Cut for six hours a day", "serán de seis horas al día": all that two short sentences tell.
                let short = !x.flags.is_empty() && whole.contained >= 0.6 && whole.jaccard >= 0.3;
                is_sole_time(left, x, right, y) && (near.shared >= 1 || whole.numbers >= 2 || short)
            };
            // "Siete personas fueron atendidas", "sept personnes": the only persons of that number, told in few words on one day.
            let few = || is_sole(left, x, right, y) && are_all_persons(x) && is_one_news(left, right);
            let met = met || few() && whole.contained >= 0.6 && whole.jaccard >= 0.3;
            let met = (met || timed()) && !flags_differ(x, y) && collection.is_one_topic(a.0, b.0);
            met.then_some(FigurePair { a, b, is_conflict: false, is_change: false, is_later: false, score: SURE })
        }
        Closeness::Same if !x.is_small && !y.is_small => {
            // "1,850 people" and "1,850 workers": so telling a number needs no common noun in articles on one matter.
            let telling = digits(x.quantity.value, x.quantity.step).min(digits(y.quantity.value, y.quantity.step));
            let topic = collection.is_one_topic(a.0, b.0);
            let known = topic && telling >= 3 && whole.names >= 1;
            let people = topic && telling >= 2 && are_people(x, y) && whole.shared + telling as usize >= 4;
            // "1.28 million ballots", "almost 1.3 million people voted".
            let persons = topic && telling >= 2 && are_persons(x, y) && whole.words >= 1;
            let people = people || persons;
            let done = topic && telling >= 2 && (is_done_by(x, y) || is_done_by(y, x));
            if done && periods_meet(x, y) && !flags_differ(x, y) {
                return Some(FigurePair { a, b, is_conflict: false, is_change: false, is_later: false, score: 0.6 });
            }
            // "61 votes on April 22", "61 apoyos el 22 de abril": the number and the day, whatever it is called.
            let dated = topic && telling >= 2 && shares_a_day(sentences.0, sentences.1);
            if dated && is_of_unknown(x, y) && periods_meet(x, y) && !flags_differ(x, y) {
                return Some(FigurePair { a, b, is_conflict: false, is_change: false, is_later: false, score: 0.6 });
            }
            let met = periods_meet(x, y) && !flags_differ(x, y);
            if topic
                && met
                && (is_counted_beside(x, y)
                    || is_sole_number((left, x), (right, y), across)
                    || one_part && across && is_one_news(left, right) && is_of_unknown(x, y))
            {
                return Some(FigurePair { a, b, is_conflict: false, is_change: false, is_later: false, score: LIKELY });
            }
            if !(known || people || nouns_meet(x, y)) {
                return None;
            }
            let noun = if people { noun.max(1) } else { noun };
            // A number of one digit is met again by chance: not on two days.
            let corrected = sentences.0.corrects || sentences.1.corrects;
            if telling < 2 && !corrected && are_apart(&sentences.0.dates, &sentences.1.dates) {
                return None;
            }
            let years: Vec<i16> = sentences.0.years.iter().chain(&sentences.1.years).copied().collect();
            let now = left.published.zip(right.published).map(|(a, b)| a.min(b).year());
            let to_come: Vec<i16> = years.into_iter().filter(|y| now.is_some_and(|now| *y >= now)).collect();
            // "300 e-mails", told twice of one day.
            let one_day = shares_day(sentences.0, sentences.1).is_some() && whole.names >= 1;
            let equal = x.quantity.value.total_cmp(&y.quantity.value).is_eq() && x.quantity.value >= LEAST_OF_DAY;
            if topic && noun > 0 && telling < 2 && one_day && equal && periods_meet(x, y) && !flags_differ(x, y) {
                return Some(FigurePair { a, b, is_conflict: false, is_change: false, is_later: false, score: SURE });
            }
            let sole = topic && equal && noun > 0 && is_sole(left, x, right, y) && periods_meet(x, y);
            let score = agreement_score((x, y), noun, &near, &whole, topic, &to_come);
            let rate = || topic && is_sole_rate((left, x), (right, y));
            let score = score.or_else(|| (sole || rate()).then_some(0.6))?;
            Some(FigurePair { a, b, is_conflict: false, is_change: false, is_later: false, score })
        }
        // "At least 12 people drowned", "39 dead" days later: the toll grew.
        Closeness::Compatible if shares_fate(x, y) && nouns_meet(x, y) => {
            let topic = collection.is_one_topic(a.0, b.0);
            let sides = Sides { left, right, x, y, across, topic, one_day: false };
            let grown = outgrown(&sides) && conflict_score(&sides, noun, &near, &whole).is_some();
            grown.then_some(FigurePair { a, b, is_conflict: true, is_change: true, is_later: false, score: 0.7 })
        }
        Closeness::Different
            if are_turned_persons((left, x), (right, y), &near) && collection.is_one_topic(a.0, b.0) =>
        {
            Some(FigurePair { a, b, is_conflict: true, is_change: false, is_later: false, score: SURE })
        }
        Closeness::Different
            if nouns_meet(x, y)
                || is_before(x, y)
                || is_done_by(x, y)
                || is_done_by(y, x)
                || are_all_persons(x) && are_all_persons(y) =>
        {
            let topic = collection.is_one_topic(a.0, b.0);
            let one_day = shares_day(sentences.0, sentences.1).is_some();
            let sides = Sides { left, right, x, y, across, topic, one_day };
            if one_is_needed(x, y) {
                return None;
            }
            if is_raised(&sides) || has_changed(&sides, noun, &near, &whole) {
                return Some(FigurePair { a, b, is_conflict: true, is_change: true, is_later: false, score: 0.7 });
            }
            if is_told_by(y, (left, sentences.0), right) || is_told_by(x, (right, sentences.1), left) {
                return None;
            }
            // Who is how old is compared by the person.
            if is_age(left, x) || is_age(right, y) {
                return None;
            }
            // "24 votes to 9", "26 votes to 9": one vote, of which one side is the same.
            let one_side = topic && whole.numbers >= 1;
            if !one_side && vote_on_others(sentences.0, x, sentences.1, y)
                || divide_texts((x, sentences.0), (y, sentences.1))
            {
                return None;
            }
            if topic && noun > 0 && !flags_differ(x, y) && count_one_list(collection, (left, x), (right, y), across) {
                return Some(FigurePair { a, b, is_conflict: true, is_change: false, is_later: false, score: SURE });
            }
            // What was asked for, or counted in part, is not what came of it.
            let counted_out = is_counted_out(&sides);
            if is_asked_alone(&sides) || one_is_provisional(&sides) && !counted_out {
                return None;
            }
            let alone = || is_alone(&sides, &near, &whole).then_some(0.6);
            let sole = || (are_sole_lengths(&sides) || are_sole_sums(&sides)).then_some(0.6);
            let left = || may_match(&sides, &near, &whole).then_some(LEFT_OVER);
            let score = conflict_score(&sides, noun, &near, &whole).or_else(alone).or_else(sole).or_else(left)?;
            let is_change = score <= LEFT_OVER && has_moved(&sides) || counted_out;
            let is_later = is_later_state(&sides);
            Some(FigurePair { a, b, is_conflict: true, is_change, is_later, score })
        }
        _ => None,
    }
}
