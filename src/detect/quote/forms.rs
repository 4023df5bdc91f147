//! Rarer forms of telling who spoke: between the marks, behind a dash, as somebody's object, by a verb that no list holds.

use std::ops::Range;

use super::super::lexicon::{Hit, Tag, ends_in};
use super::super::name::{Mention, Who};
use super::super::text::part;
use super::ends::is_past_verb;
use super::marks::Pair;
use super::phrase::{before_verb, behind_verb, phrase_at};
use super::speaker::{Attribution, NEAR_WORDS, Near, Outside};
use super::unit::Unit;

/// How many words may stand between the marks and a subject behind an unknown verb ("se queja el").
const VERB_WORDS: usize = 4;

impl Outside<'_> {
    /// "« Oui, dit-il, oui »": who speaks is told between the marks.
    pub(super) fn aside(&self, pair: &Pair, earlier: Option<&String>) -> Option<Attribution> {
        let aside = pair.asides.first()?;
        let words = self.words(aside.start, aside.end);
        let close = Near::Beside(true);
        let hit = self.block.tags.within(words.clone()).find(|h| h.tag == Tag::Say);
        let verb_past = hit.map_or(words.start + 1, |h| h.word + self.longest(h.word, Tag::Say));
        let subject = self.names.within(self.block, verb_past..words.end).iter().find(|m| m.can_act());
        let subject = subject.or_else(|| self.names.within(self.block, words.clone()).iter().find(|m| m.can_act()));
        if let Some(subject) = subject {
            return Some(self.told(subject, close));
        }
        if let Some(phrase) = behind_verb(self.block, verb_past, words.end, self.text.language) {
            return Some(self.told_phrase(&phrase, close));
        }
        Some(self.left_out(words.start, earlier, close))
    }

    /// "“…,” was said by Rector Anna Berg": who stands behind "by".
    pub(super) fn said_by(&self, verb: usize, past: usize) -> Option<&Mention> {
        let block = self.block;
        let passive = verb > 0 && block.has(verb - 1, Tag::Passive) && block.joined(verb);
        let by = block.tags.len(past, Tag::By);
        if !passive || by == 0 || !block.joined(past) {
            return None;
        }
        let det = block.tags.len(past + by, Tag::Determiner);
        let found = self.names.within(block, past + by..past + by + det + 1).first()?;
        (!found.quoted && !found.is_pronoun()).then_some(found)
    }

    /// "“…” – Anna Berg", "“…” (a commuter)": who said it stands behind, and nothing else.
    pub(super) fn signed(&self, pair: &Pair, unit: &Unit) -> Option<Attribution> {
        let block = self.block;
        let end = if pair.outer.end < unit.range.end { unit.range.end } else { block.text.len() };
        let rest = part(&block.text, pair.outer.end..end).trim();
        let inner = rest.strip_prefix(['–', '—', '-', '(', '~'])?.trim().trim_end_matches([')', '.', ' ']);
        let words = self.words(pair.outer.end, end);
        if words.is_empty() || words.len() > 12 || inner.is_empty() || inner.ends_with(['?', '!']) {
            return None;
        }
        let close = Near::Beside(true);
        if let Some(found) = self.names.within(block, words.start..words.start + 2).first().filter(|m| !m.is_pronoun())
        {
            let named = matches!(found.who, Who::Person | Who::Role | Who::Body) || found.words.len() >= 2;
            return named.then(|| self.told(found, close));
        }
        let phrase = phrase_at(block, words.start, words.end, self.text.language)?;
        Some(self.told_phrase(&phrase, close))
    }

    /// "it quoted a senior official as saying": who spoke is the object.
    pub(super) fn quoting(&self, before: Range<usize>, behind: Range<usize>) -> Option<Attribution> {
        let near = behind.start..behind.end.min(behind.start + 8);
        // "“A,” an aide said, quoting Berg as saying: “B.”": what Berg said stands behind.
        let past = self.block.word_range(behind.end.saturating_sub(1)).end;
        let rest = part(&self.block.text, past..self.block.text.len());
        let leads_on = !behind.is_empty() && rest.trim_start().starts_with(':')
            || behind.end > behind.start
                && rest.trim_start().trim_start_matches(',').trim_start().starts_with(['“', '"', '«', '‘'])
                && self.block.has(behind.end - 1, Tag::Say);
        let follows = self.block.tags.within(near).find(|h| h.tag == Tag::Quoting).copied().filter(|_| !leads_on);
        // Vietnamese writes a word as several.
        let reach = if self.text.language.lexicon.plural.is_empty() { 24 } else { 12 };
        let from = before.start.max(before.end.saturating_sub(reach));
        let leads = || self.block.tags.within(from..before.end).filter(|h| h.tag == Tag::Quoting).last().copied();
        let (hit, most) = match follows {
            Some(hit) => (hit, behind.end),
            None => (leads()?, before.end),
        };
        // "who was quoted as saying": whoever it tells of stands before.
        if self.block.tags.len_before(hit.word, Tag::Passive) > 0 && self.block.joined(hit.word) {
            return None;
        }
        let past = hit.word + hit.len;
        let found = self.names.within(self.block, past..most.min(past + 4)).iter().find(|m| !m.quoted);
        let close = if follows.is_some() { Near::Beside(true) } else { Near::Close(false) };
        // "dẫn lời một kỹ sư già ở Zeeland: “…”".
        if self.text.language.lexicon.capital_roles
            && self.block.has(past, Tag::Indefinite)
            && let Some(phrase) = before_verb(self.block, past, most, self.text.language)
        {
            return Some(self.told_phrase(&phrase, close));
        }
        if let Some(found) = found.filter(|m| !m.is_pronoun()) {
            return Some(self.told(found, close));
        }
        let phrase = behind_verb(self.block, past, most, self.text.language)?;
        Some(self.told_phrase(&phrase, close))
    }

    /// "The envoy’s answer was brief: “…”", "Her verdict: “…”", "Sa réponse : « … »": whose words they are, at the start.
    pub(super) fn whose_answer(&self, words: Range<usize>, near: Near) -> Option<Attribution> {
        let (block, lexicon) = (self.block, &self.text.language.lexicon);
        let view = |w: usize| (w..w + 3).take_while(|w| block.joined(*w)).any(|w| block.has(w, Tag::View));
        let owner = self.names.within(block, words.start..words.start + 4).iter().find(|m| {
            let past = m.words.end;
            matches!(block.gap(past), "’" | "'") && block.word(past) == lexicon.genitive && view(past + 1)
        });
        if let Some(owner) = owner.filter(|m| !m.quoted && !lexicon.genitive.is_empty()) {
            return Some(self.told(owner, near));
        }
        let first = words.start;
        let (his, her) = (block.has(first, Tag::HisOwn), block.has(first, Tag::HerOwn));
        if !view(first + 1) || !his && !her {
            return None;
        }
        let she = (his != her).then_some(her);
        let speaker = self.names.registry.last_fitting(self.seen(first), "", she);
        Some(Attribution { speaker, ..Attribution::none() }.near(near))
    }

    /// "There is an old saying: “…”": what everybody says has no speaker.
    pub(super) fn is_proverb(&self, before: &Range<usize>, pair: &Pair) -> bool {
        let block = self.block;
        let lead = part(&block.text, 0..pair.outer.start).trim_end();
        let from = before.start.max(before.end.saturating_sub(9));
        lead.ends_with([':', ','])
            && block.tags.within(from..before.end).any(|h| {
                // "contestó con un refrán": somebody says it.
                let det = block.tags.len_before(h.word, Tag::Determiner);
                let lead = h.word - det.max(block.tags.len_before(h.word, Tag::Article));
                let led = block.tags.len_before(lead, Tag::With);
                let told = led > 0 && block.tags.any(lead.saturating_sub(led + 4)..lead - led, Tag::Say);
                h.tag == Tag::Proverb && !told && !self.is_quoted(h.word) && {
                    let between = part(&block.text, block.word_range(h.word).start..pair.outer.start);
                    !between.contains(['.', ';'])
                }
            })
    }

    /// Whether a name is only the complement of the phrase it stands in.
    pub(super) fn cuts(&self, subject: &Mention) -> bool {
        matches!(subject.who, Who::Name | Who::Country) && subject.governed
    }

    /// "…”, peste le biologiste": a comma, a verb that no list holds, and its subject before or behind it.
    pub(super) fn plainly_behind(
        &self,
        words: Range<usize>,
        pair: &Pair,
        earlier: Option<&String>,
    ) -> Option<Attribution> {
        let block = self.block;
        let gap = block.gap(words.start);
        let inner = part(&block.text, pair.inner.clone());
        let outside = part(&block.text, pair.outer.end..block.word_range(words.start).start).trim_start();
        let parted = inner.ends_with([',', '!', '?', '…']) || outside.starts_with([',', '—', '–']);
        let clean = !outside.contains([';', '.', ':', '(']);
        // "“…” was the verdict of the minister".
        let verdict = block.has(words.start, Tag::Passive)
            && (words.start..words.end.min(words.start + 4)).any(|w| block.has(w, Tag::View));
        // "was how the chair of the commission for the lower basin summed it up".
        let how = words.len() <= 16
            && block.has(words.start, Tag::Passive)
            && block.has(words.start + 1, Tag::Opener)
            && block.tags.any(words.clone(), Tag::Say);
        let parted = parted || verdict || how;
        if words.is_empty() || gap.is_empty() || !parted || !clean {
            return None;
        }
        let language = self.text.language;
        let first = words.start;
        let close = Near::Beside(true);
        if block.has(first, Tag::Somebody) {
            return Some(Attribution::none().near(close));
        }
        // "a justifié cette dernière".
        if let Some(found) = (first..words.end.min(first + VERB_WORDS)).find_map(|w| self.one_of_two_at(w, close)) {
            return Some(found);
        }
        let near = self.names.within(block, first..words.end.min(first + VERB_WORDS + 2));
        let here = near.iter().find(|m| m.can_act());
        // A subject with something behind it: "Berg shrugged", "bà Sáu, nhà số 12, vừa than".
        let determined = block.tags.len(first, Tag::Determiner).max(block.tags.len(first, Tag::Article));
        if let Some(subject) = here.filter(|m| m.words.start == first || m.words.start == first + determined) {
            let verb_behind = subject.words.end < words.end && !matches!(subject.who, Who::Country);
            return verb_behind.then(|| self.told(subject, close));
        }
        // "…,” was how the chair put it", "…,” was his verdict".
        if block.has(first, Tag::Passive) && (words.len() <= 9 || verdict || how) {
            if let Some(subject) = near.iter().rev().find(|m| m.can_act() && !m.is_pronoun()) {
                return Some(self.told(subject, close));
            }
            // "…,” was the verdict of the minister".
            let of = near.iter().find(|m| {
                let det = block.tags.len_before(m.words.start, Tag::Determiner);
                let link = block.tags.len_before(m.words.start - det, Tag::Link) > 0;
                link && !m.quoted && !m.is_pronoun() && (first..m.words.start).any(|w| block.has(w, Tag::View))
            });
            if let Some(subject) = of {
                return Some(self.told(subject, close));
            }
            // "…,” was all she offered".
            let told_of = near.iter().rev().find(|m| matches!(m.who, Who::He | Who::She) && m.can_act());
            if let Some(subject) = told_of.filter(|m| m.words.end < words.end) {
                return Some(self.told(subject, close));
            }
            let told = words.clone().any(|w| block.has(w, Tag::View) || block.has(w, Tag::Say));
            let start = block.sentence_of(pair.outer.start).start;
            let before = || self.sentence_before(start, earlier.is_some());
            return told.then(|| before().unwrap_or_else(|| self.left_out(first, earlier, close)));
        }
        // "a consultant at the hospital, who asked": a phrase with something behind it.
        if let Some(phrase) = before_verb(block, first, words.end.min(first + 12), language)
            && phrase.range(block).end < block.word_range(words.end.saturating_sub(1)).end
            && here.is_none_or(|m| self.cuts(m) || m.words.start >= first + 2)
        {
            return Some(self.told_phrase(&phrase, close));
        }
        let verb = !block.is_capital(first)
            && !block.has(first, Tag::Determiner)
            && !block.has(first, Tag::ClauseLead)
            && !block.has(first, Tag::Relative)
            && ![Tag::Opener, Tag::Preposition, Tag::Determiner, Tag::PartialLead, Tag::That, Tag::Not]
                .iter()
                .any(|tag| block.has(first, *tag) && block.word(first).chars().count() > 2);
        if !verb || language.conjunctions.at(block, first).is_some() || language.lexicon.plural.is_empty() {
            return None;
        }
        if let Some(subject) = here
            && (first + 1..=subject.words.start).all(|w| block.joined(w))
        {
            return Some(self.told(subject, close));
        }
        if let Some(phrase) = behind_verb(block, self.past_day(first + 1, words.end), words.end, language) {
            return Some(self.told_phrase(&phrase, close));
        }
        // "…”, arrancó, “…": the pronoun is left out.
        let alone = language.lexicon.romance && words.len() <= 2;
        alone.then(|| self.left_out(first, earlier, close))
    }

    /// Who speaks where the text leaves the pronoun out.
    pub(super) fn left_out(&self, word: usize, earlier: Option<&String>, near: Near) -> Attribution {
        if let Some(voice) = self.frame(word) {
            return Attribution { speaker: Some(voice), ..Attribution::none() }.near(near);
        }
        if let Some(kin) = self.my_kin(word) {
            return self.told_words(kin, near);
        }
        if let Some(body) = self.body_with_a_paper(word) {
            return self.told(body, near);
        }
        let new = || self.new_just_before(word).and_then(|phrase| self.told_phrase(&phrase, near).speaker);
        let speaker = self
            .last_subject(word)
            .or_else(new)
            .or_else(|| earlier.cloned())
            .or_else(|| self.last_person(word))
            .or_else(|| self.last_role(word));
        Attribution { speaker, ..Attribution::none() }.near(near)
    }

    /// "La comunidad de Peine se restó. En una declaración, calificó el pacto como “…”": the body that opens the sentence before, and
    /// a paper in the sentence of the verb.
    fn body_with_a_paper(&self, word: usize) -> Option<&Mention> {
        let block = self.block;
        let at = block.word_range(word).start;
        let sentence = block.sentence_of(at).clone();
        let words = self.words(sentence.start, sentence.end);
        let paper = words.clone().take(NEAR_WORDS).any(|w| {
            block.has(w, Tag::Document)
                && !self.is_quoted(w)
                && [Tag::Indefinite, Tag::Article].iter().any(|t| block.tags.len_before(w, *t) > 0)
        });
        let start = self.start_with_quotation(at);
        let before = block.sentences.get(block.sentence_at(start).checked_sub(1)?)?.clone();
        let own = self.words(before.start, before.end);
        let all = self.names.within(block, own.clone());
        let first = all.first().filter(|m| m.who == Who::Body && m.words.start <= own.start + 2)?;
        let view = block.tags.len(own.start, Tag::According) > 0;
        let others = all
            .iter()
            .any(|m| m.can_act() && !m.quoted && matches!(m.who, Who::Person | Who::Role | Who::He | Who::She));
        (paper && !others && (first.can_act() || view) && !first.quoted).then_some(first)
    }

    /// "Recibí a la presidenta de la asociación. Me dijo: «…»": a role that stands for nobody, though it acted not.
    fn last_role(&self, word: usize) -> Option<String> {
        let from = word.saturating_sub(30);
        let near = self.names.within(self.block, from..word);
        let role = near.iter().rev().find(|m| !m.quoted && matches!(m.who, Who::Role | Who::Person))?;
        self.told(role, Near::Far).speaker
    }

    /// "Él replicó que … «…», apostilló.": who acts in the sentence before, behind the last quotation.
    fn last_subject(&self, word: usize) -> Option<String> {
        let block = self.block;
        let at = block.word_range(word).start;
        let past = self.pairs.partition_point(|p| p.outer.start < at);
        let own = self.pairs.get(past.checked_sub(1)?)?;
        let before = past.checked_sub(2).and_then(|i| self.pairs.get(i));
        let sentence = block.sentences.get(block.sentence_at(own.outer.start).checked_sub(1)?)?.clone();
        if before.is_some_and(|b| sentence.start < b.outer.end) || own.outer.end > at {
            return None;
        }
        let words = self.words(sentence.start, sentence.end);
        // "Desde la bancada, Inés Drevo negó con la cabeza."
        let named = |m: &&Mention| {
            let index = self.names.within(block, 0..m.words.start).len();
            let entry = self.names.registry.entry_at(block.index, index).is_some_and(|e| !e.is_body);
            let det = block.tags.len_before(m.words.start, Tag::Determiner);
            let behind = block.gap(m.words.start - det) == ", " && block.joined(m.words.end);
            entry && m.can_act() && behind && m.words.len() >= 2 && matches!(m.who, Who::Person | Who::Name)
        };
        let all = self.names.within(block, words.clone());
        // "Su padre la quería contadora. «…», le repetía.": nobody known, but who opens the sentence.
        let first = all.first().filter(|m| m.words.start < words.start + 3);
        let first = first.filter(|m| m.can_act()).or_else(|| all.iter().find(named))?;
        // "La alcaldesa, que tenía un discurso, lo guardó. «…», zanjó.": before any other quotation a role that opens it.
        let role = first.who == Who::Role && block.tags.len_before(first.words.start, Tag::Definite) > 0;
        // "La Oficina … calculó que …. «…», alertó en un informe."
        let past = first.words.end;
        let body = first.who == Who::Body
            && first.can_act()
            && first.words.start <= words.start + 1
            && (block.spaced(past) && is_past_verb(block, past, self.text.language)
                || block.tags.within(past..past + 2).any(|h| h.tag == Tag::Say && block.joined(h.word)))
            && all.iter().filter(|m| m.can_act()).all(|m| matches!(m.who, Who::Body | Who::It | Who::Country));
        if body {
            return self.told(first, Near::Far).speaker;
        }
        if before.is_none() && !role {
            return None;
        }
        let acts = matches!(first.who, Who::He | Who::She | Who::Person | Who::Role)
            && first.can_act()
            && first.words.start <= words.start + 1
            || named(&first)
            // "Su hija Montse la sostiene del brazo."
            || first.who == Who::Name && block.tags.len_before(first.words.start, Tag::Kin) > 0;
        if acts {
            return self.told(first, Near::Far).speaker;
        }
        // "Kapango, de 61 años, recordó el acuerdo. «…», admitió.": a surname, of whom more is known.
        let fuller = |name: &String| name.len() > first.range.len() && name.contains(' ');
        let surname = first.who == Who::Name && first.words.start == words.start && first.can_act();
        surname.then(|| self.told(first, Near::Far).speaker).flatten().filter(fuller)
    }

    /// "le afeó que “…”", "coreaba “…”": a verb that no list holds, told by its ending before "that" or the opening mark.
    pub(super) fn by_ending(&self, near: &Range<usize>) -> Option<Hit> {
        let block = self.block;
        let ends = &self.text.language.lexicon.endings.said;
        let from = near.start.max(near.end.saturating_sub(12));
        let verb = |w: usize| {
            !block.is_capital(w)
                && ends_in(block.word(w), ends)
                && ![Tag::Work, Tag::Body, Tag::Role, Tag::Thing].iter().any(|tag| block.has(w, *tag))
                && !self.is_quoted(w)
        };
        let word = (from..near.end).rev().find(|w| verb(*w) && (w + 1 == near.end || block.has(w + 1, Tag::That)))?;
        Some(Hit { word, len: 1, tag: Tag::Say })
    }
}
