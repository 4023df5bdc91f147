//! Days that something was moved from and to: "postponed from 3 to 10 December", "moved from Monday to Thursday". Two
//! days, where the same words elsewhere tell of all the days between.

use super::super::language::Language;
use super::super::lexicon::{Tag, TagSet};
use super::super::text::Block;
use super::days::joint;
use super::expr::{Expr, Way, When, month_behind, month_name, small, with_year};
use super::weekday::is_counted;

/// How far before its days the word for moving may stand, in words.
const MOVED_WORDS: usize = 9;

/// What parts the word for moving from days that are not its own: another verb.
const OTHER_VERB: TagSet = TagSet::of(&[Tag::Future, Tag::Will, Tag::WillBe, Tag::Say, Tag::Happened, Tag::PointsBack]);

/// A span of days, told as the two days that something was moved from and to where a word for moving leads it.
pub(super) fn moved(block: &Block, expr: Expr, language: &Language) -> Expr {
    let is_pair = matches!(expr.when, When::Range(..) | When::Two(..) | When::Weekdays(..) | When::WeekdaysOf(..));
    let Some(way) = is_pair.then(|| way(block, expr.from, expr.past, language)).flatten() else { return expr };
    let when = match expr.when {
        When::Range(a, b) | When::Two(a, b) => When::Moved(a, b, way),
        When::Weekdays(a, b) => When::WeekdaysMoved(a, b, way),
        When::WeekdaysOf(a, b) => When::WeekdaysOfMoved(a, b),
        when => when,
    };
    Expr { when, ..expr }
}

/// "slipped from March to May", "dời từ tháng 3 sang tháng 5/2026".
pub(super) fn months_moved(block: &Block, at: usize, language: &Language) -> Option<Expr> {
    let month = |at: usize| {
        let (month, past) = if block.has(at, Tag::MonthWord) {
            month_behind(block, at, language)?
        } else {
            (month_name(block, at, language)?, at + 1)
        };
        let (year, past) = with_year(block, past);
        Some(((year, month), past))
    };
    if block.tags.len_before(at, Tag::From) == 0 {
        return None;
    }
    let (first, past) = month(at)?;
    let (words, _) = joint(block, past, language)?;
    let (second, past) = month(past + words)?;
    let way = way(block, at, past, language)?;
    Some(Expr { when: When::MonthsMoved(first, second, way), from: at, past })
}

/// Which way something was moved, where a word for moving leads the days at these words.
fn way(block: &Block, at: usize, past: usize, language: &Language) -> Option<Way> {
    let lead = block.tags.len_before(at, Tag::From);
    let first = at.checked_sub(lead).filter(|_| lead > 0 && !block.has(at - lead, Tag::Amid))?;
    let across = !language.plural.is_empty() || (at..past).any(|w| block.has(w, Tag::Across));
    for word in (first.saturating_sub(MOVED_WORDS)..first).rev() {
        if !matches!(block.gap(word + 1), " " | "\u{a0}" | "-" | "’" | "'") {
            return None;
        }
        let len = |tag: Tag| block.tags.len(word, tag);
        // "pasado mañana en Jaca y del 28 al 30".
        if len(Tag::AfterTomorrow) > 0 {
            return None;
        }
        let found = [(Tag::Sooner, Way::Sooner), (Tag::Moved, Way::Either), (Tag::PutOff, Way::Later)];
        if let Some((tag, way)) = found.into_iter().find(|(tag, _)| len(*tag) > 0) {
            // "hoãn các trận từ ngày 3 đến ngày 10": the days of what was put off.
            let adjacent = word + len(tag) == first && way != Way::Either;
            return (across || adjacent).then_some(way);
        }
        // "moved to new rooms from 3 to 10 December": a place, not a day.
        let to_place = len(Tag::To) > 0 && language.conjunctions.at(block, word).is_none();
        if to_place || block.tags.has_any(word, OTHER_VERB) {
            return None;
        }
    }
    None
}

/// How far before "to" and its day the word for moving may stand, in words.
const MOVED_TO_WORDS: usize = 14;

/// Whether something is moved to a day: "to move their vote on the bid to November 17", "se aplazó al viernes".
pub(super) fn is_moved_to(block: &Block, expr: &Expr, language: &Language) -> bool {
    let lead = block.tags.len_before(expr.from, Tag::DayLead);
    let led = |at: usize| {
        let to = block.tags.len_before(at, Tag::To);
        let first = at - to;
        let joins = (first..at).all(|w| block.joined(w + 1)) && language.conjunctions.at(block, first).is_none();
        (to > 0 && joins && !block.has(first, Tag::Or)).then_some(first)
    };
    let Some(to) = led(expr.from).or_else(|| led(expr.from - lead).filter(|_| lead > 0)) else { return false };
    moves_before(block, to)
}

/// Whether a word for putting something off, or for moving it, stands before a word in its clause.
fn moves_before(block: &Block, at: usize) -> bool {
    const MOVES: TagSet = TagSet::of(&[Tag::PutOff, Tag::Moved, Tag::Sooner]);
    let words = (at.saturating_sub(MOVED_TO_WORDS)..at).rev();
    let mut joined = words.take_while(|w| block.joined(w + 1));
    joined.any(|w| block.tags.has_any(w, MOVES))
}

/// Whether the day is one that something is moved from, and the next one that it is moved to: "put back from the end of
/// September to 18 December".
pub(super) fn is_moved_from(block: &Block, expr: &Expr, next: Option<&Expr>, language: &Language) -> bool {
    const LEAD: usize = 4;
    const BETWEEN: usize = 4;
    let led = (expr.from.saturating_sub(LEAD)..expr.from).any(|w| block.has(w, Tag::From) && block.joined(w + 1));
    led && next.is_some_and(|next| next.from <= expr.past + BETWEEN && is_moved_to(block, next, language))
}

/// "La toma de posesión, que iba a celebrarse el 4 de mayo, se retrasa al 11": the day something is moved to, by its number
/// alone.
pub(super) fn moved_day(block: &Block, at: usize, language: &Language) -> Option<Expr> {
    if language.plural.is_empty() || !(block.tags.holds(Tag::PutOff) || block.tags.holds(Tag::Moved)) {
        return None;
    }
    let day = small(block, at, 31)?;
    let past = at + 1;
    let gap = block.gap(past);
    let goes_on = block.spaced(past) && !block.has(past, Tag::Preposition) && !block.has(past, Tag::Determiner);
    let ends = !goes_on && !gap.starts_with(['-', '–', '/', '%', '°', ':']) && !is_counted(block, past, language);
    // "se retrasa al 11 %", "pushed to 11.4".
    let is_number = matches!(gap, "." | ",") && block.has_digit(past);
    let expr = Expr { when: When::DayOfMonth(day), from: at, past };
    // "moved to 11 Elm Street", "raised to 11": a day has its article.
    let article = language.lexicon.romance || block.has(at.saturating_sub(1), Tag::Determiner);
    (ends && !is_number && article && is_moved_to(block, &expr, language) && put_off_near(block, at)).then_some(expr)
}

/// Whether what is put off stands right before "to" and its day.
fn put_off_near(block: &Block, at: usize) -> bool {
    const WORDS: usize = 3;
    block.tags.within(at.saturating_sub(WORDS)..at).any(|h| h.tag == Tag::PutOff)
}
