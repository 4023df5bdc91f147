//! Words as every language's articles can be compared by: folded, stemmed, or as concepts that four languages share.

mod counted;
mod files;
mod fold;
mod numbers;
mod quantity;
mod signs;
mod table;
mod tokens;

pub(super) use fold::{FastMap, FastSet, fold_into, fold_words, hash_of, mixed};
pub(super) use quantity::{About, Closeness, Quantity, Unit, closeness, quantity};
pub(super) use table::{ConceptId, Group, Kind, Table, concept, is_concept, is_kind, table, term_of, terms};
pub(super) use tokens::{Class, Token, is_pronoun_led, names_of, note_words, tokens, word_at};
