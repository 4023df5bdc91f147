//! First packs from articles: what they print, how much of it, by whom it was said, and in which language.

use std::collections::BTreeSet;
use std::sync::Arc;

use briefpack::article::{Article, ArticleId, PassageKind};
use briefpack::assemble::{Content, assemble};
use briefpack::compare::Read;
use briefpack::detect::detect;
use briefpack::diag::Sink;
use briefpack::draft::{Drafted, Why, Wish, draft, draft_for, draft_in};
use briefpack::pack::{Body, Item, Limit, Pack};
use briefpack::template::{self, Template};

use super::detect::{article, block};

fn told(id: &str, language: &str, date: &str, paragraphs: &[&str]) -> Read {
    let blocks = paragraphs.iter().enumerate().map(|(line, text)| block(line, text)).collect();
    let mut made: Article = article(language, None, blocks);
    made.id = ArticleId(id.to_owned());
    made.published = date.parse().ok();
    made.outlet = Some(format!("The {id}"));
    let found = detect(&made);
    (Arc::new(made), found)
}

fn named(name: &str) -> &'static Template {
    template::bundled().iter().find(|t| t.name == name).expect("a bundled template")
}

fn items(pack: &Pack) -> impl Iterator<Item = &Item> {
    pack.sections.iter().flat_map(|s| &s.items)
}

/// Two accounts of one signing that differ in a sum and in a day, and a copy of the first.
fn signing() -> Vec<Read> {
    let first = [
        "Foreign Minister Edda Lorne of Varn and Trade Minister Tomas Brae of Ostmark signed an accord on ferries worth 310 million crowns in Velmar on 12 March 2026.",
        "\"The strait is no wall,\" Lorne told reporters after the ceremony in the town hall of Velmar.",
        "The two countries agreed to set up a joint ferry board by December 2026.",
        "Ostmark will build three piers in Velmar by 2028, Trade Minister Tomas Brae promised.",
        "Brae will visit Port Anse on 20 March 2026.",
    ];
    let second = [
        "An accord on ferries worth 280 million crowns was signed in Velmar on 12 March 2026 by Foreign Minister Edda Lorne and Trade Minister Tomas Brae of Ostmark.",
        "Brae will visit Port Anse on 21 March 2026.",
        "About 12,500 passengers cross the strait each day, and 38% of them are pupils.",
    ];
    vec![
        told("alpha", "en", "2026-03-12", &first),
        told("beta", "en", "2026-03-13", &second),
        told("copy", "en", "2026-03-12", &first),
    ]
}

#[test]
fn every_quotation_and_every_promise_says_whose_it_is() {
    for template in template::bundled() {
        let pack = draft("Test", template, &signing()).unwrap();
        for item in items(&pack) {
            let Body::Quotation { passage, .. } = &item.body else { continue };
            let kind = pack.highlights[passage].kind;
            if matches!(kind, PassageKind::Quotation | PassageKind::Commitment) {
                let quote = &pack.highlights[passage].passage.quote;
                let named = ["Said by: ", "Promised by: "].iter().any(|opening| item.note.starts_with(opening))
                    || kind == PassageKind::Commitment
                        && ["The two countries", "Brae"].iter().any(|n| quote.contains(n));
                assert!(named, "{}: {kind:?}: {:?}", template.name, item.note);
            }
        }
    }
}

#[test]
fn a_figure_that_others_dispute_says_so_and_a_row_names_only_those_who_tell_it() {
    let pack = draft("Test", named("meeting-brief"), &signing()).unwrap();
    let sums: Vec<(&str, &str)> = items(&pack)
        .filter_map(|i| match &i.body {
            Body::Figure { value, .. } if value.contains("million") => Some((value.as_str(), i.note.as_str())),
            _ => None,
        })
        .collect();
    let [(value, note)] = sums.as_slice() else { panic!("one sum, with a note of the other: {sums:?}") };
    let other = if value.contains("310") { "280 million" } else { "310 million" };
    assert!(note.contains("Accounts differ: ") && note.contains(other), "{note}");
    let chronology = items(&pack).find_map(|i| match &i.body {
        Body::Chronology(entries) => Some(entries),
        _ => None,
    });
    let chronology = chronology.expect("a chronology");
    assert!(chronology.is_sorted_by_key(|e| e.date));
    let signed = chronology.iter().find(|e| e.date.to_string() == "2026-03-12").expect("the signing");
    let (remark, own) = signed.text.rsplit_once(" [").map(|(own, remark)| (remark, own)).expect("a remark");
    let other = if own.contains("310") { "280 million" } else { "310 million" };
    assert!(remark.contains(other), "{}", signed.text);
    for also in remark.split("; ").filter(|part| part.contains("also told by")) {
        assert_eq!(also.contains("The beta"), own.contains("280"), "{}", signed.text);
    }
}

