//! The interface's own words: none missing in any language, none left in the code.

use std::collections::{BTreeMap, BTreeSet};

use briefpack::ui::commands::Command;
use briefpack::ui::tongue::{Tongue, Words};
use fluent_bundle::FluentResource;

use crate::support::root;

/// Every message of a language by its key, with the names of what stands in it.
fn messages(tongue: Tongue) -> BTreeMap<String, BTreeSet<String>> {
    let mut found = BTreeMap::new();
    for (file, text) in tongue.files() {
        let mut key = String::new();
        for line in text.lines().filter(|l| !l.starts_with('#')) {
            if let Some((name, _)) =
                line.split_once(" =").filter(|_| line.starts_with(|c: char| c.is_ascii_lowercase()))
            {
                key = name.to_owned();
                assert!(found.insert(key.clone(), BTreeSet::new()).is_none(), "{key} is there twice ({file})");
            }
            for piece in line.split('$').skip(1) {
                let name = piece.chars().take_while(|c| c.is_alphanumeric() || *c == '-').collect();
                found.get_mut(&key).expect("text belongs to a message").insert(name);
            }
        }
    }
    found
}

/// Every Rust file of the window, by its path, with its text.
fn sources() -> Vec<(String, String)> {
    let mut folders = vec![root().join("src/ui"), root().join("src/app")];
    let mut files = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|e| e == "rs") {
                files.push((path.display().to_string(), std::fs::read_to_string(&path).unwrap()));
            }
        }
    }
    files
}

#[test]
fn every_language_has_every_message_with_the_same_parts() {
    let english = messages(Tongue::English);
    assert!(english.len() > 80, "messages were found");
    for tongue in Tongue::ALL {
        let own = messages(tongue);
        let missing: Vec<_> = english.keys().filter(|k| !own.contains_key(*k)).collect();
        let more: Vec<_> = own.keys().filter(|k| !english.contains_key(*k)).collect();
        assert!(missing.is_empty() && more.is_empty(), "{}: missing {missing:?}, only there {more:?}", tongue.name());
        for (key, parts) in &own {
            // A plural may need its number where another language has none to decide.
            assert_eq!(&english[key], parts, "{}: what stands in {key}", tongue.name());
        }
        for (file, text) in tongue.files() {
            if let Err((_, errors)) = FluentResource::try_new((*text).to_owned()) {
                panic!("{} {file}: {errors:?}", tongue.name());
            }
        }
        let words = Words::of(tongue);
        let unread: Vec<_> = own.keys().filter(|k| !words.has(k)).collect();
        assert!(unread.is_empty(), "{}: these do not parse: {unread:?}", tongue.name());
    }
}

#[test]
fn the_code_asks_for_messages_that_are_there_and_for_all_of_them() {
    let english = messages(Tongue::English);
    let mut asked = BTreeSet::new();
    let mut missing = Vec::new();
    let mut whole = String::new();
    for (name, text) in sources() {
        for call in ["tr(\"", "tr_with(\"", "tr_with(\n"] {
            for (at, _) in text.match_indices(call) {
                let rest = text[at + call.len()..].trim_start().trim_start_matches('"');
                let key: String = rest.chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '-').collect();
                if rest[key.len()..].starts_with('"') && !english.contains_key(&key) {
                    missing.push(format!("{name}: {key}"));
                }
                asked.insert(key);
            }
        }
        whole.push_str(&text);
    }
    assert!(missing.is_empty(), "no such message: {missing:#?}");
    // Keys made from parts: a message counts as asked for where its key, or the part before a made one, is in the code.
    let unused: Vec<_> = english
        .keys()
        .filter(|key| !asked.contains(*key) && !whole.contains(&format!("\"{key}\"")))
        .filter(|key| !whole.contains(&format!("{}-{{", key.split('-').next().unwrap_or_default())))
        .filter(|key| {
            let mut start = key.as_str();
            !std::iter::from_fn(|| {
                start = start.rsplit_once('-')?.0;
                Some(start)
            })
            .any(|start| whole.contains(&format!("\"{start}-{{")) || whole.contains(&format!("\"{start}\"")))
        })
        .collect();
    assert!(unused.is_empty(), "nobody asks for these messages: {unused:#?}");
}

