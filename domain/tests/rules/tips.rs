//! Tips that nobody else reads: which are taken, when they are handed on, and without which names.

use chrono::{DateTime, TimeDelta, Utc};
use domain::course::Stage;
use domain::school::Half;
use domain::tips::{Case, LEAST, NAMELESS, Waiting, handed_on, over_by, taken_until, without_names};
use proptest::prelude::*;

use super::day;

fn at(text: &str) -> DateTime<Utc> {
    day(text).and_hms_opt(9, 0, 0).expect("a time").and_utc()
}

const SPRING: &str = "2026-02-01";
const AUTUMN: &str = "2026-08-01";

fn half(first: &str) -> Half {
    Half::of(day(first)).expect("near")
}

fn waiting(period: &str, lot: u128) -> Waiting {
    Waiting { period: day(period), lot, words: format!("tip {lot}") }
}

#[test]
fn a_tip_is_taken_where_no_adviser_read_it_and_nothing_stands_in_the_way() {
    let taken = Case {
        stage: Stage::Closed,
        has_left: true,
        met_adviser: false,
        is_left_alone: false,
        has_name: true,
        handed_in: at("2026-03-10"),
        promised_after: None,
    };
    assert!(taken.is_taken());
    assert!(Case { promised_after: Some(at("2026-03-09")), ..taken }.is_taken());
    let not = [
        Case { has_left: false, ..taken },
        Case { met_adviser: true, ..taken },
        Case { is_left_alone: true, ..taken },
        Case { has_name: false, ..taken },
        Case { promised_after: Some(at("2026-03-10")), ..taken },
        Case { stage: Stage::Stopped, ..taken },
        Case { stage: Stage::Cancelled, ..taken },
        Case { stage: Stage::Paused, ..taken },
    ];
    for case in not {
        assert!(!case.is_taken(), "{case:?}");
    }
}

#[test]
fn sentences_are_taken_of_a_talk_with_an_adviser_where_nothing_stands_in_the_way() {
    let taken = Case {
        stage: Stage::Closed,
        has_left: true,
        met_adviser: true,
        is_left_alone: false,
        has_name: true,
        handed_in: at("2026-03-10"),
        promised_after: Some(at("2026-03-10")),
    };
    assert!(taken.are_quotes_taken() && !taken.is_taken());
    let not = [
        Case { has_left: false, ..taken },
        Case { is_left_alone: true, ..taken },
        Case { has_name: false, ..taken },
        Case { stage: Stage::Stopped, ..taken },
        Case { stage: Stage::Cancelled, ..taken },
        Case { stage: Stage::Paused, ..taken },
    ];
    for case in not {
        assert!(!case.are_quotes_taken(), "{case:?}");
    }
}

#[test]
fn a_tip_is_taken_when_the_link_opens_nothing_any_more() {
    assert_eq!(taken_until(at("2026-06-12")), at("2026-05-01"));
    assert_eq!(at("2026-06-12") - taken_until(at("2026-06-12")), TimeDelta::weeks(6));
}

#[test]
fn a_half_year_is_over_on_its_last_day_and_not_on_its_first() {
    for (last, first) in [
        ("2026-07-31", SPRING),
        ("2026-08-01", SPRING),
        ("2027-01-30", SPRING),
        ("2027-01-31", AUTUMN),
        ("2026-07-30", "2025-08-01"),
    ] {
        assert_eq!(over_by(day(last)), Some(day(first)), "{last}");
    }
}

#[test]
fn four_wait_and_five_go_together_with_those_of_before() {
    let four: Vec<Waiting> = (0..4).map(|lot| waiting(SPRING, lot)).collect();
    assert_eq!(handed_on(four.clone(), half(SPRING)), None);
    let later = [four, vec![waiting(AUTUMN, 9)]].concat();
    assert_eq!(handed_on(later.clone(), half(SPRING)), None, "one of the next half-year does not help");
    assert_eq!(handed_on(later, half(AUTUMN)).map(|words| words.len()), Some(5));
}

proptest! {
    #[test]
    fn what_is_handed_on_is_never_of_fewer_than_five_and_its_order_follows_chance_alone(
        lots in prop::collection::vec(any::<u128>(), 0..12),
    ) {
        let tips: Vec<Waiting> = lots.iter().map(|lot| waiting(SPRING, *lot)).collect();
        let turned: Vec<Waiting> = tips.iter().rev().cloned().collect();
        let shown = handed_on(tips, half(SPRING));
        prop_assert_eq!(&shown, &handed_on(turned, half(SPRING)));
        prop_assert_eq!(shown.map(|words| words.len()), (lots.len() >= LEAST).then_some(lots.len()));
    }

    #[test]
    fn a_text_without_names_is_left_as_it_is(text in "\\PC{0,80}") {
        prop_assert_eq!(without_names(&text, &[], &[]), text);
    }

    #[test]
    fn a_whole_name_never_stays(before in "[a-z ]{0,12}", after in "[a-z ]{0,12}") {
        let staff = ["Fatima el Amrani".to_owned()];
        let text = format!("{before} fatima EL amrani {after}");
        let shown = without_names(&text, &[], &staff).to_lowercase();
        prop_assert!(!shown.contains("amrani") && shown.contains(NAMELESS));
    }
}

