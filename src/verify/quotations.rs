//! The quotations as printed, against the manifest and the annexes.

use std::collections::BTreeSet;

use super::excerpts::{difference, excerpt};
use super::printed::{Passage, Printed, PrintedAnnex, PrintedQuotation};
use super::{Finding, Told};
use crate::article::{Span, check_wording, is_unseen, quoted_in};
use crate::manifest::{Manifest, ManifestQuotation, push_words, words, words_sha256};
use crate::phrases::Phrases;

/// A quotation that is both printed and in the manifest: their indices there.
pub(super) struct Pair {
    /// Index into [`Printed::quotations`].
    pub printed: usize,
    /// Index into [`Manifest::quotations`].
    pub listed: usize,
}

/// Checks words; gives the quotations that were found in both.
pub(super) fn check(
    printed: &Printed<'_>,
    manifest: &Manifest,
    told: &mut Told,
    findings: &mut Vec<Finding>,
) -> Vec<Pair> {
    let pairs = pair(printed, manifest, findings);
    let said = said_labels(printed, manifest);
    for Pair { printed: at, listed } in &pairs {
        let (Some(on_paper), Some(listed)) = (printed.quotations.get(*at), manifest.quotations.get(*listed)) else {
            continue;
        };
        check_words(on_paper, listed, findings);
        check_list_place(on_paper, listed, |label| said.contains(label), findings);
    }
    for quotation in &manifest.quotations {
        check_against_annex(printed, manifest, quotation, told, findings);
    }
    pairs
}

pub(super) fn name(quotation: &ManifestQuotation) -> String {
    format!("quotation {}", quotation.number)
}

fn listed_words(quotation: &ManifestQuotation) -> Vec<String> {
    quotation.wording.as_ref().unwrap_or(&quotation.paragraphs).iter().map(|p| words(p)).collect()
}

fn printed_words<'a>(quotation: &'a PrintedQuotation<'_>) -> Vec<&'a str> {
    quotation.paragraphs.iter().map(|p| p.words.as_str()).collect()
}

/// Sets the printed quotations beside those of the manifest, in order, and names those that have no counterpart.
fn pair(printed: &Printed<'_>, manifest: &Manifest, findings: &mut Vec<Finding>) -> Vec<Pair> {
    /// How far ahead a counterpart is looked for.
    const AHEAD: usize = 200;
    let on_paper: Vec<Vec<&str>> = printed.quotations.iter().map(printed_words).collect();
    let listed: Vec<Vec<String>> = manifest.quotations.iter().map(listed_words).collect();
    let same = |at: usize, other: usize| matches!((on_paper.get(at), listed.get(other)), (Some(a), Some(b)) if a == b);
    let mut pairs = Vec::new();
    let (mut at, mut other) = (0, 0);
    while at < on_paper.len() || other < listed.len() {
        if same(at, other) {
            pairs.push(Pair { printed: at, listed: other });
            (at, other) = (at + 1, other + 1);
            continue;
        }
        let missing = (1..AHEAD).find(|ahead| same(at, other + ahead));
        let added = (1..AHEAD).find(|ahead| same(at + ahead, other));
        let more_listed = listed.len().saturating_sub(other) > on_paper.len().saturating_sub(at);
        let more_printed = listed.len().saturating_sub(other) < on_paper.len().saturating_sub(at);
        if at >= on_paper.len() || (other < listed.len() && missing.is_some() && more_listed) {
            let quotation = manifest.quotations.get(other);
            let shown = quotation.map_or_else(String::new, |q| excerpt(&listed_words(q).join(" "), 0));
            let place = quotation.map_or_else(String::new, name);
            findings.push(Finding::in_pdf(place, format!("it is in the manifest, but not printed: '{shown}'")));
            other += 1;
        } else if other >= listed.len() || (added.is_some() && more_printed) {
            let quotation = printed.quotations.get(at);
            let page = quotation.and_then(|q| q.paragraphs.first()?.start()).map_or(0, |(page, _)| page + 1);
            let shown = on_paper.get(at).map_or_else(String::new, |words| excerpt(&words.join(" "), 0));
            let what = format!("a quotation is printed that the manifest does not have: '{shown}'");
            findings.push(Finding::in_pdf(format!("page {page}"), what));
            at += 1;
        } else {
            pairs.push(Pair { printed: at, listed: other });
            (at, other) = (at + 1, other + 1);
        }
    }
    pairs
}

