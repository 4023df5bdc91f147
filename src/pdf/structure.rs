//! The structure tree (ISO 32000-1, 14.7): which content is a heading, a list, a note, and in what order it is read.

use std::collections::{BTreeMap, BTreeSet};
use std::io;

use lopdf::{Dictionary, Object, ObjectId, dictionary};
use rayon::iter::{IntoParallelIterator, ParallelIterator};

use super::attributes;
use super::file::PdfFile;
use super::object;
use super::sheets::Sheet;
use super::spell;
use crate::diag::{Sink, Warning};
use crate::layout::page::{Node, NodeId, Role};

/// Left, bottom, right and top in points from the page's lower left.
pub type Bounds = [f64; 4];

/// Entries in one leaf of the parent tree.
const ENTRIES_PER_LEAF: usize = 64;

/// Elements that are spelled out at a time, shared among the processors. It has no influence on the bytes.
const ELEMENTS_AT_A_TIME: usize = 1024;

/// An element as it goes into the file.
struct Element {
    /// The Link within it that takes in its kids, where it has areas to click.
    link: Option<(ObjectId, Vec<u8>)>,
    whole: (ObjectId, Vec<u8>),
    warnings: Vec<Warning>,
}

/// The root that a document without any structure gets.
static BARE_ROOT: Node = Node { parent: NodeId::ROOT, role: Role::Document, language: None, alt: None, id: None };

/// Which figure each node is in.
pub struct Figures(Vec<Option<NodeId>>);

impl Figures {
    /// Looks through the structure once, so that painting need not.
    pub fn new(nodes: &[Node]) -> Self {
        if !nodes.iter().any(|node| node.role == Role::Figure) {
            return Self(Vec::new());
        }
        let parents = sound_parents(nodes, &mut Sink::new());
        let figure = |start: usize| {
            let ancestors = std::iter::successors(Some(start), |at| parents.get(*at).copied().filter(|up| up != at));
            ancestors.filter(|at| nodes.get(*at).is_some_and(|node| node.role == Role::Figure)).last().map(NodeId)
        };
        Self((0..nodes.len()).map(figure).collect())
    }

    /// The outermost figure that the node is or is part of.
    pub fn of(&self, node: NodeId) -> Option<NodeId> {
        self.0.get(node.0).copied().flatten()
    }
}

/// The tree as it grows with the content that is placed in it, in reading order.
pub struct Tree<'a> {
    nodes: &'a [Node],
    parents: Vec<usize>,
    kids: Vec<Vec<Kid>>,
    /// Nodes that are among the kids of their parent.
    linked: Vec<bool>,
    /// By `StructParents` and `StructParent` keys.
    keys: Vec<Key>,
    /// Nodes that are no links themselves, but have areas to click.
    wrapped: BTreeSet<usize>,
    /// Where figures lie on the first page that shows them.
    figures: BTreeMap<NodeId, Bounds>,
}

enum Kid {
    Node(usize),
    Content { page: ObjectId, mcid: usize },
    Annotation { page: ObjectId, annotation: ObjectId },
}

enum Key {
    Page(Vec<NodeId>),
    Annotation(NodeId),
}

impl<'a> Tree<'a> {
    /// A tree without content. Nodes whose parents make no tree are hung from the root, with a warning.
    pub fn new(nodes: &'a [Node], sink: &mut Sink) -> Self {
        let nodes = if nodes.is_empty() { std::slice::from_ref(&BARE_ROOT) } else { nodes };
        let mut linked = vec![false; nodes.len()];
        if let Some(root) = linked.first_mut() {
            *root = true;
        }
        Self {
            nodes,
            parents: sound_parents(nodes, sink),
            kids: nodes.iter().map(|_| Vec::new()).collect(),
            linked,
            keys: Vec::new(),
            wrapped: BTreeSet::new(),
            figures: BTreeMap::new(),
        }
    }

    /// Whether the node is part of the tree.
    pub fn has(&self, node: NodeId) -> bool {
        node.0 < self.nodes.len()
    }

    /// Places a page's marked-content sequences; gives the page's `StructParents` key.
    pub fn place(&mut self, sheet: &Sheet) -> i64 {
        let page = sheet.place.id;
        for (mcid, node) in sheet.marks.iter().enumerate() {
            self.hang(node.0, Kid::Content { page, mcid });
        }
        for (figure, bounds) in &sheet.figures {
            self.figures.entry(*figure).or_insert(*bounds);
        }
        self.keys.push(Key::Page(sheet.marks.clone()));
        self.keys.len() as i64 - 1
    }

    /// Places a link's annotation; gives its `StructParent` key. PDF/UA wants it directly in a Link element
    /// (ISO 14289-1, 7.18.5): a node of another role gets one that takes in all its kids.
    pub fn annotate(&mut self, page: ObjectId, node: NodeId, annotation: ObjectId) -> i64 {
        if self.nodes.get(node.0).is_some_and(|node| node.role != Role::Link) {
            self.wrapped.insert(node.0);
        }
        self.hang(node.0, Kid::Annotation { page, annotation });
        self.keys.push(Key::Annotation(node));
        self.keys.len() as i64 - 1
    }

