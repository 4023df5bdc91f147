//! Dates in running text: a line ends neither between the day and the month nor between the month and the year. In the
//! languages that the pages have words of their own in, months are known by name; in all others a word between a day and
//! a year is one.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::OnceLock;

use crate::phrases::{Phrases, Word};

/// A part of a date as it is written.
#[derive(Debug, Clone, PartialEq)]
enum Part {
    Day,
    Month,
    Year,
    /// A word between them: "de".
    Between(String),
}

/// How dates are written.
struct Dates {
    /// The parts of a date, in each order that is in use.
    orders: Vec<Vec<Part>>,
    /// The names of months by their first word, each as its words in small letters, without a full stop.
    months: HashMap<String, Vec<Vec<String>>>,
    /// The most bytes of such a first word.
    longest_month: usize,
}

fn dates() -> &'static Dates {
    static DATES: OnceLock<Dates> = OnceLock::new();
    DATES.get_or_init(|| {
        let mut orders = vec![vec![Part::Month, Part::Day, Part::Year]];
        let mut months: HashMap<String, Vec<Vec<String>>> = HashMap::new();
        for phrases in Phrases::all() {
            for word in [Word::LongDate, Word::MonthOf] {
                let order: Vec<Part> = phrases.word(word).split_whitespace().map(part_of).collect();
                if !orders.contains(&order) {
                    orders.push(order);
                }
            }
            for name in phrases.months() {
                let words: Vec<String> = name.to_lowercase().split_whitespace().map(bare).map(str::to_owned).collect();
                let Some(first) = words.first() else { continue };
                let known = months.entry(first.clone()).or_default();
                if !known.contains(&words) {
                    known.push(words);
                }
            }
        }
        let longest_month = months.keys().map(String::len).max().unwrap_or(0);
        Dates { orders, months, longest_month }
    })
}

fn part_of(word: &str) -> Part {
    match word {
        "{day}" => Part::Day,
        "{month}" => Part::Month,
        "{year}" => Part::Year,
        other => Part::Between(other.to_owned()),
    }
}

/// The stretches of a text that are dates, in bytes, in order: no line may end within one.
pub(super) fn stretches(text: &str) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    let has_digit = text.bytes().any(|byte| byte.is_ascii_digit());
    if !has_digit && (text.is_ascii() || !text.contains(char::is_numeric)) {
        return found;
    }
    if text.contains(UNITS) {
        return with_units(text);
    }
    let words: Vec<Range<usize>> = words_of(text);
    for (at, word) in words.iter().enumerate() {
        // Every date has a number that is its first word or its second; a preposition may be joined to it ("ב-15").
        let written = text.get(word.clone()).unwrap_or_default();
        if written.is_ascii() && !written.bytes().any(|byte| byte.is_ascii_digit()) {
            continue;
        }
        let own = bare(written);
        let has_number = own.starts_with(char::is_numeric) || own.ends_with(char::is_numeric);
        if !has_number || found.last().is_some_and(|last| word.start < last.end) {
            continue;
        }
        let starts = [Some(at), at.checked_sub(1)].into_iter().flatten();
        let longest = starts.filter_map(|start| longest(text, &words, start)).max_by_key(Range::len);
        found.extend(longest);
    }
    found
}

/// The longest date that starts with a word.
fn longest(text: &str, words: &[Range<usize>], start: usize) -> Option<Range<usize>> {
    let ends = dates().orders.iter().filter_map(|order| end_of(text, words, start, order));
    let last = ends.chain(end_of_unknown(text, words, start)).max()?;
    Some(words.get(start)?.start..words.get(last)?.end)
}

/// The last word of a date that is written in this order from a word on; without its last parts it is one all the same.
fn end_of(text: &str, words: &[Range<usize>], start: usize, order: &[Part]) -> Option<usize> {
    let word = |at: usize| text.get(words.get(at)?.clone());
    let (mut at, mut parts, mut end) = (start, 0, None);
    for part in order {
        // A sentence that ends within is no date that goes on.
        if at > start && word(at - 1).is_some_and(ends_sentence) {
            break;
        }
        let taken = match (part, word(at)) {
            (_, None) => break,
            (Part::Day, Some(word)) => usize::from(is_day(bare(word))),
            (Part::Year, Some(word)) => usize::from(is_year(bare(word))),
            (Part::Between(known), Some(word)) => usize::from(word == known),
            (Part::Month, Some(_)) => month_at(&word, at),
        };
        if taken == 0 {
            break;
        }
        at += taken;
        if !matches!(part, Part::Between(_)) {
            parts += 1;
            end = Some(at - 1);
        }
    }
    end.filter(|_| parts > 1)
}

