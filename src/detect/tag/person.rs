//! Tags of who is named: people, bodies, offices, pronouns.

/// Adds these tags to those listed so far, and hands all on to the next list.
macro_rules! person_tags {
    ($next:ident $($others:ident)* => $($listed:tt)*) => {
        $next! { $($others)* => $($listed)*
            /// "he".
            He,
            /// "she".
            She,
            /// "they".
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
            /// "river", "calle": the name beside it is a place's, or a thing's.
            Place,
            /// "we": the signatories of a statement.
            We,
            /// "him": whom "according to" points back to.
            Oblique,
            /// "partie", "parte": with the name of its people behind it, one of two that deal with each other.
            Side,
            /// "city", "region": a body where it is written small.
            LocalBody,
            /// "của", "gặp": ends a body's name where names are written in small letters too; "based", "led": behind a hyphen
            /// no part of a name.
            NameStop,
            /// "nato", "amnesty international": a body that is known by its name alone.
            KnownBody,
            /// "plc", "GmbH": closes a company's name.
            BodySuffix,
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
            /// "young", "former": stands before a noun and tells nothing of what it is.
            Adjective,
            /// "who", "which": a clause that belongs to the word before it.
            Relative,
            /// "new", "san": opens the name of a place of two words.
            PlaceLead,
            /// "the company", "tập đoàn": a body that is told by its kind alone, and stands for the one just named.
            Kind,
            /// "minister", "spokesman": an office; whoever holds it is somebody of their own.
            Office,
            /// "the", "le": who follows was told of before, and is one.
            Definite,
            /// "states", "các nước": behind or before a region's name, several parties.
            Grouped,
            /// "kiêm": a second office of the same follows.
            Doubles,
            /// "thay mặt": who is named next is not the one who acts.
            OnBehalf,
            /// "người": counts people, and opens words for them ("người dân").
            PersonWord,
            /// "phía": a side that is told by its country.
            SideLead,
            /// "tại": where a body sits follows.
            Seat,
            /// "to", "ante": where somebody serves follows their role.
            Post,
            /// "đặc trách": what somebody is in charge of follows.
            InCharge,
            /// "his", "himself": of a man who was told of before.
            HisOwn,
            /// "her", "herself": of a woman who was told of before.
            HerOwn,
            /// "autorité", "víctima": of one gender, whoever is meant.
            Epicene,
            /// "the organisation": a body that is told by a word for any, and stands for the one named last.
            AnyBody,
            /// "men", "children", before a genitive in a body's name ("Women's Union").
            OwnPlural,
            /// "retired", "young": of somebody, never of a thing.
            Veteran,
            /// "there": where somebody is whose name follows behind a comma.
            Here,
            /// "lui": "he", where it opens its sentence.
            StrongHe,
            /// "my": whoever's kin is told of in an answer.
            MyOwn,
            /// "firm", "compagnie": with words that tell of what ("the ferry firm") a body that stands for the one named last.
            FirmNoun,
            /// "contra", "para": behind a body's name, what it works against or for.
            BodyField,
            /// "se llama", "her name is": the name of whoever was told of follows.
            CalledByName,
            /// "chồng", "con trai", in a language that puts whose behind it.
            Kin,
        }
    };
}

pub(super) use person_tags;
