//! What a suggestion holds, kind by kind, and how it is told in a few words.

use jiff::civil::Date;

use crate::article::{PassageKind, Span, shorten};

/// A passage, or a set of passages, that the program suggests.
#[derive(Debug, Clone, PartialEq)]
pub struct Suggestion {
    /// The whole of it: for an enumeration the announcing phrase if there is one, else its first item; for a figure,
    /// a commitment and an event the sentence; for a quotation the words quoted; for a name its first place.
    pub span: Span,
    /// Why it was suggested, in a few words.
    pub because: String,
    /// How sure the rule is, from 0 to 1.
    pub score: f32,
    /// What was found.
    pub found: Found,
}

/// What a suggestion holds, by kind.
#[derive(Debug, Clone, PartialEq)]
pub enum Found {
    /// A list told in the text.
    Enumeration(Enumeration),
    /// A number with what it counts.
    Figure(Figure),
    /// Words between quotation marks.
    Quote(Quote),
    /// A sentence in which a party binds itself.
    Commitment(Commitment),
    /// A sentence that tells what happened, or will happen, on a day.
    Event(Event),
    /// A person with every place where they are named.
    Person(Named),
    /// A ministry, a company, an organisation with every place where it is named.
    Body(Named),
}

/// The kinds of what can be found, in the order in which they are offered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// [`Found::Enumeration`]
    Enumeration,
    /// [`Found::Figure`]
    Figure,
    /// [`Found::Quote`]
    Quote,
    /// [`Found::Commitment`]
    Commitment,
    /// [`Found::Event`]
    Event,
    /// [`Found::Person`]
    Person,
    /// [`Found::Body`]
    Body,
}

impl Kind {
    /// Every kind, in the order in which they are offered.
    pub const ALL: [Self; 7] =
        [Self::Enumeration, Self::Figure, Self::Quote, Self::Commitment, Self::Event, Self::Person, Self::Body];

    /// Its name in files and on the command line: `enumeration`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Enumeration => "enumeration",
            Self::Figure => "figure",
            Self::Quote => "quote",
            Self::Commitment => "commitment",
            Self::Event => "event",
            Self::Person => "person",
            Self::Body => "body",
        }
    }
}

impl From<Kind> for PassageKind {
    fn from(kind: Kind) -> Self {
        match kind {
            Kind::Enumeration => Self::List,
            Kind::Figure => Self::Figure,
            Kind::Quote => Self::Quotation,
            Kind::Commitment => Self::Commitment,
            Kind::Event => Self::Event,
            Kind::Person | Kind::Body => Self::Name,
        }
    }
}

/// A list told in the text: "six pillars of cooperation: …; …; and …".
#[derive(Debug, Clone, PartialEq)]
pub struct Enumeration {
    /// The announcing noun phrase, in the article's letters ("six pillars of cooperation").
    pub label: String,
    /// Where the label stands; `None` if the list has no announcing phrase: then the label is empty.
    pub label_span: Option<Span>,
    /// How many items were announced.
    pub announced: Option<u32>,
    /// The items found, in reading order.
    pub items: Vec<ListItem>,
}

/// One item of an enumeration.
#[derive(Debug, Clone, PartialEq)]
pub struct ListItem {
    /// The item's words, without marker, conjunction and separator.
    pub span: Span,
    /// Later paragraphs that belong to the item.
    pub continued: Vec<Span>,
}

impl ListItem {
    /// The item and its continuations, in reading order.
    pub fn spans(&self) -> Vec<Span> {
        std::iter::once(self.span).chain(self.continued.iter().copied()).collect()
    }
}

/// A number with its unit or noun, as written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figure {
    /// "US$4.46 billion", "587 active projects".
    pub value: String,
    /// Where the value stands within the sentence.
    pub value_span: Span,
}

/// Words between quotation marks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quote {
    /// The words without the marks; in pieces where the attribution or a paragraph's end parts them.
    pub pieces: Vec<Span>,
    /// The words, pieces joined by a space.
    pub text: String,
    /// Who said it, by the fullest name or role that the article gives.
    pub speaker: Option<String>,
    /// Where the text itself names who spoke ("she", "the minister").
    pub speaker_span: Option<Span>,
}

