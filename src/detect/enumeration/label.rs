//! Which announcement belongs to which list, and whether a list is believed at all.

use crate::article::{BlockKind, Span};
use crate::detect::{Enumeration, Found, Suggestion};

use super::super::text::{Block, Text, part};
use super::announce::Announcement;
use super::phrase::{says_following, uncounted};
use super::raw::{Form, Raw};
use super::separators::counts_in;

/// How many announcements before a list are looked at, besides those of the article's opening.
const LOOK_BACK: usize = 80;

/// How many of the article's first announcements every list looks at.
const OPENING: usize = 40;

/// Where an announcement stands, seen from its list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Nearness {
    /// Anywhere earlier in the article.
    Far,
    /// In the sentences right before.
    Near,
    /// In the list's own sentence, or at the end of the block that leads to it.
    Own,
}

/// What stands right before a list.
struct Lead<'a> {
    block: &'a Block,
    /// The first byte that counts as near, the first that counts as the list's own, and the end.
    near: usize,
    own: usize,
    end: usize,
    /// Whether it ends with a colon.
    colon: bool,
}

/// The lists that something speaks for, each looked at as if it were the only one.
pub(super) fn label_each(text: &Text, counts: &[Announcement], raws: Vec<Raw>) -> Vec<Raw> {
    let free = vec![false; counts.len()];
    raws.into_iter().filter_map(|raw| label(text, counts, &free, raw)).map(|labelled| labelled.raw).collect()
}

/// Matches every list with what announced it, an announcement for one list only.
pub(super) fn label_all(text: &Text, counts: &[Announcement], raws: Vec<Raw>) -> Vec<Suggestion> {
    let mut used = vec![false; counts.len()];
    let mut out = Vec::new();
    for raw in raws {
        let Some(labelled) = label(text, counts, &used, raw) else { continue };
        if let Some((index, nearness)) = labelled.chosen {
            mark_used(counts, &mut used, index, nearness);
        }
        out.push(labelled.suggestion);
    }
    out
}

/// A list with its announcement.
struct Labelled {
    raw: Raw,
    suggestion: Suggestion,
    chosen: Option<(usize, Nearness)>,
}

fn lead<'a>(text: &'a Text, raw: &Raw) -> Option<Lead<'a>> {
    let (index, at) = raw.opens_at;
    let block = text.blocks.get(index)?;
    let before = part(&block.text, 0..at);
    if before.chars().any(char::is_alphanumeric) {
        let sentence = block.sentence_at(at.saturating_sub(1).max(block.sentences.first().map_or(0, |s| s.start)));
        let own_index = if block.sentences.get(sentence).is_some_and(|s| s.start >= at) {
            sentence.saturating_sub(1)
        } else {
            sentence
        };
        let start = |i: usize| block.sentences.get(i).map_or(0, |s| s.start);
        let opens_sentence = block.sentences.iter().skip(sentence.saturating_sub(1)).take(3).any(|s| s.start == at);
        let own = if opens_sentence { start(own_index.min(sentence)) } else { start(sentence) };
        let near = start(own_index.saturating_sub(2));
        let colon =
            before.trim_end().ends_with(':') || (raw.form == Form::Semicolons && before.trim_end().ends_with(':'));
        return Some(Lead { block, near, own, end: at, colon });
    }
    let block = text.before(index)?;
    let last = block.sentences.len().saturating_sub(1);
    let start = |i: usize| block.sentences.get(i).map_or(0, |s| s.start);
    let colon = block.text.trim_end().ends_with([':', '：']);
    Some(Lead { block, near: start(last.saturating_sub(2)), own: start(last), end: block.text.len(), colon })
}

