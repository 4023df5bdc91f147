//! The tables of words, read once from `assets/lang/compare-*.json`: what says nothing, what counts, and the concepts
//! that English, Vietnamese, French and Spanish share.

use std::collections::HashMap;
use std::sync::OnceLock;

use serde::Deserialize;

use super::About;
use super::files::{File, Row, rows};
use super::fold::{FNV_BASIS, FastMap, FastSet, fold_into, fold_words, hash_of, mixed, stem, step_of};

/// A concept's place in the table.
pub(in crate::compare) type ConceptId = u16;

/// What a concept does to a comparison besides being a word.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::compare) enum Group {
    /// Nothing.
    Plain,
    /// A country, a part of the world: counts as a name.
    Place,
    /// "expected", "including", "another": a figure with it measures something else than one without.
    Flag,
    /// A month, a weekday: dates are compared elsewhere.
    Time,
    /// "first half": figures of two periods are two figures.
    Period,
    /// "last year": so many years from that of the article.
    Year(i16),
    /// A currency.
    Currency,
    /// A set of which two members exclude each other: killed, injured, missing.
    Exclusive(String),
}

/// A word's meaning in every language.
#[derive(Debug)]
pub(in crate::compare) struct Concept {
    /// Its English name in the table.
    pub(in crate::compare) id: String,
    /// What it does.
    pub(in crate::compare) group: Group,
    /// What it is matched by.
    pub(in crate::compare) term: u64,
    /// What it is besides.
    pub(in crate::compare) kind: Option<Kind>,
}

/// What a concept is besides being a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(in crate::compare) enum Kind {
    /// What is done once, on a day: to arrive, to sign, to sentence.
    Deed,
    /// A deed that one matter has once, and that names it: an explosion, an election. It is a deed too.
    Happening,
    /// Who is counted: passengers, workers, "people".
    Person,
}

/// What a phrase means.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(in crate::compare) enum Meaning {
    /// A concept.
    Concept(ConceptId),
    /// Undoes what is told.
    Not,
    /// How exact the number behind it is.
    About(About),
    /// A power of ten.
    Scale(i32),
    /// A number in letters.
    Number(f64),
    /// "Two thirds": hundredths.
    Share(f64),
    /// "and a half".
    Half,
    /// "than in": the year behind it is another's.
    Than,
    /// "second": tells rounds apart.
    Ordinal(u16),
}

