//! The report of a formal talk as a form: read, refilled, kept when wrong, finalised when whole.

use std::borrow::Cow;

use domain::departure::DepartureType;
use domain::reason::{ReasonCode, ValueCode};
use domain::report::{
    Agreement, Boxes, ByDate, FieldFaultKind, PartInLeaving, Piece, Preventable, Quote, Report, TalkTheme, TextBox,
    ThemePart, Topic,
};
use domain::talk::Way;
use proptest::prelude::*;

fn fields(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
    pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
}

/// The boxes after a resignation: all of them.
fn full() -> Boxes {
    DepartureType::VoluntaryResignation.profile().boxes.clone()
}

fn faults_of(pairs: &[(&str, &str)]) -> Vec<(String, FieldFaultKind)> {
    Report::read(&fields(pairs)).1.into_iter().map(|fault| (fault.field, fault.kind)).collect()
}

#[test]
fn a_filled_in_form_becomes_a_report() {
    let (report, faults) = Report::read(&fields(&[
        ("csrf", "none of its business"),
        ("way", "video"),
        ("story", " Het begon\r\nmet een rooster. "),
        ("told", "C4"),
        ("told", "B1"),
        ("decisive", "C4"),
        ("preventable", "partly"),
        ("theme.autonomy.rating", "decisive"),
        ("theme.workload.text", "Drie extra taken"),
        ("theme.safety.text", "  "),
        ("stayed_because", "V1"),
        ("quote.0.text", ""),
        ("quote.0.consent", "yes"),
        ("quote.2.text", "Ik had het graag gezegd"),
        ("quote.2.consent", "yes"),
        ("agreement.1.what", "Gesprek met de directie"),
        ("agreement.1.owner", "Fatima"),
        ("agreement.1.by", "8-12-2026"),
    ]));
    assert_eq!(faults, []);
    assert_eq!(report.way, Some(Way::Video));
    assert_eq!(report.story, "Het begon\nmet een rooster.");
    assert_eq!(report.told, [ReasonCode::B1, ReasonCode::C4]);
    assert_eq!(report.decisive_reason(), Some(ReasonCode::C4));
    assert_eq!(report.preventable, Some(Preventable::Partly));
    assert_eq!(report.theme(TalkTheme::Autonomy).rating, Some(PartInLeaving::Decisive));
    assert_eq!(report.themes.len(), 2);
    assert_eq!(report.quotes.len(), 1);
    assert!(report.quotes[0].consent);
    assert_eq!(report.agreements[0].by.as_ref().map(ByDate::field).as_deref(), Some("2026-12-08"));
    assert_eq!(report.can_be_finalised(&full()), Ok(()));
}

#[test]
fn a_report_needs_a_story_and_a_reason_or_none_told_to_be_final() {
    let missing = |pairs: &[(&str, &str)]| -> Vec<String> {
        let faults = Report::read(&fields(pairs)).0.can_be_finalised(&full()).err().unwrap_or_default();
        faults.into_iter().map(|fault| fault.field).collect()
    };
    assert_eq!(missing(&[]), ["story", "told"]);
    assert_eq!(missing(&[("story", "Kort")]), ["told"]);
    assert_eq!(missing(&[("told", "A1")]), ["story"]);
    assert_eq!(missing(&[("story", "Kort"), ("told", "Z")]), Vec::<String>::new());
}

#[test]
fn what_is_wrong_stands_at_its_field_and_stays_as_typed() {
    let posted = fields(&[("agreement.0.what", "Bellen"), ("agreement.0.by", "31 februari")]);
    let (report, faults) = Report::read(&posted);
    assert_eq!((faults[0].field.as_str(), faults[0].kind), ("agreement.0.by", FieldFaultKind::NotADate));
    assert_eq!(report.fields(), posted);
    assert!(report.can_be_finalised(&full()).is_err());

    assert_eq!(faults_of(&[("agreement.0.owner", "Fatima")])[0].0, "agreement.0.what");
    assert_eq!(faults_of(&[("told", "A1"), ("decisive", "B1")])[0].1, FieldFaultKind::NotOneOfTheReasons);
    assert_eq!(faults_of(&[("way", "pigeon")]), [("way".to_owned(), FieldFaultKind::UnknownChoice)]);
    let four = [("told", "A1"), ("told", "B1"), ("told", "C1"), ("told", "D1")];
    assert_eq!(faults_of(&four), [("told".to_owned(), FieldFaultKind::TooMany { max: 3 })]);
    let long = "x".repeat(601);
    assert_eq!(
        faults_of(&[("theme.team.text", &long)]),
        [("theme.team.text".to_owned(), FieldFaultKind::TooLong { max: 600, is: 601 })]
    );
}

#[test]
fn days_are_read_as_people_write_them() {
    for typed in ["2026-12-08", "8-12-2026", "08/12/2026", "8.12.2026"] {
        assert_eq!(ByDate::from(typed.to_owned()).field(), "2026-12-08", "{typed}");
    }
    for typed in ["31-2-2026", "8-12-26", "morgen", "12/31/2026", "99999-01-01"] {
        assert_eq!(ByDate::from(typed.to_owned()), ByDate::AsTyped(typed.to_owned()));
    }
}

