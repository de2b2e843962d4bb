//! Rows of several tables in one statement are the rows that each table gives by itself.

use std::fmt::Debug;

use domain::account::Role;
use domain::ids::TalkId;
use sea_orm::{EntityTrait, ModelTrait, PrimaryKeyToColumn};
use serde::de::DeserializeOwned;
use server::availability::{SettingsForm, save_settings};
use server::demonstration::build;
use server::on_both_databases;
use server::store::Several;
use server::store::entity::{
    account, appointment, board, closed_days, departure, excluded_host, extra_hours, host_settings, hours, outbox,
    pause, report, response, role, route_rule, second_response, talk, training,
};
use server::testing::World;

/// How many rows there are, after both ways were compared.
async fn same<E>(world: &World) -> usize
where
    E: EntityTrait,
    E::Model: ModelTrait<Entity = E> + DeserializeOwned + Debug + PartialEq + Send + Sync,
{
    let conn = world.store().read();
    let key = |row: &E::Model| {
        let columns = <E::PrimaryKey as sea_orm::Iterable>::iter().map(PrimaryKeyToColumn::into_column);
        columns.map(|column| format!("{:?}", row.get(column))).collect::<Vec<_>>()
    };
    let mut several = Several::of(conn);
    let part = several.rows(E::find());
    let mut together = several.read(conn).await.expect("the store").take(part).expect("rows that can be read");
    let mut alone = E::find().all(conn).await.expect("the store");
    together.sort_by_key(key);
    alone.sort_by_key(key);
    assert_eq!(together, alone);
    alone.len()
}

on_both_databases! {
    async fn rows_read_together_are_the_rows_read_alone(world: World) {
        build(&world.program).await.expect("the demonstration");
        let mut seen = Vec::new();
        macro_rules! each {
            ($($table:ident),+) => { $(seen.push((stringify!($table), same::<$table::Entity>(&world).await));)+ };
        }
        each!(
            account, appointment, board, closed_days, departure, hours, outbox, pause,
            report, response, role, second_response, talk, training
        );
        let empty: Vec<_> = seen.into_iter().filter(|(_, rows)| *rows == 0).collect();
        assert_eq!(empty, [], "the demonstration has something of each");
        // Of these it may have none.
        same::<excluded_host::Entity>(&world).await;
        same::<extra_hours::Entity>(&world).await;
        same::<route_rule::Entity>(&world).await;
    }

    async fn rows_of_two_tables_do_not_mix_and_an_empty_question_has_no_answer(world: World) {
        let conn = world.store().read();
        let adviser = world.account("Ad Viseur").role(Role::HrAdviser).make().await;
        let settings = SettingsForm { buffer_before: "10".into(), ..SettingsForm::default() };
        save_settings(&world.program, &world.times_of(adviser), &settings).await.expect("theirs").done();
        assert_eq!(same::<host_settings::Entity>(&world).await, 1);
        let mut several = Several::of(conn);
        let accounts = several.rows(account::Entity::find_by_id(adviser));
        let boards = several.rows(board::Entity::find_by_id(world.board()));
        let nobody = several.rows(talk::Entity::find_by_id(TalkId::new(adviser.uuid())));
        let mut found = several.read(conn).await.expect("the store");
        assert_eq!(found.take(boards).expect("readable")[0].id, world.board());
        assert_eq!(found.take(accounts).expect("readable")[0].name, "Ad Viseur");
        assert_eq!(found.take(nobody).expect("readable"), []);
    }
}
