//! Scripts: which one a character belongs to, what to install for it, and whether its lines break between words.

/// A script, or several that one font sets together.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Script {
    /// What its characters are called ("Thai letters").
    pub letters: &'static str,
    /// The word for it in the names of Noto families ("Thai", "CJK").
    pub family_word: &'static str,
    /// The Debian package that has a font for it.
    pub package: &'static str,
    /// The first and last of its characters, block by block.
    blocks: &'static [(u32, u32)],
}

const CORE: &str = "fonts-noto-core";
const CJK: &str = "fonts-noto-cjk";

/// What the characters of no script in the list belong to: symbols, and scripts of the past.
static OTHER: Script = Script { letters: "symbols", family_word: "Symbols", package: "fonts-noto-core", blocks: &[] };

const fn script(
    letters: &'static str,
    family_word: &'static str,
    package: &'static str,
    blocks: &'static [(u32, u32)],
) -> Script {
    Script { letters, family_word, package, blocks }
}

/// Blocks after the Unicode Character Database (Blocks.txt), with the punctuation that comes with a script.
static SCRIPTS: [Script; 31] = [
    script(
        "Arabic letters",
        "Arabic",
        CORE,
        &[(0x600, 0x6ff), (0x750, 0x77f), (0x870, 0x8ff), (0xfb50, 0xfdff), (0xfe70, 0xfefc)],
    ),
    script("Hebrew letters", "Hebrew", CORE, &[(0x590, 0x5ff), (0xfb1d, 0xfb4f)]),
    script("Devanagari letters", "Devanagari", CORE, &[(0x900, 0x97f), (0xa8e0, 0xa8ff), (0x1cd0, 0x1cff)]),
    script("Thai letters", "Thai", CORE, &[(0xe00, 0xe7f)]),
    script(
        "Chinese characters",
        "CJK",
        CJK,
        &[
            (0x2e80, 0x2fdf),
            (0x2ff0, 0x3020),
            (0x302a, 0x3030),
            (0x3038, 0x303f),
            (0x3100, 0x312f),
            (0x3190, 0x31ef),
            (0x3200, 0x33ff),
            (0x3400, 0x4dbf),
            (0x4e00, 0x9fff),
            (0xf900, 0xfaff),
            (0xfe10, 0xfe1f),
            (0xfe30, 0xfe4f),
            (0xff00, 0xff64),
            (0xffe0, 0xffe6),
            (0x20000, 0x3ffff),
        ],
    ),
    script(
        "Japanese letters",
        "CJK",
        CJK,
        &[(0x3021, 0x3029), (0x3031, 0x3037), (0x3040, 0x30ff), (0x31f0, 0x31ff), (0xff65, 0xff9f), (0x1b000, 0x1b16f)],
    ),
    script(
        "Korean letters",
        "CJK",
        CJK,
        &[(0x1100, 0x11ff), (0x3130, 0x318f), (0xa960, 0xa97f), (0xac00, 0xd7ff), (0xffa0, 0xffdc)],
    ),
    script("Bengali letters", "Bengali", CORE, &[(0x980, 0x9ff)]),
    script("Gurmukhi letters", "Gurmukhi", CORE, &[(0xa00, 0xa7f)]),
    script("Gujarati letters", "Gujarati", CORE, &[(0xa80, 0xaff)]),
    script("Oriya letters", "Oriya", CORE, &[(0xb00, 0xb7f)]),
    script("Tamil letters", "Tamil", CORE, &[(0xb80, 0xbff)]),
    script("Telugu letters", "Telugu", CORE, &[(0xc00, 0xc7f)]),
    script("Kannada letters", "Kannada", CORE, &[(0xc80, 0xcff)]),
    script("Malayalam letters", "Malayalam", CORE, &[(0xd00, 0xd7f)]),
    script("Sinhala letters", "Sinhala", CORE, &[(0xd80, 0xdff)]),
    script("Lao letters", "Lao", CORE, &[(0xe80, 0xeff)]),
    script("Tibetan letters", "Tibetan", CORE, &[(0xf00, 0xfff)]),
    script("Burmese letters", "Myanmar", CORE, &[(0x1000, 0x109f), (0xa9e0, 0xa9ff), (0xaa60, 0xaa7f)]),
    script("Khmer letters", "Khmer", CORE, &[(0x1780, 0x17ff), (0x19e0, 0x19ff)]),
    script("Georgian letters", "Georgian", CORE, &[(0x10a0, 0x10ff), (0x1c90, 0x1cbf), (0x2d00, 0x2d2f)]),
    script("Armenian letters", "Armenian", CORE, &[(0x530, 0x58f), (0xfb13, 0xfb17)]),
    script("Ethiopic letters", "Ethiopic", CORE, &[(0x1200, 0x139f), (0x2d80, 0x2ddf), (0xab00, 0xab2f)]),
    script("Cherokee letters", "Cherokee", CORE, &[(0x13a0, 0x13ff), (0xab70, 0xabbf)]),
    script("Mongolian letters", "Mongolian", CORE, &[(0x1800, 0x18af)]),
    script("Syriac letters", "Syriac", CORE, &[(0x700, 0x74f), (0x860, 0x86f)]),
    script("Thaana letters", "Thaana", CORE, &[(0x780, 0x7bf)]),
    script("Tifinagh letters", "Tifinagh", CORE, &[(0x2d30, 0x2d7f)]),
    script("Javanese letters", "Javanese", CORE, &[(0xa980, 0xa9df)]),
    script(
        "Latin, Greek or Cyrillic letters",
        "Sans",
        CORE,
        &[
            (0x41, 0x24f),
            (0x370, 0x52f),
            (0x1c80, 0x1c8f),
            (0x1d00, 0x1fff),
            (0x2c60, 0x2c7f),
            (0x2de0, 0x2dff),
            (0xa640, 0xa69f),
            (0xa720, 0xa7ff),
        ],
    ),
    script(
        "pictures of feelings and things",
        "Emoji",
        "fonts-noto-core or fonts-symbola",
        &[(0x2600, 0x27bf), (0x1f300, 0x1faff)],
    ),
];

