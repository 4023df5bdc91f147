//! Marked lists: lines with bullets, numbers or letters. Markers within a paragraph are the work of `inline`.

use crate::article::BlockKind;
use crate::detect::ListItem;

use super::super::language::Language;
use super::super::text::{Block, Text, part};
use super::raw::{Ending, Form, Raw, trimmed};

/// What kind of marker, with its dress: "1." and "1)" are not of one list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Bullet(char),
    Number(char),
    Letter(char),
    Roman(char),
}

/// A marker as it may be read: "i)" is a letter or a Roman one, "e)" the fifth letter, or the sixth behind "đ)".
pub(super) type Readings = [Option<(Kind, u32)>; 3];

/// The most blocks between two numbered lines.
const REACH: usize = 14;

/// How many of an article's first blocks are asked for its first paragraph.
const OPENING_BLOCKS: usize = 200;

const ROMANS: [&str; 12] = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"];

pub(super) fn readings(label: &str, dress: char) -> Readings {
    let lower = label.to_lowercase();
    if label.bytes().all(|b| b.is_ascii_digit()) && label.len() <= 2 {
        return [label.parse().ok().map(|n| (Kind::Number(dress), n)), None, None];
    }
    let roman = (1u32..).zip(ROMANS).find(|(_, r)| *r == lower).map(|(n, _)| (Kind::Roman(dress), n));
    let letter = match lower.as_bytes() {
        [b @ b'a'..=b'z'] => Some((Kind::Letter(dress), u32::from(b - b'a') + 1)),
        _ => None,
    };
    // The Vietnamese order of letters: a, b, c, d, đ, e, g.
    let viet = VIETNAMESE.iter().position(|l| lower.chars().eq([*l])).and_then(|at| u32::try_from(at + 1).ok());
    let viet = viet.map(|n| (Kind::Letter(dress), n)).filter(|found| Some(*found) != letter);
    [roman, letter, viet]
}

/// The letters that number lists in Vietnamese.
const VIETNAMESE: [char; 16] = ['a', 'b', 'c', 'd', 'đ', 'e', 'g', 'h', 'i', 'k', 'l', 'm', 'n', 'o', 'p', 'q'];

/// The marker that opens a line and the byte at which its item starts.
fn line_marker(text: &str) -> Option<(Readings, usize)> {
    let first = text.chars().next()?;
    if "-–—•*·▪◦‣●○■□+►➢✓✔❖".contains(first) {
        let rest = part(text, first.len_utf8()..text.len());
        let spaced =
            rest.starts_with(char::is_whitespace) || (!first.is_ascii() && rest.starts_with(char::is_alphabetic));
        let start = text.len() - rest.trim_start().len();
        return (spaced && start < text.len()).then_some(([Some((Kind::Bullet(first), 0)), None, None], start));
    }
    let (bracket, rest) = text.strip_prefix('(').map_or((false, text), |r| (true, r));
    let label_len =
        rest.find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, 'đ' | 'Đ'))).filter(|n| (1..=4).contains(n))?;
    let label = part(rest, 0..label_len);
    let behind = part(rest, label_len..rest.len());
    let dress = behind.chars().next()?;
    let (dress, skip) = match (bracket, dress) {
        (true, ')') => ('(', 1),
        (false, '.' | ')' | '/') => (dress, 1),
        (false, '°' | 'º') => ('°', dress.len_utf8()),
        (false, ' ') if behind.starts_with(" – ") || behind.starts_with(" - ") => {
            ('-', behind.find(['–', '-']).map_or(1, |i| i + 3))
        }
        _ => return None,
    };
    let body = behind.get(skip.min(behind.len())..).unwrap_or("");
    // "1.5 million" and "1/2" open no item; "A. Smith" would, but then no "B." follows.
    let spaced = body.starts_with(char::is_whitespace)
        || (dress != '/' && body.starts_with(char::is_alphabetic) && label.bytes().all(|b| b.is_ascii_digit()));
    let start = text.len() - body.trim_start().len();
    let found = readings(label, dress);
    (spaced && start < text.len() && found.iter().any(Option::is_some)).then_some((found, start))
}

/// A list of lines that is still open.
struct Open {
    kind: Kind,
    /// Block, byte of the item's start, and the blocks that are known to go on with it.
    items: Vec<(usize, usize, Vec<usize>)>,
    depth: usize,
}

