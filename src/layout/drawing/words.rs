//! The letters of a drawing's words: those that not every bundled family has are given to the family or the found font
//! that has them, and those that no font has are found out.

use std::collections::{BTreeSet, HashMap};

use resvg::usvg::{self, roxmltree};
use unicode_segmentation::UnicodeSegmentation;

use super::text::family_of;
use crate::layout::fonts::{Face, Family, Fonts, LoadedFont};
use crate::layout::letters::forms_of;
use crate::layout::scripts::{is_invisible, script_of};

/// A character of a drawing's words, and for Chinese, Japanese and Korean whose forms of it are wanted.
pub(in crate::layout) type Letter = (char, &'static str);

/// The characters of a drawing's words that are no plain ASCII; none of a file that cannot be read. `language` is that of
/// words that name none.
pub(in crate::layout) fn letters(bytes: &[u8], language: &str) -> BTreeSet<Letter> {
    let mut letters = BTreeSet::new();
    let Ok(text) = std::str::from_utf8(bytes) else { return letters };
    // Most drawings have no words, and need not be read twice.
    if !text.contains("text") || text.is_ascii() && !text.contains('&') {
        return letters;
    }
    let Ok(document) = super::parsed(text) else { return letters };
    for node in words_of(&document) {
        let language = language_of(&node, language);
        let words = node.text().unwrap_or_default();
        letters.extend(words.chars().filter(|c| is_letter(*c)).map(|c| (c, forms_for(c, language))));
    }
    letters
}

/// A drawing's file, its letters given to fonts.
pub(super) struct Given {
    /// The file with every stretch of letters that not every bundled family has in an element of its own, which names the
    /// family or the font that has them; `None` where there is nothing to do.
    pub text: Option<String>,
    /// Whether that was done for all its words.
    pub is_all: bool,
}

/// Gives the letters of a drawing that not every bundled family has to those that have them.
pub(super) fn given_fonts(text: &str, document: &roxmltree::Document<'_>, fonts: &Fonts, language: &str) -> Given {
    let root = document.root_element().range();
    let mut given = Given { text: None, is_all: true };
    let (mut out, mut done) = (String::new(), 0);
    let mut whole: HashMap<roxmltree::NodeId, Option<usize>> = HashMap::new();
    for node in words_of(document) {
        let (range, words) = (node.range(), node.text().unwrap_or_default());
        let language = language_of(&node, language);
        let element = node.ancestors().find(|above| above.tag_name().name() == "text");
        let one = element
            .and_then(|element| *whole.entry(element.id()).or_insert_with(|| font_of_all(&element, fonts, language)));
        let parted = match one {
            Some(font) => Some(in_family(&family_of(font), &escaped(words))),
            None => parted(words, fonts, language),
        };
        let Some(parted) = parted else { continue };
        let before = text.get(done..range.start);
        // What an entity stands for lies outside the root; it is left as it is.
        let is_own = range.start >= root.start && text.get(range.clone()).is_some_and(is_plain);
        let Some(before) = before.filter(|_| is_own) else {
            given.is_all = false;
            continue;
        };
        out.push_str(before);
        out.push_str(&parted);
        done = range.end;
    }
    if done > 0 {
        out.push_str(text.get(done..).unwrap_or_default());
        given.text = Some(out);
    }
    given
}

/// The font for a whole text in which letters of a found font are written together (a vowel's sign with its consonant):
/// usvg cannot set those beside letters of another font. `None` where there are none such, or no font has everything.
fn font_of_all(element: &roxmltree::Node<'_, '_>, fonts: &Fonts, language: &str) -> Option<usize> {
    let words: String = element.descendants().filter(roxmltree::Node::is_text).filter_map(|node| node.text()).collect();
    let is_joined = |cluster: &str| {
        cluster.chars().filter(|c| is_letter(*c)).count() > 1 && found_font(cluster, fonts, language).is_some()
    };
    let joined = words.graphemes(true).find(|cluster| is_joined(cluster))?;
    let first = joined.chars().find(|c| is_letter(*c))?;
    let has_all = |font: &LoadedFont| words.chars().filter(|c| is_drawn(*c)).all(|c| font.has(c));
    let font = fonts.fallback_for(fonts.index(Face::Sans), forms_for(first, language), has_all)?;
    fonts.is_found(font).then_some(font)
}

/// The characters that are drawn as boxes, as no font has them.
pub(super) fn missing(tree: &usvg::Tree) -> BTreeSet<char> {
    let mut missing = BTreeSet::new();
    add_missing(tree.root(), &mut missing);
    missing
}

fn add_missing(group: &usvg::Group, missing: &mut BTreeSet<char>) {
    for child in group.children() {
        match child {
            usvg::Node::Group(group) => add_missing(group, missing),
            usvg::Node::Text(text) => {
                let spans = text.layouted().iter().filter(|span| span.visible);
                let boxes = spans.flat_map(|span| &span.positioned_glyphs).filter(|glyph| glyph.id.0 == 0);
                missing.extend(boxes.flat_map(|glyph| glyph.text.chars()).filter(|c| is_letter(*c) || c.is_ascii()));
            }
            _ => {}
        }
        child.subroots(|root| add_missing(root, missing));
    }
}

/// The texts of a drawing's words.
fn words_of<'a, 'd: 'a>(document: &'a roxmltree::Document<'d>) -> impl Iterator<Item = roxmltree::Node<'a, 'd>> {
    let shown = |node: &roxmltree::Node<'_, '_>| {
        node.is_text() && node.ancestors().any(|above| above.tag_name().name() == "text")
    };
    document.descendants().filter(shown)
}

