//! In which state an article says that something is: a road shut, talks resumed, somebody sworn in. What is only planned,
//! hoped for or denied, and what is long past, counts for nothing.

use jiff::civil::Date;

use crate::article::Span;
use crate::detect::Found;

use super::collection::Collection;
use super::dated::Dated;
use super::found::Exactness;
use super::reading::{Reading, Sentence};
use super::statements::At;
use super::turns::{Folded, Lexicon, Says, Turns, turns};
use super::words::{Class, FastSet, concept, tokens};

/// Something in a state.
#[derive(Debug, Clone)]
pub(super) struct Stated {
    /// The sentence that says so.
    pub(super) at: At,
    /// The kind of matter, and which of its states.
    pub(super) matter: u8,
    pub(super) state: u8,
    /// What is in it; none where the words alone say what it is.
    pub(super) things: Vec<u16>,
    /// The names of the thing, or of the person, each once.
    pub(super) names: Vec<u64>,
    /// The words that say so.
    pub(super) span: Span,
    /// Its day, with the sentence that names it.
    pub(super) day: Option<(At, Dated)>,
}

/// How far before a state the word may stand that makes it unreal, in words.
const UNREAL_WORDS: usize = 4;
/// How far before a state, and behind it, its thing may stand, in words.
const THING_WORDS: (usize, usize) = (12, 6);
/// The same before a state in another part of the sentence.
const FAR_WORDS: usize = 18;
/// How many sentences back a thing may be told that a clear state is told of.
const SENTENCES_BACK: usize = 2;
/// A state told of a day longer past, in days, is no news.
const NEWS_DAYS: i32 = 21;
/// In so many words of a sentence states are looked for.
const MOST_WORDS: usize = 200;

/// A phrase in a sentence: from which word to which, and what it says.
type Mark = (usize, usize, Says);

/// One sentence, read for states.
struct Line {
    at: At,
    folded: Folded,
    states: Vec<Mark>,
    things: Vec<Mark>,
    others: Vec<Mark>,
}

/// The states that an article tells.
pub(super) fn stated(collection: &Collection, article: usize) -> Vec<Stated> {
    let turns = turns();
    let Some(reading) = collection.reading(article).filter(|_| collection.is_own_story(article)) else {
        return Vec::new();
    };
    let (Some(lexicon), Some(published)) = (turns.lexicon(reading.table.code), reading.published) else {
        return Vec::new();
    };
    let mut buffer = String::new();
    let mut lines: Vec<Line> = Vec::new();
    let mut out = Vec::new();
    for (at, sentence) in reading.sentences.iter().enumerate() {
        let text = collection.text(article, &sentence.span);
        let mut folded = Folded::default();
        folded.read(text, &mut buffer);
        lines.push(line((article, at), folded, lexicon));
        let told = Telling { collection, turns, reading, published, lines: &lines };
        if lines.last().is_some_and(|line| !line.states.is_empty()) {
            out.extend(told.states());
        }
        if lines.len() > SENTENCES_BACK + 1 {
            lines.remove(0);
        }
    }
    lend_days(collection, reading, lexicon, article, &mut out);
    out
}

fn line(at: At, folded: Folded, lexicon: &Lexicon) -> Line {
    let (mut states, mut things, mut others): (Vec<Mark>, Vec<Mark>, Vec<Mark>) = Default::default();
    let mut nothing_until = 0;
    for word in 0..folded.places.len().min(MOST_WORDS) {
        let mut longest = 0;
        for (says, past) in folded.says(lexicon, word) {
            match says {
                Says::State { matter, .. } => {
                    // Of phrases of one matter the longest one counts.
                    let inside = |(from, until, other): &Mark| {
                        matches!(other, Says::State { matter: own, .. } if *own == matter)
                            && *from <= word
                            && past <= *until
                    };
                    if !states.iter().any(inside) {
                        states.push((word, past, says));
                    }
                }
                Says::Thing(_) if past - word >= longest && word >= nothing_until => {
                    longest = past - word;
                    things.push((word, past, says));
                }
                Says::Nothing => {
                    nothing_until = past;
                    longest = longest.max(past - word);
                }
                Says::Thing(_) => {}
                _ => others.push((word, past, says)),
            }
        }
        things.retain(|(from, _, _)| *from != word || word >= nothing_until);
    }
    Line { at, folded, states, things, others }
}

