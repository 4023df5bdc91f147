//! Words between quotation marks: whoever sets them says that a source has them.

/// The marks that open a quotation, each with those that close it. Single marks are apostrophes as often, and are left alone.
const MARKS: [(char, &[char]); 6] =
    [('“', &['”', '“']), ('"', &['"']), ('„', &['“', '”']), ('«', &['»']), ('「', &['」']), ('『', &['』'])];

/// The stretches of a text between quotation marks, without the marks.
pub fn quoted_in(text: &str) -> Vec<&str> {
    let mut stretches = Vec::new();
    let mut rest = text;
    while let Some((at, open, closers)) =
        rest.char_indices().find_map(|(at, c)| MARKS.iter().find(|(open, _)| *open == c).map(|(o, cs)| (at, *o, *cs)))
    {
        let within = rest.get(at + open.len_utf8()..).unwrap_or_default();
        let Some(end) = within.find(closers) else { break };
        stretches.extend(within.get(..end));
        rest = within.get(end..).map_or("", |after| {
            let mut after = after.chars();
            after.next();
            after.as_str()
        });
    }
    stretches
}

/// Whether all that is said between these quotation marks stands in some texts: letter for letter, but for capitals,
/// punctuation, and what an ellipsis leaves out or a bracket puts in.
pub fn stands_in<'t>(quoted: &str, texts: impl IntoIterator<Item = &'t str> + Clone) -> bool {
    // Mostly it does to the letter: then no text need be looked at word by word.
    texts.clone().into_iter().any(|text| text.contains(quoted)) || Folded::of(texts).has(quoted)
}

/// The words of some texts, folded once so that many a quotation may be looked for in them.
#[derive(Debug, Clone, Default)]
pub struct Folded(String);

impl Folded {
    /// Of texts that follow one another.
    pub fn of<'t>(texts: impl IntoIterator<Item = &'t str>) -> Self {
        Self(texts.into_iter().map(|text| bare(text) + " ").collect())
    }

    /// Whether all of a quotation stands in them, as [`stands_in`] says.
    pub fn has(&self, quoted: &str) -> bool {
        parts(quoted).iter().all(|part| self.0.contains(part.as_str()))
    }
}

/// What a quotation says between its ellipses and brackets: what stands in brackets is the author's.
fn parts(quoted: &str) -> Vec<String> {
    let quoted = quoted.replace("...", "…");
    quoted.split(['…', '[', '(']).map(|part| bare(part.rsplit([']', ')']).next().unwrap_or(part))).collect()
}

/// The words of a text in small letters, with a space between each.
fn bare(text: &str) -> String {
    let mut bare = String::with_capacity(text.len());
    for word in text.split(|c: char| !c.is_alphanumeric() && !is_mark(c)).filter(|word| !word.is_empty()) {
        if !bare.is_empty() {
            bare.push(' ');
        }
        bare.extend(word.chars().flat_map(char::to_lowercase));
    }
    bare
}

/// Marks that belong to the letter before them: scripts of India and accents that stand by themselves.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{900}'..='\u{dff}' | '\u{e31}'..='\u{e4e}')
}

#[cfg(test)]
mod tests {
    use super::{quoted_in, stands_in};

    #[test]
    fn stretches_between_marks_are_found_in_every_style() {
        assert_eq!(
            quoted_in("He “said so” and \"left\"; „gut“, «bien», 「好」 it's"),
            ["said so", "left", "gut", "bien", "好"]
        );
        assert_eq!(quoted_in("a mark “that never closes"), [""; 0]);
    }

    #[test]
    fn words_stand_in_a_source_or_do_not() {
        let source = ["The two sides agreed on a plan of action,", "for the coming year."];
        for quoted in
            ["Agreed on a plan", "two sides … plan of action.", "[They] agreed on a plan [of work]", "action (for"]
        {
            assert!(stands_in(quoted, source), "{quoted}");
        }
        assert!(!stands_in("refused to meet", source));
        assert!(!stands_in("agreed on … a row", source));
    }
}
