//! What stands on each page, as the layout made it: the part of the manifest that every page is held against.

use std::sync::{Mutex, PoisonError};

use serde::{Deserialize, Serialize};

use super::words;
use crate::article::sha256_hex;
use crate::layout::page::{Draw, Node, NodeId, Page, Pages, Role, Shows, Tag};

/// What a text starts with that is told by its hash alone.
const BY_HASH: &str = "sha256:";
/// The digits of such a hash.
const HASH_DIGITS: usize = 16;
/// Texts of an annex's article that are shorter stand as they are, in bytes.
const SHORT: usize = 32;

/// A page.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ManifestPage {
    /// Its texts in the order of print, each all that one element has on the page: but for those in quotations, which the
    /// manifest has elsewhere. A longer one of an annex's article is given as the start of its SHA-256, behind `sha256:`.
    pub texts: Vec<String>,
    /// What each link opens, in the order of the file: the page and how far down in whole points, or an address.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub links: Vec<String>,
    /// A hash of all that the page shows.
    pub seal: String,
}

/// What stands around the content of pages in a row: running headers and footers, a stamp across the page.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ManifestAround {
    /// The first of the pages, from 1.
    pub from: usize,
    /// The last of them.
    pub to: usize,
    /// The words, in parts between which the page's own number stands.
    pub parts: Vec<String>,
}

impl ManifestAround {
    /// The words on a page, counted from 1.
    pub fn on(&self, page: usize) -> String {
        self.parts.join(&page.to_string())
    }
}

/// Whether the words of an element are a text of the manifest.
pub fn is_text(listed: &str, found: &str) -> bool {
    listed == found || (listed.starts_with(BY_HASH) && listed == by_hash(found))
}

/// Whether a text of the manifest is told by its hash alone.
pub fn is_by_hash(listed: &str) -> bool {
    listed.starts_with(BY_HASH)
}

fn by_hash(text: &str) -> String {
    let hash = sha256_hex(text.as_bytes());
    format!("{BY_HASH}{}", hash.get(..HASH_DIGITS).unwrap_or(&hash))
}

/// Takes down what pages say while they go by.
pub struct Recorder<'a> {
    structure: &'a [Node],
    /// The index of the first page of the annexes.
    first_annex: usize,
    taken: Mutex<Vec<Taken>>,
}

#[derive(Default)]
struct Taken {
    texts: Vec<String>,
    around: String,
}

impl<'a> Recorder<'a> {
    /// A recorder for pages of this structure.
    pub fn new(shell: &'a Pages) -> Self {
        let annexes = shell.places.iter().filter(|place| matches!(place.shows, Shows::Paragraph { .. }));
        let first_annex = annexes.map(|place| place.page).min().unwrap_or(usize::MAX);
        Self { structure: &shell.structure, first_annex, taken: Mutex::new(Vec::new()) }
    }

    /// Takes down a page. Pages come in order.
    pub fn take(&self, page: &Page) {
        let mut pages = self.taken.lock().unwrap_or_else(PoisonError::into_inner);
        let in_annex = pages.len() >= self.first_annex;
        let taken = self.read(page, in_annex);
        pages.push(taken);
    }

    fn read(&self, page: &Page, in_annex: bool) -> Taken {
        let mut around = String::new();
        let mut texts: Vec<(NodeId, String)> = Vec::new();
        for item in &page.items {
            let Draw::Glyphs(run) = &item.draw else { continue };
            let Tag::Content(node) = item.tag else {
                around.push_str(&run.text);
                around.push(' ');
                continue;
            };
            match texts.iter_mut().rev().find(|(other, _)| *other == node) {
                Some((_, text)) => text.push_str(&run.text),
                None if words(&run.text).is_empty() => {}
                None => texts.push((node, run.text.clone())),
            }
        }
        let listed = texts.into_iter().filter_map(|(node, text)| {
            let roles = self.roles(node);
            if roles.clone().any(|role| role == Role::BlockQuote) {
                return None;
            }
            let text = words(&text);
            let whole = !in_annex || text.len() < SHORT || !roles.clone().any(|role| role == Role::Division);
            Some(if whole && !text.starts_with(BY_HASH) { text } else { by_hash(&text) })
        });
        Taken { texts: listed.collect(), around: words(&around) }
    }

    /// The roles of a node and of all that it is part of.
    fn roles(&self, node: NodeId) -> impl Iterator<Item = Role> + Clone {
        let up = |at: &usize| {
            let parent = self.structure.get(*at)?.parent.0;
            (parent < *at).then_some(parent)
        };
        std::iter::successors(Some(node.0), up).filter_map(|at| Some(self.structure.get(at)?.role))
    }

    /// What was taken down: of each page its texts, with its links and seal, and what stands around them.
    pub fn finish(&self, sealed: &[(Vec<String>, String)]) -> (Vec<ManifestPage>, Vec<ManifestAround>) {
        let mut taken = self.taken.lock().unwrap_or_else(PoisonError::into_inner);
        let mut around: Vec<ManifestAround> = Vec::new();
        for (page, taken) in (1..).zip(taken.iter()) {
            match around.last_mut() {
                Some(last) if last.on(page) == taken.around => last.to = page,
                _ => around.push(ManifestAround { from: page, to: page, parts: parts(&taken.around, page) }),
            }
        }
        let pages = taken.drain(..).zip(sealed).map(|(taken, (links, seal))| ManifestPage {
            texts: taken.texts,
            links: links.clone(),
            seal: seal.clone(),
        });
        (pages.collect(), around)
    }
}

/// A text parted where a page's number stands by itself.
fn parts(text: &str, page: usize) -> Vec<String> {
    let number = page.to_string();
    let mut parts = vec![String::new()];
    let mut rest = text;
    while let Some(at) = rest.find(&number) {
        let (before, after) = rest.split_at(at);
        let after = after.get(number.len()..).unwrap_or_default();
        let digit = |char: Option<char>| char.is_some_and(|char| char.is_ascii_digit());
        let alone = !digit(before.chars().next_back()) && !digit(after.chars().next());
        if let Some(last) = parts.last_mut() {
            last.push_str(before);
            if !alone {
                last.push_str(&number);
            }
        }
        if alone {
            parts.push(String::new());
        }
        rest = after;
    }
    if let Some(last) = parts.last_mut() {
        last.push_str(rest);
    }
    parts
}
