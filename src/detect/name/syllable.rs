//! Whether a syllable in small letters belongs to a Vietnamese body's name.

use super::super::lexicon::Tag;
use super::parts::Part;
use super::step::Step;
use super::viet::NO_SYLLABLE;

impl Step<'_> {
    /// "Công ty Xe khách Đông Lộ": a syllable between two capitals of a body's name, which is no verb.
    fn is_between(&self) -> bool {
        let Self { block, at, .. } = *self;
        block.spaced(at + 1)
            && block.is_capital(at + 1)
            && block.tags.len(at + 1, Tag::Country) == 0
            && !block.has(at + 1, Tag::Body)
            && !block.has(at + 1, Tag::Role)
            && NO_SYLLABLE.iter().all(|tag| !block.has(at, *tag))
    }

    /// Whether the word is a syllable in small letters of a body's or a company's name.
    pub(super) fn is_syllable(&self) -> bool {
        let Self { block, language, parts, from, at, last, viet, .. } = *self;
        // "Ngân hàng Phát triển": the second syllable of a word in a body's name.
        let surname = block.spaced(at + 1) && block.has(at + 1, Tag::Surname) && block.is_capital(at + 1);
        let syllable = viet
            && (last == Part::Capital || last == Part::Portfolio && surname)
            && parts.iter().any(|p| p.0 == Part::Body)
            && block.spaced(at)
            && !block.is_capital(at)
            && (block.is_capital(at - 1) || surname)
            && !block.has(at, Tag::NameStop)
            && (self.is_between()
                || block.tags.at(at).iter().all(|h| {
                    matches!(
                        h.tag,
                        Tag::Link
                        | Tag::Unit
                        | Tag::Portfolio
                        | Tag::Place
                        | Tag::Kind
                        | Tag::Numbered
                        // "Hội đồng Bảo an": a surname where it has a capital.
                        | Tag::Surname
                        | Tag::KnownBody
                        // "Quỹ Chuyển đổi số", "Hiệp hội Chế biến".
                        | Tag::Moved
                        | Tag::Spare
                        | Tag::Level
                        | Tag::NonDeed
                        | Tag::Classifier
                    )
                }))
            && !block.written(at).starts_with(|c: char| c.is_ascii_digit());
        // "của Chứng khoán Lam Sơn": a word of two syllables in a company's name.
        let firm = viet
            && parts.len() == 1
            && last == Part::Capital
            && block.spaced(at)
            && !block.is_capital(at)
            && block.spaced(at + 1)
            && block.is_capital(at + 1)
            && !block.has(at + 1, Tag::Body)
            && block.tags.len_before(from, Tag::Preposition) > 0
            && !block.has(from, Tag::Surname)
            && !block.has(at + 1, Tag::Role)
            && language.conjunctions.at(block, at).is_none()
            && !block.has(at, Tag::NameStop)
            && !block.has(at, Tag::Say);
        syllable || firm
    }
}