/// The words of one language.
#[derive(Debug)]
pub(in crate::compare) struct Table {
    /// Its ISO 639-1 code.
    pub(in crate::compare) code: &'static str,
    /// Whether a comma parts whole from broken numbers.
    pub(super) is_decimal_comma: bool,
    /// Whether words are written syllable by syllable and do not bend.
    pub(super) is_syllabic: bool,
    pub(super) stops: FastSet<u64>,
    pub(super) pronouns: FastSet<u64>,
    /// "And" in "two hundred and six", "treinta y uno".
    pub(super) number_and: FastSet<u64>,
    /// Units of time that a stroke before them makes "a year": "tấn/năm".
    pub(super) per_units: FastSet<u64>,
    /// Units that are another word where no number stands before them: "ha".
    pub(super) behind_numbers: FastSet<u64>,
    /// "Dizaine", "centenar": about so many.
    pub(super) rough_numbers: FastSet<u64>,
    /// "Now": what is counted may have been another number before.
    pub(in crate::compare) by_now: Vec<String>,
    /// "Also has", "elsewhere": what follows is told of something else.
    pub(in crate::compare) besides: Vec<String>,
    /// "Aged" before an age, "-year-old" behind it.
    pub(in crate::compare) age_opens: Vec<String>,
    pub(in crate::compare) age_ends: Vec<String>,
    /// "Said", "according to": a day beside it is that of the telling.
    pub(in crate::compare) telling: Vec<String>,
    /// "Que" behind "ne": together they say "only".
    pub(in crate::compare) only_behind: Vec<String>,
    /// What opens a remark on somebody behind a comma: "who", "which".
    pub(in crate::compare) asides: FastSet<u64>,
    /// Words behind which a clause of its own stands: "when", "while".
    pub(in crate::compare) clause_opens: Vec<String>,
    /// "Compared with": a day behind it is none on which something happened.
    pub(in crate::compare) measured_against: Vec<String>,
    /// "New", "other": stand between a number and the noun that it counts.
    pub(in crate::compare) between: Vec<String>,
    /// "To" between two years, "between" before them and "and" between them.
    pub(in crate::compare) years_to: Vec<String>,
    /// What stands before the first of two numbers of which one became the other: "from".
    pub(in crate::compare) from: Vec<String>,
    /// What stands behind a span of time that goes on behind another one: "more".
    pub(in crate::compare) more_behind: Vec<String>,
    /// What a treaty, or a law, does with what it lays down, and a forecaster with what he expects.
    pub(in crate::compare) provides: Vec<String>,
    pub(in crate::compare) years_between: Vec<String>,
    pub(in crate::compare) years_and: Vec<String>,
    /// "And a half"; "at" before a time of day, "h" behind its hour, "a.m." and "p.m." behind it.
    pub(in crate::compare) half: Vec<String>,
    pub(in crate::compare) clock_opens: Vec<String>,
    pub(in crate::compare) clock_hours: Vec<String>,
    pub(in crate::compare) clock_mornings: Vec<String>,
    pub(in crate::compare) clock_evenings: Vec<String>,
    /// " are ", " include ", with their spaces: may open a list in a sentence.
    pub(in crate::compare) list_opens: Vec<String>,
    /// "To", with its space: opens each of several clauses that are a list.
    pub(in crate::compare) series_opens: Vec<String>,
    /// "And", "as well as": stand before the last item of a list.
    pub(in crate::compare) list_ends: Vec<String>,
    /// "But" right before "not".
    pub(in crate::compare) contrasts: Vec<String>,
    /// "Without".
    pub(in crate::compare) lacking: Vec<String>,
    /// "Until": the day behind it is the last one.
    pub(in crate::compare) limits: Vec<String>,
    /// What names the day that was told before: "that day".
    pub(in crate::compare) same_day: Vec<String>,
    /// "Over ten years": during that time, not longer.
    pub(in crate::compare) spread: Vec<String>,
    /// "For over ten years": longer than that.
    pub(in crate::compare) longer: Vec<String>,
    /// "The new minister".
    pub(in crate::compare) newly: Vec<String>,
    /// "Four to three": what stands between the votes for and those against.
    pub(in crate::compare) versus: Vec<String>,
    /// Words before "năm" that make it "year".
    pub(in crate::compare) before_year: FastSet<u64>,
    phrases: FastMap<u64, Vec<(Vec<u64>, Meaning)>>,
    /// The concepts of words whose forms share a stem that no other concept has: "signatures" where "signature" is known.
    stems: FastMap<u64, ConceptId>,
    /// "deputy", "acting": by rank, folded, the longest first.
    pub(in crate::compare) ranks: Vec<(String, Vec<String>)>,
    /// "minister", "president": by office, in the same way.
    pub(in crate::compare) offices: Vec<(String, Vec<String>)>,
    /// "Of" behind an office.
    pub(in crate::compare) office_of: Vec<String>,
    /// Words of a role that tell nothing, folded.
    pub(in crate::compare) role_stops: Vec<String>,
}

fn concepts() -> &'static [Concept] {
    static CONCEPTS: OnceLock<Vec<Concept>> = OnceLock::new();
    CONCEPTS.get_or_init(|| {
        let group = |name: &Option<String>| match name.as_deref() {
            None => Group::Plain,
            Some("place") => Group::Place,
            Some("flag") => Group::Flag,
            Some("time") => Group::Time,
            Some("period") => Group::Period,
            Some("currency") => Group::Currency,
            Some("last_year") => Group::Year(-1),
            Some("this_year") => Group::Year(0),
            Some("next_year") => Group::Year(1),
            Some(other) => Group::Exclusive(other.to_owned()),
        };
        let made = |row: &Row| {
            let term = term_of(&row.id);
            Concept { id: row.id.clone(), group: group(&row.group), term, kind: row.kind }
        };
        rows().iter().map(made).collect()
    })
}

/// A concept by its place.
pub(in crate::compare) fn concept(id: ConceptId) -> Option<&'static Concept> {
    concepts().get(usize::from(id))
}

