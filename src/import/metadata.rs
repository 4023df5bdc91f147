//! What an article says of itself on lines of its own: date, author, address, mail headers; and its language.

use super::clean::is_table_row;
use super::dates::{self, Stamp};
use super::draft::{Draft, Role};
use super::marks::lone_dateline;
use super::title::is_masthead;
use super::words::{
    at_most, ends_sentence, fold, folded_words, is_agency, is_all_caps, is_capitalised, is_running, label_len,
    reads_as_names, reads_as_person, tables, words_to,
};
use crate::article::{BlockKind, Language};

/// No byline is longer, in words.
const MAX_NAME_WORDS: usize = 10;

/// Reads the lines that carry facts and no text. Runs before the title is looked for.
pub(super) fn read_lines(draft: &mut Draft) {
    let open = draft.open();
    let running: Vec<usize> = open.iter().copied().filter(|&i| is_running(draft.text(i))).collect();
    // A lead may stand before the date; a stamp further down is part of the text.
    let head_end = running.get(1).copied().unwrap_or(usize::MAX);
    let text_start = running.first().copied().unwrap_or(usize::MAX);
    let tail_start = running.last().copied().unwrap_or(0);
    let mut updated = None;
    read_mail_headers(draft, &open);
    for index in open {
        if !draft.is_open(index) {
            continue;
        }
        let outside = index < head_end || index > tail_start;
        if let Some(stamp) = dates::stamp(draft.text(index)) {
            // Between the paragraphs of a dated article, a date heads what happened on that day.
            let within = index > text_start && index < tail_start && draft.facts.published.is_some();
            if (outside && !within) || stamp.labelled {
                take_date(draft, stamp, index, &mut updated);
                draft.set(index, Role::Noise("date stamp"));
            }
        } else if dates::is_time_only(draft.text(index)) {
            draft.set(index, Role::Noise("time stamp"));
        } else if dates::is_label(draft.text(index))
            && draft.next(index).is_some_and(|i| dates::stamp(draft.text(i)).is_some())
        {
            draft.set(index, Role::Noise("label"));
        } else if outside {
            read_leading_date(draft, index, &mut updated);
            let _read = read_address(draft, index)
                || read_lone_dateline(draft, index, text_start)
                || read_byline(draft, index)
                || (index < text_start && read_issuer(draft, index))
                || read_role(draft, index)
                || read_fact_line(draft, index, &mut updated)
                || read_source_line(draft, index, text_start, tail_start)
                || (index < text_start && read_date_line(draft, index, &mut updated));
        }
    }
    if draft.facts.published.is_none() {
        draft.facts.published = updated;
    }
}

fn take_date(draft: &mut Draft, stamp: Stamp, index: usize, updated: &mut Option<jiff::civil::Date>) {
    let slot = if stamp.updated { updated } else { &mut draft.facts.published };
    if slot.is_some() {
        return;
    }
    *slot = Some(stamp.date);
    if stamp.ambiguous {
        draft.facts.ambiguous_date = draft.pieces.get(index).map(|p| p.line);
    }
}

fn read_leading_date(draft: &mut Draft, index: usize, updated: &mut Option<jiff::civil::Date>) {
    if draft.facts.published.is_none()
        && let Some((stamp, len)) = dates::leading_stamp(draft.text(index))
    {
        take_date(draft, stamp, index, updated);
        draft.cut_front(index, len, "date stamp");
    }
}

/// 'From:', 'To:', 'Subject:' at the top of a mail; 'Subject:' and 'Title:' name the title.
fn read_mail_headers(draft: &mut Draft, open: &[usize]) {
    for &index in open.iter().take(12) {
        let text = draft.text(index);
        if is_running(text) && label_len(text, &tables().title_labels).is_none() {
            break;
        }
        if let Some(len) = label_len(text, &tables().title_labels) {
            draft.cut_front(index, len, "label");
            if draft.is_open(index) {
                draft.set(index, Role::Title);
            }
            break;
        }
    }
    let has_subject = draft.pieces.iter().any(|p| p.role == Role::Title);
    for &index in open.iter().take(12) {
        let text = draft.text(index);
        let addressed = text.contains('@') || has_subject;
        if draft.is_open(index) && addressed && at_most(text, 200) && label_len(text, &tables().mail_labels).is_some() {
            draft.set(index, Role::Noise("mail header"));
        }
    }
}

