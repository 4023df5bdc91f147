//! Which of those already known a name belongs to.

use super::super::text::{Block, Text};
use super::registry::Registry;
use super::{Mention, Who, opens};

/// A name that is looked up.
pub(super) struct Asked<'a> {
    /// Its folded words.
    pub(super) keys: &'a [String],
    /// Whether it is a body's.
    pub(super) is_body: bool,
    /// Where it stands: block, index of the mention.
    pub(super) place: (usize, usize),
    /// The folded words of the role that goes with it; empty where there is none.
    pub(super) role: Vec<String>,
}

impl Registry {
    /// "Comparece Betancor.": in the Romance languages a verb may open its sentence, and the surname behind it is known.
    pub(super) fn behind_verb(
        &self,
        text: &Text,
        block: &Block,
        mention: &Mention,
        asked: &Asked<'_>,
    ) -> Option<usize> {
        let lexicon = &text.language.lexicon;
        let (verb, surname) = match asked.keys {
            [verb, surname] => (verb, surname),
            _ => return None,
        };
        let plain = mention.who == Who::Name && opens(block, mention.words.start) && !lexicon.is_given(verb);
        let ends = |id: &usize| {
            let entry = self.entries.get(*id);
            entry.is_some_and(|e| !e.is_body && e.is_sure && e.keys.len() >= 2 && e.keys.last() == Some(surname))
        };
        let known = self.by_key.get(surname)?;
        (lexicon.romance && plain).then(|| known.iter().copied().find(ends)).flatten()
    }

    /// The entry whose name holds all the words, or whose words are all held. Of several with one surname: who has the
    /// role, then whose last name it is ("thầy Nguyên" is Hồ Sĩ Nguyên rather than Nguyễn Bảo Châu), then who was named
    /// last before.
    pub(super) fn best(&self, asked: &Asked<'_>, fits: &dyn Fn(&usize) -> bool) -> Option<usize> {
        let single = asked.keys.len() == 1 && !asked.is_body;
        let mut found = self.alike(asked.keys, asked.is_body).filter(|id| fits(id));
        let first = found.next()?;
        let rank = |id: usize| {
            let entry = self.entries.get(id)?;
            let held = asked.role.iter().filter(|word| entry.role_words.contains(word)).count();
            let surname = entry.keys.len() >= 2 && entry.keys.last() == asked.keys.last();
            Some((held, surname, entry.last_before(asked.place)))
        };
        if !single {
            return Some(first);
        }
        let mut best = (rank(first), first);
        for id in found {
            let next = rank(id);
            if next > best.0 {
                best = (next, id);
            }
        }
        Some(best.1)
    }

    /// The entry whose name holds all the words, or whose words are all held.
    pub(super) fn same(&self, keys: &[String], is_body: bool) -> Option<usize> {
        // The last name first.
        let last = |id: &usize| {
            let entry = self.entries.get(*id);
            entry.is_some_and(|e| e.keys.len() >= 2 && e.keys.last() == keys.last())
        };
        let surname = (keys.len() == 1 && !is_body).then(|| self.alike(keys, false).find(last)).flatten();
        surname.or_else(|| self.alike(keys, is_body).next())
    }

    /// Every entry that a name may belong to.
    fn alike<'a>(&'a self, keys: &'a [String], is_body: bool) -> impl Iterator<Item = usize> + 'a {
        let listed = |key: Option<&String>| key.and_then(|k| self.by_key.get(k)).into_iter().flatten().copied();
        listed(keys.last()).chain(listed(keys.first())).filter(move |id| {
            self.entries.get(*id).is_some_and(|e| {
                e.is_body == is_body
                    && (!is_body || e.keys.first() == keys.first() || e.keys.last() == keys.last())
                    && (keys.iter().all(|k| e.keys.contains(k))
                        || !is_body && e.keys.len() >= 2 && e.keys.iter().all(|k| keys.contains(k)))
            })
        })
    }
}
