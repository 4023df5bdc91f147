//! The words of dates, and a line cut into numbers, words and marks, for the stamps of `dates`.

use std::collections::{HashMap, HashSet};
use std::sync::OnceLock;

use serde::Deserialize;
use unicode_normalization::char::is_combining_mark;

use super::words::fold;

/// Whether a sign may stand in a stamp.
pub(super) fn is_stamp_mark(mark: char) -> bool {
    matches!(
        mark,
        ',' | '.' | '|' | '/' | '-' | '–' | '—' | ':' | '+' | '(' | ')' | '•' | '·' | '[' | ']' | '\'' | '’' | '"'
    ) || matches!(mark, '（' | '）' | '：' | '，' | '、' | '【' | '】' | '｜' | '／' | '،')
}

/// What a digit of any script that dates are written with counts: '5', '５', '٥', '۵', '५'.
pub(super) fn digit(c: char) -> Option<u32> {
    const ZEROS: [u32; 5] = ['0' as u32, '０' as u32, '٠' as u32, '۰' as u32, '०' as u32];
    ZEROS.iter().find_map(|zero| u32::from(c).checked_sub(*zero).filter(|n| *n < 10))
}

/// The number that digits stand for; one that no date has where there are too many.
fn number(digits: &str) -> u32 {
    let add = |sum: u32, c| sum.checked_mul(10)?.checked_add(digit(c)?);
    digits.chars().try_fold(0, add).unwrap_or(u32::MAX)
}

/// What a token is.
#[derive(Debug)]
pub(super) enum Kind {
    Number(u32),
    Word(String),
    Mark(char),
}

/// A number, a word or a mark, with its bytes.
#[derive(Debug)]
pub(super) struct Token {
    pub(super) kind: Kind,
    pub(super) start: usize,
    pub(super) end: usize,
}

impl Token {
    pub(super) fn number(&self) -> Option<u32> {
        if let Kind::Number(number) = self.kind { Some(number) } else { None }
    }

    pub(super) fn is_number(&self) -> bool {
        matches!(self.kind, Kind::Number(_))
    }

    pub(super) fn is_mark(&self, mark: char) -> bool {
        match &self.kind {
            Kind::Mark(m) => *m == mark,
            Kind::Word(w) => w.chars().eq([mark]),
            Kind::Number(_) => false,
        }
    }
}

/// Numbers, words and single marks, white space left out. A unit of East Asia right behind a number ('6月') is a word by
/// itself.
pub(super) fn tokens(text: &str) -> Vec<Token> {
    let class = |c: char| {
        if digit(c).is_some() {
            0
        } else if c.is_alphabetic() || is_combining_mark(c) || matches!(c, 'º' | 'ª') {
            1
        } else {
            2
        }
    };
    let mut tokens: Vec<Token> = Vec::new();
    let mut chars = text.char_indices().peekable();
    while let Some((start, c)) = chars.next() {
        if c.is_whitespace() {
            continue;
        }
        let mut end = start + c.len_utf8();
        let counts = tokens.last().is_some_and(|last| last.is_number() && last.end == start);
        let is_unit = counts && table().units.any(c);
        while class(c) < 2
            && !is_unit
            && let Some((at, _)) = chars.next_if(|(_, next)| class(*next) == class(c))
        {
            end = at + text.get(at..).and_then(|t| t.chars().next()).map_or(1, char::len_utf8);
        }
        let slice = text.get(start..end).unwrap_or_default();
        let kind = match class(c) {
            0 => Kind::Number(number(slice)),
            1 => Kind::Word(slice.to_lowercase()),
            _ => Kind::Mark(c),
        };
        tokens.push(Token { kind, start, end });
    }
    tokens
}

/// The words of dates.
#[derive(Default)]
pub(super) struct Table {
    pub(super) months: HashMap<String, u32>,
    pub(super) month_words: HashSet<String>,
    pub(super) labels: HashSet<String>,
    pub(super) updated: HashSet<String>,
    pub(super) clock: HashSet<String>,
    pub(super) ordinals: HashSet<String>,
    pub(super) links: HashSet<String>,
    pub(super) ago: HashSet<String>,
    pub(super) other: HashSet<String>,
    pub(super) units: Units,
    /// The year before the first of an era, by the era's name.
    pub(super) eras: HashMap<String, u32>,
}

/// What stands behind the numbers of a date in East Asia.
#[derive(Default, Deserialize)]
pub(super) struct Units {
    pub(super) year: HashSet<char>,
    pub(super) month: HashSet<char>,
    pub(super) day: HashSet<char>,
    clock: HashSet<char>,
}

impl Units {
    fn any(&self, c: char) -> bool {
        !c.is_ascii() && [&self.year, &self.month, &self.day, &self.clock].iter().any(|set| set.contains(&c))
    }
}

impl Table {
    pub(super) fn is_date_word(&self, word: &str) -> bool {
        [&self.labels, &self.clock, &self.ordinals, &self.links, &self.other, &self.month_words]
            .iter()
            .any(|set| set.contains(word))
            || self.months.contains_key(word)
            || self.eras.contains_key(word)
            || is_one(word).is_some_and(|c| self.units.any(c))
    }

    /// Whether a word announces a date but is no part of one: 'published', 'updated'.
    pub(super) fn labels_alone(&self, word: &str) -> bool {
        self.labels.contains(word)
            && ![&self.links, &self.other, &self.month_words].iter().any(|set| set.contains(word))
            && !self.months.contains_key(word)
    }
}

/// The character that a word is, where it is one.
pub(super) fn is_one(word: &str) -> Option<char> {
    let mut characters = word.chars();
    characters.next().filter(|_| characters.next().is_none())
}

#[derive(Deserialize)]
struct Raw {
    units: Units,
    eras: HashMap<String, u32>,
    months: HashMap<String, Vec<Vec<String>>>,
    month_words: HashSet<String>,
    weekdays: HashMap<String, Vec<String>>,
    labels: HashMap<String, Vec<String>>,
    updated_words: HashSet<String>,
    glue: HashMap<String, Vec<String>>,
    clock: HashSet<String>,
    ordinals: HashSet<String>,
    links: HashSet<String>,
    ago: HashMap<String, Vec<String>>,
}

/// The words of dates in all languages.
pub(super) fn table() -> &'static Table {
    static TABLE: OnceLock<Table> = OnceLock::new();
    TABLE.get_or_init(|| {
        let Ok(raw) = serde_json::from_str::<Raw>(include_str!("../../assets/lang/import_dates.json")) else {
            return Table::default();
        };
        let mut months = HashMap::new();
        for (number, names) in raw.months.values().flat_map(|year| (1_u32..).zip(year)) {
            months.extend(names.iter().map(|name| (fold(name), number)));
        }
        Table {
            months,
            month_words: raw.month_words,
            labels: raw.labels.into_values().flatten().collect(),
            updated: raw.updated_words,
            clock: raw.clock.into_iter().chain(raw.units.clock.iter().map(char::to_string)).collect(),
            units: raw.units,
            eras: raw.eras,
            ordinals: raw.ordinals,
            links: raw.links,
            ago: raw.ago.into_values().flatten().collect(),
            other: raw.weekdays.into_values().chain(raw.glue.into_values()).flatten().collect(),
        }
    })
}