/// Lines with markers; a list within an item is a list of its own, and part of that item.
pub(super) fn line_lists(text: &Text, out: &mut Vec<Raw>) {
    let mut open: Vec<Open> = Vec::new();
    let mut loose: Vec<usize> = Vec::new();
    for block in text.blocks.iter().filter(|b| !b.quiet) {
        match line_marker(&block.text) {
            Some((readings, start)) => place(text, block.index, &readings, start, &mut open, &mut loose, out),
            None => {
                let ends = matches!(block.kind, BlockKind::Question | BlockKind::Heading);
                // Text between two bullets ends the list; between "1." and "2." it belongs to the first.
                while open.last().is_some_and(|l| ends || loose.len() >= REACH || matches!(l.kind, Kind::Bullet(_))) {
                    close(text, open.pop(), &loose, out);
                    if !ends && loose.len() < REACH && !open.last().is_some_and(|l| matches!(l.kind, Kind::Bullet(_))) {
                        break;
                    }
                }
                loose.push(block.index);
            }
        }
        if open.is_empty() {
            loose.clear();
        }
    }
    while let Some(list) = open.pop() {
        close(text, Some(list), &loose, out);
    }
}

fn place(
    text: &Text,
    block: usize,
    readings: &Readings,
    start: usize,
    open: &mut Vec<Open>,
    loose: &mut Vec<usize>,
    out: &mut Vec<Raw>,
) {
    let fits = |list: &Open| {
        readings.iter().flatten().any(|(kind, n)| {
            *kind == list.kind && (matches!(kind, Kind::Bullet(_)) || *n as usize == list.items.len() + 1)
        })
    };
    if let Some(depth) = open.iter().rposition(fits) {
        while open.len() > depth + 1 {
            close(text, open.pop(), &[], out);
        }
        if let Some(list) = open.last_mut() {
            if let Some(last) = list.items.last_mut() {
                last.2.append(loose);
                last.2.sort_unstable();
            }
            list.items.push((block, start, Vec::new()));
        }
    } else if let Some((kind, _)) =
        readings.iter().flatten().find(|(kind, n)| matches!(kind, Kind::Bullet(_)) || *n == 1)
    {
        if open.len() >= 6 {
            close(text, open.pop(), &[], out);
        }
        // A new list right under an item is within it; behind loose text it is a list of its own all the same.
        let depth = open.len();
        open.push(Open { kind: *kind, items: vec![(block, start, Vec::new())], depth });
    } else {
        loose.push(block);
        return;
    }
    // The line is part of the items of all outer lists.
    let inner = open.len().saturating_sub(1);
    for list in open.iter_mut().take(inner) {
        if let Some(last) = list.items.last_mut() {
            last.2.extend(loose.iter().copied());
            last.2.push(block);
        }
    }
    loose.clear();
}

fn close(text: &Text, list: Option<Open>, loose: &[usize], out: &mut Vec<Raw>) {
    let Some(mut list) = list.filter(|l| l.items.len() >= 2) else { return };
    let language = text.language;
    let numbered = !matches!(list.kind, Kind::Bullet(_));
    let is_headed = list.items.iter().any(|(.., more)| !more.is_empty());
    let separated =
        list.items.iter().any(|(b, ..)| text.blocks.get(*b).is_some_and(|b| b.text.trim_end().ends_with([';', ','])));
    // Behind the last numbered line only a paragraph that says so goes on with it; a heading keeps its first paragraph.
    if numbered
        && let Some(last) = list.items.last_mut()
        && last.2.is_empty()
    {
        let headed = is_headed && text.blocks.get(last.0).is_some_and(|b| b.kind == BlockKind::Heading);
        let first = loose.first().copied();
        let runs = |b: &usize| {
            (headed && Some(*b) == first)
                || !separated
                    && text
                        .blocks
                        .get(*b)
                        .is_some_and(|b| goes_on(b, language) && (is_headed || says_more(b, language)))
        };
        last.2.extend(loose.iter().copied().take_while(runs));
    }
    let ending = if separated { Ending::Separated } else { Ending::Sentence };
    let mut items = Vec::new();
    for (block, start, more) in &list.items {
        let Some(own) = text.blocks.get(*block) else { continue };
        // A colon that opens an inner list stays out, a full stop stays in.
        let Some(span) = trimmed(own, *start..own.text.len(), ending, language) else { continue };
        let continued = more.iter().filter_map(|b| text.blocks.get(*b));
        let continued = continued.filter_map(|b| trimmed_line(b, language)).collect();
        items.push(ListItem { span, continued });
    }
    let Some(first) = list.items.first() else { return };
    // Numbered paragraphs, as statements have them, need no announcement.
    let told = |item: &&(usize, usize, Vec<usize>)| {
        text.blocks.get(item.0).is_some_and(|b| b.text.trim_end().ends_with(['.', ';', '!', '”', '"', '»', ':']))
    };
    let paragraphs = numbered && items.len() >= 3 && list.items.iter().filter(told).count() * 4 >= items.len() * 3;
    // Numbers from a text's first paragraph on are its own, as in communiqués, and list nothing.
    let running =
        text.blocks.iter().take(OPENING_BLOCKS).find(|b| !b.quiet && b.kind != BlockKind::Heading).map(|b| b.index);
    let head = text.blocks.get(first.0).map_or("", |b| b.text.as_str());
    // "I. …", "II. …": sections of a declaration, unless something announces them.
    let sections = list.kind == Kind::Roman('.') && head.starts_with('I');
    let paragraphs = paragraphs && running != Some(first.0) && !sections;
    // "…, the Commission" / "(a) took note of …;": the sentence runs on in its lines.
    let runs_on = numbered
        && separated
        && text
            .before(first.0)
            .is_some_and(|b| b.word_count() >= 5 && b.text.trim_end().ends_with(char::is_alphabetic))
        && part(head, first.1..head.len()).starts_with(char::is_lowercase);
    let form = if numbered { Form::NumberedLines } else { Form::Bullets };
    if items.len() >= 2 {
        out.push(Raw {
            form,
            items,
            opens_at: (first.0, 0),
            sure: list.depth > 0 || paragraphs || runs_on,
            open_end: false,
            needs_count: false,
            loose: false,
            label_until: None,
        });
    }
}

