//! The figures of a sentence, each with what it measures: the nouns that it counts, and what stands beside it in its clause.

use crate::article::Span;

use super::clauses::{Parts, breaks, is_contrast, is_without, names_aside, opening_flag, taken_back};
use super::clocks::is_of_a_time;
use super::items::{limits_of, own_items};
use super::nouns::{compound_end, noun_behind, noun_of_number, noun_of_whole};
use super::qualified::{SPANS_OF_TIME, is_done_by_them, is_lack_of_other, is_laid_down, is_spread};
use super::reading::{Reading, Term, is_unit};
use super::tolls::{
    HARMED, MOVED_TOKENS, TOLL_TOKENS, is_fate, is_moved, is_number_told, is_one_of, is_sum_told, is_toll_moved,
    is_toll_told, nearest_tolls,
};
use super::unequal::is_stance;
use super::votes::{is_tally, noun_of_votes};
use super::words::{
    About, Class, ConceptId, Group, Kind, Quantity, Table, Token, Unit, concept, is_kind, quantity, term_of,
};

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
    /// Whether it counts the votes for something, with those against told behind it.
    pub(super) is_tally: bool,
    /// Names that stand in its sentence, in another clause: ", while the unions at Quimper".
    pub(super) aside_names: Vec<u64>,
}

/// In so many tokens of a sentence figures are looked for.
const MOST_TOKENS: usize = 600;
/// How far from a figure its clause reaches, in tokens.
const CLAUSE_TOKENS: usize = 12;

