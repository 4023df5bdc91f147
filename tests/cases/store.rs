//! Files: all or nothing, and a clear sentence for whatever is not a pack.

use briefpack::diag::Sink;
use briefpack::store::{
    StoreError, decode_pack, encode_pack, load_pack, save_new_pack, save_pack, write_file, write_pdf,
};

use crate::support::small_pack;

/// What is said of these bytes where a pack is expected.
fn complaint(bytes: &[u8]) -> String {
    decode_pack(bytes).expect_err("these bytes are no pack")
}

#[test]
fn what_is_no_pack_is_told_from_what_is_a_newer_one() {
    for (bytes, says) in [
        (&b""[..], "empty"),
        (b"  \n", "empty"),
        (b"{", "not a pack"),
        (b"%PDF-1.7 binary \xff\xfe", "not a pack"),
        (b"[1, 2]", "not a pack"),
        (br#"{"a": 1}"#, "not a pack"),
        (br#"{"format": "briefpack", "version": 2}"#, "newer Briefpack"),
        (br#"{"format": "briefpack", "version": 0}"#, "no version"),
        (br#"{"format": "briefpack", "version": 1}"#, "damaged"),
    ] {
        let said = complaint(bytes);
        assert!(said.contains(says), "{:?}: {said}", String::from_utf8_lossy(bytes));
        assert!(said.contains(';'), "names a way out: {said}");
    }
}

#[test]
fn a_dangling_passage_is_reported_and_kept() {
    let text = String::from_utf8(encode_pack(&small_pack()).unwrap()).unwrap();
    let dangling = text.replacen(r#""passage": 2"#, r#""passage": 77"#, 1);
    assert_ne!(text, dangling);
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("p.briefing.json");
    std::fs::write(&path, dangling).unwrap();
    let mut sink = Sink::new();
    let pack = load_pack(&path, &mut sink).unwrap();
    let said: Vec<String> = sink.warnings().iter().map(ToString::to_string).collect();
    assert!(said[0].contains("item 1 of section 'Key passages' refers to passage 77"), "{said:?}");
    save_pack(&path, &pack).unwrap();
    assert!(std::fs::read_to_string(&path).unwrap().contains(r#""passage": 77"#), "nothing is lost by saving");
    let refused = briefpack::export(&pack, None, &mut Sink::new()).unwrap_err().to_string();
    assert!(refused.contains("passage 77") && refused.contains("remove the item"), "{refused}");
}

#[test]
fn a_pack_whose_text_was_changed_by_hand_is_reported() {
    let text = String::from_utf8(encode_pack(&small_pack()).unwrap()).unwrap();
    let forged = text.replace("12 ships", "13 ships");
    let pack = decode_pack(forged.as_bytes()).unwrap();
    let said: Vec<String> = pack.problems().iter().map(|p| pack.describe(p)).collect();
    assert!(said.iter().any(|s| s.contains("no longer the one that was imported")), "{said:?}");
}

#[test]
fn two_things_of_one_number_are_refused() {
    let text = String::from_utf8(encode_pack(&small_pack()).unwrap()).unwrap();
    let twice = text.replacen(r#""id": 3"#, r#""id": 2"#, 1);
    assert!(complaint(twice.as_bytes()).contains("given twice"));
}

#[test]
fn a_write_that_fails_leaves_the_old_file_and_no_other() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.pdf");
    write_file(&path, b"old").unwrap();
    let under_a_file = path.join("b.pdf");
    assert!(matches!(write_file(&under_a_file, b"new"), Err(StoreError::Write { .. })));
    let missing = folder.path().join("none").join("b.pdf");
    let said = write_file(&missing, b"new").unwrap_err().to_string();
    assert!(said.contains("b.pdf") && said.contains("create the folder"), "{said}");
    let said = write_file(folder.path(), b"new").unwrap_err().to_string();
    assert!(said.contains("is a folder"), "{said}");
    assert_eq!(std::fs::read(&path).unwrap(), b"old");
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1, "no temporary file stays behind");
}

#[cfg(unix)]
#[test]
fn a_file_keeps_its_rights_and_a_read_only_one_its_words() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.pdf");
    write_file(&path, b"old").unwrap();
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o640)).unwrap();
    write_file(&path, b"new").unwrap();
    assert_eq!(std::fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o640);
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o440)).unwrap();
    let said = write_file(&path, b"newer").unwrap_err().to_string();
    assert!(said.contains("may not be written"), "{said}");
    assert_eq!(std::fs::read(&path).unwrap(), b"new");
}

#[test]
fn what_was_named_by_mistake_is_not_written_over() {
    let folder = tempfile::tempdir().unwrap();
    let article = folder.path().join("article.txt");
    let pack_file = folder.path().join("brief.briefing.json");
    std::fs::write(&article, "What was agreed in Velmar.").unwrap();
    save_pack(&pack_file, &small_pack()).unwrap();
    for path in [&article, &pack_file] {
        let before = std::fs::read(path).unwrap();
        let said = write_pdf(path, b"%PDF-1.7\n").unwrap_err().to_string();
        assert!(said.contains("is no PDF") && said.contains("another name"), "{said}");
        assert_eq!(std::fs::read(path).unwrap(), before);
    }
    assert!(save_pack(&article, &small_pack()).unwrap_err().to_string().contains("is no pack"));
    assert!(save_new_pack(&article, &small_pack()).is_err());
    let pdf = folder.path().join("brief.pdf");
    write_pdf(&pdf, b"%PDF-1.7\n1").unwrap();
    write_pdf(&pdf, b"%PDF-1.7\n2").unwrap();
    assert_eq!(std::fs::read(&pdf).unwrap(), b"%PDF-1.7\n2");
    // An empty file holds nothing that could be lost.
    let empty = folder.path().join("empty");
    std::fs::write(&empty, "").unwrap();
    write_pdf(&empty, b"%PDF-1.7\n").unwrap();
}

#[test]
fn a_new_pack_keeps_the_one_that_was_there() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("brief.briefing.json");
    let mut changed = small_pack();
    assert_eq!(save_new_pack(&path, &changed).unwrap(), None);
    assert_eq!(save_new_pack(&path, &changed).unwrap(), None, "the same pack again");
    for number in 1..=2 {
        changed.front.title.push('!');
        let kept = save_new_pack(&path, &changed).unwrap().expect("the one before");
        assert_eq!(kept, folder.path().join(format!("brief.old-{number}.briefing.json")));
        let before = load_pack(&kept, &mut Sink::new()).unwrap();
        assert_eq!(format!("{}!", before.front.title), changed.front.title);
    }
}
