//! Where links, bookmarks and page labels lead.

use super::printed::{Passage, Printed, all_links_with_words};
use super::quotations::{Pair, annex_of, name, place_in_annex};
use super::{Finding, Told};
use crate::manifest::{Manifest, words};
use crate::pdf::read::{Point, ReadLink, ReadPage, ReadPdf, ReadTarget};
use crate::phrases::page_prefixes;

/// How far above a baseline a place may lie that leads to its line, in points: the line itself and some air.
const ABOVE: std::ops::RangeInclusive<f32> = -2.0..=48.0;
/// How far beyond a page's edge a place may lie, in points.
const SLACK: f32 = 1.0;

/// Follows what leads anywhere.
pub(super) fn check(
    pdf: &ReadPdf,
    printed: &Printed<'_>,
    manifest: &Manifest,
    pairs: &[Pair],
    told: &mut Told,
    findings: &mut Vec<Finding>,
) {
    for link in &pdf.links {
        if let Some(what) = trouble(pdf, &link.target) {
            told.link(pdf, link);
            findings.push(Finding::in_pdf(place_of(link), format!("it {what}")));
        }
        if !pdf.pages.get(link.page).is_some_and(|page| on_page(page, link.rect.x, link.rect.y)) {
            findings.push(Finding::in_pdf(place_of(link), "its area is not on the page"));
        }
    }
    for pair in pairs {
        check_quotation(pdf, printed, manifest, pair, told, findings);
    }
    check_margins(pdf, printed, manifest, pairs, told, findings);
    check_page_names(pdf, told, findings);
    for bookmark in &pdf.bookmarks {
        if let Some(what) = trouble(pdf, &bookmark.target) {
            findings.push(Finding::in_pdf(format!("the bookmark '{}'", bookmark.title), format!("it {what}")));
        }
    }
    let starts = &pdf.label_starts;
    let ascend = starts.iter().zip(starts.iter().skip(1)).all(|(one, next)| one < next);
    let inside = starts.iter().all(|start| usize::try_from(*start).is_ok_and(|start| start < pdf.pages.len()));
    let name_all = starts.first().is_none_or(|first| *first == 0) && ascend && inside;
    if !name_all {
        findings.push(Finding::in_pdf("the page labels", "they do not name every page once"));
    }
}

fn place_of(link: &ReadLink) -> String {
    format!("page {}, the link '{}'", link.page + 1, link.description)
}

/// What is wrong with where something leads, if anything is.
fn trouble(pdf: &ReadPdf, target: &ReadTarget) -> Option<String> {
    match target {
        ReadTarget::Uri(uri) if uri.trim().is_empty() => Some("opens an empty address".to_owned()),
        ReadTarget::Uri(_) => None,
        ReadTarget::Other(what) => Some(format!("opens {what}")),
        ReadTarget::Place { page: None, .. } => Some("leads to a page that is not there".to_owned()),
        ReadTarget::Place { page: Some(index), at } => {
            let page = pdf.pages.get(*index)?;
            let lost = at.is_some_and(|at| !on_page(page, at.x, at.y));
            lost.then(|| format!("leads to a place that is not on page {}", index + 1))
        }
    }
}

fn on_page(page: &ReadPage, x: f32, y: f32) -> bool {
    (-SLACK..=page.width + SLACK).contains(&x) && (-SLACK..=page.height + SLACK).contains(&y)
}

/// Whether a link leads to the line at whose baseline a text starts.
fn leads_to(target: &ReadTarget, (page, baseline): (usize, Point)) -> bool {
    match target {
        ReadTarget::Place { page: Some(to), at } => {
            *to == page && at.is_none_or(|at| ABOVE.contains(&(baseline.y - at.y)))
        }
        _ => false,
    }
}

