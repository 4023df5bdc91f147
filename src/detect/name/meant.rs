//! Who is meant by a description: "the Norwegian minister", "her guest", "the diplomat", "the CS".

use std::ops::Range;

use super::super::lexicon::{Tag, ends_in};
use super::super::office::{GUEST, HOST, OTHER, Offices, RELATIVE};
use super::super::text::{Block, Text, part};
use super::entry::Entry;
use super::pronoun::{Fits, block_has_fresh};
use super::registry::{Registry, folded, keys, owner_from};
use super::seen::{MOST_ASKED, Seen};
use super::{Mention, Who};

/// How many words behind a role may tell more of it.
const MOST_BEHIND: usize = 4;

/// How many of those named before are weighed against each other.
const MOST_OTHERS: usize = 6;

/// What a description tells of somebody.
#[derive(Debug, Default)]
pub(super) struct Described {
    /// The offices it names; none of them where anybody may be meant ("the leader").
    offices: Offices,
    /// Folded words that must be told of who is meant: where from, of what.
    marks: Vec<String>,
    /// A short form of an office ("cs").
    short: Option<String>,
}

impl Described {
    /// Reads the words of a role, without its article, and what stands behind it and tells more.
    pub(super) fn new(text: &Text, block: &Block, words: &Range<usize>) -> Self {
        const SMALL: [Tag; 5] = [Tag::Link, Tag::Article, Tag::Determiner, Tag::Preposition, Tag::Adjective];
        let lexicon = &text.language.lexicon;
        let words = owner_from(block, words.start)..behind(text, block, words.end);
        let folded: Vec<String> = words.clone().map(|w| folded(block.word(w))).collect();
        let mut found = Self::default();
        let mut at = 0;
        while let Some((rest, word)) = folded.get(at..).and_then(|rest| Some((rest, rest.first()?))) {
            let place = words.start + at;
            let written = block.written(place);
            let generic = block.tags.len(place, Tag::GenericRole);
            let small = SMALL.iter().map(|tag| block.tags.len(place, *tag)).max().unwrap_or(0);
            if let Some((len, bits)) = lexicon.offices.at(rest) {
                found.offices |= bits;
                at += len.max(generic);
            } else if generic > 0 {
                at += generic;
            } else if (2..=4).contains(&written.len()) && written.chars().all(|c| c.is_ascii_uppercase()) {
                found.short = Some(word.clone());
                at += 1;
            } else if small > 0 || word.chars().count() == 1 {
                at += small.max(1);
            } else {
                found.marks.push(word.clone());
                at += 1;
            }
        }
        found
    }

    /// Whether it tells of somebody by somebody else ("her guest").
    pub(super) fn is_relative(&self) -> bool {
        self.offices & RELATIVE != 0
    }

    /// Whether it tells more than an office.
    pub(super) fn is_marked(&self) -> bool {
        !self.marks.is_empty() || self.short.is_some()
    }

    /// Whether it names an office of a known group.
    pub(super) fn is_office(&self) -> bool {
        self.offices & !RELATIVE != 0
    }

    /// Whether somebody is all that it tells.
    pub(super) fn fits(&self, text: &Text, entry: &Entry) -> bool {
        let names = &text.language.lexicon.offices;
        let groups = self.offices & !RELATIVE;
        let told = |mark: &String| entry.role_words.iter().any(|w| names.same_land(mark, w));
        !entry.is_body
            && (groups == 0 || entry.offices & groups != 0 || entry.offices & OTHER != 0 && !self.marks.is_empty())
            && self.marks.iter().all(told)
            && self.short.as_ref().is_none_or(|short| is_short_form(short, &entry.role_words))
    }

    /// Whether it tells of an office and a country, and of somebody in that office no country is told.
    fn fits_at_home(&self, text: &Text, entry: &Entry) -> bool {
        let names = &text.language.lexicon.offices;
        let groups = self.offices & !RELATIVE;
        groups != 0
            && !entry.is_body
            && entry.offices & groups != 0
            && self.short.is_none()
            && self.marks.iter().all(|m| names.is_land(m))
            && !entry.role_words.iter().any(|w| names.is_land(w))
    }
}

