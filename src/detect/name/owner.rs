//! Whose somebody is: "its mayor", "the union’s organiser".

use super::super::lexicon::Tag;
use super::super::text::Block;

/// "its mayor", "the town’s mayor", "Farmers’ leader".
pub(super) fn is_owned(block: &Block, at: usize) -> bool {
    const NONE: [Tag; 5] = [Tag::Preposition, Tag::Determiner, Tag::Say, Tag::NounStop, Tag::Link];
    // "the company’s local manager".
    let adjective = at.checked_sub(1).filter(|w| {
        let plain = !block.is_capital(*w) && block.written(*w).len() > 2 && NONE.iter().all(|t| !block.has(*w, *t));
        block.spaced(at) && block.spaced(*w) && plain
    });
    let at = adjective.unwrap_or(at);
    let Some(before) = at.checked_sub(1) else { return false };
    let determined = block.tags.len_before(at, Tag::Determiner) > 0 && !block.has(before, Tag::Article);
    let genitive = block.written(before).len() == 1 && matches!(block.gap(before), "’" | "'") && block.spaced(at);
    determined || genitive || matches!(block.gap(at), "’ " | "' ")
}

/// The most words of whose a body is ("dock workers’").
const MOST_OWNER: usize = 3;

/// "the [union’s] regional organiser": where whose it is starts, in small letters behind its article.
pub(super) fn common_owner(block: &Block, at: usize) -> Option<usize> {
    let genitive =
        |w: usize| w >= 2 && block.written(w - 1) == "s" && matches!(block.gap(w - 1), "’" | "'") && block.spaced(w);
    // "the dock workers’ federation".
    if matches!(block.gap(at), "’ " | "' ") && at > 0 && block.word(at - 1).ends_with('s') {
        let small = |w: usize| !block.is_capital(w) && block.spaced(w);
        let from = (at.saturating_sub(MOST_OWNER)..at).rev().take_while(|w| small(*w));
        return from.into_iter().find(|w| block.tags.len_before(*w, Tag::Determiner) > 0);
    }
    let past = if genitive(at) { at } else { at.checked_sub(1).filter(|w| genitive(*w) && block.spaced(at))? };
    let noun = past - 2;
    (!block.is_capital(noun) && block.joined(noun) && block.tags.len_before(noun, Tag::Determiner) > 0).then_some(noun)
}
