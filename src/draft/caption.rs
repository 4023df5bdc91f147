//! What a key figure counts: the words of its source around the number, never words of ours.

use std::ops::Range;

use crate::article::Article;
use crate::compare::names_what_it_counts;
use crate::detect::Figure;
use crate::phrases::Phrases;

use super::copies::sentence_around;

/// The most words of a caption.
const MOST_WORDS: usize = 14;
/// A clause with fewer words beside the value is no caption by itself.
const LEAST_WORDS: usize = 4;

/// What a figure of an article counts, in the briefing's language: see [`caption`].
pub fn of_figure(language: &str, article: &Article, figure: &Figure) -> String {
    caption(Phrases::of(language.split(['-', '_']).next().unwrap_or_default()), article, figure)
}

/// The clause around a figure's value in quotation marks; empty where the value itself names what it counts.
pub(super) fn caption(words: &Phrases, article: &Article, figure: &Figure) -> String {
    if names_what_it_counts(&figure.value, article.language.code()) {
        return String::new();
    }
    let sentence = sentence_around(article, &figure.value_span);
    let Some(text) = article.text(&sentence) else { return String::new() };
    let local = |byte: usize| byte.saturating_sub(sentence.start);
    let value = local(figure.value_span.start)..local(figure.value_span.end);
    let Some(part) = clause(text, value) else { return String::new() };
    words.in_marks(&part)
}

/// The clause around a part of a sentence, with an ellipsis where it is cut within.
fn clause(text: &str, value: Range<usize>) -> Option<String> {
    let stops = borders(text);
    let mut start = stops.iter().rev().find(|s| s.end <= value.start).map_or(0, |s| s.end);
    let mut end = stops.iter().find(|s| s.start >= value.end).map_or(text.len(), |s| s.start);
    let beside = |start: usize, end: usize| {
        let count = |part: Option<&str>| part.unwrap_or_default().split_whitespace().count();
        count(text.get(start..value.start)) + count(text.get(value.end..end))
    };
    // "…, up 14 per cent on the year before": what went up stands before the comma.
    while beside(start, end) < LEAST_WORDS && (start > 0 || end < text.len()) {
        if start > 0 {
            start = stops.iter().rev().filter(|s| s.end < start).map(|s| s.end).next().unwrap_or(0);
        } else {
            end = stops.iter().find(|s| s.start > end).map_or(text.len(), |s| s.start);
        }
    }
    let before = text.get(start..value.start)?;
    let after = text.get(value.end..end)?;
    let kept_after = MOST_WORDS / 2;
    let (head_words, tail_words) = (before.split_whitespace().count(), after.split_whitespace().count());
    let tail_room = kept_after.max(MOST_WORDS.saturating_sub(head_words));
    let tail = first_words(after, tail_room);
    let head = last_words(before, MOST_WORDS.saturating_sub(tail_words.min(tail_room)));
    let cut_before = head.len() < before.trim_start().len();
    let cut_after = tail.len() < after.trim_end().len();
    let whole = text.get(value.start - head.len()..value.end + tail.len())?.trim();
    let whole = whole.trim_start_matches(['"', '“', '«', '‘', '\'']).trim_end_matches(['"', '”', '»', '.', ' ', '\'']);
    let (open, close) = (if cut_before { "… " } else { "" }, if cut_after { " …" } else { "" });
    Some(format!("{open}{whole}{close}"))
}

/// Where clauses part: at commas, semicolons, colons, dashes and brackets; not within numbers.
fn borders(text: &str) -> Vec<Range<usize>> {
    let mut out = Vec::new();
    for (at, c) in text.char_indices() {
        let behind = text.get(at + c.len_utf8()..).unwrap_or_default();
        let is_border = match c {
            ';' | '(' | ')' | '–' | '—' | '\n' | '“' | '”' | '«' | '»' | '"' => true,
            ',' | ':' => behind.starts_with(char::is_whitespace),
            _ => false,
        };
        if is_border {
            out.push(at..at + c.len_utf8());
        }
    }
    out
}

/// The beginning of a text with so many words.
fn first_words(text: &str, count: usize) -> &str {
    let end = ends(text).nth(count.wrapping_sub(1)).unwrap_or(if count == 0 { 0 } else { text.trim_end().len() });
    text.get(..end).unwrap_or(text)
}

fn ends(text: &str) -> impl Iterator<Item = usize> + '_ {
    let mut inside = false;
    let over = std::iter::once((text.len(), ' '));
    text.char_indices().chain(over).filter_map(move |(at, c)| {
        let ended = inside && c.is_whitespace();
        inside = !c.is_whitespace();
        ended.then_some(at)
    })
}

/// The end of a text with so many words.
fn last_words(text: &str, count: usize) -> &str {
    let mut starts: Vec<usize> = Vec::new();
    let mut inside = false;
    for (at, c) in text.char_indices() {
        if !c.is_whitespace() && !inside {
            starts.push(at);
        }
        inside = !c.is_whitespace();
    }
    let at = starts.len().checked_sub(count).and_then(|first| starts.get(first)).copied();
    match at {
        Some(at) => text.get(at..).unwrap_or(text),
        None if count == 0 => "",
        None => text.trim_start(),
    }
}
