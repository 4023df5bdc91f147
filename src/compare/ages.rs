//! How old somebody is said to be: two articles of one time that give one person two ages contradict each other.

use std::collections::{BTreeMap, BTreeSet};

use crate::article::Span;

use super::collection::Collection;
use super::copies::with_copies;
use super::found::{Claim, Conflict, ConflictKind};
use super::statements::At;
use super::words::{Class, Table, Token, concept, fold_words};

/// The age that a sentence gives somebody.
#[derive(Debug, Clone)]
pub(super) struct Age {
    /// In years.
    pub(super) years: u16,
    /// Where the number stands.
    pub(super) span: Span,
    /// The words of the person's name.
    pub(super) names: Vec<u64>,
    /// Where the name stands.
    pub(super) person: Span,
    /// The first word of a sentence that opens the name, folded, where it is not known to be one: "Una Brask" of a Spanish
    /// or a French text.
    opening: Option<String>,
    /// The name as it is written there, folded.
    told: String,
}

impl Age {
    /// Whether two ages are of one person: "Ana Berg" and "Berg" are one; "Ana Berg" and "Ola Berg" are two.
    fn is_of_one(&self, other: &Self) -> bool {
        let all = |x: &Self, y: &Self| x.names.iter().all(|name| y.names.contains(name));
        let opens = |x: &Self, y: &Self| {
            let told = |word: &String| y.told.split_whitespace().any(|w| w == word);
            y.names.len() < 2 && y.opening.is_none() || x.opening.as_ref().is_none_or(told)
        };
        (all(self, other) || all(other, self)) && opens(self, other) && opens(other, self)
    }
}

/// The least and the most that is read as an age.
const AGES: std::ops::RangeInclusive<f64> = 12.0..=110.0;

/// The ages of a sentence: ", 45,", "de 54 años,", "âgée de 54 ans", "54 tuổi", "45-year-old". `people` are the places of
/// persons' names in the article, in order.
pub(super) fn ages(text: &str, found: &[Token], span: &Span, people: &[Span], table: &Table) -> Vec<Age> {
    let from = people.partition_point(|p| (p.block, p.start) < (span.block, span.start));
    let here = people.get(from..).unwrap_or_default().iter();
    let here: Vec<&Span> = here.take_while(|p| p.block == span.block && p.end <= span.end).collect();
    let numbers = found.iter().enumerate().filter(|(_, t)| t.class == Class::Number && !t.is_ordinal);
    let mut out = Vec::new();
    for (at, token) in numbers.filter(|(_, t)| AGES.contains(&t.value) && t.value.fract() <= 0.0) {
        if !is_age(text, found, at, table) {
            continue;
        }
        let start = span.start + token.start;
        let before = here.iter().rev().find(|p| p.end <= start);
        let person = before.or_else(|| here.iter().find(|p| p.start >= start));
        // "Lo, 54, comes from": a name that was told in full before.
        let beside = || name_beside(text, found, at).map(|(from, past)| place(span, from, past));
        let Some(person) = person.copied().copied().or_else(beside) else { continue };
        let inside = |t: &&Token| person.start <= span.start + t.start && span.start + t.end <= person.end;
        let own = found.iter().enumerate().filter(|(_, t)| inside(t) && t.class == Class::Name);
        let own: Vec<(usize, &Token)> = own.collect();
        // "Una Brask", of which the surname alone is known for a name.
        let first = own.first().map_or(0, |(at, _)| *at);
        let joined = |at: usize| {
            let pair = at.checked_sub(1).and_then(|before| found.get(before)).zip(found.get(at));
            pair.is_some_and(|(a, b)| a.class == Class::Name && text.get(a.end..b.start) == Some(" "))
        };
        let before = (1..=first).rev().take_while(|at| joined(*at)).filter_map(|at| found.get(at - 1));
        let mut names: Vec<u64> = before.map(|t| t.term).collect();
        names.reverse();
        names.extend(own.iter().map(|(_, t)| t.term));
        let place = place(span, token.start, token.end);
        let unknown = |t: &&Token| t.class != Class::Name && t.concept.is_none() && t.start == 0;
        let written = |t: &Token| text.get(t.start..t.end).filter(|w| w.starts_with(char::is_uppercase));
        let opening = found.iter().filter(inside).find(unknown).and_then(written).filter(|_| names.len() == 1);
        let told = person.start.checked_sub(span.start).zip(person.end.checked_sub(span.start));
        let told = told.and_then(|(from, past)| text.get(from..past)).map(fold_words).unwrap_or_default();
        out.push(Age { years: token.value as u16, span: place, names, person, opening: opening.map(fold_words), told });
    }
    out
}

