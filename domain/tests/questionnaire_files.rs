//! The data files: the standard ones are sound and go round, broken ones are refused with a reason.

use domain::departure::DepartureType;
use domain::guide::{GuideKey, Guides, TalkTheme, guide_for, themes_worth_asking};
use domain::questionnaire::{Answers, Questionnaire, Reason, Variant};

const STANDARD: &str = include_str!("../data/questionnaire-2.json");
const GUIDES: &str = include_str!("../data/guides-2.json");

/// The standard file with one thing replaced; fails when there was nothing to replace.
fn with(old: &str, new: &str) -> String {
    assert!(STANDARD.contains(old), "the file no longer has {old}");
    STANDARD.replacen(old, new, 1)
}

/// The faults of a broken file, one per line.
fn faults(json: &str) -> String {
    let faults = Questionnaire::parse(json).expect_err("a broken file was accepted");
    faults.iter().map(|fault| format!("{fault}\n")).collect()
}

#[test]
fn the_standard_questionnaire_goes_round() {
    let standard = Questionnaire::parse(STANDARD).expect("it is sound");
    assert_eq!(Questionnaire::parse(&standard.to_json()).as_ref(), Ok(&standard));
    assert_eq!(Questionnaire::standard(), &standard);
    assert_eq!(Questionnaire::of_version(2), Some(Questionnaire::standard()));
    assert_eq!(Questionnaire::of_version(1), Some(Questionnaire::first()));
    assert_eq!(Questionnaire::of_version(3), None);
}

#[test]
fn the_standard_questionnaire_has_the_nineteen_items_and_four_of_variants() {
    assert_eq!(Questionnaire::standard().items().len(), 19 + 4);
    for &variant in Variant::ALL {
        assert!(!Questionnaire::standard().items_for(variant, None).is_empty());
    }
}

#[test]
fn a_file_that_is_not_of_the_format_is_refused_at_its_line() {
    let broken = with("\"version\": 2,", "\"version\": 2,\n  \"colour\": \"green\",");
    let faults = Questionnaire::parse(&broken).unwrap_err();
    assert_eq!(faults[0].line, Some(3));
    assert_eq!(faults[0].reason, Reason::UnknownField { name: "colour".to_owned() }, "{}", faults[0]);
    for (old, new, says) in [
        ("\"type\": \"likelihood\"", "\"type\": \"slider\"", "unknown variant `slider`"),
        ("\"key\": \"short\"", "\"key\": \"tiny\"", "unknown variant `tiny`"),
        ("\"key\": \"own_way\"", "\"key\": \"Own way\"", "is no key"),
        ("\"max\": 3", "\"max\": -3", "invalid value"),
        ("\"version\": 2", "\"version\": \"one\"", "invalid type"),
    ] {
        let said = self::faults(&with(old, new));
        assert!(said.contains(says), "{new}: {said}");
    }
    assert!(Questionnaire::parse("").is_err());
    assert!(Questionnaire::parse(&STANDARD[..STANDARD.len() / 2]).is_err());
}

#[test]
fn a_file_that_breaks_a_rule_is_refused_with_that_rule() {
    for (old, new, says) in [
        ("\"version\": 2", "\"version\": 0", "version: versions are counted from 1"),
        ("\"key\": \"show_ability\"", "\"key\": \"own_way\"", "\"own_way\" stands here twice"),
        ("\"key\": \"short\"", "\"key\": \"full\"", "the variant \"short\" is missing"),
        ("\"theme\": \"work\"", "\"theme\": \"weather\"", "there is no theme \"weather\""),
        ("I could show what I can do.", " ", "items.show_ability.text.en: has no words"),
        ("recommend {organisation} as", "recommend {organization} as", "nobody fills {organization}"),
        ("recommend {organisation} as", "recommend {organisation as", "nobody fills {"),
        ("\"max\": 3", "\"max\": 0", "the most must lie between 1 and 26, and is 0"),
        ("\"max_characters\": 600", "\"max_characters\": 99999", "the most must lie between 1 and 2000"),
        (
            "\"item\": \"reasons\"",
            "\"item\": \"growth\"",
            "\"growth\" is no item before this one that asks for reasons",
        ),
        (
            "\"only_under_three_years\": [\"induction\"]",
            "\"only_under_three_years\": [\"tip\", \"wanted_to_stay\"]",
            "\"wanted_to_stay\" is not among the items of this variant",
        ),
        ("\"transfer\": {", "\"experience\": {", "this variant does not ask the item"),
        (
            "        \"reasons\",\n        \"decisive_reason\",\n",
            "        \"decisive_reason\",\n        \"reasons\",\n",
            "must be asked on a screen before \"decisive_reason\"",
        ),
        (
            "        \"growth\",\n        \"belonging\",\n",
            "        \"belonging\",\n        \"growth\",\n",
            "do not stand together",
        ),
        ("        \"wanted_longer\",\n", "        \"wanted_later\",\n", "there is no item \"wanted_later\""),
        ("        \"wanted_longer\",\n", "", "items.wanted_longer: no variant asks this item"),
    ] {
        let said = faults(&with(old, new));
        assert!(said.contains(says), "{new}: {said}");
    }
}

