//! Whether a clause tells of what was or of what will be: by the verb that stands nearest before its date.

use std::ops::Range;

use super::super::lexicon::{Endings, Tag, ends_in};
use super::super::quote::pairs;
use super::super::text::{Block, part};
use super::expr::{Expr, Side, When};

/// When what is told happens, as its verb has it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tense {
    Past,
    /// What will be, and what is told in the present ("leaves on Monday").
    Ahead,
    Unknown,
}

/// How far around a date the rules look, in words.
const NEAR_WORDS: usize = 40;

/// How many words lead from "that" to a day of which a verb is told between them: "que el enviado parte el".
const THAT_WORDS: usize = 3;

/// The fewest words of a sentence that is told to have a verb.
const WHOLE_WORDS: usize = 5;

/// The tense of the clause that a date stands in; of the clauses beside it where it has no verb of its own.
/// Where no word tells and the language marks its past on every verb, the present is told, which looks ahead.
pub(super) fn tense(block: &Block, expr: &Expr, sentence: &Range<usize>, endings: &Endings) -> Tense {
    let words = near(block, expr, sentence);
    // "hôm thứ Hai": a weekday that is over, whatever the verbs.
    if matches!(expr.when, When::Weekday(_, Side::Neither)) && block.tags.len_before(expr.from, Tag::PastDayLead) > 0 {
        return Tense::Past;
    }
    let own = clause(block, &words, expr);
    let reader = Reader::new(block, expr, &words, endings);
    let found = reader.own(&own).or_else(|| {
        // "On Monday, the minister said": what opens a sentence belongs to what follows.
        // "On Saturday the screen shows “Rain”, followed by a short": a participle behind a comma tells nothing of it.
        let opens = own.start == words.start;
        let told = |at: &usize| opens && endings.done.is_empty() && reader.is_bare(*at);
        let behind = || (own.end..words.end).filter(|w| !told(w)).find_map(|w| reader.at(w));
        let before = || reader.last(words.start..own.start);
        // "The heads of state, meeting in Abuja on Sunday, endorsed": what follows tells.
        let participle = ends_in(block.word(own.start), &endings.participle) && own.start > words.start;
        if own.start == words.start || participle { behind().or_else(before) } else { before().or_else(behind) }
    });
    // "Depuis lundi, plus un bateau n'accoste": since then, whatever the verb, unless it tells of what will be.
    let since = block.tags.len_before(expr.from, Tag::Since) > 0 || block.has(expr.from, Tag::Since);
    if since && reader.relative && !reader.is_future(own.start..words.end) {
        return Tense::Past;
    }
    // "En portant mercredi ses liens au rang de partenariat, Hanoï poursuit": what was done, and what that is.
    let by_doing = reader.relative
        && own.start == words.start
        && own.end < words.end
        && block.has(own.start, Tag::Preposition)
        && own.start + 1 < expr.from
        && ends_in(block.word(own.start + 1), &endings.participle);
    if by_doing && found != Some(Tense::Past) && !reader.is_future(own.end..words.end) {
        return Tense::Past;
    }
    let whole = words.len() >= WHOLE_WORDS && !endings.past.is_empty() && reader.relative;
    let found = found.unwrap_or(if whole { Tense::Ahead } else { Tense::Unknown });
    // "has until 1 December to reply", "stayed open until Friday": a border says nothing of its side.
    let border = block.tags.len_before(expr.from, Tag::Until) > 0 && !block.has(expr.from, Tag::Until);
    if border && found == Tense::Past && !reader.relative { Tense::Unknown } else { found }
}

/// As [`tense`], but other clauses are asked only where the date stands all but alone; and whether "not" stands before it.
pub(super) fn told_of(block: &Block, expr: &Expr, sentence: &Range<usize>, endings: &Endings) -> (Tense, bool) {
    let words = near(block, expr, sentence);
    let own = clause(block, &words, expr);
    let alone = own.len() <= (expr.past - expr.from) + 1;
    let denied = block.tags.within(own.start..expr.from).any(|h| matches!(h.tag, Tag::Not | Tag::Hedge));
    if alone {
        return (tense(block, expr, sentence, endings), denied);
    }
    let reader = Reader::new(block, expr, &words, endings);
    (reader.own(&own).unwrap_or(Tense::Unknown), denied)
}

