//! Marks on the text itself: the agency and the place before its first words, the agency and the end mark after its last.

use super::dates;
use super::draft::{Draft, Role};
use super::words::{at_most, ends_sentence, fold, is_agency, is_all_caps, is_capitalised, tables, words_to};
use crate::article::BlockKind;

/// No dateline is longer, in characters.
const MAX_OPENING_CHARS: usize = 90;

/// Cuts the marks off the first and the last paragraphs and keeps what they say.
pub(super) fn cut(draft: &mut Draft) {
    let paragraphs: Vec<usize> = draft
        .pieces
        .iter()
        .enumerate()
        .filter(|(_, p)| p.role == Role::Text(BlockKind::Paragraph))
        .map(|(i, _)| i)
        .collect();
    // A standfirst may come before the paragraph that carries the mark.
    for &index in paragraphs.iter().take(3) {
        if cut_opening(draft, index) {
            break;
        }
    }
    let last =
        draft.pieces.iter().rposition(|p| matches!(p.role, Role::Text(BlockKind::Paragraph | BlockKind::ListItem)));
    if let Some(last) = last {
        while cut_ending(draft, last) {}
    }
    // What follows the mark 'end of text' was looked at already; here only paragraphs before a last short line.
    for &index in paragraphs.iter().rev().skip(1).take(2) {
        cut_end_mark(draft, index);
    }
}

/// The separators between an opening mark and the text, the longer before those that they contain.
const SEPARATORS: &[&str] = &[".- ", ".– ", ".— ", ".-", " -- ", " - ", " – ", " — ", "— ", "– ", "- ", "—", ": "];

fn cut_opening(draft: &mut Draft, index: usize) -> bool {
    if let Some((len, opening)) = stopped_dateline(draft.text(index)) {
        return keep_opening(draft, index, len, opening);
    }
    let text = draft.text(index);
    let cut = text.char_indices().nth(MAX_OPENING_CHARS).map_or(text.len(), |(i, _)| i);
    let head = text.get(..cut).unwrap_or_default();
    // The earliest separator; of two at one place, the one that begins first.
    let found = SEPARATORS
        .iter()
        .filter_map(|s| head.find(s).map(|at| (at, *s)))
        .min_by_key(|(at, s)| (*at, std::cmp::Reverse(s.len())));
    let Some((at, separator)) = found else { return cut_bracketed_opening(draft, index) };
    let len = at + separator.len();
    let (Some(front), Some(rest)) = (text.get(..at), text.get(len..)) else { return false };
    let Some(opening) = read_opening(draft, front.trim(), separator.trim(), rest) else {
        return cut_bracketed_opening(draft, index);
    };
    keep_opening(draft, index, len, opening)
}

/// '(VNA) The two sides …': an agency in brackets with nothing after it.
fn cut_bracketed_opening(draft: &mut Draft, index: usize) -> bool {
    let text = draft.text(index);
    let Some((name, rest)) = text.strip_prefix('(').and_then(|t| t.split_once(')')) else { return false };
    // '(VLO) Sáng 14/4, …': capitals alone at the head of a text are whoever sends it.
    let sign = (2..=7).contains(&name.chars().count())
        && is_all_caps(name)
        && name.chars().all(char::is_alphabetic)
        && rest.starts_with(' ')
        && rest.trim_start().starts_with(char::is_uppercase);
    if !is_agency(name) && !sign {
        return false;
    }
    let opening = Opening { place: None, agency: Some(name.to_owned()) };
    let len = name.len() + 2;
    keep_opening(draft, index, len, opening)
}

fn keep_opening(draft: &mut Draft, index: usize, len: usize, opening: Opening) -> bool {
    let reason = match (&opening.place, &opening.agency) {
        (Some(_), Some(_)) => "dateline and agency mark",
        (Some(_), None) => "dateline",
        (None, _) => "agency mark",
    };
    draft.cut_front(index, len, reason);
    if let Some(agency) = opening.agency {
        draft.facts.outlet = Some(agency);
    }
    if opening.place.is_some() {
        draft.facts.dateline = opening.place;
    }
    true
}