/// The string literals of a piece of Rust: what stands between quotation marks outside comments.
fn literals(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    for line in text.lines().map(str::trim_start).filter(|l| !l.starts_with("//")) {
        let mut rest = line;
        while let Some((_, after)) = rest.split_once('"') {
            let mut end = 0;
            let mut bytes = after.bytes().enumerate();
            while let Some((at, byte)) = bytes.next() {
                match byte {
                    b'\\' => drop(bytes.next()),
                    b'"' => {
                        end = at;
                        break;
                    }
                    _ => {}
                }
            }
            found.push(after[..end].to_owned());
            rest = &after[(end + 1).min(after.len())..];
        }
    }
    found
}

/// Whether a text has two words beside each other: names of files, keys and endings have not.
fn is_spoken(text: &str) -> bool {
    let words: Vec<&str> = text.split(' ').collect();
    let is_word = |w: &&str| w.len() > 1 && w.chars().all(char::is_alphabetic);
    words.windows(2).any(|pair| pair.iter().all(is_word))
}

/// Lines in which a literal is a name for the program, not for people: of a remembered place, a font, an error on the
/// way to the window, a log.
const NOT_SPOKEN: [&str; 13] = [
    "\"library foot\"",
    "\"template foot\"",
    "\"small pages\"",
    "\"the width of what",
    "Id::unique(",
    "id_salt(",
    "scrolled_form(",
    "#[error(",
    "tracing::",
    "reason = ",
    "const ",
    "\"library from\"",
    "fonts.",
];
/// Files whose texts are no part of the interface: font names, the tokens' errors, faults before there is a window.
const NO_INTERFACE: [&str; 4] = ["ui/theme/fonts.rs", "ui/theme/tokens.rs", "app/window.rs", "ui/tongue.rs"];

#[test]
fn no_text_of_the_window_stands_in_the_code() {
    let words = Words::of(Tongue::Vietnamese);
    let mut found = Vec::new();
    for (name, text) in sources() {
        if NO_INTERFACE.iter().any(|file| name.ends_with(file)) {
            continue;
        }
        let code = text.split("#[cfg(test)]").next().unwrap_or_default();
        for line in code.lines().filter(|l| !NOT_SPOKEN.iter().any(|mark| l.contains(mark))) {
            // A sentence of the core's kind may stand in the code, if it is said in every language.
            let left = literals(line).into_iter().filter(|l| is_spoken(l) && stays(words, l));
            found.extend(left.map(|l| format!("{name}: {l}")));
        }
    }
    assert_eq!(found.len(), LEFT, "texts that are not in the tables:\n{}", found.join("\n"));
}

/// How many texts are still in the code.
const LEFT: usize = 0;

/// Where sentences are made that nobody sees in the window: the command line, checks of what the program itself wrote,
/// fonts of the machine.
const UNSEEN: [&str; 9] = [
    "src/cli/",
    "src/pdf/",
    "src/ui/theme/",
    "src/app/window.rs",
    "src/store/fonts.rs",
    "src/store/fontfile.rs",
    "src/lib.rs",
    "src/manifest.rs",
    "src/verify/",
];

/// The sentences of errors, warnings and advice in the core, with something in each gap.
fn core_sentences() -> Vec<(String, String)> {
    let mut folders = vec![root().join("src")];
    let mut found = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let name = path.strip_prefix(root()).unwrap().display().to_string();
            if UNSEEN.iter().any(|unseen| name.starts_with(unseen)) || !name.ends_with(".rs") {
                continue;
            }
            let text = std::fs::read_to_string(&path).unwrap();
            for mark in ["#[error(", "Warning::new(", ".advise("] {
                for (at, _) in text.match_indices(mark) {
                    let rest = text[at + mark.len()..].trim_start();
                    let rest = rest.strip_prefix("format!(").unwrap_or(rest).trim_start();
                    if rest.starts_with('"') {
                        let literal = rest.lines().next().map(literals).and_then(|l| l.into_iter().next());
                        found.push((name.clone(), filled(&literal.unwrap_or_default())));
                    }
                }
            }
        }
    }
    found
}

