//! Fonts on the machine: for characters that the bundled fonts lack, the same choice every time.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::config;
use super::fontfile::{self, FaceHead};
use crate::diag::{Sink, Warning};
use crate::layout::page::FontData;
use crate::layout::{FontFinder, Found, FoundFont, Hand, Theme, Trial, Wanted};

/// How deep folders of fonts are searched.
const DEPTH: usize = 8;
/// The weights that text and headings are set in, as OS/2 counts them.
const WEIGHTS: std::ops::RangeInclusive<u16> = 300..=700;
/// From which weight on a font is a strong one.
const STRONG: u16 = 600;
/// How many fonts may share what is wanted for one script and hand.
const MOST_FONTS: usize = 4;

/// Finds fonts in folders, and themes in the user's own.
#[derive(Debug, Clone)]
pub struct MachineFonts {
    folders: Vec<PathBuf>,
    trial: Option<Trial>,
    themes: Option<PathBuf>,
}

impl MachineFonts {
    /// The folders where this kind of machine keeps its fonts, and the user's own; and the user's folder of themes.
    pub fn installed() -> Self {
        let set = |name: &str| std::env::var_os(name).filter(|v| !v.is_empty()).map(PathBuf::from);
        let mut folders = Vec::new();
        if cfg!(windows) {
            folders.extend(set("SYSTEMROOT").map(|root| root.join("Fonts")));
            folders.extend(set("LOCALAPPDATA").map(|data| data.join("Microsoft").join("Windows").join("Fonts")));
        } else if cfg!(target_os = "macos") {
            folders.extend(["/System/Library/Fonts", "/Library/Fonts"].map(PathBuf::from));
            folders.extend(set("HOME").map(|home| home.join("Library/Fonts")));
        } else {
            let shared = set("XDG_DATA_DIRS").unwrap_or_else(|| "/usr/local/share:/usr/share".into());
            folders.extend(std::env::split_paths(&shared).map(|data| data.join("fonts")));
            let home = set("HOME");
            let own = set("XDG_DATA_HOME").or_else(|| home.as_ref().map(|home| home.join(".local/share")));
            folders.extend(own.map(|data| data.join("fonts")));
            folders.extend(home.map(|home| home.join(".fonts")));
        }
        folders.retain(|folder| folder.is_dir());
        Self { themes: config::themes_folder(), ..Self::in_folders(folders) }
    }

    /// These folders alone.
    pub fn in_folders(folders: Vec<PathBuf>) -> Self {
        Self { folders, trial: None, themes: None }
    }

    /// Looks for themes in this folder.
    #[must_use]
    pub fn with_themes(self, folder: PathBuf) -> Self {
        Self { themes: Some(folder), ..self }
    }

    /// Passes over fonts that fail a trial; the next best ones are taken in their place.
    #[must_use]
    pub fn tried(self, trial: Trial) -> Self {
        Self { trial: Some(trial), ..self }
    }
}

impl FontFinder for MachineFonts {
    fn find(&self, wanted: &[Wanted], sink: &mut Sink) -> Found {
        let files = font_files(&self.folders);
        let faces = faces_of(&files, sink);
        let all: BTreeSet<char> = wanted.iter().flat_map(|w| w.characters.iter().copied()).collect();
        let mut search = Search { faces, trial: self.trial, all, covered: BTreeMap::new(), data: BTreeMap::new() };
        let mut fonts: Vec<FoundFont> = Vec::new();
        // The plain ones first: where there is no strong one, headings are set in what the text is set in.
        for strong in [false, true] {
            for font in wanted.iter().filter(|w| w.strong == strong).flat_map(|w| search.fonts_for(w, sink)) {
                let key = |font: &FoundFont| (font.name.clone(), font.index, font.hand, font.language);
                if !strong || fonts.iter().all(|other| key(other) != key(&font)) {
                    fonts.push(font);
                }
            }
        }
        Found { fonts, searched: Some(describe(files.len(), &self.folders)) }
    }

    fn theme(&self, name: &str, sink: &mut Sink) -> Option<Theme> {
        let own = config::own_themes(self.themes.as_ref()?, sink);
        own.into_iter().find(|theme| theme.name == name)
    }
}

