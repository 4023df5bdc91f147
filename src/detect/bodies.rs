//! Bodies that their short form tells of ("the Gulf Fisheries Council (GFC)"), and bodies within a role ("head of the Suez
//! Port Authority"), with every place where either is named.

use std::ops::Range;

use crate::article::Span;

use super::hash::{FastMap, FastSet};
use super::lexicon::Tag;
use super::name::{Mention, Names, Who, folded};
use super::text::{Block, Text, part};

/// A body with the places where it is named.
pub(super) struct Body {
    /// Its name, as the text writes it first.
    pub(super) name: String,
    /// Every place, in reading order.
    pub(super) places: Vec<Span>,
}

/// The most words of a name that a short form stands for.
const MOST_WORDS: usize = 14;

/// The longest short form, in letters.
const MOST_LETTERS: usize = 10;

/// The most bodies that are told.
const MOST_BODIES: usize = 400;

/// The bodies of an article that stand before their short form or within a role.
pub(super) fn bodies(text: &Text, names: &Names) -> Vec<Body> {
    let mut found = Bodies::default();
    for block in text.blocks.iter().filter(|b| !b.quiet) {
        for (at, _) in block.text.match_indices(" (") {
            let word = block.word_from(at);
            let person = |words: &Range<usize>| {
                let here = names.within(block, words.clone());
                here.iter().any(|m| m.who == Who::Person) || words.len() < 3 && here.iter().all(|m| m.who != Who::Body)
            };
            // "the UK-Velmar Free Trade Agreement (UKVFTA)" and "the United Kingdom (UK)" are no bodies.
            let body = |words: &Range<usize>| {
                let land = block.tags.len(words.start, Tag::Country) >= 2;
                let union = block.has(words.start, Tag::Body);
                // "Energy" is a company's last word alone.
                let suffix = block.has(words.end.saturating_sub(1), Tag::BodySuffix);
                let headed = words.clone().any(|w| is_body(block, w) && block.has(w, Tag::Body));
                (headed || suffix) && (union || !land)
            };
            if let Some(words) = long_form(block, word).filter(|words| body(words) && !person(words)) {
                let at = found.note(block, words);
                found.short.entry(block.written(word).to_owned()).or_insert(at);
            }
        }
        for mention in names.blocks.get(block.index).into_iter().flatten() {
            if let Some(words) = within_role(text, block, mention)
                && !found.starts.contains(&(block.index, block.word_range(words.start).start))
            {
                found.note(block, words);
            }
        }
    }
    let mut taken: Vec<Span> = found.all.iter().flat_map(|b| b.places.iter().copied()).collect();
    taken.sort_unstable();
    for block in text.blocks.iter().filter(|b| !b.quiet) {
        found.add_known(names, block, &taken);
    }
    if !found.short.is_empty() {
        for block in text.blocks.iter().filter(|b| !b.quiet) {
            found.add_short_forms(block);
        }
    }
    for body in &mut found.all {
        body.places.sort_unstable();
        body.places.dedup();
    }
    found.all
}

/// What was found so far.
#[derive(Default)]
struct Bodies {
    all: Vec<Body>,
    /// Each by its folded name.
    by_name: FastMap<String, usize>,
    /// Each by its short form.
    short: FastMap<String, usize>,
    /// Where one starts: block, byte.
    starts: FastSet<(usize, usize)>,
}

impl Bodies {
    /// Notes a place of a body; gives its number.
    fn note(&mut self, block: &Block, words: Range<usize>) -> usize {
        let range = block.word_range(words.start).start..block.word_range(words.end.saturating_sub(1)).end;
        let name = part(&block.text, range.clone());
        let key = folded(name);
        let at = match self.by_name.get(&key) {
            Some(at) => *at,
            None if self.all.len() >= MOST_BODIES => self.all.len() - 1,
            None => {
                self.all.push(Body { name: name.to_owned(), places: Vec::new() });
                self.by_name.insert(key, self.all.len() - 1);
                self.all.len() - 1
            }
        };
        self.starts.insert((block.index, range.start));
        if let Some(body) = self.all.get_mut(at) {
            body.places.push(Span::new(block.index, range.start, range.end));
        }
        at
    }

