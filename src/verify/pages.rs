//! What stands on each page, against what the manifest has of it: texts, what runs around them, links, the outline, and
//! at last the seal over all that is painted.

use std::collections::BTreeSet;

use super::excerpts::{difference, excerpt};
use super::glyphs::{boxed, can_show};
use super::parts::Parts;
use super::printed::Printed;
use super::{Finding, Told};
use crate::manifest::{Manifest, ManifestPage, is_by_hash, is_text, words};
use crate::pdf::read::{Point, ReadPage, ReadPdf, ReadTarget};

/// How far a link may lead from where the manifest has it, in points: both are rounded.
const CLOSE: f32 = 1.5;
/// How far ahead a counterpart is looked for.
const AHEAD: usize = 200;

/// All that one element has on a page.
struct Chunk {
    element: usize,
    words: String,
    /// Its pieces of text, by index.
    texts: Vec<usize>,
}

/// Compares what the pages say with the manifest; gives the pages that have a counterpart there: both indices.
pub(super) fn check(
    pdf: &ReadPdf,
    printed: &Printed<'_>,
    manifest: &Manifest,
    told: &mut Told,
    findings: &mut Vec<Finding>,
) -> Vec<(usize, usize)> {
    let parts = Parts::of(pdf, printed, manifest);
    let chunks = chunks(pdf, printed);
    let empty = Vec::new();
    let on_page = |page: usize| chunks.get(page).unwrap_or(&empty);
    let fits = |at: usize, other: usize| {
        let (Some(page), Some(listed)) = (pdf.pages.get(at), manifest.pages.get(other)) else { return false };
        has_sealed(manifest, listed, page) || (!listed.texts.is_empty() && are_same(&listed.texts, on_page(at)))
    };
    let mut pairs = Vec::new();
    for pair in align(pdf.pages.len(), manifest.pages.len(), fits) {
        match pair {
            (Some(at), Some(other)) => {
                let Some(listed) = manifest.pages.get(other) else { continue };
                let found = on_page(at);
                if !are_same(&listed.texts, found) {
                    check_texts(&listed.texts, found, at, manifest, &parts, told, findings);
                }
                check_around(pdf, manifest, at, other, findings);
                pairs.push((at, other));
            }
            (Some(at), None) if is_told(at, findings) => {}
            (Some(at), None) => {
                let what = "it is not one of the pages that were exported";
                findings.push(Finding::in_pdf(format!("page {}", at + 1), what));
            }
            (None, Some(other)) => {
                let start = manifest.pages.get(other).and_then(|page| page.texts.iter().find(|text| !is_by_hash(text)));
                let start = start.map_or(String::new(), |text| format!(", '{}'", excerpt(text, 0)));
                let what = format!("page {} of the manifest is not there{start}", other + 1);
                findings.push(Finding::in_pdf("the file", what));
            }
            (None, None) => {}
        }
    }
    pairs
}

/// Compares where links and bookmarks lead, and at last the seals; what is told already is not told again.
pub(super) fn check_rest(
    pdf: &ReadPdf,
    manifest: &Manifest,
    pairs: &[(usize, usize)],
    told: &Told,
    findings: &mut Vec<Finding>,
) {
    // Where pages are missing, every link leads to another number.
    if pdf.pages.len() == manifest.pages.len() {
        check_links(pdf, manifest, told, findings);
        check_bookmarks(pdf, manifest, findings);
        check_seals(pdf, manifest, pairs, told, findings);
    }
}

/// Whether a finding is about that page.
fn is_told(page: usize, findings: &[Finding]) -> bool {
    let place = format!("page {}", page + 1);
    let is_of = |finding: &Finding| {
        finding.place.strip_prefix(&place).is_some_and(|rest| rest.is_empty() || rest.starts_with(','))
    };
    findings.iter().any(is_of)
}

/// What each page says outside quotations, element by element.
fn chunks(pdf: &ReadPdf, printed: &Printed<'_>) -> Vec<Vec<Chunk>> {
    let owners = pdf.owners();
    let mut pages: Vec<Vec<(Chunk, bool)>> = (0..pdf.pages.len()).map(|_| Vec::new()).collect();
    for (index, text) in pdf.texts.iter().enumerate() {
        // Text without an owner has been complained of.
        let (Some(element), Some(page)) = (owners.get(index).copied().flatten(), pages.get_mut(text.page)) else {
            continue;
        };
        let quoted = printed.quoted.contains(&index);
        match page.iter_mut().rev().find(|(other, same)| other.element == element && *same == quoted) {
            Some((chunk, _)) => {
                chunk.words.push_str(&text.reads);
                chunk.texts.push(index);
            }
            None if words(&text.reads).is_empty() => {}
            None => page.push((Chunk { element, words: text.reads.clone(), texts: vec![index] }, quoted)),
        }
    }
    let rest = |page: Vec<(Chunk, bool)>| {
        let rest = page.into_iter().filter(|(_, quoted)| !quoted);
        rest.map(|(chunk, _)| Chunk { words: words(&chunk.words), ..chunk }).collect()
    };
    pages.into_iter().map(rest).collect()
}

