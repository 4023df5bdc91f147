//! Which words name a party: its article, its possessor, what links them, the name behind a role.

use super::super::lexicon::Tag;
use super::super::name::{Mention, Who};
use super::Reader;
use super::party::is_apart;

/// How many words a name goes on with behind what the names tell of it.
const NAME_WORDS: usize = 12;

impl Reader<'_> {
    /// How far the words that name a party go, before a word: "Friends [of Thornby Library]", "club[’s owners]".
    pub(super) fn extent(&self, mention: &Mention, head: usize) -> usize {
        let block = self.block;
        let mut at = mention.words.end;
        if mention.is_pronoun() {
            return at;
        }
        while at < head && at - mention.words.end < NAME_WORDS {
            if self.is_genitive(at) {
                at += 1;
                continue;
            }
            let link = block.tags.len(at, Tag::Link);
            let conjunction = self.text.language.conjunctions.at(block, at).is_some();
            // "Hội Doanh nhân Việt Nam tại Nordavia": where a body sits, before its verb.
            let viet = self.text.language.lexicon.plural.is_empty();
            let body = viet && block.has(mention.words.start, Tag::Body) && block.joined(at);
            if body && block.has(at, Tag::Seat) && block.is_capital(at + 1) && block.spaced(at + 1) {
                at += 2;
                continue;
            }
            // "Ban Quản lý khu bảo tồn": a field, whose syllables may be verbs elsewhere.
            let field = if body { block.tags.len(at, Tag::Portfolio) } else { 0 };
            if field > 1 {
                at += field;
                continue;
            }
            if !block.joined(at) || conjunction || self.ends_name(at, link > 0) {
                break;
            }
            at += link.max(1);
        }
        at.min(head)
    }

    /// "’s" behind a possessor.
    pub(super) fn is_genitive(&self, at: usize) -> bool {
        let genitive = &self.text.language.lexicon.genitive;
        !genitive.is_empty() && self.block.word(at) == genitive && matches!(self.block.gap(at), "'" | "’")
    }

    /// Whether a word ends a name where names go on in small letters.
    pub(super) fn stops_names(&self, at: usize) -> bool {
        self.text.language.lexicon.plural.is_empty() && self.block.has(at, Tag::NameStop)
    }

    /// Whether a word can be no part of a party's name.
    pub(super) fn ends_name(&self, at: usize, link: bool) -> bool {
        const ENDS: [Tag; 14] = [
            Tag::Own,
            Tag::PointsBack,
            Tag::That,
            Tag::Say,
            Tag::Adverb,
            Tag::VerbLead,
            Tag::Will,
            Tag::Would,
            Tag::Hedge,
            Tag::Not,
            Tag::He,
            Tag::She,
            Tag::They,
            Tag::Passive,
        ];
        let block = self.block;
        if self.stops_names(at) {
            return true;
        }
        if link {
            return false;
        }
        ENDS.iter().any(|tag| block.has(at, *tag)) || block.has(at, Tag::Preposition) || self.is_time(at)
    }

    fn is_time(&self, at: usize) -> bool {
        const TIMES: [Tag; 9] = [
            Tag::Yesterday,
            Tag::Today,
            Tag::LastWeek,
            Tag::LastMonth,
            Tag::Weekday,
            Tag::ThisWeek,
            Tag::NextWeek,
            Tag::ThisMonth,
            Tag::Tomorrow,
        ];
        TIMES.iter().any(|tag| self.block.has(at, *tag))
    }

    /// Whether words between a party and its verb only tell more of it: where, when, which.
    pub(super) fn tells_more(&self, from: usize, head: usize) -> bool {
        let block = self.block;
        let modifier = [Tag::PointsBack, Tag::That, Tag::Preposition, Tag::DayLead].iter().any(|t| block.has(from, *t));
        let owned = self.stops_names(from) && block.has(from, Tag::Link);
        // "the Government I serve".
        if block.has(from, Tag::Own) && block.joined(from) && head - from <= 3 {
            return true;
        }
        head - from <= 14 && (modifier && !self.stops_names(from) || owned || self.is_time(from))
    }

    /// Whether a party can open at a word: at its clause's start, behind a saying, a comma, a time.
    pub(super) fn leads(&self, from: usize, at: usize) -> bool {
        let block = self.block;
        let behind = [Tag::Say, Tag::That, Tag::Opener, Tag::Adverb, Tag::Passive, Tag::Cleft];
        at <= from || !block.joined(at) || behind.iter().any(|t| block.tags.len_before(at, *t) > 0)
    }

    /// The first word of what names a party: its article, the words between that and the name, or its possessor.
    pub(super) fn opening(&self, mention: &Mention, from: usize) -> Option<usize> {
        let block = self.block;
        let mut own = mention.words.start;
        // "Stoke-on-Trent City Council".
        while own > from && block.gap(own) == "-" {
            own -= 1;
        }
        let det = block.tags.len_before(own, Tag::Determiner);
        if det > 0 && block.joined(own) {
            return Some(own - det);
        }
        // "the Kenyan delegates": whose they are.
        let adjective = own > from + 1 && block.spaced(own) && block.is_capital(own - 1);
        if mention.is_pronoun() || matches!(mention.who, Who::Parties) && !adjective {
            return Some(own);
        }
        // "13.10 Estonia commits itself": minutes count nobody.
        let parted = |w: usize| w == 0 || block.gap(w).ends_with([' ', '\u{a0}']);
        let counted = |w: usize| {
            block.has(w, Tag::SmallNumber) || parted(w) && block.written(w).parse::<u16>().is_ok_and(|n| n > 1)
        };
        if own > from && block.spaced(own) && counted(own - 1) {
            return Some(own - 1);
        }
        if self.text.language.lexicon.plural.is_empty() {
            return Some(self.first_syllable(own, from));
        }
        let mut at = own;
        let mut owned = false;
        // "the bus drivers' union".
        let of_several = |w: usize| matches!(block.gap(w), "' " | "’ ") && block.word(w - 1).ends_with('s');
        while at > from && own - at < 5 && (block.joined(at) || of_several(at)) {
            let before = at - 1;
            let det = block.tags.len_before(at, Tag::Determiner);
            if det > 0 {
                let open = at - det;
                let governed = block.joined(open) && block.tags.len_before(open, Tag::Preposition) > 0;
                // "On the margins Kenya and Uganda": a country needs nothing before its name.
                let country = mention.who == Who::Country || block.has(own, Tag::Country);
                return if governed { country.then_some(own) } else { Some(open) };
            }
            let genitive = self.is_genitive(before);
            let stops = block.has(before, Tag::Link) || self.text.language.conjunctions.at(block, before).is_some();
            if !genitive && (stops || self.ends_name(before, false)) {
                break;
            }
            owned |= genitive;
            at = before;
        }
        // "Sri Lanka’s board": whose it is belongs to the name.
        let capital = (at..own).find(|w| self.block.is_capital(*w)).filter(|w| owned && *w + 5 > own);
        Some(capital.unwrap_or(own))
    }

    /// "Đồn Biên phòng Hướng Phùng": the capitals and the small syllables that belong to a name in capitals behind them.
    fn first_syllable(&self, own: usize, from: usize) -> usize {
        let block = self.block;
        let mut first = own;
        for at in (from..own).rev() {
            // "Ủy hội sông Mê Kông".
            let body = block.tags.len_before(at + 1, Tag::Body) > 0;
            let stops = !block.joined(at + 1)
                || self.ends_name(at, block.has(at, Tag::Link))
                || block.has(at, Tag::Role)
                || self.text.language.conjunctions.at(block, at).is_some()
                || own - at > 6;
            if stops || block.has(at, Tag::Opener) && !block.is_capital(at + 1) && !body {
                break;
            }
            if block.is_capital(at) {
                first = at;
            } else if first - at > 2 {
                break;
            }
        }
        // "xã Mỹ Lạc", "phía Quảng Tây", "UBND TP. Huế": the side or the kind of place before a name.
        let lead =
            [Tag::SideLead, Tag::Place].map(|tag| block.tags.len_before(first, tag)).into_iter().max().unwrap_or(0);
        let near = block.spaced(first) || block.gap(first) == ". ";
        let place = first.saturating_sub(lead);
        let shouted = block.is_capital(place) && block.gap(first) == " ";
        if lead == 0 || first < from + lead || !near || !block.is_capital(first) || shouted {
            return self.body_over(first, from);
        }
        self.body_over(place, from)
    }

    /// "Hội Chữ thập đỏ tỉnh Phú Bình", "Ban Quản lý Khu kinh tế Dung Quất": the body's noun, in capitals, whose name goes on
    /// to a word.
    fn body_over(&self, first: usize, from: usize) -> usize {
        const MOST: usize = 9;
        const STOPS: [Tag; 5] = [Tag::Commit, Tag::Deed, Tag::Invite, Tag::Link, Tag::Role];
        let block = self.block;
        let mut found = first;
        for at in (from.max(first.saturating_sub(MOST))..first).rev() {
            let stops = !block.spaced(at + 1)
                || self.ends_name(at, false)
                || STOPS.iter().any(|tag| block.has(at, *tag))
                || self.text.language.conjunctions.at(block, at).is_some();
            let body = block.is_capital(at) && block.has(at, Tag::Body);
            if body && block.spaced(at + 1) {
                found = at;
            }
            if stops {
                break;
            }
        }
        found
    }

    /// "the mayor of the far bank, Ana Ruiz,": the end of the name that follows a role.
    pub(super) fn apposed(&self, mention: &Mention, past: usize, next: Option<&Mention>, group: usize) -> usize {
        let named = next.filter(|n| {
            mention.who == Who::Role
                && n.words.start == past
                && n.role.is_empty()
                && matches!(n.who, Who::Name | Who::Person)
                && self.block.gap(past) == ", "
                && n.words.end <= group
                && is_apart(self.block.gap(n.words.end))
        });
        named.map_or(past, |n| n.words.end)
    }
}
