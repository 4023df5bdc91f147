//! Figures of different articles that measure the same thing: those that agree, and those of which only one can hold.

use super::Cancel;
use super::changed::has_changed;
use super::collection::Collection;
use super::contradict::{are_apart, exclude};
use super::dated::year_term;
use super::equal::{agreement_score, digits};
use super::measured::Figure;
use super::reading::Reading;
use super::statements::shares_day;
use super::terms::{Keyed, Overlap, candidates, overlap};
use super::words::{About, Class, Closeness, Group, Kind, Quantity, Unit, closeness, concept, is_kind, mixed, term_of};

/// Figures that agree so surely take sides in a conflict.
pub(super) const SURE: f64 = 0.7;

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
            let values = if own && !figure.is_small { value_keys(figure) } else { Vec::new() };
            by_value.push(Keyed { article, keys: values });
            by_matter.push(Keyed { article, keys: if own { matter_keys(figure) } else { Vec::new() } });
        }
    }
    let mut tried: Vec<(usize, usize)> = candidates(&by_value, 1);
    tried.extend(candidates(&by_matter, 1));
    tried.sort_unstable();
    tried.dedup();
    let mut out = Vec::new();
    for (count, (a, b)) in tried.into_iter().enumerate() {
        if count % 4096 == 0 && cancel.is_cancelled() {
            return None;
        }
        let (Some(a), Some(b)) = (places.get(a), places.get(b)) else { continue };
        let made = compared(collection, *a, *b);
        out.extend(made);
    }
    Some(out)
}

fn unit_key(unit: Unit) -> u64 {
    match unit {
        Unit::Money(currency) => mixed(currency ^ 1),
        Unit::Percent => mixed(2),
        Unit::Points => mixed(3),
        Unit::Rank => mixed(4),
        Unit::Count => mixed(5),
    }
}

/// Keys that figures of nearly the same value share: the first two digits, and their neighbours, with a word beside.
fn value_keys(figure: &Figure) -> Vec<u64> {
    let value = figure.quantity.value.abs();
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
    out.extend(figure.exclusive.iter().filter_map(|id| Some(mixed(unit ^ concept(*id)?.term))));
    out.sort_unstable();
    out.dedup();
    out
}

