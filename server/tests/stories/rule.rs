//! Own rules of a board, a school or a team: saved within the law, followed by talks not planned yet.

use domain::course::Step;
use domain::departure::DepartureType;
use domain::ids::UnitId;
use domain::route::{Foreseeing, Route, RuleDraft, RuleFault, RuleField};
use domain::talk::HostKind;
use server::access::Refused;
use server::form::Filled;
use server::rule::{RuleKey, Saved, SupposedFault, SupposedField, SupposedForm, foresee, page, reset, save};
use server::talk::{book, offer};
use uuid::Uuid;

use crate::scene::{Leaver, Scene};

fn key(unit: Option<UnitId>) -> RuleKey {
    RuleKey { unit, departure_type: DepartureType::VoluntaryResignation, foreseeing: Foreseeing::Any }
}

fn draft(route: Route) -> RuleDraft {
    RuleDraft {
        route: route.code().into(),
        formal_minutes: "45".into(),
        informal_minutes: "20".into(),
        days_before_last: String::new(),
        guide: String::new(),
    }
}

/// The hosts and lengths of the talks that still count.
async fn talks(scene: &Scene<'_>, leaver: &Leaver) -> Vec<(String, i32)> {
    let loaded = scene.loaded(leaver).await;
    let mut talks: Vec<(String, i32)> = loaded
        .talks
        .iter()
        .filter(|row| row.dropped_at.is_none())
        .map(|row| (row.host_kind.code().to_owned(), i32::from(*row.minutes)))
        .collect();
    talks.sort();
    talks
}

