//! What the buttons over a note do to its text: marks around the chosen words, marks before the chosen lines.

use std::ops::Range;

use crate::pack::note::{Kind, kind_of};

/// Puts marks around the chosen characters, or takes them away where they stand there. Gives the text and what is chosen
/// in it now.
pub fn stress(text: &str, chosen: Range<usize>, mark: &str) -> (String, Range<usize>) {
    let chars: Vec<char> = text.chars().collect();
    let (mut start, mut end) = (chosen.start.min(chars.len()), chosen.end.min(chars.len()));
    // Marks hug their words.
    while start < end && chars.get(start).is_some_and(|c| c.is_whitespace()) {
        start += 1;
    }
    while end > start && chars.get(end - 1).is_some_and(|c| c.is_whitespace()) {
        end -= 1;
    }
    let part = |from: usize, to: usize| chars.get(from..to).unwrap_or_default().iter().collect::<String>();
    let width = mark.chars().count();
    let (before, inner, after) = (part(0, start), part(start, end), part(end, chars.len()));
    let is_marked = before.ends_with(mark) && after.starts_with(mark);
    // One asterisk of two is no mark of its own.
    let doubled = width == 1 && before.ends_with("**") && !before.ends_with("***");
    if is_marked && !doubled {
        let before = before.strip_suffix(mark).unwrap_or(&before);
        let after = after.strip_prefix(mark).unwrap_or(&after);
        return ([before, &inner, after].concat(), start - width..end - width);
    }
    ([&before, mark, &inner, mark, &after].concat(), start + width..end + width)
}

/// Makes points of the chosen lines, or numbered points, or takes their marks away where all have them.
pub fn points(text: &str, chosen: Range<usize>, numbered: bool) -> (String, Range<usize>) {
    let mut at = 0;
    let mut lines: Vec<(String, bool)> = Vec::new();
    for line in text.split('\n') {
        let length = line.chars().count();
        lines.push((line.to_owned(), at <= chosen.end && at + length >= chosen.start));
        at += length + 1;
    }
    let is_kind = |line: &str| match kind_of(line).0 {
        Kind::Numbered(_) => numbered,
        Kind::Point => !numbered,
        Kind::Paragraph => false,
    };
    let chosen_lines = lines.iter().filter(|(line, taken)| *taken && !line.trim().is_empty());
    let all = chosen_lines.clone().count() > 0 && chosen_lines.clone().all(|(line, _)| is_kind(line));
    let single = lines.iter().filter(|(_, taken)| *taken).count() == 1;
    let mut number = 0;
    let mut told = Vec::new();
    let (mut from, mut to, mut seen) = (None, 0, 0);
    for (line, taken) in &lines {
        let changed = if *taken && (single || !line.trim().is_empty()) {
            let words = line.get(kind_of(line).1..).unwrap_or_default();
            number += 1;
            match (all, numbered) {
                (true, _) => words.to_owned(),
                (false, true) => format!("{number}. {words}"),
                (false, false) => format!("- {words}"),
            }
        } else {
            line.clone()
        };
        let length = changed.chars().count();
        if *taken {
            from.get_or_insert(seen);
            to = seen + length;
        }
        seen += length + 1;
        told.push(changed);
    }
    let from = if single { to } else { from.unwrap_or(to) };
    (told.join("\n"), from..to)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_stressed_and_back() {
        let (text, chosen) = stress("ế one two", 2..6, "**");
        assert_eq!((text.as_str(), chosen.clone()), ("ế **one** two", 4..7));
        assert_eq!(stress(&text, chosen.clone(), "**").0, "ế one two");
        assert_eq!(stress(&text, chosen, "*").0, "ế ***one*** two");
        assert_eq!(stress("", 0..0, "*"), ("**".to_owned(), 1..1));
        assert_eq!(stress("a", 7..9, "*").0, "a**");
    }

    #[test]
    fn lines_become_points_and_back() {
        let (text, chosen) = points("one\ntwo\n\nthree", 1..6, false);
        assert_eq!(text, "- one\n- two\n\nthree");
        let (numbers, _) = points(&text, chosen.clone(), true);
        assert_eq!(numbers, "1. one\n2. two\n\nthree");
        assert_eq!(points(&text, chosen, false).0, "one\ntwo\n\nthree");
        assert_eq!(points("", 0..0, false), ("- ".to_owned(), 2..2));
    }
}
