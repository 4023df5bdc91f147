//! Words with a meaning for the kinds: who speaks, what is promised, when; tagged once per block, read by every rule.

use std::collections::HashMap;

use serde::Deserialize;

pub(super) use super::endings::{Endings, ends_in};
use super::hash::{FastMap, FastSet, KeyMap, Sieve, key, pair_key};
use super::measures::{Given, Signs, given, measures};
use super::name::folded;
use super::office::{OfficeNames, OfficeTable};
pub(super) use super::tag::{Tag, TagSet};
pub(super) use super::tags::{Hit, Tags};
use super::text::{Block, words_of};

/// The tagged phrases of one language.
#[derive(Debug, Default)]
pub(super) struct Lexicon {
    /// The tags of single words, in their order.
    single: KeyMap<Vec<Tag>>,
    /// The longer phrases, by their first two words; the longest first.
    longer: KeyMap<Vec<Longer>>,
    /// The words of both: the single ones, and those that open a longer phrase.
    first: Sieve,
    /// The first two words of the longer phrases.
    pairs: Sieve,
    /// The months' names, January first, and the weekdays', Monday first.
    months: FastMap<String, u8>,
    weekdays: KeyMap<Vec<(Vec<u64>, u8)>>,
    /// The ends of plural nouns ("s"); empty where plurals do not show.
    pub(super) plural: String,
    /// Whether adjectives follow their nouns and agree with them.
    pub(super) romance: bool,
    /// Whether a speaker told by a role alone keeps its article ("a senior official").
    pub(super) keeps_article: bool,
    /// Whether a role that opens a speaker's name is written with a capital where it stands alone.
    pub(super) capital_roles: bool,
    /// Whether the comma before a reporter's words belongs to them, not to what is quoted.
    pub(super) outer_commas: bool,
    pub(super) endings: Endings,
    /// The infinitives of deeds, where the language tells what lies ahead by them ("va a ceder").
    pub(super) deed_infinitives: FastSet<String>,
    /// How a verb of what lies ahead ends that tells of "us" ("-rons", "-remos").
    pub(super) our_endings: Vec<String>,
    /// How a deed told at one remove ends ("-ría").
    pub(super) would_endings: Vec<String>,
    /// Words with a role's ending that are none.
    not_roles: FastSet<String>,
    /// "s" behind a possessor's apostrophe; empty where there is none.
    pub(super) genitive: String,
    /// Words of roles and honorifics, folded, that only women have.
    pub(super) women: FastSet<String>,
    /// The same, of men.
    pub(super) men: FastSet<String>,
    /// "former": before an office that somebody had, folded.
    pub(super) former: FastSet<String>,
    /// "deputy", "vice": before an office that somebody else holds, folded.
    pub(super) deputies: FastSet<String>,
    /// Words of the roles of those who judge, prosecute or plead, folded.
    pub(super) court: FastSet<String>,
    /// Given names that only women have, folded.
    given_women: FastSet<String>,
    /// The same, of men.
    given_men: FastSet<String>,
    /// What may stand between surname and given name, folded ("thị"), and tells a woman.
    middle_women: FastSet<String>,
    /// The same, of men ("văn").
    middle_men: FastSet<String>,
    /// Offices by their several names.
    pub(super) offices: OfficeNames,
    /// The fullest name of bodies that have several ("UN"), folded, by each of them.
    pub(super) same_bodies: FastMap<String, String>,
    /// How numbers and money are written, in any language.
    pub(super) signs: Signs,
    /// "-ados": a participle in the plural.
    pub(super) past_endings: Vec<String>,
    /// "-ss", "-us": words that end so are no plurals.
    pub(super) singular_endings: Vec<String>,
    /// "people", "criteria": plurals that their endings do not show.
    pub(super) odd_plurals: FastSet<String>,
}

/// A tagged phrase of two words or more.
#[derive(Debug)]
struct Longer {
    /// The hashes of the words behind the second.
    rest: Box<[u64]>,
    tag: Tag,
}

/// A language's file of words.
#[derive(Debug, Deserialize)]
pub(super) struct LexiconTable {
    plural: String,
    romance: bool,
    #[serde(default)]
    keeps_article: bool,
    #[serde(default)]
    capital_roles: bool,
    /// Whether the comma before a reporter's words belongs to them, not to what is quoted.
    #[serde(default)]
    outer_commas: bool,
    months: Vec<Vec<String>>,
    weekdays: Vec<Vec<String>>,
    #[serde(flatten)]
    endings: Endings,
    not_roles: Vec<String>,
    #[serde(default)]
    genitive: String,
    /// What a verb of doing has before its future endings ("verser"); "*" holds their place in a longer phrase.
    #[serde(default)]
    deed_stems: Vec<String>,
    /// "-rons", "-remos": what we will do.
    #[serde(default)]
    our_endings: Vec<String>,
    /// "-a", "-ont": what will be done.
    #[serde(default)]
    deed_ends: Vec<String>,
    /// "-ait", "-aient": what was to be done.
    #[serde(default)]
    would_ends: Vec<String>,
    women: Vec<String>,
    men: Vec<String>,
    #[serde(default)]
    former: FastSet<String>,
    /// "ex": the same, written as one word with the office ("exministro").
    #[serde(default)]
    former_prefix: Option<String>,
    #[serde(default)]
    deputies: FastSet<String>,
    #[serde(default)]
    court: FastSet<String>,
    #[serde(default)]
    middle_women: FastSet<String>,
    #[serde(default)]
    middle_men: FastSet<String>,
    #[serde(default)]
    offices: OfficeTable,
    /// Capitals, which stand for their governments ("Accra will ratify").
    #[serde(default)]
    seats: Vec<String>,
    /// The names of one body, the fullest first.
    #[serde(default)]
    same_bodies: Vec<Vec<String>>,
    tags: HashMap<Tag, Vec<String>>,
}

