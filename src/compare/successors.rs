//! Who follows whom in an office: a later article gives one person the office that an earlier one gave another, and says
//! that it was given, or is new.

use std::collections::{BTreeMap, BTreeSet};

use super::collection::Collection;
use super::found::{Change, ChangeKind};
use super::posts::{GIVEN, tells_new_office};
use super::roles::is_one_word;
use super::titles::{Holder, People, claims};
use super::words::{fold_words, term_of};

/// Articles that appeared farther apart, in days, may have had others between.
const MOST_DAYS: i32 = 60;
/// The same where the later one says who was succeeded.
const MOST_DAYS_OF_NAMED: i32 = 400;
/// How many persons of one office are looked at.
const MOST_HOLDERS: usize = 48;

/// The offices that passed from one person to another.
pub(super) fn changes(collection: &Collection, people: &People) -> Vec<Change> {
    let mut by_office: BTreeMap<String, Vec<(&str, &Holder)>> = BTreeMap::new();
    for (key, holders) in people {
        for holder in holders {
            for office in holder.role.offices.iter().filter(|_| holder.role.ranks.is_empty()) {
                let matter = format!("{} {:?}", kind_of(office), holder.role.portfolios);
                let list = by_office.entry(matter).or_default();
                if list.len() < MOST_HOLDERS {
                    list.push((key.as_str(), holder));
                }
            }
        }
    }
    let mut out = Vec::new();
    for holders in by_office.values() {
        let mut told: Vec<(&str, &str)> = Vec::new();
        for (new, late) in holders.iter().filter(|(_, h)| is_new(collection, h)) {
            for (old, early) in holders.iter() {
                if told.contains(&(*old, *new)) || !follows(collection, (*old, *early), (*new, *late)) {
                    continue;
                }
                told.push((*old, *new));
                let told = names_before(collection, old, late);
                let same = |h: &Holder| is_one(h, late) || told && is_alike(h, late);
                let before = |key: &str, h: &Holder| key == *old && h.published < late.published && same(h);
                let after = |key: &str, h: &Holder| key == *new && h.published >= late.published && same(h);
                let sides = holders.iter().filter(|(key, h)| before(key, h) || after(key, h));
                let sides: Vec<&Holder> = sides.map(|(_, h)| *h).collect();
                let mut claims = claims(collection, &sides);
                for claim in &mut claims {
                    claim.side = usize::from(
                        sides.iter().any(|h| h.article == claim.source.article && h.published >= late.published),
                    );
                }
                out.push(Change {
                    kind: ChangeKind::Office,
                    about: late.name.clone(),
                    claims,
                    because: "the later article gives the office to somebody else".to_owned(),
                });
            }
        }
    }
    out
}

/// Whether the sentence that gives somebody an office says that it was given, or that it is new.
fn is_new(collection: &Collection, holder: &Holder) -> bool {
    let Some(reading) = collection.reading(holder.article) else { return false };
    let Some(sentence) = reading.sentence_at(&holder.place).and_then(|at| reading.sentences.get(at)) else {
        return false;
    };
    let given = sentence.terms.iter().any(|t| GIVEN.contains(&t.0) || t.0 == term_of("successor"));
    let text = collection.text(holder.article, &sentence.span);
    given || tells_new_office(text, reading.table)
}

/// Whether two holders have one office: the same, of the same matter.
fn is_one(a: &Holder, b: &Holder) -> bool {
    let (x, y) = (&a.role, &b.role);
    let of = x.of.iter().any(|w| y.of.iter().any(|v| is_one_word(w, v)));
    let matter = of || x.portfolios.iter().any(|p| y.portfolios.contains(p));
    x.ranks == y.ranks && x.offices == y.offices && matter
}

/// Whether two holders have offices of one kind and rank.
fn is_alike(a: &Holder, b: &Holder) -> bool {
    let kinds = |h: &Holder| h.role.offices.iter().map(|o| kind_of(o).to_owned()).collect::<BTreeSet<String>>();
    a.role.ranks == b.role.ranks && kinds(a) == kinds(b)
}

/// The kind of an office: who heads a board is called its chairman or, in other languages, its president.
fn kind_of(office: &str) -> &str {
    if office == "president" { "chair" } else { office }
}

/// Whether the sentence that gives somebody an office says whom, by the last two words of the name, that one succeeded.
fn names_before(collection: &Collection, old: &str, late: &Holder) -> bool {
    let Some(reading) = collection.reading(late.article) else { return false };
    let Some(sentence) = reading.sentence_at(&late.place).and_then(|at| reading.sentences.get(at)) else {
        return false;
    };
    let text = fold_words(collection.text(late.article, &sentence.span));
    let words: Vec<&str> = old.rsplit(' ').take(2).collect();
    let has = |word: &&str| text.split(' ').any(|own| own == *word);
    words.len() == 2 && words.iter().all(has) && sentence.terms.iter().any(|t| t.0 == term_of("successor"))
}

fn follows(collection: &Collection, (old, early): (&str, &Holder), (new, late): (&str, &Holder)) -> bool {
    let days = early.published.zip(late.published).map(|(a, b)| (b - a).get_days());
    let names = |key: &str| key.split(' ').map(str::to_owned).collect::<Vec<_>>();
    let shared = names(old).iter().any(|word| names(new).contains(word));
    let named = days.is_some_and(|days| (1..=MOST_DAYS_OF_NAMED).contains(&days))
        && is_alike(early, late)
        && names_before(collection, old, late);
    (named || days.is_some_and(|days| (1..=MOST_DAYS).contains(&days)) && is_one(early, late))
        && !shared
        && collection.is_one_topic(early.article, late.article)
}
