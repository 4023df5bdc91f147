//! What would be printed, though it says nothing or reads wrong: named before an export, which goes on all the same.

use std::collections::BTreeSet;

use super::cuts::{articles_of, cut_of};
use super::{Body, HighlightId, Item, ItemId, Pack, Section, SectionId};
use crate::article::{Article, ArticleId, quoted_in, stands_in};

/// Something to look at before an export.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Doubt {
    /// What is doubtful.
    pub kind: DoubtKind,
    /// The item that it is in, or the first that quotes it, if there is one.
    pub item: Option<ItemId>,
    /// The section that it is in, if it is in one.
    pub section: Option<SectionId>,
    /// The article that it is in, if it is in one. What is in none of these is on the title page.
    pub article: Option<ArticleId>,
    /// The highlight that it is in, if it is in one that nothing prints.
    pub highlight: Option<HighlightId>,
    /// Where it stands, in words: a section, an article, the title page.
    pub place: String,
}

/// What is doubtful.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DoubtKind {
    /// A list without items: it is not printed.
    EmptyList,
    /// A chronology without entries: it is not printed.
    EmptyChronology,
    /// An entry of a chronology without words.
    EmptyEvent,
    /// A figure without a number: it is not printed.
    EmptyFigure,
    /// A quotation that stands in its section before, in the same words.
    QuotedTwice,
    /// A table without a word: empty lines are printed.
    EmptyTable,
    /// A biography that tells nothing but a name, or not even that.
    EmptyBiography,
    /// A title page without a title.
    NoTitle,
    /// Words between quotation marks that no source cited there has.
    Unsaid {
        /// The words.
        words: String,
    },
    /// A passage that begins or ends within a word.
    CutWord {
        /// What it has of the word.
        part: String,
        /// The word.
        word: String,
    },
    /// An entry of a chronology that ends before it begins.
    EndsBefore,
    /// An article that the pack holds more than once.
    ArticleTwice,
    /// A mark that turns the direction of writing and is never taken back: what follows it may be printed backwards.
    Direction {
        /// The mark.
        mark: char,
        /// The words around it, without it.
        words: String,
    },
}

impl Doubt {
    /// What is doubtful, as a sentence without a full stop and without its place.
    pub fn what(&self) -> String {
        match &self.kind {
            DoubtKind::EmptyList => "a list without items is not printed".to_owned(),
            DoubtKind::EmptyChronology => "a chronology without entries is not printed".to_owned(),
            DoubtKind::EmptyEvent => "an entry of the chronology has no words".to_owned(),
            DoubtKind::EmptyFigure => "a figure without a number is not printed".to_owned(),
            DoubtKind::QuotedTwice => "the same quotation stands twice in one section".to_owned(),
            DoubtKind::EmptyTable => "a table without words is printed as empty lines".to_owned(),
            DoubtKind::EmptyBiography => "a biography tells nothing but a name".to_owned(),
            DoubtKind::NoTitle => "the briefing has no title".to_owned(),
            DoubtKind::Unsaid { words } => {
                format!("no source cited here has the words between quotation marks: '{words}'")
            }
            DoubtKind::CutWord { part, word } => {
                format!("only a part of a word is quoted: '{part}' of '{word}'")
            }
            DoubtKind::EndsBefore => "an entry of the chronology ends before it begins".to_owned(),
            DoubtKind::ArticleTwice => "the article is in the pack more than once".to_owned(),
            DoubtKind::Direction { mark, words } => {
                let code = u32::from(*mark);
                format!("a mark that turns the direction of writing (U+{code:04X}) is never taken back: '{words}'")
            }
        }
    }

    /// What to do, as a sentence without a full stop.
    pub fn advice(&self) -> &'static str {
        match self.kind {
            DoubtKind::EmptyList | DoubtKind::EmptyChronology | DoubtKind::EmptyTable => {
                "put something into it, or remove it"
            }
            DoubtKind::EmptyEvent => "say what happened, or remove the entry",
            DoubtKind::EmptyFigure => "type the number, or remove the figure",
            DoubtKind::QuotedTwice | DoubtKind::ArticleTwice => "remove one of the two",
            DoubtKind::EmptyBiography => "write who it is, or remove it",
            DoubtKind::NoTitle => "type one on the title page",
            DoubtKind::Unsaid { .. } => "take the source's own words, or leave out the quotation marks",
            DoubtKind::CutWord { .. } => "select the passage again, in whole words",
            DoubtKind::EndsBefore => "correct its days",
            DoubtKind::Direction { .. } => "type the words anew, or import the article again",
        }
    }
}

