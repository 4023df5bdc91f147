//! What announces a list: "six pillars of cooperation", "the following priorities".

use std::ops::Range;

use super::super::language::Language;
use super::super::lexicon::ends_in;
use super::super::text::{Block, Text, part};
use super::phrase::{label_end, label_start, plan_start};

/// A noun phrase that announces a list.
#[derive(Debug, Clone)]
pub(super) struct Announcement {
    /// The block it stands in; `None` for the title.
    pub(super) block: Option<usize>,
    /// Where its words stand.
    pub(super) range: Range<usize>,
    /// How many items it promises.
    pub(super) count: Option<u32>,
    /// Its noun in lower case, to tell "priorities" from "results".
    pub(super) noun: String,
    /// Whether the noun is one that lists are made of.
    pub(super) listed: bool,
    /// Whether it counts people or countries, who act and are seldom told one by one.
    pub(super) is_party: bool,
    /// Whether it is a number alone: "there are three: …".
    pub(super) elliptic: bool,
    /// Whether only one of so many is told of ("one of three developments"): it announces what its own colon opens.
    pub(super) is_partial: bool,
}

impl Announcement {
    /// Its words.
    pub(super) fn label<'a>(&self, text: &'a Text) -> &'a str {
        let block = match self.block {
            Some(index) => text.blocks.get(index),
            None => text.title.as_ref(),
        };
        block.map_or("", |b| part(&b.text, self.range.clone()))
    }
}

/// The longest label, in words behind the number.
pub(super) const LABEL_WORDS: usize = 9;

/// The most items that a list is believed to announce.
const MOST_ITEMS: u32 = 60;

/// Every announced count of an article, in reading order; the title's first.
pub(super) fn counted(text: &Text) -> Vec<Announcement> {
    let blocks = text.title.iter().chain(text.blocks.iter().filter(|b| !b.quiet));
    let mut out = Vec::new();
    for block in blocks {
        let mut at = 0;
        while at < block.word_count() {
            match counted_at(block, at, text.language) {
                Some((found, next)) => {
                    out.push(found);
                    at = next.max(at + 1);
                }
                None => at += 1,
            }
        }
    }
    out
}

/// The count at word `at`, if a plural noun follows, and the word behind it all.
fn counted_at(block: &Block, at: usize, language: &Language) -> Option<(Announcement, usize)> {
    if !block.has_digit(at) && language.numbers.at(block, at).is_none() {
        return None;
    }
    if let Some(found) = elliptic_at(block, at, language) {
        return Some(found);
    }
    let (count, number_words) = number_at(block, at, language)?;
    let is_partial = language.one_of.ends_before(block, at)
        || at.checked_sub(1).is_some_and(|before| block.spaced(at) && language.one_of.ends_before(block, before));
    let mut word = at + number_words;
    if block.gap(word) == "-" && language.point_nouns.contains(block.word(word)) && block.joined(word + 1) {
        return Some((point_plan(block, at, word, count, language), word + 2));
    }
    let limit = word + LABEL_WORDS;
    if language.unit_nouns.at(block, word).is_some() && language.list_nouns.at(block, word).is_none() {
        return None;
    }
    let party = language.party_nouns.at(block, word).is_some();
    if party && language.plural.is_empty() {
        return None;
    }
    let mut noun: Option<(usize, String, bool)> = None;
    while word < limit && block.joined(word) {
        if let Some((_, n)) = language.list_nouns.at(block, word) {
            noun = Some((
                word + n,
                part(&block.text, block.word_range(word).start..block.word_range(word + n - 1).end).to_lowercase(),
                true,
            ));
            break;
        }
        if language.stops.contains(block.word(word)) || is_number(block, word, language) {
            break;
        }
        if is_plural(block.word(word), language) {
            // "three cooperation priorities" may still follow "three business …".
            let next_listed = block.joined(word + 1) && language.list_nouns.at(block, word + 1).is_some();
            if !next_listed {
                noun = Some((word + 1, block.word(word).to_owned(), false));
                break;
            }
        }
        word += 1;
    }
    // Where plurals do not show, the words as far as the next stop are taken.
    if noun.is_none() && language.plural.is_empty() && word > at + number_words {
        noun = Some((word, block.word(at + number_words).to_owned(), false));
    }
    let (mut end, name, listed) = noun?;
    if !listed && language.unit_nouns.at(block, end - 1).is_some() {
        return None;
    }
    end = label_end(block, end, limit, language);
    let plan = plan_start(block, at, at + number_words, language);
    let range = plan.unwrap_or_else(|| label_start(block, at, language))..block.word_range(end - 1).end;
    let block_index = (block.index != usize::MAX).then_some(block.index);
    let listed = listed && !party;
    Some((
        Announcement {
            block: block_index,
            range,
            count: Some(count),
            noun: name,
            listed,
            is_party: party,
            elliptic: false,
            is_partial,
        },
        end,
    ))
}