/// How far before a day the participle that plans it may stand, in words.
const PLAN_WORDS: usize = 5;

/// Whether a day is told as that of a plan of which the sentence tells the past: "the strike planned for Monday was called
/// off", « la grève prévue lundi a été levée ».
pub(super) fn is_plan_of_past(block: &Block, expr: &Expr, sentence: &Range<usize>, endings: &Endings) -> bool {
    const LEADS: [Tag; 7] =
        [Tag::Present, Tag::Passive, Tag::Will, Tag::WillBe, Tag::Future, Tag::Auxiliary, Tag::Past];
    if endings.past.is_empty() {
        return false;
    }
    let words = near(block, expr, sentence);
    let ends = if endings.done.is_empty() { &endings.past } else { &endings.done };
    let from = expr.from.saturating_sub(PLAN_WORDS).max(words.start);
    let mut joined = (from..expr.from).rev().take_while(|w| block.joined(w + 1));
    let plans = |w: &usize| [Tag::Ahead, Tag::Fixed].iter().any(|tag| block.has(*w, *tag));
    // "Prévue" is a word of the list itself.
    let done = |word: &str| ends_in(word, ends) || ends.iter().any(|end| end == word);
    let plan = joined.find(plans).filter(|w| done(block.word(*w)));
    let bare = |w: usize| {
        let lead = w.checked_sub(1).filter(|_| block.joined(w));
        lead.is_none_or(|lead| LEADS.iter().all(|tag| !block.has(lead, *tag)))
    };
    plan.is_some_and(bare) && Reader::new(block, expr, &words, endings).first(expr.past..words.end) == Some(Tense::Past)
}

fn near(block: &Block, expr: &Expr, sentence: &Range<usize>) -> Range<usize> {
    let (mut first, mut past) = (block.word_from(sentence.start), block.word_from(sentence.end));
    // "“We open on Thursday,” she said": what is quoted has a verb of its own.
    let at = block.word_range(expr.from).start;
    let lead = sentence.start.max(block.word_range(expr.from.saturating_sub(NEAR_WORDS)).start);
    let end = sentence.end.min(block.word_range(expr.past + NEAR_WORDS).end.max(at));
    let found = pairs(part(&block.text, lead..end))
        .into_iter()
        .find(|p| (lead + p.outer.start..lead + p.outer.end).contains(&at));
    if let Some(pair) = found.filter(|p| !p.is_open) {
        let inner = block.word_from(lead + pair.inner.start)..block.word_from(lead + pair.inner.end);
        if inner.len() >= WHOLE_WORDS {
            (first, past) = (inner.start, inner.end);
        }
    }
    first.max(expr.from.saturating_sub(NEAR_WORDS))..past.min(expr.past + NEAR_WORDS)
}

/// The words between the marks that part clauses.
fn clause(block: &Block, words: &Range<usize>, expr: &Expr) -> Range<usize> {
    let parts = |at: usize| {
        let gap = block.gap(at);
        // "Monday, 3 June, 2025": the commas within dates are no borders.
        let dated = gap == ", " && block.written(at).starts_with(|c: char| c.is_ascii_digit());
        let marked = gap.contains([',', ';', ':', '—', '(', ')', '“', '”', '«', '»', '"']);
        !dated && (marked || gap.contains(" – ") || gap == " - ")
    };
    let start = (words.start + 1..=expr.from).rev().find(|at| parts(*at)).unwrap_or(words.start);
    let end = (expr.past..words.end).find(|at| parts(*at)).unwrap_or(words.end);
    start..end
}

/// Reads what the verbs near a date tell.
pub(super) struct Reader<'a> {
    pub(super) block: &'a Block,
    pub(super) endings: &'a Endings,
    pub(super) date: Range<usize>,
    /// Whether the date is told from the article's own day ("on Monday").
    pub(super) relative: bool,
    /// What is quoted beside the date: its verbs tell nothing of the frame's.
    quoted: Vec<Range<usize>>,
}

