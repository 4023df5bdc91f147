//! Speakers told by what points back or apart: "the latter", "the diplomat" of a diplomat told anew, who wrote a paper, "put it
//! down to".

use std::ops::Range;

use super::super::lexicon::{Hit, Tag, ends_in};
use super::super::name::{Mention, Who, folded, opens};
use super::super::text::part;
use super::marks::Pair;
use super::speaker::{Attribution, NEAR_WORDS, Near, Outside};

/// How far before a paper whoever wrote it is looked for, in words.
const MOST_BACK: usize = 80;

/// How many mentions before a role are asked for a longer form of it.
const MOST_ANEW: usize = 12;

/// How many words may stand between a paper and who wrote it ("the ruling, which was drafted by").
const MOST_APART: usize = 6;

/// How far before its verb a Vietnamese passive may stand, in syllables.
const MOST_PASSIVE: usize = 10;

/// How many words may stand between a verb and what closes it ("put the result down to").
const MOST_SET_DOWN: usize = 12;

impl<'a> Outside<'a> {
    /// "La première : « … »", "The latter: “…”": one of the two persons who were named last.
    pub(super) fn one_of_two(&self, words: &Range<usize>) -> Option<Attribution> {
        let whole = |tag: Tag| words.len() > 1 && self.block.tags.len(words.start, tag) == words.len();
        let (former, latter) = (whole(Tag::FormerOne), whole(Tag::LatterOne));
        if !former && !latter {
            return None;
        }
        let speaker = self.names.registry.one_of_two(self.seen(words.start), latter)?;
        Some(Attribution { speaker: Some(speaker), ..Attribution::none() }.near(Near::Beside(false)))
    }

    /// "said one, while another called it": one of several who were told of, behind the verb.
    pub(super) fn one_of_several(&self, word: usize, near: Near) -> Option<Attribution> {
        let len = self.block.tags.len(word, Tag::OneOf);
        let past = word + len;
        let closed = len > 0 && self.block.spaced(word) && !self.block.spaced(past);
        // "l’un d’eux, Kassoum Diarra": by his name.
        let named = self.block.gap(past) == ", " && self.block.is_capital(past) && self.block.is_capital(past + 1);
        (closed && !named).then(|| self.told_words(word..word + len, near))
    }

    /// "while another called it “…”": the same, before the verb.
    pub(super) fn one_of_several_before(&self, verb: usize, near: Near) -> Option<Attribution> {
        let block = self.block;
        let len = block.tags.len_before(verb, Tag::OneOf);
        let start = verb.checked_sub(len).filter(|_| len > 0 && block.spaced(verb))?;
        let led = start.checked_sub(1).is_some_and(|w| block.has(w, Tag::ClauseLead));
        (opens(block, start) || !block.joined(start) || led).then(|| self.told_words(start..verb, near))
    }

    /// "dice la primera", "said the latter": one of the two persons who were named last, behind the verb.
    pub(super) fn one_of_two_at(&self, word: usize, near: Near) -> Option<Attribution> {
        let (former, latter) = (self.block.tags.len(word, Tag::FormerOne), self.block.tags.len(word, Tag::LatterOne));
        let len = former.max(latter);
        // "dijo la primera ministra": more of it follows.
        let closed = len > 0 && !self.block.spaced(word + len) && self.block.joined(word);
        if !closed {
            return None;
        }
        let speaker = self.names.registry.one_of_two(self.seen(word), latter > 0)?;
        Some(Attribution { speaker: Some(speaker), ..Attribution::none() }.near(near))
    }

    /// "the former called it “…”", "esta última resumía": the same, right before the verb.
    pub(super) fn one_of_two_before(&self, word: usize, near: Near) -> Option<Attribution> {
        let block = self.block;
        let (former, latter) =
            (block.tags.len_before(word, Tag::FormerOne), block.tags.len_before(word, Tag::LatterOne));
        let len = former.max(latter);
        let start = word.checked_sub(len).filter(|_| len > 0)?;
        let opens = !block.joined(start) || self.text.language.conjunctions.ends_before(block, start);
        if !opens || self.is_quoted(start) {
            return None;
        }
        let speaker = self.names.registry.one_of_two(self.seen(start), latter > 0)?;
        Some(Attribution { speaker: Some(speaker), ..Attribution::none() }.near(near))
    }

