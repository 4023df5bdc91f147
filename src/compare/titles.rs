//! Who holds which office: one person with two offices at one time is a conflict, at two times a change.

use std::collections::BTreeMap;

use jiff::civil::Date;
use rayon::prelude::*;

use crate::article::{Article, Span};
use crate::detect::Found;

use super::collection::Collection;
use super::copies::with_copies;
use super::found::{Change, ChangeKind, Claim, Conflict, ConflictKind};
use super::posts;
use super::reading::Reading;
use super::roles::{Role, ends_with_office, holds_both, is_deputy, is_one_word, portfolios_differ, role_of};
use super::statements::At;
use super::words::{Class, FastSet, Token, fold_words as fold, tokens};

/// A person as one article gives them.
#[derive(Debug, Clone)]
pub(super) struct Holder {
    pub(super) article: usize,
    pub(super) name: String,
    written: String,
    pub(super) role: Role,
    pub(super) place: Span,
    pub(super) published: Option<Date>,
    /// Whether the article tells that somebody was given an office.
    is_raised: bool,
    /// Whether it tells that somebody lost one.
    is_lost: bool,
}

/// Articles that appeared within so many days are of one time.
const SAME_TIME_DAYS: i32 = 3;
/// Whoever gives one of two offices that exclude each other within so many days stands with it.
const ONE_TIME_DAYS: i32 = 14;
/// Portfolios that differ after so many days have changed hands.
const CHANGED_DAYS: i32 = 7;
/// How many articles are looked at for one person.
const MOST_HOLDERS: usize = 400;
/// The most claims that one conflict or change of office shows.
const MOST_CLAIMS: usize = 24;

/// Persons by their folded names, each as every article gives them.
pub(super) type People = BTreeMap<String, Vec<Holder>>;

/// The persons whose offices the articles give.
pub(super) fn people(collection: &Collection) -> People {
    let mut people: People = BTreeMap::new();
    let told: Vec<Vec<(String, Holder)>> = (0..collection.len())
        .into_par_iter()
        .map(|at| if collection.is_own_story(at) { holders(collection, at) } else { Vec::new() })
        .collect();
    for (key, holder) in told.into_iter().flatten() {
        let list = people.entry(key).or_default();
        if list.len() < MOST_HOLDERS {
            list.push(holder);
        }
    }
    join_shorter(collection, &mut people);
    people
}

/// So many articles give somebody an office that their languages do not matter, and that it need be no ministry.
const SEVERAL: usize = 3;

/// Offices that several articles on one matter give one person: for each the place in each article. A ministry is the same in any
/// language; of whom somebody else is director or chair only articles of one language tell alike, or three. The head of a state, a
/// region or a town is told of by everybody, and needs three.
pub(super) fn offices_told(collection: &Collection, people: &People) -> Vec<Vec<(At, Span)>> {
    let mut out = Vec::new();
    let is_of_ministry = |h: &Holder| !h.role.portfolios.is_empty() && h.role.offices.iter().any(|o| o == MINISTER);
    let is_head = |h: &&Holder| h.role.of.is_empty() && h.role.offices.iter().any(|o| HEADS.contains(&o.as_str()));
    for holders in people.values().filter(|h| h.len() > 1) {
        let mut left: Vec<&Holder> = holders.iter().take(MOST_CLAIMS).collect();
        while let Some(first) = left.first().copied() {
            let is_one = |h: &&Holder| {
                h.article == first.article
                    || is_one_office(first, h, collection.is_across(first.article, h.article))
                        && collection.is_one_topic(first.article, h.article)
            };
            let (same, other): (Vec<&Holder>, Vec<&Holder>) = left.into_iter().partition(is_one);
            left = other;
            let across = same.iter().any(|h| collection.is_across(first.article, h.article));
            let former = same.iter().any(|h| h.role.ranks.iter().any(|r| r == FORMER));
            let told = same.iter().filter_map(|h| {
                let sentence = collection.reading(h.article)?.sentence_at(&h.place)?;
                Some(((h.article, sentence), h.place))
            });
            let by_article: BTreeMap<usize, (At, Span)> = told.map(|told| (told.0.0, told)).collect();
            let ministers = same.iter().filter(|h| is_of_ministry(h)).count() > 1;
            if ministers || !former && (by_article.len() >= SEVERAL || !across && !same.iter().all(is_head)) {
                out.push(by_article.into_values().collect());
            }
        }
    }
    out
}

