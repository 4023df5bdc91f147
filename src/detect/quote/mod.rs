//! Quotations: what is said between quotation marks, and by whom. Scare quotes and titles of works are passed over.

mod acted;
mod aside;
mod before;
mod chosen;
mod dated;
mod ends;
mod forms;
mod headline;
mod joint;
mod later;
mod leading;
mod marks;
mod nearby;
mod new;
mod openers;
mod paper;
mod phrase;
mod pointed;
mod speaker;
mod subject;
mod unit;
mod unnamed;
mod worded;

use crate::article::{BlockKind, Span};

use super::language::Language;
use super::lexicon::Tag;
use super::name::Names;
use super::text::{Block, Text, part};
use super::{Found, Quote, Suggestion};
pub(super) use aside::marked;
pub(super) use marks::{Pair, pairs};
use speaker::{Attribution, Earlier, Outside, attribution};
use unit::{Unit, units};

/// A quotation as it grows.
struct Draft {
    pieces: Vec<Span>,
    speaker: Option<String>,
    speaker_span: Option<Span>,
    because: &'static str,
    score: f32,
    /// Whether the last piece runs to its paragraph's end without a closing mark.
    is_open: bool,
    /// Whether a verb of saying beside the first mark tells who speaks.
    is_led: bool,
}

/// Every quotation of an article, in reading order.
pub(super) fn quotes(text: &Text, names: &Names) -> Vec<Suggestion> {
    let mut drafts: Vec<Draft> = Vec::new();
    for block in text.blocks.iter().filter(|b| !b.quiet) {
        quotes_of(text, block, names, &mut drafts);
    }
    headline::add(text, &mut drafts);
    drafts.into_iter().filter_map(|draft| suggestion(text, draft)).collect()
}

fn quotes_of(text: &Text, block: &Block, names: &Names, drafts: &mut Vec<Draft>) {
    let Some(pairs) = names.pairs.get(block.index) else { return };
    if pairs.is_empty() {
        return;
    }
    let units = units(block, pairs);
    let outside = Outside { text, block, names, pairs };
    // The last pair that became a quotation, and its unit: what follows in the same sentence may go on with it.
    let mut before: Option<(usize, usize)> = None;
    for (index, pair) in pairs.iter().enumerate() {
        let Some((number, unit)) = unit::of(&units, pair) else { continue };
        let pieces = || pair.pieces(&block.text).into_iter().map(|p| Span::new(block.index, p.start, p.end));
        let opens_block = part(&block.text, 0..pair.outer.start).trim().is_empty();
        // A paragraph that opens with a mark goes on with the one that was left open.
        if opens_block
            && let Some(last) = drafts.last_mut()
            && last.is_open
            && last.pieces.last().is_some_and(|p| p.block + 2 >= block.index && p.block < block.index)
        {
            last.pieces.extend(pieces());
            last.is_open = pair.is_open;
            // "“A. ¶ “B,” said Berg.": who closes the last paragraph said the first too, whoever was named before it.
            let open = last.speaker.is_none() || !last.is_led && !pair.is_open;
            if open
                && let Some(found) = attribution(&outside, index, unit, Earlier::default())
                && (last.speaker.is_none() || found.follows && found.speaker.is_some())
            {
                (last.speaker, last.speaker_span) = (found.speaker, found.span);
            }
            before = Some((index, number));
            continue;
        }
        let earlier = drafts.last().and_then(|d| {
            let near = d.pieces.last().is_some_and(|p| p.block + 1 >= block.index);
            near.then(|| d.speaker.clone()).flatten()
        });
        let here = drafts.last().and_then(|d| d.pieces.last()).is_some_and(|p| p.block == block.index);
        let found = attribution(&outside, index, unit, Earlier { speaker: earlier.as_ref(), here });
        if let Some((first, same)) = before
            && same == number
            && first + 1 == index
            && goes_on(text, block, pairs, index)
            && let Some(last) = drafts.last_mut()
        {
            last.pieces.extend(pieces());
            before = Some((index, number));
            continue;
        }
        // An answer that is nothing but words between marks.
        let answer = opens_block
            && part(&block.text, pair.outer.end..block.text.len()).trim().is_empty()
            && text.before(block.index).is_some_and(|b| b.kind == BlockKind::Question);
        let judged = judged(block, pair, unit, found.as_ref(), (text.language, here))
            .or_else(|| answer.then_some(("an answer between quotation marks", 0.7)));
        let Some((because, score)) = judged else { continue };
        // What is left open and goes on nowhere is no quotation.
        if pair.is_open && !goes_on_below(text, block) {
            continue;
        }
        // A title without a name ("Mr.") is nobody.
        let found = found.filter(|f| f.speaker.as_deref() != Some(""));
        let is_led = found.as_ref().is_some_and(|f| f.is_direct);
        let (speaker, speaker_span) = found.map_or((None, None), |f| (f.speaker, f.span));
        let speaker = speaker.or_else(|| outside.named_below());
        let speaker = speaker.map(|s| if text.language.lexicon.capital_roles { capital(&s) } else { s });
        let (pieces, is_open) = (pieces().collect(), pair.is_open);
        drafts.push(Draft { pieces, speaker, speaker_span, because, score, is_open, is_led });
        before = Some((index, number));
    }
}