fn check_words(on_paper: &PrintedQuotation<'_>, listed: &ManifestQuotation, findings: &mut Vec<Finding>) {
    if let Some(wording) = &listed.wording
        && let Err(error) = check_wording(&listed.paragraphs.join("\n"), &wording.join("\n"))
    {
        findings.push(Finding::in_pdf(place_of(on_paper, listed), format!("it is shortened, and {error}")));
    }
    let wanted = listed_words(listed);
    let count = on_paper.paragraphs.len();
    if count != wanted.len() {
        let what = format!("it is printed in {count} paragraphs, the manifest has {}", wanted.len());
        findings.push(Finding::in_pdf(place_of(on_paper, listed), what));
    }
    for (paragraph, wanted) in on_paper.paragraphs.iter().zip(&wanted) {
        if let Some((printed, wanted)) = difference(&paragraph.words, wanted) {
            let what = format!("'{printed}' is printed where the manifest has '{wanted}'");
            findings.push(Finding::in_pdf(place_of(on_paper, listed), what));
        }
    }
}

fn place_of(on_paper: &PrintedQuotation<'_>, listed: &ManifestQuotation) -> String {
    match on_paper.paragraphs.first().and_then(Passage::start) {
        Some((page, _)) => format!("page {}, {}", page + 1, name(listed)),
        None => name(listed),
    }
}

/// The announcing phrases of lists that stand in an annex that an item of theirs is from.
fn said_labels<'m>(printed: &Printed<'_>, manifest: &'m Manifest) -> BTreeSet<&'m str> {
    let mut asked: BTreeSet<(&str, &str)> = BTreeSet::new();
    let mut said = BTreeSet::new();
    for quotation in &manifest.quotations {
        let (Some(place), Some(letter)) = (&quotation.list, &quotation.annex) else { continue };
        if !asked.insert((&place.label, letter)) || !quoted_in(&place.label).is_empty() {
            continue;
        }
        if annex_of(printed, quotation).is_some_and(|annex| annex.folded().has(&place.label)) {
            said.insert(place.label.as_str());
        }
    }
    said
}

/// Checks the phrase that announces a list, in quotation marks just where it is the source's, and the item's number.
fn check_list_place(
    on_paper: &PrintedQuotation<'_>,
    listed: &ManifestQuotation,
    is_said: impl Fn(&str) -> bool,
    findings: &mut Vec<Finding>,
) {
    let wanted = listed.list.as_ref().map(|place| {
        let label = words(&place.label);
        (if label.is_empty() || !is_said(&place.label) { label } else { quoted(&label, on_paper) }, place.item)
    });
    // Of items in a row whose list has another phrase, the first is named.
    let label = on_paper.list.as_ref().map(|(label, item)| (label.clone(), *item));
    let same_label = |wanted: &(String, usize)| label.as_ref().is_some_and(|(_, item)| *item == wanted.1 && *item > 1);
    if on_paper.list != wanted && !wanted.as_ref().is_some_and(same_label) {
        let show = |place: &Option<(String, usize)>| match place {
            Some((label, item)) => format!("item {item} of the list {label}"),
            None => "a quotation by itself".to_owned(),
        };
        let what = format!("it is printed as {}, the manifest has it as {}", show(&on_paper.list), show(&wanted));
        findings.push(Finding::in_pdf(place_of(on_paper, listed), what));
    }
}

/// A list's announcing phrase in the marks of the page's language: those that it is printed in.
fn quoted(label: &str, on_paper: &PrintedQuotation<'_>) -> String {
    let printed = on_paper.list.as_ref().map_or("", |(label, _)| label.as_str());
    let in_marks = |phrases: &Phrases| words(&phrases.in_marks(label));
    let all: Vec<String> = Phrases::all().iter().map(in_marks).collect();
    all.iter().find(|quoted| *quoted == printed).or(all.first()).cloned().unwrap_or_default()
}

/// The annex that a quotation should be marked in.
pub(super) fn annex_of<'p, 'a>(
    printed: &'p Printed<'a>,
    quotation: &ManifestQuotation,
) -> Option<&'p PrintedAnnex<'a>> {
    let letter = quotation.annex.as_ref()?;
    printed.annexes.iter().find(|annex| annex.letter == *letter)
}

fn check_against_annex(
    printed: &Printed<'_>,
    manifest: &Manifest,
    quotation: &ManifestQuotation,
    told: &mut Told,
    findings: &mut Vec<Finding>,
) {
    let page = annex_of(printed, quotation)
        .and_then(|annex| annex.blocks.get(quotation.spans.first()?.block)?.start())
        .map_or(String::new(), |(page, _)| format!("page {}, ", page + 1));
    let mut fail = |place: String, what: String| findings.push(Finding::in_pdf(place, what));
    let named = || name(quotation);
    let Some(source) = manifest.sources.iter().find(|source| source.number == quotation.source) else {
        return fail(named(), format!("it is from source {}, which is not in the list of sources", quotation.source));
    };
    let (Some(letter), Some(annex)) = (&quotation.annex, annex_of(printed, quotation)) else {
        let letter = quotation.annex.as_deref().unwrap_or("of its source");
        return fail(named(), format!("annex {letter} is not printed, so that its words cannot be checked"));
    };
    if source.annex.as_ref() != Some(letter) {
        fail(named(), format!("it is marked in annex {letter}, which is not that of source {}", source.number));
    }
    if quotation.spans.len() != quotation.paragraphs.len() || quotation.spans.is_empty() {
        return fail(named(), "the manifest does not say where each paragraph stands in its article".to_owned());
    }
    for (paragraph, span) in quotation.paragraphs.iter().zip(&quotation.spans) {
        if place_in_annex(annex, paragraph, span).is_none() {
            let what = format!(
                "annex {letter} does not have its words '{}' where they should be",
                excerpt(&words(paragraph), 0)
            );
            fail(format!("{page}{}", named()), what);
            told.texts.extend(annex.blocks.get(span.block).iter().flat_map(|block| block.indices()));
        }
    }
}

