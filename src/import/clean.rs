//! Noise: what stands on a page beside the article, told apart and left out with a reason.

use super::draft::{Draft, Role};
use super::list::{self, Marker};
use super::words::{at_most, ends_sentence, fold, is_running, label_len, last_mark, tables, words_to};

/// A menu has at least so many short lines below each other, unless its words are those of menus.
const MENU_LINES: usize = 5;
/// Lines that look like headlines, at least so many and after the last running text, are no part of an article.
const STRAY_HEADLINES: usize = 3;

/// Leaves out what any page may carry: buttons, notices, tags, breadcrumbs, menus, and other articles' headlines.
pub(super) fn drop_noise(draft: &mut Draft) {
    drop_lines(draft);
    drop_related(draft);
    drop_menus(draft);
    drop_stray_headlines(draft);
}

/// Lines that are noise by their own words.
fn drop_lines(draft: &mut Draft) {
    for index in draft.open() {
        let text = draft.text(index);
        let reason = if !text.chars().any(char::is_alphanumeric) {
            "ornament"
        } else if is_boilerplate(text) {
            "buttons and notices"
        } else if is_tag_line(text) {
            "tags"
        } else if is_breadcrumb(text) || is_one_line_menu(text) {
            "navigation list"
        } else {
            continue;
        };
        draft.set(index, Role::Noise(reason));
    }
}

/// Whether a line is a button, a legal notice, or an invitation to subscribe.
fn is_boilerplate(text: &str) -> bool {
    if !at_most(text, 300) {
        return false;
    }
    let tables = tables();
    // 'Comments (12)': the count is no part of the word.
    let folded = fold(text.trim_end_matches(|c: char| c.is_ascii_digit() || matches!(c, '(' | ')' | ' ')));
    if text.starts_with(['©', 'ⓒ']) || tables.boilerplate_lines.contains(&folded) {
        return true;
    }
    let notice = text.contains('©')
        || tables.boilerplate_endings.iter().any(|e| e.contains(' ') && folded.ends_with(e.as_str()));
    let opens = |opening: &String| {
        let rest = folded.strip_prefix(opening.trim_end_matches(':'));
        let labelled = !opening.ends_with(':') || rest.is_some_and(|r| r.trim_start().starts_with(':'));
        // 'Copyright law changed on Monday.' is a sentence about it: fewer than three words prove a notice only where no
        // sentence follows, or where the notice names the sign or keeps all rights.
        let proves = opening.split(' ').count() >= 3 || opening.ends_with(':') || !ends_sentence(text) || notice;
        rest.is_some_and(|r| labelled && proves && !r.starts_with(char::is_alphanumeric))
    };
    if words_to(&folded, 45) <= 45 && tables.boilerplate_openings.iter().any(opens) {
        return true;
    }
    // '3 min read', '12 comments'.
    words_to(&folded, 6) <= 6
        && folded.starts_with(|c: char| c.is_ascii_digit())
        && tables.boilerplate_endings.iter().any(|e| folded.ends_with(e.as_str()))
        && !ends_sentence(text)
}

/// 'Tags: a, b' or a line of hashtags.
fn is_tag_line(text: &str) -> bool {
    if !at_most(text, 600) {
        return false;
    }
    let labelled = label_len(text, &tables().tag_labels).is_some() && !ends_sentence(text);
    let hashed =
        text.starts_with('#') && words_to(text, 20) <= 20 && (text.matches('#').count() >= 2 || !text.contains(' '));
    labelled || hashed || tables().tag_labels.contains(&fold(text))
}

/// 'Home > Politics > Region', 'Home / News / World'.
fn is_breadcrumb(text: &str) -> bool {
    if !text.contains(['>', '»', '›', '|', '/', '·', '•']) || !at_most(text, 200) || ends_sentence(text) {
        return false;
    }
    let parts_by = |separator: &str| {
        let parts: Vec<&str> = text.split(separator).collect();
        let short = parts.iter().all(|p| words_to(p, 5) <= 5);
        (parts.len(), short, parts.iter().filter(|p| tables().menu_words.contains(&fold(p))).count())
    };
    [" > ", " » ", " › ", ">"].iter().any(|s| {
        let (parts, _, menu) = parts_by(s);
        parts >= 3 || (parts == 2 && menu > 0)
    }) || [" | ", " / ", " · ", " • ", "|"].iter().any(|s| {
        let (parts, short, menu) = parts_by(s);
        short && parts >= 2 && menu * 2 >= parts
    })
}

