//! What an article leads with: the first day of its news. Articles on one matter that lead with one day tell one event of it,
//! in whatever words; so do those that name one day, or one month, that is far off.

use jiff::civil::Date;

use super::alone::HARMS;
use super::bounds::is_since;
use super::collection::Collection;
use super::contradict::exclude;
use super::dated::Dated;
use super::days::{is_once, things_differ};
use super::found::Exactness;
use super::reading::{Reading, Sentence};
use super::statements::At;
use super::terms::Overlap;
use super::words::{Kind, is_kind, term_of};

/// A day that is longer past than so many days before the article is no news.
const NEWS_DAYS: i32 = 10;
/// A day, or a month, that is so many days off is named of one thing alone.
const FAR_DAYS: i32 = 60;
const FAR_DAYS_OF_MONTHS: i32 = 100;

/// A day, with the sentence that tells it and the article that this stands in.
#[derive(Clone, Copy)]
pub(super) struct Told<'c> {
    pub(super) at: At,
    pub(super) reading: &'c Reading,
    pub(super) sentence: &'c Sentence,
    pub(super) dated: &'c Dated,
}

fn is_news(published: Date, dated: &Dated) -> bool {
    let past = (published - dated.date).get_days();
    !dated.is_telling && dated.precision == Exactness::Day && (0..=NEWS_DAYS).contains(&past)
}

/// Whether a day is the first one of an article's news.
fn is_lead(told: &Told) -> bool {
    let Some(published) = told.reading.published.filter(|day| is_news(*day, told.dated)) else { return false };
    let dates = told.reading.sentences.iter().flat_map(|s| &s.dates);
    dates.into_iter().find(|d| is_news(published, d)).is_some_and(|first| first.date == told.dated.date)
}

/// Whether a day, or a month, is far from the article's own.
pub(super) fn is_far_off(reading: &Reading, dated: &Dated) -> bool {
    let least = match dated.precision {
        Exactness::Day if !dated.is_relative => FAR_DAYS,
        Exactness::Month => FAR_DAYS_OF_MONTHS,
        Exactness::Day | Exactness::Week => return false,
    };
    reading.published.is_some_and(|day| (dated.date - day).get_days().abs() >= least)
}

/// Whether two dates that are the same tell one event of the matter that two articles are about.
pub(super) fn is_one_lead(collection: &Collection, x: Told, y: Told, o: &Overlap) -> bool {
    if x.at.0 == y.at.0 || exclude(&x.sentence.exclusive, &y.sentence.exclusive) {
        return false;
    }
    // Two verdicts of one day, each of somebody: two events.
    let (own, other) = (&x.sentence.people, &y.sentence.people);
    if !own.is_empty() && !other.is_empty() && !own.iter().any(|name| other.contains(name)) {
        return false;
    }
    let (first, second) = (is_lead(&x), is_lead(&y));
    let deeds = |s: &Sentence| -> Vec<u64> { s.terms.iter().filter(|t| is_once(**t)).map(|t| t.0).collect() };
    let (done, other_done) = (deeds(x.sentence), deeds(y.sentence));
    let two_deeds = !done.is_empty()
        && !other_done.is_empty()
        && !done.iter().any(|d| other_done.contains(d))
        && o.contained < HALF;
    let leads = first && second && o.shared >= 1 && !(two_deeds && o.names < 2 && o.numbers == 0);
    let named = (first || second) && o.names >= 2 && o.contained >= LEAST_OF_NAMES;
    let far =
        || is_far_off(x.reading, x.dated) && is_far_off(y.reading, y.dated) && !things_differ(x.sentence, y.sentence);
    (leads || named || far()) && collection.is_one_topic(x.at.0, y.at.0)
}

/// Whether one of two dates that are the same is told by the way as the day of what the other's article leads with: "closed
/// since 6 July", "the flood of 14 April".
pub(super) fn is_one_start(collection: &Collection, x: Told, y: Told, o: &Overlap) -> bool {
    let exact = |t: &Told| t.dated.precision == Exactness::Day && t.dated.date == t.dated.end;
    let by_the_way = |t: &Told, lead: &Told| {
        let text = collection.text(t.at.0, &t.sentence.span);
        let place = t.sentence.dates.iter().position(|d| d == t.dated);
        let beside = place.and_then(|at| t.sentence.beside_dates.get(at)).map_or(&[][..], Vec::as_slice);
        // "Cơn bão ngày 5/10": the word for a day says nothing.
        let named = beside.iter().find(|term| **term != term_of("day")).is_some_and(|term| {
            let known = lead.reading.topic.binary_search_by_key(term, |t| t.0).is_ok();
            known && (is_kind(*term, Kind::Happening) || HARMS.contains(term))
        });
        is_since(t.reading, text, t.sentence, t.dated) || named && !t.dated.is_relative
    };
    // The teachers' strike and the nurses' are two.
    let persons = |t: &Told| -> Vec<u64> {
        let people = t.sentence.terms.iter().filter(|t| is_kind(t.0, Kind::Person) && t.0 != term_of("people"));
        people.map(|t| t.0).collect()
    };
    let (own, other) = (persons(&x), persons(&y));
    let strangers = !own.is_empty() && !other.is_empty() && !own.iter().any(|term| other.contains(term));
    x.at.0 != y.at.0
        && o.words >= 1
        && !strangers
        && exact(&x)
        && exact(&y)
        && (is_lead(&x) && by_the_way(&y, &x) || is_lead(&y) && by_the_way(&x, &y))
        && collection.is_near_topic(x.at.0, y.at.0)
}

/// Two deeds are one where so much else is the same.
const HALF: f64 = 0.5;
/// The same persons, or a person and a place, say little where much else is told.
const LEAST_OF_NAMES: f64 = 0.14;
