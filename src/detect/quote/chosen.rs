//! Which of those named before a verb is its subject.

use super::super::lexicon::{Hit, Tag};
use super::super::name::{Mention, Who};
use super::super::text::Block;
use super::speaker::Outside;

/// Which of the mentions before a verb is its subject: the one right before it, else the first that is nobody's object.
pub(in crate::detect) fn chosen<'a>(
    block: &Block,
    mentions: &'a [Mention],
    verb: Option<usize>,
) -> Option<&'a Mention> {
    let acts = |m: &&Mention| m.can_act();
    // "A docker watching from the rail, Endel Raudsepp, took": the name between commas tells who a role is.
    let is_new = |m: &Mention| m.who == Who::Role && m.words.start > 0 && block.has(m.words.start - 1, Tag::Indefinite);
    if let Some(first) = mentions.iter().find(acts).filter(|m| is_new(m)) {
        let told = mentions.iter().find(|m| {
            let closed = block.gap(m.words.start) == ", " && block.gap(m.words.end).starts_with(',');
            let near = m.words.start > first.words.end && m.words.start <= first.words.end + 10;
            m.who == Who::Name && m.words.len() >= 2 && m.can_act() && closed && near
        });
        if told.is_some() {
            return told;
        }
    }
    // "ông Thọ - Chủ tịch Liên minh Trái cây - cho hay": what stands between dashes tells more of who stands before.
    let dash = |gap: &str| matches!(gap, " - " | " – " | " — ");
    if let Some(verb) = verb.filter(|verb| dash(block.gap(*verb))) {
        let opens = (verb.saturating_sub(20)..verb).rev().find(|w| *w > 0 && dash(block.gap(*w)));
        let before =
            opens.and_then(|w| mentions.iter().rev().find(|m| m.can_act() && m.words.start < w && m.words.end >= w));
        if before.is_some() {
            return before;
        }
    }
    // "Moeller, who chairs the sanctions committee, said": the clause between the commas is about who stands before it.
    // "Le chef du village, dont le père fut son élève, la décrit": so it is where a small word stands before the verb.
    let closed = |verb: &usize| {
        let small = verb.checked_sub(1).filter(|w| block.joined(*verb) && (2..=3).contains(&block.written(*w).len()));
        let verb = small.filter(|w| !block.is_capital(*w) && !block.has(*w, Tag::Who)).unwrap_or(*verb);
        block.gap(verb).starts_with(',')
    };
    if let Some(verb) = verb.filter(closed) {
        let told = mentions.iter().filter(acts).rfind(|m| {
            // "Le chef du village, dont le père".
            let linked = block.has(m.words.end, Tag::Link) && block.joined(m.words.end);
            let comma = (m.words.end..m.words.end + 4).find(|w| !block.joined(*w)).filter(|_| linked);
            let past = comma.unwrap_or(m.words.end);
            let clause = block.gap(past) == ", "
                && [Tag::Who, Tag::PointsBack, Tag::Relative].iter().any(|tag| block.has(past, *tag));
            past + 1 < verb && clause && !m.is_pronoun() && m.who != Who::Country
        });
        if told.is_some() {
            return told;
        }
    }
    // "Đại diện hãng tàu Nordvane, ông Lê An, thông tin": the name that a comma opens tells who a role is.
    if let Some(first) = mentions.iter().find(acts).filter(|m| m.who == Who::Role) {
        let past = first.words.end;
        let whole = |m: &Mention| {
            let closed = block.gap(m.words.end).starts_with(',');
            m.honoured || closed && !m.name.is_empty() && !m.role.is_empty() && !m.role_follows
        };
        let told = mentions.iter().find(|m| m.words.start > past && whole(m)).filter(|m| {
            // "le rapporteur du texte, le sénateur Luc Roux,".
            let det = block.tags.len_before(m.words.start, Tag::Determiner);
            let from = if block.joined(m.words.start) { m.words.start - det } else { m.words.start };
            let plain = (past..from).all(|w| block.joined(w));
            m.who == Who::Person && m.can_act() && block.gap(from) == ", " && plain && m.words.start <= past + 10
        });
        if told.is_some() {
            return told;
        }
    }
    // "Anna Berg, who leads the bank, warned": a comma before the verb closes what stands between.
    // "his nephew, young Karl Roux, said": a name between commas tells who a role is.
    let named = |at: usize| {
        let m = mentions.get(at)?;
        let between = verb == Some(m.words.end)
            && block.gap(m.words.end).starts_with(',')
            && block.gap(m.words.start).starts_with(',')
            && m.who == Who::Person;
        let before = at.checked_sub(1).and_then(|b| mentions.get(b));
        let whose = before.is_none_or(|b| b.is_pronoun() || b.governed || matches!(b.who, Who::Role | Who::Country));
        (between && whose && m.can_act()).then_some(m)
    };
    if let Some(found) = mentions.len().checked_sub(1).and_then(named) {
        return Some(found);
    }
    // "ông Tư ở xã Hòa kể": a place right before the verb is only where somebody is from;
    // so is a pronoun whom the verb is about ("le maire vous accuse").
    let person = mentions.iter().any(|m| acts(&m) && matches!(m.who, Who::Person | Who::Role));
    // "The chief, Anna Berg, sees it otherwise: “…”": behind who is named "it" is only what is seen.
    let whole = mentions.iter().find(acts).is_some_and(|m| m.who == Who::Name && m.words.len() >= 2);
    let beside = mentions.iter().rev().filter(acts).find(|m| {
        !(m.who == Who::It && (person || whole))
            && (!person || !matches!(m.who, Who::Country | Who::You | Who::We))
            && verb.is_some_and(|verb| {
                m.words.end + 1 >= verb && (m.role_follows || m.role_apart || !block.gap(verb).starts_with(','))
            })
    });
    let known = |m: &&Mention| m.who != Who::Country && (m.who != Who::Name || m.words.len() >= 2);
    beside.or_else(|| mentions.iter().filter(acts).find(known)).or_else(|| mentions.iter().find(acts))
}