/// What is read, up to the sentence that is looked at.
struct Telling<'c> {
    collection: &'c Collection<'c>,
    turns: &'c Turns,
    reading: &'c Reading,
    published: Date,
    lines: &'c [Line],
}

impl Telling<'_> {
    fn states(&self) -> Vec<Stated> {
        let Some(line) = self.lines.last() else { return Vec::new() };
        let Some(sentence) = self.sentence(line) else { return Vec::new() };
        line.states.iter().filter_map(|mark| self.state(line, sentence, *mark)).collect()
    }

    fn sentence(&self, line: &Line) -> Option<&Sentence> {
        self.reading.sentences.get(line.at.1)
    }

    fn state(&self, line: &Line, sentence: &Sentence, mark: Mark) -> Option<Stated> {
        let (from, past, Says::State { matter, state, is_clear, is_planned, of_object }) = mark else { return None };
        let kind = self.turns.matter(matter)?;
        let state = if self.is_undone(line, from) {
            // "No longer blocked" is open again.
            (kind.states == 2).then_some(1 - state.min(1))?
        } else if !is_planned && self.is_unreal(line, from) {
            return None;
        } else {
            state
        };
        let (first, last) = (line.folded.places.get(from)?, line.folded.places.get(past.checked_sub(1)?)?);
        let span = Span::new(sentence.span.block, sentence.span.start + first.start, sentence.span.start + last.end);
        let day = day_beside(sentence, &span);
        let is_old = |dated: &Dated| {
            let days = (self.published - dated.end).get_days();
            days > NEWS_DAYS || dated.precision == Exactness::Month && dated.date.last_of_month() < self.published
        };
        if day.as_ref().is_some_and(is_old) || sentence.years.iter().any(|year| *year < self.published.year()) {
            return None;
        }
        let (things, names) = if kind.of_persons {
            let is_object = of_object && !line.others.iter().any(|m| m.2 == Says::By && m.0 == past);
            (Vec::new(), self.person(line, sentence, &span, (is_clear, is_object))?)
        } else if kind.things.is_empty() {
            (Vec::new(), self.names(line, None, past))
        } else {
            self.thing(line, &kind.things, (from, past), is_clear)?
        };
        let at = line.at;
        Some(Stated { at, matter, state, things, names, span, day: day.map(|dated| (at, dated)) })
    }

    fn is_unreal(&self, line: &Line, from: usize) -> bool {
        let part = |at: usize| line.folded.places.get(at).map(|p| p.part);
        line.others.iter().any(|(at, past, says)| match says {
            Says::Unreal => *past <= from && from - at <= UNREAL_WORDS && part(*at) == part(from),
            Says::JustBefore => *past == from,
            _ => false,
        })
    }

    fn is_undone(&self, line: &Line, from: usize) -> bool {
        let near = |(_, past, says): &Mark| *says == Says::Undone && *past <= from && from - past <= 2;
        line.others.iter().any(near)
    }

    /// What a state is told of, with its names: in its own part of the sentence, before it in another, or one or two
    /// sentences before.
    fn thing(&self, line: &Line, things: &[u16], mark: (usize, usize), is_clear: bool) -> Option<(Vec<u16>, Vec<u64>)> {
        let (from, past) = mark;
        let fits = |m: &&Mark| matches!(m.2, Says::Thing(thing) if things.binary_search(&thing).is_ok());
        let part = |at: usize| line.folded.places.get(at).map(|p| p.part);
        let near = |m: &&Mark| m.0 + THING_WORDS.0 >= from && m.0 <= past + THING_WORDS.1;
        let here: Vec<&Mark> =
            line.things.iter().filter(fits).filter(near).filter(|m| part(m.0) == part(from)).collect();
        // "The road to the port was shut": the road was.
        let is_of = |m: &Mark| {
            let before = |o: &Mark| o.2 == Says::Of && o.1 <= m.0 && m.0 - o.1 <= 1;
            line.others.iter().any(before)
        };
        let own: Vec<&Mark> = here.iter().copied().filter(|m| !is_of(m)).collect();
        let mut chosen = if own.is_empty() { here } else { own };
        if chosen.is_empty() {
            let before = line.things.iter().filter(fits).filter(|m| m.1 <= from && m.0 + FAR_WORDS >= from);
            let last: Vec<&Mark> = before.collect();
            let part_of_last = last.last().and_then(|m| part(m.0));
            chosen = last.into_iter().filter(|m| part(m.0) == part_of_last).collect();
        }
        // "The crossing", "l'ouvrage": the thing that the sentences before tell of.
        let any = |m: &Mark| matches!(m.2, Says::Thing(thing) if Some(thing) == self.turns.any_way);
        let unnamed = || chosen.first().is_some_and(|m| self.names(line, Some(m.0), past).is_empty());
        if chosen.iter().all(|m| any(m)) && unnamed() {
            let known = |m: &&Mark| fits(m) && !any(m);
            let before = self.lines.iter().rev().skip(1);
            let found = before.filter_map(|line| Some((line, line.things.iter().find(known)?))).next();
            if let Some((before, mark)) = found.filter(|_| !chosen.is_empty()) {
                return Some((ids(&[mark]), self.names(before, Some(mark.0), mark.1)));
            }
        }
        if let Some(first) = chosen.first() {
            let names = self.names(line, Some(first.0), past);
            return Some((ids(&chosen), names));
        }
        let sentence = self.sentence(line)?;
        let leans = is_clear || line.things.is_empty() && !sentence.stands_alone;
        for before in self.lines.iter().rev().skip(1).filter(|_| leans) {
            let told: Vec<&Mark> = before.things.iter().filter(fits).collect();
            if let Some(first) = told.first() {
                return Some((ids(&told), self.names(before, Some(first.0), first.1)));
            }
        }
        None
    }

    /// The names in the part of a sentence that a thing stands in, and the number right behind the thing; the names of the
    /// whole sentence where nothing tells what it is.
    fn names(&self, line: &Line, thing: Option<usize>, past: usize) -> Vec<u64> {
        let Some(sentence) = self.sentence(line) else { return Vec::new() };
        let text = self.collection.text(line.at.0, &sentence.span);
        let own = thing.and_then(|at| line.folded.places.get(at));
        let parts = line.folded.places.iter().filter(|p| own.is_none_or(|own| own.part == p.part));
        let (mut start, mut end) = (usize::MAX, 0);
        for place in parts {
            (start, end) = (start.min(place.start), end.max(place.end));
        }
        let border = self.turns.border;
        let is_border =
            line.things.iter().any(|m| Some(m.0) == thing && matches!(m.2, Says::Thing(t) if Some(t) == border));
        let found = tokens(text, self.reading.table, &FastSet::default(), &[0]);
        let behind = thing.and_then(|at| line.things.iter().find(|m| m.0 == at)).map_or(past, |m| m.1);
        let number_at = line.folded.places.get(behind).map(|p| p.start);
        let is_place = |id: Option<u16>| id.and_then(concept).is_some();
        let is_name = |t: &super::words::Token| match t.class {
            Class::Name => (start..end).contains(&t.start) && (is_border || !is_place(t.concept)),
            Class::Number => thing.is_some() && number_at == Some(t.start),
            _ => false,
        };
        let mut out: Vec<u64> = found.iter().filter(|t| is_name(t)).map(|t| t.term).collect();
        out.sort_unstable();
        out.dedup();
        out
    }

    /// The words of the name of the person nearest to a state, or behind it where it is told of whom it acts on; of
    /// somebody named in a sentence before where this one names nobody.
    fn person(
        &self,
        line: &Line,
        sentence: &Sentence,
        span: &Span,
        (is_clear, is_object): (bool, bool),
    ) -> Option<Vec<u64>> {
        let found = |at: At| people_told(self.collection, self.reading, at);
        let here = if is_clear { Vec::new() } else { found(line.at) };
        let (start, end) = (span.start - sentence.span.start, span.end - sentence.span.start);
        let distance = |p: &PersonTold| if p.end <= start { start - p.end } else { p.start.saturating_sub(end) };
        let behind = here.iter().filter(|p| is_object && p.start >= end).min_by_key(|p| p.start);
        let nearest = behind.or_else(|| here.iter().min_by_key(|p| distance(p)));
        if let Some(person) = nearest {
            return Some(person.names.clone());
        }
        let earlier = self.lines.iter().rev().skip(1).filter(|_| is_clear || !sentence.stands_alone);
        earlier.map(|line| found(line.at)).find_map(|people| people.into_iter().next()).map(|p| p.names)
    }
}