/// Which fonts were looked at, in words that go with 'nor'.
fn describe(files: usize, folders: &[PathBuf]) -> String {
    let folders: Vec<String> = folders.iter().map(|f| f.display().to_string()).collect();
    match files {
        _ if folders.is_empty() => "any on this machine, which has no folder of fonts".to_owned(),
        1 => format!("the 1 font file in {}", folders.join(", ")),
        _ => format!("any of the {files} font files in {}", folders.join(", ")),
    }
}

/// A face of a file.
struct Candidate {
    path: PathBuf,
    head: FaceHead,
}

/// Every file in the folders that is named like a font, in order.
fn font_files(folders: &[PathBuf]) -> Vec<PathBuf> {
    let mut files = BTreeSet::new();
    let mut open: Vec<(PathBuf, usize)> = folders.iter().map(|f| (f.clone(), 0)).collect();
    while let Some((folder, depth)) = open.pop() {
        let Ok(entries) = std::fs::read_dir(&folder) else { continue };
        for path in entries.filter_map(|e| Some(e.ok()?.path())) {
            if path.is_dir() {
                if depth < DEPTH {
                    open.push((path, depth + 1));
                }
            } else if is_named_like_a_font(&path) && path.is_file() {
                files.insert(path);
            }
        }
    }
    files.into_iter().collect()
}

fn is_named_like_a_font(path: &Path) -> bool {
    let ending = path.extension().and_then(|e| e.to_str()).unwrap_or_default();
    ["ttf", "otf", "ttc", "otc"].iter().any(|known| ending.eq_ignore_ascii_case(known))
}

/// The faces that text can be set in: upright and with outlines.
fn faces_of(files: &[PathBuf], sink: &mut Sink) -> Vec<Candidate> {
    let mut faces = Vec::new();
    for path in files {
        match fontfile::read_heads(path) {
            Ok(heads) => faces.extend(
                heads
                    .into_iter()
                    .filter(|head| head.upright && head.outlines && WEIGHTS.contains(&head.weight))
                    .map(|head| Candidate { path: path.clone(), head }),
            ),
            Err(why) => sink.push(passed_over(path, &why)),
        }
    }
    faces
}

fn passed_over(path: &Path, why: &str) -> Warning {
    Warning::new(format!("{}: {why}; the font is passed over", path.display()))
        .advise("install it anew or remove the file")
}

/// A search over the faces of the machine.
struct Search {
    faces: Vec<Candidate>,
    trial: Option<Trial>,
    /// Every character that anybody wants.
    all: BTreeSet<char>,
    /// Which of them each face has, where that was asked.
    covered: BTreeMap<usize, BTreeSet<char>>,
    /// The files that were read: faces of a collection share theirs.
    data: BTreeMap<PathBuf, Option<Arc<[u8]>>>,
}

impl Search {
    /// The best font that has every character; where none has, the one that has most, and then again for the rest.
    fn fonts_for(&mut self, wanted: &Wanted, sink: &mut Sink) -> Vec<FoundFont> {
        let mut order: Vec<usize> = (0..self.faces.len()).collect();
        order.sort_by_cached_key(|at| self.faces.get(*at).map(|face| rank(face, wanted)));
        let mut rest = wanted.characters.clone();
        let mut fonts = Vec::new();
        while !rest.is_empty() && fonts.len() < MOST_FONTS {
            let mut best: Option<(usize, usize)> = None;
            for at in &order {
                let count = self.covered(*at, sink).intersection(&rest).count();
                if count > best.map_or(0, |(_, most)| most) {
                    best = Some((*at, count));
                }
                if count == rest.len() {
                    break;
                }
            }
            let Some((at, _)) = best else { break };
            order.retain(|other| *other != at);
            if let Some(font) = self.load(at, wanted, sink) {
                rest = rest.difference(self.covered(at, sink)).copied().collect();
                fonts.push(font);
            }
        }
        fonts
    }

    fn covered(&mut self, at: usize, sink: &mut Sink) -> &BTreeSet<char> {
        let Self { faces, all, covered, .. } = self;
        covered.entry(at).or_insert_with(|| {
            let Some(face) = faces.get(at) else { return BTreeSet::new() };
            fontfile::covered(&face.path, &face.head, all).unwrap_or_else(|why| {
                sink.push(passed_over(&face.path, &why));
                BTreeSet::new()
            })
        })
    }

