//! What the user does in the reader: reading, selecting, searching, and going from passage to passage.

use std::sync::Arc;

use crate::accept::beginning;
use crate::article::{Article, ArticleId, Passage, Span, shorten};
use crate::pack::{Edit, HighlightId, SectionId};
use crate::ui::ask::{FindStep, SuggestionId};
use crate::ui::panes::{Pane, Way};
use crate::ui::reader::data::source_line;
use crate::ui::reader::find;
use crate::ui::view::{Card, Find, Middle, Reveal};

use super::suggestions::Adding;
use super::{App, Effect};

/// The longest name of a section in a message, in characters.
const MESSAGE_CHARS: usize = 60;

impl App {
    /// The article in the reader.
    pub(super) fn article_read(&self) -> Option<Arc<Article>> {
        self.view.reading.as_ref().and_then(|id| self.pack().article(id)).map(Arc::clone)
    }

    pub(super) fn read(&mut self, article: ArticleId) {
        self.view.middle = Middle::Article;
        if self.view.reading.as_ref() != Some(&article) {
            self.view.selection.clear();
            self.view.card = None;
            self.view.reveal = None;
            self.view.passed = None;
            self.view.top = 0;
            self.view.reading = Some(article);
            self.search_again();
        }
    }

    /// Opens an article at a place.
    pub(super) fn read_at(&mut self, reveal: Reveal) {
        self.read(reveal.article.clone());
        self.view.passed = None;
        self.view.reveal = Some(reveal);
    }

    /// Selects whole words, wherever the selection begins and ends. What can be done with them stands in the bar beside them: an open card makes room for it.
    pub(super) fn select(&mut self, spans: Vec<Span>) {
        if !spans.is_empty() {
            self.view.card = None;
        }
        self.view.selection = match self.article_read() {
            Some(article) => spans.into_iter().map(|span| article.whole_words(span)).collect(),
            None => spans,
        };
    }

    /// Opens a card, in view.
    pub(super) fn open_card(&mut self, card: Option<Card>) {
        self.view.card = card;
        self.view.by_keys = false;
        let Some(article) = self.view.reading.clone() else { return };
        if let Some((span, card)) = card.and_then(|card| Some((self.place_of(&article, card)?, card))) {
            self.view.passed = Some((span, card));
            self.view.reveal = Some(Reveal { article, span });
        }
    }

    /// Where that of which a card tells begins in an article.
    fn place_of(&self, article: &ArticleId, card: Card) -> Option<Span> {
        match card {
            Card::Suggestion(index) => {
                let suggestion = self.suggestions(article).get(index)?;
                Some(beginning(suggestion))
            }
            Card::Highlight(id) => self.pack().highlights.get(&id)?.passage.spans.first().copied(),
        }
    }

    fn selected_passage(&mut self) -> Option<Passage> {
        let article = self.article_read()?;
        if self.view.selection.is_empty() {
            let sentence = self.words().tr("reader-select-first").into_owned();
            self.say(sentence);
            return None;
        }
        match Passage::new(&article, self.view.selection.clone()) {
            Ok(passage) => Some(passage),
            Err(error) => {
                self.say_bad(error.to_string());
                None
            }
        }
    }

    /// Marks the selected text without printing it.
    pub(super) fn highlight_selection(&mut self) {
        let Some(passage) = self.selected_passage() else { return };
        self.edit(&Edit::AddHighlight(passage));
        self.view.selection.clear();
        let sentence = self.words().tr("reader-highlighted").into_owned();
        self.say(sentence);
    }

    /// Adds the selected text to a section: the chosen one where none is named.
    pub(super) fn add_selection(&mut self, section: Option<SectionId>, with_note: bool) {
        let Some(passage) = self.selected_passage() else { return };
        let adding = Adding { section, ..Adding::default() };
        let added = self.add(&adding, |place| Ok(Edit::AddQuotation { passage, place }));
        if added.is_some() {
            self.view.selection.clear();
            self.view.write_note = added.filter(|_| with_note);
        }
    }

