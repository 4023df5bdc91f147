//! An article made ready to be compared: its sentences as sets of terms, its figures with what they measure.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::civil::Date;

use crate::article::{Article, Span};
use crate::detect::{self, Found, Suggestion};

use super::duplicates::shingles as shingles_of;
use super::found::Exactness;
use super::words::{
    Class, ConceptId, FastSet, Group, Quantity, Table, Token, Unit, concept, is_pronoun_led, mixed, names_of, quantity,
    table, tokens,
};

/// An article with what was found in it.
pub type Read = (Arc<Article>, Vec<Suggestion>);

/// A term of a sentence: what it is matched by, and what it is.
pub(super) type Term = (u64, Class);

/// A sentence.
#[derive(Debug)]
pub(super) struct Sentence {
    /// Where it stands.
    pub(super) span: Span,
    /// What it is about, each term once, in the order of their numbers.
    pub(super) terms: Vec<Term>,
    /// Whether it tells that something is not so.
    pub(super) is_negated: bool,
    /// Members of sets that exclude each other: opened, closed.
    pub(super) exclusive: Vec<ConceptId>,
    /// Whether it is a commitment.
    pub(super) is_commitment: bool,
    /// Whether it can be understood without the one before.
    pub(super) stands_alone: bool,
    /// Its figures' places in [`Reading::figures`].
    pub(super) figures: std::ops::Range<usize>,
    /// When what it tells happened.
    pub(super) dates: Vec<Dated>,
    /// The years that it names as its own, each once.
    pub(super) years: Vec<i16>,
    /// The place in [`Reading::lists`] of the list that it tells, from its first item to its last.
    pub(super) list: Option<usize>,
}

/// A date of a sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Dated {
    /// The day, or the first day.
    pub(super) date: Date,
    /// The last day; the day itself if there is one alone.
    pub(super) end: Date,
    /// How exactly it is known.
    pub(super) precision: Exactness,
    /// Whether it is reckoned from the article's own day.
    pub(super) is_relative: bool,
    /// Where the words stand that name it.
    pub(super) span: Span,
}

/// A figure with what it measures.
#[derive(Debug, Clone)]
pub(super) struct Figure {
    /// Its sentence's place in [`Reading::sentences`].
    pub(super) sentence: usize,
    /// Where the value stands.
    pub(super) span: Span,
    /// What it says.
    pub(super) quantity: Quantity,
    /// The nouns that it counts.
    pub(super) nouns: Vec<u64>,
    /// What stands near it in its clause, nouns and numbers left out.
    pub(super) near: Vec<Term>,
    /// What stands right beside it, with no comma between.
    pub(super) beside: Vec<u64>,
    /// Members of sets that exclude each other, in its clause.
    pub(super) exclusive: Vec<ConceptId>,
    /// What qualifies it, in its clause.
    pub(super) flags: Vec<ConceptId>,
    /// Years and periods of its sentence.
    pub(super) periods: Vec<u64>,
    /// "second", "third": rounds and parts.
    pub(super) ordinals: Vec<u64>,
    /// Whether it is a count of ten or less that is no figure of note.
    pub(super) is_small: bool,
    /// Whether its clause tells that something is not so.
    pub(super) is_negated: bool,
}

/// A treaty or an agreement by its full name.
#[derive(Debug, Clone)]
pub(super) struct Treaty {
    /// Its sentence's place in [`Reading::sentences`].
    pub(super) sentence: usize,
    /// Where the name stands.
    pub(super) span: Span,
    /// What it is matched by.
    pub(super) key: u64,
}

/// An article made ready.
#[derive(Debug)]
pub(super) struct Reading {
    pub(super) table: &'static Table,
    pub(super) published: Option<Date>,
    pub(super) outlet: Option<String>,
    pub(super) sentences: Vec<Sentence>,
    pub(super) figures: Vec<Figure>,
    /// What it is about, from all its sentences, each term once, in the order of their numbers.
    pub(super) topic: Vec<Term>,
    /// The treaties that it names, each with its sentence.
    pub(super) treaties: Vec<Treaty>,
    /// The items of the lists that stand in one sentence each.
    pub(super) lists: Vec<Vec<Vec<Term>>>,
    /// The shingles of its running words, sorted.
    pub(super) shingles: Vec<u64>,
}

impl Reading {
    /// The sentence that a span is in.
    pub(super) fn sentence_at(&self, span: &Span) -> Option<usize> {
        let at = self.sentences.partition_point(|s| (s.span.block, s.span.end) <= (span.block, span.start));
        self.sentences.get(at).filter(|s| s.span.overlaps(span)).map(|_| at)
    }
}

