//! Times of day, in digits and in letters: "22:10", "vingt-deux heures trente", "11 giờ rưỡi đêm".

use crate::article::Span;

use super::words::{Class, Table, Token};

/// A time of day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Clock {
    /// Minutes since midnight.
    pub(super) minutes: u16,
    /// Where it stands.
    pub(super) span: Span,
}

/// The times of day of a sentence: "22:10", "22h10", "10.10 p.m.", "lúc 22 giờ 10".
pub(super) fn clocks(text: &str, found: &[Token], span: &Span, table: &Table) -> Vec<Clock> {
    let mut out: Vec<Clock> = Vec::new();
    let mut past = 0;
    for (at, _) in text.match_indices(|c: char| c.is_ascii_digit()) {
        if at < past {
            continue;
        }
        let rest = text.get(at..).unwrap_or_default();
        let whole = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
        past = at + whole;
        let before = text.get(..at).unwrap_or_default();
        let joined =
            before.chars().next_back().is_some_and(|c| c.is_alphanumeric() || matches!(c, ':' | '.' | ',' | '/'));
        let hour = rest.get(..whole).and_then(|d| d.parse::<u16>().ok()).filter(|h| whole <= 2 && *h <= 24);
        let Some(hour) = hour.filter(|_| !joined) else { continue };
        if let Some((minutes, len)) = clock(hour, rest.get(whole..).unwrap_or_default(), before, table) {
            past = at + whole + len;
            let place = Span::new(span.block, span.start + at, span.start + past);
            out.push(Clock { minutes, span: place });
        }
    }
    out.extend(in_letters(text, found, span, table));
    out
}

/// The times of day that are told in letters: "vingt-deux heures trente", "las seis de la mañana", "four in the afternoon".
fn in_letters(text: &str, found: &[Token], span: &Span, table: &Table) -> Vec<Clock> {
    let written = |t: &Token| text.get(t.start..t.end).unwrap_or_default();
    let is_number = |t: &Token| t.class == Class::Number && !written(t).contains(|c: char| c.is_ascii_digit());
    let mut out = Vec::new();
    for (at, token) in found.iter().enumerate().filter(|(_, t)| is_number(t) && (1.0..=24.5).contains(&t.value)) {
        let mut minutes = (token.value.fract() * 60.0).round() as u16;
        let mut end = token.end;
        let rest = |end: usize| text.get(end..).unwrap_or_default();
        let lead = |end: usize| rest(end).len() - rest(end).trim_start().len();
        // The unit, "heures", and what stands behind it: "trente", "et demie".
        let signed = table
            .clock_hours
            .iter()
            .filter(|sign| sign.len() > 1)
            .find(|sign| starts_with_word(rest(end).trim_start(), sign));
        if let Some(sign) = signed {
            end += lead(end) + sign.len();
            let next = found.iter().skip(at + 1).find(|t| t.start >= end);
            let next = next.filter(|t| is_number(t) && t.value < 60.0 && text.get(end..t.start) == Some(" "));
            if let Some(more) = next {
                (minutes, end) = (more.value as u16, more.end);
            }
        }
        if let Some(half) = table.half.iter().find(|half| starts_with_word(rest(end).trim_start(), half)) {
            (minutes, end) = (30, end + lead(end) + half.len());
        }
        let part = |words: &[String]| {
            words.iter().find(|w| starts_with_word(rest(end).trim_start(), w)).map(|w| lead(end) + w.len())
        };
        let (morning, evening) = (part(&table.clock_mornings), part(&table.clock_evenings));
        let before = text.get(..token.start).unwrap_or_default().trim_end();
        let opened = table.clock_opens.iter().any(|word| ends_with_word(before, word));
        let told = signed.is_some() && (opened || minutes > 0 && token.value >= 13.0);
        if !(told || (opened || signed.is_some()) && (morning.is_some() || evening.is_some())) {
            continue;
        }
        end += morning.or(evening).unwrap_or(0);
        let hour = token.value as u16 + if evening.is_some() && token.value < 12.0 { 12 } else { 0 };
        out.push(Clock {
            minutes: hour * 60 + minutes,
            span: Span::new(span.block, span.start + token.start, span.start + end),
        });
    }
    out
}

