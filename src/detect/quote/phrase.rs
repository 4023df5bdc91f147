//! Speakers whom no list of words holds: "a passer-by", "un vieil armateur de Vigo", "một sinh viên năm cuối".

use std::ops::Range;

use super::super::language::Language;
use super::super::lexicon::{Tag, ends_in};
use super::super::name::{Mention, opens};
use super::super::text::{Block, part};
use super::ends::{acts_on, complement, is_past_verb};

/// The most words of such a speaker.
const MOST_WORDS: usize = 9;

/// The most syllables, where the language is written in them.
const MOST_SYLLABLES: usize = 14;

/// How many words may stand before the noun of a paper ("the final joint statement").
const MOST_BEFORE: usize = 4;

/// How many words may stand behind it, before its verb.
const MOST_PAPER: usize = 3;

/// The words of a speaker with the article or number that opens them, and where the speaker alone starts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Phrase {
    words: Range<usize>,
    bare: usize,
}

impl Phrase {
    /// The words of a speaker, and where they start without the article.
    pub(super) fn of(words: Range<usize>, bare: usize) -> Self {
        Self { words, bare }
    }

    /// As it is written; without its article where the language leaves it out.
    pub(super) fn told<'a>(&self, block: &'a Block, language: &Language) -> &'a str {
        let from = if language.lexicon.keeps_article { self.words.start } else { self.bare };
        part(&block.text, block.word_range(from).start..block.word_range(self.words.end.saturating_sub(1)).end)
    }

    /// Its bytes in the block, article and all.
    pub(super) fn range(&self, block: &Block) -> Range<usize> {
        block.word_range(self.words.start).start..block.word_range(self.words.end.saturating_sub(1)).end
    }

    /// Its words without the article.
    pub(super) fn bare_words(&self) -> Range<usize> {
        self.bare..self.words.end
    }

    /// "the joint statement", "el borrador": a paper that says something by itself.
    pub(super) fn is_paper(&self, block: &Block) -> bool {
        let own = self.bare..self.words.end;
        own.take_while(|w| *w == self.bare || !block.has(*w, Tag::Preposition)).any(|w| block.has(w, Tag::Document))
    }

    /// "its bulletin", "su nota": whose paper it is was told before.
    pub(super) fn is_owned(&self, block: &Block) -> bool {
        let at = self.words.start;
        const PLAIN: [Tag; 4] = [Tag::Definite, Tag::Article, Tag::Indefinite, Tag::SmallNumber];
        at < self.bare && block.has(at, Tag::Determiner) && PLAIN.iter().all(|tag| !block.has(at, *tag))
    }

    /// "Thông cáo chung", "El borrador que circula": the paper that opens a clause, before its verb.
    pub(super) fn paper(block: &Block, from: usize, verb: usize, language: &Language) -> Option<Self> {
        let bare = from + opening(block, from);
        let noun = (bare..verb.min(bare + MOST_BEFORE)).find(|w| block.has(*w, Tag::Document))?;
        let small = |w: usize| !block.has(w, Tag::Preposition) && !block.has(w, Tag::Say) && block.joined(w);
        if bare == from && noun > bare || (bare + 1..=noun).any(|w| !small(w)) {
            return None;
        }
        let past = noun + block.tags.len(noun, Tag::Document);
        // "Thông cáo chung nêu rõ", "Báo cáo của hiệp hội gọi".
        let viet = language.lexicon.plural.is_empty();
        let end = if language.lexicon.romance {
            complement(block, past, verb, language)
        } else if viet && verb <= past + MOST_PAPER && (past..verb).all(|w| block.spaced(w)) {
            verb
        } else {
            past
        };
        Some(Self { words: from..end, bare })
    }

    /// "The auditors’ report", "la page 3": a thing or a number speaks for nobody.
    pub(super) fn is_thing(&self, block: &Block, language: &Language) -> bool {
        const THINGS: [Tag; 4] = [Tag::Work, Tag::Thing, Tag::TimeUnit, Tag::Weekday];
        let somebody = is_somebody(block, self.bare) || block.has(self.bare, Tag::Kin);
        // Vietnamese opens longer words with the one for somebody.
        if somebody && (self.bare + 1 < self.words.end || !language.lexicon.plural.is_empty()) {
            return false;
        }
        let adjectives = (self.bare..self.words.end).take_while(|w| block.has(*w, Tag::Adjective)).count();
        let own = self.bare + adjectives..self.words.end;
        // The head stands last in English, first elsewhere.
        let first = language.lexicon.romance || language.lexicon.plural.is_empty();
        let last = own.clone().take_while(|w| !block.has(*w, Tag::Preposition)).last();
        let head = last.filter(|_| !first).unwrap_or(own.start);
        // "per teacher", but "a head teacher".
        let viet = language.lexicon.plural.is_empty();
        if !viet && [Tag::Role, Tag::GenericRole].iter().any(|tag| block.has(head, *tag)) {
            return false;
        }
        let page =
            |w: usize| block.has(w, Tag::Numbered) && block.written(w + 1).starts_with(|c: char| c.is_ascii_digit());
        [own.start, head].iter().any(|w| page(*w) || THINGS.iter().any(|tag| block.has(*w, *tag)))
    }

    /// "the young man", "la mujer": somebody who was told of before.
    pub(super) fn is_generic(&self, block: &Block) -> bool {
        // "La hija de otra afectada": whose she is tells nobody.
        let head = |w: &usize| *w == self.bare || !block.has(*w, Tag::Link) && !block.has(*w, Tag::Preposition);
        !self.is_new(block) && (self.bare..self.words.end).take_while(head).any(|w| block.has(w, Tag::GenericRole))
    }

    /// Whether somebody known opens it.
    pub(super) fn opens_with(&self, mention: &Mention) -> bool {
        mention.words.start == self.bare
    }

    /// Whether the name ends it as a person's does ("un berger Luc Roux").
    pub(super) fn names_itself(&self, block: &Block, name: &Mention) -> bool {
        let led = |tag: Tag| name.words.start.checked_sub(1).is_some_and(|w| block.has(w, tag));
        // "analysts at Ryder Holt".
        let of_house = led(Tag::Preposition) && !led(Tag::Link);
        name.words.len() >= 2
            && name.words.end == self.words.end
            && name.words.start <= self.bare + 2
            && !led(Tag::Place)
            && !of_house
    }

    /// "le petit-fils": somebody by whose kin they are.
    pub(super) fn is_kin(&self, block: &Block) -> bool {
        block.has(self.bare, Tag::Kin)
    }

    /// Whether its article says that nobody was told of before.
    pub(super) fn is_new(&self, block: &Block) -> bool {
        block.has(self.words.start, Tag::Indefinite)
    }
}

