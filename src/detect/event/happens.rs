//! Whether a date is an event's: something happens then, and it is no habit, no comparison and no part of a name.

use std::ops::Range;

use super::super::language::Language;
use super::super::lexicon::{Endings, Tag, ends_in};
use super::super::text::Block;
use super::expr::{Expr, Side, When};
use super::part_of::{
    is_dateline, is_measured_against, is_more_than, is_since_the_last, is_yearly, names_a_paper, names_a_place,
};
use super::tense::{Tense, told_of};
use super::today::happens_today;

/// How far before "que" the word stands that makes it "than", in words.
const MORE_WORDS: usize = 10;

/// Whether a date is an event's, not a dateline's, a law's or a habit's.
pub(super) fn is_event(
    block: &Block,
    expr: &Expr,
    sentence: &Range<usize>,
    language: &Language,
    endings: &Endings,
) -> bool {
    // "higher than the day before", "so với tháng 1/2025"; "twelve years ago this month".
    // "dijo que la semana pasada": behind "que" a clause follows, unless something is more or less.
    let near = expr.from.saturating_sub(MORE_WORDS)..expr.from;
    let clause = || {
        block.tags.len_before(expr.from, Tag::That) > 0
            && block.tags.len_before(expr.from, Tag::Than) == 1
            && !block.tags.any(near, Tag::More)
    };
    // "ne lancera les travaux qu'en septembre": no sooner than then.
    let only = || {
        language.lexicon.romance
            && (expr.from.saturating_sub(MORE_WORDS)..expr.from).any(|w| block.has(w, Tag::Not))
            && !block.tags.any(expr.from.saturating_sub(MORE_WORDS)..expr.from, Tag::More)
            && matches!(expr.when, When::Month { .. })
    };
    let compared = block.tags.len_before(expr.from, Tag::Than) > 0
        && !clause()
        && !only()
        && match expr.when {
            When::WeekFromTold(by) | When::MonthFromTold(by) => by < 0,
            When::Month { .. } | When::FromTold(_) | When::MonthOffset(_) | When::Week(_) => true,
            _ => false,
        };
    let compared = compared || is_measured_against(block, expr) || is_more_than(block, expr) || is_yearly(block, expr);
    let compared = compared || is_since_the_last(block, expr, sentence, language);
    let before = expr.from.checked_sub(1).is_some_and(|w| block.joined(expr.from) && block.has(w, Tag::DaysBack))
        && matches!(expr.when, When::MonthOffset(_) | When::Week(_) | When::Offset(0));
    if compared
        || before
        || is_dateline(block, expr)
        || names_a_paper(block, expr, sentence)
        || names_a_place(block, expr)
    {
        return false;
    }
    // "n'aura pas lieu cette semaine": nothing happens then.
    if matches!(expr.when, When::Week(0) | When::MonthOffset(0))
        && is_denied(block, expr)
        && told_of(block, expr, sentence, endings).0 == Tense::Ahead
    {
        return false;
    }
    // "more than three times the area reported a day earlier": what is measured against.
    if matches!(expr.when, When::FromTold(..0))
        && let Some(told) = expr.from.checked_sub(1).filter(|_| block.joined(expr.from))
        && ([Tag::Say, Tag::Announce].iter().any(|tag| block.has(told, *tag))
            || ends_in(block.word(told), &endings.past))
        && block.tags.within(expr.from.saturating_sub(MORE_WORDS)..told).any(|h| matches!(h.tag, Tag::More | Tag::Than))
    {
        return false;
    }
    match expr.when {
        // "today's world", "the challenges of today", "por la mañana".
        When::Offset(days) if days >= 0 => {
            let possessive = block.gap(expr.past).starts_with(['’', '\'']);
            let led = expr.from.checked_sub(1).is_some_and(|b| block.has(b, Tag::NotToday) && block.joined(expr.from));
            // "a plenary is pencilled in for tomorrow".
            let near = expr.from.saturating_sub(4)..expr.from;
            let planned = days == 1 && block.tags.within(near).any(|h| h.tag == Tag::Ahead);
            let led = led && !planned;
            // "Today" alone may mean these days; "this morning" does not.
            // "La France accueille aujourd'hui près de 16 500 étudiants": these days.
            let numbers = days == 0
                && !language.plural.is_empty()
                && block.joined(expr.past)
                && (block.has_digit(expr.past)
                    || block.has(expr.past, Tag::About)
                        && block.has_digit(expr.past + block.tags.len(expr.past, Tag::About)));
            // "el arancel que hoy grava el mango", "the tariff that today weighs": these days.
            let relative = days == 0
                && language.lexicon.romance
                && block.tags.len_before(expr.from, Tag::Relative) > 0
                && block.joined(expr.past)
                && expr.past == expr.from + 1
                && !ends_in(block.word(expr.past), &endings.past)
                && !ends_in(block.word(expr.past), &endings.future)
                && ![Tag::Past, Tag::Will, Tag::VerbLead, Tag::Passive].iter().any(|tag| block.has(expr.past, *tag));
            let plain = days == 0 && !(expr.from..expr.past).any(|w| block.has(w, Tag::Daypart));
            let addressed = days == 0 && block.tags.any(expr.from.saturating_sub(6)..expr.past + 6, Tag::Address);
            // "Sau một ngày xét xử, hôm nay TAND tỉnh tuyên phạt": no verb has a past, but somebody acts.
            let acts = || {
                let next = expr.past + block.tags.len(expr.past, Tag::Determiner);
                let opens = block.word_from(sentence.start) == expr.from || block.gap(expr.from).starts_with(',');
                let near = matches!(block.gap(expr.past), " " | ", ");
                let who = [Tag::Body, Tag::Role, Tag::Office].iter().any(|tag| block.has(next, *tag));
                // "Ủy ban tỉnh hôm nay công bố".
                const DONE: [Tag; 3] = [Tag::Say, Tag::Happened, Tag::Announce];
                let done = block.joined(expr.from) && DONE.iter().any(|tag| block.has(expr.past, *tag));
                language.plural.is_empty() && near && (opens && (block.is_capital(next) || who) || done)
            };
            !possessive
                && !numbers
                && !relative
                && !led
                && !addressed
                && (!plain || acts() || happens_today(block, sentence, expr, language, endings))
        }
        // "data for July", "the winds of August": unless something is planned for it.
        When::Month { year: None, side: Side::Neither, .. } if is_led_loosely(block, expr) => false,
        // "du jamais-vu pour un début juillet": of any year.
        When::Month { year: None, side: Side::Neither, .. } if is_of_any_year(block, expr, language) => false,
        // "The service runs from July", "figures from July".
        When::Month { .. } if block.tags.len_before(expr.from, Tag::DateLeadFrom) > 0 => {
            let lead = expr.from - block.tags.len_before(expr.from, Tag::DateLeadFrom);
            let noun = lead.checked_sub(1).is_some_and(|w| block.joined(lead) && block.has(w, Tag::DatedNoun));
            let span = block.has(expr.past, Tag::To) && block.spaced(expr.past) && block.has(expr.past + 1, Tag::Month);
            !noun && !span && told_of(block, expr, sentence, endings).0 == Tense::Ahead
        }
        // "Postponed until April": then it will be.
        When::Month { .. } => {
            let until = block.tags.len_before(expr.from, Tag::Until) > 0 || block.has(expr.from, Tag::Until);
            // "đến tháng 3 tới mới nở".
            let until = until && !matches!(expr.when, When::Month { side: Side::Next, .. });
            let near = expr.from.saturating_sub(PUT_OFF_WORDS)..expr.from;
            // "programada para febrero".
            // "prevista en un principio para junio".
            let aimed = language.lexicon.romance
                && expr
                    .from
                    .checked_sub(1)
                    .is_some_and(|w| block.has(w, Tag::NotToday) && !block.has(w, Tag::DateLink));
            let planned = || {
                let mut ahead = block.tags.within(near.clone()).filter(|h| h.tag == Tag::Ahead);
                ahead.any(|h| aimed || h.word + 2 >= expr.from)
            };
            // "no abrirá hasta septiembre": then it will.
            let not_before = || is_denied(block, expr) && told_of(block, expr, sentence, endings).0 == Tense::Ahead;
            !until || block.tags.any(near.clone(), Tag::PutOff) || planned() || not_before()
        }
        // "Sunday best is out of fashion".
        When::Weekday(_, Side::Neither) if block.word_from(sentence.start) == expr.from => {
            let possessive = matches!(block.gap(expr.past), "’" | "'") && block.word(expr.past) == "s";
            possessive
                || is_agenda(block, expr)
                || block.gap(expr.past).starts_with(',')
                || block.has(expr.past, Tag::Daypart)
        }
        _ => true,
    }
}