/// Where the words end that tell more of a role: "the leader [of Ghana]", "le ministre [marocain]", "nhà lãnh đạo [Slovenia]".
fn behind(text: &Text, block: &Block, past: usize) -> usize {
    const NONE: [Tag; 5] = [Tag::Say, Tag::Preposition, Tag::NounStop, Tag::That, Tag::VerbLead];
    let lexicon = &text.language.lexicon;
    let mut at = past;
    while at < past + MOST_BEHIND && block.spaced(at) {
        let country = block.tags.len(at, Tag::Country);
        let link = block.tags.len(at, Tag::Link);
        let linked = if link > 0 { block.tags.len(at + link, Tag::Country) } else { 0 };
        let adjective = lexicon.romance
            && !block.is_capital(at)
            && NONE.iter().all(|tag| !block.has(at, *tag))
            && (ends_in(block.word(at), &lexicon.endings.demonym) || lexicon.offices.is_land(&folded(block.word(at))));
        let next: Vec<String> = (at..at + 3).map(|w| folded(block.word(w))).collect();
        let relative = lexicon.offices.at(&next).filter(|(len, bits)| bits & RELATIVE != 0 && *len >= 2);
        if let Some((len, _)) = relative {
            // "Tổng thống nước chủ nhà".
            at += len;
        } else if country > 0 && lexicon.plural.is_empty() {
            at += country;
        } else if linked > 0 && block.is_capital(at + link) {
            at += link + linked;
        } else if adjective {
            at += 1;
        } else {
            break;
        }
    }
    at
}

/// "L’organisateur, lui, parle": whether a pronoun between commas sets somebody apart.
pub(in crate::detect) fn is_set_apart(block: &Block, past: usize) -> bool {
    block.gap(past) == ", "
        && [Tag::He, Tag::She].iter().any(|tag| block.tags.len(past, *tag) == 1)
        && block.gap(past + 1).starts_with(',')
}

/// "cs" of "trade cabinet secretary".
fn is_short_form(short: &str, words: &[String]) -> bool {
    let count = short.chars().count();
    words.windows(count).any(|run| run.iter().map(|w| w.chars().next()).eq(short.chars().map(Some)))
        || words.iter().any(|w| w == short)
}

