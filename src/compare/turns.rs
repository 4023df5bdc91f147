//! The states that matters pass through, a road shut and open again, talks broken off and resumed, and the words that tell
//! them, read once from `assets/lang/states.json`.

use std::collections::HashMap;
use std::sync::OnceLock;

use serde::Deserialize;

pub(super) use super::folded::Folded;
use super::words::{FastMap, fold_into, hash_of, mixed};

/// Words by language.
type Words = HashMap<String, Vec<String>>;

#[derive(Deserialize)]
struct File {
    things: HashMap<String, Words>,
    matters: Vec<MatterRow>,
    unreal: Words,
    just_before: Words,
    undone: Words,
    none: Words,
    of: Words,
    same_news: Words,
    revised: Words,
    by: Words,
    days_after: Words,
    not_after: Words,
    lasted: Words,
    past_days: Words,
    off_plan: Words,
    next_days: Words,
    compared: Words,
    at_first: Words,
    since: Words,
    done: Words,
    was_to: Words,
    holds: Words,
    not_before: Words,
    sooner: Words,
    is_to: Words,
    spoken_days: Words,
    day_after: Words,
    month_end: Words,
    attributes: Words,
    succeeds: Words,
}

#[derive(Deserialize)]
struct MatterRow {
    things: Vec<String>,
    #[serde(default)]
    of_persons: bool,
    turns: Vec<[String; 2]>,
    states: Vec<StateRow>,
}

#[derive(Deserialize)]
struct StateRow {
    id: String,
    #[serde(default)]
    planned: bool,
    #[serde(flatten)]
    words: Words,
}

/// A kind of matter that has states: ways, strikes, talks.
#[derive(Debug)]
pub(super) struct Matter {
    /// The things that its states are told of, sorted; none where the words alone say what it is.
    pub(super) things: Vec<u16>,
    /// Whether its states are told of persons.
    pub(super) of_persons: bool,
    /// Which state may follow which.
    pub(super) turns: Vec<(u8, u8)>,
    /// How many states it has.
    pub(super) states: u8,
}

/// What words say about a matter's state.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Says {
    /// That something is in a state.
    State {
        /// The matter's place in the table.
        matter: u8,
        /// The state's place in the matter.
        state: u8,
        /// Whether the words are enough where the thing is told one or two sentences before.
        is_clear: bool,
        /// Whether a state that is only planned counts too.
        is_planned: bool,
        /// Whether it is told of whom the words act on, behind them: "replaces".
        of_object: bool,
    },
    /// What is in a state.
    Thing(u16),
    /// That a state is not, or not yet, so.
    Unreal,
    /// The same where it stands right before the state.
    JustBefore,
    /// That a state is over.
    Undone,
    /// "Of", "to" before a thing that is not the one spoken of.
    Of,
    /// "The decision": the sentence before is meant.
    SameNews,
    /// "Instead of": the number behind it was told before.
    Revised,
    /// "By": who acts stands behind it.
    By,
    /// "Days after": the number of days stands before it.
    DaysAfter,
    /// "Planned" behind that: no event.
    NotAfter,
    /// "Was" before a day that something lasted until.
    Lasted,
    /// What stands before a weekday that is past.
    PastDay,
    /// "Finally", "later than planned": what was done was planned for another day.
    OffPlan,
    /// What stands before a weekday that is to come: "para el".
    NextDay,
    /// "Less than the": the number behind it was told before if the words behind that say so.
    Compared,
    /// "First proposed".
    AtFirst,
    /// What stands before the first day of what lasts.
    Since,
    /// "Agreed", "ont": opens what was done.
    Done,
    /// "Was to be": what was planned for the day behind it.
    WasTo,
    /// "Still planned for": the day behind it holds.
    Holds,
    /// "Not until": the day behind it is later than planned.
    NotBefore,
    /// "Brought forward": the new day is earlier.
    Sooner,
    /// "Is to be": what stands behind it is to come.
    IsTo,
    /// "The end of": the month behind it.
    MonthEnd,
    /// "The day after": what happened one day before.
    DayAfter,
    /// "Yesterday": the words say which day it is.
    SpokenDay,
    /// "A précisé": who said what stands before it.
    Attributes,
    /// That somebody left a place, or took another's.
    Succeeds,
    /// Nothing, though a word of it might.
    Nothing,
}

