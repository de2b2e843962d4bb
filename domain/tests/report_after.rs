//! What follows from a report: its boxes by departure type, two versions of it, the leaver's answer,
//! and the tasks that come of it.

use chrono::NaiveDate;
use domain::departure::DepartureType;
use domain::guide::TalkTheme;
use domain::ids::AccountId;
use domain::reason::ReasonCode;
use domain::report::{FieldFaultKind, Piece, REPLY_CHARACTERS, Reply, Report, Topic, addition, may_reply, reply_until};
use domain::task::{PossibleOwner, Request, RequestTooLong, owner_names, owner_of};
use proptest::prelude::*;

fn fields(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
    pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
}

fn report(pairs: &[(&str, &str)]) -> Report {
    Report::read(&fields(pairs)).0
}

#[test]
fn a_resignation_has_every_box_and_needs_a_reason() {
    let boxes = DepartureType::VoluntaryResignation.profile().boxes;
    assert!(boxes.told && boxes.decisive && boxes.preventable && boxes.ratings);
    assert_eq!((&*boxes.themes, &*boxes.topics), (TalkTheme::ALL, [].as_slice()));
    assert!(report(&[("story", "Kort")]).can_be_finalised(boxes).is_err());
}

#[test]
fn what_a_closed_report_lacks_of_another_tab_is_its_words() {
    let closed = report(&[("story", "Kort"), ("sharing", "Niets"), ("told", "B1")]);
    let mine = report(&[("story", "Langer"), ("sharing", "Niets"), ("suggestions", "Een maatje"), ("told", "B2")]);
    assert_eq!(mine.words_not_in(&closed), ["Langer", "Een maatje"]);
    assert!(closed.words_not_in(&closed).is_empty());
}

#[test]
fn whoever_says_a_reason_has_said_it() {
    let told = |codes: &[&str]| {
        let fields: Vec<_> = codes.iter().map(|code| ("told", *code)).collect();
        report(&fields).told
    };
    assert_eq!(told(&["Z", "B1"]), [ReasonCode::B1]);
    assert_eq!(told(&["Z"]), [ReasonCode::Z]);
}

#[test]
fn the_case_of_a_dismissal_is_never_argued_again() {
    for kind in [
        DepartureType::Dismissal,
        DepartureType::SettlementAgreement,
        DepartureType::NoticeWithConsent,
        DepartureType::LongTermIncapacity,
    ] {
        let boxes = kind.profile().boxes;
        assert!(!boxes.told && !boxes.decisive && !boxes.preventable && !boxes.ratings, "{kind}");
        assert_eq!(*boxes.topics, [Topic::Process, Topic::Dignity], "{kind}");
        assert_eq!(report(&[("story", "Kort")]).can_be_finalised(boxes), Ok(()), "{kind}");
    }
    let redundancy = DepartureType::Redundancy.profile().boxes;
    assert!(redundancy.told && !redundancy.preventable, "it has reasons, and nothing to prevent");
}

#[test]
fn a_contract_that_ended_is_about_induction_and_clarity_and_a_retirement_about_coming_back() {
    for kind in [DepartureType::FixedTermNotRenewed, DepartureType::ProbationEndedByEmployer] {
        let boxes = kind.profile().boxes;
        assert_eq!(*boxes.topics, [Topic::Induction, Topic::Clarity], "{kind}");
        assert!(!boxes.themes.contains(&TalkTheme::Induction), "{kind}: it has a box of its own");
    }
    let preventable = |kind: DepartureType| kind.profile().boxes.preventable;
    assert!(preventable(DepartureType::FixedTermNotRenewed), "many would have stayed");
    assert!(
        !preventable(DepartureType::ProbationEndedByEmployer) && !preventable(DepartureType::TemporaryReplacementEnded)
    );
    let boxes = DepartureType::Retirement.profile().boxes;
    assert_eq!(*boxes.topics, [Topic::Knowledge, Topic::Gratitude, Topic::ComingBack]);
}

#[test]
fn no_box_that_holds_something_disappears_when_the_type_is_corrected() {
    let written = report(&[("told", "B1"), ("decisive", "B1"), ("preventable", "yes"), ("theme.team.rating", "some")]);
    let boxes = DepartureType::Dismissal.profile().boxes.clone().with_filled(&written);
    assert!(boxes.told && boxes.decisive && boxes.preventable && boxes.ratings);
    let induction = report(&[("theme.induction.text", "Goed"), ("topic.knowledge", "Het rooster")]);
    let boxes = DepartureType::FixedTermNotRenewed.profile().boxes.clone().with_filled(&induction);
    assert_eq!(*boxes.themes, *TalkTheme::ALL);
    assert_eq!(*boxes.topics, [Topic::Induction, Topic::Clarity, Topic::Knowledge]);
}