/// "Pour un début juillet", "para un mes de mayo": a month of any year.
fn is_of_any_year(block: &Block, expr: &Expr, language: &Language) -> bool {
    let one = |at: usize| {
        let before = at.checked_sub(1).filter(|_| block.joined(at) && block.joined(expr.from));
        before.is_some_and(|w| block.has(w, Tag::Indefinite))
    };
    let lead = expr.from - block.tags.len_before(expr.from, Tag::MonthLead);
    let link = expr.from - block.tags.len_before(expr.from, Tag::DateLink);
    let spanned = link > 0 && link < expr.from && block.has(link - 1, Tag::Span) && one(link - 1);
    !language.plural.is_empty() && (one(expr.from) || one(lead) || spanned)
}

/// Whether "not" stands before a date, with no comma between.
fn is_denied(block: &Block, expr: &Expr) -> bool {
    let words = (expr.from.saturating_sub(MORE_WORDS)..expr.from).rev();
    let mut joined = words.take_while(|w| block.joined(w + 1));
    joined.any(|w| block.has(w, Tag::Not))
}

/// "Monday: EU foreign ministers meet in Brussels.": a weekday and a colon at a block's head, as agendas have it.
pub(super) fn is_agenda(block: &Block, expr: &Expr) -> bool {
    let colon = || matches!(block.gap(expr.past), ": " | " : " | "\u{a0}: " | "\u{202f}: ");
    expr.from == 0 && matches!(expr.when, When::Weekday(..)) && colon()
}

/// How far before a month what puts something off may stand, in words.
const PUT_OFF_WORDS: usize = 5;

/// Whether a month stands behind "for" or "of" and nothing near says that something is planned.
fn is_led_loosely(block: &Block, expr: &Expr) -> bool {
    let led = expr.from.checked_sub(1).is_some_and(|b| block.has(b, Tag::NotToday) && !block.has(b, Tag::Until));
    let near = expr.from.saturating_sub(5)..expr.from;
    let dated = expr.from.checked_sub(2).is_some_and(|b| block.has(b, Tag::Span) || block.has(b, Tag::Daypart));
    led && !dated
        && !block.tags.within(near).any(|h| {
            matches!(h.tag, Tag::Ahead | Tag::Commit | Tag::MonthLead)
                && h.word + 1 < expr.from
                && !block.has(h.word, Tag::Since)
        })
}
