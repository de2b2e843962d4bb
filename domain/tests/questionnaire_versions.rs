//! A board's own version: what HR may change, what that does to figures, and what a file may not say.

use domain::Language;
use domain::organisation::Sector;
use domain::questionnaire::{
    ChangeKind, EditFaultKind, MOST_OWN_ITEMS, Names, Questionnaire, Variant, changes, words_fields,
};
use serde_json::{Value, json};

const STANDARD: &str = include_str!("../data/questionnaire-1.json");

fn fields(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
    pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
}

/// The first standard questionnaire: what the oldest boards began with.
fn first() -> &'static Questionnaire {
    Questionnaire::first()
}

fn draft() -> Questionnaire {
    first().next()
}

const OWN: &[(&str, &str)] = &[
    ("kind", "choice"),
    ("theme", "work"),
    ("text.nl", "Kon je thuis werken?"),
    ("text.en", "Could you work from home?"),
    ("option.0.nl", "Ja"),
    ("option.0.en", "Yes"),
    ("option.2.nl", "Nee"),
    ("option.2.en", "No"),
    ("variant", "full"),
    ("variant", "retirement"),
];

fn without(pairs: &[(&str, &str)], name: &str) -> Vec<(String, String)> {
    fields(pairs).into_iter().filter(|(other, _)| other != name).collect()
}

/// The kinds of the changes, with whether they break comparison.
fn told(before: &Questionnaire, next: &Questionnaire) -> Vec<(String, &'static str, bool)> {
    changes(before, next)
        .into_iter()
        .map(|change| (change.key.to_string(), change.kind.code(), change.kind.breaks_comparison()))
        .collect()
}

#[test]
fn the_next_version_begins_as_the_one_before_it() {
    assert_eq!(draft().version(), 2);
    assert_eq!(changes(first(), &draft()), []);
    assert_eq!(Questionnaire::parse(&draft().to_json()).as_ref(), Ok(&draft()));
}

#[test]
fn a_version_stored_before_items_were_optional_learns_which_are() {
    let old = Questionnaire::parse(&STANDARD.replace("      \"optional\": true,\n", "")).expect("it still parses");
    assert!(!old.item("tip").expect("an item").optional);
    assert!(old.next().item("tip").expect("an item").optional);
    assert!(!old.next().item("reasons").expect("an item").optional);
}

#[test]
fn words_are_changed_in_both_languages_and_only_noted() {
    let mut words = draft().item_fields("would_return");
    assert!(words.iter().any(|(name, _)| name == "in.transfer.en"));
    for (name, value) in &mut words {
        if name == "text.nl" {
            *value = "  Zou je hier\n weer willen werken? ".to_owned();
        }
    }
    let next = draft().reword_item("would_return", &words).expect("it is sound");
    let names = Names { organisation: "Voorbeeld", sector: Sector::Pupils };
    let item = next.item("would_return").expect("an item");
    assert_eq!(item.text(Variant::Full).text(Language::Nl, &names), "Zou je hier weer willen werken?");
    assert_eq!(told(&draft(), &next), [("would_return".to_owned(), "reworded", false)]);
}

#[test]
fn the_words_for_whoever_has_left_are_the_boards_to_change_too() {
    let draft = Questionnaire::standard().next();
    let mut words = draft.item_fields("departure_handled");
    let past = words.iter_mut().find(|(name, _)| name == "past.nl").expect("a field of its own");
    past.1 = "Mijn vertrek is netjes geregeld.".to_owned();
    let next = draft.reword_item("departure_handled", &words).expect("it is sound");
    let item = next.item("departure_handled").expect("an item");
    let past = item.text_past.as_ref().expect("it has words for then");
    assert_eq!(past.nl, "Mijn vertrek is netjes geregeld.");
    assert_eq!(item.text.nl, "Mijn vertrek is tot nu toe goed geregeld.");
    assert_eq!(told(&draft, &next), [("departure_handled".to_owned(), "reworded", false)]);
    assert_eq!(Questionnaire::parse(&next.to_json()).expect("its own format"), next);
}

#[test]
fn words_that_are_missing_too_long_or_name_what_nobody_fills_are_refused_at_their_field() {
    let long = "x".repeat(301);
    for (nl, en, field, kind) in [
        ("", "Why?", "text.nl", EditFaultKind::Missing),
        ("Waarom?", " \u{200B}", "text.en", EditFaultKind::Missing),
        ("Waarom?", long.as_str(), "text.en", EditFaultKind::TooLong { max: 300, is: 301 }),
        ("Bij {bedrijf}?", "Why?", "text.nl", EditFaultKind::UnknownPlaceholder { name: "bedrijf".to_owned() }),
        ("Waarom {?", "Why?", "text.nl", EditFaultKind::UnknownPlaceholder { name: "?".to_owned() }),
    ] {
        let faults = draft().reword_item("tip", &fields(&[("text.nl", nl), ("text.en", en)])).unwrap_err();
        assert_eq!(faults.len(), 1, "{faults:?}");
        assert_eq!((faults[0].field.as_str(), &faults[0].kind), (field, &kind));
    }
}