/// A word of a phrase.
#[derive(Debug)]
pub(super) enum Piece {
    Word(String),
    /// The beginning of a word.
    Stem(String),
    /// Some words.
    Gap,
}

/// By so many letters of its first word a phrase is looked up.
const LETTERS: usize = 3;

#[derive(Debug)]
pub(super) struct Phrase {
    pub(super) pieces: Vec<Piece>,
    pub(super) says: Says,
}

/// The phrases of one language.
#[derive(Debug)]
pub(super) struct Lexicon {
    pub(super) phrases: FastMap<u64, Vec<Phrase>>,
}

/// All matters, and the phrases of each language.
#[derive(Debug)]
pub(super) struct Turns {
    pub(super) matters: Vec<Matter>,
    /// The thing that stands for any other: "the structure".
    pub(super) any_way: Option<u16>,
    /// The thing whose two sides are countries.
    pub(super) border: Option<u16>,
    lexicons: Vec<(&'static str, Lexicon)>,
}

impl Turns {
    /// The phrases of a language, by its ISO 639-1 code.
    pub(super) fn lexicon(&self, code: &str) -> Option<&Lexicon> {
        self.lexicons.iter().find(|(own, _)| *own == code).map(|(_, lexicon)| lexicon)
    }

    /// A kind of matter by its place.
    pub(super) fn matter(&self, at: u8) -> Option<&Matter> {
        self.matters.get(usize::from(at))
    }
}

/// Whether a text has words that say this, in a language by its ISO 639-1 code.
pub(super) fn says(text: &str, code: &str, want: Says) -> bool {
    let Some(lexicon) = turns().lexicon(code) else { return false };
    let mut folded = Folded::default();
    folded.read(text, &mut String::new());
    (0..folded.places.len()).any(|at| folded.says(lexicon, at).any(|(says, _)| says == want))
}

/// The table; without matters if its file cannot be read.
pub(super) fn turns() -> &'static Turns {
    static TURNS: OnceLock<Turns> = OnceLock::new();
    TURNS.get_or_init(|| {
        let file = serde_json::from_str::<File>(include_str!("../../assets/lang/states.json"));
        file.map_or_else(
            |_| Turns { matters: Vec::new(), any_way: None, border: None, lexicons: Vec::new() },
            |file| made(&file),
        )
    })
}

fn made(file: &File) -> Turns {
    let mut names: Vec<&String> = file.things.keys().collect();
    names.sort_unstable();
    let thing = |name: &str| (0_u16..).zip(&names).find(|(_, own)| own.as_str() == name).map(|(at, _)| at);
    let matter = |row: &MatterRow| {
        let state = |id: &String| (0_u8..).zip(&row.states).find(|(_, s)| s.id == *id).map(|(at, _)| at);
        let mut things: Vec<u16> = row.things.iter().filter_map(|name| thing(name)).collect();
        things.sort_unstable();
        Matter {
            things,
            of_persons: row.of_persons,
            turns: row.turns.iter().filter_map(|[from, to]| Some((state(from)?, state(to)?))).collect(),
            states: u8::try_from(row.states.len()).unwrap_or(u8::MAX),
        }
    };
    Turns {
        matters: file.matters.iter().map(matter).collect(),
        any_way: thing("link"),
        border: thing("border"),
        lexicons: ["en", "vi", "fr", "es"].into_iter().map(|code| (code, lexicon(file, &names, code))).collect(),
    }
}