/// Compares two figures.
fn compared(collection: &Collection, a: FigureAt, b: FigureAt) -> Option<FigurePair> {
    let (left, right) = (collection.reading(a.0)?, collection.reading(b.0)?);
    let (x, y) = (left.figures.get(a.1)?, right.figures.get(b.1)?);
    // "Protesters numbered about 300", "some 2,000 protesters": the noun may stand elsewhere in the clause.
    let (lent, borrowed) = (counting(x, y), counting(y, x));
    let (x, y) = (lent.as_ref().unwrap_or(x), borrowed.as_ref().unwrap_or(y));
    // "9.3 billion crowns", "9.3 billion": in a text on money the currency is named once.
    let (lent, borrowed) = (in_money(x, y), in_money(y, x));
    let (x, y) = (lent.as_ref().unwrap_or(x), borrowed.as_ref().unwrap_or(y));
    if x.quantity.unit != y.quantity.unit || x.ordinals != y.ordinals || exclude(&x.exclusive, &y.exclusive) {
        return None;
    }
    let across = collection.is_across(a.0, b.0);
    let sentences = (left.sentences.get(x.sentence)?, right.sentences.get(y.sentence)?);
    if x.is_negated != y.is_negated {
        return None;
    }
    let whole = overlap(&sentences.0.terms, &sentences.1.terms, &collection.weights, across);
    let near = overlap(&x.near, &y.near, &collection.weights, across);
    let same = closeness(&x.quantity, &y.quantity);
    let noun = x.nouns.iter().filter(|n| y.nouns.contains(n)).count();
    match same {
        // "Three children have died", "killed three children".
        Closeness::Same if (x.is_small || y.is_small) && noun > 0 && shares_fate(x, y) => {
            let topic = collection.is_one_topic(a.0, b.0);
            let met = topic && periods_meet(x, y) && !flags_differ(x, y) && x.quantity.value >= 3.0;
            met.then_some(FigurePair { a, b, is_conflict: false, is_change: false, score: SURE })
        }
        // "Three workers lost their lives", "three dead": one of them names nobody.
        Closeness::Same if (x.is_small || y.is_small) && shares_fate(x, y) && is_bare(x, y) => {
            let topic = collection.is_one_topic(a.0, b.0);
            let met = topic && periods_meet(x, y) && !flags_differ(x, y) && x.quantity.value >= 3.0;
            met.then_some(FigurePair { a, b, is_conflict: false, is_change: false, score: SURE })
        }
        // "Three new crossings will open by the end of 2026", "tres pasos fronterizos": all else is the same, and the time.
        Closeness::Same if (x.is_small || y.is_small) && noun > 0 && x.quantity.value >= 3.0 => {
            let one_time =
                !x.periods.is_empty() && x.periods == y.periods || shares_day(sentences.0, sentences.1).is_some();
            let met = one_time && whole.contained >= 0.6 && !flags_differ(x, y) && collection.is_one_topic(a.0, b.0);
            met.then_some(FigurePair { a, b, is_conflict: false, is_change: false, score: SURE })
        }
        Closeness::Same if !x.is_small && !y.is_small => {
            // "1,850 people" and "1,850 workers": so telling a number needs no common noun in articles on one matter.
            let telling = digits(x.quantity.value, x.quantity.step).min(digits(y.quantity.value, y.quantity.step));
            let topic = collection.is_one_topic(a.0, b.0);
            let known = topic && telling >= 3 && whole.names >= 1;
            let people = topic && telling >= 2 && are_people(x, y) && whole.shared + telling as usize >= 4;
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
            let to_come: Vec<i16> =
                if now.is_some_and(|now| years.iter().all(|y| *y >= now)) { years } else { Vec::new() };
            let score = agreement_score((x, y), noun, &near, &whole, topic, &to_come)?;
            Some(FigurePair { a, b, is_conflict: false, is_change: false, score })
        }
        // "At least 12 people drowned", "39 dead" days later: the toll grew.
        Closeness::Compatible if shares_fate(x, y) && nouns_meet(x, y) => {
            let topic = collection.is_one_topic(a.0, b.0);
            let sides = Sides { left, right, x, y, across, topic, one_day: false };
            let grown = outgrown(&sides) && conflict_score(&sides, noun, &near, &whole).is_some();
            grown.then_some(FigurePair { a, b, is_conflict: true, is_change: true, score: 0.7 })
        }
        Closeness::Different if nouns_meet(x, y) => {
            let topic = collection.is_one_topic(a.0, b.0);
            let one_day = shares_day(sentences.0, sentences.1).is_some();
            let sides = Sides { left, right, x, y, across, topic, one_day };
            if has_changed(&sides, noun, &near, &whole) {
                return Some(FigurePair { a, b, is_conflict: true, is_change: true, score: 0.7 });
            }
            let score = conflict_score(&sides, noun, &near, &whole)?;
            Some(FigurePair { a, b, is_conflict: true, is_change: false, score })
        }
        _ => None,
    }
}

/// Whether the later of two tolls, neither of a few, is many times the earlier one: the first count of a disaster.
fn grows_far(sides: &Sides, factor: f64) -> bool {
    let Some((a, b)) = sides.left.published.zip(sides.right.published) else { return false };
    let (early, late) = if a < b { (sides.x, sides.y) } else { (sides.y, sides.x) };
    let few = sides.x.is_small || sides.y.is_small;
    let grown = a != b && late.quantity.value > early.quantity.value && factor <= MOST_FACTOR_OF_CROWDS;
    sides.topic && !few && grown && shares_fate(early, late)
}

/// A later toll is another one if it is higher by more than this part.
const OUTGROWN: f64 = 0.1;

/// Whether the later of two tolls is clearly above the least that the earlier one told.
fn outgrown(sides: &Sides) -> bool {
    let Some((a, b)) = sides.left.published.zip(sides.right.published) else { return false };
    let (early, late) = if a < b { (sides.x, sides.y) } else { (sides.y, sides.x) };
    let (least, now) = (early.quantity.value, late.quantity.value);
    a != b && early.quantity.about == About::Over && now - least > OUTGROWN * now
}

/// Whether two figures count people, one of them by what they are: "18.4 million people", "18.4 million passengers".
fn are_people(x: &Figure, y: &Figure) -> bool {
    let named = |f: &Figure| f.nouns.contains(&term_of("people"));
    let persons = |f: &Figure| !f.nouns.is_empty() && f.nouns.iter().all(|n| is_kind(*n, Kind::Person));
    let alike = |f: &Figure, g: &Figure| is_toll(f) == is_toll(g);
    named(x) != named(y) && persons(x) && persons(y) && alike(x, y)
}

/// Whether a figure counts those to whom something happened: the dead, the injured.
fn is_toll(f: &Figure) -> bool {
    let toll =
        |id: &u16| matches!(concept(*id).map(|c| &c.group), Some(Group::Exclusive(set)) if set.starts_with("toll"));
    f.exclusive.iter().any(toll)
}

