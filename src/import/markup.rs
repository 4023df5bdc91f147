//! Files that are text, but written for a program to show: a web page's source, XML, rich text.

use super::ImportError;
use super::lines::is_invisible;

/// Tags that a web page or a part of one begins with.
const HTML_TAGS: [&str; 24] = [
    "html",
    "head",
    "body",
    "meta",
    "title",
    "link",
    "script",
    "style",
    "base",
    "main",
    "article",
    "section",
    "header",
    "nav",
    "div",
    "p",
    "span",
    "table",
    "ul",
    "ol",
    "h1",
    "h2",
    "h3",
    "blockquote",
];

/// How much of the first line is shown, in characters.
const SHOWN_CHARS: usize = 24;

/// Refuses a text that opens as markup does.
///
/// # Errors
/// [`ImportError::Markup`] with what it is and where it says so.
pub(super) fn refuse_markup(text: &str) -> Result<(), ImportError> {
    let begin = past_blank(text);
    let rest = text.get(begin..).unwrap_or_default();
    let Some(what) = markup(rest) else { return Ok(()) };
    let line = 1 + text.get(..begin).unwrap_or_default().replace("\r\n", "\n").matches(['\n', '\r']).count();
    let opening: String = rest.lines().next().unwrap_or_default().chars().take(SHOWN_CHARS).collect();
    Err(ImportError::Markup { what: what.to_owned(), line, opening: opening.trim().to_owned() })
}

/// Where the first sign that anybody sees stands.
fn past_blank(text: &str) -> usize {
    let is_blank = |c: char| c.is_whitespace() || c.is_control() || is_invisible(c);
    text.char_indices().find(|(_, c)| !is_blank(*c)).map_or(text.len(), |(at, _)| at)
}

/// What a text is written in, if it is markup.
fn markup(text: &str) -> Option<&'static str> {
    const PAGE: &str = "a web page (HTML)";
    if text.starts_with("{\\rtf") {
        return Some("a rich-text document (RTF)");
    }
    if text.starts_with("%PDF-") {
        return Some("a PDF document");
    }
    let mut rest = text;
    // Remarks may stand above a page.
    while let Some((_, after)) = rest.strip_prefix("<!--").and_then(|remark| remark.split_once("-->")) {
        rest = after.get(past_blank(after)..).unwrap_or_default();
    }
    let tag = rest.strip_prefix('<')?;
    let opening: String = tag.chars().take(16).collect::<String>().to_lowercase();
    if opening.starts_with("?xml") {
        let head: String = rest.chars().take(2_000).collect::<String>().to_lowercase();
        return Some(if head.contains("<html") { PAGE } else { "an XML document" });
    }
    if opening.starts_with("!doctype") {
        return Some(if opening.contains("html") { PAGE } else { "a document in markup" });
    }
    let name: String = opening.chars().take_while(char::is_ascii_alphanumeric).collect();
    let ends = |c: char| c.is_whitespace() || matches!(c, '>' | '/');
    let is_tag = opening.get(name.len()..).is_some_and(|after| after.starts_with(ends));
    if !is_tag {
        return None;
    }
    match name.as_str() {
        "svg" | "rss" | "feed" => Some("an XML document"),
        "html" | "head" | "body" => Some(PAGE),
        // A line in angle brackets may be a writer's: a page closes its tags.
        name if HTML_TAGS.contains(&name) && (rest.contains("</") || rest.contains("/>")) => Some(PAGE),
        _ => None,
    }
}
