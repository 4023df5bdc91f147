//! Who spoke, as the words before a quotation tell: "The minister said: “…”", "According to her, “…”".

use std::ops::Range;

use super::super::lexicon::{Tag, ends_in};
use super::super::name::{Mention, Who};
use super::super::text::{Block, part};
use super::marks::Pair;
use super::phrase::{Phrase, before_verb, behind_verb, phrase_at};
use super::speaker::{Attribution, NEAR_WORDS, Near, Outside};

/// How far before its verb a phrase of saying may open ("was at pains to stress"), in words.
const MOST_PHRASE: usize = 5;

/// The most words of a sentence that names nobody and leads up to a quotation.
const MOST_LEFT_OUT: usize = 16;

/// Whether a word stands alone between a comma and the colon before the marks.
fn block_verb(block: &Block, word: usize) -> bool {
    block.gap(word) == ", " && !block.is_capital(word) && block.word(word).chars().count() >= 3
}

impl<'a> Outside<'a> {
    /// "The minister said: “…", "According to her, “…".
    pub(super) fn before(&self, words: Range<usize>, pair: &Pair, earlier: Option<&String>) -> Option<Attribution> {
        let near = words.start.max(words.end.saturating_sub(NEAR_WORDS))..words.end;
        let block = self.block;
        let colon = part(&block.text, 0..pair.outer.start).trim_end().ends_with(':');
        // "nhưng theo một tổ trưởng": behind such a word a clause opens.
        let small = |w: usize| block.has(w, Tag::ClauseLead) || w == words.start && block.has(w, Tag::Opener);
        let opens_view = |w: usize| w == words.start || !block.joined(w) || w > 0 && small(w - 1);
        let last = block
            .tags
            .within(near.clone())
            .filter(|h| {
                // "for the senator, …": words such as "for" tell whose view it is at the start only.
                let view = h.tag == Tag::According
                    && (!block.has(h.word, Tag::Preposition)
                        || h.word == words.start
                        || block.gap(h.word).contains(';')
                        || h.len >= 3
                        // "va más allá: para él, Arteaga es “…”".
                        || block.has(h.word + h.len, Tag::Oblique) && block.gap(h.word + h.len + 1).starts_with(','));
                // "đã tính chuyện tiếp theo": in Vietnamese it opens a clause.
                let viet = self.text.language.lexicon.plural.is_empty() && h.tag == Tag::According;
                // "To the harbour master, he was “…”": whose view it is stands before a comma.
                let to = block.has(h.word, Tag::To) || block.has(h.word, Tag::With);
                let view = view && (!to || h.len > 1 || self.is_view_of(h.word + h.len));
                let view = view
                    && (!viet || h.len > 1 || opens_view(h.word))
                    && self.speaks_for(h, words.end, colon).is_none();
                // "Una trabajadora que pidió no dar su nombre".
                let nameless = !self.text.language.lexicon.plural.is_empty()
                    && (h.word.saturating_sub(3)..=h.word).any(|w| w + block.tags.len(w, Tag::Nameless) > h.word);
                (h.tag == Tag::Say && !self.is_noun(h.word) && !nameless || view)
                    && !self.is_quoted(h.word)
                    && h.word + h.len <= words.end
            })
            .last()
            .copied();
        // "used to say": the phrase that holds the verb.
        let last = last.map(|h| {
            let from = h.word.saturating_sub(MOST_PHRASE);
            let whole = block.tags.within(from..h.word).find(|w| w.tag == Tag::Say && w.word + w.len >= h.word + h.len);
            whole.filter(|_| h.tag == Tag::Say).copied().unwrap_or(h)
        });
        if let Some(found) = self.for_whom(&words) {
            return Some(self.told(found, Near::Beside(false)));
        }
        if colon && self.is_written_up(&words) {
            return Some(Attribution::none().near(Near::Beside(false)));
        }
        if let Some(found) = self.written_by(&words, pair) {
            return Some(self.told(found, Near::Beside(false)));
        }
        if let Some(phrase) = self.owned_paper(&words, pair) {
            return Some(self.told_phrase(&phrase, Near::Beside(false)));
        }
        if let Some(found) = self.agent(&words, pair) {
            return Some(found);
        }
        if let Some(found) = self.letter(&words, pair) {
            return Some(found);
        }
        if let Some(found) = self.shares_verb(&words, pair) {
            return Some(self.told(found, Near::Beside(false)));
        }
        if let Some(phrase) = self.kin_opens(&words) {
            return Some(self.told_phrase(&phrase, Near::Close(false)));
        }
        if let Some(found) = self.set_between(&words, pair) {
            return Some(self.told(found, Near::Close(false)));
        }
        // "the former called it “…”, the latter “…”": the verb stands before.
        if last.is_some()
            && let Some(found) = self.one_of_two_beside(words.end)
        {
            return Some(found);
        }
        if let Some(owner) = self.in_words_of(words.clone()) {
            return Some(self.told(owner, Near::Beside(false)));
        }
        let Some(hit) = self.set_down(&near).or(last).or_else(|| self.by_ending(&near)) else {
            return self.before_colon(words, near, colon, true);
        };
        let verb_past = hit.word + self.longest(hit.word, hit.tag);
        let distance = words.end.saturating_sub(verb_past);
        let parted =
            part(&block.text, block.word_range(verb_past.saturating_sub(1)).end..pair.outer.start).contains(';');
        let nearness = if parted {
            Near::Subject
        } else if distance <= 2 || colon {
            Near::Beside(false)
        } else if distance <= 4 {
            Near::Close(false)
        } else {
            Near::Far
        };
        if hit.tag == Tag::According {
            if block.tags.len(hit.word, Tag::Oblique) == hit.len {
                let speaker = self.last_person(hit.word);
                return Some(Attribution { speaker, ..Attribution::none() }.near(nearness));
            }
            // "According to a ministry statement, Berg “reaffirmed …”": what a paper has of somebody.
            if let Some(found) = self.told_by_paper(verb_past..words.end) {
                return Some(self.told(found, Near::Beside(false)));
            }
            return self.according(verb_past, words.end, Near::Beside(false));
        }
        let verb_past = self.past_day(verb_past, words.end);
        // "El saldo, matizó, era «…»": a verb alone between commas, whose subject is left out.
        // "El puesto, dijo, «…»": so it is where nobody acts before.
        let nobody = || {
            let near = self.names.within(block, words.start..hit.word);
            near.iter().all(|m| !m.can_act() || matches!(m.who, Who::It | Who::Country))
        };
        let alone = self.text.language.lexicon.romance
            && block.gap(hit.word).starts_with(',')
            && block.gap(verb_past).starts_with(',')
            && (verb_past < words.end || verb_past == words.end && nobody());
        if alone {
            return Some(self.left_out(hit.word, earlier, nearness));
        }
        let after = self.mention_after(verb_past..words.end.min(verb_past + 8));
        // "comme le disait un maître de mon village, « …": who says it stands behind the verb.
        if self.text.language.lexicon.romance
            && (hit.word.saturating_sub(2).max(words.start)..hit.word).any(|w| self.block.has(w, Tag::CalledBehind))
            && let Some(phrase) = behind_verb(block, verb_past, words.end, self.text.language)
        {
            return Some(match after.filter(|m| m.words.start <= verb_past + 2 && m.who != Who::Role) {
                Some(subject) => self.told(subject, nearness),
                None => self.told_phrase(&phrase, nearness),
            });
        }
        let clause = self.clause(words.start, hit.word);
        // "Du côté de la chambre, on salue", "Desde la Cámara celebran".
        let on = (hit.word.saturating_sub(3).max(words.start)..hit.word).any(|w| block.has(w, Tag::Impersonal));
        if (on || block.tags.len(words.start, Tag::FromSide) > 0)
            && self.subject(words.start..hit.word).is_none()
            && let Some(side) = self.side(words.start..hit.word).filter(|m| !on || m.who == Who::Body)
        {
            return Some(self.told(side, nearness));
        }
        // "Asked whether she would go, Strand said “no”, then added “…”": who said the words before goes on.
        if let Some(paper) = self.viet_paper(clause..hit.word, nearness) {
            return Some(paper);
        }
        if let Some(found) = self.one_of_several_before(hit.word, nearness) {
            return Some(found);
        }
        if let Some(found) = self.one_of_two_before(hit.word, nearness) {
            return Some(found);
        }
        let first = self.said_before(clause, hit.word);
        let subject = first.or_else(|| self.antecedent(clause, hit.word)).or_else(|| self.subject(clause..hit.word));
        if subject.is_none()
            && let Some(paper) = self.opening_paper(clause, hit.word)
        {
            return Some(paper.near(nearness));
        }
        if let Some(phrase) = self.new_phrase(clause, hit.word, subject) {
            return Some(self.told_phrase(&phrase, nearness));
        }
        // "Et la députée du Morbihan d’ajouter : « … »": who adds spoke before.
        if block.has(hit.word, Tag::Adds)
            && let (Some(speaker), Some(_)) = (earlier, subject.filter(|m| m.who == Who::Role && self.is_nobody(m)))
        {
            return Some(Attribution { speaker: Some(speaker.clone()), ..Attribution::none() }.near(nearness));
        }
        if let Some(subject) = subject {
            return Some(self.told_all(subject, nearness));
        }
        if let Some(owner) = self.owner_of_paper(clause..hit.word) {
            return Some(self.told(owner, nearness));
        }
        // "Asked about the strike, the minister was blunt: “…”".
        if colon
            && distance > 2
            && let Some(found) = self.before_colon(verb_past..words.end, verb_past..words.end, true, false)
        {
            return Some(found);
        }
        // "For the senator, the plan is “…”": whose view it is opens the sentence.
        let view =
            block.tags.within(words.start..hit.word).find(|h| h.tag == Tag::According && !self.is_quoted(h.word));
        if let Some(found) = view.and_then(|h| self.named_after(h.word + h.len)) {
            return Some(self.told(found, nearness));
        }
        if let Some(phrase) = self.opening_phrase(words.clone(), hit.word) {
            return Some(self.told_phrase(&phrase, nearness));
        }
        if let Some(phrase) = behind_verb(block, verb_past, words.end, self.text.language)
            && hit.word <= words.start + 2
            && after.is_none_or(|m| self.cuts(m) || !matches!(m.who, Who::Person | Who::Role | Who::Body))
        {
            return Some(self.told_phrase(&phrase, nearness));
        }
        let told_that = |m: &Mention| (verb_past..m.words.start).any(|w| block.has(w, Tag::That));
        if let Some(subject) = after.filter(|m| m.words.start <= verb_past + 2 && !told_that(m)) {
            return Some(self.told(subject, nearness));
        }
        // Where another clause leads up to the verb its subject is one that nothing here reads.
        let from = (words.start..hit.word).rev().find(|w| block.gap(*w).starts_with([',', ';', '–', '—']));
        let left_out = hit.word <= from.unwrap_or(words.start) + 1;
        if !left_out && !self.text.language.lexicon.romance {
            return Some(Attribution::none().near(nearness));
        }
        Some(self.left_out(words.start, earlier, nearness))
    }

