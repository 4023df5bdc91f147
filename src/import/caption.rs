//! What stands under a picture: captions by their credits, credits alone, and lines that only number a picture.

use super::words::{at_most, fold, folded_words, is_all_caps, is_capitalised, label_len, tables, words_to};

/// No caption is longer, in words.
const MAX_CAPTION_WORDS: usize = 70;

/// Whether a line is a caption by its own words.
pub(super) fn is_caption(text: &str) -> bool {
    if !at_most(text, 700) || words_to(text, MAX_CAPTION_WORDS) > MAX_CAPTION_WORDS {
        return false;
    }
    is_credit(text)
        || label_len(text, &tables().caption_labels).is_some()
        || has_double_label(text)
        || has_bracketed_credit(text)
        || has_trailing_credit(text)
        || picture_number(text).is_some()
}

/// Whether a line is a credit and nothing else: 'Photo: Jane Doe', '© AFP'.
pub(super) fn is_credit(text: &str) -> bool {
    let bare = text.trim_matches(['(', ')', '[', ']', ' ', '.']);
    if words_to(bare, 8) > 8 {
        return false;
    }
    if label_len(bare, &tables().credit_words).is_some_and(|len| len < bare.len()) {
        return !bare.contains("://");
    }
    let mut words = folded_words(bare);
    let (first, second) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
    let rest_named = bare.split_whitespace().nth(2).is_some_and(is_capitalised);
    tables().credit_words.contains(&first) && tables().credit_joiners.contains(&second) && rest_named
}

/// 'Image source, Jane Doe', 'Image caption, The port at dawn': two words of captions, then a comma.
fn has_double_label(text: &str) -> bool {
    let Some((label, rest)) = text.split_once([',', ':']) else { return false };
    let tables = tables();
    let words: Vec<String> = if at_most(label, 30) { folded_words(label).collect() } else { Vec::new() };
    words.len() == 2
        && !rest.trim().is_empty()
        && words.iter().all(|w| tables.credit_words.contains(w) || tables.caption_labels.contains(w))
}

/// '… (Photo: Jane Doe)', '… [Photo published by VNA].', '… (AP Photo/Jane Doe)'.
fn has_bracketed_credit(text: &str) -> bool {
    let end = text.trim_end_matches([' ', '.', '\u{A0}']);
    let Some(inner) = end.strip_suffix([')', ']']) else { return false };
    let Some((before, credit)) = inner.rsplit_once(['(', '[']) else { return false };
    if words_to(credit, 12) > 12 || !folded_words(credit).any(|w| tables().credit_words.contains(&w)) {
        return false;
    }
    // '(Source: X)' also closes articles: there it follows text of more than one sentence.
    let source = folded_words(credit).next().is_some_and(|w| tables().source_words.contains(&w));
    !source || words_to(before, 35) <= 35
}

/// '… in Geneva. Photo: Jane Doe', '… Ảnh: TTXVN', '… Photo by Jane Doe', '… | AFP Photo', '… PHOTO/AFP'.
fn has_trailing_credit(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    let tail_from = words.len().saturating_sub(8);
    let tables = tables();
    for (index, word) in words.iter().enumerate().skip(tail_from.max(1)) {
        let rest = words.get(index + 1..).unwrap_or_default();
        let opens = word.trim_start_matches(['(', '/', '|', '-', '–', '—']);
        if let Some(label) = opens.strip_suffix([':', '：'])
            && tables.credit_words.contains(&fold(label))
        {
            return !rest.is_empty() && is_capitalised(opens) && rest.first().is_some_and(|w| is_capitalised(w));
        }
        if let Some((label, agency)) = opens.split_once('/')
            && tables.credit_words.contains(&fold(label))
            && is_capitalised(agency)
        {
            return true;
        }
        let joined = rest.first().is_some_and(|w| tables.credit_joiners.contains(&fold(w)));
        if is_capitalised(opens) && tables.credit_words.contains(&fold(opens)) && joined {
            return rest.get(1).is_some_and(|w| is_capitalised(w)) && !text.ends_with('.');
        }
    }
    // '— VNA/VNS Photo', '© AFP'.
    if let [.., agency, last] = words.as_slice() {
        let photo = is_capitalised(last) && tables.credit_words.contains(&fold(last)) && words.len() > 2;
        return (photo && is_all_caps(agency))
            || (agency.ends_with('©') && words.len() <= 40)
            || (last.starts_with('©') && last.len() > 2);
    }
    false
}

/// The bytes before '- Ảnh 1.' or '- Photo 2', with which pages number their pictures.
pub(super) fn picture_number(text: &str) -> Option<usize> {
    let end = text.trim_end_matches([' ', '.']);
    let number_from = end
        .rfind(|c: char| !c.is_ascii_digit())
        .map(|i| i + end.get(i..).and_then(|t| t.chars().next()).map_or(1, char::len_utf8))?;
    let (front, digits) = end.split_at_checked(number_from)?;
    if digits.is_empty() || digits.len() > 3 {
        return None;
    }
    let front = front.trim_end();
    let word_from = front
        .rfind([' ', '-', '–'])
        .map(|i| i + front.get(i..).and_then(|t| t.chars().next()).map_or(1, char::len_utf8))?;
    let (before, word) = front.split_at_checked(word_from)?;
    let keep = before.trim_end();
    let dashed = keep.strip_suffix(['-', '–', '—'])?;
    tables().picture_numbers.contains(&fold(word)).then(|| dashed.trim_end().len())
}
