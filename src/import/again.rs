//! Imports an article again with lines of its receipt kept as text.
//!
//! The receipt holds all that was left out, letter for letter, so the file itself is not needed: a pack from another
//! machine can be mended as well.

use std::collections::BTreeSet;

use crate::article::{Article, ArticleId, Block, BlockKind, Dropped, sha256_hex};
use crate::diag::Sink;

use super::{MUCH_LEFT_OUT, lines, warn_if_much_was_left_out};

/// Why a line cannot be taken back in.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum KeepError {
    /// The receipt has no such entry.
    #[error("the receipt has no such line; open it again and choose another")]
    NoEntry,
    /// Characters that nobody sees: the receipt only counts them.
    #[error("line {line} only held characters that nobody sees; there is nothing to take back in")]
    Invisible {
        /// The line of the source file, from 1.
        line: usize,
    },
}

/// What is cut off a line's beginning; all else that shares a line with a block was cut off its end.
const CUT_IN_FRONT: [&str; 4] = ["dateline", "dateline and agency mark", "date stamp", "label"];

/// The article with entries of its receipt (indices into [`Article::dropped`]) as paragraphs of its text, each where its
/// line stood. Its name is another one, as its text is; the file it came from is the same.
///
/// # Errors
/// [`KeepError`] where an entry is not there or holds no text. The article is as it was.
pub fn import_again(article: &Article, keep: &[usize]) -> Result<Article, KeepError> {
    let keep: BTreeSet<usize> = keep.iter().copied().collect();
    for entry in &keep {
        let dropped = article.dropped.get(*entry).ok_or(KeepError::NoEntry)?;
        if dropped.reason == lines::INVISIBLE {
            return Err(KeepError::Invisible { line: dropped.line });
        }
    }
    let mut again = article.clone();
    again.dropped.clear();
    for (entry, dropped) in article.dropped.iter().enumerate() {
        if keep.contains(&entry) {
            let at = place(&again.blocks, dropped);
            let block = Block { kind: BlockKind::Paragraph, text: dropped.text.trim().to_owned(), line: dropped.line };
            again.blocks.insert(at, block);
        } else {
            again.dropped.push(dropped.clone());
        }
    }
    again.warnings.retain(|w| w.what != MUCH_LEFT_OUT);
    let mut sink = Sink::new();
    warn_if_much_was_left_out(&again.blocks, &again.dropped, &mut sink);
    again.warnings.extend(sink.into_warnings());
    let name = sha256_hex(format!("{}\n{}", again.source.sha256, again.text_sha256()).as_bytes());
    again.id = ArticleId(name.chars().take(16).collect());
    Ok(again)
}

/// The index among the blocks at which a line stood.
fn place(blocks: &[Block], dropped: &Dropped) -> usize {
    let before = CUT_IN_FRONT.contains(&dropped.reason.as_str());
    let stands_after = |b: &Block| if before { b.line >= dropped.line } else { b.line > dropped.line };
    blocks.iter().position(stands_after).unwrap_or(blocks.len())
}
