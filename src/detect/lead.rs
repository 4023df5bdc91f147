//! What opens a block and is no part of its first sentence: list markers, the time of a live page, who speaks a line.

use std::ops::Range;

use super::hash::FastMap;
use super::lexicon::Tag;
use super::text::{Block, part};

/// The most words and bytes of a name that opens a line.
const NAME_WORDS: usize = 5;
const NAME_BYTES: usize = 48;

/// Notes where the lines of a transcript or an interview open with whoever speaks them.
pub(super) fn note_speakers(blocks: &mut [Block]) {
    let mut lines: FastMap<String, usize> = FastMap::default();
    for block in blocks.iter().filter(|b| !b.quiet) {
        if let Some((head, _)) = opening(&block.text) {
            *lines.entry(head.to_owned()).or_default() += 1;
        }
    }
    for block in blocks.iter_mut().filter(|b| !b.quiet) {
        let Some((head, rest)) = opening(&block.text) else { continue };
        let from = block.text.len() - rest.len();
        // "Monday: ministers meet": an agenda's day.
        let dated = (0..block.word_from(head.len())).any(|w| block.has(w, Tag::Weekday) || block.has(w, Tag::Month));
        let several = lines.get(head).is_some_and(|n| *n >= 2);
        if !dated && (several || is_name(head) || is_loud(head)) {
            block.spoken_from = Some(from);
        }
    }
}

/// The words before the colon that may open a line, and what follows it.
fn opening(text: &str) -> Option<(&str, &str)> {
    let near = text.char_indices().take(NAME_BYTES).find(|(_, c)| *c == ':');
    let (head, rest) = text.split_at_checked(near?.0)?;
    let rest = rest.strip_prefix(':')?;
    let told = rest.trim_start();
    let head = head.trim();
    let letters = head.chars().all(|c| c.is_alphabetic() || matches!(c, ' ' | '\u{a0}' | '.' | '-' | '’' | '\''));
    let opens = told.starts_with(|c: char| c.is_uppercase() || "“\"«‘¿¡".contains(c));
    let named = head.starts_with(char::is_uppercase) && head.split_whitespace().count() <= NAME_WORDS;
    (letters && opens && named && rest.len() > told.len() && told.len() > head.len()).then_some((head, told))
}

/// Two words or more, each with a capital or short: "Bà Tuyết", "Dr. Ana Ruiz", "Ministry of Ports".
fn is_name(head: &str) -> bool {
    let capital = |word: &str| word.starts_with(char::is_uppercase);
    let ends = head.split_whitespace().next_back().is_some_and(capital);
    let mut words = head.split_whitespace();
    ends && words.clone().count() >= 2 && words.all(|word| capital(word) || word.chars().count() <= 3)
}

/// "A", "MS. ROWE".
fn is_loud(head: &str) -> bool {
    let letters = head.chars().filter(|c| c.is_alphabetic()).count();
    let loud = head.chars().all(|c| c.is_uppercase() || !c.is_alphabetic());
    loud && letters >= 1 && head.split(' ').count() <= 4
}

/// The longest dateline, in bytes and words.
const DATELINE_BYTES: usize = 72;
const DATELINE_WORDS: usize = 8;

/// A sentence without the place and the agency that open an article: "SALTILLO, Coah.- Hansung invertirá", "BERLIN (dpa) – The",
/// "(PLVN) - Chủ tịch".
fn after_dateline(text: &str, sentence: Range<usize>) -> Range<usize> {
    const DASHES: [&str; 7] = [" – ", " — ", " - ", ".- ", ".— ", ".– ", " -- "];
    let own = part(text, sentence.clone());
    let found = DASHES.iter().filter_map(|dash| own.find(dash).map(|at| (at, *dash))).min();
    let Some((at, dash)) = found.filter(|(at, _)| *at <= DATELINE_BYTES) else { return sentence };
    let (head, rest) = (part(own, 0..at), part(own, at + dash.len()..own.len()).trim_start());
    let bracketed = head.starts_with('(') && head.ends_with(')') && head.matches('(').count() == 1;
    let place = head.split([',', '(']).next().unwrap_or("").trim();
    let letters = place.chars().filter(|c| c.is_alphabetic()).count();
    let loud = letters >= 3 && place.chars().all(|c| c.is_uppercase() || matches!(c, ' ' | '-' | '’' | '\'' | '.'));
    // "Santiago de Chile.- Chile y Portugal": behind a full stop and a dash only what opens an article stands.
    let dotted =
        dash.starts_with('.') && place.split_whitespace().all(|w| w.starts_with(char::is_uppercase) || w.len() <= 3);
    let short = head.split_whitespace().count() <= DATELINE_WORDS;
    let opens = rest.starts_with(|c: char| c.is_uppercase() || "“\"«‘¿¡".contains(c));
    // "FIFA – The federation": an acronym alone may be told of.
    let alone = loud && letters <= 5 && head.trim() == place;
    if (bracketed || dotted || loud && !alone) && short && opens {
        sentence.end - rest.len()..sentence.end
    } else {
        sentence
    }
}

impl Block {
    /// A sentence that opens its block without the place and the agency before it.
    pub(super) fn past_dateline(&self, sentence: Range<usize>) -> Range<usize> {
        let opens = self.text.get(..sentence.start).is_some_and(|t| t.trim().is_empty());
        if opens { after_dateline(&self.text, sentence) } else { sentence }
    }

    /// A sentence without the list marker that opens its block ("2. We agree", "- Sign").
    pub(super) fn told(&self, sentence: Range<usize>) -> Range<usize> {
        self.within_marks(self.without_marker(sentence))
    }

