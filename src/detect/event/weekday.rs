//! Weekdays as they are written: "on Monday", "Friday week", "viernes 14", "hôm thứ hai".

use super::super::language::Language;
use super::super::lexicon::Tag;
use super::super::text::Block;
use super::days::{joint, short_range, written};
use super::expr::{Expr, Side, When, month_behind, month_name, side, small, with_year};

/// "on Monday", "Friday week", "Saturday, 7 December", "viernes 14", "hôm thứ hai".
pub(super) fn weekday(block: &Block, at: usize, language: &Language) -> Option<Expr> {
    let (number, len) = language.lexicon.weekday(block, at)?;
    let number = number.cast_signed();
    let viet = language.lexicon.plural.is_empty();
    let past = at + len;
    let (side, from, beyond) = side(block, at, past);
    // "trước Chủ nhật": before it, where "Chủ nhật trước" is the last one.
    let (side, from) = if viet && from < at { (Side::Neither, at) } else { (side, from) };
    // "thứ hai" is Monday, and "second": small letters need a word that tells of time beside them.
    // "Chủ nhật" means nothing else.
    let small_letters = viet && number != 7 && !(at..past).skip(1).any(|w| block.is_capital(w));
    let timed = block.has(past, Tag::ThisOne) && block.spaced(past)
        || block.tags.len_before(at, Tag::DayLead) > 0 && block.spaced(at)
        || side != Side::Neither;
    if small_letters && !timed || !viet && !language.lexicon.romance && !block.is_capital(at) {
        return None;
    }
    // "đến ngày thứ ba thì nguội": the third day, where nothing tells which Tuesday.
    let counted = small_letters
        && at > 0
        && block.has(at - 1, Tag::DateWord)
        && side == Side::Neither
        && !block.has(past, Tag::ThisOne)
        && !block.gap(past).starts_with([',', '(', '/'])
        && !block.gap(past).starts_with(" (")
        && !block.has_digit(past);
    if counted {
        return None;
    }
    // "Câu lạc bộ Chủ Nhật Xanh".
    if viet && block.tags.len_before(at, Tag::Place) > 0 && block.is_capital(past) && block.spaced(past) {
        return None;
    }
    // "Santo Domingo recibe": a weekday within a name.
    let named = language.lexicon.romance && block.is_capital(at) && block.joined(at);
    let leads = [Tag::Determiner, Tag::DayLead, Tag::Opener, Tag::Demonstrative];
    let of_name = |w: usize| block.is_capital(w) && !leads.iter().any(|tag| block.has(w, *tag));
    // "a Black Friday", "el guía Domingo Abril": a day's or a person's name.
    let own_name = language.lexicon.romance && block.is_capital(at) && block.spaced(at) && {
        let lead = at.checked_sub(1).filter(|_| block.joined(at));
        lead.is_some_and(|w| !leads.iter().any(|tag| block.has(w, *tag)) && !block.is_capital(w))
    };
    // "April Monday says".
    let month = at > 0 && block.spaced(at) && block.has(at - 1, Tag::Month) && block.is_capital(at - 1);
    let own_name = own_name || month && !language.lexicon.romance && !viet;
    if own_name || block.tags.len_before(at, Tag::DayName) > 0 && block.spaced(at) && block.is_capital(at - 1) {
        return None;
    }
    // "de lunes a viernes": the second of them.
    let weekly = language.lexicon.romance && at >= 3 && block.word(at - 1) == "a" && block.word(at - 3) == "de";
    if named && at.checked_sub(1).is_some_and(of_name) || weekly && block.has(at - 2, Tag::Weekday) {
        return None;
    }
    let week_on = block.tags.len(past, Tag::WeekOn);
    let behind = if week_on > 0 && block.spaced(past) { past + week_on } else { beyond };
    // "Monday, October 13", "Saturday week, 7 December" are told by the date behind them.
    for next in [past, behind] {
        let led = next + block.tags.len(next, Tag::DayLead);
        let near = matches!(block.gap(next), ", " | " " | " (" | "\u{a0}");
        let dated = [next, led].into_iter().find_map(|day| written(block, day, language));
        let short =
            || short_range(block, next, language).map(|(day, past, _)| Expr { when: When::Day(day), from: next, past });
        if near && let Some(found) = dated.or_else(short) {
            return Some(Expr { from: at, ..found });
        }
    }
    if let Some(found) = from_told(block, at, past, number) {
        return Some(found);
    }
    if let Some(found) = of_month(block, at, past, number, language) {
        return Some(found);
    }
    if is_habit(block, at, past, language) {
        return None;
    }
    // "las promesas de un lunes": of any week.
    let one = at.checked_sub(1).filter(|_| !viet && side == Side::Neither && block.joined(at));
    if one.is_some_and(|w| block.has(w, Tag::Indefinite)) {
        return None;
    }
    // "Tuesday of next week", "thứ Ba tuần tới".
    let link = block.tags.len(past, Tag::DateLink).min(1);
    for (tag, weeks) in [(Tag::NextWeek, 1), (Tag::ThisWeek, 0), (Tag::LastWeek, -1)] {
        let week = [past, past + link].into_iter().find(|w| block.tags.len(*w, tag) > 0 && block.spaced(past));
        if let Some(week) = week {
            let past = week + block.tags.len(week, tag);
            return Some(Expr { when: When::WeekdayIn(number, weeks), from: at, past });
        }
    }
    // "thứ Năm này".
    let this = block.tags.len(past, Tag::ThisOne);
    if this > 0 && block.spaced(past) {
        return Some(Expr { when: When::WeekdayIn(number, 0), from: at, past: past + this });
    }
    // "Wednesday the 19th".
    let article = block.tags.len(past, Tag::DateLink);
    if !viet
        && !language.lexicon.romance
        && article > 0
        && block.spaced(past)
        && block.spaced(past + article)
        && block.written(past + article).ends_with(char::is_alphabetic)
        && let Some(day) = small(block, past + article, 31)
    {
        return Some(Expr { when: When::WeekdayOf(number, day), from: at, past: past + article + 1 });
    }
    // "the Friday market", where the weekday tells which market it is.
    let owned = at >= 2 && block.word(at - 1) == language.lexicon.genitive && matches!(block.gap(at - 1), "'" | "’");
    let adjective = !language.lexicon.romance
        && (owned || block.tags.len_before(at, Tag::Determiner) > 0)
        && block.spaced(past)
        && !block.has(past, Tag::Daypart)
        && !block.has(past, Tag::Preposition);
    // "Its Friday evening service", "the shop's Saturday morning class": what it has every week.
    let possessive = at > 0
        && !language.lexicon.romance
        && (owned
            || block.has(at - 1, Tag::Determiner)
                && !block.has(at - 1, Tag::Article)
                && !block.has(at - 1, Tag::Demonstrative));
    let service = past + block.tags.len(past, Tag::Daypart);
    let named = possessive
        && service > past
        && block.spaced(past)
        && block.spaced(service)
        && !block.is_capital(service)
        && ![Tag::Preposition, Tag::Past, Tag::Present, Tag::Will, Tag::Passive, Tag::Adverb, Tag::Say]
            .iter()
            .any(|tag| block.has(service, *tag));
    if adjective || named && !viet {
        return None;
    }
    // "abierto de lunes a viernes": without their articles, days of every week.
    let weekly = language.lexicon.romance && at > 0 && block.word(at - 1) == "de" && block.word(past) == "a";
    if weekly && block.joined(at) && language.lexicon.weekday(block, past + 1).is_some() {
        return None;
    }
    // "open Monday to Friday, 9am to 5pm", "du lundi au vendredi, de 8 h à 15 h": hours of every week.
    if let Some((words, _)) = joint(block, past, language)
        && let Some((_, len)) = language.lexicon.weekday(block, past + words)
        && tells_hours(block, past + words + len)
    {
        return None;
    }
    let to = block.tags.len_before(at, Tag::To);
    let second = (1..=2).any(|len| to > 0 && block.tags.len(at.saturating_sub(to + len), Tag::Weekday) == len);
    if second && tells_hours(block, past) {
        return None;
    }
    // "from Monday to Wednesday", "on Monday and Tuesday".
    if let Some((words, _)) = joint(block, past, language)
        && let Some((last, len)) = language.lexicon.weekday(block, past + words)
        && (block.tags.len_before(at, Tag::From) > 0
            || last.cast_signed() == number % 7 + 1
                && !block.has(past, Tag::Or)
                && block.tags.len_before(at, Tag::DayLead) > 0)
    {
        return Some(Expr { when: When::Weekdays(number, last.cast_signed()), from: at, past: past + words + len });
    }
    let week_from = block.tags.len_before(at, Tag::WeekFrom);
    if week_from > 0 && block.spaced(at) {
        return Some(Expr { when: When::WeekdayOn(number, 1), from: at - week_from, past });
    }
    if week_on > 0 && block.spaced(past) {
        return Some(Expr { when: When::WeekdayOn(number, 1), from: at, past: behind });
    }
    let fortnight = block.tags.len(past, Tag::FortnightOn);
    if fortnight > 0 && block.spaced(past) {
        return Some(Expr { when: When::WeekdayOn(number, 2), from: at, past: past + fortnight });
    }
    let unit = Tag::Hour;
    // "el próximo sábado 15".
    if (side == Side::Neither || beyond == past)
        && language.lexicon.romance
        && block.spaced(past)
        && !block.has(past + 1, unit)
        && let Some(day) = small(block, past, 31)
        && !is_counted(block, past + 1, language)
    {
        // "entre el jueves 16 y el viernes 17".
        if let Some((words, _)) = joint(block, past + 1, language)
            && let Some((last, len)) = language.lexicon.weekday(block, past + 1 + words)
            && let Some(last_day) = small(block, past + 1 + words + len, 31).filter(|last| day < *last)
        {
            let past = past + 2 + words + len;
            return Some(Expr {
                when: When::WeekdaysOf((number, day), (last.cast_signed(), last_day)),
                from: at,
                past,
            });
        }
        return Some(Expr { when: When::WeekdayOf(number, day), from: from.min(at), past: past + 1 });
    }
    Some(Expr { when: When::Weekday(number, side), from, past: beyond })
}

