//! List markers: bullets, dashes, numbers and letters.

/// The kinds of marker, in falling order of what they prove.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Marker {
    /// A bullet: always a list.
    Bullet,
    /// A dash, a star or a plus sign: a list only in company, as a dash also opens speech.
    Dash,
    /// '1.', '2)', '(3)'.
    Number(u32),
    /// 'a)', '(b)', 'c.'.
    Letter(char),
    /// 'ii)', '(iv)'.
    Roman(u32),
}

/// The bytes of a line's list marker with the white space after it.
pub(super) fn marker_len(text: &str) -> Option<usize> {
    marker(text).map(|(_, len)| len)
}

/// A line's list marker, and its bytes with the white space after it.
pub(super) fn marker(text: &str) -> Option<(Marker, usize)> {
    let (first, rest) = text.split_once(|c: char| c.is_whitespace()).unwrap_or((text, ""));
    let len = text.len() - rest.trim_start().len();
    if rest.trim().is_empty() {
        return None;
    }
    let mut chars = first.chars();
    let sign = chars.next()?;
    if chars.next().is_none() {
        return match sign {
            '•' | '●' | '○' | '▪' | '▫' | '■' | '□' | '◦' | '◆' | '◇' | '‣' | '⁃' | '·' | '►' | '▶' | '➤' | '➢'
            | '✓' | '✔' | '§' => Some((Marker::Bullet, len)),
            '-' | '–' | '—' | '*' | '+' => Some((Marker::Dash, len)),
            _ => None,
        };
    }
    let bare = first.strip_prefix('(').unwrap_or(first);
    let bare = bare.strip_suffix([')', '.', '/', '°', 'º']).filter(|b| b.len() < first.len())?;
    if let Ok(number) = bare.parse::<u32>() {
        return (number <= 99).then_some((Marker::Number(number), len));
    }
    let mut letters = bare.chars();
    match (letters.next(), letters.next()) {
        // 'A.' may be an initial; only brackets make a capital a marker.
        (Some(letter), None)
            if (letter.is_ascii_lowercase() || letter == 'đ') && !first.ends_with('/')
                || letter.is_ascii_uppercase() && first.ends_with(')') =>
        {
            Some((Marker::Letter(letter.to_ascii_lowercase()), len))
        }
        (Some(_), Some(_)) => {
            let at = ROMANS.iter().position(|roman| *roman == bare)?;
            Some((Marker::Roman(u32::try_from(at).ok()? + 2), len))
        }
        _ => None,
    }
}

/// The Roman numbers of more than one letter, from two on; those of one letter read as letters.
const ROMANS: [&str; 11] = ["ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"];

/// Whether two markers may belong to one list.
pub(super) fn is_same_list(one: Marker, other: Marker) -> bool {
    match (one, other) {
        (Marker::Number(a), Marker::Number(b)) => a.abs_diff(b) == 1,
        // In Vietnamese "đ" stands between "d" and "e".
        (Marker::Letter('đ'), Marker::Letter(other)) | (Marker::Letter(other), Marker::Letter('đ')) => {
            matches!(other, 'd' | 'e')
        }
        (Marker::Letter(a), Marker::Letter(b)) => u32::from(a).abs_diff(u32::from(b)) == 1,
        (Marker::Roman(a), Marker::Roman(b)) => a.abs_diff(b) == 1,
        // 'i)' before 'ii)', 'iv)' before 'v)' and behind it, 'ix)' before 'x)'.
        (Marker::Letter(letter), Marker::Roman(n)) | (Marker::Roman(n), Marker::Letter(letter)) => {
            matches!((letter, n), ('i', 2) | ('v', 4 | 6) | ('x', 9 | 11))
        }
        (a, b) => a == b,
    }
}