/// A dateline on a line of its own, 'Rennes, 8 fév 2026 (AFP) -': its place with the day, and its agency. The text stands
/// on the lines below.
pub(super) fn lone_dateline(text: &str) -> Option<(String, Option<String>)> {
    let front = text.trim_end().strip_suffix(['-', '–', '—'])?.trim_end();
    if !at_most(front, MAX_OPENING_CHARS) {
        return None;
    }
    let (place, agency) = match front.strip_suffix(')').and_then(|f| f.rsplit_once('(')) {
        Some((place, agency)) => (place.trim().trim_end_matches(','), Some(agency.trim())),
        None => (front, None),
    };
    let dated = place.split_once(',').is_some_and(|(name, date)| {
        is_place(name)
            && (dates::is_date_phrase(date)
                || date.split_once(',').is_some_and(|(region, date)| is_place(region) && dates::is_date_phrase(date)))
    });
    let named = agency.is_some_and(|a| is_agency(a) || words_to(a, 3) <= 3 && is_capitalised(a));
    let told = dated && (agency.is_none() || named) || named && is_place(place);
    told.then(|| (place.to_owned(), agency.map(str::to_owned)))
}

/// 'Lima, 9 de octubre de 2026. The ministry …', 'Vienna, 3 March 2026 (EFE). The …': a place with a whole date, parted by a full
/// stop from the sentence behind it. Gives its bytes too.
fn stopped_dateline(text: &str) -> Option<(usize, Opening)> {
    let cut = text.char_indices().nth(MAX_OPENING_CHARS).map_or(text.len(), |(i, _)| i);
    let head = text.get(..cut)?;
    head.match_indices(". ").find_map(|(at, stop)| {
        let front = head.get(..at)?;
        let (front, agency) = match front.strip_suffix(')').and_then(|f| f.rsplit_once('(')) {
            Some((front, agency)) if is_agency(agency) || words_to(agency, 3) <= 3 && is_capitalised(agency) => {
                (front.trim_end(), Some(agency.to_owned()))
            }
            Some(_) => return None,
            None => (front, None),
        };
        let (_, date) = front.split_once(',')?;
        let told = is_place_and_date(front) && dates::date_within(date).is_some();
        let rest = text.get(at + stop.len()..)?;
        let opens = rest.starts_with(|c: char| c.is_uppercase() || c.is_numeric() || "\"“«‘'¿¡".contains(c));
        (told && opens && words_to(rest, 3) >= 3)
            .then(|| (at + stop.len(), Opening { place: Some(front.to_owned()), agency }))
    })
}

struct Opening {
    place: Option<String>,
    agency: Option<String>,
}

/// Reads what stands before the dash: '(VNA)', 'VGP', 'HÀ NỘI', 'LONDON, Oct. 30', 'Paris (AFP)'.
fn read_opening(draft: &Draft, front: &str, separator: &str, rest: &str) -> Option<Opening> {
    let opens_text =
        rest.trim_start().chars().next().is_some_and(|c| {
            c.is_uppercase() || c.is_numeric() || matches!(c, '"' | '“' | '«' | '‘' | '\'' | '¿' | '¡')
        });
    if front.is_empty() || !opens_text || words_to(rest, 3) < 3 {
        return None;
    }
    if let Some((place, agency)) = front.strip_suffix([')']).and_then(|f| f.rsplit_once('(')) {
        let place = place.trim().trim_end_matches(',');
        // '(TTXVN 12/5)': the day is no part of the name.
        let agency = agency.trim_end_matches(|c: char| c.is_ascii_digit() || matches!(c, '/' | '-' | '.' | ' ' | ','));
        let named = is_agency(agency) || (words_to(agency, 3) <= 3 && is_capitalised(agency));
        let agency = Some(agency.trim().to_owned());
        if place.is_empty() {
            return named.then_some(Opening { place: None, agency });
        }
        // 'La Paz, 24 mar (Agencia Andina del Sur).- ': behind a day the brackets hold whoever sends it.
        let dated = place.split_once(',').is_some_and(|(name, date)| is_place(name) && dates::is_date_phrase(date));
        let named = named || dated && agency.as_deref().is_some_and(is_place);
        return (named && is_place_and_date(place)).then(|| Opening { place: Some(place.to_owned()), agency });
    }
    if separator == ":" {
        return None;
    }
    if is_agency(front) || is_agency_sign(front) {
        return Some(Opening { place: None, agency: Some(front.to_owned()) });
    }
    if let Some((place, agency)) = front.rsplit_once(['/', ','])
        && is_agency(agency)
        && is_place_and_date(place.trim())
    {
        return Some(Opening { place: Some(place.trim().to_owned()), agency: Some(agency.trim().to_owned()) });
    }
    if is_dateline(draft, front, separator) {
        return Some(Opening { place: Some(front.trim_end_matches('.').to_owned()), agency: None });
    }
    behind_short_dash(draft, front, separator, rest)
}

/// The most words of a place before a short dash.
const SHORT_DASH_WORDS: usize = 3;

