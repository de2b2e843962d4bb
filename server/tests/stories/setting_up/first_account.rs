//! The command line makes the first account, and the board with it.

use domain::account::Role;
use domain::questionnaire::Questionnaire;
use sea_orm::EntityTrait;
use server::account::{AccountFault, AccountField, NewAccount, create};
use server::form::Filled;
use server::on_both_databases;
use server::store::entity::{board, questionnaire};

fn new(email: &str, roles: &[&str]) -> NewAccount {
    NewAccount {
        name: "Henk Hoofd".into(),
        email: email.into(),
        language: "nl".into(),
        roles: roles.iter().map(|role| (*role).to_owned()).collect(),
        organisation: "Een ander bestuur".into(),
        leader_talks_too: true,
    }
}

on_both_databases! {
    async fn the_first_account_makes_the_board_with_the_standard_questionnaire(world: World) {
        let conn = world.store().read();
        let organisation = server::organisation::organisation(conn, world.board()).await.expect("there");
        assert_eq!(organisation.name, "Stichting Voorbeeld");
        assert_eq!(organisation.time_zone.name(), "Europe/Amsterdam");
        let stored = questionnaire::Entity::find_by_id((world.board().into(), 2)).one(conn).await.expect("read");
        let stored = Questionnaire::parse(&stored.expect("there").definition).expect("a questionnaire");
        assert_eq!(&stored, Questionnaire::standard());
    }

    async fn the_second_account_joins_the_board(world: World) {
        let id = create(&world.program, &new("henk@voorbeeld.test", &["hr_coordinator"])).await.expect("works").done();
        let viewer = world.signed_in(id).await;
        assert_eq!(viewer.board(), world.board());
        assert!(viewer.has(Role::HrCoordinator) && !viewer.has(Role::Administrator));
        assert_eq!(board::Entity::find().all(world.store().read()).await.expect("read").len(), 1);
    }

    async fn an_address_that_is_taken_and_a_role_that_is_not_there_are_refused_at_their_fields(world: World) {
        let taken = create(&world.program, &new(" BEHEER@voorbeeld.test ", &[])).await.expect("works");
        assert_eq!(taken, Filled::Faulty(vec![(AccountField::Email, AccountFault::AddressTaken)]));
        let unknown = create(&world.program, &new("henk@voorbeeld.test", &["boss"])).await.expect("works");
        assert_eq!(unknown, Filled::Faulty(vec![(AccountField::Roles, AccountFault::UnknownRole)]));
    }
}