/// "người dân": "người" counts people and rates ("mỗi người") and opens words for them.
fn is_somebody(block: &Block, at: usize) -> bool {
    block.has(at, Tag::PersonWord)
}

/// The length of the article or number that opens a speaker at a word.
fn opening(block: &Block, at: usize) -> usize {
    // "quarante bergers réclament", "200 farmers said".
    let digits = block.written(at).bytes().all(|b| b.is_ascii_digit()) && block.spaced(at + 1);
    let people = || [Tag::Role, Tag::GenericRole, Tag::PersonWord].iter().any(|tag| block.has(at + 1, *tag));
    if digits && opens(block, at) && people() {
        return 1;
    }
    [Tag::Determiner, Tag::Article, Tag::Indefinite, Tag::SmallNumber, Tag::BigNumber]
        .iter()
        .map(|tag| block.tags.len(at, *tag))
        .max()
        .unwrap_or(0)
}

/// "Villagers", "Fuentes": a plural that opens a sentence needs no article; nor does one for those who do something behind a
/// comma ("In a note to clients, analysts at Ryder Holt wrote").
pub(super) fn opens_plural(block: &Block, at: usize, language: &Language) -> bool {
    const NONE: [Tag; 5] = [Tag::Preposition, Tag::Work, Tag::Thing, Tag::Determiner, Tag::Honorific];
    const PEOPLE: [Tag; 4] = [Tag::Role, Tag::Pundit, Tag::PersonWord, Tag::GenericRole];
    let ends = &language.lexicon.plural;
    let apart = block.gap(at) == ", " && !block.is_capital(at) && PEOPLE.iter().any(|tag| block.has(at, *tag));
    (opens(block, at) && block.is_capital(at) || apart)
        && block.word(at).chars().count() >= 5
        && block.word(at).ends_with(|c| ends.contains(c))
        && !block.has(at, Tag::NounStop)
        && NONE.iter().all(|tag| !block.has(at, *tag))
}

/// "Industry groups have branded", "Aid workers say": nouns that open a sentence, of which the last is a plural.
fn opens_group(block: &Block, from: usize, verb: usize, language: &Language) -> bool {
    const NONE: [Tag; 7] =
        [Tag::Preposition, Tag::Work, Tag::Thing, Tag::Determiner, Tag::Honorific, Tag::NounStop, Tag::Opener];
    let lexicon = &language.lexicon;
    let plain =
        |w: usize| NONE.iter().all(|tag| !block.has(w, *tag)) && (w == from || !block.is_capital(w) && block.spaced(w));
    if lexicon.romance || lexicon.plural.is_empty() || !opens(block, from) || !block.is_capital(from) {
        return false;
    }
    let plural = |w: &usize| block.word(*w).len() >= 5 && block.word(*w).ends_with(|c| lexicon.plural.contains(c));
    let last = (from + 1..verb.min(from + 3)).find(plural);
    last.is_some_and(|w| (from..=w).all(plain) && !block.word(w).ends_with("ss"))
}

