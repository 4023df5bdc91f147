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

#[test]
fn no_text_of_the_window_stands_in_the_code() {
    let takers =
        ["Button::text(\"", "label(ui, \"", "paragraph(ui, \"", "on_hover_text(\"", "menu_entry(ui, look, None, \""];
    let mut found = Vec::new();
    for (name, text) in sources() {
        for taker in takers {
            for (at, _) in text.match_indices(taker) {
                let line = text[at..].lines().next().unwrap_or_default();
                found.push(format!("{name}: {line}"));
            }
        }
    }
    assert!(found.len() <= LEFT, "{} texts are not in the tables:\n{}", found.len(), found.join("\n"));
}

/// How many texts are still in the code; the number may only fall.
const LEFT: usize = 40;

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
