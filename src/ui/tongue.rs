//! The interface's own words, in the languages it speaks. Every text is a message in `assets/lang/window`, in the
//! format of Project Fluent (<https://projectfluent.org/fluent/guide/>): a file for each panel, a folder for each language.

use std::borrow::Cow;
use std::sync::OnceLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource};
use serde::{Deserialize, Serialize};
use unic_langid::{LanguageIdentifier, langid};

pub use fluent_bundle::FluentValue as Value;

/// A language of the interface.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Tongue {
    /// English.
    #[default]
    English,
    /// Vietnamese.
    Vietnamese,
}

/// The files of one language, by name.
macro_rules! files {
    ($folder:literal: $($name:literal),* $(,)?) => {
        &[$(($name, include_str!(concat!("../../assets/lang/window/", $folder, "/", $name, ".ftl")))),*]
    };
}

impl Tongue {
    /// Every language.
    pub const ALL: [Self; 2] = [Self::English, Self::Vietnamese];

    /// Its name in itself, which needs no translation.
    pub fn name(self) -> &'static str {
        match self {
            Self::English => "English",
            Self::Vietnamese => "Tiếng Việt",
        }
    }

    /// Its ISO 639-1 code.
    pub fn code(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::Vietnamese => "vi",
        }
    }

    /// The language of a desktop whose locale is of the form `vi_VN.UTF-8`; English where it is none of ours.
    pub fn of_locale(locale: &str) -> Self {
        match locale.split(['_', '-', '.', '@']).next() {
            Some("vi") => Self::Vietnamese,
            _ => Self::English,
        }
    }

    /// Its messages: the name of each file and its text.
    pub fn files(self) -> &'static [(&'static str, &'static str)] {
        match self {
            Self::English => {
                files!("en": "app", "bar", "commands", "dialogs", "library", "outline", "pack", "preview", "reader", "said", "search", "status", "steps", "suggestions", "words")
            }
            Self::Vietnamese => {
                files!("vi": "app", "bar", "commands", "dialogs", "library", "outline", "pack", "preview", "reader", "said", "search", "status", "steps", "suggestions", "words")
            }
        }
    }

    fn id(self) -> LanguageIdentifier {
        match self {
            Self::English => langid!("en"),
            Self::Vietnamese => langid!("vi"),
        }
    }
}

/// The messages of one language.
pub struct Words {
    tongue: Tongue,
    bundle: FluentBundle<FluentResource>,
}

impl std::fmt::Debug for Words {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Words").field("tongue", &self.tongue).finish_non_exhaustive()
    }
}

impl Words {
    /// The messages of a language; read once.
    pub fn of(tongue: Tongue) -> &'static Self {
        static ENGLISH: OnceLock<Words> = OnceLock::new();
        static VIETNAMESE: OnceLock<Words> = OnceLock::new();
        match tongue {
            Tongue::English => ENGLISH.get_or_init(|| Self::read(tongue)),
            Tongue::Vietnamese => VIETNAMESE.get_or_init(|| Self::read(tongue)),
        }
    }

    fn read(tongue: Tongue) -> Self {
        let mut bundle = FluentBundle::new_concurrent(vec![tongue.id()]);
        // Marks around what is put in would be letters of their own in labels and file names.
        bundle.set_use_isolating(false);
        for (file, text) in tongue.files() {
            // A message that does not parse is left out, and shows as its key: a test finds both.
            let resource = match FluentResource::try_new((*text).to_owned()) {
                Ok(resource) => resource,
                Err((resource, errors)) => {
                    tracing::error!(file, ?errors, "messages that cannot be read");
                    resource
                }
            };
            if let Err(errors) = bundle.add_resource(resource) {
                tracing::error!(file, ?errors, "messages that are there twice");
            }
        }
        Self { tongue, bundle }
    }

    /// The language.
    pub fn tongue(&self) -> Tongue {
        self.tongue
    }

    /// Whether there is a message of that key.
    pub fn has(&self, key: &str) -> bool {
        self.bundle.has_message(key)
    }

    /// The message of a key; the key itself where there is none.
    pub fn tr(&self, key: &str) -> Cow<'_, str> {
        self.format(key, None).unwrap_or_else(|| Cow::Owned(key.to_owned()))
    }

    /// The message of a key, with what stands in it: `tr_with("count-words", &[("count", 5.into())])`.
    pub fn tr_with(&self, key: &str, with: &[(&str, Value<'_>)]) -> String {
        let mut args = FluentArgs::with_capacity(with.len());
        for (name, value) in with {
            args.set(*name, value.clone());
        }
        self.format(key, Some(&args)).map_or_else(|| key.to_owned(), Cow::into_owned)
    }

    /// What was done by a step, told after it: the step by its name, as [`crate::pack::Edit::name`] has it.
    pub fn done(&self, name: &str) -> Cow<'_, str> {
        self.tr(&format!("done-{}", name.replace(' ', "-")))
    }

    /// The name of a step that can be undone, as [`crate::pack::Edit::name`] has it.
    pub fn step(&self, name: &str) -> Cow<'_, str> {
        self.tr(&format!("step-{}", name.replace(' ', "-")))
    }

    fn format<'a>(&'a self, key: &str, args: Option<&FluentArgs<'_>>) -> Option<Cow<'a, str>> {
        let pattern = self.bundle.get_message(key)?.value()?;
        let mut errors = Vec::new();
        let text = self.bundle.format_pattern(pattern, args, &mut errors);
        if !errors.is_empty() {
            tracing::error!(key, ?errors, "a message lacks what stands in it");
        }
        // What borrows from the arguments cannot outlive them.
        Some(Cow::Owned(text.into_owned()))
    }
}
