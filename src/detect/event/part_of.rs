//! Days that are part of something else: of a dateline, of a paper's name, of a street's.

use std::ops::Range;

use super::super::lexicon::Tag;
use super::super::text::{Block, part};
use super::expr::{Expr, When};
use super::resolve::full;

/// "HANOI, October 13 (VNS) —": the place and the day that open an agency's text.
pub(super) fn is_dateline(block: &Block, expr: &Expr) -> bool {
    if expr.from > 7 {
        return false;
    }
    let end = block.word_range(expr.past.saturating_sub(1)).end;
    let rest = part(&block.text, end..block.text.len());
    let dash = rest.char_indices().take(28).find(|(_, c)| matches!(c, '—' | '–' | '-'));
    let Some((at, _)) = dash else { return false };
    let between = part(rest, 0..at);
    let lower = |from: usize, past: usize| {
        (from..past).filter(|w| !block.is_capital(*w) && block.written(*w).chars().any(char::is_alphabetic)).count()
    };
    between.ends_with(' ') && !between.contains(',') && lower(0, expr.from) <= 1 && {
        let past = block.word_from(end + at);
        lower(expr.past, past) == 0
    }
}

/// "rue du 8-Mai-1945", "đường 30 Tháng 4": the day is part of a place's name.
pub(super) fn names_a_place(block: &Block, expr: &Expr) -> bool {
    let hyphens = (expr.from + 1..expr.past).any(|w| block.gap(w) == "-" && block.has(w, Tag::Month));
    // "Le 14-Juillet, la ville …", "le soir du 14-Juillet": the day itself.
    let led = |w: usize| block.has(w, Tag::Determiner) || block.has(w, Tag::Daypart) && block.joined(w + 1);
    let feast = expr.from.checked_sub(1).is_some_and(|w| {
        block.has(w, Tag::DayLead) && block.has(w, Tag::Determiner) && !block.has(w, Tag::DateLink)
            || w.checked_sub(1).is_some_and(|b| block.has(w, Tag::DateLink) && led(b) && !block.has(b, Tag::Place))
    });
    let hyphens = hyphens && !(feast && expr.past == expr.from + 2);
    let month_word = (expr.from..expr.past).any(|w| block.has(w, Tag::MonthWord) && block.is_capital(w));
    let place = block.tags.len_before(expr.from, Tag::Place) > 0 && block.joined(expr.from);
    hyphens || place && (month_word || matches!(expr.when, When::Day(_)))
}

/// The most words between a paper's noun and its date.
const PAPER_WORDS: usize = 15;

/// "Decree 12 of 5 May 2020": the day is part of a paper's name.
pub(super) fn names_a_paper(block: &Block, expr: &Expr, sentence: &Range<usize>) -> bool {
    if block.tags.len_before(expr.from, Tag::Paper) > 0 {
        return true;
    }
    let start = block.word_from(sentence.start);
    let first = start.max(expr.from.saturating_sub(5));
    // "la Convención de las Naciones Unidas sobre el Derecho del Mar de 10 de diciembre de 1982".
    if let When::Day(day) = expr.when
        && full(day).is_some()
        && (block.tags.len_before(expr.from, Tag::DateLink) > 0
            || block.has(expr.from.saturating_sub(1), Tag::PaperLink))
        && let from = start.max(expr.from.saturating_sub(PAPER_WORDS))
        && block.tags.within(from..expr.from).any(|h| h.tag == Tag::PaperNoun)
        && (from..expr.from).all(|w| !block.gap(w + 1).contains([';', ':', '—', '(']))
        // "Luật có hiệu lực từ ngày 1/7/2026": a day of its own.
        && block.tags.len_before(expr.from, Tag::From) < 2
    {
        return true;
    }
    matches!(expr.when, When::Day(_))
        && block.tags.within(first..expr.from).any(|h| {
            h.tag == Tag::Numbered
                && block.written(h.word + h.len).starts_with(|c: char| c.is_ascii_digit())
                && h.word + h.len + 3 >= expr.from
                && h.word + h.len < expr.from
                && block.word_range(h.word + h.len).end < block.word_range(expr.from).start
                && !block.has(h.word, Tag::DateWord)
        })
}
