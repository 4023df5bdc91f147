//! Treaties and agreements that a sentence names in full.

use crate::article::Span;

use super::words::{Class, Token, concept, mixed};

/// A treaty or an agreement by its full name.
#[derive(Debug, Clone)]
pub(super) struct Treaty {
    /// Its sentence's place in [`Reading::sentences`].
    pub(super) sentence: usize,
    /// Where the name stands.
    pub(super) span: Span,
    /// What it is matched by.
    pub(super) key: u64,
}

/// The least words with a capital in a treaty's name: "the agreement" names none.
const TREATY_WORDS: usize = 3;

/// The treaties that a sentence names: runs of words with capitals, small words between, one of them "Agreement".
pub(super) fn treaties(text: &str, span: &Span, sentence: usize, found: &[Token]) -> Vec<Treaty> {
    let is_capital = |t: &Token| text.get(t.start..t.end).is_some_and(|w| w.starts_with(char::is_uppercase));
    let named =
        |t: &Token| t.concept.and_then(concept).is_some_and(|c| matches!(c.id.as_str(), "agreement" | "treaty"));
    let mut out = Vec::new();
    let mut at = 0;
    while at < found.len() {
        let mut past = at;
        let mut last = at;
        while let Some(token) = found.get(past) {
            let near = past == at
                || found.get(past - 1).is_some_and(|before| {
                    let gap = text.get(before.end..token.start).unwrap_or(",");
                    gap.chars().all(|c| c.is_whitespace() || matches!(c, '-' | '–' | '—'))
                });
            let is_small = token.class == Class::Stop && !is_capital(token) && past - last < 2 && past > at;
            if !near || !(is_capital(token) && token.class != Class::Time || is_small) {
                break;
            }
            if is_capital(token) {
                last = past;
            }
            past += 1;
        }
        let run = found.get(at..=last).unwrap_or_default();
        let words: Vec<&Token> = run.iter().filter(|t| is_capital(t)).collect();
        if words.len() >= TREATY_WORDS && words.iter().any(|t| named(t)) {
            let mut keys: Vec<u64> = words.iter().filter(|t| t.class.is_content()).map(|t| t.term).collect();
            keys.sort_unstable();
            keys.dedup();
            if let (Some(first), Some(end)) = (run.first(), run.last()) {
                let key = keys.iter().fold(0x7ea7, |h, k| mixed(h ^ k));
                let place = Span::new(span.block, span.start + first.start, span.start + end.end);
                out.push(Treaty { sentence, span: place, key });
            }
        }
        at = last.max(at) + 1;
    }
    out
}
