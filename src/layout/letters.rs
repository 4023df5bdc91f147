//! The characters of a briefing: which of them the bundled fonts lack, and where those stand that no font has.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use super::fonts::Fonts;
use super::found::{Hand, Wanted};
use super::page::{Draw, Page, Place, Rect, Shows};
use super::scripts::{Script, east_asian_language, is_invisible, script_of};
use super::theme::Style;
use super::{Theme, drawing};
use crate::article::{BlockKind, Language};
use crate::assemble::{Briefing, BriefingSection, Content, Entry, Quotation};
use crate::diag::{About, Sink, Warning};

/// How many characters a report of missing ones names.
const NAMED: usize = 8;
/// How many characters of the words around a missing one are shown on either side.
const AROUND: usize = 16;

/// The height of a line that holds a box, from above it to below, in em.
const BOX_HEIGHT_EM: f32 = 1.25;

/// A text that is going to be printed.
pub(super) struct Text<'t> {
    pub text: &'t str,
    language: &'t Language,
    style: Style,
    /// Where it stands, in words.
    pub place: &'t dyn Fn() -> String,
    /// What of the pack it belongs to.
    pub about: About,
}

/// What the bundled fonts lack; nothing for most briefings, at the cost of a look at each character.
pub fn wanted(briefing: &Briefing, theme: &Theme) -> Vec<Wanted> {
    let bundled = Fonts::bundled();
    let mut known: HashSet<char> = HashSet::new();
    let mut wanted: BTreeMap<_, Wanted> = BTreeMap::new();
    visit(briefing, &mut |text| {
        if text.text.is_ascii() {
            return;
        }
        for c in text.text.chars().filter(|c| !c.is_ascii()) {
            if known.contains(&c) || is_invisible(c) || c.is_whitespace() {
                continue;
            }
            if bundled.any_has(c) {
                known.insert(c);
                continue;
            }
            let script = script_of(c);
            let language = if script.is_east_asian() { forms_of(text.language.code(), script) } else { "" };
            let face = theme.style(text.style).face;
            let (hand, strong) = (face.hand(), face.is_strong());
            wanted
                .entry((script.family_word, language, hand, strong))
                .or_insert_with(|| Wanted { script, language, hand, strong, characters: BTreeSet::new() })
                .characters
                .insert(c);
        }
    });
    let drawings = briefing.pictures.values().filter(|file| drawing::is_svg(&file.bytes));
    for (c, language) in drawings.flat_map(|file| drawing::letters(&file.bytes, briefing.language.code())) {
        // Any of the bundled faces may be what a drawing asks for; where one has a letter, that one is taken.
        if !bundled.any_has(c) {
            let (script, hand, strong) = (script_of(c), Hand::Sans, false);
            wanted
                .entry((script.family_word, language, hand, strong))
                .or_insert_with(|| Wanted { script, language, hand, strong, characters: BTreeSet::new() })
                .characters
                .insert(c);
        }
    }
    wanted.into_values().collect()
}

/// What is to be asked of a finder for characters that a window lacks: plain fonts without serifs, one wish for each script.
/// `language` tells whose forms of Chinese characters are wanted; where it is none of East Asia's, the characters do.
pub fn wanted_on_screen(characters: &BTreeSet<char>, language: &str) -> Vec<Wanted> {
    let seen = || characters.iter().copied().filter(|c| !c.is_ascii() && !is_invisible(*c) && !c.is_whitespace());
    let forms: BTreeSet<&str> =
        seen().map(script_of).filter(|s| s.is_east_asian()).map(|s| forms_of(language, s)).collect();
    let forms = ["ja", "zh", "ko"].into_iter().find(|known| forms.contains(known)).unwrap_or_default();
    let mut wanted: BTreeMap<&str, Wanted> = BTreeMap::new();
    for c in seen() {
        let script = script_of(c);
        let language = if script.is_east_asian() { forms } else { "" };
        let characters = BTreeSet::new();
        wanted
            .entry(script.family_word)
            .or_insert_with(|| Wanted { script, language, hand: Hand::Sans, strong: false, characters })
            .characters
            .insert(c);
    }
    wanted.into_values().collect()
}

/// Whose forms of Chinese characters a text wants: its language's, or else those that its script tells.
pub(super) fn forms_of(language: &str, script: &Script) -> &'static str {
    match east_asian_language(language) {
        "" if script.letters.starts_with("Japanese") => "ja",
        "" if script.letters.starts_with("Korean") => "ko",
        "" => "zh",
        known => known,
    }
}