impl Pack {
    /// What would be printed, though it says nothing or reads wrong, in the order of the outline.
    pub fn doubts(&self) -> Vec<Doubt> {
        let mut doubts = Vec::new();
        let front = &self.front;
        let untitled = front.title.trim().is_empty().then_some(DoubtKind::NoTitle);
        doubts.extend(untitled.map(|kind| self.doubt(kind, "the title page")));
        for text in [
            &front.kind,
            &front.number,
            &front.version,
            &front.title,
            &front.occasion,
            &front.time,
            &front.place,
            &front.prepared_for,
            &front.prepared_by,
            &front.contact,
            &front.marking,
        ] {
            doubts.extend(turned(text).map(|kind| self.doubt(kind, "the title page")));
        }
        let articles = articles_of(self);
        let cut = |item: &Item| {
            let highlights = item.body.highlights().into_iter().filter_map(|id| self.highlights.get(&id));
            let cuts = highlights.filter_map(|highlight| cut_of(&articles, highlight, Some(item)));
            cuts.map(|cut| DoubtKind::CutWord { part: cut.part, word: cut.word }).collect::<Vec<_>>()
        };
        let mut printed = BTreeSet::new();
        for section in &self.sections {
            printed.extend(section.items.iter().flat_map(|item| item.body.highlights()));
            let place = format!("section '{}'", section.title);
            let twice = self.quoted_twice(section);
            let of_title = turned(&section.title).map(|kind| self.doubt(kind, &place));
            let of_items = section.items.iter().flat_map(|item| {
                kinds_of(item)
                    .into_iter()
                    .chain(twice.contains(&item.id).then_some(DoubtKind::QuotedTwice))
                    .chain(self.unsaid(item))
                    .chain(cut(item))
                    .map(|kind| Doubt { item: Some(item.id), ..self.doubt(kind, &place) })
            });
            let found = of_title.into_iter().chain(of_items);
            doubts.extend(found.map(|doubt| Doubt { section: Some(section.id), ..doubt }));
        }
        for highlight in self.highlights.values().filter(|highlight| !printed.contains(&highlight.id)) {
            let Some(cut) = cut_of(&articles, highlight, None) else { continue };
            let article = &highlight.passage.article;
            let place = articles.get(article).map_or("", |article| article.source.file_name.as_str());
            let doubt = self.doubt(DoubtKind::CutWord { part: cut.part, word: cut.word }, place);
            doubts.push(Doubt { article: Some(article.clone()), highlight: Some(cut.highlight), ..doubt });
        }
        let mut known = BTreeSet::new();
        for entry in &self.articles {
            if !known.insert(&entry.article.id) {
                let doubt = self.doubt(DoubtKind::ArticleTwice, &entry.article.source.file_name);
                doubts.push(Doubt { article: Some(entry.article.id.clone()), ..doubt });
            }
            let quotes = |item: &&Item| {
                let passages = item.body.highlights().into_iter().filter_map(|id| self.highlights.get(&id));
                passages.into_iter().any(|highlight| highlight.passage.article == entry.article.id)
            };
            let item = self.sections.iter().flat_map(|s| &s.items).find(quotes).map(|item| item.id);
            if item.is_some() {
                let found = entry.article.blocks.iter().filter_map(|block| turned(&block.text));
                let place = &entry.article.source.file_name;
                let article = Some(entry.article.id.clone());
                doubts.extend(found.map(|kind| Doubt { item, article: article.clone(), ..self.doubt(kind, place) }));
            }
        }
        doubts
    }

    /// The quotations of a section that stand in it before: the same passage, printed in the same words.
    fn quoted_twice(&self, section: &Section) -> BTreeSet<ItemId> {
        let mut known = BTreeSet::new();
        let quoted = section.items.iter().filter_map(|item| match &item.body {
            Body::Quotation { passage, wording } => {
                let passage = &self.highlights.get(passage)?.passage;
                Some((item.id, (&passage.article, &passage.spans, wording)))
            }
            _ => None,
        });
        quoted.filter(|(_, words)| !known.insert(*words)).map(|(item, _)| item).collect()
    }

