//! When it was said, between a verb of saying and its subject: "explicó el 9 de marzo el alcalde", "said on Monday the mayor".

use super::super::lexicon::Tag;
use super::super::name::Mention;
use super::super::text::Block;
use super::speaker::Outside;

/// The most words that tell to whom something is said, before the day ("a los periodistas").
const MOST_BEFORE: usize = 5;

/// The length of a day, a month behind its number, or a word such as "yesterday".
fn core(block: &Block, at: usize, romance: bool) -> usize {
    const TOLD: [Tag; 5] = [Tag::Yesterday, Tag::BeforeYesterday, Tag::Today, Tag::ThisWeek, Tag::LastWeek];
    let told = TOLD.iter().map(|tag| block.tags.len(at, *tag)).max().unwrap_or(0);
    // "Domingo García" is nobody's day.
    let small = !romance || !block.is_capital(at);
    let weekday = if small { block.tags.len(at, Tag::Weekday) } else { 0 };
    let month = usize::from(small && month_at(block, at));
    told.max(weekday).max(month)
}

/// Whether a month stands at a word, with its day before it or behind it.
fn month_at(block: &Block, at: usize) -> bool {
    let day = |w: usize| is_number(block, w);
    let before = at > 0 && (day(at - 1) || at > 1 && block.has(at - 1, Tag::Link) && day(at - 2));
    block.has(at, Tag::Month) && (before || day(at + 1) && block.spaced(at + 1))
}

/// "9", "1er", "12th".
fn is_number(block: &Block, at: usize) -> bool {
    block.written(at).starts_with(|c: char| c.is_ascii_digit())
}

/// Whether a number belongs to the date: its month is near, or stands right before it.
fn is_day(block: &Block, at: usize) -> bool {
    let month = (at + 1..=at + 2).take_while(|w| block.joined(*w)).any(|w| block.has(w, Tag::Month));
    let before = at > 0 && (block.has(at - 1, Tag::Month) || at > 1 && block.has(at - 2, Tag::Month));
    is_number(block, at) && (month || before)
}

/// Where a date ends that starts at a word, its parts of the day with it; the word itself where none does.
pub(super) fn past_date(block: &Block, from: usize, romance: bool) -> usize {
    const LEADS: [Tag; 7] =
        [Tag::DayLead, Tag::MonthLead, Tag::Determiner, Tag::Demonstrative, Tag::Last, Tag::Preposition, Tag::Link];
    // "este mismo": as long as its words are.
    let lead = |w: usize| LEADS.iter().map(|tag| block.tags.len(w, *tag)).max().unwrap_or(0);
    let (mut at, mut found) = (from, false);
    loop {
        let first = lead(at);
        let second = if first > 0 { lead(at + first) } else { 0 };
        let leads = [0, first, first + second].into_iter().find_map(|n| {
            let word = at + n;
            let told = core(block, word, romance);
            let part = if found { block.tags.len(word, Tag::Daypart) } else { 0 };
            let day = usize::from(is_day(block, word));
            let joined = (at.max(from + 1)..=word).all(|w| block.joined(w));
            let len = told.max(part).max(day);
            (len > 0 && joined).then_some((n + len, told > 0))
        });
        let Some((len, told)) = leads else { break };
        (at, found) = (at + len, found || told);
        // "le lundi 9 dernier", "el lunes pasado".
        if found && block.joined(at) && block.has(at, Tag::Last) {
            at += 1;
        }
    }
    if found { at } else { from }
}

/// The most words of an outlet's name: "La Voz de Galicia".
const MOST_OUTLET: usize = 5;

impl Outside<'_> {
    /// "declaró al diario El Guardián la directora": where the subject may start behind the outlet that it was said to.
    pub(super) fn past_outlet(&self, from: usize, most: usize) -> usize {
        let block = self.block;
        let led = self.text.language.lexicon.romance && block.has(from, Tag::Preposition) && block.joined(from);
        let noun = (from + 1..from + 3).find(|w| led && block.has(*w, Tag::OutletNoun) && block.spaced(*w));
        // "dice a este diario Graciela Utrera": which one is told, and a name behind it is somebody's.
        let Some(noun) = noun.filter(|w| !block.has(*w - 1, Tag::Demonstrative)) else { return from };
        let small =
            |w: usize| [Tag::Link, Tag::Determiner].iter().any(|tag| block.has(w, *tag)) && block.is_capital(w + 1);
        let goes = |w: &usize| block.joined(*w) && (block.is_capital(*w) || block.has(*w, Tag::Link) && small(*w));
        let past = noun + 1 + (noun + 1..noun + 1 + MOST_OUTLET).take_while(goes).count();
        if past > noun + 1 && past < most { past } else { from }
    }

    /// Where the subject may start behind a verb of saying: past the day that stands there, and past to whom it was said
    /// before the day.
    pub(super) fn past_day(&self, from: usize, most: usize) -> usize {
        let block = self.block;
        let romance = self.text.language.lexicon.romance;
        let to_whom = block.has(from, Tag::Preposition) && block.joined(from);
        let starts = if to_whom { from..from + MOST_BEFORE } else { from..from + 1 };
        let found = starts.take_while(|w| *w == from || block.joined(*w)).find_map(|w| {
            let past = past_date(block, w, romance);
            let acts = self.names.within(block, from..w).iter().any(Mention::can_act);
            (past > w && past <= most && !acts).then_some(past)
        });
        found.unwrap_or(from)
    }
}