/// Reports characters that no font has: a warning for each script, with the first place where one of them stands.
pub fn report_missing(briefing: &Briefing, fonts: &Fonts, missing: &BTreeSet<char>, sink: &mut Sink) {
    if missing.is_empty() {
        return;
    }
    let mut scripts: BTreeMap<&'static Script, (BTreeSet<char>, Option<String>)> = BTreeMap::new();
    for c in missing {
        scripts.entry(script_of(*c)).or_default().0.insert(*c);
    }
    visit(briefing, &mut |text| {
        for (at, c) in text.text.char_indices().filter(|(_, c)| missing.contains(c)) {
            if let Some((_, place @ None)) = scripts.get_mut(script_of(c)) {
                *place = Some(format!("{}, “{}”", (text.place)(), around(text.text, at)));
            }
        }
    });
    for (script, (characters, place)) in scripts {
        let mut warning = lacking(fonts, script, &characters);
        warning.about = characters.first().copied().map(About::Character);
        sink.push(match place {
            Some(place) => warning.at(place),
            None => warning,
        });
    }
}

/// What is to be said of letters in a picture's words that stand as boxes: a warning for each script that no font has, and
/// one for letters that cannot be set beside those of other fonts.
pub(super) fn missing_in_picture(name: &str, fonts: &Fonts, missing: &BTreeSet<char>) -> Vec<Warning> {
    let place = format!("the words in the picture {name}");
    let (there, gone): (BTreeSet<char>, BTreeSet<char>) = missing.iter().partition(|c| fonts.any_has(**c));
    let mut scripts: BTreeMap<&'static Script, BTreeSet<char>> = BTreeMap::new();
    for c in gone {
        scripts.entry(script_of(c)).or_default().insert(c);
    }
    let mut said: Vec<Warning> =
        scripts.into_iter().map(|(script, characters)| lacking(fonts, script, &characters).at(&*place)).collect();
    if !there.is_empty() {
        let what = format!("{} cannot be drawn beside the other letters of their text", list(&there));
        said.push(
            Warning::new(format!("{what}; a box stands in the place of each"))
                .at(place)
                .advise("give the words of each script a text of their own, or save them as shapes"),
        );
    }
    said
}

/// What is to be said of characters of a script that no font has.
fn lacking(fonts: &Fonts, script: &Script, characters: &BTreeSet<char>) -> Warning {
    let searched = match fonts.searched() {
        Some(searched) => format!("no font has {{}}: neither the bundled ones nor {searched}"),
        None => "the bundled fonts lack {}, and no others were searched".to_owned(),
    };
    let what = searched.replace("{}", &format!("the {} {}", script.letters, list(characters)));
    Warning::new(format!("{what}; a box stands in the place of each")).advise(format!(
        "install a font that has them (on Debian the package {}) and export again, or replace them",
        script.package
    ))
}

/// Where the boxes of characters stand that no font has.
pub fn places_of_missing(pages: &[Page], missing: &BTreeSet<char>) -> Vec<Place> {
    let mut places = Vec::new();
    if missing.is_empty() {
        return places;
    }
    for (page, items) in pages.iter().map(|p| &p.items).enumerate() {
        for item in items {
            let Draw::Glyphs(run) = &item.draw else { continue };
            let mut x = run.origin.x;
            // A box may be drawn with several glyphs.
            for cluster in run.glyphs.chunk_by(|a, b| a.cluster() == b.cluster()) {
                let width: f32 = cluster.iter().map(|g| g.advance).sum();
                let text = cluster.first().and_then(|g| run.text.get(g.cluster())).unwrap_or_default();
                if let Some(c) = text.chars().find(|c| missing.contains(c)) {
                    let rect = Rect { x, y: run.origin.y - run.size, width, height: run.size * BOX_HEIGHT_EM };
                    places.push(Place { page, rect, shows: Shows::Missing(c) });
                }
                x += width;
            }
        }
    }
    places
}

/// Characters by name and number.
pub(super) fn list(characters: &BTreeSet<char>) -> String {
    let named: Vec<String> = characters
        .iter()
        .take(NAMED)
        .map(|c| match c.escape_debug().len() {
            1 if !is_invisible(*c) => format!("'{c}' (U+{:04X})", u32::from(*c)),
            // What shows only with a letter before it, or not at all.
            _ => format!("U+{:04X}", u32::from(*c)),
        })
        .collect();
    match characters.len().saturating_sub(NAMED) {
        0 => named.join(", "),
        more => format!("{} and {more} more", named.join(", ")),
    }
}

/// A few words around a byte of a text, with nothing in them that a terminal would obey.
pub(super) fn around(text: &str, at: usize) -> String {
    let (before, after) = (text.get(..at).unwrap_or_default(), text.get(at..).unwrap_or_default());
    let start = before.char_indices().rev().nth(AROUND - 1).map_or(0, |(at, _)| at);
    let end = after.char_indices().nth(AROUND).map_or(after.len(), |(at, _)| at);
    let words = format!("{}{}", before.get(start..).unwrap_or_default(), after.get(..end).unwrap_or_default());
    let words: String = words.chars().filter(|c| c.is_control() || !is_invisible(*c)).collect();
    let words = words.replace(char::is_control, " ");
    let (open, close) = (if start > 0 { "…" } else { "" }, if end < after.len() { "…" } else { "" });
    format!("{open}{}{close}", words.trim())
}