/// A promise.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Commitment {
    /// Who binds itself, by the fullest name or role that the article gives.
    pub actor: String,
    /// Where the text names the actor.
    pub actor_span: Option<Span>,
}

/// How exactly a date is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Precision {
    /// The day.
    Day,
    /// The week; the date is its Monday.
    Week,
    /// The month; the date is its first day.
    Month,
}

impl Precision {
    /// Its name in files: `week`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Day => "day",
            Self::Week => "week",
            Self::Month => "month",
        }
    }
}

/// A dated sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    /// The day, or the first day.
    pub date: Date,
    /// The last day of a range.
    pub end: Option<Date>,
    /// How exactly the date is known.
    pub precision: Precision,
    /// The words that name the date.
    pub date_span: Span,
}

/// A person or a body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named {
    /// The fullest form of the name.
    pub name: String,
    /// The role given with it ("Foreign Minister").
    pub role: Option<String>,
    /// Every form met, in the order of their first places.
    pub variants: Vec<String>,
    /// Every place where it is named.
    pub places: Vec<Span>,
}

/// The longest part of a sentence that stands in a summary, in characters.
const SUMMARY_CHARS: usize = 90;

impl Suggestion {
    /// Its kind.
    pub fn kind(&self) -> Kind {
        match self.found {
            Found::Enumeration(_) => Kind::Enumeration,
            Found::Figure(_) => Kind::Figure,
            Found::Quote(_) => Kind::Quote,
            Found::Commitment(_) => Kind::Commitment,
            Found::Event(_) => Kind::Event,
            Found::Person(_) => Kind::Person,
            Found::Body(_) => Kind::Body,
        }
    }

    /// A short name for it: an enumeration's label, a figure's value, who spoke, who promised, the day, the name.
    pub fn label(&self) -> String {
        match &self.found {
            Found::Enumeration(list) if list.label.is_empty() => "List".to_owned(),
            Found::Enumeration(list) => list.label.clone(),
            Found::Figure(figure) => figure.value.clone(),
            Found::Quote(quote) => quote.speaker.clone().unwrap_or_else(|| "Quotation".to_owned()),
            Found::Commitment(commitment) => commitment.actor.clone(),
            Found::Event(event) => match event.end {
                Some(end) => format!("{} to {end}", event.date),
                None => event.date.to_string(),
            },
            Found::Person(named) | Found::Body(named) => match &named.role {
                Some(role) => format!("{}, {role}", named.name),
                None => named.name.clone(),
            },
        }
    }

    /// What it is, in words: "six pillars of cooperation: 6 of 6", "Prime Minister Ana Brandt: “We shall …”".
    pub fn summary(&self) -> String {
        match &self.found {
            Found::Enumeration(list) => match list.announced {
                Some(announced) => format!("{}: {} of {announced}", self.label(), list.items.len()),
                None => format!("{}: {} items", self.label(), list.items.len()),
            },
            Found::Figure(_) => format!("figure: {}", self.label()),
            Found::Quote(quote) => format!("{}: “{}”", self.label(), shorten(&quote.text, SUMMARY_CHARS)),
            Found::Commitment(_) => format!("commitment: {}", self.label()),
            Found::Event(event) => match event.precision {
                Precision::Day => self.label(),
                Precision::Week => format!("week of {}", event.date),
                Precision::Month => event.date.strftime("%Y-%m").to_string(),
            },
            Found::Person(named) | Found::Body(named) => match named.places.len() {
                1 => self.label(),
                places => format!("{}: {places} places", self.label()),
            },
        }
    }

    /// The passages it would add to a briefing, each as the spans it is made of.
    pub fn spans(&self) -> Vec<Vec<Span>> {
        match &self.found {
            Found::Enumeration(list) => list.items.iter().map(ListItem::spans).collect(),
            Found::Quote(quote) => vec![quote.pieces.clone()],
            Found::Figure(_) | Found::Commitment(_) | Found::Event(_) => vec![vec![self.span]],
            Found::Person(named) | Found::Body(named) => named.places.iter().map(|place| vec![*place]).collect(),
        }
    }
}