    /// What an item puts between quotation marks though no source that it cites has it; where it cites none, no source
    /// of the pack. A note is the author's own talk, and is not looked at.
    fn unsaid(&self, item: &Item) -> Vec<DoubtKind> {
        /// How much of the words is shown, in characters.
        const SHOWN: usize = 60;
        let texts: Vec<(&str, Vec<HighlightId>)> = match &item.body {
            Body::List { label, entries, .. } => vec![(label, entries.clone())],
            Body::Figure { caption, passage, .. } => vec![(caption, vec![*passage])],
            Body::Chronology(entries) => {
                entries.iter().map(|entry| (entry.text.as_str(), entry.passage.into_iter().collect())).collect()
            }
            _ => Vec::new(),
        };
        let mut unsaid = Vec::new();
        for (text, passages) in texts {
            let cited: Vec<_> = passages.iter().filter_map(|id| self.highlights.get(id)).collect();
            let is_cited = |article: &Article| {
                cited.is_empty() || cited.iter().any(|highlight| highlight.passage.article == article.id)
            };
            // An article that has no outlet is called by its title or its first words.
            let titles: Vec<String> = self.articles.iter().map(|entry| entry.article.display_title()).collect();
            for quoted in quoted_in(text) {
                let articles = self.articles.iter().map(|entry| &*entry.article).filter(|article| is_cited(article));
                let said = articles.flat_map(|article| &article.blocks).map(|block| block.text.as_str());
                if !stands_in(quoted, said) && !titles.iter().any(|title| stands_in(quoted, [title.as_str()])) {
                    unsaid.push(DoubtKind::Unsaid { words: quoted.chars().take(SHOWN).collect() });
                }
            }
        }
        unsaid
    }

    fn doubt(&self, kind: DoubtKind, place: &str) -> Doubt {
        Doubt { kind, item: None, section: None, article: None, highlight: None, place: place.to_owned() }
    }
}

fn kinds_of(item: &Item) -> Vec<DoubtKind> {
    let empty = |text: &str| text.trim().is_empty();
    let mut texts = vec![item.note.as_str()];
    let mut kinds = Vec::new();
    match &item.body {
        Body::List { label, entries, .. } => {
            texts.push(label);
            kinds.extend(entries.is_empty().then_some(DoubtKind::EmptyList));
        }
        Body::Figure { value, caption, .. } => {
            texts.extend([value.as_str(), caption]);
            kinds.extend(empty(value).then_some(DoubtKind::EmptyFigure));
        }
        Body::Chronology(entries) => {
            texts.extend(entries.iter().map(|entry| entry.text.as_str()));
            kinds.extend(entries.is_empty().then_some(DoubtKind::EmptyChronology));
            kinds.extend(entries.iter().any(|entry| empty(&entry.text)).then_some(DoubtKind::EmptyEvent));
            let backwards = entries.iter().any(|entry| entry.end.is_some_and(|end| end < entry.date));
            kinds.extend(backwards.then_some(DoubtKind::EndsBefore));
        }
        Body::Table { caption, header, rows } => {
            texts.push(caption);
            let cells = || header.iter().chain(rows.iter().flatten());
            texts.extend(cells().map(String::as_str));
            kinds.extend(cells().all(|cell| empty(cell)).then_some(DoubtKind::EmptyTable));
        }
        Body::Picture { caption, alt, .. } => texts.extend([caption.as_str(), alt]),
        Body::Biography { name, role, text } => {
            texts.extend([name.as_str(), role, text]);
            let tells_nothing = empty(role) && empty(text) && empty(&item.note);
            kinds.extend(tells_nothing.then_some(DoubtKind::EmptyBiography));
        }
        Body::Quotation { .. } | Body::Note | Body::PageBreak => {}
    }
    kinds.extend(texts.into_iter().filter_map(turned));
    kinds
}

/// The first mark of direction in a text that is open at its paragraph's end (UAX 9, BD9 and X5 to X7).
fn turned(text: &str) -> Option<DoubtKind> {
    /// How many characters are shown before and after.
    const BEFORE: usize = 12;
    const AFTER: usize = 28;
    let (mark, at) = text.split('\n').find_map(|paragraph| {
        let mut open: Vec<(char, usize)> = Vec::new();
        for (at, char) in paragraph.chars().enumerate() {
            let is_isolate = |(mark, _): &(char, usize)| matches!(mark, '\u{2066}'..='\u{2068}');
            match char {
                '\u{202a}' | '\u{202b}' | '\u{202d}' | '\u{202e}' | '\u{2066}'..='\u{2068}' => open.push((char, at)),
                '\u{202c}' if !open.last().is_none_or(is_isolate) => {
                    open.pop();
                }
                '\u{2069}' => {
                    if let Some(from) = open.iter().rposition(is_isolate) {
                        open.truncate(from);
                    }
                }
                _ => {}
            }
        }
        let (mark, at) = *open.first()?;
        Some((mark, (paragraph, at)))
    })?;
    let (paragraph, at) = at;
    let start = at.saturating_sub(BEFORE);
    let shown = paragraph.chars().skip(start).take(at - start + AFTER);
    let words: String =
        shown.filter(|c| !c.is_control() && !matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')).collect();
    Some(DoubtKind::Direction { mark, words: words.trim().to_owned() })
}
