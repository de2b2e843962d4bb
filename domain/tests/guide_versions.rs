//! A board's own guides: what HR may change, and what is refused.

use domain::guide::{GuideKey, Guides, TalkTheme, guide_fields};
use domain::questionnaire::EditFaultKind;

fn fields(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
    pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
}

#[test]
fn a_guide_is_reworded_theme_by_theme() {
    let guides = Guides::standard().next();
    assert_eq!(guides.version, 3);
    let guide = guides.guide(GuideKey::Leaving).expect("it is there");
    let mut words = guide_fields(guide);
    assert_eq!(guides.reword_guide(GuideKey::Leaving, &words).as_ref(), Ok(&guides), "as it stands");
    let rows = guide.themes.len();
    words.retain(|(name, _)| !name.starts_with("theme.0."));
    let new = format!("theme.{rows}");
    for (end, text) in [
        ("title.nl", "Thuis"),
        ("title.en", "At home"),
        ("questions.nl", "Hoe is het?\n\nEn nu?"),
        ("questions.en", "How?\r\nNow?"),
    ] {
        words.push((format!("{new}.{end}"), text.to_owned()));
    }
    let next = guides.reword_guide(GuideKey::Leaving, &words).expect("it is sound");
    let changed = next.guide(GuideKey::Leaving).expect("it is there");
    assert_eq!(changed.themes.len(), rows, "one out, one in");
    let last = changed.themes.last().expect("the new one");
    assert_eq!((last.key.as_str(), last.questions.len()), ("theme_3_1", 2));
    assert_eq!(last.questions[1].en, "Now?");
    assert_eq!(Guides::parse(&next.to_json()), Ok(next));
}

#[test]
fn a_guide_with_questions_in_one_language_only_is_refused() {
    let guides = Guides::standard().next();
    let guide = guides.guide(GuideKey::Process).expect("it is there");
    let with = |field: &str, text: &str| {
        let mut words = guide_fields(guide);
        words.iter_mut().filter(|(name, _)| name == field).for_each(|(_, value)| *value = text.to_owned());
        guides.reword_guide(GuideKey::Process, &words).unwrap_err()
    };
    assert!(matches!(with("theme.1.questions.en", "One?")[0].kind, EditFaultKind::NotAsMany { en: 1, .. }));
    assert_eq!(with("theme.0.questions.nl", "")[0].kind, EditFaultKind::Missing);
    assert_eq!(with("note.en", " ")[0].field, "note.en");
    assert!(matches!(with("theme.1.title.nl", "{naam}")[0].kind, EditFaultKind::UnknownPlaceholder { .. }));
    let none = guides.reword_guide(GuideKey::Process, &fields(&[("note.nl", "Let op"), ("note.en", "Mind")]));
    assert_eq!(none.unwrap_err()[0].field, "theme.0.title.nl");
}

#[test]
fn the_question_of_a_theme_worth_asking_about_is_the_boards_own() {
    let guides = Guides::standard().next();
    let mut words = guides.theme_fields();
    words.iter_mut().filter(|(name, _)| name == "team.en").for_each(|(_, text)| *text = "And the team?".to_owned());
    let next = guides.reword_themes(&words).expect("it is sound");
    assert_eq!(next.question(TalkTheme::Team).map(|text| text.en.as_str()), Some("And the team?"));
    assert_eq!(guides.reword_themes(&[]).unwrap_err().len(), 2 * TalkTheme::ALL.len());
}

#[test]
fn a_broken_file_of_guides_is_refused_with_its_line() {
    const GUIDES: &str = include_str!("../data/guides-2.json");
    let broken = GUIDES.replacen("Hoe was het om deel van dit team te zijn?", "", 1);
    let faults = Guides::parse(&broken).unwrap_err();
    let line = faults[0].line.expect("it is known");
    assert!(broken.lines().nth(line - 1).is_some_and(|line| line.contains("\"key\": \"team\"")), "{faults:?}");
}
