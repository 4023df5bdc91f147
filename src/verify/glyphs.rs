//! Whether drawn glyphs can stand for the text that a file gives for them.

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization;
use unicode_segmentation::UnicodeSegmentation;

use crate::article::is_unseen;

/// The longest text that is compared, in characters: words and short phrases alone have a text given.
const LONGEST: usize = 2_000;
/// A glyph that stands for nothing by itself: part of a cluster whose text is given.
const ANY: char = '\u{FFFD}';

/// What is drawn for a letter that no font has, where a font has it; others have a question mark or [`ANY`].
const BOX: char = '\u{25a1}';

/// A text with a box for each letter that has one of the characters that no font has.
pub(super) fn boxed<'t>(text: &'t str, missing: &str) -> Cow<'t, str> {
    let is_missing = |char: char| missing.contains(char);
    if missing.is_empty() || !text.contains(is_missing) {
        return Cow::Borrowed(text);
    }
    let mut boxed = String::with_capacity(text.len());
    for letter in text.graphemes(true) {
        match letter.contains(is_missing) {
            true => boxed.push(BOX),
            false => boxed.push_str(letter),
        }
    }
    Cow::Owned(boxed)
}

/// Whether glyphs that stand for `drawn` by themselves can show `spoken`. A hyphen at a line's end may stand for a soft
/// hyphen; letters that fonts draw with one glyph are the same here.
pub(super) fn can_show(drawn: &str, spoken: &str) -> bool {
    let spoken = folded(spoken, true);
    let shows = |drawn: &[char]| matches(drawn, &spoken);
    let mut drawn = folded(drawn, false);
    if drawn.len() > LONGEST || spoken.len() > LONGEST {
        return drawn == spoken;
    }
    if shows(&drawn) {
        return true;
    }
    if spoken.iter().any(|char| is_reordered(*char)) {
        // Glyphs of these scripts do not stand in the order of their letters: the letters must be the same.
        drawn.retain(|char| *char != ANY);
        let mut rest: Vec<char> = spoken.clone();
        // Fonts put these vowels together from the sign for a long a and another part.
        rest.extend(spoken.iter().filter(|char| matches!(char, '\u{949}'..='\u{94c}' | '\u{94f}')).map(|_| '\u{93e}'));
        return drawn.iter().all(|char| match rest.iter().position(|other| other == char) {
            Some(at) => {
                rest.swap_remove(at);
                true
            }
            None => false,
        });
    }
    false
}

fn folded(text: &str, keep_soft_hyphens: bool) -> Vec<char> {
    let seen = |char: &char| (keep_soft_hyphens && *char == '\u{ad}') || !(is_unseen(*char) || char.is_whitespace());
    text.chars().filter(seen).nfkd().map(same_look).collect()
}

/// Letters that a font may draw with one glyph become one of them.
fn same_look(char: char) -> char {
    match char {
        'Ð' | 'Ɖ' => 'Đ',
        'ɩ' => 'ι',
        '∆' => 'Δ',
        '➀' => '1',
        '➁' => '2',
        '➂' => '3',
        '➃' => '4',
        '➄' => '5',
        '➅' => '6',
        '➆' => '7',
        '➇' => '8',
        '➈' => '9',
        '‐' | '‑' | '−' => '-',
        '·' | '‧' | '∙' => '·',
        'ʼ' => '’',
        // Drawn mirrored from right to left.
        ')' => '(',
        ']' => '[',
        '}' => '{',
        '>' => '<',
        '»' => '«',
        '›' => '‹',
        // Cyrillic and Greek letters that look like Latin ones.
        'А' | 'Α' => 'A',
        'В' | 'Β' => 'B',
        'Е' | 'Ε' => 'E',
        'Ζ' => 'Z',
        'Н' | 'Η' => 'H',
        'І' | 'Ι' | 'Ӏ' => 'I',
        'Ј' => 'J',
        'К' | 'Κ' => 'K',
        'М' | 'Μ' => 'M',
        'Ν' => 'N',
        'О' | 'Ο' => 'O',
        'Р' | 'Ρ' => 'P',
        'Ѕ' => 'S',
        'С' => 'C',
        'Т' | 'Τ' => 'T',
        'У' | 'Υ' => 'Y',
        'Х' | 'Χ' => 'X',
        'а' => 'a',
        'с' => 'c',
        'е' => 'e',
        'і' => 'i',
        'ј' => 'j',
        'о' | 'ο' => 'o',
        'р' => 'p',
        'ѕ' => 's',
        'х' => 'x',
        'у' => 'y',
        'ԁ' => 'd',
        'һ' => 'h',
        char => char,
    }
}