fn same_bodies(table: &[Vec<String>]) -> FastMap<String, String> {
    let pairs = table.iter().flat_map(|names| {
        let full = names.first().map(|name| folded(name)).unwrap_or_default();
        names.iter().map(move |name| (folded(name), full.clone()))
    });
    pairs.collect()
}

/// The hashes of a phrase's words.
fn keys(phrase: &str) -> Vec<u64> {
    words_of(phrase).filter_map(|w| phrase.get(w).map(key)).collect()
}

impl Lexicon {
    /// The words of a language; `None` if the words of numbers and money, or the given names, cannot be read.
    pub(super) fn new(code: &str, mut table: LexiconTable) -> Option<Self> {
        let mut measures = measures()?;
        for part in ["all", code] {
            for (tag, phrases) in measures.tags.remove(part).unwrap_or_default() {
                table.tags.entry(tag).or_default().extend(phrases);
            }
        }
        let past_endings = measures.past_endings.remove(code).unwrap_or_default();
        let singular_endings = measures.singular_endings.remove(code).unwrap_or_default();
        let odd_plurals = measures.odd_plurals.remove(code).unwrap_or_default();
        let Given { women: given_women, men: given_men } = given()?;
        let signs = measures.signs;
        Some(Self { signs, past_endings, singular_endings, odd_plurals, given_women, given_men, ..table.into() })
    }
}

impl From<LexiconTable> for Lexicon {
    fn from(table: LexiconTable) -> Self {
        let mut lexicon = Self {
            plural: table.plural,
            romance: table.romance,
            keeps_article: table.keeps_article,
            capital_roles: table.capital_roles,
            outer_commas: table.outer_commas,
            endings: table.endings,
            would_endings: table.would_ends.clone(),
            our_endings: table.our_endings,
            deed_infinitives: table
                .deed_stems
                .iter()
                .map(|stem| if stem.ends_with(['r', '*']) { stem.clone() } else { format!("{stem}e") })
                .collect(),
            not_roles: table.not_roles.into_iter().collect(),
            genitive: table.genitive,
            women: table.women.into_iter().collect(),
            men: table.men.into_iter().collect(),
            former: table.former,
            deputies: table.deputies,
            court: table.court,
            middle_women: table.middle_women,
            middle_men: table.middle_men,
            offices: table.offices.into(),
            same_bodies: same_bodies(&table.same_bodies),
            ..Self::default()
        };
        if let Some(prefix) = table.former_prefix {
            let roles = table.tags.get(&Tag::Role).into_iter().flatten();
            for role in roles.filter(|role| !role.contains(' ')).map(|role| format!("{prefix}{role}")) {
                lexicon.add(&role, Tag::Role);
                lexicon.former.insert(folded(&role));
            }
        }
        for land in table.tags.get(&Tag::Country).into_iter().flatten() {
            lexicon.offices.add_land(land);
        }
        table.seats.iter().for_each(|seat| lexicon.add(seat, Tag::Country));
        for (tag, phrases) in table.tags {
            phrases.iter().for_each(|phrase| lexicon.add(phrase, tag));
        }
        for (ends, tag) in [(&table.deed_ends, Tag::Deed), (&table.would_ends, Tag::DeedWould)] {
            for (stem, end) in table.deed_stems.iter().flat_map(|stem| ends.iter().map(move |end| (stem, end))) {
                let phrase = if stem.contains('*') { stem.replace('*', end) } else { format!("{stem}{end}") };
                lexicon.add(&phrase, tag);
            }
        }
        for (number, names) in (1u8..).zip(table.months) {
            for name in names {
                lexicon.add(&name, Tag::Month);
                lexicon.months.insert(name, number);
            }
        }
        for (number, names) in (1u8..).zip(table.weekdays) {
            for name in names {
                lexicon.add(&name, Tag::Weekday);
                if let Some((first, rest)) = keys(&name).split_first() {
                    lexicon.weekdays.entry(*first).or_default().push((rest.to_vec(), number));
                }
            }
        }
        lexicon.close();
        lexicon
    }
}

impl Lexicon {
    /// Takes in a phrase.
    fn add(&mut self, phrase: &str, tag: Tag) {
        match keys(phrase).as_slice() {
            [] => {}
            [word] => self.single.entry(*word).or_default().push(tag),
            [first, second, rest @ ..] => {
                self.single.entry(*first).or_default();
                let longer = Longer { rest: rest.into(), tag };
                self.longer.entry(pair_key(*first, *second)).or_default().push(longer);
            }
        }
    }

