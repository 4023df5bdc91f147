//! Encodings, line ends, damaged files, and sizes.

use briefpack::article::BlockKind;
use briefpack::import::{ImportError, import};
use unicode_normalization::UnicodeNormalization;

use super::{article, texts};

const STORY: &str = "Café owners meet in Ostrava\n\nCafé owners from three countries met in Ostrava on Monday to compare their prices.\n\nThey will meet again in spring, the host said.\n";

#[test]
fn a_story_reads_the_same_in_every_encoding() {
    let plain = article(STORY);
    let windows = STORY.replace('\n', "\r\n");
    let with_mark: Vec<u8> = [b"\xEF\xBB\xBF".as_slice(), windows.as_bytes()].concat();
    let utf16 = |mark: [u8; 2], bytes: fn(u16) -> [u8; 2]| -> Vec<u8> {
        mark.into_iter().chain(STORY.encode_utf16().flat_map(bytes)).collect()
    };
    let old_mac = STORY.replace('\n', "\r").into_bytes();
    let decomposed = STORY.nfd().collect::<String>().into_bytes();
    let unmarked: Vec<u8> = STORY.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let cases = [
        with_mark,
        utf16([0xFF, 0xFE], u16::to_le_bytes),
        utf16([0xFE, 0xFF], u16::to_be_bytes),
        old_mac,
        decomposed,
        unmarked,
    ];
    for (index, bytes) in cases.iter().enumerate() {
        let read = import("story.txt", bytes).expect("it is an article");
        assert_eq!(read.title, plain.title, "case {index}");
        assert_eq!(read.blocks, plain.blocks, "case {index}");
        assert_ne!(read.id, plain.id, "case {index}: the name is that of the bytes");
    }
}

#[test]
fn windows_1252_is_read_with_a_warning_that_names_the_line() {
    let bytes: Vec<u8> = STORY.chars().map(|c| u8::try_from(u32::from(c)).expect("Latin-1")).collect();
    let read = import("story.txt", &[b"Plain words above the trouble\n\n".as_slice(), &bytes].concat())
        .expect("it is an article");
    assert!(read.blocks.iter().any(|b| b.text.starts_with("Café owners from")));
    assert!(
        read.warnings.iter().any(|w| w.place.as_deref() == Some("line 3") && w.what.contains("windows-1252")),
        "{:?}",
        read.warnings
    );
}

#[test]
fn windows_1258_vietnamese_comes_out_composed() {
    // 'Việt' with the tone as a mark of its own, as that encoding writes it.
    let bytes = b"Vi\xEA\xF2t Nam m\xEA\xECn kh\xE1ch, c\xF4\xF2ng \xF0\xF4\xECng vui.";
    let read = import("a.txt", bytes).expect("it is an article");
    let text = &read.blocks[0].text;
    assert!(text.starts_with("Việt Nam"), "{text}");
    assert_eq!(text.nfc().collect::<String>(), *text);
}

#[test]
fn a_broken_byte_in_utf8_is_replaced_and_reported() {
    let mut bytes = "Một câu tiếng Việt đủ dài để đọc được.\nCâu thứ hai bị hỏng ở đây.".as_bytes().to_vec();
    bytes.push(0xC3);
    let read = import("a.txt", &bytes).expect("it is an article");
    assert!(read.blocks.iter().any(|b| b.text.ends_with('\u{FFFD}')));
    assert!(
        read.warnings.iter().any(|w| w.place.as_deref().is_some_and(|p| p.starts_with("line 2"))),
        "{:?}",
        read.warnings
    );
}

#[test]
fn nothing_but_white_space_is_empty() {
    for bytes in [b"".as_slice(), b" \n\t\r\n ", b"\xEF\xBB\xBF", "\u{A0}\u{200B}\n".as_bytes()] {
        assert_eq!(import("a.txt", bytes), Err(ImportError::Empty));
    }
}

#[test]
fn files_that_are_not_text_are_named() {
    let cases: [(&[u8], &str); 6] = [
        (b"%PDF-1.7\n%\xE2\xE3", "PDF"),
        (b"PK\x03\x04\x14\x00", "Office"),
        (b"\x89PNG\r\n\x1A\n", "PNG"),
        (b"\xFF\xD8\xFF\xE0\x00\x10JFIF", "JPEG"),
        (b"text with a \0 in it, which no text has", "zero bytes"),
        (b"\x01\x02\x03\x04\x05abc\x06\x07", "control characters"),
    ];
    for (bytes, what) in cases {
        let error = import("a.txt", bytes).expect_err("it is not text");
        assert!(matches!(&error, ImportError::Binary { what: w } if w.contains(what)), "{error}");
        assert!(error.to_string().contains("plain text"), "{error}");
    }
}

