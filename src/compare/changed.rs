//! Figures of one thing that differ because time went by between two articles, and do not contradict each other.

use super::alone::{COMMON, HARMS};
use super::converted::LEAST_SUM;
use super::likeness::{is_sole, periods_meet, shares_fate};
use super::measured::Figure;
use super::qualified::SPANS_OF_TIME;
use super::reading::{Reading, Sentence};
use super::slips::{is_turned, money_roles};
use super::terms::Overlap;
use super::unequal::{MOST_FACTOR_OF_CROWDS, Sides, names_differ, parts_differ, stances_differ};
use super::words::{About, Closeness, Kind, Unit, closeness, concept, is_kind, term_of, terms};

/// What stands beside a number that went up, and beside one that went down.
const UP: [u64; 3] = terms!["rise", "growth", "increase_double"];
const DOWN: [u64; 3] = terms!["fall", "reduce", "cancel"];
/// What is counted anew each day while a matter lasts: cases, those who wait, those in shelters.
const RUNNING: [u64; 6] = terms!["case", "infect", "wait", "shelter", "power_cut", "evacuate"];

/// A number that is told "now" is another one if the articles are so many days apart, and not many times another.
const NOW_DAYS: i32 = 2;
const MOST_FACTOR_OF_NOW: f64 = 3.0;
/// A sum that grew from day to day is not many times another.
const MOST_FACTOR_OF_SUMS: f64 = 1.5;
/// Smaller numbers that a later one replaces may be of another thing.
const LEAST_REPLACED: f64 = 20.0;
/// A final count is near that of most of the votes.
const MOST_FACTOR_OF_FINAL: f64 = 1.05;
/// Where people come together once.
const GATHERINGS: [u64; 1] = terms!["protest"];
/// What grows less from day to day when a matter eases.
const EASING: [u64; 4] = terms!["wait", "shelter", "power_cut", "evacuate"];

/// What a sum was before, where its sentence tells by how much it was raised or cut too: "by 50 million to 230 million".
/// Sums that are told beside it may be other things: who told the earlier number must be on the same matter.
pub(super) fn values_before(reading: &Reading, f: &Figure) -> Vec<f64> {
    let Unit::Money(_) = f.quantity.unit else { return Vec::new() };
    let Some(sentence) = reading.sentences.get(f.sentence) else { return Vec::new() };
    let moves = |ids: &[u64]| sentence.terms.iter().any(|t| ids.contains(&t.0));
    let (up, down) = (moves(&UP), moves(&DOWN));
    if up == down {
        return Vec::new();
    }
    let own = reading.figures.get(sentence.figures.clone()).unwrap_or_default();
    // The currency may be told once, behind the last sum.
    let is_sum = |g: &&Figure| {
        g.span != f.span
            && (g.quantity.unit == f.quantity.unit || g.quantity.unit == Unit::Count && g.nouns.is_empty())
            && g.quantity.value >= LEAST_SUM
            && g.quantity.value < f.quantity.value
    };
    let before =
        |g: &Figure| if up { f.quantity.value - g.quantity.value } else { f.quantity.value + g.quantity.value };
    own.iter().filter(is_sum).map(before).collect()
}

/// Whether the later of two sums is the earlier one with what its sentence says was added or taken away.
pub(super) fn is_raised(sides: &Sides) -> bool {
    let Some((a, b)) = sides.left.published.zip(sides.right.published) else { return false };
    let (early, late, last) = if a < b { (sides.x, sides.y, sides.right) } else { (sides.y, sides.x, sides.left) };
    let equal = |value: &f64| (value - early.quantity.value).abs() <= early.quantity.value * 1e-9;
    a != b && sides.topic && !early.is_negated && values_before(last, late).iter().any(equal)
}

