//! Reading, keeping and handing in answers: nothing typed is lost, nothing hidden is handed in.

use domain::Language;
use domain::departure::ServiceBand;
use domain::guide::{MOST_THEMES_WORTH_ASKING, TalkTheme, themes_worth_asking};
use domain::organisation::Sector;
use domain::questionnaire::{
    Agreement, Answer, Answers, AskedItem, FieldFault, FieldFaultKind, Names, NotSubmittable, Questionnaire, Screen,
    Submitted, Variant, submit,
};
use domain::reason::ReasonCode;
use proptest::prelude::*;

fn fields(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
    pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
}

fn full() -> Vec<Screen<'static>> {
    Questionnaire::standard().screens(Variant::Full, None)
}

/// Posts the pairs on every screen of *full* they belong to, in order.
fn answered(pairs: &[(&str, &str)]) -> Answers {
    full().iter().fold(Answers::default(), |so_far, screen| {
        let (answers, faults) = screen.read(&fields(pairs), &so_far);
        assert_eq!(faults, []);
        answers
    })
}

fn hand_in(answers: &Answers) -> Result<Submitted, NotSubmittable> {
    submit(answers, Questionnaire::standard(), Variant::Full, None)
}

#[test]
fn four_reasons_are_too_many_and_all_four_stay_ticked() {
    let posted = fields(&[("reasons", "A1"), ("reasons", "B1"), ("reasons", "C1"), ("reasons", "D1")]);
    let (answers, faults) = full()[0].read(&posted, &Answers::default());
    let fault = FieldFault { field: "reasons".to_owned(), kind: FieldFaultKind::TooMany { max: 3 } };
    assert_eq!(faults, vec![fault.clone()]);
    assert!(["A1", "B1", "C1", "D1"].iter().all(|code| answers.is_chosen("reasons", code)));
    assert_eq!(full()[0].faults(&answers), vec![fault.clone()]);
    assert_eq!(hand_in(&answers), Err(NotSubmittable::Faults(vec![fault])));
}

#[test]
fn a_tip_of_601_characters_is_too_long_and_is_kept_whole() {
    let tip = "é".repeat(601);
    let screens = full();
    let (answers, faults) = screens[5].read(&fields(&[("tip", &tip)]), &Answers::default());
    assert_eq!(faults[0].kind, FieldFaultKind::TooLong { max: 600, is: 601 });
    assert_eq!(answers.typed_text("tip"), tip);
    let (answers, faults) = screens[5].read(&fields(&[("tip", &tip[2..])]), &answers);
    assert_eq!(faults, []);
    assert_eq!(answers.get("tip"), Some(&Answer::Text("é".repeat(600))));
}

#[test]
fn a_choice_that_is_not_offered_is_refused_at_its_field() {
    for (item, value) in [
        ("own_way", "6"),
        ("own_way", "does_not_apply"),
        ("recommend", "11"),
        ("recommend", "+1"),
        ("recommend", "007"),
        ("would_return", "maybe"),
        ("valued", "V11"),
        ("destination", "moon"),
        ("reasons", "a1"),
    ] {
        let screens = full();
        let screen = screens.iter().find(|screen| screen.items.iter().any(|asked| asked.key() == item));
        let (answers, faults) = screen.expect("it is asked").read(&fields(&[(item, value)]), &Answers::default());
        assert_eq!(faults.len(), 1, "{item} {value}");
        assert_eq!((faults[0].field.as_str(), faults[0].kind), (item, FieldFaultKind::UnknownChoice));
        assert!(answers.is_chosen(item, value));
    }
}

#[test]
fn the_decisive_reason_must_be_one_of_the_reasons() {
    let screens = full();
    let answers = answered(&[("reasons", "A1"), ("reasons", "B1")]);
    let (_, faults) = screens[1].read(&fields(&[("decisive_reason", "C1")]), &answers);
    assert_eq!(faults[0].kind, FieldFaultKind::NotOneOfTheReasons);
    let (answers, faults) = screens[1].read(&fields(&[("decisive_reason", "B1")]), &answers);
    assert_eq!(faults, []);
    assert_eq!(answers.decisive_reason(), Some(ReasonCode::B1));
}

#[test]
fn with_one_reason_it_is_that_one_and_with_none_there_is_none() {
    let answers = answered(&[("reasons", "B1"), ("decisive_reason", "C1")]);
    assert_eq!(answers.get("decisive_reason"), None);
    assert_eq!(answers.decisive_reason(), Some(ReasonCode::B1));
    assert_eq!(answered(&[("tip", "Meer thee")]).decisive_reason(), None);
}

