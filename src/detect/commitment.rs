//! Commitments: sentences in which a named party binds itself. Hopes, proposals, urgings and refusals bind nobody.

use std::ops::Range;

use crate::article::{BlockKind, Span};

use super::lexicon::{Hit, Tag, ends_in};
use super::name::{Mention, Names, Who};
use super::quote::chosen;
use super::text::{Block, Text, part};
use super::{Commitment, Found, Suggestion};

/// How far before a verb its subject is looked for, in words.
const SUBJECT_WORDS: usize = 40;

/// How far before a promise a word that undoes it is looked for.
const HEDGE_WORDS: usize = 16;

/// Every commitment of an article, in reading order, once for each sentence.
pub(super) fn commitments(text: &Text, names: &Names) -> Vec<Suggestion> {
    let mut out = Vec::new();
    let told = |b: &&Block| !b.quiet && !matches!(b.kind, BlockKind::Heading | BlockKind::Question);
    for block in text.blocks.iter().filter(told) {
        let reader = Reader { text, names, block };
        let mut invited: Option<usize> = None;
        for (index, sentence) in block.sentences.iter().enumerate() {
            let words = block.word_from(sentence.start)..block.word_from(sentence.end);
            let found = reader.promise(&words).or_else(|| reader.plan(&words));
            if let Some((actor, because, score)) = found {
                out.push(reader.suggestion(sentence.clone(), actor, because, score));
            } else if let Some((actor, alone)) = reader.acceptance(&words, invited.is_some_and(|i| i + 1 == index)) {
                let start = match invited {
                    Some(before) if !alone => block.sentences.get(before).map_or(sentence.start, |s| s.start),
                    _ => sentence.start,
                };
                out.push(reader.suggestion(start..sentence.end, actor, "an invitation, and its acceptance", 0.85));
            }
            if block.tags.any(words, Tag::Invite) {
                invited = Some(index);
            }
        }
    }
    out
}

/// Who binds itself, and where it is named.
type Actor = (String, Option<Span>);

struct Reader<'a> {
    text: &'a Text,
    names: &'a Names,
    block: &'a Block,
}

impl<'a> Reader<'a> {
    /// "agreed to", "pledged".
    fn promise(&self, words: &Range<usize>) -> Option<(Actor, &'static str, f32)> {
        let block = self.block;
        block.tags.within(words.clone()).filter(|h| h.tag == Tag::Commit).find_map(|hit| {
            let promised = self.has_object(hit) && !self.is_undone(words, hit.word);
            let actor = promised.then(|| self.actor(words, hit.word)).flatten()?;
            // The nearer the party stands to its verb, the surer it is the subject.
            let end = actor.1.as_ref().map_or(0, |span| span.end);
            let beside = end > 0 && block.word_from(end) + 2 >= hit.word;
            Some((actor, "a party that binds itself", if beside { 0.9 } else { 0.75 }))
        })
    }

    /// "will sign … by 2027".
    fn plan(&self, words: &Range<usize>) -> Option<(Actor, &'static str, f32)> {
        let block = self.block;
        let future_forms = self.text.language.lexicon.romance;
        block.tags.within(words.clone()).filter(|h| h.tag == Tag::Deed).find_map(|hit| {
            let past = hit.word + hit.len;
            if let Some(actor) = self.said_would(words, hit.word)
                && (self.sets_a_time(past, words.end) || self.tells_a_number(past, words.end))
            {
                return Some((actor, "a party that said what it would do, and when or how much", 0.65));
            }
            let verb = if future_forms { hit.word } else { self.will_before(hit.word)? };
            let set = self.sets_a_time(past, words.end) || self.tells_a_number(past, words.end);
            if !set || verb < words.start || self.is_undone(words, verb) {
                return None;
            }
            let actor = self.near_actor(words, verb)?;
            Some((actor, "a party that says what it will do, and when or how much", 0.7))
        })
    }

    /// "invited … and she accepted": who accepted, and whether the sentence holds the invitation too.
    fn acceptance(&self, words: &Range<usize>, invited_before: bool) -> Option<(Actor, bool)> {
        let block = self.block;
        let invite = block.tags.within(words.clone()).find(|h| h.tag == Tag::Invite).copied();
        if invite.is_none() && !invited_before {
            return None;
        }
        let accept = block.tags.within(words.clone()).find(|h| h.tag == Tag::Accept).copied()?;
        if self.is_undone(words, accept.word) {
            return None;
        }
        // "accepted an invitation" by itself tells of both; "accepted" alone needs who invited before it.
        let actor = self.actor(words, accept.word).or_else(|| {
            let invited = invite?.word;
            let guest = self.names.within(block, invited..accept.word).first()?;
            self.told(guest)
        })?;
        Some((actor, invite.is_some()))
    }

