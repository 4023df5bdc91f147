//! Version 1 of the pack format: JSON, with its articles in it.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use base64::Engine;
use base64::engine::general_purpose::STANDARD as BASE64;
use serde::{Deserialize, Serialize};

use crate::article::{Article, ArticleId, Block, BlockKind, Dropped, Language, Passage, PassageKind, Source, Span};
use crate::diag::Warning;
use crate::pack::{
    Binned, BinnedItem, Body, DEFAULT_TEMPLATE, DEFAULT_THEME, Details, Dismissal, Front, Happening, Highlight,
    HighlightId, Item, ItemId, Limit, Pack, PackArticle, Paper, Picture, Section, SectionId, highest_number,
};

/// What the file says it is.
const FORMAT: &str = "briefpack";
/// The version that this file reads and writes.
const VERSION: u32 = 1;

#[derive(Deserialize)]
struct Head {
    format: Option<String>,
    version: Option<u32>,
}

#[derive(Serialize, Deserialize)]
struct FileV1 {
    format: String,
    version: u32,
    front: Front,
    paper: Paper,
    #[serde(default = "default_theme")]
    theme: String,
    #[serde(default = "default_template")]
    template: String,
    sections: Vec<SectionV1>,
    highlights: Vec<HighlightV1>,
    articles: Vec<ArticleV1>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    bin: Vec<BinnedV1>,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pictures: BTreeMap<String, PictureV1>,
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    dismissed: BTreeSet<Dismissal>,
    next_id: u32,
}

fn default_theme() -> String {
    DEFAULT_THEME.to_owned()
}

fn default_template() -> String {
    DEFAULT_TEMPLATE.to_owned()
}

/// A picture's file in Base64 (RFC 4648).
#[derive(Serialize, Deserialize)]
struct PictureV1 {
    base64: String,
}

#[derive(Serialize, Deserialize)]
struct SectionV1 {
    id: u32,
    title: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    guidance: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    limit: Option<Limit>,
    items: Vec<ItemV1>,
}

#[derive(Serialize, Deserialize)]
struct ItemV1 {
    id: u32,
    #[serde(flatten)]
    body: BodyV1,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    note: String,
}

#[derive(Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
enum BodyV1 {
    Quotation {
        passage: u32,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        wording: Option<String>,
    },
    List {
        label: String,
        announced: Option<u32>,
        passages: Vec<u32>,
    },
    Figure {
        value: String,
        caption: String,
        passage: u32,
    },
    Chronology {
        entries: Vec<Happening>,
    },
    Table {
        caption: String,
        header: Vec<String>,
        rows: Vec<Vec<String>>,
    },
    Picture {
        picture: String,
        caption: String,
        alt: String,
    },
    Biography {
        name: String,
        role: String,
        text: String,
    },
    Note,
    PageBreak,
}

#[derive(Serialize, Deserialize)]
struct HighlightV1 {
    id: u32,
    article: String,
    /// Block, first byte, one past the last byte.
    spans: Vec<(usize, usize, usize)>,
    quote: String,
    /// Missing in older files, and where it is the reader's own choice.
    #[serde(default, skip_serializing_if = "PassageKind::is_own")]
    kind: PassageKind,
}

#[derive(Serialize, Deserialize)]
struct ArticleV1 {
    id: String,
    ticked: bool,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    in_full: bool,
    file: String,
    sha256: String,
    text_sha256: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    address: Option<String>,
    title: Option<String>,
    published: Option<jiff::civil::Date>,
    outlet: Option<String>,
    byline: Option<String>,
    dateline: Option<String>,
    language: String,
    blocks: Vec<BlockV1>,
    /// What the user corrected; the fields above stay as they were imported.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    corrected: Option<CorrectedV1>,
    #[serde(default)]
    dropped: Vec<Dropped>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    warnings: Vec<WarningV1>,
}