/// Whether glyphs of the letter's script may stand in another order than the letters: the scripts of South and South East
/// Asia, and those that run from right to left.
fn is_reordered(char: char) -> bool {
    matches!(char, '\u{590}'..='\u{8ff}' | '\u{900}'..='\u{109f}' | '\u{1780}'..='\u{17ff}' | '\u{a8e0}'..='\u{a8ff}'
        | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}')
}

/// Whether the drawn characters are the spoken ones, where [`ANY`] stands for any number of them and a soft hyphen for a
/// hyphen or nothing.
fn matches(drawn: &[char], spoken: &[char]) -> bool {
    // For each number of spoken characters whether the drawn ones so far can be just these.
    let mut reached = vec![false; spoken.len() + 1];
    if let Some(first) = reached.first_mut() {
        *first = true;
    }
    let mut reached = without_soft_hyphens(reached, spoken);
    for char in drawn {
        let mut next = vec![false; reached.len()];
        if *char == ANY {
            let first = reached.iter().position(|reached| *reached).unwrap_or(reached.len());
            next.iter_mut().skip(first).for_each(|slot| *slot = true);
        } else {
            let fits = |spoken: &char| spoken == char || matches!((*spoken, *char), ('\u{ad}', '-') | (BOX, '?'));
            for ((before, spoken), slot) in reached.iter().zip(spoken).zip(next.iter_mut().skip(1)) {
                *slot = *before && fits(spoken);
            }
        }
        reached = without_soft_hyphens(next, spoken);
    }
    reached.last() == Some(&true)
}

/// Passes over soft hyphens that are not drawn.
fn without_soft_hyphens(mut reached: Vec<bool>, spoken: &[char]) -> Vec<bool> {
    let mut before = reached.first().copied().unwrap_or(false);
    for (slot, spoken) in reached.iter_mut().skip(1).zip(spoken) {
        *slot |= before && *spoken == '\u{ad}';
        before = *slot;
    }
    reached
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use skrifa::{FontRef, MetadataProvider};

    use super::*;

    #[test]
    fn letters_that_a_bundled_font_draws_with_one_glyph_are_the_same() {
        const FONTS: [&[u8]; 4] = [
            include_bytes!("../../assets/fonts/NotoSerif-Regular.ttf"),
            include_bytes!("../../assets/fonts/NotoSerif-Italic.ttf"),
            include_bytes!("../../assets/fonts/Inter-Regular.otf"),
            include_bytes!("../../assets/fonts/Inter-SemiBold.otf"),
        ];
        for font in FONTS.map(|bytes| FontRef::new(bytes).unwrap()) {
            let mut by_glyph: BTreeMap<u32, Vec<char>> = BTreeMap::new();
            for (code, glyph) in font.charmap().mappings() {
                let char = char::from_u32(code).filter(|c| c.is_alphanumeric());
                by_glyph.entry(glyph.to_u32()).or_default().extend(char);
            }
            for letters in by_glyph.values().filter(|letters| letters.len() > 1) {
                for (one, other) in letters.iter().zip(letters.iter().skip(1)) {
                    let (one, other) = (one.to_string(), other.to_string());
                    assert!(can_show(&one, &other) && can_show(&other, &one), "{one} {other}");
                }
            }
        }
    }

    #[test]
    fn another_letter_is_another_letter() {
        for (drawn, spoken) in [("l", "ι"), ("αλιεία", "αλιειο"), ("2", "3"), ("rn", "m")] {
            assert!(!can_show(drawn, spoken), "{drawn} {spoken}");
        }
        assert!(can_show("αλɩεία", "αλιεία"));
    }
}