#[test]
fn a_decisive_reason_that_became_impossible_is_dropped_and_one_that_is_not_stays() {
    let screens = full();
    let answers = answered(&[("reasons", "A1"), ("reasons", "B1"), ("decisive_reason", "B1")]);
    let (changed, _) = screens[0].read(&fields(&[("reasons", "A1"), ("reasons", "C1")]), &answers);
    assert_eq!(changed.get("decisive_reason"), None);
    let (only_it, _) = screens[0].read(&fields(&[("reasons", "B1")]), &answers);
    let (both_again, _) = screens[0].read(&fields(&[("reasons", "B1"), ("reasons", "D1")]), &only_it);
    assert_eq!(both_again.decisive_reason(), Some(ReasonCode::B1));
}

#[test]
fn an_empty_questionnaire_cannot_be_handed_in_and_white_space_is_empty() {
    assert_eq!(hand_in(&Answers::default()), Err(NotSubmittable::Empty));
    for nothing in ["", "  \n\t", "\u{200B}\u{FEFF}", "\u{0}"] {
        let answers = answered(&[("tip", nothing), ("reasons", ""), ("recommend", " ")]);
        assert!(answers.is_empty());
        assert_eq!(hand_in(&answers), Err(NotSubmittable::Empty), "{nothing:?}");
    }
}

#[test]
fn rather_not_saying_is_an_answer() {
    assert!(hand_in(&answered(&[("own_way", "rather_not_say")])).is_ok());
    assert!(hand_in(&answered(&[("reasons", "Z")])).is_ok());
}

#[test]
fn answers_to_items_that_were_not_asked_are_left_behind() {
    let answers = answered(&[("own_way", "4"), ("tip", "Meer thee"), ("reasons", "A1"), ("recommend", "9")]);
    let submitted = submit(&answers, Questionnaire::standard(), Variant::Experience, None).expect("one was asked");
    let keys: Vec<&str> = submitted.answers().iter().map(|(key, _)| key.as_str()).collect();
    assert_eq!(keys, ["own_way"]);
    let only_hidden = answered(&[("tip", "Meer thee")]);
    let refused = submit(&only_hidden, Questionnaire::standard(), Variant::Experience, None);
    assert_eq!(refused, Err(NotSubmittable::Empty));
}