    /// Makes the phrases ready to be looked up once all are taken in.
    fn close(&mut self) {
        for tags in self.single.values_mut() {
            tags.sort_unstable();
            tags.dedup();
        }
        for phrases in self.longer.values_mut() {
            phrases.sort_by_key(|phrase| std::cmp::Reverse(phrase.rest.len()));
        }
        self.first = Sieve::new(self.single.keys().copied());
        self.pairs = Sieve::new(self.longer.keys().copied());
    }

    /// Reads a block once; the longest phrase of each tag at a word is kept.
    pub(super) fn tags(&self, block: &Block) -> Tags {
        let mut hits: Vec<Hit> = Vec::with_capacity(block.word_count());
        let mut words = Vec::with_capacity(block.word_count());
        for word in 0..block.word_count() {
            let first = hits.len();
            let mut tags = TagSet::default();
            let key = block.key(word);
            if self.first.may_hold(key)
                && let Some(single) = self.single.get(&key)
            {
                self.longer_at(block, word, &mut hits, &mut tags);
                let has_longer = hits.len() > first;
                for tag in single {
                    if !has_longer || !tags.has(*tag) {
                        tags.insert(*tag);
                        hits.push(Hit { word, len: 1, tag: *tag });
                    }
                }
                if let Some(own) = hits.get_mut(first..).filter(|_| has_longer) {
                    own.sort_unstable_by_key(|hit| hit.tag);
                }
            }
            words.push((u32::try_from(first).unwrap_or(u32::MAX), tags));
        }
        Tags::new(hits, words)
    }

    /// The phrases of two words or more at a word.
    fn longer_at(&self, block: &Block, word: usize, hits: &mut Vec<Hit>, tags: &mut TagSet) {
        let pair = pair_key(block.key(word), block.key(word + 1));
        if !self.pairs.may_hold(pair) || !goes_on(block, word + 1) {
            return;
        }
        for phrase in self.longer.get(&pair).into_iter().flatten() {
            if !tags.has(phrase.tag) && fits(block, word + 2, &phrase.rest) {
                tags.insert(phrase.tag);
                hits.push(Hit { word, len: phrase.rest.len() + 2, tag: phrase.tag });
            }
        }
    }

    /// Whether a word in small letters tells by its ending what somebody does ("geologist").
    pub(super) fn reads_as_role(&self, word: &str) -> bool {
        word.chars().count() >= 5 && ends_in(word, &self.endings.role) && !self.not_roles.contains(word)
    }

    /// Whether a folded word of a role or an honorific is only a man's, asked for "she", or only a woman's, asked for "he".
    pub(super) fn is_other(&self, word: &str, is_she: bool) -> bool {
        let (others, ends, own, own_ends) = if is_she {
            (&self.men, &self.endings.men, &self.women, &self.endings.women)
        } else {
            (&self.women, &self.endings.women, &self.men, &self.endings.men)
        };
        // "fisherwoman" ends as "man" does.
        let longer = is_she && ends_in(word, own_ends);
        others.contains(word) || !own.contains(word) && ends_in(word, ends) && !longer
    }

    /// Whether the folded words of a whole name tell a woman, or a man: by the given name, first or in the middle.
    pub(super) fn she_by_name(&self, keys: &[String]) -> Option<bool> {
        let (first, rest) = keys.split_first().filter(|(_, rest)| !rest.is_empty())?;
        let middle = |of: &FastSet<String>| rest.len() >= 2 && rest.first().is_some_and(|w| of.contains(w));
        let is_she = self.given_women.contains(first) || middle(&self.middle_women);
        let is_he = self.given_men.contains(first) || middle(&self.middle_men);
        (is_she != is_he).then_some(is_she)
    }

    /// Whether a folded word is a given name.
    pub(super) fn is_given(&self, word: &str) -> bool {
        self.given_women.contains(word) || self.given_men.contains(word)
    }

    /// The number of a month's name.
    pub(super) fn month(&self, word: &str) -> Option<u8> {
        self.months.get(word).copied()
    }

    /// The weekday named at a word, Monday being 1, and its length in words.
    pub(super) fn weekday(&self, block: &Block, word: usize) -> Option<(u8, usize)> {
        let entries = self.weekdays.get(&block.key(word))?;
        entries
            .iter()
            .filter(|(rest, _)| fits(block, word + 1, rest))
            .map(|(rest, n)| (*n, rest.len() + 1))
            .max_by_key(|e| e.1)
    }
}

/// Whether a phrase goes on with these words, told by their hashes, from a word on.
fn fits(block: &Block, from: usize, rest: &[u64]) -> bool {
    (from..).zip(rest).all(|(word, key)| block.key(word) == *key && goes_on(block, word))
}

/// Whether a word may belong to a phrase with the one before: in "a.m.", "cứng đầu. Tuần này" a full stop within a phrase
/// ends no sentence.
fn goes_on(block: &Block, word: usize) -> bool {
    block.joined(word) || matches!(block.gap(word), "." | ". ") && !block.opens_sentence(word)
}
