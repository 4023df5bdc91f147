//! Costs and duties that are laid on a party: "correrá por cuenta de", "at the expense of", "is obliged to", "under the
//! accord the bank must", "the protocol commits both towns to".

use std::ops::Range;

use super::super::lexicon::{Hit, Tag};
use super::super::name::{Mention, Who};
use super::super::text::part;
use super::{Bound, Reader};

/// How far behind its start a sentence may name the paper that it tells of, in words.
const LEAD_WORDS: usize = 8;

/// How far before "obliges" the paper may stand, in words.
const PAPER_WORDS: usize = 12;

/// The most words of a term between a cost and who bears it.
const TERM_WORDS: usize = 7;

/// The most words between who is obliged and what to.
const DUTY_WORDS: usize = 8;

impl Reader<'_> {
    /// "Los pasajes correrán por cuenta de Chile", "will be rebuilt at the expense of the ministry".
    pub(super) fn borne(&self, words: &Range<usize>) -> Option<Bound> {
        let block = self.block;
        let told = block.tags.holds(Tag::Borne) || block.tags.holds(Tag::BorneAt);
        if !told || self.is_conditional(words) {
            return None;
        }
        block.tags.within(words.clone()).filter(|h| matches!(h.tag, Tag::Borne | Tag::BorneAt)).find_map(|hit| {
            let past = hit.word + hit.len;
            // "est pris en charge jusqu’en 2028 par l’Agence": a term stands between.
            let by = (past..words.end.min(past + TERM_WORDS)).find(|w| *w > past && block.has(*w, Tag::By));
            let giver = self.named_behind(past).or_else(|| self.named_behind(by? + 1))?;
            let from = self.chunk(words.start, hit.word);
            let undone = block.tags.within(from..hit.word).any(|h| matches!(h.tag, Tag::Not | Tag::Hedge));
            let termed = by.is_some_and(|by| block.tags.any(past..by, Tag::Until));
            let ahead = hit.tag == Tag::Borne || termed || words.clone().any(|w| self.looks_ahead(w));
            (ahead && !undone).then(|| self.given_by(words, giver, "a party that bears the cost", 0.65)).flatten()
        })
    }

    /// "Both towns are obliged to exchange", "Under the accord the bank must lend".
    pub(super) fn duty(&self, words: &Range<usize>) -> Option<Bound> {
        let block = self.block;
        let told = block.tags.holds(Tag::Owes) || block.tags.holds(Tag::Must);
        if !told || self.is_conditional(words) {
            return None;
        }
        // "Aux termes de l'article 49, le ministre est tenu de répondre": a law binds whom it names, nobody binds themselves.
        if block.tags.any(words.start..words.end.min(words.start + LEAD_WORDS), Tag::LawLead) {
            return None;
        }
        let agreed = self.is_agreed(words);
        let binds = |tag: Tag| tag == Tag::Owes || tag == Tag::Must && agreed;
        block.tags.within(words.clone()).filter(|h| binds(h.tag)).find_map(|hit| {
            // "Le scrutin s’est tenu": it took place.
            if hit.word > 0 && block.has(hit.word - 1, Tag::Reflexive) {
                return None;
            }
            if !self.is_deed(hit.word + hit.len) && !self.owes_by_accord(words, hit) {
                return None;
            }
            // "The contractor is obliged under the deal to": so is whoever no table holds.
            let unlisted = || self.unlisted(words, hit.word).filter(|_| self.owes_by_accord(words, hit));
            let subject = self.subject(words, hit.word).or_else(unlisted)?;
            let owes = matches!(subject.mention.who, Who::Body | Who::Country | Who::Parties | Who::Person | Who::Role);
            let from = self.chunk(words.start, subject.words.start);
            let undone = block.tags.within(from..hit.word).any(|h| h.tag == Tag::Not);
            if !owes || undone || self.is_quoted(hit.word) {
                return None;
            }
            let actor = self.told(words, &subject)?;
            Some(Bound { actor, because: "a party with a duty that was agreed", score: 0.65 })
        })
    }

    /// "is obliged under the deal to finish", "est tenu par le contrat d’achever": a duty that an accord lays on its party, or one
    /// with a term, to do anything at all.
    fn owes_by_accord(&self, words: &Range<usize>, hit: &Hit) -> bool {
        let block = self.block;
        let past = hit.word + hit.len;
        let most = words.end.min(past + DUTY_WORDS);
        let marker = (past..most).find(|w| block.tags.len(*w, Tag::Infinitive) > 0 && *w > past);
        let accord = marker.is_some_and(|w| block.tags.any(past..w, Tag::Accord));
        let deed = match marker.filter(|_| accord) {
            Some(at) => at + block.tags.len(at, Tag::Infinitive),
            None => past,
        };
        const NONE: [Tag; 4] = [Tag::Determiner, Tag::Preposition, Tag::NonDeed, Tag::By];
        let romance = self.text.language.lexicon.romance;
        let verb = if romance {
            self.is_infinitive(deed)
        } else {
            block.joined(deed) && !block.is_capital(deed) && NONE.iter().all(|tag| !block.has(deed, *tag))
        };
        let firm = accord || self.sets_a_time(deed, words.end) || self.tells_a_number(deed, words.end);
        hit.tag == Tag::Owes && verb && firm
    }

    /// "El protocolo obliga a los dos municipios a canjear", "the accord commits both banks to lend".
    pub(super) fn obliged(&self, words: &Range<usize>) -> Option<Bound> {
        let block = self.block;
        if !block.tags.holds(Tag::Obliges) || self.is_conditional(words) {
            return None;
        }
        block.tags.of(words.clone(), Tag::Obliges).find_map(|hit| {
            let from = words.start.max(hit.word.saturating_sub(PAPER_WORDS));
            if !block.tags.any(from..hit.word, Tag::Accord) || block.tags.any(from..hit.word, Tag::Not) {
                return None;
            }
            let past = hit.word + hit.len;
            let led = [Tag::Infinitive, Tag::To].iter().map(|tag| block.tags.len(past, *tag)).max().unwrap_or(0);
            let actor = match self.named_behind(past + led) {
                Some(giver) => {
                    let end = self.named_to(giver, words.end);
                    (giver.words.start, end)
                }
                None => self.counted_behind(past + led)?,
            };
            let (start, end) = actor;
            let marker = (end..words.end.min(end + DUTY_WORDS))
                .take_while(|w| block.joined(*w) || *w == end)
                .find(|w| block.tags.len(*w, Tag::Infinitive) > 0);
            let deed = marker.map_or(end, |w| w + block.tags.len(w, Tag::Infinitive));
            // English shows an infinitive by its "to" alone.
            let plain = marker.is_some()
                && !self.text.language.lexicon.romance
                && !block.is_capital(deed)
                && ![Tag::Determiner, Tag::Preposition, Tag::NonDeed].iter().any(|tag| block.has(deed, *tag));
            if !plain && !self.is_deed(deed) && !self.is_infinitive(deed) {
                return None;
            }
            let range = block.word_range(start).start..block.word_range(end.checked_sub(1)?).end;
            let span = crate::article::Span::new(block.index, range.start, range.end);
            let actor = (part(&block.text, range).to_owned(), Some(span));
            Some(Bound { actor, because: "a party that a paper binds", score: 0.65 })
        })
    }

    /// Who is named at a word, behind an article at most.
    fn named_behind(&self, at: usize) -> Option<&Mention> {
        let block = self.block;
        let det = block.tags.len(at, Tag::Determiner);
        let near = |m: &&Mention| m.words.start <= at + det.max(1) && !m.is_pronoun();
        let found = self.names.within(block, at..at + 5).first().filter(near)?;
        matches!(found.who, Who::Body | Who::Country | Who::Parties | Who::Person | Who::Role)
            .then_some(found)
            .or_else(|| Some(found).filter(|m| m.who == Who::Name && m.words.len() >= 2))
    }

    /// "los dos municipios", "both towns": parties told by their number.
    fn counted_behind(&self, at: usize) -> Option<(usize, usize)> {
        let block = self.block;
        let det = block.tags.len(at, Tag::Determiner);
        let number =
            [Tag::SmallNumber, Tag::Both].map(|tag| block.tags.len(at + det, tag)).into_iter().max().unwrap_or(0);
        let noun = at + det + number;
        let plural = &self.text.language.lexicon.plural;
        let several = !plural.is_empty() && block.word(noun).ends_with(|c| plural.contains(c));
        (number > 0 && several && block.joined(noun)).then_some((at + det, noun + 1))
    }

    /// Whether a sentence opens with the paper that was agreed: "Under the accord", "Theo bản thỏa thuận".
    fn is_agreed(&self, words: &Range<usize>) -> bool {
        let block = self.block;
        let led = block.has(words.start, Tag::Under) || block.has(words.start, Tag::According);
        let past = (words.start + 1..words.end.min(words.start + LEAD_WORDS))
            .find(|w| !block.joined(*w))
            .unwrap_or(words.end.min(words.start + LEAD_WORDS));
        led && block.tags.any(words.start + 1..past, Tag::Accord)
    }

    /// Whether a verb that can be owed stands at a word.
    fn is_deed(&self, at: usize) -> bool {
        let (block, lexicon) = (self.block, &self.text.language.lexicon);
        if !block.joined(at) || block.has(at, Tag::NonDeed) {
            return false;
        }
        block.has(at, Tag::Deed) || lexicon.romance && self.is_infinitive_word(at)
    }
}