fn lexicon(file: &File, names: &[&String], code: &str) -> Lexicon {
    let mut phrases: FastMap<u64, Vec<Phrase>> = FastMap::default();
    let mut add = |phrase: &str, says: Says| {
        let pieces = pieces(phrase);
        let key = match pieces.first() {
            Some(Piece::Word(word) | Piece::Stem(word)) => key_of(word),
            Some(Piece::Gap) | None => return,
        };
        phrases.entry(key).or_default().push(Phrase { pieces, says });
    };
    for (matter, row) in (0_u8..).zip(&file.matters) {
        for (state, told) in (0_u8..).zip(&row.states) {
            for phrase in told.words.get(code).into_iter().flatten() {
                let (is_clear, of_object) = (phrase.starts_with('!'), phrase.starts_with('>'));
                let says = Says::State { matter, state, is_clear, is_planned: told.planned, of_object };
                add(phrase.trim_start_matches(['!', '>']), says);
            }
        }
    }
    for (at, name) in (0_u16..).zip(names) {
        let words = file.things.get(*name).and_then(|words| words.get(code));
        words.into_iter().flatten().for_each(|phrase| add(phrase, Says::Thing(at)));
    }
    let lists = [
        (&file.unreal, Says::Unreal),
        (&file.just_before, Says::JustBefore),
        (&file.undone, Says::Undone),
        (&file.none, Says::Nothing),
        (&file.of, Says::Of),
        (&file.same_news, Says::SameNews),
        (&file.revised, Says::Revised),
        (&file.by, Says::By),
        (&file.days_after, Says::DaysAfter),
        (&file.not_after, Says::NotAfter),
        (&file.lasted, Says::Lasted),
        (&file.past_days, Says::PastDay),
        (&file.off_plan, Says::OffPlan),
        (&file.next_days, Says::NextDay),
        (&file.compared, Says::Compared),
        (&file.at_first, Says::AtFirst),
        (&file.since, Says::Since),
        (&file.done, Says::Done),
        (&file.was_to, Says::WasTo),
        (&file.holds, Says::Holds),
        (&file.not_before, Says::NotBefore),
        (&file.sooner, Says::Sooner),
        (&file.is_to, Says::IsTo),
        (&file.spoken_days, Says::SpokenDay),
        (&file.day_after, Says::DayAfter),
        (&file.month_end, Says::MonthEnd),
        (&file.attributes, Says::Attributes),
        (&file.succeeds, Says::Succeeds),
    ];
    for (words, says) in lists {
        words.get(code).into_iter().flatten().for_each(|phrase| add(phrase, says));
    }
    for list in phrases.values_mut() {
        list.sort_by_key(|phrase| std::cmp::Reverse(phrase.pieces.len()));
    }
    Lexicon { phrases }
}

pub(super) fn key_of(word: &str) -> u64 {
    let past = word.char_indices().nth(LETTERS).map_or(word.len(), |(at, _)| at);
    mixed(hash_of(word.get(..past).unwrap_or(word)))
}

fn pieces(phrase: &str) -> Vec<Piece> {
    let mut out = Vec::new();
    let mut letters = String::new();
    for part in phrase.split_whitespace() {
        if part == "~" {
            out.push(Piece::Gap);
            continue;
        }
        let is_stem = part.ends_with('*');
        let words: Vec<&str> = part.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).collect();
        for (at, word) in words.iter().enumerate() {
            fold_into(&mut letters, word, false);
            let is_last = at + 1 == words.len();
            out.push(if is_stem && is_last { Piece::Stem(letters.clone()) } else { Piece::Word(letters.clone()) });
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_read_and_its_phrases_are_found() {
        let turns = turns();
        assert!(turns.matters.len() > 5);
        let lexicon = turns.lexicon("en").unwrap();
        let mut folded = Folded::default();
        folded.read("The union called off its two-day strike.", &mut String::new());
        let told: Vec<(Says, usize)> = folded.says(lexicon, 2).collect();
        assert!(told.iter().any(|(says, past)| matches!(says, Says::State { .. }) && *past == 8), "{told:?}");
    }
}