/// A person's name in a sentence.
struct PersonTold {
    start: usize,
    end: usize,
    /// Its words, in the order of their numbers.
    names: Vec<u64>,
}

/// The names of several words in a sentence, and those of persons that were found, in their order.
fn people_told(collection: &Collection, reading: &Reading, at: At) -> Vec<PersonTold> {
    let Some(sentence) = reading.sentences.get(at.1) else { return Vec::new() };
    let text = collection.text(at.0, &sentence.span);
    let mut found = tokens(text, reading.table, &FastSet::default(), &[0]);
    // A name may open the sentence.
    let opens = found.first().is_some_and(|t| t.class == Class::Word && text.starts_with(char::is_uppercase));
    if opens {
        found = tokens(text, reading.table, &FastSet::default(), &[]);
    }
    let places = collection.article(at.0).into_iter().flat_map(|(_, suggestions)| suggestions);
    let places = places.filter_map(|s| if let Found::Person(person) = &s.found { Some(&person.places) } else { None });
    let mut spans: Vec<(usize, usize)> = places
        .flatten()
        .filter(|p| p.block == sentence.span.block && p.start >= sentence.span.start && p.end <= sentence.span.end)
        .map(|p| (p.start - sentence.span.start, p.end - sentence.span.start))
        .collect();
    let mut run: Option<(usize, usize, usize)> = None;
    for token in &found {
        let is_name = token.class == Class::Name && token.concept.is_none();
        run = match run {
            Some((start, end, words)) if is_name && text.get(end..token.start).is_some_and(|gap| gap == " ") => {
                Some((start, token.end, words + 1))
            }
            other => {
                spans.extend(other.filter(|r| r.2 >= 2).map(|(start, end, _)| (start, end)));
                is_name.then_some((token.start, token.end, 1))
            }
        };
    }
    spans.extend(run.filter(|r| r.2 >= 2).map(|(start, end, _)| (start, end)));
    // The longer of two that overlap.
    spans.sort_unstable_by_key(|(start, end)| (std::cmp::Reverse(end - start), *start));
    let mut own: Vec<(usize, usize)> = Vec::new();
    for (start, end) in spans {
        if !own.iter().any(|(from, past)| start < *past && *from < end) {
            own.push((start, end));
        }
    }
    own.sort_unstable();
    let named = |(start, end): (usize, usize)| {
        let words = found.iter().filter(|t| t.start >= start && t.end <= end && t.class.is_content());
        let mut names: Vec<u64> = words.map(|t| t.term).collect();
        names.sort_unstable();
        names.dedup();
        (!names.is_empty()).then_some(PersonTold { start, end, names })
    };
    own.into_iter().filter_map(named).collect()
}

