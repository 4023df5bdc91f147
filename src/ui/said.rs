//! Sentences of other parts of the program in the interface's language.
//!
//! What failed and what was off is told in English by the part that found it. The English messages of `said.ftl` are
//! those sentences, with a placeable for each part that changes; a sentence is recognised by its message, as gettext
//! does with its keys, and said again by the other language's. One that no message knows stays as it is.

use std::borrow::Cow;
use std::sync::OnceLock;

use super::tongue::{Tongue, Value, Words};
use crate::diag::Warning;

/// How deep sentences may stand in each other.
const DEEPEST: usize = 4;
/// The names of what changes in a sentence, in the order in which it stands in English.
const NAMES: [&str; 3] = ["a", "b", "c"];

/// A sentence with the quotation marks that the window uses: a straight pair around words becomes a curved one. An
/// apostrophe is left as it is.
fn quoted(sentence: &str) -> Cow<'_, str> {
    let is_gap = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
    let opens = |at: usize| {
        let before = sentence.get(..at).and_then(|s| s.chars().next_back());
        let after = sentence.get(at + 1..).and_then(|s| s.chars().next());
        before.is_none_or(|c| c.is_whitespace() || matches!(c, '(' | '“')) && after.is_some_and(|c| !c.is_whitespace())
    };
    let marks: Vec<usize> = sentence.match_indices('\'').map(|(at, _)| at).collect();
    let mut curved = String::with_capacity(sentence.len());
    let (mut from, mut is_open) = (0, false);
    for (index, at) in marks.iter().copied().enumerate() {
        let closes = is_gap(sentence.get(at + 1..).and_then(|s| s.chars().next()));
        let sign = match is_open {
            true if closes => '’',
            // A pair needs its second mark.
            false if opens(at) && marks.get(index + 1..).is_some_and(|rest| !rest.is_empty()) => '‘',
            _ => continue,
        };
        is_open = sign == '‘';
        curved.push_str(sentence.get(from..at).unwrap_or_default());
        curved.push(sign);
        from = at + 1;
    }
    if from == 0 {
        return Cow::Borrowed(sentence);
    }
    curved.push_str(sentence.get(from..).unwrap_or_default());
    Cow::Owned(curved)
}

/// A sentence with gaps.
#[derive(Debug)]
struct Pattern {
    key: String,
    /// What stands before, between and after the gaps: one more than there are gaps.
    fixed: Vec<&'static str>,
}

impl Pattern {
    /// From a line of the English messages.
    fn read(line: &'static str) -> Option<Self> {
        let (key, text) = line.strip_prefix("said-")?.split_once(" = ")?;
        let mut fixed = Vec::new();
        let mut rest = text;
        while let Some((before, after)) = rest.split_once("{ $") {
            fixed.push(before);
            rest = after.split_once(" }")?.1;
        }
        fixed.push(rest);
        Some(Self { key: key.to_owned(), fixed })
    }

    /// How many bytes of it are fixed: of several that fit, the one that says most is meant.
    fn weight(&self) -> usize {
        self.fixed.iter().map(|f| f.len()).sum()
    }

    /// What stands in its gaps, if the sentence is this one.
    fn gaps<'t>(&self, sentence: &'t str) -> Option<Vec<&'t str>> {
        let (first, others) = self.fixed.split_first()?;
        let mut rest = sentence.strip_prefix(first)?;
        let Some((last, between)) = others.split_last() else { return rest.is_empty().then(Vec::new) };
        let mut gaps = Vec::with_capacity(others.len());
        for fixed in between {
            let (gap, after) = rest.split_once(fixed)?;
            gaps.push(gap);
            rest = after;
        }
        gaps.push(rest.strip_suffix(last)?);
        gaps.iter().all(|gap| !gap.is_empty()).then_some(gaps)
    }
}

fn patterns() -> &'static [Pattern] {
    static PATTERNS: OnceLock<Vec<Pattern>> = OnceLock::new();
    PATTERNS.get_or_init(|| {
        let english = Tongue::English.files().iter().find(|(name, _)| *name == "said").map_or("", |(_, text)| text);
        let mut patterns: Vec<Pattern> = english.lines().filter_map(Pattern::read).collect();
        patterns.sort_by_key(|p| std::cmp::Reverse(p.weight()));
        patterns
    })
}

impl Words {
    /// A sentence that another part of the program gave back, in this language.
    pub fn said<'t>(&self, sentence: &'t str) -> Cow<'t, str> {
        if self.tongue() == Tongue::English {
            return quoted(sentence);
        }
        match self.said_within(sentence, 0) {
            Some(said) => Cow::Owned(quoted(&said).into_owned()),
            None => quoted(sentence),
        }
    }

    /// A warning: where, what, and what can be done.
    pub fn warning(&self, warning: &Warning) -> String {
        let what = self.said(&warning.what);
        let mut text = match &warning.place {
            Some(place) => format!("{}: {what}", self.said(place)),
            None => what.into_owned(),
        };
        if let Some(advice) = &warning.advice {
            text.push_str("; ");
            text.push_str(&self.said(advice));
        }
        text
    }

    fn said_within(&self, sentence: &str, depth: usize) -> Option<String> {
        if depth > DEEPEST {
            return None;
        }
        self.known(sentence, depth)
            .or_else(|| self.after_a_name(sentence, depth))
            .or_else(|| self.halves(sentence, depth))
    }

    /// A sentence that a message knows, with a small or a large first letter.
    fn known(&self, sentence: &str, depth: usize) -> Option<String> {
        if let Some(said) = self.exactly(sentence, depth) {
            return Some(said);
        }
        let first = sentence.chars().next().filter(|c| c.is_uppercase())?;
        let small: String = first.to_lowercase().chain(sentence.chars().skip(1)).collect();
        let said = self.exactly(&small, depth)?;
        let mut chars = said.chars();
        Some(chars.next()?.to_uppercase().chain(chars).collect())
    }

    fn exactly(&self, sentence: &str, depth: usize) -> Option<String> {
        let (pattern, gaps) = patterns().iter().find_map(|p| Some((p, p.gaps(sentence)?)))?;
        let with: Vec<(&str, Value<'_>)> = NAMES
            .into_iter()
            .zip(gaps)
            .map(|(name, gap)| {
                let said = self.said_within(gap, depth + 1).unwrap_or_else(|| gap.to_owned());
                (name, Value::from(said))
            })
            .collect();
        Some(self.tr_with(&format!("said-{}", pattern.key), &with))
    }

    /// 'the file's name: what is wrong with it'.
    fn after_a_name(&self, sentence: &str, depth: usize) -> Option<String> {
        sentence.match_indices(": ").find_map(|(at, colon)| {
            let (name, what) = (sentence.get(..at)?, sentence.get(at + colon.len()..)?);
            let what = self.known(what, depth + 1).or_else(|| self.halves(what, depth + 1))?;
            let name = self.said_within(name, depth + 1).unwrap_or_else(|| name.to_owned());
            Some(format!("{name}: {what}"))
        })
    }

    /// 'what is wrong; what can be done'.
    fn halves(&self, sentence: &str, depth: usize) -> Option<String> {
        sentence.match_indices("; ").find_map(|(at, mark)| {
            let (what, advice) = (sentence.get(..at)?, sentence.get(at + mark.len()..)?);
            match (self.said_within(what, depth + 1), self.known(advice, depth + 1)) {
                (None, None) => None,
                (what_said, advice_said) => Some(format!(
                    "{}; {}",
                    what_said.as_deref().unwrap_or(what),
                    advice_said.as_deref().unwrap_or(advice)
                )),
            }
        })
    }
}