/// 'Rabat - La ministre …', 'Geneva, Switzerland – The two …', 'QTO - This morning …': a short dash joins names as well
/// ('Tokyo - Hanoi flights'), so the text behind it must open as sentences do, and no other paragraph in this way.
fn behind_short_dash(draft: &Draft, front: &str, separator: &str, rest: &str) -> Option<Opening> {
    if !matches!(separator, "-" | "–") || !opens_as_sentence(rest) || tables().menu_words.contains(&fold(front)) {
        return None;
    }
    let letters = front.chars().filter(|c| c.is_alphabetic()).count();
    let sign = (2..=6).contains(&letters) && is_all_caps(front) && front.chars().all(char::is_alphabetic);
    let names = front.split(',').count();
    let place = words_to(front, SHORT_DASH_WORDS) <= SHORT_DASH_WORDS
        && names <= 2
        && letters >= 3
        && front.split(',').all(is_place);
    // A digest opens each of its paragraphs with a country.
    let is_alike = |text: &str| short_dashed(text).is_some_and(|(front, _)| is_place(front));
    let paragraphs = draft.pieces.iter().filter(|p| p.role == Role::Text(BlockKind::Paragraph));
    if paragraphs.filter(|p| is_alike(&p.text)).take(2).count() > 1 || is_acronym_of_text(draft, front) && sign {
        return None;
    }
    match (sign, place) {
        (true, _) => Some(Opening { place: None, agency: Some(front.to_owned()) }),
        (_, true) => Some(Opening { place: Some(front.to_owned()), agency: None }),
        _ => None,
    }
}

/// What stands before the first short dash of a paragraph's head, and what stands behind it.
fn short_dashed(text: &str) -> Option<(&str, &str)> {
    let cut = text.char_indices().nth(MAX_OPENING_CHARS).map_or(text.len(), |(i, _)| i);
    let head = text.get(..cut)?;
    let at = [" - ", " – "].into_iter().filter_map(|dash| head.find(dash)).min()?;
    let (front, rest) = text.split_at_checked(at)?;
    Some((front, rest.trim_start_matches([' ', '-', '–'])))
}