#[test]
fn a_stored_report_with_a_box_nobody_knows_is_refused() {
    assert!(Report::parse("{}").is_ok_and(|report| report.is_empty()));
    assert!(Report::parse(r#"{"verdict": "good"}"#).is_err());
    assert!(Report::parse(r#"{"told": ["A9"]}"#).is_err());
}

#[test]
fn a_report_of_before_owners_were_picked_reads_as_it_was_written() {
    let stored = r#"{"agreements": [{"what": "Bellen", "owner": "de conciërge", "by": null}]}"#;
    let report = Report::parse(stored).expect("a report");
    assert_eq!(report.agreements[0].owner, "de conciërge");
    assert!(!report.agreements[0].outside && !report.to_json().contains("outside"));
}

#[test]
fn whatever_is_posted_belongs_to_one_piece_of_the_report() {
    for (field, _) in filled().fields() {
        let of: Vec<Piece> = Piece::all().into_iter().filter(|piece| piece.has_field(&field)).collect();
        assert_eq!(of.len(), 1, "{field}: {of:?}");
    }
}

#[test]
fn every_box_for_words_is_read_kept_limited_and_compared() {
    for text_box in TextBox::ALL {
        let written = |words: &str| Report::read(&[(text_box.code().to_owned(), words.to_owned())]);
        let (report, faults) = written("Een paar woorden");
        assert_eq!((report.text(*text_box), faults.as_slice()), ("Een paar woorden", [].as_slice()), "{text_box}");
        assert_eq!(Report::read(&report.fields()).0, report, "{text_box}");
        assert_eq!(Report::parse(&report.to_json()).expect("a report"), report, "{text_box}");
        assert!(report.to_json().contains(&format!("\"{text_box}\":\"Een paar woorden\"")), "{text_box}");
        assert_eq!(report.differences(&Report::default()), [Piece::Text(*text_box)]);
        assert_eq!(written(&"x".repeat(2001)).1.len(), 1, "{text_box}");
    }
}

/// A report in which every box holds something. Whoever adds a box fills it here, by its name.
fn filled() -> Report {
    let words = || "Een paar woorden".to_owned();
    Report {
        way: Some(Way::Video),
        story: words(),
        told: vec![ReasonCode::B1, ReasonCode::C4],
        decisive: Some(ReasonCode::C4),
        preventable: Some(Preventable::Partly),
        topics: Topic::ALL.iter().map(|topic| (*topic, words())).collect(),
        themes: TalkTheme::ALL
            .iter()
            .map(|theme| (*theme, ThemePart { rating: Some(PartInLeaving::Some), text: words() }))
            .collect(),
        stayed_because: vec![ValueCode::V1],
        quotes: vec![Quote { text: words(), consent: true }],
        suggestions: words(),
        agreements: vec![Agreement {
            what: words(),
            owner: words(),
            outside: true,
            by: Some(ByDate::from("2026-12-08".to_owned())),
        }],
        sharing: words(),
        fits_no_box: words(),
        leavers_words: words(),
    }
}

#[test]
fn whatever_the_box_it_is_posted_read_stored_and_shown_where_it_holds_something() {
    let report = filled();
    assert_eq!(Report::read(&report.fields()), (report.clone(), Vec::new()));
    assert_eq!(Report::parse(&report.to_json()), Ok(report.clone()));
    let none = Boxes {
        told: false,
        decisive: false,
        preventable: false,
        ratings: false,
        themes: Cow::Borrowed(&[]),
        topics: Cow::Borrowed(&[]),
    };
    let all = Boxes {
        told: true,
        decisive: true,
        preventable: true,
        ratings: true,
        themes: Cow::Borrowed(TalkTheme::ALL),
        topics: Cow::Borrowed(Topic::ALL),
    };
    assert_eq!(none.with_filled(&report), all);
}

#[test]
fn whatever_the_box_two_versions_are_compared_and_settled_by_it() {
    let (empty, report) = (Report::default(), filled());
    assert_eq!(report.differences(&empty), Piece::all());
    let mut taken = empty;
    for piece in Piece::all() {
        taken.take(piece, &report);
    }
    assert_eq!(taken, report);
}

#[test]
fn whatever_the_box_it_takes_no_more_words_than_a_report_has() {
    let long = "x".repeat(7000);
    let posted = filled().fields();
    for at in 0..posted.len() {
        let mut posted = posted.clone();
        posted[at].1.clone_from(&long);
        let (report, faults) = Report::read(&posted);
        assert!(!faults.is_empty() || !report.to_json().contains(&long), "{}", posted[at].0);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_report_refilled_and_posted_again_is_the_same_report(
        posted in prop::collection::vec((
            prop::sample::select(vec![
                "way", "story", "told", "decisive", "preventable", "theme.team.rating", "theme.team.text",
                "stayed_because", "quote.0.text", "quote.0.consent", "quote.7.text", "suggestions",
                "topic.dignity", "agreement.0.what", "agreement.3.owner", "agreement.3.outside", "agreement.3.by", "sharing", "quote.x.text", "agreement.",
            ]),
            prop_oneof![
                prop::sample::select(vec!["A1", "B1", "Z", "V1", "yes", "some", "phone", "2026-12-08", "30-2-2026"])
                    .prop_map(str::to_owned),
                "\\PC{0,20}",
                Just("lang ".repeat(1500)),
            ],
        ), 0..30),
    ) {
        let posted: Vec<(String, String)> = posted.into_iter().map(|(name, value)| (name.to_owned(), value)).collect();
        let (report, _) = Report::read(&posted);
        let (again, faults) = Report::read(&report.fields());
        prop_assert_eq!(&again, &report);
        prop_assert_eq!(faults, report.faults());
        prop_assert_eq!(Report::parse(&report.to_json()), Ok(report));
    }
}