/// Whether two figures of one thing differ because time went by: the later article says that the number rose or fell,
/// or it counts what grows from day to day.
pub(super) fn has_changed(sides: &Sides, noun: usize, near: &Overlap, whole: &Overlap) -> bool {
    let Some((a, b)) = sides.left.published.zip(sides.right.published) else { return false };
    let (early, late) = if a < b { (sides.x, sides.y) } else { (sides.y, sides.x) };
    let fate = shares_fate(sides.x, sides.y);
    let one_time = sides.topic && a != b && periods_meet(early, late);
    if one_time && (is_settled(sides, (early, late), near, whole) || is_attended(early, late)) {
        return true;
    }
    // "Cut from 480 to 410 million", "250,000 tonnes instead of the 300,000 agreed on": the later article tells what it was.
    let was = late.quantity.before.is_some_and(|before| before.total_cmp(&early.quantity.value).is_eq());
    // "580 redundancies instead of the 640 announced": what it was is told, whatever it is called.
    let exact = early.quantity.value >= LEAST_REPLACED && !early.is_small;
    if one_time && was && (noun > 0 || exact || sides.x.quantity.unit != Unit::Count) {
        return true;
    }
    let measured = noun > 0 || fate || sides.x.quantity.unit != Unit::Count && near.words + near.names >= 1;
    // "Not 4,200 but 2,400 tonnes": the later article names the number that it takes back.
    let last = if a < b { sides.right } else { sides.left };
    let of_late = last.sentences.get(late.sentence).and_then(|s| last.figures.get(s.figures.clone()));
    let is_taken = |f: &&Figure| f.is_negated && closeness(&f.quantity, &early.quantity) == Closeness::Same;
    // "The number of cases rose to 231": the step is told, of the same thing.
    let stepped = noun > 0 && !late.is_small && early.nouns == late.nouns && late.beside.iter().any(|t| UP.contains(t));
    // "Four ships sailed at dawn", "eleven ships are now at work": what both articles count, each with one number.
    let counted_now = || {
        let now = |r: &Reading, f: &Figure| r.sentences.get(f.sentence).is_some_and(|s| s.is_now);
        let common = |n: &u64| COMMON.contains(n) || is_kind(*n, Kind::Person);
        noun > 0
            && now(last, late)
            && !early.nouns.iter().any(common)
            && is_sole(sides.left, sides.x, sides.right, sides.y)
    };
    let told = of_late.is_some_and(|own| own.iter().any(|f| is_taken(&f)))
        || counted_now()
        || fate
        || stepped
        || near.shared >= 1
        || whole.contained >= 0.25;
    if !sides.topic || a == b || !measured || !told || told_otherwise(early, late) || !periods_meet(early, late) {
        return false;
    }
    let ranks = stances_differ(early, late)
        || early.is_negated != late.is_negated
        || names_differ(sides.x, sides.y, sides)
        || parts_differ(early, late);
    let factor =
        early.quantity.value.max(late.quantity.value) / early.quantity.value.min(late.quantity.value).max(1e-12);
    if ranks || factor > MOST_FACTOR_OF_CROWDS {
        return false;
    }
    // "The new version says", "correction": the later article takes back what was told.
    let corrected = |r: &Reading, f: &Figure| r.sentences.get(f.sentence).is_some_and(|s| s.corrects);
    let (first, second) = if a < b { (sides.left, sides.right) } else { (sides.right, sides.left) };
    if corrected(second, late) && !corrected(first, early) {
        return true;
    }
    // A count of some of the votes, then the final one.
    let is_final = |r: &Reading, f: &Figure| {
        r.sentences.get(f.sentence).is_some_and(|s| s.terms.iter().any(|t| t.0 == term_of("final_result")))
    };
    if is_final(second, late) && !is_final(first, early) && factor <= MOST_FACTOR_OF_FINAL {
        return true;
    }
    // "With 91 percent of the polling stations counted": its shares of the votes are those of a part.
    let turnout = |f: &Figure| f.near.iter().any(|t| t.0 == term_of("turnout"));
    let of_one = near.shared >= 1 && !turnout(early) && !turnout(late);
    let rates = early.quantity.unit == Unit::Percent && !is_turned(early.quantity.value, late.quantity.value);
    let of_votes = rates && of_one && !counts_votes(early) && !counts_votes(late);
    if of_votes && is_partial(first) && !is_partial(second) && factor <= MOST_FACTOR_OF_FINAL {
        return true;
    }
    // "Raised its aid to 110 million, from the 85 million announced last week": the later article gives both, and says that
    // one became the other.
    let is_early = |f: &&Figure| {
        closeness(&f.quantity, &early.quantity) == Closeness::Same && f.quantity.unit == late.quantity.unit
    };
    // "280 million dollars, less than the 300 million first proposed".
    let bound = if late.quantity.value < early.quantity.value { About::Under } else { About::Over };
    let is_measure = |f: &Figure| {
        let equal = f.quantity.value.total_cmp(&early.quantity.value).is_eq();
        equal && f.quantity.about == bound && f.quantity.unit == late.quantity.unit
    };
    if near.shared >= 1 && of_late.is_some_and(|own| own.iter().any(is_measure)) {
        return true;
    }
    let knows = of_late.is_some_and(|own| own.iter().any(|f| is_early(&f)));
    let says = |ids: &[u64]| late.near.iter().any(|t| ids.contains(&t.0));
    let higher = late.quantity.value > early.quantity.value;
    if knows && near.shared >= 1 && if higher { says(&UP) } else { says(&DOWN) } {
        return true;
    }
    // "Sixteen countries are now taking part": there were others before.
    let now = |r: &Reading, f: &Figure| r.sentences.get(f.sentence).is_some_and(|s| s.is_now);
    let days = (a - b).get_days().abs();
    let counted = noun > 0 && late.quantity.unit == Unit::Count
        || !money_roles(late).is_empty() && money_roles(late) == money_roles(early);
    let turned = is_turned(early.quantity.value, late.quantity.value);
    // An article that tells the earlier number too, and says nothing of its end, tells of two things.
    let is_early_too = |f: &&Figure| closeness(&f.quantity, &early.quantity) == Closeness::Same && !f.is_negated;
    let told_too = last.figures.iter().any(|f| f.quantity.unit == early.quantity.unit && is_early_too(&f));
    // "The protest, at which police counted 12,000 people": how many came to one gathering grows no less.
    let gathered = |f: &Figure| f.near.iter().any(|t| GATHERINGS.contains(&t.0));
    let is_crowd = gathered(early) && gathered(late);
    if counted
        && !turned
        && !told_too
        && !is_crowd
        && days >= NOW_DAYS
        && factor <= MOST_FACTOR_OF_NOW
        && now(second, late)
        && (!now(first, early) || higher)
    {
        return true;
    }
    // "Pledges now come to 1,950 million": a sum that grew, whether or not the later article tells the earlier one too.
    let grew = matches!(late.quantity.unit, Unit::Money(_)) && higher && factor <= MOST_FACTOR_OF_SUMS;
    if grew && !turned && near.shared >= 1 && now(second, late) {
        return true;
    }
    // The only figure of a sentence is the one that rose, wherever the word stands.
    let only = |r: &Reading, f: &Figure| r.sentences.get(f.sentence).is_some_and(|s| s.figures.len() == 1);
    let moved = |r: &Reading, f: &Figure, ids: &[u64]| {
        let sum = f.quantity.unit != Unit::Count && only(r, f);
        // "Duties will be abolished within eight years": the years grow no fewer.
        let spans = !f.nouns.is_empty() && f.nouns.iter().all(|n| SPANS_OF_TIME.contains(n));
        f.beside.iter().any(|t| ids.contains(t) && !(spans && *t == term_of("cancel")))
            || sum && f.near.iter().any(|t| ids.contains(&t.0))
    };
    // "250 evacuated": what became of them stands in the number's own words.
    let told = |f: &Figure, ids: &[u64]| {
        let fates = f.exclusive.iter().filter_map(|id| Some(concept(*id)?.term));
        f.near.iter().map(|t| t.0).chain(f.nouns.iter().copied()).chain(fates).any(|t| ids.contains(&t))
    };
    let counts = |f: &Figure| told(f, &RUNNING);
    // The same digits in another order are told wrongly by one of them.
    if turned {
        return false;
    }
    // "Rose 6.2%" and "rose 9.7%": two measures of a rise, not two states.
    if late.quantity.value > early.quantity.value {
        let spreads =
            is_struck(early) && early.nouns == late.nouns && near.shared >= 1 && is_harm(early) && is_harm(late);
        moved(second, late, &UP) && !moved(first, early, &UP) || counts(early) && counts(late) || spreads
    } else {
        let eases = |f: &Figure| told(f, &EASING);
        moved(second, late, &DOWN) && !moved(first, early, &DOWN) && near.shared >= 1 || eases(early) && eases(late)
    }
}

