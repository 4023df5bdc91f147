//! Tags of dates, spans of time and tenses.

/// Adds these tags to those listed so far, and hands all on to the next list.
macro_rules! time_tags {
    ($next:ident $($others:ident)* => $($listed:tt)*) => {
        $next! { $($others)* => $($listed)*
            /// "a.m.", "o'clock", "giờ": the number beside it is a time of day.
            Clock,
            /// A month's name.
            Month,
            /// A weekday's name.
            Weekday,
            /// "morning".
            Daypart,
            /// "mornings", behind a weekday: of every week.
            Dayparts,
            /// "today".
            Today,
            /// "yesterday".
            Yesterday,
            /// "the day before yesterday".
            BeforeYesterday,
            /// "tomorrow".
            Tomorrow,
            /// "the day after tomorrow".
            AfterTomorrow,
            /// "last week".
            LastWeek,
            /// "this week".
            ThisWeek,
            /// "next week".
            NextWeek,
            /// "last month".
            LastMonth,
            /// "this month".
            ThisMonth,
            /// "next month".
            NextMonth,
            /// "this weekend".
            Weekend,
            /// "last", beside a weekday or a month.
            Last,
            /// "next", beside a weekday or a month.
            Next,
            /// "will", "to be held": what is told lies ahead.
            Future,
            /// "once a week", "hai tuần một lần": behind a weekday it tells of every one.
            Recurrent,
            /// "más", "moins": makes "que" behind it compare.
            More,
            /// "from", "between": opens a range of dates.
            From,
            /// "to", "and": between two days.
            To,
            /// "in", "early": a month may stand alone behind it.
            MonthLead,
            /// "from", "desde": a month behind it tells of an event where it lies ahead.
            DateLeadFrom,
            /// "figures", "report": "from" and a month behind it tell which, and nothing happens then.
            DatedNoun,
            /// "the", "on", "ngày": a day may stand behind it.
            DayLead,
            /// "published", "updated": a stamp, not an event.
            Stamp,
            /// "of", "de": between day and month, month and year.
            DateLink,
            /// "treaty of": the day behind it is part of a paper's name.
            Paper,
            /// "since", "until", "by": a border in time.
            Until,
            /// "of", "until": "today" behind it means these days.
            NotToday,
            /// "postponed", "put off": "to" or "until" a month behind it names when it will be.
            PutOff,
            /// "have been called to": the day behind it is that of what they are called to.
            Summons,
            /// "hôm": the weekday behind it is over.
            PastDayLead,
            /// "moved": two days behind it, led by "from" and "to", are no range.
            Moved,
            /// "brought forward": the same, and the second of the two days is the earlier one.
            Sooner,
            /// "sang": leads to the day that something was moved to.
            Across,
            /// "between": leads a range, and no day that something was moved from.
            Amid,
            /// "met", "held": a deed whose form does not show it.
            Happened,
            /// "tháng": a month's number follows.
            MonthWord,
            /// "ngày", "năm": part of a date, though numbers follow it.
            DateWord,
            /// "every": a weekday behind it is a habit.
            Habit,
            /// "at", "vers": an hour may follow.
            AtHour,
            /// "heures": an hour may stand before it.
            Hour,
            /// "next year".
            NextYear,
            /// "met", "was", "avait": what was.
            Past,
            /// "leaves", "s'ouvre", "is": told in the present, of what lies ahead where a day is named.
            Present,
            /// "must", "due": what is told lies ahead.
            Ahead,
            /// "hundred", "pays": ends as verbs do, and is none.
            NoVerb,
            /// "week of", "semaine du": the day behind it stands for its week.
            WeekOf,
            /// "the last week of": a month follows.
            LastWeekOf,
            /// "the first week of": a month follows.
            FirstWeekOf,
            /// "last year", behind a month.
            LastYear,
            /// "this year", behind a month.
            ThisYear,
            /// "next year", behind a month.
            YearAhead,
            /// "tell you": "today" beside it is the speaker's, not what happens.
            Address,
            /// "week" behind a weekday: a week later than the coming one.
            WeekOn,
            /// "a week from", before a weekday: a week later than the coming one.
            WeekFrom,
            /// "last weekend".
            WeekendBefore,
            /// "next weekend".
            WeekendAhead,
            /// "the same day": as the day told last.
            SameDay,
            /// "the following day": a day later.
            DayAfter,
            /// "le surlendemain": two days later.
            TwoDaysAfter,
            /// "the day before": a day earlier.
            DayBefore,
            /// "days", behind a number that tells how far off a day is.
            Days,
            /// "weeks", behind a number that tells how far off a day is.
            Weeks,
            /// "fortnights", behind such a number.
            Fortnights,
            /// "ago", behind so many days.
            DaysBack,
            /// "hace", before so many days.
            DaysBackLead,
            /// "from now", behind so many days.
            DaysAhead,
            /// "later", behind so many days: reckoned from the day told last.
            DaysLater,
            /// "a", "est", "ha": before a participle it makes a verb.
            Auxiliary,
            /// "el día", "on the": a day of the month may follow without the month.
            MonthDayLead,
            /// "since": from a day that is over.
            Since,
            /// "than", "compared with": a date behind it is compared, and nothing happens on it.
            Than,
            /// "or", between two days: one of them, and no range.
            Or,
            /// "a week today": seven days on.
            WeekToday,
            /// "a week tomorrow": eight days on.
            WeekTomorrow,
            /// "treaty", "law": the full date behind it, led by "of", is part of its name.
            PaperNoun,
            /// "du": leads to the date of a paper.
            PaperLink,
            /// "earlier", "plus tôt", behind a number of days: from the day told last.
            DaysEarlier,
            /// "dans", "dentro de", before a number of days: from the article's own day.
            DaysAheadLead,
            /// "the week before last".
            WeekBeforeLast,
            /// "the week after next".
            WeekAfterNext,
            /// "the following week": from the day told last.
            WeekAfter,
            /// "the previous week": from the day told last.
            WeekBefore,
            /// "the following month": from the day told last.
            MonthAfter,
            /// "the previous month": from the day told last.
            MonthBefore,
            /// "following", "suivant", beside a weekday: the first one behind the day told last.
            WeekdayAfter,
            /// "previous", "anterior", beside a weekday: the last one before the day told last.
            WeekdayBefore,
            /// "of that week", behind a weekday: in the week of the day told last.
            SameWeek,
            /// "the last day of", before a month.
            LastDayOf,
            /// "the first day of", before a month.
            FirstDayOf,
            /// "này", behind a weekday: of the article's own week.
            ThisOne,
            /// "rạng sáng", between two days of one night.
            ToDawn,
            /// "s’est", "avaient": a participle behind it tells of what was.
            PastLead,
            /// "ký": what it tells of is done with it.
            Signed,
            /// "compared with", "contre", "up from": before a number and a month it compares.
            Versus,
            /// "set for", "fixée au": what was fixed for a day lies ahead, though the verb before is past.
            Fixed,
            /// "Black", "Super": the weekday behind it is a name.
            DayName,
            /// "en quinze": behind a weekday, two weeks later than the coming one.
            FortnightOn,
            /// "level", "niveau", "mức": the day behind it is only measured against.
            Level,
            /// "chaque", "every year": the day beside it is one of every year.
            Yearly,
        }
    };
}

pub(super) use time_tags;
