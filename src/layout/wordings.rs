//! Words that belong together though a line may end between them: those of a name.

/// How many letters the words of a name have at most that weigh more: two of them are most often parts of one name, where
/// a longer word before them may be an office.
const SHORT: usize = 5;
/// What they weigh.
const SHORT_WEIGHT: f32 = 1.5;

/// How much it weighs that a place between two words is within a name; nothing where it is not. It is within one where both
/// start with capitals, or the second is a number ("Resolution 59"), and nothing but a space stands between them. That
/// holds for each script that has capitals, and for names in no list.
pub(super) fn in_name(text: &str, place: usize) -> Option<f32> {
    let (before, after) = (text.get(..place)?, text.get(place..)?);
    let is_part = |c: char| c.is_uppercase() || c.is_numeric();
    if !before.ends_with(' ') || !after.starts_with(is_part) {
        return None;
    }
    let word = before.trim_end();
    let opened = word.rsplit(char::is_whitespace).next()?.trim_start_matches(|c: char| !c.is_alphanumeric());
    if !opened.starts_with(char::is_uppercase) || !word.ends_with(char::is_alphanumeric) {
        return None;
    }
    let is_short = |word: &str| word.chars().take_while(|c| c.is_alphanumeric()).nth(SHORT).is_none();
    Some(if is_short(opened) && is_short(after) { SHORT_WEIGHT } else { 1.0 })
}
