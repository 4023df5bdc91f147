//! What does not hold together in a pack, and how it is told.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::article::{Article, ArticleId, PassageError, WordingError, check_wording, shorten};

use super::{Body, HighlightId, Item, ItemId, Pack};

/// How many characters of a passage stand for it in a sentence.
const NAMED_CHARS: usize = 60;

/// Something in a pack that does not hold together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Problem {
    /// An item names a highlight that the pack does not have.
    Dangling {
        /// The item.
        item: ItemId,
        /// What it names.
        highlight: HighlightId,
    },
    /// Highlights are of an article that the pack does not have.
    ArticleGone {
        /// The first of them.
        highlight: HighlightId,
        /// How many there are.
        count: usize,
        /// The article.
        article: ArticleId,
    },
    /// An article's text is no longer the one that was added.
    TextChanged {
        /// The article.
        article: ArticleId,
    },
    /// A highlight's words are not the article's.
    Passage {
        /// The highlight.
        highlight: HighlightId,
        /// What is wrong.
        error: PassageError,
    },
    /// A shortened quotation says more than that it was shortened.
    Wording {
        /// The item.
        item: ItemId,
        /// What is wrong.
        error: WordingError,
    },
    /// A figure's number does not stand in its passage.
    Value {
        /// The item.
        item: ItemId,
        /// The number.
        value: String,
    },
    /// An item or the title page shows a picture that the pack does not have.
    PictureGone {
        /// The item; `None` for the title page's logo.
        item: Option<ItemId>,
        /// The picture's name.
        picture: String,
    },
}

impl Problem {
    /// What to do about it, as a sentence without a full stop.
    pub fn advice(&self) -> &'static str {
        match self {
            Self::TextChanged { .. } => "import the article again, or restore the pack from a copy",
            Self::Wording { error, .. } => error.advice(),
            Self::Value { .. } => "take the figure as its passage has it, or remove the item",
            Self::PictureGone { item: Some(_), .. } => "choose the picture again, or remove the item",
            Self::PictureGone { item: None, .. } => "choose the logo again, or take it off the title page",
            Self::ArticleGone { .. } => "add its file again, or remove what is from it",
            Self::Dangling { .. } | Self::Passage { .. } => "remove the item, or restore the pack from a copy",
        }
    }
}

impl Pack {
    /// Everything that does not hold together, in the outline's order.
    pub fn problems(&self) -> Vec<Problem> {
        let mut problems = Vec::new();
        for item in self.sections.iter().flat_map(|s| &s.items) {
            for highlight in item.body.highlights() {
                if !self.highlights.contains_key(&highlight) {
                    problems.push(Problem::Dangling { item: item.id, highlight });
                }
            }
            problems.extend(self.problem_of(item));
        }
        problems.extend(
            self.front
                .logo
                .as_ref()
                .filter(|logo| !self.pictures.contains_key(*logo))
                .map(|logo| Problem::PictureGone { item: None, picture: logo.clone() }),
        );
        for entry in &self.articles {
            if entry.article.text_sha256() != entry.text_sha256 {
                problems.push(Problem::TextChanged { article: entry.article.id.clone() });
            }
        }
        let articles: BTreeMap<&ArticleId, &Arc<Article>> =
            self.articles.iter().map(|a| (&a.article.id, &a.article)).collect();
        let mut gone: BTreeMap<&ArticleId, Vec<HighlightId>> = BTreeMap::new();
        for highlight in self.highlights.values() {
            match articles.get(&highlight.passage.article) {
                None => gone.entry(&highlight.passage.article).or_default().push(highlight.id),
                Some(article) => {
                    if let Err(error) = highlight.passage.check(article) {
                        problems.push(Problem::Passage { highlight: highlight.id, error });
                    }
                }
            }
        }
        let gone = gone.into_iter().filter_map(|(article, highlights)| {
            // What is printed is named before what is only marked.
            let printed = highlights.iter().find(|id| self.uses_of(**id).next().is_some());
            let highlight = *printed.or(highlights.first())?;
            Some(Problem::ArticleGone { highlight, count: highlights.len(), article: article.clone() })
        });
        problems.extend(gone);
        problems
    }