fn are_same(listed: &[String], found: &[Chunk]) -> bool {
    listed.len() == found.len() && listed.iter().zip(found).all(|(listed, found)| is_text(listed, &found.words))
}

/// Sets two rows side by side: what fits together, what has a counterpart that differs, and what has none.
fn align(found: usize, listed: usize, fits: impl Fn(usize, usize) -> bool) -> Vec<(Option<usize>, Option<usize>)> {
    let mut pairs = Vec::new();
    let (mut at, mut other) = (0, 0);
    while at < found || other < listed {
        if at < found && other < listed && fits(at, other) {
            pairs.push((Some(at), Some(other)));
            (at, other) = (at + 1, other + 1);
            continue;
        }
        let missing = (1..AHEAD).take_while(|ahead| other + ahead < listed).find(|ahead| fits(at, other + ahead));
        let added = (1..AHEAD).take_while(|ahead| at + ahead < found).find(|ahead| fits(at + ahead, other));
        let none_found = at >= found;
        let none_listed = other >= listed;
        let skip = missing.is_some_and(|by| added.is_none_or(|also| by < also)) && listed - other > found - at;
        let pass = added.is_some_and(|by| missing.is_none_or(|also| by < also)) && listed - other < found - at;
        if none_found || (!none_listed && skip) {
            pairs.push((None, Some(other)));
            other += 1;
        } else if none_listed || pass {
            pairs.push((Some(at), None));
            at += 1;
        } else {
            pairs.push((Some(at), Some(other)));
            (at, other) = (at + 1, other + 1);
        }
    }
    pairs
}

fn check_texts(
    listed: &[String],
    found: &[Chunk],
    page: usize,
    manifest: &Manifest,
    parts: &Parts<'_>,
    told: &mut Told,
    findings: &mut Vec<Finding>,
) {
    let fits = |at: usize, other: usize| match (found.get(at), listed.get(other)) {
        (Some(found), Some(listed)) => is_text(listed, &found.words),
        _ => false,
    };
    let page_place = format!("page {}", page + 1);
    for (at, other) in align(found.len(), listed.len(), fits) {
        let (found, listed) = (at.and_then(|at| found.get(at)), other.and_then(|other| listed.get(other)));
        let part = found.and_then(|chunk| parts.name(chunk.element, listed.map(String::as_str)));
        let place = part.map_or_else(|| page_place.clone(), |part| format!("{page_place}, {part}"));
        let what = match (found, listed) {
            (Some(found), Some(listed)) if is_text(listed, &found.words) => continue,
            (Some(found), _) if found.texts.iter().any(|text| told.texts.contains(text)) => continue,
            (Some(found), Some(listed)) if is_by_hash(listed) => {
                let file = parts
                    .annex_of(found.element)
                    .and_then(|letter| manifest.sources.iter().find(|source| source.annex.as_deref() == Some(letter)));
                let from = file.map_or(String::new(), |source| format!(" from {}", source.file_name));
                let shown = excerpt(&found.words, 0);
                format!("its text is not the one that was imported{from}: '{shown}' is printed")
            }
            (Some(found), Some(listed)) => match difference(&found.words, listed) {
                Some((printed, wanted)) => format!("'{printed}' is printed where the manifest has '{wanted}'"),
                None => continue,
            },
            (Some(found), None) => {
                format!("'{}' is printed, which the manifest does not have", excerpt(&found.words, 0))
            }
            (None, Some(listed)) if is_by_hash(listed) => "a paragraph that was exported is missing".to_owned(),
            (None, Some(listed)) => format!("'{}' is in the manifest, but not printed", excerpt(listed, 0)),
            (None, None) => continue,
        };
        told.texts.extend(found.iter().flat_map(|found| &found.texts));
        findings.push(Finding::in_pdf(place, what));
    }
}

/// Compares what stands around a page's content: words that are nobody's quotation could be slipped in there.
fn check_around(pdf: &ReadPdf, manifest: &Manifest, page: usize, other: usize, findings: &mut Vec<Finding>) {
    let number = other + 1;
    let listed = manifest.around.iter().find(|around| (around.from..=around.to).contains(&number));
    let listed = listed.map_or(String::new(), |around| around.on(number));
    let listed = boxed(&listed, &manifest.missing);
    let pieces: Vec<&str> = pdf.around.iter().filter(|t| t.page == page).map(|t| t.reads.as_str()).collect();
    let found = words(&pieces.join(" "));
    if found == *listed || can_show(&found, &listed) {
        return;
    }
    let squeezed = |text: &str| text.chars().filter(|char| !char.is_whitespace()).collect::<String>();
    let wanted = squeezed(&listed);
    let odd = pieces.iter().find(|piece| !wanted.contains(&squeezed(piece)) && !can_show(piece, &listed));
    let what = match (odd, difference(&found, &listed)) {
        (Some(odd), _) if found.len() > listed.len() => {
            format!("'{}' stands around its text, which the manifest does not have", excerpt(&words(odd), 0))
        }
        (_, Some((printed, wanted))) => {
            format!("around its text '{printed}' is printed where the manifest has '{wanted}'")
        }
        _ => return,
    };
    findings.push(Finding::in_pdf(format!("page {}", page + 1), what));
}