/// A line within an item, without its marker.
fn trimmed_line(block: &Block, language: &Language) -> Option<crate::article::Span> {
    trimmed(block, 0..block.text.len(), Ending::Sentence, language).map(|mut span| {
        // The marker of an inner line stays: it is the article's letters, and the outer item keeps them.
        span.start = block.text.len() - block.text.trim_start().len();
        span.end = block.text.trim_end().len();
        span
    })
}

/// Whether a paragraph says that it goes on with what came before.
pub(super) fn goes_on(block: &Block, language: &Language) -> bool {
    let continues = language.continues.at(block, 0).map(|(_, n)| n);
    matches!(block.kind, BlockKind::Paragraph)
        && (continues.is_some() || points_back(block, 0, language))
        && language.wrap_up.at(block, 0).is_none_or(|(_, n)| continues.is_some_and(|c| c >= n))
}

/// Whether a paragraph opens with more than a pronoun: "To this end, …".
fn says_more(block: &Block, language: &Language) -> bool {
    language.continues.at(block, 0).is_none_or(|(_, n)| n >= 2 || block.gap(n).starts_with(','))
}

/// The most words of "To contribute to this effort, …".
const PURPOSE_WORDS: usize = 10;

/// Whether a sentence that starts at a word opens with a purpose that points back to one thing: "To contribute to this
/// effort, …".
pub(super) fn points_back(block: &Block, first: usize, language: &Language) -> bool {
    if !language.purposes.contains(block.word(first)) {
        return false;
    }
    let past = (first + 1..=first + PURPOSE_WORDS).find(|word| !block.joined(*word));
    past.filter(|word| block.gap(*word).starts_with(','))
        .is_some_and(|past| (first + 1..past).any(|word| language.back_words.contains(block.word(word))))
}

/// Lines without a marker that semicolons hold together, behind a line that ends with a colon.
pub(super) fn unmarked_lines(text: &Text, out: &mut Vec<Raw>) {
    let mut run: Vec<&Block> = Vec::new();
    let mut led = false;
    for block in text.blocks.iter().filter(|b| !b.quiet) {
        let words = text.language.conjunctions.ends_before(block, block.word_count());
        let open = block.text.ends_with(';')
            || (words && block.gap(block.word_count().saturating_sub(1)).starts_with([';', ',']));
        let plain = led && line_marker(&block.text).is_none() && block.kind != BlockKind::Question;
        if plain && open {
            run.push(block);
            continue;
        }
        if plain && run.len() >= 2 {
            run.push(block);
            let span = |b: &&Block| trimmed(b, 0..b.text.len(), Ending::Separated, text.language);
            let items: Vec<ListItem> =
                run.iter().filter_map(span).map(|span| ListItem { span, continued: Vec::new() }).collect();
            if let Some(first) = run.first() {
                let opens_at = (first.index, 0);
                out.push(Raw {
                    form: Form::Bullets,
                    items,
                    opens_at,
                    sure: false,
                    open_end: false,
                    needs_count: false,
                    loose: false,
                    label_until: None,
                });
            }
        }
        run.clear();
        led = block.text.ends_with(':');
    }
}
