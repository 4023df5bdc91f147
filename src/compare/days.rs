//! When two sentences tell one deed, of one day or of two.

use super::Exactness;
use super::collection::Collection;
use super::contradict::are_apart;
use super::dated::Dated;
use super::far::{is_far, people_shared};
use super::reading::{Reading, Sentence, Term};
use super::statements::At;
use super::terms::{Overlap, by_first, candidates};
use super::words::{Class, Kind, is_kind, mixed, terms};

/// Sentences that tell one deed with one exact day each, days that are near each other.
pub(super) fn near_days(collection: &Collection, nodes: &[Vec<At>]) -> Vec<(usize, usize)> {
    let keys = |at: &At| -> Option<Vec<u64>> {
        let reading = collection.reading(at.0)?;
        let sentence = reading.sentences.get(at.1)?;
        let dated = own_day(reading, sentence)?;
        let deeds = || sentence.terms.iter().filter(|t| is_once(**t));
        if dated.precision == Exactness::Month && is_far(reading, dated) {
            let years = [dated.date.year(), dated.date.year() + 1];
            let key = |year: &i16| mixed(u64::from(year.unsigned_abs()) ^ 0x3047);
            return Some(years.iter().flat_map(|y| deeds().map(move |t| mixed(t.0 ^ key(y)))).collect());
        }
        let day = Some(dated).filter(|d| d.precision == Exactness::Day)?.date;
        let week = (day - jiff::civil::Date::ZERO).get_days().div_euclid(TRIP_DAYS);
        let weeks = [week, week + 1];
        let far = if is_far(reading, dated) { vec![day.year(), day.year() + 1] } else { Vec::new() };
        let year = |year: &i16| mixed(u64::from(year.unsigned_abs()) ^ 0x3047);
        let of_years = far.iter().flat_map(|y| deeds().map(move |t| mixed(t.0 ^ year(y)))).collect::<Vec<u64>>();
        Some(
            of_years
                .into_iter()
                .chain(weeks.iter().flat_map(|w| deeds().map(move |t| mixed(t.0 ^ u64::from(w.unsigned_abs())))))
                .collect(),
        )
    };
    candidates(&by_first(nodes, keys), 1)
}

/// Deeds that one matter has more than once: to meet, to announce.
const OFTEN: [u64; 14] = terms![
    "announce", "publish", "present", "protest", "test", "meet", "order", "win", "lose", "postpone", "cancel",
    "uphold", "appoint", "charge",
];

/// Whether a term is a deed that one matter has once.
pub(super) fn is_once(term: Term) -> bool {
    term.1 == Class::Concept && is_kind(term.0, Kind::Deed) && !OFTEN.contains(&term.0)
}

/// Whether a term is a notion of a thing: neither a deed nor a time.
pub(super) fn is_thing(term: Term) -> bool {
    const NONE: [u64; 16] = terms![
        "night",
        "year",
        "month",
        "week",
        "day",
        "hour",
        "expect",
        "first",
        "last",
        "long",
        "cost",
        "worker",
        "amount",
        "project",
        "plan",
        "investment",
    ];
    let deed = is_kind(term.0, Kind::Deed);
    term.1 == Class::Concept && !deed && !NONE.contains(&term.0)
}

/// Whether each of two sentences tells of things, and of none that the other tells of too.
pub(super) fn things_differ(x: &Sentence, y: &Sentence) -> bool {
    let has = |s: &Sentence, term: u64| s.terms.binary_search_by_key(&term, |t| t.0).is_ok();
    let things = |s: &Sentence| s.terms.iter().filter(|t| is_thing(**t)).count();
    things(x) > 0 && things(y) > 0 && !x.terms.iter().any(|t| is_thing(*t) && has(y, t.0))
}

/// Whether two sentences of articles on one matter name the same persons and places, nobody else, and the same deed.
fn is_one_scene(x: &Sentence, y: &Sentence, o: &Overlap) -> bool {
    let names = |s: &Sentence| s.terms.iter().filter(|t| t.1 == Class::Name).count();
    let fewest = names(x).min(names(y));
    let all = o.names >= fewest || o.names >= 3 && o.names * 4 >= fewest * 3;
    o.names >= 2 && all && shares_deed(x, y)
}

/// Whether both sentences tell of one deed: a word of the table that is done on a day.
pub(super) fn shares_deed(x: &Sentence, y: &Sentence) -> bool {
    let has = |term: u64| y.terms.binary_search_by_key(&term, |t| t.0).is_ok();
    x.terms.iter().any(|t| t.1 == Class::Concept && is_kind(t.0, Kind::Deed) && has(t.0))
}