/// 'Source: https://…', or an address alone on the first or last line.
fn read_address(draft: &mut Draft, index: usize) -> bool {
    let text = draft.text(index);
    let labelled = label_len(text, &tables().link_labels);
    let address = labelled.and_then(|len| text.get(len..)).unwrap_or(text).trim_matches(['<', '>', ' ']).to_owned();
    let is_address = (address.starts_with("https://") || address.starts_with("http://") || address.starts_with("www."))
        && !address.contains(char::is_whitespace);
    if !is_address {
        return false;
    }
    let first = draft.previous(index).is_none();
    let last = draft.next(index).is_none();
    if draft.facts.address.is_none() && (labelled.is_some() || first || last) {
        draft.facts.address = Some(address);
        draft.set(index, Role::Noise("address"));
        return true;
    }
    draft.set(index, Role::Noise("link"));
    true
}

/// 'Rennes, 8 fév 2026 (AFP) -' above the text: the place, the agency, and the article's day.
fn read_lone_dateline(draft: &mut Draft, index: usize, text_start: usize) -> bool {
    if index >= text_start || draft.facts.dateline.is_some() {
        return false;
    }
    let Some((place, agency)) = lone_dateline(draft.text(index)) else { return false };
    draft.facts.dateline = Some(place);
    let marked = agency.is_some();
    if let Some(agency) = agency {
        draft.facts.outlet.get_or_insert(agency);
    }
    draft.set(index, Role::Noise(if marked { "dateline and agency mark" } else { "dateline" }));
    true
}

/// 'By Jane Doe', 'Theo TTXVN', 'Par Jeanne Martin'.
fn read_byline(draft: &mut Draft, index: usize) -> bool {
    let Some(name) = byline(draft.text(index)) else { return false };
    draft.set(index, Role::Noise("byline"));
    take_name(draft, &name);
    true
}

/// 'From: Foreign Office', 'Émetteur : ministère de la Mer': the office that puts a text out.
fn read_issuer(draft: &mut Draft, index: usize) -> bool {
    let text = draft.text(index);
    if !at_most(text, 120) || ends_sentence(text) {
        return false;
    }
    let Some((label, name)) = text.split_once(':') else { return false };
    let office = folded_words(name).any(|w| tables().institution_words.contains(&w)) || is_agency(name.trim());
    if !office || !tables().issuer_labels.contains(&fold(label)) || words_to(name, MAX_NAME_WORDS + 1) > MAX_NAME_WORDS
    {
        return false;
    }
    let name = name.trim().to_owned();
    draft.set(index, Role::Noise("byline"));
    draft.facts.outlet.get_or_insert(name);
    true
}

/// 'Diplomatic editor, Example News' right below a byline or a name.
fn read_role(draft: &mut Draft, index: usize) -> bool {
    let text = draft.text(index);
    let Some(above) = index.checked_sub(1).and_then(|i| draft.pieces.get(i)) else { return false };
    let named = above.role == Role::Noise("byline") || (above.is_open() && reads_as_person(&above.text));
    let role =
        words_to(text, 7) <= 7 && !ends_sentence(text) && folded_words(text).any(|w| tables().role_words.contains(&w));
    if !(named && role) || draft.gap_before(index) {
        return false;
    }
    if above.is_open() {
        let name = above.text.clone();
        draft.set(index.saturating_sub(1), Role::Noise("byline"));
        take_name(draft, &name);
    }
    draft.set(index, Role::Noise("byline"));
    true
}

fn take_name(draft: &mut Draft, name: &str) {
    let name = name.trim_matches(['(', ')', ' ', '.', ',']);
    if is_agency(name) || is_outlet_name(name) {
        draft.facts.outlet.get_or_insert_with(|| name.to_owned());
    } else {
        draft.facts.byline.get_or_insert_with(|| name.to_owned());
    }
}