/// Shows every text that is going to be printed, but for the program's own words.
pub(super) fn visit<'t>(briefing: &'t Briefing, see: &mut dyn FnMut(Text<'_>)) {
    let own = &briefing.language;
    let front = &briefing.front;
    let mut say = |text: &'t str, style: Style| {
        see(Text { text, language: own, style, place: &|| "front page".into(), about: About::Front })
    };
    say(&front.kind, Style::Kicker);
    say(&front.title, Style::Title);
    for (text, style) in [
        (&front.number, Style::Kicker),
        (&front.version, Style::Kicker),
        (&front.occasion, Style::Occasion),
        (&front.time, Style::Colophon),
        (&front.place, Style::Colophon),
        (&front.prepared_for, Style::Colophon),
        (&front.prepared_by, Style::Colophon),
        (&front.contact, Style::Colophon),
        (&front.marking, Style::Marking),
        (&briefing.draft_stamp, Style::DraftStamp),
    ] {
        say(text.as_deref().unwrap_or_default(), style);
    }
    for section in &briefing.sections {
        visit_section(section, own, see);
    }
    for source in &briefing.sources {
        let place = || format!("source {}", source.number);
        let about = About::Source(source.number);
        let mut say =
            |text: &'t str, style: Style| see(Text { text, language: &source.language, style, place: &place, about });
        say(&source.title, Style::EntryTitle);
        say(&source.title, Style::Footnote);
        say(&source.file_name, Style::EntryDetail);
        for (text, style) in [
            (&source.outlet, Style::SourceLine),
            (&source.byline, Style::EntryDetail),
            (&source.address, Style::EntryLink),
        ] {
            say(text.as_deref().unwrap_or_default(), style);
        }
    }
    for annex in &briefing.annexes {
        let place = || format!("annex {}", annex.letter);
        let title = annex.article.title.as_deref().unwrap_or_default();
        let language = &annex.article.language;
        let about = About::Source(annex.source);
        see(Text { text: title, language, style: Style::AnnexTitle, place: &place, about });
        for block in &annex.article.blocks {
            let style = match block.kind {
                BlockKind::Heading => Style::AnnexHeading,
                BlockKind::Question => Style::AnnexQuestion,
                BlockKind::Caption => Style::AnnexCaption,
                BlockKind::Paragraph | BlockKind::ListItem => Style::AnnexBody,
            };
            see(Text { text: &block.text, language, style, place: &place, about });
        }
    }
}

fn visit_section<'t>(section: &'t BriefingSection, own: &'t Language, see: &mut dyn FnMut(Text<'_>)) {
    let place = || format!("section {} '{}'", section.number, section.title);
    let about = About::Section(section.id.0);
    see(Text { text: &section.title, language: own, style: Style::Heading, place: &place, about });
    for Entry { item, content, note } in &section.entries {
        let about = About::Item(item.0);
        if let Some(content) = content {
            visit_content(content, own, (&place, about), see);
        }
        for text in note {
            see(Text { text, language: own, style: Style::Note, place: &place, about });
        }
    }
}

fn visit_content<'t>(
    content: &'t Content,
    own: &'t Language,
    (place, about): (&dyn Fn() -> String, About),
    see: &mut dyn FnMut(Text<'_>),
) {
    let mut say = |text: &str, style: Style| see(Text { text, language: own, style, place, about });
    match content {
        Content::Quotation(quotation) => visit_quotation(quotation, (place, about), see),
        Content::List(list) => {
            let language = list.items.first().map_or(own, |q| &q.language);
            see(Text { text: &list.label, language, style: Style::Label, place, about });
            list.items.iter().for_each(|quotation| visit_quotation(quotation, (place, about), see));
        }
        Content::Figures(figures) => figures.iter().for_each(|figure| {
            say(&figure.value, Style::FigureValue);
            say(&figure.caption, Style::FigureCaption);
        }),
        Content::Chronology(events) => events.iter().for_each(|event| say(&event.text, Style::ChronologyText)),
        Content::Table { caption, header, rows } => {
            say(caption, Style::Caption);
            header.iter().for_each(|text| say(text, Style::TableHead));
            rows.iter().flatten().for_each(|text| say(text, Style::TableCell));
        }
        Content::Picture { caption, .. } => say(caption, Style::Caption),
        Content::Biography { name, role, text } => {
            say(name, Style::BiographyName);
            say(role, Style::BiographyRole);
            text.iter().for_each(|text| say(text, Style::Note));
        }
        Content::PageBreak => {}
    }
}

fn visit_quotation(quotation: &Quotation, (place, about): (&dyn Fn() -> String, About), see: &mut dyn FnMut(Text<'_>)) {
    for text in &quotation.paragraphs {
        see(Text { text, language: &quotation.language, style: Style::Body, place, about });
    }
}