/// Reads an article; nothing if the tables of words cannot be read.
pub(super) fn reading(article: &Article, suggestions: &[Suggestion]) -> Option<Reading> {
    let table = table(article.language.code())?;
    let spans = detect::sentences(article);
    let mut names = FastSet::default();
    let starts = starts_of(article, &spans);
    for (block, starts) in article.blocks.iter().zip(&starts) {
        names_of(&block.text, table, starts, &mut names);
    }
    let mut figures_told: Vec<Span> = Vec::new();
    let mut commitments: Vec<Span> = Vec::new();
    let mut people: Vec<Span> = Vec::new();
    for suggestion in suggestions {
        match &suggestion.found {
            Found::Figure(figure) => figures_told.push(figure.value_span),
            Found::Commitment(_) => commitments.push(suggestion.span),
            Found::Person(person) => people.extend(person.places.iter().copied()),
            _ => {}
        }
    }
    figures_told.sort_unstable();
    commitments.sort_unstable();
    people.sort_unstable();
    let outlet = article.outlet.as_deref().map(|o| o.trim().to_lowercase()).filter(|o| !o.is_empty());
    let mut out = Reading {
        table,
        published: article.published,
        outlet,
        sentences: Vec::new(),
        figures: Vec::new(),
        topic: Vec::new(),
        treaties: Vec::new(),
        lists: Vec::new(),
        shingles: Vec::new(),
    };
    let mut running: Vec<u64> = Vec::new();
    let mut dates = dates_of(article, suggestions);
    for span in spans {
        let Some(text) = article.text(&span) else { continue };
        let mut found = tokens(text, table, &names, &[0]);
        name_offices(&mut found, &span, &people);
        running.extend(found.iter().map(|t| t.term));
        out.treaties.extend(treaties(text, &span, out.sentences.len(), &found));
        let first = out.figures.len();
        let from = figures_told.partition_point(|f| (f.block, f.start) < (span.block, span.start));
        let told = figures_told.get(from..).unwrap_or_default();
        let told: Vec<Span> = told.iter().take_while(|f| f.block == span.block && f.end <= span.end).copied().collect();
        collect_figures(&mut out, text, &span, &found, &told);
        let mut terms: Vec<Term> = content(text, &found).map(|t| (t.term, t.class)).collect();
        terms.sort_unstable();
        terms.dedup_by_key(|t| t.0);
        out.sentences.push(Sentence {
            span,
            terms,
            is_negated: found.iter().any(|t| t.class == Class::Not),
            exclusive: exclusives(&found),
            is_commitment: commitments.binary_search(&span).is_ok(),
            stands_alone: !is_pronoun_led(text, table),
            figures: first..out.figures.len(),
            dates: dates.remove(&span).unwrap_or_default(),
            years: years(&found),
            list: None,
        });
    }
    collect_lists(&mut out, article, suggestions);
    out.topic = out.sentences.iter().flat_map(|s| s.terms.iter().copied()).collect();
    out.topic.extend(title_terms(article, table, &names));
    out.topic.sort_unstable();
    out.topic.dedup_by_key(|t| t.0);
    out.shingles = shingles_of(&running);
    Some(out)
}

/// What a title is about. Where most of its words have capitals, those alone are names that the text has as names.
fn title_terms(article: &Article, table: &'static Table, names: &FastSet<u64>) -> Vec<Term> {
    let title = article.title.as_deref().unwrap_or_default();
    let found = tokens(title, table, names, &[0]);
    let told: Vec<&Token> = found.iter().filter(|t| t.class.is_content()).collect();
    let named = told.iter().filter(|t| t.class == Class::Name).count();
    if named * 2 > told.len() {
        return Vec::new();
    }
    told.iter().map(|t| (t.term, t.class)).collect()
}

/// Members of sets that exclude each other.
fn exclusives(found: &[Token]) -> Vec<ConceptId> {
    let is_one = |id: &ConceptId| concept(*id).is_some_and(|c| matches!(c.group, Group::Exclusive(_)));
    found.iter().filter_map(|t| t.concept).filter(is_one).collect()
}

