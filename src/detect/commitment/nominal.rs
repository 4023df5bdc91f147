//! Promises told as nouns and in the passive: "the commitment made by Canada to", "a pledge from the bank that", "it was
//! agreed by the two sides that", "will get $40 million from Abu Dhabi".

use std::ops::Range;

use super::super::lexicon::{Hit, Tag, ends_in};
use super::super::name::{Mention, Who};
use super::party::is_apart;
use super::{Bound, Reader};

/// How many words may stand between a promise and whose it is ("commitment made at the summit by").
const OWNER_WORDS: usize = 6;

/// How far behind a gift it may be told that it was paid out, in words.
const PAID_WORDS: usize = 18;

/// How many words may stand between whose it is and what is promised.
const OBJECT_WORDS: usize = 12;

impl Reader<'_> {
    /// "the commitment made by Canada to", "Canada’s pledge to", "cam kết của Canada".
    pub(super) fn nominal(&self, words: &Range<usize>) -> Option<Bound> {
        let block = self.block;
        if self.is_conditional(words) || block.tags.any(words.clone(), Tag::OldPledge) {
            return None;
        }
        let nouns = |h: &&Hit| h.tag == Tag::PledgeNoun;
        block.tags.within(words.clone()).filter(nouns).take(8).find_map(|noun| {
            let past = noun.word + noun.len;
            let welcome = self.is_welcome(words, noun.word);
            // "was noted", "quedó asentado", "figure au procès-verbal": it stands.
            let recorded = block.tags.any(words.clone(), Tag::PledgeRecorded);
            let (giver, end) = match (self.made_by(words, past), self.owner_behind(words, past)) {
                (Some(giver), _) => (giver, past),
                (_, Some((giver, end, made))) if made || welcome || recorded => (giver, end),
                _ if welcome => (self.owner_before(words, noun.word)?, past),
                _ => return None,
            };
            // "A promise of free passes was made by the council".
            let of_thing = giver.words.start > end && block.has(end, Tag::OwnerLead) && block.joined(end);
            if !of_thing && !self.is_promised(words, end) {
                return None;
            }
            self.given_by(words, giver, "a promise, and whose it is", 0.65)
        })
    }

    /// "A commitment to remove asbestos was given by Ana Ruiz", "cam kết … đã được Tập đoàn Việt Thủy đưa ra": by whom a promise
    /// was made, told behind what is promised.
    fn made_by(&self, words: &Range<usize>, past: usize) -> Option<&Mention> {
        let block = self.block;
        let made = block.tags.of(past..words.end, Tag::PledgeMade).next()?;
        let behind = made.word + made.len;
        let near = behind..words.end.min(behind + OWNER_WORDS);
        let first = if self.text.language.lexicon.plural.is_empty() {
            behind
        } else {
            near.clone().find(|w| block.has(*w, Tag::By) || *w == behind && block.has(*w, Tag::From))? + 1
        };
        let giver = self.names.within(block, first..first + 3).first()?;
        let told = matches!(giver.who, Who::Body | Who::Country | Who::Parties | Who::Person);
        // "được Tập đoàn đưa ra": in Vietnamese the verb stands behind who made it.
        let closed = !self.text.language.lexicon.plural.is_empty()
            || block.tags.any(giver.words.end..words.end.min(giver.words.end + OWNER_WORDS), Tag::PledgeGiven);
        (told && closed).then_some(giver)
    }

    /// "welcomed", "secured" before the noun, in the same clause.
    fn is_welcome(&self, words: &Range<usize>, noun: usize) -> bool {
        let from = self.clause(words, noun).max(noun.saturating_sub(14));
        self.block.tags.any(from..noun, Tag::Welcome)
    }

    /// Whose the promise is, named behind it; where the name ends; whether a participle or "from" shows that it was given.
    fn owner_behind(&self, words: &Range<usize>, past: usize) -> Option<(&Mention, usize, bool)> {
        let block = self.block;
        let by = (past..words.end.min(past + OWNER_WORDS))
            .take_while(|w| block.joined(*w))
            .find(|w| [Tag::By, Tag::OwnerLead].iter().any(|tag| block.has(*w, *tag)))?;
        let lead = [Tag::By, Tag::OwnerLead].iter().map(|tag| block.tags.len(by, *tag)).max()?;
        let giver = self.names.within(block, by + lead..by + lead + 4).first()?;
        let det = block.tags.len(by + lead, Tag::Determiner);
        if giver.words.start > by + lead + det.max(1) {
            return None;
        }
        let made =
            block.has(by, Tag::By) && by > past || block.has(by, Tag::From) && !self.text.language.lexicon.romance;
        Some((giver, self.named_to(giver, words.end), made))
    }

    /// "Canada’s pledge", "its decision" is nobody's by name.
    fn owner_before(&self, words: &Range<usize>, noun: usize) -> Option<&Mention> {
        let block = self.block;
        let genitive = (noun.saturating_sub(2)..=noun).rev().find(|w| *w > words.start && self.is_genitive(*w))?;
        self.names.within(block, words.start..genitive).last().filter(|m| m.words.end == genitive)
    }

    /// Whether what is promised follows: "to" and a verb, "that", and in Vietnamese a verb at once.
    fn is_promised(&self, words: &Range<usize>, from: usize) -> bool {
        let block = self.block;
        let lexicon = &self.text.language.lexicon;
        let most = words.end.min(from + OBJECT_WORDS);
        let near = |w: &usize| *w == from || block.joined(*w);
        (from..most).take_while(near).any(|w| {
            let marker = block.tags.len(w, Tag::Infinitive);
            let verb = w + marker;
            let infinitive = marker > 0
                && block.joined(verb)
                && if lexicon.romance {
                    self.is_infinitive(verb)
                } else {
                    !block.is_capital(verb)
                        && ![Tag::Determiner, Tag::Preposition, Tag::NoPromise].iter().any(|t| block.has(verb, *t))
                };
            let that = block.has(w, Tag::That) && w <= from + 2 && (w..most).any(|v| self.looks_ahead(v));
            let direct =
                lexicon.plural.is_empty() && w <= from + 3 && (block.has(w, Tag::Deed) || block.has(w, Tag::Will));
            infinitive || that || direct
        })
    }

    /// Whether a word tells of what lies ahead.
    pub(super) fn looks_ahead(&self, at: usize) -> bool {
        let told = [Tag::Will, Tag::Would, Tag::Deed, Tag::DeedWould, Tag::WillBe];
        let lexicon = &self.text.language.lexicon;
        let future = || {
            let word = self.block.word(at);
            let would = lexicon
                .would_endings
                .iter()
                .any(|end| word.strip_suffix(end.as_str()).is_some_and(|stem| stem.len() >= 3 && stem.ends_with('r')));
            ends_in(word, &lexicon.endings.future) || would && self.block.tags.at(at).iter().all(|h| h.tag != Tag::Body)
        };
        told.iter().any(|t| self.block.has(at, *t)) || lexicon.romance && future()
    }

    /// "It was decided by the two sides that", "agreed between Kenya and Uganda to": the doer behind a passive.
    pub(super) fn agreed_by(&self, words: &Range<usize>) -> Option<Bound> {
        let block = self.block;
        if !block.tags.holds(Tag::AgreedBy) || self.is_conditional(words) {
            return None;
        }
        block.tags.of(words.clone(), Tag::AgreedBy).find_map(|hit| {
            let past = hit.word + hit.len;
            let giver = self.names.within(block, past..past + 4).first()?;
            let end = self.named_to(giver, words.end);
            let undone = block.tags.within(words.start..hit.word).any(|h| matches!(h.tag, Tag::Not | Tag::Hedge));
            // "$7.5 million has been pledged by Qatar": what is promised stands before.
            let sum = block.has(hit.word, Tag::PledgedBy) && self.tells_an_amount(words.start, hit.word);
            let ahead =
                sum || (end..words.end.min(end + 24)).any(|w| self.looks_ahead(w)) || self.is_promised(words, end);
            if undone || !ahead || giver.is_pronoun() {
                return None;
            }
            self.given_by(words, giver, "a party that binds itself", 0.8)
        })
    }

    /// "would be getting $40 million from Abu Dhabi": whoever is to have it, somebody is to give it.
    pub(super) fn received(&self, words: &Range<usize>) -> Option<Bound> {
        let block = self.block;
        if !block.tags.holds(Tag::Receive) || self.is_conditional(words) {
            return None;
        }
        block.tags.of(words.clone(), Tag::Receive).find_map(|hit| {
            let past = hit.word + hit.len;
            let english = !self.text.language.lexicon.romance && !self.text.language.lexicon.plural.is_empty();
            let lead =
                |at: usize| block.tags.len_before(at, Tag::Will) > 0 || block.tags.len_before(at, Tag::Would) > 0;
            if english
                && !lead(hit.word)
                && !(block.has(hit.word.saturating_sub(1), Tag::Passive) && lead(hit.word - 1))
            {
                return None;
            }
            let amount = (past..past + 5)
                .any(|w| block.written(w).starts_with(|c: char| c.is_ascii_digit()) || block.has(w, Tag::Scale));
            let from = (past + 1..words.end.min(past + 14))
                .take_while(|w| !is_apart(block.gap(*w)))
                .find(|w| block.has(*w, Tag::GiverLead) && block.joined(*w))?;
            let giver = self.names.within(block, from + 1..from + 4).first()?;
            let party = matches!(giver.who, Who::Body | Who::Country | Who::Parties | Who::Name);
            let undone = block.tags.within(words.start..hit.word).any(|h| matches!(h.tag, Tag::Not))
                || block
                    .tags
                    .within(self.chunk(words.start, hit.word)..hit.word)
                    .any(|h| h.tag == Tag::Hedge && h.word + 3 < hit.word);
            if !amount || !party || undone {
                return None;
            }
            self.given_by(words, giver, "what a party will give, and how much", 0.6)
        })
    }

    /// "announced contributions of $45 million", "stepped in with the promise of A$27 million": a gift with its amount.
    pub(super) fn gift(&self, words: &Range<usize>) -> Option<Bound> {
        let block = self.block;
        let told = block.tags.holds(Tag::Announce) || block.tags.holds(Tag::PledgeNoun);
        if !told || self.is_conditional(words) {
            return None;
        }
        let amount = |from: usize, past: usize| {
            (from..past.min(words.end))
                .any(|w| block.written(w).starts_with(|c: char| c.is_ascii_digit()) && self.tells_an_amount(w, w + 1))
        };
        let verbs = |h: &&Hit| matches!(h.tag, Tag::Announce | Tag::PledgeNoun);
        block.tags.within(words.clone()).filter(verbs).take(8).find_map(|hit| {
            let past = hit.word + hit.len;
            let found = if hit.tag == Tag::Announce {
                let gift = (past..words.end.min(past + 12)).find(|w| block.has(*w, Tag::Gift))?;
                let clear = (past + 1..=gift).all(|w| {
                    !block.has(w, Tag::That)
                        && !block.has(w, Tag::Say)
                        && (block.joined(w) || !block.gap(w).contains([';', ':', '.']))
                });
                // "announced that the grant had been paid out", "khoản vay đã được giải ngân": done.
                let paid = (gift..words.end.min(gift + PAID_WORDS)).any(|w| {
                    block.has(w, Tag::Past) && block.has(w + 1, Tag::Passive) || block.tags.len(w, Tag::Passive) == 2
                });
                clear && !paid && amount(past, gift + 9)
            } else {
                let det = block.tags.len_before(hit.word, Tag::Determiner);
                let with = det > 0 && block.has(hit.word - det - usize::from(hit.word > det), Tag::With);
                with && block.has(past, Tag::OwnerLead) && amount(past, past + 9)
            };
            let subject = if hit.tag == Tag::Announce {
                self.subject(words, hit.word)?
            } else {
                self.first(self.clause(words, hit.word), hit.word)?
            };
            let party = matches!(
                subject.mention.who,
                Who::Body | Who::Country | Who::Parties | Who::Name | Who::Person | Who::Role
            );
            let undone = self.is_undone(words, hit.word, Some(&subject));
            if !found || !party || undone || subject.mention.quoted {
                return None;
            }
            let actor = self.told(words, &subject)?;
            Some(Bound { actor, because: "a gift that is announced, and how much", score: 0.6 })
        })
    }

    /// The one who gives, as the sentence names it.
    pub(super) fn given_by(
        &self,
        words: &Range<usize>,
        giver: &Mention,
        because: &'static str,
        score: f32,
    ) -> Option<Bound> {
        let block = self.block;
        let end = self.named_to(giver, words.end);
        let det = block.tags.len_before(giver.words.start, Tag::Determiner);
        let keeps = !self.text.language.lexicon.romance && det > 0 && block.joined(giver.words.start);
        let start = giver.words.start - if keeps { det } else { 0 };
        if matches!(giver.who, Who::Role | Who::Body) && block.has(start, Tag::Unnamed) {
            return None;
        }
        let actor = self.actor(words, giver, start..end)?;
        Some(Bound { actor, because, score })
    }
}