/// Whether the later of two articles says of a figure that it rose, or fell, to what it is, or that it is so "now" or "in the
/// final results", and the earlier one does not; or whether the earlier one only expected it; or whether it counts whom, or
/// what, a harm strikes that goes on.
pub(super) fn has_moved(sides: &Sides) -> bool {
    let Some((a, b)) = sides.left.published.zip(sides.right.published) else { return false };
    let left = (sides.left, sides.x);
    let right = (sides.right, sides.y);
    let ((first, early), (last, late)) = if a < b { (left, right) } else { (right, left) };
    let higher = late.quantity.value > early.quantity.value;
    let says = |f: &Figure| f.near.iter().any(|t| if higher { UP.contains(&t.0) } else { DOWN.contains(&t.0) });
    let own =
        |r: &Reading, f: &Figure, tells: &dyn Fn(&Sentence) -> bool| r.sentences.get(f.sentence).is_some_and(tells);
    let now = |s: &Sentence| s.is_now;
    let last_word = |s: &Sentence| s.terms.iter().any(|t| t.0 == term_of("final_result"));
    let only_later = |tells: &dyn Fn(&Sentence) -> bool| own(last, late, tells) && !own(first, early, tells);
    let before = late.quantity.before.is_some_and(|value| value.total_cmp(&early.quantity.value).is_eq());
    let expects = |f: &Figure| {
        f.flags.iter().any(|id| concept(*id).is_some_and(|c| c.id == "forecast"))
            || f.near.iter().any(|t| ANNOUNCED.contains(&t.0))
    };
    // What was to be on a day that the later article looks back on.
    let to_come = |s: &Sentence| s.dates.iter().any(|d| d.date > a.min(b) && d.date <= a.max(b));
    let harmed = |r: &Reading| r.topic.iter().any(|t| HARMS.contains(&t.0));
    let days = (a - b).get_days().abs();
    days >= 1
        && (before
            || says(late) && !says(early)
            || only_later(&now)
            || only_later(&last_word)
            || expects(early) && !expects(late)
            || own(first, early, &to_come)
            || higher && days >= NOW_DAYS && is_struck(early) && is_struck(late) && harmed(first) && harmed(last))
}