/// "the first Monday in March", "le dernier vendredi de mai", "thứ Hai đầu tiên của tháng 3": by its place in a month.
fn of_month(block: &Block, at: usize, past: usize, number: i8, language: &Language) -> Option<Expr> {
    let (nth, from, past) = if language.plural.is_empty() {
        let (nth, len) = nth_at(block, past, language)?;
        (nth, at, past + len)
    } else {
        let from = at.checked_sub(1).filter(|_| block.spaced(at))?;
        let (nth, _) = nth_at(block, from, language).filter(|(_, len)| *len == 1)?;
        (nth, from, past)
    };
    let lead = [Tag::MonthLead, Tag::DateLink, Tag::OwnerLead].map(|tag| block.tags.len(past, tag));
    let month_at = past + lead.into_iter().max().unwrap_or(0);
    let (month, behind) = if block.has(month_at, Tag::MonthWord) {
        month_behind(block, month_at, language)?
    } else {
        (month_name(block, month_at, language)?, month_at + 1)
    };
    let (year, behind) = with_year(block, behind);
    let near = (past..month_at).all(|w| block.spaced(w)) && block.spaced(month_at) && month_at > past;
    near.then_some(Expr { when: When::MonthWeekday { nth, weekday: number, year, month }, from, past: behind })
}

