//! The sources: numbered as they come up, with what is quoted of each.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::briefing::{Annex, Mark, Source};
use crate::article::{Article, ArticleId, BlockKind, PassageKind, Span};
use crate::pack::PackArticle;

/// Numbers the sources as they come up.
pub(super) struct Sources<'p> {
    pub list: Vec<Source>,
    pub numbers: BTreeMap<ArticleId, usize>,
    pub articles: BTreeMap<ArticleId, &'p PackArticle>,
    /// Source number and mark, in the order of print.
    pub marks: Vec<(usize, Mark)>,
}

impl Sources<'_> {
    pub fn number_of(&mut self, article: &Article, quoted: bool) -> usize {
        if let Some(number) = self.numbers.get(&article.id) {
            return *number;
        }
        let number = self.list.len() + 1;
        self.numbers.insert(article.id.clone(), number);
        self.list.push(Source {
            number,
            article: article.id.clone(),
            title: article.display_title(),
            titled: article.title.is_some() || !article.blocks.iter().any(|b| b.kind != BlockKind::Caption),
            outlet: article.outlet.clone(),
            byline: article.byline.clone(),
            published: article.published,
            address: article.source.address.clone(),
            file_name: article.source.file_name.clone(),
            sha256: article.source.sha256.clone(),
            language: article.language.clone(),
            quoted,
        });
        number
    }

    /// Notes that a quotation takes these spans of a source; gives the quotation's number.
    pub fn mark(&mut self, source: usize, spans: &[Span], kind: PassageKind) -> usize {
        let quotation = self.marks.len();
        self.marks.push((source, Mark { spans: spans.to_vec(), quotation, kind }));
        quotation
    }

    pub fn annexes(&mut self) -> Vec<Annex> {
        let mut marks: BTreeMap<usize, Vec<Mark>> = BTreeMap::new();
        for (source, mark) in std::mem::take(&mut self.marks) {
            marks.entry(source).or_default().push(mark);
        }
        let quoted = self.list.iter().filter(|s| s.quoted);
        quoted
            .enumerate()
            .filter_map(|(i, source)| {
                let mut marks = marks.remove(&source.number).unwrap_or_default();
                marks.sort_by(|a, b| a.spans.cmp(&b.spans));
                let article = Arc::clone(&self.articles.get(&source.article)?.article);
                Some(Annex { letter: letter(i), source: source.number, article, marks })
            })
            .collect()
    }
}

/// A to Z, then AA, AB and on.
fn letter(index: usize) -> String {
    let mut rest = index + 1;
    let mut letters = Vec::new();
    while rest > 0 {
        rest -= 1;
        letters.push(char::from(b'A' + (rest % 26) as u8));
        rest /= 26;
    }
    letters.iter().rev().collect()
}