/// A count without a noun as one with the other's noun, where its clause has it.
fn counting(bare: &Figure, other: &Figure) -> Option<Figure> {
    let is_bare = bare.nouns.is_empty() && bare.quantity.unit == Unit::Count;
    let has = |noun: &u64| bare.near.iter().any(|t| t.0 == *noun);
    (is_bare && !other.nouns.is_empty() && other.nouns.iter().all(has)).then(|| Figure {
        nouns: other.nouns.clone(),
        near: bare.near.iter().copied().filter(|t| !other.nouns.contains(&t.0)).collect(),
        ..bare.clone()
    })
}

/// Smaller numbers without a currency are no sums.
const LEAST_SUM: f64 = 1e6;

/// A large number that counts nothing as a sum in the other's currency.
fn in_money(bare: &Figure, other: &Figure) -> Option<Figure> {
    let is_bare = bare.quantity.unit == Unit::Count && bare.nouns.is_empty() && bare.quantity.value >= LEAST_SUM;
    let Unit::Money(currency) = other.quantity.unit else { return None };
    let quantity = Quantity { unit: Unit::Money(currency), ..bare.quantity };
    is_bare.then(|| Figure { quantity, ..bare.clone() })
}

/// Whether two figures count the same: both name a noun in common, or one names none.
fn nouns_meet(x: &Figure, y: &Figure) -> bool {
    if is_bare(x, y) {
        return shares_fate(x, y)
            || x.quantity.unit != Unit::Count
            || x.nouns == y.nouns
            || !(x.is_small || y.is_small);
    }
    x.nouns.iter().any(|n| y.nouns.contains(n)) || !matches!(x.quantity.unit, Unit::Count)
}

/// Whether one of two figures counts nothing by name.
fn is_bare(x: &Figure, y: &Figure) -> bool {
    x.nouns.is_empty() || y.nouns.is_empty()
}

/// Whether both tell what became of people, and the same of it.
pub(super) fn shares_fate(x: &Figure, y: &Figure) -> bool {
    let is_toll =
        |id: &u16| matches!(concept(*id).map(|c| &c.group), Some(Group::Exclusive(set)) if set.starts_with("toll"));
    x.exclusive.iter().any(|id| is_toll(id) && y.exclusive.contains(id))
}

/// Whether two figures can be of one time: one names none, or both name one in common.
pub(super) fn periods_meet(x: &Figure, y: &Figure) -> bool {
    x.periods.is_empty() || y.periods.is_empty() || x.periods.iter().any(|p| y.periods.contains(p))
}

/// Whether what qualifies two figures differs: "expected", "including".
pub(super) fn flags_differ(x: &Figure, y: &Figure) -> bool {
    x.flags != y.flags
}

/// Two figures with what they stand in.
pub(super) struct Sides<'a> {
    pub(super) left: &'a Reading,
    pub(super) right: &'a Reading,
    pub(super) x: &'a Figure,
    pub(super) y: &'a Figure,
    pub(super) across: bool,
    /// Whether the articles tell of one matter.
    pub(super) topic: bool,
    /// Whether their sentences tell of one and the same day.
    pub(super) one_day: bool,
}

/// Values that differ by more than this factor measure different things, unless the sentences are all but the same.
const MOST_FACTOR: f64 = 3.0;
/// Numbers nearer than this may be one number told wrongly.
const MOST_FACTOR_OF_SLIPS: f64 = 1.35;
/// The same for rates of one year.
const MOST_FACTOR_OF_MEASURES: f64 = 1.5;
/// The same for counts of one thing in articles on one matter.
pub(super) const MOST_FACTOR_OF_CROWDS: f64 = 10.0;