#[test]
fn rows_of_a_chronology_are_printed_as_quotations() {
    let pack = draft("Test", named("meeting-brief"), &signing()).unwrap();
    let briefing = assemble(&pack, &mut Sink::new()).unwrap();
    let contents = briefing.sections.iter().flat_map(|s| &s.entries).filter_map(|e| e.content.as_ref());
    let mut rows = 0;
    for content in contents {
        let Content::Chronology(events) = content else { continue };
        for event in events {
            let words = event.passage.as_ref().expect("its passage").paragraphs.join(" ");
            assert!(event.text.contains(&format!("“{words}”")), "{}", event.text);
            rows += 1;
        }
    }
    assert!(rows >= 3);
}

#[test]
fn copies_add_nothing_and_keep_their_annex() {
    for template in ["plain", "meeting-brief"] {
        let pack = draft("Test", named(template), &signing()).unwrap();
        let quoted: BTreeSet<&str> = pack.highlights.values().map(|h| h.passage.article.0.as_str()).collect();
        assert!(!(quoted.contains("alpha") && quoted.contains("copy")), "{template}: {quoted:?}");
        let briefing = assemble(&pack, &mut Sink::new()).unwrap();
        assert_eq!(briefing.annexes.len(), 3, "{template}: every article in full");
        for annex in &briefing.annexes {
            assert!(briefing.annex_of(annex.source).is_some());
        }
    }
    // A copy that says something else keeps it.
    let mut read = signing();
    let changed: Vec<String> = read[2].0.blocks.iter().map(|b| b.text.replace("three piers", "47 new piers")).collect();
    let changed: Vec<&str> = changed.iter().map(String::as_str).collect();
    read[2] = told("copy", "en", "2026-03-12", &changed);
    let pack = draft("Test", named("plain"), &read).unwrap();
    let figures = items(&pack).filter_map(|i| match &i.body {
        Body::Figure { value, .. } => Some(value.as_str()),
        _ => None,
    });
    let figures: Vec<&str> = figures.collect();
    assert!(figures.iter().any(|value| value.starts_with("47")), "{figures:?}");
}

fn wished(language: &str, ours: &[&str], template: &Template, read: &[Read]) -> Drafted {
    let ours = ours.iter().map(|w| (*w).to_owned()).collect();
    draft_for(&Wish { title: "Test".to_owned(), language: language.to_owned(), ours }, template, read).unwrap()
}

#[test]
fn their_points_are_what_the_other_side_says_and_empty_where_nobody_knows_which_it_is() {
    let template = named("meeting-brief");
    let points = |drafted: &Drafted| -> Vec<String> {
        let section = drafted.pack.sections.iter().find(|s| s.title == "Their likely points").expect("the section");
        section.items.iter().map(|i| i.note.clone()).collect()
    };
    let nobody = wished("", &[], template, &signing());
    assert!(points(&nobody).is_empty());
    assert!(nobody.left_out.iter().any(|l| l.why == Why::NoSide && l.found > 0), "{:?}", nobody.left_out);
    let ours = wished("", &["Varn", "Lorne"], template, &signing());
    let notes = points(&ours);
    assert!(!notes.is_empty());
    assert!(notes.iter().all(|note| !note.contains("Lorne") && !note.contains("two countries")), "{notes:?}");
    let theirs = wished("", &["Ostmark", "Brae"], template, &signing());
    assert!(points(&theirs).iter().any(|note| note.contains("Lorne")), "{:?}", points(&theirs));
    let again = |notes: &[String], pack: &Pack| notes.len() + items(pack).filter(|i| i.note.contains("Lorne")).count();
    assert_eq!(again(&[], &theirs.pack), 1, "what stands there is not told again below");
}