fn label(text: &Text, counts: &[Announcement], used: &[bool], mut raw: Raw) -> Option<Labelled> {
    let lead = lead(text, &raw);
    if lead.as_ref().is_some_and(|l| is_end_matter(l, text)) {
        return None;
    }
    let local = lead.as_ref().and_then(|l| uncounted(l.block, l.own..l.end, l.end, text.language));
    let following = lead.as_ref().is_some_and(|l| {
        let (from, past) = (l.block.word_from(l.own), l.block.word_from(l.end));
        says_following(l.block, from, past, text.language)
    });
    let chosen = choose(counts, used, &raw, lead.as_ref(), local.as_ref());
    // "The two sides agreed on the following steps: (a) …; (b) …": as many as there are sides, and no list of them.
    let chosen = chosen.filter(|(index, _)| !(following && counts.get(*index).is_some_and(|a| a.is_party)));
    let mut announcement = None;
    let mut nearness = Nearness::Far;
    if let Some((index, near)) = chosen {
        announcement = counts.get(index).cloned();
        if let (Some(a), Some(until)) = (&mut announcement, raw.label_until.filter(|_| near == Nearness::Own)) {
            a.range.end = until.clamp(a.range.start, a.range.end);
        }
        nearness = near;
    } else if let Some(local) = local {
        // A noun alone announces where the text points at what comes: with a colon, or with "the following".
        let points = lead.as_ref().is_some_and(|l| l.colon || l.block.kind == BlockKind::Heading) || following;
        // "She asked for several things. The first, that …. The second, …".
        let in_lead = |l: &Lead| counts_in(counts, l.block.index, l.own..l.end).next().is_some();
        let linked = || {
            let lead = lead.as_ref().map(|l| l.block.word(l.block.word_from(local.range.start)));
            lead.is_some_and(|word| text.language.links.contains(word))
        };
        let told = raw.form == Form::Ordinals
            && raw.needs_count
            && raw.items.len() >= 3
            && !lead.as_ref().is_some_and(in_lead)
            && !linked();
        // "The ministers went over several fronts. First, …. Second, …": the noun that closes the sentence before.
        let closes = raw.form == Form::Ordinals
            && raw.items.len() >= 3
            && lead.as_ref().is_some_and(|l| {
                part(&l.block.text, local.range.end..l.end).trim().trim_end_matches(['.', ':', '…']).is_empty()
                    && local.range.start > l.own
            })
            && !linked();
        let direct = matches!(raw.form, Form::Bullets | Form::NumberedLines) || points || told || closes;
        if direct {
            announcement = Some(local);
            nearness = Nearness::Own;
        }
    }
    let count = announcement.as_ref().and_then(|a| a.count);
    // "Finally, …" behind the announced number of items is the text's end, not the list's.
    if raw.open_end && count.is_some_and(|n| n as usize + 1 == raw.items.len()) && raw.items.len() > 2 {
        raw.items.pop();
    }
    if !believed(text, &raw, announcement.as_ref(), nearness, lead.as_ref()) {
        return None;
    }
    let suggestion = suggestion(text, &raw, announcement.as_ref())?;
    Some(Labelled { raw, suggestion, chosen })
}

/// The most words of "Most read" and what stands before it.
const HEAD_WORDS: usize = 10;

/// "Most read: 1. … 2. …", within a paragraph too.
fn is_end_matter(lead: &Lead, text: &Text) -> bool {
    if !lead.colon {
        return false;
    }
    let near = lead.block.word_range(lead.block.word_from(lead.end).saturating_sub(HEAD_WORDS)).start;
    let head = part(&lead.block.text, near.max(lead.own)..lead.end).trim_end_matches([' ', ':', '\u{a0}']);
    let head = head.rsplit(['.', '!', '?', '|', '–', '—']).next().unwrap_or(head).trim();
    head.len() <= 60 && text.language.end_matter.contains(head.to_lowercase().as_str())
}