/// How sure it is that two different figures measure the same; nothing if it is not sure enough to say so.
fn conflict_score(sides: &Sides, noun: usize, near: &Overlap, whole: &Overlap) -> Option<f64> {
    let (x, y) = (sides.x, sides.y);
    if flags_differ(x, y) || !periods_agree(sides) || names_differ(x, y, sides) || parts_differ(x, y) {
        return None;
    }
    // Both count something: then all that is counted must be the same, "new projects" or "projects".
    let fate = x.exclusive.iter().any(|id| y.exclusive.contains(id));
    let untold = fate && sides.topic && (x.nouns.is_empty() || y.nouns.is_empty());
    if x.quantity.unit == Unit::Count && !untold && (noun == 0 || !subset(&x.nouns, &y.nouns)) {
        // "Ridership reached 3.2 million": nothing is counted by name, and all else is the same.
        let bare = x.nouns.is_empty() && y.nouns.is_empty() && sides.topic && !sides.across;
        if !bare || near.words < 2 || near.contained < 0.99 || whole.jaccard < 0.5 {
            return None;
        }
        return Some(0.7);
    }
    let factor = x.quantity.value.max(y.quantity.value) / x.quantity.value.min(y.quantity.value).max(1e-12);
    // Crowds are counted differently by different people.
    let crowd = sides.topic && x.quantity.unit == Unit::Count && near.words >= 2 && factor <= MOST_FACTOR_OF_CROWDS;
    let few = is_bare(x, y) && (x.is_small || y.is_small);
    if factor > MOST_FACTOR && grows_far(sides, factor) {
        return Some(0.6);
    }
    if factor > MOST_FACTOR && whole.jaccard < 0.6 && (!crowd || few) {
        return None;
    }
    // "36 hectares", "63 hectares": digits in another order are one number told wrongly.
    let turned = sides.topic && is_turned(x.quantity.value, y.quantity.value) && !x.is_small && !y.is_small;
    let told = near.words + near.names;
    // A sum has no noun: more words must say that it is of one thing.
    let least = if x.nouns.is_empty() { 2 } else { 1 };
    let alike = told >= least && whole.contained >= 0.3;
    let counted = x.quantity.unit == Unit::Count && noun >= 1 && x.nouns == y.nouns;
    if turned && (alike || counted || fate && shares_fate(x, y) || told >= 1 && whole.contained >= 0.45) {
        return Some(0.7);
    }
    // "Was sentenced on Tuesday to four years in prison", "five years in prison": one person, one day, one measure.
    if sides.topic && counted && sides.one_day && whole.names >= 1 && whole.words >= 1 && factor <= MOST_FACTOR {
        return Some(0.7);
    }
    // "Nine votes to two", "huit voix contre trois": nothing else is known of either clause.
    let plain = sides.across
        && sides.topic
        && x.quantity.unit == Unit::Count
        && x.exclusive == y.exclusive
        && near.words >= 1
        && near.contained >= 0.99
        && near.jaccard >= 0.45
        && whole.contained >= 0.4
        && factor <= 2.0;
    // "Sent 600 soldiers", "desplegó 800 soldados": who is counted is known, and all that is known of the clause.
    let persons = noun >= 1 && x.nouns == y.nouns && x.nouns.iter().all(|n| is_kind(*n, Kind::Person));
    if sides.across
        && sides.topic
        && persons
        && near.words >= 1
        && near.contained >= 0.99
        && whole.contained >= 0.5
        && factor <= 2.0
    {
        return Some(0.6);
    }
    // "The deficit is to fall to 3.1% in 2027", "le déficit, 3,4 % en 2027": the measure itself and the year.
    let dated = !x.periods.is_empty() && x.periods == y.periods;
    if sides.topic
        && x.quantity.unit == Unit::Percent
        && dated
        && shares_measure(x, y)
        && factor <= MOST_FACTOR_OF_MEASURES
    {
        return Some(0.6);
    }
    // "Neuf décès", "14 muertos": those who were killed, told in two languages.
    if sides.across && sides.topic && (untold || noun >= 1) && shares_fate(x, y) && whole.shared >= 2 {
        return Some(0.6);
    }
    if sides.across && !plain && !(near.shared >= 2 && whole.contained >= 0.5) {
        return None;
    }
    let score = (0.5 + 0.3 * near.contained + 0.2 * whole.jaccard).min(1.0);
    // "Five miners were killed", "the union says seven miners were killed".
    if sides.topic && fate && (noun >= 1 || untold) {
        return Some(score);
    }
    // "Turnout was 61%", "turnout was 64%": short, and the same but for the number.
    let measured = matches!(x.quantity.unit, Unit::Percent | Unit::Money(_));
    if sides.topic && measured && near.words >= 1 && near.contained >= 0.99 && near.jaccard >= 0.4 {
        return Some(score);
    }
    // "Eleven restored boats, among them a drifter", "twelve boats restored, the oldest a drifter": one thing in much of
    // the same words, and numbers so near that one of them is told wrongly.
    let close = factor <= MOST_FACTOR_OF_SLIPS && noun >= 1 && x.quantity.unit == Unit::Count;
    if sides.topic && !sides.across && close && whole.words >= 3 && whole.contained >= 0.34 && told >= 1 {
        return Some(score);
    }
    // "14 patrol boats", "sixteen patrol boats": a thing of two words, and one word more of the matter.
    let compound = x.quantity.unit == Unit::Count && noun >= 2 && x.nouns.len() == noun && y.nouns.len() == noun;
    if sides.topic && compound && near.words >= 1 {
        return Some(score);
    }
    // The clause must tell the same: beside the noun another word, and a name somewhere.
    let local = near.words + noun;
    let named = plain || whole.names >= 1 || near.words >= 3 || (near.words >= 2 && sides.topic);
    let least = if x.is_small || y.is_small { 0.62 } else { 0.42 };
    let alike = near.contained >= least && near.jaccard >= 0.2 || whole.jaccard >= 0.4;
    let known = sides.topic || whole.jaccard >= 0.5;
    (local >= 2 && near.words + usize::from(noun > 1) >= 1 && named && alike && known).then_some(score)
}