#[test]
fn stored_answers_with_an_item_nobody_knows_are_refused() {
    let faults = Answers::parse(r#"{"own_way": "4", "shoe_size": "42"}"#, Questionnaire::standard()).unwrap_err();
    assert_eq!(faults.len(), 1);
    assert_eq!(faults[0].path, "answers.shoe_size");
    for broken in ["", "[]", "{\"own_way\": 4}", "{\"own_way\": {\"a\": 1}}"] {
        assert!(Answers::parse(broken, Questionnaire::standard()).is_err(), "{broken}");
    }
}

#[test]
fn a_stored_submission_is_refused_when_it_holds_what_was_never_asked() {
    let of = |answers: &str| {
        let json = format!(r#"{{"version": 2, "variant": "experience", "service_band": null, "answers": {answers}}}"#);
        Submitted::parse(&json, Questionnaire::standard())
    };
    assert!(of(r#"{"own_way": "4"}"#).is_ok());
    assert_eq!(of(r#"{"own_way": "4", "tip": "Meer thee"}"#).unwrap_err()[0].path, "answers.tip");
    assert_eq!(of(r#"{"own_way": "7"}"#).unwrap_err()[0].path, "answers.own_way");
    assert_eq!(of("{}").unwrap_err()[0].path, "answers");
    let other = r#"{"version": 1, "variant": "full", "service_band": null, "answers": {"own_way": "4"}}"#;
    assert_eq!(Submitted::parse(other, Questionnaire::standard()).unwrap_err()[0].path, "version");
}

#[test]
fn themes_worth_asking_begin_with_the_decisive_reason_and_are_three_at_most() {
    let answers = answered(&[
        ("reasons", "B1"),
        ("reasons", "C2"),
        ("decisive_reason", "C2"),
        ("own_way", "2"),
        ("leader_support", "1"),
        ("recommend", "0"),
    ]);
    assert_eq!(themes_worth_asking(&answers), [TalkTheme::Growth, TalkTheme::Workload, TalkTheme::Autonomy]);
}

#[test]
fn private_reasons_and_contented_answers_lead_to_no_theme() {
    let answers =
        answered(&[("reasons", "A1"), ("own_way", "3"), ("leader_support", "rather_not_say"), ("growth", "5")]);
    assert_eq!(themes_worth_asking(&answers), []);
    assert_eq!(answers.get("growth"), Some(&Answer::Agreement(Agreement::StronglyAgree)));
}

/// What may be posted for an item: one of the things it offers, or anything at all.
#[derive(Clone, Debug)]
enum Posted {
    Offered(usize),
    Odd(String),
}

impl Posted {
    fn value(self, asked: &AskedItem<'_>, answers: &Answers) -> String {
        let names = Names { organisation: "Stichting Voorbeeld", sector: Sector::Pupils };
        let groups = asked.choices(answers, Language::Nl, &names);
        let offered: Vec<String> =
            groups.into_iter().flat_map(|group| group.choices).map(|choice| choice.value).collect();
        match self {
            // Few different choices, so that the same reason comes back often.
            Self::Offered(index) if !offered.is_empty() => offered[index % offered.len().min(5)].clone(),
            Self::Offered(index) => format!("Tip {index}"),
            Self::Odd(value) => value,
        }
    }
}

fn posted() -> impl Strategy<Value = Posted> {
    let odd = prop::sample::select(vec!["", "  ", "\u{0}", "B1", "V1", "3", "11", "yes", "Meer\r\nthee"]);
    prop_oneof![
        40 => (0_usize..5).prop_map(Posted::Offered),
        4 => odd.prop_map(|value| Posted::Odd(value.to_owned())),
        1 => Just(Posted::Odd("x".repeat(700))),
        1 => "\\PC{0,12}".prop_map(Posted::Odd),
    ]
}

/// A walk through the screens, forth and back: which screen, and what is posted there for its items.
type Walk = Vec<(usize, Vec<(usize, Posted)>)>;

fn walk() -> impl Strategy<Value = Walk> {
    let anywhere = (0_usize..8, prop::collection::vec((0_usize..6, posted()), 0..5));
    // The first two screens more often, where one answer depends on another.
    let reasons = (0_usize..2, prop::collection::vec((Just(0_usize), posted()), 1..4));
    prop::collection::vec(prop_oneof![reasons, anywhere], 1..14)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn nothing_typed_is_lost_and_nothing_hidden_is_handed_in(
        variant in prop::sample::select(Variant::ALL),
        band in prop::option::of(prop::sample::select(ServiceBand::ALL)),
        walk in walk(),
    ) {
        let questionnaire = Questionnaire::standard();
        let screens = questionnaire.screens(variant, band);
        let mut answers = Answers::default();
        for (at, posted) in walk {
            let screen = &screens[at % screens.len()];
            let posted: Vec<(String, String)> = posted
                .into_iter()
                .map(|(item, posted)| {
                    let asked = &screen.items[item % screen.items.len()];
                    (asked.key().to_owned(), posted.value(asked, &answers))
                })
                .collect();
            let before = answers.clone();
            let (after, faults) = screen.read(&posted, &before);
            for (key, answer) in before.iter() {
                let is_here = screen.items.iter().any(|asked| asked.key() == key.as_str());
                let is_impossible = key.as_str() == "decisive_reason"
                    && answer.fields().iter().any(|code| !after.is_chosen("reasons", code));
                if !is_here && !is_impossible {
                    prop_assert_eq!(after.get(key.as_str()).map(Answer::fields), Some(answer.fields()));
                }
            }
            for asked in screen.shown(&before) {
                for (_, value) in posted.iter().filter(|(name, _)| name == asked.key()) {
                    let shown: String = value.replace("\r\n", "\n").chars().filter(|c| !c.is_control() || *c == '\n').collect();
                    let kept = after.typed_text(asked.key());
                    let is_dropped = asked.key() == "decisive_reason" && after.get("decisive_reason").is_none();
                    prop_assert!(is_dropped || kept.contains(shown.trim()), "{:?} of {} in {:?}", value, asked.key(), kept);
                }
            }
            prop_assert_eq!(faults.is_empty() || !screen.faults(&after).is_empty() || after.get("decisive_reason").is_none(), true);
            answers = after;
        }

        prop_assert_eq!(Answers::parse(&answers.to_json(), questionnaire), Ok(answers.clone()));
        prop_assert!(themes_worth_asking(&answers).len() <= MOST_THEMES_WORTH_ASKING);

        let shown: Vec<&str> =
            screens.iter().flat_map(|screen| screen.shown(&answers)).map(|asked| asked.key()).collect();
        let answered: Vec<&str> = shown.iter().copied().filter(|key| answers.get(key).is_some()).collect();
        match submit(&answers, questionnaire, variant, band) {
            Ok(submitted) => {
                let mut handed_in: Vec<&str> = submitted.answers().iter().map(|(key, _)| key.as_str()).collect();
                let mut expected = answered;
                handed_in.sort_unstable();
                expected.sort_unstable();
                prop_assert_eq!(handed_in, expected);
                prop_assert!(submitted.answers().iter().all(|(_, answer)| !matches!(answer, Answer::AsTyped(_))));
                prop_assert_eq!(Submitted::parse(&submitted.to_json(), questionnaire), Ok(submitted));
            }
            Err(NotSubmittable::Empty) => prop_assert!(answered.is_empty()),
            Err(NotSubmittable::Faults(faults)) => {
                prop_assert!(faults.iter().all(|fault| answered.contains(&fault.field.as_str())));
            }
        }
    }
}
