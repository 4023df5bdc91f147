//! What the buttons over a note do to its text: marks around the chosen words, marks before the chosen lines.

use std::ops::Range;

use crate::pack::note::{Kind, Stress, kind_of, runs};

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
    if start == end
        && let Some(done) = end_stress(text, start, mark)
    {
        return done;
    }
    // One asterisk of two is no mark of its own.
    let doubled = width == 1 && before.ends_with("**") && !before.ends_with("***");
    if is_marked && !doubled {
        let before = before.strip_suffix(mark).unwrap_or(&before);
        let after = after.strip_prefix(mark).unwrap_or(&after);
        return ([before, &inner, after].concat(), start - width..end - width);
    }
    ([&before, mark, &inner, mark, &after].concat(), start + width..end + width)
}

/// What the mark's key does to words that are stressed already, while nothing is chosen: at their end it goes on
/// unstressed behind them, within them it takes their marks away.
fn end_stress(text: &str, caret: usize, mark: &str) -> Option<(String, Range<usize>)> {
    let byte = text.char_indices().nth(caret).map_or(text.len(), |(at, _)| at);
    let (before, after) = (text.get(..byte)?, text.get(byte..)?);
    let line_start = before.rfind('\n').map_or(0, |at| at + 1);
    // White space typed before the closing mark belongs behind it: marks hug their words.
    let typed = before.get(line_start..)?;
    let words = typed.trim_end();
    let space = typed.get(words.len()..)?;
    let tail =
        after.strip_prefix(mark).filter(|tail| mark.len() > 1 || !tail.starts_with('*') || tail.starts_with("**"));
    if let Some(tail) = tail {
        let opened = words.rfind(mark).filter(|at| at + mark.len() < words.len());
        if opened.is_some_and(|at| is_open(words, at, mark)) {
            let start = text.get(..line_start)?;
            let told = [start, words, mark, space].concat();
            let caret = told.chars().count();
            return Some((told + tail, caret..caret));
        }
    }
    let line = text.get(line_start..)?.split('\n').next()?;
    let at = byte - line_start;
    let wanted = if mark.len() > 1 { Stress::Strong } else { Stress::Emphasis };
    let around = runs(line)
        .into_iter()
        .find(|run| !run.is_mark && run.stress == wanted && run.range.start <= at && at <= run.range.end)?;
    let (open, close) = (line_start + around.range.start, line_start + around.range.end);
    let inner = text.get(open..close)?;
    let told = [text.get(..open - mark.len())?, inner, text.get(close + mark.len()..)?].concat();
    let width = mark.chars().count();
    Some((told, caret - width..caret - width))
}

/// Whether the mark at a byte of a line opens words: the marks before it come in pairs.
fn is_open(line: &str, at: usize, mark: &str) -> bool {
    let closed = line.get(..at).map_or(0, |before| before.matches(mark).count());
    let hugs = line.get(at + mark.len()..).is_some_and(|words| !words.starts_with(char::is_whitespace));
    hugs && closed % 2 == 0
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

/// What Enter does at a caret in a list: the next line is a point too, and one without words ends the list. None where
/// the line is no point, or the caret stands before its words.
pub fn go_on(text: &str, caret: usize) -> Option<(String, Range<usize>)> {
    let byte = text.char_indices().nth(caret).map_or(text.len(), |(at, _)| at);
    let (before, after) = (text.get(..byte)?, text.get(byte..)?);
    let start = before.rfind('\n').map_or(0, |at| at + 1);
    let line = text.get(start..)?.split('\n').next()?;
    let (kind, words) = kind_of(line);
    let mark = match kind {
        Kind::Paragraph => return None,
        Kind::Point => "- ".to_owned(),
        Kind::Numbered(number) => format!("{}. ", number.saturating_add(1)),
    };
    if byte - start < words {
        return None;
    }
    let told = if line.get(words..)?.trim().is_empty() {
        text.get(..start)?.to_owned()
    } else {
        [before.trim_end_matches(' '), "\n", &mark].concat()
    };
    let caret = told.chars().count();
    Some((told + after, caret..caret))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn enter_goes_on_with_a_list_and_ends_it_where_nothing_was_written() {
        for (text, want) in [
            ("- first|", Some("- first\n- |")),
            ("9. ế two|\nend", Some("9. ế two\n10. |\nend")),
            ("- one| two", Some("- one\n- | two")),
            ("- a\n- |", Some("- a\n|")),
            ("3. |\nrest", Some("|\nrest")),
            ("plain|", None),
            ("|- first", None),
            ("", None),
        ] {
            let caret = text.chars().position(|c| c == '|').unwrap_or(0);
            let made = go_on(&text.replace('|', ""), caret).map(|(text, chosen)| {
                assert_eq!(chosen.start, chosen.end);
                let mut chars: Vec<char> = text.chars().collect();
                chars.insert(chosen.start, '|');
                chars.into_iter().collect::<String>()
            });
            assert_eq!(made.as_deref(), want, "{text}");
        }
    }

    #[test]
    fn words_are_stressed_and_back() {
        let (text, chosen) = stress("ế one two", 2..6, "**");
        assert_eq!((text.as_str(), chosen.clone()), ("ế **one** two", 4..7));
        assert_eq!(stress(&text, chosen.clone(), "**").0, "ế one two");
        assert_eq!(stress(&text, chosen, "*").0, "ế ***one*** two");
        assert_eq!(stress("", 0..0, "*"), ("**".to_owned(), 1..1));
        assert_eq!(stress("a", 7..9, "*").0, "a**");
    }

    /// What the key makes of a text in which `|` is the caret.
    fn pressed(text: &str, mark: &str) -> String {
        let caret = text.chars().position(|c| c == '|').unwrap();
        let (text, chosen) = stress(&text.replace('|', ""), caret..caret, mark);
        let mut chars: Vec<char> = text.chars().collect();
        chars.insert(chosen.start, '|');
        assert_eq!(chosen.start, chosen.end);
        chars.into_iter().collect()
    }

    #[test]
    fn pressed_again_it_steps_out_or_takes_the_marks_away() {
        for (text, mark, want) in [
            ("|", "**", "**|**"),
            ("**|**", "**", "|"),
            ("*|*", "*", "|"),
            ("Ask **ế two|** then", "**", "Ask **ế two**| then"),
            ("**two |**", "**", "**two** |"),
            ("a\n**two|**\nb", "**", "a\n**two**|\nb"),
            ("*two|*", "*", "*two*|"),
            ("a **t|wo** b", "**", "a t|wo b"),
            ("a **|two** b", "**", "a |two b"),
            ("**one** and |", "**", "**one** and **|**"),
            ("**one** two|** three**", "**", "**one** two**|**** three**"),
            ("**two|**", "*", "**two*|***"),
            ("2 * 3|", "*", "2 * 3*|*"),
        ] {
            assert_eq!(pressed(text, mark), want, "{text} {mark}");
        }
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
