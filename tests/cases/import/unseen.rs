//! Texts in house styles that no rule was written for when they were first read: `tests/fixtures/import/unseen/`.

#[test]
fn texts_of_unforeseen_styles() {
    let failures = super::fixtures::run("tests/fixtures/import/unseen");
    assert!(failures.is_empty(), "{} texts failed\n{}", failures.len(), failures.join("\n"));
}
