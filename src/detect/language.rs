//! Word tables per language, read once from `assets/lang/detect-*.json`: what announces, orders, joins and ends a list.

use std::collections::HashMap;
use std::sync::OnceLock;

use serde::Deserialize;

use super::hash::FastSet;
use super::lexicon::{Lexicon, LexiconTable};
pub(super) use super::phrases::Phrases;
use super::sentence::Abbreviations;

/// How an ordinal was told; decides what is needed before it is believed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Marker {
    /// "firstly": nothing else means this.
    Plain(u32),
    /// "first", "second": needs a comma, a colon or a telling word behind it.
    Bare(u32),
    /// "to begin with": opens a list told in order.
    Opening,
    /// "d'abord": opens a list, but tells a story as often.
    WeakOpening,
    /// "one is", "một là".
    Counted(u32),
    /// "on the one hand", "d'autre part": one of two.
    Pair(u32),
    /// "next", "moreover": goes on with a list.
    Next,
    /// "finally": ends a list.
    Last,
}

/// "one", "another", "the other": told of things that were announced.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Other {
    Nth(u32),
    Next,
    Last,
}

/// The words of one language.
#[derive(Debug)]
pub(super) struct Language {
    pub(super) plural: String,
    pub(super) conjunctions: Phrases<()>,
    pub(super) numbers: Phrases<u32>,
    /// The months where they are told by a number in letters behind their word ("tháng Tư").
    pub(super) month_numbers: Phrases<i8>,
    /// Days with a name of their own, with what leads to them: their month and their day in it.
    pub(super) holidays: Phrases<(i8, i8)>,
    pub(super) list_nouns: Phrases<()>,
    pub(super) point_nouns: FastSet<String>,
    pub(super) unit_nouns: Phrases<()>,
    pub(super) party_nouns: Phrases<()>,
    pub(super) links: FastSet<String>,
    pub(super) stops: FastSet<String>,
    pub(super) modifiers: FastSet<String>,
    pub(super) following: Phrases<()>,
    pub(super) leads: Phrases<()>,
    pub(super) colon_leads: Phrases<()>,
    pub(super) one_of: Phrases<()>,
    pub(super) markers: Phrases<Marker>,
    pub(super) after_bare: FastSet<String>,
    pub(super) cardinals: Phrases<u32>,
    pub(super) nth: Phrases<u32>,
    pub(super) nth_last: Phrases<()>,
    /// "the next is": one more of a list told by ordinals.
    pub(super) nth_next: Phrases<()>,
    /// "the first is of teachers": what links the verb to the item.
    pub(super) copula_links: Phrases<()>,
    /// "But the second is": what may open a sentence before an ordinal.
    pub(super) hit_leads: Phrases<()>,
    /// Whether "first" stands behind its noun ("ưu tiên thứ nhất").
    pub(super) nth_after_noun: bool,
    pub(super) determiners: Phrases<()>,
    pub(super) copulas: Phrases<()>,
    pub(super) verbs: Phrases<()>,
    pub(super) topic_words: FastSet<String>,
    /// "concerns": leads to what the item is, and is no part of it.
    pub(super) topic_verbs: Phrases<()>,
    /// "one", "another", "a third", "the other".
    pub(super) others: Phrases<Other>,
    pub(super) time_nouns: FastSet<String>,
    pub(super) law_words: FastSet<String>,
    pub(super) wrap_up: Phrases<()>,
    pub(super) continues: Phrases<()>,
    /// "these are": announces the list before it.
    pub(super) after_list: Phrases<()>,
    /// "all of which": what follows is said of the whole list.
    pub(super) tails: Phrases<()>,
    /// "there are", "a list of": a number alone may announce a list behind it.
    pub(super) elliptic_leads: Phrases<()>,
    /// "of them": may stand behind such a number.
    pub(super) of_them: Phrases<()>,
    /// "one" and "the other", before two items.
    pub(super) one: Phrases<()>,
    /// See [`Language::one`].
    pub(super) other: Phrases<()>,
    /// "to", "for": opens a sentence that tells what something serves.
    pub(super) purposes: FastSet<String>,
    /// "this", "that": points back to one thing.
    pub(super) back_words: FastSet<String>,
    /// "ngày", "tuần": behind "thứ hai" they make it a Monday.
    pub(super) not_ordinal: FastSet<String>,
    /// "-est": a word that ends so behind "the second" makes it a rank.
    pub(super) superlatives: Vec<String>,
    /// "must": where it opens every item but the first, what all of them share stands before it.
    pub(super) modals: FastSet<String>,
    /// "the", "các": opens the noun phrase that "following" makes a label of.
    pub(super) group_leads: Phrases<()>,
    /// "des", "aux": such a phrase opens behind them.
    pub(super) group_borders: FastSet<String>,
    /// "following", "sau đây": the words that make a label of a noun phrase without a number.
    pub(super) following_words: Phrases<()>,
    /// "plan", "chương trình": told by how many points it has, the whole is the label ("un plan en trois points").
    pub(super) plan_nouns: Phrases<()>,
    /// "en", "de": between such a noun and its number.
    pub(super) plan_links: FastSet<String>,
    /// "a", before "three-pronged proposal": part of the label.
    pub(super) plan_leads: FastSet<String>,
    /// "ce qui suit": a label without a noun.
    pub(super) following_alone: Phrases<()>,
    /// "the same": belongs to the label when it stands before its number.
    pub(super) label_leads: Phrases<()>,
    /// "are", "are the": join a series with the number that it comes to.
    pub(super) series_links: Phrases<()>,
    /// "were", "ont été": lead to a series where an article opens it; without one they help a verb.
    pub(super) were_leads: Phrases<()>,
    /// "Include": leads to a series that may leave one of those announced out.
    pub(super) partial_leads: Phrases<()>,
    /// "which", "including": a piece between commas that opens so goes on with the one before.
    pub(super) relatives: Phrases<()>,
    /// "then": opens a later item of a series and is no part of it.
    pub(super) item_leads: Phrases<()>,
    /// "and most importantly": stands between an ordinal and its item.
    pub(super) inserts: Phrases<()>,
    pub(super) end_matter: FastSet<String>,
    pub(super) attributions: Phrases<()>,
    pub(super) abbreviations: Abbreviations,
    /// The phrases of the other kinds: figures, quotations, promises, dates, names.
    pub(super) lexicon: Lexicon,
    common: FastSet<String>,
    /// Letters that the others do not write.
    letters: String,
}

