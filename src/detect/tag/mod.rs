//! What the phrases of the tables of words mean to the rules: one list of tags for each field, made into one type.

mod number;
mod person;
mod promise;
mod set;
mod speech;
mod time;

use serde::Deserialize;

use number::number_tags;
use person::person_tags;
use promise::promise_tags;
pub(in crate::detect) use set::TagSet;
use speech::speech_tags;
use time::time_tags;

/// Makes the type of all tags that were listed.
macro_rules! all_tags {
    (=> $($(#[$doc:meta])* $tag:ident,)*) => {
        /// What a phrase means to the rules.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub(in crate::detect) enum Tag {
            $($(#[$doc])* $tag,)*
        }

        impl Tag {
            /// How many tags there are.
            const COUNT: usize = [$(Self::$tag),*].len();
        }
    };
}

number_tags! { person_tags speech_tags time_tags promise_tags all_tags => }
