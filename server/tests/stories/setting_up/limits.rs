//! What hosts set for themselves, hours on one date, closed parts of a day, and the week they make.

use domain::account::Role;
use domain::slot::{SettingsField, WhyNot};
use domain::talk::Way;
use domain::{Language, slot};
use server::availability::{
    ClosedDaysFault, ClosedDaysField, ClosedDaysForm, ExtraHoursForm, HoursFormFault, HoursFormField, SettingsForm,
    SettingsFormFault, TimesKeeper, WeekDay, add_closed_days, add_extra_hours, closed_days, extra_hours, host_settings,
    hours, remove_extra_hours, remove_hours, save_settings, week,
};
use server::form::Filled;
use server::on_both_databases;
use server::talk::{Booking, book, offer};
use wording::Wording;

use crate::scene::{Scene, day};

fn saturday() -> ExtraHoursForm {
    ExtraHoursForm {
        day: "2026-03-07".into(),
        start: "10:00".into(),
        end: "11:30".into(),
        way: "video".into(),
        place: String::new(),
    }
}

/// The reasons of every piece of a day, in order.
fn reasons(day: &WeekDay) -> Vec<Vec<WhyNot>> {
    day.pieces.iter().map(|piece| piece.reasons.iter().collect()).collect()
}

on_both_databases! {
    async fn a_host_sets_their_own_limits_and_what_they_leave_empty_is_the_default(world: World) {
        let anna = world.account("Anna de Vries").role(Role::HrAdviser).make().await;
        let keeper = TimesKeeper::own(&world.signed_in(anna).await);
        let none = host_settings(&world.program, &keeper).await.expect("read");
        assert_eq!(none.over(4), slot::HostSettings::standard(4));
        let form = SettingsForm {
            buffer_before: "10".into(), notice_hours: " 48 ".into(), talks_a_day: "2".into(),
            languages: vec!["en".into(), "nl".into()], ..SettingsForm::default()
        };
        save_settings(&world.program, &keeper, &form).await.expect("works").done();
        let kept = host_settings(&world.program, &keeper).await.expect("read");
        let set = [SettingsField::BufferBefore, SettingsField::BufferAfter, SettingsField::NoticeHours];
        assert_eq!(set.map(|field| kept.value(field)), [Some(10), None, Some(48)]);
        assert_eq!(kept.languages(), [Language::Nl, Language::En]);
        save_settings(&world.program, &keeper, &SettingsForm::default()).await.expect("works").done();
        assert_eq!(host_settings(&world.program, &keeper).await.expect("read"), none, "all defaults again");
    }

    async fn settings_that_make_no_sense_are_refused_at_their_field(world: World) {
        let keeper = world.times_of(world.account("Anna de Vries").make().await);
        let form = SettingsForm {
            buffer_before: "7".into(), buffer_after: "125".into(), notice_hours: "soon".into(),
            horizon_days: "0".into(), talks_a_day: "-1".into(), languages: Vec::new(),
        };
        let refused = save_settings(&world.program, &keeper, &form).await.expect("works");
        assert_eq!(refused, Filled::Faulty(vec![
            (SettingsField::BufferBefore, SettingsFormFault::NotMultipleOfFive),
            (SettingsField::BufferAfter, SettingsFormFault::TooMuch),
            (SettingsField::NoticeHours, SettingsFormFault::NotANumber),
            (SettingsField::HorizonDays, SettingsFormFault::TooLittle),
            (SettingsField::TalksADay, SettingsFormFault::NotANumber),
        ]));
        let kept = host_settings(&world.program, &keeper).await.expect("read");
        assert_eq!(kept.over(3), slot::HostSettings::standard(3), "nothing was stored");
    }

    async fn hours_on_one_date_and_closed_parts_of_a_day_are_kept(world: World) {
        let (anna, bert) = (world.account("Anna de Vries").make().await, world.account("Bert Bakker").make().await);
        let (keeper, other) = (world.times_of(anna), world.times_of(bert));
        let bad = ExtraHoursForm { day: "31-2-2026".into(), end: "9:00".into(), ..saturday() };
        let refused = add_extra_hours(&world.program, &keeper, &bad).await.expect("works");
        assert_eq!(refused, Filled::Faulty(vec![(HoursFormField::Day, HoursFormFault::DateImpossible)]));
        let id = add_extra_hours(&world.program, &keeper, &saturday()).await.expect("works").done();
        let kept = extra_hours(&world.program, &keeper, day(3, 3)).await.expect("read");
        assert_eq!((kept[0].date(), kept[0].stretch().way()), (day(3, 7), Way::Video));
        assert!(remove_extra_hours(&world.program, &other, id).await.is_err(), "not theirs");
        assert_eq!(remove_extra_hours(&world.program, &keeper, id).await.expect("there"), 0);
        let part = |from: &str, until: &str| ClosedDaysForm {
            first_day: "2026-03-10".into(), reason: "tandarts".into(), part_from: from.into(),
            part_until: until.into(), ..ClosedDaysForm::default()
        };
        for (form, field, fault) in [
            (part("9:00", ""), ClosedDaysField::PartUntil, ClosedDaysFault::PartMissing),
            (part("", "9:00"), ClosedDaysField::PartFrom, ClosedDaysFault::PartMissing),
            (part("9:00", "9:00"), ClosedDaysField::PartUntil, ClosedDaysFault::EndNotAfterStart),
            (part("nine", "9:00"), ClosedDaysField::PartFrom, ClosedDaysFault::NotATime),
        ] {
            let refused = add_closed_days(&world.program, &keeper, &form).await.expect("works");
            assert_eq!(refused, Filled::Faulty(vec![(field, fault)]));
        }
        add_closed_days(&world.program, &keeper, &part("9:00", "12:00")).await.expect("works").done();
        let kept = closed_days(&world.program, &keeper).await.expect("read");
        let part = kept[0].part.expect("a part");
        assert_eq!((part.start_minute(), part.end_minute()), (540, 720));
    }

    async fn the_week_shows_what_is_offered_and_why_the_rest_is_not(world: World) {
        let scene = Scene::set(&world).await;
        let keeper = TimesKeeper::own(&world.signed_in(scene.adviser).await);
        add_extra_hours(&world.program, &keeper, &saturday()).await.expect("works").done();
        world.closed(scene.adviser, day(3, 5), day(3, 5)).await;
        let vera = scene.invited("Vera Trek").await;
        let found = offer(&world.program, &vera.proof).await.expect("the store").talks.remove(0);
        let friday = found.days.iter().find(|shown| shown.date == day(3, 6)).expect("a working day");
        let noon = friday.slots.iter().find(|slot| slot.minute_of_day == 12 * 60).expect("on offer");
        let booked = book(&world.program, &vera.proof, found.talk, &noon.key).await.expect("the store");
        assert!(matches!(booked, Booking::Booked(_)), "{booked:?}");
        let shown = week(&world.program, &keeper, day(3, 4), 60).await.expect("read");
        assert_eq!((shown.monday, shown.days.len()), (day(3, 2), 7));
        // It is Tuesday ten o'clock: Monday is past, Tuesday is too soon, Wednesday begins at ten.
        assert!(reasons(&shown.days[0]).iter().all(|why| why.contains(&WhyNot::InThePast)));
        assert!(reasons(&shown.days[1]).iter().all(|why| !why.is_empty()));
        assert_eq!(reasons(&shown.days[2]), [vec![WhyNot::Notice], vec![], vec![WhyNot::TooShort]]);
        assert!(reasons(&shown.days[3]).iter().all(|why| why.contains(&WhyNot::Closed)));
        assert_eq!(
            reasons(&shown.days[4]),
            [vec![], vec![WhyNot::Buffer], vec![WhyNot::OtherTalk], vec![WhyNot::Buffer], vec![], vec![WhyNot::TooShort]]
        );
        let talk = &shown.days[4].talks[0];
        assert_eq!(talk.leaver.as_ref().map(|(_, name)| name.as_str()), Some("Vera Trek"), "their own leaver");
        let saturday = &shown.days[5];
        assert_eq!((saturday.is_off, saturday.pieces[0].offers.clone()), (true, vec![(Way::Video, None)]));
    }

    async fn a_coordinator_of_other_units_sees_that_there_is_a_talk_but_not_with_whom(world: World) {
        let scene = Scene::set(&world).await;
        let elsewhere = world.school("De Vaart").await;
        let cora = world.account("Cora Coster").role_of(Role::HrCoordinator, elsewhere).make().await;
        let guest = world.account("Gast Heer").role(Role::HrAdviser).school(elsewhere).trained()
            .every_working_day("09:00", "17:00").make().await;
        world.closed(scene.adviser, day(3, 3), day(4, 30)).await;
        let vera = scene.invited("Vera Trek").await;
        let found = offer(&world.program, &vera.proof).await.expect("the store").talks.remove(0);
        let slot = found.first.iter().find(|slot| slot.key.host == guest).expect("the guest has time").clone();
        book(&world.program, &vera.proof, found.talk, &slot.key).await.expect("the store");
        let proof = world.signed_in(cora).await.coordinator().expect("they are one");
        let others = TimesKeeper::of_other(&world.program, &proof, guest).await.expect("of their school");
        let all = TimesKeeper::of_other(&world.program, &world.coordinator(), guest).await.expect("the whole board");
        for (keeper, name) in [(others, None), (all, Some("Vera Trek"))] {
            let shown = week(&world.program, &keeper, slot.date, 60).await.expect("read");
            let talk = shown.days.iter().flat_map(|day| &day.talks).next().expect("the talk is there");
            assert_eq!(talk.leaver.as_ref().map(|(_, name)| name.as_str()), name);
        }
    }

    async fn taking_hours_away_says_how_many_talks_stay_in_them(world: World) {
        let scene = Scene::set(&world).await;
        let vera = scene.invited("Vera Trek").await;
        let found = offer(&world.program, &vera.proof).await.expect("the store").talks.remove(0);
        book(&world.program, &vera.proof, found.talk, &found.first[0].key).await.expect("the store");
        let keeper = world.times_of(scene.adviser);
        let kept = hours(&world.program, &keeper).await.expect("read");
        // The first moment is on Wednesday 4 March.
        let (tuesday, wednesday) = (kept[1].id(), kept[2].id());
        assert_eq!(remove_hours(&world.program, &keeper, tuesday).await.expect("there"), 0);
        assert_eq!(remove_hours(&world.program, &keeper, wednesday).await.expect("there"), 1);
        let again = offer(&world.program, &vera.proof).await.expect("the store").talks.remove(0);
        assert!(again.booked.is_some(), "what is booked stays");
    }
}

#[test]
fn every_reason_has_words_in_both_languages() {
    for language in Language::ALL {
        for reason in WhyNot::ALL {
            assert_ne!(Wording::new(language).code("why-not", reason.code()), reason.code(), "{language}");
        }
    }
}