fn choose(
    counts: &[Announcement],
    used: &[bool],
    raw: &Raw,
    lead: Option<&Lead>,
    local: Option<&Announcement>,
) -> Option<(usize, Nearness)> {
    let key = |a: &Announcement| (a.block.map_or(0, |b| b + 1), a.range.start);
    let limit = counts.partition_point(|a| key(a) < (raw.opens_at.0 + 1, raw.opens_at.1));
    let opening = 0..limit.min(OPENING);
    let recent = limit.saturating_sub(LOOK_BACK).max(opening.end)..limit;
    let found = raw.items.len();
    let mut best: Option<(i32, usize, Nearness)> = None;
    for index in opening.chain(recent) {
        let Some(a) = counts.get(index) else { continue };
        let nearness = nearness(a, lead);
        let mut score = match nearness {
            Nearness::Own => 5,
            Nearness::Near => 3,
            Nearness::Far => 0,
        };
        let Some(count) = a.count.map(|n| n as usize) else { continue };
        let matches = count == found || (raw.open_end && a.listed && count + 1 == found);
        // "there are three: …" announces what stands behind its colon, and nothing farther off.
        if a.elliptic && !(matches && nearness == Nearness::Own) {
            continue;
        }
        let same_noun = local.is_some_and(|l| l.noun == a.noun);
        if a.is_partial && !(matches && nearness == Nearness::Own && lead.is_some_and(|l| l.colon)) {
            continue;
        }
        if used.get(index).copied().unwrap_or(true) {
            continue;
        }
        let possible = match nearness {
            // "The two leaders" before "Firstly" act; they are not what is told.
            Nearness::Own if a.is_party => raw.form == Form::Commas || matches && lead.is_some_and(|l| l.colon),
            Nearness::Own => matches || a.listed || raw.form == Form::Commas,
            Nearness::Near => {
                !a.is_party && (matches && (a.listed || count >= 3) || (a.listed && count.abs_diff(found) <= 2))
            }
            Nearness::Far => {
                a.listed && (matches || (same_noun && count.abs_diff(found) <= 2)) && raw.form >= Form::Bullets
            }
        };
        if !possible || (raw.form == Form::Commas && nearness != Nearness::Own) {
            continue;
        }
        score += if count == found {
            4
        } else if matches {
            3
        } else {
            -2
        };
        score += if a.listed { 2 } else { -1 };
        score += if same_noun { 3 } else { 0 };
        // The title is no block: where the text repeats it, the text's own words are taken.
        score -= i32::from(a.block.is_none());
        // The nearest of equals wins: later ones come later.
        if best.is_none_or(|(most, ..)| score >= most) {
            best = Some((score, index, nearness));
        }
    }
    best.filter(|(score, ..)| *score >= 3).map(|(_, index, near)| (index, near))
}

fn nearness(a: &Announcement, lead: Option<&Lead>) -> Nearness {
    match lead {
        Some(l) if a.block == Some(l.block.index) && a.range.start < l.end && a.range.start >= l.own => Nearness::Own,
        Some(l) if a.block == Some(l.block.index) && a.range.start < l.end && a.range.start >= l.near => Nearness::Near,
        _ => Nearness::Far,
    }
}

/// An announcement is used once; one told far from its list also uses up its repetitions in title and lead.
fn mark_used(counts: &[Announcement], used: &mut [bool], index: usize, nearness: Nearness) {
    let Some(chosen) = counts.get(index) else { return };
    for (i, a) in counts.iter().enumerate().take(index + 1).skip(index.saturating_sub(OPENING + LOOK_BACK)) {
        let same = nearness == Nearness::Far && a.count == chosen.count && a.noun == chosen.noun;
        if (i == index || same)
            && let Some(flag) = used.get_mut(i)
        {
            *flag = true;
        }
    }
}

fn believed(
    text: &Text,
    raw: &Raw,
    announcement: Option<&Announcement>,
    nearness: Nearness,
    lead: Option<&Lead>,
) -> bool {
    let exact = announcement.is_some_and(|a| a.count.is_some_and(|n| n as usize == raw.items.len()));
    let colon = lead.is_some_and(|l| l.colon);
    match raw.form {
        Form::Commas => announcement.is_some(),
        Form::Semicolons => true,
        Form::Bullets | Form::NumberedLines => {
            // Three lines under a heading within the text; behind its end they may be links.
            let headed = lead.is_some_and(|l| l.block.kind == BlockKind::Heading);
            let told = headed && raw.items.len() >= 3 && text_follows(text, raw);
            raw.sure || announcement.is_some() || colon || told || lead.is_none() && opens_text(text, raw)
        }
        Form::InlineMarkers => raw.sure || raw.items.len() >= 3 || announcement.is_some() || colon,
        Form::Ordinals => {
            if raw.needs_count {
                let near = announcement.is_some_and(|a| a.listed) && nearness >= Nearness::Near;
                if raw.loose {
                    let uncounted = announcement.is_some_and(|a| a.count.is_none()) && raw.items.len() >= 3;
                    return (exact || uncounted) && near;
                }
                (exact && (raw.sure || announcement.is_some_and(|a| a.listed || raw.items.len() >= 3)))
                    || (near && raw.items.len() >= 2)
            } else {
                true
            }
        }
    }
}