/// The figures of a sentence: those that were found, and counts in small numbers.
pub(super) fn collect_figures(out: &mut Reading, text: &str, span: &Span, found: &[Token], told: &[Span]) {
    let sentence = out.sentences.len();
    // No prose has so long a sentence: what stands farther on is not measured.
    let limit = found.get(MOST_TOKENS).map_or(text.len(), |t| t.start);
    let found = found.get(..MOST_TOKENS).unwrap_or(found);
    let told = told.iter().take_while(|t| t.end <= span.start + limit);
    let mut places: Vec<(usize, usize, bool)> =
        told.filter_map(|t| Some((t.start.checked_sub(span.start)?, t.end.checked_sub(span.start)?, false))).collect();
    // "655 measles cases" was found as "655 measles".
    for place in &mut places {
        if let Some(past) = compound_end(out.table, text, found, place.1) {
            place.1 = past;
        }
    }
    // "five measures", "11 countries": counts that are no figures of note, but can contradict each other.
    let mut lent: Vec<(usize, u64)> = Vec::new();
    for (at, token) in found.iter().enumerate() {
        let counted = noun_behind(out.table, text, found, at).filter(|_| !is_of_name(text, found, at));
        let free = !places.iter().any(|(start, end, _)| token.start < *end && *start < token.end);
        let free = free && !is_of_a_time(out.table, text, token);
        if token.class == Class::Number && !token.is_ordinal && free && token.value > 1.0 {
            if let Some(share) = found.get(at + 1).filter(|t| t.start == token.start && is_percent(t)) {
                // "Two thirds", "dos de cada tres": a rate in letters.
                places.push((token.start, share.end, false));
            } else if let Some(past) = percent_behind(out.table, text, found, at) {
                // "2 đến 3%": a rate that was not found as a figure.
                places.push((token.start, past, false));
            } else if let Some(noun) = counted {
                places.push((token.start, noun.end, token.value <= 10.0));
            } else if let Some(noun) = noun_of_whole(out.table, text, found, at) {
                places.push((token.start, token.end, token.value <= 10.0));
                lent.push((token.start, noun.term));
            } else if let Some(lent_noun) = noun_of_votes(out.table, text, found, at) {
                places.push((token.start, token.end, token.value <= 10.0));
                lent.push((token.start, lent_noun));
            } else if is_number_told(text, found, at)
                || is_toll_told(out.table, text, found, at)
                || is_sum_told(found, at)
                || is_toll_moved(text, found, at)
            {
                places.push((token.start, token.end, token.value <= 10.0));
            }
        }
    }
    places.sort_unstable();
    let undone = taken_back(text, found);
    let parts = Parts::new(text);
    let items = own_items(text, out.table);
    let breaks = if places.is_empty() { Vec::new() } else { breaks(text, out.table) };
    let opening = opening_flag(text, found);
    let is_period = |t: &&Token| {
        let group = t.concept.and_then(concept).map(|c| &c.group);
        t.class == Class::Time && (t.value > 0.0 || matches!(group, Some(Group::Period | Group::Year(_))))
    };
    let times: Vec<(&Token, Option<(usize, usize)>)> =
        found.iter().filter(is_period).map(|t| (t, parts.aside(text, found, t))).collect();
    let mut last_money: Option<u64> = None;
    for (index, (start, end, is_small)) in places.iter().enumerate() {
        let inside = |t: &&Token| t.start < *end && *start < t.end;
        let own: Vec<Token> = found.iter().filter(inside).copied().collect();
        let Some(mut quantity) = quantity(text.get(*start..*end).unwrap_or_default(), &own, *start) else { continue };
        // "Un milliard et demi de dollars" was found without its currency.
        if quantity.unit == Unit::Count && quantity.value >= LEAST_SUM {
            let mut behind = found.iter().filter(|t| t.start >= *end).take(2).skip_while(|t| t.class == Class::Stop);
            let money =
                behind.next().filter(|t| is_currency(t) && text.get(*end..t.start).is_some_and(|g| g.len() <= 4));
            if let Some(currency) = money.and_then(|t| t.concept).and_then(concept) {
                quantity.unit = Unit::Money(currency.term);
            }
        }
        let noun = |t: &&Token| {
            matches!(t.class, Class::Word | Class::Concept | Class::Name)
                && !is_currency(t)
                && !is_fate(t)
                && t.term != term_of("required_number")
                && !t.is_ordinal
                && t.class != Class::Name
        };
        // "1,720 million euros, of which Brussels will pay 540 million": the currency is told once.
        if quantity.unit == Unit::Count
            && quantity.value >= LEAST_SUM
            && !own.iter().any(|t| noun(&t))
            && let Some(currency) = last_money
        {
            quantity.unit = Unit::Money(currency);
        }
        if let Unit::Money(currency) = quantity.unit {
            last_money = Some(currency);
        }
        let mut nouns: Vec<u64> = match quantity.unit {
            Unit::Rank => Vec::new(),
            _ => {
                let of_whole = lent.iter().filter(|(at, _)| at == start).map(|(_, noun)| *noun);
                let told = own.iter().filter(noun).enumerate();
                let counted = told.filter(|(at, t)| *at == 0 || !is_done_by_them(t) && !is_stance(t.term));
                counted.map(|(_, t)| t.term).chain(of_whole).collect()
            }
        };
        if matches!(quantity.unit, Unit::Money(_))
            && quantity.before.is_none()
            && quantity.high > quantity.value
            && is_moved_from(out.table, text, found, *start)
        {
            quantity.before = Some(std::mem::replace(&mut quantity.value, quantity.high));
        }
        if nouns.is_empty() && text.get(*start..*end).is_some_and(|value| value.contains('°')) {
            nouns.push(term_of("degree_celsius"));
        }
        if nouns.is_empty() && quantity.unit == Unit::Count {
            nouns.extend(noun_of_number(found, *start).map(|t| t.term));
        }
        let is_tally = is_tally(out.table, text, found, (*start, *end), &nouns);
        nouns.iter_mut().filter(|n| **n == term_of("vote_for")).for_each(|n| *n = term_of("vote"));
        if is_spread(text, &own, &nouns, out.table) {
            quantity.about = About::Exact;
        }
        // "Trade between the two countries reached": a small count does not part a figure from what it measures.
        // One that is taken back parts nothing: "thirteen people, not fourteen, died".
        let taken = |at: usize| undone.iter().any(|(_, number)| *number == at);
        let divides = |p: &&(usize, usize, bool)| *is_small || !p.2;
        let left = places.iter().take(index).rev().find(divides).map_or(0, |p| p.1);
        let right = places.iter().skip(index + 1).filter(divides).find(|p| !taken(p.0)).map_or(text.len(), |p| p.0);
        let (left, right) = limits_of(&items, (*start, *end), (left, right));
        let right = breaks.iter().copied().find(|at| at >= end).map_or(right, |at| right.min(at));
        let reach = if nouns.is_empty() && is_moved(found, *start) { MOVED_TOKENS } else { CLAUSE_TOKENS };
        let clause = clause(text, found, (*start, *end), (left, right), reach);
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
        let own_aside = |aside: &Option<(usize, usize)>| aside.is_none_or(|(from, past)| *start < past && from < *end);
        let told = times.iter().filter(|(t, aside)| !inside(t) && own_aside(aside));
        let mut periods: Vec<u64> = told.map(|(t, _)| t.term).collect();
        periods.sort_unstable();
        periods.dedup();
        let mut exclusive = concepts(&|g| matches!(g, Group::Exclusive(_)));
        // "240 passengers sank, killing 12", "flooded seven villages and killed at least 17": those who were killed are the
        // other number's.
        let is_and = |word: &str| out.table.list_ends.iter().any(|end| end == word);
        let is_of_next = |t: &Token| {
            let parts = |gap: &str| gap.contains(',') || gap.split_whitespace().any(is_and);
            let apart = t.start >= *end && text.get(*end..t.start).is_some_and(parts);
            let mut behind = found.iter().filter(|n| n.start >= t.end).take(TOLL_TOKENS);
            let next = behind.find(|n| n.class == Class::Number || n.class.is_content());
            is_fate(t) && apart && next.is_some_and(|n| n.class == Class::Number)
        };
        // "15 people died when a ferry with 260 passengers sank": so are those who died; "sickened 312 and killed seven".
        let is_of_last = |t: &Token| {
            let last =
                places.iter().take(index).any(|p| p.1 <= t.start && are_near((text, found), (p.1, t.start), out.table));
            let told = places.iter().take(index).next_back().is_some_and(|p| {
                let parted = text.get(p.1..t.start).is_some_and(|gap| gap.split_whitespace().any(is_and));
                parted && text.get(t.end..*start).is_some_and(|gap| gap.trim().is_empty())
            });
            is_fate(t) && last && t.end <= *start && !told
        };
        let of_own = |id: &ConceptId| {
            clause.iter().chain(&own).any(|t| t.concept == Some(*id) && !is_of_next(t) && !is_of_last(t))
        };
        exclusive.retain(of_own);
        let exclusive = nearest_tolls(&exclusive, &clause, &own, (*start, *end));
        let beside = beside(text, &clause, (*start, *end));
        // "May not go above 50": a limit, and no denial.
        let is_limited =
            quantity.about == About::Over && beside.iter().any(|t| t.class == Class::Not && t.end <= *start);
        if is_limited {
            quantity.about = About::Under;
        }
        let mut flags = flags(&beside, &own);
        if is_laid_down(text, &clause, *start, out.table) {
            flags.retain(|id| !is_one_of(*id, &["forecast"]));
        }
        // "In the district of Hoa Lang alone, seven were killed": what opens the sentence qualifies all that it counts.
        if let Some(flag) = opening.filter(|flag| !flags.contains(flag)) {
            flags.push(flag);
            flags.sort_unstable();
        }
        // "A further 37 were injured": all who were.
        if exclusive.iter().any(|id| is_one_of(*id, &HARMED)) {
            flags.retain(|id| !is_one_of(*id, &["more"]));
        }
        // "60 days to find another source": the other is not the days'.
        let of_time = !nouns.is_empty() && nouns.iter().all(|n| SPANS_OF_TIME.contains(n));
        let is_more = |t: &Token| t.concept.is_some_and(|id| is_one_of(id, &["more"]));
        let next = found.iter().find(|t| t.start >= *end);
        if of_time && !next.is_some_and(is_more) && !beside.iter().any(|t| t.end <= *start && is_more(t)) {
            flags.retain(|id| !is_one_of(*id, &["more"]));
        }
        let mut ordinals: Vec<u64> = beside.iter().filter(|t| t.is_ordinal).map(|t| t.term).collect();
        // "Five days more" go on behind others.
        let behind = text.get(*end..).unwrap_or_default().trim_start();
        let goes_on = |word: &String| {
            behind.strip_prefix(word.as_str()).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
        };
        if of_time && out.table.more_behind.iter().any(goes_on) {
            ordinals.push(term_of("more"));
        }
        ordinals.sort_unstable();
        let aside_names = names_aside(text, found, &breaks, (*start, *end));
        out.figures.push(Figure {
            sentence,
            is_tally,
            aside_names,
            span: Span::new(span.block, span.start + start, span.start + end),
            quantity,
            nouns,
            near,
            beside: beside.iter().map(|t| t.term).collect(),
            exclusive,
            flags,
            periods,
            ordinals,
            // "Two metres and a half" tells more than a small count.
            is_small: *is_small && quantity.value.fract() <= 0.0,
            is_negated: beside.iter().any(|t| {
                t.class == Class::Not
                    && !(is_limited && t.end <= *start)
                    && !(t.start >= *end && (is_contrast(text, t, out.table) || is_without(text, t, out.table)))
                    && !undone.iter().any(|(not, _)| *not == t.start)
                    && !is_lack_of_other(text, found, t, *start, out.table)
            }) || taken(*start),
        });
    }
}