fn place(span: &Span, from: usize, past: usize) -> Span {
    Span::new(span.block, span.start + from, span.start + past)
}

/// How far behind an age that opens a clause the name may stand, in tokens: "Âgé de 52 ans, M. Lô".
const NAME_TOKENS: usize = 3;

/// The most bytes between a name and the age behind its comma.
const MOST_GAP: usize = 8;

/// The name right before an age and its comma; or right behind it and its unit.
fn name_beside(text: &str, found: &[Token], at: usize) -> Option<(usize, usize)> {
    let own = found.get(at)?;
    let is_name =
        |t: &&Token| t.class == Class::Name && text.get(t.start..t.end).is_some_and(|w| w.chars().count() > 1);
    // "Ferreiro, de 54 años": a small word may stand between.
    let before = found.get(..at)?.iter().rev().find(|t| t.class != Class::Stop).filter(is_name);
    let joined = |t: &Token| {
        let gap = text.get(t.end..own.start).unwrap_or_default();
        gap.len() <= MOST_GAP && gap.trim_start().starts_with([',', '(']) && gap.matches(',').count() <= 1
    };
    if let Some(name) = before.filter(|t| joined(t)) {
        return Some((name.start, name.end));
    }
    let behind = found.get(at + 1..)?.iter().take(NAME_TOKENS);
    let mut close = behind.take_while(|t| text.get(own.end..t.start).is_some_and(|gap| gap.matches(',').count() <= 1));
    close.find(is_name).map(|name| (name.start, name.end))
}

/// How many letters before an age are looked at for what opens it.
const TAIL_CHARS: usize = 24;

/// Whether a number is somebody's age.
fn is_age(text: &str, found: &[Token], at: usize, table: &Table) -> bool {
    let Some(token) = found.get(at) else { return false };
    let before = text.get(..token.start).unwrap_or_default().trim_end();
    let rest = text.get(token.end..).unwrap_or_default();
    let parted = |rest: &str| rest.is_empty() || rest.starts_with([',', '.', ')', ';']);
    // "Âgé de 52 ans" may open the sentence: its last letters tell.
    let tail = before.char_indices().rev().nth(TAIL_CHARS).map_or(0, |(at, _)| at);
    let lower = before.get(tail..).unwrap_or_default().to_lowercase();
    let opened = table.age_opens.iter().any(|word| lower.ends_with(word.as_str()));
    if table.age_ends.iter().any(|word| rest.starts_with(word.as_str())) {
        return true;
    }
    let unit = found.get(at + 1).filter(|t| t.concept.and_then(concept).is_some_and(|c| c.id == "year"));
    let told = unit.is_some_and(|unit| {
        let joined = text.get(token.end..unit.start) == Some(" ");
        joined && (opened || before.ends_with([',', '('])) && parted(text.get(unit.end..).unwrap_or_default())
    });
    let last = found.get(..at).and_then(<[Token]>::last);
    let aside =
        before.ends_with([',', '(']) && rest.starts_with([',', ')']) && last.is_some_and(|t| t.class == Class::Name);
    let digits = text.get(token.start..token.end).is_some_and(|w| w.chars().all(|c| c.is_ascii_digit()));
    told || aside && digits
}

/// Articles that appeared farther apart, in days, may have a birthday between them.
const MOST_DAYS: i32 = 60;
/// Ages nearer than this may be told before a birthday and behind it.
const LEAST_YEARS: u16 = 2;
/// How many articles are looked at for one name.
const MOST_ARTICLES: usize = 48;
/// The most claims that one conflict shows.
const MOST_CLAIMS: usize = 12;