#[test]
fn a_report_from_before_the_topics_is_still_read() {
    let old = Report::parse(r#"{"story": "Kort", "told": ["B1"]}"#).expect("it is read");
    assert!(old.topics.is_empty() && old.story == "Kort");
}

#[test]
fn two_versions_are_settled_box_by_box_and_nothing_is_decided_silently() {
    let mine = report(&[("story", "Mijn"), ("told", "B1"), ("sharing", "Niets"), ("topic.process", "Traag")]);
    let theirs = report(&[("story", "Hun"), ("told", "C4"), ("sharing", "Niets"), ("theme.team.text", "Hecht")]);
    let differences = mine.differences(&theirs);
    let team = Piece::Theme(TalkTheme::Team);
    assert_eq!(differences, [Piece::Story, Piece::Reasons, Piece::Topic(Topic::Process), team]);
    let half = fields(&[("keep.story", "theirs"), ("keep.told", "perhaps")]);
    let open = mine.settled(&theirs, &half);
    assert_eq!(open, Err(vec![Piece::Reasons, Piece::Topic(Topic::Process), team]));
    let all = [
        ("keep.story", "theirs"),
        ("keep.told", "mine"),
        ("keep.topic.process", "mine"),
        ("keep.theme.team", "theirs"),
    ];
    let settled = mine.settled(&theirs, &fields(&all)).expect("all chosen");
    assert_eq!((settled.story.as_str(), settled.told.as_slice()), ("Hun", [ReasonCode::B1].as_slice()));
    assert_eq!((settled.topic(Topic::Process), settled.theme(TalkTheme::Team).text.as_str()), ("Traag", "Hecht"));
    assert_eq!(mine.settled(&mine, &[]), Ok(mine.clone()), "the same twice needs no choice");
}

#[test]
fn she_may_answer_for_fourteen_days() {
    let final_on = NaiveDate::from_ymd_opt(2026, 3, 3).expect("a day");
    let day = |day| NaiveDate::from_ymd_opt(2026, 3, day).expect("a day");
    assert_eq!(reply_until(final_on), day(17));
    assert!(may_reply(final_on, day(3)) && may_reply(final_on, day(17)));
    assert!(!may_reply(final_on, day(18)));
}

#[test]
fn an_answer_is_chosen_and_a_correction_has_words() {
    let faults = |pairs: &[(&str, &str)]| -> Vec<(String, FieldFaultKind)> {
        Reply::read(&fields(pairs)).err().unwrap_or_default().into_iter().map(|one| (one.field, one.kind)).collect()
    };
    assert_eq!(faults(&[]), [("reply".to_owned(), FieldFaultKind::Missing)]);
    assert_eq!(faults(&[("reply", "perhaps")]), [("reply".to_owned(), FieldFaultKind::UnknownChoice)]);
    assert_eq!(
        faults(&[("reply", "corrects"), ("words", " \u{200b} ")]),
        [("words".to_owned(), FieldFaultKind::Missing)]
    );
    let long = "x".repeat(REPLY_CHARACTERS + 1);
    let too_long = FieldFaultKind::TooLong { max: REPLY_CHARACTERS, is: REPLY_CHARACTERS + 1 };
    assert_eq!(faults(&[("reply", "agrees"), ("words", &long)]), [("words".to_owned(), too_long)]);
    let reply = Reply::read(&fields(&[("reply", "corrects"), ("words", "Het was  anders.\r\nEcht.")])).expect("whole");
    assert_eq!((reply.agrees, reply.words.as_str()), (false, "Het was  anders.\nEcht."));
    assert!(Reply::read(&fields(&[("reply", "agrees")])).is_ok_and(|reply| reply.agrees));
}

#[test]
fn an_addition_says_something_and_not_too_much() {
    assert_eq!(addition("  ").map_err(|fault| fault.kind), Err(FieldFaultKind::Missing));
    assert!(addition(&"x".repeat(2001)).is_err());
    assert_eq!(addition(" De datum was 8 maart. "), Ok("De datum was 8 maart.".to_owned()));
}

fn account(number: u128, name: &str, email: &str) -> PossibleOwner {
    let account = AccountId::new(uuid::Uuid::from_u128(number));
    PossibleOwner { account, name: name.to_owned(), email: email.to_owned(), is_near: true }
}

#[test]
fn an_agreement_goes_to_the_account_that_was_meant_and_to_no_namesake() {
    let accounts = [
        account(1, "Fatima de Boer", "fatima@school.test"),
        account(2, "Jan Smit", "jan@school.test"),
        account(3, "Jan Smit", "j.smit@school.test"),
    ];
    let owner = |typed| owner_of(typed, &accounts).map(|id| id.uuid().as_u128());
    assert_eq!(owner(" fatima  DE boer "), Some(1));
    assert_eq!(owner("J.Smit@school.test"), Some(3));
    assert_eq!(owner("Jan Smit"), None, "two people have this name");
    assert_eq!((owner("Fatima"), owner(""), owner("de directie")), (None, None, None));
}

#[test]
fn whoever_is_picked_from_the_list_is_who_was_meant() {
    let mut accounts = [
        account(1, "Zohra Azizi", "zohra@school.test"),
        account(2, "Jan Smit", "jan@school.test"),
        account(3, "Jan Smit", "j.smit@school.test"),
        account(4, "Elders Ver", "elders@school.test"),
    ];
    accounts[2].is_near = false;
    accounts[3].is_near = false;
    let names = owner_names(&accounts);
    assert_eq!(names, ["jan@school.test", "Zohra Azizi"], "a namesake elsewhere is one too");
    let led_to: Vec<_> = names.iter().map(|name| owner_of(name, &accounts).map(|id| id.uuid().as_u128())).collect();
    assert_eq!(led_to, [Some(2), Some(1)]);
}

#[test]
fn an_owner_whom_nobody_knows_is_a_fault_unless_the_adviser_says_that_it_is_somebody_else() {
    let accounts = [account(1, "Mark Janssens", "mark@school.test")];
    let unknown = |pairs: &[(&str, &str)]| -> Vec<String> {
        let report = Report::read(&fields(pairs)).0;
        report.unknown_owners(&accounts).into_iter().map(|fault| fault.field).collect()
    };
    let what = ("agreement.0.what", "Bellen");
    assert_eq!(unknown(&[what, ("agreement.0.owner", "Mark Jansen")]), ["agreement.0.owner"]);
    assert_eq!(unknown(&[what, ("agreement.0.owner", "Mark Jansen"), ("agreement.0.outside", "yes")]), [""; 0]);
    assert_eq!(unknown(&[what, ("agreement.0.owner", "mark  janssens")]), [""; 0]);
    assert_eq!(unknown(&[what, ("agreement.0.outside", "yes")]), [""; 0], "the adviser's own");
}

#[test]
fn nothing_typed_asks_nothing_of_hr() {
    assert_eq!(Request::parse(" \n "), Ok(None));
    assert_eq!(
        Request::parse("Laptop ophalen").map(|asked| asked.map(|one| one.as_str().to_owned())),
        Ok(Some("Laptop ophalen".into()))
    );
    assert_eq!(Request::parse(&"x".repeat(601)), Err(RequestTooLong { is: 601 }));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever two people typed: choosing one side everywhere gives that side's version, and any
    /// mixture holds nothing that neither of them wrote.
    #[test]
    fn settling_is_always_one_of_the_two(
        typed in prop::collection::vec((
            prop::sample::select(vec![
                "way", "story", "told", "decisive", "preventable", "theme.team.text", "theme.team.rating",
                "topic.dignity", "stayed_because", "quote.0.text", "suggestions", "agreement.0.what", "sharing",
            ]),
            prop::sample::select(vec!["A1", "B1", "V1", "yes", "some", "phone", "woorden"]),
            0..3_u8,
        ), 0..20),
        sides in prop::collection::vec(any::<bool>(), 30),
    ) {
        let of = |who: u8| report(&typed.iter().filter(|(.., by)| *by == who || *by == 2).map(|(name, value, _)| (*name, *value)).collect::<Vec<_>>());
        let (mine, theirs) = (of(0), of(1));
        let choose = |side: &dyn Fn(usize) -> &'static str| -> Vec<(String, String)> {
            Piece::all().iter().enumerate().map(|(index, piece)| (format!("keep.{}", piece.code()), side(index).to_owned())).collect()
        };
        prop_assert_eq!(mine.settled(&theirs, &choose(&|_| "mine")), Ok(mine.clone()));
        prop_assert_eq!(mine.settled(&theirs, &choose(&|_| "theirs")), Ok(theirs.clone()));
        let mixed = mine.settled(&theirs, &choose(&|index| if sides[index] { "mine" } else { "theirs" })).expect("all chosen");
        for piece in Piece::all() {
            let only = mixed.only(piece);
            prop_assert!(only == mine.only(piece) || only == theirs.only(piece), "{:?}", piece);
        }
    }
}