/// Rates of which a country has one in a year.
const MEASURES: [&str; 7] = ["deficit", "surplus", "inflation", "unemployment", "growth", "turnout", "debt"];

/// Whether both clauses name one rate.
fn shares_measure(x: &Figure, y: &Figure) -> bool {
    let has = |f: &Figure, term: u64| f.near.iter().any(|t| t.0 == term);
    MEASURES.iter().map(|id| term_of(id)).any(|term| has(x, term) && has(y, term))
}

/// Parts of a whole: what one clause alone is about a part of is not what the other is about.
const PARTS: [&str; 4] = ["compass", "season", "sex", "age"];

/// Whether one clause tells of a part, of the south, of winter, of women, and the other does not.
pub(super) fn parts_differ(x: &Figure, y: &Figure) -> bool {
    let parts = |f: &Figure| -> Vec<u16> {
        let ids = f.exclusive.iter().copied();
        let is_part = |id: &u16| matches!(concept(*id).map(|c| &c.group), Some(Group::Exclusive(set)) if PARTS.contains(&set.as_str()));
        ids.filter(is_part).collect()
    };
    parts(x) != parts(y)
}

/// Whether two numbers have the same digits in another order: 240 and 420, 47 and 74.
fn is_turned(a: f64, b: f64) -> bool {
    let digits = |value: f64| -> Vec<char> {
        let mut out: Vec<char> = format!("{value}").chars().filter(char::is_ascii_digit).collect();
        while out.last() == Some(&'0') {
            out.pop();
        }
        out
    };
    let (mut x, mut y) = (digits(a), digits(b));
    let differ = x != y && x.len() >= 2;
    x.sort_unstable();
    y.sort_unstable();
    let factor = a.max(b) / a.min(b).max(1e-12);
    differ && x == y && factor < 10.0
}

fn subset(a: &[u64], b: &[u64]) -> bool {
    let (few, many) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    few.iter().all(|t| many.contains(t))
}

/// Whether two figures are of the same time as far as the sentences tell. A year that is the articles' own says no more
/// than no year.
fn periods_agree(sides: &Sides) -> bool {
    let own_year = |r: &Reading| r.published.map(|d| year_term(f64::from(d.year())));
    let (a, b) = (own_year(sides.left), own_year(sides.right));
    let strip = |periods: &[u64]| -> Vec<u64> {
        if a.is_some() && a == b {
            periods.iter().copied().filter(|p| Some(*p) != a).collect()
        } else {
            periods.to_vec()
        }
    };
    strip(&sides.x.periods) == strip(&sides.y.periods)
}

/// Whether each clause has names of its own and none in common: two provinces, two companies.
pub(super) fn names_differ(x: &Figure, y: &Figure, sides: &Sides) -> bool {
    let names = |f: &Figure, r: &Reading| -> Vec<u64> {
        let whole = r.sentences.get(f.sentence).map(|s| s.terms.as_slice()).unwrap_or_default();
        let near = f.near.iter().filter(|t| t.1 == Class::Name);
        let mut out: Vec<u64> = near.map(|t| t.0).collect();
        if out.is_empty() {
            out = whole.iter().filter(|t| t.1 == Class::Name).map(|t| t.0).collect();
        }
        // Who told of the dead is not where they died.
        if shares_fate(x, y) {
            let people = r.sentences.get(f.sentence).map(|s| s.people.as_slice()).unwrap_or_default();
            out.retain(|name| !people.contains(name));
        }
        out
    };
    let (xs, ys) = (names(x, sides.left), names(y, sides.right));
    !xs.is_empty() && !ys.is_empty() && !xs.iter().any(|n| ys.contains(n))
}
