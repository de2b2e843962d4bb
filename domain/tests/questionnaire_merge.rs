//! Two forms of one screen, posted one after the other: what each changed counts, and nothing goes in silence.

use domain::questionnaire::{Answer, Answers, Differing, MARK, Questionnaire, Screen, Variant};

fn screen<'s, 'q>(screens: &'s [Screen<'q>], key: &str) -> &'s Screen<'q> {
    screens.iter().find(|screen| screen.key() == key).expect("a screen")
}

fn with(screens: &[Screen<'_>], so_far: &Answers, key: &str, pairs: &[(&str, &str)]) -> Answers {
    screen(screens, key).read(&owned(pairs), so_far).0
}

fn owned(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
    pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
}

/// The form of a screen as it is written over these answers, with other values at some items.
fn form(screen: &Screen<'_>, shown: &Answers, changed: &[(&str, &[&str])]) -> Vec<(String, String)> {
    let mut fields = Vec::new();
    for asked in screen.shown(shown) {
        let key = asked.key();
        fields.push((format!("{MARK}{key}"), shown.mark(key)));
        let values: Vec<String> = match changed.iter().find(|(item, _)| *item == key) {
            Some((_, values)) => values.iter().map(|value| (*value).to_owned()).collect(),
            None => shown.get(key).map(Answer::fields).unwrap_or_default(),
        };
        fields.extend(values.into_iter().map(|value| (key.to_owned(), value)));
    }
    fields
}

#[test]
fn an_old_form_takes_no_newer_answer_away() {
    let questionnaire = Questionnaire::standard();
    let screens = questionnaire.screens(Variant::Full, None);
    let old = Answers::default();
    let newer = with(&screens, &old, "ahead", &[("tip", "Meer rust in het rooster.")]);
    let ahead = screen(&screens, "ahead");
    let merged = ahead.merge(&form(ahead, &old, &[]), &newer);
    assert_eq!(merged.answers, newer);
    assert!(merged.differing.is_empty() && merged.faults.is_empty());
}

#[test]
fn what_each_of_two_forms_changed_is_kept() {
    let questionnaire = Questionnaire::standard();
    let screens = questionnaire.screens(Variant::Full, None);
    let work = screen(&screens, "work");
    let start = with(&screens, &Answers::default(), "work", &[("own_way", "2"), ("growth", "3")]);
    let one = work.merge(&form(work, &start, &[("own_way", &["4"])]), &start);
    let two = work.merge(&form(work, &start, &[("growth", &[])]), &one.answers);
    assert!(two.answers.is_chosen("own_way", "4"), "changed in the first");
    assert_eq!(two.answers.get("growth"), None, "taken back in the second");
    assert!(two.differing.is_empty());
    let marks: Vec<&str> = two.agreed.iter().map(|(item, _)| item.as_str()).collect();
    assert!(marks.contains(&"growth") && !marks.contains(&"own_way"), "{marks:?}: the second form shows 2 at own_way");
}

#[test]
fn what_both_changed_stays_as_it_is_and_comes_back() {
    let questionnaire = Questionnaire::standard();
    let screens = questionnaire.screens(Variant::Full, None);
    let work = screen(&screens, "work");
    let start = with(&screens, &Answers::default(), "work", &[("own_way", "2"), ("growth", "3")]);
    let newer = with(&screens, &start, "work", &[("own_way", "5"), ("growth", "3")]);
    for typed in [vec!["1"], Vec::new()] {
        let typed = typed.as_slice();
        let merged = work.merge(&form(work, &start, &[("own_way", typed)]), &newer);
        assert!(merged.answers.is_chosen("own_way", "5"), "the newer one");
        let differs = Differing { item: "own_way".into(), typed: typed.iter().map(|one| (*one).to_owned()).collect() };
        assert_eq!(merged.differing, [differs]);
        let shown = work.with_typed(&merged.differing, &merged.answers);
        assert_eq!(shown.is_chosen("own_way", "1"), !typed.is_empty());
        // The page that shows both carries the newer one's mark: what is sent from there is a choice.
        let settled = work.merge(&form(work, &newer, &[("own_way", typed)]), &newer);
        assert!(settled.differing.is_empty());
        assert_eq!(settled.answers.get("own_way"), shown.get("own_way"));
    }
    let same = work.merge(&form(work, &start, &[("own_way", &["5"])]), &newer);
    assert!(same.differing.is_empty(), "both say the same");
}

#[test]
fn an_item_that_a_form_never_showed_is_not_skipped_by_it() {
    let questionnaire = Questionnaire::standard();
    let screens = questionnaire.screens(Variant::Full, None);
    let work = screen(&screens, "work");
    let held = with(&screens, &Answers::default(), "work", &[("own_way", "2"), ("growth", "3")]);
    let mut fields = form(work, &Answers::default(), &[("own_way", &["2"])]);
    fields.retain(|(name, _)| !name.ends_with("growth"));
    assert!(work.merge(&fields, &held).answers.is_chosen("growth", "3"));
    let without_marks = owned(&[("own_way", "1")]);
    let merged = work.merge(&without_marks, &held);
    assert!(merged.answers.is_chosen("own_way", "1") && merged.answers.get("growth").is_none(), "as it was posted");
}

#[test]
fn a_mark_is_of_the_answer_and_not_of_how_it_was_ticked() {
    let questionnaire = Questionnaire::standard();
    let screens = questionnaire.screens(Variant::Full, None);
    let empty = Answers::default();
    let four = ["B1", "B2", "C1", "D1"].map(|code| ("reasons", code));
    let back = ["D1", "C1", "B2", "B1"].map(|code| ("reasons", code));
    let (one, other) = (with(&screens, &empty, "why", &four), with(&screens, &empty, "why", &back));
    assert_eq!(one.mark("reasons"), other.mark("reasons"), "as typed, too many");
    assert_ne!(one.mark("reasons"), empty.mark("reasons"));
    let glued = with(&screens, &empty, "why", &[("reasons", "B1B2C1D1")]);
    assert_ne!(one.mark("reasons"), glued.mark("reasons"));
}

#[test]
fn a_form_alone_tells_what_was_changed_in_it() {
    let questionnaire = Questionnaire::standard();
    let screens = questionnaire.screens(Variant::Full, None);
    let work = screen(&screens, "work");
    let shown = with(&screens, &Answers::default(), "work", &[("own_way", "2"), ("growth", "3")]);
    let differing = |fields: &[(String, String)]| -> Vec<(String, Vec<String>)> {
        Differing::in_form(fields).into_iter().map(|differs| (differs.item, differs.typed)).collect()
    };
    assert!(differing(&form(work, &shown, &[])).is_empty());
    let taken_back = form(work, &shown, &[("own_way", &["4"]), ("growth", &[])]);
    assert_eq!(
        differing(&taken_back),
        [("own_way".to_owned(), vec!["4".to_owned()]), ("growth".to_owned(), Vec::new())]
    );
    assert!(differing(&owned(&[("own_way", "1")])).is_empty(), "a form without marks");
    let ahead = screen(&screens, "ahead");
    let text = with(&screens, &Answers::default(), "ahead", &[("tip", "Meer rust.\nMeer ruimte.")]);
    let as_browsers_post_it = form(ahead, &text, &[("tip", &["\r\nMeer rust.\r\nMeer ruimte. "])]);
    assert!(differing(&as_browsers_post_it).is_empty(), "nobody changed it");
}
