//! The manifest: what a briefing quotes and from where, as data that travels inside the exported file.
//!
//! It names no user, no path and no time, and is the same for the same briefing. Version 1 has what is quoted; version 2
//! has what stands on each page as well.

mod pages;

pub use pages::{ManifestAround, ManifestPage, Recorder, is_by_hash, is_text};

use serde::{Deserialize, Serialize};

use crate::article::{Article, Span, is_unseen, sha256_hex};
use crate::assemble::{Briefing, Content, Quotation};

/// The name under which it is attached to the exported file.
pub const FILE_NAME: &str = "briefing.json";
/// The name under which a pack is attached to its own PDF.
pub const ATTACHED_PACK: &str = "pack.briefing.json";
/// What it says it is.
const FORMAT: &str = "briefpack-manifest";
/// The version that is written and read here.
const VERSION: u32 = 3;
/// The first version whose seals have what links say of themselves.
const LINKS_SEALED: u32 = 3;

/// What a briefing quotes and from where.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    /// Always `briefpack-manifest`.
    pub format: String,
    /// The version of the format.
    pub version: u32,
    /// The briefing's title.
    pub title: String,
    /// The language of its own words; none in files of earlier programs.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
    /// Its date.
    pub date: Option<jiff::civil::Date>,
    /// The list of sources, as printed.
    pub sources: Vec<ManifestSource>,
    /// The quotations, in the order of print.
    pub quotations: Vec<ManifestQuotation>,
    /// What rests on passages without printing their words, in the order of print.
    #[serde(default)]
    pub uses: Vec<ManifestUse>,
    /// The pages, in order; none in version 1.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub pages: Vec<ManifestPage>,
    /// What stands around the content of pages.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub around: Vec<ManifestAround>,
    /// The entries of the outline: the page that each leads to, how far down in whole points, and its title.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub bookmarks: Vec<String>,
    /// What is read out instead of each picture and drawing.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub drawings: Vec<String>,
    /// The characters that no font has, in order: a box is printed in the place of each.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub missing: String,
}

/// A source.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ManifestSource {
    /// Its number in the list of sources, from 1.
    pub number: usize,
    /// Its title, or its opening words.
    pub title: String,
    /// Its outlet.
    pub outlet: Option<String>,
    /// When it was published.
    pub published: Option<jiff::civil::Date>,
    /// Its address.
    pub address: Option<String>,
    /// The name of the file it was read from, without folders.
    pub file_name: String,
    /// SHA-256 of that file.
    pub sha256: String,
    /// The letter of the annex that prints it in full.
    pub annex: Option<String>,
    /// SHA-256 of the article's text ([`Article::text_sha256`]), where the article is printed.
    pub text_sha256: Option<String>,
    /// SHA-256 of that text as it can be read back from paper ([`words_sha256`]).
    pub words_sha256: Option<String>,
}

/// A quotation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ManifestQuotation {
    /// Its number, from 1, in the order of print; the items of a list count one by one.
    pub number: usize,
    /// The number of its source.
    pub source: usize,
    /// The letter of the annex in which it is marked.
    pub annex: Option<String>,
    /// Its place in a list; `None` where it stands by itself.
    pub list: Option<ManifestListPlace>,
    /// The article's words, paragraph by paragraph.
    pub paragraphs: Vec<String>,
    /// The words as printed, where the author shortened them: with … and [ ] for what was changed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub wording: Option<Vec<String>>,
    /// Where they stand in the article, one for each paragraph: the block, first byte and one past the last.
    pub spans: Vec<Span>,
}

/// A passage that the briefing rests something on without printing its words: a key figure, an entry of a chronology.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ManifestUse {
    /// What rests on it: `figure` or `event`.
    pub kind: String,
    /// What is printed of it: the figure's value, the event in the author's words.
    pub printed: String,
    /// What is printed under a figure, in the author's words.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub caption: String,
    /// The number of its source.
    pub source: usize,
    /// The letter of the annex in which it is marked.
    pub annex: Option<String>,
    /// The article's words, paragraph by paragraph.
    pub paragraphs: Vec<String>,
    /// Where they stand in the article.
    pub spans: Vec<Span>,
}

/// Where a quotation stands in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ManifestListPlace {
    /// The source's phrase that announces the list; empty if there is none.
    pub label: String,
    /// The item's number, from 1.
    pub item: usize,
}

/// Why bytes are no manifest.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ManifestError {
    /// They are something else.
    #[error("{FILE_NAME} is no manifest ({why}); export the briefing again from its pack")]
    Damaged {
        /// What is wrong.
        why: String,
    },
    /// They are of a version that came later.
    #[error("{FILE_NAME} is of version {version}, which is newer than this program; use a newer briefpack")]
    Newer {
        /// The version.
        version: u32,
    },
}