/// Whether a figure's value names what it counts, beside its number, scale and currency: "587 active projects" does,
/// "12.5%" does not. `code` is the language's ISO 639-1 code.
pub fn names_what_it_counts(value: &str, code: &str) -> bool {
    let Some(table) = table(code) else { return false };
    let found = tokens(value, table, &FastSet::default(), &[0]);
    let is_unit = |t: &Token| t.concept.and_then(concept).is_some_and(|c| UNITS.contains(&c.id.as_str()));
    let names =
        |t: &&Token| matches!(t.class, Class::Word | Class::Concept | Class::Name) && !is_currency(t) && !is_unit(t);
    // "$4.46": letters that belong to a currency's sign are no noun.
    found.iter().filter(names).filter(|t| !t.is_ordinal).any(|t| t.end - t.start > 2)
}

/// Concepts that say how much and not of what.
const UNITS: [&str; 10] =
    ["percent", "point", "hectare", "kilometre", "metre", "tonne", "megawatt", "gigawatt", "people", "time"];

/// The years that a sentence names, each once; one that another year is measured against is not its own.
fn years(found: &[Token]) -> Vec<i16> {
    let own = found.iter().filter(|t| t.class == Class::Time && t.concept.is_none() && t.value > 0.0);
    let mut out: Vec<i16> = own.map(|t| t.value as i16).collect();
    out.sort_unstable();
    out.dedup();
    out
}

/// Notes for each sentence the list that stands in it as a whole.
fn collect_lists(out: &mut Reading, article: &Article, suggestions: &[Suggestion]) {
    for suggestion in suggestions {
        let Found::Enumeration(list) = &suggestion.found else { continue };
        let mut places = list.items.iter().map(|item| out.sentence_at(&item.span));
        let Some(Some(sentence)) = places.next() else { continue };
        if !places.all(|place| place == Some(sentence)) {
            continue;
        }
        let items = list.items.iter().map(|i| terms_of(article.text(&i.span).unwrap_or_default(), out.table)).collect();
        let at = out.lists.len();
        out.lists.push(items);
        if let Some(sentence) = out.sentences.get_mut(sentence) {
            sentence.list.get_or_insert(at);
        }
    }
}

/// What a phrase is about, each term once, in the order of their numbers.
pub(super) fn terms_of(text: &str, table: &'static Table) -> Vec<Term> {
    let found = tokens(text, table, &FastSet::default(), &[0]);
    let mut terms: Vec<Term> = found.iter().filter(|t| t.class.is_content()).map(|t| (t.term, t.class)).collect();
    terms.sort_unstable();
    terms.dedup_by_key(|t| t.0);
    terms
}

/// The tokens that tell what a sentence is about: no days of the month.
fn content<'a>(text: &'a str, found: &'a [Token]) -> impl Iterator<Item = &'a Token> {
    let is_time = |at: Option<usize>| at.and_then(|at| found.get(at)).is_some_and(|t| t.class == Class::Time);
    let slashed = |t: &Token| text.get(t.end..).is_some_and(|rest| rest.starts_with('/'));
    found.iter().enumerate().filter_map(move |(at, t)| {
        let is_day = t.class == Class::Number
            && t.value <= 31.0
            && (is_time(at.checked_sub(1)) || is_time(Some(at + 1)) || slashed(t));
        (t.class.is_content() && !is_day).then_some(t)
    })
}

/// What stands before a name, the office, tells who acts and not what is done: it counts apart.
fn name_offices(found: &mut [Token], span: &Span, people: &[Span]) {
    let from = people.partition_point(|p| (p.block, p.start) < (span.block, span.start));
    let here = people.get(from..).unwrap_or_default().iter();
    for person in here.take_while(|p| p.block == span.block && p.end <= span.end) {
        let (start, end) = (person.start - span.start, person.end - span.start);
        for token in found.iter_mut().filter(|t| start <= t.start && t.end <= end) {
            if matches!(token.class, Class::Word | Class::Concept) {
                token.class = Class::Office;
            }
        }
    }
}

/// The dates of an article's sentences.
fn dates_of(article: &Article, suggestions: &[Suggestion]) -> BTreeMap<Span, Vec<Dated>> {
    let mut out: BTreeMap<Span, Vec<Dated>> = BTreeMap::new();
    for suggestion in suggestions {
        let Found::Event(event) = &suggestion.found else { continue };
        let precision = match event.precision {
            detect::Precision::Day => Exactness::Day,
            detect::Precision::Week => Exactness::Week,
            detect::Precision::Month => Exactness::Month,
        };
        let words = article.text(&event.date_span).unwrap_or_default();
        let dated = Dated {
            date: event.date,
            end: event.end.unwrap_or(event.date),
            precision,
            is_relative: !words.contains(|c: char| c.is_ascii_digit()),
            span: event.date_span,
        };
        out.entry(suggestion.span).or_default().push(dated);
    }
    out
}

