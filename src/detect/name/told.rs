//! What tells that a name is somebody's, or none: an age, kin, a clause behind it, a word for where somebody is from.

use super::super::lexicon::{Tag, ends_in};
use super::super::text::{Block, Text};
use super::Mention;
use super::registry::Registry;
use super::seen::Seen;

/// The oldest that anybody is told to be.
const MOST_YEARS: u32 = 115;

/// "the Belgian", "la Flamande": one word with its article that tells where somebody is from.
pub(super) fn tells_of_a_land(text: &Text, block: &Block, mention: &Mention) -> bool {
    let lexicon = &text.language.lexicon;
    let start = mention.words.start;
    let word = block.word(start);
    let led = [Tag::Definite, Tag::Indefinite].iter().any(|tag| block.tags.len_before(start, *tag) > 0);
    let list = &lexicon.endings.demonym;
    let known = if lexicon.romance { ends_in(word, list) } else { list.iter().any(|own| own == word) };
    led && block.joined(start) && known
}

/// "her grandson Toby", "su hijo Pablo": behind somebody’s kin one name is enough.
pub(super) fn is_kin(block: &Block, mention: &Mention) -> bool {
    let start = mention.words.start;
    let kin = block.tags.len_before(start, Tag::Kin);
    let whose = start.checked_sub(kin + 1).filter(|_| kin > 0 && block.spaced(start));
    whose.is_some_and(|w| [Tag::HisOwn, Tag::HerOwn, Tag::MyOwn].iter().any(|tag| block.has(w, *tag)))
}

/// "Rahma, aged 9,", "Marta, de 34 años,": behind one name an age tells that it is somebody.
pub(super) fn is_aged(block: &Block, mention: &Mention) -> bool {
    let past = mention.words.end;
    let years = |w: usize| block.written(w).parse::<u32>().is_ok_and(|years| (1..MOST_YEARS).contains(&years));
    // "24 ans", "34 años".
    let unit = |w: usize| block.has(w, Tag::TimeUnit) || block.has(w, Tag::Lasting);
    let closed = |w: usize| block.gap(w).starts_with([',', '.']) || unit(w) || block.has(w, Tag::Age);
    let led = block.has(past, Tag::Age) || block.has(past, Tag::Link) && unit(past + 2);
    let number = if led { past + 1 } else { past };
    block.gap(past) == ", " && !block.has(mention.words.start, Tag::Month) && years(number) && closed(number + 1)
}

/// "Vesna Korb, 81,", "Anna Berg, who lost two sons,": behind a whole name its age, or a "who", tells that it is somebody.
pub(super) fn told_apart(block: &Block, mention: &Mention) -> bool {
    let past = mention.words.end;
    // "One of them, Baatar, 58, said".
    let apposed = block.gap(mention.words.start) == ", ";
    if mention.words.len() < 2 && !apposed || block.gap(past) != ", " {
        return false;
    }
    let aged = block.written(past).parse::<u32>().is_ok_and(|years| (1..MOST_YEARS).contains(&years));
    let closed = block.gap(past + 1).starts_with([',', '.'])
        || block.joined(past + 1)
            && [Tag::TimeUnit, Tag::Lasting, Tag::Age].iter().any(|tag| block.has(past + 1, *tag));
    aged && closed || mention.words.len() >= 2 && block.has(past, Tag::Who) && block.word(past) != "qui"
}

/// How many words may stand between a whole name and what it is told to be ("Joakim Ferrand, a Belgian").
const MOST_APART: usize = 8;

/// How many words of each of them.
const MOST_WORDS: usize = 200;

/// How many paragraphs before a word are asked who was told to be from there.
const MOST_BLOCKS: usize = 8;

impl Registry {
    /// "The Belgian laughed.", "sourit la Flamande": who was told to be one ("Joakim Ferrand, a Belgian"), else who was named last.
    pub(super) fn meant_by_land(&self, seen: Seen<'_>, mention: &Mention) -> Option<usize> {
        let text = seen.text;
        let own = text.blocks.get(seen.place.0)?;
        let start = mention.words.start;
        let definite = own.joined(start) && own.tags.len_before(start, Tag::Definite) > 0;
        if !definite || !tells_of_a_land(text, own, mention) {
            return None;
        }
        let wanted = own.word(start);
        let introduced = (seen.place.0.saturating_sub(MOST_BLOCKS)..=seen.place.0).rev().find_map(|index| {
            let (block, list) = (text.blocks.get(index)?, seen.blocks.get(index)?);
            let past = if index == seen.place.0 { start.saturating_sub(1) } else { block.word_count() };
            let led = block.tags.of(past.saturating_sub(MOST_WORDS)..past, Tag::Indefinite).map(|h| h.word + h.len);
            let told = led.filter(|w| block.word(*w) == wanted && block.gap(w.saturating_sub(1)) == ", ").last()?;
            let at = list.partition_point(|m| m.words.start + 1 < told).checked_sub(1)?;
            let beside = list.get(at).is_some_and(|m| m.words.end + 1 == told && m.words.start + MOST_APART + 2 > told);
            self.id_at((index, at)).filter(|id| beside && self.entries.get(*id).is_some_and(|e| !e.is_body))
        });
        let she = match start.checked_sub(1).map(|w| own.word(w)) {
            Some("la") => Some(true),
            Some("le" | "el") => Some(false),
            _ => None,
        };
        let fits = |e: &super::Entry| !e.is_body && she.is_none_or(|she| e.may_be(&text.language.lexicon, she));
        introduced.or_else(|| self.recent(seen, &fits))
    }
}