/// Whether a text opens with a word that opens sentences: an article, a preposition, a pronoun, 'today'.
fn opens_as_sentence(text: &str) -> bool {
    let word = text.split(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    at_most(word, 20) && tables().sentence_openers.contains(&fold(word))
}

/// An agency that no table knows: three to six capitals without a vowel ('VGP'), or an address ('VOV.VN'). Names of places
/// have vowels.
fn is_agency_sign(front: &str) -> bool {
    let letters = front.chars().filter(|c| c.is_alphabetic()).count();
    let vowel = |c: char| {
        use unicode_normalization::UnicodeNormalization;
        c.nfd().next().is_some_and(|base| matches!(base.to_ascii_uppercase(), 'A' | 'E' | 'I' | 'O' | 'U' | 'Y'))
    };
    let one_word = !front.contains(char::is_whitespace);
    let sign = (3..=6).contains(&letters) && is_all_caps(front) && !front.chars().any(|c| vowel(c) || c.is_numeric());
    let domain = front.rsplit_once('.').is_some_and(|(name, end)| {
        name.len() >= 2 && (2..=4).contains(&end.len()) && front.chars().all(|c| c.is_alphanumeric() || c == '.')
    });
    one_word && (sign || domain)
}

fn is_dateline(draft: &Draft, front: &str, separator: &str) -> bool {
    let dated = front.split_once(',').is_some_and(|(place, date)| is_place(place) && dates::is_date_phrase(date));
    if dated {
        return true;
    }
    let long_dash = matches!(separator, "—" | "--");
    let letters = front.chars().filter(|c| c.is_alphabetic()).count();
    if is_all_caps(front) && words_to(front, 5) <= 5 && letters >= if long_dash { 3 } else { 4 } && is_place(front) {
        return !is_acronym_of_text(draft, front);
    }
    long_dash && words_to(front, 3) <= 3 && is_place(front) && !front.contains(',')
}

/// Whether a word in capitals stands in capitals further on, as 'ASEAN' would and 'LONDON' would not.
fn is_acronym_of_text(draft: &Draft, front: &str) -> bool {
    let count: usize = draft
        .pieces
        .iter()
        .filter(|p| !p.is_noise() && at_most(&p.text, 20_000) && !is_all_caps(&p.text))
        .map(|p| p.text.matches(front).count())
        .sum();
    count > 1
}

fn is_place_and_date(text: &str) -> bool {
    match text.split_once(',') {
        Some((place, rest)) => {
            is_place(place)
                && (dates::is_date_phrase(rest)
                    || is_place(rest)
                    || rest
                        .split_once(',')
                        .is_some_and(|(region, date)| is_place(region) && dates::is_date_phrase(date)))
        }
        None => is_place(text),
    }
}

/// Up to five words, capitalised but for the small ones within ('Rio de Janeiro').
fn is_place(text: &str) -> bool {
    // 'Paso Canoas (Costa Rica)'.
    if let Some((place, land)) = text.trim().strip_suffix(')').and_then(|t| t.split_once(" (")) {
        return is_place(place) && is_place(land);
    }
    let words: Vec<&str> = text.split_whitespace().collect();
    let small = |w: &str| tables().name_joiners.contains(&fold(w));
    let ends = |w: Option<&&str>| w.is_some_and(|w| is_capitalised(w));
    (1..=5).contains(&words.len())
        && ends(words.first())
        && ends(words.last())
        && words.iter().all(|w| is_capitalised(w) || small(w))
        && !text.chars().any(|c| c.is_numeric() || matches!(c, ':' | '"' | '“' | '?' | '!' | '(' | ';'))
}

/// Cuts one mark off a paragraph's end; gives whether there was one.
fn cut_ending(draft: &mut Draft, index: usize) -> bool {
    cut_end_mark(draft, index) || cut_agency_ending(draft, index)
}

/// './.' closes an article; the full stop before the slash is the sentence's own.
fn cut_end_mark(draft: &mut Draft, index: usize) -> bool {
    let text = draft.text(index).trim_end();
    let folded = text.to_lowercase();
    let word_mark =
        tables().end_marks.iter().find_map(|m| folded.strip_suffix(m.as_str()).map(|front| (front, m.len())));
    let keep = if let Some(front) = text.strip_suffix("/.") {
        front.trim_end_matches(' ').len()
    } else if let Some(front) = text.strip_suffix(['■', '□', '▪', '◼', '∎', '●', '◆']) {
        front.len()
    } else if let Some((front, len)) = word_mark.filter(|(front, _)| ends_sentence(front)) {
        // Lower case may be longer than capitals are: the cut is counted from the end.
        text.len().saturating_sub(len).min(front.len())
    } else {
        return false;
    };
    if keep == 0 {
        return false;
    }
    draft.cut_back(index, keep, "end mark");
    true
}

/// '— VNA/VNS', '(VNA)', '/VNA', '. VNS' after the last sentence.
fn cut_agency_ending(draft: &mut Draft, index: usize) -> bool {
    let text = draft.text(index);
    let tail_from = text.char_indices().rev().nth(40).map_or(0, |(i, _)| i);
    let Some(tail) = text.get(tail_from..) else { return false };
    let mut starts: Vec<usize> = tail
        .char_indices()
        .filter(|(_, c)| matches!(c, '(' | '—' | '–' | '-' | '/' | '.' | '!' | '?' | '”' | '"'))
        .map(|(i, _)| i)
        .collect();
    starts.push(tail.len());
    for start in starts {
        let Some((before, mark)) = tail.split_at_checked(start) else { continue };
        let sign = mark.chars().next();
        // A closing mark of the sentence stays with it.
        let own = if matches!(sign, Some('.' | '!' | '?' | '”' | '"')) { sign.map_or(0, char::len_utf8) } else { 0 };
        let name = mark.get(own..).unwrap_or_default();
        let bare = name.trim_matches(['(', ')', '—', '–', '-', '/', '.', ' ', '\u{A0}']);
        let after_sentence =
            own > 0 || ends_sentence(before) || text.get(..tail_from + start).is_some_and(ends_sentence);
        let marked = name.trim_start().starts_with(['(', '—', '–', '-', '/']);
        let source = super::words::label_len(bare, &tables().source_words).and_then(|len| bare.get(len..));
        let named = source.unwrap_or(bare);
        let known = is_agency(named) || (source.is_some() && marked && reads_as_name(named));
        let shaped = is_all_caps(bare)
            && (2..=8).contains(&bare.chars().count())
            && !bare.contains(' ')
            && after_sentence
            && marked;
        let bare_known = known && is_all_caps(named) && after_sentence;
        if (known && marked) || shaped || bare_known {
            let outlet = named.to_owned();
            draft.cut_back(index, tail_from + start + own, "agency mark");
            draft.facts.outlet.get_or_insert(outlet);
            return true;
        }
    }
    false
}

fn reads_as_name(text: &str) -> bool {
    words_to(text, 4) <= 4 && is_capitalised(text)
}
