//! What the sentences tell of those who are named: who is a woman or a man, who acts, and which body "it" means.

use super::super::lexicon::Tag;
use super::super::text::{Block, Text, part};
use super::registry::Registry;
use super::seen::Seen;
use super::{Mention, Who, opens};

/// How many mentions of a sentence are asked.
const MOST_ASKED: usize = 12;

/// How many words may stand between somebody and "her" in a sentence that tells of nobody else.
const MOST_WORDS: usize = 30;

/// "thanked Berg", "met the minister": a small word that leads to nothing else stands before, and no verb behind.
pub(super) fn is_object(block: &Block, mention: &Mention) -> bool {
    const LEADS: [Tag; 9] = [
        Tag::ClauseLead,
        Tag::That,
        Tag::Relative,
        Tag::PointsBack,
        Tag::Say,
        Tag::Adverb,
        Tag::Today,
        Tag::Yesterday,
        Tag::Opener,
    ];
    const VERBS: [Tag; 5] = [Tag::Say, Tag::VerbLead, Tag::Will, Tag::Passive, Tag::NounStop];
    let start = mention.words.start;
    // "alongside her, Minister Okello struck": behind a comma nothing leads to a name.
    let det = if block.joined(start) { block.tags.len_before(start, Tag::Determiner) } else { 0 };
    let first = start - det;
    let Some(before) = first.checked_sub(1) else { return false };
    // "said Berg" behind a quotation, but "the prosecutor told Justice Berg".
    let said = block.tags.len_before(first, Tag::Say);
    let told = said > 0 && block.joined(first - said) && !opens(block, first - said);
    let led = LEADS
        .iter()
        .any(|tag| block.tags.len_before(first, *tag) > 0 && !(matches!(tag, Tag::Say | Tag::Opener) && told));
    let past = mention.words.end;
    let acts = block.joined(past) && VERBS.iter().any(|tag| block.has(past, *tag));
    block.joined(first) && !opens(block, first) && !block.is_capital(before) && !led && !acts && !mention.is_pronoun()
}

impl Registry {
    /// "President Ana Ruiz received her counterpart": who is told to be a woman, or a man, by what is hers or his.
    pub(super) fn learn(&mut self, text: &Text, blocks: &[Vec<Mention>]) {
        for (block, mentions) in text.blocks.iter().zip(blocks) {
            // The Romance languages tell by "his" of what is owned alone.
            if text.language.lexicon.romance {
                break;
            }
            for hit in block.tags.within(0..block.word_count()) {
                let she = match hit.tag {
                    Tag::HerOwn => true,
                    Tag::HisOwn => false,
                    _ => continue,
                };
                let owned = block.written(hit.word).len() > 3 || is_owner(block, hit.word);
                let Some(id) = self.told_of(block, mentions, hit.word).filter(|_| owned) else { continue };
                if let Some(entry) = self.entries.get_mut(id).filter(|e| !e.is_body && e.she.is_none()) {
                    entry.she = Some(she);
                }
            }
        }
    }

    /// The only one of whom a sentence tells before a word, outside of quotation marks.
    fn told_of(&self, block: &Block, mentions: &[Mention], word: usize) -> Option<usize> {
        let at = block.word_range(word).start;
        let start = block.sentence_of(at).start;
        let past = mentions.partition_point(|m| m.words.start < word);
        let from = past.saturating_sub(MOST_ASKED);
        let near = mentions.get(from..past)?.iter().enumerate().filter(|(_, m)| m.range.start >= start);
        let mut found = None;
        for (index, mention) in near {
            if !matches!(mention.who, Who::Person | Who::Name | Who::Role) {
                continue;
            }
            let id = self.id_at((block.index, from + index))?;
            let first = !mention.governed && !mention.quoted && mention.words.start + MOST_WORDS > word;
            let between = part(&block.text, mention.range.end..at);
            if found.is_some_and(|known| known != id) || !first || between.contains(['“', '”', '"', '«', '»']) {
                return None;
            }
            found = Some(id);
        }
        found
    }

    /// The body that acts before a place in its sentence, or in the one before: "The board fined the bank for what it called".
    pub(super) fn acting_body(&self, seen: Seen<'_>, block: &Block) -> Option<usize> {
        let Seen { text, blocks, place } = seen;
        let list = blocks.get(place.0)?;
        let at = list.get(place.1)?.range.start;
        let own = block.sentence_at(at);
        let romance = text.language.lexicon.romance;
        let from = place.1.saturating_sub(MOST_ASKED * 2);
        (own.saturating_sub(1)..=own).rev().find_map(|sentence| {
            let range = block.sentences.get(sentence)?.clone();
            list.get(from..place.1)?.iter().enumerate().find_map(|(index, m)| {
                let here = range.contains(&m.range.start) && m.can_act() && !m.is_pronoun();
                let id = self.id_at((place.0, from + index)).filter(|_| here)?;
                self.entries.get(id).filter(|e| e.is_body && (romance || !is_object(block, m))).map(|_| id)
            })
        })
    }

    /// The body that opens a sentence which tells of no person before a place.
    pub(super) fn body_alone(&self, blocks: &[Vec<Mention>], place: (usize, usize), block: &Block) -> Option<usize> {
        let list = blocks.get(place.0)?;
        let at = list.get(place.1)?.range.start;
        let start = block.sentence_of(at).start;
        let from = place.1.saturating_sub(MOST_ASKED);
        let near = list.get(from..place.1)?;
        let mut here = near.iter().enumerate().filter(|(_, m)| m.range.start >= start && !m.quoted);
        let (index, first) = here.next().filter(|(_, m)| m.who == Who::Body && m.can_act())?;
        let led = [Tag::That, Tag::PointsBack].iter().any(|tag| block.tags.len_before(block.word_from(at), *tag) > 0);
        let alone = here.all(|(_, m)| !matches!(m.who, Who::Person | Who::Role | Who::He | Who::She));
        let opening = block.word_from(start) + 3 > first.words.start;
        (led && alone && opening).then(|| self.id_at((place.0, from + index))).flatten()
    }
}

/// "her counterpart", not "called her a liar": a noun follows.
fn is_owner(block: &Block, word: usize) -> bool {
    const NONE: [Tag; 7] =
        [Tag::Preposition, Tag::Determiner, Tag::That, Tag::NounStop, Tag::Adverb, Tag::VerbLead, Tag::Relative];
    block.spaced(word + 1) && NONE.iter().all(|tag| !block.has(word + 1, *tag))
}
