//! Speakers of whom nobody was told before, without a name: "A shopkeeper in Bo said that … “…”, he complained."

use super::super::lexicon::Tag;
use super::super::name::{Mention, Who};
use super::super::text::Block;
use super::openers::{opening_kin, opening_role, opening_several, opening_theirs};
use super::phrase::{Phrase, before_verb, opens_plural};
use super::speaker::Outside;

/// The longest sentence before a quotation that is asked who is new in it, in words.
const MOST_BEFORE: usize = 120;

/// How many words may tell where or how, before the comma and whoever acts ("In the canteen, a technician").
const MOST_SCENE: usize = 7;

/// Whether a word opens a clause behind a comma.
fn block_opens(block: &Block, word: usize) -> bool {
    block.gap(word).starts_with(',')
}

impl Outside<'_> {
    /// "A shopkeeper in Bo said that … “…,” he complained.": who is new in the sentence before, and speaks there.
    pub(super) fn told_just_before(&self, subject: &Mention) -> Option<Phrase> {
        // "nhiều phụ huynh": several are no "he".
        let several = |p: &Phrase| self.block.has(self.block.word_from(p.range(self.block).start), Tag::Many);
        self.new_just_before(subject.words.start).filter(|p| subject.who == Who::They || !several(p))
    }

    /// "Analysts at Braemore put it at $2 million. “…,” they wrote.": several who open the sentence before.
    pub(super) fn several_just_before(&self, word: usize) -> Option<Phrase> {
        let start = self.start_with_quotation(self.block.word_range(word).start);
        let before = self.block.sentences.get(self.block.sentence_at(start).checked_sub(1)?)?;
        opening_several(self.block, self.block.word_from(before.start), self.text.language)
    }

    /// "Una maestra que cruza a diario se encoge de hombros. “…”, dice.": who is new in the sentence before that of a word, or of
    /// the quotation right before it.
    pub(super) fn new_just_before(&self, word: usize) -> Option<Phrase> {
        let block = self.block;
        let at = block.word_range(word).start;
        let past = self.pairs.partition_point(|p| p.outer.end <= at);
        let own = past.checked_sub(1).and_then(|at| self.pairs.get(at)).map(|p| p.outer.clone());
        let own = own.filter(|o| block.word_from(o.end) + 2 >= word);
        let start = own.map_or(at, |o| o.start);
        let before = block.sentences.get(block.sentence_at(start).checked_sub(1)?)?.clone();
        let words = self.words(before.start, before.end);
        if words.len() > MOST_BEFORE {
            return None;
        }
        let all = self.names.within(block, words.clone());
        // "cổ động viên": a verb within the word for somebody is none.
        let within =
            |w: usize| (1..3).any(|back| w.checked_sub(back).is_some_and(|r| block.tags.len(r, Tag::Role) > back));
        let says = |w: usize| !self.is_quoted(w) && !within(w);
        let verb = block.tags.within(words.clone()).find(|h| h.tag == Tag::Say && says(h.word)).map(|h| h.word);
        // "Un brancardier hoche la tête. « … », dit-il.": no verb of saying, and one word for what somebody does.
        let doing = || {
            // "In the canteen, a technician stirred his soup."
            let comma = (words.start + 1..words.end.min(words.start + MOST_SCENE)).find(|w| block.gap(*w) == ", ");
            let own = |w: usize| {
                opening_role(block, w, self.text.language)
                    .or_else(|| opening_kin(block, w))
                    .or_else(|| opening_theirs(block, w, self.text.language))
            };
            let free = |w: &usize| !self.names.within(block, words.start..*w).iter().any(Mention::can_act);
            let comma = comma.filter(free);
            let scene = comma.filter(|_| block.has(words.start, Tag::Preposition));
            let kin = || comma.and_then(|w| opening_kin(block, w));
            own(words.start).or_else(|| scene.and_then(own)).or_else(kin)
        };
        // "A media tarde entra un cliente de toda la vida. «…», cuenta."
        let behind = || self.new_behind(words.clone());
        let phrase = verb.and_then(|verb| self.opening_phrase(words.clone(), verb)).or_else(doing).or_else(behind)?;
        // Somebody who is named there is who the pronoun means.
        let own = phrase.range(block);
        let named = |m: &Mention| m.who == Who::Person || m.who == Who::Name && m.words.len() >= 2;
        let other = all.iter().any(|m| {
            named(m) && m.can_act() && (!own.contains(&m.range.start) || m.who == Who::Person && !m.name.is_empty())
        });
        let first = block.word_from(own.start);
        let theirs = [Tag::HisOwn, Tag::HerOwn, Tag::Kin].iter().any(|tag| block.has(first, *tag));
        (!other
            && (phrase.is_new(block) || phrase.is_kin(block) || theirs)
            && !phrase.is_thing(block, self.text.language))
        .then_some(phrase)
    }

    /// "một cán bộ", "analysts": somebody new behind a comma.
    fn opens_new(&self, word: usize, viet: bool) -> bool {
        if viet {
            self.block.has(word, Tag::Indefinite)
        } else {
            !self.text.language.lexicon.romance && opens_plural(self.block, word, self.text.language)
        }
    }

    /// A speaker nobody was told of before, where the subject found is no more than a name in it.
    pub(super) fn new_phrase(&self, from: usize, verb: usize, subject: Option<&Mention>) -> Option<Phrase> {
        // Vietnamese tells by what follows whose or which somebody is.
        let viet = self.text.language.lexicon.capital_roles;
        let open =
            |m: &Mention| matches!(m.who, Who::Name | Who::Country) || viet && matches!(m.who, Who::Role | Who::Body);
        let subject = subject.filter(|m| open(m) && m.words.start > from)?;
        // "trang Bernama dẫn lời một quan chức hàng hải giấu tên cho hay": right behind the word for somebody new.
        let new = subject.words.start.checked_sub(1).filter(|w| {
            viet && subject.who == Who::Role && self.block.has(*w, Tag::Indefinite) && self.block.spaced(*w + 1)
        });
        // "Đánh giá về đề xuất này, một cán bộ Đại sứ quán Lào cho rằng": where a comma opens the clause.
        let near = from.max(subject.words.start.saturating_sub(MOST_SCENE));
        let comma = (near..subject.words.start).rev().find(|w| block_opens(self.block, *w));
        let from = comma.filter(|w| self.opens_new(*w, viet)).or(new.filter(|w| *w > from)).unwrap_or(from);
        let phrase = before_verb(self.block, from, verb, self.text.language)?;
        let holds = phrase.range(self.block).end >= subject.range.end;
        let new = phrase.is_new(self.block) || comma == Some(from) && self.opens_new(from, viet);
        (new && holds && !phrase.names_itself(self.block, subject)).then_some(phrase)
    }
}