/// Articles that appeared so many days apart tell of two states of a matter: of a count, of a sum, and of a rate.
const STATE_DAYS: i32 = 7;
const STATE_DAYS_OF_SUMS: i32 = 3;
const STATE_DAYS_OF_RATES: i32 = 14;

/// Whether so much time passed between two articles that a number may have become another one, and is told wrongly by neither:
/// not where both tell it of a year that is over, and not where the digits are the same in another order.
pub(super) fn is_later_state(sides: &Sides) -> bool {
    let Some((a, b)) = sides.left.published.zip(sides.right.published) else { return false };
    let least = match sides.x.quantity.unit {
        Unit::Money(_) => STATE_DAYS_OF_SUMS,
        Unit::Percent | Unit::Points => STATE_DAYS_OF_RATES,
        Unit::Count | Unit::Rank => STATE_DAYS,
    };
    let over = |r: &Reading, f: &Figure| {
        let years = r.sentences.get(f.sentence).map(|s| s.years.as_slice()).unwrap_or_default();
        r.published.is_some_and(|day| years.iter().any(|year| *year < day.year()))
    };
    (a - b).get_days().abs() >= least
        && sides.topic
        && !(sides.x.is_small && sides.y.is_small)
        && !is_turned(sides.x.quantity.value, sides.y.quantity.value)
        && !(over(sides.left, sides.x) && over(sides.right, sides.y))
}

/// Whether a figure's clause tells a harm.
fn is_harm(f: &Figure) -> bool {
    f.near.iter().any(|t| HARMS.contains(&t.0))
}

/// Whether a figure counts persons, homes or land: what a harm strikes more of from day to day.
fn is_struck(f: &Figure) -> bool {
    let struck = |n: &u64| is_kind(*n, Kind::Person) || STRUCK.contains(n);
    f.quantity.unit == Unit::Count && !f.nouns.is_empty() && f.nouns.iter().all(struck)
}

/// What a harm strikes besides persons.
const STRUCK: [u64; 7] = terms!["house", "family", "household", "hectare", "village", "town", "case"];

/// Whether a rate says how many of the votes are counted.
pub(super) fn counts_votes(f: &Figure) -> bool {
    f.quantity.unit == Unit::Percent && f.beside.contains(&term_of("count"))
}

/// Whether an article tells a count of some of the votes.
fn is_partial(reading: &Reading) -> bool {
    reading.figures.iter().any(|f| counts_votes(f) && f.quantity.value < ALL_VOTES)
}

/// All votes, in hundredths.
const ALL_VOTES: f64 = 99.95;
/// What is agreed on is not many times what was offered.
const MOST_FACTOR_OF_OFFERS: f64 = 2.0;
/// What is offered, or only drafted.
const OFFERED: [u64; 2] = terms!["offer", "draft"];
/// What is agreed on.
const SETTLED: [u64; 5] = terms!["agree", "accept", "adopt", "agreement", "sign"];

