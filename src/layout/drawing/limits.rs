//! What a drawing may ask for: files made to exhaust a machine end in a sentence instead.

use std::collections::HashMap;

use resvg::usvg::{self, roxmltree};

/// The largest file that is read, in bytes.
const MOST_BYTES: usize = 16 << 20;
/// The most elements, attributes not counted, that a file may hold.
pub(super) const MOST_NODES: u32 = 200_000;
/// The most elements that there may be after every `use` has been replaced by what it repeats.
const MOST_DRAWN: usize = 200_000;
/// How deep elements may lie within others.
const DEEPEST: usize = 96;
/// The most characters that entities may grow into.
const MOST_EXPANDED: usize = 64 << 20;
/// The most that one reference to an entity can grow to, in references: roxmltree's own limit.
const REFERENCES_EACH: usize = 256;
/// The most layers and filter steps, shapes within masks and patterns included.
const MOST_LAYERS: usize = 400;
/// The most corners that marks may be put on, times what a mark consists of.
const MOST_MARKS: usize = 400_000;

/// What is said of a file of too many elements.
pub(super) const TOO_MANY: &str = "it has too many elements (more than 200,000, repeated ones counted each time)";

/// Refuses files that are too large, or whose entities would grow beyond all measure.
pub(super) fn check_size(text: &str) -> Result<(), String> {
    if text.len() > MOST_BYTES {
        return Err(format!("its file is too large ({} MB; at most 16 MB are read)", text.len() >> 20));
    }
    let declared: Vec<usize> =
        text.split("<!ENTITY").skip(1).map(|entity| entity.find('>').unwrap_or(entity.len())).collect();
    let (longest, references) = (declared.iter().max().copied().unwrap_or(0), text.matches('&').count());
    if references.saturating_mul(REFERENCES_EACH).saturating_mul(longest) > MOST_EXPANDED {
        return Err("its entities would grow to more text than a drawing has".to_owned());
    }
    Ok(())
}

/// What is wrong with the file's XML.
pub(super) fn in_words(error: roxmltree::Error) -> String {
    match error {
        roxmltree::Error::NodesLimitReached => TOO_MANY.to_owned(),
        roxmltree::Error::EntityReferenceLoop(at) => {
            format!("its entities repeat each other without end (line {})", at.row)
        }
        other => format!("its file is damaged ({other})"),
    }
}

/// Refuses documents that are nested too deeply, or that `use`, markers and the like would multiply too often.
pub(super) fn check_document(document: &roxmltree::Document<'_>) -> Result<(), String> {
    let mut depths: HashMap<roxmltree::NodeId, usize> = HashMap::new();
    let mut ids = HashMap::new();
    let (mut corners, mut marked) = (0_usize, false);
    for node in document.descendants() {
        let depth = node.parent().and_then(|parent| depths.get(&parent.id()).copied()).unwrap_or(0) + 1;
        if depth > DEEPEST {
            return Err(too_deep());
        }
        depths.insert(node.id(), depth);
        if let Some(id) = node.attribute("id") {
            ids.insert(id, node);
        }
        corners += ["d", "points"].iter().filter_map(|name| node.attribute(*name)).map(str::len).sum::<usize>() / 2;
        marked |= node.attributes().any(|a| a.name().starts_with("marker") || a.value().contains("marker"));
        marked |= node.tag_name().name() == "style" && node.text().is_some_and(|css| css.contains("marker"));
    }
    let mut weights = Weights { ids, known: HashMap::new() };
    let weight = weights.of(document.root(), 0)?;
    if weight > MOST_DRAWN {
        return Err(TOO_MANY.to_owned());
    }
    let marks: Vec<_> = document.descendants().filter(|node| node.tag_name().name() == "marker").collect();
    let heaviest = marks.into_iter().map(|mark| weights.of(mark, 0)).collect::<Result<Vec<_>, _>>()?;
    let heaviest = heaviest.into_iter().max().unwrap_or(0);
    if marked && corners.saturating_mul(heaviest) > MOST_MARKS {
        return Err("its markers would be drawn too many times".to_owned());
    }
    Ok(())
}

fn too_deep() -> String {
    format!("its elements lie too deep within each other (more than {DEEPEST})")
}

/// How many elements each element comes to when every `use` is replaced by what it repeats.
struct Weights<'a, 'd> {
    ids: HashMap<&'a str, roxmltree::Node<'a, 'd>>,
    known: HashMap<roxmltree::NodeId, usize>,
}

impl<'a, 'd> Weights<'a, 'd> {
    fn of(&mut self, node: roxmltree::Node<'a, 'd>, depth: usize) -> Result<usize, String> {
        if depth > DEEPEST {
            return Err(too_deep());
        }
        if let Some(weight) = self.known.get(&node.id()) {
            return Ok(*weight);
        }
        let mut weight = 1_usize;
        if node.tag_name().name() == "use"
            && let Some(target) = href(&node).and_then(|to| to.strip_prefix('#')).and_then(|id| self.ids.get(id))
        {
            weight = weight.saturating_add(self.of(*target, depth + 1)?);
        }
        for child in node.children().filter(roxmltree::Node::is_element) {
            weight = weight.saturating_add(self.of(child, depth + 1)?);
        }
        self.known.insert(node.id(), weight);
        Ok(weight)
    }
}

/// What an element refers to, by `href` of whatever namespace.
fn href<'a>(node: &roxmltree::Node<'a, '_>) -> Option<&'a str> {
    node.attributes().find(|attribute| attribute.name() == "href").map(|attribute| attribute.value().trim())
}

/// What the drawing would fetch from outside its file, or shows in a form that is not read; said once for each kind.
pub(super) fn outside_references(document: &roxmltree::Document<'_>) -> Vec<String> {
    const SHOWN: usize = 60;
    let mut said: Vec<String> = Vec::new();
    for node in document.descendants() {
        let fetches = ["image", "use", "feImage", "pattern", "linearGradient", "radialGradient", "textPath", "script"];
        let Some(to) = href(&node).filter(|_| fetches.contains(&node.tag_name().name())) else { continue };
        let what = if to.starts_with('#') || ["png", "jpeg", "jpg"].iter().any(|k| is_embedded(to, k)) {
            continue;
        } else if to.starts_with("data:") {
            "a picture within it that is neither PNG nor JPEG is left out".to_owned()
        } else {
            let shown: String = to.chars().take(SHOWN).collect();
            format!("it refers to something outside its file, which is never fetched ({shown})")
        };
        if !said.contains(&what) {
            said.push(what);
        }
    }
    said
}

fn is_embedded(address: &str, kind: &str) -> bool {
    address.strip_prefix("data:image/").is_some_and(|rest| rest.starts_with(kind))
}

/// Refuses drawings of so many layers, masks and filters that drawing them takes too long.
pub(super) fn check_effort(tree: &usvg::Tree) -> Result<(), String> {
    if layers(tree.root()) > MOST_LAYERS {
        return Err(format!("it has too many layers, masks and filters (more than {MOST_LAYERS})"));
    }
    Ok(())
}

fn layers(group: &usvg::Group) -> usize {
    let own = usize::from(group.should_isolate())
        + group.filters().iter().map(|filter| filter.primitives().len()).sum::<usize>();
    let mut sum = own;
    for child in group.children() {
        if let usvg::Node::Group(group) = child {
            sum = sum.saturating_add(layers(group));
        }
        child.subroots(|root| sum = sum.saturating_add(layers(root)));
        if sum > MOST_LAYERS {
            break;
        }
    }
    sum
}
