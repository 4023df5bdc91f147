//! Words with a meaning for the kinds: who speaks, what is promised, when; tagged once per block, read by every rule.

use std::collections::HashMap;

use serde::Deserialize;

pub(super) use super::endings::{Endings, ends_in};
use super::hash::{FastMap, FastSet, Sieve, key};
use super::name::folded;
use super::office::{OfficeNames, OfficeTable};
pub(super) use super::tag::{Tag, TagSet};
pub(super) use super::tags::{Hit, Tags};
use super::text::{Block, words_of};

/// The tagged phrases of one language.
#[derive(Debug, Default)]
pub(super) struct Lexicon {
    by_first: FastMap<String, Vec<Entry>>,
    first: Sieve,
    /// The months' names, January first, and the weekdays', Monday first.
    months: FastMap<String, u8>,
    weekdays: FastMap<String, Vec<(Vec<String>, u8)>>,
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

/// How numbers and money are written, in any language.
#[derive(Debug, Default, Clone, Deserialize)]
pub(super) struct Signs {
    /// The signs of currencies: "$", "€".
    #[serde(rename = "signs")]
    pub(super) currency: String,
    /// "15th", "14e".
    pub(super) ordinal_endings: Vec<String>,
    /// Units that are written without a space; others ("5G", "4x4") are names.
    pub(super) glued_units: FastSet<String>,
    /// "m", "bn": units that may stand for a scale before what is counted ("1.2m containers").
    pub(super) glued_scales: FastSet<String>,
    /// Currencies that are written before their number without a space: "R1.9bn".
    pub(super) glued_money: FastSet<String>,
    /// Currencies with a slash before their number: "S/ 38.6".
    pub(super) slashed_money: FastSet<String>,
}

/// The words of numbers, units and money, for all languages and for each.
#[derive(Debug, Deserialize)]
struct Measures {
    #[serde(flatten)]
    signs: Signs,
    #[serde(default)]
    past_endings: HashMap<String, Vec<String>>,
    #[serde(default)]
    singular_endings: HashMap<String, Vec<String>>,
    #[serde(default)]
    odd_plurals: HashMap<String, FastSet<String>>,
    tags: HashMap<String, HashMap<Tag, Vec<String>>>,
}

/// Given names that tell a woman from a man, folded; in any language.
#[derive(Debug, Deserialize)]
struct Given {
    women: FastSet<String>,
    men: FastSet<String>,
}

fn given() -> Option<Given> {
    serde_json::from_str(include_str!("../../assets/lang/given.json")).ok()
}

fn measures() -> Option<Measures> {
    serde_json::from_str(include_str!("../../assets/lang/measures.json")).ok()
}

#[derive(Debug)]
struct Entry {
    words: Vec<String>,
    /// The hash of the second word, if there is one: it tells most phrases from the text at once.
    second: Option<u32>,
    tag: Tag,
}

impl Entry {
    fn new(words: Vec<String>, tag: Tag) -> Self {
        Self { second: words.get(1).map(|word| key(word)), words, tag }
    }
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

fn split(phrase: &str) -> Vec<String> {
    words_of(phrase).filter_map(|w| phrase.get(w).map(str::to_owned)).collect()
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
                lexicon.by_first.entry(name.clone()).or_default().push(Entry::new(vec![name.clone()], Tag::Month));
                lexicon.months.insert(name, number);
            }
        }
        for (number, names) in (1u8..).zip(table.weekdays) {
            for name in names {
                let words = split(&name);
                if let Some(first) = words.first() {
                    let entry = Entry::new(words.clone(), Tag::Weekday);
                    lexicon.by_first.entry(first.clone()).or_default().push(entry);
                    lexicon.weekdays.entry(first.clone()).or_default().push((words, number));
                }
            }
        }
        for word in lexicon.by_first.keys() {
            lexicon.first.add(key(word));
        }
        for entries in lexicon.by_first.values_mut() {
            entries.sort_by_key(|e| (e.tag, std::cmp::Reverse(e.words.len())));
        }
        lexicon
    }
}

impl Lexicon {
    /// Takes in a phrase.
    fn add(&mut self, phrase: &str, tag: Tag) {
        let words = split(phrase);
        if let Some(first) = words.first() {
            self.by_first.entry(first.clone()).or_default().push(Entry::new(words, tag));
        }
    }

    /// Reads a block once; the longest phrase of each tag at a word is kept.
    pub(super) fn tags(&self, block: &Block) -> Tags {
        let mut hits: Vec<Hit> = Vec::new();
        let mut words = Vec::with_capacity(block.word_count());
        for word in 0..block.word_count() {
            words.push((u32::try_from(hits.len()).unwrap_or(u32::MAX), TagSet::default()));
            if !self.first.may_hold(block.key(word)) {
                continue;
            }
            let Some(entries) = self.by_first.get(block.word(word)) else { continue };
            let next = block.key(word + 1);
            let mut last = None;
            for entry in entries {
                let other = entry.second.is_some_and(|second| second != next);
                if other || last == Some(entry.tag) || !fits(block, word, &entry.words) {
                    continue;
                }
                last = Some(entry.tag);
                if let Some((_, bits)) = words.last_mut() {
                    bits.insert(entry.tag);
                }
                hits.push(Hit { word, len: entry.words.len(), tag: entry.tag });
            }
        }
        Tags::new(hits, words)
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
        let entries = self.weekdays.get(block.word(word))?;
        entries
            .iter()
            .filter(|(words, _)| fits(block, word, words))
            .map(|(words, n)| (*n, words.len()))
            .max_by_key(|e| e.1)
    }
}

fn fits(block: &Block, at: usize, words: &[String]) -> bool {
    words.iter().enumerate().skip(1).all(|(i, word)| {
        // "a.m.", "cứng đầu. Tuần này": a full stop within a phrase ends no sentence.
        block.word(at + i) == word
            && (block.joined(at + i) || matches!(block.gap(at + i), "." | ". ") && !block.opens_sentence(at + i))
    })
}