impl Registry {
    /// The entry that a role stands for.
    pub(super) fn role_meant(&self, seen: Seen<'_>, mention: &Mention) -> Option<usize> {
        let text = seen.text;
        let own = text.blocks.get(seen.place.0)?;
        let before = own.tags.len_before(mention.words.start, Tag::Determiner);
        // "a minister" is a new one.
        let opened = mention.words.start - before;
        if block_has_fresh(own, opened, mention.words.start) {
            return None;
        }
        // "la syndicaliste" is none of the men named before.
        let lexicon = &text.language.lexicon;
        let article = (lexicon.romance && before > 0).then(|| own.word(opened));
        let woman = || ends_in(own.word(mention.words.start), &lexicon.endings.women).then_some(true);
        let gender = article.and_then(|word| match word {
            "la" => Some(true),
            "le" | "el" => Some(false),
            // "l’agricultrice".
            "l" => woman(),
            _ => None,
        });
        // "la autoridad" may be a man.
        let gender = gender.filter(|_| !own.tags.any(mention.words.clone(), Tag::Epicene));
        let may_be = |e: &Entry| gender.is_none_or(|she| e.may_be(lexicon, she));
        let mut wanted = keys(part(&own.text, mention.range.clone()));
        // "nữ luật sư": a woman of that office.
        let woman_only = lexicon.plural.is_empty() && own.has(mention.words.start, Tag::Adjective) && wanted.len() > 1;
        if woman_only {
            wanted.remove(0);
        }
        let found = self
            .described(seen, own, &mention.words, &may_be)
            .or_else(|| self.whose_role(seen, &wanted, &may_be))
            .or_else(|| self.same_office(seen, own, &mention.words, &may_be));
        // "A senior diplomat …. … the diplomat": of a role told anew nobody is named.
        let list = seen.blocks.get(seen.place.0).and_then(|list| list.get(..seen.place.1)).unwrap_or(&[]);
        let definite = own.tags.len_before(mention.words.start, Tag::Definite) > 0;
        if definite && self.new_one(text, own, list, mention).is_some() {
            return None;
        }
        // "luật sư bào chữa": a Vietnamese word for anybody with more behind it is an office of its own.
        let words = &mention.words;
        let viet = lexicon.plural.is_empty();
        let generic = own.tags.any(words.clone(), Tag::GenericRole)
            && (!viet || own.tags.len(words.start, Tag::GenericRole) >= words.len());
        // "le capitaine des pompiers": an office of its own, though "le capitaine" may be anybody.
        let office = own.tags.len(words.start, Tag::Role);
        let written: Vec<String> = words.clone().map(|w| folded(own.word(w))).collect();
        let known = lexicon.offices.at(&written).is_some_and(|(len, _)| len >= office);
        // So is "the club captain".
        let least = if lexicon.romance { 3 } else { 2 };
        let apart = !viet && office >= least && office > own.tags.len(words.start, Tag::GenericRole);
        // "L’organisateur, lui, parle": somebody else than who spoke before.
        let set_apart = lexicon.romance && is_set_apart(own, mention.words.end);
        // "the colleague who called you that": a clause without a comma tells of somebody else.
        let told_by_clause = !viet && !lexicon.romance && own.spaced(words.end) && own.has(words.end, Tag::Who);
        if told_by_clause && own.tags.any(words.clone(), Tag::Kin) && before > 0 {
            return None;
        }
        // "l’ancien patron de Doçal": of none of those named it is told.
        let told_former = lexicon.former.contains(&folded(own.word(words.start)));
        // "note l’ancien chef de service": of whom it was told so, else of whom no role is told.
        if told_former && words.len() > 1 && found.is_none() && !words.clone().skip(1).any(|w| own.is_capital(w)) {
            let former = self.former_one(seen, gender);
            if former.is_some() {
                return former;
            }
        }
        let former =
            lexicon.romance && words.len() > 2 && told_former && words.clone().skip(1).any(|w| own.is_capital(w));
        // "La gerente, una ingeniera de 34 años, …": whoever is told anew is none of those named before.
        let anew = !viet && own.gap(words.end) == ", " && own.has(words.end, Tag::Indefinite) && found.is_none();
        let generic = generic && (known || !apart) && !set_apart && !told_by_clause && !former && !anew;
        // "Le ministre … et sa vis-à-vis, Ana Ruiz, … la ministre": who is told as somebody’s counterpart holds the same office.
        let woman = || {
            let she = gender?;
            let fits = |e: &Entry| {
                let other = e.offices & OTHER != 0 && e.offices & !RELATIVE == 0;
                e.is_whole() && (other || self.told_as_other(seen, e)) && e.may_be(lexicon, she)
            };
            let any = |_: &Entry| true;
            let held = || {
                self.whose_role(seen, &wanted, &any)
                    .or_else(|| self.same_office(seen, own, &mention.words, &any))
                    .is_some()
            };
            (wanted.len() == 1 && held()).then(|| self.before(seen, &fits)).flatten()
        };
        // "nữ đại biểu": whoever was named last and may be a woman.
        if woman_only && found.is_none() {
            let whole = |e: &Entry| e.is_whole() && e.is_titled() && may_be(e);
            return self.recent(seen, &whole);
        }
        // "Sa chef", "her lawyer": somebody else than who was told of.
        const PLAIN: [Tag; 3] = [Tag::Definite, Tag::Article, Tag::Indefinite];
        let theirs = before > 0 && PLAIN.iter().all(|tag| !own.has(opened, *tag)) && !viet;
        // "le prévenu", of a trial of which nothing tells whose it is: whoever was named first.
        if found.is_none() && own.tags.len(words.start, Tag::Accused) == words.len() && !theirs {
            let whole = |e: &&Entry| e.is_whole() && may_be(e) && !e.is_of_the_court(lexicon);
            let first = self.entries.iter().take(MOST_ASKED).position(|e| whole(&e));
            if first.is_some() || lexicon.romance {
                return first;
            }
        }
        if found.is_some() || !generic || theirs {
            return found.or_else(woman);
        }
        // "Samoa’s leader": of none of those named is that country told.
        let owner = owner_from(own, mention.words.start);
        let land = |w: usize| lexicon.offices.is_land(&folded(own.word(w)));
        if (owner..mention.words.start).any(land) {
            return None;
        }
        let whole = |e: &Entry| e.is_whole() && may_be(e);
        let told = |e: &Entry| !e.is_body && e.is_sure && (e.is_whole() || e.is_titled()) && may_be(e);
        self.recent(seen, &whole)
            .filter(|id| self.is_near(seen.place, *id))
            .or_else(|| self.before(seen, &told))
            .or_else(|| self.recent(seen, &whole))
            .or_else(|| self.before(seen, &whole))
    }