    /// Who said the words that stand before a verb of saying in the same clause, where nobody is named between them.
    fn said_before(&self, from: usize, verb: usize) -> Option<&'a Mention> {
        let block = self.block;
        let at = block.word_range(verb).start;
        let last = self.pairs.partition_point(|p| p.outer.end <= at).checked_sub(1).and_then(|i| self.pairs.get(i))?;
        let opened = block.word_from(last.outer.start);
        let between = block.word_from(last.outer.end)..verb;
        let near = opened > from && between.len() <= 3 && self.names.within(block, between).is_empty();
        let said =
            block.tags.within(from.max(opened.saturating_sub(4))..opened).filter(|h| h.tag == Tag::Say).last()?;
        let beside = |m: &&Mention| m.words.end == said.word && m.can_act() && !m.is_pronoun();
        self.names.within(block, from..said.word).last().filter(beside).filter(|_| near && said.word >= from)
    }

    /// The subject of a clause without a verb of saying: ", while consumer advocate Lotte Brandsma sees in it".
    pub(super) fn own_clause(&self, words: Range<usize>) -> Option<Attribution> {
        let block = self.block;
        let leads =
            block.has(words.start, Tag::ClauseLead) || self.text.language.conjunctions.at(block, words.start).is_some();
        if !leads || !block.gap(words.start).contains(',') || block.tags.any(words.clone(), Tag::Say) {
            return None;
        }
        let first =
            self.names.within(block, words.clone()).iter().find(|m| m.can_act() && !self.is_quoted(m.words.start))?;
        let somebody = matches!(first.who, Who::Person | Who::Role | Who::Body)
            || first.who == Who::Name && first.words.len() >= 2;
        (somebody && first.words.end < words.end).then(|| self.told(first, Near::Close(false)))
    }

    /// "Thông cáo chung nêu rõ", "El borrador que circula define": a paper that opens the clause and is nobody’s.
    pub(super) fn opening_paper(&self, from: usize, verb: usize) -> Option<Attribution> {
        let phrase = Phrase::paper(self.block, from, verb, self.text.language)?;
        let near = self.names.within(self.block, from..verb);
        let own = phrase.range(self.block);
        // "Thông cáo chung": its own capitals name nobody; "the ministry’s statement" is the ministry’s.
        let inside = |m: &Mention| own.contains(&m.range.start);
        let acts = near.iter().any(|m| if inside(m) { m.who != Who::Name } else { m.can_act() && m.who != Who::It });
        (!acts && !phrase.is_owned(self.block)).then(|| self.told_phrase(&phrase, Near::Subject))
    }

    /// "Berg: “…”", "Berg to Roux: “…”", "Berg nods: “…”".
    /// `whole` tells that the words are all of the sentence before the marks.
    fn before_colon(&self, words: Range<usize>, near: Range<usize>, colon: bool, whole: bool) -> Option<Attribution> {
        if !colon {
            return None;
        }
        let close = Near::Beside(false);
        if let Some(found) = self.one_of_two(&words) {
            return Some(found);
        }
        let speaks_for = self.block.tags.at(words.start).iter().find_map(|h| self.speaks_for(h, words.end, colon));
        let subject = speaks_for.or_else(|| self.subject(words.clone()));
        let named = self.names.within(self.block, near).last().filter(|m| m.words.end == words.end && !m.governed);
        // "Berg to Roux: “…”".
        let first = || {
            let found = self.names.within(self.block, words.start..words.start + 1).first();
            found.filter(|m| m.can_act() && !self.is_weak(m, words.end))
        };
        // "Nous faisons nôtres les mots de la navigatrice Ana Ruiz : « …": whose words they are.
        let whose = self.names.within(self.block, words.clone()).last().filter(|m| {
            let det = self.block.tags.len_before(m.words.start, Tag::Determiner);
            m.words.end == words.end && self.block.tags.len_before(m.words.start - det, Tag::WordsOf) > 0
        });
        // "la phrase d’une institutrice de Dosso : « …": somebody whom no list of words holds.
        let from = words.start.max(words.end.saturating_sub(9));
        let of = (from..words.end).rev().find(|w| self.block.tags.len_before(*w, Tag::WordsOf) > 0);
        if whose.is_none()
            && let Some(phrase) = of.and_then(|w| phrase_at(self.block, w, words.end, self.text.language))
            && phrase.is_new(self.block)
        {
            return Some(self.told_phrase(&phrase, close));
        }
        if let Some(found) = whose.or(subject).or(named).or_else(first) {
            return Some(self.told_all(found, close));
        }
        if let Some(found) = self.whose_answer(words.clone(), close) {
            return Some(found);
        }
        if let Some(phrase) = before_verb(self.block, words.start, words.end, self.text.language) {
            return Some(self.told_phrase(&phrase, close));
        }
        // "Outside, a boy with a drum had his own view: “…”".
        let comma = (words.start + 1..words.end.min(words.start + 6)).find(|w| self.block.gap(*w).starts_with(','));
        if let Some(phrase) = comma.and_then(|w| before_verb(self.block, w, words.end, self.text.language))
            && phrase.is_new(self.block)
            && !phrase.is_thing(self.block, self.text.language)
        {
            return Some(self.told_phrase(&phrase, close));
        }
        if let Some(phrase) = self.new_behind(words.clone()) {
            return Some(self.told_phrase(&phrase, close));
        }
        // "Consultado a la salida, se limitó a una frase: “…”": the pronoun is left out.
        let ends = &self.text.language.lexicon.endings.said;
        let told = words.clone().any(|w| !self.block.is_capital(w) && ends_in(self.block.word(w), ends));
        // "Cuando se le pregunta por las llaves, duda: “…”": one word behind the comma is the verb.
        let last = words.end.saturating_sub(1);
        let told = told || last > words.start && block_verb(self.block, last) && self.text.language.lexicon.romance;
        // "Enseguida se puso seria: “…”", "Y remató con sorna: “…”": nobody is named, and no noun opens the sentence.
        let nobody = || {
            let near = self.names.within(self.block, words.clone());
            let noun = [Tag::Determiner, Tag::Article, Tag::Indefinite, Tag::Demonstrative];
            let verb = words.len() >= 3 && words.len() <= MOST_LEFT_OUT;
            verb && !self.is_listed(words.end)
                && near.iter().all(|m| m.governed || self.is_weak(m, words.end))
                && noun.iter().all(|tag| !self.block.has(words.start, *tag))
                && !self.block.has(words.start, Tag::View)
        };
        let told = self.text.language.lexicon.romance && (told || whole && nobody());
        told.then(|| self.left_out(words.start, None, close))
    }

    /// "Also: “Soya and sun”; “The last train”": titles one after another.
    fn is_listed(&self, word: usize) -> bool {
        let at = self.block.word_range(word.saturating_sub(1)).end;
        let next = self.pairs.get(self.pairs.partition_point(|p| p.outer.start < at));
        next.is_some_and(|p| part(&self.block.text, p.outer.end..self.block.text.len()).trim_start().starts_with(';'))
    }
}