/// 'Home  Politics  World  Business' on one line.
fn is_one_line_menu(text: &str) -> bool {
    if !at_most(text, 300) || ends_sentence(text) {
        return false;
    }
    let cells: Vec<&str> = text.split("  ").filter(|c| !c.trim().is_empty()).collect();
    let words: Vec<&str> = text.split_whitespace().collect();
    let menu = |parts: &[&str]| parts.iter().filter(|p| tables().menu_words.contains(&fold(p))).count();
    (cells.len() >= 3 && menu(&cells) * 2 >= cells.len()) || (words.len() >= 4 && menu(&words) * 4 >= words.len() * 3)
}

/// 'RELATED NEWS' and the headlines below it; 'Read more: …' on a line of its own.
fn drop_related(draft: &mut Draft) {
    let open = draft.open();
    let mut at = 0;
    while let Some(&index) = open.get(at) {
        at += 1;
        let text = draft.text(index);
        let label = label_len(text, &tables().related_heads);
        let labelled = label.is_some();
        if !at_most(text, 300) || !(labelled || is_related_head(text)) {
            continue;
        }
        // 'In case you missed it: on Friday the minister resigned. She …': a newsletter goes on telling.
        let goes_on = |t: &str| tells_more_than_a_headline(t) || t.starts_with(char::is_lowercase) && ends_sentence(t);
        if label.and_then(|len| text.get(len..)).is_some_and(goes_on) {
            continue;
        }
        draft.set(index, Role::Noise("related news"));
        let inline = labelled && words_to(draft.text(index), 5) > 4;
        let mut end = at;
        while let Some(&below) = open.get(end)
            && !inline
            && (!is_running(draft.text(below)) || is_bulleted_headline(draft.text(below)))
        {
            end += 1;
        }
        end = give_back_heading(draft, &open, at, end);
        for &below in open.get(at..end).unwrap_or_default() {
            draft.set(below, Role::Noise("related news"));
        }
        at = end;
    }
}

/// Whether a text holds two whole sentences, which no headline does.
fn tells_more_than_a_headline(text: &str) -> bool {
    let within = |(at, _): (usize, &str)| text.get(at + 2..).is_some_and(|rest| rest.starts_with(char::is_uppercase));
    // 'Most read: 1. Who sank the ferry. 2. …' is a box.
    let boxed = text.starts_with(|c: char| c.is_ascii_digit()) || list::marker_len(text).is_some();
    !boxed && last_mark(text) == Some('.') && text.match_indices(". ").any(within) && words_to(text, 12) >= 12
}

/// '• Who will pay for the bridge over the northern channel?': a headline with a bullet may be a whole question.
fn is_bulleted_headline(text: &str) -> bool {
    list::marker_len(text).is_some() && words_to(text, 25) <= 25 && last_mark(text) != Some('.')
}

fn is_related_head(text: &str) -> bool {
    at_most(text, 60) && tables().related_heads.contains(&fold(text))
}

/// Where text goes on below a box of headlines, a line that stands alone right before it is that text's own heading,
/// not a headline of the box.
fn give_back_heading(draft: &Draft, open: &[usize], start: usize, end: usize) -> usize {
    let (Some(&last), Some(&text)) = (end.checked_sub(1).and_then(|i| open.get(i)), open.get(end)) else { return end };
    let inner = open.get(start + 1..end.saturating_sub(1)).unwrap_or_default();
    let boxed = inner.iter().all(|&i| !draft.gap_before(i));
    let alone = end >= start + 2 && draft.gap_before(last) && boxed;
    let picture = !draft.gap_before(text);
    if alone && (!picture || words_to(draft.text(last), 12) <= 12) { end - 1 } else { end }
}

/// Runs of short lines that nothing announces: menus, lists of sections or provinces.
fn drop_menus(draft: &mut Draft) {
    let open = draft.open();
    let first_running = open.iter().position(|&i| is_running(draft.text(i))).unwrap_or(open.len());
    let last_running = open.iter().rposition(|&i| is_running(draft.text(i)));
    let mut at = 0;
    while at < open.len() {
        let run_end = open.iter().skip(at).position(|&i| !is_menu_like(draft.text(i))).map_or(open.len(), |n| at + n);
        if run_end == at {
            at += 1;
            continue;
        }
        let end = give_back_title(draft, &open, at, run_end);
        let run = open.get(at..end).unwrap_or_default();
        let outside = at < first_running || last_running.is_none_or(|last| at > last);
        let announced =
            at.checked_sub(1).and_then(|i| open.get(i)).is_some_and(|&i| last_mark(draft.text(i)) == Some(':'));
        if is_menu(draft, run, outside, announced) {
            let reason = if run.len() == 1 { "section label" } else { "navigation list" };
            for &index in run {
                draft.set(index, Role::Noise(reason));
            }
        }
        at = run_end;
    }
}