/// Whether two articles give one person the same office: a minister with the same portfolio in both.
fn is_one_office(a: &Holder, b: &Holder, across: bool) -> bool {
    let (x, y) = (&a.role, &b.role);
    let of = x.of.iter().any(|w| y.of.iter().any(|v| is_one_word(w, v)));
    let matter = of || x.portfolios.iter().any(|p| y.portfolios.contains(p)) || across && x.portfolios == y.portfolios;
    // "Governor Samson Kiplimo", "the governor of the central bank, Samson Kiplimo": one of them tells no more.
    let none = x.of.is_empty() || y.of.is_empty();
    !x.offices.is_empty()
        && x.ranks == y.ranks
        && x.offices == y.offices
        && (matter || none)
        && !portfolios_differ(x, y)
}

/// The conflicts of offices, and the changes of office.
pub(super) fn titles(collection: &Collection, people: People) -> (Vec<Conflict>, Vec<Change>) {
    let (mut conflicts, mut changes) = (Vec::new(), Vec::new());
    for holders in people.into_values().filter(|h| h.len() > 1) {
        let name = holders.first().map(|h| h.name.clone()).unwrap_or_default();
        let about = name.clone();
        // One who stands for each office: a hundred articles with one title are one side.
        let mut sides: Vec<&Holder> = Vec::new();
        for holder in &holders {
            if !sides.iter().any(|s| s.role == holder.role && s.published == holder.published) {
                sides.push(holder);
            }
        }
        sides.truncate(24);
        let mut opposed: Vec<&Holder> = Vec::new();
        let mut changed: Vec<&Holder> = Vec::new();
        for (i, a) in sides.iter().enumerate() {
            for b in sides.iter().skip(i + 1) {
                // "Minister of Energy and Trade", told of by one ministry here and by the other there.
                if portfolios_differ(&a.role, &b.role) && holders.iter().any(|h| holds_both(&h.role, &a.role, &b.role))
                {
                    continue;
                }
                match relation(a, b, collection.is_across(a.article, b.article)) {
                    Some(true) => opposed.extend([*a, *b]),
                    Some(false) if !is_known_before(&sides, a, b) => changed.extend([*a, *b]),
                    Some(false) | None => {}
                }
            }
        }
        // Every article that gives one of these offices on that day stands with it; where they contradict each other,
        // every one of that time.
        let all = |sides: &[&Holder], days: i32| -> Vec<&Holder> {
            let near = |s: &Holder, h: &Holder| {
                s.published == h.published
                    || s.published.zip(h.published).is_some_and(|(p, q)| (p - q).get_days().abs() <= days)
            };
            let same = |s: &Holder, h: &Holder| {
                s.role == h.role || days > 0 && s.role.ranks == h.role.ranks && s.role.offices == h.role.offices
            };
            let is_one = |h: &&Holder| sides.iter().any(|s| same(s, h) && near(s, h));
            holders.iter().filter(is_one).take(MOST_CLAIMS).collect()
        };
        let (opposed, changed) = (all(&opposed, ONE_TIME_DAYS), all(&changed, 0));
        if !opposed.is_empty() {
            conflicts.push(Conflict {
                kind: ConflictKind::Title,
                about,
                claims: claims(collection, &opposed),
                because: "different offices at the same time".to_owned(),
                score: 0.7,
            });
        }
        if !changed.is_empty() {
            changes.push(Change {
                kind: ChangeKind::Office,
                about: name,
                claims: claims(collection, &changed),
                because: "the later article gives another office".to_owned(),
            });
        }
    }
    (conflicts, changes)
}

