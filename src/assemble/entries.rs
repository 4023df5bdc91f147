//! Sections and what stands in them, each passage with its source.

use super::briefing::{BriefingSection, Content, Entry, Event, Figure, List, Quotation};
use super::front::spaced_once;
use super::sources::Sources;
use crate::article::{PassageKind, quoted_in, shorten, stands_in};
use crate::diag::{About, Sink, Warning};
use crate::pack::{Body, Happening, HighlightId, Item, ItemId, Pack, Section};
use crate::phrases::Phrases;

pub(super) fn section_of(
    pack: &Pack,
    section: &Section,
    number: usize,
    sources: &mut Sources<'_>,
    sink: &mut Sink,
) -> BriefingSection {
    let mut entries: Vec<Entry> = Vec::new();
    for item in &section.items {
        let Some(entry) = entry_of(pack, section, item, sources, sink) else { continue };
        // Numbers one after another share a panel; a note to one of them ends it.
        if let (Some(Content::Figures(more)), Some(Entry { content: Some(Content::Figures(panel)), note, .. })) =
            (&entry.content, entries.last_mut())
            && note.is_empty()
        {
            panel.extend(more.iter().cloned());
            note.clone_from(&entry.note);
            continue;
        }
        entries.push(entry);
    }
    BriefingSection { id: section.id, number, title: section.title.trim().to_owned(), limit: section.limit, entries }
}

fn entry_of(pack: &Pack, section: &Section, item: &Item, sources: &mut Sources<'_>, sink: &mut Sink) -> Option<Entry> {
    let note = paragraphs_of(&item.note);
    let words = Phrases::of(pack.front.language.split(['-', '_']).next().unwrap_or_default());
    let content = match &item.body {
        Body::Quotation { passage, wording } => {
            let mut quotation = quotation_of(pack, (*passage, None), section, sources, sink)?;
            quotation.wording = wording.as_deref().map(paragraphs_of);
            Some(Content::Quotation(quotation))
        }
        // What says nothing is not printed: it has been warned of.
        Body::List { entries, .. } if entries.is_empty() => None,
        Body::Chronology(entries) if entries.is_empty() => None,
        Body::Figure { value, .. } if value.trim().is_empty() => None,
        Body::List { label, announced, entries } => Some(Content::List(List {
            label: label.clone(),
            label_is_quoted: is_quoted(pack, (label, item.id), entries, sink),
            announced: *announced,
            items: entries
                .iter()
                .filter_map(|id| quotation_of(pack, (*id, Some(PassageKind::List)), section, sources, sink))
                .collect(),
        })),
        Body::Figure { value, caption, passage } => {
            // A figure that nobody captioned is captioned by its own noun: "587", "active projects".
            let (value, noun) = if caption.trim().is_empty() { split_value(value) } else { (value.as_str(), "") };
            let caption = [caption.trim(), noun].concat();
            if caption.is_empty() {
                sink.push(
                    Warning::new(format!(
                        "the figure '{value}' in section '{}' does not say what it counts",
                        section.title
                    ))
                    .advise("say what it counts in a few words")
                    .about(About::Item(item.id.0)),
                );
            }
            let passage = quotation_of(pack, (*passage, Some(PassageKind::Figure)), section, sources, sink)?;
            Some(Content::Figures(vec![Figure { item: item.id, value: value.to_owned(), caption, passage }]))
        }
        Body::Chronology(entries) => {
            // In order of days, however they were entered.
            let mut entries: Vec<&Happening> = entries.iter().collect();
            entries.sort_by_key(|entry| (entry.date, entry.end));
            let events = entries.into_iter().map(|entry| event_of(pack, words, entry, section, sources, sink));
            Some(Content::Chronology(events.collect()))
        }
        Body::Table { caption, header, rows } => Some(table_of(caption, header, rows)),
        Body::Picture { picture, caption, alt } => {
            if alt.trim().is_empty() {
                sink.push(
                    Warning::new(format!(
                        "a picture in section '{}' has no words for those who cannot see it",
                        section.title
                    ))
                    .advise("describe it in a sentence")
                    .about(About::Item(item.id.0)),
                );
            }
            Some(Content::Picture { picture: picture.clone(), caption: caption.clone(), alt: alt.clone() })
        }
        Body::Biography { name, role, text } => {
            Some(Content::Biography { name: name.clone(), role: role.clone(), text: paragraphs_of(text) })
        }
        Body::PageBreak => Some(Content::PageBreak),
        Body::Note => None,
    };
    if content.is_none() && note.is_empty() {
        if item.body != Body::Note {
            return None;
        }
        sink.push(
            Warning::new(format!("an empty note in section '{}' is not printed", section.title))
                .about(About::Item(item.id.0)),
        );
        return None;
    }
    Some(Entry { item: item.id, content, note })
}

/// Whether the announcing phrase of a list stands in an article that its items are from; the author is told where it does
/// not. One that the author typed between marks of their own is not put between others.
fn is_quoted(pack: &Pack, (label, item): (&str, ItemId), entries: &[HighlightId], sink: &mut Sink) -> bool {
    /// How much of it is shown, in characters.
    const SHOWN: usize = 60;
    if label.trim().is_empty() || !quoted_in(label).is_empty() {
        return false;
    }
    let cited: Vec<_> = entries.iter().filter_map(|id| pack.highlights.get(id)).map(|h| &h.passage.article).collect();
    let articles = pack.articles.iter().filter(|entry| cited.contains(&&entry.article.id));
    let said = articles.flat_map(|entry| &entry.article.blocks).map(|block| block.text.as_str());
    let is_said = stands_in(label, said);
    if !is_said {
        let what = format!("no source cited here has the words over the list: '{}'", shorten(label, SHOWN));
        sink.push(
            Warning::new(what)
                .advise("take the source's own words, or leave them as yours: they are printed so")
                .about(About::Item(item.0)),
        );
    }
    is_said
}

