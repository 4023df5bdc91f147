//! The looks of the pages as data: colours, styles and measures, read from a theme file.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use serde::Deserialize;

use super::fonts::{Face, Figures};
use super::linebreak::Setting;
use super::page::Color;
use crate::article::PassageKind;
use crate::pack::Paper;

/// A theme. All lengths are in points.
#[derive(Debug, Clone, Deserialize)]
pub struct Theme {
    /// Its name.
    pub name: String,
    /// Colours by name.
    pub colors: BTreeMap<String, Color>,
    /// The page's measures.
    pub page: PageMeasures,
    /// The distance between baselines of body text; spaces are multiples and halves of it.
    pub grid: f32,
    /// How far quotations stand in from the column.
    pub inset: f32,
    /// How far numbers hang out to the left of the text they belong to.
    pub hang: f32,
    /// How lines fill the column.
    #[serde(default)]
    pub setting: Setting,
    /// Whether words are parted at line ends, in languages that have rules for it.
    #[serde(default)]
    pub hyphenate: bool,
    styles: BTreeMap<Style, StyleSpec>,
    marks: BTreeMap<PassageKind, MarkLook>,
}

/// How the words of a marked passage look in its annex.
#[derive(Debug, Clone, Copy, PartialEq, Deserialize)]
pub struct MarkLook {
    /// The colour behind them.
    pub tint: Color,
    /// The colour of the line under them.
    pub edge: Color,
    /// The line under them, which tells the kinds apart without colours.
    #[serde(default)]
    pub line: MarkLine,
}

/// A line under marked words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MarkLine {
    /// None.
    #[default]
    None,
    /// One thin line.
    Thin,
    /// One thick line.
    Thick,
    /// Two thin lines.
    Double,
    /// Dashes.
    Dashed,
    /// Dots.
    Dotted,
    /// Long dashes, far apart.
    Long,
}

/// A stroke of a line under words: lengths in points.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Stroke {
    /// How far its middle lies above the lower edge of the ground.
    pub rise: f32,
    /// How thick it is.
    pub width: f32,
    /// Lengths of dash and gap.
    pub dash: Option<(f32, f32)>,
}

impl MarkLine {
    /// What it is drawn of.
    pub fn strokes(self) -> &'static [Stroke] {
        const fn stroke(rise: f32, width: f32, dash: Option<(f32, f32)>) -> Stroke {
            Stroke { rise, width, dash }
        }
        const THIN: f32 = 0.4;
        match self {
            Self::None => &[],
            Self::Thin => &const { [stroke(0.3, THIN, None)] },
            Self::Thick => &const { [stroke(0.5, 1.0, None)] },
            Self::Double => &const { [stroke(0.2, 0.35, None), stroke(1.3, 0.35, None)] },
            Self::Dashed => &const { [stroke(0.3, 0.5, Some((2.0, 1.4)))] },
            Self::Dotted => &const { [stroke(0.35, 0.7, Some((0.7, 1.5)))] },
            Self::Long => &const { [stroke(0.3, 0.5, Some((6.0, 2.5)))] },
        }
    }
}

/// Margins and places on the page, in points.
#[derive(Debug, Clone, Copy, Deserialize)]
pub struct PageMeasures {
    /// From the left edge to the text column.
    pub left: f32,
    /// Width of the text column.
    pub column: f32,
    /// From the top edge to the first line.
    pub top: f32,
    /// From the last line to the bottom edge.
    pub bottom: f32,
    /// From the top edge to the running header's baseline.
    pub header: f32,
    /// From the running footer's baseline to the bottom edge.
    pub footer: f32,
    /// From the edge to the marking's baseline, at top and bottom.
    pub marking: f32,
}

/// What a text is, for its looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Style {
    /// The line above the title.
    Kicker,
    /// The title.
    Title,
    /// What the briefing is for.
    Occasion,
    /// Details under the title.
    Colophon,
    /// Their names.
    ColophonLabel,
    /// A section's heading.
    Heading,
    /// Its number.
    HeadingNumber,
    /// What announces a list.
    Label,
    /// The sources' words.
    Body,
    /// A list item's number.
    ListNumber,
    /// Words the author stresses.
    NoteStrong,
    /// Words the author sets apart.
    NoteEmphasis,
    /// A key figure.
    FigureValue,
    /// The words around its digits.
    FigureUnit,
    /// What it counts.
    FigureCaption,
    /// A date in a chronology.
    ChronologyDate,
    /// What happened then.
    ChronologyText,
    /// A date on the timeline.
    TimelineLabel,
    /// The head of a column.
    TableHead,
    /// A cell.
    TableCell,
    /// What stands under a picture or over a table.
    Caption,
    /// A person's name.
    BiographyName,
    /// A person's office.
    BiographyRole,
    /// The word across a draft's pages.
    Watermark,
    /// When the draft was made, over the footer.
    DraftStamp,
    /// The raised number that refers to a footnote.
    NoteNumber,
    /// A footnote.
    Footnote,
    /// The number that it opens with.
    FootnoteNumber,
    /// An entry of the contents.
    Contents,
    /// Its page number.
    ContentsNumber,
    /// The line over an annex's title.
    AnnexKicker,
    /// An annex's title.
    AnnexTitle,
    /// Its details.
    AnnexDetail,
    /// Its text.
    AnnexBody,
    /// A heading in it.
    AnnexHeading,
    /// A question in it.
    AnnexQuestion,
    /// A caption in it.
    AnnexCaption,
    /// The name of a page in its margin.
    MarginMark,
    /// Where a quotation is from.
    SourceLine,
    /// The number that leads to the source.
    SourceLink,
    /// The author's own words.
    Note,
    /// The sign that says so.
    NoteMark,
    /// A source's title in the list of sources.
    EntryTitle,
    /// Its opening words where it has no title.
    EntryOpening,
    /// Its details.
    EntryDetail,
    /// Its address.
    EntryLink,
    /// Its file's hash.
    EntryHash,
    /// Running header and footer.
    Running,
    /// The handling caveat.
    Marking,
}

