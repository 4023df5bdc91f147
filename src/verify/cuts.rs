//! Quotations of a PDF that begin or end within a word of their annexes. They are the source's words all the same.

use super::excerpts::excerpt;
use super::printed::Printed;
use super::quotations::{annex_of, name, place_in_annex};
use super::{Finding, bounded};
use crate::article::{kept, word_around};
use crate::manifest::{Manifest, ManifestQuotation, words};

/// Looks at both ends of every paragraph that is quoted; what a shortened quotation leaves out at its ends is not printed.
pub(super) fn check(printed: &Printed<'_>, manifest: &Manifest) -> Vec<Finding> {
    bounded(manifest.quotations.iter().filter_map(|quotation| cut(printed, quotation)).collect())
}

fn cut(printed: &Printed<'_>, quotation: &ManifestQuotation) -> Option<Finding> {
    let annex = annex_of(printed, quotation)?;
    let quote = quotation.paragraphs.join("\n");
    let parts = quotation.wording.as_ref().and_then(|wording| kept(&quote, &wording.join("\n")).ok());
    let from_start = parts.as_ref().is_none_or(|parts| parts.first().is_some_and(|first| first.start == 0));
    let to_end = parts.as_ref().is_none_or(|parts| parts.last().is_some_and(|last| last.end == quote.len()));
    let last = quotation.paragraphs.len().saturating_sub(1);
    let pairs = quotation.paragraphs.iter().zip(&quotation.spans).enumerate();
    let (part, word) = pairs.into_iter().find_map(|(index, (paragraph, span))| {
        let start = place_in_annex(annex, paragraph, span)?;
        let text = annex.blocks.get(span.block)?.words.as_str();
        let end = start + words(paragraph).len();
        let starts = (index > 0 || from_start).then(|| word_around(text, start)).flatten();
        let ends = (index < last || to_end).then(|| word_around(text, end)).flatten();
        let word = starts.or(ends)?;
        Some((text.get(word.start.max(start)..word.end.min(end))?, text.get(word)?))
    })?;
    let what = format!("only a part of a word is quoted: '{}' of '{}'", excerpt(part, 0), excerpt(word, 0));
    Some(Finding { place: name(quotation), what, advice: "select the passage again, in whole words" })
}