/// Whether a sum, or a rate, is offered or agreed on: by that alone it may be one state of another.
pub(super) fn is_of_talks(f: &Figure) -> bool {
    f.quantity.unit != Unit::Count && f.near.iter().any(|t| OFFERED.contains(&t.0) || SETTLED.contains(&t.0))
}

/// Whether the later of two articles gives a sum, or a rate, as agreed on that the earlier one gives as offered or as a
/// draft's: "the company offers 4 percent", "voted to accept 5.5 percent".
fn is_settled(sides: &Sides, (early, late): (&Figure, &Figure), near: &Overlap, whole: &Overlap) -> bool {
    let beside = |f: &Figure, ids: &[u64]| f.near.iter().any(|t| ids.contains(&t.0));
    let drafted = |r: &Reading, f: &Figure| {
        let own = r.sentences.get(f.sentence);
        own.is_some_and(|s| s.terms.iter().any(|t| t.0 == term_of("draft")) && s.figures.start == first_of(r, f))
    };
    let is_left = std::ptr::eq(early, sides.x);
    let (first, late_in) = if is_left { (sides.left, sides.right) } else { (sides.right, sides.left) };
    let offered = beside(early, &OFFERED) && !beside(early, &SETTLED) || drafted(first, early);
    let (low, high) = (early.quantity.value.min(late.quantity.value), early.quantity.value.max(late.quantity.value));
    // Sums are given for many things: what they are for must be told too.
    let sum = matches!(early.quantity.unit, Unit::Money(_));
    let shared = whole.words + whole.names;
    let told = if sum { near.words >= 1 && shared >= 2 } else { shared >= 1 };
    early.quantity.unit != Unit::Count
        && offered
        && beside(late, &SETTLED)
        && (!beside(late, &OFFERED) || late.beside.iter().any(|t| SETTLED.contains(t)))
        && !knows(late_in, late, early)
        && told
        && high <= low * MOST_FACTOR_OF_OFFERS
}

/// Whether the sentence of a figure gives the number of another one too.
fn knows(reading: &Reading, f: &Figure, other: &Figure) -> bool {
    let own = reading.sentences.get(f.sentence).and_then(|s| reading.figures.get(s.figures.clone()));
    let is_same = |g: &Figure| {
        g.quantity.unit == other.quantity.unit && g.quantity.value.total_cmp(&other.quantity.value).is_eq()
    };
    own.is_some_and(|own| own.iter().any(is_same))
}

/// The place of the first figure of a figure's own kind in its sentence.
fn first_of(reading: &Reading, f: &Figure) -> usize {
    reading.figures.iter().position(|g| g.span == f.span).unwrap_or(usize::MAX)
}

/// Those who come are not many times those who said that they would.
const MOST_FACTOR_OF_GUESTS: f64 = 1.6;
/// What those tell who are to come,
const ANNOUNCED: [u64; 3] = terms!["uphold", "expect", "register"];
/// and what is told of those who came.
const ATTENDED: [u64; 3] = terms!["take_part", "meet", "hold"];

/// Whether an earlier article counts those who said that they would come, and a later one those who came.
fn is_attended(early: &Figure, late: &Figure) -> bool {
    let beside = |f: &Figure, ids: &[u64]| f.near.iter().any(|t| ids.contains(&t.0));
    let (low, high) = (early.quantity.value.min(late.quantity.value), early.quantity.value.max(late.quantity.value));
    early.quantity.unit == Unit::Count
        && !early.nouns.is_empty()
        && early.nouns == late.nouns
        && beside(early, &ANNOUNCED)
        && !beside(early, &ATTENDED)
        && beside(late, &ATTENDED)
        && !beside(late, &ANNOUNCED)
        && high <= low * MOST_FACTOR_OF_GUESTS
}

/// What may qualify one of two states of a number alone: the first estimate, the sum that one of them bears "alone".
const LOOSE_FLAGS: [&str; 3] = ["forecast", "yearly", "subset"];

/// Whether what qualifies two states of a number differs in more than that one of them was an estimate.
fn told_otherwise(x: &Figure, y: &Figure) -> bool {
    let strict = |f: &Figure| -> Vec<u16> {
        let loose = |id: &u16| concept(*id).is_some_and(|c| LOOSE_FLAGS.contains(&c.id.as_str()));
        f.flags.iter().copied().filter(|id| !loose(id)).collect()
    };
    strict(x) != strict(y)
}
