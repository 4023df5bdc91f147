//! How the author's own words are marked up: strong and emphasised words, points, numbered points.
//!
//! The whole of it, read here alone, so that the window shows what the page prints:
//!
//! - words between two pairs of asterisks are strong: `**strong**`;
//! - words between two asterisks are emphasised: `*emphasised*`;
//! - a line that opens with `- ` is a point;
//! - a line that opens with a number of up to three digits, a full stop and a space is a numbered point: `1. `;
//! - every other line is a paragraph.
//!
//! Marks hug their words and do not nest. A mark without its partner is an asterisk like any other, and so is one between two
//! digits: `5*3`.

use std::ops::Range;

/// What a line is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A paragraph.
    Paragraph,
    /// A point of a list.
    Point,
    /// A numbered point, with its number as the author gave it.
    Numbered(u32),
}

/// How words are set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stress {
    /// As they are.
    Plain,
    /// Strong.
    Strong,
    /// Emphasised.
    Emphasis,
}

/// A stretch of a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Run {
    /// Its bytes in the text that was given.
    pub range: Range<usize>,
    /// How it is set.
    pub stress: Stress,
    /// Whether it is a mark that is not printed: asterisks, or what opens a point.
    pub is_mark: bool,
}

/// What kind of line it is, and where its words start, in bytes.
pub fn kind_of(line: &str) -> (Kind, usize) {
    let start = line.len() - line.trim_start().len();
    let rest = line.get(start..).unwrap_or_default();
    if rest.starts_with("- ") {
        return (Kind::Point, start + 2);
    }
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    let number = rest.get(..digits).and_then(|d| d.parse().ok());
    match number {
        Some(number) if digits <= 3 && rest.get(digits..).is_some_and(|tail| tail.starts_with(". ")) => {
            (Kind::Numbered(number), start + digits + 2)
        }
        _ => (Kind::Paragraph, start),
    }
}

/// A line in stretches, marks among them: together they are the whole line.
pub fn runs(line: &str) -> Vec<Run> {
    let (_, start) = kind_of(line);
    let mut runs = Vec::new();
    let mut push = |range: Range<usize>, stress: Stress, is_mark: bool| {
        if !range.is_empty() {
            runs.push(Run { range, stress, is_mark });
        }
    };
    push(0..start, Stress::Plain, true);
    let mut done = start;
    let mut from = start;
    while let Some(at) = line.get(from..).and_then(|tail| tail.find('*')).map(|at| at + from) {
        let strong = line.get(at..).is_some_and(|tail| tail.starts_with("**"));
        let (mark, stress) = if strong { ("**", Stress::Strong) } else { ("*", Stress::Emphasis) };
        let open = at + mark.len();
        let times = line.get(..at).is_some_and(|before| before.ends_with(|c: char| c.is_numeric()))
            && line.get(open..).is_some_and(|inner| inner.starts_with(char::is_numeric));
        let Some(length) = line.get(open..).filter(|_| !times).and_then(|inner| partner(inner, mark)) else {
            from = open;
            continue;
        };
        let close = open + length;
        push(done..at, Stress::Plain, false);
        push(at..open, stress, true);
        push(open..close, stress, false);
        push(close..close + mark.len(), stress, true);
        done = close + mark.len();
        from = done;
    }
    push(done..line.len(), Stress::Plain, false);
    runs
}

/// How many bytes stand before the mark that closes these words; both marks hug them.
fn partner(inner: &str, mark: &str) -> Option<usize> {
    if inner.starts_with(char::is_whitespace) {
        return None;
    }
    let end = inner.find(mark)?;
    let words = inner.get(..end)?;
    // One of two asterisks closes nothing.
    if mark.len() == 1 && inner.get(end..).is_some_and(|tail| tail.starts_with("**")) {
        return None;
    }
    (!words.is_empty() && !words.ends_with(char::is_whitespace)).then_some(end)
}

/// The text without its marks, for names and summaries.
pub fn plain(text: &str) -> String {
    let mut lines = Vec::new();
    for line in text.lines() {
        let words: String = runs(line).into_iter().filter(|r| !r.is_mark).filter_map(|r| line.get(r.range)).collect();
        lines.push(words);
    }
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The line with its marks taken for tags.
    fn told(line: &str) -> String {
        let mut told = String::new();
        for run in runs(line).iter().filter(|r| !r.is_mark) {
            let words = line.get(run.range.clone()).unwrap();
            match run.stress {
                Stress::Plain => told.push_str(words),
                Stress::Strong => told.push_str(&format!("<b>{words}</b>")),
                Stress::Emphasis => told.push_str(&format!("<i>{words}</i>")),
            }
        }
        told
    }

    #[test]
    fn marks_hug_their_words_and_come_in_pairs() {
        for (line, want) in [
            ("a **b c** d", "a <b>b c</b> d"),
            ("*ế́* end", "<i>ế́</i> end"),
            ("2 * 3 * 4", "2 * 3 * 4"),
            ("5*3=15 and 2**8", "5*3=15 and 2**8"),
            ("*a **b", "*a **b"),
            ("a ** b **", "a ** b **"),
            ("**open", "**open"),
            ("****", "****"),
            ("- **x**: y", "<b>x</b>: y"),
            ("12. *x*", "<i>x</i>"),
            ("", ""),
        ] {
            assert_eq!(told(line), want, "{line}");
        }
        let line = "  3. a *b* **c** *";
        let whole: String = runs(line).into_iter().map(|r| line.get(r.range).unwrap().to_owned()).collect();
        assert_eq!(whole, line);
        assert_eq!(plain("- **a** b\n2. c"), "a b\nc");
    }

    #[test]
    fn lines_open_points_and_numbers() {
        assert_eq!(kind_of("- x"), (Kind::Point, 2));
        assert_eq!(kind_of("-x").0, Kind::Paragraph);
        assert_eq!(kind_of("7. x"), (Kind::Numbered(7), 3));
        assert_eq!(kind_of("2025. x").0, Kind::Paragraph);
        assert_eq!(kind_of("7.x").0, Kind::Paragraph);
    }
}