/// The bytes of each block where its sentences start.
fn starts_of(article: &Article, spans: &[Span]) -> Vec<Vec<usize>> {
    let mut starts = vec![Vec::new(); article.blocks.len()];
    for span in spans {
        if let Some(list) = starts.get_mut(span.block) {
            list.push(span.start);
        }
    }
    starts
}

/// The least words with a capital in a treaty's name: "the agreement" names none.
const TREATY_WORDS: usize = 3;

/// The treaties that a sentence names: runs of words with capitals, small words between, one of them "Agreement".
fn treaties(text: &str, span: &Span, sentence: usize, found: &[Token]) -> Vec<Treaty> {
    let is_capital = |t: &Token| text.get(t.start..t.end).is_some_and(|w| w.starts_with(char::is_uppercase));
    let named =
        |t: &Token| t.concept.and_then(concept).is_some_and(|c| matches!(c.id.as_str(), "agreement" | "treaty"));
    let mut out = Vec::new();
    let mut at = 0;
    while at < found.len() {
        let mut past = at;
        let mut last = at;
        while let Some(token) = found.get(past) {
            let near = past == at
                || found.get(past - 1).is_some_and(|before| {
                    let gap = text.get(before.end..token.start).unwrap_or(",");
                    gap.chars().all(|c| c.is_whitespace() || matches!(c, '-' | '–' | '—'))
                });
            let is_small = token.class == Class::Stop && !is_capital(token) && past - last < 2 && past > at;
            if !near || !(is_capital(token) && token.class != Class::Time || is_small) {
                break;
            }
            if is_capital(token) {
                last = past;
            }
            past += 1;
        }
        let run = found.get(at..=last).unwrap_or_default();
        let words: Vec<&Token> = run.iter().filter(|t| is_capital(t)).collect();
        if words.len() >= TREATY_WORDS && words.iter().any(|t| named(t)) {
            let mut keys: Vec<u64> = words.iter().filter(|t| t.class.is_content()).map(|t| t.term).collect();
            keys.sort_unstable();
            keys.dedup();
            if let (Some(first), Some(end)) = (run.first(), run.last()) {
                let key = keys.iter().fold(0x7ea7, |h, k| mixed(h ^ k));
                let place = Span::new(span.block, span.start + first.start, span.start + end.end);
                out.push(Treaty { sentence, span: place, key });
            }
        }
        at = last.max(at) + 1;
    }
    out
}

/// How far from a figure its clause reaches, in tokens.
const CLAUSE_TOKENS: usize = 12;

