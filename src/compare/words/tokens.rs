//! A text to tokens: names, numbers with their scale, concepts, other words. Offsets are bytes of the text.

use super::fold::{FastSet, fold_into, hash_of, mixed, stem, stem_name};
use super::table::{ConceptId, Group, Meaning, Table, concept, signs};

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

/// A word or a number as it stands.
struct Raw {
    start: usize,
    end: usize,
    key: u64,
    is_capital: bool,
    number: Option<Written>,
}

/// A number in digits.
#[derive(Clone, Copy)]
struct Written {
    value: f64,
    step: f64,
    is_ordinal: bool,
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
                Meaning::Number(value) if value < 2.0 && value != 0.5 && scale_at(&keys, at + len, table).is_none() => {
                }
                Meaning::Scale(_) => {}
                Meaning::Than => compared_until = at + len + 3,
                Meaning::Concept(id) if concept(id).is_some_and(|c| c.group == Group::Flag) => {
                    flag = flag.or(Some((id, len)));
                }
                _ if best.is_none() => best = Some((meaning, len)),
                _ => {}
            }
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
            Some((Meaning::Number(_), _)) => {
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
            Some((Meaning::Half | Meaning::Scale(_) | Meaning::Than, _)) | None => {
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

fn token(start: usize, end: usize, term: u64, class: Class) -> Token {
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
    let is_name = word.is_capital && (!opens || names.contains(&word.key));
    if !is_name && (table.stops.contains(&word.key) || (!table.is_syllabic && written.chars().nth(1).is_none())) {
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

/// A number with its scale and the words that belong to it; and the word behind.
fn number_token(raw: &[Raw], keys: &[u64], at: usize, table: &Table, about: super::About) -> (Token, usize) {
    let start = raw.get(at).map_or(0, |r| r.start);
    let (mut value, mut step, mut is_ordinal, mut past) = match raw.get(at).and_then(|r| r.number) {
        Some(n) => (n.value, n.step, n.is_ordinal, at + 1),
        None => {
            let (value, step, past) = in_words(keys, at, table);
            (value, step, false, past)
        }
    };
    let in_digits = raw.get(at).is_some_and(|r| r.number.is_some());
    let mut scaled = !in_digits && step > 1.0;
    while let Some((meaning, len)) =
        table.at(keys.get(past..).unwrap_or_default()).find(|(m, _)| matches!(m, Meaning::Scale(_) | Meaning::Half))
    {
        match meaning {
            Meaning::Scale(power) => {
                let factor = 10f64.powi(power);
                value *= factor;
                step *= factor;
                scaled = true;
            }
            _ => {
                value += 0.5 * if scaled { step } else { 1.0 };
                step *= 0.1;
            }
        }
        past += len;
    }
    let end = past.checked_sub(1).and_then(|last| raw.get(last)).map_or(start, |r| r.end);
    let is_year = in_digits && !scaled && !is_ordinal && (1900.0..=2100.0).contains(&value) && {
        let first = raw.get(at);
        first.is_some_and(|r| r.end - r.start == 4)
    };
    if !in_digits {
        is_ordinal = false;
    }
    let class = if is_year { Class::Time } else { Class::Number };
    let term = mixed(value.to_bits() ^ 0x5eed);
    (Token { value, step, is_ordinal, about, ..token(start, end, term, class) }, past)
}

/// A number in letters from this word on, with the words that it takes.
fn number_at(keys: &[u64], at: usize, table: &Table) -> Option<(f64, usize)> {
    table.at(keys.get(at..).unwrap_or_default()).find_map(|(m, len)| match m {
        Meaning::Number(value) => Some((value, len)),
        _ => None,
    })
}

/// A scale from this word on, "hundred" or "mille", with the words that it takes.
fn scale_at(keys: &[u64], at: usize, table: &Table) -> Option<(f64, usize)> {
    table.at(keys.get(at..).unwrap_or_default()).find_map(|(m, len)| match m {
        Meaning::Scale(power) => Some((10f64.powi(power), len)),
        _ => None,
    })
}

/// "Two hundred and six", "treinta y uno", "ba trăm năm mươi": the value, the last place that it tells, and the word
/// behind. Scales that nothing follows are left to the caller.
fn in_words(keys: &[u64], at: usize, table: &Table) -> (f64, f64, usize) {
    let (mut group, mut past) = spelt(keys, at, table);
    let (mut total, mut step) = (0.0, 1.0);
    while let Some((factor, len)) = scale_at(keys, past, table).filter(|(factor, _)| *factor <= 1000.0) {
        let joined = keys.get(past + len).is_some_and(|key| table.number_and.contains(key));
        let next = past + len + usize::from(joined);
        let small = |value: f64| value < factor && value >= if table.is_syllabic { 10.0 } else { 1.0 };
        if number_at(keys, next, table).is_none_or(|(value, _)| !small(value) || value.fract() > 0.0) {
            break;
        }
        let (rest, behind) = spelt(keys, next, table);
        if factor < 1000.0 {
            group = group * factor + rest;
        } else {
            total += group * factor;
            group = rest;
        }
        (past, step) = (behind, 1.0);
    }
    if total > 0.0
        && let Some((factor, len)) = scale_at(keys, past, table).filter(|(factor, _)| *factor < 1000.0)
    {
        (group, step, past) = (group * factor, factor, past + len);
    }
    (total + group, step, past)
}

/// "Thirty-one", "two", "quatre-vingt-douze": the value below a hundred, or of one word, and the word behind.
fn spelt(keys: &[u64], at: usize, table: &Table) -> (f64, usize) {
    let Some((mut value, len)) = number_at(keys, at, table) else { return (0.0, at + 1) };
    let mut past = at + len;
    // Vietnamese writes all its numbers below a hundred in the table: "hai mươi năm" may be twenty years.
    let adds = |value: f64, more: f64| {
        let tens = value >= 20.0 && value < 100.0 && value % 10.0 == 0.0 && more >= 1.0;
        let twenties = (value - 60.0).abs() < 0.5 || (value - 80.0).abs() < 0.5;
        let hundreds = value >= 100.0 && value < 1000.0 && value % 100.0 == 0.0 && more >= 1.0 && more < 100.0;
        hundreds || tens && more < if twenties { 20.0 } else { 10.0 }
    };
    while !table.is_syllabic {
        let joined =
            keys.get(past).is_some_and(|key| table.number_and.contains(key)) && value >= 20.0 && table.code != "en";
        let Some((more, len)) =
            number_at(keys, past + usize::from(joined), table).filter(|(more, _)| adds(value, *more))
        else {
            break;
        };
        value += more;
        past += len + usize::from(joined);
    }
    (value, past)
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

/// The value of digits with separators. A separator with three digits behind it groups, unless it is the language's
/// decimal sign.
fn written_number(text: &str, is_decimal_comma: bool) -> Written {
    let separators: Vec<(usize, char)> = text.char_indices().filter(|(_, c)| !c.is_ascii_digit()).collect();
    let decimal_sign = if is_decimal_comma { ',' } else { '.' };
    let decimal = separators.last().copied().filter(|(at, c)| {
        let behind = text.len() - at - c.len_utf8();
        let alone = separators.iter().filter(|(_, other)| other == c).count() == 1;
        matches!(c, '.' | ',') && alone && (behind != 3 || *c == decimal_sign)
    });
    let (whole, broken) = match decimal {
        Some((at, c)) => (text.get(..at).unwrap_or(text), text.get(at + c.len_utf8()..).unwrap_or_default()),
        None => (text, ""),
    };
    let digits: String = whole.chars().filter(char::is_ascii_digit).collect();
    let value: f64 = format!("{digits}.{broken}0").parse().unwrap_or(0.0);
    let step = if broken.is_empty() {
        let zeros = digits.len() - digits.trim_end_matches('0').len();
        10f64.powi(i32::try_from(zeros.min(15)).unwrap_or(0))
    } else {
        10f64.powi(-i32::try_from(broken.len().min(15)).unwrap_or(0))
    };
    Written { value, step, is_ordinal: false }
}