fn ids(marks: &[&Mark]) -> Vec<u16> {
    let mut out: Vec<u16> =
        marks.iter().filter_map(|m| if let Says::Thing(thing) = m.2 { Some(thing) } else { None }).collect();
    out.sort_unstable();
    out.dedup();
    out
}

/// The day of a sentence that stands nearest to some of its words; one on which something was only said where there is no
/// other.
fn day_beside(sentence: &Sentence, span: &Span) -> Option<Dated> {
    let distance = |d: &&Dated| {
        let apart =
            if d.span.end <= span.start { span.start - d.span.end } else { d.span.start.saturating_sub(span.end) };
        (d.is_telling, apart)
    };
    sentence.dates.iter().chain(&sentence.reckoned).min_by_key(distance).copied()
}

/// "The decision came on Monday": the day of what the sentence before tells.
fn lend_days(collection: &Collection, reading: &Reading, lexicon: &Lexicon, article: usize, out: &mut [Stated]) {
    let (mut folded, mut buffer) = (Folded::default(), String::new());
    for stated in out.iter_mut().filter(|s| s.day.is_none()) {
        let next = stated.at.1 + 1;
        let Some(sentence) = reading.sentences.get(next).filter(|s| s.span.block == stated.span.block) else {
            continue;
        };
        folded.read(collection.text(article, &sentence.span), &mut buffer);
        let is_same_news = folded.says(lexicon, 0).any(|(says, _)| says == Says::SameNews);
        if let ([dated], true) = (sentence.dates.as_slice(), is_same_news) {
            stated.day = Some(((article, next), *dated));
        }
    }
}