/// The figures of a sentence: those that were found, and counts in small numbers.
fn collect_figures(out: &mut Reading, text: &str, span: &Span, found: &[Token], told: &[Span]) {
    let sentence = out.sentences.len();
    let mut places: Vec<(usize, usize, bool)> = told
        .iter()
        .filter_map(|t| Some((t.start.checked_sub(span.start)?, t.end.checked_sub(span.start)?, false)))
        .collect();
    // "five measures", "11 countries": counts that are no figures of note, but can contradict each other.
    for (at, token) in found.iter().enumerate() {
        let counted = found.get(at + 1).filter(|n| matches!(n.class, Class::Concept | Class::Word));
        let free = !places.iter().any(|(start, end, _)| token.start < *end && *start < token.end);
        if token.class == Class::Number && !token.is_ordinal && free && token.value >= 2.0 {
            let gap = |n: &&Token| text.get(token.end..n.start).is_some_and(|gap| matches!(gap, " " | "-"));
            if let Some(noun) = counted.filter(gap) {
                places.push((token.start, noun.end, token.value <= 10.0));
            }
        }
    }
    places.sort_unstable();
    for (index, (start, end, is_small)) in places.iter().enumerate() {
        let inside = |t: &&Token| t.start < *end && *start < t.end;
        let own: Vec<Token> = found.iter().filter(inside).copied().collect();
        let Some(quantity) = quantity(text.get(*start..*end).unwrap_or_default(), &own) else { continue };
        let noun = |t: &&Token| {
            matches!(t.class, Class::Word | Class::Concept | Class::Name)
                && !is_currency(t)
                && !is_fate(t)
                && !t.is_ordinal
                && t.class != Class::Name
        };
        let nouns: Vec<u64> = match quantity.unit {
            Unit::Rank => Vec::new(),
            _ => own.iter().filter(noun).map(|t| t.term).collect(),
        };
        // "Trade between the two countries reached": a small count does not part a figure from what it measures.
        let parts = |p: &&(usize, usize, bool)| *is_small || !p.2;
        let left = places.iter().take(index).rev().find(parts).map_or(0, |p| p.1);
        let right = places.iter().skip(index + 1).find(parts).map_or(text.len(), |p| p.0);
        let clause = clause(text, found, (*start, *end), (left, right));
        let concepts = |want: &dyn Fn(&Group) -> bool| -> Vec<ConceptId> {
            let ids = clause.iter().chain(&own).filter_map(|t| t.concept);
            let mut ids: Vec<ConceptId> = ids.filter(|id| concept(*id).is_some_and(|c| want(&c.group))).collect();
            ids.sort_unstable();
            ids.dedup();
            ids
        };
        let mut near: Vec<Term> = clause
            .iter()
            .filter(|t| t.class.is_content() && t.class != Class::Number && !nouns.contains(&t.term) && !is_currency(t))
            .map(|t| (t.term, t.class))
            .collect();
        near.sort_unstable();
        near.dedup_by_key(|t| t.0);
        let is_period = |t: &&Token| {
            t.class == Class::Time
                && (t.value > 0.0 || t.concept.and_then(concept).is_some_and(|c| c.group == Group::Period))
        };
        let mut periods: Vec<u64> = found.iter().filter(is_period).filter(|t| !inside(t)).map(|t| t.term).collect();
        periods.sort_unstable();
        periods.dedup();
        let exclusive = concepts(&|g| matches!(g, Group::Exclusive(_)));
        let beside = beside(text, &clause, (*start, *end));
        let flags = flags(&beside, &own);
        let mut ordinals: Vec<u64> = beside.iter().filter(|t| t.is_ordinal).map(|t| t.term).collect();
        ordinals.sort_unstable();
        out.figures.push(Figure {
            sentence,
            span: Span::new(span.block, span.start + start, span.start + end),
            quantity,
            nouns,
            near,
            beside: beside.iter().map(|t| t.term).collect(),
            exclusive,
            flags,
            periods,
            ordinals,
            is_small: *is_small,
            is_negated: beside.iter().any(|t| t.class == Class::Not),
        });
    }
}

/// How far from a figure what qualifies it may stand, in tokens.
const FLAG_TOKENS: usize = 5;

/// The tokens right beside a figure, with no comma between.
fn beside(text: &str, clause: &[Token], (start, end): (usize, usize)) -> Vec<Token> {
    let joined = |from: usize, past: usize| !text.get(from..past).is_some_and(|gap| gap.contains([',', '(', ')']));
    let before = clause.iter().rev().filter(|t| t.end <= start).take(FLAG_TOKENS);
    let before = before.take_while(|t| joined(t.end, start));
    let after = clause.iter().filter(|t| t.start >= end).take(FLAG_TOKENS).take_while(|t| joined(end, t.start));
    before.chain(after).copied().collect()
}

/// What qualifies a figure.
fn flags(beside: &[Token], own: &[Token]) -> Vec<ConceptId> {
    let flagged = beside.iter().chain(own).filter_map(|t| t.concept);
    let mut out: Vec<ConceptId> = flagged.filter(|id| concept(*id).is_some_and(|c| c.group == Group::Flag)).collect();
    out.sort_unstable();
    out.dedup();
    out
}

/// "17 dead": what became of those who are counted, not who they are.
fn is_fate(token: &Token) -> bool {
    let group = token.concept.and_then(concept).map(|c| &c.group);
    matches!(group, Some(Group::Exclusive(set)) if set.starts_with("toll"))
}

fn is_currency(token: &Token) -> bool {
    token.concept.and_then(concept).is_some_and(|c| c.group == Group::Currency)
}

/// The tokens around a figure up to its neighbours, a semicolon, or so many tokens.
fn clause(text: &str, found: &[Token], own: (usize, usize), limits: (usize, usize)) -> Vec<Token> {
    let before = found.iter().rev().filter(|t| t.end <= own.0).take(CLAUSE_TOKENS);
    let before = before.take_while(|t| t.start >= limits.0 && !text.get(t.end..own.0).is_some_and(|g| g.contains(';')));
    let after = found.iter().filter(|t| t.start >= own.1).take(CLAUSE_TOKENS);
    let after = after.take_while(|t| t.end <= limits.1 && !text.get(own.1..t.start).is_some_and(|g| g.contains(';')));
    let mut out: Vec<Token> = before.copied().collect();
    out.reverse();
    out.extend(after.copied());
    out
}