/// Links on words such as "p. 7" must lead to the page that they name.
fn check_page_names(pdf: &ReadPdf, told: &mut Told, findings: &mut Vec<Finding>) {
    for (element, words, link) in all_links_with_words(pdf) {
        if pdf.text_indices_of(element).iter().any(|text| told.texts.contains(text)) {
            continue;
        }
        let number = page_prefixes().find_map(|prefix| words.trim().strip_prefix(prefix));
        let named = number.and_then(|number| number.trim().parse::<usize>().ok());
        if let (Some(named), ReadTarget::Place { page: Some(page), .. }) = (named, &link.target)
            && named != page + 1
            && told.link(pdf, link)
        {
            findings.push(Finding::in_pdf(place_of(link), format!("it names page {named} and leads to {}", page + 1)));
        }
    }
}

/// A quotation's words must open the place of its annex where they are marked.
fn check_quotation(
    pdf: &ReadPdf,
    printed: &Printed<'_>,
    manifest: &Manifest,
    pair: &Pair,
    told: &mut Told,
    findings: &mut Vec<Finding>,
) {
    let (Some(on_paper), Some(listed)) = (printed.quotations.get(pair.printed), manifest.quotations.get(pair.listed))
    else {
        return;
    };
    let Some(annex) = annex_of(printed, listed) else { return };
    if on_paper.links.is_empty() {
        findings.push(Finding::in_pdf(name(listed), "it does not lead to its annex"));
    }
    // Where its words are missing, that has been said already.
    let (Some(paragraph), Some(span)) = (listed.paragraphs.first(), listed.spans.first()) else { return };
    let Some(byte) = place_in_annex(annex, paragraph, span) else { return };
    let Some(piece) = annex.blocks.get(span.block).and_then(|block| block.piece_at(byte)) else { return };
    for link in &on_paper.links {
        if !leads_to(&link.target, (piece.page, piece.at)) && told.link(pdf, link) {
            let what = format!("it does not lead to its words in annex {} on page {}", annex.letter, piece.page + 1);
            findings.push(Finding::in_pdf(format!("page {}, {}", link.page + 1, name(listed)), what));
        }
    }
}

/// Whether a link leads to the line that a figure's value or an event's text starts on.
fn leads_to_use(pdf: &ReadPdf, target: &ReadTarget, printed: &str, told: &Told) -> bool {
    let printed = words(printed);
    let lines = pdf.texts.iter().enumerate().filter(|(_, text)| leads_to(target, (text.page, text.at)));
    // Of a line that is not what it should be, that has been said.
    lines
        .map(|(index, text)| (index, words(&text.reads)))
        .any(|(index, line)| told.texts.contains(&index) || (!line.is_empty() && printed.starts_with(&line)))
}

/// A mark in an annex's margin must lead back to what the briefing takes from that annex: a quotation, a figure, an
/// event.
fn check_margins(
    pdf: &ReadPdf,
    printed: &Printed<'_>,
    manifest: &Manifest,
    pairs: &[Pair],
    told: &mut Told,
    findings: &mut Vec<Finding>,
) {
    for annex in &printed.annexes {
        let starts: Vec<(usize, Point)> = pairs
            .iter()
            .filter(|pair| manifest.quotations.get(pair.listed).and_then(|q| q.annex.as_ref()) == Some(&annex.letter))
            .filter_map(|pair| printed.quotations.get(pair.printed)?.paragraphs.first().and_then(Passage::start))
            .collect();
        for (words, link) in &annex.margin {
            let uses = manifest.uses.iter().filter(|u| u.annex.as_ref() == Some(&annex.letter));
            let to_quotation = starts.iter().any(|start| leads_to(&link.target, *start));
            let to_use = || uses.into_iter().any(|used| leads_to_use(pdf, &link.target, &used.printed, told));
            if !to_quotation && !to_use() && told.link(pdf, link) {
                let what = format!("'{}' beside the text leads to no quotation from it", words.trim());
                findings.push(Finding::in_pdf(format!("page {}, annex {}", link.page + 1, annex.letter), what));
            }
        }
    }
}