#[test]
fn a_section_holds_what_its_limit_allows_and_the_rest_is_told() {
    let lines: Vec<String> = (1..=40)
        .map(|n| {
            format!(
                "The ministry of Varn runs {n}{n}{n} schools in the district of Karn{n}, the report on schools says."
            )
        })
        .collect();
    let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
    let read = [told("alpha", "en", "2026-03-12", &lines)];
    let template = template::from_json(
        r#"{"name": "short", "kind": "Short", "description": "", "sections": [
            {"title": "Numbers", "limit": {"lines": 12}, "fill": ["figures"]}]}"#,
    )
    .unwrap();
    let drafted = wished("", &[], &template, &read);
    let section = &drafted.pack.sections[0];
    assert_eq!(section.limit, Some(Limit::Lines(12)));
    let [left] = drafted.left_out.as_slice() else { panic!("{:?}", drafted.left_out) };
    assert_eq!((left.why, left.kept), (Why::Limit, section.items.len()));
    assert!(left.found > left.kept && left.kept >= 3, "{left:?}");
}

#[test]
fn key_figures_say_what_they_count_in_the_source_s_words() {
    let read = signing();
    let pack = draft("Test", named("plain"), &read).unwrap();
    let mut captions = 0;
    for item in items(&pack) {
        let Body::Figure { value, caption, passage } = &item.body else { continue };
        if caption.is_empty() {
            assert!(value.chars().filter(|c| c.is_alphabetic()).count() > 3, "'{value}' says nothing by itself");
            continue;
        }
        let quote = &pack.highlights[passage].passage.quote;
        let words = caption.trim_matches(['“', '”']).trim_start_matches("… ").trim_end_matches(" …");
        assert!(quote.contains(words) && words.contains(value.as_str()), "{caption} | {quote}");
        captions += 1;
    }
    assert!(captions >= 2);
}

#[test]
fn templates_speak_every_language_of_the_page() {
    for template in template::bundled() {
        for code in ["vi", "fr", "es"] {
            let own = template.in_language(code);
            assert_ne!(own.kind, template.kind, "{} in {code}", template.name);
            assert_eq!(own.sections.len(), template.sections.len());
            for (own, section) in own.sections.iter().zip(&template.sections) {
                assert!(!own.title.trim().is_empty() && own.fill == section.fill);
                assert!(!own.guidance.trim().is_empty() && own.guidance != section.guidance, "{}", section.title);
            }
            let drafted = wished(code, &[], template, &signing());
            let titles: Vec<&str> = drafted.pack.sections.iter().map(|s| s.title.as_str()).collect();
            let english: BTreeSet<&str> = template.sections.iter().map(|s| s.title.as_str()).collect();
            let same = titles.iter().filter(|t| english.contains(**t)).count();
            assert!(same * 4 <= titles.len(), "{} in {code}: {titles:?}", template.name);
        }
        assert_eq!(&template.in_language("de"), template);
        assert_eq!(template.in_language("vi-VN"), template.in_language("vi"));
    }
    let uneven = r#"{"name": "a", "kind": "A", "description": "", "sections": [],
        "languages": {"vi": {"kind": "B", "description": "", "sections": [{"title": "C"}]}}}"#;
    assert!(template::from_json(uneven).unwrap_err().contains("texts for 1"));
}

#[test]
fn the_same_articles_give_the_same_draft() {
    for template in template::bundled() {
        let once = draft("Test", template, &signing()).unwrap();
        assert_eq!(once, draft("Test", template, &signing()).unwrap());
    }
    assert!(draft("Test", named("meeting-brief"), &[]).is_ok(), "nothing to draft from is no failure");
}

#[test]
fn a_template_with_a_field_that_is_none_is_refused_and_a_mark_before_it_is_not() {
    let good = r#"{"name": "mine", "kind": "K", "description": "d", "sections": [{"title": "T"}]}"#;
    assert!(template::from_json(&format!("\u{feff}{good}")).is_ok());
    for wrong in ["\"sectoins\": [], \"name\"", "\"guidence\": \"g\", \"name\""] {
        let said = template::from_json(&good.replacen("\"name\"", wrong, 1)).unwrap_err();
        assert!(said.contains("unknown field"), "{said}");
    }
}