    /// A sentence of a longer quotation without the mark that opens it: “We will pay. We will pay soon.”
    fn within_marks(&self, sentence: Range<usize>) -> Range<usize> {
        const PAIRS: [(char, &[char]); 4] = [('“', &['”']), ('«', &['»']), ('„', &['“', '”']), ('"', &['"'])];
        let own = part(&self.text, sentence.clone());
        // "… sin dejar nada. Vamos a destinar cada peso a caminos.»": the last sentence of a longer quotation.
        if own.ends_with(['”', '»']) && !own.contains(['“', '«', '„']) {
            return sentence.start..sentence.start + own.trim_end_matches(['”', '»']).trim_end().len();
        }
        let Some((open, closes)) = own.chars().next().and_then(|c| PAIRS.iter().find(|p| p.0 == c)) else {
            return sentence;
        };
        let rest = own.get(open.len_utf8()..).unwrap_or("");
        if let Some(whole) = rest.strip_suffix(*closes).filter(|whole| !whole.contains(*closes)) {
            // All of it is quoted.
            let inner = whole.trim();
            let start = sentence.end - rest.trim_start().len();
            return start..start + inner.len();
        }
        if rest.contains(*closes) {
            return sentence;
        }
        sentence.end - rest.trim_start().len()..sentence.end
    }

    fn without_marker(&self, sentence: Range<usize>) -> Range<usize> {
        if sentence.start > 0 && self.text.get(..sentence.start).is_some_and(|t| !t.trim().is_empty()) {
            return sentence;
        }
        let sentence = self.after_label(self.after_clock(self.after_speaker(sentence)));
        let own = part(&self.text, sentence.clone());
        let bare = own.trim_start_matches(['-', '–', '—', '•', '*', '▪', '·', '(', ' ', '\u{a0}']);
        let digits = bare.find(|c: char| !c.is_ascii_digit()).unwrap_or(0);
        let letter = usize::from(bare.starts_with(|c: char| c.is_ascii_lowercase()));
        let label = digits.max(letter);
        let rest = bare.get(label..).unwrap_or("");
        let dressed = (1..=2).contains(&label) && (rest.starts_with(". ") || rest.starts_with(") "));
        let kept = if dressed { rest.get(2..).unwrap_or("").trim_start() } else { bare };
        let bullet = own.len() > bare.len() && own.contains(' ') && !own.starts_with('(');
        if dressed || bullet { sentence.end - kept.len()..sentence.end } else { sentence }
    }

    /// "The minister replied: “We open in May. It is late.”": of a sentence whose quotation goes on behind it, what is quoted,
    /// where the place that tells something stands there.
    pub(super) fn in_quotation(&self, sentence: Range<usize>, place: usize) -> Range<usize> {
        let before = part(&self.text, sentence.start..place.max(sentence.start));
        let open = before.char_indices().rev().find(|(_, c)| matches!(c, '“' | '«' | '”' | '»'));
        let Some((at, mark)) = open.filter(|(_, c)| matches!(c, '“' | '«')) else { return sentence };
        let start = sentence.start + at + mark.len_utf8();
        let inner = part(&self.text, start..sentence.end);
        let text = inner.trim_start();
        // A closing mark that ends the sentence belongs to a quotation of one sentence.
        if inner.contains(if mark == '“' { '”' } else { '»' }) || !text.starts_with(char::is_uppercase) {
            return sentence;
        }
        sentence.end - text.len()..sentence.end
    }

    /// A sentence without the time that opens an entry of a live page: "16:44 On Tuesday …", "17 h 42 – Les discussions …".
    fn after_clock(&self, sentence: Range<usize>) -> Range<usize> {
        let own = part(&self.text, sentence.clone());
        let digits = |text: &str| text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        let hour = digits(own);
        let rest = part(own, hour..own.len());
        let sign = rest.trim_start_matches([' ', '\u{a0}', '\u{202f}']);
        let minutes = sign.trim_start_matches([':', 'h', 'H', 'g', '.', ' ', '\u{a0}', '\u{202f}']);
        let told = digits(minutes);
        let signed = sign.starts_with([':', 'h', 'H', 'g', '.']) && sign.len() - minutes.len() <= 4;
        let behind = part(minutes, told..minutes.len());
        let text = behind.trim_start_matches([' ', '\u{a0}', '–', '—', '-', '|', ':', '•']);
        let opens = behind.starts_with([' ', '\u{a0}', ':'])
            && text.starts_with(|c: char| c.is_uppercase() || "“\"«‘".contains(c));
        if (1..=2).contains(&hour) && told == 2 && signed && opens {
            sentence.end - text.len()..sentence.end
        } else {
            sentence
        }
    }

    /// A sentence without who speaks in a transcript: "A: We will", "MS. ROWE: Good morning", "Ana Ruiz: Yes".
    fn after_speaker(&self, sentence: Range<usize>) -> Range<usize> {
        match self.spoken_from {
            Some(from) if from < sentence.end && from > sentence.start => from..sentence.end,
            _ => sentence,
        }
    }

    /// A sentence without the number that labels its line: "Point 2: ".
    fn after_label(&self, sentence: Range<usize>) -> Range<usize> {
        let own = part(&self.text, sentence.clone());
        let Some((head, rest)) = own.split_once(": ") else { return sentence };
        let Some((word, number)) = head.split_once(' ') else { return sentence };
        let numbered = (1..=2).contains(&number.len()) && number.bytes().all(|b| b.is_ascii_digit());
        let short = word.chars().count() <= 12 && word.chars().all(char::is_alphabetic);
        let opens = rest.starts_with(|c: char| c.is_uppercase() || "“\"«‘".contains(c));
        if numbered && short && opens { sentence.end - rest.len()..sentence.end } else { sentence }
    }
}