#[derive(Deserialize)]
struct Table {
    plural: String,
    conjunctions: Vec<String>,
    numbers: HashMap<String, u32>,
    #[serde(default)]
    month_numbers: HashMap<String, i8>,
    #[serde(default)]
    holidays: HashMap<String, (i8, i8)>,
    list_nouns: Vec<String>,
    point_nouns: Vec<String>,
    unit_nouns: Vec<String>,
    party_nouns: Vec<String>,
    links: Vec<String>,
    stops: Vec<String>,
    modifiers: Vec<String>,
    following: Vec<String>,
    leads: Vec<String>,
    colon_leads: Vec<String>,
    one_of: Vec<String>,
    opening: Vec<String>,
    opening_weak: Vec<String>,
    adverbs: Vec<Vec<String>>,
    bare: Vec<Vec<String>>,
    after_bare: Vec<String>,
    counted: Vec<Vec<String>>,
    cardinals: Vec<Vec<String>>,
    next: Vec<String>,
    last: Vec<String>,
    nth: Vec<Vec<String>>,
    nth_last: Vec<String>,
    nth_next: Vec<String>,
    copula_links: Vec<String>,
    hit_leads: Vec<String>,
    nth_after_noun: Vec<String>,
    determiners: Vec<String>,
    copulas: Vec<String>,
    verbs: Vec<String>,
    topic_words: Vec<String>,
    topic_verbs: Vec<String>,
    time_nouns: Vec<String>,
    law_words: Vec<String>,
    wrap_up: Vec<String>,
    continues: Vec<String>,
    inserts: Vec<String>,
    group_leads: Vec<String>,
    group_borders: Vec<String>,
    following_words: Vec<String>,
    following_alone: Vec<String>,
    label_leads: Vec<String>,
    relatives: Vec<String>,
    series_links: Vec<String>,
    #[serde(default)]
    were_leads: Vec<String>,
    partial_leads: Vec<String>,
    item_leads: Vec<String>,
    others: HashMap<String, Vec<String>>,
    plan_leads: Vec<String>,
    plan_nouns: Vec<String>,
    plan_links: Vec<String>,
    elliptic_leads: Vec<String>,
    of_them: Vec<String>,
    one: Vec<String>,
    other: Vec<String>,
    purposes: Vec<String>,
    back_words: Vec<String>,
    not_ordinal: Vec<String>,
    superlatives: Vec<String>,
    modals: Vec<String>,
    pairs: Vec<Vec<String>>,
    after_list: Vec<String>,
    tails: Vec<String>,
    end_matter: Vec<String>,
    attributions: Vec<String>,
    abbreviations: Vec<String>,
    #[serde(default)]
    abbreviations_closing: Vec<String>,
    #[serde(default)]
    abbreviations_numbered: Vec<String>,
    #[serde(default)]
    abbreviations_hours: Vec<String>,
    #[serde(default)]
    sentence_openers: Vec<String>,
    common: Vec<String>,
    #[serde(default)]
    letters: String,
}

