//! Characters that leave no trace on paper.

/// Whether a character leaves no trace on paper.
pub fn is_unseen(char: char) -> bool {
    char.is_control()
        || matches!(char, '\u{ad}' | '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{e0100}'..='\u{e01ef}')
}

/// Whether paper would show nothing of a text.
pub fn says_nothing(text: &str) -> bool {
    text.chars().all(|char| char.is_whitespace() || is_unseen(char))
}