    /// "NATO", "the United Nations", "l’ONU": bodies that a table tells, and short forms that say or bind something.
    /// `taken` are the places of those found before, in reading order.
    fn add_known(&mut self, names: &Names, block: &Block, taken: &[Span]) {
        let mut word = 0;
        while word < block.word_count() {
            let known = block.tags.len(word, Tag::KnownBody);
            let named = known > 0 && is_loud(block, word, known);
            let len = if named { known } else { usize::from(is_acting_short_form(names, block, word)) };
            if len > 0
                && !self.short.contains_key(block.written(word))
                && !is_held(names, block, word..word + len, taken)
            {
                self.note(block, word..word + len);
            }
            word += len.max(1);
        }
    }

    fn add_short_forms(&mut self, block: &Block) {
        for word in 0..block.word_count() {
            if !block.is_capital(word) {
                continue;
            }
            let Some(at) = self.short.get(block.written(word)) else { continue };
            let range = block.word_range(word);
            if let Some(body) = self.all.get_mut(*at) {
                body.places.push(Span::new(block.index, range.start, range.end));
            }
        }
    }
}

/// The words that a short form in brackets stands for, where it is made of their first letters: "Association of Southeast
/// Asian Nations (ASEAN)", "Organización de los Estados Americanos (OEA)".
fn long_form(block: &Block, word: usize) -> Option<Range<usize>> {
    let opens = block.gap(word) == " (" && block.gap(word + 1).starts_with(')');
    let written = block.written(word);
    // "(Cepal)".
    let long = written.chars().count() >= 4 && block.is_capital(word);
    let loud = written.chars().filter(|c| c.is_uppercase()).count() >= 2;
    if !opens || !(loud || long) || written.chars().any(|c| !c.is_alphabetic()) {
        return None;
    }
    let letters: Vec<char> = folded(written).chars().collect();
    if !(2..=MOST_LETTERS).contains(&letters.len()) {
        return None;
    }
    // "Educational, Scientific and Cultural".
    let carries = |w: usize| w + 1 == word || block.joined(w + 1) || matches!(block.gap(w + 1), " & " | ", ");
    let from = word.saturating_sub(MOST_WORDS);
    let starts = (from..word).rev().take_while(|w| carries(*w));
    let mut starts = starts.filter(|w| block.is_capital(*w));
    let fewest = if loud { 2 } else { 4 };
    starts.find(|start| word - start >= fewest && spells(block, *start..word, &letters)).map(|start| start..word)
}

/// Whether the first letters of words make up a short form: each word gives its first letter and perhaps more of its
/// own; little words may give none, and so may the last ones.
fn spells(block: &Block, words: Range<usize>, letters: &[char]) -> bool {
    // How many letters may be told so far: one bit each.
    let mut told: u32 = 1;
    let mut done = false;
    for at in words.clone() {
        let own: Vec<char> = folded(block.word(at)).chars().collect();
        // "Co-operation".
        let half = at > words.start && block.gap(at) == "-";
        let little = half || own.len() <= 4 && !block.is_capital(at);
        let mut next = if little { told } else { 0 };
        for from in (0..letters.len()).filter(|n| told & (1 << n) != 0) {
            if own.first() != letters.get(from) {
                continue;
            }
            let mut place = 0;
            for (taken, letter) in letters.iter().enumerate().skip(from) {
                let Some(found) = own.iter().skip(place).position(|c| c == letter) else { break };
                // Two letters of one word at most, but for the first one's own.
                if taken - from >= 2 {
                    break;
                }
                place += found + 1;
                next |= 1 << (taken + 1);
            }
        }
        done |= next & (1 << letters.len()) != 0;
        if next == 0 && !done {
            return false;
        }
        told = next;
        if at == words.start && told == 0 {
            return false;
        }
    }
    done
}

/// "UN Security Council", "United Nations Development Programme (UNDP)": whether words belong to a longer body.
fn is_held(names: &Names, block: &Block, words: Range<usize>, taken: &[Span]) -> bool {
    let start = block.word_range(words.start).start;
    let past = taken.partition_point(|p| (p.block, p.start) <= (block.index, start));
    let before = past.checked_sub(1).and_then(|at| taken.get(at));
    let found = before.is_some_and(|p| p.block == block.index && start < p.end);
    let near = names.within(block, words.start.saturating_sub(MOST_WORDS)..words.end);
    let longer = |m: &Mention| {
        m.who == Who::Body && m.words.contains(&words.start) && (m.words.start < words.start || m.words.end > words.end)
    };
    // "Tổ chức Y tế Thế giới (WHO)": the short form of what stands before.
    let bracketed = block.gap(words.start) == " (" && block.gap(words.end).starts_with(')');
    found || bracketed || near.iter().any(longer) || block.spaced(words.end) && is_body(block, words.end)
}

