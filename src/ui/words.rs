//! Dates, languages and counts in words.

use crate::article::{Article, Language};

/// A day in the reader's form: '1 November 2025'.
pub(crate) fn day(date: jiff::civil::Date) -> String {
    date.strftime("%-d %B %Y").to_string()
}

/// A day where there is little room: '1 Nov 2025'.
pub(crate) fn short_day(date: jiff::civil::Date) -> String {
    date.strftime("%-d %b %Y").to_string()
}

/// A language's name in English, or its code where the name is not known here; `None` if it could not be told.
pub(crate) fn language(language: &Language) -> Option<String> {
    let name = match language.code() {
        Language::UNDETERMINED => return None,
        "en" => "English",
        "vi" => "Vietnamese",
        "fr" => "French",
        "de" => "German",
        "es" => "Spanish",
        "pt" => "Portuguese",
        "it" => "Italian",
        "ru" => "Russian",
        "zh" => "Chinese",
        "ja" => "Japanese",
        "ko" => "Korean",
        "lo" => "Lao",
        "km" => "Khmer",
        "th" => "Thai",
        "id" => "Indonesian",
        code => return Some(code.to_uppercase()),
    };
    Some(name.to_owned())
}

/// Where a passage is from, in few words: 'VGP · 20 Oct 2025'.
pub(crate) fn source(article: &Article) -> String {
    let parts = [article.outlet.clone(), article.published.map(short_day)];
    let known: Vec<String> = parts.into_iter().flatten().collect();
    if known.is_empty() { article.source.file_name.clone() } else { known.join(" · ") }
}

/// '1 article', '2 articles'.
pub(crate) fn count(n: usize, one: &str, many: &str) -> String {
    if n == 1 { format!("1 {one}") } else { format!("{n} {many}") }
}