/// The language that the file says its words are in, or else `own`.
fn language_of<'a>(node: &roxmltree::Node<'a, '_>, own: &'a str) -> &'a str {
    let said = |above: roxmltree::Node<'a, '_>| above.attributes().find(|a| a.name() == "lang").map(|a| a.value());
    node.ancestors().find_map(said).unwrap_or(own)
}

fn is_letter(c: char) -> bool {
    !c.is_ascii() && !c.is_whitespace() && !is_invisible(c)
}

fn forms_for(c: char, language: &str) -> &'static str {
    let script = script_of(c);
    if script.is_east_asian() { forms_of(language, script) } else { "" }
}

/// Whether a piece of the file is nothing but letters: no marked section, and no entity but those that every file has.
fn is_plain(source: &str) -> bool {
    const KNOWN: [&str; 5] = ["amp;", "lt;", "gt;", "quot;", "apos;"];
    let is_known = |after: &str| after.starts_with('#') || KNOWN.iter().any(|name| after.starts_with(name));
    !source.contains('<') && source.split('&').skip(1).all(is_known)
}

/// Words as XML, the letters that not every bundled family has in elements that name a family; `None` where there are none.
fn parted(words: &str, fonts: &Fonts, language: &str) -> Option<String> {
    let mut stretches: Vec<(Option<String>, String)> = Vec::new();
    for cluster in words.graphemes(true) {
        let family = family_for(cluster, fonts, language);
        match stretches.last_mut() {
            Some((of, text)) if *of == family => text.push_str(&escaped(cluster)),
            _ => stretches.push((family, escaped(cluster))),
        }
    }
    if stretches.iter().all(|(family, _)| family.is_none()) {
        return None;
    }
    let written = stretches.into_iter().map(|(family, text)| match family {
        Some(family) => in_family(&family, &text),
        None => text,
    });
    Some(written.collect())
}

fn in_family(family: &str, text: &str) -> String {
    format!("<tspan style=\"font-family:'{family}'\">{text}</tspan>")
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

fn is_drawn(c: char) -> bool {
    !c.is_whitespace() && !is_invisible(c)
}

/// The family for a letter with its marks where not every bundled one has them: the one that has, in whatever weight is
/// asked for, or else the font that was found.
fn family_for(cluster: &str, fonts: &Fonts, language: &str) -> Option<String> {
    if !cluster.chars().any(is_letter) {
        return None;
    }
    let has = |face: Face| {
        let font = fonts.get(fonts.index(face));
        font.is_some_and(|font| cluster.chars().filter(|c| is_drawn(*c)).all(|c| font.has(c)))
    };
    match (has(Face::Serif), has(Face::Sans)) {
        (true, true) => None,
        (true, false) => Some(Family::NotoSerif.name().to_owned()),
        (false, true) => Some(Family::Inter.name().to_owned()),
        (false, false) => found_font(cluster, fonts, language).map(family_of),
    }
}

/// The font that was found for a letter with its marks, where no bundled one has them.
fn found_font(cluster: &str, fonts: &Fonts, language: &str) -> Option<usize> {
    let first = cluster.chars().find(|c| is_letter(*c))?;
    let has_all = |font: &LoadedFont| cluster.chars().filter(|c| is_drawn(*c)).all(|c| font.has(c));
    let font = fonts.fallback_for(fonts.index(Face::Sans), forms_for(first, language), has_all)?;
    fonts.is_found(font).then_some(font)
}