/// The longest short form that is told by its capitals alone.
const MOST_CAPITALS: usize = 4;

/// Whether a known name is written as one: the first word with a capital, a short form of a few letters in capitals
/// throughout ("UN", not "un").
fn is_loud(block: &Block, word: usize, len: usize) -> bool {
    let written = block.written(word);
    let all = written.chars().all(|c| !c.is_lowercase());
    let several = len > 1 && written.chars().count() > 1;
    let ends = block.word_range(word + len - 1).end;
    let end = block.text.get(ends..).is_some_and(|rest| !rest.starts_with('-'));
    block.is_capital(word) && end && (all || several || written.chars().count() > MOST_CAPITALS)
}

/// "OLAF said": a short form in capitals that nothing else tells, before a verb of saying or of binding.
fn is_acting_short_form(names: &Names, block: &Block, word: usize) -> bool {
    const OTHERS: [Tag; 4] = [Tag::Country, Tag::Role, Tag::Currency, Tag::Unit];
    let loud = |w: usize| {
        let written = block.written(w);
        (3..=6).contains(&written.chars().count()) && written.chars().all(char::is_uppercase)
    };
    let next = word + 1;
    let acts =
        || block.spaced(next) && (block.has(next, Tag::Say) || block.has(next, Tag::Commit)) && !block.is_capital(next);
    if !block.is_capital(word) || !acts() {
        return false;
    }
    let beside = word > 0 && block.spaced(word) && block.written(word - 1).chars().all(char::is_uppercase);
    let own = || {
        let here = names.within(block, word..next);
        here.first().is_some_and(|m| m.who == Who::Name && m.words == (word..next) && m.can_act())
    };
    loud(word) && !beside && OTHERS.iter().all(|tag| !block.has(word, *tag)) && own()
}

/// Whether a word in capitals is what bodies are called by.
fn is_body(block: &Block, word: usize) -> bool {
    block.is_capital(word) && (block.has(word, Tag::Body) || block.has(word, Tag::BodySuffix))
}

/// The body that a role names: "Suez Port Authority" of "head of the Suez Port Authority", "Bộ Công Thương" of "Thứ trưởng
/// Bộ Công Thương".
fn within_role(text: &Text, block: &Block, mention: &Mention) -> Option<Range<usize>> {
    let language = text.language;
    if mention.role.is_empty() || mention.quoted {
        return None;
    }
    let words = block.word_from(mention.role.start)..block.word_from(mention.role.end);
    let heads_name = language.lexicon.romance || language.lexicon.plural.is_empty();
    let start = if heads_name {
        (words.start + 1..words.end).find(|w| block.is_capital(*w) && block.has(*w, Tag::Body))?
    } else {
        // "of the …": the first capital behind a word that leads to it.
        let led = |w: usize| {
            let det = block.tags.len_before(w, Tag::Determiner);
            block.is_capital(w)
                && block.tags.len_before(w - det, Tag::Link).max(block.tags.len_before(w, Tag::Link)) > 0
        };
        (words.start + 1..words.end).find(|w| led(*w))?
    };
    let whole = start..words.end;
    let named = whole.len() >= 2 && whole.clone().any(|w| is_body(block, w));
    let plain =
        !whole.clone().any(|w| block.has(w, Tag::Role) && block.tags.len(w, Tag::Role) > block.tags.len(w, Tag::Body));
    // "Quỹ Tiền tệ": half a word is no name's end.
    let past = words.end;
    let cut = language.lexicon.plural.is_empty()
        && block.spaced(past)
        && !block.is_capital(past)
        && ![Tag::NameStop, Tag::Say, Tag::Preposition].iter().any(|tag| block.has(past, *tag));
    let together = !cut && (start + 1..words.end).all(|w| block.joined(w));
    (named && plain && together).then_some(whole)
}
