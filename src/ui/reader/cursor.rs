//! Reading with the keyboard: a cursor that arrows move through the article, and with Shift select.

use egui::{Event, Key};

use super::select::{Caret, Unit, unit_at};
use crate::article::Article;

/// A move of the cursor.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Step {
    /// By a letter.
    Letter { forward: bool },
    /// By a word.
    Word { forward: bool },
    /// By a row.
    Row { down: bool },
    /// To the row's end.
    RowEnd { forward: bool },
    /// To the article's end.
    End { forward: bool },
}

/// The moves that were asked for since the last frame, and whether they select.
pub(super) fn steps(ui: &egui::Ui) -> Vec<(Step, bool)> {
    ui.input(|i| {
        let keys = i.events.iter().filter_map(|event| match event {
            Event::Key { key, pressed: true, modifiers, .. } if !modifiers.alt => Some((*key, *modifiers)),
            _ => None,
        });
        keys.filter_map(|(key, modifiers)| {
            let ctrl = modifiers.command || modifiers.ctrl;
            let step = match (key, ctrl) {
                (Key::ArrowLeft, false) => Step::Letter { forward: false },
                (Key::ArrowRight, false) => Step::Letter { forward: true },
                (Key::ArrowLeft, true) => Step::Word { forward: false },
                (Key::ArrowRight, true) => Step::Word { forward: true },
                (Key::ArrowUp, false) => Step::Row { down: false },
                (Key::ArrowDown, false) => Step::Row { down: true },
                (Key::Home, false) => Step::RowEnd { forward: false },
                (Key::End, false) => Step::RowEnd { forward: true },
                (Key::Home, true) => Step::End { forward: false },
                (Key::End, true) => Step::End { forward: true },
                _ => return None,
            };
            Some((step, modifiers.shift))
        })
        .collect()
    })
}

/// Where a step leads that needs no knowledge of rows; `None` for the others.
pub(super) fn stepped(article: &Article, caret: Caret, step: Step) -> Option<Caret> {
    let last = article.blocks.len().saturating_sub(1);
    let text = |block: usize| article.blocks.get(block).map_or("", |b| b.text.as_str());
    match step {
        Step::Letter { forward: true } => Some(match super::select::after(text(caret.block), caret.byte) {
            Some(byte) => Caret { byte, ..caret },
            None if caret.block < last => Caret { block: caret.block + 1, byte: 0 },
            None => caret,
        }),
        Step::Letter { forward: false } => Some(match (caret.byte.checked_sub(1), caret.block.checked_sub(1)) {
            (Some(byte), _) => Caret { byte: super::select::snap(text(caret.block), byte), ..caret },
            (None, Some(block)) => Caret { block, byte: text(block).len() },
            (None, None) => caret,
        }),
        Step::Word { forward } => {
            let mut at = caret;
            // Past what stands between words, then past the word.
            loop {
                let next = stepped(article, at, Step::Letter { forward })?;
                if next == at {
                    return Some(at);
                }
                let (from, to) = if forward { (at, next) } else { (next, at) };
                let crossed = text(from.block).get(from.byte..to.byte).unwrap_or_default();
                let is_word = from.block == to.block && crossed.chars().any(char::is_alphanumeric);
                at = next;
                if is_word {
                    let inside = if forward { from } else { next };
                    let (start, end) = unit_at(article, inside, Unit::Word);
                    return Some(if forward { end } else { start });
                }
            }
        }
        Step::End { forward: false } => Some(Caret { block: 0, byte: 0 }),
        Step::End { forward: true } => Some(Caret { block: last, byte: text(last).len() }),
        Step::Row { .. } | Step::RowEnd { .. } => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{ArticleId, Block, BlockKind, Language, Source};

    fn article(texts: &[&str]) -> Article {
        let block = |text: &&str| Block { kind: BlockKind::Paragraph, text: (*text).to_owned(), line: 1 };
        Article {
            id: ArticleId("a".to_owned()),
            source: Source { file_name: "a.txt".to_owned(), sha256: String::new(), address: None },
            title: None,
            published: None,
            outlet: None,
            byline: None,
            dateline: None,
            language: Language("vi".to_owned()),
            blocks: texts.iter().map(block).collect(),
            dropped: Vec::new(),
            warnings: Vec::new(),
        }
    }

    #[test]
    fn the_cursor_goes_by_letters_words_and_ends_across_paragraphs() {
        let article = article(&["Hợp ta\u{301}c, số", "", "Hai"]);
        let go = |from: (usize, usize), step: Step| {
            let to = stepped(&article, Caret { block: from.0, byte: from.1 }, step).unwrap();
            (to.block, to.byte)
        };
        let letter = |forward| Step::Letter { forward };
        let word = |forward| Step::Word { forward };
        assert_eq!(go((0, 1), letter(true)), (0, 4), "a letter of three bytes");
        assert_eq!(go((0, 7), letter(true)), (0, 10), "a letter with its accent");
        assert_eq!(go((0, 10), letter(false)), (0, 7));
        assert_eq!(go((0, 17), letter(true)), (1, 0));
        assert_eq!(go((1, 0), letter(true)), (2, 0));
        assert_eq!(go((2, 0), letter(false)), (1, 0));
        assert_eq!(go((0, 0), word(true)), (0, 5));
        assert_eq!(go((0, 5), word(true)), (0, 11));
        assert_eq!(go((0, 17), word(true)), (2, 3));
        assert_eq!(go((2, 0), word(false)), (0, 13));
        assert_eq!(go((2, 3), word(true)), (2, 3));
        assert_eq!(go((2, 3), Step::End { forward: false }), (0, 0));
        assert_eq!(go((0, 0), Step::End { forward: true }), (2, 3));
    }
}
