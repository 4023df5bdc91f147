//! Packs of several shapes, made of the fixtures: what the pages are looked at, and checked, with.

use std::path::Path;
use std::sync::Arc;

use briefpack::article::{Article, ArticleId, Block, BlockKind, Language, Passage, Source, Span, sha256_hex};
use briefpack::detect::detect;
use briefpack::draft::draft_in;
use briefpack::import::import;
use briefpack::pack::{Body, Edit, Front, Happening, Pack, Picture, Place, Precision, SectionId, apply};
use briefpack::template;
use jiff::civil::{Date, date};

/// The pack of a shape. `root` is the crate's folder.
pub fn pack(shape: &str, root: &Path) -> Pack {
    match shape {
        "short" => short(root),
        "long" => long(root),
        "vietnamese" => vietnamese(root),
        "scripts" => scripts(root),
        "figures" => figures(root),
        _ => panic!("no shape '{shape}'"),
    }
}

fn read(root: &Path, file: &str) -> Arc<Article> {
    let path = root.join(file);
    let whole = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    // What the import is expected to find stands below a line in its fixtures.
    let bytes = whole.split("\n=====\n").next().unwrap_or_default().as_bytes().to_vec();
    let name = path.file_name().unwrap().to_string_lossy().into_owned();
    Arc::new(import(&name, &bytes).unwrap_or_else(|error| panic!("{file}: {error}")))
}

/// The text files of a folder, by name.
fn files(root: &Path, folder: &str) -> Vec<String> {
    let mut names: Vec<String> = std::fs::read_dir(root.join(folder))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
        .filter(|name| name.ends_with(".txt"))
        .map(|name| format!("{folder}/{name}"))
        .collect();
    names.sort();
    names
}

fn drafted(root: &Path, files: &[&str], language: &str, template: &str, title: &str) -> Pack {
    let read: Vec<_> = files
        .iter()
        .map(|file| {
            let article = read(root, file);
            let suggestions = detect(&article);
            (article, suggestions)
        })
        .collect();
    let template = template::bundled().iter().find(|t| t.name == template).expect("a bundled template");
    draft_in(language, title, template, &read).expect("a draft")
}

fn steps(pack: Pack, edits: Vec<Edit>) -> Pack {
    edits.iter().fold(pack, |pack, edit| apply(&pack, edit).expect("a step that can be taken"))
}

fn note(section: SectionId, text: &str) -> Edit {
    Edit::AddNote { text: text.to_owned(), place: Place::end_of(section) }
}

fn block(section: SectionId, body: Body) -> Edit {
    Edit::AddBlock { body, place: Place::end_of(section) }
}

fn section_named(pack: &Pack, words: &str) -> SectionId {
    pack.sections.iter().find(|s| s.title.contains(words)).expect("a section of that name").id
}

fn whole(article: &Article, words: &str) -> Passage {
    let index = article.blocks.iter().position(|b| b.text.contains(words)).expect("a paragraph with these words");
    Passage::new(article, vec![Span::new(index, 0, article.blocks[index].text.len())]).expect("a passage")
}

/// A telephone call, on two pages and its annex.
fn short(root: &Path) -> Pack {
    let pack = drafted(
        root,
        &["tests/fixtures/import/unseen/readout.txt"],
        "",
        "leader-call",
        "Call with the harbour ministers",
    );
    let front = Front {
        occasion: "Follow-up to the spring round".into(),
        date: Some(date(2025, 11, 4)),
        time: "10.30–10.50".into(),
        prepared_for: "The Minister".into(),
        prepared_by: "Coastal Desk".into(),
        marking: "OFFICIAL".into(),
        number: "2025/87".into(),
        ..pack.front.clone()
    };
    let purpose = section_named(&pack, "Purpose");
    let points = section_named(&pack, "Points");
    let raised = section_named(&pack, "If raised");
    steps(
        pack,
        vec![
            Edit::SetFront(front),
            note(purpose, "Agree on a day for the joint survey before the winter storms set in."),
            note(
                points,
                "- Thank them for the **quick answer** in September.\n- Offer our survey ship from 12 January; theirs is in dock until March.\n- Ask for a name and a telephone number on their side, day and night.\n- Say that we will publish our half of the soundings, whatever they decide.",
            ),
            note(
                raised,
                "*Fishing fees:* not for this call; both sides meet on 20 November.\n- *Old wreck:* our divers have finished; the report is with them since Friday.",
            ),
        ],
    )
}