/// Whether a name has a word that outlets are called by: 'Example News', 'Báo Ví Dụ'.
pub(super) fn is_outlet_name(name: &str) -> bool {
    let folded = fold(name);
    tables()
        .outlet_words
        .iter()
        .any(|w| folded.split(' ').any(|part| part == w) || folded.starts_with(&format!("{w} ")))
}

/// The name on a byline.
fn byline(text: &str) -> Option<String> {
    let text = text.trim_matches(['(', ')', '–', '—', ' ']);
    if !at_most(text, 120) || words_to(text, MAX_NAME_WORDS + 4) > MAX_NAME_WORDS + 4 {
        return None;
    }
    let lower = text.to_lowercase();
    for opening in &tables().byline_openings {
        let Some(rest) = lower.strip_prefix(opening.as_str()) else { continue };
        let name = text.get(text.len().checked_sub(rest.len())?..)?;
        if !name.starts_with([' ', ':', '\u{A0}']) {
            continue;
        }
        let name = name.trim_start_matches([':', ' ', '\u{A0}']).trim();
        let names =
            reads_as_names(name, MAX_NAME_WORDS) || is_agency(name) || (is_outlet_name(name) && !ends_sentence(name));
        return (names && !name.is_empty()).then(|| name.to_owned());
    }
    None
}

/// A line of several facts: 'By Jane Doe | 3 March 2026 | 5 min read'.
fn read_fact_line(draft: &mut Draft, index: usize, updated: &mut Option<jiff::civil::Date>) -> bool {
    let text = draft.text(index).to_owned();
    if !at_most(&text, 200) {
        return false;
    }
    let parts: Vec<&str> = ["  ", " | ", " • ", " · ", " – ", " — ", " - ", "|", ", "]
        .iter()
        .map(|s| text.split(s).map(str::trim).filter(|p| !p.is_empty()).collect::<Vec<_>>())
        .find(|parts| parts.len() > 1 && parts.iter().any(|p| dates::stamp(p).is_some()))
        .unwrap_or_default();
    let is_fact =
        |p: &str| dates::stamp(p).is_some() || dates::is_time_only(p) || byline(p).is_some() || words_to(p, 5) <= 5;
    if parts.is_empty() || !parts.iter().all(|p| is_fact(p)) || ends_sentence(&text) {
        return false;
    }
    // 'Ostrava, 12 May 2026' above the text is a dateline of its own; names are parted from dates by other signs.
    if let [place, _] = parts.as_slice()
        && draft.facts.dateline.is_none()
        && text.contains(", ")
        && !text.contains(['|', '•', '·'])
        && words_to(place, 3) <= 3
        && reads_as_names(place, 3)
        && !(is_agency(place) || is_outlet_name(place) || byline(place).is_some())
        && text.starts_with(&format!("{place}, "))
    {
        draft.facts.dateline = Some(text.clone());
    }
    let placed = draft.facts.dateline.as_deref() == Some(text.as_str());
    for part in parts {
        if let Some(stamp) = dates::stamp(part) {
            take_date(draft, stamp, index, updated);
        } else if let Some(name) = byline(part) {
            take_name(draft, &name);
        } else if let Some(source) = label_len(part, &tables().source_words).and_then(|len| part.get(len..)) {
            draft.facts.outlet.get_or_insert_with(|| source.to_owned());
        } else if is_agency(part)
            || is_outlet_name(part)
            || (!placed && words_to(part, 5) >= 2 && reads_as_names(part, 4))
        {
            take_name(draft, part);
        }
    }
    draft.set(index, Role::Noise(if placed { "dateline" } else { "byline and date" }));
    true
}

/// No line that holds the article's day among other facts is longer, in words.
const MAX_DATE_LINE_WORDS: usize = 16;

