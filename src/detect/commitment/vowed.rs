//! Promises in somebody's own words, by the verb beside them: "“We will publish it,” the mayor promised".

use std::ops::Range;

use super::super::lexicon::Tag;
use super::super::name::{Mention, Who};
use super::{Actor, Bound, Reader};

/// The most words between a quotation and the verb that tells of it.
const MOST_BETWEEN: usize = 9;

/// The most words of a quotation that are asked for what lies ahead.
const MOST_QUOTED: usize = 60;

impl Reader<'_> {
    /// Words about what will be done, and a verb of promising behind them: "promised", "a-t-il promis", "prometió Ana Ruiz".
    pub(super) fn vowed(&self, words: &Range<usize>) -> Option<Bound> {
        const VERBS: [Tag; 3] = [Tag::Commit, Tag::CommitDone, Tag::Assure];
        let block = self.block;
        let pairs = self.names.pairs.get(block.index)?;
        let hits = block.tags.within(words.clone()).filter(|h| VERBS.contains(&h.tag));
        hits.take(8).find_map(|hit| {
            let verb = block.word_range(hit.word).start;
            let pair = pairs.get(pairs.partition_point(|p| p.outer.end <= verb).checked_sub(1)?)?;
            let behind = block.word_from(pair.outer.end);
            let near = behind <= hit.word && hit.word - behind <= MOST_BETWEEN;
            let whole = (behind + 1..=hit.word).all(|w| block.joined(w) || block.gap(w) == ", ");
            // "“…”. The minister promised": a sentence of its own.
            let gap = block.gap(behind);
            let goes_on = gap.contains([',', '!', '?']) || !gap.contains(['.', ';', ':']);
            if !near || !whole || !goes_on || behind < words.start {
                return None;
            }
            let inner = block.word_from(pair.inner.start)..block.word_from(pair.inner.end);
            let lexicon = &self.text.language.lexicon;
            let own = |w: usize| self.is_own_future(w);
            let first_person = |w: usize| block.has(w, Tag::We) || block.has(w, Tag::Own) || lexicon.romance && own(w);
            // "Je leur lis une histoire": no word of what will be.
            let will =
                |w: usize| own(w) || block.has(w, Tag::Will) || block.has(w, Tag::FirstPerson) || self.looks_ahead(w);
            let ours = inner.clone().take(MOST_QUOTED).any(first_person);
            let ahead = ours && lexicon.romance && inner.clone().take(MOST_QUOTED).any(will)
                || inner.clone().take(MOST_QUOTED).any(|w| self.looks_ahead(w));
            // "“There will be paper,” she assured": what is told as certain binds nobody unless "we" do it.
            let ahead = ahead && (ours || hit.tag != Tag::Assure);
            let undone = [Tag::Not, Tag::Hedge].iter().any(|tag| block.tags.any(behind..hit.word, *tag));
            if !ahead || undone || inner.len() < 3 || self.is_conditional_within(words, inner.start) {
                return None;
            }
            let past = hit.word + hit.len;
            let actor = self.vower(words, &inner, behind..past, past)?;
            Some(Bound { actor, because: "a promise in somebody's own words", score: 0.8 })
        })
    }

    /// Who promises: named between the quotation and the verb, else right behind the verb, else who was told of before.
    fn vower(&self, words: &Range<usize>, inner: &Range<usize>, between: Range<usize>, past: usize) -> Option<Actor> {
        let block = self.block;
        let known = |m: &&Mention| !m.governed && !m.quoted && !matches!(m.who, Who::We | Who::Own | Who::You);
        let told = |m: &Mention| {
            let plain = m.is_pronoun() || self.text.language.lexicon.romance;
            let start = if plain { m.words.start } else { self.opening(m, m.words.start.saturating_sub(4))? };
            self.actor(words, m, start..m.words.end)
        };
        if let Some(found) = self.names.within(block, between.clone()).iter().rev().find(known) {
            return told(found);
        }
        let det = block.tags.len(past, Tag::Determiner);
        let next = self.names.within(block, past..past + det + 1);
        if let Some(found) = next.iter().find(known).filter(|m| block.joined(past) && m.words.start == past + det) {
            return told(found);
        }
        let quoted = self.said_by(inner.start).filter(|_| self.is_quoted(inner.start));
        // "prometió ante los ganaderos": to whom.
        const ASIDE: [Tag; 5] = [Tag::Preposition, Tag::Yesterday, Tag::Today, Tag::Adverb, Tag::Weekday];
        let closed = past >= words.end || !block.joined(past) || ASIDE.iter().any(|tag| block.has(past, *tag));
        let last =
            || closed.then(|| self.last_named(between.end)).flatten().filter(|_| self.text.language.lexicon.romance);
        quoted.or_else(last)
    }
}