/// "first", "cuối cùng": a place in a month, -1 for the last, and how many words tell it.
fn nth_at(block: &Block, at: usize, language: &Language) -> Option<(i8, usize)> {
    if let Some((_, len)) = language.nth_last.at(block, at) {
        return Some((-1, len));
    }
    let (nth, len) = language.nth.at(block, at)?;
    Some((i8::try_from(nth).ok().filter(|n| (1..=5).contains(n))?, len))
}

/// "the following Tuesday", "le lundi suivant", "the Friday before", "el viernes de esa semana": reckoned from the day told
/// last.
fn from_told(block: &Block, at: usize, past: usize, number: i8) -> Option<Expr> {
    for (tag, side) in [(Tag::WeekdayAfter, 1), (Tag::WeekdayBefore, -1), (Tag::SameWeek, 0)] {
        let (before, after) = (block.tags.len_before(at, tag), block.tags.len(past, tag));
        if before > 0 && block.spaced(at) {
            return Some(Expr { when: When::WeekdayFromTold(number, side), from: at - before, past });
        }
        // "the Friday before the vote", "el lunes anterior a la votación": another day.
        let leads = [Tag::Determiner, Tag::OwnerLead, Tag::To, Tag::That];
        let owned = block.joined(past + after)
            && (block.has(past, Tag::Preposition) || leads.iter().any(|tag| block.has(past + after, *tag)));
        if after > 0 && block.spaced(past) && !owned {
            return Some(Expr { when: When::WeekdayFromTold(number, side), from: at, past: past + after });
        }
    }
    None
}

/// Whether the number before a word counts something, or goes on: "jeudi 5 millions", "lunes 10:30".
pub(super) fn is_counted(block: &Block, past: usize, language: &Language) -> bool {
    let gap = block.gap(past);
    let digits = block.written(past).starts_with(|c: char| c.is_ascii_digit());
    let measured = [Tag::Scale, Tag::Unit, Tag::Currency, Tag::Percent].iter().any(|tag| block.has(past, *tag));
    let word = block.word(past);
    let plural = word.chars().count() > 3
        && word.ends_with(|c| language.lexicon.plural.contains(c))
        && !block.is_capital(past)
        && !block.has(past, Tag::Preposition)
        && !block.has(past, Tag::NounStop);
    digits && matches!(gap, ":" | "." | "/" | "-" | ",")
        || block.spaced(past) && (measured || plural)
        || gap.trim_start().starts_with(['%', '€', '$'])
}

/// The most words between "every" and the last of the weekdays it tells of.
const HABIT_WORDS: usize = 8;

/// How far behind weekdays their hours are looked for, in words.
const HOURS_WORDS: usize = 6;