/// Whether a text starts with some words and no letter behind them.
fn starts_with_word(text: &str, word: &str) -> bool {
    let rest =
        text.get(..word.len()).filter(|lead| lead.eq_ignore_ascii_case(word)).and_then(|_| text.get(word.len()..));
    rest.is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
}

/// The time that an hour and what stands behind it tell, and how many bytes behind the hour belong to it.
fn clock(hour: u16, tail: &str, before: &str, table: &Table) -> Option<(u16, usize)> {
    let digits = |text: &str| -> Option<(u16, usize)> {
        let len = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
        let minutes = text.get(..len)?.parse::<u16>().ok().filter(|m| *m < 60)?;
        (len == 2 || len == 1 && text.starts_with(|c: char| c != '0')).then_some((minutes, len))
    };
    let goes_on = |text: &str| text.starts_with(|c: char| c.is_alphanumeric() || c == ':' || c == '%');
    let behind = |len: usize| tail.get(len..).unwrap_or_default();
    let two = |text: &str| digits(text).filter(|(_, len)| *len == 2);
    let opened = table.clock_opens.iter().any(|word| ends_with_word(before.trim_end(), word));
    let (minutes, mut len, sure) = if let Some((minutes, len)) = tail.strip_prefix(':').and_then(two) {
        (minutes, 1 + len, true)
    } else if let Some((minutes, len)) = tail.strip_prefix('.').and_then(two) {
        // Whether it is a time is told by what stands before or behind it.
        (minutes, 1 + len, opened)
    } else if let Some(sign) = table.clock_hours.iter().find(|sign| tail.trim_start().starts_with(sign.as_str())) {
        let past = tail.len() - tail.trim_start().len() + sign.len();
        let rest = behind(past);
        let space = rest.len() - rest.trim_start_matches([' ', '\u{a0}', '\u{202f}']).len();
        match rest.get(space..).and_then(digits) {
            Some((minutes, len)) if !goes_on(behind(past + space + len)) => (minutes, past + space + len, true),
            // "11 giờ rưỡi".
            _ if table.half.iter().any(|half| starts_with_word(rest.trim_start(), half)) => {
                let half = table.half.iter().find(|half| starts_with_word(rest.trim_start(), half));
                (30, past + space + half.map_or(0, String::len), true)
            }
            _ if !goes_on(rest) => (0, past, opened),
            _ => return None,
        }
    } else {
        (0, 0, false)
    };
    let rest = behind(len).trim_start();
    let half = |words: &[String]| {
        words
            .iter()
            .find(|w| {
                rest.get(..w.len()).is_some_and(|r| r.eq_ignore_ascii_case(w))
                    && !goes_on(rest.get(w.len()..).unwrap_or_default())
            })
            .map(String::len)
    };
    let (morning, evening) = (half(&table.clock_mornings), half(&table.clock_evenings));
    // "8.15am": the half of the day may stand right behind the minutes.
    if goes_on(behind(len)) && morning.or(evening).is_none() {
        return None;
    }
    if let Some(words) = morning.or(evening) {
        len += behind(len).len() - rest.len() + words;
    }
    let told = sure || morning.or(evening).is_some();
    let hour = if evening.is_some() && hour < 12 { hour + 12 } else { hour };
    told.then_some((hour * 60 + minutes, len))
}

pub(super) fn ends_with_word(text: &str, word: &str) -> bool {
    let rest = text.strip_suffix(word);
    rest.is_some_and(|rest| rest.chars().next_back().is_none_or(|c| !c.is_alphanumeric()))
}

/// "4" in "13/4", "42" in "5 giờ 42": the rest of a day or of an hour is no count.
pub(super) fn is_of_a_time(table: &Table, text: &str, token: &Token) -> bool {
    let before = text.get(..token.start).unwrap_or_default();
    let behind = text.get(token.end..).unwrap_or_default();
    let digit = |text: &str| text.ends_with(|c: char| c.is_ascii_digit());
    let slashed = before.strip_suffix('/').is_some_and(digit);
    let slashes = behind.strip_prefix('/').is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
    let hour = |sign: &String| {
        let lead = before.trim_end().strip_suffix(sign.as_str());
        sign.chars().count() > 1 && lead.is_some_and(|lead| digit(lead.trim_end()))
    };
    slashed || slashes || token.value < 60.0 && table.clock_hours.iter().any(hour)
}
