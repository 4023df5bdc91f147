//! Verbs that tell of what lies ahead: "will sign", "financera", "va a ceder".

use std::ops::Range;

use super::super::lexicon::{Tag, ends_in};
use super::Reader;

/// A verb that tells of what lies ahead.
pub(super) struct Ahead {
    /// Where its own words start: "will", or the verb itself.
    pub(super) start: usize,
    /// The verb.
    pub(super) verb: usize,
    /// The word behind the verb.
    pub(super) past: usize,
    /// Whether it stands at one remove ("would").
    pub(super) would: bool,
    /// Whether it binds by law ("shall").
    pub(super) shall: bool,
    /// Whether a table holds the verb as a deed that can be owed.
    pub(super) is_listed: bool,
    /// Whether a saying stands within it ("would, she informed the Council, pay").
    pub(super) is_told: bool,
}

/// The longest aside between "will" and its verb, in words.
const MOST_ASIDE: usize = 12;

impl Reader<'_> {
    /// The verbs of a sentence that tell of what lies ahead, in order.
    pub(super) fn ahead<'s>(&'s self, words: &'s Range<usize>) -> impl Iterator<Item = Ahead> + 's {
        let romance = self.text.language.lexicon.romance;
        words.clone().filter_map(move |at| if romance { self.future(at) } else { self.behind_will(words, at) })
    }

    /// "financera", "va financer": a future of one word, or with its verb behind it.
    fn future(&self, at: usize) -> Option<Ahead> {
        let (block, lexicon) = (self.block, &self.text.language.lexicon);
        let own = |verb: usize, past: usize, would: bool, is_listed: bool| Ahead {
            start: at,
            verb,
            past,
            would,
            shall: false,
            is_listed,
            is_told: false,
        };
        if block.has(at, Tag::NonDeed) {
            return None;
        }
        for (tag, would) in [(Tag::Deed, false), (Tag::DeedWould, true)] {
            let len = block.tags.len(at, tag);
            if len > 0 {
                return Some(own(at, at + len, would, true));
            }
        }
        let will = block.tags.len(at, Tag::Will);
        if will > 0 && self.is_infinitive(at + will) && !block.has(at + will, Tag::NonDeed) {
            let is_listed = lexicon.deed_infinitives.contains(block.word(at + will));
            return Some(own(at + will, at + will + 1, false, is_listed));
        }
        let word = block.word(at);
        let opens = block.opens_sentence(at) || block.gap(at).ends_with(['«', '“', '"', '\u{a0}']);
        let plain = word.len() >= 5 && block.tags.is_plain(at) && (!block.is_capital(at) || opens);
        let would = lexicon
            .would_endings
            .iter()
            .any(|end| word.strip_suffix(end.as_str()).is_some_and(|stem| stem.len() >= 3 && stem.ends_with('r')));
        // «Llevaré este papel ante los jueces»: in somebody's own words.
        let own_word = ends_in(word, &lexicon.endings.own_future) && self.is_quoted(at);
        if !plain || !(would || own_word || ends_in(word, &lexicon.endings.future)) {
            return None;
        }
        Some(own(at, at + 1, would, false))
    }

    /// The verb behind "will", adverbs and what stands between commas passed over.
    fn behind_will(&self, words: &Range<usize>, at: usize) -> Option<Ahead> {
        let block = self.block;
        let (will, would) = (block.tags.len(at, Tag::Will), block.tags.len(at, Tag::Would));
        if will.max(would) == 0 {
            return None;
        }
        let mut verb = at + will.max(would);
        let mut is_told = false;
        for _ in 0..5 {
            if verb >= words.end || block.has(verb, Tag::Not) {
                return None;
            }
            if block.gap(verb).starts_with(',') {
                let closes = (verb + 1..words.end.min(verb + MOST_ASIDE)).find(|w| block.gap(*w).starts_with(','))?;
                // ", she informed the Council,": a subject with its verb tells of the saying.
                let opens =
                    [Tag::He, Tag::She, Tag::They, Tag::It, Tag::Determiner].iter().any(|t| block.has(verb, *t));
                let told = (opens || block.is_capital(verb)) && closes > verb + 1;
                is_told |= told || block.tags.any(verb..closes, Tag::Say);
                verb = closes;
            } else if !block.joined(verb) {
                return None;
            }
            let adverb = block.tags.len(verb, Tag::Adverb).max(usize::from(self.is_adverb(verb)));
            if adverb == 0 && !block.gap(verb + 1).starts_with(',') {
                break;
            }
            // "will keep the border open", "will keep watching".
            let deed = block.tags.len(verb, Tag::Deed);
            if deed > adverb || deed == adverb && deed > 0 && block.has(verb + adverb, Tag::Determiner) {
                break;
            }
            verb += adverb.max(1);
        }
        let listed = block.tags.len(verb, Tag::Deed);
        let open = block.written(verb).chars().all(char::is_lowercase) && !self.is_small_word(verb);
        let none = block.tags.len(verb, Tag::NonDeed) > listed || listed == 0 && !open;
        let shall = block.has(at, Tag::Shall);
        let would = would > will;
        (!none && verb < words.end).then_some(Ahead {
            start: at,
            verb,
            past: verb + listed.max(1),
            would,
            shall,
            is_listed: listed > 0,
            is_told,
        })
    }

    /// A word that is no verb: an article, a preposition, a pronoun.
    fn is_small_word(&self, at: usize) -> bool {
        const SMALL: [Tag; 12] = [
            Tag::Determiner,
            Tag::Preposition,
            Tag::He,
            Tag::She,
            Tag::They,
            Tag::It,
            Tag::We,
            Tag::You,
            Tag::That,
            Tag::Passive,
            Tag::Opener,
            Tag::VerbLead,
        ];
        let viet = self.text.language.lexicon.plural.is_empty();
        SMALL.iter().any(|tag| self.block.has(at, *tag) && !(viet && matches!(tag, Tag::Opener | Tag::Preposition)))
    }

    /// The word behind an aside: "destinará, además, 27 millones", "mettra pour sa part 340 millions".
    pub(super) fn behind_aside(&self, past: usize) -> usize {
        let block = self.block;
        if block.gap(past).starts_with(',') {
            let closes = (past + 1..past + MOST_ASIDE).find(|w| block.gap(*w).contains([',', '.', ';', ':']));
            return closes.filter(|w| block.gap(*w).starts_with(", ")).unwrap_or(past);
        }
        if !self.text.language.lexicon.romance {
            return past;
        }
        // "enviará mañana dos hospitales".
        const ASIDE: [Tag; 5] = [Tag::Adverb, Tag::VerbLead, Tag::Tomorrow, Tag::NextWeek, Tag::NextMonth];
        let past = past + ASIDE.map(|tag| block.tags.len(past, tag)).into_iter().max().unwrap_or(0);
        // "remitirá en noviembre a las Cortes", "présentera lundi un plan".
        let lead = block.tags.len(past, Tag::MonthLead).max(block.tags.len(past, Tag::DayLead));
        let dated = [lead, 0].into_iter().find(|lead| {
            let at = past + lead;
            // "abrirá en 2026 una embajada".
            let year = block.written(at).len() == 4 && block.written(at).starts_with(['1', '2']) && lead > &0;
            block.joined(at) && (year || block.has(at, Tag::Month) || block.has(at, Tag::Weekday))
        });
        match dated {
            Some(lead) if block.joined(past + lead + 1) => past + lead + 1,
            _ => past,
        }
    }
}
