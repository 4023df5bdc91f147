//! Suggestions that the author does not want to see again: kept with the work, by what they say and where.

use serde::{Deserialize, Serialize};

use crate::article::{ArticleId, Span};

use super::Pack;

/// A suggestion that was waved away. An article's text never changes, so its kind and its place name it for good.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Dismissal {
    /// The article.
    pub article: ArticleId,
    /// The kind of suggestion, by its name in files.
    pub kind: String,
    /// Where it stands.
    pub span: Span,
}

/// Waves suggestions away; those of articles that the pack does not have are passed over.
pub(super) fn dismiss(pack: &mut Pack, which: &[Dismissal]) {
    let known: Vec<&Dismissal> = which.iter().filter(|d| pack.article(&d.article).is_some()).collect();
    let known: Vec<Dismissal> = known.into_iter().cloned().collect();
    pack.dismissed.extend(known);
}

/// Brings suggestions back.
pub(super) fn restore(pack: &mut Pack, which: &[Dismissal]) {
    for one in which {
        pack.dismissed.remove(one);
    }
}