/// How far behind "for" the comma may stand that closes whom somebody speaks for, in words.
const MOST_SIDE: usize = 8;

impl<'a> Outside<'a> {
    /// "For the county, education chief Daniel Okoro was brief: “…”": for whom somebody speaks who is named behind the comma.
    pub(super) fn speaks_for(&self, view: &Hit, end: usize, colon: bool) -> Option<&'a Mention> {
        let block = self.block;
        if !colon || view.tag != Tag::According || !block.has(view.word, Tag::Preposition) {
            return None;
        }
        let from = view.word + view.len;
        let comma = (from + 1..end.min(from + MOST_SIDE)).find(|w| block.gap(*w).starts_with(','));
        comma.and_then(|comma| {
            let next = comma + block.tags.len(comma, Tag::Determiner);
            let named = self.names.within(block, comma..next + 1).first();
            named.filter(|m| m.who == Who::Person && m.can_act() && m.words.end < end)
        })
    }

    /// Whether somebody is named at a word and a comma follows: "To the harbour master, Captain Strachan, he was".
    pub(super) fn is_view_of(&self, word: usize) -> bool {
        let det = self.block.tags.len(word, Tag::Determiner);
        let found = self.names.within(self.block, word..word + det + 1).first();
        found.is_some_and(|m| {
            let somebody = matches!(m.who, Who::Person | Who::Role | Who::He | Who::She)
                || m.who == Who::Name && m.words.len() >= 2;
            somebody && self.block.gap(m.words.end).starts_with(',')
        })
    }

    /// "la gagnante du scrutin, Coumba Sarr-Diop, 47 ans", "la ponente, la magistrada Elvira Santolaya.": who a role or a phrase
    /// without a name is, told between commas right behind it.
    pub(super) fn named_beside(&self, past: usize) -> Option<&'a Mention> {
        let block = self.block;
        if block.gap(past) != ", " {
            return None;
        }
        let start = past + block.tags.len(past, Tag::Definite);
        let named = self.names.within(block, past..start + 1).iter().find(|m| m.words.start == start)?;
        let whole = named.who == Who::Person || named.who == Who::Name && named.words.len() >= 2;
        let gap = block.gap(named.words.end).trim_start_matches(['”', '»', '"', ' ', '\u{a0}']);
        let closed =
            gap.is_empty() && named.words.end == block.word_count() || gap.starts_with([',', '.', ';', ':', ')']);
        (whole && !named.name.is_empty() && closed && !named.quoted).then_some(named)
    }
}