#[test]
fn a_sector_gets_words_of_its_own_where_both_languages_are_filled_in_and_loses_them_where_both_are_emptied() {
    let draft = draft();
    let with = |draft: &Questionnaire, nl: &str, en: &str| {
        let mut words = draft.item_fields("reasons");
        words.retain(|(name, _)| !name.contains("text_for"));
        words.extend(fields(&[("text.text_for.public.nl", nl), ("text.text_for.public.en", en)]));
        draft.reword_item("reasons", &words)
    };
    let text = |draft: &Questionnaire, sector| {
        let names = Names { organisation: "De Balie", sector };
        draft.item("reasons").expect("there").text.text(Language::En, &names)
    };
    let general = text(&draft, Sector::Public);
    let own = with(&draft, "Waarom verlaat je de balie?", "Why do you leave the counter?").expect("it is sound");
    assert_eq!(text(&own, Sector::Public), "Why do you leave the counter?");
    assert_eq!(text(&own, Sector::Pupils), general, "other sectors keep the general words");
    let kept = own.reword_item("reasons", &draft.item_fields("reasons")).expect("it is sound");
    assert_eq!(text(&kept, Sector::Public), "Why do you leave the counter?", "a form without its fields leaves them");
    let half = with(&own, "Waarom?", " ").expect_err("one language is missing");
    assert_eq!((half[0].field.as_str(), &half[0].kind), ("text.text_for.public.en", &EditFaultKind::Missing));
    assert_eq!(with(&own, "", "").as_ref(), Ok(&draft));
}

#[test]
fn a_sector_may_have_words_of_its_own() {
    let mut file: Value = serde_json::from_str(STANDARD).expect("JSON");
    file["items"][0]["text"]["text_for"] =
        json!({"residents": {"nl": "Waarom ga je weg bij {place}?", "en": "Why leave {organisation}?"}});
    let questionnaire = Questionnaire::parse(&file.to_string()).expect("it is sound");
    let text = |sector| {
        let names = Names { organisation: "De Linde", sector };
        questionnaire.items()[0].text(Variant::Full).text(Language::En, &names)
    };
    assert_eq!(text(Sector::Residents), "Why leave De Linde?");
    assert_eq!(text(Sector::Public), "Which reasons played a part in your leaving?");
    let general = words_fields("text", &first().items()[0].text);
    let reworded = questionnaire.reword_item("reasons", &general).expect("it is sound");
    assert_eq!(reworded, questionnaire, "its own words are not lost by leaving them out");
}

#[test]
fn only_optional_items_are_switched_off_and_can_be_switched_on_again() {
    let next = draft().switch("tip", false).expect("it is optional");
    assert!(next.is_off("tip"));
    for &variant in Variant::ALL {
        assert!(next.items_for(variant, None).iter().all(|item| item.key.as_str() != "tip"));
    }
    assert_eq!(told(&draft(), &next), [("tip".to_owned(), "switched_off", false)]);
    assert_eq!(Questionnaire::parse(&next.to_json()).as_ref(), Ok(&next));
    assert_eq!(next.switch("tip", true), Ok(draft()));
    assert_eq!(draft().switch("reasons", false), Ok(draft()), "it is no optional item");
}

#[test]
fn an_item_that_another_one_needs_stays_on() {
    let mut file: Value = serde_json::from_str(STANDARD).expect("JSON");
    let items = file["items"].as_array_mut().expect("a list");
    let tip = items.iter_mut().find(|item| item["key"] == "tip").expect("an item");
    tip["asked_when"] = json!({"item": "growth", "is_any_of": ["1"]});
    for variant in file["variants"].as_array_mut().expect("a list") {
        if !variant["items"].as_array().expect("a list").contains(&json!("growth")) {
            variant["items"].as_array_mut().expect("a list").retain(|key| key != "tip");
        }
    }
    let questionnaire = Questionnaire::parse(&file.to_string()).expect("it is sound");
    let faults = questionnaire.switch("growth", false).unwrap_err();
    assert_eq!(faults[0].kind, EditFaultKind::Needed { by: "tip".to_owned() });
    let both = questionnaire.switch("tip", false).and_then(|next| next.switch("growth", false)).expect("first the tip");
    assert!(!both.switch("tip", true).expect("with what it needs").is_off("growth"));
}