    /// Adds a kid, and the node itself and its ancestors where they are not in the tree yet: the order of kids is
    /// that of their first content.
    fn hang(&mut self, node: usize, kid: Kid) {
        let Some(kids) = self.kids.get_mut(node) else { return };
        kids.push(kid);
        let mut at = node;
        while let (Some(linked @ false), Some(&parent)) = (self.linked.get_mut(at), self.parents.get(at)) {
            *linked = true;
            if let Some(kids) = self.kids.get_mut(parent) {
                kids.push(Kid::Node(at));
            }
            at = parent;
        }
    }

    /// Puts cells without content into the rows that have some: a row must keep its columns. The other nodes
    /// without content stay out of the file.
    fn keep_empty_cells(&mut self) {
        let is_cell = |node: &Node| matches!(node.role, Role::TableCell | Role::TableHeader { .. });
        let mut rows = BTreeSet::new();
        for (index, node) in self.nodes.iter().enumerate().filter(|(_, node)| is_cell(node)) {
            let Some(&row) = self.parents.get(index) else { continue };
            let in_row = self.nodes.get(row).is_some_and(|row| row.role == Role::TableRow)
                && self.linked.get(row) == Some(&true);
            if let (true, Some(linked @ false), Some(kids)) =
                (in_row && is_cell(node), self.linked.get_mut(index), self.kids.get_mut(row))
            {
                *linked = true;
                kids.push(Kid::Node(index));
                rows.insert(row);
            }
        }
        for row in rows {
            if let Some(kids) = self.kids.get_mut(row) {
                kids.sort_by_key(|kid| if let Kid::Node(node) = kid { *node } else { usize::MAX });
            }
        }
    }

    /// Writes the tree; gives its root for the catalog.
    pub fn write(mut self, file: &mut PdfFile, sink: &mut Sink) -> io::Result<ObjectId> {
        self.keep_empty_cells();
        let root = file.reserve();
        let ids: Vec<Option<ObjectId>> = self.linked.iter().map(|linked| linked.then(|| file.reserve())).collect();
        let wrappers: BTreeMap<usize, ObjectId> = self.wrapped.iter().map(|node| (*node, file.reserve())).collect();
        // What holds a node's kids.
        let holder = |node: usize| wrappers.get(&node).copied().or(ids.get(node).copied().flatten());
        let mut names: BTreeMap<Vec<u8>, ObjectId> = BTreeMap::new();
        let mut name_of: BTreeMap<usize, String> = BTreeMap::new();
        for (index, node) in self.nodes.iter().enumerate() {
            let Some(id) = ids.get(index).copied().flatten() else { continue };
            if let Some(name) = attributes::element_id(index, node, &names, sink) {
                names.insert(name.clone().into_bytes(), id);
                name_of.insert(index, name);
            }
        }

        let element = |index: usize| {
            let (id, node) = (ids.get(index).copied().flatten()?, self.nodes.get(index)?);
            let parent = match self.parents.get(index) {
                Some(&parent) if index > 0 => holder(parent).unwrap_or(root),
                _ => root,
            };
            let mut sink = Sink::new();
            let figure = self.figures.get(&NodeId(index)).copied();
            let mut element = dictionary! { "S" => object::name(role_name(node.role)), "P" => parent };
            attributes::describe(&mut element, index, node, figure, &mut sink);
            if let Some(name) = name_of.get(&index) {
                element.set("ID", object::text(name));
            }
            let kids = self.kids.get(index).map_or(&[][..], Vec::as_slice);
            let link = wrappers.get(&index).map(|&wrapper| {
                element.set("K", wrapper);
                let mut link = dictionary! { "S" => object::name("Link"), "P" => id };
                set_kids(&mut link, kids, &ids);
                (wrapper, spell::dictionary(&link))
            });
            if link.is_none() {
                set_kids(&mut element, kids, &ids);
            }
            Some(Element { link, whole: (id, spell::dictionary(&element)), warnings: sink.into_warnings() })
        };
        for first in (0..self.nodes.len()).step_by(ELEMENTS_AT_A_TIME) {
            let some = first..(first + ELEMENTS_AT_A_TIME).min(self.nodes.len());
            let elements: Vec<Element> = some.into_par_iter().filter_map(element).collect();
            for Element { link, whole, warnings } in elements {
                warnings.into_iter().for_each(|warning| sink.push(warning));
                for (id, bytes) in link.into_iter().chain([whole]) {
                    file.put_spelled(id, &bytes)?;
                }
            }
        }

        let parent_tree = write_parent_tree(file, &self.keys, holder)?;
        let mut tree_root = dictionary! {
            "Type" => object::name("StructTreeRoot"),
            "K" => ids.first().copied().flatten().map_or(Object::Null, Object::from),
            "ParentTree" => parent_tree,
            "ParentTreeNextKey" => self.keys.len() as i64,
        };
        if !names.is_empty() {
            let names = names.into_iter().flat_map(|(name, id)| [string(name), id.into()]).collect::<Vec<_>>();
            tree_root.set("IDTree", dictionary! { "Names" => names });
        }
        file.put(root, tree_root)?;
        Ok(root)
    }
}

