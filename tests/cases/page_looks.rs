//! The looks of whole packs, as text: each page's lines with their places, so that a change of looks shows in a diff.

use std::collections::BTreeMap;
use std::fmt::Write;

use briefpack::diag::Sink;
use briefpack::layout::page::{Draw, Page, Pages, Tag};
use briefpack::store;

use super::layout::{check_boxes, check_quotations};
use crate::support::{root, shapes};

/// Lines longer than this, in characters, are cut in the dump.
const SHOWN: usize = 72;

/// A page's lines: the baseline and the left end in whole points, then the words. What is drawn is counted.
fn lines_of(page: &Page) -> Vec<String> {
    let mut lines: BTreeMap<i64, Vec<(i64, &str)>> = BTreeMap::new();
    let (mut fills, mut drawings) = (0, 0);
    for item in &page.items {
        match &item.draw {
            Draw::Glyphs(run) if matches!(item.tag, Tag::Content(_)) => {
                let (x, y) = (run.origin.x.round() as i64, run.origin.y.round() as i64);
                lines.entry(y).or_default().push((x, &run.text));
            }
            Draw::Glyphs(_) => {}
            Draw::Fill { .. } | Draw::Line { .. } => fills += 1,
            _ => drawings += 1,
        }
    }
    let mut said: Vec<String> = lines
        .into_iter()
        .map(|(y, mut runs)| {
            runs.sort_by_key(|(x, _)| *x);
            let text: String = runs.iter().map(|(_, text)| *text).collect();
            let text: String = text.split_whitespace().collect::<Vec<_>>().join(" ").chars().take(SHOWN).collect();
            format!("{y:4} {:4} {text}", runs.first().map_or(0, |(x, _)| *x))
        })
        .collect();
    said.push(format!("     {fills} rules and tints, {drawings} drawn"));
    said
}

/// The pages of a pack as text; of a long one only where each page starts and ends.
fn dump(pages: &Pages, whole: bool) -> String {
    let mut out = String::new();
    for (index, page) in pages.pages.iter().enumerate() {
        let lines = lines_of(page);
        writeln!(out, "page {}, {} lines", index + 1, lines.len() - 1).unwrap();
        let shown = if whole || lines.len() < 4 { 0..lines.len() } else { 0..1 };
        for line in &lines[shown] {
            writeln!(out, "{line}").unwrap();
        }
        if !whole && lines.len() >= 4 {
            writeln!(out, "{}", lines[lines.len() - 2]).unwrap();
        }
    }
    out
}

#[test]
fn packs_of_every_shape_look_as_they_did() {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path(root().join("tests/golden"));
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| {
        let sample = store::load_pack(&root().join("seeds/vietnam-uk.briefing.json"), &mut Sink::new()).unwrap();
        let made = ["short", "long", "vietnamese", "figures"].map(|shape| (shape, shapes::pack(shape, &root())));
        for (name, pack) in made.into_iter().chain([("sample", sample)]) {
            let mut sink = Sink::new();
            let briefing = briefpack::assemble::assemble(&pack, &mut sink).unwrap();
            let pages = briefpack::layout::layout(&briefing, &mut sink);
            check_boxes(&pages);
            check_quotations(&briefing, &pages);
            insta::assert_snapshot!(format!("pages-{name}"), dump(&pages, name != "long"));
        }
    });
}