/// "there are three: …", "he has a list of three: …", "there were four of them: …": a number without a noun, right
/// before the colon that opens its list.
fn elliptic_at(block: &Block, at: usize, language: &Language) -> Option<(Announcement, usize)> {
    let (count, words) = language.numbers.at(block, at)?;
    let past = at + words;
    let whole = language.of_them.at(block, past).filter(|_| block.spaced(past)).map_or(past, |(_, n)| past + n);
    let opens = block.gap(whole).trim_start_matches(['\u{a0}', '\u{202f}', ' ']).starts_with(':');
    let led = language.elliptic_leads.ends_before(block, at) && block.spaced(at);
    // "were going home with three: …": behind any word, if there are more than two.
    let plain = count >= 3 && at > 0 && block.spaced(at) && !language.cardinals.ends_before(block, at);
    if !opens || !(led || plain) || !(2..=MOST_ITEMS).contains(&count) {
        return None;
    }
    // "a list of three".
    let linked = at >= 2 && language.links.contains(block.word(at - 1));
    let determined = at >= 3 && language.determiners.ends_before(block, at - 2) && block.spaced(at - 2);
    let first = if linked && determined { at - 3 } else { at };
    let range = block.word_range(first).start..block.word_range(past - 1).end;
    let block = (block.index != usize::MAX).then_some(block.index);
    let noun = String::new();
    Some((
        Announcement {
            block,
            range,
            count: Some(count),
            noun,
            listed: false,
            is_party: false,
            elliptic: true,
            is_partial: false,
        },
        past,
    ))
}

/// A number from 2 on, in digits or in words, that stands alone.
fn number_at(block: &Block, at: usize, language: &Language) -> Option<(u32, usize)> {
    let word = block.word(at);
    let (count, words) = if word.bytes().all(|b| b.is_ascii_digit()) && (1..=2).contains(&word.len()) {
        let before = block.gap(at);
        if before.ends_with(['.', ',', '-', '–', '$', '€', '£', '/', '#', '[', '%']) || before.ends_with("No. ") {
            return None;
        }
        (word.parse().ok()?, 1)
    } else {
        if block.gap(at).ends_with('-') {
            return None;
        }
        language.numbers.at(block, at)?
    };
    // "năm 2025": a year, not five.
    if block.word(at + words).starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    // "5.2 points", "3-1", "10%", "two-thirds": part of something else ("five-point plan" is not).
    let behind = block.gap(at + words);
    let alone = behind == " " || behind == "\u{a0}" || behind == "\u{202f}" || behind == "-";
    ((2..=MOST_ITEMS).contains(&count) && alone).then_some((count, words))
}

/// "a five-point plan" announces five.
fn point_plan(block: &Block, at: usize, point: usize, count: u32, language: &Language) -> Announcement {
    // "a three-pronged proposal" is one thing, with its article.
    let first =
        at.checked_sub(1).filter(|w| language.plan_leads.contains(block.word(*w)) && block.spaced(at)).unwrap_or(at);
    Announcement {
        block: (block.index != usize::MAX).then_some(block.index),
        range: block.word_range(first).start..block.word_range(point + 1).end,
        count: Some(count),
        noun: block.word(point + 1).to_owned(),
        listed: true,
        is_party: false,
        elliptic: false,
        is_partial: false,
    }
}

pub(super) fn is_plural(word: &str, language: &Language) -> bool {
    let shown = word.len() > 3 && word.ends_with(|c| language.plural.contains(c));
    shown && !ends_in(word, &language.lexicon.singular_endings) || language.lexicon.odd_plurals.contains(word)
}

pub(super) fn is_number(block: &Block, at: usize, language: &Language) -> bool {
    language.numbers.at(block, at).is_some()
}