/// The ages that contradict each other, one conflict for each person.
pub(super) fn conflicts(collection: &Collection) -> Vec<Conflict> {
    by_name(collection).values().filter_map(|told| conflict(collection, told)).collect()
}

/// The ages that articles on one matter give alike, each with the sentences that do.
pub(super) fn told_alike(collection: &Collection) -> Vec<Vec<(At, Span)>> {
    let mut out = Vec::new();
    for told in by_name(collection).values() {
        let mut left: Vec<&(usize, &Age)> = told.iter().collect();
        while let Some(first) = left.first().copied() {
            let is_one = |other: &&(usize, &Age)| {
                let (article, age) = **other;
                let one = first.1.is_of_one(age);
                let own = article == first.0;
                one && age.years == first.1.years && (own || collection.is_one_topic(first.0, article))
            };
            let (same, rest): (Vec<_>, Vec<_>) = left.into_iter().partition(is_one);
            let place = |(article, age): &&(usize, &Age)| {
                let sentence = collection.reading(*article)?.sentence_at(&age.span)?;
                Some(((*article, sentence), age.span))
            };
            out.push(same.iter().filter_map(place).collect());
            // Whoever is like nobody, not like itself either, is passed over.
            left = if same.is_empty() { rest.into_iter().skip(1).collect() } else { rest };
        }
    }
    out
}

/// The ages that the articles give, by the last word of the name.
fn by_name<'c>(collection: &'c Collection<'_>) -> BTreeMap<u64, Vec<(usize, &'c Age)>> {
    let mut by_name: BTreeMap<u64, Vec<(usize, &Age)>> = BTreeMap::new();
    for (article, reading) in collection.readings.iter().enumerate().filter(|(a, _)| collection.is_own_story(*a)) {
        for age in &reading.ages {
            // The last word of the name: the family's in most languages, the given one in Vietnamese.
            if let Some(name) = age.names.last() {
                let list = by_name.entry(*name).or_default();
                if list.len() < MOST_ARTICLES {
                    list.push((article, age));
                }
            }
        }
    }
    by_name
}

fn conflict(collection: &Collection, told: &[(usize, &Age)]) -> Option<Conflict> {
    let opposed = |(a, x): (usize, &Age), (b, y): (usize, &Age)| {
        let published = |at: usize| collection.reading(at).and_then(|r| r.published);
        let near = published(a).zip(published(b)).is_some_and(|(p, q)| (p - q).get_days().abs() <= MOST_DAYS);
        let one = x.is_of_one(y);
        let knows = |at: usize, years: u16| told.iter().any(|(article, age)| *article == at && age.years == years);
        let known = knows(a, y.years) || knows(b, x.years);
        a != b && near && one && x.years.abs_diff(y.years) >= LEAST_YEARS && !known && collection.is_one_topic(a, b)
    };
    let is_opposed = |own: &&(usize, &Age)| told.iter().any(|other| opposed(**own, *other));
    let sides: BTreeSet<u16> = told.iter().filter(is_opposed).map(|(_, age)| age.years).collect();
    let (first, of_first) = told.iter().find(is_opposed)?;
    let mut claims: Vec<Claim> = Vec::new();
    let mut articles: BTreeSet<usize> = BTreeSet::new();
    for (article, age) in told.iter().filter(|(_, age)| sides.contains(&age.years)) {
        let reading = collection.reading(*article)?;
        let span = reading.sentences.get(reading.sentence_at(&age.span)?)?.span;
        if articles.insert(*article) {
            claims.push(Claim {
                text: collection.text(*article, &span).to_owned(),
                value: collection.text(*article, &age.span).to_owned(),
                source: collection.source(*article, span),
                side: sides.iter().position(|years| *years == age.years)?,
            });
        }
    }
    Some(Conflict {
        kind: ConflictKind::Figure,
        about: collection.text(*first, &of_first.person).to_owned(),
        claims: with_copies(collection, claims, MOST_CLAIMS),
        because: "different ages of one person".to_owned(),
        score: 0.7,
    })
}