/// A meeting of many annexes: about sixty pages.
fn long(root: &Path) -> Pack {
    let mut names = files(root, "seeds");
    names.extend(files(root, "tests/fixtures/import"));
    names.extend(files(root, "tests/fixtures/import/unseen"));
    names.push("tests/fixtures/shapes/port_year.txt".to_owned());
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let pack = drafted(
        root,
        &names,
        "",
        "meeting-brief",
        "Everything that was reported before the autumn round of talks on ports, forests and rail",
    );
    let front = Front {
        occasion: "Autumn round of talks, third day, with the delegations of both coasts".into(),
        date: Some(date(2025, 11, 3)),
        time: "9.00".into(),
        place: "Assembly Rooms, second floor".into(),
        prepared_for: "The delegation".into(),
        prepared_by: "Coastal Desk and Press Section".into(),
        contact: "Duty officer, ext. 4711".into(),
        marking: "TLP:AMBER".into(),
        version: "3".into(),
        number: "2025/114".into(),
        ..pack.front.clone()
    };
    let bottom = pack.sections[0].id;
    let reviews = [
        ("Press review of the week, first part: London", "seeds"),
        ("Press review of the week, second part: ports, forests and rail", "tests/fixtures/import"),
        ("Press review of the week, third part: what else was told", "tests/fixtures/import/unseen"),
    ]
    .map(|(title, folder)| press_review(root, title, &files(root, folder)));
    let quoted = |review: &Arc<Article>| {
        let passage = Passage::new(review, vec![Span::new(1, 0, review.blocks[1].text.len())]).expect("a passage");
        [Edit::AddArticle(Arc::clone(review)), Edit::AddQuotation { passage, place: Place::end_of(bottom) }]
    };
    let pack = steps(pack, reviews.iter().flat_map(quoted).collect());
    steps(
        pack,
        vec![
            Edit::SetFront(front),
            note(
                bottom,
                "The talks can close on Wednesday if the fees stay out of the joint statement. Everything else is agreed in substance.",
            ),
        ],
    )
}

/// What several files say, one after another, as a single long article.
fn press_review(root: &Path, title: &str, files: &[String]) -> Arc<Article> {
    let mut blocks = Vec::new();
    for file in files {
        let article = read(root, file);
        let text = article.title.clone().unwrap_or_else(|| file.clone());
        blocks.push(Block { kind: BlockKind::Heading, text, line: blocks.len() + 1 });
        blocks.extend(article.blocks.iter().cloned());
    }
    let text: String = blocks.iter().map(|block| format!("{}\n", block.text)).collect();
    let sha256 = sha256_hex(format!("{title}\n{text}").as_bytes());
    Arc::new(Article {
        id: ArticleId(sha256.chars().take(16).collect()),
        source: Source { file_name: "press-review.txt".to_owned(), sha256, address: None },
        title: Some(title.to_owned()),
        published: Some(date(2025, 10, 31)),
        outlet: Some("Press Section".to_owned()),
        byline: None,
        dateline: None,
        language: Language("en".to_owned()),
        blocks,
        dropped: Vec::new(),
        warnings: Vec::new(),
    })
}

fn vietnamese(root: &Path) -> Pack {
    let files = ["tests/fixtures/shapes/vi_1.txt", "tests/fixtures/shapes/vi_2.txt"];
    let pack = drafted(
        root,
        &files,
        "vi",
        "plain",
        "Vận tải vịnh Vĩnh Thạnh và rừng ngập mặn: những điều cần biết trước cuộc họp",
    );
    let front = Front {
        occasion: "Chuẩn bị cho phiên họp lần thứ hai giữa Ban Quản lý cảng và hiệp hội ngư dân".into(),
        date: Some(date(2025, 9, 28)),
        time: "8 giờ 30".into(),
        place: "Phòng họp tầng hai, trụ sở Ban Quản lý cảng".into(),
        prepared_for: "Ông Chủ tịch".into(),
        prepared_by: "Tổ Tổng hợp".into(),
        marking: "LƯU HÀNH NỘI BỘ".into(),
        ..pack.front.clone()
    };
    let first = pack.sections[0].id;
    let happening = |day: Date, text: &str| {
        (Happening { date: day, end: None, precision: Precision::Day, text: text.into(), passage: None }, None)
    };
    let index = pack.sections.len();
    let pack = steps(
        pack,
        vec![
            Edit::SetFront(front),
            note(
                first,
                "Đề nghị giữ nguyên lịch họp; **chưa nêu** vấn đề giá vé cho đến khi có số liệu tháng đầu.\n- Hỏi về chỗ neo đậu riêng cho thuyền cá.\n- Cảm ơn hiệp hội đã gửi kiến nghị sớm.",
            ),
            Edit::AddSection { title: "Mốc thời gian".into(), index },
        ],
    );
    let place = Place::end_of(pack.sections[index].id);
    let entries = vec![
        happening(date(2025, 6, 15), "Chạy thử toàn tuyến trong điều kiện sóng cấp bốn."),
        happening(date(2025, 8, 3), "Hiệp hội ngư dân gửi kiến nghị."),
        happening(date(2025, 9, 12), "Công bố tuyến vận tải mới."),
        happening(date(2025, 9, 20), "Họp lần thứ hai về lịch chạy tàu."),
    ];
    steps(pack, vec![Edit::AddChronology { entries, place }])
}

