//! Links: the areas to click on a page, and the places that they and the bookmarks lead to.

use lopdf::{Object, ObjectId, dictionary};

use super::file::PdfFile;
use super::structure::Tree;
use super::{object, seal, spell};
use crate::diag::{Sink, Warning};
use crate::layout::page::{DestId, Destination, Link, Target};

/// A page's place in the file.
#[derive(Clone, Copy)]
pub struct PagePlace {
    /// The page object.
    pub id: ObjectId,
    /// The height, in points, that y is measured down from.
    pub height: f64,
}

/// The places that links and bookmarks lead to.
pub struct Destinations<'a> {
    /// By [`DestId`].
    pub destinations: &'a [Destination],
    /// The pages, in order.
    pub pages: &'a [PagePlace],
}

impl Destinations<'_> {
    /// The destination as readers take it (ISO 32000-1, 12.3.2.2): the page, its point at the window's top left,
    /// the zoom as it is. `None` if it is on no page.
    pub fn array(&self, dest: DestId) -> Option<Object> {
        let (_, page, left, top) = self.found(dest)?;
        Some(Object::Array(vec![page.id.into(), object::name("XYZ"), left, top, Object::Null]))
    }

    /// The page of a destination, with its index, and the point from that page's lower left.
    fn found(&self, dest: DestId) -> Option<(usize, &PagePlace, Object, Object)> {
        let destination = self.destinations.get(dest.0)?;
        let page = self.pages.get(destination.page)?;
        if !object::is_length(destination.at.x) || !object::is_length(destination.at.y) {
            return None;
        }
        let left = object::number(f64::from(destination.at.x));
        let top = object::number(page.height - f64::from(destination.at.y));
        Some((destination.page, page, left, top))
    }

    /// The destination as manifests have it: the page, as people count, and whole points from its top.
    pub fn recorded(&self, dest: DestId) -> Option<String> {
        let (index, page, _, top) = self.found(dest)?;
        Some(format!("{} {:.0}", index + 1, page.height - f64::from(top.as_float().ok()?)))
    }

    /// The destination as it is sealed.
    fn sealed(&self, dest: DestId) -> Option<String> {
        let (index, _, left, top) = self.found(dest)?;
        Some(seal::place(index, left.as_float().ok()?, top.as_float().ok()?))
    }
}

/// A link with its places in the file and in the structure.
pub struct Placed<'l> {
    link: &'l Link,
    id: ObjectId,
    /// Its `StructParent`.
    key: i64,
    /// Left, top, right and bottom, in points from the page's top left.
    sides: [f64; 4],
}

/// What becomes of a page's links.
#[derive(Default)]
pub struct WrittenLinks {
    /// The annotations, spelled out.
    pub annotations: Vec<(ObjectId, Vec<u8>)>,
    /// What each opens, as [`super::PageRecord::links`] has it.
    pub targets: Vec<String>,
    /// Each as it is sealed.
    pub sealed: Vec<String>,
}

/// Gives a page's links their places; leaves out, with a warning, what leads nowhere.
pub fn place<'l>(
    links: &'l [Link],
    page_index: usize,
    destinations: &Destinations,
    tree: &mut Tree,
    file: &mut PdfFile,
    sink: &mut Sink,
) -> Vec<Placed<'l>> {
    let Some(page) = destinations.pages.get(page_index) else { return Vec::new() };
    let mut placed = Vec::with_capacity(links.len());
    for link in links {
        let place = || format!("page {}", page_index + 1);
        let sides = [link.rect.x, link.rect.y, link.rect.right(), link.rect.bottom()];
        let fault = match &link.target {
            _ if !sides.into_iter().all(object::is_length) => Some("is at no place"),
            _ if !tree.has(link.node) => Some("belongs to no part of the structure"),
            Target::Dest(dest) if destinations.found(*dest).is_none() => Some("leads to a page that is not there"),
            Target::Uri(uri) if uri.trim().is_empty() => Some("has no address"),
            _ => None,
        };
        if let Some(why) = fault {
            let what = format!("a link {why} and is left out: {}", link.description);
            sink.push(Warning::new(what).at(place()));
            continue;
        }
        if link.description.trim().is_empty() {
            sink.push(Warning::new("a link has no description for those who cannot see it").at(place()));
        }
        let id = file.reserve();
        placed.push(Placed { link, id, key: tree.annotate(page.id, link.node, id), sides: sides.map(f64::from) });
    }
    placed
}

/// A page's links as annotations (ISO 32000-1, 12.5.6.5).
pub fn spelled(links: &[Placed], page_index: usize, destinations: &Destinations) -> WrittenLinks {
    let mut written = WrittenLinks::default();
    let Some(page) = destinations.pages.get(page_index) else { return written };
    for Placed { link, id, key, sides: [left, top, right, bottom] } in links {
        let (entry, value, target, sealed) = match &link.target {
            Target::Dest(dest) => {
                let Some(array) = destinations.array(*dest) else { continue };
                let (recorded, sealed) = (destinations.recorded(*dest), destinations.sealed(*dest));
                ("Dest", array, recorded.unwrap_or_default(), sealed.unwrap_or_default())
            }
            Target::Uri(uri) => {
                let uri = ascii_uri(uri.trim());
                let value = dictionary! { "S" => object::name("URI"), "URI" => Object::string_literal(uri.clone()) };
                ("A", value.into(), uri.clone(), uri)
            }
        };
        let rect = object::rectangle([*left, page.height - bottom, *right, page.height - top]);
        let corners: Vec<f32> = rect.as_array().into_iter().flatten().filter_map(|side| side.as_float().ok()).collect();
        let annotation = dictionary! {
            "Type" => object::name("Annot"),
            "Subtype" => object::name("Link"),
            "Rect" => rect,
            "Border" => vec![0.into(), 0.into(), 0.into()],
            // Printed, neither hidden nor without a view (ISO 19005-3, 6.3.2).
            "F" => 4,
            // Required by ISO 14289-1, 7.18.1.
            "Contents" => object::text(description(link)),
            "StructParent" => *key,
            entry => value,
        };
        written.annotations.push((*id, spell::dictionary(&annotation)));
        written.targets.push(target);
        written.sealed.push(seal::link(&corners, &sealed, Some(description(link))));
    }
    written
}

/// What is read out: the address or an arrow where nothing better is known.
fn description(link: &Link) -> &str {
    match &link.target {
        Target::Uri(uri) if link.description.trim().is_empty() => uri,
        Target::Dest(_) if link.description.trim().is_empty() => "\u{2192}",
        _ => &link.description,
    }
}

/// The address in ASCII (ISO 32000-1, 12.6.4.7): what is beyond it is percent-encoded.
fn ascii_uri(uri: &str) -> String {
    let mut ascii = String::with_capacity(uri.len());
    for byte in uri.bytes() {
        if byte.is_ascii_graphic() {
            ascii.push(char::from(byte));
        } else {
            ascii.push_str(&format!("%{byte:02X}"));
        }
    }
    ascii
}