/// "señalan fuentes oficiales", "according to officials": a plural needs no article.
fn bare_plural(block: &Block, at: usize, language: &Language) -> bool {
    const NONE: [Tag; 6] = [Tag::Preposition, Tag::NounStop, Tag::Opener, Tag::Adverb, Tag::Honorific, Tag::Weekday];
    let ends = &language.lexicon.plural;
    block.spaced(at)
        && !block.is_capital(at)
        && block.word(at).chars().count() >= 5
        && block.word(at).ends_with(|c| ends.contains(c))
        && NONE.iter().all(|tag| !block.has(at, *tag))
}

/// The speaker that runs from a word to the verb of saying: "A woman in the crowd | shouted".
pub(super) fn before_verb(block: &Block, from: usize, verb: usize, language: &Language) -> Option<Phrase> {
    let open = opening(block, from);
    // "L’un d’eux": the article belongs to the word.
    let one = open == 1 && block.has(from + 1, Tag::Indefinite) && block.has(from + 2, Tag::Link);
    let bare = if one && block.has(from, Tag::Definite) { from } else { from + open };
    if open == 0 && !opens_plural(block, from, language) && !opens_group(block, from, verb, language) || bare >= verb {
        return None;
    }
    // "El 30 de noviembre había rechazado": a day, and nobody.
    if block.has_digit(bare) && super::dated::past_date(block, bare, language.lexicon.romance) > bare {
        return None;
    }
    let end = (from + 1..verb).find(|w| block.gap(*w).contains([',', '(', '–', '—', ';', ':', '.'])).unwrap_or(verb);
    let mut past = end;
    // "m'a", "had just", "who would not be named,": what leads up to the verb.
    let viet = language.lexicon.plural.is_empty();
    let leads = if viet { Tag::VerbLead } else { Tag::NounStop };
    while past > bare + 1
        && (block.has(past - 1, leads) || block.has(past - 1, Tag::Adverb) || block.has(past - 1, Tag::Itself))
    {
        past -= 1;
    }
    // "L’un d’eux m’a glissé": to whom.
    while past > bare + 1 && matches!(block.gap(past), "’" | "'") && block.word(past - 1).chars().count() == 1 {
        past -= 1;
    }
    if viet {
        // "cổ động viên": a verb within the word for somebody is none.
        let own = block.tags.len(bare, Tag::Role).max(1);
        past = (bare + own..past).find(|w| block.has(*w, Tag::Say) || block.has(*w, Tag::Nameless)).unwrap_or(past);
    }
    // "a boy with a drum had his own view: “…”".
    if !language.lexicon.romance && !viet {
        past = (bare + 1..past).find(|w| block.has(*w, Tag::Passive)).unwrap_or(past);
    }
    // "Un portavoz de esa cartera evitó dar plazos: “…”": a verb that no list holds.
    past = (bare + 1..past).find(|w| is_past_verb(block, *w, language)).unwrap_or(past);
    // "La primera noche me dijo": when, and nobody.
    if language.lexicon.romance
        && past > bare
        && [Tag::Lasting, Tag::Daypart].iter().any(|tag| block.has(past - 1, *tag))
    {
        return None;
    }
    // "un habitué hausse les épaules : « … »": a word that no table holds before an article is a verb.
    if language.lexicon.romance && block.has(from, Tag::Indefinite) {
        past = (bare + 1..past).find(|w| acts_on(block, *w, language)).unwrap_or(past);
    }
    // "son rival a préféré l’ironie : « … »".
    if language.lexicon.romance && ![Tag::Who, Tag::Relative].iter().any(|tag| block.has(from, *tag)) {
        past = (bare + 1..past).find(|w| block.has(*w, Tag::Auxiliary) && block.spaced(*w)).unwrap_or(past);
    }
    let clause = [Tag::That, Tag::Say, Tag::Condition];
    // "Fuentes de la delegación consultadas por este diario": how they were come by is no part of who they are.
    past = (bare + 1..past).find(|w| block.has(*w, Tag::Nameless)).unwrap_or(past);
    // "Una clienta que esperaba turno murmuró": the clause behind somebody new tells more of them.
    if block.has(from, Tag::Indefinite) && language.lexicon.romance {
        let relative = |w: &usize| block.has(*w, Tag::Relative) && block.joined(*w);
        past = (bare + 1..past).find(relative).unwrap_or(past);
    }
    // "The draft itself speaks of".
    if past > bare + 1 && block.has(past - 1, Tag::Itself) {
        past -= 1;
    }
    // "One of them, Baatar, 58, said": a phrase that breaks off behind its link names nobody.
    let plain = past > bare
        && !(block.has(past - 1, Tag::Link) && !block.is_capital(past - 1) && block.joined(past))
        && past - from <= if viet { MOST_SYLLABLES } else { MOST_WORDS }
        && (bare..past).all(|w| clause.iter().all(|tag| !block.has(w, *tag)) || viet && w + 1 < past)
        && (!block.has(bare, Tag::TimeUnit) || is_somebody(block, bare) && (past > bare + 1 || !viet));
    plain.then_some(Phrase { words: from..past, bare })
}

