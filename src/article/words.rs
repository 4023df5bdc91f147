//! How many words a text has, for a reader's sense of length.

use icu_segmenter::WordSegmenter;
use icu_segmenter::options::WordBreakInvariantOptions;

/// The number of words of a text. What is between spaces is a word if it has a letter or a digit; where a script runs its
/// words together, a dictionary of the language parts them (UAX 29, with the dictionaries of ICU).
pub fn count(text: &str) -> usize {
    if !text.chars().any(runs_together) {
        return text.split_whitespace().filter(|part| part.contains(char::is_alphanumeric)).count();
    }
    let segmenter = WordSegmenter::new_dictionary(WordBreakInvariantOptions::default());
    segmenter.segment_str(text).iter_with_word_type().filter(|(_, kind)| kind.is_word_like()).count()
}

/// Whether a character belongs to a script without spaces between words: Han, kana, Thai, Lao, Burmese, Khmer.
fn runs_together(character: char) -> bool {
    matches!(character,
        '\u{e00}'..='\u{eff}'
        | '\u{1000}'..='\u{109f}'
        | '\u{1780}'..='\u{17ff}'
        | '\u{19e0}'..='\u{19ff}'
        | '\u{3040}'..='\u{30ff}'
        | '\u{31f0}'..='\u{31ff}'
        | '\u{3400}'..='\u{4dbf}'
        | '\u{4e00}'..='\u{9fff}'
        | '\u{a9e0}'..='\u{a9ff}'
        | '\u{aa60}'..='\u{aa7f}'
        | '\u{f900}'..='\u{faff}'
        | '\u{ff66}'..='\u{ff9f}'
        | '\u{20000}'..='\u{3ffff}')
}

#[cfg(test)]
mod tests {
    use super::count;

    #[test]
    fn words_are_counted_in_every_script() {
        let check = |text: &str, least: usize, most: usize| {
            let words = count(text);
            assert!((least..=most).contains(&words), "{words} words in {text}");
        };
        check("The two ministers met – again – in 2025.", 7, 7);
        check("Hai bộ trưởng đã gặp nhau ở Hà Nội.", 9, 9);
        check("두 장관은 서울에서 회담했다.", 4, 4);
        check("", 0, 0);
        check("— … !", 0, 0);
        // The two foreign ministers held talks in Beijing and agreed to deepen economic cooperation.
        check("两国外长在北京举行会谈，同意深化经济合作。", 8, 16);
        // The two foreign ministers held talks in Tokyo.
        check("両国の外相は東京で会談した。", 6, 13);
        // The two ministers discussed cooperation in Bangkok.
        check("รัฐมนตรีทั้งสองหารือเรื่องความร่วมมือที่กรุงเทพฯ", 5, 13);
        // One sentence in two scripts.
        check("NATO 与日本签署协议 in 2025", 6, 9);
    }
}