#[test]
fn a_decisive_reason_on_the_screen_of_the_reasons_is_refused() {
    let broken = with("\"theme\": \"turning_point\"", "\"theme\": \"why\"");
    assert!(faults(&broken).contains("must be asked on a screen before"));
}

#[test]
fn all_faults_are_told_at_once_each_with_its_line() {
    let broken = with("I could show what I can do.", "").replace("\"theme\": \"ahead\"", "\"theme\": \"later\"");
    let faults = Questionnaire::parse(&broken).unwrap_err();
    assert!(faults.len() >= 3, "{faults:?}");
    let line_of = |words: &str| broken.lines().position(|line| line.contains(words)).map(|index| index + 1);
    let of = |path: &str| faults.iter().find(|fault| fault.path == path).expect("it is told").line;
    assert_eq!(of("items.show_ability.text.en"), line_of("\"key\": \"show_ability\""));
    assert_eq!(of("items.tip.theme"), line_of("\"key\": \"tip\""));
}

#[test]
fn every_kind_of_departure_but_death_has_a_guide() {
    for &departure_type in DepartureType::ALL {
        assert_eq!(guide_for(departure_type).is_some(), departure_type != DepartureType::Death, "{departure_type}");
    }
    assert_eq!(guide_for(DepartureType::Dismissal).map(|guide| guide.key), Some(GuideKey::Process));
    assert_eq!(guide_for(DepartureType::Retirement).map(|guide| guide.key), Some(GuideKey::Retirement));
}

#[test]
fn every_theme_has_a_name_and_a_question_and_the_guides_go_round() {
    let guides = Guides::parse(GUIDES).expect("it is sound");
    for theme in TalkTheme::ALL {
        for language in domain::Language::ALL {
            assert!(!theme.name(language).is_empty() && theme.question(language).ends_with('?'), "{theme}");
        }
    }
    assert_eq!(&guides, Guides::standard());
}

#[test]
fn a_file_of_before_a_theme_asks_about_it_in_the_words_of_the_program() {
    let before = Guides::first();
    assert_eq!(before.question(TalkTheme::Behaviour), Guides::standard().question(TalkTheme::Behaviour));
    assert_eq!(Guides::parse(&before.to_json()).as_ref(), Ok(before), "once it is written, it has it");
    let asks = |guides: &Guides| {
        guides
            .guides
            .iter()
            .flat_map(|guide| &guide.themes)
            .any(|theme| theme.questions.iter().any(|question| question.en.contains("the behaviour of {pupils}")))
    };
    assert!(asks(Guides::standard()) && !asks(before), "the guides themselves stay as they were");
}

#[test]
fn a_broken_file_of_guides_is_refused_with_a_reason() {
    for (old, new, says) in [
        ("\"key\": \"safety\"", "\"key\": \"team\"", "themes: \"safety\" must stand here once"),
        ("\"key\": \"retirement\"", "\"key\": \"process\"", "guides: \"retirement\" must stand here once"),
        ("What drew you here?", "", "guides.leaving.start.questions.en: has no words"),
        ("\"version\"", "\"edition\"", "unknown field"),
    ] {
        assert!(GUIDES.contains(old), "the file no longer has {old}");
        let faults = Guides::parse(&GUIDES.replacen(old, new, 1)).expect_err("a broken file was accepted");
        let said: String = faults.iter().map(|fault| format!("{fault}\n")).collect();
        assert!(said.contains(says), "{new}: {said}");
    }
}

