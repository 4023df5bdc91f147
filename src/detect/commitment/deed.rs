//! Plans that bind: "will sign … by 2027", "said it would lend", "shall be extended by India".

use std::ops::Range;

use super::super::lexicon::{Hit, Tag};
use super::super::name::{Mention, Who};
use super::{Actor, Bound, Reader};

impl Reader<'_> {
    /// What a party says that it will do, or what is said that it would do.
    pub(super) fn plan(&self, words: &Range<usize>) -> Option<Bound> {
        let block = self.block;
        let deeds = |h: &&Hit| matches!(h.tag, Tag::Deed | Tag::DeedWould);
        block.tags.within(words.clone()).filter(deeds).find_map(|hit| {
            let past = hit.word + hit.len;
            let (verb, would, shall) = self.ahead(words, hit)?;
            let counted = (past..past + 2).any(|w| block.has(w, Tag::SmallNumber) && !block.has(w, Tag::Unnamed));
            let firm = shall || counted || self.sets_a_time(past, words.end) || self.tells_a_number(past, words.end);
            if !firm || !self.takes_object(hit) {
                return None;
            }
            let (actor, reported) = self.doer(words, verb)?;
            if would && !reported {
                return None;
            }
            let because = if reported {
                "a party of whom it is said what it will do, and when or how much"
            } else {
                "a party that says what it will do, and when or how much"
            };
            Some(Bound { actor, because, score: if reported { 0.65 } else { 0.7 } })
        })
    }

    /// Where the verb's own words start, whether they stand at one remove ("would"), and whether they bind by law.
    fn ahead(&self, words: &Range<usize>, hit: &Hit) -> Option<(usize, bool, bool)> {
        let block = self.block;
        if self.text.language.lexicon.romance {
            return Some((hit.word, hit.tag == Tag::DeedWould, false));
        }
        let mut at = hit.word;
        for _ in 0..4 {
            if at <= words.start || !block.joined(at) {
                return None;
            }
            let would = block.tags.len_before(at, Tag::Would);
            let will = block.tags.len_before(at, Tag::Will);
            if would > 0 || will > 0 {
                let start = at - would.max(will);
                return (start >= words.start).then(|| (start, would > 0 && will == 0, block.has(start, Tag::Shall)));
            }
            let adverb = block.tags.len_before(at, Tag::Adverb);
            if adverb == 0 {
                return None;
            }
            at -= adverb;
        }
        None
    }

    /// "will open 30 clinics", not "will open on Friday".
    fn takes_object(&self, hit: &Hit) -> bool {
        let block = self.block;
        let past = hit.word + hit.len;
        if past >= block.word_count() || block.gap(past).contains([',', ';', ':', '.', '”', '»', '"', ')', '—', '–'])
        {
            return false;
        }
        if block.has(past, Tag::Determiner) {
            return true;
        }
        let term = block.has(past, Tag::Deadline);
        if block.has(past, Tag::NoDeed) || term && block.has(hit.word, Tag::OpenDeed) {
            return false;
        }
        let english = !self.text.language.lexicon.plural.is_empty() && !self.text.language.lexicon.romance;
        let hour = block.has(past, Tag::AtHour) && block.written(past + 1).starts_with(|c: char| c.is_ascii_digit());
        let day =
            [Tag::MonthLead, Tag::DayLead].iter().any(|t| block.has(past, *t)) && block.has(hit.word, Tag::OpenDeed);
        let governed = english && block.has(past, Tag::Preposition);
        term || !(hour || day || governed)
    }

    /// Who will do it, and whether a saying stands before it.
    fn doer(&self, words: &Range<usize>, verb: usize) -> Option<(Actor, bool)> {
        let block = self.block;
        let group = self.group(words, verb);
        let before = group.checked_sub(1).filter(|w| *w >= words.start);
        let it = before.filter(|w| block.has(*w, Tag::It) && block.spaced(group));
        if let Some(at) = it {
            let say = self.saying(words, at)?;
            let (actor, _) = self.party(words, say.word)?;
            return (!self.forecasts(words, say.word) && !self.is_undone(words, say.word, None))
                .then_some((actor, true));
        }
        let subject = self.subject(words, verb)?;
        let close = subject.beside || self.is_aside(&subject.words, group);
        if !close || self.is_undone(words, verb, Some(&subject)) || !names_a_party(&subject.mention) {
            return None;
        }
        let say = self.saying(words, subject.words.start);
        if let Some(say) = say {
            if self.forecasts(words, say.word) || self.is_undone(words, say.word, None) {
                return None;
            }
            if matches!(subject.mention.who, Who::They | Who::He | Who::She)
                && let Some(teller) = self.subject(words, say.word)
            {
                return Some((self.told(words, &teller)?, true));
            }
        }
        Some((self.told(words, &subject)?, say.is_some()))
    }

    /// Whether nothing but what stands between commas parts a party from its verb.
    fn is_aside(&self, party: &Range<usize>, group: usize) -> bool {
        super::party::is_apart(self.block.gap(party.end)) && super::party::is_apart(self.block.gap(group))
    }

    /// The saying right before a clause: "said (on Monday) that".
    fn saying(&self, words: &Range<usize>, clause: usize) -> Option<Hit> {
        let block = self.block;
        let that = block.tags.len_before(clause, Tag::That);
        let from = words.start.max(clause.saturating_sub(if that > 0 { 12 } else { 4 }));
        let say = block.tags.within(from..clause).filter(|h| h.tag == Tag::Say).last().copied()?;
        let past = say.word + say.len;
        // Without "that", the clause follows at once, or behind a day.
        (that > 0 || past + 3 >= clause).then_some(say)
    }

    /// "Analysts said the bank would cut rates": what those who only watch say binds nobody.
    fn forecasts(&self, words: &Range<usize>, say: usize) -> bool {
        let from = words.start.max(say.saturating_sub(12));
        self.block.tags.any(from..say, Tag::Pundit)
    }

    /// "will be provided by Canada", "sẽ do Nhật Bản tài trợ".
    pub(super) fn passive(&self, words: &Range<usize>) -> Option<Bound> {
        let block = self.block;
        let will = block.tags.within(words.clone()).filter(|h| h.tag == Tag::WillBe).copied().find_map(|will| {
            let past = will.word + will.len;
            let viet = self.text.language.lexicon.plural.is_empty();
            let giver = if viet {
                self.names.within(block, past..past + 2).first().filter(|m| {
                    let end = self.extent(m, words.end);
                    block.has(end, Tag::Deed) || block.has(m.words.end, Tag::Deed)
                })?
            } else {
                let done = (past..past + 3).find(|w| block.has(*w, Tag::DeedDone))?;
                let by = (done + 1..words.end.min(done + 14))
                    .find(|w| block.has(*w, Tag::By) && block.joined(*w) && !block.gap(*w + 1).contains(','))?;
                self.names.within(block, by + 1..by + 6).first()?
            };
            let firm = block.has(will.word, Tag::Shall)
                || self.tells_a_number(words.start, words.start + 30)
                || self.tells_a_number(past, words.end)
                || self.sets_a_time(past, words.end);
            let undone = self.is_conditional(words)
                || block.tags.within(words.start..past + 2).any(|h| h.tag == Tag::Not)
                || block.tags.within(self.chunk(words.start, will.word)..will.word).any(|h| h.tag == Tag::Hedge);
            (firm && !undone && names_a_party(giver)).then_some(giver)
        })?;
        let end = self.named_to(will, words.end);
        let det = block.tags.len_before(will.words.start, Tag::Determiner);
        let keeps = !self.text.language.lexicon.romance && det > 0 && block.joined(will.words.start);
        let start = will.words.start - if keeps { det } else { 0 };
        let actor = self.actor(words, will, start..end)?;
        Some(Bound { actor, because: "what a party will give, and when or how much", score: 0.7 })
    }

    /// Where a party's name ends when no verb follows it: capitals and what links them.
    fn named_to(&self, mention: &Mention, past: usize) -> usize {
        let block = self.block;
        let mut at = mention.words.end;
        while at < past && block.joined(at) {
            let link = block.tags.len(at, Tag::Link);
            let next = at + link;
            if link > 0 && self.text.language.conjunctions.at(block, at).is_none() && block.is_capital(next) {
                at = next + 1;
            } else if block.is_capital(at) {
                at += 1;
            } else {
                break;
            }
        }
        at
    }
}

/// Whether somebody is named who can bind themselves.
fn names_a_party(mention: &Mention) -> bool {
    !matches!(mention.who, Who::Name) || mention.range.len() > 2
}