#[test]
fn the_source_of_a_page_is_refused_with_its_kind_and_the_way_out() {
    let utf16: Vec<u8> = [0xFF, 0xFE]
        .into_iter()
        .chain("<!DOCTYPE html><p>Talks</p>".encode_utf16().flat_map(u16::to_le_bytes))
        .collect();
    let cases: [(&[u8], &str, usize); 10] = [
        (b"<!doctype html>\n<html><body><p>Talks resume.</p></body></html>", "HTML", 1),
        (b"\n\n  <HTML lang=en><p>Talks resume.</p>", "HTML", 3),
        (b"\xEF\xBB\xBF<!-- saved from a page -->\r\n<!DOCTYPE HTML>\r\n", "HTML", 1),
        (b"<?xml version=\"1.0\"?><html><body>Talks</body></html>", "HTML", 1),
        (b"<?xml version=\"1.0\"?><rss><item>Talks</item></rss>", "XML", 1),
        (b"<div class=\"lead\"><p>Talks resume.</p></div>", "HTML", 1),
        (b"<p>Talks resume in Ostrava.</p>", "HTML", 1),
        (b"\n{\\rtf1\\ansi Talks resume.}", "RTF", 2),
        (b"\n%PDF-1.7\n", "PDF", 2),
        (&utf16, "HTML", 1),
    ];
    for (bytes, kind, at) in cases {
        let error = import("a.txt", bytes).expect_err("it is markup");
        assert!(
            matches!(&error, ImportError::Markup { what, line, .. } if what.contains(kind) && *line == at),
            "{error}"
        );
        let said = error.to_string();
        assert!(said.contains("save the page as plain text") && said.contains("paste it"), "{said}");
    }
    // Angle brackets of a writer's own are text.
    for text in
        ["<Talks resume> was the headline on Monday, and nobody knew why it was.", "<p is the sign for paragraphs>"]
    {
        assert!(import("a.txt", text.as_bytes()).is_ok(), "{text}");
    }
}

#[test]
fn a_line_that_names_the_source_gives_the_outlet_above_the_text_and_below() {
    let lead = "The harbour of Velmar was opened to ships on Monday after three years of work.";
    let more = "The minister said that more would follow in the next spring.";
    for (text, outlet) in [
        (format!("The harbour opens\n\nSource: The Harbour Times\n\n{lead}\n\n{more}\n"), Some("The Harbour Times")),
        (
            format!("The harbour opens\n\n{lead}\n\n{more}\n\nSource : Le Courrier du Port\n"),
            Some("Le Courrier du Port"),
        ),
        (format!("The harbour opens\n\nNguồn: Báo Cảng Biển\n\n{lead}\n\n{more}\n"), Some("Báo Cảng Biển")),
        (format!("The harbour opens\n\nSource: private pictures\n\n{lead}\n\n{more}\n"), None),
    ] {
        let read = article(&text);
        assert_eq!(read.outlet.as_deref(), outlet, "{text}");
        assert_eq!(read.title.as_deref(), Some("The harbour opens"));
        assert!(texts(&read, BlockKind::Paragraph).contains(&lead), "{text}");
    }
}

#[test]
fn a_page_of_navigation_alone_is_refused() {
    let menu = "Home\nPolitics\nWorld\nBusiness\nSport\nContact\n";
    assert_eq!(import("a.txt", menu.as_bytes()), Err(ImportError::NothingLeft { lines: 6 }));
}

#[test]
fn one_line_is_a_paragraph() {
    let read = article("Talks resume in Ostrava");
    assert_eq!(read.title, None);
    assert_eq!(texts(&read, BlockKind::Paragraph), ["Talks resume in Ostrava"]);
    assert_eq!(read.language.code(), "und");
}

#[test]
fn invisible_characters_go_and_are_reported() {
    let read = article(
        "The har\u{AD}bour\u{200B} master \u{202E}spoke to the\u{1} press on Monday.\nNothing else was said by anyone there.",
    );
    assert_eq!(read.blocks[0].text, "The harbour master spoke to the press on Monday.");
    let receipt = read.dropped.iter().find(|d| d.reason == "invisible characters").expect("they are on the receipt");
    assert!(["U+00AD", "U+200B", "U+202E", "U+0001"].iter().all(|c| receipt.text.contains(c)), "{}", receipt.text);
    assert!(read.warnings.iter().any(|w| w.place.as_deref().is_some_and(|p| p.starts_with("line 1"))));
}

#[test]
fn white_space_inside_a_line_stays_but_tabs_become_spaces() {
    let read = article("Prices rose by 5\u{A0}% in  May,\tthe office for statistics said on Monday.");
    assert_eq!(read.blocks[0].text, "Prices rose by 5\u{A0}% in  May, the office for statistics said on Monday.");
}

#[test]
fn direction_marks_stay_where_they_are_needed() {
    let line = "The word \u{2067}שלום\u{2069} was painted on the wall of the harbour office.";
    assert_eq!(article(line).blocks[0].text, line);
}

#[test]
fn folders_are_no_part_of_the_name() {
    for path in ["/home/someone/story.txt", "C:\\Users\\someone\\story.txt", "story.txt"] {
        assert_eq!(import(path, STORY.as_bytes()).expect("it is an article").source.file_name, "story.txt");
    }
}

