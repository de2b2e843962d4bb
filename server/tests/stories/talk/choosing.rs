//! With whom: the leaver's own choice.

use domain::account::Role;
use domain::talk::{HostKind, TalkChoice, Way};
use server::access::Refused;
use server::account::{AccountFault, AccountField, AccountForm, RoleForm, change, find};
use server::form::Filled;
use server::mail::MailKind;
use server::talk::{
    Booking, Choosing, NotOffered, Sharing, book, choose, choose_and_book, held, offer, share_with_leader,
};

use crate::scene::{Leaver, Scene, day};

/// Somebody who retires, and chooses with whom to talk.
async fn retiring(scene: &Scene<'_>, name: &str) -> Leaver {
    scene.leaver_with(name, &[("departure_type", "retirement")]).await
}

server::on_both_databases! {
    async fn declining_is_respected_and_not_asked_for_again(world: World) {
        let scene = Scene::set(&world).await;
        let vera = scene.invited("Vera Trek").await;
        let chosen = choose(&world.program, &scene.proof(vera.id, true).await, TalkChoice::None, false).await.expect("the store");
        assert_eq!(chosen, Choosing::Chosen);
        for _ in 0..30 {
            world.advance(chrono::TimeDelta::days(1));
            scene.post().await;
        }
        for kind in [MailKind::InvitationReminder1, MailKind::InvitationReminder2, MailKind::UnansweredHr] {
            assert!(scene.mails(vera.id, kind).await.is_empty(), "{kind:?}");
        }
        assert_eq!(scene.loaded(&vera).await.departure.stage.code(), "closed");
    }

    async fn declining_a_booked_talk_calls_it_off(world: World) {
        let scene = Scene::set(&world).await;
        let vera = scene.invited("Vera Trek").await;
        let talk = scene.talk(&vera, HostKind::HrAdviser).await;
        let slot = offer(&world.program, &vera.proof).await.expect("the store").talks[0].first[0].clone();
        book(&world.program, &vera.proof, talk, &slot.key).await.expect("the store");
        choose(&world.program, &scene.proof(vera.id, true).await, TalkChoice::None, false).await.expect("the store");
        assert_eq!(scene.mails(vera.id, MailKind::CancelledHost).await.len(), 1);
        assert!(scene.loaded(&vera).await.live_appointment(talk).is_none());
    }

    async fn both_means_two_talks_that_never_overlap(world: World) {
        let scene = Scene::set(&world).await;
        let vera = scene.invited("Vera Trek").await;
        choose(&world.program, &vera.proof, TalkChoice::Both, false).await.expect("the store");
        let found = offer(&world.program, &vera.proof).await.expect("the store");
        assert_eq!(found.talks.len(), 2);
        let formal = found.talks.iter().find(|talk| talk.host_kind == HostKind::HrAdviser).expect("there");
        let informal = found.talks.iter().find(|talk| talk.host_kind == HostKind::TeamLeader).expect("there");
        assert_eq!((formal.minutes, informal.minutes), (60, 30));
        let with_leader = informal.first[0].clone();
        book(&world.program, &vera.proof, informal.talk, &with_leader.key).await.expect("the store");
        let found = offer(&world.program, &vera.proof).await.expect("the store");
        let formal = found.talks.iter().find(|talk| talk.host_kind == HostKind::HrAdviser).expect("there");
        let end = with_leader.start + chrono::TimeDelta::minutes(45);
        for slot in formal.days.iter().flat_map(|day| &day.slots) {
            let free = slot.start + chrono::TimeDelta::minutes(75) <= with_leader.start || slot.start >= end;
            assert!(free, "{} while they talk with their leader", slot.start);
        }
    }

    async fn a_choice_that_is_not_offered_is_refused(world: World) {
        let scene = Scene::set(&world).await;
        let vera = scene.invited("Vera Trek").await;
        // Voluntary resignation: HR is the proposal; the leader alone is not among the choices.
        for choice in [TalkChoice::Leader, TalkChoice::Hr] {
            let chosen = choose(&world.program, &vera.proof, choice, false).await.expect("the store");
            assert_eq!(chosen, Choosing::NotOffered);
        }
    }

    async fn after_a_talk_was_held_the_choice_stands(world: World) {
        let scene = Scene::set(&world).await;
        let vera = scene.invited("Vera Trek").await;
        let adviser = scene.as_adviser(scene.adviser, &vera).await;
        held(&world.program, &adviser, day(3, 3), Way::Phone).await.expect("the store");
        let chosen = choose(&world.program, &vera.proof, TalkChoice::Both, false).await.expect("the store");
        assert_eq!(chosen, Choosing::TooLate);
    }

    async fn sharing_is_off_until_the_leaver_says_so(world: World) {
        let scene = Scene::set(&world).await;
        let vera = scene.invited("Vera Trek").await;
        assert!(!scene.loaded(&vera).await.departure.share_with_leader);
        let opened = scene.proof(vera.id, true).await;
        assert_eq!(share_with_leader(&world.program, &opened, true).await.expect("the store"), Sharing::Noted);
        assert!(scene.loaded(&vera).await.departure.share_with_leader);
        choose(&world.program, &vera.proof, TalkChoice::Both, false).await.expect("the store");
        assert!(!scene.loaded(&vera).await.departure.share_with_leader);
    }

    async fn a_leaver_who_retires_gets_times_after_choosing(world: World) {
        let scene = Scene::set(&world).await;
        let wim = scene.leaver_with("Wim Oud", &[("departure_type", "retirement")]).await;
        let found = offer(&world.program, &wim.proof).await.expect("the store");
        assert!(found.must_choose && found.talks.is_empty());
        choose(&world.program, &wim.proof, TalkChoice::Leader, false).await.expect("the store");
        let found = offer(&world.program, &wim.proof).await.expect("the store");
        assert_eq!(found.talks[0].host_kind, HostKind::TeamLeader);
        assert_eq!(found.talks[0].hosts[0].account, scene.leader);
        assert_eq!(found.talks[0].first.len(), 3);
        // The leaver asks for HR after all: the leader's talk goes, and HR's comes.
        choose(&world.program, &wim.proof, TalkChoice::Hr, false).await.expect("the store");
        let found = offer(&world.program, &wim.proof).await.expect("the store");
        assert_eq!(found.talks.len(), 1);
        assert_eq!(found.talks[0].host_kind, HostKind::HrAdviser);
    }

    async fn picking_a_time_of_one_of_two_hosts_chooses_and_books_at_once(world: World) {
        let scene = Scene::set(&world).await;
        let (wim, els) = (retiring(&scene, "Wim Oud").await, retiring(&scene, "Els Even").await);
        let found = offer(&world.program, &wim.proof).await.expect("the store");
        let of_leader = found.either.iter().find(|either| either.choice == TalkChoice::Leader).expect("the leader's times");
        let slot = of_leader.offer.first[0].key;
        let done = choose_and_book(&world.program, &wim.proof, TalkChoice::Leader, &slot).await.expect("the store");
        let Booking::Booked(booked) = done else { panic!("{done:?}") };
        assert_eq!((booked.starts_at, booked.host), (slot.start, scene.leader));
        let loaded = scene.loaded(&wim).await;
        assert_eq!(loaded.facts.choice, Some(TalkChoice::Leader));
        assert_eq!((loaded.talks.len(), loaded.departure.stage.code()), (1, "planned"));
        let again = choose_and_book(&world.program, &wim.proof, TalkChoice::Leader, &slot).await.expect("the store");
        assert_eq!(again, Booking::Booked(booked), "the same click twice is one booking");
        // Somebody else wanted that moment too: nothing was chosen, and another time can be picked, of either host.
        let taken = choose_and_book(&world.program, &els.proof, TalkChoice::Leader, &slot).await.expect("the store");
        assert_eq!(taken, Booking::SlotTaken { offer: None });
        let loaded = scene.loaded(&els).await;
        assert_eq!((loaded.facts.choice, loaded.talks.len()), (None, 0));
        assert!(!offer(&world.program, &els.proof).await.expect("the store").either.is_empty(), "still open");
    }

    async fn a_choice_that_is_not_offered_books_nothing(world: World) {
        let scene = Scene::set(&world).await;
        let vera = scene.invited("Vera Trek").await;
        let slot = offer(&world.program, &vera.proof).await.expect("the store").talks[0].first[0].key;
        let refused = choose_and_book(&world.program, &vera.proof, TalkChoice::Deputy, &slot).await.expect("the store");
        assert_eq!(refused, Booking::NotOffered(NotOffered::NoSuchChoice));
        assert_eq!(scene.loaded(&vera).await.departure.stage.code(), "to_plan");
    }

    async fn while_the_leader_is_on_leave_the_leaver_can_choose_the_deputy(world: World) {
        let scene = Scene::set(&world).await;
        let deputy = world.account("Dirk Plaats").role_of(Role::TeamLeader, scene.school).every_working_day("09:00", "12:00").make().await;
        let leave = |on_leave: bool, deputy: String| {
            let world = &world;
            let leader = scene.leader;
            async move {
                let stored = find(world.store().read(), leader, world.now()).await.expect("read").expect("there");
                let roles = stored
                    .grants
                    .iter()
                    .map(|grant| RoleForm {
                        role: grant.role.code().into(),
                        unit: grant.unit.map(|unit| unit.to_string()).unwrap_or_default(),
            ..RoleForm::default()
        })
                    .collect();
                let form = AccountForm {
                    name: stored.name,
                    email: stored.email,
                    language: stored.language.tag().into(),
                    active: true,
                    on_leave,
                    deputy,
                    roles,
                    ..AccountForm::default()
                };
                change(&world.program, &world.keeper(), leader, &form).await.expect("the store")
            }
        };
        let faulty = Filled::Faulty(vec![(AccountField::Deputy, AccountFault::UnknownDeputy)]);
        assert_eq!(leave(true, scene.leader.to_string()).await, faulty);
        leave(true, String::new()).await.done();
        let wim = scene.leaver_with("Wim Over", &[("departure_type", "internal_transfer")]).await;
        let offered = |found: &server::talk::Offer| found.choices.contains(&TalkChoice::Deputy);
        assert!(!offered(&offer(&world.program, &wim.proof).await.expect("the store")));
        let early = choose(&world.program, &wim.proof, TalkChoice::Deputy, false).await.expect("the store");
        assert_eq!(early, Choosing::NotOffered);

        leave(true, deputy.to_string()).await.done();
        assert!(offered(&offer(&world.program, &wim.proof).await.expect("the store")));
        let chosen = choose(&world.program, &wim.proof, TalkChoice::Deputy, false).await.expect("the store");
        assert_eq!(chosen, Choosing::Chosen);
        let found = offer(&world.program, &wim.proof).await.expect("the store");
        assert_eq!((found.talks[0].host_kind, found.talks[0].hosts[0].account), (HostKind::TeamLeader, deputy));
        assert_eq!(found.talks[0].first.len(), 3);
        // It stands on the deputy's list, who hosts it, and nowhere else of that team does.
        let viewer = world.signed_in(deputy).await;
        let team = server::lists::leader::page(&world.program, &viewer).await.expect("the store");
        assert_eq!(team.rows.iter().map(|row| row.id).collect::<Vec<_>>(), [wim.id]);
        scene.as_leader(deputy, &wim).await;
        let other = scene.leaver_with("Anna Bakker", &[("departure_type", "internal_transfer")]).await;
        let refused = server::access::record_viewer(&world.program, &viewer, other.id).await;
        assert!(matches!(refused, Err(Refused::NotFound)));
        // The leader is back: the talk has no time yet, so it is theirs again.
        leave(false, deputy.to_string()).await.done();
        choose(&world.program, &wim.proof, TalkChoice::Both, false).await.expect("the store");
        assert_eq!(scene.talk_row(&wim, HostKind::TeamLeader).await.host_id, Some(scene.leader.into()));
    }
}
