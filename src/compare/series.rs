//! Two sentences that name the same things one after another, and one of them one more: "Japan, Laos, Germany and the Netherlands",
//! "Japan, Laos and the Netherlands".

use super::collection::Collection;
use super::statements::At;
use super::words::{Table, fold_words};

/// So many items in the same words make one series of two.
const LEAST_ITEMS: usize = 3;
/// No prose names more things in one sentence that are read here.
const MOST_ITEMS: usize = 40;

/// Whether two sentences of one language tell one series, of which one of them leaves out an item.
pub(super) fn series_differ(collection: &Collection, a: At, b: At) -> bool {
    let Some(((left, x), (right, y))) = collection.told(a).zip(collection.told(b)) else { return false };
    if left.table.code != right.table.code {
        return false;
    }
    let (x, y) = (collection.text(a.0, &x.span), collection.text(b.0, &y.span));
    if brackets_differ(x, y) {
        return true;
    }
    let commas = |text: &str| text.matches([',', ';']).nth(1).is_some();
    if !commas(x) || !commas(y) {
        return false;
    }
    let (xs, ys) = (items(x, left.table), items(y, right.table));
    leaves_out(&xs, &ys) || leaves_out(&ys, &xs)
}

/// What stands between commas, colons and the words that end a list.
fn items(text: &str, table: &Table) -> Vec<String> {
    let plain = text.trim_end_matches(['.', '!', '?']);
    let ends: Vec<String> = table.list_ends.iter().map(|end| fold_words(end)).collect();
    let pieces = plain.split([',', ';', ':']).map(fold_words);
    let mut out = Vec::new();
    for piece in pieces {
        let words: Vec<&str> = piece.split_whitespace().collect();
        let parts = words.split(|word| ends.iter().any(|end| end == word));
        out.extend(parts.map(|part| part.join(" ")).filter(|part| !part.is_empty()));
    }
    out.truncate(MOST_ITEMS);
    out
}

/// Whether a list tells an item between two that the other one tells too, or behind all of them where the other one ends.
fn leaves_out(many: &[String], few: &[String]) -> bool {
    let is_one = |a: &str, b: &str| {
        let behind = |long: &str, short: &str| long.strip_suffix(short).is_some_and(|rest| rest.ends_with(' '));
        a == b || behind(a, b) || behind(b, a)
    };
    let met = |item: &String| few.iter().position(|other| is_one(item, other));
    let told: Vec<(usize, usize)> = many.iter().enumerate().filter_map(|(at, item)| Some((at, met(item)?))).collect();
    let Some(((first, _), (last, end))) = told.first().zip(told.last()) else { return false };
    if told.len() < LEAST_ITEMS {
        return false;
    }
    let between = last - first + 1 > told.len();
    let behind = many.len() == last + 2 && end + 1 == few.len();
    between || behind
}

/// Whether two texts set other words in brackets behind the same two: "Paul Orme (Health)", "Paul Orme (Finance)".
fn brackets_differ(x: &str, y: &str) -> bool {
    let (xs, ys) = (brackets(x), brackets(y));
    let other = |a: &str, b: &str| !a.contains(b) && !b.contains(a);
    xs.iter().any(|(name, own)| ys.iter().any(|(known, told)| name == known && other(own, told)))
}

/// What stands in brackets, with the two words before it.
fn brackets(text: &str) -> Vec<(String, String)> {
    let bracket = |(at, open): (usize, &str)| {
        let inside = text.get(at + open.len()..)?;
        let inside = fold_words(inside.get(..inside.find(')')?)?);
        let mut before = text.get(..at)?.split_whitespace().rev();
        let (last, first) = (before.next()?, before.next()?);
        (!inside.is_empty()).then(|| (fold_words(&format!("{first} {last}")), inside))
    };
    text.match_indices(" (").take(MOST_ITEMS).filter_map(bracket).collect()
}