/// Parts a value into what counts (words before the number, the number, its scale) and what is counted.
fn split_value(value: &str) -> (&str, &str) {
    /// Words that belong to the number before them, in the languages that are read.
    const SCALES: [&str; 22] = [
        "thousand",
        "million",
        "billion",
        "trillion",
        "percent",
        "%",
        "hundred",
        "dozen",
        "nghìn",
        "ngàn",
        "triệu",
        "tỷ",
        "tỉ",
        "phần",
        "mille",
        "millions",
        "milliard",
        "milliards",
        "mil",
        "millones",
        "euros",
        "dollars",
    ];
    let mut end = 0;
    let mut number_seen = false;
    let mut before = "";
    for word in value.split_inclusive(' ') {
        let bare = word.trim();
        // "15 000": digits in groups of three.
        let goes_on = is_digits(before) && is_digit_group(bare);
        let belongs = if number_seen { goes_on || SCALES.contains(&bare) } else { true };
        if !belongs {
            break;
        }
        number_seen |= bare.chars().any(|c| c.is_ascii_digit());
        end += word.len();
        before = bare;
    }
    if !number_seen {
        return (value, "");
    }
    let (number, noun) = value.split_at_checked(end).unwrap_or((value, ""));
    (number.trim(), noun.trim())
}

/// Whether a word ends in up to three digits and holds no other: "15", "$15".
fn is_digits(word: &str) -> bool {
    let digits = word.trim_start_matches(|c: char| !c.is_ascii_digit());
    (1..=3).contains(&digits.len()) && digits.bytes().all(|c| c.is_ascii_digit())
}

/// Whether a word is three digits that a number goes on with, a decimal part behind them or not: "000", "500,5".
fn is_digit_group(word: &str) -> bool {
    let digits = word.bytes().take_while(u8::is_ascii_digit).count();
    let rest = word.get(digits..).unwrap_or_default();
    let decimals =
        rest.strip_prefix(['.', ',']).is_some_and(|d| !d.is_empty() && d.bytes().all(|c| c.is_ascii_digit()));
    digits == 3 && (rest.is_empty() || decimals)
}

fn paragraphs_of(text: &str) -> Vec<String> {
    text.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect()
}

/// A table whose rows are all as long as the longest, its header among them.
fn table_of(caption: &str, header: &[String], rows: &[Vec<String>]) -> Content {
    let columns = rows.iter().map(Vec::len).chain([header.len()]).max().unwrap_or(0);
    let fill = |row: &[String]| -> Vec<String> {
        row.iter().cloned().chain(std::iter::repeat_with(String::new)).take(columns).collect()
    };
    let rows = rows.iter().map(|row| fill(row)).collect();
    Content::Table { caption: caption.trim().to_owned(), header: fill(header), rows }
}

fn event_of(
    pack: &Pack,
    words: &Phrases,
    entry: &Happening,
    section: &Section,
    sources: &mut Sources<'_>,
    sink: &mut Sink,
) -> Event {
    // A sentence of the source is shown to be one: it stands between quotation marks.
    let quote = entry.passage.and_then(|id| pack.highlights.get(&id)).map(|h| h.passage.quote.replace('\n', " "));
    let text = match quote.filter(|quote| !quote.is_empty() && entry.text.contains(quote.as_str())) {
        Some(quote) => entry.text.replacen(&quote, &words.in_marks(&quote), 1),
        None => spaced_once(&entry.text),
    };
    // A span that was typed backwards is one all the same.
    let (date, end) = match entry.end {
        Some(end) if end < entry.date => (end, Some(entry.date)),
        end => (entry.date, end),
    };
    Event {
        date,
        end,
        precision: entry.precision,
        text,
        passage: entry
            .passage
            .and_then(|id| quotation_of(pack, (id, Some(PassageKind::Event)), section, sources, sink)),
    }
}

/// `kind` is what the item makes of the passage; without it, the passage's own kind counts.
fn quotation_of(
    pack: &Pack,
    (id, kind): (HighlightId, Option<PassageKind>),
    section: &Section,
    sources: &mut Sources<'_>,
    sink: &mut Sink,
) -> Option<Quotation> {
    // `Pack::problems` has vouched for both look-ups.
    let highlight = pack.highlights.get(&id)?;
    let passage = &highlight.passage;
    let entry = *sources.articles.get(&passage.article)?;
    if !entry.ticked {
        let title = entry.article.display_title();
        sink.push(
            Warning::new(format!("section '{}' quotes '{title}', which is not ticked", section.title))
                .advise("it is printed all the same; tick the article or remove the item")
                .about(About::Section(section.id.0)),
        );
    }
    let source = sources.number_of(&entry.article, true);
    let number = sources.mark(source, &passage.spans, kind.unwrap_or(highlight.kind));
    Some(Quotation {
        number,
        highlight: id,
        paragraphs: passage.paragraphs().map(str::to_owned).collect(),
        wording: None,
        language: entry.article.language.clone(),
        source,
        spans: passage.spans.clone(),
    })
}
