//! A text to tokens: names, numbers with their scale, concepts, other words. Offsets are bytes of the text.

use super::counted::{counted_here, halves, is_number, opens_number, opens_span};
use super::fold::{FastSet, fold_into, hash_of, mixed, stem, stem_name};
use super::numbers::{Raw, number_token, scale_at, written_number};
use super::signs::signs;
use super::table::{ConceptId, Group, Meaning, Table, concept, percent};

/// What a token is to a comparison.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(in crate::compare) enum Class {
    /// A word that says nothing by itself.
    Stop,
    /// Any other word.
    Word,
    /// A name of a person, a place, a thing.
    Name,
    /// Part of a person's office, beside the name.
    Office,
    /// A word that the table of concepts knows.
    Concept,
    /// A number, its scale multiplied in.
    Number,
    /// Part of a date; a year.
    Time,
    /// Qualifies a figure and says nothing by itself.
    Flag,
    /// Undoes what is told.
    Not,
}

impl Class {
    /// Whether it tells what a sentence is about.
    pub(in crate::compare) fn is_content(self) -> bool {
        matches!(self, Self::Word | Self::Name | Self::Office | Self::Concept | Self::Number)
    }
}

/// A token.
#[derive(Debug, Clone, Copy)]
pub(in crate::compare) struct Token {
    /// First byte in the text.
    pub(in crate::compare) start: usize,
    /// One past the last byte.
    pub(in crate::compare) end: usize,
    /// What it is matched by.
    pub(in crate::compare) term: u64,
    /// What it is.
    pub(in crate::compare) class: Class,
    /// Its concept, if it is one; flags have theirs too.
    pub(in crate::compare) concept: Option<ConceptId>,
    /// Its value, if it is a number or a year.
    pub(in crate::compare) value: f64,
    /// The last place that the number tells: 0.01 of "4.46", a thousand of "12,000".
    pub(in crate::compare) step: f64,
    /// "15th", "second".
    pub(in crate::compare) is_ordinal: bool,
    /// Words that qualify the number before it.
    pub(in crate::compare) about: super::About,
}

