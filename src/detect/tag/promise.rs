//! Tags of promises, deeds and what undoes them.

/// Adds these tags to those listed so far, and hands all on to the next list.
macro_rules! promise_tags {
    ($next:ident $($others:ident)* => $($listed:tt)*) => {
        $next! { $($others)* => $($listed)*
            /// "voy a": what "I" will do.
            OwnWill,
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
            /// "ainsi que", "as": before who promised, behind what is promised.
            AsLead,
            /// "is bound to": binds where a deed that can be owed follows, and a party that can owe it stands before.
            CommitDeed,
            /// "took responsibility for": binds where a deed follows, or what costs work from day to day.
            CommitDuty,
            /// "maintenance", "cost": what a party takes on by taking responsibility for it.
            DutyNoun,
            /// "pay a fine", "bồi thường": what follows if a promise is not kept; its condition is not the promise's.
            Penalty,
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
            /// "nothing", "đánh giá": what follows a verb of promising and makes it none.
            NoPromise,
            /// "open", "ouvrira": what opens by itself is promised by nobody, unless an object follows.
            OpenDeed,
            /// "a", "several": who follows is nobody in particular, and binds nobody.
            Unnamed,
            /// "up": the deed before it takes no object.
            NoDeed,
            /// "have", "meet", "cost": what is told of the future of it is no deed that anybody could owe.
            NonDeed,
            /// "in", "up", behind a verb: the object follows it.
            VerbParticle,
            /// "welcomed", "secured": a promise as its object is news.
            Welcome,
            /// "broken", "recalled", "election": the promise beside it is an old one, or no promise at all.
            OldPledge,
            /// "was given", "a été pris": behind a promise by whom it was made follows.
            PledgeMade,
            /// "was noted", "consta": a promise stands, and nobody broke it.
            PledgeRecorded,
            /// "Article", "the Constitution": a text that grants.
            LawWord,
            /// "aux termes de", "by law": what follows is no promise of whom it names.
            LawLead,
            /// "đưa ra": a promise was made by who stands before.
            PledgeGiven,
            /// "did so", "kept its word", "broke it": behind a promise it tells what became of it.
            Settled,
            /// "correrá por cuenta de", "will be borne by": who bears a cost follows.
            Borne,
            /// "aux frais de", "at the expense of": who bears a cost follows, of what lies ahead.
            BorneAt,
            /// "is obliged to", "có nghĩa vụ": a deed follows that is owed.
            Owes,
            /// "must", "phải": binds under a paper that was agreed.
            Must,
            /// "under", "en vertu de": the paper that binds follows; "without" and "despite" lead to none that does.
            Under,
            /// "each", "chaque": of several, one by one.
            EachOne,
            /// "me comprometo", "nos comprometemos": binds whoever says it.
            FirstPerson,
            /// "both", "ambos": two by a word of their own.
            Both,
            /// "obliges", "compromete": a paper before it binds the parties behind it.
            Obliges,
            /// "accord", "protocolo": a paper that parties have agreed on.
            Accord,
            /// "supplied", "paid": what a body named behind it gives is promised without a number too.
            GiftDone,
            /// "of", "by", "de": whose a promise is.
            OwnerLead,
            /// "from", "de": who gives.
            GiverLead,
            /// "decided by", "agreed between": who is bound follows.
            AgreedBy,
            /// "pledged by": the same, and an amount before it is what was promised.
            PledgedBy,
            /// "representative of", "đại diện": who speaks for a body, which is bound itself.
            Envoy,
            /// "had", "were", "should": before its subject, at the start of a clause, it opens a condition.
            Inverted,
            /// "para", "pour": whom or what it is for follows.
            Purpose,
            /// "get", "receive": what will be had from somebody is what they will give.
            Receive,
            /// "itself": the verb before it binds its own subject.
            Itself,
            /// "statement", "communiqué": what a body puts out speaks for it.
            Document,
            /// "with": a promise in hand.
            With,
            /// "contribution", "grant": what is given, with its amount.
            Gift,
            /// "announced", "unveiled": a gift as its object binds.
            Announce,
            /// "close", "dismiss", "raise": what harms somebody, so that "will not" before it is a promise.
            Spare,
            /// "all", "toutes": those who were told of before, by a word of its own.
            AllOfThem,
        }
    };
}

pub(super) use promise_tags;