/// 'Kabul, Sept. 4, 2025 (Meridian News)', 'The Daily | 24/03/2026 | Reporters': a line between title and text in which
/// signs set a full date apart gives the article's day. It is left out where all else in it is a few words each.
fn read_date_line(draft: &mut Draft, index: usize, updated: &mut Option<jiff::civil::Date>) -> bool {
    let text = draft.text(index).to_owned();
    let first = draft.previous(index).is_none();
    if draft.facts.published.is_some()
        || first
        || words_to(&text, MAX_DATE_LINE_WORDS + 1) > MAX_DATE_LINE_WORDS
        || text.ends_with([':', '?', '!', '”', '»'])
    {
        return false;
    }
    let Some((stamp, before, behind)) = dates::stamp_apart(&text) else { return false };
    take_date(draft, stamp, index, updated);
    // Chinese, Japanese and Korean have no capitals.
    let is_name = |part: &str| is_capitalised(part) || part.chars().find(|c| c.is_alphabetic()) >= Some('\u{2e80}');
    let is_fact = |part: &str| words_to(part, 7) <= 7 && (part.is_empty() || is_name(part));
    let signs = [',', '|', '(', ')', '–', '—', '•', '·', '（', '）', '｜', '：'];
    let plain = before.split(signs).chain(behind.split(signs)).all(|part| is_fact(part.trim_matches([' ', '-', '.'])));
    if plain && !(ends_sentence(&text) && words_to(&text, 8) >= 8) {
        draft.set(index, Role::Noise("byline and date"));
        return true;
    }
    false
}

/// 'Source: Reuters', '(VNA)' or '— VNS' alone after the text; an agency's name alone above it, or 'Source: Example News'.
fn read_source_line(draft: &mut Draft, index: usize, text_start: usize, tail_start: usize) -> bool {
    let text = draft.text(index);
    let bare = text.trim_matches(['(', ')', '[', ']', '-', '–', '—', ' ', '.', '/']).to_owned();
    let labelled = label_len(&bare, &tables().source_words);
    let named = labelled.and_then(|len| bare.get(len..)).unwrap_or(&bare).to_owned();
    let after = index > tail_start;
    let signed =
        text.starts_with(['—', '–', '-', '/', '(']) && is_all_caps(&bare) && (2..=8).contains(&bare.chars().count());
    let first = draft.previous(index).is_none();
    // Above the text such a line may be of a picture: there the name has to be an outlet's.
    let above = index < text_start && labelled.is_some() && is_outlet_name(&named) && words_to(&named, 6) <= 6;
    if ((is_agency(&named) || above) && !first)
        || (after && (signed || (labelled.is_some() && words_to(&named, 6) <= 6)))
    {
        draft.facts.outlet.get_or_insert(named);
        draft.set(index, Role::Noise("agency mark"));
        return true;
    }
    false
}

/// An outlet's name that stands alone between the title and the text, beside the byline or the date. Runs when the title
/// and the paragraphs are known.
pub(super) fn read_lone_outlet(draft: &mut Draft) {
    if draft.facts.outlet.is_some() {
        return;
    }
    let is_fact = |at: Option<usize>| {
        let role = at.and_then(|at| draft.pieces.get(at)).map(|piece| piece.role);
        matches!(role, Some(Role::Noise("byline" | "date stamp" | "byline and date")))
    };
    let title = draft.pieces.iter().position(|p| p.role == Role::Title);
    let text = draft.pieces.iter().position(|p| matches!(p.role, Role::Text(_)) && is_running(&p.text));
    let (Some(title), Some(text)) = (title, text) else { return };
    let found = (title + 1..text).find(|&at| {
        let Some(piece) = draft.pieces.get(at) else { return false };
        let alone = matches!(piece.role, Role::Text(BlockKind::Paragraph | BlockKind::Heading) | Role::Open);
        alone && (is_fact(at.checked_sub(1)) || is_fact(Some(at + 1))) && is_masthead(&piece.text)
    });
    if let Some(at) = found {
        draft.facts.outlet = draft.pieces.get(at).map(|piece| piece.text.clone());
        draft.set(at, Role::Noise("line with the outlet's name"));
    }
}

