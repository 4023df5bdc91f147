//! Figures that differ: how sure it is that they measure the same.

use super::changed::counts_votes;
use super::dated::year_term;
use super::likeness::{flags_differ, is_bare, shares_fate};
use super::measured::Figure;
use super::reading::{Reading, Term};
use super::slips::{is_slip, is_turned};
use super::sole::are_sole_things;
use super::terms::Overlap;
use super::words::{About, Class, Group, Kind, Unit, concept, is_kind, term_of, terms};

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
pub(super) fn outgrown(sides: &Sides) -> bool {
    let Some((a, b)) = sides.left.published.zip(sides.right.published) else { return false };
    let (early, late) = if a < b { (sides.x, sides.y) } else { (sides.y, sides.x) };
    let (least, now) = (early.quantity.value, late.quantity.value);
    a != b && early.quantity.about == About::Over && now - least > OUTGROWN * now
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
pub(super) fn conflict_score(sides: &Sides, noun: usize, near: &Overlap, whole: &Overlap) -> Option<f64> {
    let (x, y) = (sides.x, sides.y);
    if is_slip(sides, noun, near, whole) {
        return Some(0.7);
    }
    if flags_differ(x, y)
        || !periods_agree(sides)
        || names_differ(x, y, sides)
        || parts_differ(x, y)
        || measures_part(x, y)
    {
        return None;
    }
    if stances_differ(x, y) || wants_alone(x, y, near, whole) {
        return None;
    }
    // Both count something: then all that is counted must be the same, "new projects" or "projects".
    let fate = x.exclusive.iter().any(|id| y.exclusive.contains(id));
    let anybody = |f: &Figure| f.nouns.iter().all(|n| ANYBODY.contains(n));
    let untold = fate && sides.topic && (is_bare(x, y) || shares_fate(x, y) && anybody(x) && anybody(y));
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
    // People are counted everywhere: who they are must be told.
    let named_well = x.nouns.iter().any(|n| *n != term_of("people"));
    let counted = x.quantity.unit == Unit::Count && noun >= 1 && x.nouns == y.nouns;
    if turned && (alike || counted && named_well || fate && shares_fate(x, y) || told >= 1 && whole.contained >= 0.45) {
        return Some(0.7);
    }
    // "Was sentenced on Tuesday to four years in prison", "five years in prison": one person, one day, one measure.
    if sides.topic && counted && sides.one_day && whole.names >= 1 && whole.words >= 1 && factor <= MOST_FACTOR {
        return Some(0.7);
    }
    if sides.topic && factor <= MOST_FACTOR_OF_SLIPS && are_sole_things((sides.left, x), (sides.right, y)) {
        return Some(0.6);
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
    // An election has one turnout, whether or not its year is told.
    let dated = dated || x.periods == y.periods && shares_measure_of_one(x, y);
    if sides.topic
        && x.quantity.unit == Unit::Percent
        && dated
        && shares_measure(x, y)
        && factor <= MOST_FACTOR_OF_MEASURES
    {
        return Some(0.6);
    }
    // "The treaty runs for eight years", "valable six ans": how long one thing lasts.
    let lasts = |f: &Figure| f.near.iter().any(|t| t.0 == term_of("duration"));
    let of_time = x.nouns == y.nouns && x.nouns.len() == 1 && TIMES.iter().any(|term| x.nouns == [*term]);
    let together = whole.words >= 3 || whole.names >= 1;
    if sides.topic && of_time && together && lasts(x) && lasts(y) && factor <= MOST_FACTOR {
        return Some(0.6);
    }
    // "Brévannes will pay 90 million", "Brévannes's share is 60 million": what one party gives to a sum.
    let gives = |f: &Figure| f.near.iter().any(|t| t.0 == term_of("contribute"));
    let of_party = matches!(x.quantity.unit, Unit::Money(_)) && near.names >= 1 && gives(x) && gives(y);
    if sides.topic && of_party && factor <= MOST_FACTOR {
        return Some(0.6);
    }
    // "The bridge cost $310 million", "costó 340 millones de dólares": all that is known of one clause, in sentences that
    // are known to be of one thing; or a number that both tell and a word beside the sum.
    let is_sum = matches!(x.quantity.unit, Unit::Money(_)) && factor <= MOST_FACTOR_OF_SLIPS;
    let told_whole = near.words >= 1 && near.contained >= 0.99 && whole.words >= 2 && whole.contained >= 0.5;
    let told_beside = near.shared >= 1 && whole.words >= 1 && whole.numbers >= 1 && whole.contained >= 0.45;
    if sides.across && sides.topic && is_sum && (told_whole || told_beside) {
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
    // Sums of two payers are told in the same few words: "invested 36 million in the ships".
    let far = sides.across && matches!(x.quantity.unit, Unit::Money(_)) && factor > MOST_FACTOR_OF_SLIPS;
    if sides.topic && measured && !far && near.words >= 1 && near.contained >= 0.99 && near.jaccard >= 0.4 {
        return Some(score);
    }
    // "Eleven restored boats, among them a drifter", "twelve boats restored, the oldest a drifter": one thing in much of
    // the same words, and numbers so near that one of them is told wrongly.
    let close = factor <= MOST_FACTOR_OF_SLIPS && noun >= 1 && x.quantity.unit == Unit::Count;
    if sides.topic && !sides.across && close && whole.words >= 3 && whole.contained >= 0.34 && told >= 1 {
        return Some(score);
    }
    // "150 scholarships for engineers from Caldera", "120 scholarships to Calderan engineers".
    let of_same = close && x.nouns == y.nouns && near.words >= 1 && near.words + near.names >= 2;
    if sides.topic && of_same && whole.contained >= 0.3 {
        return Some(score);
    }
    // "400,000 tonnes of wheat a year": what is measured stands right beside both, and how often.
    let stuff = |t: &&Term| x.beside.contains(&t.0) && y.beside.contains(&t.0) && y.near.iter().any(|u| u.0 == t.0);
    let of_stuff = close && x.nouns == y.nouns && !x.flags.is_empty() && x.near.iter().any(|t| stuff(&t));
    if sides.topic && of_stuff {
        return Some(score);
    }
    // "1,200 permanent jobs", "she puts the number of permanent jobs at 1,500": the whole of what is counted.
    let in_full = close && x.nouns.len() >= 2 && x.nouns == y.nouns && !x.is_small && !y.is_small;
    if sides.topic && in_full && whole.words >= 2 {
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
    (local >= if far { 3 } else { 2 } && near.words + usize::from(noun > 1) >= 1 && named && alike && known)
        .then_some(score)
}

/// Those whom a toll counts, whatever they are called.
pub(super) const ANYBODY: [u64; 4] = terms!["people", "passenger", "victim", "resident"];

/// What is demanded, what is offered and what is agreed on are three things, whatever their sums.
const STANCES: [(u64, &str); 7] = [
    (term_of("demand"), "demand"),
    (term_of("offer"), "offer"),
    (term_of("agree"), "agree"),
    (term_of("agreement"), "agree"),
    (term_of("accept"), "agree"),
    (term_of("adopt"), "agree"),
    (term_of("sign"), "agree"),
];

/// Whether a term tells a stance.
pub(super) fn is_stance(term: u64) -> bool {
    STANCES.iter().any(|(own, _)| *own == term)
}

/// The stances that a figure's clause tells.
fn stances(f: &Figure) -> Vec<&'static str> {
    let told = |has: &dyn Fn(u64) -> bool| -> Vec<&'static str> {
        STANCES.into_iter().filter(|(term, _)| has(*term)).map(|(_, stance)| stance).collect()
    };
    // "The union wanted 9 percent, the port offered 4": what stands right beside it tells first.
    let beside = told(&|term| f.beside.contains(&term));
    if beside.is_empty() { told(&|term| f.near.iter().any(|t| t.0 == term)) } else { beside }
}

/// Whether two small counts, with nobody named, have in common that something is wanted, or offered, and nothing besides:
/// "three clubs want to play", "cuatro clubes piden otro campo".
fn wants_alone(x: &Figure, y: &Figure, near: &Overlap, whole: &Overlap) -> bool {
    let shared = |t: &&Term| is_stance(t.0) && y.near.binary_search_by_key(&t.0, |u| u.0).is_ok();
    let stances = x.near.iter().filter(shared).count();
    let small = x.is_small && y.is_small && x.quantity.unit == Unit::Count;
    small && stances > 0 && near.shared == stances && whole.names == 0 && whole.words <= stances + 1
}

/// Whether both clauses tell a stance, and no stance in common.
pub(super) fn stances_differ(x: &Figure, y: &Figure) -> bool {
    let (a, b) = (stances(x), stances(y));
    !a.is_empty() && !b.is_empty() && !a.iter().any(|id| b.contains(id))
}

/// Whether both clauses tell one stance: "wants a rise of 8 percent", "piden el 8 %".
pub(super) fn shares_stance(x: &Figure, y: &Figure) -> bool {
    let b = stances(y);
    stances(x).iter().any(|id| b.contains(id))
}

/// What a duration is told in.
const TIMES: [u64; 6] = terms!["year", "month", "week", "day", "hour", "minute"];

/// Rates of which a country has one in a year.
const MEASURES: [u64; 7] = terms!["deficit", "surplus", "inflation", "unemployment", "growth", "turnout", "debt"];

/// Whether both clauses name one rate.
fn shares_measure(x: &Figure, y: &Figure) -> bool {
    let has = |f: &Figure, term: u64| f.near.iter().any(|t| t.0 == term);
    MEASURES.into_iter().any(|term| has(x, term) && has(y, term))
}

/// Rates of which a matter has one.
const MEASURES_OF_ONE: [u64; 2] = terms!["turnout", "abstain"];

/// Whether both clauses name one rate of which a matter has one.
fn shares_measure_of_one(x: &Figure, y: &Figure) -> bool {
    let has = |f: &Figure, term: u64| f.near.iter().any(|t| t.0 == term);
    MEASURES_OF_ONE.into_iter().any(|term| has(x, term) && has(y, term))
}

/// Parts of a whole: what one clause alone is about a part of is not what the other is about.
const PARTS: [&str; 4] = [COMPASS, "season", "sex", "age"];
const COMPASS: &str = "compass";
/// What is long, or far.
const LENGTHS: [u64; 2] = terms!["kilometre", "metre"];

/// Whether one clause tells of a part, of the south, of winter, of women, and the other does not.
pub(super) fn parts_differ(x: &Figure, y: &Figure) -> bool {
    let parts = |f: &Figure| -> Vec<u16> {
        let ids = f.exclusive.iter().copied();
        // "60 km to the east, 22 km deep": lengths have no southern part.
        let long = f.nouns.iter().any(|n| LENGTHS.contains(n));
        let is_part = |id: &u16| matches!(concept(*id).map(|c| &c.group), Some(Group::Exclusive(set)) if PARTS.contains(&set.as_str()) && !(long && set == COMPASS));
        ids.filter(is_part).collect()
    };
    parts(x) != parts(y)
}

/// "Turnout was 66 percent" and "won 38 percent of the votes": a rate of its own beside one figure, and nowhere near the other.
pub(super) fn measures_part(x: &Figure, y: &Figure) -> bool {
    let parted = |a: &Figure, b: &Figure| {
        let beside = |term: &u64| a.beside.contains(term);
        [term_of("turnout")].iter().any(|term| beside(term) && !b.near.iter().any(|t| t.0 == *term))
    };
    // "91 percent of the votes are counted" is no share of a candidate.
    parted(x, y) || parted(y, x) || counts_votes(x) != counts_votes(y)
}

/// Whether all of the fewer terms are among the others.
pub(super) fn subset(a: &[u64], b: &[u64]) -> bool {
    let (few, many) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    few.iter().all(|t| many.contains(t))
}

/// Whether two figures are of the same time as far as the sentences tell. A year that is the articles' own says no more
/// than no year.
pub(super) fn periods_agree(sides: &Sides) -> bool {
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
