//! What each variant asks, screen by screen, in both languages; who gets which variant.

use domain::Language;
use domain::departure::{DepartureType, ServiceBand};
use domain::organisation::Sector;
use domain::questionnaire::{
    Answers, Names, Questionnaire, Screen, Variant, minutes_left, next_screen, previous_screen, variant_for,
};

const NAMES: Names<'static> = Names { organisation: "Stichting Voorbeeld", sector: Sector::Pupils };

fn keys<'q>(screens: &[Screen<'q>]) -> Vec<&'q str> {
    screens.iter().flat_map(|screen| screen.items.iter().map(|asked| asked.key())).collect()
}

/// The answers after posting reasons on the first screen.
fn with_reasons(screens: &[Screen<'_>], codes: &[&str]) -> Answers {
    let fields: Vec<(String, String)> = codes.iter().map(|code| ("reasons".to_owned(), (*code).to_owned())).collect();
    screens[0].read(&fields, &Answers::default()).0
}

#[test]
fn every_variant_asks_what_it_should_in_both_languages() {
    let questionnaire = Questionnaire::standard();
    for &variant in Variant::ALL {
        let mut seen = String::new();
        for language in Language::ALL {
            for screen in questionnaire.screens(variant, Some(ServiceBand::UnderOne)) {
                let counsellor = if screen.theme.shows_counsellor { " (counsellor)" } else { "" };
                seen += &format!("[{language}] {}{counsellor}\n", screen.theme.title.text(language, &NAMES));
                for asked in &screen.items {
                    seen += &format!("  {}: {}\n", asked.key(), asked.text(language, &NAMES));
                }
            }
        }
        insta::assert_snapshot!(format!("variant_{variant}"), seen);
    }
}

#[test]
fn whoever_has_left_is_asked_in_the_past_tense_where_the_other_words_would_be_untrue() {
    let past = Questionnaire::standard().in_the_past().expect("one question at least says it otherwise");
    assert_eq!(past.in_the_past(), None, "it is all in the past");
    let words_of = |questionnaire: &Questionnaire, language: Language| -> Vec<(String, String)> {
        let screens = questionnaire.screens(Variant::Full, None);
        let asked = screens.iter().flat_map(|screen| &screen.items);
        asked.map(|asked| (asked.key().to_owned(), asked.text(language, &NAMES))).collect()
    };
    for (language, going_on, over) in [
        (Language::Nl, "Mijn vertrek is tot nu toe goed geregeld.", "Mijn vertrek is goed geregeld."),
        (Language::En, "So far, my departure has been handled well.", "My departure was handled well."),
    ] {
        let (before, after) = (words_of(Questionnaire::standard(), language), words_of(&past, language));
        let changed: Vec<_> = before.iter().zip(&after).filter(|(before, after)| before != after).collect();
        let [(was, is)] = changed.as_slice() else { panic!("one question alone: {changed:?}") };
        assert_eq!((was.1.as_str(), is.1.as_str()), (going_on, over));
        assert!(!after.iter().any(|(_, text)| text.contains("tot nu toe") || text.contains("So far")), "{after:?}");
    }
}

#[test]
fn every_choice_has_its_label_in_both_languages() {
    let questionnaire = Questionnaire::standard();
    let screens = questionnaire.screens(Variant::Full, Some(ServiceBand::UnderOne));
    let answers = with_reasons(&screens, &["B1", "X"]);
    let mut seen = String::new();
    for language in Language::ALL {
        for asked in screens.iter().flat_map(|screen| &screen.items) {
            seen += &format!("[{language}] {}\n", asked.key());
            for group in asked.choices(&answers, language, &NAMES) {
                if let Some(heading) = group.heading {
                    seen += &format!("  {heading}\n");
                }
                for choice in group.choices {
                    let beside = if choice.beside { " (beside)" } else { "" };
                    seen += &format!("    {}: {}{beside}\n", choice.value, choice.label);
                }
            }
        }
    }
    insta::assert_snapshot!("choices", seen);
}

#[test]
fn the_induction_item_is_asked_in_full_only_of_people_with_under_three_years_of_service() {
    let questionnaire = Questionnaire::standard();
    for (band, is_asked) in [
        (Some(ServiceBand::UnderOne), true),
        (Some(ServiceBand::OneToThree), true),
        (Some(ServiceBand::ThreeToTen), false),
        (Some(ServiceBand::OverTen), false),
        (None, false),
    ] {
        let screens = questionnaire.screens(Variant::Full, band);
        assert_eq!(keys(&screens).contains(&"induction"), is_asked, "{band:?}");
        let fixed_term = questionnaire.screens(Variant::FixedTerm, band);
        assert!(keys(&fixed_term).contains(&"induction"), "{band:?}");
    }
}

#[test]
fn after_incapacity_nothing_is_asked_about_ability_the_amount_of_work_and_what_comes_next() {
    let questionnaire = Questionnaire::standard();
    let experience = questionnaire.screens(Variant::Experience, None);
    let after = questionnaire.screens(Variant::ExperienceAfterIncapacity, None);
    let mut expected = keys(&experience);
    expected.retain(|key| !matches!(*key, "show_ability" | "workload_sustainable" | "destination"));
    assert_eq!(keys(&after), expected);
}

#[test]
fn the_full_questionnaire_has_six_screens_and_takes_under_five_minutes() {
    let screens = Questionnaire::standard().screens(Variant::Full, Some(ServiceBand::UnderOne));
    assert_eq!(screens.len(), 6);
    let all: Vec<u32> = (0..=screens.len()).map(|at| minutes_left(&screens, at)).collect();
    assert_eq!(all, [4, 4, 3, 2, 2, 1, 0]);
}

#[test]
fn each_departure_type_gets_its_variant_and_special_courses_only_when_switched_on() {
    use DepartureType as T;
    let always = [
        (T::VoluntaryResignation, Variant::Full),
        (T::OwnChoiceAtEndOfContract, Variant::Full),
        (T::Redundancy, Variant::Closure),
        (T::FixedTermNotRenewed, Variant::FixedTerm),
        (T::ProbationEndedByEmployer, Variant::Probation),
        (T::TemporaryReplacementEnded, Variant::Short),
        (T::InternalTransfer, Variant::Transfer),
        (T::Retirement, Variant::Retirement),
    ];
    for (departure_type, variant) in always {
        assert_eq!(variant_for(departure_type, false), Some(variant));
        assert_eq!(variant_for(departure_type, true), Some(variant));
    }
    for (departure_type, variant) in [
        (T::NoticeWithConsent, Variant::Experience),
        (T::SettlementAgreement, Variant::Experience),
        (T::Dismissal, Variant::Experience),
        (T::LongTermIncapacity, Variant::ExperienceAfterIncapacity),
    ] {
        assert_eq!(variant_for(departure_type, false), None);
        assert_eq!(variant_for(departure_type, true), Some(variant));
    }
    assert_eq!(variant_for(T::Death, true), None);
}

#[test]
fn a_screen_with_nothing_to_ask_is_passed_over_in_both_directions() {
    let screens = Questionnaire::standard().screens(Variant::Transfer, None);
    assert_eq!(screens[1].key(), "turning_point");
    let one = with_reasons(&screens, &["B1"]);
    assert_eq!(next_screen(&screens, 0, &one), Some(2));
    assert_eq!(previous_screen(&screens, 2, &one), Some(0));
    let two = with_reasons(&screens, &["B1", "C2"]);
    assert_eq!(next_screen(&screens, 0, &two), Some(1));
    assert_eq!(previous_screen(&screens, 2, &two), Some(1));
    assert_eq!(next_screen(&screens, screens.len() - 1, &two), None);
    assert_eq!(previous_screen(&screens, 0, &two), None);
}

#[test]
fn a_redundancy_asks_everything_but_speaking_up_before_and_staying() {
    let questionnaire = Questionnaire::standard();
    let mut expected = keys(&questionnaire.screens(Variant::Full, None));
    expected.retain(|key| !matches!(*key, "raised_before" | "would_have_stayed"));
    assert_eq!(keys(&questionnaire.screens(Variant::Closure, None)), expected);
}

#[test]
fn a_probation_asks_what_a_fixed_term_asks_in_words_of_its_own() {
    let questionnaire = Questionnaire::standard();
    let asked = |variant| keys(&questionnaire.screens(variant, None));
    assert_eq!(asked(Variant::Probation), asked(Variant::FixedTerm));
    let knew = questionnaire.item("knew_in_time").expect("an item");
    let text = |variant| knew.text(variant).text(Language::En, &NAMES);
    assert_eq!(text(Variant::Probation), "Were you told in time how your probation was going?");
    assert_eq!(text(Variant::FixedTerm), "Did you know in time whether your contract would continue?");
}

#[test]
fn whoever_began_with_the_first_version_goes_on_with_it() {
    let first = Questionnaire::first();
    for (variant, before) in [(Variant::Closure, Variant::Full), (Variant::Probation, Variant::FixedTerm)] {
        assert_eq!(keys(&first.screens(variant, None)), keys(&first.screens(before, None)), "{variant}");
    }
    for new in ["enjoyment", "behaviour_support"] {
        assert!(first.item(new).is_none() && Questionnaire::standard().item(new).is_some(), "{new}");
    }
    let offered = |questionnaire: &Questionnaire| {
        let valued = questionnaire.item("valued").expect("an item");
        valued.choices(&Answers::default(), Language::En, &NAMES)[0].choices.len()
    };
    assert_eq!((offered(first), offered(Questionnaire::standard())), (8, 10));
    for item in first.items() {
        let now = Questionnaire::standard().item(item.key.as_str()).expect("figures go on by its key");
        assert_eq!(now.kind.code(), item.kind.code(), "{}", item.key);
    }
}

#[test]
fn whoever_valued_something_did_not_value_nothing() {
    let screens = Questionnaire::standard().screens(Variant::Short, None);
    let looking_back = screens.iter().find(|screen| screen.key() == "looking_back").expect("a screen");
    let read = |codes: &[&str]| {
        let fields: Vec<(String, String)> =
            codes.iter().map(|code| ("valued".to_owned(), (*code).to_owned())).collect();
        looking_back.read(&fields, &Answers::default()).0.get("valued").map(|answer| answer.fields())
    };
    assert_eq!(read(&["V10", "V3"]), Some(vec!["V3".to_owned()]));
    assert_eq!(read(&["V10"]), Some(vec!["V10".to_owned()]));
    assert_eq!(read(&["V9", "V1"]), Some(vec!["V1".to_owned(), "V9".to_owned()]));
}

#[test]
fn a_transfer_asks_about_coming_back_to_this_school() {
    let screens = Questionnaire::standard().screens(Variant::Transfer, None);
    let last = &screens[screens.len() - 1];
    let asked = last.items.iter().find(|asked| asked.key() == "would_return").expect("the variant asks it");
    assert_eq!(asked.text(Language::En, &NAMES), "Would you ever want to come back to this school?");
    let care = Names { sector: Sector::Residents, ..NAMES };
    assert_eq!(asked.text(Language::Nl, &care), "Zou je ooit terug willen komen naar deze locatie?");
}

#[test]
fn a_brace_in_the_name_of_an_organisation_is_only_a_brace() {
    let screens = Questionnaire::standard().screens(Variant::Full, None);
    let asked =
        screens.iter().flat_map(|screen| &screen.items).find(|asked| asked.key() == "recommend").expect("it is asked");
    let names = Names { organisation: "{place} & {pupils}", sector: Sector::Pupils };
    assert_eq!(asked.text(Language::En, &names), "How likely are you to recommend {place} & {pupils} as an employer?");
}