/// The name of a role among the standard structure types (ISO 32000-1, 14.8.4): none needs a role map.
pub fn role_name(role: Role) -> &'static str {
    match role {
        Role::Document => "Document",
        Role::Section => "Sect",
        Role::Division => "Div",
        Role::Heading(0 | 1) => "H1",
        Role::Heading(2) => "H2",
        Role::Heading(3) => "H3",
        Role::Heading(4) => "H4",
        Role::Heading(5) => "H5",
        Role::Heading(_) => "H6",
        Role::Paragraph => "P",
        Role::BlockQuote => "BlockQuote",
        Role::Quote => "Quote",
        Role::List { .. } => "L",
        Role::ListItem => "LI",
        Role::Label => "Lbl",
        Role::ListBody => "LBody",
        Role::Table => "Table",
        Role::TableRow => "TR",
        Role::TableHeader { .. } => "TH",
        Role::TableCell => "TD",
        Role::Caption => "Caption",
        Role::Figure => "Figure",
        Role::Note => "Note",
        Role::Reference => "Reference",
        Role::Link => "Link",
        Role::Contents => "TOC",
        Role::ContentsItem => "TOCI",
        Role::Span => "Span",
    }
}

/// Sets an element's kids. Content on the page that the element names needs its number alone.
fn set_kids(element: &mut Dictionary, kids: &[Kid], ids: &[Option<ObjectId>]) {
    let own_page = kids.iter().find_map(|kid| if let Kid::Content { page, .. } = kid { Some(*page) } else { None });
    if let Some(page) = own_page {
        element.set("Pg", page);
    }
    let kid_object = |kid: &Kid| match *kid {
        Kid::Node(node) => ids.get(node).copied().flatten().map(Object::from),
        Kid::Content { page, mcid } if Some(page) == own_page => Some(Object::from(mcid as i64)),
        Kid::Content { page, mcid } => {
            Some(dictionary! { "Type" => object::name("MCR"), "Pg" => page, "MCID" => mcid as i64 }.into())
        }
        Kid::Annotation { page, annotation } => {
            Some(dictionary! { "Type" => object::name("OBJR"), "Pg" => page, "Obj" => annotation }.into())
        }
    };
    let mut objects: Vec<Object> = kids.iter().filter_map(kid_object).collect();
    match objects.len() {
        0 => {}
        1 => element.set("K", objects.remove(0)),
        _ => element.set("K", objects),
    }
}

/// The number tree from keys to elements (ISO 32000-1, 14.7.4.4), in leaves that a reader can fetch one by one.
fn write_parent_tree(
    file: &mut PdfFile,
    keys: &[Key],
    holder: impl Fn(usize) -> Option<ObjectId>,
) -> io::Result<ObjectId> {
    let element = |node: &NodeId| holder(node.0).map_or(Object::Null, Object::from);
    let mut leaves = Vec::new();
    for (leaf, entries) in keys.chunks(ENTRIES_PER_LEAF).enumerate() {
        let first = leaf * ENTRIES_PER_LEAF;
        let mut numbers = Vec::with_capacity(entries.len() * 2);
        for (key, entry) in (first..).zip(entries) {
            numbers.push(Object::from(key as i64));
            numbers.push(match entry {
                Key::Page(marks) => file.add(marks.iter().map(element).collect::<Vec<_>>())?.into(),
                Key::Annotation(node) => element(node),
            });
        }
        let limits = vec![Object::from(first as i64), Object::from((first + entries.len()) as i64 - 1)];
        leaves.push(file.add(dictionary! { "Limits" => limits, "Nums" => numbers })?.into());
    }
    file.add(dictionary! { "Kids" => leaves })
}

/// Each node's parent, such that all ways lead to the root.
fn sound_parents(nodes: &[Node], sink: &mut Sink) -> Vec<usize> {
    let mut parents: Vec<usize> = nodes.iter().map(|node| node.parent.0).collect();
    // Nodes from which the root is known to be reached.
    let mut sound = vec![false; nodes.len()];
    for start in 0..nodes.len() {
        let mut way = BTreeSet::new();
        let mut at = start;
        while at != 0 && sound.get(at) == Some(&false) && way.insert(at) {
            let up = parents.get(at).copied().unwrap_or(0);
            // A way that meets itself, or leaves the tree, is cut here.
            if up >= nodes.len() || way.contains(&up) {
                sink.push(
                    Warning::new(format!("part {at} of the structure belongs to no whole and is put at the top level"))
                        .advise("please report this, with the pack"),
                );
                if let Some(parent) = parents.get_mut(at) {
                    *parent = 0;
                }
            }
            at = parents.get(at).copied().unwrap_or(0);
        }
        for node in way {
            if let Some(sound) = sound.get_mut(node) {
                *sound = true;
            }
        }
    }
    parents
}

fn string(bytes: Vec<u8>) -> Object {
    Object::String(bytes, lopdf::StringFormat::Literal)
}
