//! The board's own terms.

use domain::account::Role;
use domain::retention::{Kind, Term, TermFault, Terms};
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, QueryFilter, Set};
use server::form::Filled;
use server::on_both_databases;
use server::retention::{change_terms, terms};
use server::store::entity::{board, event};
use server::store::{StoreError, TypedColumn};
use server::testing::World;

use super::{erase, full, go_to};
use crate::scene::Scene;

async fn set(world: &World, differs: Term, months: &'static str) -> Filled<(), (Term, TermFault)> {
    let usual: Vec<String> = Term::ALL.iter().map(|term| term.limits().usual.to_string()).collect();
    let typed = |term: Term| if term == differs { months } else { usual[term as usize].as_str() };
    change_terms(&world.program, &world.keeper(), typed).await.expect("the store")
}

on_both_databases! {
    async fn a_shorter_term_counts_at_the_next_look(world: World) {
        let scene = Scene::set(&world).await;
        full(&world, &scene).await;
        go_to(&world, "2026-07-01");
        assert_eq!(erase(&world).await.of(Kind::Contact), 0);
        assert_eq!(set(&world, Term::Contact, "2").await, Filled::Done(()));
        assert!(erase(&world).await.of(Kind::Contact) > 0);
        let changed = event::Entity::find()
            .filter(event::Column::Kind.is(domain::time_line::EventKind::RetentionChanged))
            .filter(event::Column::DepartureId.is_null())
            .all(world.store().read())
            .await
            .expect("the store");
        assert_eq!(changed.len(), 1);
        assert_eq!(changed[0].said(world.store().read()).expect("it opens").as_deref(), Some(r#"{"contact":[3,2]}"#), "who changed what is written down");
    }

    async fn what_lies_outside_the_limits_is_refused_and_nothing_changes(world: World) {
        let board = world.board();
        assert_eq!(set(&world, Term::Answers, "25").await, Filled::Faulty(vec![(Term::Answers, TermFault::TooLong)]));
        assert_eq!(set(&world, Term::Contact, "1").await, Filled::Faulty(vec![(Term::Contact, TermFault::TooShort)]));
        assert_eq!(terms(world.store().read(), board).await.expect("the store"), Terms::default());
    }

    async fn a_longer_term_in_the_database_than_allowed_is_not_followed(world: World) {
        let scene = Scene::set(&world).await;
        full(&world, &scene).await;
        let id = world.board();
        world
            .store()
            .write(|tx| Box::pin(async move {
                let forever = Set(Some(r#"{"answers": 250, "contact": 250}"#.to_owned()));
                board::ActiveModel { id: Set(id.into()), retention: forever, ..Default::default() }.update(tx).await?;
                Ok::<_, StoreError>(())
            }))
            .await
            .expect("written");
        go_to(&world, "2028-04-29");
        assert_eq!(erase(&world).await.of(Kind::Record), 0);
        go_to(&world, "2028-04-30");
        assert!(erase(&world).await.of(Kind::Record) > 0);
    }

    async fn a_coordinator_of_one_school_does_not_keep_the_boards_terms(world: World) {
        let school = world.school("Het Zuiden").await;
        let some = world.account("Zus Zuid").role_of(Role::HrCoordinator, school).make().await;
        assert!(world.signed_in(some).await.keeper().is_err());
        assert!(world.cora().await.keeper().is_ok());
    }
}
