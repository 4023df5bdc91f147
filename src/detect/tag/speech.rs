//! Tags of who spoke, and of words between quotation marks.

/// Adds these tags to those listed so far, and hands all on to the next list.
macro_rules! speech_tags {
    ($next:ident $($others:ident)* => $($listed:tt)*) => {
        $next! { $($others)* => $($listed)*
            /// "said": tells who spoke.
            Say,
            /// "according to": who spoke follows.
            According,
            /// "film", "entitled": a title stands between the marks.
            Work,
            /// "so-called": what follows is held at a distance.
            SoCalled,
            /// "somebody": speaks, and is not told.
            Somebody,
            /// "khi", "là": somebody new may follow ("khi một cụ ông đứng lên").
            BringsIn,
            /// "người": of what land or people somebody is follows.
            PeopleOf,
            /// "quê", "gốc": where somebody is from follows.
            Native,
            /// "miền": a part of the land follows, in a body's name.
            RegionWord,
            /// "banderole", "placard": holds words that nobody says.
            Banner,
            /// "source", "fuente": whoever would not be named.
            Source,
            /// "shout", "voix": is heard, and nobody is told.
            Shout,
            /// "the words of": before whose words they are.
            WordsOf,
            /// "is", "as": what follows words between marks here does not tell who spoke.
            PartialLead,
            /// "who", "qui": points back to whom it follows.
            PointsBack,
            /// "c'est", "chính": holds up who follows.
            Cleft,
            /// "quoted", "citing": who spoke follows as its object.
            Quoting,
            /// "devant", "ante": where or when something is said, and no part of a role.
            SceneLead,
            /// "speech", "remarks by": the text is somebody's own words.
            Speech,
            /// "while", "which": a clause of its own follows, not who spoke.
            ClauseLead,
            /// "on" in "note-t-on": nobody in particular speaks.
            Impersonal,
            /// "saying", "proverb": words that belong to nobody.
            Proverb,
            /// "words", "phrase": "in her words" tells who spoke.
            View,
            /// "call", "llaman": names what was coined.
            CalledVerb,
            /// "Reuters", "BBC Mundo": to whom somebody speaks.
            Outlet,
            /// "head": behind "her" and "his" it is no office.
            BodyPart,
            /// "diario", "quotidien": the name of an outlet follows.
            OutletNoun,
            /// "cảnh", "chiêu trò": the few words between marks behind it name something and are nobody's.
            ScareLead,
            /// "xin giấu tên": whoever speaks would not be named.
            Nameless,
            /// "who", "quien": whoever it points back to acts.
            Who,
            /// "as", "comme", behind a comma: what dealers call it is a name that they gave.
            CalledBehind,
            /// "X", "Facebook": where somebody writes, and nobody who speaks.
            Network,
            /// "desde", "du côté de": the side that speaks follows.
            FromSide,
            /// "the former", "la première": of two persons the one who was named before the other.
            FormerOne,
            /// "the latter", "le second": of two persons the one who was named last.
            LatterOne,
            /// "written by", "redactado por": whoever wrote a paper follows.
            WrittenBy,
            /// "put" in "put it down to".
            SetDown,
            /// "read out", "đọc": a paper is read aloud, and its words follow.
            ReadsAloud,
            /// "in which", "trong đó có câu": what a paper holds follows.
            WithinPaper,
            /// "sent", "escribió": whoever did so to a letter wrote it.
            SendsPaper,
            /// "one", "another", "otro": one of several who were told of.
            OneOf,
            /// "the pair", "ambos": the two persons who acted together last.
            Pair,
            /// "d’ajouter", "de conclure": whoever does so goes on speaking.
            Adds,
            /// "the accused", "el acusado": whoever stands trial.
            Accused,
            /// "down to" in "put it down to": what somebody says follows.
            SetDownTo,
        }
    };
}

pub(super) use speech_tags;