#[test]
fn a_line_of_a_million_characters_is_read() {
    let text = "word, ".repeat(170_000);
    let read = article(&text);
    assert_eq!(read.blocks.len(), 1);
    let dense = "a".repeat(1_000_000);
    assert_eq!(article(&dense).blocks[0].text.len(), 1_000_000);
    // Signs alone are no article, but neither do they stop the program.
    for sign in ["• ", "(", "- ", ".", "1. ", "\u{200B}"] {
        let _ = import("a.txt", sign.repeat(200_000).as_bytes());
    }
}

#[test]
fn many_lines_are_read_in_one_go() {
    // Whatever repeats, no step may grow with the square of the number of lines.
    for line in [
        "Home",
        "Related news",
        "A headline without an end",
        "What do you think of it?",
        "• item",
        "Photo: Jane Doe",
        "12 May 2026",
        "1. One more",
        "…",
        "A full sentence that ends, as sentences do, with a full stop.",
    ] {
        let text = format!(
            "Title of the story\n\nA first sentence that is long enough to be running text.\n\n{}",
            format!("{line}\n").repeat(3_000)
        );
        let _ = import("a.txt", text.as_bytes());
    }
}

#[test]
fn an_outlet_between_byline_and_date_is_told() {
    let head = "Harbour towns agree on a ferry for the winter";
    let body =
        "Five harbour towns agreed on Monday to run a ferry through the winter, the mayors said after long talks.";
    for (above, outlet) in [
        ("By Ana Silva\nThe Lisbon Courier\n12 November 2026", Some("The Lisbon Courier")),
        ("12 November 2026\nCoastal Gazette", Some("Coastal Gazette")),
        // Neither an office nor a place is an outlet.
        ("By Ana Silva\nLisbon\n12 November 2026", None),
    ] {
        let read = article(&format!("{head}\n{above}\n\n{body}\n\nThe first boat leaves in December.\n"));
        assert_eq!(read.outlet.as_deref(), outlet, "{above}");
        assert_eq!(read.title.as_deref(), Some(head), "{above}");
        assert!(outlet.is_none_or(|name| read.blocks.iter().all(|block| block.text != name)), "{:?}", read.blocks);
    }
}

#[test]
fn the_day_at_the_head_is_read_in_the_scripts_of_the_world() {
    let chinese = "中国商务部周五表示，中挪两国已恢复海产品贸易谈判。发言人说双方同意在九月前举行两轮会谈。";
    let japanese = "外務省は金曜日、両国が漁業協定の交渉を再開したと発表した。次の会合は九月に開かれる予定だという。";
    let korean =
        "외교부는 금요일 두 나라가 어업 협상을 다시 시작했다고 밝혔다. 다음 회의는 9월에 열린다고 대변인이 말했다.";
    let russian = "Министерство сообщило в пятницу, что две страны возобновили переговоры о рыболовстве после паузы.";
    let arabic = "قالت الوزارة يوم الجمعة إن البلدين استأنفا محادثات الصيد بعد توقف دام عامين في العاصمة.";
    let hindi = "मंत्रालय ने शुक्रवार को कहा कि दोनों देशों ने मछली पकड़ने पर बातचीत फिर से शुरू कर दी है।";
    for (title, line, body) in [
        ("中国与挪威恢复海产品谈判", "北方日报 2026年6月5日", chinese),
        ("中国与挪威恢复海产品谈判", "2026年6月5日", chinese),
        ("中国与挪威恢复海产品谈判", "发布时间：2026年6月5日 10:30", chinese),
        ("中国与挪威恢复海产品谈判", "2026 年 6 月 5 日（星期五）上午10时30分", chinese),
        ("漁業協定の交渉が再開", "２０２６年６月５日（金）", japanese),
        ("漁業協定の交渉が再開", "令和8年6月5日", japanese),
        ("두 나라 어업 협상 재개", "입력 2026년 6월 5일 오전 10시 30분", korean),
        ("Страны возобновили переговоры", "5 июня 2026 г., 10:30", russian),
        ("استئناف محادثات الصيد", "٥ يونيو ٢٠٢٦", arabic),
        ("बातचीत फिर शुरू", "5 जून 2026", hindi),
    ] {
        let read = article(&format!("{title}\n\n{line}\n\n{body}\n\n{body}\n"));
        assert_eq!(read.published.map(|day| day.to_string()).as_deref(), Some("2026-06-05"), "{line}");
        assert_eq!(read.title.as_deref(), Some(title), "{line}");
        assert!(read.blocks.iter().all(|block| block.text != line), "{line}: {:?}", read.blocks);
    }
}

#[test]
fn a_day_in_a_sentence_without_capitals_is_not_the_articles() {
    for sentence in [
        "中国商务部2026年6月5日表示，中挪两国已恢复海产品贸易谈判。",
        "2026年6月5日，中国商务部表示中挪两国已恢复海产品贸易谈判。",
        "정부는 2026년 6월 5일 두 나라가 협상을 다시 시작했다고 밝혔다.",
        "2026年13月5日，会谈开始。",
    ] {
        let read = article(&format!("谈判\n\n{sentence}\n\n{sentence}\n"));
        assert_eq!(read.published, None, "{sentence}");
        assert!(read.blocks.iter().any(|block| block.text == sentence), "{sentence}: {:?}", read.blocks);
    }
}