    /// "su homólogo, el general Luis Vela": whether the word for a counterpart stands before the first place of a name.
    fn told_as_other(&self, seen: Seen<'_>, entry: &Entry) -> bool {
        let told = entry.places.first().and_then(|(b, i)| {
            let (block, mention) = (seen.text.blocks.get(*b)?, seen.blocks.get(*b)?.get(*i)?);
            let det = block.tags.len_before(mention.words.start, Tag::Determiner);
            let from = mention.words.start - det;
            let word = from.checked_sub(1).filter(|_| block.gap(from) == ", ")?;
            Some(seen.text.language.lexicon.offices.of(&[folded(block.word(word))]) & OTHER != 0)
        });
        told.unwrap_or(false)
    }

    /// Whom the words tell of by more than an office: by a country, by a short form, by somebody else.
    pub(super) fn described(
        &self,
        seen: Seen<'_>,
        own: &Block,
        words: &Range<usize>,
        may_be: Fits<'_>,
    ) -> Option<usize> {
        let Seen { text, .. } = seen;
        let told = Described::new(text, own, words);
        if told.is_relative() {
            // Vietnamese tells by words behind it whose guest somebody is.
            let owned =
                own.tags.len_before(words.start, Tag::Definite) == 0 && !text.language.lexicon.plural.is_empty();
            return self.other_one(seen, &told, owned, may_be);
        }
        let fits = |e: &Entry| told.fits(text, e) && may_be(e);
        // "the Spanish minister", in a paper of Spain: the one of whom no country is told.
        let home = |e: &Entry| told.fits_at_home(text, e) && may_be(e);
        let marked = || {
            let near = self.before(seen, &fits).or_else(|| self.before(seen, &home));
            near.or_else(|| self.only_one(seen, &fits).filter(|_| told.is_office()))
        };
        told.is_marked().then(marked).flatten()
    }

    /// "the diplomat", of an ambassador: an office by another of its names.
    pub(super) fn same_office(
        &self,
        seen: Seen<'_>,
        own: &Block,
        words: &Range<usize>,
        may_be: Fits<'_>,
    ) -> Option<usize> {
        let Seen { text, .. } = seen;
        let told = Described::new(text, own, words);
        let fits = |e: &Entry| told.fits(text, e) && may_be(e);
        (told.is_office() && !told.is_marked()).then(|| self.before(seen, &fits)).flatten()
    }