/// The last word of a date whose month is in no list: "15 نوفمبر 2025", "15 de novembro de 2025".
fn end_of_unknown(text: &str, words: &[Range<usize>], start: usize) -> Option<usize> {
    /// The most characters of what stands between the parts.
    const BETWEEN: usize = 3;
    let word = |at: usize| text.get(words.get(start + at)?.clone());
    let is_word = |word: &str| word.strip_suffix('.').unwrap_or(word).chars().all(is_of_word);
    let day = word(0)?.trim_start_matches(is_of_word).trim_start_matches(['-', '־']);
    if !is_day(day) || !is_word(word(1)?) {
        return None;
    }
    if is_year(bare(word(2)?)) {
        return Some(start + 2);
    }
    let is_between = word(1) == word(3) && word(1)?.chars().count() <= BETWEEN;
    (is_between && is_word(word(2)?) && is_year(bare(word(4)?))).then_some(start + 4)
}

/// A letter, or a mark that belongs to one.
fn is_of_word(c: char) -> bool {
    c.is_alphabetic()
        || matches!(c, '\u{300}'..='\u{36f}' | '\u{591}'..='\u{5c7}' | '\u{64b}'..='\u{65f}'
        | '\u{900}'..='\u{dff}' | '\u{e31}'..='\u{e4e}')
}

/// What follows the year, the month and the day in Chinese, Japanese and Korean.
const UNITS: [char; 6] = ['年', '月', '日', '년', '월', '일'];

/// Dates in which each number has its unit: "2025年11月15日", "2025년 11월 15일".
fn with_units(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    // Where a date starts, how many of its parts there are, and where the last of them ends.
    let mut open: Option<(usize, usize, usize)> = None;
    let mut in_number = None;
    for (at, c) in text.char_indices().chain([(text.len(), '\n')]) {
        if c.is_numeric() {
            in_number.get_or_insert(at);
            continue;
        }
        let number = in_number.take();
        match (number, open) {
            (Some(number), _) if UNITS.contains(&c) => {
                let (start, parts, _) = open.unwrap_or((number, 0, 0));
                open = Some((start, parts + 1, at + c.len_utf8()));
            }
            (None, Some((.., end))) if c == ' ' && end == at => {}
            (_, date) => {
                found.extend(date.filter(|(_, parts, _)| *parts > 1).map(|(start, _, end)| start..end));
                open = None;
            }
        }
    }
    found
}

/// How many words name a month from a word on; none where they do not.
fn month_at<'t>(word: &impl Fn(usize) -> Option<&'t str>, at: usize) -> usize {
    let Some(first) = word(at).map(bare).filter(|first| first.starts_with(char::is_alphabetic)) else { return 0 };
    // A letter's small form may be a byte longer.
    if first.len() > 2 * dates().longest_month {
        return 0;
    }
    let Some(names) = dates().months.get(&first.to_lowercase()) else { return 0 };
    let is_here = |name: &&Vec<String>| {
        name.iter().enumerate().skip(1).all(|(i, part)| {
            word(at + i).map(bare).is_some_and(|word| word.chars().flat_map(char::to_lowercase).eq(part.chars()))
        })
    };
    // "tháng 1" does not stand in "tháng 10", whose second word is another.
    names.iter().find(is_here).map_or(0, Vec::len)
}

/// A day of a month, or several: "28", "1st", "28-30".
fn is_day(word: &str) -> bool {
    const ORDINALS: [&str; 7] = ["st", "nd", "rd", "th", "er", "º", "°"];
    let one = |word: &str| {
        let word = ORDINALS.iter().find_map(|ordinal| word.strip_suffix(ordinal)).unwrap_or(word);
        match word.is_ascii() {
            true => word.len() <= 2 && word.parse::<u8>().is_ok_and(|day| (1..=31).contains(&day)),
            false => is_number(word, 1..=2),
        }
    };
    match word.split_once(['-', '–']) {
        Some((first, last)) => one(first) && one(last),
        None => one(word),
    }
}

fn is_year(word: &str) -> bool {
    match word.is_ascii() {
        true => word.len() == 4 && word.parse::<u16>().is_ok_and(|year| (1000..3000).contains(&year)),
        false => is_number(word, 4..=4),
    }
}

/// Whether a word is a number of so many digits, of whatever script.
fn is_number(word: &str, digits: std::ops::RangeInclusive<usize>) -> bool {
    digits.contains(&word.chars().count()) && word.chars().all(char::is_numeric)
}

/// A word without what stands around it: brackets, quotation marks, stops.
fn bare(word: &str) -> &str {
    word.trim_matches(|c: char| !c.is_alphanumeric() && !matches!(c, 'º' | '°'))
}

/// Whether a word ends more than a clause. The stop of a short name of a month does not.
fn ends_sentence(word: &str) -> bool {
    let word = word.trim_end_matches(['"', '”', '»', '’', ')', ']']);
    match word.strip_suffix('.') {
        Some(word) => word.chars().count() > 4 || word.ends_with(|c: char| c.is_ascii_digit()),
        None => word.ends_with(['!', '?', ';', ':', '…']),
    }
}

fn words_of(text: &str) -> Vec<Range<usize>> {
    let mut words: Vec<Range<usize>> = Vec::new();
    let mut start = None;
    for (at, c) in text.char_indices() {
        match (start, c.is_whitespace()) {
            (None, false) => start = Some(at),
            (Some(from), true) => {
                words.push(from..at);
                start = None;
            }
            _ => {}
        }
    }
    words.extend(start.map(|from| from..text.len()));
    words
}
