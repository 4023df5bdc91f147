//! The title page, and what is said of it: what was typed that nobody can read, or that nobody described.

use super::briefing::FrontMatter;
use crate::article::{Language, shorten};
use crate::diag::{About, Sink, Warning};
use crate::pack::Front;
use crate::phrases::{Phrases, Word};

/// The language of the briefing's own words, unless it names another: headings, labels, 'page 1 of 4'.
const OWN_LANGUAGE: &str = "en";

/// The labels of the Traffic Light Protocol (FIRST, TLP version 2.0).
const TLP: [&str; 5] = ["TLP:RED", "TLP:AMBER", "TLP:AMBER+STRICT", "TLP:GREEN", "TLP:CLEAR"];

/// How much of what was typed a warning shows, in characters.
const QUOTED_CHARS: usize = 60;

/// Says what is lost where a date was typed that nobody can read as one day.
pub(super) fn warn_of_date(front: &Front, sink: &mut Sink) {
    let typed = front.date_unread.trim();
    if front.date.is_none() && !typed.is_empty() {
        let typed = shorten(typed, QUOTED_CHARS);
        sink.push(
            Warning::new(format!(
                "the date '{typed}' on the title page is not one day of the calendar and is not printed"
            ))
            .about(About::Front)
            .advise("type the day, the month and the year, as in 3 December 2026, or clear the field"),
        );
    }
}

/// Says that a marking is a label of the first version of the Traffic Light Protocol, which has another name since the
/// second (FIRST, August 2022).
pub(super) fn warn_of_marking(front: &Front, sink: &mut Sink) {
    let is_old = |line: &str| line.to_uppercase().split_whitespace().collect::<String>() == "TLP:WHITE";
    if is_old(&front.marking) || front.marking.lines().any(is_old) {
        sink.push(
            Warning::new("TLP 2.0 calls the label TLP:WHITE of the marking TLP:CLEAR")
                .about(About::Front)
                .advise("write TLP:CLEAR, or print it as it is"),
        );
        return;
    }
    if is_label(&front.marking) {
        return;
    }
    for line in front.marking.lines().map(str::trim).filter(|line| names_protocol(line) && !is_label(line)) {
        let bare = letters(line);
        let meant = TLP.iter().find(|label| letters(label) == bare);
        let typed = shorten(line, QUOTED_CHARS);
        let advice = meant.map_or_else(
            || format!("write one of its labels ({}), or words of your own without TLP", TLP.join(", ")),
            |label| format!("write {label} if that is meant"),
        );
        let what =
            format!("the marking '{typed}' is no label of the Traffic Light Protocol and is printed as plain words");
        sink.push(Warning::new(what).about(About::Front).advise(advice));
    }
}

/// Whether a line is a label of the protocol but for small letters and spaces: then it is printed as one.
fn is_label(line: &str) -> bool {
    let spelled: String = line.to_uppercase().split_whitespace().collect();
    TLP.contains(&spelled.as_str())
}

/// Whether a line begins with the protocol's name.
fn names_protocol(line: &str) -> bool {
    line.to_uppercase().strip_prefix("TLP").is_some_and(|rest| !rest.starts_with(char::is_alphabetic))
}

/// The letters of a label in upper case, without its signs.
fn letters(line: &str) -> String {
    line.to_uppercase().chars().filter(|c| c.is_alphanumeric()).collect()
}

/// Says that nobody described the logo.
pub(super) fn warn_of_logo(front: &Front, sink: &mut Sink) {
    if front.logo.is_some() && front.logo_words.trim().is_empty() {
        sink.push(
            Warning::new("the logo has no words for those who cannot see it")
                .about(About::Front)
                .advise("say whose it is in a few words"),
        );
    }
}

/// The language that the pack names, if the page has words in it.
pub(super) fn own_language(front: &Front, sink: &mut Sink) -> Language {
    let named = front.language.trim().to_lowercase();
    let code = named.split(['-', '_']).next().unwrap_or_default();
    if !code.is_empty() && !Phrases::has(code) {
        let known: Vec<&str> = Phrases::all().iter().map(|phrases| phrases.language.as_str()).collect();
        sink.push(
            Warning::new(format!("the page has no words of its own in the language '{named}'; English ones are used"))
                .about(About::Front)
                .advise(format!("choose one of {}", known.join(", "))),
        );
    }
    Language(if Phrases::has(code) { code } else { OWN_LANGUAGE }.to_owned())
}

pub(super) fn front_of(front: &Front, language: &Language) -> FrontMatter {
    FrontMatter {
        kind: filled(&front.kind).unwrap_or_else(|| Phrases::of(language.code()).word(Word::Briefing).to_owned()),
        title: front.title.trim().to_owned(),
        number: filled(&front.number),
        occasion: filled(&front.occasion),
        date: front.date,
        time: filled(&front.time),
        place: filled(&front.place),
        version: filled(&front.version),
        prepared_for: filled(&front.prepared_for),
        prepared_by: filled(&front.prepared_by),
        contact: filled(&front.contact),
        marking: filled(&front.marking),
        logo: front.logo.clone(),
        logo_words: filled(&front.logo_words),
    }
}

/// A field of a line or two, if it was filled in: white space that someone leant on is white space once.
fn filled(text: &str) -> Option<String> {
    let text = spaced_once(text);
    (!text.is_empty()).then_some(text)
}

/// A text with a run of blanks as one, and none at its ends. A single blank stays what it is: a line may not end in some.
pub(super) fn spaced_once(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut blanks = 0;
    for c in text.trim().chars() {
        blanks = if c.is_whitespace() { blanks + 1 } else { 0 };
        match blanks {
            0 | 1 => out.push(c),
            2 => {
                out.pop();
                out.push(' ');
            }
            _ => {}
        }
    }
    out
}