/// What a concept is matched by, from its name in the table.
pub(in crate::compare) const fn term_of(id: &str) -> u64 {
    let mut hash = step_of(FNV_BASIS, b'=');
    let mut rest = id.as_bytes();
    while let [first, behind @ ..] = rest {
        hash = step_of(hash, *first);
        rest = behind;
    }
    mixed(hash)
}

/// What some concepts are matched by, reckoned when the program is built.
macro_rules! terms {
    ($($id:literal),+ $(,)?) => { [$($crate::compare::words::term_of($id)),+] };
}
pub(in crate::compare) use terms;

/// Whether a term is that of a concept of this kind.
pub(in crate::compare) fn is_kind(term: u64, kind: Kind) -> bool {
    static KINDS: OnceLock<FastMap<u64, Kind>> = OnceLock::new();
    let kinds =
        KINDS.get_or_init(|| concepts().iter().filter_map(|concept| Some((concept.term, concept.kind?))).collect());
    kinds.get(&term).is_some_and(|own| *own == kind || (*own, kind) == (Kind::Happening, Kind::Deed))
}

/// The concept of hundredths.
pub(super) fn percent() -> Option<ConceptId> {
    static PERCENT: OnceLock<Option<ConceptId>> = OnceLock::new();
    *PERCENT.get_or_init(|| (0..).zip(concepts()).find(|(_, concept)| concept.id == "percent").map(|(id, _)| id))
}

/// Whether a term is that of a concept.
pub(in crate::compare) fn is_concept(term: u64) -> bool {
    static TERMS: OnceLock<FastSet<u64>> = OnceLock::new();
    TERMS.get_or_init(|| concepts().iter().map(|concept| concept.term).collect()).contains(&term)
}

/// The table of a language; English where there is none.
pub(in crate::compare) fn table(code: &str) -> Option<&'static Table> {
    static TABLES: OnceLock<Vec<Table>> = OnceLock::new();
    let tables = TABLES.get_or_init(|| {
        let files = [
            ("en", include_str!("../../../assets/lang/compare-en.json")),
            ("vi", include_str!("../../../assets/lang/compare-vi.json")),
            ("fr", include_str!("../../../assets/lang/compare-fr.json")),
            ("es", include_str!("../../../assets/lang/compare-es.json")),
        ];
        files.into_iter().filter_map(|(code, text)| Some(made(code, serde_json::from_str(text).ok()?))).collect()
    });
    tables.iter().find(|t| t.code == code).or(tables.first())
}