#[test]
fn lengths_of_time_are_no_key_figures_and_plain_promises_get_no_note() {
    let text = [
        "Foreign Minister Edda Lorne of Varn looked back on nearly 40 years of talks about the strait.",
        "The two countries agreed to set up a joint ferry board by December 2026.",
        "About 12,500 passengers cross the strait each day.",
    ];
    let pack = draft("Test", named("meeting-brief"), &[told("alpha", "en", "2026-03-12", &text)]).unwrap();
    let figures: Vec<&str> = items(&pack)
        .filter_map(|i| match &i.body {
            Body::Figure { value, .. } => Some(value.as_str()),
            _ => None,
        })
        .collect();
    assert!(figures.iter().any(|v| v.contains("12,500")) && !figures.iter().any(|v| v.contains("40")), "{figures:?}");
    let notes: Vec<&str> = items(&pack)
        .filter(|i| matches!(&i.body, Body::Quotation { passage, .. } if pack.highlights[passage].kind == PassageKind::Commitment))
        .map(|i| i.note.as_str())
        .collect();
    assert_eq!(notes, [""]);
}

#[test]
fn a_pack_without_a_title_is_named_in_its_language() {
    for (language, title) in [("", "Briefing"), ("vi", "Tài liệu tham khảo"), ("fr", "Note d’information")] {
        let pack = draft_in(language, " ", named("plain"), &signing()).unwrap();
        assert_eq!(pack.front.title, title);
    }
    assert_eq!(draft("Test", named("plain"), &signing()).unwrap().front.title, "Test");
}

#[test]
fn a_digest_has_a_heading_for_each_outlet_and_none_for_all_that_name_none() {
    const LEADS: [&str; 6] = [
        "The harbour of Velmar was opened to ships from every sea on Monday.",
        "Snow closed both mountain passes, and trains to the valley stood still for hours.",
        "Teachers in the capital asked for smaller classes, more books and a later start of lessons.",
        "A museum of clocks lost its oldest piece, which had told the time since the great fire.",
        "Farmers expect a poor harvest of barley because spring came late and rain never did.",
        "The great clock of the town hall is to strike again when its bell has been cast anew.",
    ];
    let lead = |n: usize| LEADS[n].to_owned();
    let mut read: Vec<Read> = (0..6).map(|n| told(&format!("paper{n}"), "en", "2026-03-12", &[&lead(n)])).collect();
    let change = |read: &mut Read, outlet: Option<&str>, address: Option<&str>| {
        let article = Arc::make_mut(&mut read.0);
        article.outlet = outlet.map(str::to_owned);
        article.source.address = address.map(str::to_owned);
    };
    change(&mut read[1], Some("the  PAPER0"), None);
    change(&mut read[2], None, Some("https://www.example.org/news/1"));
    change(&mut read[3], None, None);
    change(&mut read[4], None, Some("https://example.org/news/2"));
    change(&mut read[5], None, None);
    Arc::make_mut(&mut read[5].0).title = Some("Clocks".to_owned());
    let pack = draft("Test", named("media-digest"), &read).unwrap();
    let quoted: Vec<(&str, &str)> = pack
        .sections
        .iter()
        .flat_map(|s| s.items.iter().map(|item| (s.title.as_str(), &item.body)))
        .filter_map(|(title, body)| match body {
            Body::Quotation { passage, .. } => Some((title, pack.highlights[passage].passage.quote.as_str())),
            _ => None,
        })
        .collect();
    let texts: Vec<String> = (0..6).map(lead).collect();
    let titles: Vec<&str> = quoted.iter().map(|(title, _)| *title).collect();
    // An outlet once, a host instead of a name, a title where there is no more; of the last two nothing is known.
    assert_eq!(titles, ["The paper0", "example.org", "Clocks", "Outlet not named", "Outlet not named"]);
    for ((_, quote), text) in quoted.iter().zip([0, 2, 5, 3, 4].map(|n| &texts[n])) {
        assert_eq!(quote, text);
    }
    assert!(!pack.sections.iter().any(|s| s.title == "What the outlets say"), "the headings stand in its place");
}

