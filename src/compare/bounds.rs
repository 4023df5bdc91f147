//! Days that open or close what lasts, "closed since 6 July", "from 6 July until 30 September", and those that were planned
//! at first: "instead of 30 September", "first expected on 20 March".

use jiff::civil::Date;

use crate::article::{Article, Span};

use super::dated::{Dated, PUT_OFF};
use super::found::Exactness;
use super::reading::{Reading, Sentence};
use super::turns::{Folded, Says, turns};
use super::words::{Table, Token, term_of};

/// How far before a day the words that say what it is may begin, in letters.
const LETTERS_BEFORE: usize = 70;
/// How many words may stand between "at first" and its day: "initially expected to be given on".
const WORDS_OF_PLANS: usize = 5;
/// What lasts longer, in days, is no stay of several days: it begins on one day and ends on another.
const MOST_DAYS_OF_STAYS: i32 = 31;

/// Whether words right before a place say this, with no more words between than there is room for.
pub(super) fn is_told(before: &str, code: &str, want: Says, room: usize) -> bool {
    let Some(lexicon) = turns().lexicon(code) else { return false };
    let from = before.char_indices().rev().nth(LETTERS_BEFORE).map_or(0, |(at, _)| at);
    let mut folded = Folded::default();
    folded.read(before.get(from..).unwrap_or_default(), &mut String::new());
    let last = folded.places.len();
    let part = last.checked_sub(1).and_then(|at| folded.places.get(at)).map(|p| p.part);
    (last.saturating_sub(room + WORDS_OF_PLANS)..last).any(|at| {
        let here = folded.places.get(at).map(|p| p.part) == part;
        here && folded.says(lexicon, at).any(|(says, past)| says == want && past + room >= last)
    })
}

/// What stands before a day in its sentence.
fn before<'t>(text: &'t str, span: &Span, dated: &Dated) -> &'t str {
    dated.span.start.checked_sub(span.start).and_then(|at| text.get(..at)).unwrap_or_default()
}

/// Whether a day is told as the first one of what lasts since: "closed since 6 July", "kể từ ngày 6/7".
pub(super) fn is_since(reading: &Reading, text: &str, sentence: &Sentence, dated: &Dated) -> bool {
    let is_past = reading.published.is_some_and(|day| dated.date <= day);
    is_past && is_told(before(text, &sentence.span, dated), reading.table.code, Says::Since, 0)
}

/// Whether a sentence that puts something off tells a day as the one that was planned at first: "first expected on 20 March,
/// the ruling had been put off".
pub(super) fn is_at_first(reading: &Reading, text: &str, sentence: &Sentence, dated: &Dated) -> bool {
    sentence.terms.iter().any(|t| t.0 == term_of(PUT_OFF))
        && !dated.is_telling
        && is_told(before(text, &sentence.span, dated), reading.table.code, Says::AtFirst, WORDS_OF_PLANS)
}

/// Whether a day is told as the last one of what lasts until then.
pub(super) fn is_limit(table: &Table, text: &str, sentence: &Sentence, dated: &Dated) -> bool {
    let before = before(text, &sentence.span, dated).trim_end().to_lowercase();
    let (from, past) = (dated.span.start, dated.span.end);
    let named = from.checked_sub(sentence.span.start).and_then(|at| text.get(at..past - from + at)).unwrap_or_default();
    let named = named.to_lowercase();
    table.limits.iter().any(|word| before.ends_with(word.as_str()) || named.starts_with(&format!("{word} ")))
}

/// The days that a sentence tells to have been planned at first, each with a later one beside it: 30 September of "will reopen
/// on 31 October instead of 30 September", 20 March of "first expected on 20 March, was put off to 3 April".
pub(super) fn planned_at_first(text: &str, found: &[Token], span: &Span, dates: &[Dated], table: &Table) -> Vec<Dated> {
    if dates.len() < 2 {
        return Vec::new();
    }
    let moves = found.iter().any(|t| t.term == term_of(PUT_OFF));
    let is_first = |d: &&Dated| {
        let later = dates.iter().any(|other| other.date > d.date && other.precision == d.precision);
        let told = |want: Says, room: usize| is_told(before(text, span, d), table.code, want, room);
        later && !d.is_telling && (told(Says::Revised, 1) || moves && told(Says::AtFirst, WORDS_OF_PLANS))
    };
    dates.iter().filter(is_first).copied().collect()
}

/// Makes two days of what lasts long: "from 6 July until 30 September" begins on one and ends on the other.
pub(super) fn part_long(dates: &mut Vec<Dated>, article: &Article, table: &Table) {
    let is_long = |d: &Dated| {
        let apart = |from: Date, to: Date| (to - from).get_days();
        d.precision == Exactness::Day && apart(d.date, d.end) > MOST_DAYS_OF_STAYS
    };
    if !dates.iter().any(is_long) {
        return;
    }
    let mut out = Vec::new();
    for dated in dates.drain(..) {
        let words = article.text(&dated.span).unwrap_or_default();
        match joint(words, table).filter(|_| is_long(&dated)) {
            Some((first, second)) => {
                let place = |from: usize, to: usize| {
                    Span::new(dated.span.block, dated.span.start + from, dated.span.start + to)
                };
                out.push(Dated { end: dated.date, span: place(0, first), ..dated });
                out.push(Dated { date: dated.end, span: place(second, words.len()), ..dated });
            }
            None => out.push(dated),
        }
    }
    *dates = out;
}

/// Where the first of two days ends and where the second begins: "until" between them, or a dash.
fn joint(words: &str, table: &Table) -> Option<(usize, usize)> {
    let has_digit = |part: &str| part.contains(|c: char| c.is_ascii_digit());
    let both = |(first, second): &(usize, usize)| {
        words.get(..*first).is_some_and(has_digit) && words.get(*second..).is_some_and(has_digit)
    };
    let between = table.limits.iter().chain(&table.years_to).filter_map(|word| {
        let spaced = format!(" {word} ");
        let at = words.find(&spaced)?;
        Some((at, at + spaced.len())).filter(both)
    });
    // The longest word that stands there.
    let told = between.min_by_key(|(first, second)| (*first, std::cmp::Reverse(*second)));
    told.or_else(|| {
        let dash = words.find(['–', '—'])?;
        let past = dash + words.get(dash..)?.chars().next()?.len_utf8();
        Some((words.get(..dash)?.trim_end().len(), past)).filter(both)
    })
}
