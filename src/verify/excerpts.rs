//! A few words of a text, to be shown in a line.

/// The words around the first difference of two texts; `None` where there is none.
pub(super) fn difference(one: &str, other: &str) -> Option<(String, String)> {
    if one == other {
        return None;
    }
    let same = one.char_indices().zip(other.chars()).find(|((_, a), b)| a != b).map(|((at, _), _)| at);
    let at = same.unwrap_or(one.len().min(other.len()));
    Some((excerpt(one, at), excerpt(other, at)))
}

/// A few words of a text around a byte.
pub(super) fn excerpt(text: &str, byte: usize) -> String {
    /// How much is shown before and after, in characters.
    const BEFORE: usize = 20;
    const AFTER: usize = 40;
    let at = text.char_indices().take_while(|(at, _)| *at < byte).count();
    let start = at.saturating_sub(BEFORE);
    let shown: String = text.chars().skip(start).take(at - start + AFTER).collect();
    let more = text.chars().nth(at + AFTER).is_some();
    format!("{}{}{}", if start > 0 { "…" } else { "" }, shown.trim(), if more { "…" } else { "" })
}