    /// Adds what the open card tells of; without one, the selected text.
    pub(super) fn add_shown(&mut self) {
        let Some((article, card)) = self.view.reading.clone().zip(self.view.shown_card()) else {
            return self.add_selection(None, false);
        };
        let is_printed = match card {
            Card::Suggestion(index) => self.is_printed(&SuggestionId { article: article.clone(), index }),
            Card::Highlight(id) => self.pack().uses_of(id).next().is_some(),
        };
        match card {
            _ if is_printed => {
                let sentence = self.words().tr("reader-in-briefing").into_owned();
                self.say(sentence);
            }
            Card::Suggestion(index) => self.add_suggestion(&SuggestionId { article, index }, None),
            Card::Highlight(id) => self.add_highlighted(id),
        }
    }

    pub(super) fn copy_selection(&mut self, with_source: bool) -> Vec<Effect> {
        let Some(article) = self.article_read() else { return Vec::new() };
        let texts: Vec<&str> = self.view.selection.iter().filter_map(|span| article.text(span)).collect();
        if texts.is_empty() {
            return Vec::new();
        }
        let mut text = texts.join("\n\n");
        if with_source {
            text = format!("“{text}” — {}", source_line(self.words(), &article));
        }
        let sentence = self.words().tr("reader-copied").into_owned();
        self.say(sentence);
        vec![Effect::Copy(text)]
    }

    pub(super) fn show_passage(&mut self, highlight: HighlightId) {
        let pack = Arc::clone(self.pack());
        let Some(highlight) = pack.highlights.get(&highlight) else { return };
        let Some(span) = highlight.passage.spans.first() else { return };
        if pack.article(&highlight.passage.article).is_none() {
            let sentence = self.words().tr("reader-article-gone").into_owned();
            self.say_bad(sentence);
            return;
        }
        // The reader goes to the passage; whoever looks at the pages goes on looking at them.
        let pages = self.view.middle == Middle::Preview;
        self.read_at(Reveal { article: highlight.passage.article.clone(), span: *span });
        if pages {
            self.view.middle = Middle::Preview;
        }
    }

    pub(super) fn show_use(&mut self, highlight: HighlightId) {
        let user = self.pack().uses_of(highlight).next().map(|item| item.id);
        match user {
            Some(item) => self.view.item = Some(item),
            None => {
                let sentence = self.words().tr("reader-not-used").into_owned();
                self.say(sentence);
            }
        }
    }

    pub(super) fn remove_highlight(&mut self, highlight: HighlightId) {
        let before = self.history.revision();
        let is_printed = self.pack().uses_of(highlight).next().is_some();
        self.edit(&Edit::RemoveHighlight(highlight));
        if self.history.revision() != before {
            let key = if is_printed { "reader-removed-with-use" } else { "reader-removed" };
            self.say(self.words().tr(key));
        }
        if self.view.card == Some(Card::Highlight(highlight)) {
            self.view.card = None;
        }
    }

    pub(super) fn add_highlighted(&mut self, highlight: HighlightId) {
        let Some(known) = self.pack().highlights.get(&highlight).cloned() else { return };
        self.add(&Adding::default(), |place| Ok(Edit::AddFound { kind: known.kind, passage: known.passage, place }));
    }

    /// Opens the note of the item that prints a highlight; what no item prints is added first.
    pub(super) fn note_highlight(&mut self, highlight: HighlightId) {
        if self.pack().uses_of(highlight).next().is_none() {
            self.add_highlighted(highlight);
        }
        let item = self.pack().uses_of(highlight).next().map(|item| item.id);
        if item.is_some() {
            self.view.item = item;
            self.view.write_note = item;
        }
    }

    /// Opens the card of the next suggestion in the article, or of the one before; past the last comes the first.
    pub(super) fn step_suggestion(&mut self, forward: bool) {
        let Some(article) = self.view.reading.clone() else { return };
        let hidden = self.view.kept.hidden;
        let mut stops: Vec<(Span, Card)> = self
            .suggestions(&article)
            .iter()
            .enumerate()
            .filter(|(_, s)| !hidden.has(s.kind()) && !self.is_dismissed(&article, s))
            .map(|(index, s)| (beginning(s), Card::Suggestion(index)))
            .collect();
        // Those that begin at one place keep the order in which they are offered.
        stops.sort_by_key(|(span, _)| (span.block, span.start));
        self.step(&stops, forward, "reader-no-suggestions");
    }

    /// Opens the card of the next highlight in the article, or of the one before.
    pub(super) fn step_highlight(&mut self, forward: bool) {
        let Some(article) = self.view.reading.clone() else { return };
        let own = self.pack().highlights.values().filter(|h| h.passage.article == article);
        let mut stops: Vec<(Span, Card)> =
            own.filter_map(|h| Some((*h.passage.spans.first()?, Card::Highlight(h.id)))).collect();
        stops.sort_by_key(|(span, _)| *span);
        self.step(&stops, forward, "reader-no-highlights");
    }

