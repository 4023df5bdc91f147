//! An interviewer's questions.

use super::draft::{Draft, Role};
use super::words::{ends_sentence, fold, folded_words, label_len, last_mark, tables, words_to};
use crate::article::BlockKind;

/// No question runs longer, in words.
const MAX_QUESTION_WORDS: usize = 110;
/// A question of fewer words that addresses nobody is a heading.
const MIN_QUESTION_WORDS: usize = 5;

/// Marks the questions among the pieces still open.
pub(super) fn mark(draft: &mut Draft) {
    let candidates: Vec<(usize, Evidence)> =
        draft.open().into_iter().filter_map(|i| evidence(draft, i).map(|e| (i, e))).collect();
    let strong = candidates.iter().filter(|(_, e)| *e != Evidence::Weak).count();
    let labelled = candidates.iter().any(|(_, e)| *e == Evidence::Label);
    for (index, evidence) in candidates {
        let long = words_to(draft.text(index), MIN_QUESTION_WORDS) >= MIN_QUESTION_WORDS;
        let is_question = match evidence {
            Evidence::Label => true,
            Evidence::Address => long || strong >= 2,
            Evidence::Weak => labelled || strong >= 2,
        };
        if is_question {
            draft.set(index, Role::Text(BlockKind::Question));
        }
    }
}

/// Whether the first line is the first question of an interview without a title.
pub(super) fn opens_interview(draft: &Draft, index: usize) -> bool {
    matches!(evidence(draft, index), Some(Evidence::Label | Evidence::Address))
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Evidence {
    /// 'Q:', 'PV:'.
    Label,
    /// It says 'you', or calls someone by a title, or is answered by 'I' or 'we'.
    Address,
    /// It ends in a question mark.
    Weak,
}

fn evidence(draft: &Draft, index: usize) -> Option<Evidence> {
    let text = draft.text(index);
    if words_to(text, MAX_QUESTION_WORDS) > MAX_QUESTION_WORDS {
        return None;
    }
    let answer = draft.next(index).map(|i| draft.text(i));
    if let Some(len) = label_len(text, &tables().question_labels) {
        let asked = text.contains('?') || answer.is_some_and(|a| label_len(a, &tables().answer_labels).is_some());
        return (asked || is_short_label(text, len)).then_some(Evidence::Label);
    }
    let quoted = text.starts_with(['"', '“', '«', '\'', '‘']);
    let asks = text.ends_with(['?', '？']) || (quoted && last_mark(text) == Some('?'));
    let answer = answer?;
    if !asks || last_mark(answer) == Some('?') || !ends_sentence(answer) || is_reported(text) {
        return None;
    }
    let answered = folded_words(answer).take(60).any(|w| tables().first_person.contains(&w));
    let long = words_to(text, MIN_QUESTION_WORDS) >= MIN_QUESTION_WORDS;
    let addressed = folded_words(text).any(|w| tables().address_words.contains(&w)) || calls_someone(text);
    Some(if addressed || (answered && long) { Evidence::Address } else { Evidence::Weak })
}

/// 'PV:' and 'Q:' need no question mark: 'PV: Xin ông cho biết …'.
fn is_short_label(text: &str, len: usize) -> bool {
    text.get(..len).is_some_and(|label| fold(label).chars().count() <= 2)
}

/// 'he asked: …?': reported, not put by the interviewer.
fn is_reported(text: &str) -> bool {
    let opening: String = text.chars().take(80).collect();
    opening.contains(['"', '“', '«']) && !text.starts_with(['"', '“', '«'])
}

/// 'Minister, what …?', '… , Madam Ambassador?'
fn calls_someone(text: &str) -> bool {
    let names_title = |part: &str| {
        words_to(part, 4) <= 4 && {
            let folded = fold(part);
            tables()
                .address_titles
                .iter()
                .any(|t| folded.split(' ').any(|w| w == t) || (t.contains(' ') && folded.contains(t.as_str())))
        }
    };
    let parts: Vec<&str> = text.split(',').collect();
    parts.len() > 1 && parts.iter().any(|p| names_title(p))
}