#[derive(Debug, Clone, Deserialize)]
struct StyleSpec {
    face: Face,
    size: f32,
    leading: f32,
    color: String,
    #[serde(default)]
    figures: Figures,
    #[serde(default)]
    rise: f32,
}

/// A style as it is set.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct TextStyle {
    /// The face.
    pub face: Face,
    /// Its size in points.
    pub size: f32,
    /// The distance between baselines in points.
    pub leading: f32,
    /// Its colour.
    pub color: Color,
    /// Its figures.
    pub figures: Figures,
    /// How far it stands above the line's baseline, in points: for the numbers of notes.
    pub rise: f32,
}

/// What is set in a style or a colour that the theme forgot; a test keeps the bundled themes from needing it.
const INK: Color = Color(0, 0, 0);
/// The ground of marked words in such a theme.
const PLAIN_TINT: Color = Color(230, 230, 230);

impl Theme {
    /// How many styles a theme names.
    pub const STYLES: usize = 49;

    /// The theme that is used unless another is chosen.
    pub fn house() -> &'static Theme {
        Self::named(crate::pack::DEFAULT_THEME).unwrap_or_else(|| {
            static BARE: OnceLock<Theme> = OnceLock::new();
            BARE.get_or_init(Theme::bare)
        })
    }

    /// A bundled theme by its name.
    pub fn named(name: &str) -> Option<&'static Theme> {
        Self::bundled().iter().find(|theme| theme.name == name)
    }

    /// The themes that come with the program.
    pub fn bundled() -> &'static [Theme] {
        static BUNDLED: OnceLock<Vec<Theme>> = OnceLock::new();
        BUNDLED.get_or_init(|| {
            let files =
                [include_str!("../../assets/themes/house.json"), include_str!("../../assets/themes/print.json")];
            files.into_iter().filter_map(|file| Theme::from_json(file).ok()).collect()
        })
    }

    /// Reads a theme.
    ///
    /// # Errors
    /// What is wrong with the file, in words.
    pub fn from_json(text: &str) -> Result<Theme, String> {
        serde_json::from_str(text).map_err(|error| format!("the theme cannot be read: {error}"))
    }

    /// Measures without any looks, for the case that the bundled theme cannot be read.
    fn bare() -> Theme {
        Theme {
            name: "bare".to_owned(),
            colors: BTreeMap::new(),
            page: PageMeasures {
                left: 94.0,
                column: 352.0,
                top: 84.0,
                bottom: 90.0,
                header: 47.0,
                footer: 49.0,
                marking: 26.0,
            },
            grid: 15.0,
            inset: 15.0,
            hang: 18.0,
            setting: Setting::Ragged,
            hyphenate: false,
            styles: BTreeMap::new(),
            marks: BTreeMap::new(),
        }
    }

    /// A colour by its name in the theme.
    pub fn color(&self, name: &str) -> Color {
        self.colors.get(name).copied().unwrap_or(INK)
    }

    /// How a kind of marked passage looks.
    pub fn mark(&self, kind: PassageKind) -> MarkLook {
        let plain = MarkLook { tint: PLAIN_TINT, edge: INK, line: MarkLine::None };
        self.marks.get(&kind).copied().unwrap_or(plain)
    }

    /// How a style is set.
    pub fn style(&self, style: Style) -> TextStyle {
        match self.styles.get(&style) {
            Some(spec) => TextStyle {
                face: spec.face,
                size: spec.size,
                leading: spec.leading,
                color: self.color(&spec.color),
                figures: spec.figures,
                rise: spec.rise,
            },
            None => TextStyle {
                face: Face::Serif,
                size: self.grid * 0.7,
                leading: self.grid,
                color: INK,
                figures: Figures::Text,
                rise: 0.0,
            },
        }
    }
}

/// Width and height of a paper in points.
pub fn paper_size(paper: Paper) -> (f32, f32) {
    const POINTS_PER_MM: f32 = 72.0 / 25.4;
    match paper {
        Paper::A4 => (210.0 * POINTS_PER_MM, 297.0 * POINTS_PER_MM),
        Paper::Letter => (8.5 * 72.0, 11.0 * 72.0),
    }
}
