//! What the phrases of the tables of words mean to the rules.

use serde::Deserialize;

/// What a phrase means to the rules.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Tag {
    /// "over", "around": belongs to the figure behind it.
    About,
    /// "or so", "or more": belongs to the figure before it.
    AboutAfter,
    /// "million".
    Scale,
    /// "dollars", "USD", "VND".
    Currency,
    /// "percent", "percentage points".
    Percent,
    /// "tonnes", "km", "people": a unit or a noun that needs no plural.
    Unit,
    /// "per", "a" before a span of time.
    Per,
    /// "year", "day".
    TimeUnit,
    /// "article", "page": the number behind it is a name.
    Numbered,
    /// "to", "reached": a number may stand alone behind it.
    FigureLead,
    /// "out of", "of", "among": between a rank and a total.
    OutOf,
    /// "ranked", "ranking": a rank follows.
    Rank,
    /// "thứ": belongs to the rank behind it.
    RankLead,
    /// "twelve": a number above ten in words.
    BigNumber,
    /// "two": a number up to ten in words.
    SmallNumber,
    /// "two thirds".
    Fraction,
    /// Words that end a figure's noun.
    NounStop,
    /// "a.m.", "o'clock", "giờ": the number beside it is a time of day.
    Clock,
    /// "aged", "tuổi": the number beside it is an age.
    Age,

    /// "said": tells who spoke.
    Say,
    /// "according to": who spoke follows.
    According,
    /// "film", "entitled": a title stands between the marks.
    Work,
    /// "so-called": what follows is held at a distance.
    SoCalled,
    /// "he", "she", "they".
    He,
    She,
    They,
    /// "it": the body that was named.
    It,
    /// "minister", "spokesman".
    Role,
    /// "official", "leader": a role that tells nothing of who it is.
    GenericRole,
    /// "mr", "ông": stands before a name.
    Honorific,
    /// "foreign affairs", "finance": belongs to a role or a body.
    Portfolio,
    /// "ministry", "bank".
    Body,
    /// "of", "for the": inside a role or a body's name.
    Link,
    /// "the", "a".
    Determiner,
    /// "this", "those".
    Demonstrative,
    /// "in", "with": who follows is not the subject.
    Preposition,
    /// Words that open sentences and are no names.
    Opener,
    /// "nguyễn": opens a person's name.
    Surname,
    /// "de", "van", "bin": inside a person's name.
    Particle,
    /// "the two sides", "both countries".
    Parties,
    /// "vietnam", "france".
    Country,

    /// A month's name.
    Month,
    /// A weekday's name.
    Weekday,
    /// "morning".
    Daypart,
    /// "yesterday" and its fellows.
    Today,
    Yesterday,
    BeforeYesterday,
    Tomorrow,
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
    /// "from", "between": opens a range of dates.
    From,
    /// "to", "and": between two days.
    To,
    /// "in", "early": a month may stand alone behind it.
    MonthLead,
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

    /// "agreed to", "pledged".
    Commit,
    /// "will": binds with [`Tag::Deed`] behind it.
    Will,
    /// "sign", "provide": what a party can bind itself to.
    Deed,
    /// "by", "within": a time is set behind it.
    Deadline,
    /// "also", "jointly": may stand between a verb and what belongs to it.
    Adverb,
    /// "hoped", "should", "urged": what follows binds nobody.
    Hedge,
    /// "not", "refused": undoes a promise.
    Not,
    /// "invited", "invitation".
    Invite,
    /// "accepted".
    Accept,

    /// "agreed": binds where "to" follows, at once or behind a time.
    CommitTo,
    /// "committed": binds where an amount follows.
    CommitMeasured,
    /// "somebody": speaks, and is not told.
    Somebody,
    /// "the words of": before whose words they are.
    WordsOf,
    /// "ainsi que", "as": before who promised, behind what is promised.
    AsLead,
    /// "is bound to": binds where a deed that can be owed follows, and a party that can owe it stands before.
    CommitDeed,
    /// "acordaron": binds where an infinitive, "that" or an amount follows.
    CommitInfinitive,
    /// "that": a clause follows.
    That,
    /// "promised": binds unless it stands alone.
    CommitObject,
    /// "nhất trí": binds unless a number of things follows.
    CommitUncounted,
    /// "would": "said it would" binds as "will" does.
    Would,
    /// "by", "in": what follows "promised" is no promise.
    NoObject,
    /// "if": opens a condition.
    Condition,
    /// "month", "summer": a span of time that sets a term.
    Span,
    /// "of", "until": "today" behind it means these days.
    NotToday,
    /// "postponed", "put off": "to" or "until" a month behind it names when it will be.
    PutOff,
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
    /// "river", "calle": the name beside it is a place's, or a thing's.
    Place,
    /// "we": the signatories of a statement.
    We,
    /// "him": whom "according to" points back to.
    Oblique,
    /// "city", "region": a body where it is written small.
    LocalBody,
    /// "is", "as": what follows words between marks here does not tell who spoke.
    PartialLead,
    /// "của", "gặp": ends a body's name where names are written in small letters too; "based", "led": behind a hyphen
    /// no part of a name.
    NameStop,
    /// "plc", "GmbH": closes a company's name.
    BodySuffix,

    /// "has", "meanwhile", "se": stands between a party and its verb.
    VerbLead,
    /// "sworn", "convenus": binds behind its auxiliary.
    CommitDone,
    /// "engagé": binds with [`Tag::Reflexive`] before it.
    CommitSelf,
    /// "s", "se", in a verb's own words.
    Reflexive,
    /// "decided to": binds where it says when or how much, or where several decide.
    Decide,
    /// "provided", "versés": what was given, in the passive.
    DeedDone,
    /// "verserait": binds where it is told what somebody said.
    DeedWould,
    /// "will be", "seront": opens the passive of what is to come.
    WillBe,
    /// "by", "par": names who does it.
    By,
    /// "shall": binds by itself.
    Shall,
    /// "who", "qui": points back to whom it follows.
    PointsBack,
    /// "c'est", "chính": holds up who follows.
    Cleft,
    /// "was", "had": undoes the promise behind it.
    Passive,
    /// "to", "de": an infinitive follows.
    Infinitive,
    /// "assured": binds where what will be is told behind it.
    Assure,
    /// "gave", "took on": with a promise as its object it binds.
    LightVerb,
    /// "reiterated": binds where what is promised has a number or a term.
    Renew,
    /// "word", "commitment": what is given.
    PledgeNoun,
    /// "lời": the word behind it is a noun.
    NounLead,
    /// "analysts": what they say of others binds nobody.
    Pundit,
    /// "as": "if" behind it opens no condition.
    NotIf,
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
    /// "tổng số": a sum; the number behind it is no name.
    Summed,
    /// "per", "pour": a round number of what is counted may follow ("12 per 1,000 inhabitants").
    PerNumber,
    /// "thousand", "mil": the round number of a rate, in words.
    RoundNumber,
    /// "a": what is paid for may follow an amount of money ("$85 a net").
    PerAny,
    /// "few", "lot": behind "a" no unit of a rate.
    NoRate,
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
    /// "minutes", "nights": so long something lasts.
    Lasting,
    /// "el día", "on the": a day of the month may follow without the month.
    MonthDayLead,
    /// "since": from a day that is over.
    Since,
    /// "than", "compared with": a date behind it is compared, and nothing happens on it.
    Than,
    /// "in", in "9 in 10 children".
    OneIn,
    /// "nhiều": many of a span.
    Many,
    /// "or", between two days: one of them, and no range.
    Or,
    /// "a week today": seven days on.
    WeekToday,
    /// "a week tomorrow": eight days on.
    WeekTomorrow,
    /// "treaty", "law": the full date behind it, led by "of", is part of its name.
    PaperNoun,
    /// "hand over": the "over" in it says nothing of the number behind it.
    Phrasal,
    /// "du": leads to the date of a paper.
    PaperLink,
    /// "nothing", "đánh giá": what follows a verb of promising and makes it none.
    NoPromise,
    /// "open", "ouvrira": what opens by itself is promised by nobody, unless an object follows.
    OpenDeed,
    /// "a", "several": who follows is nobody in particular, and binds nobody.
    Unnamed,
    /// "up": the deed before it takes no object.
    NoDeed,
    /// "CHF": a currency's code, in capitals.
    Iso,
    /// "Rs", "KSh": a currency's sign in letters, before its number.
    MoneyLead,
    /// "per": any noun may follow, not only those of the table.
    AnyRate,
    /// "le", in "60 euros le baril": one of [`Tag::EachOf`] makes it a rate.
    Each,
    /// "baril": what is paid for one by one.
    EachOf,
    /// "under": a border where something moved across it ("fell under"), else an estimate.
    Border,
    /// "fell", "stayed": behind it "under" is a border.
    Motion,
    /// "ago": the span before it tells when, not how long.
    Ago,
    /// "il y a": the same, before the span.
    AgoLead,
    /// "ans": a span that may be an age.
    AgeUnit,
    /// "tiene": an age follows.
    AgeLead,
    /// "homme": "de" and an age may follow.
    AgeOf,
    /// "and", in "two hundred and fifty".
    NumberLink,
    /// "con", "chiếc": counts a noun, which follows.
    Classifier,
    /// "già", "grandes": an adjective, on the side of its noun where the rules do not expect one.
    Quality,
    /// "sinh", "viên": the third syllable of a noun of three.
    NounTail,
    /// "a", "one": stays with a speaker who is told by a role alone.
    Article,
    /// "a", "one": whoever follows was not told of before.
    Indefinite,
    /// "sir", "prof": worn as part of the name, where "mr" is not.
    Title,
    /// "ship", "project": the name behind it is a thing's.
    Thing,
    /// "I": whoever speaks the text.
    Own,
    /// "you": whoever is asked.
    You,
    /// "quoted", "citing": who spoke follows as its object.
    Quoting,
    /// "speech", "remarks by": the text is somebody's own words.
    Speech,
    /// "young", "former": stands before a noun and tells nothing of what it is.
    Adjective,
    /// "while", "which": a clause of its own follows, not who spoke.
    ClauseLead,
    /// "who", "which": a clause that belongs to the word before it.
    Relative,
    /// "on" in "note-t-on": nobody in particular speaks.
    Impersonal,
    /// "new", "san": opens the name of a place of two words.
    PlaceLead,
    /// "have", "meet", "cost": what is told of the future of it is no deed that anybody could owe.
    NonDeed,
    /// "in", "up", behind a verb: the object follows it.
    VerbParticle,
    /// "welcomed", "secured": a promise as its object is news.
    Welcome,
    /// "broken", "recalled", "election": the promise beside it is an old one, or no promise at all.
    OldPledge,
    /// "of", "by", "de": whose a promise is.
    OwnerLead,
    /// "from", "de": who gives.
    GiverLead,
    /// "decided by", "agreed between": who is bound follows.
    AgreedBy,
    /// "representative of", "đại diện": who speaks for a body, which is bound itself.
    Envoy,
    /// "had", "were", "should": before its subject, at the start of a clause, it opens a condition.
    Inverted,
    /// "para", "pour": whom or what it is for follows.
    Purpose,
    /// "get", "receive": what will be had from somebody is what they will give.
    Receive,
    /// "the company", "tập đoàn": a body that is told by its kind alone, and stands for the one just named.
    Kind,
    /// "minister", "spokesman": an office; whoever holds it is somebody of their own.
    Office,
    /// "saying", "proverb": words that belong to nobody.
    Proverb,
    /// "itself": the verb before it binds its own subject.
    Itself,
    /// "statement", "communiqué": what a body puts out speaks for it.
    Document,
    /// "with": a promise in hand.
    With,
    /// "words", "phrase": "in her words" tells who spoke.
    View,
    /// "call", "llaman": names what was coined.
    CalledVerb,
    /// "contribution", "grant": what is given, with its amount.
    Gift,
    /// "announced", "unveiled": a gift as its object binds.
    Announce,
    /// "Reuters", "BBC Mundo": to whom somebody speaks.
    Outlet,
    /// "the", "le": who follows was told of before, and is one.
    Definite,
    /// "states", "các nước": behind or before a region's name, several parties.
    Grouped,
    /// "kiêm": a second office of the same follows.
    Doubles,
    /// "thay mặt": who is named next is not the one who acts.
    OnBehalf,
    /// "cảnh", "chiêu trò": the few words between marks behind it name something and are nobody's.
    ScareLead,
    /// "xin giấu tên": whoever speaks would not be named.
    Nameless,
    /// "người": counts people, and opens words for them ("người dân").
    PersonWord,
    /// "phía": a side that is told by its country.
    SideLead,
    /// "who", "quien": whoever it points back to acts.
    Who,
    /// "to", "ante": where somebody serves follows their role.
    Post,
    /// "đặc trách": what somebody is in charge of follows.
    InCharge,
    /// "as", "comme", behind a comma: what dealers call it is a name that they gave.
    CalledBehind,
    /// "his", "himself": of a man who was told of before.
    HisOwn,
    /// "her", "herself": of a woman who was told of before.
    HerOwn,
    /// "autorité", "víctima": of one gender, whoever is meant.
    Epicene,
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
    /// "set for", "fixée au": what was fixed for a day lies ahead, though the verb before is past.
    Fixed,
    /// "X", "Facebook": where somebody writes, and nobody who speaks.
    Network,
    /// "desde", "du côté de": the side that speaks follows.
    FromSide,
    /// "the organisation": a body that is told by a word for any, and stands for the one named last.
    AnyBody,
    /// "men", "children", before a genitive in a body's name ("Women's Union").
    OwnPlural,
    /// "chồng", "con trai", in a language that puts whose behind it.
    Kin,
}
