//! What the pages print: quotations and annexes, found by the structure of the document.

use std::cell::OnceCell;
use std::collections::BTreeSet;

use crate::article::{Folded, is_unseen};
use crate::manifest::{push_words, words};
use crate::pdf::read::Point;
use crate::pdf::read::{Kid, ReadLink, ReadPdf, Text};
use crate::phrases::annex_names;

/// What a briefing prints, as far as it is checked.
pub(super) struct Printed<'a> {
    /// The quotations, in reading order; the items of a list one by one.
    pub quotations: Vec<PrintedQuotation<'a>>,
    /// The annexes, in order.
    pub annexes: Vec<PrintedAnnex<'a>>,
    /// The pieces of text that are part of a quotation, a list's announcing phrase and numbers among them, by index.
    pub quoted: BTreeSet<usize>,
}

/// A quotation on paper.
pub(super) struct PrintedQuotation<'a> {
    /// Its paragraphs.
    pub paragraphs: Vec<Passage<'a>>,
    /// For an item of a list: the announcing phrase as printed, and the item's number.
    pub list: Option<(String, usize)>,
    /// The links on its words.
    pub links: Vec<&'a ReadLink>,
}

/// An annex on paper.
pub(super) struct PrintedAnnex<'a> {
    /// Its letter.
    pub letter: String,
    /// The article's blocks.
    pub blocks: Vec<Passage<'a>>,
    /// The links beside its text, with their words.
    pub margin: Vec<(String, &'a ReadLink)>,
    /// Index of its element.
    pub section: usize,
    /// The words of all blocks, folded when they are first asked for.
    folded: OnceCell<Folded>,
}

impl PrintedAnnex<'_> {
    /// The words of all its blocks, to look for quotations in.
    pub fn folded(&self) -> &Folded {
        self.folded.get_or_init(|| Folded::of(self.blocks.iter().map(|block| block.words.as_str())))
    }
}

/// A paragraph on paper.
pub(super) struct Passage<'a> {
    /// Its words ([`crate::manifest::words`]).
    pub words: String,
    /// Its text but for what cannot be seen, with white space as it is: the bytes that spans count.
    pub text: String,
    /// For each piece the byte of `words` that it starts at, and its index.
    pieces: Vec<(usize, usize, &'a Text)>,
}

impl<'a> Passage<'a> {
    fn of(pdf: &'a ReadPdf, element: usize) -> Self {
        let mut passage = Self { words: String::new(), text: String::new(), pieces: Vec::new() };
        for index in pdf.text_indices_of(element) {
            let Some(piece) = pdf.texts.get(index) else { continue };
            passage.pieces.push((passage.words.len(), index, piece));
            push_words(&mut passage.words, &piece.reads);
            passage.text.extend(piece.reads.chars().filter(|char| !is_unseen(*char)));
        }
        passage.words.truncate(passage.words.trim_end().len());
        passage
    }

    /// The piece of text that holds a byte of its words.
    pub fn piece_at(&self, byte: usize) -> Option<&'a Text> {
        let after = self.pieces.partition_point(|(start, ..)| *start <= byte);
        self.pieces.get(after.checked_sub(1)?).map(|(.., piece)| *piece)
    }

    /// The indices of its pieces of text.
    pub fn indices(&self) -> impl Iterator<Item = usize> {
        self.pieces.iter().map(|(_, index, _)| *index)
    }

    /// Where it starts: the page and the left end of the baseline.
    pub fn start(&self) -> Option<(usize, Point)> {
        self.pieces.first().map(|(.., piece)| (piece.page, piece.at))
    }
}

impl<'a> Printed<'a> {
    /// Finds them.
    pub fn of(pdf: &'a ReadPdf) -> Self {
        let mut printed = Self { quotations: Vec::new(), annexes: Vec::new(), quoted: BTreeSet::new() };
        for (index, element) in pdf.elements.iter().enumerate() {
            match element.role.as_str() {
                "BlockQuote" => printed.quotations.extend(quotations(pdf, index, &mut printed.quoted)),
                "Sect" => printed.annexes.extend(annex(pdf, index)),
                _ => {}
            }
        }
        printed
    }
}

fn role(pdf: &ReadPdf, element: usize) -> &str {
    pdf.elements.get(element).map_or("", |element| element.role.as_str())
}

/// The elements within, of a role.
fn all(pdf: &ReadPdf, element: usize, wanted: &str) -> Vec<usize> {
    pdf.within(element).into_iter().filter(|at| role(pdf, *at) == wanted).collect()
}