/// Two passages of each article in scripts that the bundled fonts lack, each under a note in its script.
fn scripts(root: &Path) -> Pack {
    let mut pack = Pack::new("Ports, in six scripts");
    let place = Place::end_of(pack.sections[0].id);
    for file in files(root, "tests/fixtures/scripts") {
        let article = read(root, &file);
        pack = steps(pack, vec![Edit::AddArticle(Arc::clone(&article))]);
        for index in 1..article.blocks.len().min(3) {
            let passage = Passage::new(&article, vec![Span::new(index, 0, article.blocks[index].text.len())]).unwrap();
            pack = steps(pack, vec![Edit::AddQuotation { passage, place }]);
        }
        let item = pack.sections[0].items.last().expect("a quotation").id;
        pack = steps(pack, vec![Edit::SetNote { item, note: article.blocks[0].text.clone() }]);
    }
    pack
}

/// Numbers, dates, a wide table, pictures and people: what is hard to set.
fn figures(root: &Path) -> Pack {
    let mut port = (*read(root, "tests/fixtures/shapes/port_year.txt")).clone();
    port.outlet = Some("The Harbour Chronicle and Gazette of Coastal Trade, Inland Shipping and Fisheries".into());
    let port = Arc::new(port);
    let pack = Pack::new(
        "The northern quays in figures: a record year, its causes as the authority tells them, and what the repairs of the eastern mole mean for the budget of 2027",
    );
    let front = Front {
        kind: "Read-ahead".into(),
        occasion: "Joint committee on harbours, coastal trade and fisheries".into(),
        date: Some(date(2025, 10, 20)),
        prepared_for: "Members of the joint committee".into(),
        prepared_by: "Secretariat".into(),
        logo: Some("seal.svg".into()),
        logo_words: "Seal of the port authority".into(),
        ..pack.front.clone()
    };
    let picture = |name: &str| Edit::AddPicture {
        name: name.to_owned(),
        picture: Picture { bytes: std::fs::read(root.join("tests/fixtures/svg").join(name)).unwrap().into() },
    };
    let first = pack.sections[0].id;
    let figure = |words: &str, value: &str, caption: &str| Edit::AddFigure {
        value: value.to_owned(),
        caption: caption.to_owned(),
        passage: whole(&port, words),
        place: Place::end_of(first),
    };
    let mut edits = vec![
        Edit::SetFront(front),
        Edit::AddArticle(Arc::clone(&port)),
        picture("seal.svg"),
        picture("gradient.svg"),
        Edit::RenameSection { section: first, title: "Key figures of the twelve months to September".into() },
        figure("4.8 million", "4.8 million", "tonnes of goods, the most since records began in 1921"),
        figure("4.8 million", "12.5 percent", "more than in the year before"),
        figure("312,000", "312,000", "containers"),
        figure(
            "312,000",
            "1.9 million",
            "passengers on the ferries, the two cruise berths and the night boats taken together",
        ),
        figure("312,000", "£86.4 million", "for repairs"),
        figure(
            "312,000",
            "£31 million",
            "of it for the eastern mole, which the storm of January 2023 had opened over a length of forty metres",
        ),
        figure("312,000", "11", "days lost to storms"),
        figure("Emissions", "23 percent", "less carbon dioxide for each tonne of goods"),
        figure("Emissions", "6,700 tonnes", "of carbon dioxide saved by shore power"),
        figure("Emissions", "74 percent", "of the authority’s vehicles run on electricity"),
    ];
    for (i, title) in [
        "What happened, and when it was decided",
        "Berths, depths and fees: a table of eight columns",
        "People",
        "What the authority says of itself, in its own words and at a length that no heading should have",
    ]
    .into_iter()
    .enumerate()
    {
        edits.push(Edit::AddSection { title: title.to_owned(), index: i + 1 });
    }
    let pack = steps(pack, edits);
    let [_, chronology, berths, people, words] = [0, 1, 2, 3, 4].map(|i| pack.sections[i].id);
    steps(
        pack,
        vec![
            Edit::AddChronology { entries: happenings(&port), place: Place::end_of(chronology) },
            block(berths, eight_columns()),
            block(berths, Body::Picture { picture: "gradient.svg".into(), caption: "Goods handled, in thousands of tonnes a year".into(), alt: "A line that rises from left to right".into() }),
            block(people, Body::Picture { picture: "seal.svg".into(), caption: "The authority’s seal".into(), alt: "A round seal with a wave".into() }),
            block(people, Body::Biography {
                name: "Margaret Oyelaran-Whitcombe".into(),
                role: "Head of the port authority since 2019".into(),
                text: "Naval architect; ran the dry docks before. Prefers **figures to adjectives** and answers letters by hand.\n- Will ask about the dredging money.\n- Knows the eastern mole stone by stone.".into(),
            }),
            block(people, Body::Biography {
                name: "Tomasz Brzęczyszczykiewicz".into(),
                role: "Speaker of the fishermen’s association".into(),
                text: "Skipper of the *Halina*. Speaks for 214 small boats.".into(),
            }),
            Edit::AddQuotation { passage: whole(&port, "record year"), place: Place::end_of(words) },
            Edit::AddQuotation { passage: whole(&port, "The fees were"), place: Place::end_of(words) },
            note(words, "Both were said after the report was handed out."),
        ],
    )
}

