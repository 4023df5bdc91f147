//! What rests on the sources without being quoted: figures, events, and the sources' own details, each as it is printed.

use super::Finding;
use super::excerpts::excerpt;
use super::printed::Printed;
use super::quotations::place_in_annex;
use crate::article::{quoted_in, stands_in};
use crate::manifest::{Manifest, ManifestSource, ManifestUse, is_by_hash, words};
use crate::pdf::read::{Kid, ReadPdf};
use crate::phrases::Phrases;

/// Checks that what the manifest says of its sources and of their use is what is printed. The pages have been held
/// against the manifest's texts where it has any; then these may say it, else the elements of the pages.
pub(super) fn check(pdf: &ReadPdf, printed: &Printed<'_>, manifest: &Manifest, findings: &mut Vec<Finding>) {
    let listed = manifest.pages.iter().flat_map(|page| &page.texts).filter(|text| !is_by_hash(text));
    let by_page: String = listed.map(|text| squeezed(text)).collect();
    // What goes on over pages is whole in its element alone.
    let texts = pdf.elements.iter().flat_map(|element| &element.kids);
    let texts = texts.filter_map(|kid| if let Kid::Text(text) = kid { pdf.texts.get(*text) } else { None });
    let by_element: String = texts.map(|text| squeezed(&text.reads)).collect();
    let said = |what: &str| [&by_page, &by_element].iter().any(|said| said.contains(&squeezed(what)));
    for source in &manifest.sources {
        check_source(source, &said, findings);
    }
    // A figure stands by itself.
    let alone = |what: &str| {
        let what = words(what);
        let is_it =
            |at: &usize| pdf.elements.get(*at).is_some_and(|e| e.role == "P") && words(&pdf.text_of(*at)) == what;
        manifest.pages.iter().flat_map(|page| &page.texts).any(|text| *text == what)
            || (0..pdf.elements.len()).any(|at| is_it(&at))
    };
    for used in &manifest.uses {
        let is_printed = if used.kind == "figure" { alone(&used.printed) } else { said(&used.printed) };
        check_use(used, is_printed, findings);
        check_passage(used, printed, manifest, &said, findings);
    }
}

/// A text without white space and what cannot be seen.
fn squeezed(text: &str) -> String {
    words(text).chars().filter(|char| !char.is_whitespace()).collect()
}

fn check_source(source: &ManifestSource, said: &impl Fn(&str) -> bool, findings: &mut Vec<Finding>) {
    let place = format!("source {}", source.number);
    let details = [
        ("title", Some(source.title.as_str())),
        ("outlet", source.outlet.as_deref()),
        ("address", source.address.as_deref()),
        ("file", Some(source.file_name.as_str())),
        ("hash", Some(source.sha256.as_str())),
    ];
    for (name, detail) in details {
        if let Some(detail) = detail.filter(|detail| !said(detail)) {
            let what = format!("its {name} in the manifest is '{}', which is not printed", excerpt(detail, 0));
            findings.push(Finding::in_pdf(place.as_str(), what));
        }
    }
    if let Some(date) = source.published
        && !Phrases::all().iter().any(|phrases| said(&phrases.long_date(date)))
    {
        findings.push(Finding::in_pdf(place, format!("its date in the manifest is {date}, which is not printed")));
    }
}

fn name(used: &ManifestUse) -> String {
    let kind = if used.kind == "figure" { "the figure" } else { "the event" };
    format!("{kind} '{}'", excerpt(&used.printed, 0))
}

fn check_use(used: &ManifestUse, is_printed: bool, findings: &mut Vec<Finding>) {
    if !is_printed {
        findings.push(Finding::in_pdf(name(used), "it is in the manifest, but not printed"));
    }
    let passage = squeezed(&used.paragraphs.join(" "));
    if used.kind == "figure" && !passage.contains(&squeezed(&used.printed)) {
        let what = format!("its passage does not have it: '{}'", excerpt(&words(&used.paragraphs.join(" ")), 0));
        findings.push(Finding::in_pdf(name(used), what));
    }
}

/// The passage that it rests on must stand in its annex.
fn check_passage(
    used: &ManifestUse,
    printed: &Printed<'_>,
    manifest: &Manifest,
    said: &impl Fn(&str) -> bool,
    findings: &mut Vec<Finding>,
) {
    if !manifest.sources.iter().any(|source| source.number == used.source) {
        let what = format!("it is from source {}, which is not in the list of sources", used.source);
        findings.push(Finding::in_pdf(name(used), what));
    }
    let annex = used.annex.as_ref().and_then(|letter| printed.annexes.iter().find(|annex| annex.letter == *letter));
    let Some(annex) = annex else {
        return findings.push(Finding::in_pdf(name(used), "the annex with its passage is not printed"));
    };
    for quoted in quoted_in(&used.printed).into_iter().chain(quoted_in(&used.caption)) {
        // An article that has no outlet is called by its title.
        let is_title = || manifest.sources.iter().any(|source| stands_in(quoted, [source.title.as_str()]));
        if !annex.folded().has(quoted) && !is_title() {
            let what =
                format!("annex {} does not have the words '{}' that it quotes", annex.letter, excerpt(quoted, 0));
            findings.push(Finding::in_pdf(name(used), what));
        }
    }
    if !said(&used.caption) {
        let what = format!("its caption in the manifest is '{}', which is not printed", excerpt(&used.caption, 0));
        findings.push(Finding::in_pdf(name(used), what));
    }
    let stands =
        used.paragraphs.iter().zip(&used.spans).all(|(text, span)| place_in_annex(annex, text, span).is_some());
    if !stands || used.paragraphs.len() != used.spans.len() {
        let what = format!("annex {} does not have its passage where it should be", annex.letter);
        findings.push(Finding::in_pdf(name(used), what));
    }
}