/// A name that stands alone: between the title and the text, where a date does so too, or after the text. Runs when the
/// title and the paragraphs are known.
pub(super) fn read_lone_name(draft: &mut Draft) {
    if draft.facts.byline.is_some() {
        return;
    }
    let is_text = |role: Role| matches!(role, Role::Text(BlockKind::Paragraph | BlockKind::ListItem));
    let dated = draft.pieces.iter().any(|p| p.role == Role::Noise("date stamp"));
    let first_text = draft.pieces.iter().position(|p| is_text(p.role) && is_running(&p.text));
    let last_text = draft.pieces.iter().rposition(|p| is_text(p.role) && is_running(&p.text));
    let title = draft.pieces.iter().position(|p| p.role == Role::Title);
    let candidate = draft.pieces.iter().enumerate().find(|(index, piece)| {
        let alone = matches!(piece.role, Role::Text(BlockKind::Paragraph | BlockKind::Heading) | Role::Open);
        let head = dated && title.is_some_and(|t| t < *index) && first_text.is_some_and(|f| *index < f);
        let tail = last_text.is_some_and(|l| *index > l) && first_text != last_text;
        alone && (head || tail) && reads_as_person(&piece.text)
    });
    if let Some((index, piece)) = candidate {
        let name = piece.text.clone();
        draft.set(index, Role::Noise("byline"));
        take_name(draft, &name);
    }
}

/// Short lines after the last running text that turned out to be nothing else: initials, links, the name of an office.
pub(super) fn drop_foot_lines(draft: &mut Draft) {
    let is_text =
        |role: Role| matches!(role, Role::Text(BlockKind::Paragraph | BlockKind::ListItem | BlockKind::Question));
    let Some(last) =
        draft.pieces.iter().rposition(|p| is_text(p.role) && (is_running(&p.text) || ends_sentence(&p.text)))
    else {
        return;
    };
    // A colon announces what follows; a text of one sentence is too short to tell its foot.
    let announced = draft.pieces.iter().skip(last).any(|p| !p.is_noise() && p.text.ends_with(':'));
    let running = draft.pieces.iter().filter(|p| is_text(p.role) && is_running(&p.text)).count();
    if announced || running < 2 {
        return;
    }
    for piece in draft.pieces.iter_mut().skip(last + 1) {
        let kind = matches!(piece.role, Role::Text(BlockKind::Paragraph | BlockKind::Heading));
        if kind && words_to(&piece.text, 6) <= 6 && !is_table_row(&piece.text) {
            piece.role = Role::Noise("line after the article");
        }
    }
}

/// How much running text is enough to tell its language, and more of it tells no more.
const LANGUAGE_MIN_LETTERS: usize = 60;
const LANGUAGE_MAX_CHARS: usize = 3_000;

/// The same for text whose script few languages share.
const SCRIPT_MIN_LETTERS: usize = 20;

/// Whether a script by itself says enough: most are written by one large language, Latin and Cyrillic by many.
fn tells_by_script(script: whatlang::Script, letters: usize) -> bool {
    letters >= SCRIPT_MIN_LETTERS && !matches!(script, whatlang::Script::Latin | whatlang::Script::Cyrillic)
}

/// The language of the running text.
pub(super) fn language<'a>(texts: impl Iterator<Item = &'a str>) -> Language {
    let undetermined = Language(Language::UNDETERMINED.to_owned());
    let mut sample = String::new();
    let mut left = LANGUAGE_MAX_CHARS;
    for text in texts {
        sample.extend(text.chars().take(left));
        sample.push('\n');
        left = left.saturating_sub(text.chars().take(left).count());
        if left == 0 {
            break;
        }
    }
    let letters = sample.chars().filter(|c| c.is_alphabetic()).count();
    match whatlang::detect(&sample) {
        // Where few languages share a script, the script all but names the language.
        Some(info)
            if tells_by_script(info.script(), letters) || info.is_reliable() && letters >= LANGUAGE_MIN_LETTERS =>
        {
            tables().language_codes.get(info.lang().code()).map_or(undetermined, |code| Language(code.clone()))
        }
        _ => undetermined,
    }
}