/// Whether "from" stands right before a number, and not far before it that something rose or fell: "revised the cost from 2,400
/// to 2,650 million".
fn is_moved_from(table: &Table, text: &str, found: &[Token], start: usize) -> bool {
    let before = text.get(..start).unwrap_or_default().trim_end();
    let last = before.rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    let mut told = found.iter().rev().filter(|t| t.end <= start).take(MOVED_TOKENS);
    table.from.iter().any(|word| word == last)
        && told.any(|t| [term_of("rise"), term_of("fall"), term_of("growth"), term_of("reduce")].contains(&t.term))
}

/// Smaller numbers that a currency stands behind are found with it.
const LEAST_SUM: f64 = 1e6;

/// Whether one token at most stands between two bytes, or small words alone, "eleven people were still missing", and no
/// "and": "the dead at 16 and the injured at 48".
fn are_near((text, found): (&str, &[Token]), (from, past): (usize, usize), table: &Table) -> bool {
    let between = || found.iter().filter(|n| n.start >= from && n.end <= past);
    let mut words = text.get(from..past).unwrap_or(",").split(|c: char| !c.is_alphanumeric());
    let mut parted = || words.any(|word| table.list_ends.iter().any(|end| end == word));
    // "Level 3, but the number of dead": another clause.
    let opens = |word: &str| table.clause_opens.iter().any(|open| open == word);
    if text.get(from..past).is_some_and(|gap| gap.split_whitespace().any(opens)) {
        return false;
    }
    between().count() <= 1 || between().all(|n| n.class == Class::Stop) && !parted()
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

/// Whether a number is part of a name: "the Hai Au 6 sank".
fn is_of_name(text: &str, found: &[Token], number: usize) -> bool {
    let (Some(token), Some(before)) = (found.get(number), number.checked_sub(1).and_then(|at| found.get(at))) else {
        return false;
    };
    let in_digits = text.get(token.start..token.end).is_some_and(|w| w.chars().all(|c| c.is_ascii_digit()));
    let known = found.get(number + 1).is_some_and(|t| is_kind(t.term, Kind::Person) || is_unit(t));
    before.class == Class::Name
        && in_digits
        && token.value <= 31.0
        && !known
        && text.get(before.end..token.start) == Some(" ")
}

/// Where a rate ends that opens with a number: behind its sign, or behind that of the second number of a range.
fn percent_behind(table: &Table, text: &str, found: &[Token], at: usize) -> Option<usize> {
    let signed = |token: &Token| {
        let rest = text.get(token.end..)?;
        let trimmed = rest.trim_start_matches([' ', '\u{a0}', '\u{202f}']);
        trimmed.starts_with('%').then_some(token.end + rest.len() - trimmed.len() + 1)
    };
    let token = found.get(at)?;
    if let Some(past) = signed(token) {
        return Some(past);
    }
    let next = found.iter().skip(at + 1).take(2).find(|t| t.class == Class::Number && !t.is_ordinal)?;
    let gap = text.get(token.end..next.start)?.trim();
    let joins = table.years_to.iter().any(|word| word == gap) || matches!(gap, "-" | "–");
    if joins && token.value < next.value { signed(next) } else { None }
}

fn is_percent(token: &Token) -> bool {
    token.term == term_of("percent")
}

pub(super) fn is_currency(token: &Token) -> bool {
    token.concept.and_then(concept).is_some_and(|c| c.group == Group::Currency)
}

/// The tokens around a figure up to its neighbours, a semicolon, or so many tokens.
fn clause(text: &str, found: &[Token], own: (usize, usize), limits: (usize, usize), reach: usize) -> Vec<Token> {
    let before = found.iter().rev().filter(|t| t.end <= own.0).take(reach);
    let before = before.take_while(|t| t.start >= limits.0 && !text.get(t.end..own.0).is_some_and(|g| g.contains(';')));
    let after = found.iter().filter(|t| t.start >= own.1).take(CLAUSE_TOKENS);
    // ", three of them children": a part of those who are counted, told by the way.
    let mut past = own.1;
    let mut is_part = move |t: &Token| {
        let part = t.class == Class::Number && text.get(past..t.start).is_some_and(|gap| gap.trim() == ",");
        past = t.end;
        part
    };
    let after = after
        .take_while(|t| t.end <= limits.1 && !text.get(own.1..t.start).is_some_and(|g| g.contains(';')))
        .take_while(|t| !is_part(t));
    let mut out: Vec<Token> = before.copied().collect();
    out.reverse();
    out.extend(after.copied());
    out
}