    /// Whether something is promised, not merely "committed a fault".
    fn has_object(&self, hit: &Hit) -> bool {
        let block = self.block;
        let past = hit.word + hit.len;
        let past = self.behind_time(past);
        let last = hit.word + hit.len - 1;
        // The phrase's own form, or its last word's ("have agreed").
        let is = |tag: Tag| block.tags.len(hit.word, tag) == hit.len || hit.len > 1 && block.tags.len(last, tag) == 1;
        let measured = || {
            (past..past + 3).any(|w| {
                block.written(w).starts_with(|c: char| c.is_ascii_digit())
                    || block.has(w, Tag::About)
                    || block.has(w, Tag::SmallNumber) && block.has(w + 1, Tag::Scale)
            }) || block.gap(past).contains(['$', '€', '£'])
        };
        if is(Tag::CommitTo) {
            return past > hit.word + hit.len && block.has(past, Tag::To);
        }
        if is(Tag::CommitMeasured) {
            return measured();
        }
        if is(Tag::CommitInfinitive) {
            let next = block.word(past);
            let infinitive = next.len() > 3 && ends_in(next, &self.text.language.lexicon.endings.infinitive);
            return infinitive || block.has(past, Tag::That) || measured();
        }
        if is(Tag::CommitUncounted) {
            let counted =
                block.has(past, Tag::SmallNumber) || block.written(past).starts_with(|c: char| c.is_ascii_digit());
            return block.joined(past) && !counted;
        }
        if is(Tag::CommitObject) {
            return block.spaced(past) && !block.has(past, Tag::NoObject);
        }
        block.joined(past)
    }

    /// The word behind "yesterday", "last month", "on Monday".
    fn behind_time(&self, at: usize) -> usize {
        const TIMES: [Tag; 6] =
            [Tag::Yesterday, Tag::Today, Tag::LastWeek, Tag::LastMonth, Tag::Weekday, Tag::ThisWeek];
        let block = self.block;
        let lead = block.tags.len(at, Tag::DayLead);
        let from = if lead > 0 && block.has(at + lead, Tag::Weekday) { at + lead } else { at };
        let time = TIMES.iter().map(|tag| block.tags.len(from, *tag)).max().unwrap_or(0);
        if time > 0 { from + time } else { at + block.tags.len(at, Tag::Adverb) }
    }

    /// Whether a hope, an urging or a "not" governs the verb.
    fn is_undone(&self, words: &Range<usize>, verb: usize) -> bool {
        let block = self.block;
        let mut from = words.start.max(verb.saturating_sub(HEDGE_WORDS));
        // The clause: behind the last comma, or the last "and" right before the verb.
        for at in (from + 1..=verb).rev() {
            let gap = block.gap(at);
            let conjunction = at >= 1 && self.text.language.conjunctions.at(block, at - 1).is_some() && at == verb;
            if gap.contains([';', ':', '“', '”', '«', '»', '—', '–']) || gap.starts_with(',') || conjunction {
                from = at;
                break;
            }
        }
        let hedged = |h: &Hit| matches!(h.tag, Tag::Hedge | Tag::Not) && h.word + h.len <= verb;
        if block.tags.within(from..verb).any(hedged) {
            return true;
        }
        // "If the price falls, the ministry will buy": a condition opens the sentence.
        let opens = block.has(words.start, Tag::Condition);
        // "It did not agree", "n’a pas promis", where the denial stands inside or right behind the verb.
        opens || block.tags.within(verb..verb + 3).any(|h| h.tag == Tag::Not)
    }

    /// "The bank said it would lend": who said what they would do.
    fn said_would(&self, words: &Range<usize>, deed: usize) -> Option<Actor> {
        let block = self.block;
        let would = deed.checked_sub(1).filter(|w| block.has(*w, Tag::Would) && block.spaced(deed))?;
        let from = words.start.max(would.saturating_sub(4));
        let say = block.tags.within(from..would).filter(|h| h.tag == Tag::Say).last()?;
        let own = |w: usize| [Tag::He, Tag::She, Tag::They, Tag::It].iter().any(|tag| block.has(w, *tag));
        let behind = say.word + say.len;
        let behind = behind + block.tags.len(behind, Tag::That);
        let told = own(behind) && behind + 1 == would && !self.is_undone(words, say.word);
        told.then(|| self.actor(words, say.word)).flatten()
    }

