//! Dates, languages and sources in the interface's words.

use crate::article::{Article, Language};

use super::tongue::Words;

/// A day in the reader's form: '1 November 2025'.
pub(crate) fn day(words: &Words, date: jiff::civil::Date) -> String {
    dated(words, "day", "month", date)
}

/// From a day to another: '28–30 October 2025', '28 October 2025 – 2 November 2025'.
pub(crate) fn days(words: &Words, from: jiff::civil::Date, to: jiff::civil::Date) -> String {
    if from == to {
        return day(words, from);
    }
    if from.first_of_month() != to.first_of_month() {
        return format!("{} – {}", day(words, from), day(words, to));
    }
    let (days, year) = (format!("{}–{}", from.day(), to.day()), from.year().to_string());
    let month = words.tr(&format!("month-{}", from.month()));
    words.tr_with("day", &[("day", days.into()), ("month", month.into()), ("year", year.into())])
}

/// A day where there is little room: '1 Nov 2025'.
pub(crate) fn short_day(words: &Words, date: jiff::civil::Date) -> String {
    dated(words, "short-day", "short-month", date)
}

fn dated(words: &Words, form: &str, month: &str, date: jiff::civil::Date) -> String {
    let month = words.tr(&format!("{month}-{}", date.month()));
    // As text: a year is no number to be grouped.
    let (day, year) = (date.day().to_string(), date.year().to_string());
    words.tr_with(form, &[("day", day.into()), ("month", month.into()), ("year", year.into())])
}

/// A language's name, or its code where the name is not known here; `None` if the language could not be told.
pub(crate) fn language(words: &Words, language: &Language) -> Option<String> {
    let code = language.code();
    if code == Language::UNDETERMINED {
        return None;
    }
    let key = format!("language-{code}");
    Some(if words.has(&key) { words.tr(&key).into_owned() } else { code.to_uppercase() })
}

/// An article's outlet, or that none is told. A file's name is never given for one.
pub(crate) fn outlet(words: &Words, article: &Article) -> String {
    article.outlet.clone().unwrap_or_else(|| words.tr("outlet-not-told").into_owned())
}

/// How many words something has: '1,788 words'.
pub(crate) fn length(words: &Words, count: usize) -> String {
    words.tr_with("count-words", &[("count", count.into()), ("number", number(words, count).into())])
}

/// A number with its thousands set apart.
fn number(words: &Words, number: usize) -> String {
    let digits = number.to_string();
    let apart = words.tr("thousands");
    let mut text = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push_str(&apart);
        }
        text.push(digit);
    }
    text
}

/// Where a passage is from, in few words: 'VGP · 20 Oct 2025'.
pub(crate) fn source(words: &Words, article: &Article) -> String {
    let outlet = outlet(words, article);
    let day = article.published.map(|date| short_day(words, date));
    [Some(outlet), day].into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::tongue::Tongue;

    #[test]
    fn thousands_are_set_apart_as_the_language_does() {
        let (english, vietnamese) = (Words::of(Tongue::English), Words::of(Tongue::Vietnamese));
        assert_eq!([0, 1, 999, 1788, 486_000].map(|n| number(english, n)), ["0", "1", "999", "1,788", "486,000"]);
        assert_eq!([length(english, 1), length(english, 1788)], ["1 word", "1,788 words"]);
        assert_eq!(length(vietnamese, 1_000_000), "1.000.000 từ");
    }
}
