//! Who is meant by a new word for somebody behind a quotation: whoever acts in the sentence right before it. "The forum welcomed the
//! accord. “…,” the lobby said.", "Salvatore Lo Presti savoure. « … », dit le Carolo."

use std::ops::Range;

use crate::article::BlockKind;

use super::super::lexicon::{Tag, ends_in};
use super::super::name::{Entry, Mention, Who, folded};
use super::super::text::part;
use super::chosen::chosen;
use super::marks::Pair;
use super::speaker::{Attribution, Near, Outside};

/// The most words of such a phrase, its article included.
const MOST_PHRASE: usize = 6;

/// How far behind the marks the phrase stands at most, where it points to the paragraph before, in words.
const MOST_CLOSE: usize = 2;

/// How far behind its sentence's start whoever acts may stand, in words ("Asked on Monday, Anna Berg").
const MOST_LEAD: usize = 12;

/// Where a phrase opens, where its noun stands and where it ends.
struct Told {
    head: usize,
    whole: Range<usize>,
}

impl<'a> Outside<'a> {
    /// Whom a definite phrase beside the verb of saying at `verb` stands for, where the article names nobody by it; `words` open
    /// behind the quotation, `past` is the word behind the verb.
    pub(super) fn acted_before(&self, words: &Range<usize>, verb: usize, past: usize) -> Option<Attribution> {
        let block = self.block;
        // "escribió entonces el ente de control".
        let adverb =
            |w: usize| block.has(w, Tag::Adverb) || block.has(w, Tag::Opener) && !block.has(w, Tag::Determiner);
        let past = (past..past + 2).find(|w| !adverb(*w)).unwrap_or(past);
        let phrase = self.definite(words.start..verb, verb).or_else(|| self.definite(past..words.end, words.end))?;
        // "la ponente, la magistrada Elvira Santolaya": named right behind.
        if block.gap(phrase.whole.end) == ", " && self.named_beside(phrase.whole.end).is_some() {
            return None;
        }
        let start = phrase.whole.start;
        // "cette retraitée": of somebody new.
        let this =
            start > 0 && block.tags.len_before(start, Tag::Demonstrative) > 0 && !block.has(start - 1, Tag::Definite);
        if this && let Some(new) = self.new_just_before(words.start) {
            return Some(self.told_phrase(&new, Near::Beside(true)));
        }
        let any = block.tags.len(start - 1, Tag::AnyBody) > 1;
        let known = self.names.within(block, phrase.whole.clone()).iter().any(|m| {
            let index = self.names.within(block, 0..m.words.start).len();
            let entry = self.names.registry.entry_at(block.index, index);
            let named =
                m.who == Who::Person || m.who == Who::Name && m.words.end == phrase.whole.end && m.words.len() > 1;
            let told = entry.is_some_and(|e| !e.is_body || e.name.contains(char::is_uppercase));
            named || told && m.words.contains(&phrase.head) && !any
        });
        if known {
            return None;
        }
        let (outside, mention) = self.actor_before(words.start)?;
        let index = self.names.within(outside.block, 0..mention.words.start).len();
        let entry = self.names.registry.entry_at(outside.block.index, index);
        // A paragraph of its own goes on only where the phrase is no office that somebody else may have.
        let close = phrase.whole.start <= words.start + MOST_CLOSE;
        let here = outside.block.index == block.index || close && !self.is_somebody_else(&phrase);
        let told = match entry {
            // "Le site Sahel Info publie un entretien": a name of which nothing tells that it is somebody’s.
            Some(entry) if entry.is_body || entry.is_sure || entry.is_somebody() => self.fits(&phrase, entry),
            // "La FGTB, elle, met en garde. « … », avertit le syndicat."
            _ => mention.who == Who::Name && self.is_body(&phrase),
        };
        (told && here).then(|| outside.told(mention, Near::Beside(true)))
    }

    /// Whether the noun of a phrase is a word for a body.
    fn is_body(&self, phrase: &Told) -> bool {
        const BODIES: [Tag; 4] = [Tag::Body, Tag::LocalBody, Tag::FirmNoun, Tag::Kind];
        let any = phrase.whole.start.checked_sub(1).is_some_and(|w| self.block.tags.len(w, Tag::AnyBody) > 1);
        any || BODIES.iter().any(|tag| self.block.has(phrase.head, *tag))
    }

    /// Whether the noun of a phrase tells an office or a trade that somebody else may have.
    fn is_somebody_else(&self, phrase: &Told) -> bool {
        self.block.has(phrase.head, Tag::Role) || self.text.language.lexicon.reads_as_role(self.block.word(phrase.head))
    }