    /// Where "will" stands right before a deed.
    fn will_before(&self, deed: usize) -> Option<usize> {
        let block = self.block;
        let at = |word: usize| {
            let len = block.tags.len_before(word, Tag::Will);
            (len > 0 && block.spaced(word)).then(|| word - len)
        };
        at(deed).or_else(|| {
            let adverb = block.tags.len_before(deed, Tag::Adverb);
            (adverb > 0).then(|| at(deed - adverb)).flatten()
        })
    }

    /// "by 2027", "within six months", "d’ici 2030".
    fn sets_a_time(&self, from: usize, past: usize) -> bool {
        let block = self.block;
        block.tags.within(from..past.min(from + SUBJECT_WORDS)).any(|h| {
            h.tag == Tag::Deadline
                && (h.word + h.len..(h.word + h.len + 5).min(past)).any(|w| {
                    let word = block.written(w);
                    word.starts_with(|c: char| c.is_ascii_digit())
                        || self.text.language.lexicon.month(block.word(w)).is_some()
                        || block.has(w, Tag::Span)
                })
        })
    }

    fn tells_a_number(&self, from: usize, past: usize) -> bool {
        let block = self.block;
        (from..past.min(from + 10)).any(|w| {
            block.written(w).starts_with(|c: char| c.is_ascii_digit())
                || block.has(w, Tag::Scale)
                || block.has(w, Tag::BigNumber)
        })
    }

    /// The subject of a verb, near enough to be it.
    fn actor(&self, words: &Range<usize>, verb: usize) -> Option<Actor> {
        let from = words.start.max(verb.saturating_sub(SUBJECT_WORDS));
        let mentions = self.names.within(self.block, from..verb);
        // ", pledging help": the sentence's own subject, not the word before the comma.
        let participle = self.block.gap(verb).starts_with(',')
            && ends_in(self.block.word(verb), &self.text.language.lexicon.endings.participle);
        if let Some(subject) = chosen(self.block, mentions, (!participle).then_some(verb)) {
            let at = mentions.iter().position(|m| m.words == subject.words)?;
            return self.coordinated(mentions, at);
        }
        // The Romance languages leave the pronoun out.
        let opens = verb <= words.start + 2 && self.text.language.lexicon.romance;
        if !opens {
            return None;
        }
        let after = self.names.within(self.block, verb..verb + 8).iter().find(|m| m.can_act());
        after.and_then(|m| self.told(m)).or_else(|| self.last_named(verb))
    }

    /// The subject right before a verb.
    fn near_actor(&self, words: &Range<usize>, verb: usize) -> Option<Actor> {
        let from = words.start.max(verb.saturating_sub(SUBJECT_WORDS));
        let mentions = self.names.within(self.block, from..verb);
        let at = mentions.iter().rposition(|m| m.can_act() && m.words.end + 1 >= verb)?;
        self.coordinated(mentions, at)
    }

    /// "Minister A and Minister B".
    fn coordinated(&self, mentions: &[Mention], at: usize) -> Option<Actor> {
        let subject = mentions.get(at)?;
        let (mut name, span) = self.told(subject)?;
        let mut next = subject;
        for before in mentions.get(..at)?.iter().rev().take(4) {
            let between = part(&self.block.text, before.range.end..next.range.start).trim();
            let word = self.block.word_from(before.range.end);
            let joins = self.text.language.conjunctions.at(self.block, word).is_some()
                && between.len() <= 8
                && !between.contains('.');
            if !joins || before.is_pronoun() || next.is_pronoun() {
                break;
            }
            let conjunction = between.split_whitespace().next().unwrap_or("");
            name = format!("{} {conjunction} {name}", self.told(before)?.0);
            next = before;
        }
        Some((name, span))
    }

    fn told(&self, mention: &Mention) -> Option<Actor> {
        let name = self.names.registry.resolve(self.text, &self.names.blocks, self.block.index, mention)?;
        Some((name, Some(Span::new(self.block.index, mention.range.start, mention.range.end))))
    }

    fn last_named(&self, word: usize) -> Option<Actor> {
        let all = self.names.within(self.block, word.saturating_sub(60)..word);
        let last = all.iter().rev().find(|m| m.can_act() && !matches!(m.who, Who::Name))?;
        self.told(last)
    }

    fn suggestion(&self, range: Range<usize>, actor: Actor, because: &str, score: f32) -> Suggestion {
        let range = self.block.told(range);
        Suggestion {
            span: Span::new(self.block.index, range.start, range.end),
            because: because.to_owned(),
            score,
            found: Found::Commitment(Commitment { actor: actor.0, actor_span: actor.1 }),
        }
    }
}
