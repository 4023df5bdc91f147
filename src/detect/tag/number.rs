//! Tags of numbers, their units and what is counted.

/// Adds these tags to those listed so far, and hands all on to the next list.
macro_rules! number_tags {
    ($next:ident $($others:ident)* => $($listed:tt)*) => {
        $next! { $($others)* => $($listed)*
            /// "kéo dài": how many hours something lasts follows, and no time of day.
            DurationLead,
            /// "customs", "sports": nouns with a plural's ending that stand before the one that is counted.
            PluralModifier,
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
            /// "passé", "rose": "from" and "to" behind it are two values, and no span.
            Passes,
            /// "bus", "tram": behind "the" and a number it is a line, in the singular.
            LineNoun,
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
            /// "aged", "tuổi": the number beside it is an age.
            Age,
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
            /// "minutes", "nights": so long something lasts.
            Lasting,
            /// "in", in "9 in 10 children".
            OneIn,
            /// "nhiều": many of a span.
            Many,
            /// "hand over": the "over" in it says nothing of the number behind it.
            Phrasal,
            /// "CHF": a currency's code, in capitals.
            Iso,
            /// "Rs", "KSh": a currency's sign in letters, before its number.
            MoneyLead,
            /// "per": any noun may follow, not only those of the table.
            AnyRate,
            /// "par", "por": any noun may follow money, but those of a table that tell why or how ("par chèque").
            MoneyRate,
            /// "mỗi": any noun may follow money.
            EachRate,
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
            /// "từ": opens two numbers with one unit, and belongs to them.
            SpanLead,
            /// "bằng", "chiếm": a share in digits follows.
            ShareLead,
            /// "for", "sur": between one of a kind and the number that it is told of.
            ForNumber,
            /// "cán bộ", "chiến sĩ": people who are told together, with a comma between them.
            Companion,
            /// "net", "brut": stands between an amount and its rate.
            NetOf,
            /// "of them", "d’entre eux": of those that the sentence before counts.
            OfThem,
            /// "sinh", "viên": the third syllable of a noun of three.
            NounTail,
            /// "et demi", "y medio": half of the scale before it more.
            AndHalf,
            /// "abstained": behind a bare number it tells of whom there were so many.
            Ballot,
        }
    };
}

pub(super) use number_tags;