/// ", 9am to 5pm", ", de 8 h à 15 h", "từ 8 giờ đến 17 giờ": an hour, and another it lasts to.
fn tells_hours(block: &Block, past: usize) -> bool {
    let hour = |w: usize| {
        let digits = block.has_digit(w);
        let unit =
            [Tag::Clock, Tag::Hour].iter().any(|tag| block.has(w + 1, *tag)) || matches!(block.gap(w + 1), ":" | ".");
        let glued = block.word(w).ends_with("am") || block.word(w).ends_with("pm") || block.word(w).ends_with('h');
        digits && (unit || glued)
    };
    let first = (past..past + HOURS_WORDS).find(|w| hour(*w));
    // "from 9 to 5", "de 9 a 17".
    let bare = |w: usize| {
        block.has(w, Tag::From)
            && block.tags.len(w + 2, Tag::To) > 0
            && [w + 1, w + 3].iter().all(|n| small(block, *n, 24).is_some())
            && !block.has(w + 4, Tag::Month)
            && !block.has(w + 4, Tag::DateLink)
            && !block.has(w + 4, Tag::MonthWord)
    };
    let opens = past + usize::from(block.gap(past).starts_with(','));
    if (past..=opens).any(|w| bare(w) && !block.gap(w).contains([';', '?', '!', '.'])) {
        return true;
    }
    first.is_some_and(|first| {
        !block.gap(first).contains([';', '?', '!'])
            && (past..first).all(|w| !block.gap(w).contains([';', '?', '!']) && !block.gap(w).ends_with(". "))
            && (first + 1..first + HOURS_WORDS).any(|w| block.has(w, Tag::To) && (hour(w + 1) || hour(w + 2)))
    })
}

/// How far behind a weekday "once a week" is looked for, in words.
const RECURRENT_WORDS: usize = 5;

/// The most words between a weekday and "every month" behind it.
const EACH_WORDS: usize = 4;

/// "every first and third Tuesday", "các tối thứ Hai, thứ Tư, thứ Bảy", "Monday mornings", "thứ Ba hằng tuần".
fn is_habit(block: &Block, at: usize, past: usize, language: &Language) -> bool {
    // "on Thursday mornings".
    if block.has(past, Tag::Dayparts) && block.spaced(past) {
        return true;
    }
    if block.has(past, Tag::Habit) && block.spaced(past) && language.plural.is_empty() {
        return true;
    }
    // "the first Monday of every month", "thứ Hai đầu tiên hằng tháng".
    let each = |w: usize| {
        let habit = block.tags.len(w, Tag::Habit);
        let spans = [Tag::Span, Tag::TimeUnit].iter().any(|tag| block.has(w + habit, *tag)) && block.joined(w + habit);
        habit > 0 && spans && (language.plural.is_empty() || block.word(w).chars().count() > 3)
    };
    if (past..past + EACH_WORDS).take_while(|w| block.joined(*w)).any(each) {
        return true;
    }
    // "on Thursdays, every other week", "vào thứ Năm, hai tuần một lần".
    let ends = |w: &usize| block.gap(*w).contains(['.', ';', '!', '?']);
    if (past..past + RECURRENT_WORDS).take_while(|w| !ends(w)).any(|w| block.has(w, Tag::Recurrent)) {
        return true;
    }
    // "thứ Ba, thứ Năm và thứ Bảy hằng tuần": what stands behind the last of them.
    let mut last = past;
    while last < past + HABIT_WORDS && (block.spaced(last) || block.gap(last) == ", ") {
        let step = usize::from(language.conjunctions.at(block, last).is_some());
        let next = last + step + block.tags.len(last + step, Tag::DayLead);
        let len = block.tags.len(next, Tag::Weekday);
        if len == 0 {
            break;
        }
        last = next + len;
    }
    if last > past && block.has(last, Tag::Habit) && block.spaced(last) && language.plural.is_empty() {
        return true;
    }
    let mut word = at;
    let near = |word: usize| block.spaced(word) || block.gap(word) == ", ";
    while word > 0 && word + HABIT_WORDS > at && near(word) {
        if block.tags.len_before(word, Tag::Habit) > 0 {
            return true;
        }
        let back = |len: usize| (len > 0).then(|| word - len);
        let ordinal = || language.nth.at(block, word - 1).is_some() || language.nth_last.at(block, word - 1).is_some();
        let stepped = back(block.tags.len_before(word, Tag::Weekday))
            .or_else(|| back(block.tags.len_before(word, Tag::Daypart)))
            .or_else(|| language.conjunctions.at(block, word - 1).map(|_| word - 1))
            .or_else(|| ordinal().then(|| word - 1));
        match stepped {
            Some(next) => word = next,
            None => return false,
        }
    }
    false
}