/// An article's details in the user's words, all of them.
#[derive(Serialize, Deserialize)]
struct CorrectedV1 {
    title: Option<String>,
    published: Option<jiff::civil::Date>,
    outlet: Option<String>,
    byline: Option<String>,
    language: String,
}

#[derive(Serialize, Deserialize)]
struct BinnedV1 {
    index: usize,
    article: ArticleV1,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    highlights: Vec<HighlightV1>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    items: Vec<BinnedItemV1>,
}

#[derive(Serialize, Deserialize)]
struct BinnedItemV1 {
    section: u32,
    index: usize,
    item: ItemV1,
}

#[derive(Serialize, Deserialize)]
struct BlockV1 {
    kind: BlockKind,
    line: usize,
    text: String,
}

#[derive(Serialize, Deserialize)]
struct WarningV1 {
    what: String,
    place: Option<String>,
    advice: Option<String>,
}

/// Reads a pack from JSON.
pub(super) fn decode(bytes: &[u8]) -> Result<Pack, String> {
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Err(
            "the file is empty, so it is no pack; open another or start from articles with 'briefpack draft'".into()
        );
    }
    let head: Head = serde_json::from_slice(bytes).map_err(|error| {
        format!("is not a pack (not JSON as a pack would be: {error}); choose a file that ends in .briefing.json")
    })?;
    if head.format.as_deref() != Some(FORMAT) {
        return Err("is JSON, but not a pack; choose a file that ends in .briefing.json".to_owned());
    }
    match head.version {
        Some(VERSION) => {}
        Some(newer) if newer > VERSION => {
            return Err(format!(
                "was saved by a newer Briefpack (format {newer}, this one reads {VERSION}); update Briefpack to open it"
            ));
        }
        _ => return Err("names no version of the format that this Briefpack reads; restore it from a copy".to_owned()),
    }
    let file: FileV1 = serde_json::from_slice(bytes)
        .map_err(|error| format!("is a damaged pack ({error}); restore it from a copy"))?;
    from_file(file)
}

/// Writes a pack as JSON.
pub(super) fn encode(pack: &Pack) -> Result<Vec<u8>, String> {
    let mut bytes =
        serde_json::to_vec_pretty(&to_file(pack)).map_err(|error| format!("the pack cannot be written ({error})"))?;
    bytes.push(b'\n');
    Ok(bytes)
}

fn from_file(file: FileV1) -> Result<Pack, String> {
    let mut highlights = BTreeMap::new();
    for highlight in file.highlights.into_iter().map(highlight_from) {
        let id = highlight.id;
        if highlights.insert(id, highlight).is_some() {
            return Err(format!("is a damaged pack (two passages are numbered {}); restore it from a copy", id.0));
        }
    }
    let bin: Vec<Binned> = file.bin.into_iter().map(binned_from).collect();
    let mut used: Vec<u32> = highlights.keys().map(|h: &HighlightId| h.0).collect();
    let sections: Vec<Section> = file.sections.into_iter().map(section_from).collect();
    for section in &sections {
        used.push(section.id.0);
        used.extend(section.items.iter().map(|i| i.id.0));
    }
    used.extend(bin.iter().flat_map(|b| &b.highlights).map(|h| h.id.0));
    used.sort_unstable();
    if let Some([twice, _]) = used.array_windows::<2>().find(|[a, b]| a == b) {
        return Err(format!("is a damaged pack (the number {twice} is given twice); restore it from a copy"));
    }
    let highest = used.last().copied().unwrap_or(0).max(highest_number(&bin));
    Ok(Pack {
        front: file.front,
        paper: file.paper,
        theme: file.theme,
        template: file.template,
        pictures: pictures_from(file.pictures)?,
        articles: file.articles.into_iter().map(article_from).collect(),
        bin,
        highlights,
        sections,
        // A number that is in use must not be given again, whatever the file says.
        dismissed: file.dismissed,
        next_id: file.next_id.max(highest.saturating_add(1)),
    })
}

