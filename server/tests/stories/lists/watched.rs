//! What whoever watches reads of the database.

use chrono::TimeDelta;
use domain::mail::MailKind;
use sea_orm::{EntityTrait, QueryFilter};
use server::lists::watched::{Watched, watched};
use server::on_both_databases;
use server::organisation::note_backup;
use server::retention::{give_turn_back, take_turn};
use server::steps;
use server::store::entity::outbox::{self, MailState};
use server::store::{StoreError, Typed, TypedColumn};
use server::testing::World;

use crate::scene::Scene;

async fn now(world: &World) -> Watched {
    watched(world.store().read(), world.now()).await.expect("the store")
}

/// All mails of this kind are in this state now.
async fn become_of(world: &World, kind: MailKind, state: MailState) {
    let changed = world.store().write(|tx| {
        Box::pin(async move {
            outbox::Entity::update_many()
                .col_expr(outbox::Column::State, Typed::expr(state))
                .filter(outbox::Column::Kind.is(kind))
                .exec(tx)
                .await?;
            Ok::<_, StoreError>(())
        })
    });
    changed.await.expect("the store");
}

on_both_databases! {
    async fn mails_that_wait_and_that_were_given_up_are_counted_apart(world: World) {
        let scene = Scene::set(&world).await;
        let before = now(&world).await;
        scene.leaver("Anna Boer").await;
        steps::advance_due(&world.program).await.expect("the course");
        let made = world.now();
        world.advance(TimeDelta::minutes(10));
        let waiting = now(&world).await;
        assert_eq!((waiting.mails_waiting, waiting.mails_parked), (before.mails_waiting + 1, 0));
        assert!(waiting.oldest_mail.is_some_and(|at| at <= made));
        become_of(&world, MailKind::Questionnaire, MailState::Claimed).await;
        assert_eq!(now(&world).await.mails_waiting, waiting.mails_waiting, "in hands it still waits");
        become_of(&world, MailKind::Questionnaire, MailState::Failed).await;
        let parked = now(&world).await;
        assert_eq!((parked.mails_waiting, parked.mails_parked), (before.mails_waiting, 1));
    }

    async fn backups_and_turns_have_their_instants(world: World) {
        assert_eq!((now(&world).await.backup, now(&world).await.retention_due), (None, None));
        note_backup(world.store(), world.now()).await.expect("the store");
        let first = world.now();
        world.advance(TimeDelta::days(2));
        let (program, board) = (&world.program, world.board());
        assert!(take_turn(program, board).await.expect("the store").is_none(), "never on the first day");
        let due = world.now() + TimeDelta::days(1);
        assert_eq!((now(&world).await.backup, now(&world).await.retention_due), (Some(first), Some(due)));
        world.advance(TimeDelta::days(1));
        let turn = take_turn(program, board).await.expect("the store").expect("it is time");
        assert_eq!(now(&world).await.retention_due, Some(world.now() + TimeDelta::hours(1)));
        // The program stops before everything was looked at.
        give_turn_back(program, turn).await.expect("the store");
        assert_eq!(now(&world).await.retention_due, Some(world.now()));
        assert!(take_turn(program, board).await.expect("the store").is_some(), "another takes it at once");
    }
}