    /// "the latter “…”", "la segunda, de «…»": the same, right before the marks.
    pub(super) fn one_of_two_beside(&self, word: usize) -> Option<Attribution> {
        let close = Near::Beside(false);
        let led = word.checked_sub(1).filter(|w| self.block.has(*w, Tag::Preposition) && self.block.gap(*w) == ", ");
        self.one_of_two_before(word, close).or_else(|| self.one_of_two_before(led?, close))
    }

    /// "hồi nhỏ chị từng bị cô thủ thư nhắc: “…”": in Vietnamese whoever stands between the passive and its verb speaks.
    pub(super) fn agent(&self, words: &Range<usize>, pair: &Pair) -> Option<Attribution> {
        let block = self.block;
        let colon = part(&block.text, 0..pair.outer.start).trim_end().ends_with(':');
        if !self.text.language.lexicon.plural.is_empty() || !colon {
            return None;
        }
        let from = words.start.max(words.end.saturating_sub(MOST_PASSIVE));
        let verb = block.tags.within(from..words.end).filter(|h| h.tag == Tag::Say).last()?;
        let passive = (from..verb.word).rev().find(|w| block.has(*w, Tag::Passive) && block.joined(*w))?;
        // "bị cáo", "bị hại" are somebody.
        let role = block.tags.len(passive, Tag::Role).max(block.tags.len(passive, Tag::GenericRole));
        let own = passive + 1..verb.word;
        let plain = own.clone().all(|w| {
            block.joined(w) && [Tag::Say, Tag::That, Tag::Preposition, Tag::Commit].iter().all(|t| !block.has(w, *t))
        });
        if role > 0 || own.is_empty() || !plain || !block.joined(verb.word) || verb.word + verb.len + 2 < words.end {
            return None;
        }
        let close = Near::Beside(false);
        let named = self.names.within(block, own.start..own.start + 1).first().filter(|m| !m.quoted);
        Some(match named.filter(|m| m.words.end == own.end) {
            Some(found) => self.told(found, close),
            None => self.told_words(own, close),
        })
    }