fn section_from(section: SectionV1) -> Section {
    let items = section.items.into_iter().map(item_from).collect();
    Section { id: SectionId(section.id), title: section.title, guidance: section.guidance, limit: section.limit, items }
}

fn item_from(item: ItemV1) -> Item {
    Item { id: ItemId(item.id), body: body_from(item.body), note: item.note }
}

fn highlight_from(h: HighlightV1) -> Highlight {
    let spans = h.spans.into_iter().map(|(block, start, end)| Span { block, start, end }).collect();
    let passage = Passage { article: ArticleId(h.article), spans, quote: h.quote };
    Highlight { id: HighlightId(h.id), passage, kind: h.kind }
}

fn binned_from(b: BinnedV1) -> Binned {
    Binned {
        entry: article_from(b.article),
        index: b.index,
        highlights: b.highlights.into_iter().map(highlight_from).collect(),
        items: b
            .items
            .into_iter()
            .map(|i| BinnedItem { section: SectionId(i.section), index: i.index, item: item_from(i.item) })
            .collect(),
    }
}

fn body_from(body: BodyV1) -> Body {
    match body {
        BodyV1::Quotation { passage, wording } => Body::Quotation { passage: HighlightId(passage), wording },
        BodyV1::Figure { value, caption, passage } => Body::Figure { value, caption, passage: HighlightId(passage) },
        BodyV1::Chronology { entries } => Body::Chronology(entries),
        BodyV1::Table { caption, header, rows } => Body::Table { caption, header, rows },
        BodyV1::Picture { picture, caption, alt } => Body::Picture { picture, caption, alt },
        BodyV1::Biography { name, role, text } => Body::Biography { name, role, text },
        BodyV1::PageBreak => Body::PageBreak,
        BodyV1::List { label, announced, passages } => {
            Body::List { label, announced, entries: passages.into_iter().map(HighlightId).collect() }
        }
        BodyV1::Note => Body::Note,
    }
}

fn pictures_from(pictures: BTreeMap<String, PictureV1>) -> Result<BTreeMap<String, Picture>, String> {
    let decode = |(name, picture): (String, PictureV1)| {
        let bytes = BASE64
            .decode(picture.base64)
            .map_err(|_| format!("is a damaged pack (the picture '{name}' cannot be read); restore it from a copy"))?;
        Ok((name, Picture { bytes: bytes.into() }))
    };
    pictures.into_iter().map(decode).collect()
}

fn article_from(a: ArticleV1) -> PackArticle {
    let article = Article {
        id: ArticleId(a.id),
        source: Source { file_name: a.file, sha256: a.sha256, address: a.address },
        title: a.title,
        published: a.published,
        outlet: a.outlet,
        byline: a.byline,
        dateline: a.dateline,
        language: Language(a.language),
        blocks: a.blocks.into_iter().map(|b| Block { kind: b.kind, text: b.text, line: b.line }).collect(),
        dropped: a.dropped,
        warnings: a
            .warnings
            .into_iter()
            .map(|w| Warning { what: w.what, place: w.place, advice: w.advice, about: None })
            .collect(),
    };
    let mut entry = PackArticle {
        article: Arc::new(article),
        imported: None,
        ticked: a.ticked,
        in_full: a.in_full,
        text_sha256: a.text_sha256,
    };
    if let Some(c) = a.corrected {
        let language = Language(c.language);
        let (title, outlet, byline, published) = (c.title, c.outlet, c.byline, c.published);
        entry.correct(&Details { title, outlet, byline, published, language });
    }
    entry
}

fn to_file(pack: &Pack) -> FileV1 {
    FileV1 {
        format: FORMAT.to_owned(),
        version: VERSION,
        front: pack.front.clone(),
        paper: pack.paper,
        theme: pack.theme.clone(),
        template: pack.template.clone(),
        pictures: pack
            .pictures
            .iter()
            .map(|(name, p)| (name.clone(), PictureV1 { base64: BASE64.encode(&p.bytes) }))
            .collect(),
        sections: pack.sections.iter().map(section_to).collect(),
        highlights: pack.highlights.values().map(highlight_to).collect(),
        articles: pack.articles.iter().map(article_to).collect(),
        dismissed: pack.dismissed.clone(),
        bin: pack.bin.iter().map(binned_to).collect(),
        next_id: pack.next_id,
    }
}

