//! Days that are part of something else: of a dateline, of a paper's name, of a street's, of what is compared with.

use std::ops::Range;

use super::super::language::Language;
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
    // "May Day Street", "4 September Avenue": the place stands behind.
    let past = expr.past + usize::from(block.has(expr.past, Tag::DateWord) && block.is_capital(expr.past));
    let behind = block.has(past, Tag::Place) && block.is_capital(past) && (expr.past..=past).all(|w| block.spaced(w));
    hyphens || behind || place && (month_word || matches!(expr.when, When::Day(_)))
}

/// The most words between a paper's noun and its date.
const PAPER_WORDS: usize = 15;

/// "Decree 12 of 5 May 2020": the day is part of a paper's name.
pub(super) fn names_a_paper(block: &Block, expr: &Expr, sentence: &Range<usize>) -> bool {
    if block.tags.len_before(expr.from, Tag::Paper) > 0 {
        return true;
    }
    // "Article 3 of the Anglo-German Agreement of 1 July 1890".
    let link = block.tags.len_before(expr.from, Tag::DateLink);
    let named = expr.from - link;
    if link > 0
        && block.tags.len_before(named, Tag::Accord) > 0
        && named > 1
        && block.is_capital(named - 1)
        && block.is_capital(named - 2)
        && matches!(expr.when, When::Day(day) if day.year.is_some())
    {
        return true;
    }
    // "under the Ordinance of 3 May".
    let law = link > 0
        && matches!(expr.when, When::Day(_))
        && block.tags.len_before(named, Tag::PaperNoun) > 0
        && block.is_capital(named - 1)
        && !block.opens_sentence(named - 1);
    if law {
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

/// How far before "que" the word stands that makes it "than", in words.
const MORE_WORDS: usize = 4;

/// "12% lower than on 3 October", "inférieures à celles du 3 octobre", "thấp hơn hôm 3/10": a day that something is only
/// measured against.
pub(super) fn is_more_than(block: &Block, expr: &Expr) -> bool {
    let lead = block.tags.len_before(expr.from, Tag::DayLead);
    // "below its level of 31 December", "mức của ngày 31/12/2024".
    let level = [0, lead].into_iter().any(|lead| {
        let at = expr.from - lead;
        let link = [Tag::DateLink, Tag::Link].map(|tag| block.tags.len_before(at, tag)).into_iter().max().unwrap_or(0);
        let near = |at: usize| at > 0 && block.joined(at) && block.tags.len_before(at, Tag::Level) > 0;
        near(at) && (lead > 0 && !block.has(at, Tag::Preposition) || link > 0) || link > 0 && near(at - link)
    });
    if level && !matches!(expr.when, When::Range(..)) {
        return true;
    }
    if !matches!(expr.when, When::Day(_) | When::Weekday(..)) {
        return false;
    }
    [0, lead].into_iter().any(|lead| {
        let at = expr.from - lead;
        let than = block.tags.len_before(at, Tag::Than);
        let joined = than > 0 && block.joined(at) && block.joined(expr.from);
        // "dijo que el 3 de octubre": a clause, unless something is more or less.
        let clause = block.has(at - than, Tag::That);
        let more = || block.tags.any(at.saturating_sub(than + MORE_WORDS)..at - than, Tag::More);
        // "lower than it was on 1 August".
        let was = at.checked_sub(2).is_some_and(|it| {
            (block.has(at - 1, Tag::Passive) || block.has(at - 1, Tag::Present))
                && [Tag::It, Tag::They, Tag::He, Tag::She].iter().any(|tag| block.has(it, *tag))
                && block.tags.len_before(it, Tag::Than) > 0
        });
        if was {
            return true;
        }
        // "no later than 3 October": a term; "over 3/10" is no day.
        // "broke down on 4 March".
        let particle = block.has(at - than, Tag::VerbParticle);
        joined && if clause { more() } else { (than > 1 || lead > 0) && !particle }
    })
}

/// How far before a day "since" may stand, in words.
const SINCE_WORDS: usize = 9;

/// "No storm since that of 3 January 1976 has felled so many": a day of another year, since when something was not so, or
/// never so much.
pub(super) fn is_since_the_last(block: &Block, expr: &Expr, sentence: &Range<usize>, language: &Language) -> bool {
    let dated = matches!(expr.when, When::Day(day) if full(day).is_some());
    if !dated || !block.tags.holds(Tag::Since) {
        return false;
    }
    let words = block.word_from(sentence.start)..block.word_from(sentence.end);
    let mut near = expr.from.saturating_sub(SINCE_WORDS).max(words.start)..expr.from + 1;
    let runs = |from: usize| {
        (from + 1..=expr.from)
            .all(|w| !block.gap(w).contains([',', ';', ':', '(', '“', '«']) && !block.has(w, Tag::Past))
    };
    let since = near.any(|w| block.has(w, Tag::Since) && runs(w));
    let most = |w: usize| {
        block.has(w, Tag::Not)
            || block.has(w, Tag::More)
            || language.superlatives.iter().any(|end| block.word(w).ends_with(end.as_str()))
            || language.nth.at(block, w).is_some_and(|(nth, _)| nth == 1)
    };
    since && words.clone().any(most)
}

/// "every 21 June", "cada 12 de octubre", "le 14 juillet de chaque année": a day of every year.
pub(super) fn is_yearly(block: &Block, expr: &Expr) -> bool {
    let undated = match expr.when {
        When::Day(day) => day.year.is_none(),
        When::Month { year, .. } => year.is_none(),
        _ => false,
    };
    let lead = [Tag::DayLead, Tag::From, Tag::DateLink].map(|tag| block.tags.len_before(expr.from, tag));
    let lead = lead.into_iter().max().unwrap_or(0);
    let before = [expr.from, expr.from - lead].iter().any(|at| block.tags.len_before(*at, Tag::Yearly) > 0);
    undated && (before || block.tags.len(expr.past, Tag::Yearly) > 1 && block.joined(expr.past))
}

/// How far before a month the number may stand that it is the number of, in words.
const VERSUS_WORDS: usize = 10;

/// "compared with 3.1 per cent on such loans in January", "contre 3,1 % en janvier": a number of that time stands between.
pub(super) fn is_measured_against(block: &Block, expr: &Expr) -> bool {
    if !matches!(expr.when, When::Day(_) | When::Month { .. } | When::MonthOffset(_) | When::Week(_))
        || !block.tags.holds(Tag::Versus)
    {
        return false;
    }
    let mut near = expr.from.saturating_sub(VERSUS_WORDS)..expr.from;
    let number = |w: usize| {
        let w = w + usize::from(block.has(w, Tag::Determiner));
        block.has_digit(w) || block.has(w, Tag::About)
    };
    near.any(|w| {
        let len = block.tags.len(w, Tag::Versus);
        let runs = || {
            (w + len + 1..=expr.from)
                .all(|at| !block.gap(at).contains([';', ':', '(']) && !block.gap(at).starts_with(", "))
        };
        // "down from 1.9 percent forecast in February": something was done then.
        let done = || (w + len..expr.from).any(|at| block.has(at, Tag::Past));
        len > 0 && number(w + len) && runs() && !done()
    })
}