/// Thirty events, most of them within one week, some years apart.
fn happenings(port: &Article) -> Vec<(Happening, Option<Passage>)> {
    let happening = |day: Date, precision: Precision, text: &str| Happening {
        date: day,
        end: None,
        precision,
        text: text.to_owned(),
        passage: None,
    };
    let mut entries = vec![
        (happening(date(1921, 1, 1), Precision::Year, "Records begin."), Some(whole(port, "1921"))),
        (happening(date(2019, 4, 1), Precision::Month, "The authority gets its present head."), None),
        (happening(date(2023, 1, 17), Precision::Day, "A storm opens the eastern mole."), None),
        (
            happening(
                date(2025, 2, 2),
                Precision::Day,
                "A coaster strikes the western lock gate; it is closed for nine days.",
            ),
            Some(whole(port, "2 February")),
        ),
        (happening(date(2025, 6, 18), Precision::Day, "The new fish hall opens."), Some(whole(port, "18 June"))),
    ];
    let words = [
        "The committee’s first reading",
        "Answers from the authority",
        "Hearing of the fishermen",
        "Letter from the ministry",
        "Soundings are handed in",
        "Second reading",
    ];
    for i in 0..25_i8 {
        let text = format!("{} ({}).", words[usize::try_from(i).unwrap() % words.len()], i + 1);
        entries.push((happening(date(2025, 10, 6 + i / 4), Precision::Day, &text), None));
    }
    entries.push((
        happening(date(2027, 12, 31), Precision::Year, "The northern channel is 14.5 metres deep."),
        Some(whole(port, "14.5 metres")),
    ));
    entries
}

fn eight_columns() -> Body {
    let text = |words: &[&str]| words.iter().map(|w| (*w).to_owned()).collect::<Vec<_>>();
    Body::Table {
        caption: "Berths of the northern quays".into(),
        header: text(&["Berth", "Length m", "Depth m", "Crane t", "Shore power", "Fee £ a day", "Used for", "Remarks"]),
        rows: vec![
            text(&["North 1", "240", "12.5", "40", "yes", "1,850", "Containers", "Two cranes since May"]),
            text(&["North 2", "240", "12.5", "40", "yes", "1,850", "Containers", ""]),
            text(&[
                "North 3",
                "180",
                "9.0",
                "16",
                "no",
                "1,120",
                "Grain and timber",
                "Store roof under repair until the spring",
            ]),
            text(&["East mole", "95", "6.5", "–", "no", "240", "Fishing boats", "Closed in gales from the east"]),
            text(&["Dry dock", "190", "8.0", "25", "yes", "4,300", "Repairs", "Booked to August 2026"]),
        ],
    }
}