fn section_to(section: &Section) -> SectionV1 {
    SectionV1 {
        id: section.id.0,
        title: section.title.clone(),
        guidance: section.guidance.clone(),
        limit: section.limit,
        items: section.items.iter().map(item_to).collect(),
    }
}

fn item_to(item: &Item) -> ItemV1 {
    ItemV1 { id: item.id.0, body: body_to(&item.body), note: item.note.clone() }
}

fn binned_to(b: &Binned) -> BinnedV1 {
    let item = |i: &BinnedItem| BinnedItemV1 { section: i.section.0, index: i.index, item: item_to(&i.item) };
    BinnedV1 {
        index: b.index,
        article: article_to(&b.entry),
        highlights: b.highlights.iter().map(highlight_to).collect(),
        items: b.items.iter().map(item).collect(),
    }
}

fn body_to(body: &Body) -> BodyV1 {
    match body {
        Body::Quotation { passage, wording } => BodyV1::Quotation { passage: passage.0, wording: wording.clone() },
        Body::Figure { value, caption, passage } => {
            BodyV1::Figure { value: value.clone(), caption: caption.clone(), passage: passage.0 }
        }
        Body::Chronology(entries) => BodyV1::Chronology { entries: entries.clone() },
        Body::Table { caption, header, rows } => {
            BodyV1::Table { caption: caption.clone(), header: header.clone(), rows: rows.clone() }
        }
        Body::Picture { picture, caption, alt } => {
            BodyV1::Picture { picture: picture.clone(), caption: caption.clone(), alt: alt.clone() }
        }
        Body::Biography { name, role, text } => {
            BodyV1::Biography { name: name.clone(), role: role.clone(), text: text.clone() }
        }
        Body::PageBreak => BodyV1::PageBreak,
        Body::List { label, announced, entries } => BodyV1::List {
            label: label.clone(),
            announced: *announced,
            passages: entries.iter().map(|e| e.0).collect(),
        },
        Body::Note => BodyV1::Note,
    }
}

fn highlight_to(h: &Highlight) -> HighlightV1 {
    HighlightV1 {
        id: h.id.0,
        article: h.passage.article.0.clone(),
        spans: h.passage.spans.iter().map(|s| (s.block, s.start, s.end)).collect(),
        quote: h.passage.quote.clone(),
        kind: h.kind,
    }
}

fn article_to(entry: &PackArticle) -> ArticleV1 {
    let a = &entry.article;
    let told = entry.as_imported();
    let corrected = entry.imported.is_some().then(|| CorrectedV1 {
        title: a.title.clone(),
        published: a.published,
        outlet: a.outlet.clone(),
        byline: a.byline.clone(),
        language: a.language.0.clone(),
    });
    ArticleV1 {
        id: a.id.0.clone(),
        ticked: entry.ticked,
        in_full: entry.in_full,
        file: a.source.file_name.clone(),
        sha256: a.source.sha256.clone(),
        text_sha256: entry.text_sha256.clone(),
        address: a.source.address.clone(),
        title: told.title,
        published: told.published,
        outlet: told.outlet,
        byline: told.byline,
        dateline: a.dateline.clone(),
        language: told.language.0,
        corrected,
        blocks: a.blocks.iter().map(|b| BlockV1 { kind: b.kind, line: b.line, text: b.text.clone() }).collect(),
        dropped: a.dropped.clone(),
        warnings: a
            .warnings
            .iter()
            .map(|w| WarningV1 { what: w.what.clone(), place: w.place.clone(), advice: w.advice.clone() })
            .collect(),
    }
}