    /// The font with its file; `None`, and a warning, where it may not be embedded or cannot be read.
    fn load(&mut self, at: usize, wanted: &Wanted, sink: &mut Sink) -> Option<FoundFont> {
        let Candidate { path, head } = self.faces.get(at)?;
        if !head.embeddable {
            sink.push(
                Warning::new(format!(
                    "{}: its maker does not let {} be embedded in documents; the font is passed over",
                    path.display(),
                    head.family
                ))
                .advise(format!("install another font for the {}", wanted.script.letters)),
            );
            return None;
        }
        let data = self.data.entry(path.clone()).or_insert_with(|| match super::read_file(path) {
            Ok(bytes) => Some(bytes.into()),
            Err(error) => {
                sink.push(Warning::new(format!("{error}; the font is passed over")));
                None
            }
        });
        let data = FontData::Shared(Arc::clone(data.as_ref()?));
        let is_whole = skrifa::FontRef::from_index(data.bytes(), head.index).is_ok_and(|font| is_whole(&font));
        if !is_whole {
            sink.push(passed_over(path, "is damaged"));
            return None;
        }
        let (name, index) = (head.postscript_name.clone(), head.index);
        let font = FoundFont { name, data, index, hand: wanted.hand, strong: wanted.strong, language: wanted.language };
        let tried = self.trial.map_or(Ok(()), |trial| trial(&font, &wanted.characters));
        if let Err(why) = tried {
            sink.push(passed_over(path, &format!("is damaged ({why})")));
            return None;
        }
        Some(font)
    }
}

/// Whether the tables that setting text needs can be read.
fn is_whole(font: &skrifa::FontRef<'_>) -> bool {
    use skrifa::raw::TableProvider;
    font.head().is_ok() && font.hhea().is_ok() && font.hmtx().is_ok() && font.maxp().is_ok() && font.cmap().is_ok()
}

/// Families that are made for another use than running text.
const FOR_OTHER_USES: [&str; 14] = [
    "Mono",
    "UI",
    "Display",
    "Looped",
    "Kufi",
    "Nastaliq",
    "Rashi",
    "Condensed",
    "Symbols",
    "Unjoined",
    "Slanted",
    "Ornamental",
    "Caption",
    "Cursive",
];

/// What fonts are sorted by: the smaller the better. Families of one design first, then the language's forms, then those
/// made for the script, for running text, of the right weight and hand; in the end their names, so that the order is always the same.
fn rank(face: &Candidate, wanted: &Wanted) -> impl Ord + use<> {
    let head = &face.head;
    let family = head.family.as_str();
    let has_word = |word: &str| family.split_whitespace().any(|w| w == word);
    let of_other_language = usize::from(!wanted.language.is_empty() && !is_of_language(family, wanted.language));
    let weight = if wanted.strong { STRONG } else { 400 };
    let for_other_use = FOR_OTHER_USES.iter().any(|word| has_word(word));
    (
        (!family.starts_with("Noto "), of_other_language, !has_word(wanted.script.family_word), for_other_use),
        ((head.weight >= STRONG) != wanted.strong, hand_of(family) != Some(wanted.hand), head.weight.abs_diff(weight)),
        (head.family.clone(), face.path.clone(), head.index),
    )
}

/// Whether a family has a language's forms of Chinese characters, by its name.
fn is_of_language(family: &str, language: &str) -> bool {
    let words: &[&str] = match language {
        "ja" => &["JP", "Mincho", "IPAexMincho", "IPAexGothic"],
        "ko" => &["KR", "Nanum", "NanumMyeongjo", "NanumGothic", "Batang"],
        _ => &["SC", "CN", "Hei", "Song", "SimSun"],
    };
    family.split_whitespace().any(|word| words.contains(&word))
}

/// The hand of a family, by its name.
fn hand_of(family: &str) -> Option<Hand> {
    let has = |words: &[&str]| words.iter().any(|word| family.contains(word));
    if has(&["Serif", "Naskh", "Song", "Ming", "Mincho", "Batang", "Myeongjo", "Times"]) {
        Some(Hand::Serif)
    } else if has(&["Sans", "Gothic", "Hei", "Arial", "Helvetica"]) {
        Some(Hand::Sans)
    } else {
        None
    }
}