/// With a capital in front.
fn capital(name: &str) -> String {
    let mut letters = name.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// Whether a pair goes on with the one before: only who said it stands between.
fn goes_on(text: &Text, block: &Block, pairs: &[Pair], index: usize) -> bool {
    let (Some(last), Some(pair)) = (index.checked_sub(1).and_then(|i| pairs.get(i)), pairs.get(index)) else {
        return false;
    };
    let between = part(&block.text, last.outer.end..pair.outer.start).trim_end();
    let comma = part(&block.text, last.inner.clone()).ends_with(',') || between.starts_with(',');
    let (from, past) = (block.word_from(last.outer.end), block.word_from(pair.outer.start));
    // "“…,” she recalled in her memoir, “The Key”": a title stands behind.
    let first = block.word_from(pair.inner.start);
    if part(&block.text, pair.inner.clone()).starts_with(char::is_uppercase) && names_a_work(block, pair, first) {
        return false;
    }
    let stopped = block.sentence_at(last.outer.end) < block.sentence_at(pair.outer.start);
    comma
        && (between.ends_with([',', '—', '–'])
            || between.ends_with([';', ':']) && part(&block.text, pair.inner.clone()).starts_with(char::is_lowercase))
        && past - from <= 24
        && (block.tags.any(from..past, Tag::Say)
            || past - from <= 6
            // Vietnamese writes a name and its role as many words ("… xúc động, “").
            || past - from <= 14 && text.language.lexicon.plural.is_empty() && between.trim_start().starts_with(char::is_alphabetic))
        && !stopped
}

/// Whether the next paragraph opens with a quotation mark.
fn goes_on_below(text: &Text, block: &Block) -> bool {
    let next = text.blocks.iter().skip(block.index + 1).find(|b| !b.quiet);
    next.is_some_and(|b| b.text.starts_with(['“', '"', '«', '»']))
}

/// Whether the words between two marks are a quotation, why, and how sure that is; `follows` tells that another stands before
/// them in the paragraph.
fn judged(
    block: &Block,
    pair: &Pair,
    unit: &Unit,
    found: Option<&Attribution>,
    (language, follows): (&Language, bool),
) -> Option<(&'static str, f32)> {
    let inner = part(&block.text, pair.inner.clone());
    let (first, past) = (block.word_from(pair.inner.start), block.word_from(pair.inner.end));
    // "ras-le-bol" is one word.
    let count = (first..past).filter(|w| *w == first || block.gap(*w) != "-").count();
    let direct = found.is_some_and(|f| f.is_direct);
    let is_sentence = inner.ends_with([',', '.', '!', '?', '…'])
        || part(&block.text, pair.outer.end..unit.range.end).starts_with(',') && found.is_some_and(|f| f.follows)
        || part(&block.text, 0..pair.outer.start).trim_end().ends_with(':') && direct;
    let alone = part(&block.text, unit.range.clone()).trim_end_matches(['.', ' ', '!', '?', '…', '\u{a0}']).len()
        <= pair.outer.len();
    // The full stop behind the mark closes what opens with a capital.
    let behind = part(&block.text, pair.outer.end..block.text.len());
    let closed = alone && inner.starts_with(char::is_uppercase) && behind.starts_with(['.', '!', '?', '…']);
    let is_sentence = is_sentence || closed;
    // "“He did not steal,” she said. “He pretended.”"
    let full = alone && inner.starts_with(char::is_uppercase) && inner.ends_with(['.', '!', '?']);
    let full = follows && full && found.is_some_and(|f| f.speaker.is_some());
    let colon = part(&block.text, 0..pair.outer.start).trim_end().ends_with(':');
    // "được bà Lê An gọi là “…”": a whole saying, and who says it.
    let called = count > 6 && direct && inner.starts_with(char::is_lowercase) && {
        let from = first.saturating_sub(3);
        (from..first).any(|w| block.has(w, Tag::CalledVerb))
    };
    if held_at_a_distance(block, first) && !(colon && direct) && !called {
        return None;
    }
    // "the “sari-sari index”, as dealers call it": a name that was coined.
    let next = block.word_from(pair.outer.end);
    let coined = count <= 6
        && inner.starts_with(char::is_lowercase)
        && part(&block.text, pair.outer.end..block.word_range(next).start).trim() == ","
        && block.has(next, Tag::CalledBehind)
        && block.tags.any(next..next + 6, Tag::CalledVerb);
    // One word in small letters that a comma follows only because the sentence goes on.
    let lone = count == 1 && inner.chars().all(|c| c.is_lowercase());
    // "thi công “vượt nắng”, bảo đảm": two syllables in small letters are one word too.
    let viet = language.lexicon.plural.is_empty();
    let word = viet && count <= 2 && inner.chars().all(|c| c.is_lowercase() || c == ' ');
    if coined || lone || word && first > block.word_from(unit.range.start) {
        return None;
    }
    // "lời mời “việc nhẹ lương cao”": what goes by a saying.
    let idiom = count <= 6 && inner.chars().all(|c| c.is_lowercase() || matches!(c, ' ' | ','));
    if idiom && !block.gap(first).contains([':', ',']) && block.tags.len_before(first, Tag::ScareLead) > 0 {
        return None;
    }
    // A title opens with a capital: "calls the project “badly planned”" names none.
    let titled = !inner.starts_with(char::is_lowercase) && names_a_work(block, pair, first);
    // "In her essay “On Ropes and the Men Who Tie Them”, she argued": the comma is the sentence's, and the title has none.
    let beside = block.gap(first).starts_with(' ')
        && block.gap(first).trim_start().len() <= 4
        && block.tags.len_before(first, Tag::Work) > 0
        && !block.tags.any(first.saturating_sub(4)..first, Tag::Say)
        && !inner.ends_with([',', '.', '!', '?', '…']);
    if titled && beside && part(&block.text, pair.outer.end..block.text.len()).starts_with(',') {
        return None;
    }
    // "in her phrase, “…”": her words, and no title.
    let own_words = direct && first.checked_sub(1).is_some_and(|w| block.has(w, Tag::View));
    if titled && !own_words && !(is_sentence && direct && count >= 5) {
        return None;
    }
    // "The union’s newsletter, “The Bollard”, has called": what a paper is called.
    let called_so = count <= 4
        && block.gap(first).starts_with(',')
        && block.tags.len_before(first, Tag::Document) > 0
        && !inner.ends_with([',', '.', '!', '?', '…']);
    let called_so = called_so && [first, past - 1].iter().all(|w| block.is_capital(*w));
    if called_so || is_title(block, first, past, language) && !(is_sentence && direct) {
        return None;
    }
    // Vietnamese writes a word as several.
    let factor = if language.lexicon.plural.is_empty() { 3 } else { 2 };
    match count {
        _ if is_sentence && direct => Some(("words between quotation marks, and who said them", 0.95)),
        n if (n > factor || (closed || full) && n == factor)
            && is_sentence
            && alone
            && found.is_some_and(|f| f.speaker.is_some() || !closed) =>
        {
            Some(("a sentence between quotation marks, after who said it", 0.8))
        }
        n if n >= 3 * factor => match found {
            Some(_) => Some(("words between quotation marks, and who said them", 0.9)),
            None => Some(("words between quotation marks", 0.7)),
        },
        n if n > factor && direct && !names_a_thing(block, pair, count, 3) => {
            Some(("a short saying, and whose it is", 0.75))
        }
        // "said the province would need “months, not weeks”".
        n if n > factor && found.is_some_and(|f| f.says) && !names_a_thing(block, pair, count, 5) => {
            Some(("a short saying within what was said", 0.65))
        }
        _ => None,
    }
}

/// "the “smart city plan” was late": a few words behind an article, with the sentence going on, name a thing.
fn names_a_thing(block: &Block, pair: &Pair, count: usize, most: usize) -> bool {
    let first = block.word_from(pair.outer.start);
    let goes_on = part(&block.text, pair.outer.end..block.text.len()).starts_with([' ', '\u{a0}']);
    let led = [Tag::Determiner, Tag::Demonstrative].iter().any(|tag| block.tags.len_before(first, *tag) > 0);
    count <= most && goes_on && led
}

/// "the so-called “…”".
fn held_at_a_distance(block: &Block, first: usize) -> bool {
    // "pidió la palabra. «…»": behind a full stop nothing holds it.
    !block.gap(first).contains(['.', '!', '?'])
        && (0..=1).any(|back| first.checked_sub(back).is_some_and(|at| block.tags.len_before(at, Tag::SoCalled) > 0))
}

/// "a film called “…”": a title stands between the marks.
fn names_a_work(block: &Block, pair: &Pair, first: usize) -> bool {
    let lead = part(&block.text, 0..pair.outer.start).trim_end();
    let colon = lead.ends_with([':', ',']);
    let apposed = lead.ends_with(',');
    let from = first.saturating_sub(4);
    let mut last = None;
    for hit in block.tags.within(from..first) {
        // "called the accord “…”" says something; "a film called “…”" names it.
        let says = block.has(hit.word, Tag::Say) && hit.word + hit.len < first;
        if hit.tag == Tag::Work && hit.word + hit.len <= first && !says {
            last = Some((hit.word, hit.word + hit.len));
        }
        if hit.tag == Tag::Say && last.is_some_and(|(at, _)| hit.word > at) {
            last = None;
        }
    }
    let Some((at, past)) = last else { return false };
    let apart = part(&block.text, block.word_range(at).start..pair.outer.start);
    if apart.contains(['.', ';', '”', '"', '»']) {
        return false;
    }
    let said = block.tags.any(first.saturating_sub(8)..at, Tag::Say);
    past == first && (apposed || !(colon && said)) || !said && !colon
}

/// "The Long Road Home": most words in capitals.
fn is_title(block: &Block, first: usize, past: usize, language: &Language) -> bool {
    let long = |at: &usize| block.written(*at).chars().count() >= 4;
    let count = (first..past).filter(long).count();
    let capitals = (first..past).filter(long).filter(|at| block.is_capital(*at)).count();
    !language.lexicon.plural.is_empty()
        && past - first >= 2
        && past - first <= 12
        && count >= 1
        && capitals * 10 >= count * 8
        // "Mostly the cod.": a capital that only opens the words makes no title.
        && (first + 1..past).any(|at| block.is_capital(at))
        && (past - first > 2 || capitals == past - first)
}

fn suggestion(text: &Text, draft: Draft) -> Option<Suggestion> {
    let (first, last) = (draft.pieces.first()?, draft.pieces.last()?);
    let span = if first.block == last.block { Span::new(first.block, first.start, last.end) } else { *first };
    let words: Vec<&str> =
        draft.pieces.iter().filter_map(|p| text.blocks.get(p.block).map(|b| part(&b.text, p.start..p.end))).collect();
    // Who is not known is not said to be known.
    let (because, score) = match draft.speaker {
        Some(_) => (draft.because, draft.score),
        None => ("words between quotation marks; who said them is not told", draft.score.min(0.7)),
    };
    Some(Suggestion {
        span,
        because: because.to_owned(),
        score,
        found: Found::Quote(Quote {
            text: words.join(" "),
            pieces: draft.pieces,
            speaker: draft.speaker,
            speaker_span: draft.speaker_span,
        }),
    })
}