/// The speaker that stands behind a verb of saying: "said | a passer-by", to the end of the clause; a few words may stand
/// between ("résume joliment | le berger").
pub(super) fn behind_verb(block: &Block, from: usize, most: usize, language: &Language) -> Option<Phrase> {
    let aside = |w: usize| w > from && block.gap(w).starts_with(',') && w <= from + 3;
    // "contestó, antes de dejar la sala": a clause of its own, unless a comma closes it.
    let apart = block.gap(from).starts_with(',');
    (from..most.min(from + 4))
        .filter(|w| !apart || aside(*w))
        .take_while(|w| *w == from || block.joined(*w) || aside(*w))
        .take_while(|w| !block.has(*w, Tag::That))
        // "bromea mientras se quita la bufanda".
        .take_while(|w| !block.has(*w, Tag::ClauseLead) || language.lexicon.plural.is_empty())
        // "señaló en una nota".
        .filter(|w| *w == from || !block.has(*w - 1, Tag::Preposition) || block.has(*w - 1, Tag::Article))
        .filter(|w| *w == from || opening(block, *w) > 0)
        .find_map(|w| phrase_at(block, w, most, language))
}

/// The speaker that opens at a word and runs to the end of its clause.
pub(super) fn phrase_at(block: &Block, from: usize, most: usize, language: &Language) -> Option<Phrase> {
    let open = opening(block, from);
    let mut bare = from + open;
    // "aux termes du communiqué", "en palabras del portavoz": the article stands in the preposition.
    let drawn = language.lexicon.romance
        && from > 0
        && block.spaced(from)
        && block.has(from - 1, Tag::Link)
        && block.has(from - 1, Tag::Preposition);
    if open == 0 && !bare_plural(block, from, language) && !drawn || bare >= most {
        return None;
    }
    // "one of the villagers", "l'un des négociateurs".
    let mut at = bare;
    let partitive = block.has(bare, Tag::Link) && block.has(from, Tag::Article);
    if block.has(bare, Tag::Indefinite) && block.has(bare + 1, Tag::Link) || partitive {
        at = (bare..bare + 4).find(|w| opening(block, *w) == 0 && !block.has(*w, Tag::Link)).unwrap_or(bare);
        bare = from;
    }
    let somebody = is_somebody(block, at);
    let head_ok = ![Tag::Preposition, Tag::NounStop, Tag::TimeUnit, Tag::Link]
        .iter()
        .any(|tag| block.has(at, *tag) && !(somebody && *tag == Tag::TimeUnit));
    let dated = super::dated::past_date(block, at, language.lexicon.romance) > at;
    if !head_ok || dated || block.has(at, Tag::Month) {
        return None;
    }
    let limit = most.min(from + MOST_WORDS);
    let mut past = at + 1;
    while past < limit {
        let link = if language.lexicon.romance { block.tags.len(past, Tag::Link) } else { 0 };
        let conjunction = language.conjunctions.at(block, past).is_some();
        let stops = !block.joined(past)
            || conjunction
            || block.tags.len(past, Tag::SceneLead) > 1
            || block.has(past, Tag::That)
            || block.has(past, Tag::Say)
            || block.has(past, Tag::Nameless)
            || link == 0
                && (block.has(past, Tag::Preposition)
                    || block.has(past, Tag::NounStop)
                    || block.has(past, Tag::Adverb));
        // "the joint statement | adopted at the end": a participle behind the noun.
        let participle = !language.lexicon.romance
            && ends_in(block.word(past), &language.lexicon.endings.deed)
            && (!block.joined(past + 1) || block.has(past + 1, Tag::Preposition) || block.has(past + 1, Tag::NounStop));
        if stops || participle {
            break;
        }
        past += link.max(1);
    }
    past = past.min(limit);
    while past > at + 1 && (block.has(past - 1, Tag::Link) || block.has(past - 1, Tag::Determiner)) {
        past -= 1;
    }
    Some(Phrase { words: from..past, bare })
}