fn made(code: &'static str, file: File) -> Table {
    let plain = !file.syllables;
    let mut word = String::new();
    let mut keys = |phrase: &str| -> Vec<u64> {
        let words = phrase.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty());
        words
            .map(|w| {
                fold_into(&mut word, w, plain);
                hash_of(&word)
            })
            .collect()
    };
    let mut phrases: FastMap<u64, Vec<(Vec<u64>, Meaning)>> = FastMap::default();
    let mut add = |phrase: &str, meaning: Meaning| {
        let words = keys(phrase);
        if let Some(first) = words.first() {
            phrases.entry(*first).or_default().push((words, meaning));
        }
    };
    for (index, row) in (0..).zip(rows()) {
        for phrase in row.words.get(code).into_iter().flatten() {
            add(phrase, Meaning::Concept(index));
        }
    }
    let lists = [
        (&file.not, Meaning::Not),
        (&file.about, Meaning::About(About::Near)),
        (&file.over, Meaning::About(About::Over)),
        (&file.under, Meaning::About(About::Under)),
        (&file.half, Meaning::Half),
        (&file.than, Meaning::Than),
    ];
    for (list, meaning) in lists {
        list.iter().for_each(|phrase| add(phrase, meaning));
    }
    file.scales.iter().for_each(|(phrase, power)| add(phrase, Meaning::Scale(*power)));
    file.numbers.iter().for_each(|(phrase, number)| add(phrase, Meaning::Number(*number)));
    file.shares.iter().for_each(|(phrase, share)| add(phrase, Meaning::Share(*share)));
    file.ordinals.iter().for_each(|(phrase, number)| add(phrase, Meaning::Ordinal(*number)));
    let stems = if plain { stems_of(code) } else { FastMap::default() };
    for list in phrases.values_mut() {
        // The longest first; among equals the order of the tables, which maps do not keep.
        list.sort_by(|a, b| b.0.len().cmp(&a.0.len()).then_with(|| format!("{:?}", a.1).cmp(&format!("{:?}", b.1))));
    }
    let half = file.half.iter().map(|w| w.to_lowercase()).collect();
    let mut set = |list: &[String]| list.iter().flat_map(|w| keys(w)).collect();
    let folded = |list: &[String]| -> Vec<String> { list.iter().map(|p| fold_words(p)).collect() };
    let sorted = |map: HashMap<String, Vec<String>>| {
        let mut list: Vec<(String, Vec<String>)> = map.into_iter().collect();
        list.sort();
        for (_, phrases) in &mut list {
            *phrases = folded(phrases);
            phrases.sort_by_key(|p| std::cmp::Reverse(p.len()));
        }
        list
    };
    Table {
        code,
        is_decimal_comma: file.decimal == ",",
        is_syllabic: file.syllables,
        stops: set(&file.stops),
        pronouns: set(&file.pronouns),
        number_and: set(&file.number_and),
        per_units: set(&file.per_units),
        behind_numbers: set(&file.behind_numbers),
        rough_numbers: set(&file.rough_numbers),
        only_behind: file.only_behind,
        telling: file.telling,
        besides: file.besides,
        age_opens: file.age_opens,
        age_ends: file.age_ends,
        by_now: file.by_now,
        asides: set(&file.asides),
        measured_against: file.measured_against,
        between: file.between,
        years_to: file.years_to,
        from: file.from,
        more_behind: file.more_behind,
        provides: file.provides,
        years_between: file.years_between,
        years_and: file.years_and,
        half,
        clock_opens: file.clock_opens,
        clock_hours: file.clock_hours,
        clock_mornings: file.clock_mornings,
        clock_evenings: file.clock_evenings,
        list_opens: file.list_opens.iter().map(|word| format!(" {word} ")).collect(),
        series_opens: file.series_opens,
        list_ends: file.list_ends,
        contrasts: file.contrasts,
        lacking: file.lacking,
        limits: file.limits,
        same_day: file.same_day,
        spread: file.spread,
        newly: file.newly,
        longer: file.longer,
        versus: file.versus,
        before_year: set(&file.before_year),
        clause_opens: file.clause_opens,
        phrases,
        stems,
        ranks: sorted(file.ranks),
        offices: sorted(file.offices),
        office_of: file.office_of,
        role_stops: folded(&file.role_stops),
    }
}

/// Shorter stems are met in too many words.
const LEAST_STEM: usize = 5;

/// The concepts by the stems of their single words; a stem of two concepts is of none.
fn stems_of(code: &str) -> FastMap<u64, ConceptId> {
    let mut out: FastMap<u64, Option<ConceptId>> = FastMap::default();
    let mut word = String::new();
    for (index, row) in (0..).zip(rows()) {
        let bends = concept(index).is_some_and(|c| matches!(c.group, Group::Plain | Group::Exclusive(_)));
        for phrase in row.words.get(code).into_iter().flatten() {
            if phrase.chars().any(|c| !c.is_alphanumeric()) {
                continue;
            }
            fold_into(&mut word, phrase, true);
            stem(&mut word);
            if word.chars().count() >= LEAST_STEM {
                let slot = out.entry(hash_of(&word)).or_insert(bends.then_some(index));
                if *slot != Some(index) {
                    *slot = None;
                }
            }
        }
    }
    out.into_iter().filter_map(|(key, id)| Some((key, id?))).collect()
}

impl Table {
    /// The concept of a word that is not in the table itself, by its stem.
    pub(super) fn by_stem(&self, key: u64) -> Option<ConceptId> {
        self.stems.get(&key).copied()
    }

    /// The phrases that start at the first of these words, the longest first, with their lengths in words.
    pub(super) fn at<'a>(&'a self, keys: &'a [u64]) -> impl Iterator<Item = (Meaning, usize)> + 'a {
        let entries = keys.first().and_then(|first| self.phrases.get(first)).map_or(&[][..], Vec::as_slice);
        entries.iter().filter(move |(words, _)| keys.starts_with(words)).map(|(words, meaning)| (*meaning, words.len()))
    }
}