/// Reads a text; `names` are the folded words that this article writes with a capital inside its sentences, and
/// `starts` the bytes where sentences start.
pub(in crate::compare) fn tokens(text: &str, table: &Table, names: &FastSet<u64>, starts: &[usize]) -> Vec<Token> {
    let raw = raw_of(text, table);
    let keys: Vec<u64> = raw.iter().map(|r| r.key).collect();
    let mut out: Vec<Token> = Vec::with_capacity(raw.len());
    let mut buffer = String::new();
    let mut about = super::About::Exact;
    // "three points more than in 2021": the year is not the figure's own.
    let mut compared_until = 0;
    let mut at = 0;
    while let Some(word) = raw.get(at) {
        let rest = keys.get(at..).unwrap_or_default();
        if word.number.is_some() {
            let (mut token, past) = number_token(&raw, &keys, at, table, about);
            if token.class == Class::Time && at < compared_until {
                token.value = 0.0;
            }
            out.push(token);
            about = super::About::Exact;
            at = past;
            continue;
        }
        let mut best: Option<(Meaning, usize)> = None;
        let mut flag = None;
        for (meaning, len) in table.at(rest) {
            match meaning {
                // A number in letters is one only where something is counted.
                Meaning::Number(value)
                    if value < 2.0
                        && value != 0.5
                        && scale_at(&keys, at + len, table).is_none()
                        && !matches!(
                            table.at(keys.get(at + len..).unwrap_or_default()).next(),
                            Some((Meaning::Half, _))
                        ) => {}
                // "Mille deux cents", "mil quinientas": a thousand needs no "one".
                Meaning::Scale(3) if opens_number(table, &keys, at + len) => best = best.or(Some((meaning, len))),
                Meaning::Scale(_) => {}
                // "From 2014 to 2019" is a span.
                Meaning::Than if opens_span(&raw, at + len) => {}
                Meaning::Than => compared_until = at + len + 3,
                // "Tấn/năm" is a year's; "năm" alone is not.
                Meaning::Concept(id)
                    if concept(id).is_some_and(|c| c.group == Group::Flag)
                        && len == 1
                        && table.per_units.contains(&word.key)
                        && !text.get(..word.start).is_some_and(|before| before.ends_with('/')) => {}
                // "Ha" is a hectare behind a number alone: "ha costado".
                Meaning::Concept(_) if table.behind_numbers.contains(&word.key) && !is_number(out.last()) => {}
                Meaning::Concept(id) if concept(id).is_some_and(|c| c.group == Group::Flag) => {
                    flag = flag.or(Some((id, len)));
                }
                _ if best.is_none() => best = Some((meaning, len)),
                _ => {}
            }
        }
        // "Năm dự án" are five projects; "năm 2024" and "mỗi năm" are years.
        if table.is_syllabic
            && let Some((Meaning::Concept(id), 1)) = best
            && concept(id).is_some_and(|c| c.id == "year")
            && let Some((number, len)) = counted_here(table, &raw, &keys, at)
        {
            best = Some((number, len));
        }
        let span = |len: usize| (word.start, raw.get(at + len - 1).map_or(word.end, |r| r.end));
        if let Some((id, len)) = flag {
            let (start, end) = span(len);
            out.push(Token { concept: Some(id), ..token(start, end, 0, Class::Flag) });
            if best.is_none_or(|(meaning, other)| !matches!(meaning, Meaning::Concept(_)) || other < len) {
                at += len;
                about = super::About::Exact;
                continue;
            }
        }
        match best {
            Some((Meaning::Number(_) | Meaning::Scale(_), _)) => {
                let (token, past) = number_token(&raw, &keys, at, table, about);
                out.push(token);
                about = super::About::Exact;
                at = past;
            }
            Some((Meaning::About(kind), len)) => {
                about = kind;
                at += len;
            }
            Some((Meaning::Concept(id), len)) => {
                let (start, end) = span(len);
                if let Some(mut made) = concept_token(id, start, end) {
                    // "Than last year": that year is not the figure's own.
                    if at < compared_until && matches!(concept(id).map(|c| &c.group), Some(Group::Year(_))) {
                        made.concept = None;
                    }
                    out.push(made);
                }
                // "US$" and "dollars" may stand between the qualifier and the number.
                if concept(id).is_none_or(|c| c.group != Group::Currency && c.group != Group::Place) {
                    about = super::About::Exact;
                }
                at += len;
            }
            Some((Meaning::Not, len)) => {
                let (start, end) = span(len);
                out.push(token(start, end, 0, Class::Not));
                at += len;
            }
            Some((Meaning::Ordinal(number), len)) => {
                let (start, end) = span(len);
                let term = mixed(u64::from(number) ^ 0x07d1);
                let made = token(start, end, term, Class::Word);
                out.push(Token { is_ordinal: true, value: f64::from(number), ..made });
                at += len;
            }
            Some((Meaning::Share(value), len)) => {
                let (start, end) = span(len);
                let term = mixed(value.to_bits() ^ 0x5eed);
                let number = token(start, end, term, Class::Number);
                out.push(Token { value, step: 1.0, about: super::About::Near, ..number });
                out.extend(percent().and_then(|id| concept_token(id, start, end)));
                about = super::About::Exact;
                at += len;
            }
            Some((Meaning::Half, len)) if halves(&mut out) => at += len,
            Some((Meaning::Half | Meaning::Than, _)) | None => {
                let made = word_token(text, word, table, names, starts, &mut buffer);
                let known = table.by_stem(made.term).filter(|_| made.class == Class::Word);
                out.push(known.and_then(|id| concept_token(id, made.start, made.end)).unwrap_or(made));
                if !table.stops.contains(&word.key) {
                    about = super::About::Exact;
                }
                at += 1;
            }
        }
    }
    out
}

pub(super) fn token(start: usize, end: usize, term: u64, class: Class) -> Token {
    let about = super::About::Exact;
    Token { start, end, term, class, concept: None, value: 0.0, step: 0.0, is_ordinal: false, about }
}

fn concept_token(id: ConceptId, start: usize, end: usize) -> Option<Token> {
    let known = concept(id)?;
    let class = match known.group {
        Group::Place => Class::Name,
        Group::Time | Group::Period | Group::Year(_) => Class::Time,
        _ => Class::Concept,
    };
    Some(Token { concept: Some(id), ..token(start, end, known.term, class) })
}

fn word_token(
    text: &str,
    word: &Raw,
    table: &Table,
    names: &FastSet<u64>,
    starts: &[usize],
    buffer: &mut String,
) -> Token {
    let written = text.get(word.start..word.end).unwrap_or_default();
    let opens = starts.binary_search(&word.start).is_ok();
    let is_stop = table.stops.contains(&word.key);
    // "El encuentro termina", « Le conflit »: an article that opens a sentence, or words that are quoted, is no name.
    let opens_words = is_stop && !table.is_syllabic && (opens || is_quoted(text, word.start));
    let is_name = word.is_capital && !opens_words && (!opens || names.contains(&word.key));
    if !is_name && (is_stop || (!table.is_syllabic && written.chars().nth(1).is_none())) {
        return token(word.start, word.end, word.key, Class::Stop);
    }
    fold_into(buffer, written, is_name || !table.is_syllabic);
    if is_name {
        stem_name(buffer);
    } else if !table.is_syllabic {
        stem(buffer);
    }
    token(word.start, word.end, hash_of(buffer), if is_name { Class::Name } else { Class::Word })
}

/// Whether a quotation opens right before a place.
fn is_quoted(text: &str, at: usize) -> bool {
    let before = text.get(..at).unwrap_or_default().trim_end_matches([' ', '\u{a0}', '\u{202f}']);
    before.ends_with(['«', '“', '"', '‘', '„', '¿', '¡'])
}