/// Whether two sentences with one day tell the same of it, in articles on one matter: those who did it and the deed, or
/// two numbers and what they are of.
pub(super) fn is_told_of_one_day(
    collection: &Collection,
    (a, x): (At, &Sentence),
    (b, y): (At, &Sentence),
    o: &Overlap,
) -> bool {
    let Some(rare) = shares_day(x, y) else { return false };
    let told = is_one_scene(x, y, o) && o.contained >= 0.5 && o.jaccard >= 0.3
        || people_shared(x, y) >= 2 && x.terms.iter().any(|t| is_once(*t) && y.terms.contains(t)) && o.contained >= 0.5
        || rare && o.numbers >= 2 && o.words >= 1 && o.contained >= 0.45
        || rare && o.names >= 1 && o.words >= 1 && o.contained >= 0.38 && o.jaccard >= 0.2 && !things_differ(x, y)
        || rare && is_all_told(x, y, o);
    told && collection.is_one_topic(a.0, b.0)
}

/// Whether two sentences of articles on one matter tell the same days of one journey or meeting, from the first to the
/// last, and the deed stands right before them in one of the two: "the visit to London from 3 to 5 May". What one of them tells
/// besides does not matter.
pub(super) fn shares_stay(
    collection: &Collection,
    (a, x): (At, &Sentence),
    (b, y): (At, &Sentence),
    o: &Overlap,
) -> bool {
    let stays = |s: &Sentence| -> Vec<(jiff::civil::Date, jiff::civil::Date, Vec<u64>)> {
        let dates = s
            .dates
            .iter()
            .zip(&s.beside_dates)
            .filter(|(d, _)| d.date < d.end && d.precision == Exactness::Day && !d.is_relative && !d.is_telling);
        dates.map(|(d, beside)| (d.date, d.end, beside.clone())).collect()
    };
    let theirs = stays(y);
    let has = |s: &Sentence, term: u64| s.terms.binary_search_by_key(&term, |t| t.0).is_ok();
    let is_deed = |term: &u64| is_kind(*term, Kind::Deed) && has(x, *term) && has(y, *term);
    let one = stays(x).iter().any(|(from, to, beside)| {
        theirs.iter().any(|(f, t, other)| (from, to) == (f, t) && beside.iter().chain(other).any(is_deed))
    });
    one && o.names >= 2 && collection.is_one_topic(a.0, b.0)
}

/// Whether nobody is named in one of two sentences, and all that it tells the other tells too: "the treaty takes effect".
fn is_all_told(x: &Sentence, y: &Sentence, o: &Overlap) -> bool {
    let count = |s: &Sentence, of: &[Class]| s.terms.iter().filter(|t| of.contains(&t.1)).count();
    let unnamed = |s: &Sentence| count(s, &[Class::Name]) == 0;
    o.words >= 2 && (unnamed(x) || unnamed(y)) && o.contained >= 0.6 && o.jaccard >= 0.3
}

/// Whether two sentences with different days tell one piece of news, in articles on one matter: the same persons and
/// the same deed; or, where nobody is named, all that the shorter one tells.
pub(super) fn is_same_news(collection: &Collection, a: At, b: At, o: &Overlap) -> bool {
    let sides = collection.reading(a.0).zip(collection.reading(b.0));
    let Some((left, right)) = sides else { return false };
    let Some((x, y)) = left.sentences.get(a.1).zip(right.sentences.get(b.1)) else { return false };
    let near = days_apart(left, x, right, y).is_some_and(|apart| apart <= TRIP_DAYS);
    // What has happened and what is to come are two things.
    let to_come = |r: &Reading, s: &Sentence| r.published.zip(own_day(r, s)).map(|(day, d)| d.date > day);
    let count = |s: &Sentence, of: &[Class]| s.terms.iter().filter(|t| of.contains(&t.1)).count();
    let words = |s: &Sentence| count(s, &[Class::Word, Class::Concept]);
    let nobody = count(x, &[Class::Name]) == 0 && count(y, &[Class::Name]) == 0;
    let all = nobody && o.words >= 2 && o.words >= words(x).min(words(y)) && o.contained >= 0.8 && shares_deed(x, y);
    let told = all || is_one_scene(x, y, o) && o.contained >= 0.4;
    near && told && !is_other_deed(x, y) && to_come(left, x) == to_come(right, y) && collection.is_one_topic(a.0, b.0)
}