/// Whether an article that is known to have appeared no later than the earlier one gave the later one's office already:
/// then nobody was given it in between.
fn is_known_before(sides: &[&Holder], a: &Holder, b: &Holder) -> bool {
    let (early, late) = if a.published <= b.published { (a, b) } else { (b, a) };
    let same = |s: &&&Holder| s.role.ranks == late.role.ranks && s.role.offices == late.role.offices;
    sides
        .iter()
        .filter(same)
        .any(|s| s.published.is_some() && s.published <= early.published && s.article != early.article)
}

/// Puts persons together of whom one article tells fewer names, "Văn Kiên" and "Đỗ Văn Kiên", or a country before them,
/// where the articles are on one matter and nobody else has these last names.
fn join_shorter(collection: &Collection, people: &mut BTreeMap<String, Vec<Holder>>) {
    let last_two = |key: &str| -> String {
        let mut words: Vec<&str> = key.rsplit(' ').take(2).collect();
        words.reverse();
        words.join(" ")
    };
    let mut by_last: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for key in people.keys() {
        by_last.entry(last_two(key)).or_default().push(key.clone());
    }
    for (short, keys) in by_last {
        let [one, other] = keys.as_slice() else { continue };
        let long = if *one == short { other } else { one };
        if !keys.contains(&short) {
            continue;
        }
        let first = |key: &String| people.get(key).and_then(|h| h.first()).map(|h| h.article);
        let Some((a, b)) = first(&short).zip(first(long)) else { continue };
        if a == b || !collection.is_one_topic(a, b) {
            continue;
        }
        let shorter = people.remove(&short).unwrap_or_default();
        let list = people.entry(long.clone()).or_default();
        list.extend(shorter);
        list.truncate(MOST_HOLDERS);
        list.sort_by_key(|h| h.article);
    }
}

pub(super) fn claims(collection: &Collection, sides: &[&Holder]) -> Vec<Claim> {
    let mut ordered: Vec<&&Holder> = sides.iter().collect();
    ordered.sort_by_key(|h| (h.published, h.article));
    ordered.dedup_by_key(|h| h.article);
    // Portfolios in two languages cannot be told apart.
    let is_mixed = sides
        .windows(2)
        .any(|pair| pair.first().zip(pair.last()).is_some_and(|(a, b)| collection.is_across(a.article, b.article)));
    let mut out: Vec<Claim> = Vec::new();
    let mut roles: Vec<&Role> = Vec::new();
    for holder in ordered {
        let same = |known: &&Role| known.ranks == holder.role.ranks && known.offices == holder.role.offices;
        let of_one = |known: &&Role| known.of == holder.role.of || known.of.is_empty() || holder.role.of.is_empty();
        let is_other = |known: &&Role| portfolios_differ(known, &holder.role);
        let of_side = |known: &Role| same(&known) && (of_one(&known) || is_mixed) && !is_other(&known);
        let side = roles.iter().position(|k| of_side(k)).unwrap_or(roles.len());
        if side == roles.len() {
            roles.push(&holder.role);
        }
        let reading = collection.reading(holder.article);
        let sentence = reading.and_then(|r| r.sentences.get(r.sentence_at(&holder.place)?)).map(|s| s.span);
        let span = sentence.unwrap_or(holder.place);
        out.push(Claim {
            text: collection.text(holder.article, &span).to_owned(),
            value: holder.written.clone(),
            source: collection.source(holder.article, span),
            side,
        });
    }
    with_copies(collection, out, MOST_CLAIMS)
}