/// A sentence with something in place of what is in braces.
fn filled(literal: &str) -> String {
    let mut out = String::new();
    let mut rest = literal;
    while let Some((before, after)) = rest.split_once('{') {
        out.push_str(before);
        out.push('7');
        rest = after.split_once('}').map_or("", |(_, after)| after);
    }
    out + &rest.replace("\\u", "").replace("\\\"", "\"")
}

#[test]
fn what_the_core_says_is_said_in_every_language() {
    let sentences = core_sentences();
    assert!(sentences.len() > 40, "sentences were found: {}", sentences.len());
    let words = Words::of(Tongue::Vietnamese);
    let english: Vec<_> = sentences
        .iter()
        // A file's name and a reason, nothing of its own.
        .filter(|(_, s)| is_spoken(s) && stays(words, s))
        .map(|(file, s)| format!("{file}: {s}"))
        .collect();
    assert!(english.is_empty(), "said in English alone:\n{}", english.join("\n"));
}

#[test]
fn sentences_in_sentences_are_said_too() {
    let words = Words::of(Tongue::Vietnamese);
    for (english, vietnamese) in [
        (
            "the quotation cannot be shortened so: it holds no words of the source",
            "không thể rút gọn trích dẫn như vậy: không có từ nào của nguồn",
        ),
        (
            "/p/a.briefing.json: is a folder; name a file in it",
            "/p/a.briefing.json: là thư mục; hãy nêu tên một tệp trong đó",
        ),
        ("Section 'Results' is empty and is not printed", "Mục ‘Results’ trống nên không được in"),
        (
            "item 2 of section 'A' refers to passage 7, which the pack does not hold",
            "phần 2 của mục ‘A’ dẫn tới đoạn trích 7, mà hồ sơ không có",
        ),
        (
            "the article of 16 passages is not in the pack: 'six pillars'",
            "bài của 16 đoạn trích không có trong hồ sơ: ‘six pillars’",
        ),
        ("Nobody knows this sentence: it stays; as it is", "Nobody knows this sentence: it stays; as it is"),
    ] {
        assert_eq!(words.said(english), vietnamese);
        // English says the same words, with its quotation marks curved.
        let same = Words::of(Tongue::English).said(english).replace(['‘', '’'], "'");
        assert_eq!(same, english);
    }
}

#[test]
fn every_command_speaks_every_language() {
    let keys: BTreeSet<String> = messages(Tongue::English).into_keys().collect();
    for tongue in Tongue::ALL {
        for command in Command::ALL {
            let label = command.label(Words::of(tongue));
            assert!(!label.is_empty() && !keys.contains(label.as_ref()), "{command:?} in {}", tongue.name());
        }
    }
    assert_eq!(Tongue::of_locale("vi_VN.UTF-8"), Tongue::Vietnamese);
    assert_eq!(Tongue::of_locale("C.UTF-8"), Tongue::English);
}

#[test]
fn sentences_of_other_parts_stand_with_curved_quotation_marks() {
    let words = Words::of(Tongue::English);
    for (given, shown) in [
        ("section 'Second part' is empty and is not printed", "section ‘Second part’ is empty and is not printed"),
        ("the chronology's entry: 'the minister's words'", "the chronology's entry: ‘the minister's words’"),
        ("nothing's the matter", "nothing's the matter"),
        ("take the source's own words", "take the source's own words"),
        ("two names: 'a', 'b'", "two names: ‘a’, ‘b’"),
        ("an open 'mark", "an open 'mark"),
    ] {
        assert_eq!(words.said(given), shown);
    }
}

/// Whether no message knows a sentence: it stays as it is, but for its quotation marks.
fn stays(words: &Words, sentence: &str) -> bool {
    words.said(sentence).replace(['‘', '’'], "'") == sentence.replace(['‘', '’'], "'")
}