/// Whether a deed stands right before the day of one of two sentences that the other does not tell at all: "won on Sunday",
/// "named on Wednesday".
fn is_other_deed(x: &Sentence, y: &Sentence) -> bool {
    let deeds = |s: &Sentence| -> Vec<u64> {
        s.beside_dates.iter().flatten().copied().filter(|t| is_kind(*t, Kind::Deed)).collect()
    };
    let has = |s: &Sentence, term: u64| s.terms.binary_search_by_key(&term, |t| t.0).is_ok();
    let lacks = |own: &Sentence, other: &Sentence| {
        let told = deeds(own);
        !told.is_empty() && !told.iter().any(|t| has(other, *t))
    };
    lacks(x, y) || lacks(y, x)
}

/// Whether two sentences with different days tell one deed that comes once, in articles on one matter: the deed, what it
/// is done to, and nothing against it. An article that tells the deed of both days knows two.
pub(super) fn is_one_plan(collection: &Collection, a: At, b: At, o: &Overlap) -> bool {
    let sides = collection.reading(a.0).zip(collection.reading(b.0));
    let Some((left, right)) = sides else { return false };
    let Some((x, y)) = left.sentences.get(a.1).zip(right.sentences.get(b.1)) else { return false };
    let Some((p, q)) = own_day(left, x).zip(own_day(right, y)) else { return false };
    let sole = is_sole_day((left, x), (right, y), o);
    let near = days_apart(left, x, right, y).is_some_and(|apart| apart <= TRIP_DAYS)
        || is_far_plan((left, x), (right, y), o)
        || sole;
    let deeds: Vec<u64> = x.terms.iter().filter(|t| is_once(**t) && y.terms.contains(t)).map(|t| t.0).collect();
    // "The first ferry", "the second ferry".
    let other_turn = !x.ordinals.is_empty() && !y.ordinals.is_empty() && x.ordinals != y.ordinals;
    // "Runs from July", "runs from August": no deed of the table, but all else is told in the same words.
    let all_else = o.words >= 3 && o.contained >= 0.72 && o.jaccard >= 0.55 && !shares_deed(x, y);
    // "Lind said the inquiry would report in May", "in June": one person, and what is planned in the same words.
    let words = |s: &Sentence| s.terms.iter().filter(|t| matches!(t.1, Class::Word | Class::Concept)).count();
    let person = x.people.iter().filter(|name| y.people.contains(name)).count() >= 2;
    let of_person = person && o.words >= 2 && o.words * 3 >= words(x).min(words(y)) * 2 && !shares_deed(x, y);
    if !near
        || deeds.is_empty() && !all_else && !of_person
        || other_turn
        || p.is_telling
        || q.is_telling
        || is_other_deed(x, y) && is_over(left, p) && is_over(right, q)
    {
        return false;
    }
    let to_come = |r: &Reading, d: &Dated| r.published.map(|day| d.date > day);
    let names = |s: &Sentence| s.terms.iter().filter(|t| t.1 == Class::Name).count();
    let strangers = o.names == 0 && names(x) > 0 && names(y) > 0;
    let named = deeds.iter().any(|d| is_kind(*d, Kind::Happening));
    let told = o.words + o.names + o.numbers >= 2 && o.contained >= 0.3 || named && o.contained >= 0.4;
    // Both days with the deed in one article: two deeds.
    let knows = |r: &Reading, day: &Dated| {
        let other = |s: &&Sentence| s.dates.iter().any(|d| d.date <= day.end && day.date <= d.end);
        r.sentences.iter().filter(other).any(|s| s.terms.iter().any(|t| deeds.contains(&t.0)))
    };
    (told || sole)
        && !strangers
        && to_come(left, p) == to_come(right, q)
        && !knows(left, q)
        && !knows(right, p)
        && collection.is_one_topic(a.0, b.0)
}

/// Whether a day is past.
fn is_over(reading: &Reading, dated: &Dated) -> bool {
    reading.published.is_some_and(|day| dated.date < day)
}

/// Plans that are still far off may be told of days, or of months, that are far from each other, in days.
const MOST_DAYS_OF_PLANS: i32 = 185;

