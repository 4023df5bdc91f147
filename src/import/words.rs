//! The newsroom's words, by language: data in `assets/lang/import.json`, read once; and how a line is compared with them.

use std::collections::{HashMap, HashSet};
use std::sync::OnceLock;

use serde::Deserialize;

/// A set of words or phrases, each folded by [`fold`].
pub(super) type Words = HashSet<String>;

/// The tables. The languages are merged: an article's own is not known yet when its noise is told apart.
pub(super) struct Tables {
    pub related_heads: Words,
    pub boilerplate_lines: Words,
    pub boilerplate_openings: Vec<String>,
    pub boilerplate_endings: Vec<String>,
    pub tag_labels: Words,
    pub menu_words: Words,
    pub credit_words: Words,
    pub source_words: Words,
    pub caption_labels: Words,
    pub credit_joiners: Words,
    pub byline_openings: Vec<String>,
    pub issuer_labels: Words,
    pub name_joiners: Words,
    pub role_words: Words,
    pub name_particles: Words,
    pub institution_words: Words,
    pub sentence_openers: Words,
    pub end_marks: Vec<String>,
    pub outlet_words: Words,
    pub agencies: Words,
    pub question_labels: Words,
    pub answer_labels: Words,
    pub address_words: Words,
    pub address_titles: Words,
    pub first_person: Words,
    pub link_labels: Words,
    pub title_labels: Words,
    pub mail_labels: Words,
    pub picture_numbers: Words,
    /// From ISO 639-3 to ISO 639-1.
    pub language_codes: HashMap<String, String>,
}

#[derive(Deserialize)]
struct Raw(HashMap<String, HashMap<String, Vec<String>>>);

impl Raw {
    fn list(&mut self, table: &str) -> Vec<String> {
        let mut list: Vec<String> =
            self.0.remove(table).unwrap_or_default().into_values().flatten().map(|w| fold(&w)).collect();
        // The longest first: 'bài và ảnh' before 'bài'.
        list.sort_by_key(|w| std::cmp::Reverse(w.len()));
        list.dedup();
        list
    }

    /// Marks rather than words: kept with their signs.
    fn verbatim(&mut self, table: &str) -> Vec<String> {
        self.0.remove(table).unwrap_or_default().into_values().flatten().collect()
    }

    fn set(&mut self, table: &str) -> Words {
        self.list(table).into_iter().collect()
    }
}

/// The tables. A table that cannot be read is empty; a test reads the file, so that this is seen in the workshop.
pub(super) fn tables() -> &'static Tables {
    static TABLES: OnceLock<Tables> = OnceLock::new();
    TABLES.get_or_init(|| {
        let mut raw: Raw =
            serde_json::from_str(include_str!("../../assets/lang/import.json")).unwrap_or_else(|_| Raw(HashMap::new()));
        let pairs = raw.list("iso_639_1");
        Tables {
            related_heads: raw.set("related_heads"),
            boilerplate_lines: raw.set("boilerplate_lines"),
            boilerplate_openings: raw.verbatim("boilerplate_openings"),
            boilerplate_endings: raw.list("boilerplate_endings"),
            tag_labels: raw.set("tag_labels"),
            menu_words: raw.set("menu_words"),
            credit_words: raw.set("credit_words"),
            source_words: raw.set("source_words"),
            caption_labels: raw.set("caption_labels"),
            credit_joiners: raw.set("credit_joiners"),
            byline_openings: raw.list("byline_openings"),
            issuer_labels: raw.set("issuer_labels"),
            name_joiners: raw.set("name_joiners"),
            role_words: raw.set("role_words"),
            name_particles: raw.set("name_particles"),
            institution_words: raw.set("institution_words"),
            sentence_openers: raw.set("sentence_openers"),
            end_marks: raw.verbatim("end_marks"),
            outlet_words: raw.set("outlet_words"),
            agencies: raw.set("agencies"),
            question_labels: raw.set("question_labels"),
            answer_labels: raw.set("answer_labels"),
            address_words: raw.set("address_words"),
            address_titles: raw.set("address_titles"),
            first_person: raw.set("first_person"),
            link_labels: raw.set("link_labels"),
            title_labels: raw.set("title_labels"),
            mail_labels: raw.set("mail_labels"),
            picture_numbers: raw.set("picture_numbers"),
            language_codes: pairs
                .iter()
                .filter_map(|p| p.split_once(' '))
                .map(|(long, short)| (long.to_owned(), short.to_owned()))
                .collect(),
        }
    })
}

/// A line as it is compared with the tables: lower case, one plain space between words, a straight apostrophe,
/// without the punctuation, arrows and signs around it.
pub(super) fn fold(text: &str) -> String {
    let bare = text.trim_matches(|c: char| !c.is_alphanumeric() && !matches!(c, '+' | ')' | '('));
    let mut out = String::with_capacity(bare.len());
    for word in bare.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        out.extend(word.chars().flat_map(char::to_lowercase).map(|c| if c == '’' { '\'' } else { c }));
    }
    out
}

/// Whether a text has at most so many characters; looks no further than it must.
pub(super) fn at_most(text: &str, chars: usize) -> bool {
    text.chars().nth(chars).is_none()
}

/// The number of words, counted up to about `limit`. Where a script leaves no spaces between words, they are reckoned
/// from its letters.
pub(super) fn words_to(text: &str, limit: usize) -> usize {
    let mut count = 0;
    for word in text.split_whitespace() {
        if count > limit {
            break;
        }
        count += words_within(word, limit);
    }
    count.min(limit + 1)
}