/// What is left of a text that Vera Trek wrote, among two colleagues.
fn left_of(text: &str) -> String {
    let own = ["Vera Trek".to_owned(), "Vera".to_owned()];
    let staff = ["Jan van der Meer".to_owned(), "Loes Bos".to_owned()];
    without_names(text, &own, &staff)
}

#[test]
fn names_are_taken_out_however_they_are_written() {
    for (text, left) in [
        ("Jan van der Meer luistert.", "[naam] luistert."),
        ("Vraag jan VAN DER meer maar.", "Vraag [naam] maar."),
        ("Bij mevrouw Bos was het fijn.", "Bij mevrouw [naam] was het fijn."),
        ("loes kon dat goed.", "[naam] kon dat goed."),
        ("Ga naar Loes's lessen.", "Ga naar [naam]'s lessen."),
        ("Luister naar Van der Meer!", "Luister naar [naam]!"),
        ("Groet, vera trek", "Groet, [naam]"),
        ("Groet, Véra", "Groet, [naam]"),
        ("Loes en Jan. En Meer? Ja, Meer.", "[naam] en [naam]. En [naam]? Ja, [naam]."),
    ] {
        assert_eq!(left_of(text), left, "{text}");
    }
}

#[test]
fn words_that_are_also_names_stay_where_they_are_words() {
    for text in
        ["Meer rust in het rooster.", "Ik wil meer tijd.", "Met de klas naar het bos.", "Minder druk.\nMeer plezier."]
    {
        assert_eq!(left_of(text), text);
    }
}

/// What is left of what Jan van der Meer wrote, whose name is also a word, among colleagues of whom that is true too.
fn left_of_meer(text: &str) -> String {
    let own = ["Jan van der Meer", "Jan", "van der Meer"].map(str::to_owned);
    let staff = ["Will de Groot", "Hope Best", "Mark O'Tester", "Wim van 't Duin", "Ben Jong"].map(str::to_owned);
    without_names(text, &own, &staff)
}

#[test]
fn the_writers_own_name_and_first_names_stay_where_they_are_words() {
    for text in [
        "Ik wil meer rust.",
        "Meer rust, en minder vergaderen.",
        "I will mark more; I hope for the best.",
        "Best een groot probleem. Will you?",
        "Ik ben nog jong.",
    ] {
        assert_eq!(left_of_meer(text), text);
    }
    for (text, left) in [
        ("Groet, Jan van der Meer", "Groet, [naam]"),
        ("van der meer was hier", "[naam] was hier"),
        ("Dat zei jan ook.", "Dat zei [naam] ook."),
        ("Meneer Meer weet het.", "Meneer [naam] weet het."),
        ("Vraag Will of Hope.", "Vraag [naam] of [naam]."),
        ("Dat wist Ben.", "Dat wist [naam]."),
    ] {
        assert_eq!(left_of_meer(text), left, "{text}");
    }
}

#[test]
fn genitives_apostrophes_and_what_nobody_sees_hide_no_name() {
    for (text, left) in [
        ("Veras lessen waren goed.", "[naam] lessen waren goed."),
        ("Ga naar Loes' lessen.", "Ga naar [naam]' lessen."),
        ("De plannen van Van der Meers team.", "De plannen van [naam] team."),
        ("Vraag Ve\u{200b}ra maar.", "Vraag [naam] maar."),
        ("Vraag Lo\u{ad}es Bos maar.", "Vraag [naam] maar."),
    ] {
        assert_eq!(left_of(text), left, "{text}");
    }
    for (text, left) in [
        ("Vraag OTester maar.", "Vraag [naam] maar."),
        ("Vraag O'Tester maar.", "Vraag [naam] maar."),
        ("Vraag O’Tester maar.", "Vraag [naam] maar."),
        ("Bij Mark O’Tester.", "Bij [naam]."),
        ("OTesters lessen", "[naam] lessen"),
        ("bij wim van ’t duin", "bij [naam]"),
    ] {
        assert_eq!(left_of_meer(text), left, "{text}");
    }
}