/// Whether two sentences of articles of one week tell one plan, of two days or of two months that are still to come: the
/// same names, or nobody's, and most of the words.
fn is_far_plan((left, x): (&Reading, &Sentence), (right, y): (&Reading, &Sentence), o: &Overlap) -> bool {
    let Some((p, q)) = own_day(left, x).zip(own_day(right, y)) else { return false };
    let Some((first, second)) = left.published.zip(right.published) else { return false };
    let days = |a: jiff::civil::Date, b: jiff::civil::Date| (a - b).get_days().abs();
    let names = |s: &Sentence| s.terms.iter().filter(|t| t.1 == Class::Name).count();
    p.precision == q.precision
        && p.precision != Exactness::Week
        && (p.precision == Exactness::Month || !p.is_relative && !q.is_relative)
        && p.date > first
        && q.date > second
        && days(first, second) <= TRIP_DAYS
        && days(p.date, q.date) <= MOST_DAYS_OF_PLANS
        && o.names == names(x).min(names(y))
        && (names(x) == 0) == (names(y) == 0)
        && o.words >= 2
        && o.contained >= 0.5
        && o.jaccard >= 0.33
}

/// Deeds of which a matter has one day: a law or a treaty takes effect, somebody takes an oath.
const ONE_DAY: [u64; 2] = terms!["in_force", "oath"];

/// Whether such a deed stands right beside a day of a sentence: then few words tell enough.
pub(super) fn tells_its_day(sentence: &Sentence) -> bool {
    sentence.beside_dates.iter().flatten().any(|term| ONE_DAY.contains(term))
}

/// Whether two sentences of articles of one week put such a deed right beside two days, or months, that are to come.
fn is_sole_day((left, x): (&Reading, &Sentence), (right, y): (&Reading, &Sentence), o: &Overlap) -> bool {
    let Some((p, q)) = own_day(left, x).zip(own_day(right, y)) else { return false };
    let Some((first, second)) = left.published.zip(right.published) else { return false };
    let days = |a: jiff::civil::Date, b: jiff::civil::Date| (a - b).get_days().abs();
    let next = |s: &Sentence, d: &Dated, deed: u64| {
        let at = s.dates.iter().position(|own| own == d);
        at.and_then(|at| s.beside_dates.get(at)).is_some_and(|beside| beside.contains(&deed))
    };
    let both = |deed: u64| next(x, p, deed) && next(y, q, deed);
    // Any deed that comes once, announced by the same person or told of the same two names.
    let once = || x.terms.iter().any(|t| is_once(*t) && both(t.0));
    (ONE_DAY.iter().any(|deed| both(*deed)) || o.names >= 2 && once())
        && p.precision == q.precision
        && !p.is_relative
        && !q.is_relative
        && p.date > first
        && q.date > second
        && days(first, second) <= TRIP_DAYS
        && days(p.date, q.date) <= MOST_DAYS_OF_PLANS
        && o.contained >= if o.names >= 2 { 0.3 } else { 0.5 }
}

/// The day of what a sentence tells: its only date, or the only one but for the day on which it was told.
pub(super) fn own_day<'s>(reading: &Reading, sentence: &'s Sentence) -> Option<&'s Dated> {
    if let [one] = sentence.dates.as_slice() {
        return Some(one);
    }
    let published = reading.published?;
    let is_news = |d: &Dated| {
        let week = d.precision == Exactness::Week && d.date <= published;
        d.is_telling || d.is_relative && (d.end <= published || week) && (published - d.date).get_days() <= TRIP_DAYS
    };
    let mut own = sentence.dates.iter().filter(|d| !is_news(d));
    own.next().filter(|_| own.next().is_none())
}

/// Whether two sentences have one date each and the same one; `true` if both write it in figures.
pub(super) fn shares_day(x: &Sentence, y: &Sentence) -> Option<bool> {
    let ([a], [b]) = (x.dates.as_slice(), y.dates.as_slice()) else { return None };
    let same = (a.date, a.end, a.precision) == (b.date, b.end, b.precision);
    same.then_some(!a.is_relative && !b.is_relative)
}

/// Days on which one deed can be told differently; farther apart, it is a deed that comes again.
const MOST_DAYS_APART: i32 = 45;

/// Articles that say "on Thursday" mean the same week if they appeared within so many days.
const SAME_WEEK_DAYS: i32 = 3;

/// Whether two sentences with different days tell of one deed, rather than of two that are alike.
pub(super) fn is_same_deed(left: &Reading, x: &Sentence, right: &Reading, y: &Sentence, o: &Overlap) -> bool {
    days_apart(left, x, right, y).is_some_and(|apart| apart <= MOST_DAYS_APART)
        && !is_other_deed(x, y)
        && o.contained >= 0.66
        && o.names >= 1
        && o.words >= 2
}