    fn step(&mut self, stops: &[(Span, Card)], forward: bool, none: &str) {
        if stops.is_empty() {
            let sentence = self.words().tr(none).into_owned();
            self.say(sentence);
            return;
        }
        self.view.middle = Middle::Article;
        let top = self.view.top;
        let at = |card: Card| stops.iter().position(|(_, c)| *c == card);
        let passed = self.view.passed.filter(|(span, _)| span.block >= top);
        let current = self.view.card.and_then(at).or_else(|| at(passed?.1));
        // Without an open card it goes on from the passage shown last, where that was not scrolled past; else from what is
        // in view.
        let before = |(span, _): &(Span, Card)| match passed {
            Some((last, _)) => (span.block, span.start) < (last.block, last.start),
            None => span.block < top,
        };
        let next = match (current, forward) {
            (Some(at), true) => (at + 1) % stops.len(),
            (Some(at), false) => (at + stops.len() - 1) % stops.len(),
            (None, true) => stops.partition_point(before) % stops.len(),
            (None, false) => (stops.partition_point(before) + stops.len() - 1) % stops.len(),
        };
        self.open_card(stops.get(next).map(|(_, card)| *card));
        // What the card offers is a key away, wherever the keyboard was.
        self.view.by_keys = true;
        self.walk(Way::To(Pane::Middle));
    }

    /// Opens the search, or closes it.
    pub(super) fn open_find(&mut self) {
        if self.view.reading.is_none() {
            return;
        }
        self.view.middle = Middle::Article;
        let typed = match self.selected_text() {
            // What is selected is what one would search for, unless it is whole paragraphs.
            Some(text) if text.len() <= MESSAGE_CHARS && !text.contains('\n') => text,
            _ => self.view.find.as_ref().map(|f| f.typed.clone()).unwrap_or_default(),
        };
        let exact = self.view.find.as_ref().is_some_and(|f| f.exact);
        self.view.find = Some(Find { typed, exact, ..Find::default() });
        self.view.focus_find = true;
        self.search_again();
    }

    pub(super) fn find(&mut self, step: FindStep) {
        let Some(find) = self.view.find.as_mut() else { return };
        match step {
            FindStep::Close => {
                self.view.find = None;
                return;
            }
            FindStep::Type(typed) => find.typed = typed,
            FindStep::Exact(exact) => find.exact = exact,
            FindStep::Next | FindStep::Previous => {
                let count = find.hits.len();
                if count > 0 {
                    let by = if step == FindStep::Next { 1 } else { count - 1 };
                    find.at = Some(find.at.map_or(0, |at| (at + by) % count));
                }
                self.reveal_hit();
                return;
            }
        }
        self.view.focus_find = false;
        self.search_again();
        self.reveal_hit();
    }

    /// Searches anew: other words, or another article.
    fn search_again(&mut self) {
        let Some(article) = self.article_read() else { return };
        let top = self.view.top;
        let Some(find) = self.view.find.as_mut() else { return };
        let hits = find::hits(&article, &find.typed, find.exact);
        find.at = (!hits.is_empty()).then(|| hits.partition_point(|h| h.block < top) % hits.len());
        find.hits = Arc::new(hits);
    }

    fn reveal_hit(&mut self) {
        let Some(article) = self.view.reading.clone() else { return };
        let Some(span) = self.view.find.as_ref().and_then(|f| f.hits.get(f.at?).copied()) else { return };
        self.view.reveal = Some(Reveal { article, span });
    }

    /// The selected text, for tests and messages.
    pub fn selected_text(&self) -> Option<String> {
        let article = self.article_read()?;
        let texts: Vec<&str> = self.view.selection.iter().filter_map(|span: &Span| article.text(span)).collect();
        (!texts.is_empty()).then(|| texts.join("\n"))
    }

    /// 'Added to ‘Background’'.
    pub(super) fn say_added(&mut self, section: SectionId) {
        let title = self.pack().section(section).map(|s| shorten(&s.title, MESSAGE_CHARS)).unwrap_or_default();
        let sentence = self.words().tr_with("reader-added", &[("section", title.into())]);
        self.say(sentence);
    }
}