server::on_both_databases! {
    async fn a_rule_of_the_school_changes_talks_without_a_time_and_leaves_booked_ones(world: World) {
        let scene = Scene::set(&world).await;
        let (open, booked) = (scene.invited("Vera Trek").await, scene.invited("Bo Oked").await);
        let talk = scene.talk(&booked, HostKind::HrAdviser).await;
        let slot = offer(&world.program, &booked.proof).await.expect("the store").talks[0].first[0].clone();
        book(&world.program, &booked.proof, talk, &slot.key).await.expect("the store");
        assert_eq!(talks(&scene, &open).await, [("adviser".to_owned(), 60)]);

        let key = key(Some(scene.school));
        let saved = save(&world.program, &world.keeper(), key, 0, &draft(Route::Both)).await.expect("the store");
        assert_eq!(saved, Filled::Done(Saved::Saved));
        scene.post().await;
        assert_eq!(talks(&scene, &open).await, [("adviser".to_owned(), 45), ("leader".to_owned(), 20)]);
        assert_eq!(talks(&scene, &booked).await, [("adviser".to_owned(), 60)], "a booked talk stays");
        assert!(scene.loaded(&booked).await.live_appointment(talk).is_some());

        assert!(reset(&world.program, &world.keeper(), key).await.expect("the store"));
        assert!(!reset(&world.program, &world.keeper(), key).await.expect("the store"), "it is gone");
        scene.post().await;
        assert_eq!(talks(&scene, &open).await, [("adviser".to_owned(), 60)], "the standard again");
    }

    async fn a_new_leaver_follows_the_rule_of_their_team(world: World) {
        let scene = Scene::set(&world).await;
        let school = RuleDraft { formal_minutes: "30".into(), ..draft(Route::Adviser) };
        let team = draft(Route::LeaverChooses);
        for (unit, draft) in [(None, &school), (Some(scene.team), &team)] {
            save(&world.program, &world.keeper(), key(unit), 0, draft).await.expect("the store").done();
        }
        let vera = scene.invited("Vera Trek").await;
        assert!(offer(&world.program, &vera.proof).await.expect("the store").must_choose);
    }

    async fn nothing_is_sent_before_the_day_that_a_rule_names(world: World) {
        let scene = Scene::set(&world).await;
        let late = RuleDraft { days_before_last: "30".into(), ..draft(Route::Adviser) };
        save(&world.program, &world.keeper(), key(None), 0, &late).await.expect("the store").done();
        // The leaver's last day is 24 April; thirty days before it is Wednesday 25 March.
        let vera = scene.leaver("Vera Trek").await;
        let course = scene.loaded(&vera).await;
        let due = course.departure.next_at.expect("a mail is due");
        assert_eq!(due.to_rfc3339(), "2026-03-25T07:00:00+00:00");
        scene.post().await;
        assert_eq!(scene.count(server::mail::MailKind::Questionnaire).await, 0);
        world.advance(chrono::TimeDelta::days(22));
        scene.post().await;
        assert_eq!(scene.count(server::mail::MailKind::Questionnaire).await, 1);
    }

    async fn a_rule_outside_the_law_is_not_saved(world: World) {
        let scene = Scene::set(&world).await;
        let settlement = RuleKey { departure_type: DepartureType::SettlementAgreement, ..key(None) };
        let saved = save(&world.program, &world.keeper(), settlement, 0, &draft(Route::Leader)).await;
        let faults = vec![(RuleField::Route, RuleFault::NeverTheLeader)];
        assert_eq!(saved.expect("the store"), Filled::Faulty(faults));
        let strange = key(Some(UnitId::new(Uuid::now_v7())));
        let saved = save(&world.program, &world.keeper(), strange, 0, &draft(Route::Both)).await;
        assert!(matches!(saved, Err(Refused::NotFound)), "a unit of nobody");
        let shown = page(&world.program, &world.keeper()).await.expect("the store");
        assert!(shown.rules.is_empty() && shown.schools[0].school.id == scene.school);
    }

    async fn two_keepers_do_not_overwrite_each_other(world: World) {
        Scene::set(&world).await;
        let keeper = world.keeper();
        let done = |revision, route| {
            let (program, keeper) = (&world.program, &keeper);
            async move { save(program, keeper, key(None), revision, &draft(route)).await.expect("the store").done() }
        };
        assert_eq!(done(0, Route::Both).await, Saved::Saved);
        assert_eq!(done(0, Route::Leader).await, Saved::ChangedMeanwhile, "the other was first");
        assert_eq!(done(1, Route::Leader).await, Saved::Saved);
        assert_eq!(done(1, Route::Both).await, Saved::ChangedMeanwhile);
        let shown = page(&world.program, &keeper).await.expect("the store");
        let stored = shown.rule(key(None)).expect("it is there");
        assert_eq!((stored.own.rule.route, stored.revision), (Route::Leader, 2));
    }

    async fn what_would_happen_is_said_by_the_rule_that_counts_there(world: World) {
        let scene = Scene::set(&world).await;
        let keeper = world.keeper();
        let both = draft(Route::Both);
        save(&world.program, &keeper, key(Some(scene.school)), 0, &both).await.expect("the store").done();
        let form = SupposedForm {
            departure_type: "voluntary".into(),
            foreseen: true,
            unit: scene.team.to_string(),
            last_day_worked: "2026-04-24".into(),
            concluded_on: String::new(),
        };
        let seen = foresee(&world.program, &keeper, &form).await.expect("the store").done();
        assert_eq!(seen.own.and_then(|own| own.unit), Some(scene.school), "the school's rule");
        assert_eq!(seen.rule.map(|rule| rule.route), Some(Route::Both));
        assert_eq!(seen.course.steps[0], (world.now(), Step::SendQuestionnaire));
        assert!(seen.course.last_bookable.is_some_and(|day| day > seen.last_day_worked));

        let settlement = SupposedForm { departure_type: "settlement".into(), ..form.clone() };
        let seen = foresee(&world.program, &keeper, &settlement).await.expect("the store");
        let missing = (SupposedField::ConcludedOn, SupposedFault::DateMissing);
        assert!(matches!(seen, Filled::Faulty(faults) if faults == [missing]));
        let death = SupposedForm { departure_type: "death".into(), ..form };
        let seen = foresee(&world.program, &keeper, &death).await.expect("the store").done();
        assert!(seen.rule.is_none() && seen.course.steps.is_empty() && seen.course.last_bookable.is_none());
    }
}