/// How far apart two sentences put what they tell, in days, if each has one exact day and both reckon alike.
fn days_apart(left: &Reading, x: &Sentence, right: &Reading, y: &Sentence) -> Option<i32> {
    let (a, b) = own_day(left, x).zip(own_day(right, y))?;
    let days = |a: jiff::civil::Date, b: jiff::civil::Date| (a - b).get_days().abs();
    // "The board said on Wednesday" is no day of what it tells.
    let exact = a.precision == Exactness::Day && b.precision == Exactness::Day && a.is_telling == b.is_telling;
    let published = left.published.zip(right.published).map(|(a, b)| days(a, b));
    let reckoned = a.is_relative || b.is_relative;
    let same_times = !reckoned || published.is_some_and(|d| d <= SAME_WEEK_DAYS);
    // "On Thursday", told on a Wednesday, may be the one before or the one behind: one weekday is no other day.
    let one_weekday = reckoned && days(a.date, b.date) % 7 == 0;
    (exact && same_times && !one_weekday).then(|| days(a.date, b.date))
}

/// Days that are told wrongly are near the right ones; a deed of the same persons weeks later is another one.
const TRIP_DAYS: i32 = 7;

/// Whether two short sentences with different days tell of one deed: the same persons and places, nobody else, and one
/// word of what is done.
pub(super) fn is_same_trip(left: &Reading, x: &Sentence, right: &Reading, y: &Sentence, o: &Overlap) -> bool {
    let count = |s: &Sentence, of: &[Class]| s.terms.iter().filter(|t| of.contains(&t.1)).count();
    let names = |s: &Sentence| count(s, &[Class::Name]);
    let words = |s: &Sentence| count(s, &[Class::Word, Class::Concept]);
    let (fewest, least) = (names(x).min(names(y)), words(x).min(words(y)));
    // Across languages one name and two notions are as rare, one of them the deed.
    let across = left.table.code != right.table.code;
    let told = across && fewest >= 1 && o.names >= 1 && o.words >= 2 && o.contained >= 0.5 && shares_deed(x, y);
    let told = told && !things_differ(x, y);
    days_apart(left, x, right, y).is_some_and(|apart| apart <= TRIP_DAYS)
        && !is_other_deed(x, y)
        && (told || fewest >= 2)
        && (told || is_all(o, fewest, least))
}

/// Whether all names of the shorter sentence and all its words are told by the other too.
fn is_all(o: &Overlap, fewest: usize, least: usize) -> bool {
    fewest >= 2 && o.names >= fewest && least >= 1 && o.words >= least && o.contained >= 0.55
}

/// Whether two sentences with different years tell of one aim: years that are still to come, in articles of one time.
pub(super) fn is_same_aim(left: &Reading, x: &Sentence, right: &Reading, y: &Sentence, o: &Overlap) -> bool {
    let ([a], [b]) = (x.years.as_slice(), y.years.as_slice()) else { return false };
    let Some((first, second)) = left.published.zip(right.published) else { return false };
    let near = (first - second).get_days().abs() <= MOST_DAYS_APART;
    near && *a >= first.year() && *b >= second.year() && o.contained >= 0.75 && o.jaccard >= 0.5 && o.words >= 3
}

/// Whether two sentences tell one happening, a name in common, each of a day on which it happened and not of its telling.
pub(super) fn is_named_happening(collection: &Collection, a: At, b: At) -> bool {
    let sides = collection.reading(a.0).zip(collection.reading(b.0));
    let Some((left, right)) = sides else { return false };
    let Some((x, y)) = left.sentences.get(a.1).zip(right.sentences.get(b.1)) else { return false };
    let told = |r: &Reading, s: &Sentence| own_day(r, s).is_some_and(|d| !d.is_telling);
    let shared = |t: &&Term| y.terms.binary_search_by_key(&t.0, |u| u.0).is_ok();
    let common = || x.terms.iter().filter(shared);
    common().any(|t| t.1 == Class::Name)
        && common().any(|t| is_kind(t.0, Kind::Happening))
        && told(left, x)
        && told(right, y)
}

/// Whether two sentences each have one exact day, and days so near that one of them may be told wrongly.
pub(super) fn is_other_day(collection: &Collection, a: At, b: At) -> bool {
    let sides = collection.reading(a.0).zip(collection.reading(b.0));
    let Some((left, right)) = sides else { return false };
    let Some((x, y)) = left.sentences.get(a.1).zip(right.sentences.get(b.1)) else { return false };
    are_apart(&x.dates, &y.dates) && days_apart(left, x, right, y).is_some_and(|apart| apart <= TRIP_DAYS)
}