    /// Whom "her guest", "his counterpart" means: of those named before, another than who acts.
    pub(super) fn other_one(
        &self,
        seen: Seen<'_>,
        described: &Described,
        owned: bool,
        fits: Fits<'_>,
    ) -> Option<usize> {
        let Seen { text, blocks, .. } = seen;
        let somebody = |e: &Entry| !e.is_body && e.is_sure && (e.is_whole() || e.is_titled()) && fits(e);
        let centre = self.recent(seen, &|e| !e.is_body && (e.is_whole() || e.is_titled()));
        let mut known: Vec<usize> = Vec::new();
        for (b, i) in seen.places_before() {
            let id = blocks.get(b).and_then(|l| l.get(i)).filter(|m| !m.quoted).and_then(|_| self.id_at((b, i)));
            if let Some(id) = id.filter(|id| !known.contains(id) && self.entries.get(*id).is_some_and(somebody)) {
                known.push(id);
                if known.len() >= MOST_OTHERS {
                    break;
                }
            }
        }
        let entry = |id: &&usize| self.entries.get(**id);
        let marked = |id: &&usize| described.is_marked() && entry(id).is_some_and(|e| described.fits(text, e));
        if let Some(id) = known.iter().find(marked) {
            return Some(*id);
        }
        // "son homologue russe": none of those whose office the text tells otherwise.
        let unknown = |id: &&usize| entry(id).is_some_and(|e| e.role_words.is_empty());
        if described.marks.iter().any(|m| text.language.lexicon.offices.is_land(m)) {
            return known.iter().filter(unknown).find(|id| Some(**id) != centre).copied();
        }
        let abroad = |id: &&usize| {
            // A name without a Vietnamese letter is from abroad, in a Vietnamese text.
            let foreign = |e: &Entry| text.language.lexicon.plural.is_empty() && e.name.is_ascii();
            entry(id)
                .is_some_and(|e| foreign(e) || e.role_words.iter().any(|w| text.language.lexicon.offices.is_land(w)))
        };
        let other = |id: &&usize| Some(**id) != centre;
        if described.is_office() {
            let holds = |id: &&usize| entry(id).is_some_and(|e| described.fits(text, e));
            return known.iter().filter(holds).find(other).copied();
        }
        let told_by_place = |wanted: bool| {
            let both = known.iter().any(|id| abroad(&id)) && known.iter().any(|id| !abroad(&id));
            let fitting = || known.iter().filter(move |id| abroad(id) == wanted);
            let apart = fitting().find(|id| !owned || other(id));
            if both { apart.or_else(|| fitting().find(|_| !owned)) } else { None }
        };
        let by_place = match described.offices {
            bits if bits & GUEST != 0 => told_by_place(true),
            bits if bits & HOST != 0 => told_by_place(false),
            _ => None,
        };
        let alone = || known.first().filter(|_| known.len() == 1 && !owned && described.offices & (GUEST | HOST) != 0);
        by_place.or_else(|| known.iter().find(other)).or_else(alone).copied()
    }

    /// "I spoke to the minister, Ana Ruiz, and she told me": who was met by whoever tells it.
    pub(super) fn met(&self, seen: Seen<'_>, fits: Fits<'_>) -> Option<usize> {
        let Seen { text, blocks, place } = seen;
        let (own, list) = (text.blocks.get(place.0)?, blocks.get(place.0)?);
        let at = list.get(place.1)?.range.start;
        let sentence = own.sentence_at(at);
        let start = own.sentences.get(sentence)?.start;
        let first = list.partition_point(|m| m.range.start < start).max(place.1.saturating_sub(MOST_ASKED));
        let near = list.get(first..place.1)?;
        let tells = near.iter().any(|m| m.can_act() && matches!(m.who, Who::Own | Who::We));
        let acts = near.iter().any(|m| m.can_act() && matches!(m.who, Who::Person | Who::He | Who::She));
        let met = near.iter().enumerate().rev().filter(|(_, m)| m.governed && !m.quoted && m.who == Who::Person);
        let id = met.filter_map(|(i, _)| self.id_at((place.0, first + i))).next()?;
        (tells && !acts && self.entries.get(id).is_some_and(fits)).then_some(id)
    }
}