/// The persons of an article whose office it gives, by their folded names.
fn holders(collection: &Collection, at: usize) -> Vec<(String, Holder)> {
    let (Some((article, suggestions)), Some(reading)) = (collection.article(at), collection.reading(at)) else {
        return Vec::new();
    };
    let mut out: Vec<(String, Holder)> = Vec::new();
    let (is_raised, is_lost) = (posts::tells_appointment(reading), posts::tells_departure(reading));
    for suggestion in suggestions {
        let Found::Person(person) = &suggestion.found else { continue };
        let (Some(written), [_, _, ..]) = (&person.role, person.name.split_whitespace().collect::<Vec<_>>().as_slice())
        else {
            continue;
        };
        let mut role = role_of(written, reading.table);
        if role.offices.is_empty() && role.of.is_empty() {
            continue;
        }
        let folded = fold(written);
        // The place where the office is written, in the same words.
        let shown = |span: &&Span| article.text(span).is_some_and(|t| fold(t).contains(&folded));
        // A caption is no place to quote while a sentence is at hand.
        let told = |span: &&Span| reading.sentence_at(span).is_some();
        let mut places = person.places.iter();
        let clear = places.clone().find(|s| told(s) && shown(s)).or_else(|| places.clone().find(told));
        let Some(place) = clear.or_else(|| places.next()).copied() else { continue };
        let mut written = written.clone();
        for rank in [FORMER, ACTING] {
            let told = called(article, reading, &place, rank).filter(|_| !role.ranks.iter().any(|r| r == rank));
            if let Some(words) = told {
                role.ranks.push(rank.to_owned());
                role.ranks.sort_unstable();
                written = words;
            }
        }
        let holder = Holder {
            article: at,
            name: person.name.clone(),
            written,
            role,
            place,
            published: article.published,
            is_raised,
            is_lost,
        };
        out.push((fold(&person.name), holder));
    }
    // "The senate confirmed Tomás Urrutia as foreign minister": the office stands behind the name.
    for (name, written, place) in posts::appointed(article, reading) {
        let (key, role) = (fold(&name), role_of(&written, reading.table));
        if !role.offices.is_empty() && !out.iter().any(|(known, _)| *known == key) {
            let published = article.published;
            out.push((key, Holder { article: at, name, written, role, place, published, is_raised, is_lost }));
        }
    }
    // "The new ministers: Yao Tchalla (Interior), Rose Kpodar (Health)": the portfolio alone.
    for (name, written, place) in posts::bracketed(article, reading) {
        let (key, mut role) = (fold(&name), role_of(&written, reading.table));
        if !role.portfolios.is_empty() && role.offices.is_empty() && !out.iter().any(|(known, _)| *known == key) {
            role.offices = vec![MINISTER.to_owned()];
            let published = article.published;
            out.push((key, Holder { article: at, name, written, role, place, published, is_raised, is_lost }));
        }
    }
    // "Đỗ Minh Khuê, Vân Hải's new Foreign Minister, signed": between commas.
    for (name, written, place) in posts::apposed(article, reading) {
        let (key, role) = (fold(&name), role_of(&written, reading.table));
        let is_office = !role.offices.is_empty() && ends_with_office(&written, reading.table);
        let known = |(known, holder): &(String, Holder)| *known == key || holder.place.overlaps(&place);
        if is_office && !out.iter().any(known) {
            let published = article.published;
            out.push((key, Holder { article: at, name, written, role, place, published, is_raised, is_lost }));
        }
    }
    out
}

/// The offices of which one person has one alone.
const PREMIER: &str = "premier";
const MINISTER: &str = "minister";

/// Who heads a state, a government, a region or a town, where nothing else is told of the office.
const HEADS: [&str; 4] = [PREMIER, "president", "governor", "mayor"];

/// The rank of those who held an office.
pub(super) const FORMER: &str = "former";

/// The rank of those who hold an office for a time.
const ACTING: &str = "acting";

/// The rank of those who are about to leave an office.
const LEAVING: &str = "leaving";

/// The words right before a name, with nothing small between, that say that the office was held, or is held for a time:
/// "former harbour minister" and the name. The role that was found with the name may be shorter.
fn called(article: &Article, reading: &Reading, place: &Span, rank: &str) -> Option<String> {
    let sentence = reading.sentences.get(reading.sentence_at(place)?)?;
    let before = Span::new(place.block, sentence.span.start, place.end);
    let text = article.text(&before)?;
    let of_rank = reading.table.ranks.iter().filter(|(id, _)| id == rank);
    let phrases: Vec<&String> = of_rank.flat_map(|(_, phrases)| phrases).collect();
    // Most names have no such word before them.
    let plain = fold(text);
    if !phrases.iter().any(|p| plain.contains(p.as_str())) {
        return None;
    }
    let known: Vec<Token> = tokens(text, reading.table, &FastSet::default(), &[0]);
    let mut back = known.iter().rev().take(FORMER_WORDS).take_while(|t| t.class != Class::Stop || t.start == 0);
    let former = back.find(|t| phrases.contains(&&fold(text.get(t.start..t.end).unwrap_or_default())))?;
    text.get(former.start..).map(str::to_owned)
}

