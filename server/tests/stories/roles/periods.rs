//! Before its first day and after its last a role gives nothing; who gives it, and who has to agree.

use chrono::TimeDelta;
use domain::account::{Role, When};
use domain::time_line::EventKind;
use server::account::{AccountFault, AccountField, AccountForm, change, find, look_at_turns, role_proposals};
use server::form::Filled;
use server::mail::MailKind;
use server::on_both_databases;
use server::proposal::{Proposed, confirm};

use super::{NOTHING, in_days, is_signed_in, logged, may, role, signs_in, told};

on_both_databases! {
    async fn a_role_gives_nothing_before_its_first_day_and_after_its_last(world: World) {
        let school = world.school("Het Noorden").await;
        let (first, last) = (in_days(&world, 1), in_days(&world, 3));
        let id = world.account("Tom Tijdelijk").role_between(Role::TeamLeader, school, Some(first), Some(last)).make().await;
        assert_eq!(may(&world, id).await, NOTHING);
        // The clock stands at ten in the morning in Amsterdam: fourteen hours until the day.
        world.advance(TimeDelta::hours(13) + TimeDelta::minutes(59));
        assert_eq!(may(&world, id).await, NOTHING, "a minute before midnight where the board is");
        world.advance(TimeDelta::minutes(1));
        assert_eq!(may(&world, id).await, [Role::TeamLeader], "while it is still yesterday in UTC");
        world.advance(TimeDelta::days(3) - TimeDelta::minutes(1));
        assert_eq!(may(&world, id).await, [Role::TeamLeader], "until the end of the last day");
        world.advance(TimeDelta::minutes(1));
        assert_eq!(may(&world, id).await, NOTHING);
    }

    async fn the_page_of_a_person_has_what_is_coming_and_what_has_ended(world: World) {
        let school = world.school("Het Noorden").await;
        let (yesterday, tomorrow) = (in_days(&world, -1), in_days(&world, 1));
        let id = world
            .account("Tom Tijdelijk")
            .role_between(Role::TeamLeader, school, None, Some(yesterday))
            .role_between(Role::SchoolHead, school, Some(tomorrow), None)
            .role(Role::PolicyOfficer)
            .make()
            .await;
        let account = find(world.store().read(), id, world.now()).await.expect("the store").expect("there");
        let held: Vec<(Role, When)> = account.held.iter().map(|held| (held.role, held.when)).collect();
        let expected =
            [(Role::TeamLeader, When::Over), (Role::SchoolHead, When::Coming), (Role::PolicyOfficer, When::Now)];
        assert_eq!(held, expected);
        // The form keeps what is to come; what has ended is not its own to keep, and stays to be seen.
        world.change_account(id, |form| form.name = "Tom Anders".into()).await;
        let after = find(world.store().read(), id, world.now()).await.expect("the store").expect("there");
        assert_eq!(after.held, account.held);
        assert_eq!(logged(&world, EventKind::RoleTaken).await, 0);
    }

    async fn a_role_that_has_ended_can_be_given_again(world: World) {
        let school = world.school("Het Noorden").await;
        let id = world
            .account("Tom Tijdelijk")
            .role_between(Role::TeamLeader, school, None, Some(in_days(&world, -1)))
            .make()
            .await;
        world.change_account(id, |form| form.roles.push(role(Role::TeamLeader, Some(school), None, None))).await;
        assert_eq!(may(&world, id).await, [Role::TeamLeader]);
    }

    async fn days_in_the_wrong_order_or_a_role_twice_are_said_at_the_roles(world: World) {
        let school = world.school("Het Noorden").await;
        let team = world.team(school, "Onderbouw").await;
        let id = world.account("Tom Tijdelijk").make().await;
        let form = |roles| AccountForm {
            name: "Tom Tijdelijk".into(),
            email: "tom.tijdelijk@voorbeeld.test".into(),
            language: "nl".into(),
            active: true,
            roles,
            ..AccountForm::default()
        };
        let [today, yesterday] = [Some(in_days(&world, 0)), Some(in_days(&world, -1))];
        let mut typo = role(Role::TeamLeader, Some(team), None, None);
        typo.first = "31-2-2026".into();
        let wrong = [
            (vec![role(Role::TeamLeader, Some(team), today, yesterday)], AccountFault::LastBeforeFirst),
            (vec![typo], AccountFault::DateImpossible),
            (
                vec![role(Role::TeamLeader, Some(team), None, None), role(Role::TeamLeader, Some(team), today, None)],
                AccountFault::RoleTwice,
            ),
            (vec![role(Role::SchoolHead, Some(team), None, None)], AccountFault::NotASchool),
            (vec![role(Role::SchoolHead, None, None, None)], AccountFault::NotASchool),
        ];
        for (roles, fault) in wrong {
            let filled = change(&world.program, &world.keeper(), id, &form(roles)).await.expect("the store");
            assert_eq!(filled, Filled::Faulty(vec![(AccountField::Roles, fault)]));
        }
    }

    async fn more_days_of_an_advisers_role_need_a_second_person_and_fewer_do_not(world: World) {
        let hr = world.account("Vera Smit").role(Role::HrCoordinator).make().await;
        let vera = world.signed_in(hr).await.keeper().expect("of the whole board");
        let adviser = world.account("Ada Viseur").role(Role::HrAdviser).make().await;
        let until = |last| AccountForm {
            name: "Ada Viseur".into(),
            email: "ada.viseur@voorbeeld.test".into(),
            language: "nl".into(),
            active: true,
            roles: vec![role(Role::HrAdviser, None, None, last)],
            ..AccountForm::default()
        };
        let (soon, later) = (in_days(&world, 2), in_days(&world, 20));
        let session = signs_in(&world, adviser).await;
        change(&world.program, &vera, adviser, &until(Some(soon))).await.expect("the store").done();
        assert_eq!(logged(&world, EventKind::RolePeriodChanged).await, 1);
        assert!(!is_signed_in(&world, &session).await, "other days are another role");
        world.advance(TimeDelta::days(3));
        assert_eq!(may(&world, adviser).await, NOTHING);

        change(&world.program, &vera, adviser, &until(Some(later))).await.expect("the store").done();
        assert_eq!(may(&world, adviser).await, NOTHING, "nobody gives it back alone");
        assert_eq!(told(&world, MailKind::SecondPersonAsked).await, ["Bea Beheer"]);
        let waiting = role_proposals(world.store().read(), world.board()).await.expect("the store");
        assert_eq!(waiting.iter().map(|one| one.period.last()).collect::<Vec<_>>(), [Some(later)]);
        let settled = confirm(&world.program, &world.keeper(), &[Proposed::Role(waiting[0].id)]).await.expect("may");
        assert_eq!(settled.settled, 1);
        assert_eq!(may(&world, adviser).await, [Role::HrAdviser]);
        world.advance(TimeDelta::days(18));
        assert_eq!(may(&world, adviser).await, NOTHING, "for as long as was agreed to");
    }

    async fn other_days_that_are_proposed_take_the_place_of_the_first(world: World) {
        let hr = world.account("Vera Smit").role(Role::HrCoordinator).make().await;
        let vera = world.signed_in(hr).await.keeper().expect("of the whole board");
        let id = world.account("Ada Viseur").make().await;
        for last in [in_days(&world, 5), in_days(&world, 9)] {
            let form = AccountForm {
                name: "Ada Viseur".into(),
                email: "ada.viseur@voorbeeld.test".into(),
                language: "nl".into(),
                active: true,
                roles: vec![role(Role::HrAdviser, None, None, Some(last))],
                ..AccountForm::default()
            };
            for _ in 0..2 {
                change(&world.program, &vera, id, &form).await.expect("the store").done();
            }
        }
        let waiting = role_proposals(world.store().read(), world.board()).await.expect("the store");
        assert_eq!(waiting.iter().map(|one| one.period.last()).collect::<Vec<_>>(), [Some(in_days(&world, 9))]);
        assert_eq!(logged(&world, EventKind::RoleProposed).await, 2);
    }

    async fn the_board_keeps_an_administrator_whose_role_does_not_end(world: World) {
        let id = world.administrator().account();
        let form = |last| AccountForm {
            name: "Bea Beheer".into(),
            email: "beheer@voorbeeld.test".into(),
            language: "nl".into(),
            active: true,
            roles: vec![role(Role::Administrator, None, None, last)],
            ..AccountForm::default()
        };
        let ends = change(&world.program, &world.keeper(), id, &form(Some(in_days(&world, 100)))).await;
        let fault = vec![(AccountField::Roles, AccountFault::LastAdministrator)];
        assert_eq!(ends.expect("the store"), Filled::Faulty(fault));
        world.account("Bo Tweede").role(Role::Administrator).make().await;
        change(&world.program, &world.keeper(), id, &form(Some(in_days(&world, 100)))).await.expect("the store").done();
    }

    async fn who_will_administer_is_left_alone_by_others_already(world: World) {
        let hr = world.account("Vera Smit").role(Role::HrCoordinator).make().await;
        let vera = world.signed_in(hr).await.keeper().expect("of the whole board");
        let id = world.account("Al Straks").make().await;
        world.change_account(id, |form| form.roles.push(role(Role::Administrator, None, Some(in_days(&world, 5)), None))).await;
        let form = AccountForm {
            name: "Al Straks".into(),
            email: "van.vera@voorbeeld.test".into(),
            language: "nl".into(),
            active: true,
            ..AccountForm::default()
        };
        let fault = vec![(AccountField::Roles, AccountFault::OnlyAdministrators)];
        let changed = change(&world.program, &vera, id, &form).await.expect("the store");
        assert_eq!(changed, Filled::Faulty(fault));
    }

    async fn looking_at_turns_finds_nothing_where_no_role_has_days(world: World) {
        world.account("Ada Viseur").role(Role::HrAdviser).make().await;
        assert_eq!(look_at_turns(&world.program).await.expect("the store"), 0);
    }
}