#[test]
fn an_own_item_is_asked_last_of_its_theme_in_the_variants_chosen() {
    let (next, key) = draft().put_own(None, &fields(OWN)).expect("it is sound");
    assert_eq!(key.as_str(), "own_2_1");
    let asked = |variant| {
        let screens = next.screens(variant, None);
        let work = screens.iter().find(|screen| screen.key() == "work").expect("a screen");
        work.items.last().map(|asked| asked.key().to_owned()).expect("it asks something")
    };
    assert_eq!(asked(Variant::Full), "own_2_1");
    assert_eq!(asked(Variant::Retirement), "own_2_1");
    assert_ne!(asked(Variant::Experience), "own_2_1");
    assert_eq!(told(&draft(), &next), [("own_2_1".to_owned(), "added", false)]);
    assert_eq!(Questionnaire::parse(&next.to_json()).as_ref(), Ok(&next));
    let again = next.put_own(Some("own_2_1"), &next.own_fields("own_2_1")).expect("as it stands");
    assert_eq!(again.0, next);
    assert_eq!(next.without_own("own_2_1"), draft());
    assert_eq!(next.without_own("tip"), next, "only its own items are taken out");
}

#[test]
fn an_own_item_under_a_theme_the_variant_has_not_gets_its_screen_where_it_belongs() {
    let mut wish = without(OWN, "variant");
    wish.iter_mut().filter(|(name, _)| name == "theme").for_each(|(_, value)| *value = "work".to_owned());
    wish.push(("variant".to_owned(), "short".to_owned()));
    let (next, _) = draft().put_own(None, &wish).expect("it is sound");
    let screens = next.screens(Variant::Short, None);
    let keys: Vec<&str> = screens.iter().map(|screen| screen.key()).collect();
    assert_eq!(keys, ["work", "people", "looking_back", "ahead"]);
}

#[test]
fn three_own_items_are_the_most() {
    let mut next = draft();
    for _ in 0..MOST_OWN_ITEMS {
        next = next.put_own(None, &fields(OWN)).expect("there is room").0;
    }
    assert!(!next.takes_own_item());
    assert_eq!(next.put_own(None, &fields(OWN)).unwrap_err()[0].kind, EditFaultKind::TooManyOwn);
    assert!(next.put_own(Some("own_2_3"), &fields(OWN)).is_ok(), "changing one is not adding one");
}

#[test]
fn an_own_item_with_something_missing_is_refused_at_its_field() {
    for (missing, field) in [
        ("kind", "kind"),
        ("theme", "theme"),
        ("text.en", "text.en"),
        ("option.2.en", "option.2.en"),
        ("variant", "variant"),
    ] {
        let faults = draft().put_own(None, &without(OWN, missing)).unwrap_err();
        assert_eq!(faults[0].field, field, "{faults:?}");
    }
    let one: Vec<_> = fields(OWN).into_iter().filter(|(name, _)| !name.starts_with("option.2")).collect();
    assert_eq!(draft().put_own(None, &one).unwrap_err()[0].kind, EditFaultKind::TooFewOptions);
    let mut seventh = without(OWN, "theme");
    seventh.push(("theme".to_owned(), "pension".to_owned()));
    let faults = draft().put_own(None, &seventh).unwrap_err();
    assert_eq!((faults[0].field.as_str(), &faults[0].kind), ("variant", &EditFaultKind::TooManyScreens));
}

#[test]
fn a_key_never_means_two_things() {
    let second = draft().put_own(None, &fields(OWN)).expect("it is sound").0;
    let third = second.next().without_own("own_2_1").put_own(None, &fields(OWN)).expect("it is sound");
    assert_eq!(third.1.as_str(), "own_3_1");
    let mut fewer: Vec<_> = second.next().own_fields("own_2_1");
    fewer.retain(|(name, _)| !name.starts_with("option.1"));
    fewer.extend(fields(&[("option.4.nl", "Soms"), ("option.4.en", "Sometimes")]));
    let third = second.next().put_own(Some("own_2_1"), &fewer).expect("it is sound").0;
    let kinds: Vec<ChangeKind> = changes(&second, &third).into_iter().map(|change| change.kind).collect();
    assert!(
        kinds.contains(&ChangeKind::OptionGone { option: "o2_2".to_owned().try_into().expect("a key") }),
        "{kinds:?}"
    );
    assert!(
        kinds.contains(&ChangeKind::OptionAdded { option: "o3_1".to_owned().try_into().expect("a key") }),
        "{kinds:?}"
    );
    assert!(kinds.iter().all(ChangeKind::breaks_comparison));
}