    /// "The ruling, written by Judge Ana Ruiz, …. “…”, the ruling says.": who is told to have written a paper.
    pub(super) fn writer_of_paper(&self, word: usize) -> Option<&'a Mention> {
        let block = self.block;
        let paper = |w: usize| {
            [Tag::Document, Tag::PaperNoun, Tag::Work].iter().any(|tag| block.has(w, *tag)) || block.has(w, Tag::Thing)
        };
        let from = word.saturating_sub(MOST_BACK);
        let by = block.tags.within(from..word).filter(|h| h.tag == Tag::WrittenBy).last()?;
        let near = (by.word.saturating_sub(MOST_APART)..by.word).any(|w| paper(w) && !self.is_quoted(w));
        let past = by.word + by.len;
        let det = block.tags.len(past, Tag::Determiner);
        let found = self.names.within(block, past..past + det + 1).first()?;
        // "by the commission’s secretariat".
        let next = found.words.end;
        let genitive = matches!(block.gap(next), "’" | "'") && block.word(next) == "s";
        let owned = genitive.then(|| self.names.within(block, next + 1..next + 2).first()).flatten();
        let found = owned.filter(|m| matches!(m.who, Who::Body | Who::Role)).unwrap_or(found);
        let named = matches!(found.who, Who::Person | Who::Role | Who::Body)
            || found.who == Who::Name && found.words.len() >= 2;
        (near && named && !found.quoted && !self.is_quoted(by.word)).then_some(found)
    }

    /// "The envoy, Berg added, had found them “…”": whoever tells it stands with the verb between two commas.
    pub(super) fn set_between(&self, words: &Range<usize>, pair: &Pair) -> Option<&'a Mention> {
        let block = self.block;
        // What opens with a capital is a title or a sentence of its own.
        if !part(&block.text, pair.inner.clone()).starts_with(char::is_lowercase) {
            return None;
        }
        let romance = self.text.language.lexicon.romance;
        let from = words.start.max(words.end.saturating_sub(NEAR_WORDS));
        let parted = |w: usize| block.gap(w).starts_with(',') && !block.gap(w).contains(['”', '"', '»', '’']);
        let says = block.tags.within(from..words.end).filter(|h| h.tag == Tag::Say);
        let mut told = says.filter_map(|h| {
            let past = h.word + h.len;
            let before = self.names.within(block, from..h.word).last();
            let before = before.filter(|m| m.words.end == h.word && block.joined(h.word));
            // ", a précisé le maire,": the subject behind its verb.
            // "nuance-t-elle".
            let past = (past..past + 2).find(|w| block.gap(*w) != "-" || block.word(*w).len() > 1).unwrap_or(past);
            let det = block.tags.len(past, Tag::Determiner);
            let behind =
                || self.names.within(block, past..past + det + 1).first().filter(|_| romance && parted(h.word));
            let (subject, past) = match before {
                Some(found) => (found, past),
                None => behind().map(|m| (m, m.words.end))?,
            };
            let det = block.tags.len_before(subject.words.start, Tag::Determiner);
            let own = if block.joined(subject.words.start) { subject.words.start - det } else { subject.words.start };
            // "a-t-il ajouté".
            let hyphens = (own.saturating_sub(2)..own).rev().take_while(|w| block.gap(w + 1) == "-").count();
            let start = (own - hyphens).min(h.word);
            let apart = parted(start) && parted(past) && start > words.start && past <= words.end;
            // "The town, Berg said, and called it “…”".
            let goes_on = self.text.language.conjunctions.at(block, past).is_none();
            // "The minister, she said, called it “…”": whoever calls it so.
            let called = block.tags.any(past..words.end, Tag::CalledVerb);
            let paper = || subject.who == Who::It && self.paper_meant(subject, Near::Far).is_some();
            let acts =
                subject.can_act() && !self.is_quoted(h.word) && (!matches!(subject.who, Who::It | Who::You) || paper());
            (apart && goes_on && !called && acts).then_some((past, subject))
        });
        let (past, subject) = told.next()?;
        let other = block.tags.any(past..words.end, Tag::PointsBack) || block.gap(words.end).contains([':', ';']);
        (!other).then_some(subject)
    }

    /// "Le ministère « prend acte de la décision »." : the words between the marks are all that is told of their subject.
    pub(super) fn is_predicate(&self, subject: &Mention, pair: &Pair) -> bool {
        const NONE: [Tag; 5] = [Tag::Determiner, Tag::Article, Tag::Preposition, Tag::Adjective, Tag::Indefinite];
        let block = self.block;
        let (first, past) = (block.word_from(pair.inner.start), block.word_from(pair.inner.end));
        let lead = part(&block.text, 0..pair.outer.start).trim_end();
        // What stands between commas tells more of the subject.
        let parted = lead.ends_with(',') && block.gap(subject.words.end).starts_with(',');
        let beside = subject.words.end == first || parted;
        let ends = part(&block.text, pair.outer.end..block.text.len()).starts_with(['.', ';']);
        let small = !block.is_capital(first) && NONE.iter().all(|tag| !block.has(first, *tag));
        self.text.language.lexicon.romance && beside && ends && small && past - first >= 4
    }

    /// "from Anna Berg, the head of the board": whoever's whole name a comma parts from a role that is told of them.
    pub(super) fn apposed_before(&self, role: &Mention) -> Option<&'a Mention> {
        let block = self.block;
        let det = block.tags.len_before(role.words.start, Tag::Definite);
        let from = role.words.start.checked_sub(det).filter(|_| block.joined(role.words.start) && det > 0)?;
        let last = self.names.within(block, 0..from).last()?;
        let whole =
            matches!(last.who, Who::Person | Who::Name) && last.name.len() > last.words.len() && last.words.len() >= 2;
        let beside = last.words.end == from && block.gap(from) == ", ";
        (whole && beside && last.governed && last.role.is_empty() && !last.quoted).then_some(last)
    }

    /// "said the German": one word that tells where whoever was named last is from.
    pub(super) fn who_is_from(&self, land: &Mention) -> Option<String> {
        let (block, lexicon) = (self.block, &self.text.language.lexicon);
        let start = land.words.start;
        let word = block.word(start);
        let one = land.words.len() == 1 && lexicon.endings.demonym.iter().any(|own| own == word);
        let definite = block.tags.len_before(start, Tag::Definite) > 0 && block.joined(start);
        let plain = !lexicon.romance && !lexicon.plural.is_empty() && one && definite;
        // "sourit la Flamande": French writes such a word with a capital.
        let people = || ends_in(word, &lexicon.endings.demonym) || lexicon.offices.is_land(&folded(word));
        let loud = lexicon.romance && definite && land.words.len() == 1 && block.is_capital(start) && people();
        let she = match start.checked_sub(1).map(|w| block.word(w)) {
            Some("la") if loud => Some(true),
            Some("le" | "el") if loud => Some(false),
            _ => None,
        };
        let index = self.names.within(block, 0..start).len();
        if let Some(known) = self.names.registry.entry_at(block.index, index).filter(|_| plain || loud) {
            return Some(known.spoken());
        }
        let fitting = || self.names.registry.last_fitting(self.seen(start), word, she);
        (plain || loud).then(|| fitting().or_else(|| self.last_person(start))).flatten()
    }

    /// "put the result down to “…”": a verb whose last words stand behind what it acts on.
    pub(super) fn set_down(&self, near: &Range<usize>) -> Option<Hit> {
        let block = self.block;
        let len = block.tags.len_before(near.end, Tag::SetDownTo);
        let closes = near.end.checked_sub(len).filter(|_| len > 0)?;
        let from = near.start.max(closes.saturating_sub(MOST_SET_DOWN));
        let verb = (from..closes).rev().find(|w| block.has(*w, Tag::SetDown) && !self.is_quoted(*w))?;
        let runs_on = (verb + 1..near.end).all(|w| block.joined(w));
        runs_on.then_some(Hit { word: verb, len: near.end - verb, tag: Tag::Say })
    }

    /// "A senior diplomat was more guarded. “…,” the diplomat cautioned.": somebody new, told before without a name.
    pub(super) fn told_anew(&self, role: &Mention) -> Option<&'a Mention> {
        let block = self.block;
        let viet = self.text.language.lexicon.plural.is_empty();
        let lead = if viet { Tag::Determiner } else { Tag::Definite };
        let det = block.tags.len_before(role.words.start, lead);
        // "glisse cette source".
        let det = if viet { det } else { det.max(block.tags.len_before(role.words.start, Tag::Demonstrative)) };
        if det == 0 || !block.joined(role.words.start) {
            return None;
        }
        let all = self.names.within(block, 0..role.words.start);
        // "Giám đốc Sở Du lịch cho biết …. “…”, vị giám đốc nói."
        if viet {
            let own = folded(part(&block.text, role.range.clone()));
            let longer = |m: &&Mention| {
                m.who == Who::Role
                    && !m.quoted
                    && m.can_act()
                    && folded(part(&block.text, m.range.clone())).starts_with(&own)
            };
            if let Some(found) = all.iter().rev().take(MOST_ANEW).find(longer) {
                return Some(found);
            }
        }
        self.names.registry.new_one(self.text, block, all, role)
    }
}