impl Manifest {
    /// What a briefing quotes and from where; of its pages nothing yet.
    pub fn of(briefing: &Briefing) -> Self {
        let annex_of = |source: usize| briefing.annex_of(source);
        let sources = briefing.sources.iter().map(|source| {
            let annex = annex_of(source.number);
            ManifestSource {
                number: source.number,
                title: source.title.clone(),
                outlet: source.outlet.clone(),
                published: source.published,
                address: source.address.clone(),
                file_name: source.file_name.clone(),
                sha256: source.sha256.clone(),
                annex: annex.map(|a| a.letter.clone()),
                text_sha256: annex.map(|a| a.article.text_sha256()),
                words_sha256: annex.map(|a| article_words_sha256(&a.article)),
            }
        });
        let quotation = |quotation: &Quotation, list: Option<ManifestListPlace>| ManifestQuotation {
            number: quotation.number + 1,
            source: quotation.source,
            annex: annex_of(quotation.source).map(|a| a.letter.clone()),
            list,
            paragraphs: quotation.paragraphs.clone(),
            wording: quotation.wording.clone(),
            spans: quotation.spans.clone(),
        };
        let use_of = |kind: &str, printed: &str, caption: &str, passage: &Quotation| ManifestUse {
            kind: kind.to_owned(),
            printed: printed.to_owned(),
            caption: caption.to_owned(),
            source: passage.source,
            annex: annex_of(passage.source).map(|a| a.letter.clone()),
            paragraphs: passage.paragraphs.clone(),
            spans: passage.spans.clone(),
        };
        let contents = briefing.sections.iter().flat_map(|s| &s.entries).filter_map(|e| e.content.as_ref());
        let uses = contents.clone().flat_map(|content| match content {
            Content::Figures(figures) => {
                figures.iter().map(|f| use_of("figure", &f.value, &f.caption, &f.passage)).collect()
            }
            Content::Chronology(events) => events
                .iter()
                .filter_map(|event| Some(use_of("event", &event.text, "", event.passage.as_ref()?)))
                .collect(),
            _ => Vec::new(),
        });
        let quotations = contents.flat_map(|content| match content {
            Content::Quotation(single) => vec![quotation(single, None)],
            Content::List(list) => {
                let label = if list.label_is_quoted { list.label.as_str() } else { "" };
                let place = |item: usize| ManifestListPlace { label: label.to_owned(), item };
                list.items.iter().zip(1..).map(|(item, number)| quotation(item, Some(place(number)))).collect()
            }
            Content::Figures(_) | Content::Chronology(_) => Vec::new(),
            Content::Table { .. } | Content::Picture { .. } | Content::Biography { .. } | Content::PageBreak => {
                Vec::new()
            }
        });
        Self {
            format: FORMAT.to_owned(),
            version: VERSION,
            title: briefing.front.title.clone(),
            language: Some(briefing.language.code().to_owned()),
            date: briefing.front.date,
            quotations: quotations.collect(),
            uses: uses.collect(),
            sources: sources.collect(),
            pages: Vec::new(),
            around: Vec::new(),
            bookmarks: Vec::new(),
            drawings: Vec::new(),
            missing: String::new(),
        }
    }

    /// The manifest as JSON, the same for the same manifest.
    pub fn encode(&self) -> Vec<u8> {
        // Strings, numbers and dates always become JSON.
        let mut bytes = serde_json::to_vec_pretty(self).unwrap_or_default();
        bytes.push(b'\n');
        bytes
    }

    /// Of a page's seal and the one that earlier programs made, the one that this manifest has.
    pub fn sealed_as<'s>(&self, seal: &'s str, earlier: &'s str) -> &'s str {
        if self.version < LINKS_SEALED { earlier } else { seal }
    }

    /// Reads a manifest.
    ///
    /// # Errors
    /// [`ManifestError`] where the bytes are something else, or of a newer version.
    pub fn decode(bytes: &[u8]) -> Result<Self, ManifestError> {
        #[derive(Deserialize)]
        struct Head {
            format: String,
            version: u32,
        }
        let damaged = |error: serde_json::Error| ManifestError::Damaged { why: error.to_string() };
        let head: Head = serde_json::from_slice(bytes).map_err(damaged)?;
        if head.format != FORMAT {
            return Err(ManifestError::Damaged { why: format!("its format is not '{FORMAT}'") });
        }
        if head.version > VERSION {
            return Err(ManifestError::Newer { version: head.version });
        }
        serde_json::from_slice(bytes).map_err(damaged)
    }
}

fn article_words_sha256(article: &Article) -> String {
    words_sha256(article.blocks.iter().map(|block| block.text.as_str()))
}

/// SHA-256 over the words of paragraphs as paper shows them ([`words`]), each paragraph ended by a line feed; those
/// without any are passed over.
pub fn words_sha256<'t>(paragraphs: impl Iterator<Item = &'t str>) -> String {
    let mut text = String::new();
    for paragraph in paragraphs.map(words).filter(|words| !words.is_empty()) {
        text.push_str(&paragraph);
        text.push('\n');
    }
    sha256_hex(text.as_bytes())
}

/// A text as paper shows it: without characters that cannot be seen (soft hyphens, joiners, marks of direction), white
/// space of any length as one space, none at the ends.
pub fn words(text: &str) -> String {
    let mut words = String::with_capacity(text.len());
    push_words(&mut words, text);
    words.truncate(words.trim_end().len());
    words
}

/// Appends a part of a text as [`words`] has it, but with a space at its end if it has one.
pub fn push_words(words: &mut String, text: &str) {
    let mut rest = text;
    loop {
        // Most letters need no second look.
        let plain = rest.bytes().take_while(u8::is_ascii_graphic).count();
        let (word, after) = rest.split_at(plain);
        words.push_str(word);
        let mut after = after.chars();
        let Some(char) = after.next() else { return };
        rest = after.as_str();
        if char.is_whitespace() {
            if !words.is_empty() && !words.ends_with(' ') {
                words.push(' ');
            }
        } else if !is_unseen(char) {
            words.push(char);
        }
    }
}