/// The script of a character.
pub fn script_of(c: char) -> &'static Script {
    let number = u32::from(c);
    let is_in = |s: &&Script| s.blocks.iter().any(|(first, last)| (*first..=*last).contains(&number));
    SCRIPTS.iter().find(is_in).unwrap_or(&OTHER)
}

impl Script {
    /// Whether it is one of those of China, Japan and Korea, which share their fonts.
    pub fn is_east_asian(&self) -> bool {
        self.family_word == "CJK"
    }
}

/// The language whose forms of Chinese characters a text wants: `zh`, `ja`, `ko`, or an empty text where the language is
/// none of these.
pub fn east_asian_language(code: &str) -> &'static str {
    match code.split(['-', '_']).next().unwrap_or_default() {
        "zh" => "zh",
        "ja" => "ja",
        "ko" => "ko",
        _ => "",
    }
}

/// Thai, Lao, Khmer and Burmese: words run on without spaces, and a line ends between words.
pub(super) fn breaks_by_dictionary(c: char) -> bool {
    matches!(c, '\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}' | '\u{a9e0}'..='\u{a9ff}'
        | '\u{aa60}'..='\u{aa7f}')
}

/// A syllable of Korean.
pub(super) fn is_korean(c: char) -> bool {
    matches!(c, '\u{ac00}'..='\u{d7a3}')
}

/// Whether most of a text has no spaces to stretch: such lines cannot be justified by their spaces.
pub(super) fn is_without_spaces<'t>(texts: impl Iterator<Item = &'t str>) -> bool {
    let (mut all, mut spaceless) = (0_usize, 0_usize);
    for text in texts {
        if text.is_ascii() {
            all += text.len();
            continue;
        }
        for c in text.chars() {
            all += 1;
            let han_or_kana = matches!(c, '\u{2e80}'..='\u{312f}' | '\u{31a0}'..='\u{9fff}' | '\u{f900}'..='\u{faff}'
                | '\u{ff00}'..='\u{ff9f}' | '\u{20000}'..='\u{3ffff}');
            spaceless += usize::from(han_or_kana || breaks_by_dictionary(c));
        }
    }
    spaceless * 2 > all
}

/// Characters that fonts need no glyph for: joiners, marks of direction, variation selectors, controls.
pub(super) fn is_invisible(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{17b4}' | '\u{17b5}' | '\u{180b}'..='\u{180f}'
            | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}'
            | '\u{feff}' | '\u{e0100}'..='\u{e01ef}')
}