/// The folded words that a text writes with a capital inside its sentences.
pub(in crate::compare) fn names_of(text: &str, table: &Table, starts: &[usize], names: &mut FastSet<u64>) {
    let mut buffer = String::new();
    for (start, end) in words(text) {
        let written = text.get(start..end).unwrap_or_default();
        if written.starts_with(char::is_uppercase) && starts.binary_search(&start).is_err() {
            fold_into(&mut buffer, written, !table.is_syllabic);
            names.insert(hash_of(&buffer));
        }
    }
}

/// Notes the words that a text writes with a capital inside its sentences, and those that it writes small, each folded.
pub(in crate::compare) fn note_words(
    text: &str,
    table: &Table,
    (capital, small): (&mut FastSet<u64>, &mut FastSet<u64>),
) {
    let mut buffer = String::new();
    for (start, end) in words(text) {
        let written = text.get(start..end).unwrap_or_default();
        let before = text.get(..start).unwrap_or_default().trim_end().chars().next_back();
        let inside = before.is_some_and(|c| c.is_lowercase() || c == ',');
        let is_capital = written.starts_with(char::is_uppercase);
        if written.len() < 3 || is_capital && !inside {
            continue;
        }
        fold_into(&mut buffer, written, !table.is_syllabic);
        if is_capital {
            capital.insert(hash_of(&buffer))
        } else {
            small.insert(hash_of(&buffer))
        };
    }
}

/// The word that stands at a byte of a text, folded.
pub(in crate::compare) fn word_at(text: &str, at: usize, table: &Table) -> Option<u64> {
    let rest = text.get(at..)?;
    let (start, end) = words(rest).next()?;
    let mut buffer = String::new();
    fold_into(&mut buffer, rest.get(start..end)?, !table.is_syllabic);
    Some(hash_of(&buffer))
}

/// Whether a text opens with a word that points elsewhere: "He", "This".
pub(in crate::compare) fn is_pronoun_led(text: &str, table: &Table) -> bool {
    let Some((start, end)) = words(text).next() else { return false };
    let mut buffer = String::new();
    fold_into(&mut buffer, text.get(start..end).unwrap_or_default(), !table.is_syllabic);
    table.pronouns.contains(&hash_of(&buffer))
}

/// Runs of letters, and runs of digits with what groups them.
fn words(text: &str) -> impl Iterator<Item = (usize, usize)> + '_ {
    let mut chars = text.char_indices().peekable();
    std::iter::from_fn(move || {
        while chars.next_if(|(_, c)| !c.is_alphanumeric()).is_some() {}
        let (start, first) = chars.next()?;
        let digit = first.is_ascii_digit();
        let mut end = start + first.len_utf8();
        while let Some((at, c)) = chars.next_if(|(_, c)| c.is_alphanumeric() && c.is_ascii_digit() == digit) {
            end = at + c.len_utf8();
        }
        Some((start, end))
    })
}

fn raw_of(text: &str, table: &Table) -> Vec<Raw> {
    let mut out: Vec<Raw> = Vec::with_capacity(text.len() / 6);
    let mut buffer = String::new();
    let mut pieces = words(text).peekable();
    while let Some((start, mut end)) = pieces.next() {
        let written = text.get(start..end).unwrap_or_default();
        if !written.starts_with(|c: char| c.is_ascii_digit()) {
            // "US$": the sign says it.
            if text.get(end..).is_some_and(|rest| rest.starts_with('$')) {
                continue;
            }
            fold_into(&mut buffer, written, !table.is_syllabic);
            let is_capital = written.starts_with(char::is_uppercase);
            out.push(Raw { start, end, key: hash_of(&buffer), is_capital, number: None });
            continue;
        }
        while let Some((next_start, next_end)) = pieces.peek().copied() {
            let gap = text.get(end..next_start).unwrap_or_default();
            let next = text.get(next_start..next_end).unwrap_or_default();
            let is_digits = next.starts_with(|c: char| c.is_ascii_digit());
            let spaced = matches!(gap, "\u{a0}" | "\u{202f}" | "\u{2009}") || (gap == " " && table.is_decimal_comma);
            let grouped = spaced && next.len() == 3 && end - start <= 3 + 4 * usize::from(end - start > 3);
            if !(is_digits && (matches!(gap, "." | ",") || grouped)) {
                break;
            }
            end = next_end;
            pieces.next();
        }
        let whole = text.get(start..end).unwrap_or_default();
        let mut number = written_number(whole, table.is_decimal_comma);
        if let Some((s, e)) = pieces.peek().copied().filter(|(s, _)| *s == end)
            && signs().ordinal_ends.iter().any(|end| Some(end.as_str()) == text.get(s..e))
        {
            number.is_ordinal = true;
            end = e;
            pieces.next();
        }
        out.push(Raw { start, end, key: hash_of(whole), is_capital: false, number: Some(number) });
    }
    out
}
