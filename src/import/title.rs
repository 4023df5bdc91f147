//! The title: the first line if it reads as one and text follows; and its repetitions further down.

use super::caption;
use super::draft::{Draft, Role};
use super::list;
use super::metadata::is_outlet_name;
use super::words::{
    at_most, ends_sentence, fold, folded_words, is_agency, is_all_caps, is_running, last_mark, reads_as_names, tables,
    words_to,
};

const MAX_TITLE_CHARS: usize = 260;
const MAX_TITLE_WORDS: usize = 45;
/// A title that ends in a full stop is believed only if it is no longer than this and a date or a name follows it.
const MAX_STOPPED_TITLE_WORDS: usize = 20;

/// Finds the title, drops what stands for it a second time.
pub(super) fn find(draft: &mut Draft) {
    let given = draft.pieces.iter().position(|p| p.role == Role::Title);
    let Some(index) = given.or_else(|| first_title(draft)) else { return };
    draft.set(index, Role::Title);
    cut_site_name(draft, index);
    drop_repetitions(draft, index);
}

fn first_title(draft: &mut Draft) -> Option<usize> {
    let open = draft.open();
    let (&first, rest) = open.split_first()?;
    let followed = |below: &[usize]| {
        below
            .iter()
            .take(8)
            .any(|&i| is_running(draft.text(i)) || (ends_sentence(draft.text(i)) && words_to(draft.text(i), 4) >= 4))
    };
    // Kickers ('WORLD', a site's or an office's name) above the title proper.
    let head: Vec<usize> = open.iter().copied().take_while(|&i| !is_running(draft.text(i))).take(5).collect();
    for (at, &index) in head.iter().enumerate() {
        let below = open.get(at + 1..).unwrap_or_default();
        let proper = reads_as_title(draft.text(index)) && words_to(draft.text(index), 4) >= 4;
        if at > 0 && proper && followed(below) && !is_letterhead(draft, index) {
            for &above in head.get(..at).unwrap_or_default() {
                let name = draft.text(above).to_owned();
                if is_agency(&name) || is_masthead(&name) {
                    draft.facts.outlet.get_or_insert(name);
                }
                draft.set(above, Role::Noise("section label"));
            }
            return Some(index);
        }
        if !is_kicker(draft.text(index)) && !is_letterhead(draft, index) {
            break;
        }
    }
    let text = draft.text(first);
    if reads_as_title(text) && followed(rest) && !super::question::opens_interview(draft, first) {
        return Some(first);
    }
    let facts_follow = draft
        .pieces
        .get(first + 1)
        .is_some_and(|p| matches!(p.role, Role::Noise("date stamp" | "byline" | "byline and date")));
    let short = words_to(text, MAX_STOPPED_TITLE_WORDS) <= MAX_STOPPED_TITLE_WORDS;
    (facts_follow && short && last_mark(text) == Some('.') && list::marker_len(text).is_none() && followed(rest))
        .then_some(first)
}

/// The name of an office above its release: all in capitals, or with the date between it and the title.
fn is_letterhead(draft: &Draft, index: usize) -> bool {
    let text = draft.text(index);
    let words = words_to(text, 9);
    let office = folded_words(text).any(|w| tables().institution_words.contains(&w));
    let date_below = draft.pieces.get(index + 1).is_some_and(|p| p.role == Role::Noise("date stamp"));
    office && words <= 9 && reads_as_names(text, 9) && (is_all_caps(text) || date_below || words <= 3)
}

fn is_kicker(text: &str) -> bool {
    let words = words_to(text, 4);
    (words == 1 || (words <= 4 && is_all_caps(text)) || is_agency(text) || is_masthead(text)) && !ends_sentence(text)
}

/// An outlet's name above the title: 'Example Gazette'. An office's name, and the kind of a text ('Press release'), are
/// none.
pub(super) fn is_masthead(text: &str) -> bool {
    let is_office = |w: &String| tables().institution_words.contains(w) && !tables().outlet_words.contains(w);
    words_to(text, 4) <= 4
        && is_outlet_name(text)
        && reads_as_names(text, 4)
        && !folded_words(text).any(|w| is_office(&w))
}

/// Whether a line reads as a title: of some length, not a list item or a caption, and not closed as a sentence is.
pub(super) fn reads_as_title(text: &str) -> bool {
    at_most(text, MAX_TITLE_CHARS)
        && (2..=MAX_TITLE_WORDS).contains(&words_to(text, MAX_TITLE_WORDS))
        && list::marker_len(text).is_none()
        && !caption::is_caption(text)
        && match last_mark(text) {
            Some(';' | ',' | ':') => false,
            Some('.') => text.ends_with("...") || ends_in_abbreviation(text),
            _ => !text.ends_with("./"),
        }
}

/// '… visits the U.S.'
fn ends_in_abbreviation(text: &str) -> bool {
    let mut back = text.chars().rev();
    let pattern: Vec<char> = back.by_ref().take(4).collect();
    matches!(pattern.as_slice(), ['.', a, '.', b] if a.is_uppercase() && b.is_uppercase())
}

/// 'Talks resume | Example News': the site's name is no part of the title.
fn cut_site_name(draft: &mut Draft, index: usize) {
    let text = draft.text(index);
    let Some((at, separator)) =
        [" | ", " - ", " – ", " — "].iter().filter_map(|s| text.rfind(s).map(|at| (at, *s))).max_by_key(|(at, _)| *at)
    else {
        return;
    };
    let (Some(title), Some(site)) = (text.get(..at), text.get(at + separator.len()..)) else { return };
    let names_outlet = fold(site).split(' ').any(|w| tables().outlet_words.contains(w));
    let known = is_agency(site) || (names_outlet && words_to(site, 5) <= 5) && separator != " — ";
    let repeated =
        draft.pieces.iter().any(|p| p.is_open() && at_most(&p.text, MAX_TITLE_CHARS) && fold(&p.text) == fold(title));
    if words_to(title, 3) < 3 || words_to(site, 6) > 6 || !(separator == " | " || known || repeated) {
        return;
    }
    if known || names_outlet {
        let site = site.trim().to_owned();
        draft.facts.outlet.get_or_insert(site);
    }
    draft.cut_back(index, at, "outlet's name");
}

/// Pages repeat a title above their pictures, as the picture's own text, and at the head of the article.
fn drop_repetitions(draft: &mut Draft, index: usize) {
    let title = fold(draft.text(index));
    for other in draft.open() {
        let text = draft.text(other);
        if !at_most(text, MAX_TITLE_CHARS + 60) {
            continue;
        }
        let numbered = caption::picture_number(text).and_then(|keep| text.get(..keep));
        let same = fold(text) == title || numbered.is_some_and(|front| fold(front) == title);
        if same {
            let pictured = numbered.is_some() || is_above_caption(draft, other);
            draft
                .set(other, Role::Noise(if pictured { super::reasons::TITLE_ABOVE_PICTURE } else { "title repeated" }));
        }
    }
}

fn is_above_caption(draft: &Draft, index: usize) -> bool {
    draft.next(index).is_some_and(|below| {
        caption::is_caption(draft.text(below)) || !draft.gap_before(below) || !ends_sentence(draft.text(below))
    })
}
