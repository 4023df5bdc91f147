//! Characters that no page shows as they are: controls, marks of direction that are not obeyed, accents heaped on one
//! letter, joiners and spaces without width among letters that have no use for them. They do the page no harm; the author
//! is told where they stand.

use std::collections::BTreeSet;

use super::bidi::disobeyed;
use super::letters::{around, list, visit};
use crate::assemble::Briefing;
use crate::diag::{About, Sink, Warning};

/// More marks than this on one letter are no language's.
const MOST_MARKS: usize = 7;

/// Something of that kind: the characters, and the first place where one of them stands.
#[derive(Default)]
struct Seen {
    characters: BTreeSet<char>,
    place: Option<(String, About)>,
}

impl Seen {
    fn add(&mut self, c: char, place: impl FnOnce() -> (String, About)) {
        self.characters.insert(c);
        self.place.get_or_insert_with(place);
    }

    fn report(&self, what: &str, advice: &str, sink: &mut Sink) {
        if let Some((place, about)) = &self.place {
            let what = what.replace("{}", &list(&self.characters));
            sink.push(Warning::new(what).at(place).about(*about).advise(advice));
        }
    }
}

/// Says which characters of a briefing no page shows as they are: a warning for each kind, with the first place.
pub(super) fn report(briefing: &Briefing, sink: &mut Sink) {
    let [mut controls, mut turns, mut towers, mut widthless] = std::array::from_fn(|_| Seen::default());
    visit(briefing, &mut |text| {
        let place = |at: usize| (format!("{}, “{}”", (text.place)(), around(text.text, at)), text.about);
        if text.text.bytes().any(is_control_byte) {
            for (at, c) in text.text.char_indices().filter(|(_, c)| is_odd_control(*c)) {
                controls.add(c, || place(at));
            }
        }
        if text.text.is_ascii() {
            return;
        }
        for (at, mark) in disobeyed(text.text) {
            turns.add(mark, || place(at));
        }
        let mut marks = 0;
        for (at, c) in text.text.char_indices() {
            marks = if is_combining(c) { marks + 1 } else { 0 };
            if marks > MOST_MARKS {
                towers.add(c, || place(at));
            }
        }
        for (at, c) in idle_widthless(text.text) {
            widthless.add(c, || place(at));
        }
    });
    controls.report("the control characters {} have no signs and are left out", "take them out of the text", sink);
    turns.report(
        "the marks of direction {} have no partner or turn letters around, and are not obeyed",
        "compare the passage with its source, and take them out of the text",
        sink,
    );
    towers.report(
        "more accents ({}) are heaped on one letter than a line has room for; they are drawn upon each other",
        "take them out of the text",
        sink,
    );
    widthless.report(
        "the characters {} have no width and do nothing here; words that hold them cannot be searched for",
        "take them out of the text, or import the article again without them",
        sink,
    );
}

/// The characters without width that do nothing where they stand, with their bytes. Arabic, the scripts of India and
/// South-east Asia and emoji cannot do without them; between letters of the other alphabets they are what is left of a
/// web page, and keep words from being found.
fn idle_widthless(text: &str) -> Vec<(usize, char)> {
    let has_no_use = |c: Option<char>| c.is_none_or(|c| matches!(c, ..'\u{590}' | '\u{1e00}'..'\u{2e80}'));
    let (mut idle, mut met) = (Vec::new(), Vec::new());
    let mut before = None;
    for (at, c) in text.char_indices() {
        if is_widthless(c) {
            met.push((at, c));
            continue;
        }
        if !met.is_empty() && has_no_use(before) && has_no_use(Some(c)) {
            idle.append(&mut met);
        }
        met.clear();
        before = Some(c);
    }
    if has_no_use(before) {
        idle.append(&mut met);
    }
    idle
}

/// Spaces and joiners without width, and the byte order mark.
fn is_widthless(c: char) -> bool {
    matches!(c, '\u{180e}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}')
}

/// Whether a byte is a control, or the first of one of two bytes.
fn is_control_byte(byte: u8) -> bool {
    (byte < 0x20 && !matches!(byte, b'\t' | b'\n' | b'\r')) || matches!(byte, 0x7f | 0xc2)
}

/// Controls but for those that end lines or words.
fn is_odd_control(c: char) -> bool {
    c.is_control() && !matches!(c, '\t' | '\n' | '\r' | '\u{85}')
}

/// Marks that stand on the letter before them, in the blocks that are nothing but such marks.
fn is_combining(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{1ab0}'..='\u{1aff}' | '\u{1dc0}'..='\u{1dff}' | '\u{20d0}'..='\u{20ff}'
        | '\u{fe20}'..='\u{fe2f}')
}
