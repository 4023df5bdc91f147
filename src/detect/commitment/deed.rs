//! Plans that bind: "will sign … by 2027", "said it would lend", "shall be extended by India".

use std::ops::Range;

use crate::article::Span;

use super::super::lexicon::{Hit, Tag, ends_in};
use super::super::name::{Mention, Who};
use super::ahead::Ahead;
use super::{Actor, Bound, Reader};

impl Reader<'_> {
    /// What a party says that it will do, or what is said that it would do.
    pub(super) fn plan(&self, words: &Range<usize>) -> Option<Bound> {
        self.ahead(words).find_map(|ahead| {
            if !self.takes_object(&ahead) || self.is_conditional_within(words, ahead.verb) {
                return None;
            }
            let (actor, reported, who) = self.doer(words, &ahead)?;
            let score = self.weight(&ahead, words.end, who)?;
            // What is only reported needs a time or an amount.
            if ahead.would && !reported || reported && score < 0.6 && !self.is_announced(words, ahead.start) {
                return None;
            }
            // "First, we will simplify the range": nobody that the text names.
            if score < 0.6 && who == Who::We && self.is_nobody(&actor) {
                return None;
            }
            let because = if reported {
                "a party of whom it is said what it will do, and when or how much"
            } else {
                "a party that says what it will do, and when or how much"
            };
            Some(Bound { actor, because, score: if reported { score - 0.05 } else { score } })
        })
    }

    /// Whether "we" stands for nobody that is named.
    pub(super) fn is_nobody(&self, (name, span): &Actor) -> bool {
        let told = |s: &Span| self.block.word_from(s.start);
        span.as_ref()
            .is_some_and(|s| s.block == self.block.index && self.block.has(told(s), Tag::We) && name.len() <= 9)
    }

    /// "announced that it would build": what somebody makes known of themselves needs neither time nor amount.
    fn is_announced(&self, words: &Range<usize>, verb: usize) -> bool {
        let from = words.start.max(verb.saturating_sub(6));
        self.block.tags.any(from..verb, Tag::Announce)
    }

    /// How surely a deed told of the future binds: by its verb, its term, its amount and who is to do it.
    fn weight(&self, ahead: &Ahead, end: usize, who: Who) -> Option<f32> {
        let (block, past) = (self.block, ahead.past);
        let counted = (past..past + 2).any(|w| block.has(w, Tag::SmallNumber) && !block.has(w, Tag::Unnamed));
        if ahead.shall && ahead.is_listed {
            return Some(0.7);
        }
        let firm = counted || self.sets_a_time(past, end) || self.tells_a_number(past, end);
        if ahead.is_listed {
            if firm {
                return Some(0.7);
            }
            // "will ratify the treaty": a body's deed, done to something.
            let lexicon = &self.text.language.lexicon;
            let ours = matches!(who, Who::We | Who::Own);
            // "will waive rates", "will rebuild every classroom".
            // "will publish new bonding rules".
            let several = || {
                let plural = |w: usize| {
                    let word = block.written(w);
                    word.len() > 3
                        && word.ends_with(|c| lexicon.plural.contains(c))
                        && word.starts_with(char::is_lowercase)
                };
                let quality =
                    (past..past + 2).take_while(|w| block.has(*w, Tag::Adjective) && block.spaced(*w)).count();
                plural(past) || quality > 0 && (past + quality..past + quality + 2).any(plural)
            };
            let object = lexicon.romance || lexicon.plural.is_empty() || self.opens_object(past) || ours || several();
            // "We will rebuild every classroom": whoever says so is bound by their own word.
            let body = matches!(who, Who::Body | Who::Country | Who::Parties | Who::We | Who::Own);
            // "abrirá en enero un consulado".
            let object_at = self.behind_aside(past);
            let closed = !block.has(ahead.verb, Tag::OpenDeed)
                || (block.has(past, Tag::Determiner) || block.has(object_at, Tag::Determiner)) && !ahead.would;
            return (object && body && closed).then_some(0.55);
        }
        let owes =
            matches!(who, Who::Body | Who::Country | Who::Parties | Who::Person | Who::Role | Who::Name | Who::We);
        let amount = counted || self.sets_a_time(past, end) || self.tells_an_amount(past, end);
        // "We are going to fence off the quay": their own word, and its object.
        // "I will report to the public every month".
        let ours = matches!(who, Who::We | Who::Own) && (past..end.min(past + 8)).any(|w| block.has(w, Tag::Yearly))
            || matches!(who, Who::We | Who::Own)
                && self.opens_object(
                    past + block.tags.len(past, Tag::VerbParticle).max(block.tags.len(past, Tag::NoDeed)),
                );
        (owes && (amount || ahead.shall || ours)).then_some(if amount { 0.6 } else { 0.5 })
    }

    /// "the border", "every one of them", "todas las tuberías": whether what a deed is done to opens at a word.
    fn opens_object(&self, at: usize) -> bool {
        [Tag::Determiner, Tag::Demonstrative, Tag::AllOfThem, Tag::EachOne, Tag::Yearly]
            .iter()
            .any(|tag| self.block.has(at, *tag))
    }

    /// Who will do it, and whether a saying stands before it.
    fn doer(&self, words: &Range<usize>, ahead: &Ahead) -> Option<(Actor, bool, Who)> {
        let block = self.block;
        let verb = ahead.start;
        let group = self.group(words, verb);
        let before = group.checked_sub(1).filter(|w| *w >= words.start);
        let it = before.filter(|w| block.has(*w, Tag::It) && block.spaced(group));
        // "The firm’s envoy said the group would": a body told by its kind stands for the one that speaks.
        let kind = block.tags.len_before(group, Tag::Kind);
        // "UBND tỉnh": a short form names the body itself.
        let short = |w: usize| block.written(w).len() > 1 && block.written(w).chars().all(char::is_uppercase);
        let kind = if group > kind && (short(group - kind) || short(group - kind - usize::from(group > kind))) {
            0
        } else {
            kind
        };
        if let Some(at) = it.or_else(|| before.filter(|_| kind > 0).map(|_| group - kind)) {
            if let Some(say) = self.saying(words, at)
                && let Some((actor, _)) = self.party(words, say.word)
            {
                let clear = !self.forecasts(words, say.word) && !self.is_undone(words, say.word, None);
                // "Darragh said the state would pay": whoever speaks for it is somebody, and no body.
                let teller = self.subject(words, say.word).map(|s| s.mention);
                let somebody = teller.is_some_and(|m| matches!(m.who, Who::Person | Who::Name | Who::He | Who::She));
                let det = block.tags.len_before(at, Tag::Determiner);
                if it.is_none() && somebody && det > 0 && self.text.language.lexicon.keeps_article {
                    let told = self.by_words(at - det..group)?;
                    return clear.then_some((told, true, Who::Body));
                }
                return clear.then(|| (self.without_envoy(actor), true, Who::Body));
            }
            // "It will also cover hotel bills, the company said": told behind.
            let told_behind = it.and_then(|_| {
                let say = block.tags.within(verb..words.end).filter(|h| h.tag == Tag::Say).last()?;
                Some((say, (verb + 1..say.word).rev().find(|w| block.gap(*w).starts_with(", "))?))
            });
            if let Some((say, from)) = told_behind {
                let teller = self
                    .unlisted(&(from..words.end), say.word)
                    .or_else(|| self.subject(&(from..words.end), say.word))?;
                let clear =
                    !self.is_undone(words, verb, None) && !self.is_foretold(words) && !teller.mention.is_pronoun();
                return clear.then(|| self.told(words, &teller)).flatten().map(|a| (a, false, Who::Body));
            }
        }
        if self.is_foretold(words) {
            return None;
        }
        // "se instalará": done by nobody that is named; "nous ouvrirons" is no such thing.
        let ours = |w: usize| block.has(w, Tag::We) && w.checked_sub(1).is_none_or(|b| !block.has(b, Tag::We));
        if self.text.language.lexicon.romance
            && (group..=verb).any(|w| w > 0 && block.has(w - 1, Tag::Reflexive) && !ours(w - 1) && block.joined(w))
        {
            return None;
        }
        let subject = self.subject(words, verb);
        // "Chile confirmó que enviará": where the language leaves the pronoun out, who speaks will do it.
        // "Hãng Sao Biển cho biết sẽ mở" needs no "that".
        let that = block.tags.len_before(group, Tag::That);
        let viet = self.text.language.lexicon.plural.is_empty();
        if subject.is_none()
            && (self.text.language.lexicon.romance && that > 0 || viet && block.joined(group))
            && ahead.is_listed
            && let Some(say) = self.saying(words, group).filter(|say| say.word + say.len + that == group)
            && let Some(teller) = self.subject(words, say.word)
        {
            let party = matches!(teller.mention.who, Who::Body | Who::Country | Who::Parties);
            let clear = !self.forecasts(words, say.word) && !self.is_undone(words, say.word, None);
            return (party && clear)
                .then(|| self.told(words, &teller))
                .flatten()
                .map(|a| (a, true, teller.mention.who));
        }
        if subject.is_none()
            && let Some(speaker) = self.ours(words, group, ahead.verb)
        {
            return Some((speaker, false, Who::We));
        }
        // "También invertirá 85 millones": the language leaves the pronoun out, and who was told of last goes on.
        if subject.is_none()
            && self.text.language.lexicon.outer_commas
            && (words.start..group).all(|w| block.has(w, Tag::Opener) || block.has(w, Tag::Adverb))
            && !self.is_undone(words, verb, None)
            && !self.is_quoted(verb)
        {
            let last = self.last_actor(words.start)?;
            return Some((last, false, Who::Body));
        }
        // "Under the accord both navies are to share radar data": several by their number.
        let several = || self.several(words, verb).filter(|_| ahead.is_listed && !self.is_quoted(verb));
        let subject = subject.or_else(several)?;
        // "a protocol by which they will recognise": the parties of the sentence itself.
        // "Tuvalu and Niue said they would": told by them.
        let told = self.saying(words, subject.words.start).is_some();
        if subject.mention.who == Who::They
            && !told
            && let Some(first) = self.first(self.clause(words, group), subject.words.start)
            && first.words.start < subject.words.start
        {
            return Some((self.told(words, &first)?, false, Who::Parties));
        }
        let close = subject.beside || self.is_aside(&subject.words, group);
        let follows = self.text.language.conjunctions.ends_before(block, group);
        if !(close || follows) || self.is_undone(words, verb, Some(&subject)) || !names_a_party(&subject.mention) {
            return None;
        }
        let who = subject.mention.who;
        let say = self.saying(words, subject.words.start);
        if let Some(say) = say {
            if self.forecasts(words, say.word) || self.is_undone(words, say.word, None) {
                return None;
            }
            if matches!(who, Who::They | Who::He | Who::She)
                && let Some(teller) = self.subject(words, say.word)
            {
                return Some((self.told(words, &teller)?, true, teller.mention.who));
            }
        }
        Some((self.told(words, &subject)?, say.is_some() || ahead.is_told, who))
    }

    /// « Nous construirons deux écoles », «Construiremos tres hospitales»: who says so, where the verb tells of "us".
    fn ours(&self, words: &Range<usize>, group: usize, verb: usize) -> Option<Actor> {
        let block = self.block;
        let endings = &self.text.language.lexicon.our_endings;
        let mut near = group.saturating_sub(2).max(words.start)..verb + 1;
        let ours =
            near.any(|w| block.has(w, Tag::We) || endings.iter().any(|end| block.word(w).ends_with(end.as_str())));
        // "Voy a construir la subestación".
        let own = (group..=verb).any(|w| block.has(w, Tag::OwnWill)) && self.is_quoted(verb);
        let ours = ours || own;
        // "Firmaré el acuerdo".
        let ours = ours || self.is_own_future(verb) && self.is_quoted(verb);
        let tells = !endings.is_empty() && ours && !self.is_undone(words, verb, None);
        let beside = (tells && self.is_quoted(verb)).then(|| self.speaks_of_us(words)).flatten();
        beside.or_else(|| tells.then(|| self.said_by(verb)).flatten())
    }

    /// "đại diện KazAgro": the body for which somebody speaks is bound.
    fn without_envoy(&self, (name, span): Actor) -> Actor {
        let Some(span) = span.filter(|s| s.block == self.block.index) else { return (name, span) };
        let first = self.block.word_from(span.start);
        let lead = self.block.tags.len(first, Tag::Envoy);
        let start = self.block.word_range(first + lead).start;
        match self.block.text.get(start..span.end) {
            Some(body) if lead > 0 && !body.is_empty() => {
                (body.to_owned(), Some(Span::new(span.block, start, span.end)))
            }
            _ => (name, Some(span)),
        }
    }

    /// Whether nothing but what stands between commas parts a party from its verb.
    fn is_aside(&self, party: &Range<usize>, group: usize) -> bool {
        super::party::is_apart(self.block.gap(party.end)) && super::party::is_apart(self.block.gap(group))
    }

    /// The saying right before a clause: "said (on Monday) that".
    pub(super) fn saying(&self, words: &Range<usize>, clause: usize) -> Option<Hit> {
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

    /// "…, analysts said", "Según los analistas, …": a forecast binds nobody.
    fn is_foretold(&self, words: &Range<usize>) -> bool {
        let block = self.block;
        let tells = |w: usize| block.has(w, Tag::According) || block.has(w, Tag::Say);
        block
            .tags
            .within(words.clone())
            .filter(|h| h.tag == Tag::Pundit)
            .any(|h| (h.word.saturating_sub(3).max(words.start)..words.end.min(h.word + h.len + 3)).any(tells))
    }

    /// "will be provided by Canada", "sẽ do Nhật Bản tài trợ".
    pub(super) fn passive(&self, words: &Range<usize>) -> Option<Bound> {
        let block = self.block;
        let will = block.tags.of(words.clone(), Tag::WillBe).copied().find_map(|will| {
            let past = will.word + will.len;
            let viet = self.text.language.lexicon.plural.is_empty();
            let giver = if viet {
                self.names.within(block, past..past + 2).first().filter(|m| {
                    // "sẽ được trình Quốc hội": done to it, not by it.
                    if m.words.start > past && block.has(past, Tag::Deed) {
                        return false;
                    }
                    let end = self.extent(m, words.end);
                    (m.words.end..=end).any(|w| block.has(w, Tag::Deed) || block.has(w, Tag::GiftDone))
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
            // "will be supplied by the University": a body gives what its verb says, number or not.
            let gives = matches!(giver.who, Who::Body | Who::Country | Who::Parties)
                && if viet {
                    let end = self.extent(giver, words.end);
                    (giver.words.end..=end).any(|w| block.has(w, Tag::GiftDone))
                } else {
                    (past..past + 3).any(|w| block.has(w, Tag::GiftDone))
                };
            ((firm || gives) && !undone && names_a_party(giver)).then_some(giver)
        })?;
        self.given_by(words, will, "what a party will give, and when or how much", 0.7)
    }

    /// Where a party's name ends when no verb follows it: capitals and what links them.
    pub(super) fn named_to(&self, mention: &Mention, past: usize) -> usize {
        let block = self.block;
        let mut at = mention.words.end;
        if mention.who == Who::Body {
            at = self.body_in_small(mention, past);
        }
        while at < past && (block.joined(at) || self.is_genitive(at)) {
            let link = block.tags.len(at, Tag::Link);
            let next = at + link;
            if block.gap(at) == "-" {
                at += 1;
            } else if self.is_genitive(at) && block.is_capital(at + 1) && block.spaced(at + 1) {
                // "St Brannock's Hospital".
                at += 2;
            } else if link > 0 && self.text.language.conjunctions.at(block, at).is_none() && block.is_capital(next) {
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

impl Reader<'_> {
    /// "Agence canadienne de coopération", "Banque ouest-africaine d’investissement", "Đại học Quốc gia Lào": where the name of
    /// a body goes on in small letters, the word behind it.
    fn body_in_small(&self, mention: &Mention, past: usize) -> usize {
        let block = self.block;
        let lexicon = &self.text.language.lexicon;
        let mut at = mention.words.end;
        if lexicon.plural.is_empty() {
            // A syllable in small letters between two capitals.
            let between = |w: usize| {
                block.spaced(w) && block.spaced(w + 1) && block.is_capital(w + 1) && !self.ends_name(w, false)
            };
            return if at < past && !block.is_capital(at) && between(at) { at + 2 } else { at };
        }
        if !lexicon.romance || !block.is_capital(mention.words.start) {
            return at;
        }
        let land = |w: usize| ends_in(block.word(w), &lexicon.endings.demonym) && !block.is_capital(w);
        // "ouest-africaine".
        let hyphened = block.gap(at + 1) == "-" && land(at + 1);
        let adjective = if hyphened { 2 } else { usize::from(land(at)) };
        let told = mention.words.len() > 1 && land(at - 1);
        if adjective == 0 && !told || !block.spaced(at) || at + adjective > past {
            return at;
        }
        at += adjective;
        let link = block.tags.len(at, Tag::Link);
        let field = at + link;
        let noun = link > 0
            && field < past
            && block.joined(field)
            && !block.is_capital(field)
            && !self.is_infinitive_word(field)
            && !block.has(field, Tag::Determiner);
        if noun { field + 1 } else { at }
    }
}

/// Whether somebody is named who can bind themselves.
fn names_a_party(mention: &Mention) -> bool {
    !matches!(mention.who, Who::Name) || mention.range.len() > 2
}
