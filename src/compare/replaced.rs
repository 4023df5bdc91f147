//! Numbers that stand behind the one that replaces them, "250 are still away, against 620 on the first night": they count,
//! or measure, the same.

use crate::article::Span;

use super::bounds::is_told;
use super::measured::Figure;
use super::reading::is_unit_term;
use super::turns::Says;
use super::words::{Class, Group, Table, Unit, concept};

/// How many letters behind a number may say that it was told at first.
const LETTERS_BEHIND: usize = 60;
/// How many words may stand between a number and the words before it that say what it is: "au lieu des quelque 620".
const WORDS_BETWEEN: usize = 1;

/// Lends each number that another one of its sentence replaces what that one counts and measures.
pub(super) fn lend(figures: &mut [Figure], text: &str, span: &Span, table: &Table) {
    let mut new: Option<Figure> = None;
    let mut befores: Vec<(Span, f64)> = Vec::new();
    for figure in figures.iter_mut() {
        let at = figure.span.start.saturating_sub(span.start);
        let before = text.get(..at).unwrap_or_default();
        let known = new.replace(figure.clone());
        let Some(known) = known.filter(|k| k.quantity.unit == figure.quantity.unit) else { continue };
        let bare = figure.quantity.unit != Unit::Count || figure.nouns.iter().all(|n| is_unit_term(*n));
        let between = (known.span.end.saturating_sub(span.start), at);
        let known_before = text.get(..known.span.start.saturating_sub(span.start)).unwrap_or_default();
        let is_from = is_from(known_before, text.get(between.0..between.1).unwrap_or_default(), table);
        if !bare
            || !is_from
                && !is_replaced(
                    before,
                    text.get(figure.span.end.saturating_sub(span.start)..).unwrap_or_default(),
                    table,
                )
        {
            continue;
        }
        befores.push((known.span, figure.quantity.value));
        if figure.nouns.is_empty() && figure.quantity.unit == Unit::Count {
            figure.nouns.clone_from(&known.nouns);
        }
        let fates = known.exclusive.iter().filter(
            |id| matches!(concept(**id).map(|c| &c.group), Some(Group::Exclusive(set)) if set.starts_with("toll")),
        );
        figure.exclusive.extend(fates);
        figure.exclusive.sort_unstable();
        figure.exclusive.dedup();
        figure.near.extend(known.near.iter().filter(|t| t.1 != Class::Number));
        figure.near.sort_unstable();
        figure.near.dedup_by_key(|t| t.0);
        // "The first night", "first announced": no first of several.
        figure.ordinals.clear();
    }
    for (span, value) in befores {
        if let Some(new) = figures.iter_mut().find(|f| f.span == span) {
            new.quantity.before.get_or_insert(value);
        }
    }
}

/// "To 164 from 180": the word right before the first number, and the one between the two.
fn is_from(before: &str, between: &str, table: &Table) -> bool {
    let last = before.split_whitespace().next_back();
    let is = |word: &str, list: &[String]| list.iter().any(|w| w == word);
    table.from.iter().any(|word| word == between.trim()) && last.is_some_and(|word| is(word, &table.years_to))
}

/// Whether a number between two texts is told as the one that another one replaces.
fn is_replaced(before: &str, behind: &str, table: &Table) -> bool {
    let told = |want: Says| is_told(before, table.code, want, WORDS_BETWEEN);
    let end = behind.char_indices().nth(LETTERS_BEHIND).map_or(behind.len(), |(at, _)| at);
    let behind = behind.get(..end).unwrap_or_default();
    let behind = behind.split([',', ';', '.']).next().unwrap_or_default();
    told(Says::Revised) || told(Says::Compared) && super::turns::says(behind, table.code, Says::AtFirst)
}