#[test]
fn a_newer_standard_is_taken_over_and_what_is_the_boards_stays() {
    let mut words = draft().item_fields("growth");
    words.iter_mut().filter(|(name, _)| name == "text.nl").for_each(|(_, text)| *text = "Ik leerde hier.".to_owned());
    let mine = draft().reword_item("growth", &words).expect("it is sound");
    let mine = mine.switch("tip", false).expect("optional").put_own(None, &fields(OWN)).expect("it is sound").0;
    assert!(mine.is_before_the_standard());
    let renewed = mine.renewed().expect("there is room");
    assert!(!renewed.is_before_the_standard() && renewed.version() == mine.version());
    let text = |key: &str| renewed.item(key).map(|item| (item.text.nl.clone(), item.text.en.clone())).expect("an item");
    assert_eq!(text("growth").0, "Ik leerde hier.", "the board's words");
    assert_eq!(text("raised_before").1, "Have you talked about this with anyone here before?", "the standard's words");
    assert!(renewed.is_off("tip") && renewed.item("enjoyment").is_some());
    assert_eq!(renewed.variants_asking("own_2_1"), [Variant::Full, Variant::Retirement]);
    assert!(!renewed.variants_asking("would_have_stayed").contains(&Variant::Closure));
    assert_eq!(Questionnaire::parse(&renewed.to_json()).as_ref(), Ok(&renewed));
    assert_eq!(renewed.renewed().as_ref(), Ok(&renewed), "a second time changes nothing");
    let comparable = |key: &str| told(&mine, &renewed).iter().all(|(item, _, breaks)| item != key || !breaks);
    assert!(["reasons", "valued", "growth", "would_return", "knew_in_time"].into_iter().all(comparable));
    assert_eq!(
        first().renewed().expect("there is room"),
        Questionnaire::standard().with_version(1),
        "a board that changed nothing has the standard"
    );
}

#[test]
fn what_breaks_comparison_is_told_before_what_does_not() {
    let changed = |change: fn(&mut Value)| {
        let mut file: Value = serde_json::from_str(STANDARD).expect("JSON");
        change(&mut file);
        let next = Questionnaire::parse(&file.to_string()).expect("it is sound");
        told(first(), &next)
    };
    fn item<'f>(file: &'f mut Value, key: &str) -> &'f mut Value {
        file["items"].as_array_mut().expect("a list").iter_mut().find(|item| item["key"] == key).expect("an item")
    }
    let of = |key: &str, code: &'static str, breaks| vec![(key.to_owned(), code, breaks)];
    assert_eq!(changed(|file| item(file, "reasons")["kind"]["max"] = json!(2)), of("reasons", "other_maximum", true));
    assert_eq!(
        changed(|file| item(file, "own_way")["kind"] = json!({"type": "likelihood"})),
        of("own_way", "other_kind", true)
    );
    assert_eq!(
        changed(|file| item(file, "own_way")["kind"]["does_not_apply"] = json!(true)),
        of("own_way", "other_aside", false)
    );
    assert_eq!(
        changed(|file| item(file, "tip")["asked_when"] = json!({"item": "would_return", "is_any_of": ["no"]})),
        of("tip", "other_people", true)
    );
    assert_eq!(
        changed(|file| item(file, "would_have_stayed")["kind"]["options"][0]["key"] = json!("sure")),
        [("would_have_stayed".to_owned(), "option_gone", true), ("would_have_stayed".to_owned(), "option_added", true),]
    );
    assert_eq!(changed(|file| file["themes"][0]["title"]["nl"] = json!("Waarom")), of("why", "title_reworded", false));
    let both = changed(|file| {
        item(file, "reasons")["text"]["nl"] = json!("Waarom?");
        item(file, "tip")["kind"]["max_characters"] = json!(300);
    });
    assert_eq!(both, [("tip".to_owned(), "other_maximum", true), ("reasons".to_owned(), "reworded", false)]);
}

#[test]
fn four_own_items_are_refused_in_a_file_too() {
    let mut next = draft();
    for _ in 0..MOST_OWN_ITEMS {
        next = next.put_own(None, &fields(OWN)).expect("there is room").0;
    }
    let mut file: Value = serde_json::from_str(&next.to_json()).expect("JSON");
    file["items"][7]["own"] = json!(true);
    let text = serde_json::to_string_pretty(&file).expect("JSON");
    let faults = Questionnaire::parse(&text).unwrap_err();
    assert!(faults[0].to_string().contains("4 items are the board's own, 3 is the most"), "{faults:?}");
    assert!(faults[0].line.is_some());
}