/// Compares where links lead.
fn check_links(pdf: &ReadPdf, manifest: &Manifest, told: &Told, findings: &mut Vec<Finding>) {
    let mut by_page: Vec<Vec<usize>> = vec![Vec::new(); pdf.pages.len()];
    for (index, link) in pdf.links.iter().enumerate() {
        if let Some(page) = by_page.get_mut(link.page) {
            page.push(index);
        }
    }
    for (page, (found, listed)) in by_page.iter().zip(&manifest.pages).enumerate() {
        if found.len() != listed.links.len() {
            let what = format!("it has {} links, the manifest {}", found.len(), listed.links.len());
            findings.push(Finding::in_pdf(format!("page {}", page + 1), what));
            continue;
        }
        for (index, listed) in found.iter().zip(&listed.links) {
            let Some(link) = pdf.links.get(*index).filter(|_| !told.links.contains(index)) else { continue };
            if let Some(what) = other_target(&link.target, listed) {
                let place = format!("page {}, the link '{}'", page + 1, link.description);
                findings.push(Finding::in_pdf(place, what));
            }
        }
    }
}

/// What is wrong with where something leads, if it is not where the manifest has it.
fn other_target(target: &ReadTarget, listed: &str) -> Option<String> {
    match (target, place(listed)) {
        (ReadTarget::Place { page: Some(page), at }, Some((wanted, top))) if *page == wanted => {
            let off = at.map_or(f32::MAX, |Point { y, .. }| (y - top).abs());
            (off > CLOSE).then(|| "it leads to another place on its page than the manifest has".to_owned())
        }
        (ReadTarget::Place { page: Some(page), .. }, Some((wanted, _))) => {
            Some(format!("it leads to page {}, the manifest has page {}", page + 1, wanted + 1))
        }
        (ReadTarget::Uri(uri), _) if uri == listed => None,
        (ReadTarget::Uri(uri), _) => Some(format!("it opens '{uri}', the manifest has '{listed}'")),
        _ => Some(format!("it does not lead where the manifest has it ({listed})")),
    }
}

/// A page's index and how far down, as the manifest spells places.
fn place(listed: &str) -> Option<(usize, f32)> {
    let (page, top) = listed.split_once(' ')?;
    Some((page.parse::<usize>().ok()?.checked_sub(1)?, top.parse().ok()?))
}

/// Compares the outline.
fn check_bookmarks(pdf: &ReadPdf, manifest: &Manifest, findings: &mut Vec<Finding>) {
    let (found, listed) = (&pdf.bookmarks, &manifest.bookmarks);
    if found.len() != listed.len() {
        let what = format!("there are {}, the manifest has {}", found.len(), listed.len());
        return findings.push(Finding::in_pdf("the bookmarks", what));
    }
    for (found, listed) in found.iter().zip(listed) {
        let mut split = listed.splitn(3, ' ');
        let target = [split.next(), split.next()].map(Option::unwrap_or_default).join(" ");
        let title = split.next().unwrap_or_default();
        let place = format!("the bookmark '{}'", found.title);
        if found.title != title {
            findings.push(Finding::in_pdf(place, format!("the manifest has '{title}'")));
        } else if !matches!(found.target, ReadTarget::Place { page: None, .. } | ReadTarget::Other(_))
            && let Some(what) = other_target(&found.target, &target)
        {
            findings.push(Finding::in_pdf(place, what));
        }
    }
}

/// Whether a page that was read shows what was recorded of it.
fn has_sealed(manifest: &Manifest, listed: &ManifestPage, page: &ReadPage) -> bool {
    listed.seal == manifest.sealed_as(&page.seal, &page.earlier_seal)
}

/// Names pages that do not look as they did, where nothing else is said of them.
fn check_seals(pdf: &ReadPdf, manifest: &Manifest, pairs: &[(usize, usize)], told: &Told, findings: &mut Vec<Finding>) {
    let told: BTreeSet<usize> = told.texts.iter().filter_map(|text| Some(pdf.texts.get(*text)?.page)).collect();
    for (at, other) in pairs {
        let pages = pdf.pages.get(*at).zip(manifest.pages.get(*other));
        let same = pages.is_some_and(|(page, listed)| has_sealed(manifest, listed, page));
        if !same && !told.contains(at) && !is_told(*at, findings) {
            let what = "it is not painted as it was exported: something on it is hidden, covered, moved or added";
            findings.push(Finding::in_pdf(format!("page {}", at + 1), what));
        }
    }
}
