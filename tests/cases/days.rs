//! Days as people type them.

use briefpack::import::{TypedDay, typed_day};
use briefpack::ui::tongue::{Tongue, Words};
use jiff::civil::date;

#[test]
fn a_day_is_read_as_people_write_it() {
    let day = TypedDay::One(date(2026, 12, 3));
    for typed in [
        "2026-12-03",
        "2026/12/3",
        "3 December 2026",
        "3 Dec. 2026",
        "03 dec 26",
        "3rd of December, 2026",
        "December 3, 2026",
        "Dec 3rd 2026",
        "Thursday, 3 December 2026",
        " thu 3 dec 2026. ",
        "3 décembre 2026",
        "jeudi 3 decembre 2026",
        "le 3 déc. 2026",
        "3 de diciembre de 2026",
        "jueves 3 de diciembre del 2026",
        "ngày 3 tháng 12 năm 2026",
        "3 tháng 12, 2026",
        "Thứ Năm, ngày 3 tháng 12 năm 2026",
        "ngay 3 thang 12 nam 2026",
        // Letters and their accents apart (NFD).
        "nga\u{300}y 3 tha\u{301}ng 12 na\u{306}m 2026",
        "3 de\u{301}cembre 2026",
    ] {
        assert_eq!(typed_day(typed), day, "{typed}");
    }
    assert_eq!(typed_day("1er janvier 2027"), TypedDay::One(date(2027, 1, 1)));
    assert_eq!(typed_day("３ December 2026"), TypedDay::One(date(2026, 12, 3)), "digits of full width");
    assert_eq!(typed_day("2026年12月3日"), TypedDay::One(date(2026, 12, 3)));
    assert_eq!(typed_day("21/10/2026"), TypedDay::One(date(2026, 10, 21)));
    assert_eq!(typed_day("10/21/26"), TypedDay::One(date(2026, 10, 21)));
    assert_eq!(typed_day("7/7/2026"), TypedDay::One(date(2026, 7, 7)));
}

#[test]
fn what_may_be_two_days_is_asked_about() {
    for typed in ["3/12/26", "3/12/2026", "3.12.2026", "03-12-2026", "Thursday 3/12/2026"] {
        assert_eq!(typed_day(typed), TypedDay::Either(date(2026, 12, 3), date(2026, 3, 12)), "{typed}");
    }
}

#[test]
fn no_part_of_what_was_typed_is_passed_over() {
    for typed in [
        "soon",
        "3 December",
        "December 2026",
        "2026",
        "tháng 12 năm 2026",
        "3 – 5 December 2026",
        "3 December 2026 or 4 December 2026",
        "3 December 2026, 10:30",
        "3 December 2026 at noon",
        "published 3 December 2026",
        "3 December 2026 in Hanoi",
        "12345678",
        "3/12/26/5",
        "③ December 2026",
        &"3 December 2026 ".repeat(20),
    ] {
        assert_eq!(typed_day(typed), TypedDay::Unread, "{typed}");
    }
    for typed in ["2026-02-30", "31/02/2026", "31 November 2026", "0 January 2026", "ngày 31 tháng 4 năm 2026"] {
        assert_eq!(typed_day(typed), TypedDay::NoSuchDay, "{typed}");
    }
    for typed in ["", "  ", "\n"] {
        assert_eq!(typed_day(typed), TypedDay::Empty);
    }
}

#[test]
fn the_window_reads_the_days_that_it_writes() {
    for tongue in Tongue::ALL {
        let words = Words::of(tongue);
        for month in 1..=12_i8 {
            let name = words.tr(&format!("month-{month}"));
            let with = [("day", "9".into()), ("month", name.into()), ("year", "2026".into())];
            let written = words.tr_with("day", &with);
            assert_eq!(typed_day(&written), TypedDay::One(date(2026, month, 9)), "{written}");
        }
    }
}
