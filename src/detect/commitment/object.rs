//! Whether something is done to something: "will open 30 clinics", "réduira de 30 % ses émissions".

use super::super::lexicon::{Tag, ends_in};
use super::Reader;
use super::ahead::Ahead;

impl Reader<'_> {
    /// "will open 30 clinics", not "will open on Friday".
    pub(super) fn takes_object(&self, ahead: &Ahead) -> bool {
        let block = self.block;
        let mut past = self.behind_aside(ahead.past);
        let apart = past == ahead.past || !block.gap(past).starts_with(", ");
        if past >= block.word_count()
            || apart && block.gap(past).contains([',', ';', ':', '.', '”', '»', '"', ')', '—', '–'])
        {
            return false;
        }
        // "resolverá el 21 de julio": a day is no object; what it is stands behind.
        let day = self.behind_day(past);
        if day > past {
            if !block.joined(day) {
                return false;
            }
            past = day;
        }
        let phrasal = block.tags.len(past, Tag::VerbParticle);
        let object = block.has(past + phrasal, Tag::Determiner);
        if (!ahead.is_listed || object) && phrasal > 0 && block.joined(past + phrasal) {
            past += phrasal;
        }
        if block.has(past, Tag::Determiner) || self.tells_how_far(past) {
            return true;
        }
        let term = block.has(past, Tag::Deadline);
        // "elaborará antes de 2027 un mapa": by when, before what.
        let behind = past + block.tags.len(past, Tag::Deadline) + 1;
        if term
            && self.text.language.lexicon.romance
            && block.has_digit(behind - 1)
            && block.has(behind, Tag::Determiner)
        {
            return true;
        }
        let open = block.has(ahead.verb, Tag::OpenDeed);
        if block.has(past, Tag::NoDeed) || term && (open || !ahead.is_listed) {
            return false;
        }
        let english = !self.text.language.lexicon.plural.is_empty() && !self.text.language.lexicon.romance;
        let hour = block.has(past, Tag::AtHour) && block.written(past + 1).starts_with(|c: char| c.is_ascii_digit());
        let day = [Tag::MonthLead, Tag::DayLead].iter().any(|t| block.has(past, *t)) && (open || !ahead.is_listed);
        // "cederá a Bolivia un almacén": to whom, before what.
        let article = block.tags.len(past + 1, Tag::Determiner);
        let dative = self.text.language.lexicon.romance
            && (block.has(past, Tag::Infinitive) || block.has(past, Tag::To))
            && (block.is_capital(past + 1 + article) || block.has_digit(past + 1));
        let governed = (english || !ahead.is_listed) && block.has(past, Tag::Preposition) && !dative;
        let loose = !ahead.is_listed
            && [Tag::Weekday, Tag::Month, Tag::That, Tag::Adverb, Tag::To].iter().any(|tag| block.has(past, *tag));
        term || !(hour || day || governed || loose)
    }

    /// "réduira de 30 % ses émissions", "rebajará en un 15 % las tarifas": by how much, and behind it what.
    fn tells_how_far(&self, past: usize) -> bool {
        let block = self.block;
        let number = past + 1 + block.tags.len(past + 1, Tag::Determiner);
        let share = |w: usize| block.gap(w).contains('%') || block.has(w, Tag::Percent);
        let behind = (number + 1..number + 4).find(|w| share(*w)).map(|w| w + block.tags.len(w, Tag::Percent));
        self.text.language.lexicon.romance
            && (block.has(past, Tag::Preposition) || block.has(past, Tag::Infinitive))
            && block.has_digit(number)
            && behind.is_some_and(|w| block.has(w, Tag::Determiner))
    }

    /// The word behind "el 21 de julio", "le 21 juillet", where an article leads to a day.
    fn behind_day(&self, past: usize) -> usize {
        let block = self.block;
        if !self.text.language.lexicon.romance || !block.has(past, Tag::Determiner) || !block.has_digit(past + 1) {
            return past;
        }
        let month = past + 2 + block.tags.len(past + 2, Tag::DateLink);
        if block.has(month, Tag::Month) && block.joined(month) { month + 1 } else { past }
    }

    /// "nhận trách nhiệm vận chuyển", "took on the upkeep of": whether what opens at a word is a duty.
    pub(super) fn is_duty(&self, past: usize) -> bool {
        let block = self.block;
        let object = past + block.tags.len(past, Tag::Determiner);
        // "nhận trách nhiệm vận chuyển thiết bị": in Vietnamese any verb may follow at once.
        const NONE: [Tag; 4] = [Tag::Preposition, Tag::NounStop, Tag::OwnerLead, Tag::Determiner];
        if self.text.language.lexicon.plural.is_empty() {
            return block.has(past, Tag::Deed)
                || block.joined(past)
                    && block.joined(past + 1)
                    && !block.is_capital(past)
                    && NONE.iter().all(|tag| !block.has(past, *tag));
        }
        let deed =
            block.has(past, Tag::Deed) || ends_in(block.word(past), &self.text.language.lexicon.endings.participle);
        deed || (object..object + 3).take_while(|w| block.joined(*w)).any(|w| block.has(w, Tag::DutyNoun))
    }
}