/// How many words back from the name's last "former" may stand.
const FORMER_WORDS: usize = 7;

/// Whether the later of two articles makes a deputy of whom the earlier one calls by the office itself.
fn falls(a: &Holder, b: &Holder) -> bool {
    let (early, late) = if a.published <= b.published { (a, b) } else { (b, a) };
    !is_deputy(&early.role) && is_deputy(&late.role) && !early.is_raised && !late.is_raised
}

/// Whether two roles of one person conflict (`true`), changed (`false`), or go together (`None`). Across languages the
/// portfolio cannot be compared; ranks and offices can.
fn relation(a: &Holder, b: &Holder, across: bool) -> Option<bool> {
    let (x, y) = (&a.role, &b.role);
    let share = |a: &[String], b: &[String]| a.iter().any(|w| b.iter().any(|v| is_one_word(w, v)));
    // "Provincial physician" and "former provincial physician": an office that no table knows, told in the same words.
    let untabled = x.offices.is_empty() && y.offices.is_empty() && share(&x.of, &y.of);
    let same_office = share(&x.offices, &y.offices) || untabled;
    // Who is about to leave an office, or is kept from it, still has it.
    let ranks = |r: &Role| r.ranks.iter().filter(|id| *id != LEAVING).cloned().collect::<Vec<_>>();
    let other_rank = ranks(x) != ranks(y);
    // "Foreign minister" and "minister" go together; so do "minister" and "chief negotiator".
    let named = !across && !x.of.is_empty() && !y.of.is_empty() && !share(&x.of, &y.of);
    let known = !x.portfolios.is_empty() && !y.portfolios.is_empty();
    let other_matter = same_office && if known { portfolios_differ(x, y) } else { named };
    // "President" and "secretary" of the same federation.
    let known = !x.offices.is_empty() && !y.offices.is_empty();
    let other_office = !across && known && !same_office && share(&x.of, &y.of);
    // Who heads a government is no minister of it, in whatever language: at one time, and neither of them a deputy.
    let heads = |r: &Role| r.offices.iter().any(|o| o == PREMIER) && r.ranks.is_empty();
    let serves = |r: &Role| !r.offices.is_empty() && r.offices.iter().all(|o| o == MINISTER) && r.ranks.is_empty();
    let other_office = other_office || heads(x) && serves(y) || serves(x) && heads(y);
    let apart = a.published.zip(b.published).map(|(p, q)| (p - q).get_days().abs());
    let same_matter =
        across || x.of.is_empty() && y.of.is_empty() || share(&x.of, &y.of) || x.of.is_empty() != y.of.is_empty();
    if same_office && other_rank && same_matter {
        let former = x.ranks.iter().chain(&y.ranks).any(|r| r == FORMER);
        let days = apart?;
        // Who rises is promoted; who is given both ranks on one day is given one of them wrongly. One who is called
        // former while others call them by the office, within days, is no longer in it or still is.
        return match days {
            0 => Some(true),
            // "Deputy minister" and "minister" a day later, and nothing told of a promotion.
            1 if is_deputy(x) != is_deputy(y) && !former && !a.is_raised && !b.is_raised => Some(true),
            // "Minister", then "deputy minister" in the same days, and nothing told of a fall.
            days if days <= CHANGED_DAYS && falls(a, b) && !former && !a.is_lost && !b.is_lost => Some(true),
            days if former && days <= SAME_TIME_DAYS && !a.is_lost && !b.is_lost => Some(true),
            _ => Some(false),
        };
    }
    if other_matter || other_office {
        return match apart {
            Some(days) if days > CHANGED_DAYS => Some(false),
            Some(days) if days > SAME_TIME_DAYS => None,
            _ => Some(true),
        };
    }
    None
}