#[test]
fn a_digest_quotes_each_outlet_whose_own_lead_differs_and_names_the_copies_it_leaves_out() {
    let rest = [
        "The two countries agreed to set up a joint ferry board by December 2026, and to pay for it in equal parts.",
        "Ostmark will build three piers in Velmar by 2028, Trade Minister Tomas Brae promised after the ceremony.",
        "Fishermen from both coasts had waited for the accord since the old one ran out in the spring of 2019.",
    ];
    let lead = "An accord on ferries worth 310 million crowns was signed in Velmar on Thursday by two ministers.";
    let paper = |id: &str, lead: &str| {
        let texts: Vec<&str> = [lead].into_iter().chain(rest).collect();
        told(id, "en", "2026-03-12", &texts)
    };
    let read = vec![
        paper("alpha", lead),
        paper("beta", &lead.replace("310", "280")),
        paper("gamma", &lead.replace("signed", "sealed")),
        paper("delta", &lead.to_uppercase()),
    ];
    let drafted = wished("", &[], named("media-digest"), &read);
    let titles: Vec<&str> = drafted.pack.sections.iter().map(|s| s.title.as_str()).collect();
    for outlet in ["The alpha", "The beta", "The gamma"] {
        assert!(titles.contains(&outlet), "{titles:?}");
    }
    assert!(!titles.contains(&"The delta"));
    let copies: Vec<_> = drafted.left_out.iter().filter(|left| left.why == Why::Copies).collect();
    let [left] = copies.as_slice() else { panic!("{:?}", drafted.left_out) };
    assert_eq!((left.kept, left.found, left.names.len()), (3, 4, 1));
    assert!(left.names[0].starts_with("The delta, "), "{:?}", left.names);
    // A second article of an outlet is named too.
    let mut again = paper("beta", &lead.replace("Thursday", "Friday"));
    Arc::make_mut(&mut again.0).id = ArticleId("again".to_owned());
    let read = vec![paper("beta", lead), again];
    let drafted = wished("", &[], named("media-digest"), &read);
    assert!(drafted.left_out.iter().any(|left| left.why == Why::SameOutlet && left.names.len() == 1));
}

#[test]
fn an_article_without_an_outlet_is_named_in_the_marks_of_the_briefing_s_language() {
    for (language, open) in [("en", "‘"), ("fr", "«\u{a0}"), ("es", "«"), ("vi", "‘")] {
        let mut read = signing();
        for (article, _) in &mut read {
            let article = Arc::make_mut(article);
            article.outlet = None;
            article.title = Some(format!("Ferries {}", article.id.0));
        }
        let pack = draft_in(language, "Test", named("plain"), &read).unwrap();
        let texts: Vec<&str> = items(&pack)
            .flat_map(|item| match &item.body {
                Body::Chronology(entries) => entries.iter().map(|e| e.text.as_str()).collect(),
                _ => vec![item.note.as_str()],
            })
            .collect();
        let said = texts.iter().any(|text| text.contains(&format!("{open}Ferries ")));
        assert!(said, "{language}: {texts:?}");
        assert!(language == "en" || language == "vi" || !texts.iter().any(|t| t.contains("‘Ferries")), "{texts:?}");
        let doubts: Vec<String> = pack.doubts().iter().map(|doubt| format!("{:?}", doubt.kind)).collect();
        assert!(!doubts.iter().any(|kind| kind.contains("Ferries")), "{language}: {doubts:?}");
    }
}

#[test]
fn a_heading_made_of_a_list_s_announcing_phrase_is_not_followed_by_it() {
    let text =
        ["The two sides agreed on three pillars of work: trade in tea, safety at sea, and schools on the coast."];
    let pack = draft("Test", named("plain"), &[told("alpha", "en", "2026-03-12", &text)]).unwrap();
    let mut lists = 0;
    for section in &pack.sections {
        for item in &section.items {
            if let Body::List { label, .. } = &item.body {
                assert_ne!(label.to_lowercase(), section.title.to_lowercase());
                assert!(!section.title.is_empty());
                lists += 1;
            }
        }
    }
    assert_eq!(lists, 1);
}

#[test]
fn what_is_left_out_of_a_section_is_told_by_its_name() {
    let folder = tempfile::tempdir().unwrap();
    let (article, pack) = (folder.path().join("lake.txt"), folder.path().join("lake.briefing.json"));
    let text = "Lake accord\n\n3 November 2025\n\nThe accord was signed on Monday. \
                A banner on the quay read: “Our lake is not your drain.”\n";
    std::fs::write(&article, text).unwrap();
    let output = std::process::Command::new(env!("CARGO_BIN_EXE_briefpack"))
        .arg("draft")
        .arg(&article)
        .arg("-o")
        .arg(&pack)
        .output()
        .unwrap();
    let told = String::from_utf8_lossy(&output.stderr);
    assert!(told.contains("1 quotation was left out of 'Quotations': the articles do not name whose it is"), "{told}");
}