impl<'a> Reader<'a> {
    fn new(block: &'a Block, expr: &Expr, words: &Range<usize>, endings: &'a Endings) -> Self {
        let relative =
            !matches!(expr.when, When::Day(_) | When::Two(..) | When::Range(..) | When::Month { .. } | When::WeekOf(_))
                && !matches!(expr.when, When::Moved(..) | When::MonthsMoved(..));
        let near = block.word_range(words.start).start..block.word_range(words.end.saturating_sub(1)).end;
        let at = block.word_range(expr.from).start;
        let found = pairs(part(&block.text, near.clone())).into_iter();
        let quoted = found.map(|p| near.start + p.outer.start..near.start + p.outer.end);
        let quoted = quoted.filter(|q| !q.contains(&at)).collect();
        Self { block, endings, date: expr.from..expr.past, relative, quoted }
    }

    /// What the date's own clause tells: its nearest verb before the date, else the first behind it.
    fn own(&self, clause: &Range<usize>) -> Option<Tense> {
        // "tính tại thời điểm 0 giờ ngày 1/4 và sẽ được dùng": what is joined to it tells of another time.
        let end = self.date.end;
        let other = self.endings.past.is_empty() && self.block.has(end, Tag::To) && self.at(end + 1).is_some();
        let behind = || if other { None } else { self.first(end..clause.end) };
        let from = self.date.start;
        // "El canciller llegó el lunes y parte el jueves": a verb that no list holds is no past one.
        if self.relative && self.is_joined_verb() {
            return Some(Tense::Ahead);
        }
        // "La embajada confirmó que el enviado parte el sábado": what was confirmed is told behind "que".
        let that = (clause.start..from).rev().find(|w| self.block.has(*w, Tag::That)).filter(|_| self.relative);
        if let Some(that) = that.filter(|_| !self.endings.done.is_empty()) {
            let found = self.last(that + 1..from).or_else(behind);
            let tells = that + THAT_WORDS < from;
            return found.or_else(|| if tells { Some(Tense::Ahead) } else { self.last(clause.start..that) });
        }
        self.last(clause.start..from).or_else(behind)
    }

    /// Whether a verb of what will be stands among words.
    fn is_future(&self, mut words: Range<usize>) -> bool {
        const FUTURE: [Tag; 3] = [Tag::Will, Tag::WillBe, Tag::Future];
        words.any(|at| {
            let word = self.block.word(at);
            FUTURE.iter().any(|tag| self.block.has(at, *tag))
                || word.len() >= 5
                    && (!self.block.is_capital(at) || super::super::name::opens(self.block, at))
                    && ends_in(word, &self.endings.future)
        })
    }

    fn last(&self, words: Range<usize>) -> Option<Tense> {
        words.rev().find_map(|at| self.at(at))
    }

    fn first(&self, mut words: Range<usize>) -> Option<Tense> {
        words.find_map(|at| self.at(at))
    }