    /// The first thing that keeps an item from being printed, its passages among them.
    pub fn trouble_of(&self, item: &Item) -> Option<Problem> {
        for id in item.body.highlights() {
            let Some(highlight) = self.highlights.get(&id) else {
                return Some(Problem::Dangling { item: item.id, highlight: id });
            };
            let Some(article) = self.article(&highlight.passage.article) else {
                let article = highlight.passage.article.clone();
                return Some(Problem::ArticleGone { highlight: id, count: 1, article });
            };
            if let Err(error) = highlight.passage.check(article) {
                return Some(Problem::Passage { highlight: id, error });
            }
        }
        self.problem_of(item)
    }

    /// What does not hold together in an item by itself.
    fn problem_of(&self, item: &Item) -> Option<Problem> {
        match &item.body {
            Body::Quotation { passage, wording: Some(wording) } => {
                let quote = &self.highlights.get(passage)?.passage.quote;
                let error = check_wording(quote, wording).err()?;
                Some(Problem::Wording { item: item.id, error })
            }
            Body::Figure { value, passage, .. } => {
                let quote = &self.highlights.get(passage)?.passage.quote;
                (!quote.contains(value.as_str())).then(|| Problem::Value { item: item.id, value: value.clone() })
            }
            Body::Picture { picture, .. } => (!self.pictures.contains_key(picture))
                .then(|| Problem::PictureGone { item: Some(item.id), picture: picture.clone() }),
            _ => None,
        }
    }

    /// A problem in words: what is wrong and where, without a full stop.
    pub fn describe(&self, problem: &Problem) -> String {
        match problem {
            Problem::Dangling { item, highlight } => {
                format!("{} refers to passage {}, which the pack does not hold", self.name_item(*item), highlight.0)
            }
            Problem::ArticleGone { highlight, count, article } => {
                // Its name is a row of digits; its words are what the author knows it by.
                let passage = self.highlights.get(highlight).map(|h| h.passage.quote.as_str());
                let words = passage.map_or_else(|| article.to_string(), |quote| shorten(quote, NAMED_CHARS));
                match count {
                    0 | 1 => format!("the article of a passage is not in the pack: '{words}'"),
                    count => format!("the article of {count} passages is not in the pack: '{words}'"),
                }
            }
            Problem::TextChanged { article } => {
                let title = self.article(article).map_or_else(String::new, |a| a.display_title());
                format!("the text of '{title}' is no longer the one that was imported")
            }
            Problem::Wording { item, error } => {
                format!("the shortened quotation in {}: {}", self.name_item(*item), error.what())
            }
            Problem::Value { item, value } => {
                format!("the figure '{value}' in {} does not stand in its passage", self.name_item(*item))
            }
            Problem::PictureGone { item, picture } => {
                let place = item.map_or_else(|| "the title page".to_owned(), |item| self.name_item(item));
                format!("{place} shows the picture '{picture}', which the pack does not hold")
            }
            Problem::Passage { highlight, error } => {
                format!("{} does not hold: {error}", self.name_highlight(*highlight))
            }
        }
    }

    fn name_item(&self, id: ItemId) -> String {
        match self.place_of(id).and_then(|(s, i)| Some((self.sections.get(s)?, i))) {
            Some((section, i)) => format!("item {} of section '{}'", i + 1, section.title),
            None => format!("item {}", id.0),
        }
    }

    fn name_highlight(&self, id: HighlightId) -> String {
        match self.uses_of(id).next() {
            Some(item) => format!("a passage in {}", self.name_item(item.id)),
            None => format!("passage {}", id.0),
        }
    }
}
