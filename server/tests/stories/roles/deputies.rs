//! Somebody has a role for a while in another's place, with what belongs to it and no more.

use chrono::TimeDelta;
use domain::account::Role;
use domain::talk::{HostKind, TalkChoice};
use domain::time_line::EventKind;
use server::access::{NamesDeputies, Refused, record_viewer};
use server::account::{DeputyFault, DeputyField, Naming, deputies_of, end_deputy, find, look_at_turns, role_proposals};
use server::form::Filled;
use server::jobs::deliver::deliver_all;
use server::lists::leader::page;
use server::mail::MailKind;
use server::on_both_databases;
use server::proposal::{Proposed, confirm};
use server::talk::{Choosing, choices_asked, choose};
use uuid::Uuid;

use super::{NOTHING, in_days, is_signed_in, logged, may, names, names_as, signs_in, told};
use crate::scene::Scene;

on_both_databases! {
    async fn a_leaders_deputy_sees_the_team_while_it_lasts_and_what_the_leader_shares_never(world: World) {
        let scene = Scene::set(&world).await;
        let deputy = world.account("Dee Vervangt").every_working_day("09:00", "12:00").make().await;
        let theirs = scene.leaver_with("Rik Tijd", &[("departure_type", "replacement_ended")]).await;
        let other = scene.leaver_with("Ander Team", &[("leader", "")]).await;
        let days = (in_days(&world, 1), in_days(&world, 3));
        assert_eq!(names(&world, scene.leader, deputy, days).await, Filled::Done(Naming::Named));
        assert_eq!(told(&world, MailKind::MadeDeputy).await, ["Dee Vervangt"]);
        assert_eq!(told(&world, MailKind::DeputyNamed).await, Vec::<String>::new(), "who named them knows");
        assert_eq!(logged(&world, EventKind::DeputyNamed).await, 1);

        let seen = async || {
            let viewer = world.signed_in(deputy).await;
            let rows = page(&world.program, &viewer).await.expect("the store").rows.into_iter();
            rows.map(|row| (row.name, row.talk)).collect::<Vec<_>>()
        };
        let opens = async |id| record_viewer(&world.program, &world.signed_in(deputy).await, id).await;
        assert_eq!(seen().await, [], "not before the first day");
        assert!(matches!(opens(theirs.id).await, Err(Refused::NotFound)));
        world.advance(TimeDelta::days(1));
        look_at_turns(&world.program).await.expect("the store");
        assert_eq!(seen().await, [("Rik Tijd".to_owned(), None)]);
        let viewer = opens(theirs.id).await.expect("the leader's role");
        assert!(viewer.leader().is_err() && !viewer.visibility().time_line, "whose talk it is stays as it was");
        assert!(matches!(opens(other.id).await, Err(Refused::NotFound)), "not of the team");

        world.advance(TimeDelta::days(3));
        assert_eq!(seen().await, [], "it ends by itself");
        assert!(matches!(opens(theirs.id).await, Err(Refused::NotFound)));
        look_at_turns(&world.program).await.expect("the store");
        assert_eq!(logged(&world, EventKind::RoleEnded).await, 1);
    }

    async fn what_is_shared_with_the_leader_is_not_shared_with_a_deputy(world: World) {
        let scene = Scene::set(&world).await;
        let deputy = world.account("Dee Vervangt").make().await;
        let vera = scene.leaver("Vera Trek").await;
        scene.post().await;
        scene.hand_in(&vera).await;
        let proof = scene.proof(vera.id, true).await;
        server::talk::share_with_leader(&world.program, &proof, true).await.expect("the store");
        let after = scene.loaded(&vera).await.departure.last_day_worked + TimeDelta::days(1);
        world.advance(after - in_days(&world, 0));
        names(&world, scene.leader, deputy, (in_days(&world, 0), in_days(&world, 9))).await.done();
        let answers = async |account| {
            let viewer = record_viewer(&world.program, &world.signed_in(account).await, vera.id).await;
            viewer.expect("of the team").visibility().answers
        };
        assert_eq!(answers(scene.leader).await, domain::access::AnswersVisibility::Shared);
        assert_eq!(answers(deputy).await, domain::access::AnswersVisibility::Nothing);
    }

    async fn while_a_leader_has_a_deputy_the_leaver_chooses_and_afterwards_the_leader_holds_the_talk(world: World) {
        let scene = Scene::set(&world).await;
        let deputy = world.account("Dee Vervangt").every_working_day("09:00", "12:00").make().await;
        let rik = scene.leaver_with("Rik Tijd", &[("departure_type", "replacement_ended")]).await;
        scene.post().await;
        scene.hand_in(&rik).await;
        let options = async || choices_asked(&world.program, &rik.proof).await.expect("the store").choices;
        assert!(!options().await.contains(&TalkChoice::Deputy));
        names(&world, scene.leader, deputy, (in_days(&world, 0), in_days(&world, 9))).await.done();
        assert!(options().await.contains(&TalkChoice::Deputy));
        let chosen = choose(&world.program, &rik.proof, TalkChoice::Deputy, false).await.expect("the store");
        assert_eq!(chosen, Choosing::Chosen);
        scene.post().await;
        assert_eq!(scene.talk_row(&rik, HostKind::TeamLeader).await.host_id, Some(deputy.into()));
        world.advance(TimeDelta::days(10));
        look_at_turns(&world.program).await.expect("the store");
        scene.post().await;
        assert!(!options().await.contains(&TalkChoice::Deputy));
        assert_eq!(scene.talk_row(&rik, HostKind::TeamLeader).await.host_id, Some(scene.leader.into()));
    }

    async fn a_deputy_for_an_adviser_waits_for_a_second_person(world: World) {
        let adviser = world.account("Ada Viseur").role(Role::HrAdviser).make().await;
        let deputy = world.account("Dee Vervangt").make().await;
        let days = (in_days(&world, 0), in_days(&world, 9));
        assert_eq!(names(&world, adviser, deputy, days).await, Filled::Done(Naming::Waits));
        assert_eq!(may(&world, deputy).await, NOTHING);
        assert_eq!(told(&world, MailKind::SecondPersonAsked).await, ["Bea Beheer"]);
        assert_eq!(told(&world, MailKind::MadeDeputy).await, Vec::<String>::new());
        let waiting = role_proposals(world.store().read(), world.board()).await.expect("the store");
        assert_eq!((waiting[0].account, waiting[0].deputy_of, waiting[0].proposed_by), (deputy, Some(adviser), adviser));
        let session = signs_in(&world, deputy).await;
        confirm(&world.program, &world.keeper(), &[Proposed::Role(waiting[0].id)]).await.expect("may");
        assert_eq!(may(&world, deputy).await, [Role::HrAdviser]);
        assert!(!is_signed_in(&world, &session).await);
        assert_eq!(told(&world, MailKind::DeputyNamed).await, ["Ada Viseur"], "that it begins is told");
        assert_eq!(told(&world, MailKind::MadeDeputy).await, ["Dee Vervangt"]);
        world.advance(TimeDelta::days(10));
        assert_eq!(may(&world, deputy).await, NOTHING);
    }

    async fn who_is_named_and_who_named_them_cannot_confirm_it(world: World) {
        let hr = world.account("Vera Smit").role(Role::HrCoordinator).make().await;
        let wim = world.account("Wim Bos").role(Role::HrCoordinator).make().await;
        names(&world, hr, wim, (in_days(&world, 0), in_days(&world, 9))).await.done();
        let waiting = role_proposals(world.store().read(), world.board()).await.expect("the store")[0].id;
        for account in [hr, wim] {
            let keeper = world.signed_in(account).await.keeper().expect("of the whole board");
            assert!(matches!(confirm(&world.program, &keeper, &[Proposed::Role(waiting)]).await, Err(Refused::NotFound)));
        }
    }

    async fn a_keeper_names_deputies_and_the_leader_is_told(world: World) {
        let scene = Scene::set(&world).await;
        let deputy = world.account("Dee Vervangt").make().await;
        let proof = NamesDeputies::of_other(&world.program, &world.keeper(), scene.leader).await.expect("of the board");
        names_as(&world, &proof, deputy, (in_days(&world, 0), in_days(&world, 9))).await.done();
        assert_eq!(told(&world, MailKind::DeputyNamed).await, ["Lot Leider"]);
        assert_eq!(told(&world, MailKind::MadeDeputy).await, ["Dee Vervangt"]);
        assert_eq!(deliver_all(&world.program).await.expect("the store"), 2);
        assert_eq!(may(&world, deputy).await, [Role::TeamLeader]);
    }

    async fn only_administrators_name_deputies_of_administrators(world: World) {
        let hr = world.account("Vera Smit").role(Role::HrCoordinator).make().await;
        let vera = world.signed_in(hr).await.keeper().expect("of the whole board");
        let of = world.administrator().account();
        assert!(matches!(NamesDeputies::of_other(&world.program, &vera, of).await, Err(Refused::NotFound)));
        assert!(NamesDeputies::of_other(&world.program, &world.keeper(), of).await.is_ok());
    }

    async fn it_can_be_ended_at_once_by_whoever_is_stood_in_for(world: World) {
        let scene = Scene::set(&world).await;
        let deputy = world.account("Dee Vervangt").make().await;
        names(&world, scene.leader, deputy, (in_days(&world, 0), in_days(&world, 9))).await.done();
        world.advance(TimeDelta::days(1));
        let session = signs_in(&world, deputy).await;
        let own = NamesDeputies::own(&world.signed_in(scene.leader).await);
        let id = deputies_of(&world.program, &own).await.expect("the store")[0].id;
        let strange = NamesDeputies::own(&world.signed_in(scene.adviser).await);
        let unknown = Uuid::now_v7().to_string().parse().expect("it names nothing");
        assert!(matches!(end_deputy(&world.program, &strange, id).await, Err(Refused::NotFound)));
        assert!(matches!(end_deputy(&world.program, &own, unknown).await, Err(Refused::NotFound)));
        assert!(end_deputy(&world.program, &own, id).await.expect("theirs"));
        assert_eq!(may(&world, deputy).await, NOTHING);
        assert!(!is_signed_in(&world, &session).await);
        assert!(!end_deputy(&world.program, &own, id).await.expect("theirs"), "it has ended");
        assert_eq!(logged(&world, EventKind::DeputyEnded).await, 1);
        assert_eq!(look_at_turns(&world.program).await.expect("the store"), 0, "it is written down already");
        let left = deputies_of(&world.program, &own).await.expect("the store");
        assert_eq!(left.iter().map(|one| one.period.last()).collect::<Vec<_>>(), [Some(in_days(&world, -1))]);
    }

    async fn what_waits_can_be_taken_back(world: World) {
        let adviser = world.account("Ada Viseur").role(Role::HrAdviser).make().await;
        let deputy = world.account("Dee Vervangt").make().await;
        names(&world, adviser, deputy, (in_days(&world, 0), in_days(&world, 9))).await.done();
        let own = NamesDeputies::own(&world.signed_in(adviser).await);
        let id = deputies_of(&world.program, &own).await.expect("the store")[0].id;
        assert!(end_deputy(&world.program, &own, id).await.expect("theirs"));
        assert_eq!(role_proposals(world.store().read(), world.board()).await.expect("the store"), []);
    }

    async fn with_the_role_or_the_account_it_ends_for_the_deputy_too(world: World) {
        let scene = Scene::set(&world).await;
        let deputy = world.account("Dee Vervangt").make().await;
        let lent = async |days| names(&world, scene.leader, deputy, days).await.done();
        lent((in_days(&world, 0), in_days(&world, 9))).await;
        let last = in_days(&world, 4);
        world.change_account(scene.leader, |form| form.roles[0].last = last.to_string()).await;
        let held = find(world.store().read(), deputy, world.now()).await.expect("the store").expect("there").held;
        assert_eq!(held.iter().map(|held| held.period.last()).collect::<Vec<_>>(), [Some(last)], "no longer than its owner");
        world.change_account(scene.leader, |form| form.active = false).await;
        assert_eq!(may(&world, deputy).await, NOTHING);
    }

    async fn a_form_that_cannot_be_so_says_why_at_its_field(world: World) {
        let scene = Scene::set(&world).await;
        let deputy = world.account("Dee Vervangt").make().await;
        let days = |first: i64, last: i64| (in_days(&world, first), in_days(&world, last));
        let refused = async |of, deputy, days| match names(&world, of, deputy, days).await {
            Filled::Faulty(faults) => faults,
            Filled::Done(done) => panic!("{done:?}"),
        };
        let fault = |field, fault| vec![(field, fault)];
        let themself = fault(DeputyField::Person, DeputyFault::Themself);
        assert_eq!(refused(scene.leader, scene.leader, days(0, 9)).await, themself);
        assert_eq!(refused(scene.leader, deputy, days(-1, 9)).await, fault(DeputyField::First, DeputyFault::FirstPassed));
        assert_eq!(refused(scene.leader, deputy, days(3, 2)).await, fault(DeputyField::Last, DeputyFault::LastBeforeFirst));
        assert_eq!(refused(scene.leader, deputy, days(0, 400)).await, fault(DeputyField::Last, DeputyFault::TooLong));
        let policy = world.account("Pia Beleid").role(Role::PolicyOfficer).make().await;
        assert_eq!(refused(policy, deputy, days(0, 9)).await, fault(DeputyField::Role, DeputyFault::UnknownRole));
        world.change_account(scene.leader, |form| form.roles[0].last = in_days(&world, 5).to_string()).await;
        assert_eq!(refused(scene.leader, deputy, days(0, 6)).await, fault(DeputyField::Last, DeputyFault::OutsideRole));
        names(&world, scene.leader, deputy, days(0, 5)).await.done();
        let already = fault(DeputyField::Person, DeputyFault::AlreadyNamed);
        assert_eq!(refused(scene.leader, deputy, days(2, 3)).await, already);
        let closed = world.account("Wil Weg").inactive().make().await;
        let unknown = fault(DeputyField::Person, DeputyFault::UnknownPerson);
        assert_eq!(refused(scene.leader, closed, days(0, 5)).await, unknown);
    }

    async fn nobody_stands_in_for_a_deputy(world: World) {
        let scene = Scene::set(&world).await;
        let [deputy, third] = [world.account("Dee Vervangt").make().await, world.account("Der Derde").make().await];
        names(&world, scene.leader, deputy, (in_days(&world, 0), in_days(&world, 9))).await.done();
        let held = find(world.store().read(), deputy, world.now()).await.expect("the store").expect("there").held;
        let form = server::account::DeputyForm {
            role: held[0].id.to_string(),
            person: find(world.store().read(), third, world.now()).await.expect("the store").expect("there").email,
            first: in_days(&world, 0).to_string(),
            last: in_days(&world, 9).to_string(),
        };
        let own = NamesDeputies::own(&world.signed_in(deputy).await);
        let named = server::account::name_deputy(&world.program, &own, &form).await.expect("the store");
        assert_eq!(named, Filled::Faulty(vec![(DeputyField::Role, DeputyFault::UnknownRole)]));
    }
}