fn is_menu(draft: &Draft, run: &[usize], outside: bool, announced: bool) -> bool {
    let known = run.iter().filter(|&&i| tables().menu_words.contains(&fold(bare(draft.text(i))))).count();
    if known > 0 && known * 2 >= run.len() && (outside || run.len() >= MENU_LINES) {
        return true;
    }
    !announced && run.len() >= MENU_LINES && !is_table(draft, run)
}

/// Whether most lines of a run are rows of a table that was set as lines: 'Port, 18,611 tonnes, 73.1%'.
fn is_table(draft: &Draft, run: &[usize]) -> bool {
    run.iter().filter(|&&i| is_table_row(draft.text(i))).count() * 3 >= run.len() * 2
}

/// Cells with a figure behind the first, or words and then figures with a decimal part, thousands or a per cent sign.
pub(super) fn is_table_row(text: &str) -> bool {
    if !at_most(text, 160) || ends_sentence(text) {
        return false;
    }
    let figure = |cell: &str| {
        let bare = cell.trim().trim_start_matches(|c: char| !c.is_alphanumeric());
        bare.starts_with(|c: char| c.is_ascii_digit())
    };
    let cells = |separator: &str| text.split(separator).filter(|c| !c.trim().is_empty()).skip(1).any(figure);
    if [", ", "  ", " | ", "|", "; ", ": "].iter().any(|separator| cells(separator)) {
        return true;
    }
    let mut words = text.split_whitespace();
    let named = words.next().is_some_and(|w| w.starts_with(char::is_alphabetic));
    let measured = |w: &str| figure(w) && (w.ends_with('%') || w.contains(['.', ',']));
    let (mut figures, mut exact) = (0, false);
    for word in words {
        figures += usize::from(figure(word));
        exact |= measured(word);
    }
    named && (exact || figures >= 2)
}

/// The last line of a run may be a short title: it stands apart from the rest, or is no menu word and text follows it.
fn give_back_title(draft: &Draft, open: &[usize], start: usize, end: usize) -> usize {
    let (Some(&last), Some(&below)) = (end.checked_sub(1).and_then(|i| open.get(i)), open.get(end)) else { return end };
    let text = draft.text(last);
    if list::marker_len(text).is_some() || tables().menu_words.contains(&fold(text)) {
        return end;
    }
    let others = open.get(start + 1..end.saturating_sub(1)).unwrap_or_default();
    let apart = draft.gap_before(last) && others.iter().all(|&i| !draft.gap_before(i));
    let heads_text = is_running(draft.text(below)) && words_to(text, 3) >= 3;
    if apart || heads_text { end - 1 } else { end }
}

fn bare(text: &str) -> &str {
    list::marker_len(text).and_then(|len| text.get(len..)).unwrap_or(text)
}

/// A line of a menu: one to four words, no mark at its end.
fn is_menu_like(text: &str) -> bool {
    let text = bare(text);
    at_most(text, 40)
        && (1..=4).contains(&words_to(text, 4))
        && !matches!(last_mark(text), Some('.' | '!' | '?' | '…' | ':' | ';' | ',' | '/'))
        && !text.contains([':', '?'])
}

/// Headlines after the last running text that no heading announces.
fn drop_stray_headlines(draft: &mut Draft) {
    let open = draft.open();
    let Some(last_running) = open.iter().rposition(|&i| is_running(draft.text(i))) else { return };
    let tail = open.get(last_running + 1..).unwrap_or_default();
    let is_headline = |&i: &usize| {
        let text = draft.text(i);
        let listed = matches!(list::marker(text), Some((Marker::Number(_) | Marker::Letter(_) | Marker::Roman(_), _)));
        !listed
            && words_to(text, 4) >= 4
            && !matches!(last_mark(text), Some('.' | '!' | ';' | ':' | '…' | ','))
            && !super::caption::is_caption(text)
    };
    let announced = open.get(last_running).is_some_and(|&i| last_mark(draft.text(i)) == Some(':'));
    if announced || is_table(draft, tail) || tail.len() < STRAY_HEADLINES || !tail.iter().all(is_headline) {
        return;
    }
    for &index in tail {
        draft.set(index, Role::Noise("headlines after the article"));
    }
}
