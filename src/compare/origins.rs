//! The year in which something came to be: "built in 1994", "abierta en 1974", "thành lập năm 1960".

use crate::article::Span;

use super::words::{Class, ConceptId, Token, concept, term_of, terms};

/// How something came to be.
const ORIGINS: [u64; 4] = terms!["establish", "build", "born", "open"];
/// How far behind such a word the year may stand, in tokens.
const MOST_TOKENS: usize = 3;
/// What is planned for a year.
const PLANS: [u64; 4] = terms!["begin", "open", "build", "finish"];
/// The same for such a word, which other words may follow.
const MOST_TOKENS_OF_PLANS: usize = 6;

/// A year in which something came to be.
#[derive(Debug, Clone, Copy)]
pub(super) struct Origin {
    /// How it came to be.
    pub(super) term: u64,
    /// The year.
    pub(super) year: i16,
    /// Where it stands.
    pub(super) span: Span,
}

/// The years of a sentence that stand right behind such a word, with no comma between.
pub(super) fn origins(text: &str, found: &[Token], span: &Span) -> Vec<Origin> {
    let mut out = Vec::new();
    for (at, token) in found.iter().enumerate().filter(|(_, t)| ORIGINS.contains(&t.term)) {
        let mut behind = found.iter().skip(at + 1).take(MOST_TOKENS);
        // "Thành lập năm 1921": the year is called so.
        let year = behind.find(|t| t.class != Class::Stop && !t.concept.is_some_and(is_year));
        let Some(year) = year.filter(|t| t.class == Class::Time && t.concept.is_none() && t.value > 0.0) else {
            continue;
        };
        let gap = text.get(token.end..year.start).unwrap_or(",");
        if !gap.contains([',', ';', '(', ')']) {
            let place = Span::new(span.block, span.start + year.start, span.start + year.end);
            out.push(Origin { term: token.term, year: year.value as i16, span: place });
        }
    }
    out
}

fn is_year(id: ConceptId) -> bool {
    concept(id).is_some_and(|c| c.term == term_of("year"))
}

/// The years of a sentence that stand behind a word for what is planned, with no comma between: "due to begin in 2029".
pub(super) fn aims(text: &str, found: &[Token], span: &Span) -> Vec<Origin> {
    let years =
        found.iter().enumerate().filter(|(_, t)| t.class == Class::Time && t.concept.is_none() && t.value > 0.0);
    let mut out = Vec::new();
    for (at, year) in years {
        let before = found.iter().take(at).rev().take(MOST_TOKENS_OF_PLANS);
        let joined = |t: &&Token| text.get(t.end..year.start).is_some_and(|gap| !gap.contains([',', ';', '(', ')']));
        let span = Span::new(span.block, span.start + year.start, span.start + year.end);
        let planned = before.take_while(joined).filter(|t| PLANS.contains(&t.term));
        out.extend(planned.map(|t| Origin { term: t.term, year: year.value as i16, span }));
    }
    out
}
