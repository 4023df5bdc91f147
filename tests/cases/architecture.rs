//! The invariants of the house, read off its source: who may name what, and how files open.

use std::path::{Path, PathBuf};

use crate::support::root;

/// Every Rust file under `src`, by its path from there, with its text.
fn sources() -> Vec<(String, String)> {
    let mut found = Vec::new();
    let src = root().join("src");
    let mut folders = vec![src.clone()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path: PathBuf = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|e| e == "rs") {
                found.push((name(&src, &path), std::fs::read_to_string(&path).unwrap()));
            }
        }
    }
    assert!(found.len() > 20, "the source was found");
    found.sort();
    found
}

fn name(src: &Path, path: &Path) -> String {
    path.strip_prefix(src).unwrap().to_string_lossy().replace('\\', "/")
}

/// The stage that a file belongs to: its top folder, or its own name.
fn stage(name: &str) -> &str {
    name.split('/').next().unwrap().trim_end_matches(".rs")
}

/// Lines of code that name something, comments left out.
fn lines_naming<'a>(text: &'a str, words: &'a [&'a str]) -> impl Iterator<Item = &'a str> {
    text.lines().filter(|line| !line.trim_start().starts_with("//")).filter(move |line| {
        words.iter().any(|word| {
            line.match_indices(word).any(|(at, _)| !line[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_'))
        })
    })
}

/// Fails where a file of another stage than `allowed` names one of the words.
fn only(allowed: &[&str], words: &[&str]) {
    let mut broken = Vec::new();
    for (name, text) in sources() {
        if !allowed.contains(&stage(&name)) {
            broken.extend(lines_naming(&text, words).map(|line| format!("{name}: {}", line.trim())));
        }
    }
    assert!(broken.is_empty(), "only {allowed:?} may name {words:?}:\n{}", broken.join("\n"));
}

#[test]
fn only_the_window_knows_egui() {
    only(&["app", "ui", "main"], &["egui::", "eframe::", "egui_extras::", "use egui", "use eframe", "rfd::"]);
}

#[test]
fn only_the_writer_knows_pdf_libraries() {
    only(&["pdf"], &["printpdf::", "lopdf::", "use printpdf", "use lopdf", "subsetter::"]);
}

#[test]
fn only_the_layout_reads_drawings() {
    only(&["layout"], &["resvg::", "usvg::"]);
}

#[test]
fn only_the_edges_touch_files() {
    let files = ["std::fs", "fs::", "File::", "tempfile::", "std::env", "std::process::Command"];
    only(&["store", "cli", "app", "main"], &files);
}

#[test]
fn no_stage_opens_the_network() {
    only(&[], &["TcpStream", "UdpSocket", "TcpListener", "reqwest", "ureq", "hyper::"]);
}

#[test]
fn no_stage_reads_the_clock_but_the_faces() {
    only(&["app", "ui", "cli", "main"], &["SystemTime", "Instant::", "Zoned::now", "Timestamp::now"]);
}

/// What each stage may import of the others; a stage knows those before it by what they give.
const MAY_USE: [(&str, &[&str]); 17] = [
    ("diag", &[]),
    ("article", &["diag"]),
    ("phrases", &["article"]),
    ("import", &["article", "diag"]),
    ("detect", &["article", "diag"]),
    ("compare", &["article", "detect"]),
    ("pack", &["article", "diag"]),
    ("template", &["pack", "diag"]),
    ("accept", &["article", "detect", "pack", "phrases"]),
    ("draft", &["accept", "article", "compare", "detect", "pack", "phrases", "template"]),
    ("assemble", &["article", "pack", "phrases", "diag"]),
    ("layout", &["article", "assemble", "pack", "phrases", "diag"]),
    ("manifest", &["article", "assemble", "layout"]),
    ("pdf", &["layout", "diag"]),
    ("preview", &["article", "assemble", "layout", "pack", "pdf", "diag"]),
    ("verify", &["article", "detect", "pack", "pdf", "manifest", "phrases", "diag"]),
    ("store", &["article", "pack", "template", "layout", "diag"]),
];

#[test]
fn dependencies_point_one_way() {
    let mut broken = Vec::new();
    for (name, text) in sources() {
        let Some((own, allowed)) = MAY_USE.iter().find(|(own, _)| *own == stage(&name)) else { continue };
        for line in lines_naming(&text, &["crate::"]) {
            for (at, word) in line.match_indices("crate::") {
                let target: String =
                    line[at + word.len()..].chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
                if target != *own && !target.is_empty() && !allowed.contains(&target.as_str()) {
                    broken.push(format!("{name} uses {target}: {}", line.trim()));
                }
            }
        }
    }
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}

#[test]
fn a_pack_changes_through_its_door_alone() {
    // Outside `pack` and `store`, which makes packs from files, nobody writes to a pack's fields.
    let writes = [".sections.push", ".sections.insert", ".sections.remove", ".highlights.insert", ".highlights.remove"];
    only(&["pack", "store"], &writes);
}

#[test]
fn every_file_opens_with_what_lives_there_and_is_of_a_readable_length() {
    for (name, text) in sources() {
        assert!(text.starts_with("//!"), "{name} does not open with a //! line");
        let lines = text.lines().count();
        assert!(lines <= 800, "{name} has {lines} lines: split it");
    }
}

#[test]
fn main_is_short() {
    let main = std::fs::read_to_string(root().join("src/main.rs")).unwrap();
    assert!(main.lines().count() < 60);
}