    /// "the Luxembourg-based lender", "le Carolo", "cette retraitée": an article and a few words, up to the verb or to a comma or a
    /// full stop.
    fn definite(&self, words: Range<usize>, end: usize) -> Option<Told> {
        const NONE: [Tag; 7] =
            [Tag::Preposition, Tag::Say, Tag::That, Tag::Relative, Tag::Will, Tag::Kin, Tag::PartialLead];
        let block = self.block;
        let language = self.text.language;
        let viet = language.lexicon.plural.is_empty();
        let len = [Tag::Definite, Tag::Demonstrative].iter().map(|tag| block.tags.len(words.start, *tag)).max()?;
        if len == 0 || viet {
            return None;
        }
        let from = words.start + len;
        let elided = matches!(block.gap(from), "’" | "'");
        let limit = end.min(words.start + MOST_PHRASE);
        let stop = (from..=limit)
            .find(|w| *w == end || *w > from && !block.joined(*w) && !matches!(block.gap(*w), "-" | "’ " | "' "))?;
        let own = from..stop;
        let closed =
            stop == end || block.gap(stop).starts_with([',', '.', ';', ':', '!', '?']) || stop >= block.word_count();
        // "the union’s lawyer", "le porte-parole du maire": somebody by somebody else.
        let genitive =
            |w: usize| matches!(block.gap(w), "’" | "'") && block.word(w) == language.lexicon.genitive && !elided;
        // "el ente de control": a body with what it is for.
        let of = |w: usize| {
            let body = own.start..own.start + 2;
            language.lexicon.romance
                && w > from
                && block.has(w, Tag::Link)
                && body.clone().any(|b| b < w && block.has(b, Tag::Body))
                && block.spaced(w + 1)
                && !block.is_capital(w + 1)
        };
        let plain = own.clone().all(|w| {
            let beside = w == from || block.spaced(w) || matches!(block.gap(w), "-" | "’ " | "' ");
            of(w) || beside && NONE.iter().all(|tag| !block.has(w, *tag)) && !genitive(w)
        });
        // The head stands last in English, first elsewhere.
        let small = own.clone().find(|w| !block.has(*w, Tag::Adjective)).unwrap_or(from);
        let head = if language.lexicon.romance { small } else { stop.checked_sub(1)? };
        (plain && closed && !own.is_empty()).then_some(Told { head, whole: own })
    }

    /// Whether a phrase may tell of somebody: a body of a body, somebody of a person, and none whose office another holds.
    fn fits(&self, phrase: &Told, entry: &Entry) -> bool {
        const NOBODY: [Tag; 9] = [
            Tag::TimeUnit,
            Tag::Weekday,
            Tag::Month,
            Tag::Document,
            Tag::Work,
            Tag::Parties,
            Tag::Pair,
            Tag::FormerOne,
            Tag::LatterOne,
        ];
        let (block, lexicon) = (self.block, &self.text.language.lexicon);
        let head = phrase.head;
        let word = block.word(head);
        let several = word.chars().count() > 3
            && word.ends_with(|c| lexicon.plural.contains(c))
            && !word.ends_with("ss")
            && !block.is_capital(head);
        let listed = |tags: &[Tag]| tags.iter().any(|tag| block.has(head, *tag));
        let generic = listed(&[Tag::GenericRole]);
        let somebody = generic || listed(&[Tag::Role, Tag::PersonWord]) || lexicon.reads_as_role(word);
        if several || listed(&NOBODY) && !generic || block.has_digit(head) {
            return false;
        }
        if entry.is_body {
            // "the central bank" is no ministry.
            let other =
                block.has(head, Tag::Body) && !block.has(head, Tag::FirmNoun) && !entry.is_of_kind(&folded(word));
            return self.is_body(phrase) && !other && (!somebody || block.has(head, Tag::FirmNoun));
        }
        // An office that the article gives to nobody may be another's.
        let office = listed(&[Tag::Office]) && !generic;
        let she = match phrase.whole.start.checked_sub(1).map(|w| block.word(w)) {
            Some("la" | "cette" | "esta" | "esa") => Some(true),
            Some("le" | "el" | "ce" | "cet" | "este" | "ese") => Some(false),
            _ => None,
        };
        let gendered = she.filter(|_| lexicon.romance && !block.has(head, Tag::Epicene));
        // "sostuvo la autoridad", "graficó la ejecutiva".
        let worn = listed(&[Tag::Epicene]) || lexicon.romance && listed(&[Tag::Portfolio]) && !block.is_capital(head);
        let body = self.is_body(phrase) && !worn && !somebody && !ends_in(&folded(word), &lexicon.endings.demonym);
        !office && !body && gendered.is_none_or(|she| entry.may_be(lexicon, she))
    }

    /// Who acts in the sentence right before the quotation behind which a word stands: in the same paragraph, else in the last
    /// sentence of the one before.
    fn actor_before(&self, word: usize) -> Option<(Outside<'a>, &'a Mention)> {
        let block = self.block;
        let at = block.word_range(word).start;
        let past = self.pairs.partition_point(|p| p.outer.end <= at);
        let own = self.pairs.get(past.checked_sub(1)?)?;
        if block.word_from(own.outer.end) != word {
            return None;
        }
        let lead = part(&block.text, 0..own.outer.start).trim_end();
        let (block, sentence) = if lead.is_empty() {
            let before = self.text.before(block.index).filter(|b| b.kind == BlockKind::Paragraph)?;
            (before, before.sentences.last()?.clone())
        } else {
            (block, block.sentence_of(lead.len().checked_sub(1)?).clone())
        };
        let ended = if lead.is_empty() { block.text.trim_end() } else { lead };
        if !ended.ends_with(['.', '!', '?', '…']) {
            return None;
        }
        let pairs = self.names.pairs.get(block.index).map_or(&[] as &[Pair], Vec::as_slice);
        let outside = Outside { text: self.text, block, names: self.names, pairs };
        let end = if lead.is_empty() { sentence.end } else { sentence.end.min(own.outer.start) };
        let words = outside.words(sentence.start, end);
        let all = self.names.within(block, words.clone());
        let mention = chosen(block, all, None).filter(|m| !m.quoted && m.words.start <= words.start + MOST_LEAD)?;
        Some((outside, mention))
    }
}
