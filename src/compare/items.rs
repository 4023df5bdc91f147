//! Figures that stand in the items of a list: an item's words are its own, what the list is a list of is told of each of
//! them, and two lists that are one are counted alike.

use crate::article::{Article, Span};
use crate::detect::{Found, Suggestion};

use super::collection::Collection;
use super::contradict::item_share;
use super::measured::Figure;
use super::reading::{Reading, Sentence, Term, terms_of};
use super::retold::{COLON, pieces};
use super::terms::overlap;
use super::unequal::is_stance;
use super::words::{Class, Table, Unit, term_of, terms};

/// A sentence with fewer items behind its colon tells no list.
const LEAST_ITEMS: usize = 3;

/// The items that stand behind a sentence's colon, each from its first byte to its last: what qualifies one of them says
/// nothing of the next. None where there are too few.
pub(super) fn own_items(text: &str, table: &Table) -> Vec<(usize, usize)> {
    let Some(from) = text.find(COLON).map(|at| at + COLON.len()) else { return Vec::new() };
    let out = pieces(text, from, table);
    if out.len() >= LEAST_ITEMS { out } else { Vec::new() }
}

/// The bytes that a figure's clause does not leave: its item, where it stands in one.
pub(super) fn limits_of(items: &[(usize, usize)], (start, end): (usize, usize), of: (usize, usize)) -> (usize, usize) {
    let own = items.iter().find(|(from, past)| *from <= start && end <= *past);
    own.map_or(of, |(from, past)| (of.0.max(*from), of.1.min(*past)))
}

/// A list with the number of its items, as it was announced or as they stand there.
#[derive(Debug)]
pub(super) struct CountedList {
    count: f64,
    label: Vec<Term>,
    items: Vec<Vec<Term>>,
}

/// The lists of an article, each with its number; and the figures in their items are told what they are items of: a rise
/// among demands is demanded.
pub(super) fn counted_lists(out: &mut Reading, article: &Article, suggestions: &[Suggestion]) {
    for suggestion in suggestions {
        let Found::Enumeration(list) = &suggestion.found else { continue };
        let terms = |span: &Span| terms_of(article.text(span).unwrap_or_default(), out.table);
        let label = terms_of(&list.label, out.table);
        let items: Vec<Vec<Term>> = list.items.iter().map(|i| terms(&i.span)).collect();
        let opening = opening_of(out, list.items.first().map(|i| &i.span), list.label_span.as_ref());
        let stances: Vec<Term> = label.iter().copied().chain(opening).filter(|t| is_stance(t.0)).collect();
        for item in list.items.iter().filter(|_| !stances.is_empty()) {
            let block = item.span.block;
            let from = out.figures.partition_point(|f| (f.span.block, f.span.start) < (block, item.span.start));
            let own = out.figures.get_mut(from..).unwrap_or_default().iter_mut();
            for figure in own.take_while(|f| f.span.block == block && f.span.end <= item.span.end) {
                figure.near.extend(&stances);
                figure.near.sort_unstable();
                figure.near.dedup_by_key(|t| t.0);
            }
        }
        let count = list.announced.map_or(items.len() as f64, f64::from);
        out.counted.push(CountedList { count, label, items });
    }
}

/// What the sentence tells that announces a list whose items stand in sentences of their own.
fn opening_of(out: &Reading, first: Option<&Span>, label: Option<&Span>) -> Vec<Term> {
    let Some(at) = first.and_then(|span| out.sentence_at(span)) else { return Vec::new() };
    let before = label.and_then(|span| out.sentence_at(span)).or_else(|| at.checked_sub(1));
    let sentence = before.filter(|before| *before < at).and_then(|before| out.sentences.get(before));
    sentence.map(|s| s.terms.clone()).unwrap_or_default()
}

/// Articles that appeared farther apart, in days, may tell of two states of a list.
const MOST_DAYS: i32 = 7;

/// Whether two different figures are the numbers of one list, told in two articles of the same days: each announces a list
/// that most items of the other one are in.
pub(super) fn count_one_list(
    collection: &Collection,
    (left, x): (&Reading, &Figure),
    (right, y): (&Reading, &Figure),
    across: bool,
) -> bool {
    if x.quantity.unit != Unit::Count || left.counted.is_empty() || right.counted.is_empty() {
        return false;
    }
    let near = left.published.zip(right.published).is_some_and(|(p, q)| (p - q).get_days().abs() <= MOST_DAYS);
    let share = |item: &[Term], other: &[Term]| item_share(&overlap(item, other, &collection.weights, across), across);
    let is_met = |own: &CountedList, other: &CountedList| {
        let (few, many) = if own.items.len() <= other.items.len() { (own, other) } else { (other, own) };
        let met = few.items.iter().filter(|item| many.items.iter().any(|o| share(item, o).is_some())).count();
        let least = if across { few.items.len().div_ceil(2) } else { (few.items.len() * 2).div_ceil(3) };
        met >= least.max(2)
    };
    near && announced(left, x).any(|own| announced(right, y).any(|other| is_met(own, other)))
}

/// Texts and advice: how many points they have depends on how their teller divides them.
const TEXTS: [u64; 6] = terms!["agreement", "treaty", "document", "declaration", "communique", "advice"];

/// Fewer points of a text are counted by whoever tells of them.
const LEAST_NUMBERED: f64 = 12.0;

/// Whether two figures count the points of a text, as each teller divides it: who leaves one out counts one less.
pub(super) fn divide_texts((x, s): (&Figure, &Sentence), (y, t): (&Figure, &Sentence)) -> bool {
    let counts_points = |f: &Figure| f.nouns == [term_of("plan_point")];
    let of_text = |s: &Sentence| s.terms.iter().any(|t| TEXTS.contains(&t.0));
    // A text of so many points numbers them itself.
    let numbered = x.quantity.value.min(y.quantity.value) >= LEAST_NUMBERED;
    counts_points(x) && counts_points(y) && (of_text(s) || of_text(t)) && !numbered
}

/// The lists of an article that a figure announces: it gives their number, and counts what they are lists of.
fn announced<'r>(reading: &'r Reading, f: &'r Figure) -> impl Iterator<Item = &'r CountedList> {
    let counts = |list: &CountedList| {
        let told = |t: &Term| f.nouns.contains(&t.0) && matches!(t.1, Class::Concept | Class::Word);
        list.count.total_cmp(&f.quantity.value).is_eq() && list.label.iter().any(told)
    };
    reading.counted.iter().filter(move |list| counts(list))
}