/// The fewest words of a line that sums up a text.
const SUMMARY_WORDS: usize = 5;

/// Whether three lines with bullets or more stand above an article's first paragraph and sum it up.
fn opens_text(text: &Text, raw: &Raw) -> bool {
    let lines = raw.items.iter().filter_map(|item| text.blocks.get(item.span.block));
    let told = |block: &Block| block.word_count() >= SUMMARY_WORDS && !block.text.trim_end().ends_with(['?', '!', ':']);
    raw.form == Form::Bullets && raw.items.len() >= 3 && lines.clone().all(told) && {
        let last = raw.items.last().map_or(raw.opens_at.0, |item| item.span.block);
        let next = text.blocks.get(last + 1..).unwrap_or_default().iter().find(|b| !b.quiet);
        next.is_some_and(|b| b.kind == BlockKind::Paragraph && b.word_count() >= RUNNING_WORDS)
    }
}

/// How many blocks behind a list are asked whether the text goes on.
const BEHIND: usize = 3;

/// The fewest words of a paragraph with which a text goes on.
const RUNNING_WORDS: usize = 12;

/// Whether the article's text goes on behind a list.
fn text_follows(text: &Text, raw: &Raw) -> bool {
    // Lines with dashes may be speech.
    let spoken = |block: &Block| block.text.starts_with(['–', '—', '-']);
    if text.blocks.get(raw.opens_at.0).is_some_and(spoken) {
        return false;
    }
    let last = raw.items.last().and_then(|item| item.spans().last().map(|s| s.block)).unwrap_or(raw.opens_at.0);
    let behind = text.blocks.get(last + 1..).unwrap_or_default().iter().take(BEHIND);
    behind.filter(|b| !b.quiet).any(|b| {
        b.kind == BlockKind::Paragraph
            && b.word_count() >= RUNNING_WORDS
            && b.text.trim_end().ends_with(['.', '”', '»', '!', '?'])
    })
}

fn suggestion(text: &Text, raw: &Raw, announcement: Option<&Announcement>) -> Option<Suggestion> {
    let first = raw.items.first()?;
    let announced = announcement.and_then(|a| a.count);
    let label_span = announcement.and_then(|a| Some(Span::new(a.block?, a.range.start, a.range.end)));
    let label = announcement.map_or_else(String::new, |a| a.label(text).to_owned());
    let enumeration = Enumeration { label, label_span, announced, items: raw.items.clone() };
    Some(Suggestion {
        span: label_span.unwrap_or(first.span),
        because: because(raw, announced),
        score: score(raw, announced, announcement.is_some()),
        found: Found::Enumeration(enumeration),
    })
}

fn score(raw: &Raw, announced: Option<u32>, labelled: bool) -> f32 {
    let base: f32 = match raw.form {
        Form::NumberedLines | Form::InlineMarkers => 0.7,
        Form::Semicolons | Form::Bullets => 0.65,
        Form::Ordinals => 0.65,
        Form::Commas => 0.55,
    };
    let label = if labelled { 0.1 } else { 0.0 };
    let count = match announced {
        Some(n) if n as usize == raw.items.len() => 0.2,
        Some(_) => -0.15,
        None => 0.0,
    };
    let many = if raw.items.len() >= 3 { 0.0 } else { -0.1 };
    (base + label + count + many).clamp(0.0, 1.0)
}

fn because(raw: &Raw, announced: Option<u32>) -> String {
    let how = match raw.form {
        Form::Commas => "separated by commas",
        Form::Semicolons => "separated by semicolons",
        Form::Bullets => "told in marked lines",
        Form::Ordinals => "told by ordinals",
        Form::InlineMarkers => "numbered within the text",
        Form::NumberedLines => "told in numbered lines",
    };
    let found = in_words(raw.items.len());
    match announced {
        Some(n) => format!("announced {}, found {found}, {how}", in_words(n as usize)),
        None => format!("found {found}, {how}"),
    }
}

fn in_words(n: usize) -> String {
    const WORDS: [&str; 13] =
        ["none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];
    WORDS.get(n).map_or_else(|| n.to_string(), |w| (*w).to_owned())
}
