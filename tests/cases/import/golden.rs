//! The five sample articles, read whole, against golden text. Rewrite with `INSTA_UPDATE=always cargo test import`.

use std::path::Path;

use briefpack::import::import;

use super::render;

fn check(name: &str) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let seed = std::fs::read_dir(root.join("seeds"))
        .expect("the samples are there")
        .filter_map(Result::ok)
        .map(|entry| entry.path())
        .find(|path| path.file_name().is_some_and(|n| n.to_string_lossy().starts_with(name)))
        .expect("the sample is there");
    let bytes = std::fs::read(&seed).expect("the sample can be read");
    let file_name = seed.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
    let article = import(&file_name, &bytes).expect("the sample is an article");
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path(root.join("tests/golden"));
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| insta::assert_snapshot!(format!("import_{name}"), render(&article)));
}

#[test]
fn sample_000_lead_repeated_in_the_next_paragraph() {
    check("000");
}

#[test]
fn sample_001_menu_of_provinces_and_a_numbered_picture() {
    check("001");
}

#[test]
fn sample_002_interview_with_related_news() {
    check("002");
}

#[test]
fn sample_003_date_stamp_and_end_mark() {
    check("003");
}

#[test]
fn sample_004_dateline_and_agency_at_the_end() {
    check("004");
}
