//! Money before its number: "US$", "€", "USD ", "KSh ", "S/ ".

use super::super::lexicon::{Lexicon, Tag};
use super::super::text::Block;
use super::number::Number;

/// The longest word of capitals that belongs to a currency's sign ("US" in "US$").
const SIGN_LETTERS: usize = 3;

/// Where a number starts with its currency's sign or its own ("-", "+"), and whether it is money.
pub(super) fn start(block: &Block, number: &Number, lexicon: &Lexicon) -> (usize, bool) {
    let at = number.words.start;
    let start = block.word_range(at).start;
    if number.has_money {
        return (start, true);
    }
    let gap = block.gap(at);
    let before = at.checked_sub(1);
    // "US$ 85 millones" as well as "US$85 million".
    let shut = gap.trim_end_matches([' ', '\u{a0}', '\u{202f}']);
    if let Some(sign) = shut.chars().next_back().filter(|c| lexicon.signs.currency.contains(*c)) {
        let sign_start = start - (gap.len() - shut.len()) - sign.len_utf8();
        let glued = shut.len() == sign.len_utf8();
        let letters = before.filter(|_| glued).map_or("", |w| block.written(w));
        let own = !letters.is_empty() && letters.len() <= SIGN_LETTERS && letters.chars().all(char::is_uppercase);
        return (before.filter(|_| own).map_or(sign_start, |w| block.word_range(w).start), true);
    }
    if let Some(word) = before {
        let slashed = matches!(gap, "/" | "/ " | "/." | "/. " | "/\u{a0}");
        let dotted = matches!(gap, ". " | "." | ".\u{a0}") && block.has(word, Tag::MoneyLead);
        if block.spaced(at) && is_money_word(block, word)
            || dotted
            || slashed && lexicon.signs.slashed_money.contains(block.written(word))
        {
            return (block.word_range(word).start, true);
        }
    }
    let mut signs = gap.chars().rev();
    match (signs.next(), signs.next()) {
        (Some(sign @ ('-' | '−' | '+' | '±')), None | Some(' ' | '\u{a0}' | '(' | '[')) if before.is_some() => {
            (start - sign.len_utf8(), false)
        }
        (Some(sign @ '−'), _) => (start - sign.len_utf8(), false),
        _ => (start, false),
    }
}

/// "USD" or "Rs" before a number.
pub(super) fn is_money_word(block: &Block, at: usize) -> bool {
    is_iso(block, at) || block.has(at, Tag::MoneyLead)
}

/// Whether a word is a currency's code, in capitals ("top" and "all" are codes too).
pub(super) fn is_iso(block: &Block, at: usize) -> bool {
    block.has(at, Tag::Iso) && block.written(at).bytes().all(|b| b.is_ascii_uppercase())
}