/// The quotations of a block: one, or the items of a list.
fn quotations<'a>(pdf: &'a ReadPdf, block: usize, quoted: &mut BTreeSet<usize>) -> Vec<PrintedQuotation<'a>> {
    let items = all(pdf, block, "LI");
    let own: Vec<usize> = kids(pdf, block).into_iter().filter(|at| role(pdf, *at) != "L").collect();
    let mut quotation = |paragraphs: &[usize], list: Option<(String, usize)>| {
        let links = paragraphs.iter().flat_map(|at| pdf.links_of(*at)).collect();
        let paragraphs: Vec<Passage<'_>> = paragraphs.iter().map(|at| Passage::of(pdf, *at)).collect();
        quoted.extend(paragraphs.iter().flat_map(Passage::indices));
        PrintedQuotation { paragraphs, list, links }
    };
    if items.is_empty() {
        // Content that is in no paragraph counts as well.
        let paragraphs = if has_own_text(pdf, block) { vec![block] } else { own };
        return vec![quotation(&paragraphs, None)];
    }
    let label: String = own.iter().map(|at| Passage::of(pdf, *at).words).collect::<Vec<_>>().join(" ");
    let list_item = |(index, item): (usize, usize)| {
        let number: String = all(pdf, item, "Lbl").iter().map(|at| pdf.text_of(*at)).collect();
        let number = words(&number).trim_end_matches('.').parse().unwrap_or(0);
        let parts = kids(pdf, item).into_iter().filter(|at| role(pdf, *at) != "Lbl");
        let paragraphs: Vec<usize> =
            parts.flat_map(|part| if role(pdf, part) == "LBody" { kids(pdf, part) } else { vec![part] }).collect();
        let label = if index == 0 || !label.is_empty() { label.clone() } else { String::new() };
        quotation(&paragraphs, Some((label, number)))
    };
    let printed = items.iter().copied().enumerate().map(list_item).collect();
    let numbers = items.iter().flat_map(|item| all(pdf, *item, "Lbl"));
    quoted.extend(numbers.chain(own).flat_map(|at| pdf.text_indices_of(at)));
    printed
}

fn kids(pdf: &ReadPdf, element: usize) -> Vec<usize> {
    let kids = pdf.elements.get(element).into_iter().flat_map(|element| &element.kids);
    kids.filter_map(|kid| if let Kid::Element(at) = kid { Some(*at) } else { None }).collect()
}

fn has_own_text(pdf: &ReadPdf, element: usize) -> bool {
    pdf.elements.get(element).is_some_and(|e| e.kids.iter().any(|kid| matches!(kid, Kid::Text(_))))
}

/// The annex that a section is, if it is one: its heading says so.
fn annex(pdf: &ReadPdf, section: usize) -> Option<PrintedAnnex<'_>> {
    let heading = kids(pdf, section).into_iter().find(|at| role(pdf, *at) == "H2")?;
    let text = pdf.text_of(heading);
    let named = |name: &str| text.strip_prefix(name).filter(|rest| rest.starts_with(char::is_whitespace));
    let letter = annex_names().find_map(named)?.split_whitespace().next()?.to_owned();
    let mut annex = PrintedAnnex { letter, blocks: Vec::new(), margin: Vec::new(), section, folded: OnceCell::new() };
    for body in kids(pdf, section).into_iter().filter(|at| role(pdf, *at) == "Div") {
        for at in pdf.within(body) {
            if !matches!(role(pdf, at), "P" | "H1" | "H2" | "H3" | "H4" | "H5" | "H6" | "LBody") {
                continue;
            }
            // No block of an article opens anything: what does stands in the margin.
            if all(pdf, at, "Link").is_empty() {
                annex.blocks.push(Passage::of(pdf, at));
            } else {
                annex.margin.extend(links_with_words(pdf, at));
            }
        }
    }
    Some(annex)
}

/// The links of the document, each with the element and the words that it stands on.
pub(super) fn all_links_with_words(pdf: &ReadPdf) -> Vec<(usize, String, &ReadLink)> {
    let elements = (0..pdf.elements.len()).filter(|at| role(pdf, *at) == "Link");
    let links = elements.flat_map(|at| pdf.links_of(at).into_iter().map(move |link| (at, pdf.text_of(at), link)));
    links.collect()
}

fn links_with_words(pdf: &ReadPdf, element: usize) -> Vec<(String, &ReadLink)> {
    let elements = all(pdf, element, "Link");
    elements.into_iter().flat_map(|at| pdf.links_of(at).into_iter().map(move |link| (pdf.text_of(at), link))).collect()
}