/// The byte of a block's words at which a paragraph of a quotation starts: its very place, or else the nearest one that has
/// it as whole words.
pub(super) fn place_in_annex(annex: &PrintedAnnex<'_>, paragraph: &str, span: &Span) -> Option<usize> {
    let wanted = words(paragraph);
    let block = annex.blocks.get(span.block)?;
    let bare = |text: &str| text.chars().filter(|char| !is_unseen(*char)).count();
    if bare(&wanted) == 0 {
        return None;
    }
    let start = block.text.get(..span.start).map_or(span.start, |before| words_before(before, &block.words));
    // At its very place, letter for letter.
    let exact = block.text.get(span.start..span.end).is_some_and(|text| words(text) == wanted);
    if exact && block.words.get(start..).is_some_and(|rest| rest.starts_with(&wanted)) {
        return Some(start);
    }
    let whole = |at: &usize| exact || is_whole_words(&block.words, *at, at + wanted.len());
    occurrences(&block.words, &wanted).filter(whole).min_by_key(|at| at.abs_diff(start))
}

/// How many bytes of a block's words come from a start of its text.
fn words_before(before: &str, all: &str) -> usize {
    let mut start = String::new();
    push_words(&mut start, before);
    // White space that is left out at the end of all words counts for none.
    start.len().min(all.len())
}

/// Where a text stands in another, places that overlap among them.
fn occurrences<'t>(text: &'t str, wanted: &'t str) -> impl Iterator<Item = usize> + 't {
    let starts = text.char_indices().map(|(at, _)| at);
    starts.filter(move |at| text.get(*at..).is_some_and(|rest| rest.starts_with(wanted)))
}

fn is_whole_words(text: &str, start: usize, end: usize) -> bool {
    let before = text.get(..start).and_then(|before| before.chars().next_back());
    let after = text.get(end..).and_then(|after| after.chars().next());
    let is_letter = |char: Option<char>| char.is_some_and(char::is_alphanumeric);
    let first = text.get(start..end).and_then(|words| words.chars().next());
    let last = text.get(start..end).and_then(|words| words.chars().next_back());
    let cut_before = is_letter(before) && is_letter(first);
    let cut_after = is_letter(after) && is_letter(last);
    !cut_before && !cut_after
}

/// Checks the annexes as a whole: each is there once, with the article's words and no others.
pub(super) fn check_annexes(printed: &Printed<'_>, manifest: &Manifest, told: &Told, findings: &mut Vec<Finding>) {
    let mut letters: Vec<&str> = Vec::new();
    for annex in &printed.annexes {
        let place = format!("annex {}", annex.letter);
        let Some(source) = manifest.sources.iter().find(|s| s.annex.as_deref() == Some(annex.letter.as_str())) else {
            findings.push(Finding::in_pdf(place, "it is printed, but not in the manifest"));
            continue;
        };
        if letters.contains(&annex.letter.as_str()) {
            findings.push(Finding::in_pdf(place.as_str(), "it is printed twice"));
        }
        letters.push(&annex.letter);
        let found = words_sha256(annex.blocks.iter().map(|block| block.words.as_str()));
        // Where a page of it, or words that are quoted, do not hold, that has been said.
        let by_page = format!(", annex {}", annex.letter);
        let said = (!manifest.pages.is_empty() && findings.iter().any(|finding| finding.place.ends_with(&by_page)))
            || annex.blocks.iter().flat_map(|block| block.indices()).any(|text| told.texts.contains(&text));
        if source.words_sha256.as_ref() != Some(&found) && !said {
            let what = format!("its text is not the one that was imported from {}", source.file_name);
            findings.push(Finding::in_pdf(place.as_str(), what));
        }
    }
    for letter in manifest.sources.iter().filter_map(|source| source.annex.as_deref()) {
        if !letters.contains(&letter) {
            findings.push(Finding::in_pdf(format!("annex {letter}"), "it is in the manifest, but not printed"));
        }
    }
}