/// Letters that make a word on average, in scripts without spaces: two in Chinese and Japanese, five in the others.
fn letters_a_word(c: char) -> Option<usize> {
    match c {
        '\u{3040}'..='\u{30FF}' | '\u{3400}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}' => {
            Some(2)
        }
        '\u{E00}'..='\u{EFF}' | '\u{1000}'..='\u{109F}' | '\u{1780}'..='\u{17FF}' => Some(5),
        _ => None,
    }
}

fn words_within(word: &str, limit: usize) -> usize {
    if !word.chars().any(char::is_alphanumeric) {
        return 0;
    }
    if word.is_ascii() {
        return 1;
    }
    // Tenths of a word, so that a few letters of another script do not hide the rest.
    let tenths: usize = word.chars().take(10 * (limit + 1)).filter_map(letters_a_word).map(|n| 10 / n).sum();
    (tenths / 10).max(1)
}

/// A word's letters only, folded.
pub(super) fn folded_words(text: &str) -> impl Iterator<Item = String> {
    text.split(|c: char| !(c.is_alphanumeric() || matches!(c, '\'' | '’'))).filter(|w| !w.is_empty()).map(fold)
}

/// Splits 'Label: rest' at its first colon, if the label is among `labels`; gives the bytes of the label with the
/// colon and the white space after it.
pub(super) fn label_len(text: &str, labels: &Words) -> Option<usize> {
    let colon = text.char_indices().take(40).find(|(_, c)| matches!(c, ':' | '：'))?;
    let (label, rest) = text.split_at_checked(colon.0)?;
    let rest = rest.trim_start_matches([':', '：']);
    labels.contains(&fold(label)).then(|| text.len() - rest.trim_start().len())
}

/// What a line ends with, quotation marks and brackets set aside.
pub(super) fn last_mark(text: &str) -> Option<char> {
    text.trim_end_matches(|c: char| {
        c.is_whitespace() || matches!(c, '"' | '”' | '’' | '\'' | '»' | ')' | ']' | '“' | '›' | '」' | '』' | '）')
    })
    .chars()
    .next_back()
}

/// Whether a line ends as a sentence does.
pub(super) fn ends_sentence(text: &str) -> bool {
    let ended = |mark| {
        matches!(mark, '.' | '!' | '?' | '…' | '。' | '！' | '？' | '।' | '॥' | '؟' | '۔' | '።' | '։' | '။' | '។')
    };
    last_mark(text).is_some_and(ended) || text.ends_with("./")
}

/// Whether a line is running text: a sentence of some length, or long without one.
pub(super) fn is_running(text: &str) -> bool {
    let words = words_to(text, 30);
    words >= 30 || (words >= 8 && ends_sentence(text))
}

/// Whether a word opens with a capital letter or a digit.
pub(super) fn is_capitalised(word: &str) -> bool {
    word.chars().find(|c| c.is_alphanumeric()).is_some_and(|c| c.is_uppercase() || c.is_numeric())
}

/// Whether all letters of a text are capitals, of which there is one at least.
pub(super) fn is_all_caps(text: &str) -> bool {
    text.chars().any(char::is_uppercase) && !text.chars().any(char::is_lowercase)
}

/// Whether a text names an agency or outlet of the table, or several of them ('VNA/VNS').
pub(super) fn is_agency(text: &str) -> bool {
    if !at_most(text, 60) {
        return false;
    }
    let table = &tables().agencies;
    let folded = fold(text);
    if folded.is_empty() {
        return false;
    }
    table.contains(&folded) || folded.split(['/', ',', '-', '&']).all(|part| table.contains(part.trim()))
}

/// Whether a line reads as people's names, perhaps with a role after a comma: every word capitalised but the joiners,
/// no digits, no closing full stop.
pub(super) fn reads_as_names(text: &str, max_words: usize) -> bool {
    let tables = tables();
    let text = text.trim();
    if !at_most(text, 120)
        || ends_sentence(text)
        || text.chars().any(|c| c.is_numeric() || matches!(c, ':' | '/' | '"' | '“'))
    {
        return false;
    }
    let mut names = 0;
    for word in text.split_whitespace() {
        let bare = fold(word);
        if bare.is_empty() || tables.name_joiners.contains(&bare) || tables.role_words.contains(&bare) {
            continue;
        }
        if !is_capitalised(word) {
            return false;
        }
        names += 1;
    }
    (1..=max_words).contains(&names)
}

/// Whether a line is one person's name: two to four words, each capitalised or a particle ('van', 'de').
pub(super) fn reads_as_person(text: &str) -> bool {
    let tables = tables();
    let words: Vec<&str> = text.split_whitespace().collect();
    let is_name = |w: &&str| {
        let particle = tables.name_particles.contains(&fold(w));
        (is_capitalised(w) || particle) && w.chars().all(|c| c.is_alphabetic() || matches!(c, '.' | '-' | '\'' | '’'))
    };
    at_most(text, 60)
        && (2..=5).contains(&words.len())
        && words.iter().all(is_name)
        && words.iter().any(|w| w.chars().filter(|c| c.is_alphabetic()).count() >= 2)
        && words.iter().filter(|w| is_capitalised(w)).count() >= 2
        && !ends_sentence(text)
        && !tables.menu_words.contains(&fold(text))
        && !words.iter().any(|w| tables.institution_words.contains(&fold(w)))
}