fn flags(list: &[String]) -> Phrases<()> {
    Phrases::new(list.iter().map(|p| (p.as_str(), ())))
}

/// Pairs each phrase of the n-th list with n, from 1.
fn numbered(lists: &[Vec<String>]) -> impl Iterator<Item = (&str, u32)> {
    (1u32..).zip(lists).flat_map(|(n, list)| list.iter().map(move |p| (p.as_str(), n)))
}

/// What the words of a table's list of others say: of "1" and "3" their number.
fn other(what: &str) -> Other {
    match what {
        "next" => Other::Next,
        "last" => Other::Last,
        number => number.parse().map_or(Other::Next, Other::Nth),
    }
}

impl From<Table> for Language {
    fn from(t: Table) -> Self {
        // What opens a list is asked before the plain ordinals, so that "en premier lieu" counts as an opening too.
        let markers = t.opening.iter().map(|p| (p.as_str(), Marker::Opening));
        let markers = markers.chain(t.opening_weak.iter().map(|p| (p.as_str(), Marker::WeakOpening)));
        let markers = markers.chain(numbered(&t.adverbs).map(|(p, n)| (p, Marker::Plain(n))));
        let markers = markers.chain(numbered(&t.bare).map(|(p, n)| (p, Marker::Bare(n))));
        let markers = markers.chain(numbered(&t.counted).map(|(p, n)| (p, Marker::Counted(n))));
        let markers = markers.chain(numbered(&t.pairs).map(|(p, n)| (p, Marker::Pair(n))));
        let markers = markers.chain(t.next.iter().map(|p| (p.as_str(), Marker::Next)));
        let markers = markers.chain(t.last.iter().map(|p| (p.as_str(), Marker::Last)));
        Self {
            markers: Phrases::new(markers),
            plural: t.plural,
            conjunctions: flags(&t.conjunctions),
            month_numbers: Phrases::new(t.month_numbers.iter().map(|(p, n)| (p.as_str(), *n))),
            holidays: Phrases::new(t.holidays.iter().map(|(p, n)| (p.as_str(), *n))),
            numbers: Phrases::new(t.numbers.iter().map(|(p, n)| (p.as_str(), *n))),
            list_nouns: flags(&t.list_nouns),
            point_nouns: t.point_nouns.into_iter().collect(),
            unit_nouns: flags(&t.unit_nouns),
            party_nouns: flags(&t.party_nouns),
            links: t.links.into_iter().collect(),
            stops: t.stops.into_iter().collect(),
            modifiers: t.modifiers.into_iter().collect(),
            following: flags(&t.following),
            leads: flags(&t.leads),
            colon_leads: flags(&t.colon_leads),
            one_of: flags(&t.one_of),
            after_bare: t.after_bare.into_iter().collect(),
            cardinals: Phrases::new(numbered(&t.cardinals)),
            nth: Phrases::new(numbered(&t.nth)),
            nth_last: flags(&t.nth_last),
            nth_next: flags(&t.nth_next),
            copula_links: flags(&t.copula_links),
            hit_leads: flags(&t.hit_leads),
            nth_after_noun: !t.nth_after_noun.is_empty(),
            determiners: flags(&t.determiners),
            copulas: flags(&t.copulas),
            verbs: flags(&t.verbs),
            topic_words: t.topic_words.into_iter().collect(),
            topic_verbs: flags(&t.topic_verbs),
            others: Phrases::new(
                t.others.iter().flat_map(|(what, list)| list.iter().map(move |p| (p.as_str(), other(what)))),
            ),
            plan_leads: t.plan_leads.into_iter().collect(),
            plan_nouns: flags(&t.plan_nouns),
            plan_links: t.plan_links.into_iter().collect(),
            time_nouns: t.time_nouns.into_iter().collect(),
            law_words: t.law_words.into_iter().collect(),
            wrap_up: flags(&t.wrap_up),
            continues: flags(&t.continues),
            inserts: flags(&t.inserts),
            group_leads: flags(&t.group_leads),
            group_borders: t.group_borders.into_iter().collect(),
            following_words: flags(&t.following_words),
            following_alone: flags(&t.following_alone),
            label_leads: flags(&t.label_leads),
            relatives: flags(&t.relatives),
            series_links: flags(&t.series_links),
            were_leads: flags(&t.were_leads),
            partial_leads: flags(&t.partial_leads),
            item_leads: flags(&t.item_leads),
            elliptic_leads: flags(&t.elliptic_leads),
            of_them: flags(&t.of_them),
            one: flags(&t.one),
            other: flags(&t.other),
            purposes: t.purposes.into_iter().collect(),
            back_words: t.back_words.into_iter().collect(),
            not_ordinal: t.not_ordinal.into_iter().collect(),
            superlatives: t.superlatives,
            modals: t.modals.into_iter().collect(),
            after_list: flags(&t.after_list),
            tails: flags(&t.tails),
            end_matter: t.end_matter.into_iter().collect(),
            attributions: flags(&t.attributions),
            abbreviations: Abbreviations {
                all: t.abbreviations.into_iter().collect(),
                closing: t.abbreviations_closing.into_iter().collect(),
                numbered: t.abbreviations_numbered.into_iter().collect(),
                hours: t.abbreviations_hours.into_iter().collect(),
                openers: t.sentence_openers.into_iter().collect(),
            },
            lexicon: Lexicon::default(),
            common: t.common.into_iter().collect(),
            letters: t.letters,
        }
    }
}

