//! Verbs of promising, and words given: "agreed to", "gave its word that", "…, the minister promised".

use std::ops::Range;

use super::super::lexicon::{Hit, Tag, ends_in};
use super::super::name::Who;
use super::super::text::Block;
use super::party::{Subject, is_apart};
use super::promised::MARKER_WORDS;
use super::{Bound, Reader};

impl Reader<'_> {
    /// "agreed to", "pledged", "has undertaken".
    pub(super) fn promise(&self, words: &Range<usize>) -> Option<Bound> {
        let block = self.block;
        block
            .tags
            .within(words.clone())
            .filter(|h| matches!(h.tag, Tag::Commit | Tag::CommitDone | Tag::CommitSelf | Tag::Decide))
            .find_map(|hit| {
                // A participle binds behind its auxiliary alone: "sont convenus", not "le prix convenu".
                let bare = hit.tag == Tag::CommitDone && block.tags.len_before(hit.word, Tag::VerbLead) == 0 && {
                    let group = self.group(words, hit.word);
                    !block.has(group, Tag::VerbLead)
                };
                // "s'est pour sa part engagée": "engaged" binds with its "itself" alone.
                let alone = hit.tag == Tag::CommitSelf && {
                    let group = self.group(words, hit.word);
                    !block.tags.any(group..hit.word, Tag::Reflexive)
                };
                // "his courtesy in agreeing to it": what follows a preposition tells how, or why.
                let governed = ends_in(block.word(hit.word), &self.text.language.lexicon.endings.participle)
                    && !self.text.language.lexicon.romance
                    && block.joined(hit.word)
                    && block.tags.len_before(hit.word, Tag::Preposition) > 0;
                // "On nous a promis des puits": nobody is named.
                let impersonal = bare_on(block, self.group(words, hit.word));
                if governed
                    || impersonal
                    || bare
                    || alone
                    || self.is_noun(hit)
                    || self.is_part_of_name(hit)
                    || !self.has_object(words, hit)
                    || self.is_settled(words, hit.word + hit.len)
                {
                    return None;
                }
                // "The plan promises relief" is no promise: who stands in no table needs a verb that binds.
                let owed = block.has(hit.word, Tag::CommitDeed);
                let strong = hit.tag != Tag::Decide && !owed && !block.has(hit.word, Tag::CommitObject);
                let listed = self.subject(words, hit.word);
                let beside = listed.as_ref().is_some_and(|s| s.beside);
                // "have pledged to release": with its auxiliary the verb has somebody who promises.
                // "The union promises no strikes", not "its election promises bread".
                let led = self.text.language.lexicon.keeps_article
                    && !self.text.language.lexicon.plural.is_empty()
                    && block.spaced(hit.word)
                    && !self.is_adverb(hit.word.saturating_sub(1))
                    && [Tag::Adverb, Tag::VerbLead].iter().all(|tag| block.tags.len_before(hit.word, *tag) == 0)
                    && self.text.language.conjunctions.at(block, hit.word.saturating_sub(1)).is_none();
                if block.has(hit.word, Tag::PledgeNoun) && !beside && led {
                    return None;
                }
                let told = block.has(hit.word, Tag::CommitObject)
                    && block.tags.len_before(hit.word, Tag::VerbLead) > 0
                    && (hit.word + 1..=hit.word + hit.len).any(|w| block.has(w, Tag::Infinitive));
                // "El ídolo prometió bajar el volumen": so has a past form with its infinitive.
                let told = told
                    || block.has(hit.word, Tag::CommitObject)
                        && self.text.language.lexicon.outer_commas
                        && hit.len == 1
                        && ends_in(block.word(hit.word), &self.text.language.lexicon.endings.past)
                        && self.is_infinitive(hit.word + 1);
                // "Los alcaldes resolvieron crear un fondo de 3 millones": so has a decision with its sum or its term.
                let told = told || hit.tag == Tag::Decide && self.decides(words, hit, Some(Who::Body));
                let several = strong || told;
                let several = several.then(|| self.several(words, hit.word)).flatten();
                let unlisted =
                    several.or_else(|| ((strong || told) && !beside).then(|| self.unlisted(words, hit.word))?);
                let plural = &self.text.language.lexicon.plural;
                let many = |s: &Subject| block.word(s.mention.words.start).ends_with(|c| plural.contains(c));
                let unlisted = unlisted.filter(|s| hit.tag != Tag::Decide || many(s));
                let is_unlisted = unlisted.is_some();
                let subject = unlisted.or(listed);
                // "Article 43 guarantees care": what a law grants.
                let of_law = subject
                    .as_ref()
                    .is_some_and(|s| block.has(s.words.start, Tag::LawWord) || block.has(s.words.start, Tag::Not));
                if of_law
                    || self.is_undone(words, hit.word, subject.as_ref())
                    || subject.as_ref().is_some_and(told_of_others)
                {
                    return None;
                }
                if hit.tag == Tag::Decide && !self.decides(words, hit, subject.as_ref().map(|s| s.mention.who)) {
                    return None;
                }
                if owed && !subject.as_ref().is_some_and(owes) {
                    return None;
                }
                let (actor, beside) = match &subject {
                    // "a declaration in which it binds itself": whom the sentence names before.
                    Some(subject) => {
                        let it =
                            || (subject.mention.who == Who::It).then(|| self.last_body(subject.words.start)).flatten();
                        (self.told(words, subject).or_else(it)?, subject.beside && !is_unlisted)
                    }
                    None => self.party(words, hit.word)?,
                };
                // The nearer the party stands to its verb, the surer it is the subject.
                let score = if hit.tag == Tag::Decide {
                    0.6
                } else if beside {
                    0.9
                } else {
                    0.75
                };
                Some(Bound { actor, because: "a party that binds itself", score })
            })
    }

    /// "lời hứa": the promise, not to promise.
    fn is_noun(&self, hit: &Hit) -> bool {
        let before = self.block.tags.len_before(hit.word, Tag::NounLead);
        // "Nhật Bản cam kết": a syllable of a country's name.
        let from = hit.word - before;
        let named = from > 0 && self.block.is_capital(from) && self.block.is_capital(from - 1);
        before > 0 && self.block.joined(hit.word) && !named
    }

    /// "Hứa Minh Trí": a name that is written like a verb of promising.
    fn is_part_of_name(&self, hit: &Hit) -> bool {
        let next = hit.word + hit.len;
        hit.len == 1
            && self.block.is_capital(hit.word)
            && self.block.is_capital(next)
            && self.block.spaced(next)
            && !self.block.has(next, Tag::Country)
            && self.text.language.lexicon.plural.is_empty()
    }

    /// A decision binds where it says when or how much, or where several take it.
    fn decides(&self, words: &Range<usize>, hit: &Hit, who: Option<Who>) -> bool {
        let past = hit.word + hit.len;
        let firm = self.sets_a_time(past, words.end) || self.tells_a_number(past, words.end);
        match who {
            Some(Who::Parties | Who::They) => true,
            Some(Who::He | Who::She | Who::Person) | None => false,
            Some(_) => firm,
        }
    }

    /// "gave its word that", "reiteró el compromiso de": a verb that says little, and a promise as its object.
    pub(super) fn given_word(&self, words: &Range<usize>) -> Option<Bound> {
        let block = self.block;
        block.tags.of(words.clone(), Tag::LightVerb).find_map(|hit| {
            let past = hit.word + hit.len;
            let near = |w: &usize| *w == past || block.joined(*w) || block.gap(*w) == ", ";
            let noun = (past..past + 5).take_while(near).find(|w| block.has(*w, Tag::PledgeNoun))?;
            let behind = noun + block.tags.len(noun, Tag::PledgeNoun);
            let renewed = block.has(hit.word, Tag::Renew);
            let found = (behind..words.end.min(behind + MARKER_WORDS)).take_while(near).find(|at| {
                let marker = block.tags.len(*at, Tag::Infinitive);
                let told = block.has(*at, Tag::That) && block.joined(*at);
                // "gave its word at a packed meeting that": where it was given stands between.
                // "la garantie écrite que".
                let quality = self.text.language.lexicon.romance && *at == behind + 1 && block.tags.is_plain(behind);
                let told = told && (*at == behind || quality || block.has(behind, Tag::Preposition));
                let verb = marker > 0
                    && if self.text.language.lexicon.romance {
                        self.is_infinitive(*at + marker)
                    } else {
                        *at <= behind + 4 && (!renewed || !block.has(*at + marker, Tag::Determiner))
                    };
                told || verb
            });
            let direct = self.text.language.lexicon.plural.is_empty() && block.spaced(behind);
            // "prend trois engagements : servir …", "asumió tres obligaciones: abrir …".
            let listed = behind < words.end && block.gap(behind).trim_start().starts_with(':') && {
                let marker = block.tags.len(behind, Tag::Infinitive);
                marker > 0
                    || self.is_infinitive_word(behind)
                    || block.has(behind, Tag::Deed)
                    || ends_in(block.word(behind), &self.text.language.lexicon.endings.participle)
            };
            let object = found.or((direct || listed).then_some(behind))?;
            let marker = block.tags.len(object, Tag::Infinitive);
            let deed = (object..object + marker + 2).any(|w| block.has(w, Tag::Deed) && !block.has(w, Tag::OpenDeed))
                || self.text.language.lexicon.deed_infinitives.contains(block.word(object + marker));
            let firm = deed || self.sets_a_time(object, words.end) || self.tells_a_number(object, words.end);
            if renewed && !firm {
                return None;
            }
            let subject = self.subject(words, hit.word);
            if self.is_undone(words, hit.word, subject.as_ref()) {
                return None;
            }
            let unlisted = || Some((self.told(words, &self.unlisted(words, hit.word)?)?, false));
            let (actor, beside) = self.party(words, hit.word).or_else(unlisted)?;
            Some(Bound { actor, because: "a party that gives its word", score: if beside { 0.85 } else { 0.7 } })
        })
    }

    /// "assured us that the tranche will be paid": told as certain by who can see to it.
    pub(super) fn assurance(&self, words: &Range<usize>) -> Option<Bound> {
        let block = self.block;
        block.tags.of(words.clone(), Tag::Assure).find_map(|hit| {
            let past = hit.word + hit.len;
            let that = (past..words.end.min(past + 8)).find(|w| block.has(*w, Tag::That))?;
            let ahead = (that..words.end.min(that + 20)).any(|w| self.looks_ahead(w));
            let subject = self.subject(words, hit.word);
            if !ahead || self.is_undone(words, hit.word, subject.as_ref()) {
                return None;
            }
            let unlisted = || {
                let subject = self.unlisted(words, hit.word)?;
                Some((self.told(words, &subject)?, false))
            };
            let (actor, _) = self.party(words, hit.word).or_else(unlisted)?;
            Some(Bound { actor, because: "a party that gives its word", score: 0.7 })
        })
    }

    /// "The road, the mayor promised, will open": the promise is told beside what is promised.
    pub(super) fn aside(&self, words: &Range<usize>) -> Option<Bound> {
        let block = self.block;
        let verbs = |h: &&Hit| matches!(h.tag, Tag::Commit | Tag::CommitDone);
        block.tags.within(words.clone()).filter(verbs).find_map(|hit| {
            let past = hit.word + hit.len;
            let closed = past >= words.end || is_apart(block.gap(past));
            let subject = self.subject(words, hit.word)?;
            // ", ainsi qu'ils en sont convenus": "as" stands before who promised.
            let led = block.tags.len_before(subject.words.start, Tag::AsLead);
            let start = subject.words.start - led;
            let opens =
                start > words.start && (is_apart(block.gap(start)) || block.gap(start).contains(['”', '»', '"']));
            let clear = subject.beside
                && !(subject.words.end..hit.word)
                    .any(|w| [Tag::Not, Tag::Hedge, Tag::Passive].iter().any(|t| block.has(w, *t)));
            let ahead = words.clone().filter(|w| !(subject.words.start..past).contains(w)).any(|w| self.looks_ahead(w));
            if !(closed && opens && clear && ahead) || self.is_conditional(words) {
                return None;
            }
            let named = (led > 0 && subject.mention.is_pronoun()).then(|| self.first(words.start, start)).flatten();
            let actor = self.told(words, named.as_ref().unwrap_or(&subject))?;
            Some(Bound { actor, because: "a promise told beside what is promised", score: 0.7 })
        })
    }
}

/// “They promised us a clinic”: what somebody says of others within quotation marks is a complaint or a hope.
fn told_of_others(subject: &Subject) -> bool {
    subject.mention.quoted && matches!(subject.mention.who, Who::He | Who::She | Who::They | Who::You)
}

/// Whether a subject can owe a deed: "Washington is bound to pay", not "the price is bound to fall".
fn owes(subject: &Subject) -> bool {
    matches!(subject.mention.who, Who::Body | Who::Country | Who::Parties | Who::Person | Who::Role)
}

/// Whether an impersonal subject stands right before the words of a verb.
fn bare_on(block: &Block, group: usize) -> bool {
    /// The most pronouns and adverbs between the two.
    const MOST: usize = 3;
    (group.saturating_sub(MOST)..=group)
        .any(|w| block.has(w, Tag::Impersonal) && (w + 1..=group).all(|w| block.joined(w)))
}