#[test]
fn every_statement_of_the_questionnaire_but_the_handling_of_the_departure_leads_to_a_theme() {
    use domain::questionnaire::Kind;
    for item in Questionnaire::standard().items() {
        if matches!(item.kind, Kind::Agreement { .. }) {
            let json = format!(r#"{{"{}": "1"}}"#, item.key);
            let answers = Answers::parse(&json, Questionnaire::standard()).expect("it is an answer");
            let expected = usize::from(item.key.as_str() != "departure_handled");
            assert_eq!(themes_worth_asking(&answers).len(), expected, "{}", item.key);
        }
    }
}

/// Broken files: where, with what instead, on which line it stands afterwards (by a name on it), and why.
#[test]
fn a_broken_file_is_refused_with_line_and_reason() {
    let tip = "      \"theme\": \"ahead\",\n      \"optional\": true,\n      \"kind\": {\"type\": \"text\"";
    let asked = |condition: &str| tip.replace("\"optional\": true,", &format!("\"asked_when\": {condition},"));
    let own = tip.replace("\"optional\"", "\"own\"");
    for (old, new, near, reason) in [
        ("\"version\": 2", "\"version\": 0", "\"version\"", "versions are counted from 1"),
        ("\"version\": 2", "\"version\": 2, \"version\": 3", "\"version\"", "duplicate field"),
        (
            tip,
            &asked("{\"item\": \"weather\", \"is_any_of\": [\"1\"]}"),
            "\"key\": \"tip\"",
            "\"weather\" is no item before",
        ),
        (tip, &asked("{\"item\": \"growth\", \"is_any_of\": []}"), "\"key\": \"tip\"", "names no answer"),
        (
            tip,
            &asked("{\"item\": \"growth\", \"is_any_of\": [\"6\"]}"),
            "\"key\": \"tip\"",
            "\"growth\" has no answer \"6\"",
        ),
        (tip, &asked("{\"item\": \"growth\", \"is_any_of\": [\"1\", \"1\"]}"), "\"1\"", "stands here twice"),
        (
            tip,
            &asked("{\"item\": \"destination\", \"is_any_of\": [\"study\"]}"),
            "\"key\": \"full\"",
            "on a screen before \"tip\"",
        ),
        (tip, &asked("{\"item\": \"growth\"}"), "\"asked_when\"", "missing field `is_any_of`"),
        (tip, own.as_str(), "\"key\": \"tip\"", "an own item is of the kind"),
        ("\"variants\": [", "\"off\": [\"tip\", \"tip\"],\n  \"variants\": [", "\"key\": \"tip\"", "stands here twice"),
        (
            "\"variants\": [",
            "\"off\": [\"reasons\"],\n  \"variants\": [",
            "\"key\": \"reasons\"",
            "\"reasons\" is not optional",
        ),
        (
            "\"variants\": [",
            "\"off\": [\"shoe_size\"],\n  \"variants\": [",
            "\"shoe_size\"",
            "there is no item \"shoe_size\"",
        ),
        ("\"nl\": \"Waarom je gaat\"", "\"nl\": \"Waarom {jij} gaat\"", "\"key\": \"why\"", "nobody fills {jij}"),
        (
            "\"en\": \"Why you are leaving\"",
            "\"en\": \"Why\", \"text_for\": {\"residents\": {\"nl\": \"\", \"en\": \"Why\"}}",
            "\"key\": \"why\"",
            "has no words",
        ),
        (
            "\"en\": \"Why you are leaving\"",
            "\"en\": \"Why\", \"text_for\": {\"pirates\": {\"nl\": \"Arr\", \"en\": \"Arr\"}}",
            "pirates",
            "unknown variant `pirates`",
        ),
    ] {
        assert!(STANDARD.contains(old), "the file no longer has {old}");
        let broken = STANDARD.replacen(old, new, 1);
        let faults = Questionnaire::parse(&broken).expect_err(new);
        let fault = faults
            .iter()
            .find(|fault| fault.reason.to_string().contains(reason))
            .unwrap_or_else(|| panic!("{new}: {faults:?}"));
        let lines: Vec<&str> = broken.lines().collect();
        let line = fault.line.unwrap_or_else(|| panic!("{new}: no line: {fault}"));
        assert!(lines[line - 1].contains(near), "{new}: {fault}: {}", lines[line - 1]);
    }
}