const TABLES: [(&str, &str, &str); 4] = [
    ("en", include_str!("../../assets/lang/detect-en.json"), include_str!("../../assets/lang/kinds-en.json")),
    ("vi", include_str!("../../assets/lang/detect-vi.json"), include_str!("../../assets/lang/kinds-vi.json")),
    ("fr", include_str!("../../assets/lang/detect-fr.json"), include_str!("../../assets/lang/kinds-fr.json")),
    ("es", include_str!("../../assets/lang/detect-es.json"), include_str!("../../assets/lang/kinds-es.json")),
];

fn languages() -> &'static [(&'static str, Language)] {
    static READ: OnceLock<Vec<(&'static str, Language)>> = OnceLock::new();
    // A table that cannot be read is left out here; the tests see to it that all four can.
    READ.get_or_init(|| {
        let read = |(code, lists, kinds): (&'static str, &str, &str)| {
            let mut language = Language::from(serde_json::from_str::<Table>(lists).ok()?);
            language.lexicon = Lexicon::new(code, serde_json::from_str::<LexiconTable>(kinds).ok()?)?;
            Some((code, language))
        };
        TABLES.into_iter().filter_map(read).collect()
    })
}

/// The words for a language code; where there are none, those of the language whose little words and own letters are met
/// most often.
pub(super) fn language<'a>(code: &str, text: impl Iterator<Item = &'a str>) -> Option<&'static Language> {
    if let Some((_, known)) = languages().iter().find(|(c, _)| *c == code) {
        return Some(known);
    }
    let sample: Vec<String> = text.flat_map(str::split_whitespace).take(600).map(str::to_lowercase).collect();
    let hits = |l: &Language| {
        sample.iter().filter(|w| l.common.contains(*w) || w.contains(|c: char| l.letters.contains(c))).count()
    };
    let mut best: Option<(usize, &'static Language)> = None;
    for (_, candidate) in languages() {
        let count = hits(candidate);
        if best.is_none_or(|(most, _)| count > most) {
            best = Some((count, candidate));
        }
    }
    best.map(|(_, l)| l)
}

#[cfg(test)]
mod tests {
    #[test]
    fn every_table_is_read() {
        assert_eq!(super::languages().len(), 4);
    }
}
