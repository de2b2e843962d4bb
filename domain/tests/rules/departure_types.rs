//! What every departure type needs besides its profile, and what no profile may say.

use domain::departure::{DepartureType, Questions};
use domain::guide::Guides;
use domain::questionnaire::Questionnaire;
use domain::report::{TalkTheme, Topic};
use domain::route::Route;

use crate::form::filled_in;

/// What a type still lacks, in words for whoever adds one.
fn missing(kind: DepartureType) -> Vec<String> {
    let profile = kind.profile();
    let mut wanted = Vec::new();
    for (language, words) in [("Dutch", profile.words.dutch), ("English", profile.words.english)] {
        wanted.push((!words.is_empty(), format!("{language} words in its profile")));
        for word in words {
            let read = filled_in(&[("departure_type", word), ("concluded_on", "2026-11-16")]);
            let is_it = read.is_ok_and(|accepted| accepted.registration.departure_type == kind);
            wanted.push((is_it, format!("a reading of {word:?} that means this type and no other")));
        }
    }
    let about_importing = include_str!("../../../docs/import.md");
    wanted.push((about_importing.contains(&format!("\n| `{kind}` | ")), "a line in docs/import.md".to_owned()));
    let in_a_browser = include_str!("../../../end2end/stories/once/every-type.spec.ts");
    let is_tried = profile.questions == Questions::Never
        || in_a_browser.contains(&format!("{{ type: '{kind}'"))
        || in_a_browser.contains(&format!("\n    type: '{kind}',"));
    wanted.push((is_tried, "a line in end2end/stories/once/every-type.spec.ts".to_owned()));
    if let Questions::Always(variant) | Questions::IfSwitchedOn(variant) = profile.questions {
        let has_items = !Questionnaire::standard().items_for(variant, None).is_empty();
        wanted.push((has_items, format!("questions of the variant {variant}")));
    }
    if let Some(guide) = profile.guide() {
        let has_themes = Guides::standard().guide(guide).is_some_and(|guide| !guide.themes.is_empty());
        wanted.push((has_themes, format!("the guide {guide}")));
    }
    for theme in TalkTheme::ALL {
        // Guidance at the start is a theme, or a topic of its own.
        let is_topic = *theme == TalkTheme::Induction && profile.boxes.topics.contains(&Topic::Induction);
        let stands_once = profile.boxes.themes.contains(theme) != is_topic;
        wanted.push((stands_once, format!("one box about {theme} in its report")));
    }
    wanted.into_iter().filter_map(|(is_there, what)| (!is_there).then(|| format!("{kind} has no {what}"))).collect()
}

#[test]
fn every_departure_type_has_words_questions_a_guide_and_boxes() {
    let missing: Vec<String> = DepartureType::ALL.iter().flat_map(|kind| missing(*kind)).collect();
    assert!(missing.is_empty(), "{}", missing.join("\n"));
}

#[test]
fn where_the_employer_ended_it_something_must_be_confirmed_first_and_the_leader_is_never_alone() {
    for kind in DepartureType::ALL {
        let profile = kind.profile();
        assert_eq!(profile.is_ended_by_employer(), profile.condition.is_some(), "{kind}");
        let routes = profile.lawful_routes();
        if profile.is_ended_by_employer() {
            assert!(!routes.contains(&Route::Leader) && !routes.contains(&Route::LeaverChooses), "{kind}");
        }
        if profile.is_special_course {
            assert!(profile.is_ended_by_employer(), "{kind}");
            assert_eq!(routes, [Route::Adviser], "{kind}");
            assert!(matches!(profile.questions, Questions::IfSwitchedOn(_)), "{kind}");
        }
    }
}

#[test]
fn the_standard_route_of_a_type_is_lawful_and_where_nothing_is_sent_there_is_nothing() {
    for kind in DepartureType::ALL {
        let profile = kind.profile();
        if let Some(talks) = &profile.talks {
            assert!(talks.lawful_routes.contains(&talks.route), "{kind}");
        }
        if profile.nothing_is_ever_sent {
            assert!(profile.talks.is_none() && profile.questions == Questions::Never, "{kind}");
            assert!(!profile.is_special_course && profile.condition.is_none(), "{kind}");
        }
    }
}