    /// What the verb at a word tells; nothing where there is none.
    pub(super) fn at(&self, at: usize) -> Option<Tense> {
        const BINDS: [Tag; 4] = [Tag::Commit, Tag::Invite, Tag::Decide, Tag::CommitDone];
        let block = self.block;
        let has = |tag: Tag| block.has(at, tag);
        if self.quoted.iter().any(|q| q.contains(&block.word_range(at).start)) {
            return None;
        }
        // "se comprometió": the verb's words may have begun before.
        let from = |back: usize| at.checked_sub(back);
        let len = |w: usize| BINDS.iter().map(|t| block.tags.len(w, *t)).max().unwrap_or(0);
        let bound = (0..3).filter_map(|back| Some(len(from(back)?).saturating_sub(back))).max().unwrap_or(0);
        if bound > 0 && at < self.date.start {
            // "is to be sworn in on Friday", "will be signed on Thursday": where the first of the verb's words stands.
            let first = (0..3).find(|back| from(*back).is_some_and(|w| len(w) > *back)).and_then(from);
            if self.is_to_be(at) || first.is_some_and(|w| self.is_to_be(w)) {
                return Some(Tense::Ahead);
            }
            // "ký thỏa thuận trao đổi sinh viên sáng thứ Hai": what was signed was signed, where no verb has a past.
            let signed = (0..3).find(|back| from(*back).is_some_and(|w| len(w) > *back && block.has(w, Tag::Signed)));
            if let Some(first) = signed.and_then(from).filter(|_| self.endings.past.is_empty() && self.relative) {
                let ahead = |w: usize| [Tag::Will, Tag::Future, Tag::Ahead].iter().any(|tag| block.has(w, *tag));
                let led = (first.saturating_sub(3)..first).any(ahead);
                return Some(if led { Tense::Ahead } else { Tense::Past });
            }
            // "agreed to meet on Friday", "invited him to visit in May": what is agreed lies ahead.
            let past = at + bound;
            let ahead = [Tag::Infinitive, Tag::Will, Tag::Deed];
            // "put their names to a treaty": no verb behind the "to".
            // "sworn in as finance minister": a portfolio, no deed.
            let named = |w: usize| block.has(w, Tag::Portfolio) && !block.has(w.saturating_sub(1), Tag::Infinitive);
            let verb =
                |w: usize| ahead.iter().any(|t| block.has(w, *t)) && !block.has(w + 1, Tag::Determiner) && !named(w);
            // "cam kết khai giảng lớp vào tháng 9": no word leads to what is promised.
            let bare = self.endings.past.is_empty() && past + 1 < self.date.start;
            let follows = bare || (past - 1..self.date.start).any(verb);
            // "promet une veillée devant l'hôpital vendredi soir": told in the present.
            let was = |w: usize| {
                block.has(w, Tag::Past)
                    || block.has(w, Tag::CommitDone)
                    || block.tags.len_before(w, Tag::PastLead) > 0
                    || ends_in(block.word(w), &self.endings.past)
                    || ends_in(block.word(w), &self.endings.participles)
            };
            let is_now = self.relative
                && !self.endings.done.is_empty()
                && has(Tag::Commit)
                && !(at.saturating_sub(1)..past).any(was);
            return Some(if is_now || follows && past < self.date.start { Tense::Ahead } else { Tense::Past });
        }
        // "warned of strikes in July": the day is not the saying's, unless it stands beside it.
        if has(Tag::Say) && !self.relative && at < self.date.start && at + 3 < self.date.start {
            return Some(Tense::Unknown);
        }
        // "was set for 3 December", "a été fixée au 3 décembre".
        if has(Tag::Fixed) && at < self.date.start && at + block.tags.len(at, Tag::Fixed) + 3 > self.date.start {
            return Some(Tense::Ahead);
        }
        if [Tag::Future, Tag::Will, Tag::Would, Tag::WillBe, Tag::Ahead].iter().any(|t| has(*t)) {
            // "was due to open", "estaba previsto": what was to be.
            let was = at.checked_sub(1).filter(|_| block.joined(at)).is_some_and(|w| {
                block.has(w, Tag::Past) || ends_in(block.word(w), &self.endings.past) && !block.has(w, Tag::NoVerb)
            });
            // "La cérémonie, prévue mardi, avait été repoussée": that day was over when something else was.
            let end = self.date.end;
            let over = self.relative
                && matches!(block.gap(end), " " | ", ")
                && block.has(end, Tag::Passive)
                && block.has(end, Tag::PastLead);
            if over {
                return Some(Tense::Past);
            }
            // "anunciada en un principio para el 1 de septiembre": on which side that was, no verb tells.
            let planned = if self.relative { Tense::Past } else { Tense::Unknown };
            return Some(if was && has(Tag::Ahead) { planned } else { Tense::Ahead });
        }
        let word = block.word(at);
        // "s’est entretenue", "avait reçu": a participle that no list holds, behind its auxiliary.
        let adverbs = (1..3).take_while(|back| {
            at.checked_sub(*back)
                .is_some_and(|w| block.joined(w + 1) && (block.has(w, Tag::Adverb) || block.has(w, Tag::Not)))
        });
        let first = at - adverbs.count();
        // "a lieu du 28 au 30": a verb of two words.
        let present = first.checked_sub(1).is_some_and(|w| block.tags.len(w, Tag::Present) > 1);
        if !block.is_capital(at)
            && !present
            && block.joined(at)
            && block.tags.len_before(first, Tag::PastLead) > 0
            && (ends_in(word, &self.endings.participles) || self.is_short_participle(at, first))
        {
            return Some(Tense::Past);
        }
        let may_be_verb = !block.is_capital(at) && !has(Tag::NoVerb) && !has(Tag::Determiner);
        // "«Traeremos la segunda ambulancia en enero»".
        let opens = || super::super::name::opens(block, at) && block.spaced(at + 1) && !block.is_capital(at + 1);
        let may_be_ahead = may_be_verb || block.is_capital(at) && opens() && !has(Tag::NoVerb);
        // "to let our teams start": no past.
        let bare = at.checked_sub(1).is_some_and(|w| block.spaced(at) && block.has(w, Tag::Infinitive));
        // "updates its forecast on Tuesday", "la mise en service": a noun.
        // "the utility's audited accounts".
        let owned = |w: usize| block.word(w) == "s" && matches!(block.gap(w), "’" | "'");
        let noun = at.checked_sub(1).is_some_and(|w| block.spaced(at) && (block.has(w, Tag::Determiner) || owned(w)));
        let is_past = !bare && !noun && has(Tag::Past) || has(Tag::CommitDone);
        if !is_past && may_be_ahead && word.len() >= 5 && ends_in(&word.to_lowercase(), &self.endings.future) {
            return Some(Tense::Ahead);
        }
        // "Declaró el martes que la planta cerraría".
        let small = || word.to_lowercase();
        let done = &self.endings.done;
        let finite = |word: &str| {
            let told = [&self.endings.past, &self.endings.deed].iter().all(|ends| ends_in(word, ends));
            told && !ends_in(word, done)
        };
        if self.relative && !done.is_empty() && at < self.date.start && block.opens_sentence(at) && finite(&small()) {
            return Some(Tense::Past);
        }
        // "Signé vendredi par la Pologne, le pacte …": what was done opens the sentence.
        let done = &self.endings.done;
        if self.relative && block.opens_sentence(at) && ends_in(&word.to_lowercase(), done) && at < self.date.start {
            return Some(Tense::Past);
        }
        // "La declaración difundida el miércoles consta de 16 puntos": right before the day.
        let beside = at + 1 + block.tags.len_before(self.date.start, Tag::DayLead) >= self.date.start;
        let behind = self.date.end..self.date.end + NEAR_WORDS;
        let known = self.relative && beside && at < self.date.start && !done.is_empty() && may_be_verb && !noun;
        if known && ends_in(word, done) && self.is_bare(at) && !self.is_to_be(at) && !self.is_future(behind) {
            return Some(Tense::Past);
        }
        // "the forum, organised in Grenoble from 19 to 21 May", "un vote espéré la semaine du 12": tells of no time.
        if !self.relative && self.is_bare(at) && !self.is_to_be(at) {
            return Some(Tense::Unknown);
        }
        // "will hold closed consultations", "plan to hold extended talks": tells of the noun behind it.
        // "a long-delayed vote": the end of a word with a hyphen is no verb.
        // "co-chaired" is one.
        let compound = at > 0 && block.gap(at) == "-" && block.word(at - 1).chars().count() > 2;
        let modifier = self.endings.done.is_empty() && (compound || self.is_modifier(at));
        if modifier {
            return None;
        }
        let possessed = at.checked_sub(1).is_some_and(|w| block.spaced(at) && owned(w));
        // "have been called to a meeting on Saturday": who is called now has yet to come.
        let called = |back: usize| from(back).is_some_and(|w| block.tags.len(w, Tag::Summons) > back);
        if self.relative && at < self.date.start && (0..3).any(called) {
            return Some(Tense::Ahead);
        }
        // "une veillée", "l'arrivée".
        let lead = at.checked_sub(1).filter(|_| !done.is_empty() && block.joined(at));
        let is_noun = lead.is_some_and(|w| block.has(w, Tag::Indefinite) || block.has(w, Tag::Determiner));
        let may_be_verb = may_be_verb && !(is_noun && ends_in(word, done));
        if is_past || may_be_verb && !possessed && word.chars().count() >= 4 && ends_in(word, &self.endings.past) {
            return Some(if self.is_to_be(at) { Tense::Ahead } else { Tense::Past });
        }
        // "Hôm thứ Tư, ông nói rằng …": what was said was said, where no verb has a past.
        if self.relative && self.endings.past.is_empty() && has(Tag::Say) && at >= self.date.end {
            return Some(Tense::Past);
        }
        // "Heads of State": a name's word.
        let named = block.is_capital(at);
        (has(Tag::Present) && !named && self.is_finite(at)).then_some(Tense::Ahead)
    }
}
